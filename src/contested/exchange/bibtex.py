"""
BibTeX: the sources of a dossier for LaTeX, out and in again.

Written by us, so that no title can command anything; read through
``bibtexparser`` (extra ``cite``).  Days stand in ``date`` (biblatex, in EDTF),
and in ``year`` and ``month`` for older styles; what BibTeX has no field for in
fields of our own, which styles pass over.

Source: the manual of biblatex 3.20, https://ctan.org/pkg/biblatex, section 2.2.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from contested.errors import Problem, shorten
from contested.exchange.bibliography import TOLD_OF_SOURCES, Bibliography, bibliography_losses, source_fields
from contested.exchange.format import Format, Loss
from contested.exchange.latex_text import read_from_latex, written_in_latex
from contested.exchange.whole_text import whole_text
from contested.optional import library

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from contested.dossier import Dossier
    from contested.exchange.format import Chunks

LARGEST_BIBTEX = 4_000_000
"""Characters of a file: some 10,000 entries, which the parser reads in seconds."""

OWN = "contested-"
"""Begins the names of our own fields."""

_WRITTEN = {
    "title": "title",
    "label": "shorttitle",
    "author": "author",
    "publisher": "publisher",
    "issued": "date",
    "retrieved": "urldate",
    "url": "url",
    "doi": "doi",
    "note": "note",
}
_READ = {name: field for field, name in _WRITTEN.items()}
_PUBLISHERS = ("publisher", "institution", "organization", "school", "journaltitle", "journal")
"""Who published it: the first of these that there is."""

_PROTECTED = ("title", "author")
"""In braces of their own, so that capitals stay and no "and" parts an author in two."""

_VERBATIM = ("url", "doi")
_PERCENT = str.maketrans({mark: f"%{ord(mark):02X}" for mark in '{}\\"'})
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = re.compile(r"-?[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?[~?%]?")
_OUTER = re.compile(r"^ +| +$")
"""Spaces that a reader would take for none, were they not in braces."""

_AND = re.compile(r"\s+and\s+")

logging.getLogger("bibtexparser").addHandler(logging.NullHandler())  # what it logs of a file, we raise


def _write(dossier: Dossier) -> Iterator[str]:
    ids = {source: id_ for id_, source in dossier.sources.items()}
    for id_, source in dossier.sources.items():
        fields = source_fields(source, ids)
        yield f"@{'online' if 'url' in fields else 'misc'}{{{id_},\n"
        for name, value in _entry(fields).items():
            yield f"  {name} = {value},\n"
        yield "}\n\n"


def _entry(fields: Mapping[str, object]) -> dict[str, str]:
    made: dict[str, str] = {}
    for field, value in fields.items():
        text = ", ".join(map(str, value)) if isinstance(value, list) else "true" if value is True else str(value)
        name, escaped = _WRITTEN.get(field), _braced(_OUTER.sub(r"{\g<0>}", written_in_latex(text)))
        if name is None or (name in ("date", "urldate") and not all(map(_DATE.fullmatch, text.split("/")))):
            made[OWN + field] = escaped
        elif field in _VERBATIM:
            made[name] = _braced(text.translate(_PERCENT).strip())
            if made[name] != _braced(text):
                made[OWN + field] = escaped
        else:
            made[name] = _braced(escaped) if field in _PROTECTED else escaped
        if name == "date" and name in made:
            made |= _year(text)
    return made


def _year(date: str) -> dict[str, str]:
    """Return year and month of a day as older styles print them; nothing for an interval and for years before 1."""
    match = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2}))?(?:-[0-9]{2})?", date)
    if match is None or match[1] == "0000":
        return {}
    return {"year": _braced(match[1])} | ({"month": _MONTHS[int(match[2]) - 1]} if match[2] else {})


def _braced(text: str) -> str:
    return f"{{{text}}}"


def _read(lines: Chunks) -> Dossier:
    made = Bibliography()
    found = library("bibtexparser").parse_string(whole_text(lines, LARGEST_BIBTEX), parse_stack=[])
    for block in found.failed_blocks:
        line = int(block.start_line) + 1
        made.problems.append(Problem("", line, f"it is no BibTeX: {_first_line(str(block.error))}"))
    macros = {str(one.key).lower(): str(one.value) for one in found.strings}
    for entry in found.entries:
        line = int(entry.start_line) + 1
        fields = {str(field.key).lower(): str(field.value) for field in entry.fields}
        made.add(str(entry.key), _fields(fields, macros, line, made), str(entry.key), line)
    return made.dossier("the BibTeX file")


def _first_line(text: str) -> str:
    return shorten(next((line.strip() for line in text.splitlines() if line.strip()), "it cannot be parsed"))


def _fields(given: Mapping[str, str], macros: Mapping[str, str], line: int, made: Bibliography) -> dict[str, object]:
    fields: dict[str, object] = {}
    values = {name: _unwrapped(value, macros, name, line, made) for name, value in given.items()}
    for name, value in values.items():
        field = name.removeprefix(OWN)
        if name.startswith(OWN) and field in TOLD_OF_SOURCES:
            fields[field] = _own(field, _plain(value, name, made))
        elif name in _READ and f"{OWN}{_READ[name]}" not in values:
            fields[_READ[name]] = _value(_READ[name], value, made)
        elif name not in (*_READ, *_PUBLISHERS, "year", "month", "day"):
            made.remark(f"{name}: not read")
    publisher = next((values[name] for name in _PUBLISHERS if values.get(name)), None)
    if "publisher" not in fields and publisher:
        fields["publisher"] = _plain(publisher, "publisher", made)
    if "issued" not in fields and "year" in values:
        fields["issued"] = _issued(values, line, made)
    if not fields.get("title"):
        fields["title"] = fields.get("label") or fields.get("url") or "untitled"
        made.remark("an entry without a title is called by its short title or address")
    return fields


def _unwrapped(value: str, macros: Mapping[str, str], name: str, line: int, made: Bibliography) -> str:
    """Return a value without its braces or quotation marks; a macro as what it stands for."""
    bare = value.strip()
    if _is_one(bare):
        return bare[1:-1]
    if "#" in bare:
        made.problems.append(Problem(name, line, f"{shorten(bare)} is put together by #; write it as one text"))
    found = macros.get(bare.lower())
    return bare if found is None else _unwrapped(found, {}, name, line, made)


def _is_one(text: str) -> bool:
    """Whether a text stands in one pair of braces or quotation marks from end to end."""
    if len(text) < 2 or text[0] + text[-1] not in ("{}", '""'):
        return False
    depth = 0
    for mark in text[1:-1]:
        depth += (mark == "{") - (mark == "}")
        if depth < 0 or (mark == '"' and text[0] == '"' and depth == 0):
            return False
    return True


def _value(field: str, value: str, made: Bibliography) -> str:
    if field in _VERBATIM:
        return value.strip().replace("\\_", "_").replace("\\%", "%").replace("\\#", "#").replace("\\&", "&")
    if field == "author":
        return "; ".join(_name(one, made) for one in _authors(value))
    return _plain(value, field, made)


def _plain(value: str, name: str, made: Bibliography) -> str:
    text, unknown = read_from_latex(" ".join(value.split()) if "\n" in value else value.strip())
    for command in unknown:
        made.remark(f"{name}: {command} is left out, and what it is set around is kept")
    return text


def _authors(value: str) -> list[str]:
    """Return the names between the "and" that stand in no braces."""
    made, depth, start = [], 0, 0
    places = {found.start(): found.end() for found in _AND.finditer(value)}
    for at, mark in enumerate(value):
        depth += (mark == "{") - (mark == "}")
        if not depth and at in places:
            made.append(value[start:at])
            start = places[at]
    return [*made, value[start:]]


def _name(value: str, made: Bibliography) -> str:
    """Return a name as it is said: "Doe, Jane" is "Jane Doe", but for one in braces of its own."""
    text = _plain(value, "author", made)
    if value.strip().startswith("{") and len(_authors(value.replace(",", " and "))) == 1:
        return text
    parts = [part.strip() for part in text.split(",")]
    return f"{parts[1]} {parts[0]}" if len(parts) == 2 and all(parts) else text


def _own(field: str, text: str) -> object:
    if field == "primary":
        return {"true": True, "false": False}.get(text, text)
    return [one.strip() for one in text.split(",")] if field == "quoting" else text


def _issued(values: Mapping[str, str], line: int, made: Bibliography) -> str:
    """Return the day, month or year of older styles; what is no month is left out, and remarked on."""
    year = _plain(values["year"], "year", made)
    month = _plain(values.get("month", ""), "month", made).lower()
    number = next((n for n, name in enumerate(_MONTHS, 1) if month[:3] == name or month.lstrip("0") == str(n)), None)
    if month and number is None:
        made.remark(f"month {shorten(month)}: not read (line {line})")
    day = _plain(values.get("day", ""), "day", made)
    if number is None:
        return year
    return f"{year}-{number:02}" + (f"-{int(day):02}" if re.fullmatch(r"[0-9]{1,2}", day) else "")


def _losses(dossier: Dossier) -> tuple[Loss, ...]:
    return tuple(bibliography_losses(dossier))


BIBTEX = Format(
    "bibtex",
    "BibTeX: sources alone",
    (".bib",),
    "application/x-bibtex",
    _write,
    _read,
    losses=_losses,
)
