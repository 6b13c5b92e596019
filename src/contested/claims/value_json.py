"""
Values as JSON: the numbers, statements, positions and rules of a derivation in one flat table, and back.

A value is a row that points at the rows of its parts, so that what stands in
several places is written once and nothing nests.  Rules are functions that
registered themselves: no other function is ever called by what a text says.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from fractions import Fraction
from functools import partial
from importlib import import_module
from re import fullmatch
from types import MappingProxyType, MethodType
from typing import TYPE_CHECKING, Any, TypeVar, cast

import attrs

from contested.errors import UnreadableDerivation, WrongType
from contested.quantities import Interval

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ValueRow = dict[str, Any]
"""A row of the table: what it ``is``, and its parts by name."""

_Rule = TypeVar("_Rule", bound="Callable[..., object]")

_RULES: dict[object, str] = {}
_PLAIN = (str, bool, int, float)
_ROOMS = ("answers", "claims", "dossier", "figure", "formulas", "methods", "phrases", "quantities", "relations")
"""Where values and rules of derivations live: no text can have another module imported."""


def rule(name: str) -> Callable[[_Rule], _Rule]:
    """Register a function as the rule of that name: a step of a derivation may be computed anew by it."""

    def registered(function: _Rule) -> _Rule:
        _RULES[function] = name
        return function

    return registered


def rule_behind(operation: object) -> str:
    """
    Return the name of the rule by which a step is computed.

    Raises:
        WrongType: it is a function that registered no name.
    """
    function = _bare(operation)[0]
    if function not in _RULES:
        raise WrongType("derivation", operation, "made by the rules of contested: one of your own cannot be written")
    return _RULES[function]


def _bare(operation: object) -> tuple[object, tuple[object, ...], dict[str, object]]:
    """Return the function behind partial and bound ones, and what it is given already."""
    given: tuple[object, ...] = ()
    named: dict[str, object] = {}
    while isinstance(operation, partial):
        given, named = (*operation.args, *given), {**operation.keywords, **named}
        operation = operation.func
    if isinstance(operation, MethodType):
        return operation.__func__, (operation.__self__, *given), named
    return operation, given, named


class WrittenValues:
    """Values being written: each composite one is a row, and parts come before wholes."""

    def __init__(self) -> None:
        """Begin an empty table."""
        self.rows: list[ValueRow] = []
        self._places: dict[int, int] = {}
        self._kept: list[object] = []  # an id is of one value while that is alive

    def put(self, value: object) -> object:
        """
        Return what stands for a value: itself where JSON has it, else the place of its row.

        Raises:
            WrongType: it has a part that is no value of this library.
        """
        shapes: dict[int, tuple[ValueRow, dict[str, object]]] = {}
        waiting = [value]
        while waiting:
            one = waiting[-1]
            if _is_plain(one) or id(one) in self._places:
                waiting.pop()
            elif id(one) not in shapes:
                shapes[id(one)] = _shape(one)
                waiting += _each(shapes[id(one)][1])
            else:
                waiting.pop()
                head, parts = shapes.pop(id(one))
                self._kept += [one, parts]
                self._places[id(one)] = len(self.rows)
                self.rows.append(head | {name: self._told(part) for name, part in parts.items()})
        return self._told(value)

    def _told(self, value: object) -> object:
        if isinstance(value, _Listed):
            return [self._told(one) for one in value]
        return value if _is_plain(value) else {"at": self._places[id(value)]}


class _Listed(list[object]):
    """Parts of a row that stand in it as a list."""


def _is_plain(value: object) -> bool:
    return value is None or type(value) in _PLAIN


def _each(parts: dict[str, object]) -> list[object]:
    return [one for part in parts.values() for one in (part if isinstance(part, _Listed) else (part,))]


def _shape(value: object) -> tuple[ValueRow, dict[str, object]]:
    """Return the head of a value's row, and its parts."""
    for kind, (of, told) in _TOLD.items():
        if isinstance(value, of):
            return {"is": kind}, told(value)
    if isinstance(value, Enum):
        return {"is": "choice", "of": _address(type(value))}, {"value": value.value}
    names = _recorded(type(value))
    if names is not None:
        head: ValueRow = {"is": "value", "of": _address(type(value)), "fields": list(names)}
        return head, {"values": _Listed(getattr(value, name) for name in names.values())}
    if type(value) is tuple:
        return {"is": "tuple"}, {"items": _Listed(value)}
    if not callable(value):
        raise WrongType("derivation", value, "made of values of contested: one of your own cannot be written")
    function, given, named = _bare(value)
    head = {"is": "rule", "rule": rule_behind(value), "of": _address(function)}
    return head, {"given": _Listed(given), "keywords": _Listed(named), "named": _Listed(named.values())}


