"""
The contents of the site, from the first page of the documentation.

A code host shows that page as it is; a site also needs to know what stands in its margin.  So that nothing is written
twice, the margin is made of the links of that page, in their order, under its headings.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

PART = re.compile(r"^## (.+)$", re.MULTILINE)
LINK = re.compile(r"\[([^\]]+)\]\(([^)#\s]+)\.md\)")
BEHIND = {"Reference": ["reference/names/index"]}
"""What only the site has, and under which heading."""


def add_contents(app: Sphinx, page: str, source: list[str]) -> None:
    """Put the contents behind the first page."""
    if page == app.config.root_doc:
        source[0] += "".join(contents(source[0]))


def contents(text: str) -> list[str]:
    """Return what stands in the margin, a part for each heading of the page."""
    first, *rest = PART.split(text)
    parts = [("", first), *zip(rest[::2], rest[1::2], strict=True)]
    return [tree(title, targets(title, body)) for title, body in parts]


def targets(title: str, body: str) -> list[str]:
    """Return the pages that a part links to, each once."""
    return [*dict.fromkeys(target for _, target in LINK.findall(body)), *BEHIND.get(title, [])]


def tree(title: str, pages: list[str]) -> str:
    """Return one part of the margin."""
    caption = f":caption: {title}\n" if title else ""
    return "\n\n```{toctree}\n:hidden:\n" + caption + "\n" + "\n".join(pages) + "\n```\n" if pages else ""


def setup(app: Sphinx) -> dict[str, bool]:
    """Join the build."""
    app.connect("source-read", add_contents)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
