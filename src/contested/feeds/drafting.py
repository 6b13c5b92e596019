"""
Drafts: a first mapping of a file, made of the names and values of its columns, for a person to finish.

A draft proposes, says so, lists what stands in each column, and says how many
of the rows it looked at it takes as it stands.
"""

from __future__ import annotations

import json
import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from contested.errors import ContestedError, UnreadableFeed, shorten
from contested.feeds import date_cells as days
from contested.feeds import glances
from contested.feeds.feed import Feed
from contested.feeds.opening import open_rows
from contested.feeds.reading import account_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from os import PathLike

    from contested.feeds.glances import ColumnGlance
    from contested.feeds.sources.raw_rows import Header, RawRow

LOOKED_AT = 1_000
"""How many rows a draft looks at."""

_KNOWN = {
    "ucdp_ged": {"id", "best", "low", "high", "deaths_a", "deaths_b", "date_start"},
    "acled": {"event_id_cnty", "fatalities", "event_date"},
    "sdmx_csv": {"OBS_VALUE"},
    "owid": {"Entity"},
}
"""By which columns the file of an adapter is recognised."""

_OTHERS = {
    "standard_error": r"se|std_?err(or)?|standard_error",
    "unit": r"units?|unit_?measure",
    "by": (
        r"part(y|ies)|claimant|claimed[_ ]?by|claims?[_ ]?by|by|reported[_ ]?by|reporter|"
        r"reporting[_ ]?(party|organi[sz]ation|agency)|according[_ ]?to|attribut(ion|ed[_ ]?to)|"
        r"organi[sz]ation|org|agency|spokes(man|woman|person)|speaker|"
        r"stated[_ ]?by|said[_ ]?by|who|#org(\+.*)?"
    ),
    "source": r"source|outlet|publisher|source_(title|name|office)|read_?in|#meta\+source",
    "as_of": r"as_?of|(report_?|event_?|start_?)?(date|day|year)(_?start)?|time(_?period)?|when|until|#date(\+.*)?",
    "hedge": r"hedge|qualifier|modifier",
    "note": r"notes?|comments?|remarks?",
}
_SPEAKS_PERHAPS = r"actor(_?name)?|side|faction|group"
"""Who speaks, or whose people are counted."""

_ASKED_OF_SIDES = "  # if that is who speaks; if it is whose people are counted, name it in facets="
_PARTS = (("iyear", "imonth", "iday"), ("year", "month", "day"), ("start year", "start month", "start day"))
_MOST_CODES = 6


def describe(
    data: str | PathLike[str] | Any,
    *,
    delimiter: str | None = None,
    encoding: str | None = None,
    rows: str | None = None,
    skip: int = 0,
) -> str:
    """
    Return a draft of the feed of a file, as TOML with remarks.

    A draft names the adapter where one fits.  It proposes a key, days and how
    they are written, and numbers; a low or high end only beside what it is an
    end of.  It asks where one place has several dates, names codes among the
    numbers, and says how many of the rows it looked at it takes as it stands,
    or why it does not run.

    Args:
        data: a path, a data frame or a list of rows.
        delimiter: between cells; by default by the name of the file.
        encoding: of the text; by default UTF-8.
        rows: the path of the rows in a file of JSON.
        skip: how many lines stand above the header.

    Returns:
        What ``Feed.load`` reads; what a person has to fill in is said.

    Raises:
        UnreadableFeed: no row of the file can be trusted.
    """
    given: dict[str, Any] = {"delimiter": delimiter, "encoding": encoding, "rows": rows, "skip": skip}
    options = Feed(of="=", name="=", unit="=", value="=", title="=", **given)
    try:
        opened = open_rows(data, options)
    except UnreadableFeed:
        entities = _entities(data)
        if entities is None:
            raise
        return entities
    seen, held = glances.glances_of(opened.header, islice(opened.rows, LOOKED_AT))
    draft = [*_layout(given), *_fields(seen, held)]
    name = shorten(opened.name)
    head = f"# A draft, from the first {len(held):,} rows of {name}. It goes by names and cells of columns alone:"
    lines = [head, "# look at every line, and take out what is wrong.", "", *_adapter(opened.header, seen, held)]
    lines += [*draft, *_codes(seen), "", *_trial(draft, opened.header, held)]
    lines += ["", "# The columns, and some of what stands in them:"]
    for one in seen:
        kind = "empty" if not one.filled else "numbers" if one.numbers == one.filled else "text"
        examples = ", ".join(map(shorten, islice(one.values, 3)))
        tag = f" ({one.tag})" if one.tag else ""
        lines.append(f"#   {shorten(one.name)}{tag}: {kind}, {one.filled:,} filled{': ' if examples else ''}{examples}")
    return "\n".join(lines) + "\n"


