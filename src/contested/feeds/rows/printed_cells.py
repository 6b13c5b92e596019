"""
Printed cells: one cell of a row that says several things, such as "12,000 (UN, 2019); 15,000 (government)".

Each statement that the figure counts is a claim; a cell of which some word is
left open is rejected with all of its reasons.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from contested.claims.cell_statements import statements_in
from contested.errors import ContestedError, MisfitFeed
from contested.feeds.rows import cells as cell
from contested.feeds.rows.cell_error import CellError, Claim, is_coded, read_cell, read_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from contested.feeds.rows.bound_mapping import BoundMapping

OF_NUMBERS = (
    *("low", "best", "high", "standard_error", "power", "level", "named", "speaker", "hedge", "stance", "bounds"),
    *("partial", "key", "quote", "note", "quoting", "aside", "each"),
)
"""What a printed cell says itself, or what needs one number a row."""
UNKNOWN = "unknown"
"""What a code for an unknown number says."""
WITH_CELL = ("basis", "status")
"""Words of a row that hold for every statement of its cell."""


def check_cell(variant: Mapping[str, Any]) -> None:
    """
    Check that the printed cell of a feed stands alone: it says number, speaker and day itself.

    Raises:
        MisfitFeed: something beside it would have no effect.
    """
    if variant.get("cell") is None:
        if variant.get("only"):
            raise MisfitFeed("only", "it chooses among the counts of a printed cell; give cell= too")
        return
    for name in OF_NUMBERS:
        if variant.get(name):
            raise MisfitFeed(name, "it does not go with cell=, which says it; leave it out, or give best= instead")


def claims_of(
    plan: BoundMapping, number: int, cells: Sequence[object], line: int | None = None, part: int = 1
) -> Sequence[Claim]:
    """
    Return what a row claims by one plan: at most one thing, or each statement of its printed cell.

    Raises:
        Fault: something in it cannot be read.
    """
    if "cell" not in plan.columns:
        claim = plan.claim(number, cells, line, part)
        return () if claim is None else (claim,)
    column = plan.columns["cell"]
    text: str | None = (
        None if is_coded(plan.feed.missing, column, cells) else read_cell(plan.feed, column, cells, cell.prose)
    )
    if text is None:
        return ()
    if is_coded(plan.feed.unknown, column, cells):
        text = UNKNOWN
    unit = plan.unit(cells)
    scope = plan.scope(plan.of(cells), plan.needed("measure", cells), cells)
    fields: dict[str, Any] = plan.who(cells)
    for name in ("as_of", "stated"):
        if name in plan.pairs:
            fields[name] = plan.time(name, cells)
    for name in WITH_CELL:
        if name in plan.columns:
            fields[name] = read_text(plan.feed, plan.columns[name], cells)
    try:
        statements = statements_in(
            text,
            unit,
            parties={},
            only=plan.feed.only or None,
            known=plan.parties,
            party=plan.party_named,
            lexicon=plan.feed.lexicon,
            locale=plan.feed.locale,
            **fields,
        )
    except ContestedError as error:
        raise CellError(column.name, column.of(cells), error) from None
    return [Claim(number, scope, unit, statement, None, line) for statement in statements]
