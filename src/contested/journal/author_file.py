"""
The file of one author: what it is called, how it is read, and how an entry is added to it.

An entry is one write to the end of the file, synced before it counts as
recorded.  A lock keeps several programs that write for one author apart, where
the platform has one; a write that fails is taken back.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING, BinaryIO, cast

from contested.dossier.file.storage import sync_folder
from contested.errors import UnwrittenEntry
from contested.journal.lines import LONGEST_LINE
from contested.names import name_key
from contested.optional import library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import ModuleType

JOURNAL_SUFFIX = ".jsonl"
SEALS = f"seals{JOURNAL_SUFFIX}"
"""The file of seals; no author's file is called so, since each has a digest in its name."""

LONGEST_SLUG = 40
_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)  # neither is known everywhere
_APPEND = os.O_RDWR | os.O_APPEND | os.O_CREAT | _NO_LINK


@lru_cache(maxsize=256)
def file_name(author: str) -> str:
    """Return the name of an author's file: letters that every system takes, and a digest that tells names apart."""
    slug = re.sub(r"[^a-z0-9]+", "-", name_key(author)).strip("-")[:LONGEST_SLUG].strip("-") or "author"
    return f"{slug}-{hashlib.sha256(author.encode()).hexdigest()[:12]}{JOURNAL_SUFFIX}"


def read_lines(path: Path) -> Iterator[bytes]:
    """
    Give the lines of a file; of one that is too long its beginning, and nothing after it.

    Raises:
        OSError: it cannot be opened, or is a link.
    """
    handle = os.open(path, os.O_RDONLY | _NO_LINK)
    with os.fdopen(handle, "rb") as file:
        _lock(handle, "LOCK_SH")
        yield from _lines(file)


def lines_of_open(handle: int) -> Iterator[bytes]:
    """Give the lines of a file that is open already, in the same way."""
    os.lseek(handle, 0, os.SEEK_SET)
    with os.fdopen(os.dup(handle), "rb") as file:
        yield from _lines(file)


def _lines(file: BinaryIO) -> Iterator[bytes]:
    for line in iter(partial(file.readline, LONGEST_LINE + 1), b""):
        yield line
        if len(line) > LONGEST_LINE:
            return


def append_lines(path: Path, lines_after: Callable[[int, os.stat_result], bytes]) -> os.stat_result:
    """
    Add lines to the end of a file in one write, and sync it.

    Args:
        path: the file; it is made where it is not there.
        lines_after: says what to add once the file is ours alone, from its
            number and what the system knows of it by then.

    Returns:
        What the system knew of the file before.

    Raises:
        UnwrittenEntry: a full disk, a folder that is missing or read-only, or
            a link; the file is as it was before.
    """
    try:
        while True:
            handle = os.open(path, _APPEND, 0o666)
            try:
                alone = _lock(handle, "LOCK_EX")
                before = os.fstat(handle)
                if _is_still(path, before):
                    _add(handle, lines_after(handle, before), before.st_size, alone=alone)
                    if not before.st_size:
                        sync_folder(path.parent)
                    return before
            finally:
                os.close(handle)
    except OSError as error:
        raise UnwrittenEntry(path.name, (error.strerror or str(error)).lower()) from error


def _is_still(path: Path, opened: os.stat_result) -> bool:
    """Whether a path leads to the file that was opened: version control replaces files while we wait for a lock."""
    try:
        there = os.stat(path)  # noqa: PTH116  # in half the time of Path.stat()
    except FileNotFoundError:
        return False
    return (there.st_ino, there.st_dev) == (opened.st_ino, opened.st_dev)


def _add(handle: int, lines: bytes, size: int, *, alone: bool) -> None:
    """Write lines to the end of a file of this size, and sync it; take back what was written of them if that fails."""
    try:
        if os.write(handle, lines) < len(lines):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))  # noqa: TRY301  # a part was written: take it back
        os.fsync(handle)
    except OSError:
        if alone:  # else others may have written since
            os.ftruncate(handle, size)
        raise


def make_folder(folder: Path) -> None:
    """
    Make the folder of a journal where it is not there.

    Raises:
        UnwrittenEntry: it cannot be made.
    """
    try:
        folder.mkdir(parents=True)
    except FileExistsError:
        return
    except OSError as error:
        raise UnwrittenEntry(folder.name, (error.strerror or str(error)).lower()) from error
    sync_folder(folder.parent)


def _lock(handle: int, how: str) -> bool:
    """Lock an open file until it is closed; return whether there are locks here: Windows has none."""
    fcntl = _locks()
    if fcntl is None:
        return False
    fcntl.flock(handle, getattr(fcntl, how))
    return True


@lru_cache(maxsize=1)
def _locks() -> ModuleType | None:
    try:
        return cast("ModuleType", library("fcntl"))
    except ImportError:
        return None
