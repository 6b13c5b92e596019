"""What a method makes of the origin groups of many figures: an ``Outcome`` a figure, as columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from contested.optional import Array

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
