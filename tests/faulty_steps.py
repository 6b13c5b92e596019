# ruff: noqa: D103, PLW2901  # the name of each step says what it does; they are written as people write them
"""
Steps of pipelines with one fault each, as a hostile examiner writes them, and steps without one.

They work on the columns of ``FEED``: lists of rows, frames of pandas, or
answers.  Each fault bears the law that it breaks.
"""

from __future__ import annotations

import hashlib
import logging
import random
import re
import warnings
from collections import Counter, defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

import contested as ct
from contested.testing import number_changes as laws

if TYPE_CHECKING:
    from collections.abc import Callable

    from contested.testing.fed_rows import FeedRows

FEED = ct.feeds.Feed.loads(
    """
of = "place"
name = "measure"
unit = "unit"
value = "value"
low = "low"
high = "high"
by = "party"
source = "source"
quoting = "quoting"
as_of = "day"
hedge = "hedge"
stance = "stance"

[[parties]]
name = "Armenia"
aliases = ["Yerevan"]

[[parties]]
name = "Azerbaijan"
aliases = ["Baku"]
"""
)

PLAIN_FEED = ct.feeds.Feed.loads(
    """
of = "country"
name = "=deaths"
unit = "=killed"
value = "count"
low = "at_least"
high = "at_most"
by = "side"
source = "outlet"
stance = "stance"
as_of = "date"
"""
)
"""A feed without hedges in a column of their own."""


CODED_FEED = ct.feeds.Feed.loads(
    """
of = "place"
name = "=deaths"
unit = "=killed"
low = "low"
best = "best"
high = "high"
by = "party"
source = "source"
as_of = "day"
stance = "stance"
missing = "-99"
"""
)
"""A feed with a best number between its ends, as UCDP has them, and a code where one of them is missing."""

COUNT_FEED = ct.feeds.Feed.loads(
    """
of = "place"
name = "=deaths"
unit = "=killed"
value = "count"
by = "party"
source = "source"
as_of = "day"
stance = "stance"
missing = "-99"
"""
)
"""A feed with one number, and a code where it is missing."""


def _number(cell: object) -> float | None:
    try:
        return float(str(cell).replace(",", ""))
    except ValueError:
        return None


def _with(row: dict[str, object], **cells: object) -> dict[str, object]:
    return row | cells


def _by_figure(rows: FeedRows) -> dict[tuple[object, object], FeedRows]:
    found: dict[tuple[object, object], FeedRows] = defaultdict(list)
    for row in rows:
        found[row["place"], row["measure"]].append(row)
    return found


# -- faults, rows to rows -------------------------------------------------------------


def mean_of_both_sides(rows: FeedRows) -> FeedRows:
    made = []
    for group in _by_figure(rows).values():
        numbers = [n for n in (_number(row["value"]) for row in group) if n is not None]
        made.append(_with(group[0], value=sum(numbers) / len(numbers)) if numbers else group[0])
    return made


def drop_of_a_party(rows: FeedRows) -> FeedRows:
    return [row for row in rows if row["party"] != "Azerbaijan"]


def count_of_copies(rows: FeedRows) -> FeedRows:
    said = Counter((row["place"], row["party"], str(row["value"])) for row in rows)
    return [_with(row, witnesses=said[row["place"], row["party"], str(row["value"])]) for row in rows]


def hedge_lost(rows: FeedRows) -> FeedRows:
    return [_with(row, hedge=None) for row in rows]


def wrong_unit(rows: FeedRows) -> FeedRows:
    return [_with(row, value=row["value"] * 1000) if isinstance(row["value"], int) else row for row in rows]


def unstable_order(rows: FeedRows) -> FeedRows:
    return random.sample(rows, len(rows))


def denial_as_zero(rows: FeedRows) -> FeedRows:
    return [_with(row, stance="claimed", value=0) if row["stance"] == "denied" else row for row in rows]


def midpoint_of_one_sided(rows: FeedRows) -> FeedRows:
    made = []
    for row in rows:
        low, high = _number(row["low"]), _number(row["high"])
        one_sided = (low is None) != (high is None)
        if one_sided and _number(row["value"]) is None:
            middle = high / 2 if high is not None else (low or 0) * 1.5
            row = _with(row, value=middle, low=None, high=None)
        made.append(row)
    return made


