"""
Columns: what a frame of claims holds, under names of our own.

Keys become k0, k1, ... and columns that we know nothing of x0, x1, ..., so that
no name from outside reaches an engine's expressions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import attrs
import narwhals.stable.v2 as nw

from contested.claims.uncertainty import ERROR_FIELDS
from contested.errors import MisfitColumn, MissingColumn
from contested.table.asked_columns import (
    DAYS,
    KEYWORD_OF,
    REACH_FLAGS,
    SHARES,
    TABLE_FLAGS,
    TABLE_NUMBERS,
    TABLE_TEXTS,
)
from contested.table.engine import in_utc, of_halves, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from narwhals.stable.v2.dtypes import DType

    from contested.table.asked_columns import AskedColumns

LazyFrame: TypeAlias = "nw.LazyFrame[Any]"
"""Rows on whatever engine, under names of our own; what they are natively only the engine knows."""

BELOW_ALL = -1.7976931348623157e308
ABOVE_ALL = -BELOW_ALL
"""The least and the greatest number that a column can hold: what stands for an end or a day that is absent."""

CLOCKS = ("as_of", "stated")
EXACT_WITHIN = 2**53
"""Whole numbers up to this are exact as floats (IEEE 754 binary64)."""

MOST_DIGITS = 15
"""Significant digits that every float holds (IEEE 754 binary64)."""

_COARSE, _FINE, LEAST_ADDED = 10.0**6, 10.0**15, 0.01
"""What part of one sums are of, in two steps, and how large a number is of which a float shows nothing below these."""

TABLE_STANCES = ("claimed", "unquantified", "denied", "withheld")
"""How a holder stands to a figure: with a number, with a word in its place ("dozens"), or with neither."""


@attrs.frozen
class ColumnMap:
    """
    Which columns a frame has, and what we call them.

    ``keys`` and ``free`` map the frame's own names to ours, ``has`` are those
    of the known columns that are there, ``whole`` those of whole numbers,
    ``long`` those of decimals, ``full`` those of which it is known that no row
    is without, and ``empty`` those in which nothing stands.  ``instants`` are
    the clocks that tell the time of day, in microseconds beside the day, and
    ``counts`` says that some numbers count things, ``cumulative`` that
    numbers count up to a day, ``bounded`` that counts of later days bound what
    they allow.

    ``name`` is the column that says what is counted.  ``apart`` are those that
    tell figures apart beside the keys, where nothing may stand; ``about`` those
    that say what a figure is that is known by its key; both with the field
    that they hold, "" for a facet.
    """

    keys: dict[str, str]
    free: dict[str, str]
    has: frozenset[str]
    whole: frozenset[str]
    full: frozenset[str] = frozenset()
    empty: frozenset[str] = frozenset()
    long: frozenset[str] = frozenset()
    instants: frozenset[str] = frozenset()
    counts: bool = False
    cumulative: bool = False
    bounded: bool = False
    name: str | None = None
    apart: dict[str, str] = attrs.field(factory=dict)
    about: dict[str, str] = attrs.field(factory=dict)

    @property
    def numbers(self) -> tuple[str, ...]:
        """The columns of numbers."""
        return tuple(name for name in TABLE_NUMBERS if name in self.has)

    @property
    def has_flags(self) -> bool:
        """Whether a printed end can be open, so that answers say which are."""
        return not self.has.isdisjoint((*TABLE_FLAGS, "reach_low", "reach_high"))

    @property
    def is_open(self) -> bool:
        """Whether an end can be open."""
        return self.has_flags or self.has_reach

    @property
    def has_reach(self) -> bool:
        """Whether a number can allow more than it prints, or less where a later count bounds it."""
        return self.bounded or self.is_uncertain or not self.has.isdisjoint(("reach_low", "reach_high"))

    @property
    def is_uncertain(self) -> bool:
        """Whether a number can state an error, or an interval at a level."""
        return self.is_levelled or not (self.has - self.empty).isdisjoint(ERROR_FIELDS)

    @property
    def is_held(self) -> bool:
        """Whether what a number allows is less than its ends say: a count is whole, and more than 5 is 6 or more."""
        return self.counts and self.is_open

    @property
    def is_dated(self) -> bool:
        """Whether a claim can overtake another."""
        return not (self.has - self.empty).isdisjoint(("as_of", "as_of_end", "stated", "stated_end"))

    @property
    def is_levelled(self) -> bool:
        """Whether ends can be those of an interval at a level."""
        return {"bounds", "level"} <= self.has - self.empty

    @property
    def names(self) -> dict[str, str]:
        """The frame's names of keys and free columns, and ours."""
        return {**self.keys, **self.free}

    def ours(self, given: str | Iterable[str] | None) -> tuple[str, ...]:
        """
        Return our names of columns that are asked for by the frame's.

        Raises:
            MissingColumn: there is no such column.
        """
        wanted = () if given is None else (given,) if isinstance(given, str) else tuple(given)
        known = {**{name: name for name in sorted(self.has)}, **self.names}
        fields = {keyword: ours for ours, keyword in KEYWORD_OF.items()} | {"name": self.name or ""}
        known = {name: ours for name, ours in fields.items() if ours in known.values()} | known
        for name in wanted:
            if name not in known:
                raise MissingColumn(name, tuple(known))
        return tuple(dict.fromkeys(known[name] for name in wanted))

    def theirs(self, columns: Iterable[str]) -> dict[str, str]:
        """Return the frame's name of each of our columns that has one."""
        back = {ours: theirs for theirs, ours in self.names.items()}
        return {name: back[name] for name in columns if name in back}


