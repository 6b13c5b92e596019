"""Guarding a feed: its file is checked at each delivery, and the steps of a pipeline are held to laws."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import contested as ct
from contested.testing import check_pipeline

if TYPE_CHECKING:
    from collections.abc import Callable

Rows = list[dict[str, object]]

FOLDER = Path(__file__).with_name("feed")
FEED = ct.Feed(
    of="=Nagorno-Karabakh",
    name="figure",
    unit="unit",
    value="number",
    by="party",
    stance="stance",
    source="source",
    stated="day",
)


def last_of_each_figure(rows: Rows) -> Rows:
    """Keep what was said last: a side is dropped."""
    return list({row["figure"]: row for row in rows}.values())


def numbers_alone(rows: Rows) -> Rows:
    """Keep rows with a number: denials are lost."""
    return [row for row in rows if row["number"] not in (None, "")]


def each_row_once(rows: Rows) -> Rows:
    """Leave out what stands there twice, and nothing else."""
    return list({tuple(row.items()): row for row in rows}.values())


STEPS: tuple[Callable[[Rows], Rows], ...] = (last_of_each_figure, numbers_alone, each_row_once)


def main() -> None:
    """Print what the rules find in two deliveries, and what the laws find in three steps."""
    today, yesterday = FOLDER / "claims_next_day.csv", FOLDER / "claims.csv"
    print("The first delivery:")
    print(f"  {FEED.check(yesterday)}")
    print("The next one, beside it:")
    for finding in FEED.check(today, before=yesterday):
        print(f"  {finding}")

    print("Three steps of a pipeline:")
    for step in STEPS:
        try:
            check_pipeline(step, FEED, max_examples=30)
        except AssertionError as broken:
            print(f"  {step.__name__}: {str(broken).splitlines()[0]}")
        else:
            print(f"  {step.__name__}: keeps every law")


if __name__ == "__main__":
    main()