def rows_skipped(rows: FeedRows) -> FeedRows:
    return [row for number, row in enumerate(rows) if number % 3 != 2]


def rounding_inwards(rows: FeedRows) -> FeedRows:
    made = []
    for row in rows:
        low, high = _number(row["low"]), _number(row["high"])
        if low is not None and high is not None and high - low >= 2:
            row = _with(row, low=low + (high - low) / 4, high=high - (high - low) / 4, value=None)
        made.append(row)
    return made


# -- further faults, rows to rows -------------------------------------------------------


def words_in_the_value_stripped(rows: FeedRows) -> FeedRows:
    """Drop "about", "at least" and "more than" from printed numbers."""
    made = []
    for row in rows:
        found = re.search(r"\d[\d,]*", str(row["value"])) if isinstance(row["value"], str) else None
        made.append(_with(row, value=found.group().replace(",", "")) if found else row)
    return made


def _cut(pattern: str, rows: FeedRows, instead: str = "") -> FeedRows:
    return [
        _with(row, value=re.sub(pattern, instead, row["value"])) if isinstance(row["value"], str) else row
        for row in rows
    ]


def words_behind_the_number_cut(rows: FeedRows) -> FeedRows:
    return _cut(r" *(or more|or so|or fewer|\+|and more)$", rows)


def error_behind_the_number_cut(rows: FeedRows) -> FeedRows:
    return _cut(r" *(±|\+/-) *[\d.,]+$", rows)


def estimate_mark_cut(rows: FeedRows) -> FeedRows:
    return _cut(r" *\((est|approx)\.\)$|^est\. ", rows)


def question_mark_cut(rows: FeedRows) -> FeedRows:
    return _cut(r" *\?$", rows)


def ranges_cut_to_their_lower_end(rows: FeedRows) -> FeedRows:
    return _cut(r"^([\d,]+) *(?:[–-]|to) *[\d,]+$", rows, r"\1")


def ranges_cut_to_their_upper_end(rows: FeedRows) -> FeedRows:
    return _cut(r"^[\d,]+ *(?:[–-]|to) *([\d,]+)$", rows, r"\1")


def range_in_brackets_cut(rows: FeedRows) -> FeedRows:
    return _cut(r" *\([\d,]+-[\d,]+\)$", rows)


def signs_before_the_number_cut(rows: FeedRows) -> FeedRows:
    return _cut(r"^[~≈<>≤≥] *|^(?:c|ca|min|max)\. ", rows)


def brackets_behind_the_number_cut(rows: FeedRows) -> FeedRows:
    return _cut(r" *\([a-z.]+\)$", rows)


def last_statement_wins(rows: FeedRows) -> FeedRows:
    return list({(row["place"], row["measure"], row["party"]): row for row in rows}.values())


def first_of_each_figure(rows: FeedRows) -> FeedRows:
    return [group[0] for group in _by_figure(rows).values()]


def largest_number_only(rows: FeedRows) -> FeedRows:
    return [max(group, key=lambda row: _number(row["value"]) or 0) for group in _by_figure(rows).values()]


def denials_filtered(rows: FeedRows) -> FeedRows:
    return [row for row in rows if row["stance"] != "denied"]


def withheld_as_zero(rows: FeedRows) -> FeedRows:
    return [_with(row, stance="claimed", value=0) if row["stance"] == "withheld" else row for row in rows]


def denial_as_withheld(rows: FeedRows) -> FeedRows:
    return [_with(row, stance="withheld") if row["stance"] == "denied" else row for row in rows]


def unit_column_overwritten(rows: FeedRows) -> FeedRows:
    return [_with(row, unit="person") for row in rows]


def days_cut_to_months(rows: FeedRows) -> FeedRows:
    return [_with(row, day=str(row["day"])[:7] if row["day"] else row["day"]) for row in rows]


