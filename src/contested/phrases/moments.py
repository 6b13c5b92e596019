"""Dates as a cell prints them: "3 May 2022", "May 2022", "1993–1994", in the words of one language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.errors.base import UnreadableDate
from contested.phrases.tokens import DASHES
from contested.quantities.dates import When, parse_date

if TYPE_CHECKING:
    from contested.phrases.language import Language
    from contested.phrases.tokens import Tokens

_FIRST_YEAR, _LAST_YEAR = 1000, 2199
_LAST_DAY = 31
_BETWEEN = frozenset(("de", "del", ",", ".", "of"))
_BEHIND = frozenset(("г", "года", "году", "թ", "il", "ildə", "ilin"))


def moment_at(tokens: Tokens, at: int, speech: Language) -> tuple[When, int] | None:
    """
    Return the day, month, year or interval that is written at token ``at``, and the token after it.

    A bare year needs four digits that stand apart from other digits, so
    "2,019" and "2019.5" are none.
    """
    joined = _of_one_year(tokens, at, speech)
    if joined is not None:
        return joined
    first = _date(tokens, at, speech)
    if first is None:
        return None
    text, end = first
    if tokens.word(end) in DASHES or tokens.word(end) in speech.words["to"]:
        second = _date(tokens, end + 1, speech)
        if second is not None:
            return _when(f"{text}/{second[0]}", second[1])
        return None if tokens.word(end + 1).isdecimal() else _when(text, end)
    return _when(text, end)


def _of_one_year(tokens: Tokens, at: int, speech: Language) -> tuple[When, int] | None:
    """Read "3–5 May 2022", "3 May – 5 June 2022", "May–June 2022": the year at the end is that of both, or the next."""
    day, month, end = None, speech.month_of.get(tokens.word(at)), at + 1
    if _is_day(tokens, at) and not (tokens.glued(at) and tokens.word(at - 1) in ",.'’"):
        day = int(tokens.word(at))
        end += tokens.word(end) == "." and tokens.glued(end)
        named = _over(tokens, end)
        month = speech.month_of.get(tokens.word(named))
        end = end if month is None else named + 1
    joins = tokens.word(end) in DASHES or tokens.word(end) == "/" or tokens.word(end) in speech.words["to"]
    last = _date(tokens, end + 1, speech) if (day or month) and joins and not _is_year(tokens, end + 1) else None
    if last is None or last[0].count("-") != (1 if day is None else 2):
        return None
    year, last_month = map(int, last[0].split("-")[:2])
    month = month or last_month
    first = f"{year - (month > last_month):04}-{month:02}" + ("" if day is None else f"-{day:02}")
    return _when(f"{first}/{last[0]}", last[1])


def yearless_end(tokens: Tokens, at: int, speech: Language) -> int | None:
    """
    Return the token after a day of which no year is given: "12 April".

    "12 may" is none: English and German months have a capital.
    """
    word = tokens.word(at)
    if word in speech.month_of and _is_day(tokens, at + 1):  # "(April 12)", but not "in April 12 killed"
        return at + 2 if tokens.word(at - 1) == "(" and tokens.word(at + 2) == ")" else None
    if not _is_day(tokens, at):
        return None
    joined = tokens.word(at + 1) in ("de", "of") or (tokens.word(at + 1) == "." and tokens.glued(at + 1))
    named = at + 1 + joined
    month = tokens.word(named)
    if month not in speech.month_of or (speech.capitals and not tokens.raw[named][:1].isupper()):
        return None
    return named + 1


def _is_day(tokens: Tokens, at: int) -> bool:
    word = tokens.word(at)
    return word.isdecimal() and len(word) < 3 and 0 < int(word) <= _LAST_DAY


def _when(text: str, end: int) -> tuple[When, int] | None:
    try:
        return parse_date(text), end
    except UnreadableDate:
        return None


def _date(tokens: Tokens, at: int, speech: Language) -> tuple[str, int] | None:
    """Return one date as ISO 8601 writes it, and the token after it."""
    month = speech.month_of
    word = tokens.word(at)
    if _is_year(tokens, at):
        return _iso(tokens, at) or (word, _behind(tokens, at + 1))
    if word in month:  # "May 2022", "May 3, 2022"
        end = _over(tokens, at + 1)
        if _is_year(tokens, end):
            return f"{tokens.word(end)}-{month[word]:02}", _behind(tokens, end + 1)
        day = tokens.word(at + 1)
        end = _over(tokens, at + 2)
        if day.isdecimal() and len(day) < 3 and _is_year(tokens, end):
            return f"{tokens.word(end)}-{month[word]:02}-{int(day):02}", _behind(tokens, end + 1)
        return None
    if word.isdecimal() and len(word) < 3 and not (tokens.glued(at) and tokens.word(at - 1) in ",.'’"):
        named = _over(tokens, at + 1)
        year = _over(tokens, named + 1)
        if tokens.word(named) in month and _is_year(tokens, year):
            return f"{tokens.word(year)}-{month[tokens.word(named)]:02}-{int(word):02}", _behind(tokens, year + 1)
    return None


def _iso(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """Read "2022-05-03", "2022-05"."""
    parts, end = [tokens.word(at)], at + 1
    while len(parts) < 3 and tokens.word(end) == "-" and tokens.glued(end) and tokens.glued(end + 1):
        if not (tokens.word(end + 1).isdecimal() and len(tokens.word(end + 1)) == 2):
            break
        parts.append(tokens.word(end + 1))
        end += 2
    return ("-".join(parts), end) if len(parts) > 1 else None


def _is_year(tokens: Tokens, at: int) -> bool:
    word = tokens.word(at)
    if len(word) != 4 or not word.isdecimal() or not _FIRST_YEAR <= int(word) <= _LAST_YEAR:
        return False
    before = tokens.glued(at) and (tokens.word(at - 1) in ".,'’/+±~<>$€£" or tokens.word(at - 1).isalpha())
    after = tokens.glued(at + 1) and (
        tokens.word(at + 1) in "+%'’"
        or (tokens.word(at + 1) in ".,:/" and tokens.glued(at + 2) and tokens.word(at + 2).isdecimal())
        or tokens.word(at + 1).isalpha()
    )
    return not before and not after


def _over(tokens: Tokens, at: int) -> int:
    """Step over a point, a comma or an "of" between the parts of a date."""
    return at + 1 if tokens.word(at) in _BETWEEN else at


def _behind(tokens: Tokens, at: int) -> int:
    """Step over the word for a year behind its number."""
    if tokens.word(at) not in _BEHIND:
        return at
    return at + 1 + (tokens.word(at + 1) == "." or tokens.word(at + 1) == "․")
