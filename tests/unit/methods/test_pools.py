"""Pools: what stops them, what they take for granted, and input that no pool can work on."""

from __future__ import annotations

import math
import random
from typing import Any

import numpy as np
import pytest

import contested as ct
from contested import methods
from contested.answers import heterogeneity
from contested.errors import ContestedError, NotConverged, UnpoolableNumbers
from contested.methods import grouped_variances as columns
from contested.methods import subsets
from contested.methods.opinion import _halved

A, B, C = (ct.Party(name, stake="disputant") for name in "ABC")
UN = ct.Party("UN", stake="third_party")


def weighed(*pairs: tuple[float, float | None], unit: str = "kilogram") -> ct.Figure:
    """Return a figure with values and standard errors of A, B, C and so on."""
    figure = ct.Figure("mass", unit)
    for name, (value, error) in zip("ABCDEFGHIJKLMNOPQRSTU", pairs, strict=False):
        spread: dict[str, Any] = {} if error is None else {"standard_error": error}
        figure = figure.claimed(value, by=name, **spread)
    return figure


THREE = weighed((10, 1), (12, 1), (11, 2))


def codes(figure: ct.Figure, method: methods.Method) -> list[str]:
    """Return the codes of what fails."""
    return [one.code for one in method.check(figure)]


# -- guards ----------------------------------------------------------------------


def test_nobody_gives_a_number() -> None:
    """That cannot be waived."""
    silent = ct.Figure("x", "person").denied(by="A")

    answer = silent.reconcile(methods.Mean(), force=True)

    assert str(answer) == "no consensus: nobody gives a number; A denies the figure"
    assert codes(silent, methods.Mean()) == ["no-number"]


def test_two_declared_independent_origins_suffice_if_neither_is_a_disputant() -> None:
    """With a caveat; one disputant among them is too many."""
    two = ct.Figure("x", "kilogram").claimed(1, by=UN).claimed(2, by="OSCE")
    partisan = ct.Figure("x", "kilogram").claimed(1, by=UN).claimed(2, by=A)

    answer = two.assume_independent(reason="two surveys").reconcile(methods.Mean())

    assert answer.computed == pytest.approx(1.5)
    assert "taken to be independent: two surveys" in answer.caveats
    assert codes(two, methods.Mean()) == ["few-origins"]
    assert codes(partisan.assume_independent(reason="x"), methods.Mean()) == ["few-origins"]


def test_only_disputants() -> None:
    """Numbers of disputants alone are refused, however many they are."""
    figure = ct.Figure("x", "kilogram").claimed(1, by=A).claimed(2, by=B).claimed(3, by=C)

    assert codes(figure, methods.Mean()) == ["only-disputants"]
    assert codes(figure.claimed(2, by="UN"), methods.Mean()) == []


def test_limits_have_no_middle() -> None:
    """Waived, a limit stands for itself."""
    figure = (
        ct.Figure("dead", "person").claimed("at least 11", by="A").claimed(20, by="B").claimed("fewer than 30", by="C")
    )

    assert codes(figure, methods.Mean()) == ["one-sided"]
    assert "A and C give a limit, and no value" in str(figure.reconcile(methods.Mean()))
    forced = figure.reconcile(methods.Mean(), accept=["one-sided"], reason="an exercise")
    assert str(forced.range) == "whole [20; 21]"


def test_one_origin_with_two_values() -> None:
    """A voice that gave more than one value has none to average."""
    figure = ct.Figure("x", "kilogram").claimed(1, by="A").claimed(3, by="A").claimed(2, by="B").claimed(2, by="C")

    assert codes(figure, methods.Mean()) == ["divided"]
    assert "A gave more than one value for one origin" in str(figure.reconcile(methods.Mean()))
    assert figure.reconcile(methods.Mean(), force=True).computed == 2


def test_dates_far_apart() -> None:
    """A year and a day for what holds at a time; any distance for what adds up over time."""
    figure = (
        ct.Figure("x", "kilogram").claimed(1, by="A", as_of="2020").claimed(2, by="B", as_of="2023").claimed(3, by="C")
    )
    total = ct.Figure("dead", "person", time="cumulative")
    for name, day in zip("ABC", ("2020-01-01", "2020-01-02", "2020-01-02"), strict=True):
        total = total.claimed(5, by=name, as_of=day)

    assert codes(figure, methods.Mean()) == ["mixed-dates"]
    assert "the numbers hold for days 731 days apart (2020 and 2023)" in str(figure.reconcile(methods.Mean()))
    assert codes(figure.claimed(5, by="D", as_of="2021"), methods.Median()) == ["mixed-dates"]
    assert (
        codes(ct.Figure("x", "kilogram").claimed(1, by="A", as_of="2020/..").claimed(2, by="B"), methods.Median()) == []
    )
    assert codes(total, methods.Mean()) == ["one-sided", "mixed-dates"]  # who stopped counting gives a limit
    assert "1 days apart" in str(total.reconcile(methods.Mean()))


