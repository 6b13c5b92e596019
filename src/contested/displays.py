"""
Displays: what a notebook shows of a value, in place of its text: a small chart, the claims, the verdict.

The room that draws is loaded by name when a notebook asks; nothing else needs it.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

_NOTEBOOKS = "contested.report.notebooks"

T = TypeVar("T")


class _Notebooks(Protocol):
    """What the room that draws gives."""

    def html_of(self, value: object) -> str:
        """Return a value as HTML."""


def displayed(kind: type[T]) -> type[T]:
    """Let notebooks show values of a class as HTML; of one with ``_ipython_key_completions_`` they complete keys."""
    for name, shows in (("_repr_html_", _html), ("_repr_mimebundle_", _mimebundle)):
        setattr(kind, name, shows)
    return kind


def keys_completed(kind: type[T]) -> type[T]:
    """Let notebooks show values of a class as HTML, and complete what stands in brackets behind them by its keys."""
    kind._ipython_key_completions_ = _keys  # type: ignore[attr-defined]  # the name is IPython's
    return displayed(kind)


def parties_completed(kind: type[T]) -> type[T]:
    """Let notebooks show values of a class as HTML, and complete what stands in brackets behind them by parties."""
    kind._ipython_key_completions_ = _party_names  # type: ignore[attr-defined]  # the name is IPython's
    return displayed(kind)


def _html(value: object) -> str:
    """Return what a notebook shows."""
    return cast("_Notebooks", importlib.import_module(_NOTEBOOKS)).html_of(value)


def _mimebundle(
    value: object, include: Container[str] | None = None, exclude: Container[str] | None = None
) -> dict[str, str]:
    """Return what a notebook shows, with the text for where there is none."""
    made = {"text/plain": lambda: repr(value), "text/html": lambda: _html(value)}
    asked = [kind for kind in made if include is None or kind in include]
    wanted = [kind for kind in asked if exclude is None or kind not in exclude]
    return {kind: made[kind]() for kind in wanted}


def _keys(value: Iterable[str]) -> list[str]:
    """Return what completes a key."""
    return list(value)


class _Named(Protocol):
    """A party, as completion sees it."""

    @property
    def name(self) -> str:
        """As printed."""


class _Spoken(Protocol):
    """A figure, as completion sees it."""

    @property
    def parties(self) -> Iterable[_Named]:
        """Everybody who has a say."""


def _party_names(value: _Spoken) -> list[str]:
    """Return what completes the name of a party that has a say."""
    return [party.name for party in value.parties]
