"""What a formula needs of a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Hashable

    from contested.claims.panel import Panel


class Unknown(Protocol):
    """A figure as an unknown of a formula: which one it is, its title and what everybody says of it."""

    @property
    def root(self) -> Hashable:
        """Equal roots are the same unknown."""

    @property
    def title(self) -> str:
        """What it is called in words."""

    @property
    def _panel(self) -> Panel:
        """Everyone who has a say."""
