"""ClaimTable: millions of claims on a dataframe or SQL engine, with the answers that figures give."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

import attrs

from contested.displays import displayed
from contested.errors import WrongType
from contested.names import listed
from contested.quantities import civil_day, read_level
from contested.table import answer_homes
from contested.table.not_given import NOT_GIVEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from contested.claims import Intake
    from contested.dossier.dossier import Dossier
    from contested.methods.method import Method
    from contested.quantities import Unit
    from contested.table.claim_rows import ClaimRows


@displayed
@attrs.frozen(slots=False, eq=False, repr=False)
class ClaimTable:
    """
    Claims on many figures, one row a statement by one holder.

    A value: nothing changes the frame it was made of.  Answers are frames of
    the same type, sorted by the columns of the figure, then by party; they stay
    lazy where that is lazy, and then are in no order unless ``in_order()`` is asked.
    """

    _rows: ClaimRows
    _notes: tuple[str, ...] = ()
    _read: Callable[[], Dossier] | None = None

    @classmethod
    def of(
        cls,
        frame: object,
        of: str | Iterable[str] | None = None,
        *,
        name: str | None = None,
        unit: str | Unit | None = None,
        to: str | Unit | Mapping[Any, str | Unit] | None = None,
        facets: str | Iterable[str] = (),
        signed: bool = False,
        disputants: Iterable[str] = (),
        time: str = "point",
        independent: str | None = None,
        **columns: str,
    ) -> ClaimTable:
        """
        Make a table of claims.

        Args:
            frame: of DuckDB, Polars, pandas, PyArrow, PySpark or any that narwhals takes; or a dossier.
            of: the columns that say which figure a row is of; by default ``figure``, an id, else ``of``.
            name: the column that says what is counted, where that differs.
            unit: of every number, for a frame without a column ``unit``; or the column that says it.
            to: the unit of answers, or one by value of ``name``; by default the first of the dimension by name.
            facets: columns of what else fixes what is counted, such as a side.
            signed: numbers below zero make sense.
            disputants: parties declared to have a stake.
            time: what the numbers are of: "point", "period" or "cumulative".
            independent: why origins are taken to be independent, if they are.
            columns: the frame's column of a field, by its keyword, where it is called otherwise:
                ``by="actor"``, ``low="at_least"``, ``value="n"``; of a figure ``where``, ``period``, ``definition``.

        Raises:
            MissingExtra: the engine is not installed.
            MissingColumn, MisfitColumn, UnusableName: a column is not there, of another type, or there twice.
            RenamedKeyword, UnknownField: a keyword by its old name, or of no field.
            ConfusableNames, NotAChoice, WrongType: of a disputant, of ``time``; no frame, or no unit.
        """
        if isinstance(figures := getattr(frame, "figures", None), Mapping):
            given = {"of": of, "name": name, "unit": unit, "facets": facets, "signed": signed, "disputants": disputants}
            given |= {"time": time.replace("point", ""), **columns}
            return cls(*answer_homes.rows_of_dossier(figures, given, to, independent), lambda: cast("Dossier", frame))
        terms = (signed, disputants, time, independent)
        return cls(answer_homes.rows_of_frame(frame, (of, name, facets, columns), unit, to, *terms))

    def accounted(
        self,
        intake: Intake,
        notes: Iterable[str] = (),
        *,
        about: Mapping[str, Sequence[str | None]] | None = None,
        read: Callable[[], Dossier] | None = None,
    ) -> ClaimTable:
        """
        Return the table with the account of the file that its frame was read from, in place of the frame's own.

        Args:
            intake: what became of the rows of the file.
            notes: what ``explain()`` is to say besides.
            about: what the file says of each figure, by the frame's columns.
            read: reads the file as a dossier.
        """
        rows = attrs.evolve(self._rows if about is None else self._rows.described(about), account=intake)
        return attrs.evolve(self, rows=rows, notes=(*self._notes, *notes), read=read)

    # -- what there is ------------------------------------------------------

    @cached_property
    def intake(self) -> Intake:
        """What became of every row: of the file, where a feed was read, else of the frame."""
        return self._rows.account or self._rows.intake

    @property
    def parties(self) -> tuple[str, ...]:
        """Every party that speaks, by name."""
        return self._rows.parties

    @property
    def units(self) -> dict[Any, Unit]:
        """The unit of answers by what is counted; of a table without a column for that, of None."""
        return dict(self._rows.conversion.targets)

    # -- answers on each figure ---------------------------------------------

    def ranges(self, by: str | Iterable[str] | None = None, give: str | Iterable[str] | None = None) -> Any:
        """
        Return how far apart the parties are on each figure.

        Args:
            by: further columns that tell figures apart.
            give: which columns to compute, of ``hulls.ASKED_FOR``; by default those of ``GIVEN``.

        Returns:
            A row a figure: ``low`` and ``high`` of the hull of what standing claims print (null where one
            names no limit) and who prints them; what is ``common`` to all; ``ratio`` and ``gap``; how many ``parties``,
            ``origins`` and ``estimates``; who states, denies, withholds or gives a word; how many rows were
            ``rejected``, and their share of the number (null where that cannot be told).  By ``give`` also:
            which ends are approximate (``low_about``), ``printed_low``, ``no_low_by``, ``median``.

        Raises:
            MissingColumn, NotAChoice: no such column, here or in an answer.
            UnusableName: ``by`` is a party's name or number, which no figure is told apart by.
        """
        return answer_homes.ranges_of_rows(self._rows, by, give)

    def positions(self, by: str | Iterable[str] | None = None) -> Any:
        """
        Return what each party says of each figure now.

        Returns:
            A row a party and figure: ``stance`` (stated, unquantified, denied, withheld), ``low`` and
            ``high`` of its standing numbers, where the frame has reaches what they allow and which are
            approximate (``low_about``), how many ``estimates``, whether ``divided``: they differ within one basis.
        """
        return answer_homes.positions_of_rows(self._rows, by)

    def verdicts(self, question: str, by: str | Iterable[str] | None = None, *, by_party: bool = False) -> Any:
        """
        Return what a comparison with one number comes to, figure by figure.

        Args:
            question: a sign and a number, perhaps with a unit: "> 100", "<= 300 ha".
            by: further columns that tell figures apart.
            by_party: give the ``answer`` of each party instead: yes, no, undetermined, denies, withheld.

        Returns:
            A row a figure: ``verdict`` (settled: yes, settled: no, one-sided: yes, one-sided: no,
            contested, undetermined, nobody answers), how many parties say what, who gives no number.

        Raises:
            UnreadableThreshold, IncompatibleUnits: no comparison, or with a unit that does not convert.
            SeveralMeasures: the table has numbers in several units; choose one with ``where``.
        """
        return answer_homes.verdicts_of_rows(self._rows, question, by, by_party=by_party)

    def most_agreed(self) -> Any:
        """
        Return the intervals of each figure that the most origin groups allow.

        Returns:
            A row an interval, several where they are as good: ``k`` of ``n`` origin groups allow it, from
            ``low`` to ``high``; ``allowed_by`` and ``not_allowed_by`` name who does and who does not.  Voices of one
            origin count once, and who denies is in n and never in k; k = 1 means no agreement.
        """
        return answer_homes.most_agreed_of_rows(self._rows)

    def accounts(self) -> Any:
        """Return one row a figure: the ends of each party's number side by side ("Armenia low"), and who gives none."""
        return answer_homes.accounts_of_rows(self._rows)

    def reconcile(
        self,
        method: Method | None = None,
        *,
        accept: Iterable[str] = (),
        reason: str | None = None,
        force: bool = False,
    ) -> Any:
        """
        Return a method's answer on each figure, or why it refuses.

        Which the engine computes, and which answer figure by figure and slowly, is in the reference of tables.

        Args:
            method: one of ``contested.methods``.
            accept: codes of preconditions to waive, such as "few-origins".
            reason: why they are waived; needed with ``accept``.
            force: waive every precondition.

        Returns:
            The columns of ``ranges`` or ``most_agreed`` for ``Hull``, ``Common`` and ``MostAgreed``.
            Else a row a figure with those of ``reconciling.ANSWER``: the number, or the codes of the
            preconditions that ``refused`` it; whom it speaks for, and whom not.

        Raises:
            NotAChoice, WrongType: no such precondition, or not waived; not a method, or a waiver without a reason.
        """
        return answer_homes.reconciled_rows(self._rows, method, accept, reason, force=force)

    def ratio(self, numerator: str, denominator: str) -> Any:
        """
        Return what is counted divided by something else, party by party: never one side's number by the other's.

        Returns:
            A row for each party that gives both of figures that are else the same, by their values of the
            column ``name``, or refuses one (``stance``): ``low`` and ``high`` of every quotient (null where
            there is no limit), whether approximate (``low_about``); not ``defined`` where zero may divide.

        Raises:
            NotAChoice: the table was made without ``name=``, or has no such value.
        """
        return answer_homes.ratio_of_rows(self._rows, numerator, denominator)

    # -- answers on many figures together -----------------------------------

    def totals(self, by: str | Iterable[str] | None = None) -> Any:
        """
        Return sums over figures: the lowest, the best and the highest that the claims make together.

        Args:
            by: columns to sum within; one row on all by default.  What is counted is never added to something else.

        Returns:
            ``low`` and ``high``: sums of the ends of hulls, ``best`` of what ``Median()`` answers, each
            null where one figure has no such number, and where none has one; in how many ``figures`` an end
            is ``open``, how many are ``silent``; what was ``rejected``; ``published_low`` and
            ``published_high``: the sums of the frame's columns as printed, rows that were rejected,
            overtaken or contradicted included; claims with a word in place of a number (``unquantified``); who gives
            any of the numbers (``stated_by``), denies one, withholds one, or gives a word.
        """
        return answer_homes.totals_of_rows(self._rows, by)

    def disagreement(self, by: str | Iterable[str] | None = None) -> Any:
        """
        Return the means over figures of how far estimates differ, as ``Dossier.disagreement`` does.

        Args:
            by: columns to average within; one row on all by default.

        Returns:
            How many ``figures`` and ``estimates`` have a best value, the mean ``divergence`` (distinct
            values less one) and the same ``normalised_divergence``, mean ``sd`` and ``range``, the
            ``share`` of figures with any disagreement, the mean ``modal_share``; how many have no best value
            (``silent``).
        """
        return answer_homes.disagreement_of_rows(self._rows, by)

    def origins(self, by: str | Iterable[str] | None = None) -> Any:
        """
        Return how many rows only repeat an origin.

        Returns:
            Within ``by``, or on all: how many ``rows`` with a number there are, how many ``origins``
            are behind them figure by figure, and the share ``repeated``.
        """
        return answer_homes.origins_of_rows(self._rows, by)

    def check(self, rules: str | Iterable[str] | None = None) -> Any:
        """
        Return what a person should look at.

        Args:
            rules: which to look by: "zero beside others", "far from the median", "repeated row", "one
                origin behind all", "a last word left out" (with a column ``stated``) and, only if
                asked for, "a cumulative count falls".

        Returns:
            A row a finding: the figure, the party, the rule, the ``value`` found and what it was
            compared with (``beside``), and what to do. Of a count that falls it is the most that it
            allows, beside the least that an earlier one does.

        Raises:
            NotAChoice: there is no such rule, or it needs a column ``as_of`` or ``stated``.
        """
        return answer_homes.findings_in_rows(self._rows, rules)

    # -- other tables, and what changed -------------------------------------

    def where(self, column: str, value: object = NOT_GIVEN, *, other_than: object = NOT_GIVEN) -> ClaimTable:
        """
        Return the table of some rows, such as those of one name; it says that it is one.

        Args:
            column: the frame's name of a column, or the field that it holds.
            value: what it holds; one of several given as a list, tuple or set; None where it holds nothing.
            other_than: the same for what it does not hold: a row in which nothing stands holds no
                other value, and stays unless None is among those left out.

        Raises:
            MissingColumn, WrongType: no such column, or not one value that it can hold.
            UnknownName: a text that stands nowhere there; of parties, one that is almost there.
        """
        return self._of(*self._rows.where(column, value, other_than))

    def known_on(self, day: date | str) -> ClaimTable:
        """
        Return the table as it could be known on a day; rows without a day in ``known`` are left out.

        Raises:
            MissingColumn, NotADay: the frame has no column ``known``; not one day.
        """
        on = civil_day(day)
        note = f"as known on {on}; what became known later, or on no known day, is left out"
        return self._of(self._rows.known_on(on), note)

    def as_of(self, day: date | str) -> ClaimTable:
        """
        Return the table of figures as they were on a day, by what is said of days up to it.

        Claims of later days are left out, and undated ones where any of the figure is dated; ``explain()``
        says how many.  Later cumulative counts still bound what was counted.  Raises as ``known_on`` does.
        """
        return self._of(self._rows.on_day(civil_day(day)))

    def at(self, *, level: object) -> ClaimTable:
        """
        Return the table with what is stated as uncertain used at a level, such as 0.5, in place of 0.95.

        Raises:
            NotALevel: it is not between 0 and 1.
        """
        return attrs.evolve(self, rows=attrs.evolve(self._rows, level=read_level(level)))

    def in_order(self) -> ClaimTable:
        """Return the table whose answers come sorted where they are lazy too, at the cost of a sort each."""
        return attrs.evolve(self, rows=self._rows.in_order())

    def _of(self, rows: ClaimRows, *notes: str) -> ClaimTable:
        """Return the table of some of its rows, which is no longer all that a file says."""
        return attrs.evolve(self, rows=rows, notes=(*self._notes, *notes), read=None)

    def diff(self, other: ClaimTable) -> Any:
        """
        Return what became of each party's number between this table and a later one of the same figures.

        Returns:
            A row a party and figure: ``change`` (shared, revised up, revised down, revised, withdrawn,
            added), the old and new numbers, whether the new value lies ``outside`` the old range, and what it
            is ``also``: re-dated, or re-attributed where the very number is gone from one party and new from another.

        Raises:
            WrongType: it is no table, or one with other keys or units.
        """
        known = isinstance(other, ClaimTable)
        if not known or (self._rows.layout.keys, self.units) != (other._rows.layout.keys, other.units):
            raise WrongType("other", other, "a table with the same figure columns and units")
        return answer_homes.changes_of_rows(self._rows, other._rows)

    # -- as figures, and in words -------------------------------------------

    def to_dossier(self, figures: Iterable[object] | None = None) -> Dossier:
        """
        Return figures as a dossier, with their parties, sources and dates.

        All of a file's are what ``Feed.read`` makes of it.

        Args:
            figures: the value of the figure's column of each, or of its columns as a tuple; by default all.

        Raises:
            NotAChoice, WrongType: no row that was taken is about one of them, or none can be.
            ContestedError: a name in the frame that no record can have.
        """
        if figures is None and self._read is not None:
            return self._read()
        return answer_homes.dossier_of_rows(self._rows, figures)

    def explain(self) -> str:
        """Return on what answers rest: how many rows, which were rejected, whose claims, in which unit."""
        return "\n".join((*self._rows.explained(self.intake), *self._notes))

    def __str__(self) -> str:
        return f"claims on figures by {listed(list(self._rows.layout.keys))}, on {self._rows.frame.engine}"

    def __repr__(self) -> str:
        return f"<ClaimTable {self}>"
