"""
Closing clauses: what an answer says after its numbers, so that nobody is dropped (design.md, rules 7 and 8).

Whose ends are no plain claim, who gives words, who denies or withholds, in
whose account a formula has no value, who is silent, and what is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.claims import Stance, best_words, centre_of, error_words, has_value, is_centre_about
from contested.claims.day_words import combined_days, days_held
from contested.names import listed
from contested.quantities import level_words, number_words
from contested.quantities.unit_table import STATES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from contested.claims import Estimate, LeftOut, Panel, Position, SaidBehind
    from contested.quantities import When


def closing_clauses(
    panel: Panel,
    *,
    best: bool = False,
    bounds: bool = True,
    silent: bool = False,
    beside: bool = True,
    day: bool = True,
) -> tuple[str, ...]:
    """
    Return the clauses that close an answer on a panel, in the order in which every answer has them.

    Args:
        panel: that was asked.
        best: best values between other ends are named.
        bounds: ends that are no plain claim are named, and stated errors.
        silent: those who say nothing are named.
        beside: best value and error of the only number stand beside it.
        day: the day that all accounts share is named.
    """
    positions, told = panel.positions, beside and bool(beside_the_only(panel))
    common = shared_day((panel,)) if day else ""
    return (
        *((common,) if common else ()),
        *(best_in(positions) if best and not told else ()),
        *(bounds_in(positions) if bounds else ()),
        *(errors_in(positions) if bounds and not told else ()),
        *quotes_in(positions),
        *fates_in(positions),
        *takings_in(positions),
        *refusals_in(positions),
        *(silence_in(panel.silent) if silent else ()),
        *days_combined_in((panel,)),
        *left_out_clause(panel.left_out, panel.notes),
    )


def shared_day(panels: Iterable[Panel]) -> str:
    """
    Return the day of which every account of formulas on counts is, in words; nothing where they are of several days.

    With the lag where all have one: "as of 2024-01-10; children counted to 2024-01-05".
    """
    held = [position for panel in panels for position in panel.stated]
    if not held or any(position.working is None for position in held):
        return ""
    words = {position.day_words for position in held}
    days = {position.day for position in held}
    if len(words) == 1:
        return words.pop()
    day = days.pop()
    return "" if days or day is None else f"as of {day}"


def lags_in(panels: Iterable[Panel]) -> tuple[str, ...]:
    """Return a clause for each account that takes a number of an earlier day than its own, unless all do alike."""
    panels = tuple(panels)
    shown = shared_day(panels)
    by_words: dict[str, list[str]] = {}
    for position in (one for panel in panels for one in panel.stated):
        words = "" if position.day_words == shown else "; ".join(position.lags)
        if words:
            by_words.setdefault(words, []).append(position.name)
    return tuple(f"{words} per {listed(list(dict.fromkeys(names)))}" for words, names in by_words.items())


def refusals_in(positions: Sequence[Position]) -> tuple[str, ...]:
    """Return the clauses of those who give no number: words, denials, and what is withheld or undefined."""
    return (*words_in(positions), *denials_in(positions), *withholding_in(positions))


def silence_in(names: Sequence[str]) -> tuple[str, ...]:
    """Return the clause that says who is silent."""
    return (f"{listed(list(names))} {'is' if len(names) == 1 else 'are'} silent",) if names else ()


def halves_in(panels: Sequence[Panel]) -> tuple[str, ...]:
    """
    Return a clause for those who give some numbers that a question on panels needs, and say nothing of others.

    Who says nothing of any of it has no clause, nor has one whose number the
    others borrow: it takes part.
    """
    lenders = _lending(panels)
    by_halves: dict[tuple[str, str], list[str]] = {}
    for name in sorted({name for panel in panels for name in panel.by_name if name not in lenders}):
        given: list[str] = []
        missing: list[str] = []
        for panel in panels:
            position = panel.account(name)
            inputs = ((panel.figure, position),) if position.working is None else position.working.inputs
            given += [figure for figure, held in inputs if held.stance is Stance.STATED and not held.lenders]
            missing += [figure for figure, held in inputs if held.stance is Stance.SILENT]
        if given and missing:
            halves = listed(list(dict.fromkeys(given))), listed(list(dict.fromkeys(missing)))
            by_halves.setdefault(halves, []).append(name)
    return tuple(
        f"{listed(who)} {'gives' if len(who) == 1 else 'give'} {given}, "
        f"and {'says' if len(who) == 1 else 'say'} nothing of {missing}"
        for (given, missing), who in by_halves.items()
    )


def _lending(panels: Sequence[Panel]) -> set[str]:
    """Return whose numbers others borrow."""
    lenders = [one for panel in panels for one in panel.lenders]
    for position in (one for panel in panels for one in panel.positions):
        if position.working is not None:
            lenders += [one for held in position.working.operands for one in held.lenders]
    return {one.name for one in lenders}


def days_combined_in(panels: Sequence[Panel]) -> tuple[str, ...]:
    """Return the clauses that name the days of what one account combines: "A combines x of 2021 and y of 1990"."""
    rests_on: list[tuple[str, str, list[When]]] = []
    for panel in panels:
        for position in panel.stated:
            working = position.working
            inputs = ((panel.figure, position),) if working is None else working.inputs
            rests_on += [(position.name, figure, _days_taken(held, position)) for figure, held in inputs]
    return (*lags_in(panels), *combined_days(rests_on))


def _days_taken(held: Position, account: Position) -> list[When]:
    """Return the days of a number that an account takes; of a count that of the account, since its own is a lag."""
    is_mix = account.holder is not None and account.holder.kind == "mixed"
    if is_mix and any(span.as_of is not None for span in account.spans):
        return []  # counts of each combination are taken at its own day, which stands behind the answer
    return days_held(held) if held.day is None or account.day is None else [account.day]


def no_limit(names: Sequence[str], which: str) -> str:
    """Return the clause that says who names no "upper" or "lower" limit."""
    return f"{listed(list(names))} {'names' if len(names) == 1 else 'name'} no {which} limit"


def denials_in(positions: Iterable[Position]) -> tuple[str, ...]:
    """Return a clause for each thing denied or disputed: "Armenia denies the figure"."""
    by_object: dict[tuple[str, str], list[str]] = {}
    for position in positions:
        for rejection in position.rejections:
            by_object.setdefault(rejection, []).append(position.name)
    return _clauses(dict(sorted(by_object.items())))


def takings_in(positions: Iterable[Position]) -> tuple[str, ...]:
    """Return a clause for each who accepts another's number, and for each number that its party corrected."""
    by_object: dict[tuple[str, str], list[str]] = {}
    for position in positions:
        for aim in position.aims:
            what = f"the number of {aim.whose}" if aim.stance == "accepted" else aim.target_words
            by_object.setdefault((_VERBS[aim.stance], what), []).append(position.name)
    return _clauses(by_object)


