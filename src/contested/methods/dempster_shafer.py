"""
Masses of belief on sets of possibilities, and how far two of them conflict.

A diagnostic and no reconciler: Dempster's rule crowns what both call next to
impossible as soon as they share nothing else.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from contested.errors import NotAChoice, UnpoolableNumbers

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

COMBINATION_RULES = ("dempster", "unnormalised", "yager", "disjunctive")

Masses = dict[frozenset["Hashable"], float]


def conflict(first: Mapping[Any, float], second: Mapping[Any, float]) -> float:
    """
    Return how much of two beliefs has nothing in common: Dempster's K, from 0 to 1.

    Args:
        first: masses that add up to one, each on a possibility or, as a tuple
            or frozenset, on several of which one holds.
        second: the same of somebody else.

    Raises:
        UnpoolableNumbers: masses below zero, or that do not add up to one.

    Source:
        G. Shafer, A Mathematical Theory of Evidence, Princeton, 1976.
    """
    return combine(first, second, rule="unnormalised").get(frozenset(), 0.0)


def combine(first: Mapping[Any, float], second: Mapping[Any, float], *, rule: str = "dempster") -> Masses:
    """
    Return two beliefs as one.

    Args:
        first: masses that add up to one.
        second: the same of somebody else.
        rule: "dempster" shares the conflict out, "unnormalised" leaves it on
            the empty set, "yager" moves it to everything that was named, and
            "disjunctive" takes what either says.

    Raises:
        NotAChoice: there is no such rule.
        UnpoolableNumbers: masses below zero, or that do not add up to one; or
            nothing in common for Dempster's rule.

    Source:
        G. Shafer, A Mathematical Theory of Evidence, Princeton, 1976; R. R.
        Yager, On the Dempster-Shafer framework, Inf. Sci. 41, 1987.
    """
    if rule not in COMBINATION_RULES:
        raise NotAChoice("rule", rule, COMBINATION_RULES)
    a, b = _masses(first, "first"), _masses(second, "second")
    made: Masses = defaultdict(float)
    for left, weight in a.items():
        for right, other in b.items():
            made[left | right if rule == "disjunctive" else left & right] += weight * other
    nothing: frozenset[Hashable] = frozenset()
    if rule in ("dempster", "yager"):
        lost = made.pop(nothing, 0.0)
        if rule == "yager" and lost:
            made[nothing.union(*a, *b)] += lost
        if rule == "dempster":
            if not made:
                raise UnpoolableNumbers("first and second", "they have nothing in common; look at the conflict instead")
            total = math.fsum(made.values())
            made = {held: mass / total for held, mass in made.items()}
    return dict(made)


def _masses(given: Mapping[object, float], what: str) -> Masses:
    made: Masses = defaultdict(float)
    for held, mass in given.items():
        if not mass >= 0:
            raise UnpoolableNumbers(what, f"the mass {mass!r} is below zero")
        made[_several(held)] += mass
    if not math.isclose(math.fsum(made.values()), 1.0, abs_tol=1e-9):
        raise UnpoolableNumbers(what, f"the masses add up to {math.fsum(made.values()):g}; give shares of one")
    return dict(made)


def _several(held: Hashable) -> frozenset[Hashable]:
    possibilities: Iterable[Hashable] = held if isinstance(held, (tuple, frozenset)) else (held,)
    return frozenset(possibilities)
