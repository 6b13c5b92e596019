"""
Reconciling: a method's answer on every figure of a table, with its refusals, and who it speaks for.

The engine puts origin groups together and hands them over in batches of
figures; the kernel in ``methods.grouped`` answers.  A method without a formula
for columns answers figure by figure, through the same door.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import attrs
import narwhals.stable.v2 as nw

from contested.methods import Median
from contested.methods.grouped import answered_by_groups
from contested.methods.origin_columns import OriginColumns
from contested.names import listed
from contested.table.connection import engine_library
from contested.table.figure_batches import InBatches, by_figure
from contested.table.origin_groups import needs_of, origin_groups_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from contested.figure import Figure
    from contested.methods import Method, Reconciliation
    from contested.methods.grouped_preconditions import Terms
    from contested.optional import Array
    from contested.table.column_map import ColumnMap, LazyFrame
    from contested.table.conversion import Conversion
    from contested.table.engine import Frame

ANSWER = {
    "value": "number",
    "low": "number",
    "high": "number",
    "standard_error": "number",
    "refused": "text",
    "waived": "text",
    "origins": "count",
    "used": "text",
    "left_out": "text",
    "computed": "number",
}
"""The columns of an answer, and what each holds."""


def answers_of(
    rows: LazyFrame,
    layout: ColumnMap,
    conversion: Conversion,
    group: Sequence[str],
    method: Method,
    terms: Terms,
    frame: Frame,
    once: Callable[[tuple[str, ...], Callable[[], LazyFrame]], LazyFrame] = lambda _, made: made(),
) -> LazyFrame:
    """
    Return one row a figure with the columns of ``ANSWER``.

    Args:
        rows: the rows in force, converted.
        layout: their columns.
        conversion: the unit of each measure.
        group: the columns that say which figure it is.
        method: one that has a formula for columns.
        terms: on which it is asked.
        frame: whose engine the rows are on.
        once: keeps origin groups by a name for the next method that goes by the same.
    """
    groups = partial(origin_groups_of, rows, layout, group, method, disputants=terms.disputants, conversion=conversion)
    lazy = once(("origin groups", *needs_of(method), "of", *group), groups)
    return by_figure(
        lazy, frame, InBatches(tuple(group), ByColumns(tuple(group), method, terms), ANSWER, within=("origin_group",))
    )


def medians_of(
    rows: LazyFrame, layout: ColumnMap, conversion: Conversion, group: Sequence[str], terms: Terms, frame: Frame
) -> LazyFrame:
    """Return the ``median`` of each figure, as ``Median()`` answers; null where it gives none, or two."""
    found = answers_of(rows, layout, conversion, group, Median(), terms, frame)
    return found.select(*group, nw.col("value").alias("median"))


def answers_one_by_one(
    rows: LazyFrame,
    group: Sequence[str],
    figures: Callable[[LazyFrame], Mapping[Any, Figure]],
    ask: Callable[[Figure], Reconciliation],
    frame: Frame,
) -> LazyFrame:
    """
    Return the same of a method that has no formula for columns: slow for many.

    Args:
        rows: those taken, as the frame has them.
        group: the columns that say which figure it is.
        figures: makes figures by their keys of rows.
        ask: what is asked of each.
        frame: whose engine the rows are on.
    """
    return by_figure(rows, frame, InBatches(tuple(group), OneByOne(tuple(group), figures, ask), ANSWER))


@attrs.frozen(eq=False)
class ByColumns:
    """The kernel on a batch: origin groups and everybody who speaks of their figures, as an Arrow table."""

    group: tuple[str, ...]
    method: Method
    terms: Terms

    def __call__(self, table: Any, figures: Array) -> dict[str, Array]:
        """Return the columns of ``ANSWER``, one value a figure."""
        np = engine_library("numpy")
        many = int(figures[-1]) + 1
        numbered = np.nan_to_num(_floats(table, "numbered")) == 1
        made = {name: np.full(many, np.nan) for name, kind in ANSWER.items() if kind == "number"}
        made |= {"refused": np.full(many, "no-number", object), "waived": np.full(many, None, object)}
        made["origins"] = np.zeros(many, np.int64)
        used = np.zeros(len(figures), bool)
        if numbered.any():
            has = np.bincount(figures[numbered], minlength=many) > 0
            there, places = np.flatnonzero(has), (np.cumsum(has) - 1)[figures[numbered]]
            facts = {name: column[numbered] for name, column in self._facts(table).items()}
            facts["row"] = np.flatnonzero(numbered)
            groups = OriginColumns.of(facts, places)
            found = answered_by_groups(self.method, groups, self.terms)
            for name in made:
                made[name][there] = getattr(found, name)
            used[groups["row"][found.used]] = True
        for name in ("refused", "waived"):
            made[name][made[name] == ""] = None
        return made | _named(table, figures, used, many)

    def _facts(self, table: Any) -> dict[str, Array]:
        """Return the columns of origin groups as floats; texts as their places among all, in order."""
        texts = {*self.group, "origin_group", "party", "numbered", "who", "first_kind", "last_kind"}
        made = {name: _floats(table, name) for name in table.column_names if name not in texts}
        made["who"] = _ranked(table.column("who" if "who" in table.column_names else "origin_group"))[0]
        if "first_kind" in table.column_names:
            chunks = [*table.column("first_kind").chunks, *table.column("last_kind").chunks]
            both = _ranked(engine_library("pyarrow").chunked_array(chunks))[0]
            made["first_kind"], made["last_kind"] = both[: table.num_rows], both[table.num_rows :]
        return made


def _floats(table: Any, name: str) -> Array:
    return table.column(name).to_numpy().astype(float)


def _ranked(column: Any) -> tuple[Array, list[str]]:
    """Return the place of each text among those there are, in order, NaN for none; and the texts."""
    np = engine_library("numpy")
    coded = column.combine_chunks().dictionary_encode()
    texts = coded.dictionary.to_pylist()
    names = sorted(texts)
    places = {name: place for place, name in enumerate(names)}
    ranks = np.array([*(places[text] for text in texts), np.nan])
    return ranks[coded.indices.fill_null(len(texts)).to_numpy()], names


def _named(table: Any, figures: Array, used: Array, many: int) -> dict[str, list[str | None]]:
    """Return the parties that are heard on each figure, and those left out."""
    np = engine_library("numpy")
    parties, names = _ranked(table.column("party"))
    speaks, heard = ~np.isnan(parties), used
    if not speaks[used].all():  # parties beside the groups that they are part of
        origin_groups, words = _ranked(table.column("origin_group"))
        in_groups = figures * len(words) + origin_groups
        heard = np.isin(in_groups, in_groups[used])
    who = figures[speaks] * len(names) + parties[speaks].astype(np.int64)
    order = np.argsort(who, kind="stable")
    who = who[order]
    first = np.flatnonzero(np.diff(who, prepend=-1))
    inside = np.logical_or.reduceat(heard[speaks][order], first)
    each = who[first]
    return {"used": _lists(each[inside], names, many), "left_out": _lists(each[~inside], names, many)}


def _lists(who: Array, names: Sequence[str], many: int) -> list[str | None]:
    """Return for each figure the parties as a sentence lists them; each set of them is written once."""
    np = engine_library("numpy")
    figures, places = np.divmod(who, len(names))
    ends = np.searchsorted(figures, np.arange(many + 1))
    written: dict[bytes, str | None] = {}
    made = []
    for first, last in zip(ends[:-1].tolist(), ends[1:].tolist(), strict=True):
        several = places[first:last]
        key = several.tobytes()
        if key not in written:
            written[key] = listed([names[place] for place in several.tolist()]) or None
        made.append(written[key])
    return made


@attrs.frozen(eq=False)
class OneByOne:
    """Figures made of a batch of rows, each asked by itself."""

    group: tuple[str, ...]
    figures: Callable[[LazyFrame], Mapping[Any, Figure]]
    ask: Callable[[Figure], Reconciliation]

    def __call__(self, table: Any, figures: Array) -> dict[str, list[Any]]:
        """Return the columns of ``ANSWER``, one value a figure."""
        np = engine_library("numpy")
        lazy = nw.from_native(table).lazy()
        first = nw.from_native(table.take(np.flatnonzero(np.diff(figures, prepend=-1))))
        found = self.figures(lazy)
        rows = [_row(self.ask(found[key])) for key in first.select(*self.group).rows()]
        return {name: [row[name] for row in rows] for name in ANSWER}


def _row(one: Reconciliation) -> dict[str, Any]:
    bracket = one.range
    ends = {end: None if bracket is None else getattr(bracket.interval, end) for end in ("low", "high")}
    numbers = {"value": one.value, **ends, "standard_error": one.standard_error, "computed": one.computed}
    positions = {position.name for position in one._evidence.panel.positions}
    waived = [each for each in one.failing if one.waiver.covers(each)]
    return {name: None if number is None else float(number) for name, number in numbers.items()} | {
        "refused": ", ".join(each.code for each in one.reasons) or None,
        "waived": ", ".join(each.code for each in waived) or None,
        "origins": 0 if one.refused else len(one.outcome.used),
        "used": listed(sorted(one.parties)) or None,
        "left_out": listed(sorted(positions - set(one.parties))) or None,
    }
