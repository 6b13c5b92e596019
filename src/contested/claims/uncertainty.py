"""Uncertainty that a claim states: its level and its standard errors, and what they need beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from contested.claims.schema import LEVELLED
from contested.errors import IncompleteStatement
from contested.quantities import in_full

if TYPE_CHECKING:
    from collections.abc import Mapping

    from contested.quantities import Interval, Number

HARD_BOUNDS = ("stated", "limit")
"""Bounds beyond which a claim rules every number out, whatever its standard error."""

ERROR_FIELDS = ("standard_error", "error_below", "error_above")


def check_uncertainty(made: Mapping[str, Any], *, bounded: bool) -> None:
    """
    Check what needs another field: a level, bounds, a standard error.

    Args:
        made: the attributes of an estimate.
        bounded: low= or high= was given.

    Raises:
        IncompleteStatement: what is missing, or does not go together.
    """
    bounds, level = made.get("bounds"), made.get("level")
    if bounds in LEVELLED and level is None:
        raise IncompleteStatement(f"a {bounds} interval needs its level, such as level=0.95")
    if level is not None:
        if bounds not in LEVELLED:
            raise IncompleteStatement("a level belongs to bounds='confidence' or bounds='credible'")
        if not 0 < level < 1:
            raise IncompleteStatement(f"the level {in_full(level)} is not between 0 and 1; write 95% as 0.95")
    if bounds is not None and (made["interval"] is None or (made["interval"].is_point and not bounded)):
        raise IncompleteStatement(f"bounds={bounds!r} says what low= and high= are; give them, or leave bounds= out")
    given = [name for name in ERROR_FIELDS if made.get(name) is not None]
    if given:
        _check_errors(made, given)


def _check_errors(made: Mapping[str, Any], given: list[str]) -> None:
    for name in given:
        if made[name] < 0:
            raise IncompleteStatement(f"the {_WORDS[name]} {in_full(made[name])} is below zero; give its size")
    if "standard_error" in given and len(given) > 1:
        raise IncompleteStatement("give standard_error=, or error_below= and error_above= where the sides differ")
    if len(given) == 1 and given != ["standard_error"]:
        raise IncompleteStatement("error_below= and error_above= belong together; give both, or standard_error=")
    if made["interval"] is None or not (made["interval"].is_point or "best" in made):
        raise IncompleteStatement("a standard error belongs to one value; give value= or best=")


_WORDS = {name: name.replace("_", " ") for name in ERROR_FIELDS}


def best_between(best: Number | None, printed: Interval | None) -> Number | None:
    """Return the best value between given bounds: best=, or the value if that is a single number."""
    if printed is None:
        return best
    if not printed.is_point:
        raise IncompleteStatement("the value is a range already; leave out low= and high=, or give a single number")
    if best is not None and best != printed.low:
        raise IncompleteStatement(f"value ({printed.low}) and best= ({best}) differ; give one of them")
    return printed.low
