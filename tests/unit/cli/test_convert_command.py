"""The command line: a dossier in another format, what that loses, and the schema of its file."""

from __future__ import annotations

import json
from pathlib import Path

import attrs
import pytest

import contested as ct
from contested import exchange
from contested.cli import convert_command
from contested.cli.command_line import main
from contested.exchange import json_document
from contested.exchange.dossier_schema import dossier_schema
from contested.exchange.format import Loss

COMMENTS = "contested: note: the dossier: what the comments of its file say is lost; they stay in the TOML file\n"
EXAMPLE = Path(__file__).parents[3] / "examples" / "nagorno_karabakh.toml"


def test_the_ends_of_names_tell_the_formats(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Out and in again; nothing is printed where nothing is lost."""
    there, back = tmp_path / "dossier.json", tmp_path / "again.toml"

    assert main(["convert", str(EXAMPLE), str(there)]) == 0
    assert main(["convert", str(there), str(back)]) == 0

    assert capsys.readouterr() == ("", COMMENTS)
    assert exchange.read(there) == ct.Dossier.load(back) == ct.Dossier.load(EXAMPLE)


def test_a_journal_is_converted_as_the_dossier_that_it_comes_to(tmp_path: Path) -> None:
    """Its folder stands where a file of a dossier can."""
    dossier = ct.Dossier().with_figure("dead", ct.Figure("dead", "person").claimed(5, by="A"))
    journal, there = ct.Journal(tmp_path / "journal"), tmp_path / "dossier.json"
    journal.record(dossier, author="an editor", recorded="2024-01-01")

    assert main(["convert", str(journal.folder), str(there)]) == 0
    assert exchange.read(there) == journal.dossier() == dossier


def test_what_a_person_should_look_at_is_noted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a person should look at is noted, as other commands note it."""
    text = (
        'format = 1\n[figures.a]\nname = "a"\nunit = "person"\n'
        '[[figures.a.claims]]\nvalue = 1\nby = "Cоnvertia"\n'  # with a Cyrillic letter
    )
    path = tmp_path / "a.toml"
    path.write_text(text, encoding="utf-8")

    assert main(["convert", str(path), str(tmp_path / "a.json")]) == 0

    assert "contested: note: " in capsys.readouterr().err


def test_formats_can_be_named(tmp_path: Path) -> None:
    """Formats can be named, whatever the files are called."""
    there, back = tmp_path / "dossier.txt", tmp_path / "again.txt"

    assert main(["convert", str(EXAMPLE), str(there), "--to", "json-lines"]) == 0
    assert main(["convert", str(there), str(back), "--from", "json-lines", "--to", "toml"]) == 0

    assert ct.Dossier.loads(back.read_text(encoding="utf-8")) == ct.Dossier.load(EXAMPLE)


def test_what_is_not_read_of_a_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A statement that is rejected, and what was remarked on, before what the other format loses."""
    snak = {"snaktype": "value", "datatype": "quantity", "datavalue": {"value": {"amount": "many", "unit": "1"}}}
    statement = {"id": "Q1$a", "rank": "preferred", "mainsnak": snak}
    path = tmp_path / "town.wikibase.json"
    path.write_text(json.dumps({"id": "Q1", "claims": {"P1082": [statement]}}), encoding="utf-8")

    assert main(["convert", str(path), str(tmp_path / "town.toml")]) == 0

    rejected, remark, lost = capsys.readouterr().err.splitlines()
    assert "the Wikibase document: row 1, column 'Q1$a': wrong-type: amount is 'many' (str)" in rejected
    assert remark == "contested: note: the Wikibase document: rank preferred: kept in the note (Q1$a)"
    assert "the account of the rows that it was read from is lost" in lost


def test_losses_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """While writing on standard error, the first of them; with --losses all, and nothing is written."""
    lost = tuple(Loss(f"field {n}", "area") for n in range(3))
    monkeypatch.setattr(json_document, "JSON", attrs.evolve(json_document.JSON, losses=lambda _: lost))
    monkeypatch.setattr(convert_command, "MOST_TOLD", 2)
    there = tmp_path / "dossier.json"

    assert main(["convert", str(EXAMPLE), str(there), "--losses"]) == 1
    assert capsys.readouterr().out.splitlines() == [f"area: field {n} is lost" for n in range(3)]
    assert not there.exists()
    assert main(["convert", str(EXAMPLE), str(tmp_path / "dossier.toml"), "--losses"]) == 0
    assert capsys.readouterr().out == "nothing is lost\n"

    assert main(["convert", str(EXAMPLE), str(there)]) == 0
    assert capsys.readouterr().err.splitlines() == [
        "contested: note: area: field 0 is lost",
        "contested: note: area: field 1 is lost",
        "contested: note: 1 more losses; --losses lists all",
    ]
    assert there.exists()


def test_what_is_wrong_exits_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that cannot be read, an ending that no format has, a format that there is not."""
    assert main(["convert", str(tmp_path / "nothing.json"), str(tmp_path / "a.toml")]) == 2
    assert "nothing.json: 1 problem" in capsys.readouterr().err
    assert main(["convert", str(EXAMPLE), str(tmp_path / "a.xyz")]) == 2
    assert "no format 'a.xyz'" in capsys.readouterr().err
    assert main(["convert", str(EXAMPLE), str(tmp_path / "a.json"), "--to", "jsn"]) == 2
    assert "no format 'jsn'" in capsys.readouterr().err


def test_the_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """For ``#:schema dossier.schema.json`` at the top of a dossier."""
    assert main(["schema"]) == 0

    assert json.loads(capsys.readouterr().out) == json.loads(json.dumps(dossier_schema()))
