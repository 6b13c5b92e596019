"""
Conversion: every number of a table in one unit per measure, by exact factors.

The distinct units are looked at once.  A number that is written with few
decimals is converted through whole numbers, so that equal claims in different
units come out as the same number, and a comparison never turns on float noise.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import attrs
import narwhals.stable.v2 as nw

from contested.errors import ContestedError, IncompatibleUnits
from contested.quantities import Unit, common_unit, factor
from contested.quantities import unit as unit_of
from contested.table.column_map import EXACT_WITHIN
from contested.table.first_look import DECIMALS, unit_facts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from contested.table.column_map import ColumnMap, LazyFrame
    from contested.table.first_look import UnitFacts

NEAR_TIE = 1e-12
"""Sides of a comparison that lie closer than this, relative to their size, are settled by exact numbers."""


Raw = tuple[object, str | None, float]
"""A number as the frame writes it: the measure, the unit's text, the number."""


@attrs.frozen
class WrittenUnit:
    """
    One unit as the frame writes it, and what is known of the numbers in it.

    ``ratio`` converts to the unit of the measure; None where nothing does, and
    ``reason`` says why.  ``decimals`` is how many are enough to write every
    number, None where six are not.
    """

    measure: object
    text: str | None
    rows: int
    ratio: Fraction | None
    reason: str = ""
    largest: float = 0.0
    decimals: int | None = 0

    @property
    def is_whole(self) -> bool:
        """Whether its conversion goes through whole numbers that floats hold exactly."""
        if self.ratio is None or self.decimals is None:
            return False
        return bool(self.largest * 10**self.decimals * self.ratio.numerator < EXACT_WITHIN)


@attrs.frozen
class Conversion:
    """
    How the numbers of a table come to one unit per measure.

    ``targets`` is that unit by measure (of a table without measures by None),
    ``settled`` says that floats compare exactly as the numbers they stand for.
    """

    targets: dict[object, Unit]
    written: tuple[WrittenUnit, ...] = ()
    measure: str | None = None
    settled: bool = True

    @property
    def floored(self) -> nw.Expr:
        """The expression that says whether a row's number cannot be below zero."""
        return self._measured_in(target for target in self.targets.values() if target.floor == 0)

    @property
    def counts(self) -> nw.Expr:
        """The expression that says whether a row's unit counts things."""
        return self._measured_in(target for target in self.targets.values() if target.counts)

    @property
    def size(self) -> nw.Expr:
        """How many of what is counted one unit of a row's answers holds: a thousand people are 1,000."""
        sizes = {of: float(target.size) for of, target in self.targets.items() if target.counts}
        if self.measure is None or set(sizes.values()) <= {1.0}:
            return nw.lit(next(iter(sizes.values()), 1.0))
        return _chosen([(nw.col(self.measure) == of, nw.lit(size)) for of, size in sizes.items()], nw.lit(1.0))

    def _measured_in(self, units: Iterable[Unit]) -> nw.Expr:
        """Return the expression that says whether a row's answers are in one of some units."""
        chosen = frozenset(units)
        measures = [measure for measure, target in self.targets.items() if target in chosen]
        if self.measure is None:
            return nw.lit(bool(measures))
        return _chosen([(nw.col(self.measure) == measure, nw.lit(True)) for measure in measures], nw.lit(False))

    @property
    def is_converted(self) -> nw.Expr:
        """The expression that says whether a row's number was written in another unit."""
        others = [(self._in(one), nw.lit(True)) for one in self.written if one.ratio not in (None, 1)]
        return _chosen(others, nw.lit(False))

    @property
    def written_in(self) -> nw.Expr:
        """The expression that says in which unit a row's number is written, however that is spelt: the same number."""
        known: dict[Unit, int] = {}
        read = {one.text: unit_of(one.text) for one in self.written if one.text is not None and one.ratio is not None}
        pairs = [(nw.col("unit") == text, nw.lit(known.setdefault(unit, len(known)))) for text, unit in read.items()]
        return _chosen(pairs, nw.lit(-1))

    @property
    def refused(self) -> tuple[WrittenUnit, ...]:
        """The units that nothing is converted from."""
        return tuple(one for one in self.written if one.ratio is None)

    @property
    def is_plain(self) -> bool:
        """Whether every number stays as it is."""
        return all(one.ratio in (None, 1) for one in self.written)

    def within(self, keeps: Callable[[object], bool]) -> Conversion:
        """Return how the numbers of some measures come to their units."""
        targets = {measure: unit for measure, unit in self.targets.items() if keeps(measure)}
        return attrs.evolve(self, targets=targets, written=tuple(one for one in self.written if keeps(one.measure)))

    def here(self, one: WrittenUnit) -> nw.Expr:
        """Return the expression that says whether a row is in a unit, true or false for every row."""
        return self._in(one).fill_null(value=False)

    def _in(self, one: WrittenUnit) -> nw.Expr:
        """Return the same, null where a row says nothing: enough for a choice, which takes null for false."""
        if not self.written:
            return nw.lit(True)
        inside = nw.col("unit").is_null() if one.text is None else nw.col("unit") == one.text
        if self.measure is None:
            return inside
        column = nw.col(self.measure)
        return inside & (column.is_null() if one.measure is None else column == one.measure)

    def applied(self, lazy: LazyFrame, columns: Sequence[str], snaps: Mapping[Raw, float]) -> LazyFrame:
        """
        Return a frame with columns of numbers converted.

        Args:
            lazy: the frame, with its numbers as the frame gives them.
            columns: which to convert.
            snaps: what some (measure, unit, number) come to exactly.
        """
        if self.is_plain and not snaps:
            return lazy.with_columns(*((_float(name) + 0.0).alias(name) for name in columns))
        converted = [(one, one.ratio) for one in self.written if one.ratio is not None and one.ratio != 1]
        up = [(self._in(one), nw.lit(float(ratio.numerator))) for one, ratio in converted if ratio.numerator != 1]
        down = [(self._in(one), nw.lit(float(ratio.denominator))) for one, ratio in converted if ratio.denominator != 1]
        scale = [(self._in(one), nw.lit(10.0**one.decimals)) for one, _ in converted if one.is_whole and one.decimals]
        lazy = lazy.with_columns(
            up=_chosen(up, nw.lit(1.0)), down=_chosen(down, nw.lit(1.0)), scale=_chosen(scale, nw.lit(0.0))
        )
        made = []
        for name in columns:
            number, power = _float(name), nw.col("scale")
            plain = number * nw.col("up") / nw.col("down")
            if scale:
                whole = (number * power).round() * nw.col("up") / (nw.col("down") * power)
                plain = nw.when(power > 0).then(whole).otherwise(plain)
            settled = [
                (self.here(one) & (number == raw).fill_null(value=False), nw.lit(value))
                for one in self.written or (WrittenUnit(None, None, 0, Fraction(1)),)
                for (measure, text, raw), value in snaps.items()
                if (measure, text) == (one.measure, one.text)
            ]
            made.append((_chosen(settled, plain) + 0.0).alias(name))
        return lazy.with_columns(*made).drop("up", "down", "scale")


