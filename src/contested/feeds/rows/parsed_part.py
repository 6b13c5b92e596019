"""
Parts: what a row says in words and days, each part read once for all rows that say it alike.

A part is read by the plan that reads rows.  What is wrong with it comes as a
code: of two codes of a row the smaller one is what reading the row meets
first, so that an engine finds it by a minimum.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from contested import errors
from contested.claims.estimate import ESTIMATE_FIELDS, Estimate
from contested.claims.intake import rule_named
from contested.claims.statement import read_fields
from contested.errors import ContestedError
from contested.feeds.rows.cell_error import Fault, word
from contested.quantities.units import unit as unit_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from contested.feeds.rows.bound_mapping import Plan
    from contested.feeds.rows.cell_error import Column
    from contested.quantities.units import Unit

STAGES = (
    *("figure", "stance", "measure", "unit", "low", "best", "high", "standard_error", "nothing", "ends", "scope"),
    *("who", "as_of", "stated", "words", "fields", "grades", "error", "floor", "spelling", "dimension"),
)
"""Where reading a row can end, in the order in which it gets there; the last two are for all rows to decide."""

_KINDS = tuple(sorted(name for name, kind in vars(errors).items() if isinstance(kind, type)))
_GRADES = ("basis", "status")
_WIDTH = 1_000
FINE = len(STAGES) * _WIDTH
"""The code of what is not wrong: above every other."""


def code_of(stage: str, kind: type[ContestedError]) -> int:
    """Return the code of an error at a stage."""
    return STAGES.index(stage) * _WIDTH + _KINDS.index(kind.__name__)


def stage_in(code: int) -> str:
    """Return where reading ended."""
    return STAGES[code // _WIDTH]


def rule_in(code: int) -> str:
    """Return the rule that was broken."""
    return rule_named(_KINDS[code % _WIDTH])


class Said(NamedTuple):
    """What one way of saying a part comes to: the code of what is wrong, or ``FINE``, and what it says."""

    code: int
    value: Any


class Grades(NamedTuple):
    """Whether a row claims, and how good it says its number is."""

    stance: str
    basis: str | None = None
    status: str | None = None


@attrs.frozen
class Part:
    """One part of a row: its name, the columns in which it stands, and how it is read."""

    name: str
    columns: tuple[Column, ...]
    read: Callable[[Plan, Sequence[object]], Said]

    @property
    def places(self) -> tuple[int, ...]:
        """Where it stands; nowhere, if every row says the same."""
        return tuple(sorted({column.place for column in self.columns if column.place >= 0}))

    def said(self, plan: Plan, width: int, ways: Iterable[Sequence[object]]) -> Iterator[Said]:
        """
        Give what each way of saying it comes to.

        Args:
            plan: that reads rows.
            width: how many cells a row has.
            ways: the cells at its places.
        """
        cells: list[object] = [None] * width
        for way in ways:
            for place, cell in zip(self.places, way, strict=True):
                cells[place] = cell
            yield self.read(plan, cells)


def parts_of(plan: Plan) -> tuple[Part, ...]:
    """Return the parts of the rows that a plan reads, but for their numbers."""

    def named(*names: str) -> tuple[Column, ...]:
        return tuple(plan.columns[name] for name in names if name in plan.columns)

    scope = (*plan.figure, *named("measure", "where", "definition"), *plan.facets.values())
    voice = (*named("party", "quoting", "named", "speaker"), *plan.source.values())
    found = [
        Part("scope", (*scope, *plan.pairs.get("period", ())), _scope),
        Part("unit", named("unit"), _unit),
        Part("voice", voice, _voice),
        Part("grades", named("stance", "basis", "status"), _grades),
    ]
    return (*found, *(Part(name, plan.pairs[name], _CLOCKS[name]) for name in _CLOCKS if name in plan.pairs))


def _scope(plan: Plan, cells: Sequence[object]) -> Said:
    stage = "figure"
    try:
        of = plan.of(cells)
        stage = "measure"
        measure = plan.needed("measure", cells)
        stage = "scope"
        return Said(FINE, plan.scope(of, measure, cells))
    except Fault as fault:
        return Said(code_of(stage, type(fault.error)), None)


def _unit(plan: Plan, cells: Sequence[object]) -> Said:
    try:
        return Said(FINE, plan.unit(cells))
    except Fault as fault:
        return Said(code_of("unit", type(fault.error)), None)


def _voice(plan: Plan, cells: Sequence[object]) -> Said:
    """Return who says it and where, as an estimate of no matter what."""
    stage = "who"
    try:
        fields = plan.who(cells)
        stage = "words"
        for name in ("quoting", "named", "speaker"):
            if name in plan.columns:
                fields[name] = word(plan.feed, plan.columns[name], cells)
        if "quoting" in fields:
            fields["quoting"] = plan.behind(fields["quoting"])
        return Said(FINE, Estimate.of(0, _person(), **fields))
    except Fault as fault:
        return Said(code_of(stage, type(fault.error)), None)
    except ContestedError as error:
        return Said(code_of("fields", type(error)), None)


def _grades(plan: Plan, cells: Sequence[object]) -> Said:
    found, stage = Grades("claimed"), "stance"
    try:
        found = Grades(plan.stance(cells))
        stage = "words"
        given = {name: word(plan.feed, plan.columns[name], cells) for name in _GRADES if name in plan.columns}
        if found.stance == "claimed":
            found = Grades("claimed", **read_fields(given, ESTIMATE_FIELDS))
    except Fault as fault:
        return Said(code_of(stage, type(fault.error)), found)
    except ContestedError as error:
        return Said(code_of("grades", type(error)), found)
    return Said(FINE, found)


def _clock(name: str) -> Callable[[Plan, Sequence[object]], Said]:
    def read(plan: Plan, cells: Sequence[object]) -> Said:
        try:
            return Said(FINE, plan.time(name, cells))
        except Fault as fault:
            return Said(code_of(name, type(fault.error)), None)

    return read


_CLOCKS = {name: _clock(name) for name in ("as_of", "stated")}


@lru_cache(maxsize=1)
def _person() -> Unit:
    return unit_of("person")
