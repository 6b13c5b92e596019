"""What is passed over in prose: every number that is a date, a code, a label or a name, by the first token of it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from contested.phrases.codes import Codes
from contested.phrases.designations import Designations
from contested.phrases.movements import Changes
from contested.phrases.prose_days import Days
from contested.phrases.spans_of_codes import stretches
from contested.phrases.tokens import DASHES, Listing
from contested.phrases.vocabulary import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from contested.phrases.tokens import Tokens
    from contested.phrases.vocabulary import Vocabulary

NOTE = re.compile(
    r"\[(?:[0-9]{1,4}|[^\W\d_]{1,2}|(?:note|nb|n|lower-alpha|Anm\.?|прим\.?) ?[0-9]{1,3})\]", re.IGNORECASE
)
_SIGNS = re.compile(r"\s*(?:$|[.,;:!?)\[\n]|\Z)")
_BEFORE = frozenset((".", "°", "º", "[", "no", "nr", "n", "№", "#", "num", "de", "del", "$"))
_GROUP = 3  # digits
_YEAR = 4  # digits
_SEPARATORS = (".", ",", "'", "\u2019")
_HIDDEN = "\x00"  # stands in no text: it is refused at the door
_VISIBLE = frozenset(("code", "unit", "address"))  # the unit of a number may hold them: "20 M113 carriers", "5 km2"

_BRACKETED = "it may be a reference mark or a number that was put in"


@lru_cache(maxsize=64)
def neighbours(vocabulary: Vocabulary) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the tokens that can make the number behind them, before them and in them something else."""
    listed = vocabulary.language.words
    left = (
        *("months", "day_of", "time_before", "labels", "labels_named", "fillers", "multiples", "wars"),
        "ordinal_before",
    )
    right = (
        *("months", "day_joins", "day_of", "hours", "spans", "labels_after", "times", "year_after", "parts_behind"),
        *("ordinal_endings", "articles"),
    )
    phrases = Listing((phrase, phrase) for phrase in (*listed["multiple_phrases"], "."))
    before = frozenset(word for name in left for word in listed[name])
    return (
        before | phrases.last_words | _BEFORE,
        frozenset(word for name in right for word in listed[name])
        | DASHES
        | frozenset((",", "/", "a", "p", "am", "pm", "h", "uhr", "o", "hours", "hrs", "'", "’", "×", "x")),
        phrases.first_words,
    )


