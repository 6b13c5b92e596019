"""The commands feed and table: what they print, what they write, and how they exit."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest

import contested as ct
from contested.cli import command_line as cli
from contested.cli import feed_commands, table_commands

FEED = 'of = "place"\nname = "=dead"\nunit = "=killed"\nbest = "n"\nby = "by"\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a feed, a file whose rows are all taken, and one with a wrong row."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "feed.toml").write_text(FEED)
    (tmp_path / "good.csv").write_text("place,n,by\nA,3,X\nA,50,Y\nB,=1+1,=cmd\n".replace("=1+1", "4"))
    (tmp_path / "bad.csv").write_text("place;n;by\nA;3;X\nA;x;Y\n")
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Run the command line and return its exit code, what it printed, and its errors."""
    code = cli.main(arguments)
    out, err = capsys.readouterr()
    return code, out, err


def test_what_is_wrong_in_rows(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 1 where an error is certain; a suspicion alone is none, but for --strict; findings past some are counted."""
    (folder / "slip.csv").write_text("place,n,by\nA,3000,X\nA,3,Y\n")
    asked = ("feed", "check", "slip.csv", "--feed", "feed.toml")
    unsourced = "CF011 warning: rows 1 and 2: estimate without source; say where it was read"

    code, out, _ = run(capsys, *asked)
    assert code == 0
    assert out.splitlines()[:2] == ["slip.csv: 2 rows, 2 warnings (1 CF011, 1 unit-slip)", f"  {unsourced}"]
    assert run(capsys, *asked, "--strict")[0] == 1
    code, out, _ = run(capsys, "feed", "check", "bad.csv", "--feed", "feed.toml", "--delimiter", ";", "--json")
    shape = json.loads(out)
    assert (code, shape["format"], shape["name"], shape["rows"]) == (1, 1, "bad.csv", 2)
    assert shape["by_code"] == {"CF011": 1, "unreadable-phrase": 1}
    assert [one["rows"] for one in shape["findings"]] == [[2], [1]]


def test_what_is_lost_since_an_earlier_edition(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rows of the earlier file are named; what is not printed is counted."""
    monkeypatch.setattr(feed_commands, "SHOWN_REJECTIONS", 0)
    (folder / "new.csv").write_text("place,n,by\nA,50,Y\n")
    asked = ("feed", "check", "new.csv", "--feed", "feed.toml", "--before", "good.csv")

    assert run(capsys, *asked)[1].splitlines()[1] == "  and 3 more; --all prints them"
    assert (
        "lost-side warning: row 1 of the edition before, column 'by': the side of X" in run(capsys, *asked, "--all")[1]
    )


def test_a_file_becomes_a_dossier(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 0: every row was taken."""
    code, out, _ = run(capsys, "feed", "read", "good.csv", "--feed", "feed.toml", "-o", "out.toml")

    assert (code, out) == (0, "good.csv: 3 rows, 3 taken, none rejected\n2 figures in out.toml\n")
    assert str(ct.Dossier.load("out.toml")["A"].hull()) == "3 (X) to 50 (Y) killed"


def test_a_file_becomes_a_table_of_claims(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 1: some rows were rejected, and are named; the table answers by itself."""
    code, out, _ = run(
        capsys, "feed", "read", "bad.csv", "--feed", "feed.toml", "-o", "out.parquet", "--delimiter", ";"
    )

    assert code == 1
    assert "row 2 (line 3), column 'n': unreadable-phrase" in out
    assert out.endswith("1 claims in out.parquet\n")
    code, out, err = run(capsys, "table", "ranges", "out.parquet", "--format", "jsonl")
    assert (code, err) == (0, "contested: 1 of 1 rows taken\n")
    assert [(row["figure"], row["low"], row["low_by"]) for row in map(json.loads, out.splitlines())] == [("A", 3, "X")]


def test_what_became_of_every_row(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first rejections are printed, or all; as JSON they have a stable shape."""
    monkeypatch.setattr(feed_commands, "SHOWN_REJECTIONS", 0)
    asked = ("feed", "intake", "bad.csv", "--feed", "feed.toml", "--delimiter", ";", "--encoding", "utf-8")

    assert run(capsys, *asked)[:2] == (
        1,
        "bad.csv: 2 rows, 1 taken, 1 rejected (1 unreadable-phrase)\n  and 1 more; --all prints them\n",
    )
    assert "row 2 (line 3)" in run(capsys, *asked, "--all")[1]
    code, out, _ = run(capsys, *asked, "--json")
    assert (code, json.loads(out)["by_rule"], json.loads(out)["rejected"][0]["row"]) == (1, {"unreadable-phrase": 1}, 2)


def test_a_dossier_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Reading prints its account as JSON where that is asked for."""
    code, out, _ = run(capsys, "feed", "read", "good.csv", "--feed", "feed.toml", "-o", "out.toml", "--json")

    assert (code, json.loads(out)["taken"]) == (0, 3)


def test_a_draft_is_printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It reads back as TOML."""
    code, out, _ = run(capsys, "feed", "describe", "bad.csv", "--delimiter", ";")

    assert code == 0
    assert out.startswith("# A draft")


def test_ranges_as_a_table(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A row a figure; the first rows, or all."""
    monkeypatch.setattr(table_commands, "ROWS_SHOWN", 1)
    asked = ("table", "ranges", "good.csv", "--feed", "feed.toml")

    code, out, err = run(capsys, *asked)
    head, first, more = out.splitlines()
    assert (code, err) == (0, "contested: good.csv: 3 rows, 3 taken, none rejected\n")
    assert head.split()[:5] == ["figure", "of", "name", "unit", "low"]
    assert first.split()[:7] == ["A", "A", "dead", "killed", "3", "no", "X"]
    assert more == "and 1 more; --all prints them"
    assert len(run(capsys, *asked, "--all")[1].splitlines()) == 3


def test_verdicts_as_csv(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name that a spreadsheet would run is written as text."""
    asked = ("table", "verdicts", "good.csv", "> 10", "--feed", "feed.toml", "--format", "csv")

    assert run(capsys, *asked)[1].splitlines() == [
        "figure,of,name,unit,verdict,yes,no,undetermined,denies,withholds,denied_by,withheld_by,unquantified_by,as_of,as_of_end,stated,stated_end",
        "A,A,dead,killed,contested,1,1,0,0,0,,,,,,,",
        "B,B,dead,killed,settled: no,0,1,0,0,0,,,,,,,",
    ]
    assert "B,B,dead,killed,'=cmd,no" in run(capsys, *asked, "--by-party")[1]


def test_an_answer_says_which_unit_it_is_in(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """That of most numbers; a threshold without a unit is in it."""
    (folder / "area.csv").write_text("place,n,u,by\nA,1,km2,X\nA,100,km2,Y\nB,300,acre,X\nC,100,acre,X\n")
    (folder / "area.toml").write_text('of="place"\nname="=area"\nunit="u"\nvalue="n"\nby="by"\nsource="=S"\n')
    asked = ("--feed", "area.toml", "--format", "jsonl")

    for job in (["ranges"], ["verdicts", "> 200"], ["verdicts", "> 200", "--by-party"], ["disagreement"], ["check"]):
        rows = [json.loads(line) for line in run(capsys, "table", job[0], "area.csv", *job[1:], *asked)[1].splitlines()]
        assert {row["unit"] for row in rows} == {"acre"}, job
    answers = run(capsys, "table", "verdicts", "area.csv", "> 200", *asked)[1].splitlines()
    assert json.loads(answers[0])["verdict"] == "settled: yes"


def test_disagreement_of_one_measure_as_parquet(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An answer is written whole or not at all."""
    code, out, _ = run(
        capsys,
        "table",
        "disagreement",
        "good.csv",
        "--feed",
        "feed.toml",
        "--measure",
        "dead",
        "--format",
        "parquet",
        "-o",
        "out.parquet",
    )

    assert (code, out) == (0, "1 rows in out.parquet\n")
    assert pyarrow.parquet.read_table("out.parquet")["figures"].to_pylist() == [2]


def test_findings_exit_1(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a person should look at; nothing is said in words."""
    (folder / "zero.csv").write_text("place,n,by\nA,0,X\nA,50,Y\n")

    code, out, _ = run(capsys, "table", "check", "zero.csv", "--feed", "feed.toml")
    assert code == 1
    assert "zero beside others" in out
    (folder / "one.csv").write_text("place,n,by\nA,3,X\n")
    assert run(capsys, "table", "check", "one.csv", "--feed", "feed.toml")[:2] == (
        0,
        "figure  of  name  unit  party  rule  value  beside  advice\nnothing\n",
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("feed", "read", "good.csv", "--feed", "feed.toml", "-o", "out.csv"), "output"),
        (("feed", "intake", "absent.csv", "--feed", "feed.toml"), "check the path"),
        (("feed", "intake", "good.csv", "--feed", "gdelt"), "gdelt"),
        (("table", "ranges", "good.csv"), "give --feed"),
        (("table", "ranges", "absent.parquet"), "no Parquet file"),
        (("table", "ranges", "good.csv", "--feed", "feed.toml", "--format", "parquet"), "--output"),
        (("table", "verdicts", "good.csv", "ten", "--feed", "feed.toml"), "no comparison"),
    ],
)
def test_what_cannot_be_done_exits_2(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    """The error says what to do."""
    code, _, err = run(capsys, *arguments)

    assert code == 2
    assert words in err


def test_a_parquet_file_of_claims_that_unpacks_to_too_much(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limit on cells holds here too."""
    pyarrow.parquet.write_table(pa.table({"figure": ["A"]}), "out.parquet")
    monkeypatch.setattr("contested.feeds.sources.typed_files.MOST_CELLS", 0)

    assert "at most 0 are read" in run(capsys, "table", "ranges", "out.parquet")[2]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [(None, "-"), (True, "yes"), (False, "no"), (1234.0, "1,234"), (0.125, "0.125"), ("a\x1b[1m", "'a\\x1b[1m'")],
)
def test_cells_of_a_printed_table(cell: object, shown: str) -> None:
    """No control character reaches a terminal."""
    assert table_commands._shown(cell) == shown


def test_days_are_written_as_text() -> None:
    """Days are written as text, as ISO 8601 has them."""
    from datetime import date

    assert table_commands._plain(date(2020, 1, 2)) == "2020-01-02"
