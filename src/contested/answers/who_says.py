"""Who says a number: who states, allows, rules out or denies it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import attrs

from contested.answers.closing import left_out_clause, levels_used
from contested.claims import Derivation, Stance, rule
from contested.names import listed

if TYPE_CHECKING:
    from contested.claims import LeftOut, Panel, Position
    from contested.quantities import Number


@attrs.frozen(repr=False)
class WhoSays:
    """
    How everyone stands to one number.

    ``states`` printed that very number; ``allows`` printed something that it
    may be; ``rules_out`` something that it cannot be; ``undetermined`` gave a
    word and no number.

    Attributes:
        number: in the figure's unit.
        words: the number as written.
        denies: who denies.
        withholds: who withholds a number.
        silent: who says nothing.
        undefined: whose account has no value, since it divides by zero.
    """

    number: Number
    words: str
    _panel: Panel
    states: tuple[str, ...]
    allows: tuple[str, ...]
    rules_out: tuple[str, ...]
    undetermined: tuple[str, ...]
    denies: tuple[str, ...]
    withholds: tuple[str, ...]
    silent: tuple[str, ...]
    undefined: tuple[str, ...] = ()

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Whom or what the answer leaves out at the user's wish, and why."""
        return self._panel.left_out

    def explain(self, *, whole: bool = False) -> Derivation:
        """
        Return how the answer follows from positions, down to the sources.

        Args:
            whole: print all of it; else a long one says how many steps it
                leaves out.
        """
        inputs = tuple(position.explain() for position in self._panel.positions)
        again = partial(_again, self._panel, self.number, self.words)
        notes = levels_used([self._panel])
        return Derivation(self, f"{self.words}: {self}", again, inputs, notes, is_whole=whole)

    def __str__(self) -> str:
        said = (
            ("states it", "state it", self.states),
            ("allows it", "allow it", self.allows),
            ("rules it out", "rule it out", self.rules_out),
            ("gives no number", "give no number", self.undetermined),
            ("denies the figure", "deny the figure", self.denies),
            ("withholds a number", "withhold a number", self.withholds),
            ("is silent", "are silent", self.silent),
            ("is undefined", "are undefined", self.undefined),
        )
        days = self._panel.days
        clauses = [
            f"{listed(names, beside=days)} {one if len(names) == 1 else more}" for one, more, names in said if names
        ]
        return (
            "; ".join([*clauses, *left_out_clause(self._panel.left_out, self._panel.notes)]) or "nobody says anything"
        )

    def __repr__(self) -> str:
        return f"<WhoSays {self.words}: {self}>"


_SIDES = ("states", "allows", "rules_out", "undetermined", "denies", "withholds", "silent", "undefined")


def who_says(panel: Panel, number: Number, words: str) -> WhoSays:
    """Return how every position of the panel stands to ``number``, which ``words`` write."""
    named: dict[str, list[str]] = {}
    for position in panel.positions:
        if position.stance is Stance.SILENT and position.is_part_of_others:
            continue
        named.setdefault(_side(panel, position, number), []).append(position.name)
    sides = {side: tuple(named.get(side, ())) for side in _SIDES}
    return WhoSays(number, words, panel, **sides)


def _side(panel: Panel, position: Position, number: Number) -> str:
    allowed = panel.allowed(position)
    if allowed is None:
        return {
            Stance.UNQUANTIFIED: "undetermined",
            Stance.DENIED: "denies",
            Stance.WITHHELD: "withholds",
            Stance.UNDEFINED: "undefined",
        }.get(position.stance, "silent")
    if position.working is None and any(
        span.interval.is_point and span.interval.low == number for span in position.spans
    ):
        return "states"
    return "allows" if panel.allows(position, number) else "rules_out"


@rule("who says")
def _again(panel: Panel, number: Number, words: str, *positions: Position) -> WhoSays:
    return who_says(attrs.evolve(panel, positions=positions), number, words)
