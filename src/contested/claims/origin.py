"""
Origins: who is behind a number (design.md, rule 6).

The last link of a declared chain; else a source declared primary; else the
party; else the source.  Dependence that nobody declared is unknown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from contested.claims.estimate import Estimate


@attrs.frozen(repr=False)
class Origin:
    """
    Who is behind some estimates.

    ``kind`` is "source", "party" or "speaker"; ``estimates`` are those that
    go back to it.
    """

    name: str
    kind: str
    estimates: tuple[Estimate, ...] = ()

    def __str__(self) -> str:
        return f"{self.name} ({self.kind}, {len(self.estimates)} estimate{'s' if len(self.estimates) != 1 else ''})"

    def __repr__(self) -> str:
        return f"<Origin {self}>"


def origin_key(estimate: Estimate) -> tuple[str, str, object]:
    """
    Return kind, name and identity of the origin of an estimate.

    A speaker (or holder) who is not named is nobody else's origin.
    """
    source = estimate.source
    behind = estimate.quoting[-1].behind or estimate.quoting[-1] if estimate.quoting else None
    if behind is None and source is not None:
        behind = source.behind or (source if source.primary else None)
    if behind is not None:
        return "source", behind.name, behind
    if len(estimate.parties) == 1 and not estimate.anonymous:
        name = estimate.parties[0].name
        return "party", name, name
    if estimate.parties:
        name, names = estimate.holders
        hidden = estimate if estimate.anonymous and estimate.speaker is None else None
        return "party", name, name if len(names) == 1 and hidden is None else (names, hidden)
    if estimate.speaker is not None:
        return "speaker", estimate.speaker, (estimate.speaker, estimate if estimate.anonymous else None)
    return "source", "unattributed" if source is None else source.name, source


def origins_of(estimates: Iterable[Estimate]) -> tuple[Origin, ...]:
    """Return each origin once, with the estimates that go back to it, by name."""
    found: dict[tuple[str, str, object], list[Estimate]] = {}
    for estimate in estimates:
        found.setdefault(origin_key(estimate), []).append(estimate)
    made = [Origin(name, kind, tuple(group)) for (kind, name, _), group in found.items()]
    return tuple(sorted(made, key=lambda origin: (origin.name, origin.kind)))
