"""
Entries: one claim that somebody recorded, or the correction or retraction of one.

An entry is kept as its canonical text, and its parts are read from that when
they are asked for.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NoReturn

import attrs

from contested.claims import (
    Denial,
    canonical_list,
    canonical_object,
    canonical_text,
    check_statements,
    is_by_its_words,
    with_chains,
    without_target,
)
from contested.errors import (
    IncompleteStatement,
    NotADay,
    NotANumber,
    UnknownField,
    WrongType,
    shorten,
)
from contested.journal.canonical_reading import MOST_SOURCES, read_scope, read_sources, read_statement
from contested.quantities import Datelike, parse_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from contested.claims import Source, Statement
    from contested.figure import Figure
    from contested.quantities import When

ENTRY_FORMAT = "1"
"""The version of entries, apart from the library's."""

SHOWN_DIGITS = 12
"""How many digits of a digest are printed: enough to tell the entries of any journal apart."""

_SAID = ("statements", "assessments")
_KEYS = (
    "author",
    "before",
    "format",
    "is",
    "recorded",
    "corrects",
    "figure",
    "id",
    "reason",
    "retracts",
    "sources",
    "statement",
)


@attrs.frozen(slots=False, repr=False)
class JournalEntry:
    """
    One claim that somebody recorded, or the correction or retraction of one.

    ``text`` is its canonical form and ``digest`` that of the text; all else
    is read from it.  ``file`` and ``line`` say where it stands.
    """

    digest: str
    text: str
    file: str | None = attrs.field(default=None, eq=False)
    line: int | None = attrs.field(default=None, eq=False)

    @cached_property
    def _record(self) -> Mapping[str, object]:
        return _strict(self.text)

    @property
    def author(self) -> str:
        """Who recorded it."""
        return str(self._record.get("author"))

    def _text_of(self, key: str) -> str | None:
        found = self._record.get(key)
        return found if isinstance(found, str) else None

    @cached_property
    def recorded(self) -> When:
        """When it was recorded, by its author's clock."""
        return recording_time(str(self._record.get("recorded")))

    @property
    def before(self) -> tuple[str, ...]:
        """The digests of its author's entries that it comes after: of one, but for the first one and after a fork."""
        before = self._record.get("before")
        return tuple(map(str, before)) if isinstance(before, list) else ()

    @property
    def id(self) -> str | None:
        """The id that its author gave the figure."""
        return self._text_of("id")

    @property
    def corrects(self) -> str | None:
        """The digest of the entry in whose place it is."""
        return self._text_of("corrects")

    @property
    def retracts(self) -> str | None:
        """The digest of the entry that it takes back."""
        return self._text_of("retracts")

    @property
    def replaces(self) -> str | None:
        """The digest of the entry that is not in force any more because of it."""
        return self.corrects or self.retracts

    @property
    def reason(self) -> str | None:
        """Why it corrects or retracts another one."""
        return self._text_of("reason")

    @cached_property
    def figure(self) -> Figure | None:
        """What its claim is of, with nothing said of it; None where it retracts."""
        scope = self._record.get("figure")
        if scope is not None and not isinstance(scope, dict):
            raise WrongType("figure", scope, "an object")
        return None if scope is None else _scope(canonical_text(scope))

    @cached_property
    def statement(self) -> Statement | None:
        """What was claimed, denied or withheld; None where it retracts."""
        said = self._record.get("statement")
        return None if said is None else read_statement(said, read_sources(self._record.get("sources", {})))

    @property
    def moment(self) -> datetime:
        """When it was recorded, for sorting: a day counts from its beginning."""
        recorded = self.recorded
        day = recorded.earliest
        assert day is not None
        return recorded.instant or datetime.combine(day, time(), UTC)

    def check(self) -> None:
        """
        Read all of it.

        Raises:
            ContestedError: a part is missing, wrong, or not in its canonical form.
        """
        record = self._record
        for key in record:
            if key not in _KEYS:
                raise UnknownField(key, _KEYS)
        if record.get("is") != "entry" or record.get("format") != ENTRY_FORMAT:
            found = record.get("format")
            raise IncompleteStatement(
                f"the entry's format is {shorten(found)}, and this version reads {ENTRY_FORMAT!r}; use a later version"
            )
        for key in ("author", "recorded", *(key for key in ("corrects", "id", "reason", "retracts") if key in record)):
            if not isinstance(record.get(key), str):
                raise WrongType(key, record.get(key), "text")
        before = record.get("before")
        if not isinstance(before, list) or not all(isinstance(one, str) for one in before):
            raise WrongType("before", before, "a list of digests")
        if (self.statement is None) is not (self.figure is None) or (self.statement is None) is (self.retracts is None):
            raise IncompleteStatement("an entry has a figure and a statement, or retracts another one")
        if self.replaces is not None and self.reason is None:
            raise IncompleteStatement("what corrects or retracts another entry needs its reason")
        _ = self.moment
        if canonical_text(dict(record)) != self.text:
            raise IncompleteStatement("it is not in its canonical form")

    def to_dict(self) -> dict[str, object]:
        """Return the entry as plain values, for JSON."""
        return {"digest": self.digest, **self._record}

    @property
    def says(self) -> str:
        """What it says, in a few words."""
        what = "" if self.figure is None else f"{self.figure.title}: {_told(self.statement)}"
        if self.replaces is None:
            return what
        verb = "retracts" if self.corrects is None else "corrects"
        return f"{verb} {shown_digest(self.replaces)} ({self.reason}){f': {what}' if what else ''}"

    def __str__(self) -> str:
        return f"{shown_digest(self.digest)} {self.recorded} {self.author}: {self.says}"

    def __repr__(self) -> str:
        return f"<JournalEntry {self}>"


