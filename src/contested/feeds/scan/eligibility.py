"""
Ways: whether an engine can read the rows of a source for a feed, or each has to be read by itself, and why.

An engine compares and counts.  What it cannot do is to read words around a
number, or to keep what is said in each row alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from contested.claims.estimate import Estimate
from contested.errors import ContestedError, shorten
from contested.phrases.lexicon import lexicon
from contested.table.engine import narwhals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contested.feeds.feed import Feed
    from contested.feeds.rows.bound_mapping import BoundMapping

NUMBERS = ("low", "best", "high", "standard_error")
SINGLY = ("hedge", "power", "level", "partial", "key", "quote", "note")
"""Fields that are read with the number of their row, or that no two rows share."""

NARROW = ("Float32", "Float16")
"""Floats that an engine widens by their bits, where a person reads their shortest decimal form."""

PLAIN_BOUNDS = ("stated", "limit", "analyst", "reports")


def row_by_row(feed: Feed, laid: Sequence[BoundMapping], names: Sequence[str], kinds: Sequence[Any]) -> str | None:
    """
    Return why rows have to be read one by one, or None where an engine can do it.

    Args:
        feed: the mapping.
        laid: its plans.
        names: what the columns are called.
        kinds: the types of the columns.
    """
    plan = laid[0]
    if len(laid) > 1:
        return "each= makes several claims of one row"
    if "cell" in plan.columns:
        return "cell= makes several claims of one row"
    for name in SINGLY:
        if name in plan.columns:
            return f"{name}= is read with the number beside it" if name in SINGLY[:4] else f"{name}= is of one row"
    if feed.aside:
        return "aside= sets single rows aside"
    if feed.separator:
        return "separator= gives one claim several holders"
    if feed.lexicon is not None and lexicon(feed.lexicon) != lexicon():
        return f"the lexicon {feed.lexicon} says what numbers are worth"
    if "bounds" in plan.columns and plan.columns["bounds"].constant not in PLAIN_BOUNDS:
        return "bounds= differ from row to row, or need a level"
    if feed.unknown and not _reads_unknown(feed):
        return "no word says that a number is unknown"
    if len(set(names)) != len(names):
        return "two columns have one name"
    return _kinds(plan, names, kinds)


def _reads_unknown(feed: Feed) -> bool:
    """Whether what is unknown can be said in the feed's language."""
    try:
        return Estimate.of("unknown", "person", locale=feed.locale, by="A").unknown
    except ContestedError:
        return False


def _kinds(plan: BoundMapping, names: Sequence[str], kinds: Sequence[Any]) -> str | None:
    """Return which column is of a type that an engine and Python would not read alike."""
    nw = narwhals()
    numbers = [plan.columns[name] for name in NUMBERS if name in plan.columns]
    if any(column.name in plan.feed.reads for column in numbers):
        return "reads= gives words for numbers"
    if not any(name in plan.columns for name in NUMBERS[:3]):
        return "no column holds a number"
    for column in numbers:
        if column.place < 0:
            return "one number stands for every row"
        if not _counts(kinds[column.place]):
            return f"the numbers in {shorten(names[column.place])} are {kinds[column.place]}"
    places = {column.place for column in numbers}
    for place in {column.place for column in plan.places} - places:
        kind = kinds[place]
        texts = (nw.String, nw.Categorical, nw.Enum, nw.Date, nw.Boolean)
        if not (kind in texts or _counts(kind) or (kind == nw.Datetime and kind.time_zone is None)):
            return f"the column {shorten(names[place])} holds {kind}"
    return None


def _counts(kind: Any) -> bool:
    nw = narwhals()
    wide = (nw.UInt64, nw.Int128, nw.UInt128)
    return kind.is_numeric() and not kind.is_decimal() and kind not in wide and str(kind) not in NARROW
