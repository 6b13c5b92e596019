"""
Assertion diffs: why two figures, dossiers, verdicts, ranges or reconciliations are not the same.

Whom one side alone has comes first, then the numbers that differ, then what
else does: pytest cuts a long explanation off at its end.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from contested.answers.ranges import Range
from contested.answers.verdict import Verdict
from contested.claims import NUMBER_FIELDS, Estimate
from contested.dossier import Dossier
from contested.dossier.edition_matching import holder_of, match_statements
from contested.errors import ContestedError, IncompatibleUnits
from contested.figure import Figure
from contested.methods.reconciliation import Reconciliation
from contested.pytest_plugin.record_differences import (
    PRINT_ALIKE,
    differing_records,
    differing_values,
    left_and_right,
    on_one_side,
)
from contested.spelling import near_names

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from contested.claims import Panel, Position, Statement

_ORDERED: dict[str, Callable[[Figure, object], Verdict]] = {
    "<": Figure.__lt__,
    "<=": Figure.__le__,
    ">": Figure.__gt__,
    ">=": Figure.__ge__,
}
_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}

_IN_THE_NUMBER = {"interval", "reach", "text", "hedges", "approximate", "unit", "converted", *NUMBER_FIELDS}
_IN_THE_NUMBER -= {"basis", "status", "lexicon", "locale"}
"""Fields of an estimate of which its printed number is made: where it differs, they need no lines of their own."""

_TABLES = (("party", "parties"), ("source", "sources"), ("unit", "units"))
_LISTS = ("relations", "silenced", "conclusions")


def explain_failure(op: str, left: object, right: object) -> list[str] | None:
    """
    Return why an assertion about values of ours failed, the assertion itself first; None where pytest says it better.

    Args:
        op: the sign of the comparison, such as "==".
        left: what stood on its left.
        right: what stood on its right.
    """
    lines = _because(op, left, right)
    return None if lines is None else [f"{_named(left)} {op} {_named(right)}", *lines]


def _because(op: str, left: object, right: object) -> list[str] | None:
    if op == "==":
        for figure, value in ((left, right), (right, left)):
            if isinstance(figure, Figure) and isinstance(value, (int, float, str)):
                return _no_number(figure, value)
        lines = _differences(left, right)
        return [PRINT_ALIKE] if lines == [] else lines
    if op in _ORDERED:
        return _verdict(op, left, right)
    if op == "in" and isinstance(right, Dossier):
        near = near_names(str(left), right.figures)
        return [
            f"no figure has this id; {'near is' if near else 'there are'} {', '.join(near or right.figures) or 'none'}"
        ]
    return None


def _named(value: object) -> str:
    if isinstance(value, Figure):
        return f"<Figure {value.title}>"
    if isinstance(value, Verdict):
        return f"<Verdict {value.question}>"
    if isinstance(value, Range):
        return f"<Range {value.kind} of {value._panel.figure}>"
    if isinstance(value, Reconciliation):
        return f"<Reconciliation {value.method.label} of {value._evidence.title}>"
    return repr(value)


def _verdict(op: str, left: object, right: object) -> list[str] | None:
    """Return what a comparison came to, where it is settled and not as was asserted."""
    if not isinstance(left, Figure):
        left, op, right = right, _MIRRORED[op], left
    if not isinstance(left, Figure):
        return None
    try:
        verdict = _ORDERED[op](left, right)
    except ContestedError:  # it was no verdict that failed
        return None
    return [str(verdict), *(str(one) for one in (left, right) if isinstance(one, Figure))]


def _no_number(figure: Figure, value: float | str) -> list[str]:
    """Return what a figure says beside a number that it was taken for."""
    lines = ["a figure is no number: it holds what each party says, and == asks for the very same record", str(figure)]
    with suppress(ContestedError):  # a text need not be a number
        lines.append(f"agrees_with({value!r}) says: {figure.agrees_with(value)}")
    return lines


def _differences(left: object, right: object) -> list[str] | None:
    """Return in what two values of one of our types differ; None where they are of no such type."""
    match left, right:
        case Figure(), Figure():
            return _figures(left, right)
        case Dossier(), Dossier():
            return _dossiers(left, right)
        case Verdict(), Verdict():
            own = differing_values("question", left.question, right.question)
            own += _by_name(
                {name: said.value for name, said in left.answers}, {name: said.value for name, said in right.answers}
            )
            return [*_both(left, right), *own, *_panels(left.panels, right.panels)]
        case Range(), Range():
            own = differing_values("kind", left.kind, right.kind)
            return [*_both(left, right), *own, *_panels((left._panel,), (right._panel,))]
        case Reconciliation(), Reconciliation():
            own = differing_values("method", left.method.label, right.method.label)
            return [*_both(left, right), *own, *_panels((left._evidence.panel,), (right._evidence.panel,))]
    return None


def _both(left: object, right: object) -> list[str]:
    """Return what both sides print, one below the other, where it differs."""
    texts = str(left), str(right)
    return [] if texts[0] == texts[1] else [f"left:  {texts[0]}", f"right: {texts[1]}"]


# -- figures and dossiers -------------------------------------------------------


def _figures(left: Figure, right: Figure) -> list[str]:
    lines = _both(left.hull(), right.hull())
    if left._formula is not None or right._formula is not None:
        words = [one.title if one._formula is None else one._formula.words for one in (left, right)]
        return [*lines, *differing_values("formula", *words), *_panels((left._panel,), (right._panel,))]
    speakers = [dict.fromkeys(said.holder_words for said in one.statements) for one in (left, right)]
    lines += on_one_side(speakers[0], speakers[1], "who speaks only")
    pairs, gone, came = _matched(left, right)
    other_holders = [(one, other) for one, other in pairs if holder_of(one) != holder_of(other)]
    lines += on_one_side([*gone, *(one for one, _ in other_holders)], [*came, *(other for _, other in other_holders)])
    kept = [pair for pair in pairs if pair not in other_holders]
    for differing in (_number, _fields):
        lines += [f"{one.holder_words}: {line}" for one, other in kept for line in differing(one, other)]
    lines += differing_records(left, right, ("statements",))
    return lines or ["the same statements, in another order"]


def _matched(left: Figure, right: Figure) -> tuple[list[tuple[Statement, Statement]], list[Statement], list[Statement]]:
    """Return which statements stand for each other, and those of one side alone: all, where no unit is that of both."""
    for unit in (right.unit, left.unit):
        with suppress(IncompatibleUnits):
            return match_statements(left.statements, right.statements, unit)
    return [], list(left.statements), list(right.statements)


def _number(left: Statement, right: Statement) -> list[str]:
    """Return what two statements of one holder say, where they say something else."""
    printed = left.printed(), right.printed()
    return [] if printed[0] == printed[1] else [left_and_right(*printed)]


def _fields(left: Statement, right: Statement) -> list[str]:
    """Return the other fields in which two statements differ; one without a number prints them all."""
    if not _number(left, right):
        return differing_records(left, right)
    return differing_records(left, right, _IN_THE_NUMBER) if isinstance(left, Estimate) else []


def _dossiers(left: Dossier, right: Dossier) -> list[str]:
    lines = on_one_side(_missing_in(right, left), _missing_in(left, right), "figure only")
    for id_, figure in left.figures.items():
        if id_ in right and figure != right[id_]:
            lines += [f"{id_}: {line}" for line in _figures(figure, right[id_])]
    for one, many in _TABLES:
        lines += _by_name(getattr(left, many), getattr(right, many), f"{one} ")
    for name in _LISTS:
        lines += on_one_side(getattr(left, name), getattr(right, name), f"{name} only")
    return lines


def _missing_in(one: Dossier, other: Dossier) -> list[str]:
    return [f"{id_}, {figure}" for id_, figure in other.figures.items() if id_ not in one]


# -- answers --------------------------------------------------------------------


def _by_name(left: Mapping[str, object], right: Mapping[str, object], what: str = "") -> list[str]:
    """Return what differs of what stands under names."""
    lines = on_one_side(
        [f"{name}: {one}" for name, one in left.items() if name not in right],
        [f"{name}: {one}" for name, one in right.items() if name not in left],
        f"{what}only",
    )
    return [
        *lines,
        *(
            line
            for name in left
            if name in right
            for line in differing_values(f"{what}{name}", left[name], right[name])
        ),
    ]


def _panels(left: Sequence[Panel], right: Sequence[Panel]) -> list[str]:
    """Return what differs in what everybody says of the figures that two answers rest on."""
    lines: list[str] = []
    for one, other in zip(left, right, strict=False):
        mine, its = _positions(one), _positions(other)
        lines += _by_name(
            {name: str(said) for name, said in mine.items()}, {name: str(said) for name, said in its.items()}
        )
        alike = [name for name, said in mine.items() if name in its and str(said) == str(its[name])]
        lines += [
            f"{name}: {line}" for name in alike for line in differing_records(mine[name], its[name], ("working",))
        ]
        lines += differing_records(one, other, ("positions",))
    return lines


def _positions(panel: Panel) -> dict[str, Position]:
    return {position.name: position for position in panel.positions}
