"""
Qualifiers: what those of a statement in a Wikibase document say, in the words of a claim.

What no field has a place for is kept in the note and remarked on.  Source:
https://www.wikidata.org/wiki/Help:Qualifiers, and the pages of the properties.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested.claims import BASES, CLAIM_STATUSES, Party
from contested.errors import ContestedError
from contested.quantities import parse_date
from contested.wikibase import (
    DEPRECATED_BECAUSE,
    DISPUTED_BY,
    DOUBTS,
    LOWER_LIMIT,
    QUALIFIERS,
    STATED_AS,
    SUPPORTED_BY,
    UPPER_LIMIT,
    is_local,
    some,
    text_in,
    time_of,
    value_at,
)

if TYPE_CHECKING:
    from contested.exchange.wikibase_names import EntityNames

PARTIAL = "partial count"
"""The label of the item, of the file's own, that says that a count is known to be incomplete."""

_SCOPES = ("P518", "P3831", "P2868", "P642", "P21", "P3005")
_SURE = ("P1480", "P5102", "P459")
_WHERE, _CRITERION, _PERIOD = "P276", "P1013", "P1264"
_JULIAN = "Q1985786"
_TIMES = ("P585", "P580", "P582", "P1319", "P1326")


@attrs.define
class QualifierWords:
    """What the qualifiers of one statement say."""

    names: EntityNames
    at: str
    text: str | None = None
    limits: dict[str, object] = attrs.field(factory=dict)
    hedge: str | None = None
    basis: str | None = None
    status: str | None = None
    partial: bool = False
    holders: list[Party] = attrs.field(factory=list)
    disputants: list[Party] = attrs.field(factory=list)
    where: str | None = None
    definition: str | None = None
    period: str | None = None
    facets: dict[str, str] = attrs.field(factory=dict)
    because: str | None = None
    notes: list[str] = attrs.field(factory=list)
    times: dict[str, str] = attrs.field(factory=dict)

    def keep(self, property_: str, said: str, why: str = "kept in the note") -> None:
        """Keep in the note what no field has a place for, and remark on it."""
        self.notes.append(f"{self.names.name(property_)}: {said}")
        called = self.names.name(property_)
        self.names.remark(f"{property_}{'' if called == property_ else f' ({called})'}: {why}", self.at)

    @property
    def as_of(self) -> str | None:
        """When the number held: at a point, else from one time to another, else between the earliest and the latest."""
        if "P585" in self.times:
            return self.times["P585"]
        starts, ends, earliest, latest = (self.times.get(name, "") for name in _TIMES[1:])
        if starts or ends:
            return f"{_first(starts) or '..'}/{_last(ends) or '..'}"
        if earliest and latest:
            return f"[{_first(earliest)}..{_last(latest)}]"
        return f"{_first(earliest) or '..'}/{_last(latest) or '..'}" if earliest or latest else None


def read_qualifiers(qualifiers: object, names: EntityNames, at: str) -> QualifierWords:
    """Return what the qualifiers of a statement say."""
    words = QualifierWords(names, at)
    for property_ in qualifiers if isinstance(qualifiers, dict) else ():
        for snak in some(qualifiers, property_):
            _read(words, property_, snak)
    if "P585" in words.times:
        for name in _TIMES[1:]:
            if name in words.times:
                words.keep(name, words.times[name], "kept in the note beside the point in time")
    return words


def item_in(snak: object) -> str | None:
    """Return the id of the item that a snak names."""
    return text_in(value_at(snak, "datavalue", "value", "id"))


def plain_text(snak: object, names: EntityNames) -> str:
    """Return the value of a snak as a short text."""
    kind = {"somevalue": "unknown value", "novalue": "no value"}.get(str(value_at(snak, "snaktype")))
    value = value_at(snak, "datavalue", "value")
    if kind is not None:
        return kind
    if not isinstance(value, dict):
        return value if isinstance(value, str) else "a value that is not read"
    item = text_in(value.get("id"))
    found = (item and names.name(item), value.get("amount"), value.get("text"), time_of(value), value.get("time"))
    return next((one for one in found if isinstance(one, str)), "a value that is not read")


def _read(words: QualifierWords, property_: str, snak: object) -> None:
    item, said = item_in(snak), plain_text(snak, words.names)
    if property_ in _TIMES:
        _time(words, property_, snak, said)
    elif property_ == STATED_AS and words.text is None:
        words.text = text_in(value_at(snak, "datavalue", "value"))
    elif property_ in (LOWER_LIMIT, UPPER_LIMIT) and property_ not in words.limits:
        words.limits[property_] = value_at(snak, "datavalue", "value")
    elif item is None:
        words.keep(property_, said)
    elif property_ in _SURE:
        _doubt(words, property_, item, said)
    elif property_ == SUPPORTED_BY:
        words.holders.append(_party(words, item, said))
    elif property_ == DISPUTED_BY:
        words.disputants.append(_party(words, item, said))
    elif property_ == DEPRECATED_BECAUSE and words.because is None:
        words.because = said
    elif not _scope(words, property_, said):
        words.keep(property_, said)


def _party(words: QualifierWords, item: str, name: str) -> Party:
    return Party(name, aliases=words.names.aliases.get(item, ()))


def _scope(words: QualifierWords, property_: str, said: str) -> bool:
    """Read what fixes what is counted, and tell whether it does."""
    if property_ == _WHERE and words.where is None:
        words.where = said
    elif property_ == _CRITERION and words.definition is None:
        words.definition = said
    elif property_ == _PERIOD and words.period is None and _is_date(said):
        words.period = said
    elif property_ in (*_SCOPES, _WHERE, _CRITERION, _PERIOD) or is_local(property_):
        called = (
            QUALIFIERS.get(property_, "valid in period") if not is_local(property_) else words.names.name(property_)
        )
        words.facets[called] = f"{words.facets[called]}, {said}" if called in words.facets else said
    else:
        return False
    return True


def _doubt(words: QualifierWords, property_: str, item: str, said: str) -> None:
    doubt = DOUBTS.get(item)
    own = is_local(item)
    if doubt is not None:
        words.hedge = words.hedge or doubt.hedge
        words.basis = words.basis or doubt.basis
        words.status = words.status or doubt.status
        if doubt.status is not None:  # the word says more than the status that it comes to
            words.keep(property_, doubt.word, f"{doubt.word!r} is read as status {doubt.status!r}")
    elif own and said in BASES:
        words.basis = said
    elif own and said in CLAIM_STATUSES:
        words.status = said
    elif own and said == PARTIAL:
        words.partial = True
    else:
        words.keep(property_, said, f"{said}: kept in the note")


def _time(words: QualifierWords, property_: str, snak: object, said: str) -> None:
    made = time_of(value_at(snak, "datavalue", "value"))
    if made is None:
        words.keep(property_, said, "no time that can be read: kept in the note")
    elif property_ in words.times:
        words.keep(property_, made, "given several times: the first is read, the others are kept in the note")
    else:
        words.times[property_] = made
        if str(value_at(snak, "datavalue", "value", "calendarmodel")).endswith(_JULIAN):
            words.names.remark(f"{property_}: a day of the Julian calendar, read as the Gregorian one has it", words.at)


def _is_date(text: str) -> bool:
    try:
        parse_date(text)
    except ContestedError:
        return False
    return True


def _first(time: str) -> str:
    """Return where a time begins."""
    return time.strip("[]").partition("..")[0]


def _last(time: str) -> str:
    return time.strip("[]").rpartition("..")[2]