def test_documented_and_estimated_numbers() -> None:
    """They are no two answers to one question (rule 12)."""
    figure = ct.Figure("x", "kilogram").claimed(1, by="A", basis="documented").claimed(2, by="B", basis="estimated")

    assert codes(figure.claimed(3, by="C"), methods.Mean()) == ["mixed-scope"]
    assert "documented and estimated numbers are mixed" in str(figure.reconcile(methods.Mean()))


def test_levels_and_shapes_of_intervals() -> None:
    """Confidence intervals give errors; mixed levels and uneven ones are objections."""

    def given(low: float, best: float, high: float, level: float, by: str) -> dict[str, Any]:
        return {"low": low, "best": best, "high": high, "bounds": "confidence", "level": level, "by": by}

    even = ct.Figure("x", "kilogram")
    for by in "ABC":
        even = even.claimed(None, **given(8, 10, 12, 0.95, by))
    mixed = even.claimed(None, **given(8, 10, 12, 0.9, "D"))
    uneven = even.claimed(None, **given(8, 9, 12, 0.95, "D"))

    made = even.reconcile(methods.FixedEffect())
    assert made.pooled is not None
    assert made.standard_error == pytest.approx(2 / 1.959963984540054)
    assert "A gives a 95% confidence interval" in str(made)
    assert codes(mixed, methods.FixedEffect()) == ["mixed-levels"]
    assert "kinds of intervals are mixed: 90% confidence interval (D) and 95% confidence interval (A, B, C)" in str(
        mixed.reconcile(methods.FixedEffect())
    )
    credible = even.claimed(None, low=8, best=10, high=12, bounds="credible", level=0.95, by="D")
    assert codes(credible, methods.FixedEffect()) == ["mixed-levels"]
    assert codes(uneven, methods.FixedEffect()) == ["lopsided"]
    assert "D gives an interval that is wider on one side" in str(uneven.reconcile(methods.FixedEffect()))


def test_no_stated_error_no_weight() -> None:
    """Waived, who states none is left out; where nobody does, nothing is left to weigh."""
    some = weighed((10, 1), (12, 1), (11, 2), (13, None), (9, 0))

    assert codes(some, methods.FixedEffect()) == ["no-uncertainty"]
    answer = some.reconcile(methods.FixedEffect(), accept=["no-uncertainty"], reason="an exercise")
    assert answer.parties == ("A", "B", "C")
    assert "13 kg (D) (no standard error)" in str(answer)
    for method in (
        methods.FixedEffect(),
        methods.LinearPool(),
        methods.CovarianceIntersection(),
        methods.MostPrecise(),
        methods.WeightedMedian(),
        methods.LargestConsistentSubset(),
    ):
        none = weighed((1, None), (2, None), (3, None)).reconcile(method, force=True)
        assert str(none) == "no consensus: nobody gives a standard error"


def test_two_camps() -> None:
    """The widest gap is more than two thirds of the range, with two origin groups or more on each side of it."""
    camps = weighed((10, None), (11, None), (30, None), (31, None))
    outlier = weighed((10, None), (11, None), (12, None), (31, None))
    vague = weighed((10, 50), (11, 50), (30, 50), (31, 50))
    sharp = weighed((10, 1), (11, 1), (30, 1), (31, 1))

    assert codes(camps, methods.Mean()) == ["two-camps"]
    assert str(camps.reconcile(methods.Mean())) == (
        "no consensus: two camps: A and B at 10 to 11 kg and C and D at 30 to 31 kg "
        "(widest gap above 2/3 of the range); Mean would print about 20 kg, which nobody claims"
    )
    assert codes(outlier, methods.Mean()) == []
    assert codes(vague, methods.FixedEffect()) == []
    assert codes(sharp, methods.FixedEffect()) == ["two-camps"]
    assert codes(weighed((10, None), (10, None), (31, None), (31, None)), methods.Mean()) == ["two-camps"]


def test_a_pool_with_several_modes_is_reported_by_its_modes() -> None:
    """Not by the mean between them, unless that is asked for."""
    figure = weighed((10, 1), (30, 1), (11, 1))

    assert codes(figure, methods.LinearPool()) == ["two-camps"]
    assert "the pool has 2 modes: about 10 kg, about 30 kg" in str(figure.reconcile(methods.LinearPool()))
    assert figure.reconcile(methods.LinearPool(), force=True).computed == pytest.approx(17)
    assert THREE.reconcile(methods.LinearPool()).computed == pytest.approx(11)


