"""The statements in brackets behind a number: parts of it, what it was revised to, what others say."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from contested.errors import UnreadablePhrase
from contested.phrases.cell_asides import NOTHING
from contested.phrases.cell_drafts import is_state
from contested.quantities.unit_table import STATES

if TYPE_CHECKING:
    from contested.phrases.cell_asides import Place
    from contested.phrases.cell_drafts import Draft
    from contested.phrases.cell_statement import Single

NOTHING_SAYS = "nothing says what this does to the number"


class Inner:
    """Reads what stands in brackets."""

    def __init__(self, single: Single) -> None:
        """Read with the reader of one statement."""
        self.single, self.asides, self.tokens = single, single.asides, single.tokens
        self.words, self.cell = single.words, single.cell

    def read(self, place: Place, main: Draft, depth: int) -> list[Draft]:
        """Read the statements in the brackets behind a number."""
        start, end = self.asides.trimmed(place[0] + 1, place[1] - 1)
        revised = self.cell.revised.find(self.tokens, start)
        if revised is not None:
            drafts = self.single.pieces.claims(revised[1], end, NOTHING)
            if len(drafts) != 1:
                raise UnreadablePhrase(self.single.text(start, end), "it is revised to more than one number")
            return [self._like(drafts[0], main)._replace(place=place, revises=0)]
        made: list[Draft] = []
        counted: list[Draft] = []
        for begin, after in self._sections(start, end):
            other = self.cell.but.find(self.tokens, begin)
            part = self.words.including.find(self.tokens, begin)
            label, at = self.single.pieces.label(begin, after)
            if label.rest or label.unsure:  # "(Smith 1999: 45)" has a page
                raise UnreadablePhrase(self.single.text(begin, after), NOTHING_SAYS)
            if other is not None and part is None:
                counted += self._counting(begin, after, depth)
                continue
            drafts = self.single.pieces.claims_within(at, after, label, depth + 1)
            made += [draft.moved(len(made)) if draft.part_of != -1 else draft for draft in drafts]
        return [
            *counted,
            *(draft.moved(len(counted)) if draft.part_of != 0 else draft for draft in self._related(made, main, place)),
        ]

    def _related(self, drafts: list[Draft], main: Draft, place: Place) -> list[Draft]:
        """Say how the statements in brackets stand to the one before them."""
        loose = [draft for draft in drafts if draft.is_main and not self._is_another(draft, main)]
        parts = bool(loose) and len(loose) == len(drafts) and self.add_up(drafts, main)
        if loose and not parts:
            raise UnreadablePhrase(self.single.text(*place), "nothing says how this number stands to the one before it")
        made = []
        for draft in drafts:
            if draft.part_of == -1 or parts:
                made.append(draft._replace(part_of=0))
            else:
                moved = draft.moved(1)
                made.append(self._like(moved, main) if draft.is_main else moved)
        return made

    def _is_another(self, draft: Draft, main: Draft) -> bool:
        """Whether a number in brackets is another statement of the same thing: somebody else's, or of another day."""
        same = draft.kind is None or draft.kind == main.kind or main.kind is None
        return same and bool(draft.said.attribution or draft.said.day) and draft.said.side is None

    def add_up(self, drafts: list[Draft], main: Draft, *, floors: bool = False) -> bool:
        """Whether numbers of different kinds add up to the one before them, or near it if ``floors`` count."""
        whole = None if main.phrase is None else main.phrase.interval
        kinds = [draft.kind for draft in drafts]
        related = any(draft.part_of is not None or draft.revises is not None for draft in drafts)
        if whole is None or whole.low is None or len(drafts) < 2 or related:
            return False
        if None in kinds or len(set(kinds)) < len(kinds):
            return False
        if main.kind in STATES - {"casualty"} and any(is_state(kind) and kind != main.kind for kind in kinds):
            return False  # no killed are wounded
        floor = floors and whole.high is None
        parts = [None if draft.phrase is None else draft.phrase.interval for draft in drafts]
        lows = [part.low for part in parts if part is not None and (part.is_point or (floor and part.high is None))]
        known = [low for low in lows if low is not None]
        if len(known) < len(parts):
            return False
        total, low = Fraction(sum(known)), Fraction(whole.low)
        return abs(total - low) * 10 <= low if floor else whole.is_point and total == low

    def _like(self, draft: Draft, main: Draft) -> Draft:
        """Return a statement in brackets with the kind of the one before them."""
        if draft.kind is not None or draft.label is not None:
            return draft
        said = draft.said._replace(kind=main.kind, kind_place=main.said.kind_place)
        return draft._replace(said=said, label=main.label)

    def _counting(self, start: int, end: int, depth: int) -> list[Draft]:
        """Read "with the missing, 55,000+": another count, which says what it counts."""
        at = self.single.pieces.quantity(start, end)
        if at is None:
            raise UnreadablePhrase(self.single.text(start, end), "there is no number in it")
        words = self.asides.trimmed(start, at)
        drafts = self.single.read(at, end, depth + 1)
        if len(drafts) != 1 or drafts[0].label is not None or any(map(self.asides.is_quantity, range(*words))):
            raise UnreadablePhrase(self.single.text(start, end), "it counts more than one thing")
        said = drafts[0].said._replace(remarks=(*drafts[0].said.remarks, words), kind=None, kind_place=None)
        return [drafts[0]._replace(place=(start, end), said=said, label=words)]

    def _sections(self, start: int, end: int) -> list[Place]:
        """Cut the inside of brackets at its semicolons."""
        made, begin, at = [], start, start
        while at < end:
            if at in self.single.pieces.matched:
                at = self.single.pieces.matched[at] + 1
                continue
            if self.tokens.low[at] in (";", "；"):
                made.append((begin, at))
                begin = at + 1
            at += 1
        made.append((begin, end))
        return [self.asides.trimmed(*place) for place in made if place[0] < place[1]]
