"""Rules of dossiers: what the checks of a dossier find in one that is made of rows, with the rows that say it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from contested.feeds.rules.rule_catalogue import found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contested.checks.finding import Finding
    from contested.feeds.rules.checked_rows import CheckedRows
    from contested.feeds.rules.feed_finding import FeedFinding

_LOOKED_AT = {
    "CF004": ("number",),
    "CF005": ("as_of",),
    "CF006": ("definition",),
    "CF007": ("unit",),
    "CF008": ("source", "quoting"),
    "CF009": ("source", "quoting"),
    "CF010": ("number", "by", "source"),
    "CF011": ("source",),
    "CF012": ("by",),
    "CF013": ("hedge", "number"),
    "CF014": ("low", "number", "high"),
    "CF016": ("number", "as_of"),
    "CF018": ("name",),
    "CF019": ("stance", "estimate"),
    "CF020": ("definition",),
    "CF021": ("by",),
    "CF022": ("stance", "by"),
    "CF023": ("as_of", "stated", "source"),
    "CF024": ("as_of", "stated", "source"),
    "CF026": ("standard_error", "error_below", "error_above"),
    "CF027": ("stance", "estimate"),
}
"""Which fields of a mapping each check looks at."""


def dossier_findings(checked: CheckedRows) -> Iterator[FeedFinding]:
    """Yield what the checks of a dossier find; the same said of several figures is one finding."""
    alike: dict[tuple[str, str, str], set[int]] = defaultdict(set)
    for one in checked.dossier.check():
        said = one.what if one.party is None else f"{one.party}: {one.what}"
        alike[one.code, one.severity, said].update(_rows(checked, one))
    for (code, severity, what), rows in alike.items():
        yield found(code, rows, checked.columns_for(*_LOOKED_AT.get(code, ("number",))), what, severity=severity)


def _rows(checked: CheckedRows, finding: Finding) -> set[int]:
    """Return the rows that make a finding: those of its statements, of its party, or of its figures."""
    said: set[int] = set()
    for figure in finding.figures:
        said.update(checked.rows_saying(figure, finding.statements))
    claims = [claim for figure in finding.figures for claim in checked.claims_of[figure]]
    if not said and finding.party is not None:
        said = {claim.row for claim in claims if finding.party in {one.name for one in claim.statement.parties}}
    return said or {claim.row for claim in claims}
