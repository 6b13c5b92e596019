"""What the words beside one number come to, one after another; then its kind, its ends, its scale and its rate."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from contested.errors.base import UnreadablePhrase
from contested.phrases.counted_nouns import NounGroup, is_contrary, is_wider, kind_of_groups
from contested.quantities.interval import Interval
from contested.quantities.numbers import as_int_if_whole, bounded
from contested.quantities.units import Unit
from contested.quantities.units import unit as unit_of

if TYPE_CHECKING:
    from contested.phrases.tokens import Tokens
    from contested.phrases.vocabulary import Match
    from contested.quantities.numbers import Number

NOT_ONE = (
    "it holds more than one number, or one written in a way that is not read; claim each number by itself, in digits"
)


class BesideTally:
    """
    What the words beside one number come to.

    ``bound`` and ``about`` are hedges, ``scale`` what the number is multiplied
    by, ``ends`` the bounds that stand with it and ``kind`` and ``level`` what
    they are, ``error`` a standard error; ``groups`` the kinds that are
    named, ``unit`` a measure and ``per`` the time of a rate; ``unknown``
    where a noun behind the number is none of ours, ``nouns_read`` where all are, ``decided``
    where the words make it something else, whatever follows.
    """

    def __init__(self, tokens: Tokens, reading: Match, figure: Unit | None, printed: Unit | None) -> None:
        """Begin with nothing; ``figure`` is what it counts, ``printed`` the measure behind the number."""
        self.tokens, self.reading, self.figure, self.printed = tokens, reading, figure, printed
        self.bound: str | None = None
        self.about: str | None = None
        self.scale = 1
        self.ends: tuple[Number, Number, bool] | None = None
        self.kind = ""
        self.level: Number | None = None
        self.error: Number | None = None
        self.groups: list[NounGroup] = []
        self.unit: Unit | None = None
        self.per = ""
        self.hedges: list[tuple[int, int]] = []
        self.named: tuple[int, int] | None = None
        self.unknown = self.nouns_read = self.decided = False

    def point(self) -> Number | None:
        """Return the number itself, where it is one and nothing bounds it."""
        interval = self.reading.interval
        return interval.low if interval is not None and interval.is_point and self.reading.best is None else None

    def bound_by(self, low: Number, high: Number, at: int, end: int, *, is_open: bool = False) -> None:
        """Take ends that stand beside the number, where it lies between them."""
        point = self.point()
        if point is not None and not low <= point <= high and self.reading.scale > 1:
            low, high = (as_int_if_whole(Fraction(side) * self.reading.scale) for side in (low, high))
        if point is None or not low <= point <= high or self.ends is not None:
            raise self.refusal(at, end, "", NOT_ONE)
        self.ends = (low, high, is_open)

    def refusal(self, at: int, end: int, what: str, reason: str = "") -> UnreadablePhrase:
        """Return the error about some of the words, which it names."""
        part = self.tokens.printed(at, max(min(end, len(self.tokens)), at + 1))
        return UnreadablePhrase(self.tokens.text, reason or f"{part!r} beside the number {what}")

    def decision(self, at: int, end: int, what: str) -> UnreadablePhrase:
        """Return the error about words that make the number something else than the figure counts."""
        self.decided = True
        return self.refusal(at, end, what)

    def take_kind(self, kind: Unit, *, joined: bool, apart: bool, partly: bool = False) -> None:
        """Take up a kind: ``joined`` to others by an "and", ``apart`` from those before, or ``partly`` of them."""
        if joined or apart or not self.groups or self.groups[-1].partly != partly:
            self.groups.append(NounGroup([kind], joined, partly))
        else:
            self.groups[-1].kinds.append(kind)

    def group_all(self) -> None:
        """Take all kinds as named together: "dead or missing"."""
        self.groups[:] = [NounGroup([kind for group in self.groups for kind in group.kinds], joined=False)]

    def measure(self, unit: Unit, at: int, end: int) -> int:
        """Take up a measure that stands apart from the number: "3,600 (in hectares)"."""
        if self.printed is not None or self.unit is not None or self.groups:
            raise self.refusal(at, end, "is a second unit; write the number with one")
        self.unit = unit
        return end


def kind_counted(tally: BesideTally) -> Unit | None:
    """
    Return the unit that the words beside a number give it, or None where they give none.

    Raises:
        UnreadablePhrase: they name another kind beside the one that is counted.
    """
    figure = tally.figure
    if tally.per:
        return _rate(tally)
    if tally.unit is not None or tally.printed is not None:
        return tally.unit or tally.printed
    if figure is None or figure.counts:
        return _kind_of_things(tally, figure)
    if not tally.groups:
        return None
    return figure if tally.reading.share and figure.floor is None else tally.groups[0].kinds[0]


def _kind_of_things(tally: BesideTally, figure: Unit | None) -> Unit | None:
    """Return the kind that the nouns beside a number name, where things are counted or nobody knows."""
    kind = kind_of_groups(tally.groups, figure)
    if kind is None and tally.nouns_read:
        return figure  # "10,000 strong"
    if kind is None or not is_contrary(kind, tally.groups, figure):
        return None if figure is None else kind
    interval = tally.reading.interval
    nothing = interval is not None and (interval.low, interval.high) == (0, 0)
    if figure is not None and nothing and is_wider(kind, figure):
        return figure  # no casualties at all are no killed
    if len(tally.groups) == 1:
        return kind
    reason = f"it counts {kind.words()} as well, or calls them so; claim each kind in a figure of its own"
    raise UnreadablePhrase(tally.tokens.text, reason)


def _rate(tally: BesideTally) -> Unit:
    """Return the unit of "20 killed a day"."""
    time, figure = unit_of(tally.per), tally.figure
    if tally.groups or tally.printed is not None:
        kind = tally.printed or kind_of_groups(tally.groups, None)
        assert kind is not None  # there is a group
        return kind / time
    if figure is None:
        return unit_of("share") / time
    return figure if (figure * time).counts else figure / time


def with_beside(tally: BesideTally, reading: Match) -> Match:
    """Return a reading with the ends, the scale and the error that stand beside it."""
    if not tally.hedges and tally.ends is None and tally.error is None and tally.scale == 1:
        return reading
    words = (*reading.words, *(place for place in tally.hedges if place not in reading.words))
    interval, reach, best = reading.interval, reading.reach, reading.best
    if tally.ends is not None:
        low, high, is_open = tally.ends
        assert interval is not None  # ends are taken for a number alone
        best, interval = interval.low, Interval.of_ends(low, high, False, is_open)
        reach = interval
    error, standard = reading.error, reading.standard
    if tally.error is not None:
        error, standard = tally.error, True
    if tally.scale != 1:
        assert interval is not None  # a scale is of a number
        assert reach is not None
        interval, reach = interval.scaled(tally.scale), reach.scaled(tally.scale)
        best = None if best is None else bounded(best * tally.scale)
        error = None if error is None else as_int_if_whole(error * tally.scale)
    return reading._replace(words=words, interval=interval, reach=reach, best=best, error=error, standard=standard)


def bound_beside(tally: BesideTally) -> str | None:
    """
    Return the bound that words beside a number give it, or None where it is bounded so already.

    Raises:
        UnreadablePhrase: it is bounded on the other side.
    """
    interval = tally.reading.interval
    if tally.bound is None or interval is None or not tally.reading.bound:
        return tally.bound
    if (tally.bound == "at_least") == (interval.high is None):
        return None
    place = tally.hedges[-1]
    raise tally.refusal(*place, "contradicts the other limit; write one of them")
