"""
The plainest claims by one pattern: "at least 11 people", "around 10,000", "3,000 km²", in English.

They are what most cells hold.  Ten frames of which two are less plain take 38 µs a phrase
with this and 105 µs without (CPython 3.11); anything else is left to the grammar, which is
the definition: a law compares both on hedges, numbers, units and words.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from contested.phrases.lexicon import BOUNDS
from contested.phrases.match_intervals import BOUNDED, with_reach
from contested.phrases.phrase import Phrase
from contested.quantities import Interval, step_of
from contested.quantities.units import builtin_unit

if TYPE_CHECKING:
    from contested.phrases.lexicon import Lexicon
    from contested.phrases.vocabulary import Vocabulary

_PLAIN = re.compile(
    r"(?:([A-Za-z][a-z ]*) )?([1-9][0-9]{0,2}(?:,[0-9][0-9][0-9]){1,4}|[1-9][0-9]{0,8})(?: ([a-z]{2,20}²?))?",
    re.ASCII,
)
_COMPARED = frozenset(("more", "fewer", "less", "short", "extra", "if", "figure", "figures", "x", "e", "o", "l"))


def plain_phrase(text: str, words: Vocabulary, *, counted: bool) -> Phrase | None:
    """
    Return the phrase of a plain English claim, or None where it is not as plain as that.

    Args:
        text: the claim, without a locale; white space around it is none of it.
        words: English ones.
        counted: somebody says what is counted, so that the unit has to be one.
    """
    found = _PLAIN.fullmatch(text)
    if found is None:
        return None
    hedge, digits, name = found.groups()
    lexicon, kind = words.lexicon, None
    if hedge is not None:
        kind = lexicon.before.get(hedge.lower())
        if kind not in BOUNDS and kind != "approximate":
            return None
    if name is not None and not _is_only_a_unit(name, words, counted=counted):
        return None
    value = int(digits.replace(",", ""))
    interval = Interval.point(value) if kind not in BOUNDED else BOUNDED[kind](value)
    start = found.start(2)
    return Phrase(
        text=text,
        interval=interval,
        reach=_reach(interval, value, hedge, kind, lexicon),
        hedges=() if hedge is None else (hedge,),
        approximate=kind == "approximate",
        unit=name or "",
        rest=name or "",
        span=(0, found.end(2)),
        hedge_spans=() if hedge is None else ((0, len(hedge)),),
        number_spans=((start, found.end(2)),),
        unit_span=None if name is None else found.span(3),
        lexicon=lexicon.name,
    )


def _reach(interval: Interval, value: int, hedge: str | None, kind: str | None, lexicon: Lexicon) -> Interval:
    """Return what the number allows, by the lexicon."""
    if kind is not None and kind != "approximate":
        return interval
    spread = lexicon.spread(None if hedge is None else hedge.lower())
    if spread is None:
        return interval
    printed = (value, step_of(value), 1)
    return with_reach(interval, spread, printed, spread, printed)


@lru_cache(maxsize=1024)
def _is_only_a_unit(name: str, words: Vocabulary, *, counted: bool) -> bool:
    """
    Whether a word behind a number is nothing but its unit: no scale, hedge, ordinal or closing word.

    Where nobody says what is ``counted``, any other word is the unit as printed.
    """
    language, tokens = words.language, words.tokens(name)
    tables = (language.abbreviations, language.scales, language.multipliers, language.numbers, language.fractions)
    listed = language.words["closing"] | language.words["unread_scales"] | language.words["percent"] | words.suspects
    first = (words.after, words.before, words.words, words.including, words.to, words.of)
    if name in listed or any(name in table for table in (*tables, language.ordinals)):
        return False
    if any(name in listing.first_words for listing in first) or words.beside.has(tokens, 0):
        return False
    return builtin_unit(name) is not None or not (counted or name in _COMPARED)
