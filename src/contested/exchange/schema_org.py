"""
JSON-LD of schema.org: each statement as a ``Claim``, for search engines and fact-checkers; out alone.

A claim says what was said, by whom, and where it appeared.  Source:
https://schema.org/Claim, https://schema.org/Observation, https://schema.org/QuantitativeValue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.claims import Denial, Estimate, statement_record
from contested.exchange.format import Format, Loss, losses_beside, where_said
from contested.exchange.json_document import refuse_looks
from contested.exchange.json_text import json_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contested.claims import Source, Statement
    from contested.dossier import Dossier
    from contested.figure import Figure

_Node = dict[str, object]

_HELD = {"value", "low", "high", "best", "unit", "by", "source", "named", "speaker", "as_of", "stated", "quote", "key"}
"""Fields of a statement that a claim has a place for."""


def _write(dossier: Dossier) -> Iterator[str]:
    refuse_looks(dossier)
    claims = [
        _claim(id_, figure, number, statement)
        for id_, figure in dossier.figures.items()
        for number, statement in enumerate(figure.statements, 1)
    ]
    for piece in json_pieces({"@context": "https://schema.org", "@graph": claims}):
        # in the script element of a page, no text may end it or begin a comment
        yield piece.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    yield "\n"


def _claim(id_: str, figure: Figure, number: int, statement: Statement) -> _Node:
    """Return a statement as a claim, without what is not said."""
    day = None if statement.stated is None else str(statement.stated)
    claim: _Node = {
        "@type": "Claim",
        "@id": f"#{id_}-{statement.key or number}",
        "text": statement.quote or _sentence(figure, statement),
        "author": _authors(statement),
        "datePublished": day,
        "appearance": None if statement.source is None else _work(statement.source),
        "about": _observation(figure, statement),
    }
    return {name: value for name, value in claim.items() if value}


def _sentence(figure: Figure, statement: Statement) -> str:
    """Return what is said in our words, with who says it."""
    if isinstance(statement, Estimate):
        return f"{figure.title}: {statement.text or statement.printed()}, according to {statement.attribution}"
    if isinstance(statement, Denial):
        return f"{figure.title}: {statement.attribution} denies {statement.rejected}"
    return f"{figure.title}: {statement.attribution} does not say"


def _authors(statement: Statement) -> list[_Node]:
    parties: list[_Node] = [
        {"@type": "Organization", "name": one.name} | ({"alternateName": list(one.aliases)} if one.aliases else {})
        for one in statement.parties
    ]
    if statement.speaker:
        parties.append({"@type": "Person", "name": statement.speaker})
    return parties


def _work(source: Source) -> _Node:
    publisher = None if source.publisher is None else {"@type": "Organization", "name": source.publisher}
    work: _Node = {
        "@type": "CreativeWork",
        "name": source.title,
        "author": source.author,
        "publisher": publisher,
        "datePublished": None if source.issued is None else str(source.issued),
        "url": source.url,
        "identifier": None if source.doi is None else f"doi:{source.doi}",
        "isBasedOn": [_work(one) for one in source.quoting],
    }
    return {name: value for name, value in work.items() if value}


def _observation(figure: Figure, statement: Statement) -> _Node:
    """Return what is counted of whom and when, and the number that is claimed."""
    when = statement.as_of or figure.period
    about: _Node = {
        "@type": "Observation",
        "name": figure.title,
        "observationAbout": None if figure.of is None else {"@type": "Thing", "name": figure.of},
        "measuredProperty": {"@type": "Property", "name": figure.name},
        "observationDate": None if when is None else str(when),
        "value": _quantity(statement) if isinstance(statement, Estimate) else None,
    }
    return {name: value for name, value in about.items() if value}


def _quantity(estimate: Estimate) -> _Node | None:
    interval = estimate.interval
    if interval is None:
        return None
    quantity: _Node = {"@type": "QuantitativeValue", "unitText": estimate.unit.words()}
    if interval.is_point:
        return quantity | {"value": interval.low}
    ends = {"minValue": interval.low, "maxValue": interval.high, "value": estimate.best}
    return quantity | {name: value for name, value in ends.items() if value is not None}


def _losses(dossier: Dossier) -> tuple[Loss, ...]:
    return tuple(_lost(dossier))


def _lost(dossier: Dossier) -> Iterator[Loss]:
    yield from losses_beside(dossier)
    for id_, figure in dossier.figures.items():
        for name in ("definition", "where", "facets", "disputants", "signed"):
            if getattr(figure, name):
                yield Loss(name, id_)
        for number, statement in enumerate(figure.statements, 1):
            where = where_said(id_, statement, number)
            for name in statement_record(statement, figure.root.unit):
                if name not in _HELD:
                    yield Loss(name, where)
            if isinstance(statement, Estimate) and statement.approximate:
                yield Loss("that the number is approximate", where, "the text alone says it")
        for aside in figure.assessments:
            yield Loss(f"that the estimate {aside.estimate} is set aside", id_)
    for table in ("units", "relations", "conclusions", "silenced", "unknown"):
        if getattr(dossier, table):
            yield Loss(f"all {table}" if table != "unknown" else "all keys of your own", "the dossier")


SCHEMA_ORG = Format(
    "schema-org",
    "schema.org Claim, as JSON-LD",
    (".jsonld",),
    "application/ld+json",
    _write,
    losses=_losses,
)
