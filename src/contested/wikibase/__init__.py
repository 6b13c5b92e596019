"""Wikibase: how its values are written, and what its properties and items mean, for feeds and for exchange."""

from contested.wikibase.items import (
    CIRCA,
    DEPRECATED_BECAUSE,
    DISPUTED_BY,
    DOUBTS,
    FIRST_LOCAL,
    ITEM_UNITS,
    LOWER_LIMIT,
    PROPERTY_MEASURES,
    QUALIFIERS,
    STATED_AS,
    SUPPORTED_BY,
    UNITS_USED,
    UPPER_LIMIT,
    Doubt,
    is_local,
)
from contested.wikibase.snaks import first, some, text_in, time_of, value_at

__all__ = [
    "CIRCA",
    "DEPRECATED_BECAUSE",
    "DISPUTED_BY",
    "DOUBTS",
    "Doubt",
    "FIRST_LOCAL",
    "ITEM_UNITS",
    "LOWER_LIMIT",
    "PROPERTY_MEASURES",
    "QUALIFIERS",
    "STATED_AS",
    "SUPPORTED_BY",
    "UNITS_USED",
    "UPPER_LIMIT",
    "is_local",
    "first",
    "some",
    "text_in",
    "time_of",
    "value_at",
]
