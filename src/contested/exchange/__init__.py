"""
Exchange: dossiers in the formats of others, out and in again; each names what it cannot hold.

``FORMATS`` has every format by its name, ``write`` and ``read`` use them, and
``losses`` says what would be lost before anything is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.lazy_names import lazily

if TYPE_CHECKING:
    from contested.exchange.format import FigureStatement, Format, Loss
    from contested.exchange.json_lines import read_statements, write_statements
    from contested.exchange.registry import FORMATS, losses, read, write

_HOMES = {
    "FORMATS": "contested.exchange.registry",
    "FigureStatement": "contested.exchange.format",
    "Format": "contested.exchange.format",
    "Loss": "contested.exchange.format",
    "losses": "contested.exchange.registry",
    "read": "contested.exchange.registry",
    "read_statements": "contested.exchange.json_lines",
    "write": "contested.exchange.registry",
    "write_statements": "contested.exchange.json_lines",
}

__all__ = [
    "FORMATS",
    "FigureStatement",
    "Format",
    "Loss",
    "losses",
    "read",
    "read_statements",
    "write",
    "write_statements",
]

__getattr__ = lazily(__name__, _HOMES)


def __dir__() -> list[str]:
    return __all__
