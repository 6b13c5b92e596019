"""Files as rows: what is read, what refuses a row, and what refuses the file."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import openpyxl
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.feather
import pyarrow.parquet
import pytest

import contested as ct
from contested import feeds
from contested.cli import progress_bars
from contested.errors import MisfitFeed, MissingExtra, NotAChoice, UnreadableFeed, WrongType
from contested.feeds.sources import jsons
from contested.feeds.sources import typed_files as typed

FEED = ct.Feed(of="place", name="=dead", unit="=killed", best="n", by="by", title="a table")


def written(folder: Path, content: str | bytes, name: str = "rows.csv") -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def hulls(dossier: ct.Dossier) -> list[str]:
    """Return each figure's hull as it is printed."""
    return [str(figure.hull()) for figure in dossier.figures.values()]


# -- delimited text -----------------------------------------------------------


def test_a_plain_file_is_read(tmp_path: Path) -> None:
    """Each row is a claim, and is accounted for."""
    dossier = FEED.read(written(tmp_path, 'place,n,by\nA,3,X\nA,5,Y\nB,"1,200",X\n'))

    assert hulls(dossier) == ["3 (X) to 5 (Y) killed", "1,200 killed (X)"]
    assert str(dossier.intake) == "rows.csv: 3 rows, 3 taken, none rejected"


@pytest.mark.parametrize(
    ("content", "name", "feed"),
    [
        ("\ufeffplace,n,by\nA,3,X\n", "rows.csv", FEED),
        ("place\tn\tby\nA\t3\tX\n", "rows.tsv", FEED),
        ("place,n,by\r\nA,3,X\r\n\r\n", "rows.TXT", FEED),
        (
            "place;n;by\nA;3;X\n",
            "rows.csv",
            ct.Feed.loads('of = "place"\nname = "=dead"\nunit="=killed"\nbest="n"\nby = "by"\ndelimiter=";"'),
        ),
        (
            "junk\nplace,n,by\nA,3,X\n",
            "rows.csv",
            ct.Feed.loads('of = "place"\nname = "=dead"\nunit="=killed"\nbest="n"\nby = "by"\nskip=1'),
        ),
        ("place,n,by\n#adm1,#affected,#org\nA,3,X\n", "rows.csv", FEED),
        ("sep=;\nplace;n;by\nA;3;X\n", "rows.csv", FEED),
        ('\ufeff"sep=|"\r\nplace|n|by\r\nA|3|X\r\n', "rows.csv", FEED),
        ("SEP=\t\nplace\tn\tby\nA\t3\tX\n", "rows.csv", FEED),
        ("sep=,\nplace,n,by\nA,3,X\n", "rows.tsv", FEED),
        ("sep=;\nplace;n;by\nA;3;X\n", "rows.csv", attrs.evolve(FEED, delimiter=";")),
        ("sep=;\nplace;n;by\nA;3;X\n", "rows.csv", attrs.evolve(FEED, skip=1)),
        ("sep=;\na title\nplace;n;by\nA;3;X\n", "rows.csv", attrs.evolve(FEED, header=3)),
    ],
)
def test_one_table_written_in_many_ways(tmp_path: Path, content: str, name: str, feed: ct.Feed) -> None:
    """A byte-order mark, tabs, semicolons, blank lines, rows above the header and tags are no data."""
    dossier = feed.read(written(tmp_path, content, name))

    assert hulls(dossier) == ["3 killed (X)"]
    assert dossier.intake is not None
    assert dossier.intake.rows == 1


@pytest.fixture
def usual_limit() -> Iterator[None]:
    """As long as a cell may be; other libraries allow more in the whole process."""
    before = csv.field_size_limit(131_072)
    yield
    csv.field_size_limit(before)


@pytest.mark.usefixtures("usual_limit")
@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        ('place,n,by\nA,3,X\n"B,5,Y\nC,1,Z\n', 3, "never closed"),
        ('place,n,by\n"A"x,3,X\n', 2, "a quotation mark inside a cell is written twice"),
        ("place,n,by\nA,3\0,X\n", 2, "NUL"),
        (b"place,n,by\nA,3,X\nB,4,Caf\xe9\n", 3, "0xe9"),
        ("place,n,by\nA," + "9" * 200_000 + ",X\n", 2, "131,072"),
        ("place;n;by\nA;3;X\n", 1, "delimiter=';'"),
        ("place\tn\tby\nA\t3\tX\n", 1, "a tab"),
        ("", None, "empty"),
    ],
)
def test_what_no_row_can_be_trusted_after_refuses_the_file(
    tmp_path: Path, content: str | bytes, line: int | None, words: str
) -> None:
    """The line where it begins is named, and what to do."""
    with pytest.raises(UnreadableFeed, match=words) as caught:
        FEED.read(written(tmp_path, content))

    assert caught.value.line == line


