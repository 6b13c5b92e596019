"""
Derivations: how an answer came from statements, step by step, down to the sources.

A derivation holds each step's operation with its inputs, so that following it
forward again gives the same answer (design.md, rule 18).  Nothing here
recurses: an answer may have come together in thousands of steps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

MOST_LINES = 200
"""Lines that a derivation prints unless it is asked for the whole: some four screens."""


@attrs.frozen(repr=False, eq=False)
class Derivation:
    """
    One step: what came out, by which operation, from what.

    A leaf has no operation; its result is a statement.  ``notes`` say what
    was left out, and why.  What a step says can be given as a function that
    writes it of the result when it is asked for.
    """

    result: Any
    _how: str | Callable[[Any], str]
    operation: Callable[..., Any] | None = None
    inputs: tuple[Derivation, ...] = ()
    _notes: tuple[str, ...] | Callable[[Any], tuple[str, ...]] = ()
    is_whole: bool = True

    @property
    def how(self) -> str:
        """What came out, and from what, in words."""
        return self._how if isinstance(self._how, str) else self._how(self.result)

    @property
    def notes(self) -> tuple[str, ...]:
        """What was left out, and why."""
        return self._notes if isinstance(self._notes, tuple) else self._notes(self.result)

    def follow(self) -> Any:
        """Compute the result anew from the leaves, without looking at any result between."""
        done: dict[int, Any] = {}
        for step in _ordered(self):
            if step.operation is None:
                done[id(step)] = step.result
            else:
                done[id(step)] = step.operation(*(done[id(part)] for part in step.inputs))
        return done[id(self)]

    def leaves(self) -> tuple[Any, ...]:
        """Return the statements at the bottom, each once."""
        found = {id(step.result): step.result for step in _ordered(self) if not step.inputs and step.operation is None}
        return tuple(found.values())

    def shown(self, *, whole: bool) -> Derivation:
        """Return the derivation as it prints: as a whole, or at most 200 lines with the count of the others."""
        return self if whole == self.is_whole else attrs.evolve(self, is_whole=whole)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Derivation):
            return NotImplemented
        waiting, seen = [(self, other)], set()
        while waiting:
            a, b = waiting.pop()
            if a is b or (id(a), id(b)) in seen:
                continue
            if a._said() != b._said() or ((a is self or not a.inputs) and a.result != b.result):
                return False  # results between follow from those below
            seen.add((id(a), id(b)))
            waiting += zip(a.inputs, b.inputs, strict=True)
        return True

    def _said(self) -> tuple[object, ...]:
        return self._how, self._notes, len(self.inputs)

    def __hash__(self) -> int:
        return hash(self._said())

    def __reduce__(self) -> tuple[object, ...]:
        order = _ordered(self)
        place = {id(step): at for at, step in enumerate(order)}
        return _rebuilt, (self.is_whole, [(*_row(step), tuple(place[id(p)] for p in step.inputs)) for step in order])

    def __str__(self) -> str:
        lines: list[str] = []
        left_out = 0
        for depth, step, is_repeat in _walk(self):
            if left_out or (len(lines) >= MOST_LINES and not self.is_whole):
                left_out += 1
                continue
            indent = "  " * depth
            lines.append(f"{indent}{step.how}{' (see above)' if is_repeat else ''}")
            notes = () if is_repeat else step.notes
            kept = len(notes) if self.is_whole else MOST_LINES
            lines += [f"{indent}  ({note})" for note in notes[:kept]]
            if len(notes) > kept:
                lines.append(f"{indent}  (… and {len(notes) - kept:,} more; explain(whole=True) has all)")
        if left_out:
            more = "1 more step" if left_out == 1 else f"{left_out:,} more steps"
            lines.append(f"… and {more}; explain(whole=True) has all")
        return "\n".join(lines)

    def __repr__(self) -> str:
        return f"<Derivation of {self.result}>"


def statement_leaf(statement: object) -> Derivation:
    """Return the derivation of a statement: it was read."""
    return Derivation(statement, str(statement))


def _walk(top: Derivation) -> Iterator[tuple[int, Derivation, bool]]:
    """Yield every step with its depth, wholes before parts; one that came before only once more, without its parts."""
    seen: set[int] = set()
    waiting = [(top, 0)]
    while waiting:
        step, depth = waiting.pop()
        is_repeat = bool(step.inputs) and id(step) in seen
        yield depth, step, is_repeat
        if not is_repeat:
            seen.add(id(step))
            waiting += [(part, depth + 1) for part in reversed(step.inputs)]


def _ordered(top: Derivation) -> list[Derivation]:
    """Return every step once, parts before wholes, in the order in which they print."""
    order: list[Derivation] = []
    done: set[int] = set()
    waiting: list[tuple[Derivation, bool]] = [(top, False)]
    while waiting:
        step, entered = waiting.pop()
        if id(step) in done:
            continue
        if entered or not step.inputs:
            done.add(id(step))
            order.append(step)
        else:
            waiting.append((step, True))
            waiting += [(part, False) for part in reversed(step.inputs)]
    return order


def _row(step: Derivation) -> tuple[object, ...]:
    return step.result if step.operation is None else None, step._how, step.operation, step._notes  # noqa: SLF001  # a derivation itself


def _rebuilt(is_whole: bool, rows: Sequence[tuple[Any, ...]]) -> Derivation:
    """Make a pickled derivation again, parts before wholes; results are computed anew."""
    made: list[Derivation] = []
    for held, how, operation, notes, places in rows:
        inputs = tuple(made[at] for at in places)
        result = held if operation is None else operation(*(step.result for step in inputs))
        made.append(Derivation(result, how, operation, inputs, notes))
    return made[-1].shown(whole=is_whole)
