"""
The words around numbers, and what each is worth: named lexicons, as data.

A lexicon says which words soften a number, which bound it, which stand in its
place, and how far an approximate number reaches.  Bounds are bounds in every
lexicon; what "about" or "dozens" is worth is a choice, so it has a name.
"""

from __future__ import annotations

import tomllib
from fractions import Fraction
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from contested.errors.base import ContestedError, InvertedBounds, UnknownLexicon, UnreadableLexicon, WrongType
from contested.names import clean_name
from contested.quantities.numbers import Number, as_int_if_whole, exact

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

DEFAULT_LEXICON = "as_printed"
LEXICONS = (DEFAULT_LEXICON, "acled", "emdat", "ferson2015", "significant_figures", "wikimpacts")

BOUNDS = ("at_least", "more_than", "at_most", "less_than")
WORD_CLASSES = {
    "before": ("approximate", *BOUNDS, "exact"),
    "after": ("approximate", *BOUNDS, "or_equal"),
    "words": ("unquantified", "unknown", "zero"),
}
ALWAYS_BOUNDS = frozenset(
    ("at least", "at most", "fewer than", "less than", "more than", "no more than", "no fewer than", "up to")
)
SIDES = ("both", "above", "below")
_MEASURES = ("steps", "decimals", "percent")
_HEAD = ("name", "version", "date", "reference")
LARGEST_LEXICON = 1_000_000
_LONGEST_WORD = 60  # characters; more are a sentence


@attrs.frozen
class Spread:
    """
    How far a number reaches beyond what was printed.

    ``steps`` counts units of the last significant place, ``decimals`` units of
    the last digit printed, ``percent`` hundredths of the number.  ``side`` is
    "both", "above" or "below"; ``closed`` whether the ends belong to it.
    """

    measure: str
    size: Number
    side: str = "both"
    closed: bool = False

    def amount(self, value: Number, step: Number, place: Number) -> Number:
        """Return how far ``value`` reaches, in its own unit."""
        if self.measure == "percent":
            return as_int_if_whole(self.size * Fraction(max(value, -value)) / 100)
        return as_int_if_whole(self.size * (step if self.measure == "steps" else place))


@attrs.frozen(kw_only=True, cache_hash=True)
class Lexicon:
    """
    What each word around a number is worth, with the reference for it.

    ``before`` and ``after`` give the class of each word that stands there
    ("approximate", "at_least", …), ``words`` those in place of a number
    ("unquantified", "unknown", "zero"), ``worth`` how far approximate numbers
    reach ("*" for every word not named, "bare" for a number without one),
    ``numbers`` what a word in place of a number is worth; ``multiplies``
    whether "several hundred" is a hundred times "several".

    Attributes:
        name: its name, as ``read_phrase(lexicon=…)`` takes it.
        version: of its words.
        date: when its source said so.
        reference: its source.
        alone: of these, the ones that are read only where they are the whole claim.
    """

    name: str
    version: str
    date: str
    reference: str
    before: Mapping[str, str] = attrs.field(repr=False, hash=False)
    after: Mapping[str, str] = attrs.field(repr=False, hash=False)
    words: Mapping[str, str] = attrs.field(repr=False, hash=False)
    alone: frozenset[str] = attrs.field(repr=False, hash=False)
    worth: Mapping[str, Spread] = attrs.field(repr=False, hash=False)
    numbers: Mapping[str, tuple[Number, Number]] = attrs.field(repr=False, hash=False)
    multiplies: bool = False

    @classmethod
    def from_file(cls, path: str | Path) -> Lexicon:
        """
        Read a lexicon of your own.

        Args:
            path: a TOML file with ``name``, ``version``, ``date``,
                ``reference``, ``extends`` (a shipped lexicon) and any of the
                tables [before], [after], [words], [worth] and [numbers].

        Raises:
            UnreadableLexicon: not readable, an unknown key, a word of no
                class, a word that bounds in every lexicon made something else.
        """
        try:
            with Path(path).open("rb") as file:
                text = file.read(LARGEST_LEXICON + 1)
            if len(text) > LARGEST_LEXICON:
                raise UnreadableLexicon(str(path), f"it is larger than {LARGEST_LEXICON:,} bytes")
            raw = tomllib.loads(text.decode("utf-8"))
        except (OSError, ValueError, RecursionError) as why:
            raise UnreadableLexicon(str(path), str(why)) from None
        return _lexicon(raw, str(path))

    def spread(self, word: str | None) -> Spread | None:
        """Return how far a number with this word reaches; None for a bare number that reaches nowhere."""
        if word is None:
            return self.worth.get("bare")
        return self.worth.get(word) or self.worth["*"]

    def __str__(self) -> str:
        return f"{self.name} {self.version} ({self.reference.strip()})"


@lru_cache(maxsize=16)
def _shipped(name: str) -> Lexicon:
    text = (files("contested.phrases") / "lexicons" / f"{name}.toml").read_text(encoding="utf-8")
    return _lexicon(tomllib.loads(text), name)


def lexicons() -> tuple[str, ...]:
    """Return the names of the lexicons shipped with the library, the default one first."""
    return LEXICONS