def _entities(data: Any) -> str | None:
    """Return the draft of a saved entity of Wikibase, or None where it is none."""
    try:
        opened = open_rows(data, Feed(of="=", name="=", unit="=", value="=", title="=", form="wikibase"))
    except ContestedError:
        return None
    return (
        f"# {shorten(opened.name)} is a saved entity of Wikidata; with the line\n"
        '# adapter = "wikidata"\n# and no other, every quantity that it states is read.\n'
    )


def _layout(given: dict[str, object]) -> list[str]:
    return [f"{name} = {_quoted(value) if isinstance(value, str) else value}" for name, value in given.items() if value]


def _adapter(header: Header, seen: Sequence[ColumnGlance], held: Sequence[RawRow]) -> list[str]:
    """Return the lines that name an adapter, where the columns are those of a well-known source."""
    names = set(header.names)
    found = next((name for name, columns in _KNOWN.items() if columns <= names), None)
    if found == "owid" and not names & {"Year", "Day"}:
        found = None
    stem = next((name.removesuffix("_best") for name in header.names if name.endswith("_best")), None)
    if found is None and stem and {"event_id", "source", f"{stem}_low", f"{stem}_high"} <= names:
        found = "event_reports"
    if found is None and header.tags:
        found = "hxl"
    when, _ = _when(list(seen), set())
    counters = glances.counters_in(seen, held, when[0]) if found is None and len(when) == 1 else []
    if counters:
        found = "daily_counter"
    if found is None:
        return []
    needs = {
        "sdmx_csv": ['of = "REF_AREA"', 'name = "what is observed"', 'unit = "person"'],
        "owid": [f"columns = {json.dumps(_values(seen), ensure_ascii=False)}", 'name = "deaths"', 'unit = "killed"'],
        "daily_counter": [
            f"columns = {{ {_units(counters)} }}",
            *('of = "whose losses or whose number it is"', 'by = "who counts"', 'source = "the publication"'),
            f"as_of = {_quoted(when[0].column if when else '')}",
        ],
        "event_reports": [f"name = {_quoted(stem or '')}"],
        "hxl": [
            f"value = {_quoted(next((one.tag for one in seen if glances.holds_counts(one) and one.tag), '#affected'))}"
        ],
    }.get(found, [])
    lines = "".join(f"\n# {line}" for line in (f'adapter = "{found}"', *needs))
    said = f"# The columns are those of the adapter {found}; with the line{'s' if needs else ''}{lines}"
    return [f"{said}\n# its conventions hold, and what follows here is to be taken out.", ""]


def _units(counters: Sequence[ColumnGlance]) -> str:
    return ", ".join(f"{_quoted(one.column)} = {_quoted(glances.unit_of(one))}" for one in counters)


def _values(seen: Sequence[ColumnGlance]) -> list[str]:
    return [one.name for one in seen if one.name not in ("Entity", "Code", "Year", "Day") and one.is_numeric]


