"""
What ``contested`` says without a command, and ``contested example``: files to try every command on.

Exit codes: 0 done, 2 a file cannot be written.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from contested.dossier.file.storage import made_folder, printable, save

if TYPE_CHECKING:
    import argparse

    from contested.cli.terminal import Line, Subcommands

TOLD = 0

FIRST_STEPS = (
    ("contested example", "write an article's figures, and more files to try"),
    ("contested show nagorno_karabakh.toml", "who says what"),
    ('contested ask nagorno_karabakh.toml "population > 100000"', "what holds whoever is right"),
    ('contested calculate nagorno_karabakh.toml "population / area"', "party by party"),
    ("contested doctor", "which extras are installed, and what each would add"),
)
"""What to try first, one after the other in one folder."""

EXAMPLE_FILES = {
    "nagorno_karabakh.toml": "nagorno_karabakh.toml",
    "draft.md": "draft.md",
    "claims.csv": "claims.csv",
    "feed.toml": "feed.toml",
    "pipeline.py": "pipeline.txt",
}
"""The files of the example, and what each is called in the package, in which a pipeline is no module."""


def first_steps() -> tuple[int, list[Line]]:
    """Return what to try."""
    width = max(len(command) for command, _ in FIRST_STEPS)
    return TOLD, [
        ("bold", "contested: figures that nobody agrees on. Try:"),
        *(("", f"  {command:<{width}}  {does}") for command, does in FIRST_STEPS),
        ("", "contested --help lists the commands; contested COMMAND --help has examples of each."),
    ]


def add_example_command(commands: Subcommands) -> None:
    """Add the command to a parser's."""
    example = commands.add_parser(
        "example",
        help="write the figures of one article, and more files to try the commands on",
        description="A file that is there already is left as it is. Exit codes: 0 written, 2 a file cannot be written.",
    )
    example.add_argument("folder", metavar="FOLDER", nargs="?", default=".", help="where; by default this folder")
    example.examples = ("contested example", "contested example nk")
    example.set_defaults(run=_example)


def _example(options: argparse.Namespace) -> tuple[int, list[Line]]:
    folder = made_folder(Path(options.folder))
    lines: list[Line] = []
    for name, kept in EXAMPLE_FILES.items():
        path = folder / name
        text = files("contested.cli").joinpath("example_files", kept).read_text(encoding="utf-8")
        if path.is_symlink() or path.exists():
            lines.append(("dim", f"there already: {printable(path)}"))
            continue
        save(path, text)
        lines.append(("bold", f"written: {printable(path)}"))
    return TOLD, lines
