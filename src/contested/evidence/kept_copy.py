"""One kept copy: opened within limits, its digest taken, and its text read by what it is."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from contested.errors import UnusableCopy, visible
from contested.evidence.copy_folder import copy_digest, read_copy
from contested.evidence.faults import (
    COPY_UNREADABLE,
    DIGEST_DIFFERS,
    NO_COPY,
    NO_DIGEST,
    WRONG_MEDIA_TYPE,
    Fault,
)
from contested.evidence.html_copies import html_page
from contested.evidence.media_kinds import MEDIA_TYPES, agrees, kind_of_content, kind_of_copy, kind_of_type
from contested.evidence.pdf_copies import pdf_pages
from contested.evidence.plain_copies import decoded_text, delimited_table, plain_copy_text
from contested.evidence.sheet_copies import workbook
from contested.evidence.word_copies import word_document

if TYPE_CHECKING:
    from contested.claims import Source
    from contested.evidence.copy_folder import CopyFolder
    from contested.evidence.kept_text import KeptText


class KeptCopy:
    """
    The kept copy of a source, as far as there is one.

    ``name`` is its path below the folder; ``faults`` are those of the copy
    itself, whatever is quoted from it.
    """

    def __init__(self, source: Source, folder: CopyFolder) -> None:
        self.source = source
        self.name: str | None = None
        self.content: bytes | None = None
        self.faults: list[Fault] = []
        try:
            self._open(folder)
        except UnusableCopy as error:
            self.faults.append(Fault(COPY_UNREADABLE, str(error)))

    def _open(self, folder: CopyFolder) -> None:
        source = self.source
        path = folder.find(source.archive, source.digest)
        if path is None:
            named = f"archive {source.archive!r} is not in the folder" if source.archive else "it names no archive"
            self.faults.append(Fault(NO_COPY, f"no copy of {source.name}: {named}"))
            return
        self.name = visible(folder.relative(path))
        self.content = read_copy(path, self.name)
        if source.digest is None:
            self.faults.append(Fault(NO_DIGEST, f"{source.name} says no digest, so {self.name} may be another text"))
        elif copy_digest(self.content) != source.digest:
            self.faults.append(Fault(DIGEST_DIFFERS, f"{self.name} is not the copy of {source.name} that was kept"))

    @cached_property
    def text(self) -> KeptText | None:
        """Its text; None, with one fault more, where it has none that is read."""
        if self.content is None or self.name is None:
            return None
        try:
            return self._read(self.content, self.name)
        except UnusableCopy as error:
            self.faults.append(Fault(COPY_UNREADABLE, str(error)))
            return None

    def _read(self, content: bytes, name: str) -> KeptText | None:
        media_type = self.source.media_type
        kind = kind_of_copy(name, content) if media_type is None else kind_of_type(media_type)
        found = kind_of_content(content)
        if media_type is not None and kind is not None and not agrees(kind, found):
            like = MEDIA_TYPES.get(found, found)
            what = f"{name} is not {media_type}, as {self.source.name} says; it looks like {like}"
            self.faults.append(Fault(WRONG_MEDIA_TYPE, what))
            return None
        if kind not in MEDIA_TYPES:
            readable = ", ".join(MEDIA_TYPES)
            raise UnusableCopy(name, f"{media_type or 'what it is'} is not read; what is read is {readable}")
        return text_of(content, name, kind, media_type)


def text_of(content: bytes, name: str, kind: str, media_type: str | None) -> KeptText:
    """
    Return the text of a copy of a kind.

    Raises:
        UnusableCopy: it cannot be read, or is refused before it is unpacked.
        MissingExtra: the library that reads it is not installed.
    """
    if kind == "html":
        return html_page(content, name, media_type)
    if kind == "pdf":
        return pdf_pages(content, name)
    if kind == "docx":
        return word_document(content, name)
    if kind == "xlsx":
        return workbook(content, name)
    text = decoded_text(content, name, media_type)
    return plain_copy_text(text) if kind == "text" else delimited_table(text, name, tabs=kind == "tsv")
