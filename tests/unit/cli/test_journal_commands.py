"""The commands of journals: what they print, and their exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from contested import Dossier, Estimate, Figure, Journal
from contested.cli.command_line import main

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]

EXAMPLE = Path(__file__).parents[3] / "examples" / "nagorno_karabakh.toml"
DESK = ("--author", "the desk", "--recorded", "2023-09-21T10:00Z")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs a command, and gives its exit code and what it prints."""

    def ran(*words: object) -> tuple[int, str, str]:
        code = main([str(word) for word in words])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return ran


@pytest.fixture
def folder(tmp_path: Path, run: Run) -> Path:
    """Return the folder of a journal that holds the example."""
    made = tmp_path / "journal"
    assert run("journal", "add", made, EXAMPLE, *DESK)[0] == 0
    return made


def test_add_records_what_is_not_recorded_yet(tmp_path: Path, run: Run) -> None:
    """The statements of a dossier are recorded once, and what is no claim is named."""
    folder = tmp_path / "journal"

    code, printed, noted = run("journal", "add", folder, EXAMPLE, *DESK)
    again = run("journal", "add", folder, EXAMPLE, *DESK)

    claims = sum(len(figure.statements) for figure in Dossier.load(EXAMPLE).figures.values())
    assert code == 0
    assert printed.splitlines()[-1] == f"{claims} entries recorded"
    assert "2023-09-21T10:00Z the desk: population (Nagorno-Karabakh): 120,000 people (Armenia" in printed
    assert "note: a journal holds claims alone; not recorded: relations (" in noted
    assert again[1] == "0 entries recorded\n"
    assert set(Journal(folder).dossier()) == set(Dossier.load(EXAMPLE)) - _silent()


def _silent() -> set[str]:
    return {id_ for id_, figure in Dossier.load(EXAMPLE).figures.items() if not figure.statements}


def test_the_clock_is_that_of_the_machine_unless_a_day_is_given(tmp_path: Path, run: Run) -> None:
    """Without a day, an entry is recorded now, to the second and with the offset."""
    run("journal", "add", tmp_path / "journal", EXAMPLE, "--author", "the desk")

    (recorded,) = {str(entry.recorded) for entry in Journal(tmp_path / "journal").entries()}

    assert recorded.endswith("+00:00")
    assert len(recorded) == len("2023-09-21T10:00:00+00:00")


def test_add_corrects_an_entry(folder: Path, tmp_path: Path, run: Run) -> None:
    """The one new statement of a dossier is recorded in the place of a wrong entry."""
    wrong = next(entry for entry in Journal(folder).entries() if "120,000" in entry.says)
    right = Dossier().with_figure("people", Figure("population", "person", of="Nagorno-Karabakh").claimed(121_000))
    right.save(tmp_path / "right.toml")
    words = ("journal", "add", folder, tmp_path / "right.toml", *DESK, "--corrects", wrong.digest[7:19])

    refused = run(*words)
    code, printed, _ = run(*words, "--reason", "a slip")
    again = run(*words, "--reason", "a slip")

    assert refused[0] == 2
    assert "a correction needs its reason; give --reason" in refused[2]
    assert code == 0
    assert f"corrects {wrong.digest[7:19]} (a slip)" in printed
    assert printed.splitlines()[-1] == "1 entry recorded"
    assert again[0] == 2
    assert "has 0 statements that are not recorded; a correction has one" in again[2]


def test_retract_takes_an_entry_back(folder: Path, run: Run) -> None:
    """A retraction is printed, and the claim is in no answer."""
    wrong = next(entry for entry in Journal(folder).entries() if "120,000" in entry.says)

    code, printed, _ = run("journal", "retract", folder, wrong.digest, "--reason", "a slip", *DESK)

    assert code == 0
    assert f"retracts {wrong.digest[7:19]} (a slip)" in printed
    assert "120,000" not in run("show", folder)[1]


def test_log_prints_entries(folder: Path, run: Run) -> None:
    """Every entry is a line, or those of a figure or by a day; as JSON they hold everything."""
    Journal(folder).append(Estimate.of(1, "person"), figure=Figure("crew", "person"), author="b", recorded="2023-09-30")

    every = run("journal", "log", folder)[1].splitlines()
    crew = run("journal", "log", folder, "crew")[1].splitlines()
    early = run("journal", "log", folder, "--known-on", "2023-09-21")[1].splitlines()
    whole = json.loads(run("journal", "log", folder, "--json")[1])["entries"]

    assert len(every) == len(early) + 1 == len(whole)
    assert [line.partition(" ")[2] for line in crew] == ["2023-09-30 b: crew: 1 person (unattributed)"]
    assert whole[0]["statement"]["is"] == "estimate"
    assert run("journal", "log", folder, "--known-on", "1990")[1] == "no entries\n"


