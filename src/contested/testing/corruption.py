"""Corruptions: one way in which rows go wrong in life, with where it was seen and what finds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested.testing.fed_rows import FeedRows as FeedRows  # noqa: PLC0414, TC001  # it is known here too

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis import strategies as st

    from contested.feeds.feed import Feed


@attrs.frozen
class Corruption:
    """
    One way in which rows go wrong.

    Args:
        name: what it is called, such as "copied story".
        says: what happens, as a clause: "a row copied three times becomes
            three witnesses".
        seen_at: where in life it was seen, with its source.
        found_by: rules of ``feed.check``, of which at least one finds it.
        apply: draws the rows as they are when it has happened; None where
            these rows, or this feed, give it no place.
    """

    name: str
    says: str
    seen_at: str
    found_by: tuple[str, ...]
    apply: Callable[[st.DrawFn, FeedRows, Feed], FeedRows | None] = attrs.field(repr=False, eq=False)
