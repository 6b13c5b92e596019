"""Rules that only rows show: each finds what it is for in its rows, and keeps silent in a near case."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import duckdb
import pandas as pd
import polars as pl
import pytest

import contested as ct

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

FIELDS: dict[str, Any] = {"of": "place", "name": "=deaths", "unit": "=killed", "by": "by", "source": "=P", "best": "n"}
FEED = ct.Feed(**FIELDS)
DATED = ct.Feed(**FIELDS, as_of="day")
BETWEEN = ct.Feed(**FIELDS, period=("day", "end"))


def table(*columns: str, **constant: object) -> Any:
    """Return what makes rows of these columns; the others stay as they are given."""
    return lambda *lines: [constant | dict(zip(columns, line, strict=True)) for line in lines]


SAID = table("by", "n", place="A")
PLACES = table("place", "n", by="X")
DAYS = table("day", "n", place="A", by="X")
EVENT = table("by", "day", n=7, place="A")


def found(code: str, rows: Sequence[object] | Path, feed: ct.Feed = FEED) -> list[tuple[int, ...]]:
    """Return the rows in which a rule finds something."""
    return [one.rows for one in feed.check(rows).of(code)]


def daily(numbers: Iterable[object]) -> list[dict[str, object]]:
    """Return rows of one party, one a day."""
    made: list[dict[str, object]] = DAYS(*[(f"2022-03-{n:02}", number) for n, number in enumerate(numbers, 1)])
    return made


SLIPS: list[tuple[Any, list[tuple[int, ...]]]] = [
    (SAID(("X", 12), ("Y", 11_500)), [(2,)]),
    (SAID(("X", 12_000_000), ("Y", 11), ("Z", 14)), [(1,)]),
    (SAID(("X", 300_000), ("Y", 3_000), ("Z", 3_200)), [(1,)]),
    (SAID(("X", 300_000), ("Y", 3_000)), []),
    (SAID(("X", 12), ("Y", 168)), []),
    (SAID(("X", 12), ("Y", 1_300), ("Z", 15_000)), []),
    (SAID(("X", 0), ("Y", 5_000)), []),
]


@pytest.mark.parametrize(("rows", "expected"), SLIPS)
def test_a_number_a_thousand_times_the_others_is_a_slip_of_the_unit(rows: Any, expected: Any) -> None:
    """A factor of 14 is a dispute; of a hundred, two others have to agree; others that lie far apart say nothing."""
    assert found("unit-slip", rows) == expected


def test_a_counter_that_grows_a_thousandfold_slips_nowhere() -> None:
    """Of dated numbers the nearest days are looked at: a war's count begins small."""
    grown = [round(30 * 1.25**n) for n in range(31)]

    assert grown[-1] / grown[0] > 500
    assert found("unit-slip", daily(grown), DATED) == []
    assert found("unit-slip", daily([*grown[:9], 1_000 * grown[9], *grown[10:]]), DATED) == [(10,)]


CODED: list[tuple[Any, ct.Feed, list[tuple[int, ...]]]] = [
    (SAID(("X", 0), ("Y", 40), ("Z", 55)), FEED, [(1,)]),
    (SAID(("X", 999), ("Y", 40), ("Z", 55)), FEED, [(1,)]),
    (SAID(("X", 99), ("Y", 4_000)), FEED, [(1,)]),
    (SAID(("X", 0), ("Y", 4)), FEED, []),
    (SAID(("X", 999), ("Y", 1_500)), FEED, []),
    (SAID(("X", -9), ("Y", 60)), ct.Feed(**FIELDS, signed=True), [(1,)]),
    (SAID(("X", 0), ("Y", 0)), FEED, []),
    (PLACES(("A", 300), ("B", 999_999), ("C", 410), ("D", 999_999), ("E", 1), ("F", 2), ("G", 3)), FEED, [(2, 4)]),
    (PLACES(("A", 300), ("B", 999_999), ("C", 410), ("E", 1), ("F", 2), ("G", 3)), FEED, []),
    (PLACES(("A", 300), ("B", 0), ("C", 410), ("D", 0)), FEED, []),
    (daily([0, 40, 90]), DATED, []),
    (daily([40, 0, 90]), DATED, [(2,)]),
]


