"""
CSL-JSON: the sources of a dossier for Zotero, pandoc and others, out and in again.

What the schema has no field for ("primary", the chain of sources) stands in
"custom", where it allows anything.  Source: CSL-JSON schema 1.0.2,
https://github.com/citation-style-language/schema
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from contested.errors import Problem, shorten
from contested.exchange.bibliography import TOLD_OF_SOURCES, Bibliography, bibliography_losses, source_fields
from contested.exchange.format import Format, Loss
from contested.exchange.json_text import json_pieces, parse_json, pointer
from contested.exchange.whole_text import whole_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contested.dossier import Dossier
    from contested.exchange.format import Chunks

CUSTOM = "contested"
"""Under which our own fields stand in "custom"."""

_TEXTS = {
    "title": "title",
    "title-short": "label",
    "publisher": "publisher",
    "URL": "url",
    "DOI": "doi",
    "note": "note",
}
_DATES = {"issued": "issued", "accessed": "retrieved"}
_CIVIL = re.compile(r"(-?[0-9]{4,6})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def _items(dossier: Dossier) -> list[dict[str, object]]:
    ids = {source: id_ for id_, source in dossier.sources.items()}
    return [_item(id_, source_fields(source, ids)) for id_, source in dossier.sources.items()]


def _item(id_: str, fields: dict[str, object]) -> dict[str, object]:
    made: dict[str, object] = {"id": id_, "type": "webpage" if "url" in fields else "document"}
    for name, field in _TEXTS.items():
        if field in fields:
            made[name] = fields.pop(field)
    if "author" in fields:
        made["author"] = [{"literal": fields.pop("author")}]
    for name, field in _DATES.items():
        date = _date(str(fields.get(field, "")))
        if date is not None:
            made[name] = date
            del fields[field]
    if fields:
        made["custom"] = {CUSTOM: fields}
    return made


def _date(text: str) -> dict[str, object] | None:
    """Return a day, month, year or interval as CSL writes it; None for what it has no form for."""
    bare = text.rstrip("~")
    ends = [_parts(end) for end in bare.split("/")]
    if len(ends) > 2 or None in ends or (bare != text and len(ends) > 1):
        return None
    return {"date-parts": ends} | ({"circa": True} if bare != text else {})


def _parts(text: str) -> list[int] | None:
    match = _CIVIL.fullmatch(text)
    if match is None:
        return None
    year = int(match[1])
    return [year if year > 0 else year - 1, *(int(part) for part in match.groups()[1:] if part is not None)]


def date_text(date: dict[str, object]) -> str | None:
    """Return a date of CSL as EDTF writes it; None where it has no day, month or year in digits."""
    ends = date.get("date-parts")
    if isinstance(ends, list) and 1 <= len(ends) <= 2:
        made = [_civil(end) for end in ends]
        if None not in made:
            return "/".join(str(end) for end in made) + ("~" if date.get("circa") else "")
    return next((one for name in ("edtf", "raw", "literal") if isinstance(one := date.get(name), str)), None)


def _civil(parts: object) -> str | None:
    """Return a day, month or year; parts are whole numbers, or text that writes one."""
    if not isinstance(parts, list) or not 1 <= len(parts) <= 3:
        return None
    numbers = [int(one) if isinstance(one, str) and re.fullmatch(r"-?[0-9]{1,6}", one) else one for one in parts]
    if not all(isinstance(one, int) for one in numbers) or numbers[0] == 0:
        return None
    year = numbers[0] + 1 if numbers[0] < 0 else numbers[0]  # CSL counts years of an era, without a 0
    if year == 0:
        return "1 BC" if len(numbers) == 1 else None
    return "-".join([f"{'-' if year < 0 else ''}{abs(year):04}", *(f"{one:02}" for one in numbers[1:])])


def _write(dossier: Dossier) -> Iterator[str]:
    yield from json_pieces(_items(dossier))
    yield "\n"


def _read(lines: Chunks) -> Dossier:
    found = parse_json(whole_text(lines))
    if isinstance(found, dict) and isinstance(found.get("items"), list):  # as Zotero's API wraps them
        found = found["items"]
    wrong: list[Problem] = []
    if not isinstance(found, list):
        found, wrong = [], [Problem("", 1, "it holds no list of items; CSL-JSON begins with [")]
    made = _bibliography(found)
    made.problems += wrong
    return made.dossier("the CSL-JSON document")


def _bibliography(items: list[object]) -> Bibliography:
    made = Bibliography()
    for number, item in enumerate(items):
        path = pointer((number,))
        if not isinstance(item, dict):
            made.problems.append(Problem(path, None, f"{shorten(item)} is no item; write an object with its fields"))
            continue
        given = item.get("id", f"item-{number + 1}")
        if isinstance(given, bool) or not isinstance(given, (str, int)):
            made.problems.append(Problem(f"{path}/id", None, f"{shorten(given)} is no id; write text or a number"))
            continue
        made.add(str(given), _fields(item, path, made), path)
    return made


def _fields(item: dict[str, object], path: str, made: Bibliography) -> dict[str, object]:
    fields: dict[str, object] = {}
    for name, value in item.items():
        if name in _TEXTS:
            fields[_TEXTS[name]] = value
        elif name in _DATES:
            fields |= _read_date(name, value, path, made)
        elif name == "author":
            fields[name] = _authors(value, path, made)
        elif name == "custom" and isinstance(value, dict) and isinstance(value.get(CUSTOM), dict):
            own = value[CUSTOM]
            fields |= {key: one for key, one in own.items() if key in TOLD_OF_SOURCES}
            for key in own.keys() - set(TOLD_OF_SOURCES):
                made.remark(f"custom/{CUSTOM}/{key}: not read")
        elif name not in ("id", "type"):
            made.remark(f"{name}: not read")
    if "publisher" not in fields and isinstance(item.get("container-title"), str):
        fields["publisher"] = item["container-title"]
        made.remark("container-title: read as the publisher where there is none")
    if not fields.get("title"):
        fields["title"] = fields.get("label") or fields.get("url") or fields.get("publisher") or str(item.get("id", ""))
        made.remark("an item without a title is called by its short title, address, publisher or id")
    return fields


def _read_date(name: str, value: object, path: str, made: Bibliography) -> dict[str, object]:
    text = date_text(value) if isinstance(value, dict) else None
    if text is None:
        reason = f"{shorten(value)} is no date; write {{'date-parts': [[2023, 9, 20]]}}"
        made.problems.append(Problem(f"{path}/{name}", None, reason))
        return {}
    return {_DATES[name]: text}


def _authors(value: object, path: str, made: Bibliography) -> object:
    """Return the names of authors as one text: "given family", one after the other."""
    several = value if isinstance(value, list) else [value]
    names = []
    for number, one in enumerate(several):
        parts = (
            [one.get(key) for key in ("literal", "given", "non-dropping-particle", "family", "suffix")]
            if isinstance(one, dict)
            else []
        )
        said = [part for part in parts if isinstance(part, str) and part]
        if not said:
            made.problems.append(
                Problem(f"{path}/author/{number}", None, f"{shorten(one)} is no name; write 'literal'")
            )
        names.append(" ".join(said))
    return "; ".join(names)


def _losses(dossier: Dossier) -> tuple[Loss, ...]:
    return tuple(bibliography_losses(dossier))


CSL_JSON = Format(
    "csl-json",
    "CSL-JSON: sources alone",
    (".csl.json",),
    "application/vnd.citationstyles.csl+json",
    _write,
    _read,
    losses=_losses,
)
