"""
What every statement says: whose it is, where it was read, when it was said, and of which time.

The fields a person may write, and how each is read, stand in one table, so
that code, rows and files read them alike.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, TypedDict

import attrs

from contested.claims.party import Holders, Party, parties
from contested.claims.source import Source, Sourcelike, source, sources
from contested.errors import NotAChoice, UnknownField, WrongType
from contested.names import clean_name, refuse_hidden
from contested.quantities.cpython import reduce_by_constructor
from contested.quantities.dates import Datelike, When, parse_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

LONGEST_TEXT = 10_000


class StatementFields(TypedDict, total=False):
    """What can be given with any statement."""

    by: Holders
    source: Sourcelike
    quoting: str | Source | Iterable[str | Source]
    named: str | None
    speaker: str | None
    anonymous: bool
    as_of: Datelike | None
    stated: Datelike | None
    key: str | None
    quote: str | None
    note: str | None


@attrs.frozen(slots=False, kw_only=True)
class Statement:
    """
    What all statements share.

    ``parties`` hold it; none means the source's own voice.  ``quoting`` is
    the chain behind it, nearest first.  ``named`` is the attribution in the
    source's words.  An ``anonymous`` speaker never merges with another of the
    same name.  ``as_of`` is when the figure held, ``stated`` when it was said.
    """

    parties: tuple[Party, ...] = ()
    source: Source | None = None
    quoting: tuple[Source, ...] = ()
    named: str | None = None
    speaker: str | None = None
    anonymous: bool = False
    as_of: When | None = None
    stated: When | None = None
    key: str | None = None
    quote: str | None = None
    note: str | None = None

    __reduce__ = reduce_by_constructor

    @property
    def known_from(self) -> date | None:
        """The day from which it could be known: the source's latest day of issue, else stated, else retrieved."""
        issued = None if self.source is None else self.source.issued
        retrieved = None if self.source is None else self.source.retrieved
        moment = issued or self.stated or retrieved
        return None if moment is None else moment.latest

    @cached_property
    def holders(self) -> tuple[str, frozenset[str]]:
        """The parties that hold it, as one name and as names; kept, since each of many holders asks for all."""
        names = sorted(party.name for party in self.parties)
        return " and ".join(names), frozenset(names)

    def rests_on(self, source: str | Source) -> bool:
        """Return whether it was read in a source (or one of that title or label), or in one that quotes it."""
        chain = [*(() if self.source is None else (self.source, *self.source.quoting)), *self.quoting]
        links = [link for one in chain for link in (one, *one.quoting)]
        return any(source in (link, link.title, link.label) for link in links)

    @property
    def attribution(self) -> str:
        """Who says it and where it was read, as a note prints it."""
        holders = " and ".join(party.name for party in self.parties)
        who = f"{holders} ({self.named})" if holders and self.named else self.named or holders or self.speaker
        where = None if self.source is None else self.source.cited()
        if not who:
            return where or "unattributed"
        return who if where is None else f"{who}, in {where}"


def text_field(name: str) -> Callable[[Any], str]:
    """Return the check of a field that holds free text."""

    def checked(value: object) -> str:
        if not isinstance(value, str):
            raise WrongType(name, value, "text")
        if len(value) > LONGEST_TEXT:
            raise WrongType(name, value, f"at most {LONGEST_TEXT} characters")
        refuse_hidden(value.replace("\n", " ").replace("\t", " "), name)
        return value

    return checked


def name_field(name: str) -> Callable[[Any], str]:
    """Return the check of a field that holds a short name."""
    return lambda value: clean_name(value, name)


def flag_field(name: str) -> Callable[[Any], bool]:
    """Return the check of a field that is true or false."""

    def checked(value: object) -> bool:
        if not isinstance(value, bool):
            raise WrongType(name, value, "true or false")
        return value

    return checked


def choice_field(name: str, choices: tuple[str, ...]) -> Callable[[Any], str]:
    """Return the check of a field that takes one of a few words."""

    def checked(value: object) -> str:
        if value not in choices:
            raise NotAChoice(name, value, choices)
        return str(value)

    return checked


FIELDS: dict[str, tuple[str, Callable[[Any], object]]] = {
    "by": ("parties", parties),
    "source": ("source", source),
    "quoting": ("quoting", sources),
    "named": ("named", name_field("named")),
    "speaker": ("speaker", name_field("speaker")),
    "anonymous": ("anonymous", flag_field("anonymous")),
    "as_of": ("as_of", parse_date),
    "stated": ("stated", parse_date),
    "key": ("key", name_field("key")),
    "quote": ("quote", text_field("quote")),
    "note": ("note", text_field("note")),
}
"""Each field as a person writes it: the attribute it becomes, and how it is read."""


def read_fields(given: Mapping[str, Any], table: Mapping[str, tuple[str, Callable[[Any], object]]]) -> dict[str, Any]:
    """
    Return attributes from the fields that a person wrote; None counts as left out.

    Raises:
        UnknownField: a field that the table does not have.
    """
    made: dict[str, Any] = {}
    for name, value in given.items():
        field = table.get(name)
        if field is None:
            raise UnknownField(name, tuple(table))
        if value is not None:
            made[field[0]] = field[1](value)
    return made
