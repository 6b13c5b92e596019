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
from contested.figure import Figure
from contested.methods.reconciliation import Reconciliation
from contested.testing.answers_by_figure import answered_figures_in, ids_of
from contested.testing.answers_recomputed import reconciliation_differences, verdict_differences
from contested.testing.number_changes import DENIALS, NEAR, NO_SIDE_DROPPED, PRECISION, ROWS_ACCOUNTED, is_near
from contested.testing.numbers_by_party import (
    denying,
    ends_claimed,
    ends_in,
    mapping_differences,
    nearly_within,
    number_in,
    number_said_differences,
    number_said_of,
    unnamed_speakers,
)
from contested.testing.saying_differences import Difference

if TYPE_CHECKING:
    from contested.claims import LeftOut
    from contested.quantities import Interval, Number


def answered_figures(answers: Mapping[object, object]) -> list[Figure]:
    """Return the figures among answers, those of dossiers too."""
    found: list[Figure] = []
    for answer in answers.values():
        if isinstance(answer, Dossier):
            found += answer.figures.values()
        elif isinstance(answer, Figure) and answer._formula is None:
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
    given = answered_figures_in(answers, asked)
    found: list[Difference] = []
    is_of_numbers = any(not _is_nothing(answer) and not isinstance(answer, bool) for _, answer in given.pairs)
    for figure, answer in given.pairs:
        if _is_nothing(answer) and is_of_numbers and _has_claims(figure):
            found.append(Difference(*_unanswered(figure)))
        found += _differences(answer, figure)
    if given.ids:
        missing = [figure for id_, figure in asked.figures.items() if id_ not in given.ids]
        found += [Difference(*_unanswered(figure)) for figure in missing]
    return found


def _is_nothing(answer: object) -> bool:
    return answer is None or (isinstance(answer, float) and math.isnan(answer))


def _has_claims(figure: Figure) -> bool:
    """Whether anybody denies a figure, or gives a number of it."""
    return any(one.denials or one.interval is not None for one in figure.positions())


def laws_shown(answers: Mapping[object, object], asked: Dossier) -> frozenset[str]:
    """Return the laws on which answers are held against what is claimed: a sentence without numbers shows no ends."""
    found: set[str] = set()
    for figure, answer in answered_figures_in(answers, asked).pairs:
        kind = next((kind for kind in _KINDS if isinstance(answer, kind)), None)
        if kind in _SHOWN:
            found |= _SHOWN[kind]
        elif kind is str:
            found |= _OF_NUMBERS if number_said_of(str(answer), figure) else _OF_NAMES
        elif isinstance(answer, Mapping):
            numbers = [one for one in answer.values() if number_in(one) is not None or ends_in(one) is not None]
            found |= _OF_NUMBERS if numbers else _OF_NAMES
        elif not isinstance(answer, bool) and (number_in(answer) is not None or ends_in(answer) is not None):
            found |= _OF_NUMBERS
    return frozenset(found)


_OF_NAMES = frozenset((NO_SIDE_DROPPED, DENIALS))
_OF_NUMBERS = _OF_NAMES | {PRECISION, ROWS_ACCOUNTED}
_SHOWN: dict[type | None, frozenset[str]] = {
    Range: _OF_NAMES | {PRECISION},
    Verdict: _OF_NAMES | {ROWS_ACCOUNTED},
    Reconciliation: _OF_NAMES | {ROWS_ACCOUNTED},
}
"""Which laws answers of a kind can show to be broken."""


def speaks_for_parties(answers: Mapping[object, object], asked: Dossier) -> bool:
    """Whether answers say whose numbers they rest on: by their kind, or with every name written somewhere in them."""
    kinds = (Range, Verdict, Reconciliation, Dossier, Figure)
    if all(ids_of(key, asked) and isinstance(answer, kinds) for key, answer in answers.items()):
        return True
    written = "\n".join(_texts_in(answers)).casefold()
    names = {name.casefold() for figure in asked.figures.values() for name in denying(figure)}
    return bool(names) and all(name in written for name in names)


def _texts_in(answer: object) -> Iterable[str]:
    if isinstance(answer, Mapping):
        answer = [*answer, *answer.values()]
    if isinstance(answer, (list, tuple, set, frozenset)):
        return [text for one in answer for text in _texts_in(one)]
    return [answer] if isinstance(answer, str) else []


def _told(found: Iterable[tuple[str, str]]) -> list[Difference]:
    return [Difference(law, what) for law, what in found]


def _unanswered(figure: Figure) -> tuple[str, str]:
    denied = all(position.denials and not position.estimates for position in figure.positions())
    return DENIALS if denied else NO_SIDE_DROPPED, f"nothing is answered of {figure.title}: {figure.hull()}"


