"""
The command line: ``contested show``, ``ask``, ``calculate``, ``check`` and ``sensitivity``, and what others add.

Exit codes of ``ask``: 0 settled yes, 1 settled no, 3 not settled; of
``check``: 1 where an error was found.  Errors go to standard error with exit 2.
"""

from __future__ import annotations

import contextlib
import sys
import warnings
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from contested.answers.closing import halves_in
from contested.claims import Stance
from contested.claims.day_words import days_said_words
from contested.cli import (
    completion_command,
    convert_command,
    diff_command,
    doctor_command,
    draft_commands,
    evidence_commands,
    feed_commands,
    first_steps,
    grade_command,
    journal_commands,
    mcp_command,
    report_command,
    table_commands,
)
from contested.cli.figure_json import figure_json
from contested.cli.terminal import CommandParser, complain, json_lines, print_lines, write_no_more
from contested.cli.time_commands import add_day_options, add_history_command, on_day, undated_note
from contested.dossier.file.storage import printable
from contested.errors import ContestedError, ContestedWarning, UnreadableQuestion
from contested.journal.journal import dossier_at
from contested.version import __version__

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from contested.cli.terminal import Line, Subcommands
    from contested.dossier.dossier import Dossier
    from contested.figure import Figure

YES, NO, WRONG, UNSETTLED = 0, 1, 2, 3

WAYS_OUT = (
    "one party's number is not taken with another's: leave `by` out of a claim that is nobody's position, and",
    "everybody borrows it; or say in Python whose number is lent (shared), or that accounts are mixed (mixed)",
)
"""What to do where those who speak give a part of the numbers each."""

_T = TypeVar("_T")


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
        write_no_more()
        return WRONG
    except OSError as error:  # such as a full disk: an answer that nobody can read is no answer
        write_no_more()
        with contextlib.suppress(OSError):
            complain(f"the answer cannot be written: {(error.strerror or str(error)).lower()}")
        return WRONG


def _run(arguments: Sequence[str] | None) -> int:
    options = _parser().parse_args(arguments)
    try:
        code, lines = options.run(options)
    except ContestedError as error:
        complain(str(error))
        return WRONG
    print_lines(lines)
    sys.stdout.flush()
    return int(code)


def _parser() -> CommandParser:
    parser = CommandParser(
        prog="contested", description="Figures that nobody agrees on: who says what, and what holds whoever is right."
    )
    parser.add_argument("--version", action="version", version=f"contested {__version__}", help="print the version")
    parser.examples = tuple(command for command, _ in first_steps.FIRST_STEPS)
    parser.set_defaults(run=lambda _: first_steps.first_steps())
    commands = parser.add_commands("COMMAND")
    first_steps.add_example_command(commands)
    show = commands.add_parser("show", help="print the figures of a dossier, or everything about one")
    show.add_argument("file", metavar="FILE", help="a dossier (TOML), or the folder of a journal")
    show.add_argument("figure", metavar="FIGURE", nargs="?", help="the id of one figure")
    show.add_argument("--json", action="store_true", help="print JSON")
    add_day_options(show)
    show.examples = (
        "contested show nagorno_karabakh.toml",
        "contested show nagorno_karabakh.toml troops",
        "contested show nagorno_karabakh.toml population --json",
    )
    show.set_defaults(run=_show)
    question = commands.add_parser(
        "ask",
        help="answer one comparison",
        description="Exit codes: 0 settled yes, 1 settled no, 3 not settled, 2 an error.",
    )
    question.add_argument("file", metavar="FILE", help="a dossier (TOML), or the folder of a journal")
    question.add_argument(
        "question", metavar="QUESTION", help='such as "population > 100000" or "duration < \'2 day\'"'
    )
    _add_explain_option(question)
    question.add_argument("--json", action="store_true", help="print JSON")
    add_day_options(question)
    question.examples = (
        'contested ask nagorno_karabakh.toml "population > 100000"',
        'contested ask nagorno_karabakh.toml "population > 100000" --explain',
        "contested ask nagorno_karabakh.toml \"duration < '2 day'\"",
        'contested ask nagorno_karabakh.toml "troops - local > 4000"',
    )
    question.set_defaults(run=_ask)
    formula = commands.add_parser("calculate", help="calculate with figures, account by account")
    formula.add_argument("file", metavar="FILE", help="a dossier (TOML), or the folder of a journal")
    formula.add_argument("formula", metavar="FORMULA", help='such as "population / area"')
    formula.add_argument("--json", action="store_true", help="print JSON")
    add_day_options(formula)
    formula.examples = ('contested calculate nagorno_karabakh.toml "population / area"',)
    formula.set_defaults(run=_calculate)
    check = commands.add_parser(
        "check",
        help="find what does not add up",
        description="Exit codes: 0 no error found, 1 an error (or, with --strict, a warning), 2 an unreadable file.",
    )
    check.add_argument("files", metavar="FILE", nargs="+", help="a dossier (TOML), or the folder of a journal")
    check.add_argument("--json", action="store_true", help="print JSON")
    check.add_argument("--strict", action="store_true", help="exit 1 on warnings too")
    check.add_argument("--span", type=int, metavar="DAYS", help="how far dates of one figure may lie apart")
    check.examples = (
        "contested check nagorno_karabakh.toml",
        "contested check nagorno_karabakh.toml --strict --span 30",
    )
    check.set_defaults(run=_check)
    _add_sensitivity_command(commands)
    add_history_command(commands, _load)
    diff_command.add_diff_command(commands, _load)
    draft_commands.add_draft_commands(commands, _load)
    evidence_commands.add_evidence_commands(commands, _load)
    journal_commands.add_journal_commands(commands, _show_dossier, _noting)
    report_command.add_report_command(commands, _load)
    convert_command.add_convert_commands(commands, _load)
    feed_commands.add_feed_commands(commands)
    grade_command.add_grade_command(commands)
    table_commands.add_table_commands(commands, feed_commands.add_options, feed_commands.feed_of)
    mcp_command.add_mcp_command(commands)
    doctor_command.add_doctor_command(commands)
    completion_command.add_completion_command(commands, parser)
    return parser


