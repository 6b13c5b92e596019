"""Time on the command line: the options ``--as-of`` and ``--known-on``, and the command ``contested history``."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

from contested.answers.history import WIDTH
from contested.cli.terminal import json_lines
from contested.names import listed

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from contested.answers.history import History
    from contested.cli.terminal import Line, Subcommands
    from contested.dossier import Dossier
    from contested.figure import Figure

PRINTED = 0


def add_day_options(command: argparse.ArgumentParser) -> None:
    """Add the options that look at a dossier on a day, or at a level."""
    command.add_argument("--as-of", metavar="DAY", help="as it was on this day, such as 2024-06-30")
    command.add_argument("--known-on", metavar="DAY", help="as it could be known on this day")
    command.add_argument("--level", metavar="SHARE", help="use stated errors at this level; 0.95 by default")


def on_day(dossier: Dossier, options: argparse.Namespace) -> Dossier:
    """Return a dossier as the options ask to look at it; both may be given."""
    if options.level is not None:
        dossier = dossier.at(level=options.level)
    if options.known_on is not None:
        dossier = dossier.known_on(options.known_on)
    return dossier if options.as_of is None else dossier.as_of(options.as_of)


def undated_note(figure: Figure, as_of: str | None) -> str:
    """
    Return whose statements a look at a day leaves as they are, since they have no ``as_of``; nothing where none are.

    When something was stated says since when it could be known, and not when
    it held.  What answers leave out as undated is named there.
    """
    said = [one for position in figure.positions() for one in position.said]
    undated = sorted({one.holder_words for one in said if one.moment is None})
    if as_of is None or not undated:
        return ""
    whose = f" ({listed(undated)})" if any(one.moment is not None for one in figure.statements) else ""
    return f"undated{whose}: --as-of {as_of} filters nothing of that; give as_of, or ask with --known-on"


def add_history_command(commands: Subcommands, load: Callable[[str], Dossier]) -> None:
    """Add the command to a parser's; ``load`` reads a dossier of a path."""
    history = commands.add_parser("history", help="print every statement of a figure in order, and what it changed")
    history.add_argument("file", metavar="FILE", help="a dossier (TOML), or the folder of a journal")
    history.add_argument("figure", metavar="FIGURE", help="the id of one figure, or a formula")
    history.add_argument("--json", action="store_true", help="print JSON")
    add_day_options(history)
    history.examples = ("contested history nagorno_karabakh.toml troops",)
    history.set_defaults(run=lambda options: _history(on_day(load(options.file), options), options))


def _history(dossier: Dossier, options: argparse.Namespace) -> tuple[int, list[Line]]:
    asked = options.figure
    found = (dossier[asked] if asked in dossier else dossier.calculate(asked)).history()
    if options.json:
        left_out = [{"who": one.who, "why": one.why} for one in found.left_out]
        return PRINTED, json_lines({"title": found.title, "history": found.to_records(), "left_out": left_out})
    return PRINTED, history_lines(found)


def history_lines(history: History) -> list[Line]:
    """Return a history as lines: on a terminal as wide as that."""
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else WIDTH
    return [("", line) for line in history.text(width).splitlines()]
