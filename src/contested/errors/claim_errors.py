"""Errors of what is said of one figure, and of who says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.errors.base import ContestedError, shorten

if TYPE_CHECKING:
    from fractions import Fraction

    Number = int | Fraction


class ConfusableNames(ContestedError, ValueError):
    """Two names that a reader could not tell apart."""

    what: str
    first: str
    second: str

    def __str__(self) -> str:
        return (
            f"two {self.what} are written alike: {shorten(self.first)} and {shorten(self.second)}; "
            "use one spelling if they are the same, or tell them apart by name"
        )


class SharedAlias(ContestedError, ValueError):
    """An alias that two parties share."""

    alias: str
    first: str
    second: str

    def __str__(self) -> str:
        return (
            f"{shorten(self.alias)} is an alias of both {shorten(self.first)} and {shorten(self.second)}; "
            "leave it with one of them"
        )


class ConflictingRecords(ContestedError, ValueError):
    """Two records of one name that say different things."""

    what: str
    name: str
    differing: tuple[str, ...]

    def __str__(self) -> str:
        return (
            f"two records of the {self.what} {shorten(self.name)} differ in {', '.join(self.differing)}; "
            "make one record and use it in both places"
        )


class IncompleteStatement(ContestedError, ValueError):
    """A statement that lacks what its other fields ask for, or gives it twice."""

    reason: str

    def __str__(self) -> str:
        return self.reason


class UnknownField(ContestedError, TypeError):
    """A field that a statement does not have."""

    name: str
    known: tuple[str, ...]

    def __str__(self) -> str:
        return f"a statement has no field {shorten(self.name)}; it has {', '.join(self.known)}"


class RenamedKeyword(ContestedError, TypeError):
    """A keyword, or a key of a file, by the name that it had in an earlier version."""

    old: str
    new: str

    def __str__(self) -> str:
        return f"{self.old}= is called {self.new}= now"


class BelowFloor(ContestedError, ValueError):
    """A stated count, area or duration below zero."""

    value: Number
    unit: str

    def __str__(self) -> str:
        return (
            f"{self.value} {self.unit} is below zero, which no count, length, area, mass or duration is; "
            "for a difference such as excess deaths make the figure with signed=True"
        )


class UnknownEstimate(ContestedError, LookupError):
    """A statement that points at an estimate which the figure does not hold."""

    wanted: str
    known: tuple[str, ...]

    def __str__(self) -> str:
        keys = f"its keys are {', '.join(self.known)}" if self.known else "none of its estimates has a key"
        return f"no estimate {shorten(self.wanted)} in this figure; {keys}"


class DuplicateKey(ContestedError, ValueError):
    """Two statements of one figure with the same key."""

    key: str

    def __str__(self) -> str:
        return f"two statements of this figure have the key {shorten(self.key)}; give each a key of its own"


class QuotingCycle(ContestedError, ValueError):
    """Sources that quote each other in a circle."""

    chain: tuple[str, ...]

    def __str__(self) -> str:
        return f"the sources quote each other in a circle: {' quotes '.join(self.chain)}; remove one of the links"


class UnreadableDerivation(ContestedError, ValueError):
    """A text that is no derivation as ``Derivation.to_json`` writes it."""

    where: str
    why: str

    def __str__(self) -> str:
        return f"cannot read the derivation, at {self.where}: {shorten(self.why)}; give the text that to_json() wrote"
