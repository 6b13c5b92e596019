"""Paragraphs of a draft: their sentences, words, and who is named in them and said to say something."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from contested.report.drafts.figure_index import WORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contested.phrases.phrase import Span
    from contested.report.drafts.figure_index import FigureIndex, Name

_BLANK = re.compile(r"\n[ \t\r]*\n")
_HEADING = re.compile(r"[ \t]*#{1,6}[ \t]")
_ITEM = re.compile(r"[ \t]*(?:[-*+•|:]|[0-9]{1,9}[.)])(?:[ \t]|$)|[ \t]+\S|[ \t]*\|")
_ROW = re.compile(r"\n(?=[ \t]*(?:[-*+•|]|[0-9]{1,9}[.)])[ \t]*)")
_STOP = re.compile(r"[.!?…][\"'”’»)\]*_]{0,3}\s+(?=[\"'“‘«(\[*_]{0,3}[^\W_a-zß-ÿ])")
_LAST_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*$")
_JOINED = re.compile(r"(?:, ?| and | or |, and )(?:the )?")
LONGEST_PARAGRAPH = 8_000
"""Characters: some pages; so that time grows with length alone."""

_BRACKETS = re.compile(r"\s{0,3}\([^()\n]{0,120}\)")
_RIGHT = (["is", "right"], ["are", "right"])
_CLOSING = (",", ".", ";", ":", ")", "?", "!", "")
_AFTER = 6  # words behind a name in which its verb stands: "Azerbaijan's defence ministry has repeatedly said"
_BEFORE = 3  # words before it in which its preposition stands: "according to the Armenian"
_SEES = 9  # words behind a name in which it is said to see it otherwise


class Word(NamedTuple):
    """One word: folded, its stem, as it is written, and where."""

    low: str
    stem: str
    raw: str
    start: int
    end: int


class Mention(NamedTuple):
    """Somebody who is named: by which words of which sentence, the last one excluded."""

    who: str
    first: int
    last: int
    adjective: bool
    sentence: int


class Sentence:
    """One sentence: its words, and who is named in it and said to say something; each found when first asked for."""

    def __init__(self, text: str, span: Span, number: int, index: FigureIndex) -> None:
        self.text, self.span, self.number, self.index = text, span, number, index
        self.cues = index.cues

    @cached_property
    def _known(self) -> tuple[frozenset[str], bool]:
        return self.index.known_words(self.text, self.span)

    @property
    def stems(self) -> frozenset[str]:
        """Those of its words that are in the name of a figure, or of what one is of, as stems."""
        return self._known[0]

    @property
    def may_name(self) -> bool:
        """Whether the name of somebody may begin in it."""
        return self._known[1]

    @cached_property
    def words(self) -> list[Word]:
        """Its words, in order."""
        forms_of = self.index.forms_of
        return [Word(*forms_of(found[0]), *found.span()) for found in WORD.finditer(self.text, *self.span)]

    def has_word(self, stems: frozenset[str]) -> bool:
        """Whether it has one of some words."""
        return any(word.stem in stems for word in self.words)

    def has_form(self, forms: frozenset[str]) -> bool:
        """Whether it has one of some words, as they stand."""
        return any(word.low in forms for word in self.words)

    @cached_property
    def mentions(self) -> list[Mention]:
        """Who is named in it, in order."""
        return list(self._mentions()) if self.may_name else []

    def _mentions(self) -> Iterator[Mention]:
        known, done = self.index.by_first_word, 0
        for at, word in enumerate(self.words):
            if at < done or word.low not in known:
                continue
            name = self._name_at(at, known[word.low])
            if name is not None:
                done = at + len(name.words)
                yield Mention(name.who, at, done, name.adjective, self.number)

    def _name_at(self, at: int, names: list[Name]) -> Name | None:
        raw = self.words[at].raw
        for name in names:
            here = self.words[at : at + len(name.words)]
            if name.is_written(raw) and tuple(one.low for one in here) == name.words:
                return name
        return None

    @cached_property
    def speaking(self) -> frozenset[str]:
        """Those who are named and to whom the words around give something to say."""
        return frozenset(one.who for one in self.speakers)

    @cached_property
    def speakers(self) -> list[Mention]:
        """The mentions of these, in order."""
        speaking: list[Mention] = []
        for n, one in enumerate(self.mentions):
            if not self._speaks(one) and not (speaking and self._is_joined(speaking[-1], one)):
                continue
            for other in reversed(self.mentions[:n]):  # "if Armenia or Azerbaijan is right"
                if other in speaking or not self._is_joined(other, one):
                    break
                speaking.append(other)
            speaking.append(one)
        return sorted(speaking, key=lambda one: one.first)

    def _is_joined(self, before: Mention, one: Mention) -> bool:
        """Whether somebody is named beside one who speaks: "according to Armenia, France and the OSCE"."""
        between = self.text[self.words[before.last - 1].end : self.words[one.first].start]
        return _JOINED.fullmatch(between) is not None

    @cached_property
    def is_said_by_pronoun(self) -> bool:
        """Whether somebody of the sentence before goes on to speak: "they say"."""
        pairs = zip(self.words, self.words[1:], strict=False)
        return any(a.stem in self.cues.pronouns and b.stem in self.cues.says for a, b in pairs)

    def _speaks(self, one: Mention) -> bool:
        return self._speaks_before(one) or self._speaks_behind(one) or (not one.adjective and self._is_set_apart(one))

    def _speaks_before(self, one: Mention) -> bool:
        """Whether it is "according to Armenia", "says Armenia", "by the Armenian number"."""
        for word in reversed(self.words[max(one.first - _BEFORE, 0) : one.first]):
            if word.low in self.cues.before:
                return not one.adjective or self._has_office(one)
            if word.low not in self.cues.articles and word.stem not in self.cues.offices:
                return False
        return False

    def _has_office(self, one: Mention) -> bool:
        following = self.words[one.last : one.last + 2]
        return any(word.stem in self.cues.offices or word.stem in self.cues.own for word in following)

    def _speaks_behind(self, one: Mention) -> bool:
        """Whether it is "Armenia says", "Armenia's defence ministry put", "the Armenian number"."""
        office = not one.adjective or self.words[one.first].low.endswith("s")  # "the Armenians say"
        first = self._behind(one)[0]
        if office and [word.low for word in self.words[first : first + 2]] in _RIGHT:
            return True
        for word in self.words[first : first + _AFTER]:
            if word.low[0].isdecimal():
                return office and not self._is_place(one)  # "Armenian authorities 120,000"
            if word.stem in self.cues.own or (
                office and (word.stem in self.cues.says or word.stem in self.cues.denies)
            ):
                return True
            joins = office and word.low in self.cues.joins  # "Baku's government of 50,000"
            if word.stem not in self.cues.offices and not word.low.endswith("ly") and not joins:
                return False
            office = True
        return False

    def _is_set_apart(self, one: Mention) -> bool:
        """Whether it stands in brackets, in a cell, or before a colon or a number: "(Armenia)", "Baku: 50,000"."""
        first, last = self.words[one.first], self.words[one.last - 1]
        if last.raw[-2:] in ("'s", "’s") and self.text[last.end : last.end + 1] in _CLOSING:
            return True  # "and 40 on Armenia's."
        before = self.text[max(first.start - 9, self.span[0]) : first.start].rstrip().removesuffix("the").rstrip()[-1:]
        ends = self._behind(one)[1]  # "the opposition (correcting about 800 killed):"
        if self.text[ends : ends + 1] == ":":
            return True
        behind = self.text[last.end : last.end + 12].removeprefix("." if last.low in self.cues.abbreviations else "")
        behind = behind.removeprefix(")").lstrip(" \t*_")
        if before in ("(", "[") or (before == "|" and behind.lstrip(".)")[:9].lstrip()[:1] in ("|", "(")):
            return True
        return behind[:1] in (":", "–", "—") or self._stands_before_number(one)

    def _behind(self, one: Mention) -> tuple[int, int]:
        """Return which word comes behind a name and its brackets, "Armenia (the Armenians)", and where these end."""
        end = self.words[one.last - 1].end
        name = self.text[self.words[one.first].start : end]
        end += name.count("(") > name.count(")") and self.text[end : end + 1] == ")"
        end += self.words[one.last - 1].low in self.cues.abbreviations and self.text[end : end + 1] == "."
        brackets = _BRACKETS.match(self.text, end, self.span[1])
        if brackets is None:
            return one.last, end
        inside = sum(word.start < brackets.end() for word in self.words[one.last : one.last + 30])
        return one.last + inside, brackets.end()

    def _is_place(self, one: Mention) -> bool:
        """Whether it is "in Yerevan"."""
        before = [word.low for word in self.words[max(one.first - 2, 0) : one.first]]
        return any(low in self.cues.within for low in [low for low in before if low not in self.cues.articles][-1:])

    def _stands_before_number(self, one: Mention) -> bool:
        """Whether it is "Yerevan of 120,000", "the Front between 20,000 and 40,000", and not "in Yerevan 300"."""
        if self._is_place(one):
            return False
        first, end = self._behind(one)
        for word in self.words[first : first + _AFTER]:
            if not self.text[end : word.start].strip(' \t\n*_"“”'):
                if word.low[0].isdecimal():
                    return True
                end = word.end
            else:
                return False
            if word.low not in self.cues.hedges:
                return False
        return False

    def says_otherwise(self, who: str, *, has_numbers: bool) -> bool:
        """Whether somebody is said to see it otherwise: "Baku calls that exaggerated", without numbers also "fewer"."""
        for one in self.mentions:
            behind = {word.stem for word in self.words[one.last : one.last + _SEES]}
            if one.who == who and (behind & self.cues.disputes or (not has_numbers and behind & self.cues.compares)):
                return True
        return False


class Paragraph:
    """One paragraph of a draft; a heading is read with the paragraph below it, a list and a table are one."""

    def __init__(self, text: str, span: Span, index: FigureIndex) -> None:
        self.text, self.span, self.index = text, span, index
        self.cues = index.cues

    @cached_property
    def stems(self) -> frozenset[str]:
        """Those of its words that are in the name of a figure, or of what one is of, as stems."""
        return frozenset().union(*(one.stems for one in self.sentences))

    @cached_property
    def may_speak_of_figures(self) -> bool:
        """
        Whether a number in it can be tied to a figure: by a word of its name, and by something more.

        That is what it is of, somebody who may hold it, or a number that is rarely alike by chance.
        """
        if not self.stems:
            return False
        if self.places or self.index.placeless or any(one.may_name for one in self.sentences):
            return True
        return self.index.has_distinct_number(self.text, self.span)

    @cached_property
    def places(self) -> frozenset[str]:
        """Those of them that name what a figure is of."""
        return self.stems & self.index.by_place.keys()

    @cached_property
    def _begins(self) -> list[int]:
        """Where its sentences begin; an item of a list and a row of a table are sentences."""
        start, end = self.span
        begins = {start}
        begins |= {found.end() for found in _ROW.finditer(self.text, start, end)}
        for found in _STOP.finditer(self.text, start, end):
            last = _LAST_WORD.search(self.text[max(start, found.start() - 20) : found.start()])
            if last is None or last[0].casefold() not in self.cues.abbreviations:
                begins.add(found.end())
        if _HEADING.match(self.text, start):
            line = self.text.find("\n", start, end)
            begins |= {line + 1} if line >= 0 else set()
        return sorted(begins)

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Its sentences, in order."""
        ends = [*self._begins[1:], self.span[1]]
        spans = zip(self._begins, ends, strict=True)
        return [Sentence(self.text, span, number, self.index) for number, span in enumerate(spans)]

    def sentence_at(self, at: int) -> Sentence:
        """Return the sentence in which a character stands."""
        return self.sentences[max(bisect_right(self._begins, at) - 1, 0)]

    def otherwise(self, who: str, numbers: set[int], others: set[int]) -> bool:
        """
        Whether somebody is said to see it otherwise, without a number.

        Args:
            who: is looked for.
            numbers: sentences with numbers, where "fewer" may be said of these.
            others: sentences in which they speak of another figure.
        """
        return any(
            one.says_otherwise(who, has_numbers=one.number in numbers)
            for one in self.sentences
            if one.number not in others
        )


