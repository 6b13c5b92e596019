"""
Two exports of UCDP's events in Ukraine as two editions: revisions, and conclusions that the later one turns.

Source: the folder ucdp_ukr_hxl beside the project (UCDP GED, CC BY 4.0),
exports of 2021-02 and 2023-03.  What is expected is counted in the rows of the
two files as they are, by the standard library.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

import contested as ct
from contested import feeds
from contested.table import ClaimTable

DATA = Path(__file__).parents[2].parent / "shared" / "data" / "ucdp_ukr_hxl"
OLD, NEW = (DATA / "raw" / f"conflict_data_ukr_{edition}.csv" for edition in ("2021-02", "2023-03"))

if not DATA.is_dir():
    pytest.skip(f"not run: {DATA} is absent", allow_module_level=True)


@cache
def rows(path: Path) -> dict[str, tuple[int, int, int]]:
    """Return low, best and high of each event, as the file has them."""
    with path.open(encoding="utf-8", newline="") as file:
        return {
            row["id"]: (int(row["low"]), int(row["best"]), int(row["high"]))
            for row in csv.DictReader(file)
            if row["id"]
        }


@cache
def edition(path: Path) -> ct.Dossier:
    """Return an export as a dossier; a question names figures, so an id begins with a letter."""
    read = feeds.ucdp_ged(inconsistent="kept").read(path)
    return ct.Dossier({f"e{id_}": figure for id_, figure in read.figures.items()}, intake=read.intake)


def claim_table(path: Path, engine: str) -> ClaimTable:
    """Return an export as a table; ends of rows that contradict themselves are put in order, which moves no best value."""
    said = {id_: (min(low, best), best, max(best, high)) for id_, (low, best, high) in rows(path).items()}
    columns = dict(zip(("low", "best", "high"), zip(*said.values(), strict=True), strict=True))
    frame = pl.DataFrame({"figure": list(said), "party": ["UCDP"] * len(said), **columns})
    native = duckdb.from_arrow(frame.to_arrow()) if engine == "duckdb" else frame
    return ClaimTable.of(native, unit="killed")


def rows_of_frame(answer: Any) -> list[dict[str, Any]]:
    """Return the rows of a DuckDB relation or a Polars frame."""
    frame: pl.DataFrame = answer if isinstance(answer, pl.DataFrame) else answer.pl()
    return frame.to_dicts()


def events(changes: Any) -> list[int]:
    """Return the events of changes."""
    return sorted(int(one.figure.removeprefix("e")) for one in changes)


def is_coherent(event: str, *paths: Path) -> bool:
    """Whether low, best and high of an event are in order."""
    return all(sorted(rows(path)[event]) == list(rows(path)[event]) for path in paths)


@cache
def compared() -> Any:
    """Return the diff of the two."""
    return edition(OLD).diff(edition(NEW))


def test_what_the_later_export_revised() -> None:
    """58 of 907 shared events have another best value, 13 up and 45 down; 86 events are gone, and 2,082 are new."""
    diff = compared()

    expected = json.loads((DATA / "gold_questions.json").read_text(encoding="utf-8"))["questions"][2]["expected"]
    kept = [one for one in diff.figures if one.kind == "kept"]
    assert (len(kept), len(diff.withdrawn), len(diff.new)) == (
        expected["shared"],
        expected["withdrawn"],
        expected["added"],
    )
    shared = rows(OLD).keys() & rows(NEW).keys()
    assert events(diff.revised) == sorted(int(id_) for id_ in shared if rows(OLD)[id_][1] != rows(NEW)[id_][1])
    assert len(diff.revised) == expected["revised"]
    moves = [rows(NEW)[str(event)][1] - rows(OLD)[str(event)][1] for event in events(diff.revised)]
    assert (sum(move > 0 for move in moves), sum(move < 0 for move in moves)) == (expected["up"], expected["down"])


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
def test_a_table_says_the_same_of_the_two_exports(engine: str) -> None:
    """907 shared events, 58 of them revised; 86 withdrawn, 2,082 new; 56 new best values outside the old range."""
    old, new = (claim_table(path, engine) for path in (OLD, NEW))

    changes = rows_of_frame(old.diff(new))

    expected = json.loads((DATA / "gold_questions.json").read_text(encoding="utf-8"))["questions"][2]["expected"]
    counted = Counter(row["change"] for row in changes)
    assert (counted["withdrawn"], counted["added"]) == (expected["withdrawn"], expected["added"])
    both = [row for row in changes if row["change"] not in ("withdrawn", "added")]
    assert len(both) == expected["shared"]
    assert sum(row["new_best"] > row["old_best"] for row in both) == expected["up"]
    assert sum(row["new_best"] < row["old_best"] for row in both) == expected["down"]
    outside = [int(row["figure"]) for row in both if row["outside"] and is_coherent(row["figure"], OLD)]
    assert sorted(outside) == expected["outside_ids"]


def test_revisions_outside_the_old_range() -> None:
    """56 new best values lie outside what was printed before; rows that contradict themselves have no range."""
    outside = [event for event in events(compared().outside) if is_coherent(str(event), OLD)]

    expected = json.loads((DATA / "gold_questions.json").read_text(encoding="utf-8"))["questions"][2]["expected"]
    assert outside == expected["outside_ids"]


def test_bounds_that_moved_alone() -> None:
    """Where the best value stays and its bounds do not, nothing was revised, and the change is named."""
    shared = [id_ for id_ in rows(OLD) if id_ in rows(NEW) and is_coherent(id_, OLD, NEW)]
    moved = [int(id_) for id_ in shared if rows(OLD)[id_][1] == rows(NEW)[id_][1] and rows(OLD)[id_] != rows(NEW)[id_]]

    assert [event for event in events(compared().other_bounds) if is_coherent(str(event), OLD, NEW)] == sorted(moved)


def test_nothing_is_lost_between_the_exports() -> None:
    """Every statement of either is counted once."""
    diff = compared()

    counts = diff.counts
    assert counts["before"] == len(rows(OLD)) == counts["unchanged"] + counts["changed"] + counts["withdrawn"]
    assert counts["after"] == len(rows(NEW)) == counts["unchanged"] + counts["changed"] + counts["new"]
    assert len(diff.to_records()) == len(diff) == counts["changed"] + counts["withdrawn"] + counts["new"]


def test_the_diff_applied_to_the_earlier_export_is_the_later() -> None:
    """Forward it loses nothing."""
    made = compared().applied_to(edition(OLD))

    assert {id_: (f.root, set(f.statements)) for id_, f in made.figures.items()} == {
        id_: (f.root, set(f.statements)) for id_, f in edition(NEW).figures.items()
    }


def answer(low: int, high: int, limit: int) -> str:
    """Return the answer to "deaths > limit" of a range, as one reads it by hand."""
    return "yes" if low > limit else "no" if high <= limit else "undetermined"


def thresholds() -> list[tuple[str, int]]:
    """
    Return 200 thresholds on shared events: on revised ones at what was and is printed, on others at their best.

    Events whose rows contradict themselves in either file have no range to ask.
    """
    shared = [id_ for id_ in sorted(rows(OLD)) if id_ in rows(NEW) and is_coherent(id_, OLD, NEW)]
    moved = [id_ for id_ in shared if rows(OLD)[id_] != rows(NEW)[id_]]
    near = [(id_, rows(path)[id_][end]) for id_ in moved for path, end in ((OLD, 0), (NEW, 2))]
    still = [(id_, rows(OLD)[id_][1]) for id_ in shared if id_ not in moved]
    return [*dict.fromkeys(near), *still][:200]


@pytest.fixture(scope="module")
def concluded() -> ct.Dossier:
    """The earlier export with a conclusion on each threshold."""
    made = edition(OLD)
    for n, (event, limit) in enumerate(thresholds()):
        made = made.concluding(f"e{event} > {limit}", where=f"report, line {n}")
    return made


def test_every_turned_conclusion_is_found_and_none_else(concluded: ct.Dossier) -> None:
    """Of 200 thresholds those turn whose answer by the plain rows is another; each names the party that moved."""
    expected = {}
    for n, (event, limit) in enumerate(thresholds()):
        (low, _, high), (new_low, _, new_high) = rows(OLD)[event], rows(NEW)[event]
        was, now = answer(low, high, limit), answer(new_low, new_high, limit)
        if was != now:
            expected[f"report, line {n}"] = (("UCDP", was, now),)

    turned = concluded.diff(edition(NEW)).turned

    assert len(concluded.conclusions) == 200
    assert len(expected) > 50
    assert {one.conclusion.where: one.by_party for one in turned} == expected


def test_every_turned_conclusion_is_attributed(concluded: ct.Dossier) -> None:
    """It is the revised claim of the event that the question names, and whether it left the old range is said."""
    diff = concluded.diff(edition(NEW))

    for one in diff.turned:
        (event,) = one.figures
        id_ = event.removeprefix("e")
        low, _, high = rows(OLD)[id_]
        ((point,),) = one.explanations
        assert (point.figure, point.went, point.came) == (
            event,
            concluded[event].statements[0],
            edition(NEW)[event].statements[0],
        )
        assert point.inside == one.inside == (low <= rows(NEW)[id_][1] <= high)


def test_a_check_of_the_later_export_finds_the_same(concluded: ct.Dossier) -> None:
    """The conclusions kept beside the later export fail its check, each once."""
    later = edition(NEW).with_conclusions(concluded.conclusions)

    found = later.check().of("CF025")

    turned = concluded.diff(edition(NEW)).turned
    assert sorted(one.figures for one in found) == sorted(one.figures for one in turned)
    assert {one.severity for one in found} == {"error"}
