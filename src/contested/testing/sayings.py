"""
Sayings: what rows or answers say, one by one, so that what went in can be held against what came out.

A saying is who says what of which figure: read by the feed from rows, or taken from a figure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested.claims import Denial, Estimate, Statement, Withheld, origin_key, stance_of
from contested.feeds.reading import reader_of
from contested.feeds.rows.all_rows import validated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from contested.claims import Rejection
    from contested.feeds.mapping import FeedMapping
    from contested.figure import Figure
    from contested.quantities import When
    from contested.table.row_claim import Claim
    from contested.testing.fed_rows import FeedRows

FigureKey = tuple[str, ...]
"""What fixes which figure is meant, in lower case: of, name, where, period, definition, facets."""


@attrs.frozen
class Saying:
    """
    What one row says.

    Args:
        row: its number, from 1; None where no row says it.
        figure: of which figure.
        parties: who says it; a source in its own voice goes by its title.
        stance: "claimed", "words", "unknown", "denied", "withheld", "accepted", ...
        statement: all of it.
    """

    row: int | None
    figure: FigureKey
    parties: tuple[str, ...]
    stance: str
    statement: Statement

    @property
    def days(self) -> tuple[object, ...]:
        """When it held and when it was said, by first and last day."""
        return (*_days(self.statement.as_of), *_days(self.statement.stated))

    @property
    def origin(self) -> tuple[str, str]:
        """Who is behind it."""
        kind, name, _ = origin_key(self.statement)
        return kind, name

    def __str__(self) -> str:
        said, day = self.statement, self.statement.as_of
        return f"{said}" if day is None else f"{said} as of {day}"


@attrs.frozen
class Heard:
    """
    All that some rows say.

    Args:
        sayings: of rows that the feed takes.
        rejected: why it does not take the others.
    """

    sayings: tuple[Saying, ...]
    rejected: tuple[Rejection, ...] = ()


def heard_in_output(rows: FeedRows, feed: FeedMapping) -> Heard:
    """Return what rows say by a feed; a column of it that none has is empty: its loss shows in what is lost with it."""
    absent = absent_columns(rows, feed)
    return heard_in_rows([dict.fromkeys(absent) | row for row in rows], feed)


def absent_columns(rows: FeedRows, feed: FeedMapping) -> list[str]:
    """Return the columns that a feed needs and no row has."""
    known = {key for row in rows for key in row}
    return [name for name in needed_columns(feed) if name not in known and not name.startswith("#")]


def heard_in_rows(rows: FeedRows, feed: FeedMapping) -> Heard:
    """
    Return what rows say by a feed.

    Raises:
        MisfitFeed: the rows lack a column of the feed.
    """
    if not rows:
        return Heard(())
    reader = reader_of(feed, rows)
    claims = validated(reader)
    return Heard(tuple(map(_of_claim, claims)), tuple(reader.rejected))


def needed_columns(feed: FeedMapping) -> tuple[str, ...]:
    """Return the columns that a feed needs, in the order of its fields."""
    found: dict[str, None] = {}
    for variant in feed.variants:
        for name, given in variant.items():
            if name in _COLUMNS:
                found |= dict.fromkeys(text for text in _texts(given) if text and not text.startswith("="))
    return tuple(name for name in found if name not in feed.optional)


def fields_of(feed: FeedMapping) -> frozenset[str]:
    """Return the fields that a feed says something of, also those of a column that it need not have."""
    return frozenset(name for variant in feed.variants for name, given in variant.items() if name in _COLUMNS and given)


_COLUMNS = (
    *("of", "name", "unit", "value", "low", "best", "high", "cell", "standard_error", "error_below", "error_above"),
    *("power", "level", "by", "source", "quoting", "named", "speaker", "as_of", "stated", "hedge", "stance", "basis"),
    *("status", "bounds", "partial", "key", "quote", "at", "note", "estimate", "aspect", "reason", "where", "period"),
    *("definition", "facets"),
)


def _texts(given: object) -> Iterable[str]:
    if isinstance(given, str):
        return (given,)
    if isinstance(given, dict):
        return tuple(map(str, given.values()))
    return tuple(map(str, given)) if isinstance(given, tuple) else ()


def heard_in_figures(figures: Iterable[Figure]) -> Heard:
    """Return what the statements of figures say."""
    return Heard(tuple(_of_statement(one, figure) for figure in figures for one in figure.statements))


def _of_claim(claim: Claim) -> Saying:
    scope = claim.scope
    facets = [f"{name}={text}" for name, text in scope.facets]
    key = _key(", ".join(scope.of), scope.name, scope.where, scope.period, scope.definition, facets)
    said = claim.statement
    return Saying(claim.row, key, _parties(said), _stance(said), said)


def _of_statement(said: Statement, figure: Figure) -> Saying:
    facets = [f"{name}={text}" for name, text in figure.facets]
    key = _key(figure.of, figure.name, figure.where, figure.period, figure.definition, facets)
    return Saying(None, key, _parties(said), _stance(said), said)


def _key(
    of: object, name: object, where: object, period: object, definition: object, facets: Sequence[str]
) -> FigureKey:
    texts = (of, name, where, period, definition, *sorted(facets))
    return tuple("" if text is None else " ".join(str(text).split()).casefold() for text in texts)


def _parties(said: Statement) -> tuple[str, ...]:
    names = sorted({party.name for party in said.parties})
    return tuple(names) if names else (said.holder_words,)


def _stance(said: Statement) -> str:
    if isinstance(said, Estimate) and said.aim is None:
        if said.unknown:
            return "unknown"
        return "claimed" if said.interval is not None else "words"
    if isinstance(said, Denial):
        return "denied" if said.rejects_all else f"denied {said.aspect}"
    return "unknown" if isinstance(said, Withheld) and said.aim is None else stance_of(said)


def _days(moment: When | None) -> tuple[object, object]:
    return (None, None) if moment is None else (moment.first_day, moment.last_day)
