"""
Feeds: from published files to claims, without losing a row.

A ``Feed`` says how rows become claims; the functions here give one for each of
some well-known sources.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.lazy_names import lazily

if TYPE_CHECKING:
    from contested.claims.intake import Intake, Rejection
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
    from contested.feeds.rules.feed_finding import FeedFinding, FeedReport, FeedRule
    from contested.feeds.rules.rule_catalogue import RULES

_HOMES = {
    "Feed": "contested.feeds.feed",
    "FeedFinding": "contested.feeds.rules.feed_finding",
    "FeedReport": "contested.feeds.rules.feed_finding",
    "FeedRule": "contested.feeds.rules.feed_finding",
    "Intake": "contested.claims.intake",
    "RULES": "contested.feeds.rules.rule_catalogue",
    "Rejection": "contested.claims.intake",
    "acled": "contested.feeds.adapters",
    "column_per": "contested.feeds.feed",
    "daily_counter": "contested.feeds.adapters",
    "describe": "contested.feeds.drafting",
    "event_reports": "contested.feeds.adapters",
    "hxl": "contested.feeds.adapters",
    "load": "contested.feeds.adapters",
    "owid": "contested.feeds.adapters",
    "sdmx_csv": "contested.feeds.adapters",
    "ucdp_ged": "contested.feeds.adapters",
    "wikidata": "contested.feeds.adapters",
}

__all__ = [
    "RULES",
    "Feed",
    "FeedFinding",
    "FeedReport",
    "FeedRule",
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


__getattr__ = lazily(__name__, _HOMES)


def __dir__() -> list[str]:
    return __all__
