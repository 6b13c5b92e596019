"""CRH: a source weighs the less, the further it is from what comes out of all."""

from __future__ import annotations

from typing import Any, ClassVar

import attrs

from contested.methods.method import a_count, from_zero, one_of
from contested.methods.truth_discovery import (
    Claims,
    Discovery,
    Truths,
    chosen_of,
    claims,
    mean_of,
    median_of,
    mode_of,
)
from contested.optional import Array, numpy

LOSSES = ("squared", "absolute", "categorical")
TINY = 1e-300


@attrs.frozen
class CRH(Discovery):
    """
    Conflict resolution on heterogeneous data: a source weighs the less, the further it is from what comes out.

    ``loss`` is "squared" (weighted means), "absolute" (weighted medians) or
    "categorical" (values are names, and near is no better than far).
    ``scale`` divides losses by the standard deviation of their object ("sd")
    or takes them as they are ("none").  ``smoothing`` is added to each loss
    and weight, so that nobody is trusted without limit.  ``trust`` is what was found, filled
    in by the answers.

    Attributes:
        iterations: steps at most.
        tolerance: the change at which it has come to rest.
    """

    name: ClassVar[str] = "CRH truth discovery (experimental)"
    reference: ClassVar[str] = (
        "Q. Li et al., Resolving conflicts in heterogeneous data by truth discovery and source reliability "
        "estimation, SIGMOD, 2014"
    )
    assumes: ClassVar[tuple[str, ...]] = (
        "that a source is as reliable on one figure as on another",
        "that sources do not copy each other, but for what is declared",
    )
    loss: str = attrs.field(default="squared", validator=one_of("loss", LOSSES))
    scale: str = attrs.field(default="sd", validator=one_of("scale", ("sd", "none")))
    iterations: int = attrs.field(default=100, validator=a_count("iterations"))
    tolerance: float = attrs.field(default=1e-10, validator=from_zero("tolerance"))
    smoothing: float = attrs.field(default=0.0, validator=from_zero("smoothing"))

    def pool(self, values: Any, sources: Any, objects: Any, counts: Any = None) -> Truths:
        """
        Return what comes out of columns of claims.

        Args:
            values: what was claimed.
            sources: by whom; whole numbers from 0 are quickest.
            objects: of what.
            counts: how much each claim counts; by default one.

        Raises:
            UnpoolableNumbers: columns of different lengths, none, or numbers that are not finite.
            MissingExtra: numpy is needed.
        """
        np = numpy()
        found = claims(values, sources, objects, counts)
        losses = _Losses.of(found, self)
        weights, truths = np.ones(found.sources), losses.start()
        steps, settled = 0, False
        while steps < self.iterations and not settled:
            following = losses.weights(truths)
            settled = bool(np.abs(following - weights).max() <= self.tolerance * np.abs(following).max())
            weights, truths, steps = following, losses.truths(following), steps + 1
        estimates, beliefs = losses.answer(truths)
        return Truths(self.variant, estimates, weights, found.thing_names, found.source_names, steps, settled, beliefs)

    @property
    def makes_numbers(self) -> bool:
        """Whether it averages: with squared losses."""
        return self.loss == "squared"

    def truths(self, weighed: list[tuple[float, float]]) -> list[float]:
        """Return the weighted mean, medians or modes of pairs of value and trust."""
        return {"squared": mean_of, "absolute": median_of, "categorical": mode_of}[self.loss](weighed)


@attrs.frozen(eq=False)
class _Losses:
    """
    How far claims are from truths, by one of the three losses.

    ``scaled`` is the inverse of what a claim's loss is divided by; ``cells``
    the numbers of object and value together, ``cell_thing`` the object of
    each; ``order`` sorts claims by object and value.
    """

    claims: Claims
    loss: str
    scaled: Array
    cells: Array
    cell_thing: Array
    cell_value: Array
    order: Array
    smoothing: float

    @classmethod
    def of(cls, c: Claims, method: CRH) -> _Losses:
        np = numpy()
        count = np.bincount(c.thing, c.m, c.things)
        mean = np.bincount(c.thing, c.m * c.x, c.things) / count
        scaled = None
        if method.scale == "sd" and method.loss != "categorical":
            spread = np.sqrt(np.bincount(c.thing, c.m * (c.x - mean[c.thing]) ** 2, c.things) / count)
            scaled = (1 / np.where(spread > 0, spread, 1.0))[c.thing]
        cells = things = values = order = None
        if method.loss == "categorical":
            cells, things, values = c.categories()
        if method.loss == "absolute":
            order = np.lexsort((c.x, c.thing))
        return cls(c, method.loss, scaled, cells, things, values, order, method.smoothing)

    def start(self) -> Array:
        return self.truths(numpy().ones(self.claims.sources))

    def weights(self, truths: Array) -> Array:
        """Return -log of each source's share of the loss."""
        np = numpy()
        c = self.claims
        if self.loss == "categorical":
            squares = np.bincount(self.cell_thing, truths * truths, c.things)
            each = 1 - 2 * truths[self.cells] + squares[c.thing]
        else:
            rest = c.x - truths[c.thing]
            each = rest * rest if self.loss == "squared" else np.abs(rest)
        if self.scaled is not None:
            each = each * self.scaled
        total = np.bincount(c.source, c.m * each, c.sources) + self.smoothing
        everything = total.sum()
        if everything == 0 or c.sources == 1:
            return np.ones(c.sources)
        return self.smoothing - np.log(np.maximum(total / everything, TINY))

    def truths(self, weights: Array) -> Array:
        """Return weighted means or medians of objects; of categories the share of trust behind each."""
        np = numpy()
        c = self.claims
        w = weights[c.source] * c.m
        # Who has all the loss weighs nothing: where nobody else speaks of an object, its claims weigh alike (no 0 / 0).
        # Looked for only where somebody weighs nothing: sums by object are the better part of a step.
        w = w if weights.all() else np.where(np.bincount(c.thing, w, c.things)[c.thing] == 0, c.m, w)
        if self.loss == "squared":
            return np.bincount(c.thing, w * c.x, c.things) / np.bincount(c.thing, w, c.things)
        if self.loss == "categorical":
            behind = np.bincount(self.cells, w, len(self.cell_thing))
            return behind / np.bincount(self.cell_thing, behind, c.things)[self.cell_thing]
        reached = np.cumsum(w[self.order])
        total = np.bincount(c.thing, w, c.things)
        ends = np.cumsum(np.bincount(c.thing, minlength=c.things))
        wanted = reached[ends - 1] - total / 2
        place = np.searchsorted(reached, wanted - 1e-12 * np.abs(reached[-1]))
        return c.x[self.order][np.clip(place, ends - np.diff(ends, prepend=0), ends - 1)]

    def answer(self, truths: Array) -> tuple[Array, Array]:
        """Return one value an object, and for categories the share of trust behind each claim."""
        if self.loss != "categorical":
            return truths, None
        return chosen_of(self.cell_thing, self.cell_value, truths), truths[self.cells]
