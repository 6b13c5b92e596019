"""
A folder of dossiers, out of which no name leads.

A dossier is asked for by its name, and found among the names that the folder
lists: no name is ever made into a path.  Links, folders and devices are not
listed, and a file that became a link since then is not opened.
"""

from __future__ import annotations

import os
import stat
from functools import lru_cache
from pathlib import Path

import attrs

from contested.dossier.dossier import Dossier
from contested.dossier.file.storage import printable
from contested.dossier.file.toml_parsing import LARGEST_DOSSIER, refusal
from contested.errors import UnknownName, UnreadableDossier
from contested.spelling import nearest_first

ENDING = ".toml"

MOST_DOSSIERS = 1_000
"""Dossiers of a folder: each is read when they are listed."""

_ONLY_A_FILE = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""No link is followed, and a pipe holds nothing up; Windows has neither flag."""


def _folder(path: str | os.PathLike[str]) -> Path:
    try:
        found = Path(path).resolve(strict=True)
    except (OSError, ValueError, RuntimeError) as error:  # a NUL in the path, a circle of links
        reason = str(getattr(error, "strerror", None) or error).lower()
        raise refusal(printable(path), None, f"{reason}; check the path") from error
    if not found.is_dir():
        raise refusal(printable(path), None, "it is no folder; name the folder that holds the dossiers")
    return found


@attrs.frozen
class DossierFolder:
    """
    The dossiers that lie in a folder, as they are when they are asked for.

    Raises:
        UnreadableDossier: it is no folder.
    """

    path: Path = attrs.field(converter=_folder)

    def names(self) -> tuple[str, ...]:
        """
        Return the names of the dossiers, without the ending.

        Raises:
            UnreadableDossier: the folder cannot be read, or holds too many.
        """
        try:
            with os.scandir(self.path) as entries:
                files = [
                    one.name for one in entries if one.name.endswith(ENDING) and one.is_file(follow_symlinks=False)
                ]
        except OSError as error:
            raise refusal(printable(self.path.name), None, (error.strerror or str(error)).lower()) from error
        if len(files) > MOST_DOSSIERS:
            reason = f"it holds more than {MOST_DOSSIERS:,} dossiers; serve a smaller folder"
            raise refusal(printable(self.path.name), None, reason)
        return tuple(sorted(name.removesuffix(ENDING) for name in files if name.isprintable()))

    def dossier(self, name: str) -> Dossier:
        """
        Return a dossier.

        Args:
            name: of its file, with or without the ending.

        Raises:
            UnknownName: the folder holds no dossier of this name.
            UnreadableDossier: every problem in it.
        """
        known = self.names()
        asked = name if name in known else name.removesuffix(ENDING)
        if asked not in known:
            raise UnknownName("dossier", name, nearest_first(name, known), "the folder")
        file = f"{asked}{ENDING}"
        try:
            return _read(_content(self.path / file))
        except UnreadableDossier as error:
            raise UnreadableDossier(file, error.problems) from None


def _content(path: Path) -> bytes:
    """Return what stands in a file, and one byte more than may at most."""
    try:
        handle = os.open(path, _ONLY_A_FILE)
    except OSError as error:
        raise refusal(path.name, None, (error.strerror or str(error)).lower()) from error
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise refusal(path.name, None, "it is no file")
        return file.read(LARGEST_DOSSIER + 1)


@lru_cache(maxsize=4)
def _read(content: bytes) -> Dossier:
    """Return what a file says; what was read last is kept by its bytes, so that an assistant's questions are quick."""
    return Dossier.loads(content)
