"""
The command ``contested report``: a page of a dossier, or a table or chart of it or of one figure, by the ending.

Exit codes: 0 it is written, 2 it is not.  No clock is read, so that the same dossier gives the same page.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from contested import report
from contested.dossier.file.storage import printable, save
from contested.errors import Problem, UnreadableDossier, UnsavedDossier
from contested.journal.journal import Journal

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from contested.cli.terminal import Line, Subcommands
    from contested.dossier import Dossier

    Load = Callable[[str], Dossier]

PAGE_WRITTEN = 0

_TABLES = {".md": "markdown", ".tex": "latex", ".csv": "csv"}
_CHART = ".svg"


def add_report_command(commands: Subcommands, load: Load) -> None:
    """Add the command to a parser's; ``load`` reads a dossier of a path."""
    page = commands.add_parser(
        "report",
        help="write a page of HTML with everything that a dossier says, or a table or chart",
        description="The page is one file that needs no network. Exit codes: 0 it is written, 2 it is not.",
    )
    page.add_argument("file", metavar="FILE", help="a dossier (TOML), the folder of a journal, or a folder of dossiers")
    page.add_argument("figure", metavar="FIGURE", nargs="?", help="of a table or chart: the id of one, or a formula")
    page.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        required=True,
        help="the file to write: a table if it ends in .md, .tex or .csv, a chart if in .svg, else a page",
    )
    page.add_argument("--rows", metavar="WHAT", help="of a table: a row for each of the claims (by default) or figures")
    page.add_argument("--title", metavar="TEXT", help="of the page; by default the name of the file or folder")
    page.add_argument(
        "--language", metavar="LANGUAGE", default="en", help="of all but what the dossier says; by default en"
    )
    page.add_argument("--sources", metavar="FOLDER", help="the folder of kept copies, to prove each statement by")
    page.add_argument(
        "--formula",
        metavar="FORMULA",
        action="append",
        default=[],
        help='also show what this comes to, such as "population / area"; can be repeated',
    )
    page.add_argument("--date", metavar="DAY", help="the day to print on the page; by default there is none")
    page.examples = (
        "contested report nagorno_karabakh.toml -o page.html",
        'contested report nagorno_karabakh.toml -o page.html --formula "population / area"',
        "contested report nagorno_karabakh.toml -o table.md --rows figures",
        "contested report nagorno_karabakh.toml population -o chart.svg",
    )
    page.set_defaults(run=lambda options: _report(options, load))


def _report(options: argparse.Namespace, load: Load) -> tuple[int, list[Line]]:
    place = Path(options.file)
    several = _folder_of_dossiers(place)
    ending = Path(options.output).suffix.lower()
    _refuse_misfits(options, is_page=ending not in (*_TABLES, _CHART), several=bool(several))
    if ending in (*_TABLES, _CHART):
        return _written_part(options, load(options.file), ending)
    dossiers = _loaded(place, several, load) if several else {"": load(options.file)}
    output = Path(options.output)
    if output.resolve() in [one.resolve() for one in (place, *several)]:
        raise UnsavedDossier(printable(output), "the page is made of it; name another file")
    sealed = Journal(place).seal(keep=False).digest if place.is_dir() and not several else None
    text = report.page(
        dossiers if several else dossiers[""],
        title=options.title or _title(place),
        language=options.language,
        sources=options.sources,
        formulas=options.formula,
        seal=sealed,
        date=options.date,
    )
    save(output, text)
    figures = sum(len(one) for one in dossiers.values())
    said = sum(len(figure.statements) for one in dossiers.values() for figure in one.figures.values())
    parts = [f"{figures:,} figure{'s' if figures != 1 else ''}", f"{said:,} statement{'s' if said != 1 else ''}"]
    return PAGE_WRITTEN, [("", f"{options.output}: {', '.join(parts)}")]


def _refuse_misfits(options: argparse.Namespace, *, is_page: bool, several: bool) -> None:
    """
    Let options through that go together.

    Raises:
        UnsavedDossier: what a page has is asked of a table or chart, or the other way round.
    """
    given = {"FIGURE": options.figure, "--rows": options.rows}
    if not is_page:
        given = {f"--{name}": getattr(options, name) for name in ("title", "sources", "formula", "date")}
        given["a folder of dossiers"] = several
    for name in (name for name, value in given.items() if value):
        of, other = ("a table or chart", ".md, .tex, .csv or .svg") if is_page else ("a page", ".html")
        reason = f"{name} is for {of}; leave it out, or write to a file that ends in {other}"
        raise UnsavedDossier(printable(Path(options.output)), reason)


def _written_part(options: argparse.Namespace, dossier: Dossier, ending: str) -> tuple[int, list[Line]]:
    """Write a table or a chart, of one figure or of all."""
    asked = options.figure
    chosen = None if asked is None else dossier[asked] if asked in dossier else dossier.calculate(asked)
    if ending == _CHART:
        drawn = list(dossier.figures.values()) if chosen is None else chosen
        text = str(report.chart(drawn, language=options.language).standalone)
    else:
        of = dossier if chosen is None else chosen
        text = report.table(of, _TABLES[ending], options.rows or "claims", options.language)
    save(Path(options.output), text if text.endswith("\n") else f"{text}\n")
    count = len(dossier) if chosen is None else 1
    return PAGE_WRITTEN, [("", f"{options.output}: {count:,} figure{'s' if count != 1 else ''}")]


def _title(place: Path) -> str:
    """Return what a page is called by the name of its file or folder."""
    whole = place.resolve()
    return (whole.name if whole.is_dir() else whole.stem).replace("_", " ").strip() or "dossier"


def _folder_of_dossiers(place: Path) -> list[Path]:
    """Return the dossiers in a folder, unless it is that of a journal."""
    if not place.is_dir() or any(place.glob("*.jsonl")):
        return []
    found = sorted(place.glob("*.toml"))
    if not found:
        reason = "it holds neither a dossier (.toml) nor the files of a journal (.jsonl); check the path"
        raise UnreadableDossier(printable(place), (Problem("", None, reason),))
    return found


def _loaded(folder: Path, files: list[Path], load: Load) -> dict[str, Dossier]:
    """Return dossiers by the names of their files; what is wrong with any of them is told at once."""
    made: dict[str, Dossier] = {}
    problems: list[Problem] = []
    for file in files:
        try:
            made[file.stem] = load(str(file))
        except UnreadableDossier as error:
            problems += [Problem(f"{file.name} {one.path}".strip(), one.line, one.message) for one in error.problems]
    if problems:
        raise UnreadableDossier(printable(folder), tuple(problems))
    return made
