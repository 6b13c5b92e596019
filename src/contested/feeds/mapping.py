"""
Mappings: which column of a file says what, as data alone.

What reads and scans by one stands above (``feed.py``); rows, dialects and the
readers of formats look things up in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import attrs

from contested.feeds.mapping_checks import check_fields, refuse_renamed
from contested.feeds.mapping_fields import (
    codes_of,
    columns_of,
    each_of,
    facets_of,
    header_of,
    parties_of,
    readings_of,
    texts_of,
    times_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from contested.claims import Party


@attrs.frozen(kw_only=True)
class FeedMapping:
    """
    How the rows of a file become claims, without the means to read one.

    ``Feed`` is the same with them; there each field is explained.
    """

    of: tuple[str, ...] = attrs.field(converter=columns_of)
    name: str | None = None
    unit: str | None = None
    value: str | None = None
    low: str | None = None
    best: str | None = None
    cell: str | None = None
    only: tuple[str, ...] = attrs.field(default=(), converter=texts_of)
    high: str | None = None
    standard_error: str | None = None
    error_below: str | None = None
    error_above: str | None = None
    power: str | None = None
    level: str | None = None
    by: str | None = None
    source: str | Mapping[str, str] | None = None
    title: str | None = None
    quoting: str | None = None
    named: str | None = None
    speaker: str | None = None
    as_of: str | tuple[str, ...] | None = attrs.field(default=None, converter=times_of)
    stated: str | tuple[str, ...] | None = attrs.field(default=None, converter=times_of)
    hedge: str | None = None
    stance: str | None = None
    basis: str | None = None
    status: str | None = None
    bounds: str | None = None
    partial: str | None = None
    key: str | None = None
    quote: str | None = None
    at: str | None = None
    note: str | None = None
    estimate: str | None = None
    aspect: str | None = None
    reason: str | None = None
    where: str | None = None
    period: str | tuple[str, ...] | None = attrs.field(default=None, converter=times_of)
    definition: str | None = None
    facets: Mapping[str, str] = attrs.field(factory=dict, converter=facets_of)
    time: str = "point"
    signed: bool = False
    disputants: tuple[str, ...] = attrs.field(default=(), converter=columns_of)
    parties: tuple[Party, ...] = attrs.field(default=(), converter=parties_of)
    each: tuple[Mapping[str, Any], ...] = attrs.field(default=(), converter=each_of)
    missing: Mapping[str, frozenset[str]] = attrs.field(factory=dict, converter=codes_of)
    unknown: Mapping[str, frozenset[str]] = attrs.field(factory=dict, converter=codes_of)
    reads: Mapping[str, Mapping[str, str]] = attrs.field(factory=dict, converter=readings_of)
    aside: Mapping[str, frozenset[str]] = attrs.field(factory=dict, converter=codes_of)
    inconsistent: str = "rejected"
    totals: str = "rejected"
    independent: str | None = None
    separator: tuple[str, ...] = attrs.field(default=(), converter=texts_of)
    dates: tuple[str, ...] = attrs.field(default=(), converter=texts_of)
    locale: str | None = None
    lexicon: str | None = None
    delimiter: str | None = None
    encoding: str | None = None
    skip: int = 0
    header: int | tuple[str, ...] | None = attrs.field(default=None, converter=header_of)
    rows: str | None = None
    sheet: str | None = None
    form: str | None = None
    optional: tuple[str, ...] = attrs.field(default=(), converter=texts_of)
    dialect: str | None = None

    def __new__(cls, **fields: object) -> Self:
        """Refuse keywords of before, by their new names: what attrs says of one is only that it is unknown."""
        refuse_renamed(fields)
        return super().__new__(cls)

    def __attrs_post_init__(self) -> None:
        check_fields({field.name: getattr(self, field.name) for field in attrs.fields(FeedMapping)}, self.variants)

    @property
    def variants(self) -> tuple[dict[str, object], ...]:
        """The mapping of each claim that a row makes, by field."""
        base = {field.name: getattr(self, field.name) for field in attrs.fields(FeedMapping)}
        return tuple(base | _each_read(one) for one in self.each or ({},))

    @property
    def number(self) -> str | None:
        """The column of the number itself, which is no end: ``best=`` alone means the same as ``value=``."""
        return self.value or self.best


def _each_read(one: Mapping[str, object]) -> dict[str, object]:
    """Return what differs in one claim of a row; its number replaces that of all, whichever of its names it has."""
    read = {name: times_of(given) if name in ("as_of", "stated") else given for name, given in one.items()}
    if ("best" in one) != ("value" in one):
        read["value" if "best" in one else "best"] = None
    return read
