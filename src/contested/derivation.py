"""
Derivations: how an answer came from statements, step by step, down to the sources.

A derivation holds each step's operation with its inputs, so that following it
forward again gives the same answer (design.md, rule 18).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable


@attrs.frozen(repr=False)
class Derivation:
    """
    One step: what came out, by which operation, from what.

    A leaf has no operation; its result is a statement.  ``notes`` say what
    was left out, and why.
    """

    result: Any
    how: str
    operation: Callable[..., Any] | None = attrs.field(default=None, eq=False)
    inputs: tuple[Derivation, ...] = ()
    notes: tuple[str, ...] = ()

    def follow(self) -> Any:
        """Compute the result anew from the leaves, without looking at any result between."""
        done: dict[int, Any] = {}
        waiting = [self]
        while waiting:
            step = waiting[-1]
            if id(step) in done:  # a step that two others share
                waiting.pop()
                continue
            if step.operation is None:
                done[id(step)] = step.result
            else:
                missing = [part for part in step.inputs if id(part) not in done]
                if missing:
                    waiting.extend(missing)
                    continue
                done[id(step)] = step.operation(*(done[id(part)] for part in step.inputs))
            waiting.pop()
        return done[id(self)]

    def leaves(self) -> tuple[Any, ...]:
        """Return the statements at the bottom, each once."""
        found: dict[int, Any] = {}
        seen: set[int] = set()
        waiting = [self]
        while waiting:
            step = waiting.pop()
            if id(step) in seen:
                continue
            seen.add(id(step))
            if not step.inputs and step.operation is None:
                found[id(step.result)] = step.result
            waiting.extend(reversed(step.inputs))
        return tuple(found.values())

    def __str__(self) -> str:
        lines: list[str] = []
        waiting = [(self, 0)]
        while waiting:
            step, depth = waiting.pop()
            indent = "  " * depth
            lines.append(f"{indent}{step.how}")
            lines += [f"{indent}  ({note})" for note in step.notes]
            waiting += [(part, depth + 1) for part in reversed(step.inputs)]
        return "\n".join(lines)

    def __repr__(self) -> str:
        return f"<Derivation of {self.result}>"


def leaf(statement: object) -> Derivation:
    """Return the derivation of a statement: it was read."""
    return Derivation(statement, str(statement))
