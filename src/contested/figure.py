"""
Figures: one measurand in dispute, and what everybody says of it.

Every method is one call downwards; answers live in the rooms below.
"""

from __future__ import annotations

from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Unpack, cast

import attrs

from contested.answers import agreement, comparison, ranges, verdict, who_says
from contested.answers import dispersion as disagreement
from contested.answers.evidence import Evidence, best_value
from contested.answers.prose import prose, short
from contested.claims import cell_statements as printed
from contested.claims import records
from contested.claims.denial import Assessment, Denial, DenialFields, Withheld
from contested.claims.estimate import ClaimFields, Estimate
from contested.claims.origin import Origin, origins_of
from contested.claims.panel import LeftOut, Loan, Panel, View, set_aside
from contested.claims.party import Holders, Party, directory, known_party, read_holders
from contested.claims.position import Position, Stance, read_positions, silent_position
from contested.claims.schema import TIMES, read_free_text
from contested.claims.source import Source
from contested.claims.statement import Statement, StatementFields  # noqa: TC001  # attrs resolves it
from contested.claims.validation import (
    check_statements,
    known_parties,
    names_mentioned,
    parties_with,
    refuse_confusable,
    statement_keys,
    with_full_parties,
)
from contested.errors import DerivedFigure, InvertedBounds, NotAChoice, NotADay, UnknownName, UnusableOperand, WrongType
from contested.formulas import node as operations
from contested.formulas import operators as building
from contested.formulas.accounts import Accounts
from contested.formulas.formula import Formula  # noqa: TC001  # attrs resolves it
from contested.formulas.mixing import derived_panel
from contested.names import clean_name, name_key
from contested.phrases.lexicon import Lexicon, lexicon
from contested.quantities.cpython import reduce_by_constructor
from contested.quantities.dates import Datelike, When, parse_date
from contested.quantities.numbers import Number, as_int_if_whole, exact, in_full
from contested.quantities.units import Unit, common_unit, factor, quantity
from contested.quantities.units import unit as unit_of
from contested.spelling import near_names, nearest_first

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from contested.answers.dispersion import Disagreement
    from contested.claims.derivation import Derivation
    from contested.formulas.node import Node
    from contested.methods.method import Method
    from contested.methods.reconciliation import Reconciliation


def _figure_name(value: str) -> str:
    return clean_name(value, "figure")


def _place(value: str | None) -> str | None:
    return None if value is None else clean_name(value, "place")


def _moment(value: Datelike | None) -> When | None:
    return None if value is None else parse_date(value)


def _unit(value: str | Unit) -> Unit:
    return unit_of(value)


def _assessments(values: Iterable[Assessment]) -> tuple[Assessment, ...]:
    return tuple(values)


