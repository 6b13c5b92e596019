"""
Exchange: dossiers in the formats of others, out and in again; each names what it cannot hold.

``FORMATS`` has every format by its name, ``write`` and ``read`` use them, and
``losses`` says what would be lost before anything is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.lazy_names import lazily

if TYPE_CHECKING:
    from contested.exchange.format import Format, Loss
    from contested.exchange.registry import FORMATS, losses, read, write

_HOMES = {
    "FORMATS": "contested.exchange.registry",
    "Format": "contested.exchange.format",
    "Loss": "contested.exchange.format",
    "losses": "contested.exchange.registry",
    "read": "contested.exchange.registry",
    "write": "contested.exchange.registry",
}

__all__ = ["FORMATS", "Format", "Loss", "losses", "read", "write"]

__getattr__ = lazily(__name__, _HOMES)


def __dir__() -> list[str]:
    return __all__
