"""
Ways: whether an engine can read the rows of a source for a feed, or each has to be read by itself, and why.

An engine compares and counts.  What it cannot do is to read words around a
number, or to keep what is said in each row alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw

from contested.claims import Estimate
from contested.errors import ContestedError, shorten
from contested.feeds.mapping_fields import AIM_FIELDS
from contested.feeds.rows.row import NUMBERS_IN_ORDER
from contested.phrases.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from contested.feeds.mapping import FeedMapping
    from contested.feeds.rows.row import BoundMapping

NUMBER_COLUMNS = NUMBERS_IN_ORDER[:4]
"""The columns of numbers that an engine reads: a level is of one row."""

SINGLY = (
    *("hedge", "power", "level", "error_below", "error_above", "partial", "key", "quote", "at", "note"),
    *AIM_FIELDS,
)
"""Fields that are read with the number of their row, or that no two rows share."""

NARROW_FLOATS = ("Float32", "Float16")
"""Floats that an engine widens by their bits, where a person reads their shortest decimal form."""

PLAIN_BOUNDS = ("stated", "limit", "analyst", "reports")


def row_by_row(
    mapping: FeedMapping, laid: Sequence[BoundMapping], names: Sequence[str], kinds: Sequence[Any]
) -> str | None:
    """
    Return why rows have to be read one by one, or None where an engine can do it.

    Args:
        mapping: of the mapping.
        laid: the same, laid over a header.
        names: what the columns are called.
        kinds: the types of the columns.
    """
    return next(_reasons(mapping, laid, names, kinds), None)


def _reasons(
    mapping: FeedMapping, laid: Sequence[BoundMapping], names: Sequence[str], kinds: Sequence[Any]
) -> Iterator[str]:
    bound = laid[0]
    if len(laid) > 1:
        yield "each= makes several claims of one row"
    if "cell" in bound.columns:
        yield "cell= makes several claims of one row"
    for name in SINGLY:
        if name in bound.columns:
            yield f"{name}= is read with the number beside it" if name in SINGLY[:6] else f"{name}= is of one row"
    if mapping.aside:
        yield "aside= sets single rows aside"
    if mapping.separator:
        yield "separator= gives one claim several holders"
    if mapping.lexicon is not None and lexicon(mapping.lexicon) != lexicon():
        yield f"the lexicon {mapping.lexicon} says what numbers are worth"
    if "bounds" in bound.columns and bound.columns["bounds"].constant not in PLAIN_BOUNDS:
        yield "bounds= differ from row to row, or need a level"
    if mapping.unknown and not _reads_unknown(mapping):
        yield "no word says that a number is unknown"
    if len(set(names)) != len(names):
        yield "two columns have one name"
    kind = _kinds(bound, names, kinds)
    if kind is not None:
        yield kind


def _reads_unknown(mapping: FeedMapping) -> bool:
    """Whether what is unknown can be said in the feed's language."""
    try:
        return Estimate.of("unknown", "person", locale=mapping.locale, by="A").unknown
    except ContestedError:
        return False


def _kinds(bound: BoundMapping, names: Sequence[str], kinds: Sequence[Any]) -> str | None:
    """Return which column is of a type that an engine and Python would not read alike."""
    numbers = [bound.columns[name] for name in NUMBER_COLUMNS if name in bound.columns]
    if any(column.name in bound.mapping.reads for column in numbers):
        return "reads= gives words for numbers"
    if not any(name in bound.columns for name in NUMBER_COLUMNS[:3]):
        return "no column holds a number"
    for column in numbers:
        if column.place < 0:
            return "one number stands for every row"
        if not _counts(kinds[column.place]):
            return f"the numbers in {shorten(names[column.place])} are {kinds[column.place]}"
    places = {column.place for column in numbers}
    for place in {column.place for column in bound.looked_at} - places:
        kind = kinds[place]
        texts = (nw.String, nw.Categorical, nw.Enum, nw.Date, nw.Boolean)
        if not (kind in texts or _counts(kind) or (kind == nw.Datetime and kind.time_zone is None)):
            return f"the column {shorten(names[place])} holds {kind}"
    return None


def _counts(kind: Any) -> bool:
    wide = (nw.UInt64, nw.Int128, nw.UInt128)
    return kind.is_numeric() and not kind.is_decimal() and kind not in wide and str(kind) not in NARROW_FLOATS
