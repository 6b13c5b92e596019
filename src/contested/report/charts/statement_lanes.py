"""
Lanes: how each statement of a panel is drawn, before anybody knows where.

One lane a statement, in the order of ``shown_statements``: numbers on the
axis, and beside it what has none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested.claims import Denial, Estimate, Statement, best_words, soft_ends
from contested.names import listed
from contested.quantities import Interval, Number, PrintMarks, When
from contested.report.statement_rows import ShownStatement, Standing, rows_of_panel

if TYPE_CHECKING:
    from contested.claims import Panel, Position


_EXACT = PrintMarks()

DEFAULT_RULE = "as_printed"
"""The lexicon by which hedges are read where none was asked for (design.md, rule 3)."""


@attrs.frozen
class Lane:
    """
    One statement as it is drawn: who, in which words, and on which numbers.

    ``statement`` is its place in ``shown_statements``, from 1; 0 where it is
    the answer of a method and nobody's statement.  ``kind`` is what became of
    it; ``counts`` whether it counts.  ``near`` is the number that a denial is
    aimed at, ``more`` are further ranges of a method's answer.  ``first`` says
    that it is the first of its holder, ``size`` how large its marks are.
    ``day`` is when it held; ``group`` a heading over it, where several figures
    share an axis.  ``start`` is where its bar begins in a stack, and
    ``account`` in whose account.  ``part`` counts figures that share an axis;
    ``said`` is the statement itself.  ``rules`` are the lexicons by which a
    hedge of its number reaches as far as is drawn.
    """

    who: str
    says: str
    kind: str
    statement: int = 0
    key: str = ""
    interval: Interval | None = None
    reach: Interval | None = None
    best: Number | None = None
    soft: PrintMarks = _EXACT
    at_level: bool = False
    counts: bool = True
    near: Number | None = None
    more: tuple[Interval, ...] = ()
    first: bool = True
    size: float = 1.0
    day: When | None = None
    group: str = ""
    start: Number | None = None
    account: str = ""
    part: int = 0
    said: Statement | None = attrs.field(default=None, repr=False)
    rules: tuple[str, ...] = ()

    @property
    def heading(self) -> tuple[str, int]:
        """Under which heading it stands; two figures of one title have one each."""
        return self.group, self.part

    @property
    def is_on_axis(self) -> bool:
        """Whether it prints a number, which has a place; "any number" is everywhere."""
        return self.interval is not None and bool(self.numbers)

    @property
    def is_answer(self) -> bool:
        """Whether it is what a method says, and nobody's statement."""
        return not self.statement and not self.account

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What an SVG keeps of it as data."""
        if self.account:
            return ("account", self.account), ("figure", self.who), ("kind", self.kind)
        if not self.statement:
            return ("answer", self.who), ("kind", self.kind)
        facts = ("statement", str(self.statement)), ("who", self.who), ("kind", self.kind)
        more = (("part", str(self.part)),) if self.part else ()
        return (*facts, *more, ("key", self.key)) if self.key else (*facts, *more)

    @property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers that it prints."""
        spans = self.more if self.interval is None else (self.interval, *self.more)
        held = [end for span in spans for end in (span.low, span.high)]
        if self.start is not None:
            return (0, self.start, *(self.start + end for end in held if end is not None))
        return tuple(number for number in (*held, self.best, self.near) if number is not None)

    @property
    def allowed(self) -> tuple[Number, ...]:
        """The ends of what it allows."""
        return () if self.reach is None else tuple(n for n in (self.reach.low, self.reach.high) if n is not None)


def lanes_of(panel: Panel, *, as_stated: bool = False) -> list[Lane]:
    """
    Return a lane for every statement of a panel, for everybody who is silent, and for what is left out.

    Args:
        panel: that is shown.
        as_stated: counts of an earlier day than the answer's stand as they
            were stated, and not as what they bound.
    """
    lanes: list[Lane] = []
    before: Position | None = None
    for n, row in enumerate(rows_of_panel(panel), 1):
        lanes.append(
            _lane(n, row, panel, as_stated=as_stated, first=row.position is None or row.position is not before)
        )
        before = row.position
    return lanes


