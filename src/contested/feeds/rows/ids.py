"""
Ids: what the figures and sources of a feed are called in its dossier.

An id is made of what a figure is of, and of what tells it apart from others of
the same: its measure, facets, place, period and definition, where they differ.
Ids are given in the order of names, so that the order of rows changes none.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from contested.dossier.file.record_ids import readable_ids

if TYPE_CHECKING:
    from collections.abc import Iterable

    from contested.claims import Source
    from contested.table.row_claim import Scope


def figure_ids(scopes: Iterable[Scope]) -> dict[Scope, str]:
    """Return an id for each figure."""
    ordered = sorted(scopes, key=_order)
    times = Counter(scope.of for scope in ordered)
    several = [scope for scope in ordered if times[scope.of] > 1]  # of most feeds none
    told = {scope: _told(scope) for scope in several}
    alike: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for scope in several:
        alike.setdefault(scope.of, []).append(told[scope])
    telling = {of: [len(set(part)) > 1 for part in zip(*parts, strict=True)] for of, parts in alike.items()}
    names = [
        (*scope.of, *(text for text, tells in zip(told[scope], telling[scope.of], strict=True) if tells and text))
        if scope in told
        else scope.of
        for scope in ordered
    ]
    return dict(zip(ordered, readable_ids([tuple(map(_worded, parts)) for parts in names]), strict=True))


_BOUND = re.compile(
    r"(<=|>=|[<>\N{LESS-THAN OR EQUAL TO}\N{GREATER-THAN OR EQUAL TO}])\s*(?=[0-9])|(?<=[0-9])\s*\+(?![0-9])"
)
_BOUND_WORDS = {
    None: " plus",
    "<": "under ",
    ">": "over ",
    "<=": "at most ",
    ">=": "at least ",
    "\N{LESS-THAN OR EQUAL TO}": "at most ",
    "\N{GREATER-THAN OR EQUAL TO}": "at least ",
}
"""What an id has no sign for, and would else leave out: "3+" is another group than "3"."""


def _worded(text: str) -> str:
    return _BOUND.sub(lambda found: _BOUND_WORDS[found[1]], text)


def source_ids(sources: Iterable[Source]) -> dict[str, Source]:
    """Return sources by an id for each."""
    ordered = sorted(sources, key=lambda one: (one.title, one.cited(), str(one.url), str(one.note)))
    return dict(
        zip(
            readable_ids([(one.title,) for one in ordered], [one.content_digest for one in ordered]),
            ordered,
            strict=True,
        )
    )


def _order(scope: Scope) -> tuple[object, ...]:
    return (scope.of, scope.name, scope.facets, *(text or "" for text in scope[2:5]))


def _told(scope: Scope) -> tuple[str, ...]:
    """Return what can tell a figure from others of the same, in the order in which an id names it."""
    facets = "-".join(dict.fromkeys(text for _, text in scope.facets))
    return (scope.name, facets, scope.where or "", scope.period or "", scope.definition or "")
