"""Sets: methods that average nothing.  Every end is one that somebody printed, or where reaches meet."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import attrs

from contested.agreement import as_said, most_agreed, regions_of, voters_of
from contested.errors import WrongType
from contested.interval import Interval, hull_of
from contested.methods.guards import Objection
from contested.methods.method import Method
from contested.methods.outcome import Bracket, Outcome
from contested.ranges import common_range, hull_range, named, printed_inside

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from contested.exact import Number
    from contested.methods.evidence import Evidence, Witness

MARZULLO = "K. A. Marzullo, Maintaining the Time in a Distributed System, PhD thesis, Stanford University, 1984"


@attrs.frozen
class Hull(Method):
    """The range from the lowest to the highest printed number."""

    name: ClassVar[str] = "hull of the claims"
    reference: ClassVar[str] = "IEEE 1788-2015, convexHull"
    assumes: ClassVar[tuple[str, ...]] = ("nothing of who is right; it can hold values that nobody claims",)

    def weigh(self, evidence: Evidence) -> Outcome:
        """Return the hull."""
        found = hull_range(evidence.panel)
        bracket = Bracket.of("hull", found.interval, evidence.unit)
        allows = hull_of(witness.reach for witness in evidence.witnesses)
        return Outcome(brackets=(bracket,), used=evidence.witnesses, words=found.numbers, allows=(allows,))


@attrs.frozen
class Common(Method):
    """What no position rules out."""

    name: ClassVar[str] = "common ground"
    reference: ClassVar[str] = "IEEE 1788-2015, intersection"
    assumes: ClassVar[tuple[str, ...]] = ("that everybody who gives a number is right",)

    def weigh(self, evidence: Evidence) -> Outcome:
        """Return the common ground, or that there is none."""
        found = common_range(evidence.panel)
        if found is None:
            says = "there is no value that every position allows"
            return Outcome(objection=Objection("no-agreement", says, can_be_waived=False))
        bracket = Bracket.of("common", found.interval, evidence.unit)
        region = Interval.everything()
        for position in evidence.panel.stated:
            region = region if position.reach is None else region.intersection(position.reach)
        return Outcome(brackets=(bracket,), used=evidence.witnesses, words=found.numbers, allows=(region,))


@attrs.frozen
class MostAgreed(Method):
    """The intervals that the most independent voices allow; all of them where several are as good."""

    name: ClassVar[str] = "most agreed (Marzullo)"
    reference: ClassVar[str] = MARZULLO
    assumes: ClassVar[tuple[str, ...]] = ("hard limits", "that voices fail independently; wide limits win easily")

    def weigh(self, evidence: Evidence) -> Outcome:
        """Return the most agreed intervals, or that no two agree."""
        found = most_agreed(evidence.panel)
        if found.k == 1 and found.n > 1:
            says = f"no two of {found.n} agree on any value"
            return Outcome(objection=Objection("no-agreement", says, can_be_waived=False))
        brackets = tuple(Bracket.of("agreed", s.interval, evidence.unit) for s in found.segments)
        allowing = {name for segment in found.segments for name in segment.allowed_by}
        words = f"{' or '.join(map(str, found.segments))}, allowed by {found.k} of {found.n}"
        regions = [segment.region for segment in found.segments]
        return _gathered(evidence, brackets, words, regions, lambda w: not allowing.isdisjoint(w.names))


@attrs.frozen
class AtLeast(Method):
    """Every interval that at least ``k`` independent voices allow."""

    name: ClassVar[str] = "agreement of at least k"
    reference: ClassVar[str] = MARZULLO
    assumes: ClassVar[tuple[str, ...]] = ("hard limits", "that fewer than k voices are wrong in the same way")

    k: int = attrs.field()

    @k.validator
    def _above_zero(self, _: object, value: int) -> None:
        if type(value) is not int or value < 1:
            raise WrongType("k", value, "a whole number from 1")

    def weigh(self, evidence: Evidence) -> Outcome:
        """Return where that many agree, or that they nowhere do."""
        regions = as_said(evidence.panel, regions_of(voters_of(evidence.panel), self.k))
        if not regions:
            says = f"no value is allowed by {self.k} of {len(evidence.witnesses)}"
            return Outcome(objection=Objection("no-agreement", says, can_be_waived=False))
        return _regions(evidence, regions, f"at least {self.k}", f"allowed by at least {self.k}")


@attrs.frozen
class NTP(Method):
    """The interval that holds the true value if fewer than half of the voices are false (clock selection of NTP)."""

    name: ClassVar[str] = "intersection algorithm of NTP"
    reference: ClassVar[str] = "D. Mills et al., RFC 5905, Network Time Protocol Version 4, 2010, section 11.2.1"
    assumes: ClassVar[tuple[str, ...]] = ("that a majority is right, so that two who differ never pass",)
    needs: ClassVar[tuple[str, ...]] = ("one-sided", "mixed-dates")

    def weigh(self, evidence: Evidence) -> Outcome:
        """Return the interval, or that no majority agrees."""
        reaches = [w.reach for w in evidence.witnesses if w.reach.is_bounded]
        for false in range((len(reaches) + 1) // 2):
            low, high = _ntp_ends(reaches, len(reaches) - false)
            if low is None or high is None or low > high:
                continue
            middles = [(r.low + r.high) / 2 for r in reaches if r.low is not None and r.high is not None]
            if sum(not low <= middle <= high for middle in middles) <= false:
                return _regions(evidence, [Interval(low, high)], "majority", f"with {false} of {len(reaches)} false")
        says = f"no majority of {len(evidence.witnesses)} agrees"
        return Outcome(objection=Objection("no-agreement", says, can_be_waived=False))


def _ntp_ends(reaches: Sequence[Interval], wanted: int) -> tuple[Number | None, Number | None]:
    """Return where, from below and from above, ``wanted`` intervals are first entered."""
    lows = sorted(
        [(r.low, 0) for r in reaches if r.low is not None] + [(r.high, 1) for r in reaches if r.high is not None]
    )
    highs = sorted(((-value, 1 - kind) for value, kind in lows), key=lambda end: end)
    return _entered(lows, wanted), _negated(_entered(highs, wanted))


def _entered(ends: Sequence[tuple[Number, int]], wanted: int) -> Number | None:
    inside = 0
    for value, leaves in ends:
        inside += -1 if leaves else 1
        if inside >= wanted:
            return value
    return None


def _negated(value: Number | None) -> Number | None:
    return None if value is None else -value


def _regions(evidence: Evidence, regions: Sequence[Interval], kind: str, how: str) -> Outcome:
    """Return regions with ends that somebody printed, and whose reach meets them."""
    brackets, parts = [], []
    unit = evidence.unit
    for region in regions:
        panel = evidence.panel
        meeting = [p for p in panel.stated if (held := panel.counted(p)) is not None and held.overlaps(region)]
        interval, bottom, top = printed_inside(region, meeting, unit)
        brackets.append(Bracket.of(kind, interval, unit))
        names = named([p.name for p in meeting])
        if bottom is None or top is None:
            parts.append(f"any number ({names})")
            continue
        words = bottom.words if bottom == top else f"{bottom.words} to {top.words}"
        parts.append(f"{unit.after(words, one=words == '1')} ({names})")
    words = f"{' or '.join(parts)}, {how}"
    return _gathered(evidence, tuple(brackets), words, regions, lambda w: any(w.reach.overlaps(r) for r in regions))


def _gathered(
    evidence: Evidence,
    brackets: tuple[Bracket, ...],
    words: str,
    regions: Sequence[Interval],
    inside: Callable[[Witness], bool],
) -> Outcome:
    used = tuple(w for w in evidence.witnesses if inside(w))
    gone = tuple((w, "allows none of it") for w in evidence.witnesses if w not in used)
    return Outcome(brackets=brackets, used=used, left_out=gone, words=words, allows=tuple(regions))
