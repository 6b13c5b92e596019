"""The command line: one module a group of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.lazy_names import lazily

if TYPE_CHECKING:
    from contested.cli.command_line import main

_HOMES = {
    "main": "contested.cli.command_line",
}

__all__ = ["main"]

__getattr__ = lazily(__name__, _HOMES)


def __dir__() -> list[str]:
    return __all__
