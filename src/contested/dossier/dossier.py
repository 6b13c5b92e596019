"""Dossiers: figures, parties and sources by id, in one file that a person writes by hand."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

import attrs

from contested.answers.dispersion import DisagreementTable, over
from contested.checks.finding import Silenced
from contested.checks.report import FAR_APART_DAYS, Report, report
from contested.claims.intake import Intake  # noqa: TC001  # attrs resolves it
from contested.claims.party import Party  # noqa: TC001  # attrs resolves it
from contested.claims.source import Source  # noqa: TC001  # attrs resolves it
from contested.dossier import additions
from contested.dossier.file import storage
from contested.dossier.file.file_reading import read
from contested.dossier.file.file_writing import write
from contested.dossier.file.parts import Parts
from contested.dossier.file.toml_parsing import NAME
from contested.dossier.query import ask, calculate
from contested.dossier.sensitivity import Sensitivity, sensitivity
from contested.errors import DerivedFigure, MisfitRelation, NoPositions, UnknownName
from contested.figure import Figure  # noqa: TC001  # attrs resolves it
from contested.phrases.lexicon import Lexicon, lexicon
from contested.relations.inference import Inferred, Network
from contested.relations.relation import Relation  # noqa: TC001  # attrs resolves it
from contested.spelling import nearest_first

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from os import PathLike

    from contested.answers.verdict import Verdict
    from contested.methods.method import Method
    from contested.methods.reconciliation import Reconciliation
    from contested.quantities import Datelike, Unit


def _frozen(values: Mapping[str, Any]) -> Mapping[str, Any]:
    # a proxy copies the table behind it at once, where dict() asks it key by key
    return MappingProxyType(values.copy() if isinstance(values, MappingProxyType) else dict(values))


def _several(values: Iterable[Any]) -> tuple[Any, ...]:
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
    relations: tuple[Relation, ...] = attrs.field(default=(), converter=_several)
    silenced: tuple[Silenced, ...] = attrs.field(default=(), converter=_several)
    intake: Intake | None = attrs.field(default=None, eq=False)
    _index: additions.Index | None = attrs.field(default=None, init=False, eq=False)

    @classmethod
    def load(cls, path: str | PathLike[str]) -> Dossier:
        """
        Return the dossier in a file.

        Raises:
            UnreadableDossier: every problem in it, with line, key and advice;
                or the file cannot be opened.
        """
        place = Path(path)
        return cls._of(storage.load_bytes(place), storage.printable(place.name))

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
        parts = read(content, name)
        text = content.decode("utf-8") if isinstance(content, bytes) else content
        return cls(**attrs.asdict(parts, recurse=False), document=text)

    def dumps(self) -> str:
        """Return the file's text: what was read, with only what changed touched."""
        return write(self._parts(), self.document, read)

    def save(self, path: str | PathLike[str]) -> None:
        """
        Write the dossier to a file, whole or not at all.

        Raises:
            UnsavedDossier: it could not be written; what was there before is
                still there.
        """
        storage.save(Path(path), self.dumps())

    def _parts(self) -> Parts:
        return Parts(self.figures, self.parties, self.sources, self.units, self.unknown, self.relations, self.silenced)

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

    def inferred(self) -> tuple[Inferred, ...]:
        """
        Return what relations say of each figure, account by account: tighter bounds, and what is left beside parts.

        Nothing here is anybody's statement; each says since what it holds.
        """
        network = Network(self.figures, self.relations)
        return tuple(one for name in network.names for one in network.account(name).inferred())

    def check(self, *derived: Figure, span: int = FAR_APART_DAYS) -> Report:
        """
        Return what does not add up, does not belong together, or wants a look.

        Args:
            derived: derived figures to look at as well.
            span: how many days the dates of one figure may lie apart.

        Raises:
            WrongType: not figures, or not a number of days.
        """
        return report(self.figures, self.relations, self.silenced, derived, span, self.parties.values())

    def ask(self, question: str) -> Verdict:
        """
        Return the verdict on a question about figures by their ids.

        Args:
            question: such as "population > 100000" or "duration < '2 day'".

        Raises:
            UnreadableQuestion: not of that form, with the position.
            UnknownName: an id that the dossier does not hold.
        """
        return ask(self, question)

    def calculate(self, formula: str) -> Figure:
        """
        Return what a formula on figures by their ids comes to, account by account.

        Args:
            formula: such as "population / area" or "troops - '500 person'".

        Raises:
            UnreadableQuestion: not of that form, with the position.
            UnknownName: an id that the dossier does not hold.
        """
        return calculate(self, formula)

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
        return self._of_parts(*additions.add_figure(self._parts(), self._index, id_, figure.root))

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
        Return the dossier with every estimate as another lexicon (or one of that name) reads it.

        Raises:
            UnknownLexicon: no such lexicon.
        """
        by = lexicon(words)
        return attrs.evolve(self, figures={id_: figure.reread(by) for id_, figure in self.figures.items()})

    def as_of(self, day: Datelike) -> Dossier:
        """Return the dossier as it was on a day, figure by figure: see ``Figure.as_of``."""
        return attrs.evolve(self, figures={id_: figure.as_of(day) for id_, figure in self.figures.items()})

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
        additions.check_new_relation(self._parts(), relation)
        more = attrs.evolve(self._parts(), relations=(*self.relations, relation))
        return self._of_parts(additions.with_records(more))

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
        return self._of_parts(additions.add_party(self._parts(), id_, party))

    def with_source(self, id_: str, source: Source) -> Dossier:
        """
        Return the dossier with a source under this id; statements read in the old one are now read in it.

        Raises:
            QuotingCycle: it quotes the one it takes the place of.
        """
        return self._of_parts(additions.add_source(self._parts(), id_, source))

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
        return self._of_parts(additions.merge_parts(self._parts(), other._parts()))  # a dossier itself

    def _of_parts(self, parts: Parts, index: additions.Index | None = None) -> Dossier:
        """Return the dossier with other tables, and what finds them."""
        made = attrs.evolve(self, **attrs.asdict(parts, recurse=False))
        object.__setattr__(made, "_index", index or additions.Index.of(parts))
        return made

    def __reduce__(self) -> tuple[object, ...]:
        tables = (dict(self.figures), dict(self.parties), dict(self.sources), dict(self.units), dict(self.unknown))
        return Dossier, (*tables, self.document, self.relations, self.silenced)

    def __repr__(self) -> str:
        return f"<Dossier {', '.join(self.figures) or 'without figures'}>"

    def __str__(self) -> str:
        return "\n".join(f"{id_}: {figure}" for id_, figure in self.figures.items())
