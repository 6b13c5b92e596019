"""
Layouts: which columns a file of a feed has, and what stands in each.

A mapping says which columns are read; here is what a file that fits it has,
with the columns in which dialects find codes in place of those that they make.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

import attrs

from contested.errors import ContestedError, MisfitFeed
from contested.feeds.cells import code_key
from contested.feeds.date_cells import moment, names_years
from contested.testing.feed_edge_cases import EDGE_STARTS, EDGE_TITLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from contested.feeds.mapping import FeedMapping

RowCells = dict[str, object]
_Codes = Mapping[str, Mapping[str, str]]

MADE_BY_DIALECTS = {"sdmx:title": "DATAFLOW", "reports:voice": "source"}
"""Columns that a dialect makes, and the one of the file that it makes them of."""

OF_CODES = ("sdmx:status", "sdmx:basis", "sdmx:stance", "sdmx:note")
"""Columns that a dialect makes of codes, which stand in ``OBS_STATUS``."""

STATUS_COLUMN = "OBS_STATUS"
ERRORS = ("standard_error", "error_below", "error_above")
_SCOPE_FIELDS = ("name", "where", "definition")
WORDS = ("named", "speaker", "quote", "at", "note")
_OPTIONAL = (*WORDS, "unit", "by", "quoting", "hedge", "stance", "basis", "status", "bounds", "partial", "key")

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_TWO_DAYS = 2


@attrs.frozen
class TimeLayout:
    """
    How one time of a row is written: in one column, in a first and a last day, or in parts.

    ``columns`` has "" where a part has no column of its own.
    """

    columns: tuple[str, ...]
    formats: tuple[str, ...]

    def written(self, day: date) -> RowCells:
        """Return the cells that write a day."""
        if len(self.columns) <= _TWO_DAYS:
            return {name: day_text(day, name, self.formats) for name in self.columns if name}
        parts = (day.year, day.month, day.day) * 2
        return {name: part for name, part in zip(self.columns, parts, strict=False) if name}

    @property
    def is_daily(self) -> bool:
        """Whether two days are written in two ways."""
        return self.written(EDGE_STARTS[0]) != self.written(EDGE_STARTS[0] + timedelta(1))


@lru_cache(maxsize=4096)
def day_text(day: date, column: str, formats: tuple[str, ...]) -> object:
    """Return how a column writes a day: by the first of its formats that no other reads otherwise."""
    for format_ in formats:
        text = _formatted(day, format_)
        try:
            moment(text, formats)
        except ContestedError:
            continue
        return text
    return day.year if names_years(column) else day.isoformat()


def _formatted(day: date, format_: str) -> str:
    parts = {"%Y": f"{day.year:04}", "%y": f"{day.year % 100:02}", "%m": f"{day.month:02}", "%d": f"{day.day:02}"}
    parts |= {"%B": _MONTHS[day.month - 1], "%b": _MONTHS[day.month - 1][:3], "%H": "00", "%M": "00", "%S": "00"}
    for directive, text in parts.items():  # not strftime, whose months speak the language of the machine
        format_ = format_.replace(directive, text)
    return format_


@attrs.frozen
class ClaimLayout:
    """
    Where one claim of a row stands.

    Each of these maps fields to columns, but only such as a file has: what
    stands for itself in every row ("=person") is in none.
    """

    numbers: Mapping[str, str]
    errors: Mapping[str, str]
    times: Mapping[str, TimeLayout]
    others: Mapping[str, str]
    facets: tuple[str, ...]
    source: Mapping[str, str]
    codes: frozenset[str]
    holder: str
    unknown: str | None
    bounds: str | None

    @property
    def tells_figures(self) -> bool:
        """Whether some column beside those of ``of`` can tell any number of figures apart."""
        return "period" in self.times or bool(self.facets) or not self.others.keys().isdisjoint(_SCOPE_FIELDS)

    @property
    def sources(self) -> int:
        """How many sources a claim of one holder may be read in."""
        title = self.source.get("title", "")
        return len(EDGE_TITLES) if title and title != self.holder else 0

    @property
    def dated(self) -> tuple[TimeLayout, ...]:
        """When the number held, and when it was said."""
        return tuple(self.times[name] for name in ("as_of", "stated") if name in self.times)


@attrs.frozen
class RowLayout:
    """The columns of a file that fits a feed, in their order, and where each claim of a row stands."""

    columns: tuple[str, ...]
    of: tuple[str, ...]
    claims: tuple[ClaimLayout, ...]
    reads: _Codes
    aside: Mapping[str, str]
    has_status: bool

    @property
    def sources(self) -> int:
        """How many sources a claim of one holder may be read in."""
        return min(one.sources for one in self.claims)

    def cell(self, column: str, text: object) -> object:
        """Return what a column holds where it says a text: by its codes, if it has any for it."""
        codes = self.reads.get(column)
        if not codes or text is None:
            return text
        known = next((one for one, meant in codes.items() if meant == text), None)
        return text if known is None else known


def layout_of(feed: FeedMapping) -> RowLayout:
    """
    Return what a file that fits a feed has.

    Raises:
        MisfitFeed: it names columns by HXL tags, which rows outside of a file
            do not have.
    """
    reads: _Codes = {name: dict(codes) for name, codes in feed.reads.items()}
    claims = tuple(_claim_layout(variant, feed) for variant in feed.variants)
    of = tuple(name for name in map(_column, feed.of) if name)
    found = [*of, *feed.aside]
    for one in claims:
        found += [*one.facets, *one.source.values(), *one.others.values()]
        found += [name for time in one.times.values() for name in time.columns if name]
        found += [*one.numbers.values(), *one.errors.values()]
    has_status = feed.dialect == "sdmx"
    columns = _each_once([*found, *([STATUS_COLUMN] if has_status else [])])
    tag = next((name for name in columns if name.startswith("#")), None)
    if tag is not None:
        reason = f"{tag} is a tag of HXL, and only files have tags; name the columns of your rows to draw some"
        raise MisfitFeed("of" if tag in of else "value", reason)
    return RowLayout(columns, of, claims, reads, _aside(feed), has_status)


def _aside(feed: FeedMapping) -> dict[str, str]:
    """Return a code that sets a row aside, by its column."""
    return {column: min(codes) for column, codes in feed.aside.items() if codes}


def _claim_layout(variant: Mapping[str, object], feed: FeedMapping) -> ClaimLayout:
    numbers = _columns(variant, ("low", "high"))
    value = _column(variant.get("value") or variant.get("best"))
    if value:
        numbers["value"] = value
    others = _columns(variant, (*_SCOPE_FIELDS, *_OPTIONAL, "level", "power", "cell"))
    source = variant.get("source") or {}
    parts = source if isinstance(source, Mapping) else {"title": source}
    sources = _columns(parts, tuple(parts))
    facets = variant["facets"]
    assert isinstance(facets, Mapping)
    return ClaimLayout(
        numbers,
        _columns(variant, ERRORS),
        {name: time for name in ("as_of", "stated", "period") if (time := _time(variant.get(name), feed)) is not None},
        others,
        tuple(name for name in map(_column, facets.values()) if name),
        sources,
        frozenset(_codes_of_numbers(feed, (*numbers.values(), *_columns(variant, ERRORS).values()))),
        others.get("by", "") if variant.get("by") else sources.get("title", ""),
        _unknown_code(feed, value or numbers.get("low", "")),
        _constant(variant.get("bounds")),
    )


def _codes_of_numbers(feed: FeedMapping, columns: Iterable[str]) -> Iterable[str]:
    """Give every code that a number of these columns must not look like."""
    for column in columns:
        for table in (feed.missing, feed.unknown):
            yield from table.get(column, table.get("*", frozenset()))
        yield from map(code_key, feed.reads.get(column, {}))


def _unknown_code(feed: FeedMapping, column: str) -> str | None:
    codes = feed.unknown.get(column, feed.unknown.get("*", frozenset()))
    return min(codes, default=None) if column else None


def _constant(text: object) -> str | None:
    """Return the text that stands for itself in every row, if a field is one."""
    return text[1:].strip() if isinstance(text, str) and text.startswith("=") else None


def _columns(fields: Mapping[str, object], names: Sequence[str]) -> dict[str, str]:
    return {name: column for name in names if (column := _column(fields.get(name)))}


def _column(text: object) -> str:
    """Return the column of a file that a field names; "" where there is none."""
    if not isinstance(text, str) or text.startswith("=") or text in OF_CODES:
        return ""
    return MADE_BY_DIALECTS.get(text, text)


def _time(given: object, feed: FeedMapping) -> TimeLayout | None:
    if given is None:
        return None
    names = (given,) if isinstance(given, str) else given
    assert isinstance(names, tuple)
    columns = tuple(_column(one) for one in names)
    return TimeLayout(columns, feed.dates) if any(columns) else None


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
