"""Rows of JSON Lines: read one by one, in little more time than the parser takes, and nothing is held."""

from __future__ import annotations

import contextlib
import json
from functools import partial
from typing import TYPE_CHECKING, TypeVar, cast

from contested.claims import CHANGES_A_NUMBER, ESTIMATE_FIELDS, FIGURE, Estimate, Statement, fields_for, of_type
from contested.dossier.file import ARRAYS, NAME, STATEMENT_KEYS, Problems, checked_id, reading_of, refusal
from contested.errors import ContestedError, NotAChoice, UnreadableDossier
from contested.exchange.format import FigureStatement
from contested.exchange.json_text import (
    RefusedText,
    json_number,
    parse_json,
    pointer,
    refuse_constant,
    refuse_null,
)
from contested.quantities import Interval
from contested.quantities import unit as unit_of
from contested.quantities.cpython import unchecked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contested.exchange.format import Chunks
    from contested.figure import Figure
    from contested.quantities import Unit

_Key = TypeVar("_Key")
_Kept = TypeVar("_Kept")

SCOPE_COLUMNS = {field.column("rows"): keyword for keyword, field in fields_for("rows", FIGURE).items()}
"""The columns of a row that say what its figure is, each with its key in a dossier's file."""

COLUMNS = {keyword: column for column, keyword in SCOPE_COLUMNS.items()}

ROW_ARRAYS = {stance: array for array, stance in ARRAYS.items()} | {"set_aside": "set_aside"}
"""The arrays of a dossier's file, by the stance that a row gives."""

LONGEST_ROW = 1_000_000
"""Characters of a line after the first: a hundred quotes of the longest."""

_PARSED_AT_ONCE = 4_000
"""Characters of a line that the quick parser gets: fewer than the digits of a number that Python is slow to read."""

_SHALLOW = 10
"""Brackets of such a line: a list of parties, and facets."""

_MOST_KEPT = 20_000
"""Figures, and values of fields, that are kept once they are read: days, parties and sources come again and again."""


def rows_in(lines: Chunks) -> Iterator[FigureStatement]:
    """
    Give the statements of a text one by one.

    What the user sets aside is no statement, and a key that is not known here
    is passed over.  Whether statements fit together, a dossier says that is
    made of them.

    Raises:
        UnreadableDossier: a line that is wrong, when it is reached.
    """
    numbered = enumerate(lines, 1)
    reader = _RowReader(row_header(numbered))
    for number, text in numbered:
        found = reader.quick(text)
        if found is None:
            row = row_of(text, number)
            found = None if row is None else reader.read(number, row, text)
        if found is not None:
            yield found


def row_of(text: str, number: int) -> dict[str, object] | None:
    """
    Return the object on a line, without what is null, since frames have a cell for each column; None of an empty line.

    Raises:
        UnreadableDossier: it holds none, or is beyond limits.
    """
    if len(text) > LONGEST_ROW:
        raise refusal(NAME, number, f"it has more than {LONGEST_ROW:,} characters; keep long texts in the source")
    if not text or text.isspace():
        return None
    row = _parsed(text, number)
    return row if None not in row.values() else {key: value for key, value in row.items() if value is not None}


def _parsed(text: str, number: int) -> dict[str, object]:
    """
    Return the object on a line.

    The parser takes a key that stands twice, unless each pair is looked at,
    which takes half as long again.  A key has a colon behind it: so where there
    are as many colons as keys, none stood twice.
    """
    if len(text) < _PARSED_AT_ONCE and text.count("[") + text.count("{") < _SHALLOW:
        try:
            found, end = _decode(text)
        except (ValueError, RefusedText):
            found, end = None, 0
        if type(found) is dict and text.count(":") == len(found) and text[end:] in _ENDS:
            return found
    row = parse_json(text, number)
    if not isinstance(row, dict):
        raise refusal(NAME, number, 'it is no object; each line is one, such as {"id": "troops", "value": 10}')
    return row


_decode = json.JSONDecoder(parse_float=json_number, parse_constant=refuse_constant).raw_decode

_ENDS = ("\n", "", "\r\n")
"""What may stand behind an object that is parsed at once."""


