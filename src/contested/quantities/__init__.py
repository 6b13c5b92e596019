"""Quantities: exact numbers, intervals, units and days, and how they print; rooms above phrases take them from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.lazy_names import lazily

if TYPE_CHECKING:
    from contested.quantities.dates import Datelike, When, civil_day, first_ending, last_ending, overtaken, parse_date
    from contested.quantities.formatting import (
        EXACT,
        PrintMarks,
        high_words,
        interval_words,
        is_worked_out,
        level_words,
        low_words,
        number_words,
        quantity_words,
        standard_error_words,
    )
    from contested.quantities.interval import Interval, hull_of
    from contested.quantities.numbers import (
        DIGITS,
        Number,
        as_int_if_whole,
        bounded,
        common_denominator,
        exact,
        in_full,
        magnitude,
        quotient,
        rounded,
        step_of,
    )
    from contested.quantities.stated_error import USUAL_LEVEL, StatedError, normal_quantile, read_level
    from contested.quantities.units import (
        Unit,
        common_unit,
        factor,
        is_standard,
        own_name,
        quantity,
        threshold_factor,
        unit,
    )

_HOMES = {
    "DIGITS": "contested.quantities.numbers",
    "Datelike": "contested.quantities.dates",
    "EXACT": "contested.quantities.formatting",
    "Interval": "contested.quantities.interval",
    "Number": "contested.quantities.numbers",
    "PrintMarks": "contested.quantities.formatting",
    "StatedError": "contested.quantities.stated_error",
    "USUAL_LEVEL": "contested.quantities.stated_error",
    "Unit": "contested.quantities.units",
    "When": "contested.quantities.dates",
    "as_int_if_whole": "contested.quantities.numbers",
    "bounded": "contested.quantities.numbers",
    "civil_day": "contested.quantities.dates",
    "common_denominator": "contested.quantities.numbers",
    "common_unit": "contested.quantities.units",
    "exact": "contested.quantities.numbers",
    "factor": "contested.quantities.units",
    "first_ending": "contested.quantities.dates",
    "high_words": "contested.quantities.formatting",
    "hull_of": "contested.quantities.interval",
    "in_full": "contested.quantities.numbers",
    "interval_words": "contested.quantities.formatting",
    "is_standard": "contested.quantities.units",
    "is_worked_out": "contested.quantities.formatting",
    "last_ending": "contested.quantities.dates",
    "level_words": "contested.quantities.formatting",
    "low_words": "contested.quantities.formatting",
    "magnitude": "contested.quantities.numbers",
    "number_words": "contested.quantities.formatting",
    "overtaken": "contested.quantities.dates",
    "own_name": "contested.quantities.units",
    "parse_date": "contested.quantities.dates",
    "quantity": "contested.quantities.units",
    "quantity_words": "contested.quantities.formatting",
    "quotient": "contested.quantities.numbers",
    "read_level": "contested.quantities.stated_error",
    "normal_quantile": "contested.quantities.stated_error",
    "rounded": "contested.quantities.numbers",
    "standard_error_words": "contested.quantities.formatting",
    "step_of": "contested.quantities.numbers",
    "threshold_factor": "contested.quantities.units",
    "unit": "contested.quantities.units",
}

__all__ = [
    "DIGITS",
    "EXACT",
    "USUAL_LEVEL",
    "Datelike",
    "Interval",
    "Number",
    "PrintMarks",
    "StatedError",
    "Unit",
    "When",
    "as_int_if_whole",
    "bounded",
    "civil_day",
    "common_denominator",
    "common_unit",
    "exact",
    "factor",
    "first_ending",
    "high_words",
    "hull_of",
    "in_full",
    "interval_words",
    "is_standard",
    "is_worked_out",
    "last_ending",
    "level_words",
    "low_words",
    "magnitude",
    "number_words",
    "overtaken",
    "own_name",
    "parse_date",
    "quantity",
    "quantity_words",
    "quotient",
    "normal_quantile",
    "read_level",
    "rounded",
    "standard_error_words",
    "step_of",
    "threshold_factor",
    "unit",
]

__getattr__ = lazily(__name__, _HOMES)


def __dir__() -> list[str]:
    return __all__
