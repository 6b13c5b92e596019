"""What is found among tokens: the hedge words of one place, one reading of a phrase, and what is no quantity."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from contested.quantities.interval import Interval
    from contested.quantities.numbers import Number


OF_THE_NUMBER = "of the number"
"""The note of a reading whose error is a share of its number: "10 ± 5%"."""


class Hedges(NamedTuple):
    """
    The hedge words of one place.

    ``words`` with their first and last token, ``bound`` the class of the one
    that bounds, ``about`` the lexicon's word of the one that approximates.
    """

    words: tuple[tuple[int, int], ...] = ()
    bound: str | None = None
    about: str | None = None
    exactly: str | None = None
    closes: bool = False

    def __or__(self, other: Hedges) -> Hedges:
        """Return the words of both places."""
        if other is NO_HEDGES:
            return self
        if self is NO_HEDGES:
            return other
        return Hedges(
            self.words + other.words,
            self.bound or other.bound,
            self.about or other.about,
            self.exactly or other.exactly,
            self.closes or other.closes,
        )


NO_HEDGES = Hedges()


class Match(NamedTuple):
    """One reading of a phrase: tokens from ``start`` to ``end`` mean this."""

    start: int
    end: int
    interval: Interval | None
    reach: Interval | None
    words: tuple[tuple[int, int], ...] = ()
    about: bool = False
    numbers: tuple[tuple[int, int], ...] = ()
    unquantified: bool = False
    unknown: bool = False
    alone: bool = False
    best: Number | None = None
    error: Number | None = None
    standard: bool = False
    currency: tuple[int, int] | None = None
    unit_end: int = 0
    note: str = ""
    bound: bool = False
    foreign: bool = False
    share: bool = False
    mixed: bool = False
    part: Number | None = None
    scale: int = 1


class Mark(NamedTuple):
    """
    Tokens from ``start`` to before ``end`` whose digits or number words are no quantity.

    ``kind`` names what they are; ``doubt`` says why nobody can tell, and then they stay unread.
    """

    start: int
    end: int
    kind: str
    doubt: str = ""
