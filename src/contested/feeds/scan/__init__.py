"""
Scanning: the rows of a typed source become claims on an engine, without coming into Python.

Its rooms import narwhals, and are loaded when first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.lazy_names import lazily

if TYPE_CHECKING:
    from contested.feeds.scan.tables import table_of

_HOMES = {"table_of": "contested.feeds.scan.tables"}

__all__ = ["table_of"]

__getattr__ = lazily(__name__, _HOMES, needs=("narwhals", "a table of claims", "table"))


def __dir__() -> list[str]:
    return __all__
