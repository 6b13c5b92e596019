"""
The fields of a claim: one table, from which constructors, files, rows, feeds and tables take theirs.

What a person may write of a figure and of what is said about it, in the order
in which it is written.  Signatures are written out for editors and type
checkers; a test holds them to this table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import attrs

from contested.claims.party import read_holders
from contested.claims.source import read_chain, read_source
from contested.errors import NotAChoice, UnknownField, WrongType
from contested.names import clean_name, refuse_hidden
from contested.phrases.language import language
from contested.phrases.lexicon import Lexicon, lexicon
from contested.quantities import exact, parse_date

AIMED = ("accepted", "corrected", "retracted", "disputed")
"""Stances to an estimate that was given: figures hold them, and no table does."""

STATEMENT_STANCES = ("claimed", "denied", "withheld", *AIMED)
"""The stances of parties: a number, a denial, a refusal to say, or one to an estimate that was given."""

CLAIM_STANCES = (*STATEMENT_STANCES, "set_aside")
"""What a record says: the stance of a party; or that the user sets an estimate aside."""

FIGURE = "figure"
"""What a record says of the figure itself: its scope."""

_SCOPE, _SAID = (FIGURE,), STATEMENT_STANCES
_NUMBER = ("claimed", "corrected")
_TO_ESTIMATES = ("denied", *AIMED, "set_aside")

FIELD_PLACES = ("constructor", "file", "rows", "feed", "table")
"""Where a field may stand."""

CLAIM_BOUNDS = ("stated", "limit", "analyst", "reports", "confidence", "credible")
LEVELLED = ("confidence", "credible")
"""Bounds that need a level."""

BASES = ("documented", "estimated", "asserted")
CLAIM_STATUSES = ("unverified", "provisional", "verified", "final")
ASPECTS = ("unsaid", "figure", "number", "attribution", "definition")
DISPUTED_ASPECTS = ("definition", "method")
TIMES = ("point", "period", "cumulative")

LONGEST_QUOTE = 10_000
"""Characters of a quote, note or definition: some pages; longer texts belong into the source."""

_Read = Callable[[Any], object]


def read_free_text(value: object, name: str) -> str:
    """
    Return a text of several lines, as it is.

    Raises:
        WrongType: not text, or longer than 10,000 characters.
        UnusableName: it has hidden characters.
    """
    if not isinstance(value, str):
        raise WrongType(name, value, "text")
    if len(value) > LONGEST_QUOTE:
        raise WrongType(name, value, f"at most {LONGEST_QUOTE} characters")
    refuse_hidden(value.replace("\n", " ").replace("\t", " "), name)
    return value


def read_flag(value: object, name: str) -> bool:
    """
    Return a value that is true or false.

    Raises:
        WrongType: anything else, 0 and 1 too.
    """
    if not isinstance(value, bool):
        raise WrongType(name, value, "true or false")
    return value


def read_choice(value: object, name: str, choices: tuple[str, ...]) -> str:
    """
    Return a word that is one of a few.

    Raises:
        NotAChoice: it is none of them.
    """
    if value not in choices:
        raise NotAChoice(name, value, choices)
    return str(value)


def _kept_lexicon(given: str | Lexicon) -> Lexicon | None:
    """Return the lexicon asked for; the default one is not kept."""
    found = lexicon(given)
    return None if found == lexicon() else found


def _known_locale(given: str) -> str:
    """Return a locale whose language is known."""
    language(given)
    return given


_BY_NAME: dict[str, Callable[[Any, str], object]] = {"name": clean_name, "text": read_free_text, "flag": read_flag}
"""Readers that name the field in their errors."""

_BY_TYPE: dict[str, _Read] = {
    "number": exact,
    "day": parse_date,
    "holders": read_holders,
    "source": read_source,
    "chain": read_chain,
    "lexicon": _kept_lexicon,
    "language": _known_locale,
}


def _as_given(value: object) -> object:
    return value


def _reader(field: Field) -> _Read:
    """Return how a field of its type is read, with errors that call it by its name."""
    called = field.called
    if field.type == "choice":
        return lambda value: read_choice(value, called, field.choices)
    if field.type in _BY_NAME:
        by_name = _BY_NAME[field.type]
        return lambda value: by_name(value, called)
    return _BY_TYPE.get(field.type, _as_given)


def _keyword_of(field: Field) -> str:
    return field.keyword


@attrs.frozen
class Field:
    """
    A field: what a person may write of a figure or a claim.

    ``of`` are the records that have it: the "figure", or one of the
    ``CLAIM_STANCES``.  ``type`` is "name" (short), "text" (free), "number", "flag",
    "day", "choice" (of its ``choices``), "holders", "source", "chain" (of
    sources), "lexicon", "language", "unit", "value" (a number or text as
    printed) or "facets".  ``default`` is what holds where it is left out.
    ``columns`` is what it is called in places that call it otherwise, and
    ``called`` what errors call it.  ``read`` checks and reads what was
    written; units, values and facets are kept as given, since their estimate
    or figure reads them with what stands beside them.  ``attribute`` is what
    a statement calls it.
    """

    keyword: str
    type: str
    meaning: str
    of: tuple[str, ...] = _NUMBER
    places: tuple[str, ...] = FIELD_PLACES
    default: object = None
    choices: tuple[str, ...] = attrs.field(default=(), kw_only=True)
    attribute: str = attrs.field(default=attrs.Factory(_keyword_of, takes_self=True), kw_only=True)
    called: str = attrs.field(default=attrs.Factory(_keyword_of, takes_self=True), kw_only=True)
    columns: Mapping[str, str] = attrs.field(factory=dict, kw_only=True)
    read: _Read = attrs.field(default=attrs.Factory(_reader, takes_self=True), kw_only=True, eq=False, repr=False)

    def column(self, place: str) -> str:
        """Return what it is called in a place."""
        return self.columns.get(place, self.keyword)


_WRITTEN = ("constructor", "file", "rows")
"""Places of our own.  A foreign file does not point at our records, nor say that its unnamed speakers differ."""

_IN_ROWS = ("rows", "feed", "table")
"""A file and the constructors say it by the array, or the method, that the statement stands in."""

_BUT_TABLES = (*_WRITTEN, "feed")
"""A table answers by numbers and days: it has no use for words that were read before or belong to no answer."""

FIELDS: tuple[Field, ...] = (
    # -- of the figure ----------------------------------------------------------------
    Field("name", "name", "what is counted", _SCOPE, called="figure", columns={"rows": "figure"}),
    Field("unit", "unit", "in which unit", _SCOPE, columns={"rows": "figure_unit"}),
    Field("of", "name", "whose or what's figure it is", _SCOPE, called="place"),
    Field("where", "name", "the place, if of= does not say it", _SCOPE, called="place"),
    Field("period", "day", "which time it is of", _SCOPE),
    Field("time", "choice", "how it stands in time", _SCOPE, FIELD_PLACES, "point", choices=TIMES),
    Field("definition", "text", "what counts", _SCOPE),
    Field("facets", "facets", "what else fixes what is counted", _SCOPE, FIELD_PLACES, ()),
    Field("disputants", "holders", "parties declared to have a stake", _SCOPE, _BUT_TABLES, ()),
    Field("signed", "flag", "numbers below zero make sense", _SCOPE, _BUT_TABLES, False),
    # -- of a claim: its number -------------------------------------------------------
    Field("stance", "choice", "how its holder stands", CLAIM_STANCES, _IN_ROWS, "claimed", choices=CLAIM_STANCES),
    Field("value", "value", "a number, or text as printed"),
    Field("unit", "unit", "of the number; by default the figure's"),
    Field("low", "number", "the lower bound"),
    Field("high", "number", "the upper bound"),
    Field("best", "number", "the best value between them"),
    Field("hedge", "name", "the word around a bare number", _NUMBER, _BUT_TABLES),
    Field("bounds", "choice", "what the bounds are", choices=CLAIM_BOUNDS),
    Field("level", "number", "of a confidence or credible interval"),
    Field("standard_error", "number", "of the value, in the unit"),
    Field("error_below", "number", "its standard error to below, where the sides differ"),
    Field("error_above", "number", "its standard error to above, where the sides differ"),
    Field("basis", "choice", "what the number rests on", choices=BASES),
    Field("status", "choice", "how far it was checked", choices=CLAIM_STATUSES),
    Field("partial", "flag", "the count is known to be incomplete", _NUMBER, _BUT_TABLES, False),
    Field("lexicon", "lexicon", "what the words around the number are worth", _NUMBER, _BUT_TABLES),
    Field("locale", "language", "the language of the text, and so its separators", _NUMBER, _BUT_TABLES),
    # -- of every statement -----------------------------------------------------------
    Field("by", "holders", "who holds it", _SAID, FIELD_PLACES, (), attribute="parties", columns={"table": "party"}),
    Field("source", "source", "where it was read", _SAID),
    Field("quoting", "chain", "the sources behind it, nearest first", _SAID, _BUT_TABLES, ()),
    Field("named", "name", "the attribution in the source's words", _SAID, _BUT_TABLES),
    Field("speaker", "name", "the person who said it", _SAID, _BUT_TABLES),
    Field("anonymous", "flag", "that person is not named", _SAID, _WRITTEN, False),
    Field("as_of", "day", "when the figure held", _SAID),
    Field("stated", "day", "when the party said so", _SAID),
    Field("key", "name", "by which other statements point at this one", _SAID, _BUT_TABLES),
    Field("quote", "text", "the source's words", _SAID, _BUT_TABLES),
    Field("at", "name", "where in the document those words stand", _SAID, _BUT_TABLES),
    Field("note", "text", "anything else", _SAID, _BUT_TABLES),
    # -- of what is said of an estimate, and of what the user sets aside ---------------
    Field("estimate", "name", "the key of the estimate that is meant", _TO_ESTIMATES, _BUT_TABLES),
    Field("aspect", "choice", "what is denied", ("denied",), _BUT_TABLES, "unsaid", choices=ASPECTS),
    Field("aspect", "choice", "what is disputed", ("disputed",), _BUT_TABLES, "definition", choices=DISPUTED_ASPECTS),
    Field("reason", "name", "why it is taken back", ("retracted",), _BUT_TABLES),
    Field("reason", "name", "why it is set aside", ("set_aside",), _WRITTEN),
    Field("by", "name", "who sets it aside", ("set_aside",), _WRITTEN),
)
"""Every field, in the order in which it is written."""


STATEMENT_FIELDS = {field.keyword: field for field in FIELDS if field.of == STATEMENT_STANCES}
"""What every statement takes."""

NUMBER_FIELDS = {
    field.keyword: field for field in FIELDS if field.of == _NUMBER and field.keyword not in ("value", "unit")
}
"""What is given beside a value and its unit."""

ESTIMATE_FIELDS = STATEMENT_FIELDS | NUMBER_FIELDS


def fields_for(place: str, *of: str) -> dict[str, Field]:
    """
    Return the fields that may stand in a place, by keyword, in the order in which they are written.

    Args:
        place: one of ``FIELD_PLACES``.
        of: "figure", or stances; by default every stance.
    """
    found: dict[str, Field] = {}
    for field in FIELDS:
        if place in field.places and not set(of or CLAIM_STANCES).isdisjoint(field.of):
            found.setdefault(field.keyword, field)
    return found


def of_type(fields: Mapping[str, Field], *types: str) -> tuple[str, ...]:
    """Return the keywords of those fields that are of some types."""
    return tuple(name for name, field in fields.items() if field.type in types)


def read_fields(given: Mapping[str, Any], fields: Mapping[str, Field]) -> dict[str, Any]:
    """
    Return attributes from the fields that a person wrote; None counts as left out.

    Raises:
        UnknownField: a field that is none of these.
    """
    made: dict[str, Any] = {}
    for name, value in given.items():
        field = fields.get(name)
        if field is None:
            raise UnknownField(name, tuple(fields))
        if value is not None:
            made[field.attribute] = field.read(value)
    return made
