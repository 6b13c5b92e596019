"""Storage: a file read within limits, and saved: a whole new one, or the old one as it was."""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from contested.dossier.file.toml_parsing import LARGEST_DOSSIER, refusal
from contested.errors import UnsavedDossier

if TYPE_CHECKING:
    from collections.abc import Iterable

PREFIX, SUFFIX = ".contested-", ".tmp"
OLD = 3600
"""Seconds after which a temporary file of ours can only be what a killed process left."""


def printable(path: object) -> str:
    """Return a path for a message, without characters that would command a terminal."""
    return str(path) if str(path).isprintable() else ascii(str(path))


def load_bytes(path: Path) -> bytes:
    """
    Return what stands in a file, and one byte more than may at most.

    Raises:
        UnreadableDossier: it cannot be opened.
    """
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_DOSSIER + 1)
    except OSError as error:
        raise refusal(printable(path), None, f"{(error.strerror or str(error)).lower()}; check the path") from error
    except ValueError as error:  # a NUL in the path
        raise refusal(printable(path), None, f"{error}; check the path") from error


def save(path: Path, text: str | bytes | Iterable[str]) -> None:
    """
    Write ``text`` (as UTF-8) or bytes to ``path`` at once: temporary file, fsync, rename, fsync of the folder.

    A text may come in pieces, which are not all held at once.

    A symbolic link at ``path`` is replaced, its target left alone.  The mode
    of an existing file is kept.  A device or a pipe is never replaced.

    Raises:
        UnsavedDossier: a folder that is missing or read-only, a full disk,
            a path of something else than a file;
            what was there before is still there.
    """
    made: Path | None = None
    try:
        _refuse_device(path)
        handle, name = tempfile.mkstemp(prefix=PREFIX, suffix=SUFFIX, dir=path.parent)
        made = Path(name)
        with os.fdopen(handle, "wb") as file:
            if isinstance(text, bytes):
                file.write(text)
            else:
                file.writelines(piece.encode() for piece in ((text,) if isinstance(text, str) else text))
            file.flush()
            os.fsync(file.fileno())
        made.chmod(_mode(path))
        made.replace(path)
        made = None
        sync_folder(path.parent)
        _sweep(path.parent)
    except UnsavedDossier:  # what a text that comes in pieces cannot say
        raise
    except OSError as error:
        raise UnsavedDossier(printable(path), (error.strerror or str(error)).lower()) from error
    except ValueError as error:  # a NUL in the path
        raise UnsavedDossier(printable(path), str(error)) from error
    finally:
        if made is not None:
            with contextlib.suppress(OSError):
                made.unlink()


def made_folder(path: Path) -> Path:
    """
    Return a folder, made where there is none yet, before work begins whose outcome goes there.

    Raises:
        UnsavedDossier: it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnsavedDossier(printable(path), (error.strerror or str(error)).lower()) from error
    except ValueError as error:  # a NUL in the path
        raise UnsavedDossier(printable(path), str(error)) from error
    return path


def sync_folder(folder: Path) -> None:
    """Put on disk which files a folder holds, so that one made or renamed in it outlives a power cut."""
    with contextlib.suppress(OSError):  # some systems cannot sync a folder; the file itself is safe
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _refuse_device(path: Path) -> None:
    if path.exists() and not (path.is_file() or path.is_dir()):  # what replaces a folder fails by itself
        raise UnsavedDossier(printable(path), "it is no file, and would be replaced by one; name a file")


def _mode(path: Path) -> int:
    """Return the mode of the file that is replaced, else what a new file of this user would get."""
    if path.is_file():
        return path.stat().st_mode & 0o777
    mask = os.umask(0o077)  # the mask can only be read by setting it; for that moment, nothing is open to others
    os.umask(mask)
    return 0o666 & ~mask


def _sweep(folder: Path) -> None:
    """Remove what killed processes left."""
    with contextlib.suppress(OSError):  # another process may sweep too
        for left in folder.glob(f"{PREFIX}*{SUFFIX}"):
            if left.lstat().st_mtime < time.time() - OLD:
                left.unlink()