# -- independence ------------------------------------------------------------------


def test_errors_do_not_shrink_without_declared_independence() -> None:
    """The best input's error stands; with a reason to take origins as independent, the formula's."""
    alone = THREE.reconcile(methods.FixedEffect())
    declared = THREE.assume_independent(reason="three scales").reconcile(methods.FixedEffect())

    assert alone.standard_error == 1
    assert (
        "independence of the origins is not declared: the standard error is the best input's, 1, not 0.667"
        in alone.caveats
    )
    assert alone.pooled is not None
    assert alone.pooled.standard_error == pytest.approx(2 / 3)
    assert declared.standard_error == pytest.approx(2 / 3)
    assert "taken to be independent: three scales" in declared.caveats


def test_independence_is_declared_of_derived_figures_too() -> None:
    """Independence is declared of derived figures too, and survives other views."""
    double = (THREE + THREE).assume_independent(reason="three scales")

    assert double._evidence.independent == "three scales"
    assert THREE.assume_independent(reason="three scales").only("A", "B")._evidence.independent == "three scales"


def test_covariance_intersection_keeps_the_most_precise() -> None:
    """Several that are as precise and differ tie."""
    figure = weighed((10, 1), (10, 1), (11, 2))
    tied = weighed((10, 1), (12, 1), (11, 2))

    answer = figure.reconcile(methods.CovarianceIntersection())

    assert answer.computed == pytest.approx(10)
    assert answer.standard_error == 1
    assert answer.parties == ("A", "B")
    assert "11 kg, standard error 2 (C) (a larger error)" in str(answer)
    assert str(tied.reconcile(methods.CovarianceIntersection())) == "no consensus: 2 values tie: 10 kg (A), 12 kg (B)"


# -- the largest consistent subset -----------------------------------------------


def test_the_subset_names_whom_it_expels() -> None:
    """And says so where several are as good."""
    one = weighed((10, 1), (11, 1), (10.5, 1), (30, 1))
    several = weighed((10, 1), (30, 1))

    answer = one.reconcile(methods.LargestConsistentSubset())

    assert answer.parties == ("A", "B", "C")
    assert "30 kg, standard error 1 (D) (not in the largest consistent subset)" in str(answer)
    assert "2 subsets of 1 are as consistent: about 10 kg without B; about 30 kg without A" in str(
        several.reconcile(methods.LargestConsistentSubset(), force=True)
    )
    many = weighed(*((10 * n, 1) for n in range(6)))
    assert "and 2 more" in str(many.reconcile(methods.LargestConsistentSubset(), force=True))
    assert [p.kept for p in methods.LargestConsistentSubset().leave_one_out([10, 11, 30], [1, 1, 1])][2] == (0, 1)


