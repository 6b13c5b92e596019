"""The day looked at: what was said of days up to it, what is left out, and what everybody counts (rule 10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested.claims.cut_offs import at_cut_off, is_later, latest_cut_off
from contested.claims.denial import Denial
from contested.claims.holder import labels_of
from contested.claims.panel import LeftOut
from contested.claims.position import Position, Stance
from contested.claims.position_reading import said_by_holder
from contested.quantities import Interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from contested.claims.holder import Holder
    from contested.claims.statement import Statement
    from contested.quantities import Unit, When

MOST_TOLD = 3
"""Statements of one holder that are named one by one where they are left out; of more it says how many there are."""

UNDATED = "undated"


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
    has; but a denial that names no day is of the figure on every day.
    """
    by_holder = said_by_holder(statements)
    labels = labels_of(by_holder)
    if day is None or not any(one.as_of is not None for said in by_holder.values() for one in said):
        return SaidOn(by_holder, {}, labels)
    standing: dict[Holder, Sequence[Statement]] = {}
    after: dict[Holder, Sequence[Statement]] = {}
    left_out: dict[LeftOut, None] = {}
    for holder, said in by_holder.items():
        undated = [one for one in said if one.as_of is None and not isinstance(one, Denial)]
        later = [one for one in said if is_later(one, day)]
        gone = {id(one) for one in (*undated, *later)}
        kept = [one for one in said if id(one) not in gone] if gone else said
        if kept:
            standing[holder] = kept
        if later:
            after[holder] = later
        for those, why in ((undated, UNDATED), (later, f"later than {day}")):
            left_out.update(dict.fromkeys(_named(those, labels[holder], why)))
    return SaidOn(standing, after, labels, tuple(left_out))


def counted_positions(
    positions: Iterable[Position], said: SaidOn, unit: Unit, asked: When | None
) -> tuple[tuple[Position, ...], list[LeftOut], When | None]:
    """
    Return what everybody says of a cumulative figure at its cut-off, by name, which limits say nothing, and that day.

    Args:
        positions: read from what stands.
        said: by each holder.
        unit: of the figure.
        asked: the day that is looked at; None for the latest that anybody reaches.
    """
    held = {position.name: position for position in positions}
    for holder in said.later:
        name = said.labels[holder]
        held.setdefault(name, Position(name, Stance.SILENT, unit, holder))
    day = asked or latest_cut_off(held.values())
    ordered = [held[name] for name in sorted(held)]
    if day is None:
        return tuple(ordered), [], None
    made = at_cut_off(ordered, said.later, day)
    return tuple(made), [one for position in made for one in _limits_nothing(position)], day


def _limits_nothing(position: Position) -> list[LeftOut]:
    """Return the limits from above of a count that stopped, of which nothing is left on a later day."""
    pairs = zip(position.spans, position.estimates, strict=False)
    empty = [one for span, one in pairs if span.stopped and span.interval == Interval.everything()]
    return [LeftOut(str(one), f"counted to {one.as_of}, it limits nothing later") for one in empty]


def _named(statements: Sequence[Statement], name: str, why: str) -> list[LeftOut]:
    if len(statements) > MOST_TOLD:
        return [LeftOut(f"{len(statements):,} statements of {name}", why)]
    return [LeftOut(str(one), why) for one in statements]
