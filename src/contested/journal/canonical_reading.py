"""
Statements, sources and figures read back from their canonical form.

What is read is made again by the constructors that anybody uses, so that they
check it; a record that they would make otherwise is refused, never bent.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

import attrs

from contested.claims import (
    FIELDS,
    STATEMENT_STANCES,
    Acceptance,
    Aim,
    Denial,
    Dispute,
    Estimate,
    Party,
    Retraction,
    Source,
    Statement,
    Withheld,
    canonical_text,
    statement_again,
)
from contested.errors import ContestedError, IncompleteStatement, NotANumber, UnknownField, WrongType
from contested.figure import Figure
from contested.phrases.lexicon import lexicon
from contested.quantities import Interval, Unit, as_int_if_whole, bounded, parse_date
from contested.quantities import unit as unit_of
from contested.quantities.atoms import Atom

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from contested.quantities import Number

    _Read = Callable[[object], object]

_T = TypeVar("_T")

MOST_SOURCES = 1_000
"""Sources of one entry, with those that they quote: ten times the chain that a dossier file may have."""

_NUMBER = re.compile(r"-?[0-9]{1,70}(?:/[0-9]{1,70})?")
"""Long enough for every number within bounds, and short enough for Python to read."""


_KINDS: dict[str, type[Statement]] = {
    kind.__name__.lower(): kind for kind in (Acceptance, Denial, Dispute, Estimate, Retraction, Withheld)
}
"""What a statement can be, by what its "is" says; nobody's own kinds, which a text could name."""


def read_statement(record: object, sources: Mapping[str, Source]) -> Statement:
    """
    Return the statement of a canonical record.

    Args:
        record: an object, as JSON gives it.
        sources: by their digests.

    Raises:
        ContestedError: it says something that no statement of this version
            says, or says it in another form.
    """
    fields = _fields_of(record, "statement")
    kind = _KINDS.get(str(fields.pop("is", None)))
    if kind is None:
        raise IncompleteStatement(f'a statement is one of {", ".join(sorted(_KINDS))}; its "is" says which')
    readers = _READERS | {"source": _by_digest(sources), "quoting": lambda value: _several(value, _by_digest(sources))}
    made = _make(kind, _required(kind) | _read_fields(fields, kind, readers))
    try:
        why = "" if statement_again(made) == made else "another number, or other words around it"
    except ContestedError as error:
        why = str(error)
    if why:
        raise IncompleteStatement(f"this version reads its words otherwise than they are recorded: {why}")
    _refuse_other_form(record, made)
    return made


def read_sources(records: object) -> dict[str, Source]:
    """
    Return the sources of canonical records, by their digests.

    Raises:
        ContestedError: one is no source, has another digest, or quotes one
            that is not among them.
    """
    waiting = dict(_fields_of(records, "sources"))
    if len(waiting) > MOST_SOURCES:
        raise IncompleteStatement(f"an entry has at most {MOST_SOURCES:,} sources, and here are {len(waiting):,}")
    made: dict[str, Source] = {}
    while waiting:
        ready = [key for key, record in waiting.items() if _quoted(record) <= made.keys()]
        if not ready:
            raise IncompleteStatement(f"the source {next(iter(waiting))} quotes one that is not recorded with it")
        for key in ready:
            made[key] = _source(waiting.pop(key), made, key)
    return made


def read_scope(record: object) -> Figure:
    """
    Return the figure of a canonical record, with nothing said of it.

    Raises:
        ContestedError: it is no figure, or holds statements.
    """
    fields = _of_kind(record, "figure")
    readers: dict[str, _Read] = {
        "unit": _unit,
        "facets": lambda value: _several(value, lambda pair: _several(pair, _text)),
        "disputants": lambda value: _several(value, _party),
        "signed": _flag,
    }
    made = _make(Figure, _read_fields(fields, Figure, readers))
    _refuse_other_form(record, made)
    return made


def _source(record: object, known: Mapping[str, Source], key: str) -> Source:
    fields = _of_kind(record, "source")
    readers: dict[str, _Read] = {
        "organ_of": _party,
        "primary": _flag,
        "quoting": lambda value: _several(value, _by_digest(known)),
    }
    made = _make(Source, _read_fields(fields, Source, readers))
    _refuse_other_form(record, made)
    if made.content_digest != key:
        raise IncompleteStatement(f"the source recorded as {key} has the digest {made.content_digest}")
    return made


def _quoted(record: object) -> set[str]:
    """Return the digests of what a source quotes, as far as it says so in the right form."""
    quoting = record.get("quoting") if isinstance(record, dict) else None
    return {one for one in quoting if isinstance(one, str)} if isinstance(quoting, list) else set()


def _fields_of(record: object, what: str) -> dict[str, object]:
    if not isinstance(record, dict):
        raise WrongType(what, record, "an object")
    return dict(record)


