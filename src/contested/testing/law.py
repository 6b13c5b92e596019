"""Laws: what stays true of any step of a pipeline, whatever rows it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable

    from contested.feeds.feed import Feed
    from contested.testing.corruption import FeedRows

Pipeline: TypeAlias = "Callable[..., object]"
"""A step of somebody's pipeline: rows to rows, frame to frame, or rows to answers."""


@attrs.frozen
class Broken:
    """
    How a law was broken, by one example.

    Args:
        law: its name.
        rows: what the step was given.
        gave: what it gave, as it stands.
        what: what is wrong with it, as a sentence.
    """

    law: str
    rows: FeedRows
    gave: object
    what: str


@attrs.frozen
class Law:
    """
    Something that stays true of any step.

    Args:
        name: what it is called, such as "denials are kept".
        says: what it asks for, as a sentence.
        check: returns how a step breaks it with these rows; None where it
            holds.
    """

    name: str
    says: str
    check: Callable[[Pipeline, FeedRows, Feed], Broken | None] = attrs.field(repr=False, eq=False)
