"""Bindings: which of several numbers in one sentence is whose, where names and numbers take turns."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from contested.phrases.phrase import Span
    from contested.report.drafts.paragraphs import Sentence


def bound_speakers(sentence: Sentence, numbers: Iterable[Span]) -> dict[Span, str]:
    """
    Return for each number of a sentence who is said to say it.

    Only where that is plain: names and numbers take turns, "A says 5 and B 7", "5 according to A, 7 according to B".
    """
    denies = sentence.cues.denies
    if sentence.has_word(denies):
        return {}
    turns: list[tuple[int, str | Span]] = [(sentence.words[one.first].start, one.who) for one in sentence.speakers]
    turns += [(span[0], span) for span in set(numbers)]
    order = [one for _, one in sorted(turns, key=lambda turn: turn[0])]
    order = [one for n, one in enumerate(order) if n == 0 or one != order[n - 1]]
    pairs = list(zip(order[::2], order[1::2], strict=False))
    if len(order) % 2 or len({isinstance(first, str) for first, _ in pairs}) != 1:
        return {}
    found: dict[Span, str] = {}
    for first, second in pairs:
        who, span = (first, second) if isinstance(first, str) else (second, first)
        if isinstance(span, str) or not isinstance(who, str):
            return {}
        found[span] = who
    return found
