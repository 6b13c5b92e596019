"""What strategies refuse at the call, not at the first draw: arguments for which there is nothing to draw."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, ParamSpec, TypeAlias, TypeVar, cast

from contested.errors import ImpossibleArgument, NotAChoice, NotADay, WrongType
from contested.names import clean_name
from contested.quantities import When, exact, parse_date
from contested.quantities import unit as unit_of

if TYPE_CHECKING:
    from hypothesis import strategies as st

    from contested.quantities import Datelike, Unit

_P = ParamSpec("_P")
_T = TypeVar("_T")

SPAN = ("min_", "max_")
"""What the names of two arguments begin with that are the ends of one span."""


Every: TypeAlias = Mapping[str, Any]
"""The arguments of one call, by name, those too that were not given."""

_Reader: TypeAlias = Callable[[str, str, object], object]


def reading_arguments(strategy: Callable[_P, st.SearchStrategy[_T]]) -> Callable[_P, st.SearchStrategy[_T]]:
    """
    Return a strategy that reads its arguments when it is called, each by its name.

    Two of the names ``min_...`` and ``max_...`` are the ends of a span: sizes
    if nothing else is said of what follows, else numbers or days.  ``names``,
    ``titles`` and ``ids`` are texts, ``unit`` is one or several.

    Args:
        strategy: makes the strategy of arguments that are right.

    Raises:
        ContestedError: from what is returned, where there is nothing to draw.
    """
    return reading_arguments_with()(strategy)


def reading_arguments_with(
    also: Callable[[Every], None] | None = None, **choices: tuple[str, ...]
) -> Callable[[Callable[_P, st.SearchStrategy[_T]]], Callable[_P, st.SearchStrategy[_T]]]:
    """
    Return what makes of a strategy one that reads its arguments when it is called.

    Args:
        also: refuses arguments that do not go together.
        choices: what arguments of these names are one of, or several.
    """

    def decorated(strategy: Callable[_P, st.SearchStrategy[_T]]) -> Callable[_P, st.SearchStrategy[_T]]:
        signature = inspect.signature(strategy)
        called = strategy.__name__

        @functools.wraps(strategy)
        def checked(*args: _P.args, **kwargs: _P.kwargs) -> st.SearchStrategy[_T]:
            given = signature.bind(*args, **kwargs)
            for name, value in given.arguments.items():
                if value is not None:
                    given.arguments[name] = _read(called, name, value, choices.get(name))
            every = {name: one.default for name, one in signature.parameters.items()} | given.arguments
            _refuse_inverted(called, every)
            if also is not None:
                also(every)
            return strategy(*given.args, **given.kwargs)

        return checked

    return decorated


def _read(called: str, name: str, value: object, choices: tuple[str, ...] | None) -> object:
    """Return an argument as the strategy takes it."""
    if choices is not None:
        return _one_of(name, value, choices)
    if name.startswith(SPAN):
        return _ENDS.get(name[4:], _size)(called, name, value)
    return _READERS.get(name, _as_given)(called, name, value)


def _as_given(_: str, __: str, value: object) -> object:
    return value


def _one_of(name: str, value: object, choices: tuple[str, ...]) -> object:
    for one in value if isinstance(value, (list, tuple)) else (value,):
        if one not in choices:
            raise NotAChoice(name, one, choices)
    return value


def _size(called: str, name: str, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise WrongType(name, value, "a whole number")
    if value < 0:
        raise ImpossibleArgument(called, f"{name} is {value}", "give 0 or more")
    return value


def _number(_: str, __: str, value: object) -> object:
    return exact(value)


def _ratio(called: str, name: str, value: object) -> object:
    number = exact(value)
    if number < 1:
        raise ImpossibleArgument(called, f"{name} is {number}", "give 1 or more: the highest number over the lowest")
    return number


def _day(_: str, __: str, value: object) -> When:
    read = parse_date(cast("Datelike", value))
    if not read.is_day:
        raise NotADay(str(value))
    return read


def _names(called: str, name: str, value: object) -> tuple[str, ...]:
    """Return names as a tuple, each once."""
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise WrongType(name, value, "a list of names")
    read = tuple(dict.fromkeys(clean_name(one, name.removesuffix("s")) for one in value))
    if not read:
        raise ImpossibleArgument(called, f"{name} is empty", f"give at least one, or leave {name}= out")
    return read


def _keys(_: str, name: str, value: object) -> tuple[str, ...]:
    """Return names of which there may be none."""
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise WrongType(name, value, "a list of names")
    return tuple(dict.fromkeys(clean_name(one, name.removesuffix("s")) for one in value))


def _units(called: str, name: str, value: object) -> Unit | tuple[Unit, ...]:
    """Return one unit, or several that are chosen from."""
    if isinstance(value, (list, tuple, set, frozenset)):
        if not value:
            raise ImpossibleArgument(called, f"{name} is empty", "give at least one unit, or None for any")
        return tuple(unit_of(one) for one in value)
    return unit_of(cast("str", value))


def _flag(_: str, name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise WrongType(name, value, "True or False")
    return value


_FLAGS = (
    *("plain", "dated", "refusals", "assessed", "signed", "stances", "empty", "unbounded", "hedged", "ranges", "words"),
    *("unquantified", "falls", "related", "divided", "conclusions"),
)
_READERS: Mapping[str, _Reader] = {
    "unit": _units,
    "names": _names,
    "titles": _names,
    "ids": _names,
    "authors": _names,
    "estimates": _keys,
    **dict.fromkeys(_FLAGS, _flag),
}
"""How arguments are read, by their names."""

_ENDS: Mapping[str, _Reader] = {"value": _number, "ratio": _ratio, "date": _day}
"""How the ends of a span are read, by what follows ``min_`` and ``max_``; what else does is a size."""


def _refuse_inverted(called: str, every: Every) -> None:
    """Refuse a span of which the first end lies above the last."""
    for name, low in every.items():
        other = f"max_{name[4:]}"
        high = every.get(other)
        if not name.startswith("min_") or low is None or high is None:
            continue
        first, last = (low.first_day, high.first_day) if isinstance(low, When) else (low, high)
        if first > last:
            raise ImpossibleArgument(called, f"{name} ({low}) is above {other} ({high})", "swap them, or leave one out")
