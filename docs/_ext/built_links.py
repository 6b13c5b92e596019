"""
Every link within the built site leads to a page that is there, and to a place in it.

What Sphinx resolves it has looked at; this looks at what came out, however it came about.
"""

from __future__ import annotations

import html
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from sphinx.util import logging

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_LOG = logging.getLogger(__name__)


TAG = re.compile(r"<[a-z][^>]*>", re.IGNORECASE)
ATTRIBUTE = re.compile(r'\s(id|name|href|src)="([^"]*)"')
"""As Sphinx writes them; a parser of all that HTML may be takes as long as the site does."""


class Page:
    """The places that a page has, and where its links lead."""

    def __init__(self, path: Path) -> None:
        found = [one for tag in TAG.findall(path.read_text(encoding="utf-8")) for one in ATTRIBUTE.findall(tag)]
        self.places = {html.unescape(value) for name, value in found if name in ("id", "name")}
        self.links = {html.unescape(value) for name, value in found if name in ("href", "src")}


def follow_links(app: Sphinx, failure: Exception | None) -> None:
    """Warn of each link that leads nowhere; a site is built without warnings, or not at all."""
    if failure or app.builder.format != "html":
        return
    root = Path(app.outdir)
    pages = {str(path): Page(path) for path in root.rglob("*.html") if "try-it" not in path.parts}
    for path, page in pages.items():
        for link in sorted(page.links):
            if leads_nowhere(path, link, pages):
                _LOG.warning("%s: the link %s leads nowhere", Path(path).relative_to(root), link)


def leads_nowhere(path: str, link: str, pages: dict[str, Page]) -> bool:
    """Whether a link of a page is to this site, and there is no such file, or no such place in it."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return False
    target = os.path.normpath(Path(path).parent / unquote(parts.path)) if parts.path else path
    place = unquote(parts.fragment)
    if target in pages:
        return bool(place) and place not in pages[target].places
    return not Path(target).exists()


def setup(app: Sphinx) -> dict[str, bool]:
    """Join the build."""
    app.connect("build-finished", follow_links)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
