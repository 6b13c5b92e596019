"""Checking: all rules of feeds over the rows of a file, alone or beside an earlier edition of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.checks.finding import SEVERITIES
from contested.feeds.rules.alike_rows import alike_rows
from contested.feeds.rules.borrowed_numbers import borrowed_numbers
from contested.feeds.rules.changes_in_series import changes_in_series
from contested.feeds.rules.checked_rows import checked_rows
from contested.feeds.rules.dossier_findings import dossier_findings
from contested.feeds.rules.feed_finding import FeedReport
from contested.feeds.rules.fractions_in_counts import fractions_in_counts
from contested.feeds.rules.garbled_text import garbled_text
from contested.feeds.rules.implausible_numbers import implausible_numbers
from contested.feeds.rules.lost_between_editions import lost_findings
from contested.feeds.rules.nameless_parties import nameless_parties
from contested.feeds.rules.rejected_rows import rejections_found
from contested.feeds.rules.sums_of_rows import totals_among_parts
from contested.feeds.rules.suspicious_days import suspicious_days
from contested.feeds.rules.unread_stances import unread_stances

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from contested.feeds.mapping import FeedMapping
    from contested.feeds.rows.row_reader import Progress
    from contested.feeds.rules.checked_rows import CheckedRows
    from contested.feeds.rules.feed_finding import FeedFinding

RULE_FAMILIES: tuple[Callable[[CheckedRows], Iterator[FeedFinding]], ...] = (
    rejections_found,
    dossier_findings,
    implausible_numbers,
    borrowed_numbers,
    totals_among_parts,
    suspicious_days,
    garbled_text,
    fractions_in_counts,
    unread_stances,
    nameless_parties,
    changes_in_series,
    alike_rows,
)
"""What looks at the rows of one file; each family of rules is a module."""


def checked_feed(
    mapping: FeedMapping, data: object, before: object = None, progress: Progress | None = None
) -> FeedReport:
    """
    Return all that the rules find in a file, the worst first.

    Args:
        mapping: how its rows become claims.
        data: the file, frame or rows.
        before: an earlier edition of the same, or None.
        progress: as for ``Feed.read``.

    Raises:
        ContestedError: as ``Feed.read``.
    """
    checked = checked_rows(mapping, data, progress)
    findings = [one for family in RULE_FAMILIES for one in family(checked)]
    if before is not None:
        findings += lost_findings(checked, checked_rows(mapping, before))
    findings.sort(key=_order)
    return FeedReport(tuple(findings), checked.intake)


def _order(one: FeedFinding) -> tuple[int, str, tuple[int, ...], str]:
    return SEVERITIES.index(one.severity), one.code, one.rows or one.rows_before, one.what
