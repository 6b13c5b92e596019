"""The command ``contested report``: the page it writes, of a file, a journal or a folder, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.reading_html import ReadPage

import contested as ct
from contested.cli import main

DOSSIER = """format = 1
[figures.dead]
name = "dead"
unit = "person"
[[figures.dead.claims]]
value = "at least 11"
by = "UN"
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a folder with a dossier."""
    (tmp_path / "first_edition.toml").write_text(DOSSIER)
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    """Return exit code and both outputs of the command."""
    code = main(["report", *map(str, arguments)])
    printed = capsys.readouterr()
    return code, printed.out + printed.err


def test_a_page_of_a_file(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is called after the file, and the same each time: no clock is read."""
    page = place / "page.html"

    assert run(capsys, place / "first_edition.toml", "-o", page) == (0, f"{page}: 1 figure, 1 statement\n")

    written = page.read_bytes()
    assert ReadPage(written.decode()).text_of("title") == ["first edition"]
    run(capsys, place / "first_edition.toml", "--output", page)
    assert page.read_bytes() == written
    assert sorted(path.name for path in place.iterdir()) == ["first_edition.toml", "page.html"]


def test_a_page_with_a_title_a_day_a_formula_and_proofs(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A page has the title, day, formula and proofs that the options ask for."""
    page = place / "page.html"
    options = ("--title", "The <dead>", "--date", "2023-09-21", "--formula", "dead * 2", "--sources", place)

    code, _ = run(capsys, place / "first_edition.toml", "-o", page, *options)

    read = ReadPage(page.read_text(encoding="utf-8"))
    assert code == 0
    assert read.text_of("h1") == ["The <dead>"]
    assert "2023-09-21" in read.text_of("footer")[0]
    assert "dead * 2" in read.text_of("h3")
    assert any(text.startswith("0 of 1 proved") for text in read.text_of("dd"))


TWO = f"""{DOSSIER}
[figures.hurt]
name = "hurt"
unit = "km"
[[figures.hurt.claims]]
value = "about 40"
by = "A"
"""


@pytest.mark.parametrize(
    ("arguments", "name", "figures", "form", "rows"),
    [
        ((), "t.md", "2 figures", "markdown", "claims"),
        (("--rows", "figures"), "t.MD", "2 figures", "markdown", "figures"),
        (("dead",), "t.tex", "1 figure", "latex", "claims"),
        (("hurt", "--rows", "figures"), "t.csv", "1 figure", "csv", "figures"),
    ],
)
def test_a_table_by_its_ending(
    arguments: tuple[str, ...],
    name: str,
    figures: str,
    form: str,
    rows: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """It is the table that Python writes, of the dossier or of one figure."""
    (tmp_path / "two.toml").write_text(TWO)
    dossier, table = ct.Dossier.loads(TWO), tmp_path / name
    of = dossier[arguments[0]] if figures == "1 figure" else dossier

    assert run(capsys, tmp_path / "two.toml", *arguments, "-o", table) == (0, f"{table}: {figures}\n")

    written = ct.report.table(of, form, rows)
    assert table.read_bytes().decode() == (written if written.endswith("\n") else f"{written}\n")


def test_a_chart_by_its_ending(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of a figure, of what a formula comes to, or of all figures if they share an axis."""
    dossier, chart = ct.Dossier.loads(DOSSIER), place / "chart.svg"
    doubled = dossier.calculate("dead * 2")

    for asked, drawn in (((), [dossier["dead"]]), (("dead",), dossier["dead"]), (("dead * 2",), doubled)):
        code, printed = run(capsys, place / "first_edition.toml", *asked, "-o", chart)
        assert (code, printed) == (0, f"{chart}: 1 figure\n")
        assert chart.read_text(encoding="utf-8") == f"{ct.report.chart(drawn).standalone}\n"

    (place / "two.toml").write_text(TWO)
    code, printed = run(capsys, place / "two.toml", "-o", chart)
    assert code == 2
    assert "dead and hurt share no axis: unit is person and km" in printed


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("first_edition.toml", "dead", "-o", "a.html"), "FIGURE is for a table or chart; leave it out, or write to"),
        (("first_edition.toml", "--rows", "figures", "-o", "a.html"), "--rows is for a table or chart; leave it out"),
        (
            ("first_edition.toml", "--title", "T", "-o", "a.md"),
            "--title is for a page; leave it out, or write to a file",
        ),
        (("first_edition.toml", "--formula", "dead", "-o", "a.svg"), "--formula is for a page; leave it out, or write"),
        (
            (".", "-o", "a.csv"),
            "a folder of dossiers is for a page; leave it out, or write to a file that ends in .html",
        ),
        (
            ("first_edition.toml", "daed", "-o", "a.md"),
            "no figure 'daed' in the dossier; did you mean dead? known: dead",
        ),
    ],
)
def test_what_does_not_go_together_writes_nothing(
    arguments: tuple[str, ...],
    told: str,
    place: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What a page has is not asked of a table or chart, nor the other way round."""
    monkeypatch.chdir(place)

    code, printed = run(capsys, *arguments)

    assert code == 2
    assert told in printed
    assert [path.name for path in place.iterdir()] == ["first_edition.toml"]


def test_a_page_of_a_journal_has_its_seal(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Which is not written into the journal."""
    journal = ct.Journal(place / "journal")
    journal.record(ct.Dossier.loads(DOSSIER), author="A", recorded="2023-09-20")
    before = sorted(path.name for path in (place / "journal").iterdir())

    code, _ = run(capsys, place / "journal", "-o", place / "page.html")

    read = ReadPage((place / "page.html").read_text(encoding="utf-8"))
    assert code == 0
    assert read.text_of("h1") == ["journal"]
    assert journal.seal(keep=False).digest in read.text_of("code")
    assert sorted(path.name for path in (place / "journal").iterdir()) == before


def test_a_page_of_a_folder_has_every_dossier(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By the names of the files."""
    (place / "second.toml").write_text(DOSSIER.replace("11", "12"))

    code, printed = run(capsys, place, "-o", place / "page.html")

    read = ReadPage((place / "page.html").read_text(encoding="utf-8"))
    assert (code, printed) == (0, f"{place / 'page.html'}: 2 figures, 2 statements\n")
    assert read.text_of("h2") == ["first_edition", "second", "Sources"]


def test_unreadable_files_of_a_folder_are_all_named(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With their lines, and nothing is written."""
    (place / "a.toml").write_text(DOSSIER.replace("unit", "units"))
    (place / "b.toml").write_text("format = 1\n[figures\n")
    page = place / "page.html"

    code, printed = run(capsys, place, "-o", page)

    assert code == 2
    assert f"{place}: " in printed
    assert "a.toml figures.dead" in printed
    assert "b.toml" in printed
    assert not page.exists()


def test_what_cannot_be_written_or_read_is_said(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What cannot be written or read is said, with exit 2; a page that was there stays."""
    for arguments in (
        (place / "none.toml", "-o", place / "page.html"),
        (place / "first_edition.toml", "-o", place / "none" / "page.html"),
        (place / "first_edition.toml", "-o", place / "page.html", "--date", "soon"),
        (place / "first_edition.toml", "-o", place / "page.html", "--language", "tlh"),
    ):
        code, printed = run(capsys, *arguments)
        assert code == 2, arguments
        assert printed.startswith("contested: ")


def test_a_page_never_takes_the_place_of_its_dossier(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither of the one that is named, nor of one in the folder."""
    dossier = place / "first_edition.toml"
    for given in (dossier, place):
        code, printed = run(capsys, given, "-o", dossier)
        assert code == 2
        assert "the page is made of it; name another file" in printed
    assert dossier.read_text() == DOSSIER


def test_a_folder_with_nothing_to_show_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is more likely a wrong path than an empty page."""
    code, printed = run(capsys, tmp_path, "-o", tmp_path / "page.html")

    assert code == 2
    assert "neither a dossier (.toml) nor the files of a journal (.jsonl)" in printed
