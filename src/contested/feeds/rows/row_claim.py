"""Claims of rows: what a row says, and which figure that belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from contested.claims import Statement
    from contested.quantities import Unit


class Scope(NamedTuple):
    """Which figure a claim belongs to."""

    of: tuple[str, ...]
    name: str
    where: str | None
    period: str | None
    definition: str | None
    facets: tuple[tuple[str, str], ...]


class Claim(NamedTuple):
    """
    One statement that a row makes, the figure it belongs to, and the unit in which it was made.

    ``part`` is which of the variants of the mapping made it, from 1.
    """

    row: int
    scope: Scope
    unit: Unit
    statement: Statement
    aside: str | None = None
    line: int | None = None
    part: int = 1
