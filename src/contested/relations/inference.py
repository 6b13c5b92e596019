"""
Inference: what relations between figures say of each, account by account.

Bounds are propagated to a fixed point; they never widen, and one party's
number never tightens another's.
"""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

import attrs

from contested.claims import Derivation, Holder, Position, PrintedNumber, Stance, rule, soft_ends
from contested.claims.cut_offs import at_day, common_day
from contested.names import listed
from contested.quantities import Interval, PrintMarks, Unit, interval_words, quantity_words
from contested.relations.narrowing import AT_ZERO, Constraint, Narrowed, SumTerm, clashes, narrow_bounds
from contested.relations.relation import AtMost, Bridge, EqualTo, PartOf, RelatedFigure, Relation, factors

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from contested.claims import Panel

_ABOVE, _FROM_ZERO = Interval.more_than(0), Interval.at_least(0)
_ANYTHING = Interval.everything()
_NO_UNIT = Unit(())


@attrs.frozen(repr=False)
class Inferred:
    """
    What relations say of one figure in one account.

    ``figure`` is the id of the figure, or of the whole whose ``rest`` it is;
    ``position`` the tightened position and ``before`` what the party says
    itself (None for a rest).

    Attributes:
        title: in words.
        party: in whose account.
        since: why, in words.
    """

    figure: str
    title: str
    party: str
    position: Position
    before: Position | None
    rest: bool
    since: str
    account: PartyAccount = attrs.field(eq=False)
    key: str = attrs.field(default="", eq=False)

    def explain(self, *, whole: bool = False) -> Derivation:
        """
        Return how it follows from what the party says of the related figures.

        Args:
            whole: print all of it; else a long one says how many steps it
                leaves out.
        """
        inputs = []
        for id_, held in self.account.operands(self.key):
            step = held.explain()
            inputs.append(attrs.evolve(step, how=f"{self.account.network.figures[id_].title}, {step.how}"))
        ids = tuple(id_ for id_, _ in self.account.operands(self.key))
        again = partial(_again, self.account, self.key, ids)
        return Derivation(self, str(self), again, tuple(inputs), is_whole=whole)

    def __str__(self) -> str:
        day = "" if self.position.day is None else f" (as of {self.position.day})"
        return f"{self.title}, {self.party}: {self.position}{day}, since {self.since}"

    def __repr__(self) -> str:
        return f"<Inferred {self}>"


@attrs.frozen
class Contradiction:
    """
    A relation that the numbers of one account cannot meet; ``printed`` where what they allow still can.

    ``beside`` is a second one, where each can be met by itself and both cannot.
    """

    party: str
    relation: Relation
    printed: bool = False
    beside: Relation | None = None


