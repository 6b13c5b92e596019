"""
The command line: ``contested show``, ``ask``, ``calculate``, ``check`` and ``sensitivity``.

Exit codes of ``ask``: 0 settled yes, 1 settled no, 3 not settled; of
``check``: 1 where an error was found.  Errors go to standard error with exit 2.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import sys
import warnings
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any, NoReturn

from contested.checks.report import SPAN_DAYS
from contested.claims.position import Stance
from contested.cli import feed_commands, table_commands
from contested.dossier.dossier import Dossier
from contested.errors import ContestedError, ContestedWarning, visible
from contested.optional import library
from contested.quantities.numbers import in_full

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contested.answers.ranges import Range
    from contested.claims.position import Position
    from contested.figure import Figure
    from contested.quantities.numbers import Number

YES, NO, WRONG, UNSETTLED = 0, 1, 2, 3
JSON_FORMAT = 1

Line = tuple[str, str]
"""A style ("" for none) and a text."""


class _Version(argparse.Action):
    """Prints the version, which is looked up only when asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        try:
            print(f"contested {version('contested')}")
        except PackageNotFoundError:
            print("contested, not installed: no version")
        parser.exit()


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Run the command line.

    Args:
        arguments: without the program's name; by default those of the process.

    Returns:
        The exit code.
    """
    try:
        return _run(arguments)
    except BrokenPipeError:  # the reader has seen enough
        _write_no_more()
        return WRONG
    except OSError as error:  # such as a full disk: an answer that nobody can read is no answer
        _write_no_more()
        with contextlib.suppress(OSError):
            _complain(f"the answer cannot be written: {(error.strerror or str(error)).lower()}")
        return WRONG


def _run(arguments: Sequence[str] | None) -> int:
    options = _parser().parse_args(arguments)
    try:
        code, lines = options.run(options)
    except ContestedError as error:
        _complain(str(error))
        return WRONG
    _print(lines)
    sys.stdout.flush()
    return int(code)


def _complain(message: str) -> None:
    sys.stderr.write(f"contested: {visible(message)}\n")
    sys.stderr.flush()


def _write_no_more() -> None:
    """Let what is still to be written to standard output go nowhere, so that Python does not try again at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    with contextlib.suppress(OSError, ValueError):  # an output that is no file has no number
        os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints command no terminal."""

    def error(self, message: str) -> NoReturn:
        """Complain, and exit with 2."""
        super().error(visible(message))


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="contested", description="Figures that nobody agrees on: who says what, and what holds whoever is right."
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    show = commands.add_parser("show", help="print the figures of a dossier, or everything about one")
    show.add_argument("file", metavar="FILE", help="a dossier (TOML)")
    show.add_argument("figure", metavar="FIGURE", nargs="?", help="the id of one figure")
    show.add_argument("--json", action="store_true", help="print JSON")
    show.set_defaults(run=_show)
    question = commands.add_parser(
        "ask",
        help="answer one comparison",
        description="Exit codes: 0 settled yes, 1 settled no, 3 not settled, 2 an error.",
    )
    question.add_argument("file", metavar="FILE", help="a dossier (TOML)")
    question.add_argument(
        "question", metavar="QUESTION", help='such as "population > 100000" or "duration < \'2 day\'"'
    )
    question.add_argument("--json", action="store_true", help="print JSON")
    question.set_defaults(run=_ask)
    formula = commands.add_parser("calculate", help="calculate with figures, account by account")
    formula.add_argument("file", metavar="FILE", help="a dossier (TOML)")
    formula.add_argument("formula", metavar="FORMULA", help='such as "population / area"')
    formula.add_argument("--json", action="store_true", help="print JSON")
    formula.set_defaults(run=_calculate)
    check = commands.add_parser(
        "check",
        help="find what does not add up",
        description="Exit codes: 0 no error found, 1 an error (or, with --strict, a warning), 2 an unreadable file.",
    )
    check.add_argument("file", metavar="FILE", help="a dossier (TOML)")
    check.add_argument("--json", action="store_true", help="print JSON")
    check.add_argument("--strict", action="store_true", help="exit 1 on warnings too")
    check.add_argument(
        "--span", type=int, default=SPAN_DAYS, metavar="DAYS", help="how far dates of one figure may lie apart"
    )
    check.set_defaults(run=_check)
    sensitivity = commands.add_parser(
        "sensitivity",
        help="ask whether a conclusion holds whatever the method",
        description="Exit codes, of readings with an answer: 0 it holds in all, 1 fails in all, 3 neither, 2 an error.",
    )
    sensitivity.add_argument("file", metavar="FILE", help="a dossier (TOML)")
    sensitivity.add_argument("question", metavar="QUESTION", help='such as "troops > 5000"')
    sensitivity.add_argument(
        "--lexicon",
        action="append",
        default=[],
        metavar="NAME",
        help="also read words by this lexicon; can be repeated",
    )
    sensitivity.add_argument("--json", action="store_true", help="print JSON")
    sensitivity.set_defaults(run=_sensitivity)
    feed_commands.add_to(commands)
    table_commands.add_table_commands(commands)
    return parser


def _load(path: str) -> Dossier:
    """Load a dossier; what a person should look at goes to standard error."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", ContestedWarning)
        dossier = Dossier.load(path)
    for one in caught:
        _complain(f"note: {one.message}")
    return dossier


