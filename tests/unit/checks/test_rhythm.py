"""How far apart the days of a figure may lie."""

import datetime as dt

import contested as ct
from contested.checks.rhythm import span_of


def _figure(*days: str, time: str = "point") -> ct.Figure:
    figure = ct.Figure("x", "person", time=time)
    for number, day in enumerate(days):
        figure = figure.claimed(number, by=f"P{number}", as_of=day, source="S")
    return figure


def test_a_few_days_have_no_rhythm() -> None:
    """Four days or fewer, and open ends, leave a year."""
    assert span_of(_figure("2031-01-01", "2031-01-02", "2031-01-03", "2031-01-04", "2031-01-05/.."), None) == 366


def test_ten_median_gaps_are_near() -> None:
    """Years five times, one of them leap, with one long gap: ten years; days of a week: a week at the least."""
    assert span_of(_figure("2001", "2002", "2003", "2004", "2014"), None) == 3655
    assert span_of(_figure(*(f"2031-01-0{n}" for n in range(1, 7))), None) == 10
    hours = [f"2031-01-01T0{n}:00Z" for n in range(6)]
    assert span_of(_figure(*hours), None) == 366


def test_what_the_user_says_goes_before() -> None:
    """A span that is asked for is used as it is."""
    assert span_of(_figure("2001", "2002", "2003", "2004", "2014"), 3) == 3


def test_a_daily_count_finds_who_stopped_a_month_ago() -> None:
    """For every kind of time: thirty days are far where numbers come daily, and not where they come yearly."""
    start = dt.date(2031, 1, 1)
    daily = ct.Figure("x", "killed", time="cumulative").claimed(1, by="B", as_of=start, source="S")
    for n in range(31):
        daily = daily.claimed(n + 5, by="A", as_of=start + dt.timedelta(days=n), source="S")

    assert ct.Dossier().with_figure("x", daily).check().of("CF005")
    assert not ct.Dossier().with_figure("x", daily).check(span=366).of("CF005")


def test_stocks_of_far_days_are_a_caveat_of_what_is_derived() -> None:
    """One account that combines 1990 and 2021 is noticed, and a count at one day is not."""
    people, land = _figure("2021"), ct.Figure("land", "km**2").claimed(3, by="P0", as_of="1990", source="S")
    toll = _figure("2021", time="cumulative")
    found = ct.Dossier().check(people / land, toll / 2, people)

    (caveat,) = found.of("CF005")
    assert (caveat.severity, caveat.party) == ("notice", "P0")
    assert caveat.what == "P0 combines numbers of 1990 and of 2021"
