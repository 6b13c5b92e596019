"""
Values as Python that makes them again: what a failing example prints can be pasted and run.

``repr`` stays short and for people.  Hypothesis asks here, for every value
that it prints.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from contested.claims import (
    Assessment,
    Estimate,
    Party,
    Source,
    Statement,
    is_by_its_words,
    stance_of,
    statement_record,
    without_target,
)
from contested.dossier import Dossier
from contested.figure import Figure
from contested.formulas.node import CONSTANT, LEAF, MAXIMUM, MINIMUM, NEGATE, POWER, SCALE, evaluated, in_order
from contested.quantities import Interval, Unit, When, is_standard

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hypothesis.vendor.pretty import RepresentationPrinter

    from contested.formulas.node import Node
    from contested.phrases.lexicon import Lexicon

_WIDTH = 100
"""A call that is longer than this is written one part a line."""

_Writer: TypeAlias = Callable[[Any], str]
"""Writes values of its type."""

_MAKERS = {
    "claimed": "Estimate.of",
    "denied": "Denial.of",
    "withheld": "Withheld.of",
    "accepted": "Acceptance.of",
    "corrected": "correction",
    "retracted": "Retraction.of",
    "disputed": "Dispute.of",
}
"""By what a statement is made that stands by itself; in a figure, its stance is the name of the method."""

_LOOKED_AT = ("_view", "notes")
"""What makes a figure one that somebody looks at, which no constructor makes."""


def as_code(value: object) -> str:
    """
    Return Python that makes a value again, after ``from contested import *`` and ``from fractions import Fraction``.

    What no public call makes, such as a figure as of a day, is its ``repr``.

    Args:
        value: figures, statements, parties, sources, intervals, dossiers,
            relations, journals; tuples, lists and dicts of them; else its
            ``repr`` is taken.
    """
    for kind in type(value).__mro__:
        if kind in _WRITERS:
            return _WRITERS[kind](value)
    return repr(value)


def print_as_code(value: object, printer: RepresentationPrinter, _: bool) -> None:
    """Print a value for Hypothesis."""
    printer.text(as_code(value))


def call(name: str, given: Iterable[object] = (), fields: Mapping[str, object] | None = None) -> str:
    """Return a call with values as they are written."""
    parts = [as_code(one) for one in given]
    parts += [f"{key}={as_code(one)}" for key, one in (fields or {}).items()]
    return f"{name}({', '.join(parts)})"


def _listed(values: Iterable[object]) -> str:
    return f"[{', '.join(map(as_code, values))}]"


def _tuple(values: tuple[object, ...]) -> str:
    return f"({', '.join(map(as_code, values))}{',' if len(values) == 1 else ''})"


def _dict(values: Mapping[object, object]) -> str:
    return f"{{{', '.join(f'{as_code(key)}: {as_code(one)}' for key, one in values.items())}}}"


def _own_fields(value: attrs.AttrsInstance, *left_out: str) -> dict[str, object]:
    """Return the fields of a value that are not as they would be, were nothing said of them."""
    return {
        field.name: getattr(value, field.name)
        for field in attrs.fields(type(value))
        if field.init and field.name not in left_out and getattr(value, field.name) != _default(field)
    }


def _default(field: attrs.Attribute[object]) -> object:
    made = field.default
    return () if isinstance(made, attrs.Factory) else made  # type: ignore[arg-type]  # attrs types it as a function


def _record(value: attrs.AttrsInstance) -> str:
    """Write a value by its constructor."""
    fields = _own_fields(value)
    places = [field.name for field in attrs.fields(type(value)) if field.init and not field.kw_only]
    first = [fields.pop(name) for name in takewhile(fields.__contains__, places)]
    return call(type(value).__name__, first, fields)


def _party(party: Party) -> str:
    return _record(party)


def _when(when: When) -> str:
    return repr(when.text)


def _unit(unit: Unit) -> str:
    """Write a unit as text that everybody reads alike."""
    return repr(str(unit)) if all(is_standard(atom) for atom, _ in unit.atoms) else repr(unit)


def _interval(interval: Interval) -> str:
    if interval.is_empty:
        return "Interval.empty()"
    ends = {name: True for name in ("low_open", "high_open") if getattr(interval, name)}
    return call("Interval", (interval.low, interval.high), ends)


def _named(party: Party) -> object:
    """Return a party as a claim names it: by its name, where nothing else is known."""
    return party.name if party.is_bare else party


def _titled(source: Source) -> object:
    return source.title if not _own_fields(source, "title") else source


def _fields_of(statement: Statement, unit: Unit) -> dict[str, object]:
    """Return what a person would write to make a statement again."""
    fields = statement_record(statement, unit, _named, _titled, _itself, _lexicon)
    if isinstance(statement, Estimate) and stance_of(statement) != "accepted":
        return {"value": fields.pop("value", None), **fields}
    return fields


def _itself(value: object) -> object:
    return value


def _lexicon(words: Lexicon) -> str:
    return words.name


def _is_by_its_words(statement: Statement) -> bool:
    """Whether a person could write it; an aim finds its target again by its key."""
    return is_by_its_words(without_target(statement))


def _statement(statement: Statement) -> str:
    if not _is_by_its_words(statement):
        return repr(statement)
    fields = _fields_of(statement, Unit(()))
    numbered = [fields.pop(name) for name in ("value", "unit") if name in fields]
    return call(_MAKERS[stance_of(statement)], numbered, fields)


def _said(statement: Statement, unit: Unit) -> str:
    """Write a statement as a figure is said it."""
    fields = _fields_of(statement, unit)
    numbered = [fields.pop("value")] if "value" in fields else []
    return f".{call(stance_of(statement), numbered, fields)}"


def _figure(figure: Figure) -> str:
    if any(getattr(figure, name) for name in _LOOKED_AT) or not all(map(_is_by_its_words, figure.statements)):
        return repr(figure)
    if figure._formula is not None:
        return _formula(figure)
    fields = _own_fields(figure, "name", "unit", "statements", "assessments")
    if "facets" in fields:
        fields["facets"] = dict(figure.facets)
    if "disputants" in fields:
        fields["disputants"] = [_named(party) for party in figure.disputants]
    begun = call("Figure", (figure.name, figure.unit), fields)
    said = [_said(statement, figure.unit) for statement in figure.statements]
    said += map(_aside, figure.assessments)
    line = "".join([begun, *said])
    return line if len(line) <= _WIDTH or not said else "\n    ".join(["(", begun, *said]) + "\n)"


def _aside(one: Assessment) -> str:
    return f".{call('set_aside', (one.estimate,), {'reason': one.reason, 'by': one.by})}"


def _formula(figure: Figure) -> str:
    """Write a derived figure by its operations; changes of unit are made again by these."""
    formula = figure._formula
    assert formula is not None
    if formula.mixing or formula.apart or formula.inside:
        return repr(figure)
    return str(evaluated(in_order(formula.top), _operation)[id(formula.top)])


def _operation(node: Node, parts: list[str]) -> str:
    if node.kind in (LEAF, CONSTANT):
        return as_code(node.value)
    if node.kind == SCALE:
        return parts[0]
    if node.kind in (MINIMUM, MAXIMUM):
        return f"{node.kind}({', '.join(parts)})"
    if node.kind == NEGATE:
        return f"-({parts[0]})"
    return f"({parts[0]} ** {node.value})" if node.kind == POWER else f"({parts[0]} {node.kind} {parts[1]})"


def _dossier(dossier: Dossier) -> str:
    """Write a dossier as the file that it would be saved as."""
    text = dossier.dumps().replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    return f'Dossier.loads("""\n{text}""")'


_WRITERS: dict[type, _Writer] = {
    tuple: _tuple,
    list: _listed,
    dict: _dict,
    Party: _party,
    Source: _record,
    When: _when,
    Unit: _unit,
    Interval: _interval,
    Statement: _statement,
    Assessment: _record,
    Figure: _figure,
    Dossier: _dossier,
}


def written_by(kind: type, writer: _Writer | None = None) -> None:
    """Let values of a type be written by their constructor, or by what is given."""
    _WRITERS[kind] = writer or _record