@pytest.mark.parametrize(("rows", "feed", "expected"), CODED)
def test_a_number_that_tables_use_for_unknown_is_a_code_where_it_lies_far_from_all_others(
    rows: Any, feed: ct.Feed, expected: Any
) -> None:
    """In its figure, or several times in its column; a count begins at zero, and parties may say that nobody died."""
    assert found("coded-number", rows, feed) == expected


ENDS: list[tuple[list[tuple[Any, Any, Any]], list[tuple[tuple[int, ...], str]]]] = [
    ([(15, 15, 999), (3, 4, 5)], [((1,), "warning")]),
    ([(10, 15, 999), (3, 4, 5)], [((1,), "notice")]),
    ([(10, None, 999), (3, 4, 5)], [((1,), "notice")]),
    ([(0, 0, 999), (3, 4, 5)], [((1,), "notice")]),
    ([(10, 15, 9_999), (3, 4, 5), (20, None, 9_999)], [((1, 3), "warning")]),
    ([(800, 900, 999), (3, 4, 5)], []),
    ([(None, None, 999), (15, 15, 998)], []),
    ([(15, 15, 15), ("", "dozens", "")], []),
]


@pytest.mark.parametrize(("ends", "expected"), ENDS)
def test_nines_far_above_their_row_are_a_code_in_its_high_end(ends: Any, expected: Any) -> None:
    """A warning where low and best agree or the end comes again; alone beside a wide range it may be meant."""
    feed = ct.Feed(**FIELDS, low="low", high="high")
    rows = [
        {"place": f"E{n}", "by": "X", "low": low, "n": best, "high": high} for n, (low, best, high) in enumerate(ends)
    ]

    assert [(one.rows, one.severity) for one in feed.check(rows).of("coded-number")] == expected


def test_a_high_end_that_all_rows_share_is_not_looked_at() -> None:
    """It stands in the feed, and in no row."""
    assert found("coded-number", PLACES(("A", 5)), ct.Feed(**FIELDS, high="=999")) == []


MIDDLES: list[tuple[Any, list[tuple[int, ...]]]] = [
    (SAID(("Armenia", 120_000), ("Azerbaijan", 50_000), ("Paper", 85_000)), [(3,)]),
    (SAID(("Armenia", 120_000), ("Azerbaijan", 50_001), ("Paper", 85_001)), [(3,)]),
    (SAID(("Armenia", 120_000), ("Azerbaijan", 50_000), ("Paper", 86_000)), []),
    (SAID(("A", 4), ("B", 6), ("C", 5)), []),
    (SAID(("A", 120_000), ("B", 50_000), ("C", 85_000), ("D", 85_000)), []),
    (SAID(("A", 120_000), ("A", 50_000), ("B", 85_000)), []),
    (SAID(("A", 120_000), ("B", 50_000)), []),
]


@pytest.mark.parametrize(("rows", "expected"), MIDDLES)
def test_the_middle_of_two_parties_is_no_statement_of_a_third(rows: Any, expected: Any) -> None:
    """Halves are rounded; where chance may do it, or two say the same, it is none."""
    assert found("midpoint", rows) == expected


COPIES: list[tuple[Any, list[tuple[int, ...]]]] = [
    (SAID(("X", 11_250), ("Y", 11_250), ("Z", 9_000)), [(1, 2)]),
    (SAID(("X", 11_000), ("Y", 11_000)), []),
    ([*SAID(("X", 11_250)), *PLACES(("A", 11_250))], []),
    ([one | {"behind": "Reuters"} for one in SAID(("X", 11_250), ("Y", 11_250))], []),
]


@pytest.mark.parametrize(("rows", "expected"), COPIES)
def test_an_unusual_number_that_several_print_has_one_origin(rows: Any, expected: Any) -> None:
    """Round ones come about by themselves; one party twice is no copy, nor is one whose origin is named."""
    feed = ct.Feed(**FIELDS, quoting="behind", optional="behind")

    assert found("copied-number", rows, feed) == expected


