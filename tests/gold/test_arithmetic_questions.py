"""
Questions that need arithmetic, relations or checks, against answers computed by other tools.

Source: the folders nk_infobox (Wikipedia, CC BY-SA), troop_strength_phrases
(CIA World Factbook, public domain) and ucdp_ukr_hxl (UCDP GED, CC BY 4.0)
beside the project, with the questions in their gold_questions.json.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import contested as ct
from contested.formulas.overlaps import sum_caveats

DATA = Path(__file__).parents[2].parent / "shared" / "data"
WAR, CONFLICT = "2020 Nagorno-Karabakh war", "Nagorno-Karabakh conflict"


def present(path: Path) -> Path:
    """Return the path, or skip where it is absent."""
    if not path.exists():
        pytest.skip(f"not run: {path} is absent")
    return path


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    """Return the claims of the infoboxes, read by hand."""
    return list(json.loads(present(DATA / "nk_infobox" / "labels.json").read_text(encoding="utf-8")))


def killed(rows: list[dict[str, Any]], side: str, attribute: str = "killed", by: str | None = None) -> ct.Figure:
    """Return the killed of one side in the 2020 war."""
    (row,) = (r for r in rows if (r["subject"], r["party"], r["attribute"]) == (WAR, side, attribute))
    figure = ct.Figure("killed", "person", facets={"side": side})
    return figure.claimed(low=row["low"], high=row["high"], value=None, by=by, source="Infobox of the 2020 war")


def test_each_by_its_own_count(rows: list[dict[str, Any]]) -> None:
    """Armenia lost 919 servicemen more, each by its own count, and the answer says that it mixes (nk_infobox-2a)."""
    armenian = killed(rows, "Armenia/Artsakh", "servicemen killed", "Armenia/Artsakh")
    azerbaijani = killed(rows, "Azerbaijan", "servicemen killed", "Azerbaijan")

    difference = (armenian - azerbaijani).mixed({armenian: "Armenia/Artsakh", azerbaijani: "Azerbaijan"})

    assert (difference.hull().low, difference.hull().high) == (919, 919)
    assert "mixes" in str(difference.hull())
    assert (difference > 0).by_party == {"mixed": ct.Answer.YES}
    assert (armenian - azerbaijani).hull().is_empty


def test_the_syrian_fighters_are_counted_by_somebody_else(rows: list[dict[str, Any]]) -> None:
    """With SOHR's 541 the Azerbaijani side lost 3,447, and 378 fewer than the Armenian one (nk_infobox-2b)."""
    armenian = killed(rows, "Armenia/Artsakh", "servicemen killed", "Armenia/Artsakh")
    azerbaijani = killed(rows, "Azerbaijan", "servicemen killed", "Azerbaijan")
    syrian = killed(rows, "Syrian mercenaries (Azerbaijani side)", by="SOHR")
    counted = {armenian: "Armenia/Artsakh", azerbaijani: "Azerbaijan", syrian: "SOHR"}

    side = (azerbaijani + syrian).mixed({azerbaijani: "Azerbaijan", syrian: "SOHR"})
    difference = (armenian - (azerbaijani + syrian)).mixed(counted)

    assert (side.hull().low, side.hull().high) == (3447, 3447)
    assert (difference.hull().low, difference.hull().high) == (378, 378)


@pytest.fixture(scope="module")
def conflict(rows: list[dict[str, Any]]) -> ct.Dossier:
    """Return the five periods of the conflict, and their sum."""
    dossier = ct.Dossier()
    parts = []
    for n, row in enumerate(r for r in rows if r["subject"] == CONFLICT and r["attribute"] == "killed"):
        figure = ct.Figure("killed", "person", of="the conflict", period=row["period"], time="period")
        parts.append(f"period_{n + 1}")
        made = figure.claimed(None, low=row["low"], high=row["high"], source="Infobox of the conflict")
        dossier = dossier.with_figure(parts[-1], made)
    total = ct.Figure("killed in all", "person", of="the conflict", period="1988/2022", time="period")
    return dossier.with_figure("total", total).with_relation(ct.sum_of("total", parts))


