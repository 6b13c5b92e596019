"""
Judging: which rows of a typed source stand, decided on the ways in which their parts are said.

A row stands where each of its parts does, its numbers do, and what all rows
decide together leaves it: one spelling of a party, one dimension of a figure.
"""

from __future__ import annotations

import math
from collections import Counter
from datetime import date, datetime
from functools import reduce
from itertools import islice, permutations
from operator import add
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs
import narwhals.stable.v2 as nw

from contested.claims import party_named
from contested.errors import IncompatibleUnits, TwoSpellings
from contested.feeds.rows.party_spellings import misspelled
from contested.feeds.rows.row_parts import ParsedPart, RowPart, parts_of
from contested.feeds.rows.stages import OK, code_of
from contested.feeds.rows.unit_choice import converts, misfit_units
from contested.feeds.scan.numeric_expressions import Quantities
from contested.names import other_spellings
from contested.table.engine import rows_of
from contested.table.first_look import DECIMALS, UnitFact, facts_of, unit_fact

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from contested.claims import Estimate
    from contested.errors import ContestedError
    from contested.feeds.rows.row import BoundMapping
    from contested.feeds.scan.typed_source import TypedSource
    from contested.quantities import Unit
    from contested.table.row_claim import Scope

WayColumns = dict[str, tuple[Any, list[Any]]]
"""Columns of plain values: the type of each, and what it holds."""


@attrs.frozen
class DistinctValues:
    """A part as a source says it: every way, what it comes to, and in how many rows it is said so."""

    part: RowPart
    ways: list[list[Any]]
    said: list[ParsedPart]
    times: list[int] = attrs.field(factory=list)

    @property
    def is_clock(self) -> bool:
        """Whether it says when."""
        return self.part.name in ("as_of", "stated")

    @property
    def codes(self) -> list[int]:
        """What is wrong with each way."""
        return [one.code for one in self.said]

    @property
    def facts(self) -> WayColumns:
        """What the numbers of a row are read by: whether its unit has a floor, or whether it claims."""
        if self.part.name == "unit":
            return {
                "floored": (nw.Boolean, [one.value is not None and one.value.floor is not None for one in self.said])
            }
        return {"stance": (nw.String, [one.value.stance for one in self.said])} if self.part.name == "grades" else {}

    def chosen(self, ways: Sequence[int]) -> DistinctValues:
        """Return some of the ways alone."""
        return attrs.evolve(self, ways=[self.ways[n] for n in ways], said=[self.said[n] for n in ways], times=[])


