"""
Tricks for speed and for CPython: all that looks behind the language, in one file, each with what it buys.

Copying and pickling go by a call of the constructor with the value's record,
so that what was computed from it is left behind, and nothing comes back that
the constructor would refuse.  Unpickling a file from somebody else still runs
what that file says: never do it.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from math import gcd
from opcode import opmap
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_Made = TypeVar("_Made")
_Of = TypeVar("_Of")
_Value = TypeVar("_Value")

_TESTS = frozenset(
    opmap[name]
    for name in ("CACHE", "COPY", "TO_BOOL", "JUMP_IF_FALSE_OR_POP", "POP_JUMP_IF_FALSE", "POP_JUMP_FORWARD_IF_FALSE")
    if name in opmap
)
"""Instructions between a comparison and the test of its outcome, in CPython 3.11 and later."""

_WINDOW = 24
"""Bytes of code before a test that are looked at: a comparison, its caches, and what tests its outcome."""


def reduce_by_constructor(value: Any) -> tuple[object, ...]:
    """Return what ``__reduce__`` returns for an attrs class: its constructor, and the fields it was given."""
    import attrs  # noqa: PLC0415  # see draft_of

    given = {field.alias: getattr(value, field.name) for field in attrs.fields(type(value)) if field.init}
    return _constructed, (type(value), given)


def _constructed(kind: type[_Made], given: dict[str, object]) -> _Made:
    return kind(**given)


def slot_setters(kind: type, *names: str) -> tuple[Callable[[object, object], None], ...]:
    """
    Return what sets the slots of a frozen class, for values of ``object.__new__`` whose facts are checked already.

    Buys the checks and conversions of the constructor: an interval is made for
    every estimate, so in about 40 % of the time of ``Interval()`` (CPython 3.11).
    """
    return tuple(kind.__dict__[name].__set__ for name in names)


def draft_of(kind: type[_Made]) -> type[_Made]:
    """
    Return a class that makes values of a frozen attrs class before they freeze: set ``made.__class__`` to the class.

    Its constructor runs all that the one of the class runs, but sets each
    field by an instruction, where a frozen one calls ``object.__setattr__``.
    Buys two thirds of that: a position with its 17 fields takes 0.5
    microseconds in place of 1.5.

    Args:
        kind: the class; it has slots.
    """
    body = {"__slots__": (), "__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    made: type[_Made] = type(kind.__name__, (kind,), body)
    import attrs  # noqa: PLC0415  # units load this file, and no class of attrs: converting shall not wait for it

    return attrs.define(slots=False, eq=False, repr=False, on_setattr=attrs.setters.NO_OP)(made)


class KeptProperty(Generic[_Of, _Value]):
    """
    A property that is computed once and kept in the ``__dict__`` of its value, which nothing changes.

    Buys the lock that ``functools.cached_property`` takes up to Python 3.11:
    the first look takes 0.3 microseconds in place of 0.9. Of two threads that
    look first both may compute it, and one of two equal values is kept.
    """

    def __init__(self, compute: Callable[[_Of], _Value]) -> None:
        """Keep what ``compute`` returns, under its name."""
        self.compute, self.name, self.__doc__ = compute, compute.__name__, compute.__doc__

    @overload
    def __get__(self, value: None, kind: type[_Of]) -> KeptProperty[_Of, _Value]: ...

    @overload
    def __get__(self, value: _Of, kind: type[_Of]) -> _Value: ...

    def __get__(self, value: _Of | None, kind: type[_Of]) -> KeptProperty[_Of, _Value] | _Value:
        """Compute it, and keep it; a second look finds it without being asked here."""
        if value is None:
            return self
        made = value.__dict__[self.name] = self.compute(value)
        return made


new_record = tuple.__new__
"""Makes a named tuple of a tuple with all its fields, in order: in 0.1 microseconds in place of 0.25."""


def ratio_of(above: int, below: int) -> int | Fraction:
    """
    Return a whole number over one above zero: whole where it comes out even, else a fraction in lowest terms.

    Buys the checks of ``Fraction()``, which reduces what it is given whatever
    it is: a ratio takes 0.3 microseconds in place of 0.6.
    """
    common = gcd(above, below)
    if common == below:
        return above // below
    made = object.__new__(Fraction)
    made._numerator = above // common  # type: ignore[attr-defined]  # as Python 3.12 does it itself
    made._denominator = below // common  # type: ignore[attr-defined]
    return made


def is_half_of_a_chain(code: bytes, at: int) -> bool:
    """
    Whether the test at ``at`` is that of the first half of ``a < b < c``, where Python keeps a copy of b.

    Buys that a chained comparison is refused rather than halved in silence:
    nothing else tells that Python is about to drop its first half.
    """
    ops = [op for op in code[max(0, at - _WINDOW) : at + 1 : 2] if op != opmap["CACHE"]]
    while ops and ops[-1] in _TESTS:
        ops.pop()
    return ops[-3:] == [opmap["SWAP"], opmap["COPY"], opmap["COMPARE_OP"]]


def unchecked(kind: type[_Made], fields: Mapping[str, object]) -> _Made:
    """
    Return a value of an attrs class with a ``__dict__``, of which no converter and no check runs.

    For fields that are right already: a derived figure takes 2 microseconds
    in place of 26, and a figure that is claimed in a loop (1,000 claims) 0.03
    seconds in place of 1.5.

    Args:
        kind: the class; a field that is not given has its default.
        fields: by name; also what is computed of them, for cached properties.
    """
    made = object.__new__(kind)
    held = _defaults(kind).copy()  # type: ignore[arg-type]  # a class is hashable, whatever its values are
    held.update(fields)
    _put_dict(made, "__dict__", held)
    return made


_put_dict = object.__setattr__
"""Sets the ``__dict__`` of a frozen value too."""


@cache
def _defaults(kind: Any) -> dict[str, Any]:
    """Return what a new value holds before it is given a field: the place of its hash too, as attrs names it."""
    import attrs  # noqa: PLC0415  # see draft_of

    fields = {field.name: field.default for field in attrs.fields(kind) if field.default is not attrs.NOTHING}
    return {**fields, "_attrs_cached_hash": None}