def test_five_periods_have_a_lower_bound_and_an_open_top(conflict: ct.Dossier) -> None:
    """39,302 killed or more: the third period has no upper end (nk_infobox-5)."""
    parts = conflict.relations[0].figures[:-1]

    total = sum(conflict[id_] for id_ in parts)
    (inferred,) = (one for one in conflict.inferred() if one.figure == "total")

    assert isinstance(total, ct.Figure)
    assert (total.hull().low, total.hull().high) == (39_302, None)
    assert str(total.hull()).startswith("39,302 or more people (Infobox of the conflict)")
    assert str(inferred.position) == "39,302 or more people"


def test_with_547_exact_the_top_is_closed(conflict: ct.Dossier) -> None:
    """Read as at most 547, the third period gives 49,308 at most (nk_infobox-5)."""
    third = conflict["period_3"]
    closed = ct.Figure("killed", "person", of="the conflict", period=third.period, time="period").claimed(
        None, low=541, high=547, source="Infobox of the conflict"
    )

    total = sum([*(conflict[f"period_{n}"] for n in (1, 2, 4, 5)), closed])

    assert isinstance(total, ct.Figure)
    assert (total.hull().low, total.hull().high) == (39_302, 49_308)


def test_the_periods_leave_a_gap(conflict: ct.Dossier) -> None:
    """Nothing covers September to December 2009, and May to December 1994 is in two periods (nk_infobox-5)."""
    found = [one.what for one in conflict.check().of("CF015")]

    assert "nothing covers the time from 2009-08-31 (period_2) to 2010-01-01 (period_3)" in found
    assert "period_1 and period_2 overlap: period_2 begins 1994-05-01, before period_1 ends 1994-12-31" in found
    assert len(found) == 2


def test_the_listed_killed_do_not_make_the_total(rows: list[dict[str, Any]]) -> None:
    """7,717 killed in 2020 by one box, 7,460 by adding up the other: 257 apart (nk_infobox-6)."""
    listed = [r for r in rows if r["subject"] == WAR and r["attribute"].endswith("killed")]
    dossier = ct.Dossier()
    for n, row in enumerate(listed):
        figure = ct.Figure(row["attribute"], "person", facets={"side": row["party"]})
        dossier = dossier.with_figure(f"part_{n}", figure.claimed(row["low"], source="Wikipedia"))
    total = ct.Figure("killed", "person", of="2020").claimed(7717, source="Wikipedia")
    parts = list(dossier)
    dossier = dossier.with_figure("total", total).with_relation(ct.sum_of("total", parts))

    difference = total - sum(dossier[id_] for id_ in parts)
    (finding,) = dossier.check().of("CF002")

    assert difference.hull().low == difference.hull().high == 257
    assert finding.what == "the parts make 7,460 people, the whole is 7,717 people"


@pytest.mark.parametrize(
    ("country", "severities"),
    [("United Kingdom", []), ("United Arab Emirates", []), ("United States", ["warning"]), ("Brazil", [])],
)
def test_parts_against_headlines(country: str, severities: list[str]) -> None:
    """The parts make the headline, that of the United States only to its precision (troop_strength_phrases-3)."""
    headline, parts = HEADLINES[country]
    dossier = ct.Dossier().with_figure("all", ct.Figure("personnel", "person").claimed(headline, source="Factbook"))
    for n, part in enumerate(parts):
        figure = ct.Figure(f"part {n}", "person").claimed(part, source="Factbook")
        dossier = dossier.with_figure(f"part_{n}", figure)
    dossier = dossier.with_relation(ct.sum_of("all", [f"part_{n}" for n in range(len(parts))]))

    found = dossier.check().of("CF002")

    assert [one.severity for one in found] == severities
    if found:
        assert found[0].what == (
            "the parts make 1,279,000 people, the whole is 1,280,000 people: agrees only to the precision that is printed"
        )


