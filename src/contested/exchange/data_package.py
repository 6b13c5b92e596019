"""
Data Package: the tables of a dossier as CSV files with a descriptor, in a folder or a ZIP archive.

Figures, statements, parties and sources have a table each, with a Table Schema
made of the fields; what has no table stands in the descriptor.  Source: Data
Package and Table Schema, version 1, https://specs.frictionlessdata.io.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from contested.claims import FIGURE, Party, Source, fields_for
from contested.dossier.file import ARRAYS, NAME, Problems, Records, refusal
from contested.errors import Problem, UnreadableDossier, shorten
from contested.exchange.csv_text import csv_pieces, csv_rows, guarded_cell, unguarded_text
from contested.exchange.format import Format, Loss, losses_beside
from contested.exchange.json_document import dossier_from, refuse_looks
from contested.exchange.json_text import RefusedText, json_number, json_pieces, parse_json, refuse_null

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from contested.claims import Field
    from contested.dossier import Dossier
    from contested.exchange.format import Chunks

DESCRIPTOR = "datapackage.json"

_Record = dict[str, object]
_Types = dict[str, str]

_TYPES = {"flag": "boolean", "facets": "object", "holders": "array", "chain": "array", "number": "number"}
"""The type of a column for each type of a field; all others are text."""

_STANCES = {**ARRAYS, "set_aside": "set_aside"}
_ARRAYS = {stance: array for array, stance in _STANCES.items()}

_DECIMAL = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def _of_record(kind: type[attrs.AttrsInstance]) -> _Types:
    """Return the columns of parties or sources, each with its type."""
    fields = [field for field in attrs.fields(kind) if field.init]
    kinds = {"bool": "boolean", "tuple": "array"}
    return {"id": "string"} | {one.name: kinds.get(str(one.type).partition("[")[0], "string") for one in fields}


def _of_fields(fields: Mapping[str, Field]) -> _Types:
    return {name: _TYPES.get(field.type, "string") for name, field in fields.items()}


def _of_statement() -> _Types:
    """Return the columns of statements: a value is a number, or a text as it was printed."""
    return {"figure": "string", "stance": "string", "value": "string", "number": "number"} | _of_fields(
        fields_for("file")
    )


_TABLES: dict[str, _Types] = {
    "figures": {"id": "string"}
    | {name: _TYPES.get(one.type, "string") for name, one in fields_for("file", FIGURE).items()},
    "statements": _of_statement(),
    "parties": _of_record(Party),
    "sources": _of_record(Source),
}
"""The columns of each table."""


# -- out ----------------------------------------------------------------------------


def _pack(dossier: Dossier) -> Mapping[str, Chunks]:
    refuse_looks(dossier)
    rows, beside = _tables(dossier)
    cells = {table: [_cells(row, _TABLES[table]) for row in rows[table]] for table in _TABLES}
    files: dict[str, Chunks] = {DESCRIPTOR: json_pieces(_descriptor({k: v for k, v in beside.items() if v}, cells))}
    return files | {f"{table}.csv": csv_pieces(tuple(_TABLES[table]), cells[table]) for table in _TABLES}


def _tables(dossier: Dossier) -> tuple[dict[str, list[_Record]], _Record]:
    """Return the rows of each table, and what stands in none."""
    records = Records(dossier)
    beside = records.tables()
    rows: dict[str, list[_Record]] = {
        "figures": [{"id": id_, **records.scope(one)} for id_, one in dossier.figures.items()],
        "statements": [
            {"figure": id_, "stance": _STANCES[array], **_parted(record)}
            for id_, one in dossier.figures.items()
            for array, record in records.said(one)
        ],
        **{table: [{"id": id_, **one} for id_, one in beside.pop(table).items()] for table in ("parties", "sources")},
    }
    return rows, beside


def _parted(record: _Record) -> _Record:
    """Part a value into a number and a text, and make who holds it a list."""
    made = {("number" if key == "value" and not isinstance(one, str) else key): one for key, one in record.items()}
    return made | {key: [made[key]] for key in ("by", "quoting") if isinstance(made.get(key), str)}


def _cells(row: _Record, types: _Types) -> list[str]:
    return [_cell(row[name]) if name in row else "" for name in types]


def _cell(value: object) -> str:
    if isinstance(value, str):
        return guarded_cell(value)
    text = "".join(json_pieces(value, ""))
    return text.strip('"')  # a fraction without an end is text in JSON


def _descriptor(beside: _Record, cells: Mapping[str, list[list[str]]]) -> _Record:
    resources = []
    for table, types in _TABLES.items():
        fields = [
            {"name": name, "type": kind if kind != "number" or _are_decimals(cells[table], at) else "string"}
            for at, (name, kind) in enumerate(types.items())
        ]
        schema: _Record = {"fields": fields}
        if table == "statements":
            schema["foreignKeys"] = [{"fields": "figure", "reference": {"resource": "figures", "fields": "id"}}]
        else:
            schema["primaryKey"] = "id"
        resources.append(
            {
                "name": table,
                "path": f"{table}.csv",
                "profile": "tabular-data-resource",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": schema,
            }
        )
    head: _Record = {"profile": "data-package", "name": "dossier", "title": "A dossier of contested figures"}
    return head | {"resources": resources, "contested": beside}


def _are_decimals(rows: list[list[str]], at: int) -> bool:
    return all(not row[at] or _DECIMAL.fullmatch(row[at]) for row in rows)


def _losses(dossier: Dossier) -> tuple[Loss, ...]:
    own = (Loss(f"the key {path}", "the dossier", "it is one of your own") for path in dossier.unknown)
    empty = (
        Loss(
            f"{name} ''", f"{table}.csv, row {number} ({next(iter(row.values()))})", "a cell without text says nothing"
        )
        for table, rows in _tables(dossier)[0].items()
        for number, row in enumerate(rows, 1)
        for name, value in row.items()
        if value == ""
    )
    return (*losses_beside(dossier), *empty, *own)


# -- in -----------------------------------------------------------------------------


def _unpack(files: Mapping[str, Chunks]) -> Dossier:
    descriptor = parse_json("".join(_file(files, DESCRIPTOR)))
    raw = descriptor.get("contested") if isinstance(descriptor, dict) else None
    if not isinstance(descriptor, dict) or not isinstance(raw, dict):
        reason = 'it has no "contested" with what stands in no table; only packages of dossiers are read'
        raise UnreadableDossier(NAME, (Problem(DESCRIPTOR, None, reason),))
    refuse_null(raw, ("contested",))
    places: dict[tuple[str | int, ...], int] = {}
    for table in ("parties", "sources", "figures"):
        rows: _Record = {}
        for line, row in _rows(files, descriptor, table):
            id_ = str(row.pop("id", ""))
            if id_ in rows:
                raise UnreadableDossier(NAME, (Problem(f"{table}.csv", line, f"the id {shorten(id_)} stands twice"),))
            places[table, id_], rows[id_] = line, row
        raw[table] = rows
    figures = raw["figures"]
    assert isinstance(figures, dict)
    for line, row in _rows(files, descriptor, "statements"):
        id_, stance = str(row.pop("figure", "")), str(row.pop("stance", ""))
        if id_ not in figures or stance not in _ARRAYS:
            what = f"no figure {shorten(id_)}" if id_ not in figures else f"no stance {shorten(stance)}"
            raise UnreadableDossier(NAME, (Problem("statements.csv", line, f"there is {what}"),))
        said = figures[id_].setdefault(_ARRAYS[stance], [])
        places["figures", id_, _ARRAYS[stance], len(said)] = line
        said.append(_whole(row, stance))
    return dossier_from(raw, Problems("", _in_table, places))


def _whole(row: _Record, stance: str) -> _Record:
    """Return what a row of statements says, with its value in one place."""
    made = {("value" if key == "number" else key): one for key, one in row.items()}
    by = made.get("by")
    return made | ({"by": by[0]} if stance == "set_aside" and isinstance(by, list) and by else {})


def _in_table(path: tuple[str | int, ...]) -> str:
    """Write where something is: the file, and the column."""
    table = "statements" if len(path) > 3 else str(path[0])
    column = path[4:5] if len(path) > 3 else path[2:3]
    file = f"{table}.csv" if table in _TABLES else DESCRIPTOR
    return ", ".join([file, *map(str, column)])


def _file(files: Mapping[str, Chunks], name: object) -> Chunks:
    if not isinstance(name, str) or name not in files:
        raise refusal(NAME, None, f"there is no file {shorten(str(name))} in the package itself")
    return files[name]


def _rows(files: Mapping[str, Chunks], descriptor: Mapping[str, object], table: str) -> Iterator[tuple[int, _Record]]:
    """Give the rows of a table, each with its line, and what its cells say."""
    resources = descriptor.get("resources")
    found = [one for one in resources if isinstance(one, dict)] if isinstance(resources, list) else []
    path = next((one.get("path") for one in found if one.get("name") == table), f"{table}.csv")
    rows = csv_rows(_file(files, path))
    while True:
        try:
            line, row = next(rows)
        except StopIteration:
            return
        except UnreadableDossier as error:
            raise UnreadableDossier(NAME, tuple(one._replace(path=str(path)) for one in error.problems)) from None
        types = _TABLES[table]
        yield line, {name: _said(one, types.get(name), f"{path}, {name}", line) for name, one in row.items() if one}


def _said(cell: str, kind: str | None, where: str, line: int) -> object:
    """Return what a cell says by the type of its column."""
    try:
        if kind in ("array", "object"):
            return parse_json(cell)
        if kind == "number" and _DECIMAL.fullmatch(cell):
            return json_number(cell)
    except (RefusedText, UnreadableDossier) as error:
        said = error.problems[0].message if isinstance(error, UnreadableDossier) else str(error)
        raise UnreadableDossier(NAME, (Problem(where, line, said),)) from None
    if kind == "boolean" and cell in ("true", "false"):
        return cell == "true"
    return unguarded_text(cell)


DATA_PACKAGE = Format(
    "data-package",
    "Data Package, CSV tables with a descriptor",
    (".datapackage", ".zip"),
    "application/vnd.datapackage+json",
    losses=_losses,
    pack=_pack,
    unpack=_unpack,
)
