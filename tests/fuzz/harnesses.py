"""
One harness for each place where bytes from outside enter: whatever they are, they are read or refused.

Each takes bytes and raises only what is a fault.  ``fuzz.py`` hands them to
atheris, ``test_corpora.py`` gives each the files that are kept in its folder
of ``corpus/``: what was a fault once, and what reaches far into the code.
"""

from __future__ import annotations

import csv
import io
import json
import tempfile
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import contested as ct
from contested import report
from contested.errors import ContestedError, ContestedWarning
from contested.exchange import FORMATS
from contested.phrases.cell_reading import read_claims
from contested.phrases.lexicon import Lexicon
from contested.phrases.phrase_reading import read_phrase
from contested.phrases.prose_reading import find_phrases
from contested.quantities.dates import parse_date
from contested.quantities.numbers import exact
from contested.quantities.units import quantity, unit
from contested.report.escaping import link

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLE = Path(__file__).parents[2] / "examples" / "nagorno_karabakh.toml"
DOSSIER = ct.Dossier.load(EXAMPLE)
FEED = ct.Feed(
    of="a", name="b", unit="c", value="d", by="e", as_of="f", source="g", stance="h", note="i", unknown=("-",)
)


def _text(content: bytes) -> str:
    return content.decode("utf-8", errors="surrogateescape")


def _refusable(read: Callable[[bytes], object]) -> Callable[[bytes], None]:
    """Return a harness of what may refuse what it is given, with an error that prints."""

    def harness(content: bytes) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ContestedWarning)
            try:
                read(content)
            except ContestedError as refusal:
                message = str(refusal)
                if not message or not message.replace("\n", "").isprintable():
                    raise AssertionError(ascii(message)) from refusal

    return harness


def _of_text(read: Callable[[str], object]) -> Callable[[bytes], None]:
    return _refusable(lambda content: read(_text(content)))


def _dossier(text: str) -> None:
    """Read a dossier; what was read is written as it was, and written anew it is the same."""
    whole = text if text.startswith("format") else f"format = 1\n{text}"
    dossier = ct.Dossier.loads(whole)
    assert dossier.dumps() == whole
    fresh = ct.Dossier(dossier.figures, dossier.parties, dossier.sources, dossier.units)
    assert ct.Dossier.loads(fresh.dumps()) == fresh
    str(dossier.check())


def _document(name: str) -> Callable[[str], None]:
    """Return what reads a document of a format; what was read can be written and read again."""
    read, write = FORMATS[name].read, FORMATS[name].write
    assert read is not None

    def harness(text: str) -> None:
        dossier = read(io.StringIO(text, newline="\n"))
        if write is not None and name in ("json", "json-lines", "toml"):
            again = read(io.StringIO("".join(write(dossier)), newline="\n"))
            assert again.digest == dossier.digest

    return harness


def _rows(text: str) -> None:
    """Read CSV through a feed; every row is taken or rejected, and a rejection says so in a line."""
    try:
        cells = list(csv.reader(io.StringIO(text, newline="")))
    except csv.Error:
        return
    rows = [dict(zip("abcdefghi", [*row, *[None] * 9], strict=False)) for row in cells if row]
    intake = FEED.intake(rows)
    assert intake.taken + len({one.row for one in intake.rejected}) <= len(rows)
    for one in intake.rejected:
        assert str(one).isprintable()


def _file(ending: str) -> Callable[[bytes], None]:
    """Return what reads a file through a feed."""

    def harness(content: bytes) -> None:
        with tempfile.NamedTemporaryFile(suffix=ending) as file:
            file.write(content)
            file.flush()
            ct.Feed(of="=x", name="b", unit="=person", value="d", by="e").read(file.name)

    return harness


def _journal(content: bytes) -> None:
    """Open a folder with an author's file of these bytes: its report says what is wrong, and it is read or refused."""
    with tempfile.TemporaryDirectory() as folder:
        journal = ct.Journal(Path(folder))
        claim = DOSSIER["population"].statements[0]
        _ = journal.append(claim, figure=DOSSIER["population"], author="a", recorded="2023-09-21")
        (file,) = Path(folder).iterdir()
        good = file.read_bytes()
        file.write_bytes(content.replace(b"GOOD", good))
        assert str(journal.verify())
        journal.entries()


def _draft(text: str) -> None:
    """Render and check a draft."""
    str(report.lint(text, DOSSIER))
    report.render(text, DOSSIER)


def _question(text: str) -> None:
    """Ask a question in every way that takes one."""
    for ask in (DOSSIER.ask, DOSSIER.sensitivity, DOSSIER.calculate):
        try:
            str(ask(text))
        except ContestedError as refusal:
            assert str(refusal).replace("\n", "").isprintable()


def _lexicon(content: bytes) -> None:
    with tempfile.NamedTemporaryFile(suffix=".toml") as file:
        file.write(content)
        file.flush()
        Lexicon.from_file(file.name)


def _name(text: str) -> None:
    """Make a party, a source and a figure of a name, and print them."""
    figure = ct.Figure(text, "person", of=text).claimed(5, by=text, source=ct.Source(text, url=text))
    for as_ in ("html", "markdown", "latex", "csv"):
        report.table(figure, as_)
    report.sentence(figure)
    link(text)


HARNESSES: dict[str, Callable[[bytes], None]] = {
    "number": _of_text(exact),
    "quantity": _of_text(quantity),
    "unit": _of_text(unit),
    "date": _of_text(parse_date),
    "phrase": _of_text(read_phrase),
    "prose": _of_text(find_phrases),
    "cell": _of_text(read_claims),
    "name": _of_text(_name),
    "question": _of_text(_question),
    "dossier": _of_text(_dossier),
    "mapping": _of_text(ct.Feed.loads),
    "rows": _of_text(_rows),
    "draft": _of_text(_draft),
    "lexicon": _refusable(_lexicon),
    "journal": _refusable(_journal),
    "csv-file": _refusable(_file(".csv")),
    "json-file": _refusable(_file(".json")),
    "json-lines-file": _refusable(_file(".jsonl")),
    **{
        f"format-{name}": _of_text(_document(name))
        for name in ("json", "json-lines", "sdmx-csv", "bibtex", "csl-json", "wikibase")
    },
}


def seeds() -> dict[str, list[bytes]]:
    """Return for each harness what reaches far into the code, made by the library itself."""
    dossier = ct.Dossier.load(EXAMPLE)
    found = {
        f"format-{name}": ["".join(write(dossier)).encode()]
        for name, form in FORMATS.items()
        if f"format-{name}" in HARNESSES and (write := form.write) is not None
    }
    found["dossier"] = [EXAMPLE.read_bytes()]
    found["rows"] = [b"X,dead,killed,about 5,A,2023-09-20,S,claimed,\nX,dead,killed,,B,2023,T,denied,n\n"]
    found["json-file"] = [json.dumps([{"b": "dead", "d": "5", "e": "A"}]).encode()]
    return found
