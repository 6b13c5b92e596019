"""
Formulas as a shared graph of operations on opaque unknowns.

Building one evaluates nothing.  Nothing here recurses, so that a formula of
100,000 operations is compared, copied and pickled like a short one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from contested.errors import FrozenValue
from contested.quantities.cpython import slot_setters

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from contested.quantities import Number

LEAF, CONSTANT, SCALE, ADD, SUBTRACT, NEGATE, MULTIPLY, DIVIDE, POWER, MINIMUM, MAXIMUM = (
    "leaf",
    "constant",
    "scale",
    "+",
    "-",
    "negate",
    "*",
    "/",
    "**",
    "minimum",
    "maximum",
)

Operation = tuple[str, tuple[int, ...], Any]
"""A node written in a row with others: its kind, the places of its parts, its value."""

RATIO_ROWS: tuple[Operation, ...] = ((LEAF, (), 0), (LEAF, (), 1), (DIVIDE, (0, 1), None))
"""The rows of one figure over another, the formula that is asked for most; known again by being this very object."""


class Node:
    """
    One operation of a formula, or a leaf.

    ``value`` is the unknown of a leaf, the number of a constant or a scale,
    the exponent of a power; else None.  Hashed when made.
    """

    __slots__ = ("_hash", "kind", "parts", "value")
    _recorded = ("kind", "parts", "value")

    kind: str
    parts: tuple[Node, ...]
    value: Any
    _hash: int

    def __init__(self, kind: str, parts: tuple[Node, ...] = (), value: Any = None) -> None:
        """Make a node; its parts are made already."""
        _put_kind(self, kind)
        _put_parts(self, parts)
        _put_value(self, value)
        _put_hash(self, hash((kind, value, *[part._hash for part in parts])))  # noqa: SLF001  # of its own class

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenValue(type(self).__name__, name)

    def __delattr__(self, name: str) -> None:
        raise FrozenValue(type(self).__name__, name)

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Node):
            return NotImplemented
        waiting, seen = [(self, other)], set()
        while waiting:
            a, b = waiting.pop()
            if a is b or (id(a), id(b)) in seen:
                continue
            if hash(a) != hash(b) or a.kind != b.kind or len(a.parts) != len(b.parts) or a.value != b.value:
                return False
            seen.add((id(a), id(b)))
            waiting += zip(a.parts, b.parts, strict=True)
        return True

    def __reduce__(self) -> tuple[object, ...]:
        order = in_order(self)
        place = {id(node): n for n, node in enumerate(order)}
        return _rebuilt, ([(node.kind, tuple(place[id(p)] for p in node.parts), node.value) for node in order],)

    def __repr__(self) -> str:
        return f"<Node {self.kind}>"


_put_kind, _put_parts, _put_value, _put_hash = slot_setters(Node, "kind", "parts", "value", "_hash")


def _rebuilt(rows: Sequence[Operation]) -> Node:
    """Make a pickled graph again, parts before wholes."""
    made: list[Node] = []
    for kind, parts, value in rows:
        made.append(Node(kind, tuple(made[n] for n in parts), value))
    return made[-1]


def leaf_node(unknown: object) -> Node:
    """Return the node of an unknown."""
    return Node(LEAF, (), unknown)


def constant_node(number: Number) -> Node:
    """Return the node of a number."""
    return Node(CONSTANT, (), number)


def scaled_node(node: Node, factor: Number) -> Node:
    """Return a node times an exact factor, as a change of unit needs it."""
    if factor == 1:
        return node
    if node.kind == CONSTANT:
        return constant_node(node.value * factor)
    return Node(SCALE, (node,), factor)


def in_order(top: Node) -> list[Node]:
    """Return every node below ``top`` once, parts before wholes, ``top`` last."""
    order: list[Node] = []
    done: set[int] = set()
    waiting: list[Node] = [top]
    while waiting:
        node = waiting[-1]
        if id(node) not in done:
            missing = [part for part in node.parts if id(part) not in done]
            for part in missing:
                if part.parts:  # what comes before it is entered first, so that unknowns keep their order
                    break
                if id(part) not in done:
                    done.add(id(part))
                    order.append(part)
            else:
                done.add(id(node))
                order.append(node)
                waiting.pop()
                continue
            waiting += [part for part in reversed(missing) if id(part) not in done]
            continue
        waiting.pop()
    return order


def evaluated(order: Sequence[Node], value_of: Callable[[Node, list[Any]], Any]) -> dict[int, Any]:
    """Return what each node comes to, by its id, from what its parts come to."""
    made: dict[int, Any] = {}
    for node in order:
        made[id(node)] = value_of(node, [made[id(part)] for part in node.parts])
    return made


def replaced(top: Node, change: Callable[[Any], Node]) -> Node:
    """Return the formula with every unknown changed."""
    order = in_order(top)

    def again(node: Node, parts: list[Node]) -> Node:
        return change(node.value) if node.kind == LEAF else Node(node.kind, tuple(parts), node.value)

    made: Node = evaluated(order, again)[id(top)]
    return made


# -- words ------------------------------------------------------------------------

LONGEST_WORDS = 200
"""A title longer than this is read by nobody; ``explain()`` has the steps one by one."""
_BINDING = {ADD: 1, SUBTRACT: 1, MULTIPLY: 2, DIVIDE: 2, NEGATE: 3, POWER: 4}
_NAMES = {MINIMUM: "minimum", MAXIMUM: "maximum"}
LONG = "a long formula"


def formula_words(kind: str, parts: Sequence[tuple[str, str]], exponent: int | None = None) -> str:
    """
    Write an operation on operands that are written already.

    Args:
        kind: of the operation.
        parts: the text of each operand, and the kind of its own operation.
        exponent: of a power.
    """
    for text, _ in parts:
        if text == LONG:
            return LONG
    if kind in _NAMES:
        text = f"{_NAMES[kind]}({', '.join(text for text, _ in parts)})"
    elif kind == NEGATE:
        text = f"-{_bracketed(parts[0], 3)}"
    elif kind == POWER:
        text = f"{_bracketed(parts[0], 5)} ** {exponent}"
    else:
        level = _BINDING[kind]
        right = level + 1 if kind in (SUBTRACT, DIVIDE) else level  # a - (b - c) is not a - b - c
        text = f"{_bracketed(parts[0], level)} {kind} {_bracketed(parts[1], right)}"
    return text if len(text) <= LONGEST_WORDS else LONG


def _bracketed(part: tuple[str, str], level: int) -> str:
    text, kind = part
    return f"({text})" if _BINDING.get(kind, 9) < level else text
