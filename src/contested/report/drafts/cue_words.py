"""
Cue words: the words by which a draft says who says what, who denies it, and what is counted, as data of a language.

A word stands for all of its forms, as far as ``word_stem`` brings them together.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import attrs

from contested.errors import UnknownLanguage
from contested.phrases.language import language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CUE_LANGUAGES = ("en",)
"""Languages in which drafts are read."""

_AS_STEMS = ("says", "own", "offices", "denies", "disputes", "compares", "averages", "pronouns", "generic", "former")
_AS_WRITTEN = (
    *("abbreviations", "articles", "joins", "hedges", "before", "within", "stops", "verbs"),
    *(
        "nobody",
        "shared",
        "corporate",
        "unattributed",
        "bounds",
        "loose",
        "rests",
        "naught",
        "open",
        "being",
        "amid",
        "beside",
        "where",
        "tells",
    ),
)
_ENDINGS = ("ing", "ed", "er", "e")
_SHORTEST = 3  # letters that an ending leaves


@lru_cache(maxsize=65_536)
def word_stem(word: str) -> str:
    """Return what the forms of a word share: "march" of marches, marched and marchers; never exact, always short."""
    stem = word.casefold().replace("’", "'")
    stem = stem.removesuffix("'s").removesuffix("'")
    if stem.endswith("s") and not stem.endswith("ss") and len(stem) > _SHORTEST:
        stem = stem[:-1]
    for ending in _ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= _SHORTEST:
            return stem[: -len(ending)]
    return stem


@attrs.frozen(kw_only=True, eq=False)
class CueWords:
    """The cue words of one language, as stems."""

    code: str
    says: frozenset[str]
    before: frozenset[str]
    own: frozenset[str]
    offices: frozenset[str]
    denies: frozenset[str]
    disputes: frozenset[str]
    compares: frozenset[str]
    averages: frozenset[str]
    pronouns: frozenset[str]
    stops: frozenset[str]
    verbs: frozenset[str]
    generic: frozenset[str]
    abbreviations: frozenset[str]
    articles: frozenset[str]
    joins: frozenset[str]
    hedges: frozenset[str]
    within: frozenset[str]
    nobody: frozenset[str]
    former: frozenset[str]
    shared: frozenset[str]
    corporate: frozenset[str]
    unattributed: frozenset[str]
    bounds: frozenset[str]
    loose: frozenset[str]
    rests: frozenset[str]
    naught: frozenset[str]
    open: frozenset[str]
    being: frozenset[str]
    amid: frozenset[str]
    beside: frozenset[str]
    where: frozenset[str]
    tells: frozenset[str]
    same: tuple[tuple[frozenset[str], bool], ...]
    kinds: Mapping[str, str]

    def group(self, stem: str) -> tuple[frozenset[str], bool]:
        """Return the stems that mean the same, and whether bare people may be meant."""
        words, bare = {stem}, False
        for same, generic in self.same:
            if stem in same:
                words |= same
                bare = bare or generic
        kind = self.kinds.get(stem)
        if kind not in (None, "person"):
            words |= {other for other, its in self.kinds.items() if its == kind}
        return frozenset(words), bare

    def of_kind(self, kind: str) -> frozenset[str]:
        """Return the stems of the nouns that name a kind of what is counted."""
        return frozenset(stem for stem, its in self.kinds.items() if its == kind)


@lru_cache(maxsize=8)
def cue_words(locale: str) -> CueWords:
    """
    Return the cue words of the language of a locale.

    Raises:
        UnknownLanguage: drafts in it are not read yet.
    """
    code = language(locale).code
    if code not in CUE_LANGUAGES:
        raise UnknownLanguage(locale, CUE_LANGUAGES)
    raw = tomllib.loads((files("contested.report.drafts") / "cues" / f"{code}.toml").read_text(encoding="utf-8"))
    listed = {name: frozenset(_forms(raw[name].split())) for name in _AS_STEMS}
    plain = {name: frozenset(raw[name].split()) for name in _AS_WRITTEN}
    same = tuple((frozenset(_forms(one["words"].split())), one.get("generic", False)) for one in raw["same"])
    kinds = {word_stem(noun): kind for kind, noun in _nouns(locale)}
    return CueWords(code=code, same=same, kinds=kinds, **listed, **plain)


def _forms(words: Iterable[str]) -> Iterable[str]:
    return map(word_stem, words)


def _nouns(locale: str) -> Iterable[tuple[str, str]]:
    """Return the nouns of one word, each with its kind."""
    for kind, nouns in language(locale).nouns.items():
        for noun in nouns.split(","):
            if noun.strip().isalpha():
                yield kind, noun.strip()
