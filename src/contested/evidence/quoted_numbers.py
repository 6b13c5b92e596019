"""
The number in a quote, beside the number that is claimed.

What the quote says is read by ``find_phrases`` alone.  The claimed number
stands in it where a phrase has the same value, bounds and hedge in the
claim's unit, and counts what the figure counts.
"""

from __future__ import annotations

import contextlib
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from contested.errors import ContestedError, shorten
from contested.evidence.faults import NUMBER_NOT_IN_QUOTE, OTHER_INDICATOR, Fault
from contested.evidence.normal_form import normal_form
from contested.phrases.lexicon import DEFAULT_LEXICON
from contested.phrases.phrase_reading import read_phrase
from contested.phrases.prose_reading import find_phrases
from contested.phrases.vocabulary import vocabulary_of
from contested.quantities.unit_table import STATES
from contested.quantities.units import Unit, builtin_unit, factor, within
from contested.quantities.units import unit as unit_of

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from contested.claims import Estimate
    from contested.phrases.phrase import Phrase
    from contested.phrases.prose_reading import Phrases
    from contested.quantities import Number

MOST_SHOWN = 5
_CLAUSE_END = re.compile(r"[.,;:()\n!?…]| and | but | while | with ")
_LONGEST_CLAUSE = 120
"""Characters before and behind a number in which a word may say what became of those it counts."""


def number_fault(estimate: Estimate, figure: str, quote: str, headers: tuple[str, ...] = ()) -> Fault | None:
    """
    Return why the number of an estimate is not proved by a quote, or None where it is.

    Args:
        estimate: whose number it is.
        figure: what its figure is called, since "dead" says more than its unit, people.
        quote: the words of the source.
        headers: what heads the columns of a table in which it stands, if it
            stands in one.
    """
    try:
        found = find_phrases(quote, lexicon=estimate.lexicon or DEFAULT_LEXICON, locale=estimate.locale)
    except ContestedError as error:
        return Fault(NUMBER_NOT_IN_QUOTE, f"no number can be read from the quote: {error}")
    same = _meant(estimate, found, quote)
    if same is None:
        return Fault(NUMBER_NOT_IN_QUOTE, _said(found, quote, estimate.printed()))
    wanted = _wanted(estimate, figure)
    other = None
    for phrase in same:
        other = _other_kind(phrase, found, quote, estimate, wanted)
        if other is None and not phrase.unit:
            other = _other_column(headers, estimate, wanted)
        if other is None:
            return None
    if other is None:
        return None
    return Fault(OTHER_INDICATOR, f"“{phrase.text}” counts {other}, not {_listed(wanted) or estimate.unit.words()}")


def _said(found: Phrases, quote: str, claimed: str) -> str:
    """Return what a quote says instead of what is claimed, as a sentence."""
    numbers = [f"“{phrase.text}”" for phrase in found[:MOST_SHOWN]]
    if numbers:
        return f"the quote says {', '.join(numbers)}, not {claimed}"
    if found.unread:
        return f"the quote says {shorten(found.unread[0].text)}, which cannot be read without guessing, not {claimed}"
    return f"no number stands in the quote {shorten(quote)}, so it does not say {claimed}"


# -- the same number ----------------------------------------------------------------


def _meant(estimate: Estimate, found: Phrases, quote: str) -> list[Phrase] | None:
    """Return the phrases that say what is claimed; None where none does, no phrase where words alone say it."""
    if estimate.interval is None:
        return _words_meant(estimate, found, quote)
    same = [phrase for phrase in found if _is_same(phrase, estimate)]
    if estimate.best is not None and estimate.best not in {value for one in found for value in _values(one, estimate)}:
        return None
    return same or _apart(estimate, found) or None


def _words_meant(estimate: Estimate, found: Phrases, quote: str) -> list[Phrase] | None:
    """Return what says the same word ("dozens"), or that nobody knows."""
    word = normal_form(estimate.unquantified or estimate.text or "").casefold()
    same = [
        phrase
        for phrase in found
        if (phrase.unknown and estimate.unknown)
        or (phrase.unquantified is not None and phrase.unquantified.casefold() == word)
    ]
    if same:
        return same
    return [] if word and word in normal_form(quote).casefold() else None


