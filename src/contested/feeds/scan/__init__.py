"""
Scanning: the rows of a typed source become claims on an engine, without coming into Python.

Its rooms import narwhals, and are loaded when first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.lazy_names import lazily

if TYPE_CHECKING:
    from contested.feeds.scan import eligibility, scanning, typed_source

_HOMES = {
    "eligibility": "contested.feeds.scan.eligibility",
    "scanning": "contested.feeds.scan.scanning",
    "typed_source": "contested.feeds.scan.typed_source",
}

__all__ = ["eligibility", "scanning", "typed_source"]

__getattr__ = lazily(__name__, _HOMES, needs=("narwhals", "a table of claims", "table"))


def __dir__() -> list[str]:
    return __all__