def newest_day_for_all(rows: FeedRows) -> FeedRows:
    days = [str(row["day"]) for row in rows if row["day"]]
    return [_with(row, day=max(days) if days else row["day"]) for row in rows]


def sides_exchanged(rows: FeedRows) -> FeedRows:
    other = {"Armenia": "Azerbaijan", "Azerbaijan": "Armenia"}
    return [_with(row, party=other.get(str(row["party"]), row["party"])) for row in rows]


def source_as_party(rows: FeedRows) -> FeedRows:
    return [_with(row, party=row["source"] or row["party"]) for row in rows]


def quoted_source_forgotten(rows: FeedRows) -> FeedRows:
    return [_with(row, quoting=None) for row in rows]


def names_to_ascii(rows: FeedRows) -> FeedRows:
    return [_with(row, party=str(row["party"]).encode("ascii", "ignore").decode() or "unknown") for row in rows]


def upper_limit_as_value(rows: FeedRows) -> FeedRows:
    return [_with(row, value=row["high"], low=None, high=None) if row["high"] else row for row in rows]


def missing_value_as_zero(rows: FeedRows) -> FeedRows:
    return [_with(row, value=0) if row["value"] is None and not row["low"] and not row["high"] else row for row in rows]


def consensus_row_added(rows: FeedRows) -> FeedRows:
    made = list(rows)
    for group in _by_figure(rows).values():
        numbers = [n for n in (_number(row["value"]) for row in group) if n is not None]
        if len(set(numbers)) > 1:
            made.append(_with(group[0], party="consensus", stance="claimed", value=sum(numbers) / len(numbers)))
    return made


def joined_twice(rows: FeedRows) -> FeedRows:
    return [row for row in rows for other in rows if other["place"] == row["place"] and other["party"] == row["party"]]


def large_numbers_clipped(rows: FeedRows) -> FeedRows:
    return [_with(row, value=min(row["value"], 10_000)) if isinstance(row["value"], int) else row for row in rows]


def rounded_to_two_digits(rows: FeedRows) -> FeedRows:
    return [_with(row, value=float(f"{row['value']:.2g}")) if isinstance(row["value"], int) else row for row in rows]