def paragraphs_of(text: str, index: FigureIndex) -> Iterator[Paragraph]:
    """
    Yield the paragraphs of a draft in which only prose is left, in order.

    A heading goes with what stands below it; the items of a list and the rows
    of a table go together, and with what introduces them.
    """
    blocks = list(_blocks(text))
    begin: int | None = None
    for n, (start, end) in enumerate(blocks):
        begin = start if begin is None else begin
        after = blocks[n + 1] if n + 1 < len(blocks) else None
        if after is not None and after[1] - begin <= LONGEST_PARAGRAPH:
            heading = _HEADING.match(text, start) is not None and "\n" not in text[start:end].rstrip()
            if heading or _ITEM.match(text, after[0]) is not None:
                continue
        yield Paragraph(text, (begin, end), index)
        begin = None


def _blocks(text: str) -> Iterator[Span]:
    """Yield what stands between empty lines; what is too long is cut at the end of a line or sentence."""
    start = 0
    for end, after in (*(found.span() for found in _BLANK.finditer(text)), (len(text), len(text))):
        while end - start > LONGEST_PARAGRAPH:
            last = start + LONGEST_PARAGRAPH
            cut = max(text.rfind("\n", start + 1, last), text.rfind(". ", start + 1, last) + 1)
            cut = cut if cut > start else last
            yield start, cut
            start = cut
        if start < end and not text[start:end].isspace():
            yield start, end
        start = after
