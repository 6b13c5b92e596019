"""
Disagreement: how far apart those who give numbers are, and in which camps.

Of one figure an origin counts once.  The means over many figures are those of
event-report aggregation, estimate by estimate.
"""

from __future__ import annotations

import math
from collections import Counter
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

import attrs

from contested.answers import heterogeneity
from contested.answers.closing import closing_clauses
from contested.answers.evidence import Evidence
from contested.answers.ranges import common_range, hull_range
from contested.claims import Derivation, LeftOut, rule
from contested.displays import displayed
from contested.names import listed
from contested.quantities import Interval, Number, as_int_if_whole, in_full, quotient, rounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from contested.answers.ranges import Range
    from contested.claims import Panel, Position
    from contested.quantities import Unit

LEAST_RATIO = Fraction(101, 100)
"""The smallest ratio that is worth a clause."""

EVENTREPORT = "S. van Baalen and K. Höglund, eventreport: aggregation of event report data, R package, 2026"


@displayed
@attrs.frozen(repr=False)
class Disagreement:
    """
    How far apart those who give numbers on one figure are.

    ``ratio`` is the hull's high end over its low one, ``gap`` the distance
    over which no common ground exists (0 where there is some), ``overlap``
    the share of the hull that is common ground, ``camps`` the groups of those
    whose numbers meet, directly or through others, lowest first; ``chains``
    are the camps in which not all can be right.  ``divergence`` is the number of distinct
    best values less one, ``modal_share`` the share of origins that give the
    most frequent one, ``sd`` the sample standard deviation, ``q`` and ``i2``
    Cochran's Q and I² where every origin states an error.  What cannot be
    said is None.

    Attributes:
        hull: the hull of the claims.
    """

    _panel: Panel
    hull: Range
    ratio: Number | None
    gap: Number | None
    overlap: Number | None
    camps: tuple[tuple[str, ...], ...]
    divergence: int | None
    sd: float | None
    modal_share: Number | None
    q: float | None = None
    i2: float | None = None

    @property
    def parties(self) -> tuple[str, ...]:
        """Whom it speaks for: those who give a number."""
        return self.hull.parties

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Whom it does not speak for, and why."""
        return self.hull.left_out

    @property
    def chains(self) -> tuple[tuple[str, ...], ...]:
        """The camps without a value that all in them allow: some exclude each other, and meet through others alone."""
        panel, everything = self._panel, Interval.everything()
        found = []
        for camp in self.camps:
            allowed = everything
            for name in camp:
                allowed = allowed.intersection(panel.counted(panel.by_name[name]) or everything)
            found += [camp] if allowed.is_empty else []
        return tuple(found)

    def explain(self, *, whole: bool = False) -> Derivation:
        """
        Return how the measures follow from positions, down to the sources.

        Args:
            whole: print all of it; else a long one says how many steps it
                leaves out.
        """
        inputs = tuple(position.explain() for position in self._panel.positions)
        notes = [f"{name}: {value}" for name, value in self._measures()]
        how = f"disagreement on {self._panel.figure}: {self}"
        return Derivation(self, how, partial(_from, self._panel), inputs, tuple(notes), is_whole=whole)

    def _measures(self) -> list[tuple[str, str]]:
        found = {
            "ratio": self.ratio,
            "gap": self.gap,
            "overlap": self.overlap,
            "divergence": self.divergence,
            "standard deviation": self.sd,
            "modal share": self.modal_share,
            "Q": self.q,
            "I²": self.i2,
        }
        return [(name, _short(value)) for name, value in found.items() if value is not None]

    def __str__(self) -> str:
        return "; ".join([*self._head(), *closing_clauses(self._panel, bounds=False)])

    def _head(self) -> list[str]:
        if not self.camps:
            return ["nobody gives a number"]
        clauses = [self.hull.numbers]
        if self.ratio is not None and self.ratio >= LEAST_RATIO:
            clauses.append(f"the highest is {_short(self.ratio)} times the lowest")
        if len(self.camps) == 1:
            return [
                *clauses,
                "all who give a number can be right" if self.gap == 0 else "one chain of numbers that meet",
            ]
        chained = dict.fromkeys(self.chains, " (in a chain, and not all can be right)")
        camps = [f"{listed(camp, beside=self._panel.days)}{chained.get(camp, '')}" for camp in self.camps]
        return [*clauses, f"{len(camps)} camps: {'; '.join(camps)}"]

    def __repr__(self) -> str:
        return f"<Disagreement {self}>"


def disagreement(panel: Panel) -> Disagreement:
    """Return how far apart those who give numbers are."""
    evidence = Evidence(panel.figure, panel, ())
    hull = hull_range(panel)
    valued = [witness for witness in evidence.witnesses if not witness.is_limit]
    values = [value for witness in valued for value in witness.values]
    errors = [w.error for w in valued if w.error is not None and not w.is_divided]
    q = i2 = None
    if len(errors) == len(evidence.witnesses) > 1:
        made = heterogeneity.fit([float(value) for value in values], [error**2 for error in errors])
        q, i2 = made.q, max(0.0, (made.q - len(errors) + 1) / made.q) if made.q else 0.0
    counts = Counter(values)
    return Disagreement(
        panel,
        hull,
        hull.ratio,
        _gap(panel),
        _overlap(panel, hull),
        _camps(panel),
        len(counts) - 1 if counts else None,
        deviation(values) if len(values) > 1 else None,
        quotient(max(counts.values()), len(valued)) if counts else None,
        q,
        i2,
    )


def deviation(values: Sequence[Number]) -> float:
    """Return the sample standard deviation of two numbers or more."""
    count, total = len(values), sum(values)
    squares = sum(value * value for value in values)
    return math.sqrt(Fraction(count * squares - total * total, count * (count - 1)))


def _gap(panel: Panel) -> Number | None:
    """Return how far the lowest upper end lies below the highest lower end; 0 where there is common ground."""
    stated = panel.stated
    lows = [p.interval.low for p in stated if p.interval is not None and p.interval.low is not None]
    highs = [p.interval.high for p in stated if p.interval is not None and p.interval.high is not None]
    if not stated:
        return None
    meets = common_range(panel) is not None
    return 0 if meets or not lows or not highs else as_int_if_whole(Fraction(max(0, max(lows) - min(highs))))


def _overlap(panel: Panel, hull: Range) -> Number | None:
    if hull.low is None or hull.high is None:
        return None
    if hull.low == hull.high:
        return 1
    common = common_range(panel)
    if common is None:
        return 0
    assert common.low is not None  # it lies inside the hull, which has both ends
    assert common.high is not None
    return quotient(common.high - common.low, hull.high - hull.low)


def _camps(panel: Panel) -> tuple[tuple[str, ...], ...]:
    """Return the groups whose numbers meet, directly or through others, lowest first."""
    ordered = sorted(
        ((held, p.name) for p in panel.stated if (held := panel.counted(p)) is not None),
        key=lambda one: (one[0].low is not None, one[0].low or 0, one[0].low_open, one[1]),
    )
    camps: list[list[str]] = []
    region = None
    for reach, name in ordered:
        if region is None or not region.overlaps(reach):
            camps.append([])
            region = reach
        camps[-1].append(name)
        region = region.hull(reach)
    return tuple(tuple(sorted(camp)) for camp in camps)


@rule("disagreement")
def _from(panel: Panel, *positions: Position) -> Disagreement:
    return disagreement(attrs.evolve(panel, positions=positions))


# -- many figures -------------------------------------------------------------


@attrs.frozen(repr=False)
class DisagreementTable:
    """
    Means over figures, as event-report aggregation defines them: estimate by estimate, on the best values.

    ``divergence`` is the mean number of distinct values less one,
    ``normalised_divergence`` the same over the number of distinct values in
    all figures, ``sd`` the mean standard deviation of figures with two
    estimates or more, ``range`` the mean of highest less lowest, ``share``
    the share of figures with any disagreement, ``modal_share`` the mean share
    of estimates that give the most frequent value.  ``sd`` and ``range`` are
    None where figures have different units.  ``left_out`` are figures without
    a best value.

    Attributes:
        figures: ids of the figures in it.
        estimates: how many estimates these have.
    """

    figures: tuple[str, ...]
    estimates: int
    divergence: float
    normalised_divergence: float
    sd: float | None
    range: float | None
    share: float
    modal_share: float
    left_out: tuple[LeftOut, ...] = ()

    def explain(self, *, whole: bool = False) -> Derivation:
        """
        Return what the means are taken over.

        Args:
            whole: print all of it; else a long one says how many steps it
                leaves out.
        """
        notes = (f"as defined by {EVENTREPORT}", *(f"left out: {one}" for one in self.left_out))
        return Derivation(self, str(self), None, (), notes, is_whole=whole)

    def __str__(self) -> str:
        parts = {
            "mean divergence": self.divergence,
            "normalised": self.normalised_divergence,
            "mean standard deviation": self.sd,
            "mean range": self.range,
            "share with disagreement": self.share,
            "modal confidence": self.modal_share,
        }
        measures = ", ".join(f"{name} {value:.4g}" for name, value in parts.items() if value is not None)
        gone = f"; left out: {', '.join(map(str, self.left_out))}" if self.left_out else ""
        return f"{len(self.figures):,} figures, {self.estimates:,} estimates: {measures}{gone}"

    def __repr__(self) -> str:
        return f"<DisagreementTable {self}>"


def over(values: Mapping[str, tuple[Unit, Sequence[Number]]]) -> DisagreementTable | None:
    """
    Return the means over figures; None where no figure has a best value.

    Args:
        values: the unit and every best value of each figure, by its id.

    Source:
        The R package eventreport, ``aggregation_diagnostics``.
    """
    groups = {id_: numbers for id_, (_, numbers) in values.items() if numbers}
    if not groups:
        return None
    gone = tuple(LeftOut(id_, "no best value") for id_ in values if id_ not in groups)
    counts = [Counter(numbers) for numbers in groups.values()]
    distinct = len(set().union(*counts))
    divergence = _mean(len(count) - 1 for count in counts)
    one_unit = len({values[id_][0] for id_ in groups}) == 1
    deviations = [deviation(numbers) for numbers in groups.values() if len(numbers) > 1]
    return DisagreementTable(
        tuple(groups),
        sum(map(len, groups.values())),
        divergence,
        divergence / distinct,
        _mean(deviations) if one_unit and deviations else None,
        _mean(float(max(numbers) - min(numbers)) for numbers in groups.values()) if one_unit else None,
        _mean(len(count) > 1 for count in counts),
        _mean(max(count.values()) / len(numbers) for count, numbers in zip(counts, groups.values(), strict=True)),
        gone,
    )


def _mean(numbers: Iterable[float]) -> float:
    found = list(numbers)
    return math.fsum(found) / len(found)


def _short(value: Number | float) -> str:
    if isinstance(value, float):
        return f"{value:.4g}"
    text, dropped = rounded(value)
    return f"about {text}" if dropped else in_full(value)
