"""Sources: the documents in which statements were read, and the chains of quotation between them."""

from __future__ import annotations

import re
from collections import deque
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from contested.claims.canonical import record_digest
from contested.claims.party import Party, party_named
from contested.claims.shared_parts import built_alike, parts_first
from contested.errors import WrongType
from contested.names import clean_name, refuse_hidden
from contested.plain_repr import repr_of_set
from contested.quantities import Datelike, When, parse_date

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

Sourcelike: TypeAlias = "str | Source | None"


def _title(value: str) -> str:
    return clean_name(value, "source")


def _as_text(day: When) -> str:
    """Return a day as it can be given again."""
    return repr(str(day))


def _when(value: Datelike | None) -> When | None:
    return None if value is None else parse_date(value)


def _organ(value: str | Party | None) -> Party | None:
    if value is not None and not isinstance(value, (str, Party)):
        raise WrongType("organ_of", value, "a name or a Party")
    return party_named(value) if isinstance(value, str) else value


def _chain(values: str | Source | Iterable[str | Source]) -> tuple[Source, ...]:
    return read_chain(values)


def _text(_: object, field: attrs.Attribute[str | None], value: str | None) -> None:
    if value is not None:
        if not isinstance(value, str):
            raise WrongType(field.name, value, "text")
        lines = value.replace("\n", " ").replace("\t", " ") if field.name == "note" else value
        refuse_hidden(lines, f"source's {field.name}")


_DIGEST = re.compile("sha256:[0-9a-f]{64}")
_RESTRICTED = "[a-z0-9][a-z0-9!#$&^_.+-]{0,126}"
_MEDIA_TYPE = re.compile(rf"{_RESTRICTED}/{_RESTRICTED}(?:; ?[a-z0-9-]+=[\w.:-]+){{0,4}}", re.ASCII)
"""A type and its subtype, and perhaps parameters: RFC 6838, section 4.2."""


def _digest(value: object) -> str | None:
    if value is None:
        return None
    lower = value.strip().lower() if isinstance(value, str) else ""
    if not _DIGEST.fullmatch(lower):
        raise WrongType("digest", value, "sha256: and the 64 hexadecimal digits of the copy, such as sha256sum prints")
    return lower


def _media_type(value: object) -> str | None:
    if value is None:
        return None
    lower = value.strip().lower() if isinstance(value, str) else ""
    if not _MEDIA_TYPE.fullmatch(lower):
        raise WrongType("media_type", value, "a media type such as 'text/html' or 'application/pdf'")
    return lower


