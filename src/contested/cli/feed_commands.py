"""
The commands ``contested feed read``, ``intake``, ``check``, ``dbt`` and ``describe``.

Exit codes of ``read`` and ``intake``: 0 every row was taken, 1 some were
rejected, 2 the file or the feed cannot be read; of ``check``: 1 where an
error was found.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, cast

import attrs

from contested.cli.progress_bars import progress_bar
from contested.cli.terminal import JSON_FORMAT, json_lines
from contested.dossier.file import storage
from contested.errors import NotAChoice
from contested.feeds import adapters, drafting
from contested.feeds.reading import to_parquet
from contested.feeds.rules import dbt_tests

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from contested.claims import Intake
    from contested.cli.terminal import CommandParser, Line, Subcommands
    from contested.feeds.feed import Feed

    Run = Callable[[argparse.Namespace], tuple[int, list[Line]]]

TAKEN, REJECTED = 0, 1
CLEAN, FOUND = 0, 1
SHOWN_REJECTIONS = 20
"""How many rejections or findings are printed, unless all are asked for."""

_READ_CODES = "Exit codes: 0 every row was taken, 1 some were rejected, 2 the file or the feed cannot be read."
_CHECK_CODES = "Exit codes: 0 no error found, 1 an error (or, with --strict, a warning), 2 a file that cannot be read."
_COLOURS = {"error": "red", "warning": "yellow", "notice": "dim"}


def add_feed_commands(commands: Subcommands) -> None:
    """Add the commands to a parser's."""
    feed = commands.add_parser("feed", help="read a published file through a feed, and account for every row")
    jobs = feed.add_jobs()
    read = _job(jobs, "read", "read a file into a dossier (TOML) or a table of claims (Parquet)", _read)
    read.examples = ("contested feed read claims.csv --feed feed.toml -o claims.toml",)
    read.add_argument("-o", "--output", required=True, metavar="PATH", help="a .toml or .parquet file to write")
    intake = _job(jobs, "intake", "say what became of every row", _intake)
    intake.examples = ("contested feed intake claims.csv --feed feed.toml",)
    intake.add_argument("--all", action="store_true", help=f"print every rejection, not the first {SHOWN_REJECTIONS}")
    check = _job(jobs, "check", "find what is wrong, or looks wrong, in its rows", _check, _CHECK_CODES)
    check.examples = ("contested feed check claims.csv --feed feed.toml --strict",)
    check.add_argument("--before", metavar="OLD", help="an earlier edition of the file: what is lost since then")
    check.add_argument("--strict", action="store_true", help="exit 1 on warnings too")
    check.add_argument("--all", action="store_true", help=f"print every finding, not the first {SHOWN_REJECTIONS}")
    tests = jobs.add_parser("dbt", help="write what SQL can say of its rules as generic tests of a dbt project")
    tests.add_argument("feed", metavar="FILE", help="a mapping (TOML), or an adapter such as ucdp_ged")
    tests.add_argument("--model", metavar="NAME", help="the model to test; by default the name of the file")
    tests.add_argument("--resource", choices=dbt_tests.RESOURCES, default="models", help="what of dbt it is")
    tests.add_argument("--before", metavar="NAME", help="the model that holds the earlier edition")
    tests.add_argument("-o", "--output", metavar="FOLDER", default=".", help="the dbt project; by default this folder")
    tests.examples = ("contested feed dbt feed.toml --model claims -o dbt",)
    tests.set_defaults(run=_dbt)
    draft = jobs.add_parser("describe", help="draft a feed from the columns and values of a file")
    draft.add_argument("file", metavar="FILE", help="the file to read")
    add_options(draft)
    draft.examples = ("contested feed describe claims.csv",)
    draft.set_defaults(run=_describe)


def _job(jobs: Subcommands, name: str, help_: str, run: Run, description: str = _READ_CODES) -> CommandParser:
    job = jobs.add_parser(name, help=help_, description=description)
    job.add_argument("file", metavar="FILE", help="the file to read")
    job.add_argument("--feed", required=True, metavar="FEED", help="a mapping (TOML), or an adapter such as ucdp_ged")
    job.add_argument("--json", action="store_true", help="print JSON")
    add_options(job)
    job.set_defaults(run=run)
    return job


