"""What is shown of a figure: a row for every statement of everybody, with what became of it, and none left away."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Protocol, cast

import attrs

from contested.claims import Denial, Estimate, Panel, Position, Retraction, Stance, Statement
from contested.errors import WrongType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from contested.quantities import Interval


class Standing(Enum):
    """What became of a statement."""

    IN_FORCE = "in force"
    COMPUTED = "computed"
    ADDS_NOTHING = "adds nothing"
    DENIAL = "denial"
    WITHHELD = "withheld"
    RETRACTION = "retraction"
    SILENT = "silent"
    NO_NUMBER = "no number"
    SUPERSEDED = "no longer in force"
    OTHER_DAY = "counted to another day"
    LEFT_OUT = "left out"


@attrs.frozen
class ShownStatement:
    """
    One row: who says what, and what became of it.

    ``who`` is the holder as answers name it, ``words`` what it says with its
    unit, ``why`` why it does not count where it does not.  ``statement`` is
    None where nobody stated it: an account of a formula, somebody silent, or
    what an answer leaves out, whose ``words`` name it whole.  ``interval`` is
    what it prints in the figure's unit, None where that is no number.

    Attributes:
        standing: what became of it: in force, computed, adds nothing, denial, withheld, retraction,
            silent, no number, no longer in force, counted to another day, left out.
        position: the position of its holder; None where the row is left out.
        is_left_out: whether answers name it as left out, and it is in the position of its holder all the same.
    """

    who: str
    standing: Standing
    words: str
    why: str = ""
    interval: Interval | None = None
    statement: Statement | None = None
    position: Position | None = attrs.field(default=None, repr=False)
    is_left_out: bool = False


class WithPanel(Protocol):
    """What is needed of a figure, so that this stays below all that knows figures."""

    @property
    def _panel(self) -> Panel:
        """Everyone who has a say on it."""


def shown_statements(figure: WithPanel) -> tuple[ShownStatement, ...]:
    """
    Return a row for every statement of every holder, and for everybody who is silent or left out.

    Args:
        figure: any; a derived one has a row for each account.

    Returns:
        By holder as answers order them, those in force first; what is left
        out comes last.  A statement of two holders stands in a row of each.

    Raises:
        WrongType: it is no figure, and no answer on one.
    """
    panel = getattr(figure, "_panel", None)
    if not isinstance(panel, Panel):
        raise WrongType("figure", figure, "a figure, or an answer on one such as a range")
    return rows_of_panel(panel)


def rows_of_panel(panel: Panel) -> tuple[ShownStatement, ...]:
    """Return the same of what an answer rests on, which knows no figure."""
    known = panel.kept.get("rows")
    if known is None:
        known = panel.kept["rows"] = _rows(panel)
    return cast("tuple[ShownStatement, ...]", known)


def _rows(panel: Panel) -> tuple[ShownStatement, ...]:
    # A source that gives some number of a formula is not silent on it: the accounts that borrow it speak of it.
    shown = [one for one in panel.positions if one.stance is not Stance.SILENT or not one.is_part_of_others]
    behind = {one.statement: one.why for one in panel.left_out if one.statement is not None}
    rows = [row for position in shown for row in _of_position(position, behind)]
    told = {row.statement for row in rows if row.is_left_out}
    gone = [one for one in panel.left_out if one.statement is None or one.statement not in told]
    rows += [ShownStatement("", Standing.LEFT_OUT, one.who, one.why) for one in gone]
    return tuple(rows)


def _of_position(position: Position, behind: Mapping[Statement, str]) -> Iterator[ShownStatement]:
    said = () if position.working is not None else position.said
    if not said:
        yield ShownStatement(
            position.name,
            _UNSAID.get(position.stance, Standing.NO_NUMBER),
            str(position),
            position=position,
            interval=position.interval,
        )
        return
    for statement in said:
        gone = statement in behind
        standing = _standing(statement, position)
        if gone and standing is Standing.IN_FORCE:  # a limit of an earlier day, of which nothing is left
            standing = Standing.OTHER_DAY
        held = statement.to(position.unit) if isinstance(statement, Estimate) else statement
        interval = held.interval if isinstance(held, Estimate) else None
        why = behind[statement] if gone else _why(statement, standing)
        yield ShownStatement(position.name, standing, _words(held, position), why, interval, statement, position, gone)


_UNSAID = {Stance.STATED: Standing.COMPUTED, Stance.SILENT: Standing.SILENT}

_WHY = {
    Standing.SUPERSEDED: "superseded by a later statement of the same holder",
    Standing.ADDS_NOTHING: "adds nothing to the numbers of the same holder",
    Standing.OTHER_DAY: "counts to a day after the one that is looked at",
}


def _why(statement: Statement, standing: Standing) -> str:
    """Return why a statement does not count; a denial falls with the number that it is aimed at, too."""
    if standing is Standing.SUPERSEDED and isinstance(statement, Denial) and statement.estimate is not None:
        return "it was replaced, or the number that it is aimed at was"
    return _WHY.get(standing, "")


def _standing(statement: Statement, position: Position) -> Standing:
    if statement in position.estimates:  # as nearly all
        return Standing.IN_FORCE
    if isinstance(statement, Retraction) and position.stance is Stance.STATED:
        return Standing.RETRACTION  # of one of its numbers: it withholds none
    groups = (
        (position.beside, Standing.ADDS_NOTHING),
        (position.denials, Standing.DENIAL),
        (position.withheld, Standing.WITHHELD),
        (position.superseded, Standing.SUPERSEDED),
    )
    return next((standing for held, standing in groups if statement in held), Standing.OTHER_DAY)


def _words(statement: Statement, position: Position) -> str:
    """Write what a statement says without who says it, which stands beside it."""
    if isinstance(statement, Estimate):
        return statement.printed()
    if isinstance(statement, Denial):
        return f"{statement.verb} {position.rejected_by(statement)}"
    return position.refusal
