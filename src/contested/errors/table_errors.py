"""Errors of tables of claims."""

from __future__ import annotations

from contested.errors.base import ContestedError, NotAChoice, shorten


class MissingColumn(ContestedError, LookupError):
    """A column that a table of claims needs, or that was asked for, and that the frame has not."""

    column: str
    columns: tuple[str, ...]

    def __str__(self) -> str:
        return f"there is no column {shorten(self.column)}; the frame has {', '.join(map(shorten, self.columns))}"


class MisfitColumn(ContestedError, TypeError):
    """A column of a type that says nothing of what it should hold."""

    column: str
    found: str
    wanted: str

    def __str__(self) -> str:
        return f"column {shorten(self.column)} is of type {self.found}; it has to be {self.wanted}: cast it first"


class UnreadableThreshold(ContestedError, ValueError):
    """A comparison with a table that is none."""

    text: str

    def __str__(self) -> str:
        return f"{shorten(self.text)} is no comparison; write a sign and a number, such as '> 100' or '>= 100 km**2'"


class SeveralMeasures(NotAChoice):
    """A comparison of all that a table counts with one number, where it is in several units."""

    def __str__(self) -> str:
        which = f"choose one with .where({self.field!r}, ...), on the command line with --measure".replace("'", '"')
        return f"the table counts in several units; {which}: {', '.join(self.choices)}"