def _facets(value: Mapping[str, str] | Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    try:
        pairs = dict(value)
    except (TypeError, ValueError):
        raise WrongType("facets", value, "a mapping such as {'side': 'Russia'}") from None
    made = tuple(sorted((clean_name(name, "facet"), clean_name(text, "facet")) for name, text in pairs.items()))
    if len(made) != len(value) or len(dict(made)) != len(made):
        raise WrongType("facets", value, "each facet once")
    return made


def _by_kind(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Keep claims before denials before refusals to say, as a file has them; within a kind as given."""
    return tuple(sorted(statements, key=_kind))


def _kind(statement: Statement) -> int:
    return isinstance(statement, Denial) + 2 * isinstance(statement, Withheld)


@attrs.frozen(slots=False, repr=False, order=False, cache_hash=True)
class Figure:
    """
    One measurand in dispute: what is counted, of what, where, when, in which unit, under which definition.

    A figure is a value: every method returns a new one.  ``==`` compares
    records; ``<``, ``<=``, ``>``, ``>=`` and ``between`` compare magnitudes
    and give a ``Verdict``.

    Args:
        name: what is counted, such as "population".
        unit: text such as "person" or "km**2", or a ``Unit``.
        of: whose or what's figure it is.
        where: the place, if ``of`` does not say it.
        period: when, as a date or an interval.
        time: whether it holds at a "point", over a "period", or is
            "cumulative".
        definition: what counts; an unstated one equals no stated one.
        facets: what else fixes what is counted, such as {"side": "Russia"}.
        disputants: parties declared to have a stake; named when silent.
        signed: numbers below zero make sense, as for excess deaths.
    """

    name: str = attrs.field(converter=_figure_name)
    unit: Unit = attrs.field(converter=_unit)
    of: str | None = attrs.field(default=None, converter=_place, kw_only=True)
    where: str | None = attrs.field(default=None, converter=_place, kw_only=True)
    period: When | None = attrs.field(default=None, converter=_moment, kw_only=True)
    time: str = attrs.field(default="point", kw_only=True)
    definition: str | None = attrs.field(default=None, kw_only=True)
    facets: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=_facets, kw_only=True)
    disputants: tuple[Party, ...] = attrs.field(default=(), converter=read_holders, kw_only=True)
    signed: bool = attrs.field(default=False, kw_only=True)
    statements: tuple[Statement, ...] = attrs.field(default=(), converter=_by_kind, kw_only=True)
    assessments: tuple[Assessment, ...] = attrs.field(default=(), converter=_assessments, kw_only=True)
    view: View | None = attrs.field(default=None, kw_only=True)
    formula: Formula | None = attrs.field(default=None, kw_only=True)
    notes: tuple[str, ...] = attrs.field(default=(), kw_only=True)

    def __attrs_post_init__(self) -> None:
        if self.formula is not None:
            return
        if self.time not in TIMES:
            raise NotAChoice("time", self.time, TIMES)
        if self.definition is not None:
            read_free_text(self.definition, "definition")
        if not isinstance(self.signed, bool):
            raise NotAChoice("signed", self.signed, ("True", "False"))
        object.__setattr__(self, "statements", with_full_parties(self.statements, self.disputants))
        refuse_confusable(self._known)
        _ = self._directory  # refuses an alias that two parties share
        floor = None if self.signed else self.unit.floor
        partial = self.view is not None and self.view.partial
        check_statements(self.statements, self.assessments, self.unit, floor, partial=partial)

    # -- saying -------------------------------------------------------------

    def claimed(self, value: object, unit: str | Unit | None = None, **fields: Unpack[ClaimFields]) -> Figure:
        """
        Return the figure with one more estimate.

        Args:
            value: a number, or text as printed ("120,000", "around 10,000",
                "between 20 and 30", "dozens"); None with ``low`` and
                ``high``, or with ``quote`` where there is no number.
            unit: of the number; by default the figure's.
            by: a name, a ``Party`` or several; None is the source's own voice.
            low: the lower bound.
            high: the upper bound.
            best: the best value between them.
            hedge: the word around a bare number, such as "about".
            bounds: what the bounds are: "stated", "limit", "analyst",
                "reports", "confidence" or "credible".
            level: of a confidence or credible interval, such as 0.95.
            standard_error: of the value, in the unit.
            basis: "documented", "estimated" or "asserted".
            status: "unverified", "provisional", "verified" or "final".
            partial: the count is known to be incomplete: a lower limit.
            lexicon: what the words around the number are worth: a name or a
                ``Lexicon``; by default ``as_printed``, which invents nothing.
            locale: the language of the text, and so its separators.
            source: a title or a ``Source``.
            quoting: the chain of sources behind it, nearest first.
            named: the attribution in the source's words.
            speaker: the person who said it.
            anonymous: that person is not named, so never merges with another.
            as_of: when the figure held.
            stated: when the party said so.
            key: a name by which other statements point at this one.
            quote: the source's words.
            note: anything else.

        Raises:
            ContestedError: the leaf says which field is wrong, and what to do.
        """
        if "by" in fields:
            fields["by"] = self._resolved(fields["by"])
        return self.saying(Estimate.of(value, self.unit if unit is None else unit, **fields))

    def claimed_cell(
        self,
        text: str,
        *,
        parties: Mapping[str, Holders] = MappingProxyType({}),
        only: str | Iterable[str] | None = None,
        **fields: Unpack[ClaimFields],
    ) -> Figure:
        """
        Return the figure with the statements of one printed cell, such as "12,000 (UN, 2019); 15,000 (government)".

        Parts ("including 40 children") and numbers that were revised are
        kept in the note; the whole cell is the quote of each statement.

        Args:
            text: the cell, as ``contested.read_claims`` reads it.
            parties: who is meant by an attribution as printed, such as
                {"the rebels": "RSF"}.  A party that the figure knows by that
                name needs no entry; anybody else is a speaker of whom no
                party is known.
            only: where the cell counts more than one thing, which of them
                this figure is: a kind ("killed"), a label or a side.
            fields: said with each statement, as for ``claimed``; ``by`` holds
                for those that name nobody.

        Raises:
            UnreadableCell: some of it has no reading, or more than one.
            SeveralCounts: it counts more than one thing, or something else.
            ContestedError: a field is wrong.
        """
        if "by" in fields:
            fields["by"] = self._resolved(fields["by"])
        said = {name: self._resolved(by) for name, by in parties.items()}
        keys = {one.key for one in self.statements if one.key is not None}
        return self.saying(
            *printed.statements_in(text, self.unit, parties=said, only=only, known=self._directory, keys=keys, **fields)
        )

    def denied(self, **fields: Unpack[DenialFields]) -> Figure:
        """
        Return the figure with a denial: ``by`` rejects it, and gives no number.

        Args:
            by: who denies.
            estimate: the key of the one estimate that is denied; None is the
                figure.
            aspect: what is denied: "unsaid", "figure", "number",
                "attribution" or "definition".
            source: where it was read; the other fields are those of a claim.

        Raises:
            UnknownEstimate: no estimate has that key.
            ContestedError: another field is wrong.
        """
        if "by" in fields:
            fields["by"] = self._resolved(fields["by"])
        return self.saying(Denial.of(**fields))

    def withheld(self, **fields: Unpack[StatementFields]) -> Figure:
        """Return the figure with a refusal to say ("no comment"), or a retraction that nothing replaces."""
        if "by" in fields:
            fields["by"] = self._resolved(fields["by"])
        return self.saying(Withheld.of(**fields))

    def set_aside(self, estimate: str, *, reason: str, by: str) -> Figure:
        """
        Return the figure with one estimate set aside: kept and named, but not part of answers.

        Args:
            estimate: its key.
            reason: why.
            by: whose judgement it is (the user's, never a party's).

        Raises:
            UnknownEstimate: no estimate has that key.
        """
        self._refuse_derived("set aside", "set it aside in the figure that states it")
        made = Assessment.of(estimate=estimate, reason=reason, by=by)
        return attrs.evolve(self, assessments=(*self.assessments, made))

    def saying(self, *statements: Statement) -> Figure:
        """
        Return the figure with statements made before, such as ``Estimate.of(...)``.

        Raises:
            DerivedFigure: it is derived, and so nobody's statement.
        """
        self._refuse_derived("claimed, denied or withheld", "say it of one of its figures, or of a new Figure")
        if self.view is None:
            return self._extended(statements) or attrs.evolve(self, statements=(*self.statements, *statements))
        return attrs.evolve(self, statements=(*self.statements, *statements), view=self.view.base(self.unit))

    def _extended(self, statements: tuple[Statement, ...]) -> Figure | None:
        """
        Return the figure with statements that were checked by themselves; None where all have to be looked at again.

        Put together by hand, with what was found of the others: else a figure that is said in a loop would check
        every statement as often as there are later ones (1,000 claims: 1.5 seconds, and 0.03 so).
        """
        kinds = [_kind(statement) for statement in (*self.statements[-1:], *statements)]
        found = parties_with(self._known, self._directory, statements)
        if found is None or kinds != sorted(kinds):
            return None
        floor = None if self.signed else self.unit.floor
        check_statements(statements, (), self.unit, floor, partial=False, keys=self._keys)
        made = object.__new__(Figure)
        made.__dict__.update({name: self.__dict__[name] for name in _FIELDS})
        made.__dict__.update(
            statements=(*self.statements, *statements),
            _attrs_cached_hash=None,
            _known=found[0],
            _directory=found[1],
            _keys={**self._keys, **statement_keys(statements)},
        )
        return made

    def reread(self, words: str | Lexicon) -> Figure:
        """
        Return the figure with every estimate as another lexicon reads it: "hundreds" as 100 by ACLED, say.

        Args:
            words: the name of a lexicon, or a ``Lexicon``.

        Raises:
            UnknownLexicon: no such lexicon.
        """
        by = lexicon(words)
        if self.formula is not None:
            return self._again(lambda figure: figure.reread(by))
        return attrs.evolve(self, statements=tuple(records.reread(one, by) for one in self.statements))

    # -- looking ------------------------------------------------------------

    @property
    def estimates(self) -> tuple[Estimate, ...]:
        """Every estimate, in the order given."""
        return tuple(s for s in self.statements if isinstance(s, Estimate))

    @property
    def denials(self) -> tuple[Denial, ...]:
        """Every denial, in the order given."""
        return tuple(s for s in self.statements if isinstance(s, Denial))

    @property
    def parties(self) -> tuple[Party, ...]:
        """Every party that speaks or is declared a disputant, by name."""
        known = self._known
        return tuple(known[name] for name in sorted(known))

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source a statement was read in, by name."""
        said = (s for figure in self._operands for s in figure.statements)
        found = dict.fromkeys(s.source for s in said if s.source is not None)
        return tuple(sorted(found, key=lambda source: (source.name, source.cited())))

    @property
    def root(self) -> Figure:
        """The figure as stated: two figures of equal roots are the same unknown."""
        if self.view is None:
            return self
        if self.formula is not None:
            return attrs.evolve(self, view=None)
        return attrs.evolve(self, unit=self.view.declared, view=self.view.base(self.view.declared))

    @cached_property
    def node(self) -> Node:
        """The figure as a node of formulas."""
        return building.node_of(self)

    @cached_property
    def panel(self) -> Panel:
        """Everyone who has a say, as answers see them."""
        if self.formula is not None:
            return self._narrowed(derived_panel(Accounts(self.formula), self.notes))
        aside = {one.estimate: one for one in self.assessments}
        kept = [s for s in self.statements if s.key is None or s.key not in aside]
        left_out = [set_aside(s, aside[s.key]) for s in self.statements if s.key is not None and s.key in aside]
        positions = read_positions(kept, self.unit, [party.name for party in self.disputants])
        disputants = {p.name for p in self.parties if p.stake == "disputant"} | {p.name for p in self.disputants}
        if self.view is not None:
            positions, others = self.view.seen(positions)
            left_out += others
        floor = None if self.signed else self.unit.floor
        view = self.view or View(self.unit)
        return Panel(
            self.name,
            self.unit,
            positions,
            frozenset(disputants),
            tuple(left_out),
            floor,
            view.loans,
            view.notes,
            independent=view.independent,
        )

    @cached_property
    def evidence(self) -> Evidence:
        """What methods of reconciliation look at."""
        return Evidence(self.title, self.panel, tuple((party.name, party.stake) for party in self.parties), self.time)

    def _narrowed(self, panel: Panel) -> Panel:
        """Return the panel of a formula with only those looked at that the view asks for."""
        if self.view is None:
            return panel
        panel = attrs.evolve(panel, independent=self.view.independent)
        if self.view.only is None:
            return panel
        positions, others = self.view.seen(panel.positions)
        notes = (*panel.notes, *self.view.notes)
        return attrs.evolve(panel, positions=positions, left_out=(*panel.left_out, *others), notes=notes)

    def position(self, party: str | Party) -> Position:
        """
        Return what one party (or source, or speaker) says of the figure now; silent where it said nothing.

        Raises:
            UnknownName: nobody here is called so, and somebody almost is.
        """
        name = self._name_of(party)
        return self.panel.by_name.get(name) or silent_position(name, self.unit, known=name_key(name) in self._mentioned)

    def positions(self) -> tuple[Position, ...]:
        """Return what everyone says of the figure now, by name."""
        return self.panel.positions

    def according_to(self, party: str | Party) -> Position:
        """
        Return one party's account: its position, or what it borrows from unattributed numbers where silent.

        Raises:
            UnknownName: nobody here is called so, and somebody almost is.
        """
        name = self._name_of(party)
        account = self.panel.account(name)
        return self.position(party) if account.stance is Stance.SILENT else account

    def only(self, *parties: str | Party) -> Figure:
        """
        Return the figure as these parties alone see it; answers name the others as left out.

        Raises:
            UnknownName: nobody here is called as one of them, and somebody almost is.
        """
        names = tuple(sorted({self._name_of(party) for party in parties}))
        strangers = tuple(name for name in names if name_key(name) not in self._mentioned)
        return attrs.evolve(self, view=attrs.evolve(self.view or View(self.unit), only=names, strangers=strangers))

    def __getitem__(self, party: str | Party) -> Figure:
        """Return the figure as one party alone sees it: ``figure.only(party)``."""
        return self.only(party)

    __iter__ = None  # indexing by party makes no sequence

    def shared(self, *, by: str | Party, reason: str) -> Figure:
        """
        Return the figure with one party's number lent to those who are silent on it (rule 15).

        Those who deny it, withhold a number or give a word borrow nothing.
        Every answer that may rest on the loan names it with the reason.

        Args:
            by: whose number.
            reason: why the others can be taken to share it.

        Raises:
            DerivedFigure: share the figures that it is derived from.
            WrongType: the party states no number of it.
        """
        self._refuse_derived("shared", "share one of its figures")
        name = self._name_of(by)
        if self.position(name).stance is not Stance.STATED:
            raise WrongType("by", by, "a party that states a number of the figure")
        loan = Loan(name, clean_name(reason, "reason"))
        view = self.view or View(self.unit)
        return attrs.evolve(self, view=attrs.evolve(view, loans=(*view.loans, loan)))

    def assume_independent(self, *, reason: str) -> Figure:
        """
        Return the figure with its origins taken to be independent, on the user's word; reconciliations carry it.

        Nothing else changes: an origin still counts once.

        Args:
            reason: how that is known.
        """
        view = self.view or View(self.unit)
        return attrs.evolve(self, view=attrs.evolve(view, independent=clean_name(reason, "reason")))

    def to(self, unit: str | Unit) -> Figure:
        """
        Return the figure in another unit, exactly.

        Raises:
            IncompatibleUnits: nothing converts between the two.
        """
        wanted = unit_of(unit)
        if self.formula is not None:
            return building.convert(self, wanted)
        factor(self.unit, wanted)
        return attrs.evolve(self, unit=wanted, view=self.view or View(self.unit))

    def known_on(self, day: Datelike) -> Figure:
        """
        Return the figure as it could be known on a day.

        A statement could be known from the latest day its source can have
        been issued on; else from when it was stated; else retrieved.  The
        undated are left out, and answers name them.

        Raises:
            NotADay: not one day.
        """
        moment = parse_date(day)
        if moment.earliest is None or moment.earliest != moment.latest:
            raise NotADay(str(moment))
        if self.formula is not None:
            return self._again(lambda figure: figure.known_on(moment))
        known = {statement: statement.known_from for statement in self.statements}
        late = {
            statement: "undated" if day is None else f"not known before {day}"
            for statement, day in known.items()
            if day is None or day > moment.earliest
        }
        return self._without(late)

    def without_source(self, source: str | Source) -> Figure:
        """
        Return the figure without what was read in a source, or in one that quotes it; answers name what is left out.

        Args:
            source: a ``Source``, or its title or label.

        Raises:
            WrongType: neither a source nor a name.
            UnknownName: nothing was read in it.
        """
        if not isinstance(source, (str, Source)):
            raise WrongType("source", source, "a Source, or its title or label")
        if not any(s.rests_on(source) for figure in self._operands for s in figure.statements):
            known = nearest_first(str(source), (one.name for one in self.sources))
            raise UnknownName("source", str(source), known, self.title)
        if self.formula is not None:
            return self._again(lambda figure: figure._resting_elsewhere(source))  # noqa: SLF001  # a figure itself
        return self._resting_elsewhere(source)

    def _resting_elsewhere(self, source: str | Source) -> Figure:
        return self._without({s: f"rests on {source}" for s in self.statements if s.rests_on(source)})

    def _without(self, gone: Mapping[Statement, str]) -> Figure:
        """Return the figure without statements, which answers name with the reason."""
        kept = [statement for statement in self.statements if statement not in gone]
        keys = {s.key for s in kept}
        view = self.view or View(self.unit)
        left_out = (*view.left_out, *(LeftOut(str(s), why) for s, why in gone.items()))
        return attrs.evolve(
            self,
            statements=kept,
            assessments=[a for a in self.assessments if a.estimate in keys],
            view=attrs.evolve(view, partial=True, left_out=left_out),
        )

    # -- answers ------------------------------------------------------------

    def hull(self) -> ranges.Range:
        """Return the range from the lowest to the highest printed number; empty where nobody prints one."""
        return ranges.hull_range(self.panel)

    def common(self) -> ranges.Range | None:
        """Return what no position rules out; None where there is no such value, or nobody gives a number."""
        return ranges.common_range(self.panel)

    def most_agreed(self) -> agreement.Agreement:
        """
        Return the intervals that the most positions allow.

        Raises:
            NoPositions: nobody states a number.
        """
        return agreement.most_agreed(self.panel)

    def reconcile(
        self, method: Method, *, accept: Iterable[str] = (), reason: str | None = None, force: bool = False
    ) -> Reconciliation:
        """
        Return a method's one answer, with what it used and left out; or its refusal.

        Args:
            method: one of ``contested.methods``, such as ``Median()``.
            accept: codes of preconditions to waive, such as "few-origins".
            reason: why they are waived; needed with ``accept``.
            force: waive every precondition.

        Raises:
            NotAChoice: no precondition has that code, or it cannot be waived.
            WrongType: not a method, or a waiver without a reason.
        """
        answer = getattr(method, "answer", None)
        if answer is None or isinstance(method, type):
            raise WrongType("method", method, "one of contested.methods, such as Median()")
        return cast("Reconciliation", answer(self, accept=accept, reason=reason, force=force))

    def disagreement(self) -> Disagreement:
        """Return how far apart those who give numbers are, and in which camps."""
        return disagreement.disagreement(self.panel)

    def who_says(self, value: object) -> who_says.WhoSays:
        """Return who states, allows, rules out or denies a number (in the figure's unit) or a quantity text."""
        number, words = self._threshold(value)
        return who_says.who_says(self.panel, number, words)

    @property
    def best_values(self) -> tuple[Number, ...]:
        """The best value of each estimate in force (of each account where derived); limits and words have none."""
        if self.formula is not None:
            return tuple(value for witness in self.evidence.witnesses for value in witness.values)
        if self.view is None and not self.assessments and not any(s.as_of or s.stated for s in self.statements):
            stated = tuple(dict.fromkeys(self.estimates))  # nothing can be superseded or left out
        else:
            stated = tuple(dict.fromkeys(e for p in self.panel.positions for e in p.estimates))
        return tuple(value for one in stated if (value := best_value(one.to(self.unit))) is not None)

    def origins(self) -> tuple[Origin, ...]:
        """Return who is behind the numbers in force, each origin once, by name."""
        return origins_of(dict.fromkeys(e for p in self.panel.positions for e in p.estimates))

    def explain(self, *, whole: bool = False) -> Derivation:
        """
        Return how the hull follows from positions, down to the sources.

        Args:
            whole: print all of it; else a long one says how many steps it
                leaves out.
        """
        return self.hull().explain(whole=whole)

    def between(self, low: object, high: object) -> verdict.Verdict:
        """
        Return whether the figure lies from ``low`` to ``high``, both included.

        Raises:
            InvertedBounds: ``low`` is above ``high``.
        """
        if not isinstance(low, Figure) and not isinstance(high, Figure):
            a, b = self._threshold(low)[0], self._threshold(high)[0]
            if a > b:
                raise InvertedBounds(a, b)
        return (self >= low) & (self <= high)

    def __lt__(self, other: object) -> verdict.Verdict:
        return self._compared("<", other)

    def __le__(self, other: object) -> verdict.Verdict:
        return self._compared("<=", other)

    def __gt__(self, other: object) -> verdict.Verdict:
        return self._compared(">", other)

    def __ge__(self, other: object) -> verdict.Verdict:
        return self._compared(">=", other)

    def agrees_with(self, other: object) -> verdict.Verdict:
        """
        Return whether both can be right, account by account: yes where the numbers and what they allow meet.

        For two renderings of one claim, such as "about 3,000 km²" and "half a
        French department".

        Args:
            other: a figure, a number in this figure's unit, or a quantity text.

        Raises:
            IncompatibleFigures: nothing converts between the two.
        """
        sign = comparison.AGREES
        if isinstance(other, Figure):
            return comparison.against_number((self - other).panel, sign, 0, f"{self.title} {sign} {other.title}")
        number, words = self._threshold(other)
        return comparison.against_number(self.panel, sign, number, f"{self.title} {sign} {words}")

    def _compared(self, sign: str, other: object) -> verdict.Verdict:
        if isinstance(other, Figure) and (self.formula is not None or other.formula is not None):
            words = f"{self.title} {sign} {other.title}"
            return comparison.against_number((self - other).panel, sign, 0, words)
        if isinstance(other, Figure):
            unit = common_unit(self.unit, other.unit)
            question = f"{self.title} {sign} {other.title}"
            same = self.root == other.root
            return comparison.against_figure(self.to(unit).panel, other.to(unit).panel, sign, question, same=same)
        number, words = self._threshold(other)
        return comparison.against_number(self.panel, sign, number, f"{self.title} {sign} {words}")

    def _threshold(self, value: object) -> tuple[Number, str]:
        """Return a number in the figure's unit, and how to write it."""
        if not isinstance(value, str):
            number = exact(value)
            return number, self.unit.after(in_full(number), one=number == 1)
        number, written = quantity(value, self.unit.own)
        if written is None:
            return number, self.unit.after(in_full(number), one=number == 1)
        words = written.after(in_full(number), one=number == 1)
        return as_int_if_whole(number * factor(written, self.unit)), words

    # -- arithmetic, account by account (design.md, rules 15 and 16) --------

    def __add__(self, other: object) -> Figure:
        return building.combine(self, operations.ADD, self, other)

    def __radd__(self, other: object) -> Figure:
        return self if other.__class__ is int and other == 0 else building.combine(self, operations.ADD, other, self)

    def __sub__(self, other: object) -> Figure:
        return building.combine(self, operations.SUBTRACT, self, other)

    def __rsub__(self, other: object) -> Figure:
        return building.combine(self, operations.SUBTRACT, other, self)

    def __mul__(self, other: object) -> Figure:
        return building.combine(self, operations.MULTIPLY, self, other)

    def __rmul__(self, other: object) -> Figure:
        return building.combine(self, operations.MULTIPLY, other, self)

    def __truediv__(self, other: object) -> Figure:
        return building.combine(self, operations.DIVIDE, self, other)

    def __rtruediv__(self, other: object) -> Figure:
        return building.combine(self, operations.DIVIDE, other, self)

    def __neg__(self) -> Figure:
        return building.negate(self)

    def __pos__(self) -> Figure:
        return self

    def __pow__(self, exponent: object) -> Figure:
        return building.raise_to(self, exponent)

    def mixed(self, chosen: Mapping[Figure, str | Party] | None = None) -> Figure:
        """
        Return a derived figure in one account that mixes those of the parties; every answer says that it does.

        Args:
            chosen: the party whose number each figure takes; by default every
                combination is taken.

        Raises:
            UnknownOperand: a figure that parties state is not among those
                chosen, or one chosen is not in the formula.
            WrongType: one chosen is no figure.
        """
        if chosen is None:
            return building.mix(self, None)
        names: dict[Hashable, str] = {}
        for figure, by in chosen.items():
            if not isinstance(figure, Figure):
                raise WrongType("a figure chosen from", figure, "the figure itself: {population: 'Armenia'}")
            names[figure.root] = figure._name_of(by)  # noqa: SLF001  # a figure itself
        return building.mix(self, names)

    def assume_disjoint(self, *, reason: str) -> Figure:
        """
        Return a derived figure whose sums are taken to count nothing twice, on the user's word; answers carry it.

        Args:
            reason: how that is known.
        """
        return building.take_as_disjoint(self, clean_name(reason, "reason"))

    def _again(self, change: Callable[[Figure], Figure]) -> Figure:
        """Return the formula on changed figures."""
        return building.rebuild(self, change)

    def _refuse_derived(self, asked: str, advice: str) -> None:
        if self.formula is not None:
            raise DerivedFigure(self.title, asked, advice)

    # -- rows ---------------------------------------------------------------

    @classmethod
    def from_records(
        cls,
        rows: Iterable[Mapping[str, Any]],
        *,
        parties: Iterable[Party] = (),
        sources: Iterable[Source] = (),
        **figure: Any,
    ) -> Figure:
        """
        Return the figure that rows describe, one a statement.

        Args:
            rows: mappings with the fields of ``claimed`` (and ``stance``:
                "claimed", "denied", "withheld" or "set_aside"); the fields of the figure
                stand in every row (``figure``, ``figure_unit``, ``of`` ...)
                or are given here.
            parties: full records of parties that the rows name.
            sources: full records of sources whose titles the rows give.
            figure: ``name``, ``unit``, ``of`` and so on.

        Raises:
            UnreadableRows: every row that is wrong, with number and reason.
        """
        known = {party.name: party for party in parties}
        fields, statements, asides = records.read_rows(rows, figure, known, sources)
        disputants = [known.get(name, name) for name in fields.pop("disputants", ())]
        return cls(**fields, disputants=disputants, statements=statements, assessments=asides)

    def to_records(self) -> list[dict[str, Any]]:
        """
        Return one row a statement, all with the same columns, as ``from_records`` and data frames take them.

        Raises:
            DerivedFigure: it has no statements of its own.
        """
        self._refuse_derived("written as rows", "write the figures that it is derived from")
        return records.statement_rows(self)

    # -- printing -----------------------------------------------------------

    @cached_property
    def title(self) -> str:
        """The name and what it is of: "population (Nagorno-Karabakh)"."""
        return f"{self.name} ({self.of})" if self.of else self.name

    __reduce__ = reduce_by_constructor

    def __str__(self) -> str:
        return f"{self.title}: {self.hull()}"

    def __repr__(self) -> str:
        return f"<Figure {self}>"

    def __format__(self, spec: str) -> str:
        if spec == "":
            return str(self)
        if spec == "prose":
            return prose(self.panel)
        if spec == "short":
            return short(self.panel)
        raise NotAChoice("format", spec, ("prose", "short"))

    # -- names --------------------------------------------------------------

    @cached_property
    def _known(self) -> dict[str, Party]:
        """Parties by name, each in its fullest record."""
        if self.formula is None:
            return known_parties(self.disputants, self.statements)
        stated = self._operands
        return known_parties(
            (party for figure in stated for party in figure.disputants),
            (statement for figure in stated for statement in figure.statements),
        )

    @property
    def _operands(self) -> tuple[Figure, ...]:
        """The stated figures of a formula; the figure itself where it is stated."""
        return (self,) if self.formula is None else cast("tuple[Figure, ...]", self.formula.unknowns)

    @cached_property
    def _keys(self) -> dict[str, bool]:
        return statement_keys(self.statements)

    @cached_property
    def _directory(self) -> dict[str, Party]:
        return directory(self._known.values())

    def _resolved(self, by: Holders) -> Holders:
        """Return holders as this figure knows them: "Yerevan" is Armenia where that is its alias."""
        return tuple(known_party(party, self._directory) for party in read_holders(by))

    def _name_of(self, party: str | Party) -> str:
        """Return the name under which somebody is known here; a stranger keeps the one given, unless it is misspelt."""
        if isinstance(party, Party):  # a record is no slip of the pen
            return party.name
        if party in self._labels:
            return party
        known = self._directory.get(name_key(party))
        if known is not None:
            return known.name
        name = clean_name(party, "party")
        near = () if name_key(name) in self._mentioned else near_names(name, self._mentioned.values())
        if near:
            raise UnknownName("party", name, near, self.title, alike=True)
        return name

    @cached_property
    def _mentioned(self) -> dict[str, str]:
        """Everybody who is named here, by the folded name."""
        said = [statement for figure in self._operands for statement in figure.statements]
        return names_mentioned(self._known.values(), sorted(self._labels), said)

    @cached_property
    def _labels(self) -> frozenset[str]:
        """The names under which answers print everyone who speaks."""
        if self.formula is not None:
            return frozenset(name for panel in self.formula.panels for name in panel.by_name)
        return frozenset(p.name for p in read_positions(self.statements, self.unit))


_FIELDS = tuple(field.name for field in attrs.fields(Figure))


def minimum(*operands: Figure | object) -> Figure:
    """
    Return the derived figure that is the smallest of its operands, account by account.

    Args:
        operands: figures, numbers and quantity texts; at least one figure.

    Raises:
        UnusableOperand: no figure is among them.
    """
    return _chosen(operations.MINIMUM, operands)


def maximum(*operands: Figure | object) -> Figure:
    """
    Return the derived figure that is the greatest of its operands, account by account.

    Args:
        operands: figures, numbers and quantity texts; at least one figure.

    Raises:
        UnusableOperand: no figure is among them.
    """
    return _chosen(operations.MAXIMUM, operands)


def _chosen(kind: str, operands: tuple[object, ...]) -> Figure:
    figure = next((one for one in operands if isinstance(one, Figure)), None)
    if figure is None:
        raise UnusableOperand(kind, operands[0] if operands else None, "give at least one figure")
    return building.combine(figure, kind, *operands)
