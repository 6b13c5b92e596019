"""
The commands ``contested journal add``, ``retract``, ``log``, ``show``, ``verify``, ``seal`` and ``merge``.

Exit codes of ``verify`` and ``merge``: 0 all is as it was written, 1 it is
not, 2 there is nothing to look at.  The clock is read here, and nowhere below.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from contested.cli.terminal import complain, json_lines
from contested.dossier.dossier import Dossier
from contested.errors import IncompleteStatement, UnwrittenEntry
from contested.journal.journal import Journal
from contested.journal.merging import merged_content

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from contested.cli.terminal import CommandParser, Line, Subcommands
    from contested.journal.entry import JournalEntry
    from contested.journal.journal_finding import JournalReport

    Show = Callable[[Dossier, str | None, bool], tuple[int, list[Line]]]
    Told = tuple[int, list[Line]]

AS_WRITTEN, NOT_AS_WRITTEN = 0, 1
_CODES = "Exit codes: 0 all is as it was written, 1 it is not, 2 there is nothing to look at."


def add_journal_commands(commands: Subcommands, show: Show, quietly: Callable[[Callable[[], Told]], Told]) -> None:
    """
    Add the commands to a parser's.

    Args:
        commands: of the parser.
        show: prints a dossier, or one figure of it.
        quietly: runs a command, and writes warnings to standard error.
    """
    journal = commands.add_parser("journal", help="record claims in files that only grow, and see whether one changed")
    jobs = journal.add_jobs()

    def job(
        name: str, help_: str, run: Callable[[argparse.Namespace], Told], description: str | None = None
    ) -> CommandParser:
        made = jobs.add_parser(name, help=help_, description=description)
        made.add_argument("journal", metavar="JOURNAL", help="the folder of the journal")
        made.set_defaults(run=lambda options: quietly(lambda: run(options)))
        return made

    add = job("add", "record the statements of a dossier that are not recorded yet", _add)
    add.add_argument("file", metavar="FILE", help="a dossier (TOML)")
    add.examples = ('contested journal add journal nagorno_karabakh.toml --author "Jane Doe" --recorded 2023-09-22',)
    add.add_argument("--corrects", metavar="ENTRY", help="the digest of a wrong entry, in whose place a new one is")
    add.add_argument("--reason", metavar="WHY", help="why that was wrong")
    _add_author(add)
    retract = job("retract", "take an entry back; it stays in the journal", _retract)
    retract.add_argument("entry", metavar="ENTRY", help="its digest, or the beginning of it")
    retract.examples = (
        'contested journal retract journal 1850be5e60d3 --reason "misread" --author "Jane Doe" --recorded 2023-09-23',
    )
    retract.add_argument("--reason", required=True, metavar="WHY", help="why")
    _add_author(retract)
    log = job("log", "print every entry in the order of recording", _log)
    log.add_argument("figure", metavar="FIGURE", nargs="?", help="the id of one figure")
    log.examples = ("contested journal log journal", "contested journal log journal troops")
    log.add_argument("--known-on", metavar="DAY", help="what was recorded by this day")
    log.add_argument("--json", action="store_true", help="print JSON, with all that the entries hold")
    shown = job("show", "print the figures that the journal leaves in force", lambda options: _show(options, show))
    shown.add_argument("figure", metavar="FIGURE", nargs="?", help="the id of one figure")
    shown.examples = ("contested journal show journal", "contested journal show journal --known-on 2023-09-22")
    shown.add_argument("--known-on", metavar="DAY", help="as the journal had it on this day")
    shown.add_argument("--json", action="store_true", help="print JSON")
    verify = job("verify", "say which lines are torn, changed, moved, gone or there twice", _verify, _CODES)
    verify.add_argument("--head", metavar="DIGEST", help="of a seal or an entry, kept elsewhere")
    verify.examples = ("contested journal verify journal",)
    verify.add_argument("--json", action="store_true", help="print JSON")
    seal = job("seal", "print one digest over all that is recorded, to be kept elsewhere", _seal)
    seal.examples = ("contested journal seal journal",)
    merge = jobs.add_parser(
        "merge", help="add what another copy of a journal, or of one of its files, holds", description=_CODES
    )
    merge.add_argument("journal", metavar="MINE", help="a journal, or a file of one, to which is added")
    merge.add_argument("theirs", metavar="THEIRS", help="the other copy")
    merge.add_argument("--base", metavar="FILE", help="what both files were once, as git gives it to a merge driver")
    merge.examples = (
        "contested journal add theirs nagorno_karabakh.toml --author JD --recorded 2023-09-22",
        "contested journal merge journal theirs",
    )
    merge.set_defaults(run=lambda options: quietly(lambda: _merge(options)))


def _add_author(job: CommandParser) -> None:
    job.add_argument("--author", required=True, metavar="NAME", help="who records it")
    job.add_argument("--recorded", metavar="WHEN", help="a day, or an instant with its offset; by default now")


def _when(options: argparse.Namespace) -> str | datetime:
    return options.recorded or datetime.now(UTC).replace(microsecond=0)


def _add(options: argparse.Namespace) -> Told:
    journal, dossier = Journal(options.journal), Dossier.load(options.file)
    if options.corrects is None:
        made = journal.record(dossier, author=options.author, recorded=_when(options))
    else:
        made = (_corrected(journal, dossier, options),)
    left = _not_recorded(dossier)
    if left:
        complain(f"note: a journal holds claims alone; not recorded: {left}")
    said = f"{len(made):,} entr{'ies' if len(made) != 1 else 'y'} recorded"
    return AS_WRITTEN, [*_entry_lines(made), ("bold", said)]


def _corrected(journal: Journal, dossier: Dossier, options: argparse.Namespace) -> JournalEntry:
    """Record the one statement of a dossier that is new in the place of a wrong entry."""
    if options.reason is None:
        raise IncompleteStatement("a correction needs its reason; give --reason")
    new = journal.not_recorded(dossier)
    if len(new) != 1:
        raise IncompleteStatement(
            f"{options.file} has {len(new)} statements that are not recorded; a correction has one"
        )
    ((_, figure, statement),) = new
    return journal.correct(
        options.corrects,
        statement,
        figure=figure,
        author=options.author,
        recorded=_when(options),
        reason=options.reason,
    )


def _not_recorded(dossier: Dossier) -> str:
    """Say what a dossier holds that is no claim."""
    counts = {
        "relations": len(dossier.relations),
        "conclusions": len(dossier.conclusions),
        "silenced findings": len(dossier.silenced),
        "estimates set aside": sum(len(figure.assessments) for figure in dossier.figures.values()),
    }
    return ", ".join(f"{name} ({count})" for name, count in counts.items() if count)


def _retract(options: argparse.Namespace) -> Told:
    journal = Journal(options.journal)
    made = journal.retract(options.entry, author=options.author, recorded=_when(options), reason=options.reason)
    return AS_WRITTEN, _entry_lines((made,))


def _log(options: argparse.Namespace) -> Told:
    journal = Journal(options.journal)
    entries = journal.entries(options.known_on)
    if options.figure is not None:
        about = set(journal.history(options.figure))
        entries = tuple(entry for entry in entries if entry in about)
    if options.json:
        return AS_WRITTEN, json_lines({"entries": [entry.to_dict() for entry in entries]})
    return AS_WRITTEN, _entry_lines(entries) or [("", "no entries")]


def _entry_lines(entries: tuple[JournalEntry, ...]) -> list[Line]:
    return [("dim" if entry.retracts else "", str(entry)) for entry in entries]


def _show(options: argparse.Namespace, show: Show) -> Told:
    return show(Journal(options.journal).dossier(options.known_on), options.figure, options.json)


def _verify(options: argparse.Namespace) -> Told:
    report = Journal(options.journal).verify(options.head)
    return _told(report, as_json=options.json)


def _told(report: JournalReport, *, as_json: bool) -> Told:
    code = AS_WRITTEN if report.ok else NOT_AS_WRITTEN
    if as_json:
        return code, json_lines(report.to_dict())
    colours = {"error": "red", "warning": "yellow"}
    lines: list[Line] = [(colours[one.severity], str(one)) for one in report.findings]
    return code, [*lines, ("green" if report.ok else "red", report.shown), ("dim", f"not shown: {report.not_shown}")]


def _seal(options: argparse.Namespace) -> Told:
    return AS_WRITTEN, [("", str(Journal(options.journal).seal()))]


def _merge(options: argparse.Namespace) -> Told:
    mine = Path(options.journal)
    if options.base is None:
        return _told(Journal(mine).merge(options.theirs), as_json=False)
    try:
        mine.write_bytes(
            merged_content(
                mine.read_bytes(), Path(options.base).read_bytes(), Path(options.theirs).read_bytes(), mine.name
            )
        )
    except OSError as error:
        raise UnwrittenEntry(mine.name, (error.strerror or str(error)).lower()) from error
    return AS_WRITTEN, []
