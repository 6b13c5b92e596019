"""
Answers: what each question of ``ClaimTable`` comes to, in the user's own frames.

Each says from which rows an answer starts (all that were taken, those in force,
each record once), which room computes it, and which columns it has.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw

from contested.errors import NotAChoice, NotAMethod
from contested.figure import Figure
from contested.methods import Common, Hull, Method, MostAgreed
from contested.methods.grouped_preconditions import Terms
from contested.methods.outcome import Waiver
from contested.table.answer_days import days_of, told_clocks, with_ends
from contested.table.column_map import CLOCKS
from contested.table.hulls import ASKED_FOR, COUNTED, GIVEN, ranges_of, with_who_gives_none
from contested.table.most_agreed import agreement_of
from contested.table.near_ties import snaps_near
from contested.table.positions import WITHOUT_NUMBER, allowing, beside, positions_of, told_positions
from contested.table.reconciling import ANSWER, answers_of, answers_one_by_one, medians_of
from contested.table.rejections import LEFT_OUT
from contested.table.revisions import changes_between, repeats_of
from contested.table.row_findings import FINDING_COLUMNS, chosen_rules, found_in
from contested.table.spread import SPREAD_COLUMNS, spread_of
from contested.table.summed_errors import errors_of
from contested.table.sums import Summed, accounts_of, ratios_of, totals_of
from contested.table.taken_claims import is_claim
from contested.table.to_figures import figures_maker, taken_rows
from contested.table.verdicts import answers, comparison_of, verdict_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from contested.table.claim_rows import ClaimRows
    from contested.table.column_map import LazyFrame

_WHO = ("stated_by", *WITHOUT_NUMBER)
SETS: dict[type[Method], tuple[str, ...]] = {
    Hull: ("low", "low_by", "high", "high_by", *_WHO),
    Common: ("common", "common_low", "common_high", *_WHO),
}
"""The columns of ranges that answer as a method does, by its exact class."""


def _choice(give: str | Iterable[str] | None) -> tuple[str, ...]:
    """
    Return what is asked for, in the order in which answers have it.

    Raises:
        NotAChoice: there is no such column in an answer.
    """
    if give is None:
        return GIVEN
    asked = (give,) if isinstance(give, str) else tuple(give)
    for name in asked:
        if name not in ASKED_FOR:
            raise NotAChoice("give", name, ASKED_FOR)
    return tuple(name for name in ASKED_FOR if name in asked)


def ranges_of_rows(rows: ClaimRows, by: str | Iterable[str] | None, give: str | Iterable[str] | None) -> Any:
    """Return how far apart the parties are on each figure."""
    given = _choice(give)
    group = rows.group(by)
    named = any(name.endswith("_by") for name in given)
    found = rows.in_force(group) if COUNTED.isdisjoint(given) else rows.once_each(group)
    lazy, columns = ranges_of(found, rows.layout, group, given, rows.parties if named else ())
    if "median" in given:
        lazy = beside(lazy, _medians(rows, found, group), group)
    if not set(LEFT_OUT).isdisjoint(given):
        lazy = beside(lazy, rows.rejections(group).select(*group, *LEFT_OUT), group)
        lazy = lazy.filter(~nw.col("parties").is_null())  # figures of which every row was rejected
        lazy = lazy.with_columns(nw.col("rejected").fill_null(0))
    return rows.answer(lazy, group, columns)


def positions_of_rows(rows: ClaimRows, by: str | Iterable[str] | None) -> Any:
    """Return what each party says of each figure now."""
    group = rows.group(by)
    lazy, columns = told_positions(rows.once_each(group), rows.layout, group)
    return rows.answer(lazy, group, ("party", *columns), ("party",))


def verdicts_of_rows(rows: ClaimRows, question: str, by: str | Iterable[str] | None, *, by_party: bool) -> Any:
    """Return what a comparison with one number comes to, figure by figure."""
    sign, threshold = comparison_of(question, rows.conversion.targets)
    group = rows.group(by)
    snaps = snaps_near(rows.converted({}, raw=True), rows.layout, rows.conversion, threshold)
    needs = [allowing(end, rows.layout) for end in ("low", "high")]
    clocks = told_clocks(rows.layout, group)
    held = positions_of(rows.in_force(group, snaps), rows.layout, group, needs, days=clocks)
    answered = answers(held, rows.conversion, sign, threshold, signed=rows.signed)
    if by_party:
        return rows.answer(answered, group, ("party", "answer", *with_ends(clocks)), ("party",))
    counted = verdict_rows(answered, rows.layout, group, rows.disputants, clocks)
    lazy = with_who_gives_none(counted, rows.in_force(group), rows.layout, group, rows.refusing)
    columns = ("verdict", "yes", "no", "undetermined", "denies", "withholds", *WITHOUT_NUMBER, *with_ends(clocks))
    return rows.answer(lazy, group, columns)


def most_agreed_of_rows(rows: ClaimRows) -> Any:
    """Return the intervals of each figure that the most origin groups allow."""
    group = rows.group()
    found = rows.in_force(group)
    lazy, columns = agreement_of(found, rows.layout, rows.conversion, group, rows.parties, rows.refusing)
    lazy, days = _with_days(rows, lazy, found, group)
    return rows.answer(lazy, group, (*columns, *days), ("low", "low_open", "high"))


def accounts_of_rows(rows: ClaimRows) -> Any:
    """Return one row a figure, with the low and high end of each party's number side by side ("Armenia low")."""
    group = rows.group()
    lazy, names, days = accounts_of(rows.in_force(group), rows.layout, group, rows.parties, rows.refusing)
    return rows.answer(lazy, group, [*(nw.col(ours).alias(theirs) for ours, theirs in names.items()), *days])


