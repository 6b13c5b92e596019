"""
Items and properties of Wikidata by what they mean to a claim.

Source: their pages at https://www.wikidata.org, and
https://www.wikidata.org/wiki/Help:Qualifiers.
"""

from __future__ import annotations

from typing import NamedTuple

PROPERTY_MEASURES = {
    "P1082": ("population", "person"),
    "P1120": ("number of deaths", "killed"),
    "P1339": ("number of injured", "wounded"),
    "P1539": ("female population", "person"),
    "P1540": ("male population", "person"),
    "P1590": ("number of casualties", "person"),
    "P2044": ("elevation above sea level", "m"),
    "P2046": ("area", "km**2"),
}
"""Properties by the name of what they count, and the unit of a bare number there."""

ITEM_UNITS = {
    "Q11573": "m",
    "Q828224": "km",
    "Q174728": "cm",
    "Q174789": "mm",
    "Q3710": "ft",
    "Q253276": "mi",
    "Q93318": "nautical_mile",
    "Q25343": "m**2",
    "Q35852": "ha",
    "Q712226": "km**2",
    "Q232291": "mi**2",
    "Q81292": "acre",
    "Q857027": "ft**2",
    "Q577": "year",
    "Q5151": "month",
    "Q23387": "week",
    "Q573": "day",
    "Q25235": "hour",
    "Q7727": "minute",
    "Q11574": "second",
    "Q11570": "kg",
    "Q41803": "g",
    "Q191118": "tonne",
    "Q11229": "percent",
    "Q11582": "litre",
    "Q25517": "m**3",
}
"""Items that are units, by what this library calls them."""


class Doubt(NamedTuple):
    """What an item says of how surely a number is known."""

    word: str
    hedge: str | None = None
    basis: str | None = None
    status: str | None = None


DOUBTS = {
    "Q5727902": Doubt("circa", hedge="about"),
    "Q21818619": Doubt("near", hedge="about"),
    "Q60070514": Doubt("approximately", hedge="about"),
    "Q37113960": Doubt("estimate", basis="estimated"),
    "Q791801": Doubt("estimation process", basis="estimated"),
    "Q39825": Doubt("census", basis="documented"),
    "Q18122778": Doubt("presumably", status="unverified"),
    "Q30230067": Doubt("possibly", status="unverified"),
    "Q21857942": Doubt("possibly", status="unverified"),
    "Q56644435": Doubt("probably", status="unverified"),
    "Q18603603": Doubt("hypothetically", status="unverified"),
    "Q32188232": Doubt("allegedly", status="unverified", basis="asserted"),
    "Q18912752": Doubt("disputed", status="unverified"),
    "Q59783740": Doubt("according to some sources", status="unverified"),
}
"""Items of P1480, P5102 and P459 by what they say."""

QUALIFIERS = {
    "P1480": "sourcing circumstances",
    "P5102": "nature of statement",
    "P459": "determination method",
    "P518": "applies to part",
    "P3831": "object has role",
    "P2868": "subject has role",
    "P642": "of",
    "P21": "sex",
    "P1013": "criterion used",
    "P3005": "valid in place",
    "P276": "location",
    "P1107": "proportion",
    "P1352": "ranking",
    "P2241": "reason for deprecated rank",
    "P7452": "reason for preferred rank",
    "P1310": "statement disputed by",
    "P3680": "statement supported by",
    "P805": "statement is subject of",
    "P5008": "on focus list",
    "P407": "language",
    "P585": "point in time",
    "P580": "start time",
    "P582": "end time",
    "P1319": "earliest date",
    "P1326": "latest date",
    "P577": "publication date",
    "P813": "retrieved",
}
"""Properties by what they are called."""

SUPPORTED_BY, DISPUTED_BY = "P3680", "P1310"
"""Qualifiers: who supports a statement, and who disputes it."""

STATED_AS, LOWER_LIMIT, UPPER_LIMIT = "P1932", "P5447", "P5448"
"""Qualifiers: the source's own words, and the ends of a range that has no value between them."""

UNITS_USED = "P2237"
"""What a property says on its own page: the units used for it."""

CIRCA, DEPRECATED_BECAUSE = "Q5727902", "P2241"

FIRST_LOCAL = 2_000_000_001
"""The first number of items and properties that a file defines for itself: Wikidata is at a tenth of it, and numbers
of Wikibase end at 2,147,483,647."""


def is_local(id_: str) -> bool:
    """Whether an item or a property is defined by the file that names it, and is none of Wikidata's."""
    return id_[1:].isdecimal() and len(id_) <= 11 and int(id_[1:]) >= FIRST_LOCAL
