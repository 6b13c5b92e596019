"""
Hypothesis strategies for the values of this library.

``from_type(Figure)`` and ``@given(...)`` by annotation find them by
themselves.  Needs the extra ``testing``.
"""

from __future__ import annotations

import hypothesis  # noqa: F401  # whole before our modules: while it loads it calls our own door, which needs them

from contested.testing.corrupting import corrupt, corruptions
from contested.testing.corruption import CorruptedRows, Corruption
from contested.testing.corruption_catalogue import CORRUPTIONS
from contested.testing.feed_strategies import feed_rows
from contested.testing.number_strategies import intervals, numbers
from contested.testing.registration import register
from contested.testing.strategies import denials, estimates, figures, parties, sources

__all__ = [
    "CORRUPTIONS",
    "CorruptedRows",
    "Corruption",
    "corrupt",
    "corruptions",
    "denials",
    "estimates",
    "feed_rows",
    "figures",
    "intervals",
    "numbers",
    "parties",
    "register",
    "sources",
]

register()
