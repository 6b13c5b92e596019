"""Rules of columns that nobody reads: one that says who denies and who refuses to say."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from contested.errors import shorten
from contested.feeds.rules.rule_catalogue import finding_by_rule
from contested.names import listed

if TYPE_CHECKING:
    from contested.feeds.rules.checked_rows import CheckedRows, Findings

WORDS_OF_STANCE = frozenset(
    {
        *("denied", "denies", "deny", "denial", "rejected", "rejects", "disputed", "disputes", "not confirmed"),
        *("withheld", "withholds", "undisclosed", "refused", "refuses", "refused to say", "declined to comment"),
        *("declines to comment", "no comment", "not disclosed", "retracted", "retracts", "withdrawn"),
    }
)
"""What a cell says as a whole where its party claims no number, or no longer does."""

_MOST_SHOWN = 3


def unread_stances(checked: CheckedRows) -> Findings:
    """Yield columns that the feed does not read and of which cells are words of stance; nothing where it has one."""
    bound = checked.bound
    if checked.header.any_column or any("stance" in one.columns for one in bound):
        return
    read = {column.place for one in bound for column in one.looked_at}
    for place, name in enumerate(checked.header.names):
        if place not in read:
            said: dict[str, list[int]] = defaultdict(list)
            for row in checked.rows:
                cell = row.cells[place] if row.error is None else None
                if isinstance(cell, str) and " ".join(cell.casefold().split()) in WORDS_OF_STANCE:
                    said[cell].append(row.number)
            if said:
                words = listed([shorten(one) for one in sorted(said)[:_MOST_SHOWN]])
                rows = [number for numbers in said.values() for number in numbers]
                yield finding_by_rule("unread-stance", rows, [name], f"{words}, which the feed does not read")