def test_a_copy_that_names_the_other_is_no_copy_without_an_origin() -> None:
    """Whether it names the party or the paper; a third that names neither still is one."""
    feed = ct.Feed(**(FIELDS | {"source": "source", "quoting": "quoting"}))
    rows = [
        {"place": "E", "n": 11_251, "by": "X", "source": "A wire", "quoting": None},
        {"place": "E", "n": 11_251, "by": "Y", "source": "A paper", "quoting": "A wire"},
    ]
    third = {"place": "E", "n": 11_251, "by": "Z", "source": "Another", "quoting": None}

    assert found("copied-number", rows, feed) == []
    assert found("copied-number", [*rows, third], feed) == [(1, 3)]


def test_copies_of_the_same_parties_are_one_finding() -> None:
    """However many figures they share; the sentence gives the first number, and how many more there are."""
    rows = [row | {"place": place} for place, n in (("A", 11_251), ("B", 3_457)) for row in SAID(("X", n), ("Y", n))]

    (one,) = FEED.check(rows).of("copied-number")

    assert one.rows == (1, 2, 3, 4)
    assert one.what == "X and Y print the same unusual number, 11,251 and 1 more, and name no origin"


def test_a_day_that_repeats_the_day_before_is_carried_forward() -> None:
    """Where nearly all days differ and the number is unusual; a number that often stays is none, nor one day of three."""
    assert found("carried-forward", daily([1_234, 1_301, 1_301, 1_402, 1_511]), DATED) == [(2, 3)]
    assert found("carried-forward", daily([1_234, 1_301, 1_301, 1_301, 1_301]), DATED) == []
    assert found("carried-forward", daily([12, 13, 13, 14, 15]), DATED) == []
    assert found("carried-forward", daily([1_234, 1_234]), DATED) == []


def test_a_day_is_carried_forward_where_all_its_figures_are() -> None:
    """One counter of two that stays is no repeated day."""
    both = [row | {"place": place} for place in "AB" for row in daily([1_234, 1_301, 1_301, 1_402])]
    other = [*both[:6], both[6] | {"n": 1_300}, both[7]]

    assert found("carried-forward", both, DATED) == [(2, 3, 6, 7)]
    assert found("carried-forward", other, DATED) == []


def test_a_row_that_is_the_sum_of_the_others_is_found_whatever_it_is_called() -> None:
    """Three parts at least, of one party, and no small sum; by place, or by a facet."""
    parts = PLACES(("A", 20), ("B", 31), ("Everywhere", 60), ("C", 9))
    ages = [row | {"place": "A", "age": row["place"]} for row in parts]

    assert found("total-among-parts", parts) == [(3,)]
    assert found("total-among-parts", ages, ct.Feed(**FIELDS, facets={"age": "age"})) == [(3,)]
    assert found("total-among-parts", PLACES(("A", 20), ("B", 31), ("C", 51), ("D", 0))) == []
    assert found("total-among-parts", PLACES(("A", 1), ("B", 2), ("C", 3), ("D", 6))) == []
    assert found("total-among-parts", [*parts[:2], parts[2] | {"by": "Y"}, parts[3]]) == []


def test_the_sum_of_figures_of_other_names_is_no_total() -> None:
    """Casualties are the killed, the wounded and the missing; that is a relation, and no fault."""
    rows = PLACES(("killed", 20), ("wounded", 31), ("casualties", 60), ("missing", 9))
    feed = ct.Feed(of="=A", name="place", unit="=person", best="n", by="by", source="=P")

    assert found("total-among-parts", rows, feed) == []


ORDERED = [f"2022-03-{n:02}" for n in range(1, 25)]
SWAPPED = [*ORDERED[:4], "2022-05-03", *ORDERED[5:]]
"""5 March, in a file that is in the order of days, with its day and month swapped."""


