"""
Rows of claims: what every answer of a table starts from.

The frame under our names, the rows that break no rule, those of them in force,
the columns that say which figure it is, and the way back to the user's frame.
"""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

import attrs
import narwhals.stable.v2 as nw

from contested.claims import TIMES
from contested.errors import NotAChoice, UnusableName, WrongType
from contested.names import clean_name, listed
from contested.quantities import USUAL_LEVEL
from contested.table.asked_columns import REACH_FLAGS, TABLE_FLAGS, TABLE_NUMBERS, AskedColumns
from contested.table.column_map import columns_under_our_names
from contested.table.conversion import constant, conversion_of, is_unit
from contested.table.counted_days import at_common_day, rows_at_cut_off, said_up_to
from contested.table.engine import computed, open_frame, rows_of
from contested.table.first_look import look_at
from contested.table.near_ties import snaps_between
from contested.table.party_spelling import with_one_spelling
from contested.table.positions import beside
from contested.table.rejections import rejected_by_figure, rejections_of
from contested.table.row_rules import frame_intake, rules_of, wrong_at_all
from contested.table.selection import Selection
from contested.table.stated_reach import widths_at
from contested.table.supersession import standing_claims
from contested.table.taken_claims import distinct_records, is_claim, taken_claims

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from contested.claims import Intake
    from contested.quantities import Number, Unit
    from contested.table.column_map import ColumnMap, LazyFrame
    from contested.table.conversion import Conversion
    from contested.table.engine import Frame
    from contested.table.first_look import FirstLook
    from contested.table.near_ties import Snaps
    from contested.table.row_rules import Rule
    from contested.table.stated_reach import Widths


FEW = 20_000
"""Up to how many rows are computed once and kept: engines answer on so few in less time than it takes to plan it."""


