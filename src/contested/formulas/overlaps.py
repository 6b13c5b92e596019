"""Overlaps: which figures of a sum may hold the same things, so that adding them counts some twice."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from contested.formulas.node import ADD, LEAF, NEGATE, SCALE, SUBTRACT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contested.formulas.formula import Formula
    from contested.formulas.node import Operation
    from contested.formulas.unknown import Unknown

MOST_ADDED = 100
"""Figures of one sum that are compared in pairs: some 5,000 pairs, and one that is found is said."""


def sum_caveats(formula: Formula) -> tuple[str, ...]:
    """Return what a sum leaves open: that one of its figures may contain another."""
    rows = formula.program.rows
    if not any([row[0] == ADD for row in rows]):  # noqa: C419  # quicker so
        return ()
    added = _added(rows, formula.unknowns)
    for one, other in itertools.permutations(added, 2) if formula.inside else ():
        if (one.root, other.root) in formula.inside:
            return (f"{one.title} is a part of {other.title}, so that adding them counts it twice",)
    for one, other in itertools.combinations(added, 2):
        known = any(one.root in group and other.root in group for group in formula.apart)
        if not known and not apart_by_scope(one, other):
            return (f"nobody says whether one contains the other: {one.title} and {other.title}",)
    return ()


def apart_by_scope(one: Any, other: Any) -> bool:
    """Whether two figures share nothing, since a facet differs or their periods do not meet."""
    mine, its = dict(one.facets), dict(other.facets)
    if any(its.get(name, text) != text for name, text in mine.items()):
        return True
    a, b = one.period, other.period
    return a is not None and b is not None and (a.before(b) is True or b.before(a) is True)


def _added(rows: Sequence[Operation], unknowns: Sequence[Unknown]) -> list[Unknown]:
    """Return the figures that are added to each other and count things, each once."""
    signs: dict[int, int] = {}
    found: dict[int, None] = {}
    for at in range(len(rows) - 1, -1, -1):
        kind, parts, value = rows[at]
        sign = signs.get(at, 0)
        if kind == ADD:
            signs.update(dict.fromkeys(parts, sign or 1))
        elif kind in (SUBTRACT, NEGATE, SCALE) and sign:
            signs.update(zip(parts, (-sign if kind == NEGATE else sign, -sign), strict=False))
        elif kind == LEAF and sign > 0 and unknowns[value]._panel.unit.counts:
            found[value] = None
    return [unknowns[n] for n in list(found)[:MOST_ADDED]]
