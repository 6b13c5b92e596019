"""How positions are read: what stands of all that one holder says of one figure (rules 7, 10 and 12)."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from contested.claims.chains import quoted_by
from contested.claims.denial import Denial, Retraction, Withheld
from contested.claims.estimate import Estimate
from contested.claims.holder import Holder, holders_of
from contested.claims.position import NO_RIVALS, Position, Stance
from contested.claims.printed_number import printed_number_of
from contested.claims.statement import origin_key
from contested.claims.superseded import Aims, in_force, is_of_earlier_time, is_older, number_accepted
from contested.claims.value_json import rule
from contested.quantities import USUAL_LEVEL, hull_of
from contested.quantities.cpython import draft_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from contested.claims.printed_number import PrintedNumber
    from contested.claims.statement import Statement
    from contested.quantities import Interval, Number, Unit, When


_STATED = Stance.STATED  # a member of an enumeration is looked up anew each time
_PositionDraft = draft_of(Position)


@rule("position")
def reread_position(position: Position, *said: Statement, level: Number = USUAL_LEVEL) -> Position:
    """Read a position anew from statements of its holder, as following a derivation does."""
    name, holder, unit = position.name, position.holder, position.unit
    if holder is None or not said:
        return Position(name, Stance.SILENT, unit, holder)
    aimed = Aims(position.denied, frozenset(denial.estimate for denial in position.denials))
    split = in_force(_but_denials(said), unit, position.quoted_by)
    return position_from(name, holder, _denials(said), split, aimed, unit, level, position.rivals)


class Said(NamedTuple):
    """What one holder says, and of which day each is: kept beside, since every look at a day asks for them all."""

    statements: list[Statement]
    moments: list[When | None]


def said_by_holder(statements: Iterable[Statement]) -> dict[Holder, Said]:
    """Return what each holder says, each statement once, in the order given."""
    by_party: dict[str, Said] = {}
    by_holder: dict[Holder, Said] = {}
    for statement in statements:
        parties = statement.parties
        if len(parties) == 1 and not statement.anonymous:  # as nearly all: a holder is made once, not for each
            name = parties[0].name
            said = by_party.get(name)
            if said is None:
                said = by_party[name] = by_holder.setdefault(holders_of(statement)[0], Said([], []))
            said[0].append(statement)
            said[1].append(statement.as_of if statement.aim is None else statement.moment)
        else:
            for holder in holders_of(statement):
                said = by_holder.setdefault(holder, Said([], []))
                said.statements.append(statement)
                said.moments.append(statement.moment)
    return {holder: _each_once(said) for holder, said in by_holder.items()}


def _each_once(said: Said) -> Said:
    """Return statements without those that are repeated; what is of different days needs no comparing."""
    days = {moment.first_day for moment in said.moments if moment is not None}
    if len(days) == len(said.moments):
        return said
    once = list(dict.fromkeys(said.statements))
    return said if len(once) == len(said.moments) else Said(once, [one.moment for one in once])


def read_by_holder(
    by_holder: Mapping[Holder, Sequence[Statement]],
    labels: Mapping[Holder, str],
    unit: Unit,
    silent: Iterable[str] = (),
    level: Number = USUAL_LEVEL,
    rivals: Mapping[str, str] = NO_RIVALS,
) -> tuple[Position, ...]:
    """
    Return the position of every holder, by name; the silent last of all considered, in the same order.

    Args:
        by_holder: what each says.
        labels: the printed name of each.
        unit: the unit in which positions are given.
        silent: names of parties that may have said nothing.
        level: at which stated errors are used.
        rivals: disputants whose organs may quote others: each name and alias
            with the name.
    """
    made, rest = [], []
    for holder, said in by_holder.items():
        one = _of_one_number(labels[holder], holder, said, unit, level, rivals)
        if one is None:
            rest.append(holder)
        else:
            made.append(one)
    denials = {holder: _denials(by_holder[holder]) for holder in rest}
    numbers = {
        h: in_force(_but_denials(by_holder[h]) if denials[h] else by_holder[h], unit, quoted_of(h, rivals))
        for h in rest
    }
    aimed = _aims(by_holder, rest, numbers)
    made += [
        position_from(labels[holder], holder, denials[holder], numbers[holder], aimed, unit, level, rivals)
        for holder in rest
    ]
    spoken = {position.name for position in made}
    made += silent_ones(set(silent) - spoken, unit, level, rivals)
    return tuple(sorted(made, key=lambda position: position.name))


def silent_ones(
    names: Iterable[str], unit: Unit, level: Number, rivals: Mapping[str, str] = NO_RIVALS
) -> list[Position]:
    """Return the positions of parties that might speak, and do not."""
    again = _reread_at(level)
    return [Position(name, Stance.SILENT, unit, Holder("party", name), reread=again, rivals=rivals) for name in names]


def _aims(
    by_holder: Mapping[Holder, Sequence[Statement]],
    rest: Sequence[Holder],
    numbers: Mapping[Holder, tuple[list[Statement], list[Statement]]],
) -> Aims[Estimate]:
    """Return what denials can be aimed at, and which of it stands."""
    keyed = [s for said in by_holder.values() for s in said if s.key is not None]
    if not keyed:
        return Aims((), frozenset())
    estimates = tuple(dict.fromkeys(s for s in keyed if isinstance(s, Estimate)))
    kept = {id(s) for standing, _ in numbers.values() for s in standing}
    kept |= {id(s) for holder in by_holder.keys() - set(rest) for s in by_holder[holder]}  # joint ones stand with any
    gone = {id(s) for holder in rest for s in by_holder[holder]} - kept
    return Aims(estimates, frozenset(s.key for s in estimates if id(s) not in gone))


def quoted_of(holder: Holder, rivals: Mapping[str, str]) -> Callable[[Statement], object]:
    """Return what tells whether a statement of a holder is second-hand."""
    return partial(quoted_by, holder=holder.name, rivals=rivals)


def _of_one_number(
    name: str,
    holder: Holder,
    said: Sequence[Statement],
    unit: Unit,
    level: Number,
    rivals: Mapping[str, str],
) -> Position | None:
    """Return what a holder says with one number and nothing else, as nearly all do; None where there is more to it."""
    only = said[0]
    if len(said) > 1 or not isinstance(only, Estimate) or only.interval is None or only.unquantified is not None:
        return None
    span = printed_number_of(only.to(unit), level)
    position = _PositionDraft(
        name,
        _STATED,
        unit,
        holder,
        (span,),
        span.interval,
        span.reach,
        estimates=(only,),
        origins=(origin_key(only),),
        reread=_reread_at(level),
        rivals=rivals,
    )
    position.__class__ = Position
    return position


@lru_cache(maxsize=64)
def _reread_at(level: Number) -> Callable[..., Position]:
    return partial(reread_position, level=level)


def _denials(said: Iterable[Statement]) -> list[Denial]:
    return [statement for statement in said if isinstance(statement, Denial)]


def _but_denials(said: Iterable[Statement]) -> list[Statement]:
    return [statement for statement in said if not isinstance(statement, Denial)]


def position_from(
    name: str,
    holder: Holder,
    denials: Sequence[Denial],
    split: tuple[Sequence[Statement], Sequence[Statement]],
    aimed: Aims[Estimate],
    unit: Unit,
    level: Number,
    rivals: Mapping[str, str] = NO_RIVALS,
) -> Position:
    """
    Return the position of a holder from what stands of all that it says.

    Args:
        name: under which it prints.
        holder: whose it is.
        denials: of its statements.
        split: the others, in those that stand and those that were replaced.
        aimed: what denials can be aimed at.
        unit: in which it is given.
        level: at which stated errors are used.
        rivals: disputants whose organs may quote it.
    """
    standing, superseded = split
    quoted = quoted_of(holder, rivals)
    estimates = [s for s in standing if isinstance(s, Estimate)]
    # what was said after a denial withdrew it, though it was replaced, refused or taken back since
    answering = [s for s in (*standing, *superseded) if isinstance(s, Estimate) and not s.unknown] if denials else ()
    live: list[Denial] = []
    lasting: list[Denial] = []
    gone: list[Statement] = []
    for denial in denials:
        withdrawn = any(_is_against(denial, e, aimed) and _withdraws(e, denial, quoted) for e in answering)
        if not withdrawn:
            lasting.append(denial)
        if not withdrawn and (denial.estimate is None or denial.estimate in aimed.standing):
            live.append(denial)
        else:
            gone.append(denial)
    # a denial of what its party replaced since speaks of no number that stands, and took this one back all the same
    taken_back = {
        id(e) for e in estimates if any(_is_against(d, e, aimed) and _overtakes(d, e, quoted) for d in lasting)
    }
    gone += [e for e in estimates if id(e) in taken_back]
    estimates = [e for e in estimates if id(e) not in taken_back]
    numbers = [e for e in estimates if e.interval is not None]
    spans = tuple([printed_number_of(number.to(unit), level) for number in numbers])
    words = [e for e in estimates if e.unquantified is not None]
    aims = dict.fromkeys(denial.estimate for denial in denials)
    shown = numbers or words
    refused = [s for s in standing if isinstance(s, (Withheld, Retraction)) or (isinstance(s, Estimate) and s.unknown)]
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
        superseded=tuple(superseded) + tuple(gone),  # not unpacked: where nothing is gone, nothing is copied
        denials=tuple(live),
        withheld=tuple(refused),
        beside=tuple(words) if numbers else (),
        denied=tuple(aimed.by_key[key] for key in aims if key in aimed.by_key),
        origins=tuple(dict.fromkeys(origin_key(e) for e in shown)),
        reread=_reread_at(level),
        rivals=rivals,
    )


def _is_against(denial: Denial, said: Estimate, aimed: Aims[Estimate]) -> bool:
    """Whether a denial is of what its party says itself: the figure, its own number, or that of another it accepts."""
    if denial.estimate is None or not denial.rejects_number:
        return denial.rejects_all
    target = number_accepted(said) or said
    denied = aimed.by_key.get(denial.estimate)  # not there where it was not known yet
    return denial.estimate == target.key or (denied is not None and number_accepted(denied) == target)


def _overtakes(late: Statement, early: Statement, is_quoted: Callable[[Statement], object]) -> bool:
    """Whether a denial or number is certainly later than the other kind; what is second-hand takes back no other."""
    return is_older(early, late) and (not is_quoted(late) or bool(is_quoted(early)))


def _withdraws(said: Estimate, denial: Denial, is_quoted: Callable[[Statement], object]) -> bool:
    """Whether a number answers a denial: it is of a certainly later time, or said later and of no earlier one."""
    return _overtakes(said, denial, is_quoted) and not is_of_earlier_time(said, denial)


def _divided(numbers: Sequence[Estimate], spans: Sequence[PrintedNumber]) -> bool:
    """Whether numbers of one basis differ; documented and estimated ones do not contradict each other (rule 12)."""
    by_basis: dict[str | None, Interval] = {}
    return any(
        by_basis.setdefault(number.basis, span.interval) != span.interval
        for number, span in zip(numbers, spans, strict=True)
    )
