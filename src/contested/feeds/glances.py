"""
Glances: what the columns of a file look like, by their names and by some of their cells.

A number is an end of a range only beside its other end, or beside the value
that it is an end of.  Nothing here decides; a draft proposes, and says so.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from contested.errors import ContestedError
from contested.feeds import date_cells as days
from contested.feeds.cells import is_empty

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from contested.feeds.sources.raw_rows import Header, RawRow

LOWS = frozenset({"low", "lower", "min", "minimum", "least", "lo", "lcl", "floor"})
HIGHS = frozenset({"high", "upper", "max", "maximum", "most", "hi", "ucl", "ceiling"})
BESTS = frozenset({"best", "value", "estimate", "central", "point", "mid", "obs", "figure", "reported"})
COUNTS = frozenset(
    {
        *("amount", "number", "count", "total", "n", "toll", "value", "best", "estimate", "estimated"),
        *("fatalities", "fatality", "deaths", "death", "dead", "died", "killed", "casualties", "losses", "victims"),
        *("injured", "injuries", "wounded", "hurt", "missing", "survivors", "affected", "displaced", "refugees"),
        *("population", "inhabitants", "people", "persons", "soldiers", "troops", "strength", "prisoners", "captured"),
        *("idps", "migrants", "families", "households", "evacuated", "homeless", "arrested", "detained", "targeted"),
        *("muertos", "heridos", "morts", "blessés", "tote", "verletzte", "погибшие", "раненые", "население"),
    }
)
NO_COUNTS = frozenset(
    {
        *("id", "code", "iso", "iso2", "iso3", "fips", "year", "month", "day", "date", "lat", "lon", "lng", "latitude"),
        *("longitude", "precision", "prec", "gid", "rank", "percent", "percentage", "pct", "share", "rate", "ratio"),
        *("iyear", "imonth", "iday", "phone", "zip", "index", "version", "page", "se", "sources", "level", "status"),
    }
)
UNIT_WORDS = (
    (
        frozenset({"dead", "deaths", "death", "died", "killed", "fatalities", "fatality", "morts", "muertos", "tote"}),
        "killed",
    ),
    (frozenset({"injured", "injuries", "wounded", "hurt", "heridos", "blessés", "verletzte"}), "wounded"),
    (frozenset({"casualties", "losses"}), "casualty"),
    (frozenset({"missing"}), "missing"),
    (frozenset({"refugees"}), "refugee"),
    (frozenset({"households"}), "household"),
)
"""What a column counts, by the words of its name."""

TAGS = ("#affected", "#targeted", "#reached", "#population", "#inneed", "#capacity")
"""Tags of columns that count, of HXL 1.1."""

KEY_NAMES = r"(event|incident|conflict|battle|record|data|case)?_?(id|key|nr|no|code)(_cnty)?|.*_id|incident|event|uuid"
PLACES = (
    r"iso_?[23]?|country.*|entity|place|location|name|battle|city|town|region|state|origin|geo|ref_area|admin.*|"
    r"#(country|adm\d|loc).*"
)
DAY_FORMATS = (
    "%Y-%m-%d",
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%d.%m.%Y",
    "%d-%m-%Y",
    "%d %B %Y",
    "%d %b %Y",
    "%d-%b-%Y",
    "%B %d, %Y",
    "%d/%m/%y",
    "%d-%b-%y",
)
_NUMBER = re.compile(r"[-+]?(?:[0-9][0-9., ]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_STANCES = frozenset({"claimed", "denied", "withheld", "accepted"})
_DIGIT = re.compile("[0-9]")
_MOST_APART, _FEW_WORDS = 50, 3
_WORD = re.compile(r"[A-Z]?[a-zà-öø-ÿа-я]+|[A-Z]+(?![a-z])|[0-9]+")


@attrs.define
class ColumnGlance:
    """What the cells of one column are."""

    name: str
    tag: str = ""
    filled: int = 0
    numbers: int = 0
    values: Counter[str] = attrs.field(factory=Counter)
    dates: set[str] = attrs.field(factory=lambda: {"ISO 8601", *DAY_FORMATS})

    @property
    def column(self) -> str:
        """How a feed names the column."""
        return self.name or self.tag

    @property
    def words(self) -> tuple[str, ...]:
        """The words of its name, or else of its tag, in small letters."""
        return tuple(word.lower() for word in _WORD.findall(self.name or self.tag))

    @property
    def is_numeric(self) -> bool:
        """Whether half of its cells are numbers, or all but a few words that come again."""
        return self.numbers > 0 and (2 * self.numbers >= self.filled or len(self.no_numbers) <= _FEW_WORDS)

    @property
    def is_day(self) -> bool:
        """Whether all of its cells are days, months or years."""
        return self.filled > 0 and bool(self.dates)

    @property
    def below_zero(self) -> dict[str, int]:
        """Which whole numbers below zero it holds, and how often: codes, where it counts."""
        return {value: count for value, count in sorted(self.values.items()) if re.fullmatch(r"-[0-9]+(\.0+)?", value)}

    @property
    def no_numbers(self) -> dict[str, int]:
        """What stands in it that is no number, and how often."""
        return {value: count for value, count in sorted(self.values.items()) if not _NUMBER.fullmatch(value)}

    @property
    def is_stance(self) -> bool:
        """Whether all of its cells say whether a party claims, denies or withholds."""
        return self.filled > 0 and _STANCES.issuperset(value.casefold() for value in self.values)

    @property
    def codes(self) -> dict[str, int]:
        """Which texts without a single digit it holds, and how often: "around 10,000" is a claim, and no code."""
        return {value: count for value, count in self.no_numbers.items() if not _DIGIT.search(value)}

    @property
    def printed(self) -> int:
        """How many of its cells hold a number, if with words around it; days are none."""
        return 0 if self.is_day else sum(n for value, n in self.values.items() if _DIGIT.search(value))

    def look(self, cell: object) -> None:
        """Look at one cell."""
        if is_empty(cell):
            return
        text = str(cell).strip()
        self.filled += 1
        self.numbers += _NUMBER.fullmatch(text) is not None
        self.values[text] += 1
        self.dates = {one for one in self.dates if self.values[text] > 1 or _is_day(cell, one)}


def _is_day(cell: object, format_: str) -> bool:
    text = str(cell).strip()
    if format_ == "ISO 8601" and re.fullmatch(r"-?[0-9]{1,3}|[0-9]{5,}", text):
        return False  # a small number is a day to nobody
    try:
        return days.moment(cell, () if format_ == "ISO 8601" else (format_,)) is not None
    except ContestedError:
        return False


def glances_of(header: Header, rows: Iterable[RawRow]) -> tuple[list[ColumnGlance], list[RawRow]]:
    """Return what the columns of some rows hold, and the rows."""
    tags = header.tags or ("",) * len(header.names)
    seen = [ColumnGlance(name, tag) for name, tag in zip(header.names, tags, strict=True)]
    held = list(rows)
    for row in held:
        for column, cell in zip(seen, row.cells, strict=False):
            column.look(cell)
    return seen, held


def side_of(seen: ColumnGlance) -> str:
    """Return whether a column is by its name a low or a high end, else "best"."""
    words = set(seen.words)
    return "low" if words & LOWS else "high" if words & HIGHS else "best"


def stem_of(seen: ColumnGlance) -> str:
    """Return what a column is a value or an end of: its name without the words that say which."""
    return " ".join(word for word in seen.words if word not in LOWS | HIGHS | BESTS)


def holds_counts(seen: ColumnGlance) -> bool:
    """Whether a column holds counts, by its name and its cells."""
    words = set(seen.words)
    if not (seen.is_numeric or 2 * seen.printed > seen.filled) or words & NO_COUNTS:
        return False
    return bool(words & (COUNTS | LOWS | HIGHS)) or seen.tag.startswith(TAGS)


def numbers_in(columns: Sequence[ColumnGlance]) -> dict[str, ColumnGlance]:
    """
    Return which columns are low, best and high of one thing; one number where no end has its partner.

    Of several things, the one with most of the three, then the first.
    """
    groups: dict[str, dict[str, ColumnGlance]] = {}
    for one in columns:
        if holds_counts(one):
            groups.setdefault(stem_of(one), {}).setdefault(side_of(one), one)
    whole = [group for group in groups.values() if "best" in group or {"low", "high"} <= group.keys()]
    return max(whole, key=len) if whole else {}


def counters_in(columns: Sequence[ColumnGlance], rows: Sequence[RawRow], day: ColumnGlance) -> list[ColumnGlance]:
    """Return which columns only grow from day to day, as the counters of all time until then do."""
    if len(rows) < _SHORTEST_SERIES or not is_key(columns, rows, [day]):
        return []
    found = []
    for place, one in enumerate(columns):
        cells = [str(row.cells[place]).strip() for row in rows if row.error is None]
        numbers = [float(cell) for cell in cells if re.fullmatch(r"[0-9]+(\.[0-9]+)?", cell)]
        steps = [b >= a for a, b in pairwise(numbers)]
        if (
            one is not day
            and not set(one.words) & NO_COUNTS
            and one.numbers == one.filled
            and steps
            and numbers[0] < numbers[-1]
            and sum(steps) >= _GROWING * len(steps)
        ):
            found.append(one)
    return found if not any(re.fullmatch(PLACES, one.column, re.IGNORECASE) for one in columns) else []


_SHORTEST_SERIES, _GROWING = 10, 0.95
"""A counter is told from so many days on, and may be corrected downwards once in twenty."""


def apart_in(
    columns: Sequence[ColumnGlance], rows: Sequence[RawRow], key: Sequence[ColumnGlance], but: Iterable[str]
) -> list[ColumnGlance]:
    """Return the columns of words in which rows of one key differ."""
    places = [columns.index(one) for one in key]
    left = set(but)
    found = []
    for place, one in enumerate(columns):
        if one in key or one.column in left or one.is_numeric or not 1 < len(one.values) <= _MOST_APART:
            continue
        said: dict[tuple[str, ...], set[str]] = {}
        for row in rows:
            if row.error is None:
                said.setdefault(tuple(str(row.cells[n]) for n in places), set()).add(str(row.cells[place]))
        if any(len(values) > 1 for values in said.values()):
            found.append(one)
    return found


def unit_of(seen: ColumnGlance) -> str:
    """Return in which unit a column counts, by the words of its name; people where they say nothing."""
    return next((unit for words, unit in UNIT_WORDS if words & set(seen.words)), "person")


def column_named(columns: Sequence[ColumnGlance], pattern: str, used: Iterable[str] = ()) -> ColumnGlance | None:
    """Return the first column that a pattern names, by its name or its tag."""
    found = (
        one
        for one in columns
        if one.filled
        and one.column not in used
        and any(re.fullmatch(pattern, text, re.IGNORECASE) for text in (one.name, one.tag) if text)
    )
    return next(found, None)


def is_key(columns: Sequence[ColumnGlance], rows: Sequence[RawRow], chosen: Sequence[ColumnGlance]) -> bool:
    """Whether no two rows have the same in some columns."""
    places = [columns.index(one) for one in chosen]
    said = [tuple(str(row.cells[place]) for place in places) for row in rows if row.error is None]
    return len(set(said)) == len(said) and all(one.filled == len(said) for one in chosen)
