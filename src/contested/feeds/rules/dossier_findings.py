"""Rules of dossiers: what the checks of a dossier find in one that is made of rows, with the rows that say it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from contested.feeds.rules.rule_catalogue import finding_by_rule

if TYPE_CHECKING:
    from contested.checks.finding import Finding
    from contested.feeds.rules.checked_rows import CheckedRows, Findings
    from contested.table.row_claim import Claim

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
    "CF029": ("as_of", "stated", "number"),
}
"""Which fields of a mapping each check looks at."""

_OF_THE_FEED = ("CF011", "CF012")
"""What a feed without a column says of every row: it is told once."""


def dossier_findings(checked: CheckedRows) -> Findings:
    """Yield what the checks of a dossier find; the same said of several figures is one finding."""
    alike: dict[tuple[str, str, str | None], list[Claim]] = defaultdict(list)
    for one in checked.dossier.check():
        said = one.what if one.party is None else f"{one.party}: {one.what}"
        alike[one.code, one.severity, None if one.code in _OF_THE_FEED else said] += _claims(checked, one)
    for (code, severity, what), claims in alike.items():
        columns = checked.columns_of(claims, *_LOOKED_AT.get(code, ("number",)))
        yield finding_by_rule(code, [claim.row for claim in claims], columns, what, severity=severity)


def _claims(checked: CheckedRows, finding: Finding) -> list[Claim]:
    """Return the claims that make a finding: its statements, those of its party, or all of its figures."""
    said = [claim for figure in finding.figures for claim in checked.claims_saying(figure, finding.statements)]
    if said:
        return said
    claims = [claim for figure in finding.figures for claim in checked.claims_of[figure]]
    own = [claim for claim in claims if finding.party in {one.name for one in claim.statement.parties}]
    return own or claims
