"""
"None", "no deaths", "0 killed": a zero is claimed only of all that is counted.

"No" in front of a word that tells ("no official toll") gives no number, and in
front of evidence, of survivors or of a part ("no civilians killed") it is no zero of
the whole.  Any number stays a count of what it names; a zero of a part says nothing of the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.errors.base import UnreadablePhrase
from contested.phrases.counted_nouns import counts_people, is_said_of_all

if TYPE_CHECKING:
    from contested.phrases.tokens import Tokens
    from contested.phrases.vocabulary import Match, Vocabulary
    from contested.quantities.units import Unit

_INSTEAD = "write 0 if that is claimed of all; else claim value=None, and keep the words in quote="


class ZeroClaim:
    """The words around the zero of one claim."""

    def __init__(self, tokens: Tokens, words: Vocabulary, reading: Match, figure: Unit | None) -> None:
        """Look around ``reading`` in ``tokens``; ``figure`` is what is counted, if the caller knows."""
        self.tokens, self.words, self.reading, self.figure = tokens, words, reading, figure
        self.start, self.end = reading.numbers[0]
        found = words.words.find(tokens, self.start)
        named = tokens.low[self.start] in words.language.numbers
        self.in_words = found is not None and found[0][1] == "zero" and found[1] == self.end and not named

    def untold(self) -> Match | None:
        """Return the refusal to say that "no official toll" is, or None where a zero may be claimed."""
        if not self.in_words:
            return None
        at = told = self.end
        while (found := self.words.nothing.find(self.tokens, at)) is not None and found[0] != "not_all":
            at = found[1]
            told = at if found[0] == "telling" else told
        if told == self.end:
            return None
        place = ((self.start, told),)
        return self.reading._replace(end=told, interval=None, reach=None, about=False, unknown=True, numbers=place)

    def refuse_part(self, reading: Match, label: int) -> None:
        """
        Refuse a zero that is not claimed of all that is counted, or is only almost one.

        Args:
            reading: the zero with the hedges that stand beside it.
            label: how many words stand in front of it, as in "Killed: none".

        Raises:
            UnreadablePhrase: the message names the words.
        """
        self._refuse_almost(reading)
        if not self.in_words and self.figure is None:
            return
        for at in range(label):
            self._noun(at, leading=False)
        at = self.start if self.in_words else self.end
        leading = led = False
        hedges = dict(reading.words)
        behind = hedges.get(self.end, self.end)
        while (at := hedges.get(at, at)) < len(self.tokens):  # "0 or so"
            if at >= self.end and self._opens(at):
                leading, led, at = False, self.words.remarks.places.has(self.tokens, at), at + 1
                continue
            leading = leading or at == behind
            at = self._noun(at, leading=leading, led=led) or at + 1

    def refuse_part_in_prose(self, stop: int) -> None:
        """
        Refuse a zero in prose, whose noun ends before token ``stop``; nothing else there is known to belong to it.

        Raises:
            UnreadablePhrase: the message names the words.
        """
        self._refuse_almost(self.reading)
        at = self.start if self.in_words else stop if self.figure is None else self.end
        while at < stop:
            at = self._noun(at, leading=False) or at + 1

    def _refuse_almost(self, reading: Match) -> None:
        if self.in_words and (reading.about or reading.bound):  # "about 0" is a number, which a table rounds
            raise self._refusal(*reading.words[0], "makes it no claim of zero")

    def _opens(self, at: int) -> bool:
        """Whether what follows says where, when or by whom: no part of what is counted."""
        words, word = self.words, self.tokens.low[at]
        return not word[0].isalnum() or words.remarks.places.has(self.tokens, at)

    def _noun(self, at: int, *, leading: bool, led: bool = False) -> int:
        """Read one word of what is counted; return the token after it, or 0 where none stands."""
        found, noun = self.words.nothing.find(self.tokens, at), self.words.nouns.find(self.tokens, at)
        if noun is not None and (found is None or noun[1] > found[1]):
            people = counts_people(noun[0])
            if self.figure is None or (led and not people):
                return noun[1]
            if people or not is_said_of_all(noun[0], self.figure):
                raise self._refusal(at, noun[1], "is not all that is counted")
            return noun[1]
        if found is None:
            if leading and not self._is_known(at):
                raise self._refusal(at, at + 1, "is not known to be all that is counted")
            return 0
        self._listed(found[0], at, found[1], leading=leading)
        return found[1]

    def _listed(self, kind: str, at: int, end: int, *, leading: bool) -> None:
        """Refuse a listed word that takes the zero away from the whole."""
        hearsay = kind == "qualifying" and self.in_words
        if kind == "not_all" or hearsay or (kind == "telling" and leading):
            raise self._refusal(at, end, "makes it no claim of zero" if hearsay else "is not all that is counted")
        plain = kind in ("neutral", "qualifying", "telling")
        if not plain and self.figure is not None and not is_said_of_all(kind, self.figure):
            raise self._refusal(at, end, "is not what is counted")

    def _is_known(self, at: int) -> bool:
        """Whether a word behind the zero is the unit itself, or a phrase that the reader of remarks knows."""
        if self.figure is None or self.tokens.low[at] in self.figure.names or self.tokens.raw[at] in self.figure.names:
            return True
        listed = self.words.beside.find(self.tokens, at)
        return listed is not None or self.words.language.words["and"] >= {self.tokens.low[at]}

    def _refusal(self, at: int, end: int, what: str) -> UnreadablePhrase:
        part = self.tokens.printed(at, end)
        return UnreadablePhrase(self.tokens.text, f"{part!r} beside the zero {what}; {_INSTEAD}")


def zero_claim(tokens: Tokens, words: Vocabulary, reading: Match, figure: Unit | None) -> ZeroClaim | None:
    """Return the words around a zero, or None where another number or a measure stands."""
    if reading.interval is None or len(reading.numbers) > 1:
        return None
    zero = ZeroClaim(tokens, words, reading, figure)
    nothing = reading.interval.is_point and reading.interval.low == 0
    counts = figure is None or figure.counts
    return zero if zero.in_words or (nothing and counts) else None
