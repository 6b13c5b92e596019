"""What is said of a stated figure: one statement after the other, in which order it is kept, and what is left out."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

import attrs

from contested.claims.aims import stance_order, with_targets
from contested.claims.panel import LeftOut, View
from contested.claims.scope import FigureRecord, check_scope, floor_of
from contested.claims.validation import check_statements, with_full_parties
from contested.quantities.cpython import unchecked

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from contested.claims.denial import Assessment
    from contested.claims.statement import Statement

_R = TypeVar("_R", bound=FigureRecord)


def by_kind(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Keep claims before denials, refusals to say and stances to estimates, as a file has them; else as given."""
    return tuple(sorted(statements, key=stance_order))


def kept(assessments: Iterable[Assessment]) -> tuple[Assessment, ...]:
    """Keep what the user thinks of estimates as it is given."""
    return tuple(assessments)


def check_record(figure: FigureRecord, time: str, definition: str | None) -> None:
    """
    Check a stated figure as a whole, and give every bare name that is an alias its party.

    Raises:
        ContestedError: the leaf says which field or statement is wrong.
    """
    check_scope(time, definition, figure.signed)
    partial = figure._view is not None and figure._view.partial
    said = with_targets(with_full_parties(figure.statements, figure.disputants), partial=partial)
    object.__setattr__(figure, "statements", said)
    figure.names.check()
    check_statements(figure.statements, figure.assessments, figure.unit, floor_of(figure), partial=partial)


def with_statements(figure: _R, *statements: Statement) -> _R:
    """
    Return a stated figure with more statements.

    They are checked by themselves where that is enough: else a figure that is
    said in a loop would check every statement as often as there are later
    ones.
    """
    record, every = cast("Any", figure), (*figure.statements, *statements)
    if figure._view is not None:
        return cast("_R", attrs.evolve(record, statements=every, view=figure._view.base(figure.unit)))
    kinds = [stance_order(statement) for statement in (*figure.statements[-1:], *statements)]
    names = figure.names.joined_by(statements, every)
    if names is None or kinds != sorted(kinds) or any(one.aim is not None for one in statements):
        return cast("_R", attrs.evolve(record, statements=every))
    check_statements(statements, (), figure.unit, floor_of(figure), partial=False, keys=figure.names.statement_keys)
    kept = {name: record.__dict__[name] for name in _field_names(record.__class__)}
    return unchecked(type(figure), {**kept, "statements": every, "names": names})


@cache
def _field_names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in attrs.fields(kind))


def looked_at(figure: _R, **changes: Any) -> _R:
    """Return a figure with its view changed."""
    view = attrs.evolve(figure._view or View(figure.unit), **changes)
    record = cast("Any", figure)
    kept = {
        name: record.__dict__[name] for name in (*_field_names(record.__class__), "names") if name in record.__dict__
    }
    return unchecked(type(figure), {**kept, "_view": view})  # what is said was checked when it was said


def without(figure: _R, gone: Mapping[Statement, str]) -> _R:
    """
    Return a stated figure without some of its statements, which answers name.

    Args:
        figure: a stated one.
        gone: each statement that is left out, and why.
    """
    kept = [statement for statement in figure.statements if statement not in gone]
    keys = {statement.key for statement in kept}
    view = figure._view or View(figure.unit)
    left_out = (*view.left_out, *(LeftOut(str(s), why) for s, why in gone.items()))
    return cast(
        "_R",
        attrs.evolve(
            cast("Any", figure),
            statements=kept,
            assessments=[one for one in figure.assessments if one.estimate in keys],
            view=attrs.evolve(view, partial=True, left_out=left_out),
        ),
    )
