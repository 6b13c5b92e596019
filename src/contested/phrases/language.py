"""
Languages as data packs: digits, separators, number words, scales and the words that join numbers.

A pack says what its hedge words mean as words of the English lexicons, so that
every lexicon serves every language.  How to add one: docs/how-to/add-a-language.md.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import attrs

from contested.errors.base import UnknownLanguage, WrongType
from contested.quantities.numerals import Separators

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = ("en", "fr", "es", "de", "ru", "hy", "az")
_SCRIPT = 4  # letters of a script in a locale: "az-Cyrl"
_SCRIPTS = {"ru": "CYRL", "hy": "ARMN"}

_TABLES = (
    *("halves", "locatives", "possessed", "scale_adjectives", "numbers", "multipliers", "scales", "abbreviations"),
    *("fractions", "ordinals", "room", "month_of"),
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
        "scale_in",
        "share_scales",
        "share_joins",
        "inverted",
        "inverted_few",
        "inverted_nouns",
        "not_before",
        "plurals",
    ),
)
_PROSE = (  # of the table ``prose``: what stands beside numbers in running text
    *("months", "month_in", "day_joins", "day_of", "ordinal_endings", "ordinal_before", "year_before", "year_weak"),
    *("year_after", "year_endings", "hours", "time_before", "labels", "labels_named", "labels_after", "wars", "spans"),
    *("change", "change_behind", "change_weak", "ranging", "change_from", "change_by", "conjunctions", "reached"),
    *("multiples", "multiple_phrases", "times", "fillers", "exceptions", "parts_behind", "doubts", "articles"),
    *("counted", "with", "half_behind", "part_fractions", "parts", "bare_fractions", "mostly"),
    *("change_reflexive", "reflexives", "reached_beside", "reached_doubtful", "exception_joins"),
)
_WAYS = ("units_first", "glued", "one_before_scale", "month_first", "capitals")
_TEXTS = (
    *("units_too", "units_apart", "hedges", "hedges_alone", "hedges_after", "counts", "nouns", "beside"),
    *("states", "states_too", "nothing"),
)
_CELL = (
    *("per", "says", "says_after", "speakers", "belligerents", "graded", "sides", "of_side", "as_of", "revised"),
    *("denies", "denied_by", "plain", "doubts", "but", "see", "plus"),
    *("fates", "taken", "lost", "manner", "found", "accounts", "vague", "unsaid"),
)
_REMARKS = (
    *("harmless", "things", "settings", "causes", "sources", "collectives", "cases", "places", "endings"),
    *("turns", "speakers", "dated", "calendar", "polls", "numbered", "ages", "totals", "compared"),
    *("partitives", "determiners", "shares"),
)


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
    lexicons that a word of this language means; those of ``hedges_alone`` are
    prepositions, which soften a number only where a claim begins with them.  ``nouns`` are what is
    counted, each with its unit, ``beside`` the words beside a number that
    do something to it, ``states`` the participles that say what became of it and
    of which kinds alone, ``states_too`` of which else where the kind is named,
    ``nothing`` those of which a zero is claimed or that make it none,
    ``remarks`` those that change nothing; a star stands
    for any ending.  ``month_of`` numbers the months of a date, and ``cell``
    has the words around the statements of one printed cell.
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
    hedges_alone: Mapping[str, str]
    hedges_after: Mapping[str, str]
    counts: Mapping[str, str]
    month_of: Mapping[str, int]
    cell: Mapping[str, frozenset[str]]
    nouns: Mapping[str, str]
    beside: Mapping[str, str]
    states: Mapping[str, str]
    states_too: Mapping[str, str]
    nothing: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    remarks: Mapping[str, frozenset[str]]
    units_first: bool = False
    glued: bool = False
    one_before_scale: bool = True
    month_first: bool = False
    capitals: bool = False

    def __repr__(self) -> str:
        return f"<Language {self.code} {self.version}>"


def language(locale: str = "en") -> Language:
    """
    Return the language of a locale such as "de", "de-CH", "en_IN" or "es-419", with the separators of its region.

    Raises:
        UnknownLanguage: there is no pack for it; the message lists those there are.
        WrongType: not text.
    """
    if not isinstance(locale, str):
        raise WrongType("a locale", locale, "a language code as text, such as 'en' or 'de-CH'")
    return _language(locale)


@lru_cache(maxsize=256)
def _language(locale: str) -> Language:
    code, _, rest = locale.replace("_", "-").partition("-")
    code, tags = code.lower(), rest.upper().split("-") if rest else []
    script = tags[0] if tags and len(tags[0]) == _SCRIPT else ""
    if code not in LANGUAGES or script not in ("", _SCRIPTS.get(code, "LATN")) or ("" in tags):
        raise UnknownLanguage(locale, LANGUAGES)
    region = next((tag for tag in tags if tag in _regions(code)), "")
    return _pack(code, region)


@lru_cache(maxsize=16)
def _raw(code: str) -> dict[str, Any]:
    """Return a pack as it stands in its file."""
    return tomllib.loads((files("contested.phrases") / "languages" / f"{code}.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=16)
def _regions(code: str) -> dict[str, Separators]:
    """Return the regions that write numbers otherwise than their language, and how."""
    listed = _raw(code).get("regions", [])
    return {name: Separators(one["group"], one["decimal"]) for one in listed for name in one["names"]}


@lru_cache(maxsize=64)
def _pack(code: str, region: str) -> Language:
    raw = _raw(code)
    tables = {name: raw.get(name, {}) for name in (*_TABLES, *_TEXTS)}
    prose = raw.get("prose", {})
    own = Separators(raw["digits"]["group"], raw["digits"]["decimal"])
    return Language(
        code=code,
        name=raw["name"],
        version=raw["version"],
        date=raw["date"],
        reference=raw["reference"],
        cell={name: frozenset(raw["cell"].get(name, ())) for name in _CELL},
        separators=_regions(code).get(region, own),
        words={name: frozenset((*raw["words"].get(name, ()), *prose.get(name, ()))) for name in (*_WORDS, *_PROSE)},
        remarks={name: frozenset(raw.get("remarks", {}).get(name, "").split()) for name in _REMARKS},
        **{name: raw[name] for name in _WAYS if name in raw},
        **tables,
    )
