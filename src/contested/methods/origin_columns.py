"""
Origin groups of many figures as columns, for numpy: what ``OriginGroup`` and ``Outcome`` say, of all of them at once.

``grouped`` and its kernels work on these.  A table, on whatever engine, makes
them in batches.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested.optional import Array, numpy

if TYPE_CHECKING:
    from collections.abc import Mapping

EXACTLY = 1e-12
"""Sides of a comparison that lie closer than this, relative to their size, are equal: floats cannot tell."""


@attrs.frozen(eq=False)
class OriginColumns:
    """
    Origin groups with a number, those of one figure side by side, by value and then by name.

    ``facts`` are columns of floats, one a group, NaN where there is nothing:
    ``x`` the value, its ``error``, the printed ``low`` and ``high``, and flags
    of 0 and 1.  ``starts`` are where figures begin, ``count`` how many groups
    each has, one or more.
    """

    facts: Mapping[str, Array]
    starts: Array
    count: Array

    @classmethod
    def of(cls, facts: Mapping[str, Array], figures: Array) -> OriginColumns:
        """
        Return columns in their order.

        Args:
            facts: columns by name; ``who`` tells groups of one value apart.
            figures: the number of each group's figure, from zero, without gaps.
        """
        np = numpy()
        order = np.lexsort((facts["who"], facts["x"], figures))
        count = np.bincount(figures)
        return cls({name: column[order] for name, column in facts.items()}, np.cumsum(count) - count, count)

    def __getitem__(self, name: str) -> Array:
        return self.facts[name]

    def __contains__(self, name: str) -> bool:
        return name in self.facts

    def __len__(self) -> int:
        return len(self.count)

    def wide(self, figures: Array) -> Array:
        """Return one thing a figure as one a group."""
        return numpy().repeat(figures, self.count)

    def total(self, column: Array) -> Array:
        """Return the sum over the groups of each figure."""
        return numpy().add.reduceat(column, self.starts)

    def least(self, column: Array, among: Array | None = None) -> Array:
        """Return the smallest over the groups of each figure (``among`` some of them); NaN where there is none."""
        np = numpy()
        return np.fmin.reduceat(column if among is None else np.where(among, column, np.nan), self.starts)

    def most(self, column: Array, among: Array | None = None) -> Array:
        """Return the largest over the groups of each figure (``among`` some of them); NaN where there is none."""
        np = numpy()
        return np.fmax.reduceat(column if among is None else np.where(among, column, np.nan), self.starts)

    def some(self, condition: Array) -> Array:
        """Return whether a condition holds for a group of each figure."""
        return numpy().logical_or.reduceat(condition, self.starts)

    def mean(self, column: Array, among: Array | None = None) -> Array:
        """Return the mean over the groups of each figure; taken from the smallest, so that no digit is lost."""
        np = numpy()
        base = self.least(column, among)
        rest = column - self.wide(base)
        if among is None:
            return base + self.total(rest) / self.count
        return base + self.total(np.where(among, rest, 0.0)) / self.total(among.astype(float))

    @property
    def rank(self) -> Array:
        """The place of each group by value among those of its figure, from zero."""
        return numpy().arange(len(self["x"])) - self.wide(self.starts)

    def running(self, column: Array) -> Array:
        """Return the sum of each group and those before it; figure by figure, so that no large one drowns another."""
        np = numpy()
        made, sums = column.copy(), np.zeros(len(self))
        for place in range(int(self.count.max())):
            there = self.count > place
            here = self.starts[there] + place
            sums[there] += column[here]
            made[here] = sums[there]
        return made


def near(number: Array, value: Array) -> Array:
    """Return whether two numbers are one, as far as floats can tell."""
    np = numpy()
    return np.abs(number - value) <= np.abs(value) * EXACTLY


def leading_place(number: Array) -> Array:
    """Return the power of ten of the first digit of a number above zero; NaN for others."""
    np = numpy()
    above = np.where((number > 0) & np.isfinite(number), number, np.nan)
    return np.floor(np.log10(above) + 1e-13)


NO_ERROR = "no-uncertainty"


@attrs.frozen(eq=False)
class GroupedOutcome:
    """
    What a method makes of many figures, whatever its preconditions.

    ``value``, ``low``, ``high`` and ``error`` are floats, one a figure, NaN
    where there is none; ``used`` says of each origin group whether it is in
    the answer.  ``exact`` is whether the value is one, and not a number that
    floats came to: None for all.  ``own`` says by code where there is no
    answer whatever is waived; ``doubts`` are preconditions that matter
    besides, where ``doubtful``; ``doubted`` are such that only the computation
    could test, by code.
    """

    value: Array
    used: Array
    low: Array = None
    high: Array = None
    error: Array = None
    exact: Array = None
    own: Mapping[str, Array] = attrs.field(factory=dict)
    doubts: tuple[str, ...] = ()
    doubtful: Array = None
    doubted: Mapping[str, Array] = attrs.field(factory=dict)