def test_a_day_out_of_order_whose_swapped_day_is_in_order_is_swapped() -> None:
    """In either direction; a file in no order says nothing, nor does a day that is out of order both ways."""

    def rows(days: Iterable[str]) -> list[dict[str, object]]:
        return [{"place": f"E{n}", "n": n, "by": "X", "day": day} for n, day in enumerate(days)]

    assert found("swapped-day", rows(SWAPPED), DATED) == [(5,)]
    assert found("swapped-day", rows(SWAPPED[::-1]), DATED) == [(20,)]
    assert found("swapped-day", rows([*ORDERED[:4], "2022-07-03", *ORDERED[5:]]), DATED) == []
    assert found("swapped-day", rows([*ORDERED[12:], *SWAPPED[:6], *ORDERED[:3]]), DATED) == []
    assert found("swapped-day", rows(["2022-03-05"] * 12), DATED) == []
    assert found("swapped-day", rows(SWAPPED[:8]), DATED) == []


FAR_DAYS: list[tuple[Any, list[tuple[int, ...]]]] = [
    (EVENT(("X", "2022-03-05"), ("Y", "2022-05-03"), ("Z", "2022-03-06"), ("W", "2022-03-04")), [(2,)]),
    (EVENT(("X", "2022-03-05"), ("Y", "2022-09-03"), ("Z", "2022-03-06")), []),
    (EVENT(("X", "2022-03-05"), ("Y", "2022-05-30"), ("Z", "2022-03-06")), []),
    (EVENT(("X", "2022-03-05"), ("Y", "2022-03-03")), []),
    (EVENT(("X", "2022-04"), ("Y", "no day"), ("Z", "2022-03-06"), ("W", ["a list"])), []),
]


@pytest.mark.parametrize(("rows", "expected"), FAR_DAYS)
def test_a_day_far_from_those_of_its_figure_whose_swapped_day_is_near_is_swapped(rows: Any, expected: Any) -> None:
    """Months are no days, and what cannot be read is named by the intake."""
    assert found("swapped-day", rows, DATED) == expected


def test_days_in_parts_are_not_looked_at() -> None:
    """Whoever writes year, month and day in columns of their own swaps none of them."""
    feed = ct.Feed(**FIELDS, as_of=("y", "m", "d"))
    days = ((2022, 3, 5), (2022, 3, 6), (2022, 5, 3))
    rows = [{"place": "A", "by": by, "n": 7, "y": y, "m": m, "d": d} for by, (y, m, d) in zip("XYZ", days, strict=True)]

    assert found("swapped-day", rows, feed) == []


def test_a_day_that_another_day_of_its_row_bears_out_is_not_swapped() -> None:
    """An event of one day has the day twice, and a slip is made once."""
    rows = [{"place": f"E{n}", "n": n, "by": "X", "day": day, "end": day} for n, day in enumerate(SWAPPED)]

    assert found("swapped-day", rows, BETWEEN) == []
    assert found("swapped-day", [row | {"end": ORDERED[n]} for n, row in enumerate(rows)], BETWEEN) in ([], [(5,)])


def test_a_period_of_another_century_is_a_slip() -> None:
    """One among others of one century; one of twenty years before is none, and few rows say nothing."""
    feed = ct.Feed(**FIELDS, period="day")

    def rows(*days: str) -> list[dict[str, object]]:
        return [{"place": f"E{n}", "n": n, "by": "X", "day": day} for n, day in enumerate(days)]

    usual = ("2021-01-02", "2022-03-05", "2022-04-01", "2023-01-01")
    assert found("century-slip", rows(*usual, "1922-03-06"), feed) == [(5,)]
    assert found("century-slip", rows(*usual, "1999-03-06"), feed) == []
    assert found("century-slip", rows(*usual[:2], "1922-03-06"), feed) == []
    assert found("century-slip", rows(*usual, "1922-03-06", "1921-03-06"), feed) == []


