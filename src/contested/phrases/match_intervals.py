"""What one number or two come to with their hedge words: the interval, and how far it reaches by the lexicon."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from contested.phrases.lexicon import widened
from contested.phrases.match import Match
from contested.quantities.interval import Interval
from contested.quantities.numbers import as_int_if_whole

if TYPE_CHECKING:
    from contested.phrases.amount import Amount
    from contested.phrases.lexicon import Lexicon, Spread
    from contested.phrases.match import Hedges

BOUNDED = {
    "at_least": Interval.at_least,
    "more_than": Interval.more_than,
    "at_most": Interval.at_most,
    "less_than": Interval.less_than,
}
"""The interval of one number by the class of the word that bounds it."""

_OR_EQUAL = {"more_than": "at_least", "less_than": "at_most"}


def single_match(
    lexicon: Lexicon, at: int, hedges: Hedges, amount: Amount, end: int, *, unit_end: int = 0, alone: bool = False
) -> Match:
    """Return the match of one number: a point, a bound, or with its error an interval."""
    interval = Interval.point(amount.value)
    if hedges.bound is not None:
        kind = _OR_EQUAL.get(hedges.bound) if hedges.closes else None
        interval = BOUNDED[kind or hedges.bound](amount.value)
    if amount.error is not None:
        interval = Interval.of_ends(
            as_int_if_whole(Fraction(amount.value - amount.error)),
            as_int_if_whole(Fraction(amount.value + amount.error)),
            False,
            False,
        )
    spread = _spread_of(lexicon, hedges)
    printed = (amount.value, amount.step, amount.place)
    return Match(
        at,
        max(end, amount.end),
        interval,
        widened(interval, spread, printed, spread, printed) if spread and amount.error is None else interval,
        hedges.words,
        hedges.about is not None,
        ((amount.start, amount.end),),
        alone=alone,
        best=amount.value if amount.error is not None else None,
        error=amount.error,
        standard=amount.error is not None,
        note=amount.note,
        bound=hedges.bound is not None,
        unit_end=unit_end,
        foreign=amount.foreign,
        share=amount.share,
        mixed=amount.mixed,
        part=amount.part,
        scale=amount.scale,
    )


def range_match(
    lexicon: Lexicon,
    place: tuple[int, int],
    hedges: Hedges,
    low: tuple[Hedges, Amount],
    high: tuple[Hedges, Amount],
    *,
    bound: bool,
    unit_end: int,
) -> Match:
    """
    Return the match of two numbers.

    Args:
        lexicon: what the words are worth.
        place: its first token, and the one after its last.
        hedges: all of its hedge words.
        low: the first number, and the words that are said of it.
        high: the second one.
        bound: the range is a lower limit: "at least 20 to 30".
        unit_end: the token after a hedge behind the unit, or 0.
    """
    (said_low, one), (said_high, two) = low, high
    interval = Interval.of_ends(one.value, None if bound else two.value, False, False)
    reach = interval
    if not interval.is_empty:
        below, above = _spread_of(lexicon, said_low), _spread_of(lexicon, said_high)
        ends = (one.value, one.step, one.place), (two.value, two.step, two.place)
        reach = widened(interval, below, ends[0], above, ends[1]) if below or above else interval
    return Match(
        *place,
        interval,
        reach,
        tuple(sorted(set(hedges.words))),
        hedges.about is not None,
        ((one.start, one.end), (two.start, two.end)),
        unit_end=unit_end,
        note=f"{one.note}{two.note}",
        bound=bound,
        foreign=one.foreign or two.foreign,
        share=one.share or two.share,
        mixed=one.mixed or two.mixed,
        scale=two.scale,
    )


def _spread_of(lexicon: Lexicon, hedges: Hedges) -> Spread | None:
    """Return how far a number with these words reaches."""
    if hedges.about is not None:
        return lexicon.spread(hedges.about)
    if hedges.exactly is not None and hedges.exactly in lexicon.worth:
        return lexicon.spread(hedges.exactly)
    return None if hedges.bound is not None else lexicon.spread(None)
