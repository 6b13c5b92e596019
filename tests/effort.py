"""
How the laws spend the examples that their profile gives (see ``conftest.py``).

No law has a number of its own: a law whose examples cost more says how many
times more, and takes as many fewer.  One whose cost is that of asking an engine
at all draws many examples and asks about all of them at once.
"""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING, TypeVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

T = TypeVar("T")

HEAPS = (1, 4, 16)
"""How many examples are put together."""

WHOLE = ("engines", "nightly")
"""The profiles that leave out no turn."""


def count(cost: int = 1) -> int:
    """Return how many examples there are for a law whose examples cost so many times what others do."""
    return max(2, settings().max_examples // cost)


def examples(cost: int) -> settings:
    """Return the settings of a law whose examples cost so many times what others do."""
    return settings(max_examples=count(cost))


def drawn(strategy: st.SearchStrategy[T], cost: int = 1) -> list[T]:
    """Return random values at once, as many as a law whose examples cost so much would look at."""
    found: list[T] = []

    @settings(max_examples=count(cost), phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(value=strategy)
    def collect(value: T) -> None:
        found.append(value)

    collect()
    return found


def in_turn(values: Sequence[T], one_in: int = 2) -> list[T]:
    """
    Return one in so many values, by the seed, so that all have their turn; all of them in the profiles for that.

    Asking an engine takes as long for one row as for many: what is asked in
    ``.ci/engines`` of all tables, the usual run asks of some, others every day.
    """
    if settings.get_current_profile_name() in WHOLE:
        return list(values)
    among = max(1, min(one_in, len(values)))
    return list(values[drawn(st.integers(0, among - 1))[-1] :: among])


def heaps(values: Sequence[T]) -> Iterator[list[T]]:
    """
    Put values together: one alone, then four, then sixteen, over and over.

    Large heaps are cheap, as an engine takes as long for many rows as for few.
    Small ones meet what goes by what a whole column holds, or does not.
    """
    at = 0
    for size in cycle(HEAPS):
        if at >= len(values):
            return
        yield list(values[at : at + size])
        at += size


def fewest(values: Sequence[T], fails: Callable[[list[T]], bool]) -> list[T]:
    """Return as few of the values as fail together, so that a failure of many is read (Zeller's ddmin, 2002)."""
    left, parts = list(values), 2
    while len(left) > 1:
        size = -(-len(left) // parts)
        rest = [left[:at] + left[at + size :] for at in range(0, len(left), size)]
        smaller = next((some for some in rest if some and fails(some)), None)
        if smaller is not None:
            left, parts = smaller, max(2, parts - 1)
        elif size == 1:
            break
        else:
            parts = min(len(left), 2 * parts)
    return left
