"""The words around the statements of a printed cell, ready to be looked up in one language."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from contested.phrases.tokens import DASHES, InflectedPhrases, Listing
from contested.quantities.unit_table import STATES
from contested.quantities.units import builtin_unit
from contested.quantities.units import unit as unit_of

if TYPE_CHECKING:
    from contested.phrases.language import Language
    from contested.phrases.tokens import Tokens
    from contested.phrases.vocabulary import Vocabulary

_AREAS = frozenset(("m²", "m2", "km²", "km2", "m³", "m3", "sq km", "sq. km", "square kilometres", "square kilometers"))

OF_THINGS_TOO = frozenset(("captured", "missing"))
"""What becomes of people and of things."""


class CellWords(NamedTuple):
    """
    Listings of the words of one language.

    ``per`` stands before who says it and ``says`` behind it (of these ``says_after``
    are no nouns and no verbs: "according to"); ``speakers`` are
    nouns of those who say things, ``belligerents`` of those who may also be
    what is counted, ``graded`` open no name, ``sides`` stand behind whose it is and
    ``of_side`` before; ``plain`` change
    nothing, and ``but`` opens another count of the same.  ``manner`` says how
    something is known ("by name") and ``found`` that it is, ``fates`` what becomes of things,
    ``taken`` and ``lost`` what becomes of things or people; ``accounts`` are nouns that,
    with none but ``vague`` words and the ``unsaid`` before them, name nobody.
    """

    per: Listing[str]
    says: Listing[str]
    says_after: Listing[str]
    speakers: Listing[str]
    belligerents: Listing[str]
    graded: Listing[str]
    sides: Listing[str]
    of_side: Listing[str]
    as_of: Listing[str]
    revised: Listing[str]
    denies: Listing[str]
    denied_by: Listing[str]
    plain: Listing[str]
    doubts: Listing[str]
    but: Listing[str]
    see: Listing[str]
    manner: InflectedPhrases[bool]
    found: InflectedPhrases[bool]
    fates: InflectedPhrases[bool]
    taken: InflectedPhrases[bool]
    lost: InflectedPhrases[bool]
    accounts: InflectedPhrases[bool]
    vague: InflectedPhrases[bool]
    unsaid: InflectedPhrases[bool]


@lru_cache(maxsize=16)
def cell_words(speech: Language) -> CellWords:
    """Return the listings of a language."""
    cell = speech.cell

    def listed(*names: str) -> Listing[str]:
        return Listing((phrase, phrase) for name in names for phrase in sorted(cell[name]))

    def inflected(name: str) -> InflectedPhrases[bool]:
        return InflectedPhrases((phrase, True) for phrase in sorted(cell[name]))

    return CellWords(
        per=listed("per"),
        says=listed("says", "says_after"),
        says_after=listed("says_after"),
        speakers=listed("speakers"),
        belligerents=listed("belligerents"),
        graded=listed("graded"),
        sides=listed("sides"),
        of_side=listed("of_side"),
        as_of=listed("as_of"),
        revised=listed("revised"),
        denies=listed("denies"),
        denied_by=listed("denied_by"),
        plain=listed("plain"),
        doubts=listed("doubts"),
        but=listed("but"),
        see=listed("see"),
        manner=inflected("manner"),
        found=inflected("found"),
        fates=inflected("fates"),
        taken=inflected("taken"),
        lost=inflected("lost"),
        accounts=inflected("accounts"),
        vague=inflected("vague"),
        unsaid=inflected("unsaid"),
    )


def kinds_named(tokens: Tokens, start: int, end: int, words: Vocabulary) -> list[tuple[str, int]]:
    """Return the kinds of people and things that some words name, each with its token."""
    found, at = [], start
    while at < end:
        listed = words.nouns.find(tokens, at)
        if listed is not None and listed[1] <= end:
            found.append((listed[0], at))
            at = listed[1]
            continue
        at += 1
    return found


def is_of_people(tokens: Tokens, at: int, words: Vocabulary) -> bool:
    """Whether a word may stand in a name: it counts no things, and says of nobody what became of them."""
    listed = words.nouns.find(tokens, at)
    unit = None if len(tokens.low[at]) < 3 else builtin_unit(tokens.low[at])
    kind = listed[0] if listed is not None else str(unit) if unit is not None and unit.counts else None
    return kind is None or (kind not in STATES and are_people(kind))


def beside_kind(tokens: Tokens, start: int, end: int, words: Vocabulary, kind: str | None) -> tuple[str, ...]:
    """
    Return the words of a label that say more than its kind: "border" of "border guards".

    "Captured" says more of tanks, and nothing more of the captured.
    """
    things = kind is not None and not are_people(kind)
    named: set[int] = set()
    at = start
    while at < end:
        listed = words.nouns.find(tokens, at)
        size = 1 if listed is None else listed[1] - at
        state = listed is not None and listed[0] in STATES
        if (state and not things) or (builtin_unit(tokens.low[at]) is not None and not (state and things)):
            named.update(range(at, at + size))
        at += size
    return tuple(tokens.low[at] for at in range(start, end) if at not in named)


def kind_of_unit(tokens: Tokens, start: int, end: int, words: Vocabulary) -> tuple[str | None, bool]:
    """
    Return the kind that the words of a unit name, and whether nothing speaks against it.

    "Soldiers killed" are the killed; "killed and wounded" are neither, and
    "horses killed" are nobody's dead.
    """
    text = tokens.text[tokens.starts[start] : tokens.ends[end - 1]]
    if measure := _measure(text):
        return measure, True
    named = kinds_named(tokens, start, end, words)
    kinds = {kind for kind, _ in named}
    states = kinds & STATES
    if len(states) > 1:
        return None, False
    groups = [kind for kind, _ in named if kind not in STATES]
    if states:
        (state,) = states
        people = not groups or all(are_people(kind) for kind in groups)
        return (state, True) if people else (None, False)
    if len(set(groups)) > 1 and any(tokens.low[at] in _JOINS for at in range(start, end)):
        return None, False
    return (groups[-1], True) if groups else (None, True)


_JOINS = DASHES - {"-"} | {"and", "or", "&", "/", "et", "ou", "y", "o", "und", "oder", "и", "или", "və", "և", "կամ"}


def unknown_before_state(tokens: Tokens, start: int, end: int, words: Vocabulary) -> int | None:
    """Return the word before "killed" of which nobody knows whether it is a noun for people: "horses" killed."""
    for at in range(start, end - 1):
        noun = words.nouns.find(tokens, at + 1)
        if noun is None or noun[0] not in STATES or words.nouns.has(tokens, at):
            continue
        word = tokens.low[at]
        known = builtin_unit(word) is not None or words.remarks.harmless.has(tokens, at) or words.beside.has(tokens, at)
        if word.isalpha() and tokens.raw[at].islower() and not known and not word.endswith(("ed", "ly")):
            return at
    return None


def _measure(text: str) -> str | None:
    """Return the unit of an area, a length, a mass or a share."""
    unit = builtin_unit(text)
    if unit is not None:
        return str(unit)
    if text.lower() not in _AREAS:
        return None
    return str(unit_of(text))


def are_people(kind: str) -> bool:
    """Whether a kind is one of people."""
    unit = builtin_unit(kind)
    return unit is not None and unit.counts and unit.atoms[0][0].dimensions[0][0].startswith("#person")


def is_state(kind: str | None) -> bool:
    """Whether a kind says what became of somebody."""
    return kind in STATES
