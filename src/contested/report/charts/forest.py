"""
Forests: what each origin says with its error, and below what pools make of it, with interval and prediction interval.

After S. Lewis and M. Clarke, Forest plots: trying to see the wood and the
trees, BMJ 322, 2001; prediction intervals as J. P. T. Higgins and others,
A re-evaluation of random-effects meta-analysis, 2009.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested.methods.outcome import Bracket, precise
from contested.report.charts.shown_answer import answer_lane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contested.methods.reconciliation import Reconciliation
    from contested.report.charts import Lane
    from contested.report.charts.lane_layout import LaneChart

LIGHTEST, HEAVIEST = 0.6, 1.5
"""How large the marks of the lightest and the heaviest origin are, beside a mark that has no weight."""


def forest(chart: LaneChart, pools: Sequence[Reconciliation]) -> LaneChart:
    """Return a chart whose marks are as large as the first pool weighs them, with a lane for each pool below."""
    weighed = next((pool for pool in pools if not pool.refused and pool.pooled is not None), None)
    weights = {} if weighed is None else _weights(weighed)
    heaviest = max(weights.values(), default=1.0)
    lanes = [
        attrs.evolve(
            lane,
            size=LIGHTEST + (HEAVIEST - LIGHTEST) * weights[lane.who] / heaviest,
            says=f"{lane.says}; weight {weights[lane.who]:.0%}",
        )
        if lane.who in weights and lane.counts and lane.interval is not None
        else lane
        for lane in chart.lanes
    ]
    notes = [*chart.notes]
    if weighed is not None and weights:
        notes.append(f"size of a mark: its weight in {weighed.method.label}")
    notes += [
        f"dotted line of {pool.method.label}: {wide}" for pool in pools if (wide := _prediction(pool)) is not None
    ]
    return attrs.evolve(chart, lanes=tuple(lanes), answers=tuple(map(pool_lane, pools)), notes=tuple(notes))


def pool_lane(answer: Reconciliation) -> Lane:
    """Return the lane of a pool: its estimate as a diamond on its interval, its prediction interval dotted."""
    lane, pooled = answer_lane(answer), answer.pooled
    if answer.refused or pooled is None or pooled.interval is None:
        return lane
    low, high = pooled.interval
    span = Bracket("confidence", float(low), float(high), answer.unit, pooled.level)
    wide = _prediction(answer)
    return attrs.evolve(
        lane,
        interval=span.interval,
        reach=None if wide is None else wide.interval,
        best=precise(float(pooled.estimate)),
        at_level=True,
    )


def _prediction(answer: Reconciliation) -> Bracket | None:
    """Return the interval in which another number would lie, where the pool was asked for one."""
    pooled = answer.pooled
    if answer.refused or pooled is None or pooled.prediction is None:
        return None
    low, high = pooled.prediction
    return Bracket("prediction", float(low), float(high), answer.unit, pooled.level)


def _weights(answer: Reconciliation) -> dict[str, float]:
    """Return the share of each holder's origin in a pool, by name."""
    pooled, used = answer.pooled, answer.outcome.used
    given = () if pooled is None else tuple(pooled.weights)
    if len(given) != len(used):
        return {}
    return {name: float(weight) for group, weight in zip(used, given, strict=True) for name in group.names}
