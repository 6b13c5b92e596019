"""Numbers stand on an axis where they belong, and it is labelled at round ones."""

from __future__ import annotations

import itertools
from fractions import Fraction

import pytest

from contested.quantities import Number
from contested.report.charts.picture import Stroke, Words
from contested.report.charts.text_widths import text_width
from contested.report.charts.value_axis import LABEL_SIZE, ValueAxis, axis_for, axis_pieces, label_words, labels


def axis(*numbers: Number, reaches: tuple[Number, ...] = (), is_plain: bool = False) -> ValueAxis:
    """Return an axis of these numbers or days."""
    made = axis_for(numbers, 0, 400, reaches, is_plain=is_plain)
    assert made is not None
    return made


def test_no_number_has_no_axis() -> None:
    """There is nothing to measure."""
    assert axis_for([], 0, 400) is None


def test_a_plain_axis_begins_at_zero_where_numbers_lie_near_it() -> None:
    """So that lengths compare: 50,000 is nearer to zero than to 120,000."""
    made = axis(50_000, 120_000)

    assert (made.low, made.high, made.is_log) == (0, 120_000, False)
    assert made.at(60_000) == pytest.approx((made.left + made.right) / 2)


def test_a_plain_axis_far_from_zero_does_not_reach_it() -> None:
    """Else nothing could be told apart."""
    made = axis(9_000, 11_000)

    assert (made.low, made.high) == (9_000, 11_000)


def test_one_number_stands_on_an_axis_from_zero() -> None:
    """One number stands on an axis from zero, with room above it."""
    assert (axis(40).low, axis(40).high) == (0, 50)
    assert (axis(-40).low, axis(-40).high) == (-50, 0)
    assert (axis(0).low, axis(0).high) == (0, 1)


def test_numbers_below_zero_end_at_it_where_they_lie_near() -> None:
    """Numbers below zero end at it where they lie near, as those above begin there."""
    assert (axis(-100, -10).low, axis(-100, -10).high) == (-100, 0)
    assert (axis(-500, 1_200).low, axis(-500, 1_200).high) == (-500, 1_200)


@pytest.mark.parametrize(("high", "is_log"), [(30, False), (31, True)])
def test_an_axis_is_logarithmic_above_a_ratio_of_thirty(high: int, is_log: bool) -> None:
    """An axis is logarithmic above a ratio of thirty, not at it."""
    assert axis(1, high).is_log is is_log


def test_a_decade_is_as_long_as_another() -> None:
    """That is what logarithmic means."""
    made = axis(Fraction(1, 1000), 1_000)

    assert made.at(1) - made.at(Fraction(1, 1000)) == pytest.approx(made.at(1_000) - made.at(1))


def test_zero_stands_apart_on_a_logarithmic_axis() -> None:
    """Beyond a break, and left of every number; what is below zero would be at the end."""
    made = axis(0, 1, 1_000)

    assert made.zero is not None
    assert made.start < made.at(0) < made.at(1)
    assert made.at(-5) == made.start
    assert axis(1, 1_000).at(0) == axis(1, 1_000).start


def test_a_break_is_drawn_where_zero_stands_apart() -> None:
    """Two strokes through the line."""
    whole, _ = axis_pieces(axis(1, 1_000), 0, 100, "people", 400)
    broken, _ = axis_pieces(axis(0, 1, 1_000), 0, 100, "people", 400)

    slanted = [one for one in broken if isinstance(one, Stroke) and one.points[0][1] > 100 > one.points[1][1]]
    assert len(slanted) == 2
    assert [one for one in whole if isinstance(one, Stroke) and one.points[0][1] > 100 > one.points[1][1]] == []


def test_numbers_below_zero_are_on_a_plain_axis() -> None:
    """Numbers below zero are on a plain axis, whatever the ratio."""
    assert not axis(-1, 10**9).is_log


def test_parts_that_add_up_are_on_a_plain_axis() -> None:
    """Parts that add up are on a plain axis, where it is asked for."""
    assert not axis(1, 1_000, is_plain=True).is_log


