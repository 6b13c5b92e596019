"""
Provenance of a figure: who is behind its numbers, what looks copied, and the figure with each origin once.

A derived figure rests on what its formula makes of the figures looked at so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from contested.answers.copies import SuspectedCopy, suspected_copies
from contested.answers.origins import Origins, origins_in
from contested.claims import Estimate, directness, origin_key, saying
from contested.formulas.formula import FigureLike
from contested.formulas.viewing import changed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from contested.claims import Position, Statement

_F = TypeVar("_F", bound=FigureLike)


def origins(figure: FigureLike) -> Origins:
    """Return who is behind the numbers in force, each origin once, by name, and what is known of dependence."""
    return origins_in(figure.title, figure._panel)


def copies(figure: FigureLike) -> tuple[SuspectedCopy, ...]:
    """Return which numbers are probably copied from another's, and why; nothing counts less for it."""
    stated = (figure,) if figure._formula is None else cast("tuple[FigureLike, ...]", figure._formula.unknowns)
    return tuple(copy for one in stated for copy in suspected_copies(_looked_at(one)))


def _looked_at(figure: FigureLike) -> list[Estimate]:
    """Return the estimates of a stated figure that the user did not set aside."""
    aside = {one.estimate for one in figure.assessments}
    return [s for s in figure.statements if isinstance(s, Estimate) and (s.key is None or s.key not in aside)]


def independent(figure: _F) -> _F:
    """
    Return the figure with each origin once, the most direct report of it first; answers name what repeats it.

    Of several reports that are equally direct the latest day counts, then the
    one that could be known first.  What still is equal stays together, since
    nobody is to be preferred: it counts once anyway.  A report that a denial
    is aimed at stays, so that the denial has what it denies.
    """
    return changed(figure, _each_origin_once)


def _each_origin_once(figure: FigureLike) -> FigureLike:
    positions = figure._panel.positions
    denied = {denial.estimate for position in positions for denial in position.denials}
    gone: dict[Statement, str] = {}
    for first, repeats in _by_origin(positions):
        where = "" if first.source is None else f", read more directly in {first.source.name}"
        for estimate in repeats:
            if estimate.key is None or estimate.key not in denied:
                gone[estimate] = f"repeats {origin_key(first)[1]}{where}"
    _with_what_they_replaced(positions, gone)
    return saying.without(figure, gone) if gone else figure


def _by_origin(positions: Iterable[Position]) -> list[tuple[Estimate, list[Estimate]]]:
    """Return the most direct report of each origin, with those that are less direct or the same again."""
    found: dict[object, list[Estimate]] = {}
    for estimate in dict.fromkeys(e for position in positions for e in position.estimates):
        found.setdefault(origin_key(estimate), []).append(estimate)
    made = []
    for same in found.values():
        ordered = sorted(same, key=lambda one: (*_rank(one), str(one), one.digest))
        best, kept, repeats = _rank(ordered[0]), set[object](), list[Estimate]()
        for one in ordered:
            what = (one.parties, one.speaker, one.interval, one.unquantified)
            if _rank(one) != best or what in kept:
                repeats.append(one)
            kept.add(what)
        made.append((ordered[0], repeats))
    return made


def _rank(estimate: Estimate) -> tuple[int, float, str, str]:
    """Return by what one report of an origin goes before another; the smallest goes first."""
    held, known = estimate.as_of, estimate.known_from
    source = "" if estimate.source is None else estimate.source.cited()
    return directness(estimate), 0 if held is None else -held.last_day, "9999" if known is None else str(known), source


def _with_what_they_replaced(positions: Iterable[Position], gone: dict[Statement, str]) -> None:
    """
    Add to what goes all that it replaced, so that no number comes back that its party left behind.

    Where that cannot go, since another holder of it stands by it, the repeat stays.
    """
    positions = tuple(positions)
    standing = {said for position in positions for said in (*position.estimates, *position.denials, *position.withheld)}
    held = [position for position in positions if not gone.keys().isdisjoint(position.estimates)]
    for position in held:
        old = position.superseded
        if standing.isdisjoint(old):
            gone |= dict.fromkeys(old, "no longer in force")
        else:
            for estimate in position.estimates:
                gone.pop(estimate, None)
