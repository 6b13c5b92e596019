"""
Suspected copies: numbers that are probably taken from another print, without anybody saying so (design.md, rule 6).

Copying that is only suspected changes no count: it is named, with reasons.
"""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from contested.claims import holders_of, origin_key
from contested.quantities import in_full, step_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from contested.claims import Estimate
    from contested.quantities import Number

UNROUND = 100
"""A number is unround when it holds this many units of its last significant place: three digits or more."""

LEAST_WORDS = 5
"""Words that a quote has to have: two reports of one event share three or four by chance ("3,000 people fled")."""


@attrs.frozen(repr=False)
class SuspectedCopy:
    """
    An estimate that is probably copied from another, and why.

    ``days`` is how much later it could be known; None where one of the two
    has no day, or both have the same: then nobody knows which came first.
    ``unround`` says that the number is unusual, ``same_words`` that both
    quotes are the same.
    """

    copy: Estimate
    original: Estimate
    number: Number
    days: int | None
    unround: bool
    same_words: bool

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it is suspected, in words."""
        number = in_full(self.number)
        unusual = "the same unusual number" if self.unround else "the same number"
        later = "" if self.days is None else f", {self.days} day{'' if self.days == 1 else 's'} later"
        words = ("in the same words",) if self.same_words else ()
        return (f"{unusual}, {number}{later}", *words, "it names no origin of its own")

    def to_dict(self) -> dict[str, object]:
        """Return it as plain values: who and where, and the reasons."""
        made: dict[str, object] = {}
        for name, one in (("copy", self.copy), ("original", self.original)):
            made[f"{name}_by"] = holders_of(one)[0].name
            made[f"{name}_source"] = None if one.source is None else one.source.title
            made[f"{name}_key"] = one.key
        return made | {"number": self.number, "days": self.days, "reasons": list(self.reasons)}

    def __str__(self) -> str:
        copy, original = (f"{holders_of(one)[0].name}{_where(one)}" for one in (self.copy, self.original))
        return f"{copy} may have copied {original}: {'; '.join(self.reasons)}"

    def __repr__(self) -> str:
        return f"<SuspectedCopy {self}>"


def suspected_copies(estimates: Iterable[Estimate]) -> tuple[SuspectedCopy, ...]:
    """
    Return which of the estimates of one figure are probably copies, in the order of their numbers.

    The same number to the digit, of another origin, without an origin of its
    own: suspected where it is unusual and comes later, or stands in the same words.
    """
    by_number: dict[Number, list[Estimate]] = defaultdict(list)
    for estimate in estimates:
        interval = estimate.interval
        if interval is not None and interval.is_point and interval.low is not None:
            by_number[interval.low].append(estimate)
    found: dict[tuple[Estimate, Estimate], SuspectedCopy] = {}
    for number, same in by_number.items():
        if len(same) > 1:
            for one in (*_unusual(number, same), *_in_same_words(number, same)):
                found.setdefault((one.copy, one.original), one)
    return tuple(found.values())


def _unusual(number: Number, same: Iterable[Estimate]) -> Iterator[SuspectedCopy]:
    """Yield what prints an unusual number on a later day than the first who did."""
    dated = [(day, one) for one in same if (day := one.known_from) is not None]
    if len(dated) < 2 or not _is_unround(number):
        return
    (day, first), *others = sorted(dated, key=lambda pair: (pair[0], str(pair[1])))
    for known_from, later in others:
        if known_from > day and _may_be_copied(later, first):
            words = _words(later) is not None and _words(later) == _words(first)
            yield SuspectedCopy(later, first, number, (known_from - day).days, unround=True, same_words=words)


def _in_same_words(number: Number, same: Iterable[Estimate]) -> Iterator[SuspectedCopy]:
    """Yield what prints the number with the very quote of another, the earliest known one."""
    by_words: dict[str, list[Estimate]] = defaultdict(list)
    for one in same:
        words = _words(one)
        if words is not None:
            by_words[words].append(one)
    for alike in by_words.values():
        first, *others = sorted(alike, key=_first_known)
        for later in others:
            if _may_be_copied(later, first):
                begin, end = first.known_from, later.known_from
                days = None if begin is None or end is None or end == begin else (end - begin).days
                yield SuspectedCopy(later, first, number, days, unround=_is_unround(number), same_words=True)


def _first_known(estimate: Estimate) -> tuple[bool, str, bool, str]:
    """Order by day; where the day does not tell, who names an origin stands before who names none."""
    day = estimate.known_from
    return day is None, str(day), _has_no_origin(estimate), str(estimate)


def _is_unround(number: Number) -> bool:
    return abs(Fraction(number)) >= UNROUND * step_of(number)


def _words(estimate: Estimate) -> str | None:
    """Return the words of a quote that is long enough to be nobody else's, whatever its spaces and capitals."""
    words = (estimate.quote or "").casefold().split()
    return " ".join(words) if len(words) >= LEAST_WORDS else None


def _may_be_copied(later: Estimate, first: Estimate) -> bool:
    return _has_no_origin(later) and origin_key(later) != origin_key(first)


def _has_no_origin(estimate: Estimate) -> bool:
    return not estimate.quoting and not (
        estimate.source is not None and (estimate.source.primary or estimate.source.quoting)
    )


def _where(estimate: Estimate) -> str:
    return "" if estimate.source is None else f" (in {estimate.source.name})"
