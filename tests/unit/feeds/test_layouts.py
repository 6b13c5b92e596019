"""Layouts: how files are laid out, what empty cells are, and what a person writes of both."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import contested as ct
from contested.errors import MisfitFeed, NotANumber, UnreadableDate, UnreadableFeed, WrongType
from contested.feeds.rows.row import bind
from contested.feeds.scan.eligibility import row_by_row
from contested.feeds.scan.typed_source import typed_source
from contested.feeds.sources.jsons import path_of
from contested.feeds.sources.raw_rows import Header
from contested.feeds.typed_cells import shortest, shortest_float
from contested.quantities.numbers import exact

BASE: dict[str, Any] = {"of": "id", "name": "=dead", "unit": "=killed", "best": "n", "title": "A list"}


def feed(**fields: Any) -> ct.Feed:
    """Return a feed of an id and a number."""
    return ct.Feed(**BASE | fields)


def scanned(one: ct.Feed, data: Any) -> Any:
    """Return the account of what a feed scans, of whichever kind it is."""
    return one.scan(data).intake


def hulls(one: ct.Feed, data: Any) -> list[str]:
    """Return what the figures of a feed print."""
    return [str(figure.hull()) for figure in one.read(data).figures.values()]


def file_of(folder: Path, content: str | bytes, name: str = "rows.csv") -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


# -- lines above, headers ---------------------------------------------------------

PREFACE = 'Harbour registry\n\n"Extracted, 2031\n"Note, with a comma"\nid,n\na,3\n'


@pytest.mark.parametrize("fields", [{"skip": 4}, {"header": 5}])
def test_lines_above_the_header_are_counted_as_an_editor_counts(tmp_path: Path, fields: dict[str, Any]) -> None:
    """Blank lines count, and what stands there need be no table."""
    path = file_of(tmp_path, PREFACE)

    assert hulls(feed(**fields), path) == ["3 killed (A list)"]
    assert feed(**fields).intake(path).remarks == ("not read: 4 rows above the header",)
    (wrong,) = feed(**fields).intake(file_of(tmp_path, PREFACE + "b,x\n")).rejected
    assert wrong.line == 7


def test_a_header_on_a_blank_line(tmp_path: Path) -> None:
    """The next line that is not blank is named."""
    with pytest.raises(UnreadableFeed, match="this line is blank; the next that is not is line 3"):
        feed(header=2).read(file_of(tmp_path, "x\n\nid,n\na,3\n"))


def test_lines_of_a_workbook_are_counted_alike(tmp_path: Path) -> None:
    """Blank rows count there too."""
    book = openpyxl.Workbook()
    for cells in (["Title"], [], ["id", "n"], ["a", 3]):
        book.active.append(cells)
    book.save(tmp_path / "rows.xlsx")

    assert (
        hulls(feed(skip=2), tmp_path / "rows.xlsx")
        == hulls(feed(header=3), tmp_path / "rows.xlsx")
        == ["3 killed (A list)"]
    )


def test_a_file_without_a_header(tmp_path: Path) -> None:
    """The names of its columns are given."""
    assert hulls(feed(header=["id", "n"]), file_of(tmp_path, "a,3\n")) == ["3 killed (A list)"]
    assert hulls(feed(header=["id", "n"], skip=1), file_of(tmp_path, "Title\na,3\n")) == ["3 killed (A list)"]


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("id,n\nÉ,3\n".encode("latin-1"), "latin-1"),
        ("id,n\nÉ,3\n".encode("utf-16"), None),
        ("id,n\nÉ,3\n".encode("utf-16"), "utf-16"),
        ("id,n\nÉ,3\n".encode("utf-32"), None),
        ("id,n\nÉ,3\n".encode("utf-8-sig"), "utf-8"),
        ("id,n\nÉ,3\n".encode("utf-8-sig"), None),
        ("id,n\nÉ,3\n".encode("utf-16-le"), "utf-16-le"),
    ],
)
def test_encodings_that_are_given_or_marked(tmp_path: Path, content: bytes, encoding: str | None) -> None:
    """A byte-order mark says its own."""
    (figure,) = feed(encoding=encoding).read(file_of(tmp_path, content)).figures.values()

    assert figure.of == "É"


@pytest.mark.parametrize(
    ("content", "encoding", "words"),
    [
        ("id,n\na,3\n".encode("utf-16"), "latin-1", "begins with the mark of UTF-16, which is not latin-1"),
        (b"id,n\na,3\n", "nonsense", "no encoding 'nonsense'"),
        (b"id,n\na,3\n", "hex", "cannot be read as hex"),
        ("id,n\na,3\n".encode("utf-16")[:-1], None, "no UTF-16"),
    ],
)
def test_encodings_that_cannot_be(tmp_path: Path, content: bytes, encoding: str | None, words: str) -> None:
    """What contradicts the file, and what is no encoding, is refused."""
    with pytest.raises(UnreadableFeed, match=words):
        feed(encoding=encoding).read(file_of(tmp_path, content))


# -- JSON -------------------------------------------------------------------------

POINTS = {"type": "FeatureCollection", "features": [{"properties": {"id": "a", "n": 3}}, {"type": "Feature"}]}


@pytest.mark.parametrize(
    ("rows", "content"),
    [
        ("features[*].properties", POINTS),
        ("data.items", {"data": {"items": [{"id": "a", "n": 3}]}}),
        ("data[1]", {"data": [0, [{"id": "a", "n": 3}]]}),
        ('["a.b"]', {"a.b": [{"id": "a", "n": 3}]}),
        ("*.rows", {"x": {"rows": {"id": "a", "n": 3}}}),
        ("days[*].events[*]", {"days": [{"events": [{"id": "a", "n": 3}]}]}),
        ("one", {"one": {"id": "a", "n": 3}}),
    ],
)
def test_a_path_to_the_rows(tmp_path: Path, rows: str, content: Any) -> None:
    """Keys, places, and all of a list or of an object."""
    assert hulls(feed(rows=rows), file_of(tmp_path, json.dumps(content), "rows.geojson")) == ["3 killed (A list)"]


def test_a_branch_without_its_end_is_a_row_that_is_wrong(tmp_path: Path) -> None:
    """The other rows are read."""
    intake = feed(rows="features[*].properties").intake(file_of(tmp_path, json.dumps(POINTS), "rows.json"))

    assert (intake.rows, intake.by_rule) == (2, {"unreadable-line": 1})


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("data.rows", "there is no 'rows' at that place; there are 'items'"),
        ("data.items[7]", "there is no 7"),
        ("data.items[0].id[*]", "there is no several"),
        (None, r"it may be rows='data.items'"),
    ],
)
def test_a_path_that_leads_nowhere(tmp_path: Path, rows: str | None, words: str) -> None:
    """What is there is named."""
    path = file_of(tmp_path, json.dumps({"n": 1, "data": {"items": [{"id": "a", "n": 3}]}}), "rows.json")

    with pytest.raises(UnreadableFeed, match=words):
        feed(rows=rows).read(path)


def test_paths_that_a_file_offers(tmp_path: Path) -> None:
    """Features by their properties; a key with a point in brackets."""
    for content, words in ((POINTS, r"features\[\*\].properties"), ({"a.b": [{"id": 1}]}, r'\["a.b"\]')):
        with pytest.raises(UnreadableFeed, match=words):
            feed().read(file_of(tmp_path, json.dumps(content), "rows.json"))


@pytest.mark.parametrize("rows", ["", "a..b", "a[", "[x]", "a" * 301, ".a"])
def test_what_is_no_path(rows: str) -> None:
    """The feed is refused when it is made."""
    with pytest.raises(MisfitFeed, match="no path"):
        feed(rows=rows)
    assert path_of("a[*][3].b") == ("a", None, 3, "b")


def test_json_of_another_encoding(tmp_path: Path) -> None:
    """It is given, as for other text."""
    path = file_of(tmp_path, '[{"id": "É", "n": 3}]'.encode("latin-1"), "rows.json")

    assert next(iter(feed(encoding="latin-1").read(path).figures.values())).of == "É"
    with pytest.raises(UnreadableFeed, match="cannot be read as ascii"):
        feed(encoding="ascii").read(path)


@pytest.mark.parametrize(
    ("fields", "data"),
    [({"rows": "a"}, "rows.csv"), ({"header": 2}, "rows.json"), ({"sheet": "S"}, [{"id": "a", "n": 1}])],
)
def test_what_has_no_effect_is_refused(tmp_path: Path, fields: dict[str, Any], data: Any) -> None:
    """A layout of one form says nothing of another."""
    if isinstance(data, str):
        data = file_of(tmp_path, "id,n\na,3\n", data)
    with pytest.raises(MisfitFeed, match="leave it out"):
        feed(**fields).read(data)


# -- empty cells ------------------------------------------------------------------


@pytest.mark.parametrize(
    "frame",
    [
        pd.DataFrame({"id": ["a", "b"], "n": [3, None]}),
        pd.DataFrame({"id": ["a", "b"], "n": [3, pd.NA]}),
        pd.DataFrame({"id": ["a", "b"], "n": pd.array([3.0, None], dtype="Float32")}),
        pd.DataFrame({"id": ["a", "b"], "n": ["about 3", np.nan]}),
        pl.DataFrame({"id": ["a", "b"], "n": [3.0, None]}),
        pa.table({"id": ["a", "b"], "n": [3.0, None]}),
        [{"id": "a", "n": 3}, {"id": "b", "n": pd.NaT}],
        [{"id": "a", "n": 3}, {"id": "b", "n": pd.NA}],
    ],
)
def test_what_frames_leave_out_says_nothing(frame: Any) -> None:
    """NaN, NaT, None and NA of a frame are empty cells, read or scanned."""
    for intake in (feed().intake(frame), scanned(feed(), frame)):
        assert [(one.row, one.rule) for one in intake.rejected] == [(2, "nothing-said")]
        assert intake.empty == 1


def test_a_nan_of_another_frame_may_be_a_computation_gone_wrong() -> None:
    """Where a frame has its own way to leave a cell empty, a NaN is told of."""
    for frame in (pl.DataFrame({"id": ["a"], "n": [float("nan")]}), pa.table({"id": ["a"], "n": [float("nan")]})):
        for intake in (feed().intake(frame), scanned(feed(), frame)):
            assert [(one.row, one.rule) for one in intake.rejected] == [(1, "not-a-number")]


def test_a_missing_day_is_no_day() -> None:
    """Of a frame, and of records."""
    frame = pd.DataFrame({"id": ["a", "b"], "n": [3, 4], "day": pd.to_datetime(["2031-01-02", None])})
    rows = [
        {"value": "3", "by": "A", "stated": "2031-09-20"},
        {"value": np.float32(16.7), "by": "B", "stated": pd.NaT, "note": np.nan},
    ]

    assert [str(one.estimates[0].as_of) for one in feed(as_of="day").read(frame).figures.values()] == [
        "2031-01-02",
        "None",
    ]
    assert str(ct.Figure.from_records(rows, name="area", unit="km**2").hull()) == "3 (A) to 16.7 (B) km²"
    records = [{"value": 3, "by": "A", "quote": np.datetime64("NaT", "ns"), "note": pd.NA}]
    assert str(ct.Figure.from_records(records, name="d", unit="killed").hull()) == "3 killed (A)"
    with pytest.raises(UnreadableDate, match="no time"):
        ct.Figure("d", "killed").claimed(3, by="A", stated=pd.NaT)


def test_a_nan_can_be_a_code() -> None:
    """Where a feed says that it is unknown, nobody knows."""
    for one in (pl.DataFrame({"id": ["a"], "n": [float("nan")]}), pd.DataFrame({"id": ["a"], "n": [np.nan]})):
        assert hulls(feed(unknown="nan"), one) == ["no number; A list withholds a number"]
        assert feed(unknown="nan").scan(one).intake.taken == 1


def test_empty_counts_cells() -> None:
    """Each cell of a column of numbers that says nothing, read or scanned."""
    ends = feed(low="l", high="h", missing="-1")
    rows = {"id": ["a", "b", "c"], "l": [None, 1, -1], "n": [3, None, -1], "h": [None, 4, None]}

    frame = pl.DataFrame(rows)
    assert ends.intake(frame).empty == scanned(ends, frame).empty == 6
    wide = ct.Feed(of="id", title="T", each=[{"name": f"={name}", "unit": "=person", "best": name} for name in "lh"])
    assert wide.intake(frame).empty == 4 - 1


# -- columns of frames ---------------------------------------------------------------


@pytest.mark.parametrize(
    "frame",
    [
        pd.DataFrame({"id": ["a", "b"], "n": ["about 3", 4]}),
        pd.DataFrame({"id": ["a", 7], "n": [3, 4]}),
        pd.DataFrame({"id": ["a", "b"], "n": [1.5, "x"]}),
        pd.DataFrame({"id": ["a", {"q": 1}], "n": [3, [4]]}),
        pd.DataFrame({"id": ["a", "b"], "n": [1 + 2j, 2]}),
        pd.DataFrame({"id": ["a", "b"], "n": np.array([0.5, 3], dtype="float16")}),
        pd.DataFrame([["a", 3, 1, 2]], columns=["id", "n", "z", "z"]),
    ],
)
def test_mixed_and_doubled_columns_are_scanned_as_they_are_read(frame: Any) -> None:
    """The account is one, and answers are frames of the type of the rows."""
    table = feed().scan(frame)

    assert table.intake.explain() == feed().intake(frame).explain()
    assert isinstance(table.ranges(give="low"), pd.DataFrame)


def test_a_column_that_stands_twice_cannot_be_meant() -> None:
    """Both are named, read or scanned."""
    frame = pd.DataFrame([["a", 3, 4]], columns=["id", "n", "n"])

    for read in (feed().read, feed().scan):
        with pytest.raises(MisfitFeed, match="'n' names columns 2 and 3"):
            read(frame)


def test_what_is_no_frame_and_what_cannot_be_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """Our errors go through; those of others say why rows are read by themselves."""
    with pytest.raises(WrongType):
        feed().scan(3)

    def stop(_: object) -> None:
        raise UnreadableFeed("x", None, "stopped")

    monkeypatch.setattr("contested.feeds.scan.typed_source._frame", stop)
    with pytest.raises(UnreadableFeed, match="stopped"):
        typed_source([], feed())

    def fail(_: object) -> None:
        raise KeyError("no column")

    monkeypatch.setattr("contested.feeds.scan.typed_source._frame", fail)
    assert "no column" in getattr(typed_source([], feed()), "why", "")


# -- narrow floats ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "bits", "read"),
    [
        (np.float32(16.7).item(), 32, 16.7),
        (np.float16(0.1).item(), 16, 0.1),
        (np.float32(16_777_216).item(), 32, 16_777_216.0),
        (np.float32(3.4028235e38).item(), 32, 3.4028235e38),
        (np.float16(65504).item(), 16, 65500.0),  # numpy prints 6.55e+04
        (np.float32(1 / 3).item(), 32, 0.33333334),
        (16.7, 64, 16.7),
        (float("inf"), 32, float("inf")),
    ],
)
def test_a_narrow_float_is_its_shortest_decimal_form(number: float, bits: int, read: float) -> None:
    """A narrow float is its shortest decimal form, as numpy prints it at its own width."""
    assert shortest_float(number, bits) == read


@pytest.mark.parametrize("width", ["float32", "float16", "float64"])
def test_narrow_floats_of_rows_frames_and_files(tmp_path: Path, width: str) -> None:
    """16.7 is 16.7 in every door."""
    wide = {"float32": pa.float32(), "float16": pa.float16(), "float64": pa.float64()}[width]
    cells = np.array([16.7 if width != "float16" else 0.1], dtype=width)
    table = pa.table({"id": ["a"], "n": pa.array(cells, wide)})
    pq.write_table(table, tmp_path / "rows.parquet")
    with pa.OSFile(str(tmp_path / "rows.arrow"), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table)
    area = feed(name="=area", unit="=km**2")
    doors: list[Any] = [table, pd.DataFrame({"id": ["a"], "n": cells}), [{"id": "a", "n": cells[0]}]]
    doors += [tmp_path / "rows.parquet", tmp_path / "rows.arrow"]
    doors += [pl.from_arrow(table)] if width != "float16" else []

    read = "0.1" if width == "float16" else "16.7"
    assert {hulls(area, door)[0] for door in doors} == {f"{read} km² (A list)"}
    assert {float(area.scan(door).to_dossier(["a"])["a"].hull().low) for door in doors} == {float(read)}  # type: ignore[arg-type]  # a number
    assert str(ct.Figure("area", "km**2").claimed(cells[0], by="A").hull()) == f"{read} km² (A)"


def test_numbers_of_numpy() -> None:
    """Whole ones are whole, days are days, and what is no number is refused."""
    assert (exact(np.int64(3)), exact(np.float32(16.7)), shortest("x")) == (3, exact("16.7"), "x")
    assert shortest(np.datetime64("2031-01-02")).isoformat() == "2031-01-02"
    for wrong in (np.float32("nan"), np.datetime64("2031"), np.complex64(1)):
        with pytest.raises(NotANumber):
            exact(wrong)


# -- codes ------------------------------------------------------------------------------


def test_codes_of_numbers_are_read() -> None:
    """A code stands for a number, a range, a word, or nothing, whatever type its cell has."""
    one = feed(reads={"n": {"*": "1 to 4", "-": "", "-99": "unknown", "7.0": 8}})
    rows = [{"id": name, "n": n} for name, n in (("a", "*"), ("b", "-"), ("c", -99), ("d", 7), ("e", 15))]

    assert hulls(one, rows) == [
        "1 to 4 killed (A list)",
        "no number; A list withholds a number",
        "8 killed (A list)",
        "15 killed (A list)",
    ]
    assert one.intake(rows).by_rule == {"nothing-said": 1}
    frame = pl.DataFrame({"id": ["a"], "n": [-99]})
    assert "read row by row: reads= gives words for numbers" in one.scan(frame).explain()


def test_codes_of_every_column_are_read() -> None:
    """Names, sides, days, quotes, flags and ends."""
    codes = {
        "id": {"ZEN": "Zenda"},
        "side": {"1": "north"},
        "day": {"999": "2031"},
        "words": {"-": ""},
        "part": {"y": "yes"},
        "low": {"<": "1"},
    }
    one = feed(facets={"side": "side"}, as_of="day", quote="words", partial="part", low="low", reads=codes)
    (figure,) = one.read(
        [{"id": "ZEN", "n": 3, "side": 1, "day": 999, "words": "-", "part": "y", "low": "<"}]
    ).figures.values()

    (estimate,) = figure.estimates
    assert (figure.of, figure.facets, str(estimate.as_of), estimate.quote, estimate.partial) == (
        *("Zenda", (("side", "north"),), "2031", None, True),
    )


def test_codes_of_a_column_that_nobody_looks_at() -> None:
    """They would have no effect, so the feed is refused; what is near is named."""
    with pytest.raises(MisfitFeed, match="does not look at a column 'killed'"):
        feed(reads={"killed": {"*": "1"}})
    with pytest.raises(MisfitFeed, match="near it is 'number'"):
        feed(best="number", reads={"numbers": {"*": "1"}})


def test_everything_is_said_in_each() -> None:
    """Measure and unit may stand there alone; what is missing is named."""
    both = [{"name": "=dead", "best": "n", "unit": "=killed"}, {"name": "=hurt", "best": "h", "unit": "=wounded"}]
    one = ct.Feed(of="id", source="=S", each=both)

    assert hulls(one, [{"id": "a", "n": 1, "h": 2}]) == ["1 killed (S)", "2 wounded (S)"]
    with pytest.raises(MisfitFeed, match="unit: it is needed, here or in each="):
        ct.Feed(of="id", source="=S", each=[{"name": "=dead", "best": "n"}])


@pytest.mark.parametrize(
    "fields",
    [
        {"reads": "x"},
        {"reads": {"n": "x"}},
        {"each": 3},
        {"each": [3]},
        {"facets": "x"},
        {"facets": {"side": 3}},
        {"parties": ["X"]},
        {"of": 3},
        {"as_of": 3},
        {"header": 2.5},
        {"header": 0},
        {"header": [3]},
        {"header": []},
        {"separator": 3},
        {"separator": [""]},
        {"source": 3},
        {"source": {"title": 3}},
        {"optional": [3]},
    ],
)
def test_fields_of_another_type(fields: dict[str, Any]) -> None:
    """The field is named; no error is a stranger's."""
    with pytest.raises((WrongType, MisfitFeed)):
        feed(**fields)


