"""Bindings: which of several numbers in one sentence is whose, where names and numbers take turns."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from contested.phrases.phrase import Span
    from contested.report.drafts.paragraphs import Sentence

_QUOTED = ["quoted", "by"]  # who quotes another does not say it himself

Turn = tuple[int, "str | None", "Span"]
"""Where a name or a number begins; whose name it is, None for a number; and its span."""


def bound_speakers(sentence: Sentence, numbers: Iterable[Span]) -> dict[Span, str]:
    """
    Return for numbers of a sentence who is said to say each.

    Only where that is plain: within a clause, names and numbers take turns, "A says 5 and B 7",
    "5 according to A, 7 according to B", and nobody denies.
    """
    turns: list[Turn] = [
        (span[0], one.who, span)
        for one in sentence.speakers
        if [word.low for word in sentence.words[max(one.first - 2, 0) : one.first]] != _QUOTED
        and tuple(word.low for word in sentence.words[one.first : one.last]) not in sentence.index.shared_names
        for span in ((sentence.words[one.first].start, sentence.words[one.last - 1].end),)
    ]
    turns += [(span[0], None, span) for span in set(numbers)]
    found: dict[Span, str] = {}
    if not sentence.has_word(sentence.cues.denies):
        for clause in _clauses(sentence, sorted(turns, key=lambda turn: turn[0])):
            found |= _pairs(clause)
    return found


def _clauses(sentence: Sentence, turns: list[Turn]) -> list[list[Turn]]:
    """Return the turns between two semicolons, each."""
    clauses: list[list[Turn]] = [[]]
    for n, turn in enumerate(turns):
        if n and ";" in sentence.text[turns[n - 1][2][1] : turn[0]]:
            clauses.append([])
        if not clauses[-1] or turn[1] is None or clauses[-1][-1][1] != turn[1]:
            clauses[-1].append(turn)
    return clauses


def _pairs(turns: list[Turn]) -> dict[Span, str]:
    found: dict[Span, str] = {}
    pairs = list(zip(turns[::2], turns[1::2], strict=False))
    for (_, one, here), (_, other, there) in pairs:
        if one is not None and other is None:
            found[there] = one
        elif one is None and other is not None:
            found[here] = other
    firsts = {one is None for (_, one, _), _ in pairs}
    return found if len(turns) % 2 == 0 and len(found) == len(pairs) and len(firsts) == 1 else {}
