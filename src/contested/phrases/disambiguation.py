"""Which of several readings holds, where a unit or the words behind the number settle it; else all are listed."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from contested.errors.base import AmbiguousPhrase, ContestedError, UnreadablePhrase
from contested.phrases.numbers_in_text import WITH_NOTE
from contested.phrases.tokens import VULGAR
from contested.phrases.vocabulary import OF_THE_NUMBER
from contested.quantities import Interval, as_int_if_whole, interval_words
from contested.quantities.units import builtin_unit, factor, is_standard
from contested.quantities.units import unit as unit_of

if TYPE_CHECKING:
    from contested.phrases.vocabulary import Match, Vocabulary
    from contested.quantities.units import Unit

_ALSO = {  # letters that are a scale behind a number, and a unit where one of its kind is measured
    "m": (("minute", "minutes"),),
    "k": (("km", "kilometres"), ("kg", "kilograms")),
    "K": (("km", "kilometres"), ("kg", "kilograms")),
    "b": (("bit", "bits"),),
    "M": (("m", "metres"),),
    "T": (("tonne", "tonnes"),),
}
_RATE = re.compile(r"[^\s/]+(?: [^\s/]+)?(?: ?/| per )")
_UNITS = {"metres": "m", "millimetres": "mm", "tesla": "tesla", "kelvin": "kelvin", "bytes": "byte"}


def only_reading(
    readings: list[Match],
    text: str,
    unit: Unit | None,
    named: str,
    *,
    words: Vocabulary | None = None,
    alone: bool = False,
) -> Match:
    """
    Return the one reading that is left.

    Args:
        readings: at least one.
        text: the phrase, for the message.
        unit: what is counted or measured, if the caller knows.
        named: the unit as printed behind the number.
        words: whose nouns say what is counted.
        alone: a claim, and no prose.

    Raises:
        AmbiguousPhrase: two readings or more, listed.
    """
    if readings[0].foreign != readings[-1].foreign:
        pointed = words is not None and words.language.separators.decimal == "."
        readings = _by_one_language(readings, unit or _known(named, words), sure=alone or pointed)
    different = {(reading.interval, reading.note): reading for reading in reversed(readings)}
    if len(different) == 1:
        return readings[0]
    left = list(reversed(different.values()))
    own = [one for one in left if unit is not None and one.note in _UNITS and unit_of(_UNITS[one.note]) == unit]
    if own:
        return own[0]  # "5 m" of a figure in metres
    known = unit or _known(named, words)
    if known is not None:
        fitting = [reading for reading in left if _fits(reading, known)]
        left = fitting or left
    if len(left) > 1:
        noted = next((one for one in left if one.note.startswith(WITH_NOTE)), None)
        if noted is not None:
            refuse_letter(readings[0], noted.note.removeprefix(WITH_NOTE).strip("'"), unit, text)
        raise AmbiguousPhrase(text, tuple(reading_in_words(reading) for reading in left))
    return left[0]


def refuse_letter(reading: Match, letter: str, unit: Unit | None, text: str) -> None:
    """
    Refuse a number whose last letter is a scale or a unit of the figure: "10 m" of minutes, "5 k" of kilograms.

    Args:
        reading: what was read, with the scale.
        letter: the last token of the number as printed.
        unit: what is counted or measured, if the caller knows.
        text: the phrase, for the message.

    Raises:
        AmbiguousPhrase: both may be meant, and they differ.
    """
    if unit is None or letter not in _ALSO or unit.counts or reading.interval is None or reading.scale == 1:
        return
    for name, plural in _ALSO[letter]:
        other = unit_of(name)
        try:
            same = factor(other, unit) == reading.scale
        except ContestedError:
            continue
        if not same:
            number = reading.interval.scaled(as_int_if_whole(Fraction(1, reading.scale)))
            raise AmbiguousPhrase(text, (reading_in_words(reading), f"{interval_words(number)} {plural}"))


def reading_in_words(reading: Match) -> str:
    """Write a reading out: "10,000 to 15,000", "2.3 metres"."""
    assert reading.interval is not None  # words without a number have one reading
    words = interval_words(reading.interval)
    return words if reading.note in ("", OF_THE_NUMBER) else f"{words} {reading.note}"


def _by_one_language(readings: list[Match], known: Unit | None, *, sure: bool) -> list[Match]:
    """
    Return the readings of "120,000" in Spanish that may hold: counts are whole, and never a thousandth of that.

    A measure is read by the marks of the language asked for.  Where nobody
    knows what is meant, prose in a language with a decimal comma is not
    ``sure``: it often quotes numbers as English writes them.
    """
    if known is None and not sure:
        return readings
    if known is None or not known.counts:
        return [reading for reading in readings if not reading.foreign]
    whole = [reading for reading in readings if reading.foreign]
    return readings if any(reading.scale > 1 for reading in readings) else whole


def _known(named: str, words: Vocabulary | None) -> Unit | None:
    """Return what the first words of a printed unit count or measure."""
    if _RATE.match(named):  # people per square kilometre are no count, and need not be whole
        return builtin_unit(named)
    known = builtin_unit(named) or builtin_unit(named.partition(" ")[0])
    if known is not None or words is None or not named:
        return known
    noun = words.nouns.find(words.tokens(named), 0)
    return None if noun is None else unit_of(noun[0])


def _fits(reading: Match, unit: Unit) -> bool:
    """Whether a reading can be of this unit: counts are whole, and metres are no people."""
    printed = _UNITS.get(reading.note)
    if printed is None:
        return not unit.counts or _whole(reading.interval)
    try:
        factor(unit_of(printed), unit)
    except ContestedError:
        return False
    return True


def _whole(interval: Interval | None) -> bool:
    return interval is None or all(end is None or isinstance(end, int) for end in (interval.low, interval.high))


def whole_count(reading: Match, unit: Unit | None, text: str, *, measured: bool) -> Match:
    """
    Return a reading as the figure counts it: people are whole, and a share without its whole is no number of them.

    Args:
        reading: what was read.
        unit: what is counted or measured, if the caller knows.
        text: the phrase, for the message.
        measured: a unit stands behind the number.

    Raises:
        UnreadablePhrase: a share, or a fraction of one, where things are counted.
    """
    if unit is None or reading.interval is None or not (reading.share or reading.mixed):
        return reading
    if not unit.atoms or unit.floor is None:
        return _in_percent(reading, unit, text, measured=measured)
    if reading.part is not None and unit.counts and reading.interval.is_point and not reading.words:
        whole = Interval.point(reading.part)
        return reading._replace(interval=whole, reach=whole, share=False)
    own = unit.counts and not is_standard(unit.atoms[0][0])  # half a department is half of one
    if unit.counts and not own and (reading.share or not _whole(reading.interval)):
        reason = f"a share is no number of {unit.words()}; write the number, or claim a figure in percent"
        raise UnreadablePhrase(text, reason)
    if reading.share and not measured and _in_words(text):
        raise UnreadablePhrase(text, "it is a share of a whole that is not given; write the number, or use percent")
    return reading


def _in_words(text: str) -> bool:
    return not any(mark.isdecimal() or mark in VULGAR for mark in text)


def _in_percent(reading: Match, unit: Unit, text: str, *, measured: bool) -> Match:
    """Return "half" as 50 where the figure is in percent."""
    assert reading.interval is not None  # a share is a number
    if not reading.share or measured or not unit.atoms:
        return reading
    ends = [end for end in (reading.interval.low, reading.interval.high) if end is not None]
    if any(end > 1 for end in ends):
        raise UnreadablePhrase(text, "it is more than the whole, and no percentage; write it with a percent sign")
    scale = 1 / unit.size
    assert reading.reach is not None
    return reading._replace(interval=reading.interval.scaled(scale), reach=reading.reach.scaled(scale))
