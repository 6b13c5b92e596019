"""
Intakes: what became of every row of a file.

A row is taken, or it is rejected with its number, its column, what stands
there, which rule it breaks and what can be done (design.md, rule 19).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs

from contested.errors import shorten
from contested.names import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from contested.errors import ContestedError

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

    ``row`` counts rows of data from 1; ``line`` is where the row begins in a
    file of lines.  ``column`` is the one at fault, or None where it is the
    row as a whole; ``value`` is what stands there.  ``cells`` are the row's
    cells that the feed looks at, as they stand.
    """

    row: int
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
        where = f"row {self.row}" + ("" if self.line is None else f" (line {self.line})")
        where += "" if self.column is None else f", column {shorten(self.column)}"
        return f"{where}: {self.rule}: {self.advice}"


def rejection_order(one: Rejection) -> tuple[int, str, str]:
    """Return by what rejections of one file are put in order."""
    return one.row, str(one.column), one.rule


def _rejections(values: Iterable[Rejection]) -> tuple[Rejection, ...]:
    return tuple(values)


@attrs.frozen
class Intake:
    """
    What became of every row: ``rows`` is ``taken`` and the rows that are ``rejected``.

    A row with several claims is rejected as soon as one of them is; ``partly``
    counts such rows of which other claims were taken.  ``claims`` is how many
    statements were made of all rows.  ``empty`` counts the cells of columns
    of numbers that say nothing, and so are no zero.  ``independent`` is
    why the feed takes its origins to be independent, if it does.  ``remarks``
    are what a person should look at, and that is not wrong by itself.
    """

    name: str
    rows: int
    rejected: tuple[Rejection, ...] = attrs.field(default=(), converter=_rejections)
    claims: int = 0
    partly: int = 0
    empty: int = 0
    independent: str | None = None
    remarks: tuple[str, ...] = ()

    @property
    def rejected_rows(self) -> tuple[int, ...]:
        """The numbers of the rows of which something was rejected, in order."""
        return tuple(sorted({one.row for one in self.rejected}))

    @property
    def taken(self) -> int:
        """How many rows were taken whole."""
        return self.rows - len(self.rejected_rows)

    @property
    def by_rule(self) -> dict[str, int]:
        """How many rejections each rule made, the most frequent first."""
        number_of = Counter(one.rule for one in self.rejected)
        return dict(sorted(number_of.items(), key=lambda pair: (-pair[1], pair[0])))

    def to_records(self) -> list[dict[str, Any]]:
        """Return one row a rejection: row, line, column, value, rule, advice."""
        names = ("row", "line", "column", "value", "rule", "advice")
        return [{name: getattr(one, name) for name in names} for one in self.rejected]

    def explain(self) -> str:
        """Return every rejection, in the order of rows, under the sums, and every remark."""
        return "\n".join([str(self), *(f"  {one}" for one in (*self.rejected, *self.remarks))])

    def __str__(self) -> str:
        return _summed(self)


@attrs.frozen(slots=False, eq=False)
class LateIntake:
    """
    What became of every row that an engine read: the same as ``Intake``, of which much is computed when asked.

    One claim a row is made here, so no row is taken in part.  ``rejected``
    brings every row that was not taken into memory: at most a million, as
    where rows are read one by one; ``by_rule`` only counts them.
    """

    name: str
    rows: int
    claims: int
    empty: int
    independent: str | None
    remarks: tuple[str, ...]
    _by_rule: Callable[[], Mapping[str, int]] = attrs.field(repr=False)
    _rejected: Callable[[], Iterable[Rejection]] = attrs.field(repr=False)

    @property
    def taken(self) -> int:
        """How many rows were taken."""
        return self.claims

    @property
    def partly(self) -> int:
        """How many rows were taken in part: none."""
        return 0

    @cached_property
    def by_rule(self) -> dict[str, int]:
        """How many rejections each rule made, the most frequent first."""
        return dict(sorted(self._by_rule().items(), key=lambda pair: (-pair[1], pair[0])))

    @property
    def rejected(self) -> tuple[Rejection, ...]:
        """Why each row that was not taken was not, in the order of rows."""
        return self.whole.rejected

    @property
    def rejected_rows(self) -> tuple[int, ...]:
        """The numbers of the rows that were not taken, in order."""
        return self.whole.rejected_rows

    @cached_property
    def whole(self) -> Intake:
        """The same account, with every rejection in memory."""
        rejected = self._rejected() if self.claims < self.rows else ()
        return Intake(self.name, self.rows, rejected, self.claims, 0, self.empty, self.independent, self.remarks)

    def to_records(self) -> list[dict[str, Any]]:
        """Return one row a rejection: row, line, column, value, rule, advice."""
        return self.whole.to_records()

    def explain(self) -> str:
        """Return every rejection, in the order of rows, under the sums, and every remark."""
        return self.whole.explain()

    def __str__(self) -> str:
        return _summed(self)


def _summed(intake: Intake | LateIntake) -> str:
    rejected = intake.rows - intake.taken
    head = f"{intake.name}: {number_of(intake.rows, 'row')}, {intake.taken:,} taken"
    if not rejected:
        return f"{head}, none rejected"
    rules = listed([f"{number:,} {rule}" for rule, number in intake.by_rule.items()])
    partly = f", {intake.partly:,} of them in part" if intake.partly else ""
    return f"{head}, {rejected:,} rejected{partly} ({rules})"


def number_of(number: int, word: str) -> str:
    """Return a number of things in words: "1 row", "2,225 rows"."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"
