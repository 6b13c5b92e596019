"""What a kept copy is: by its media type, by its name, and by what stands in it."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from contested.evidence.sheet_copies import BOOK
from contested.evidence.word_copies import DOCUMENT

_OFFICE = "application/vnd.openxmlformats-officedocument"
MEDIA_TYPES = {
    "text": "text/plain",
    "html": "text/html",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "pdf": "application/pdf",
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
}
"""The kinds of copies that are read, each with its media type (https://www.iana.org/assignments/media-types/)."""

_ALSO = {
    "application/xhtml+xml": "html",
    "text/markdown": "text",
    "text/vtt": "text",
    "application/x-subrip": "text",
    "application/json": "text",
}
_BY_TYPE = {media_type: kind for kind, media_type in MEDIA_TYPES.items()} | _ALSO
_BY_ENDING = {
    **{f".{kind}": kind for kind in ("html", "csv", "tsv", "pdf", "docx", "xlsx")},
    ".htm": "html",
    ".xhtml": "html",
}
_LOOKED_AT = 4_096
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_WIDE = (b"\xff\xfe", b"\xfe\xff")

TEXTS = ("text", "csv", "tsv")


def kind_of_type(media_type: str) -> str | None:
    """Return the kind that a media type means, or None where it is none that is read."""
    essence = media_type.partition(";")[0].strip()
    return _BY_TYPE.get(essence)


def kind_of_content(content: bytes) -> str:
    """Return what the bytes themselves look like: a kind, "zip", or "binary"."""
    head = content[:_LOOKED_AT]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _office_kind(content)
    if _PAGE.match(head) is not None:
        return "html"
    if b"\x00" in head and not head.startswith(_WIDE):
        return "binary"
    return "text"


def _office_kind(content: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            names = packed.NameToInfo
            return "docx" if DOCUMENT in names else "xlsx" if BOOK in names else "zip"
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, LookupError):
        return "zip"


def kind_of_copy(name: str, content: bytes) -> str:
    """Return what a copy is of which nobody says the media type; a text is what its name says."""
    found = kind_of_content(content)
    named = _BY_ENDING.get(name[name.rfind(".") :].lower())
    return named if named is not None and agrees(named, found) else found


def agrees(kind: str, found: str) -> bool:
    """Whether a copy of a kind can look like what was found in it: a part of a page looks like a text."""
    return found == kind or (found == "text" and kind in ("html", *TEXTS))
