"""
Ids: what figures, parties and sources are called in a file, in questions and in answers, in the letters of any script.

An id is made of a record's own words and of nothing else: neither of what
stands beside it, nor of the order in which records come.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from contested.errors import UnusableName, WrongType
from contested.names import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

LONGEST_ID = 64
"""Characters of an id: it is written in questions and at the head of tables."""

LONGEST_MADE = 56
"""Characters of an id that is made of words, which leaves room for what tells it from another."""


# Of plain text an expression says the same as a look at each character, ten times as fast: a feed makes 100,000 ids.
_PLAIN_ID = re.compile(rf"[A-Za-z0-9][A-Za-z0-9_-]{{0,{LONGEST_ID - 1}}}")
_PLAIN_GAP = re.compile(r"[^A-Za-z0-9_]+")


def is_id(text: str) -> bool:
    """Whether a text can be an id: letters and digits of any script, their marks, hyphens and underscores."""
    if text.isascii():
        return _PLAIN_ID.fullmatch(text) is not None
    if not 0 < len(text) <= LONGEST_ID or not text[0].isalnum():
        return False
    return all(_stands(character) for character in text)


def _stands(character: str) -> bool:
    return character.isalnum() or character in "_-" or unicodedata.category(character).startswith("M")


def readable_id(parts: Iterable[str]) -> str:
    """Return the id that some words make: as they are where they can be one, else with hyphens for what cannot."""
    text = unicodedata.normalize("NFC", "-".join(parts))
    if is_id(text):
        return text
    plain = unicodedata.normalize("NFKC", text)
    if plain.isascii():
        words = _PLAIN_GAP.sub(" ", plain).split()
    else:
        words = "".join(character if _stands(character) and character != "-" else " " for character in plain).split()
    made = "-".join(words)[:LONGEST_MADE].strip("-_")
    return made if is_id(made) else "unnamed"


def readable_ids(names: Sequence[Sequence[str]], records: Sequence[object] | None = None) -> list[str]:
    """
    Return an id for each of some names, none twice.

    Of several whose words make the same id, the one that is written as it is
    keeps it; the others get a digest of what they are: no counter, which would
    hang on the others.

    Args:
        names: the words of each.
        records: what each is in full, where names can be the same; by default its words.
    """
    made = [readable_id(parts) for parts in names]
    times = Counter(made)
    written = Counter(found for found, parts in zip(made, names, strict=True) if tuple(parts) == (found,))
    return [
        found
        if times[found] == 1 or (tuple(parts) == (found,) and written[found] == 1)
        else f"{found}-{_digest(repr(record))}"
        for found, parts, record in zip(made, names, records or names, strict=True)
    ]


def _digest(text: str) -> str:
    """Return six digits that tell one text from a few others."""
    return hashlib.blake2s(text.encode(), digest_size=3).hexdigest()


def checked_id(text: str, what: str) -> str:
    """
    Return ``text`` if it can be an id.

    Raises:
        UnusableName: not letters, digits, - and _ (at most 64).
        WrongType: not text.
    """
    if not isinstance(text, str):
        raise WrongType(f"{what} id", text, "text such as 'troops_2023'")
    if not is_id(text):
        raise UnusableName(f"{what} id", text, "an id has letters, digits, - and _, at most 64, such as 'troops_2023'")
    return text


def new_id(name: str, taken: Mapping[str, object]) -> str:
    """Return a fresh id made from a name: "News article" becomes "news-article"."""
    slug = re.sub(r"[^a-z0-9]+", "-", name_key(name)).strip("-")[:LONGEST_MADE] or "unnamed"
    made, n = slug, 1
    while made in taken:
        n += 1
        made = f"{slug}-{n}"
    return made
