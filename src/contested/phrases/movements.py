"""Verbs of change and multiples: words beside two numbers that make them no range, or one of them another."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from contested.phrases.tokens import DASHES, Listing
from contested.phrases.vocabulary import Mark, Match

if TYPE_CHECKING:
    from contested.phrases.language import Language
    from contested.phrases.tokens import Tokens
    from contested.phrases.vocabulary import Vocabulary

_STOPS = frozenset((".", ";", ":", "!", "?", "(", ")", "։"))
_FAR = 14  # words between a verb and its numbers: "rose in the last week, officials said, from 14 to 29"
_FAR_BEHIND = 8  # words between numbers and a verb behind them, in languages that end with it
_MOST_FILLERS = 5  # words between a multiple and its number: "twice the official number of"

_MULTIPLIED = "it is multiplied by the words beside it, so the number alone would say something else"


@lru_cache(maxsize=16)
def _phrases(words: Language) -> Listing[str]:
    """Return the multiples of several words: "half as many as"."""
    return Listing((phrase, phrase) for phrase in words.words["multiple_phrases"])


class Changes:
    """The changes in one text, and why two numbers or a limit beside one may be no range and no limit."""

    apart = "it may be a change from one number to another, or a range; write 'between'"
    reached_or_limit = "it may be reached by a change, or a limit; give the number by itself"

    def __init__(self, tokens: Tokens, vocabulary: Vocabulary) -> None:
        """Look for changes in ``tokens``."""
        self.tokens, self.vocabulary, self.words = tokens, vocabulary, vocabulary.language
        self.listed, self.phrases = self.words.words, _phrases(self.words)
        self.limits = self.listed["reached"]

    # -- from a to b --------------------------------------------------------

    def joins(self, reading: Match) -> bool:
        """Whether a word that can lead from one number to another joins the two of a reading: "from 20 to 30"."""
        if len(reading.numbers) != 2 or reading.error is not None:
            return False
        joint, second = reading.numbers[0][1], reading.numbers[1][0]
        words = self.tokens.low[joint:second]
        plain = words[0] in DASHES and not any(word.isalpha() for word in words)
        between = self.vocabulary.between.find(self.tokens, reading.start)
        return not plain and between is None

    def said(self, start: int, end: int) -> str:
        """Return "change" where a verb of change governs the numbers between two tokens, "doubt" where one may."""
        verb = self._before(start)
        if verb is None and self.listed["change_behind"]:
            verb = self._behind(end)
        return verb or ""

    def _before(self, start: int) -> str | None:
        """Look for the nearest verb before; another clause between them leaves a doubt."""
        listed, other = self.listed, False
        for at in range(start - 1, max(start - _FAR, -1), -1):
            word = self.tokens.low[at]
            if word in listed["ranging"]:
                return ""
            if word in listed["change"] or (word in listed["change_reflexive"] and self._reflexive(at)):
                return "doubt" if other else "change"
            if word in listed["change_weak"]:
                return "doubt"
            if word in _STOPS or word[0] == "\n":
                return None
            if word in listed["conjunctions"]:
                if at == start - 1:
                    return None
                other = True
        return None

    def _reflexive(self, at: int) -> bool:
        """Whether a verb is reflexive here: "s'élève", "s'est élevé", where "élève" alone is a pupil."""
        return not self.listed["reflexives"].isdisjoint(self.tokens.low[max(at - 3, 0) : at])

    def _behind(self, end: int) -> str | None:
        for at in range(end, min(end + _FAR_BEHIND, len(self.tokens))):
            word = self.tokens.low[at]
            if word in self.listed["ranging"]:
                return ""
            if word in self.listed["change_behind"]:
                return "change"
            if word in _STOPS or word[0] == "\n":
                return None
        return None

    def two(self, reading: Match) -> bool:
        """Whether two numbers behind a verb of change are surely no range: "from 20 to 30", "by 20 to 95"."""
        tokens, listed = self.tokens, self.listed
        first = reading.numbers[0][0]
        opener = {tokens.low[reading.start], tokens.low[reading.start - 1], tokens.low[first - 1]}
        if not opener.isdisjoint(listed["change_from"]) or not listed["change_from"]:
            return True
        percent = self.vocabulary.percent.find(tokens, reading.end) is not None
        return not opener.isdisjoint(listed["change_by"]) and not percent

    def reached(self, reading: Match) -> str:
        """
        Return "change" where a limit says what was reached, "doubt" where it may: "вырос до 40", "went up to 55".

        English "up to" is one only directly behind its verb: "with losses rising, up to 20 a day".
        """
        text, starts, ends = self.tokens.text, self.tokens.starts, self.tokens.ends
        printed = [text[starts[start] : ends[end - 1]].lower() for start, end in reading.words]
        if self.limits.isdisjoint(printed):
            return ""
        if not self.listed["reached_beside"]:
            return self.said(reading.start, reading.end)
        before = self.tokens.low[reading.start - 1]
        if before in self.listed["reached_beside"]:
            return "change"
        return "doubt" if before in self.listed["reached_doubtful"] else ""

    # -- multiples ----------------------------------------------------------

    def multiple(self, at: int) -> Mark | None:
        """Return "half as many as 500", "three times the 200", "twice 650", where its first number is at a token."""
        tokens, listed = self.tokens, self.listed
        if not tokens.low[at][0].isdecimal():
            found = self.phrases.find(tokens, at)
            if found is not None:
                return self._multiplied(at, found[1])
        if tokens.low[at + 1] in listed["times"] and self.words.numbers.get(tokens.low[at]) != 1:
            return self._multiplied(at, at + 2)
        if tokens.low[at + 1] in DASHES and tokens.low[at + 2] in listed["times"] and tokens.glued(at + 1):
            return Mark(at, at + 3, "multiple", _MULTIPLIED)  # "a 3-fold increase"
        start = at - 1
        while start > max(at - _MOST_FILLERS - 1, 0) and tokens.low[start] in listed["fillers"]:
            start -= 1
        end = self._number_end(at)
        if end == at:
            return None
        if start >= 0 and tokens.low[start] in listed["multiples"]:
            return Mark(start, end, "multiple", _MULTIPLIED)
        return self._part(at, end)

    def _multiplied(self, start: int, at: int) -> Mark | None:
        """Return the mark from a multiple to the end of the number behind it, if there is one."""
        first = at
        while at - first < _MOST_FILLERS and self.tokens.low[at] in self.listed["fillers"]:
            at += 1
        end = self._number_end(at)
        return Mark(start, end, "multiple", _MULTIPLIED) if end > at else None

    def _number_end(self, at: int) -> int:
        """Return the token behind the number that begins here."""
        tokens, words = self.tokens, self.words
        end = at
        if tokens.low[at].isdecimal():
            end = tokens.index_at(tokens.run_end(at), at)
        while (word := tokens.low[end]) in words.numbers or word in words.scales or word in words.multipliers:
            end += 1
        return end

    def _part(self, at: int, end: int) -> Mark | None:
        """Return "500-ün yarısı", "500-ից երկու անգամ շատ": what stands behind changes the number."""
        tokens, listed = self.tokens, self.listed
        if not listed["parts_behind"]:
            return None
        if tokens.low[end] in DASHES and tokens.glued(end) and tokens.low[end + 1].isalpha():
            end += 2
            if tokens.low[end] in self.words.numbers and tokens.low[end + 1] in listed["times"]:
                return Mark(at, end + 2, "multiple", _MULTIPLIED)
        last = end
        while last - end < _MOST_FILLERS and tokens.low[last] in listed["exception_joins"]:
            last += 1  # "800-ի է մոտենում"
        if tokens.low[last] in listed["parts_behind"]:
            return Mark(at, last + 1, "multiple", _MULTIPLIED)
        return None
