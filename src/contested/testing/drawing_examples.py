"""Examples: values drawn from a strategy at once, the same for one seed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from hypothesis import HealthCheck, Phase, given, seed, settings

if TYPE_CHECKING:
    from hypothesis import strategies as st

_T = TypeVar("_T")


def drawn_examples(strategy: st.SearchStrategy[_T], number: int, seed_: int) -> list[_T]:
    """Return so many values of a strategy, the plainest first; fewer where there are no more."""
    found: list[_T] = []

    @seed(seed_)
    @settings(
        max_examples=number,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        database=None,
        deadline=None,
    )
    @given(value=strategy)
    def collect(value: _T) -> None:
        found.append(value)

    collect()
    return found
