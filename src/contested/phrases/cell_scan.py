"""Where the statements of one line of a cell begin: behind its label, at a comma, an "and", a bracket, a mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.phrases.cell_drafts import NO_ASIDE

if TYPE_CHECKING:
    from contested.phrases.cell_asides import AsideReader
    from contested.phrases.cell_drafts import Aside
    from contested.phrases.tokens import TokenSpan

_COLONS = frozenset(":：՝")
_MOST_LEAD_WORDS = 10  # tokens between what opens a statement and its number
_MOST_LABEL_WORDS = 40  # tokens: a label is looked for at every comma, so not to the end of the cell


class LineScan:
    """Looks through the tokens of a line; ``matched`` are its brackets, each with the one that closes it."""

    def __init__(self, asides: AsideReader, breaks: frozenset[int]) -> None:
        """Look with ``asides``; ``breaks`` are places where a reference mark stood."""
        self.asides, self.tokens, self.words, self.cell = asides, asides.tokens, asides.words, asides.cell
        self.breaks = breaks
        self.matched: dict[int, int] = {}
        speech = self.words.language
        self.ands = speech.words["and"] | speech.words["or"] | speech.cell["plus"] | {"/", "+"}

    # -- labels -------------------------------------------------------------

    def label(self, start: int, end: int) -> tuple[Aside, int]:
        """Return what stands before the colons that open a line, and where the rest begins."""
        said = NO_ASIDE
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
        said, begin = NO_ASIDE, start
        for opened, after in self.brackets(start, end):
            said = said.beside(self.asides.read(begin, opened)).beside(self.asides.read(opened + 1, after - 1))
            begin = after
        return said.beside(self.asides.read(begin, end))

    def lead(self, start: int, end: int) -> tuple[Aside, int]:
        """Return what the words before the first number say: "According to the UN, 30 killed"."""
        at = self.quantity(start, end)
        if at is None or at == start:
            return NO_ASIDE, start
        says = self.cell.says.find(self.tokens, at)
        if says is not None and self.quantity(says[1], end) == says[1]:  # "UN estimated 12 killed and 3 wounded"
            at = says[1]
        said = self.asides.read(start, at)
        open_ = said.rest or said.unsure or said.denials
        if open_ or said == NO_ASIDE:
            return NO_ASIDE, start
        return said._replace(softened=self.asides.softening(start, at)), at

    def total_end(self, start: int, end: int) -> int | None:
        """Return the colon behind a number, outside brackets, which opens its parts: "5,000 total: 3,200 soldiers"."""
        inside = {at for place in self.brackets(start, end) for at in range(*place)}
        colon = next((at for at in range(start, end) if at not in inside and self.tokens.low[at] in _COLONS), None)
        return None if colon is None or self.quantity(start, colon) is None else colon

    def brackets(self, start: int, end: int) -> list[TokenSpan]:
        """Return the outermost brackets, each with its opening token and the one after its closing token."""
        found, at = [], start
        while at < end:
            closed = self.matched.get(at)
            if closed is None:
                at += 1
                continue
            found.append((at, closed + 1))
            at = closed + 1
        return found

    # -- where numbers begin --------------------------------------------------

    def cut(self, start: int, end: int, marks: frozenset[str]) -> list[TokenSpan]:
        """Cut a list at marks that a number follows, outside brackets; and where a bracket or a mark ends one."""
        made: list[TokenSpan] = []
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
        part, first = self.part(at, end) if "," in marks else (None, at)
        return at if part is not None and self.has_quantity(begin, at) and self._opens(first, end) else None

    def _joins_digits(self, at: int) -> bool:
        """Whether a mark stands within a number: "1,200", "9/11"."""
        glued = self.tokens.glued(at) and self.tokens.glued(at + 1)
        return glued and self.tokens.low[at - 1][:1].isdecimal() and self.tokens.low[at + 1][:1].isdecimal()

    def _opens(self, at: int, end: int) -> bool:
        """Whether a statement can begin here: with a number, its hedge, a word in its place, a label or a part."""
        opens = self._opens_number(at, end) if at < end else False
        if opens is not None:
            return opens
        number = self.quantity(at, min(end, at + _MOST_LEAD_WORDS))
        if self.words.including.find(self.tokens, at) is not None or self.cell.per.find(self.tokens, at) is not None:
            return number is not None
        if self._colon(at, end) is not None:
            return True
        return number is not None and "," not in self.tokens.low[at:number] and self.lead(at, end)[0] is not NO_ASIDE

    def _opens_number(self, at: int, end: int) -> bool | None:
        """Whether a number, its hedge, "from" or "between" opens a statement; None where none of them stands here."""
        if self.asides.is_quantity(at) or self.words.before.find(self.tokens, at) is not None:
            return True
        if self.tokens.low[at] in self.words.language.words["one"] or self.words.start.find(self.tokens, at):
            return at + 1 < end and self.asides.is_quantity(at + 1)
        return True if self.words.between.find(self.tokens, at) is not None else None

    def part(self, start: int, end: int) -> tuple[TokenSpan | None, int]:
        """Return the words that open parts ("including"), and where the first part begins."""
        found = self.words.including.find(self.tokens, start) if start < end else None
        if found is None or not self.has_quantity(found[1], min(end, found[1] + _MOST_LEAD_WORDS)):
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
            if dated is not None and (dated[0].day_place != (at, dated[1]) or dated[1] - at != 1):
                at = dated[1]
                continue
            hedge = self.words.before.find(self.tokens, at)
            if self.asides.is_quantity(at) and not self.in_name(at):
                return at
            if hedge is not None and hedge[1] < end and self.asides.is_quantity(hedge[1]):
                return at
            at += 1
        return None

    def has_quantity(self, start: int, end: int) -> bool:
        """Whether a number, or a word in its place, stands here outside dates and names."""
        return self.quantity(start, end) is not None

    def in_name(self, at: int) -> bool:
        """Whether digits are part of a name: "Mi-24", "T-72", "M113"."""
        if not self.tokens.low[at].isdecimal() or not self.tokens.glued(at):
            return False
        before = self.tokens.low[at - 1]
        if before == "-" and self.tokens.glued(at - 1):
            before = self.tokens.low[at - 2]
        return before.isalpha()
