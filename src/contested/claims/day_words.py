"""
Day words: what stands behind a name in an answer, and which days one account combines (design.md, rule 10).

A day is printed where numbers of different known days stand in one answer.
Days are told apart by what they can mean, not by how they are written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested.names import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from contested.claims.position import Position
    from contested.claims.statement import Statement
    from contested.quantities import When

MOST_COMBINED = 4
"""Figures that a clause names with their days; of more it says how many days, and from when to when."""

_Days = dict[tuple[float, float], "When"]


def in_order_of_days(moments: Iterable[When | None]) -> list[When]:
    """Return the known ones of some times, each once, the earliest first."""
    found = _distinct(moments)
    return [found[key] for key in sorted(found)]


def days_held(position: Position) -> list[When]:
    """
    Return the days of the numbers of a position, the earliest first.

    Of a derived one those of its operands; of no day where one of them is undated.
    """
    held = in_order_of_days(span.as_of for span in position.spans)
    if held or position.working is None:
        return held
    return _days_together(position.working.operands)


def words_beside(positions: Sequence[Position]) -> dict[str, str]:
    """
    Return by name what is printed behind it: through whom all of its number reached us, and its day.

    Args:
        positions: of those who give a number, on one figure or on several.
    """
    words = day_words(positions)
    through: dict[str, set[str]] = {}
    for position in positions:
        if position.through:
            through.setdefault(position.name, set()).update(position.through)
    for name, quoting in through.items():
        day = f", {words[name]}" if name in words else ""
        words[name] = f"as quoted by {listed(sorted(quoting))}{day}"
    return words


def day_words(positions: Sequence[Position]) -> dict[str, str]:
    """Return by name the day that is printed behind it, in words: see ``days_beside``."""
    return {name: str(held) for name, held in days_beside(positions).items()}


@attrs.frozen
class DaysBeside:
    """
    The days that are printed behind a name.

    ``kind`` says what they are: "held" of a number that somebody states,
    "calculated" of an account, "counted to" of a count that stopped before
    the day of the answer.
    """

    kind: str
    days: tuple[When, ...]

    def __str__(self) -> str:
        words = " and ".join(map(str, self.days))
        return f"{_BEFORE_DAYS[self.kind]}{words}"


_BEFORE_DAYS = {"held": "", "calculated": "as of ", "counted to": "counted to "}


def days_beside(positions: Sequence[Position]) -> dict[str, DaysBeside]:
    """
    Return by name the days that are printed behind it: of all who have one where days differ, else of none.

    A count that stopped before the day of the answer always says so, and then
    those who reach that day print plainly.  Who combines several days has
    none of them here: ``combined_days`` names them.

    Args:
        positions: of those who give a number, on one figure or on several.
    """
    stopped = {
        p.name: DaysBeside("counted to", (span.as_of,))
        for p in positions
        for span in p.spans
        if span.stopped and span.as_of is not None
    }
    if stopped:
        return stopped
    by_name: dict[str, list[Position]] = {}
    for position in positions:
        by_name.setdefault(position.name, []).append(position)
    days = {name: _days_together(own) for name, own in by_name.items()}
    if len(_distinct(day for found in days.values() for day in found)) < 2:
        return {}
    words = {}
    for name, found in days.items():
        is_stated = len(by_name[name]) == 1 and by_name[name][0].working is None
        if len(found) == 1 or (found and is_stated):
            words[name] = DaysBeside("held" if is_stated else "calculated", tuple(found))
    return words


def combined_days(rests_on: Iterable[tuple[str, str, Sequence[When]]]) -> tuple[str, ...]:
    """
    Return the clauses that name the days of the figures that one account combines, where those differ.

    Args:
        rests_on: name, figure and days of each number that an account rests on.
    """
    by_name: dict[str, dict[str, list[When]]] = {}
    for name, figure, days in rests_on:
        if days:
            by_name.setdefault(name, {}).setdefault(figure, []).extend(days)
    by_words: dict[str, list[str]] = {}
    for name, figures in by_name.items():
        days = in_order_of_days(day for found in figures.values() for day in found)
        if len(figures) > 1 and len(days) > 1:
            by_words.setdefault(_combination(figures, days), []).append(name)
    return tuple(
        f"{listed(names)} {'combines' if len(names) == 1 else 'combine'} {words}" for words, names in by_words.items()
    )


def _days_together(positions: Iterable[Position]) -> list[When]:
    """Return the days of what several positions say together, none where one of them has none."""
    days = [days_held(position) for position in positions]
    return in_order_of_days(day for own in days for day in own) if all(days) else []


def days_said(*positions: Position) -> dict[str, list[str]]:
    """
    Return when what stands of positions held (``as_of``), was ``stated``, and was printed (``issued``), as text.

    Each day once, the earliest first; an empty list where no day is given.
    """
    said = [one for position in positions for one in _standing(position)]
    issued = [one.source.issued for one in said if one.source is not None]
    moments = {"as_of": [one.as_of for one in said], "stated": [one.stated for one in said], "issued": issued}
    return {clock: [str(day) for day in in_order_of_days(days)] for clock, days in moments.items()}


def days_said_by_name(names: Iterable[str], positions: Iterable[Position]) -> dict[str, dict[str, list[str]]]:
    """Return the days of what stands by name, over all positions of that name."""
    held: dict[str, list[Position]] = {name: [] for name in names}
    for position in positions:
        if position.name in held:
            held[position.name].append(position)
    return {name: days_said(*own) for name, own in held.items()}


def days_said_words(positions: Iterable[Position], period: When | None = None) -> str:
    """
    Return in one line when everything that stands held and was stated; nothing where nobody speaks.

    Whose day it is follows where it is not everybody's.  The day of issue of
    its source stands where no day of stating does: from then on it could be
    known.  What has no day of its own holds for the period of its figure.

    Args:
        positions: of one figure.
        period: of the figure, where it has one.
    """
    held: list[tuple[str, When | None]] = []
    stated: list[tuple[str, When | None]] = []
    issued: list[tuple[str, When | None]] = []
    for position in positions:
        for one in _standing(position):
            held.append((position.name, one.as_of))
            source_day = None if one.source is None else one.source.issued
            stated.append((position.name, one.stated))
            issued.append((position.name, source_day if one.stated is None else None))
    speak = {name for name, _ in held}
    undated = sorted({name for name, day in held if day is None})
    undated_words = "undated" if period is None else f"of {period}"
    parts = [_with_names("as of", held, speak), _whose(undated_words, undated, speak) if undated else ""]
    parts += [_with_names("stated", stated, speak), _with_names("issued", issued, speak)]
    return "; ".join(part for part in parts if part)


def _with_names(before: str, held: Sequence[tuple[str, When | None]], speak: set[str]) -> str:
    """Write days with whose they are, the earliest first: "as of 2012 (B), 2021 (A)"."""
    texts = []
    for day in in_order_of_days(day for _, day in held):
        same = {name for name, own in held if own is not None and _span(own) == _span(day)}
        texts.append(_whose(str(day), sorted(same), speak))
    return f"{before} {', '.join(texts)}" if texts else ""


def _whose(words: str, names: Sequence[str], speak: set[str]) -> str:
    return words if set(names) == speak else f"{words} ({listed(list(names))})"


def _standing(position: Position) -> tuple[Statement, ...]:
    """Return the statements of a position that stand."""
    return tuple(dict.fromkeys((*position.estimates, *position.beside, *position.denials, *position.withheld)))


def _combination(figures: Mapping[str, Sequence[When]], days: Sequence[When]) -> str:
    if len(figures) > MOST_COMBINED:
        return f"numbers of {len(days)} days, from {days[0]} to {days[-1]}"
    return listed([f"{figure} of {' and '.join(map(str, in_order_of_days(own)))}" for figure, own in figures.items()])


def _distinct(moments: Iterable[When | None]) -> _Days:
    """Return the known times by the first and last day that they can mean; of two that mean the same, the first."""
    found: _Days = {}
    for moment in moments:
        if moment is not None:
            found.setdefault(_span(moment), moment)
    return found


def _span(moment: When) -> tuple[float, float]:
    return moment.first_day, moment.last_day
