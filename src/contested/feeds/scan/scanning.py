"""
Scanning: a typed source as a table of claims, without its rows coming into Python.

The engine tells the ways in which each part of a row is said.  Each way is read
once, and what it comes to is joined back to the rows; numbers are expressions.
What all rows decide together is decided on counts.  What Python holds grows
with the ways (the figures, the sources, the days), not with the rows.
"""

from __future__ import annotations

import warnings
from collections import Counter
from typing import TYPE_CHECKING, Any

import attrs
import narwhals.stable.v2 as nw

from contested.claims import AIMED, MOST_REJECTIONS, Intake, origin_key, rejection_order
from contested.errors import UnreadableFeed
from contested.feeds.rows.ids import figure_ids
from contested.feeds.rows.party_spellings import joint_names, remarks
from contested.feeds.rows.row_reader import RowReader, names_in
from contested.feeds.rows.stages import OK, rule_in, stage_in
from contested.feeds.scan.resolve import ScanState, WayColumns, all_together, scan_distinct
from contested.feeds.sources.raw_rows import RawRow, Rows
from contested.names import MixedScripts
from contested.table.claim_columns import (
    CLAIM_COLUMNS,
    DATE_COLUMNS,
    SOMETIMES,
    days,
    is_clocked,
    measure_names,
    origin_texts,
)
from contested.table.engine import rows_of
from contested.table.first_look import FirstLook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contested.claims import Rejection
    from contested.feeds.rows.row import BoundMapping
    from contested.feeds.scan.resolve import DistinctValues
    from contested.feeds.scan.typed_source import TypedSource
    from contested.table.engine import Frame


@attrs.frozen(eq=False)
class ScannedClaims:
    """
    The claims of a source on its engine, before they are a table.

    ``facets`` are its columns of facets, ``account`` says what became of every
    row, ``notes`` how it was read, and ``about`` what is said of each figure.
    ``look`` is what a table would ask its engine first, where that is known.
    """

    frame: Frame
    facets: tuple[str, ...]
    account: Intake
    notes: tuple[str, ...]
    about: dict[str, list[Any]]
    look: FirstLook | None