def test_another_encoding_is_read_when_named(tmp_path: Path) -> None:
    """What is no UTF-8 is read as what it is said to be."""
    feed = ct.Feed(of="place", name="=dead", unit="=killed", best="n", by="by", encoding="cp1252")

    dossier = feed.read(written(tmp_path, b"place,n,by\nA,3,Caf\xe9\n"))

    assert hulls(dossier) == ["3 killed (Café)"]


def test_an_encoding_that_is_none(tmp_path: Path) -> None:
    """Only encodings that exist are read."""
    feed = ct.Feed(of="place", name="=dead", unit="=killed", best="n", by="by", encoding="latin-99")

    with pytest.raises(UnreadableFeed, match="no encoding"):
        feed.read(written(tmp_path, "place,n,by\nA,3,X\n"))


def test_a_ragged_row_is_rejected_with_its_line(tmp_path: Path) -> None:
    """A row with a cell too many is no row under this header."""
    dossier = FEED.read(written(tmp_path, 'place,n,by\nA,3,X\n"B\nb",4\nC,5,Y,Z\n'))

    assert dossier.intake is not None
    assert [(one.row, one.line, one.rule, one.said) for one in dossier.intake.rejected] == [
        (2, 3, "ragged-row", {}),
        (3, 5, "ragged-row", {}),
    ]
    assert dossier.intake.taken == 1


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("place,n,by,n", "names columns 2 and 4"),
        ("place,number,by", "there is no column 'n'"),
        ("A,B,C", "there are 'A', 'B', 'C'"),
    ],
)
def test_columns_that_are_missing_or_there_twice(tmp_path: Path, header: str, words: str) -> None:
    """A column must be there once to be read."""
    with pytest.raises(MisfitFeed, match=words):
        FEED.read(written(tmp_path, f"{header}\nA,3,X\n"))


def test_a_column_that_nobody_maps_may_be_there_twice(tmp_path: Path) -> None:
    """Only what the feed looks at must be clear."""
    assert len(FEED.read(written(tmp_path, "place,n,by,x,x\nA,3,X,,\n"))) == 1


def test_a_column_name_is_never_a_command(tmp_path: Path) -> None:
    """A name built as SQL is a name."""
    name = 'n"; DROP TABLE claims; --'
    feed = ct.Feed(of="place", name="=dead", unit="=killed", best=name, by="by")

    dossier = feed.read([{"place": "A", name: 3, "by": "X'); DROP TABLE x; --"}])

    assert hulls(dossier) == ["3 killed (X'); DROP TABLE x; --)"]


@pytest.mark.parametrize("name", ["rows", "rows.doc"])
def test_a_file_whose_name_says_nothing(tmp_path: Path, name: str) -> None:
    """The format is asked for, not guessed."""
    with pytest.raises(UnreadableFeed, match="give form="):
        FEED.read(written(tmp_path, "place,n,by\n", name))


@pytest.mark.parametrize(
    "name", ["absent.csv", "absent.json", "absent.jsonl", "absent.parquet", "absent.xlsx", "nul\0.csv"]
)
def test_a_path_that_leads_nowhere(tmp_path: Path, name: str) -> None:
    """An absent file is our error, with the path."""
    with pytest.raises(UnreadableFeed, match="check the path"):
        FEED.read(f"{tmp_path}/{name}")


def test_a_delimiter_that_is_none() -> None:
    """Commas, semicolons, tabs and bars stand between cells."""
    with pytest.raises(NotAChoice, match="delimiter"):
        ct.Feed(of="place", name="=dead", unit="=killed", best="n", by="by", delimiter="x")


def test_a_line_that_says_what_separates_is_counted_as_a_line(tmp_path: Path) -> None:
    """Rows keep the lines that an editor shows; what separates no cells is refused."""
    (wrong,) = FEED.intake(written(tmp_path, "sep=;\nplace;n;by\nA;x;X\n")).rejected

    assert (wrong.row, wrong.line) == (1, 3)
    with pytest.raises(UnreadableFeed, match="line 1: it says that 'x' separates cells"):
        FEED.read(written(tmp_path, "sep=x\nplacexnxby\n"))
    with pytest.raises(UnreadableFeed, match="line 2: its header is one column that holds a semicolon"):
        attrs.evolve(FEED, delimiter=",").read(written(tmp_path, "sep=;\nplace;n;by\nA;3;X\n"))


