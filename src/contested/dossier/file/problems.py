"""Problems: everything that is wrong with a file, each with its line; a slip of a key is no second problem."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, TypeVar

from contested.dossier.file.messages import LARGEST_NUMBER, in_words_of_a_file, near_keys
from contested.dossier.file.outline import Path, dotted, line_of, lines_in
from contested.dossier.file.record_ids import checked_id
from contested.dossier.file.unread_tables import meant_keys, misplaced, said_apart
from contested.errors import ContestedError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_Made = TypeVar("_Made")

WHAT = {"units": "unit", "parties": "party", "sources": "source", "figures": "figure"}


class Problems:
    """
    The problems of one file, as one pass over it finds them.

    ``unknown`` holds what is not read, by its path; ``slipped`` are the
    tables with a key that is probably a slip of another.

    Args:
        text: TOML, whose lines places have; empty where it was none.
        written: how a place is written where it is told.
        lines: the line of each place, where that is known already.
    """

    def __init__(
        self, text: str, written: Callable[[Path], str] = dotted, lines: Mapping[Path, int] | None = None
    ) -> None:
        self.text, self.written, self.lines = text, written, lines
        self.found: list[Problem] = []
        self.unknown: dict[str, object] = {}
        self.slipped: set[Path] = set()

    def tables(self, raw: dict[str, Any], key: str, known: tuple[str, ...]) -> list[tuple[str, dict[str, Any]]]:
        """Return the tables under ``key`` by id, each without its unknown keys."""
        tables = raw.get(key, {})
        if not isinstance(tables, dict):
            self.refuse((key,), f"{key} holds tables by id; write [{key}.some_id]")
            return []
        kept = []
        for id_, table in tables.items():
            if not isinstance(table, dict):
                where = dotted((key, id_))
                self.refuse((key, id_), f"{where} is no table; write [{where}]")
            elif self.attempt((key, id_), partial(checked_id, id_, WHAT[key])) is not None:
                self.note_unknown((key, id_), table, known)
                kept.append((id_, {name: value for name, value in table.items() if name in known}))
        return kept

    def records(
        self, table: dict[str, object], path: Path, known: tuple[str, ...]
    ) -> list[tuple[Path, dict[str, object]]]:
        """Return the tables of an array, each with its path and without its unknown keys."""
        array = table.get(str(path[-1]), [])
        if not isinstance(array, list) or not all(isinstance(one, dict) for one in array):
            self.refuse(path, f"{path[-1]} is no list of tables; write [[{dotted(path)}]]")
            return []
        kept = []
        for n, record in enumerate(array):
            at = (*path, n)
            self.note_unknown(at, record, known)
            kept.append((at, {name: value for name, value in record.items() if name in known}))
        return kept

    def note_unknown(self, path: Path, table: dict[str, object], known: tuple[str, ...]) -> None:
        """Keep what is not read, and refuse what is probably a slip of a key that is."""
        for key, value in table.items():
            if key not in known:
                self.unknown[dotted((*path, key))] = value
                apart = said_apart(key, value, path, table)
                if apart:
                    self.slipped.add(path)
                    advice = "or give a key of your own a name that is less like that"
                    self.refuse((*path, key), f"{dotted((key,))} is not read here: {apart}, {advice}")
                    continue
                near = near_keys(key, known) or meant_keys(key, value, table, known)
                array = None if near or path else misplaced(key, value)
                if array is not None:
                    what = "what somebody says stands in a figure"
                    self.refuse((key,), f"{dotted((key,))} is not read here: {what}; write [[figures.some_id.{array}]]")
                if near:
                    self.slipped.add(path)
                    shown = dotted((key,))
                    advice = "or give a key of your own a name that is less like it"
                    self.refuse(
                        (*path, key), f"{shown} is not read here; is it {' or '.join(near)}? write that, {advice}"
                    )

    def keep(
        self,
        kept: dict[str, _Made],
        id_: str,
        path: Path,
        make: Callable[[], _Made],
        record: Mapping[str, object] | None = None,
    ) -> None:
        """Keep what ``make`` gives under an id; note its error."""
        made = self.attempt(path, make, record)
        if made is not None:
            kept[id_] = made

    def attempt(
        self, path: Path, make: Callable[[], _Made], record: Mapping[str, object] | None = None
    ) -> _Made | None:
        """Return what ``make`` gives; note its error, at the key that the error is about, and return None."""
        try:
            return make()
        except ContestedError as error:
            key = _culprit(error, record or {})
            if key or path not in self.slipped:  # what a misspelt key leaves out is no second problem
                self.refuse((*path, *key), in_words_of_a_file(error))
            return None

    def refuse(self, path: Path, message: str) -> None:
        """Note a problem, with the line on which its key stands."""
        self.found.append(Problem(self.written(path), line_of(self._lines, path), message))

    @cached_property
    def _lines(self) -> Mapping[Path, int]:
        if self.lines is not None:
            return self.lines
        try:
            return lines_in(self.text)
        except RecursionError:  # nested as deep as the parser just allows
            return {}


def _culprit(error: ContestedError, record: Mapping[str, object]) -> Path:
    """Return the key that an error is about: one it names, else one whose value it holds."""
    named = getattr(error, "field", None) or getattr(error, "what", None)
    if isinstance(named, str) and named in record:
        return (named,)
    held = [_short(fact) for fact in error.args if isinstance(fact, (str, float, int))]
    for key, value in record.items():
        if isinstance(value, (list, dict)) and any(fact is value for fact in error.args):
            return (key,)
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, (str, float, int, Decimal)) and _short(one) in held:
                return (key,)
    return ()


def _short(value: object) -> str:
    """Return a value as text; Python refuses to write a whole number of thousands of digits."""
    return str(value) if not isinstance(value, int) or abs(value) < LARGEST_NUMBER else "out of bounds"
