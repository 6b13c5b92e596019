"""TOML: the dossier's own file, which loses nothing but how rows were read into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.dossier.dossier import Dossier
from contested.dossier.file import key_literal, literal
from contested.exchange.format import Format, intake_losses
from contested.exchange.packing import lines_within_limit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from contested.exchange.format import Chunks


def _text(dossier: Dossier) -> Iterator[str]:
    yield dossier.dumps()


def _dossier(lines: Chunks) -> Dossier:
    return Dossier.loads("".join(lines_within_limit(lines)))


DEEPEST_HEADER = 3
"""Parts of a header, as in figures.troops.claims; tables below are written in one line."""


def toml_pieces(table: Mapping[str, object], names: tuple[str, ...] = ()) -> Iterator[str]:
    """
    Give plain values as a new TOML text, piece by piece: keys first, then the tables below.

    Args:
        table: text, numbers, true and false, lists and tables of these.
        names: the header that it stands under.
    """
    below = {key: tables for key, value in table.items() if (tables := _tables(value)) and len(names) < DEEPEST_HEADER}
    here = {key: value for key, value in table.items() if key not in below}
    for key, value in here.items():
        yield f"{key_literal(key)} = {literal(value)}\n"
    for key, tables in below.items():
        header = ".".join(map(key_literal, (*names, key)))
        several = isinstance(table[key], list)
        for one in tables:
            yield f"\n[[{header}]]\n" if several else f"\n[{header}]\n"
            yield from toml_pieces(one, (*names, key))


def _tables(value: object) -> list[dict[str, object]]:
    """Return the tables that a value is, if it is one or a list of some; empty ones stand in a line."""
    tables = value if isinstance(value, list) else [value]
    found = [one for one in tables if isinstance(one, dict) and one]
    return found if len(found) == len(tables) else []


TOML = Format("toml", "The dossier's own file", (".toml",), "application/toml", _text, _dossier, losses=intake_losses)