def _ends(interval: Interval) -> _Listed:
    if interval.is_empty:
        return _Listed()
    return _Listed((interval.low, interval.high, interval.low_open, interval.high_open))


_TOLD: dict[str, tuple[type, Callable[[Any], dict[str, object]]]] = {
    "fraction": (Fraction, lambda value: {"value": str(value)}),
    "instant": (datetime, lambda value: {"value": value.isoformat()}),  # before a day, since it is one
    "day": (date, lambda value: {"value": value.isoformat()}),
    "list": (list, lambda value: {"items": _Listed(value)}),
    "set": (frozenset, lambda value: {"items": _Listed(sorted(value, key=repr))}),
    "frozen map": (MappingProxyType, lambda value: {"keys": _Listed(value), "items": _Listed(value.values())}),
    "map": (dict, lambda value: {"keys": _Listed(value), "items": _Listed(value.values())}),
    "interval": (Interval, lambda value: {"ends": _ends(value)}),
}


def _recorded(kind: type) -> dict[str, str] | None:
    """Return the arguments of the constructor of a value, each with the attribute that holds it; None for no value."""
    if not kind.__module__.startswith("contested."):
        return None
    if attrs.has(kind):
        return {field.alias: field.name for field in attrs.fields(kind) if field.init}
    names = getattr(kind, "_fields", getattr(kind, "_recorded", None))
    return None if names is None else {name: name for name in names}


def _address(thing: object) -> str:
    """Return where a class or function of ours lives: "claims.position:Position"."""
    module, name = (getattr(thing, one) for one in ("__module__", "__qualname__"))
    return f"{module.removeprefix('contested.')}:{name}"


def values_read(rows: Sequence[ValueRow]) -> list[object]:
    """
    Return the values of a table, row by row.

    Raises:
        UnreadableDerivation: a row that is none, or that no constructor takes.
    """
    made: list[object] = []
    for number, row in enumerate(rows):
        try:
            made.append(_made({name: told_value(part, made) for name, part in row.items()}))
        except Exception as error:  # whatever a constructor says of arguments that it never had
            raise UnreadableDerivation(f"values[{number}]", str(error) or type(error).__name__) from error
    return made


def told_value(told: object, made: Sequence[object]) -> object:
    """Return the value that something stands for: itself, the row that it points at, or several of these."""
    if isinstance(told, list):
        return [told_value(one, made) for one in told]
    if not isinstance(told, dict):
        return told
    place = told["at"]
    if not isinstance(place, int) or not 0 <= place < len(made):
        raise ValueError(f"there is no row {place} before this one")
    return made[place]


def _made(row: ValueRow) -> object:
    """Return the value of one row, whose parts are values already."""
    kind = row["is"]
    if kind in _READ:
        return _READ[kind](row["value"])
    if kind in _GROUPED:
        return _GROUPED[kind](row["items"])
    if kind in ("map", "frozen map"):
        found: dict[object, object] = dict(zip(row["keys"], row["items"], strict=True))
        return found if kind == "map" else MappingProxyType(found)
    if kind == "interval":
        return Interval.of_ends(*row["ends"]) if row["ends"] else Interval.empty()
    return _of_ours(row, _found(row["of"]))


def _of_ours(row: ValueRow, found: object) -> object:
    """Return the value of a row that names a rule or a class of this library."""
    kind = row["is"]
    if kind == "rule" and _RULES.get(found) == row["rule"]:
        given, named = row["given"], dict(zip(row["keywords"], row["named"], strict=True))
        return partial(cast("Callable[..., object]", found), *given, **named) if given or named else found
    if isinstance(found, type) and kind == "choice" and issubclass(found, Enum):
        return found(row["value"])
    if isinstance(found, type) and kind == "value" and _recorded(found) is not None:
        return found(**dict(zip(row["fields"], row["values"], strict=True)))
    raise ValueError(f"{row['of']} is no {kind} of contested")


_READ: dict[str, Callable[[str], object]] = {
    "fraction": Fraction,
    "day": date.fromisoformat,
    "instant": datetime.fromisoformat,
}
_GROUPED: dict[str, Callable[[list[object]], object]] = {"tuple": tuple, "list": list, "set": frozenset}


def _found(address: str) -> object:
    """Return the class or function that an address names, in the rooms where values live."""
    module, _, name = address.partition(":")
    if not fullmatch(rf"(?:{'|'.join(_ROOMS)})(?:\.[a-z]\w*)*", module) or not fullmatch(r"\w+(?:\.\w+)?", name):
        raise ValueError(f"{address} is no value or rule of contested")
    found: object = import_module(f"contested.{module}")
    for part in name.split("."):
        found = getattr(found, part)
    return found
