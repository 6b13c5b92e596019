"""
Names of parties, sources and figures: kept as written, compared by a folded key.

Names come from outside.  Control and bidirectional characters are refused,
since they make a printed line say something else than its bytes (Unicode
Technical Report 36 and Technical Standard 39); a word that mixes scripts is
let through with a warning, since "Gоvernment" with a Cyrillic o may be a trap.
"""

from __future__ import annotations

import re
import unicodedata
import warnings
from collections import Counter, defaultdict
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from contested.errors.base import ContestedWarning, UnusableName, WrongType

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_NAME = 300

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_FOLDED = str.maketrans(
    dict.fromkeys("\u02bc\u2018\u2019\u201b\uff07`\u00b4", "'")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
)
_SELECTORS = frozenset(chr(code) for code in range(0xFE00, 0xFE10))
_CONFUSABLE_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN")


class MixedScripts(ContestedWarning):
    """A name has a word with letters of two scripts that look alike."""


def clean_name(text: str, what: str) -> str:
    """
    Return ``text`` without outer white space, if it can name a ``what``.

    Raises:
        UnusableName: empty, longer than 300 characters, or with control or
            bidirectional characters.
        WrongType: not text.
    """
    if not isinstance(text, str):
        raise WrongType(what, text, "a name as text")
    return _cleaned(text, what)


@lru_cache(maxsize=4096)
def _cleaned(text: str, what: str) -> str:
    name = text.strip()
    if name and len(name) <= LONGEST_NAME and name.isascii() and name.isprintable():
        return name  # nothing of it can hide or be taken for another script: 100,000 names of a feed are mostly so
    if len(name) > LONGEST_NAME:
        raise UnusableName(what, text, f"it has {len(name)} characters; at most {LONGEST_NAME} are kept")
    if not name_key(name):
        raise UnusableName(what, text, "it is empty; write who or what it is")
    refuse_hidden(name, what)
    word = mixed_word(name)
    if word is not None:
        warnings.warn(
            f"the name {name!a} of a {what} mixes scripts in {word!a}; check that it is what it looks like",
            MixedScripts,
            stacklevel=4,
        )
    return name


def refuse_hidden(text: str, what: str) -> None:
    """
    Let text through only if it prints as what it is.

    Raises:
        UnusableName: a control, line-breaking, bidirectional or unpaired surrogate character,
            with its position.
    """
    if text.isascii() and text.isprintable():
        return
    for at, character in enumerate(text):
        if unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") or character in _BIDI:
            reason = f"character {at + 1} is the invisible U+{ord(character):04X}; remove it"
            raise UnusableName(what, text, reason)


_STACKED = re.compile("(?:[^\\w\\s\\x00-\\x7f]|[\uff9e\uff9f]){30}")
_JOINER = "\u034f"
"""
What is put behind thirty marks on one letter (Unicode Standard Annex 15, section 13, the Stream-Safe Text Format).

Marks are put in order by a sort that takes quadratic time: a megabyte of them would take an hour.
"""


def compatible(text: str, form: Literal["NFKC", "NFKD"] = "NFKC") -> str:
    """Return a text in a compatibility form of Unicode, in time that grows with its length alone."""
    if text.isascii():
        return text
    return unicodedata.normalize(form, _STACKED.sub(rf"\g<0>{_JOINER}", text)).replace(_JOINER, "")


@lru_cache(maxsize=4096)
def name_key(text: str) -> str:
    """
    Return what two spellings of one name share.

    Compatibility forms, case, invisible characters, apostrophes, dashes and
    runs of white space are folded (NFKC, Unicode Standard Annex 15).
    """
    folded = compatible(text.translate(_FOLDED)).translate(_FOLDED).casefold()
    visible = (c for c in folded if unicodedata.category(c) != "Cf" and c not in _SELECTORS)
    return " ".join("".join(visible).split())


def other_spellings(said: Mapping[str, int]) -> dict[str, str]:
    """Return each name that more rows write otherwise, and how they write it."""
    spelled: dict[str, Counter[str]] = defaultdict(Counter)
    for name, count in said.items():
        spelled[name_key(name)][name] += count
    other: dict[str, str] = {}
    for names in spelled.values():
        if len(names) > 1:
            usual = min(names, key=lambda name: (-names[name], name))
            other |= {name: usual for name in names if name != usual}
    return other


def isolated(name: str) -> str:
    """Wrap a right-to-left name in directional isolates, so that the words around it keep their order."""
    if name.isascii() or not any(unicodedata.bidirectional(c) in ("R", "AL") for c in name):
        return name
    return f"\u2068{name}\u2069"


def listed(
    names: list[str] | tuple[str, ...], word: str = "and", beside: Mapping[str, str] = MappingProxyType({})
) -> str:
    """
    Join names as a sentence does: "A", "A and B", "A, B and C".

    Args:
        names: in the order in which they stand.
        word: before the last one.
        beside: what stands in brackets behind a name: "A (2021) and B".
    """
    shown = [f"{isolated(name)} ({beside[name]})" if name in beside else isolated(name) for name in names]
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} {word} {shown[-1]}"


def mixed_word(name: str) -> str | None:
    """Return the first word of a name with letters of two scripts that look alike, or None."""
    if name.isascii():
        return None
    for word in name.split():
        scripts = {unicodedata.name(c, "?").split()[0] for c in word if c.isalpha()}
        if len(scripts.intersection(_CONFUSABLE_SCRIPTS)) > 1:
            return word
    return None
