"""
Ten meta-analyses as R metafor computes them, to six digits or better.

Source: the folder meta_metadat beside the project: data of the R package
metadat, numbers by metafor 3.8-1.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from contested import methods
from contested.answers.heterogeneity import by_moments

FOLDER = Path(__file__).parents[2].parent / "shared" / "data" / "meta_metadat"
SETS = [
    "bcg",
    "hackshaw1998",
    "raudenbush1985",
    "bangertdrowns2004",
    "normand1999",
    "pritz1997",
    "hine1989",
    "molloy2014",
    "nielweise2008",
    "debruin2009",
]
METHODS: dict[str, methods.FixedEffect | methods.RandomEffects] = {
    "FE": methods.FixedEffect(),
    **{
        name: methods.RandomEffects(tau2=name, prediction="normal")
        for name in ["DL", "HE", "HS", "SJ", "PM", "ML", "REML", "EB"]
    },
    **{
        f"{name}_knha": methods.RandomEffects(tau2=name, se="knapp-hartung", prediction="normal")
        for name in ["DL", "REML", "PM"]
    },
}


class Study(NamedTuple):
    """Names, values and variances of one data set, and what metafor makes of them."""

    names: list[str]
    values: list[float]
    variances: list[float]
    gold: dict[str, Any]


def study(name: str) -> Study:
    """Return one data set."""
    if not FOLDER.is_dir():
        pytest.skip(f"not run: {FOLDER} is absent")
    with (FOLDER / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    gold = json.loads((FOLDER / "gold_metafor.json").read_text(encoding="utf-8"))
    values, variances = ([float(row[column]) for row in rows] for column in ("yi", "vi"))
    return Study([row["study"] for row in rows], values, variances, gold["sets"][name])


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("name", SETS)
def test_pools(name: str, method: str) -> None:
    """Estimate, standard error, interval, tau², Q, I², H² and the prediction interval."""
    data = study(name)
    gold = data.gold["methods"][method]

    made = METHODS[method].pool(data.values, data.variances)

    assert made.interval is not None
    low, high = made.interval
    found = {
        "estimate": made.estimate,
        "se": made.standard_error,
        "ci_lb": low,
        "ci_ub": high,
        "tau2": made.tau2 or 0,
        "I2_pct": made.i2 * 100,
        "H2": made.h2,
        "Q": made.q,
        "k": made.df + 1,
    }
    if made.prediction is not None:
        found |= {"pi_lb": made.prediction[0], "pi_ub": made.prediction[1]}
    assert found == pytest.approx({key: gold[key] for key in found}, rel=1e-6, abs=1e-9)


@pytest.mark.parametrize("name", SETS)
def test_leaving_one_out(name: str) -> None:
    """DerSimonian and Laird without each study, and the weights with all."""
    data = study(name)
    method = methods.RandomEffects()
    gold = data.gold.get("leave1out_DL")
    if gold is None:
        pytest.skip("not run: no gold for sets of more than 40 studies")

    found = method.leave_one_out(data.values, data.variances)

    assert [one.estimate for one in found] == pytest.approx(gold["estimate"], rel=1e-9)
    assert [one.tau2 for one in found] == pytest.approx(gold["tau2"], rel=1e-9, abs=1e-12)
    assert [one.q for one in found] == pytest.approx(gold["Q"], rel=1e-9)
    weights = method.pool(data.values, data.variances).weights
    assert [one * 100 for one in weights] == pytest.approx(data.gold["weights_DL_pct"], rel=1e-9)


def questions() -> list[dict[str, Any]]:
    """Return the questions with their expected answers."""
    if not FOLDER.is_dir():
        pytest.skip(f"not run: {FOLDER} is absent")
    return list(json.loads((FOLDER / "gold_questions.json").read_text(encoding="utf-8"))["questions"])


def test_where_the_untruncated_estimator_is_negative() -> None:
    """It is reported as zero, and the estimate is the fixed effect."""
    below = {}
    for name in SETS:
        data = study(name)
        raw = by_moments(data.values, data.variances, [1 / one for one in data.variances])
        if raw < 0:
            below[name] = raw
            made = methods.RandomEffects().pool(data.values, data.variances)
            assert made.tau2 == 0
            assert made.estimate == methods.FixedEffect().pool(data.values, data.variances).estimate

    assert below == pytest.approx(questions()[1]["expected"], abs=1e-9)


def excludes_zero(interval: tuple[float, float] | None) -> bool:
    """Whether zero lies outside."""
    assert interval is not None
    return interval[0] > 0 or interval[1] < 0


def test_where_conclusions_differ() -> None:
    """Fixed effect against REML, and the mean against the prediction."""
    likely = {n: methods.RandomEffects(tau2="REML", prediction="normal").pool(*study(n)[1:3]) for n in SETS}
    fixed = {n: methods.FixedEffect().pool(*study(n)[1:3]) for n in SETS}

    differ = [n for n in SETS if excludes_zero(likely[n].interval) != excludes_zero(fixed[n].interval)]
    loose = [n for n in SETS if excludes_zero(likely[n].interval) and not excludes_zero(likely[n].prediction)]

    assert differ == questions()[2]["expected"]
    assert loose == questions()[3]["expected"]


def test_the_study_that_moves_the_estimate_most() -> None:
    """By leaving each out in turn."""
    for name, gold in questions()[4]["expected"].items():
        data = study(name)
        whole = methods.RandomEffects().pool(data.values, data.variances).estimate
        without = [one.estimate for one in methods.RandomEffects().leave_one_out(data.values, data.variances)]
        most = max(range(len(without)), key=lambda n: abs(without[n] - whole))  # called at once

        assert data.names[most] == gold["study"]
        assert without[most] == pytest.approx(gold["estimate_without"], rel=1e-6)