def _lane(n: int, row: ShownStatement, panel: Panel, *, as_stated: bool, first: bool) -> Lane:
    said, position, interval = row.statement, row.position, row.interval
    reach: Interval | None = None
    soft, best, at_level = _EXACT, None, False
    bounds = position is not None and row.standing is Standing.IN_FORCE and position.is_bound
    if interval is not None and position is not None:
        if isinstance(said, Estimate) and (as_stated or not bounds):
            held = said.to(position.unit)
            reach, best, soft, at_level = held.reach, held.best, held.softness, held.level is not None
            for span in position.spans:
                if span.error is not None and span.interval == interval:
                    reach = span.reach
        else:
            interval = position.interval or interval
            reach, soft = position.reach, soft_ends(position.spans, interval)
    return Lane(
        row.who or "left out",
        _words(row, panel, bounds=bounds),
        row.standing.value,
        n,
        "" if said is None or said.key is None else said.key,
        interval,
        reach,
        best,
        soft,
        at_level,
        row.standing not in _NOT_COUNTING,
        _aimed_at(row) if isinstance(said, Denial) else None,
        (),
        first,
        1.0,
        None if said is None else said.moment,
        said=said,
        rules=() if position is None or not (soft.low or soft.high) else _rules(said, position),
    )


def _rules(said: Statement | None, position: Position) -> tuple[str, ...]:
    """Return by which lexicons the hedges of a number are read: of a statement, or of all that an account rests on."""
    held: list[Statement] = []
    waiting = [position]
    while waiting:
        one = waiting.pop()
        held += one.said
        waiting += [*one.lenders, *(() if one.working is None else one.working.operands)]
    estimates = [one for one in (held if said is None else [said]) if isinstance(one, Estimate)]
    hedged = [one for one in estimates if one.softness.low or one.softness.high]
    return tuple(sorted({DEFAULT_RULE if one.lexicon is None else one.lexicon.name for one in hedged}))


_NOT_COUNTING = (Standing.ADDS_NOTHING, Standing.SUPERSEDED, Standing.OTHER_DAY, Standing.LEFT_OUT)


def _aimed_at(row: ShownStatement) -> Number | None:
    """Return the number that a denial is aimed at, if it is aimed at one that can be shown."""
    position, denial = row.position, row.statement
    if position is None or not isinstance(denial, Denial) or denial.estimate is None:
        return None
    aimed = next((estimate for estimate in position.denied if estimate.key == denial.estimate), None)
    held = None if aimed is None else aimed.to(position.unit).interval
    if held is None:
        return None
    return held.low if held.low is not None else held.high


def _words(row: ShownStatement, panel: Panel, *, bounds: bool) -> str:
    """Return what stands beside a mark: the words, the day where days differ, and why it does not count."""
    if row.position is None:
        return f"{row.words}: {row.why}" if row.why else row.words
    if row.standing is Standing.SILENT:
        return "is silent"
    said, position = row.statement, row.position
    asides = []
    if isinstance(said, Estimate) and said.best is not None and row.interval is not None:
        asides.append(f"best {best_words(said.to(position.unit))}")
    if said is not None and (through := position.quoted_by(said)):
        asides.append(f"as quoted by {listed(through)}")
    if bounds:
        asides.append(position.day_words)
    elif said is not None and (row.who in panel.days or row.standing in _NOT_COUNTING):
        asides += [str(moment) for moment in (said.as_of or said.stated,) if moment is not None]
    if row.why:
        asides.append(row.why)
    words = row.words if said is not None else row.words.removeprefix(f"{row.who} ")
    return f"{words} ({'; '.join(asides)})" if asides else words
