"""
The first look at a table: what is written in which unit, and who speaks, with one question to the engine where it can.

A table is looked at before anything is asked of it: units decide how numbers
are converted, names which rows are taken.  Who has looked already (a scan)
gives what was found along.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Any

import attrs
import narwhals.stable.v2 as nw

from contested.claims.uncertainty import ERROR_FIELDS
from contested.names import LONGEST_NAME
from contested.table.engine import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from contested.table.column_map import ColumnMap, LazyFrame

DECIMALS = (0, 3, 6)
"""With how many decimals numbers are looked for that are all written with so few."""

SOURCE_COLUMNS = ("source", "origin")
HIDDEN = r"[\p{Cc}\x{2028}\x{2029}\x{061c}\x{200e}\x{200f}\x{202a}-\x{202e}\x{2066}-\x{2069}]"
"""What hides in a name, as ``names.refuse_hidden`` has it: sources are too many to be looked at one by one."""


@attrs.frozen
class UnitFact:
    """
    What the rows in one unit are like: how many, which ends are missing, the largest number, who fits.

    ``fits`` says of each of the first ``DECIMALS`` whether every number is written with so many.
    """

    rows: int
    without_low: int
    without_high: int
    largest: float
    fits: tuple[bool, ...]

    def with_more(self, other: UnitFact) -> UnitFact:
        """Return what these rows and others in the same unit are like together."""
        return UnitFact(
            self.rows + other.rows,
            self.without_low + other.without_low,
            self.without_high + other.without_high,
            max(self.largest, other.largest),
            tuple(a and b for a, b in zip(self.fits, other.fits, strict=True)),
        )


UnitFacts = dict[tuple[object, str | None], UnitFact]
"""Facts by what is counted (None where no column says it) and the unit as it is written."""


@attrs.frozen
class FirstLook:
    """
    What is found of all rows together.

    ``parties`` are the names as they are written, with how many rows say
    each; ``unusable`` the columns in which some source has a name that none can have.
    """

    units: UnitFacts
    parties: Mapping[str, int]
    unusable: frozenset[str] = frozenset()


def look_at(lazy: LazyFrame, layout: ColumnMap) -> FirstLook:
    """Return what units and parties a frame has, under our names."""
    sources = [name for name in SOURCE_COLUMNS if name in layout.has]
    hidden = [unusable_name(name).cast(nw.Int64).max().alias(f"is_{name}") for name in sources]
    if "unit" not in layout.has or layout.name is not None:  # there can be as many of both as there are rows
        found = rows_of(lazy.group_by("party").agg(nw.len().alias("rows"), *hidden))
        units = unit_facts(lazy, layout, DECIMALS[:1]) if "unit" in layout.has else {}
        return FirstLook(units, *_names(sources, ((name, rows, flags) for name, rows, *flags in found)))
    made = _aggregates(layout, DECIMALS[:1])
    found = rows_of(lazy.group_by("unit", "party").agg(*made, *hidden))
    facts = _facts(((None, line[0]), line[2:]) for line in found)
    if facts is None:
        facts = _carefully(lazy, layout, DECIMALS[:1])
    flags = len(made) + 2
    return FirstLook(facts, *_names(sources, ((line[1], line[2], line[flags:]) for line in found)))


def _names(
    sources: Sequence[str], found: Iterable[tuple[str | None, int, Sequence[Any]]]
) -> tuple[dict[str, int], frozenset[str]]:
    """Return how many rows say each name, and in which columns of sources some name is none."""
    parties, wrong = Counter[str](), set[str]()
    for name, rows, flags in found:
        if name is not None:
            parties[name] += rows
        wrong |= {source for source, flag in zip(sources, flags, strict=True) if flag}
    return dict(parties), frozenset(wrong)


def unusable_name(column: str) -> nw.Expr:
    """Return the expression that says whether a text cannot name a source."""
    text = nw.col(column)
    long, blank = text.str.len_chars() > LONGEST_NAME, ~text.str.contains(r"\S")
    return (long | blank | text.str.contains(HIDDEN)).fill_null(value=False)


def unit_facts(lazy: LazyFrame, layout: ColumnMap, decimals: Sequence[int]) -> UnitFacts:
    """Return what is written in which unit, and whether so many decimals are enough."""
    group = ("unit",) if layout.name is None else (layout.name, "unit")
    found = rows_of(lazy.group_by(*group).agg(*_aggregates(layout, decimals)))
    facts = _facts(((None, *line[:1]) if layout.name is None else line[:2], line[len(group) :]) for line in found)
    return _carefully(lazy, layout, decimals) if facts is None else facts


def _carefully(lazy: LazyFrame, layout: ColumnMap, decimals: Sequence[int]) -> UnitFacts:
    """Return the same of numbers of which some are infinite or none: those count as rows, and say nothing else."""
    columns = [nw.col(name).cast(nw.Float64) for name in _measured(layout)]
    there = lazy.with_columns(nw.when(column.is_finite()).then(column) for column in columns)
    return unit_facts(there, layout, decimals)


def _measured(layout: ColumnMap) -> list[str]:
    return [name for name in layout.numbers if name not in ERROR_FIELDS]


def _aggregates(layout: ColumnMap, decimals: Sequence[int]) -> list[nw.Expr]:
    """Return what is counted of the rows of a group."""
    return [nw.len().alias("rows"), *facts_of({name: name for name in _measured(layout)}, decimals)]


def facts_of(columns: Mapping[str, str], decimals: Sequence[int]) -> list[nw.Expr]:
    """
    Return the aggregates of which ``unit_fact`` makes what the numbers of rows are like.

    Args:
        columns: the frame's by ours, ``low`` and ``high`` among them.
        decimals: the first of ``DECIMALS``.
    """
    numbers = {name: nw.col(name).cast(nw.Float64) for name in columns.values()}
    made = [nw.col(columns[end]).count().alias(f"with_{end}") for end in ("low", "high")]
    for name, number in numbers.items():  # of the largest both signs: without its sign each would be a copy
        made += [number.max().alias(f"most_{name}"), number.min().alias(f"least_{name}")]
    for places in decimals:
        power = float(10**places)
        fits = [
            (number * power).round() / power == number if places else number.round() == number
            for number in numbers.values()
        ]
        # Null where some end is missing and the others fit: `all` passes over it, so that no engine fills it in.
        made.append(nw.all_horizontal(*fits, ignore_nulls=False).all().alias(f"fits_{places}"))
    return made


def unit_fact(rows: int, values: Sequence[Any]) -> UnitFact:
    """Return what some rows are like, by the values of ``facts_of``."""
    with_low, with_high, *others = values
    sizes = [abs(value) for value in others if value is not None and not isinstance(value, bool)]
    largest = max(sizes, default=0.0) if all(map(math.isfinite, sizes)) else math.inf
    fits = tuple(value for value in others if isinstance(value, bool))
    return UnitFact(rows, rows - with_low, rows - with_high, largest, fits)


def _facts(found: Iterable[tuple[tuple[Any, ...], Sequence[Any]]]) -> UnitFacts | None:
    """Return facts by unit, or None where a number is infinite or none, which hides the largest."""
    facts: UnitFacts = {}
    for (measure, text), (rows, *values) in found:
        fact = unit_fact(rows, values)
        if fact.largest == math.inf:
            return None
        known = facts.get((measure, text))
        facts[measure, text] = fact if known is None else known.with_more(fact)
    return facts
