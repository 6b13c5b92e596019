"""Dossiers: figures, parties, sources and relations in one file, and what is asked of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.lazy_names import lazily

if TYPE_CHECKING:
    from contested.dossier.dossier import Dossier

_HOMES = {
    "Dossier": "contested.dossier.dossier",
}

__all__ = ["Dossier"]

__getattr__ = lazily(__name__, _HOMES)


def __dir__() -> list[str]:
    return __all__