def _add_sensitivity_command(commands: Subcommands) -> None:
    sensitivity = commands.add_parser(
        "sensitivity",
        help="ask whether a conclusion holds whatever the method",
        description="Exit codes, of readings with an answer: 0 it holds in all, 1 fails in all, 3 neither, 2 an error.",
    )
    sensitivity.add_argument("file", metavar="FILE", help="a dossier (TOML), or the folder of a journal")
    sensitivity.add_argument("question", metavar="QUESTION", help='such as "troops > 5000"')
    sensitivity.add_argument(
        "--lexicon",
        action="append",
        default=[],
        metavar="NAME",
        help="also read words by this lexicon; can be repeated",
    )
    _add_explain_option(sensitivity)
    sensitivity.add_argument("--json", action="store_true", help="print JSON")
    sensitivity.examples = (
        'contested sensitivity nagorno_karabakh.toml "population > 40000"',
        'contested sensitivity nagorno_karabakh.toml "troops > 9000" --lexicon acled',
    )
    sensitivity.set_defaults(run=_sensitivity)


def _add_explain_option(command: CommandParser) -> None:
    command.add_argument("--explain", action="store_true", help="say why, down to the sources")


def _load(path: str, read: Callable[[str], Dossier] = dossier_at) -> Dossier:
    """Load a dossier, by default of TOML or a journal; what a person should look at goes to standard error."""
    return _noting(lambda: read(path))