def test_a_header_is_said_once() -> None:
    """Where it stands, or what lies above it."""
    with pytest.raises(MisfitFeed, match="so does skip="):
        feed(header=2, skip=1)


def test_columns_that_a_file_may_lack() -> None:
    """What stands in them is read where they are; a tag is a name too."""
    one = feed(
        note="remark",
        as_of=("first", "last"),
        facets={"side": "side"},
        optional=("remark", "last", "first", "side", "#x"),
    )

    (figure,) = one.read([{"id": "a", "n": 3, "first": "2031"}]).figures.values()
    assert (str(figure.estimates[0].as_of), figure.estimates[0].note, figure.facets) == ("2031", None, ())
    (figure,) = one.read([{"id": "a", "n": 3, "remark": "x", "side": "N"}]).figures.values()
    assert (figure.estimates[0].as_of, figure.estimates[0].note) == (None, "x")


# -- who ---------------------------------------------------------------------------------

LONG = "Wire A, 3 March; " * 20


def test_a_long_source_keeps_its_claim() -> None:
    """Its title is cut, and the whole of it stands in the note."""
    one = ct.Feed(of="id", name="=d", unit="=killed", best="n", source="read", quoting="behind", note="note")
    dossier = one.read([{"id": "a", "n": 3, "read": LONG, "behind": "B " * 200, "note": "mine"}])

    (estimate,) = dossier["a"].estimates
    assert estimate.source is not None
    assert len(estimate.source.title) <= 300
    assert estimate.source.title.endswith(" …")
    assert estimate.source.note == LONG.strip()
    assert estimate.note == f"mine; {LONG.strip()}"
    assert estimate.quoting[0].title.endswith(" …")
    wide = ct.Feed(of="id", name="=d", unit="=killed", best="n", source={"title": "read", "note": "note"})
    noted = wide.read([{"id": "a", "n": 3, "read": "x" * 400, "note": "mine"}])["a"].estimates[0].source
    assert noted is not None
    assert noted.note == f"mine; {'x' * 400}"
    frame = pl.DataFrame({"id": ["a"], "n": [3], "read": [LONG], "behind": ["B " * 200]})
    assert without_note(one).scan(frame).intake.taken == 1


