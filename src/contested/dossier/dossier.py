"""Dossiers: figures, parties and sources by id, in one file that a person writes by hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar, cast

import attrs

from contested.answers.dispersion import DisagreementTable, over
from contested.checks.finding import Silenced
from contested.checks.report import SPAN_DAYS, Report, report
from contested.claims.intake import Intake  # noqa: TC001  # attrs resolves it
from contested.claims.party import Party, directory
from contested.claims.source import Source, source_titled, with_chains
from contested.dossier import query as ask
from contested.dossier.file import file_reading as reading
from contested.dossier.file import file_writing as writing
from contested.dossier.file import saving
from contested.dossier.file import toml_parsing as parsing
from contested.dossier.file.own_units import with_units
from contested.dossier.file.parts import NAME, Parts, checked_id, new_id, printable
from contested.dossier.file.shared_records import NOTHING, Exchange, differing, sources_of, with_parties
from contested.dossier.index import Index, declared
from contested.dossier.sensitivity import Sensitivity, sensitivity
from contested.errors import (
    ConflictingRecords,
    DerivedFigure,
    EqualFigures,
    IncompleteStatement,
    MergeConflict,
    MisfitRelation,
    NoPositions,
    Problem,
    QuotingCycle,
    UnknownName,
    UnreadableDossier,
    WrongType,
)
from contested.figure import Figure
from contested.names import name_key
from contested.phrases.lexicon import Lexicon, lexicon
from contested.relations.inference import Inferred, Network
from contested.relations.relation import KINDS, Relation, check_relation, refuse_circles
from contested.spelling import near_names, nearest_first

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from os import PathLike

    from contested.answers.verdict import Verdict
    from contested.methods.method import Method
    from contested.methods.reconciliation import Reconciliation
    from contested.quantities.units import Unit


T = TypeVar("T")


def _copy(values: Mapping[str, T]) -> dict[str, T]:
    # a proxy copies the table behind it at once, where dict() asks it key by key
    return values.copy() if isinstance(values, MappingProxyType) else dict(values)


def _frozen(values: Mapping[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType(_copy(values))


def _relations(values: Iterable[Relation]) -> tuple[Relation, ...]:
    return tuple(values)


def _silences(values: Iterable[Silenced]) -> tuple[Silenced, ...]:
    return tuple(values)


@attrs.frozen(repr=False)
class Dossier:
    """
    Figures, parties, sources and units of one's own, each by its id.

    A dossier is a value: a change returns a new one.  Parties and sources of
    a figure that is added are added with it.  ``unknown`` holds what the file
    says and this version does not read, by its path; it stays in the file.
    ``intake`` says what became of every row, where a feed was read.
    """

    figures: Mapping[str, Figure] = attrs.field(factory=dict, converter=_frozen, hash=False)
    parties: Mapping[str, Party] = attrs.field(factory=dict, converter=_frozen, hash=False)
    sources: Mapping[str, Source] = attrs.field(factory=dict, converter=_frozen, hash=False)
    units: Mapping[str, Unit] = attrs.field(factory=dict, converter=_frozen, hash=False)
    unknown: Mapping[str, Any] = attrs.field(factory=dict, converter=_frozen, eq=False)
    document: str | None = attrs.field(default=None, eq=False)
    relations: tuple[Relation, ...] = attrs.field(default=(), converter=_relations)
    silenced: tuple[Silenced, ...] = attrs.field(default=(), converter=_silences)
    intake: Intake | None = attrs.field(default=None, eq=False)
    _index: Index | None = attrs.field(default=None, init=False, eq=False)

    # -- in and out -----------------------------------------------------------

    @classmethod
    def load(cls, path: str | PathLike[str]) -> Dossier:
        """
        Return the dossier in a file.

        Raises:
            UnreadableDossier: every problem in it, with line, key and advice;
                or the file cannot be opened.
        """
        place = Path(path)
        try:
            with place.open("rb") as file:
                content = file.read(parsing.LARGEST_FILE + 1)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            problem = Problem("", None, f"{reason}; check the path")
            raise UnreadableDossier(printable(place), (problem,)) from error
        except ValueError as error:  # a NUL in the path
            problem = Problem("", None, f"{error}; check the path")
            raise UnreadableDossier(printable(place), (problem,)) from error
        return cls._of(content, printable(place.name))

    @classmethod
    def loads(cls, text: str | bytes) -> Dossier:
        """
        Return the dossier in a text.

        Raises:
            UnreadableDossier: every problem in it, with line, key and advice.
        """
        return cls._of(text, NAME)

    @classmethod
    def _of(cls, content: str | bytes, name: str) -> Dossier:
        parts = reading.read(content, name)
        text = content.decode("utf-8") if isinstance(content, bytes) else content
        return cls(
            parts.figures,
            parts.parties,
            parts.sources,
            parts.units,
            parts.unknown,
            text,
            parts.relations,
            parts.silenced,
        )

    def dumps(self) -> str:
        """Return the file's text: what was read, with only what changed touched."""
        return writing.write(self._parts(), self.document, reading.read)

    def save(self, path: str | PathLike[str]) -> None:
        """
        Write the dossier to a file, whole or not at all.

        Raises:
            UnsavedDossier: it could not be written; what was there before is
                still there.
        """
        saving.save(Path(path), self.dumps())

    def _parts(self) -> Parts:
        return Parts(self.figures, self.parties, self.sources, self.units, self.unknown, self.relations, self.silenced)

    # -- looking --------------------------------------------------------------

    def __getitem__(self, id_: str) -> Figure:
        """
        Return a figure by its id.

        Raises:
            UnknownName: no figure has that id.
        """
        if id_ not in self.figures:
            raise UnknownName("figure", id_, nearest_first(str(id_), self.figures))
        return self.figures[id_]

    def __contains__(self, id_: object) -> bool:
        return id_ in self.figures

    def __iter__(self) -> Iterator[str]:
        return iter(self.figures)

    def __len__(self) -> int:
        return len(self.figures)

    # -- between figures -------------------------------------------------------

    def inferred(self) -> tuple[Inferred, ...]:
        """
        Return what relations say of each figure, account by account: tighter bounds, and what is left beside parts.

        Nothing here is anybody's statement; each says since what it holds.
        """
        network = self._network
        return tuple(one for name in network.names for one in network.account(name).inferred())

    def check(self, *derived: Figure, span: int = SPAN_DAYS) -> Report:
        """
        Return what does not add up, does not belong together, or wants a look.

        Args:
            derived: derived figures to look at as well.
            span: how many days the dates of one figure may lie apart.

        Raises:
            WrongType: not figures, or not a number of days.
        """
        for one in derived:
            if not isinstance(one, Figure):
                raise WrongType("derived", one, "a derived figure, such as a + b")
        if type(span) is not int or span < 0:
            raise WrongType("span", span, "a number of days")
        return report(self._network, self.silenced, derived, span, self.parties.values())

    def ask(self, question: str) -> Verdict:
        """
        Return the verdict on a question about figures by their ids.

        Args:
            question: such as "population > 100000" or "duration < '2 day'".

        Raises:
            UnreadableQuestion: not of that form, with the position.
            UnknownName: an id that the dossier does not hold.
        """
        return ask.ask(self, question)

    def calculate(self, formula: str) -> Figure:
        """
        Return what a formula on figures by their ids comes to, account by account.

        Args:
            formula: such as "population / area" or "troops - '500 person'".

        Raises:
            UnreadableQuestion: not of that form, with the position.
            UnknownName: an id that the dossier does not hold.
        """
        return ask.calculate(self, formula)

    # -- one answer -------------------------------------------------------------

    def reconcile(
        self,
        method: Method,
        *,
        accept: Iterable[str] = (),
        reason: str | None = None,
        force: bool = False,
        independent: str | None = None,
    ) -> dict[str, Reconciliation]:
        """
        Return a method's answer on each figure, by its id.

        Args:
            method: one of ``contested.methods``; ``CRH`` looks at all figures
                at once.
            accept: codes of preconditions to waive.
            reason: why; needed with ``accept``.
            force: waive every precondition.
            independent: why the origins of all figures are taken to be
                independent, if they are; by default what the feed that was
                read says of them.

        Raises:
            NotAChoice: no precondition has that code, or it cannot be waived.
            WrongType: not a method, or a waiver without a reason.
        """
        figures = dict(self.figures)
        if independent is None and self.intake is not None:
            independent = self.intake.independent
        if independent is not None:
            figures = {id_: figure.assume_independent(reason=independent) for id_, figure in figures.items()}
        together = getattr(method, "answers", None)
        if together is not None and not isinstance(method, type):
            return cast("dict[str, Reconciliation]", together(figures, accept=accept, reason=reason, force=force))
        codes = accept if isinstance(accept, str) or not isinstance(accept, Iterable) else tuple(accept)
        return {
            id_: figure.reconcile(method, accept=codes, reason=reason, force=force) for id_, figure in figures.items()
        }

    def disagreement(self) -> DisagreementTable:
        """
        Return how far apart estimates are, in the mean over figures.

        Raises:
            NoPositions: no figure has an estimate with a value.
        """
        found = over({id_: (figure.unit, figure.best_values) for id_, figure in self.figures.items()})
        if found is None:
            raise NoPositions("the dossier", "disagreement")
        return found

    def sensitivity(
        self,
        question: str | Figure,
        *,
        methods: Iterable[Method] | None = None,
        sources: Iterable[str | Source] | None = None,
        lexicons: Iterable[str | Lexicon] = (),
    ) -> Sensitivity:
        """
        Return whether a conclusion holds whatever the method, whichever source is left out, whatever words are worth.

        Args:
            question: a comparison such as "troops > 5000"; or a figure, of
                which the numbers are compared.
            methods: those to try; by default sets, picks and means that need
                no standard errors.
            sources: those to leave out in turn; by default each, unless
                nobody would be left who gives a number.
            lexicons: names to read words by, beside the reading as it is.

        Raises:
            UnreadableQuestion: not of that form, with the position.
            UnknownName: an id that the dossier does not hold.
        """
        return sensitivity(self, question, methods, sources, lexicons)

    @property
    def _network(self) -> Network:
        return Network(self.figures, self.relations)

    # -- changing -------------------------------------------------------------

    def with_figure(self, id_: str, figure: Figure) -> Dossier:
        """
        Return the dossier with a figure under this id, new or in place of the one there.

        Its parties and sources are added; a party of which only the name is
        given becomes the one that the dossier knows by that name or alias.

        Raises:
            EqualFigures: another id holds an equal figure.
            ConflictingRecords: the dossier knows one of its parties otherwise.
            IncompleteStatement: the figure was cut by ``known_on``.
            DerivedFigure: it is derived.
        """
        if figure.formula is not None:
            advice = "keep its figures, and calculate it where it is used"
            raise DerivedFigure(figure.title, "kept in a dossier", advice)
        return self._with_one(id_, figure.root) or self._with({id_: figure.root}, {}, {})

    def _with_one(self, id_: str, figure: Figure) -> Dossier | None:
        """Return the dossier with a figure that changes nothing but what it brings along; None where it may."""
        checked_id(id_, "figure")
        index = self._index
        found = None if index is None or figure.view is not None else index.adopted(figure)
        if index is None or found is None:
            return None
        adopted, parties = found
        figures, all_parties, all_sources = _copy(self.figures), _copy(self.parties), _copy(self.sources)
        figures[id_] = adopted
        index.refuse_equal(id_, adopted, figures)
        for party in parties:
            all_parties[new_id(party.name, all_parties)] = party
        sources = declared(all_sources, index, adopted)
        tables: dict[str, Any] = {
            "figures": figures,
            "parties": all_parties,
            "sources": all_sources | sources,
            "units": with_units(self.units, [adopted]),
        }
        made: Dossier = attrs.evolve(self, **tables)
        new_index = index.with_figure(id_, adopted, parties, sources.values(), self.figures.get(id_))
        object.__setattr__(made, "_index", new_index)
        return made

    def without(self, id_: str) -> Dossier:
        """
        Return the dossier without a figure; its parties and sources stay.

        Raises:
            UnknownName: no figure has that id.
            MisfitRelation: a relation names it.
        """
        _ = self[id_]
        for relation in self.relations:
            if id_ in relation.figures:
                raise MisfitRelation(str(relation), f"it names {id_}; take it out first with without_relation()")
        return attrs.evolve(self, figures={key: figure for key, figure in self.figures.items() if key != id_})

    def reread(self, words: str | Lexicon) -> Dossier:
        """
        Return the dossier with every estimate as another lexicon reads it.

        To compare lexicons: ``{name: dossier.reread(name)["troops"].hull() for name in lexicons()}``.

        Args:
            words: the name of a lexicon, or a ``Lexicon``.

        Raises:
            UnknownLexicon: no such lexicon.
        """
        by = lexicon(words)
        return attrs.evolve(self, figures={id_: figure.reread(by) for id_, figure in self.figures.items()})

    def with_relation(self, relation: Relation) -> Dossier:
        """
        Return the dossier with one more relation between its figures; its party and source are added.

        Raises:
            UnknownName: it names a figure that the dossier does not hold, or
                a party that it does not and that is spelt almost like one.
            MisfitRelation: its figures do not go together.
            DefinitionCycle: a figure would be a part of itself.
            WrongType: it is no relation.
        """
        if not isinstance(relation, KINDS):
            raise WrongType("relation", relation, "part_of(), sum_of(), equal_to(), at_most() or a Bridge")
        if relation in self.relations:
            raise MisfitRelation(str(relation), "the dossier says so already")
        check_relation(relation, self.figures)
        refuse_circles((*self.relations, relation))
        if relation.by is not None:
            self._refuse_misspelt(relation.by, [self.figures[id_] for id_ in relation.figures])
        start = attrs.evolve(self, relations=(*self.relations, relation))
        return start._with({}, {}, {})  # noqa: SLF001  # a dossier itself

    def _refuse_misspelt(self, party: Party, figures: Iterable[Figure]) -> None:
        """Refuse a party that neither the dossier nor some figures know, and that is spelt almost like one they do."""
        known = [*self.parties.values(), *(one for figure in figures for one in figure.parties)]
        names = {name_key(name): name for one in known for name in (one.name, *one.aliases)}
        near = () if name_key(party.name) in names else near_names(party.name, names.values())
        if near:
            raise UnknownName("party", party.name, near, alike=True)

    def without_relation(self, relation: Relation) -> Dossier:
        """
        Return the dossier without a relation.

        Raises:
            UnknownName: it holds no such relation.
        """
        if relation not in self.relations:
            raise UnknownName("relation", str(relation), nearest_first(str(relation), map(str, self.relations)))
        return attrs.evolve(self, relations=[one for one in self.relations if one != relation])

    def silencing(self, code: str, *, reason: str, figure: str | None = None) -> Dossier:
        """
        Return the dossier with the findings of one code silenced, of one figure or of all.

        Args:
            code: such as "CF012".
            reason: why; it stays in the file and in reports.
            figure: its id.

        Raises:
            UnknownName: no figure has that id.
        """
        if figure is not None:
            _ = self[figure]
        return attrs.evolve(self, silenced=(*self.silenced, Silenced(code, reason=reason, figure=figure)))

    def with_party(self, id_: str, party: Party) -> Dossier:
        """
        Return the dossier with a party under this id; figures that name it get the new record.

        Raises:
            SharedAlias: another party answers to one of its names.
            ConflictingRecords: another id holds a party of this name.
        """
        checked_id(id_, "party")
        old = self.parties.get(id_)
        declared = {key for one in self.parties.values() for key in one.keys}
        written = name_key(id_) if old is None else old.keys[0]  # how statements name it until now
        taken = old is None and written in declared
        keys = party.keys if taken else (*party.keys, written)
        return self._with({}, {id_: party}, {}, Exchange(dict.fromkeys(keys, party)))

    def with_source(self, id_: str, source: Source) -> Dossier:
        """
        Return the dossier with a source under this id; statements read in the old one are now read in it.

        Raises:
            QuotingCycle: it quotes the one it takes the place of.
        """
        checked_id(id_, "source")
        old = self.sources.get(id_)
        if old is not None and old != source and old in with_chains(source.quoting):
            raise QuotingCycle((id_, *(link.title for link in source.quoting[:1] if link != old), id_))
        written = source_titled(id_) if old is None else old
        taken = old is None and (written in self.sources.values() or written in with_chains(source.quoting))
        return self._with({}, {}, {id_: source}, NOTHING if taken else Exchange(sources={written: source}))

    def merge(self, other: Dossier) -> Dossier:
        """
        Return both dossiers in one; what is equal under one id is kept once.

        A party that both know by one name keeps this dossier's id.  What the
        other's file says and this version does not read stays in that file.

        Raises:
            MergeConflict: an id stands for different things in the two.
            ConflictingRecords: a name stands for different parties.
            EqualFigures: two ids hold equal figures.
        """
        for what, mine, theirs in (
            ("unit", self.units, other.units),
            ("party", self.parties, other.parties),
            ("source", self.sources, other.sources),
            ("figure", self.figures, other.figures),
        ):
            for id_, value in theirs.items():
                if id_ in mine and mine[id_] != value:
                    raise MergeConflict(what, id_)
        ids = {party.name: id_ for id_, party in self.parties.items()}
        parties: dict[str, Party] = {}
        for id_, party in other.parties.items():
            own = ids.get(party.name, id_)
            known = self.parties.get(own)
            if known is None or (known.is_bare and not party.is_bare):
                parties[own] = party
            elif known != party and not party.is_bare:
                raise ConflictingRecords("party", party.name, differing(party, known))
        figures = {id_: figure for id_, figure in other.figures.items() if id_ not in self.figures}
        sources = {id_: source for id_, source in other.sources.items() if id_ not in self.sources}
        keys = {key: party for party in parties.values() for key in party.keys}
        relations = tuple(dict.fromkeys((*self.relations, *other.relations)))
        silenced = tuple(dict.fromkeys((*self.silenced, *other.silenced)))
        start = attrs.evolve(self, units={**self.units, **other.units}, relations=relations, silenced=silenced)
        return start._with(figures, parties, sources, Exchange(keys))  # noqa: SLF001  # a dossier itself

    def _with(
        self,
        figures: Mapping[str, Figure],
        parties: Mapping[str, Party],
        sources: Mapping[str, Source],
        exchange: Exchange = NOTHING,
    ) -> Dossier:
        """Return the dossier with these in it, all that they name beside them, and one record of each everywhere."""
        for what, table in (("figure", figures), ("party", parties), ("source", sources)):
            for id_ in table:
                checked_id(id_, what)
        for id_, party in parties.items():
            if any(other != id_ and known.name == party.name for other, known in self.parties.items()):
                raise ConflictingRecords("party", party.name, ("id",))
        if any(figure.view is not None for figure in figures.values()):
            raise IncompleteStatement(
                "it is a figure as looked at (known on a day, by some only, in another unit, with something assumed), "
                "which a file does not keep; add the figure itself"
            )
        all_figures, all_sources = {**self.figures, **figures}, {**self.sources, **sources}
        # a file that declares no party names them as they are; one that is declared makes it due for all (sources too)
        new = figures.keys() if self.parties and self.sources else all_figures.keys()
        met = [party for id_ in new for party in all_figures[id_].parties]
        told_in = [relation.source for relation in self.relations if relation.source is not None]
        read_in = with_chains([*all_sources.values(), *sources_of(all_figures[id_] for id_ in new), *told_in])
        met += [relation.by for relation in self.relations if relation.by is not None]
        met += [source.organ_of for source in read_in if source.organ_of is not None]
        met = [exchange.parties.get(party.keys[0], party) for party in met]
        all_parties = with_parties({**self.parties, **parties}, met)
        names = directory(all_parties.values())
        fuller = {p.keys[0]: p for id_, p in all_parties.items() if self.parties.get(id_, p) != p}
        known = {party.keys[0]: names[party.keys[0]] for party in met}
        inside = Exchange({**exchange.parties, **fuller, **known})
        swapped = {old: inside.links(new) for old, new in exchange.sources.items()}
        adopted = Exchange(inside.parties, swapped)
        rest = Exchange({**exchange.parties, **fuller}, swapped)
        all_figures = {id_: (adopted if id_ in new else rest).figure(f) for id_, f in all_figures.items()}
        all_sources = {id_: adopted.links(source) for id_, source in all_sources.items()}
        _refuse_equal(all_figures, {id_ for id_, f in all_figures.items() if f is not self.figures.get(id_)})
        relations = tuple(map(adopted.relation, self.relations))
        told_in = [relation.source for relation in relations if relation.source is not None]
        there = set(all_sources.values())
        for source in with_chains([*all_sources.values(), *sources_of(all_figures[id_] for id_ in new), *told_in]):
            if source not in there:
                all_sources[new_id(source.name, all_sources)] = source
        units = with_units(self.units, (all_figures[id_] for id_ in new))
        tables: dict[str, Any] = {
            "figures": all_figures,
            "parties": all_parties,
            "sources": all_sources,
            "units": units,
        }
        made: Dossier = attrs.evolve(self, **tables, relations=relations)
        object.__setattr__(made, "_index", Index.of(all_figures, all_parties.values(), all_sources.values()))
        return made

    def __reduce__(self) -> tuple[object, ...]:
        tables = (dict(self.figures), dict(self.parties), dict(self.sources), dict(self.units), dict(self.unknown))
        return Dossier, (*tables, self.document, self.relations, self.silenced)

    def __repr__(self) -> str:
        return f"<Dossier {', '.join(self.figures) or 'without figures'}>"

    def __str__(self) -> str:
        return "\n".join(f"{id_}: {figure}" for id_, figure in self.figures.items())


def _refuse_equal(figures: Mapping[str, Figure], changed: set[str]) -> None:
    """Refuse a changed figure that is equal to another one."""
    alike: dict[tuple[str, str | None], list[str]] = defaultdict(list)
    for id_, figure in figures.items():
        alike[figure.name, figure.of].append(id_)
    for id_ in sorted(changed):
        for other in alike[figures[id_].name, figures[id_].of]:
            if other != id_ and figures[other] == figures[id_]:
                raise EqualFigures(other, id_)
