"""
The error that every other is, how foreign text is written in a message, and what any room can refuse.

What stands lowest (names, quantities) takes the errors of arguments, numbers
and units from here; who stands higher takes all from ``contested.errors``.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any, ClassVar, dataclass_transform

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    Number = int | Fraction


# all that commands a terminal, breaks a line or turns the direction of writing, but for the line end itself and the
# isolates U+2068 and U+2069, with which names from right to left are set (names.py)
_COMMANDING = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066\u2067\ud800-\udfff]"
)


def visible(text: str) -> str:
    """Return text for a terminal: what would command it is written out, as four hexadecimal digits behind a u."""
    return _COMMANDING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _visible_message(message: Callable[[Any], str]) -> Callable[[Any], str]:
    @functools.wraps(message)
    def shown(error: Any) -> str:
        return visible(message(error))

    return shown


@dataclass_transform()
class ContestedError(Exception):
    """
    Anything that this library refuses.

    The annotated attributes of a leaf are its facts, given in that order.
    All facts are the exception's arguments, so that it pickles.
    """

    _facts: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        cls._facts = (*cls._facts, *cls.__annotations__)
        if "__str__" in vars(cls):  # a message is printed on terminals, and holds what others wrote: each passes here
            cls.__str__ = _visible_message(cls.__str__)  # type: ignore[method-assign]  # once a class, as it is made

    def __init__(self, *facts: Any, **named: Any) -> None:
        names = self._facts
        given = dict(zip(names, facts, strict=False)) | named
        values = [given[name] if name in given else getattr(type(self), name) for name in names]
        super().__init__(*values)
        for name, value in zip(names, values, strict=True):
            setattr(self, name, value)


class ContestedWarning(UserWarning):
    """Something that a person should look at, and that is not wrong by itself."""


def shorten(value: object) -> str:
    """Return a short, printable rendering of something foreign; never fails, never hides a control character."""
    try:
        text = value if isinstance(value, str) else repr(value)
    except Exception:  # noqa: BLE001  # a foreign repr can fail in any way, and Python refuses to write huge numbers
        return f"something of type {type(value).__name__} that cannot be written"
    if len(text) > 60:
        text = text[:57] + "..."
    return repr(text) if text.isprintable() else ascii(text)


# -- of what a caller hands over, whatever it is for -------------------------


class NotAChoice(ContestedError, ValueError):
    """A value that is none of the allowed ones."""

    field: str
    value: object
    choices: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.field} cannot be {shorten(self.value)}; it is one of {', '.join(self.choices)}"


class WrongType(ContestedError, TypeError):
    """A value of a type that has no meaning here."""

    field: str
    value: object
    wanted: str

    def __str__(self) -> str:
        return f"{self.field} is {shorten(self.value)} ({type(self.value).__name__}); give {self.wanted}"


class ImpossibleArgument(ContestedError, ValueError):
    """An argument of a strategy for which there is nothing to draw."""

    strategy: str
    reason: str
    advice: str

    def __str__(self) -> str:
        return f"{self.strategy}() has nothing to draw: {self.reason}; {self.advice}"


class FrozenValue(ContestedError, AttributeError):
    """An attempt to change a value in place."""

    kind: str
    field: str

    def __str__(self) -> str:
        return f"a {self.kind} does not change ({self.field}); make a new one"


class UnusableName(ContestedError, ValueError):
    """A name that is empty or hides characters."""

    what: str
    name: str
    reason: str

    def __str__(self) -> str:
        return f"{shorten(self.name)} cannot name a {self.what}: {self.reason}"


class MissingExtra(ContestedError, ImportError):
    """A feature whose library is not installed."""

    feature: str
    extra: str

    def __str__(self) -> str:
        return f"{self.feature} needs an extra; install it with: pip install 'contested[{self.extra}]'"


# -- of numbers, intervals and dates, and of the words around them -----------


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


# -- of units, and of figures whose units do not go together -----------------


class UnreadableUnit(ContestedError, ValueError):
    """A unit text that is no product of names and small powers."""

    text: str
    reason: str

    def __str__(self) -> str:
        return (
            f"cannot read the unit {shorten(self.text)}: {self.reason}; "
            "write names joined by * and /, such as 'km**2' or 'person/day'"
        )


class UnknownUnit(ContestedError, LookupError):
    """A unit name that nobody defined."""

    name: str
    advice: str

    def __str__(self) -> str:
        return f"unknown unit {shorten(self.name)}; {self.advice}"


class IncompatibleUnits(ContestedError, ValueError):
    """Two units between which nothing converts."""

    given: str
    wanted: str
    advice: str

    def __str__(self) -> str:
        return f"{self.given} does not convert to {self.wanted}; {self.advice}"


class IncompatibleFigures(IncompatibleUnits):
    """Two figures whose units do not fit one operation; ``first`` and ``second`` say which."""

    first: str
    second: str

    def __str__(self) -> str:
        return f"{self.first} and {self.second} do not go together: {super().__str__()}"


class OffsetUnit(ContestedError, ValueError):
    """A unit whose zero is not nothing."""

    name: str

    def __str__(self) -> str:
        return (
            f"{self.name} has an offset zero, so sums, ratios and means of it mean nothing; "
            "convert to a unit that starts at zero, such as kelvin"
        )
