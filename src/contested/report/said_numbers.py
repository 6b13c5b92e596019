"""
Said numbers: what those who give a number say, each number once with everybody who gives it, lowest first.

Of a stated figure these are the numbers of estimates in force; of one that
counts up to a day, or of a derived one, what they come to.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import attrs

from contested.claims import soft_ends
from contested.claims.day_words import days_beside
from contested.quantities import Interval
from contested.report.amounts_in_words import amount_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from contested.claims import Estimate, Panel, Position
    from contested.quantities import Number, PrintMarks
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

    @property
    def is_range(self) -> bool:
        """Whether both its ends are closed and printed."""
        return self.interval.is_bounded and not self.interval.low_open and not self.interval.high_open


@attrs.frozen
class _Piece:
    interval: Interval
    soft: PrintMarks
    marks: tuple[str, ...] = ()


def said_numbers(
    panel: Panel,
    templates: SentenceTemplates,
    *,
    keep: Callable[[Estimate], bool] | None = None,
    marked: bool = True,
) -> tuple[SaidNumber, ...]:
    """
    Return the numbers that are given, each once, lowest first.

    Args:
        panel: of the figure.
        templates: of the language.
        keep: which estimates are looked at; by default all that stand.
        marked: documented ones are marked, so that they stand with others.
    """
    days = days_in_words(panel.stated, templates)
    bases = _bases(panel) if marked else set()
    grouped: dict[str, tuple[list[str], list[_Piece]]] = {}
    for position in panel.stated:
        pieces = list(dict.fromkeys(_pieces(position, bases, keep)))
        if not pieces:
            continue
        ordered = sorted(pieces, key=lambda piece: _order(piece.interval))
        texts = dict.fromkeys(_piece_words(piece, position, templates) for piece in ordered)
        words = templates.joins["numbers"].join(texts)
        names, held = grouped.setdefault(words, ([], []))
        names.append(position.name)
        held += ordered
    made = []
    for words, (names, held) in grouped.items():
        interval = held[0].interval
        for piece in held[1:]:
            interval = interval.hull(piece.interval)
        soft = held[0].soft
        made.append(SaidNumber(words, templates.names(names, days), tuple(names), interval, soft))
    return tuple(sorted(made, key=lambda one: _order(one.interval)))


def numbers_one_by_one(panel: Panel, templates: SentenceTemplates) -> Iterator[tuple[Position, Estimate, str]]:
    """Yield every estimate in force that gives a number: whose position it is, itself, and its number in words."""
    bases = _bases(panel)
    for position in panel.stated:
        for estimate in position.estimates:
            for piece in _pieces(position, bases, lambda other, only=estimate: other is only):  # type: ignore[misc]
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
    at_low = [one.soft for one in said if _low(one) == interval.low]
    at_high = [one.soft for one in said if _high(one) == interval.high]
    soft = attrs.evolve(
        at_low[0],
        low=any(soft.low for soft in at_low),
        high=any(soft.high for soft in at_high),
        derived=panel.derived or any(soft.derived for soft in (*at_low, *at_high)),
        partial=False,
    )
    return amount_words(interval, panel.unit, soft, templates)


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


def _pieces(position: Position, bases: set[str | None], keep: Callable[[Estimate], bool] | None) -> Iterator[_Piece]:
    """Yield what a position prints: each estimate by itself, or what it comes to where it was computed."""
    if position.is_reckoned or position.lenders:
        assert position.interval is not None
        yield _Piece(position.interval, soft_ends(position.spans, position.interval))
        return
    for estimate in position.estimates:
        held = estimate.to(position.unit)
        if held.interval is not None and (keep is None or keep(estimate)):
            yield _Piece(held.interval, held.softness, _marks(estimate, bases))


def _bases(panel: Panel) -> set[str | None]:
    """Return on what the numbers of a panel rest, as far as it is said."""
    return {estimate.basis for position in panel.stated for estimate in position.estimates}


def _marks(estimate: Estimate, bases: set[str | None]) -> tuple[str, ...]:
    """Return what is said behind a number: documented and estimated ones never stand together without a word."""
    if estimate.partial:
        return ("partial",)
    return (estimate.basis,) if DOCUMENTED in bases and estimate.basis in (DOCUMENTED, ESTIMATED) else ()


def _piece_words(piece: _Piece, position: Position, templates: SentenceTemplates) -> str:
    words = amount_words(piece.interval, position.unit, piece.soft, templates)
    return templates.aside(words, [templates.fill(f"mark.{mark}") for mark in piece.marks])
