"""
Relations between figures: parts and wholes, sums, equals, limits and bridges (docs/reference/file.md).

A relation names figures by their ids in a dossier.  One with a party holds in
that party's account only.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar, cast

import attrs

from contested.claims import Estimate, Party, Source, Sourcelike, party_named, read_source
from contested.errors import DefinitionCycle, IncompatibleUnits, MisfitRelation, UnknownName, WrongType, shorten
from contested.names import clean_name, listed, refuse_hidden
from contested.plain_repr import repr_of_set
from contested.quantities import Unit, factor
from contested.quantities import unit as unit_of
from contested.quantities.cpython import reduce_by_constructor
from contested.spelling import nearest_first

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from contested.claims import Panel
    from contested.quantities import Number, When


_F = TypeVar("_F", bound="RelatedFigure")


class RelatedFigure(Protocol):
    """What relations need of a figure."""

    @property
    def title(self) -> str:
        """The name, and what it is of."""

    @property
    def unit(self) -> Unit:
        """In which its numbers are given."""

    @property
    def period(self) -> When | None:
        """Which time it is of."""

    @property
    def definition(self) -> str | None:
        """What counts."""

    @property
    def _panel(self) -> Panel:
        """Everyone who has a say on it."""


COVERS = ("some", "all")


def _ids(value: str | Iterable[str]) -> tuple[str, ...]:
    given: object = value
    names = (given,) if isinstance(given, str) else tuple(given) if isinstance(given, Iterable) else ()
    if not names or not all(isinstance(name, str) for name in names) or len(set(names)) != len(names):
        raise WrongType("parts", value, "the ids of one or several figures, each once")
    for name in names:
        refuse_hidden(name, "figure id")
    return names


def _id(value: object) -> str:
    if not isinstance(value, str):
        raise WrongType("figure", value, "the id of a figure")
    refuse_hidden(value, "figure id")
    return value


def _remainder(value: str | None) -> str | None:
    return None if value is None else clean_name(value, "remainder")


def _holder(value: str | Party | None) -> Party | None:
    return party_named(value) if isinstance(value, str) else value


def _source(value: Sourcelike | None) -> Source | None:
    return None if value is None else read_source(value)


@attrs.frozen(slots=False)
class PartOf:
    """
    Figures that are parts of another one.

    Args:
        parts: ids of the parts.
        whole: id of the whole.
        cover: "all" where the parts make up the whole, else "some".
        disjoint: whether nothing is counted in two parts; None where nobody
            says.
        remainder: what is left beside the parts, by a name; never zero.
        by: the party in whose account it holds; None is every account.
        source: where it was read.
    """

    __repr__ = repr_of_set

    parts: tuple[str, ...] = attrs.field(converter=_ids)
    whole: str = attrs.field(converter=_id)
    cover: str = attrs.field(default="some", kw_only=True)
    disjoint: bool | None = attrs.field(default=None, kw_only=True)
    remainder: str | None = attrs.field(default=None, converter=_remainder, kw_only=True)
    by: Party | None = attrs.field(default=None, converter=_holder, kw_only=True)
    source: Source | None = attrs.field(default=None, converter=_source, kw_only=True)

    __reduce__ = reduce_by_constructor

    def __attrs_post_init__(self) -> None:
        if self.cover not in COVERS:
            raise MisfitRelation(str(self), f"cover is some or all, not {shorten(self.cover)}")
        if self.disjoint is not None and not isinstance(self.disjoint, bool):
            raise WrongType("disjoint", self.disjoint, "true or false")
        if self.remainder is not None and (self.cover != "all" or self.disjoint is False):
            raise MisfitRelation(str(self), "a remainder needs cover = 'all' and parts that share nothing")

    @property
    def is_disjoint(self) -> bool:
        """Whether the parts are known to share nothing: said, implied by a remainder, or there is one part only."""
        return self.disjoint is True or self.remainder is not None or (self.disjoint is None and len(self.parts) == 1)

    @property
    def is_sum(self) -> bool:
        """Whether the parts (and the remainder) make up the whole, and nothing is counted twice."""
        return self.cover == "all" and self.is_disjoint

    @property
    def figures(self) -> tuple[str, ...]:
        """The ids it names."""
        return (*self.parts, self.whole)

    def __str__(self) -> str:
        parts = listed([*self.parts, *([self.remainder] if self.remainder else [])])
        if self.cover == "all":
            return (
                f"{parts} make up {self.whole}"
                if len(self.parts) > 1 or self.remainder
                else f"{parts} is all of {self.whole}"
            )
        return f"{parts} {'are parts' if len(self.parts) > 1 else 'is a part'} of {self.whole}"


@attrs.frozen(slots=False)
class EqualTo:
    """Two figures that are one number, by their ids; the other fields are those of ``PartOf``."""

    __repr__ = repr_of_set

    first: str = attrs.field(converter=_id)  #: id of one figure
    second: str = attrs.field(converter=_id)  #: id of the other
    by: Party | None = attrs.field(default=None, converter=_holder, kw_only=True)
    source: Source | None = attrs.field(default=None, converter=_source, kw_only=True)  #: where it was read

    __reduce__ = reduce_by_constructor

    @property
    def figures(self) -> tuple[str, ...]:
        """The ids it names."""
        return (self.first, self.second)

    def __str__(self) -> str:
        return f"{self.first} is equal to {self.second}"


@attrs.frozen(slots=False)
class AtMost:
    """A figure that is not above another one, by their ids; the other fields are those of ``PartOf``."""

    __repr__ = repr_of_set

    lower: str = attrs.field(converter=_id)  #: id of the figure that is not above
    upper: str = attrs.field(converter=_id)  #: id of the other
    by: Party | None = attrs.field(default=None, converter=_holder, kw_only=True)
    source: Source | None = attrs.field(default=None, converter=_source, kw_only=True)  #: where it was read

    __reduce__ = reduce_by_constructor

    @property
    def figures(self) -> tuple[str, ...]:
        """The ids it names."""
        return (self.lower, self.upper)

    def __str__(self) -> str:
        return f"{self.lower} is at most {self.upper}"


@attrs.frozen(slots=False)
class Bridge:
    """
    A sourced mapping from one definition, kind or informal unit to another: ``wanted = factor * given + offset``.

    Args:
        given: id of the figure that it starts from.
        wanted: id of the figure that it leads to.
        factor: a number above zero or text such as "0.7 to 0.9" or "about
            6,000", which carries its uncertainty; by default 1.
        offset: a number or text, in the unit of the wanted figure.
        unit: of the factor, such as "km**2/french_department" where the two
            figures measure different things.
        by: the party in whose account it holds; None is every account.
        source: where it was read.
    """

    __repr__ = repr_of_set

    given: str = attrs.field(converter=_id)
    wanted: str = attrs.field(converter=_id)
    factor: Any = attrs.field(default=1, kw_only=True)
    offset: Any = attrs.field(default=None, kw_only=True)
    unit: Unit = attrs.field(default=Unit(()), converter=unit_of, kw_only=True)
    by: Party | None = attrs.field(default=None, converter=_holder, kw_only=True)
    source: Source | None = attrs.field(default=None, converter=_source, kw_only=True)

    __reduce__ = reduce_by_constructor

    def __attrs_post_init__(self) -> None:
        low = None if self.times.interval is None else self.times.interval.low
        if low is None or low <= 0:
            raise MisfitRelation(str(self), "its factor is a number above zero, or a range of them")

    @property
    def times(self) -> Estimate:
        """The factor as an estimate, with what it allows."""
        return self._estimate(self.factor, self.unit)

    def plus(self, unit: Unit) -> Estimate | None:
        """Return the offset as an estimate in the unit of the wanted figure."""
        return None if self.offset is None else self._estimate(self.offset, unit)

    def _estimate(self, value: Any, unit: Unit) -> Estimate:
        fields: dict[str, Any] = {"by": self.by, "source": self.source}
        return Estimate.of(value, unit, **{key: held for key, held in fields.items() if held is not None})

    def across(self, figure: _F, name: str | None = None) -> _F:
        """
        Return a figure brought over the bridge: a derived one that carries the bridge's uncertainty and source.

        Args:
            figure: what the bridge starts from.
            name: what to call the bridge in derivations.
        """
        kind: Any = type(figure)
        times = kind(name or f"bridge from {self.given} to {self.wanted}", self.unit, signed=True).saying(self.times)
        made: Any = cast("Any", figure) * times
        plus = self.plus(made.unit)
        if plus is not None:
            made += kind(f"offset from {self.given} to {self.wanted}", made.unit, signed=True).saying(plus)
        return cast("_F", made)

    @property
    def figures(self) -> tuple[str, ...]:
        """The ids it names."""
        return (self.given, self.wanted)

    def __str__(self) -> str:
        offset = "" if self.offset is None else f" + {self.offset}"
        return f"{self.wanted} is {self.factor} × {self.given}{offset}"


Relation: TypeAlias = PartOf | EqualTo | AtMost | Bridge
RELATION_TYPES = (PartOf, EqualTo, AtMost, Bridge)


def part_of(parts: str | Sequence[str], whole: str, **fields: Any) -> PartOf:
    """
    Return the relation of one or several parts to their whole.

    Args:
        parts: ids of figures.
        whole: id of the figure that holds them.
        fields: the other fields of ``PartOf``.
    """
    return PartOf(parts, whole, **fields)


def sum_of(whole: str, parts: Sequence[str], **fields: Any) -> PartOf:
    """
    Return the relation of a whole to parts that make it up, with nothing counted twice.

    Args:
        whole: id of a figure.
        parts: ids of figures.
        fields: ``remainder``, ``by`` and ``source`` of ``PartOf``.
    """
    return PartOf(parts, whole, cover="all", disjoint=True, **fields)


def equal_to(first: str, second: str, **fields: Any) -> EqualTo:
    """Return the relation of two figures that are one number."""
    return EqualTo(first, second, **fields)


def at_most(lower: str, upper: str, **fields: Any) -> AtMost:
    """Return the relation of a figure that is not above another."""
    return AtMost(lower, upper, **fields)


# -- checking -----------------------------------------------------------------------


def check_relation(relation: Relation, figures: Mapping[str, RelatedFigure]) -> None:
    """
    Check that a relation names figures that go together.

    Raises:
        UnknownName: it names a figure that is not there.
        MisfitRelation: units that do not convert, or a figure twice.
    """
    for id_ in relation.figures:
        if id_ not in figures:
            raise UnknownName("figure", id_, nearest_first(id_, figures))
    if len(set(relation.figures)) != len(relation.figures):
        raise MisfitRelation(str(relation), "it names one figure twice")
    try:
        _ = factors(relation, figures)
    except IncompatibleUnits as error:
        titles = listed([f"{id_} in {figures[id_].unit.words() or 'no unit'}" for id_ in relation.figures])
        advice = "; give the bridge a unit such as 'person/household'" if isinstance(relation, Bridge) else ""
        raise MisfitRelation(str(relation), f"{titles} do not go together: {error}{advice}") from None


def factors(relation: Relation, figures: Mapping[str, RelatedFigure]) -> tuple[Number, ...]:
    """
    Return what each figure's numbers are multiplied by to be in the unit of the last one.

    Raises:
        IncompatibleUnits: one does not convert.
    """
    if isinstance(relation, Bridge):
        given = figures[relation.given].unit * relation.unit
        return (factor(given, figures[relation.wanted].unit), 1)
    units = [figures[id_].unit for id_ in relation.figures]
    return tuple(factor(unit, units[-1]) for unit in units)


def refuse_circles(relations: Iterable[Relation]) -> None:
    """
    Check that no figure is, by way of others, a part of itself, or bridged to itself.

    Raises:
        DefinitionCycle: one is; with the ids in order.
    """
    above: dict[str, list[str]] = {}
    for relation in relations:
        if isinstance(relation, PartOf):
            for part in relation.parts:
                above.setdefault(part, []).append(relation.whole)
        elif isinstance(relation, Bridge):
            above.setdefault(relation.given, []).append(relation.wanted)
    done: set[str] = set()
    for start in above:
        path: list[str] = []
        on_path: set[str] = set()
        waiting: list[tuple[str, bool]] = [(start, False)]
        while waiting:
            id_, leaving = waiting.pop()
            if leaving:
                on_path.discard(path.pop())
                done.add(id_)
            elif id_ in on_path:
                raise DefinitionCycle((*path[path.index(id_) :], id_))
            elif id_ not in done:
                path.append(id_)
                on_path.add(id_)
                waiting.append((id_, True))
                waiting += [(other, False) for other in above.get(id_, ())]


def part_pairs(relations: Iterable[Relation]) -> frozenset[tuple[str, str]]:
    """Return each part with the whole that holds it."""
    parts = (relation for relation in relations if isinstance(relation, PartOf))
    return frozenset((part, relation.whole) for relation in parts for part in relation.parts)


def related_pairs(relations: Iterable[Relation]) -> frozenset[frozenset[str]]:
    """Return every pair of figures of which a relation says how they lie: one inside the other, or apart."""
    pairs: set[frozenset[str]] = set()
    for relation in relations:
        if isinstance(relation, PartOf):
            pairs |= {frozenset((part, relation.whole)) for part in relation.parts}
            if relation.is_disjoint:
                pairs |= {frozenset((a, b)) for a in relation.parts for b in relation.parts if a != b}
        elif isinstance(relation, EqualTo):
            pairs.add(frozenset(relation.figures))
    return frozenset(pairs)