def _fields(seen: list[ColumnGlance], held: Sequence[RawRow]) -> list[str]:
    numbers = glances.numbers_in(seen)
    used = {one.column for one in numbers.values()}
    when, when_lines = _when(seen, used)
    used |= {one.column for one in when}
    lines = _figure(seen, held, used, when)
    main = numbers.get("best") or numbers.get("high")
    told = glances.column_named(seen, r"figure|indicator|measure", used)
    if told is not None and not told.is_numeric:
        lines.append(f"name = {_quoted(told.column)}  # what is counted")
    else:
        counted = "=" + (main.column if main else "what is counted")
        lines.append(f"name = {_quoted(counted)}  # what is counted, in your words")
    alone = "value" if numbers.keys() == {"best"} else "best"
    called = {"low": "low", "best": alone, "high": "high"}
    lines += [f"{field} = {_quoted(numbers[side].column)}" for side, field in called.items() if side in numbers]
    if not numbers:
        lines.append('# value = ""  # which column holds the number')
    lines += _alone(seen, numbers)
    others = {
        field: glances.column_named(seen, pattern, used) for field, pattern in _OTHERS.items() if field != "as_of"
    }
    perhaps = glances.column_named(seen, _SPEAKS_PERHAPS, used) if others["by"] is None else None
    others["by"] = others["by"] or perhaps
    others["stance"] = next((one for one in seen if one.column not in used and one.is_stance), None)
    unit = glances.unit_of(main) if main else "person"
    if others["unit"] is None:
        lines.append(f'unit = "={unit}"  # in which unit; a column, or "=" and the unit of all rows')
    lines += [
        f"{field} = {_quoted(one.column)}{_ASKED_OF_SIDES if one is perhaps else ''}"
        for field, one in others.items()
        if one is not None and (field != "standard_error" or one.is_numeric)
    ]
    if others["by"] is None:
        lines += _nameless(others["source"])
    return [*lines, *when_lines]


def _nameless(source: ColumnGlance | None) -> list[str]:
    """Return what is said of who speaks where no column does: each source would."""
    if source is None:
        return ['source = "=the title of the publication"  # who says it, where no column does']
    first: dict[str, str] = {}
    for text in source.values:
        before = first.setdefault(re.sub(r"[0-9]+", "", text), text)
        if before != text:
            both = f"{shorten(before)} and {shorten(text)}"
            named = 'name who speaks in by=, a column, or "=" and the name for all rows'
            return [f"# {both} would be two parties: {named}"]
    return []


def _figure(
    seen: list[ColumnGlance], held: Sequence[RawRow], used: set[str], when: Sequence[ColumnGlance]
) -> list[str]:
    """Return the lines that say whose figure a row gives: its key, else its place, perhaps with its day."""
    key = glances.column_named(seen, glances.KEY_NAMES, used)
    if key is not None and glances.is_key(seen, held, [key]):
        used.add(key.column)
        return [f"of = {_quoted(key.column)}  # no two rows have the same"]
    place = glances.column_named(seen, glances.PLACES, used) or key
    if place is None and when and glances.is_key(seen, held, when):
        each = "each day by itself; where it is one figure over time, write '=' and what it is of"
        return [f"of = {_columns(when)}  # {each}"]
    if place is None:
        each = 'a place, an event; or "=Name" for the same in all rows'
        return [f"of = []  # which columns say whose or what's figure a row gives: {each}"]
    used.add(place.column)
    if glances.is_key(seen, held, [place]) or not when:
        return [*_apart(seen, held, [place], used), f"of = {_quoted(place.column)}"]
    name = shorten(place.column)
    return [
        f"# One {name} has several dates. Two events, or two reports of one? As events they are kept apart here;",
        f"# if they are reports of one, write of = {_quoted(place.column)}: the latest day then stands for all.",
        *_apart(seen, held, [place, *when], used),
        f"of = {_columns([place, *when])}",
    ]


def _columns(chosen: Sequence[ColumnGlance]) -> str:
    return json.dumps([one.column for one in chosen], ensure_ascii=False)


