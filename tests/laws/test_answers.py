"""
Laws of answers: whose words stand where (design.md, rules 2, 4, 8, 9, 13, 14 and 15).

Combining verdicts gives nobody a voice; an end of a range is printed in the
words of those who print that very end; counts are whole.
"""

from __future__ import annotations

import operator
import pickle
from functools import reduce
from typing import TYPE_CHECKING

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.effort import examples

from contested import Answer, Figure, Interval
from contested.testing import figures, numbers

if TYPE_CHECKING:
    from contested import Position, Verdict

X = numbers(max_value=10**6)
JOINED = st.sampled_from((operator.and_, operator.or_))
SIGNS = (operator.lt, operator.le, operator.gt, operator.ge)


@st.composite
def combinations(draw: st.DrawFn) -> tuple[Verdict, list[Verdict]]:
    """Draw a nested combination of comparisons, and the comparisons."""
    asked = [draw(st.sampled_from(SIGNS))(draw(figures()), draw(X)) for _ in range(draw(st.integers(1, 3)))]
    if draw(st.booleans()):
        low = draw(X)
        asked.append(draw(figures()).between(low, low + 100))
    waiting = list(asked)
    while len(waiting) > 1:
        a, b = waiting.pop(draw(st.integers(0, len(waiting) - 1))), waiting.pop()
        made = draw(JOINED)(a, b)
        waiting.append(~made if draw(st.booleans()) else made)
    return waiting[0], asked


@given(drawn=combinations())
def test_combining_verdicts_gives_nobody_a_voice(drawn: tuple[Verdict, list[Verdict]]) -> None:
    """Who is silent in every comparison is silent in what they are combined to."""
    whole, asked = drawn

    for name, answer in whole.by_party.items():
        if all(one.by_party.get(name, Answer.SILENT) is Answer.SILENT for one in asked):
            assert answer is Answer.SILENT


@given(figure=figures(), low=X, width=X)
def test_between_asks_only_those_who_speak(figure: Figure, low: int, width: int) -> None:
    """Between, and its two halves together, are silent where the figure is."""
    alone = (figure >= low).by_party

    for verdict in (figure.between(low, low + width), ~(figure < low), (figure >= low) | (figure < low)):
        silent = {name for name, answer in verdict.by_party.items() if answer is Answer.SILENT}
        assert silent == {name for name, answer in alone.items() if answer is Answer.SILENT}


@given(found=X, own=X, x=X, factor=st.integers(2, 9))
def test_a_formula_lends_what_its_figures_lend(found: int, own: int, x: int, factor: int) -> None:
    """A multiple of a figure that nobody has a say on is borrowed like the figure itself."""
    area = Figure("area", "km**2", disputants=["West"]).claimed(found, source="an article")
    people = Figure("population", "person").claimed(own, by="East")
    other = Figure("another area", "km**2").claimed(x, source="an article")

    plain = (area > x) & (people > x)

    assert ((factor * area > factor * x) & (people > x)).by_party == plain.by_party
    assert ((area > other) & (people > x)).by_party == plain.by_party
    assert plain.by_party["West"] is Answer.SILENT


@examples(cost=3)
@given(verdicts=st.lists(combinations().map(operator.itemgetter(0)), min_size=2, max_size=5))
def test_a_combination_is_a_value(verdicts: list[Verdict]) -> None:
    """It equals what is combined alike, hashes alike, comes back from a pickle, and follows from its explanation."""
    whole, again = reduce(operator.and_, verdicts), reduce(operator.and_, verdicts)

    assert whole == again
    assert hash(whole) == hash(again)
    assert pickle.loads(pickle.dumps(whole)) == whole
    assert whole.explain().follow() == whole
    assert pickle.loads(pickle.dumps(whole.explain())) == whole.explain()


def prints(position: Position, value: object, *, opened: bool, is_top: bool) -> bool:
    """Whether a position has this very end; or no end there, and the number as its only one."""
    for span in position.spans:
        end, other = (span.interval.high, span.interval.low) if is_top else (span.interval.low, span.interval.high)
        is_open = span.interval.high_open if is_top else span.interval.low_open
        if (end == value and is_open == opened) or (end is None and other == value):
            return True
    return False


@given(figure=figures(None, min_estimates=1))
def test_an_end_names_those_who_print_that_very_end(figure: Figure) -> None:
    """Whoever stands at an end of a hull prints that end, as open as the others there do."""
    hull = figure.hull()
    by_name = figure._panel.by_name

    for value, names, is_top in ((hull.printed_low, hull.low_by, False), (hull.printed_high, hull.high_by, True)):
        for opened in (False, True):
            if all(prints(by_name[name], value, opened=opened, is_top=is_top) for name in names):
                break
        else:
            raise AssertionError(names)


LIMITS = ("at least 60", "more than 60", "at most 60", "fewer than 60", "60")
WORDS = {
    "at least 60": "60 or more",
    "more than 60": "more than 60",
    "at most 60": "at most 60",
    "fewer than 60": "fewer than 60",
    "60": "60",
}


@given(said=st.lists(st.sampled_from(LIMITS), min_size=2, max_size=5), third=st.none() | st.sampled_from((9, 90)))
def test_nobody_is_printed_with_the_words_of_another(said: list[str], third: int | None) -> None:
    """Where limits meet at one number, each stands beside its own words, in the hull and in prose."""
    figure = Figure("dead", "person")
    for name, text in zip("ABCDE", said, strict=False):
        figure = figure.claimed(text, by=name)
    if third is not None:
        figure = figure.claimed(third, by="Z")

    printed = figure.hull().numbers.removesuffix(" people").replace(" people (", " (")

    for part in printed.replace(") to ", "); ").replace("), ", "); ").split("; "):
        words, _, names = part.removesuffix(")").partition(" (")
        for name in names.split(", "):
            assert words == (str(third) if name == "Z" else WORDS[said["ABCDE".index(name)]])
    for name, text in zip("ABCDE", said, strict=False):
        assert name in f"{figure:prose}"
        if third is None:
            assert name in printed
            assert WORDS[text] in printed


@given(figure=figures(min_estimates=1))
def test_common_ground_of_counts_holds_a_whole_number(figure: Figure) -> None:
    """There is common ground of a count exactly where a whole number is allowed by all (decimals of a source aside)."""
    stated = figure._panel.stated
    ends = [end for p in stated for s in p.spans for end in (s.interval.low, s.interval.high) if end is not None]
    assume(stated and all(type(end) is int for end in ends))
    region = Interval.everything()
    for position in stated:
        assert position.reach is not None
        region = region.intersection(position.reach)

    assert (figure.common() is None) == region.whole().is_empty


@given(figure=figures(), x=st.integers(0, 10**6))
def test_more_than_is_at_least_one_more(figure: Figure, x: int) -> None:
    """Of a count, more than x is x + 1 or more, and fewer than x is x - 1 or fewer, unless a fraction is an end."""
    spans = [span for position in figure._panel.stated for span in position.spans]
    assume(all(span.interval.is_in_whole_numbers and span.reach.is_in_whole_numbers for span in spans))

    assert (figure > x).by_party == (figure >= x + 1).by_party
    assert (figure < x).by_party == (figure <= x - 1).by_party


@given(a=figures(), b=figures())
def test_comparing_mirrors(a: Figure, b: Figure) -> None:
    """A above b is b below a, account by account."""
    assert (a < b).by_party == (b > a).by_party
    assert (a <= b).by_party == (b >= a).by_party
