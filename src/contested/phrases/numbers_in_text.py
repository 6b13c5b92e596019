"""
One number in text: digits, words, fractions, scales, powers, errors; every reading that it has.

Digits are read here; numbers in words are in ``number_words``.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from contested.errors.base import NotANumber, NumberOutOfBounds, UnreadablePhrase
from contested.phrases.amount import Amount, power_of, with_scale
from contested.phrases.tokens import CURRENCIES, VULGAR
from contested.quantities.numbers import DIGITS, as_int_if_whole, bounded, step_of
from contested.quantities.numerals import RUN, SPACED, SPACES, readings
from contested.quantities.units import builtin_unit

if TYPE_CHECKING:
    from contested.phrases.language import Language
    from contested.phrases.tokens import Tokens
    from contested.quantities.numerals import Separators

WITH_NOTE = "with the note "
"""Begins the note of a reading whose letter marks a footnote."""

_LONGEST_RUN = 200  # characters: thirty digits on each side of the point fit in, however they are grouped
_YEARS = range(1900, 2200)  # "2012/13" is a season or a code
_SPACERS = frozenset(SPACES)
_PLAIN = re.compile(r"(?:[0-9]{1,12}|[1-9][0-9]{0,2}(?:,[0-9][0-9][0-9]){1,4})(?=(?:\. | )[A-Za-wyz]|[;)\n]|$)")
_UNGROUPED = re.compile(r"[0-9]{1,12}(?=(?:\. | )[^\W\d_x]|[;)\n]|$)")
_DENOMINATOR = re.compile(r"([0-9]{1,40})/([0-9]{1,40})(?![0-9/]|[.,][0-9])")
_CODE = re.compile(r"[0-9]{1,40}/[0-9]{1,40}[/.,]?[0-9/]")
_EXPONENT = re.compile(r"[eE]([+-]?[0-9]{1,4})(?![0-9A-Za-z])")
_POWER_OF_TEN = re.compile(
    r" ?[x×*·] ?10(?:(?:\^|\*\*)([+-]?[0-9]{1,3})|([+-][0-9]{1,3})|([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))(?![0-9A-Za-z])"
)  # not "3 x 100", which is no power, nor "3 x 105", which may be one
_CARET = re.compile(r"\^([+-]?[0-9]{1,3})(?![0-9A-Za-z])")
_ERROR = re.compile(r"\(([0-9]{1,6})\)(?![0-9])")
_HYPHENED = re.compile(r"-[A-Za-z]")
_RAISED = str.maketrans("⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "+-0123456789")


def digit_amounts(tokens: Tokens, at: int, separators: Separators | None) -> list[Amount]:
    """
    Return the readings of the digits at token ``at``, without a scale word; none where no digits stand.

    Raises:
        NotANumber: their marks fit no way of writing numbers.
        NumberOutOfBounds: more than 30 digits before or after the point.
        UnreadablePhrase: a date or another code, such as "5/17/2018".
    """
    text, position = tokens.text, tokens.starts[at]
    if not tokens.raw[at].isdecimal():
        return _below_one(tokens, at)
    plain = _PLAIN.match(text, position) if separators is None else _UNGROUPED.match(text, position)
    if plain:  # most numbers: all that follows would find them as they stand
        whole = int(plain[0].replace(",", ""))
        grouping = "," if "," in plain[0] else ""
        end = at + 2 * plain[0].count(",") + 1
        bare = not grouping and whole < 1000
        return [Amount(whole, step_of(whole), 1, at, end, bare=bare, grouping=grouping)]
    if tokens.low[at + 1] == "/":
        fraction = _DENOMINATOR.match(text, position)
        if fraction:
            return [_divided(tokens, at, fraction)]
        if _CODE.match(text, position):
            raise UnreadablePhrase(text, "it holds a date or another code, which is no number; leave it out")
    limit = position + _LONGEST_RUN + 2
    mark = text[tokens.ends[at] : tokens.ends[at] + 1]
    decimal = separators.decimal if separators is not None else "."
    spaced = SPACED.match(text, position, limit) if mark in _SPACERS or mark == decimal else None
    if spaced and _HYPHENED.match(text, spaced.end()):
        spaced = None  # "3 100-watt bulbs"
    run = spaced or RUN.match(text, position, limit)
    assert run is not None  # a digit stands here
    written, stop = run[0], run.end()
    if len(written) > _LONGEST_RUN:
        raise NumberOutOfBounds(f"{written[:37]}...", DIGITS)
    after = tokens.index_at(stop, at)
    scaled = tokens.low[after][:1].isalpha() and tokens.low[after] in _DECIMAL_SCALES
    if written.isdecimal():
        return [_amount(tokens, at, stop, written, 0)]
    grouping = next((mark for mark in written if not mark.isdecimal()), "")
    return [
        _amount(tokens, at, stop, read.digits, read.places, "" if read.places else grouping)
        if not read.foreign
        else _amount(tokens, at, stop, read.digits, 0, grouping)._replace(foreign=True)
        for read in readings(written, separators, scaled=scaled)
    ]


def with_scale_words(amount: Amount, tokens: Tokens, words: Language) -> list[Amount]:
    """Return the readings of an amount in digits with the scale word or abbreviation that may follow it."""
    at = amount.end
    if tokens.low[at] == "-" and tokens.glued(at) and tokens.glued(at + 1) and tokens.low[at + 1] in words.scales:
        at += 1  # "a 2-million budget"
    hyphened = tokens.low[at] == "-" and tokens.glued(at) and tokens.glued(at + 1)
    adjective = words.scale_adjectives.get(tokens.low[at + 1 if hyphened else at])
    if adjective is not None and words.scale_adjectives:
        return [with_scale(amount, adjective, at + 2 if hyphened else at + 1)]  # "80-тысячная армия"
    low, raw = tokens.low[at], tokens.raw[at] if at < len(tokens) else ""
    scale = words.scales.get(low) or words.multipliers.get(low)
    if scale is not None:
        return [with_scale(amount, scale, at + 1)]
    scale = words.abbreviations.get(raw)
    if scale is None or _names(tokens, at):
        return [amount]
    end = at + 1
    if tokens.low[end] == "." and tokens.glued(end) and words.code != "en" and low not in words.units_too:
        end += 1  # "5 тыс."
    glued = tokens.glued(at)
    unit = words.units_too.get(raw) or (None if glued else words.units_apart.get(raw))
    measured = amount.error is not None or (tokens.glued(end) and tokens.low[end][:1] in _UNIT_MARKS)
    if unit is not None and measured:
        return [amount]  # "1.23(4) m", "5 m²", "5 m/s"
    if _currency_before(tokens, amount.start) or _counts_on(tokens, end):
        return [with_scale(amount, scale, end)]
    note = f"{WITH_NOTE}{raw!r}" if _is_note(amount, raw, glued=glued) else unit
    return [with_scale(amount, scale, end), *([] if note is None else [amount._replace(note=note)])]


def _is_note(amount: Amount, letter: str, *, glued: bool) -> bool:
    """Whether a letter behind a whole number may mark a footnote: "1,234 m", "1,234b", "40 b"; not in "1,234k"."""
    if letter not in _NOTE_LETTERS or amount.place < 1:
        return False
    return (not glued and letter in "bB") or (amount.value >= _THOUSAND and not (glued and letter in "kKM"))


def _names(tokens: Tokens, at: int) -> bool:
    """Whether a letter begins a name: "20 M113 carriers", "5 M-16 rifles"; "5k-20k" is a range, "5m2" an area."""
    if tokens.glued(at):
        return False
    hyphen = tokens.low[at + 1] == "-" and tokens.glued(at + 1)
    name = at + 2 if hyphen else at + 1
    return tokens.glued(name) and tokens.low[name].isdecimal() and (hyphen or tokens.raw[at].isupper())


_NOTE_LETTERS = frozenset("kmbKMBT")
_THOUSAND = 1000
_POWER_SIGNS = frozenset(" eE^x×*·(")
_TIMES = frozenset("x×*·")
_UNIT_MARKS = frozenset("0123456789²³⁻^*/·")
_DECIMAL_SCALES = frozenset(
    ("million", "billion", "trillion", "thousand", "hundred", "mn", "bn", "mln", "bln", "lakh", "crore", "tn")
)


def _currency_before(tokens: Tokens, at: int) -> bool:
    return tokens.low[at - 1] in CURRENCIES


def _counts_on(tokens: Tokens, at: int) -> bool:
    """Whether what is counted follows, so that "2.3m people" is no length; "2.3m wall" may be one."""
    if at >= len(tokens) or tokens.glued(at):
        return False
    counted = builtin_unit(tokens.low[at])
    return counted is not None and counted.counts


def is_measure(word: str) -> bool:
    """Whether a word names a unit that measures something which is not below zero, and counts nothing: "hour"."""
    measured = builtin_unit(word)
    return measured is not None and not measured.counts and measured.floor is not None


def _amount(tokens: Tokens, at: int, stop: int, digits: str, places: int, grouping: str = "") -> Amount:
    """Make the amount of bare digits, with its error in parentheses, exponent or power."""
    text = tokens.text
    if places > DIGITS or len(digits) > 2 * DIGITS:
        raise NumberOutOfBounds(text[tokens.starts[at] : stop][:40], DIGITS)
    whole = int(digits)
    after = text[stop : stop + 1]
    if not places and (after not in _POWER_SIGNS or (after == " " and text[stop + 1 : stop + 2] not in _TIMES)):
        bare = not grouping and whole < 1000
        return Amount(bounded(whole), step_of(whole), 1, at, tokens.index_at(stop, at), bare=bare, grouping=grouping)
    error = _ERROR.match(text, stop) if places else None
    stop = error.end() if error else stop
    exponent = _EXPONENT.match(text, stop) or _POWER_OF_TEN.match(text, stop)
    if exponent:
        stop = exponent.end()
    raised_to = next(filter(None, exponent.groups())) if exponent else "0"
    power = int(raised_to.translate(_RAISED)) - places
    if abs(power) > 2 * DIGITS:
        raise NumberOutOfBounds(text[tokens.starts[at] : stop][:40], DIGITS)
    factor = Fraction(10) ** power
    step = step_of(whole) if places == 0 else 1
    value = bounded(whole * factor)
    caret = _CARET.match(text, stop) if not exponent and not error else None
    if caret:
        value = power_of(value, int(caret[1]))
        return Amount(value, step_of(value), step_of(value), at, tokens.index_at(caret.end(), at))
    return Amount(
        value,
        as_int_if_whole(step * factor),
        as_int_if_whole(factor),
        at,
        tokens.index_at(stop, at),
        scale=10 ** max(power + places, 0),
        bare=not grouping and not exponent and value < 1000,
        grouping=grouping,
        error=None if error is None else as_int_if_whole(int(error[1]) * factor),
    )


def _below_one(tokens: Tokens, at: int) -> list[Amount]:
    """Read ".08" and "½"."""
    if tokens.raw[at] in VULGAR:
        value = VULGAR[tokens.raw[at]]
        step = Fraction(1, value.denominator)
        return [Amount(value, step, step, at, at + 1, bare=True, share=True)]
    if tokens.low[at] != "." or not tokens.glued(at + 1) or not tokens.low[at + 1].isdecimal():
        return []
    digits = tokens.raw[at + 1]
    return [_amount(tokens, at, tokens.ends[at + 1], digits, len(digits))]


def _divided(tokens: Tokens, at: int, found: re.Match[str]) -> Amount:
    """Read "1/3"."""
    if int(found[2]) == 0:
        raise NotANumber(found[0], "a fraction needs a denominator above zero")
    value = bounded(Fraction(int(found[1]), int(found[2])))
    step = bounded(Fraction(1, int(found[2])))
    if int(found[1]) in _YEARS and len(found[2]) < 5:
        raise UnreadablePhrase(tokens.text, "it holds a year or another code, which is no number; leave it out")
    return Amount(value, step, step, at, tokens.index_at(found.end(), at), bare=True, share=True)
