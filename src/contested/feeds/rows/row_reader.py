"""
Reading: rows become claims, and every row is accounted for.

What concerns one row is decided by that row alone; what concerns several (a
party written in two ways, units that do not go together) is decided by all
rows at once, so that their order changes nothing.
"""

from __future__ import annotations

import warnings
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from contested.claims.denial import Assessment
from contested.claims.intake import Intake, Rejection, rule_of
from contested.claims.party import party_named
from contested.dossier.dossier import Dossier
from contested.dossier.file.parts import printable
from contested.dossier.file.shared_records import with_parties
from contested.errors import (
    ContestedError,
    DuplicateKey,
    IncompatibleUnits,
    MisfitFeed,
    UnreadableFeed,
)
from contested.feeds.dialects import DIALECTS
from contested.feeds.rows.bound_mapping import BoundMapping, nothing_said, plans
from contested.feeds.rows.cell_error import CellError, Claim, Scope
from contested.feeds.rows.claim_columns import columns
from contested.feeds.rows.ids import figure_ids, source_ids
from contested.feeds.rows.party_spellings import joint, misspelled, remarks
from contested.feeds.rows.printed_cells import claims_of
from contested.feeds.sources import delimited, jsons, wikibase
from contested.feeds.sources import typed_files as typed
from contested.feeds.sources.raw_rows import Header, Rows, headed
from contested.feeds.sources.watching import watched
from contested.figure import Figure
from contested.names import MixedScripts, other_spellings
from contested.quantities.units import factor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from contested.claims.source import Source
    from contested.claims.statement import Statement
    from contested.feeds.feed import Feed
    from contested.feeds.sources.raw_rows import Row
    from contested.quantities.units import Unit

FORMS: dict[str, Callable[[Path, str, Feed], Rows]] = {
    "csv": lambda path, name, feed: _delimited(path, name, feed, ","),
    "tsv": lambda path, name, feed: _delimited(path, name, feed, "\t"),
    "json": lambda path, name, feed: jsons.from_list(path, name, rows=feed.rows, encoding=feed.encoding),
    "jsonl": lambda path, name, _: jsons.from_lines(path, name),
    "parquet": lambda path, name, _: typed.from_parquet(path, name),
    "arrow": lambda path, name, _: typed.from_arrow(path, name),
    "xlsx": lambda path, name, feed: typed.from_excel(path, name, sheet=feed.sheet, skip=feed.skip, header=feed.header),
    "wikibase": lambda path, name, _: wikibase.rows(path, name),
}
SUFFIXES = {
    "txt": "csv",
    "geojson": "json",
    "tab": "tsv",
    "ndjson": "jsonl",
    "feather": "arrow",
    "pq": "parquet",
    "xlsm": "xlsx",
}
MOST_REJECTIONS = 1_000_000


def _delimited(path: Path, name: str, feed: Feed, delimiter: str) -> Rows:
    above = feed.header - 1 if isinstance(feed.header, int) else feed.skip
    delimiter = feed.delimiter or delimiter
    found = delimited.records(path, name, delimiter=delimiter, encoding=feed.encoding, skip=above)
    return headed(name, found, skip=feed.skip, header=feed.header)


def form_of(path: Path, feed: Feed) -> str:
    """Return what a file is: as the feed says, else by its name."""
    suffix = path.suffix.lower().removeprefix(".")
    return feed.form or SUFFIXES.get(suffix, suffix)


def open_rows(data: Any, feed: Feed) -> Rows:
    """
    Open a path, a data frame or a list of rows.

    Raises:
        UnreadableFeed: it cannot be opened, or is no table.
    """
    if not (isinstance(data, str) or hasattr(data, "__fspath__")):
        _refuse_unused(feed, "a frame or a list of rows")
        return typed.from_frame(data, "the rows")
    path = Path(data)
    form = form_of(path, feed)
    name = printable(path.name)
    if form not in FORMS:
        reason = f"its name does not say what it is; give form= one of {', '.join(FORMS)}"
        raise UnreadableFeed(name, None, reason)
    _refuse_unused(feed, form)
    try:
        return FORMS[form](path, name, feed)
    except OSError as error:
        raise UnreadableFeed(
            printable(path), None, f"{(error.strerror or str(error)).lower()}; check the path"
        ) from None
    except ValueError as error:
        if isinstance(error, ContestedError):
            raise
        raise UnreadableFeed(printable(path), None, f"{error}; check the path") from None  # a NUL in the path


def _refuse_unused(feed: Feed, form: str) -> None:
    """Refuse what says how a file is laid out, where it is laid out otherwise: it would have no effect."""
    for name, forms in (("rows", ("json",)), ("header", ("csv", "tsv", "xlsx")), ("sheet", ("xlsx",))):
        if getattr(feed, name) is not None and form not in forms:
            raise MisfitFeed(name, f"it is of {' or '.join(forms)}, and this is {form}; leave it out")


