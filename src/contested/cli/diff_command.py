"""
The command ``contested diff``.

Exit codes: 0 no conclusion is turned, 1 the new edition turns one, 2 an edition cannot be read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.cli.terminal import json_lines

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from contested.cli.terminal import Line, Subcommands
    from contested.dossier import Dossier

STANDING, TURNED = 0, 1


def add_diff_command(commands: Subcommands, load: Callable[[str], Dossier]) -> None:
    """Add the command to a parser's; ``load`` reads a dossier of a path."""
    diff = commands.add_parser(
        "diff",
        help="say what changed between two editions, turned conclusions first",
        description="Exit codes: 0 no conclusion is turned, 1 the new edition turns one, 2 an edition cannot be read.",
    )
    diff.add_argument("old", metavar="OLD", help="the dossier (TOML, or a journal) as it was")
    diff.add_argument("new", metavar="NEW", help="the dossier (TOML, or a journal) as it is")
    form = diff.add_mutually_exclusive_group()
    form.add_argument("--markdown", action="store_true", help="print Markdown")
    form.add_argument("--json", action="store_true", help="print JSON")
    diff.examples = (
        "contested diff nagorno_karabakh.toml nagorno_karabakh.toml",
        "contested diff nagorno_karabakh.toml nagorno_karabakh.toml --markdown",
    )
    diff.set_defaults(run=lambda options: _diff(load(options.old), load(options.new), options))


def _diff(old: Dossier, new: Dossier, options: argparse.Namespace) -> tuple[int, list[Line]]:
    found = old.diff(new)
    code = TURNED if found.turned else STANDING
    if options.json:
        return code, json_lines(found.to_dict())
    if options.markdown:
        return code, [("", line) for line in found.to_markdown().rstrip("\n").split("\n")]
    turned: list[Line] = [("red", f"turned: {one}") for one in found.turned]
    rest = str(found).split("\n")[len(found.turned) :]
    return code, [*turned, ("bold", rest[0]), *(("", line) for line in rest[1:])]
