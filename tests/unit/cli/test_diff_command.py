"""The command line: two editions, turned conclusions first, and exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from contested.cli.command_line import main
from contested.dossier.dossier import Dossier

EXAMPLE = Path(__file__).parents[3] / "examples" / "nagorno_karabakh.toml"


@pytest.fixture
def editions(tmp_path: Path) -> tuple[str, str]:
    """Two files: the later one has other people, and the conclusion of the earlier."""
    old, new = tmp_path / "old.toml", tmp_path / "new.toml"
    Dossier.load(EXAMPLE).concluding("population > 40000", where="Report, page 4").save(old)
    new.write_text(old.read_text(encoding="utf-8").replace('"50,000"', '"35,000"'), encoding="utf-8")
    return str(old), str(new)


def test_turned_conclusions_come_first(editions: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 1 where one is turned; then how many statements changed, then each."""
    assert main(["diff", *editions]) == 1

    first, summary, *rest = capsys.readouterr().out.splitlines()
    assert first.startswith("turned: “population > 40000” was printed as “settled: yes per Armenia and Azerbaijan”")
    assert summary.endswith("1 revised (0 inside the old range, 1 outside)")
    assert rest[0] == "population: population (Nagorno-Karabakh)"
    assert rest[1].startswith("  revised: 50,000 people (Azerbaijan")


def test_nothing_turned_exits_with_0(editions: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """An edition is compared with itself."""
    assert main(["diff", editions[0], editions[0]]) == 0
    assert capsys.readouterr().out.endswith("unchanged\n")


def test_an_edition_that_cannot_be_read_exits_with_2(
    editions: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """An edition that cannot be read exits with 2, as every command does."""
    assert main(["diff", editions[0], "nowhere.toml"]) == 2
    assert "nowhere.toml" in capsys.readouterr().err


def test_as_markdown(editions: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """A page to paste into a review."""
    assert main(["diff", *editions, "--markdown"]) == 1
    assert capsys.readouterr().out.startswith("# What changed\n")


def test_as_json(editions: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """A diff as JSON has a stable shape."""
    assert main(["diff", *editions, "--json"]) == 1

    shape = json.loads(capsys.readouterr().out)
    assert list(shape) == ["format", "turned", "counts", "changes", "figures", "records"]
    assert shape["turned"][0]["turned"] == [{"party": "Azerbaijan", "from": "yes", "to": "no"}]
    assert [one["change"] for one in shape["changes"]] == ["revised"]


def test_check_fails_where_a_printed_answer_does_not_hold(
    editions: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """The later file alone is enough."""
    assert main(["check", editions[1]]) == 1
    assert capsys.readouterr().out.startswith("CF025 error: population: “population > 40000” was printed as")
    assert main(["check", editions[0]]) == 0
