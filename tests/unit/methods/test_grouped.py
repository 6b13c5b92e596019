"""The kernel over columns of origin groups: what it shares with methods on one figure, and what it refuses."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from contested import methods
from contested.methods.grouped import answered_by_groups
from contested.methods.grouped_preconditions import CHECKS, Terms
from contested.methods.grouped_variances import GroupedValues
from contested.methods.origin_columns import OriginColumns
from contested.methods.outcome import PRECONDITIONS, Waiver

FORCED = Terms(Waiver.of((), None, force=True), (), independent=False, time="point")


def _groups(*figures: list[tuple[float, float | None]]) -> OriginColumns:
    """Return groups of figures, each a value and its error."""
    rows = [(n, x, np.nan if error is None else error) for n, figure in enumerate(figures) for x, error in figure]
    facts = {"x": np.array([x for _, x, _ in rows]), "error": np.array([error for *_, error in rows])}
    facts |= dict.fromkeys(("divided", "limit", "middle", "stakes"), np.zeros(len(rows)))
    facts |= {"unstaked": np.ones(len(rows)), "who": np.arange(float(len(rows)))}
    return OriginColumns.of(facts, np.array([n for n, _, _ in rows]))


def test_both_forms_of_preconditions_have_the_same_codes_in_the_same_order() -> None:
    """One is the definition, the other its form for columns."""
    assert tuple(CHECKS) == tuple(PRECONDITIONS)


@pytest.mark.parametrize(
    "method",
    [
        methods.FixedEffect(),
        methods.RandomEffects(tau2="REML"),
        methods.LinearPool(),
        methods.LargestConsistentSubset(),
        methods.WeightedMedian(),
        methods.MostPrecise(),
    ],
    ids=str,
)
def test_nobody_with_an_error_is_a_refusal(method: Any) -> None:
    """Whatever is waived; beside figures that are answered, and where there are no others."""
    alone = answered_by_groups(method, _groups([(1.0, None), (2.0, None)]), FORCED)
    beside = answered_by_groups(method, _groups([(1.0, None)], [(5.0, 1.0), (5.0, 2.0)]), FORCED)

    assert alone.refused.tolist() == ["no-uncertainty"]
    assert np.isnan(alone.value).all()
    assert beside.refused.tolist() == ["no-uncertainty", ""]
    assert beside.value[1] == pytest.approx(5.0)
    assert beside.origins[0] == 0


@pytest.mark.parametrize("method", [methods.LargestConsistentSubset(), methods.FixedEffect()], ids=str)
def test_what_floats_cannot_hold_is_a_refusal(method: Any) -> None:
    """An error so small that its square is none; the figure beside is answered."""
    found = answered_by_groups(method, _groups([(1.0, 1e-200), (2.0, 1.0)], [(5.0, 1.0), (5.0, 1.0)]), FORCED)

    assert found.refused.tolist() == ["unpoolable", ""]
    assert np.isnan(found.value[0])


@pytest.mark.parametrize("independent", [False, True])
def test_a_subset_has_the_error_of_its_best_unless_independence_is_declared(independent: bool) -> None:
    """As on one figure: how far errors are common is not known."""
    terms = Terms(FORCED.waiver, (), independent=independent, time="point")
    groups = _groups([(10.0, 1.0), (10.5, 2.0), (11.0, 2.0), (90.0, 1.0)])

    found = answered_by_groups(methods.LargestConsistentSubset(), groups, terms)

    pooled = methods.LargestConsistentSubset().pool([10.0, 10.5, 11.0, 90.0], [1.0, 4.0, 4.0, 1.0])
    assert found.used.tolist() == [True, True, True, False]
    assert found.standard_error[0] == pytest.approx(pooled.standard_error if independent else 1.0)


def test_declared_independence_lets_the_error_be_below_the_best() -> None:
    """Declared independence lets the error be below the best, and only that does."""
    groups, method = _groups([(10.0, 1.0), (11.0, 1.0), (12.0, 1.0)]), methods.FixedEffect()

    for independent, wanted in ((False, 1.0), (True, 3**-0.5)):
        terms = Terms(FORCED.waiver, (), independent=independent, time="point")
        assert answered_by_groups(method, groups, terms).standard_error[0] == pytest.approx(wanted)


def test_several_subsets_as_large_are_no_answer() -> None:
    """It depends on whom one expels."""
    found = answered_by_groups(methods.LargestConsistentSubset(), _groups([(1.0, 0.1), (9.0, 0.1)]), FORCED)

    assert found.refused.tolist() == ["not-unique"]


def test_several_modes_are_a_doubt_that_can_be_waived() -> None:
    """A mixture is then told by its modes."""
    groups = _groups([(1.0, 0.5), (1.5, 0.5), (90.0, 0.5), (91.0, 0.5)])
    asked = Terms(Waiver.of((), None, force=False), (), independent=True, time="point")

    assert answered_by_groups(methods.LinearPool(), groups, asked).refused.tolist() == ["two-camps"]
    assert answered_by_groups(methods.LinearPool(), groups, FORCED).waived.tolist() == ["two-camps"]


def test_a_method_without_columns_says_so() -> None:
    """And a subclass, which may weigh otherwise, has none of its parent's."""

    class Other(methods.Mean):
        """Another mean."""

    assert methods.Mean().has_columns
    assert not methods.AtLeast(2).has_columns
    assert not Other().has_columns
    with pytest.raises(NotImplementedError):
        methods.AtLeast(2).of_groups(_groups([(1.0, None)]), independent=True)


def test_some_of_a_table_with_one_row_a_group() -> None:
    """The groups chosen keep their values, names and counts."""
    values = np.array([[1.0, 2.0], [3.0, 4.0]])
    both = GroupedValues(values, values / 10, None, np.array(["a", "b"]), np.array([2, 2]))

    one = both.where(np.array([False, True]))

    assert (one.x.tolist(), one.v.tolist(), one.codes) == ([[3.0, 4.0]], [[0.3, 0.4]], None)
    assert (one.names.tolist(), one.count.tolist()) == (["b"], [2])