def _noting(work: Callable[[], _T]) -> _T:
    """Do something; what a person should look at goes to standard error."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", ContestedWarning)
        done = work()
    for one in caught:
        complain(f"note: {one.message}")
    return done


def _show(options: argparse.Namespace) -> tuple[int, list[Line]]:
    return _show_dossier(on_day(_load(options.file), options), options.figure, options.json, options.as_of)


def _show_dossier(
    dossier: Dossier, figure_id: str | None, as_json: bool, as_of: str | None = None
) -> tuple[int, list[Line]]:
    chosen = dict(dossier.figures) if figure_id is None else {figure_id: dossier[figure_id]}
    if as_json:
        return YES, json_lines({"figures": {id_: figure_json(figure) for id_, figure in chosen.items()}})
    lines: list[Line] = []
    for id_, figure in chosen.items():
        lines += _shown(id_, figure)
        if figure_id is None:
            lines += [("dim", f"  {days}") for days in [days_said_words(figure.positions(), figure.period)] if days]
        else:
            lines += [("dim", line) for line in str(figure.explain(whole=True)).splitlines()[1:]]
        lines += [("yellow", f"  {note}") for note in [undated_note(figure, as_of)] if note]
    return YES, lines or [("", "no figures")]


def _shown(id_: str, figure: Figure) -> list[Line]:
    answer = figure.hull()
    title = ", ".join([figure.title, *(f"{name}: {said}" for name, said in figure.facets)])
    lines = [("bold", f"{id_}: {title}"), (_colour(figure), f"  {answer}")]
    silent = [p.name for p in figure.positions() if p.stance is Stance.SILENT]
    return [*lines, *([("dim", f"  silent: {', '.join(silent)}")] if silent else [])]


def _ask(options: argparse.Namespace) -> tuple[int, list[Line]]:
    verdict = _answered(on_day(_load(options.file), options).ask, options.question)
    code = UNSETTLED if not verdict.settled else YES if verdict.certainly else NO
    if options.json:
        return code, json_lines({**verdict.to_dict(), **_explanation(verdict.explain, options)})
    lines: list[Line] = [("green" if verdict.settled else "yellow", str(verdict))]
    return code, [*lines, *_halves(halves_in(verdict.panels)), *_why(verdict.explain, options)]


def _answered(ask: Callable[[str], _T], question: str) -> _T:
    """
    Return the answer to a question.

    Raises:
        UnreadableQuestion: as always; where no comparison reached the program, with what a shell does to one.
    """
    try:
        return ask(question)
    except UnreadableQuestion as error:
        if any(sign in question for sign in "<>≤≥"):
            raise
        reason = f"{error.reason}: without quotation marks a shell takes > and what follows for a file to write to"
        raise UnreadableQuestion(question, error.position, reason) from None


def _halves(halves: tuple[str, ...]) -> list[Line]:
    """Return who gives a part of the numbers that are needed, and the ways out."""
    return [("dim", f"  {line}") for line in (*halves, *(WAYS_OUT if halves else ()))]


def _why(explain: Callable[..., object], options: argparse.Namespace) -> list[Line]:
    """Return the steps of an answer below its own line, where they are asked for."""
    return [("dim", line) for line in str(explain(whole=True)).splitlines()[1:]] if options.explain else []


def _explanation(explain: Callable[..., object], options: argparse.Namespace) -> dict[str, str]:
    return {"explanation": str(explain(whole=True))} if options.explain else {}


def _sensitivity(options: argparse.Namespace) -> tuple[int, list[Line]]:
    found = _answered(partial(_load(options.file).sensitivity, lexicons=options.lexicon), options.question)
    answered = len(found.readings) - len(found.unanswered)
    every = {answered: YES if answered else UNSETTLED}
    code = every.get(found.count("holds"), NO if found.count("fails") == answered else UNSETTLED)
    if options.json:
        shape = {
            "question": found.question,
            "readings": found.to_records(),
            "moves_most": None if found.moves_most is None else str(found.moves_most),
            "says": str(found),
            **_explanation(found.explain, options),
        }
        return code, json_lines(shape)
    lines: list[Line] = [("green" if code == YES else "yellow", str(found))]
    if options.explain:
        return code, [*lines, *_why(found.explain, options)]
    lines += [("dim", f"  {reading}: {reading.answer}; {reading.reconciliation}") for reading in found.readings]
    return code, lines


def _calculate(options: argparse.Namespace) -> tuple[int, list[Line]]:
    figure = on_day(_load(options.file), options).calculate(options.formula)
    if options.json:
        return YES, json_lines(figure_json(figure))
    lines = [("bold", figure.title), (_colour(figure), f"  {figure.hull()}")]
    lines += _halves(halves_in((figure._panel,)))
    return YES, lines + [("dim", line) for line in str(figure.explain(whole=True)).splitlines()[1:]]


def _check(options: argparse.Namespace) -> tuple[int, list[Line]]:
    reports = {name: _load(name).check(span=options.span) for name in options.files}
    failing = ("error", "warning") if options.strict else ("error",)
    code = NO if any(one.severity in failing for report in reports.values() for one in report) else YES
    several = len(reports) > 1
    if options.json:
        shapes = {printable(name): report.to_dict() for name, report in reports.items()}
        return code, json_lines({"files": shapes} if several else next(iter(shapes.values())))
    lines: list[Line] = []
    for name, report in reports.items():
        lines += [("bold", f"{printable(name)}:")] if several else []
        lines += [(_SEVERITY_COLOURS[one.severity], str(one)) for one in report] or [("green", "nothing found")]
        lines += [("dim", f"{len(report.silenced)} silenced")] if report.silenced else []
    return code, lines


_SEVERITY_COLOURS = {"error": "red", "warning": "yellow", "notice": "dim"}


def _colour(figure: Figure) -> str:
    return "yellow" if any(position.denials for position in figure.positions()) else ""
