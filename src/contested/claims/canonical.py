"""
The canonical form: one text for one record, whoever writes it, and the digest of that text.

Two records have one text if and only if they are equal.  It is JSON as
``json.dumps(..., sort_keys=True, ensure_ascii=False, separators=(",", ":"))``
writes it, and holds objects, lists, texts, true and false alone:

- a record is an object of its fields, with ``is``: what kind of record it is;
- what is None or at its default is left out, so that a field which a later
  version adds changes no digest of a record that does not use it;
- numbers are exact, as text: "120000", "1/3"; a point is its number, any other
  interval an object of its ends;
- days are as they were written, which is EDTF unless the source wrote otherwise;
- texts are as they are: no form of Unicode is made another, since ``==`` does not either;
- a unit that everybody knows is its name, any other all that defines it; a lexicon likewise;
- a source is named by its own digest, so that a chain of any length stays flat;
- what has no order (the statements of a figure) is sorted by its own text.

What is written of a class is read from its fields: there is no second list.
The text is put together here rather than by ``json``, which would have to be
given a copy of every record first: that buys half of the time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from json.encoder import encode_basestring
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias

import attrs

from contested.errors import WrongType
from contested.phrases.lexicon import LEXICONS, Lexicon, lexicon
from contested.quantities.dates import When
from contested.quantities.interval import Interval
from contested.quantities.units import Unit, is_standard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    _Write: TypeAlias = Callable[..., str]

BAG: Mapping[str, bool] = {"bag": True}
"""The metadata of a field that is a bag: its items have no order."""

ALGORITHM = "sha256"
"""The one algorithm of digests, whose name stands before each."""


class _NamedFields(Protocol):
    _field_defaults: Mapping[str, object]

    def _asdict(self) -> dict[str, object]: ...


class _Digested(Protocol):
    @property
    def content_digest(self) -> str: ...


def canonical_text(record: object, without: tuple[str, ...] = ()) -> str:
    """
    Return the canonical text of a record: a statement, a source, a party, or plain values.

    Args:
        record: what to write.
        without: fields of it that are left out.

    Raises:
        WrongType: it holds a value that has no canonical form.
    """
    kind = type(record)
    return _record_writer(kind, without)(record) if attrs.has(kind) and kind not in _PLAIN else _written(record)


def digest_of(text: str) -> str:
    """Return the digest of a canonical text: "sha256:" and 64 hexadecimal digits."""
    return f"{ALGORITHM}:{hashlib.sha256(text.encode()).hexdigest()}"


def record_digest(record: object) -> str:
    """Return the digest of a record's canonical text."""
    return digest_of(canonical_text(record))


def canonical_list(texts: Iterable[str]) -> str:
    """Return a list of what is written already."""
    return f"[{','.join(texts)}]"


def canonical_object(texts: Mapping[str, str]) -> str:
    """Return an object of what is written already, by key."""
    return f"{{{','.join(f'{_text(key)}:{texts[key]}' for key in sorted(texts))}}}"


def _written(value: object) -> str:
    write = _WRITERS.get(type(value))
    return write(value) if write is not None else _writer(type(value))(value)


def _writer(kind: type) -> _Write:
    """Return what writes values of a kind, and keep it."""
    write: _Write
    if hasattr(kind, "content_digest"):
        write = _digest_written
    elif attrs.has(kind):
        write = lru_cache(maxsize=1024)(_record_writer(kind))  # of records inside others, many name the same: parties
    elif hasattr(kind, "_fields"):
        write = _named_fields
    elif issubclass(kind, Mapping):
        write = _mapping
    else:
        raise WrongType("a canonical form", kind.__name__, "text, numbers, days, units, and records of these")
    _WRITERS[kind] = write
    return write


_text: _Write = encode_basestring


def _digest_written(record: _Digested) -> str:
    return f'"{record.content_digest}"'


def _number(value: object) -> str:
    return f'"{value}"'


def _decimal(value: float | Decimal) -> str:
    """Write what a number with a point prints, exactly: 0.7 is 7/10."""
    return _number(Fraction(str(value)))


