"""
Shapes of rows: a drawn row gives all ends of its number, its day and its party; in life one end stands alone.

Or words stand around a number, a cell is empty, a day is a month.  A step
that strips "about", fills an empty day or takes a zero for nothing shows it
only where there is one.
"""

from __future__ import annotations

from collections import deque
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from contested.errors import ImpossibleArgument
from contested.testing.fed_rows import NOTHING_SAID
from contested.testing.feed_strategies import feed_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from contested.feeds.feed import Feed
    from contested.testing.fed_rows import FeedRows

    _Shape = Callable[[dict[str, object]], dict[str, object]]

_KEPT = (("value",), ("value",), ("low",), ("high",), ("low", "high"), ("low", "value"), ("value", "high"))
"""Which numbers of a row may be left."""

PRINTED_PHRASES = (
    *("{n:,}", "around {n:,}", "some {n:,}", "approximately {n:,}", "~{n:,}", "about {n:,}", "nearly {n:,}"),
    *("almost {n:,}", "at least {n:,}", "more than {n:,}", "over {n:,}", ">{n:,}", "{n:,}+", "fewer than {n:,}"),
    *("under {n:,}", "<{n:,}", "up to {n:,}", "at most {n:,}", "as many as {n:,}", "between {n:,} and {m:,}"),
    *("{n:,} or more", "{n:,} or fewer", "{n:,} and more", "{n:,} or so", "{n:,} (est.)", "est. {n:,}", "{n:,}?"),
    *("{n:,} (approx.)", "c. {n:,}", "≈{n:,}", "≥{n:,}", "≤{n:,}", "min. {n:,}", "{n:,} (max.)"),
    *("{n:,} ± 2", "{n:,} +/- 2", "{n:,}–{m:,}", "{n:,}-{m:,}", "{n:,} ({n:,}-{m:,})", "{n:,} to {m:,} (est.)"),
    *("between 5 and 10", "{n:,} to {m:,}", "2.5 million", "2.5 thousand", "dozens", "hundreds", "thousands"),
)
"""What may stand in the column of the number; the last three give none."""

HEDGES = (
    *("at least", "at most", "fewer than", "more than", "up to", "over", "under", "as many as"),
    *("nearly", "almost", "about", "around", "approximately", "some"),
)
"""What may stand in a column of its own beside the number."""

UNIT_FAMILIES = (("ha", "km**2"), ("km", "m"), ("hour", "day"), ("kg", "t"), ("killed", "wounded"))
"""Units beside those that are drawn; one is told from the other by a factor, or by a name."""

HALF = 0.5
"""An exact fraction, which no step may round away."""

COPIES_OF_MANY = 5
"""So often a set of rows is repeated under other places, for a step that loses what goes beyond a batch."""

MANY_ROWS = 12
"""So many rows are drawn before they are repeated."""

_PER_SET = 6
"""So many shapes are drawn for a set; a row beyond takes them in turn."""

_DAYS_APART = timedelta(2)


