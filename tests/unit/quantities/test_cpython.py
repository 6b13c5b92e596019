"""Tricks for CPython: a comparison sees that Python is about to drop the first half of a chain."""

from __future__ import annotations

import pickle
from fractions import Fraction
from typing import NamedTuple

import pytest

import contested as ct
from contested.claims.panel import Loan
from contested.errors import ChainedComparison
from contested.quantities.cpython import (
    KeptProperty,
    draft_of,
    is_half_of_a_chain,
    new_record,
    ratio_of,
    reduce_by_constructor,
)


def test_the_first_half_of_a_chain_is_known_by_the_code_around_it() -> None:
    """Where no code is, there is no chain; where Python keeps the middle for a second comparison, there is one."""
    figure = ct.Figure("x", "person").claimed(6, by="A")

    assert not is_half_of_a_chain(b"", 0)
    with pytest.raises(ChainedComparison):
        _ = 1 < figure < 7


def test_a_value_comes_back_by_its_constructor() -> None:
    """What a constructor refuses does not come back from a pickle, and what was computed is left behind."""
    source = ct.Source("A report", issued="2024-05-01")

    assert pickle.loads(pickle.dumps(source)) == source
    _, given = reduce_by_constructor(source)
    assert isinstance(given, tuple)
    assert given[0] is ct.Source


def test_a_draft_becomes_a_frozen_value() -> None:
    """What was made as a draft equals what the constructor makes, and is as frozen, once it has its class."""
    made = draft_of(Loan)("Armenia", "one census")
    made.__class__ = Loan

    assert made == Loan("Armenia", "one census")
    assert hash(made) == hash(Loan("Armenia", "one census"))
    with pytest.raises(AttributeError):
        made.by = "Azerbaijan"  # type: ignore[misc]


@pytest.mark.parametrize(("above", "below", "comes_to"), [(6, 4, Fraction(3, 2)), (6, 3, 2), (-6, 4, Fraction(-3, 2))])
def test_a_ratio_is_whole_or_in_lowest_terms(above: int, below: int, comes_to: int | Fraction) -> None:
    """It is the number that division gives, of the type that numbers are kept in, and hashed like it."""
    made = ratio_of(above, below)

    assert (type(made), made, hash(made)) == (type(comes_to), comes_to, hash(comes_to))
    assert made.denominator == comes_to.denominator


class Pair(NamedTuple):
    """A number and a text."""

    one: int
    other: str


class Square:
    """A number with what is computed of it, and how often it was."""

    def __init__(self, side: int) -> None:
        """Take a side."""
        self.side, self.times = side, 0

    @KeptProperty
    def area(self) -> int:
        """The side times itself."""
        self.times += 1
        return self.side**2


def test_a_kept_property_is_computed_once() -> None:
    """The first look keeps it, and the class tells what it is."""
    square = Square(3)

    assert (square.area, square.area) == (9, 9)
    assert square.times == 1
    assert Square(4).area == 16
    assert Square.area.__doc__ == "The side times itself."


def test_a_new_record_is_the_named_tuple_of_its_fields() -> None:
    """It is what the constructor makes, in less time."""
    made = new_record(Pair, (1, "a"))

    assert made == Pair(1, "a")
    assert made.other == "a"