def reconciled_rows(
    rows: ClaimRows, method: Method | None, accept: Iterable[str], reason: str | None, *, force: bool
) -> Any:
    """Return a method's answer on each figure, or why it refuses."""
    if not isinstance(method, Method):
        raise NotAMethod("method", method, "one of contested.methods, such as Median()")
    waiver = Waiver.of(accept, reason, force=force)
    kind = type(method)  # by its exact class: a subclass may weigh otherwise
    if kind in SETS:
        return ranges_of_rows(rows, None, (*SETS[kind], *CLOCKS))
    if kind is MostAgreed:
        return most_agreed_of_rows(rows)
    group = rows.group()
    held = rows.in_force(group)
    if method.has_columns:
        terms = _terms(rows, waiver)
        lazy = answers_of(held, rows.layout, rows.conversion, group, method, terms, rows.frame, rows.made_once)
    else:
        ask = partial(Figure.reconcile, method=method, accept=accept, reason=reason, force=force)
        found = taken_rows(rows.taken, rows.layout, rows.conversion, group)
        lazy = answers_one_by_one(found, group, figures_maker(rows, group), ask, rows.frame)
    lazy, days = _with_days(rows, lazy, held, group)
    lazy = with_who_gives_none(lazy, held, rows.layout, group, rows.refusing)
    return rows.answer(lazy, group, (*ANSWER, *WITHOUT_NUMBER, *days))


def ratio_of_rows(rows: ClaimRows, numerator: str, denominator: str) -> Any:
    """Return what is counted divided by something else, party by party: never one side's number by the other's."""
    [column] = rows.layout.ours("name")
    for name in (numerator, denominator):
        if name not in rows.names:
            raise NotAChoice("name", str(name), tuple(map(str, rows.names)))
    floored = nw.lit(False) if rows.signed else rows.conversion.floored
    found, counted, spoken, group = rows.by_fields(nw.col(column).is_in([numerator, denominator]))
    lazy, holder_keys, columns = ratios_of(
        found, counted, spoken, rows.layout, group, column, numerator, denominator, floored=floored
    )
    return rows.answer(rows.without_blanks(lazy), holder_keys, columns)


def totals_of_rows(rows: ClaimRows, by: str | Iterable[str] | None) -> Any:
    """Return sums over figures: the lowest, the best and the highest that the claims make together."""
    kept = rows.within(by)
    group = tuple(dict.fromkeys((*rows.group(), *kept)))
    found, counted, spoken = rows.summed(group, kept)
    medians, errors = _medians(rows, found, group), None
    if rows.layout.is_uncertain:
        errors = errors_of(found.filter(is_claim(rows.layout)), rows.layout, group)
    lost, declared = rows.rejections(kept), rows.independent is not None
    beside_rows = Summed(medians, lost, counted, errors, declared, spoken, rows.parties)
    lazy, columns = totals_of(found, beside_rows, rows.layout, group, kept)
    return rows.answer(lazy, kept, columns)


def disagreement_of_rows(rows: ClaimRows, by: str | Iterable[str] | None) -> Any:
    """Return the means over figures of how far estimates differ, as ``Dossier.disagreement`` does."""
    kept = rows.within(by)
    group = tuple(dict.fromkeys((*rows.group(), *kept)))
    return rows.answer(spread_of(rows.once_each(group), rows.layout, group, kept), kept, SPREAD_COLUMNS)


def origins_of_rows(rows: ClaimRows, by: str | Iterable[str] | None) -> Any:
    """Return how many rows only repeat an origin."""
    kept = rows.columns(by)
    group = tuple(dict.fromkeys((*rows.group(), *kept)))
    claims = rows.said(group).filter(is_claim(rows.layout))
    lazy, columns = repeats_of(claims, group, kept, has_origin="origin" in rows.layout.has)
    return rows.answer(lazy, kept, columns)


def findings_in_rows(rows: ClaimRows, rules: str | Iterable[str] | None) -> Any:
    """Return what a person should look at."""
    group = rows.group()
    asked_for = chosen_rules(rules, rows.layout)
    found = found_in(rows.said(group), rows.layout, group, asked_for)
    return rows.answer(found, group, FINDING_COLUMNS, FINDING_COLUMNS[:-1])


def changes_of_rows(old: ClaimRows, new: ClaimRows) -> Any:
    """Return what became of each party's number between this table and a later one of the same figures."""
    holder_keys = (*old.group(), "party")
    before, after = (rows.in_force(holder_keys[:-1]).filter(is_claim(rows.layout)) for rows in (old, new))
    lazy, columns = changes_between(before, after, (old.layout, new.layout), holder_keys)
    return old.answer(lazy, holder_keys, columns)


def _with_days(
    rows: ClaimRows, lazy: LazyFrame, held: LazyFrame, group: Sequence[str]
) -> tuple[LazyFrame, tuple[str, ...]]:
    """Return an answer on figures with the days of the claims in force that it starts from, and their columns."""
    clocks = told_clocks(rows.layout, group)
    if not clocks:
        return lazy, ()
    days = days_of(rows.layout, clocks, is_claim(rows.layout))
    found = held.group_by(*group).agg(*(made.alias(name) for name, made in days))
    return beside(lazy, found, group), with_ends(clocks)


def _terms(rows: ClaimRows, waiver: Waiver) -> Terms:
    """Return on what terms a method is asked."""
    return Terms(waiver, rows.disputants, rows.independent is not None, rows.time)


def _medians(rows: ClaimRows, found: LazyFrame, group: Sequence[str]) -> LazyFrame:
    """Return the ``median`` of each figure, as ``Median()`` answers."""
    terms = _terms(rows, Waiver.of((), None, force=False))
    return medians_of(found, rows.layout, rows.conversion, group, terms, rows.frame)
