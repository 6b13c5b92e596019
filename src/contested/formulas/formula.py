"""Formulas as values: a graph of operations, the unit of its result, and what is known of its figures."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from contested.errors import UnknownOperand
from contested.formulas.node import CONSTANT, LEAF, SCALE, Node, formula_words
from contested.formulas.overlaps import sum_caveats
from contested.formulas.program import compiled
from contested.quantities.cpython import reduce_by_constructor
from contested.quantities.units import Unit  # noqa: TC001  # attrs resolves it

if TYPE_CHECKING:
    from collections.abc import Hashable

    from contested.claims.panel import Panel
    from contested.formulas.node import Unknown
    from contested.formulas.program import Program


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
        return self._compiled[0]

    @property
    def unknowns(self) -> tuple[Unknown, ...]:
        """The figures of the formula, each once, in the order of the program's roots."""
        return self._compiled[1]

    @cached_property
    def panels(self) -> tuple[Panel, ...]:
        """The panel of each figure."""
        return tuple([unknown.panel for unknown in self.unknowns])

    @property
    def titles(self) -> tuple[str, ...]:
        """The title of each figure."""
        return tuple(unknown.title for unknown in self.unknowns)

    @property
    def caveats(self) -> tuple[str, ...]:
        """What a sum leaves open: that one of its figures may contain another."""
        return sum_caveats(self.program.rows, self.unknowns, self.apart, self.inside)

    @cached_property
    def _compiled(self) -> tuple[Program, tuple[Unknown, ...]]:
        return compiled(self.top)

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
            if root not in self.program.roots:
                raise UnknownOperand(self.words, str(getattr(root, "title", root)), self.titles)
        titles = tuple(u.title for u in self.unknowns if u.root in chosen)
        for unknown, panel in zip(self.unknowns, self.panels, strict=True):
            party = chosen.get(unknown.root)
            if party is None and not panel.lenders:
                raise UnknownOperand(self.words, unknown.title, titles)
            if party is not None and party not in panel.by_name and not panel.lenders:
                raise UnknownOperand(self.words, f"{unknown.title} per {party}", tuple(panel.by_name))