def _told(statement: Statement | None) -> str:
    """Write a statement; an entry knows the estimate that it denies by its key alone."""
    if not isinstance(statement, Denial) or statement.estimate is None:
        return str(statement)
    what = statement.rejected_of(f"the estimate “{statement.estimate}”")
    return f"{'dispute' if statement.verb == 'disputes' else 'denial'} of {what} ({statement.attribution})"


def shown_digest(digest: str) -> str:
    """Return the first digits of a digest, without the name of its algorithm."""
    return digest.rpartition(":")[2][:SHOWN_DIGITS]


def recording_time(value: Datelike) -> When:
    """
    Return when an entry was recorded: an instant, or one day.

    Raises:
        NotADay: a month, a year or an interval.
    """
    when = parse_date(value)
    if when.instant is None and not when.is_day:
        raise NotADay(when.text)
    return when


def claim_texts(statement: Statement, figure: Figure) -> dict[str, str]:
    """
    Return what an entry holds of a claim, each part in its canonical form.

    Raises:
        IncompleteStatement: it was made in a way that no words make it again.
        ContestedError: it does not fit the figure.
    """
    statement = without_target(statement)
    if not is_by_its_words(statement):
        raise IncompleteStatement("it cannot be made again by its words, so it cannot be recorded; claim it anew")
    floor = None if figure.signed else figure.unit.floor
    check_statements((statement,), (), figure.unit, floor, partial=True)
    texts = {"figure": scope_text(figure), "statement": canonical_text(statement)}
    if statement.source is not None or statement.quoting:
        texts["sources"] = _sources_text(statement.source, statement.quoting)
    return texts


@lru_cache(maxsize=256)
def scope_text(figure: Figure) -> str:
    """Return the canonical text of a figure, without what is said of it."""
    return canonical_text(figure, _SAID)


def entry_text(parts: Mapping[str, str], before: Iterable[str]) -> str:
    """Return the canonical text of an entry of parts that are written already, and of those that it comes after."""
    return canonical_object(
        {
            **parts,
            "before": canonical_list(f'"{one}"' for one in sorted(before)),
            "format": f'"{ENTRY_FORMAT}"',
            "is": '"entry"',
        }
    )


@lru_cache(maxsize=1024)  # rows of one source mostly follow each other
def _sources_text(source: Source | None, quoting: tuple[Source, ...]) -> str:
    """Return an object of the sources that a statement names, and of every one behind them, by digest."""
    links = with_chains(quoting if source is None else (source, *quoting))
    if len(links) > MOST_SOURCES:
        reason = f"it rests on {len(links):,} sources that quote each other; at most {MOST_SOURCES:,} are recorded"
        raise IncompleteStatement(f"{reason}, so name the last ones only")
    return canonical_object({link.content_digest: canonical_text(link) for link in links})


@lru_cache(maxsize=1024)
def _scope(text: str) -> Figure:
    return read_scope(_strict(text))


def _strict(text: str) -> dict[str, object]:
    """
    Read an object of JSON that holds objects, lists, texts, true and false alone, each key once.

    Raises:
        ContestedError: it is anything else.
    """
    try:
        found = _STRICT.decode(text)
    except json.JSONDecodeError as error:
        raise IncompleteStatement(f"it is no JSON: {error}") from None
    except RecursionError:
        raise IncompleteStatement("it is nested too deep") from None
    if not isinstance(found, dict):
        raise WrongType("an entry", found, "an object")
    return found


def _each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise IncompleteStatement(f"the key {shorten(key)} stands twice in one object")
        found[key] = value
    return found


def _no_number(text: str) -> NoReturn:
    raise NotANumber(text, "numbers are recorded as text, such as '120000'")


_STRICT = json.JSONDecoder(
    object_pairs_hook=_each_once, parse_int=_no_number, parse_float=_no_number, parse_constant=_no_number
)