# -- tags ---------------------------------------------------------------------


def test_a_tag_names_a_column_whatever_the_order_of_its_attributes(tmp_path: Path) -> None:
    """Tags compare by name and attributes; a tag with more attributes is found where none fits better."""
    path = written(tmp_path, "a,b,c\n#adm1 +name,#affected+f+killed,#org+es\nA,3,X\n")
    feed = feeds.hxl("#affected+killed+f", of="#adm1")

    assert hulls(feed.read(path)) == ["3 people (X)"]


def test_rows_above_the_header_are_told_of(tmp_path: Path) -> None:
    """What is not read is said, as everything else is."""
    tagged = written(tmp_path, "junk\njunk,junk\nplace,n,by\n#adm1,#affected,#org\nA,3,X\n")

    assert FEED.intake(tagged).remarks == ("not read: 2 rows above the header",)


def test_a_row_with_one_cell_like_a_tag_is_data(tmp_path: Path) -> None:
    """A row of tags has nothing but tags, or two and at least half."""
    path = written(tmp_path, "place,n,by\n#syria,3,\nA,4,X\n")

    assert FEED.intake(path).rows == 2


def test_a_tag_that_two_columns_have_is_refused(tmp_path: Path) -> None:
    """The same tag twice names no column."""
    path = written(tmp_path, "#adm1+name,#affected+f,#affected+m,#org\nA,3,4,X\n")

    with pytest.raises(MisfitFeed, match="columns 2 and 3"):
        feeds.hxl("#affected").read(path)


def test_a_row_of_tags_wider_than_the_header(tmp_path: Path) -> None:
    """Columns without a name are there all the same."""
    path = written(tmp_path, "a,b\n#adm1+name,#affected,#org\nA,3,X\n")

    assert hulls(feeds.hxl("#affected").read(path)) == ["3 people (X)"]


# -- JSON ----------------------------------------------------------------------


def test_a_list_of_objects_and_one_a_line_are_read_alike(tmp_path: Path) -> None:
    """Objects in objects are columns with dots; a key that a row lacks is an empty cell."""
    rows: list[dict[str, Any]] = [
        {"place": "A", "d": {"n": 3}, "by": "X"},
        {"place": "B", "by": "Y", "d": {"n": 0.1}},
        {"place": "C", "by": "Z"},
    ]
    feed = ct.Feed(of="place", name="=dead", unit="=km", best="d.n", by="by")
    whole = feed.read(written(tmp_path, json.dumps(rows), "rows.json"))
    lines = feed.read(written(tmp_path, "\ufeff" + "\n".join(map(json.dumps, rows)) + "\n\n", "rows.jsonl"))

    assert hulls(whole) == hulls(lines) == ["3 km (X)", "0.1 km (Y)"]
    assert whole.intake is not None
    assert whole.intake.by_rule == {"nothing-said": 1}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"n": NaN}', "NaN is no number"),
        ('{"n": 1, "n": 2}', "given twice"),
        ("{", "no JSON"),
        ("[1]", "an object with keys"),
        ("[" * 100_000, "nested too deeply"),
        ('{"place": "A", "by": "X", "n": ' + "9" * 5000 + "}", "at most 1000"),
        ('{"place": "A", "by": "X", "n": [3]}', "not a number"),
        ('{"place": ["A"], "by": "X", "n": 3}', "a list is no text"),
        ('{"place": "A", "by": "X", "n": true}', "true and false"),
        ('{"place": "A", "by": "X", "n": 1e999999999}', "out of bounds"),
    ],
)
def test_a_line_that_is_no_row_is_rejected(tmp_path: Path, line: str, words: str) -> None:
    """The other lines are read."""
    good = '{"place": "A", "n": 3, "by": "X"}'

    dossier = FEED.read(written(tmp_path, f"{good}\n{line}\n", "rows.jsonl"))

    assert dossier.intake is not None
    (wrong,) = dossier.intake.rejected
    assert (wrong.row, wrong.line) == (2, 2)
    assert words in wrong.advice
    assert hulls(dossier) == ["3 killed (X)"]


@pytest.mark.parametrize(
    ("content", "words"),
    [('{"a": 1}', "no list"), ("[1, 2]", "no object"), ("[]", "no object"), ("[", "no JSON"), ("[NaN]", "NaN")],
)
def test_json_that_is_no_table_is_refused(tmp_path: Path, content: str, words: str) -> None:
    """A list of objects is needed."""
    with pytest.raises(UnreadableFeed, match=words):
        FEED.read(written(tmp_path, content, "rows.json"))


