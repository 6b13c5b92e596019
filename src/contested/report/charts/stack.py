"""
Stacks: a whole in one party's account, its parts laid end to end, and the remainder that nobody numbers.

What is certain of a number is a full bar, what it may be beyond that a dashed
one; so the remainder is as wide as the account leaves it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.dossier.dossier import Dossier  # noqa: TC001  # drawing.py asks for it by name
from contested.errors import NoSharedAxis, WrongType
from contested.quantities import Interval
from contested.relations.inference import Inferred, Network, rest_key
from contested.relations.relation import PartOf, factors
from contested.report.charts import (
    Lane,
)
from contested.report.charts.lane_layout import LaneChart, lane_picture

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from contested.claims import Position
    from contested.quantities import Number
    from contested.relations.inference import PartyAccount
    from contested.report.charts import Picture

NEEDS_PARTS = "a dossier with parts and a whole, or one of dossier.inferred(), to be drawn as a stack"

_ACCOUNT, _FOLLOWS, _UNKNOWN = "account", "follows", "unknown remainder"


def stack_of(answer: Dossier | Inferred, width: float) -> Picture:
    """
    Draw the parts of a dossier's wholes, or of the one that is inferred about.

    Raises:
        NoSharedAxis: wholes in several units.
        WrongType: no relation says that anything is a part.
    """
    if isinstance(answer, Inferred):
        network, wanted = answer.account.network, {answer.figure}
    else:
        network, wanted = Network(answer.figures, answer.relations), set(answer.figures)
    parties = (answer.party,) if isinstance(answer, Inferred) else network.names
    relations = tuple(
        one for one in network.relations if isinstance(one, PartOf) and not wanted.isdisjoint(one.figures)
    )
    if not relations:
        raise WrongType("answer", answer, NEEDS_PARTS)
    first, *others = [network.figures[one.whole] for one in relations]
    for other in others:
        if other.unit != first.unit:
            raise NoSharedAxis(first.title, other.title, (f"unit is {first.unit.text()} and {other.unit.text()}",))
    return lane_picture(_stack(network, relations, parties), width, "stack")


def _stack(network: Network, relations: tuple[PartOf, ...], parties: tuple[str, ...]) -> LaneChart:
    """
    Return a chart of wholes and their parts, account by account.

    Args:
        network: of the figures.
        relations: those to draw; their wholes share a unit.
        parties: whose accounts.
    """
    lanes: list[Lane] = []
    for relation in relations:
        for name in parties:
            lanes += _account(network.account(name), relation)
    whole = network.figures[relations[0].whole]
    title = " and ".join(dict.fromkeys(network.figures[one.whole].title for one in relations))
    apart = all(relation.is_disjoint for relation in relations)
    notes = ["full bar: at least so much; dashed: what it may be beyond that"]
    if not apart:
        notes.append("nobody says that these parts share nothing, so that each is drawn from zero")
    says = "; ".join(f"{lane.group}, {lane.who}: {lane.says}" for lane in lanes)
    return LaneChart(f"{title}: parts", says, whole.unit.words(), tuple(lanes), notes=tuple(notes), is_plain=True)


def _account(account: PartyAccount, relation: PartOf) -> Iterator[Lane]:
    held, figures = account.held, account.network.figures
    if all(held[id_].interval is None for id_ in relation.figures):
        return
    group = f"{figures[relation.whole].title}, {account.name}"
    sizes = dict(zip(relation.figures, factors(relation, figures), strict=True))
    yield _lane(figures[relation.whole].title, held[relation.whole], 0, 1, group)
    start: Number = 0
    for id_ in relation.parts:
        position = held[id_]
        yield _lane(figures[id_].title, position, start, sizes[id_], group)
        low = None if position.interval is None else position.interval.scaled(sizes[id_]).low
        if relation.is_disjoint and low is not None:
            start += low
    if relation.is_disjoint:
        yield from _rest(account, relation, start, group)


def _lane(title: str, position: Position, start: Number, size: Number, group: str) -> Lane:
    interval = None if position.interval is None else position.interval.scaled(size)
    says = str(position)
    begin = None if interval is None else start
    return Lane(title, says, _ACCOUNT, interval=interval, start=begin, group=group, account=position.name)


def _rest(account: PartyAccount, relation: PartOf, start: Number, group: str) -> Iterator[Lane]:
    """Give the remainder beside the parts: as it follows, or said to be unknown; none where the parts are all."""
    rests: Mapping[str, PartOf] = account.network.rests
    key = next((rest_key(n) for n, one in enumerate(account.network.relations) if one == relation), "")
    if key not in rests:
        return
    found = account.one(key)
    name = relation.remainder or "the rest"
    if found is None:
        yield Lane(name, "unknown", _UNKNOWN, start=start, group=group, account=account.name)
        return
    interval = found.position.interval or Interval.at_least(0)
    says = f"{found.position}, since {found.since}"
    yield Lane(name, says, _FOLLOWS, interval=interval, start=start, group=group, account=account.name)