def without_note(one: ct.Feed) -> ct.Feed:
    """Return a feed without its note, which an engine does not read."""
    return ct.Feed(of=one.of, name=one.name, unit=one.unit, best=one.best, source=one.source, quoting=one.quoting)


def test_several_sources_in_a_cell() -> None:
    """They hold one claim where the feed says what separates them; elsewhere a person is told."""
    fields: dict[str, Any] = {"of": "id", "name": "=d", "unit": "=killed", "best": "n", "source": "read"}
    rows = [
        {"id": str(n), "n": 3, "read": text} for n, text in enumerate(("A; B", "A and B", "A", "B", "C and D", "; "))
    ]

    split = ct.Feed(**fields, separator=[";", " and "]).read(rows)
    assert [[p.name for p in figure.parties] for figure in split.figures.values()] == [
        *(["A", "B"], ["A", "B"], ["A"], ["B"], ["C", "D"], [";"]),
    ]
    assert ct.Feed(**fields).intake(rows).remarks == (
        "'A and B' may be several; if it is, give separator=' and '",
        "'A; B' may be several; if it is, give separator=';'",
    )
    frame = pl.DataFrame(rows)
    assert scanned(ct.Feed(**fields), frame).remarks == ct.Feed(**fields).intake(frame).remarks


def test_a_table_of_arrow_may_have_a_name_twice() -> None:
    """A column that nobody maps may stand twice; one that is meant may not."""
    arrays = [pa.array(["a"]), pa.array([3]), pa.array([1])]
    table = pa.Table.from_arrays(arrays, names=["id", "n", "n"])
    beside = pa.Table.from_arrays([*arrays, pa.array([2])], names=["id", "n", "z", "z"])

    assert feed().intake(beside).taken == 1
    assert scanned(feed(), beside).taken == 1
    for read in (feed().read, feed().scan):
        with pytest.raises(MisfitFeed, match="'n' names columns 2 and 3"):
            read(table)


def test_two_columns_of_one_name_are_read_one_by_one() -> None:
    """An engine asks by name, and would take one for the other."""
    names = ["id", "n", "z", "z"]

    assert row_by_row(feed(), bind(feed(), Header(tuple(names))), names, [None] * 4) == "two columns have one name"


def test_a_feed_of_plain_fields_needs_a_figure() -> None:
    """As in a TOML file: what is missing is named, with what to write."""
    with pytest.raises(MisfitFeed, match="for the same text in every row write of = '=...'"):
        ct.Feed.from_fields({"name": "=dead", "unit": "=killed"})
