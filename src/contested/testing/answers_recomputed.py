"""
Recomputed answers: a verdict and a reconciliation, held against the same question on what the rows claim.

Only one that rests on what no row claims is asked again: whatever rests on
fewer claims may be a view of them that somebody wants.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.testing.number_changes import DENIALS, ROWS_ACCOUNTED

if TYPE_CHECKING:
    from contested.answers.verdict import Verdict
    from contested.figure import Figure
    from contested.methods.reconciliation import Reconciliation


def verdict_differences(answer: Verdict, figure: Figure) -> list[tuple[str, str]]:
    """Return who answers otherwise where the question of a verdict is put to what is claimed."""
    met: list[Figure] = []

    def as_claimed(one: Figure) -> Figure:
        met.append(one)
        return figure

    try:
        wanted = answer.asked_again(as_claimed).by_party
    except TypeError:  # it was made by hand, of no figures
        return []
    claimed = set(figure.statements)
    if not all(_is_whole(one, figure) for one in met) or all(set(one.statements) <= claimed for one in met):
        return []
    deniers = {one.name for one in figure.positions() if one.denials}
    return [
        (
            DENIALS if name in deniers else ROWS_ACCOUNTED,
            (
                f"asked whether {answer.question}, it answers “{said.value}” for {name}; "
                f"what is claimed answers “{wanted[name].value}”"
            ),
        )
        for name, said in answer.answers
        if name in wanted and wanted[name] is not said
    ]


def _is_whole(asked: Figure, figure: Figure) -> bool:
    """Whether a figure is the same one with everything in it, and none that was computed."""
    same = (asked.title, asked.unit) == (figure.title, figure.unit)
    return same and asked._view is None and asked._formula is None


def reconciliation_differences(answer: Reconciliation, figure: Figure) -> list[tuple[str, str]]:
    """Return how the answer of a method differs from its answer on what is claimed."""
    evidence = answer._evidence
    if evidence.panel.left_out or (evidence.title, answer.unit) != (figure.title, figure.unit):
        return []
    claimed = {one for position in figure.positions() for one in position.estimates}
    if claimed >= {one for position in evidence.panel.positions for one in position.estimates}:
        return []
    wanted = answer.method.answered(figure._evidence, answer.waiver)
    if (answer.refused, answer.value, answer.ranges) == (wanted.refused, wanted.value, wanted.ranges):
        return []
    return [(ROWS_ACCOUNTED, f"it answers “{answer}”; the same method answers “{wanted}” on what is claimed")]
