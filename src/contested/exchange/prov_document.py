"""
PROV: who said what, and through which documents it came, as a graph of the W3C; out only.

Figures, statements and sources are entities, parties, speakers and publishers
agents.  A statement is attributed to who holds it, and derived or quoted from
where it was read; a source is quoted from those that it quotes, and the last
of them is its primary source.  What the user thinks is an entity of its own.
Names are escaped as percent-encoded octets, so that none commands anything.

Source: PROV-DM, https://www.w3.org/TR/prov-dm/; PROV-JSON,
https://www.w3.org/submissions/prov-json/; PROV-N, https://www.w3.org/TR/prov-n/
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote

import attrs

from contested.claims import FIGURE, Denial, fields_for, statement_record, with_chains
from contested.dossier.file import new_id
from contested.exchange.bibliography import source_fields
from contested.exchange.format import Format, Loss
from contested.exchange.round_trip import losses_beside_figures
from contested.optional import library
from contested.quantities import in_full

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from contested.claims import Party, Source, Statement
    from contested.dossier import Dossier
    from contested.figure import Figure

VOCABULARY = "urn:x-contested:terms:"
GRAPH_KINDS = ("figure", "statement", "source", "party", "speaker", "publisher", "author", "assessment", "user")
"""What there is in a graph; each kind has names of its own, so that none is taken for another."""

_TOLD_BY_EDGES = ("by", "source", "quoting", "speaker")


def name_of(kind: str, text: str) -> str:
    """Return a qualified name: letters, digits, hyphens and underscores as they are, all else as octets."""
    return f"{kind}:{quote(text, safe='').replace('.', '%2E').replace('~', '%7E')}"


class ProvWriter(Protocol):
    """What a document of the library ``prov`` can do, as far as it is used here."""

    def add_namespace(self, namespace: str, uri: str) -> object:
        """Add a prefix."""

    def serialize(self, **options: str) -> str:
        """Return the document in a format."""

    def get_provn(self) -> str:
        """Return the document in PROV-N."""


@attrs.define
class ProvGraph:
    """A document of PROV as it is made."""

    document: ProvWriter
    sources: Mapping[Source, str]
    agents: set[str] = attrs.field(factory=set)

    def add(self, kind: str, name: str, label: str, type_: str, fields: Mapping[str, object]) -> None:
        """Add an entity or an agent with what is said of it."""
        given: list[tuple[str, object]] = [("prov:label", label), ("prov:type", _term(type_))]
        if type_ == "Figure":
            given.append(("prov:type", library("prov.model").PROV["Collection"]))  # its members are its statements
        for key, value in fields.items():
            several = value if isinstance(value, (list, tuple)) else [value]
            given += [(f"contested:{key}", _literal(one)) for one in several]
        getattr(self.document, kind)(name, given)

    def relate(self, relation: str, one: str, other: str, attributes: Mapping[str, object] | None = None) -> None:
        """Add a relation between two names."""
        getattr(self.document, relation)(one, other, **({} if attributes is None else {"other_attributes": attributes}))

    def agent(self, kind: str, text: str, type_: str, fields: Mapping[str, object] | None = None) -> str:
        """Return the name of an agent; it is added when it is first named."""
        name = name_of(kind, text)
        if name not in self.agents:
            self.agents.add(name)
            self.add("agent", name, text, type_, fields or {})
        return name


def prov_graph(dossier: Dossier) -> ProvGraph:
    """
    Return the graph of a dossier.

    Raises:
        MissingExtra: the extra ``prov`` is not installed.
    """
    document: ProvWriter = library("prov.model").ProvDocument()
    document.add_namespace("contested", VOCABULARY)
    for kind in GRAPH_KINDS:
        document.add_namespace(kind, f"urn:x-contested:{kind}:")
    graph = ProvGraph(document, _source_ids(dossier))
    for party in dossier.parties.values():
        _party(graph, party)
    for source, id_ in graph.sources.items():
        _source(graph, id_, source)
    for id_, figure in dossier.figures.items():
        _figure(graph, id_, figure)
    return graph


def _source_ids(dossier: Dossier) -> dict[Source, str]:
    """Return the ids of all sources, and of those that a dossier put together by hand does not list."""
    listed = dict(dossier.sources)
    said = [one for figure in dossier.figures.values() for one in figure.statements]
    for source in with_chains([link for one in said for link in (one.source, *one.quoting) if link is not None]):
        if source not in listed.values():
            listed[new_id(source.name, listed)] = source
    return {source: id_ for id_, source in listed.items()}


def _party(graph: ProvGraph, party: Party) -> str:
    fields = {"stake": party.stake, "alias": party.aliases, "bloc": party.bloc}
    return graph.agent("party", party.name, "Party", {key: value for key, value in fields.items() if value is not None})


def _source(graph: ProvGraph, id_: str, source: Source) -> None:
    name = name_of("source", id_)
    fields = source_fields(source, graph.sources)
    told = {key: value for key, value in fields.items() if key not in ("quoting", "organ_of")}
    graph.add("entity", name, source.name, "Source", told)
    for kind, text in (("author", source.author), ("publisher", source.publisher)):
        if text is not None:
            graph.relate("wasAttributedTo", name, graph.agent(kind, text, kind.title()), _role(kind))
    if source.organ_of is not None:
        graph.relate("wasAttributedTo", name, _party(graph, source.organ_of), _role("organ"))
    for quoted in source.quoting:
        graph.relate("wasQuotedFrom", name, name_of("source", graph.sources[quoted]))
    behind = source.behind
    if behind is not None:
        graph.relate("hadPrimarySource", name, name_of("source", graph.sources[behind]))


def _figure(graph: ProvGraph, id_: str, figure: Figure) -> None:
    name = name_of("figure", id_)
    said = {key: getattr(figure, key) for key in fields_for("constructor", FIGURE)}
    scope = {key: value for key, value in said.items() if key not in ("facets", "disputants") and value is not None}
    facets = [f"{key}={value}" for key, value in figure.facets]
    graph.add("entity", name, figure.title, "Figure", {**scope, "facet": facets})
    keys = {one.key: f"{id_}-{number}" for number, one in enumerate(figure.statements, 1) if one.key is not None}
    for party in figure.disputants:
        graph.relate("wasInfluencedBy", name, _party(graph, party), _role("disputant"))
    for number, one in enumerate(figure.statements, 1):
        _statement(graph, f"{id_}-{number}", one, figure, keys)
        graph.relate("hadMember", name, name_of("statement", f"{id_}-{number}"))
    for number, aside in enumerate(figure.assessments, 1):
        made = name_of("assessment", f"{id_}-{number}")
        graph.add("entity", made, f"set aside: {aside.reason}", "Assessment", {"reason": aside.reason})
        graph.relate("wasAttributedTo", made, graph.agent("user", aside.by, "User"))
        graph.relate("wasDerivedFrom", made, name_of("statement", keys[aside.estimate]))


def _statement(graph: ProvGraph, id_: str, one: Statement, figure: Figure, keys: Mapping[str, str]) -> None:
    name = name_of("statement", id_)
    fields = statement_record(one, figure.unit, write_unit=str, write_lexicon=lambda words: words.name)
    told = {key: value for key, value in fields.items() if key not in _TOLD_BY_EDGES}
    graph.add("entity", name, str(one), type(one).__name__, told)
    for party in one.parties:
        graph.relate("wasAttributedTo", name, _party(graph, party))
    if one.speaker is not None:
        hidden = f"{one.speaker} {id_}" if one.anonymous else one.speaker  # one who is not named is nobody else
        graph.relate("wasAttributedTo", name, graph.agent("speaker", hidden, "Speaker"))
    if one.source is not None:
        edge = "wasDerivedFrom" if one.quote is None else "wasQuotedFrom"
        graph.relate(edge, name, name_of("source", graph.sources[one.source]))
        if one.source.primary:
            graph.relate("hadPrimarySource", name, name_of("source", graph.sources[one.source]))
    for link in one.quoting:
        graph.relate("wasDerivedFrom", name, name_of("source", graph.sources[link]))
    if one.quoting:
        last = one.quoting[-1].behind or one.quoting[-1]
        graph.relate("hadPrimarySource", name, name_of("source", graph.sources[last]))
    key = fields.get("estimate")  # the one that it is aimed at; a denial without one is aimed at the figure
    if isinstance(one, Denial) or key is not None:
        figure_name = name_of("figure", id_.rpartition("-")[0])
        aimed = name_of("statement", keys[key]) if isinstance(key, str) and key in keys else figure_name
        graph.relate("wasInfluencedBy", name, aimed, _role("aim"))


def _role(text: str) -> dict[str, object]:
    return {"prov:type": _term(text)}


def _term(text: str) -> object:
    model = library("prov.model")
    return model.QualifiedName(model.Namespace("contested", VOCABULARY), text)


def _literal(value: object) -> object:
    """Return a value as PROV writes it: numbers as decimals, which have no bounds, and all else as text."""
    if isinstance(value, bool):
        return value
    if isinstance(value, (int, Fraction)):
        text = in_full(value).replace(",", "")
        model = library("prov.model")
        return text if "/" in text else model.Literal(text, model.XSD_DECIMAL)
    return str(value)


def _json(dossier: Dossier) -> Iterator[str]:
    yield prov_graph(dossier).document.serialize(format="json")
    yield "\n"


def _notation(dossier: Dossier) -> Iterator[str]:
    yield prov_graph(dossier).document.get_provn()
    yield "\n"


def _losses(dossier: Dossier) -> tuple[Loss, ...]:
    return tuple(losses_beside_figures(dossier))


PROV_JSON = Format("prov-json", "W3C PROV-JSON", (".prov.json",), "application/json", _json, losses=_losses)
PROV_N = Format("prov-n", "W3C PROV-N", (".provn",), "text/provenance-notation", _notation, losses=_losses)