def test_letters_of_a_wrong_encoding_are_found_with_what_was_meant() -> None:
    """UTF-8 read as Windows-1252 or 1251, and what is lost for good; foreign letters are right as they stand."""
    wrong = ["Société".encode().decode("cp1252"), "Москва".encode().decode("cp1251"), "K\N{REPLACEMENT CHARACTER}ln"]
    right = ["Société", "Москва", "Köln", "Երևան", "naïve"]

    report = FEED.check(PLACES(*[(name, 5) for name in (*right, *wrong)]))

    assert [one.rows for one in report.of("mojibake")] == [(6,), (7,), (8,)]
    said = [one.what for one in report.of("mojibake")]
    assert said[0] == f"'{wrong[0]}' is probably 'Société', read in a wrong encoding"
    assert said[2].endswith("has letters that were lost")
    assert found("mojibake", PLACES(("Ã\N{NO-BREAK SPACE}\N{CONTROL SEQUENCE INTRODUCER}", 5))) == []


MARKS: list[tuple[list[object], list[tuple[int, ...]]]] = [
    (["1,5", "2.25", "3.75"], [(1,)]),
    (["1,5", "2,25", "3.75"], [(3,)]),
    (["1.234", "2,345", "3.456"], [(2,)]),
    (["1.234", "2345", "3456"], [(1,)]),
    (["1.234", "2.5", "3456"], []),
    (["1.234", 2345, 3456], [(1,)]),
    (["1,234", "2345", "3456"], []),
    (["1,234,567", "2.5", "about 10"], []),
    (["900", "3.4.23", "1,5"], []),
    (["1,900", "2,100", "about 1.900"], [(3,)]),
    (["900", "between 1,5 and 2,25", "at least 2.5"], [(3,)]),
]


@pytest.mark.parametrize(("cells", "expected"), MARKS)
def test_marks_of_thousands_and_decimals_that_mix_are_found(cells: list[object], expected: Any) -> None:
    """The rarer way of writing; a lone point before three digits among whole numbers may be of thousands."""
    feed = ct.Feed(**(FIELDS | {"unit": "=km**2"}))

    assert found("mixed-marks", PLACES(*zip("ABC", cells, strict=True)), feed) == expected


FRACTIONS: list[tuple[list[object], list[tuple[int, ...]]]] = [
    ([3, 2.8, 10, 4, 5], [(2,)]),
    ([3.0, 2.8, 10.0, 4.0, 2.8], [(2, 5)]),
    (["3", "2.8", "10"], [(2,)]),
    (["3", "2,83", "10"], []),
    (["3", "about 2.8", "10"], []),
    ([3, Decimal("2.8"), Decimal(10)], [(2,)]),
    ([3, Fraction(1, 3), float("inf"), True, None, 10], [(2,)]),
    ([3, 2.8, 4.1], []),
    ([3, 2800, 10], []),
]


@pytest.mark.parametrize(("cells", "expected"), FRACTIONS)
def test_a_fraction_in_a_column_of_whole_counts_is_found(cells: list[object], expected: Any) -> None:
    """Whoever wrote it: text, float or decimal; where most have one, they are means or estimates."""
    rows = PLACES(*[(f"E{n}", cell) for n, cell in enumerate(cells)])

    assert found("fraction-in-count", rows) == expected


def test_a_fraction_is_found_in_each_column_of_counts_alone() -> None:
    """Low and high too, a best value by itself; an area has decimals, and so has what is multiplied by its power."""
    feed = ct.Feed(**FIELDS, low="low", high="high")
    rows = PLACES(("A", 3), ("B", 4), ("C", 5))
    rows[0] |= {"low": 2.5, "high": 3.25}
    rows[1] |= {"low": 2, "high": 9}
    rows[2] |= {"low": 2, "high": 9, "n": 5.5}

    columns = {one.columns: one.rows for one in feed.check(rows).of("fraction-in-count")}
    area = ct.Feed(**(FIELDS | {"unit": "=km2"}))
    thousands = ct.Feed(**FIELDS, power="=3")

    assert columns == {("low",): (1,), ("n",): (3,), ("high",): (1,)}
    assert found("fraction-in-count", PLACES(("A", 3), ("B", 4.5)), area) == []
    assert found("fraction-in-count", PLACES(("A", 3), ("B", 4.5)), thousands) == []
    assert found("fraction-in-count", SAID(("X", 3)), ct.Feed(**(FIELDS | {"best": None, "value": "=2.5"}))) == []


