"""Rows at hand: what a file says, as cells, as claims and as a dossier, for rules to look at."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import attrs

from contested.claims import Estimate, holders_of
from contested.feeds.reading import reader_of
from contested.feeds.to_dossier import read_feed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from contested.claims import Intake, Statement
    from contested.dossier.dossier import Dossier
    from contested.feeds.mapping import FeedMapping
    from contested.feeds.rows.row import BoundMapping
    from contested.feeds.rows.row_reader import Progress
    from contested.feeds.rules.feed_finding import FeedFinding
    from contested.feeds.sources.raw_rows import Header, RawRow
    from contested.quantities import Interval, Number, Unit
    from contested.table.row_claim import Claim


Findings: TypeAlias = "Iterator[FeedFinding]"
"""What a family of rules gives."""


class NumberInRow(NamedTuple):
    """
    One number that a row claims, in the unit of its figure.

    ``number`` is its point or its best value; of a low and a high alone,
    their middle.  ``day`` is the first day of ``as_of``, counted from one day
    on, and None where the row does not say.
    """

    number: Number
    is_point: bool
    holder: str
    day: float | None
    claim: Claim

    @property
    def row(self) -> int:
        """The number of the row."""
        return self.claim.row


@attrs.frozen(slots=False, eq=False)
class CheckedRows:
    """
    A file that was read, with all that is known of its rows.

    ``bound`` is the mapping laid over the header, once for each claim that a
    row makes; ``claims`` are those that were taken.
    """

    mapping: FeedMapping
    header: Header
    bound: tuple[BoundMapping, ...]
    rows: Sequence[RawRow]
    claims: tuple[Claim, ...]
    dossier: Dossier
    intake: Intake

    @cached_property
    def claims_of(self) -> Mapping[str, Sequence[Claim]]:
        """The claims of each figure, by its id, in the order of rows."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for id_, claim in zip(self._ids, self.claims, strict=True):
            found[id_].append(claim)
        return found

    @cached_property
    def numbers(self) -> Mapping[str, Sequence[NumberInRow]]:
        """The numbers claimed of each figure, by its id, in the order of rows; those set aside are not among them."""
        return {id_: tuple(_numbers(self.dossier[id_].unit, claims)) for id_, claims in self.claims_of.items()}

    _ids: tuple[str, ...] = attrs.field(kw_only=True, repr=False)

    @cached_property
    def _claims_by_statement(self) -> dict[str, dict[Statement, list[Claim]]]:
        return {}

    def claims_saying(self, figure: str, statements: Iterable[Statement]) -> Iterator[Claim]:
        """Give the claims of a figure that are these statements."""
        known = self._claims_by_statement.get(figure)
        if known is None:
            known = self._claims_by_statement[figure] = {}
            for claim in self.claims_of[figure]:
                known.setdefault(claim.statement, []).append(claim)
        for statement in statements:
            yield from known.get(statement, ())

    def column_of(self, claim: Claim) -> str:
        """Return the column in which the number of a claim stands."""
        return self.bound[claim.part - 1].number.name

    def columns_of(self, claims: Iterable[Claim], *fields: str) -> Iterator[str]:
        """Give the columns in which claims have some fields; "number" is wherever their number stands."""
        for part in sorted({claim.part for claim in claims}):
            bound = self.bound[part - 1]
            for field in fields:
                if field == "number":
                    yield bound.number.name
                elif field == "source":
                    yield from (column.name for column in bound.source.values() if column.place >= 0)
                elif field in bound.times:
                    yield from (column.name for column in bound.times[field] if column.place >= 0)
                elif field in bound.columns and bound.columns[field].place >= 0:
                    yield bound.columns[field].name


def _numbers(unit: Unit, claims: Iterable[Claim]) -> Iterator[NumberInRow]:
    for claim in claims:
        said = claim.statement
        if isinstance(said, Estimate) and claim.aside is None:
            said = said.to(unit)
            number = _middle(said.interval) if said.best is None else said.best
            if number is not None:
                day = None if said.as_of is None or said.as_of.earliest is None else said.as_of.first_day
                is_point = said.interval is not None and said.interval.is_point
                yield NumberInRow(number, is_point, holders_of(said)[0].name, day, claim)


def _middle(interval: Interval | None) -> Number | None:
    if interval is None or interval.low is None or interval.high is None:
        return None
    return interval.low if interval.is_point else Fraction(interval.low + interval.high) / 2


def checked_rows(mapping: FeedMapping, data: object, progress: Progress | None = None) -> CheckedRows:
    """
    Read a file whole, and keep its rows.

    Raises:
        ContestedError: as ``Feed.read``.
    """
    rows: list[RawRow] = []

    def kept(given: Iterable[RawRow], name: str) -> Iterator[RawRow]:
        for row in given if progress is None else progress(given, name):
            rows.append(row)
            yield row

    reader = reader_of(mapping, data, kept)
    read = read_feed(reader)
    intake = read.dossier.intake
    assert intake is not None
    ids = tuple(read.ids[claim.scope] for claim in read.claims)
    return CheckedRows(mapping, reader.rows.header, reader.bound, rows, read.claims, read.dossier, intake, ids=ids)
