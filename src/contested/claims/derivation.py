"""
Derivations: how an answer came from statements, step by step, down to the sources.

A derivation holds each step's operation with its inputs, so that following it
forward again gives the same answer (design.md, rule 18).  Nothing here
recurses: an answer may have come together in thousands of steps.
"""

from __future__ import annotations

import json
from operator import attrgetter
from typing import TYPE_CHECKING, Any, cast

import attrs

from contested.claims.shared_parts import built_alike, parts_first
from contested.claims.value_json import WrittenValues, rule_behind, told_value, values_read
from contested.errors import UnreadableDerivation
from contested.phrases.lexicon import lexicon
from contested.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from contested.claims.value_json import ValueRow

MOST_LINES = 200
"""Lines that a derivation prints unless it is asked for the whole: some four screens."""

_INPUTS = attrgetter("inputs")


@attrs.frozen(repr=False, eq=False)
class Derivation:
    """
    One step: what came out, by which operation, from what.

    A leaf has no operation; its result is a statement.  ``notes`` say what
    was left out, and why.  What a step says can be given as a function that
    writes it of the result when it is asked for.

    Attributes:
        result: what came out; at a leaf, a statement.
        inputs: the derivations it came from.
        is_whole: whether it prints as a whole.
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
        for step in parts_first(self, _INPUTS):
            if step.operation is None:
                done[id(step)] = step.result
            else:
                done[id(step)] = step.operation(*(done[id(part)] for part in step.inputs))
        return done[id(self)]

    def leaves(self) -> tuple[Any, ...]:
        """Return the statements at the bottom, each once."""
        found = {
            id(step.result): step.result
            for step in parts_first(self, _INPUTS)
            if not step.inputs and step.operation is None
        }
        return tuple(found.values())

    def to_json(self) -> str:
        """
        Return the derivation as JSON, from which ``from_json`` makes one that is followed to the same answer.

        Each step says its rule, what it rests on and what it leaves out; the
        statements, and the lexicons by which their words were read, are
        there too, and which version of the library wrote it.

        Raises:
            WrongType: it rests on a method or value of your own, which no other program has.
        """
        order, values = parts_first(self, _INPUTS), WrittenValues()
        place = {id(step): at for at, step in enumerate(order)}
        steps = []
        for step in order:
            made: dict[str, object] = {"says": step.how}
            if step.operation is None:
                made["statement"] = values.put(step.result)
            else:
                made |= {"rule": rule_behind(step.operation), "by": values.put(step.operation)}
                made["inputs"] = [place[id(part)] for part in step.inputs]
            steps.append(made | ({"notes": list(step.notes)} if step.notes else {}))
        lexicons = {(leaf.lexicon or lexicon()).name for leaf in self.leaves() if hasattr(leaf, "lexicon")}
        head = {"derivation": _FORMAT, "contested": __version__, "lexicons": sorted(lexicons)}
        return json.dumps(head | {"steps": steps, "values": values.rows}, ensure_ascii=False, allow_nan=False)

    @classmethod
    def from_json(cls, text: str) -> Derivation:
        """
        Return the derivation that ``to_json`` wrote; every step is computed anew.

        Raises:
            UnreadableDerivation: the text is none, or is of another format.
        """
        found = _json_of(text)
        values = values_read(found["values"])
        made: list[Derivation] = []
        for number, step in enumerate(found["steps"]):
            try:
                made.append(cls._read(step, values, made))
            except Exception as error:  # whatever a rule says of inputs that it never had
                raise UnreadableDerivation(f"steps[{number}]", str(error) or type(error).__name__) from error
        if not made:
            raise UnreadableDerivation("steps", "there is none")
        return made[-1]

    @classmethod
    def _read(cls, step: ValueRow, values: Sequence[object], before: Sequence[Derivation]) -> Derivation:
        how, notes = str(step["says"]), tuple(map(str, step.get("notes", ())))
        if "by" not in step:
            return cls(told_value(step["statement"], values), how, notes=notes)
        operation = cast("Callable[..., object]", told_value(step["by"], values))
        if rule_behind(operation) != step["rule"]:
            raise ValueError(f"it is not by {step['rule']}")
        inputs = tuple(before[at] for at in step["inputs"])
        return cls(operation(*(part.result for part in inputs)), how, operation, inputs, notes)

    def to_mermaid(self) -> str:
        """Return the derivation as a Mermaid flowchart: statements on top, the answer below."""
        order = parts_first(self, _INPUTS)
        place = {id(step): f"s{at}" for at, step in enumerate(order)}
        lines = ["flowchart TD"]
        for step in order:
            opening, closing = ("([", "])") if step.operation is None else ("[", "]")
            lines.append(f'    {place[id(step)]}{opening}"{_escaped(step.how)}"{closing}')
            lines += [f"    {place[id(part)]} --> {place[id(step)]}" for part in step.inputs]
        return "\n".join(lines)

    def shown(self, *, whole: bool) -> Derivation:
        """Return the derivation as it prints: as a whole, or at most 200 lines with the count of the others."""
        if whole == self.is_whole:
            return self
        return Derivation(self.result, self._how, self.operation, self.inputs, self._notes, whole)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Derivation):
            return NotImplemented
        return self.result == other.result and built_alike(self, other, _INPUTS, Derivation._record)

    def _record(self) -> tuple[object, ...]:
        """Return what it says, and of a leaf what was read: results between follow from those below."""
        return *self._said(), None if self.inputs else self.result

    def _said(self) -> tuple[object, ...]:
        return self._how, self._notes, len(self.inputs)

    def __hash__(self) -> int:
        return hash(self._said())

    def __reduce__(self) -> tuple[object, ...]:
        order = parts_first(self, _INPUTS)
        place = {id(step): at for at, step in enumerate(order)}
        return _rebuilt, (self.is_whole, [(*_row(step), tuple(place[id(p)] for p in step.inputs)) for step in order])

    def __str__(self) -> str:
        lines: list[str] = []
        left_out = 0
        for depth, step, is_repeat in derivation_steps(self):
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


_FORMAT = 1
"""The version of derivations as JSON, apart from the library's."""


def _json_of(text: str) -> ValueRow:
    """Return what a text says, once it is seen to be a derivation of this format."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError, TypeError) as error:  # a number of 10,000 digits is a ValueError too
        raise UnreadableDerivation("its text", str(error)) from error
    if not isinstance(found, dict) or found.get("derivation") != _FORMAT:
        raise UnreadableDerivation("derivation", f"it is not of format {_FORMAT}")
    for name in ("steps", "values"):
        if not isinstance(found.get(name), list):
            raise UnreadableDerivation(name, "it is no list")
    return found


def _escaped(text: str) -> str:
    """Return a text for a label of Mermaid, in which every sign but letters, digits and a few is a character code."""
    return "".join(sign if sign.isalnum() or sign in " .,:()" else f"#{ord(sign)};" for sign in text)


def derivation_steps(top: Derivation) -> Iterator[tuple[int, Derivation, bool]]:
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