def test_a_thousand_that_was_read_as_a_fraction_is_found_by_every_door(tmp_path: Path) -> None:
    """A file has its text still; pandas and Polars made a float of it, which Parquet and DuckDB keep."""
    path = tmp_path / "rows.csv"
    path.write_text("place,by,n\nA,X,12\nB,X,2.800\nC,X,31\n", encoding="utf-8")
    read = pd.read_csv(path)
    read.to_parquet(tmp_path / "rows.parquet")
    frames = [read, pl.read_csv(path), tmp_path / "rows.parquet", duckdb.sql("FROM read")]

    assert found("mixed-marks", path) == [(2,)]
    for frame in frames:
        (one,) = FEED.check(frame).of("fraction-in-count")
        assert (one.rows, one.columns) == ((2,), ("n",))
        assert one.what == "2.8 among whole numbers; where its point or comma stands between thousands, it is 2,800"
    (far,) = FEED.check(PLACES(("A", 3), ("B", 2.8125))).of("fraction-in-count")
    assert far.what == "2.8125 among whole numbers"


def test_words_of_stance_in_a_column_that_is_not_read_are_found() -> None:
    """The cell as a whole; the advice names stance=.  A feed that reads a stance, or the column, has them."""
    rows = [row | {"kind": kind} for row, kind in zip(SAID(("X", 3), ("Y", None), ("Z", 4)), KINDS, strict=True)]

    (one,) = FEED.check(rows).of("unread-stance")

    assert (one.rows, one.columns, one.severity) == ((2, 3), ("kind",), "warning")
    assert one.what == "'No  comment' and 'denied', which the feed does not read"
    assert "stance=" in one.advice
    assert found("unread-stance", rows, ct.Feed(**FIELDS, note="kind")) == []
    assert found("unread-stance", rows, ct.Feed(**FIELDS, stance="=claimed")) == []
    assert found("unread-stance", [row | {"kind": "denied by none"} for row in rows]) == []
    assert found("unread-stance", []) == []


KINDS = ("claimed", "No  comment", "denied")


def test_tags_and_column_names_among_the_rows_are_no_data() -> None:
    """A row of HXL tags far down, or a header that was pasted again; both are certain."""
    rows = [*PLACES(*[(f"E{n}", n) for n in range(1, 30)]), {"place": "#adm1+name", "n": "#affected", "by": "#org"}]
    again = {"place": "place", "n": "n", "by": "by"}

    report = FEED.check([*rows, again, {"place": "place", "n": 3, "by": "by"}])

    assert [(one.rows, one.severity) for one in report.of("tag-row")] == [((30,), "error"), ((31,), "error")]


def test_a_fall_of_what_else_rises_is_one_of_a_counter() -> None:
    """Nine steps of which nearly all go up; a cumulative figure has its own check, and what stays is no counter."""
    rising = [10, 20, 30, 40, 50, 60, 70, 80, 75, 90, 95]

    assert found("falling-counter", daily(rising), DATED) == [(8, 9)]
    assert found("falling-counter", daily(rising), ct.Feed(**FIELDS, as_of="day", time="cumulative")) == []
    assert found("falling-counter", daily([10] * 9 + [9, 10]), DATED) == []
    assert found("falling-counter", daily([10, 20, 15, 30]), DATED) == []


