"""
Building formulas: what the operators of a figure do.  Nothing is evaluated here.

A derived figure is of the same class as its operands, which this module knows
by what it needs of them alone.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

import attrs

from contested.claims import KnownNames
from contested.errors import (
    DividesByZero,
    IncompatibleFigures,
    IncompatibleUnits,
    UnreadableUnit,
    UnusableOperand,
    WrongType,
)
from contested.formulas.formula import FigureLike, Formula
from contested.formulas.node import (
    ADD,
    CONSTANT,
    DIVIDE,
    LEAF,
    MAXIMUM,
    MINIMUM,
    MULTIPLY,
    NEGATE,
    POWER,
    SUBTRACT,
    Node,
    constant_node,
    formula_words,
    leaf_node,
    replaced,
    scaled_node,
)
from contested.names import clean_name
from contested.quantities import Unit, common_unit, exact, factor, in_full, quantity
from contested.quantities.cpython import new_record, unchecked

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

    from contested.claims import Party
    from contested.quantities import Number

HIGHEST_POWER = 1000
_SUMS = (ADD, SUBTRACT, MINIMUM, MAXIMUM)
_NO_UNIT = Unit(())


_F = TypeVar("_F", bound=FigureLike)


@attrs.frozen
class Constant:
    """A number, with its unit where one was given."""

    number: Number
    unit: Unit | None = None


class Term(NamedTuple):
    """An operand as it enters a formula: ``kind`` is that of its own operation."""

    node: Node
    unit: Unit | None
    words: str
    kind: str
    figure: Any = None


def node_of(figure: FigureLike) -> Node:
    """Return the node of a figure, in its unit: one leaf for what is one unknown, whatever it is looked at in."""
    if figure._formula is not None:
        return figure._formula.top
    view = figure._view
    if view is None:
        return leaf_node(figure)
    unseen = view if view.only is None else attrs.evolve(view, only=None)
    base = attrs.evolve(cast("Any", figure), unit=view.declared, view=unseen)  # a kind converts upwards alone
    return scaled_node(leaf_node(base), factor(view.declared, figure.unit))


def operate(like: _F, kind: str, *operands: object) -> _F:
    """
    Return the derived figure of one operation.

    Args:
        like: one of the operands, a figure.
        kind: of the operation.
        operands: figures, numbers and quantity texts such as "2 day".

    Raises:
        UnusableOperand: something else.
        IncompatibleFigures: units that do not go together.
        DividesByZero: the divisor is the number zero.
    """
    given = [_part(like, operand, kind) for operand in operands]
    words, of = _words(kind, given)
    if kind in _SUMS:
        unit = _common(given)
        first = next(part.words for part in given if part.figure is not None)
        node = Node(kind, tuple([_in_unit(part, unit, first) for part in given]))
    else:
        node, unit = _product(kind, given, words)
    if kind == DIVIDE and given[1].kind == CONSTANT and given[1].node.value == 0:
        raise DividesByZero(words, "the divisor")
    return _figure(like, node, unit, words, of, [part.figure for part in given])


def negate(figure: _F) -> _F:
    """Return the figure with its sign turned."""
    words, of = _words(NEGATE, [_part(figure, figure, NEGATE)])
    return _figure(figure, Node(NEGATE, (figure._node,)), figure.unit, words, of, [figure])


def raise_to(figure: _F, exponent: object) -> _F:
    """
    Return a whole power of a figure.

    Raises:
        UnusableOperand: no whole number, or one too large.
    """
    part = _part(figure, figure, POWER)
    operation = f"{part.words} ** {exponent!r}"[:80]
    if isinstance(exponent, bool) or not isinstance(exponent, int):
        raise UnusableOperand(operation, exponent, "powers are whole numbers")
    if abs(exponent) > HIGHEST_POWER:
        raise UnusableOperand(operation, exponent, f"powers go from -{HIGHEST_POWER} to {HIGHEST_POWER}")
    try:
        unit = _NO_UNIT
        for _ in range(min(abs(exponent), 10) if figure.unit.atoms else 0):
            unit = unit * figure.unit if exponent > 0 else unit / figure.unit
    except UnreadableUnit as error:
        raise UnusableOperand(operation, exponent, f"its unit would be too high ({error})") from None
    words, of = _words(POWER, [part], exponent)
    return _figure(figure, Node(POWER, (part.node,), exponent), unit, words, of, [figure])


def convert(figure: _F, wanted: Unit) -> _F:
    """
    Return a derived figure in another unit.

    Raises:
        IncompatibleUnits: nothing converts between the two.
    """
    top = scaled_node(figure._node, factor(figure.unit, wanted))
    assert figure._formula is not None
    formula = attrs.evolve(figure._formula, top=top, unit=wanted)
    return cast("_F", attrs.evolve(cast("Any", figure), formula=formula, unit=wanted))


def rebuild(figure: _F, change: Callable[[Any], Any]) -> _F:
    """Return a derived figure on changed figures."""
    assert figure._formula is not None
    top = replaced(figure._formula.top, lambda unknown: leaf_node(change(unknown)))
    return cast("_F", attrs.evolve(cast("Any", figure), formula=attrs.evolve(figure._formula, top=top)))


def mix(figure: _F, chosen: Mapping[_F, str | Party] | None) -> _F:
    """
    Return the derived figure in one account that mixes those of the parties; every answer says that it does.

    Args:
        figure: derived, or a stated one by itself.
        chosen: the party whose number each figure takes; by default every
            combination is taken.

    Raises:
        UnknownOperand: a figure that parties state is not among those chosen,
            or one chosen is not in the formula.
        WrongType: one chosen is no figure.
    """
    for one in chosen or ():
        if one.__class__ is not figure.__class__:
            raise WrongType("a figure chosen from", one, "the figure itself: {population: 'Armenia'}")
    picks = None if chosen is None else {one.root: one.names.name_of(by) for one, by in chosen.items()}
    formula = figure._formula or Formula(figure._node, figure.unit, figure.title)
    made = _figure(figure, formula.top, figure.unit, figure.name, figure.of, [figure])
    formula = attrs.evolve(formula, mixing=True, chosen=None if picks is None else tuple(picks.items()))
    formula.check_chosen()
    return cast("_F", attrs.evolve(cast("Any", made), formula=formula))


def names_of(figure: FigureLike) -> KnownNames:
    """Return whom a figure knows: a derived one all those whom its figures know."""
    if figure._formula is None:
        return KnownNames(figure.title, figure.disputants, figure.statements)
    stated = cast("tuple[FigureLike, ...]", figure._formula.unknowns)
    return KnownNames(
        figure.title,
        tuple([party for one in stated for party in one.disputants]),
        tuple([statement for one in stated for statement in one.statements]),
        tuple([panel.by_name for panel in figure._formula.panels]),
    )


def choose(kind: type[_F], operation: str, operands: Sequence[object]) -> _F:
    """
    Return the smallest or the greatest of operands, account by account.

    Args:
        kind: the class of figures.
        operation: ``MINIMUM`` or ``MAXIMUM``.
        operands: figures, numbers and quantity texts; at least one figure.

    Raises:
        UnusableOperand: no figure is among them.
    """
    figure = next((one for one in operands if isinstance(one, kind)), None)
    if figure is None:
        raise UnusableOperand(operation, operands[0] if operands else None, "give at least one figure")
    return operate(figure, operation, *operands)


def take_as_disjoint(figure: _F, reason: str) -> _F:
    """
    Return a derived figure whose sums are taken to count nothing twice, on the user's word; answers carry it.

    Args:
        figure: derived; a stated one stays as it is.
        reason: how that is known.
    """
    reason = clean_name(reason, "reason")
    if figure._formula is None:
        return figure
    note = f"taken to count nothing twice: {reason}"
    roots = frozenset(unknown.root for unknown in figure._formula.unknowns)
    formula = attrs.evolve(figure._formula, apart=figure._formula.apart | {roots})
    return cast("_F", attrs.evolve(cast("Any", figure), formula=formula, notes=(*figure.notes, note)))


def know_parts(
    figure: _F, groups: frozenset[frozenset[Hashable]], inside: frozenset[tuple[Hashable, Hashable]] = frozenset()
) -> _F:
    """Return a derived figure that knows which unknowns share nothing, and which are parts of which."""
    if figure._formula is None:
        return figure
    formula = attrs.evolve(
        figure._formula, apart=figure._formula.apart | groups, inside=figure._formula.inside | inside
    )
    return cast("_F", attrs.evolve(cast("Any", figure), formula=formula))


# -- pieces -------------------------------------------------------------------------


def _part(like: FigureLike, operand: object, kind: str) -> Term:
    if operand.__class__ is like.__class__:
        figure: Any = operand
        own = LEAF if figure._formula is None else figure._formula.top.kind
        return new_record(Term, (figure._node, figure.unit, figure.title, own, figure))
    if isinstance(operand, Constant):
        words = in_full(operand.number)
        return Term(
            constant_node(operand.number), operand.unit, operand.unit.after(words) if operand.unit else words, CONSTANT
        )
    if isinstance(operand, str):
        number, unit = quantity(operand, like.unit.own)
        return Term(constant_node(number), unit, operand.strip(), CONSTANT)
    try:
        number = exact(operand)
    except ValueError as error:
        if isinstance(operand, float):
            raise
        raise UnusableOperand(
            f"{kind} {like.title}", operand, "figures, numbers and texts such as '2 day' do"
        ) from error
    return Term(constant_node(number), None, in_full(number), CONSTANT)


def _common(given: Sequence[Term]) -> Unit:
    """Return the unit in which all parts can be added; a bare number is in that of the figures."""
    figures = [part for part in given if part.figure is not None]
    first = figures[0]
    unit = cast("Unit", first.unit)
    for other in figures[1:]:
        assert other.unit is not None
        if other.unit is not unit:
            try:
                unit = common_unit(unit, other.unit)
            except IncompatibleUnits as error:
                facts = (error.given, error.wanted, error.advice)
                raise IncompatibleFigures(*facts, first.words, other.words) from None
    return unit


def _in_unit(part: Term, unit: Unit, other: str) -> Node:
    if part.unit is None or part.unit is unit:
        return part.node
    try:
        return scaled_node(part.node, factor(part.unit, unit))
    except IncompatibleUnits as error:
        raise IncompatibleFigures(error.given, error.wanted, error.advice, part.words, other) from None


def _product(kind: str, given: Sequence[Term], words: str) -> tuple[Node, Unit]:
    """Return a product or quotient and its unit; a percentage enters as the share that it is."""
    one, other = given
    try:
        made = _product_unit(kind, one.unit or _NO_UNIT, other.unit or _NO_UNIT)
    except UnreadableUnit as error:
        raise UnusableOperand(words, other.words, f"its unit would be too high ({error})") from None
    first, second, whole, unit = made
    above = one.node if first == 1 else scaled_node(one.node, first)
    below = other.node if second == 1 else scaled_node(other.node, second)
    node = Node(kind, (above, below))
    return node if whole == 1 else scaled_node(node, whole), unit


@lru_cache(maxsize=1024)
def _product_unit(kind: str, one: Unit, other: Unit) -> tuple[Number, Number, Number, Unit]:
    """Return by what each part and the whole are multiplied, and the unit of a product or quotient."""
    first, one = _as_share(one)
    second, other = _as_share(other)
    return first, second, *_as_share(one * other if kind == MULTIPLY else one / other)  # km² over ha is a number


def _as_share(unit: Unit) -> tuple[Number, Unit]:
    """Return how much one of a unit is as a number, and no unit; 1 and the unit where it measures something."""
    return (1, unit) if not unit.atoms or unit.dimensions else (factor(unit, _NO_UNIT), _NO_UNIT)


def _words(kind: str, given: Sequence[Term], exponent: int | None = None) -> tuple[str, str | None]:
    """Return the formula in words, and what all its figures are of, if that is one thing."""
    told = [
        (part.words, part.kind, None if part.figure is None else (part.figure.name, part.figure.of)) for part in given
    ]
    return _written(kind, exponent, tuple(told))


@lru_cache(maxsize=1024)
def _written(
    kind: str, exponent: int | None, given: tuple[tuple[str, str, tuple[str, str | None] | None], ...]
) -> tuple[str, str | None]:
    """Return the same of operands that are told by their words, their kind, and a figure's name and what it is of."""
    places = {figure[1] for _, _, figure in given if figure is not None}
    of = places.pop() if len(places) == 1 else None
    texts = [(words if figure is None or of is None else figure[0], own) for words, own, figure in given]
    return formula_words(kind, texts, exponent), of


def _figure(like: _F, node: Node, unit: Unit, words: str, of: str | None, operands: Sequence[Any]) -> _F:
    """
    Return a derived figure.

    Its fields are right already, and 100,000 of them are to be built in a
    moment.
    """
    formula = Formula(node, unit, words)
    view = None
    notes: tuple[str, ...] = ()
    for operand in operands:
        if operand is None:
            continue
        if operand._view is not None and operand._view.only is not None:
            view = (view or attrs.evolve(operand._view, only=None, independent=None)).narrowed(operand._view.only)
        if operand.notes:
            notes = (*notes, *(note for note in operand.notes if note not in notes))
        if operand._formula is not None and operand._formula.apart:
            formula = attrs.evolve(formula, apart=formula.apart | operand._formula.apart)
    fields = {"name": words, "unit": unit, "of": of, "_view": view, "_formula": formula, "notes": notes, "signed": True}
    return unchecked(type(like), fields)