def columns_under_our_names(lazy: LazyFrame, asked: AskedColumns) -> tuple[LazyFrame, ColumnMap]:
    """
    Return a frame with its columns under our names, of the types we work with, and where they are.

    Raises:
        MissingColumn: no such column, or none of party, low and high.
        MisfitColumn: a column of another type than it needs.
        UnusableName: a key has the name of an answer.
    """
    schema = lazy.collect_schema()
    keys, taken = asked.keys, asked.taken
    used = {*keys, *taken.values()}
    own = {key: f"k{n}" for n, key in enumerate(keys)}
    free = {name: f"x{n}" for n, name in enumerate(name for name in schema if name not in used)}
    kinds = {name: schema[source] for name, source in taken.items()}
    chosen = [nw.col(theirs).alias(ours) for theirs, ours in {**own, **free}.items()]
    chosen += [_held(lazy, name, source, kinds[name]) for name, source in taken.items()]
    long = frozenset(name for name in taken if name in TABLE_NUMBERS and kinds[name].is_decimal())
    chosen += [_is_long(nw.col(taken[name])).alias(f"{name}_long") for name in sorted(long)]
    halves = [name for name in taken if name in (*TABLE_NUMBERS, *SHARES) and kinds[name] == nw.Float16]
    lazy, instants = _with_instants(of_halves(lazy.select(*chosen), halves), kinds)
    layout = ColumnMap(
        own,
        free,
        frozenset(taken) | ({"stance"} if "words" in taken else frozenset()),
        frozenset(name for name in taken if name in TABLE_NUMBERS and kinds[name].is_integer()),
        long=long,
        instants=instants,
        about={free[name]: field for name, field in asked.about.items()},
    )
    layout = attrs.evolve(
        layout,
        name=None if asked.name is None else layout.ours(asked.name)[0],
        apart={free[name]: field for name, field in asked.apart.items() if name in free},
    )
    return _with_stances(lazy, layout, kinds), layout


def _is_long(decimal: nw.Expr) -> nw.Expr:
    """Return whether a decimal has more digits than a float holds."""
    text = decimal.cast(nw.String)
    digits = text.str.replace_all("[-.]", "").str.replace_all("^0+", "").str.replace_all("0+$", "").str.len_chars()
    whole = text.str.contains("^-?[0-9]+([.]0*)?$") & (text.cast(nw.Float64).abs() < EXACT_WITHIN)
    return ((digits > MOST_DIGITS) & ~whole).fill_null(value=False)


def _with_instants(lazy: LazyFrame, kinds: Mapping[str, DType]) -> tuple[LazyFrame, frozenset[str]]:
    """Return a frame with its times as days of UTC, beside each clock its instant, and which clocks have instants."""
    zoned = [name for name in DAYS if name in kinds and _has_zone(kinds[name])]
    if not zoned:
        return lazy, frozenset()
    lazy = in_utc(lazy, zoned)
    found = [clock for clock in CLOCKS if clock in zoned]
    made = {}
    for clock in found:
        instant, end = nw.col(f"{clock}_us"), f"{clock}_end"
        if end in kinds:  # an interval names days
            same = nw.col(end).is_null()
            if end in zoned:
                same |= (nw.col(f"{end}_us") == instant).fill_null(value=False)
            instant = nw.when(same).then(instant)
        made[f"{clock}_us"] = instant
    lazy = lazy.with_columns(**made) if made else lazy
    return lazy.drop(*(f"{name}_us" for name in zoned if name not in found)), frozenset(found)