def test_too_many_subsets_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Too many subsets are an error, and of a figure a refusal."""
    monkeypatch.setattr(subsets, "MOST_SUBSETS", 4)
    method = methods.LargestConsistentSubset()

    with pytest.raises(
        UnpoolableNumbers,
        match=r"^values: more than 4 subsets would have to be looked at; use MostAgreed or Median$",
    ):
        method.pool([1, 100, 200, 300], [1, 1, 1, 1])
    refusal = weighed((1, 1), (100, 1), (200, 1), (300, 1)).reconcile(method)
    assert "more than 4 subsets" in str(refusal)
    assert "unpoolable" in codes(weighed((1, 1), (100, 1), (200, 1), (300, 1)), method)


# -- input that no pool can work on ---------------------------------------------------

ALL = (
    methods.FixedEffect(),
    methods.PDGAverage(),
    methods.RandomEffects(),
    methods.RandomEffects(tau2="REML"),
    methods.LinearPool(),
    methods.LogPool(),
    methods.CovarianceIntersection(),
    methods.LargestConsistentSubset(),
    methods.WeightedMedian(),
)


@pytest.mark.parametrize("method", ALL)
@pytest.mark.parametrize(
    ("values", "variances", "message"),
    [
        ([], [], "values: there are none"),
        ([1], [0], r"variances\[0\]: 0 is not above zero"),
        ([1, 2], [1, -1], r"variances\[1\]: -1 is not above zero"),
        ([math.nan], [1], r"values\[0\]: nan is not finite"),
        ([1], [math.inf], r"variances\[0\]: inf is not finite"),
        ([1, 2], [1], "variances: there are 1 for 2 values"),
        (["many"], [1], r"values\[0\]: 'many' is no number"),
        (None, [1], "values: 'None' is no sequence of numbers"),
        ("12", "34", "values: '12' is no sequence of numbers"),
        ({1: 2}, [1], "is no sequence of numbers"),
    ],
)
def test_bad_input_is_named_with_its_place(method: Any, values: Any, variances: Any, message: str) -> None:
    """One row at a time."""
    with pytest.raises(UnpoolableNumbers, match=message):
        method.pool(values, variances)


@pytest.mark.parametrize("method", ALL)
def test_one_value_is_its_own_pool(method: Any) -> None:
    """There is nothing to differ from."""
    made = method.pool([5.0], [4.0])

    assert made.estimate == pytest.approx(5)
    assert made.standard_error in (None, pytest.approx(2))
    assert "nan" not in str(made)


@pytest.mark.parametrize("method", [one for one in ALL if not isinstance(one, methods.WeightedMedian)])
@pytest.mark.parametrize(
    ("values", "variances"),
    [([1, 2, 3], [1e-320, 1, 1]), ([1e200, 2e200, 3], [1e-300, 1e-300, 1]), ([1e300, -1e300], [1, 1])],
)
def test_floats_that_run_over_are_refused(method: Any, values: Any, variances: Any) -> None:
    """Or hold; never a silent infinity."""
    try:
        made = method.pool(values, variances)
    except UnpoolableNumbers as error:
        assert "too far apart for floats" in str(error)  # either way is right
    else:
        assert math.isfinite(made.estimate)


def test_weights_of_opinion_pools() -> None:
    """One a value, none below zero, not all zero."""
    pool = methods.LinearPool().pool

    assert pool([1, 3], [1, 1], [1, 3]).estimate == 2.5
    assert methods.LogPool().pool([1, 3], [1, 1], [1, 0]).estimate == 1
    assert list(pool([1, 3], [1, 1], [1, 0]).modes) == pytest.approx([1])
    with pytest.raises(UnpoolableNumbers, match="all are zero"):
        pool([1, 3], [1, 1], [0, 0])
    with pytest.raises(UnpoolableNumbers, match=r"weights\[0\]: -1 is below zero"):
        pool([1, 3], [1, 1], [-1, 2])
    with pytest.raises(UnpoolableNumbers, match="there are 1 for 2 values"):
        pool([1, 3], [1, 1], [1])


@pytest.mark.parametrize("estimator", ["PM", "REML", "ML"])
def test_a_search_that_does_not_come_to_rest_is_an_error(estimator: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says what to try; there is no silent last value."""
    monkeypatch.setattr(heterogeneity, "STEPS", 1)
    monkeypatch.setattr(columns, "STEPS", 1)
    method = methods.RandomEffects(tau2=estimator)

    with pytest.raises(NotConverged, match='try tau2="DL"'):
        method.pool([1, 5, 9], [1, 2, 1])
    with pytest.raises(NotConverged, match="in 1 of 1 groups"):
        method.pool([[1, 5, 9]], [[1, 2, 1]])


def test_students_t_needs_degrees_of_freedom() -> None:
    """Two values for the error, three for the prediction."""
    with pytest.raises(UnpoolableNumbers, match="needs 2 or more"):
        methods.RandomEffects(se="knapp-hartung").pool([1], [1])
    with pytest.raises(UnpoolableNumbers, match="needs 3 or more"):
        methods.RandomEffects(prediction="t").pool([1, 2], [1, 1])


def test_columns_with_too_small_groups_for_students_t_are_named() -> None:
    """Columns with too small groups for Student's t are named, as for one group."""
    with pytest.raises(UnpoolableNumbers, match="values of group a: there are 1; .* needs 2 or more"):
        methods.RandomEffects(se="knapp-hartung").pool([1, 2, 3], [1, 1, 1], groups=["a", "b", "b"])


@pytest.mark.parametrize(
    "pool",
    [
        methods.Mean().pool,
        methods.TrimmedMean().pool,
        lambda values: methods.CovarianceIntersection().pool(values, [1, 1, 1]),
    ],
)
def test_plain_numbers_that_run_over_are_refused(pool: Any) -> None:
    """Their sum is too large for a float; a median needs no sum."""
    with pytest.raises(UnpoolableNumbers, match="too far apart"):
        pool([1e308] * 3)
    assert math.isfinite(methods.Median().pool([1e308, 1.7e308]).estimate)


def test_a_spread_that_is_nothing_beside_the_errors_is_zero() -> None:
    """The likelihood is flat there: no search is needed for ever."""
    x, v = [10000000.000141073, 10000000.00014649], [822.2130817689706, 139.39022891408243]

    assert methods.RandomEffects(tau2="REML").pool(x, v).tau2 == pytest.approx(0, abs=1e-9)
    assert methods.RandomEffects(tau2="REML").pool([x], [v]).tau2[0] == pytest.approx(0, abs=1e-9)


