"""A table's figures as a dossier: those that are asked for, each under an id of its own."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from contested.dossier.dossier import Dossier
from contested.dossier.file.record_ids import readable_ids
from contested.errors import NotAChoice, WrongType
from contested.names import listed
from contested.table.engine import rows_of
from contested.table.selection import refuse_misfit
from contested.table.to_figures import figures_maker

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from contested.figure import Figure
    from contested.table.claim_rows import ClaimRows
    from contested.table.column_map import ColumnMap, LazyFrame
    from contested.table.to_figures import Key

MOST_FIGURES_NAMED, MOST_LOOKED_AT = 8, 100_000
"""How many near names an error has, and among how many they are looked for."""


def dossier_of_rows(rows: ClaimRows, figures: Iterable[object] | None) -> Dossier:
    """Return figures as a dossier, with their parties, sources and dates."""
    found = rows.taken
    wanted = None if figures is None else keys_of(figures, rows.lazy, rows.layout)
    if wanted is not None:
        found = found.filter(matching(wanted, tuple(rows.layout.keys.values())))
    made = figures_maker(rows, rows.group())(found)
    if wanted is not None:
        refuse_unknown(wanted, made, rows.taken, rows.layout)
    return dossier_of(made, rows.layout)


def dossier_of(figures: Mapping[Key, Figure], layout: ColumnMap) -> Dossier:
    """Return a dossier of figures, each called by its id, or by its columns and what is counted."""
    keys = len(layout.keys)
    words = [
        ("_".join(map(str, key[:keys])), *(() if layout.about else _telling(figure, key[:keys])))
        for key, figure in figures.items()
    ]
    made = Dossier()
    for id_, figure in zip(readable_ids(words), figures.values(), strict=True):
        made = made.with_figure(id_, figure)
    return made


def _telling(figure: Figure, key: Key) -> tuple[str, ...]:
    """Return what tells a figure from others of the same place: what is counted, unless its columns say so."""
    return () if figure.of is None or figure.of not in key or figure.name in key else (figure.name,)


def keys_of(figures: Iterable[object], lazy: LazyFrame, layout: ColumnMap) -> tuple[Key, ...]:
    """
    Return the values of the figure's columns of each figure that is asked for.

    Raises:
        WrongType: not as many values as columns, or one of another type than its column.
    """
    schema = lazy.collect_schema()
    wanted = []
    for figure in (figures,) if isinstance(figures, str) else figures:
        values = figure if isinstance(figure, tuple) else (figure,)
        if len(values) != len(layout.keys):
            raise WrongType("figure", figure, f"one value for each of {listed(list(layout.keys))}")
        for (theirs, ours), value in zip(layout.keys.items(), values, strict=True):
            refuse_misfit(theirs, value, schema[ours])
        wanted.append(values)
    return tuple(wanted)


def refuse_unknown(wanted: Iterable[Key], found: Iterable[Key], taken: LazyFrame, layout: ColumnMap) -> None:
    """
    Check that somebody speaks of every figure that was asked for: a misspelt one is not one of which nobody speaks.

    Raises:
        NotAChoice: nobody does; with the names that are near.
    """
    known = {key[: len(layout.keys)] for key in found}
    for key in wanted:
        if key not in known:
            there = rows_of(taken.select(*layout.keys.values()).unique().head(MOST_LOOKED_AT))
            names = sorted({", ".join(map(str, one)) for one in there})
            said = ", ".join(map(str, key))
            near = difflib.get_close_matches(said, names, MOST_FIGURES_NAMED, cutoff=0.5) or names[:MOST_FIGURES_NAMED]
            raise NotAChoice("figure", said, tuple(near))


def matching(figures: Iterable[Key], keys: Sequence[str]) -> nw.Expr:
    """Return the expression that says whether a row is about one of some figures."""
    wanted = []
    for values in figures:
        same = [nw.col(key) == value for key, value in zip(keys, values, strict=True)]
        wanted.append(nw.all_horizontal(*same, ignore_nulls=True))
    return nw.any_horizontal(*wanted, ignore_nulls=True) if wanted else nw.col(keys[0]).is_null()
