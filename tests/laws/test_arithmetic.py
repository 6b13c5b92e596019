"""
Laws of arithmetic (design.md, rules 3, 7, 8, 9, 15 and 16).

Each account is computed by itself: alone or together, under whatever names,
with others silent or denying.  A figure is one unknown wherever it stands.
What a formula gives holds every value that it can have, and no end is further
out than some value, unless it says that it is an enclosure.
"""

from __future__ import annotations

import copy
import itertools
import operator
import pickle
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.effort import count

import contested as ct
from contested import Figure, Stance
from contested.errors import DividesByZero, FormulaTooLong
from contested.testing import figures

if TYPE_CHECKING:
    from collections.abc import Callable

    from contested.quantities.numbers import Number

NAMES = ("Armenia", "Azerbaijan", "OSCE")
OPERATORS: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "minimum": ct.minimum,
    "maximum": ct.maximum,
}
Tree = Any
"""An unknown by its number, a constant, or an operation with its operands."""

ENDS = st.integers(0, 6).map(lambda n: Fraction(n, 2))


@st.composite
def sides(draw: st.DrawFn) -> tuple[Number, Number | None, bool, bool]:
    """Return the ends of an interval that is not below zero, each closed or open, the upper one perhaps absent."""
    low = draw(ENDS)
    width = draw(st.sampled_from((0, 1, 2, 3, None)))
    if width is None:
        return low, None, draw(st.booleans()), False
    return low, low + width, bool(width) and draw(st.booleans()), bool(width) and draw(st.booleans())


def trees(unknowns: int) -> st.SearchStrategy[Tree]:
    """Return formulas in which an unknown may stand anywhere, once or often."""
    leaves = st.integers(0, unknowns - 1) | st.sampled_from((Fraction(1), Fraction(2), Fraction(1, 2)))
    return st.recursive(
        leaves,
        lambda inner: (
            st.tuples(st.sampled_from(tuple(OPERATORS)), inner, inner)
            | st.tuples(st.just("**"), inner, st.sampled_from((-2, -1, 0, 2, 3)))
        ),
        max_leaves=5,
    )


def figure_of(n: int, side: tuple[Number, Number | None, bool, bool], by: str = "A") -> Figure:
    """Return a figure that one party puts between two ends."""
    low, high, low_open, high_open = side
    interval = ct.Interval(low, high, low_open=low_open, high_open=high_open)
    bare = ct.Estimate.of(1, "share", by=by)
    return Figure(f"x{n}", "share", signed=True).saying(attrs.evolve(bare, interval=interval, reach=interval))


def computed(tree: Tree, values: list[Any]) -> Any:
    """Return what a formula comes to on figures, or on numbers."""
    if isinstance(tree, Fraction):
        return tree
    if isinstance(tree, int):
        return values[tree]
    kind, left, right = tree
    a = computed(left, values)
    if kind == "**":
        return a**right
    b = computed(right, values)
    if kind in ("minimum", "maximum") and not isinstance(a, Figure) and not isinstance(b, Figure):
        return min(a, b) if kind == "minimum" else max(a, b)
    return OPERATORS[kind](a, b)


def points_of(side: tuple[Number, Number | None, bool, bool]) -> list[Fraction]:
    """Return some values of an interval: near its ends, and between them."""
    low, high, low_open, high_open = side
    top = low + 1000 if high is None else high
    width = Fraction(top - low)
    found = [low + width * k / 6 for k in range(7)]
    if low_open:
        found[0] = low + width / 10**6
    if high_open:
        found[-1] = top - width / 10**6
    return sorted({Fraction(one) for one in found})


@given(tree=trees(3), box=st.tuples(sides(), sides(), sides()))
def test_every_value_lies_inside_and_no_end_is_further_out(tree: Tree, box: tuple[Any, ...]) -> None:
    """Brute force over a grid of the box finds no value outside the answer."""
    stated = [figure_of(n, side) for n, side in enumerate(box)]
    try:
        made = computed(tree, list(stated))
        assume(isinstance(made, Figure))
        position = made.according_to("A")
    except (DividesByZero, FormulaTooLong, ZeroDivisionError):
        assume(False)
    assume(position.stance is Stance.STATED)
    assert position.reach is not None

    for point in itertools.product(*(points_of(side) for side in box)):
        try:
            value = computed(tree, list(point))
        except ZeroDivisionError:
            continue
        assert position.reach.contains(value)


