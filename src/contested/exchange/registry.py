"""The registry: every format by its name, loaded when first asked for, and dossiers that go out and come in by it."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from contested.errors import OneWayFormat, UnknownName, UnreadableDossier
from contested.exchange import packing
from contested.exchange.format import Format, Loss

if TYPE_CHECKING:
    from os import PathLike

    from contested.dossier import Dossier

_HOMES = {
    "data-package": "contested.exchange.data_package",
    "json": "contested.exchange.json_document",
    "json-lines": "contested.exchange.json_lines",
    "schema-org": "contested.exchange.schema_org",
    "sdmx-csv": "contested.exchange.sdmx_csv",
    "toml": "contested.exchange.toml_document",
    "bibtex": "contested.exchange.bibtex",
    "csl-json": "contested.exchange.csl_json",
    "prov-json": "contested.exchange.prov_document",
    "prov-n": "contested.exchange.prov_document",
    "wikibase": "contested.exchange.wikibase_json",
}
"""Where each format stands, in the variable that is called as it is, in capitals."""


class Formats(Mapping[str, Format]):
    """The formats by their names; a module is imported when its format is first asked for."""

    def __getitem__(self, name: str) -> Format:
        """
        Return a format by its name.

        Raises:
            UnknownName: there is none of that name.
        """
        if name not in _HOMES:
            raise UnknownName("format", name, tuple(_HOMES), "contested.exchange")
        found: Format = getattr(importlib.import_module(_HOMES[name]), name.upper().replace("-", "_"))
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(_HOMES)

    def __len__(self) -> int:
        return len(_HOMES)

    def __contains__(self, name: object) -> bool:
        return name in _HOMES

    def of(self, path: str | PathLike[str]) -> Format:
        """
        Return the format that the name of a file tells: the one with the longest ending that it has.

        Raises:
            UnknownName: it ends as no format does.
        """
        name = Path(path).name.lower()
        ends = {suffix: one for one in self.values() for suffix in one.suffixes if name.endswith(suffix)}
        if not ends:
            known = tuple(dict.fromkeys(suffix for one in self.values() for suffix in one.suffixes))
            raise UnknownName("format", Path(path).name, known, "contested.exchange for a file of this name")
        return ends[max(ends, key=len)]


FORMATS = Formats()
"""Every format by its name."""


def _chosen(path: str | PathLike[str], format: str | None) -> Format:  # noqa: A002  # what it is
    return FORMATS.of(path) if format is None else FORMATS[format]


def write(dossier: Dossier, path: str | PathLike[str], format: str | None = None) -> None:  # noqa: A002
    """
    Write a dossier to a file, or where a format has several to a folder or a ZIP archive: whole or not at all.

    Args:
        dossier: to write.
        path: where to.
        format: its name; by default what the end of the file's name says.

    Raises:
        UnknownName: no such format.
        OneWayFormat: it is only read.
        UnsavedDossier: it could not be written, or holds what the format
            refuses rather than loses.
    """
    chosen = _chosen(path, format)
    if chosen.write is not None:
        packing.save_lines(Path(path), chosen.write(dossier))
    elif chosen.pack is not None:
        packing.save_pack(Path(path), chosen.pack(dossier))
    else:
        raise OneWayFormat(chosen.name, "read", tuple(name for name, one in FORMATS.items() if one.writes))


def read(path: str | PathLike[str], format: str | None = None) -> Dossier:  # noqa: A002
    """
    Return the dossier in a file of another format.

    Args:
        path: of a file, or where a format has several of a folder or a ZIP
            archive.
        format: its name; by default what the end of the file's name says.

    Raises:
        UnknownName: no such format.
        OneWayFormat: it is only written.
        UnreadableDossier: what is wrong in it, each with its place.
    """
    chosen, place = _chosen(path, format), Path(path)
    try:
        if chosen.read is not None:
            return chosen.read(packing.lines_of(place))
        if chosen.unpack is not None:
            return chosen.unpack(packing.load_pack(place))
    except UnreadableDossier as error:
        raise packing.in_file(error, place) from None
    raise OneWayFormat(chosen.name, "written", tuple(name for name, one in FORMATS.items() if one.reads))


def losses(dossier: Dossier, format: str) -> tuple[Loss, ...]:  # noqa: A002
    """
    Return what a format cannot hold of a dossier, each with figure and statement; nothing is written.

    Raises:
        UnknownName: no such format.
    """
    return FORMATS[format].losses(dossier)