def _is_same(phrase: Phrase, estimate: Estimate) -> bool:
    """Whether a phrase has the value, the bounds and the hedge of an estimate, in the estimate's unit."""
    interval = phrase.interval
    if interval is None or phrase.approximate != estimate.approximate or estimate.interval is None:
        return False
    if interval.is_point and interval.low == 0 and not _is_zero_of(phrase, estimate):
        return False
    ratio = _ratio(phrase, estimate)
    if ratio != 1:
        interval = interval.scaled(ratio)
    if estimate.best is not None and phrase.best is not None and phrase.best * ratio != estimate.best:
        return False
    if estimate.partial:  # "11 so far": what is printed is the number itself
        return interval.low == estimate.interval.low and (interval.is_point or interval == estimate.interval)
    return interval == estimate.interval


def _is_zero_of(phrase: Phrase, estimate: Estimate) -> bool:
    """Whether none are none of what is counted: "no injuries" is no claim that nobody was killed."""
    try:
        read_phrase(phrase.text, unit=estimate.unit, locale=estimate.locale)
    except ContestedError:
        return False
    return True


def _apart(estimate: Estimate, found: Phrases) -> list[Phrase]:
    """Return the phrases that give the ends and the best value of a range one by one: "12 (from 8 up to 15)"."""
    interval = estimate.interval
    if interval is None or interval.is_point:
        return []
    wanted: set[Number] = {one for one in (interval.low, interval.high, estimate.best) if one is not None}
    given = [(phrase, _values(phrase, estimate)) for phrase in found if phrase.interval is not None]
    known = {value for _, values in given for value in values}
    if len(wanted) < 2 or not wanted <= known:
        return []
    return [phrase for phrase, values in given if wanted & values]


def _values(phrase: Phrase, estimate: Estimate) -> set[Number]:
    interval = phrase.interval
    ends = () if interval is None else (interval.low, interval.high, phrase.best)
    ratio = _ratio(phrase, estimate)
    return {end * ratio for end in ends if end is not None}


def _ratio(phrase: Phrase, estimate: Estimate) -> Number:
    """Return what a number of a phrase is multiplied by to be in the unit of an estimate; 1 where nothing converts."""
    unit = estimate.unit
    if not phrase.unit or (unit.counts and phrase.unit in unit.names):
        return 1
    return _converted(phrase.unit, unit, estimate.locale)


@lru_cache(maxsize=1024)
def _converted(words: str, unit: Unit, locale: str | None) -> Number:
    named = _unit_named(words, unit, locale)
    if named is None or (named.counts and unit.counts):
        return 1
    try:
        return factor(named, unit)
    except ContestedError:
        return 1


@lru_cache(maxsize=1024)
def _unit_named(words: str, unit: Unit, locale: str | None) -> Unit | None:
    """Return the unit that the words behind a number name, or None where they name none that is known."""
    if " " not in words:  # of several words it would take a product
        with contextlib.suppress(ContestedError):
            return unit_of(words)
    try:
        return builtin_unit(words) or read_phrase(f"2 {words}", unit=unit, locale=locale).counted
    except ContestedError:
        return None


# -- the same indicator -------------------------------------------------------------


def _wanted(estimate: Estimate, figure: str) -> frozenset[Unit]:
    """Return what became of those that are counted (the killed), by the unit, else by the name of the figure."""
    if _is_state(estimate.unit):
        return frozenset((estimate.unit,))
    return _states(figure, estimate.locale) or _states(figure, None)


@lru_cache(maxsize=1024)
def _is_state(kind: Unit) -> bool:
    """Whether a kind says what became of people."""
    return not STATES.isdisjoint(kind.names)


@lru_cache(maxsize=4096)
def _states(text: str, locale: str | None) -> frozenset[Unit]:
    """Return what a text says became of people."""
    return frozenset(kind for kind in _kinds(text, locale) if _is_state(kind))


