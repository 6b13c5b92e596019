"""
Laws of two parties' numbers side by side.

A ratio turned round is its inverse, a difference its negative; what is printed
lies within what is allowed; and a comparison explains itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.effort import examples

from contested.claims.position import Stance
from contested.quantities import Interval
from contested.testing import figures

if TYPE_CHECKING:
    from contested import Figure


def _two(figure: Figure, data: st.DataObject) -> tuple[str, str]:
    names = [one.name for one in figure.positions()]
    assume(names)
    name = st.sampled_from(names)
    return data.draw(name), data.draw(name)


@given(figure=figures(dated=True), data=st.data())
@examples(cost=2)
def test_a_ratio_times_its_inverse_contains_one(figure: Figure, data: st.DataObject) -> None:
    """How many times A's number is B's, times how many times B's is A's, can be one."""
    a, b = _two(figure, data)
    one, other = figure.ratio_between(a, b), figure.ratio_between(b, a)
    for mine, its in ((one.interval, other.interval), (one.reach, other.reach)):
        if mine is None or its is None or mine.is_empty or its.is_empty:
            continue
        product = mine * its
        assert product.contains(1) or product.low == 1 or product.high == 1


@given(figure=figures(dated=True), data=st.data())
@examples(cost=2)
def test_a_difference_turned_round_is_its_negative(figure: Figure, data: st.DataObject) -> None:
    """How far A's number lies above B's is how far B's lies below A's."""
    a, b = _two(figure, data)
    one, other = figure.difference_between(a, b), figure.difference_between(b, a)

    assert (one.interval is None) == (other.interval is None)
    if one.interval is not None and other.interval is not None:
        assert one.interval == -other.interval
        assert one.reach == -(other.reach or Interval.everything())


@given(figure=figures(dated=True), data=st.data())
@examples(cost=2)
def test_there_is_a_comparison_where_both_give_a_number(figure: Figure, data: st.DataObject) -> None:
    """Where one has no number there is none, it says why, and following the steps forward gives the same."""
    a, b = _two(figure, data)
    difference = figure.difference_between(a, b)

    numbered = all(figure.position(name).stance is Stance.STATED for name in (a, b))
    # counts are compared at the latest day that both reach; one may have no number of so early a day (rule 11)
    numbered = numbered and "counts nothing up to" not in str(difference)

    assert figure.time == "cumulative" or "counts nothing up to" not in str(difference)
    assert (difference.interval is not None) == numbered
    assert bool(difference.reasons) == (not numbered)
    assert difference.explain().follow() == difference
    assert str(difference).startswith("no difference: ") == (not numbered)
