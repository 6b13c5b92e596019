"""Several figures made one: the smallest of them, the greatest, and all of them together."""

from __future__ import annotations

from contested.figure import Figure
from contested.formulas.node import MAXIMUM, MINIMUM
from contested.formulas.operators import choose


def minimum(*operands: Figure | object) -> Figure:
    """Return the derived figure that is the smallest of figures, numbers and quantity texts, account by account."""
    return choose(Figure, MINIMUM, operands)


def maximum(*operands: Figure | object) -> Figure:
    """Return the derived figure that is the greatest of figures, numbers and quantity texts, account by account."""
    return choose(Figure, MAXIMUM, operands)


def total(first: Figure, *others: Figure) -> Figure:
    """
    Return the derived figure that is the sum of figures, account by account, as ``sum`` makes it.

    A type checker takes what ``sum`` returns for a figure or 0, which it is for no figures; this is a figure.
    """
    return sum(others, start=first)
