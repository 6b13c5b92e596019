"""
UCDP events, as OCHA exports them for Ukraine and as a sample of the world: sums, revisions, incoherent rows.

Source: the folders ucdp_ukr_hxl and ucdp_ged_sample beside the project (UCDP
GED, CC BY 4.0).
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from contested import feeds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import contested as ct

DATA = Path(__file__).parents[2].parent / "shared" / "data"
UKRAINE, WORLD = DATA / "ucdp_ukr_hxl", DATA / "ucdp_ged_sample"
NEW, OLD = UKRAINE / "raw" / "conflict_data_ukr_2023-03.csv", UKRAINE / "raw" / "conflict_data_ukr_2021-02.csv"
SAMPLE = WORLD / "ged_sample_1000.csv"
COLUMNS = {"side A": "deaths_a", "side B": "deaths_b", "civilians": "deaths_civilians", "unknown": "deaths_unknown"}

if not DATA.is_dir():
    pytest.skip(f"not run: {DATA} is absent", allow_module_level=True)


def question(folder: Path, number: int) -> Any:
    """Return the expected answer to a question."""
    return json.loads((folder / "gold_questions.json").read_text(encoding="utf-8"))["questions"][number - 1]["expected"]


def events(dossier: ct.Dossier, group: Callable[[ct.Figure], str], column: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give low, best and high of every event, and of every row that contradicts itself as it is printed."""
    for figure in dossier.figures.values():
        hull = figure.hull()
        yield group(figure), {"low": hull.low, "best": figure.best_values[0], "high": hull.high}
    for rejection in dossier.intake.rejected if dossier.intake else ():
        yield str(rejection.said[column]), {end: int(str(rejection.said[end])) for end in ("low", "best", "high")}


def sums(dossier: ct.Dossier, facet: str, column: str) -> dict[str, dict[str, Any]]:
    """Return the sums over events by a facet."""
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    for group, ends in events(dossier, lambda figure: dict(figure.facets)[facet], column):
        totals[group].update(ends)
    return {group: dict(ends) for group, ends in totals.items()}


FACETS = {"year": "year", "dyad": "dyad_name"}
"""By what sums over events are asked for, and its column."""


@cache
def ukraine() -> ct.Dossier:
    """Return the events of the later export."""
    return feeds.ucdp_ged(facets=FACETS).read(NEW)


@cache
def ukraine_by_side() -> ct.Dossier:
    """Return the deaths of each side in the events of the later export."""
    feed = feeds.ucdp_ged("by_side")
    each = [dict(one) | {"facets": one["facets"] | FACETS} for one in feed.each]
    return feeds.ucdp_ged("by_side", each=each).read(NEW)


def by_side(facet: str) -> dict[str, dict[str, Any]]:
    """Return the sums of deaths by side over events, by a facet."""
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    for figure in ukraine_by_side().figures.values():
        facets = dict(figure.facets)
        totals[facets[facet]][COLUMNS[facets["role"]]] += int(figure.best_values[0])
    return {group: dict(ends) for group, ends in totals.items()}


def test_deaths_by_year() -> None:
    """The row of tags is no event, cells hold line breaks, and 13 rows that contradict themselves are in the sums as printed."""
    dossier = ukraine()

    ranges, sides = sums(dossier, "year", "year"), by_side("year")

    expected = question(UKRAINE, 1)
    assert dossier.intake is not None
    assert (dossier.intake.rows, dossier.intake.taken) == (expected["rows"], expected["rows"] - 13)
    assert {year: ranges[year] | sides[year] for year in ranges} == expected["by_year"]


@pytest.mark.parametrize(
    ("path", "expected"), [(NEW, question(UKRAINE, 2)), (SAMPLE, question(WORLD, 3)["incoherent"])]
)
def test_rows_that_contradict_themselves_are_reported(path: Path, expected: list[int]) -> None:
    """A low above its best is no claim that anybody could hold; the row is named with its column and left as it is."""
    intake = feeds.ucdp_ged().intake(path)

    assert sorted(int(str(one.said["id"])) for one in intake.rejected) == expected
    assert intake.by_rule == {"inconsistent-row": 13}
    assert {one.column for one in intake.rejected} <= {"low", "high"}


def test_revisions_between_two_exports() -> None:
    """A revision is a new claim, and an event that is gone is no zero."""
    old, new = (feeds.ucdp_ged(inconsistent="kept").read(path) for path in (OLD, NEW))
    shared = [id_ for id_ in old if id_ in new]
    best = {id_: (old[id_].best_values[0], new[id_].best_values[0]) for id_ in shared}
    printed = {str(one.said["id"]): one.said for one in feeds.ucdp_ged().intake(OLD).rejected}
    outside = [int(id_) for id_ in shared if not old[id_].hull().interval.contains(best[id_][1]) and id_ not in printed]

    expected = question(UKRAINE, 3)
    assert (len(shared), len(old) - len(shared), len(new) - len(shared)) == (
        expected["shared"],
        expected["withdrawn"],
        expected["added"],
    )
    assert sum(a != b for a, b in best.values()) == expected["revised"]
    assert (sum(b > a for a, b in best.values()), sum(b < a for a, b in best.values())) == (
        expected["up"],
        expected["down"],
    )
    assert sum(b - a for a, b in best.values()) == expected["net"]
    assert sorted(outside) == expected["outside_ids"]