def _show(options: argparse.Namespace) -> tuple[int, list[Line]]:
    dossier = _load(options.file)
    chosen = dict(dossier.figures) if options.figure is None else {options.figure: dossier[options.figure]}
    if options.json:
        shape = {"format": JSON_FORMAT, "figures": {id_: figure_json(figure) for id_, figure in chosen.items()}}
        return YES, [("", json.dumps(shape, ensure_ascii=False, indent=2, allow_nan=False))]
    lines: list[Line] = []
    for id_, figure in chosen.items():
        lines += _shown(id_, figure)
        if options.figure is not None:
            lines += [("dim", line) for line in str(figure.explain(whole=True)).splitlines()[1:]]
    return YES, lines or [("", "no figures")]


def _shown(id_: str, figure: Figure) -> list[Line]:
    answer = figure.hull()
    lines = [("bold", f"{id_}: {figure.title}"), (_colour(figure), f"  {answer}")]
    silent = [p.name for p in figure.positions() if p.stance is Stance.SILENT]
    return [*lines, *([("dim", f"  silent: {', '.join(silent)}")] if silent else [])]


def _ask(options: argparse.Namespace) -> tuple[int, list[Line]]:
    verdict = _load(options.file).ask(options.question)
    code = UNSETTLED if not verdict.settled else YES if verdict.certainly else NO
    if options.json:
        shape = {"format": JSON_FORMAT, **verdict.to_dict()}
        return code, [("", json.dumps(shape, ensure_ascii=False, indent=2, allow_nan=False))]
    return code, [("green" if verdict.settled else "yellow", str(verdict))]


def _sensitivity(options: argparse.Namespace) -> tuple[int, list[Line]]:
    found = _load(options.file).sensitivity(options.question, lexicons=options.lexicon)
    answered = len(found.readings) - len(found.unanswered)
    every = {answered: YES if answered else UNSETTLED}
    code = every.get(found.count("holds"), NO if found.count("fails") == answered else UNSETTLED)
    if options.json:
        shape = {
            "format": JSON_FORMAT,
            "question": found.question,
            "readings": found.to_records(),
            "moves_most": None if found.moves_most is None else str(found.moves_most),
            "says": str(found),
        }
        return code, [("", json.dumps(shape, ensure_ascii=False, indent=2, allow_nan=False))]
    lines: list[Line] = [("green" if code == YES else "yellow", str(found))]
    lines += [("dim", f"  {reading}: {reading.answer}; {reading.reconciliation}") for reading in found.readings]
    return code, lines


def _calculate(options: argparse.Namespace) -> tuple[int, list[Line]]:
    figure = _load(options.file).calculate(options.formula)
    if options.json:
        shape = {"format": JSON_FORMAT, **figure_json(figure)}
        return YES, [("", json.dumps(shape, ensure_ascii=False, indent=2, allow_nan=False))]
    lines = [("bold", figure.title), (_colour(figure), f"  {figure.hull()}")]
    return YES, lines + [("dim", line) for line in str(figure.explain(whole=True)).splitlines()[1:]]


def _check(options: argparse.Namespace) -> tuple[int, list[Line]]:
    report = _load(options.file).check(span=options.span)
    failing = ("error", "warning") if options.strict else ("error",)
    code = NO if any(one.severity in failing for one in report) else YES
    if options.json:
        shape = {"format": JSON_FORMAT, **report.to_dict()}
        return code, [("", json.dumps(shape, ensure_ascii=False, indent=2, allow_nan=False))]
    colours = {"error": "red", "warning": "yellow", "notice": "dim"}
    lines = [(colours[one.severity], str(one)) for one in report] or [("green", "nothing found")]
    return code, lines + ([("dim", f"{len(report.silenced)} silenced")] if report.silenced else [])


def figure_json(figure: Figure) -> dict[str, Any]:
    """
    Return a figure as plain values: the documented shape of ``--json``.

    A whole number is a number, any other an exact text ("2.5", "1/3"), an
    absent end null.
    """
    return {
        "name": figure.name,
        "of": figure.of,
        "unit": str(figure.unit),
        "text": str(figure.hull()),
        "hull": _range_json(figure.hull()),
        "positions": [_position_json(position) for position in figure.positions()],
        "left_out": [{"who": one.who, "why": one.why} for one in figure.panel.left_out],
        "notes": list(figure.panel.notes),
        "sources": [source.cited() for source in figure.sources],
    }


def _range_json(answer: Range) -> dict[str, Any]:
    return {
        "low": _plain(answer.low),
        "high": _plain(answer.high),
        "low_open": answer.interval.low_open and not answer.is_empty,
        "high_open": answer.interval.high_open and not answer.is_empty,
        "low_by": list(answer.low_by),
        "high_by": list(answer.high_by),
        "printed_low": _plain(answer.printed_low),
        "printed_high": _plain(answer.printed_high),
        "ratio": _plain(answer.ratio),
        "empty": answer.is_empty,
    }


def _position_json(position: Position) -> dict[str, Any]:
    interval = position.interval
    return {
        "name": position.name,
        "stance": position.stance.value,
        "text": str(position),
        "low": None if interval is None else _plain(interval.low),
        "high": None if interval is None else _plain(interval.high),
        "low_open": interval is not None and interval.low_open,
        "high_open": interval is not None and interval.high_open,
        "approximate": position.approximate,
        "divided": position.divided,
        "enclosure": position.enclosure,
        "denies": list(position.rejected),
        "sources": sorted({s.source.cited() for s in (*position.estimates, *position.denials) if s.source is not None}),
    }


def _plain(number: Number | None) -> int | str | None:
    return number if number is None or isinstance(number, int) else in_full(number).replace(",", "")


def _colour(figure: Figure) -> str:
    return "yellow" if any(position.denials for position in figure.positions()) else ""


def _print(lines: list[Line]) -> None:
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
