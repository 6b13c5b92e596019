"""The parts of an office file (DOCX, XLSX): a zip of XML, within limits, and never with a definition of its own."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from contested.errors import UnusableCopy
from contested.evidence.unpacked_sizes import Packed, bomb_among

MOST_PARTS = 5_000
LARGEST_PARTS = 100_000_000
"""Bytes that all parts of an office file may unpack to: some hundred times a long report."""

_XML = (".xml", ".rels")
_OPENS_PLAINLY = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")


def office_parts(content: bytes, name: str) -> zipfile.ZipFile:
    """
    Return the zip of an office file whose parts are within limits.

    Raises:
        UnusableCopy: it is no zip, is locked, or unpacks to too much.
    """
    try:
        packed = zipfile.ZipFile(BytesIO(content))
        parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, LookupError) as error:
        raise UnusableCopy(name, f"it is no office file: {error}") from None
    if len(parts) > MOST_PARTS:
        raise UnusableCopy(name, f"it has {len(parts):,} parts; at most {MOST_PARTS:,} are read")
    if any(part.flag_bits & 1 for part in parts):
        raise UnusableCopy(name, "it is locked with a password; keep a copy without one")
    size = sum(part.file_size for part in parts)
    if size > LARGEST_PARTS:
        raise UnusableCopy(name, f"it unpacks to {size:,} bytes; at most {LARGEST_PARTS:,} are read")
    bomb = bomb_among(Packed(part.compress_size, part.file_size) for part in parts)
    if bomb is not None:
        raise UnusableCopy(name, bomb)
    return packed


def xml_part(packed: zipfile.ZipFile, part: str, name: str) -> bytes:
    """
    Return one part, which is XML in UTF-8 and defines nothing.

    Raises:
        UnusableCopy: it is damaged, in another encoding, or has a document
            type, which is where entities are defined.
    """
    try:
        content = packed.read(part)
    except (KeyError, zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        raise UnusableCopy(name, f"its part {part!r} cannot be read: {error}") from None
    except Exception as error:  # noqa: BLE001  # zlib and lzma have errors of their own
        raise UnusableCopy(name, f"its part {part!r} is damaged: {error}") from None
    if _OPENS_PLAINLY.match(content) is None or b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise UnusableCopy(name, f"its part {part!r} is no plain XML: it defines entities, or is not in UTF-8")
    return content


def refuse_definitions(packed: zipfile.ZipFile, name: str) -> None:
    """
    Check that no part of an office file defines entities.

    Raises:
        UnusableCopy: one does.
    """
    for part in packed.namelist():
        if part.lower().endswith(_XML):
            xml_part(packed, part, name)
