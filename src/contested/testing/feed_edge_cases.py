"""
What stands in the cells of drawn rows: names, days, magnitudes and words, picked by hand.

Data only.  Numbers of one figure lie near each other and days within ten of
each other, so that rows which nothing happened to are found clean.
"""

from __future__ import annotations

from datetime import date

EDGE_PLACES = (
    *("Nagorno-Karabakh", "Stepanakert", "Martakert", "Askeran", "Shushi / Şuşa", "Հադրութ", "Lachin (corridor)"),
    *("N'Djamena", "São Tomé", "Łódź", '"the Line", east', "Côte d'Ivoire"),
)
"""Whose figure a row gives: names with slashes, quotation marks, commas and other scripts."""

EDGE_HOLDERS = ("Armenia", "Azerbaijan", "OSCE", "Human Rights Watch", "Հայկական կողմ", "O’Brien's list, 2nd ed.")
"""Who holds claims: no two are alike but for a slip, as CF021 looks for them."""

EDGE_TITLES = ("Morning paper", "Evening broadcast", "Communiqué no. 12", "Field notes, vol. 3", "Weekly digest")
"""Titles of sources, which hold claims themselves where no column says who does."""

EDGE_WIRE = "Wire agency"
"""A source behind sources."""

EDGE_STARTS = (date(2023, 9, 11), date(2024, 2, 24), date(2022, 12, 28), date(1999, 12, 27))
"""First of ten days: one window in a month, one over a leap day, two over a new year."""

EDGE_MAGNITUDES = (
    *(50_000, 120_000, 3_000, 10_500, 11, 24, 5, 1_000, 2_906, 35_200, 240_000, 1_000_000, 7_300_000),
    *(60, 2, 1_250, 14_272, 101_848, 2**31, 10**12),
)
"""Where the numbers of a figure begin; no one is a sum of others, nor a code such as 999."""

EDGE_MEASURES = ("killed", "wounded", "displaced", "detained")
"""What is counted, where a column says so."""

EDGE_DEFINITIONS = ("killed on the spot", "killed, and died of their wounds within 30 days")
"""What counts, where a column says so."""

EDGE_UNITS_IN_ROWS = ("person", "killed", "event")
"""Units, where a column says them: one for each figure."""

EDGE_WORDS = {
    "named": ("official circles", "the ministry’s spokesman"),
    "speaker": ("a spokesperson", "Jane Doe"),
    "quote": ("as it was told", "„so und so viele“", "two lines\nof words"),
    "at": ("page 4", "cell B7"),
    "note": ("as told", "preliminary, see the annex", "O'Brien; 2nd ed."),
}
"""Texts of fields that say no number."""

PHRASES = {
    "grouped": "{n}",
    "about": "about {n}",
    "around": "around {n}",
    "at least": "at least {n}",
    "more than": "more than {n}",
    "up to": "up to {n}",
    "fewer than": "fewer than {n}",
    "or more": "{n} or more",
    "plus": "{n}+",
    "or so": "{n} or so",
    "estimated": "{n} (est.)",
    "questioned": "{n}?",
    "give or take": "{n} ± {e}",
    "range": "{n} to {m}",
    "dashed": "{n}–{m}",
    "bracketed": "{n} ({low}-{m})",
    "dozens": "dozens",
    "unknown": "unknown",
}
"""How a source prints a number, where its column holds text."""
