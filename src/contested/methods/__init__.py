"""
Methods of reconciliation: named rules that turn a figure into one answer, or refuse.

Sets average nothing, picks choose a value that somebody gave, means and pools
make a new one, and truth discovery looks at many figures at once.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contested.methods.belief import combined, conflict
    from contested.methods.crh import CRH
    from contested.methods.guards import GUARDS, Objection
    from contested.methods.means import GeometricMean, Mean, TrimmedMean
    from contested.methods.method import Method
    from contested.methods.opinion import CovarianceIntersection, LinearPool, LogPool
    from contested.methods.outcome import Bracket
    from contested.methods.picks import (
        Latest,
        Median,
        Mode,
        MostConservative,
        MostInformative,
        MostPrecise,
        Preferred,
        WeightedMedian,
    )
    from contested.methods.pooled import Pooled
    from contested.methods.pools import FixedEffect, PDGAverage, RandomEffects
    from contested.methods.reconciliation import Reconciliation
    from contested.methods.sets import NTP, AtLeast, Common, Hull, MostAgreed
    from contested.methods.subsets import LargestConsistentSubset
    from contested.methods.truth import Truths
    from contested.methods.truth_finder import TruthFinder

_HOMES = {  # each name and the module it lives in, imported when first asked for
    "AtLeast": "sets",
    "Bracket": "outcome",
    "CRH": "crh",
    "Common": "sets",
    "CovarianceIntersection": "opinion",
    "FixedEffect": "pools",
    "GUARDS": "guards",
    "GeometricMean": "means",
    "Hull": "sets",
    "LargestConsistentSubset": "subsets",
    "Latest": "picks",
    "LinearPool": "opinion",
    "LogPool": "opinion",
    "Mean": "means",
    "Median": "picks",
    "Mode": "picks",
    "Method": "method",
    "MostAgreed": "sets",
    "MostConservative": "picks",
    "MostInformative": "picks",
    "MostPrecise": "picks",
    "NTP": "sets",
    "Objection": "guards",
    "PDGAverage": "pools",
    "Pooled": "pooled",
    "Preferred": "picks",
    "RandomEffects": "pools",
    "Reconciliation": "reconciliation",
    "TrimmedMean": "means",
    "TruthFinder": "truth_finder",
    "Truths": "truth",
    "WeightedMedian": "picks",
    "combined": "belief",
    "conflict": "belief",
}

__all__ = [
    "CRH",
    "GUARDS",
    "NTP",
    "AtLeast",
    "Bracket",
    "Common",
    "CovarianceIntersection",
    "FixedEffect",
    "GeometricMean",
    "Hull",
    "LargestConsistentSubset",
    "Latest",
    "LinearPool",
    "LogPool",
    "Mean",
    "Median",
    "Method",
    "Mode",
    "MostAgreed",
    "MostConservative",
    "MostInformative",
    "MostPrecise",
    "Objection",
    "PDGAverage",
    "Pooled",
    "Preferred",
    "RandomEffects",
    "Reconciliation",
    "TrimmedMean",
    "TruthFinder",
    "Truths",
    "WeightedMedian",
    "combined",
    "conflict",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        message = f"module 'contested.methods' has no attribute {name!r}"
        raise AttributeError(message)
    value = getattr(importlib.import_module(f"contested.methods.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
