"""
Said numbers: what those who give a number say, each number once with everybody who gives it, lowest first.

Of a stated figure these are the numbers of estimates in force, as they were
said: a count that stopped before the day of the answer has its own day behind
it, and ``closing_sentences`` say of what day the answer is.  Of a derived one
they are what the numbers come to.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import attrs

from contested.claims import soft_ends
from contested.claims.day_words import days_beside
from contested.quantities import Interval, PrintMarks, end_rounding, hull_of
from contested.report.amounts_in_words import amount_words, has_error_behind_it, standard_error_in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from contested.claims import Estimate, Panel, Position
    from contested.quantities import Number
    from contested.report.sentence_templates import SentenceTemplates, WithCount

DOCUMENTED, ESTIMATED = "documented", "estimated"


@attrs.frozen
class SaidNumber:
    """A number in words with its unit, who gives it, and what it prints."""

    words: str
    who: WithCount = attrs.field(eq=False)
    names: tuple[str, ...]
    interval: Interval
    soft: PrintMarks
    of_other_day: bool = False

    @property
    def is_range(self) -> bool:
        """Whether both its ends are closed and printed, and are of the day of the answer."""
        bounded = self.interval.is_bounded and not self.interval.low_open and not self.interval.high_open
        return bounded and not self.of_other_day


@attrs.frozen
class _Piece:
    interval: Interval
    soft: PrintMarks
    asides: tuple[str, ...] = ()


def said_numbers(
    panel: Panel,
    templates: SentenceTemplates,
    *,
    keep: Callable[[Estimate], bool] | None = None,
    marked: bool = True,
    for_cell: bool = False,
) -> tuple[SaidNumber, ...]:
    """
    Return the numbers that are given, each once, lowest first.

    Args:
        panel: of the figure.
        templates: of the language.
        keep: which estimates are looked at; by default all that stand.
        marked: documented ones are marked, so that they stand with others.
        for_cell: a count of another day is written as what it says of the day
            of the answer, and no standard error stands behind a number.
    """
    days = days_in_words(panel.stated, templates)
    bases = _bases(panel) if marked else set()
    grouped: dict[str, tuple[list[Position], list[_Piece]]] = {}
    for position in panel.stated:
        if position.is_bound and for_cell:
            pieces = [_whole(position)]
        else:
            pieces = list(dict.fromkeys(_pieces(position, bases, keep, templates, with_errors=not for_cell)))
        if not pieces:
            continue
        ordered = sorted(pieces, key=lambda piece: _order(piece.interval))
        texts = dict.fromkeys(_piece_words(piece, position, templates) for piece in ordered)
        words = templates.joins["numbers"].join(texts)
        who, held = grouped.setdefault(words, ([], []))
        who.append(position)
        held += ordered
    made = []
    for words, (who, held) in grouped.items():
        names = [position.name for position in who]
        interval = hull_of(piece.interval for piece in held)
        bound = any(position.is_bound for position in who)
        made.append(SaidNumber(words, templates.names(names, days), tuple(names), interval, held[0].soft, bound))
    return tuple(sorted(made, key=lambda one: _order(one.interval)))


def numbers_one_by_one(panel: Panel, templates: SentenceTemplates) -> Iterator[tuple[Position, Estimate, str]]:
    """Yield every estimate in force that gives a number: whose position it is, itself, and its number in words."""
    bases = _bases(panel)
    for position in panel.stated:
        for estimate in position.estimates:
            only = _is(estimate)
            for piece in _pieces(position, bases, only, templates):
                yield position, estimate, _piece_words(piece, position, templates)


def days_in_words(positions: Sequence[Position], templates: SentenceTemplates) -> dict[str, str]:
    """Return what stands in brackets behind each name: through whom its number came, and its day where days differ."""
    asides: dict[str, list[str]] = {}
    for position in positions:
        if position.through:
            asides.setdefault(position.name, []).append(
                templates.fill("mark.quoted_by", who=templates.names(position.through))
            )
    for name, held in days_beside(positions).items():
        day = templates.printed.listed([templates.day(one) for one in held.days])
        key = {"held": "", "calculated": "mark.as_of", "counted to": "mark.counted_to"}[held.kind]
        asides.setdefault(name, []).append(templates.fill(key, day=day) if key else day)
    return {name: templates.joins["asides"].join(dict.fromkeys(texts)) for name, texts in asides.items()}


def whole_range(said: Sequence[SaidNumber], panel: Panel, templates: SentenceTemplates) -> str:
    """Return from where to where all numbers run: "10 to 13 people"; nothing where one of them names no limit."""
    if not all(one.is_range for one in said):
        return ""
    lows, highs = ([end(one) for one in said] for end in (_low, _high))
    interval = Interval(min(lows), max(highs))
    at_low = [one for one in said if _low(one) == interval.low]
    at_high = [one for one in said if _high(one) == interval.high]
    derived = panel.derived or any(one.soft.derived for one in (*at_low, *at_high))
    soft = PrintMarks(any(one.soft.low for one in at_low), any(one.soft.high for one in at_high), derived)
    ends = (
        end_rounding([one.interval for one in at_low], is_top=False, derived=derived),
        end_rounding([one.interval for one in at_high], is_top=True, derived=derived),
    )
    return amount_words(interval, panel.unit, soft, templates, ends)


def _low(one: SaidNumber) -> Number:
    assert one.interval.low is not None
    return one.interval.low


def _high(one: SaidNumber) -> Number:
    assert one.interval.high is not None
    return one.interval.high


def _order(interval: Interval) -> tuple[Number | float, Number | float]:
    return (
        -math.inf if interval.low is None else interval.low,
        math.inf if interval.high is None else interval.high,
    )


def _is(estimate: Estimate) -> Callable[[Estimate], bool]:
    """Return what tells one estimate, by itself and not by what it says."""
    return lambda other: other is estimate


def _whole(position: Position) -> _Piece:
    """Return what a position comes to, where that is no statement of anybody."""
    assert position.interval is not None
    return _Piece(position.interval, soft_ends(position.spans, position.interval))


def _pieces(
    position: Position,
    bases: set[str | None],
    keep: Callable[[Estimate], bool] | None,
    templates: SentenceTemplates,
    *,
    with_errors: bool = True,
) -> Iterator[_Piece]:
    """Yield what a position prints: each estimate by itself, or what it comes to where it was computed."""
    if position.working is not None or position.lenders:
        yield _whole(position)
        return
    statuses = {estimate.status for estimate in position.estimates}
    for estimate in position.estimates:
        held = estimate.to(position.unit)
        if held.interval is not None and (keep is None or keep(estimate)):
            asides = [*_marks(held, bases, statuses, templates)]
            if with_errors and has_error_behind_it(held):
                asides.append(standard_error_in_words(held, templates))
            yield _Piece(held.interval, held.softness, tuple(asides))


def _bases(panel: Panel) -> set[str | None]:
    """Return on what the numbers of a panel rest, as far as it is said."""
    return {estimate.basis for position in panel.stated for estimate in position.estimates}


def _marks(
    held: Estimate, bases: set[str | None], statuses: set[str | None], templates: SentenceTemplates
) -> Iterator[str]:
    """
    Yield what a number rests on, and how far it is settled, where others stand beside it.

    Documented and estimated ones never stand together without a word, and of
    one who gives a provisional number and a final one each is told.
    """
    if held.is_documented_count:
        yield templates.fill("mark.partial")
    elif DOCUMENTED in bases and held.basis in (DOCUMENTED, ESTIMATED):
        yield templates.fill(f"mark.{held.basis}")
    if held.status is not None and len(statuses) > 1:
        yield templates.fill(f"mark.{held.status}")


def _piece_words(piece: _Piece, position: Position, templates: SentenceTemplates) -> str:
    words = amount_words(piece.interval, position.unit, piece.soft, templates)
    return templates.aside(words, piece.asides)