def constant(unit: str | Unit) -> Conversion:
    """Return how a table is converted that is all in one unit: not at all."""
    return Conversion({None: unit_of(unit)})


def is_unit(text: str) -> bool:
    """Whether a text is a unit: then it is that of every number, and no column's name."""
    try:
        unit_of(text)
    except ContestedError:
        return False
    return True


def conversion_of(
    lazy: LazyFrame, layout: ColumnMap, facts: UnitFacts, to: str | Unit | Mapping[object, str | Unit] | None
) -> tuple[Conversion, frozenset[str]]:
    """
    Return how a table with a column of units is converted, and which ends are full.

    Args:
        lazy: the frame under our names, looked at again where numbers are converted that are not whole.
        layout: its columns.
        facts: what is written in which unit.
        to: the unit wanted, or one by measure; by default the first of the
            dimension by name that takes the others.

    Raises:
        UnreadableUnit, UnknownUnit, OffsetUnit: a wanted unit is none.
    """
    targets = _targets(facts, to)
    read = {key: _ratio(key[1], targets.get(key[0])) for key in facts}
    converts = any(ratio not in (None, 1) for ratio, _ in read.values())
    if converts and any(not any(fact.fits) and len(fact.fits) < len(DECIMALS) for fact in facts.values()):
        facts = unit_facts(lazy, layout, DECIMALS)
    written = []
    for (of, text), fact in sorted(facts.items(), key=lambda item: (str(item[0][0]), item[0][1] or "")):
        ratio, reason = read[of, text]
        decimals = next((places for places, fit in zip(DECIMALS, fact.fits, strict=False) if fit), None)
        written.append(WrittenUnit(of, text, fact.rows, ratio, reason, fact.largest, decimals))
    missing = {"low": sum(f.without_low for f in facts.values()), "high": sum(f.without_high for f in facts.values())}
    full = frozenset(end for end, count in missing.items() if not count)
    return Conversion(targets, tuple(written), layout.name, _are_settled(written)), full


def _ratio(text: str | None, target: Unit | None) -> tuple[Fraction | None, str]:
    """Return the exact factor from a unit as written, or why there is none."""
    if text is None:
        return None, "no unit is given"
    try:
        given = unit_of(text)
        assert target is not None  # there is one where any unit of the measure can be read
        ratio = Fraction(factor(given, target))
    except ContestedError as error:
        return None, str(error)
    if max(ratio.numerator, ratio.denominator) >= 10**300:
        return None, "the factor is out of bounds"
    return ratio, ""


def _targets(keys: Iterable[tuple[object, str | None]], to: Any) -> dict[object, Unit]:
    """Return the unit of each measure: as asked for, else the first by name that takes the others."""
    units: dict[object, list[Unit]] = {}
    for measure, text in sorted(keys, key=lambda key: (str(key[0]), key[1] or "")):
        try:
            units.setdefault(measure, []).extend([] if text is None else [unit_of(text)])
        except ContestedError:
            continue
    targets: dict[object, Unit] = {}
    for measure, candidates in units.items():
        wanted = to.get(measure) if hasattr(to, "get") else to
        if wanted is not None:
            targets[measure] = unit_of(wanted)
            continue
        for candidate in candidates:
            try:
                targets[measure] = common_unit(targets.get(measure, candidate), candidate)
            except IncompatibleUnits:
                continue
    return targets


def _are_settled(written: Sequence[WrittenUnit]) -> bool:
    """
    Whether floats compare as the numbers they stand for.

    So they do where nothing is converted, and where every conversion is one
    rounding of a quotient of whole numbers: equal numbers are then equal, and
    none that differ by more than one part in 2**53 change places.
    """
    used = [one for one in written if one.ratio is not None]
    return all(one.ratio == 1 for one in used) or all(one.is_whole for one in used)


def _float(name: str) -> nw.Expr:
    return nw.col(name).cast(nw.Float64)


def _chosen(pairs: Sequence[tuple[nw.Expr, nw.Expr]], otherwise: nw.Expr) -> nw.Expr:
    """Return the value of the first condition that holds, as one flat expression."""
    made = otherwise
    for condition, value in reversed(pairs):
        made = nw.when(condition).then(value).otherwise(made)
    return made
