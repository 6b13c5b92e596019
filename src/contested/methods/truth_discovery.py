"""
Truth discovery: how far sources can be trusted, and what is true, found together over many figures.

Experimental: it crowns whoever agrees with the crowd, and needs many figures
of every source.  What every such method shares stands here.
"""

from __future__ import annotations

import itertools
from collections import Counter
from math import fsum
from typing import TYPE_CHECKING, Any, ClassVar

import attrs

from contested.errors import UnpoolableNumbers
from contested.methods.choice import picked, taken_for_granted, tie
from contested.methods.labels import coded
from contested.methods.method import Method
from contested.methods.outcome import AVERAGES, FEW_FIGURES, VALUES, FailedPrecondition, Outcome, Waiver, objections
from contested.names import listed
from contested.optional import Array, numpy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from contested.answers.evidence import Disputed, Evidence, OriginGroup
    from contested.methods.reconciliation import Reconciliation

FEWEST_FIGURES = 10


@attrs.frozen(eq=False)
class Truths:
    """
    What truth discovery comes to on columns of claims.

    ``estimates`` has one value an object, in the order of ``objects``;
    ``weights`` one a source, in the order of ``sources``.  ``beliefs`` is,
    for categories, the share of trust behind each claim's value.

    Attributes:
        variant: the method with every variant, named.
        iterations: how many steps were taken.
        converged: whether it came to rest.
    """

    variant: str
    estimates: Array
    weights: Array
    objects: Array
    sources: Array
    iterations: int
    converged: bool
    beliefs: Array = None

    def __str__(self) -> str:
        state = "" if self.converged else ", not settled"
        count = f"{len(self.objects):,} objects, {len(self.sources):,} sources"
        return f"{self.variant}: {count}, {self.iterations} steps{state}"


@attrs.frozen
class Discovery(Method):
    """
    What methods of truth discovery share: answers on many figures at once, each carrying the trust that was found.

    ``trust`` is what was found for each source, filled in by the answers.
    """

    needs: ClassVar[tuple[str, ...]] = VALUES

    trust: tuple[tuple[str, float], ...] = attrs.field(default=(), repr=False, kw_only=True)

    def pool(self, values: Any, sources: Any, objects: Any, counts: Any = None) -> Truths:
        """Return what comes out of columns of claims."""
        raise NotImplementedError

    @property
    def makes_numbers(self) -> bool:
        """Whether it averages, rather than choosing among the values that somebody gave."""
        return False

    @property
    def needed(self) -> tuple[str, ...]:
        """The codes of the preconditions of these variants: more where numbers are made."""
        return AVERAGES if self.makes_numbers else self.needs

    def truths(self, weighed: list[tuple[float, float]]) -> list[float]:
        """Return the value that pairs of value and trust come to; several where they tie."""
        raise NotImplementedError

    def answers(
        self,
        figures: Mapping[str, Disputed],
        *,
        accept: Iterable[str] = (),
        reason: str | None = None,
        force: bool = False,
    ) -> dict[str, Reconciliation]:
        """
        Return the answer on each of many figures: what ``dossier.reconcile(method)`` does.

        Declared copying counts once: a claim is that of those who do not repeat it.

        Raises:
            NotAChoice: no precondition has that code, or it cannot be waived.
            WrongType: a waiver without a reason.
            MissingExtra: numpy is needed.
        """
        waiver = Waiver.of(accept, reason, force=force)
        every = {id_: figure._evidence for id_, figure in figures.items()}
        rows = [
            (float(witness.value), name, id_, 1 / len(witness.identity))
            for id_, evidence in every.items()
            if not objections(evidence, VALUES)  # a limit or a divided origin group is no value to be near to
            for witness in evidence.witnesses
            for name in witness.identity
        ]
        if not rows:
            return {id_: self.answered(evidence, waiver) for id_, evidence in every.items()}
        values, names, ids, counts = zip(*rows, strict=True)
        found = self.pool(values, names, ids, counts)
        trust = tuple(zip(map(str, found.sources), map(float, found.weights), strict=True))
        spoken = Counter(names)
        speaking = {name for evidence in every.values() for witness in evidence.witnesses for name in witness.identity}
        few = sorted(name for name in speaking if spoken[name] < FEWEST_FIGURES)
        fitted = attrs.evolve(self, trust=trust)
        return {id_: fitted._fitted(evidence, waiver, few, found) for id_, evidence in every.items()}  # noqa: SLF001  # itself

    def _fitted(self, evidence: Evidence, waiver: Waiver, few: list[str], found: Truths) -> Reconciliation:
        answer = self.answered(evidence, waiver)
        if not evidence.witnesses:
            return answer
        here = [name for name in few if any(name in witness.identity for witness in evidence.witnesses)]
        doubts = answer.failing
        if here:
            says = f"{listed(here)} {'speaks' if len(here) == 1 else 'speak'} of fewer than {FEWEST_FIGURES} figures"
            doubts = (*doubts, FailedPrecondition(FEW_FIGURES, says))
        caveats = answer.outcome.caveats
        if not found.converged:
            caveats = (*caveats, f"it did not settle in {found.iterations} steps")
        return attrs.evolve(answer, failing=doubts, outcome=attrs.evolve(answer.outcome, caveats=caveats))

    def weigh(self, evidence: Evidence) -> Outcome:
        """Return the value by the trust that was found."""
        if not self.trust:
            says = "it looks at many figures at once; call reconcile() of a dossier"
            return Outcome(objection=FailedPrecondition(FEW_FIGURES, says, can_be_waived=False))
        trust = dict(self.trust)
        known: list[tuple[float, float, OriginGroup]] = [
            (float(w.value), fsum(trust.get(name, 0.0) for name in w.identity) / len(w.identity), w)
            for w in evidence.witnesses
        ]
        shown = ", ".join(f"{w.name} {weight:.3g}" for _, weight, w in known)
        caveats = ("experimental", f"trust found over all figures: {shown}")
        found = self.truths([(x, weight) for x, weight, _ in known])
        if self.makes_numbers:
            return Outcome(found[0], used=evidence.witnesses, caveats=(*caveats, *taken_for_granted(evidence)))
        chosen = [witness for x, _, witness in known if x in found]
        if len({witness.value for witness in chosen}) > 1:
            return tie(evidence, chosen)
        return picked(evidence, chosen, "another value is trusted more", caveats)


