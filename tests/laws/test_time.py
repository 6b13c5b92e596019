"""
Laws of the two clocks (design.md, rule 10).

A position is made of the statements with the latest ``as_of``; of these, what
is certainly later said replaces what was said before, unless it only says
less.  The rest stand together, and nothing is erased.  ``known_on`` shows what
could be known by a day, and names the undated it leaves out.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from contested import Figure, Source
from contested.quantities.dates import When, overtaken, parse_date
from contested.quantities.interval import hull_of
from contested.testing import edge_cases as pools
from contested.testing import figures, numbers

if TYPE_CHECKING:
    from contested.quantities.numbers import Number

DATES = st.sampled_from(pools.EDGE_DATES).map(parse_date) | st.dates(date(2023, 8, 1), date(2023, 11, 1)).map(
    parse_date
)
DAYS = st.dates(date(2023, 9, 1), date(2023, 10, 31))


@given(a=DATES, b=DATES)
def test_before_and_after_mirror(a: When, b: When) -> None:
    """No time lies before another that lies before it."""
    assert not (a.before(b) is True and b.before(a) is True)
    assert a.after(b) is b.before(a)
    assert a.before(a) is not True


@given(a=DATES, b=DATES, c=DATES)
def test_before_is_transitive_on_civil_days(a: When, b: When, c: When) -> None:
    """What lies before what lies before a time lies before it, clock times aside."""
    if any(moment.instant is not None for moment in (a, b, c)):
        return

    assert not (a.before(b) is True and b.before(c) is True) or a.before(c) is True


@given(times=st.lists(DATES, max_size=6))
def test_overtaken_is_before_in_one_pass(times: list[When]) -> None:
    """A time is overtaken exactly where another one is certainly later."""
    assert overtaken(times) == [any(a.before(b) is True for b in times) for a in times]


@given(moment=DATES)
def test_a_time_is_read_back_from_its_text(moment: When) -> None:
    """A time prints as it was written, and reads back as itself."""
    assert parse_date(str(moment)) == moment


@given(figure=figures())
def test_nothing_is_erased(figure: Figure) -> None:
    """Every statement of a voice stands in its position, in force or superseded, but for what is set aside."""
    aside = {one.estimate for one in figure.assessments}
    told = {s for s in figure.statements if not aside & {s.key, getattr(s, "estimate", None)}}

    seen = {s for p in figure.positions() for s in (*p.estimates, *p.beside, *p.superseded, *p.denials, *p.withheld)}

    assert seen == told


@given(day=DAYS, gap=st.integers(1, 60), old=numbers(max_value=10**9), new=numbers(max_value=10**9))
def test_a_later_day_replaces_an_earlier_one(day: date, gap: int, old: Number, new: Number) -> None:
    """The number that holds at the latest day is the position, whatever the order of telling."""
    later = day + timedelta(days=gap)
    figure = Figure("population", "person").claimed(new, by="A", as_of=later).claimed(old, by="A", as_of=day)

    position = figure.position("A")

    assert position.estimates == (figure.estimates[0],)
    assert position.superseded == (figure.estimates[1],)
    assert not position.divided


@given(day=DAYS, gap=st.integers(1, 60), old=numbers(max_value=10**9), new=numbers(max_value=10**9))
def test_later_words_replace_earlier_ones(day: date, gap: int, old: Number, new: Number) -> None:
    """What is certainly said later, of the same time, takes the place of what was said before."""
    later = day + timedelta(days=gap)
    figure = Figure("dead", "person").claimed(old, by="A", stated=day).claimed(new, by="A", stated=later)

    position = figure.position("A")

    assert position.interval is not None
    assert position.interval.low == position.interval.high == new
    assert [e.stated for e in position.estimates] == [parse_date(later)]


@given(day=DAYS, gap=st.integers(1, 60), n=st.integers(10, 10**6), below=st.integers(0, 9))
def test_a_weaker_bound_replaces_nothing(day: date, gap: int, n: int, below: int) -> None:
    """Saying "at least ten" after "eleven" takes nothing back."""
    later = day + timedelta(days=gap)
    figure = Figure("dead", "person").claimed(n, by="A", stated=day)

    said = figure.claimed(f"at least {n - below}", by="A", stated=later)

    assert figure.estimates[0] in said.position("A").estimates


@given(
    texts=st.lists(st.sampled_from(("10", "20", "about 30", "between 5 and 15")), min_size=2, max_size=4, unique=True)
)
def test_undated_numbers_stand_together(texts: list[str]) -> None:
    """Numbers of which none is certainly later are one position: their hull, marked divided."""
    figure = Figure("dead", "person")
    for text in texts:
        figure = figure.claimed(text, by="A")

    position = figure.position("A")

    assert position.divided
    assert position.interval == hull_of(e.interval for e in figure.estimates if e.interval is not None)


@given(figure=figures(min_estimates=1), a=DAYS, b=DAYS)
def test_more_is_known_on_a_later_day(figure: Figure, a: date, b: date) -> None:
    """What could be known on a day could be known on every later one."""
    early, late = figure.known_on(min(a, b)), figure.known_on(max(a, b))

    assert set(early.statements) <= set(late.statements) <= set(figure.statements)


@given(figure=figures(min_estimates=1), day=DAYS)
def test_what_could_not_be_known_is_named(figure: Figure, day: date) -> None:
    """Every statement is either known on a day or named as left out, with the reason."""
    seen = figure.known_on(day)

    left_out = {one.who: one.why for one in seen._panel.left_out if not one.why.startswith("set aside")}

    assert {str(s) for s in figure.statements} <= {str(s) for s in seen.statements} | set(left_out)
    assert all(why == "undated" or why.startswith("not known before") for why in left_out.values())


@given(issued=DAYS, stated=DAYS, retrieved=DAYS)
def test_a_statement_is_known_from_its_source(issued: date, stated: date, retrieved: date) -> None:
    """The day of issue comes first, else the day it was stated, else the day it was retrieved."""
    figure = Figure("dead", "person")
    whole = figure.claimed(1, by="A", stated=stated, source=Source("S", issued=issued, retrieved=retrieved))
    undated_source = figure.claimed(1, by="A", stated=stated, source=Source("S", retrieved=retrieved))
    unsaid = figure.claimed(1, by="A", source=Source("S", retrieved=retrieved))

    known = [f.statements[0].known_from for f in (whole, undated_source, unsaid, figure.claimed(1, by="A"))]

    assert known == [issued, stated, retrieved, None]


@given(first=DAYS, width=st.integers(0, 20), offset=st.integers(-3, 25))
def test_an_issue_between_two_days_is_known_from_the_last(first: date, width: int, offset: int) -> None:
    """A source issued some day between two is sure to be known only from the later one."""
    last = first + timedelta(days=width)
    figure = Figure("dead", "person").claimed(1, by="A", source=Source("S", issued=f"{first}/{last}"))
    day = first + timedelta(days=offset)

    known = figure.known_on(day)

    assert bool(known.statements) == (day >= last)
