"""
Drafts: a first mapping of a file, made of the names and values of its columns, for a person to finish.

A draft proposes by names alone, says so, and lists what stands in each column.
"""

from __future__ import annotations

import json
import re
from itertools import islice
from typing import TYPE_CHECKING, Any

import attrs

from contested.errors import shorten
from contested.feeds.feed import Feed
from contested.feeds.reading import open_rows

if TYPE_CHECKING:
    from os import PathLike

    from contested.feeds.rows import Header

LOOKED_AT = 1_000
"""How many rows a draft looks at."""

_KNOWN = {
    "ucdp_ged": {"id", "best", "low", "high", "deaths_a", "deaths_b", "date_start"},
    "acled": {"event_id_cnty", "fatalities", "event_date"},
    "sdmx_csv": {"TIME_PERIOD", "OBS_VALUE"},
    "owid": {"Entity", "Year"},
}
"""By which columns the file of an adapter is recognised."""

_NAMES = {
    "figure": r"(event_?)?id(_cnty)?|iso_?[23]|country|entity|place|location|name|battle|#(country|adm\d)\+name",
    "low": r"(.*[_ ])?(low|lower|min|minimum)([_ ].*)?",
    "best": r"(.*[_ ])?(best|value|amount|number|count|total|estimate|fatalities|deaths|killed|injured|population)",
    "high": r"(.*[_ ])?(high|upper|max|maximum)([_ ].*)?",
    "standard_error": r"se|std_?err(or)?|standard_error",
    "unit": r"units?|unit_?measure",
    "party": r"party|claimant|by|actor|according_?to|#org(\+.*)?",
    "source": r"source|outlet|publisher|source_(title|name|office)|#meta\+source",
    "as_of": r"as_?of|(report_?)?date|day|year|#date(\+.*)?",
    "hedge": r"hedge|qualifier|modifier",
    "note": r"notes?|comments?|remarks?",
}


@attrs.define
class _Seen:
    """What the cells of one column are."""

    filled: int = 0
    numbers: int = 0
    examples: dict[str, None] = attrs.field(factory=dict)


def describe(data: str | PathLike[str] | Any, *, delimiter: str | None = None, encoding: str | None = None) -> str:
    """
    Return a draft of the feed of a file, as TOML with remarks.

    Args:
        data: a path, a data frame or a list of rows.
        delimiter: between cells; by default by the name of the file.
        encoding: of the text; by default UTF-8.

    Returns:
        What ``Feed.load`` reads once a person has filled in what is left open.

    Raises:
        UnreadableFeed: no row of the file can be trusted.
    """
    options = Feed(figure="=", measure="=", unit="=", best="=", title="=", delimiter=delimiter, encoding=encoding)
    rows = open_rows(data, options)
    seen = [_Seen() for _ in rows.header.names]
    looked = 0
    for row in islice(rows, LOOKED_AT):
        looked += 1
        for column, cell in zip(seen, row.cells, strict=False):
            _look(column, cell)
    head = f"# A draft, from the first {looked:,} rows of {shorten(rows.name)}. It goes by the names of columns alone:"
    lines = [head, "# look at every line, and take out what is wrong.", "", *_adapter(rows.header)]
    lines += [*_fields(rows.header, seen), "", "# The columns, and some of what stands in them:"]
    for name, tag, column in zip(rows.header.names, _tags(rows.header), seen, strict=True):
        kind = "empty" if not column.filled else "numbers" if column.numbers == column.filled else "text"
        examples = ", ".join(map(shorten, column.examples))
        lines.append(f"#   {shorten(name)}{tag}: {kind}, {column.filled:,} filled{': ' if examples else ''}{examples}")
    return "\n".join(lines) + "\n"


def _look(column: _Seen, cell: object) -> None:
    if cell is None or not str(cell).strip():
        return
    column.filled += 1
    column.numbers += re.fullmatch(r"\s*[-+]?[0-9][0-9., ]*\s*", str(cell)) is not None
    if len(column.examples) < 3:
        column.examples[str(cell)] = None


def _tags(header: Header) -> tuple[str, ...]:
    return tuple(f" ({tag})" if tag else "" for tag in header.tags) or ("",) * len(header.names)


def _adapter(header: Header) -> list[str]:
    """Return the line that names an adapter, where the columns are those of a well-known source."""
    found = next((name for name, columns in _KNOWN.items() if columns <= set(header.names)), None)
    if found is None:
        return []
    said = f'# The columns are those of the adapter {found}; with the line\n# adapter = "{found}"\n'
    return [f"{said}# its conventions hold, and what follows here is to be taken out.", ""]


def _fields(header: Header, seen: list[_Seen]) -> list[str]:
    lines = []
    used: set[int] = set()
    for field, pattern in _NAMES.items():
        at = _proposed(header, pattern, used, seen if field in ("low", "best", "high", "standard_error") else None)
        if at is not None:
            used.add(at)
            name = header.names[at] or header.tags[at]
            lines.append(f"{field} = {_quoted(name)}")
        elif field == "figure":
            lines.append("figure = []  # which columns say whose or what's figure a row gives; a place, an event")
        elif field == "unit":
            lines.append('unit = "=person"  # in which unit; a column, or "=" and the unit of all rows')
        elif field == "best":
            lines.append('# best = ""  # which column holds the number')
        if field == "figure":
            lines.append('measure = "=what is counted"')
    if not any(line.startswith(("party", "source")) for line in lines):
        lines.append('source = "=the title of the publication"  # who says it, where no column does')
    lines.append('# missing = ["-1"]  # how the file writes that nothing is said')
    return lines


def _proposed(header: Header, pattern: str, used: set[int], numbers: list[_Seen] | None) -> int | None:
    for n, name in enumerate(header.names):
        tag = header.tags[n] if header.tags else ""
        matches = any(re.fullmatch(pattern, text, re.IGNORECASE) for text in (name, tag) if text)
        if n not in used and matches and (numbers is None or (numbers[n].filled and numbers[n].numbers)):
            return n
    return None


def _quoted(text: str) -> str:
    """Write a text as TOML does; JSON writes it alike, but for one control character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
