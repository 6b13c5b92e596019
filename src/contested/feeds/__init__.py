"""
Feeds: from published files to claims, without losing a row.

A ``Feed`` says how rows become claims; the functions here give one for each of
some well-known sources.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contested.feeds.adapters import (
        acled,
        daily_counter,
        event_reports,
        hxl,
        load,
        owid,
        sdmx_csv,
        ucdp_ged,
        wikidata,
    )
    from contested.feeds.drafting import describe
    from contested.feeds.feed import Feed, column_per
    from contested.intake import Intake, Rejection

_HOMES = {
    "Feed": "feeds.feed",
    "Intake": "intake",
    "Rejection": "intake",
    "acled": "feeds.adapters",
    "column_per": "feeds.feed",
    "daily_counter": "feeds.adapters",
    "describe": "feeds.drafting",
    "event_reports": "feeds.adapters",
    "hxl": "feeds.adapters",
    "load": "feeds.adapters",
    "owid": "feeds.adapters",
    "sdmx_csv": "feeds.adapters",
    "ucdp_ged": "feeds.adapters",
    "wikidata": "feeds.adapters",
}

__all__ = [
    "Feed",
    "Intake",
    "Rejection",
    "acled",
    "column_per",
    "daily_counter",
    "describe",
    "event_reports",
    "hxl",
    "load",
    "owid",
    "sdmx_csv",
    "ucdp_ged",
    "wikidata",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        message = f"module 'contested.feeds' has no attribute {name!r}"
        raise AttributeError(message)
    value = getattr(importlib.import_module(f"contested.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
