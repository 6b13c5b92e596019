"""
Histories: what everybody said of a figure, in order of when it held, and how each statement changed what stood.

A change is told within one holder.  ``new`` is its first number or word, or
the first after a denial or a refusal to say; ``up``, ``down`` and
``confirmed`` compare printed numbers with those that stood; ``withdrawn`` is a
refusal to say where something stood, ``denied`` a denial.  What was said last
and counts for nothing is new as well, and no number is compared with it.
"""

from __future__ import annotations

import itertools
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

import attrs

from contested.answers.closing import left_out_clause
from contested.answers.range_ends import outermost_printed
from contested.answers.table_text import text_table
from contested.claims import Denial, Estimate, Retraction, best_words, printed_number_of
from contested.claims.cut_offs import is_later
from contested.claims.superseded import is_older, left_behind, number_accepted
from contested.displays import displayed
from contested.quantities import Interval, hull_of, quotient

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from contested.claims import LeftOut, Panel, Position, Statement
    from contested.quantities import Number, When

WIDTH = 80
"""Columns of the narrowest terminal in use, into which a history prints unless it is told another width."""

_NOON = 12
_ALWAYS = (float("-inf"), float("-inf"), 0.0)


@attrs.frozen
class HistoryRow:
    """
    One statement of one holder, what it says in words, and how it changed what that holder said.

    ``change`` is one of new, up, down, confirmed, withdrawn and denied;
    ``inside`` says whether the number lies within what the holder's numbers
    before allowed, None where there is nothing to compare.  ``figure`` is the
    title of the figure it is said of, ``aimed`` the estimate that a denial is
    aimed at.
    """

    figure: str
    holder: str
    statement: Statement
    says: str
    change: str
    inside: bool | None = None
    aimed: Estimate | None = attrs.field(default=None, eq=False, repr=False)

    @property
    def day(self) -> date | None:
        """The first day on which it can have held; None where it has no day, or one before the year 1."""
        as_of = self.statement.moment
        if as_of is None or as_of.first_day < 1:
            return None
        return date.fromordinal(int(as_of.first_day))

    @property
    def place(self) -> str:
        """Where the number lies: "inside" or "outside" the holder's old range, or nothing to say."""
        return "" if self.inside is None else "inside" if self.inside else "outside"

    def to_dict(self) -> dict[str, Any]:
        """Return the row as plain values: days as text, what is not said as None."""
        said = self.statement
        source = said.source
        return {
            "figure": self.figure,
            "holder": self.holder,
            "as_of": None if said.as_of is None else str(said.as_of),
            "stated": None if said.stated is None else str(said.stated),
            "issued": None if source is None or source.issued is None else str(source.issued),
            "says": self.says,
            "change": self.change,
            "inside": self.inside,
            "source": None if source is None else source.title,
            "key": said.key,
        }

    def __str__(self) -> str:
        place = f", {self.place} the old range" if self.place else ""
        return f"{self.holder}: {self.says} ({self.change}{place})"


@attrs.frozen(repr=False)
class DayOfChange:
    """A day from which something else held, and the statements that begin to hold on it."""

    day: date
    rows: tuple[HistoryRow, ...]

    def __str__(self) -> str:
        return f"{self.day}: {'; '.join(map(str, self.rows))}"

    def __repr__(self) -> str:
        return f"<DayOfChange {self}>"


