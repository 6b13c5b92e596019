"""How positions are read: what stands of all that one holder says of one figure (rules 7, 10 and 12)."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from contested.claims.denial import Denial, Withheld
from contested.claims.estimate import Estimate
from contested.claims.holder import Holder, holders_of, labels_of
from contested.claims.position import Position, Stance
from contested.claims.printed_number import printed_number_of
from contested.claims.statement import origin_key
from contested.claims.superseded import Aims, in_force, is_older
from contested.quantities import USUAL_LEVEL, hull_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from contested.claims.printed_number import PrintedNumber
    from contested.claims.statement import Statement
    from contested.quantities import Interval, Number, Unit


def reread_position(position: Position, *said: Statement, level: Number = USUAL_LEVEL) -> Position:
    """Read a position anew from statements of its holder, as following a derivation does."""
    name, holder, unit = position.name, position.holder, position.unit
    if holder is None or not said:
        return Position(name, Stance.SILENT, unit, holder)
    aimed = Aims(position.denied, frozenset(denial.estimate for denial in position.denials))
    return _position(name, holder, said, in_force(_but_denials(said), unit), aimed, unit, level)


def said_by_holder(statements: Iterable[Statement]) -> dict[Holder, list[Statement]]:
    """Return what each holder says, each statement once, in the order given."""
    by_holder: dict[Holder, list[Statement]] = defaultdict(list)
    for statement in dict.fromkeys(statements):
        for holder in holders_of(statement):
            by_holder[holder].append(statement)
    return by_holder


def read_positions(
    statements: Sequence[Statement], unit: Unit, silent: Iterable[str] = (), level: Number = USUAL_LEVEL
) -> tuple[Position, ...]:
    """
    Return the position of every holder, by name; the silent last of all considered, in the same order.

    Args:
        statements: of one figure; order does not matter.
        unit: the unit in which positions are given.
        silent: names of parties that may have said nothing.
        level: at which stated errors are used.
    """
    by_holder = said_by_holder(statements)
    return read_by_holder(by_holder, labels_of(by_holder), unit, silent, level)


def read_by_holder(
    by_holder: Mapping[Holder, Sequence[Statement]],
    labels: Mapping[Holder, str],
    unit: Unit,
    silent: Iterable[str] = (),
    level: Number = USUAL_LEVEL,
) -> tuple[Position, ...]:
    """
    Return the position of every holder, by name; the silent last of all considered, in the same order.

    Args:
        by_holder: what each says.
        labels: the printed name of each.
        unit: the unit in which positions are given.
        silent: names of parties that may have said nothing.
        level: at which stated errors are used.
    """
    made, rest = [], []
    for holder, said in by_holder.items():
        one = _of_one_number(labels[holder], holder, said, unit, level)
        if one is None:
            rest.append(holder)
        else:
            made.append(one)
    numbers = {holder: in_force(_but_denials(by_holder[holder]), unit) for holder in rest}
    keyed = tuple(
        dict.fromkeys(s for said in by_holder.values() for s in said if s.key is not None and isinstance(s, Estimate))
    )
    gone = {id(s) for holder in rest for s in by_holder[holder]} - {id(s) for kept, _ in numbers.values() for s in kept}
    aimed = Aims(keyed, frozenset(s.key for s in keyed if id(s) not in gone))
    made += [
        _position(labels[holder], holder, by_holder[holder], numbers[holder], aimed, unit, level) for holder in rest
    ]
    spoken = {position.name for position in made}
    made += [
        Position(name, Stance.SILENT, unit, Holder("party", name), reread=_reread_at(level))
        for name in set(silent) - spoken
    ]
    return tuple(sorted(made, key=lambda position: position.name))


def _of_one_number(name: str, holder: Holder, said: Sequence[Statement], unit: Unit, level: Number) -> Position | None:
    """Return what a holder says with one number and nothing else, as nearly all do; None where there is more to it."""
    only = said[0]
    if len(said) > 1 or not isinstance(only, Estimate) or only.interval is None or only.unquantified is not None:
        return None
    span = printed_number_of(only.to(unit), level)
    origins = (origin_key(only),)
    return Position(
        name,
        Stance.STATED,
        unit,
        holder,
        (span,),
        span.interval,
        span.reach,
        estimates=(only,),
        origins=origins,
        reread=_reread_at(level),
    )


@lru_cache(maxsize=64)
def _reread_at(level: Number) -> Callable[..., Position]:
    return partial(reread_position, level=level)


def _but_denials(said: Iterable[Statement]) -> list[Statement]:
    return [statement for statement in said if not isinstance(statement, Denial)]


def _position(
    name: str,
    holder: Holder,
    said: Sequence[Statement],
    split: tuple[list[Statement], list[Statement]],
    aimed: Aims[Estimate],
    unit: Unit,
    level: Number,
) -> Position:
    standing, superseded = split
    estimates = [s for s in standing if isinstance(s, Estimate)]
    live: list[Denial] = []
    gone: list[Statement] = []
    denials = [s for s in said if isinstance(s, Denial)]
    for denial in denials:
        stands = denial.estimate is None or denial.estimate in aimed.standing
        withdrawn = denial.rejects_all and any(is_older(denial, e) for e in estimates)
        if stands and not withdrawn:
            live.append(denial)
        else:
            gone.append(denial)
    taken_back = {id(e) for e in estimates if any(d.rejects_all and is_older(e, d) for d in live)}
    gone += [e for e in estimates if id(e) in taken_back]
    estimates = [e for e in estimates if id(e) not in taken_back]
    numbers = [e for e in estimates if e.interval is not None]
    spans = tuple([printed_number_of(number.to(unit), level) for number in numbers])
    words = [e for e in estimates if e.unquantified is not None]
    aims = dict.fromkeys(denial.estimate for denial in denials)
    shown = numbers or words
    refused = [s for s in standing if isinstance(s, Withheld) or (isinstance(s, Estimate) and s.unknown)]
    if spans:
        stance = Stance.STATED
    elif shown:
        stance = Stance.UNQUANTIFIED
    elif live:
        stance = Stance.DENIED
    else:
        stance = Stance.WITHHELD if refused else Stance.SILENT
    return Position(
        name,
        stance,
        unit,
        holder,
        spans,
        hull_of(span.interval for span in spans) if spans else None,
        hull_of(span.reach for span in spans) if spans else None,
        divided=_divided(numbers, spans),
        estimates=tuple(shown),
        superseded=(*superseded, *gone),
        denials=tuple(live),
        withheld=tuple(refused),
        beside=tuple(words) if numbers else (),
        denied=tuple(aimed.by_key[key] for key in aims if key in aimed.by_key),
        origins=tuple(dict.fromkeys(origin_key(e) for e in shown)),
        reread=_reread_at(level),
    )


def _divided(numbers: Sequence[Estimate], spans: Sequence[PrintedNumber]) -> bool:
    """Whether numbers of one basis differ; documented and estimated ones do not contradict each other (rule 12)."""
    by_basis: dict[str | None, Interval] = {}
    return any(
        by_basis.setdefault(number.basis, span.interval) != span.interval
        for number, span in zip(numbers, spans, strict=True)
    )
