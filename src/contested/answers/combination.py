"""Combinations: what was joined by a word to any depth (``a and b and not c``)."""

from __future__ import annotations

from functools import reduce
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Protocol, Self, TypeVar

from contested.claims import rule
from contested.claims.shared_parts import parts_first

if TYPE_CHECKING:
    from collections.abc import Callable


class Combination(Protocol):
    """What was built from parts; or has none, and is itself one."""

    @property
    def parts(self) -> tuple[Self, ...]:
        """What was joined, in order."""

    @property
    def build(self) -> Callable[..., Any] | None:
        """What joins the parts."""


_C = TypeVar("_C", bound=Combination)

PARTS = attrgetter("parts")
"""What a combination joins, for walks over all of it."""


def combined_again(top: _C, change: Callable[[_C], _C]) -> _C:
    """Return the same combination of what has no parts, changed one by one."""
    made: dict[int, _C] = {}
    for one in parts_first(top, PARTS):
        parts = [made[id(part)] for part in one.parts]
        made[id(one)] = change(one) if one.build is None or not parts else one.build(*parts)
    return made[id(top)]


def joined_chains(top: _C) -> dict[int, tuple[_C, ...]]:
    """
    Return what each combination joins that an explanation shows, by its id.

    A chain of one word ("a and b and c") is one step, not one inside the other.
    """
    found: dict[int, tuple[_C, ...]] = {}
    waiting = [top]
    while waiting:
        one = waiting.pop()
        if id(one) not in found:
            found[id(one)] = _joined(one)
            waiting += found[id(one)]
    return found


def _joined(one: _C) -> tuple[_C, ...]:
    """Return what it joins by its word, through all that were joined by the same word first."""
    first, others = one, []
    while len(first.parts) == 2 and first.build is one.build:
        first, last = first.parts
        others.append(last)
    return (first, *reversed(others)) if others else one.parts


@rule("chain of verdicts")
def chained(build: Callable[[_C, _C], _C], *parts: _C) -> _C:
    """Return parts joined one after the other."""
    return reduce(build, parts)
