"""ClaimTable: millions of claims on a dataframe or SQL engine, with the answers that figures give."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs

from contested.claims.schema import TIMES
from contested.errors import NotAChoice, NotADay, UnknownName, UnusableName, WrongType
from contested.methods.method import Method
from contested.methods.preconditions import Waiver
from contested.methods.sets import Common, Hull, MostAgreed
from contested.names import clean_name, listed
from contested.quantities.dates import parse_date
from contested.spelling import near_names
from contested.table.column_map import FLAGS, NUMBERS, REACH_FLAGS, ColumnMap, held_in, laid_out, refuse_misfit
from contested.table.conversion import Conversion, constant, unit_facts
from contested.table.engine import Frame, narwhals, opened, rows_of
from contested.table.hulls import COUNTED, choice, ranges_of
from contested.table.most_agreed import agreement_of
from contested.table.near_ties import snaps_between, snaps_near
from contested.table.party_spelling import spelled
from contested.table.positions import allowing, beside, positions_of, told
from contested.table.reconciling import ANSWER, Terms, answers_of, is_computed, medians_of, told_one_by_one
from contested.table.rejections import LEFT_OUT, rejections_of
from contested.table.revisions import COLUMNS as CHANGES
from contested.table.revisions import diff_of, held_with_values, repeats_of
from contested.table.row_findings import COLUMNS as FINDINGS
from contested.table.row_findings import chosen, found_in
from contested.table.row_rules import Rule, frame_intake, rules_of, wrong_at_all
from contested.table.spread import MEASURES, spread_of
from contested.table.sums import accounts_of, ratios_of, totals_of
from contested.table.supersession import standing
from contested.table.taken_claims import claims_of, is_claim, records
from contested.table.to_figures import dossier_of, figures_of, keys_of, matching, refuse_unknown
from contested.table.verdicts import answers, asked, heads

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from contested.claims.intake import Intake
    from contested.dossier.dossier import Dossier
    from contested.figure import Figure
    from contested.quantities.units import Unit
    from contested.table.near_ties import Snaps

_UNSAID: Any = object()
"""What no column holds, so that None can be asked for."""

SETS: dict[type[Method], tuple[str, ...]] = {Hull: ("low", "high"), Common: ("common", "common_low", "common_high")}
"""The columns of ranges that answer as a method does, by its exact class."""


@attrs.frozen(slots=False, eq=False, repr=False)
class ClaimTable:
    """
    Claims on many figures, one row a statement by one holder.

    A value: nothing changes the frame it was made of.  Answers are frames of
    the same type, and stay lazy where that is lazy.
    """

    _frame: Frame
    _lazy: Any
    _layout: ColumnMap
    _conversion: Conversion
    _rules: tuple[Rule, ...]
    _signed: bool = False
    _disputants: tuple[str, ...] = ()
    _time: str = "point"
    _independent: str | None = None
    _notes: tuple[str, ...] = ()
    _account: Intake | None = None

    @classmethod
    def of(
        cls,
        frame: object,
        figure: str | Iterable[str] = "figure",
        *,
        unit: str | Unit | None = None,
        to: str | Unit | Mapping[Any, str | Unit] | None = None,
        measure: str | None = None,
        signed: bool = False,
        columns: Mapping[str, str] | None = None,
        disputants: Iterable[str] = (),
        time: str = "point",
        independent: str | None = None,
    ) -> ClaimTable:
        """
        Make a table of claims.

        Args:
            frame: a DuckDB relation, a Polars, pandas, PyArrow or PySpark
                frame, or anything that narwhals takes, with the columns
                ``party``, ``low`` and ``high`` at least.
            figure: the columns that together say which figure a row is about.
            unit: of every number, for a frame without a column ``unit``.
            to: the unit in which answers are given, or one for each value of
                the column ``measure``; by default the first of the dimension
                by name.
            measure: the column that says what is measured, where there is
                more than one dimension.
            signed: numbers below zero make sense.
            columns: a known column's name to the frame's, where they differ.
            disputants: parties declared to have a stake.
            time: what the numbers are of: "point", "period" or "cumulative".
            independent: why origins are taken to be independent, if they are.

        Raises:
            MissingExtra: narwhals, or the engine, is not installed.
            MissingColumn: the frame has not a column that is named.
            MisfitColumn: a column is of another type than it needs.
            UnusableName: two columns of one name, or a disputant without one.
            ConfusableNames: a disputant is written almost as a party is.
            NotAChoice: ``time`` is none of the three.
            WrongType: no frame, or no unit is given.
        """
        if time not in TIMES:
            raise NotAChoice("time", time, TIMES)
        if independent is not None:
            clean_name(independent, "independent")
        source = opened(frame)
        lazy, layout = laid_out(source.lazy, figure, columns)
        layout = attrs.evolve(layout, empty=source.empty)
        if "unit" in layout.has:
            measured = None if measure is None else layout.ours(measure)[0]
            conversion, full = unit_facts(lazy, layout, measured, to)
            layout = attrs.evolve(layout, full=full)
        elif unit is None:
            raise WrongType("unit", unit, "the unit of every number, for a frame without a column unit")
        else:
            conversion = constant(unit)
        layout = attrs.evolve(layout, counts=any(target.counts for target in conversion.targets.values()))
        rules = rules_of(layout, conversion, signed=signed)
        lazy, rules, stakes = spelled(lazy, rules, layout, disputants)
        return cls(source, lazy, layout, conversion, rules, signed, stakes, time, independent)

    def accounted(self, intake: Intake, notes: Iterable[str] = ()) -> ClaimTable:
        """
        Return the table with the account of the file that its frame was read from, in place of the frame's own.

        Args:
            intake: what became of the rows of the file.
            notes: what ``explain()`` is to say besides.
        """
        return attrs.evolve(self, account=intake, notes=(*self._notes, *notes))

    # -- what there is ------------------------------------------------------

    @cached_property
    def intake(self) -> Intake:
        """What became of every row: of the file, where a feed was read, else of the frame."""
        return self._account or frame_intake(self._frame, self._lazy, self._layout, self._rules)

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """Every party that speaks, by name."""
        return tuple(sorted(name for (name,) in rows_of(self._claims.select("party").unique())))

    @property
    def units(self) -> dict[Any, Unit]:
        """The unit of answers by measure; of a table without measures that of None."""
        return dict(self._conversion.targets)

    @cached_property
    def _claims(self) -> Any:
        return self._converted(self._snaps)

    @cached_property
    def _snaps(self) -> Snaps:
        """What numbers of one figure come to exactly, where floats do not say which is larger."""
        if self._conversion.settled:
            return {}
        keys = tuple(self._layout.keys.values())
        return snaps_between(self._converted({}, raw=True), self._layout, self._conversion, keys)

    def _converted(self, snaps: Snaps, *, raw: bool = False) -> Any:
        return claims_of(self._lazy, self._layout, self._conversion, self._rules, snaps, raw=raw)

    def _group(self, by: str | Iterable[str] | None) -> tuple[str, ...]:
        """Return our names of the columns that say which figure it is."""
        measure = self._conversion.measure
        apart = () if measure is None else (measure,)
        return tuple(dict.fromkeys((*self._layout.keys.values(), *self._by(by), *apart)))

    def _by(self, by: str | Iterable[str] | None) -> tuple[str, ...]:
        """
        Return our names of columns that tell figures apart.

        Raises:
            MissingColumn: there is no such column.
            UnusableName: it holds what a figure has many of.
        """
        found = self._layout.ours(by)
        for name in found:
            if name in ("party", *NUMBERS, *FLAGS, *REACH_FLAGS):
                reason = f"answers put together what the claims of a figure have in {name!r}; keep some with where()"
                raise UnusableName("column to tell figures apart by", name, reason)
        return found

    def _standing(self, group: Sequence[str], snaps: Snaps | None = None) -> Any:
        claims = self._claims
        if snaps:
            claims = self._converted(self._snaps | snaps)
        return standing(claims, self._layout, (*group, "party"))

    def _answer(self, lazy: Any, group: Sequence[str], columns: Iterable[str]) -> Any:
        """Return a frame of the user's own type, with the figure's columns under their own names."""
        nw = narwhals()
        theirs = self._layout.theirs(group)
        own = [nw.col(name).alias(theirs.get(name, name)) for name in group]
        return self._frame.back(lazy.select(*own, *columns))

    # -- answers ------------------------------------------------------------

    def ranges(self, by: str | Iterable[str] | None = None, give: str | Iterable[str] | None = None) -> Any:
        """
        Return how far apart the parties are on each figure.

        Args:
            by: further columns that tell figures apart.
            give: which columns to compute; by default all.

        Returns:
            A row a figure.  ``low`` and ``high`` are the hull of what standing
            claims print (null where one names no limit), ``low_by`` and
            ``high_by`` who prints the outermost numbers; ``common`` whether
            some value is ruled out by nobody, from ``common_low`` to
            ``common_high``; ``ratio`` of high to low, ``gap`` how far the
            numbers lie apart; how many ``parties``, ``origins`` and
            ``estimates`` there are; who states, denies and withholds a number,
            and who gives a word in its place, in how many claims
            (``unquantified``); how many rows were ``rejected``, and which
            share of the figure's number they have (``rejected_share``, null
            where that cannot be told).  ``median`` is given only if asked for:
            what ``Median()`` answers, null where it refuses or gives a range.

        Raises:
            MissingColumn: no such column.
            NotAChoice: no answer has that column.
            UnusableName: ``by`` is a party's name or number, which no figure is told apart by.
        """
        given = choice(give)
        group = self._group(by)
        named = any(name.endswith("_by") for name in given)
        rows = self._standing(group)
        if not COUNTED.isdisjoint(given):
            rows = self._once_each(rows, group)
        lazy, columns = ranges_of(rows, self._layout, group, given, self.parties if named else ())
        if "median" in given:
            lazy = beside(lazy, self._medians(rows, group), group)
        if not set(LEFT_OUT).isdisjoint(given):
            lazy = beside(lazy, self._rejections(group).select(*group, *LEFT_OUT), group)
            lazy = lazy.filter(~narwhals().col("parties").is_null())  # figures of which every row was rejected
            lazy = lazy.with_columns(narwhals().col("rejected").fill_null(0))
        return self._answer(lazy, group, columns)

    def _once_each(self, rows: Any, group: Sequence[str]) -> Any:
        return records(rows, self._layout, self._conversion, group)

    def _medians(self, rows: Any, group: Sequence[str]) -> Any:
        return medians_of(rows, self._layout, self._conversion, group, self._terms(Waiver.of((), None, force=False)))

    def _terms(self, waiver: Waiver) -> Terms:
        return Terms(waiver, self._disputants, self._independent is not None, self._time)

    def _rejections(self, group: Sequence[str]) -> Any:
        """Return what was rejected by group; of a file only its own account knows, and that of all rows together."""
        if self._account is None:
            return rejections_of(self._lazy, self._layout, self._conversion, self._rules, group)
        nw = narwhals()
        found = rejections_of(self._lazy, self._layout, self._conversion, self._rules, group)
        lost = self._account.rows - self._account.taken
        share = nw.lit(None, dtype=nw.Float64) if lost else nw.lit(0.0)
        return found.with_columns(rejected=nw.lit(lost), rejected_share=share)

    def positions(self, by: str | Iterable[str] | None = None) -> Any:
        """
        Return what each party says of each figure now.

        Args:
            by: further columns that tell figures apart.

        Returns:
            A row a party and figure: ``stance`` (stated, unquantified, denied, withheld),
            ``low`` and ``high`` of the hull of its standing numbers, what they
            allow where the frame has reaches, how many ``estimates`` it stands
            by, whether it is ``divided``: they differ within one basis.
        """
        group = self._group(by)
        lazy, columns = told(self._once_each(self._standing(group), group), self._layout, group)
        return self._answer(lazy, group, ("party", *columns))

    def verdicts(self, question: str, by: str | Iterable[str] | None = None, *, by_party: bool = False) -> Any:
        """
        Return what a comparison with one number comes to, figure by figure.

        Args:
            question: a sign and a number, perhaps with a unit: "> 100",
                "<= 300 ha".
            by: further columns that tell figures apart.
            by_party: give the ``answer`` of each party instead: yes, no,
                undetermined, denies, withheld.

        Returns:
            A row a figure: ``verdict`` (settled: yes, settled: no, one-sided:
            yes, one-sided: no, contested, undetermined, nobody answers), and
            how many parties say yes, no, undetermined, deny and withhold.

        Raises:
            UnreadableThreshold: no comparison.
            IncompatibleUnits: nothing converts to the unit of the table.
            NotAChoice: the table has measures in several units; choose one
                with ``where``.
        """
        sign, threshold = asked(question, self._conversion.targets)
        group = self._group(by)
        snaps = snaps_near(self._converted({}, raw=True), self._layout, self._conversion, threshold)
        needs = [allowing(end, self._layout) for end in ("low", "high")]
        held = positions_of(self._standing(group, snaps), self._layout, group, needs)
        answered = answers(held, self._conversion, sign, threshold, signed=self._signed)
        if by_party:
            return self._answer(answered, group, ("party", "answer"))
        counted = heads(answered, self._layout, group, self._disputants)
        return self._answer(counted, group, ("verdict", "yes", "no", "undetermined", "denies", "withholds"))

    def most_agreed(self) -> Any:
        """
        Return the intervals of each figure that the most independent voices allow.

        Returns:
            A row an interval, several where they are as good: ``k`` of ``n``
            voices allow it, from ``low`` to ``high``; ``allowed_by`` names
            them.  Voices of one origin count once, and who denies is in n and
            never in k; k = 1 means no agreement.
        """
        group = self._group(None)
        lazy, columns = agreement_of(self._standing(group), self._layout, self._conversion, group, self.parties)
        return self._answer(lazy, group, columns)

    def totals(self, by: str | Iterable[str] | None = None) -> Any:
        """
        Return sums over figures: the lowest, the best and the highest that the claims make together.

        Args:
            by: columns to sum within; one row on all by default.  Measures are
                never added to each other.

        Returns:
            ``low`` and ``high``: sums of the ends of hulls, ``best`` of what
            ``Median()`` answers, each null where one figure has no such
            number, and where no figure has one; ``open``: in how many figures
            an end is absent; ``figures``: how many have a number, and
            ``silent`` how many have none; how many rows were ``rejected``, and
            which share of the number they have (``rejected_share``, null where
            that cannot be told); ``published_low`` and ``published_high``: what
            the columns of the frame sum up to as they are printed, rows that
            were rejected, overtaken or contradicted included; how many claims
            give a word in place of a number (``unquantified``).
        """
        kept = self._within(by)
        group = tuple(dict.fromkeys((*self._group(None), *kept)))
        rows = self._once_each(self._standing(group), group)
        medians, lost = self._medians(rows, group), self._rejections(kept)
        lazy, columns = totals_of(rows, medians, lost, self._layout, group, kept)
        return self._answer(lazy, kept, columns)

    def accounts(self) -> Any:
        """Return one row a figure, with the low and high end of each party's number side by side ("Armenia low")."""
        group = self._group(None)
        lazy, names = accounts_of(self._standing(group), self._layout, group, self.parties)
        columns = [narwhals().col(ours).alias(theirs) for ours, theirs in names.items()]
        return self._answer(lazy, group, columns)

    def ratio(self, numerator: str, denominator: str) -> Any:
        """
        Return one measure divided by another, party by party: never one side's number by the other's.

        Args:
            numerator: a value of the column ``measure``.
            denominator: another.

        Returns:
            A row for each party that gives both: ``low`` and ``high`` of every
            quotient (null where there is no limit), in the unit of the one per
            that of the other; ``defined`` is false where zero may divide.

        Raises:
            NotAChoice: the table was made without ``measure=``, or has no such value.
        """
        column = self._conversion.measure
        targets = self._conversion.targets
        for name in (numerator, denominator):
            if column is None or name not in targets:
                raise NotAChoice("measure", str(name), tuple(map(str, targets)))
        assert column is not None
        group = self._group(None)
        rows = self._standing(tuple(dict.fromkeys((*group, column))))
        lazy, voice, columns = ratios_of(rows, self._layout, group, column, numerator, denominator)
        return self._answer(lazy, voice, columns)

    def disagreement(self, by: str | Iterable[str] | None = None) -> Any:
        """
        Return the means over figures of how far estimates differ, as ``Dossier.disagreement`` does.

        Args:
            by: columns to average within; one row on all by default.

        Returns:
            How many ``figures`` and ``estimates`` have a best value, the mean
            ``divergence`` (distinct values less one) and the same
            ``normalised_divergence``, mean ``sd`` and ``range``, the ``share``
            of figures with any disagreement, and the mean ``modal_share``.
        """
        kept = self._within(by)
        group = tuple(dict.fromkeys((*self._group(None), *kept)))
        rows = self._once_each(self._standing(group), group)
        lazy = spread_of(rows, self._layout, group, kept)
        return self._answer(lazy, kept, MEASURES)

    def origins(self, by: str | Iterable[str] | None = None) -> Any:
        """
        Return how many rows only repeat an origin.

        Args:
            by: columns to count within; one row on all by default.

        Returns:
            How many ``rows`` with a number there are, how many ``origins`` are
            behind them figure by figure, and the share ``repeated``.
        """
        kept = self._by(by)
        group = tuple(dict.fromkeys((*self._group(None), *kept)))
        rows = self._claims.filter(is_claim(self._layout))
        lazy, columns = repeats_of(rows, group, kept, has_origin="origin" in self._layout.has)
        return self._answer(lazy, kept, columns)

    def where(self, column: str, value: object = _UNSAID, *, other_than: object = _UNSAID) -> ClaimTable:
        """
        Return the table of some rows, such as those of one measure; it says that it is one.

        Args:
            column: the frame's name of a column.
            value: what it holds; one of several given as a list, tuple or set;
                None where it holds nothing.
            other_than: the same for what it does not hold, in place of
                ``value``: a row in which nothing stands holds no other value,
                and stays unless None is among those left out.

        Raises:
            MissingColumn: there is no such column.
            UnknownName: no party is called so, and one almost is.
            WrongType: a value that the column cannot hold, or not one of ``value`` and ``other_than``.
        """
        if (value is _UNSAID) == (other_than is _UNSAID):
            raise WrongType("value", value, "what the column holds, or other_than=, what it does not")
        (ours,) = self._layout.ours(column)
        given = other_than if value is _UNSAID else value
        values = tuple(given) if isinstance(given, (list, tuple, set, frozenset)) else (given,)
        kind = self._lazy.collect_schema()[ours]
        for one in values:
            refuse_misfit(column, one, kind)
        if ours == "party":
            self._refuse_misspelt(values)
        among = held_in(ours, values)
        kept = self._lazy.filter(among if other_than is _UNSAID else ~among)
        conversion = self._conversion
        if ours == conversion.measure:
            conversion = conversion.within(lambda of: (of in values) is (other_than is _UNSAID))
        shown = listed([repr(one) for one in values], "or") or "nothing"
        note = (
            f"only rows with {shown} in {column!r}" if other_than is _UNSAID else f"no rows with {shown} in {column!r}"
        )
        return attrs.evolve(self, lazy=kept, conversion=conversion, notes=(*self._notes, note))

    def _refuse_misspelt(self, names: tuple[object, ...]) -> None:
        """Refuse a name that no party bears, and that is spelt almost like one's."""
        for name in names:
            if isinstance(name, str) and name not in self.parties:
                near = near_names(name, self.parties)
                if near:
                    raise UnknownName("party", name, near, "the table", alike=True)

    def known_on(self, day: date | str) -> ClaimTable:
        """
        Return the table as it could be known on a day; rows without a day in ``known`` are left out.

        Raises:
            MissingColumn: the frame has no column ``known``.
            NotADay: not one day.
        """
        self._layout.ours("known")
        nw, on = narwhals(), _day(day)
        kept = self._lazy.filter((nw.col("known") <= nw.lit(on)).fill_null(value=False))
        note = f"as known on {on}; what became known later, or on no known day, is left out"
        return attrs.evolve(self, lazy=kept, notes=(*self._notes, note))

    def as_of(self, day: date | str) -> ClaimTable:
        """
        Return the table of claims on figures as they were on a day or before: later ones take no place of earlier ones.

        Undated claims stay, and count where none is dated.

        Raises:
            MissingColumn: the frame has no column ``as_of``.
            NotADay: not one day.
        """
        self._layout.ours("as_of")
        nw, on = narwhals(), _day(day)
        kept = self._lazy.filter((nw.col("as_of") <= nw.lit(on)).fill_null(value=True))
        note = f"as of {on}; claims on later days are left out"
        return attrs.evolve(self, lazy=kept, notes=(*self._notes, note))

    def diff(self, other: ClaimTable) -> Any:
        """
        Return what became of each party's number between this table and a later one of the same figures.

        Args:
            other: a table of the same keys and units, on the same engine.

        Returns:
            A row a party and figure: ``change`` (shared, revised up, revised
            down, revised, withdrawn, added), the old and new numbers, and
            whether the new value lies ``outside`` the old range.

        Raises:
            WrongType: the tables have other keys or units.
        """
        mine, its = ((table._layout.keys, table.units) for table in (self, other))  # noqa: SLF001
        if mine != its:
            raise WrongType("other", other, "a table with the same figure columns and units")
        group = self._group(None)
        voice = (*group, "party")
        old, new = (
            held_with_values(table._standing(group).filter(is_claim(table._layout)), voice)  # noqa: SLF001
            for table in (self, other)
        )
        return self._answer(diff_of(old, new, voice), voice, CHANGES)

    def reconcile(
        self, method: Method, *, accept: Iterable[str] = (), reason: str | None = None, force: bool = False
    ) -> Any:
        """
        Return a method's answer on each figure, or why it refuses.

        The engine computes sets, picks, means and pools that are formulas.  NTP,
        agreement of at least k, mixtures, largest subsets, the estimators of
        ``RandomEffects`` that take steps, and methods of your own answer figure
        by figure, as ``Figure.reconcile`` does: slow for many.

        Args:
            method: one of ``contested.methods``.
            accept: codes of preconditions to waive, such as "few-origins".
            reason: why they are waived; needed with ``accept``.
            force: waive every precondition.

        Returns:
            The columns of ``ranges`` or ``most_agreed`` for ``Hull``,
            ``Common`` and ``MostAgreed``, which refuse nothing that could be
            waived.  Else a row a figure: the ``value``, the ``low`` and
            ``high`` of its one range, the ``standard_error``; ``refused``, the
            codes of preconditions that fail, where there is no answer;
            ``waived``, those that fail and are waived; how many ``origins``
            it rests on, the parties ``used``, and those ``left_out``; and the
            number as ``computed``, before a count is made whole.

        Raises:
            NotAChoice: no precondition has that code, or it cannot be waived.
            WrongType: not a method, or a waiver without a reason.
        """
        if not isinstance(method, Method):
            raise WrongType("method", method, "one of contested.methods, such as Median()")
        waiver = Waiver.of(accept, reason, force=force)
        kind = type(method)  # by its exact class: a subclass may weigh otherwise
        if kind in SETS:
            return self.ranges(give=SETS[kind])
        if kind is MostAgreed:
            return self.most_agreed()
        group = self._group(None)
        if is_computed(method):
            rows, terms = self._standing(group), self._terms(waiver)
            lazy = answers_of(rows, self._layout, self._conversion, group, method, terms, self.parties)
            return self._answer(lazy, group, ANSWER)
        answers = {
            key: figure.reconcile(method, accept=accept, reason=reason, force=force)
            for key, figure in self._figures(self._taken, group).items()
        }
        theirs = self._layout.theirs(group)
        keys = {theirs.get(name, name): [key[n] for key in answers] for n, name in enumerate(group)}
        return self._frame.made({**keys, **told_one_by_one(answers.values())})

    def check(self, rules: str | Iterable[str] | None = None) -> Any:
        """
        Return what a person should look at.

        Args:
            rules: which to look by: "zero beside others", "far from the
                median", "repeated row", "one origin behind all", and, only if
                asked for, "a cumulative count falls".

        Returns:
            A row a finding: the figure, the party, the rule, the ``value``
            found and what it was compared with (``beside``), and what to do.

        Raises:
            NotAChoice: there is no such rule, or it needs a column ``as_of``.
        """
        group = self._group(None)
        asked_for = chosen(rules, self._layout)
        return self._answer(found_in(self._claims, self._layout, group, asked_for), group, FINDINGS)

    def to_dossier(self, figures: Iterable[object]) -> Dossier:
        """
        Return some figures as a dossier, with their parties, sources and dates.

        Args:
            figures: the value of the figure's column of each, or of its
                columns as a tuple.

        Raises:
            NotAChoice: no row that was taken is about one of them.
            WrongType: one is no value of the figure's columns.
            ContestedError: a name in the frame that no record can have.
        """
        group, layout = self._group(None), self._layout
        wanted = keys_of(figures, self._lazy, layout)
        rows = self._taken.filter(matching(wanted, tuple(layout.keys.values())))
        found = self._figures(rows, group)
        refuse_unknown(wanted, found, self._taken, layout)
        return dossier_of(found, len(layout.keys))

    @property
    def _taken(self) -> Any:
        """The rows that break no rule, as the frame has them."""
        return self._lazy.filter(~wrong_at_all(self._rules))

    def _figures(self, rows: Any, group: Sequence[str]) -> dict[Any, Figure]:
        return figures_of(
            rows,
            self._layout,
            self._conversion,
            group,
            signed=self._signed,
            disputants=self._disputants,
            time=self._time,
            independent=self._independent,
        )

    # -- saying it ----------------------------------------------------------

    def explain(self) -> str:
        """Return on what answers rest: how many rows, which were rejected, whose claims, in which unit."""
        layout, units = self._layout, self._conversion.targets
        lines = [f"claims on figures told apart by {listed(list(layout.keys))}: {self.intake}"]
        several = f"{len(self.parties):,} part{'y' if len(self.parties) == 1 else 'ies'}"
        lines += [f"by {several}: {listed(self.parties)}"] if self.parties else ["by nobody"]
        lines += [f"in {target}" if of is None else f"{of} in {target}" for of, target in units.items()]
        for one in self._conversion.written:
            if one.ratio is None:
                lines.append(f"not converted: {one.rows:,} rows in {one.text!r} ({one.reason})")
            elif one.ratio != 1:
                lines.append(f"{one.rows:,} rows in {one.text} times {one.ratio}")
        clocks: list[str] = [name for name in ("as_of", "stated") if name in layout.has]
        if clocks:
            lines.append(f"a party's later claims replace its earlier ones by {listed(clocks)}")
        if self._independent is not None:
            lines.append(f"origins are taken to be independent: {self._independent}")
        return "\n".join((*lines, *self._notes))

    def __str__(self) -> str:
        return f"claims on figures by {listed(list(self._layout.keys))}, on {self._frame.engine}"

    def __repr__(self) -> str:
        return f"<ClaimTable {self}>"

    def _within(self, by: str | Iterable[str] | None) -> tuple[str, ...]:
        """Return our names of the columns to add up within; measures are never added to each other."""
        measure = self._conversion.measure
        apart = () if measure is None else (measure,)
        return tuple(dict.fromkeys((*self._by(by), *apart)))


def _day(day: date | str) -> date:
    """Return the one day that a date names."""
    moment = parse_date(day)
    if moment.earliest is None or moment.earliest != moment.latest:
        raise NotADay(str(moment))
    return moment.earliest
