"""Speed of looks at a day and of series."""

from __future__ import annotations

import random
from datetime import date, timedelta
from functools import partial

from rows import declare, paired, row

import contested as ct
from contested.quantities.units import unit

FIRST_DAY = date(2020, 1, 1)


def dated_estimates(count, *, parties=10, days=1000, cumulative=False):
    """Return a figure of so many estimates, each party's on days in a row and over again."""
    draw = random.Random(3)
    numbers = [draw.randrange(1_000_000) for _ in range(count)]
    numbers = sorted(numbers) if cumulative else numbers
    person = unit("person")
    said = [
        ct.Estimate.of(number, person, by=f"P{n % parties}", as_of=FIRST_DAY + timedelta(days=n // parties % days))
        for n, number in enumerate(numbers)
    ]
    return ct.Figure("dead", person, time="cumulative" if cumulative else "point", statements=said)


def scanned(figure, day):
    """Return the lowest and the highest of each party's latest numbers up to a day, by a plain scan."""
    latest = {}
    for one in figure.statements:
        when = one.as_of.first_day
        if when <= day:
            name = one.parties[0].name
            held = latest.get(name)
            if held is None or held[0] < when:
                latest[name] = when, [one.interval.low]
            elif held[0] == when:
                held[1].append(one.interval.low)
    numbers = [number for _, held in latest.values() for number in held]
    return min(numbers), max(numbers)


def look_at_a_day(*, parties=10):
    """Ten parties say ten numbers for each of their days, a hundred one number, as in a series."""
    figure, day = dated_estimates(100_000, parties=parties), FIRST_DAY + timedelta(days=500)
    hull = figure.as_of(day).hull()
    assert (hull.low, hull.high) == scanned(figure, day.toordinal())
    return paired(lambda: figure.as_of(day).hull(), lambda: scanned(figure, day.toordinal()))


for _parties in (10, 100):
    declare(
        f"as_of() of 100,000 estimates of {_parties} parties, then hull()",
        partial(look_at_a_day, parties=_parties),
        against="a plain scan of the same estimates",
        limit=5,
        topic="days",
    )


@row(
    "as_of() of 100,000 estimates, then hull(), growth", against="the same of 25,000 (linear: 4)", limit=5, topic="days"
)
def look_growth():
    day = FIRST_DAY + timedelta(days=500)
    large, small = dated_estimates(100_000), dated_estimates(25_000)
    return paired(lambda: large.as_of(day).hull(), lambda: small.as_of(day).hull())


def series(*, cumulative):
    """A thousand days of ten parties; the one answer is of the middle of them."""
    figure, day = dated_estimates(10_000, cumulative=cumulative), FIRST_DAY + timedelta(days=500)
    assert len(figure.over_time()) == 1000
    seen = paired(figure.over_time, lambda: figure.as_of(day).hull(), 1, 20, rounds=5)
    return seen.times(theirs=1000)


for _name, _cumulative in (
    ("over_time(), 1,000 days, 10 parties", False),
    ("over_time(), the same of a cumulative figure", True),
):
    declare(
        _name,
        partial(series, cumulative=_cumulative),
        against="1,000 answers of one day",
        limit=0.2,
        topic="days",
    )
