"""
Every link within the built site leads to a page that is there, and to a place in it.

What Sphinx resolves it has looked at; this looks at what came out, however it came about.
"""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from sphinx.util import logging

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_LOG = logging.getLogger(__name__)


class Page(HTMLParser):
    """The places that a page has, and where its links lead."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.places: set[str] = set()
        self.links: set[str] = set()
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what is a place, and what leads to one."""
        named = dict(attrs)
        self.places |= {one for one in (named.get("id"), named.get("name")) if one}
        self.links |= {one for one in (named.get("href"), named.get("src")) if one and tag != "base"}


def follow_links(app: Sphinx, failure: Exception | None) -> None:
    """Warn of each link that leads nowhere; a site is built without warnings, or not at all."""
    if failure or app.builder.format != "html":
        return
    pages = {path.resolve(): Page(path) for path in Path(app.outdir).rglob("*.html") if "try-it" not in path.parts}
    for path, page in pages.items():
        for link in sorted(page.links):
            if leads_nowhere(path, link, pages):
                _LOG.warning("%s: the link %s leads nowhere", path.relative_to(Path(app.outdir).resolve()), link)


def leads_nowhere(path: Path, link: str, pages: dict[Path, Page]) -> bool:
    """Whether a link of a page is to this site, and there is no such file, or no such place in it."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return False
    target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
    target = target / "index.html" if target.is_dir() else target
    place = unquote(parts.fragment)
    return not target.exists() or bool(place and target in pages and place not in pages[target].places)


def setup(app: Sphinx) -> dict[str, bool]:
    """Join the build."""
    app.connect("build-finished", follow_links)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
