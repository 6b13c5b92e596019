"""Claims: who says what, read where, and what comes of it: parties, sources, statements and positions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.lazy_names import lazily

if TYPE_CHECKING:
    from contested.claims.denial import Assessment, Denial, DenialFields, Withheld
    from contested.claims.derivation import Derivation
    from contested.claims.estimate import CHANGES_A_NUMBER, ClaimFields, Estimate
    from contested.claims.holder import Holder, holders_of
    from contested.claims.intake import (
        MOST_REJECTIONS,
        Intake,
        Rejection,
        number_of,
        rejection_order,
        rule_named,
        rule_of,
    )
    from contested.claims.known_names import KnownNames
    from contested.claims.origin import Origin, origins_of
    from contested.claims.panel import LeftOut, Loan, Panel, View
    from contested.claims.party import STAKES, Holders, Party, differing_fields, directory, party_named, read_holders
    from contested.claims.position import Position, Stance, Working
    from contested.claims.printed_number import PrintedNumber, centre_of, has_value, soft_ends
    from contested.claims.records import stance_of, statement_record
    from contested.claims.schema import (
        ASPECTS,
        BASES,
        CLAIM_BOUNDS,
        CLAIM_STATUSES,
        ESTIMATE_FIELDS,
        FIGURE,
        LEVELLED,
        LONGEST_QUOTE,
        NUMBER_FIELDS,
        STATEMENT_FIELDS,
        STATEMENT_STANCES,
        TIMES,
        Field,
        fields_for,
        of_type,
        read_fields,
        read_free_text,
    )
    from contested.claims.source import Source, Sourcelike, links_of, read_source, source_titled, with_chains
    from contested.claims.statement import Statement, StatementFields, origin_key
    from contested.claims.uncertainty import ERROR_FIELDS, HARD_BOUNDS
    from contested.claims.value_json import rule

_HOMES = {
    "ASPECTS": "contested.claims.schema",
    "Assessment": "contested.claims.denial",
    "BASES": "contested.claims.schema",
    "CHANGES_A_NUMBER": "contested.claims.estimate",
    "CLAIM_BOUNDS": "contested.claims.schema",
    "CLAIM_STATUSES": "contested.claims.schema",
    "ClaimFields": "contested.claims.estimate",
    "Denial": "contested.claims.denial",
    "DenialFields": "contested.claims.denial",
    "Derivation": "contested.claims.derivation",
    "rule": "contested.claims.value_json",
    "ERROR_FIELDS": "contested.claims.uncertainty",
    "HARD_BOUNDS": "contested.claims.uncertainty",
    "ESTIMATE_FIELDS": "contested.claims.schema",
    "Estimate": "contested.claims.estimate",
    "FIGURE": "contested.claims.schema",
    "Field": "contested.claims.schema",
    "Holder": "contested.claims.holder",
    "Holders": "contested.claims.party",
    "Intake": "contested.claims.intake",
    "KnownNames": "contested.claims.known_names",
    "LEVELLED": "contested.claims.schema",
    "LONGEST_QUOTE": "contested.claims.schema",
    "LeftOut": "contested.claims.panel",
    "Loan": "contested.claims.panel",
    "MOST_REJECTIONS": "contested.claims.intake",
    "NUMBER_FIELDS": "contested.claims.schema",
    "Origin": "contested.claims.origin",
    "Panel": "contested.claims.panel",
    "Party": "contested.claims.party",
    "Position": "contested.claims.position",
    "PrintedNumber": "contested.claims.printed_number",
    "Rejection": "contested.claims.intake",
    "STAKES": "contested.claims.party",
    "STATEMENT_FIELDS": "contested.claims.schema",
    "STATEMENT_STANCES": "contested.claims.schema",
    "Source": "contested.claims.source",
    "Sourcelike": "contested.claims.source",
    "Stance": "contested.claims.position",
    "Statement": "contested.claims.statement",
    "StatementFields": "contested.claims.statement",
    "TIMES": "contested.claims.schema",
    "View": "contested.claims.panel",
    "Withheld": "contested.claims.denial",
    "Working": "contested.claims.position",
    "centre_of": "contested.claims.printed_number",
    "differing_fields": "contested.claims.party",
    "directory": "contested.claims.party",
    "fields_for": "contested.claims.schema",
    "has_value": "contested.claims.printed_number",
    "holders_of": "contested.claims.holder",
    "links_of": "contested.claims.source",
    "number_of": "contested.claims.intake",
    "of_type": "contested.claims.schema",
    "origin_key": "contested.claims.statement",
    "origins_of": "contested.claims.origin",
    "party_named": "contested.claims.party",
    "read_fields": "contested.claims.schema",
    "read_free_text": "contested.claims.schema",
    "read_holders": "contested.claims.party",
    "read_source": "contested.claims.source",
    "rejection_order": "contested.claims.intake",
    "rule_named": "contested.claims.intake",
    "rule_of": "contested.claims.intake",
    "soft_ends": "contested.claims.printed_number",
    "source_titled": "contested.claims.source",
    "with_chains": "contested.claims.source",
    "stance_of": "contested.claims.records",
    "statement_record": "contested.claims.records",
}

__all__ = [
    "ASPECTS",
    "BASES",
    "CHANGES_A_NUMBER",
    "CLAIM_BOUNDS",
    "CLAIM_STATUSES",
    "ERROR_FIELDS",
    "HARD_BOUNDS",
    "ESTIMATE_FIELDS",
    "FIGURE",
    "Field",
    "LEVELLED",
    "LONGEST_QUOTE",
    "MOST_REJECTIONS",
    "NUMBER_FIELDS",
    "STAKES",
    "STATEMENT_FIELDS",
    "STATEMENT_STANCES",
    "TIMES",
    "Assessment",
    "ClaimFields",
    "Denial",
    "DenialFields",
    "Derivation",
    "rule",
    "Estimate",
    "Holder",
    "Holders",
    "Intake",
    "KnownNames",
    "LeftOut",
    "Loan",
    "Origin",
    "Panel",
    "Party",
    "Position",
    "PrintedNumber",
    "Rejection",
    "Source",
    "Sourcelike",
    "Stance",
    "Statement",
    "StatementFields",
    "View",
    "Withheld",
    "Working",
    "centre_of",
    "differing_fields",
    "directory",
    "fields_for",
    "has_value",
    "holders_of",
    "links_of",
    "number_of",
    "of_type",
    "origin_key",
    "origins_of",
    "party_named",
    "read_fields",
    "read_free_text",
    "read_holders",
    "read_source",
    "rejection_order",
    "rule_named",
    "rule_of",
    "soft_ends",
    "source_titled",
    "with_chains",
    "stance_of",
    "statement_record",
]

__getattr__ = lazily(__name__, _HOMES)


def __dir__() -> list[str]:
    return __all__
