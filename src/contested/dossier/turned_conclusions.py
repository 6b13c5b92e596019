"""
Turned conclusions: those of which the printed answer does not hold any more, and what turned each.

What turned one is found by asking again: without one statement of the figures
that it rests on, or, where the edition before is known, with one of its
changes undone.  The smallest explanation counts: every single one that brings
the printed answer back, else every pair; else none is named.
"""

from __future__ import annotations

from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

import attrs

from contested.checks.finding import Finding, new_finding
from contested.claims import holders_of, saying
from contested.dossier.headline import is_inside
from contested.dossier.query import FiguresById, present_answer
from contested.errors import ContestedError
from contested.figure import Figure  # noqa: TC001  # attrs resolves it

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from contested.answers.ranges import Range
    from contested.claims import Statement
    from contested.dossier.conclusion import Conclusion, PresentAnswer
    from contested.quantities import Unit
    from contested.relations.relation import Relation

MOST_TRIED = 200
"""Statements that are left out in turn, since each asks the question again."""

MOST_PAIRED = 20
"""Statements of which every two are left out together: 190 questions."""


@attrs.frozen
class Edit:
    """One change of a figure that can be undone: the statement that came, and the one that went."""

    figure: str
    came: Statement | None
    went: Statement | None = None


@attrs.frozen
class TurningPoint:
    """
    A statement that turned a conclusion: what came or went, and the range without it.

    ``inside`` says whether its number lies in ``old_range``, None where it has
    none, or nobody else gives one.

    Attributes:
        figure: the figure's id.
        title: the figure's title.
        came: the statement of the new edition, or None.
        went: the one in whose place it came, or None.
    """

    figure: str
    title: str
    came: Statement | None
    went: Statement | None
    old_range: Range
    inside: bool | None

    def to_dict(self) -> dict[str, object]:
        """Return it as plain values, for JSON."""
        sides = {"came": self.came, "went": self.went}
        said = {name: None if one is None else str(one) for name, one in sides.items()}
        return {"figure": self.figure, **said, "old_range": self.old_range.numbers, "inside_old_range": self.inside}

    def __str__(self) -> str:
        if self.came is None:
            return f"that {self.went} is withdrawn"
        text = str(self.came) if self.went is None else f"{self.came} in place of {self.went}"
        if self.inside is None:
            return f"{text}, and no range to hold it" if self.old_range.is_empty else text
        return f"{text}, {'inside' if self.inside else 'outside'} the old range ({self.old_range.numbers})"


@attrs.frozen(slots=False, repr=False)
class TurnedConclusion:
    """
    A conclusion of which the printed answer does not hold any more.

    ``now`` is the answer that its question has; ``by_party`` has each name
    whose answer is another, with both.  ``explanations`` are the smallest that
    there are: each a statement, or two together, without which the printed
    answer would stand; none where no two statements turned it.  ``now_said``
    are then the statements of those whose answer is another, and ``not_found``
    says what was tried.  ``unanswered``
    says why the question cannot be asked any more.

    Attributes:
        conclusion: the ``Conclusion``.
        figures: ids of the figures that it rests on.
    """

    conclusion: Conclusion
    now: str
    figures: tuple[str, ...]
    by_party: tuple[tuple[str, str, str], ...] = ()
    explanations: tuple[tuple[TurningPoint, ...], ...] = ()
    now_said: tuple[Statement, ...] = ()
    not_found: str = ""
    unanswered: str | None = None

    @property
    def inside(self) -> bool | None:
        """Whether what turned it lies inside the old range; None where nothing is named, or it has no number."""
        found = {point.inside for points in self.explanations for point in points}
        return found.pop() if len(found) == 1 else False if False in found else None

    @property
    def reason(self) -> str:
        """What turned it, in words."""
        if self.unanswered is not None:
            return self.unanswered
        moved = [f"{name} {was} → {now}" for name, was, now in self.by_party]
        clauses = [f"turned {', '.join(moved)}"] if moved else []
        ways = [" and ".join(map(str, points)) for points in self.explanations]
        if ways:
            return "; ".join([*clauses, f"by {'; or by '.join(ways)}"])
        rest = [f"now there is {' and '.join(map(str, self.now_said))}"] if self.now_said else []
        return "; ".join([*clauses, self.not_found, *rest])

    def to_dict(self) -> dict[str, object]:
        """Return it as plain values, for JSON."""
        kept = self.conclusion
        return {
            "question": kept.question,
            "printed": kept.answer,
            "where": kept.where,
            "sentence": kept.sentence,
            "now": self.now or None,
            "turned": [{"party": name, "from": was, "to": now} for name, was, now in self.by_party],
            "explanations": [[point.to_dict() for point in points] for points in self.explanations],
            "reason": self.reason,
        }

    def __str__(self) -> str:
        now = [] if self.unanswered is not None else [f"now {self.now}"]
        return "; ".join([str(self.conclusion), *now, self.reason])

    def __repr__(self) -> str:
        return f"<TurnedConclusion {self}>"


