"""
Laws of values (design.md, rule 13: ``==`` compares records).

Figures and all they hold are values: equal records are equal and hash alike,
and a copy, a pickle, a change to nothing and a round trip through rows give
the same record back.
"""

from __future__ import annotations

import copy
import pickle
from collections import Counter
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from contested import Figure, Interval, Party, Source
from contested.testing import denials, estimates, figures, intervals, numbers, parties, sources

if TYPE_CHECKING:
    from collections.abc import Callable

    from contested.quantities.numbers import Number

VALUES = st.one_of(figures(), estimates(), denials(), parties(), sources(), intervals())
WAYS: dict[str, Callable[[Any], Any]] = {
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "pickle": lambda value: pickle.loads(pickle.dumps(value)),
}


def all_sources(figure: Figure) -> list[Source]:
    """Return every source of a figure, those that others quote too."""
    waiting = [s for one in figure.statements for s in (one.source, *one.quoting) if s is not None]
    found: dict[Source, None] = {}
    while waiting:
        source = waiting.pop()
        found[source] = None
        waiting += source.quoting
    return list(found)


@pytest.mark.parametrize("way", WAYS)
@given(value=VALUES)
def test_a_copy_is_the_same_value(way: str, value: object) -> None:
    """A copy and a pickle are equal to what they were made from, and hash alike."""
    again = WAYS[way](value)

    assert again == value
    assert hash(again) == hash(value)
    assert str(again) == str(value)


@pytest.mark.parametrize("way", WAYS)
@given(figure=figures("km**2"), x=numbers(max_value=10**9))
def test_a_copied_answer_is_the_same_answer(way: str, figure: Figure, x: Number) -> None:
    """Ranges, verdicts and positions copy and pickle like values, in any unit and after they were asked for."""
    seen = figure.to("m**2")
    answers = (seen.hull(), seen.common(), seen > x, seen.positions(), seen.who_says(x), seen)

    again = WAYS[way](answers)

    assert again == answers
    assert str(again[2]) == str(answers[2])


@given(value=st.one_of(figures(), estimates(), denials(), parties(), sources(), intervals()))
def test_a_change_to_nothing_changes_nothing(value: Any) -> None:
    """``attrs.evolve`` without changes gives an equal value."""
    again = attrs.evolve(value)

    assert again == value
    assert hash(again) == hash(value)


@given(value=VALUES, other=VALUES)
def test_equality_is_symmetric_and_agrees_with_hash(value: object, other: object) -> None:
    """Two values are equal both ways or neither, and equal values hash alike."""
    assert (value == other) is (other == value)
    assert value != other or hash(value) == hash(other)


@given(figure=figures())
def test_equality_is_no_comparison_of_magnitudes(figure: Figure) -> None:
    """A figure with one more statement of the same number is another record."""
    number: object = 7

    more = figure.claimed(7, by="Iran")

    assert more != figure
    assert more != number
    assert len({figure, more, figure}) == 2


@given(figure=figures())
def test_values_are_frozen(figure: Figure) -> None:
    """No field of a figure can be set; every method returns a new one."""
    before = hash(figure)

    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        figure.name = "another"  # type: ignore[misc]
    figure.claimed(7, by="Iran").denied(by="Iran")

    assert hash(figure) == before


@given(figure=figures(None, min_estimates=1))
def test_rows_give_the_figure_back(figure: Figure) -> None:
    """A figure written as rows and read again, with its parties and sources, is the same figure."""
    known = all_sources(figure)
    assume(max(Counter(source.title for source in known).values(), default=1) == 1)

    again = Figure.from_records(figure.to_records(), parties=figure.parties, sources=known)

    assert again == figure


@given(figure=figures(min_estimates=1))
def test_rows_have_the_same_columns(figure: Figure) -> None:
    """Every row has the same columns, one row a statement or an estimate set aside."""
    rows = figure.to_records()

    assert len(rows) == len(figure.statements) + len(figure.assessments)
    assert len({tuple(row) for row in rows}) == 1


@given(a=intervals(), b=intervals())
def test_one_way_to_write_nothing(a: Interval, b: Interval) -> None:
    """All empty intervals are one value, which is not the interval without bounds."""
    meet = a.intersection(b)

    assert meet.is_empty == (meet == Interval.empty())
    assert Interval.empty() != Interval.everything()


@given(value=st.one_of(parties(), sources()))
def test_what_is_shown_of_a_party_or_source_makes_it_again(value: Party | Source) -> None:
    """Pasted behind ``from contested import *``."""
    assert eval(repr(value), {"Party": Party, "Source": Source}) == value
