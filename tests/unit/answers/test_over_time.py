"""Answers over time: ranges, verdicts, formulas and methods on each day on which something changed."""

import datetime as dt

import pytest

from contested import Figure, methods
from contested.claims.timeline import panels_over_time
from contested.errors import WrongType
from contested.quantities import Interval, parse_date

FIRST, SECOND, THIRD = dt.date(2031, 1, 1), dt.date(2031, 2, 1), dt.date(2031, 3, 1)


def _people() -> Figure:
    figure = Figure("people", "person").claimed(100, by="A", as_of=FIRST).claimed(90, by="B", as_of=SECOND)
    return figure.claimed(120, by="A", as_of=THIRD)


def _toll() -> Figure:
    figure = Figure("killed", "killed", time="cumulative").claimed(10, by="A", as_of=FIRST)
    return figure.claimed(8, by="B", as_of=SECOND).claimed(15, by="A", as_of=THIRD)


def test_a_figure_answers_on_each_day_of_a_change() -> None:
    """One range a day, each that of the figure as of the day."""
    made = _people().over_time()

    assert made.days == (FIRST, SECOND, THIRD)
    assert [answer.numbers for answer in made.answers] == [
        "100 people (A)",
        "90 (B, 2031-02-01) to 100 (A, 2031-01-01) people",
        "90 (B, 2031-02-01) to 120 (A, 2031-03-01) people",
    ]
    assert [day for day, _ in made] == list(made.days)
    assert len(made) == 3


def test_a_count_stops_and_goes_on() -> None:
    """Between its own days a count is a bound."""
    numbers = [answer.numbers for answer in _toll().over_time().answers]

    assert numbers[1] == "8 (B) to 10 or more (A, counted to 2031-01-01) killed"
    assert numbers[2] == "8 or more (B, counted to 2031-02-01) to 15 (A) killed"


def test_a_verdict_is_asked_again_each_day() -> None:
    """A comparison and what is combined of several, on the days of all figures compared."""
    single, both = _people() > 95, (_people() > 95) & (_toll() > 9)

    assert [str(one).split(";")[0] for one in single.over_time().answers] == [
        "settled: yes per A",
        "contested: yes per A (2031-01-01), no per B (2031-02-01)",
        "contested: yes per A (2031-03-01), no per B (2031-02-01)",
    ]
    assert both.over_time().question == both.question
    assert both.over_time().answers[-1] == both.as_of(THIRD)


def test_a_formula_has_the_days_of_all_its_figures() -> None:
    """The later of two figures has no number before its first day."""
    later = Figure("houses", "house").claimed(50, by="A", as_of=SECOND)
    made = (_people() / later).over_time()

    assert made.days == (FIRST, SECOND, THIRD)
    assert made.answers[0].is_empty
    assert made.answers[1].printed_low == 2


def test_a_method_answers_each_day() -> None:
    """The value of each day, or its refusal."""
    made = _people().over_time(methods.Hull())

    assert str(made).startswith("Hull of people, over time\n2031-01-01  100 people (A)")
    assert [one["refused"] for one in made.to_records()] == [False, False, False]


def test_rows_hold_the_day_the_words_and_the_values() -> None:
    """Rows hold the day, the words and the values, as data frames take them."""
    row = _people().over_time().to_records()[1]

    assert (row["day"], row["printed_low"], row["printed_high"]) == (SECOND, 90, 100)
    assert (row["low_by"], row["high_by"]) == (["B"], ["A"])
    assert (_people() > 95).over_time().to_records()[0]["by_party"] == {"A": "yes"}


def test_what_has_no_day_has_no_days() -> None:
    """A figure without days prints that it has none."""
    made = Figure("people", "person").claimed(5, by="A").over_time()

    assert str(made) == "people, over time\nnothing that is said has a day"
    assert repr(made) == "<OverTime people: 0 days>"


def test_a_figure_looked_at_on_a_day_has_no_later_days() -> None:
    """What is later than the day looked at changes nothing."""
    seen = _people().as_of(SECOND)

    assert seen.over_time().days == (FIRST, SECOND)
    assert (seen / _toll()).over_time().answers[-1] == (seen / _toll()).as_of(THIRD).hull()


def test_days_that_no_calendar_date_can_be_are_part_of_every_answer() -> None:
    """A count of before the year 1 holds from before the first row on."""
    figure = Figure("people", "person").claimed(5, by="A", as_of="44 BC").claimed(7, by="B", as_of="0079")

    assert [answer.numbers for answer in figure.over_time().answers] == ["5 (A, 44 BC) to 7 (B, 0079) people"]


def test_instants_of_one_day_are_told_apart_by_the_clock() -> None:
    """The later hour of a day takes the place of the earlier one, in a series as in a look."""
    figure = Figure("people", "person").claimed(5, by="A", as_of="2031-01-01T06:00Z")
    figure = figure.claimed(7, by="A", as_of="2031-01-01T18:00Z")

    (answer,) = figure.over_time().answers
    assert answer.numbers == "7 people (A)"
    assert answer == figure.as_of(FIRST).hull()


def test_a_verdict_that_nobody_asked_of_figures_has_no_days() -> None:
    """Only what a comparison of figures gave can be asked again."""
    verdict = (_people() > 95).explain().follow()

    assert verdict.asked is None
    with pytest.raises(WrongType, match="one that a comparison of figures gave"):
        verdict.over_time()


def test_what_is_undated_is_the_same_on_every_day() -> None:
    """120 of 60 on each day on which people changed; a figure that stands in two questions is looked at once."""
    people = Figure("people", "person").claimed(90, by="A", as_of="2012").claimed(120, by="A", as_of="2021")
    area = Figure("area", "km**2").claimed(60, by="A")

    assert list(map(str, (people / area).over_time().answers)) == [
        "1.5 people/km² (A); left out: 120 people (A) (later than 2012-01-01)",
        "2 people/km² (A)",
    ]
    rates = ((people / area) > (people / Figure("land", "km**2").claimed(30, by="A"))).over_time()
    assert list(map(str, rates.answers)) == [
        "settled: no per A; left out: 120 people (A) (later than 2012-01-01)",
        "settled: no per A",
    ]
    both = ((people > 100) & (people < 200)).over_time()
    assert list(map(str, both.answers)) == [
        "settled: no per A; left out: 120 people (A) (later than 2012-01-01)",
        "settled: yes per A",
    ]


def test_panels_of_several_days_end_with_the_days() -> None:
    """One a day, and no more."""
    people = Figure("people", "person").claimed(90, by="A", as_of="2012").claimed(120, by="A", as_of="2021")

    panels = list(panels_over_time(people, [parse_date("2015-01-01"), parse_date("2022-01-01")]))

    undated = list(panels_over_time(Figure("area", "m").claimed(60, by="A"), [parse_date("2015-01-01")]))
    assert [panel.stated[0].interval for panel in undated] == [Interval.point(60)]
    assert [panel.stated[0].interval for panel in panels] == [Interval.point(90), Interval.point(120)]


def test_a_figure_without_days_is_the_same_on_each() -> None:
    """An area that nobody dates divides the people of every day."""
    density = _people() / Figure("area", "km**2").claimed(2, by="A")

    assert [answer.numbers for answer in density.only("A").over_time().answers] == [
        density.only("A").as_of(day).hull().numbers for day in (FIRST, SECOND, THIRD)
    ]
    assert density.over_time().answers[0].printed_low == 50
