"""
Figures: one measurand in dispute, and what everybody says of it.

Every method is one call downwards; answers live in the rooms below.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Unpack

import attrs

from contested import agreement, ranges, records, verdict, who_says
from contested.dates import Datelike, When, when
from contested.denial import Assessment, Denial, DenialFields, Withheld
from contested.errors import (
    BelowFloor,
    ConflictingRecords,
    ConfusableNames,
    DuplicateKey,
    InvertedBounds,
    NotAChoice,
    NotADay,
    UnknownEstimate,
    WrongType,
)
from contested.estimate import ClaimFields, Estimate
from contested.exact import Number, exact, in_full, simplest
from contested.hedges import Lexicon, lexicon
from contested.names import clean_name, name_key
from contested.origin import Origin, origins_of
from contested.panel import LeftOut, Panel
from contested.party import Holders, Party, directory, parties, recognised
from contested.position import Position, positions_of
from contested.prose import prose, short
from contested.statement import Statement, StatementFields, text_field
from contested.units import Unit, common_unit, factor, quantity
from contested.units import unit as unit_of
from contested.values import by_constructor

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from contested.derivation import Derivation
    from contested.source import Source

TIMES = ("point", "period", "cumulative")


def _figure_name(value: str) -> str:
    return clean_name(value, "figure")


def _place(value: str | None) -> str | None:
    return None if value is None else clean_name(value, "place")


def _moment(value: Datelike | None) -> When | None:
    return None if value is None else when(value)


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
    return tuple(sorted(statements, key=lambda s: isinstance(s, Denial) + 2 * isinstance(s, Withheld)))


@attrs.frozen(slots=False, repr=False, order=False)
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
    disputants: tuple[Party, ...] = attrs.field(default=(), converter=parties, kw_only=True)
    signed: bool = attrs.field(default=False, kw_only=True)
    statements: tuple[Statement, ...] = attrs.field(default=(), converter=_by_kind, kw_only=True)
    assessments: tuple[Assessment, ...] = attrs.field(default=(), converter=_assessments, kw_only=True)
    view: View | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if self.time not in TIMES:
            raise NotAChoice("time", self.time, TIMES)
        if self.definition is not None:
            text_field("definition")(self.definition)
        if not isinstance(self.signed, bool):
            raise NotAChoice("signed", self.signed, ("True", "False"))
        object.__setattr__(self, "statements", _adopted(self.statements, self.disputants))
        _check(self)

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
        made = Assessment.of(estimate=estimate, reason=reason, by=by)
        return attrs.evolve(self, assessments=(*self.assessments, made))

    def saying(self, *statements: Statement) -> Figure:
        """Return the figure with statements made before, such as ``Estimate.of(...)``."""
        view = None if self.view is None else self.view.base(self.unit)
        return attrs.evolve(self, statements=(*self.statements, *statements), view=view)

    def reread(self, words: str | Lexicon) -> Figure:
        """
        Return the figure with every estimate as another lexicon reads it: "hundreds" as 100 by ACLED, say.

        Args:
            words: the name of a lexicon, or a ``Lexicon``.

        Raises:
            UnknownLexicon: no such lexicon.
        """
        by = lexicon(words)
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
        found = dict.fromkeys(s.source for s in self.statements if s.source is not None)
        return tuple(sorted(found, key=lambda source: (source.name, source.cited())))

    @property
    def root(self) -> Figure:
        """The figure as stated: two figures of equal roots are the same unknown."""
        if self.view is None:
            return self
        return attrs.evolve(self, unit=self.view.declared, view=self.view.base(self.view.declared))

    @cached_property
    def panel(self) -> Panel:
        """Everyone who has a say, as answers see them."""
        aside = {one.estimate: one for one in self.assessments}
        kept = [s for s in self.statements if s.key is None or s.key not in aside]
        left_out = [_set_aside(s, aside[s.key]) for s in self.statements if s.key is not None and s.key in aside]
        positions = positions_of(kept, self.unit, [party.name for party in self.disputants])
        disputants = {p.name for p in self.parties if p.stake == "disputant"} | {p.name for p in self.disputants}
        if self.view is not None:
            positions, others = self.view.seen(positions)
            left_out += others
        floor = None if self.signed else self.unit.floor
        return Panel(self.name, self.unit, positions, frozenset(disputants), tuple(left_out), floor)

    def position(self, party: str | Party) -> Position:
        """Return what one party (or source, or speaker) says of the figure now; silent where it said nothing."""
        name = self._name_of(party)
        return self.panel.by_name.get(name) or positions_of((), self.unit, [name])[0]

    def positions(self) -> tuple[Position, ...]:
        """Return what everyone says of the figure now, by name."""
        return self.panel.positions

    def according_to(self, party: str | Party) -> Position:
        """Return one party's account: its position, or what it borrows from unattributed numbers where silent."""
        return self.panel.account(self._name_of(party))

    def only(self, *parties: str | Party) -> Figure:
        """Return the figure as these parties alone see it; answers name the others as left out."""
        names = tuple(sorted({self._name_of(party) for party in parties}))
        return attrs.evolve(self, view=attrs.evolve(self.view or View(self.unit), only=names))

    def to(self, unit: str | Unit) -> Figure:
        """
        Return the figure in another unit, exactly.

        Raises:
            IncompatibleUnits: nothing converts between the two.
        """
        wanted = unit_of(unit)
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
        moment = when(day)
        if moment.earliest is None or moment.earliest != moment.latest:
            raise NotADay(str(moment))
        kept: list[Statement] = []
        gone: list[LeftOut] = []
        for statement in self.statements:
            known = statement.known_from
            if known is not None and known <= moment.earliest:
                kept.append(statement)
            else:
                why = "undated" if known is None else f"not known before {known}"
                gone.append(LeftOut(str(statement), why))
        keys = {s.key for s in kept}
        return attrs.evolve(
            self,
            statements=kept,
            assessments=[a for a in self.assessments if a.estimate in keys],
            view=View(self.unit, partial=True, left_out=tuple(gone)),
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

    def who_says(self, value: object) -> who_says.WhoSays:
        """Return who states, allows, rules out or denies a number (in the figure's unit) or a quantity text."""
        number, words = self._threshold(value)
        return who_says.who_says(self.panel, number, words)

    def origins(self) -> tuple[Origin, ...]:
        """Return who is behind the numbers in force, each origin once, by name."""
        return origins_of(dict.fromkeys(e for p in self.panel.positions for e in p.estimates))

    def explain(self) -> Derivation:
        """Return how the hull follows from positions, down to the sources."""
        return self.hull().explain()

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

    def _compared(self, sign: str, other: object) -> verdict.Verdict:
        if isinstance(other, Figure):
            unit = common_unit(self.unit, other.unit)
            question = f"{self.title} {sign} {other.title}"
            same = self.root == other.root
            return verdict.against_figure(self.to(unit).panel, other.to(unit).panel, sign, question, same=same)
        number, words = self._threshold(other)
        return verdict.against_number(self.panel, sign, number, f"{self.title} {sign} {words}")

    def _threshold(self, value: object) -> tuple[Number, str]:
        """Return a number in the figure's unit, and how to write it."""
        if not isinstance(value, str):
            number = exact(value)
            return number, self.unit.after(in_full(number), one=number == 1)
        number, written = quantity(value, self.unit.own)
        if written is None:
            return number, self.unit.after(in_full(number), one=number == 1)
        words = written.after(in_full(number), one=number == 1)
        return simplest(number * factor(written, self.unit)), words

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
        """Return one row a statement, all with the same columns, as ``from_records`` and data frames take them."""
        return records.rows_of(self)

    # -- printing -----------------------------------------------------------

    @cached_property
    def title(self) -> str:
        """The name and what it is of: "population (Nagorno-Karabakh)"."""
        return f"{self.name} ({self.of})" if self.of else self.name

    __reduce__ = by_constructor

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
        found: dict[str, Party] = {}
        said = (party for statement in self.statements for party in statement.parties)
        for party in dict.fromkeys((*self.disputants, *said)):
            other = found.setdefault(party.name, party)
            if other.is_bare:
                found[party.name] = party
            elif not party.is_bare and party != other:
                fields = [f for f in ("aliases", "stake", "bloc") if getattr(party, f) != getattr(other, f)]
                raise ConflictingRecords("party", party.name, tuple(fields))
        return found

    @cached_property
    def _directory(self) -> dict[str, Party]:
        return directory(self._known.values())

    def _resolved(self, by: Holders) -> Holders:
        """Return holders as this figure knows them: "Yerevan" is Armenia where that is its alias."""
        return tuple(recognised(party, self._directory) for party in parties(by))

    def _name_of(self, party: str | Party) -> str:
        if isinstance(party, Party):
            return party.name
        if party in self._labels:
            return party
        known = self._directory.get(name_key(party))
        return clean_name(party, "party") if known is None else known.name

    @cached_property
    def _labels(self) -> frozenset[str]:
        """The names under which answers print everyone who speaks."""
        return frozenset(p.name for p in positions_of(self.statements, self.unit))


@attrs.frozen
class View:
    """How a figure is looked at: from which declared unit, by whom only, without what."""

    declared: Unit
    only: tuple[str, ...] | None = None
    partial: bool = False
    left_out: tuple[LeftOut, ...] = ()

    def base(self, unit: Unit) -> View | None:
        """Return what of the view belongs to the figure itself: that statements not known yet are missing."""
        return View(unit, partial=True, left_out=self.left_out) if self.partial else None

    def seen(self, positions: tuple[Position, ...]) -> tuple[tuple[Position, ...], list[LeftOut]]:
        """Split positions into those looked at and those left out."""
        gone = list(self.left_out)
        if self.only is None:
            return positions, gone
        asked = " and ".join(self.only)
        gone += [LeftOut(p.name, f"only {asked} asked for") for p in positions if p.name not in self.only]
        missing = [name for name in self.only if name not in {p.name for p in positions}]
        kept = [p for p in positions if p.name in self.only]
        return tuple(sorted((*kept, *positions_of((), self.declared, missing)), key=lambda p: p.name)), gone


def _set_aside(statement: Statement, assessment: Assessment) -> LeftOut:
    return LeftOut(str(statement), f"set aside by {assessment.by}: {assessment.reason}")


def _adopted(statements: tuple[Statement, ...], disputants: tuple[Party, ...]) -> tuple[Statement, ...]:
    """Give every bare name that is an alias its party, whichever of the two was said first."""
    said = dict.fromkeys((*disputants, *(party for statement in statements for party in statement.parties)))
    described = {party.name: party for party in said if party.aliases}
    if not described:
        return statements
    known = directory(described.values())
    meant = {party: recognised(party, known) for party in said if party.name not in described}
    if all(party is other for party, other in meant.items()):
        return statements
    return tuple(
        attrs.evolve(s, parties=tuple(dict.fromkeys(meant.get(party, party) for party in s.parties)))
        for s in statements
    )


def _check(figure: Figure) -> None:
    """Check what one statement cannot know by itself."""
    spelled: dict[str, str] = {}
    for name in figure._known:  # noqa: SLF001  # the check of a figure is part of it
        other = spelled.setdefault(name_key(name), name)
        if other != name:
            raise ConfusableNames("parties", other, name)
    _ = figure._directory  # noqa: SLF001  # refuses an alias that two parties share
    keys: set[str] = set()
    targets: list[str] = [one.estimate for one in figure.assessments]
    floor = None if figure.signed else figure.unit.floor
    for statement in figure.statements:
        if statement.key is not None:
            if statement.key in keys:
                raise DuplicateKey(statement.key)
            keys.add(statement.key)
        if isinstance(statement, Estimate):
            factor(statement.unit, figure.unit)
            if floor is not None and statement.interval is not None:
                for end in (statement.interval.low, statement.interval.high):
                    if end is not None and end < floor:
                        raise BelowFloor(end, statement.unit.words())
        elif isinstance(statement, Denial) and statement.estimate is not None:
            targets.append(statement.estimate)
    known = {s.key for s in figure.estimates if s.key is not None}
    partial = figure.view is not None and figure.view.partial
    for target in targets:
        if target not in known and not partial:
            raise UnknownEstimate(target, tuple(sorted(known)))