@attrs.define
class RowReader:
    """
    One reading of one file: its plans, and the account of its rows so far.

    The only thing here that changes; it is used once and given up.
    """

    feed: Feed
    rows: Rows
    plans: tuple[BoundMapping, ...]
    counted: int = 0
    empty: int = 0
    rejected: list[Rejection] = attrs.field(factory=list)

    @property
    def by_source(self) -> bool:
        """Whether the source of a row is the party that holds its claim."""
        return all("party" not in plan.columns for plan in self.plans)

    @property
    def party_column(self) -> str | None:
        """The column that says who holds a claim."""
        plan = self.plans[0]
        column = plan.columns.get("party") or plan.source.get("title")
        return None if column is None else column.name

    @property
    def unit_column(self) -> str:
        """The column that says in which unit a claim is."""
        return self.plans[0].columns["unit"].name

    @property
    def key_column(self) -> str | None:
        """The column that gives claims names of their own."""
        column = self.plans[0].columns.get("key")
        return None if column is None else column.name

    def claims(self) -> Iterator[Claim]:
        """Give every claim that its own row lets through."""
        places = tuple(dict.fromkeys(place for plan in self.plans for place in plan.places))
        amounts = [plan.amounts for plan in self.plans]
        numbers = {place: (one.is_missing, column) for one in amounts for place, column in one.places.items()}.values()
        for row in watched(self.rows, self.rows.name):
            self.counted += 1
            if row.error is not None:
                self._reject(row, places, None, getattr(row.error, "value", None), row.error)
                continue
            self.empty += sum([missing(column, row.cells) for missing, column in numbers])
            silent = 0
            for part, plan in enumerate(self.plans, 1):
                try:
                    made = claims_of(plan, row.number, row.cells, row.line, part)
                except CellError as fault:
                    self._reject(row, places, fault.column, fault.value, fault.error)
                    continue
                silent += not made
                yield from made
            if silent == len(self.plans):
                names = tuple(dict.fromkeys(plan.number.name for plan in self.plans))
                self._reject(row, places, names[0], None, nothing_said(names))

    def _reject(self, row: Row, places: Any, column: str | None, value: object, error: ContestedError) -> None:
        cells = () if row.error is not None else tuple((place.name, place.of(row.cells)) for place in places)
        self.reject(row.number, column, value, error, row.line, cells)

    @property
    def too_many(self) -> UnreadableFeed:
        """The refusal to keep more rejections than anybody reads."""
        reason = f"more than {MOST_REJECTIONS:,} rows are wrong; the first: {self.rejected[0]}"
        return UnreadableFeed(self.rows.name, None, reason)

    def reject(
        self,
        number: int,
        column: str | None,
        value: object,
        error: ContestedError,
        line: int | None = None,
        cells: tuple[tuple[str, object], ...] = (),
    ) -> None:
        """Keep why a row, or one claim of it, is not taken."""
        if len(self.rejected) == MOST_REJECTIONS:
            raise self.too_many
        self.rejected.append(Rejection(number, column, value, rule_of(error), str(error), line, cells))

    def intake(self, claims: Sequence[Claim]) -> Intake:
        """Return the account of all rows, with the claims that were taken."""
        wrong = {one.row for one in self.rejected}
        rejected = sorted(self.rejected, key=lambda one: (one.row, str(one.column), one.rule))
        partly = len({claim.row for claim in claims} & wrong)
        return Intake(
            self.rows.name,
            self.counted,
            rejected,
            len(claims),
            partly,
            self.empty,
            self.feed.independent,
            (
                *self.rows.remarks,
                *self.rows.counted(),
                *remarks({name for claim in claims for name in _names(claim)}),
                *self._joint(claims),
            ),
        )

    def _joint(self, claims: Sequence[Claim]) -> tuple[str, ...]:
        """Return what is said of cells that may name several, where the feed does not say what stands between."""
        if self.feed.separator:
            return ()
        return joint({party.name for claim in claims for party in claim.statement.parties})


def _names(claim: Claim) -> Iterator[str]:
    yield from (*claim.scope.of, claim.scope.measure)
    yield from names_in(claim.statement)


def names_in(statement: Statement) -> Iterator[str]:
    """Give the names of who holds a statement, and of where it was read."""
    yield from (party.name for party in statement.parties)
    if statement.source is not None:
        yield statement.source.title


def opened(feed: Feed, data: Any) -> RowReader:
    """Open a file and lay the feed over its header."""
    rows = open_rows(data, feed)
    if feed.dialect is not None:
        rows = DIALECTS[feed.dialect](rows, feed)
    return RowReader(feed, rows, plans(feed, rows.header))


def account(feed: Feed, header: Header, rows: Sequence[Row]) -> Intake:
    """Return what becomes of rows that were read already."""
    return as_columns(RowReader(feed, Rows("these rows", header, iter(rows)), plans(feed, header)))[1]