def test_every_mode_of_a_mixture_is_found() -> None:
    """A broad component's, beside a narrow one's."""
    made = methods.LinearPool().pool([-10.97, 12.06, 8.72], [1, 107**2, 0.094**2])

    assert len(made.modes) == 3


def test_equal_values_have_nothing_between_them() -> None:
    """Every estimator says zero."""
    for name in heterogeneity.ESTIMATORS:
        assert methods.RandomEffects(tau2=name).pool([3, 3, 3], [1, 2, 1]).tau2 == 0
        assert methods.RandomEffects(tau2=name).pool([[3, 3, 3]], [[1, 2, 1]]).tau2[0] == 0
    assert methods.FixedEffect().pool([3, 3, 3], [1, 2, 1]).i2 == 0
    assert methods.PDGAverage().pool([3, 3, 3], [1, 2, 1]).i2 == 0


# -- columns -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "variances", "groups", "message"),
    [
        ([[1, 2]], [[1]], None, "shapes"),
        ([], [], [], "not empty"),
        ([["a"]], [["b"]], None, "not all are numbers"),
        ([[1, math.nan]], [[1, 1]], None, r"values\[0, 1\]: nan is not finite"),
        ([[1, 2]], [[1, 0]], None, r"variances\[0, 1\]: 0.0 is not a number above zero"),
        ([1, 2], [1, 1], [0], "there are 1 for 2 values"),
        ([1, 2], [1, 1], [(1,), 2], "groups"),
        ([1, 2], [1, 1], ["a", math.nan], "groups: one is missing"),
        ([1, 2], [1, 1], np.array(["2020-01-01", "NaT"], "datetime64[D]"), "groups: one is missing"),
        ([1, 2], [1, 1], np.array([{}, 2], object), "groups: they have no order"),
        (np.ma.array([[1, 2]], mask=[[False, True]]), [[1, 1]], None, "some are masked"),
        ([1, 2], [1, 1], [None, None], "groups: one is missing"),
        ([1, 2], [1, 1], [1.0, math.nan], "groups: one is missing"),
        ([1, 2, 1], [1e-320, 1, 1], [1, 1, 0], "group 1: values or variances lie too far apart"),
    ],
)
def test_bad_columns_are_named_with_their_place(values: Any, variances: Any, groups: Any, message: str) -> None:
    """Bad columns are named with their place, before any sum is taken."""
    with pytest.raises(UnpoolableNumbers, match=message):
        methods.RandomEffects().pool(values, variances, groups=groups)


@pytest.mark.parametrize("groups", [[0, 0, 1], [1, 0, 1], ["b", "a", "b"], [5, 5, 7], [0, 0, 2]])
def test_groups_can_be_called_anything(groups: list[Any]) -> None:
    """Groups can be called anything, in any order; results are by name."""
    made = methods.RandomEffects(prediction="normal").pool([1.0, 3.0, 5.0], [1.0, 1.0, 1.0], groups=groups)
    names = sorted(set(groups))

    for n, name in enumerate(names):
        rows = [x for x, group in zip((1.0, 3.0, 5.0), groups, strict=True) if group == name]
        assert made.estimate[n] == pytest.approx(sum(rows) / len(rows))
    assert list(made.weights) == pytest.approx([1 / groups.count(name) for name in groups])
    assert str(made).endswith("of 2 groups")


def test_a_table_and_a_long_column_agree() -> None:
    """Weights come back in the shape of the values."""
    table = methods.FixedEffect(birge=True).pool([[1, 2, 6], [4, 4, 4]], [[1, 1, 1], [1, 2, 3]])
    column = methods.FixedEffect(birge=True).pool([1, 2, 6, 4, 4, 4], [1, 1, 1, 1, 2, 3], groups=[0, 0, 0, 1, 1, 1])

    assert table.weights.shape == (2, 3)
    assert column.weights.shape == (6,)
    assert list(table.standard_error) == list(column.standard_error)
    alone = [methods.FixedEffect(birge=True).pool(*rows) for rows in (([1, 2, 6], [1, 1, 1]), ([4, 4, 4], [1, 2, 3]))]
    assert list(table.scale_factor) == pytest.approx([one.scale_factor for one in alone])
    assert methods.FixedEffect().leave_one_out([1, 2], [1, 1])[0].estimate == 2
    assert methods.PDGAverage().leave_one_out([1, 2], [1, 1])[0].estimate == 2
    assert methods.LinearPool().leave_one_out([1, 2], [1, 1])[0].estimate == pytest.approx(2)
    assert methods.LogPool().leave_one_out([1, 2], [1, 1])[0].estimate == pytest.approx(2)
    assert methods.CovarianceIntersection().leave_one_out([1, 2], [1, 1])[0].estimate == 2


