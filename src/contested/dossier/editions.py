"""
Editions: what changed between two dossiers, and which conclusions an edition turned.

Applied to the old edition, a diff gives the new one, but for the order of
things and the ids of parties and sources.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from contested.dossier.edition_changes import (
    AMENDED,
    CHANGE_KINDS,
    NEW,
    OTHER_BOUNDS,
    REATTRIBUTED,
    REDATED,
    REVISED,
    WITHDRAWN,
    FigureChange,
    RecordChange,
    StatementChange,
)
from contested.dossier.edition_comparison import exchange_of, figure_changes, record_changes
from contested.dossier.edition_ids import moved_conclusion, moved_relation, moved_silenced
from contested.dossier.edition_matching import match_figures
from contested.dossier.file.parts import Edition
from contested.dossier.file.record_ids import new_id
from contested.dossier.turned_conclusions import Edit, TurnedConclusion, turned_conclusions
from contested.errors import MisfitEdition, WrongType

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping

    from contested.figure import Figure

_E = TypeVar("_E", bound=Edition)


@attrs.frozen(slots=False, repr=False)
class EditionDiff:
    """
    What changed between two editions of a dossier.

    ``figures`` has every figure of both, also those that are the same;
    ``records`` what became of parties, sources, units, relations, conclusions
    and silenced findings; ``turned`` the conclusions of which the printed
    answer does not hold in the new edition.  Iterating gives the changes of
    statements.  Every statement of the old edition is unchanged, changed or
    withdrawn, and every one of the new edition unchanged, changed or new.
    """

    figures: tuple[FigureChange, ...]
    records: tuple[RecordChange, ...] = ()
    turned: tuple[TurnedConclusion, ...] = ()

    @cached_property
    def statements(self) -> tuple[StatementChange, ...]:
        """Every statement that changed, came or went."""
        return tuple(change for figure in self.figures for change in figure.statements)

    @property
    def new(self) -> tuple[StatementChange, ...]:
        """Statements that the old edition has not."""
        return self.of_kind(NEW)

    @property
    def withdrawn(self) -> tuple[StatementChange, ...]:
        """Statements that the new edition has not."""
        return self.of_kind(WITHDRAWN)

    @property
    def revised(self) -> tuple[StatementChange, ...]:
        """Statements with another headline: best value, else interval, else word."""
        return self.of_kind(REVISED)

    @property
    def other_bounds(self) -> tuple[StatementChange, ...]:
        """Statements of which the headline stays, and what it allows does not."""
        return self.of_kind(OTHER_BOUNDS)

    @property
    def reattributed(self) -> tuple[StatementChange, ...]:
        """Statements that somebody else holds now."""
        return self.of_kind(REATTRIBUTED)

    @property
    def redated(self) -> tuple[StatementChange, ...]:
        """Statements of another day, or said on another."""
        return self.of_kind(REDATED)

    @property
    def amended(self) -> tuple[StatementChange, ...]:
        """Statements that differ in anything else, such as a note."""
        return self.of_kind(AMENDED)

    @property
    def inside(self) -> tuple[StatementChange, ...]:
        """Revised statements whose headline lies in the old range of their figure."""
        return tuple(one for one in self.revised if one.inside)

    @property
    def outside(self) -> tuple[StatementChange, ...]:
        """Revised statements whose headline lies outside the old range of their figure."""
        return tuple(one for one in self.revised if one.inside is False)

    @property
    def unchanged(self) -> int:
        """How many statements stand as they were."""
        return sum(figure.unchanged for figure in self.figures)

    @property
    def counts(self) -> dict[str, int]:
        """
        How many statements there were, are, and became what.

        "before" is "unchanged", "changed" and "withdrawn" together, "after"
        "unchanged", "changed" and "new"; the kinds of change follow, each
        statement under its first.
        """
        found = Counter(one.kind for one in self.statements)
        changed = sum(found[kind] for kind in CHANGE_KINDS if kind not in (NEW, WITHDRAWN))
        totals = {
            "before": self.unchanged + changed + found[WITHDRAWN],
            "after": self.unchanged + changed + found[NEW],
            "unchanged": self.unchanged,
            "changed": changed,
        }
        return totals | {kind: found[kind] for kind in CHANGE_KINDS}

    def of_kind(self, kind: str) -> tuple[StatementChange, ...]:
        """Return the statements of one kind of change, also those that count under another."""
        return tuple(one for one in self.statements if kind in one.kinds)

    def to_records(self) -> list[dict[str, object]]:
        """Return one row a statement that changed, came or went, as data frames take them."""
        return [one.to_dict() for one in self.statements]

    def to_dict(self) -> dict[str, object]:
        """Return the diff as plain values, for JSON."""
        return {
            "turned": [one.to_dict() for one in self.turned],
            "counts": self.counts,
            "changes": self.to_records(),
            "figures": [
                {"id": one.id_, "title": one.figure.title, "change": one.kind, "says": list(one.asides)}
                for one in self._told_figures
                if one.kind != "kept" or one.asides
            ],
            "records": [str(one) for one in self.records],
        }

    def to_markdown(self) -> str:
        """Return the diff as a page: turned conclusions first, then every change, by figure."""
        lines = ["# What changed", "", self.summary, ""]
        if self.turned:
            lines += ["## Turned conclusions", "", *(f"- {_escaped(str(one))}" for one in self.turned), ""]
        for figure in self._told_figures:
            head, *rest = str(figure).split("\n")
            lines += [
                f"## {_escaped(head)}",
                "",
                *(f"- {_escaped(line.strip())}" for line in rest),
                *([""] * bool(rest)),
            ]
        if self.records:
            lines += ["## Beside figures", "", *(f"- {_escaped(str(one))}" for one in self.records), ""]
        return "\n".join(lines).rstrip("\n") + "\n"

    @property
    def summary(self) -> str:
        """How many statements there were, are, and became what, in one sentence."""
        counts = self.counts
        inside, outside = len(self.inside), len(self.outside)
        where = f" ({inside:,} inside the old range, {outside:,} outside)" if inside or outside else ""
        told = [f"{counts['unchanged']:,} unchanged"]
        told += [f"{counts[kind]:,} {kind}{where if kind == REVISED else ''}" for kind in CHANGE_KINDS if counts[kind]]
        return f"{counts['before']:,} statements before, {counts['after']:,} after: {', '.join(told)}"

    @property
    def _told_figures(self) -> tuple[FigureChange, ...]:
        return tuple(one for one in self.figures if not one.is_unchanged or one.asides)

    def applied_to(self, old: _E) -> _E:
        """
        Return the new edition made of the old one: what is unchanged comes from there.

        Args:
            old: the dossier that was compared.

        Raises:
            MisfitEdition: a figure is not there, or not as it was compared.
        """
        ids = {one.id_before: one.id_after for one in self.figures if one.id_before and one.id_after}
        exchange = exchange_of(self.records)
        left = dict(old.figures)
        figures: dict[str, Figure] = {}
        for change in self.figures:
            given = None if change.id_before is None else left.pop(change.id_before, None)
            if change.before is not None and (given is None or exchange.figure(given) != change.before):
                raise MisfitEdition(change.id_before or "")
            if change.id_after is not None:
                figures[change.id_after] = change.apply()
        if left:
            raise MisfitEdition(next(iter(left)))
        relations = [exchange.relation(moved_relation(one, ids)) for one in old.relations]
        silenced = [moved_silenced(one, ids) for one in old.silenced]
        conclusions = [moved_conclusion(one, ids) for one in old.conclusions]
        return attrs.evolve(  # type: ignore[misc]  # every dossier is a value of attrs
            old,
            figures=figures,
            parties=self._table("party", old.parties),
            sources={id_: exchange.source(one) for id_, one in self._table("source", old.sources).items()},
            units=self._table("unit", old.units),
            relations=self._list("relation", relations),
            silenced=self._list("silenced", silenced),
            conclusions=self._list("conclusion", conclusions),
        )

    def _table(self, what: str, old: Mapping[str, Any]) -> dict[str, Any]:
        """Return a table of records by id with its changes; an id that is taken makes room for another."""
        changes = [one for one in self.records if one.what == what]
        gone = {one.id_before for one in changes}
        made = {id_: record for id_, record in old.items() if id_ not in gone}
        for one in changes:
            if one.after is not None and one.id_after is not None:
                made[one.id_after if one.id_after not in made else new_id(one.id_after, made)] = one.after
        return made

    def _list(self, what: str, old: Iterable[Hashable]) -> list[Any]:
        changes = [one for one in self.records if one.what == what]
        gone = Counter(one.before for one in changes if one.before is not None)
        kept = [*(Counter(old) - gone).elements()]
        return [*kept, *(one.after for one in changes if one.after is not None)]

    def __iter__(self) -> Iterator[StatementChange]:
        return iter(self.statements)

    def __len__(self) -> int:
        return len(self.statements)

    def __bool__(self) -> bool:
        """Whether anything changed, or a conclusion is turned."""
        return bool(self.turned or self.records or self._told_figures)

    def __str__(self) -> str:
        heads = [f"turned: {one}" for one in self.turned]
        return "\n".join([*heads, self.summary, *map(str, self._told_figures), *map(str, self.records)])

    def __repr__(self) -> str:
        return f"<EditionDiff {self.summary}>"


def compare_editions(old: Edition, new: Edition) -> EditionDiff:
    """
    Return what changed between two editions of a dossier.

    Raises:
        WrongType: the later edition is no dossier.
    """
    if not isinstance(new, type(old)):
        raise WrongType("the later edition", new, "a dossier")
    pairs, _, _ = match_figures(old.figures, new.figures)
    ids = dict(pairs)
    records = record_changes(old, new, ids)
    figures = figure_changes(old, new, exchange_of(records))
    edits = {
        one.id_: [Edit(one.id_, change.after, change.before) for change in one.statements]
        for one in figures
        if one.kind == "kept"
    }
    before = {one.id_: one.before for one in figures if one.before is not None and one.after is not None}
    asked = list(new.conclusions)
    held = {(one.question, one.where) for one in asked}
    found: list[TurnedConclusion] = []
    for one in old.conclusions:
        moved = moved_conclusion(one, ids)
        gone = [id_ for id_ in one.figures if id_ not in ids]
        if gone:
            found.append(TurnedConclusion(one, "", (), unanswered=_withdrawn(gone)))
        elif (moved.question, moved.where) not in held:
            asked.append(moved)
    return EditionDiff(figures, records, (*found, *turned_conclusions(new, asked, edits, before)))


def _withdrawn(ids: list[str]) -> str:
    return f"it cannot be asked any more: {' and '.join(ids)} {'is' if len(ids) == 1 else 'are'} withdrawn"


def _escaped(text: str) -> str:
    """Write a text so that Markdown shows it as it is."""
    return "".join(f"\\{character}" if character in "\\`*_{}[]<>#|" else character for character in text)
