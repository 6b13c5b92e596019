"""
The units of this field: kinds of things counted, and the measures of area, length, time, mass and share.

Data, so that the everyday units need no unit library.  Factors are exact:
SI brochure (BIPM, 9th edition, 2019) for the metric ones, the international
yard and pound agreement of 1959 for the others; a year is the Julian year of
365.25 days (IAU, Style Manual, 1989) and a month a twelfth of it.
"""

from __future__ import annotations

from fractions import Fraction

COUNTED_KINDS: dict[str, tuple[str, str | None, tuple[str, ...]]] = {
    # name: (plural, the kind it is a part of, other words)
    "person": ("people", None, ("persons", "inhabitant", "inhabitants", "resident", "residents")),
    "soldier": ("soldiers", "person", ("troop", "troops", "serviceman", "servicemen")),
    "fighter": ("fighters", "person", ("combatant", "combatants")),
    "civilian": ("civilians", "person", ()),
    "child": ("children", "person", ()),
    "journalist": ("journalists", "person", ()),
    "killed": ("killed", "person", ("dead", "death", "deaths", "fatality", "fatalities")),
    "wounded": ("wounded", "person", ("injured",)),
    "missing": ("missing", "person", ()),
    "captured": ("captured", "person", ("prisoner", "prisoners", "detainee", "detainees")),
    "casualty": ("casualties", "person", ()),
    "displaced": ("displaced", "person", ()),
    "refugee": ("refugees", "displaced", ()),
    "voter": ("voters", "person", ()),
    "protester": ("protesters", "person", ("demonstrator", "demonstrators")),
    "household": ("households", None, ("family", "families")),
    "vote": ("votes", None, ("ballot", "ballots")),
    "event": ("events", None, ("incident", "incidents")),
    "attack": ("attacks", "event", ("strike", "strikes")),
    "battle": ("battles", "event", ()),
    "protest": ("protests", "event", ()),
    "building": ("buildings", None, ()),
    "house": ("houses", "building", ("home", "homes")),
    "settlement": ("settlements", None, ("village", "villages")),
    "vehicle": ("vehicles", None, ()),
    "tank": ("tanks", "vehicle", ()),
    "aircraft": ("aircraft", None, ()),
    "helicopter": ("helicopters", "aircraft", ()),
    "drone": ("drones", "aircraft", ()),
    "missile": ("missiles", None, ()),
    "mine": ("mines", None, ()),
    "ship": ("ships", None, ("vessel", "vessels")),
}

MEASURED_UNITS: dict[str, tuple[str | None, str, str | None, Fraction, str, int, tuple[str, ...]]] = {
    # name: (symbol or None to print words, plural, dimension, in base units, base, power, other spellings)
    "meter": ("m", "meters", "length", Fraction(1), "m", 1, ("m", "meters", "metre", "metres")),
    "kilometer": (
        "km",
        "kilometers",
        "length",
        Fraction(1000),
        "m",
        1,
        ("km", "kms", "kilometers", "kilometre", "kilometres"),
    ),
    "centimeter": (
        "cm",
        "centimeters",
        "length",
        Fraction(1, 100),
        "m",
        1,
        ("cm", "centimeters", "centimetre", "centimetres"),
    ),
    "millimeter": (
        "mm",
        "millimeters",
        "length",
        Fraction(1, 1000),
        "m",
        1,
        ("mm", "millimeters", "millimetre", "millimetres"),
    ),
    "mile": ("mi", "miles", "length", Fraction(1609344, 1000), "m", 1, ("mi", "miles")),
    "yard": ("yd", "yards", "length", Fraction(9144, 10000), "m", 1, ("yd", "yards")),
    "foot": ("ft", "feet", "length", Fraction(3048, 10000), "m", 1, ("ft", "feet")),
    "inch": ("in", "inches", "length", Fraction(254, 10000), "m", 1, ("in", "inches")),
    "nautical_mile": ("nmi", "nautical miles", "length", Fraction(1852), "m", 1, ("nmi", "nautical_miles")),
    "hectare": ("ha", "hectares", "length", Fraction(10000), "m", 2, ("ha", "hectares")),
    "acre": (None, "acres", "length", Fraction(40468564224, 10**7), "m", 2, ("acres",)),
    "are": (None, "ares", "length", Fraction(100), "m", 2, ()),
    "dunam": (None, "dunams", "length", Fraction(1000), "m", 2, ("dunams", "dunum", "dunums")),
    "second": ("s", "seconds", "time", Fraction(1), "s", 1, ("s", "sec", "secs", "seconds")),
    "minute": (None, "minutes", "time", Fraction(60), "s", 1, ("min", "mins", "minutes")),
    "hour": (None, "hours", "time", Fraction(3600), "s", 1, ("h", "hr", "hrs", "hours")),
    "day": (None, "days", "time", Fraction(86400), "s", 1, ("d", "days")),
    "week": (None, "weeks", "time", Fraction(604800), "s", 1, ("weeks",)),
    "month": (None, "months", "time", Fraction(2629800), "s", 1, ("months",)),
    "year": (None, "years", "time", Fraction(31557600), "s", 1, ("yr", "yrs", "years")),
    "decade": (None, "decades", "time", Fraction(315576000), "s", 1, ()),
    "century": (None, "centuries", "time", Fraction(3155760000), "s", 1, ()),
    "gram": ("g", "grams", "mass", Fraction(1, 1000), "kg", 1, ("g", "grams")),
    "kilogram": ("kg", "kilograms", "mass", Fraction(1), "kg", 1, ("kg", "kgs", "kilograms")),
    "tonne": ("t", "tonnes", "mass", Fraction(1000), "kg", 1, ("t", "tonnes", "metric_ton", "metric_tons")),
    "pound": ("lb", "pounds", "mass", Fraction(45359237, 10**8), "kg", 1, ("lb", "lbs", "pounds")),
    "share": (None, "", None, Fraction(1), "", 0, ("dimensionless", "ratio", "fraction")),
    "percent": ("%", "percent", None, Fraction(1, 100), "", 0, ("%", "per_cent")),
    "permille": ("‰", "permille", None, Fraction(1, 1000), "", 0, ("‰", "per_mille")),
}

REFUSED = {
    "ton": "a ton is 1000 kg, 2000 lb or 2240 lb; write tonne, short_ton or long_ton",
    "tons": "a ton is 1000 kg, 2000 lb or 2240 lb; write tonne, short_ton or long_ton",
    **dict.fromkeys(("mt", "MT"), "it is metric tonnes to some and megatonnes to others; write tonne or megatonne"),
    **dict.fromkeys(("kt", "KT", "kT"), "it is kilotonnes to some and knots to others; write kilotonne or knot"),
    "count": "say what is counted, such as person, event or building, or define it with Unit.counting('boat')",
    "radian": "an angle is no figure of this library",
    "unit": "say what is counted, such as person, event or building, or define it with Unit.counting('boat')",
}
"""Names with no one meaning here, each with what to write instead."""

STATES = frozenset(("killed", "wounded", "missing", "captured", "casualty", "displaced", "refugee"))
"""Kinds that say what became of people; nobody is two of them, but everybody is also a soldier, a civilian, a child."""
