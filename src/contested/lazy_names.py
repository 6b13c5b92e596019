"""Lazy names: the public names of a package, each imported from its module when first asked for (PEP 562)."""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import ModuleType


def lazily(
    package: str, homes: Mapping[str, str], *, needs: tuple[str, str, str] | None = None
) -> Callable[[str], object]:
    """
    Return the ``__getattr__`` of a package.

    Args:
        package: its full name.
        homes: for each public name the full name of the module that defines
            it; of a package that is public itself, its own.
        needs: the library that its modules import at their top, what it is
            needed for, and the extra that brings it; where it is not
            installed, the name is a ``MissingExtra``.
    """

    def load(home: str) -> ModuleType:
        try:
            return importlib.import_module(home)
        except ModuleNotFoundError as error:
            if needs is None or (error.name or "").partition(".")[0] != needs[0]:
                raise
            # errors are loaded when there is one: what imports a package lazily stays light
            raise importlib.import_module("contested.errors").MissingExtra(*needs[1:]) from None

    def attribute(name: str) -> object:
        if name not in homes:
            message = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(message)
        home = load(homes[name])
        value = home if homes[name] == f"{package}.{name}" else getattr(home, name)
        vars(sys.modules[package])[name] = value
        return value

    return attribute
