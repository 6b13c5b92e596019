"""
Methods of reconciliation: named rules that turn a figure into one answer, or refuse.

Sets average nothing, picks choose a value that somebody gave, means and pools
make a new one, and truth discovery looks at many figures at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.lazy_names import lazily

if TYPE_CHECKING:
    from contested.methods.averages import GeometricMean, Mean, Median, TrimmedMean, WeightedMedian
    from contested.methods.crh import CRH
    from contested.methods.dempster_shafer import combine, conflict
    from contested.methods.method import Method
    from contested.methods.opinion import CovarianceIntersection, LinearPool, LogPool
    from contested.methods.outcome import PRECONDITIONS, Bracket, FailedPrecondition
    from contested.methods.picks import (
        Latest,
        Mode,
        MostConservative,
        MostInformative,
        MostPrecise,
        Preferred,
    )
    from contested.methods.pooled import Pooled
    from contested.methods.pools import FixedEffect, PDGAverage, RandomEffects
    from contested.methods.reconciliation import Reconciliation
    from contested.methods.sets import NTP, AtLeast, Common, Hull, MostAgreed
    from contested.methods.subsets import LargestConsistentSubset
    from contested.methods.truth_discovery import Truths
    from contested.methods.truth_finder import TruthFinder

_HOMES = {
    "AtLeast": "contested.methods.sets",
    "Bracket": "contested.methods.outcome",
    "CRH": "contested.methods.crh",
    "Common": "contested.methods.sets",
    "CovarianceIntersection": "contested.methods.opinion",
    "FixedEffect": "contested.methods.pools",
    "PRECONDITIONS": "contested.methods.outcome",
    "GeometricMean": "contested.methods.averages",
    "Hull": "contested.methods.sets",
    "LargestConsistentSubset": "contested.methods.subsets",
    "Latest": "contested.methods.picks",
    "LinearPool": "contested.methods.opinion",
    "LogPool": "contested.methods.opinion",
    "Mean": "contested.methods.averages",
    "Median": "contested.methods.averages",
    "Mode": "contested.methods.picks",
    "Method": "contested.methods.method",
    "MostAgreed": "contested.methods.sets",
    "MostConservative": "contested.methods.picks",
    "MostInformative": "contested.methods.picks",
    "MostPrecise": "contested.methods.picks",
    "NTP": "contested.methods.sets",
    "FailedPrecondition": "contested.methods.outcome",
    "PDGAverage": "contested.methods.pools",
    "Pooled": "contested.methods.pooled",
    "Preferred": "contested.methods.picks",
    "RandomEffects": "contested.methods.pools",
    "Reconciliation": "contested.methods.reconciliation",
    "TrimmedMean": "contested.methods.averages",
    "TruthFinder": "contested.methods.truth_finder",
    "Truths": "contested.methods.truth_discovery",
    "WeightedMedian": "contested.methods.averages",
    "combine": "contested.methods.dempster_shafer",
    "conflict": "contested.methods.dempster_shafer",
}

__all__ = [
    "CRH",
    "NTP",
    "PRECONDITIONS",
    "AtLeast",
    "Bracket",
    "Common",
    "CovarianceIntersection",
    "FailedPrecondition",
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
    "PDGAverage",
    "Pooled",
    "Preferred",
    "RandomEffects",
    "Reconciliation",
    "TrimmedMean",
    "TruthFinder",
    "Truths",
    "WeightedMedian",
    "combine",
    "conflict",
]


__getattr__ = lazily(__name__, _HOMES)


def __dir__() -> list[str]:
    return __all__
