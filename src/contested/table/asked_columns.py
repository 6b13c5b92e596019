"""
Asked columns: which of a frame's columns hold which field, as the caller says or as they are called.

Fields have the keywords of the constructors (``by``, ``value``, ``low``).  A
frame whose columns are called so needs none, and neither does one that calls
them as a feed writes them: data is no vocabulary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested.claims.uncertainty import ERROR_FIELDS
from contested.errors import MissingColumn, RenamedKeyword, UnknownField, UnusableName, WrongType

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TABLE_TEXTS = ("party", "source", "origin", "statement", "unit", "stance", "words", "bounds", "basis", "status")
TABLE_NUMBERS = ("low", "best", "high", "reach_low", "reach_high", *ERROR_FIELDS)
SHARES = ("level",)
TABLE_FLAGS = ("low_open", "high_open")
REACH_FLAGS = ("reach_low_open", "reach_high_open")
DAYS = ("as_of", "as_of_end", "stated", "stated_end", "known")
TABLE_COLUMNS = (*TABLE_TEXTS, *TABLE_NUMBERS, *SHARES, *TABLE_FLAGS, *REACH_FLAGS, *DAYS, "row")
NEEDED_COLUMNS = ("party", "low", "high")

KEYWORD_OF = {"party": "by"}
"""Columns of claims whose field has another keyword."""

RENAMED_KEYWORDS = {"figure": "of", "measure": "name", "party": "by"}
"""Keywords by the name that they had before."""

DESCRIBING = ("of", "where", "period", "definition")
"""What a column of that name says of a figure that is known by an id."""

ANSWERS = frozenset(
    {
        *("low_by", "high_by", "common", "common_low", "common_high", "ratio", "gap", "median", "parties", "origins"),
        *("estimates", "stated_by", "denied_by", "withheld_by", "divided", "verdict", "answer", "yes", "no", "k", "n"),
        *(
            "undetermined",
            "denies",
            "withholds",
            "figures",
            "open",
            "silent",
            "allowed_by",
            "not_allowed_by",
            "change",
            "outside",
        ),
        *("defined", "rows", "repeated", "column", "value", "rule", "advice"),
        *("low_about", "high_about", "printed_low", "printed_high", "no_low_by", "no_high_by"),
        *("refused", "waived", "used", "left_out", "computed"),
        *("unquantified", "unquantified_by", "rejected", "rejected_share", "published_low", "published_high"),
    }
)
"""What answers call their columns: no key can be called that."""


@attrs.frozen
class AskedColumns:
    """
    The columns of a frame by what they hold, under its own names.

    ``keys`` together say which figure a row is of, ``name`` what is counted,
    ``apart`` what else tells figures apart, ``about`` what says what a figure
    is that is known by an id; both with the field that they hold, "" for a
    facet.  ``taken`` are the columns of claims, by ours.
    """

    keys: tuple[str, ...]
    name: str | None
    apart: dict[str, str]
    about: dict[str, str]
    taken: dict[str, str]

    @classmethod
    def of(
        cls,
        there: tuple[str, ...],
        of: str | Iterable[str] | None,
        name: str | None,
        facets: str | Iterable[str],
        given: Mapping[str, str],
    ) -> AskedColumns:
        """
        Return what a caller asks for, of the columns that are there.

        Args:
            there: the frame's columns.
            of: the columns that together say which figure a row is of.
            name: the column that says what is counted.
            facets: columns of facets.
            given: further columns, by the keyword of their field.

        Raises:
            MissingColumn: no such column, or none of party, low and high.
            RenamedKeyword: a keyword by its old name.
            UnknownField: a keyword that is none.
            UnusableName: a key has the name of an answer.
        """
        _check_keywords(given)
        keys, what = _keys(there, of, name)
        apart = {given[field]: field for field in DESCRIBING[1:] if field in given}
        apart |= dict.fromkeys((facets,) if isinstance(facets, str) else facets, "")
        taken = _taken(there, keys, given)
        for column in (*filter(None, [what]), *apart):
            if column not in there:
                raise MissingColumn(column, there)
        used = {*keys, *taken.values(), what, *apart}
        if keys != ("figure",):
            return cls(keys, what, apart, {}, taken)
        about = {field: field for field in DESCRIBING if field in there and field not in used}
        return cls(keys, what, {}, about | apart, taken)  # an id tells figures apart


def _check_keywords(given: Mapping[str, object]) -> None:
    keywords = (*(KEYWORD_OF.get(ours, ours) for ours in TABLE_COLUMNS), "value", *DESCRIBING[1:])
    for keyword, column in given.items():
        if keyword in RENAMED_KEYWORDS:
            raise RenamedKeyword(keyword, RENAMED_KEYWORDS[keyword])
        if keyword == "columns":
            named = column if isinstance(column, dict) else {"party": None}
            raise RenamedKeyword(keyword, "=, ".join(KEYWORD_OF.get(ours, ours) for ours in map(str, named)))
        if keyword not in keywords:
            raise UnknownField(keyword, keywords)
        if not isinstance(column, str):
            raise WrongType(keyword, column, "the name of a column")


def _keys(
    there: tuple[str, ...], of: str | Iterable[str] | None, name: str | None
) -> tuple[tuple[str, ...], str | None]:
    """Return the columns that say whose figure it is, and the one that says what is counted."""
    if of is None:
        of = "of" if "of" in there and "figure" not in there else "figure"
        name = "name" if name is None and of == "of" and "name" in there else name
    keys = (of,) if isinstance(of, str) else tuple(of)
    if not keys or len(set(keys)) != len(keys):
        raise WrongType("of", of, "the names of one column or more, each once")
    for key in keys:
        if key not in there:
            raise MissingColumn(key, there)
        if key in ANSWERS or key in TABLE_COLUMNS:
            raise UnusableName("figure column", key, "answers have a column of that name; rename it first")
    return keys, name


def _taken(there: tuple[str, ...], keys: tuple[str, ...], given: Mapping[str, str]) -> dict[str, str]:
    """Return the columns of claims, ours to the frame's."""
    called = {}
    for ours in TABLE_COLUMNS:
        keyword = KEYWORD_OF.get(ours, ours)
        if keyword in given:
            called[ours] = given[keyword]
        else:
            usual = next((name for name in (ours, keyword) if name in there and name not in keys), None)
            if usual is not None:
                called[ours] = usual
    value = given.get("value", "value" if called.keys().isdisjoint(("low", "best", "high")) else None)
    if value is not None and (value in there or "value" in given):
        if "low" in called or "high" in called:  # the middle of a triple
            called["best"] = value
        else:
            called |= {"low": value, "high": value}
    for column in (*(called.get(ours, ours) for ours in NEEDED_COLUMNS), *given.values()):
        if column not in there:
            raise MissingColumn(column, there)
    return called