@attrs.frozen(eq=False)
class Source:
    """
    A document: what it is called, who published it, when.

    ``issued`` may be an interval "a/b", which means some day between.
    ``quoting`` is the chain of documents it took its contents from, nearest
    first; its last link is behind the number.  ``primary`` declares that
    nobody else is.  ``organ_of`` is the party whose mouthpiece it is.  A chain
    may have any number of links: nothing here recurses.

    ``archive`` is where a kept copy lies (a path or a web address, never
    fetched), ``digest`` "sha256:" and 64 hexadecimal digits of the copy's
    bytes, ``media_type`` what it is, such as "text/html", and ``archived``
    the day on which it was kept.

    Attributes:
        title: as cited.
        label: its name in a sentence.
        publisher: who published it.
        author: who wrote it.
        retrieved: when it was read.
        url: its address on the web.
        doi: its DOI.
        note: anything else.
    """

    __repr__ = repr_of_set

    title: str = attrs.field(converter=_title)
    label: str | None = attrs.field(default=None, validator=_text, kw_only=True)
    publisher: str | None = attrs.field(default=None, validator=_text, kw_only=True)
    author: str | None = attrs.field(default=None, validator=_text, kw_only=True)
    organ_of: Party | None = attrs.field(default=None, converter=_organ, kw_only=True)
    issued: When | None = attrs.field(default=None, converter=_when, kw_only=True, repr=_as_text)
    retrieved: When | None = attrs.field(default=None, converter=_when, kw_only=True, repr=_as_text)
    url: str | None = attrs.field(default=None, validator=_text, kw_only=True)
    doi: str | None = attrs.field(default=None, validator=_text, kw_only=True)
    primary: bool = attrs.field(default=False, kw_only=True)
    quoting: tuple[Source, ...] = attrs.field(default=(), converter=_chain, kw_only=True)
    note: str | None = attrs.field(default=None, validator=_text, kw_only=True)
    archive: str | None = attrs.field(default=None, validator=_text, kw_only=True)
    digest: str | None = attrs.field(default=None, converter=_digest, kw_only=True)
    media_type: str | None = attrs.field(default=None, converter=_media_type, kw_only=True)
    archived: When | None = attrs.field(default=None, converter=_when, kw_only=True, repr=_as_text)
    _hash: int = attrs.field(init=False, repr=False)
    _content: str | None = attrs.field(default=None, init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_hash", hash((self._record(), self.quoting)))

    @primary.validator
    def _yes_or_no(self, _: object, value: bool) -> None:
        if not isinstance(value, bool):
            raise WrongType("primary", value, "true or false")

    @property
    def name(self) -> str:
        """What it is called in a sentence: its label, else its title."""
        return self.label or self.title

    @property
    def behind(self) -> Source | None:
        """The last link of the chain it declares, or None where it quotes nobody."""
        if not self.quoting:
            return None
        last = self
        while last.quoting:
            last = last.quoting[-1]
        return last

    @property
    def content_digest(self) -> str:
        """The digest of its canonical form, and so of all that is said of it and of the chain behind it."""
        if self._content is None:
            for link in links_of(self):
                if link._content is None:  # noqa: SLF001  # a source itself
                    object.__setattr__(link, "_content", record_digest(link))
        assert self._content is not None
        return self._content

    @property
    def known_by(self) -> date | None:
        """The latest day on which it can have been issued, or None where that is not known."""
        return None if self.issued is None else self.issued.latest

    def cited(self) -> str:
        """Return title, publisher and day of issue, as a note prints them."""
        return _cited(self)

    def _record(self) -> tuple[object, ...]:
        """Return its own fields, without the chain behind it."""
        return tuple([getattr(self, name) for name in _OWN])

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Source):
            return NotImplemented
        return self._hash == other._hash and built_alike(self, other, attrgetter("quoting"), Source._record)

    def __reduce__(self) -> tuple[object, ...]:
        order = links_of(self)
        place = {id(link): at for at, link in enumerate(order)}
        rows = [(link._record(), tuple(place[id(one)] for one in link.quoting)) for link in order]  # noqa: SLF001  # a source itself
        return _rebuilt, (rows,)

    def __str__(self) -> str:
        return self.name


@lru_cache(maxsize=1024)  # each claim of a document prints it
def _cited(source: Source) -> str:
    issued = None if source.issued is None else f"issued {source.issued}"
    return ", ".join([part for part in (source.title, source.author, source.publisher, issued) if part])


_OWN = tuple(field.name for field in attrs.fields(Source) if field.init and field.name != "quoting")

SOURCE_DAYS = tuple(field.name for field in attrs.fields(Source) if str(field.type) == "When | None")
"""The fields that are days."""


def links_of(top: Source) -> list[Source]:
    """Return a source and every link of the chains behind it once, what is quoted before what quotes it."""
    return parts_first(top, attrgetter("quoting"))


def _rebuilt(rows: Iterable[tuple[tuple[object, ...], tuple[int, ...]]]) -> Source:
    """Make a pickled source again, and the chain behind it first."""
    made: list[Source] = []
    for record, places in rows:
        fields: dict[str, Any] = dict(zip(_OWN, record, strict=True))
        made.append(Source(**fields, quoting=tuple(made[at] for at in places)))
    return made[-1]


@lru_cache(maxsize=1024)  # rows of one source mostly follow each other
def source_titled(title: str) -> Source:
    """Return the source of which only the title is known."""
    return Source(title)


def read_source(value: Sourcelike) -> Source | None:
    """Return the source that a title or a ``Source`` names; None stays None."""
    if value is None or isinstance(value, Source):
        return value
    if isinstance(value, str):
        return source_titled(value)
    raise WrongType("source", value, "a title or a Source")


def read_chain(values: str | Source | Iterable[str | Source]) -> tuple[Source, ...]:
    """Return a chain of sources, nearest first."""
    if isinstance(values, (str, Source)):
        values = (values,)
    try:
        chain = [read_source(one) for one in values]
    except TypeError:
        raise WrongType("quoting", values, "a list of titles or sources") from None
    return tuple(one for one in chain if one is not None)


def with_chains(known: Iterable[Source]) -> list[Source]:
    """Return sources, and every link of the chains behind them, each once."""
    found: dict[Source, None] = {}
    waiting = deque(known)
    while waiting:
        link = waiting.popleft()
        if link not in found:
            found[link] = None
            waiting += link.quoting
    return list(found)
