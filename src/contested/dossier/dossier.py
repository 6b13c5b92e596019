"""Dossiers: figures, parties and sources by id, in one file that a person writes by hand."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import attrs

from contested.checks.finding import Silenced
from contested.checks.report import Report, report
from contested.claims import Intake, Party, Source  # noqa: TC001  # attrs resolves it
from contested.displays import keys_completed
from contested.dossier import additions
from contested.dossier.concluding import asked_conclusions, conclude
from contested.dossier.conclusion import Conclusion, joined_by
from contested.dossier.contents import dossier_digest
from contested.dossier.editions import EditionDiff, compare_editions
from contested.dossier.every_figure import mean_disagreement, reconcile_all
from contested.dossier.figure_rows import figures_of_rows, kept_ids, rows_of_figures
from contested.dossier.file import storage
from contested.dossier.file.file_reading import read_parts
from contested.dossier.file.file_writing import write_parts
from contested.dossier.file.parts import Parts
from contested.dossier.file.unread_tables import unread_findings, warn_of_unread
from contested.dossier.query import ask, calculate
from contested.dossier.sensitivity import Sensitivity, sensitivity
from contested.dossier.turned_conclusions import TurnedConclusion, conclusion_findings, turned_conclusions
from contested.dossier.verification import Verification, verify
from contested.errors import UnknownName
from contested.figure import Figure  # noqa: TC001  # attrs resolves it
from contested.phrases.lexicon import Lexicon, lexicon
from contested.relations.inference import Inferred, Network
from contested.relations.relation import Relation  # noqa: TC001  # attrs resolves it
from contested.spelling import nearest_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from os import PathLike

    from contested.answers.dispersion import DisagreementTable
    from contested.answers.verdict import Verdict
    from contested.methods import Method, Reconciliation
    from contested.quantities import Datelike, Unit


def _frozen(values: Mapping[str, object]) -> Mapping[str, object]:
    # a proxy copies the table behind it at once, where dict() asks it key by key
    return MappingProxyType(values.copy() if isinstance(values, MappingProxyType) else dict(values))


def _several(values: Iterable[object]) -> tuple[object, ...]:
    return tuple(values)


@keys_completed
@attrs.frozen(repr=False)
class Dossier:
    """
    Figures, parties, sources and units of one's own, each by its id.

    A dossier is a value: a change returns a new one.  Parties and sources of
    a figure that is added are added with it.  ``unknown`` holds what the file
    says and this version does not read, by its path; it stays in the file.
    ``intake`` says what became of every row, where a feed was read.
    """

    figures: Mapping[str, Figure] = attrs.field(factory=dict, converter=_frozen, hash=False)  #: figures by id
    parties: Mapping[str, Party] = attrs.field(factory=dict, converter=_frozen, hash=False)  #: parties by id
    sources: Mapping[str, Source] = attrs.field(factory=dict, converter=_frozen, hash=False)  #: sources by id
    units: Mapping[str, Unit] = attrs.field(factory=dict, converter=_frozen, hash=False)  #: units of your own by id
    unknown: Mapping[str, Any] = attrs.field(factory=dict, converter=_frozen, eq=False)
    document: str | None = attrs.field(default=None, eq=False)  #: the text it was read from, or None
    relations: tuple[Relation, ...] = attrs.field(default=(), converter=_several)  #: relations by these ids
    silenced: tuple[Silenced, ...] = attrs.field(default=(), converter=_several)  #: findings not to report
    intake: Intake | None = attrs.field(default=None, eq=False)
    conclusions: tuple[Conclusion, ...] = attrs.field(default=(), converter=_several)  #: printed answers
    _index: additions.Index | None = attrs.field(default=None, init=False, eq=False)

    @classmethod
    def load(cls, path: str | PathLike[str]) -> Dossier:
        """
        Return the dossier in a file.

        Raises:
            UnreadableDossier: it cannot be opened, or every problem in it, with line, key and advice.
        """
        return cls._of(storage.load_bytes(Path(path)), storage.printable(Path(path).name))

    @classmethod
    def loads(cls, text: str | bytes) -> Dossier:
        """Return the dossier in a text; ``UnreadableDossier`` has every problem in it, with line, key and advice."""
        return cls._of(text)

    @classmethod
    def _of(cls, content: str | bytes, *name: str) -> Dossier:
        parts = read_parts(content, *name)
        warn_of_unread(parts.unknown, parts.figures, parts.silenced)
        text = content.decode("utf-8") if isinstance(content, bytes) else content
        return cls(**attrs.asdict(parts, recurse=False), document=text)

    @classmethod
    def from_records(
        cls,
        rows: Iterable[Mapping[str, object]],
        *,
        parties: Mapping[str, Party] | Iterable[Party] = (),
        sources: Mapping[str, Source] | Iterable[Source] = (),
    ) -> Dossier:
        """Return the dossier that rows describe, one a statement, as ``figure_rows.figures_of_rows`` says."""
        made = cls(parties=kept_ids(parties), sources=kept_ids(sources))
        for id_, figure in figures_of_rows(rows, parties, sources).items():
            made = made.with_figure(id_, figure)
        return made

    def to_records(self) -> list[dict[str, object]]:
        """Return one row a statement, with the id of its figure: what ``from_records`` and data frames take."""
        return rows_of_figures(self.figures, self.sources)

    def to_table(self) -> Any:
        """Return its claims as ``ClaimTable.of`` takes them: the answers of figures, of all of them at once."""
        return importlib.import_module("contested.table").ClaimTable.of(self)  # a room above, which loads an engine

    def dumps(self) -> str:
        """Return the file's text: what was read, with only what changed touched."""
        return write_parts(self._parts(), self.document, read_parts)

    def save(self, path: str | PathLike[str]) -> None:
        """Write the dossier to a file, whole or not at all: ``UnsavedDossier`` leaves what was there before."""
        storage.save(Path(path), self.dumps())

    def _parts(self) -> Parts:
        tables = (self.figures, self.parties, self.sources, self.units, self.unknown)
        return Parts(*tables, self.relations, self.silenced, self.conclusions)

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

    def check(self, *derived: Figure, span: int | None = None) -> Report:
        """
        Return what does not add up, does not belong together, or wants a look.

        Args:
            derived: derived figures to look at as well.
            span: how many days the dates of one figure may lie apart; by default by the rhythm of its own days.

        Raises:
            WrongType: not figures, or not a number of days.
        """
        more = (*conclusion_findings(self, self.conclusions), *unread_findings(self.unknown, self.figures))
        return report(self.figures, self.relations, self.silenced, derived, span, self.parties.values(), more)

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
        method: Method | None = None,
        *,
        accept: Iterable[str] = (),
        reason: str | None = None,
        force: bool = False,
        independent: str | None = None,
    ) -> dict[str, Reconciliation]:
        """Return a method's answer on each figure, by its id, as ``every_figure.reconcile_all`` says."""
        return reconcile_all(self.figures, self.intake, method, accept, reason, force, independent)

    def disagreement(self) -> DisagreementTable:
        """Return how far apart estimates are, in the mean over figures; ``NoPositions`` where none has a value."""
        return mean_disagreement(self.figures)

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

        ``question`` is a comparison, or a figure of which the numbers are
        compared; ``sensitivity.sensitivity`` says the rest.
        """
        return sensitivity(self, question, methods, sources, lexicons)

    def with_figure(self, id_: str, figure: Figure) -> Dossier:
        """
        Return the dossier with a figure under this id, new or in place of the one there.

        Its parties and sources are added; who is named alone becomes the party known by that name or alias.

        Raises:
            EqualFigures: another id holds an equal figure.
            ConflictingRecords: the dossier knows one of its parties otherwise.
            IncompleteStatement: the figure was cut by ``known_on``.
            DerivedFigure: it is derived.
        """
        return self._of_parts(*additions.add_figure(self._parts(), self._index, id_, figure))

    def without(self, id_: str) -> Dossier:
        """
        Return the dossier without a figure; its parties and sources stay.

        Raises:
            UnknownName: no figure has that id.
            MisfitRelation: a relation names it.
            MisfitConclusion: a conclusion rests on it.
        """
        _ = self[id_]
        additions.refuse_needed(self._parts(), id_)
        return attrs.evolve(self, figures={key: figure for key, figure in self.figures.items() if key != id_})

    def reread(self, words: str | Lexicon) -> Dossier:
        """Return the dossier with every estimate as another lexicon reads it, or the one of that name."""
        by = lexicon(words)
        return attrs.evolve(self, figures={id_: figure.reread(by) for id_, figure in self.figures.items()})

    def as_of(self, day: Datelike) -> Dossier:
        """Return the dossier as it was on a day, figure by figure: see ``Figure.as_of``."""
        return attrs.evolve(self, figures={id_: figure.as_of(day) for id_, figure in self.figures.items()})

    def at(self, *, level: object) -> Dossier:
        """Return the dossier with what is stated as uncertain used at another level: see ``Figure.at``."""
        return attrs.evolve(self, figures={id_: figure.at(level=level) for id_, figure in self.figures.items()})

    def known_on(self, day: Datelike) -> Dossier:
        """Return the dossier as it could be known on a day, figure by figure: see ``Figure.known_on``."""
        return attrs.evolve(self, figures={id_: figure.known_on(day) for id_, figure in self.figures.items()})

    def with_relation(self, relation: Relation) -> Dossier:
        """
        Return the dossier with one more relation between its figures; its party and source are added.

        Raises:
            UnknownName: it names a figure that the dossier lacks, or a party spelt almost like one of its own.
            MisfitRelation, DefinitionCycle: its figures do not go together, or one would be a part of itself.
            WrongType: it is no relation.
        """
        additions.check_new_relation(self._parts(), relation)
        more = attrs.evolve(self._parts(), relations=(*self.relations, relation))
        return self._of_parts(additions.with_records(more))

    def without_relation(self, relation: Relation) -> Dossier:
        """Return the dossier without a relation; ``UnknownName`` where it holds no such one."""
        return attrs.evolve(self, relations=additions.without_one(self.relations, relation, "relation"))

    def concluding(self, question: str, *, where: str, sentence: str | None = None) -> Dossier:
        """
        Return the dossier with a conclusion on the present answer, in place of the same question's in this document.

        Args:
            question: a comparison such as "population > 40000", or a formula.
            where: where the answer is printed.
            sentence: that rests on it.

        Raises:
            UnreadableQuestion: not of that form, with the position.
            UnknownName: an id that the dossier does not hold.
        """
        return attrs.evolve(self, conclusions=joined_by(self.conclusions, conclude(self, question, where, sentence)))

    def with_conclusions(self, conclusions: Iterable[Conclusion]) -> Dossier:
        """Return the dossier with conclusions that rest on another edition of it, with the answers printed then."""
        return attrs.evolve(self, conclusions=asked_conclusions(self, conclusions, self.conclusions))

    def without_conclusion(self, conclusion: Conclusion) -> Dossier:
        """Return the dossier without a conclusion; ``UnknownName`` where it holds no such one."""
        return attrs.evolve(self, conclusions=additions.without_one(self.conclusions, conclusion, "conclusion"))

    def verify(self, folder: str | PathLike[str]) -> Verification:
        """Return which statements the kept copies in a folder prove, and why the others are not proved."""
        return verify(self.figures, self.silenced, folder)

    def turned(self) -> tuple[TurnedConclusion, ...]:
        """Return the conclusions of which the printed answer does not hold any more, each with what turned it."""
        return turned_conclusions(self, self.conclusions)

    @property
    def digest(self) -> str:
        """The digest of its canonical form, which hangs on no id and no order."""
        return dossier_digest(self)

    content_digest = digest

    def diff(self, other: Dossier) -> EditionDiff:
        """Return what changed from this edition to another, and which conclusions that turns."""
        return compare_editions(self, other)

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
        """Return the dossier with a source under this id, in which statements read in the old one are now read."""
        return self._of_parts(additions.add_source(self._parts(), id_, source))

    def merge(self, other: Dossier) -> Dossier:
        """
        Return both dossiers in one; what is equal under one id is kept once.

        A party that both know by one name keeps this dossier's id; what is ``unknown`` of the other stays there.

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
        return Dossier, (*tables, self.document, self.relations, self.silenced, None, self.conclusions)

    def __repr__(self) -> str:
        return f"<Dossier {', '.join(self.figures) or 'without figures'}>"

    def __str__(self) -> str:
        return "\n".join(f"{id_}: {figure}" for id_, figure in self.figures.items())
