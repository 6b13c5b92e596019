"""The command line: show and ask, exit codes, JSON, errors."""

from __future__ import annotations

import importlib
import io
import json
import runpy
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

import contested
from contested.cli import command_line as cli

EXAMPLE = str(Path(__file__).parents[3] / "examples" / "nagorno_karabakh.toml")


@pytest.mark.parametrize(
    ("question", "code", "printed"),
    [
        ("population > 40000", 0, "settled: yes per Armenia and Azerbaijan\n"),
        ("population > 200000", 1, "settled: no per Armenia and Azerbaijan\n"),
        ("population > 100000", 3, "contested: yes per Armenia, no per Azerbaijan\n"),
        ("mine_victims > 10", 3, "one-sided: yes per Azerbaijan alone\n"),
    ],
)
def test_ask_prints_the_verdict_and_exits_by_it(
    question: str, code: int, printed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 0 is settled yes, 1 settled no, 3 not settled."""
    assert cli.main(["ask", EXAMPLE, question]) == code
    assert capsys.readouterr().out == printed


def test_ask_says_why_where_it_is_asked_to(capsys: pytest.CaptureFixture[str]) -> None:
    """The steps stand below the verdict, whose line and exit code stay what they are; in JSON they are one text."""
    question = ["ask", EXAMPLE, "population > 100000", "--explain"]
    in_article = "in News article on the ceasefire in Nagorno-Karabakh, issued 2023-09-20/2023-09-21)"

    assert cli.main(question) == 3
    assert capsys.readouterr().out.splitlines() == [
        "contested: yes per Armenia, no per Azerbaijan",
        "  Armenia: 120,000 people",
        f"    120,000 people (Armenia (the Armenians), {in_article}",
        "  Azerbaijan: 50,000 people",
        f"    50,000 people (Azerbaijan, {in_article}",
    ]
    assert cli.main([*question, "--json"]) == 3
    explanation = json.loads(capsys.readouterr().out)["explanation"]
    assert explanation.startswith("population (Nagorno-Karabakh) > 100,000 people? contested: yes per Armenia")
    assert explanation.endswith(f"\n    50,000 people (Azerbaijan, {in_article}")


def test_show_names_the_facets_that_tell_figures_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Phase 5 and phase 3+ of one place are two lines that differ."""
    rows = [{"place": "North Gaza", "phase": phase, "n": n} for phase, n in (("5", 210_000), ("3+", 300_000))]
    feed = contested.Feed(
        of="place", name="=people in IPC phase", unit="=person", value="n", title="IPC", facets={"phase": "phase"}
    )
    path = tmp_path / "ipc.toml"
    feed.read(rows).save(path)

    assert cli.main(["show", str(path)]) == 0
    assert {line for line in capsys.readouterr().out.splitlines() if not line.startswith(" ")} == {
        "North-Gaza-3-plus: people in IPC phase (North Gaza), phase: 3+",
        "North-Gaza-5: people in IPC phase (North Gaza), phase: 5",
    }


HALVES = """format = 1
[parties.ibc]
name = "IBC"
[parties.census]
name = "Census"
[figures.dead]
name = "dead"
unit = "killed"
claims = [{value = 47000, by = "ibc"}]
[figures.people]
name = "people"
unit = "person"
claims = [{value = "26 million", by = "census"}]
"""


@pytest.mark.parametrize(
    ("arguments", "code", "head"),
    [
        (["ask", "dead / people > 0.01"], 3, ["nobody answers"]),
        (["calculate", "dead / people"], 0, ["dead / people", "  no number"]),
    ],
)
def test_who_gives_half_of_the_numbers_is_named_with_the_ways_out(
    arguments: list[str], code: int, head: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where nobody has all numbers of a formula, the lines below say who lacks which, and what can be done."""
    (tmp_path / "halves.toml").write_text(HALVES, encoding="utf-8")
    command, question = arguments

    assert cli.main([command, str(tmp_path / "halves.toml"), question]) == code
    assert capsys.readouterr().out.splitlines()[: len(head) + 4] == [
        *head,
        "  Census gives people, and says nothing of dead",
        "  IBC gives dead, and says nothing of people",
        "  one party's number is not taken with another's: leave `by` out of a claim that is nobody's position, and",
        "  everybody borrows it; or say in Python whose number is lent (shared), or that accounts are mixed (mixed)",
    ]


def test_ask_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """The JSON of a verdict has a stable shape."""
    cli.main(["ask", EXAMPLE, "troops > 4000", "--json"])

    shape = json.loads(capsys.readouterr().out)

    assert shape["format"] == 1
    assert shape["by_party"] == {"Armenia": "denies", "Azerbaijan": "yes"}
    assert list(shape) == [
        *(
            "format",
            "question",
            "text",
            "settled",
            "answer",
            "certainly",
            "possibly",
            "by_party",
            "days",
            "denials",
            "left_out",
            "notes",
        )
    ]


def test_show_prints_every_figure(capsys: pytest.CaptureFixture[str]) -> None:
    """Show prints id, title, hull and days of each figure."""
    assert cli.main(["show", EXAMPLE]) == 0

    out = capsys.readouterr().out
    assert "troops: Armenian soldiers (Nagorno-Karabakh)\n  about 10,000 people (Azerbaijan); Armenia denies" in out
    assert out.count("  undated; issued 2023-09-20/2023-09-21\n") == 6
    assert out.count("  of 2023-09-18; issued 2023-09-20/2023-09-21\n") == 1  # the one that says its period
    assert out.count("\n") == 21


def test_show_explains_one_figure(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Show with an id goes down to the sources, and names the silent."""
    path = tmp_path / "d.toml"
    path.write_text(
        'format = 1\n[figures.f]\nname = "f"\nunit = "person"\ndisputants = ["S"]\n'
        '[[figures.f.claims]]\nvalue = 5\nby = "A"\nsource = "Paper"\n',
        encoding="utf-8",
    )

    assert cli.main(["show", str(path), "f"]) == 0

    assert capsys.readouterr().out == (
        "f: f\n  5 people (A)\n  silent: S\n  A: 5 people\n    5 people (A, in Paper)\n  S is silent\n"
    )


def test_show_as_json(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Numbers are whole numbers or exact texts, absent ends null, open ends marked."""
    path = tmp_path / "d.toml"
    path.write_text(
        'format = 1\n[figures.f]\nname = "f"\nunit = "km"\n[[figures.f.claims]]\nlow = 1\nhigh = 2.5\nby = "A"\n'
        '[[figures.f.claims]]\nvalue = "less than 3"\nby = "B"\n[[figures.f.denials]]\nby = "C"\nsource = "Paper"\n'
        '[figures.g]\nname = "g"\nunit = "km"\n',
        encoding="utf-8",
    )

    cli.main(["show", str(path), "--json"])

    figures = json.loads(capsys.readouterr().out)["figures"]
    assert figures["f"]["hull"]["high_open"] is True
    assert (figures["f"]["hull"]["low"], figures["f"]["hull"]["printed_low"]) == (None, 1)
    assert [p["high"] for p in figures["f"]["positions"]] == ["2.5", 3, None]
    assert [p["denies"] for p in figures["f"]["positions"]] == [[], [], ["the figure"]]
    assert figures["g"]["hull"]["empty"] is True


def test_a_dossier_without_figures(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """An empty dossier says so."""
    path = tmp_path / "d.toml"
    path.write_text("format = 1\n", encoding="utf-8")

    assert cli.main(["show", str(path)]) == 0
    assert capsys.readouterr().out == "no figures\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["show", "nowhere.toml"], "contested: nowhere.toml: 1 problem\n  no such file or directory; check the path\n"),
        (["show", EXAMPLE, "nobody"], "contested: no figure 'nobody' in the dossier; known: population, area"),
        (
            ["ask", EXAMPLE, "troops"],
            "contested: cannot read the question at character 7: a comparison (< <= > >=) is missing: without quotation marks a",
        ),
        (
            ["sensitivity", EXAMPLE, "troops > 1 >"],
            "contested: cannot read the question at character 12: a question has one comparison; ask twice, ",
        ),
        (
            ["ask", EXAMPLE, "popluation > 1"],
            "contested: no figure 'popluation' in the dossier; did you mean population? known: population, area",
        ),
        (["ask", EXAMPLE, "population"], "contested: cannot read the question at character 11"),
    ],
)
def test_errors_go_to_standard_error(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    """An error is one message on standard error, and exit 2."""
    assert cli.main(arguments) == 2

    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(message)


def test_a_key_that_is_almost_one_is_an_error(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A misspelt key is said on standard error with the key that is near it, and exits with 2."""
    path = tmp_path / "d.toml"
    path.write_text(
        'format = 1\n[figures.f]\nname = "f"\nunit = "person"\n[[figures.f.claims]]\nvalue = 5\nbye = "A"\n',
        encoding="utf-8",
    )

    assert cli.main(["show", str(path)]) == 2

    assert "  line 7, figures.f.claims[1].bye: bye is not read here; is it by? " in capsys.readouterr().err


def test_a_note_goes_to_standard_error(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """What a person should look at is a note, and no error."""
    path = tmp_path / "d.toml"
    path.write_text('format = 1\n[parties.g]\nname = "G\u043evernor"\n', encoding="utf-8")

    assert cli.main(["show", str(path)]) == 0

    assert capsys.readouterr().err.startswith("contested: note: the name 'G\\u043evernor' of a party mixes scripts")


HOSTILE = ("\x1b[2J", "\x9b31m", "\r", "\x00", "\x7f", "\u202e", "\u2028", "a\tb")
SLOTS = {
    "a relation": '[[relations]]\npart = "f"\nwhole = "{}"\n',
    "a remainder": '[[relations]]\nparts = ["f"]\nwhole = "g"\ncover = "all"\nremainder = "{}"\n',
    "a name": '[parties.p]\nname = "{}"\n',
    "an id": '[parties."{}"]\nname = "P"\n',
    "a key": '"{}" = 1\n',
    "a reason": '[[silenced]]\ncode = "CF011"\nreason = "{}"\n',
    "a figure": '[[silenced]]\ncode = "CF011"\nfigure = "{}"\nreason = "r"\n',
    "a table": '[[drafts]]\nown = "{}"\n',
}


@pytest.mark.parametrize("slot", SLOTS.values(), ids=SLOTS)
def test_nothing_from_a_file_commands_a_terminal(slot: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Whatever stands in a file, what is printed holds no control character but the ends of lines."""
    path = tmp_path / "d.toml"
    figures = "".join(f'[figures.{id_}]\nname = "{id_}"\nunit = "person"\n' for id_ in "fg")
    for text in HOSTILE:
        escaped = "".join(f"\\u{ord(character):04x}" for character in text)
        path.write_text(f"format = 1\n{figures}{slot.format(escaped)}", encoding="utf-8")
        for command in (["show", str(path)], ["check", str(path), "--json"], ["ask", str(path), f"f > 1{text}"]):
            cli.main(command)
            captured = capsys.readouterr()
            shown = (captured.out + captured.err).replace("\n", "")
            assert not [one for one in shown if unicodedata.category(one) in ("Cc", "Zl", "Zp") or one == "\u202e"]


def test_a_complaint_about_options_commands_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """What was typed is written out where it would command a terminal."""
    with pytest.raises(SystemExit):
        cli.main(["show", "a", "b", "\x1b[31m"])

    assert "\\u001b[31m" in capsys.readouterr().err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
@pytest.mark.parametrize("command", [["ask", EXAMPLE, "population > 200000"], ["show", EXAMPLE], ["check", EXAMPLE]])
def test_an_answer_that_cannot_be_written_is_no_answer(command: list[str]) -> None:
    """A full device exits with 2 and a message, never with the code of an answer."""
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "contested", *command], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )

    assert ran.returncode == 2
    assert ran.stderr == "contested: the answer cannot be written: no space left on device\n"


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    """The version is that of the library."""
    with pytest.raises(SystemExit) as caught:
        cli.main(["--version"])

    assert caught.value.code == 0
    assert capsys.readouterr().out == f"contested {contested.__version__}\n"


class Terminal(io.StringIO):
    """A standard output that is a terminal."""

    def isatty(self) -> bool:
        """Say that somebody is looking."""
        return True


def test_a_terminal_gets_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal a verdict is coloured; nothing in it is read as markup."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.delenv("NO_COLOR", raising=False)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)

    cli.main(["ask", EXAMPLE, "population > 40000"])

    shown = terminal.getvalue()
    assert "\x1b[32m" in shown
    assert max(len(line) for line in shown.replace("\x1b[32m", "").replace("\x1b[0m", "").splitlines()) <= 40


def test_a_terminal_without_rich_gets_plain_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rich is an extra: without it the same lines come out plain."""

    def missing(_: str) -> object:
        raise ImportError

    monkeypatch.setattr(importlib, "import_module", missing)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)

    cli.main(["ask", EXAMPLE, "population > 40000"])

    assert terminal.getvalue() == "settled: yes per Armenia and Azerbaijan\n"


def test_a_reader_who_stops_early(monkeypatch: pytest.MonkeyPatch) -> None:
    """A closed pipe ends the command quietly."""

    class Closed(io.StringIO):
        def write(self, _: str) -> int:
            raise BrokenPipeError

        def fileno(self) -> int:
            return 99

    replaced: list[int] = []
    monkeypatch.setattr(sys, "stdout", Closed())
    monkeypatch.setattr("os.dup2", lambda _, there: replaced.append(there))

    assert cli.main(["show", EXAMPLE]) == 2
    assert replaced == [99]


def test_python_dash_m(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """``python -m contested`` is the command line, and exits with its code."""
    monkeypatch.setattr(sys, "argv", ["contested", "ask", EXAMPLE, "population > 100000"])
    monkeypatch.delitem(sys.modules, "contested.__main__", raising=False)  # another test may have imported it
    with pytest.raises(SystemExit) as caught:
        runpy.run_module("contested", run_name="__main__")

    assert caught.value.code == 3
    assert capsys.readouterr().out == "contested: yes per Armenia, no per Azerbaijan\n"


def test_importing_main_runs_nothing() -> None:
    """Importing the module that ``-m`` runs does nothing."""
    assert importlib.import_module("contested.__main__").main is cli.main


def test_piped_output_is_plain() -> None:
    """A pipe gets no colours."""
    done = subprocess.run(
        [sys.executable, "-m", "contested", "ask", EXAMPLE, "population > 40000"], capture_output=True, check=False
    )

    assert (done.returncode, done.stdout) == (0, b"settled: yes per Armenia and Azerbaijan\n")


@pytest.mark.parametrize(
    ("question", "code", "head"),
    [
        (
            "population > 40000",
            0,
            "population > 40000: holds in 4 of 7 readings; no answer in 3: MostAgreed; Mean; Mode\n",
        ),
        ("population < 40000", 1, "population < 40000: holds in 0 of 7 readings; fails in 4: "),
        ("population > 60000", 3, "population > 60000: holds in 1 of 7 readings; fails in 1: MostConservative; "),
    ],
)
def test_sensitivity_prints_every_reading_and_exits_by_them(
    question: str, code: int, head: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 0 where it holds in all that answer, 1 where it fails in all, 3 else."""
    assert cli.main(["sensitivity", EXAMPLE, question]) == code
    out = capsys.readouterr().out
    assert out.startswith(head)
    assert (
        "\n  Mean: no answer; no consensus: only 2 origins, every number is a declared disputant's; Mean would" in out
    )


def test_sensitivity_says_why_where_it_is_asked_to(capsys: pytest.CaptureFixture[str]) -> None:
    """Each reading has its steps below it, and the code is that of the answer."""
    question = ["sensitivity", EXAMPLE, "population > 40000", "--explain"]

    assert cli.main(question) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "population > 40000: holds in 4 of 7 readings; no answer in 3: MostAgreed; Mean; Mode"
    assert lines[2].startswith("  Hull: holds; Hull of population (Nagorno-Karabakh): 50,000 (Azerbaijan) to 120,000")
    assert lines[4].startswith("    (assumes: nothing of who is right")
    cli.main([*question, "--json"])
    assert json.loads(capsys.readouterr().out)["explanation"].splitlines()[1:] == lines[1:]


def test_sensitivity_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """Sensitivity as JSON has each lexicon asked for."""
    code = cli.main(["sensitivity", EXAMPLE, "troops > 9999", "--lexicon", "acled", "--json"])

    shape = json.loads(capsys.readouterr().out)

    assert code == 3
    assert list(shape) == ["format", "question", "readings", "moves_most", "says"]
    assert len(shape["readings"]) == 14
    assert list(shape["readings"][0]) == ["method", "source_left_out", "lexicon", "answer", "says"]
    assert shape["says"].startswith("troops > 9999: holds in ")
