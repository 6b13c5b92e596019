"""
Laws of days: what held when, and what a count up to one day says of another.

A look at the last day that anybody reaches is the figure; a formula on a day
is that of its figures on the day; a series is one look after the other.
"""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from tests.effort import examples

from contested import Answer, Figure, methods

DAYS = st.integers(0, 40).map(lambda n: dt.date(2031, 1, 1) + dt.timedelta(days=n))
TEXTS = st.one_of(
    DAYS.map(str), st.sampled_from(["2031-01", "2031", "2031-02~", "2031-01-05/2031-01-20", "../2031-01-03"])
)
NUMBERS = st.one_of(
    st.integers(0, 60), st.sampled_from(["about 20", "at least 30", "at most 25", "10 to 15", "dozens"])
)
CLAIMS = st.lists(st.tuples(st.sampled_from("ABC"), NUMBERS, TEXTS), max_size=8)


def figure_of(claims: list[tuple[str, object, str]], time: str, name: str = "dead") -> Figure:
    """Return a figure of claims: by whom, how many, of which day."""
    figure = Figure(name, "killed", time=time)
    for by, number, day in claims:
        figure = figure.claimed(number, by=by, as_of=day)
    return figure


@examples(cost=2)
@given(claims=CLAIMS, time=st.sampled_from(["point", "cumulative"]))
def test_a_look_at_the_last_day_is_the_figure(claims: list[tuple[str, object, str]], time: str) -> None:
    """By the day on which the last statement ends, nothing is left out and everything stands."""
    figure = figure_of([(by, number, day) for by, number, day in claims if "~" not in day], time)
    ends = [one.as_of.latest for one in figure.statements if one.as_of is not None and one.as_of.latest is not None]
    stated = [span.as_of.latest for p in figure._panel.stated for span in p.spans if span.as_of is not None]
    last = max((day for day in (*ends, *stated) if day is not None), default=None)
    if last is None or (time == "cumulative" and last != max((d for d in stated if d), default=None)):
        return

    assert str(figure.as_of(last).hull()) == str(figure.hull())
    assert figure.as_of(last).positions() == figure.positions()


@examples(cost=4)
@given(claims=CLAIMS, others=CLAIMS, day=DAYS, time=st.sampled_from(["point", "cumulative"]))
def test_a_ratio_on_a_day_is_the_ratio_of_the_figures_on_it(
    claims: list[tuple[str, object, str]], others: list[tuple[str, object, str]], day: dt.date, time: str
) -> None:
    """Looking and calculating go in either order."""
    some, every = figure_of(claims, time, "children"), figure_of(others, time) + 1

    assert (some / every).as_of(day).hull() == (some.as_of(day) / every.as_of(day)).hull()


@examples(cost=4)
@given(claims=CLAIMS, others=CLAIMS, time=st.sampled_from(["point", "cumulative"]))
def test_a_series_is_one_look_after_the_other(
    claims: list[tuple[str, object, str]], others: list[tuple[str, object, str]], time: str
) -> None:
    """On every day a series answers as a look at that day does: figure, formula and verdict."""
    figure, other = figure_of(claims, time), figure_of(others, time, "children").claimed(3, by="D")
    figure = figure.denied(by="B", as_of="2031-01-10").claimed(7, by="A", key="seven", as_of="2031-01-02")
    figure = figure.denied(by="C", estimate="seven")
    derived, verdict = other / (figure + 1), (figure > 20) | (other > figure)

    assert all(answer == figure.as_of(day).hull() for day, answer in figure.over_time())
    assert all(answer == derived.as_of(day).hull() for day, answer in derived.over_time())
    assert all(answer == verdict.as_of(day) for day, answer in verdict.over_time())


@examples(cost=2)
@given(claims=CLAIMS, day=DAYS, data=st.data())
def test_the_order_of_statements_changes_no_day(
    claims: list[tuple[str, object, str]], day: dt.date, data: st.DataObject
) -> None:
    """Rule 20: whatever was claimed first, the same held on a day."""
    other = data.draw(st.permutations(claims))
    one, two = (figure_of(list(said), "cumulative").as_of(day) for said in (claims, other))

    assert one.hull().numbers == two.hull().numbers
    assert (one > 20).by_party == (two > 20).by_party


@given(steps=st.lists(st.tuples(DAYS, st.integers(0, 20)), min_size=1, max_size=6), day=DAYS, least=st.integers(0, 80))
def test_a_later_cut_off_of_an_honest_counter_settles_no_less(
    steps: list[tuple[dt.date, int]], day: dt.date, least: int
) -> None:
    """Where a count never falls, what was certainly exceeded on one day is exceeded on every later one."""
    total, figure = 0, Figure("dead", "killed", time="cumulative")
    for when, more in sorted(dict(steps).items()):
        total += more
        figure = figure.claimed(total, by="A", as_of=when)
    answers = [(figure.as_of(one) > least).by_party.get("A") for one in sorted({day, *dict(steps)})]

    after_yes = answers[answers.index(Answer.YES) :] if Answer.YES in answers else []
    assert set(after_yes) <= {Answer.YES}


@given(claims=CLAIMS, day=DAYS)
def test_renaming_parties_changes_nothing_but_names(claims: list[tuple[str, object, str]], day: dt.date) -> None:
    """Rule 9 on a day: no party's count is read otherwise for its name."""
    names = {"A": "Xan", "B": "Yor", "C": "Zed"}
    seen = figure_of(claims, "cumulative").as_of(day)
    renamed = figure_of([(names[by], number, when) for by, number, when in claims], "cumulative").as_of(day)

    assert {names[name]: one for name, one in (seen > 20).by_party.items()} == (renamed > 20).by_party


@examples(cost=4)
@given(claims=CLAIMS, time=st.sampled_from(["point", "cumulative"]), method=st.sampled_from(["hull", "median"]))
def test_a_method_over_time_is_asked_anew_each_day(
    claims: list[tuple[str, object, str]], time: str, method: str
) -> None:
    """Its answer of a day, or its refusal, is that of the figure as of the day; parties alone likewise."""
    figure = figure_of(claims, time)
    asked = methods.Hull() if method == "hull" else methods.Median()

    for day, answer in figure.over_time(asked):
        assert str(answer) == str(figure.as_of(day).reconcile(asked))
    for day, answer in figure.only("A").over_time():
        assert answer == figure.only("A").as_of(day).hull()


@examples(cost=2)
@given(claims=CLAIMS, day=DAYS, known=DAYS, time=st.sampled_from(["point", "cumulative"]))
def test_both_clocks_are_set_in_either_order(
    claims: list[tuple[str, object, str]], day: dt.date, known: dt.date, time: str
) -> None:
    """What was known on Monday of Sunday is the same, whichever is asked first."""
    figure = Figure("dead", "killed", time=time)
    for n, (by, number, when) in enumerate(claims):
        stated = dt.date(2031, 1, 1) + dt.timedelta(days=7 * n)
        figure = figure.claimed(number, by=by, as_of=when, stated=stated)

    one, other = figure.as_of(day).known_on(known), figure.known_on(known).as_of(day)

    assert one.hull().numbers == other.hull().numbers
    assert (one > 20).by_party == (other > 20).by_party
    assert one.as_of(day).hull() == one.hull()
