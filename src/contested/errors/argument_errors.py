"""Errors of what a caller hands over, whatever it is for."""

from __future__ import annotations

from contested.errors.base import ContestedError, shorten


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
