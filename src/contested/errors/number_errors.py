"""Errors of numbers, intervals and dates, and of the words around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.errors.base import ContestedError, shorten

if TYPE_CHECKING:
    from fractions import Fraction

    Number = int | Fraction


class NotANumber(ContestedError, ValueError):
    """A value that is no finite number."""

    value: object
    advice: str

    def __str__(self) -> str:
        return f"{shorten(self.value)} is not a number: {self.advice}"


class NumberOutOfBounds(ContestedError, ValueError):
    """A number with more digits than are kept."""

    value: str
    digits: int

    def __str__(self) -> str:
        shown = self.value if self.value.isprintable() else ascii(self.value)
        return (
            f"{shown} is out of bounds: at most {self.digits} digits before and {self.digits} after the "
            "point; use a larger or smaller unit"
        )


class AmbiguousNumber(ContestedError, ValueError):
    """A number that two readers would read differently."""

    text: str
    readings: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.text!r} can be read as {' or as '.join(self.readings)}; write the one that is meant"


class AmbiguousPhrase(AmbiguousNumber):
    """A phrase that two readers would read differently; ``readings`` lists what it can mean."""

    def __str__(self) -> str:
        return (
            f"{shorten(self.text)} can be read as {' or as '.join(self.readings)}; "
            "write the one that is meant, or settle it with locale= or unit="
        )


class AmbiguousCell(AmbiguousPhrase):
    """Words of a printed cell with more than one reading, such as a name in brackets: who says it, or where it is."""

    def __str__(self) -> str:
        hint = "write 'per ...' before who says it, or name those who speak with speakers= (of a figure: parties=)"
        if self.readings[0].startswith("a day"):
            hint = "write its year"
        elif self.readings[0] == "people":
            hint = "write what is counted beside the number"
        return f"{shorten(self.text)} can be read as {' or as '.join(self.readings)}; {hint}"


class UnknownLanguage(ContestedError, LookupError):
    """A locale whose language has no pack."""

    locale: str
    known: tuple[str, ...]

    def __str__(self) -> str:
        return f"there is no language pack for {shorten(self.locale)}; there are {', '.join(self.known)}"


class UnknownLexicon(ContestedError, LookupError):
    """A lexicon that is not shipped with the library."""

    name: str
    known: tuple[str, ...]

    def __str__(self) -> str:
        return (
            f"there is no lexicon {shorten(self.name)}; there are {', '.join(self.known)}, "
            "and Lexicon.from_file() reads one of your own"
        )


class UnreadableLexicon(ContestedError, ValueError):
    """A file that is no lexicon."""

    path: str
    reason: str

    def __str__(self) -> str:
        return f"cannot read the lexicon {self.path}: {self.reason}"


class UnreadablePhrase(ContestedError, ValueError):
    """A text that holds no number phrase that can be read without guessing."""

    text: str
    reason: str

    def __str__(self) -> str:
        return f"cannot read {shorten(self.text)}: {self.reason}"


class UnknownHedge(ContestedError, ValueError):
    """A word around a number that the lexicon does not list."""

    word: str
    lexicon: str
    position: int

    def __str__(self) -> str:
        return (
            f"the lexicon {self.lexicon} does not know {shorten(self.word)} (at character {self.position + 1}); "
            "write the number with a word it knows, such as 'about', 'at least' or 'fewer than', "
            "and keep the source's own words in quote="
        )


class InvertedBounds(ContestedError, ValueError):
    """An interval's low bound lies above its high bound."""

    low: Number
    high: Number
    open: bool = False

    def __str__(self) -> str:
        if self.low == self.high:
            return f"an open bound at {self.low} leaves nothing between {self.low} and {self.high}; close both bounds"
        return f"low ({self.low}) is above high ({self.high}); swap them, or give a single value for a point"


class BestOutsideBounds(ContestedError, ValueError):
    """A best value that lies outside its own bounds."""

    best: Number
    bounds: str

    def __str__(self) -> str:
        return f"best ({self.best}) lies outside its bounds {self.bounds}; correct one of them, or leave the bounds out"


class NotALevel(ContestedError, ValueError):
    """A level of confidence that is not between 0 and 1."""

    level: object

    def __str__(self) -> str:
        return f"the level {shorten(self.level)} is not between 0 and 1; write 95% as 0.95"


class DivisorHoldsZero(ContestedError, ZeroDivisionError):
    """A division by an interval that holds zero."""

    divisor: str

    def __str__(self) -> str:
        return f"cannot divide by {self.divisor}, which holds zero; narrow the divisor"


class UnreadableDate(ContestedError, ValueError):
    """A date text that is none, or names a day that does not exist."""

    text: str
    reason: str

    def __str__(self) -> str:
        return (
            f"cannot read the date {shorten(self.text)}: {self.reason}; "
            "write 2023-09-20, 2023-09, 2023, 2023-09-20/2023-09-21 or 2023-09~"
        )


class NotADay(ContestedError, ValueError):
    """A month, a year or an interval where one day is due."""

    text: str

    def __str__(self) -> str:
        return f"{shorten(self.text)} is not one day; write the day, such as 2023-09-20"
