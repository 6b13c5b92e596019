"""The doors to numpy and scipy, which come with the extra ``stats`` and are loaded when first needed."""

from __future__ import annotations

import importlib
from functools import lru_cache
from typing import Any

from contested.errors import MissingExtra


@lru_cache(maxsize=4)
def _library(name: str, feature: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError:
        raise MissingExtra(feature, "stats") from None


def numpy() -> Any:
    """
    Return numpy.

    Raises:
        MissingExtra: it is not installed.
    """
    return _library("numpy", "pooling columns by group")


def quantile_of_t(probability: float, df: Any) -> Any:
    """Return the quantile of Student's t with ``df`` degrees of freedom."""
    found = _library("scipy.special", "a quantile of Student's t").stdtrit(df, probability)
    return found if found.ndim else float(found)


def quantile_of_chi2(probability: float, df: int) -> float:
    """Return the quantile of the chi-squared distribution with ``df`` degrees of freedom."""
    return float(_library("scipy.special", "a quantile of chi-squared").chdtri(df, 1 - probability))
