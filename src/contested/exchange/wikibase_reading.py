"""
Wikibase JSON read: the quantities that entities state, as figures, with the account of every statement.

Source: https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html
"""

from __future__ import annotations

from itertools import starmap
from typing import TYPE_CHECKING

import attrs

from contested.claims import Denial, Estimate, Intake, Rejection, rule_of
from contested.dossier import Dossier
from contested.dossier.file import NAME, new_id, readable_ids, refusal
from contested.errors import ContestedError
from contested.exchange.json_text import parse_json, pointer
from contested.exchange.whole_text import whole_text
from contested.exchange.wikibase_amounts import unit_counted
from contested.exchange.wikibase_names import EntityNames
from contested.exchange.wikibase_statements import StatedQuantity, StatedScope, is_quantity, read_item_statement
from contested.figure import Figure
from contested.wikibase import PROPERTY_MEASURES, is_local, text_in, value_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from contested.claims import Source

WHO_SETS_ASIDE = "Wikibase"
"""Who ranks a statement as deprecated: its editors, whom a document does not name."""


@attrs.define
class _Account:
    """What became of each statement."""

    names: EntityNames
    rows: int = 0
    rejected: list[Rejection] = attrs.field(factory=list)
    numbers: dict[str, int] = attrs.field(factory=dict)

    def reject(self, at: str, error: ContestedError, value: object = None) -> None:
        self.rejected.append(Rejection(self.numbers[at], at, value, rule_of(error), str(error)))

    def intake(self, claims: int) -> Intake:
        rejected = tuple(sorted(self.rejected, key=lambda one: one.row or 0))
        return Intake("the Wikibase document", self.rows, rejected, claims, remarks=self.names.remarked)


def dossier_of_wikibase(lines: Iterable[str]) -> Dossier:
    """
    Return the dossier of the quantities in a document of one or more entities.

    Raises:
        UnreadableDossier: it is no JSON, beyond limits, or holds no entity.
    """
    return dossier_of_document(parse_json(whole_text(lines)))


def dossier_of_document(document: object) -> Dossier:
    """
    Return the dossier of the quantities in a document, as parsed.

    Raises:
        UnreadableDossier: it holds no entity.
    """
    found = dict(_entities(document))
    if not found and document != {"entities": {}}:
        reason = "it holds no entity with claims; save one from Special:EntityData"
        raise refusal(NAME, None, reason)
    names = EntityNames.of({id_: entity for id_, (entity, _) in found.items()})
    account = _Account(names)
    grouped: dict[StatedScope, list[StatedQuantity]] = {}
    for id_, (entity, at) in found.items():
        for stated in _statements(id_, entity, at, account):
            grouped.setdefault(stated.scope, []).append(stated)
    figures = {scope: figure for scope, several in grouped.items() if (figure := _figure(scope, several, account))}
    ids = readable_ids([_words(scope, names) for scope in figures], list(figures))
    dossier = Dossier()
    for id_, (scope, figure) in zip(ids, figures.items(), strict=True):
        try:
            dossier = dossier.with_figure(id_, figure)
        except ContestedError as error:
            for stated in grouped[scope]:
                account.reject(stated.at, error)
    more = [source for several in grouped.values() for stated in several for source in stated.more_sources]
    claims = sum(len(figure.statements) for figure in dossier.figures.values())
    return attrs.evolve(dossier, sources=_with_sources(dossier.sources, more), intake=account.intake(claims))


def _entities(document: object) -> Iterator[tuple[str, tuple[Mapping[str, object], str]]]:
    """Give the entities of a document by id, each with where it stands: one, several by id, or a list as in a dump."""
    by_key: dict[str, object] = {"": document}
    above = ""
    if isinstance(document, list):
        by_key = {str(number): one for number, one in enumerate(document)}
    elif isinstance(document, dict) and isinstance(document.get("entities"), dict):
        by_key, above = document["entities"], "/entities"
    for key, entity in by_key.items():
        if isinstance(entity, dict) and isinstance(entity.get("claims"), (dict, list)):
            yield text_in(entity.get("id")) or key or "Q0", (entity, above + (pointer((key,)) if key else ""))