def _flag(value: bool) -> str:
    return "true" if value else "false"


def _several(values: Iterable[object]) -> str:
    return canonical_list(map(_written, values))


def _unordered(values: Iterable[object]) -> str:
    """Write what has no order by its own text, in full where its kind is elsewhere named by its digest."""
    return canonical_list(sorted(map(canonical_text, values)))


def _mapping(values: Mapping[str, object]) -> str:
    return canonical_object({key: _written(value) for key, value in values.items()})


def _named_fields(value: _NamedFields) -> str:
    """Write a named tuple: its fields but for those at their default."""
    held = {name: given for name, given in value._asdict().items() if given is not None}
    return _mapping({name: given for name, given in held.items() if given != value._field_defaults.get(name)})


def _day(value: When) -> str:
    return _text(value.text)


def _interval(value: Interval) -> str:
    low, high = value.low, value.high
    if low is not None and low == high:  # its ends are closed, else it would be empty
        return f'"{low}"'
    parts = []  # in the order of the names
    if high is not None:
        parts.append(f'"high":"{high}"')
    if value.high_open:
        parts.append('"high_open":true')
    if low is not None:
        parts.append(f'"low":"{low}"')
    if value.low_open:
        parts.append('"low_open":true')
    return f"{{{','.join(parts)}}}"


@lru_cache(maxsize=1024)
def _unit(value: Unit) -> str:
    if all(is_standard(atom) for atom, _ in value.atoms):
        return _text(str(value))
    return _several(value.atoms)


@lru_cache(maxsize=64)
def _lexicon(value: Lexicon) -> str:
    if value.name in LEXICONS and value == lexicon(value.name):
        return _text(value.name)
    return _record_writer(Lexicon)(value)


_PLAIN: dict[type, _Write] = {
    str: _text,
    bool: _flag,
    int: _number,
    Fraction: _number,
    float: _decimal,
    Decimal: _decimal,
    tuple: _several,
    list: _several,
    frozenset: _unordered,
    dict: _mapping,
    When: _day,
    Interval: _interval,
    Unit: _unit,
    Lexicon: _lexicon,
}
"""What writes values of each kind that is no record."""

_WRITERS = dict(_PLAIN)
"""The same, and what writes the kinds of records that were met inside others."""


@lru_cache(maxsize=64)
def _record_writer(kind: type[attrs.AttrsInstance], without: tuple[str, ...] = ()) -> _Write:
    """
    Return what writes records of a class: its fields in the order of their names, but for those at their default.

    What two equal records may differ in is no part of it.
    """
    fields = [field for field in attrs.fields(kind) if field.init and field.eq and field.name not in without]
    columns = [_Column(field.name, f"{_text(field.name)}:", _default(field), _field_writer(field)) for field in fields]
    columns.append(_Column("is", '"is":', None, _kind_written, "__class__"))
    columns.sort()
    values_of = attrgetter(*(column.attribute or column.name for column in columns))
    layout = [(column.start, column.default, column.write) for column in columns]

    def write(record: object) -> str:
        parts = []
        for value, (start, default, write) in zip(values_of(record), layout, strict=True):
            if value is None or value is default or (default is not None and value == default):
                continue
            parts.append(start + (_written(value) if write is None else write(value)))
        return f"{{{','.join(parts)}}}"

    return write


class _Column(NamedTuple):
    """A field of a record: its name, how it begins, what is left out, what writes it (by its kind), and where it is."""

    name: str
    start: str
    default: object
    write: _Write | None
    attribute: str | None = None


def _field_writer(field: attrs.Attribute[object]) -> _Write | None:
    return _unordered if field.metadata.get("bag") else None


def _default(field: attrs.Attribute[object]) -> object:
    return None if field.default is attrs.NOTHING else field.default


@lru_cache(maxsize=64)
def _kind_written(kind: type) -> str:
    """Write what kind of record it is: "part_of" for ``PartOf``."""
    return _text("".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in kind.__name__).strip("_"))
