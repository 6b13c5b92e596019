"""Units of figures: which one most claims of a figure are in, and which do not go together with it."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from contested.errors import IncompatibleUnits
from contested.quantities import factor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from contested.quantities import Unit
    from contested.table.row_claim import Scope


def converts(unit: Unit, other: Unit) -> bool:
    """Whether a number in one unit is one in the other."""
    try:
        factor(unit, other)
    except IncompatibleUnits:
        return False
    return True


def misfit_units(said: Mapping[tuple[Scope, Unit], int]) -> dict[tuple[Scope, Unit], IncompatibleUnits]:
    """Return the units that do not convert to the one that most claims of their figure are in, and why not."""
    used: dict[Scope, Counter[Unit]] = defaultdict(Counter)
    for (scope, unit), count in said.items():
        used[scope][unit] += count
    misfits = {}
    for scope, units in used.items():
        usual = usual_unit(units) if len(units) > 1 else None
        for unit in units if usual is not None else ():
            try:
                factor(unit, usual)
            except IncompatibleUnits as error:
                misfits[scope, unit] = error
    return misfits


def usual_unit(units: Counter[Unit]) -> Unit:
    """Return the unit that most claims are in; of equals the first by name."""
    return min(units, key=lambda unit: (-units[unit], str(unit)))
