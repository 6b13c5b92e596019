"""
Qualifiers: what the qualifiers of a statement of Wikibase say of its number.

When it held, how surely, of which part, and how it was found out is read; all
else is kept in a column of its own and counted.

Source: https://www.wikidata.org/wiki/Help:Qualifiers, and the pages of the
properties and items named here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from contested.wikibase import DOUBTS, QUALIFIERS, Doubt, some, time_of, value_at

if TYPE_CHECKING:
    from contested.feeds.sources.row_tally import RowTally

_METHOD = "P459"
_SURE = ("P1480", "P5102", _METHOD)
_SCOPES = ("P518", "P3831", "P2868", "P642", "P21", "P1013", "P3005", "P276")
_TIMES = ("P585", "P580", "P582", "P1319", "P1326")
_JULIAN = "Q1985786"


@attrs.frozen
class QualifierFields:
    """What qualifiers say, in the words of a feed."""

    as_of: str | None = None
    hedge: str | None = None
    basis: str | None = None
    status: str | None = None
    part: str | None = None
    notes: tuple[str, ...] = ()


def qualifier_fields(qualifiers: object, tally: RowTally) -> QualifierFields:
    """Return what the qualifiers of a statement say, and count those that no field has a place for."""
    if not isinstance(qualifiers, dict):
        return QualifierFields()
    doubts: list[Doubt] = []
    notes: list[str] = []
    parts: list[str] = []
    for name in sorted(qualifiers):
        for snak in some(qualifiers, name):
            said = plain_value(snak)
            called = f"{name} ({QUALIFIERS[name]})" if name in QUALIFIERS else name
            if name in _SURE:
                doubts += _doubt(called, said, notes, tally)
            elif name in _SCOPES:
                parts.append(f"{QUALIFIERS[name]} {said}")
                tally.add(f"{called}: a figure of its own")
            elif name not in _TIMES:
                notes.append(f"{QUALIFIERS.get(name, name)} {said}")
                tally.add(f"{called}: kept in the column 'qualifiers'")
    return QualifierFields(
        _when(qualifiers, notes, tally),
        next((one.hedge for one in doubts if one.hedge), None),
        next((one.basis for one in doubts if one.basis), None),
        next((one.status for one in doubts if one.status), None),
        "; ".join(parts) or None,
        tuple(notes),
    )


def _doubt(called: str, said: str, notes: list[str], tally: RowTally) -> list[Doubt]:
    doubt = DOUBTS.get(said)
    kept = f"kept in the column {'method' if called.startswith(_METHOD) else 'qualifiers'!r}"
    if not called.startswith(_METHOD):
        notes.append(f"{called.partition('(')[2].rstrip(')')} {said if doubt is None else doubt.word}")
    if doubt is None:
        tally.add(f"{called} is {said}: {kept}")
        return []
    fields = (("hedge", doubt.hedge), ("basis", doubt.basis), ("status", doubt.status))
    read = " and ".join(f"{name} {value!r}" for name, value in fields if value)
    tally.add(f"{called} is {doubt.word!r}: read as {read}, and {kept}")
    return [doubt]


def _when(qualifiers: Any, notes: list[str], tally: RowTally) -> str | None:
    """Return when a number held: at a point, else from one to another, else between the earliest and the latest."""
    said = {name: _time(qualifiers, name, notes, tally) for name in _TIMES if name in qualifiers}
    if said.get("P585"):
        for name in _TIMES[1:]:
            if said.get(name):
                notes.append(f"{QUALIFIERS[name]} {said[name]}")
                tally.add(f"{name} ({QUALIFIERS[name]}) beside a point in time: kept in the column 'qualifiers'")
        return said["P585"]
    starts, ends = said.get("P580"), said.get("P582")
    if starts or ends:
        return f"{_first(starts)}/{_last(ends)}"
    earliest, latest = said.get("P1319"), said.get("P1326")
    if earliest and latest:
        return f"[{_first(earliest)}..{_last(latest)}]"
    return f"{_first(earliest)}/{_last(latest)}" if earliest or latest else None


def _first(time: str | None) -> str:
    """Return where a time begins; nothing for one that is not said."""
    return "" if time is None else time.strip("[]").partition("..")[0]


def _last(time: str | None) -> str:
    return "" if time is None else time.strip("[]").rpartition("..")[2]


def _time(qualifiers: object, name: str, notes: list[str], tally: RowTally) -> str | None:
    snaks = some(qualifiers, name)
    made = [time_of(value_at(snak, "datavalue", "value")) for snak in snaks]
    called = f"{name} ({QUALIFIERS[name]})"
    for snak, time in zip(snaks, made, strict=True):
        if time is None:
            notes.append(f"{QUALIFIERS[name]} {plain_value(snak)}")
            tally.add(f"{called} is {_kind(snak)}: left out of the day, and kept in the column 'qualifiers'")
        elif str(value_at(snak, "datavalue", "value", "calendarmodel")).endswith(_JULIAN):
            tally.add(f"{called} is of the Julian calendar: a day is read as the Gregorian one has it")
    times = [one for one in made if one is not None]
    if len(times) > 1:
        tally.add(
            f"{called} is given {len(times)} times: the first is read, the others are kept in the column 'qualifiers'"
        )
        notes += [f"{QUALIFIERS[name]} {one}" for one in times[1:]]
    return times[0] if times else None


def _kind(snak: object) -> str:
    return {"somevalue": "unknown", "novalue": "none"}.get(
        str(value_at(snak, "snaktype")), "vaguer than a millennium, or no time"
    )


def plain_value(snak: object) -> str:
    """Return the value of a snak as a short text."""
    kind = {"somevalue": "unknown value", "novalue": "no value"}.get(str(value_at(snak, "snaktype")))
    value = value_at(snak, "datavalue", "value")
    if kind is not None:
        return kind
    if isinstance(value, dict):
        found = (value.get("id"), value.get("amount"), value.get("text"), time_of(value), value.get("time"))
        return next((str(one) for one in found if one is not None), "a value that is not read")
    return str(value)
