"""
Matching two editions: which figure is which, and which statement.

A figure is known by what it is, its id is a name for it: by its name, of what
and where it is, period, facets, definition, and its unit up to conversion.
Where all but the period is the same and no other figure is like it, and the
periods overlap or the ids are the same, it was dated anew.

Statements of one figure are matched in stages, those that are the same first,
then by their keys; then by holder, source and day; by holder and day; by
holder; each with the same headline before another; and at last the same
number of one source and day, whoever it is ascribed to.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, TypeVar

from contested.claims import Denial, Estimate
from contested.dossier.headline import headline
from contested.quantities.atoms import dimensions_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from contested.claims import Statement
    from contested.figure import Figure
    from contested.quantities import Unit, When

_T = TypeVar("_T")


def match_in_stages(
    old: Sequence[_T], new: Sequence[_T], stages: Iterable[Callable[[_T], Hashable | None]]
) -> tuple[list[tuple[_T, _T]], list[_T], list[_T]]:
    """
    Pair what two lists share by one mark after the other; what is paired is paired for good.

    Args:
        old: of the one edition, in an order that is its own.
        new: of the other.
        stages: each gives the mark of an item, or None where it has none.

    Returns:
        The pairs, and what is left over of each list.
    """
    pairs: list[tuple[_T, _T]] = []
    for mark in stages:
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for place in reversed(range(len(old))):
            waiting[mark(old[place])].append(place)
        taken, left = set(), []
        for one in new:
            found = mark(one)
            places = waiting.get(found) if found is not None else None
            if places:
                taken.add(places[-1])
                pairs.append((old[places.pop()], one))
            else:
                left.append(one)
        old, new = [one for place, one in enumerate(old) if place not in taken], left
    return pairs, list(old), list(new)


# -- figures ------------------------------------------------------------------------


def match_figures(
    old: Mapping[str, Figure], new: Mapping[str, Figure]
) -> tuple[list[tuple[str, str]], list[str], list[str]]:
    """Return the ids of figures that are the same in both editions, and of those in one alone."""
    olds, news = [*old.items()], [*new.items()]
    counts = [_counted(old.values()), _counted(new.values())]

    def alone(item: tuple[str, Figure]) -> Hashable | None:
        key = _but_period(item[1])
        return key if all(count.get(key) == 1 for count in counts) else None

    def same_id(item: tuple[str, Figure]) -> Hashable | None:
        key = alone(item)
        return None if key is None else (item[0], key)

    pairs, gone, came = match_in_stages(
        olds,
        news,
        [
            lambda item: (item[0], _scope(item[1]), item[1].time),
            lambda item: (_scope(item[1]), item[1].time),
            lambda item: _scope(item[1]),
            same_id,
        ],
    )
    meant = {alone(item): item for item in gone if alone(item) is not None}
    for item in came:
        other = meant.get(alone(item))
        if other is not None and _overlap(other[1].period, item[1].period):
            pairs.append((other, item))
    taken = {id(item) for pair in pairs for item in pair}
    return (
        [(one[0], other[0]) for one, other in pairs],
        [item[0] for item in gone if id(item) not in taken],
        [item[0] for item in came if id(item) not in taken],
    )


def unlike(old: Figure, new: Figure) -> tuple[str, ...]:
    """Return why two figures of one name, place, period and facets are not the same: definitions, units."""
    reasons = []
    if old.definition != new.definition:
        reasons.append(f"definition {_quoted(old.definition)} → {_quoted(new.definition)}")
    if dimensions_of(old.unit.atoms) != dimensions_of(new.unit.atoms):
        reasons.append(f"unit {old.unit} → {new.unit}, and nothing converts")
    return tuple(reasons)


def looks_alike(figure: Figure) -> Hashable:
    """Return what two figures share that a reader takes for one, whatever their definition and unit."""
    return figure.name, figure.of, figure.where, figure.period, figure.facets


def _scope(figure: Figure) -> Hashable:
    return *looks_alike_but_period(figure), figure.period


def looks_alike_but_period(figure: Figure) -> tuple[Hashable, ...]:
    """Return what fixes a figure, without its period."""
    unit = dimensions_of(figure.unit.atoms)
    return figure.name, figure.of, figure.where, figure.facets, figure.definition, unit


def _but_period(figure: Figure) -> Hashable:
    return looks_alike_but_period(figure)


def _counted(figures: Iterable[Figure]) -> dict[Hashable, int]:
    found: dict[Hashable, int] = defaultdict(int)
    for figure in figures:
        found[_but_period(figure)] += 1
    return found


def _overlap(a: When | None, b: When | None) -> bool:
    return a is None or b is None or (a.first_day <= b.last_day and b.first_day <= a.last_day)


def _quoted(text: str | None) -> str:
    return "none" if text is None else f"“{text}”"


# -- statements ---------------------------------------------------------------------


def match_statements(
    old: Iterable[Statement], new: Iterable[Statement], unit: Unit
) -> tuple[list[tuple[Statement, Statement]], list[Statement], list[Statement]]:
    """
    Return the statements of a figure that are the same in both editions, and those in one alone.

    Args:
        old: of the old edition, with parties and sources as the new one has them.
        new: of the new edition.
        unit: in which numbers are compared.
    """

    def number(one: Statement) -> Hashable:
        return type(one), headline(one, unit), getattr(one, "unquantified", None)

    def day(one: Statement) -> Hashable:
        return one.as_of, one.stated

    def same(*parts: Callable[[Statement], Hashable]) -> Callable[[Statement], Hashable]:
        return lambda one: tuple([part(one) for part in parts])

    def ascribed_anew(one: Statement) -> Hashable | None:
        return None if headline(one, unit) is None else (_source(one), day(one), number(one))

    stages: list[Callable[[Statement], Hashable | None]] = [_itself, _key]
    for parts in ((holder_of, _source, day), (holder_of, day), (holder_of,)):
        stages += [same(*parts, number), same(*parts, type)]
    ordered = [sorted(said, key=lambda one: _order(one, unit)) for said in (old, new)]
    return match_in_stages(ordered[0], ordered[1], [*stages, holder_of, ascribed_anew])


def _itself(statement: Statement) -> Hashable:
    return statement


def _key(statement: Statement) -> str | None:
    return statement.key


def holder_of(statement: Statement) -> Hashable:
    """Return who holds a statement, as editions know them: by name; an own voice by its source."""
    if statement.parties:
        return "party", statement.holders[1], statement.speaker, statement.anonymous
    if statement.speaker is not None:
        return "speaker", statement.speaker, statement.anonymous
    return "source", None if statement.source is None else statement.source.name


def _source(statement: Statement) -> Hashable:
    return statement.source


def _order(statement: Statement, unit: Unit) -> tuple[Any, ...]:
    """Return by what statements are put in order, so that the order in which they are given pairs nothing."""
    days = [0.0 if one is None else one.first_day for one in (statement.as_of, statement.stated)]
    number = headline(statement, unit)
    ends = (0, 0) if number is None else (number.low or 0, number.high or 0)
    return (isinstance(statement, Denial), not isinstance(statement, Estimate), *days, *ends, str(statement))
