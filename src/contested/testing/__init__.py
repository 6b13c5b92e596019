"""
Hypothesis strategies for the values of this library.

``from_type(Figure)`` and ``@given(...)`` by annotation find them by
themselves.  Needs the extra ``testing``.
"""

from __future__ import annotations

import hypothesis  # noqa: F401  # whole before our modules: while it loads it calls our own door, which needs them

from contested.testing.number_strategies import intervals, numbers
from contested.testing.registration import register
from contested.testing.strategies import denials, estimates, figures, parties, series, sources, withheld

__all__ = ["denials", "estimates", "figures", "intervals", "numbers", "parties", "register", "series", "sources", "withheld"]

register()