def _of_kind(record: object, kind: str) -> dict[str, object]:
    fields = _fields_of(record, kind)
    if fields.pop("is", None) != kind:
        raise IncompleteStatement(f'the object of a {kind} needs "is": "{kind}"')
    return fields


def _read_fields(
    fields: Mapping[str, object], kind: type[attrs.AttrsInstance], readers: Mapping[str, _Read]
) -> dict[str, object]:
    """Return the fields of a class, each read as what it is; a text where nothing else is known of it."""
    known = [field.name for field in attrs.fields(kind) if field.init]
    for name in fields:
        if name not in known:
            raise UnknownField(name, tuple(known))
    return {name: readers.get(name, _text)(value) for name, value in fields.items()}


def _required(kind: type[attrs.AttrsInstance]) -> dict[str, object]:
    """Return None for the fields of a class that have no default: the canonical form leaves out what is None."""
    return {field.name: None for field in attrs.fields(kind) if field.init and field.default is attrs.NOTHING}


def _make(kind: Callable[..., _T], fields: Mapping[str, object]) -> _T:
    """Return what a constructor makes of fields that it checks itself."""
    return kind(**fields)


def _refuse_other_form(record: object, made: object) -> None:
    if canonical_text(made) != canonical_text(record):
        raise IncompleteStatement(f"it is not in its canonical form, which is {canonical_text(made)}")


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise WrongType("a field", value, "text")
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise WrongType("a field", value, "true or false")
    return value


def _number(value: object) -> Number:
    if not isinstance(value, str) or not _NUMBER.fullmatch(value) or value.endswith("/0"):
        raise NotANumber(value, "an exact number is recorded as text, such as '120000' or '1/3'")
    return bounded(as_int_if_whole(Fraction(value)))


def _several(value: object, read: Callable[[object], _T]) -> tuple[_T, ...]:
    if not isinstance(value, list):
        raise WrongType("a field", value, "a list")
    return tuple(map(read, value))


def _by_digest(known: Mapping[str, Source]) -> Callable[[object], Source]:
    def read(value: object) -> Source:
        found = known.get(value) if isinstance(value, str) else None
        if found is None:
            raise WrongType("source", value, "the digest of a source that is recorded with it")
        return found

    return read


def _party(value: object) -> Party:
    fields = _of_kind(value, "party")
    return _make(Party, _read_fields(fields, Party, {"aliases": lambda names: _several(names, _text)}))


def _aim(value: object) -> Aim:
    return _make(Aim, _read_fields(_of_kind(value, "aim"), Aim, {}))


def _interval(value: object) -> Interval:
    if isinstance(value, str):
        return Interval.point(_number(value))
    ends = _fields_of(value, "interval")
    readers: dict[str, _Read] = {"low": _number, "high": _number, "low_open": _flag, "high_open": _flag}
    return _make(Interval, _read_fields(ends, Interval, readers))


def _unit(value: object) -> Unit:
    """Read a unit: the name of one that everybody knows, or all that defines another."""
    if isinstance(value, str):
        return unit_of(value)
    return Unit(tuple((_atom(atom), _power(power)) for atom, power in _several(value, _pair)))


def _pair(value: object) -> tuple[object, ...]:
    pair = _several(value, lambda one: one)
    if len(pair) != 2:
        raise WrongType("unit", value, "pairs of a unit and its power")
    return pair


def _atom(value: object) -> Atom:
    fields = _fields_of(value, "unit")
    if not {"name", "plural", "size", "dimensions"} <= fields.keys() <= set(Atom._fields):
        raise UnknownField(next(iter(fields.keys() - set(Atom._fields)), "unit"), Atom._fields)
    return Atom(
        _text(fields["name"]),
        _text(fields["plural"]),
        None if "symbol" not in fields else _text(fields["symbol"]),
        Fraction(_number(fields["size"])),
        tuple((_text(name), _power(power)) for name, power in _several(fields["dimensions"], _pair)),
        None if "source" not in fields else _text(fields["source"]),
    )


def _power(value: object) -> int:
    number = _number(value)
    if not isinstance(number, int):
        raise WrongType("power", value, "a whole number as text")
    return number


_BY_TYPE: dict[str, _Read] = {
    "number": _number,
    "day": lambda value: parse_date(_text(value)),
    "flag": _flag,
    "holders": lambda value: _several(value, _party),
    "lexicon": lambda value: lexicon(_text(value)),
}
"""What reads a field by its type in the table of fields; all others are texts."""

_OF_NUMBERS: dict[str, _Read] = {
    "aim": _aim,
    "unit": _unit,
    "interval": _interval,
    "reach": _interval,
    "hedges": lambda value: _several(value, _text),
    "approximate": _flag,
    "unknown": _flag,
    "converted": _flag,
}
"""What an estimate has beside what a person writes: how its words were read."""

_READERS: dict[str, _Read] = {
    field.attribute: _BY_TYPE[field.type]
    for field in FIELDS
    if field.type in _BY_TYPE and not set(STATEMENT_STANCES).isdisjoint(field.of)
} | _OF_NUMBERS
