"""
Answers by figure: which figure, or which day of one, each of a step's answers is of, by the key under which it stands.

A key is the id of a figure, or what fixes it; with a day, a party, or both
beside it: ("Stepanakert", "2023-09-20"), or {"2023-09-20": {"Stepanakert": 3}}.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import attrs

from contested.testing.numbers_by_party import denying

if TYPE_CHECKING:
    from contested.dossier.dossier import Dossier
    from contested.figure import Figure


@attrs.frozen
class Answered:
    """
    Answers, each with the figure that it is of.

    Args:
        pairs: the figure, or what is claimed of it as of one day, and the
            answer; answers by figure and party are a dictionary for each.
        ids: of which figures anything is answered.
    """

    pairs: tuple[tuple[Figure, object], ...]
    ids: frozenset[str]


def answered_figures_in(answers: Mapping[object, object], asked: Dossier) -> Answered:
    """
    Return of which figures answers are; those of none, or of several, are left out.

    A figure with a key that names nobody who speaks of it is left out too: its
    keys may say something else.
    """
    pairs: list[tuple[Figure, object]] = []
    by_party: dict[tuple[str, str | None], dict[object, object]] = {}
    met: set[str] = set()
    unclear: set[str] = set()
    days = {_written(one.as_of) for figure in asked.figures.values() for one in figure.statements}
    for key, answer in _flat(answers, days):
        ids, day, party = _of_key(key, days, asked)
        if len(ids) != 1:
            if isinstance(key, tuple):
                return Answered((), frozenset())  # of what else they are is not known
            continue
        met.add(ids[0])
        figure = asked.figures[ids[0]]
        if party is None:
            pairs.append((figure if day is None else _on(figure, day), answer))
            continue
        by_party.setdefault((ids[0], day), {})[party] = answer
        if party not in denying(figure):
            unclear.add(ids[0])
    for (id_, day), said in by_party.items():
        if id_ not in unclear:
            pairs.append((asked.figures[id_] if day is None else _on(asked.figures[id_], day), said))
    return Answered(tuple(pairs), frozenset(met))


def ids_of(key: object, asked: Dossier) -> tuple[str, ...]:
    """Return the ids of the figures that a key can mean: an id, or some of what fixes a figure."""
    if key is None:
        return tuple(asked.figures) if len(asked.figures) == 1 else ()
    if isinstance(key, str) and key in asked.figures:
        return (key,)
    wanted = {str(part).casefold() for part in (key if isinstance(key, tuple) else (key,))}
    return tuple(id_ for id_, figure in asked.figures.items() if wanted <= _names_of(figure))


def _names_of(figure: Figure) -> set[str]:
    parts = (figure.of, figure.name, figure.where, figure.title, figure.period, *(text for _, text in figure.facets))
    return {str(part).casefold() for part in parts if part is not None}


def _flat(answers: Mapping[object, object], days: set[str]) -> Iterator[tuple[object, object]]:
    """Give answers with the days in dictionaries of them, or around them, as a part of their keys."""
    for key, answer in answers.items():
        if isinstance(answer, Mapping) and answer and (_is_day(key, days) or all(_is_day(one, days) for one in answer)):
            for inner, one in answer.items():
                yield (*_parts(key), *_parts(inner)), one
        else:
            yield key, answer


def _parts(key: object) -> tuple[object, ...]:
    return key if isinstance(key, tuple) else (key,)


def _of_key(key: object, days: set[str], asked: Dossier) -> tuple[tuple[str, ...], str | None, str | None]:
    """Return the figures that a key can mean, and the day and the party beside them."""
    ids = ids_of(key, asked)
    if len(ids) == 1 or not isinstance(key, tuple):
        return ids, None, None
    day = next((_day(part, days) for part in key if _is_day(part, days)), None)
    rest = tuple(part for part in key if not _is_day(part, days))
    ids = _by_parts(rest, asked)
    if len(ids) == 1 or len(rest) < 2:
        return ids, day, None
    return _by_parts(rest[:-1], asked), day, str(rest[-1])


def _by_parts(parts: tuple[object, ...], asked: Dossier) -> tuple[str, ...]:
    return ids_of(parts[0] if len(parts) == 1 else parts, asked) if parts else ()


def _written(day: object) -> str:
    return str(day)


def _day(part: object, days: set[str]) -> str | None:
    """Return the day that a part of a key is, as a claim writes it; of an instant its day."""
    text = _written(part)
    return next((one for one in (text, text[: len("2023-09-20")]) if one in days), None)


def _is_day(part: object, days: set[str]) -> bool:
    return part is not None and _day(part, days) is not None


def _on(figure: Figure, day: str) -> Figure:
    """Return what is claimed of a figure as of one day alone."""
    return attrs.evolve(figure, statements=tuple(one for one in figure.statements if _written(one.as_of) == day))