def _clauses(by_object: Mapping[tuple[str, str], list[str]]) -> tuple[str, ...]:
    """Return a clause for each verb and its object: "A and B deny the figure"."""
    return tuple(
        f"{listed(names)} {verb if len(names) == 1 else _PLURALS[verb]} {what}"
        for (verb, what), names in by_object.items()
    )


_VERBS = {"accepted": "accepts", "corrected": "corrects"}
_PLURALS = {"denies": "deny", "disputes": "dispute", "accepts": "accept", "corrects": "correct"}


def withholding_in(positions: Iterable[Position]) -> tuple[str, ...]:
    """Return the clause that says who withholds a number."""
    positions = tuple(positions)
    by_figure: dict[str, list[str]] = {}
    for position in positions:
        if position.stance is Stance.WITHHELD and not position.retractions:
            by_figure.setdefault(_of_which(position), []).append(position.name)
    clauses = [withholds(names, of) for of, names in sorted(by_figure.items())]
    return (*clauses, *_retractions_in(positions), *undefined_in(positions))


def _retractions_in(positions: Iterable[Position]) -> tuple[str, ...]:
    """Return a clause for each who took back its number, and gives no other: "A retracts 1,500 people (a slip)"."""
    taken = [position for position in positions if position.stance is Stance.WITHHELD and position.retractions]
    return tuple(dict.fromkeys([f"{listed([one.name])} {one.refusal}{_of_which(one)}" for one in taken]))


def withheld_by(names: Sequence[str], panels: Iterable[Panel]) -> tuple[str, ...]:
    """Return the clauses of those who withhold an answer: who took back its number says so."""
    held = [one for panel in panels for one in panel.positions if one.name in names]
    retracted = {one.name for one in held if _retractions_in([one])}
    others = [name for name in names if name not in retracted]
    return (*([withholds(others)] if others else []), *_retractions_in(held))


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


