"""
Outcomes: what a method makes of evidence, and the preconditions that must hold before it may answer.

Each precondition has a code (design.md, rule 17).  What is waived by name, or all by force, is
carried as a caveat of the answer.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from contested.answers.evidence import OriginGroup, place_of
from contested.errors import NotAChoice, WrongType
from contested.names import clean_name, listed
from contested.quantities import Interval, Number, PrintMarks, as_int_if_whole, hull_of, in_full, interval_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from contested.answers.evidence import Evidence
    from contested.methods.pooled import Pooled
    from contested.quantities import Unit

FEWEST = 3
"""Independent origins that an average needs; two where independence is declared and neither is a disputant."""

SPAN_DAYS = 366
"""How far apart the days may lie for which numbers of one figure hold; for a cumulative figure not at all."""

WIDEST_GAP = (2, 3)
"""Two camps: the widest gap between neighbouring values is more than this part of their whole range."""

GAP_ERRORS = 2
"""The gap between camps is also more than this many standard errors of the difference, where errors are stated."""


@attrs.frozen
class FailedPrecondition:
    """
    A precondition that fails: its code, what fails, and whether it can be waived.

    Attributes:
        code: the code of the precondition.
        says: what fails, in words.
        can_be_waived: whether ``accept=`` and ``force=`` apply.
    """

    code: str
    says: str
    can_be_waived: bool = True

    def __str__(self) -> str:
        return self.says


@attrs.frozen
class Waiver:
    """Which preconditions the user waives, and why."""

    accept: tuple[str, ...] = ()
    reason: str | None = None
    force: bool = False

    @classmethod
    def of(cls, accept: Iterable[str], reason: str | None, *, force: bool) -> Waiver:
        """
        Check what is waived.

        Raises:
            NotAChoice: no precondition has that code.
            WrongType: a waiver by name without a reason.
        """
        if isinstance(accept, str) or not isinstance(accept, Iterable):
            raise WrongType("accept", accept, 'codes in brackets, such as ("few-origins",)')
        given: tuple[object, ...] = tuple(accept)
        for code in given:
            if not isinstance(code, str) or code not in WAIVABLE:
                raise NotAChoice("accept", code, WAIVABLE)
        codes = tuple(dict.fromkeys(map(str, given)))
        if codes and reason is None:
            raise WrongType("reason", reason, "a text that says why preconditions are waived")
        if reason is not None:
            clean_name(reason, "reason")
        return cls(codes, reason, bool(force))

    def covers(self, objection: FailedPrecondition) -> bool:
        """Whether an objection is waived."""
        return objection.can_be_waived and (self.force or objection.code in self.accept)

    def caveat(self, objection: FailedPrecondition) -> str:
        """Return what an answer says of a waived objection."""
        how = f"accepted ({self.reason})" if objection.code in self.accept else "forced"
        return f"{objection}: {how}"


def objections(evidence: Evidence, needs: Sequence[str]) -> tuple[FailedPrecondition, ...]:
    """Return which preconditions fail, of those with the codes ``needs``."""
    if not evidence.witnesses:
        return (FailedPrecondition("no-number", "nobody gives a number", can_be_waived=False),)
    told = ((code, says(evidence)) for code, says in PRECONDITIONS.items() if code in needs)
    return tuple(FailedPrecondition(code, says) for code, says in told if says)


def _few_origins(evidence: Evidence) -> str:
    count = len(evidence.witnesses)
    declared = evidence.independent is not None and not any(w.has_disputant for w in evidence.witnesses)
    return "" if count >= FEWEST - declared else f"only {count} origin{'s' if count > 1 else ''}"


def _only_disputants(evidence: Evidence) -> str:
    return "every number is a declared disputant's" if all(w.is_disputant for w in evidence.witnesses) else ""


def _no_uncertainty(evidence: Evidence) -> str:
    return " and ".join(without_errors(evidence.witnesses))


def without_errors(witnesses: Sequence[OriginGroup]) -> list[str]:
    """Return who gives nothing to weigh by: no standard error, or one of zero, which is stated and has no weight."""
    found: dict[str, list[OriginGroup]] = {}
    for witness in witnesses:
        if witness.error is None:
            found.setdefault(witness.without_error, []).append(witness)
    return [f"{_who(found[what])} {what}" for what in sorted(found, reverse=True)]


def _one_sided(evidence: Evidence) -> str:
    limits = [w for w in evidence.witnesses if w.is_limit]
    return f"{_who(limits)} a limit, and no value" if limits else ""


def _no_best_value(evidence: Evidence) -> str:
    ranged = [w for w in evidence.witnesses if w.is_midpoint]
    return f"{_who(ranged)} a range, and no best value" if ranged else ""


def _divided(evidence: Evidence) -> str:
    divided = [w for w in evidence.witnesses if w.is_divided]
    return f"{listed([w.name for w in divided])} gave more than one value for one origin" if divided else ""


def _mixed_dates(evidence: Evidence) -> str:
    moments = [moment for w in evidence.witnesses for moment in w.moments("as_of")]
    ends, starts = [m for m in moments if m.latest is not None], [m for m in moments if m.earliest is not None]
    if not ends or not starts:
        return ""
    first = min(ends, key=lambda m: m.latest or date.max)
    last = max(starts, key=lambda m: m.earliest or date.min)
    assert first.latest is not None
    assert last.earliest is not None
    apart = (last.earliest - first.latest).days
    if apart <= (0 if evidence.time == "cumulative" else SPAN_DAYS):
        return ""
    return f"the numbers hold for days {apart:,} days apart ({first} and {last})"


def _mixed_scope(evidence: Evidence) -> str:
    bases = {e.basis for w in evidence.witnesses for e in w.estimates if e.basis is not None}
    return f"{listed(sorted(bases))} numbers are mixed" if {"documented", "estimated"} <= bases else ""


def _mixed_levels(evidence: Evidence) -> str:
    by_level: dict[str, list[str]] = {}
    for witness in evidence.witnesses:
        for level in witness.levels:
            by_level.setdefault(level, []).append(witness.name)
    if len(by_level) < 2:
        return ""
    parts = [f"{level} ({', '.join(names)})" for level, names in sorted(by_level.items())]
    return f"kinds of intervals are mixed: {listed(parts)}"


def _lopsided(evidence: Evidence) -> str:
    uneven = [w for w in evidence.witnesses if w.is_lopsided]
    return f"{_who(uneven)} an interval that is wider on one side" if uneven else ""


def _two_camps(evidence: Evidence) -> str:
    camps = camps_of(evidence.witnesses)
    if camps is None:
        return ""
    unit = evidence.unit
    parts = []
    for camp in camps:
        low, high = camp[0].shown, camp[-1].shown
        words = low if low == high else f"{low} to {high}"
        if any(w.is_midpoint or w.is_divided for w in camp):  # no middle is anybody's number
            held = [w.interval if w.is_midpoint or w.is_divided else Interval.point(w.value) for w in camp]
            about = any(position.approximate for w in camp for position in w.positions)
            words = interval_words(hull_of(held), PrintMarks(about, about, derived=any(w.is_derived for w in camp)))
        words = unit.after(words, one=words == "1")
        parts.append(f"{listed([n for w in camp for n in w.names])} at {words}")
    return f"two camps: {listed(parts)} (widest gap above {WIDEST_GAP[0]}/{WIDEST_GAP[1]} of the range)"


def camps_of(witnesses: Sequence[OriginGroup]) -> tuple[tuple[OriginGroup, ...], tuple[OriginGroup, ...]] | None:
    """
    Return two camps of two or more origin groups each, lowest first; None where values form no two camps.

    The test of the widest gap: it is more than two thirds of the whole range,
    which is twice the width of both camps together, and more than two
    standard errors of the difference between the two values beside it, where
    both state one.  A camp of one is an outlier and no camp.
    """
    if len(witnesses) < 4 or not _widely_apart(sorted([w.as_float for w in witnesses])):
        return None
    ordered = sorted(witnesses, key=lambda w: (w.value, w.names))
    gaps = [b.value - a.value for a, b in itertools.pairwise(ordered)]
    split = gaps.index(max(gaps)) + 1
    low, high = ordered[split - 1], ordered[split]
    if not 2 <= split <= len(ordered) - 2:
        return None
    if max(gaps) * WIDEST_GAP[1] <= (ordered[-1].value - ordered[0].value) * WIDEST_GAP[0]:
        return None
    if low.error is not None and high.error is not None:
        error = (low.error**2 + high.error**2) ** 0.5
        if float(max(gaps)) <= GAP_ERRORS * error:
            return None
    return tuple(ordered[:split]), tuple(ordered[split:])


def _widely_apart(values: Sequence[float]) -> bool:
    """Whether some gap may be wide enough; floats rule most out, exact numbers decide the rest."""
    widest = max(b - a for a, b in itertools.pairwise(values))
    lost = max(-values[0], values[-1]) * 1e-14  # what floats lose of numbers that are large beside their range
    return widest * WIDEST_GAP[1] + lost > (values[-1] - values[0]) * WIDEST_GAP[0] * (1 - 1e-9)


def _who(witnesses: Sequence[OriginGroup]) -> str:
    names = [name for witness in witnesses for name in witness.names]
    return f"{listed(names)} {'gives' if len(names) == 1 else 'give'}"


PRECONDITIONS: dict[str, Callable[[Evidence], str]] = {
    "few-origins": _few_origins,
    "only-disputants": _only_disputants,
    "one-sided": _one_sided,
    "no-best-value": _no_best_value,
    "divided": _divided,
    "mixed-dates": _mixed_dates,
    "mixed-scope": _mixed_scope,
    "no-uncertainty": _no_uncertainty,
    "mixed-levels": _mixed_levels,
    "lopsided": _lopsided,
    "two-camps": _two_camps,
}
"""Each precondition by its code: what it says where it fails, else nothing.  In the order in which they are printed."""

VALUES = ("one-sided", "divided", "mixed-dates")
"""What every method that works on single values needs."""

AVERAGES = ("few-origins", "only-disputants", *VALUES, "mixed-scope", "two-camps")
"""What every method that averages needs."""

PICKS = (*VALUES, "no-best-value")
"""What every method that chooses among best values needs."""

POOLS = (*AVERAGES, "no-uncertainty", "mixed-levels", "lopsided")
"""What every method that weighs by variances needs."""

FEW_FIGURES = "few-figures"
WAIVABLE = (*PRECONDITIONS, FEW_FIGURES)
"""Every code that ``accept=`` takes."""


FINEST = -30
"""The finest place that numbers are written to, as a power of ten."""

MORE_DIGITS = 4
"""How many digits more are tried where a rounded value would lie beyond what anybody claims."""


@attrs.frozen
class Bracket:
    """
    A range with the question that it answers: ``kind``.

    "hull", "common", "agreed", "at least k", "majority", "tie", "median",
    "whole" (the whole numbers around a count), "confidence" or "mixture",
    the last two at a ``level``.  Ends are exact numbers, or floats where they
    were computed with errors; None is no limit.

    Attributes:
        low: the lower end, or None.
        high: the upper end, or None.
        unit: of the ends.
        low_open: whether the lower end is left out.
        high_open: whether the upper end is left out.
    """

    kind: str
    low: Number | float | None
    high: Number | float | None
    unit: Unit
    level: float | None = None
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def of(cls, kind: str, interval: Interval, unit: Unit) -> Bracket:
        """Return an exact interval with its question."""
        return cls(kind, interval.low, interval.high, unit, None, interval.low_open, interval.high_open)

    @property
    def interval(self) -> Interval:
        """The same as an exact interval; floats come in through their shortest decimal form."""
        low, high = (None if end is None else precise(end) for end in (self.low, self.high))
        return Interval.of_ends(low, high, self.low_open, self.high_open)

    @property
    def printed(self) -> Interval:
        """The same with the digits that are known, each end rounded away from the middle."""
        if self.level is None or self.low is None or self.high is None:
            return self.interval
        place = place_of(float(self.high) - float(self.low)) - 1 if self.high != self.low else FINEST
        return Interval.of_ends(_outward(self.low, place, -1), _outward(self.high, place, 1), False, False)

    def __str__(self) -> str:
        told = self.printed
        if self.level is None or told.low is None or told.high is None:
            return f"{self.kind} {self.interval}"
        return f"{self.level * 100:g}% {self.kind} interval {in_full(told.low)} to {in_full(told.high)}"


@attrs.frozen(eq=False)
class Outcome:
    """
    What a method makes of evidence: a value or a range, whom it used and whom not, and why it has none.

    ``objection`` is why there is none; ``doubts`` are preconditions that only
    the computation could test.  ``words`` are the printed value of methods that pick or gather what others
    printed; empty where the value was computed.  ``allows`` is what the
    numbers behind the answer allow, where that is more than the answer.
    """

    value: Number | float | None = None
    brackets: tuple[Bracket, ...] = ()
    used: tuple[OriginGroup, ...] = ()
    left_out: tuple[tuple[OriginGroup, str], ...] = ()
    pooled: Pooled | None = None
    error: float | None = None
    objection: FailedPrecondition | None = None
    doubts: tuple[FailedPrecondition, ...] = ()
    words: str = ""
    allows: tuple[Interval, ...] = ()
    caveats: tuple[str, ...] = ()


def precise(number: Number | float) -> Number:
    """Return a float as the number that it prints, however many digits that has."""
    return as_int_if_whole(Fraction(repr(number))) if isinstance(number, float) else number


def rounded_at(number: Number | float, place: int) -> Number:
    """Return a number rounded to a power of ten."""
    step = Fraction(10) ** place
    return as_int_if_whole(round(Fraction(number) / step) * step)


def _outward(end: Number | float, place: int, way: int) -> Number:
    """Return a low end rounded down (-1), or a high one up (1); by the noise of a float no digit is gained."""
    nearest, step = rounded_at(end, place), Fraction(10) ** place
    if (nearest - Fraction(end)) * way >= -step / _NOISE:
        return nearest
    return as_int_if_whole(nearest + way * step)


_NOISE = 10**9
"""What part of a step is noise of floats, which have some 16 digits."""