def test_json_larger_than_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list is held in memory, so it has a limit."""
    monkeypatch.setattr(jsons, "LARGEST_JSON", 10)
    with pytest.raises(UnreadableFeed, match="more than 10 bytes"):
        FEED.read(written(tmp_path, "[" + " " * 20 + "]", "rows.json"))


def test_objects_nested_deeper_than_four_stay_as_they_are() -> None:
    """A cell may hold what no column can."""
    assert jsons.flat({"a": {"b": {"c": {"d": {"e": 1}}}}}) == {"a.b.c.d": {"e": 1}}


# -- typed files -----------------------------------------------------------------

ROWS = [{"place": "A", "n": 3, "by": "X"}, {"place": "A", "n": 5, "by": "Y"}]


def test_parquet_arrow_and_frames_are_read_like_text(tmp_path: Path) -> None:
    """Whatever holds the rows, the claims are the same."""
    table = pa.Table.from_pylist(ROWS)
    pyarrow.parquet.write_table(table, tmp_path / "rows.parquet")
    pyarrow.feather.write_feather(table, tmp_path / "rows.feather")

    everything = [
        tmp_path / "rows.parquet",
        tmp_path / "rows.feather",
        ROWS,
        table,
        pd.DataFrame(ROWS),
        pl.DataFrame(ROWS),
        pl.LazyFrame(ROWS),
    ]

    assert [hulls(FEED.read(one)) for one in everything] == [["3 (X) to 5 (Y) killed"]] * len(everything)


def test_what_pandas_leaves_out_is_an_empty_cell() -> None:
    """No day and no number are nothing said, and a NaN is how pandas writes that."""
    frame = pd.DataFrame(
        {
            "place": ["A", "A"],
            "n": pd.array([3, None], dtype="Int64"),
            "by": "X",
            "day": [pd.Timestamp("2020-01-02"), None],
        }
    )
    feed = ct.Feed(of="place", name="=dead", unit="=killed", best="n", by="by", as_of="day")

    dossier = feed.read(frame)

    assert [str(one.as_of) for one in dossier["A"].estimates] == ["2020-01-02"]
    assert dossier.intake is not None
    assert dossier.intake.by_rule == {"nothing-said": 1}


def test_a_list_names_no_source() -> None:
    """A cell that holds several things is rejected with its column."""
    feed = ct.Feed(of="place", name="=dead", unit="=killed", best="n", source="paper")

    (wrong,) = feed.intake([{"place": "A", "n": 3, "paper": ["P", "Q"]}]).rejected

    assert (wrong.column, wrong.rule) == ("paper", "unusable-cell")


@pytest.mark.parametrize("name", ["rows.parquet", "rows.arrow", "rows.xlsx"])
def test_a_file_that_is_not_what_its_name_says(tmp_path: Path, name: str) -> None:
    """Its format is refused with a reason."""
    with pytest.raises(UnreadableFeed, match="it is no"):
        FEED.read(written(tmp_path, "place,n,by\n", name))


def test_a_damaged_parquet_file(tmp_path: Path) -> None:
    """What cannot be unpacked refuses the file, and says after which row."""
    path = tmp_path / "rows.parquet"
    pyarrow.parquet.write_table(pa.Table.from_pylist(ROWS * 5000), path, compression="gzip")
    content = bytearray(path.read_bytes())
    content[20:60] = b"\xff" * 40
    path.write_bytes(content)

    with pytest.raises(UnreadableFeed, match="it is damaged after row 0"):
        FEED.read(path)


def test_a_small_file_that_unpacks_to_many_cells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A limit on cells holds before anything is unpacked."""
    monkeypatch.setattr(typed, "MOST_CELLS", 5)
    path = tmp_path / "rows.parquet"
    pyarrow.parquet.write_table(pa.Table.from_pylist(ROWS), path)

    with pytest.raises(UnreadableFeed, match="at most 5 are read"):
        FEED.read(path)


def test_long_texts_that_repeat_stay_packed(tmp_path: Path) -> None:
    """A hundred megabytes of one text repeated are read a batch at a time, and the text refused where it names nobody."""
    path = tmp_path / "rows.parquet"
    rows = 120
    table = pa.table({"place": ["A"] * rows, "n": [3] * rows, "by": ["x" * 900_000] * rows})
    pyarrow.parquet.write_table(table, path, compression="zstd")
    assert path.stat().st_size < 1_000_000

    intake = FEED.intake(path)

    assert intake.by_rule == {"unusable-name": rows}


