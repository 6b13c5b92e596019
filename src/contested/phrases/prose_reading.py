"""
``find_phrases``: every number phrase in running prose.

The text is cut into blocks of some thousand characters that overlap by a
phrase's length; each is read once from left to right, and so time grows with
length alone.  What cannot be read without guessing is not dropped: it is listed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

import attrs

from contested.errors.base import UnreadablePhrase, WrongType
from contested.phrases.lexicon import DEFAULT_LEXICON
from contested.phrases.prose_block import Block, ProseAccount
from contested.phrases.tokens import refuse_hidden_marks, western_digits
from contested.phrases.vocabulary import vocabulary_of
from contested.quantities.units import Unit
from contested.quantities.units import unit as unit_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contested.phrases.lexicon import Lexicon
    from contested.phrases.phrase import Passed, Phrase, Unread
    from contested.phrases.vocabulary import Vocabulary

LONGEST_TEXT = 10_000_000
_BLOCK = 4_000  # characters: few tokens at a time, and few seams
_OVERLAP = 300  # characters: longer than a phrase with its hedges and its unit

_DIGIT_RUN = re.compile(r"\d+")


@attrs.frozen
class Phrases(Sequence["Phrase"]):
    """
    The phrases of a text, in order.

    ``unread`` lists the numbers that could not be read without guessing,
    ``passed`` those that are no quantities, each with what it is: a date, a
    code, a label.  Every digit and every number word is in one of the three.

    Attributes:
        found: the same phrases as a tuple.
    """

    found: tuple[Phrase, ...]
    unread: tuple[Unread, ...] = ()
    passed: tuple[Passed, ...] = ()

    @overload
    def __getitem__(self, at: int) -> Phrase: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Phrase, ...]: ...
    def __getitem__(self, at: int | slice) -> Phrase | tuple[Phrase, ...]:
        """Return a phrase, or some of them."""
        return self.found[at]

    def __len__(self) -> int:
        """Count the phrases that were read."""
        return len(self.found)


def find_phrases(
    text: str,
    *,
    lexicon: str | Lexicon = DEFAULT_LEXICON,
    locale: str | None = None,
    unit: str | Unit | None = None,
    codes: bool = False,
) -> Phrases:
    """
    Find every number phrase in running prose, with its place.

    Numbers within names ("Mi-24", "Resolution 1904"), dates, times of day, reference marks and web addresses are no
    quantities and are passed over by name.  An age ("aged 14") is a quantity: a number of years.

    Args:
        text: prose of at most ten million characters.
        lexicon: what the words are worth, as in ``read_phrase``.
        locale: the language, as in ``read_phrase``.
        unit: what is counted, if all numbers are of one unit.
        codes: give the digits within names, dates and codes too, each by itself.

    Returns:
        The phrases in order; ``.unread`` lists what has two readings or
        none, each with its place and the error that says why, ``.passed``
        what is no quantity, each with its place and what it is.

    Raises:
        UnreadablePhrase: the text is too long.
        UnusableName: a control or bidirectional character, with its position.
    """
    if not isinstance(text, str):
        raise WrongType("a text", text, "prose with numbers in it")
    if len(text) > LONGEST_TEXT:
        raise UnreadablePhrase(text, f"it has {len(text)} characters; at most {LONGEST_TEXT} are searched")
    refuse_hidden_marks(text, "text")
    measured = unit if unit is None or isinstance(unit, Unit) else unit_of(unit)
    words = vocabulary_of(lexicon, locale)
    return _found(text, 0, words, locale, measured, codes=codes)


def _found(text: str, start: int, words: Vocabulary, locale: str | None, unit: Unit | None, *, codes: bool) -> Phrases:
    if not text.isascii():
        text = _DIGIT_RUN.sub(lambda run: western_digits(run[0]), text)
    account = ProseAccount([], [], [])
    used = start  # characters before this one are in phrases already
    for begin, end, stop in _blocks(text, start):
        block = Block(text, (max(begin, used), stop), words, locale, unit, codes=codes)
        used = max(used, block.search(end, account))
    return Phrases(tuple(account.phrases), tuple(account.unread), tuple(account.passed))


def _blocks(text: str, start: int) -> Iterator[tuple[int, int, int]]:
    """
    Cut a text into blocks, at spaces where there are any.

    Yields where the words of a block begin, where its cores end, and where
    its words end: a phrase at a seam is seen whole, hedge and unit included.
    """
    size, begin = len(text), start
    while start < size:
        end = min(start + _BLOCK, size)
        if end < size:
            end = _seam(text, start + _BLOCK // 2, end)
        yield begin, end, _seam(text, end + 1, min(end + _OVERLAP, size)) if end < size else size
        begin, start = max(start, text.find(" ", max(start, end - _OVERLAP), end) + 1), end


def _seam(text: str, low: int, high: int) -> int:
    """Return the place after the last space or line end before ``high``, or ``high`` where there is none."""
    found = max(text.rfind(" ", low, high), text.rfind("\n", low, high))
    return high if found < 0 else found + 1
