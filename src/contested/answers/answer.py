"""
Answers: what one holder's numbers say to a question, and how two of them combine.

Yes, no and undetermined combine as in Kleene's strong logic; who denies,
withholds or is silent on one half has no number for the whole, so that a
denial shows in every verdict (design.md, rules 7 and 15).
"""

from __future__ import annotations

from enum import Enum


class Answer(Enum):
    """What one holder's numbers say to a question."""

    YES = "yes"
    NO = "no"
    UNDETERMINED = "undetermined"
    DENIES = "denies"
    WITHHELD = "withheld"
    SILENT = "silent"
    UNDEFINED = "undefined"

    def __invert__(self) -> Answer:
        return _NOT.get(self, self)

    def __and__(self, other: Answer) -> Answer:
        return min(self, other, key=_AND.index)

    def __or__(self, other: Answer) -> Answer:
        return min(self, other, key=_OR.index)


_NOT = {Answer.YES: Answer.NO, Answer.NO: Answer.YES}
_NO_NUMBER = (Answer.DENIES, Answer.WITHHELD, Answer.UNDEFINED, Answer.SILENT)
_AND = (*_NO_NUMBER, Answer.NO, Answer.UNDETERMINED, Answer.YES)
_OR = (*_NO_NUMBER, Answer.YES, Answer.UNDETERMINED, Answer.NO)
"""Which answer wins: the first of the two."""
