"""Progress bars: how many rows were read, where a person looks at a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from contested.errors import MissingExtra
from contested.optional import library

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from contested.feeds.sources.raw_rows import RawRow

EVERY = 1_000
"""The bar moves every so many rows."""


def progress_bar(rows: Iterable[RawRow], name: str) -> Iterable[RawRow]:
    """
    Return rows, with a bar on standard error while they are read, if that is a terminal and rich is installed.

    The bar is gone when the rows are.
    """
    if not sys.stderr.isatty():
        return rows
    try:
        rich = library("rich.progress")
        console = library("rich.console")
        markup = library("rich.markup")
    except MissingExtra:
        return rows
    columns = ("[progress.description]{task.description}", "{task.completed:,} rows")
    bar = rich.Progress(*columns, console=console.Console(stderr=True), transient=True)
    return _moving(rows, bar, markup.escape(name))


def _moving(rows: Iterable[RawRow], bar: Any, name: str) -> Iterator[RawRow]:
    with bar:
        task = bar.add_task(name, total=None)
        for number, row in enumerate(rows, 1):
            if number % EVERY == 0:
                bar.update(task, completed=number)
            yield row
