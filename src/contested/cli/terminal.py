"""What is written to a terminal: lines in colour, complaints and help (those of the parser too), and JSON."""

from __future__ import annotations

import argparse
import contextlib
import difflib
import io
import json
import os
import sys
from typing import TYPE_CHECKING, Any, NoReturn

from contested.errors import visible
from contested.optional import library

if TYPE_CHECKING:
    from argparse import _SubParsersAction
    from collections.abc import Mapping, Sequence

    Subcommands = _SubParsersAction["CommandParser"]

JSON_FORMAT = 1
"""The version of every JSON shape, apart from the library's."""

Line = tuple[str, str]
"""A style ("" for none) and a text."""


class CommandParser(argparse.ArgumentParser):
    """
    A parser whose help shows examples, and whose complaints name what is near and command no terminal.

    ``examples`` run one after the other in the folder that ``contested example`` writes.
    """

    examples: tuple[str, ...] = ()

    def add_jobs(self) -> Subcommands:
        """Return the jobs of a command that has several; without one it prints its help."""
        self.set_defaults(run=lambda _: (0, [("", self.format_help().rstrip("\n"))]))
        return self.add_subparsers(metavar="JOB")

    def format_help(self) -> str:
        """Return the help, with the examples below."""
        examples = [f"  {one}\n" for one in self.examples]
        return "".join([super().format_help(), *(["\nexamples:\n"] if examples else []), *examples])

    def parse_known_args(  # type: ignore[override]  # a namespace of one's own is nowhere given
        self, args: Sequence[str] | None = None, namespace: None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """
        Return the options, and nothing that is unknown: that is an error, with what is near.

        Each command answers for its own, and leaves nothing to the program as a whole: its own options are near.
        """
        options, unknown = super().parse_known_args(args, namespace)
        if unknown:
            known = [name for action in self._actions for name in action.option_strings]
            self.error("; ".join(_unknown(one, known) for one in unknown))
        return options, unknown

    def _check_value(self, action: argparse.Action, value: object) -> None:
        if action.choices is not None and value not in action.choices:
            what = action.metavar if isinstance(action.metavar, str) else action.dest
            known = list(map(str, action.choices))
            near = _near(str(value), known) or f"it is one of {', '.join(known)}"
            raise argparse.ArgumentError(None, f"no {what.lower()} '{value}'; {near}")

    def error(self, message: str) -> NoReturn:
        """Complain, and exit with 2."""
        super().error(visible(message))


def _unknown(argument: str, options: list[str]) -> str:
    name = argument.partition("=")[0]
    if not name.startswith("-"):
        return f"one argument too many: '{argument}'"
    return f"no option {name}; {_near(name, options) or '--help lists all'}"


def _near(name: str, known: list[str]) -> str:
    """Return a question after the known name that is spelt nearly so, as ``argparse`` asks it from 3.14 on."""
    near = difflib.get_close_matches(name, known, n=1)
    return f"did you mean {near[0]}?" if near else ""


def json_lines(shape: Mapping[str, object]) -> list[Line]:
    """Return an answer in JSON, with the version of its shape."""
    whole = {"format": JSON_FORMAT, **shape}
    return [("", json.dumps(whole, ensure_ascii=False, indent=2, allow_nan=False))]


def print_lines(lines: list[Line]) -> None:
    """Print lines, styled and folded to the width where standard output is a terminal and rich is there."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # a character that the terminal's encoding lacks is no crash
        sys.stdout.reconfigure(errors="backslashreplace")
    rich = _rich() if sys.stdout.isatty() else None
    if rich is None:
        for _, text in lines:
            print(visible(text))
        return
    console, text_of = rich
    for style, text in lines:
        console.print(text_of(visible(text), style=style))


def _rich() -> tuple[Any, Any] | None:
    """Return a console and its text class; rich is an extra, and imported for terminals alone."""
    try:
        console, text = library("rich.console"), library("rich.text")
    except ImportError:
        return None
    return console.Console(highlight=False, markup=False, emoji=False), text.Text


def complain(message: str) -> None:
    """Write a complaint to standard error, in which nothing commands the terminal."""
    sys.stderr.write(f"contested: {visible(message)}\n")
    sys.stderr.flush()


def write_no_more() -> None:
    """Let what is still to be written to standard output go nowhere, so that Python does not try again at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    with contextlib.suppress(OSError, ValueError):  # an output that is no file has no number
        os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