@attrs.frozen(slots=False)
class _Edited:
    """A dossier with some changes undone; only the figures that a question names are looked at."""

    dossier: FiguresById
    undone: tuple[Edit, ...]

    @property
    def units(self) -> Mapping[str, Unit]:
        return self.dossier.units

    @property
    def relations(self) -> tuple[Relation, ...]:
        return self.dossier.relations

    @cached_property
    def _figures(self) -> dict[str, Figure]:
        return {id_: _undo(self.dossier[id_], self.undone, id_) for id_ in {edit.figure for edit in self.undone}}

    def __getitem__(self, id_: str) -> Figure:
        return self._figures.get(id_) or self.dossier[id_]


def _undo(figure: Figure, edits: Iterable[Edit], id_: str) -> Figure:
    mine = [edit for edit in edits if edit.figure == id_]
    made = saying.without(figure, {edit.came: "undone" for edit in mine if edit.came is not None})
    back = [edit.went for edit in mine if edit.went is not None]
    return attrs.evolve(made, statements=(*made.statements, *back)) if back else made


def turned_conclusions(
    dossier: FiguresById,
    conclusions: Iterable[Conclusion],
    edits: Mapping[str, Sequence[Edit]] | None = None,
    before: Mapping[str, Figure] | None = None,
) -> tuple[TurnedConclusion, ...]:
    """
    Return the conclusions of which the printed answer does not hold any more.

    Args:
        dossier: that is asked now.
        conclusions: those to look at.
        edits: what changed in each figure since the edition before, by id;
            where it is not known, every statement is taken to have come.
        before: the figures of the edition before, by the ids of this one.
    """
    asked: dict[tuple[str, Unit | None], PresentAnswer | ContestedError] = {}
    found: list[TurnedConclusion] = []
    for one in conclusions:
        if (one.question, one.unit) not in asked:
            asked[one.question, one.unit] = _now(dossier, one)
        now = asked[one.question, one.unit]
        if isinstance(now, ContestedError):
            found.append(TurnedConclusion(one, "", (), unanswered=f"it cannot be asked any more: {now}"))
        elif not one.stands(now):
            found.append(_turned(dossier, one, now, edits, before or {}))
    return tuple(found)


def conclusion_findings(dossier: FiguresById, conclusions: Iterable[Conclusion]) -> tuple[Finding, ...]:
    """Return a finding for each conclusion of which the printed answer does not hold any more."""
    return tuple(
        new_finding("CF025", one.conclusion.figures, str(one)) for one in turned_conclusions(dossier, conclusions)
    )


def _now(dossier: FiguresById, one: Conclusion) -> PresentAnswer | ContestedError:
    try:
        return present_answer(dossier, one.question, one.unit)
    except ContestedError as error:
        return error


def _turned(
    dossier: FiguresById,
    conclusion: Conclusion,
    now: PresentAnswer,
    edits: Mapping[str, Sequence[Edit]] | None,
    before: Mapping[str, Figure],
) -> TurnedConclusion:
    said = dict(conclusion.by_party)
    names = sorted(name for name in said if said[name] != now.by_party.get(name))
    moved = tuple((name, said[name], now.by_party.get(name, "silent")) for name in names)
    silenced = {name for name, _, answer in moved if answer == "silent"}
    ids = conclusion.figures
    if edits is None:
        every = [Edit(id_, one) for id_ in ids for one in dict.fromkeys(dossier[id_].statements)]
        theirs = [edit for edit in every if not _holders([edit.came]).isdisjoint(names)]
    else:
        every, theirs = [edit for id_ in ids for edit in edits.get(id_, ())], []

    def would_stand(*undone: Edit) -> bool:
        try:
            then = present_answer(_Edited(dossier, undone), conclusion.question, conclusion.unit)
            alone = _holders(edit.came for edit in undone if edit.went is None)
            return conclusion.stands(then, alone - silenced)  # nobody falls silent by what it says itself
        except ContestedError:  # without it the rest fits no figure, or the formula divides by zero
            return False

    # those of whom it is known that they answer otherwise explain it first: a statement of theirs spares all others
    ways = [(edit,) for edit in theirs if would_stand(edit)] or [
        (edit,) for edit in every[:MOST_TRIED] if would_stand(edit)
    ]
    pairs = [] if ways or len(every) > MOST_PAIRED else [pair for pair in combinations(every, 2) if would_stand(*pair)]
    explanations = tuple(tuple(_point(dossier, edit, before) for edit in way) for way in (ways or pairs))
    if explanations:
        return TurnedConclusion(conclusion, now.text, ids, moved, explanations)
    said_now = tuple(edit.came for edit in theirs if edit.came is not None)
    return TurnedConclusion(conclusion, now.text, ids, moved, (), said_now, _nothing_found(len(every)))


def _nothing_found(count: int) -> str:
    """Say what was tried in vain."""
    if count > MOST_TRIED:
        return f"no statement alone turned it, of the {MOST_TRIED} that were left out of {count:,}"
    if count > MOST_PAIRED:
        return "no statement alone turned it"
    return "no statement alone and no two together turned it"


def _holders(statements: Iterable[Statement | None]) -> set[str]:
    return {holder.name for one in statements if one is not None for holder in holders_of(one)}


def _point(dossier: FiguresById, edit: Edit, before: Mapping[str, Figure]) -> TurningPoint:
    figure = dossier[edit.figure]
    old = before[edit.figure] if edit.figure in before else _undo(figure, [edit], edit.figure)
    range_ = old.hull()
    return TurningPoint(edit.figure, figure.title, edit.came, edit.went, range_, is_inside(edit.came, range_))
