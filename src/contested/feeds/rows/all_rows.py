"""
All rows together: what several rows decide, so that their order changes nothing.

A party written in two ways, units that do not go together, and keys given twice.
"""

from __future__ import annotations

import warnings
from collections import Counter
from typing import TYPE_CHECKING

import attrs

from contested.claims import Acceptance, Estimate, aimed_at, party_named, with_targets
from contested.errors import ContestedError, DuplicateKey, UnknownEstimate
from contested.feeds.rows.party_spellings import misspelled
from contested.feeds.rows.unit_choice import misfit_units
from contested.names import MixedScripts, other_spellings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from contested.claims import Statement
    from contested.feeds.rows.row_reader import RowReader
    from contested.table.row_claim import Claim, Scope


def validated(reader: RowReader) -> list[Claim]:
    """Return every claim that stands when all rows are looked at together."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MixedScripts)  # the intake remarks on them, once each
        read = list(reader.claims())
        claims = _of_one_spelling(reader, read)
    claims = _of_known_aims(reader, _of_one_key(reader, _of_one_unit(reader, claims)))
    if len(claims) < len(read):
        reader.lost |= {(one.row, one.scope) for one in read} - {(one.row, one.scope) for one in claims}
    return claims


def _of_one_spelling(reader: RowReader, claims: list[Claim]) -> list[Claim]:
    """
    Refuse claims of a party whose name most rows write otherwise, and almost alike.

    A party that is a source under its title goes by the usual spelling; the
    source keeps its own.
    """
    said = Counter(party.name for claim in claims for party in claim.statement.parties)
    other = other_spellings(said)
    if not other:
        return claims
    kept = []
    for claim in claims:
        wrong = next((party.name for party in claim.statement.parties if party.name in other), None)
        source = claim.statement.source
        if wrong is None:
            kept.append(claim)
        elif reader.by_source and source is not None and wrong == source.title:
            renamed = attrs.evolve(claim.statement, parties=(party_named(other[wrong]),))
            kept.append(claim._replace(statement=renamed))
        else:
            reader.reject(claim.row, reader.party_column, wrong, misspelled(wrong, other[wrong]), claim.line)
    return kept


def _of_one_unit(reader: RowReader, claims: list[Claim]) -> list[Claim]:
    """Refuse claims whose unit does not convert to the one that most claims of their figure are in."""
    misfits = misfit_units(Counter((claim.scope, claim.unit) for claim in claims))
    if not misfits:
        return claims
    kept = []
    for claim in claims:
        error = misfits.get((claim.scope, claim.unit))
        if error is None:
            kept.append(claim)
        else:
            reader.reject(claim.row, reader.unit_column, str(claim.unit), error, claim.line)
    return kept


def _of_one_key(reader: RowReader, claims: list[Claim]) -> list[Claim]:
    """Refuse claims of one figure that go by the same key of their own."""
    if all(claim.statement.key is None for claim in claims):
        return claims
    seen = Counter((claim.scope, claim.statement.key) for claim in claims)
    kept = []
    for claim in claims:
        if claim.statement.key is not None and seen[claim.scope, claim.statement.key] > 1:
            error = DuplicateKey(claim.statement.key)
            reader.reject(claim.row, reader.key_column, claim.statement.key, error, claim.line)
        else:
            kept.append(claim)
    return kept


def _of_known_aims(reader: RowReader, claims: list[Claim]) -> list[Claim]:
    """Refuse what a row says of a row that is not there, or of one that its holder cannot mean."""
    if all(aimed_at(claim.statement) is None for claim in claims):
        return claims
    said: dict[Scope, tuple[Statement, ...]] = {}
    for claim in claims:
        if aimed_at(claim.statement) is None:
            said[claim.scope] = (*said.get(claim.scope, ()), claim.statement)
    waiting = [claim for claim in claims if aimed_at(claim.statement) is not None]
    wrong: dict[int, ContestedError] = {}
    while waiting:  # what is said of a stance comes after that
        wrong = {id(claim): fault for claim in waiting if (fault := _fault(said, claim)) is not None}
        taken = [claim for claim in waiting if id(claim) not in wrong]
        for claim in taken:
            said[claim.scope] = (*said.get(claim.scope, ()), claim.statement)
        waiting = [claim for claim in waiting if id(claim) in wrong] if taken else []
    for claim in claims:
        if id(claim) in wrong:
            column, fault = reader.aim_column, wrong[id(claim)]
            reader.reject(claim.row, column, aimed_at(claim.statement), fault, claim.line)
    return [claim for claim in claims if id(claim) not in wrong]


def _fault(said: Mapping[Scope, tuple[Statement, ...]], claim: Claim) -> ContestedError | None:
    """Return why a row cannot say what it does of another row of its figure."""
    about = said.get(claim.scope, ())
    keys = [str(one.key) for one in about if isinstance(one, (Estimate, Acceptance)) and one.key is not None]
    if claim.statement.aim is None and aimed_at(claim.statement) not in keys:
        return UnknownEstimate(str(aimed_at(claim.statement)), tuple(sorted(keys)))
    try:
        with_targets((*about, claim.statement))
    except ContestedError as fault:
        return fault
    return None
