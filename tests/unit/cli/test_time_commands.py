"""Time on the command line: a dossier looked at on a day, and the history of a figure."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from contested import Dossier, cli
from contested.cli import time_commands

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """format = 1
[sources.early]
title = "An early paper"
issued = "2012-05-01"
[sources.late]
title = "A late paper"
issued = "2022-05-01"
[figures.people]
name = "people"
unit = "person"
[[figures.people.claims]]
value = 90
by = "B"
as_of = "2012"
source = "early"
[[figures.people.claims]]
value = 150
by = "A"
as_of = "2021"
source = "late"
[[figures.people.claims]]
value = 120
by = "B"
as_of = "2021-06"
source = "late"
"""


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> str:
    path = tmp_path / "d.toml"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def _printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert cli.main(list(arguments)) in (0, 1, 3)
    return capsys.readouterr().out


def test_show_says_when_everything_held(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each figure is followed by its days, and each position in JSON has its own."""
    assert _printed(capsys, "show", path) == (
        "people: people\n  120 (B, 2021-06) to 150 (A, 2021) people\n  as of 2021 (A), 2021-06 (B); issued 2022-05-01\n"
    )

    positions = json.loads(_printed(capsys, "show", path, "--json"))["figures"]["people"]["positions"]

    assert [(one["name"], one["as_of"], one["stated"], one["issued"], one["day"]) for one in positions] == [
        ("A", ["2021"], [], ["2022-05-01"], None),
        ("B", ["2021-06"], [], ["2022-05-01"], None),
    ]


def test_a_dossier_is_looked_at_as_of_a_day(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Only what held by then answers; what is later is named."""
    assert _printed(capsys, "show", path, "people", "--as-of", "2020-01-01").splitlines()[1] == (
        "  90 people (B); left out: 120 people (B, in A late paper, issued 2022-05-01) (later than 2020-01-01), "
        "150 people (A, in A late paper, issued 2022-05-01) (later than 2020-01-01)"
    )
    assert (
        _printed(capsys, "calculate", path, "people * 2", "--as-of", "2020-01-01")
        .splitlines()[1]
        .startswith("  180 people (B); left out: ")
    )


def test_a_dossier_is_looked_at_as_known_on_a_day(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Only what could be known by then answers; both clocks may be asked together."""
    assert _printed(capsys, "ask", path, "people > 100", "--known-on", "2015-01-01").startswith("settled: no per B; ")
    both = ("--known-on", "2022-05-01", "--as-of", "2021-05-31")
    assert _printed(capsys, "ask", path, "people > 100", *both).startswith(
        "contested: yes per A (2021), no per B (2012)"
    )


def test_show_says_what_a_day_does_not_filter(path: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What has no ``as_of`` stays where nothing has; that is said, with the id of a figure as well."""
    stated = tmp_path / "stated.toml"
    stated.write_text(TEXT.replace("as_of", "stated"), encoding="utf-8")
    some = tmp_path / "some.toml"
    some.write_text(TEXT.replace('as_of = "2012"', 'stated = "2012"'), encoding="utf-8")
    line = "filters nothing of that; give as_of, or ask with --known-on"

    for more in ((), ("people",)):
        shown = _printed(capsys, "show", str(stated), *more, "--as-of", "2020-01-01").splitlines()
        assert shown[-1] == f"  undated: --as-of 2020-01-01 {line}"
        assert "filters" not in _printed(capsys, "show", str(stated), *more)
        assert "filters" not in _printed(capsys, "show", path, *more, "--as-of", "2020-01-01")
    left_out = _printed(capsys, "show", str(some), "--as-of", "2022-01-01")
    assert "filters" not in left_out
    assert "left out: 90 people (B, in An early paper, issued 2012-05-01) (undated)" in left_out
    denied = tmp_path / "denied.toml"
    denied.write_text(f'{TEXT}\n[[figures.people.denials]]\nby = "C"\n', encoding="utf-8")
    assert _printed(capsys, "show", str(denied), "--as-of", "2022-01-01").splitlines()[-1] == (
        f"  undated (C): --as-of 2022-01-01 {line}"
    )


def test_a_wrong_day_is_an_error(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A month is no day."""
    assert cli.main(["show", path, "--as-of", "2021-05"]) == 2
    assert "is not one day" in capsys.readouterr().err


def test_a_history_prints_as_a_table(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every statement in order, of a formula those of its figures, and of a day those up to it."""
    assert _printed(capsys, "history", path, "people") == (
        "people:\n"
        "as of    stated  who  says        change\n"
        "2012             B    90 people   new\n"
        "2021             A    150 people  new\n"
        "2021-06          B    120 people  up, outside\n"
    )
    assert _printed(capsys, "history", path, "people * 2").splitlines()[0] == "people * 2:"
    assert len(_printed(capsys, "history", path, "people", "--as-of", "2020-01-01").splitlines()) == 4


def test_a_history_as_json(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A row has its days, what is said, and what it changed."""
    shape = json.loads(_printed(capsys, "history", path, "people", "--known-on", "2015-01-01", "--json"))

    assert list(shape) == ["format", "title", "history", "left_out"]
    assert [(row["holder"], row["as_of"], row["change"]) for row in shape["history"]] == [("B", "2012", "new")]
    assert {one["why"] for one in shape["left_out"]} == {"not known before 2022-05-01"}


def test_a_history_fits_the_terminal(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal the table is as wide as that."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setattr("shutil.get_terminal_size", lambda *_, **__: os.terminal_size((40, 24)))

    lines = time_commands.history_lines(Dossier.load(path)["people"].history())

    assert max(len(text) for _, text in lines) <= 40


def test_a_dossier_is_looked_at_at_a_level(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """153 with an error of 100 lies above 0 at a level of one half: 0.67 errors are 67; not at 95 %: 1.96 are 196."""
    path = tmp_path / "d.toml"
    said = '[figures.x]\nname = "excess deaths"\nunit = "person"\nsigned = true\n[[figures.x.claims]]\n'
    path.write_text(f'format = 1\n{said}value = 153\nby = "A"\nstandard_error = 100\n', encoding="utf-8")

    assert _printed(capsys, "ask", str(path), "x > 0").startswith("undetermined per A")
    assert _printed(capsys, "ask", str(path), "x > 0", "--level", "0.5").startswith("settled: yes per A")