@displayed
@attrs.frozen(repr=False)
class History:
    """
    Every statement of a figure by its holder, in order of when it held, then of when it was stated.

    What has no day comes first, as what any dated number replaces.  Of a
    derived figure it is the history of the figures that it is made of.
    """

    title: str
    rows: tuple[HistoryRow, ...]
    left_out: tuple[LeftOut, ...] = ()

    @property
    def days(self) -> tuple[DayOfChange, ...]:
        """The days on which something changed, in order, each with what."""
        dated = sorted((row for row in self.rows if row.day is not None), key=_first_day)
        return tuple(DayOfChange(day, tuple(rows)) for day, rows in itertools.groupby(dated, key=_first_day))

    def to_records(self) -> list[dict[str, Any]]:
        """Return one row a statement of a holder, all with the same columns."""
        return [row.to_dict() for row in self.rows]

    def table(self, width: int = WIDTH) -> str:
        """Return the history as a table of at most so many columns; long cells go on in the next line."""
        several = len({row.figure for row in self.rows}) > 1
        head = ("as of", "stated", *(("figure",) if several else ()), "who", "says", "change")
        cells = [
            (
                str(row.statement.as_of or "undated"),
                str(row.statement.stated or ""),
                *((row.figure,) if several else ()),
                row.holder,
                row.says,
                f"{row.change}, {row.place}" if row.place else row.change,
            )
            for row in self.rows
        ]
        return text_table(head, cells, width)

    def __iter__(self) -> Iterator[HistoryRow]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def text(self, width: int = WIDTH) -> str:
        """Return the title, the table and what is left out, the table in at most so many columns."""
        table = self.table(width) if self.rows else "nobody says anything"
        return "\n".join([f"{self.title}:", table, *left_out_clause(self.left_out)])

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        return f"<History of {self.title}: {len(self.rows)} rows>"


def history_of(title: str, figures: Iterable[tuple[str, Panel]]) -> History:
    """
    Return what everybody said of figures, each with its title.

    The order in which it was said to us changes nothing.
    """
    rows: list[HistoryRow] = []
    left_out: dict[LeftOut, None] = {}
    for name, panel in figures:
        left_out |= dict.fromkeys(panel.left_out)
        for position in panel.positions:
            rows += _rows_of(name, position, panel)
    when = _clock_of([row.statement for row in rows])
    rows.sort(key=lambda row: (*when(row.statement), row.holder, row.figure))
    return History(title, tuple(rows), tuple(left_out))


# -- one holder ---------------------------------------------------------------------


@attrs.define
class _Standing:
    """What one holder's statements came to so far: what it prints and allows, and its latest statement."""

    printed: Interval | None = None
    allowed: Interval | None = None
    best: Number | None = None
    words: str | None = None
    latest: Statement | None = None


def _rows_of(figure: str, position: Position, panel: Panel) -> list[HistoryRow]:
    """Return the rows of one holder in order, each told by what stood before it; none of a day after that looked at."""
    standing, asked = _Standing(), panel.asked
    behind = {one for one, _ in left_behind(position)}
    rows = []
    for statement in _in_order(one for one in position.said if asked is None or not is_later(one, asked)):
        change, inside = ("new", None) if statement in behind else _change(standing, statement, position, panel)
        aimed = position.aimed_at(statement) if isinstance(statement, Denial) else None
        rows.append(HistoryRow(figure, position.name, statement, _words(position, statement), change, inside, aimed))
    return rows


def _words(position: Position, said: Statement) -> str:
    """Return what a statement says, without who says it and where."""
    if isinstance(said, Denial):
        return f"{said.verb} {position.rejected_by(said)}"
    if isinstance(said, Retraction):
        return f"retracts {said.retracted}"
    if not isinstance(said, Estimate):
        return "withholds a number"
    more = [] if said.best is None else [f"best {best_words(said)}"]
    more += [] if said.aim is None else [said.aim.words]
    return ", ".join([said.printed(), *more])


def _change(standing: _Standing, statement: Statement, position: Position, panel: Panel) -> tuple[str, bool | None]:
    """Return how a statement changes what stands, and whether inside the old range; what stands then has it."""
    if isinstance(statement, Denial):
        aimed = position.aimed_at(statement)
        is_of_latest = aimed is not None and standing.latest is not None and number_accepted(standing.latest) == aimed
        if statement.rejects_all or (is_of_latest and statement.rejects_number):
            _clear(standing, statement)
        return "denied", None
    if isinstance(statement, Retraction) and statement not in position.withheld:
        return "withdrawn", None  # what it takes back stood no longer
    if not isinstance(statement, Estimate) or statement.unknown:
        stood = standing.printed is not None or standing.words is not None
        _clear(standing, statement)
        return "withdrawn" if stood else "new", None
    return _number_change(standing, statement.to(panel.unit), panel.level)


