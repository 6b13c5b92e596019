"""Days, months and years beside a number: "(2017)", "3 May 2022", "May 1994 – August 2009", "2022-05-03"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.phrases.tokens import DASHES

if TYPE_CHECKING:
    from contested.phrases.tokens import InflectedPhrases, Tokens

_YEARS = range(1001, 2200)  # four digits outside are a count, and "40 in 1000" is a share
_LAST_DAY, _LAST_MONTH = 31, 12
_YEAR_MARKS = frozenset(("г", "гг", "թ", "il", "ili", "ildə", "года", "году", "թվական", "թվականի", "թվականին"))
_ENDINGS = frozenset(("st", "nd", "rd", "th", "er", "."))


def date_end(tokens: Tokens, at: int, months: InflectedPhrases[bool]) -> tuple[int, bool]:
    """
    Return the token after the date or range of dates that begins at ``at``, and whether it can be nothing else.

    A year alone can be a count.  Where no date begins, the token is ``at`` itself.
    """
    end, sure = _one(tokens, at, months)
    if end == at:
        return at, False
    if tokens.word(end) in DASHES or tokens.word(end) == "/":
        second, clear = _one(tokens, end + 1, months)
        if second == end + 1 and _short_year(tokens, end + 1):
            return end + 2, sure
        if second > end + 1:
            return second, sure or clear
    return end, sure


def _one(tokens: Tokens, at: int, months: InflectedPhrases[bool]) -> tuple[int, bool]:
    """Read one day, month or year."""
    written = _in_digits(tokens, at)
    if written > at:
        return written, True
    end = at
    if _number(tokens, at, _LAST_DAY):
        end = at + 1
        if tokens.word(end) in _ENDINGS:
            end += 1
        if tokens.word(end) in ("de", "of"):
            end += 1
    named = months.find(tokens, end)
    if named is not None:
        end = named[1] + (tokens.word(named[1]) == ".")
        if _number(tokens, end, _LAST_DAY) and not _year(tokens, end):
            end += 1
        end += tokens.word(end) in (",", "de", "del") and _year(tokens, end + 1)
        return end + _marked(tokens, end), True
    if _year(tokens, at):
        return at + _marked(tokens, at), tokens.word(at + 1) in _YEAR_MARKS
    return at, False


def _marked(tokens: Tokens, at: int) -> int:
    """Return how many tokens a year takes here, with the mark behind it ("2017 г.")."""
    if not _year(tokens, at):
        return 0
    if tokens.word(at + 1) not in _YEAR_MARKS:
        return 1
    return 3 if tokens.word(at + 2) == "." else 2


def _in_digits(tokens: Tokens, at: int) -> int:
    """Return the token after "2022-05-03", "03.05.2022" or "3/5/2022", else ``at``."""
    word, mark = tokens.word(at), tokens.word(at + 1)
    parts = [tokens.word(n) for n in (at, at + 2, at + 4)]
    glued = all(tokens.glued(n) for n in range(at + 1, at + 5))
    if not word.isdecimal() or mark not in "-./" or tokens.word(at + 3) != mark or not glued:
        return at
    if not all(part.isdecimal() for part in parts):
        return at
    year, others = (parts[0], parts[1:]) if len(parts[0]) == 4 else (parts[2], parts[:2])
    days = all(len(part) <= 2 and 0 < int(part) <= _LAST_DAY for part in others)
    return at + 5 if len(year) == 4 and days and min(map(int, others)) <= _LAST_MONTH else at


def _number(tokens: Tokens, at: int, most: int) -> bool:
    word = tokens.word(at)
    return word.isdecimal() and len(word) <= 2 and 0 < int(word) <= most


def _year(tokens: Tokens, at: int) -> bool:
    word = tokens.word(at)
    return word.isdecimal() and len(word) == 4 and int(word) in _YEARS


def _short_year(tokens: Tokens, at: int) -> bool:
    """Whether the "21" of "2020–21" stands here."""
    return tokens.word(at).isdecimal() and len(tokens.word(at)) == 2 and tokens.glued(at)
