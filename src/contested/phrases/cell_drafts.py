"""Drafts of the statements of a cell, while their neighbours are still being read; and what is said beside each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from contested.phrases.phrase import Phrase
    from contested.phrases.tokens import TokenSpan
    from contested.quantities.dates import When


class Unsure(NamedTuple):
    """
    Words with more than one reading, and the readings.

    ``speaks`` of those who may say it, or be what is counted, ``dates`` of days.
    """

    place: TokenSpan
    readings: tuple[str, ...]
    speaks: bool = False
    dates: bool = False


class Aside(NamedTuple):
    """
    What some words say beside a number; ``rest`` is what was not understood.

    ``named`` is the attribution with the words that make it one; each denial
    has who denies, if named, and all its words.  ``softened`` is a word before
    the number that makes it approximate: "UN estimate: 40".
    """

    attribution: TokenSpan | None = None
    named: TokenSpan | None = None
    side: TokenSpan | None = None
    kind: str | None = None
    kind_place: TokenSpan | None = None
    day: When | None = None
    day_place: TokenSpan | None = None
    denials: tuple[tuple[TokenSpan | None, TokenSpan], ...] = ()
    remarks: tuple[TokenSpan, ...] = ()
    doubts: tuple[TokenSpan, ...] = ()
    unsure: tuple[Unsure, ...] = ()
    rest: tuple[TokenSpan, ...] = ()
    softened: TokenSpan | None = None

    def over(self, other: Aside) -> Aside:
        """Return what this says, and of the rest what the other one says."""
        kind, kind_place = (self.kind, self.kind_place) if self.kind else (other.kind, other.kind_place)
        day, day_place = (self.day, self.day_place) if self.day else (other.day, other.day_place)
        return Aside(
            self.attribution or other.attribution,
            self.named if self.attribution else other.named,
            self.side or other.side,
            kind,
            kind_place,
            day,
            day_place,
            other.denials + self.denials,
            other.remarks + self.remarks,
            other.doubts + self.doubts,
            other.unsure + self.unsure,
            other.rest + self.rest,
            self.softened or other.softened,
        )

    def beside(self, other: Aside) -> Aside:
        """Return what two asides of one statement say together; what they say twice has more than one reading."""
        said, unsure = self.over(other), []
        if self.attribution and other.attribution:
            unsure.append(Unsure(other.attribution, ("who says it", "who said it before")))
        if self.day_place and other.day_place:
            unsure.append(Unsure(other.day_place, ("when it held", "when it was said")))
        if self.side and other.side:
            unsure.append(Unsure(other.side, ("whose it is", "what it is a part of")))
        if self.kind_place and other.kind_place and self.kind != other.kind:
            unsure.append(Unsure(other.kind_place, ("what is counted", "what it is a part of")))
        return said._replace(unsure=(*said.unsure, *unsure))

    @property
    def says_more(self) -> bool:
        """Whether it says who, whose, what or when."""
        return bool(self.attribution or self.side or self.kind or self.day or self.unsure)

    @property
    def is_yearless(self) -> bool:
        """Whether it gives a day without its year."""
        return any(one.dates for one in self.unsure)


NO_ASIDE = Aside()


class Draft(NamedTuple):
    """
    One statement as far as it is read.

    ``place`` is all that belongs to it, ``label`` the words of what is
    counted.  Relations give a place in the list of drafts that it stands in;
    -1 is the statement before that list.  ``labelled`` where a label before it
    says what is counted.
    """

    place: TokenSpan
    phrase: Phrase | None = None
    said: Aside = NO_ASIDE
    label: TokenSpan | None = None
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

    def unsure(self, place: TokenSpan, *readings: str) -> Draft:
        """Return it with words that have more than one reading."""
        return self._replace(said=self.said._replace(unsure=(*self.said.unsure, Unsure(place, readings))))
