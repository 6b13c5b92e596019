"""How a figure, and what is said of it, is worded in a cell, so that nothing is left to the column beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.claims import Estimate, soft_ends
from contested.names import isolated, listed
from contested.quantities import interval_words, number_words
from contested.report.statement_rows import ShownStatement, Standing

if TYPE_CHECKING:
    from contested.claims import Position, Statement
    from contested.figure import Figure

ANSWERING = frozenset(
    (
        Standing.IN_FORCE,
        Standing.COMPUTED,
        Standing.DENIAL,
        Standing.WITHHELD,
        Standing.SILENT,
        Standing.NO_NUMBER,
    )
)
"""What answers are made of; all else is shown with the reason why it is not."""


def scope_words(figure: Figure) -> str:
    """Return the title of a figure and what else tells it from others: where, when, by which definition, whose."""
    told = (figure.where, None if figure.period is None else str(figure.period), figure.definition)
    facets = [f"{name}: {value}" for name, value in figure.facets]
    return ", ".join([figure.title, *(one for one in told if one), *facets])


def who_words(row: ShownStatement) -> str:
    """Return who says what a row says, in whose words, who spoke, with whom, and through whom it reached us."""
    if row.position is None:
        return ""
    held = row.statement
    beside = _beside_name(held, row.position) if held is not None else _quoted(row.position.through)
    return f"{isolated(row.who)} ({'; '.join(beside)})" if beside else isolated(row.who)


def _beside_name(held: Statement, position: Position) -> list[str]:
    name = position.name if position.holder is None else position.holder.name
    others = [one.name for one in held.parties if one.name != name]
    parts = [
        None if not others else f"with {listed(others)}",
        held.named,
        held.speaker if held.parties else None,
        None if held.aim is None else held.aim.words,
        *_quoted(position.quoted_by(held)),
    ]
    return [part for part in parts if part]


def _quoted(through: tuple[str, ...]) -> list[str]:
    return [f"as quoted by {listed(through)}"] if through else []


def said_words(row: ShownStatement) -> str:
    """Return what a row says without its unit, which has a column of its own."""
    interval, position, held = row.interval, row.position, row.statement
    if interval is None or position is None:
        return row.words
    if isinstance(held, Estimate):
        shown = held.to(position.unit)
        number = interval_words(interval, shown.softness, counts=shown.unit.counts)
        best = None if shown.best is None else f"best {number_words(shown.best, derived=shown.converted)}"
        return ", ".join(part for part in (number, best, shown.bounds_words, *shown.error_words) if part)
    number = interval_words(interval, soft_ends(position.spans, interval), counts=position.unit.counts)
    return ", ".join([number, *position.beside_number()])


def basis_words(row: ShownStatement) -> str:
    """Return what a number rests on, as far as it is said: "documented, provisional", "estimated", "partial"."""
    held = row.statement
    if not isinstance(held, Estimate):
        return ""
    return ", ".join(part for part in (held.basis, held.status, "partial" if held.partial else None) if part)


def day_of(row: ShownStatement) -> str:
    """Return of which day a row is: that on which its number held or, of what is computed, up to which it counts."""
    if row.statement is not None:
        return "" if row.statement.as_of is None else str(row.statement.as_of)
    if row.position is None or row.position.day is None:
        return "" if row.position is None else row.position.day_words
    return "; ".join([str(row.position.day), *row.position.lags])


def standing_words(row: ShownStatement) -> str:
    """Return what became of a statement, and why."""
    return f"{row.standing.value}: {row.why}" if row.why else row.standing.value
