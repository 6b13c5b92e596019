"""
Stages: which fault of a row is told first, in one written order for rows read singly and for rows on an engine.

What is wrong comes as a code: of two codes of a row the smaller one is told,
so that an engine finds it by a minimum.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested import errors
from contested.claims import rule_named

if TYPE_CHECKING:
    from contested.errors import ContestedError

STAGES = (
    # Which figure a row is of comes first: without it nobody can tell what the rest is about.
    *("of", "stance", "name", "unit"),
    # Its numbers, as columns stand in most files; then what they make together.  A row without one says nothing, and
    # what is wrong with its words is no matter then, so that stands behind "nothing".
    *("low", "value", "high", "standard_error", "error_below", "error_above", "level"),
    *("power", "hedge", "nothing", "ends", "bounds", "partial"),
    # What else tells its figure apart, who says it and when, and the words around it.
    *("where", "period", "definition", "facets", "source", "by", "as_of", "stated"),
    *("quoting", "named", "speaker", "basis", "status", "key", "quote", "at", "note", "cell"),
    *("estimate", "aspect", "reason"),
    # What a statement refuses although each of its fields is right, in the order in which it looks at them.
    *("holders", "grades", "error", "statement", "floor"),
    # What only all rows together decide.
    *("spelling", "dimension"),
)
"""Where the reading of a row can end, first of all first."""

_RANKS = {stage: rank for rank, stage in enumerate(STAGES)}
_KINDS = tuple(name for name, kind in vars(errors).items() if isinstance(kind, type))
_WIDTH = 1_000
"""More than there are kinds of errors.  They only say which one it is: two faults of a row are never of one stage."""

OK = len(STAGES) * _WIDTH
"""The code of what is not wrong: above every other."""


def rank_of(stage: str) -> int:
    """Return how early a stage is."""
    return _RANKS[stage]


def code_of(stage: str, kind: type[ContestedError]) -> int:
    """Return the code of an error at a stage."""
    return _RANKS[stage] * _WIDTH + _KINDS.index(kind.__name__)


def stage_in(code: int) -> str:
    """Return where reading ended."""
    return STAGES[code // _WIDTH]


def rule_in(code: int) -> str:
    """Return the rule that was broken."""
    return rule_named(_KINDS[code % _WIDTH])