@attrs.frozen(slots=False, eq=False, repr=False)
class ClaimRows:
    """
    The rows of a table: the frame they came from, what we call its columns, their units, their rules.

    ``account`` is that of the file that the frame was read from, if it was, and ``known`` what it says of each
    figure.  ``level`` is that at which stated errors are used, ``asked`` the day that is looked at.  What answers
    rest on is kept where there are ``few`` rows.
    """

    frame: Frame
    lazy: LazyFrame
    layout: ColumnMap
    conversion: Conversion
    rules: tuple[Rule, ...]
    signed: bool = False
    disputants: tuple[str, ...] = ()
    time: str = "point"
    independent: str | None = None
    account: Intake | None = None
    known: LazyFrame | None = None
    level: Number = USUAL_LEVEL
    asked: date | None = None
    few: bool = False
    _kept: dict[tuple[str, ...], LazyFrame] = attrs.field(factory=dict, init=False)

    @cached_property
    def _speaking(self) -> dict[str, int]:
        """Every party that speaks, by name; 1 for one that gives no number somewhere, or rejects one."""
        refuses = (~is_claim(self.layout)).cast(nw.Int64).max()
        return dict(sorted(rows_of(self.claims.group_by("party").agg(refuses.alias("refuses")))))

    @property
    def parties(self) -> tuple[str, ...]:
        """Every party that speaks, by name."""
        return tuple(self._speaking)

    @property
    def refusing(self) -> tuple[str, ...]:
        """Those of them that deny, withhold or give a word somewhere; nobody is looked for where no row can."""
        can = "stance" in self.layout.has - self.layout.empty
        return tuple(name for name, refuses in self._speaking.items() if refuses) if can else ()

    @cached_property
    def intake(self) -> Intake:
        """What became of every row of the frame."""
        return frame_intake(self.frame, self.lazy, self.layout, self.rules)

    @cached_property
    def claims(self) -> LazyFrame:
        """The rows that break no rule, converted."""
        return self._computed(self.converted(self.snaps))

    def _computed(self, lazy: LazyFrame) -> LazyFrame:
        """Return rows, kept where they are few."""
        return computed(lazy) if self.few else lazy

    @cached_property
    def snaps(self) -> Snaps:
        """What numbers of one figure come to exactly, where floats do not say which is larger."""
        if self.conversion.settled:
            return {}
        keys = tuple(self.layout.keys.values())
        return snaps_between(self.converted({}, raw=True), self.layout, self.conversion, keys)

    @property
    def taken(self) -> LazyFrame:
        """The rows that break no rule, as the frame has them."""
        return self.lazy.filter(~wrong_at_all(self.rules))

    def converted(self, snaps: Snaps, *, raw: bool = False) -> LazyFrame:
        """Return the rows that break no rule, some numbers as they come to exactly; ``raw`` keeps theirs beside."""
        return taken_claims(self.lazy, self.layout, self.conversion, self.rules, snaps, self.widths, raw=raw)

    @cached_property
    def widths(self) -> Widths | None:
        """How far stated errors reach at the level asked for."""
        return widths_at(self.level, self.taken, self.layout) if self.layout.is_uncertain else None

    def group(self, by: str | Iterable[str] | None = None) -> tuple[str, ...]:
        """Return our names of the columns that say which figure it is."""
        layout = self.layout
        return tuple(dict.fromkeys((*layout.keys.values(), *layout.apart, *self.columns(by), *self._name)))

    def within(self, by: str | Iterable[str] | None) -> tuple[str, ...]:
        """Return our names of the columns to add up within; measures are never added to each other."""
        return tuple(dict.fromkeys((*self.columns(by), *self._name)))

    @property
    def _name(self) -> tuple[str, ...]:
        return () if self.layout.name is None else (self.layout.name,)

    def columns(self, by: str | Iterable[str] | None) -> tuple[str, ...]:
        """
        Return our names of columns that tell figures apart.

        Raises:
            MissingColumn: there is no such column.
            UnusableName: it holds what a figure has many of.
        """
        found = self.layout.ours(by)
        for name in found:
            if name in ("party", *TABLE_NUMBERS, *TABLE_FLAGS, *REACH_FLAGS):
                reason = f"answers put together what the claims of a figure have in {name!r}; keep some with where()"
                raise UnusableName("column to tell figures apart by", name, reason)
        return found

    def in_force(self, group: Sequence[str], snaps: Snaps | None = None) -> LazyFrame:
        """Return the rows that no later one takes the place of; some numbers as they come to exactly."""
        if snaps:
            return self._at_cut_off(self._computed(self.converted(self.snaps | snaps)), group, lambda rows: rows)
        return self.made_once(("in force", *group), partial(self._at_cut_off, self.claims, group, lambda rows: rows))

    def once_each(self, group: Sequence[str]) -> LazyFrame:
        """Return the rows in force, each record once."""
        return self.made_once(("once", *group), partial(self._at_cut_off, self.claims, group, self.distinct(group)))

    def made_once(self, name: tuple[str, ...], made: Callable[[], LazyFrame]) -> LazyFrame:
        """Return rows that several questions rest on; made once."""
        if name not in self._kept:
            self._kept[name] = self._computed(made())
        return self._kept[name]

    def distinct(self, group: Sequence[str]) -> Callable[[LazyFrame], LazyFrame]:
        """Return what leaves each record of a figure once."""
        return partial(distinct_records, layout=self.layout, conversion=self.conversion, group=group)

    def said(self, group: Sequence[str]) -> LazyFrame:
        """Return the rows that speak of the day that is looked at, whether in force or not."""
        return self.claims if self.asked is None else said_up_to(self.asked, self.claims, self.layout, group).standing

    def summed(self, group: Sequence[str], kept: Sequence[str]) -> tuple[LazyFrame, LazyFrame | None, LazyFrame]:
        """Return the rows summed up, each record once, the figures that a sum of counts needs, and all in force."""
        if not self.layout.cumulative:
            return (rows := self.once_each(group)), None, rows
        said, holders = self.said(group), (*group, "party")
        rows, counted = at_common_day(said, self.layout, holders, group, kept, self.asked)
        rows = self.distinct(group)(rows)  # who stopped before others of the same figure bounds it from below
        rows = rows_at_cut_off(rows, None, self.layout, self.conversion, group, None)
        return rows, counted, standing_claims(said, self.layout, holders)

    def _at_cut_off(self, claims: LazyFrame, group: Sequence[str], once: Callable[[LazyFrame], LazyFrame]) -> LazyFrame:
        layout, later = self.layout, None
        if self.asked is not None:
            said = said_up_to(self.asked, claims, layout, group)
            claims, later = said.standing, once(said.later) if layout.bounded else None
        rows = once(standing_claims(claims, layout, (*group, "party")))
        return rows_at_cut_off(rows, later, layout, self.conversion, group, self.asked) if layout.cumulative else rows

    def rejections(self, group: Sequence[str]) -> LazyFrame:
        """Return what was rejected by group; of a file its own account knows, by figure or of all rows together."""
        ask = partial(rejections_of, self.lazy, self.layout, self.conversion, self.rules, group)
        found, share = self.made_once(("rejected", *group), ask), nw.lit(None, dtype=nw.Float64)
        if (account := self.account) is None or account.taken == account.rows:
            return found
        keys, by_figure = tuple(self.layout.keys.values()), account.by_figure
        if by_figure is None or not set(keys) <= set(group):
            return found.with_columns(rejected=nw.lit(account.rows - account.taken), rejected_share=share)
        return rejected_by_figure(found, self.frame, keys[0], by_figure)

    def where(self, column: str, value: object, other_than: object) -> tuple[ClaimRows, str]:
        """Return some of the rows, and the note that says which; what is refused says ``ClaimTable.where``."""
        chosen = Selection.of(self.layout, column, value, other_than)
        named = self.parties if chosen.ours == "party" else ()
        chosen.check(column, self.lazy.collect_schema()[chosen.ours], named)
        if chosen.texts:
            own = nw.col(self.layout.theirs((chosen.ours,)).get(chosen.ours, chosen.ours)).cast(nw.String)
            chosen.refuse_slips(column, self.frame.lazy.select(own.alias(chosen.ours)).unique(), rows_of)
        conversion = self.conversion
        if chosen.ours == conversion.measure:
            conversion = conversion.within(chosen.keeps)
        return attrs.evolve(self, lazy=chosen.kept(self.lazy), conversion=conversion), chosen.note

    @cached_property
    def names(self) -> tuple[object, ...]:
        """What is counted: as each has a unit of its own, else as the rows say, where all are in one."""
        if self.conversion.measure is not None:
            return tuple(self.conversion.targets)
        found = rows_of(self.claims.select(*self.layout.ours("name")).unique())
        return tuple(sorted((name for (name,) in found if name is not None), key=str))

    def known_on(self, day: date) -> ClaimRows:
        """Return the rows that were known on a day; those that say nothing of it are left out."""
        self.layout.ours("known")
        return attrs.evolve(self, lazy=self.lazy.filter((nw.col("known") <= nw.lit(day)).fill_null(value=False)))

    def on_day(self, day: date) -> ClaimRows:
        """Return the rows as they are looked at on a day; one after a day that is looked at already changes nothing."""
        self.layout.ours("as_of")
        asked = day if self.asked is None else min(day, self.asked)
        return attrs.evolve(self, asked=asked, layout=attrs.evolve(self.layout, bounded=self.layout.cumulative))

    def explained(self, intake: object) -> list[str]:
        """Return on what answers rest: how many rows, which were rejected, whose claims, in which unit."""
        layout, units = self.layout, self.conversion.targets
        lines = [f"claims on figures told apart by {listed(list(layout.keys))}: {intake}"]
        several = f"{len(self.parties):,} part{'y' if len(self.parties) == 1 else 'ies'}"
        lines += [f"by {several}: {listed(self.parties)}"] if self.parties else ["by nobody"]
        lines += [f"in {target}" if of is None else f"{of} in {target}" for of, target in units.items()]
        for one in self.conversion.written:
            if one.ratio is None:
                lines.append(f"not converted: {one.rows:,} rows in {one.text!r} ({one.reason})")
            elif one.ratio != 1:
                lines.append(f"{one.rows:,} rows in {one.text} times {one.ratio}")
        if clocks := tuple[str, ...](name for name in ("as_of", "stated") if name in layout.has):
            lines.append(f"a party's later claims replace its earlier ones by {listed(clocks)}")
        if self.asked is not None:
            lines.append(self._left_out(self.asked))
        if self.independent is not None:
            lines.append(f"origins are taken to be independent: {self.independent}")
        return lines

    def _left_out(self, day: date) -> str:
        """Return how many rows are not of a day that is looked at."""
        said = said_up_to(day, self.claims, self.layout, list(self.layout.keys.values()))
        later, undated = (rows_of(rows.select(nw.len()))[0][0] for rows in (said.later, said.undated))
        only = ", which only bound earlier counts" if self.layout.bounded and later else ""
        return f"as of {day}: {later:,} rows of later days{only}, and {undated:,} undated ones, are left out"

    def by_fields(self, wanted: nw.Expr) -> tuple[LazyFrame, LazyFrame | None, LazyFrame | None, tuple[str, ...]]:
        """
        Return some rows in force, and the columns that say what a figure is apart from what is counted.

        Cumulative counts are those of the day that an account reaches; beside them who counts at all, and what
        is in force whatever the day: who refuses, refuses.  An id says what is counted too: figures that are
        known by one are the same but for that where all that is said of them is.
        """
        layout = self.layout
        if not layout.about:
            shared = tuple(name for name in self.group() if name != layout.name)
            blank = tuple(name for name in layout.apart if name in shared)
        else:
            shared = blank = tuple(layout.about)
        group, counted, spoken = tuple(dict.fromkeys((*self.group(), *shared))), None, None
        if layout.cumulative:
            said, holders = self.said(group).filter(wanted), (*group, "party")
            rows, counted = at_common_day(said, layout, holders, holders, (*shared, "party"), self.asked)
            counted, spoken = _unblank(counted, blank), _unblank(standing_claims(said, layout, holders), blank)
        else:
            rows = self.in_force(group).filter(wanted)
        return _unblank(rows, blank), counted, spoken, shared

    def without_blanks(self, lazy: LazyFrame) -> LazyFrame:
        """Return an answer by fields with null for what is not said."""
        there = [name for name in (*self.layout.about, *self.layout.apart) if name in lazy.collect_schema().names()]
        return lazy.with_columns(nw.when(nw.col(name) != "").then(nw.col(name)).alias(name) for name in there)

    @cached_property
    def descriptions(self) -> LazyFrame:
        """What is said of each figure that is known by an id: a row a figure."""
        keys = tuple(self.layout.keys.values())
        if self.known is not None:
            return self.known
        return self.lazy.group_by(*keys).agg(nw.col(name).min() for name in self.layout.about)

    def in_order(self) -> ClaimRows:
        """Return the same, of which every answer comes sorted, where its engine is lazy too."""
        return attrs.evolve(self, frame=attrs.evolve(self.frame, ordered=True))

    def described(self, columns: Mapping[str, Sequence[str | None]]) -> ClaimRows:
        """
        Return rows whose descriptions were read from a file, so that no engine looks for them.

        Args:
            columns: of equal length, by the frame's names: the key and what it is about; one figure may be there again.
        """
        layout = self.layout
        ours = [name for (name,) in map(layout.ours, columns)]
        unique = dict.fromkeys(line for line in zip(*columns.values(), strict=True) if line[0] is not None)
        values = dict(zip(ours, zip(*unique, strict=True) if unique else ([] for _ in ours), strict=True))
        there = [
            name
            for name, field in layout.about.items()
            if field == "of" or any(one is not None for one in values.get(name, ()))
        ]
        kept = {name: list(values[name]) for name in (*layout.keys.values(), *there)}
        known = self.frame.beside(kept, dict.fromkeys(kept, nw.String))
        return attrs.evolve(
            self, known=known, layout=attrs.evolve(layout, about={name: layout.about[name] for name in there})
        )

    def answer(
        self, lazy: LazyFrame, group: Sequence[str], columns: Iterable[str | nw.Expr], then: Sequence[str] = ()
    ) -> Any:
        """Return a frame of the user's type and names; its rows are told apart by ``group``, several by ``then``."""
        layout = self.layout
        keys, about = tuple(layout.keys.values()), tuple[str, ...]()
        theirs = layout.theirs((*group, *layout.about))
        if layout.about and set(keys) <= set(group):
            about = tuple(name for name in layout.about if name not in group)
            lazy = beside(lazy, self.descriptions.select(*keys, *about), keys)
            theirs |= {} if layout.name is None else {layout.name: "name"}
        shown = dict.fromkeys((*group[: len(keys)], *about, *group))
        own = [nw.col(name).alias(theirs.get(name, name)) for name in shown]
        return self.frame.given_back(lazy, (*group, *then), [*own, *columns])