def _differences(answer: object, figure: Figure) -> list[Difference]:
    for kind, looked_at in _KINDS.items():
        if isinstance(answer, kind):
            return looked_at(answer, figure)
    ends = ends_in(answer) or _ends_of_triple(answer, figure)
    if ends is not None:
        return [*_deniers_untold(ends, answer, figure), *_span_differences(ends, figure)]
    number = number_in(answer)
    return [] if number is None or isinstance(answer, bool) else _number_differences(number, figure)


def _left_out(left_out: Iterable[LeftOut]) -> list[str]:
    return [one.who for one in left_out]


def _untold(text: str, figure: Figure) -> list[Difference]:
    """Return whom a sentence does not name: who denies, and at each end of the range somebody who puts it there."""
    hull = figure.hull()
    named = {name for name in denying(figure) if name.casefold() in text.casefold()}
    told = named | set().union(*(set(ends) for ends in (hull.low_by, hull.high_by) if named & set(ends)))
    wanted = {*hull.low_by, *hull.high_by, *(name for name, denies in denying(figure).items() if denies)}
    missing = _told(unnamed_speakers(told | (set(denying(figure)) - wanted), figure))
    return [*missing, *_told(number_said_differences(text, figure))]


def _range_differences(answer: Range, figure: Figure) -> list[Difference]:
    wanted = figure.hull()
    if answer.kind != wanted.kind or answer._panel.left_out:
        return []
    return _inside(answer.interval, wanted.interval, f"{answer}", f"{wanted}") if answer.unit == wanted.unit else []


def _inside(found: Interval, wanted: Interval, words: str, others: str) -> list[Difference]:
    if wanted.is_empty or (is_near(found.low, wanted.low) and is_near(found.high, wanted.high)):
        return []
    return [Difference(PRECISION, f"it answers {words}; what is claimed is {others}")]


def _ends_of_triple(answer: object, figure: Figure) -> Interval | None:
    """Return the ends of three numbers that are a range with one inside: both are claimed, or all three are zero."""
    if not isinstance(answer, tuple) or len(answer) != 3:
        return None
    low, middle, high = map(number_in, answer)
    if low is None or middle is None or high is None or not low <= middle <= high:
        return None
    claimed = ends_claimed(figure.estimates, figure)
    is_range = all(any(is_near(end, one) for one in claimed) for end in (low, high))
    return ends_in((low, high)) if is_range or low == high == 0 else None


def _deniers_untold(ends: Interval, answer: object, figure: Figure) -> list[Difference]:
    """Return who denies a figure of which two ends are given, and is named nowhere beside them."""
    if ends.high is not None and 0 < ends.high <= len(figure.statements):
        return []  # they may count who speaks
    named = set(_texts_in(answer))
    return [
        Difference(DENIALS, f"it answers {ends}, and nothing tells that {name} denies {figure.title}")
        for name, denies in denying(figure).items()
        if denies and name not in named
    ]


def _of_mapping(answer: Mapping[object, object], figure: Figure) -> list[Difference]:
    """Return how a dictionary differs: by party, of two ends, or of one number that stands for all."""
    low, high = (next((key for key in keys if key in answer), None) for keys in (_LOW, _HIGH))
    if low is not None and high is not None:
        ends = ends_in((answer[low], answer[high]))
        return [] if ends is None else [*_deniers_untold(ends, answer, figure), *_span_differences(ends, figure)]
    number = number_in(next(iter(answer.values()))) if len(answer) == 1 and set(answer) <= _ONE else None
    return _told(mapping_differences(answer, figure)) if number is None else _number_differences(number, figure)


_LOW, _HIGH = ("low", "lower", "min", "minimum"), ("high", "upper", "max", "maximum")
_ONE = frozenset(("mean", "average", "median", "midpoint"))
"""What a dictionary calls its ends, or the one number that it has."""


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
        elif not interval.within(ends) and not nearly_within(interval, ends):
            found.append(Difference(PRECISION, f"{one.name} says {interval}, of which {ends} leaves out a part"))
    return found


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
        printed = ends_claimed([one for position in positions for one in position.estimates], figure)
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
    return [*_told(unnamed_speakers(named, figure)), *_range_differences(answer, figure)]


def _of_verdict(answer: Verdict, figure: Figure) -> list[Difference]:
    named = {*answer.by_party, *_left_out(answer.left_out)}
    return [*_told(unnamed_speakers(named, figure)), *_told(verdict_differences(answer, figure))]


def _of_reconciliation(answer: Reconciliation, figure: Figure) -> list[Difference]:
    named = {*answer.parties, *_left_out(answer.left_out)}
    return [*_told(unnamed_speakers(named, figure)), *_told(reconciliation_differences(answer, figure))]


_KINDS: dict[type, Callable[[Any, Figure], list[Difference]]] = {
    Range: _of_range,
    Verdict: _of_verdict,
    Reconciliation: _of_reconciliation,
    str: _untold,
    Mapping: _of_mapping,
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
    return answer if number_in(answer) is None else number_in(answer)


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
