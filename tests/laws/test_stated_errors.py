"""
Laws of stated uncertainty (design.md, rule 2).

A wider error settles nothing that was open, and turns no answer into another;
what several errors come to lies between the root of the sum of their squares
and their plain sum; a higher level allows no less.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.effort import examples

from contested import Answer, Figure, report

VALUES = st.one_of(st.integers(-500, 500), st.decimals(-50, 50, places=2, allow_nan=False, allow_infinity=False))
ERRORS = st.one_of(st.integers(0, 300), st.decimals(0, 30, places=2, allow_nan=False, allow_infinity=False))
LEVELS = st.integers(1, 99).map(lambda percent: Fraction(percent, 100))
SAID = st.lists(st.tuples(st.sampled_from("ABC"), VALUES, ERRORS), min_size=1, max_size=4)
SIGNS = st.sampled_from(["<", "<=", ">", ">="])
OPEN = {Answer.UNDETERMINED}


def figure_of(said: list[tuple[str, Any, Any]], wider: Any = 0, name: str = "excess") -> Figure:
    """Return a figure of values with standard errors, each wider by so much."""
    figure = Figure(name, "person", signed=True)
    for by, value, error in said:
        figure = figure.claimed(value, by=by, standard_error=Fraction(error) + Fraction(wider))
    return figure


def asked(figure: Any, sign: str, limit: Any) -> Any:
    """Return the verdict of a comparison."""
    return {"<": figure < limit, "<=": figure <= limit, ">": figure > limit, ">=": figure >= limit}[sign]


@given(
    low=st.integers(1, 50), below=st.integers(1, 40), above=st.integers(1, 40), times=st.integers(2, 9), level=LEVELS
)
def test_what_is_computed_names_the_interval_it_rests_on(
    low: int, below: int, above: int, times: int, level: Fraction
) -> None:
    """A multiple keeps the best value, multiplied, and names the level and the figure that it is of."""
    figure = Figure("x", "km").claimed(
        low + below, low=low, high=low + below + above, by="A", bounds="confidence", level=level
    )

    printed = str((figure * times).hull())

    assert f", best {(low + below) * times:,} (A)" in printed
    assert f"{int(level * 100)}% confidence interval of x" in printed
    assert f"{int(level * 100)}" in report.sentence(figure * times)


@examples(cost=2)
@given(said=SAID, wider=ERRORS, sign=SIGNS, limit=VALUES)
def test_widening_a_stated_error_never_settles_a_verdict(
    said: list[tuple[str, Any, Any]], wider: Any, sign: str, limit: Any
) -> None:
    """Whatever a party answers with the wider error, it answered before."""
    before, after = (asked(figure_of(said, by), sign, limit) for by in (0, wider))

    assert before.settled or not after.settled
    for name, answer in after.by_party.items():
        assert answer in OPEN or answer is before.by_party[name]


@examples(cost=4)
@given(said=SAID, others=SAID, wider=ERRORS, sign=SIGNS, limit=VALUES, independent=st.booleans())
def test_widening_an_error_settles_no_verdict_on_a_sum(
    said: list[tuple[str, Any, Any]],
    others: list[tuple[str, Any, Any]],
    wider: Any,
    sign: str,
    limit: Any,
    independent: bool,
) -> None:
    """Neither where errors are added up nor where they are independent."""
    verdicts = []
    for by in (0, wider):
        total: Any = figure_of(said, by) + 2 * figure_of(others, name="other")
        if independent:
            total = total.assume_independent(reason="two surveys")
        verdicts.append(asked(total, sign, limit))
    before, after = verdicts

    assert before.settled or not after.settled
    for name, answer in after.by_party.items():
        assert answer in OPEN or answer is before.by_party[name]


@examples(cost=2)
@given(said=SAID, sign=SIGNS, limit=VALUES, levels=st.tuples(LEVELS, LEVELS))
def test_a_higher_level_settles_no_more(
    said: list[tuple[str, Any, Any]], sign: str, limit: Any, levels: tuple[Fraction, Fraction]
) -> None:
    """What is known at 95 % is known at 50 %, with the same answer."""
    verdict = asked(figure_of(said), sign, limit)
    low, high = (verdict.at(level=level) for level in sorted(levels))

    assert low.settled or not high.settled
    for name, answer in high.by_party.items():
        assert answer in OPEN or answer is low.by_party[name]


@examples(cost=2)
@given(terms=st.lists(st.tuples(VALUES, ERRORS, st.integers(-3, 3)), min_size=1, max_size=5))
def test_the_error_of_a_sum_lies_between_root_sum_square_and_plain_sum(terms: list[tuple[Any, Any, int]]) -> None:
    """Not declared it is the plain sum, declared the root of the squares, which is never the larger."""
    total: Any = 0
    for n, (value, error, times) in enumerate(terms):
        total = total + times * figure_of([("A", value, error)], name=f"part {n}")
    sizes = [abs(times) * Fraction(error) for _, error, times in terms]
    plain, squares = sum(sizes, Fraction(0)), sum((size**2 for size in sizes), Fraction(0))

    errors = []
    for figure in (total, total.assume_independent(reason="as many surveys")):
        (span,) = figure.position("A").spans
        errors.append(Fraction(0) if span.error is None else Fraction(span.error.standard[0]))
    bound, independent = errors

    assert bound == plain
    assert squares <= independent**2 <= squares * (1 + Fraction(1, 10**18))
    assert independent <= plain * (1 + Fraction(1, 10**18))
    assert span.error is None or span.error.standard[0] == span.error.standard[1]


@examples(cost=2)
@given(terms=st.lists(st.tuples(VALUES, ERRORS), min_size=2, max_size=4), level=LEVELS)
def test_independent_parts_allow_no_more_than_any(terms: list[tuple[Any, Any]], level: Fraction) -> None:
    """What a sum allows with declared independence lies within what it allows without, at every level."""
    total: Any = 0
    for n, (value, error) in enumerate(terms):
        total = total + figure_of([("A", value, error)], name=f"part {n}")
    declared = total.assume_independent(reason="as many surveys")

    loose, tight = (figure.at(level=level).position("A").reach for figure in (total, declared))

    assert tight.within(loose)
    value = sum((Fraction(value) for value, _ in terms), Fraction(0))
    assert tight.contains(value)


@examples(cost=2)
@given(value=VALUES, error=ERRORS, level=LEVELS)
def test_the_same_unknown_has_no_error_to_itself(value: Any, error: Any, level: Fraction) -> None:
    """A figure less itself is 0, and its double has twice its error."""
    figure = figure_of([("A", value, error)])
    nothing, twice = figure - figure, (figure + figure).at(level=level)

    assert str(nothing.position("A")) == "0 people"
    reach, single = twice.position("A").reach, figure.at(level=level).position("A").reach
    assert reach is not None
    assert single is not None
    assert (reach.low, reach.high) == (2 * (single.low or 0), 2 * (single.high or 0))