def add_options(job: CommandParser) -> None:
    """Add how a file of text is to be read."""
    job.add_argument("--delimiter", metavar="CHARACTER", help="between cells, where it is no comma")
    job.add_argument("--encoding", metavar="NAME", help="of the text, where it is not UTF-8")


def feed_of(options: argparse.Namespace) -> Feed:
    """Return the feed that the options name."""
    feed = adapters.load(options.feed)
    changes = {name: getattr(options, name) for name in ("delimiter", "encoding") if getattr(options, name)}
    return attrs.evolve(feed, **changes) if changes else feed


def _read(options: argparse.Namespace) -> tuple[int, list[Line]]:
    output = Path(options.output)
    feed = feed_of(options)
    if output.suffix == ".toml":
        dossier = feed.read(options.file, progress=progress_bar)
        intake = cast("Intake", dossier.intake)  # a dossier that was read has one
        dossier.save(output)
        said = f"{len(dossier):,} figures in {output}"
    elif output.suffix == ".parquet":
        intake = to_parquet(feed, options.file, output, progress_bar)
        said = f"{intake.claims:,} claims in {output}"
    else:
        raise NotAChoice("output", output.suffix, (".toml", ".parquet"))
    code, lines = _said(intake, options, SHOWN_REJECTIONS)
    return code, lines if options.json else [*lines, ("bold", said)]


def _intake(options: argparse.Namespace) -> tuple[int, list[Line]]:
    intake = feed_of(options).intake(options.file, progress=progress_bar)
    return _said(intake, options, len(intake.rejected) if options.all else SHOWN_REJECTIONS)


def _said(intake: Intake, options: argparse.Namespace, shown: int) -> tuple[int, list[Line]]:
    code = REJECTED if intake.rejected else TAKEN
    if options.json:
        return code, [("", json.dumps(intake_json(intake), ensure_ascii=False, indent=2, default=str))]
    lines: list[Line] = [("yellow" if intake.rejected else "green", str(intake))]
    lines += [("dim", f"  {one}") for one in intake.rejected[:shown]]
    return code, lines + _more(len(intake.rejected) - shown)


def _check(options: argparse.Namespace) -> tuple[int, list[Line]]:
    report = feed_of(options).check(options.file, options.before, progress=progress_bar)
    failing = ("error", "warning") if options.strict else ("error",)
    code = FOUND if any(one.severity in failing for one in report) else CLEAN
    if options.json:
        shape = {"name": report.intake.name, "rows": report.intake.rows, "by_code": report.by_code}
        return code, json_lines(shape | {"findings": report.to_records()})
    shown = len(report) if options.all else SHOWN_REJECTIONS
    lines: list[Line] = [("bold" if report.findings else "green", str(report))]
    lines += [(_COLOURS[one.severity], f"  {one}") for one in report.findings[:shown]]
    return code, lines + _more(len(report) - shown)


def _more(number: int) -> list[Line]:
    return [("dim", f"  and {number:,} more; --all prints them")] if number > 0 else []


def _dbt(options: argparse.Namespace) -> tuple[int, list[Line]]:
    model = options.model or Path(options.feed).stem
    written = dbt_tests.dbt_files(adapters.load(options.feed), model, resource=options.resource, before=options.before)
    for name, text in written.items():
        path = Path(options.output, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        storage.save(path, text)
    return CLEAN, [("bold", f"written: {name}") for name in written]


def _describe(options: argparse.Namespace) -> tuple[int, list[Line]]:
    draft = drafting.describe(options.file, delimiter=options.delimiter, encoding=options.encoding)
    return TAKEN, [("", draft.rstrip("\n"))]


def intake_json(intake: Intake) -> dict[str, object]:
    """Return an intake as plain values: the documented shape of ``--json``."""
    return {
        "format": JSON_FORMAT,
        "name": intake.name,
        "rows": intake.rows,
        "taken": intake.taken,
        "partly": intake.partly,
        "claims": intake.claims,
        "empty": intake.empty,
        "by_rule": intake.by_rule,
        "rejected": intake.to_records(),
    }
