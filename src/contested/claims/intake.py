"""
Intakes: what became of every row of a file.

A row is taken, or it is rejected with its number, its column, what stands
there, which rule it breaks and what can be done (design.md, rule 19).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from contested.displays import displayed
from contested.errors import shorten
from contested.names import listed
from contested.plain_repr import repr_of_set

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from contested.errors import ContestedError

MOST_REJECTIONS = 1_000_000
"""More than anybody reads; with their cells they would fill the memory."""

_WORD = re.compile(r"(?<!^)(?=[A-Z])")


def rule_of(error: ContestedError) -> str:
    """Return the name of the rule that an error stands for: InvertedBounds is "inverted-bounds"."""
    return rule_named(type(error).__name__)


def rule_named(error: str) -> str:
    """Return the name of the rule that an error of that name stands for."""
    return _WORD.sub("-", error).lower()


@attrs.frozen
class Rejection:
    """
    One thing that kept a row, or one claim of it, from being taken.

    ``row`` counts rows of data from 1, and is None where a frame has no
    numbers of rows; ``line`` is where the row begins in a
    file of lines.  ``column`` is the one at fault, or None where it is the
    row as a whole; ``value`` is what stands there.  ``cells`` are the row's
    cells that the feed looks at, as they stand.

    Attributes:
        rule: which rule it breaks, such as ``inconsistent-row``.
        advice: what to do.
    """

    __repr__ = repr_of_set

    row: int | None
    column: str | None
    value: object
    rule: str
    advice: str
    line: int | None = None
    cells: tuple[tuple[str, object], ...] = attrs.field(default=(), repr=False)

    @property
    def said(self) -> dict[str, object]:
        """What the row says, by column."""
        return dict(self.cells)

    def __str__(self) -> str:
        where = "a row" if self.row is None else f"row {self.row}"
        if self.row is None:  # what it is known by instead
            where += f" ({told})" if (told := ", ".join(shorten(str(cell)) for _, cell in self.cells if cell)) else ""
        where += "" if self.line is None else f" (line {self.line})"
        where += "" if self.column is None else f", column {shorten(self.column)}"
        return f"{where}: {self.rule}: {self.advice}"


def rejection_order(one: Rejection) -> tuple[int, str, str, str]:
    """Return by what rejections of one file or frame are put in order."""
    return one.row or 0, str(one.column), one.rule, str(one.cells) if one.row is None else ""


_Rejections: TypeAlias = "tuple[Rejection, ...] | Callable[[], Iterable[Rejection]]"


def _held(values: Iterable[Rejection] | Callable[[], Iterable[Rejection]]) -> _Rejections:
    return values if callable(values) else tuple(values)


@displayed
@attrs.frozen(slots=False)
class Intake:
    """
    What became of every row: ``rows`` is ``taken`` and the rows that are ``rejected``.

    A row with several claims is rejected as soon as one of them is; ``partly``
    counts such rows of which other claims were taken.  ``claims`` is how many
    statements were made of all rows.  ``empty`` counts the cells of columns
    of numbers that say nothing, and so are no zero.  ``independent`` is
    why the feed takes its origins to be independent, if it does.  ``remarks``
    are what a person should look at, and that is not wrong by itself.

    Of rows that an engine reads much is computed when asked: ``rejected``
    brings every row that was not taken into memory, at most a million, and
    ``by_rule`` only counts them.  The rows of a frame are of no file, so that
    the account of a table made of one has no ``name``.
    """

    __repr__ = repr_of_set

    name: str | None
    _rows: int | Callable[[], int] = attrs.field(repr=False)
    _rejected: _Rejections = attrs.field(default=(), converter=_held, repr=False)
    claims: int | None = 0
    partly: int = 0
    empty: int = 0
    independent: str | None = None
    remarks: tuple[str, ...] = ()
    _taken: Callable[[], int] | None = attrs.field(default=None, eq=False, repr=False)
    _by_rule: Callable[[], Mapping[str, int]] | None = attrs.field(default=None, eq=False, repr=False)
    _frame: Callable[[], Any] | None = attrs.field(default=None, eq=False, repr=False)
    _by_figure: Callable[[], Mapping[str | None, int]] | None = attrs.field(default=None, eq=False, repr=False)

    @cached_property
    def rows(self) -> int:
        """How many rows there are."""
        return self._rows() if callable(self._rows) else self._rows

    @cached_property
    def rejected(self) -> tuple[Rejection, ...]:
        """Why each row that was not taken was not, in the order of rows."""
        if not callable(self._rejected):
            return self._rejected
        return tuple(self._rejected()) if self.taken < self.rows else ()

    @cached_property
    def rejected_frame(self) -> Any:
        """The rows that were not taken as a frame of the type that the table was made of; None where there is none."""
        return None if self._frame is None else self._frame()

    @property
    def rejected_rows(self) -> tuple[int, ...]:
        """The numbers of the rows of which something was rejected, in order, as far as rows have numbers."""
        return tuple(sorted({one.row for one in self.rejected if one.row is not None}))

    @cached_property
    def taken(self) -> int:
        """How many rows were taken whole."""
        return self.rows - len(self.rejected_rows) if self._taken is None else self._taken()

    @cached_property
    def by_rule(self) -> dict[str, int]:
        """How many rejections each rule made, the most frequent first."""
        counted = Counter(one.rule for one in self.rejected) if self._by_rule is None else self._by_rule()
        return dict(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))

    @cached_property
    def by_figure(self) -> dict[str | None, int] | None:
        """
        How many rows each figure lost that others speak of, by its id; under None those that do not say whose they are.

        None where it is not the account of a table of a feed.
        """
        return None if self._by_figure is None else dict(self._by_figure())

    def to_records(self) -> list[dict[str, Any]]:
        """Return one row a rejection: row, line, column, value, rule, advice."""
        names = ("row", "line", "column", "value", "rule", "advice")
        return [{name: getattr(one, name) for name in names} for one in self.rejected]

    def explain(self) -> str:
        """Return every rejection, in the order of rows, under the sums, and every remark."""
        return "\n".join([str(self), *(f"  {one}" for one in (*self.rejected, *self.remarks))])

    def __str__(self) -> str:
        rejected = self.rows - self.taken
        if self.name is None:
            head = f"{self.taken:,} of {self.rows:,} rows taken"
            return f"{head}; {rejected:,} rejected, see intake.rejected" if rejected else head
        head = f"{self.name}: {number_of(self.rows, 'row')}, {self.taken:,} taken"
        if not rejected:
            return f"{head}, none rejected"
        rules = listed([f"{number:,} {rule}" for rule, number in self.by_rule.items()])
        partly = f", {self.partly:,} of them in part" if self.partly else ""
        return f"{head}, {rejected:,} rejected{partly} ({rules})"


def number_of(number: int, word: str) -> str:
    """Return a number of things in words: "1 row", "2,225 rows"."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"
