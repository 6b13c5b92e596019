"""Concluding: conclusions made of present answers, carried over from another edition, or read of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested.dossier.conclusion import Conclusion, joined_by
from contested.dossier.query import FiguresById, check_question, present_answer
from contested.errors import UnknownName, WrongType
from contested.spelling import nearest_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from contested.figure import Figure
    from contested.quantities import Unit
    from contested.relations.relation import Relation


def conclude(dossier: FiguresById, question: str, where: str, sentence: str | None = None) -> Conclusion:
    """
    Return a conclusion with the answer that its question has now.

    Raises:
        UnreadableQuestion: not of that form, with the position.
        UnknownName: an id that the dossier does not hold.
        UnusableName: nothing says where it is printed.
    """
    now = present_answer(dossier, question)
    return Conclusion(
        question, now.text, where=where, sentence=sentence, head=now.head, by_party=now.by_party, unit=now.unit
    )


def asked_conclusions(
    dossier: FiguresById, more: Iterable[Conclusion], held: Iterable[Conclusion] = ()
) -> tuple[Conclusion, ...]:
    """
    Return conclusions with more, each of which can be asked.

    Args:
        dossier: that is asked.
        more: those to add, in place of those on the same question in the same document.
        held: those that are there.

    Raises:
        UnreadableQuestion: not of that form, with the position.
        UnknownName: an id that the dossier does not hold.
        WrongType: it is none.
    """
    made = tuple(held)
    for one in more:
        if not isinstance(one, Conclusion):
            raise WrongType("conclusion", one, "a Conclusion, such as those of another edition")
        check_question(dossier, one.question, one.unit)
        made = joined_by(made, one)
    return made


@attrs.frozen
class ReadFigures:
    """The figures that were read of a file so far; what is declared and missing here is wrong itself."""

    figures: Mapping[str, Figure]
    units: Mapping[str, Unit]
    relations: tuple[Relation, ...]
    declared: Sequence[str]

    def __getitem__(self, id_: str) -> Figure:
        if id_ not in self.figures:
            raise UnknownName("figure", id_, nearest_first(id_, self.declared))
        return self.figures[id_]

    def check(self, one: Conclusion) -> bool:
        """
        Check that the question of a conclusion can be asked, as far as its figures could be read.

        Raises:
            UnreadableQuestion: not of that form, with the position.
            UnknownName: no figure has that id.
            ContestedError: its figures do not go together.
        """
        try:
            check_question(self, one.question, one.unit)
        except UnknownName as error:
            if error.name not in self.declared:
                raise
        return True
