"""One printed cell as several statements: what each says, who says it, of what and when, and where each word stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

import attrs

from contested.plain_repr import repr_of_set

if TYPE_CHECKING:
    from contested.phrases.phrase import Phrase, Span, Unread
    from contested.quantities import Interval, When


@attrs.frozen(kw_only=True)
class PrintedClaim:
    """
    One statement of a printed cell.

    Attributes:
        text: all that belongs to it, as printed.
        span: where that stands in the cell.
        phrase: its number as ``read_phrase`` reads it, with places in the
            cell; None for a denial.
        stance: "stated", "unquantified" ("heavy"), "withheld" ("unknown") or
            "denied".
        kind: what is counted, as a unit's name: "killed" for "dead".
        label: the words of what is counted, as printed: "border guards".
        narrowed: of the label, the words that say more than its kind:
            "border".
        attribution: who says it, as printed: "the rebels".
        side: whose it is, as printed: "Armenian" of "Armenian losses".
        day: when it held.
        part_of: which other statement it is a part of, by its place in
            ``PrintedClaims.statements``.
        revises: which it replaces, likewise.
        denies: which it denies, likewise.
        remarks: what was kept and changes nothing.
        notes: reference marks, as printed.
        spans: where attribution, kind, side, day and remarks stand.
    """

    __repr__ = repr_of_set

    text: str
    span: Span
    phrase: Phrase | None = None
    stance: str = "stated"
    kind: str | None = None
    label: str = ""
    narrowed: tuple[str, ...] = ()
    attribution: str | None = None
    side: str | None = None
    day: When | None = None
    part_of: int | None = None
    revises: int | None = None
    denies: int | None = None
    remarks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    spans: tuple[tuple[str, Span], ...] = ()

    @property
    def number(self) -> str:
        """The words of its number as printed, hedges included, without what is counted; empty for a denial."""
        if self.phrase is None:
            return ""
        text, unit = self.phrase.text, self.phrase.unit
        return " ".join(f"{text} ".replace(f" {unit} ", " ", 1).split()) if unit else text

    @property
    def interval(self) -> Interval | None:
        """The printed number or range; None where there is none."""
        return None if self.phrase is None else self.phrase.interval

    @property
    def reach(self) -> Interval | None:
        """What its number allows where it is approximate; None where there is none."""
        return None if self.phrase is None else self.phrase.reach

    def __str__(self) -> str:
        return self.text


@attrs.frozen
class PrintedClaims(Sequence[PrintedClaim]):
    """
    The statements of one printed cell, in order.

    Attributes:
        text: the cell.
        statements: what was read.
        ambiguous: words with two readings, each with its place and the
            error that lists them: of a number no statement is made; of who
            said it, the statement stands without that word.
        unread: what was not read, each with its place and the reason.
        remarks: lines that say nothing of a number, and where they stand.
        headings: lines that say something of those below them.
        notes: where reference marks stand.
        markup: where that stands which a page does not show, such as tags.
    """

    __repr__ = repr_of_set

    text: str
    statements: tuple[PrintedClaim, ...] = ()
    ambiguous: tuple[Unread, ...] = ()
    unread: tuple[Unread, ...] = ()
    remarks: tuple[Span, ...] = ()
    headings: tuple[Span, ...] = ()
    notes: tuple[Span, ...] = ()
    markup: tuple[Span, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether all of the cell was read in one way."""
        return not self.ambiguous and not self.unread

    @overload
    def __getitem__(self, at: int) -> PrintedClaim: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[PrintedClaim, ...]: ...
    def __getitem__(self, at: int | slice) -> PrintedClaim | tuple[PrintedClaim, ...]:
        """Return a statement, or some of them."""
        return self.statements[at]

    def __len__(self) -> int:
        """Count the statements."""
        return len(self.statements)

    def __str__(self) -> str:
        return self.text
