"""
The commands ``contested table ranges``, ``verdicts``, ``disagreement`` and ``check``.

Exit codes: 0 every row was taken (and, for ``check``, nothing was found), 1
otherwise, 2 the file or the feed cannot be read.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from contested import table as tables
from contested.cli.progress_bars import progress_bar
from contested.dossier.file import storage
from contested.errors import NotAChoice, UnreadableFeed, visible
from contested.feeds.sources.typed_files import arrow_in
from contested.optional import library
from contested.table.connection import in_duckdb

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Mapping, Sequence

    from contested.cli.terminal import CommandParser, Line, Subcommands
    from contested.feeds.feed import Feed
    from contested.quantities import Unit
    from contested.table import ClaimTable

    Ask = Callable[[ClaimTable, Namespace], Any]

FINE, LOOK = 0, 1
ROWS_SHOWN = 50
"""How many rows are printed as a table, unless all are asked for."""

RANGES = (
    *("low", "low_about", "low_by", "no_low_by", "high", "high_about", "high_by", "no_high_by"),
    *("printed_low", "printed_high", "common", "ratio", "parties", "origins", "stated_by", "denied_by", "withheld_by"),
    *("unquantified_by", "as_of", "stated"),
)
TABLE_FORMATS = ("table", "csv", "jsonl", "parquet")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def add_table_commands(
    commands: Subcommands, add_options: Callable[[CommandParser], None], feed_of: Callable[[Namespace], Feed]
) -> None:
    """
    Add the commands to a parser's.

    Args:
        commands: those of the parser.
        add_options: adds to a command how its file is to be read.
        feed_of: the feed that a command's options name.
    """

    def job(jobs: Subcommands, name: str, help_: str, ask: Ask) -> CommandParser:
        made = _job(jobs, name, help_)
        made.examples = (f"contested table {name} claims.csv --feed feed.toml",)
        add_options(made)
        made.set_defaults(run=lambda options: _run(options, _claims(options, feed_of), ask, name))
        return made

    table = commands.add_parser("table", help="ask many claims at once, on DuckDB")
    jobs = table.add_jobs()
    job(
        jobs,
        "ranges",
        "print how far apart the parties are on each figure",
        lambda claims, _: claims.ranges(give=RANGES),
    )
    question = job(jobs, "verdicts", "answer one comparison for each figure", _verdicts)
    question.add_argument(
        "question", metavar="QUESTION", help='such as "> 100", in the unit that the answer prints, or "> 100 ha"'
    )
    question.examples = (
        'contested table verdicts claims.csv "> 100" --feed feed.toml --measure population --by-party',
    )
    question.add_argument("--by-party", action="store_true", help="print the answer of each party")
    job(jobs, "disagreement", "print how far estimates differ, in the mean", lambda claims, _: claims.disagreement())
    job(jobs, "check", "print what a person should look at", lambda claims, _: claims.check())


def _verdicts(claims: ClaimTable, options: Namespace) -> Any:
    return claims.verdicts(options.question, by_party=options.by_party)


def _job(jobs: Subcommands, name: str, help_: str) -> CommandParser:
    description = "Exit codes: 0 nothing to look at, 1 rows were rejected or something was found, 2 an error."
    job = jobs.add_parser(name, help=help_, description=description)
    job.add_argument("file", metavar="FILE", help="the file to read")
    job.add_argument("--feed", metavar="FEED", help="a mapping (TOML), or an adapter; none for a .parquet of claims")
    job.add_argument("--measure", metavar="NAME", help="only the figures of one measure")
    job.add_argument("--format", choices=TABLE_FORMATS, default="table", help="what to print or write")
    job.add_argument("-o", "--output", metavar="PATH", help="write to this file")
    job.add_argument("--all", action="store_true", help=f"print every row of a table, not the first {ROWS_SHOWN}")
    return job


def _run(options: Namespace, claims: ClaimTable, ask: Ask, name: str) -> tuple[int, list[Line]]:
    if options.measure is not None:
        claims = claims.where("measure", options.measure)
    answer = ask(claims.in_order(), options)
    names, rows = _with_units(list(answer.columns), answer.fetchall(), claims.units)
    intake = claims.intake
    rejected = intake.rows - intake.taken
    code = LOOK if rejected or (name == "check" and rows) else FINE
    sys.stderr.write(f"contested: {visible(str(intake))}\n")
    if options.format == "table" and options.output is None:
        shown = rows if options.all else rows[:ROWS_SHOWN]
        lines = _table(names, shown)
        more = len(rows) - len(shown)
        return code, lines + ([("dim", f"and {more:,} more; --all prints them")] if more else [])
    content = _written(options.format, names, rows, options.output)
    if options.output is None:
        return code, [("", line) for line in content.decode().rstrip("\n").split("\n")]
    storage.save(Path(options.output), content)
    return code, [("bold", f"{len(rows):,} rows in {options.output}")]


def _with_units(
    names: list[str], rows: list[tuple[Any, ...]], units: Mapping[Any, Unit]
) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Return an answer that says in which unit it is, row by row, beside what is measured."""
    at = names.index("measure" if "measure" in names else "name")  # of all figures of a measure, or of each
    put = at + 1
    return [*names[:put], "unit", *names[put:]], [(*row[:put], str(units[row[at]]), *row[put:]) for row in rows]


