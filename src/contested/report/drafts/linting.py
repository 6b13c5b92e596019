"""
Linting: prose that is read against a dossier.

Numbers are found by ``find_phrases``, matched with figures by their value and
the words around them, and looked at paragraph by paragraph (``lint_rules``).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from contested.dossier.dossier import Dossier
from contested.errors import WrongType
from contested.phrases.prose_reading import find_phrases
from contested.quantities import exact
from contested.report.drafts.cue_words import cue_words
from contested.report.drafts.figure_index import FigureIndex
from contested.report.drafts.figure_numbers import Matching
from contested.report.drafts.invented_zeros import ZERO_WORDS, invented_zeros, message_of_zero
from contested.report.drafts.lint_finding import LintFinding, LintReport
from contested.report.drafts.lint_rules import RuleHit, Rules
from contested.report.drafts.markup import find_markup, with_blanks
from contested.report.drafts.paragraphs import Paragraph, Sentence, paragraphs_of
from contested.report.drafts.placeholders import find_placeholders
from contested.report.drafts.silencings import silencings_in
from contested.report.escaping import markdown_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contested.phrases.phrase import Passed, Phrase, Span
    from contested.quantities import Number
    from contested.report.drafts.figure_index import Subject
    from contested.report.drafts.markup import Markup
    from contested.report.drafts.placeholders import Placeholder
    from contested.report.drafts.silencings import Silencing

_T = TypeVar("_T")

_NO_PROSE = re.compile(
    r"\{\{<[^{}]{0,1000}>\}\}|<[A-Za-z/!][^<>\n]{0,1000}>|\]\([^()\s]{0,1000}[^()\n]{0,300}\)|\{[#.=][^{}\n]{0,300}\}"
    r"|(?<=[0-9]{2})T[0-9]{2}:[0-9]{2}(?::[0-9.]{2,10})?(?:Z|[+-][0-9]{2}:[0-9]{2})?"
    r"|\\?\[[0-9]{1,6}\\?\]|\[\^[^\]\s]{1,99}\]|\[@[^\[\]\n]{0,300}\]|<https?://[^<>\s]{0,1000}>"
)
"""Shortcodes, tags, targets of links, attributes, marks of notes, citations: each of bounded length, none nested."""

_NOTE = re.compile(r"^\[\^([^\]\s]{1,99})\]:(.{0,8000})", re.MULTILINE)
_MARK = re.compile(r"\[\^([^\]\s]{1,99})\](?!:)")

_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_OTHER_DIGITS = re.compile(r"\d+")


_WRITING = ("", "prose", "short", "sentence")
"""Filters that write out what is said of a figure."""

_SPACED = re.compile(
    r"&(?:nbsp|thinsp|ensp|numsp|#0{0,4}(?:160|8199|8201|8239)|#[xX]0{0,4}(?:A0|a0|2007|2009|202[fF]));"
)
_GROUPED = re.compile(rf"(?<![0-9&#])[0-9]{{1,3}}(?:{_SPACED.pattern}[0-9]{{3}}){{1,6}}(?![0-9])")
_EMPHASISED = re.compile(r"(?<![*\\])\*([^*\n]{1,500})\*")
_APART = 4  # line ends: an empty line behind one paragraph, and one before the next
_PLAIN = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,6}(?![0-9])|[0-9]{1,20})(?:\.[0-9]{1,20})?")


def lint(text: str, dossier: Dossier, *, language: str = "en") -> LintReport:
    """
    Return what a draft says that its dossier does not, and what it leaves out.

    Numbers that belong to a figure are looked for by value, unit and the words
    around them; the other side and a denial may stand anywhere in the same
    paragraph, who says it in the same sentence.  Years, dates, code, quoted
    addresses, and numbers of what the dossier says nothing of are let alone.
    ``<!-- contested: allow CL001 because ... -->`` silences a code for the
    paragraph in which it stands, or that follows.

    Args:
        text: Markdown, Quarto or plain prose.
        dossier: whose figures it is about.
        language: of the prose; by now English.

    Raises:
        UnknownLanguage: drafts in it are not read yet.
        UnreadablePhrase: the text is too long.
    """
    if not isinstance(text, str):
        raise WrongType("a draft", text, "prose, such as Markdown")
    if not isinstance(dossier, Dossier):
        raise WrongType("a dossier", dossier, "a Dossier, such as Dossier.load gives")
    markup = find_markup(text)
    placeholders = find_placeholders(markup).found
    apart = sorted((*markup.apart, *(one.span for one in placeholders)))
    prose = _HIDDEN.sub(" ", with_blanks(text, tuple(apart)))
    titles = {markdown_text(one.title) for figure in dossier.figures.values() for one in figure.sources}
    prose = _EMPHASISED.sub(lambda found: _blank(found) if found[1] in titles else found[0], prose)
    prose = _NOTE.sub(lambda found: "_" * (found.start(2) - found.start()) + found[2], prose)  # a paragraph of its own
    prose = _SPACED.sub(_blank, _GROUPED.sub(_drawn_together, prose))
    prose = _OTHER_DIGITS.sub(_one_script, _NO_PROSE.sub(_blank, prose))
    index = FigureIndex(dossier, cue_words(language))
    return _Reading(markup, placeholders, prose, index, language).report()


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _drawn_together(number: re.Match[str]) -> str:
    """Return a number with spaces that are named, "120&nbsp;000", as it is read, and spaces behind it."""
    return _SPACED.sub("\u202f", number[0]).ljust(len(number[0]))


def _one_script(run: re.Match[str]) -> str:
    """Leave digits of two scripts in one number out: no source prints such, and nobody can read it."""
    scripts = {ord(digit) - int(digit) for digit in run[0]} if not run[0].isascii() else set()
    return run[0] if len(scripts) < 2 else " " * len(run[0])


class _Reading:
    """One draft that is read."""

    def __init__(
        self, markup: Markup, placeholders: tuple[Placeholder, ...], prose: str, index: FigureIndex, language: str
    ) -> None:
        self.markup, self.placeholders, self.prose = markup, placeholders, prose
        self.matching = Matching(index)
        self.paragraphs = list(paragraphs_of(prose, index))
        self.relevant = [one for one in self.paragraphs if one.may_speak_of_figures]
        found = find_phrases(_only(prose, [one.span for one in self.relevant]), locale=language)
        self.phrases, self.passed, self.unread = found.found, found.passed, found.unread
        self.notes = {found[1]: found[2] for found in _NOTE.finditer(markup.text)}
        self.unread_starts = [one.span[0] for one in self.unread]
        self.placeholder_starts = [one.span[0] for one in placeholders]

    def report(self) -> LintReport:
        silencings = list(silencings_in(self.markup))
        findings: list[LintFinding] = []
        silenced: list[tuple[LintFinding, str]] = []
        covering = self._covering(silencings)
        used: set[int] = set()
        for paragraph in self._with_numbers():
            for found in self._found(*paragraph):
                finding = self._finding(found)
                by = next((one for one in covering.get(paragraph[0].span, ()) if found.code in one.codes), None)
                if by is None:
                    findings.append(finding)
                else:
                    used.add(by.at)
                    silenced.append((finding, by.reason))
        findings += [self._faulty(one, one.fault) for one in silencings if one.fault]
        unused = [one for one in silencings if not one.fault and one.at not in used]
        findings += [self._faulty(one, "it silences nothing") for one in unused]
        unread = tuple((*self.markup.place(one.span[0]), one.text) for one in self.unread)
        findings.sort(key=_order)
        silenced.sort(key=lambda pair: _order(pair[0]))
        return LintReport(tuple(findings), tuple(silenced), unread)

    def _with_numbers(self) -> Iterator[tuple[Paragraph, list[Phrase], list[Passed]]]:
        """Yield each paragraph with a number or a zero in words, its numbers, and its dates."""
        starts = [one.span[0] for one in self.phrases]
        dates = [one.span[0] for one in self.passed]
        for paragraph in self.relevant:
            phrases = _within(self.phrases, starts, paragraph.span)
            if phrases or ZERO_WORDS.search(self.prose, *paragraph.span) is not None:
                yield paragraph, list(phrases), list(_within(self.passed, dates, paragraph.span))

    def _found(self, paragraph: Paragraph, phrases: list[Phrase], passed: list[Passed]) -> Iterator[RuleHit]:
        numbers = list(self.matching.numbers(paragraph, phrases, passed))
        if ZERO_WORDS.search(self.prose, *paragraph.span) is not None:
            spoken_of = [(number.phrase.span[0], number.subject) for number in numbers]
            for zero in invented_zeros(self.matching, paragraph, spoken_of):
                message, advice = message_of_zero(self.matching, zero)
                yield RuleHit(zero.at, "CL012", message, advice, zero.subject.id, zero.text)
        if numbers:
            written, doubtful = self._written_in(paragraph.span), self._doubtful_in(paragraph.span, phrases)
            others = _others(paragraph, phrases, {number.phrase.span for number in numbers})
            noted = self._noted_in(paragraph.span, {number.subject for number in numbers})
            yield from Rules(self.matching, paragraph, numbers, passed, written, doubtful, others, noted).findings()

    def _doubtful_in(self, span: Span, phrases: list[Phrase]) -> list[Number]:
        """Return the numbers of a paragraph that have more than one reading, in one of these."""
        texts = [one.text for one in _within(self.unread, self.unread_starts, span)]
        texts += [one.text for one in phrases if len(one.number_spans) > 1]  # "at least 9,000 to 10,100"
        return [exact(Decimal(run[0].replace(",", ""))) for text in texts for run in _PLAIN.finditer(text)]

    def _noted_in(self, span: Span, subjects: set[Subject]) -> frozenset[str]:
        """Return the figures of which a note that a paragraph calls for tells, under their title."""
        called = {found[1] for found in _MARK.finditer(self.markup.text, *span)}
        told = [self.notes[one].casefold() for one in called if one in self.notes]
        return frozenset(
            one.id for one in subjects if any(markdown_text(one.figure.title).casefold() in text for text in told)
        )

    def _written_in(self, span: Span) -> frozenset[str]:
        inside = _within(self.placeholders, self.placeholder_starts, span)
        return frozenset(id_ for one in inside if one.way in _WRITING for id_ in one.figures)

    def _covering(self, silencings: list[Silencing]) -> dict[Span, list[Silencing]]:
        """Return the silencings of each paragraph: those within it, and those directly before it."""
        found: dict[Span, list[Silencing]] = {}
        ends = [one.span[1] for one in self.paragraphs]
        for one in silencings:
            n = bisect_left(ends, one.at)
            if n < len(self.paragraphs) and not one.fault:
                found.setdefault(self.paragraphs[n].span, []).append(one)
        return found

    def _finding(self, found: RuleHit) -> LintFinding:
        return LintFinding(*self.markup.place(found.at), *found[1:])

    def _faulty(self, one: Silencing, fault: str) -> LintFinding:
        place = self.markup.place(one.at)
        advice = "write <!-- contested: allow CL001 because ... -->, or take it out"
        return LintFinding(*place, "CL009", f"this silencing is wrong: {fault}", advice)


def _only(text: str, spans: list[Span]) -> str:
    """Return a text with nothing but these places, each of which stays where it was and alone."""
    pieces, done = [], 0
    for start, end in [*spans, (len(text), len(text))]:
        gap = start - done
        pieces += ["\n" * gap if gap < _APART else f"\n\n{' ' * (gap - _APART)}\n\n", text[start:end]]
        done = end
    return "".join(pieces)


def _order(one: LintFinding) -> tuple[object, ...]:
    return one.line, one.column, one.code, one.message


def _within(ordered: tuple[_T, ...], starts: list[int], span: Span) -> tuple[_T, ...]:
    """Return those of ordered things that begin in a place."""
    return ordered[bisect_left(starts, span[0]) : bisect_left(starts, span[1])]


def _others(paragraph: Paragraph, phrases: list[Phrase], matched: set[Span]) -> list[tuple[Number, Sentence]]:
    """Return the numbers of a paragraph that belong to no figure, each with its sentence."""
    left = (one for one in phrases if one.span not in matched and one.interval is not None)
    return [
        (end, paragraph.sentence_at(one.span[0]))
        for one in left
        if one.interval is not None
        for end in (one.interval.low, one.interval.high)
        if end is not None
    ]
