"""
Origins: who is behind a number (design.md, rule 6).

The last link of a declared chain; else a source declared primary; else the
party; else the source.  Dependence that nobody declared is unknown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested.claims.statement import origin_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from contested.claims.estimate import Estimate


@attrs.frozen(repr=False)
class Origin:
    """
    Who is behind some estimates.

    ``kind`` is "source", "party" or "speaker"; ``estimates`` are those that
    go back to it.

    Attributes:
        name: who.
    """

    name: str
    kind: str
    estimates: tuple[Estimate, ...] = ()

    def __str__(self) -> str:
        return f"{self.name} ({self.kind}, {len(self.estimates)} estimate{'s' if len(self.estimates) != 1 else ''})"

    def __repr__(self) -> str:
        return f"<Origin {self}>"


def origins_of(estimates: Iterable[Estimate]) -> tuple[Origin, ...]:
    """Return each origin once, with the estimates that go back to it, by name."""
    found: dict[tuple[str, str, object], list[Estimate]] = {}
    for estimate in estimates:
        found.setdefault(origin_key(estimate), []).append(estimate)
    made = [Origin(name, kind, tuple(group)) for (kind, name, _), group in found.items()]
    return tuple(sorted(made, key=lambda origin: (origin.name, origin.kind)))
