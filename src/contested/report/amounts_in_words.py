"""Amounts in the words of a language: "about 3,000 km²", "11 or more people", "entre 20 et 30 personnes"."""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

from contested.claims import is_best_about
from contested.quantities import (
    NEAREST,
    Rounding,
    as_int_if_whole,
    end_rounding,
    in_full,
    magnitude,
    number_text,
    rounded,
)

if TYPE_CHECKING:
    from contested.claims import Estimate
    from contested.quantities import Interval, Number, PrintMarks, Unit
    from contested.report.sentence_templates import SentenceTemplates


COMPUTED_DIGITS = 3
"""Significant digits of a number that was computed and does not come out even (design.md, rule 1)."""


def amount_words(
    interval: Interval,
    unit: Unit,
    soft: PrintMarks,
    templates: SentenceTemplates,
    ends: tuple[Rounding, Rounding] | None = None,
) -> str:
    """
    Write an interval that is not empty, with its unit.

    A number that somebody stated has all its digits; one that was computed is
    rounded as everywhere, and then says "about" (design.md, rule 1).

    Args:
        interval: to write.
        unit: behind it.
        soft: which ends are softened by their source, and whether it was computed.
        templates: of the language.
        ends: how each is rounded; by default as those of one interval.
    """
    low, high = interval.low, interval.high
    if low is None and high is None:
        return templates.fill("number.any")
    last = low if high is None else high
    assert last is not None
    one = interval.is_point and last == 1
    return templates.with_unit(_interval_words(interval, unit, soft, templates, ends), unit, last, one=one)


def estimate_words(estimate: Estimate, templates: SentenceTemplates) -> str:
    """Write what an estimate prints, in its unit: its number, or its word in quotation marks."""
    if estimate.interval is None:
        return templates.quoted(estimate.unquantified or "")
    return amount_words(estimate.interval, estimate.unit, estimate.softness, templates)


def exact_words(number: Number, unit: Unit, templates: SentenceTemplates) -> str:
    """Write a number that a reader asked about, with its unit."""
    return templates.with_unit(templates.printed.number(number), unit, number, one=number == 1)


def number_in_words(
    number: Number, templates: SentenceTemplates, *, about: bool = False, derived: bool = False, how: Rounding = NEAREST
) -> str:
    """Write one number; with "about" where its source hedged it, or where digits were dropped."""
    text, dropped = number_text(number, about=about, derived=derived, how=how)
    shown = templates.printed.digits(text)
    return templates.fill("number.about", n=shown) if about or dropped else shown


def best_in_words(held: Estimate, templates: SentenceTemplates) -> str:
    """Write the best value of an estimate that has one, with the hedge of its source."""
    assert held.best is not None
    return number_in_words(held.best, templates, about=is_best_about(held), derived=held.converted)


def rounded_down(number: Number, digits: int) -> Number:
    """Return a number with so many significant digits that is no larger."""
    if number == 0:
        return 0
    unit = Fraction(10) ** (magnitude(number) + 1 - digits)
    return as_int_if_whole(floor(number / unit) * unit)


def has_error_behind_it(held: Estimate) -> bool:
    """Whether an estimate states a standard error of the one number that it prints."""
    return None not in held.standard_errors and held.interval is not None and held.interval.is_point


def standard_error_in_words(estimate: Estimate, templates: SentenceTemplates) -> str:
    """Write the standard error that an estimate states: "standard error 368"."""
    below, above = estimate.standard_errors
    assert below is not None
    assert above is not None
    derived = estimate.converted
    return error_in_words(error_digits(below, derived=derived), error_digits(above, derived=derived), templates)


def error_digits(number: Number, *, derived: bool) -> str:
    """Write the size of an error, rounded where it was computed."""
    return rounded(number)[0] if derived else in_full(number)


def error_in_words(below: str, above: str, templates: SentenceTemplates) -> str:
    """Write a standard error; where the sides differ, the one above comes first."""
    down, up = templates.printed.digits(below), templates.printed.digits(above)
    if below == above:
        return templates.fill("says.standard_error", size=down)
    return templates.fill("says.standard_errors", above=up, below=down)


def _interval_words(
    interval: Interval,
    unit: Unit,
    soft: PrintMarks,
    templates: SentenceTemplates,
    ends_rounded: tuple[Rounding, Rounding] | None,
) -> str:
    low, high = interval.low, interval.high
    at_low, at_high = ends_rounded or tuple(
        end_rounding((interval,), is_top=is_top, derived=soft.derived) for is_top in (False, True)
    )
    if low is not None and interval.is_point:
        return number_in_words(low, templates, about=soft.low, derived=soft.derived)
    bottom, top = "", ""
    if low is not None:
        bottom = number_in_words(low, templates, about=soft.low, derived=soft.derived, how=at_low)
    if high is not None:
        top = number_in_words(high, templates, about=soft.high, derived=soft.derived, how=at_high)
    if low is not None and high is not None and not interval.low_open and not interval.high_open:
        return templates.fill("number.range", low=bottom, high=top)
    ends = []
    if low is not None:
        least = "number.at_least_such" if high is None and _is_no_noun(unit) else "number.at_least"
        ends.append(templates.fill("number.more_than" if interval.low_open else least, n=bottom))
    if high is not None:
        below = "number.fewer_than" if unit.counts else "number.less_than"
        ends.append(templates.fill(below if interval.high_open else "number.at_most", n=top))
    return ends[0] if len(ends) == 1 else templates.fill("number.bounds", low=ends[0], high=ends[1])


def _is_no_noun(unit: Unit) -> bool:
    """Whether a unit counts people by a word that is the same for one and for several: "killed", "wounded"."""
    if len(unit.atoms) != 1 or not unit.counts:
        return False
    atom = unit.atoms[0][0]
    return atom.name == atom.plural and atom.dimensions[0][0].startswith("#person#")
