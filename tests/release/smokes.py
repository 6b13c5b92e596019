"""
What an installed wheel does: the README's first example with nothing else, and each extra by what it is for.

Runs where the wheel is installed, and needs nothing more: ``smokes.py`` where
no extra is, ``smokes.py NAME`` where that one is alone.  Run by
``.ci/release``.
"""

from __future__ import annotations

import asyncio
import doctest
import importlib.metadata
import importlib.util
import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import contested as ct
from contested.errors import MissingExtra

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
ARTICLE = ct.Source("News article", issued="2023-09-20", url="https://example.org/article")
POPULATION = (
    ct.Figure("population", "person", of="Nagorno-Karabakh")
    .claimed("120,000", by="Armenia", source=ARTICLE)
    .claimed("50,000", by="Azerbaijan", source=ARTICLE)
)
DOSSIER = ct.Dossier({"population": POPULATION})
BIBTEX = "@misc{a, title = {News article}, date = {2023-09-20}, url = {https://example.org/article}}"


def cite() -> None:
    """A bibliography in a style, and sources read from BibTeX."""
    assert "News article" in ct.report.bibliography(DOSSIER, style="apa")
    Path("a.bib").write_text(BIBTEX, encoding="utf-8")
    assert "News article" in str(ct.exchange.read("a.bib").sources)


def cli() -> None:
    """Colour in a terminal."""
    assert "\x1b[" in _shown_in_a_terminal()


def edtf() -> None:
    """A date of level 2."""
    assert ct.Source("Report", issued="198X").issued is not None


def excel() -> None:
    """Rows of a workbook become claims."""
    if importlib.util.find_spec("openpyxl") is None:
        Path("a.xlsx").touch()
    else:
        book: Any = importlib.import_module("openpyxl").Workbook()
        for row in (("place", "n", "who"), ("Hill", 11, "Mayor"), ("Hill", 16, "Hospital")):
            book.active.append(row)
        book.save("a.xlsx")
    feed = ct.Feed(of="place", name="=deaths", unit="=killed", value="n", by="who", source="=Daily report")
    (figure,) = feed.read("a.xlsx").figures.values()
    assert str(figure.hull()) == "11 (Mayor) to 16 (Hospital) killed"


def i18n() -> None:
    """A sentence in French."""
    assert "habitants" in ct.report.sentence(POPULATION, language="fr") or "personnes" in ct.report.sentence(
        POPULATION, language="fr"
    )


def mcp() -> None:
    """An assistant is answered."""
    ct.Dossier().with_figure("population", POPULATION).save("nk.toml")
    folder = importlib.import_module("contested.report.assistants.dossier_folder").DossierFolder(".")
    server: Any = importlib.import_module("contested.report.assistants.mcp_server").mcp_server(folder)

    async def ask() -> str:
        async with importlib.import_module("mcp").Client(server) as client:
            answer = await client.call_tool("show", {"dossier": "nk", "figure": "population"})
            return str(answer.content[0].text)

    assert "50,000 people [by Azerbaijan; read in News article" in asyncio.run(ask())


def pandera() -> None:
    """A frame is validated by the rules of a feed."""
    checks: Any = importlib.import_module("contested.testing.pandera").checks
    feed = ct.Feed(of="place", name="=dead", unit="=killed", low="low", high="high", by="by", source="=Daily report")
    made = checks(feed)
    library, frames = importlib.import_module("pandera.polars"), importlib.import_module("polars")
    schema = library.DataFrameSchema(checks=made)
    good = frames.DataFrame({"place": ["A"], "low": [2], "high": [4], "by": ["X"]})
    assert schema.validate(good, lazy=True).height == 1
    try:
        schema.validate(good.with_columns(low=9), lazy=True)
    except library.errors.SchemaErrors:
        return
    raise AssertionError


def pdf() -> None:
    """A claim is proved by a kept PDF."""
    content = _pdf("At least 11 people were killed")
    Path("a.pdf").write_bytes(content)
    digest = importlib.import_module("contested.evidence").copy_digest(content)
    source = ct.Source("Report", archive="a.pdf", digest=digest)
    figure = ct.Figure("dead", "person").claimed("at least 11", by="A", source=source, quote="At least 11 people")
    (proof,) = ct.Dossier({"dead": figure}).verify(".")
    assert not proof.findings, proof


def plot() -> None:
    """A chart as a figure of matplotlib."""
    picture: Any = ct.report.chart(POPULATION, as_="matplotlib")
    picture.savefig("a.png")
    assert Path("a.png").read_bytes().startswith(b"\x89PNG")


def prov() -> None:
    """Provenance is written."""
    ct.exchange.write(DOSSIER, "a.provn")
    assert Path("a.provn").read_text(encoding="utf-8").startswith("document")


def report() -> None:
    """A page."""
    assert "Nagorno-Karabakh" in ct.report.page(DOSSIER)


