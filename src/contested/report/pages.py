"""
Pages: a dossier, or several, as one HTML file that needs no network and runs nothing of what others wrote.

Everything is escaped by jinja2 as it is written; the one script and the one
style are ours, and a policy in the page lets no other run or load.
Source: W3C, Content Security Policy Level 3; OWASP, Cross Site Scripting Prevention.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from os import PathLike
from typing import TYPE_CHECKING, Protocol

import attrs

from contested.claims import with_chains
from contested.dossier.dossier import Dossier
from contested.errors import WrongType
from contested.names import clean_name
from contested.optional import library
from contested.quantities import parse_date
from contested.report.cell_languages import cell_language
from contested.report.escaping import link
from contested.report.page_charts import PageCharts
from contested.report.page_dossiers import page_dossier
from contested.report.page_figures import FigureForms, PageNumbers
from contested.report.source_words import document_words, with_commas
from contested.report.worded_charts import worded_in
from contested.version import __version__

if TYPE_CHECKING:
    from contested.claims import Source
    from contested.quantities import Datelike

FOLDER = "page_files"
"""Where in this package template, style and script lie."""


class Template(Protocol):
    """What is used of a template of jinja2."""

    def render(self, **values: object) -> str:
        """Return the text."""


@attrs.frozen
class PageSource:
    """One entry of the bibliography: its number, how it is cited (in pieces), what else is said, and whom it quotes."""

    number: int
    pieces: tuple[object, ...]
    facts: tuple[tuple[str, str], ...]
    quoting: tuple[int, ...]


def page(
    dossier: Dossier | Mapping[str, Dossier],
    *,
    title: str | None = None,
    language: str = "en",
    sources: str | PathLike[str] | None = None,
    formulas: Iterable[str] = (),
    seal: str | None = None,
    date: Datelike | None = None,
) -> str:
    """
    Return a page of HTML that holds everything a dossier says, whole in one file.

    Args:
        dossier: one, or several by what they are called.
        title: of the page; by default one in its language.
        language: of all but names, titles and quoted words, and of what the
            library says in English alone, which is marked as such: how ranges
            follow, findings, relations, and the answers of conclusions.
        sources: the folder of kept copies, by which every statement is
            proved; where it is None, the page says that nobody looked.
        formulas: such as "population / area", shown beside the figures.
        seal: the digest of a seal of the journal that it is made of.
        date: of the page; no clock is read.

    Raises:
        MissingExtra: jinja2 is not installed.
        UnknownName: a formula names a figure that a dossier does not hold.
        UnusableCopy: there is no such folder.
        UnreadableDate: the date is none.
        UnusableName: a title, or what a dossier is called, is empty or would not be seen as it is.
        WrongType: something else than dossiers, or formulas that are no texts.
    """
    several = dossier if isinstance(dossier, Mapping) else {"": dossier}
    asked = _checked(several, sources, formulas, seal)
    words = cell_language(language)
    title = words.words["page.title"] if title is None else title
    for name in (title, *several) if several is dossier else (title,):
        _ = clean_name(name, "title")  # only looked at: two names that differ in white space stay two
    charts = PageCharts(worded=None if words.templates is None else worded_in(words))
    forms = FigureForms(words, charts.chart)
    numbers = PageNumbers()
    made = [
        page_dossier(one, name, f"d{at}-" if len(several) > 1 else "", forms, numbers, sources, asked)
        for at, (name, one) in enumerate(several.items(), start=1)
    ]
    for one in several.values():
        for source in one.sources.values():  # those too that no statement was read in
            numbers.source(source)
    style, script = page_file("page.css") + charts.style, page_file("page.js")
    return page_template().render(
        title=title,
        language=language.replace("_", "-"),
        style=style,
        script=script,
        policy=_policy(style, script),
        dossiers=made,
        total=sum(len(one.figures) for one in made),
        names=sorted([(name, number) for name, number in numbers.names.items() if name], key=_by_name),
        sources=_bibliography(numbers, forms),
        words=words.words,
        say=forms.say,
        foreign=words.templates is not None,
        made_with=", ".join([__version__, *([] if date is None else [words.day(parse_date(date))])]),
        seal=seal or "",
    )


def _checked(several: Mapping[str, object], sources: object, formulas: object, seal: object) -> tuple[str, ...]:
    """Return the formulas, or refuse what a page cannot be made of before anything is worked out."""
    for one in several.values():
        if not isinstance(one, Dossier):
            raise WrongType("dossier", one, "a dossier, or several by what they are called")
    if sources is not None and not isinstance(sources, (str, PathLike)):
        raise WrongType("sources", sources, "the path of a folder")
    if seal is not None and not isinstance(seal, str):
        raise WrongType("seal", seal, "the digest of a seal")
    asked = (None,) if isinstance(formulas, str) or not isinstance(formulas, Iterable) else tuple(formulas)
    texts = tuple([one for one in asked if isinstance(one, str)])
    if len(texts) < len(asked):
        raise WrongType("formulas", formulas, 'a list of texts such as "population / area"')
    return texts


def _policy(style: str, script: str) -> str:
    """Return the policy that lets this style and this script alone have a say."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _by_name(named: tuple[str, int]) -> str:
    return named[0].casefold()


def _bibliography(numbers: PageNumbers, forms: FigureForms) -> list[PageSource]:
    """Return an entry for every source that has a number, and for those that these quote."""
    return [
        PageSource(
            numbers.source(source),
            tuple(with_commas(document_words(source, forms.language))),
            _facts(source, forms),
            tuple([numbers.source(one) for one in source.quoting]),
        )
        for source in with_chains(list(numbers.sources))
    ]


def _facts(source: Source, forms: FigureForms) -> tuple[tuple[str, str], ...]:
    """Return what is said of a document beside how it is cited."""
    known = {
        "called": source.label if source.label != source.title else None,
        "doi": source.doi if source.url else None,
        "copy_digest": source.digest,
        "source_note": source.note,
    }
    return tuple([(forms.say(name), value) for name, value in known.items() if value])


@cache
def page_template() -> Template:
    """Return the template of pages."""
    jinja2 = library("jinja2")
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(page_file),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["address"] = link
    made: Template = environment.get_template("page.html")
    return made


@cache
def page_file(name: str) -> str:
    """Return the text of a file that pages are made of."""
    return files("contested.report").joinpath(FOLDER, name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
