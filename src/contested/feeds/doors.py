"""The doors to pyarrow, openpyxl and narwhals, which come with extras and are loaded when first needed."""

from __future__ import annotations

import importlib
from typing import Any

from contested.errors import MissingExtra

_DOORS = {
    "pyarrow": ("reading Arrow files", "table"),
    "pyarrow.parquet": ("reading Parquet files", "table"),
    "pyarrow.dataset": ("reading Arrow files", "table"),
    "narwhals.stable.v2": ("reading a data frame", "table"),
    "openpyxl": ("reading Excel files", "excel"),
}


def library(name: str) -> Any:
    """
    Return a library.

    Raises:
        MissingExtra: it is not installed.
    """
    try:
        return importlib.import_module(name)
    except ImportError:
        raise MissingExtra(*_DOORS[name]) from None
