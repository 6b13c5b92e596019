"""
The commands ``contested verify`` and ``contested archive``.

Exit codes: 0 all is proved (or written), 1 something is not, 2 the command cannot run.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from contested.cli.terminal import json_lines
from contested.dossier.archiving import archive_copies, archived_text
from contested.dossier.file.storage import save

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from contested.cli.terminal import Line, Subcommands
    from contested.dossier import Dossier

PROVED, NOT_PROVED = 0, 1
_COLOURS = {"error": "red", "warning": "yellow"}


def add_evidence_commands(commands: Subcommands, load: Callable[[str], Dossier]) -> None:
    """Add the commands to a parser's; ``load`` reads a dossier of a path."""
    proving = commands.add_parser(
        "verify",
        help="prove each statement by the kept copy of its source",
        description="Nothing is fetched. Exit codes: 0 all statements are proved, 1 one is not, 2 it cannot run.",
    )
    proving.examples = ("contested verify nagorno_karabakh.toml --sources .",)
    proving.set_defaults(run=lambda options: _verify(load(options.file), options))
    archiving = commands.add_parser(
        "archive",
        help="write digests and media types of kept copies into a dossier",
        description="Nothing is fetched. Exit codes: 0 every source has its copy, 1 one has not, 2 it cannot run.",
    )
    archiving.examples = ("contested archive nagorno_karabakh.toml --sources .",)
    archiving.set_defaults(run=lambda options: _archive(load(options.file), options))
    for command in (proving, archiving):
        command.add_argument("file", metavar="FILE", help="a dossier (TOML)")
        command.add_argument("--sources", metavar="FOLDER", required=True, help="the folder of kept copies")
        command.add_argument("--json", action="store_true", help="print JSON")


def _verify(dossier: Dossier, options: argparse.Namespace) -> tuple[int, list[Line]]:
    found = dossier.verify(options.sources)
    code = NOT_PROVED if found.not_proved else PROVED
    if options.json:
        return code, json_lines(found.to_dict())
    head = str(found).split("\n")[0]
    lines: list[Line] = [("green" if code == PROVED else "bold", head)]
    return code, lines + [(_COLOURS[one.severity], f"  {one}") for one in found.findings]


def _archive(dossier: Dossier, options: argparse.Namespace) -> tuple[int, list[Line]]:
    written, told = archive_copies(dossier.sources, options.sources)
    if written:
        save(Path(options.file), archived_text(dossier.document or "", dossier.sources, written))
    code = NOT_PROVED if any(one.outcome in ("missing", "refused") for one in told) else PROVED
    if options.json:
        return code, json_lines({"sources": [one._asdict() for one in told]})
    colours = {"missing": "yellow", "refused": "red"}
    return code, [(colours.get(one.outcome, ""), str(one)) for one in told] or [("", "no sources")]
