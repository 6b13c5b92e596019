"""From an article to a page, in ten lines of a console."""

from __future__ import annotations

import contextlib
import re
import shlex
from pathlib import Path

import pytest
from tests.reading_html import ReadPage

from contested.cli import main

HOW_TO = Path(__file__).parents[3] / "docs" / "how-to" / "print-a-page.md"
ARTICLE = """<html><body><p>There are 120,000 inhabitants according to the Armenians, 50,000 according to Azerbaijan.</p>
<p>The enclave has approximately 3,000 km².</p></body></html>"""
CONSOLE = """
contested archive karabakh.toml --sources copies
contested verify karabakh.toml --sources copies
contested check karabakh.toml --strict
contested show karabakh.toml
contested show karabakh.toml population
contested ask karabakh.toml "population > 40000"
contested calculate karabakh.toml "population / area"
contested journal add claims karabakh.toml --author Desk --recorded 2023-09-21
contested report karabakh.toml -o page.html --sources copies --formula "population / area" --title "Nagorno-Karabakh"
contested report claims -o claims.html --date 2023-09-21
"""


def test_ten_lines_lead_from_an_article_to_a_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each command does what it says, and the page holds the sides, the proofs, the answers and the address."""
    (tmp_path / "copies").mkdir()
    (tmp_path / "copies" / "article.html").write_text(ARTICLE, encoding="utf-8")
    dossier = re.search(r"```toml\n(.*?)```", HOW_TO.read_text(encoding="utf-8"), re.DOTALL)
    assert dossier is not None
    (tmp_path / "karabakh.toml").write_text(dossier[1], encoding="utf-8")
    lines = CONSOLE.strip().splitlines()

    with contextlib.chdir(tmp_path):
        codes = [main(shlex.split(line)[1:]) for line in lines]

    assert len(lines) == 10
    assert codes == [0] * 10
    assert "settled: yes per Armenia and Azerbaijan" in capsys.readouterr().out
    read = ReadPage((tmp_path / "page.html").read_text(encoding="utf-8"))
    said = read.text_of("dd")
    assert read.text_of("h1") == ["Nagorno-Karabakh"]
    assert {"population (Nagorno-Karabakh)", "population / area"} <= set(read.text_of("h3"))
    assert {
        "50,000 (Azerbaijan) to 120,000 (Armenia) people",
        "about 16.7 (Azerbaijan) to about 40 (Armenia) people/km²",
    } <= set(said)
    assert "3 of 3 statements are proved" in said
    assert "settled: yes per Armenia and Azerbaijan stands" in said
    assert "50,000 according to Azerbaijan" in read.text_of("q")
    assert "https://example.org/ceasefire" in read.links
    sealed = ReadPage((tmp_path / "claims.html").read_text(encoding="utf-8"))
    assert "The journal is sealed by sha256:" in sealed.text_of("footer")[0]
    assert sealed.text_of("h3")[:2] == read.text_of("h3")[:2]
