"""The proof of one statement: its quote stands in the kept copy, at the place it names, and says the number claimed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import attrs

from contested.claims import Estimate, Statement  # attrs resolves them
from contested.errors import shorten, visible
from contested.evidence.faults import NO_COPY, NO_QUOTE, OTHER_INDICATOR, QUOTE_NOT_FOUND, WRONG_PLACE, Fault
from contested.evidence.kept_text import KeptText  # noqa: TC001  # beside the others
from contested.evidence.places import place_named
from contested.evidence.quote_search import find_quote, nearest_passage, pieces_of, spans_of, stands_verbatim, touches
from contested.evidence.quoted_numbers import number_fault

if TYPE_CHECKING:
    from contested.evidence.kept_copy import KeptCopy
    from contested.phrases.phrase import Span

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
    text: KeptText | None = None
    if copy is None:
        faults.append(Fault(NO_COPY, "nobody says where it was read, so there is no copy"))
    else:
        text = copy.text
        faults += copy.faults
    quote = statement.quote
    if quote is None:
        faults.append(Fault(NO_QUOTE, "it gives no words of the source"))
        return Proof(statement, None if copy is None else copy.name, tuple(faults))
    found = QuoteFound(None) if text is None else look_up(text, quote, statement.at)
    faults += [] if found.fault is None else [found.fault]
    if isinstance(statement, Estimate):
        other = number_fault(statement, figure, quote, found.headers)
        if other is None and found.passage:
            other = _spliced(statement, figure, found.passage)
        faults += [] if other is None else [other]
    return Proof(statement, None if copy is None else copy.name, tuple(faults))


def _spliced(estimate: Estimate, figure: str, passage: str) -> Fault | None:
    """Return why a number counts something else in what an ellipsis leaves out: "12 … dead" of "12 hurt and 5 dead"."""
    fault = number_fault(estimate, figure, passage)
    return fault if fault is not None and fault.code == OTHER_INDICATOR else None


class QuoteFound(NamedTuple):
    """
    Why a quote is not where it should be, if it is not.

    ``headers`` are what heads the columns of a table in which it stands;
    ``passage`` is all that stands there, where an ellipsis leaves some out.
    """

    fault: Fault | None
    headers: tuple[str, ...] = ()
    passage: str = ""


def look_up(text: KeptText, quote: str, at: str | None) -> QuoteFound:
    """Return what becomes of a quote in a text: it stands there, or elsewhere, or nowhere."""
    if at is None and stands_verbatim(text.raw, quote):
        return QuoteFound(None)
    met = [(form, list(find_quote(form, quote))) for form in (text, text.also) if form is not None]
    found = [_in_place(form, stands, at) for form, stands in met if stands]
    good = [one for one in found if one.fault is None]
    if not good:
        return found[0] if found else QuoteFound(_not_found(text, quote))
    headers = [] if any(not one.headers for one in good) else [header for one in good for header in one.headers]
    return QuoteFound(None, tuple(dict.fromkeys(headers)), good[0].passage if len(pieces_of(quote)) > 1 else "")


def _not_found(text: KeptText, quote: str) -> Fault:
    nearest = nearest_passage(text, quote)
    if nearest is None:
        return Fault(QUOTE_NOT_FOUND, f"{shorten(quote)} does not stand in the copy, nor anything like it")
    place = text.place_of(nearest.start)
    where = f" ({place})" if place else ""
    passage = visible(nearest.passage)
    return Fault(QUOTE_NOT_FOUND, f"{shorten(quote)} does not stand in the copy; nearest is “{passage}”{where}")


def _in_place(text: KeptText, stands: list[Span], at: str | None) -> QuoteFound:
    """Return what becomes of a quote that stands in a text, at a place that the claim names or anywhere."""
    if at is None:
        return _standing(text, stands)
    place = place_named(at)
    if place is None:
        what = f"no place can be read from {shorten(at)}; write 'page 4', 'cell B7' or '#section'"
        return QuoteFound(Fault(WRONG_PLACE, what))
    spans = spans_of(text, place)
    if spans is None:
        return QuoteFound(Fault(WRONG_PLACE, f"the copy has no places such as {at}; it has {text.places}"))
    inside = [one for one in stands if touches(spans, one)]
    if inside:
        return _standing(text, inside)
    named = dict.fromkeys(text.place_of(start) for start, _ in stands)
    where = ", ".join([one for one in named if one][:MOST_PLACES])
    missing = "" if spans else f", of which the copy has none; it has {text.places}"
    what = f"the quote does not stand at {at}{missing}{f'; it stands at {where}' if where else ''}"
    return QuoteFound(Fault(WRONG_PLACE, what))


def _standing(text: KeptText, stands: list[Span]) -> QuoteFound:
    return QuoteFound(None, _headers(text, stands), text.spaced[slice(*stands[0])])


def _headers(text: KeptText, stands: list[Span]) -> tuple[str, ...]:
    """Return what heads the columns in which a quote stands; nothing where it also stands outside of tables."""
    headers = tuple(dict.fromkeys(text.header_of(start) for start, _ in stands))
    return () if "" in headers else headers
