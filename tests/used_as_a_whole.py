"""
Everything that the library does with what comes from outside, in one go: for tests of all of it at once.

``python -m tests.used_as_a_whole FOLDER WORD`` prints what came out.
"""

from __future__ import annotations

import contextlib
import io
import itertools
import sys
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.attacks import dossier_saying

import contested as ct
from contested import exchange, methods, report
from contested.errors import ContestedError
from contested.exchange import FORMATS
from contested.testing import edge_cases

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLES = Path(__file__).parents[1] / "examples"
DRAFT = "Nagorno-Karabakh has 120,000 inhabitants. Armenia says that {{ population | prose }} live there.\n"


def everything(folder: Path, word: str = "name", *, engines: bool = False, commands: bool = False) -> Iterator[str]:
    """
    Give what comes out of a dossier in every form, of a feed, a journal, a table of claims and the command line.

    Args:
        folder: where files are written.
        word: what one more dossier says in every field.
        engines: whether tables of claims are asked too, which loads DuckDB.
        commands: whether the command line is used too, which prints where the
            whole process does.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        article = ct.Dossier.load(EXAMPLES / "nagorno_karabakh.toml")
        for dossier in (article, dossier_saying(word), ct.Dossier().with_figure("f", _of_edge_cases())):
            yield from _answers(dossier)
            yield from _reports(dossier)
        yield report.bibliography(article["troops"], "apa")
        yield from _written_and_read(article, folder)
        yield from (str(one) for one in (report.lint(DRAFT, article), report.render(DRAFT.partition(". ")[2], article)))
        yield from _feed(word)
        yield from _journal(article, folder)
        if commands:
            yield from _commands(folder)
        if engines:
            yield from _table()


def _of_edge_cases() -> ct.Figure:
    """Return a figure that everybody speaks of, in every way."""
    figure = ct.Figure("population", "person", disputants=("Iran", "Turkey"))
    for n, (claim, source) in enumerate(
        zip(edge_cases.EDGE_CLAIMS, itertools.cycle(edge_cases.EDGE_SOURCES), strict=False)
    ):
        fields = dict(claim)
        holders = edge_cases.EDGE_PARTIES[n % 5 : n % 5 + n % 3]
        figure = figure.claimed(fields.pop("value"), by=holders, source=source, **fields)
    return figure.denied(by="Georgia").denied(by="France").withheld(by="Malta").withheld(by="Chad")


def _answers(dossier: ct.Dossier) -> Iterator[str]:
    yield from (dossier.dumps(), dossier.digest, repr(dossier), str(dossier), str(dossier.check()))
    yield from map(str, dossier.inferred())
    for id_, figure in dossier.figures.items():
        verdict = figure > 20
        yield from map(str, (figure, figure.hull(), figure.common(), figure.most_agreed(), figure.origins()))
        yield from map(
            str, (figure.positions(), figure.parties, figure.sources, figure.to_records(), hash(figure) != 0)
        )
        yield from (f"{figure:prose}", f"{figure:short}", str(verdict), str(verdict.by_party), str(verdict.explain()))
        yield from map(str, (verdict & (figure < 100), figure.who_says(20), figure.explain(), figure.disagreement()))
        yield from (str(dossier.ask(f"{id_} > 3")), str(dossier.sensitivity(f"{id_} > 3")))
        for method in (methods.Mean(), methods.Median(), methods.RandomEffects(), methods.MostInformative()):
            try:
                yield str(figure.reconcile(method))
            except ContestedError as refusal:
                yield str(refusal)


def _reports(dossier: ct.Dossier) -> Iterator[str]:
    for as_ in ("markdown", "html", "latex", "csv"):
        yield from (report.table(dossier, as_), report.table(dossier, as_, "figures"))
    yield from (report.notes(dossier).write("html"), report.page(dossier, title="page"))
    for figure in dossier.figures.values():
        yield report.bibliography(figure, "plain", "latex")
        yield from map(str, (report.sentence(figure), report.sentence(figure, language="de"), report.chart(figure)))


def _written_and_read(dossier: ct.Dossier, folder: Path) -> Iterator[str]:
    for name, form in FORMATS.items():
        yield str(form.losses(dossier))
        if form.write is not None:
            text = "".join(form.write(dossier))
            yield text
            if form.read is not None:
                yield form.read(text.splitlines(keepends=True)).digest
        elif form.pack is not None:
            exchange.write(dossier, folder / name, name)
            yield from (file.read_text("utf-8") for file in sorted((folder / name).rglob("*.*")))
            yield exchange.read(folder / name, name).digest


def _feed(word: str) -> Iterator[str]:
    columns: dict[str, Any] = {"by": "party", "as_of": "day", "source": "source", "stance": "stance"}
    feed = ct.Feed(of="source", name="figure", unit="unit", value="number", **columns)
    file = EXAMPLES / "feed" / "claims.csv"
    dossier = feed.read(file)
    yield from (dossier.dumps(), str(dossier.intake), str(feed.check(file)))
    empty = {"day": None, "stance": None}
    rows = [
        {"source": word, "figure": word, "unit": "person", "party": f"{word} {n}", "number": one, **empty}
        for n, one in enumerate(("5", word, "~7"))
    ]
    yield from map(str, feed.intake(rows).rejected)
    yield str(ct.read_claims(f"50,000 ({word}), 120,000 (Armenia) or {word}"))
    yield str(ct.find_phrases(f"about 120,000 people, or {word}, and dozens of others"))


def _journal(dossier: ct.Dossier, folder: Path) -> Iterator[str]:
    journal = ct.Journal(folder / "journal")
    figure = dossier["population"]
    for claim in figure.statements:
        yield journal.append(claim, figure=figure, author="desk", recorded="2023-09-21").digest
    yield from (str(journal.verify(journal.seal())), str(journal.seal()), str(journal.entries()))


def _commands(folder: Path) -> Iterator[str]:
    from contested.cli import command_line

    path = str(EXAMPLES / "nagorno_karabakh.toml")
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        for words in (["show", path], ["ask", path, "troops > 9999"], ["check", path], ["history", path, "troops"]):
            command_line.main(words)
        command_line.main(["report", path, "-o", str(folder / "page.html")])
    yield said.getvalue().replace(str(folder), "")
    yield (folder / "page.html").read_text("utf-8")


def _table() -> Iterator[str]:
    import pyarrow as pa

    from contested.table import ClaimTable

    parties = ["Armenia", "Azerbaijan", "OSCE", "Russia"]
    numbers = {"low": [float(n) for n in range(1, 9)], "high": [float(n % 5 + 9) for n in range(1, 9)]}
    frame = pa.table({"figure": ["a", "b"] * 4, "party": parties * 2, "unit": ["person"] * 8, **numbers})
    claims = ClaimTable.of(frame, name="figure")
    for answer in (claims.ranges(), claims.most_agreed(), claims.verdicts("> 5"), claims.reconcile(methods.Median())):
        yield str(sorted(map(str, answer.to_pylist())))


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    for text in everything(Path(sys.argv[1]), sys.argv[2], engines="engines" in sys.argv, commands=True):
        print(text)