def test_show_prints_what_is_in_force(folder: Path, run: Run) -> None:
    """The figures of a journal are printed as those of a dossier, as the journal had them on a day."""
    Journal(folder).append(Estimate.of(1, "person"), figure=Figure("crew", "person"), author="b", recorded="2023-09-30")

    assert "crew: crew" in run("journal", "show", folder)[1]
    assert "crew" not in run("journal", "show", folder, "--known-on", "2023-09-21")[1]
    assert "50,000" in run("journal", "show", folder, "population")[1]
    assert json.loads(run("journal", "show", folder, "population", "--json")[1])["figures"].keys() == {"population"}


def test_a_journal_is_taken_wherever_a_dossier_is(folder: Path, run: Run) -> None:
    """Show, ask, calculate, check, history, sensitivity and diff take the folder of a journal."""
    assert "50,000 (Azerbaijan) to 120,000 (Armenia) people" in run("show", folder)[1]
    assert run("ask", folder, "population > 100000")[:2] == (3, "contested: yes per Armenia, no per Azerbaijan\n")
    assert "people/km²" in run("calculate", folder, "population / area")[1]
    assert run("check", folder)[0] == 0
    assert "120,000 people" in run("history", folder, "population")[1]
    assert run("sensitivity", folder, "population > 1000")[0] == 0
    assert run("diff", folder, folder)[:2] == (0, "9 statements before, 9 after: 9 unchanged\n")


def test_verify_says_what_is_shown_and_what_is_not(folder: Path, run: Run) -> None:
    """A whole journal is 0, one that was changed or cut is 1, and what cannot be shown is said."""
    head = run("journal", "seal", folder)[1].strip()
    alone = run("journal", "verify", folder)
    with_head = run("journal", "verify", folder, "--head", head)
    (file,) = (path for path in folder.glob("*.jsonl") if path.name != "seals.jsonl")
    file.write_bytes(b"".join(file.read_bytes().splitlines(keepends=True)[:-1]) + b'{"digest')
    cut = run("journal", "verify", folder, "--head", head)
    shape = json.loads(run("journal", "verify", folder, "--json")[1])

    assert alone[0] == 0
    assert "not shown: without a head that was kept elsewhere" in alone[1]
    assert with_head[0] == 0
    assert f"when the head {head[:19]}… was taken is here, unchanged" in with_head[1]
    assert cut[0] == 1
    assert "is gone: entries were cut off or written anew" in cut[1]
    assert shape["format"] == 1
    assert [one["kind"] for one in shape["findings"]] == ["torn"]
    assert "was begun and not ended" in run("show", folder)[2]
    assert run("journal", "verify", folder / "missing")[0] == 2


def test_merge_adds_another_copy(folder: Path, tmp_path: Path, run: Run) -> None:
    """A folder is merged into a folder, and a file into a file as version control asks for it."""
    copy = tmp_path / "copy"
    assert run("journal", "merge", copy, folder)[0] == 0
    Journal(copy).append(Estimate.of(1, "person"), figure=Figure("crew", "person"), author="b", recorded="2023-09-30")

    code, printed, _ = run("journal", "merge", folder, copy)

    assert code == 0
    assert "entries is as it was written" in printed
    assert "crew" in Journal(folder).dossier()
    for name, text in (("mine", "1\n2\n"), ("base", "1\n"), ("theirs", "1\n3\n")):
        (tmp_path / name).write_text(text)
    words = ("journal", "merge", tmp_path / "mine", tmp_path / "theirs", "--base")
    assert run(*words, tmp_path / "base")[:2] == (0, "")
    assert (tmp_path / "mine").read_text() == "1\n2\n3\n"
    assert "cannot record in mine: no such file" in run(*words, tmp_path / "missing")[2]
    (tmp_path / "base").write_text("0\n")
    code, _, refused = run(*words, tmp_path / "base")
    assert code == 2
    assert "1 line of mine stood in the common version" in refused
