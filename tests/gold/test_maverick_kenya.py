"""
2,225 reports of 1,517 events in Kenya: totals by rule, disagreement, and events without a common point.

Source: the folder maverick_kenya beside the project (MAVERICK v1.0, CC BY
4.0); peer numbers by the R package eventreport 0.1.2.
"""

from __future__ import annotations

import csv
import json
import math
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

import contested as ct
from contested import feeds, methods

FOLDER = Path(__file__).parents[2].parent / "shared" / "data" / "maverick_kenya"
Row = dict[str, str]


@pytest.fixture(scope="module")
def events() -> dict[str, list[Row]]:
    """Return the reports of each event."""
    if not FOLDER.is_dir():
        pytest.skip(f"not run: {FOLDER} is absent")
    found: dict[str, list[Row]] = defaultdict(list)
    with (FOLDER / "maverick_kenya.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["event_id"]].append(row)
    return found


def table(name: str) -> list[Row]:
    """Return a table of the peer."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def questions() -> list[dict[str, Any]]:
    """Return the questions with their expected answers."""
    return list(json.loads((FOLDER / "gold_questions.json").read_text(encoding="utf-8"))["questions"])


def one_line(title: str) -> str:
    """Return a title without the line breaks that some cells hold."""
    return " ".join(title.split())


def figure(id_: str, reports: list[Row], name: str = "deaths") -> ct.Figure:
    """Return an event's figure, each report a voice of its own."""
    made = []
    for row in reports:
        low, best, high = (int(row[f"{name}_{end}"]) for end in ("low", "best", "high"))
        source = ct.Source(one_line(row["source"]), note=row["id"])
        if low == high:
            made.append(ct.Estimate.of(best, "person", source=source))
        else:
            made.append(ct.Estimate.of(best, "person", low=low, high=high, source=source))
    return ct.Figure(name, "person", of=id_, statements=made)


@pytest.fixture(scope="module")
def deaths(events: dict[str, list[Row]]) -> dict[str, ct.Figure]:
    """Return the deaths of each event, read through the feed of event reports: each row a voice of its own."""
    dossier = feeds.event_reports(unit="person", by="id").read(FOLDER / "maverick_kenya.csv")
    assert dossier.intake is not None
    assert (dossier.intake.rows, dossier.intake.rejected) == (sum(map(len, events.values())), ())
    return dict(dossier.figures)


def test_who_disagrees(deaths: dict[str, ct.Figure]) -> None:
    """Reports, events, events with several reports, and those that disagree."""
    several = [one for one in deaths.values() if len(one.estimates) > 1]
    disagreeing = [one for one in several if (one.disagreement().divergence or 0) > 0]

    found = {
        "reports": sum(len(one.estimates) for one in deaths.values()),
        "events": len(deaths),
        "multi": len(several),
        "disagree": len(disagreeing),
        "agree": len(several) - len(disagreeing),
    }

    assert found == questions()[0]["expected"]


def test_totals_under_each_rule(deaths: dict[str, ct.Figure]) -> None:
    """The same reports, summed five ways."""
    rules: dict[str, methods.Method] = {
        "min": methods.MostConservative(),
        "max": methods.MostInformative(),
        "median": methods.Median(even="midpoint"),
        "mode_lowest": methods.Mode(ties="lowest"),
        "mean": methods.Mean(),
    }
    found = dict.fromkeys(rules, 0.0)
    for one in deaths.values():
        for name, rule in rules.items():
            found[name] += float(one.reconcile(rule, force=True).computed or 0)
    hulls = [one.reconcile(methods.Hull()).range for one in deaths.values()]
    found["envelope_low"] = float(sum(hull.low or 0 for hull in hulls if hull))
    found["envelope_high"] = float(sum(hull.high or 0 for hull in hulls if hull))
    found["wrong_sum_over_reports"] = float(sum(value for one in deaths.values() for value in one.best_values))

    expected = questions()[1]["expected"]
    assert found == pytest.approx({name: expected[name] for name in found}, abs=1e-9)


def test_events_without_a_common_point(deaths: dict[str, ct.Figure]) -> None:
    """115 events, by their ids."""
    apart = [id_ for id_, one in deaths.items() if one.reconcile(methods.Common()).refused]

    assert sorted(apart) == sorted(questions()[2]["expected"]["ids"])


def test_the_largest_disagreements(deaths: dict[str, ct.Figure]) -> None:
    """Ten events by the distance of highest and lowest best value."""
    widest = [
        {"event_id": id_, "range": max(one.best_values) - min(one.best_values), "reports": len(one.estimates)}
        for id_, one in deaths.items()
    ]

    found = sorted(widest, key=lambda row: -int(row["range"]))[:10]

    assert sorted(found, key=str) == sorted(questions()[3]["expected"], key=str)


def test_who_reports_higher(events: dict[str, list[Row]]) -> None:
    """Signed deviations of each type of source from the event's median."""
    deviations: dict[str, list[float]] = defaultdict(list)
    for reports in events.values():
        if len(reports) > 1:
            middle = methods.Median(even="midpoint").pool([int(row["deaths_best"]) for row in reports]).estimate
            for row in reports:
                deviations[row["source_type"]].append(int(row["deaths_best"]) - middle)

    found = {kind: {"mean": math.fsum(d) / len(d), "n": len(d)} for kind, d in deviations.items()}

    assert {kind: row["n"] for kind, row in found.items()} == {
        kind: row["n"] for kind, row in questions()[4]["expected"].items()
    }
    for kind, row in questions()[4]["expected"].items():
        assert found[kind]["mean"] == pytest.approx(row["mean"], abs=1e-9)


@pytest.mark.parametrize(
    "name", ["deaths_best", "deaths_low", "deaths_high", "injuries_best", "injuries_low", "injuries_high"]
)
def test_the_peers_diagnostics(events: dict[str, list[Row]], name: str) -> None:
    """Six means over events, as the R package prints them."""
    figures = {
        id_: ct.Figure(
            name,
            "person",
            of=id_,
            statements=[
                ct.Estimate.of(int(r[name]), "person", source=ct.Source(one_line(r["source"]), note=r["id"]))
                for r in rows
            ],
        )
        for id_, rows in events.items()
    }
    (peer,) = (row for row in table("gold_peer_diagnostics.csv") if row["variable"] == name)

    made = ct.Dossier(figures).disagreement()

    found = {
        "mean_divergence": made.divergence,
        "normalized_divergence": made.normalised_divergence,
        "mean_sd": made.sd,
        "mean_range": made.range,
        "share_disagreement": made.share,
        "modal_confidence": made.modal_share,
    }
    assert found == pytest.approx({key: float(peer[key]) for key in found}, rel=1e-9)


def test_the_peers_aggregates_event_by_event(events: dict[str, list[Row]]) -> None:
    """Mode, maximum and minimum of four variables in 1,517 events, and how many values there are."""
    rules = {
        "mode": methods.Mode(ties="lowest").pool,
        "max": methods.MostInformative().pool,
        "min": methods.MostConservative().pool,
    }
    names = ("deaths_best", "deaths_low", "deaths_high", "injuries_best")
    peers = {row["event_id"]: row for row in table("gold_peer_aggregation.csv")}

    for id_, reports in events.items():
        for name in names:
            values = [int(row[name]) for row in reports]
            found = {f"{name}_{rule}": pool(values).estimate for rule, pool in rules.items()}
            assert found == {key: float(peers[id_][key]) for key in found}
            assert len(set(values)) - 1 == int(peers[id_][f"dscore_{name}"])
    assert len(peers) == len(events)