def shaped_rows(feed: Feed, *, min_size: int = 1, max_size: int | None = None) -> st.SearchStrategy[FeedRows]:
    """Return what draws rows in which nothing is wrong, in all shapes that they have in life."""
    rows = feed_rows(feed, min_size=min_size, max_size=max_size)
    ends, words = [*_ends_left(feed)], [*_of_numbers(feed)]
    often = ends * max(1, len(words) // max(1, len(ends)))
    shapes = st.tuples(
        st.lists(_sampled([*often, *words]), min_size=_PER_SET, max_size=_PER_SET),
        st.tuples(_sampled([*_beside(feed)]), st.integers(0, _PER_SET - 1)),
        _sampled([*_of_units(feed)]),
    )
    return st.tuples(rows, shapes).map(lambda drawn: _shaped(drawn[0], *drawn[1], feed))


def in_every_shape(sets: Sequence[FeedRows], feed: Feed) -> list[FeedRows]:
    """Return sets of rows of which one row each is given a shape of its number, so that none is left to chance."""
    waiting = deque((*_ends_left(feed), *_of_numbers(feed)))
    made = []
    for rows in sets:
        shaped = _with_one_shaped(rows, waiting[0], feed) if waiting else None
        if shaped is None:
            waiting.rotate(-1)  # it may fit another set
        else:
            waiting.popleft()
        made.append(rows if shaped is None else shaped)
    return made


def _with_one_shaped(rows: FeedRows, shape: _Shape, feed: Feed) -> FeedRows | None:
    """Return rows of which the first that can be is given a shape; None where the feed takes none of them so."""
    for at, row in enumerate(rows):
        one = shape(row)
        if one != row:
            made = [*rows[:at], one, *rows[at + 1 :]]
            if all(rejected.rule == NOTHING_SAID for rejected in feed.intake(made).rejected):
                return made
    return None


def _sampled(shapes: list[_Shape]) -> st.SearchStrategy[_Shape]:
    """Draw a shape; every third time or so none."""
    return st.sampled_from([*[_as_drawn] * (1 + len(shapes) // 2), *shapes])


def many_rows(feed: Feed) -> st.SearchStrategy[FeedRows] | None:
    """Return what draws many rows at once; None where a feed has no room for them."""
    try:
        rows = shaped_rows(feed, min_size=MANY_ROWS, max_size=MANY_ROWS)
    except ImpossibleArgument:
        return None
    return rows.map(lambda some: _repeated(some, feed))


def _repeated(rows: FeedRows, feed: Feed) -> FeedRows:
    """Return rows, and the same of other places; a key of a row is used once."""
    apart = [name for name in (feed.of[0], feed.key) if name is not None and all(name in row for row in rows)]
    if feed.of[0] not in apart:
        return rows
    made = list(rows)
    for n in range(2, COPIES_OF_MANY + 1):
        made += [row | {name: _another(row[name], n) for name in apart if row[name] is not None} for row in rows]
    return rows if feed.intake(made).rejected else made


def _another(cell: object, n: int) -> object:
    """Return another name, or another number where ids are numbers."""
    return cell + n * 10_000 if isinstance(cell, int) else f"{cell} {n}"


def _shaped(
    rows: FeedRows, numbers: Sequence[_Shape], beside: tuple[_Shape, int], unit: _Shape, feed: Feed
) -> FeedRows:
    """Return rows in their shapes, but as they were drawn where the feed does not take them so."""
    one_of_them, at = beside
    made = [unit(numbers[n % _PER_SET](row)) for n, row in enumerate(rows)]
    made = [one_of_them(row) if n == at % len(rows) else row for n, row in enumerate(made)]
    if made == rows:
        return rows
    refused = {one.row for one in feed.intake(made).rejected if one.rule != NOTHING_SAID}
    if not refused:
        return made
    mixed = [row if n in refused else one for n, (row, one) in enumerate(zip(rows, made, strict=True), 1)]
    return rows if any(one.rule != NOTHING_SAID for one in feed.intake(mixed).rejected) else mixed


def _as_drawn(row: dict[str, object]) -> dict[str, object]:
    return row


# -- numbers -------------------------------------------------------------------


def _columns(feed: Feed) -> dict[str, str]:
    """Return the columns of the number and its ends; none where a row makes several claims, or a cell says it all."""
    if feed.each or feed.cell is not None:
        return {}
    named = {"value": feed.number, "low": feed.low, "high": feed.high}
    return {field: name for field, name in named.items() if name is not None and _is_column(name)}


def _is_column(name: str) -> bool:
    return not name.startswith(("=", "#"))


def _ends_left(feed: Feed) -> Iterator[_Shape]:
    """Give the shapes that leave out a number or an end."""
    columns = _columns(feed)
    for kept in dict.fromkeys(tuple(field for field in some if field in columns) for some in _KEPT):
        if kept and len(kept) < len(columns):
            yield partial(_left, columns, kept)


def _of_numbers(feed: Feed) -> Iterator[_Shape]:
    """Give the shapes of the number and its ends."""
    columns = _columns(feed)
    if not columns:
        return
    yield partial(_moved, columns, lambda _: 0)
    yield partial(_moved, columns, lambda number: number + HALF)
    if feed.signed:
        yield partial(_moved, columns, lambda number: -number)
    if "value" in columns:
        yield partial(_with_value, columns, lambda _: 0)
        yield partial(_with_value, columns, lambda number: number + HALF)
    if "low" in columns:
        yield partial(_from_zero, columns)
    for name in columns.values():
        for missing in sorted(feed.missing.get(name, feed.missing.get("*", frozenset()))):
            yield partial(_with_code, columns, name, missing)
    if feed.value is not None and "value" in columns:
        for phrase in PRINTED_PHRASES:
            yield partial(_printed, columns, feed.hedge, phrase)
    if feed.hedge is not None and _is_column(feed.hedge) and feed.hedge not in feed.reads and "value" in columns:
        for word in HEDGES:
            yield partial(_hedged, columns, feed.hedge, word)


def _numbers(row: dict[str, object], columns: Mapping[str, str]) -> dict[str, int]:
    """Return the numbers of a row by field; none where one is missing."""
    found = {field: cell for field, name in columns.items() if isinstance(cell := row[name], int)}
    return found if len(found) == len(columns) else {}


def _left(columns: Mapping[str, str], kept: tuple[str, ...], row: dict[str, object]) -> dict[str, object]:
    """Return a row with some of its numbers alone."""
    if not _numbers(row, columns):
        return row
    return row | {name: None for field, name in columns.items() if field not in kept}


def _moved(columns: Mapping[str, str], change: Callable[[int], float], row: dict[str, object]) -> dict[str, object]:
    """Return a row with all its numbers changed, the lower end still the lower."""
    moved = {field: change(number) for field, number in _numbers(row, columns).items()}
    if "low" in moved and "high" in moved:
        moved["low"], moved["high"] = sorted((moved["low"], moved["high"]))
    return row | {columns[field]: number for field, number in moved.items()}


def _with_value(
    columns: Mapping[str, str], change: Callable[[int], object], row: dict[str, object]
) -> dict[str, object]:
    """Return a row with its number changed, and no ends."""
    found = _numbers(row, columns)
    return row | dict.fromkeys(columns.values()) | {columns["value"]: change(found["value"])} if found else row


def _from_zero(columns: Mapping[str, str], row: dict[str, object]) -> dict[str, object]:
    """Return a row whose lower end is zero."""
    return row | {columns["low"]: 0} if min(_numbers(row, columns).values(), default=-1) >= 0 else row


def _with_code(columns: Mapping[str, str], name: str, missing: str, row: dict[str, object]) -> dict[str, object]:
    """Return a row that has the code of a missing number in one column: beside its others, or where none stands."""
    number = int(missing) if missing.lstrip("-").isdecimal() else missing
    return row | {name: number} if _numbers(row, columns) or row.get(name) is None else row


def _printed(columns: Mapping[str, str], hedge: str | None, phrase: str, row: dict[str, object]) -> dict[str, object]:
    """Return a row whose number has words around it."""
    digits = str(row[columns["value"]]).replace(",", "").rpartition(" ")[2]
    if (hedge is not None and row.get(hedge)) or not digits.isdecimal():
        return row
    number = int(digits)
    printed = phrase.format(n=number, m=number + number // 2 + 1)
    return row | dict.fromkeys(columns.values()) | {columns["value"]: printed}


def _hedged(columns: Mapping[str, str], hedge: str, word: str, row: dict[str, object]) -> dict[str, object]:
    """Return a row whose number has its word in a column of its own."""
    return _with_value(columns, lambda number: number, row) | {hedge: word} if _numbers(row, columns) else row


# -- what stands beside a number ---------------------------------------------------


def _beside(feed: Feed) -> Iterator[_Shape]:
    """Give the shapes of days and parties."""
    for time in (feed.as_of, feed.stated, feed.period):
        names = (time,) if isinstance(time, str) else time or ()
        if not all(map(_is_column, names)):
            continue
        if len(names) == 1:
            yield partial(_emptied, names[0])
            if not feed.dates:
                yield partial(_shortened, names[0], len("2023-09"))
                yield partial(_shortened, names[0], len("2023"))
        if len(names) == len(("first", "last")) and not feed.dates:
            yield partial(_begun_earlier, names[0])
    if feed.by is not None and _is_column(feed.by):
        yield partial(_emptied, feed.by)


def _emptied(column: str, row: dict[str, object]) -> dict[str, object]:
    return row | {column: None} if column in row else row


def _day(cell: object) -> date | None:
    """Return the day that a cell names in full, as drawn rows write it."""
    return date.fromisoformat(cell) if isinstance(cell, str) and len(cell) == len("2023-09-01") else None


def _shortened(column: str, length: int, row: dict[str, object]) -> dict[str, object]:
    """Return a row that has the month or the year of its day."""
    day = _day(row.get(column))
    return row if day is None else row | {column: day.isoformat()[:length]}


def _begun_earlier(column: str, row: dict[str, object]) -> dict[str, object]:
    """Return a row whose first day is not its last."""
    day = _day(row.get(column))
    return row if day is None else row | {column: (day - _DAYS_APART).isoformat()}


def _of_units(feed: Feed) -> Iterator[_Shape]:
    """Give units for all rows of a set."""
    if feed.unit is None or not _is_column(feed.unit) or feed.unit in feed.reads or feed.each:
        return
    for family in UNIT_FAMILIES:
        yield partial(_in_unit, feed.unit, family, feed.of[0])


def _in_unit(column: str, family: tuple[str, ...], of: str, row: dict[str, object]) -> dict[str, object]:
    """Return a row in a unit of a family; all rows of a place have the same."""
    return row | {column: family[len(str(row.get(of))) % len(family)]} if row.get(column) is not None else row
