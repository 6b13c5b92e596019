"""Files that come and go: a text line by line, or several texts in a folder or a ZIP archive, within limits."""

from __future__ import annotations

import io
import zipfile
from typing import IO, TYPE_CHECKING

from contested.dossier.file import LARGEST_DOSSIER, NAME, refusal, storage
from contested.errors import UnreadableDossier, UnsavedDossier

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path


MOST_FILES = 1000
"""Files in a folder or an archive: a package has one a kind of record."""

LARGEST_PACKED = 256_000_000
"""Bytes of all files of an archive, once they are unpacked."""

_MADE = (1980, 1, 1, 0, 0, 0)
"""When a packed file was made: the first day that an archive can name, so that equal dossiers give equal bytes."""


def lines_of(path: Path) -> Iterator[str]:
    """
    Give the lines of a file, with their ends.

    Raises:
        UnreadableDossier: it cannot be opened, is no UTF-8, or has a line of
            more than 16 MB.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        raise refusal(NAME, None, f"{(error.strerror or str(error)).lower()}; check the path") from error
    except ValueError as error:  # a NUL in the path
        raise refusal(NAME, None, f"{error}; check the path") from error
    with file:
        yield from _decoded(file)


def _decoded(file: IO[bytes]) -> Iterator[str]:
    number = 0
    while line := file.readline(LARGEST_DOSSIER + 1):
        number += 1
        if len(line) > LARGEST_DOSSIER:
            raise refusal(NAME, number, f"it has more than {LARGEST_DOSSIER:,} bytes; write several lines")
        try:
            yield str(line, "utf-8")
        except UnicodeDecodeError as error:
            reason = f"byte {error.start + 1} of the line is not UTF-8; save the file as UTF-8"
            raise refusal(NAME, number, reason) from None


def lines_within_limit(lines: Iterable[str]) -> Iterator[str]:
    """
    Give the lines of a text, as long as there are not too many.

    Raises:
        UnreadableDossier: more than 16 MB.
    """
    length = 0
    for line in lines:
        length += len(line)
        if length > LARGEST_DOSSIER:
            raise refusal(NAME, None, f"it has more than {LARGEST_DOSSIER:,} characters; write JSON Lines, or split it")
        yield line


def save_lines(path: Path, chunks: Iterable[str]) -> None:
    """
    Write a text that comes in pieces to a file, whole or not at all.

    Raises:
        UnsavedDossier: it could not be written.
    """
    storage.save(path, chunks)


def in_file(error: UnreadableDossier, path: Path) -> UnreadableDossier:
    """Return an error of reading with the name of the file that was read."""
    return UnreadableDossier(storage.printable(path.name), error.problems)


def save_pack(path: Path, files: Mapping[str, Iterable[str]]) -> None:
    """
    Write texts by file name: an archive where the path ends in ".zip", whole or not at all; else a folder.

    In a folder each file is written whole; the first of them is written last,
    as it names the others.

    Raises:
        UnsavedDossier: they could not be written.
    """
    if path.suffix.lower() == ".zip":
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, chunks in files.items():
                archive.writestr(zipfile.ZipInfo(name, _MADE), "".join(chunks), zipfile.ZIP_DEFLATED)
        storage.save(path, content.getvalue())
        return
    try:
        path.mkdir(exist_ok=True)
    except (OSError, ValueError) as error:
        raise UnsavedDossier(storage.printable(path), str(getattr(error, "strerror", None) or error).lower()) from error
    for name, chunks in reversed(tuple(files.items())):
        storage.save(path / name, chunks)


def load_pack(path: Path) -> Mapping[str, Iterable[str]]:
    """
    Return the texts of a folder or a ZIP archive by file name; folders and links in it are not followed.

    Raises:
        UnreadableDossier: it cannot be opened, or holds more than 1,000
            files, or more than 256 MB once unpacked.
    """
    try:
        if path.is_dir():
            found = [one for one in sorted(path.iterdir()) if one.is_file() and not one.is_symlink()]
            _refuse_many(len(found))
            return {one.name: lines_of(one) for one in found}
        with zipfile.ZipFile(path) as archive:
            return _unpacked(archive)
    except OSError as error:
        raise refusal(NAME, None, f"{(error.strerror or str(error)).lower()}; check the path") from error
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:  # no archive, or one with a password
        raise refusal(NAME, None, f"it is no folder, and no ZIP archive that can be read: {error}") from error


def _unpacked(archive: zipfile.ZipFile) -> dict[str, Iterable[str]]:
    """Return the texts of an archive, none of which is read beyond what all of them may have."""
    members = [one for one in archive.infolist() if not one.is_dir()]
    _refuse_many(len(members))
    left, made = LARGEST_PACKED, dict[str, "Iterable[str]"]()
    for member in members:
        with archive.open(member) as packed:
            content = packed.read(left + 1)  # its own word on how large it is may be wrong
        left -= len(content)
        if left < 0:
            raise refusal(NAME, None, f"it has more than {LARGEST_PACKED:,} bytes once unpacked; split the dossier")
        if member.filename in made:
            raise refusal(NAME, None, f"it holds two files {member.filename!r}; keep one")
        made[member.filename] = list(_decoded(io.BytesIO(content)))
    return made


def _refuse_many(count: int) -> None:
    if count > MOST_FILES:
        raise refusal(NAME, None, f"it holds {count:,} files; a package has at most {MOST_FILES:,}")
