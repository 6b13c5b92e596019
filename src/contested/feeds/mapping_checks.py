"""Checks of mappings: what is written in one has an effect, or is an error that names the field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from contested.claims import ERROR_FIELDS, TIMES
from contested.errors import MisfitFeed, NotAChoice, RenamedKeyword, UnknownField, WrongType
from contested.feeds.date_cells import checked_format
from contested.feeds.mapping_fields import AIM_FIELDS, COLUMN_FIELDS, FEED_FIELDS, OF_THE_FILE, TIMED, facets_of
from contested.feeds.sources.delimited import DELIMITERS
from contested.feeds.sources.jsons import path_of
from contested.phrases.language import language
from contested.phrases.lexicon import lexicon

RENAMED = {"figure": "of", "measure": "name", "party": "by"}
"""What fields were called before they took the keywords of ``Figure`` and ``claimed``."""

FILE_FORMS = ("csv", "tsv", "json", "jsonl", "parquet", "arrow", "xlsx", "wikibase")
DIALECT_NAMES = ("acled", "hxl", "owid", "reports", "sdmx", "ucdp")

CHOICES = {
    "inconsistent": ("rejected", "kept"),
    "totals": ("rejected", "kept"),
    "time": TIMES,
}
OPTIONAL_CHOICES = {"form": FILE_FORMS, "delimiter": tuple(DELIMITERS), "dialect": DIALECT_NAMES}

_OF_ONE_ROW = ("period", "level", "partial", "quoting", "named", "speaker", "key", "quote", "at", *AIM_FIELDS)
EACH_FIELDS = tuple(name for name in FEED_FIELDS if name not in (*OF_THE_FILE, *_OF_ONE_ROW))
"""What may differ between the claims of one row."""

TEXT_FIELDS = (
    *COLUMN_FIELDS,
    *("cell", "power", "title", "independent", "locale", "lexicon"),
    *("delimiter", "encoding", "rows", "sheet", "form", "dialect"),
)

OF_PRINTED_CELLS = (
    *("value", "low", "best", "high", *ERROR_FIELDS, "power", "level", "named", "speaker", "hedge", "stance"),
    *("bounds", "partial", "key", "quote", "at", "note", "quoting", "aside", "each", *AIM_FIELDS),
)
"""What a printed cell says itself, or what needs one number a row."""

OF_NUMBERS = ("value", "low", "best", "high", "hedge", "quote", "stance")
"""Any one of these makes a claim of a row."""


def refuse_renamed(fields: Iterable[str]) -> None:
    """
    Refuse a field by the name that it had.

    Raises:
        RenamedKeyword: with the name that it has.
    """
    for name in fields:
        if name in RENAMED:
            raise RenamedKeyword(name, RENAMED[name])


def check_fields(fields: Mapping[str, Any], variants: Iterable[Mapping[str, Any]]) -> None:
    """
    Check the fields of a mapping, and those of each claim that it makes of a row.

    Raises:
        ContestedError: one of them is of another type, is no choice, or would have no effect.
    """
    _check_types(fields)
    for name, choices in CHOICES.items():
        if fields[name] not in choices:
            raise NotAChoice(name, fields[name], choices)
    for name, choices in OPTIONAL_CHOICES.items():
        if fields[name] is not None and fields[name] not in choices:
            raise NotAChoice(name, fields[name], choices)
    if not all(map(checked_format, fields["dates"])):
        reason = "write %Y (or %y), %m (or %B, %b) and %d and what stands between them, such as '%d/%m/%Y'"
        raise MisfitFeed("dates", reason)
    if fields["lexicon"] is not None:
        lexicon(fields["lexicon"])
    if fields["locale"] is not None:
        language(fields["locale"])
    for one in fields["each"]:
        refuse_renamed(one)
        for name in one:
            if name not in EACH_FIELDS:
                raise UnknownField(name, EACH_FIELDS)
    for variant in variants:
        _check_variant(variant)
    _check_codes(fields, variants)


def _check_types(fields: Mapping[str, Any]) -> None:
    columns: tuple[object, ...] = fields["of"]
    if not columns or not all(isinstance(one, str) and one for one in columns):
        raise MisfitFeed("of", "name the column, or the columns, that say whose figure a row gives")
    for name in TEXT_FIELDS:
        if not (fields[name] is None or isinstance(fields[name], str)):
            raise WrongType(name, fields[name], "the name of a column, or text such as '=person'")
    for name in ("separator", "dates", "optional", "only"):
        texts: tuple[object, ...] = fields[name]
        if not all(isinstance(one, str) and one for one in texts):
            raise WrongType(name, texts, "a text, or a list of them")
    if type(fields["skip"]) is not int or fields["skip"] < 0:
        raise WrongType("skip", fields["skip"], "how many lines stand above the header")
    _check_header(fields["header"], fields["skip"])
    if fields["rows"] is not None:
        path_of(fields["rows"])


def _check_header(header: object, skip: int) -> None:
    if isinstance(header, tuple):
        if not header or not all(isinstance(one, str) for one in header):
            raise WrongType("header", header, "a line, or the names of the columns")
    elif header is not None:
        if type(header) is not int or header < 1:
            raise WrongType("header", header, "the line on which the header stands, counted from 1")
        if skip:
            raise MisfitFeed("header", "it says where the header stands, and so does skip=; leave one of them out")


def _check_codes(fields: Mapping[str, Any], variants: Iterable[Mapping[str, Any]]) -> None:
    """Check that codes are of columns that the feed looks at: what is written has an effect or an error."""
    used = {text for one in variants for text in (*_columns_in(one), *fields["of"])}
    used = {text for text in used if not text.startswith("=")}
    for column in fields["reads"]:
        if column not in used:
            near = get_close_matches(column, used, 1)
            hint = f"; near it is {near[0]!r}" if near else ""
            reason = f"the feed does not look at a column {column!r}, so its codes say nothing{hint}"
            raise MisfitFeed("reads", reason)


def _columns_in(variant: Mapping[str, object]) -> Iterator[str]:
    """Give the columns that a variant of a feed looks at."""
    for name, given in variant.items():
        if name in ("facets", "source") and isinstance(given, Mapping):
            yield from map(str, given.values())
        elif name in TIMED and isinstance(given, tuple):
            yield from given
        elif isinstance(given, str) and name in (*EACH_FIELDS, *TEXT_FIELDS, *TIMED):
            yield given


def _check_variant(one: Mapping[str, Any]) -> None:
    facets_of(one["facets"])
    source = one["source"]
    texts = source.values() if isinstance(source, Mapping) else () if source is None else (source,)
    if not all(isinstance(text, str) for text in texts):
        raise WrongType("source", source, "a column, or a mapping of title, publisher and so on to columns")
    for name in ("name", "unit"):
        if not one.get(name):
            reason = f"it is needed, here or in each=; for the same text in every row write {name}='=...'"
            raise MisfitFeed(name, reason)
    _check_numbers(one)
    if not (one.get("by") or one.get("source") or one["title"]):
        raise MisfitFeed("source", "nobody says it: give by= or source=; for one source write source='=Its title'")
    for name in TIMED:
        if isinstance(one.get(name), tuple) and len(one[name]) not in (2, 3, 6):
            raise MisfitFeed(name, "give one column, two for first and last day, or three for year, month and day")


def _check_numbers(one: Mapping[str, object]) -> None:
    """Check that one column holds the number; a printed cell stands alone: it says number, speaker and day itself."""
    if one["cell"] is None:
        if one["only"]:
            raise MisfitFeed("only", "it chooses among the counts of a printed cell; give cell= too")
        if not any(one.get(name) for name in OF_NUMBERS):
            raise MisfitFeed("value", "no column holds the number; give value=, or low= and high=")
        if one.get("value") and one.get("best"):
            raise MisfitFeed("best", "value= says which column holds the number; leave one of them out")
        return
    for name in OF_PRINTED_CELLS:
        if one.get(name):
            raise MisfitFeed(name, "it does not go with cell=, which says it; leave it out, or give value= instead")
