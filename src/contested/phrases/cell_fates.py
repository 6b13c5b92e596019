"""What became of things: in "10 tanks destroyed, 3 captured" the three are tanks, and no people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.phrases.cell_words import OF_THINGS_TOO, are_people, is_state
from contested.quantities.units import builtin_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contested.phrases.cell_drafts import Draft
    from contested.phrases.cell_words import CellWords
    from contested.phrases.tokens import Tokens, TokenSpan
    from contested.phrases.vocabulary import Vocabulary

_CREWED = ("#vehicle", "#aircraft", "#ship")
_SURE, _LOST = "destroyed", "lost"
_MOST_TIMES = 2  # of ten tanks lost no fifty are captured: those are people
_CAPITALS = 2  # in one word, as in "BMPs" and "MLRS"; one capital letter has any noun of a label


class Fates:
    """Reads words such as "captured", which say of things and of people what became of them."""

    def __init__(self, tokens: Tokens, words: Vocabulary, cell: CellWords) -> None:
        """Read the words of one cell."""
        self.tokens, self.words, self.cell = tokens, words, cell
        speech = self.words.language
        self.joins = speech.words["and"] | speech.words["or"] | {"/", "&"}

    def told(self, drafts: list[Draft], before: Sequence[Draft], *, apart: bool) -> list[Draft]:
        """
        Return the drafts of a line, those of things as things; what may be people or things is listed.

        Where they stand ``apart``, behind a semicolon, they say by themselves
        what they count.
        """
        made: list[Draft] = []
        for draft in drafts:
            fates = self._fates(draft.label)
            if draft.phrase is None or not fates:
                made.append(draft)
            elif draft.part_of is not None:
                main = _main(before) if draft.part_of < 0 else made[draft.part_of]
                made.append(draft if main is None else self._part(draft, main))
            else:
                made.append(self._beside(draft, fates, (made, before), apart=apart) if draft.is_main else draft)
        return made

    def _part(self, draft: Draft, main: Draft) -> Draft:
        """Return a part of things: "3 of them captured"."""
        things = _are_things(main.kind)
        if things and is_state(draft.kind) and draft.kind not in OF_THINGS_TOO:
            return self._either(draft)
        if things or (self._is_designation(main) and draft.kind in OF_THINGS_TOO):
            return _counting(draft, main)
        return draft

    def _beside(
        self, draft: Draft, fates: frozenset[str], others: tuple[list[Draft], Sequence[Draft]], *, apart: bool
    ) -> Draft:
        """Return a statement that stands behind one of things."""
        made, before = others
        inside = _main(made)
        last = inside or _main(before)
        if last is None:
            return self._either(draft) if _SURE in fates and is_state(draft.kind) else draft
        ended = bool(self._fates_in(last.label))
        if draft.kind is None and _are_things(last.kind):
            return _counting(draft, last) if (inside and ended) or (_SURE in fates and (inside or not apart)) else draft
        unknown = last.kind is None and (self._is_designation(last) or _SURE in self._fates_in(last.label))
        if draft.kind not in OF_THINGS_TOO or not (inside or ended) or not (unknown or _are_things(last.kind)):
            return draft
        crewed, apart = unknown or _is_crewed(last.kind), apart and inside is None
        if draft.kind == "missing":
            return self._either(draft, apart=apart) if crewed else draft
        people = any(one.is_main and one.kind is not None and are_people(one.kind) for one in made)
        if inside and ended and crewed and not unknown and not people and not _outnumbers(draft, last):
            return _counting(draft, last)
        return self._either(draft, apart=apart)

    def _either(self, draft: Draft, *, apart: bool = False) -> Draft:
        """Return a statement of which nobody can tell what it counts."""
        label = draft.label
        assert label is not None
        if not apart:
            draft = draft._replace(said=draft.said._replace(kind=None, kind_place=None))
        return draft.unsure(label, "people", "the things before it")

    def _fates(self, label: TokenSpan | None) -> frozenset[str]:
        """Return what became of what is counted, where the words of a label say nothing else."""
        found, rest = self._read(label)
        return found if not rest else frozenset()

    def _fates_in(self, label: TokenSpan | None) -> frozenset[str]:
        """Return what a label says of what became of what is counted."""
        return self._read(label)[0]

    def _read(self, label: TokenSpan | None) -> tuple[frozenset[str], bool]:
        """Return what became of what is counted, and whether a label says more."""
        found, rest = set(), False
        at, end = label or (0, 0)
        while at < end:
            fate, at, joins = *self._fate(at), self.tokens.low[at] in self.joins
            if fate is not None:
                found.add(fate)
            rest = rest or (fate is None and not joins)
        return frozenset(found), rest

    def _fate(self, at: int) -> tuple[str | None, int]:
        """Return what a word says of what became of something, and the token after it; "prisoners" are people."""
        for listing, fate in ((self.cell.taken, "captured"), (self.cell.fates, _SURE), (self.cell.lost, _LOST)):
            found = listing.find(self.tokens, at)
            if found is not None:
                return fate, found[1]
        noun = self.words.nouns.find(self.tokens, at)
        if noun is None:
            return None, at + 1
        return (noun[0] if is_state(noun[0]) and noun[0] != "captured" else None), noun[1]

    def _is_designation(self, draft: Draft) -> bool:
        """Whether something of no known kind is called by letters: "BMPs", "MLRS"."""
        if draft.kind is not None or draft.label is None:
            return False
        return any(sum(map(str.isupper, self.tokens.raw[at])) >= _CAPITALS for at in range(*draft.label))


def _main(drafts: Sequence[Draft]) -> Draft | None:
    return next((draft for draft in reversed(drafts) if draft.is_main and draft.phrase is not None), None)


def _are_things(kind: str | None) -> bool:
    unit = None if kind is None else builtin_unit(kind)
    return unit is not None and unit.counts and not are_people(str(unit))


def _is_crewed(kind: str | None) -> bool:
    unit = None if kind is None else builtin_unit(kind)
    return unit is not None and unit.atoms[0][0].dimensions[0][0].startswith(_CREWED)


def _counting(draft: Draft, things: Draft) -> Draft:
    """Return a draft that counts what another one does; its label keeps its own words."""
    return draft._replace(said=draft.said._replace(kind=things.kind, kind_place=things.said.kind_place))


def _outnumbers(draft: Draft, things: Draft) -> bool:
    """Whether a number is far above that of the things before it."""
    many, few = (None if one.phrase is None else one.phrase.interval for one in (draft, things))
    if many is None or few is None or many.low is None or few.low is None:
        return False
    return many.low > _MOST_TIMES * few.low