def test_a_definition_that_changes_on_the_way_is_found() -> None:
    """In the rarer rows; two definitions on the same days are a choice, and three are a habit."""
    feed = ct.Feed(**FIELDS, as_of="day", definition="means")

    def rows(*means: object) -> list[dict[str, object]]:
        return [row | {"means": word} for row, word in zip(daily(range(5, 50)), means, strict=False)]

    assert found("definition-change", rows("killed", "killed", "killed or missing"), feed) == [(3,)]
    assert found("definition-change", rows("killed", None, "killed"), feed) == [(2,)]
    assert found("definition-change", rows("killed", "killed", "killed"), feed) == []
    assert found("definition-change", [*rows("killed", "killed"), *rows("missing", "missing")], feed) == []
    assert found("definition-change", rows("killed", "missing", "hurt"), feed) == []
    (one,) = feed.check(rows("killed", None, "killed")).of("definition-change")
    assert one.what == "the definition is none, and “killed” at the other times of the same party"


def test_one_party_that_counts_to_another_day_than_the_others_is_found() -> None:
    """By the most of its figure, or where nearly all figures of the file have one day; series have days of their own."""
    three = table("by", "day", n=7, place="A")(("X", "2022-03-05"), ("Y", "2022-03-09"), ("Z", "2022-03-05"))
    pairs = [
        {"place": place, "by": by, "n": 7, "day": day}
        for place, days in [(f"E{n}", ("2022-03-05", "2022-03-05")) for n in range(5)]
        + [("B", ("2022-03-05", "2022-03-09"))]
        for by, day in zip("XY", days, strict=True)
    ]

    (one,) = DATED.check(three).of("mixed-cut-offs")
    assert one.rows == (2,)
    assert one.what == "Y counts up to 2022-03-09, the others to 2022-03-05"
    assert found("mixed-cut-offs", pairs, DATED) == [(11, 12)]
    assert found("mixed-cut-offs", pairs[-4:], DATED) == []
    assert found("mixed-cut-offs", daily([5, 6, 7]), DATED) == []
    assert found("mixed-cut-offs", [three[0], three[1] | {"day": None}], DATED) == []


def test_a_row_that_stands_twice_is_found() -> None:
    """Where every column that the feed reads says the same; another column may differ."""
    rows = SAID(("X", 3), ("Y", 4), ("X", 3))

    assert found("duplicate-row", rows) == [(3,)]
    assert found("duplicate-row", [row | {"seen": n} for n, row in enumerate(rows)]) == [(3,)]
    assert found("duplicate-row", [*rows[:2], rows[2] | {"n": 5}]) == []
    assert found("duplicate-row", [{**rows[0], "by": ["X"]}, rows[1]]) == []


def test_a_row_without_the_low_and_high_of_all_others_is_found() -> None:
    """One of five; where many have none it is a habit, and a row without a number says nothing at all."""
    feed = ct.Feed(**FIELDS, low="low", high="high")

    def rows(*ends: int | None) -> list[dict[str, object]]:
        made = PLACES(*[(f"E{n}", 10) for n in range(len(ends))])
        return [
            row | {"low": None if end is None else 10 - end, "high": end and 10 + end}
            for row, end in zip(made, ends, strict=True)
        ]

    assert found("missing-interval", rows(1, 2, None, 3, 4, 5), feed) == [(3,)]
    assert found("missing-interval", rows(1, 2, None, None, 4, 5), feed) == []
    assert found("missing-interval", rows(1, 2, None), feed) == []
    assert (
        found(
            "missing-interval",
            [row | {"n": None} if row["low"] is None else row for row in rows(1, 2, None, 3, 4)],
            feed,
        )
        == []
    )
    assert found("missing-interval", rows(1, 2, 3), ct.Feed(**FIELDS, low="low", high="=30")) == []


def test_rows_of_another_width_and_words_are_passed_over(tmp_path: Any) -> None:
    """They are the intake's to name; no rule stumbles over them."""
    path = tmp_path / "rows.csv"
    path.write_text(
        "place,by,n,day,low,high\nA,X,5\nA,X,about 5,2022-03-05,,\nA,Y,dozens,2022-03-05,,\n", encoding="utf-8"
    )

    report = ct.Feed(**(FIELDS | {"low": "low", "high": "high"}), as_of="day").check(path)

    assert report.codes[-1] == "ragged-row"


