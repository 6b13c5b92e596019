"""Errors of units, and of figures whose units do not go together."""

from __future__ import annotations

from contested.errors.base import ContestedError, shorten


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