@given(tree=trees(2), box=st.tuples(sides(), sides()))
def test_an_exact_end_is_nearly_reached(tree: Tree, box: tuple[Any, ...]) -> None:
    """An answer that is no enclosure ends where some value, or nearly one, is: monotone formulas, checked at corners."""
    assume(all(high is not None and not low_open and not high_open for _, high, low_open, high_open in box))
    corners = [sorted({low, high}) for low, high, _, _ in box]
    try:
        made = computed(tree, [figure_of(n, side) for n, side in enumerate(box)])
        assume(isinstance(made, Figure))
        position = made.according_to("A")
        values = [computed(tree, list(map(Fraction, point))) for point in itertools.product(*corners)]
    except (DividesByZero, FormulaTooLong, ZeroDivisionError):
        assume(False)
    assume(position.stance is Stance.STATED and not position.enclosure)
    assert position.reach is not None

    fine = [
        computed(tree, list(point))
        for point in itertools.product(
            *([low + (high - low) * Fraction(k, 24) for k in range(25)] for low, high, _, _ in box)
        )
        if _defined(tree, list(point))
    ]

    assert position.reach.low is not None
    assert position.reach.high is not None
    slack = (max([*values, *fine]) - min([*values, *fine])) / 4 + Fraction(1, 10**6)
    assert position.reach.low >= min([*values, *fine]) - slack
    assert position.reach.high <= max([*values, *fine]) + slack


def _defined(tree: Tree, point: list[Any]) -> bool:
    try:
        computed(tree, point)
    except ZeroDivisionError:
        return False
    return True


def renamed(figure: Figure, new: dict[str, str]) -> Figure:
    """Return the figure with other names of its parties, of which nothing else is known."""

    def party(one: ct.Party) -> ct.Party:
        return ct.Party(new.get(one.name, one.name))

    said = [attrs.evolve(s, parties=tuple(map(party, s.parties))) for s in figure.statements]
    return attrs.evolve(figure, statements=said, disputants=tuple(map(party, figure.disputants)))


PEOPLE = figures(unit="person", names=NAMES, plain=True).map(lambda figure: renamed(figure, {}))
AREAS = figures(unit="km**2", names=NAMES, plain=True).map(lambda figure: renamed(figure, {}))


@given(a=PEOPLE, b=PEOPLE)
def test_an_account_is_the_same_alone_and_together(a: Figure, b: Figure) -> None:
    """What a party's numbers come to does not hang on who else is looked at."""
    total = a + b * 2

    for name in NAMES:
        alone = total.only(name).according_to(name)
        together = total.according_to(name)
        assert (alone.stance, alone.interval, alone.reach) == (together.stance, together.interval, together.reach)


@given(a=PEOPLE, b=PEOPLE)
def test_a_silent_party_changes_nobody_else(a: Figure, b: Figure) -> None:
    """Declaring one more disputant, who says nothing, leaves every account as it was."""
    more = attrs.evolve(a, disputants=[*a.disputants, "Nowhere"])

    before, after = a - b, more - (more if a == b else b)

    for name in NAMES:
        assert before.according_to(name).interval == after.according_to(name).interval


@given(a=PEOPLE, b=PEOPLE)
def test_a_denial_changes_no_number(a: Figure, b: Figure) -> None:
    """Whoever denies, the numbers of the others stay."""
    stated = a.claimed(7, by="Russia")  # so that nobody borrows, which a denial ends

    before, after = stated + b, stated.denied(by="Georgia") + b

    for name in (*NAMES, "Russia"):
        assert before.according_to(name).interval == after.according_to(name).interval
    assert after.according_to("Georgia").stance is Stance.DENIED


@given(a=PEOPLE, b=PEOPLE)
def test_renaming_the_parties_renames_the_answer(a: Figure, b: Figure) -> None:
    """Under other names, each account comes to the same."""
    new = dict(zip(NAMES, ("Xanadu", "Ys", "Zembla"), strict=True))

    before, after = a * b, renamed(a, new) * renamed(b, new)

    for old, name in new.items():
        one, other = before.according_to(old), after.according_to(name)
        assert (one.stance, one.interval, one.reach) == (other.stance, other.interval, other.reach)


@given(low=st.integers(0, 10**6), width=st.integers(0, 10**6), other=st.integers(1, 10**6))
def test_units_change_no_verdict(low: int, width: int, other: int) -> None:
    """In hectares or in square kilometres, a sum is the same area."""
    a = Figure("a", "km**2").claimed(None, low=low, high=low + width, by="A")
    b = Figure("b", "ha").claimed(other, by="A")

    total, turned = a + b, b + a

    assert total.to("ha").according_to("A").interval == turned.according_to("A").interval
    assert (total > 100).by_party == (turned > 10_000).by_party


