"""What is written to a terminal: lines in colour, complaints (those of the parser too), and JSON."""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import sys
from typing import TYPE_CHECKING, Any, NoReturn

from contested.errors import visible
from contested.optional import library

if TYPE_CHECKING:
    from argparse import _SubParsersAction
    from collections.abc import Mapping

    Subcommands = _SubParsersAction["CommandParser"]

JSON_FORMAT = 1
"""The version of every JSON shape, apart from the library's."""

Line = tuple[str, str]
"""A style ("" for none) and a text."""


class CommandParser(argparse.ArgumentParser):
    """A parser whose complaints command no terminal."""

    def error(self, message: str) -> NoReturn:
        """Complain, and exit with 2."""
        super().error(visible(message))


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
