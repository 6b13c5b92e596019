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
from contested.claims.estimate import Estimate
from contested.claims.intake import rule_named
from contested.claims.schema import ESTIMATE_FIELDS, read_fields
from contested.errors import ContestedError
from contested.feeds.rows.cell_error import CellError, read_text
from contested.quantities.units import unit as unit_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from contested.feeds.rows.bound_mapping import BoundMapping
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
OK = len(STAGES) * _WIDTH
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


class ParsedPart(NamedTuple):
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
    read: Callable[[BoundMapping, Sequence[object]], ParsedPart]

    @property
    def places(self) -> tuple[int, ...]:
        """Where it stands; nowhere, if every row says the same."""
        return tuple(sorted({column.place for column in self.columns if column.place >= 0}))

    def said(self, plan: BoundMapping, width: int, ways: Iterable[Sequence[object]]) -> Iterator[ParsedPart]:
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


def parts_of(plan: BoundMapping) -> tuple[Part, ...]:
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


def _scope(plan: BoundMapping, cells: Sequence[object]) -> ParsedPart:
    stage = "figure"
    try:
        of = plan.of(cells)
        stage = "measure"
        measure = plan.needed("measure", cells)
        stage = "scope"
        return ParsedPart(OK, plan.scope(of, measure, cells))
    except CellError as fault:
        return ParsedPart(code_of(stage, type(fault.error)), None)


def _unit(plan: BoundMapping, cells: Sequence[object]) -> ParsedPart:
    try:
        return ParsedPart(OK, plan.unit(cells))
    except CellError as fault:
        return ParsedPart(code_of("unit", type(fault.error)), None)


def _voice(plan: BoundMapping, cells: Sequence[object]) -> ParsedPart:
    """Return who says it and where, as an estimate of no matter what."""
    stage = "who"
    try:
        fields = plan.who(cells)
        stage = "words"
        for name in ("quoting", "named", "speaker"):
            if name in plan.columns:
                fields[name] = read_text(plan.feed, plan.columns[name], cells)
        if "quoting" in fields:
            fields["quoting"] = plan.behind(fields["quoting"])
        return ParsedPart(OK, Estimate.of(0, _person(), **fields))
    except CellError as fault:
        return ParsedPart(code_of(stage, type(fault.error)), None)
    except ContestedError as error:
        return ParsedPart(code_of("fields", type(error)), None)


def _grades(plan: BoundMapping, cells: Sequence[object]) -> ParsedPart:
    found, stage = Grades("claimed"), "stance"
    try:
        found = Grades(plan.stance(cells))
        stage = "words"
        given = {name: read_text(plan.feed, plan.columns[name], cells) for name in _GRADES if name in plan.columns}
        if found.stance == "claimed":
            found = Grades("claimed", **read_fields(given, ESTIMATE_FIELDS))
    except CellError as fault:
        return ParsedPart(code_of(stage, type(fault.error)), found)
    except ContestedError as error:
        return ParsedPart(code_of("grades", type(error)), found)
    return ParsedPart(OK, found)


def _clock(name: str) -> Callable[[BoundMapping, Sequence[object]], ParsedPart]:
    def read(plan: BoundMapping, cells: Sequence[object]) -> ParsedPart:
        try:
            return ParsedPart(OK, plan.time(name, cells))
        except CellError as fault:
            return ParsedPart(code_of(name, type(fault.error)), None)

    return read


_CLOCKS = {name: _clock(name) for name in ("as_of", "stated")}


@lru_cache(maxsize=1)
def _person() -> Unit:
    return unit_of("person")
