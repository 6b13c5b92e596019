"""
Hypothesis strategies for the values of this library.

``from_type(Figure)`` and ``@given(...)`` by annotation find them by
themselves.  Needs the extra ``testing``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.lazy_names import lazily
from contested.optional import library

library("hypothesis")  # whole before our modules: while it loads it calls our own door, which needs them

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
    from contested.testing.grades import Grade, GradedFault, GradedLaw
    from contested.testing.grading import grade
    from contested.testing.law import Broken, Law
    from contested.testing.laws import (
        LAWS,
        BrokenLaw,
        assert_copies_add_no_witness,
        assert_cut_offs_kept_apart,
        assert_denials_kept,
        assert_more_rows_take_nothing_away,
        assert_no_new_precision,
        assert_no_side_dropped,
        assert_order_changes_nothing,
        assert_party_names_kept,
        assert_rows_accounted_for,
        assert_units_kept,
    )
    from contested.testing.pipeline_checks import check_pipeline
    from contested.testing.table_strategies import claim_tables

_HOMES = {
    "Broken": "contested.testing.law",
    "BrokenLaw": "contested.testing.laws",
    "CORRUPTIONS": "contested.testing.corruption_catalogue",
    "CorruptedRows": "contested.testing.corruption",
    "Corruption": "contested.testing.corruption",
    "Grade": "contested.testing.grades",
    "GradedFault": "contested.testing.grades",
    "GradedLaw": "contested.testing.grades",
    "LAWS": "contested.testing.laws",
    "Law": "contested.testing.law",
    "assert_copies_add_no_witness": "contested.testing.laws",
    "assert_cut_offs_kept_apart": "contested.testing.laws",
    "assert_denials_kept": "contested.testing.laws",
    "assert_more_rows_take_nothing_away": "contested.testing.laws",
    "assert_no_new_precision": "contested.testing.laws",
    "assert_no_side_dropped": "contested.testing.laws",
    "assert_order_changes_nothing": "contested.testing.laws",
    "assert_party_names_kept": "contested.testing.laws",
    "assert_rows_accounted_for": "contested.testing.laws",
    "assert_units_kept": "contested.testing.laws",
    "check_pipeline": "contested.testing.pipeline_checks",
    "claim_tables": "contested.testing.table_strategies",
    "corrupt": "contested.testing.corrupting",
    "corruptions": "contested.testing.corrupting",
    "feed_rows": "contested.testing.feed_strategies",
    "feeds": "contested.testing.frame_strategies",
    "frames": "contested.testing.frame_strategies",
    "grade": "contested.testing.grading",
}

__all__ = [
    "Broken",
    "BrokenLaw",
    "CORRUPTIONS",
    "CorruptedRows",
    "Corruption",
    "Grade",
    "GradedFault",
    "GradedLaw",
    "LAWS",
    "Law",
    "Recording",
    "as_code",
    "assert_copies_add_no_witness",
    "assert_cut_offs_kept_apart",
    "assert_denials_kept",
    "assert_more_rows_take_nothing_away",
    "assert_no_new_precision",
    "assert_no_side_dropped",
    "assert_order_changes_nothing",
    "assert_party_names_kept",
    "assert_rows_accounted_for",
    "assert_units_kept",
    "check_pipeline",
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
    "grade",
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
