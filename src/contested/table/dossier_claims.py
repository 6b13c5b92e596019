"""
Claims of a dossier: its figures as the rows of a table, each whole or not at all.

A figure with something for which a table has no place would be another figure
without it: a corrected number would stand again.  So all that is said of it is
rejected, with the reason, and what the table answers is what figures answer.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import attrs

from contested.claims import (
    Estimate,
    Intake,
    Rejection,
    documents_of,
    holders_of,
    labels_of,
    number_of,
    rejection_order,
)
from contested.claims.stated_panel import but_set_aside, rivals_of
from contested.errors import WrongType
from contested.quantities import Unit
from contested.table.claim_columns import CLAIM_COLUMNS, SOMETIMES, columns_of_claims
from contested.table.claim_frames import arrow_table
from contested.table.claim_rows import rows_of_frame
from contested.table.engine import of_arrow
from contested.table.row_claim import TORN, Claim, Scope, torn_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from contested.claims import Holder, Source, Statement
    from contested.figure import Figure
    from contested.table.claim_rows import ClaimRows

DEFINITION = "definition"
_BESIDE = ("figure", "of", "where", "period")
"""The columns that say what a figure is, beside its facets."""


class SaidOnce(NamedTuple):
    """What a table says once of all its figures."""

    signed: bool
    cumulative: bool
    stakes: frozenset[str]


@attrs.frozen
class TabledFigure:
    """A figure of a dossier with its id, and the number of its first row among those of ``Dossier.to_records``."""

    id: str
    figure: Figure
    first: int

    @property
    def rows(self) -> range:
        """The numbers of its rows: one a statement, one an estimate set aside; of one of which nobody speaks one."""
        said = len(self.figure.statements) + len(self.figure.assessments)
        return range(self.first, self.first + max(1, said))

    def fault(self) -> Rejection | None:
        """Return why no table has a place for it; None where one may have."""
        if not self.figure.statements:
            return self.refusal("nothing-said", None, None, "nobody says anything of it")
        if self.figure._view is not None:
            advice = "it is looked at on a day, by some, or on terms of its own: make the table first, and look at that"
            return self.refusal("unusable-cell", None, None, advice)
        rivals = rivals_of(self.figure)
        found = (self._misplaced(row, said, rivals) for row, said in enumerate(self.figure.statements, self.first))
        return next((fault for fault in found if fault is not None), self._torn_day())

    def _torn_day(self) -> Rejection | None:
        """Return why no table knows the day of an instant: its own is not that of UTC, and it is compared with days."""
        for at, clock, moment in torn_days(self.figure.statements):
            return self.refusal("unusable-cell", clock, moment, f"{TORN}: ask its figure", self.first + at)
        return None

    def _misplaced(self, row: int, said: Statement, rivals: Mapping[str, str]) -> Rejection | None:
        """Return why no table has a place for a statement."""
        unit = said.unit if isinstance(said, Estimate) else self.figure.unit
        if unit.own:
            return self.refusal("unusable-cell", "unit", unit, "no table knows a unit of one's own", row)
        misplaced = Claim(row, self.scope, unit, said).misplaced(self.figure.time)
        if misplaced is not None:
            column, value, why = misplaced
            return self.refusal("unusable-cell", column, value, f"{why}; ask its figure", row)
        names = {party.name for party in said.parties}
        for link in documents_of(said):
            if (whose := _stake_behind(link, rivals)) not in (None, *names):
                advice = f"no table knows that it is an organ of {whose}, who has a stake"
                return self.refusal("unusable-cell", "source", link.title, advice, row)
        return None

    def misfit(self, terms: SaidOnce) -> Rejection | None:
        """Return why it is not of one table with the others; None where it is."""
        figure, rule = self.figure, "unusable-cell"
        advice = "a table says that once of all its figures, and most of these say otherwise; make a table of its like"
        if (figure.time == "cumulative") != terms.cumulative:
            return self.refusal(rule, "time", figure.time, advice)
        if figure.unit.floor is not None and figure.signed != terms.signed:
            return self.refusal(rule, "signed", figure.signed, advice)
        others = (terms.stakes - set(rivals_of(figure).values())) & set(self.labels.values())
        if others:
            advice = "a table has one list of who has a stake: declare it of all figures, or of the party"
            return self.refusal(rule, "disputants", min(others), advice)
        return None

    def refusal(self, rule: str, column: str | None, value: object, advice: str, row: int | None = None) -> Rejection:
        """Return why its rows are not taken, by the row that is the reason, if it is one."""
        return Rejection(row, column, value, rule, advice, cells=(("id", self.id),))

    def rejected(self, fault: Rejection) -> Iterable[Rejection]:
        """Give the rejection of each of its rows, for one reason."""
        for row in self.rows:
            if fault.row in (None, row):
                yield attrs.evolve(fault, row=row)
            else:
                advice = f"row {fault.row} keeps its figure out: {fault.advice}"
                yield self.refusal(fault.rule, None, None, advice, row)

    def set_aside(self) -> Iterable[Rejection]:
        """Give the rejection of each estimate that is set aside, as in answers of figures, and of what says so."""
        kept = {id(said) for said in but_set_aside(self.figure)[0]}
        why = {one.estimate: f"set aside by {one.by}: {one.reason}" for one in self.figure.assessments}
        for row, said in enumerate(self.figure.statements, self.first):
            if id(said) not in kept:
                yield self.refusal("unusable-cell", "stance", "set_aside", why[str(said.key)], row)
        for row in self.rows[len(self.figure.statements) :]:
            yield self.refusal("unusable-cell", "stance", "set_aside", "its estimate is left out", row)

    @property
    def labels(self) -> Mapping[Holder, str]:
        """What each who says something of it is called; a source that speaks for itself is a party of a table."""
        kept = but_set_aside(self.figure)[0]
        return labels_of(holder for said in kept for holder in holders_of(said))

    @property
    def scope(self) -> Scope:
        """What it is, told apart from every other by its id."""
        figure = self.figure
        defined = () if figure.definition is None else ((DEFINITION, figure.definition),)
        period = None if figure.period is None else str(figure.period)
        of = () if figure.of is None else (figure.of,)
        return Scope(of, figure.name, figure.where, period, None, (*figure.facets, *defined), self.id)

    def claims(self) -> Iterable[Claim]:
        """Give what is said of it, but for what is set aside."""
        kept = {id(said) for said in but_set_aside(self.figure)[0]}
        scope, labels = self.scope, self.labels
        for row, said in enumerate(self.figure.statements, self.first):
            if id(said) in kept:
                unit = said.unit if isinstance(said, Estimate) else self.figure.unit
                yield Claim(row, scope, unit, said, voices=tuple([labels[one] for one in holders_of(said)]))


def _stake_behind(source: Source, rivals: Mapping[str, str]) -> str | None:
    """Return which disputant's organ a source is; None where it is no such."""
    organ = source.organ_of
    if organ is None or not (organ.name in rivals or organ.stake == "disputant"):
        return None
    return rivals.get(organ.name, organ.name)