def _has_zone(kind: DType) -> bool:
    """Whether a column holds instants: times of which the zone is known."""
    return isinstance(kind, nw.Datetime) and kind.time_zone is not None


def _with_stances(lazy: LazyFrame, layout: ColumnMap, kinds: Mapping[str, DType]) -> LazyFrame:
    """Return a frame in which a claim with words and no number says so as its stance."""
    if "words" not in layout.has:
        return lazy
    stance = nw.col("stance") if "stance" in kinds else nw.lit("claimed")
    numbers = [nw.col(name).is_null() for name in ("low", "high", "best") if name in layout.has]
    bare = nw.all_horizontal(*numbers, ~nw.col("words").is_null(), ignore_nulls=True)
    claims = (stance == "claimed").fill_null(value=True)
    return lazy.with_columns(stance=nw.when(bare & claims).then(nw.lit("unquantified")).otherwise(stance))


def _held(lazy: LazyFrame, name: str, source: str, found: DType) -> nw.Expr:
    """Return a known column as it is typed; one of another type in which nothing stands says nothing."""
    try:
        return _typed(name, source, found)
    except MisfitColumn:
        said = ~nw.col(source).is_null()
        if found in (nw.Float32, nw.Float64):  # pandas has NaN for a text that is not there
            said &= ~nw.col(source).is_nan()
        if rows_of(lazy.select(source).filter(said).head(1)):
            raise
        if name in (*TABLE_FLAGS, *REACH_FLAGS):
            return nw.lit(name in REACH_FLAGS).alias(name)
        kinds = dict.fromkeys((*TABLE_NUMBERS, *SHARES), nw.Float64) | dict.fromkeys(DAYS, nw.Date)
        return nw.lit(None, dtype=kinds.get(name, nw.String)).alias(name)


def _typed(name: str, source: str, found: DType) -> nw.Expr:
    """Return a known column, under our name and of our type."""
    column = nw.col(source)
    empty = found in (nw.Unknown, nw.Object)  # a column of nulls alone has no type
    if name in (*TABLE_NUMBERS, *SHARES):
        if not (found.is_numeric() or empty):
            raise MisfitColumn(source, str(found), "of numbers")
        made = column if found.is_integer() or found == nw.Float16 else _float(column, found)
    elif name in (*TABLE_FLAGS, *REACH_FLAGS):
        if not (found == nw.Boolean or empty):
            raise MisfitColumn(source, str(found), "true or false")
        made = column.cast(nw.Boolean).fill_null(value=name in REACH_FLAGS)
    elif name in DAYS:
        if not (found in (nw.Date, nw.Datetime) or empty):
            raise MisfitColumn(source, str(found), "of dates")
        made = column if _has_zone(found) else column.cast(nw.Date)
    elif name in TABLE_TEXTS:
        if not (found in (nw.String, nw.Categorical, nw.Enum) or empty):
            raise MisfitColumn(source, str(found), "of text")
        made = column.cast(nw.String)
    else:
        made = column
    return made.alias(name)


def _float(column: nw.Expr, found: DType) -> nw.Expr:
    """Return a column as floats that mean what the column prints: of 32 bits or decimals, by their own digits."""
    narrow = found == nw.Float32 or found.is_decimal()
    return (column.cast(nw.String) if narrow else column).cast(nw.Float64)


def same_sum(column: nw.Expr) -> nw.Expr:
    """
    Return the aggregate that adds up the numbers of a group, the same in whatever order an engine takes them.

    Floats come to another last digit in another order.  Whole numbers below
    2**53 do not, so that each number is added as two of these: its millionths,
    and what is left.  Where a sum is too large for that, or all numbers are too
    small, its last digit stays the engine's.
    """
    coarse = (column * _COARSE).round()
    fine = ((column - coarse / _COARSE) * _FINE).round()
    bounded = (coarse.abs().sum() < EXACT_WITHIN) & (fine.abs().sum() < EXACT_WITHIN)
    exact = bounded & ((column.abs().max() >= LEAST_ADDED) | (fine.abs().max() == 0))
    parts = coarse.sum() / _COARSE + fine.sum() / _FINE
    return nw.when(exact.fill_null(value=False)).then(parts).otherwise(column.sum())


def same_mean(column: nw.Expr) -> nw.Expr:
    """Return the aggregate that is the mean of the numbers of a group, in the same way; null of none."""
    many = column.count()
    return nw.when(many > 0).then(same_sum(column) / many)