def test_counts_that_were_pooled_come_out_whole() -> None:
    """A float is rounded, and says about."""
    figure = weighed((1200, 50), (1300, 40), (1250, 45), unit="person")

    answer = figure.reconcile(methods.RandomEffects())

    assert isinstance(answer.value, int)
    assert str(answer).startswith(
        "about 1,256 people (RandomEffects of 3 origins: A, B, C); 95% confidence interval 1,1"
    )
    assert isinstance(answer.computed, float)


def test_searches_go_on_for_groups_that_have_not_come_to_rest() -> None:
    """Forty groups of different sizes, in no order, some of a single value."""
    source = random.Random(11)
    rows = [
        (source.gauss(0, 3), source.uniform(0.1, 5) ** source.choice((1, 3)), n)
        for n in range(40)
        for _ in range(1 + n % 7)
    ]
    source.shuffle(rows)
    x, v, groups = zip(*rows, strict=True)

    for estimator in ("PM", "REML", "ML"):
        method = methods.RandomEffects(tau2=estimator)
        made = method.pool(x, v, groups=groups)
        for n in range(40):
            alone = method.pool([a for a, _, m in rows if m == n], [b for _, b, m in rows if m == n])
            assert made.tau2[n] == pytest.approx(alone.tau2, rel=1e-8, abs=1e-10)
    ordered = methods.RandomEffects(tau2="REML").pool([1, 5, 1, 2, 9], [1, 1, 1, 2, 1], groups=[0, 0, 1, 1, 1])
    assert ordered.tau2[0] == pytest.approx(7)
    singles = methods.RandomEffects(tau2="PM").pool([1, 2], [1, 1], groups=[0, 1])
    assert list(singles.tau2) == [0, 0]


# -- who is a witness -----------------------------------------------------------------

PRIMARY = ct.Source("List", primary=True)
COPY: dict[str, Any] = {"by": "Blog", "source": ct.Source("Blog post", quoting=(PRIMARY,))}


def test_a_repeat_makes_no_third_party_of_a_disputant() -> None:
    """Nor does it take the stake from anybody, or say less than it."""
    base = ct.Figure("x", "person").claimed(10, by=A, source=PRIMARY).claimed(11, by=B).claimed(12, by=C)
    copied = base.claimed(10, **COPY)
    independent = ct.Figure("x", "kilogram").claimed(10, by="P", source=PRIMARY).claimed(12, by="Q")
    biased = independent.claimed(10, by=A, source=ct.Source("Post", quoting=(PRIMARY,)))

    assert codes(base, methods.Mean()) == codes(copied, methods.Mean()) == ["only-disputants"]
    assert "the number is A and Blog's, a declared disputant" in copied.reconcile(methods.MostConservative()).caveats
    assert codes(biased.assume_independent(reason="x"), methods.Mean()) == []


def test_an_organ_has_the_stake_of_its_party() -> None:
    """Its own voice is no third party's."""
    organ = ct.Source("State news", organ_of=A)
    figure = ct.Figure("x", "person").claimed(10, by=A).claimed(20, by=B).claimed(12, source=organ)

    assert codes(figure, methods.Mean()) == ["only-disputants"]


def test_a_repeat_without_error_or_with_a_later_date_changes_nothing() -> None:
    """The origin's own statement counts."""
    figure = ct.Figure("x", "kilogram")
    for name, value in (("P", 100), ("Q", 110), ("R", 120)):
        figure = figure.claimed(value, by=name, standard_error=5, source=PRIMARY if name == "P" else None)
    dated = (
        ct.Figure("x", "person").claimed(10, by="P", source=PRIMARY, stated="2020").claimed(20, by="Q", stated="2021")
    )

    pooled = figure.claimed(100, **COPY).reconcile(methods.FixedEffect())
    latest = dated.claimed(10, stated="2022", **COPY).reconcile(methods.Latest())

    assert pooled.computed == figure.reconcile(methods.FixedEffect()).computed
    assert latest.value == 20
    other = figure.claimed(101, by="P", source=PRIMARY)
    assert "no-uncertainty" in codes(other, methods.FixedEffect())


def test_the_floor_of_errors_is_that_of_those_who_are_kept() -> None:
    """Who is expelled lends its precision to nobody."""
    figure = weighed((100, 0.1), (200, 5), (201, 5), (202, 5), (199, 5))

    answer = figure.reconcile(methods.LargestConsistentSubset())

    assert answer.parties == ("B", "C", "D", "E")
    assert answer.standard_error == 5


