"""Rules of parties that are nobody: words that several people, who do not know of one another, are put under."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from contested.errors import shorten
from contested.feeds.rules.rule_catalogue import finding_by_rule

if TYPE_CHECKING:
    from contested.feeds.rules.checked_rows import CheckedRows, Findings

NAMES_OF_NOBODY = frozenset(
    {
        *(
            "unknown",
            "unknown source",
            "not known",
            "unspecified",
            "not specified",
            "not stated",
            "not given",
            "unclear",
        ),
        *("anonymous", "anonymous source", "anonymous sources", "unnamed", "unnamed source", "unnamed sources", "anon"),
        *("various", "various sources", "several", "several sources", "multiple", "multiple sources", "many", "others"),
        *("other", "other sources", "mixed", "misc", "miscellaneous", "different sources", "no source", "unsourced"),
        *("unattributed", "unidentified", "nobody", "source", "sources", "tbd", "tba", "tbc", "?", "??", "???"),
        *("unbekannt", "anonym", "verschiedene", "diverse", "mehrere", "inconnu", "inconnue", "anonyme", "divers"),
        *("plusieurs sources", "desconocido", "desconocida", "anónimo", "anónima", "varios", "varias fuentes"),
        *("неизвестно", "неизвестный", "аноним", "анонимно", "разные", "разные источники", "անհայտ", "անանուն"),
        *("տարբեր", "naməlum", "anonim", "müxtəlif"),
    }
)
"""Names that are nobody's, in the languages in which numbers are read."""


def nameless_parties(checked: CheckedRows) -> Findings:
    """Yield names that are nobody's, unless the mapping declares a party of that name."""
    found: dict[str, list[int]] = defaultdict(list)
    for claim in checked.claims:
        for party in claim.statement.parties:
            if party.name.casefold().strip(" .()") in NAMES_OF_NOBODY and party not in checked.mapping.parties:
                found[party.name].append(claim.row)
    columns = [
        column.name for bound in checked.bound if (column := bound.columns.get("by") or bound.source.get("title"))
    ]
    for name, rows in sorted(found.items()):
        yield finding_by_rule("nameless-party", rows, columns, f"{shorten(name)} names nobody, and becomes one party")
