"""Drafts of the statements of a cell, while their neighbours are still being read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from contested.phrases.cell_asides import NOTHING, Unsure
from contested.quantities.unit_table import STATES

if TYPE_CHECKING:
    from contested.phrases.cell_asides import Aside, Place
    from contested.phrases.phrase import Phrase


class Draft(NamedTuple):
    """
    One statement as far as it is read.

    ``place`` is all that belongs to it, ``label`` the words of what is
    counted.  Relations give a place in the list of drafts that it stands in;
    -1 is the statement before that list.  ``labelled`` where a label before it
    says what is counted.
    """

    place: Place
    phrase: Phrase | None = None
    said: Aside = NOTHING
    label: Place | None = None
    part_of: int | None = None
    revises: int | None = None
    denies: int | None = None
    labelled: bool = False

    @property
    def kind(self) -> str | None:
        """What is counted."""
        return self.said.kind

    @property
    def is_main(self) -> bool:
        """Whether it is no part, revision or denial of another one."""
        return self.part_of is None and self.revises is None and self.denies is None

    @property
    def is_told_apart(self) -> bool:
        """Whether something beside its number tells it from its neighbours."""
        said = self.said
        return self.label is not None or said.says_more or bool(said.denials)

    def moved(self, by: int) -> Draft:
        """Return it in a list where ``by`` others stand before."""
        part, revised, denied = (None if at is None else at + by for at in (self.part_of, self.revises, self.denies))
        return self._replace(part_of=part, revises=revised, denies=denied)

    def saying(self, said: Aside) -> Draft:
        """Return it with what is said around it, where it does not say so itself."""
        return self._replace(said=self.said.over(said))

    def unsure(self, place: Place, *readings: str) -> Draft:
        """Return it with words that have more than one reading."""
        return self._replace(said=self.said._replace(unsure=(*self.said.unsure, Unsure(place, readings))))


def is_state(kind: str | None) -> bool:
    """Whether a kind says what became of somebody."""
    return kind in STATES
