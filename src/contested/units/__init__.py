"""Units: kinds of things counted, and measures; what ``contested.quantities.units`` gives to everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.lazy_names import lazily

if TYPE_CHECKING:
    from contested.quantities.units import Unit, common_unit, factor, quantity, unit

_HOMES = {
    "Unit": "contested.quantities.units",
    "common_unit": "contested.quantities.units",
    "factor": "contested.quantities.units",
    "quantity": "contested.quantities.units",
    "unit": "contested.quantities.units",
}

__all__ = ["Unit", "common_unit", "factor", "quantity", "unit"]

__getattr__ = lazily(__name__, _HOMES)


def __dir__() -> list[str]:
    return __all__
