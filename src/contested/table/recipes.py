"""
Recipes: how a method answers on the voices of a figure, as expressions.

A recipe says which columns to add along the voices, whom the method uses, what
to put together figure by figure, and what the answer is of that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from contested.table.engine import narwhals

if TYPE_CHECKING:
    from collections.abc import Mapping

Columns = dict[str, Any]


def nothing() -> Any:
    """Return the number that is not there."""
    return narwhals().lit(None, dtype=narwhals().Float64)


@attrs.frozen(eq=False)
class Recipe:
    """
    How a method answers on the voices of a figure.

    ``steps`` are columns added one after another to the voices in ``ordered``;
    a method that leaves some out has ``used`` among them, and one whose number
    can be that of some it uses has ``answer``, the number.  ``made`` are
    aggregates of voices, of which the rest is computed: the ``value``, the ends
    ``low`` and ``high`` of its range, its standard ``error``, and whether it is
    ``exact``, and not a number that floats came to.  ``own`` says by code where
    there is no answer whatever is waived, ``doubts`` which preconditions matter
    besides, and ``doubtful`` where.
    """

    steps: tuple[Columns, ...] = ()
    made: Columns = attrs.field(factory=dict)
    value: Any = attrs.field(factory=nothing)
    low: Any = attrs.field(factory=nothing)
    high: Any = attrs.field(factory=nothing)
    error: Any = attrs.field(factory=nothing)
    exact: Any = None
    own: Mapping[str, Any] = attrs.field(factory=dict)
    doubts: tuple[str, ...] = ()
    doubtful: Any = None
