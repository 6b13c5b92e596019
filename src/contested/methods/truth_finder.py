"""TruthFinder: a claim is as likely as those behind it can be trusted, and they as their claims are likely."""

from __future__ import annotations

from typing import Any, ClassVar

import attrs

from contested.methods.method import a_share
from contested.methods.truth_discovery import Discovery, Truths, chosen_of, claims, mode_of
from contested.optional import numpy

ITERATIONS = 100
SURE = 1 - 1e-12
"""Trust is kept below this, so that nobody is believed without limit."""


@attrs.frozen
class TruthFinder(Discovery):
    """
    Which of several values is likeliest, by whom it is given; near is no better than far.

    ``damping`` holds back the confidence that sources lend each other,
    ``initial`` is the trust to start from; it comes to rest where trust turns
    by less than ``tolerance`` (one less the cosine).
    """

    name: ClassVar[str] = "TruthFinder (experimental)"
    reference: ClassVar[str] = (
        "X. Yin, J. Han and P. S. Yu, Truth discovery with multiple conflicting information providers on the web, "
        "IEEE Trans. Knowl. Data Eng. 20, 2008"
    )
    assumes: ClassVar[tuple[str, ...]] = (
        "that a source is as reliable on one figure as on another",
        "that sources do not copy each other, but for what is declared",
        "that values are true or false, and none is nearly true",
    )

    damping: float = attrs.field(default=0.3, validator=a_share("damping", below=10.0))
    initial: float = attrs.field(default=0.9, validator=a_share("initial"))
    tolerance: float = attrs.field(default=0.001, validator=a_share("tolerance"))

    def pool(self, values: Any, sources: Any, objects: Any, counts: Any = None) -> Truths:
        """
        Return what comes out of columns of claims; ``beliefs`` is the confidence in each.

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
        cells, things, cell_values = found.categories()
        said = np.bincount(found.source, found.m, found.sources)
        trust = np.full(found.sources, self.initial)
        steps, settled, confidence = 0, False, np.zeros(len(things))
        while steps < ITERATIONS and not settled:
            score = -np.log(1 - np.minimum(trust, SURE))
            behind = np.bincount(cells, found.m * score[found.source], len(things))
            confidence = 1 / (1 + np.exp(-self.damping * behind))
            following = np.bincount(found.source, found.m * confidence[cells], found.sources) / said
            turn = 1 - (trust @ following) / (np.linalg.norm(trust) * np.linalg.norm(following))
            settled, trust, steps = bool(turn < self.tolerance), following, steps + 1
        estimates = chosen_of(things, cell_values, confidence)
        return Truths(
            self.variant, estimates, trust, found.thing_names, found.source_names, steps, settled, confidence[cells]
        )

    def truths(self, weighed: list[tuple[float, float]]) -> list[float]:
        """Return the values whose sources are trusted most together."""
        return mode_of(weighed)
