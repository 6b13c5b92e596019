"""
Our World in Data: groups of countries beside countries.

An entity of a chart may be the world, a continent or the countries of an
income.  Its code begins with OWID_, or it has none.  Where countries stand
beside it, a sum over rows would count them twice.

Source: https://ourworldindata.org/world-region-map-definitions
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from contested.errors import TotalsRow, shorten
from contested.feeds.dialects.columns_used import places_of, written_text

if TYPE_CHECKING:
    from contested.feeds.mapping import FeedMapping
    from contested.feeds.sources.raw_rows import RawRow, Rows

COUNTRIES = frozenset(
    f"OWID_{code}"
    for code in (
        *("KOS", "CYN", "USS", "YGS", "CZS", "GDR", "GFR", "SRM", "SCG", "YAR", "YPR", "ZAN", "AKD", "ERE", "RVN"),
        *("BAD", "BAV", "HAN", "HSE", "HSG", "MEC", "MOD", "PMA", "SAX", "SIC", "TUS", "TWO", "WRT", "AUH", "FRC"),
    )
)
"""Codes of states that have none of ISO 3166: in dispute, or of the past."""

_TOTAL = re.compile(r".*\((?:total|totals|all|sum|aggregate)\)", re.IGNORECASE)
_GROUP = re.compile(
    r"world|global|international|(?:north |south |latin |central )?america(?:s)?|africa|asia|europe|oceania|eurasia|"
    r"(?:world|asia|europe|africa|north america|south america) (?:excl|without|outside|other).*|"
    r"european union.*|eu[ -]?(?:27|28)|oecd.*|g-?20|g-?7|asean|opec.*|commonwealth.*|"
    r"(?:low|lower|middle|upper|high).*income.*|"
    r".*developed (?:countries|regions).*|.*developing (?:countries|states).*|(?!south africa$)"
    r"(?:sub-saharan|north|northern|western|eastern|southern|middle|central|south|southeast|east|west)\S* "
    r"(?:africa|asia|europe|america)(?: .*)?|middle east.*|latin america.*|caribbean.*",
)
_ACRONYM = re.compile(r".* \((?:UN|UN SDG|UNSD|WHO|WB|FAO|ILO|IEA|EI|PIP|GCP|Ember|OECD|UNAIDS|IHME|BP|Maddison)\)")
_SHOWN = 12


def owid_rows(source: Rows, mapping: FeedMapping) -> Rows:
    """Tell groups from countries, and refuse groups that stand beside countries."""
    places = places_of(source.header)
    entity, code = places.get("Entity"), places.get("Code")
    if entity is None:
        return source
    held = list(source.rows)
    groups: dict[str, str] = {}
    others: dict[str, bool] = {}
    for row in held:
        if row.error is None and (name := written_text(row.cells, entity)):
            said = written_text(row.cells, code)
            why = why_group(name, said, coded=code is not None)
            if why is None:
                others[name] = said != ""
            else:
                groups[name] = why
    refused = groups if others and mapping.totals == "rejected" else {}
    made = iter([_judged(row, entity, refused) for row in held])
    remarks = (*source.remarks, *_remarks(groups, others, refused, coded=code is not None))
    return attrs.evolve(source, rows=made, remarks=remarks)


def why_group(name: str, code: str, *, coded: bool) -> str | None:
    """
    Return why an entity is a group, or None where it is taken for a country.

    Args:
        name: of the entity.
        code: of the entity; "" where it has none.
        coded: the file has codes.
    """
    if _TOTAL.fullmatch(name):
        return "its name says that it is a total"
    if code.upper().startswith("OWID_"):
        return None if code.upper() in COUNTRIES else f"{code} is the code of a group"
    if not code and coded and (_ACRONYM.fullmatch(name) or _GROUP.fullmatch(name.lower())):
        return "it has no code, and its name is one of a group"
    return None


def _judged(row: RawRow, entity: int, refused: dict[str, str]) -> RawRow:
    name = "" if row.error is not None else written_text(row.cells, entity)
    if name not in refused:
        return row
    advice = f"{refused[name]}, and sums up countries that stand beside it; if it is wanted, give totals='kept'"
    return row._replace(error=TotalsRow(name, advice))


def _remarks(
    groups: dict[str, str], others: dict[str, bool], refused: dict[str, str], *, coded: bool
) -> tuple[str, ...]:
    found = []
    if groups and not refused and len(groups) + len(others) > 1:
        found.append(f"groups of countries, which a sum over rows counts again: {_listed(groups)}")
    bare = [name for name, has_code in others.items() if not has_code]
    if bare and coded:
        found.append(f"without a code, and so perhaps no countries: {_listed(bare)}")
    return tuple(found)


def _listed(names: dict[str, str] | list[str]) -> str:
    shown = ", ".join(shorten(name) for name in sorted(names)[:_SHOWN])
    return shown + (f" and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else "")
