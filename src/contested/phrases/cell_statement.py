"""One statement of a cell: its number as ``read_phrase`` reads it, the words beside it, and its brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from contested.errors.base import AmbiguousCell, ContestedError, UnreadablePhrase
from contested.phrases.cell_drafts import NO_ASIDE, Aside, Draft
from contested.phrases.cell_words import is_state, kind_of_unit, unknown_before_state
from contested.phrases.phrase import LONGEST_PHRASE
from contested.phrases.tokens import DASHES

if TYPE_CHECKING:
    from collections.abc import Callable

    from contested.phrases.cell_scan import LineScan
    from contested.phrases.phrase import Phrase
    from contested.phrases.tokens import TokenSpan

NOTHING_SAYS = "nothing says what this does to the number"


class StatementReader:
    """Reads statements of one number each."""

    def __init__(self, scan: LineScan, read: Callable[[str], Phrase]) -> None:
        """Read what ``scan`` finds in a line; ``read`` gives the phrase of a text, as ``read_phrase`` does."""
        self.scan, self.asides, self.tokens = scan, scan.asides, scan.tokens
        self.words, self.cell = scan.words, scan.cell
        self._read = read

    def read(self, start: int, end: int) -> tuple[Draft, list[TokenSpan], list[Draft]]:
        """
        Read one number.

        Returns:
            What it says; the brackets behind it in which other numbers stand,
            which are not read; and the denials that stand beside it.

        Raises:
            ContestedError: it is none, or more than one, or some word is not understood.
        """
        start, end = self.asides.trimmed_right(start, end)
        if start >= end:
            raise UnreadablePhrase("", "there is no number in it")
        said = NO_ASIDE
        hidden: list[TokenSpan] = []
        seen: list[TokenSpan] = []
        inner: list[TokenSpan] = []
        cut: list[TokenSpan] = []
        for place in self.scan.brackets(start, end):
            aside = self.asides.read(place[0] + 1, place[1] - 1)
            if self._numbers(place, aside):
                (seen if self._modifies(start, place) else inner).append(place)
                continue
            visible = bool(aside.rest) or self._hedges(place)
            if visible and self._counts_others(place[0] + 1, place[1] - 1):
                raise UnreadablePhrase(self.tokens.printed(*place), NOTHING_SAYS)
            (seen if visible else hidden).append(place)
            if visible:  # who says it and when is read here
                cut += [part for part in (aside.day_place, aside.attribution) if part is not None]
                cut += [part for remark in aside.remarks for part in self._without_hedge(remark)]
            said = said.beside(aside._replace(rest=()))
        tails, behind = self._tails(start, end, hidden + seen + inner)
        said, hidden = said.beside(tails), hidden + inner + cut + behind
        if not self._has_visible_quantity(start, end, hidden):
            if inner or seen:
                raise UnreadablePhrase(self.tokens.printed(start, end), _NO_NUMBER)
            return self._without_number((start, end), min([end, *(place[0] for place in hidden)]), said), [], []
        part = self._part_behind(start, end, hidden)
        phrase = self._phrase(start, end, hidden)
        self._refuse_pair(phrase)
        draft = self._with_unit(Draft((start, end), phrase, said), start, end, hidden + seen)
        draft = draft._replace(part_of=-1) if part else draft
        return draft, inner, self._denials(draft)

    def _denials(self, main: Draft) -> list[Draft]:
        """Return the denials that stand beside a number."""
        return [
            Draft(words, None, Aside(attribution=by, named=words, denials=((by, words),)), denies=0)
            for by, words in main.said.denials
        ]

    def _numbers(self, place: TokenSpan, aside: Aside) -> bool:
        """Whether a number stands in brackets that is no date."""
        days = [one.place for one in aside.unsure if one.dates] + [aside.day_place or (0, 0)]
        return any(
            self.asides.is_quantity(at)
            and not any(low <= at < high for low, high in days)
            and not self.scan.in_name(at)
            for at in range(place[0] + 1, place[1] - 1)
        )

    def _without_number(self, place: TokenSpan, end: int, said: Aside) -> Draft:
        """Read a denial; its words end where a bracket or a date begins."""
        aside = self.asides.read(place[0], end).beside(said)
        if len(aside.denials) != 1 or aside.rest:
            raise UnreadablePhrase(self.tokens.printed(*place), _NO_NUMBER)
        by, words = aside.denials[0]
        return Draft(place, None, aside._replace(attribution=by or aside.attribution, named=words))

    # -- the number ---------------------------------------------------------

    def _phrase(self, start: int, end: int, hidden: list[TokenSpan]) -> Phrase:
        """Read the number with all but what is hidden; its places are those in the text of the tokens."""
        text = self._visible(start, end, hidden)
        if _TEMPLATE.search(text):
            raise UnreadablePhrase(text, "it is markup that is not known")
        if len(text) > LONGEST_PHRASE:
            raise UnreadablePhrase(text, f"it has {len(text)} characters; at most {LONGEST_PHRASE} are read")
        phrase = self._read(text)
        phrase = _shifted(attrs.evolve(phrase, text=" ".join(text.split())), self.tokens.starts[start])
        low, high = phrase.number_spans[0][0], phrase.number_spans[-1][1]
        if any(low < self.tokens.starts[place[0]] < high for place in hidden):
            raise UnreadablePhrase(text, "a bracket or a date stands between its two numbers")
        return phrase

    def _part_behind(self, start: int, end: int, hidden: list[TokenSpan]) -> bool:
        """Whether a number says that it is a part, as "30 of them": the words are hidden with the rest."""
        at = self.scan.quantity(start, end)
        while at is not None and at < end:
            hedge = self.words.before.find(self.tokens, at) or self.words.after.find(self.tokens, at)
            number = self.asides.is_quantity(at) or self.tokens.low[at] in _WITHIN
            if hedge is None and not number:
                break
            at = at + 1 if hedge is None else hedge[1]
        found = None if at is None else self.words.including.find(self.tokens, at)
        if at is None or found is None or found[1] > end:
            return False
        hidden.append((at, found[1] + (self.tokens.low[found[1]] in _COPULAS)))
        return True

    def softened(self, phrase: Phrase, place: TokenSpan) -> Phrase:
        """Return a phrase that a word before it makes approximate, as ``read_phrase`` reads it behind the number."""
        word = self.tokens.printed(*place)
        read = self._read(f"{phrase.text} ({word})")
        return attrs.evolve(
            phrase,
            text=read.text,
            reach=read.reach,
            approximate=read.approximate,
            hedges=read.hedges,
            hedge_spans=(*phrase.hedge_spans, (self.tokens.starts[place[0]], self.tokens.ends[place[1] - 1])),
        )

    def _refuse_pair(self, phrase: Phrase) -> None:
        """Refuse "40/120", which in a cell may be two sides, or a fraction."""
        for start, end in phrase.number_spans:
            text = self.tokens.text[start:end]
            if _PAIR.fullmatch(text):
                raise AmbiguousCell(text, ("two numbers", "a fraction"))

    def _visible(self, start: int, end: int, hidden: list[TokenSpan]) -> str:
        """Return the text without what is hidden, every other character at its place."""
        starts, ends = self.tokens.starts, self.tokens.ends
        begin = starts[start]
        text = list(self.tokens.text[begin : ends[end - 1]])
        for first, after in hidden:
            low, high = starts[first] - begin, ends[after - 1] - begin
            text[low:high] = " " * (high - low)
        shown = "".join(text).replace("\n", " ").rstrip(" ,;:/")
        signed = shown[-1:] in tuple(DASHES) and (shown[-2:-1].isdecimal() or shown[-2:-1] == "%")
        return shown if signed else shown.rstrip(" ,;:–—-/")

    def _with_unit(self, draft: Draft, start: int, end: int, hidden: list[TokenSpan]) -> Draft:
        """Return a draft with the kind that its unit names; refuse what is left over."""
        assert draft.phrase is not None
        unit, left = self._left_over(draft.phrase, start, end, hidden)
        said = draft.said
        if left is not None:
            if unit is not None and left[0] < unit[0]:  # "12 with the missing"
                raise UnreadablePhrase(self.tokens.printed(left[0], unit[1]), NOTHING_SAYS)
            said = self._beside(said, left)
        counted = draft.phrase.counted
        if unit is None:
            if counted is not None and said.kind is None:
                said = said._replace(kind=str(counted))
            return draft._replace(said=said, label=said.kind_place)
        if self.cell.plain.is_all(self.tokens, *unit):  # "400 total"
            return draft._replace(said=said._replace(remarks=(*said.remarks, unit)))
        kind, sure = kind_of_unit(self.tokens, *unit, self.words)
        scaled = any(self.asides.is_quantity(at) and not self.scan.in_name(at) for at in range(*unit))
        if not sure or scaled:
            raise UnreadablePhrase(self.tokens.printed(*unit), "it counts more than one thing, or not at once")
        if kind is not None and said.kind is not None and kind != said.kind:
            if is_state(said.kind) == is_state(kind):
                raise UnreadablePhrase(self.tokens.printed(*draft.place), f"it counts {kind}, and {said.kind}")
            kind = kind if is_state(kind) else said.kind
        kind = kind or said.kind
        if counted is not None and (kind is None or not counted.counts):
            kind = str(counted)
        said = said._replace(kind=kind, kind_place=unit if kind is not None else None)
        draft = draft._replace(said=said, label=unit)
        unknown = unknown_before_state(self.tokens, *unit, self.words)
        return draft if unknown is None else draft.unsure((unknown, unknown + 1), "people", "something else")

    def _beside(self, said: Aside, left: TokenSpan) -> Aside:
        """Return what is said with the words that ``read_phrase`` took for remarks; no number is among them."""
        if any(self.asides.is_quantity(at) and not self.scan.in_name(at) for at in range(*left)):
            raise UnreadablePhrase(self.tokens.printed(*left), "it is a second number")
        last = left[1] - 1
        if self.words.remarks.places.has(self.tokens, last) or self.tokens.low[last] in self.scan.ands:
            raise UnreadablePhrase(self.tokens.printed(*left), "it opens what does not follow")
        if self.words.remarks.places.has(self.tokens, left[0]):
            return said._replace(remarks=(*said.remarks, left))
        tail = self.asides.read(*left)
        if tail.kind is not None or tail.denials:
            raise UnreadablePhrase(self.tokens.printed(*left), NOTHING_SAYS)
        return said.beside(tail._replace(rest=(), remarks=tail.remarks + tail.rest))

    def _counts_others(self, start: int, end: int) -> bool:
        """Whether some words add others to a count: "with the missing", "including wounded"."""
        adds = any(
            self.cell.but.find(self.tokens, at) or self.words.including.find(self.tokens, at)
            for at in range(start, end)
        )
        nouns = (self.words.nouns.find(self.tokens, at) for at in range(start, end))
        return adds and any(noun is not None and is_state(noun[0]) for noun in nouns)

    def _left_over(
        self, phrase: Phrase, start: int, end: int, hidden: list[TokenSpan]
    ) -> tuple[TokenSpan | None, TokenSpan | None]:
        """Return the tokens of the unit, and those that are in no part of the phrase."""
        starts = self.tokens.starts
        gone = {at for place in hidden for at in range(*place)}
        inside = [phrase.span, *phrase.hedge_spans, *phrase.number_spans]
        unit, left = [], []
        for at in range(start, end):
            place = starts[at]
            if at in gone:
                continue
            if phrase.unit_span is not None and phrase.unit_span[0] <= place < phrase.unit_span[1]:
                unit.append(at)
            elif any(low <= place < high for low, high in inside) or self._joins_unit(at, phrase):
                continue
            elif self.tokens.low[at][0].isalnum() or self.tokens.low[at] not in _SILENT:
                left.append(at)
        for at in unit:
            if self.tokens.low[at][0].isdecimal() and not self.scan.in_name(at):
                raise UnreadablePhrase(self.tokens.printed(at, at + 1), "it is a second number")
        return (
            (unit[0], unit[-1] + 1) if unit else None,
            (left[0], left[-1] + 1) if left else None,
        )

    def _joins_unit(self, at: int, phrase: Phrase) -> bool:
        """Whether a word stands between a number and its unit: the "of" of "dozens of people"."""
        if phrase.unit_span is None or not phrase.span[1] <= self.tokens.starts[at] < phrase.unit_span[0]:
            return False
        found = self.words.of.find(self.tokens, at)
        return found is not None and self.tokens.ends[found[1] - 1] <= phrase.unit_span[0]

    # -- what stands beside it ------------------------------------------------

    def _tails(self, start: int, end: int, hidden: list[TokenSpan]) -> tuple[Aside, list[TokenSpan]]:
        """Return what is said behind the number outside brackets: "per the rebels", "as of 3 May 2022"."""
        said, cut, at = NO_ASIDE, [], start
        gone = dict(hidden)
        while at < end:
            if at in gone:
                at = gone[at]
                continue
            dated = self.asides.date(at, end) if at > start else None
            if dated is not None and not (dated[1] - at == 1 and self.tokens.low[at].isdecimal()):
                cut.append((at, dated[1]))
                said, at = said.beside(dated[0]), dated[1]
                continue
            found = self.cell.per.find(self.tokens, at) if at > start else None
            rate = self.asides.changes(at) or self.words.percent.find(self.tokens, at) is not None
            if found is not None and not rate:
                after = self._name_end(found[1], end, gone)
                aside = self.asides.read(at, after)
                says = aside.attribution or aside.remarks or aside.doubts or aside.unsure
                if not says or aside.rest:
                    raise UnreadablePhrase(self.tokens.printed(at, end), "nothing says who says it")
                said = said.beside(aside)
                cut.append((at, after))
                at = after
                continue
            at += 1
        return said, cut

    def _name_end(self, at: int, end: int, gone: dict[int, int]) -> int:
        """Return where a name ends: before a bracket, a comma, a date or a number."""
        first = at
        while at < end and at not in gone and self.tokens.low[at] not in ",;:()":
            if self.asides.is_quantity(at) or (at > first and self.asides.date(at, end) is not None):
                break
            at += 1
        return at

    # -- brackets -----------------------------------------------------------

    def _without_hedge(self, remark: TokenSpan) -> list[TokenSpan]:
        """Return what stands in a remark around the word that softens the number: "modern" of "modern estimates"."""
        soft = self.asides.softening(*remark)
        parts = (remark,) if soft is None else ((remark[0], soft[0]), (soft[1], remark[1]))
        return [part for part in parts if part[0] < part[1]]

    def _hedges(self, place: TokenSpan) -> bool:
        """Whether the words in brackets soften or bound the number, which ``read_phrase`` has to see."""
        for at in range(place[0] + 1, place[1] - 1):
            beside = self.words.beside.find(self.tokens, at)
            softens = beside is not None and beside[0] in _SOFTENING
            if softens or self.words.before.find(self.tokens, at) or self.words.after.find(self.tokens, at):
                return True
        return False

    def _modifies(self, start: int, place: TokenSpan) -> bool:
        """Whether ``read_phrase`` takes what is in brackets into the number: "6,000 (range 4,500–7,500)"."""
        text = self._visible(start, place[1], [])
        if len(text) > LONGEST_PHRASE:
            return False
        try:
            phrase = self._read(text)
            bare = self._read(self._visible(start, place[1], [place]))
        except ContestedError:
            return False
        before = (bare.interval, bare.reach, bare.error, bare.approximate, bare.unknown)
        return (phrase.interval, phrase.reach, phrase.error, phrase.approximate, phrase.unknown) != before

    # -- small questions ------------------------------------------------------

    def _has_visible_quantity(self, start: int, end: int, hidden: list[TokenSpan]) -> bool:
        gone = {at for place in hidden for at in range(*place)}
        return any(at not in gone and self.asides.is_quantity(at) for at in range(start, end))


_NO_NUMBER = "there is no number in it, and no word in place of one"
_SILENT = frozenset(",.;:–—-()/\"“”„«»'’‘\n")
_TEMPLATE = re.compile(r"[{}|<>]{2}|[{}|]|</|\[\[|\]\]")
_PAIR = re.compile(r"[0-9][0-9.,]*/[0-9][0-9.,]*")
_SOFTENING = ("approximate", "at_least", "at_most", "doubt")
_COPULAS = frozenset(("were", "are", "was", "is", "étaient", "sont", "eran", "son", "waren", "sind", "были"))
_WITHIN = frozenset(",.'’") | DASHES


def _shifted(phrase: Phrase, by: int) -> Phrase:
    """Return a phrase with its places in a longer text."""

    def moved(span: tuple[int, int]) -> tuple[int, int]:
        return span[0] + by, span[1] + by

    return attrs.evolve(
        phrase,
        span=moved(phrase.span),
        hedge_spans=tuple(map(moved, phrase.hedge_spans)),
        number_spans=tuple(map(moved, phrase.number_spans)),
        unit_span=None if phrase.unit_span is None else moved(phrase.unit_span),
    )
