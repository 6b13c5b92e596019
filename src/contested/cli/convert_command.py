"""
The commands ``contested convert`` and ``contested schema``.

Exit codes: 0 done, 1 with ``--losses`` where something would be lost, 2 a file cannot be read or written.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from contested.cli.terminal import complain
from contested.exchange.data_package import DESCRIPTOR
from contested.exchange.dossier_schema import schema_text
from contested.exchange.registry import FORMATS, losses, read, write
from contested.journal.journal import dossier_at

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from contested.cli.terminal import Line, Subcommands
    from contested.dossier import Dossier

DONE, LOST = 0, 1

MOST_TOLD = 20
"""Losses that are told while writing: a screen of them."""


def add_convert_commands(commands: Subcommands, load: Callable[[str, Callable[[str], Dossier]], Dossier]) -> None:
    """Add the commands to a parser's; ``load`` reads a dossier of a path as it is told to."""
    names = ", ".join(FORMATS)
    convert = commands.add_parser(
        "convert",
        help="write a dossier in another format, and say what that loses",
        description="Exit codes: 0 done, 1 with --losses where something would be lost, 2 an error. "
        f"Formats: {names}; by default what the end of a file's name says.",
    )
    convert.add_argument(
        "input",
        metavar="IN",
        help="a dossier (TOML), the folder of a journal, or a file, folder or ZIP in another format",
    )
    convert.add_argument("output", metavar="OUT", help="the file to write; a folder or ZIP where a format has several")
    convert.add_argument("--from", dest="given", metavar="FORMAT", help="of IN")
    convert.add_argument("--to", dest="wanted", metavar="FORMAT", help="of OUT")
    convert.add_argument("--losses", action="store_true", help="print what would be lost, and write nothing")
    convert.examples = (
        "contested convert nagorno_karabakh.toml nk.json",
        "contested convert nagorno_karabakh.toml nk.bib --losses",
    )
    convert.set_defaults(
        run=lambda options: _convert(load(options.input, _reader(options.input, options.given)), options)
    )
    schema = commands.add_parser("schema", help="print the JSON Schema of a dossier's file, for editors")
    schema.examples = ("contested schema",)
    schema.set_defaults(run=lambda _: (DONE, [("", schema_text().rstrip("\n"))]))


def _reader(path: str, given: str | None) -> Callable[[str], Dossier]:
    """Return what reads a path: a folder that is no package and of no format is that of a journal."""
    folder = Path(path)
    if given is None and folder.is_dir() and not (folder / DESCRIPTOR).exists():
        return dossier_at
    return partial(read, format=given)


def _convert(dossier: Dossier, options: argparse.Namespace) -> tuple[int, list[Line]]:
    wanted = FORMATS.of(options.output).name if options.wanted is None else options.wanted
    lost = [*_not_read(dossier), *map(str, losses(dossier, wanted))]
    if options.losses:
        return (LOST if lost else DONE), [("yellow", one) for one in lost] or [("green", "nothing is lost")]
    write(dossier, options.output, wanted)
    for one in lost[:MOST_TOLD]:
        complain(f"note: {one}")
    if len(lost) > MOST_TOLD:
        complain(f"note: {len(lost) - MOST_TOLD} more losses; --losses lists all")
    return DONE, []


def _not_read(dossier: Dossier) -> list[str]:
    """Return what was not taken of the file that was read, or was remarked on, where its format accounts for that."""
    if dossier.intake is None:
        return []
    return [f"{dossier.intake.name}: {one}" for one in (*dossier.intake.rejected, *dossier.intake.remarks)]
