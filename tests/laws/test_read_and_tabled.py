"""
Laws of the two doors of a feed (design.md, rules 19 and 20).

What ``Feed.read`` makes of a file, ``Feed.scan`` and the Parquet file of
``contested feed read`` answer too, of a whole figure or of none, and each
account names the same rows for the same reasons.
"""

from __future__ import annotations

import math
import operator
from collections import Counter
from collections.abc import Iterable
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from tests.effort import drawn, fewest, heaps, in_turn

import contested as ct
from contested.claims import Denial
from contested.feeds.reading import to_parquet
from contested.feeds.sources.typed_files import arrow_in
from contested.quantities import factor, unit
from contested.table import ClaimTable
from contested.table.connection import in_duckdb

Rows = list[dict[str, Any]]

LENGTHS = ("24", "90 minutes", "2 days", "about 3 hours", "1,200 min", "36 h", "at least 50 minutes", "2-3 weeks")
AREAS = ("100 ha", "1,200 ha", "247 acres", "3", "0.5 km²", "over 3 ha", "10–20 ha", "2 thousand ha", "1 sq mi")
COUNTS = ("1,000", "1.5 million", "about 13", "12 killed", "dozens", "at least 5 dead", "12-15", "2 thousand", "0")
OTHERS = ("", "n/a", "unknown", "5 kg", "some", "-3", "(b)", "90 minutes")
STANCES = (*["claimed"] * 3, "denied", "withheld", "corrected", "retracted", "accepted", "disputed", "no")
FIELDS: dict[str, Any] = {"of": "place", "value": "n", "by": "by", "source": "=Desk"}
AIMED = {"stance": "stance", "key": "key", "estimate": "about", "stated": "said"}
FEEDS: list[tuple[dict[str, Any], tuple[str, ...], str]] = [
    ({"name": "=duration", "unit": "=hour"}, LENGTHS, "hour"),
    ({"name": "=area", "unit": "=km**2"} | AIMED, AREAS, "ha"),
    ({"name": "=area", "unit": "size", "as_of": "said"}, AREAS, "acre"),
    ({"name": "=toll", "unit": "=person", "missing": "n/a", "unknown": "unknown"} | AIMED, COUNTS, "person"),
    ({"name": "=toll", "unit": "=person", "as_of": "said", "time": "cumulative"}, COUNTS, "person"),
    ({"name": "=toll", "unit": "=person", "hedge": "hedge", "power": "power"}, COUNTS, "person"),
]


def rows_of(numbers: tuple[str, ...]) -> st.SearchStrategy[Rows]:
    """Draw rows with such cells of numbers, some of which speak of others."""
    cells: dict[str, st.SearchStrategy[Any]] = {
        "place": st.sampled_from(["P", "Q", "R", "Total", ""]),
        "n": st.one_of(st.sampled_from(numbers), st.sampled_from(numbers), st.sampled_from(OTHERS)),
        "by": st.sampled_from(["A", "B", "C", ""]),
        "stance": st.sampled_from(STANCES),
        "key": st.sampled_from([None, "a", "b", "c"]),
        "about": st.sampled_from([None, None, "a", "b"]),
        "said": st.sampled_from([None, "2023-09-20", "2023-10", "2024", "soon", "2023-09-01/.."]),
        "size": st.sampled_from(["km**2", "ha", "km**2", "m"]),
        "hedge": st.sampled_from([None, None, "about", "hm"]),
        "power": st.sampled_from([None, "0", "3", "x"]),
    }
    row = st.fixed_dictionaries(cells).map(_spoken)
    return st.lists(row, min_size=1, max_size=8)


