"""Whether the two numbers of a range share a scale: "2-3 million", "150-300,000", "10-15 000"."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from contested.phrases.numbers_in_text import with_scale

if TYPE_CHECKING:
    from contested.phrases.numbers_in_text import Amount

_THOUSAND = 1000


def shared(
    first: Amount, second: Amount, dash: str, group: str, scales: tuple[tuple[int, ...], bool]
) -> list[tuple[Amount, Amount]]:
    """
    Return how two numbers of a range can share a scale.

    "2-3 million" and "2 to 3 million" share it; "150-300,000" shares its
    thousands, as the CIA World Factbook writes; "150 to 300,000", "10-15 000",
    "10-15,500" and "two to three hundred and fifty" may or may not.

    Args:
        first: the first number.
        second: the second number.
        dash: "dash", "to" or "or".
        group: the mark that groups thousands here.
        scales: what the scale words at the end of the second number come to,
            all of them first, then without the first of them, and so on; and
            whether nothing but one number stands before them.
    """
    plain = (first, second)
    if dash == "or":
        return _alternatives(first, second, scales)
    if not first.bare:
        return [plain]
    size = max(first.value, -first.value)
    products, simple = scales
    for product in products:
        if size <= Fraction(second.value) / product:
            share = (with_scale(first, product, first.end), second)
            return [share] if simple else [plain, share]
    product = products[0] if products else 1
    if product >= _THOUSAND:
        smaller = (with_scale(first, product // _THOUSAND, first.end), second)
        return [plain, smaller] if product > _THOUSAND else [plain]
    if second.grouping and 0 < first.value * _THOUSAND < second.value:
        share = (with_scale(first, _THOUSAND, first.end), second)
        whole = isinstance(first.value, int) and second.value % _THOUSAND == 0
        if dash == "dash" and second.grouping == group and whole:
            return [share]
        return [plain, share]
    return [plain]


def _alternatives(first: Amount, second: Amount, scales: tuple[tuple[int, ...], bool]) -> list[tuple[Amount, Amount]]:
    """Read "two or three" and "two or three hundred": nothing lies between them; other pairs are two claims."""
    product = scales[0][0] if first.bare and scales[1] and scales[0] else 1
    one = with_scale(first, product, first.end) if product > 1 else first
    if (second.value - one.value) == max(one.scale, 1):
        return [(one, second)]
    return []
