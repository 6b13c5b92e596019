"""
The command ``contested report``.

Exit codes: 0 the page is written, 2 it is not.  No clock is read, so that the same dossier gives the same page.
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


def add_report_command(commands: Subcommands, load: Load) -> None:
    """Add the command to a parser's; ``load`` reads a dossier of a path."""
    page = commands.add_parser(
        "report",
        help="write a page of HTML with everything that a dossier says",
        description="The page is one file that needs no network. Exit codes: 0 it is written, 2 it is not.",
    )
    page.add_argument("file", metavar="FILE", help="a dossier (TOML), the folder of a journal, or a folder of dossiers")
    page.add_argument("-o", "--output", metavar="PAGE", required=True, help="the file to write, such as page.html")
    page.add_argument("--title", metavar="TEXT", help="of the page; by default the name of the file or folder")
    page.add_argument("--language", metavar="LANGUAGE", default="en", help="of the sentences; by default en")
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
    )
    page.set_defaults(run=lambda options: _report(options, load))


def _report(options: argparse.Namespace, load: Load) -> tuple[int, list[Line]]:
    place = Path(options.file)
    several = _folder_of_dossiers(place)
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