def row_header(numbered: Iterator[tuple[int, str]]) -> dict[str, object]:
    """
    Return the header of a text: its first line, as long as a dossier may be.

    Raises:
        UnreadableDossier: its first line is none.
    """
    number, text = next(numbered, (1, ""))
    header = parse_json(text, number) if text.lstrip().startswith("{") else None
    if not isinstance(header, dict) or "format" not in header:
        raise refusal(NAME, 1, 'the first line is no header; it begins with {"format": 1, ...}')
    refuse_null(header)
    figures = header.get("figures", {})
    if not isinstance(figures, dict) or not all(
        isinstance(one, dict) and one.keys().isdisjoint((*COLUMNS, *ROW_ARRAYS.values())) for one in figures.values()
    ):
        raise refusal(NAME, 1, "figures in a header have only keys of your own; the lines say what each is")
    return header


_CLAIMED = ',"stance":"claimed","value":'
"""What stands between figure and number on a line that we wrote."""

_MOST_DIGITS = 30
_CEILING = 10**_MOST_DIGITS
"""Numbers below are within the library's bounds."""

_DEFAULTS = unchecked(Estimate, {}).__dict__
"""What an estimate holds of which nothing is said."""


def _estimate(fields: dict[str, object], number: int, unit: Unit) -> Estimate:
    """Return the estimate of a whole number, of fields that were all read (``unchecked``, in half of its time)."""
    values = _DEFAULTS.copy()
    values.update(fields)
    values["unit"] = unit
    values["interval"] = values["reach"] = Interval.point(number)
    made = object.__new__(Estimate)
    _put_dict(made, "__dict__", values)
    return made


_put_dict = object.__setattr__


def _keep(kept: dict[_Key, _Kept], key: _Key, value: _Kept) -> None:
    """Keep a value; where there are too many, begin anew."""
    if len(kept) >= _MOST_KEPT:
        kept.clear()
    kept[key] = value


_TABLES = ("format", "units", "parties", "sources")
"""What of a header statements name."""

_READ_ALONE = {name: field for name, field in ESTIMATE_FIELDS.items() if name not in CHANGES_A_NUMBER}
"""Fields that mean the same whatever stands beside them; a number that is a whole one is read by itself, too."""

_READ_ONCE = of_type(_READ_ALONE, "day", "choice", "language", "holders", "source", "chain")
"""Those of which few values come again and again."""


