"""Dossiers of feeds: the figures that claims of rows make, with the account of all rows."""

from __future__ import annotations

import warnings
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from contested.claims import Assessment
from contested.dossier.dossier import Dossier
from contested.dossier.file.shared_records import with_parties
from contested.errors import ContestedError
from contested.feeds.rows.all_rows import validated
from contested.feeds.rows.ids import figure_ids, source_ids
from contested.feeds.rows.unit_choice import usual_unit
from contested.figure import Figure
from contested.names import MixedScripts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from contested.claims import Source
    from contested.feeds.mapping import FeedMapping
    from contested.feeds.rows.row_reader import RowReader
    from contested.table.row_claim import Claim, Scope


class ReadFeed(NamedTuple):
    """A dossier that was read, the claims it is made of, and the id of the figure to which each belongs."""

    dossier: Dossier
    claims: tuple[Claim, ...]
    ids: Mapping[Scope, str]


def dossier_in(reader: RowReader) -> Dossier:
    """Return the dossier of all claims, and the account of all rows with it."""
    return read_feed(reader).dossier


def read_feed(reader: RowReader) -> ReadFeed:
    """Return the dossier of all claims, with what its rows claim."""
    grouped: dict[Scope, list[Claim]] = {}
    for claim in validated(reader):
        grouped.setdefault(claim.scope, []).append(claim)
    figures: dict[Scope, Figure] = {}
    kept: list[Claim] = []
    for scope, claims in grouped.items():
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", MixedScripts)
                figures[scope] = _figure(reader.mapping, scope, claims)
        except ContestedError as error:
            for claim in claims:
                reader.reject(claim.row, None, None, error, claim.line)
        else:
            kept += claims
    ids = figure_ids(figures)
    sources: dict[Source, None] = {}
    for claim in kept:
        sources |= dict.fromkeys(s for s in (claim.statement.source, *claim.statement.quoting) if s is not None)
    said = {party: None for figure in figures.values() for party in figure.parties}
    dossier = Dossier(
        {ids[scope]: figure for scope, figure in figures.items()},
        with_parties({}, sorted((*reader.mapping.parties, *said), key=lambda party: party.name)),
        source_ids(sources),
        intake=reader.intake(kept),
    )
    return ReadFeed(dossier, tuple(kept), ids)


def _figure(mapping: FeedMapping, scope: Scope, claims: Sequence[Claim]) -> Figure:
    return Figure(
        scope.name,
        usual_unit(Counter(claim.unit for claim in claims)),
        of=", ".join(scope.of),
        where=scope.where,
        period=scope.period,
        definition=scope.definition,
        facets=scope.facets,
        time=mapping.time,
        signed=mapping.signed,
        disputants=mapping.disputants,
        statements=tuple(claim.statement for claim in claims),
        assessments=tuple(
            Assessment.of(estimate=str(claim.statement.key), reason=claim.aside, by="the feed")
            for claim in claims
            if claim.aside is not None
        ),
    )
