"""Dates, years and times of day in prose: digits that are no quantities."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from contested.phrases.tokens import CURRENCIES, DASHES
from contested.phrases.vocabulary import Mark

if TYPE_CHECKING:
    from contested.phrases.tokens import Tokens
    from contested.phrases.vocabulary import Vocabulary

_LAST_DAY = 31
_YEARS = range(1000, 2200)  # four digits outside are a count, even in a date
_NEAR_YEARS = range(1800, 2100)  # of these "the 1915 massacre" and "(2015)" leave no doubt
_BARE_YEARS = range(1900, 2100)  # others are rather counts where no word makes them years
_LONGEST_ENDING = 4  # letters of a case behind a hyphen, "14-dən"; and digits of a year
_LONGEST_HEDGE = 5  # tokens
_MOST_JOINS = 3  # tokens between two days, or a month and its day: "8 and the 9"
_YEAR_DIGITS = (2, 4)  # behind "05-Jan-"
_SHORT_MONTH = 4  # letters: "Sept."
_COMMON = frozenset((",", "/"))
_MONTH_LETTERS = tuple([letter] for letter in "EFMAJSOND")  # of Spanish months, as in "el 11-S"
_NO_NOUNS = frozenset(("was", "is", "has", "this", "its", "his", "as", "saw", "alone", "when", "plus", "versus"))

_CLOCK = re.compile(
    r"(?:[01]?[0-9]|2[0-4])"
    r"(?::[0-5][0-9](?::[0-5][0-9])?(?![0-9:])(?: ?(?:Uhr|[apAP][mM])\b)?"
    r"|[.:]?(?:[0-5][0-9])?[ \u00a0]?(?:Uhr\b|[apAP][mM]\b|[apAP]\. ?[mM]\b\.?|o['’]clock\b)"
    r"|[ \u00a0]?h[ \u00a0]?[0-5][0-9](?![0-9]))"
)
_MILITARY = re.compile(r"[0-2][0-9][0-5][0-9] (?:hours|hrs)\b")
_HALF_DAY = re.compile(r"(?:[1-9]|1[0-2])(?:[.:][0-5][0-9])? de la (?:mañana|tarde|noche|madrugada)\b")
_POINTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.(?!\w)|([0-9]{1,2})\. ?[IVX]{1,4}\.(?: ?[0-9]{4}\b)?")
_MONTHLY = re.compile(r"[12][0-9]{3}-(?:0[1-9]|1[0-2])(?![0-9]|[-./][0-9])")
_LITERAL = re.compile(r"[0-9]{1,4}([-/.])[0-9]{1,2}\1[0-9]{1,4}(?![0-9]|[-/.,][0-9])")


class Days:
    """The dates and times of day of one text."""

    def __init__(self, tokens: Tokens, vocabulary: Vocabulary) -> None:
        """Look for dates in ``tokens``."""
        self.tokens, self.vocabulary, self.words = tokens, vocabulary, vocabulary.language
        self.listed = self.words.words

    def mark(self, at: int) -> Mark | None:
        """Return the date or time whose first digits are at a token."""
        tokens, size = self.tokens, len(self.tokens.low[at])
        if size > _LONGEST_ENDING or tokens.low[at - 1] in CURRENCIES:
            return None
        if size <= 2:
            return self._clock(at) or self._numeric(at) or self._dated(at) or self._behind_month(at)
        return self._clock(at) or self._numeric(at) or self._behind_month(at) or self._year(at)

    def numeric(self, at: int) -> Mark | None:
        """Return the time or date that is written in digits alone: "18:30", "2021-11-09"."""
        return self._clock(at) or self._numeric(at)

    # -- times of day -------------------------------------------------------

    def _clock(self, at: int) -> Mark | None:
        """Find "18:30", "6.45 pm", "18h30", "18.30 Uhr", "à 18 heures", "saat 18-də", "0600 hours"."""
        tokens, listed, text = self.tokens, self.listed, self.tokens.text
        place = tokens.starts[at]
        before = tokens.low[at - 1]
        found = _CLOCK.match(text, place)
        if found and not (found[0][-2:] == "am" and self.words.code == "de"):  # "die 5 am Tor"
            return Mark(at, tokens.index_at(found.end(), at), "time")
        found = _MILITARY.match(text, place)
        if found and (text[place] == "0" or before in ("at", "by", "from", "until")):
            return Mark(at, tokens.index_at(found.end(), at), "time")
        return self._clock_in_words(at) if before in listed["time_before"] else None

    def _clock_in_words(self, at: int) -> Mark | None:
        """Find "à 18 heures", "saat 18-də", behind a word that leads to a time."""
        tokens, listed, text, place = self.tokens, self.listed, self.tokens.text, self.tokens.starts[at]
        after = tokens.low[at + 1]
        if not listed["hours"]:
            return Mark(at, self._ending(at + 1), "time")
        if self.words.code == "es" and (found := _HALF_DAY.match(text, place)):
            return Mark(at, tokens.index_at(found.end(), at), "time")
        if after not in listed["hours"] or (self.words.code == "es" and tokens.low[at - 2] not in ("a", "desde", "de")):
            return None
        end = at + 2
        if tokens.low[end].isdecimal() and len(tokens.low[end]) == 2:
            end += 2 if tokens.low[end + 1][:3] in ("min", "мин") else 1
        return Mark(at, end, "time")

    # -- dates --------------------------------------------------------------

    def _numeric(self, at: int) -> Mark | None:
        """Find "09.11.2021", "2021-11-09", "9.11." behind a word that leads to a date, and "9.XI."."""
        tokens, place = self.tokens, self.tokens.starts[at]
        mark = tokens.low[at + 1]
        if mark not in ".-/" or not mark or not (tokens.glued(at + 1)):
            return None
        found = _LITERAL.match(tokens.text, place) or _MONTHLY.match(tokens.text, place)
        if found:
            return Mark(at, tokens.index_at(found.end(), at), "date")
        found = _POINTED.match(tokens.text, place)
        if found is None:
            return None
        if found[3] is None and tokens.low[at - 1] not in self.listed["ordinal_before"]:
            return None  # "rose to 3.5."
        return Mark(at, tokens.index_at(found.end(), at), "date")

    def _dated(self, at: int) -> Mark | None:
        """Find "9 May", "8 and 9 May 2021", "14–18 August", "3. bis 19. März", "14 de marzo de 2022"."""
        tokens = self.tokens
        if named := self._named_by_day(at):
            return named
        end = self._days(at)
        if not end:
            return None
        while tokens.low[end] in self.listed["day_of"]:
            end += 1
        if not self._month(end):
            return None
        return self._with_year(at, self._point(end + 1, end))

    def _named_by_day(self, at: int) -> Mark | None:
        """Find what is named by the day it happened on: "le 11-Septembre", "el 11-M"."""
        tokens, low = self.tokens, self.tokens.low
        joined = low[at + 1] in DASHES and tokens.glued(at + 1) and tokens.glued(at + 2)
        if not joined or not 1 <= int(low[at]) <= _LAST_DAY:
            return None
        if self._month(at + 2):
            year = low[at + 3] in DASHES and tokens.glued(at + 3) and tokens.glued(at + 4)
            short = year and low[at + 4].isdecimal() and len(low[at + 4]) in _YEAR_DIGITS
            return Mark(at, at + 5, "date") if short else self._with_year(at, at + 3)  # "05-Jan-23"
        if self.words.code != "es" or tokens.raw[at + 2 : at + 3] not in _MONTH_LETTERS:
            return None
        return None if tokens.glued(at + 3) and low[at + 3].isalnum() else Mark(at, at + 3, "date")

    def _days(self, at: int) -> int:
        """Return the token behind the days of one month that begin here, each later than the one before; else 0."""
        tokens, joins = self.tokens, self.listed["day_joins"]
        value, end = self._day(at)
        commas, count = 0, 1
        while value:
            step = end
            while step - end < _MOST_JOINS and (tokens.low[step] in joins or tokens.low[step] in _COMMON):
                step += 1
            inflected = step == end and self.words.month_first and not self.words.capitals
            later, stop = self._day(step) if step > end or inflected else (0, 0)  # "martın 3-dən 19-dək"
            if later <= value:
                break
            commas += tokens.low[end] == ","
            value, end, count = later, stop, count + 1
        return end if not commas or count > 2 else 0  # "killed 12, 19 May"

    def _day(self, at: int) -> tuple[int, int]:
        """Return the day of a month at a token, and the token behind it and its ending; two zeros where none is."""
        tokens, word = self.tokens, self.tokens.low[at]
        if not word.isdecimal() or len(word) > 2 or not 1 <= int(word) <= _LAST_DAY:
            return 0, 0
        end = self._ending(at + 1)
        if tokens.glued(end) and (tokens.low[end][0].isalnum() or tokens.low[end] in ".,'’"):
            after = tokens.low[end]
            if after == "." and not (tokens.glued(end + 1) and tokens.low[end + 1].isdecimal()):
                return int(word), end + (self.words.code == "de")
            if after == "," and not (tokens.glued(end + 1) and tokens.low[end + 1][:1].isdecimal()):
                return int(word), end
            return 0, 0
        return int(word), end

    def _ending(self, at: int) -> int:
        """Step over the ending of an ordinal: "9th", "14-ին", "14-də", "1er"."""
        tokens = self.tokens
        if tokens.glued(at) and tokens.low[at] in self.listed["ordinal_endings"]:
            return at + 1
        word = tokens.low[at + 1]
        hyphened = tokens.low[at] == "-" and tokens.glued(at) and tokens.glued(at + 1)
        if hyphened and word.isalpha() and len(word) <= _LONGEST_ENDING and self.words.code not in ("en", "de"):
            return at + 2
        return at

    def _month(self, at: int) -> bool:
        if self.tokens.low[at] not in self.listed["months"]:
            return False
        return not self.words.capitals or self.tokens.raw[at][0].isupper()

    def _point(self, at: int, month: int) -> int:
        """Step over the point of a short month: "Nov.", "янв."."""
        tokens = self.tokens
        short = len(tokens.low[month]) <= _SHORT_MONTH and tokens.low[at] == "." and tokens.glued(at)
        return at + 1 if short and tokens.low[at + 1] else at

    def _with_year(self, start: int, end: int) -> Mark:
        """Return the date with the year that may follow it, which may be a count as well."""
        tokens, at = self.tokens, end
        while at - end < 2 and tokens.low[at] in (",", "de", "del"):
            at += 1
        if not self._is_year(at, _YEARS):
            return Mark(start, end, "date")
        after = self._year_ends(at + 1)
        if after == at + 1 and self._counts(after):
            return Mark(start, after, "date", "its last digits may be a year or a count; write a comma")
        return Mark(start, after, "date")

    def _behind_month(self, at: int) -> Mark | None:
        """Find "Nov. 9, 2021", "March 2000", "մարտի 14-ին", "martın 14-də", "March 8 and 9"."""
        tokens, listed = self.tokens, self.listed
        month = at - 1
        while month > max(at - _MOST_JOINS, 0) and (
            tokens.low[month] == "." or tokens.low[month] in listed["day_of"] or tokens.low[month] in ("de", "del")
        ):
            month -= 1
        if month < 0 or not self._month(month):
            return None
        if self._is_year(at, _YEARS):
            end = self._year_ends(at + 1)
            doubtful = end == at + 1 and self._counts(end)
            doubt = "its last digits may be a year or a count; write a comma" if doubtful else ""
            return Mark(at if doubt else month, end, "date", doubt)
        return self._days_behind(at, month)

    def _days_behind(self, at: int, month: int) -> Mark | None:
        """Find the days behind a month, where the language writes them so: "March 8 and 9"."""
        if not self.words.month_first or self.tokens.is_spaced(at):
            return None
        if self.tokens.low[month - 1] in self.listed["month_in"]:
            return None  # "in May 20 people died"
        end = self._days(at)
        if not end or self._scaled(end):
            return None
        if self._counts(end):
            return Mark(at, end, "date", "it may be a day or a count; write a comma")
        return self._with_year(month, end)

    # -- years --------------------------------------------------------------

    def _is_year(self, at: int, years: range) -> bool:
        """Whether four digits that nothing groups stand at a token."""
        word = self.tokens.low[at]
        if len(word) != 4 or not word.isdecimal() or int(word) not in years:
            return False
        alone = self.tokens.run_end(at) == self.tokens.ends[at]
        glued = self.tokens.glued(at + 1) and (self.tokens.low[at + 1][0].isalnum() or self.tokens.low[at + 1] in "%/")
        return alone and not glued

    def _year_ends(self, at: int) -> int:
        """Step over what says that the number before is a year: "года", "г.", "-ci ildə", "թվականի", "AD"."""
        tokens = self.tokens
        end = self._ending(at)
        if end > at and self.words.code == "hy":
            return end
        if tokens.low[end] in self.listed["year_after"] and (end > at or self.words.code != "az"):
            pointed = len(tokens.low[end]) <= 2 and tokens.low[end + 1] == "." and tokens.glued(end + 1)
            return end + 1 + (pointed and tokens.low[end + 2] != "")
        return at

    def _year(self, at: int) -> Mark | None:
        """Find "in 2021", "2012–13", "(2015)", "2022 году", and what may be a year."""
        if not self._is_year(at, _YEARS):
            return None
        value = int(self.tokens.low[at])
        end, several = self._second_year(at, value)
        after = self._year_ends(end)
        return Mark(at, after, "date") if after > end else self._bare_year(at, end, value, several=several)

    def _bare_year(self, at: int, end: int, value: int, *, several: bool) -> Mark | None:
        """Tell a year from a count by what stands around it."""
        listed, before = self.listed, self.tokens.low[at - 1]
        doubt = Mark(at, end, "date", "it may be a year or a count; write a comma, or what is counted")
        near, plural = value in _NEAR_YEARS, self._counts(end)
        if several and near and before in listed["year_weak"]:
            return doubt
        if plural and before in listed["year_before"] and value in _BARE_YEARS:
            return doubt  # "in 2014 rebels came"
        if (
            self._scaled(end)
            or self.vocabulary.is_counted(self.tokens.low[end])
            or before in (":", "=", "#")
            or before in CURRENCIES
        ):
            return None
        if self._leads_to_year(before, end, near=near, plural=plural):
            return Mark(at, end, "date")
        if several and near:
            return doubt
        return doubt if self._may_be_year(at, value, before, plural=plural) else None

    def _leads_to_year(self, before: str, end: int, *, near: bool, plural: bool) -> bool:
        """Whether the word before makes a year of four digits: "(2015)", "in 2021", "the 1915 massacre"."""
        after = self.tokens.low[end]
        if near and before == "(" and after in (")", ",", ";"):
            return True
        led = before in self.listed["year_before"] or (before == "the" and near and after[:1].isalpha())
        return led and not plural

    def _may_be_year(self, at: int, value: int, before: str, *, plural: bool) -> bool:
        """Whether four digits with nothing around them may be a year; round ones are rather counts."""
        if value not in _BARE_YEARS or self._hedged(at):
            return False
        return value % 100 != 0 or (before in self.listed["year_weak"] and not plural)

    def _hedged(self, at: int) -> bool:
        """Whether a hedge stands before that no year has: "more than 1950"; "about 1950" may be a year."""
        if self.tokens.low[at - 1] not in self.vocabulary.before.last_words:
            return False
        for start in range(max(at - _LONGEST_HEDGE, 0), at):
            found = self.vocabulary.before.find(self.tokens, start)
            if found is not None and found[1] == at:
                return found[0][1] != "approximate"
        return False

    def _second_year(self, at: int, value: int) -> tuple[int, bool]:
        """Step over the second year of "2012–13", "1991 to 1994", "2021/22"."""
        tokens, joins = self.tokens, self.listed["day_joins"]
        joined, second = tokens.low[at + 1], tokens.low[at + 2]
        if joined not in joins and joined != "/":
            return at + 1, False
        if self._is_year(at + 2, _YEARS) and int(second) > value:
            return at + 3, True
        short = joined in DASHES or joined == "/"
        if short and len(second) == 2 and second.isdecimal() and int(second) == value % 100 + 1:
            return at + 3, True
        return at + 1, False

    # -- what is counted ----------------------------------------------------

    def _scaled(self, at: int) -> bool:
        """Whether a scale or percent follows, so that no day or year stands before it."""
        word, words = self.tokens.low[at], self.words
        return word in words.scales or word in words.multipliers or word in self.listed["percent"]

    def _counts(self, at: int) -> bool:
        """Whether what follows may be counted: a word for it, or a plural."""
        if self.vocabulary.is_counted(self.tokens.low[at]):
            return True
        word = self.tokens.low[at]
        plural = word[-1:] == "s" and len(word) > 3 and word.isalpha() and self.tokens.raw[at][0].islower()
        return plural and self.words.code in ("en", "fr", "es") and word not in _NO_NOUNS