def outliers_dropped(rows: FeedRows) -> FeedRows:
    numbers = sorted(n for n in (_number(row["value"]) for row in rows) if n is not None)
    middle = numbers[len(numbers) // 2] if numbers else 0
    return [row for row in rows if (_number(row["value"]) or middle) <= 10 * middle + 10]


def weaker_words_dropped(rows: FeedRows) -> FeedRows:
    """Drop rows whose value is words alone."""
    return [row for row in rows if not isinstance(row["value"], str) or any(map(str.isdigit, str(row["value"])))]


def order_by_hash(rows: FeedRows) -> FeedRows:
    return [dict(row) for row in {tuple(row.items()) for row in rows}]


def bounds_dropped_where_there_is_a_best(rows: FeedRows) -> FeedRows:
    return [_with(row, low=None, high=None) if row["value"] is not None else row for row in rows]


def every_seventh_row_lost(rows: FeedRows) -> FeedRows:
    """Lose a row in seven, by what it says."""
    return [row for row in rows if hashlib.md5(repr(row).encode()).digest()[0] % 7]


def parties_lower_case(rows: FeedRows) -> FeedRows:
    return [_with(row, party=str(row["party"]).lower()) for row in rows]


def running_total(rows: FeedRows) -> FeedRows:
    total, made = 0, []
    for row in rows:
        if isinstance(row["value"], int):
            total += row["value"]
            row = _with(row, value=total)
        made.append(row)
    return made


# -- faults of columns beside a number, and of codes ---------------------------------------


def codes_as_numbers(rows: FeedRows) -> FeedRows:
    """Take away the sign of what should not be below zero."""
    return [{name: 99 if cell == -99 else cell for name, cell in row.items()} for row in rows]


def codes_as_zero(rows: FeedRows) -> FeedRows:
    return [{name: 0 if cell == -99 else cell for name, cell in row.items()} for row in rows]


def count_codes_as_numbers(rows: FeedRows) -> FeedRows:
    return codes_as_numbers(rows)


def count_codes_as_zero(rows: FeedRows) -> FeedRows:
    return codes_as_zero(rows)


def columns_of_ends_gone(rows: FeedRows) -> FeedRows:
    return [{name: cell for name, cell in row.items() if name not in ("low", "high")} for row in rows]


def column_of_best_gone(rows: FeedRows) -> FeedRows:
    return [{name: cell for name, cell in row.items() if name != "best"} for row in rows]


def high_emptied(rows: FeedRows) -> FeedRows:
    return [_with(row, high=None) for row in rows]


def ends_recomputed(rows: FeedRows) -> FeedRows:
    """Put a tenth of the best number to each side of it."""
    return [
        _with(row, low=best * 0.9, high=best * 1.1) if (best := _coded(row["best"])) is not None else row
        for row in rows
    ]


def best_recomputed(rows: FeedRows) -> FeedRows:
    made = []
    for row in rows:
        low, high = _coded(row["low"]), _coded(row["high"])
        made.append(row if low is None or high is None else _with(row, best=(low + high) / 2))
    return made


def best_filled_from_high(rows: FeedRows) -> FeedRows:
    return [_with(row, best=row["high"]) if _coded(row["best"]) is None else row for row in rows]


def ends_filled_from_best(rows: FeedRows) -> FeedRows:
    return [
        row | {name: row["best"] for name in ("low", "high") if _coded(row[name]) is None}
        if _coded(row["best"]) is not None
        else row
        for row in rows
    ]


def _coded(cell: object) -> float | None:
    return None if cell == -99 else _number(cell)


# -- faults, frame to frame -------------------------------------------------------------


def frame_without_missing(frame: Any) -> Any:
    return frame.dropna(subset=["value"])


def frame_filled_with_zero(frame: Any) -> Any:
    return frame.assign(value=frame["value"].where(frame["value"].notna(), 0))


def frame_numbers_coerced(frame: Any) -> Any:
    import pandas as pd

    return frame.assign(value=pd.to_numeric(frame["value"], errors="coerce"))


def frame_one_row_a_figure(frame: Any) -> Any:
    return frame.drop_duplicates(subset=["place", "measure"])


def frame_one_row_a_party(frame: Any) -> Any:
    return frame.drop_duplicates(subset=["place", "measure", "party"], keep="last")


def frame_mean(frame: Any) -> Any:
    import pandas as pd

    numbers = pd.to_numeric(frame["value"], errors="coerce")
    means = numbers.groupby([frame["place"], frame["measure"]]).transform("mean")
    return frame.assign(value=means.where(numbers.notna(), frame["value"]))


# -- faults, rows to answers ---------------------------------------------------------------


def _dossier(rows: FeedRows) -> ct.Dossier:
    return FEED.read(rows)


def _told_dossier(rows: FeedRows) -> ct.Dossier:
    """Return the dossier of rows, and say which it leaves out: an answer made of it cannot."""
    read = FEED.read(rows)
    if read.intake is not None and read.intake.rejected:
        warnings.warn(str(read.intake), stacklevel=2)
    return read


def mean_as_answer(rows: FeedRows) -> dict[str, object]:
    found: dict[str, object] = {}
    for id_, figure in _dossier(rows).figures.items():
        numbers = [e.interval.low for e in figure.estimates if e.interval and e.interval.is_point]
        found[id_] = float(sum(numbers)) / len(numbers) if numbers else None  # type: ignore[arg-type]
    return found


def hull_without_deniers(rows: FeedRows) -> dict[str, object]:
    return {id_: f"{figure.hull().low} to {figure.hull().high}" for id_, figure in _dossier(rows).figures.items()}


def span_of_best_values(rows: FeedRows) -> dict[str, object]:
    found: dict[str, object] = {}
    for id_, figure in _dossier(rows).figures.items():
        numbers = [e.interval.low for e in figure.estimates if e.interval and e.interval.low is not None]
        found[id_] = (min(numbers), max(numbers)) if numbers else None
    return found


def number_of_rows(rows: FeedRows) -> dict[object, int]:
    return Counter(row["place"] for row in rows)


def party_with_most_rows(rows: FeedRows) -> dict[object, object]:
    return {
        place: Counter(str(row["party"]) for row in rows if row["place"] == place).most_common(1)[0][0]
        for place in sorted({str(row["place"]) for row in rows})
    }


def mean_by_figure_and_day(rows: FeedRows) -> dict[tuple[object, object], object]:
    numbers: dict[tuple[object, object], list[float]] = defaultdict(list)
    ids: dict[tuple[object, object], str] = {(one.of, one.name): id_ for id_, one in _dossier(rows).figures.items()}
    for row in rows:
        number = _number(row["value"])
        if number is not None:
            numbers[ids.get((row["place"], row["measure"])), row["day"]].append(number)
    return {key: sum(some) / len(some) for key, some in numbers.items()}


def mean_by_day_within_a_place(rows: FeedRows) -> dict[object, dict[object, object]]:
    found: dict[object, dict[object, object]] = defaultdict(dict)
    for (place, measure, day), number in _means(rows, "place", "measure", "day").items():
        found[place, measure][day] = number
    return dict(found)


def mean_by_figure_party_and_day(rows: FeedRows) -> dict[tuple[object, ...], object]:
    return dict(_means(rows, "place", "measure", "party", "day"))


def _means(rows: FeedRows, *columns: str) -> dict[tuple[object, ...], float]:
    numbers: dict[tuple[object, ...], list[float]] = defaultdict(list)
    for row in rows:
        number = _number(row["value"])
        if number is not None:
            numbers[tuple(row[name] for name in columns)].append(number)
    return {key: sum(some) / len(some) for key, some in numbers.items()}


def nothing_of_what_is_contested(rows: FeedRows) -> dict[str, object]:
    """Answer with the number that all agree on, and with None where they do not."""
    hulls = {id_: figure.hull().interval for id_, figure in _told_dossier(rows).figures.items()}
    return {id_: one.low if one.is_point else None for id_, one in hulls.items()}


def dossier_without_a_party(rows: FeedRows) -> ct.Dossier:
    return FEED.read([row for row in rows if row["party"] != "Armenia"] or rows)


def number_of_each_party(rows: FeedRows) -> dict[object, dict[object, object]]:
    found: dict[object, dict[object, object]] = defaultdict(dict)
    for id_, figure in _dossier(rows).figures.items():
        for one in figure.positions():
            low = None if one.interval is None else one.interval.low
            found[id_][one.name] = 0 if low is None else low
    return dict(found)


FAULTS: dict[Callable[[Any], object], tuple[str, ...]] = {
    mean_of_both_sides: (laws.NO_SIDE_DROPPED, laws.ROWS_ACCOUNTED),
    drop_of_a_party: (laws.NO_SIDE_DROPPED,),
    count_of_copies: (laws.COPIES,),
    hedge_lost: (laws.PRECISION,),
    wrong_unit: (laws.UNIT,),
    unstable_order: (laws.ORDER,),
    denial_as_zero: (laws.DENIALS,),
    midpoint_of_one_sided: (laws.PRECISION,),
    rows_skipped: (laws.NO_SIDE_DROPPED,),
    rounding_inwards: (laws.PRECISION,),
    words_in_the_value_stripped: (laws.PRECISION,),
    words_behind_the_number_cut: (laws.PRECISION,),
    error_behind_the_number_cut: (laws.PRECISION,),
    estimate_mark_cut: (laws.PRECISION,),
    question_mark_cut: (laws.PRECISION,),
    ranges_cut_to_their_lower_end: (laws.PRECISION,),
    ranges_cut_to_their_upper_end: (laws.PRECISION,),
    range_in_brackets_cut: (laws.PRECISION,),
    signs_before_the_number_cut: (laws.PRECISION,),
    brackets_behind_the_number_cut: (laws.PRECISION,),
    last_statement_wins: (laws.CUT_OFFS,),
    first_of_each_figure: (laws.NO_SIDE_DROPPED,),
    largest_number_only: (laws.NO_SIDE_DROPPED,),
    denials_filtered: (laws.DENIALS,),
    withheld_as_zero: (laws.PRECISION,),
    denial_as_withheld: (laws.DENIALS,),
    unit_column_overwritten: (laws.UNIT,),
    days_cut_to_months: (laws.CUT_OFFS,),
    newest_day_for_all: (laws.CUT_OFFS,),
    sides_exchanged: (laws.NAMES,),
    source_as_party: (laws.NAMES,),
    quoted_source_forgotten: (laws.COPIES,),
    names_to_ascii: (laws.NAMES,),
    upper_limit_as_value: (laws.PRECISION,),
    missing_value_as_zero: (laws.PRECISION, laws.DENIALS),
    consensus_row_added: (laws.ROWS_ACCOUNTED,),
    joined_twice: (laws.COPIES,),
    large_numbers_clipped: (laws.ROWS_ACCOUNTED,),
    rounded_to_two_digits: (laws.ROWS_ACCOUNTED,),
    outliers_dropped: (laws.NO_SIDE_DROPPED,),
    weaker_words_dropped: (laws.NO_SIDE_DROPPED,),
    bounds_dropped_where_there_is_a_best: (laws.PRECISION,),
    every_seventh_row_lost: (laws.NO_SIDE_DROPPED,),
    parties_lower_case: (laws.NAMES,),
    running_total: (laws.ROWS_ACCOUNTED, laws.ORDER),
    mean_as_answer: (laws.NO_SIDE_DROPPED,),
    hull_without_deniers: (laws.DENIALS,),
    span_of_best_values: (laws.PRECISION, laws.NO_SIDE_DROPPED),
    number_of_rows: (laws.COPIES,),
    party_with_most_rows: (laws.COPIES,),
    dossier_without_a_party: (laws.NO_SIDE_DROPPED,),
    number_of_each_party: (laws.DENIALS, laws.PRECISION),
    codes_as_numbers: (laws.ROWS_ACCOUNTED,),
    codes_as_zero: (laws.ROWS_ACCOUNTED,),
    count_codes_as_numbers: (laws.ROWS_ACCOUNTED,),
    count_codes_as_zero: (laws.ROWS_ACCOUNTED,),
    columns_of_ends_gone: (laws.PRECISION,),
    column_of_best_gone: (laws.ROWS_ACCOUNTED,),
    high_emptied: (laws.ROWS_ACCOUNTED,),
    ends_recomputed: (laws.PRECISION,),
    best_recomputed: (laws.ROWS_ACCOUNTED,),
    best_filled_from_high: (laws.PRECISION,),
    ends_filled_from_best: (laws.PRECISION,),
    mean_by_figure_and_day: (laws.NO_SIDE_DROPPED,),
    mean_by_day_within_a_place: (laws.NO_SIDE_DROPPED,),
    mean_by_figure_party_and_day: (laws.DENIALS, laws.PRECISION, laws.ROWS_ACCOUNTED),
    nothing_of_what_is_contested: (laws.NO_SIDE_DROPPED,),
}
"""Each with the laws of which it breaks one at least."""

_OF_CODED: tuple[Callable[[Any], object], ...] = (
    *(codes_as_numbers, codes_as_zero, columns_of_ends_gone, column_of_best_gone, high_emptied, ends_recomputed),
    *(best_recomputed, best_filled_from_high, ends_filled_from_best),
)
_OF_COUNTS: tuple[Callable[[Any], object], ...] = (count_codes_as_numbers, count_codes_as_zero)
FEED_OF = dict.fromkeys(_OF_CODED, CODED_FEED) | dict.fromkeys(_OF_COUNTS, COUNT_FEED)
"""The feed of a step that works on other columns than those of ``FEED``."""

FRAME_FAULTS: dict[Callable[[Any], object], tuple[str, ...]] = {
    frame_without_missing: (laws.NO_SIDE_DROPPED, laws.DENIALS),
    frame_filled_with_zero: (laws.DENIALS, laws.PRECISION),
    frame_numbers_coerced: (laws.NO_SIDE_DROPPED, laws.PRECISION),
    frame_one_row_a_figure: (laws.NO_SIDE_DROPPED,),
    frame_one_row_a_party: (laws.CUT_OFFS,),
    frame_mean: (laws.ROWS_ACCOUNTED,),
}


# -- faults that show only where rows have gone wrong -----------------------------------


def _is_in_order(row: dict[str, object]) -> bool:
    low, high = _number(row["low"]), _number(row["high"])
    return low is None or high is None or low <= high


def contradicting_rows_dropped(rows: FeedRows) -> FeedRows:
    return [row for row in rows if _is_in_order(row)]


def unreadable_days_dropped(rows: FeedRows) -> FeedRows:
    """Do what ``errors="coerce"`` and ``dropna`` do: a day that is written otherwise takes its row away."""
    return [row for row in rows if not row["day"] or _is_day(str(row["day"]))]


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return re.fullmatch(r"[0-9/ -]{4,7}|[0-9]{4}-.*", text) is not None
    return True


def ends_put_in_order(rows: FeedRows) -> FeedRows:
    return [row if _is_in_order(row) else _with(row, low=row["high"], high=row["low"]) for row in rows]


def what_the_feed_rejects_dropped(rows: FeedRows) -> FeedRows:
    bad = set(FEED.intake(rows).rejected_rows) if rows else set()
    return [row for number, row in enumerate(rows, 1) if number not in bad]


FAULTS_OF_CORRUPTED: dict[Callable[[Any], object], str] = {
    contradicting_rows_dropped: "swapped ends",
    unreadable_days_dropped: "date in another order",
    ends_put_in_order: "swapped ends",
    what_the_feed_rejects_dropped: "best outside",
}
"""Each with what gets through it: of rows in order it breaks no law."""


# -- steps without a fault ------------------------------------------------------------------


def identity(rows: Any) -> Any:
    return rows


def names_normalised(rows: FeedRows) -> FeedRows:
    own = {"yerevan": "Armenia", "baku": "Azerbaijan"}
    return [_with(row, party=own.get(str(row["party"]).strip().lower(), row["party"])) for row in rows]


def duplicates_dropped(rows: FeedRows) -> FeedRows:
    made: FeedRows = []
    for row in rows:
        if row not in made:
            made.append(row)
    return made


def one_row_an_origin(rows: FeedRows) -> FeedRows:
    seen, made = set(), []
    for row in rows:
        claim = tuple(str(row[name]) for name in row if name != "source")
        if claim not in seen:
            seen.add(claim)
            made.append(row)
    return made


def sorted_by_place(rows: FeedRows) -> FeedRows:
    return sorted(rows, key=lambda row: str(row["place"]))


def sorted_by_all(rows: FeedRows) -> FeedRows:
    return sorted(rows, key=lambda row: [str(cell) for cell in row.values()])


def numbered(rows: FeedRows) -> FeedRows:
    return [_with(row, number=n, flag=False) for n, row in enumerate(rows)]


def floats(rows: FeedRows) -> FeedRows:
    return [{name: float(cell) if isinstance(cell, int) else cell for name, cell in row.items()} for row in rows]


def hectares(rows: FeedRows) -> FeedRows:
    """Convert square kilometres to hectares, where they are bare numbers."""
    made = []
    for row in rows:
        if row["unit"] in ("km**2", "km2") and not isinstance(row["value"], str):
            row = _with(row, unit="ha", **{name: _times(row[name], 100) for name in ("value", "low", "high")})
        made.append(row)
    return made


def _times(cell: object, factor: int) -> object:
    return cell * factor if isinstance(cell, (int, float)) else cell


def rejects_bad_rows(rows: FeedRows) -> FeedRows:
    kept = what_the_feed_rejects_dropped(rows)
    if len(kept) < len(rows):
        warnings.warn(f"{len(rows) - len(kept)} rows are left out", stacklevel=2)
    return kept


def logs_bad_rows(rows: FeedRows) -> FeedRows:
    kept = contradicting_rows_dropped(rows)
    if len(kept) < len(rows):
        logging.getLogger(__name__).warning("%d rows are left out", len(rows) - len(kept))
    return kept


def taken_and_rejected(rows: FeedRows) -> tuple[FeedRows, FeedRows]:
    bad = set(FEED.intake(rows).rejected_rows) if rows else set()
    return (
        [row for number, row in enumerate(rows, 1) if number not in bad],
        [row for number, row in enumerate(rows, 1) if number in bad],
    )


def through_pandas(rows: FeedRows) -> Any:
    import pandas as pd

    return pd.DataFrame(rows).sort_values("party").to_dict("records")


def rows_given_one_by_one(rows: FeedRows) -> Any:
    return (dict(row) for row in rows)


def as_dossier(rows: FeedRows) -> ct.Dossier:
    return _dossier(rows)


def as_ranges(rows: FeedRows) -> dict[str, object]:
    return {id_: figure.hull() for id_, figure in _told_dossier(rows).figures.items()}


def as_verdicts(rows: FeedRows) -> dict[str, object]:
    return {id_: figure > 1_000 for id_, figure in _told_dossier(rows).figures.items()}


def as_reconciliations(rows: FeedRows) -> dict[str, object]:
    return {id_: figure.reconcile(ct.methods.Median()) for id_, figure in _told_dossier(rows).figures.items()}


def as_sentences(rows: FeedRows) -> dict[str, object]:
    return {id_: f"{figure.hull()}" for id_, figure in _told_dossier(rows).figures.items()}


def as_pairs(rows: FeedRows) -> dict[tuple[str, str], object]:
    """Answer by figure and party, with the ends that a party allows, and None where it gives no number."""
    return {
        (id_, one.name): None if one.interval is None else (one.interval.low, one.interval.high)
        for id_, figure in _told_dossier(rows).figures.items()
        for one in figure.positions()
    }


def as_sentences_by_pairs(rows: FeedRows) -> dict[tuple[str, str], object]:
    """Answer by figure and party, with what a party says in words."""
    told = _told_dossier(rows).figures.items()
    return {(id_, one.name): f"{one.interval or one.stance}" for id_, figure in told for one in figure.positions()}


def as_ends(rows: FeedRows) -> dict[str, object]:
    """Answer with two numbers, and who denies."""
    return {
        id_: {
            "low": figure.hull().interval.low,
            "high": figure.hull().interval.high,
            "denied by": [one.name for one in figure.positions() if one.denials],
        }
        for id_, figure in _told_dossier(rows).figures.items()
    }


def as_counts(rows: FeedRows) -> dict[str, object]:
    """Answer with how many speak of each figure."""
    return {id_: len(figure.positions()) for id_, figure in _told_dossier(rows).figures.items()}


def as_figures(rows: FeedRows) -> dict[str, object]:
    return dict(_told_dossier(rows).figures)


def codes_emptied(rows: FeedRows) -> FeedRows:
    return [{name: None if cell == -99 else cell for name, cell in row.items()} for row in rows]


def rows_that_say_nothing_dropped(rows: FeedRows) -> FeedRows:
    return [row for row in rows if row["count"] != -99 or row["stance"] in ("denied", "withheld")]


CORRECT = (
    *(identity, names_normalised, duplicates_dropped, one_row_an_origin, sorted_by_place, sorted_by_all, numbered),
    *(floats, hectares, rejects_bad_rows, logs_bad_rows, taken_and_rejected, through_pandas, rows_given_one_by_one),
    *(as_dossier, as_ranges, as_verdicts, as_reconciliations, as_sentences, as_figures),
    *(as_pairs, as_sentences_by_pairs, as_ends, as_counts),
)


def frame_with_days(frame: Any) -> Any:
    import pandas as pd

    days = pd.to_datetime(frame["day"], format="%Y-%m-%d", errors="coerce")
    return frame.assign(day=days.astype(object).where(days.notna(), frame["day"]))


def frame_sorted(frame: Any) -> Any:
    return frame.sort_values(["party", "place"]).reset_index(drop=True)


CORRECT_OF: dict[Callable[[Any], object], ct.feeds.Feed] = {
    codes_emptied: CODED_FEED,
    rows_that_say_nothing_dropped: COUNT_FEED,
}
"""Each with the feed on whose columns it works."""

CORRECT_FRAMES = (identity, frame_with_days, frame_sorted)
