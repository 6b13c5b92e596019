"""
Trials: one set of rows, what a step gives for it, and for the variations of it that the laws ask for.

What is computed is kept, so that ten laws read a set of rows once.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from contested.feeds.reading import reader_of
from contested.feeds.to_dossier import dossier_in
from contested.testing import answers_compared, variations
from contested.testing.fed_rows import NOTHING_SAID
from contested.testing.number_changes import COPIES, MORE, NAMES, ORDER, ROWS_ACCOUNTED
from contested.testing.saying_differences import Difference, all_differences, without_copies
from contested.testing.sayings import (
    Heard,
    Saying,
    absent_columns,
    fields_of,
    heard_in_figures,
    heard_in_output,
    heard_in_rows,
)
from contested.testing.step_calls import TIME_LIMIT, outcome_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from contested.claims import Rejection
    from contested.dossier.dossier import Dossier
    from contested.feeds.mapping import FeedMapping
    from contested.testing.fed_rows import FeedRows
    from contested.testing.step_calls import Gave

__tracebackhide__ = True  # pytest shows the test and the law, not how the library came to it


@attrs.define(slots=False)
class Trial:
    """
    One set of rows, tried on a step.

    Args:
        step: takes rows, or a frame.
        rows: which it is given.
        feed: what their columns say.
        into: what the columns of its output say, where they are others.
        library: whose frames it takes; None for rows.
        limit: seconds that one call may take.
        varied: also tried in another order, with copies, and without each
            party.
    """

    step: Callable[..., object]
    rows: FeedRows
    feed: FeedMapping
    into: FeedMapping | None = None
    library: str | None = None
    limit: float | None = None
    varied: bool = True

    def gives(self, rows: FeedRows) -> Gave:
        """Return what the step gives for some rows."""
        return outcome_of(self.step, rows, library=self.library, limit=self.limit or TIME_LIMIT)

    @cached_property
    def given(self) -> Heard:
        """What the rows say."""
        return heard_in_rows(self.rows, self.feed)

    @cached_property
    def gave(self) -> Gave:
        """What the step gives."""
        return self.gives(self.rows)

    @cached_property
    def heard(self) -> Heard | None:
        """What it gives says, saying by saying; None of answers that are no records."""
        return self.heard_in(self.gave)

    def heard_in(self, gave: Gave) -> Heard | None:
        """Return what the step says, saying by saying; None of answers that are no records, or of none."""
        if gave.rows is not None:
            return heard_in_output(gave.rows, self.into or self.feed)
        figures = answers_compared.answered_figures(gave.answers or {})
        return heard_in_figures(figures) if figures else None

    @cached_property
    def fields(self) -> frozenset[str]:
        """The fields that both feeds have."""
        return fields_of(self.feed) & fields_of(self.into or self.feed)

    @cached_property
    def dossier(self) -> Dossier:
        """The rows as the library reads them."""
        return dossier_in(reader_of(self.feed, self.rows))

    @cached_property
    def is_same(self) -> bool:
        """Whether the step gives back the very rows."""
        return self.into is None and self.gave.rows == self.rows

    @cached_property
    def differences(self) -> list[Difference]:
        """How what came out differs from what went in."""
        if self.gave.raised is not None:
            error = self.gave.raised
            words = f"it raises {type(error).__name__} ({str(error)[:200]}) for rows that are in order"
            return [] if self.given.rejected else [Difference(ROWS_ACCOUNTED, words)]
        return [] if self.is_same else [*self.differences_of(self.given, self.gave), *self._left_out_unsaid()]

    def _left_out_unsaid(self) -> list[Difference]:
        """Return the rows that the feed does not take and that are gone, where the step says nothing of it."""
        heard = self.heard
        if heard is None or self.gave.said:
            return []
        apart = () if self.gave.apart is None else heard_in_output(self.gave.apart, self.feed).rejected
        kept = Counter(one.rule for one in {one.row: one for one in (*heard.rejected, *apart)}.values())
        refused = {one.row: one for one in self.given.rejected if one.row is not None and self._holds_claim(one)}
        kept.subtract(one.rule for one in refused.values())
        if not refused or kept.total() >= 0:
            return []
        row, first = next((row, one) for row, one in refused.items() if kept[one.rule] < 0)
        gone = f"row {row}, which the feed does not take ({first.rule}), is gone"
        return [Difference(ROWS_ACCOUNTED, f"{gone}, and no rejection, warning or log says so", "lost")]

    def _holds_claim(self, one: Rejection) -> bool:
        """Whether a row that is rejected says something that no row above it says, and is no header, tags or sum."""
        assert one.row is not None  # rows of a list have numbers
        row = self.rows[one.row - 1]
        cells = {name: str(cell) for name, cell in row.items() if cell not in (None, "")}
        is_head = all(cell == name or cell.startswith("#") for name, cell in cells.items())
        return not is_head and one.rule not in _NO_CLAIM and self.rows.index(row) == one.row - 1

    def differences_of(self, given: Heard, gave: Gave) -> list[Difference]:
        """Return how what came out differs from what went in."""
        heard = self.heard_in(gave)
        if heard is not None:
            apart = None if gave.apart is None else heard_in_output(gave.apart, self.feed)
            found = all_differences(given, heard, self.fields, apart=apart)
            absent = self._absent_words(gave)
            return [attrs.evolve(one, what=one.what + absent) for one in found] if absent else found
        return answers_compared.answer_differences(gave.answers or {}, self.dossier)

    def _absent_words(self, gave: Gave) -> str:
        """Return which columns the output lacks, as the probable cause of what is lost, and what to do."""
        absent = absent_columns(gave.rows, self.into or self.feed) if gave.rows else []
        if not absent:
            return ""
        names = " and ".join(map(repr, absent))
        return (
            f"; no row that came out has {names}: where it goes by another name, give the feed of the output as into="
        )

    def shows(self, law: str) -> bool:
        """Whether what the step gives is such that it would show where a law is broken; rows and figures show all."""
        if self.gave.raised is not None:
            return False
        if self.heard is not None or law in (ORDER, COPIES):
            return True
        answers = self.gave.answers or {}
        if law == NAMES:
            return not answers_compared.has_words(answers, {name for one in self.given.sayings for name in one.parties})
        return law in answers_compared.laws_shown(answers, self.dossier)

    # -- what it gives for other rows ----------------------------------------------

    @cached_property
    def of_order(self) -> Difference | None:
        """How another order of the rows, or asking once more, changes what it gives."""
        if self.gave.raised is not None:
            return None
        again = self.gives(self.rows)
        if not _exactly(again, self.gave):
            what = "the same rows give something else when the step is run once more"
            if _in_other_order(again, self.gave):
                what = (
                    "the same rows come out in another order when the step is run once more: sort them, or keep theirs"
                )
            return Difference(ORDER, what)
        for words, rows in (
            ("in reverse order", variations.reversed_rows(self.rows)),
            ("with the first one last", variations.turned_rows(self.rows)),
        ):
            found = None if rows is None else self._change(rows, self.gives(rows))
            if found is not None:
                return Difference(ORDER, f"the rows {words} give something else: {found}")
        return None

    def _change(self, rows: FeedRows, other: Gave) -> str | None:
        """Return how the step gives otherwise for rows that say the same."""
        if other.raised is not None:
            return f"it raises {type(other.raised).__name__} ({str(other.raised)[:200]})"
        if self.is_same and other.rows == rows:
            return None
        before, after = self.heard, self.heard_in(other)
        if before is not None and after is not None:
            found = _without_numbers(
                all_differences(before, after, self.fields), all_differences(after, before, self.fields)
            )
            return found[0].what if found else None
        mine, others = (answers_compared.answer_form(one.answers) for one in (self.gave, other))
        return None if answers_compared.alike(mine, others) else f"{self.gave.shown} became {other.shown}"

    @cached_property
    def of_copies(self) -> Difference | None:
        """How a row that is printed again changes what it gives."""
        if self.gave.raised is not None:
            return None
        for words, rows in (
            ("printed by two more papers", variations.with_reprints(self.rows, self.feed, self.given)),
            ("that stands there three times", variations.with_duplicates(self.rows, self.given)),
        ):
            found = None if rows is None else self._of_copied(rows)
            if found is not None:
                return Difference(COPIES, f"with a row {words}, {found}")
        return None

    def _of_copied(self, rows: FeedRows) -> str | None:
        other = self.gives(rows)
        if other.raised is not None or (self.is_same and other.rows == rows):
            return None
        before, after = self.heard, self.heard_in(other)
        if before is None or after is None:
            mine, others = (answers_compared.answer_form(one.answers) for one in (self.gave, other))
            return None if answers_compared.alike(mine, others) else f"{self.gave.shown} becomes {other.shown}"
        given = heard_in_rows(rows, self.feed)
        for one in all_differences(given, after, self.fields):
            if one.law == COPIES and one.kind != "repeated":
                return one.what
        for one in all_differences(before, without_copies(after, given, before, self.fields), self.fields):
            if one.kind == "invented":
                return one.what
        said = Counter(map(_who, self.given.sayings))
        copied = {who for who, times in Counter(map(_who, given.sayings)).items() if times > said[who]}
        own = {name for row in self.rows for name in row}
        return _counting_column(own, copied, (self.gave.rows or [], before), (other.rows or [], after))

    @cached_property
    def of_fewer_rows(self) -> Difference | None:
        """What it says without the rows of one party, and says no more with them."""
        if self.gave.raised is not None or self.is_same:
            return None
        for rows in variations.without_each_party(self.rows, self.given):
            part = heard_in_rows(rows, self.feed)
            other = self.gives(rows)
            if part.rejected or other.raised is not None:
                continue
            before, after = self.heard_in(other), self.heard
            if before is not None and after is not None:
                gone = [one for one in all_differences(before, after, self.fields) if one.kind in ("lost", "changed")]
                if gone:
                    return Difference(MORE, f"what it gives for fewer rows is gone with all of them: {gone[0].what}")
        return None

    @cached_property
    def of_names(self) -> Difference | None:
        """How the answer changes, but for the names, where two parties exchange theirs."""
        if self.gave.raised is not None or self.gave.answers is None or self.heard is not None:
            return None
        exchanged = variations.with_names_exchanged(self.rows, self.feed, self.given)
        if exchanged is None:
            return None
        rows, a, b = exchanged
        if answers_compared.has_words(self.gave.answers, {a, b}):
            return None
        other = self.gives(rows)
        if other.raised is not None:
            return None
        mine = answers_compared.answer_form(self.gave.answers, {a: b, b: a})
        if answers_compared.alike(mine, answers_compared.answer_form(other.answers, {a: a, b: b})):
            return None
        return Difference(NAMES, f"with the names of {a} and {b} exchanged, {self.gave.shown} becomes {other.shown}")


def _exactly(a: Gave, b: Gave) -> bool:
    if a.raised is not None or b.raised is not None:
        return type(a.raised) is type(b.raised)
    if a.rows is not None or b.rows is not None:
        return a.rows == b.rows
    if answers_compared.has_text(a.answers):
        return a.answers == b.answers
    return answers_compared.alike(answers_compared.answer_form(a.answers), answers_compared.answer_form(b.answers))


def _in_other_order(a: Gave, b: Gave) -> bool:
    """Whether the same rows came out, in another order alone."""
    left, right = list(a.rows or ()), list(b.rows or ())
    if len(left) != len(right):
        return False
    for row in left:
        if row not in right:
            return False
        right.remove(row)
    return bool(left)


def _without_numbers(*found: list[Difference]) -> list[Difference]:
    """Return what differs, but for what only counts how often something is said."""
    return [one for some in found for one in some if one.law != COPIES]


_Claim = tuple[object, str, str]
"""Of which figure, by whom, and what."""


def _who(one: Saying) -> _Claim:
    return one.figure, " and ".join(one.parties), one.statement.printed()


def _counting_column(
    own: set[str],
    copied: set[_Claim],
    before: tuple[FeedRows, Heard],
    after: tuple[FeedRows, Heard],
) -> str | None:
    """Return which column counts rows as witnesses: the same in all rows of a claim, and more with each copy."""
    for name in dict.fromkeys(name for row in after[0] for name in row if name not in own):
        was, became = _numbers_in(name, *before), _numbers_in(name, *after)
        for who in copied:
            if who in was and became.get(who) == was[who] + variations.COPIES_MADE:
                return f"column {name!r} of {who[1]} counts the copies: {was[who]} becomes {became[who]}"
    return None


def _numbers_in(name: str, rows: FeedRows, heard: Heard) -> dict[_Claim, int]:
    """Return the number in a column for each claim that has one and the same in all rows."""
    found: dict[_Claim, set[object]] = {}
    for who, number in [(_who(one), one.row) for one in heard.sayings if one.row is not None]:
        found.setdefault(who, set()).add(rows[number - 1].get(name))
    alone = {who: next(iter(cells)) for who, cells in found.items() if len(cells) == 1}
    return {who: int(cell) for who, cell in alone.items() if isinstance(cell, (int, float)) and cell == int(cell)}


def law_of(trial: Trial, law: str) -> Difference | None:
    """Return the first thing by which a step breaks a law."""
    found = next((one for one in trial.differences if one.law == law), None)
    if found is not None or law not in _VARIED or not trial.varied:
        return found
    return _VARIED[law](trial)


_NO_CLAIM = (NOTHING_SAID, "totals-row")
"""Why a row is rejected that holds no claim of anybody: leaving it out takes nothing away."""

_VARIED: dict[str, Callable[[Trial], Difference | None]] = {
    ORDER: lambda trial: trial.of_order,
    COPIES: lambda trial: trial.of_copies,
    MORE: lambda trial: trial.of_fewer_rows,
    NAMES: lambda trial: trial.of_names,
}
