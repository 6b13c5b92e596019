"""What the words beside one number come to, as they are read one after another."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from contested.errors import UnreadablePhrase
from contested.quantities.numbers import as_int_if_whole

if TYPE_CHECKING:
    from contested.phrases.counted_nouns import Group
    from contested.phrases.grammar import Grammar
    from contested.phrases.match import Match
    from contested.quantities.numbers import Number
    from contested.quantities.units import Unit

NOT_ONE = (
    "it holds more than one number, or one written in a way that is not read; claim each number by itself, in digits"
)


class Tally:
    """
    What the words beside one number come to.

    ``bound`` and ``about`` are hedges, ``scale`` what the number is multiplied
    by, ``ends`` the bounds that stand with it and ``kind`` and ``level`` what
    they are, ``error`` a standard error; ``groups`` the kinds that are
    named, ``unit`` a measure and ``per`` the time of a rate; ``unknown``
    where a noun behind the number is none of ours, ``nouns_read`` where all are.
    """

    def __init__(self, grammar: Grammar, reading: Match, figure: Unit | None, printed: Unit | None) -> None:
        """Begin with nothing; ``figure`` is what it counts, ``printed`` the measure behind the number."""
        self.grammar, self.reading, self.figure, self.printed = grammar, reading, figure, printed
        self.bound: str | None = None
        self.about: str | None = None
        self.scale = 1
        self.ends: tuple[Number, Number, bool] | None = None
        self.kind = ""
        self.level: Number | None = None
        self.error: Number | None = None
        self.groups: list[Group] = []
        self.unit: Unit | None = None
        self.per = ""
        self.hedges: list[tuple[int, int]] = []
        self.named: tuple[int, int] | None = None
        self.unknown = self.nouns_read = False

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
        part = self.grammar.around.text(at, max(min(end, len(self.grammar.tokens)), at + 1))
        return UnreadablePhrase(self.grammar.tokens.text, reason or f"{part!r} beside the number {what}")

    def measure(self, unit: Unit, at: int, end: int) -> int:
        """Take up a measure that stands apart from the number: "3,600 (in hectares)"."""
        if self.printed is not None or self.unit is not None or self.groups:
            raise self.refusal(at, end, "is a second unit; write the number with one")
        self.unit = unit
        return end