def lexicon(name: str | Lexicon = DEFAULT_LEXICON) -> Lexicon:
    """
    Return the lexicon of that name, as shipped with the library; a lexicon is returned as it is.

    Raises:
        UnknownLexicon: no such lexicon; the message lists those there are.
    """
    if isinstance(name, Lexicon):
        return name
    if not isinstance(name, str):
        raise WrongType("a lexicon", name, "its name, or a Lexicon")
    if name not in LEXICONS:
        raise UnknownLexicon(name, LEXICONS)
    return _shipped(name)


def _lexicon(raw: dict[str, Any], where: str) -> Lexicon:
    """Make a lexicon of a parsed file, on top of the one that it extends."""
    allowed = (*_HEAD, "extends", "multiplies", *WORD_CLASSES, "worth", "numbers")
    unknown = sorted(set(raw) - set(allowed))
    if unknown:
        raise UnreadableLexicon(where, f"it has the key {unknown[0]!r}; there are {', '.join(allowed)}")
    base = None
    if "extends" in raw:
        try:
            base = lexicon(raw["extends"])
        except ContestedError as why:
            raise UnreadableLexicon(where, str(why)) from None
    elif where not in LEXICONS:
        raise UnreadableLexicon(where, "it extends no lexicon; write extends = 'as_printed'")
    head = {}
    for key in _HEAD:
        if not isinstance(raw.get(key), str) or not raw[key].strip():
            raise UnreadableLexicon(where, f"it needs {key} as text; write {key} = '...'")
        head[key] = raw[key].strip()
    if base is not None and where not in LEXICONS and head["name"] in LEXICONS:
        raise UnreadableLexicon(where, f"the name {head['name']!r} is taken; give it one of its own")
    clean_name(head["name"], "lexicon")
    multiplies = raw.get("multiplies", base is not None and base.multiplies)
    if not isinstance(multiplies, bool):
        raise UnreadableLexicon(where, "multiplies is true or false")
    tables, alone = _tables(raw, where, base)
    return Lexicon(
        **head,
        **tables,
        alone=alone,
        multiplies=multiplies,
        worth=_merged(None if base is None else base.worth, raw.get("worth", {}), _spread, where),
        numbers=_merged(None if base is None else base.numbers, raw.get("numbers", {}), _worth_in_numbers, where),
    )


def _tables(raw: dict[str, Any], where: str, base: Lexicon | None) -> tuple[dict[str, Any], frozenset[str]]:
    tables: dict[str, Any] = {}
    alone: frozenset[str] = frozenset() if base is None else base.alone
    for part, kinds in WORD_CLASSES.items():
        listed = raw.get(part, {})
        if not isinstance(listed, dict):
            raise UnreadableLexicon(where, f"{part} is no table; write [{part}]")
        words = dict(getattr(base, part)) if base is not None else {}
        for kind, given in listed.items():
            if part == "words" and kind == "alone":
                alone |= frozenset(_words(given, where))
                continue
            if kind not in kinds:
                raise UnreadableLexicon(where, f"[{part}] has the class {kind!r}; there are {', '.join(kinds)}")
            for word in _words(given, where):
                if base is not None and word in ALWAYS_BOUNDS and words.get(word) != kind:
                    raise UnreadableLexicon(where, f"{word!r} is a bound in every lexicon and cannot become {kind}")
                words[word] = kind
        tables[part] = words
    return tables, alone


def _words(given: object, where: str) -> Iterable[str]:
    if not isinstance(given, list) or not all(isinstance(word, str) and word.strip() for word in given):
        raise UnreadableLexicon(where, f"{given!r} is no list of words; write ['about', 'around']")
    for word in given:
        if len(word) > _LONGEST_WORD:
            raise UnreadableLexicon(where, f"{word[:20]}... has more than {_LONGEST_WORD} characters")
        yield word.strip().lower()


def _merged(base: Mapping[str, Any] | None, given: object, read: Any, where: str) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise UnreadableLexicon(where, f"{given!r} is no table of words and what they are worth")
    made = dict(base or {})
    for word, worth in given.items():
        try:
            made[word.lower()] = read(worth)
        except (ContestedError, TypeError, ValueError, KeyError) as why:
            raise UnreadableLexicon(where, f"{word} = {worth!r}: {why}") from None
    return made


def _spread(given: Any) -> Spread:
    measures = [name for name in _MEASURES if name in given]
    side, closed = given.get("side", "both"), given.get("closed", False)
    if len(measures) != 1 or set(given) - {*_MEASURES, "side", "closed"}:
        raise ValueError("write one of steps, decimals or percent, and perhaps side and closed")
    if side not in SIDES or not isinstance(closed, bool):
        raise ValueError(f"side is one of {', '.join(SIDES)}, closed true or false")
    size = exact(given[measures[0]])
    if size < 0:
        raise ValueError("a reach is not below zero")
    return Spread(measures[0], size, side, closed)


def _worth_in_numbers(given: Any) -> tuple[Number, Number]:
    if isinstance(given, list) and len(given) != 2:
        raise ValueError("write one number, or [low, high]")
    low, high = map(exact, given if isinstance(given, list) else (given, given))
    if low > high:
        raise InvertedBounds(low, high)
    return low, high