def rows_of_frame(
    frame: object,
    named: tuple[str | Iterable[str] | None, str | None, str | Iterable[str], Mapping[str, str]],
    unit: str | Unit | None,
    to: str | Unit | Mapping[Any, str | Unit] | None,
    signed: bool,
    disputants: Iterable[str],
    time: str,
    independent: str | None,
    *,
    look: FirstLook | None = None,
) -> ClaimRows:
    """
    Return the rows of a frame, as ``ClaimTable.of`` takes it, which says what each argument is and what is refused.

    ``look`` is what is known of them, by whom they were looked at already.
    """
    if time not in TIMES:
        raise NotAChoice("time", time, TIMES)
    if independent is not None:
        clean_name(independent, "independent")
    source = open_frame(frame)
    there = tuple(source.lazy.collect_schema())
    of, name, facets, columns = named
    if isinstance(unit, str) and unit in there and not is_unit(unit):
        columns, unit = {**columns, "unit": unit}, None
    asked = AskedColumns.of(there, of, name, facets, columns)
    lazy, layout = columns_under_our_names(source.lazy, asked)
    layout = attrs.evolve(layout, empty=source.empty)
    if unit is None and "unit" not in layout.has:
        raise WrongType("unit", unit, "the unit of every number, for a frame without a column unit")
    look = look_at(lazy, layout) if look is None else look
    few = sum(look.parties.values()) <= FEW
    if "unit" in layout.has or unit is None:
        conversion, full = conversion_of(lazy, layout, look.units, to)
        layout = attrs.evolve(layout, full=full)
    else:
        conversion = constant(unit)
    layout = attrs.evolve(layout, counts=any(target.counts for target in conversion.targets.values()))
    if time == "cumulative" and not (layout.has - layout.empty).isdisjoint(("as_of", "as_of_end")):
        layout = attrs.evolve(layout, cumulative=True, full=frozenset())  # a count that stopped names no upper limit
    rules = rules_of(layout, conversion, signed=signed)
    lazy, rules, stakes = with_one_spelling(lazy, rules, look, disputants)
    return ClaimRows(source, lazy, layout, conversion, rules, signed, stakes, time, independent, few=few)


def _unblank(lazy: LazyFrame, blank: Sequence[str]) -> LazyFrame:
    """Return a frame in which what is not said of a figure is a text like any other, so that it can be joined."""
    return lazy.with_columns(nw.col(name).cast(nw.String).fill_null("") for name in blank)