@lru_cache(maxsize=4096)
def _kinds(text: str, locale: str | None) -> frozenset[Unit]:
    """Return the kinds that a text names."""
    words = vocabulary_of(DEFAULT_LEXICON, locale)
    tokens = words.tokens(text)
    kinds: set[Unit] = set()
    at = 0
    while at < len(tokens):
        found = words.nouns.find(tokens, at)  # "killed or wounded" is one noun, of casualties
        at = at + 1 if found is None else found[1]
        kinds |= set() if found is None else {unit_of(found[0])}
    return frozenset(kinds)


def _other_kind(phrase: Phrase, found: Phrases, quote: str, estimate: Estimate, wanted: frozenset[Unit]) -> str | None:
    """Return what else a phrase counts, in words, or None where it counts what is claimed or does not say."""
    words = _words_around(phrase, found, quote, estimate.locale)
    said = _states(words, estimate.locale)
    if said and wanted:
        return None if _fits(said, wanted, joined=len(said) > 1 and _joins(words, estimate.locale)) else _listed(said)
    if not phrase.unit:
        return None
    return _another(phrase.unit, estimate.unit, estimate.locale)


@lru_cache(maxsize=1024)
def _another(words: str, unit: Unit, locale: str | None) -> str | None:
    """Return what the words behind a number count, where that is never what a unit counts."""
    named = _unit_named(words, unit, locale)
    return named.words() if named is not None and _excludes(named, unit) else None


def _excludes(kind: Unit, unit: Unit) -> bool:
    """Whether what is of a kind is never what a unit counts: a house is nobody, a civilian can be one of the killed."""
    if within(kind, unit) or within(unit, kind):
        return False
    people = unit_of("person")
    both = within(kind, people) and within(unit, people)
    return not both or _is_state(kind) == _is_state(unit)


def _other_column(headers: tuple[str, ...], estimate: Estimate, wanted: frozenset[Unit]) -> str | None:
    """Return what a bare number in a table counts by the header of its column, where that is another thing in all."""
    other = None
    for header in headers:
        kinds, states = _kinds(header, estimate.locale), _states(header, estimate.locale)
        if states and wanted:
            excluded = not _compatible(states, wanted)
        else:
            excluded = bool(kinds) and all(_excludes(kind, estimate.unit) for kind in kinds)
        if not excluded:
            return None
        other = _listed(states or kinds)
    return other


def _words_around(phrase: Phrase, found: Phrases, quote: str, locale: str | None) -> str:
    """Return the words that may say what became of those that are counted: its own and those behind, else in front."""
    end = max(phrase.end, phrase.unit_span[1] if phrase.unit_span else 0)
    following = min((one.start for one in found if one.start >= end), default=len(quote))
    behind = quote[end : min(following, end + _LONGEST_CLAUSE)]
    stop = _CLAUSE_END.search(behind)
    own = f"{phrase.unit} {behind[: stop.start()] if stop else behind}"
    if _states(own, locale):
        return own
    before = max((one.end for one in found if one.end <= phrase.start), default=0)
    clause = quote[max(before, phrase.start - _LONGEST_CLAUSE) : phrase.start]
    stops = [one.end() for one in _CLAUSE_END.finditer(clause) if one[0] != ":"]
    return clause[stops[-1] :] if stops else clause


def _joins(text: str, locale: str | None) -> bool:
    """Whether a text joins what it names: "killed or wounded" is one number of both."""
    words = vocabulary_of(DEFAULT_LEXICON, locale)
    listed = words.language.words
    return not (listed["and"] | listed["or"]).isdisjoint(words.tokens(text).low)


def _fits(said: AbstractSet[Unit], wanted: AbstractSet[Unit], *, joined: bool) -> bool:
    """Whether what is said of people is what is counted; of several that are joined, all of them."""
    return (all if joined else any)(_compatible({kind}, wanted) for kind in said)


def _compatible(said: AbstractSet[Unit], wanted: AbstractSet[Unit]) -> bool:
    """Whether one of the kinds said is one of those wanted, or a part of one; casualties are no killed."""
    return any(within(one, other) for one in said for other in wanted)


def _listed(kinds: AbstractSet[Unit]) -> str:
    return " or ".join(sorted(kind.words() for kind in kinds))
