"""
Closing clauses: what an answer says after its numbers, so that nobody is dropped (design.md, rules 7 and 8).

Whose ends are no plain claim, who gives words, who denies or withholds, in
whose account a formula has no value, who is silent, and what is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.claims import Stance
from contested.names import listed
from contested.quantities import number_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from contested.claims import LeftOut, Panel, Position


def closing_clauses(panel: Panel, *, best: bool = False, bounds: bool = True, silent: bool = False) -> tuple[str, ...]:
    """
    Return the clauses that close an answer on a panel, in the order in which every answer has them.

    Args:
        panel: that was asked.
        best: best values between other ends are named.
        bounds: ends that are no plain claim are named.
        silent: those who say nothing are named.
    """
    positions = panel.positions
    return (
        *(best_in(positions) if best else ()),
        *(bounds_in(positions) if bounds else ()),
        *refusals_in(positions),
        *(silence_in(panel.silent) if silent else ()),
        *left_out_clause(panel.left_out, panel.notes),
    )


def refusals_in(positions: Sequence[Position]) -> tuple[str, ...]:
    """Return the clauses of those who give no number: words, denials, and what is withheld or undefined."""
    return (*words_in(positions), *denials_in(positions), *withholding_in(positions))


def silence_in(names: Sequence[str]) -> tuple[str, ...]:
    """Return the clause that says who is silent."""
    return (f"{listed(list(names))} {'is' if len(names) == 1 else 'are'} silent",) if names else ()


def no_limit(names: Sequence[str], which: str) -> str:
    """Return the clause that says who names no "upper" or "lower" limit."""
    return f"{listed(list(names))} {'names' if len(names) == 1 else 'name'} no {which} limit"


def denials_in(positions: Iterable[Position]) -> tuple[str, ...]:
    """Return a clause for each thing denied: "Armenia denies the figure"."""
    by_object: dict[str, list[str]] = {}
    for position in positions:
        for rejected in position.rejected:
            by_object.setdefault(rejected, []).append(position.name)
    return tuple(
        f"{listed(names)} {'denies' if len(names) == 1 else 'deny'} {what}" for what, names in sorted(by_object.items())
    )


def withholding_in(positions: Iterable[Position]) -> tuple[str, ...]:
    """Return the clause that says who withholds a number."""
    positions = tuple(positions)
    by_figure: dict[str, list[str]] = {}
    for position in positions:
        if position.stance is Stance.WITHHELD:
            by_figure.setdefault(_of_which(position), []).append(position.name)
    clauses = [withholds(names, of) for of, names in sorted(by_figure.items())]
    return (*clauses, *undefined_in(positions))


def withholds(names: list[str] | tuple[str, ...], of: str = "") -> str:
    """Return the clause that says who withholds a number, of a derived figure also of which one."""
    return f"{listed(names)} {'withholds' if len(names) == 1 else 'withhold'} a number{of}"


def _of_which(position: Position) -> str:
    """Return the figure that leaves a derived one without a number: " of wounded"."""
    return "" if position.working is None or not position.working.figure else f" of {position.working.figure}"


def undefined_in(positions: Iterable[Position]) -> tuple[str, ...]:
    """Return a clause for each account in which a formula has no value."""
    return tuple(str(position) for position in positions if position.stance is Stance.UNDEFINED)


def words_in(positions: Iterable[Position]) -> tuple[str, ...]:
    """Return a clause for each who gives a word in place of a number: "A says “dozens”"."""
    return tuple(
        f"{listed([position.name])} says {position}{_of_which(position)}"
        for position in positions
        if position.stance is Stance.UNQUANTIFIED
    )


def bounds_in(positions: Iterable[Position]) -> tuple[str, ...]:
    """Return a clause for each whose ends are no plain claim: "A gives a 95% confidence interval" (rule 14)."""
    return tuple(
        f"{listed([position.name])} gives {_a(words)}"
        for position in positions
        for words in dict.fromkeys(e.bounds_words for e in position.estimates if e.bounds_words)
    )


def best_in(positions: Iterable[Position]) -> tuple[str, ...]:
    """Return a clause for each best value between other ends: "A gives 24 as the best value"."""
    return tuple(
        f"{listed([position.name])} gives {number_words(best, derived=e.converted)} as the best value"
        for position in positions
        if position.working is None and not position.lenders
        for e in position.estimates
        if (best := e.to(position.unit).best) is not None
    )


def left_out_clause(left_out: tuple[LeftOut, ...], notes: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the clause that names what an answer leaves out, and what else it has to say."""
    clause = (f"left out: {', '.join(str(one) for one in left_out)}",) if left_out else ()
    return clause + notes


def _a(words: str) -> str:
    return f"an {words}" if words[0] in "a8" else f"a {words}"
