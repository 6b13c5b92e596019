"""A number phrase as it was read: interval, hedges, unit, the place of each, and the lexicon used."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import attrs

from contested.plain_repr import repr_of_set

if TYPE_CHECKING:
    from contested.errors.base import ContestedError
    from contested.quantities.interval import Interval
    from contested.quantities.numbers import Number
    from contested.quantities.units import Unit

LONGEST_PHRASE = 1000
"""Characters of one claim; longer texts are prose."""

Span = tuple[int, int]
"""The first character and the one after the last."""


@attrs.frozen(kw_only=True)
class Phrase:
    """
    A number as somebody printed it.

    Attributes:
        text: the phrase as printed.
        interval: the printed number or range; None where there is none.
            Then ``unquantified`` holds the word ("dozens"), or ``unknown``
            is true.
        reach: what an approximate number allows, by the lexicon.
        hedges: the words around the number as printed, in order.
        approximate: one of them says that a number is approximate.
        best: the value before "±" or parentheses.
        error: what "±" or "1.23(4)" gives with it.
        standard: whether that is a standard uncertainty: parentheses.
        unit: the words after the number, up to the end of the clause; or the
            currency sign before it.
        rest: all that follows the number, where one phrase was read; empty
            where it was found in prose.
        parts: phrases after "including", "of whom": they are in the number
            already.
        span: its first character and the one after its last, without the
            unit, in the text that was read.
        hedge_spans: where each hedge stands in it.
        number_spans: where each number stands in it.
        unit_span: where the unit stands in it, or None.
        lexicon: the name of the lexicon by whose words it was read.
        locale: the language by whose separators it was read, or None.
        counted: the unit that all the words beside the number come to, where
            they name one: the killed in "11 people killed", hectares in
            "3,600 (in hectares)".
        bounds: what the ends are, where it is said: "confidence" behind
            "95% CI".
        level: the level of that interval, 0.95.
    """

    __repr__ = repr_of_set

    text: str
    interval: Interval | None
    reach: Interval | None
    hedges: tuple[str, ...] = ()
    approximate: bool = False
    unquantified: str | None = None
    unknown: bool = False
    best: Number | None = None
    error: Number | None = None
    standard: bool = False
    unit: str = ""
    rest: str = ""
    parts: tuple[Phrase, ...] = ()
    span: Span = (0, 0)
    hedge_spans: tuple[Span, ...] = ()
    number_spans: tuple[Span, ...] = ()
    unit_span: Span | None = None
    lexicon: str = "as_printed"
    locale: str | None = None
    counted: Unit | None = None
    bounds: str | None = None
    level: Number | None = None

    @property
    def start(self) -> int:
        """The place of its first character."""
        return self.span[0]

    @property
    def end(self) -> int:
        """The place after its last character, without the unit."""
        return self.span[1]

    def __str__(self) -> str:
        return self.text


class Unread(NamedTuple):
    """A number in prose that has no one reading: what it says, where, and why."""

    text: str
    span: tuple[int, int]
    reason: ContestedError


class Passed(NamedTuple):
    """
    A number in prose that is no quantity: what it says, where, and what it is.

    ``kind`` is one of "date", "time", "code", "label", "ordinal", "name",
    "note", "address", "unit" and "word" (an article, a pronoun).
    """

    text: str
    span: tuple[int, int]
    kind: str
