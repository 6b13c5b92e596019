"""
Objects: a few figures of a table as figures, with their parties, sources and dates.

This is the bridge between the two sizes: what a table says of a figure, the
figure made here says too.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import attrs

from contested.claims import ERROR_FIELDS, Denial, Estimate, Source, Withheld
from contested.figure import Figure
from contested.quantities import Interval, exact, parse_date
from contested.table.engine import rows_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from contested.claims import Statement
    from contested.quantities import Number, When
    from contested.table.claim_rows import ClaimRows
    from contested.table.column_map import ColumnMap, LazyFrame
    from contested.table.conversion import Conversion

Key = tuple[Any, ...]
SOME = "some"
"""What stands for a word that the frame does not give."""


def figures_maker(rows: ClaimRows, group: Sequence[str]) -> Callable[[LazyFrame], dict[Key, Figure]]:
    """Return what makes the figures of some rows of a table, by the values of their columns."""
    return partial(
        figures_of,
        layout=rows.layout,
        conversion=rows.conversion,
        group=group,
        signed=rows.signed,
        disputants=rows.disputants,
        time=rows.time,
        independent=rows.independent,
    )


def figures_of(
    rows: LazyFrame,
    layout: ColumnMap,
    conversion: Conversion,
    group: Sequence[str],
    *,
    signed: bool,
    disputants: Sequence[str],
    time: str,
    independent: str | None,
) -> dict[Key, Figure]:
    """
    Return figures by the values of their columns, in the order of those.

    Args:
        rows: rows that were taken, with numbers and units as the frame has them.
        layout: their columns.
        conversion: the unit of each measure.
        group: the columns that say which figure it is.
        signed: numbers below zero make sense.
        disputants: parties declared to have a stake.
        time: what the numbers are of: "point", "period" or "cumulative".
        independent: why origins are taken to be independent, if they are.
    """
    measure = conversion.measure
    rows = taken_rows(rows, layout, conversion, group)
    columns = tuple(rows.collect_schema().names())
    found: dict[Key, list[dict[str, Any]]] = {}
    for line in rows_of(rows):
        row = dict(zip(columns, line, strict=True))
        found.setdefault(tuple(row[name] for name in group), []).append(row)
    made = {}
    for key in sorted(found, key=lambda key: tuple((value is None, str(value)) for value in key)):
        said = found[key]
        counted = None if measure is None else said[0][measure]
        target = conversion.targets[counted]
        told = ", ".join(str(value) for value in key[: len(layout.keys)])
        scope = _scope(said[0], layout)
        name = told if counted is None else str(counted)
        of = scope.pop("of", told)
        scope["of"] = None if of == name else of
        figure = Figure(name, target, time=time, signed=signed, disputants=tuple(disputants), **scope)
        behind = frozenset(str(row["origin"]) for row in said if row.get("origin") not in (None, row["party"]))
        statements = [_statement(row, target.text(), behind) for row in said]
        figure = figure.saying(*sorted(statements, key=repr))
        made[key] = figure if independent is None else figure.assume_independent(reason=independent)
    return made


def taken_rows(rows: Any, layout: ColumnMap, conversion: Conversion, group: Sequence[str]) -> Any:
    """Return rows with the columns that figures are made of, and no others."""
    instants = tuple(f"{clock}_us" for clock in sorted(layout.instants))
    measure = () if conversion.measure is None else (conversion.measure,)
    about = (*layout.about, *layout.apart)
    return rows.select(*dict.fromkeys((*group, *sorted(layout.has), *instants, *measure, *about)))


def _scope(row: Mapping[str, Any], layout: ColumnMap) -> dict[str, Any]:
    """Return what the columns of a row say of its figure, by the keywords of a figure."""
    said = {**layout.about, **layout.apart}
    theirs = layout.theirs(said)
    there = {ours: row[ours] for ours in said if row[ours] is not None}
    facets = {theirs[ours]: str(value) for ours, value in there.items() if not said[ours]}
    fields = {said[ours]: str(value) for ours, value in there.items() if said[ours]}
    return fields | ({"facets": facets} if facets else {})


def _statement(row: Mapping[str, Any], unit: str, behind: AbstractSet[str]) -> Statement:
    """Return what a row says; a party that is behind others' numbers of the figure (``behind``) is their one source."""
    fields: dict[str, Any] = {"by": row["party"], "as_of": _moment(row, "as_of"), "stated": _moment(row, "stated")}
    source, origin = row.get("source"), row.get("origin")
    if source is not None:
        fields["source"] = Source(source)
    stance = row.get("stance") or "claimed"
    if stance in ("denied", "withheld"):
        return (Denial if stance == "denied" else Withheld).of(**fields)
    if origin is not None and origin != row["party"]:
        fields["quoting"] = (Source(origin, primary=True),)
    elif row["party"] in behind:
        fields["source"] = Source(row["party"], primary=True)
        fields["note"] = None if source is None else f"read in {source}"
    if stance == "unquantified":
        plain = Estimate.of(0, row.get("unit") or unit, **fields)
        return attrs.evolve(
            plain,
            interval=None,
            reach=None,
            unquantified=row.get("words") or SOME,
            basis=row.get("basis"),
            status=row.get("status"),
        )
    low, high, best = (_number(row.get(name)) for name in ("low", "high", "best"))
    if low is None and high is None:
        low = high = best
    closed = Interval(low, high, low_open=bool(row.get("low_open")), high_open=bool(row.get("high_open")))
    ends = []
    for end, printed in (("low", low), ("high", high)):
        allowed = _number(row.get(f"reach_{end}"))
        wider = printed is not None and allowed is not None and allowed != printed
        excluded = row.get(f"reach_{end}_open")
        ends.append((allowed, excluded is not False) if wider else (printed, bool(row.get(f"{end}_open"))))
    reach = Interval(ends[0][0], ends[1][0], low_open=ends[0][1], high_open=ends[1][1])
    plain = Estimate.of(0, row.get("unit") or unit, **fields)
    errors: dict[str, Any] = {name: _number(row.get(name)) for name in ERROR_FIELDS}
    return attrs.evolve(
        plain,
        interval=closed,
        reach=closed if reach == closed else reach,
        approximate=reach != closed,
        best=None if closed.is_point else best,
        **errors,
        bounds=row.get("bounds"),
        level=_number(row.get("level")),
        basis=row.get("basis"),
        status=row.get("status"),
    )


def _number(value: float | None) -> Number | None:
    return None if value is None else exact(value)


def _moment(row: Mapping[str, Any], clock: str) -> When | None:
    if row.get(f"{clock}_us") is not None:
        return parse_date(datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=row[f"{clock}_us"]))
    first: date | None = row.get(clock) or row.get(f"{clock}_end")
    last: date | None = row.get(f"{clock}_end") or row.get(clock)
    if first is None or last is None:
        return None
    return parse_date(first) if first == last else parse_date(f"{first}/{last}")
