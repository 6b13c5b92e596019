"""Whether the two numbers of a range share a scale: "2-3 million", "150-300,000", "10-15 000"."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from contested.phrases.amounts import with_scale

if TYPE_CHECKING:
    from contested.phrases.amounts import Amount

_THOUSAND = 1000


def shared(first: Amount, second: Amount, dash: str, group: str) -> list[tuple[Amount, Amount]]:
    """
    Return how two numbers of a range can share a scale.

    "2-3 million" and "2 to 3 million" share it; "150-300,000" shares its
    thousands, as the CIA World Factbook writes; "150 to 300,000", "10-15 000"
    and "10-15,500" may or may not.
    """
    plain = (first, second)
    if dash == "or":
        return _alternatives(first, second)
    if not first.bare:
        return [plain]
    size = max(first.value, -first.value)
    if second.scale >= _THOUSAND or (second.scale > 1 and size < Fraction(second.value) / second.scale):
        share = (with_scale(first, second.scale, first.end), second)
        if share[0].value <= second.value:
            return [share]
        smaller = (with_scale(first, second.scale // _THOUSAND or 1, first.end), second)
        return [plain, smaller] if second.scale > _THOUSAND else [plain]
    if second.grouping and 0 < first.value * _THOUSAND < second.value:
        share = (with_scale(first, _THOUSAND, first.end), second)
        whole = isinstance(first.value, int) and second.value % _THOUSAND == 0
        if dash == "dash" and second.grouping == group and whole:
            return [share]
        return [plain, share]
    return [plain]


def _alternatives(first: Amount, second: Amount) -> list[tuple[Amount, Amount]]:
    """Read "two or three" and "two or three hundred": nothing lies between them; other pairs are two claims."""
    one = with_scale(first, second.scale, first.end) if first.bare and second.scale > 1 else first
    if (second.value - one.value) == max(one.scale, 1):
        return [(one, second)]
    return []