def test_undeclared_independence_narrows_no_interval() -> None:
    """Student's t stays Student's t."""
    figure = weighed((100, 1), (101, 1), (101.9, 1))
    method = methods.RandomEffects(se="modified-kh")

    alone, declared = figure.reconcile(method).range, figure.assume_independent(reason="x").reconcile(method).range

    assert alone is not None
    assert declared is not None
    assert declared.interval.within(alone.interval)


def test_what_lies_between_two_claims_is_guarded_like_a_mean() -> None:
    """Two disputants, or two camps, have no middle."""
    figure = (
        ct.Figure("x", "person").claimed(120_000, by=A, standard_error=1000).claimed(50_000, by=B, standard_error=1000)
    )
    camps = weighed((10, 1), (11, 1), (100, 1), (101, 1))

    assert codes(figure, methods.Median(even="midpoint")) == ["few-origins", "only-disputants"]
    assert codes(camps, methods.Median(even="midpoint")) == ["two-camps"]
    assert figure.reconcile(methods.WeightedMedian()).value is None
    assert figure.reconcile(methods.CovarianceIntersection()).reasons[0].code == "tie"


def test_large_numbers_have_camps_too() -> None:
    """Large numbers have camps too, whatever they are counted from."""
    far = 10**20
    camps = weighed((far, None), (far + 1, None), (far + 100, None), (far + 101, None))

    assert codes(camps, methods.Mean()) == ["two-camps"]


def test_numbers_print_to_the_place_that_they_are_known_to() -> None:
    """By the error's second digit, or the coarsest last place; inside the interval, and not thirty digits."""
    uneven = weighed((3, 20), (148, 2), (150, 2))
    converted = ct.Figure("x", "km").claimed(1000, by="P").claimed(1000, by="Q").claimed(1000, by="R").to("mi")
    people = (
        ct.Figure("x", "person")
        .claimed("about 1,000", by="P")
        .claimed("about 2,000", by="Q")
        .claimed("about 4,000", by="R")
    )
    area = ct.Figure("a", "km**2").claimed(3, by="P").claimed(3, by="Q")
    ratio = ct.Figure("y", "person").claimed(100, by="P").claimed(101, by="Q") / area

    assert str(uneven.reconcile(methods.FixedEffect())).startswith("about 148.3 kg")
    assert str(converted.reconcile(methods.Mean())).startswith("about 621 mi")
    assert str(ratio.reconcile(methods.MostConservative())).startswith("about 33.3 people/km² (MostConservative")
    rounded = people.reconcile(methods.Mean())
    assert (str(rounded).split(" (")[0], rounded.value, rounded.range) == ("about 2,000 people", 2000, None)
    assert str(rounded.estimate()).startswith("about 2,000 people")
    hull = people.reconcile(methods.Hull()).estimate()
    assert hull.approximate
    assert str(hull.reach) == "(500; 4,500)"


def test_who_gives_a_range_gives_no_best_value() -> None:
    """A pick does not invent one; who is preferred is quoted with the range."""
    figure = ct.Figure("x", "person").claimed(None, by="A", low=100, high=1000).claimed(900, by="B")

    assert codes(figure, methods.MostConservative()) == ["no-best-value"]
    preferred = figure.reconcile(methods.Preferred("A"))
    assert str(preferred).startswith("100 to 1,000 people (Preferred(order=('A',)) of 1 origin: A)")
    assert preferred.value is None


def test_the_latest_is_certainly_later() -> None:
    """One clock is not read for the other, and a year is not earlier than a day of it."""

    def latest(*claims: dict[str, Any]) -> ct.Figure:
        figure = ct.Figure("x", "person")
        for name, value, claim in zip("AB", (5, 7), claims, strict=True):
            figure = figure.claimed(value, by=name, **claim)
        return figure

    method = methods.Latest()
    assert latest({"as_of": "2023"}, {"as_of": "2023-12-30"}).reconcile(method).reasons[0].code == "tie"
    assert latest({"as_of": "2020-01-01", "stated": "2024"}, {"stated": "2023-05-01"}).reconcile(method).value == 5
    assert latest({"as_of": "2020-01-01"}, {"as_of": "2021-01-01/.."}).reconcile(method).value == 7
    both = {"as_of": "2020", "stated": "2020-01-01"}
    assert latest(both, {"as_of": "2020", "stated": "2020-01-02"}).reconcile(method).value == 7
    open_ended = ct.Figure("x", "person").claimed(5, by="A", as_of="1990-01-01/..").claimed(8, by="B", as_of="../1950")
    assert "mixed-dates" in codes(open_ended, methods.Mean())


