"""
Values: how every frozen value is copied and pickled.

By a call of its constructor with its record, so that what was computed from
it is left behind, and nothing comes back that the constructor would refuse.
Unpickling a file from somebody else still runs what that file says: never do it.
"""

from __future__ import annotations

from typing import Any, TypeVar

import attrs

T = TypeVar("T")


def reduce_by_constructor(value: Any) -> tuple[object, ...]:
    """Return what ``__reduce__`` returns for an attrs class: its constructor, and the fields it was given."""
    given = {field.alias: getattr(value, field.name) for field in attrs.fields(type(value)) if field.init}
    return _constructed, (type(value), given)


def _constructed(kind: type[T], given: dict[str, Any]) -> T:
    return kind(**given)
