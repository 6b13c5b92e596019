"""Asides: what the words beside a number say of who says it, whose it is, what is counted and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.names import name_key
from contested.phrases.cell_drafts import NO_ASIDE, Aside, Unsure
from contested.phrases.cell_words import is_of_people, kind_of_unit
from contested.phrases.moments import moment_at, yearless_end
from contested.phrases.tokens import DASHES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from contested.phrases.cell_words import CellWords
    from contested.phrases.tokens import Listing, Tokens, TokenSpan
    from contested.phrases.vocabulary import Vocabulary

_MOST_NAME_WORDS = 8  # "Ministry of Defence of the Republic of Armenia" has eight; more words are a clause
_OPENERS, _CLOSERS = frozenset(":;(|\n"), frozenset(";)|\n")
_TRIMMED = frozenset(",.:;–—-=՝：") | DASHES | {"|", "/"}
_IN_NAMES = frozenset(  # words that may stand within a name: "ministry of defence"
    (
        "of",
        "the",
        "for",
        "de",
        "du",
        "des",
        "la",
        "le",
        "les",
        "l",
        "del",
        "el",
        "los",
        "las",
        "der",
        "die",
        "das",
        "von",
        "für",
    )
)
_CLOSES = frozenset((",", ";", ":", "(", ")", "]"))
_BY = frozenset(("by", "par", "por"))
_NAME_SIGNS = frozenset("/-.'’&")
_SHORTEST_ACRONYM, _LONGEST_ACRONYM = 2, 6


class AsideReader:
    """Reads the words beside numbers, in one language."""

    def __init__(self, tokens: Tokens, words: Vocabulary, cell: CellWords, speakers: Iterable[str]) -> None:
        """Read words of ``tokens``; ``speakers`` are the names of those known to speak."""
        self.tokens, self.words, self.cell = tokens, words, cell
        self.speakers = frozenset(map(name_key, speakers))

    def read(self, start: int, end: int) -> Aside:
        """Return what a list of words says, bit by bit."""
        said, begin = NO_ASIDE, start
        for at in range(start, end + 1):
            if at < end and (self.tokens.low[at] not in (",", ";") or self._in_date(start, at, end)):
                continue
            said = said.beside(self._bit(begin, at))
            begin = at + 1
        return said

    def trimmed(self, start: int, end: int) -> TokenSpan:
        """Leave out the punctuation at both ends, and leave a sign at its number."""
        low = self.tokens.low
        while start < end and low[start] in _TRIMMED and not self._is_sign(start):
            start += 1
        while start < end and low[end - 1] in _TRIMMED and not self._is_sign_behind(end - 1):
            end -= 1
        return start, end

    def _is_sign(self, at: int) -> bool:
        """Whether a dash stands at the number behind it, and at the beginning of what is said: "–1,200"."""
        tokens = self.tokens
        opens = at == 0 or tokens.low[at - 1] in _OPENERS
        glued = at == 0 or tokens.glued(at + 1)  # "– 1,200" alone may be a bullet
        return opens and glued and tokens.low[at] in DASHES and tokens.low[at + 1].isdecimal()

    def _is_sign_behind(self, at: int) -> bool:
        """Whether a dash stands at the number before it, and nothing behind: "1,200-"."""
        tokens, before = self.tokens, self.tokens.low[at - 1] if at else ""
        ends = at + 1 == len(tokens) or tokens.low[at + 1] in _CLOSERS
        return ends and tokens.low[at] in DASHES and tokens.glued(at) and (before.isdecimal() or before == "%")

    def trimmed_right(self, start: int, end: int) -> TokenSpan:
        """Leave out the punctuation at the end."""
        while start < end and self.tokens.low[end - 1] in ".,;:՝":
            end -= 1
        return start, end

    def date(self, at: int, end: int) -> tuple[Aside, int] | None:
        """Return the date that is written here, with the word that opens it, and the token after it."""
        opened = self.cell.as_of.find(self.tokens, at)
        begin = at if opened is None else opened[1]
        found = moment_at(self.tokens, begin, self.words.language) if begin < end else None
        if found is not None and found[1] <= end and not self._splits_day(begin):
            return Aside(day=found[0], day_place=(at, found[1])), found[1]
        after = None if found is not None else yearless_end(self.tokens, begin, self.words.language)
        if after is None or after > end or (after < end and self.tokens.low[after] not in _CLOSES):
            return None
        return Aside(unsure=(Unsure((at, after), ("a day of one year", "a day of another year"), dates=True),)), after

    def _splits_day(self, at: int) -> bool:
        """Whether a month is behind a number that is no day of it, or a day behind a dash: "31 June", "10–20 May"."""
        before, earlier, months = self.tokens.low[at - 1], self.tokens.low[at - 2], self.words.language.month_of
        if before in DASHES or before == "/":
            return earlier in months or (earlier.isdecimal() and self.tokens.glued(at) and self.tokens.glued(at - 1))
        return before.isdecimal() and len(before) < 3 and self.tokens.low[at] in months

    def is_name(self, start: int, end: int) -> bool:
        """Whether some words can be a name: no digits, no words of number, hedge or denial."""
        if not 0 < end - start <= _MOST_NAME_WORDS:
            return False
        low, speech = self.tokens.low, self.words.language
        for at in range(start, end):
            word = low[at]
            if not (word[0].isalpha() or word in _NAME_SIGNS) or word in speech.words["negations"]:
                return False
            timed = word in speech.words["time"] and word not in speech.ordinals
            acronym = self._is_acronym(at)  # "IS" is no "is"
            if timed or (word in speech.words["closing"] and word not in _IN_NAMES and not acronym):
                return False
            if (
                self.is_quantity(at)
                or self.words.before.find(self.tokens, at)
                or self.words.after.find(self.tokens, at)
            ):
                return False
            if (
                self.words.percent.find(self.tokens, at)
                or self._turns(at)
                or not is_of_people(self.tokens, at, self.words)
            ):
                return False
        return any(low[at][0].isalpha() for at in range(start, end))

    def is_quantity(self, at: int) -> bool:
        """Whether a number, in digits or words, or a word in its place begins at a token."""
        word, speech = self.tokens.low[at], self.words.language
        if word[0].isnumeric():
            return True
        article = speech.numbers.get(word) == 1 or word in speech.words["one"]
        if article and word in speech.numbers and self.words.nouns.has(self.tokens, at + 1):
            return True  # "one missing"
        named = word in speech.numbers or word in speech.multipliers or word in speech.scales
        return (named and not article) or self.words.words.find(self.tokens, at) is not None

    def changes(self, at: int) -> bool:
        """Whether a word that changes a count stands at a token: "excluding", "each", "per day"."""
        beside = self.words.beside.find(self.tokens, at)
        rate = beside is not None and (beside[0] == "each" or beside[0].startswith("per_"))
        return rate or self.words.remarks.turns.has(self.tokens, at)

    def _turns(self, at: int) -> bool:
        """Whether a word that changes a count stands at a token, and is no noun: "excluding", not "killed"."""
        speaks = self._speaks(at, at + 1) or self._may_speak(at, at + 1)
        return not speaks and self.changes(at) and is_of_people(self.tokens, at, self.words)

    def softening(self, start: int, end: int) -> TokenSpan | None:
        """Return the word that makes a number approximate: "estimate"."""
        for at in range(start, end):
            found = self.words.beside.find(self.tokens, at)
            if found is not None and found[0] == "approximate" and found[1] <= end:
                return at, found[1]
        return None

    # -- one bit ------------------------------------------------------------

    def _in_date(self, start: int, at: int, end: int) -> bool:
        """Whether a comma stands within a date: "May 3, 2022"."""
        for begin in range(max(start, at - 2), at):
            found = moment_at(self.tokens, begin, self.words.language)
            if found is not None and at < found[1] <= end:
                return True
        return False

    def _bit(self, start: int, end: int) -> Aside:
        said, begin, at = NO_ASIDE, start, start
        while at < end:
            dated = self.date(at, end)
            if dated is None:
                at += 1
                continue
            said = said.beside(self._undated(begin, at)).beside(dated[0])
            begin = at = dated[1]
        return said.beside(self._undated(begin, end))

    def _undated(self, start: int, end: int) -> Aside:
        start, end = self.trimmed(start, end)
        if start == end:
            return NO_ASIDE
        return self._denial(start, end) or self._who(start, end) or self._what(start, end) or self._unknown(start, end)

    def _denial(self, start: int, end: int) -> Aside | None:
        opened = self.cell.denied_by.find(self.tokens, start)
        if opened is not None and self.is_name(opened[1], end):
            return Aside(denials=(((opened[1], end), (start, end)),))
        last = _ending(self.cell.denies, self.tokens, start, end)
        if last is None or (last > start and not self.is_name(start, last)):
            return None
        return Aside(denials=(((start, last) if last > start else None, (start, end)),))

    def _who(self, start: int, end: int) -> Aside | None:
        if self.cell.doubts.is_all(self.tokens, start, end):
            return Aside(doubts=((start, end),))
        if self.cell.plain.is_all(self.tokens, start, end):
            return Aside(remarks=((start, end),))
        manner = self._manner(start, end)
        if manner is not None or self.words.percent.find(self.tokens, start) is not None:
            return manner
        named = self._behind_per(start, end)
        if named is not None:
            return named
        if self._is_nobody(start, end):
            return Aside(remarks=((start, end),))
        return self._estimated(start, end) or self._doer(start, end) or self._before_says(start, end)

    def _behind_per(self, start: int, end: int) -> Aside | None:
        """Read "according to the UN"; a single word behind "by" may say how something is known."""
        opened = self.cell.per.find(self.tokens, start)
        if opened is None or not self.is_name(opened[1], end):
            return None
        if self._may_be_manner(opened[1], end):
            return Aside(unsure=(Unsure((start, end), ("who says it", "how it is known")),))
        return Aside(attribution=(opened[1], end), named=(start, end))

    def _is_nobody(self, start: int, end: int) -> bool:
        """Whether some words name nobody who says it: "modern estimates"."""
        after = _ending(self.cell.says_after, self.tokens, start, end)
        return (after is None or not self.is_name(start, after)) and self._is_vague(start, end)

    def _estimated(self, start: int, end: int) -> Aside | None:
        """Read "according to UN estimates"."""
        opened = self.cell.per.find(self.tokens, start)
        after = None if opened is None else _ending(self.cell.says, self.tokens, opened[1], end)
        if opened is None or after is None or not self.is_name(opened[1], after):
            return None
        return Aside(attribution=(opened[1], after), named=(start, end))

    def _doer(self, start: int, end: int) -> Aside | None:
        """Read "by the army", of which nobody can tell whether it says it or did it."""
        speaks = self._speaks(start + 1, end) or self._may_speak(start + 1, end)
        if speaks and self.tokens.low[start] in _BY and self.is_name(start + 1, end):
            return Aside(unsure=(Unsure((start, end), ("who says it", "who did it")),))
        return None

    def _before_says(self, start: int, end: int) -> Aside | None:
        """Read "UN estimate", "the ministry says", and the names of those known to speak."""
        last = _ending(self.cell.says, self.tokens, start, end)
        graded = self.cell.graded.find(self.tokens, start) is not None  # a "best estimate" is nobody's
        while last is not None and last - 1 > start and self.cell.graded.find(self.tokens, last - 1) is not None:
            last -= 1  # "UN rough estimate"
        if last is not None and all(self.cell.vague.has(self.tokens, at) for at in range(start, last)):
            return Aside(remarks=((start, end),)) if last > start else None
        if last is not None and last > start and not graded and self.is_name(start, last):
            return Aside(attribution=(start, last), named=(start, end))
        key = name_key(self.tokens.printed(start, end))
        return Aside(attribution=(start, end), named=(start, end)) if key in self.speakers else None

    def _is_vague(self, start: int, end: int) -> bool:
        """Whether some words name nobody: "modern estimates", "by conservative estimates", "sources locales"."""
        accounts, vague, at = 0, 0, start
        while at < end:
            found = self.cell.accounts.find(self.tokens, at)
            accounts += found is not None
            if found is None and (found := self.cell.vague.find(self.tokens, at)) is not None:
                vague += 1
            found = found or self.cell.unsaid.find(self.tokens, at)
            if found is None:
                return False
            at = found[1]
        return at == end and accounts > 0 and vague > 0

    def _manner(self, start: int, end: int) -> Aside | None:
        """Read how something is known, with the word that says it is: "confirmed by name", "namentlich bestätigt"."""
        at, after = start, None
        while at < end:
            found = None if after is not None else self.cell.manner.find(self.tokens, at)
            after = after if found is None else found[1]
            found = found or self.cell.found.find(self.tokens, at)
            if found is None:
                return None
            at = found[1]
        return Aside(remarks=((start, end),)) if after is not None and at == end else None

    def _may_be_manner(self, start: int, end: int) -> bool:
        """Whether a single word behind "by" may be a way of finding out: "confirmed by autopsy"."""
        word = self.tokens.raw[start]
        alone = end - start == 1 and word.islower() and not word.endswith(("s", "x"))
        by = self.tokens.low[start - 1] in _BY
        return alone and by and not self._speaks(start, end) and not self._may_speak(start, end)

    def _what(self, start: int, end: int) -> Aside | None:
        side = self._side(start, end)
        if side is not None:
            return side
        if self.cell.but.find(self.tokens, start) or self.words.including.find(self.tokens, start):
            return None  # "with the missing" counts others too
        if any(self._turns(at) for at in range(start, end)):
            return None  # "excluding the wounded" counts no wounded
        return self._kind_or_speaker(start, end)

    def _side(self, start: int, end: int) -> Aside | None:
        """Read "Armenian side", "of the rebels"."""
        last = _ending(self.cell.sides, self.tokens, start, end)
        if last is not None and last > start and self.is_name(start, last):
            return Aside(side=(start, last))
        opened = self.cell.of_side.find(self.tokens, start)
        return Aside(side=(opened[1], end)) if opened is not None and self.is_name(opened[1], end) else None

    def _kind_or_speaker(self, start: int, end: int) -> Aside | None:
        """Read what is counted, or who says it; soldiers may be both."""
        kind, sure = kind_of_unit(self.tokens, start, end, self.words)
        if self.tokens.low[start:end] == ["min"]:
            return None  # "40 (min)" is a minimum, or in minutes: the reader of the number knows
        named = self.is_name(start, end)
        speaks = named and self._speaks(start, end)
        may_speak = named and self._may_speak(start, end)
        if kind is not None and sure and not any(map(self.is_quantity, range(start, end))):
            if speaks or may_speak:
                return Aside(unsure=(Unsure((start, end), ("who says it", "what is counted"), speaks=True),))
            return Aside(kind=kind, kind_place=(start, end))
        if speaks:
            return Aside(attribution=(start, end), named=(start, end))
        if may_speak:
            return Aside(unsure=(Unsure((start, end), ("who says it", "whose it is"), speaks=True),))
        return None

    def _may_speak(self, start: int, end: int) -> bool:
        return any(self.cell.belligerents.find(self.tokens, at) for at in range(start, end))

    def _speaks(self, start: int, end: int) -> bool:
        """Whether a name is that of somebody who says things: "the ministry", "UN"."""
        for at in range(start, end):
            if self.cell.speakers.find(self.tokens, at) is not None:
                return True
        return end - start == 1 and self._is_acronym(start)

    def _is_acronym(self, at: int) -> bool:
        raw = self.tokens.raw[at]
        return _SHORTEST_ACRONYM <= len(raw) <= _LONGEST_ACRONYM and raw.isupper()

    def _unknown(self, start: int, end: int) -> Aside:
        if self.is_name(start, end) and self.tokens.raw[start][:1].isupper():
            return Aside(unsure=(Unsure((start, end), ("who says it", "whose it is", "where it is")),))
        return Aside(rest=((start, end),))


def _ending(listing: Listing[str], tokens: Tokens, start: int, end: int) -> int | None:
    """Return where the first listed words begin that reach to the end, as in "UN estimate"."""
    for at in range(start, end):
        found = listing.find(tokens, at)
        if found is not None and found[1] == end:
            return at
        if found is not None and _ending_from(listing, tokens, found[1], end):
            return at
    return None


def _ending_from(listing: Listing[str], tokens: Tokens, at: int, end: int) -> bool:
    """Whether listed words alone stand up to the end: "estimate" of "UN estimated figure"."""
    while at < end:
        found = listing.find(tokens, at)
        if found is None:
            return False
        at = found[1]
    return at == end
