"""
Columns: claims as a table, one row a statement by one holder.

The names here are those that tables work on.  A number that is no float comes
as the nearest one, but for a whole number that no float is; the row's number
leads back to the file.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any, TypeAlias

from contested.claims import Denial, Estimate, origin_key
from contested.errors import IncompatibleUnits
from contested.quantities import common_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from contested.quantities import Interval, Number, Unit, When
    from contested.table.row_claim import Claim, Scope

TEXT_COLUMNS = (
    "figure",
    "of",
    "where",
    "period",
    "measure",
    "unit",
    "party",
    "source",
    "origin",
    "stance",
    "bounds",
    "basis",
    "status",
)
FLOAT_COLUMNS = ("low", "best", "high", "reach_low", "reach_high", "standard_error", "level")
FLAG_COLUMNS = ("low_open", "high_open", "reach_low_open", "reach_high_open")
DATE_COLUMNS = ("as_of", "as_of_end", "stated", "stated_end", "known")
CLAIM_COLUMNS = ("row", *TEXT_COLUMNS, *FLOAT_COLUMNS, *FLAG_COLUMNS, *DATE_COLUMNS)
"""Every column, but for those of facets."""

ERROR_SIDES = ("error_below", "error_above")
SOMETIMES = ("words", "statement", *ERROR_SIDES)
"""Columns that are there only where something stands in them."""

MomentEnds: TypeAlias = "tuple[date | None, date | None]"
"""The first and last day, or moment, of a time."""

ClaimsByColumn: TypeAlias = "dict[str, list[Any]]"
"""Columns of equal length by their names."""

AnswerUnits: TypeAlias = "dict[str, Unit]"
"""The unit of answers by measure."""

_FIRST, _LAST = 1, date.max.toordinal()


def columns_of_claims(claims: Sequence[Claim], ids: Mapping[Scope, str]) -> ClaimsByColumn:
    """
    Return claims as columns of equal length, with one more for each facet.

    Where there are claims in words, ``words`` has them; where one statement
    has several holders, ``statement`` says which rows are the same one.  A
    clock by which somebody gave an instant is one of times in UTC: an instant
    is both of its ends, a day its first and its last moment.

    Args:
        claims: of a feed or a dossier; those set aside are left out.
        ids: what the figure of each is called.
    """
    facets = sorted({name for scope in ids for name, _ in scope.facets} - {*CLAIM_COLUMNS, *SOMETIMES})
    estimates = [claim.statement for claim in claims if isinstance(claim.statement, Estimate)]
    holders = {name for claim in claims for name in claim.holders}
    origins = origin_texts(map(origin_key, estimates), holders)
    measures = measure_names((claim.scope, claim.unit) for claim in claims)
    words = ("words",) if any(map(in_words, claims)) else ()
    joint = ("statement",) if any(len(claim.holders) > 1 for claim in claims) else ()
    sides = ERROR_SIDES if any(getattr(claim.statement, "error_below", None) is not None for claim in claims) else ()
    made: ClaimsByColumn = {name: [] for name in (*CLAIM_COLUMNS, *words, *joint, *sides, *facets)}
    add = [one.append for one in made.values()]
    clocks = {clock: told_in(getattr(one.statement, clock) for one in claims) for clock in ("as_of", "stated")}
    for n, claim in enumerate(claims):
        if claim.aside is None:
            said = dict(claim.scope.facets)
            told: tuple[Any, ...] = tuple(said.get(name) for name in facets)
            told = (*(_float(getattr(claim.statement, side, None)) for side in sides), *told) if sides else told
            told = (str(n) if len(claim.holders) > 1 else None, *told) if joint else told
            told = (getattr(claim.statement, "unquantified", None), *told) if words else told
            for record in _records(claim, ids[claim.scope], measures[claim.scope], origins, clocks):
                for put, value in zip(add, (*record, *told), strict=True):
                    put(value)
    return made


def in_words(claim: Claim) -> bool:
    """Whether a claim gives a word in place of a number."""
    said = claim.statement
    return isinstance(said, Estimate) and said.interval is None and not said.unknown


def origin_texts(keys: Iterable[tuple[str, str, object]], holders: set[str]) -> dict[object, str]:
    """Return a text for each origin, of which two are never alike: "AFP" is a party, "AFP (source)" a source."""
    made: dict[object, str] = {}
    taken = set(holders)
    for kind, name, identity in sorted(dict.fromkeys(keys), key=lambda key: (key[1], key[0], repr(key[2]))):
        text, n = name, 1
        while text in taken and identity != text:
            text, n = f"{name} ({kind})" if n == 1 else f"{name} ({kind} {n})", n + 1
        taken.add(text)
        made[kind, name, identity] = text
    return made


def measure_names(said: Iterable[tuple[Scope, Unit]]) -> dict[Scope, str]:
    """Return what is measured in each figure; where one word stands for several dimensions, with the unit behind it."""
    units: dict[Scope, set[Unit]] = {}
    for scope, unit in said:
        units.setdefault(scope, set()).add(unit)
    if len(set().union(*units.values())) < 2:
        return {scope: scope.name for scope in units}
    kinds: dict[str, list[Unit]] = {}
    made = {}
    for scope, used in sorted(units.items(), key=lambda item: sorted(map(str, item[1]))):
        unit = min(used, key=str)
        known = kinds.setdefault(scope.name, [])
        alike = next((one for one in known if _converts(unit, one)), None)
        known += [unit] if alike is None else []
        made[scope] = (scope.name, alike or unit)
    return {
        scope: measure if len(kinds[measure]) == 1 else f"{measure} ({unit})" for scope, (measure, unit) in made.items()
    }


def units_of_answers(claims: Sequence[Claim]) -> AnswerUnits:
    """
    Return the unit of answers by measure, where a number is written in another than its figure counts in.

    Else a table has it by its own units: the first by name that takes the others.
    """
    if all(claim.written_in == claim.unit for claim in claims):
        return {}
    measures = measure_names((claim.scope, claim.unit) for claim in claims)
    said = {(measures[claim.scope], str(claim.unit)): claim.unit for claim in claims}
    found: AnswerUnits = {}
    for (measure, _), unit in sorted(said.items()):
        found[measure] = common_unit(found.get(measure, unit), unit)
    return found


def _converts(unit: Unit, other: Unit) -> bool:
    try:
        common_unit(unit, other)
    except IncompatibleUnits:
        return False
    return True


def _records(
    claim: Claim,
    id_: str,
    measure: str,
    origins: Mapping[object, str],
    clocks: Mapping[str, Callable[[When | None], MomentEnds]],
) -> Iterable[tuple[object, ...]]:
    """Return the row of each holder, in the order of ``NAMES``."""
    said, scope = claim.statement, claim.scope
    numbers: tuple[object, ...] = (None,) * 7 + (False, False, None, None)
    bounds = basis = status = None
    stance = "denied" if isinstance(said, Denial) else "withheld"
    origin: str | None = None
    if isinstance(said, Estimate):
        origin = origins[origin_key(said)]
        if not said.unknown:
            stance, bounds, basis, status = "claimed", said.bounds, said.basis, said.status
            if said.interval is None or said.reach is None:
                stance = "unquantified"
            else:
                numbers = _numbers(said, said.interval, said.reach)
    times = (*clocks["as_of"](said.as_of), *clocks["stated"](said.stated), said.known_from)
    source = None if said.source is None else said.source.title
    what = (id_, ", ".join(scope.of) or None, scope.where, scope.period, measure, str(claim.written_in))
    for party in claim.holders:
        yield (
            claim.row,
            *what,
            party,
            source,
            origin or party,
            stance,
            bounds,
            basis,
            status,
            *numbers,
            *times,
        )


def _numbers(said: Estimate, interval: Interval, reach: Interval) -> tuple[object, ...]:
    softened = reach != interval
    return (
        _float(interval.low),
        _float(said.best),
        _float(interval.high),
        _float(reach.low) if softened else None,
        _float(reach.high) if softened else None,
        _float(said.standard_error),
        _float(said.level),
        interval.low_open,
        interval.high_open,
        reach.low_open if softened else None,
        reach.high_open if softened else None,
    )


def _float(number: Number | None) -> float | int | None:
    if number is None or (isinstance(number, int) and int(float(number)) != number):
        return number
    return float(number)


def is_clocked(moments: Iterable[When | None]) -> bool:
    """Whether somebody gives an instant, so that days alone do not tell what is later."""
    return any(moment is not None and moment.instant is not None for moment in moments)


def told_in(moments: Iterable[When | None]) -> Callable[[When | None], MomentEnds]:
    """Return how the ends of some times are told: as days, or as times in UTC where there is an instant among them."""
    return _times if is_clocked(moments) else days


def _times(moment: When | None) -> MomentEnds:
    """Return the first and last moment that a time can mean, in UTC."""
    if moment is not None and moment.instant is not None:
        return (moment.instant.astimezone(UTC),) * 2
    first, last = days(moment)
    if first is None or last is None:
        return None, None
    return datetime.combine(first, time.min, UTC), datetime.combine(last, time.max, UTC)


def days(moment: When | None) -> MomentEnds:
    """Return the first and last day that a time can mean; an open end, or one before the year 1, as far as dates go."""
    if moment is None:
        return None, None
    first, last = (min(max(day, _FIRST), _LAST) for day in (moment.first_day, moment.last_day))
    return date.fromordinal(int(first)), date.fromordinal(int(last))
