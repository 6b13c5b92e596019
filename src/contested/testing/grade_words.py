"""What is printed of a grade: lines, plain values for JSON, a CSV of each survivor, and a badge."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from contested.names import listed
from contested.testing.corrupted_rows import NOT_SHOWN, THROUGH
from contested.testing.grades import NO_TIME, NOT_TRIED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from contested.testing.fed_rows import FeedRows
    from contested.testing.grades import Grade, GradedFault, GradedLaw
    from contested.testing.law import Broken

_INDENT = "    "


def grade_lines(grade: Grade) -> list[str]:
    """Return what a person reads: the score of faults, that of laws, and each survivor with its smallest example."""
    lines = [*_fault_lines(grade), *_law_lines(grade.laws)]
    if grade.changes is not None:
        lines.append(f"the pipeline changes the rows that it is given: {grade.changes}; let it work on a copy")
    kept, tried = grade.score
    untried = len(grade.untried)
    late = f"; {untried} had no time, give more of it with --budget" if untried else ""
    sets = f"{grade.examples} set{'' if grade.examples == 1 else 's'} of rows"
    return [*lines, f"score: {kept} of {tried} (seed {grade.seed}, {sets}){late}"]


def _fault_lines(grade: Grade) -> Iterator[str]:
    tried = [one for one in grade.faults if one.counts]
    through = [one for one in tried if one.outcome == THROUGH]
    if tried:
        yield (
            f"{_head(len(tried) - len(through), len(tried), 'fault', 'is', 'are')} found or passed on unharmed"
            + (
                f"; {len(through)} {'gets' if len(through) == 1 else 'get'} through: {_named(through[0])}"
                if len(through) == 1
                else f"; {len(through)} get through:"
                if through
                else ""
            )
            + (", smallest example:" if len(through) == 1 else "")
        )
    for one in through:
        if len(through) > 1:
            yield f"  {_named(one)}, smallest example:"
        yield from _example(one.through)
    for reason in NOT_TRIED:
        names = [repr(one.name) for one in grade.faults if one.outcome == reason]
        if names:
            yield f"not tried, {reason}: {listed(names)}"


def _named(fault: GradedFault) -> str:
    return f"{fault.name!r} ({fault.corruption.says})"


def _law_lines(laws: Sequence[GradedLaw]) -> Iterator[str]:
    tried = [one for one in laws if one.counts]
    broken = [one for one in tried if not one.holds]
    late = [repr(one.name) for one in laws if not one.tried]
    unseen = [repr(one.name) for one in laws if one.tried and not one.shown]
    for reason, names in ((NO_TIME, late), (NOT_SHOWN, unseen)):
        if names:
            yield f"not tried, {reason}: {listed(names)}"
    if not tried:
        return
    head = f"{_head(len(tried) - len(broken), len(tried), 'law', 'holds', 'hold')}"
    if len(broken) == 1:
        yield f"{head}; broken: {broken[0].name}; smallest example:"
    else:
        yield f"{head}; broken:" if broken else head
    for one in broken:
        if len(broken) > 1:
            yield f"  {one.name}; smallest example:"
        yield from _example(one.broken)


def _head(kept: int, all_: int, noun: str, one: str, several: str) -> str:
    verb = one if kept == 1 else several
    return f"{kept} of {all_} {noun}{'' if all_ == 1 else 's'} {verb}"


def _example(broken: Broken | None) -> Iterator[str]:
    assert broken is not None  # what does not hold has an example
    yield from (_INDENT + line for line in as_csv(broken.rows).splitlines())
    yield f"{_INDENT}{broken.what}"


def as_csv(rows: FeedRows) -> str:
    """Return rows as CSV."""
    text = io.StringIO()
    names = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.DictWriter(text, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: "" if cell is None else cell for name, cell in row.items()} for row in rows)
    return text.getvalue()


def survivor_files(grade: Grade) -> dict[str, str]:
    """Return a CSV of each survivor under a name of what it shows, such as "denials-are-kept.csv"."""
    return {f"{_slug(one.corruption or one.law)}.csv": as_csv(one.rows) for one in grade.survivors}


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def badge(grade: Grade) -> str:
    """Return a line for a README that shows the score."""
    kept, tried = grade.score
    colour = "brightgreen" if grade.is_full else "yellow" if kept and 10 * kept >= 8 * tried else "red"
    return f"![contested: {kept} of {tried}](https://img.shields.io/badge/contested-{kept}_of_{tried}-{colour})"


def grade_json(grade: Grade) -> dict[str, object]:
    """Return a grade as plain values: the documented shape of ``--json``."""
    kept, tried = grade.score
    return {
        "kept": kept,
        "tried": tried,
        "seed": grade.seed,
        "examples": grade.examples,
        "library": grade.library or "rows",
        "changes_its_rows": grade.changes,
        "no_time": list(grade.untried),
        "laws": [
            {
                "name": one.name,
                "says": one.law.says,
                "holds": one.holds if one.counts else None,
                "shown": one.shown,
                "smallest": _broken_json(one.broken),
            }
            for one in grade.laws
        ],
        "faults": [
            {
                "name": one.name,
                "says": one.corruption.says,
                "outcome": one.outcome,
                "smallest": _broken_json(one.through),
            }
            for one in grade.faults
        ],
        "badge": badge(grade),
    }


def _broken_json(broken: Broken | None) -> dict[str, object] | None:
    if broken is None:
        return None
    return {"law": broken.law, "what": broken.what, "rows": broken.rows, "csv": as_csv(broken.rows)}
