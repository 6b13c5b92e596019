"""Formulas as values: a graph of operations, the unit of its result, and what it needs of a figure."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import attrs

from contested.claims.scope import FigureRecord
from contested.errors import UnknownOperand
from contested.formulas.node import CONSTANT, LEAF, SCALE, Node, formula_words, in_order
from contested.formulas.program import Program, program_of
from contested.quantities import Unit  # noqa: TC001  # attrs resolves it
from contested.quantities.cpython import KeptProperty, new_record, reduce_by_constructor

if TYPE_CHECKING:
    from collections.abc import Hashable

    from contested.claims import Panel
    from contested.formulas.node import Operation
    from contested.formulas.unknown import Unknown


class Ready(NamedTuple):
    """What evaluating a formula needs: its rows, its figures (``roots`` tell which), what everybody says of them."""

    program: Program
    roots: tuple[Hashable, ...]
    unknowns: tuple[Unknown, ...]
    panels: tuple[Panel, ...]


@attrs.frozen(slots=False)
class Formula:
    """
    A formula with the unit of its result and its text.

    Building one evaluates nothing; what is computed is kept.  ``apart`` are
    groups of unknowns that are known to share nothing.  ``mixing`` asks for
    one account of every combination, or of those ``chosen``.  ``inside`` are
    pairs of a part and the whole that holds it.
    """

    top: Node
    unit: Unit
    words: str
    apart: frozenset[frozenset[Hashable]] = frozenset()
    mixing: bool = False
    chosen: tuple[tuple[Hashable, str], ...] | None = None
    inside: frozenset[tuple[Hashable, Hashable]] = frozenset()

    __reduce__ = reduce_by_constructor

    @property
    def program(self) -> Program:
        """The formula as rows."""
        return self.ready.program

    @property
    def unknowns(self) -> tuple[Unknown, ...]:
        """The figures of the formula, each once, in the order of their numbers."""
        return self.ready.unknowns

    @property
    def panels(self) -> tuple[Panel, ...]:
        """The panel of each figure."""
        return self.ready.panels

    @KeptProperty
    def ready(self) -> Ready:
        """What evaluating the formula needs."""
        return _ready(self.top)

    @property
    def titles(self) -> tuple[str, ...]:
        """The title of each figure."""
        return tuple(unknown.title for unknown in self.unknowns)

    def divisor(self, row: int) -> str:
        """Return what the division in a row divides by, in words."""
        _, parts, _ = self.program.rows[row]
        texts: list[tuple[str, str]] = []
        for kind, inner, value in self.program.rows[: parts[-1] + 1]:
            if kind == LEAF:
                texts.append((self.titles[value], LEAF))
            elif kind == CONSTANT:
                texts.append((str(value), CONSTANT))
            elif kind == SCALE:
                texts.append(texts[inner[0]])
            else:
                texts.append((formula_words(kind, [texts[p] for p in inner], value), kind))
        return texts[-1][0]

    def check_chosen(self) -> None:
        """
        Check that an account is chosen for each figure that parties state.

        Raises:
            UnknownOperand: one is missing, or one chosen is not in the formula.
        """
        if self.chosen is None:
            return
        chosen = dict(self.chosen)
        for root in chosen:
            if root not in self.ready.roots:
                raise UnknownOperand(self.words, str(getattr(root, "title", root)), self.titles)
        titles = tuple(u.title for u in self.unknowns if u.root in chosen)
        for unknown, panel in zip(self.unknowns, self.panels, strict=True):
            party = chosen.get(unknown.root)
            if party is None and not panel.lenders:
                raise UnknownOperand(self.words, unknown.title, titles)
            if party is not None and party not in panel.by_name and not panel.lenders:
                raise UnknownOperand(self.words, f"{unknown.title} per {party}", tuple(panel.by_name))


class FigureLike(FigureRecord, Protocol):
    """A figure as its operators know it; what they return is of its class."""

    @property
    def of(self) -> str | None:
        """Whose or what's figure it is."""

    @property
    def _formula(self) -> Formula | None:
        """What a derived one is made of."""

    @property
    def notes(self) -> tuple[str, ...]:
        """Clauses that its answers carry."""

    @property
    def root(self) -> Any:
        """Equal roots are the same unknown."""

    @property
    def _panel(self) -> Panel:
        """Everyone who has a say."""

    @property
    def _node(self) -> Node:
        """The figure as a node, in its unit."""

    def to(self, unit: Unit) -> Any:
        """Return the figure in another unit."""


def _ready(top: Node) -> Ready:
    stated = [part.value for part in top.parts if part.kind == LEAF]
    named = tuple([unknown.root for unknown in stated])
    if named and len(set(named)) == len(top.parts):  # each another figure: its rows are those of every such operation
        program = _on_figures(top.kind, top.value, len(named))
        return new_record(Ready, (program, named, tuple(stated), tuple([unknown._panel for unknown in stated])))
    order = in_order(top)
    place = {id(node): at for at, node in enumerate(order)}
    roots: dict[Hashable, int] = {}
    unknowns: list[Unknown] = []
    rows: list[Operation] = []
    for node in order:
        if node.kind == LEAF:
            at = len(roots)
            number = roots.setdefault(node.value.root, at)
            if number == at:
                unknowns.append(node.value)
            rows.append((LEAF, (), number))
        else:
            rows.append((node.kind, tuple([place[id(part)] for part in node.parts]), node.value))
    return Ready(
        program_of(tuple(rows), len(roots)),
        tuple(roots),
        tuple(unknowns),
        tuple([unknown._panel for unknown in unknowns]),
    )


@lru_cache(maxsize=256)
def _on_figures(kind: str, value: Any, count: int) -> Program:
    """Return the program of one operation on so many figures."""
    leaves: list[Operation] = [(LEAF, (), at) for at in range(count)]
    return program_of((*leaves, (kind, tuple(range(count)), value)), count)
