"""Messages: what is wrong, in the words of a file and not of Python, and what a misspelt key was meant to be."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from difflib import get_close_matches
from typing import TYPE_CHECKING

from contested.dossier.file.literals import literal, meant_days
from contested.errors import (
    ContestedError,
    NotAChoice,
    NotANumber,
    UnknownName,
    UnknownUnit,
    UnreadableDate,
    WrongType,
    shorten,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ALIKE = 0.75
"""How much two keys share where one is taken for a slip of the other ("sorce", "source"), as difflib counts it."""

FIRST_YEAR, LAST_YEAR = 1000, 2999
"""Numbers that are probably years, where a date belongs."""

LARGEST_NUMBER = 10**30
"""From here on, Python may refuse to write a whole number."""

_SWITCH = re.compile(r"\b([a-z_]+)=(True|False)\b")
_GIVEN = re.compile(r"\b([a-z_]+)=(?=['\"\[{0-9])")
_NAMED = re.compile(r"\b([a-z_]+)=(?![=\w'\"\[{])")
_WORDS = (
    ("an int, float, Decimal, Fraction or text", "a number, or text"),
    (", a date or an aware datetime", ""),
    (", and Lexicon.from_file() reads one of your own", ""),
    (" (None)", ""),
    ("give value=None and quote=", "leave value out and write quote="),
    ("give claimed(quote='heavy losses')", "write quote='heavy losses'"),
    ("'True'", "true"),
    ("'False'", "false"),
)
"""What values are called in Python, and in a file."""

_DEFINE = re.compile(r"define it with Unit\.defined\(.*")
_WANTED = {
    "by": "the id, name or alias of a party, or a list of them",
    "organ_of": "the id, name or alias of a party",
    "source": "the id or title of a source",
    "quoting": "the id or title of a source, or a list of them",
    "facets": "a table such as { side = 'Russia' }",
}
"""What belongs behind a key, where Python takes other things too."""


def in_words_of_a_file(error: ContestedError) -> str:
    """Return the message of an error as somebody who writes a file reads it."""
    about_type = _of_another_type(error)
    if about_type is not None:
        return about_type
    if isinstance(error, UnknownName):
        near = near_ids(str(error.name), error.near)
        ask = f"is it {' or '.join(near)}? " if near else ""
        return _plain(error.asking(ask))
    if isinstance(error, UnreadableDate) and meant_days(error.text):
        return f"a date is written year-month-day; write {' or '.join(map(literal, meant_days(error.text)))}"
    if isinstance(error, UnknownUnit):
        return _DEFINE.sub("define it in this file, under [units.some_id]", _plain(str(error)))
    return _plain(str(error))


def _of_another_type(error: ContestedError) -> str | None:
    """Return the message of an error about a value of a type that cannot stand there, or None."""
    if isinstance(error, WrongType):
        wanted = _WANTED.get(error.field, error.wanted)
        if error.field == "a date" and type(error.value) is int and FIRST_YEAR <= error.value <= LAST_YEAR:
            return f"a date is {kind_of(error.value)}; a year is text as well: give {literal(str(error.value))}"
        return f"{error.field} is {kind_of(error.value)}; give {_plain(wanted)}"
    if isinstance(error, NotAChoice) and not isinstance(error.value, str):
        return f"{error.field} cannot be {kind_of(error.value)}; it is one of {', '.join(error.choices).lower()}"
    if isinstance(error, NotANumber) and not isinstance(error.value, (str, int, float)):
        return f"{kind_of(error.value)} is no number; give a number, or text such as '120,000'"
    return None


def _plain(text: str) -> str:
    for python, file in _WORDS:
        text = text.replace(python, file)
    text = _SWITCH.sub(lambda found: f"{found[1]} = {found[2].lower()}", text)
    return _NAMED.sub(r"\1", _GIVEN.sub(r"\1 = ", text))


def kind_of(value: object) -> str:
    """Say what a value is, in the words of a file."""
    if isinstance(value, bool):
        return literal(value)
    if isinstance(value, str):
        return f"the text {shorten(value)}"
    if isinstance(value, (int, float, Decimal)):
        too_long = isinstance(value, int) and abs(value) >= LARGEST_NUMBER
        return "a number of too many digits" if too_long else f"the number {value}"
    if isinstance(value, (dt.date, dt.time)):
        return f"the date or time {value}"
    return "a list" if isinstance(value, (list, tuple)) else "a table"


def near_keys(key: str, known: Sequence[str]) -> list[str]:
    """
    Return the known keys that another one is probably a slip of, the nearest first; none for a key of one's own.

    Args:
        key: that nobody reads.
        known: those that are read in its place.
    """
    plain = key.lower().replace("-", "_").replace(" ", "_").strip("_")
    same = [one for one in known if plain in (one, _singular(one)) or _turned(plain, one)]
    return same or get_close_matches(plain, known, n=2, cutoff=ALIKE)


def near_ids(id_: str, known: Iterable[str]) -> list[str]:
    """Return the ids that another one is probably a slip of, the nearest first."""
    others = [one for one in known if one != id_]
    return [one for one in others if _turned(id_, one)] or get_close_matches(id_, others, n=3)


def _singular(word: str) -> str:
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


def _turned(word: str, other: str) -> bool:
    """Whether two words differ by two letters that changed places."""
    if len(word) != len(other) or word == other:
        return False
    differing = [n for n, (a, b) in enumerate(zip(word, other, strict=True)) if a != b]
    first, *rest = differing
    return rest == [first + 1] and word[first : first + 2] == other[first : first + 2][::-1]