@attrs.frozen(eq=False)
class ScanState:
    """
    A source whose parts were looked at.

    ``bounds`` is what low and high are in every row; ``counted`` is how many
    rows there are, ``empty`` how many cells of numbers say nothing;
    ``standing`` how many claims of each figure and unit stand; ``holders`` who
    holds them, ``estimates`` those of them with a number.  ``misspelled`` and ``misfits`` say why all rows
    together refuse a way to say who, and a unit for a way to say what.  ``units`` is what the numbers that
    stand are like by the unit as it is written, ``parties`` how many rows that stand each party has.
    """

    source: TypedSource
    lazy: Any
    places: tuple[int, ...]
    looks: tuple[DistinctValues, ...]
    quantities: Quantities
    bounds: str | None = None
    counted: int = 0
    empty: int = 0
    standing: Mapping[tuple[Scope, Unit], int] = attrs.field(factory=dict)
    holders: tuple[Estimate, ...] = ()
    estimates: tuple[Estimate, ...] = ()
    units: Mapping[str, UnitFact] = attrs.field(factory=dict)
    parties: Mapping[str, int] = attrs.field(factory=dict)
    misspelled: Mapping[int, tuple[str, ContestedError]] = attrs.field(factory=dict)
    misfits: Mapping[tuple[int, int], tuple[str, ContestedError]] = attrs.field(factory=dict)

    def look(self, name: str) -> DistinctValues:
        """Return how one part is said."""
        return next(look for look in self.looks if look.part.name == name)

    @property
    def base(self) -> Any:
        """Every row with the code of what is wrong with it, its numbers, and which way each part is said."""
        return self.rows({})

    def rows(self, told: Mapping[str, WayColumns]) -> Any:
        """
        Return every row, with the code of what is wrong with it, its numbers, and what its parts say.

        Args:
            told: columns by part: their type, and a value for each way.
        """
        lazy = self.source.numbered(self.lazy)
        for look in self.looks:
            name = look.part.name
            columns: WayColumns = {f"{name}_code": (nw.Int64, look.codes)}
            if self.misfits or not told:
                columns[f"{name}_id"] = (nw.Int64, list(range(len(look.ways))))
            lazy = self._joined(lazy, look, columns | look.facts | told.get(name, {}))
        codes = [nw.col(f"{look.part.name}_code").fill_null(0) for look in self.looks]
        if self.misfits:
            lazy = lazy.join(self._misfits, on=["scope_id", "unit_id"], how="left")
            codes.append(nw.col("dimension_code").fill_null(OK))
        return self.quantities.applied(lazy).with_columns(code=nw.min_horizontal("code", *codes))

    @property
    def coded(self) -> Any:
        """
        Every row with its code and its numbers, to be counted: joined with no more of its parts than that takes.

        The ways that are in order need no join, and they are nearly all: of a
        million rows on 100,000 figures this is most of the work.
        """
        if self.misfits:
            return self.base
        lazy, codes = self.lazy, []
        for look in self.looks:
            wrong = [n for n, code in enumerate(look.codes) if code < OK]
            facts = {name: column for name, column in look.facts.items() if len(set(column[1])) != 1}
            same = look.facts.keys() - facts.keys()
            if same:
                lazy = lazy.with_columns(*(nw.lit(look.facts[name][1][0]).alias(name) for name in same))
            if wrong or facts:
                name = f"{look.part.name}_code"
                asked = look if facts else look.chosen(wrong)
                lazy = self._joined(lazy, asked, {name: (nw.Int64, asked.codes)} | facts)
                codes.append(nw.col(name).fill_null(OK))
        return self.quantities.applied(lazy).with_columns(code=nw.min_horizontal("code", *codes))

    @property
    def _misfits(self) -> Any:
        """The ways to say what and in which unit that do not go together."""
        code = code_of("dimension", IncompatibleUnits)
        scopes, units = zip(*self.misfits, strict=True)
        made = {"scope_id": scopes, "unit_id": units, "dimension_code": [code] * len(scopes)}
        return self.source.frame.beside({name: list(one) for name, one in made.items()}, dict.fromkeys(made, nw.Int64))

    def _joined(self, lazy: Any, look: DistinctValues, columns: WayColumns) -> Any:
        """Return rows with columns of what one of their parts says; where nothing is there is one way to say it."""
        alike = columns if not look.part.places else {name: one for name, one in columns.items() if _is_nothing(one[1])}
        if alike:
            lazy = lazy.with_columns(*(nw.lit(one[0], dtype=kind).alias(name) for name, (kind, one) in alike.items()))
        if not look.part.places:
            return lazy
        schema = lazy.collect_schema()
        keys, beside = {}, {name: column for name, column in columns.items() if name not in alike}
        for n, place in enumerate(look.part.places):
            cell, values = nw.col(f"c{place}"), [way[n] for way in look.ways]
            kind = schema[f"c{place}"]
            if None in values:
                nothing = _nothing(kind)
                keys[f"none{n}"], beside[f"none{n}"] = cell.is_null(), (nw.Boolean, [one is None for one in values])
                cell, values = cell.fill_null(nothing), [nothing if one is None else one for one in values]
            keys[f"key{n}"], beside[f"key{n}"] = cell, (kind, values)
        made = {name: values for name, (_, values) in beside.items()}
        right = self.source.frame.beside(made, {name: kind for name, (kind, _) in beside.items()})
        return lazy.with_columns(**keys).join(right, on=list(keys), how="left").drop(*keys)


def _is_nothing(values: Sequence[Any]) -> bool:
    """Whether no way of saying a part gives anything: a column of it needs no join."""
    return bool(values) and all(value is None for value in values)


def _nothing(kind: Any) -> Any:
    """Return a value to stand where nothing does, of a type; another column says that it is none."""
    by_kind = {nw.String: "", nw.Boolean: False, nw.Date: date.min, nw.Datetime: datetime.min}  # noqa: DTZ901  # no time
    return next((value for one, value in by_kind.items() if kind == one), 0)


