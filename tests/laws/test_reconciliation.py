"""
Laws of reconciliation (design.md, rules 6, 8, 9, 17 and 18).

The order of statements, the names of parties and the unit change no answer; a
repeated origin changes none; no error shrinks below the best input's without
declared independence; no value lies outside what is claimed; every answer
follows from its derivation; pools move and stretch with their values.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.laws.test_renaming import NAMES, NEW_NAMES, renamed, with_new_names

from contested import Figure, Source, methods
from contested.answers import heterogeneity
from contested.methods import grouped_variances as columns
from contested.quantities.interval import Interval, hull_of
from contested.quantities.numbers import exact
from contested.testing import figures, numbers

if TYPE_CHECKING:
    from contested.methods.reconciliation import Reconciliation
    from contested.quantities.numbers import Number

SETS: tuple[methods.Method, ...] = (
    methods.Hull(),
    methods.Common(),
    methods.MostAgreed(),
    methods.AtLeast(2),
    methods.NTP(),
)
PICKS: tuple[methods.Method, ...] = (
    methods.Mode(),
    methods.Mode(ties="lowest"),
    methods.Mode(ties="status"),
    methods.Mode(ties="basis"),
    methods.Median(),
    methods.Median(even="upper"),
    methods.WeightedMedian(),
    methods.Latest(),
    methods.MostConservative(),
    methods.MostInformative(),
    methods.MostPrecise(),
)
MEANS: tuple[methods.Method, ...] = (methods.Mean(), methods.GeometricMean(), methods.TrimmedMean(0.3))
POOLS = (
    methods.FixedEffect(),
    methods.FixedEffect(birge=True),
    methods.PDGAverage(),
    *(methods.RandomEffects(tau2=name) for name in heterogeneity.ESTIMATORS),
    methods.RandomEffects(se="knapp-hartung", prediction="t"),
    methods.RandomEffects(se="modified-kh", prediction="normal"),
    methods.LinearPool(),
    methods.LogPool(),
    methods.CovarianceIntersection(),
    methods.LargestConsistentSubset(),
)
METHODS = (*SETS, *PICKS, *MEANS, *POOLS)
ANY_METHOD = st.sampled_from(METHODS)
ANY_POOL = st.sampled_from(POOLS)
FEW = figures(max_estimates=5)


@st.composite
def measured(draw: st.DrawFn, names: tuple[str, ...] = NAMES, unit: str = "kilogram") -> Figure:
    """Draw figures of which everybody states a value with a standard error."""
    said = st.tuples(st.integers(1, 1000), st.integers(1, 50))
    figure = Figure("mass", unit, of="a block")
    for name in (*names, *(f"Lab {n}" for n in range(draw(st.integers(0, 4))))):
        value, error = draw(said)
        figure = figure.claimed(value / 10, by=name, standard_error=error / 10)
    return figure


ANY_FIGURE = FEW | measured()


def computed(answer: Reconciliation) -> tuple[object, ...]:
    """Return what an answer says, without names."""
    return (
        answer.refused,
        answer.value,
        answer.computed,
        [(one.kind, one.low, one.high) for one in answer.ranges],
        answer.standard_error,
        [one.code for one in answer.reasons],
    )


@given(figure=ANY_FIGURE, method=ANY_METHOD, force=st.booleans())
def test_every_method_answers_every_figure_in_a_sentence(figure: Figure, method: methods.Method, force: bool) -> None:
    """An answer or a refusal, never an exception; who gives a number is named."""
    answer = figure.reconcile(method, force=force)

    text = str(answer)
    assert text
    if answer.refused:
        assert text.startswith("no consensus: ")
        assert answer.value is None
        assert answer.range is None
        assert all(one.says for one in answer.reasons)
    else:
        named = {*answer.parties, *(one.who for one in answer.left_out)}
        everyone = " ".join([*named, text])
        for position in figure.positions():
            assert position.name in everyone


@given(figure=ANY_FIGURE, method=ANY_METHOD, force=st.booleans())
def test_following_the_derivation_gives_the_answer_again(figure: Figure, method: methods.Method, force: bool) -> None:
    """Following the derivation gives the answer again (rule 18)."""
    answer = figure.reconcile(method, force=force)

    again = answer.explain().follow()

    assert again == answer
    assert str(again) == str(answer)


@given(figure=ANY_FIGURE, method=ANY_METHOD, data=st.data())
def test_the_order_of_statements_changes_nothing(figure: Figure, method: methods.Method, data: st.DataObject) -> None:
    """The order of statements changes nothing (rule 20)."""
    shuffled = attrs.evolve(figure, statements=data.draw(st.permutations(figure.statements)))

    assert str(shuffled.reconcile(method, force=True)) == str(figure.reconcile(method, force=True))
    assert computed(shuffled.reconcile(method)) == computed(figure.reconcile(method))


@given(figure=figures(names=NAMES, max_estimates=5) | measured(), method=ANY_METHOD, new=NEW_NAMES, force=st.booleans())
def test_renaming_the_parties_renames_the_answer(
    figure: Figure, method: methods.Method, new: dict[str, str], force: bool
) -> None:
    """Rule 9: refusals are stable, too."""
    before = figure.reconcile(method, force=force)
    after = renamed(figure, new).reconcile(method, force=force)

    assert computed(after) == computed(before)
    assert set(after.parties) == {with_new_names(name, new) for name in before.parties}


@given(figure=figures("km**2", dated=False, max_estimates=5) | measured(unit="km**2"), method=ANY_METHOD)
def test_the_unit_changes_nothing(figure: Figure, method: methods.Method) -> None:
    """Hectares for square kilometres: a hundred times the number, to rounding."""
    here, there = figure.reconcile(method, force=True), figure.to("ha").reconcile(method, force=True)

    assert [one.code for one in there.failing] == [one.code for one in here.failing]
    assert there.refused == here.refused
    assert there.parties == here.parties
    if here.computed is not None:
        assert there.computed is not None
        assert float(there.computed) == pytest.approx(100 * float(here.computed), rel=1e-9, abs=1e-9)
    for a, b in zip(here.ranges, there.ranges, strict=True):
        for low, high in ((a.low, b.low), (a.high, b.high)):
            assert (low is None) == (high is None)
            assert low is None or float(high or 0) == pytest.approx(100 * float(low), rel=1e-9, abs=1e-9)


@given(figure=FEW, number=numbers(max_value=10**6), copies=st.integers(1, 4), method=ANY_METHOD, data=st.data())
def test_a_repeated_origin_changes_nothing(
    figure: Figure, number: Number, copies: int, method: methods.Method, data: st.DataObject
) -> None:
    """Rule 6: papers that quote one wire are one witness, however many they are."""
    wire = Source("A wire nobody else quotes", primary=True)
    told = figure.claimed(number, by="Iran", source=wire)
    repeated = told
    for n in range(copies):
        holder = data.draw(st.sampled_from(("Iran", None)))
        repeated = repeated.claimed(number, by=holder, source=Source(f"Paper {n}", quoting=(wire,)))

    before, after = told.reconcile(method, force=True), repeated.reconcile(method, force=True)

    assert computed(after) == computed(before)
    assert len(after.outcome.used) == len(before.outcome.used)
    assert computed(repeated.reconcile(method)) == computed(told.reconcile(method))


@given(figure=measured(), method=ANY_POOL)
def test_no_error_is_below_the_best_inputs_without_declared_independence(
    figure: Figure, method: methods.Method
) -> None:
    """Rule 6; with independence declared, more origins can make a pool more certain than each."""
    best = min(float(e.standard_error) for e in figure.estimates if e.standard_error is not None)

    alone = figure.reconcile(method, force=True).standard_error
    declared = figure.assume_independent(reason="different scales").reconcile(method, force=True)

    assert alone is None or alone >= best * (1 - 1e-12)
    assert declared.standard_error is None or alone is None or declared.standard_error <= alone * (1 + 1e-12)
    assert declared.refused or len(declared.outcome.used) < 2 or "different scales" in str(declared)


@given(figure=ANY_FIGURE, method=ANY_METHOD)
def test_no_value_lies_outside_the_hull_of_claims(figure: Figure, method: methods.Method) -> None:
    """What is printed without force is between what somebody printed."""
    answer = figure.reconcile(method)
    hull = hull_of(w.interval for w in figure._evidence.witnesses)

    if answer.computed is not None:
        value = float(answer.computed)
        slack = 1e-9 * (1 + abs(value))
        low = -math.inf if hull.low is None else float(hull.low) - slack
        high = math.inf if hull.high is None else float(hull.high) + slack
        assert low <= value <= high
    if answer.value is not None:
        made = answer.estimate()
        assert made.interval is not None
        ends = [float(end) for end in (made.interval.low, made.interval.high) if end is not None]
        rounding = 1e-2 * max(abs(end) for end in ends)  # of ends that were computed: three digits
        assert all(low <= end + rounding and end - rounding <= high for end in ends)


@given(figure=FEW)
def test_common_ground_is_inside_the_most_agreed_and_that_inside_the_hull(figure: Figure) -> None:
    """Each method looks at less than the one before."""
    hull, agreed, common = (figure.reconcile(m) for m in (methods.Hull(), methods.MostAgreed(), methods.Common()))

    for bracket in agreed.ranges:
        assert hull.range is not None
        assert bracket.interval.within(hull.range.interval)
    for region in common.allows:
        assert any(region.within(other) for other in agreed.allows) or agreed.refused


@given(figure=FEW, k=st.integers(1, 4), number=numbers(max_value=10**6))
def test_at_least_k_holds_exactly_what_k_allow(figure: Figure, k: int, number: Number) -> None:
    """By counting voices at any number; one voice of several positions allows what any of them does."""
    voices = figure._panel.origin_groups
    allowing = sum(any(p.reach is not None and p.reach.contains(number) for p in voice) for voice in voices)

    answer = figure.reconcile(methods.AtLeast(k))

    assert any(region.contains(number) for region in answer.allows) == (allowing >= k)


@given(figure=FEW)
def test_the_majority_of_the_clock_algorithm_is_a_majority(figure: Figure) -> None:
    """More than half of the voices have some of their reach inside, and two who differ never pass."""
    answer = figure.reconcile(methods.NTP())
    bounded = [w for w in figure._evidence.witnesses if w.reach.is_bounded]

    for region in answer.allows:
        assert sum(w.reach.overlaps(region) for w in bounded) * 2 > len(bounded)
    if len(bounded) == 2 and not bounded[0].reach.overlaps(bounded[1].reach):
        assert answer.refused


@given(figure=measured(), method=st.sampled_from((*PICKS, *MEANS, *POOLS)))
def test_leaving_one_out_is_the_answer_without_that_voice(figure: Figure, method: methods.Method) -> None:
    """Each voice in turn, named."""
    answer = figure.reconcile(method, force=True)

    found = answer.leave_one_out()

    assert [name for name, _ in found] == [w.name for w in figure._evidence.witnesses]
    for name, without in found:
        rest = attrs.evolve(figure, statements=[s for s in figure.statements if s.parties[0].name != name])
        assert computed(without) == computed(rest.reconcile(method, force=True))
        assert name not in without.parties


# -- the numeric core ----------------------------------------------------------

VALUES = st.lists(st.tuples(st.integers(-500, 500), st.integers(1, 400)), min_size=3, max_size=8)


def pooled(method: methods.Method, pairs: list[tuple[float, float]]) -> Any:
    """Return a pool of pairs of value and variance."""
    any_pool: Any = method
    return any_pool.pool([float(x) for x, _ in pairs], [float(v) for _, v in pairs])


@given(pairs=VALUES, method=ANY_POOL, shift=st.integers(-1000, 1000), factor=st.sampled_from((0.5, 2.0, 7.0)))
def test_pools_move_and_stretch_with_their_values(
    pairs: list[tuple[float, float]], method: methods.Method, shift: int, factor: float
) -> None:
    """A shift moves the estimate, and a factor stretches it with its error; nothing else."""
    before = pooled(method, pairs)
    after = pooled(method, [(factor * x + shift, factor * factor * v) for x, v in pairs])

    assert after.estimate == pytest.approx(factor * before.estimate + shift, rel=1e-6, abs=1e-6)
    assert after.standard_error == pytest.approx(factor * before.standard_error, rel=1e-6, abs=1e-6)
    if before.tau2 is not None:
        assert after.tau2 == pytest.approx(factor * factor * before.tau2, rel=1e-5, abs=1e-5)
    if before.i2 is not None:
        assert after.i2 == pytest.approx(before.i2, rel=1e-5, abs=1e-6)


@given(pairs=VALUES, method=ANY_POOL, data=st.data())
def test_the_order_of_values_changes_no_pool(
    pairs: list[tuple[float, float]], method: methods.Method, data: st.DataObject
) -> None:
    """Sums are exactly rounded."""
    before, after = pooled(method, pairs), pooled(method, data.draw(st.permutations(pairs)))

    assert after.estimate == pytest.approx(before.estimate, rel=1e-12, abs=1e-12)
    assert after.standard_error == pytest.approx(before.standard_error, rel=1e-12)


@given(pairs=VALUES, method=ANY_POOL)
def test_an_estimate_lies_among_its_values(pairs: list[tuple[float, float]], method: methods.Method) -> None:
    """Weights are not negative, and add up to one."""
    made = pooled(method, pairs)

    assert min(x for x, _ in pairs) - 1e-9 <= made.estimate <= max(x for x, _ in pairs) + 1e-9
    assert math.fsum(made.weights) == pytest.approx(1)
    assert min(made.weights) >= 0


GROUPS = st.lists(
    st.lists(st.tuples(st.integers(-50, 50), st.integers(1, 40)), min_size=1, max_size=5), min_size=1, max_size=6
)
BY_GROUP = (
    *(methods.RandomEffects(tau2=name) for name in heterogeneity.ESTIMATORS),
    methods.FixedEffect(),
    methods.FixedEffect(birge=True),
)


@given(groups=GROUPS, method=st.sampled_from(BY_GROUP), data=st.data())
def test_columns_by_group_are_the_pools_of_each(
    groups: list[list[tuple[int, int]]], method: methods.RandomEffects, data: st.DataObject
) -> None:
    """However the rows are ordered, and whatever groups are called."""
    rows = [(float(x), v / 4, n) for n, group in enumerate(groups) for x, v in group]
    shuffled = data.draw(st.permutations(rows))
    name = data.draw(st.sampled_from((int, str, lambda n: n + 10)))

    made = method.pool(
        [x for x, _, _ in shuffled], [v for _, v, _ in shuffled], groups=[name(n) for _, _, n in shuffled]
    )

    for n, group in enumerate(groups):
        alone = method.pool([float(x) for x, _ in group], [v / 4 for _, v in group])
        assert made.estimate[n] == pytest.approx(alone.estimate, rel=1e-9, abs=1e-9)
        assert made.standard_error[n] == pytest.approx(alone.standard_error, rel=1e-9)
        assert made.q[n] == pytest.approx(alone.q, rel=1e-9, abs=1e-9)
        assert made.i2[n] == pytest.approx(alone.i2, rel=1e-8, abs=1e-9)
        if alone.tau2 is not None:
            assert made.tau2[n] == pytest.approx(alone.tau2, rel=1e-8, abs=1e-9)


@given(pairs=VALUES, estimator=st.sampled_from(("REML", "ML")))
def test_the_likelihood_is_nowhere_higher(pairs: list[tuple[float, float]], estimator: str) -> None:
    """On a fine grid, by the formula of the likelihood."""
    x, v = [float(a) for a, _ in pairs], [float(b) for _, b in pairs]

    def height(tau2: float) -> float:
        made = heterogeneity.fit(x, v, tau2)
        found = -math.fsum(math.log(one + tau2) for one in v) - made.q
        return found - math.log(made.total) if estimator == "REML" else found

    tau2 = heterogeneity.between(x, v, estimator)
    widest = (max(x) - min(x)) ** 2
    assert height(tau2) >= max(height(widest * 10 ** (-k / 8)) for k in range(64)) - 1e-7
    assert height(tau2) >= height(0.0) - 1e-9


@given(pairs=VALUES)
def test_paule_and_mandel_solve_their_equation(pairs: list[tuple[float, float]]) -> None:
    """Q at the estimate is n - 1, or below it at zero."""
    x, v = [float(a) for a, _ in pairs], [float(b) for _, b in pairs]

    tau2 = heterogeneity.between(x, v, "PM")

    q = heterogeneity.fit(x, v, tau2).q
    assert q == pytest.approx(len(x) - 1, rel=1e-9) if tau2 else q <= len(x) - 1


@given(pairs=VALUES)
def test_the_mixture_has_its_share_below_each_end(pairs: list[tuple[float, float]]) -> None:
    """The interval's ends cut off as much on each side; every mode lies among the values."""
    made = methods.LinearPool(level=0.8).pool(*zip(*pairs, strict=True))

    def below(at: float) -> float:
        return sum(0.5 * math.erfc((x - at) / math.sqrt(2 * v)) for x, v in pairs) / len(pairs)

    assert made.interval is not None
    assert [below(end) for end in made.interval] == pytest.approx([0.1, 0.9], abs=1e-9)
    assert made.modes
    assert all(min(x for x, _ in pairs) - 1e-9 <= mode <= max(x for x, _ in pairs) + 1e-9 for mode in made.modes)


def test_an_interval_is_what_it_is_exactly() -> None:
    """A bracket of floats comes in by its shortest decimal form."""
    bracket = methods.Bracket("confidence", 0.1, 0.3, Figure("a", "kilogram").unit, 0.95)

    assert bracket.interval == Interval(exact("0.1"), exact("0.3"))


@given(groups=GROUPS)
def test_a_part_of_columns_is_the_columns_of_a_part(groups: list[list[tuple[int, int]]]) -> None:
    """Searches go on with groups that have not come to rest."""
    assume(len(groups) > 1)
    rows = [(float(x), float(v), n) for n, group in enumerate(groups) for x, v in group]
    whole = columns.grouped_values(*zip(*rows, strict=True))
    chosen = [n % 2 == 1 for n in range(len(groups))]

    part = whole.where(whole.names % 2 == 1)

    assert list(part.names) == [n for n, kept in enumerate(chosen) if kept]
    assert list(part.total(part.x)) == [sum(x for x, _ in group) for n, group in enumerate(groups) if n % 2]
    assert list((part.wide(part.names) + 0 * part.x).ravel()) == [
        n for n, group in enumerate(groups) if n % 2 for _ in group
    ]