def test_a_hierarchy_knows_aliases_and_what_a_source_quotes() -> None:
    """A hierarchy knows aliases and what a source quotes, as the figure does."""
    wire = ct.Source("wire", quoting=(ct.Source("UN report"),))
    figure = (
        ct.Figure("x", "person")
        .claimed(10, by="A", source=wire)
        .claimed(20, by=ct.Party("Armenia", aliases=("Yerevan",)))
    )

    assert figure.reconcile(methods.Preferred("UN report")).value == 10
    assert figure.reconcile(methods.Preferred("Yerevan")).value == 20


def test_codes_are_text() -> None:
    """Anything else is no code."""
    with pytest.raises(ContestedError):
        THREE.reconcile(methods.Mean(), accept=(["x"],), reason="z")  # type: ignore[arg-type]  # that is the point


def test_a_one_sided_answer_in_another_unit_becomes_an_estimate() -> None:
    """Its end is a fraction."""
    figure = ct.Figure("x", "km").claimed("at least 11", by="A").claimed("at least 5", by="B").to("mi")

    made = figure.reconcile(methods.Common()).estimate()

    assert made.interval is not None
    assert made.interval.high is None
    assert float(made.interval.low or 0) == pytest.approx(6.835, abs=0.001)


@pytest.mark.parametrize("se", ["knapp-hartung", "modified-kh"])
def test_students_t_by_columns_is_that_of_each_group(se: str) -> None:
    """Student's t by columns is that of each group, with its prediction interval."""
    method = methods.RandomEffects(se=se, prediction="t")
    values, variances = [[1.0, 2.0, 6.0, 3.0], [4.0, 4.5, 9.0, 1.0]], [[1.0, 1.0, 1.0, 0.5], [1.0, 2.0, 3.0, 1.0]]

    made = method.pool(values, variances)

    for n in range(2):
        alone = method.pool(values[n], variances[n])
        assert made.standard_error[n] == pytest.approx(alone.standard_error)
        for ends, others in ((made.interval, alone.interval), (made.prediction, alone.prediction)):
            assert ends is not None
            assert [end[n] for end in ends] == pytest.approx(list(others or ()))


def test_a_pool_is_not_below_the_floor() -> None:
    """An interval may reach below nothing; a mass does not."""
    figure = weighed((1, 2), (2, 2), (1.5, 2))

    (span,) = figure.reconcile(methods.FixedEffect()).allows

    assert span.low == 0


# -- what never shrinks, and degrees of freedom ------------------------------------------


def test_agreement_beyond_the_errors_shrinks_none() -> None:
    """Values that differ less than their errors say leave the error of the weighted mean, 1/√2."""
    values, variances = [10.0, 10.1], [1.0, 1.0]
    grouped = methods.FixedEffect(birge=True).pool([*values, *values], [*variances, *variances], groups=[0, 0, 1, 1])

    assert methods.PDGAverage().pool(values, variances).standard_error == pytest.approx(0.5**0.5)
    assert methods.FixedEffect(birge=True).pool(values, variances).standard_error == pytest.approx(0.5**0.5)
    assert list(grouped.standard_error) == pytest.approx([0.5**0.5, 0.5**0.5])


def test_prediction_has_two_degrees_of_freedom_less() -> None:
    """Student's t of n - 2 (Higgins, Thompson and Spiegelhalter 2009): with three values 12.7062 at 95 %, by its table."""
    made = methods.RandomEffects(prediction="t").pool([1.0, 2.0, 6.0], [1.0, 1.0, 1.0])
    low, high = made.prediction or (0, 0)
    wide = (made.standard_error**2 + made.tau2) ** 0.5

    assert (high - low) / 2 / wide == pytest.approx(12.7062, rel=1e-5)


def test_each_value_is_left_out_in_turn() -> None:
    """Of values with equal variances the pool of the others is their mean: (2 + 6)/2, (1 + 6)/2, (1 + 2)/2."""
    pools = methods.RandomEffects().leave_one_out([1.0, 2.0, 6.0], [1.0, 1.0, 1.0])

    assert [pool.estimate for pool in pools] == pytest.approx([4.0, 3.5, 1.5])


@pytest.mark.parametrize(("low", "high"), [(-1.0, 1.0), (0.0, 3.0)])
def test_a_place_near_zero_is_halved_for_only_so_long(low: float, high: float) -> None:
    """Floats near zero lie so close that halving does not end by itself."""
    assert abs(_halved(lambda at: -at, low, high)) < 2.0**-190
