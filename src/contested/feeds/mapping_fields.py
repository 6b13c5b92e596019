"""
Fields: what a person writes of a feed, as the feed keeps it.

Lists, mappings and single texts come in as Python or TOML has them; what is
of another type is an error that names the field.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

from contested.claims import FIGURE, STAKES, STATEMENT_STANCES, Party, fields_for, of_type
from contested.errors import MisfitFeed, UnknownField, WrongType
from contested.feeds.cells import code_key

LARGEST_MAPPING = 1_000_000
FEED_FIELDS = fields_for("feed", FIGURE, *STATEMENT_STANCES)
"""The fields of figures and claims that a feed can say."""

TIMED = of_type(FEED_FIELDS, "day")
"""Fields that take one column or several."""

OF_THE_FILE = ("of", "time", "disputants", "signed", "lexicon", "locale")
"""Fields that a mapping says once, for all rows; ``of`` is one or more columns."""

COLUMN_FIELDS = tuple(name for name in FEED_FIELDS if name not in (*OF_THE_FILE, *TIMED, "source", "facets"))
"""Fields that take one column."""

AIM_FIELDS = ("estimate", "aspect", "reason")
"""Fields by which one row says something of another."""

PARTS_OF_DATE = ("year", "month", "day")


def _sequence(value: object, what: str) -> tuple[Any, ...]:
    if not isinstance(value, Iterable):
        raise WrongType(what, value, "a text, or a list of them")
    return tuple(value)


def columns_of(value: object) -> tuple[str, ...]:
    """Return one text, or several, as several."""
    return (value,) if isinstance(value, str) else _sequence(value, "a list of texts")


def times_of(value: object) -> str | tuple[str, ...] | None:
    """Return one column, or several: first and last day, or the parts of a date; "=" for one that is not there."""
    if isinstance(value, Mapping):
        for name in value:
            if name not in PARTS_OF_DATE:
                raise UnknownField(name, PARTS_OF_DATE)
        return tuple(value.get(name, "=") for name in PARTS_OF_DATE)
    return value if value is None or isinstance(value, str) else _sequence(value, "the columns of a time")


def texts_of(value: object) -> tuple[str, ...]:
    """Return no text, one, or several, as several."""
    return () if value is None else columns_of(value)


def header_of(value: object) -> int | tuple[str, ...] | None:
    """Return the line of a header, or the names of columns."""
    return value if value is None or isinstance(value, int) else _sequence(value, "header")


def codes_of(value: object) -> Mapping[str, frozenset[str]]:
    """Return codes by column; those of every column of numbers under "*"."""
    by_column = value if isinstance(value, Mapping) else {"*": value}
    return {column: frozenset(_code(one) for one in _several(codes)) for column, codes in by_column.items()}


def _several(codes: object) -> Iterable[object]:
    return codes if isinstance(codes, Iterable) and not isinstance(codes, str) else (codes,)


def _code(one: object) -> str:
    if isinstance(one, bool) or not isinstance(one, (str, int, float)):
        raise WrongType("a code", one, "text or a number, as the file writes it")
    return code_key(str(one))


def readings_of(values: object) -> Mapping[str, Mapping[str, object]]:
    """Return what codes mean, by column."""
    if not isinstance(values, Mapping) or not all(isinstance(codes, Mapping) for codes in values.values()):
        raise WrongType("reads", values, "a mapping by column, such as {'hedge': {'more': 'more than'}}")
    return {column: {code_key(str(one)): text for one, text in codes.items()} for column, codes in values.items()}


def facets_of(values: object) -> Mapping[str, str]:
    """Return the column of each facet."""
    if not isinstance(values, Mapping) or not all(isinstance(one, str) for one in (*values, *values.values())):
        raise WrongType("facets", values, "a mapping to columns, such as {'side': 'side_a'}")
    return values


def each_of(values: object) -> tuple[Mapping[str, Any], ...]:
    """Return what differs between the claims of a row."""
    found = _sequence(values, "each")
    if not all(isinstance(one, Mapping) for one in found):
        raise WrongType("each", values, "a list of mappings, such as [{'value': 'dead', 'name': '=dead'}]")
    return tuple(dict(one) for one in found)


def parties_of(values: object) -> tuple[Party, ...]:
    """Return full records of parties."""
    found = _sequence(values, "parties")
    if not all(isinstance(one, Party) for one in found):
        raise WrongType("parties", values, "a list of parties, such as [Party('Reuters')]")
    return found


def toml_of(text: str) -> dict[str, object]:
    """
    Return what a TOML text writes.

    Raises:
        MisfitFeed: it is none, or is too long.
    """
    if len(text) > LARGEST_MAPPING:
        raise MisfitFeed("the file", f"it has more than {LARGEST_MAPPING:,} characters")
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise MisfitFeed("the file", f"it is no TOML: {error}") from None


def tables_of(value: object, name: str) -> list[Mapping[str, object]]:
    """
    Return a list of tables.

    Raises:
        MisfitFeed: it is none.
    """
    if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
        rest = ', with name = "…" and aliases = ["…"] below it' if name == "parties" else ""
        raise MisfitFeed(name, f"write each as a table: [[{name}]]{rest}")
    return value


def party_of(fields: Mapping[str, Any]) -> Party:
    """
    Return the party that a table writes.

    Raises:
        UnknownField: a key that no party has.
        MisfitFeed: it has no name.
    """
    known = ("name", "aliases", "stake", "bloc")
    for name in fields:
        if name not in known:
            raise UnknownField(name, known)
    if "name" not in fields:
        raise MisfitFeed("parties", f"each needs a name; stakes are {', '.join(STAKES)}")
    return Party(**fields)
