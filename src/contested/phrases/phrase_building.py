"""Phrases made of readings: what follows the number, its unit, and where each part stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from contested.errors.base import ContestedError, UnreadablePhrase
from contested.phrases.beside_tally import kind_counted
from contested.phrases.phrase import Phrase
from contested.phrases.tokens import CURRENCIES, DASHES
from contested.quantities.units import builtin_unit
from contested.quantities.units import unit as unit_of

if TYPE_CHECKING:
    from contested.phrases.beside_tally import BesideTally
    from contested.phrases.tokens import Tokens
    from contested.phrases.vocabulary import Match, Vocabulary
    from contested.quantities.units import Unit

_LETTERS = 2  # of a symbol that pint makes of a prefix and a letter: "40 am" is no length of attometres
_COMMON_UNITS = frozenset(  # symbols that sources print
    (
        "mg",
        "ml",
        "mL",
        "cl",
        "cL",
        "dl",
        "dL",
        "hl",
        "hL",
        "l",
        "L",
        "oz",
        "dm",
        "ms",
        "ns",
        "ly",
        "au",
        "Mt",
        "Gt",
        "Gg",
    )
)
MOST_UNIT_WORDS = 5  # more are the rest of a sentence
_LONGEST_UNIT = 40  # tokens: what is joined without a space, "$1$1$1", is no unit without an end
_ENDS_CLAUSE = frozenset(',;:()[]{}!?…|"“”«»–—')
_SHORTENED = frozenset(("sq", "cu", "кв", "քառ", "kv"))


class UnitPlace(NamedTuple):
    """The unit behind a number: its tokens, from ``start`` to before ``end``."""

    start: int
    end: int


def unit_place(tokens: Tokens, at: int, words: Vocabulary, *, shared: bool = False) -> UnitPlace:
    """
    Return where the words of the unit stand that follow a number ending before token ``at``.

    They end with the clause, before a number, and before a word that opens
    something else ("in", "were", "according").  "Dead or missing" is one unit.
    Behind a ``shared`` number an article belongs to the unit: "half an hour".
    """
    listed, low, size = words.language.words, tokens.low, len(tokens)
    closing, ands, ors = listed["closing"], listed["and"], listed["or"]
    starts, ends = tokens.starts, tokens.ends
    of = words.of.find(tokens, at) if low[at] in words.of.first_words and not tokens.glued(at) else None
    first = at if of is None else of[1]
    if low[at] in DASHES and tokens.glued(at) and tokens.glued(at + 1) and low[at + 1][:1].isalpha():
        first = at + 1  # "a 16-meter mast"
    if shared and of is None and low[at] in listed["one"]:
        first = at + 1
    i, count, instead = first, 0, words.words.first_words
    last = min(size, first + _LONGEST_UNIT)
    while i < last:
        word = low[i]
        if word in _ENDS_CLAUSE or word[0] == "\n":
            break  # the clause ends, or a paragraph; or a bullet begins
        if word == "." and not (i + 1 < size and (tokens.glued(i + 1) or low[i - 1] in _SHORTENED)):
            break
        if i == first or ends[i - 1] != starts[i]:
            if i > first and word in instead and words.words.find(tokens, i) is not None:
                break  # "scores of homes and tens of thousands of hectares"
            joins = i > first and (word in ands or word in ors)
            if word[:1].isdecimal() or (word in closing and not joins) or count >= MOST_UNIT_WORDS:
                break
            if not (word[:1].isalpha() or word in "%°‰" or word in CURRENCIES):
                break
            count += 1
        i += 1
    while i > first and (low[i - 1] in closing or low[i - 1] == "-"):
        i -= 1
    return UnitPlace(first, max(i, first))


def _is_chance(text: str, read: Unit) -> bool:
    """Whether a letter or two name a unit that few write so: "li" is a link, "nm" no nautical mile, "pp" a point."""
    powers = len(read.dimensions) == 1 and read.dimensions[0][0] in ("length", "time", "mass")
    return text.isalpha() and len(text) <= _LETTERS and powers and text not in _COMMON_UNITS


def measure_behind(tokens: Tokens, words: Vocabulary, place: UnitPlace, unit: Unit | None) -> Unit | None:
    """Return the measure that the words behind a number name; ``unit`` is that of the figure, if the caller knows."""
    if place.start >= place.end:
        return None
    noun = words.nouns.find(tokens, place.start)
    if noun is not None and noun[1] == place.end:
        named = unit_of(noun[0])
        return None if named.counts else named
    text = tokens.printed(*place)
    single = builtin_unit(text)
    if single is None and unit is not None and not unit.counts:
        try:
            single = unit_of(text)
        except ContestedError:
            single = None
        if single is not None and single != unit and _is_chance(text, single):
            reason = f"{text!r} has more than one meaning; write the unit in full"
            raise UnreadablePhrase(tokens.text, reason)
    return None if single is None or single.counts else single


def build_phrase(
    tokens: Tokens,
    words: Vocabulary,
    reading: Match,
    unit: UnitPlace,
    *,
    text: str,
    rest: str = "",
    shift: int = 0,
    locale: str | None,
    parts: tuple[Phrase, ...] = (),
    tally: BesideTally | None = None,
) -> Phrase:
    """
    Return the phrase of a reading.

    Args:
        tokens: the text.
        words: those it was read by.
        reading: its one reading.
        unit: where its unit stands.
        text: what to keep as printed.
        rest: what follows the number.
        shift: where the tokens' text begins in the text that was given.
        locale: as asked for.
        parts: phrases within this one.
        tally: what stands beside the number of a claim.
    """

    def span(place: tuple[int, int]) -> tuple[int, int]:
        return tokens.starts[place[0]] + shift, tokens.ends[place[1] - 1] + shift

    start = min(reading.start, reading.numbers[0][0])
    named, unit_span = "", None
    if unit.start < unit.end:
        named, unit_span = tokens.printed(*unit), span(unit)
    if reading.currency is not None:
        sign, unit_span = tokens.printed(*reading.currency), span(reading.currency)
        named = f"{sign} {named}" if named[:1] == "/" or named[:4] == "per " else sign
    percents = words.percent
    percent = percents.find(tokens, reading.end) if tokens.low[reading.end] in percents.first_words else None
    points = percent is not None and tokens.low[percent[1]] in ("point", "points")
    if percent is not None and unit.start == reading.end and not points:
        named, unit_span = "%", span((reading.end, percent[1]))
    said = (start, reading.end), *reading.words  # all of it: the "or more" behind "dozens" too
    first, last = min(place[0] for place in said), max(place[1] for place in said)
    last += tokens.word(last) == ")" and "(" in tokens.low[first:last]
    word = tokens.printed(first, last) if reading.unquantified else None
    if tally is not None and tally.named is not None and not named:
        named, unit_span = tokens.printed(*tally.named), span(tally.named)
    if tally is not None and tally.per:
        named = f"{named} per {tally.per}".strip()
    return Phrase(
        text=text,
        interval=reading.interval,
        reach=reading.reach,
        hedges=tuple(tokens.printed(*place) for place in reading.words),
        approximate=reading.about,
        unquantified=word,
        unknown=reading.unknown,
        best=reading.best,
        error=reading.error,
        standard=reading.standard,
        unit=named,
        rest=rest,
        parts=parts,
        span=span((start, reading.end)),
        hedge_spans=tuple(span(place) for place in reading.words),
        number_spans=tuple(span(place) for place in reading.numbers),
        unit_span=unit_span,
        lexicon=words.lexicon.name,
        locale=locale,
        counted=None if tally is None else kind_counted(tally),
        bounds=None if tally is None else tally.kind or None,
        level=None if tally is None else tally.level,
    )
