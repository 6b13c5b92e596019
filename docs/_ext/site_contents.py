"""
What a site has beside the pages that a code host shows: its contents, and links to the pages of public names.

A code host shows the first page as it is; a site also needs to know what stands in its margin.  So that nothing is
written twice, the margin is made of the links of that page, in their order, under its headings.  Where a page has the
comment ``<!-- names: contested.report -->``, which a code host does not show, the site has a link to these names.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

PART = re.compile(r"^## (.+)$", re.MULTILINE)
LINK = re.compile(r"\[([^\]]+)\]\(([^)#\s]+)\.md\)")
TRY_IT = "<!-- try it -->"
NAMES = re.compile(r"<!-- names: ([\w.]+) -->")
BEHIND = {"Reference": ["reference/names/index"]}
"""What only the site has, and under which heading."""


def add_what_sites_have(app: Sphinx, page: str, source: list[str]) -> None:
    """Put the contents behind the first page, and links to names where a page has a place for them."""
    source[0] = NAMES.sub(link_to_names, source[0]).replace(TRY_IT, link_to_try_it(app))
    if page == app.config.root_doc:
        source[0] += "".join(contents(source[0]))


def link_to_names(comment: re.Match[str]) -> str:
    """Return a sentence with a link to the pages of a package's names, or to those of all."""
    of = "" if comment[1] == "index" else f" of `{comment[1]}`"
    return f"[Every public name{of}](/docs/reference/names/{comment[1]}), with signature and docstring.\n"


def link_to_try_it(app: Sphinx) -> str:
    """Return the link to the page that runs the library, where it was made and lies beside the other pages."""
    there = (Path(app.outdir) / "docs" / "try-it" / "index.html").exists()
    return '<p><a href="try-it/index.html">Open the page</a></p>' if there else ""


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
    app.connect("source-read", add_what_sites_have)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