def _number_change(standing: _Standing, said: Estimate, level: Number) -> tuple[str, bool | None]:
    printed, before = said.interval, standing.printed
    if printed is None:
        change = "confirmed" if standing.words == said.unquantified else "new"
        _clear(standing, said)
        standing.words = said.unquantified
        return change, None
    allowed = printed_number_of(said, level).reach
    change, inside = "new", None
    if before is not None and standing.allowed is not None:
        change, inside = _direction(before, standing.best, printed, said.best), printed.within(standing.allowed)
    is_correction = said.aim is not None and said.aim.stance == "corrected"
    beside = before is not None and standing.latest is not None and not is_older(standing.latest, said)
    beside = beside and not is_correction
    old = [standing.printed, standing.allowed] if beside else [None, None]
    standing.printed = hull_of(one for one in (old[0], printed) if one is not None)
    standing.allowed = hull_of(one for one in (old[1], allowed) if one is not None)
    standing.best, standing.words, standing.latest = said.best, None, said
    return change, inside


def _clear(standing: _Standing, latest: Statement) -> None:
    standing.printed = standing.allowed = standing.best = standing.words = None
    standing.latest = latest


def _direction(before: Interval, best_before: Number | None, after: Interval, best_after: Number | None) -> str:
    """
    Return whether numbers went up or down, or say the same.

    Where one holds the other, the best values decide, else the middles; a
    wider one that names no limit on a side says less, and nothing else.
    """
    old, new = _ends(before), _ends(after)
    if old != new and all(a <= b for a, b in zip(old, new, strict=True)):
        return "up"
    if old != new and all(a >= b for a, b in zip(old, new, strict=True)):
        return "down"
    if best_before is None and best_after is None and before.within(after) and after.is_one_sided:
        return "confirmed"
    one, other = _centre(before, best_before), _centre(after, best_after)
    return "confirmed" if one == other else "up" if one < other else "down"


def _ends(interval: Interval) -> tuple[Number | float, Number | float]:
    return (
        float("-inf") if interval.low is None else interval.low,
        float("inf") if interval.high is None else interval.high,
    )


def _centre(interval: Interval, best: Number | None) -> Number:
    if best is not None:
        return best
    low, high = outermost_printed(interval)
    return low if low == high else quotient(low + high, 2)


# -- the order ----------------------------------------------------------------------


def _clock_of(statements: Iterable[Statement]) -> Callable[[Statement], tuple[float, ...]]:
    """Return by what statements are put in order: by the clock where the civil day of an instant is not that of UTC."""
    return partial(_when, by_clock=any(_is_of_another_day(moment) for one in statements for moment in _moments(one)))


def _when(statement: Statement, *, by_clock: bool) -> tuple[float, ...]:
    """Return when it held and when it was stated, at the latest when it was printed; what has no day comes first."""
    return tuple(end for moment in _moments(statement) for end in _moment(moment, by_clock=by_clock))


def _moments(statement: Statement) -> tuple[When | None, When | None]:
    printed = None if statement.source is None else statement.source.issued
    return statement.moment, statement.stated or printed


def _moment(moment: When | None, *, by_clock: bool) -> tuple[float, float, float]:
    if moment is None:
        return _ALWAYS
    instant = moment.instant
    if instant is None:
        return moment.first_day, moment.last_day, 0
    if by_clock:  # before the day at whose noon it comes: no other order keeps to the clock and to all days
        return instant.toordinal() - (instant.hour < _NOON), float("inf"), instant.timestamp()
    return moment.first_day, moment.last_day, instant.timestamp()


def _is_of_another_day(moment: When | None) -> bool:
    """Whether it is an instant whose own civil day is not that of UTC, so that days can belie the clock."""
    return moment is not None and moment.instant is not None and moment.instant.date() != moment.earliest


def _in_order(statements: Iterable[Statement]) -> list[Statement]:
    """Return statements in order, the same one however they were given."""
    said = list(statements)
    ordered: list[Statement] = []
    key = _clock_of(said)
    for _, same in itertools.groupby(sorted(said, key=key), key=key):
        several = list(same)
        ordered += several if len(several) == 1 else sorted(several, key=_written)
    return ordered


def _written(statement: Statement) -> str:
    """Write every field: of statements of one time this is the order."""
    return " ".join(repr(getattr(statement, field.name)) for field in attrs.fields(type(statement)))


def _first_day(row: HistoryRow) -> date:
    assert row.day is not None
    return row.day