def test_rows_that_changed_between_two_exports_are_found() -> None:
    """Those of the events whose best number is another, each of one party; and the rows of all events that are gone."""
    expected = question(UKRAINE, 3)
    report = feeds.ucdp_ged(inconsistent="kept", note=None).check(NEW, before=OLD)

    (gone,) = report.of("lost-figure")
    changed = [one.rows_before[0] for code in ("changed-number", "lost-interval") for one in report.of(code)]
    old, new = (feeds.ucdp_ged(inconsistent="kept", note=None).read(path) for path in (OLD, NEW))
    shared = [(old[id_].estimates[0], new[id_].estimates[0]) for id_ in old if id_ in new]
    changed_since = [(a, b) for a, b in shared if (a.interval, a.best) != (b.interval, b.best)]
    mended = [a for a, b in changed_since if a.quote != b.quote]  # a row that contradicted itself, and no longer does
    assert len(gone.rows_before) == expected["withdrawn"]
    assert (len(set(changed)), len(mended)) == (len(changed_since) - 1, 1)


def test_rise_from_month_to_month() -> None:
    """Each month is the interval of all its events; where two overlap, nobody can tell."""
    dossier = feeds.ucdp_ged(period=None, facets={"month": "date_start"}).read(NEW)
    months: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for month, ends in events(dossier, lambda figure: dict(figure.facets)["month"], "date_start"):
        months[month[:7]][0] += min(ends.values())
        months[month[:7]][1] += max(ends.values())

    found = []
    for before, month in pairwise(sorted(month for month in months if "2014-05" <= month <= "2015-06")):
        rose = (
            True if months[month][0] > months[before][1] else False if months[month][1] <= months[before][0] else None
        )
        found.append({"month": month, "prev": before, "rose": rose})

    assert found == question(UKRAINE, 4)


def test_who_reports() -> None:
    """Offices are several in one cell, and stay in the note; every event has as many as it says."""
    dossier = feeds.ucdp_ged(facets={"sources": "number_of_sources"}, inconsistent="kept").read(NEW)
    offices = Counter[str]()
    differing = 0
    for figure in dossier.figures.values():
        note = str(figure.estimates[0].note)
        listed = [office.strip() for office in note.split(";") if office.strip()]
        offices.update(listed)
        differing += dict(figure.facets)["sources"] != str(len(listed))

    expected = question(UKRAINE, 5)
    assert [list(pair) for pair in offices.most_common(10)] == expected["top"]
    assert differing == expected["mismatch"]


def test_deaths_by_side_of_two_dyads() -> None:
    """The side is whose people died, and no party that says so."""
    ranges, sides = sums(ukraine(), "dyad", "dyad_name"), by_side("dyad")

    found = {
        name: ranges[dyad] | sides[dyad] for name in ("DPR", "LPR") for dyad in [f"Government of Ukraine - {name}"]
    }

    assert found == question(UKRAINE, 6)


def test_deaths_by_region_and_type() -> None:
    """Sums of lows, bests and highs by region, and by type of violence."""
    regions = sums(feeds.ucdp_ged(facets={"region": "region"}).read(SAMPLE), "region", "region")
    types = sums(feeds.ucdp_ged(facets={"type": "type_of_violence"}).read(SAMPLE), "type", "type_of_violence")

    assert regions == question(WORLD, 1)
    expected = question(WORLD, 4)
    assert {name: ends | {"high_over_best": ends["high"] / ends["best"]} for name, ends in types.items()} == expected


def test_the_widest_ranges() -> None:
    """Ten events with the widest range."""
    dossier = feeds.ucdp_ged().read(SAMPLE)
    hulls = {id_: figure.hull() for id_, figure in dossier.figures.items()}
    widest = sorted(hulls, key=lambda id_: (hulls[id_].low or 0) - (hulls[id_].high or 0))[:10]

    found = [
        {"id": int(id_), "low": hulls[id_].low, "best": dossier[id_].best_values[0], "high": hulls[id_].high}
        for id_ in widest
    ]

    assert found == question(WORLD, 2)


def test_no_confirmed_death_and_an_unknown_number_of_sources() -> None:
    """A best value of 0 is a claim; -1 sources are a code for nobody knows."""
    dossier = feeds.ucdp_ged(note="number_of_sources", missing={"number_of_sources": "-1"}, inconsistent="kept").read(
        SAMPLE
    )
    unconfirmed = [
        figure for figure in dossier.figures.values() if figure.best_values == (0,) and (figure.hull().high or 0) > 0
    ]

    expected = question(WORLD, 3)
    assert len(unconfirmed) == expected["best0_high_pos"]
    notes = [str(figure.estimates[0].note or "as published") for figure in dossier.figures.values()]
    assert sum(note.startswith("as published") for note in notes) == expected["n_sources_unknown"]
