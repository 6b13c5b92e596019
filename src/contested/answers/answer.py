"""
Answers: what one holder's numbers say to a question, and how two of them combine.

Yes, no and undetermined combine as in Kleene's strong logic; who denies,
withholds or is silent on one half has no number for the whole, so that a
denial shows in every verdict (design.md, rules 7 and 15).
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


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


def together(
    rule: Callable[[Answer, Answer], Answer],
    mine: Mapping[str, Answer],
    my_loan: Answer | None,
    its: Mapping[str, Answer],
    its_loan: Answer | None,
    name: str,
) -> Answer:
    """
    Return the answer of one holder to two questions; who is silent on both has none, whatever could be borrowed.

    Args:
        rule: how two answers combine.
        mine: the answers to the one question, by name.
        my_loan: that of unattributed numbers to it, which the silent borrow (rule 15).
        its: the answers to the other.
        its_loan: that of unattributed numbers to the other.
        name: whose answer.
    """
    one, other = mine.get(name, Answer.SILENT), its.get(name, Answer.SILENT)
    if one is Answer.SILENT and other is Answer.SILENT:
        return Answer.SILENT
    return rule(_with_loan(one, my_loan), _with_loan(other, its_loan))


def _with_loan(answer: Answer, loan: Answer | None) -> Answer:
    return loan if answer is Answer.SILENT and loan is not None else answer
