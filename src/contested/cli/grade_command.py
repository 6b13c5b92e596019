"""
The command ``contested grade``.

Exit codes: 0 all was tried, all laws hold, no fault gets through and the
rows stay as they are; 1 something does not, or had no time; 2 the pipeline or
the feed cannot be tried.
"""

from __future__ import annotations

import contextlib
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from contested.cli.terminal import json_lines
from contested.dossier.file.storage import made_folder, save
from contested.feeds.adapters import load
from contested.optional import library

if TYPE_CHECKING:
    import argparse

    from contested.cli.terminal import Line, Subcommands

FULL_MARKS, SURVIVORS = 0, 1


def add_grade_command(commands: Subcommands) -> None:
    """Add the command to a parser's."""
    grade = commands.add_parser(
        "grade",
        help="try a pipeline on rows that are in order and on rows that are not, and say what gets through",
        description="Exit codes: 0 all laws hold, no fault gets through and the rows given stay as they are; "
        "1 one does not, or had no time; 2 nothing can be tried.",
    )
    grade.add_argument("pipeline", metavar="PIPELINE", help="FILE.py:FUNCTION or MODULE:FUNCTION, which takes rows")
    grade.add_argument("--feed", required=True, metavar="FEED", help="a mapping (TOML) of its rows, or an adapter")
    grade.add_argument("--into", metavar="FEED", help="a mapping of what it returns, where its columns are others")
    grade.add_argument(
        "--library", metavar="NAME", help="whose frames it takes: rows (by default), pandas, polars, arrow or duckdb"
    )
    grade.add_argument("--budget", type=float, default=60.0, metavar="SECONDS", help="for all of it; by default 60")
    grade.add_argument("--limit", type=float, default=5.0, metavar="SECONDS", help="for one set of rows; by default 5")
    grade.add_argument("--seed", type=int, default=0, metavar="NUMBER", help="of the rows that are drawn; by default 0")
    grade.add_argument("--csv", metavar="FOLDER", help="where to write the smallest example of each survivor")
    grade.add_argument("--badge", action="store_true", help="print a line for a README, and nothing else")
    grade.add_argument("--json", action="store_true", help="print JSON")
    grade.examples = ("contested grade pipeline.py:clean --feed feed.toml",)
    grade.set_defaults(run=_grade)


def _grade(options: argparse.Namespace) -> tuple[int, list[Line]]:
    graded, words = library("contested.testing.grading"), library("contested.testing.grade_words")
    folder = None if options.csv is None else made_folder(Path(options.csv))
    feed, into = load(options.feed), None if options.into is None else load(options.into)
    with contextlib.redirect_stdout(sys.stderr):  # what the pipeline prints is no part of the answer
        grade = graded.graded_file(
            options.pipeline,
            feed,
            clock=time.monotonic,
            budget=options.budget,
            into=into,
            library=options.library,
            seed=options.seed,
            limit=options.limit,
        )
    if folder is not None:
        for name, text in words.survivor_files(grade).items():
            save(folder / name, text.encode())
    code = FULL_MARKS if grade.is_full else SURVIVORS
    if options.json:
        return code, json_lines(words.grade_json(grade))
    if options.badge:
        return code, [("", words.badge(grade))]
    return code, [("", line) for line in words.grade_lines(grade)]