def stats() -> None:
    """Columns are pooled by group."""
    values, variances, groups = [61.0, 61.4, 62.2, 62.3], [0.2, 1.2, 0.1, 0.2], ["a", "a", "b", "b"]
    made = ct.methods.RandomEffects(se="knapp-hartung").pool(values, variances, groups=groups)
    assert [round(float(one), 2) for one in made.estimate] == [61.06, 62.23]


def table() -> None:
    """Rows are scanned on DuckDB, and a table of claims answers on PyArrow."""
    feed = ct.Feed(of="place", name="=deaths", unit="=killed", value="n", by="who", source="=Daily report")
    assert len(feed.scan([{"place": "Hill", "n": 11, "who": "Mayor"}]).ranges().fetchall()) == 1
    made: Any = importlib.import_module("contested.table").ClaimTable
    columns = {"figure": ["p", "p"], "party": ["A", "B"], "low": [12.0, 5.0], "high": [12.0, 5.0]}
    frame = importlib.import_module("pyarrow").table(columns)
    assert made.of(frame, unit="person").ranges().to_pylist()[0]["high_by"] == "A"


def tables() -> None:
    """A table of great_tables."""
    assert "Azerbaijan" in ct.report.table(POPULATION, as_="great_tables").as_raw_html()


def testing() -> None:
    """Figures are drawn, and a step is graded."""
    made: Any = importlib.import_module("contested.testing")
    given, settings = (getattr(importlib.import_module("hypothesis"), name) for name in ("given", "settings"))
    seen: list[ct.Figure] = []

    def look(figure: ct.Figure) -> None:
        seen.append(figure)

    settings(max_examples=5, database=None)(given(made.figures())(look))()
    assert seen


SMOKES: dict[str, Callable[[], None]] = {
    one.__name__: one
    for one in (cite, cli, edtf, excel, i18n, mcp, pandera, pdf, plot, prov, report, stats, table, tables, testing)
}
"""What each extra is for, tried once."""

SILENT = {"cli"}
"""The extras without which everything works, and looks plainer."""

BESIDE = {"pandera": "testing"}
"""What is asked for only where another extra is, whose package it is in."""


def main(extras: list[str]) -> None:
    """Try an extra, or that nothing but the extras is missing."""
    assert not Path(ct.__file__).is_relative_to(ROOT / "src"), "the library is read from the tree, not from the wheel"
    brought = set(importlib.metadata.metadata("contested").get_all("Provides-Extra") or ())
    assert brought == set(SMOKES), brought ^ set(SMOKES)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for extra in extras:
            SMOKES[extra]()
        if not extras:
            _with_the_wheel_alone()
        for missing in _asked_for_beside(extras):
            _ask_for(missing)
        os.chdir(ROOT)


def _with_the_wheel_alone() -> None:
    """Run the README's first example, and see that each extra is asked for by its name."""
    shutil.copytree(ROOT / "examples", "examples")
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    first = next(number for number, block in enumerate(blocks) if block.startswith(">>>"))
    names: dict[str, Any] = {}
    for block in blocks[:first]:
        exec(compile(block, "README.md", "exec"), names)  # what the example begins with
    test = doctest.DocTestParser().get_doctest(blocks[first], names, "README.md", "README.md", 0)
    ran = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test)
    assert ran.attempted > 0
    assert ran.failed == 0
    assert "\x1b[" not in _shown_in_a_terminal()


def _asked_for_beside(extras: list[str]) -> list[str]:
    """Return the extras that have to be asked for where these are."""
    if extras:
        return [extra for extra, other in BESIDE.items() if extras == [other]]
    return sorted(set(SMOKES) - SILENT - set(BESIDE))


def _ask_for(extra: str) -> None:
    """See that an extra that is not there is asked for by its name."""
    try:
        SMOKES[extra]()
    except MissingExtra as missing:
        assert missing.extra == extra, missing
        assert f"pip install 'contested[{extra}]'" in str(missing)
    else:
        message = f"{extra} is not asked for"
        raise AssertionError(message)


def _shown_in_a_terminal() -> str:
    """Return what ``contested show`` prints in a terminal."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "contested", "show", str(ROOT / "examples" / "nagorno_karabakh.toml")]
    plain = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "CI"}}
    with subprocess.Popen(command, stdout=theirs, env=plain | {"TERM": "xterm-256color"}) as running:
        os.close(theirs)
        printed = bytearray()
        try:
            while part := os.read(ours, 4096):
                printed += part
        except OSError:  # how a terminal ends on Linux
            pass
    os.close(ours)
    assert running.returncode == 0
    return printed.decode()


def _pdf(line: str) -> bytes:
    """Return a PDF file of one page with one line."""
    drawn = f"BT /F1 11 Tf 50 780 Td ({line}) Tj ET".encode()
    made = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(
        (
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            b"<< /Type /Page /Parent 2 0 R /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        ),
        start=1,
    ):
        places.append(b"%010d 00000 n \n" % len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table_of = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(places)
    return made + table_of + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(made)


if __name__ == "__main__":
    main(sys.argv[1:])
    print(*(sys.argv[1:] or ["no extra"]), "as it should be", flush=True)
