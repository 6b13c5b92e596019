"""
What a claim counts: the nouns beside its number, as kinds of the unit table.

"11 civilians killed" counts the killed, "killed & wounded" more than those.
"""

from __future__ import annotations

from typing import NamedTuple

from contested.quantities.unit_table import STATES
from contested.quantities.units import Unit, unit, within


class NounGroup(NamedTuple):
    """
    Kinds named together, as in "civilians killed".

    ``joined`` where an "and" or "with" adds them to what stands before,
    ``partly`` where they are some of all: "mostly children".
    """

    kinds: list[Unit]
    joined: bool
    partly: bool = False


def kind_of_groups(groups: list[NounGroup], figure: Unit | None) -> Unit | None:
    """
    Return the one kind that is counted: what all of them are, as far as the words say that of all.

    Args:
        groups: what the claim names, in order, each with at least one kind.
        figure: what the figure counts, or None where nobody said.

    Returns:
        A kind that the figure takes; or the one that it does not take, for
        the caller to refuse; None where nothing is named.
    """
    if not groups:
        return None
    wanted = figure or _main(groups[0].kinds)
    fitting = [group._replace(kinds=[kind for kind in group.kinds if within(kind, wanted)]) for group in groups]
    fitting = [group for group in fitting if group.kinds]
    if not fitting:
        return groups[0].kinds[0]
    for group in groups:
        other = _contrary(group, wanted)
        if other is not None:
            return other
    return _of_all([group for group in fitting if not group.partly], wanted)


def _of_all(groups: list[NounGroup], wanted: Unit) -> Unit:
    """Return the kind that all of the counted are, which is what the figure counts where no word says more of all."""
    if not groups:
        return wanted  # "1,000, mostly children"
    if any(group.joined for group in groups[1:]):
        return _widest([_main(group.kinds) for group in groups]) or wanted  # "women and children"
    states = [kind for group in groups for kind in group.kinds if kind.names[0] in STATES]
    if any(not within(one, other) and not within(other, one) for one in states for other in states):
        return wanted
    return _main(states or groups[0].kinds)


def _widest(kinds: list[Unit]) -> Unit | None:
    """Return the kind that all others are, or None."""
    return next((kind for kind in kinds if all(within(other, kind) for other in kinds)), None)


def is_contrary(kind: Unit, groups: list[NounGroup], figure: Unit | None) -> bool:
    """Whether the kind that ``kind_of_groups`` returned is none that the figure takes."""
    return bool(groups) and not within(kind, figure or _main(groups[0].kinds))


def _main(kinds: list[Unit]) -> Unit:
    """Return the kind that tells most: what became of people before who they are, the narrowest of these."""
    states = [kind for kind in kinds if kind.names[0] in STATES]
    chosen = (states or kinds)[0]
    for kind in states or kinds:
        if within(kind, chosen):
            chosen = kind
    return chosen


def _contrary(group: NounGroup, figure: Unit) -> Unit | None:
    """Return the kind of a group that is counted beside the figure's own, or that contradicts it."""
    if any(within(kind, figure) for kind in group.kinds):
        return next((kind for kind in group.kinds if not within(kind, figure) and _contradicts(kind, figure)), None)
    if group.joined:
        return group.kinds[0]
    return next((kind for kind in group.kinds if not _compatible(kind, figure)), None)


def _contradicts(kind: Unit, figure: Unit) -> bool:
    """Whether a kind in one breath with the figure's own makes another of it: "killed wounded", "people households"."""
    people = unit("person")
    if within(figure, people):
        states = kind.names[0] in STATES and figure.names[0] in STATES
        return not within(figure, kind) and (states or not within(kind, people))
    return kind.names[0] not in STATES  # "3 tanks captured"


def _compatible(kind: Unit, figure: Unit) -> bool:
    """Whether one thing can be both: the killed are people, and can be soldiers; they are no wounded."""
    if within(figure, kind):
        return True
    people = unit("person")
    differs = (kind.names[0] in STATES) != (figure.names[0] in STATES)
    return differs and within(kind, people) and within(figure, people)


def is_wider(kind: Unit, figure: Unit) -> bool:
    """Whether all that the figure counts is of this kind: the killed are people, and casualties."""
    casualties = kind == unit("casualty") and figure.names[0] in ("killed", "wounded", "missing", "captured")
    return casualties or within(figure, kind)


def counts_people(name: str) -> bool:
    """Whether a kind is one of people, whoever they are and whatever became of them."""
    return within(unit(name), unit("person"))


def is_said_of_all(name: str, figure: Unit) -> bool:
    """
    Whether what is said of a kind is said of all that the figure counts, so that none of it is none of these.

    No casualties are no killed.  What became of people names those that a figure of people counts: "no deaths" of
    people is a zero of them.  Losses are what any figure counts.
    """
    if name == "losses":
        return True
    kind, people = unit(name), unit("person")
    if is_wider(kind, figure):
        return True
    return name in STATES and within(figure, people) and figure.names[0] not in STATES
