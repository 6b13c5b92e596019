"""Lazy names: the public names of a package, each imported from its module when first asked for (PEP 562)."""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def lazily(package: str, homes: Mapping[str, str]) -> Callable[[str], object]:
    """
    Return the ``__getattr__`` of a package.

    Args:
        package: its full name.
        homes: for each public name the full name of the module that defines
            it; of a package that is public itself, its own.
    """

    def attribute(name: str) -> object:
        if name not in homes:
            message = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(message)
        home = importlib.import_module(homes[name])
        value = home if homes[name] == f"{package}.{name}" else getattr(home, name)
        vars(sys.modules[package])[name] = value
        return value

    return attribute
