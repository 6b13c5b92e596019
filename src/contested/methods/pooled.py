"""Pooled values: what a pool comes to on plain numbers, with every variant that it used."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from contextlib import contextmanager
from functools import lru_cache
from statistics import NormalDist
from typing import TYPE_CHECKING, Any

import attrs

from contested.errors import ContestedError, UnpoolableNumbers, shorten
from contested.optional import quantile_of_t

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Column = Any
"""A float, or a numpy array with one number a group."""


@attrs.frozen(eq=False)
class Pooled:
    """
    What a pool comes to: floats for one group of values, arrays for columns by group.

    ``estimate``, ``standard_error``, the ends of ``interval`` (at ``level``)
    and of ``prediction`` and ``scale_factor``'s inputs are in the unit of the
    values, ``tau2`` in its square; ``q`` has ``df`` degrees of freedom,
    ``i2`` is a fraction.  What a method does not compute is None.

    ``weights`` add up to one in each group.  ``modes`` are those of a mixture,
    ``kept`` the indices of a subset, ``alternatives`` other answers that are
    as good.

    Attributes:
        variant: the method with every variant, named.
        h2: H².
    """

    variant: str
    estimate: Column
    standard_error: Column = None
    interval: tuple[Column, Column] | None = None
    level: float | None = None
    prediction: tuple[Column, Column] | None = None
    tau2: Column = None
    q: Column = None
    df: Column = None
    i2: Column = None
    h2: Column = None
    scale_factor: Column = None
    weights: Column = ()
    modes: tuple[float, ...] = ()
    kept: tuple[int, ...] = ()
    alternatives: tuple[Pooled, ...] = ()

    def __str__(self) -> str:
        if not isinstance(self.estimate, float):
            return f"{self.variant} of {len(self.estimate):,} groups"
        spread = "" if self.standard_error is None else f" ± {self.standard_error:.6g}"
        return f"{self.estimate:.10g}{spread} ({self.variant})"


def floats(values: Any, what: str) -> list[float]:
    """
    Return numbers as floats.

    Raises:
        UnpoolableNumbers: there are none, or one is not finite.
    """
    if isinstance(values, (str, bytes, Mapping)) or not isinstance(values, Iterable):
        raise UnpoolableNumbers(what, f"{shorten(values)} is no sequence of numbers; give a list")
    made: list[float] = []
    for n, value in enumerate(values):
        try:
            number = float(value)
        except (TypeError, ValueError, OverflowError):
            raise UnpoolableNumbers(f"{what}[{n}]", f"{shorten(value)} is no number; leave it out") from None
        if not math.isfinite(number):
            raise UnpoolableNumbers(f"{what}[{n}]", f"{number} is not finite; leave it out")
        made.append(number)
    if not made:
        raise UnpoolableNumbers(what, "there are none; give one or more")
    return made


def values_and_variances(values: Iterable[object], variances: Iterable[object]) -> tuple[list[float], list[float]]:
    """
    Return both as floats.

    Raises:
        UnpoolableNumbers: none, not as many of one as of the other, one that
            is not finite, or a variance that is not above zero.
    """
    x, v = floats(values, "values"), floats(variances, "variances")
    if len(x) != len(v):
        raise UnpoolableNumbers("variances", f"there are {len(v)} for {len(x)} values; give one for each")
    for n, one in enumerate(v):
        if one <= 0:
            raise UnpoolableNumbers(
                f"variances[{n}]", f"{one:g} is not above zero; give the square of the standard error"
            )
    return x, v


def shares(weights: Sequence[object] | None, count: int) -> list[float]:
    """
    Return weights that add up to one; equal ones where none are given.

    Raises:
        UnpoolableNumbers: not one a value, one below zero, or all zero.
    """
    if weights is None:
        return [1 / count] * count
    made = floats(weights, "weights")
    if len(made) != count:
        raise UnpoolableNumbers("weights", f"there are {len(made)} for {count} values; give one for each")
    for n, one in enumerate(made):
        if one < 0:
            raise UnpoolableNumbers(f"weights[{n}]", f"{one:g} is below zero; a weight is zero or more")
    total = math.fsum(made)
    if total == 0:
        raise UnpoolableNumbers("weights", "all are zero; give at least one above")
    return [one / total for one in made]


@contextmanager
def within_floats() -> Iterator[None]:
    """
    Refuse what floats cannot hold.

    Raises:
        UnpoolableNumbers: a number ran over, or a sum divides by zero.
    """
    try:
        yield
    except ContestedError:
        raise
    except (ArithmeticError, ValueError):
        raise _too_far_apart() from None


def sound(*numbers: float) -> None:
    """
    Refuse results that floats could not hold.

    Raises:
        UnpoolableNumbers: one of them is not finite.
    """
    if not all(map(math.isfinite, numbers)):
        raise _too_far_apart()


def _too_far_apart() -> UnpoolableNumbers:
    reason = "they lie too far apart for floats; bring values and variances to a common scale"
    return UnpoolableNumbers("values and variances", reason)


def around(estimate: Column, error: Column, level: float, df: Column = None) -> tuple[Column, Column]:
    """Return an interval at ``level`` around an estimate: normal, or Student's t where ``df`` is given."""
    tail = 0.5 + level / 2
    reach = (_normal_quantile(tail) if df is None else quantile_of_t(tail, df)) * error
    return estimate - reach, estimate + reach


@lru_cache(maxsize=64)
def _normal_quantile(tail: float) -> float:
    return NormalDist().inv_cdf(tail)
