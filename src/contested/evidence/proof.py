"""The proof of one statement: its quote stands in the kept copy, at the place it names, and says the number claimed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested.claims import Estimate, Statement  # attrs resolves them
from contested.errors import shorten
from contested.evidence.faults import NO_COPY, NO_QUOTE, QUOTE_NOT_FOUND, WRONG_PLACE, Fault
from contested.evidence.kept_text import KeptText  # noqa: TC001  # beside the others
from contested.evidence.places import place_named
from contested.evidence.quote_search import find_quote, nearest_passage, spans_of, stands_verbatim, touches
from contested.evidence.quoted_numbers import number_fault

if TYPE_CHECKING:
    from contested.evidence.kept_copy import KeptCopy

MOST_PLACES = 3
"""Places that are named where a quote stands elsewhere."""


@attrs.frozen
class Proof:
    """
    What becomes of one statement beside the kept copy of its source.

    ``copy`` is the path of the copy below the folder, if there is one;
    without ``faults`` the statement is proved.
    """

    statement: Statement
    copy: str | None
    faults: tuple[Fault, ...]

    @property
    def proved(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def prove(statement: Statement, figure: str, copy: KeptCopy | None) -> Proof:
    """
    Return the proof of a statement.

    Args:
        statement: of any stance; only an estimate has a number to look at.
        figure: what its figure is called.
        copy: of its source; None where nobody says where it was read.
    """
    faults: list[Fault] = []
    text = None
    if copy is None:
        faults.append(Fault(NO_COPY, "nobody says where it was read, so there is no copy"))
    else:
        text = copy.text
        faults += copy.faults
    quote = statement.quote
    if quote is None:
        faults.append(Fault(NO_QUOTE, "it gives no words of the source"))
        return Proof(statement, None if copy is None else copy.name, tuple(faults))
    if text is not None:
        wrong = quote_fault(text, quote, statement.at)
        faults += [] if wrong is None else [wrong]
    if isinstance(statement, Estimate):
        other = number_fault(statement, figure, quote)
        faults += [] if other is None else [other]
    return Proof(statement, None if copy is None else copy.name, tuple(faults))


def quote_fault(text: KeptText, quote: str, at: str | None) -> Fault | None:
    """Return why a quote is not proved by a text, or None where it stands there."""
    if at is None and stands_verbatim(text.raw, quote):
        return None
    found = False
    other: Fault | None = None
    for form in (text, text.also):
        if form is None or next(find_quote(form, quote), None) is None:
            continue
        found = True
        other = None if at is None else _place_fault(form, quote, at)
        if other is None:
            return None
    if found:
        return other
    nearest = nearest_passage(text, quote)
    if nearest is None:
        return Fault(QUOTE_NOT_FOUND, f"{shorten(quote)} does not stand in the copy, nor anything like it")
    place = text.place_of(nearest.start)
    where = f" ({place})" if place else ""
    return Fault(QUOTE_NOT_FOUND, f"{shorten(quote)} does not stand in the copy; nearest is “{nearest.passage}”{where}")


def _place_fault(text: KeptText, quote: str, at: str) -> Fault | None:
    """Return why a quote does not stand at a place, or None where it does."""
    place = place_named(at)
    if place is None:
        return Fault(WRONG_PLACE, f"no place can be read from {shorten(at)}; write 'page 4', 'cell B7' or '#section'")
    spans = spans_of(text, place)
    if spans is None:
        return Fault(WRONG_PLACE, f"the copy has no places such as {at}; it has {text.places}")
    stands = list(find_quote(text, quote))
    if any(touches(spans, one) for one in stands):
        return None
    named = dict.fromkeys(text.place_of(start) for start, _ in stands)
    where = ", ".join([one for one in named if one][:MOST_PLACES])
    missing = "" if spans else f", of which the copy has none; it has {text.places}"
    return Fault(WRONG_PLACE, f"the quote does not stand at {at}{missing}{f'; it stands at {where}' if where else ''}")
