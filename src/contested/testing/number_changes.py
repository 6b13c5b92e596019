"""
Changes of numbers: in which way what came out is another number than what went in.

Both are held against each other in the unit of what went in, and as near as
floats come: a converter may multiply floats.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from contested.errors import IncompatibleUnits

if TYPE_CHECKING:
    from collections.abc import Callable

    from contested.claims import Estimate
    from contested.quantities import Interval, Number

ORDER, UNIT, NAMES, COPIES, DENIALS, NO_SIDE_DROPPED, MORE, ROWS_ACCOUNTED, PRECISION, CUT_OFFS = (
    *("order changes nothing", "numbers keep their unit", "parties keep their names", "copies add no witness"),
    *("denials are kept", "no side is dropped", "one more row takes nothing away", "rows are accounted for"),
    *("no new precision", "cut-offs are kept apart"),
)
"""The names of the laws."""

NEAR = 1e-9
"""How near two numbers are the same: what a conversion by floats may cost, and no rounding of a printed number."""

UNIT_FACTORS = (
    *(2.589988, 4046.856, 247.1054, 2.471054, 0.4046856),  # square miles and acres
    *(1.609344, 0.3048, 0.9144, 2.54, 0.45359237, 0.90718474, 1.0160469),  # miles, feet, yards, inches, pounds, tons
    *(7, 12, 24, 28, 30, 52, 60, 365, 365.25, 3600, 1440, 168, 86400),  # times
)
"""What one unit is in another, where it is no power of ten (NIST Special Publication 811, appendix B)."""


def is_near(a: Number | None, b: Number | None) -> bool:
    """Whether two ends are the same number, or both are absent."""
    if a is None or b is None:
        return a is b
    return a == b or abs(float(a - b)) <= NEAR * max(abs(float(a)), abs(float(b)))


def number_change(old: Estimate, new: Estimate, fields: frozenset[str]) -> tuple[str, str] | None:
    """Return which law a changed number breaks, and how; None where it says the same, or less."""
    if old.unit != new.unit:
        try:
            new = new.to(old.unit)
        except IncompatibleUnits:
            return UNIT, f"the unit {old.unit} became {new.unit}"
    assert old.interval is not None  # both are numbers
    assert new.interval is not None
    ends = _ends_change(old.interval, new.interval, old.best, new.best)
    if ends is None:
        return _softness_change(old, new, fields)
    law, how = ends
    if law == ROWS_ACCOUNTED and new.approximate and _reaches(new, old):
        return None
    return law, f"{how}: {_numbers(old)} became {_numbers(new)}"


def _reaches(new: Estimate, old: Estimate) -> bool:
    """Whether a number that was rounded says so: with its "about" it reaches to what was printed."""
    return bool(new.reach and old.interval and not old.interval.is_empty and old.interval.within(new.reach))


def _ends_change(old: Interval, new: Interval, best: Number | None, new_best: Number | None) -> tuple[str, str] | None:
    same = is_near(old.low, new.low) and is_near(old.high, new.high)
    if same and (old.low_open, old.high_open) == (new.low_open, new.high_open):
        return _best_change(best, new_best)
    if not same and not _is_scaled(old, new) and _is_rounded_outwards(old, new):
        return _best_change(best, new_best)
    return next((law, how) for law, how, is_so in _CHANGES if is_so(old, new))


def _gains_an_end(old: Interval, new: Interval) -> bool:
    return (old.low is None and new.low is not None) or (old.high is None and new.high is not None)


def _is_narrower(old: Interval, new: Interval) -> bool:
    return _not_below(new.low, old.low) and _not_above(new.high, old.high)


def _best_change(old: Number | None, new: Number | None) -> tuple[str, str] | None:
    if is_near(old, new):
        return None
    if old is None:
        return PRECISION, "a best value came in between the ends, which nobody claims"
    return ROWS_ACCOUNTED, "the best value was lost" if new is None else "the best value changed"


def _not_below(new: Number | None, old: Number | None) -> bool:
    return old is None or (new is not None and (new >= old or is_near(new, old)))


def _not_above(new: Number | None, old: Number | None) -> bool:
    return old is None or (new is not None and (new <= old or is_near(new, old)))


def _is_scaled(old: Interval, new: Interval) -> bool:
    """Whether both ends changed by one factor, and that of a unit."""
    pairs = [(a, b) for a, b in ((old.low, new.low), (old.high, new.high)) if a is not None or b is not None]
    if not pairs or not all(a and b for a, b in pairs):
        return False
    ratios = [abs(float(Fraction(b) / Fraction(a))) for a, b in pairs if a is not None and b is not None]
    if any(abs(one - ratios[0]) > 1e-6 * ratios[0] for one in ratios) or abs(ratios[0] - 1) < 1e-6:
        return False
    powers = [10.0**n for n in range(-9, 10) if n]
    known = (*powers, *UNIT_FACTORS, *(1 / one for one in UNIT_FACTORS))
    return any(abs(ratios[0] - one) <= 1e-5 * one for one in known)


def _is_rounded_outwards(old: Interval, new: Interval) -> bool:
    """Whether an interval was rounded so that it still holds all of what it held, by less than a last place."""
    if old.is_point or old.is_empty or new.is_empty:
        return False
    for before, after, sign in ((old.low, new.low, 1), (old.high, new.high, -1)):
        if before is None or after is None:
            if before is not after:
                return False
        elif not is_near(before, after) and not 0 < sign * (before - after) < _last_place(after):
            return False
    return True


_CHANGES: tuple[tuple[str, str, Callable[[Interval, Interval], bool]], ...] = (
    (UNIT, "the number changed by the factor of a unit, and its unit did not", _is_scaled),
    (
        PRECISION,
        "an open end was closed or a closed one opened",
        lambda old, new: is_near(old.low, new.low) and is_near(old.high, new.high),
    ),
    (PRECISION, "a limit on one side became one on both, or a number", _gains_an_end),
    (PRECISION, "the interval became narrower", _is_narrower),
    (PRECISION, "an interval became one number", lambda old, new: new.is_point and not old.is_point),
    (ROWS_ACCOUNTED, "the number changed", lambda _, __: True),
)
"""What may have happened to an interval, of which the first that fits is told."""


def _last_place(number: Number) -> Number:
    """Return the worth of the last significant place of a number: 100 of 12,300."""
    place: Number = Fraction(1, 10**12)
    while number and Fraction(number) % (place * 10) == 0:
        place *= 10
    return place if number else 1


def _softness_change(old: Estimate, new: Estimate, fields: frozenset[str]) -> tuple[str, str] | None:
    if old.approximate and not new.approximate:
        return PRECISION, f"the hedge was lost: {_numbers(old)} became {_numbers(new)}"
    if new.approximate and not old.approximate:
        return ROWS_ACCOUNTED, f"a hedge came in that nobody said: {_numbers(old)} became {_numbers(new)}"
    for name, words in _UNCERTAINTIES.items():
        before, after = getattr(old, name), getattr(new, name)
        if (
            name in fields
            and before != after
            and not (_is_number(before) and _is_number(after) and is_near(before, after))
        ):
            law = ROWS_ACCOUNTED if name in ("basis", "status") and not before else PRECISION
            return law, f"{words} changed from {_shown(before)} to {_shown(after)}"
    return None


_UNCERTAINTIES = {
    "standard_error": "the standard error",
    "error_below": "the standard error to below",
    "error_above": "the standard error to above",
    "level": "the level of the interval",
    "bounds": "what the bounds are",
    "partial": "whether the count is partial",
    "basis": "the basis",
    "status": "the status",
}


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float, Fraction)) and not isinstance(value, bool)


def _shown(value: object) -> str:
    return "nothing" if value is None else str(value)


def _numbers(said: Estimate) -> str:
    return f"“{said.printed()}”"