def fates_in(positions: Iterable[Position]) -> tuple[str, ...]:
    """Return a clause for each number of the killed or the missing in a figure of people: "5 killed according to A"."""
    return tuple(
        f"{one.printed()} according to {listed([who.name])}" for who in positions for one in counting_fates(who)
    )


def counting_fates(position: Position) -> tuple[Estimate, ...]:
    """Return what a position says of what became of people, where its figure counts people at large, each once."""
    if position.working is not None or position.lenders or not STATES.isdisjoint(position.unit.names):
        return ()
    told = [one for one in position.estimates if not STATES.isdisjoint(one.unit.names) and one.interval is not None]
    return tuple({one.printed(): one for one in told}.values())


def quotes_in(positions: Iterable[Position]) -> tuple[str, ...]:
    """Return a clause for each number that another disputant alone reports, beside others of its party."""
    clauses = []
    for position in positions:
        for estimate in position.second_hand if not position.through else ():
            who = f"according to {listed([position.name])}, as quoted by {listed(position.quoted_by(estimate))}"
            clauses.append(f"{estimate.to(position.unit).printed()} {who}")
    return tuple(dict.fromkeys(clauses))


def bounds_in(positions: Iterable[Position]) -> tuple[str, ...]:
    """Return a clause for each whose ends are no plain claim: "A gives a 95% confidence interval" (rule 14)."""
    clauses: dict[str, None] = {}
    for position in positions:
        name = listed([position.name])
        if position.working is None and not position.lenders:  # what was computed has no such ends
            said = [e.bounds_words for e in position.estimates if e.bounds_words]
            clauses |= dict.fromkeys([f"{name} gives {_a(words)}" for words in said])
        for behind in _behind(position):
            clauses |= dict.fromkeys([f"{name} rests on {_a(words)}" for words in behind.ends_words])
    return tuple(clauses)


def _behind(position: Position) -> list[SaidBehind]:
    """Return what the figures of a formula say besides, whose value a position is."""
    return [span.behind for span in position.spans if span.behind is not None]


def best_in(positions: Iterable[Position]) -> tuple[str, ...]:
    """Return a clause for each best value between other ends: "A gives 24 as the best value"."""
    clauses = []
    for position in positions:
        name = listed([position.name])
        if position.working is None and not position.lenders:
            said = [words for e in position.estimates if (words := best_words(e.to(position.unit)))]
            clauses += [f"{name} gives {words} as the best value" for words in said]
        clauses += [f"{name} comes to {one.best_words} at best values" for one in _behind(position) if one.best_words]
    return tuple(clauses)


def beside_the_only(panel: Panel) -> str:
    """Return what the only one who speaks says beside its only number, to stand behind it: ", standard error 368"."""
    stated = panel.stated
    if len(stated) != 1 or len(stated[0].spans) != 1:
        return ""
    return "".join([f", {words}" for words in stated[0].beside_number(bounds=False)])


def errors_in(positions: Iterable[Position]) -> tuple[str, ...]:
    """Return a clause for each standard error: "Institute gives 153, standard error 368"."""
    clauses = []
    for position in positions:
        name = listed([position.name])
        if position.working is not None:
            clauses += [f"{name}: {error_words(span.error)}" for span in position.spans if span.error is not None]
            clauses += [f"{name} rests on {_a(words)}" for one in _behind(position) for words in one.error_words]
        elif not position.lenders:
            stated = [e for e in position.estimates if e.error_words]
            valued = dict.fromkeys([one for e in stated if has_value(one := e.to(position.unit))])
            for estimate in sorted(valued, key=lambda e: (centre_of(e), *(error or 0 for error in e.standard_errors))):
                for words in estimate.error_words:
                    about = is_centre_about(estimate)
                    number = number_words(centre_of(estimate), about=about, derived=estimate.converted)
                    clauses.append(f"{name} gives {number}, {words}")
    return tuple(dict.fromkeys(clauses))


def levels_used(panels: Iterable[Panel]) -> tuple[str, ...]:
    """Return a note for each level at which stated errors are used."""
    levels = {panel.level for panel in panels if any(position.is_uncertain for position in panel.stated)}
    return tuple(f"stated errors are used at the level {level_words(level)}" for level in sorted(levels))


def left_out_clause(left_out: tuple[LeftOut, ...], notes: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the clause that names what an answer leaves out, and what else it has to say."""
    clause = (f"left out: {', '.join(str(one) for one in left_out)}",) if left_out else ()
    return clause + notes


def _a(words: str) -> str:
    return f"an {words}" if words[0] in "a8" else f"a {words}"
