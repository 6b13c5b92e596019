"""
Figures: one measurand in dispute, and what everybody says of it.

Every method is one call downwards; answers live in the rooms below.
"""

from __future__ import annotations

from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol, Unpack

import attrs

from contested.answers import agreement, comparison, dispersion, edition_shift, prose, ranges, verdict, who_says
from contested.answers.evidence import Evidence, best_value
from contested.claims import (
    Assessment,
    ClaimFields,
    Denial,
    DenialFields,
    Estimate,
    Holders,
    Party,
    Statement,  # attrs resolves it
    View,  # attrs resolves it
    Withheld,
    read_holders,
    records,
    saying,
    scope,
)
from contested.claims.canonical import BAG
from contested.claims.cell_statements import statements_in
from contested.claims.stated_panel import narrowed_panel, position_of, stated_panel
from contested.displays import parties_completed
from contested.formulas import operators, provenance, series, signs, stances, viewing
from contested.formulas.formula import FigureLike, Formula  # noqa: TC001  # attrs resolves it
from contested.formulas.mixing import Evaluation, account_for, evaluation_of
from contested.quantities import Unit, When  # noqa: TC001  # attrs resolves it
from contested.quantities.cpython import KeptProperty, reduce_by_constructor

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from contested.answers.over_time import OverTime
    from contested.claims import Derivation, KnownNames, Panel, Position, Source, StatementFields
    from contested.formulas.node import Node
    from contested.methods.method import Method
    from contested.methods.reconciliation import Reconciliation
    from contested.phrases.lexicon import Lexicon
    from contested.quantities import Datelike, Number

    class _Known(FigureLike, comparison.Comparable, Protocol):
        """What lower rooms know of a figure, as a base: pyright finds no field with a converter in a protocol."""
else:
    _Known = object