def rows_of_dossier(
    figures: Mapping[str, Figure],
    given: Mapping[str, object],
    to: str | Unit | Mapping[object, str | Unit] | None,
    independent: str | None,
) -> tuple[ClaimRows, tuple[str, ...]]:
    """
    Return the rows of a dossier, and what is to be said of them.

    Args:
        figures: of the dossier, by id.
        given: what it says itself, and nobody else can say of it; nothing is to stand there.
        to: the unit of answers, as ``ClaimTable.of`` takes it.
        independent: why origins are taken to be independent, if they are.

    Raises:
        WrongType: something is given that a dossier says itself.
    """
    for name, value in given.items():
        if value:
            raise WrongType(name, value, "nothing: of its figures a dossier says that itself")
    tabled, first = list[TabledFigure](), 1
    for id_, figure in figures.items():
        tabled.append(TabledFigure(id_, figure, first))
        first = tabled[-1].rows.stop
    faults = {one.id: fault for one in tabled if (fault := one.fault()) is not None}
    terms = _terms([one.figure for one in tabled if one.id not in faults])
    fitting = [one for one in tabled if one.id not in faults]
    faults |= {one.id: fault for one in fitting if (fault := one.misfit(terms)) is not None}
    rows, account = _taken(tabled, faults, terms, to, independent)
    notes = (f"{number_of(len(faults), 'figure')} of {len(tabled):,} not in the table; intake says why",)
    return attrs.evolve(rows, account=account), notes if faults else ()


def _terms(figures: list[Figure]) -> SaidOnce:
    """Return what a table says of all of some figures: what most of them say, and every stake."""
    signs = Counter(figure.signed for figure in figures if figure.unit.floor is not None)
    times = Counter(figure.time == "cumulative" for figure in figures)
    stakes = frozenset(name for figure in figures for name in rivals_of(figure).values())
    return SaidOnce(signs[True] > signs[False], times[True] > times[False], stakes)


def _taken(
    figures: list[TabledFigure],
    faults: dict[str, Rejection],
    terms: SaidOnce,
    to: str | Unit | Mapping[object, str | Unit] | None,
    independent: str | None,
) -> tuple[ClaimRows, Intake]:
    """Return the rows of figures without faults, with the account of all; ``faults`` gets those that rows show."""
    at = {row: one.id for one in figures for row in one.rows}
    while True:
        claims = [claim for one in figures if one.id not in faults for claim in one.claims()]
        rows = _rows(figures, claims, terms, to, independent)
        wrong = rows.intake.rejected
        if not wrong:
            break
        for one in reversed(wrong):
            id_ = at[one.row or 0]
            faults[id_] = attrs.evolve(one, cells=(("id", id_), *one.cells))
    rejected = [
        rejection
        for one in figures
        for rejection in (one.rejected(faults[one.id]) if one.id in faults else one.set_aside())
    ]
    account = Intake(
        "the dossier", len(at), sorted(rejected, key=rejection_order), len(claims), independent=independent
    )
    return rows, account


def _rows(
    figures: list[TabledFigure],
    claims: list[Claim],
    terms: SaidOnce,
    to: str | Unit | Mapping[object, str | Unit] | None,
    independent: str | None,
) -> ClaimRows:
    columns = columns_of_claims(claims, {claim.scope: str(claim.scope.id) for claim in claims})
    beside = [name for name in columns if name not in (*CLAIM_COLUMNS, *SOMETIMES)]
    facets = [name for name in beside if name != DEFINITION]
    time = "cumulative" if terms.cumulative else "point"
    wanted = to if isinstance(to, (str, Unit)) else _units(figures, columns) | dict(to or {})
    frame = of_arrow(arrow_table(columns))
    named = (None, "measure", facets, dict[str, str]())
    rows = rows_of_frame(frame, named, None, wanted, terms.signed, sorted(terms.stakes), time, independent)
    return rows.described({name: columns[name] for name in (*_BESIDE, *beside)})


def _units(figures: list[TabledFigure], columns: Mapping[str, list[object]]) -> dict[object, str | Unit]:
    """Return the unit that most figures of each measure are in, by measure."""
    measures = dict(zip(columns["figure"], columns["measure"], strict=True))
    used: dict[object, Counter[Unit]] = {}
    for one in figures:
        if one.id in measures:
            used.setdefault(measures[one.id], Counter())[one.figure.unit] += 1
    return {measure: units.most_common(1)[0][0] for measure, units in used.items()}
