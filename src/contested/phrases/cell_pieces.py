"""The statements of one line of a cell: those side by side, and those in the brackets behind each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.errors.base import AmbiguousCell, ContestedError, UnreadablePhrase
from contested.phrases.cell_drafts import NO_ASIDE
from contested.phrases.cell_relations import (
    add_up,
    are_told_apart,
    begun_at,
    in_one_list,
    in_one_state,
    like,
    of_one_kind,
    of_the_same,
    said_of_all,
    sharing_a_kind,
    with_label,
)
from contested.phrases.cell_statement import NOTHING_SAYS

if TYPE_CHECKING:
    from contested.phrases.cell_drafts import Aside, Draft
    from contested.phrases.cell_statement import StatementReader
    from contested.phrases.tokens import TokenSpan

_DEEPEST = 3  # brackets in brackets: deeper ones are no cell of this field
_COMMA = frozenset((",",))


class LineReader:
    """Reads the lines of one cell, each number with the brackets behind it."""

    def __init__(self, single: StatementReader) -> None:
        """Read single statements with ``single``, on the line that its scan looks through."""
        self.single, self.scan, self.asides, self.tokens = single, single.scan, single.asides, single.tokens

    def claims(self, start: int, end: int, label: Aside) -> list[Draft]:
        """
        Read the statements of a line behind its label.

        Raises:
            ContestedError: some part of it is not understood.
        """
        lead, start = self.scan.lead(start, end)
        given = lead.over(label)
        total = self._total(start, end)
        if total is not None:
            parts = [self._given(part, given._replace(remarks=(), doubts=())) for part in total[1:]]
            return [self._given(total[0], given), *parts]
        drafts = self._listed(start, end, 0, given)
        if not given.says_more and not given.remarks and not given.doubts:
            return drafts
        return [self._given(draft, given) for draft in drafts]

    def _total(self, start: int, end: int) -> list[Draft] | None:
        """Read a number, and behind a colon its parts, which add up to it: "5,000 total: 3,200 soldiers, ..."."""
        colon = self.scan.total_end(start, end)
        if colon is None:
            return None
        try:
            main, parts = self._one(start, colon, 1), self._listed(colon + 1, end, 1)
        except ContestedError:
            return None
        if len(main) != 1 or not add_up(parts, main[0], floors=True):
            return None
        return [main[0]._replace(place=(start, colon)), *(part.moved(1)._replace(part_of=0) for part in parts)]

    def _given(self, draft: Draft, given: Aside) -> Draft:
        """Return a draft with what stands before it."""
        if given.softened is not None and draft.phrase is not None:
            draft = draft._replace(phrase=self.single.softened(draft.phrase, given.softened))
        return with_label(draft, given, self.tokens)

    # -- lists --------------------------------------------------------------

    def _listed(self, start: int, end: int, depth: int, given: Aside = NO_ASIDE) -> list[Draft]:
        """Read statements side by side; what is ``given`` before them may tell the first from the others."""
        if depth > _DEEPEST:
            raise UnreadablePhrase(self.tokens.printed(start, end), "its brackets are nested too deep")
        start, end = self.asides.trimmed_right(start, end)
        if start >= end:
            raise UnreadablePhrase("", "nothing stands between two marks")
        part, begin = self.scan.part(start, end)
        if part is None:
            try:
                return self._one(begin, end, depth)
            except ContestedError as why:
                commas = self.scan.cut(start, end, _COMMA)
                if len(commas) == 1 and len(self.scan.cut(start, end, self.scan.ands)) == 1:
                    raise
                first = why
        else:
            commas = self.scan.cut(start, end, _COMMA)
            first = UnreadablePhrase(self.tokens.printed(start, end), "it is a part, and nothing says of what")
        groups = [self._group(place, depth, first) for place in commas]
        drafts = in_one_list(groups)
        if not are_told_apart(drafts, given):
            words = self.tokens.printed(start, end)
            raise AmbiguousCell(words, ("two numbers", "one number, or a range, written in another way"))
        return said_of_all(of_one_kind(in_one_state(drafts, joined=len(groups[-1][1]) > 1)))

    def _group(self, place: TokenSpan, depth: int, why: ContestedError) -> tuple[bool, list[list[Draft]]]:
        """Read what stands between two commas: whether it lists parts, and its statements."""
        label, begin = self.scan.label(*place)
        if label.rest:
            raise UnreadablePhrase(self.tokens.printed(*label.rest[0]), "nothing says what this is")
        if label != NO_ASIDE:
            drafts = [self._given(draft, label) for draft in self._one(begin, place[1], depth)]
            return False, [begun_at([drafts[0]._replace(labelled=True), *drafts[1:]], place)]
        part, begin = self.scan.part(*place)
        try:
            return part is not None, [begun_at(self._led(begin, place[1], depth), place)]
        except ContestedError as reason:
            pieces = self.scan.cut(begin, place[1], self.scan.ands)
            if len(pieces) == 1:
                raise reason from why
        made: list[list[Draft]] = []
        while pieces:
            inner, at = self.scan.part(*pieces[0])
            drafts, read = self._first_of(pieces, at, depth)
            drafts = begun_at(drafts, pieces[0])
            made.append([drafts[0]._replace(part_of=-1), *drafts[1:]] if inner is not None else drafts)
            pieces = pieces[read:]
        return part is not None, sharing_a_kind(made, self.tokens)

    def _first_of(self, pieces: list[TokenSpan], at: int, depth: int) -> tuple[list[Draft], int]:
        """Read the first of some pieces, or the first two as one: "between 20 and 30"."""
        try:
            return self._led(at, pieces[0][1], depth), 1
        except ContestedError:
            if len(pieces) == 1:
                raise
            return self._led(at, pieces[1][1], depth), 2

    def _led(self, start: int, end: int, depth: int) -> list[Draft]:
        """Read one statement, with who says it in front."""
        lead, begin = self.scan.lead(start, end)
        drafts = self._one(begin, end, depth)
        if lead is NO_ASIDE:
            return drafts
        return begun_at([self._given(draft, lead) for draft in drafts], (start, end))

    # -- one number, and the brackets behind it -----------------------------

    def _one(self, start: int, end: int, depth: int) -> list[Draft]:
        """Read one number, those in the brackets behind it, and who denies it."""
        main, inner, denials = self.single.read(start, end)
        made = [main]
        for place in inner:
            made += [
                one if one.part_of == 0 or one.revises == 0 else one.moved(len(made) - 1)
                for one in self._bracket(place, main, depth)
            ]
        return [*made, *denials]

    def _bracket(self, place: TokenSpan, main: Draft, depth: int) -> list[Draft]:
        """Read the statements in the brackets behind a number: parts, what it was revised to, what others say."""
        start, end = self.asides.trimmed(place[0] + 1, place[1] - 1)
        revised = self.single.cell.revised.find(self.tokens, start)
        if revised is not None:
            drafts = self.claims(revised[1], end, NO_ASIDE)
            if len(drafts) != 1:
                raise UnreadablePhrase(self.tokens.printed(start, end), "it is revised to more than one number")
            return [like(drafts[0], main)._replace(place=place, revises=0)]
        made: list[Draft] = []
        counted: list[Draft] = []
        for section in self._sections(start, end):
            if self._is_another_count(*section):
                counted += self._counting(*section, depth)
            else:
                drafts = self._section(*section, depth)
                made += [draft.moved(len(made)) if draft.part_of != -1 else draft for draft in drafts]
        related = of_the_same(made, main)
        if related is None:
            words = self.tokens.printed(*place)
            raise UnreadablePhrase(words, "nothing says how this number stands to the one before it")
        by = len(counted)
        return [*counted, *(draft.moved(by) if draft.part_of != 0 else draft for draft in related)]

    def _is_another_count(self, start: int, end: int) -> bool:
        """Whether a section says what else is counted: "with the missing, 55,000+"."""
        label, _ = self.scan.label(start, end)
        if label.rest or label.unsure:  # "(Smith 1999: 45)" has a page
            raise UnreadablePhrase(self.tokens.printed(start, end), NOTHING_SAYS)
        part = self.single.words.including.find(self.tokens, start)
        return part is None and self.single.cell.but.find(self.tokens, start) is not None

    def _section(self, start: int, end: int, depth: int) -> list[Draft]:
        """Read the statements of one section in brackets."""
        label, at = self.scan.label(start, end)
        lead, begin = self.scan.lead(at, end)
        given = lead.over(label)
        drafts = self._listed(begin, end, depth + 1)
        return [self._given(draft, given) for draft in drafts] if given != NO_ASIDE else drafts

    def _counting(self, start: int, end: int, depth: int) -> list[Draft]:
        """Read "with the missing, 55,000+": another count, which says what it counts."""
        at = self.scan.quantity(start, end)
        if at is None:
            raise UnreadablePhrase(self.tokens.printed(start, end), "there is no number in it")
        words = self.asides.trimmed(start, at)
        drafts = self._one(at, end, depth + 1)
        if len(drafts) != 1 or drafts[0].label is not None or any(map(self.asides.is_quantity, range(*words))):
            raise UnreadablePhrase(self.tokens.printed(start, end), "it counts more than one thing")
        said = drafts[0].said._replace(remarks=(*drafts[0].said.remarks, words), kind=None, kind_place=None)
        return [drafts[0]._replace(place=(start, end), said=said, label=words)]

    def _sections(self, start: int, end: int) -> list[TokenSpan]:
        """Cut the inside of brackets at its semicolons."""
        made, begin, at = [], start, start
        while at < end:
            if at in self.scan.matched:
                at = self.scan.matched[at] + 1
                continue
            if self.tokens.low[at] in (";", "；"):
                made.append((begin, at))
                begin = at + 1
            at += 1
        made.append((begin, end))
        return [self.asides.trimmed(*place) for place in made if place[0] < place[1]]