@attrs.frozen(eq=False)
class Claims:
    """Columns of claims with the numbers of their sources and objects; ``m`` is how much each counts."""

    x: Array
    m: Array
    source: Array
    thing: Array
    source_names: Array
    thing_names: Array

    @property
    def sources(self) -> int:
        """How many sources there are."""
        return len(self.source_names)

    @property
    def things(self) -> int:
        """How many objects there are."""
        return len(self.thing_names)

    def categories(self) -> tuple[Array, Array, Array]:
        """Return for each claim the number of its object and value together; the object and value of each number."""
        pairs, cells = numpy().unique(numpy().column_stack([self.thing, self.x]), axis=0, return_inverse=True)
        return cells.ravel(), pairs[:, 0].astype(int), pairs[:, 1]


def claims(values: object, sources: object, objects: object, counts: object = None) -> Claims:
    """
    Return columns of claims.

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
    try:
        x = np.asarray(values, dtype=float)
    except (TypeError, ValueError):
        raise UnpoolableNumbers("values", "not all are numbers; for names, give each a number") from None
    m = np.ones(x.shape) if counts is None else np.asarray(counts, dtype=float)
    if x.ndim != 1 or x.size == 0 or m.shape != x.shape:
        raise UnpoolableNumbers("values", "give one column, not empty, and as many counts, if any")
    if not np.isfinite(x).all():
        raise UnpoolableNumbers("values", "one is not finite; leave it out")
    source_names, source, _ = coded(sources, "sources", len(x))
    thing_names, thing, _ = coded(objects, "objects", len(x))
    return Claims(x, m, source, thing, source_names, thing_names)


def chosen_of(things: Array, values: Array, scores: Array) -> Array:
    """Return for each object the value with the highest score; of equals the lowest."""
    np = numpy()
    order = np.lexsort((-values, scores, things))
    last = np.append(np.flatnonzero(np.diff(things[order])), len(order) - 1)
    return values[order][last]


def mean_of(weighed: list[tuple[float, float]]) -> list[float]:
    """Return the weighted mean of pairs of value and weight, within the values."""
    weighed = _alike_if_zero(weighed)
    mean = fsum(x * weight for x, weight in weighed) / fsum(weight for _, weight in weighed)
    return [min(max(mean, min(x for x, _ in weighed)), max(x for x, _ in weighed))]


def median_of(weighed: list[tuple[float, float]]) -> list[float]:
    """Return the lowest value with half of the weight at or below it; two where that is exactly half."""
    ordered = sorted(_alike_if_zero(weighed))
    half = fsum(weight for _, weight in ordered) / 2
    reached = list(itertools.accumulate(weight for _, weight in ordered))
    place = next(n for n, sofar in enumerate(reached) if sofar >= half * (1 - 1e-12))
    exactly = reached[place] <= half * (1 + 1e-12)
    return list(dict.fromkeys(x for x, _ in ordered[place : place + 1 + exactly]))


def mode_of(weighed: list[tuple[float, float]]) -> list[float]:
    """Return the value with the most weight; several where they have as much."""
    behind: dict[float, list[float]] = {}
    for x, weight in _alike_if_zero(weighed):
        behind.setdefault(x, []).append(weight)
    total = {x: fsum(weights) for x, weights in behind.items()}
    return sorted(x for x, weight in total.items() if weight >= max(total.values()) * (1 - 1e-12))


def _alike_if_zero(weighed: list[tuple[float, float]]) -> list[tuple[float, float]]:
    return weighed if any(weight for _, weight in weighed) else [(x, 1.0) for x, _ in weighed]
