"""
The command ``contested completion``: a script by which a shell completes commands, options and paths.

Exit codes: 0 it is printed, 2 the extra is missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.optional import library

if TYPE_CHECKING:
    import argparse

    from contested.cli.terminal import CommandParser, Line, Subcommands

PRINTED_SCRIPT = 0

SHELLS = ("bash", "zsh", "fish")

_FOLDERS = ("FOLDER", "JOURNAL")
_FILES = ("FILE", "DRAFT", "FEED", "OLD", "NEW", "IN", "OUT", "PAGE", "PATH", "PIPELINE", "MINE", "THEIRS")
"""What stands for a path in the help of a command."""


def add_completion_command(commands: Subcommands, whole: CommandParser) -> None:
    """Add the command to a parser's; ``whole`` is the parser."""
    completion = commands.add_parser(
        "completion",
        help="print a script by which a shell completes commands, options and paths",
        description="For bash put `source <(contested completion bash)` into ~/.bashrc; for zsh write it to a file "
        "_contested in a folder of fpath; for fish to ~/.config/fish/completions/contested.fish. "
        "Exit codes: 0 it is printed, 2 the extra cli is missing.",
    )
    completion.add_argument("shell", metavar="SHELL", choices=SHELLS, help=", ".join(SHELLS))
    completion.examples = tuple(f"contested completion {shell}" for shell in SHELLS)
    completion.set_defaults(run=lambda options: _completion(options, whole))


def _completion(options: argparse.Namespace, whole: CommandParser) -> tuple[int, list[Line]]:
    shtab = library("shtab")
    for action in whole.every_argument():
        if action.metavar in _FOLDERS:
            vars(action)["complete"] = shtab.DIRECTORY  # where shtab looks for it
        elif action.metavar in _FILES:
            vars(action)["complete"] = shtab.FILE
    return PRINTED_SCRIPT, [("", shtab.complete(whole, options.shell).rstrip("\n"))]
