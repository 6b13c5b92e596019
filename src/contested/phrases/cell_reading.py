"""``read_claims``: a printed cell as several statements, each with who says it, of what and when; nothing is lost."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import attrs

from contested.errors.base import AmbiguousCell, AmbiguousNumber, ContestedError, UnreadablePhrase, WrongType
from contested.phrases.cell_asides import AsideReader
from contested.phrases.cell_drafts import NO_ASIDE, Aside, Draft
from contested.phrases.cell_fates import Fates
from contested.phrases.cell_layout import bracket_partners, cell_lines
from contested.phrases.cell_markup import shown_text
from contested.phrases.cell_pieces import LineReader
from contested.phrases.cell_scan import LineScan
from contested.phrases.cell_statement import StatementReader
from contested.phrases.cell_words import beside_kind, cell_words, is_state
from contested.phrases.lexicon import DEFAULT_LEXICON
from contested.phrases.lexicon import lexicon as lexicon_of
from contested.phrases.phrase import Unread
from contested.phrases.phrase_reading import read_phrase
from contested.phrases.printed_claims import PrintedClaim, PrintedClaims
from contested.phrases.tokens import refuse_hidden_marks, western_digits
from contested.phrases.vocabulary import vocabulary_of
from contested.quantities.units import Unit
from contested.quantities.units import unit as unit_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from contested.phrases.cell_layout import CellLine
    from contested.phrases.cell_markup import ShownCell
    from contested.phrases.lexicon import Lexicon
    from contested.phrases.phrase import Phrase, Span
    from contested.phrases.tokens import TokenSpan

LONGEST_CELL = 4000
"""Longer texts are prose: ``find_phrases`` reads them."""


def read_claims(
    text: str,
    *,
    unit: str | Unit | None = None,
    locale: str | None = None,
    lexicon: str | Lexicon = DEFAULT_LEXICON,
    speakers: Iterable[str] = (),
) -> PrintedClaims:
    """
    Read a printed cell, such as "900 (first commission); 1,200–1,500 (second commission)", as several statements.

    What has two readings is listed, never guessed, and every word of the
    cell lies in a statement, in a remark, in a mark, or in what is listed.

    Args:
        text: a cell of at most 4,000 characters, with line breaks, HTML or
            wiki markup and reference marks as they are.
        unit: what is counted, if known; it can settle a reading.
        locale: the language, as in ``read_phrase``.
        lexicon: what the words are worth, as in ``read_phrase``.
        speakers: names that say things in cells like this one: "Armenia" in
            brackets may be a place, or whose losses they are.

    Returns:
        The statements in order; ``.ambiguous`` and ``.unread`` list the rest,
        each with its place and the error that says why.

    Raises:
        UnreadablePhrase: the text is too long for a cell.
        UnusableName: a control or bidirectional character, with its position.
        UnknownLexicon, UnknownLanguage, UnknownUnit: what was asked for.
    """
    if not isinstance(text, str):
        raise WrongType("a cell", text, "text such as '4 dead and 9 hurt'")
    if len(text) > LONGEST_CELL:
        reason = f"it has {len(text)} characters; at most {LONGEST_CELL} are read as a cell; find_phrases() reads prose"
        raise UnreadablePhrase(text, reason)
    refuse_hidden_marks(text, "cell")
    measured = unit if unit is None or isinstance(unit, Unit) else unit_of(unit)
    return _Cell(text, lexicon_of(lexicon), locale, measured, speakers).read()


class _Context(NamedTuple):
    """
    What stands above or before a line: a heading that governs it, or a label of the line before.

    ``used`` where a line stands below the heading, ``listed`` where one with a bullet does.
    """

    heading: Aside = NO_ASIDE
    places: tuple[TokenSpan, ...] = ()
    used: bool = False
    listed: bool = False
    label: Aside = NO_ASIDE
    section: int = 0


class _Cell:
    """One cell while it is read."""

    def __init__(
        self, text: str, lexicon: Lexicon, locale: str | None, unit: Unit | None, speakers: Iterable[str]
    ) -> None:
        self.text = text
        self.page: ShownCell = shown_text(text)
        words = vocabulary_of(lexicon, locale)
        try:
            digits = western_digits(self.page.text)
        except UnreadablePhrase:
            digits = self.page.text
        self.tokens = words.tokens(digits)
        self.cell = cell_words(words.language)
        self.asides = AsideReader(self.tokens, words, self.cell, speakers)
        self.scan = LineScan(self.asides, self.page.breaks)
        read = partial(read_phrase, lexicon=lexicon, locale=locale, unit=unit)
        self.lines = LineReader(StatementReader(self.scan, read))
        self.fates = Fates(self.tokens, words, self.cell)
        self.section = 0
        self.drafts: list[Draft] = []
        self.ambiguous: list[Unread] = []
        self.unread: list[Unread] = []
        self.remarks: list[Span] = []
        self.headings: list[Span] = []

    def read(self) -> PrintedClaims:
        """Read line after line."""
        context = _Context()
        for line in cell_lines(self.tokens):
            context = self._line(line, context)
        self._left(context)
        if any(draft.said.attribution and not draft.said.denials for draft in self.drafts):
            self.drafts = [_speaking(draft) for draft in self.drafts]
        return PrintedClaims(
            self.text,
            tuple(self._claim(draft, notes) for draft, notes in zip(self.drafts, self._notes(), strict=True)),
            tuple(sorted(self.ambiguous, key=lambda one: one.span)),
            tuple(sorted(self.unread, key=lambda one: one.span)),
            tuple(self.remarks),
            tuple(self.headings),
            self.page.notes,
            self.page.markup,
        )

    # -- lines --------------------------------------------------------------

    def _line(self, line: CellLine, context: _Context) -> _Context:
        if context.section != line.section:
            self._left(context)
            below = context.heading if context.heading is not NO_ASIDE else context.label
            context = _Context(label=below, section=line.section)
        start, end = self.asides.trimmed(*line.place)
        if start == end:
            return context
        if self.cell.see.find(self.tokens, start) is not None and not self._has_quantity(start, end):
            self.remarks.append(self._span(line.place))
            return context
        read = self._label(line.place, start)
        if read is None:
            return context
        label, begin = read
        begin, end = self.asides.trimmed_right(begin, line.place[1])
        if begin == end:
            if context.used:
                self._left(context)
                return _Context(label, (line.place,), section=line.section)
            both = label.over(context.heading)  # "Casualties:" above "Per Armenia:"
            return _Context(both, (*context.places, line.place), section=line.section)
        return self._body(line, (begin, end), label, context)

    def _label(self, place: TokenSpan, start: int) -> tuple[Aside, int] | None:
        """Read the label of a line, and where the rest begins; a line that cannot be read is listed."""
        matched = bracket_partners(self.tokens, place)
        if matched is None:
            self._refuse(place, UnreadablePhrase(self._words(place), "its brackets do not match"))
            return None
        self.scan.matched = matched
        label, begin = self.scan.label(start, place[1])
        if label.rest:
            self._refuse(place, UnreadablePhrase(self._words(label.rest[0]), "nothing says what this is"))
            return None
        return label, begin

    def _body(self, line: CellLine, place: TokenSpan, label: Aside, context: _Context) -> _Context:
        governs = context.heading
        bulleted = context.listed and not line.bullet and governs is not NO_ASIDE
        if bulleted:  # a line that is no bullet ends a list under a heading
            self._left(context)
            governs, context = NO_ASIDE, _Context(label=context.heading, section=line.section)
        try:
            drafts = self.lines.claims(*place, label.over(governs))
        except ContestedError as why:
            self._refuse(line.place, why)
            return context._replace(used=True, listed=context.listed or line.bullet)
        if any(d.part_of == -1 for d in drafts) and not self._can_be_part():
            self._refuse(line.place, UnreadablePhrase(self._words(place), "it is a part, and nothing says of what"))
            return context
        if label is NO_ASIDE and governs is NO_ASIDE and context.label is not NO_ASIDE:
            drafts = [self._in_reach(draft, context.label) for draft in drafts]
        drafts = self._meeting(self.fates.told(drafts, self.drafts, apart=self.section != line.section), line.place)
        self.section = line.section
        before = len(self.drafts)
        self.drafts.extend(draft.moved(before) for draft in drafts)
        known = label if label.says_more else context.label
        heading = context.heading
        known = known if heading is NO_ASIDE else NO_ASIDE
        return _Context(heading, context.places, True, context.listed or line.bullet, known, line.section)

    def _meeting(self, drafts: list[Draft], place: TokenSpan) -> list[Draft]:
        """Return the drafts of a line so that nothing stands between them: an "and" belongs to what follows."""
        made, reached = [], place[0]
        for draft in drafts:
            start, end = draft.place
            if start > reached:
                start = self.asides.trimmed(reached, end)[0]
            made.append(draft._replace(place=(min(start, draft.place[0]), end)))
            reached = max(reached, end)
        return made

    def _can_be_part(self) -> bool:
        return bool(self.drafts) and self.drafts[-1].is_main

    def _in_reach(self, draft: Draft, label: Aside) -> Draft:
        """Mark what a label of the line before may say of a statement as well."""
        said = draft.said
        if draft.part_of is not None:
            return draft
        for place, own in (
            (label.attribution, said.attribution),
            (label.side, said.side),
            (label.kind_place, said.kind or draft.label),
            (label.day_place, said.day),
        ):
            if place is not None and own is None:
                draft = draft.unsure(place, "said of what stands beside it alone", "said of what follows as well")
        return draft

    def _has_quantity(self, start: int, end: int) -> bool:
        return any(map(self.asides.is_quantity, range(start, end)))

    def _left(self, context: _Context) -> None:
        """Account for a heading: of what stands below it, or listed where nothing does."""
        for place in context.places:
            if context.used:
                self.headings.append(self._span(place))
            else:
                self._refuse(
                    place, UnreadablePhrase(self._words(place), "it is a heading, and nothing stands below it")
                )

    def _refuse(self, place: TokenSpan, why: ContestedError) -> None:
        listed = self.ambiguous if isinstance(why, AmbiguousNumber) else self.unread
        listed.append(Unread(self._words(place), self._span(place), why))

    # -- results ------------------------------------------------------------

    def _span(self, place: TokenSpan) -> Span:
        return self.page.span(self.tokens.starts[place[0]], self.tokens.ends[place[1] - 1])

    def _words(self, place: TokenSpan) -> str:
        start, end = self._span(place)
        return self.text[start:end]

    def _notes(self) -> list[list[Span]]:
        """Return for each draft the reference marks behind its beginning and before that of the next one."""
        begins = [self._span(draft.place)[0] for draft in self.drafts]
        order = sorted(range(len(begins)), key=begins.__getitem__)
        found: list[list[Span]] = [[] for _ in begins]
        at = -1
        for note in self.page.notes:
            while at + 1 < len(order) and begins[order[at + 1]] <= note[0]:
                at += 1
            if at >= 0:
                found[order[at]].append(note)
        return found

    def _claim(self, draft: Draft, notes: list[Span]) -> PrintedClaim:
        """Return a draft as a statement, with places in the cell."""
        said = draft.said
        for place, readings, *_ in said.unsure:
            item = Unread(self._words(place), self._span(place), AmbiguousCell(self._words(place), readings))
            if all(item.span != other.span for other in self.ambiguous):
                self.ambiguous.append(item)
        span = self._span(draft.place)
        spans = [("remark", place) for place in (*said.remarks, *said.doubts)]
        named = (("attribution", said.named), ("side", said.side), ("kind", said.kind_place), ("day", said.day_place))
        spans = [(name, place) for name, place in named if place is not None] + spans
        phrase = None if draft.phrase is None else self._placed(draft.phrase)
        return PrintedClaim(
            text=self.text[slice(*span)],
            span=span,
            phrase=phrase,
            stance=_stance(draft),
            kind=said.kind,
            label="" if draft.label is None else self._words(draft.label),
            narrowed=()
            if draft.label is None
            else beside_kind(self.tokens, *draft.label, self.asides.words, said.kind),
            attribution=None if said.attribution is None else self._words(said.attribution),
            side=None if said.side is None else self._words(said.side),
            day=said.day,
            part_of=draft.part_of,
            revises=draft.revises,
            denies=draft.denies,
            remarks=tuple(self._words(place) for place in (*said.remarks, *said.doubts)),
            notes=tuple(self.text[slice(*note)] for note in notes),
            spans=tuple((name, self._span(place)) for name, place in spans),
        )

    def _placed(self, phrase: Phrase) -> Phrase:
        """Return a phrase with its places in the cell; they were those in what the page shows."""

        def place(span: Span) -> Span:
            return self.page.span(*span)

        unit = None if phrase.unit_span is None else place(phrase.unit_span)
        return attrs.evolve(
            phrase,
            rest="",
            span=place(phrase.span),
            hedge_spans=tuple(map(place, phrase.hedge_spans)),
            number_spans=tuple(map(place, phrase.number_spans)),
            unit_span=unit,
        )


def _speaking(draft: Draft) -> Draft:
    """
    Return a draft with the speaker that the words beside it may be, in a cell that names speakers.

    "12,000 (UN), 15,000 (government)" has two; in "UN: 40; army: 20 killed" the army may be who was killed.
    """
    said = draft.said
    found = [one for one in said.unsure if one.speaks]
    if len(found) != 1 or said.attribution is not None:
        return draft
    if found[0].place[0] <= draft.place[0] and is_state(said.kind):
        return draft
    rest, place = tuple(one for one in said.unsure if one is not found[0]), found[0].place
    return draft._replace(said=said._replace(attribution=place, named=place, unsure=rest))


def _stance(draft: Draft) -> str:
    if draft.phrase is None:
        return "denied"
    if draft.phrase.unknown:
        return "withheld"
    return "stated" if draft.phrase.interval is not None else "unquantified"
