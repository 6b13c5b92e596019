"""
Spellings: what the names of all rows together say of each other.

A name that others write otherwise, one that mixes scripts, and one that may be
several names.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

from contested.errors import NothingSaid, TwoSpellings, shorten
from contested.feeds.cells import is_empty
from contested.names import mixed_word

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

BETWEEN = (";", " and ", " & ", " / ", "/", ",", "|", " und ", " et ", " y ", " и ", " և ", " və ")
MOST_JOINT = 20
"""So many names are told of; whoever has more gives the separator after the first."""


def remarks(names: Iterable[str]) -> tuple[str, ...]:
    """Return what is said of names with letters of two scripts, each once."""
    mixed = {name: mixed_word(name) for name in names if not name.isascii()}
    return tuple(
        f"the name {shorten(name)} mixes scripts in {word!a}; check that it is what it looks like"
        for name, word in sorted(mixed.items())
        if word is not None
    )


def joint_names(names: Collection[str]) -> tuple[str, ...]:
    """Return what is said of names that may be several: with a semicolon, or made of others with a word between."""
    found = []
    for name in sorted(names):
        between = next((one for one in BETWEEN if _joins(one, name, names)), None)
        if between is not None:
            found.append(f"{shorten(name)} may be several; if it is, give separator={between!r}")
    return tuple(found[:MOST_JOINT])


def _joins(between: str, name: str, names: Collection[str]) -> bool:
    parts = [part.strip() for part in name.split(between)]
    return len(parts) > 1 and all(parts) and (between == ";" or all(part in names for part in parts))


def misspelled(wrong: str, usual: str) -> TwoSpellings:
    """Return the refusal of a name that other rows write otherwise."""
    in_python = f"parties=[Party({usual!r}, aliases=[{wrong!r}])]"
    name, alias = (json.dumps(one, ensure_ascii=False) for one in (usual, wrong))
    in_toml = f"parties = [{{ name = {name}, aliases = [{alias}] }}]"
    return TwoSpellings(wrong, f"other rows write {usual!r}; if it is the same, give {in_python}, in TOML {in_toml}")


def nothing_said(cells: Mapping[str, object]) -> NothingSaid:
    """Return the refusal of a row without a number, from its cells in the columns that could hold one."""
    return _nothing_said(tuple(cells), tuple("" if is_empty(cell) else str(cell) for cell in cells.values()))


@lru_cache(maxsize=8)  # of a file, most silent rows are refused in the same words
def _nothing_said(columns: tuple[str, ...], cells: tuple[str, ...]) -> NothingSaid:
    coded = any(cells)
    shown = [f"{name} ({shorten(cell)})" if coded and cell else name for name, cell in zip(columns, cells, strict=True)]
    is_no_zero = "a code for nothing, as an empty cell," if coded else "an empty cell"
    reason = f"no number stands in {', '.join(shown)}; {is_no_zero} is no zero, so there is nothing to take"
    return NothingSaid(next(filter(None, cells), ""), reason)