class _RowReader:
    """Reads statements one by one, and keeps what days, parties and sources mean."""

    def __init__(self, header: dict[str, object]) -> None:
        tables = {key: header[key] for key in _TABLES if key in header}
        self._reading = reading_of(tables, Problems("", pointer, dict.fromkeys(((key,) for key in _TABLES), 1)))
        self._figures: dict[object, tuple[list[object], Figure]] = {}
        self._known: dict[tuple[str, object], tuple[str, object]] = {}
        self._heads: dict[str, tuple[str, Figure]] = {}
        self._pairs: dict[str, tuple[str, object]] = {}

    def quick(self, text: str) -> FigureStatement | None:
        """
        Return what a line says that is laid out as we write it: a figure met before, and a whole number of it.

        The text before the stance is the figure's, and what stands behind the
        number is cut into pairs of key and value.  A piece counts only if it
        was parsed once as one whole pair: then the line is these pairs and
        nothing else.  A line takes 1.6 times as long as the parser alone,
        where the way of all other lines takes 4 times as long.
        """
        head, _, tail = text.partition(_CLAIMED)
        known = self._heads.get(head)
        if known is None or tail[-2:] != "}\n":
            return None
        digits, *pieces = tail[:-2].split(',"')
        if not (digits.isdigit() and digits.isascii() and len(digits) <= _MOST_DIGITS) or digits[0] == "0" != digits:
            return None
        fields: dict[str, object] = {}
        for piece in pieces:
            pair = self._pairs.get(piece) or self._pair(piece)
            if pair is None:
                return None
            fields[pair[0]] = pair[1]
        if len(fields) < len(pieces):  # a key that stands twice
            return None
        return FigureStatement(known[0], known[1], _estimate(fields, int(digits), known[1].unit))

    def _pair(self, piece: str) -> tuple[str, object] | None:
        """Return the attribute that a piece of a line is, and what it means; None where it is not to be read alone."""
        try:
            row = parse_json(f'{{"{piece}}}')
            assert isinstance(row, dict)
            ((name, value),) = row.items()
            found = self._field(name, value)
        except (ContestedError, TypeError, ValueError):  # what is wrong is told by what reads all together
            return None
        if name in _READ_ONCE:
            _keep(self._pairs, piece, found)
        return found

    def read(self, number: int, row: dict[str, object], text: str) -> FigureStatement | None:
        """Return what a row says; None where it sets something aside, or only names a figure."""
        id_ = row.pop("id", None)
        scope = [row.pop(column, None) for column in SCOPE_COLUMNS]
        found = self._figures.get(id_) if type(id_) is str else None
        if found is None or found[0] != scope:
            found = self._new_figure(number, id_, scope)
        figure, stance = found[1], row.pop("stance", "claimed")
        if not row or stance == "set_aside":
            return None
        made = self._whole_number(row, figure.unit) if stance == "claimed" else None
        if made is not None:
            self._learn(text, str(id_), figure)
        return FigureStatement(str(id_), figure, made or self._statement(number, row, stance, figure.unit))

    def _learn(self, text: str, id_: str, figure: Figure) -> None:
        """Keep the text that names a figure, if it is one of whole pairs, and nothing else stands among them."""
        head, mark, _ = text.partition(_CLAIMED)
        if mark:
            with contextlib.suppress(UnreadableDossier):
                named = parse_json(head + "}")
                if isinstance(named, dict) and named.keys() <= {"id", *SCOPE_COLUMNS}:
                    _keep(self._heads, head, (id_, figure))

    def _new_figure(self, number: int, id_: object, scope: list[object]) -> tuple[list[object], Figure]:
        given = zip(SCOPE_COLUMNS.values(), scope, strict=True)
        table = {key: value for key, value in given if value is not None}
        problems = _problems_of_row(number)
        figure = problems.attempt(("row",), partial(self._bare_figure, id_, table), table)
        if figure is None:
            raise UnreadableDossier(NAME, tuple(problems.found))
        found = (scope, figure)
        _keep(self._figures, id_, found)
        return found

    def _bare_figure(self, id_: object, table: dict[str, object]) -> Figure:
        return self._reading.figure(checked_id(cast("str", id_), "figure"), table)

    def _whole_number(self, row: dict[str, object], unit: Unit) -> Estimate | None:
        """Return the estimate of a whole number, its fields read one by one; None where they are read together."""
        value = row.get("value")
        if type(value) is not int or abs(value) >= _CEILING:
            return None
        fields = self._alone({key: one for key, one in row.items() if key != "value"})
        if fields is None:
            return None
        return _estimate(fields, value, unit)

    def _alone(self, row: dict[str, object]) -> dict[str, object] | None:
        """Return the attributes that fields are, read one by one; None where something is wrong, or no text."""
        fields: dict[str, object] = {}
        try:
            for item in row.items():
                attribute, one = self._known.get(item) or self._field(*item)
                fields[attribute] = one
        except (ContestedError, TypeError):  # what is wrong is told by what reads all together; a list is no key
            return None
        return fields

    def _field(self, name: str, value: object) -> tuple[str, object]:
        """Return the attribute that a field is, and what it means; TypeError where it is not to be read alone."""
        field = _READ_ALONE[name] if name in _READ_ALONE and type(value) is str else None
        if field is None:
            raise TypeError(name)
        if name not in _READ_ONCE:
            return field.attribute, field.read(value)
        made = self._reading.statement({name: value, "value": 0}, "claimed", unit_of("person"))
        found = (field.attribute, getattr(made, field.attribute))
        _keep(self._known, (name, value), found)
        return found

    def _statement(self, number: int, row: dict[str, object], stance: object, unit: Unit) -> Statement:
        """Return what a row says, as a dossier reads it from its file."""
        if stance not in ARRAYS.values():
            raise refusal(NAME, number, str(NotAChoice("stance", stance, tuple(ROW_ARRAYS))))
        array, problems = ROW_ARRAYS[str(stance)], _problems_of_row(number)
        problems.note_unknown(("row",), row, STATEMENT_KEYS[array])
        fields = {key: value for key, value in row.items() if key in STATEMENT_KEYS[array]}
        made = problems.attempt(("row",), partial(self._reading.statement, fields, str(stance), unit), fields)
        if problems.found or made is None:
            raise UnreadableDossier(NAME, tuple(problems.found))
        return made


def _problems_of_row(number: int) -> Problems:
    return Problems("", lambda path: pointer(path[1:]), {("row",): number})
