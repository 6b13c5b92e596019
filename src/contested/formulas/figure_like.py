"""What formulas need of a figure, stated or derived."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from contested.claims.scope import FigureRecord

if TYPE_CHECKING:
    from contested.claims.panel import Panel
    from contested.formulas.formula import Formula
    from contested.formulas.node import Node
    from contested.quantities.units import Unit


class FigureLike(FigureRecord, Protocol):
    """A figure as its operators know it; what they return is of its class."""

    @property
    def of(self) -> str | None:
        """Whose or what's figure it is."""

    @property
    def formula(self) -> Formula | None:
        """What a derived one is made of."""

    @property
    def notes(self) -> tuple[str, ...]:
        """Clauses that its answers carry."""

    @property
    def root(self) -> Any:
        """Equal roots are the same unknown."""

    @property
    def panel(self) -> Panel:
        """Everyone who has a say."""

    @property
    def node(self) -> Node:
        """The figure as a node, in its unit."""

    def to(self, unit: Unit) -> Any:
        """Return the figure in another unit."""