HEADLINES = {  # gold_questions.json, troop_strength_phrases-3
    "United Kingdom": ("138,000", ["75,000", "32,000", "31,000"]),
    "United Arab Emirates": ("65,000", ["45,000", "3,000", "5,000", "12,000"]),
    "United States": ("1.28 million", ["450,000", "334,000", "317,000", "10,000", "168,000"]),
    "Brazil": ("360,000", ["220,000", "70,000", "70,000"]),
}

SIDES = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")


@pytest.mark.parametrize(
    ("dyad", "name"), [("DPR", "Government of Ukraine - DPR"), ("LPR", "Government of Ukraine - LPR")]
)
def test_deaths_by_side_make_the_best_total(dyad: str, name: str) -> None:
    """By side, by event: the four columns make the best value, and lie between low and high (ucdp_ukr_hxl-6)."""
    path = present(DATA / "ucdp_ukr_hxl" / "raw" / "conflict_data_ukr_2023-03.csv")
    questions = json.loads((DATA / "ucdp_ukr_hxl" / "gold_questions.json").read_text(encoding="utf-8"))["questions"]
    expected = next(q["expected"][dyad] for q in questions if q["id"] == "ucdp_ukr_hxl-6")
    sums: Counter[str] = Counter()
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["dyad_name"] == name:
                sums.update({key: int(row[key]) for key in (*SIDES, "low", "best", "high")})
    source = "UCDP GED Ukraine, 2023-03"
    dossier = ct.Dossier()
    for key in SIDES:
        figure = ct.Figure("killed", "person", of=dyad, facets={"side": key}).claimed(sums[key], source=source)
        dossier = dossier.with_figure(key, figure)
    best = ct.Figure("killed in all", "person", of=dyad).claimed(sums["best"], source=source)
    bounds = ct.Figure("killed, with bounds", "person", of=dyad).claimed(
        None, low=sums["low"], high=sums["high"], bounds="analyst", source=source
    )
    dossier = dossier.with_figure("best", best).with_figure("bounds", bounds).with_relation(ct.sum_of("best", SIDES))

    total = sum(dossier[key] for key in SIDES)

    assert isinstance(total, ct.Figure)
    assert dict(sums) == expected
    assert total.hull().low == total.hull().high == expected["best"]
    assert total._formula is not None
    assert sum_caveats(total._formula) == ()  # the sides are facets, so nobody is counted twice
    assert not {"CF001", "CF002", "CF003"} & set(dossier.check().codes)
    assert total.agrees_with(bounds).by_party == {source: ct.Answer.YES}


def months() -> dict[str, ct.Figure]:
    """Return the deaths of each month from May 2014 to June 2015, between the sums of the events' bounds."""
    path = present(DATA / "ucdp_ukr_hxl" / "raw" / "conflict_data_ukr_2023-03.csv")
    low: Counter[str] = Counter()
    high: Counter[str] = Counter()
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if re.match(r"20\d\d-", row["date_start"]):
                month = row["date_start"][:7]
                ends = [int(row[key]) for key in ("low", "best", "high")]
                low[month] += min(ends)
                high[month] += max(ends)
    return {
        month: ct.Figure("killed", "person", of="Ukraine", period=month).claimed(
            None, low=low[month], high=high[month], source="UCDP"
        )
        for month in low
    }


def test_a_rise_is_three_valued() -> None:
    """Whether deaths rose from month to month is yes, no, or cannot be told (ucdp_ukr_hxl-4)."""
    by_month = months()
    questions = json.loads((DATA / "ucdp_ukr_hxl" / "gold_questions.json").read_text(encoding="utf-8"))["questions"]
    expected = next(q["expected"] for q in questions if q["id"] == "ucdp_ukr_hxl-4")
    words = {ct.Answer.YES: True, ct.Answer.NO: False, ct.Answer.UNDETERMINED: None}

    rose = [words[(by_month[e["month"]] - by_month[e["prev"]] > 0).by_party["UCDP"]] for e in expected]

    assert rose == [e["rose"] for e in expected]