def _apart(
    seen: Sequence[ColumnGlance], held: Sequence[RawRow], key: Sequence[ColumnGlance], used: set[str]
) -> list[str]:
    """Return what is said of columns in which rows of one figure differ, other than who says it."""
    who = next((one for name in (_OTHERS["by"], _SPEAKS_PERHAPS) if (one := glances.column_named(seen, name))), None)
    mapped = {one.column for pattern in _OTHERS.values() if (one := glances.column_named(seen, pattern))}
    mapped |= {one.column for one in seen if one is who or one.is_stance}
    found = [] if glances.is_key(seen, held, key) else glances.apart_in(seen, held, key, used | mapped)
    if not found:
        return []
    names = ", ".join(shorten(one.column) for one in found)
    speaks = "if that is who speaks, name it in by=; " if who is None else ""
    another = "if that is another figure, name it in of=, name= or facets="
    return [f"# Rows of one figure differ in {names}: {speaks}{another}"]


def _when(seen: list[ColumnGlance], used: set[str]) -> tuple[list[ColumnGlance], list[str]]:
    """Return the columns that say when, and the lines for them."""
    by_words = {" ".join(one.words): one for one in seen if one.filled}
    for parts in _PARTS:
        found = [by_words[part] for part in parts if part in by_words]
        if len(found) == len(parts):
            return found, [f"as_of = {_columns(found)}  # year, month and day"]
    whole = [one for one in seen if one.is_day and not one.is_numeric and one.column not in used]
    named = glances.column_named(whole, _OTHERS["as_of"]) or glances.column_named(seen, _OTHERS["as_of"], used)
    if named is None or not (named.is_day or named.is_numeric):
        named = next(iter(whole), named)
    if named is None:
        return [], []
    line = f"as_of = {_quoted(named.column)}"
    if "ISO 8601" in named.dates or days.names_years(named.column):
        return [named], [line]
    formats = [one for one in glances.DAY_FORMATS if one in named.dates]
    if len(formats) == 1:
        return [named], [line, f"dates = {_quoted(formats[0])}"]
    asked = (
        f"it can be {' or '.join(formats)}: say which" if formats else "say how, such as '%d/%m/%Y', or take as_of out"
    )
    return [named], [line, f'# dates = ""  # how days are written; {asked}']


def _alone(seen: Sequence[ColumnGlance], numbers: dict[str, ColumnGlance]) -> Iterator[str]:
    """Give what is said of numbers that are not proposed."""
    taken = {one.column for one in numbers.values()}
    stems = {glances.stem_of(one) for one in seen if glances.holds_counts(one) and glances.side_of(one) == "best"}
    for one in seen:
        if one.column not in taken and glances.holds_counts(one):
            side = glances.side_of(one)
            alone = side != "best" and glances.stem_of(one) not in stems
            why = f"; by its name a {side} end, without what it is an end of" if alone else ""
            yield f"# {shorten(one.column)} holds numbers too, and is not proposed{why}"


def _codes(seen: Sequence[ColumnGlance]) -> Iterator[str]:
    """Give what is said of cells of counts that can be no count."""
    found = False
    for one in seen:
        if glances.holds_counts(one):
            below, odd = one.below_zero, one.codes
            if len(below) > _MOST_CODES:
                many = f"{len(below):,} numbers below zero"
                yield f"# {shorten(one.column)} holds {many}: if they make sense, signed = true"
                below = {}
            for value, count in islice({**below, **odd}.items(), _MOST_CODES):
                found = True
                rows = f"{count:,} row{'' if count == 1 else 's'}"
                code = f"{{ {_quoted(one.column)} = {_quoted(value)} }}"
                cure = f"missing = {code}, unknown = {code}, or reads="
                yield f"# {shorten(one.column)} holds {shorten(value)} ({rows}), no count: {cure}"
    if not found:
        yield '# missing = ["-1"]  # how the file writes that nothing is said'


def _trial(draft: Sequence[str], header: Header, held: Sequence[RawRow]) -> list[str]:
    """Return how many of the rows a draft takes as it stands, or why it does not run."""
    try:
        feed = Feed.loads("\n".join(draft))
        intake = account_of(feed, header, held)
    except ContestedError as error:
        return [f"# It does not run as it stands: {error}"]
    return ["# As it stands: " + line for line in str(intake).split("\n")]


def _quoted(text: str) -> str:
    """Write a text as TOML does; JSON writes it alike, but for one control character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
