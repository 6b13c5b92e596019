"""The pieces of one line of a cell: its label, the numbers side by side, and what stands in brackets behind each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.errors import AmbiguousCell, ContestedError, UnreadablePhrase
from contested.phrases.cell_asides import NOTHING, Aside
from contested.phrases.cell_drafts import Draft, is_state
from contested.phrases.cell_fates import OF_THINGS_TOO
from contested.phrases.cell_layout import brackets
from contested.phrases.cell_statement import Single
from contested.phrases.cell_words import are_people

if TYPE_CHECKING:
    from contested.phrases.cell_asides import Asides, Place
    from contested.phrases.lexicon import Lexicon
    from contested.quantities.units import Unit

_DEEPEST = 3
_COLONS = frozenset(":：՝")
_MOST_LEAD_WORDS = 10
_MOST_LABEL_WORDS = 40  # tokens: a label is looked for at every comma, so not to the end of the cell


class Pieces:
    """Reads lines; ``matched`` are the brackets of the line that is read."""

    def __init__(self, asides: Asides, breaks: frozenset[int], by: tuple[Lexicon, str | None, Unit | None]) -> None:
        """Read with ``asides`` what stands beside numbers; ``breaks`` are places where a reference mark stood."""
        self.asides, self.tokens, self.words = asides, asides.tokens, asides.words
        self.cell = asides.cell
        self.breaks = breaks
        self.matched: dict[int, int] = {}
        self.single = Single(self, by)
        speech = self.words.language
        self.ands = speech.words["and"] | speech.words["or"] | speech.cell["plus"] | {"/", "+"}

    # -- labels -------------------------------------------------------------

    def label(self, start: int, end: int) -> tuple[Aside, int]:
        """Return what stands before the colons that open a line, and where the rest begins."""
        said = NOTHING
        while True:
            colon = self._colon(start, end)
            if colon is None:
                return said, start
            said = self._labelled(start, colon)._replace(softened=self.asides.softening(start, colon)).over(said)
            start = colon + 1

    def _colon(self, start: int, end: int) -> int | None:
        """Return the colon that closes a label: the first one, where no quantity but a date stands before it."""
        at, end = start, min(end, start + _MOST_LABEL_WORDS)
        while at < end:
            if at in self.matched:
                at = self.matched[at] + 1
                continue
            if self.tokens.low[at] in _COLONS:
                clock = self.tokens.glued(at + 1) and self.tokens.low[at + 1].isdecimal() and self.tokens.glued(at)
                return None if clock and self.tokens.low[at - 1].isdecimal() else at
            dated = self.asides.date(at, end)
            if dated is not None:
                at = dated[1]
                continue
            if self.asides.is_quantity(at) and not self.in_name(at):
                return None
            at += 1
        return None

    def _labelled(self, start: int, end: int) -> Aside:
        """Return what a label says, brackets in it included: "Killed (official)"."""
        said, begin = NOTHING, start
        for opened, after in brackets((start, end), self.matched):
            said = said.beside(self.asides.read(begin, opened)).beside(self.asides.read(opened + 1, after - 1))
            begin = after
        return said.beside(self.asides.read(begin, end))

    # -- lists --------------------------------------------------------------

    def claims(self, start: int, end: int, label: Aside) -> list[Draft]:
        """
        Read the statements of a line behind its label.

        Raises:
            ContestedError: some part of it is not understood.
        """
        lead, start = self._lead(start, end)
        given = lead.over(label)
        total = self._total(start, end)
        if total is not None:
            parts = [self._given(part, given._replace(remarks=(), doubts=())) for part in total[1:]]
            return [self._given(total[0], given), *parts]
        drafts = self.listed(start, end, 0, given)
        if not given.says_more and not given.remarks and not given.doubts:
            return drafts
        return [self._given(draft, given) for draft in drafts]

    def _total(self, start: int, end: int) -> list[Draft] | None:
        """Read a number, and behind a colon its parts, which add up to it: "5,000 total: 3,200 soldiers, ..."."""
        colon = next((at for at in self._outside(start, end) if self.tokens.low[at] in _COLONS), None)
        if colon is None or self.quantity(start, colon) is None:
            return None
        try:
            main, parts = self.single.read(start, colon, 1), self.listed(colon + 1, end, 1)
        except ContestedError:
            return None
        if len(main) != 1 or not self.single.inner.add_up(parts, main[0], floors=True):
            return None
        return [main[0]._replace(place=(start, colon)), *(part.moved(1)._replace(part_of=0) for part in parts)]

    def _outside(self, start: int, end: int) -> list[int]:
        """Return the tokens outside brackets."""
        inside = {at for place in brackets((start, end), self.matched) for at in range(*place)}
        return [at for at in range(start, end) if at not in inside]

    def claims_within(self, start: int, end: int, label: Aside, depth: int) -> list[Draft]:
        """Read the statements of one section in brackets."""
        lead, begin = self._lead(start, end)
        given = lead.over(label)
        drafts = self.listed(begin, end, depth)
        return [self._given(draft, given) for draft in drafts] if given != NOTHING else drafts

    def _given(self, draft: Draft, given: Aside) -> Draft:
        """Return a draft with what stands before it."""
        if given.softened is not None and draft.phrase is not None:
            draft = draft._replace(phrase=self.single.softened(draft.phrase, given.softened))
        if draft.part_of is not None or draft.denies is not None:
            return draft.saying(given._replace(kind=None, kind_place=None, unsure=()))
        own = None if draft.labelled else draft.kind  # "Killed: 20, wounded: 35": a label of its own
        if own is not None and given.kind is not None and own != given.kind:
            if is_state(own) and are_people(given.kind) and not is_state(given.kind):  # "Civilians: 85 killed"
                return draft._replace(label=given.kind_place, labelled=True).saying(given)
            if own in OF_THINGS_TOO and not are_people(given.kind):  # "Tanks: 10 destroyed, 3 captured"
                draft = draft._replace(said=draft.said._replace(kind=given.kind, kind_place=given.kind_place))
                return draft.saying(given)
            if is_state(own) or not is_state(given.kind):
                raise UnreadablePhrase(self._text(draft.place), f"it counts {own}, and its label says {given.kind}")
            said = draft.said._replace(kind=given.kind, kind_place=given.kind_place)
            draft = draft._replace(said=said)
        if draft.kind is None and draft.label is None and given.kind_place is not None:
            draft = draft._replace(label=given.kind_place, labelled=True)
        return draft.saying(given)

    def _lead(self, start: int, end: int) -> tuple[Aside, int]:
        """Return what the words before the first number say: "According to the UN, 30 killed"."""
        at = self.quantity(start, end)
        if at is None or at == start:
            return NOTHING, start
        says = self.cell.says.find(self.tokens, at)
        if says is not None and self.quantity(says[1], end) == says[1]:  # "UN estimated 12 killed and 3 wounded"
            at = says[1]
        said = self.asides.read(start, at)
        open_ = said.rest or said.unsure or said.denials
        if open_ or said == NOTHING:
            return NOTHING, start
        return said._replace(softened=self.asides.softening(start, at)), at

    def listed(self, start: int, end: int, depth: int, given: Aside = NOTHING) -> list[Draft]:
        """Read statements side by side; what is ``given`` before them may tell the first from the others."""
        if depth > _DEEPEST:
            raise UnreadablePhrase(self._text((start, end)), "its brackets are nested too deep")
        start, end = self.asides.trimmed_right(start, end)
        if start >= end:
            raise UnreadablePhrase("", "nothing stands between two marks")
        part, begin = self._part(start, end)
        if part is None:
            try:
                return self.single.read(begin, end, depth)
            except ContestedError as why:
                commas = self.cut(start, end, frozenset((",",)))
                if len(commas) == 1 and len(self.cut(start, end, self.ands)) == 1:
                    raise
                first = why
        else:
            commas = self.cut(start, end, frozenset((",",)))
            first = UnreadablePhrase(self._text((start, end)), "it is a part, and nothing says of what")
        groups = [self._group(place, depth, first) for place in commas]
        return self._checked(groups, (start, end), given)

    def _group(self, place: Place, depth: int, why: ContestedError) -> tuple[bool, list[list[Draft]]]:
        """Read what stands between two commas: whether it lists parts, and its statements."""
        label, begin = self.label(*place)
        if label.rest:
            raise UnreadablePhrase(self._text(label.rest[0]), "nothing says what this is")
        if label != NOTHING:
            drafts = [self._given(draft, label) for draft in self.single.read(begin, place[1], depth)]
            return False, [self._widened([drafts[0]._replace(labelled=True), *drafts[1:]], place)]
        part, begin = self._part(*place)
        try:
            return part is not None, [self._widened(self._led(begin, place[1], depth), place)]
        except ContestedError as reason:
            pieces = self.cut(begin, place[1], self.ands)
            if len(pieces) == 1:
                raise reason from why
        made: list[list[Draft]] = []
        while pieces:
            inner, at = self._part(*pieces[0])
            drafts, read = self._first_of(pieces, at, depth)
            drafts = self._widened(drafts, pieces[0])
            made.append([drafts[0]._replace(part_of=-1), *drafts[1:]] if inner is not None else drafts)
            pieces = pieces[read:]
        return part is not None, self._shared(made)

    def _first_of(self, pieces: list[Place], at: int, depth: int) -> tuple[list[Draft], int]:
        """Read the first of some pieces, or the first two as one: "between 20 and 30"."""
        try:
            return self._led(at, pieces[0][1], depth), 1
        except ContestedError:
            if len(pieces) == 1:
                raise
            return self._led(at, pieces[1][1], depth), 2

    def _led(self, start: int, end: int, depth: int) -> list[Draft]:
        """Read one statement, with who says it in front."""
        lead, begin = self._lead(start, end)
        drafts = self.single.read(begin, end, depth)
        if lead is NOTHING:
            return drafts
        return self._widened([self._given(draft, lead) for draft in drafts], (start, end))

    def _widened(self, drafts: list[Draft], place: Place) -> list[Draft]:
        """Return drafts of which the first begins where its piece does."""
        return [drafts[0]._replace(place=(place[0], drafts[0].place[1])), *drafts[1:]]

    def _checked(self, groups: list[tuple[bool, list[list[Draft]]]], place: Place, given: Aside) -> list[Draft]:
        """Put the statements of a list together, where each is told apart from the others."""
        made: list[Draft] = []
        main: int | None = None
        behind = False
        for part, lists in groups:
            for drafts in lists:
                first, before = drafts[0], len(made)
                if part or first.part_of == -1:
                    first = first._replace(part_of=-1 if main is None else main)
                    behind = True
                elif behind:
                    first = first.unsure(first.place, "a part as well", "a number by itself")
                main = main if first.part_of is not None else before
                made += [first, *(draft.moved(before) for draft in drafts[1:])]
        mains = [draft for draft in made if draft.is_main]
        others_say = all(draft.said.attribution or draft.said.day for draft in mains[1:])
        first_told = given.kind is not None or (given.says_more and others_say)
        if len(mains) > 1 and not all(draft.is_told_apart for draft in mains[first_told:]):
            words = self._text(place)
            raise AmbiguousCell(words, ("two numbers", "one number, or a range, written in another way"))
        return self._said_of_all(self._of_one_kind(self._in_one_state(made, joined=len(groups[-1][1]) > 1)))

    def _in_one_state(self, drafts: list[Draft], *, joined: bool) -> list[Draft]:
        """
        Let a list of people share what became of the last ones: "12 officers, 8 guards and 3 civilians killed".

        Without an "and" nobody can tell.
        """
        mains = [at for at, draft in enumerate(drafts) if draft.is_main]
        last = drafts[mains[-1]] if mains else drafts[-1]
        if last.label is None or last.label[1] - last.label[0] < 2 or not is_state(last.kind) or last.labelled:
            return drafts
        for at in mains[:-1]:
            draft = drafts[at]
            if draft.kind is None or is_state(draft.kind) or not are_people(draft.kind) or draft.phrase is None:
                continue
            if joined:
                said = draft.said._replace(kind=last.kind, kind_place=last.said.kind_place)
                drafts[at] = draft._replace(said=said)
            else:
                drafts[at] = draft.unsure(last.label, "said of the last number alone", "said of all of them")
        return drafts

    def _of_one_kind(self, drafts: list[Draft]) -> list[Draft]:
        """Return a list whose later numbers count what the first does, as in "30 killed (UN), 40 (army)"."""
        first = drafts[0]
        if first.kind is None or first.label is None:
            return drafts
        same = first.said._replace(kind=first.kind, kind_place=first.said.kind_place)
        return [
            draft._replace(label=first.label, said=draft.said._replace(kind=same.kind, kind_place=same.kind_place))
            if draft.is_main and not draft.labelled and draft.label is None and draft.phrase is not None
            else draft
            for draft in drafts
        ]

    def _said_of_all(self, drafts: list[Draft]) -> list[Draft]:
        """Mark what stands behind the last statement of a list and may be said of all."""
        outer = [at for at, draft in enumerate(drafts) if draft.revises is None and draft.denies is None]
        inside = [at for at in outer if any(_within(drafts[at].place, drafts[to].place) for to in outer if to < at)]
        outer = [at for at in outer if at not in inside]
        if len(outer) < 2:
            return drafts
        last = drafts[outer[-1]]
        before = [drafts[at].said for at in outer[:-1]]
        for place, missing in (
            (last.said.attribution, not any(said.attribution for said in before)),
            (last.said.day_place, not any(said.day or said.is_yearless for said in before)),
        ):
            if place is not None and missing and place[0] > last.place[0] + 1:
                last = last.unsure(place, "said of the last number alone", "said of all of them")
        drafts[outer[-1]] = last
        return drafts

    def _shared(self, lists: list[list[Draft]]) -> list[list[Draft]]:
        """Let statements joined by "and" share the last one's kind: "2 French and 3 Russian journalists hurt"."""
        last = lists[-1][0]
        if last.label is None or not last.is_main:
            return lists
        made = []
        for drafts in lists[:-1]:
            first = drafts[0]
            if first.label is None or not first.is_main or is_state(first.kind) or first.phrase is None:
                made.append(drafts)
                continue
            made.append([self._sharing(first, last), *drafts[1:]])
        return [*made, lists[-1]]

    def _sharing(self, first: Draft, last: Draft) -> Draft:
        assert first.label is not None
        assert last.label is not None
        capitals = self._is_capital(first.label) and self._is_capital(last.label)
        if first.kind is not None or last.kind is None or not (is_state(last.kind) or capitals):
            return first
        plural = self.tokens.low[first.label[0]].endswith("s")
        if capitals and not plural and first.label[1] - first.label[0] == 1 and not first.said.remarks:
            return first._replace(said=first.said._replace(kind=last.kind, kind_place=last.said.kind_place))
        return first.unsure(last.label, "said of the last number alone", "said of both")

    def _is_capital(self, place: Place) -> bool:
        return self.tokens.raw[place[0]][:1].isupper()

    # -- where numbers begin --------------------------------------------------

    def cut(self, start: int, end: int, marks: frozenset[str]) -> list[Place]:
        """Cut a list at marks that a number follows, outside brackets; and where a bracket or a mark ends one."""
        made: list[Place] = []
        begin = at = start
        while at < end:
            closed = self.matched.get(at)
            at = at if closed is None else closed + 1
            next_begin = self._next(begin, at, end, marks, behind_bracket=closed is not None)
            if next_begin is not None:
                stop = at - 1 if self.tokens.low[at - 1] in self.ands and at - 1 > begin else at
                made.append((begin, stop))
                begin = next_begin
                at = max(at, begin)
            if closed is None and (next_begin is None or begin == at):
                at += 1
        return [*made, (begin, end)] if begin < end else made

    def _next(self, begin: int, at: int, end: int, marks: frozenset[str], *, behind_bracket: bool) -> int | None:
        """Return where the next statement begins, if the one from ``begin`` ends before token ``at``."""
        if not begin < at < end:
            return None
        low = self.tokens.low[at]
        if low in marks:
            both = low == "," and self.tokens.low[at + 1] in self.ands
            after = at + 1 + both
            return after if not self._joins_digits(at) and self._opens(after, end) else None
        if behind_bracket or self.tokens.ends[at - 1] in self.breaks:
            return at if self._opens(at, end) else None
        part, first = self._part(at, end) if "," in marks else (None, at)
        return at if part is not None and self.single.has_quantity(begin, at) and self._opens(first, end) else None

    def _joins_digits(self, at: int) -> bool:
        """Whether a mark stands within a number: "1,200", "9/11"."""
        glued = self.tokens.glued(at) and self.tokens.glued(at + 1)
        return glued and self.tokens.low[at - 1][:1].isdecimal() and self.tokens.low[at + 1][:1].isdecimal()

    def _opens(self, at: int, end: int) -> bool:
        """Whether a statement can begin here: with a number, its hedge, a word in its place, a label or a part."""
        if at >= end:
            return False
        if self.asides.is_quantity(at) or self.words.before.find(self.tokens, at) is not None:
            return True
        if self.tokens.low[at] in self.words.language.words["one"] or self.words.start.find(self.tokens, at):
            return at + 1 < end and self.asides.is_quantity(at + 1)
        if self.words.between.find(self.tokens, at) is not None:
            return True
        if self.words.including.find(self.tokens, at) is not None or self.cell.per.find(self.tokens, at) is not None:
            return self.quantity(at, min(end, at + _MOST_LEAD_WORDS)) is not None
        if self._colon(at, end) is not None:
            return True
        number = self.quantity(at, min(end, at + _MOST_LEAD_WORDS))
        return number is not None and "," not in self.tokens.low[at:number] and self._lead(at, end)[0] is not NOTHING

    def _part(self, start: int, end: int) -> tuple[Place | None, int]:
        """Return the words that open parts ("including"), and where the first part begins."""
        found = self.words.including.find(self.tokens, start) if start < end else None
        if found is None or not self.single.has_quantity(found[1], min(end, found[1] + _MOST_LEAD_WORDS)):
            return None, start
        return (start, found[1]), found[1]

    def quantity(self, start: int, end: int) -> int | None:
        """Return where the first quantity begins, hedge included; dates and digits in names are none."""
        at = start
        while at < end:
            if at in self.matched:
                at = self.matched[at] + 1
                continue
            dated = self.asides.date(at, end)
            if dated is not None and (dated[0].day_place != (at, dated[1]) or not self._is_bare_year(at, dated[1])):
                at = dated[1]
                continue
            hedge = self.words.before.find(self.tokens, at)
            if self.asides.is_quantity(at) and not self.in_name(at):
                return at
            if hedge is not None and hedge[1] < end and self.asides.is_quantity(hedge[1]):
                return at
            at += 1
        return None

    def _is_bare_year(self, at: int, end: int) -> bool:
        return end - at == 1

    def in_name(self, at: int) -> bool:
        """Whether digits are part of a name: "Mi-24", "T-72", "M113"."""
        if not self.tokens.low[at].isdecimal() or not self.tokens.glued(at):
            return False
        before = self.tokens.low[at - 1]
        if before == "-" and self.tokens.glued(at - 1):
            before = self.tokens.low[at - 2]
        return before.isalpha()

    def _text(self, place: Place) -> str:
        return self.tokens.text[self.tokens.starts[place[0]] : self.tokens.ends[place[1] - 1]]


def _within(inner: Place, outer: Place) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
