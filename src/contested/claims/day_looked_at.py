"""The day looked at: what was said of days up to it, what is left out, and what everybody counts (rule 10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested.claims.cut_offs import at_cut_off, latest_cut_off
from contested.claims.denial import Denial, Retraction
from contested.claims.holder import labels_of
from contested.claims.panel import LeftOut
from contested.claims.position import Position, Stance
from contested.claims.position_reading import said_by_holder
from contested.claims.superseded import is_retraction, left_behind, number_accepted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from contested.claims.holder import Holder
    from contested.claims.statement import Statement
    from contested.quantities import Number, Unit, When

MOST_LISTED = 3
"""Statements of one holder that are named one by one where they are left out; of more it says how many there are."""

UNDATED = "undated"
OF_WHAT_IS_LEFT_OUT = "of a number that is left out"


@attrs.frozen
class SaidOn:
    """
    What each holder says of a day, or of every day.

    ``standing`` is what is not later, ``later`` what is, ``labels`` have the
    printed name of each; ``left_out`` names what is not part of the answer.
    """

    standing: Mapping[Holder, Sequence[Statement]]
    later: Mapping[Holder, Sequence[Statement]]
    labels: Mapping[Holder, str]
    left_out: tuple[LeftOut, ...] = ()


def said_on(statements: Iterable[Statement], day: When | None) -> SaidOn:
    """
    Return what had been said of a day, each statement with its holder.

    Later statements are left out, and so is what has no day where anything
    has; but a denial or retraction that names no day is of the figure on every
    day, unless it is a denial of one estimate that is left out: then it is left
    out with it.  A retraction counts from the day on which it was made.
    """
    by_holder = said_by_holder(statements)
    labels = labels_of(by_holder)
    if day is None or all(moment is None for said in by_holder.values() for moment in said.moments):
        return SaidOn({holder: said.statements for holder, said in by_holder.items()}, {}, labels)
    dated = (one for said in by_holder.values() for one, when in zip(*said, strict=True) if when is not None)
    is_dated = any(not is_retraction(one) for one in dated)  # when something is taken back dates nothing else
    standing: dict[Holder, Sequence[Statement]] = {}
    after: dict[Holder, Sequence[Statement]] = {}
    left_out: dict[LeftOut, None] = {}
    gone: dict[str, Statement | None] = {}
    for holder, (said, moments) in by_holder.items():
        kept, later, undated = _split(said, moments, day.end, is_dated=is_dated)
        if kept:
            standing[holder] = kept
        if any(not is_retraction(one) for one in later):
            after[holder] = later
        for those, why in ((undated, UNDATED), (later, f"later than {day}")):
            left_out.update(dict.fromkeys(left_out_lines(those, labels[holder], why)))
        gone |= {one.key: one for one in (*undated, *later) if one.key is not None}
    if gone:
        for holder, spoken in list(standing.items()):
            standing[holder], denials = but_denials_of(gone, spoken)
            left_out.update(dict.fromkeys(denials))
        standing = {holder: spoken for holder, spoken in standing.items() if spoken}
    return SaidOn(standing, after, labels, tuple(left_out))


def but_denials_of(
    gone: Mapping[str, Statement | None], said: Sequence[Statement]
) -> tuple[Sequence[Statement], list[LeftOut]]:
    """
    Return statements without denials of single estimates that are left out, and the lines that name these denials.

    Who accepts the estimate takes it back by such a denial, which is kept then.

    Args:
        gone: what is left out, by key; None where it is not known.
        said: by one holder, or by several.
    """
    denials = [one for one in said if isinstance(one, Denial) and one.estimate is not None and one.estimate in gone]
    if not denials:
        return said, []
    lines = list(dict.fromkeys(LeftOut(_denial_words(one, gone), OF_WHAT_IS_LEFT_OUT) for one in denials))
    accepted = {target.key for one in said if (target := number_accepted(one)) is not None}
    dropped = {id(one) for one in denials if one.estimate not in accepted}
    return [one for one in said if id(one) not in dropped], lines


def denied_and_not_here(said: Sequence[Statement]) -> set[str]:
    """Return the keys at which denials are aimed and that no statement has, as where some were not known yet."""
    aims = {one.estimate for one in said if isinstance(one, Denial) and one.estimate is not None}
    return aims - {one.key for one in said}


def _denial_words(denial: Denial, gone: Mapping[str, Statement | None]) -> str:
    """Return how a denial of what is left out is named: "denial of 1,070 killed (Iran)"."""
    target = gone.get(denial.estimate or "")
    if target is None:
        return str(denial)
    what = "dispute" if denial.verb == "disputes" else "denial"
    return f"{what} of {denial.rejected_of(target.printed())} ({denial.attribution})"


def _split(
    said: Sequence[Statement], moments: Sequence[When | None], end: float, *, is_dated: bool
) -> tuple[list[Statement], list[Statement], list[Statement]]:
    """Return what stands up to a day, what is later, and what has no day; denials and retractions need none."""
    if all(moments):  # as nearly always: each moment is looked at once
        begin = [moment.first_day for moment in moments if moment is not None]
        pairs = list(zip(said, begin, strict=True))
        return [one for one, first in pairs if first <= end], [one for one, first in pairs if first > end], []
    undated = [one for one, moment in zip(said, moments, strict=True) if moment is None and is_dated]
    later = [one for one, moment in zip(said, moments, strict=True) if moment is not None and moment.first_day > end]
    undated = [one for one in undated if not isinstance(one, (Denial, Retraction))]
    gone = {id(one) for one in (*undated, *later)}
    return [one for one in said if id(one) not in gone], later, undated


def counted_positions(
    positions: Iterable[Position],
    said: SaidOn,
    unit: Unit,
    asked: When | None,
    level: Number,
    rivals: Mapping[str, str],
) -> tuple[tuple[Position, ...], list[LeftOut], When | None]:
    """
    Return what everybody says of a cumulative figure at its cut-off, by name, which limits say nothing, and that day.

    Args:
        positions: read from what stands.
        said: by each holder.
        unit: of the figure.
        asked: the day that is looked at; None for the latest that anybody reaches.
        level: at which stated errors are used.
        rivals: disputants whose organs may quote others.
    """
    held = {position.name: position for position in positions}
    for holder in said.later:
        name = said.labels[holder]
        held.setdefault(name, Position(name, Stance.SILENT, unit, holder, rivals=rivals))
    day = asked or latest_cut_off(held.values())
    ordered = [held[name] for name in sorted(held)]
    if day is None:
        return tuple(ordered), [], None
    made = at_cut_off(ordered, said.later, day, level)
    return tuple(made), [one for position in made for one in limits_nothing(position)], day


def limits_nothing(position: Position) -> list[LeftOut]:
    """Return the limits from above of a count that stopped, of which nothing is left on a later day."""
    if not position.limits_nothing:
        return []
    limits = [one for one in position.estimates if one.interval is not None and one.interval.low is None]
    lines = {LeftOut(str(one), f"counted to {one.as_of}, it limits nothing later", one) for one in limits}
    return sorted(lines, key=lambda line: line.who)


def behind_lines(positions: Iterable[Position]) -> list[LeftOut]:
    """Return the lines that name what holders said last, and what counts for nothing in their positions."""
    return list(dict.fromkeys([LeftOut(str(one), why, one) for p in positions for one, why in left_behind(p)]))


def left_out_lines(statements: Sequence[Statement], name: str, why: str) -> list[LeftOut]:
    """Return the lines that name statements of one holder that an answer leaves out, and why."""
    return [LeftOut(who, why) for who in left_out_names(statements, name)]


def left_out_names(statements: Sequence[Statement], name: str) -> list[str]:
    """Return how statements of one holder are named: one by one where they are few, else together."""
    if len(statements) > MOST_LISTED:
        return [f"{len(statements):,} statements of {name}"]
    return [str(one) for one in statements]
