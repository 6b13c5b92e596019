"""Labels of rows: the groups, sources and objects of columns, as numbers from zero."""

from __future__ import annotations

from contested.errors import UnpoolableNumbers
from contested.optional import Array, numpy


def coded(given: object, what: str, size: int) -> tuple[Array, Array, Array]:
    """
    Return the distinct labels, the number of each row's label among them, and how many rows each has.

    Args:
        given: one label a row; whole numbers without gaps from 0 are quickest.
        what: what they are, for messages.
        size: how many rows there are.

    Raises:
        UnpoolableNumbers: not one a row, a NaN, or labels that have no order.
    """
    np = numpy()
    if isinstance(given, (list, tuple)) and any(one is None or one != one for one in given):  # noqa: PLR0124  # NaN
        raise UnpoolableNumbers(what, "one is missing; leave its row out")
    try:
        labels = np.asarray(given)
    except ValueError:
        raise UnpoolableNumbers(what, "they are of different kinds; give text or whole numbers throughout") from None
    if labels.shape != (size,):
        raise UnpoolableNumbers(what, f"there are {labels.size} for {size} values; give one column with one for each")
    if (labels.dtype.kind == "f" and np.isnan(labels).any()) or (labels.dtype.kind == "M" and np.isnat(labels).any()):
        raise UnpoolableNumbers(what, "one is missing; leave its row out")
    if labels.dtype.kind in "iu" and labels.min() >= 0 and labels.max() < 2 * size:
        count = np.bincount(labels)
        if count.all():
            return np.arange(len(count)), labels, count
    try:
        found: tuple[Array, Array, Array] = np.unique(labels, return_inverse=True, return_counts=True)
    except TypeError:
        raise UnpoolableNumbers(what, "they have no order; give text or whole numbers throughout") from None
    return found
