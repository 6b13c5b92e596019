"""
Columns: what a frame of claims holds, under names of our own.

Keys become k0, k1, ... and columns that we know nothing of x0, x1, ..., so that
no name from outside reaches an engine's expressions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from contested.errors import MisfitColumn, MissingColumn, UnusableName, WrongType
from contested.table.doors import narwhals

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TEXTS = ("party", "source", "origin", "unit", "stance", "bounds", "basis", "status")
NUMBERS = ("low", "best", "high", "reach_low", "reach_high", "standard_error")
SHARES = ("level",)
FLAGS = ("low_open", "high_open")
REACH_FLAGS = ("reach_low_open", "reach_high_open")
DAYS = ("as_of", "as_of_end", "stated", "stated_end", "known")
KNOWN = (*TEXTS, *NUMBERS, *SHARES, *FLAGS, *REACH_FLAGS, *DAYS, "row")
NEEDED = ("party", "low", "high")
ANSWERS = frozenset(
    {
        *("low_by", "high_by", "common", "common_low", "common_high", "ratio", "gap", "median", "parties", "origins"),
        *("estimates", "stated_by", "denied_by", "withheld_by", "divided", "verdict", "answer", "yes", "no", "k", "n"),
        *(
            "undetermined",
            "denies",
            "withholds",
            "figures",
            "open",
            "silent",
            "allowed_by",
            "change",
            "outside",
            "defined",
        ),
        *("rows", "repeated", "column", "value", "rule", "advice"),
        *("refused", "waived", "used", "left_out"),
    }
)
"""What answers call their columns: no key can be called that."""

STANCES = ("claimed", "denied", "withheld")


@attrs.frozen
class Layout:
    """
    Which columns a frame has, and what we call them.

    ``keys`` and ``free`` map the frame's own names to ours, ``has`` are those
    of the known columns that are there, ``whole`` those of whole numbers, and
    ``full`` those of which it is known that no row is without, and ``empty``
    those in which nothing stands.
    """

    keys: dict[str, str]
    free: dict[str, str]
    has: frozenset[str]
    whole: frozenset[str]
    full: frozenset[str] = frozenset()
    empty: frozenset[str] = frozenset()

    @property
    def numbers(self) -> tuple[str, ...]:
        """The columns of numbers."""
        return tuple(name for name in NUMBERS if name in self.has)

    @property
    def is_open(self) -> bool:
        """Whether an end can be open."""
        return not self.has.isdisjoint((*FLAGS, "reach_low", "reach_high"))

    @property
    def has_reach(self) -> bool:
        """Whether a number can allow more than it prints."""
        return not self.has.isdisjoint(("reach_low", "reach_high"))

    @property
    def is_dated(self) -> bool:
        """Whether a claim can overtake another."""
        return not (self.has - self.empty).isdisjoint(("as_of", "as_of_end", "stated", "stated_end"))

    @property
    def is_levelled(self) -> bool:
        """Whether ends can be those of an interval at a level."""
        return {"bounds", "level"} <= self.has

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
        known = {**{name: name for name in self.has}, **self.names}
        for name in wanted:
            if name not in known:
                raise MissingColumn(name, tuple(known))
        return tuple(dict.fromkeys(known[name] for name in wanted))

    def theirs(self, columns: Iterable[str]) -> dict[str, str]:
        """Return the frame's name of each of our columns that has one."""
        back = {ours: theirs for theirs, ours in self.names.items()}
        return {name: back[name] for name in columns if name in back}


def laid_out(lazy: Any, figure: str | Iterable[str], columns: Mapping[str, str] | None) -> tuple[Any, Layout]:
    """
    Return a frame with its columns under our names, of the types we work with, and where they are.

    Args:
        lazy: the frame.
        figure: the columns that together say which figure a row is about.
        columns: our name of a known column to the frame's, where they differ.

    Raises:
        MissingColumn: no such column, or none of party, low and high.
        MisfitColumn: a column of another type than it needs.
        UnusableName: a key has the name of an answer.
    """
    schema = lazy.collect_schema()
    there = tuple(schema)
    keys = (figure,) if isinstance(figure, str) else tuple(figure)
    if not keys or len(set(keys)) != len(keys):
        raise WrongType("figure", figure, "the names of one column or more, each once")
    called = {name: (columns or {}).get(name, name) for name in KNOWN}
    unknown = set(columns or {}) - set(KNOWN)
    wanted = [*keys, *(called[name] for name in NEEDED), *(columns or {}).values()]
    for column in wanted:
        if column not in there:
            raise MissingColumn(column, there)
    if unknown:
        raise MissingColumn(min(unknown), KNOWN)
    for key in keys:
        if key in ANSWERS or key in KNOWN:
            raise UnusableName("figure column", key, "answers have a column of that name; rename it first")
    taken = {name: source for name, source in called.items() if source in there and source not in keys}
    used = {*keys, *taken.values()}
    own = {key: f"k{n}" for n, key in enumerate(keys)}
    free = {name: f"x{n}" for n, name in enumerate(name for name in there if name not in used)}
    whole = frozenset(name for name, source in taken.items() if name in NUMBERS and schema[source].is_integer())
    layout = Layout(own, free, frozenset(taken), whole)
    nw = narwhals()
    chosen = [nw.col(theirs).alias(ours) for theirs, ours in layout.names.items()]
    chosen += [_typed(name, source, schema[source]) for name, source in taken.items()]
    return lazy.select(*chosen), layout


def _typed(name: str, source: str, found: Any) -> Any:
    """Return a known column, under our name and of our type."""
    nw = narwhals()
    column = nw.col(source)
    empty = found in (nw.Unknown, nw.Object)  # a column of nulls alone has no type
    if name in (*NUMBERS, *SHARES):
        if not (found.is_numeric() or empty):
            raise MisfitColumn(source, str(found), "of numbers")
        made = column if found.is_integer() else column.cast(nw.Float64)
    elif name in (*FLAGS, *REACH_FLAGS):
        if not (found == nw.Boolean or empty):
            raise MisfitColumn(source, str(found), "true or false")
        made = column.cast(nw.Boolean).fill_null(value=name in REACH_FLAGS)
    elif name in DAYS:
        if not (found in (nw.Date, nw.Datetime) or empty):
            raise MisfitColumn(source, str(found), "of dates")
        made = column.cast(nw.Date)
    elif name in TEXTS:
        if not (found in (nw.String, nw.Categorical, nw.Enum) or empty):
            raise MisfitColumn(source, str(found), "of text")
        made = column.cast(nw.String)
    else:
        made = column
    return made.alias(name)
