"""
Laws of kinds and floors (design.md, rule 4).

Kinds are dimensions: people do not convert to events.  Soldiers and the killed
are people and convert to people, not back.  Stated counts, areas and durations
are not below zero; comparison uses that floor, printing does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested import Answer, Figure, Unit
from contested.errors import BelowFloor, IncompatibleUnits
from contested.quantities.unit_table import COUNTED_KINDS
from contested.quantities.units import common_unit, factor
from contested.quantities.units import unit as unit_of
from contested.testing import figures, numbers

if TYPE_CHECKING:
    from contested.quantities.numbers import Number

NAMES = st.sampled_from(sorted(COUNTED_KINDS))
AT_LEAST_ONE = st.integers(1, 10**6)
FLOORED = st.sampled_from(("person", "event", "km**2", "hour", "tonne", "km", "person/km**2"))


def above(name: str) -> list[str]:
    """Return a kind and every kind that it is a part of."""
    line = [name]
    while (parent := COUNTED_KINDS[line[-1]][1]) is not None:
        line.append(parent)
    return line


@given(part=NAMES, whole=NAMES)
def test_a_kind_converts_to_the_kinds_above_it_alone(part: str, whole: str) -> None:
    """One of a kind is one of every kind it is a part of, and nothing else."""
    given_in, wanted = unit_of(part), unit_of(whole)

    if whole in above(part):
        assert factor(given_in, wanted) == 1
    else:
        with pytest.raises(IncompatibleUnits):
            factor(given_in, wanted)


@given(a=NAMES, b=NAMES)
def test_kinds_compare_where_one_kind_is_above_both(a: str, b: str) -> None:
    """Two kinds compare exactly where they are parts of one kind, whichever is named first."""
    left, right = unit_of(a), unit_of(b)

    if above(a)[-1] == above(b)[-1]:
        both = common_unit(left, right)
        assert factor(left, both) == factor(right, both) == 1
        assert common_unit(right, left) == both
    else:
        with pytest.raises(IncompatibleUnits):
            common_unit(left, right)


@pytest.mark.parametrize("measure", ["km**2", "hour", "tonne", "share"])
@given(kind=NAMES)
def test_what_is_counted_is_not_measured(kind: str, measure: str) -> None:
    """No kind converts to a measure."""
    with pytest.raises(IncompatibleUnits):
        factor(unit_of(kind), unit_of(measure))


@given(kind=NAMES)
def test_a_kind_of_ones_own_is_a_part_too(kind: str) -> None:
    """A kind declared as a part converts upwards and not back."""
    own = Unit.counting("conscripted cook", part_of=kind)

    ratio = factor(own, unit_of(kind))

    assert ratio == 1
    with pytest.raises(IncompatibleUnits):
        factor(unit_of(kind), own)


@given(figure=figures("soldier"), n=numbers(max_value=10**9))
def test_converting_upwards_changes_no_number(figure: Figure, n: Number) -> None:
    """Soldiers looked at as people are as many, and compare alike."""
    people = figure.to("person")

    verdict = people > n

    assert people.hull().interval == figure.hull().interval
    assert verdict.by_party == (figure > n).by_party


@given(kind=NAMES.filter(lambda name: COUNTED_KINDS[name][1] is not None), n=AT_LEAST_ONE, m=AT_LEAST_ONE)
def test_a_kind_taken_as_the_one_above_is_calculated_with(kind: str, n: int, m: int) -> None:
    """A part of a kind is that kind in sums, multiples and shares, and is the same share either way."""
    whole = above(kind)[-1]
    part = Figure("part", kind).claimed(n, by="A")
    everyone = Figure("everyone", whole).claimed(m, by="A")
    taken = part.to(whole)

    assert (taken + everyone).hull().low == part.hull().low + everyone.hull().low  # type: ignore[operator]
    assert (taken * 2).hull().low == 2 * part.hull().low  # type: ignore[operator]
    assert (taken - part).hull().interval.low == 0
    assert (taken / everyone).hull().interval == (part / everyone).to("share").hull().interval
    assert (everyone / taken).unit.dimensions == ()
    with pytest.raises(IncompatibleUnits, match="divide by that figure taken as"):
        (everyone / part).to("percent")


@given(unit=FLOORED, n=numbers(max_value=10**9).filter(lambda n: n > 0))
def test_no_count_is_below_zero(unit: str, n: Number) -> None:
    """A stated number below zero is refused, unless the figure is signed."""
    with pytest.raises(BelowFloor):
        Figure("excess", unit).claimed(-n, by="A")

    assert Figure("excess", unit, signed=True).claimed(-n, by="A").hull().high == -n


@given(unit=FLOORED, n=numbers(max_value=10**9).filter(lambda n: n > 0))
def test_comparison_uses_the_floor_and_printing_does_not(unit: str, n: Number) -> None:
    """At most n is at least zero in a verdict, and has no lower limit in print."""
    figure = Figure("losses", unit).claimed(None, high=n, by="A")

    hull = figure.hull()

    assert (figure >= 0).by_party == {"A": Answer.YES}
    assert (figure < 0).by_party == {"A": Answer.NO}
    assert (hull.low, hull.high) == (None, n)
    assert "0 to" not in str(hull)


@given(n=numbers(max_value=10**9).filter(lambda n: n > 0))
def test_signed_figures_have_no_floor(n: Number) -> None:
    """Without a floor, at most n says nothing of zero."""
    figure = Figure("excess deaths", "person", signed=True).claimed(None, high=n, by="A")

    assert (figure >= 0).by_party == {"A": Answer.UNDETERMINED}


@given(a=NAMES, b=NAMES, c=NAMES)
def test_parts_of_parts_are_parts(a: str, b: str, c: str) -> None:
    """Converting upwards is transitive."""
    lines = above(b) if b in above(a) else above(a)
    if c not in lines:
        c = lines[-1]

    assert factor(unit_of(a), unit_of(lines[0])) == factor(unit_of(lines[0]), unit_of(c)) == 1
