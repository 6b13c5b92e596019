"""
Kept copies of PDF files: their text, page by page.

What a page draws is counted before it is read: a form may draw other forms,
and ten that draw ten each are a page of ten thousand millions.
"""

from __future__ import annotations

import contextlib
import logging
import re
from io import BytesIO
from typing import TYPE_CHECKING, Protocol

from contested.errors import ContestedError, UnusableCopy
from contested.evidence.kept_text import KeptText, TextPart
from contested.evidence.places import plain_label
from contested.optional import library

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

MOST_PAGES = 2_000
LARGEST_CONTENT = 2_000_000
"""Bytes that draw one page, the forms that it draws counted as often as they are drawn: some hundred dense pages."""

MOST_DRAWN = 100_000_000
"""The same for all pages together."""


class _PdfObject(Protocol):
    """An object of pypdf, as far as it is used here: a dictionary, a stream, or a reference to one."""

    def get(self, key: str, default: object = None) -> _PdfObject | None: ...
    def get_object(self) -> _PdfObject | None: ...
    def get_data(self) -> bytes: ...
    def items(self) -> Iterable[tuple[object, _PdfObject]]: ...


class _PdfPage(_PdfObject, Protocol):
    def get_contents(self) -> _PdfObject | None: ...
    def extract_text(self) -> str: ...


class _PdfReader(Protocol):
    """A file as pypdf reads it, as far as it is used here."""

    is_encrypted: bool
    pages: Iterable[_PdfPage]
    page_labels: list[str]
    root_object: Container[str]


_DRAWN = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")
_DEEPEST = 20


def pdf_pages(content: bytes, name: str) -> KeptText:
    """
    Return the text of a PDF file.

    Raises:
        UnusableCopy: it is none, is locked, loops, is damaged, or draws too
            much.
        MissingExtra: pypdf is not installed.
    """
    pypdf = library("pypdf")
    try:
        with _silence():
            reader = pypdf.PdfReader(BytesIO(content))
            _refuse_locked(reader, name)
            parts = list(_pages(reader, name))
    except ContestedError:
        raise
    except RecursionError:
        raise UnusableCopy(name, "it is damaged: its objects go round in a circle") from None
    except Exception as error:  # noqa: BLE001  # what a damaged file raises is not documented
        reason = (str(error).splitlines() or [""])[0][:200] or type(error).__name__
        raise UnusableCopy(name, f"it is damaged: {reason}") from None
    return KeptText("\n".join(part.text for part in parts), lambda: parts, "pages")


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    """Keep what pypdf warns of, in words of the file and by the thousand, from the terminal."""
    log = logging.getLogger("pypdf")
    level = log.level
    log.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        log.setLevel(level)


def _refuse_locked(reader: _PdfReader, name: str) -> None:
    if reader.is_encrypted:
        raise UnusableCopy(name, "it is locked with a password; keep a copy without one")


def _pages(reader: _PdfReader, name: str) -> Iterator[TextPart]:
    total = 0
    labels = _labels(reader)
    for number, page in enumerate(reader.pages, 1):
        if number > MOST_PAGES:
            raise UnusableCopy(name, f"it has more than {MOST_PAGES:,} pages")
        drawn = _Drawing(name).size(page, page.get_contents())
        total += drawn
        if total > MOST_DRAWN:
            raise UnusableCopy(name, f"its pages are drawn by more than {MOST_DRAWN:,} bytes")
        label = labels[number - 1] if number <= len(labels) else str(number)
        named = dict.fromkeys((("page", str(number)), ("page", plain_label(label))))
        yield TextPart(page.extract_text(), tuple(named))


def _labels(reader: _PdfReader) -> list[str]:
    """Return what the file calls its pages ("iv", "12"), where it can be read."""
    if "/PageLabels" not in reader.root_object:
        return []
    return list(reader.page_labels)


class _Drawing:
    """Counts what one page draws; a form that draws itself is refused."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.sizes: dict[int, int] = {}
        self.open: list[int] = []

    def size(self, holder: _PdfObject, content: _PdfObject | None) -> int:
        """Return the bytes that draw a page or a form, those of forms in it as often as it draws them."""
        data = b"" if content is None else content.get_data()
        made = len(data)
        forms = self._forms(holder)
        for found in _DRAWN.finditer(data):
            form = forms.get("/" + found[1].decode("latin-1"))
            if form is not None:
                made += self._size_of(form)
            if made > LARGEST_CONTENT:
                break
        if made > LARGEST_CONTENT:
            raise UnusableCopy(self.name, f"a page of it is drawn by more than {LARGEST_CONTENT:,} bytes")
        return made

    def _size_of(self, form: _PdfObject) -> int:
        key = id(form)
        if key in self.open or len(self.open) > _DEEPEST:
            raise UnusableCopy(self.name, "a form in it draws itself")
        if key not in self.sizes:
            self.open.append(key)
            self.sizes[key] = self.size(form, form)
            self.open.pop()
        return self.sizes[key]

    @staticmethod
    def _forms(holder: _PdfObject) -> dict[str, _PdfObject]:
        """Return the forms that a page or a form can draw, by name; an image is none."""
        found: dict[str, _PdfObject] = {}
        resources = _resolved(holder.get("/Resources"))
        objects = None if resources is None else _resolved(resources.get("/XObject"))
        for key, one in () if objects is None else objects.items():
            form = one.get_object()
            if form is not None and str(form.get("/Subtype")) == "/Form":
                found[str(key)] = form
        return found


def _resolved(found: _PdfObject | None) -> _PdfObject | None:
    return None if found is None else found.get_object()
