"""
Answers: what a step makes of rows that is no row, held against what the library answers, and against each other.

A dossier and figures are read saying by saying.  Of a range, a verdict and a
reconciliation it is asked whom they name; a bare number, or two, can name
nobody.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from contested.answers.ranges import Range
from contested.answers.verdict import Verdict
from contested.dossier.dossier import Dossier
from contested.errors import ContestedError
from contested.figure import Figure
from contested.methods.reconciliation import Reconciliation
from contested.quantities import Interval, Number, exact
from contested.testing.answers_recomputed import reconciliation_differences, verdict_differences
from contested.testing.number_changes import DENIALS, NEAR, NO_SIDE_DROPPED, PRECISION, ROWS_ACCOUNTED, is_near
from contested.testing.saying_differences import Difference

if TYPE_CHECKING:
    from contested.claims import Estimate, LeftOut


def answered_figures(answers: Mapping[object, object]) -> list[Figure]:
    """Return the figures among answers, those of dossiers too."""
    found: list[Figure] = []
    for answer in answers.values():
        if isinstance(answer, Dossier):
            found += answer.figures.values()
        elif isinstance(answer, Figure) and answer.formula is None:
            found.append(answer)
    return found


def answer_differences(answers: Mapping[object, object], asked: Dossier) -> list[Difference]:
    """
    Return how answers differ from what the library answers to the same rows.

    Args:
        answers: by the id of a figure, or by what it is of; None where there
            is one answer alone.
        asked: the rows as a dossier.
    """
    found: list[Difference] = []
    met: set[str] = set()
    for key, answer in answers.items():
        ids = _ids(key, asked)
        met.update(ids)
        if len(ids) == 1:
            found += _differences(answer, asked.figures[ids[0]])
    if met:
        missing = [figure for id_, figure in asked.figures.items() if id_ not in met]
        found += [Difference(*_unanswered(figure)) for figure in missing]
    return found


def speaks_for_parties(answers: Mapping[object, object], asked: Dossier) -> bool:
    """Whether each answer is about a figure, and is one that says whose numbers it rests on."""
    figures = [(answer, [asked.figures[id_] for id_ in _ids(key, asked)]) for key, answer in answers.items()]
    return all(about and all(_names_all(answer, one) for one in about) for answer, about in figures)


def _names_all(answer: object, figure: Figure) -> bool:
    """Whether an answer is of a kind that names its parties, or a sentence or a dictionary that names them all."""
    if isinstance(answer, str):
        return all(name.casefold() in answer.casefold() for name in _voices(figure))
    if isinstance(answer, Mapping):
        return set(_voices(figure)) <= set(map(str, answer))
    return isinstance(answer, (Range, Verdict, Reconciliation, Dossier, Figure))


def _unanswered(figure: Figure) -> tuple[str, str]:
    denied = all(position.denials and not position.estimates for position in figure.positions())
    return DENIALS if denied else NO_SIDE_DROPPED, f"nothing is answered of {figure.title}: {figure.hull()}"


def _ids(key: object, asked: Dossier) -> tuple[str, ...]:
    if key is None:
        return tuple(asked.figures) if len(asked.figures) == 1 else ()
    if isinstance(key, str) and key in asked.figures:
        return (key,)
    wanted = {str(part).casefold() for part in (key if isinstance(key, tuple) else (key,))}
    return tuple(id_ for id_, figure in asked.figures.items() if wanted <= _names_of(figure))


def _names_of(figure: Figure) -> set[str]:
    parts = (figure.of, figure.name, figure.where, figure.title, figure.period, *(text for _, text in figure.facets))
    return {str(part).casefold() for part in parts if part is not None}


def _differences(answer: object, figure: Figure) -> list[Difference]:
    for kind, looked_at in _KINDS.items():
        if isinstance(answer, kind):
            return looked_at(answer, figure)
    ends = _ends(answer)
    if ends is not None:
        return _span_differences(ends, figure)
    number = _number(answer)
    return [] if number is None or isinstance(answer, bool) else _number_differences(number, figure)


def _left_out(left_out: Iterable[LeftOut]) -> list[str]:
    return [one.who for one in left_out]


def _voices(figure: Figure) -> dict[str, bool]:
    """Return who speaks of a figure, and whether they deny it."""
    return {one.name: bool(one.denials) for one in figure.positions()}


def _unnamed(named: set[str], figure: Figure) -> list[Difference]:
    return [
        Difference(
            DENIALS if denies else NO_SIDE_DROPPED,
            f"{name} speaks of {figure.title}, and the answer does not name them",
        )
        for name, denies in _voices(figure).items()
        if name not in named
    ]


def _untold(text: str, figure: Figure) -> list[Difference]:
    """Return whom a sentence does not name: who denies, and at each end of the range somebody who puts it there."""
    hull = figure.hull()
    named = {name for name in _voices(figure) if name.casefold() in text.casefold()}
    told = named | set().union(*(set(ends) for ends in (hull.low_by, hull.high_by) if named & set(ends)))
    wanted = {*hull.low_by, *hull.high_by, *(name for name, denies in _voices(figure).items() if denies)}
    return _unnamed(told | (set(_voices(figure)) - wanted), figure)


def _range_differences(answer: Range, figure: Figure) -> list[Difference]:
    wanted = figure.hull()
    if answer.kind != wanted.kind or answer.panel.left_out:
        return []
    return _inside(answer.interval, wanted.interval, f"{answer}", f"{wanted}") if answer.unit == wanted.unit else []


def _inside(found: Interval, wanted: Interval, words: str, others: str) -> list[Difference]:
    if wanted.is_empty or (is_near(found.low, wanted.low) and is_near(found.high, wanted.high)):
        return []
    return [Difference(PRECISION, f"it answers {words}; what is claimed is {others}")]


def _ends(answer: object) -> Interval | None:
    if isinstance(answer, Interval):
        return answer
    if not (isinstance(answer, (tuple, list)) and len(answer) == 2):
        return None
    low, high = (None if end is None else _number(end) for end in answer)
    if any(end is not None and number is None for end, number in zip(answer, (low, high), strict=True)):
        return None
    return None if low is not None and high is not None and low > high else Interval(low, high)


def _span_differences(ends: Interval, figure: Figure) -> list[Difference]:
    wanted = figure.hull()
    if wanted.is_empty or wanted.interval.within(ends):
        return []
    found = []
    for one in figure.positions():
        interval = one.interval
        if interval is None or interval.is_empty:
            continue
        if interval.disjoint(ends):
            found.append(Difference(NO_SIDE_DROPPED, f"{one.name} says {interval}, which lies outside of {ends}"))
        elif not interval.within(ends) and not _nearly_within(interval, ends):
            found.append(Difference(PRECISION, f"{one.name} says {interval}, of which {ends} leaves out a part"))
    return found


def _nearly_within(inner: Interval, outer: Interval) -> bool:
    low = outer.low is None or (inner.low is not None and (inner.low >= outer.low or is_near(inner.low, outer.low)))
    high = outer.high is None or (
        inner.high is not None and (inner.high <= outer.high or is_near(inner.high, outer.high))
    )
    return low and high


def _by_party(answer: Mapping[object, object], figure: Figure) -> list[Difference]:
    """Return how a number for each party differs from what that party says."""
    voices = {one.name: one for one in figure.positions()}
    if not set(map(str, answer)) & set(voices):
        return []
    found = _unnamed(set(map(str, answer)), figure)
    for name, said in answer.items():
        position, number = voices.get(str(name)), _number(said)
        if position is None or number is None or isinstance(said, bool):
            continue
        if position.interval is None or position.interval.is_empty:
            law = DENIALS if position.denials else PRECISION
            found.append(Difference(law, f"{name} gives no number of {figure.title}, and the answer gives {number}"))
        elif position.interval.is_one_sided:
            found.append(Difference(PRECISION, f"{name} says {position.interval}, and the answer gives {number} alone"))
        elif not any(is_near(number, end) for end in _ends_of(position.estimates, figure)):
            found.append(Difference(ROWS_ACCOUNTED, f"{name} says {position.interval}, and the answer gives {number}"))
    return found


def _ends_of(estimates: Iterable[Estimate], figure: Figure) -> list[Number]:
    found: list[Number] = []
    for one in estimates:
        said = one.to(figure.unit)  # a claim that did not convert would not stand in the figure
        ends = () if said.interval is None else (said.interval.low, said.interval.high)
        found += [end for end in (*ends, said.best) if end is not None]
    return found


def _number(answer: object) -> Number | None:
    if not isinstance(answer, (int, float, Fraction)) and type(answer).__module__ != "numpy":
        return None
    try:
        return exact(answer.item() if hasattr(answer, "item") else answer)
    except ContestedError:
        return None


def _number_differences(number: Number, figure: Figure) -> list[Difference]:
    """Return whom one number for a figure leaves out; how many speak is a number too, and leaves out nobody."""
    positions = figure.positions()
    counts = {len(positions), len(figure.statements), sum(bool(one.estimates) for one in positions)}
    if number in counts:
        return []
    stated = {one.name: one.interval for one in positions if one.interval is not None and not one.interval.is_empty}
    found = [
        Difference(DENIALS, f"it answers {float(number):g}, and nothing tells that {one.name} denies {figure.title}")
        for one in positions
        if one.denials
    ]
    if len(set(stated.values())) > 1:
        printed = _ends_of([one for position in positions for one in position.estimates], figure)
        nobody = "" if any(is_near(number, end) for end in printed) else ", a number that nobody claims"
        says = "; ".join(f"{name} says {interval}" for name, interval in sorted(stated.items()))
        found.append(Difference(NO_SIDE_DROPPED, f"it answers {float(number):g} for {figure.title}{nobody}: {says}"))
    elif stated:
        interval = next(iter(stated.values()))
        if not interval.is_point:
            found.append(
                Difference(PRECISION, f"it answers {float(number):g} for {figure.title}: {interval} is claimed")
            )
        elif not is_near(number, interval.low):
            found.append(
                Difference(ROWS_ACCOUNTED, f"it answers {float(number):g} for {figure.title}: {interval} is claimed")
            )
    elif positions and not found:
        found.append(Difference(PRECISION, f"it answers {float(number):g} for {figure.title}: {figure.hull()}"))
    return found


def has_words(answer: object, names: Iterable[str]) -> bool:
    """Whether names could stand in an answer where exchanging them whole misses them: in a text, or as part of one."""
    if isinstance(answer, Mapping):
        return any(_holds_name(key, names) or has_words(one, names) for key, one in answer.items())
    if isinstance(answer, (list, tuple, set, frozenset)):
        return any(has_words(one, names) for one in answer)
    return isinstance(answer, str) and answer not in names


def _holds_name(key: object, names: Iterable[str]) -> bool:
    """Whether a key is a text with a name as its part, or written otherwise."""
    if isinstance(key, (tuple, frozenset)):
        return any(_holds_name(part, names) for part in key)
    text = str(key)
    return text not in names and any(name.casefold() in text.casefold() for name in names)


def has_text(answer: object) -> bool:
    """Whether an answer is a sentence, or holds one: its words cannot be held against others one by one."""
    if isinstance(answer, Mapping):
        return any(map(has_text, answer.values()))
    return isinstance(answer, str)


def _of_range(answer: Range, figure: Figure) -> list[Difference]:
    named = {*answer.parties, *_left_out(answer.left_out)}
    return [*_unnamed(named, figure), *_range_differences(answer, figure)]


def _of_verdict(answer: Verdict, figure: Figure) -> list[Difference]:
    named = {*answer.by_party, *_left_out(answer.left_out)}
    return [*_unnamed(named, figure), *verdict_differences(answer, figure)]


def _of_reconciliation(answer: Reconciliation, figure: Figure) -> list[Difference]:
    named = {*answer.parties, *_left_out(answer.left_out)}
    return [*_unnamed(named, figure), *reconciliation_differences(answer, figure)]


_KINDS: dict[type, Callable[[Any, Figure], list[Difference]]] = {
    Range: _of_range,
    Verdict: _of_verdict,
    Reconciliation: _of_reconciliation,
    str: _untold,
    Mapping: _by_party,
}
"""How an answer of each kind is looked at."""


# -- two answers ------------------------------------------------------------------

_PRINTED = re.compile(r"\d(?:[\d,.]*\d)?")
"""The numbers in a sentence: its words may stand in any order, and be said twice."""


def answer_form(answer: object, names: Mapping[str, str] | None = None) -> object:
    """
    Return an answer in a form that can be held against another's.

    Args:
        answer: of any kind.
        names: what parties are called instead.
    """
    other = names or {}

    if isinstance(answer, (Range, Verdict, Reconciliation)):
        return _form_of_answer(answer, other)
    if isinstance(answer, Mapping):
        return {_key_form(key, other): answer_form(one, names) for key, one in answer.items()}
    if isinstance(answer, str) and answer in other:
        return [other[answer]]
    if isinstance(answer, str):
        return sorted(set(_PRINTED.findall(answer)))
    if isinstance(answer, (list, tuple, set, frozenset)):
        return sorted((answer_form(one, names) for one in answer), key=repr)
    return answer if _number(answer) is None else _number(answer)


def _key_form(key: object, other: Mapping[str, str]) -> str:
    """Return a key as text, with names exchanged, in tuples too."""
    if isinstance(key, (tuple, frozenset)):
        parts = [_key_form(part, other) for part in key]
        return repr(parts if isinstance(key, tuple) else sorted(parts))
    return other.get(str(key), str(key))


def _form_of_answer(answer: Range | Verdict | Reconciliation, other: Mapping[str, str]) -> tuple[object, ...]:
    def named(found: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(other.get(name, name) for name in found))

    if isinstance(answer, Range):
        left_out = named(_left_out(answer.left_out))
        ends = (answer.interval.low, answer.interval.high, answer.interval.low_open, answer.interval.high_open)
        return "range", answer.kind, *ends, named(answer.low_by), named(answer.high_by), named(answer.parties), left_out
    if isinstance(answer, Verdict):
        said = {other.get(name, name): str(one) for name, one in answer.by_party.items()}
        return "verdict", tuple(sorted(said.items()))
    return "reconciliation", answer.refused, answer.value, named(answer.parties)


def alike(a: object, b: object) -> bool:
    """Whether two forms are the same, numbers as near as floats come."""
    if isinstance(a, (int, Fraction)) and isinstance(b, (int, Fraction)):
        return is_near(a, b)
    if isinstance(a, float) and isinstance(b, float):
        return math.isclose(a, b, rel_tol=NEAR) or (math.isnan(a) and math.isnan(b))
    if isinstance(a, dict) and isinstance(b, dict):
        return set(a) == set(b) and all(alike(a[key], b[key]) for key in a)
    if isinstance(a, (list, tuple)) and isinstance(b, (list, tuple)):
        return len(a) == len(b) and all(map(alike, a, b))
    return bool(a == b)
