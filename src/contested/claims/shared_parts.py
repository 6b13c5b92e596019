"""
What is built of parts that are shared: quotations of quotations, steps of a derivation, verdicts of verdicts.

Walked without going deeper, each object once: a chain can be thousands long, and
of two ways to one part, the second is not walked again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_T = TypeVar("_T")


def parts_first(top: _T, parts: Callable[[_T], Sequence[_T]]) -> list[_T]:
    """Return everything that ``top`` was built of once, parts before wholes, in order, ``top`` last."""
    order: list[_T] = []
    done: set[int] = set()
    waiting: list[tuple[_T, bool]] = [(top, False)]
    while waiting:
        one, entered = waiting.pop()
        if id(one) in done:
            continue
        if entered or not parts(one):
            done.add(id(one))
            order.append(one)
        else:
            waiting.append((one, True))
            waiting += [(part, False) for part in reversed(parts(one))]
    return order


def built_alike(a: _T, b: _T, parts: Callable[[_T], Sequence[_T]], record: Callable[[_T], object]) -> bool:
    """Return whether both were built of as many parts, of equal records one by one."""
    waiting = [(a, b)]
    seen: set[tuple[int, int]] = set()
    while waiting:
        a, b = waiting.pop()
        if a is b or (id(a), id(b)) in seen:
            continue
        if len(parts(a)) != len(parts(b)) or record(a) != record(b):
            return False
        seen.add((id(a), id(b)))
        waiting += zip(parts(a), parts(b), strict=True)
    return True