def _spoken(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row whose number and aim go with its stance, most of the time."""
    if row["stance"] not in ("claimed", "corrected"):
        return row | {"n": None}
    return row | {"about": None} if row["stance"] == "claimed" else row


def put_together(several: Iterable[Rows]) -> Rows:
    """Return rows of several examples, each of places of its own."""
    named = [
        [row | {"place": f"{row['place']}{n}" if row["place"] in ("P", "Q", "R") else row["place"]} for row in rows]
        for n, rows in enumerate(several)
    ]
    return [row for rows in named for row in rows]


def is_misplaced(figure: ct.Figure) -> bool:
    """Whether something is said of one number of a figure, or up to no day, for which a table has no place."""
    aimed = any(one.aim is not None or (isinstance(one, Denial) and not one.rejects_all) for one in figure.statements)
    days = [one.as_of for one in figure.statements if one.as_of is not None and figure.time == "cumulative"]
    return aimed or any(None in (day.earliest, day.latest) for day in days)


def answers(table: ClaimTable, question: str) -> dict[str, tuple[Any, ...]]:
    """Return the hull of each figure with the unit it is in, and the head of a verdict."""
    heads = dict(table.verdicts(question).select("figure, verdict").fetchall())
    asked = table.ranges(give=("low", "high", "parties")).select("figure, name, low, high, parties").fetchall()
    return {id_: (table.units[name], low, high, parties, heads[id_]) for id_, name, low, high, parties in asked}


def same(found: tuple[Any, ...], figure: ct.Figure, question: str) -> bool:
    """Whether a figure gives the answers that a table found."""
    target, low, high, parties, head = found
    hull, ratio = figure.hull(), factor(figure.unit, target)
    verdict = {">": operator.gt}[question[0]](figure, question[1:])
    return (
        _near(low, hull.low, ratio)
        and _near(high, hull.high, ratio)
        and parties == len(hull.parties)
        and str(verdict).startswith(head)
    )


def _near(found: float | None, wanted: Any, ratio: Any) -> bool:
    if found is None or wanted is None:
        return found is None and wanted is None
    return math.isclose(float(found), float(wanted * ratio), rel_tol=1e-12, abs_tol=1e-15)


def told(intake: Any) -> set[tuple[Any, ...]]:
    """Return what an account says of each rejection."""
    return {(one.row, one.column, str(one.value), one.rule, one.advice) for one in intake.rejected}


def differences(feed: ct.Feed, rows: Rows, question: str, path: Path) -> list[Any]:
    """Return what reading and tabling do not say alike."""
    read, table = feed.read(rows), feed.scan(rows)
    assert read.intake is not None
    account = to_parquet(feed, rows, path)
    stored = ClaimTable.of(in_duckdb(arrow_in(path)), name="measure")
    out = {id_: figure for id_, figure in read.figures.items() if is_misplaced(figure)}
    found: list[Any] = []
    for door, asked in (("scan", table), ("parquet", stored)):
        given = answers(asked, question) if account.claims else {}
        found += [(door, id_, "is there otherwise") for id_ in given.keys() ^ (read.figures.keys() - out.keys())]
        there = given.keys() & read.figures.keys()
        found += [(door, id_, given[id_]) for id_ in there if not same(given[id_], read[id_], question)]
        found += [(door, "rejects", asked.intake) for _ in range(1) if door == "parquet" and asked.intake.rejected]
    before, after = told(read.intake), told(table.intake)
    found += [("not rejected by scan", one) for one in before - after]
    lost = Counter(rows[n - 1]["place"] for n in table.intake.rejected_rows)
    counted = table.ranges(give="rejected").select("of, rejected").fetchall()
    found += [("lost", of, count, lost[of]) for of, count in counted if count != lost[of]]
    places = {figure.of for figure in out.values()}
    gone = {n for n, row in enumerate(rows, 1) if row["place"] in places} | set(read.intake.rejected_rows)
    found += [("rejected by scan", one) for one in after - before if rows[one[0] - 1]["place"] not in places]
    found += [("rows", table.intake.rejected_rows)] if set(table.intake.rejected_rows) != gone else []
    alike = told(account) == after and str(account) == str(table.intake)
    found += [] if alike else [("accounts", str(account), str(table.intake))]
    back = table.to_dossier([id_ for id_ in sorted(read.figures) if id_ not in out])
    for id_, figure in back.figures.items():
        hull = figure.hull()
        fine = same((figure.unit, hull.low, hull.high, len(hull.parties), ""), read[id_], question)
        found += [] if fine else [("to_dossier", id_, str(hull), str(read[id_].hull()))]
    return found


@pytest.mark.parametrize(("fields", "numbers", "asked"), FEEDS, ids=lambda one: None if isinstance(one, str) else "")
def test_a_table_answers_as_the_dossier_of_the_same_file(
    fields: dict[str, Any], numbers: tuple[str, ...], asked: str, tmp_path: Path
) -> None:
    """Of every figure that it has, in whatever unit its numbers are written; a figure with a part left out is in none."""
    feed = ct.Feed(**FIELDS | fields)
    examples = drawn(rows_of(numbers), cost=3)
    for several, threshold in in_turn(list(zip(heaps(examples), cycle((1, 50, 1000)), strict=False)), 3):
        rows, question = put_together(several), f"> {threshold} {asked}"
        if differences(feed, rows, question, tmp_path / "t.parquet"):
            few = fewest(rows, lambda some: bool(differences(feed, some, question, tmp_path / "t.parquet")))  # noqa: B023  # asked at once
            assert (few, differences(feed, few, question, tmp_path / "t.parquet")) == (few, [])


def test_units_are_told_apart() -> None:
    """The cells that are drawn are in several units of one kind."""
    read = ct.Feed(of="place", name="=area", unit="=km**2", value="n", by="by")
    units = {one.unit for n in AREAS for one in read.read([{"place": "P", "n": n, "by": "A"}])["P"].estimates}

    assert units == {unit(name) for name in ("ha", "acre", "km**2", "mi**2")}