def scan_distinct(bound: BoundMapping, source: TypedSource) -> ScanState:
    """Return a source with every way in which a part of its rows is said."""
    places = tuple(sorted({column.place for column in bound.looked_at}))
    lazy = source.columns(places)
    looks = []
    for part in parts_of(bound):
        columns = [f"c{place}" for place in part.places]
        found = rows_of(lazy.group_by(*columns).agg(nw.len())) if columns else [()]
        ways, times = [list(row[: len(columns)]) for row in found], [row[-1] for row in found if row]
        said = list(part.parsed(bound, len(source.header.names), map(source.cells, ways)))
        looks.append(DistinctValues(part, ways, said, times))
    quantities = Quantities.of(bound, source.kinds, leaves_out=source.leaves_out)
    bounds = bound.columns["bounds"].constant if "bounds" in bound.columns else None
    return ScanState(source, lazy, places, tuple(looks), quantities, bounds)


def all_together(judged: ScanState, *, by_source: bool) -> ScanState | None:
    """
    Return a source with what all of its rows decide together, or None where a number has to be read by itself.

    Args:
        judged: a source whose parts were looked at.
        by_source: the source of a row is the party that holds its claim.
    """
    counts = _counted(judged, "holder", "unit", of_numbers=True)
    if any(one.unsure for one in counts.values()):
        return None
    judged = attrs.evolve(judged, counted=sum(one.rows for one in counts.values()))
    fine = Counter[int]()
    for (way, _), one in counts.items():
        fine[way] += one.fine
    judged = _of_one_spelling(judged, fine, by_source=by_source)
    all_fine = not judged.misspelled and all(one.fine == one.rows for one in counts.values())
    judged = _of_one_unit(judged, all_fine=all_fine)
    if judged.misspelled or judged.misfits:
        counts = _counted(judged, "holder", "unit", of_numbers=True)
    holders, units = judged.look("holder").said, judged.look("unit").said
    standing, claimed, parties = set[int](), set[int](), Counter[str]()
    facts: dict[str, UnitFact] = {}
    for (way, unit), one in counts.items():
        if one.fine:
            standing.add(way)
            claimed |= {way} if one.claimed else set()
            parties[holders[way].value.parties[0].name] += one.fine
            text, fact = str(units[unit].value), one.numbers
            assert fact is not None  # asked for above
            facts[text] = facts[text].with_more(fact) if text in facts else fact
    return attrs.evolve(
        judged,
        empty=sum(one.empty for one in counts.values()),
        holders=tuple(holders[way].value for way in sorted(standing)),
        estimates=tuple(holders[way].value for way in sorted(claimed)),
        units=facts,
        parties=parties,
    )


class Count(NamedTuple):
    """
    How many rows say something one way.

    Of them ``fine`` stand, ``claimed`` with a number or with the word that
    nobody knows; ``unsure`` have to be read by themselves.  ``numbers`` is
    what the numbers of those that stand are like, if asked for.
    """

    rows: int
    fine: int
    claimed: int
    unsure: int
    empty: int
    numbers: UnitFact | None


def _counted(judged: ScanState, *names: str, of_numbers: bool = False) -> dict[tuple[int, ...], Count]:
    """Return how many rows there are of each way to say a part, or several parts together."""
    fine = nw.col("code") == OK
    sums = {"fine": fine, "claimed": fine & nw.col("claims")}
    sums["unsure"] = judged.quantities.is_unsure
    silent = {f"silent_{one.name}": one.is_missing for one in judged.quantities.columns}
    lazy = judged.coded.with_columns(**{f"is_{name}": made for name, made in sums.items()}, **silent)
    added = [nw.col(f"is_{name}").cast(nw.Int64).sum().alias(name) for name in sums]
    added.append(reduce(add, (nw.col(name).cast(nw.Int64).sum() for name in silent)).alias("empty"))
    counted = len(added)
    if of_numbers:
        ends = {name: f"s_{name}" for name in ("low", "best", "high")}
        lazy = lazy.with_columns(nw.when(fine).then(nw.col(name)).alias(ours) for name, ours in ends.items())
        added += facts_of(ends, DECIMALS)
    looks = [judged.look(name) for name in names]
    places = sorted({place for look in looks for place in look.part.places})
    keys = [f"c{place}" for place in places]
    # Rows are grouped by the cells themselves, whose ways are known here: no engine has to number them.
    lazy = lazy.with_columns(all_rows=nw.lit(1))
    found = rows_of(lazy.group_by("all_rows", *keys).agg(nw.len().alias("rows"), *added))
    ids = [{_key(way): n for n, way in enumerate(look.ways)} for look in looks]
    at = [[places.index(place) + 1 for place in look.part.places] for look in looks]
    counts: dict[tuple[int, ...], Count] = {}
    for row in found:
        rows, sound, claimed, unsure, empty = map(int, row[len(keys) + 1 :][: counted + 1])
        numbers = unit_fact(sound, row[len(keys) + counted + 2 :]) if of_numbers else None
        key = tuple(known[_key([row[n] for n in where])] for known, where in zip(ids, at, strict=True))
        counts[key] = Count(rows, sound, claimed, unsure, empty, numbers)
    return counts


