"""
The commands ``contested render`` and ``contested lint``.

Exit codes of ``lint``: 0 nothing was found, 1 something was, 2 a file cannot be read.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from contested.cli.terminal import complain, json_lines
from contested.dossier.file.storage import printable, save
from contested.errors import DraftProblem, Problem, UnreadableDossier, UnreadableDraft
from contested.report import lint
from contested.report.drafts.rendering import LONGEST_DRAFT, render

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable

    from contested.cli.terminal import Line, Subcommands
    from contested.dossier.dossier import Dossier
    from contested.report import LintReport

NOTHING_FOUND, SOMETHING_FOUND = 0, 1

_MOST_BYTES = 4 * LONGEST_DRAFT + 4
"""More than the longest draft has in UTF-8, so that a longer one is seen to be too long."""


def add_draft_commands(commands: Subcommands, load: Callable[[str], Dossier]) -> None:
    """Add the commands to a parser's; ``load`` reads a dossier of a path."""
    rendering = commands.add_parser(
        "render",
        help="write the placeholders of a draft out from a dossier",
        description="Such as {{ population }}, {{ population / area | prose }} and {{ troops > 5000 }}.",
    )
    rendering.add_argument("draft", metavar="DRAFT", help="Markdown or Quarto; - is standard input")
    rendering.add_argument("--language", default="en", metavar="LANGUAGE", help="of sentences; by default en")
    rendering.add_argument("--style", default="range", metavar="STYLE", help="of sentences; by default range")
    rendering.add_argument("-o", "--output", metavar="OUT", help="the file to write; by default standard output")
    rendering.examples = (
        "contested render draft.md --dossier nagorno_karabakh.toml",
        "contested render draft.md --dossier nagorno_karabakh.toml -o page.md",
    )
    rendering.set_defaults(run=lambda options: _render(_with_figures(load, options.dossier), options))
    linting = commands.add_parser(
        "lint",
        help="find what a draft says that its dossier does not",
        description="Exit codes: 0 nothing was found, 1 something was, 2 a file cannot be read.",
    )
    linting.add_argument("drafts", metavar="DRAFT", nargs="+", help="Markdown, Quarto or prose; - is standard input")
    linting.add_argument("--language", default="en", metavar="LANGUAGE", help="of the drafts; by default en")
    linting.add_argument("--json", action="store_true", help="print JSON")
    linting.examples = ("contested lint draft.md --dossier nagorno_karabakh.toml",)
    linting.set_defaults(run=lambda options: _lint(_with_figures(load, options.dossier), options))
    for command in (rendering, linting):
        command.add_argument(
            "--dossier", required=True, metavar="FILE", help="a dossier (TOML), or the folder of a journal"
        )


def _with_figures(load: Callable[[str], Dossier], path: str) -> Dossier:
    """
    Return the dossier of a path.

    Raises:
        UnreadableDossier: it has no figures, as a folder that is no journal: against nothing, every draft is right.
    """
    dossier = load(path)
    if not dossier.figures:
        problem = Problem("", None, "there is no figure in it; name a dossier (TOML), or the folder of a journal")
        raise UnreadableDossier(_name(path), (problem,))
    return dossier


def _render(dossier: Dossier, options: argparse.Namespace) -> tuple[int, list[Line]]:
    text = _read(options.draft)
    try:
        made = render(text, dossier, language=options.language, style=options.style)
    except UnreadableDraft as error:
        raise UnreadableDraft(error.problems, _name(options.draft)) from None
    if options.output is not None:
        save(Path(options.output), made)
        return NOTHING_FOUND, []
    sys.stdout.write(made)  # as it is: a draft is no message
    return NOTHING_FOUND, []


def _lint(dossier: Dossier, options: argparse.Namespace) -> tuple[int, list[Line]]:
    found = {name: lint(_read(name), dossier, language=options.language) for name in options.drafts}
    code = SOMETHING_FOUND if any(report.findings for report in found.values()) else NOTHING_FOUND
    if options.json:
        return code, json_lines({"drafts": {_name(name): report.to_dict() for name, report in found.items()}})
    for name, report in found.items():
        for line, column, text in report.unread:
            complain(f"note: {_name(name)}:{line}:{column}: {text!r} has more than one reading and was not looked at")
    lines: list[Line] = [("", f"{_name(name)}:{one}") for name, report in found.items() for one in report]
    return code, [*(lines or [("green", "nothing found")]), *_silenced(found.values())]


def _silenced(reports: Iterable[LintReport]) -> list[Line]:
    count = sum(len(report.silenced) for report in reports)
    return [("dim", f"{count} silenced")] if count else []


def _read(path: str) -> str:
    """
    Return the text of a draft.

    Raises:
        UnreadableDraft: it cannot be opened, or is no UTF-8.
    """
    try:
        if path == "-":
            content = sys.stdin.buffer.read(_MOST_BYTES)
        else:
            with Path(path).open("rb") as file:
                content = file.read(_MOST_BYTES)
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnreadableDraft((DraftProblem(line, 1, "it is not UTF-8; save it as UTF-8"),), _name(path)) from None
    except (OSError, ValueError) as error:  # a ValueError is a NUL in the path
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise UnreadableDraft((DraftProblem(0, 0, f"{reason}; check the path"),), _name(path)) from None


def _name(path: str) -> str:
    return "standard input" if path == "-" else printable(path)
