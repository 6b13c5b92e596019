"""Derived subjects: ratios, sums and rests that a draft may print of figures which the dossier holds."""

from __future__ import annotations

from functools import reduce
from itertools import combinations, islice
from operator import add
from typing import TYPE_CHECKING

from contested.claims import Stance
from contested.errors import ContestedError
from contested.quantities import factor
from contested.relations.relation import part_pairs
from contested.report.drafts.figure_index import Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contested.figure import Figure
    from contested.quantities import Number, Unit
    from contested.report.drafts.figure_index import FigureIndex
    from contested.report.drafts.paragraphs import Paragraph

MOST_SUMMED = 6
"""Figures named in one sentence that are added up."""

MOST_PAIRS = 200
"""Pairs of figures that are looked at for one unit: a dossier with more has no one density."""


class DerivedSubjects:
    """Ratios, sums and rests of the figures of one dossier, each computed when a draft first prints such a number."""

    def __init__(self, index: FigureIndex) -> None:
        self.index = index
        self._ratios: dict[Unit, list[tuple[Subject, Subject]]] = {}
        self._made: dict[str, Subject] = {}
        self._rests: dict[str, frozenset[Number]] = {}

    def named(self, paragraph: Paragraph, unit: Unit) -> Subject | None:
        """Return the ratio in a unit of the two figures that a paragraph names; None where none, or several."""
        if unit not in self._ratios:
            self._ratios[unit] = self._pairs(unit)
        near = [pair for pair in self._ratios[unit] if not pair[0].places.isdisjoint(paragraph.stems)]
        said = [pair for pair in near if any(not group.isdisjoint(paragraph.stems) for group in pair[0].groups)]
        chosen = [pair for pair in near if pair[0].bare] or said
        return self._ratio(*chosen[0]) if len(chosen) == 1 else None

    def _pairs(self, unit: Unit) -> list[tuple[Subject, Subject]]:
        if not any(power < 0 for _, power in unit.atoms):
            return []
        subjects = self.index.subjects
        below = [one for one in subjects if not one.unit.counts][:MOST_PAIRS]
        pairs = ((a, b) for a in subjects[:MOST_PAIRS] for b in below if a is not b)
        return list(islice((pair for pair in pairs if _converts(pair[0].unit, pair[1].unit, unit)), MOST_PAIRS))

    def _ratio(self, a: Subject, b: Subject) -> Subject | None:
        id_ = f"{a.id} / {b.id}"
        if id_ not in self._made:
            self._made[id_] = Subject(id_, a.figure / b.figure, a.groups, a.places, a.bare)
        return self._made[id_]

    def sums(self, subjects: list[Subject]) -> Iterator[Subject]:
        """Yield the sums of two of some figures of one kind, and of all of them."""
        few = subjects[:MOST_SUMMED]
        for parts in [*combinations(few, 2), *([tuple(few)] if len(few) > 2 else [])]:
            id_ = " + ".join(one.id for one in parts)
            if id_ not in self._made:
                try:
                    total = reduce(add, (one.figure for one in parts))
                except ContestedError:  # people and square kilometres
                    continue
                self._made[id_] = Subject(id_, total, parts[0].groups, parts[0].places, bare=False)
            yield self._made[id_]

    def is_rest(self, subject: Subject, value: Number) -> bool:
        """Whether a number is what somebody's numbers leave of a figure without one of its parts."""
        if subject.id not in self._rests:
            self._rests[subject.id] = frozenset(self._rests_of(subject))
        return value in self._rests[subject.id]

    def _rests_of(self, subject: Subject) -> set[Number]:
        pairs = [part for part, whole in part_pairs(self.index.dossier.relations) if whole == subject.id]
        found: set[Number] = set()
        for part in pairs[:MOST_PAIRS]:
            found |= _ends(subject.figure, self.index.by_id[part].figure)
        return found


def _converts(above: Unit, below: Unit, wanted: Unit) -> bool:
    try:
        factor(above / below, wanted)
    except ContestedError:
        return False
    return True


def _ends(whole: Figure, part: Figure) -> set[Number]:
    rest = whole - part
    intervals = [one.interval for one in rest.positions() if one.stance is Stance.STATED]
    ends = (end for one in intervals if one is not None for end in (one.low, one.high))
    return {end * rest.unit.size for end in ends if end is not None}