def validated(reading: RowReader) -> list[Claim]:
    """Return every claim that stands when all rows are looked at together."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MixedScripts)  # the intake remarks on them, once each
        claims = _of_one_spelling(reading, list(_read(reading)))
    return _of_one_key(reading, _of_one_unit(reading, claims))


def _read(reading: RowReader) -> Iterator[Claim]:
    try:
        yield from reading.claims()
    except OSError as error:
        raise UnreadableFeed(reading.rows.name, None, (error.strerror or str(error)).lower()) from None


def _of_one_spelling(reading: RowReader, claims: list[Claim]) -> list[Claim]:
    """
    Refuse claims of a party whose name most rows write otherwise, and almost alike.

    A party that is a source under its title goes by the usual spelling; the
    source keeps its own.
    """
    said = Counter(party.name for claim in claims for party in claim.statement.parties)
    other = other_spellings(said)
    if not other:
        return claims
    kept = []
    for claim in claims:
        wrong = next((party.name for party in claim.statement.parties if party.name in other), None)
        source = claim.statement.source
        if wrong is None:
            kept.append(claim)
        elif reading.by_source and source is not None and wrong == source.title:
            renamed = attrs.evolve(claim.statement, parties=(party_named(other[wrong]),))
            kept.append(claim._replace(statement=renamed))
        else:
            reading.reject(claim.row, reading.party_column, wrong, misspelled(wrong, other[wrong]), claim.line)
    return kept


def _of_one_unit(reading: RowReader, claims: list[Claim]) -> list[Claim]:
    """Refuse claims whose unit does not convert to the one that most claims of their figure are in."""
    misfits = misfit_units(Counter((claim.scope, claim.unit) for claim in claims))
    if not misfits:
        return claims
    kept = []
    for claim in claims:
        error = misfits.get((claim.scope, claim.unit))
        if error is None:
            kept.append(claim)
        else:
            reading.reject(claim.row, reading.unit_column, str(claim.unit), error, claim.line)
    return kept


def misfit_units(said: Mapping[tuple[Scope, Unit], int]) -> dict[tuple[Scope, Unit], IncompatibleUnits]:
    """Return the units that do not convert to the one that most claims of their figure are in, and why not."""
    used: dict[Scope, Counter[Unit]] = defaultdict(Counter)
    for (scope, unit), count in said.items():
        used[scope][unit] += count
    misfits = {}
    for scope, units in used.items():
        usual = usual_unit(units) if len(units) > 1 else None
        for unit in units if usual is not None else ():
            try:
                factor(unit, usual)
            except IncompatibleUnits as error:
                misfits[scope, unit] = error
    return misfits


def usual_unit(units: Counter[Unit]) -> Unit:
    """Return the unit that most claims are in; of equals the first by name."""
    return min(units, key=lambda unit: (-units[unit], str(unit)))


def _of_one_key(reading: RowReader, claims: list[Claim]) -> list[Claim]:
    """Refuse claims of one figure that go by the same key of their own."""
    if all(claim.statement.key is None for claim in claims):
        return claims
    seen = Counter((claim.scope, claim.statement.key) for claim in claims)
    kept = []
    for claim in claims:
        if claim.statement.key is not None and seen[claim.scope, claim.statement.key] > 1:
            error = DuplicateKey(claim.statement.key)
            reading.reject(claim.row, reading.key_column, claim.statement.key, error, claim.line)
        else:
            kept.append(claim)
    return kept


def dossier(reading: RowReader) -> Dossier:
    """Return the dossier of all claims, and the account of all rows with it."""
    grouped: dict[Scope, list[Claim]] = {}
    for claim in validated(reading):
        grouped.setdefault(claim.scope, []).append(claim)
    figures: dict[Scope, Figure] = {}
    kept: list[Claim] = []
    for scope, claims in grouped.items():
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", MixedScripts)
                figures[scope] = _figure(reading.feed, scope, claims)
        except ContestedError as error:
            for claim in claims:
                reading.reject(claim.row, None, None, error, claim.line)
        else:
            kept += claims
    ids = figure_ids(figures)
    sources: dict[Source, None] = {}
    for claim in kept:
        sources |= dict.fromkeys(s for s in (claim.statement.source, *claim.statement.quoting) if s is not None)
    said = {party: None for figure in figures.values() for party in figure.parties}
    return Dossier(
        {ids[scope]: figure for scope, figure in figures.items()},
        with_parties({}, sorted((*reading.feed.parties, *said), key=lambda party: party.name)),
        source_ids(sources),
        intake=reading.intake(kept),
    )


def as_columns(reading: RowReader) -> tuple[dict[str, list[Any]], Intake]:
    """Return claims as columns for a table, and the account of all rows."""
    claims = validated(reading)
    ids = figure_ids(dict.fromkeys(claim.scope for claim in claims))
    return columns(claims, ids), reading.intake(claims)


def _figure(feed: Feed, scope: Scope, claims: Sequence[Claim]) -> Figure:
    return Figure(
        scope.measure,
        usual_unit(Counter(claim.unit for claim in claims)),
        of=", ".join(scope.of),
        where=scope.where,
        period=scope.period,
        definition=scope.definition,
        facets=scope.facets,
        time=feed.time,
        signed=feed.signed,
        disputants=feed.disputants,
        statements=tuple(claim.statement for claim in claims),
        assessments=tuple(
            Assessment.of(estimate=str(claim.statement.key), reason=claim.aside, by="the feed")
            for claim in claims
            if claim.aside is not None
        ),
    )