def _key(way: Sequence[Any]) -> tuple[Any, ...]:
    """Return a way as a key; a word stands for NaN, which is equal to no other in Python, and to all on an engine."""
    return tuple("NaN" if isinstance(cell, float) and math.isnan(cell) else cell for cell in way)


def _of_one_spelling(judged: ScanState, fine: Mapping[int, int], *, by_source: bool) -> ScanState:
    """Refuse a party whose name most rows write otherwise; of a source that is the party, take the usual name."""
    look = judged.look("holder")
    said = Counter[str]()
    for way, count in fine.items():
        if count:
            said[look.said[way].value.parties[0].name] += count
    other = other_spellings(said)
    if not other:
        return judged
    made, wrong = list(look.said), {}
    for way, one in enumerate(look.said):
        name = None if one.value is None else one.value.parties[0].name
        if name not in other:
            continue
        source = one.value.source
        if by_source and source is not None and source.title == name:
            made[way] = ParsedPart(OK, attrs.evolve(one.value, parties=(party_named(other[name]),)))
        else:
            error = misspelled(name, other[name])
            made[way], wrong[way] = ParsedPart(code_of("spelling", TwoSpellings), one.value), (name, error)
    return attrs.evolve(judged, looks=_replaced(judged.looks, look, made), misspelled=wrong)


def _rows_by_scope(judged: ScanState, *, all_fine: bool) -> dict[int, int]:
    """Return how many rows stand by the way in which they say what; where all do, they were counted when found."""
    look = judged.look("scope")
    if all_fine and look.times:
        return dict(enumerate(look.times))
    return {way: one.fine for (way,), one in _counted(judged, "scope").items()}


def _of_one_unit(judged: ScanState, *, all_fine: bool) -> ScanState:
    """Refuse units that do not convert to the one that most claims of their figure are in; count what stands."""
    scopes, units = judged.look("scope").said, judged.look("unit").said
    there = {one.value for one in units if one.code == OK}
    said: Counter[tuple[Scope, Unit]] = Counter()
    if all(converts(*pair) for pair in permutations(there, 2)):
        (any_unit,) = islice(there, 1) if there else (None,)
        for way, fine in _rows_by_scope(judged, all_fine=all_fine).items():
            if fine and any_unit is not None:
                said[scopes[way].value, any_unit] += fine
        return attrs.evolve(judged, standing=said)
    ways = [(way, one.fine) for way, one in _counted(judged, "scope", "unit").items() if one.fine]
    for (scope, unit), fine in ways:
        said[scopes[scope].value, units[unit].value] += fine
    misfits = misfit_units(said)
    wrong = {}
    for (scope, unit), _ in ways:
        error = misfits.get((scopes[scope].value, units[unit].value))
        if error is not None:
            wrong[scope, unit] = str(units[unit].value), error
    return attrs.evolve(judged, misfits=wrong, standing={key: said[key] for key in said if key not in misfits})


def _replaced(
    looks: Sequence[DistinctValues], old: DistinctValues, said: list[ParsedPart]
) -> tuple[DistinctValues, ...]:
    return tuple(attrs.evolve(look, said=said) if look is old else look for look in looks)
