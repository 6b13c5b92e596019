"""What a newcomer meets: the command line without a command, its examples, and names that are spelt nearly right."""

from __future__ import annotations

import argparse
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from contested.cli import command_line as cli
from contested.cli import first_steps
from contested.cli.terminal import CommandParser

ROOT = Path(__file__).parents[3]


def parsers(parser: CommandParser) -> Iterator[CommandParser]:
    """Yield a parser and those of its commands."""
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for one in action.choices.values():
                yield from parsers(one)


ALL = tuple(parsers(cli._parser()))
GROUPS = ("contested feed", "contested journal", "contested table")
OUTSIDE = ("contested mcp",)
"""Commands that are not run here: they serve until their input ends."""


def test_without_a_command_it_shows_what_to_try(capsys: pytest.CaptureFixture[str]) -> None:
    """On standard output, with exit 0: asking for nothing is no error."""
    assert cli.main([]) == 0

    captured = capsys.readouterr()
    assert captured.out.startswith("contested: figures that nobody agrees on. Try:\n  contested example ")
    assert captured.err == ""
    assert len(captured.out.splitlines()) == len(first_steps.FIRST_STEPS) + 2


@pytest.mark.parametrize("group", [name.split()[1] for name in GROUPS])
def test_a_group_of_commands_without_one_prints_its_help(group: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The jobs are listed, with exit 0."""
    assert cli.main([group]) == 0
    assert f"usage: contested {group} [-h] JOB ..." in capsys.readouterr().out


@pytest.mark.parametrize("parser", ALL, ids=lambda one: one.prog)
def test_every_help_has_examples_of_its_own_command(parser: CommandParser) -> None:
    """A group shows its jobs, and each job its examples."""
    shown = parser.format_help()

    if parser.prog in GROUPS:
        assert parser.examples == ()
    else:
        assert f"\nexamples:\n  {parser.examples[0]}\n" in shown
        assert any(one.startswith(parser.prog) for one in parser.examples)


@pytest.mark.parametrize("parser", ALL, ids=lambda one: one.prog)
def test_every_command_and_option_is_in_the_reference(parser: CommandParser) -> None:
    """Each command with what it takes, and each of its options."""
    names = ("command-line.md", "feeds.md", "tables.md")
    pages = "".join((ROOT / "docs" / "reference" / name).read_text(encoding="utf-8") for name in names)

    assert parser.prog in GROUPS or f"`{parser.prog}" in pages
    options = [name for action in parser._actions for name in action.option_strings if name.startswith("--")]
    assert [name for name in options if name not in pages] == []


def test_every_example_of_a_help_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One after the other, in the folder that the first of them writes, with no error."""
    monkeypatch.chdir(tmp_path)
    ran = []
    for parser in ALL:
        if parser.prog not in OUTSIDE:
            for example in parser.examples:
                words = shlex.split(example)[1:]
                code = cli.main([*words, *(["--budget", "1"] if words[0] == "grade" else [])])
                ran.append((example, code))
                assert (example, code, capsys.readouterr().err if code == 2 else "") == (example, code, "")

    assert len(ran) >= 40
    assert (tmp_path / "nk" / "nagorno_karabakh.toml").exists()


def test_the_steps_to_try_run_too() -> None:
    """They are the examples of the help as a whole."""
    assert ALL[0].examples == tuple(command for command, _ in first_steps.FIRST_STEPS)


def test_an_example_replaces_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file or a link that is there already is left as it is, and told."""
    (tmp_path / "draft.md").write_text("mine", encoding="utf-8")
    (tmp_path / "feed.toml").symlink_to(tmp_path / "nowhere")

    assert cli.main(["example", str(tmp_path)]) == 0

    out = capsys.readouterr().out
    assert (tmp_path / "draft.md").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "nowhere").exists()
    assert out.count("there already: ") == 2
    assert out.count("written: ") == 3


def test_the_example_is_that_of_the_documentation() -> None:
    """So that what the pages show is what a newcomer sees."""
    kept = ROOT / "src" / "contested" / "cli" / "example_files"

    assert (kept / "nagorno_karabakh.toml").read_bytes() == (ROOT / "examples" / "nagorno_karabakh.toml").read_bytes()
    assert (kept / "claims.csv").read_bytes() == (ROOT / "examples" / "feed" / "claims.csv").read_bytes()
    assert {one.name for one in kept.iterdir()} == set(first_steps.EXAMPLE_FILES.values())


def test_the_example_of_a_feed_is_that_of_the_how_to() -> None:
    """Both are the same mapping."""
    page = (ROOT / "docs" / "how-to" / "guard-a-feed-with-hypothesis.md").read_text(encoding="utf-8")
    shown = page.split("```toml\n# feed.toml\n", 1)[1].split("```", 1)[0]

    kept = (ROOT / "src" / "contested" / "cli" / "example_files" / "feed.toml").read_text(encoding="utf-8")
    assert tomllib.loads(kept) == tomllib.loads(shown)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("shw nk.toml", "contested: error: no command 'shw'; did you mean show?"),
        ("xyz", "contested: error: no command 'xyz'; it is one of example, show, ask, "),
        ("feed raed", "contested feed: error: no job 'raed'; did you mean read?"),
        ("show nk.toml --josn", "contested show: error: no option --josn; did you mean --json?"),
        ("show nk.toml --asof=2024", "contested show: error: no option --asof; did you mean --as-of?"),
        ("show nk.toml --zzz", "contested show: error: no option --zzz; --help lists all"),
        ("--vresion", "contested: error: no option --vresion; did you mean --version?"),
        ("show a b c", "contested show: error: one argument too many: 'c'"),
        ("table check a --format cvs", "contested table check: error: no format 'cvs'; did you mean csv?"),
    ],
)
def test_what_is_misspelt_is_told_with_what_is_near(
    line: str, complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A command, a job, an option and a choice, each by the command that was meant; exit 2."""
    with pytest.raises(SystemExit) as caught:
        cli.main(line.split())

    assert caught.value.code == 2
    assert f"\n{complaint}" in capsys.readouterr().err
