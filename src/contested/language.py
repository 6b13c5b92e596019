"""
Languages as data packs: digits, separators, number words, scales and the words that join numbers.

A pack says what its hedge words mean as words of the English lexicons, so that
every lexicon serves every language.  How to add one: docs/how-to/add-a-language.md.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import attrs

from contested.digits import Separators
from contested.errors import UnknownLanguage, WrongType

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = ("en", "fr", "es", "de", "ru", "hy", "az")

_TABLES = (
    "halves",
    "locatives",
    "possessed",
    "scale_adjectives",
    "numbers",
    "multipliers",
    "scales",
    "abbreviations",
    "fractions",
    "ordinals",
    "room",
)
_WORDS = (
    *(
        "and",
        "one",
        "of",
        "minus",
        "point",
        "percent",
        "between",
        "from",
        "low",
        "high",
        "to",
        "or",
        "than",
        "over",
        "out_of",
        "in",
    ),
    *(
        "the",
        "including",
        "time",
        "measured",
        "closing",
        "pronoun_after",
        "round",
        "final",
        "negations",
        "exceptions",
        "unread_scales",
    ),
)
_PROSE = (  # of the table ``prose``: what stands beside numbers in running text
    *("months", "month_in", "day_joins", "day_of", "ordinal_endings", "ordinal_before", "year_before", "year_weak"),
    *("year_after", "year_endings", "hours", "time_before", "labels", "labels_named", "labels_after", "wars", "spans"),
    *("change", "change_behind", "change_weak", "ranging", "change_from", "change_by", "conjunctions", "reached"),
    *("multiples", "multiple_phrases", "times", "fillers", "exceptions", "parts_behind", "doubts", "articles"),
    *("counted", "with", "half_behind", "part_fractions", "parts", "bare_fractions"),
)
_WAYS = ("units_first", "glued", "one_before_scale", "month_first", "capitals")
_TEXTS = ("units_too", "units_apart", "hedges", "hedges_after", "counts")


@attrs.frozen(kw_only=True, eq=False)
class Language:
    """
    How one language writes numbers.

    ``numbers`` are words that add up, ``multipliers`` multiply within a group
    ("seven hundred"), ``scales`` close one ("two thousand"), ``abbreviations``
    follow digits ("mn"); of these, ``words["round"]`` name a number that is
    never exact ("centaine"), and one with an ending of ``words["final"]``
    ends the number.  ``month_first`` says that a day may follow its month,
    ``capitals`` that months have a capital.  ``hedges`` and ``counts`` give the word of the
    lexicons that a word of this language means.
    """

    code: str
    name: str
    version: str
    date: str
    reference: str
    separators: Separators
    numbers: Mapping[str, int]
    multipliers: Mapping[str, int]
    scales: Mapping[str, int]
    halves: Mapping[str, int]
    locatives: Mapping[str, int]
    possessed: Mapping[str, int]
    scale_adjectives: Mapping[str, int]
    abbreviations: Mapping[str, int]
    fractions: Mapping[str, int]
    ordinals: Mapping[str, int]
    room: Mapping[str, int]
    units_too: Mapping[str, str]
    units_apart: Mapping[str, str]
    hedges: Mapping[str, str]
    hedges_after: Mapping[str, str]
    counts: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    units_first: bool = False
    glued: bool = False
    one_before_scale: bool = True
    month_first: bool = False
    capitals: bool = False

    def __repr__(self) -> str:
        return f"<Language {self.code} {self.version}>"


def language(locale: str = "en") -> Language:
    """
    Return the language of a locale such as "de", "de-CH" or "en_IN".

    Raises:
        UnknownLanguage: there is no pack for it; the message lists those there are.
        WrongType: not text.
    """
    if not isinstance(locale, str):
        raise WrongType("a locale", locale, "a language code as text, such as 'en' or 'de-CH'")
    code = locale[:2].lower()
    if code not in LANGUAGES or locale[2:3] not in ("", "-", "_"):
        raise UnknownLanguage(locale, LANGUAGES)
    return _pack(code, locale[3:].upper() in ("CH", "LI"))


@lru_cache(maxsize=16)
def _pack(code: str, apostrophes: bool) -> Language:  # a key of the cache
    raw = tomllib.loads((files("contested") / "languages" / f"{code}.toml").read_text(encoding="utf-8"))
    tables = {name: raw.get(name, {}) for name in (*_TABLES, *_TEXTS)}
    prose = raw.get("prose", {})
    if apostrophes:
        raw["digits"] |= {"group": raw["digits"]["group"] + "'\u2019"}
    return Language(
        code=code,
        name=raw["name"],
        version=raw["version"],
        date=raw["date"],
        reference=raw["reference"],
        separators=Separators(raw["digits"]["group"], raw["digits"]["decimal"]),
        words={name: frozenset((*raw["words"].get(name, ()), *prose.get(name, ()))) for name in (*_WORDS, *_PROSE)},
        **{name: raw[name] for name in _WAYS if name in raw},
        **tables,
    )
