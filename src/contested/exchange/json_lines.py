"""
JSON Lines: one statement a line, with its figure.

The first line is a header: what the dossier holds beside figures (parties,
sources, units, relations ...), in the tables and keys of its own file.  Each
other line has the columns of ``Figure.to_records``, the id of the figure
before them, and ids of parties and sources.  So a million lines are written
and read one by one, and any tool that reads rows reads them.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from contested.dossier.file import NAME, Problems, Records, refusal
from contested.errors import NotAChoice, UnreadableDossier, UnsavedDossier, shorten
from contested.exchange import packing
from contested.exchange.format import Format
from contested.exchange.json_document import dossier_from, plain_dossier, refuse_looks
from contested.exchange.json_rows import (
    COLUMNS,
    ROW_ARRAYS,
    SCOPE_COLUMNS,
    row_header,
    row_of,
    rows_in,
)
from contested.exchange.json_text import json_pieces, pointer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from os import PathLike

    from contested.dossier import Dossier
    from contested.exchange.format import Chunks, FigureStatement

    _Said = Iterator[tuple[str, dict[str, object]]]
    _Figures = Iterator[tuple[str, dict[str, object], _Said]]

_STANCES = {array: stance for stance, array in ROW_ARRAYS.items()}


def write_statements(path: str | PathLike[str], said: Iterable[FigureStatement], header: Dossier) -> None:
    """
    Write statements that come one by one as JSON Lines, whole or not at all; they are not held.

    Args:
        path: of the file.
        said: each with its figure.
        header: the dossier with the parties, sources and units that they name; its own figures are not written.

    Raises:
        UnsavedDossier: the header does not know a party or a source, though it has some; or it could not be written.
    """
    packing.save_lines(Path(path), _rows(said, header))


def read_statements(path: str | PathLike[str]) -> Iterator[FigureStatement]:
    """
    Give the statements of a file of JSON Lines one by one, each with its figure; they are not held.

    Raises:
        UnreadableDossier: a line that is wrong, when it is reached.
    """
    place = Path(path)
    try:
        yield from rows_in(packing.lines_of(place))
    except UnreadableDossier as error:
        raise packing.in_file(error, place) from None


def _rows(said: Iterable[FigureStatement], header: Dossier) -> Iterator[str]:
    records = Records(header)
    names: set[object] = {party.name for party in header.parties.values()}
    sources: set[object] = set(header.sources.values())
    yield _line({key: one for key, one in records.tables().items() if one and key not in _ON_FIGURES})
    for id_, figure, statement in said:
        for party in statement.parties:
            _refuse_unknown("party", party.name, names, party.name)
        for source in (*(() if statement.source is None else (statement.source,)), *statement.quoting):
            _refuse_unknown("source", source.title, sources, source)
        yield _row(id_, records.scope(figure), *records.statement(statement, figure.unit))


_ON_FIGURES = ("figures", "relations", "conclusions", "silenced")
"""Tables of a header that mean nothing without the figures that they name."""


def _refuse_unknown(what: str, name: str, known: set[object], one: object) -> None:
    if known and one not in known:
        raise UnsavedDossier(NAME, f"the header has no {what} {shorten(name)}; add it to the header")


def _write(dossier: Dossier) -> Iterator[str]:
    header, figures = _tables(dossier)
    beside = {id_: rest for id_, scope, _ in figures() if (rest := _beside(scope))}
    yield _line(header | ({"figures": beside} if beside else {}))
    for id_, scope, said in figures():
        own = {key: value for key, value in scope.items() if key in COLUMNS}
        alone = True
        for array, record in said:
            alone = False
            yield _row(id_, own, array, record)
        if alone:
            yield _line({"id": id_} | _columns(own))


def _beside(scope: Mapping[str, object]) -> dict[str, object]:
    """Return what a figure's table holds that no line has a column for."""
    return {key: value for key, value in scope.items() if key not in COLUMNS}


def _tables(dossier: Dossier) -> tuple[dict[str, object], Callable[[], _Figures]]:
    """Return what a dossier holds beside figures, and what gives its figures: id, scope, and what is said of each."""
    if dossier.document is not None:  # as it is written, with what is not known here
        raw = plain_dossier(dossier)
        written = raw.pop("figures", {})
        assert isinstance(written, dict)
        return raw, lambda: ((id_, *_parted(table)) for id_, table in written.items())
    records = Records(dossier)
    refuse_looks(dossier)
    header = {key: value for key, value in records.tables().items() if value}
    return header, lambda: ((id_, records.scope(one), records.said(one)) for id_, one in dossier.figures.items())


def _parted(table: Mapping[str, object]) -> tuple[dict[str, object], _Said]:
    """Part a figure's table into what it is and what is said of it."""
    scope = {key: value for key, value in table.items() if key not in _STANCES}
    arrays = {key: value for key, value in table.items() if key in _STANCES and isinstance(value, list)}
    return scope, ((array, record) for array, records in arrays.items() for record in records)


def _row(id_: str, scope: Mapping[str, object], array: str, record: Mapping[str, object]) -> str:
    return _line({"id": id_} | _columns(scope) | {"stance": _STANCES[array]} | dict(record))


def _columns(scope: Mapping[str, object]) -> dict[str, object]:
    return {COLUMNS[key]: value for key, value in scope.items()}


def _line(record: object) -> str:
    try:
        return _encode(record) + "\n"
    except (TypeError, ValueError):  # a fraction, a day
        return "".join(json_pieces(record, "")) + "\n"


_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


def _read(lines: Chunks) -> Dossier:
    numbered = enumerate(lines, 1)
    raw = row_header(numbered)
    places: dict[tuple[str | int, ...], int] = dict.fromkeys(((key,) for key in raw), 1)
    figures = raw.setdefault("figures", {})
    assert isinstance(figures, dict)
    scopes: dict[str, tuple[int, dict[str, object]]] = {}
    for number, text in numbered:
        row = row_of(text, number)
        if row is None:
            continue
        id_, stance = row.pop("id", None), row.pop("stance", "claimed")
        if not isinstance(id_, str):
            raise refusal(NAME, number, 'it names no figure; each line has its id, such as {"id": "troops", ...}')
        if not isinstance(stance, str) or stance not in ROW_ARRAYS:
            raise refusal(NAME, number, str(NotAChoice("stance", stance, tuple(ROW_ARRAYS))))
        scope = {SCOPE_COLUMNS[key]: row.pop(key) for key in tuple(row) if key in SCOPE_COLUMNS}
        first, known = scopes.setdefault(id_, (number, scope))
        if known != scope:
            raise refusal(
                NAME,
                number,
                f"the figure {shorten(id_)} is another here than on line {first}; give it an id of its own",
            )
        table = figures.setdefault(id_, {})
        if first == number:
            places["figures", id_] = number
            table |= scope
        if row:
            said = table.setdefault(ROW_ARRAYS[stance], [])
            places["figures", id_, ROW_ARRAYS[stance], len(said)] = number
            said.append(row)
    return dossier_from(raw, Problems("", _in_row, places))


def _in_row(path: tuple[str | int, ...]) -> str:
    """Write where something is on its line: by the columns of a row, or by the keys of the header."""
    if len(path) < 3 or path[0] != "figures":
        return pointer(path) if path[:1] != ("figures",) else ""
    if path[2] in _STANCES:
        return pointer(path[4:])
    return pointer((COLUMNS.get(str(path[2]), path[2]), *path[3:]))


JSON_LINES = Format(
    "json-lines",
    "JSON Lines, one statement a line",
    (".jsonl", ".ndjson"),
    "application/jsonl",
    _write,
    _read,
)