def _claims(options: Namespace, feed_of: Callable[[Namespace], Feed]) -> ClaimTable:
    if options.feed is not None:
        return feed_of(options).scan(options.file, progress=progress_bar)
    if Path(options.file).suffix != ".parquet":
        reason = (
            "nothing says what its columns are; give --feed and a mapping, of which "
            "'contested feed describe' makes a draft (a .parquet of claims needs none)"
        )
        raise UnreadableFeed(options.file, None, reason)
    return tables.ClaimTable.of(in_duckdb(arrow_in(Path(options.file))), name="measure")


def _written(format_: str, names: Sequence[str], rows: Sequence[Sequence[Any]], output: str | None) -> bytes:
    """Return an answer as a file holds it."""
    if format_ == "jsonl":
        lines = (json.dumps(dict(zip(names, map(_plain, row), strict=True)), ensure_ascii=False) for row in rows)
        return "".join(f"{line}\n" for line in lines).encode()
    if format_ == "parquet":
        if output is None:
            raise NotAChoice("format", "parquet", ("table", "csv", "jsonl", "or give --output with parquet"))
        arrow, buffer = library("pyarrow"), io.BytesIO()
        columns = {name: [_plain(row[n]) for row in rows] for n, name in enumerate(names)}
        library("pyarrow.parquet").write_table(arrow.table(columns), buffer)
        return buffer.getvalue()
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(map(_guarded, names))
    writer.writerows([_guarded(_plain(cell)) for cell in row] for row in rows)
    return text.getvalue().encode()


def _plain(cell: Any) -> Any:
    """Return a cell as a number, truth or text; a whole number is whole."""
    if isinstance(cell, Decimal) or (isinstance(cell, float) and cell.is_integer() and abs(cell) < 2**53):
        return int(cell)
    return cell.isoformat() if isinstance(cell, date) else cell


def _guarded(cell: Any) -> Any:
    """Return text that a spreadsheet would run as a formula with an apostrophe before it."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _table(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> list[Line]:
    cells = [[_shown(cell) for cell in row] for row in rows]
    widths = [max([len(name), *(len(row[n]) for row in cells)]) for n, name in enumerate(names)]
    lines = [("bold", _line(list(names), widths)), *(("", _line(row, widths)) for row in cells)]
    return lines if rows else [*lines, ("dim", "nothing")]


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _shown(cell: Any) -> str:
    if cell is None:
        return "-"
    plain = _plain(cell)
    if isinstance(plain, bool):
        return "yes" if plain else "no"
    if isinstance(plain, (int, float)):
        return f"{plain:,}" if isinstance(plain, int) else f"{plain:,.6g}"
    text = str(plain)
    return text if text.isprintable() else ascii(text)