def scanned_claims(bound: BoundMapping, source: TypedSource) -> ScannedClaims | None:
    """
    Return the claims of a typed source on its engine, or None where its numbers have to be read one by one.

    Args:
        bound: the mapping, laid over the header of the source.
        source: what it is laid over.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MixedScripts)  # the intake remarks on them, once each
        judged = all_together(scan_distinct(bound, source), by_source="by" not in bound.columns)
        if judged is None or any(is_clocked(one.value for one in look.said) for look in judged.looks if look.is_clock):
            return None
        if any(one.value.stance in AIMED for look in judged.looks if look.part.name == "grades" for one in look.said):
            return None  # a row that speaks of another is told apart by itself
        if bound.mapping.time == "cumulative" and any(map(_is_open, judged.looks)):
            return None
        told, facets = _told(judged)
    rows = judged.rows(told).filter(nw.col("code") == OK)
    empty = frozenset(name for name in DATE_COLUMNS[:4] if name.removesuffix("_end") not in told)
    frame = attrs.evolve(source.frame, lazy=_claims(judged, rows, facets), empty=empty)
    scope = told["scope"]
    about = {name: scope[name][1] for name in ("figure", "of", "where", "period")}
    about |= {name: scope[f"y{n}"][1] for n, name in enumerate(facets)}
    names = {name for scope, _ in judged.standing for name in (*scope.of, scope.name)}
    names |= {name for holder in judged.holders for name in names_in(holder)}
    wrong = judged.base.filter(nw.col("code") < OK)
    spoken = joint_names({holder.parties[0].name for holder in judged.holders})
    standing = sum(judged.standing.values())
    account = Intake(
        source.name,
        judged.counted,
        lambda: _rejections(bound, judged, wrong),
        claims=standing,
        empty=judged.empty,
        independent=bound.mapping.independent,
        remarks=(*remarks(names), *spoken),
        taken=lambda: standing,  # one claim a row is made here, so no row is taken in part
        by_rule=lambda: _rules(wrong),
        by_figure=lambda: _lost(wrong, judged.look("scope"), about["figure"]),
    )
    notes = [f"read on {source.frame.engine}, each way to say something once"]
    return ScannedClaims(frame, tuple(facets), account, tuple(notes), about, _first_look(judged, scope["measure"][1]))


def _is_open(look: DistinctValues) -> bool:
    """Whether some rows do not say up to which day they count: their figures are in no table."""
    days = [one.value for one in look.said if one.value is not None] if look.part.name == "as_of" else []
    return any(None in (day.earliest, day.latest) for day in days)


def _first_look(judged: ScanState, measures: Sequence[str | None]) -> FirstLook | None:
    """Return what a scan found of units and parties, or None where which unit goes with which measure is not told."""
    told = {measure for measure in measures if measure is not None}
    if len(told) != 1:
        return None
    (measure,) = told
    return FirstLook({(measure, unit): fact for unit, fact in judged.units.items()}, judged.parties)


def _told(judged: ScanState) -> tuple[dict[str, WayColumns], list[str]]:
    """Return what each way of saying a part gives for the columns of a table, and the names of facets."""
    ids, measures = figure_ids(dict.fromkeys(scope for scope, _ in judged.standing)), measure_names(judged.standing)
    facets = sorted({name for scope in ids for name, _ in scope.facets} - {*CLAIM_COLUMNS, *SOMETIMES})
    origins = origin_texts(map(origin_key, judged.estimates), {one.parties[0].name for one in judged.holders})
    made: dict[str, list[tuple[Any, ...]]] = {look.part.name: [] for look in judged.looks}
    texts = ("figure", "of", "where", "period", "measure", *(f"y{n}" for n in range(len(facets))))
    kinds: dict[str, dict[str, Any]] = {
        "scope": dict.fromkeys(texts, nw.String),
        "unit": {"unit": nw.String},
        "holder": dict.fromkeys(("party", "source", "behind"), nw.String) | {"issued": nw.Date, "retrieved": nw.Date},
        "grades": dict.fromkeys(("basis", "status"), nw.String),
        "as_of": dict.fromkeys(("as_of", "as_of_end"), nw.Date),
        "stated": dict.fromkeys(("stated", "stated_end", "said"), nw.Date),
    }
    kinds["holder"]["is_issued"] = kinds["stated"]["is_stated"] = nw.Boolean
    for look in judged.looks:
        add, empty = made[look.part.name].append, (None,) * len(kinds[look.part.name])
        for one in look.said:
            value = one.value if one.code == OK else None
            if look.part.name == "scope":
                if value not in ids:
                    add(empty)
                    continue
                said = dict(value.facets)
                what = (ids[value], ", ".join(value.of), value.where, value.period, measures[value])
                add((*what, *(said[name] for name in facets)))
            elif look.part.name == "unit":
                add(empty if value is None else (str(value),))
            elif look.part.name == "holder":
                add(empty if value is None else _holder(value, origins))
            elif look.part.name == "grades":
                add(empty if value is None else value[1:])
            else:
                first = days(value)
                add(first if look.part.name == "as_of" else (*first, value and value.latest, value is not None))
    return {
        name: {column: (kind, [row[n] for row in rows]) for n, (column, kind) in enumerate(kinds[name].items())}
        for name, rows in made.items()
    }, facets


def _holder(said: Any, origins: dict[object, str]) -> tuple[Any, ...]:
    source = said.source
    issued, retrieved = (None, None) if source is None else (source.issued, source.retrieved)
    return (
        said.parties[0].name,
        source and source.title,
        origins.get(origin_key(said)),
        issued and issued.latest,
        retrieved and retrieved.latest,
        issued is not None,
    )


def _claims(judged: ScanState, rows: Any, facets: Sequence[str]) -> Any:
    """Return the columns of a table, of rows that stand."""
    column = nw.col
    there = {look.part.name for look in judged.looks}
    said = ("stated", "stated_end", "said", "is_stated")
    absent = (*(() if "as_of" in there else DATE_COLUMNS[:2]), *(() if "stated" in there else said))
    nothing = nw.lit(None, dtype=nw.Date)
    empty = {name: nw.lit(False) if name == "is_stated" else nothing for name in absent}
    rows = rows.with_columns(**empty) if empty else rows
    claims, known = column("claims"), ~column("is_unknown")
    later = nw.when(column("is_stated")).then(column("said")).otherwise(column("retrieved"))
    made = {
        "origin": nw.when(claims).then(column("behind")).otherwise(column("party")),
        "stance": nw.when(column("is_unknown")).then(nw.lit("withheld")).otherwise(column("stance")),
        "known": nw.when(column("is_issued")).then(column("issued")).otherwise(later),
    }
    made |= {name: nw.when(claims & known).then(column(name)) for name in ("basis", "status")}
    point = (column("low") == column("high")) | (column("low").is_null() & column("high").is_null())
    bounds = nw.lit(judged.bounds, dtype=nw.String)
    made |= {"bounds": nw.when(~point.fill_null(value=False)).then(bounds), "level": nw.lit(None, dtype=nw.Float64)}
    made |= dict.fromkeys(("reach_low", "reach_high"), nw.lit(None, dtype=nw.Float64))
    made |= dict.fromkeys(("low_open", "high_open"), nw.lit(False))
    made |= dict.fromkeys(("reach_low_open", "reach_high_open"), nw.lit(None, dtype=nw.Boolean))
    chosen = [made.get(name, column(name)).alias(name) for name in CLAIM_COLUMNS]
    return rows.select(*chosen, *(column(f"y{n}").alias(name) for n, name in enumerate(facets)))


def _rules(wrong: Any) -> Counter[str]:
    """Return how many rows broke which rule."""
    found: Counter[str] = Counter()
    for code, count in rows_of(wrong.group_by("code").agg(nw.len().alias("rows"))):
        found[rule_in(code)] += count
    return found


def _lost(wrong: Any, look: DistinctValues, ids: Sequence[str | None]) -> Counter[str | None]:
    """Return how many rows each figure lost, and under None those that do not say whose they are."""
    found: Counter[str | None] = Counter()
    for way, count in rows_of(wrong.group_by("scope_id").agg(nw.len().alias("rows"))):
        told = look.said[way].code == OK
        if ids[way] is not None or not told:
            found[ids[way]] += count
    return found


def _rejections(bound: BoundMapping, judged: ScanState, wrong: Any) -> list[Rejection]:
    """
    Return why each row was not taken, by reading it.

    Raises:
        UnreadableFeed: there are more than a million, or the source is no longer what it was.
    """
    source = judged.source
    reading = RowReader(bound.mapping, Rows(source.name, source.header, iter(())), (bound,))
    changed = UnreadableFeed(source.name, None, "it is not what it was when it was scanned; scan it again")
    said = {place for look in judged.looks for place in look.part.places}
    numbers = [place for place in judged.places if place not in said]
    ids = [f"{look.part.name}_id" for look in judged.looks]
    found = rows_of(wrong.select("row", "code", *ids, *(f"c{place}" for place in numbers)).head(MOST_REJECTIONS + 1))
    alone: list[RawRow] = []
    for row, code, *rest in found:
        ways = dict(zip(ids, rest[: len(ids)], strict=True))
        if None in rest[: len(ids)]:
            raise changed
        if stage_in(code) == "spelling":
            reading.reject(row, reading.party_column, *judged.misspelled[ways["holder_id"]])
        elif stage_in(code) == "dimension":
            reading.reject(row, reading.unit_column, *judged.misfits[ways["scope_id"], ways["unit_id"]])
        else:
            wide: list[object] = [None] * len(source.header.names)
            for look, way in zip(judged.looks, ways.values(), strict=True):
                for place, cell in zip(look.part.places, look.ways[way], strict=True):
                    wide[place] = cell
            for place, cell in zip(numbers, rest[len(ids) :], strict=True):
                wide[place] = cell
            alone.append(RawRow(row, None, source.cells(wide)))
    many = len(found) > MOST_REJECTIONS
    reading.rows = attrs.evolve(reading.rows, rows=iter(alone[:1] if many else alone))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MixedScripts)
        if any(reading.claims()):  # a row is taken now that was refused when it was scanned
            raise changed
    if many:
        raise reading.too_many
    return sorted(reading.rejected, key=rejection_order)