@parties_completed
@attrs.frozen(slots=False, repr=False, order=False, cache_hash=True)
class Figure(_Known):
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

    name: str = attrs.field(converter=scope.read_figure_name)
    unit: Unit = attrs.field(converter=scope.read_unit)
    of: str | None = attrs.field(default=None, converter=scope.read_place, kw_only=True)
    where: str | None = attrs.field(default=None, converter=scope.read_place, kw_only=True)
    period: When | None = attrs.field(default=None, converter=scope.read_period, kw_only=True)
    time: str = attrs.field(default="point", kw_only=True)
    definition: str | None = attrs.field(default=None, kw_only=True)
    facets: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=scope.read_facets, kw_only=True)
    disputants: tuple[Party, ...] = attrs.field(default=(), converter=read_holders, kw_only=True)
    signed: bool = attrs.field(default=False, kw_only=True)
    statements: tuple[Statement, ...] = attrs.field(default=(), converter=saying.by_kind, kw_only=True, metadata=BAG)
    assessments: tuple[Assessment, ...] = attrs.field(default=(), converter=saying.kept, kw_only=True, metadata=BAG)
    _view: View | None = attrs.field(default=None, kw_only=True)
    _formula: Formula | None = attrs.field(default=None, kw_only=True)
    notes: tuple[str, ...] = attrs.field(default=(), kw_only=True)

    def __attrs_post_init__(self) -> None:
        if self._formula is None:
            saying.check_record(self, self.time, self.definition)

    # -- saying -------------------------------------------------------------

    def claimed(self, value: object = None, unit: str | Unit | None = None, **fields: Unpack[ClaimFields]) -> Figure:
        """
        Return the figure with one more estimate: a number, or text as printed ("around 10,000", "dozens").

        Without a value it is from ``low`` to ``high``, at least ``low`` or at most ``high``.
        ``Estimate.of`` says what the fields are; ``unit`` is by default the figure's.
        """
        return self.saying(Estimate.of(value, self.unit if unit is None else unit, **self.names.held(fields)))

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

        ``parties`` says who is meant by an attribution, ``only`` which kind, label or side is
        taken of a cell that counts several; ``cell_statements.statements_in`` says the rest.
        """
        said = {name: self.names.resolved(by) for name, by in parties.items()}
        held, names = self.names.held(fields), self.names
        keys = names.statement_keys
        return self.saying(
            *statements_in(text, self.unit, parties=said, only=only, known=names.by_key, keys=keys, **held)
        )

    def denied(self, **fields: Unpack[DenialFields]) -> Figure:
        """Return the figure with a denial, as ``Denial.of`` makes it: ``by`` rejects it, and gives no number."""
        return self.saying(Denial.of(**self.names.held(fields)))

    def withheld(self, **fields: Unpack[StatementFields]) -> Figure:
        """Return the figure with a refusal to say ("no comment"), or a retraction that nothing replaces."""
        return self.saying(Withheld.of(**self.names.held(fields)))

    accepted = stances.accepted
    corrected = stances.corrected
    retracted = stances.retracted
    disputed = stances.disputed

    def set_aside(self, estimate: str, *, reason: str, by: str) -> Figure:
        """Return the figure with the estimate of a key set aside, on the user's word: named, but in no answer."""
        return viewing.set_estimate_aside(self, estimate, reason, by)

    def saying(self, *statements: Statement) -> Figure:
        """Return the figure with statements made before, such as ``Estimate.of(...)``."""
        return viewing.say(self, *statements)

    def reread(self, words: str | Lexicon) -> Figure:
        """Return the figure with every estimate as another lexicon reads it: "hundreds" as 100 by ACLED, say."""
        return viewing.see_by_lexicon(self, words)

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
        return tuple(self.names.parties[name] for name in sorted(self.names.parties))

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source a statement was read in, by name."""
        return self.names.sources

    @property
    def root(self) -> Figure:
        """The figure as stated: two figures of equal roots are the same unknown."""
        if self._view is None:
            return self
        if self._formula is not None:
            return attrs.evolve(self, view=None)
        return attrs.evolve(self, unit=self._view.declared, view=self._view.base(self._view.declared))

    @cached_property
    def _node(self) -> Node:
        """The figure as a node of formulas."""
        return operators.node_of(self)

    @cached_property
    def _panel(self) -> Panel:
        """Everyone who has a say, as answers see them."""
        evaluation = self._evaluation
        return stated_panel(self) if evaluation is None else narrowed_panel(evaluation.panel(self.notes), self._view)

    @cached_property
    def _evidence(self) -> Evidence:
        """What methods of reconciliation look at."""
        return Evidence(self.title, self._panel, tuple((party.name, party.stake) for party in self.parties), self.time)

    def position(self, party: str | Party) -> Position:
        """Return what one party (or source, or speaker) says of the figure now; silent where it said nothing."""
        return position_of(self._panel, self.names, party)

    def positions(self) -> tuple[Position, ...]:
        """Return what everyone says of the figure now, by name."""
        return self._panel.positions

    def according_to(self, party: str | Party) -> Position:
        """Return one party's account: its position, or what it borrows from unattributed numbers where silent."""
        return account_for(self, self._evaluation, party)

    def only(self, *parties: str | Party) -> Figure:
        """Return the figure as these parties alone see it; answers name the others as left out."""
        return viewing.see_only(self, *parties)

    def __getitem__(self, party: str | Party) -> Figure:
        """Return the figure as one party alone sees it: ``figure.only(party)``."""
        return self.only(party)

    __iter__ = None  # indexing by party makes no sequence

    def shared(self, *, by: str | Party, reason: str) -> Figure:
        """Return the figure with one party's number lent to those who are silent; answers name the loan (rule 15)."""
        return viewing.share(self, by, reason)

    def assume_independent(self, *, reason: str) -> Figure:
        """Return the figure with its origins taken to be independent, on the user's word; one still counts once."""
        return viewing.assume_independent(self, reason)

    def to(self, unit: str | Unit) -> Figure:
        """Return the figure in another unit, exactly."""
        return viewing.see_in(self, unit)

    at = viewing.see_at

    def known_on(self, day: Datelike) -> Figure:
        """Return the figure as it could be known on a day; the undated are left out, and answers name them."""
        return viewing.know_on(self, day)

    def as_of(self, day: Datelike) -> Figure:
        """Return the figure as it was on a day, by what is said of days up to it; answers name what is left out."""
        return viewing.see_on(self, day)

    def over_time(self, method: Method | None = None) -> OverTime:
        """Return the hull, or a method's answer, as of each day on which something changed."""
        return series.figure_over_time(self, method)

    _answers_over_time = series.answers_over_time

    def without_source(self, source: str | Source) -> Figure:
        """Return the figure without what was read in a source, or in one that quotes it; answers name it."""
        return viewing.without_source(self, source)

    # -- answers ------------------------------------------------------------

    def hull(self) -> ranges.Range:
        """Return the range from the lowest to the highest printed number; empty where nobody prints one."""
        return ranges.hull_range(self._panel)

    def common(self) -> ranges.Range | None:
        """Return what no position rules out; None where there is no such value, or nobody gives a number."""
        return ranges.common_range(self._panel)

    def most_agreed(self) -> agreement.Agreement:
        """Return the intervals that the most positions allow."""
        return agreement.most_agreed(self._panel)

    def reconcile(
        self,
        method: Method | None = None,
        *,
        accept: Iterable[str] = (),
        reason: str | None = None,
        force: bool = False,
    ) -> Reconciliation:
        """Return a method's one answer, with what it used and left out, or its refusal: see ``Method.answer``."""
        return viewing.method_asked(method).answer(self, accept=accept, reason=reason, force=force)

    def disagreement(self) -> dispersion.Disagreement:
        """Return how far apart those who give numbers are, and in which camps."""
        return dispersion.disagreement(self._panel)

    def who_says(self, value: object) -> who_says.WhoSays:
        """Return who states, allows, rules out or denies a number (in the figure's unit) or a quantity text."""
        return who_says.who_says(self._panel, *comparison.threshold(value, self.unit))

    @property
    def best_values(self) -> tuple[Number, ...]:
        """The best value of each estimate in force (of each account where derived); limits and words have none."""
        if self._formula is not None:
            return tuple(value for witness in self._evidence.witnesses for value in witness.values)
        values = (best_value(estimate.to(self.unit)) for estimate in viewing.estimates_in_force(self))
        return tuple(value for value in values if value is not None)

    origins, copies, independent = provenance.origins, provenance.copies, provenance.independent

    def explain(self, *, whole: bool = False) -> Derivation:
        """Return how the hull follows from positions, down to the sources; a long one in parts, but if ``whole``."""
        return self.hull().explain(whole=whole)

    @property
    def digest(self) -> str:
        """The digest of its canonical form, which hangs on no order of its statements."""
        return viewing.content_digest(self)

    content_digest = digest
    history, days = viewing.history, viewing.days_of_change
    ratio_between, difference_between = viewing.ratio_between, viewing.difference_between

    def between(self, low: object, high: object) -> verdict.Verdict:
        """Return whether the figure lies from ``low`` to ``high``, both included."""
        return comparison.lies_between(self, low, high)

    def agrees_with(self, other: object) -> verdict.Verdict:
        """Return whether both can be right, account by account: yes where the numbers and what they allow meet."""
        return comparison.compare(self, comparison.AGREES, other)

    shift = edition_shift.shift_to
    __lt__ = comparison.is_below
    __le__ = comparison.is_at_most
    __gt__ = comparison.is_above
    __ge__ = comparison.is_at_least

    # -- arithmetic, account by account (design.md, rules 15 and 16) --------

    __add__ = signs.add
    __radd__ = signs.add_to
    __sub__ = signs.subtract
    __rsub__ = signs.subtract_from
    __mul__ = signs.multiply
    __rmul__ = signs.multiply_by
    __truediv__ = signs.divide
    __rtruediv__ = signs.divide_by
    __neg__ = operators.negate
    __pow__ = operators.raise_to
    __pos__ = signs.unchanged
    if not TYPE_CHECKING:  # who checks types is told without them
        __float__ = __int__ = __round__ = signs.refuse_one_number

    def mixed(self, chosen: Mapping[Figure, str | Party] | None = None) -> Figure:
        """Return a derived figure in one account that mixes those of the parties chosen for each figure, or of all."""
        return operators.mix(self, chosen)

    def assume_disjoint(self, *, reason: str) -> Figure:
        """Return a derived figure whose sums are taken to count nothing twice, on the user's word; answers carry it."""
        return operators.take_as_disjoint(self, reason)

    # -- rows and printing --------------------------------------------------

    @classmethod
    def from_records(
        cls,
        rows: Iterable[Mapping[str, Any]],
        *,
        parties: Iterable[Party] = (),
        sources: Iterable[Source] = (),
        **figure: Any,
    ) -> Figure:
        """Return the figure that rows describe, one a statement, as ``to_records`` writes them: see ``read_figure``."""
        return cls(**records.read_figure(rows, figure, parties, sources))

    def to_records(self) -> list[dict[str, Any]]:
        """Return one row a statement, all with the same columns, as ``from_records`` and data frames take them."""
        viewing.refuse_derived(self, "written as rows", "write the figures that it is derived from")
        return records.statement_rows(self)

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
        return prose.formatted(self._panel, spec) if spec else str(self)

    @cached_property
    def names(self) -> KnownNames:
        """Whom the figure knows, and who is meant by a name that is given."""
        return operators.names_of(self)

    @KeptProperty
    def _evaluation(self) -> Evaluation | None:
        """What a formula comes to in each account, as far as it was asked for; None where the figure is stated."""
        return evaluation_of(self)