def workbook(folder: Path, rows: list[list[object]]) -> Path:
    """Write a workbook of two sheets and return its path."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.create_sheet("second").append(["place", "n", "by"])
    book["second"].append(["B", 9, "Z"])
    path = folder / "rows.xlsx"
    book.save(path)
    return path


def test_a_formula_is_nobodys_statement(tmp_path: Path) -> None:
    """A cell with a formula is rejected with its row and column; the others are read."""
    path = workbook(
        tmp_path, [["place", "n", "by"], ["A", 3, "X"], ["A", "=SUM(B2:B2)", "Y"], [None, None, None], ["B", 4, "=A1"]]
    )

    dossier = FEED.read(path)

    assert dossier.intake is not None
    assert [(one.row, one.column, one.rule) for one in dossier.intake.rejected] == [
        (2, "n", "formula-cell"),
        (3, "by", "formula-cell"),
    ]
    assert hulls(dossier) == ["3 killed (X)"]


def test_a_sheet_is_chosen_by_name(tmp_path: Path) -> None:
    """The first sheet is read unless another is named."""
    path = workbook(tmp_path, [["place", "n", "by"], ["A", 3, "X"]])
    feed = ct.Feed(of="place", name="=dead", unit="=killed", best="n", by="by", sheet="second")
    other = ct.Feed(of="place", name="=dead", unit="=killed", best="n", by="by", sheet="third")

    assert hulls(feed.read(path)) == ["9 killed (Z)"]
    with pytest.raises(UnreadableFeed, match="no sheet 'third'"):
        other.read(path)


def test_a_workbook_that_unpacks_to_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The size is looked at before anything is unpacked."""
    path = tmp_path / "rows.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", "0" * 100)
    monkeypatch.setattr(typed, "LARGEST_SHEET", 50)

    with pytest.raises(UnreadableFeed, match="unpacks to 100 bytes"):
        FEED.read(path)


@pytest.mark.parametrize("data", [[1, 2], {"a": 1}, None, b"x", 3])
def test_what_is_neither_a_path_nor_rows(data: Any) -> None:
    """A path, a frame, or rows as mappings."""
    with pytest.raises(WrongType, match="a path, a data frame, or a list of rows"):
        FEED.read(data)


def test_a_library_that_is_not_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The extra that brings it is named."""

    def absent(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr("contested.optional.importlib.import_module", absent)

    with pytest.raises(MissingExtra, match="contested\\[table\\]"):
        FEED.read(written(tmp_path, "", "rows.parquet"))


def test_numbers_of_typed_cells_keep_their_digits() -> None:
    """A float comes in through its shortest form, a whole one is whole."""
    rows = [{"place": one, "n": n, "by": "X"} for one, n in (("A", 0.1), ("B", 65.0), ("C", Decimal("1.10")))]
    feed = ct.Feed(of="place", name="=area", unit="=km**2", best="n", by="by")

    assert hulls(feed.read(rows)) == ["0.1 km² (X)", "65 km² (X)", "1.1 km² (X)"]


# -- a bar ------------------------------------------------------------------------


def test_a_bar_moves_where_a_person_looks(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """On a terminal a bar says how many rows were read; the rows are the same, and its name commands nothing."""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setattr(progress_bars, "EVERY", 2)

    rows = list(progress_bars.progress_bar(typed.from_frame(ROWS, "x"), "[red]rows"))

    assert [row.number for row in rows] == [1, 2]
    assert "[red]rows" in capsys.readouterr().err


def test_no_bar_without_rich(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rich is an extra: without it rows are read all the same."""

    def absent(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setattr("contested.optional.importlib.import_module", absent)
    rows = typed.from_frame(ROWS, "x")

    assert progress_bars.progress_bar(rows, "x") is rows


@pytest.mark.parametrize(
    "feed",
    [
        feeds.Feed(
            of="place", name="what", unit="=person", value="n", title="A list", facets={"side": "of"}, optional="of"
        ),
        feeds.ucdp_ged(),
        feeds.hxl("#affected+killed"),
        feeds.event_reports(),
    ],
)
def test_no_rows_say_nothing(feed: feeds.Feed) -> None:
    """No row of an empty list lacks a column, so that it is read as a table without rows is."""
    assert list(feed.read([])) == []
    assert (feed.intake(()).rows, len(feed.check([]).findings)) == (0, 0)
    assert feed.scan([]).intake.rows == 0
