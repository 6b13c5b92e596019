"""
Reading: rows become claims one by one, and every row is accounted for.

What concerns one row is decided by that row alone; what concerns several is
decided in ``all_rows``, so that their order changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested.claims import MOST_REJECTIONS, Intake, Rejection, rejection_order, rule_of
from contested.errors import ContestedError, UnreadableFeed
from contested.feeds.rows.claims_of_rows import claims_of_row, scope_told
from contested.feeds.rows.party_spellings import joint_names, nothing_said, remarks
from contested.feeds.rows.row import CellError, Row
from contested.feeds.typed_cells import seen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from contested.claims import Statement
    from contested.feeds.mapping import FeedMapping
    from contested.feeds.rows.row import BoundMapping, RowColumn
    from contested.feeds.sources.raw_rows import RawRow, Rows
    from contested.table.row_claim import Claim, Scope

    Progress = Callable[[Iterable[RawRow], str], Iterable[RawRow]]

_OF_A_CLAIM_BY_ITSELF = (
    "for a claim without one give value=None and quote='...'",
    "if it stands for nothing, or for a number, list it in missing=, unknown= or reads=; a denial needs stance=",
)
"""What to do about a text without a number: in Python, and in a feed."""


@attrs.define
class RowReader:
    """
    One reading of one file: its mappings, laid over its header, and the account of its rows so far.

    The only thing here that changes; it is used once and given up.  ``lost``
    are the rows of which something is not taken, and of which figure, where they say so.
    ``progress`` is handed the rows and the name of the file, and gives the
    rows on: a command line shows a bar there.
    """

    mapping: FeedMapping
    rows: Rows
    bound: tuple[BoundMapping, ...]
    progress: Progress | None = None
    counted: int = 0
    empty: int = 0
    rejected: list[Rejection] = attrs.field(factory=list)
    lost: set[tuple[int, Scope | None]] = attrs.field(factory=set)

    @property
    def by_source(self) -> bool:
        """Whether the source of a row is the party that holds its claim."""
        return all("by" not in bound.columns for bound in self.bound)

    @property
    def party_column(self) -> str | None:
        """The column that says who holds a claim."""
        bound = self.bound[0]
        column = bound.columns.get("by") or bound.source.get("title")
        return None if column is None else column.name

    @property
    def unit_column(self) -> str:
        """The column that says in which unit a claim is."""
        return self.bound[0].columns["unit"].name

    def column_of(self, field: str) -> str | None:
        """Return the column in which a field stands first of all."""
        bound = self.bound[0]
        columns = bound.times.get(field, ()) or (bound.columns.get(field),)
        return None if columns[0] is None else columns[0].name

    @property
    def aim_column(self) -> str | None:
        """The column that says which other row a row is about."""
        column = self.bound[0].columns.get("estimate")
        return None if column is None else column.name

    @property
    def key_column(self) -> str | None:
        """The column that gives claims names of their own."""
        column = self.bound[0].columns.get("key")
        return None if column is None else column.name

    def claims(self) -> Iterator[Claim]:
        """
        Give every claim that its own row lets through.

        Raises:
            UnreadableFeed: the file cannot be read on.
        """
        places = tuple(dict.fromkeys(column for bound in self.bound for column in bound.looked_at))
        numbers = {place: (bound, column) for bound in self.bound for place, column in bound.counted.items()}.values()
        rows: Iterable[RawRow] = self.rows if self.progress is None else self.progress(self.rows, self.rows.name)
        try:
            for raw in rows:
                self.counted += 1
                if raw.error is not None:
                    self.lost.add((raw.number, None))
                    self.reject(raw.number, None, getattr(raw.error, "value", None), raw.error, raw.line)
                    continue
                self.empty += sum([Row(bound, raw.cells).is_missing(column) for bound, column in numbers])
                yield from self._claims_of(raw, places)
        except OSError as error:
            raise UnreadableFeed(self.rows.name, None, (error.strerror or str(error)).lower()) from None

    def _claims_of(self, raw: RawRow, places: Sequence[RowColumn]) -> Iterator[Claim]:
        silent = 0
        for part, bound in enumerate(self.bound, 1):
            try:
                made = claims_of_row(Row(bound, raw.cells, raw.number, raw.line, part))
            except CellError as fault:
                self.lost.add((raw.number, scope_told(Row(bound, raw.cells))))
                self._reject(raw, places, fault.column, fault.value, fault.error)
                continue
            silent += not made
            yield from made
        if silent == len(self.bound):
            cells = {column.name: column.of(raw.cells) for bound in self.bound for column in bound.telling}
            first = self.bound[0].number
            self.lost |= {(raw.number, scope_told(Row(bound, raw.cells))) for bound in self.bound}
            self._reject(raw, places, first.name, first.of(raw.cells), nothing_said(cells))

    def _reject(
        self, raw: RawRow, places: Sequence[RowColumn], column: str | None, value: object, error: ContestedError
    ) -> None:
        cells = tuple((place.name, seen(place.of(raw.cells))) for place in places)
        self.reject(raw.number, column, seen(value), error, raw.line, cells)

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
        advice = str(error).replace(*_OF_A_CLAIM_BY_ITSELF)
        self.rejected.append(Rejection(number, column, value, rule_of(error), advice, line, cells))

    def intake(self, claims: Sequence[Claim]) -> Intake:
        """Return the account of all rows, with the claims that were taken."""
        wrong = {one.row for one in self.rejected}
        partly = len({claim.row for claim in claims} & wrong)
        return Intake(
            self.rows.name,
            self.counted,
            sorted(self.rejected, key=rejection_order),
            len(claims),
            partly,
            self.empty,
            self.mapping.independent,
            (
                *self.rows.remarks,
                *self.rows.counted(),
                *remarks({name for claim in claims for name in _names(claim)}),
                *self._joint(claims),
            ),
        )

    def _joint(self, claims: Sequence[Claim]) -> tuple[str, ...]:
        """Return what is said of cells that may name several, where the mapping does not say what stands between."""
        if self.mapping.separator:
            return ()
        return joint_names({party.name for claim in claims for party in claim.statement.parties})


def _names(claim: Claim) -> Iterator[str]:
    yield from (*claim.scope.of, claim.scope.name)
    yield from names_in(claim.statement)


def names_in(statement: Statement) -> Iterator[str]:
    """Give the names of who holds a statement, and of where it was read."""
    yield from (party.name for party in statement.parties)
    if statement.source is not None:
        yield statement.source.title