def test_what_numbers_allow_has_room_on_a_plain_axis_and_is_cut_on_another() -> None:
    """A logarithm has no place for what lies below zero."""
    assert axis(100, reaches=(50, 150)).high == 150
    assert axis(1, 100, reaches=(-50,)).at(-50) == axis(1, 100).start


def test_what_lies_beyond_stands_at_the_side() -> None:
    """Inside the axis, where arrows end."""
    made = axis(50_000, 120_000)

    assert made.at(10**9) == made.stop
    assert made.at(-(10**9)) == made.start


def test_numbers_that_floats_hardly_tell_apart_stand_apart() -> None:
    """10^29 and two more: a float of that size has steps of some 10^13."""
    made = axis(10**29, 10**29 + 2)

    assert made.at(10**29 + 1) == pytest.approx((made.left + made.right) / 2)


def test_an_axis_says_its_values_at_its_sides() -> None:
    """An axis says its values at its sides, as another library needs them."""
    plain, decades = axis(0, 100), axis(1, 1_000)

    assert plain.values(plain.left, plain.right) == pytest.approx((0, 100))
    assert decades.values(decades.left, decades.right) == pytest.approx((1, 1_000))


@pytest.mark.parametrize(
    "numbers",
    [(0, 1), (50_000, 120_000), (1, 10**12), (Fraction(1, 10**9), 10**12), (0, 3, 5_000), (9_000, 11_000), (-5, 5)],
)
def test_labels_stand_apart(numbers: tuple[Number, ...]) -> None:
    """There is one at least, and none meets the next."""
    made = labels(axis(*numbers), 420)

    spans = [(at - text_width(text, LABEL_SIZE) / 2, at + text_width(text, LABEL_SIZE) / 2) for at, text in made]
    assert made
    assert all(before[1] < after[0] for before, after in itertools.pairwise(spans))


def test_labels_below_one_another_stand_apart_too() -> None:
    """Labels below one another stand apart too, by the height of a line."""
    places = [at for at, _ in labels(axis(0, 1_000), upright=True)]

    assert all(after - before > LABEL_SIZE for before, after in itertools.pairwise(places))


def test_an_axis_too_short_for_two_labels_has_one() -> None:
    """An axis too short for two labels has one."""
    narrow = axis_for([50_000_001, 90_000_001], 0, 60)
    assert narrow is not None

    assert len(labels(narrow, 60)) == 1


def test_an_axis_without_a_power_of_ten_is_labelled_all_the_same() -> None:
    """From 2 to 99 by 2, 5, 10, 20, 50."""
    assert [text for _, text in labels(axis(2, 99))] == ["2", "5", "10", "20", "50"]


def test_between_whole_numbers_no_half_is_labelled() -> None:
    """Nobody counts half a person; a measure goes on below one."""
    assert [text for _, text in labels(axis(0, 1))] == ["0", "1"]
    assert "0.5" in [text for _, text in labels(axis(Fraction(1, 10), 1))]


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (5_000_000, "5,000,000"),
        (20_000_000, "20 million"),
        (-20_000_000, "-20 million"),
        (2_500_000_000, "2.5 billion"),
        (3 * 10**12, "3 trillion"),
        (10**18, "10^18"),
        (5 * 10**18, "5·10^18"),
        (-(10**18), "-10^18"),
        (12_345_678, "1.2345678·10^7"),
        (Fraction(1, 1000), "0.001"),
        (Fraction(1, 10**9), "10^-9"),
        (Fraction(2, 10**9), "2·10^-9"),
    ],
)
def test_a_label_is_as_short_as_it_can_be(number: Number, text: str) -> None:
    """In full, by the words of large numbers, or by a power of ten."""
    assert label_words(number) == text


def test_an_axis_says_that_it_is_logarithmic() -> None:
    """Under it, with the unit."""
    pieces, _ = axis_pieces(axis(1, 1_000), 0, 100, "people", 400)

    assert [piece.text for piece in pieces if isinstance(piece, Words)][-1] == "people, logarithmic scale"


def test_a_plain_number_has_no_unit_to_say() -> None:
    """Nothing stands under the labels."""
    pieces, _ = axis_pieces(axis(1, 2), 0, 100, "", 400)

    assert "" not in [piece.text for piece in pieces if isinstance(piece, Words)]