@attrs.frozen(slots=False)
class Network:
    """Figures and the relations between them."""

    figures: Mapping[str, RelatedFigure]
    relations: tuple[Relation, ...]

    def __reduce__(self) -> tuple[object, ...]:
        return Network, (dict(self.figures), self.relations)  # a dossier's own mapping is a view that does not pickle

    @cached_property
    def panels(self) -> dict[str, Panel]:
        """The panel of every figure that a relation names."""
        ids = dict.fromkeys(id_ for relation in self.relations for id_ in relation.figures)
        return {id_: self.figures[id_]._panel for id_ in ids}

    @cached_property
    def constraints(self) -> tuple[Constraint[Relation], ...]:
        """What the relations say, as sums."""
        return tuple(one for n, relation in enumerate(self.relations) for one in self._of(n, relation))

    def _of(self, n: int, relation: Relation) -> Iterable[Constraint[Relation]]:
        sizes = factors(relation, self.figures)
        whole = relation.figures[-1]
        if isinstance(relation, Bridge):
            unit = self.figures[whole].unit
            times, plus = relation.times, relation.plus(unit)
            assert times.interval is not None
            assert times.reach is not None
            given = SumTerm(relation.given, (times.interval.scaled(sizes[0]), times.reach.scaled(sizes[0])))
            none = (AT_ZERO, AT_ZERO)
            constant = none if plus is None else (plus.interval or AT_ZERO, plus.reach or AT_ZERO)
            return [Constraint(relation, (given, SumTerm.of(whole, -1)), constant, equal=True)]
        parts = [SumTerm.of(id_, size) for id_, size in zip(relation.figures[:-1], sizes, strict=False)]
        if isinstance(relation, EqualTo | AtMost):
            return [Constraint.of(relation, [*parts, SumTerm.of(whole, -1)], equal=isinstance(relation, EqualTo))]
        if relation.is_disjoint:  # that no part is above the whole follows, where none is below zero
            rest = [] if relation.is_sum and relation.remainder is None else [SumTerm.of(rest_key(n), 1)]
            return [Constraint.of(relation, [*parts, *rest, SumTerm.of(whole, -1)], equal=True)]
        made: list[Constraint[Relation]] = [
            Constraint.of(relation, [part, SumTerm.of(whole, -1)], equal=False) for part in parts
        ]
        if relation.cover == "all":
            turned = [SumTerm.of(id_, -size) for id_, size in zip(relation.parts, sizes, strict=False)]
            made.append(Constraint.of(relation, [SumTerm.of(whole, 1), *turned], equal=False))
        return made

    @cached_property
    def rests(self) -> dict[str, PartOf]:
        """The relations that leave a rest, by its key."""
        return {
            rest_key(n): relation
            for n, relation in enumerate(self.relations)
            if isinstance(relation, PartOf)
            and relation.is_disjoint
            and not (relation.is_sum and relation.remainder is None)
        }

    def account(self, name: str) -> PartyAccount:
        """Return one party's account of the related figures: of cumulative ones, at one day what relations connect."""
        held = {id_: panel.account(name) for id_, panel in self.panels.items()}
        if any(panel.cumulative for panel in self.panels.values()):
            for ids in self.connected:
                self._take_at_one_day(held, ids)
        return PartyAccount(self, name, tuple(held.items()))

    def _take_at_one_day(self, held: dict[str, Position], ids: Iterable[str]) -> None:
        counting = [id_ for id_ in ids if self.panels[id_].cumulative and held[id_].interval is not None]
        day = common_day([held[id_] for id_ in counting], [self.panels[id_].asked for id_ in counting])
        if day is not None:
            held |= {id_: at_day(held[id_], day, self.panels[id_].level) for id_ in counting}

    @cached_property
    def connected(self) -> tuple[tuple[str, ...], ...]:
        """The ids of figures that relations connect, directly or through others, as groups."""
        group = {id_: [id_] for id_ in self.panels}
        for relation in self.relations:
            first, *others = relation.figures
            for other in others:
                if group[other] is not group[first]:
                    group[first] += group[other]
                    group |= dict.fromkeys(group[other], group[first])
        return tuple(tuple(ids) for ids in {id(ids): ids for ids in group.values()}.values())

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Everyone who states a number of a related figure."""
        return tuple(sorted({position.name for panel in self.panels.values() for position in panel.stated}))


@attrs.frozen(slots=False)
class PartyAccount:
    """One party's positions on related figures, by id."""

    network: Network
    name: str
    positions: tuple[tuple[str, Position], ...]

    @cached_property
    def held(self) -> dict[str, Position]:
        """The positions by the id of the figure."""
        return dict(self.positions)

    @cached_property
    def held_constraints(self) -> tuple[Constraint[Relation], ...]:
        """The relations that hold here."""
        sums = self.network.constraints
        return tuple(one for one in sums if one.relation.by is None or one.relation.by.name == self.name)

    @cached_property
    def constraints(self) -> tuple[Constraint[Relation], ...]:
        """Those that anything follows from; who denies, withholds or gives a word enters none on that figure."""
        mute = {id_ for id_, p in self.positions if p.stance not in (Stance.STATED, Stance.SILENT)}
        return tuple(one for one in self.held_constraints if mute.isdisjoint(one.relation.figures))

    @cached_property
    def start(self) -> tuple[dict[str, Interval], dict[str, Interval]]:
        """What is printed, and what is allowed, before any relation."""
        printed: dict[str, Interval] = {}
        reaches: dict[str, Interval] = {}
        for id_, position in self.positions:
            panel = self.network.panels[id_]
            floor = _ANYTHING if panel.floor is None else Interval.at_least(panel.floor)
            printed[id_] = floor if position.interval is None else position.interval.intersection(floor)
            reaches[id_] = floor if position.reach is None else position.reach.intersection(floor)
        for key, relation in self.network.rests.items():
            printed[key] = reaches[key] = _ABOVE if relation.remainder else _FROM_ZERO
        return printed, reaches

    @cached_property
    def printed(self) -> Narrowed[Relation]:
        """What follows from the printed numbers."""
        return narrow_bounds(self.constraints, self.start[0], 0)

    @cached_property
    def allowed(self) -> Narrowed[Relation]:
        """What follows from what the numbers allow."""
        return narrow_bounds(self.constraints, self.start[1], 1)

    @property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """
        The relations that the numbers cannot meet, one by one and two by two.

        Who denies, withholds or gives a word leaves that figure open, and the
        others have to be met with whatever it is.
        """
        every, printed, allowed = self.held_constraints, self.printed, self.allowed
        if len(every) > len(self.constraints):
            printed, allowed = (narrow_bounds(every, self.start[which], which) for which in (0, 1))
        hard = [Contradiction(self.name, relation) for relation in allowed.broken]
        soft = [Contradiction(self.name, r, printed=True) for r in printed.broken if r not in allowed.broken]
        broken = {*allowed.broken, *printed.broken}
        met = [one for one in every if one.relation not in broken]
        apart = clashes(met, allowed.bounds, 1)
        hard += [Contradiction(self.name, a, beside=b) for a, b in apart]
        nearly = clashes(met, printed.bounds, 0)
        soft += [Contradiction(self.name, a, printed=True, beside=b) for a, b in nearly if (a, b) not in apart]
        return (*hard, *soft)

    def inferred(self) -> Iterable[Inferred]:
        """Return what relations tighten or add."""
        for key in self.start[0]:
            made = self.one(key)
            if made is not None:
                yield made

    def one(self, key: str) -> Inferred | None:
        """Return what relations say of one figure or rest; None where that is nothing new."""
        by = self.printed.by.get(key) or self.allowed.by.get(key)
        if by is None:
            return None
        reach = self.allowed.bounds[key]
        interval = self.printed.bounds[key].intersection(reach)
        if interval.is_empty:  # what was printed is ruled out, and what it allows is not
            interval = reach
        relation = self.network.rests.get(key)
        id_ = key if relation is None else relation.whole
        unit = self.network.figures[id_].unit
        if relation is not None and any(self.held[part].stance is not Stance.STATED for part in relation.figures):
            return None  # a rest of what nobody states is no news
        before = None if relation is not None else self.held[key]
        about = interval != reach
        soft = PrintMarks(about and interval.low != reach.low, about and interval.high != reach.high, derived=True)
        if interval.is_point and about:
            soft = PrintMarks(low=True, high=True, derived=True)
        stated = None if before is None else before.interval
        if interval.low == 0 and not interval.is_point and (stated is None or stated.low is None):
            interval = Interval.of_ends(None, interval.high, False, interval.high_open)  # nobody stated the floor
        position = Position(
            self.name,
            Stance.STATED,
            unit,
            Holder("party", self.name),
            (PrintedNumber(interval, reach, soft, as_of=self.held[id_].day),),
            interval,
            reach,
            day=self.held[id_].day,
        )
        title = (
            self.network.figures[id_].title
            if relation is None
            else relation.remainder or f"the rest of {self.network.figures[id_].title}"
        )
        return Inferred(id_, title, self.name, position, before, relation is not None, self._since(key, by), self, key)

    def _since(self, key: str, relation: Relation) -> str:
        """Return why, in words: "3,000 of about 10,000"."""
        words = {id_: self.words(id_) for id_ in relation.figures}
        titles = {id_: self.network.figures[id_].title for id_ in relation.figures}
        if isinstance(relation, PartOf) and (key in self.network.rests or key in relation.figures):
            said = [words[id_] for id_ in relation.parts if id_ != key and words[id_]]
            if key in self.network.rests:
                return f"{listed(said)} of {words[relation.whole]}"
            if key == relation.whole:
                parts = listed([f"{titles[id_]} ({words[id_]})" for id_ in relation.parts if words[id_]])
                return f"{parts} {'are parts' if len(said) > 1 else 'is a part'} of it"
            whole = f"{titles[relation.whole]} ({words[relation.whole] or 'not stated'})"
            return f"it is a part of {whole}" + (f", beside {listed(said)}" if said else "")
        other = next(id_ for id_ in relation.figures if id_ != key)
        return f"{titles[other]} ({words[other] or 'not stated'}) and {relation}"

    def words(self, id_: str) -> str:
        """Return the number of a figure in this account, as stated or as it follows, without its unit."""
        position = self.held[id_]
        if position.interval is not None:
            unit, one = position.unit, position.interval.is_point and position.interval.low == 1
            soft = soft_ends(position.spans, position.interval)
            number = interval_words(position.interval, soft, counts=unit.counts)
            # "%" stands at its number, and "1 person" of several is no unit that they share: both are kept
            written = unit.after(number, one=one)
            return number if written == f"{number} {unit.words()}" else written
        interval = self.printed.bounds[id_]
        return "" if not interval.is_bounded else quantity_words(interval, _NO_UNIT, PrintMarks(derived=True))

    def operands(self, key: str) -> tuple[tuple[str, Position], ...]:
        """Return the positions that bear on a figure or rest: those that relations connect with it."""
        near: dict[str, list[tuple[str, ...]]] = {}
        for constraint in self.constraints:
            keys = tuple(term.key for term in constraint.terms)
            for one in keys:
                near.setdefault(one, []).append(keys)
        seen, waiting = {key}, [key]
        while waiting:
            for keys in near.get(waiting.pop(), ()):
                fresh = [one for one in keys if one not in seen]
                seen.update(fresh)
                waiting += fresh
        return tuple((id_, position) for id_, position in self.positions if id_ in seen)


def rest_key(n: int) -> str:
    """Return the key of what the relation number ``n`` leaves; no id of a figure has a space."""
    return f"rest {n}"


@rule("inference")
def _again(account: PartyAccount, key: str, ids: tuple[str, ...], *positions: Position) -> Inferred | None:
    """Infer anew from positions, as following a derivation does."""
    fresh = dict(zip(ids, positions, strict=True))
    held = tuple((id_, fresh.get(id_, position)) for id_, position in account.positions)
    return PartyAccount(account.network, account.name, held).one(key)
