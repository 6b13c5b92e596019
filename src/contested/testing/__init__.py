"""
Hypothesis strategies for the values of this library.

``from_type(Figure)`` and ``@given(...)`` by annotation find them by
themselves.  Needs the extra ``testing``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import hypothesis  # noqa: F401  # whole before our modules: while it loads it calls our own door, which needs them

from contested.lazy_names import lazily
from contested.testing.dossier_strategies import dossiers, formulas, relations
from contested.testing.journal_strategies import Recording, journal_of, journals
from contested.testing.number_strategies import intervals, numbers
from contested.testing.pasting import as_code
from contested.testing.phrase_strategies import phrases
from contested.testing.registration import register
from contested.testing.strategies import denials, estimates, figures, parties, series, sources, withheld

if TYPE_CHECKING:
    from contested.testing.corrupting import corrupt, corruptions
    from contested.testing.corruption import CorruptedRows, Corruption
    from contested.testing.corruption_catalogue import CORRUPTIONS
    from contested.testing.feed_strategies import feed_rows
    from contested.testing.frame_strategies import feeds, frames
    from contested.testing.table_strategies import claim_tables

_HOMES = {
    "CORRUPTIONS": "contested.testing.corruption_catalogue",
    "CorruptedRows": "contested.testing.corruption",
    "Corruption": "contested.testing.corruption",
    "corrupt": "contested.testing.corrupting",
    "corruptions": "contested.testing.corrupting",
    "claim_tables": "contested.testing.table_strategies",
    "feed_rows": "contested.testing.feed_strategies",
    "feeds": "contested.testing.frame_strategies",
    "frames": "contested.testing.frame_strategies",
}

__all__ = [
    "CORRUPTIONS",
    "CorruptedRows",
    "Corruption",
    "Recording",
    "as_code",
    "claim_tables",
    "corrupt",
    "corruptions",
    "denials",
    "dossiers",
    "estimates",
    "feed_rows",
    "feeds",
    "figures",
    "formulas",
    "frames",
    "intervals",
    "journal_of",
    "journals",
    "numbers",
    "parties",
    "phrases",
    "register",
    "relations",
    "series",
    "sources",
    "withheld",
]

__getattr__ = lazily(__name__, _HOMES, needs=("narwhals", "a table of claims", "table"))


def __dir__() -> list[str]:
    return __all__


register()