@given(figure=PEOPLE, reload=st.sampled_from((lambda f: f, copy.deepcopy, lambda f: pickle.loads(pickle.dumps(f)))))
def test_a_figure_is_one_unknown_also_after_a_copy(figure: Figure, reload: Callable[[Figure], Figure]) -> None:
    """X - x is 0, and x + x - x is x, for a copy or a reload of x as well."""
    again = reload(figure)

    nothing, same = figure - again, figure + again - figure

    for position in figure.positions():
        if position.stance is Stance.STATED:
            made = nothing.according_to(position.name)
            assert made.interval == made.reach == ct.Interval.point(0)
            assert same.according_to(position.name).reach == figure._panel.allowed(position)


@given(side=sides())
def test_a_quotient_by_itself_is_one(side: tuple[Any, ...]) -> None:
    """X / x is 1 wherever it is defined; zero inside or alone makes the account undefined, not one."""
    x = figure_of(0, side)

    if side[:2] == (0, 0):
        with pytest.raises(DividesByZero):
            _ = (x / x)._panel
    else:
        assert (x / x).according_to("A").interval == ct.Interval.point(1)


@given(a=sides(), b=sides())
def test_a_share_of_a_sum_needs_no_slack(a: tuple[Any, ...], b: tuple[Any, ...]) -> None:
    """A / (a + b) rises in a and falls in b, so its ends are at corners."""
    assume(a[0] > 0 and a[1] is not None and b[1] is not None)
    x, y = figure_of(0, a), figure_of(1, b)

    reach = (x / (x + y)).according_to("A").reach

    assert reach is not None
    assert reach.low == Fraction(a[0], a[0] + b[1])
    assert reach.high == Fraction(a[1], a[1] + b[0])


@given(a=AREAS, b=AREAS)
def test_what_is_allowed_holds_what_is_printed(a: Figure, b: Figure) -> None:
    """The reach of a result is never inside its printed interval, but of what is counted, where it is whole."""
    for position in (a * b + a * a).positions():
        if position.stance is Stance.STATED:
            assert position.interval is not None
            assert position.reach is not None
            assert position.interval.intersection(ct.Interval.at_least(0)).within(position.reach)


@given(a=PEOPLE, b=PEOPLE)
def test_following_the_derivation_gives_the_same(a: Figure, b: Figure) -> None:
    """The explanation of a derived figure, followed forward, is its hull."""
    hull = (a - b).hull()

    assert hull.explain().follow() == hull


@given(a=PEOPLE, b=PEOPLE)
def test_mixing_holds_every_account(a: Figure, b: Figure) -> None:
    """Every combination includes each party's own, and the answer says that it mixes."""
    total = a + b

    mixed = total.mixed()

    for position in total.positions():
        if position.stance is Stance.STATED:
            assert position.interval is not None
            held = mixed.according_to("mixed").interval
            assert held is not None
            assert position.interval.within(held)
    assert any("mixes" in note for note in mixed._panel.notes)


STANCES = {
    "denied": Stance.DENIED,
    "withheld": Stance.WITHHELD,
    "dozens": Stance.UNQUANTIFIED,
    "silent": Stance.SILENT,
}


@given(how=st.permutations(tuple(STANCES)))
def test_the_worst_operand_decides(how: list[str]) -> None:
    """Denied before withheld before a word before silence, whatever the order of the operands."""
    operands = [Figure("stated", "person").claimed(5, by="A")]
    for n, word in enumerate(how[:2]):
        operands.append(_speaking(Figure(f"f{n}", "person"), word))

    total = sum(operands)

    assert isinstance(total, Figure)
    worst = min(how[:2], key=tuple(STANCES).index)
    assert total.according_to("A").stance is STANCES[worst]


def _speaking(figure: Figure, how: str) -> Figure:
    if how == "denied":
        return figure.denied(by="A")
    if how == "withheld":
        return figure.withheld(by="A")
    return figure.claimed("dozens", by="A") if how == "dozens" else figure.claimed(3, by="B")


def test_as_many_operations_as_one_likes() -> None:
    """Building evaluates nothing, and nothing that follows recurses (a hundred thousand operations in ``nightly``)."""
    operations = min(400 * count(), 100_000)  # 24,000 in ``ci``; Python recurses a thousand times
    x = Figure("x", "person").claimed(5, by="A")
    made = x
    for _ in range(operations):
        made = made + 1

    again = pickle.loads(pickle.dumps(made))

    assert again == made
    assert hash(again) == hash(made)
    assert copy.deepcopy(made) == made
    assert made.according_to("A").interval == ct.Interval.point(operations + 5)
    assert f"{operations + 5:,}" in str(made.explain())
    assert made.known_on("2020-01-01").hull().is_empty
