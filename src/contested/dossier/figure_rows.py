"""
Rows of a dossier: one a statement, with the id of its figure, as data frames take them, and back.

Each figure's rows are those of ``Figure.to_records``; here they are told apart
by ``id``, and a source is named so that it is found again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar

from contested.claims.records import RECORD_FIELDS, SCOPE_FIELDS, read_figure, row_cells, scope_row, statement_rows
from contested.dossier.file.record_ids import readable_ids
from contested.errors import ContestedError, IncompleteStatement, UnreadableRows
from contested.figure import Figure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from contested.claims import Party, Source

_Numbered = list[tuple[int, dict[str, object]]]
_Record = TypeVar("_Record")
_COLUMNS = {field.column("rows"): name for name, field in SCOPE_FIELDS.items()}
"""The columns that say what a figure is, each with the field that it holds."""

_SILENT = dict.fromkeys(RECORD_FIELDS)
"""What a row says of a figure of which nobody says anything."""


def rows_of_figures(figures: Mapping[str, Figure], sources: Mapping[str, Source]) -> list[dict[str, object]]:
    """
    Return a row for every statement of every figure, all with the same columns; one for a figure without any.

    A source is named by its title where that is the title of no other, else by
    its id; one that has none stands in its cell itself.
    """
    written = _source_writer(sources)
    rows = []
    for id_, figure in figures.items():
        said = statement_rows(figure, written) if figure.to_records() else [scope_row(figure) | _SILENT]
        rows += [{"id": id_} | row for row in said]
    return rows


def kept_ids(records: Mapping[str, _Record] | Iterable[_Record]) -> Mapping[str, _Record]:
    """Return records by the ids that they have, if they have any."""
    return records if isinstance(records, Mapping) else {}


def _source_writer(sources: Mapping[str, Source]) -> Callable[[Source], object]:
    """Return what writes a source so that ``_known_sources`` has it under what is written."""
    ids, known = {source: id_ for id_, source in sources.items()}, _known_sources(sources)
    return lambda source: source.title if known.get(source.title) == source else ids.get(source, source)


def _known_sources(sources: Mapping[str, Source] | Iterable[Source]) -> dict[str, Source | None]:
    """Return sources by what rows call them, their title or else their id; None where a title is that of several."""
    every = tuple(sources.values() if isinstance(sources, Mapping) else sources)
    times = Counter(source.title for source in every)
    return {one.title: one if times[one.title] == 1 else None for one in every} | dict(kept_ids(sources))


def figures_of_rows(
    rows: Iterable[Mapping[str, object]],
    parties: Mapping[str, Party] | Iterable[Party],
    sources: Mapping[str, Source] | Iterable[Source],
) -> dict[str, Figure]:
    """
    Return the figures that rows describe, by their ids.

    Args:
        rows: mappings as ``Figure.from_records`` takes them, each with the
            ``id`` of its figure; without ids, those that say the same of their
            figure are of one, which is called by its words.
        parties: full records of parties that the rows name.
        sources: full records of sources, of which rows give the title, or the id that they have here.

    Raises:
        UnreadableRows: every row that is wrong, with its number and reason.
    """
    people = tuple(parties.values()) if isinstance(parties, Mapping) else tuple(parties)
    problems: list[tuple[int, str]] = []
    groups = _grouped(rows, _known_sources(sources), problems)
    made: dict[str, Figure] = {}
    for id_, numbered in groups.items():
        said = [cells for _, cells in numbered]
        is_silent = len(said) == 1 and said[0].keys() <= _COLUMNS.keys()
        scope = {_COLUMNS[column]: said[0][column] for column in said[0]} if is_silent else {}
        try:
            made[id_] = Figure(**read_figure([] if is_silent else said, scope, people, ()))
        except UnreadableRows as error:
            problems += [(numbered[number - 1][0], reason) for number, reason in error.problems]
        except ContestedError as error:
            problems.append((numbered[0][0], str(error)))
    if problems:
        raise UnreadableRows(tuple(sorted(problems)))
    return made


def _grouped(
    rows: Iterable[Mapping[str, object]], known: Mapping[str, Source | None], problems: list[tuple[int, str]]
) -> dict[str, _Numbered]:
    """Return the cells of rows with their numbers, by the ids of their figures, and add what is wrong with a row."""
    by_id: dict[str, _Numbered] = {}
    by_scope: dict[str, _Numbered] = {}
    for number, row in enumerate(rows, 1):
        try:
            cells = row_cells(row)
            cells |= {name: _found(cells[name], known) for name in ("source", "quoting") if name in cells}
        except ContestedError as error:
            problems.append((number, str(error)))
            continue
        id_ = cells.pop("id", None)
        if id_ is None:
            by_scope.setdefault(repr([cells.get(column) for column in _COLUMNS]), []).append((number, cells))
        else:
            by_id.setdefault(str(id_), []).append((number, cells))
    if by_id and by_scope:
        nameless = [number for numbered in by_scope.values() for number, _ in numbered]
        reason = IncompleteStatement("it has no id, and other rows have one; give it the id of its figure")
        problems += [(number, str(reason)) for number in nameless]
        return by_id
    words = [
        [str(numbered[0][1][name]) for name in ("of", "figure") if name in numbered[0][1]]
        for numbered in by_scope.values()
    ]
    return by_id or dict(zip(readable_ids(words, list(by_scope)), by_scope.values(), strict=True))


def _found(cell: object, known: Mapping[str, Source | None]) -> object:
    if isinstance(cell, (list, tuple)):
        return [_found(one, known) for one in cell]
    found = known.get(cell, cell) if isinstance(cell, str) else cell
    if found is None:
        raise IncompleteStatement(f"several sources are called {cell}; give the id of one, or the Source itself")
    return found
