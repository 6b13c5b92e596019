"""Which of several readings holds, where a unit or the words behind the number settle it; else all are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.errors import AmbiguousPhrase, ContestedError
from contested.phrases.said import OF_THE_NUMBER
from contested.units import factor, tabled
from contested.units import unit as unit_of
from contested.wording import interval_words

if TYPE_CHECKING:
    from contested.interval import Interval
    from contested.phrases.said import Reading
    from contested.units import Unit

_UNITS = {"metres": "m", "millimetres": "mm", "tesla": "tesla", "kelvin": "kelvin", "bytes": "byte"}


def settled(readings: list[Reading], text: str, unit: Unit | None, named: str) -> Reading:
    """
    Return the one reading that is left.

    Args:
        readings: at least one.
        text: the phrase, for the message.
        unit: what is counted or measured, if the caller knows.
        named: the unit as printed behind the number.

    Raises:
        AmbiguousPhrase: two readings or more, listed.
    """
    different = {(reading.interval, reading.note): reading for reading in reversed(readings)}
    if len(different) == 1:
        return readings[0]
    left = list(reversed(different.values()))
    own = [one for one in left if unit is not None and one.note in _UNITS and unit_of(_UNITS[one.note]) == unit]
    if own:
        return own[0]  # "5 m" of a figure in metres
    known = unit or _known(named)
    if known is not None:
        fitting = [reading for reading in left if _fits(reading, known)]
        left = fitting or left
    if len(left) > 1:
        raise AmbiguousPhrase(text, tuple(described(reading) for reading in left))
    return left[0]


def described(reading: Reading) -> str:
    """Write a reading out: "10,000 to 15,000", "2.3 metres"."""
    assert reading.interval is not None  # words without a number have one reading
    words = interval_words(reading.interval)
    return words if reading.note in ("", OF_THE_NUMBER) else f"{words} {reading.note}"


def _known(named: str) -> Unit | None:
    """Return what the first words of a printed unit count or measure."""
    return tabled(named) or tabled(named.partition(" ")[0])


def _fits(reading: Reading, unit: Unit) -> bool:
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
