"""
A folder of kept copies: found by path, by the last part of a web address, or by digest; never fetched.

Nothing outside of the folder is opened, whatever a path says and wherever a
link leads.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import stat
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from contested.errors import UnusableCopy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from os import PathLike

LARGEST_COPY = 50_000_000
"""Bytes of one copy: a long report with pictures."""

MOST_COPIES = 10_000
"""Files of a folder that are looked at where a copy is known by its digest alone."""

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_DRIVE = re.compile(r"[A-Za-z]:")


class CopyFolder:
    """
    Finds copies and reads them, each once.

    Raises:
        UnusableCopy: there is no such folder.
    """

    def __init__(self, folder: str | PathLike[str]) -> None:
        try:
            self.root = Path(folder).resolve(strict=True)
        except (OSError, ValueError, RuntimeError):
            raise UnusableCopy(str(folder), "there is no such folder") from None
        if not self.root.is_dir():
            raise UnusableCopy(str(folder), "it is no folder")

    def find(self, archive: str | None, digest: str | None) -> Path | None:
        """
        Return the file of a copy, or None where the folder has none.

        Raises:
            UnusableCopy: the path leads out of the folder, or to what is no file.
        """
        if archive:
            for path in _candidates(archive):
                found = self._at(path, archive)
                if found is not None:
                    return found
        return None if digest is None else self._by_digest.get(digest)

    def stem(self, name: str) -> Path | None:
        """Return the one file right in the folder that is called so but for its ending; None for none or several."""
        found = [path for path in self._files() if path.parent == self.root and path.stem == name]
        return found[0] if len(found) == 1 else None

    def _at(self, path: PurePosixPath, archive: str) -> Path | None:
        try:
            found = self.root / path
            if len(path.parts) > 1 or not stat.S_ISREG(found.lstat().st_mode):  # a plain file right here leads nowhere
                found = found.resolve(strict=True)
        except (OSError, ValueError, RuntimeError):  # not there, a NUL, too long, links in a circle
            return None
        if not found.is_relative_to(self.root):
            raise UnusableCopy(archive, "it leads out of the folder of copies, and is not opened")
        if not found.is_file():
            raise UnusableCopy(archive, "it is no file")
        return found

    def _files(self) -> Iterator[Path]:
        """Give the files of the folder, no links among them, in order."""
        seen = 0
        for place, folders, names in os.walk(self.root):
            folders.sort()
            for name in sorted(names):
                path = Path(place, name)
                if path.is_file() and not path.is_symlink():
                    seen += 1
                    if seen > MOST_COPIES:
                        return
                    yield path

    @cached_property
    def _by_digest(self) -> dict[str, Path]:
        """The files by their digests, those that are small enough."""
        found: dict[str, Path] = {}
        for path in self._files():
            with contextlib.suppress(UnusableCopy):
                found.setdefault(copy_digest(read_copy(path, path.name)), path)
        return found

    def relative(self, path: Path) -> str:
        """Return a path as an archive names it, below the folder."""
        return path.relative_to(self.root).as_posix()


def _candidates(archive: str) -> list[PurePosixPath]:
    """
    Return the paths below the folder at which a copy may lie.

    Raises:
        UnusableCopy: the path is none below a folder.
    """
    if _ADDRESS.match(archive):
        last = unquote(urlsplit(archive).path.rstrip("/").rpartition("/")[2])
        return [PurePosixPath(last)] if last and last not in (".", "..") and not set(last) & set("/\\\0") else []
    path = PurePosixPath(archive)
    if path.is_absolute() or ".." in path.parts or "\\" in archive or _DRIVE.match(archive):
        raise UnusableCopy(archive, "it leads out of the folder of copies, and is not opened")
    return [path, PurePosixPath(path.name)] if len(path.parts) > 1 else [path]


def read_copy(path: Path, name: str) -> bytes:
    """
    Return the bytes of a copy.

    Raises:
        UnusableCopy: it is too large, or cannot be read.
    """
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            content = b"" if size > LARGEST_COPY else file.read(LARGEST_COPY)
    except OSError as error:
        raise UnusableCopy(name, (error.strerror or str(error)).lower()) from None
    if size > LARGEST_COPY:
        raise UnusableCopy(name, f"it has {size:,} bytes; at most {LARGEST_COPY:,} are read")
    return content


def copy_digest(content: bytes) -> str:
    """Return the digest of a copy, as ``Source`` keeps it."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"
