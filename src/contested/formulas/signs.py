"""The signs of arithmetic, as a figure takes them: each is one operation of ``operators``."""

from __future__ import annotations

from typing import NoReturn, TypeVar

from contested.errors import NoOneNumber
from contested.formulas.formula import FigureLike
from contested.formulas.node import ADD, DIVIDE, MULTIPLY, SUBTRACT
from contested.formulas.operators import operate

_F = TypeVar("_F", bound=FigureLike)


def unchanged(figure: _F) -> _F:
    """Return ``+figure``, which is the figure."""
    return figure


def refuse_one_number(figure: FigureLike, *_digits: object) -> NoReturn:
    """
    Refuse ``float(figure)``, ``int(figure)`` and ``round(figure)``.

    Raises:
        NoOneNumber: whatever is said of it: one who speaks alone does not make it settled.
    """
    raise NoOneNumber(figure.title)


def add(figure: _F, other: object) -> _F:
    """Return ``figure + other``, account by account."""
    return operate(figure, ADD, figure, other)


def add_to(figure: _F, other: object) -> _F:
    """Return ``other + figure``; adding to 0, as ``sum`` begins, changes nothing."""
    return figure if other.__class__ is int and other == 0 else operate(figure, ADD, other, figure)


def subtract(figure: _F, other: object) -> _F:
    """Return ``figure - other``, account by account."""
    return operate(figure, SUBTRACT, figure, other)


def subtract_from(figure: _F, other: object) -> _F:
    """Return ``other - figure``, account by account."""
    return operate(figure, SUBTRACT, other, figure)


def multiply(figure: _F, other: object) -> _F:
    """Return ``figure * other``, account by account."""
    return operate(figure, MULTIPLY, figure, other)


def multiply_by(figure: _F, other: object) -> _F:
    """Return ``other * figure``, account by account."""
    return operate(figure, MULTIPLY, other, figure)


def divide(figure: _F, other: object) -> _F:
    """Return ``figure / other``, account by account."""
    return operate(figure, DIVIDE, figure, other)


def divide_by(figure: _F, other: object) -> _F:
    """Return ``other / figure``, account by account."""
    return operate(figure, DIVIDE, other, figure)