class Marks:
    """What is no quantity in one stretch of prose, found before any phrase is read."""

    def __init__(self, tokens: Tokens, vocabulary: Vocabulary) -> None:
        """Look around in ``tokens``, from which reference marks are taken."""
        self.tokens = tokens
        self.addresses: list[tuple[int, int, str, str]] = []
        self.notes: list[tuple[int, int]] = []
        self.kinds = Codes(tokens, vocabulary), Days(tokens, vocabulary), Designations(tokens, vocabulary)
        self.changes = Changes(tokens, vocabulary)
        self.found: dict[int, Mark] = {}
        self.left, self.right, self.opening = neighbours(vocabulary)

    def take_notes(self, start: int, stop: int) -> None:
        """Take the reference marks out of the tokens: "118,000[3] people" is "118,000 people"."""
        text = self.tokens.text
        if "[" in text[start:stop]:
            self.notes = [note.span() for note in NOTE.finditer(text, start, stop) if self._is_note(text, note)]
        if self.notes:
            self.tokens.leave_out(self.notes)
        self.addresses = stretches(text, start, stop)

    def _is_note(self, text: str, note: re.Match[str]) -> bool:
        """Whether what stands in square brackets is a reference mark, and no number that an editor put in."""
        before = text[note.start() - 1 : note.start()]
        return (before != "" and not before.isspace()) or _SIGNS.match(text, note.end()) is not None

    def look(self, cores: Iterable[int]) -> None:
        """Find the marks among these tokens and hide what no phrase may take in."""
        tokens, done = self.tokens, 0
        for at in cores:
            if at < done or (tokens.low[at][0].isdecimal() and self._continues(at)):
                continue
            mark = self._mark(at)
            if mark is None:
                continue
            mark = mark._replace(end=self.uncut(mark.end))
            self.found[at] = mark
            done = mark.end
            if mark.kind not in _VISIBLE or mark.doubt:
                for place in range(mark.start, mark.end):
                    tokens.low[place] = tokens.raw[place] = _HIDDEN

    def uncut(self, end: int) -> int:
        """Return the token behind the digits and marks that go on where a place would end before a token."""
        tokens = self.tokens
        while (
            tokens.low[end] in _SEPARATORS
            and tokens.glued(end)
            and tokens.glued(end + 1)
            and tokens.text[tokens.starts[end + 1]].isdecimal()
            and tokens.text[tokens.starts[end] - 1].isdecimal()
        ):
            end += 2
        return end

    def _continues(self, at: int) -> bool:
        """Whether digits go on with a run that began before: the "500" of "1.500"."""
        text, place = self.tokens.text, self.tokens.starts[at]
        if text[place - 1 : place] in _SEPARATORS:
            return text[place - 2 : place - 1].isdecimal() and place > 1
        spaced = self.tokens.follows_space(at) and len(self.tokens.low[at]) == _GROUP
        return spaced and place > 1 and text[place - 2].isdecimal() and self._grouped(at)

    def _grouped(self, at: int) -> bool:
        """Whether spaces group the thousands of the number that goes on here."""
        first = at
        while self.tokens.low[first - 1].isdecimal() and len(self.tokens.low[first]) == _GROUP:
            first -= 1
        return self.tokens.is_spaced(first)

    def _mark(self, at: int) -> Mark | None:
        tokens = self.tokens
        if self.addresses and (address := self._address(at)):
            return address
        if self._plain(at):
            return None
        codes, days, labels = self.kinds
        if tokens.low[at][0].isdecimal():
            code = codes.mark(at)
            numeric = days.numeric(at) if code is not None and code.start == at and not code.doubt else None
            mark = numeric or code or self._bracketed(at) or labels.label(at) or days.mark(at) or labels.mark(at)
        else:
            mark = labels.word_mark(at)
        return mark or self.changes.multiple(at)

    def _bracketed(self, at: int) -> Mark | None:
        """Return the doubt of "killed [12] men": a reference mark, or a number that an editor put in."""
        low = self.tokens.low
        return Mark(at, at + 1, "note", _BRACKETED) if low[at - 1] == "[" and low[at + 1] == "]" else None

    def _plain(self, at: int) -> bool:
        """Whether nothing beside digits can make them anything but a quantity, so that no closer look is needed."""
        low, starts, ends = self.tokens.low, self.tokens.starts, self.tokens.ends
        word = low[at]
        if not "0" <= word[0] <= "9":
            beside = low[at - 1] in self.left or low[at + 1] in self.right
            raw = self.tokens.raw
            named = raw[at][0].isupper() and (raw[at - 1][:1].isupper() or "".join(raw[at + 1 : at + 2])[:1].isupper())
            return not beside and word not in self.opening and not named
        if low[at - 1] in self.left or ends[at - 1] == starts[at]:
            return False
        after = at + 1
        if low[after] == "," and len(low[after + 1]) == _GROUP and low[after + 1].isdecimal() and len(word) <= _GROUP:
            after += 2
            while low[after] == "," and len(low[after + 1]) == _GROUP and low[after + 1].isdecimal():
                after += 2
        elif len(word) == _YEAR:
            return False
        return low[after] not in self.right and ends[after - 1] != starts[after]

    def _address(self, at: int) -> Mark | None:
        place = self.tokens.starts[at]
        for start, end, kind, doubt in self.addresses:
            if start <= place < end:
                return Mark(at, self.tokens.index_at(end, at), kind, doubt)
        return None