def test_a_party_that_is_nobody_is_found() -> None:
    """ "Various" and "anonymous" make one party of several people; a declared party of that name is one."""
    rows = SAID(("Various", 638), ("HRW", 1150), ("Anonymous (?)", 900), ("неизвестно", 3))
    declared = ct.Feed(**FIELDS, parties=[ct.Party("Anonymous Collective", aliases=["Various"])])

    findings = FEED.check(rows).of("nameless-party")

    assert [(one.rows, one.columns, one.severity) for one in findings] == [
        ((1,), ("by",), "warning"),
        ((4,), ("by",), "warning"),
    ]
    assert findings[0].what == "'Various' names nobody, and becomes one party"
    assert found("nameless-party", rows, declared) == [(4,)]


@pytest.mark.parametrize(
    "name", ["N/A", "n.a.", "NULL", "None", "nan", "#N/A", "-", "\N{EM DASH}", "(none)", "...", "<NA>"]
)
def test_an_absent_value_is_no_party(name: str) -> None:
    """It is rejected with its column by every door, and left to the source where the mapping lists it."""
    rows = SAID((name, 638), ("HRW", 1150))
    listed = ct.Feed(**FIELDS, missing={"by": name})
    declared = ct.Feed(**FIELDS, parties=[ct.Party("National Assembly", aliases=[name])])

    for data in (rows, pl.DataFrame(rows)):
        (wrong,) = FEED.intake(data).rejected
        assert (wrong.row, wrong.column, wrong.rule) == (1, "by", "unusable-cell")
        assert "it names nobody" in wrong.advice
        assert [one.rule for one in FEED.scan(data).intake.rejected] == ["unusable-cell"]
    assert found("unusable-cell", rows) == [(1,)]
    assert {party.name for party in listed.read(rows)["A"].parties} == {"P", "HRW"}
    assert {party.name for party in declared.read(rows)["A"].parties} == {"National Assembly", "HRW"}


@pytest.mark.parametrize("name", ["Total", "TOTAL (2)", "Grand total:", "Итого", "合計"])
def test_a_total_is_no_party(name: str) -> None:
    """638 of the ministry and 1,150 of Human Rights Watch are not 1,788 of "Total"."""
    rows = SAID(("MoH", 638), ("HRW", 1150), (name, 1788))

    assert [(one.row, one.column, one.rule) for one in FEED.intake(rows).rejected] == [(3, "by", "totals-row")]
    assert [one.rule for one in FEED.scan(pl.DataFrame(rows)).intake.rejected] == ["totals-row"]
    assert str(FEED.read(rows)["A"].hull()) == "638 (MoH) to 1,150 (HRW) killed"
    assert ct.Feed(**FIELDS, totals="kept").intake(rows).rejected == ()
    assert ct.Feed(**FIELDS, parties=[ct.Party(name)]).intake(rows).rejected == ()


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Subtotal Cairo",
            "Sub-total: Cairo",
            "Cairo total",
            "Cairo (total)",
            "Cairo - Totals",
            "TOTAL (2)",
            "Total*",
        ),
        *("Totale", "Total général", "Σ", "∑", "Total for Cairo", "Total: Cairo", "Zwischensumme Nord", "Sous-total 2"),
        *("Razem", "Összesen", "Toplam", "ΣΎΝΟΛΟ", "المجموع", "Подытог по области", "总计", "Yhteensä", "Totaal"),
    ],
)
def test_a_total_is_no_place(name: str) -> None:
    """A total of all rows or of some, in whichever language, with the mark of a footnote or without."""
    rows = PLACES(("Cairo", 638), (name, 638))

    assert [(one.row, one.rule) for one in FEED.intake(rows).rejected] == [(2, "totals-row")]


@pytest.mark.parametrize(
    "name", ["Population, total", "Totality", "Total war", "Totalán", "Sumy", "Allegheny", "x" * 900]
)
def test_a_name_with_such_letters_is_no_total(name: str) -> None:
    """An indicator of the World Bank, places and books stay what they are."""
    assert "totals-row" not in FEED.intake(PLACES((name, 638))).by_rule
