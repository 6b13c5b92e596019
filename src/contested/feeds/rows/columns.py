"""Columns: a mapping laid over the header of a file, so that each field is known by its place in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from contested.claims.party import Party, directory
from contested.errors import MisfitFeed
from contested.feeds.mapping_fields import COLUMN_FIELDS, TIMED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from contested.claims.source import Source
    from contested.feeds.mapping import FeedMapping
    from contested.feeds.sources.raw_rows import Header
    from contested.quantities.units import Unit

NUMBERS_IN_ORDER = ("low", "value", "high", "standard_error", "error_below", "error_above", "level")
"""The fields of numbers, in the order in which a row is read; ``best`` is ``value``."""

SINGLE_FIELDS = (*COLUMN_FIELDS, "cell", "power")
"""The fields that one column holds, in the order in which a rejection lists its cells."""

_ALIASES = {"best": "value"}
"""Either is the number itself; a mapping has one of them."""

SOURCE_FIELDS = ("title", "publisher", "author", "issued", "url", "label", "retrieved", "note")


class RowColumn(NamedTuple):
    """Where a field stands: the place of its column, or the text that stands for it in every row."""

    field: str
    name: str
    place: int
    constant: str | None = None

    def of(self, cells: Sequence[object]) -> object:
        """Return what a row has there."""
        return self.constant if self.place < 0 else cells[self.place]


@attrs.frozen
class BoundMapping:
    """
    One variant of a mapping laid over a header.

    ``columns`` are those of fields that one column holds; ``times`` hold one
    to six each.  ``names``, ``units`` and ``sources`` keep what was read,
    since most rows say what another one said, and all say a constant.
    """

    mapping: FeedMapping
    of: tuple[RowColumn, ...]
    columns: Mapping[str, RowColumn]
    times: Mapping[str, tuple[RowColumn, ...]]
    facets: Mapping[str, RowColumn]
    source: Mapping[str, RowColumn]
    aside: tuple[RowColumn, ...]
    parties: Mapping[str, Party]
    names: dict[RowColumn, str | None] = attrs.field(factory=dict, eq=False)
    units: dict[str, Unit] = attrs.field(factory=dict, eq=False)
    sources: dict[tuple[object, ...], Source | None] = attrs.field(factory=dict, eq=False)

    @property
    def looked_at(self) -> tuple[RowColumn, ...]:
        """Every column of the file that the mapping looks at."""
        several = (*self.of, *self.columns.values(), *self.facets.values(), *self.source.values(), *self.aside)
        return tuple(one for one in (*several, *(c for time in self.times.values() for c in time)) if one.place >= 0)

    @property
    def number(self) -> RowColumn:
        """The column in which its number stands first of all."""
        first = ("cell", "value", "low", "high", "hedge", "quote", "stance")
        return next(self.columns[name] for name in first if name in self.columns)

    @property
    def counted(self) -> dict[int, RowColumn]:
        """The columns of numbers, but for the level of an interval, by their places."""
        ends = (self.columns[name] for name in NUMBERS_IN_ORDER[:4] if name in self.columns)
        return {one.place: one for one in ends if one.place >= 0}


def bind(mapping: FeedMapping, header: Header) -> tuple[BoundMapping, ...]:
    """
    Lay a mapping over a header: one bound mapping for each claim that a row makes.

    Raises:
        MisfitFeed: a column is not there, or is there twice.
    """
    known = directory(mapping.parties)
    return tuple(_bound(mapping, variant, header, known) for variant in mapping.variants)


def _bound(
    mapping: FeedMapping, variant: Mapping[str, Any], header: Header, known: Mapping[str, Party]
) -> BoundMapping:
    def column(text: str, field: str) -> RowColumn:
        known_as = _ALIASES.get(field, field)
        if text.startswith("="):
            return RowColumn(known_as, f"{field} ({text})", -1, text[1:].strip())
        return RowColumn(known_as, text, header.place(text, field))

    def there(text: str) -> bool:
        return text not in mapping.optional or header.has(text)

    columns = {
        _ALIASES.get(name, name): column(variant[name], name)
        for name in SINGLE_FIELDS
        if variant.get(name) and there(variant[name])
    }
    times = {}
    for name in TIMED:
        given = variant.get(name)
        wanted = [one for one in ((given,) if isinstance(given, str) else given or ()) if there(one)]
        if wanted:
            times[name] = tuple(column(one, name) for one in wanted)
    source = variant.get("source") or {}
    parts = {"title": source} if isinstance(source, str) else source
    for name in parts:
        if name not in SOURCE_FIELDS:
            raise MisfitFeed("source", f"a source has no {name!r}; it has title, publisher, author, issued, url, label")
    return BoundMapping(
        mapping,
        tuple(column(one, "of") for one in mapping.of),
        columns,
        times,
        {name: column(text, "facets") for name, text in sorted(variant["facets"].items()) if there(text)},
        {name: column(text, "source") for name, text in parts.items() if there(text)},
        tuple(column(name, "aside") for name in mapping.aside if there(name)),
        known,
    )
