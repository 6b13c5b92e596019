"""
Spelling: whether two names are one name, misspelt.

A misspelt name must not look like somebody who says nothing, and two parties
of other names must not be taken for one.  So the rule is narrow: of 241,434
pairs of territories of the world in seven languages (CLDR) it takes eight for
one, six of them Iceland and Ireland; and it knows nine in ten names of
territories with one letter left out, put in, swapped or wrong.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from contested.names import compatible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SHORTEST_SHIFTED = 4
"""From how many letters on a word with a letter too many, too few or two swapped is the same word."""

SHORTEST_CHANGED = 5
"""From how many letters on one with another letter is: Iran and Iraq are two."""

SHORTEST_TWICE = 9
"""From how many letters on two slips are, where the length differs: Northwest and Northeast are two."""

MOST_NAMED = 5
"""How many near names a message gives."""

MOST_COMPARED = 8
"""With how many names of one pattern a further one is compared; more are a series ("Unit AAA") and no slips."""


def near_names(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the known names that ``name`` may be a misspelling of, in their order; five at most."""
    found = dict.fromkeys(one for one in known if are_alike(name, one))
    return tuple(itertools.islice(found, MOST_NAMED))


def nearest_first(name: str, known: Iterable[str], most: int = 20) -> tuple[str, ...]:
    """Return known names for a message: those near to ``name``, then others."""
    names = tuple(dict.fromkeys(known))
    return tuple(dict.fromkeys((*near_names(name, names), *names[:most])))[:most]


def are_alike(first: str, second: str) -> bool:
    """
    Return whether two names are spelt almost alike.

    They are where only marks, accents, case or spaces differ, or one word, by
    a slip.  The first letter of the word is right; words with digits and words
    in capitals ("UNHCR") differ for a reason.
    """
    one, other = _words(first), _words(second)
    if "".join(one).casefold() == "".join(other).casefold():
        return True
    if len(one) != len(other):
        return False
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a.casefold() != b.casefold()]
    return len(differing) == 1 and _is_slip(*differing[0])


def alike_pairs(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each name that is spelt almost like an earlier one, after the first of these."""
    seen: dict[object, list[str]] = defaultdict(list)
    for name in dict.fromkeys(names):
        patterns = _patterns(name)
        near = dict.fromkeys(other for pattern in patterns for other in seen[pattern][:MOST_COMPARED])
        other = next((one for one in near if are_alike(one, name)), None)
        if other is not None:
            yield other, name
        for pattern in patterns:
            seen[pattern].append(name)


def near_pairs(names: Iterable[str], known: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each name that is spelt almost like a known one, before the first of these."""
    seen: dict[object, list[str]] = defaultdict(list)
    for name in known:
        for pattern in _patterns(name):
            seen[pattern].append(name)
    for name in names:
        near = (one for pattern in _patterns(name) for one in seen.get(pattern, ())[:MOST_COMPARED])
        other = next((one for one in near if are_alike(one, name)), None)
        if other is not None:
            yield name, other


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    """Return the words of a name as letters and digits, without accents."""
    spread = compatible(name, "NFKD")
    bare = (c for c in spread if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    return tuple("".join(c if c.isalnum() else " " for c in bare).split())


def _can_slip(word: str) -> bool:
    return len(word) >= SHORTEST_SHIFTED and word.isalpha() and not (word.isupper() and not word.islower())


def _is_slip(one: str, other: str) -> bool:
    if not (_can_slip(one) and _can_slip(other)):
        return False
    one, other = one.casefold(), other.casefold()
    shortest, longest = sorted((len(one), len(other)))
    if one[0] != other[0] or longest - shortest > 2:
        return False
    edits = _edits(one, other)
    if edits == 1:
        shifted = shortest < longest or sorted(one) == sorted(other)
        return shortest >= (SHORTEST_SHIFTED if shifted else SHORTEST_CHANGED)
    return edits == 2 and shortest < longest and shortest >= SHORTEST_TWICE


def _edits(one: str, other: str) -> int:
    """
    Return how many letters are put in, left out, changed or swapped with the next.

    Source:
        F. J. Damerau, A technique for computer detection and correction of spelling errors, Comm. ACM 7, 1964.
    """
    last: list[int] = []
    before = list(range(len(other) + 1))
    for n, a in enumerate(one, 1):
        row = [n]
        for m, b in enumerate(other, 1):
            cost = min(before[m] + 1, row[m - 1] + 1, before[m - 1] + (a != b))
            if n > 1 and m > 1 and a == other[m - 2] and one[n - 2] == b:
                cost = min(cost, last[m - 2] + 1)
            row.append(cost)
        last, before = before, row
    return before[-1]


def _patterns(name: str) -> list[object]:
    """Return what two names that are alike have in common: the letters, or a word with letters left out."""
    words = _words(name)
    folded = tuple(word.casefold() for word in words)
    found: dict[object, None] = {"".join(folded): None}
    for n, word in enumerate(words):
        if _can_slip(word):
            beside = (*folded[:n], "", *folded[n + 1 :])
            found |= dict.fromkeys((beside, part) for part in _shortened(folded[n]))
    return list(found)


def _shortened(word: str) -> set[str]:
    """Return a word, and without each letter; a long one without each two as well."""
    once = {word[:n] + word[n + 1 :] for n in range(1, len(word))}
    if len(word) < SHORTEST_TWICE:
        return {word, *once}
    return {word, *once, *(one[:n] + one[n + 1 :] for one in once for n in range(1, len(one)))}
