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
    lent: Answer | None,
    its: Mapping[str, Answer],
    its_lent: Answer | None,
    name: str,
) -> Answer:
    """
    Return the answer of one holder to both of two questions; who is silent on both has none.

    Args:
        rule: how two answers combine.
        mine: the answers to the one question, by holder.
        lent: what the silent borrow there (rule 15), or None.
        its: the answers to the other.
        its_lent: what the silent borrow there.
        name: of the holder.
    """
    a, b = mine.get(name, Answer.SILENT), its.get(name, Answer.SILENT)
    if a is b is Answer.SILENT:
        return Answer.SILENT
    return rule(
        lent if a is Answer.SILENT and lent is not None else a,
        its_lent if b is Answer.SILENT and its_lent is not None else b,
    )
