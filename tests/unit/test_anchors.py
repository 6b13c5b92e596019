"""A link to a section of a page finds it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), ROOT / "benchmarks" / "RESULTS.md", *(ROOT / "docs").rglob("*.md")])
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]*)#([^)\s]+)\)")


@cache
def sections(path: Path) -> frozenset[str]:
    """Return the anchors of a page's headings: small letters, hyphens for spaces, a number where one stands twice."""
    found: set[str] = set()
    text = FENCED.sub("", path.read_text(encoding="utf-8"))
    for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)|[`*]", r"\1", heading).lower()
        slug = re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")
        twice = (f"{slug}-{n}" for n in range(1, 1_000))
        found.add(slug if slug not in found else next(one for one in twice if one not in found))
    return frozenset(found)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_to_a_section_finds_it(path: Path) -> None:
    """In this page or another one."""
    text = FENCED.sub("", path.read_text(encoding="utf-8"))
    links = [(target, anchor) for target, anchor in LINK.findall(text) if "://" not in target]
    pages = {target: path if target == "" else (path.parent / target).resolve() for target, _ in links}

    assert [f"{target}#{anchor}" for target, anchor in links if anchor not in sections(pages[target])] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_page_that_is_linked_is_one_of_the_site(path: Path) -> None:
    """A file to download is no Markdown: the site would look for a page."""
    text = FENCED.sub("", path.read_text(encoding="utf-8"))
    linked = re.findall(r"\]\(([^)#\s:]+\.md)(?:#[^)\s]*)?\)", text)

    assert [target for target in linked if (path.parent / target).resolve() not in PAGES] == []
