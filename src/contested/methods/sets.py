"""Sets: methods that average nothing.  Every end is one that somebody printed, or where reaches meet."""

from __future__ import annotations

import bisect
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar

import attrs

from contested.answers.agreement import Reaches, as_said, intervals_by_origin_group, most_agreed, regions_of
from contested.answers.range_ends import between_ends, names_at_end, printed_inside
from contested.answers.ranges import common_range, hull_range
from contested.methods.method import Method, a_count
from contested.methods.outcome import Bracket, FailedPrecondition, Outcome
from contested.quantities import Interval, hull_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contested.answers.evidence import Evidence
    from contested.quantities import Number

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
            return Outcome(objection=FailedPrecondition("no-agreement", says, can_be_waived=False))
        bracket = Bracket.of("common", found.interval, evidence.unit)
        region = Interval.everything()
        for position in evidence.panel.stated:
            region = region if position.reach is None else region.intersection(position.reach)
        return Outcome(brackets=(bracket,), used=evidence.witnesses, words=found.numbers, allows=(region,))


@attrs.frozen
class MostAgreed(Method):
    """The intervals that the most origin groups allow; all of them where several are as good."""

    name: ClassVar[str] = "most agreed (Marzullo)"
    reference: ClassVar[str] = MARZULLO
    assumes: ClassVar[tuple[str, ...]] = ("hard limits", "that voices fail independently; wide limits win easily")

    def weigh(self, evidence: Evidence) -> Outcome:
        """Return the most agreed intervals, or that no two agree."""
        found = most_agreed(evidence.panel)
        if found.k == 1 and found.n > 1:
            says = f"no two of {found.n} agree on any value"
            return Outcome(objection=FailedPrecondition("no-agreement", says, can_be_waived=False))
        brackets = tuple(Bracket.of("agreed", s.interval, evidence.unit) for s in found.segments)
        allowing = {name for segment in found.segments for name in segment.allowed_by}
        words = f"{' or '.join(map(str, found.segments))}, allowed by {found.k} of {found.n}"
        regions = [segment.region for segment in found.segments]
        inside = {n for n, witness in enumerate(evidence.witnesses) if not allowing.isdisjoint(witness.names)}
        return _gathered(evidence, brackets, words, regions, inside)


@attrs.frozen
class AtLeast(Method):
    """Every interval that at least ``k`` origin groups allow."""

    name: ClassVar[str] = "agreement of at least k"
    reference: ClassVar[str] = MARZULLO
    assumes: ClassVar[tuple[str, ...]] = ("hard limits", "that fewer than k voices are wrong in the same way")

    k: int = attrs.field(validator=a_count("k"))

    def weigh(self, evidence: Evidence) -> Outcome:
        """Return where that many agree, or that they nowhere do."""
        regions = as_said(evidence.panel, regions_of(intervals_by_origin_group(evidence.panel), self.k))
        if not regions:
            says = f"no value is allowed by {self.k} of {len(evidence.witnesses)}"
            return Outcome(objection=FailedPrecondition("no-agreement", says, can_be_waived=False))
        return _regions(evidence, regions, f"at least {self.k}", f"allowed by at least {self.k}")


@attrs.frozen
class NTP(Method):
    """The interval that holds the true value if fewer than half of the origin groups err (clock selection of NTP)."""

    name: ClassVar[str] = "intersection algorithm of NTP"
    reference: ClassVar[str] = "D. Mills et al., RFC 5905, Network Time Protocol Version 4, 2010, section 11.2.1"
    assumes: ClassVar[tuple[str, ...]] = ("that a majority is right, so that two who differ never pass",)
    needs: ClassVar[tuple[str, ...]] = ("one-sided", "mixed-dates")

    def weigh(self, evidence: Evidence) -> Outcome:
        """Return the interval, or that no majority agrees."""
        spans = [(r.low, r.high) for w in evidence.witnesses if (r := w.reach).low is not None and r.high is not None]
        lows, highs = _ntp_ends(spans)
        middles = sorted((low + high) / Fraction(2) for low, high in spans)
        for false in range((len(spans) + 1) // 2):
            wanted = len(spans) - false
            if wanted > len(lows) or lows[wanted - 1] > highs[wanted - 1]:
                continue
            low, high = lows[wanted - 1], highs[wanted - 1]
            inside = bisect.bisect_right(middles, high) - bisect.bisect_left(middles, low)
            if len(middles) - inside <= false:
                return _regions(evidence, [Interval(low, high)], "majority", f"with {false} of {len(spans)} false")
        says = f"no majority of {len(evidence.witnesses)} agrees"
        return Outcome(objection=FailedPrecondition("no-agreement", says, can_be_waived=False))


def _ntp_ends(spans: Sequence[tuple[Number, Number]]) -> tuple[list[Number], list[Number]]:
    """Return where, from below and from above, one interval is first entered, two at once, three and so on."""
    ends = sorted([(low, 0) for low, _ in spans] + [(high, 1) for _, high in spans])
    turned = sorted((-value, 1 - kind) for value, kind in ends)
    return _entered(ends), [-value for value in _entered(turned)]


def _entered(ends: Sequence[tuple[Number, int]]) -> list[Number]:
    inside = 0
    found: list[Number] = []
    for value, leaves in ends:
        inside += -1 if leaves else 1
        if inside > len(found):
            found.append(value)
    return found


def _regions(evidence: Evidence, regions: Sequence[Interval], kind: str, how: str) -> Outcome:
    """Return regions with ends that somebody printed, and whose reach meets them."""
    brackets, parts = [], []
    unit, panel = evidence.unit, evidence.panel
    stated = panel.stated
    allowed = Reaches(panel.counted_reaches)
    for region in regions:
        met = allowed.meeting(region)
        interval, bottom, top = printed_inside(region, [stated[n] for n in met], unit)
        brackets.append(Bracket.of(kind, interval, unit))
        names = names_at_end([stated[n].name for n in met])
        parts.append(f"{between_ends(interval, bottom, top, unit)} ({names})")
    words = f"{' or '.join(parts)}, {how}"
    reaches = Reaches(tuple(w.reach for w in evidence.witnesses))
    inside = {n for region in regions for n in reaches.meeting(region)}
    return _gathered(evidence, tuple(brackets), words, regions, inside)


def _gathered(
    evidence: Evidence, brackets: tuple[Bracket, ...], words: str, regions: Sequence[Interval], inside: set[int]
) -> Outcome:
    used = tuple(w for n, w in enumerate(evidence.witnesses) if n in inside)
    gone = tuple((w, "allows none of it") for n, w in enumerate(evidence.witnesses) if n not in inside)
    return Outcome(brackets=brackets, used=used, left_out=gone, words=words, allows=tuple(regions))
