"""
Aims: which estimate of its figure a stance is taken to, and whether it can be.

A party accepts another's number, and corrects or retracts its own; what it
accepts is in its figure an estimate that it holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

import attrs

from contested.claims.denial import Acceptance, Denial, Dispute, Withheld
from contested.claims.estimate import ClaimFields, Estimate
from contested.claims.holder import holders_of
from contested.claims.schema import STATEMENT_STANCES
from contested.claims.statement import Aim, Statement
from contested.errors import IncompleteStatement, MisaimedStance, UnknownEstimate
from contested.names import clean_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from contested.quantities import Unit

_OWN = tuple(field.name for field in attrs.fields(Statement) if field.name != "aim")
"""What an acceptance says itself: who, where, when and in which words; the number is that of its estimate."""


def stance_of(statement: Statement) -> str:
    """Return how a row or a file calls the kind of a statement."""
    if statement.aim is not None:
        return statement.aim.stance
    return "claimed" if isinstance(statement, Estimate) else _STANCES[type(statement)]


def stance_order(statement: Statement) -> int:
    """Return where a statement stands in a figure: claims before denials, as a file has them."""
    return _ORDER[stance_of(statement)]


def aimed_at(statement: Statement) -> str | None:
    """Return the key of the estimate that a statement is about; None where it is about the figure or its number."""
    if isinstance(statement, Denial):
        return statement.estimate
    return None if statement.aim is None else statement.aim.estimate


_ORDER = {stance: at for at, stance in enumerate(STATEMENT_STANCES)}
_STANCES: dict[type[Statement], str] = {Denial: "denied", Dispute: "disputed", Withheld: "withheld"}


def with_targets(statements: tuple[Statement, ...], *, partial: bool = False) -> tuple[Statement, ...]:
    """
    Return statements with each aim at the estimate that has its key here.

    Args:
        statements: of one figure.
        partial: some may be missing: then an aim keeps the estimate that it had.

    Raises:
        UnknownEstimate: no estimate has the key.
        MisaimedStance: the estimate is not one that its party could mean.
    """
    if not any(one.aim is not None for one in statements):
        return statements
    known = {one.key: one for one in statements if one.key is not None}
    made: dict[int, Statement] = {}
    return tuple([_linked(one, known, made, partial=partial) for one in statements])


def without_target(statement: Statement) -> Statement:
    """Return a statement as its party gave it, which only names the estimate that it is aimed at."""
    aim = statement.aim
    if aim is None:
        return statement
    bare = attrs.evolve(aim, target=None)
    if aim.stance == "accepted":
        return Acceptance(**{name: getattr(statement, name) for name in _OWN}, aim=bare)
    return statement if aim.target is None else attrs.evolve(statement, aim=bare)


def _linked(
    statement: Statement, known: Mapping[str, Statement], made: dict[int, Statement], *, partial: bool
) -> Statement:
    """Return a statement that is aimed at what there is, what stands behind its target before it."""
    waiting = [statement]
    while waiting:
        one = waiting[-1]
        target = _target(one, known, partial=partial)
        if id(one) in made:
            waiting.pop()
        elif target is None or id(target) in made:
            made[id(one)] = one if target is None or one.aim is None else _aimed(one, one.aim, made[id(target)])
            waiting.pop()
        elif any(target is other for other in waiting):
            stance = "" if one.aim is None else one.aim.stance
            raise MisaimedStance(stance, str(target.key), "it comes back to itself")
        else:
            waiting.append(target)
    return made[id(statement)]


def _target(one: Statement, known: Mapping[str, Statement], *, partial: bool) -> Statement | None:
    if one.aim is None or one.aim.estimate is None:
        return None
    target = known.get(one.aim.estimate)
    if isinstance(target, (Estimate, Acceptance)):
        return target
    if partial:
        return None
    keys = sorted(key for key, said in known.items() if isinstance(said, (Estimate, Acceptance)))
    raise UnknownEstimate(one.aim.estimate, tuple(keys))


def _aimed(one: Statement, aim: Aim, target: Statement) -> Statement:
    """Return a statement with the target of its aim; an acceptance as the estimate that is accepted."""
    _check_holders(one, aim, target)
    if aim.stance == "accepted":
        return _accepted(one, aim, target)
    if aim.target is target:
        return one
    as_of = target.as_of if aim.stance == "corrected" and one.as_of is None else one.as_of
    return attrs.evolve(one, aim=attrs.evolve(aim, target=target), as_of=as_of)


def _check_holders(one: Statement, aim: Aim, target: Statement) -> None:
    """Check that nobody accepts its own number, or corrects or takes back another's."""
    mine, its, whose = set(holders_of(one)), set(holders_of(target)), target.holder_words
    if aim.stance == "accepted" and mine & its:
        raise MisaimedStance(aim.stance, str(aim.estimate), f"it is {whose}'s own; a party accepts what another says")
    if aim.stance != "accepted" and not mine <= its:
        advice = "deny it, or give by= the one who did"
        raise MisaimedStance(aim.stance, str(aim.estimate), f"{one.holder_words} never said it, {whose} did; {advice}")


def _accepted(one: Statement, aim: Aim, target: Statement) -> Estimate:
    """Return the number of an estimate as what its acceptor says, where and when it does."""
    assert isinstance(target, Estimate)
    first = target.aim.target if target.aim is not None and target.aim.stance == "accepted" else target
    if isinstance(one, Estimate) and aim.target is first:
        return one
    own = {name: getattr(one, name) for name in _OWN}
    if own["as_of"] is None:
        own["as_of"] = target.as_of
    return attrs.evolve(target, **own, aim=attrs.evolve(aim, target=first))


def correction(
    value: object,
    unit: str | Unit,
    units: Mapping[str, Unit] | None = None,
    *,
    estimate: str | None = None,
    **fields: Unpack[ClaimFields],
) -> Estimate:
    """
    Return an estimate that takes the place of an earlier one of its party, whatever their days.

    Args:
        value: as ``Estimate.of`` takes it.
        unit: what is counted or measured; a unit in the text wins.
        units: units of your own by name.
        estimate: the key of the earlier one.
        fields: as ``Estimate.of`` takes them; without ``as_of`` it is of the
            day of the earlier one.

    Raises:
        IncompleteStatement: no estimate is named.
        ContestedError: the leaf says which field is wrong.
    """
    if estimate is None:
        raise IncompleteStatement("a correction is of one estimate; give its key, estimate='...'")
    made = Estimate.of(value, unit, units=units, **fields)
    return attrs.evolve(made, aim=Aim("corrected", clean_name(estimate, "estimate")))