def _statements(entity: str, record: Mapping[str, object], at: str, account: _Account) -> Iterator[StatedQuantity]:
    if record.get("type") == "property":
        return  # what its page says of it is no claim about the world
    claims = record["claims"]  # an entity without any has an empty list in place of an object
    for property_, statements in claims.items() if isinstance(claims, dict) else ():
        for number, statement in enumerate(statements if isinstance(statements, list) else [statements]):
            place = text_in(value_at(statement, "id")) or f"{at}{pointer(('claims', property_, number))}"
            if not is_quantity(statement):
                type_ = text_in(value_at(statement, "mainsnak", "datatype")) or "no type"
                account.names.remark(f"{type_}: a statement of another type than a quantity is no figure", place)
                continue
            account.rows += 1
            account.numbers[place] = account.rows
            try:
                yield read_item_statement(entity, str(property_), statement, account.names, place)
            except ContestedError as error:
                account.reject(place, error, value_at(statement, "mainsnak", "datavalue", "value", "amount"))


def _figure(scope: StatedScope, several: list[StatedQuantity], account: _Account) -> Figure | None:
    """Return the figure of the statements of one scope, without those that do not go together with the first."""
    measure = _measure(scope, account.names)
    unit = several[0].unit
    if is_local(scope.property):
        unit = unit_counted(scope.property, account.names) or unit
    try:
        figure = Figure(
            measure,
            unit,
            of=account.names.subject(scope.entity),
            where=scope.where,
            period=scope.period,
            definition=scope.definition,
            facets=scope.facets,
            signed=not unit.counts and any(map(_below_zero, several)),
        )
    except ContestedError as error:
        for stated in several:
            account.reject(stated.at, error)
        return None
    for stated in several:
        try:
            figure = _said(figure, stated, account)
        except ContestedError as error:
            account.reject(stated.at, error)
    return figure if figure.statements else None


def _said(figure: Figure, stated: StatedQuantity, account: _Account) -> Figure:
    """Return a figure with what one statement says of it: the claim, its denials, and whether it is set aside."""
    made = figure.saying(stated.statement)
    key = stated.statement.key
    for party in stated.disputants:
        aimed = key if isinstance(stated.statement, Estimate) else None
        made = made.saying(Denial.of(by=party, source=stated.statement.source, estimate=aimed))
    if stated.aside is not None and isinstance(stated.statement, Estimate):
        assert key is not None
        made = made.set_aside(key, reason=stated.aside, by=WHO_SETS_ASIDE)
    elif stated.aside is not None:
        account.names.remark(f"{stated.aside}: there is no number that could be set aside", stated.at)
    return made


def _below_zero(stated: StatedQuantity) -> bool:
    statement = stated.statement
    if not isinstance(statement, Estimate) or statement.interval is None:
        return False
    return any(end is not None and end < 0 for end in (statement.interval.low, statement.interval.high))


def _words(scope: StatedScope, names: EntityNames) -> list[str]:
    """Return of what words the id of a figure is made: the item's id where it is one of Wikidata's."""
    of = scope.entity if not is_local(scope.entity) else names.subject(scope.entity)
    facets = starmap("{}-{}".format, scope.facets)
    return [word for word in (of, _measure(scope, names), scope.where, scope.period, *facets) if word]


def _measure(scope: StatedScope, names: EntityNames) -> str:
    """Return what a figure counts: as it is known here, else as the document calls it."""
    return PROPERTY_MEASURES[scope.property][0] if scope.property in PROPERTY_MEASURES else names.name(scope.property)


def _with_sources(sources: Mapping[str, Source], more: Iterable[Source]) -> dict[str, Source]:
    """Return sources by id with those that are named beside the first of a statement."""
    made, known = dict(sources), set(sources.values())
    for source in more:
        if source not in known:
            known.add(source)
            made[new_id(source.name, made)] = source
    return made
