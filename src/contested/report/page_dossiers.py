"""What a page shows of a dossier beside its figures: relations, conclusions, findings and the digest of the edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested.dossier.edition_ids import moved_relation
from contested.dossier.query import present_answer
from contested.errors import IncompleteStatement
from contested.report.page_figures import PageNumbers, PageStep, nested_steps, page_figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from os import PathLike

    from contested.checks.finding import Finding
    from contested.claims import Statement
    from contested.dossier import Dossier
    from contested.dossier.verification import Verification, VerifiedStatement
    from contested.report.page_figures import FigureForms, PageFigure

_SAFE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")

Link = tuple[str, str]
"""Where on the page something stands, and its name."""


@attrs.frozen
class PageRelation:
    """What somebody says between figures."""

    text: str
    by: str
    source: int | None
    figures: tuple[Link, ...]


@attrs.frozen
class PageConclusion:
    """A sentence that somebody rests on the dossier: the question, the answer printed, and the one it has now."""

    question: str
    printed: str
    where: str
    sentence: str
    now: str
    turned: str
    figures: tuple[Link, ...]
    steps: tuple[PageStep, ...]
    last_tags: str


@attrs.frozen
class PageFinding:
    """Something that a check noticed; ``reason`` is why the dossier silences it."""

    anchor: str
    code: str
    severity: str
    place: str
    what: str
    advice: str
    reason: str
    figures: tuple[Link, ...]


@attrs.frozen
class PageDossier:
    """One dossier of a page; ``rows`` says what became of those of a feed, ``unread`` what is not read of its file."""

    anchor: str
    title: str
    digest: str
    figures: tuple[PageFigure, ...]
    relations: tuple[PageRelation, ...]
    inferred: tuple[str, ...]
    conclusions: tuple[PageConclusion, ...]
    findings: tuple[PageFinding, ...]
    silenced: tuple[PageFinding, ...]
    proved: str
    rows: str
    unread: tuple[str, ...]


def page_dossier(
    dossier: Dossier,
    title: str,
    prefix: str,
    forms: FigureForms,
    numbers: PageNumbers,
    copies: str | PathLike[str] | None = None,
    formulas: Iterable[str] = (),
) -> PageDossier:
    """
    Return what a page shows of a dossier.

    Args:
        dossier: any.
        title: what it is called on the page.
        prefix: of its anchors, so that those of several dossiers stay apart.
        forms: how figures are written.
        numbers: of names and sources on the page.
        copies: the folder of kept copies; None where nobody looks.
        formulas: derived figures to show as well, after those of the dossier.

    Raises:
        ContestedError: as of ``verify`` and ``calculate``.
    """
    places = {id_: f"{prefix}{_anchor(id_, at)}" for at, id_ in enumerate(dossier.figures)}
    labels = _labels(dossier)
    links = {id_: (places[id_], labels[id_]) for id_ in places}
    report = dossier.check()
    shown = [*((one, "") for one in report.findings), *((one, by.reason) for one, by in report.silenced)]
    findings = [_finding(one, why, f"{prefix}finding-{at}", links) for at, (one, why) in enumerate(shown, start=1)]
    about: dict[str, list[PageFinding]] = {}
    for (one, _), made in zip(shown, findings, strict=True):
        for id_ in one.figures:
            about.setdefault(id_, []).append(made)
    found = None if copies is None else dossier.verify(copies)
    proofs = None if found is None else _by_figure(found)
    figures = [
        page_figure(
            figure,
            places[id_],
            labels[id_],
            forms,
            numbers,
            None if proofs is None else proofs.get(id_, {}),
            tuple([(one.anchor, one.code, one.severity, bool(one.reason)) for one in about.get(id_, ())]),
        )
        for id_, figure in dossier.figures.items()
    ]
    for at, formula in enumerate(formulas, start=1):
        figure = dossier.calculate(formula)
        nothing_stated: dict[Statement, VerifiedStatement] | None = (
            None if found is None else {}
        )  # nobody states it, so there is nothing to prove
        figures.append(page_figure(figure, f"{prefix}formula-{at}", formula, forms, numbers, nothing_stated))
    return PageDossier(
        f"{prefix}dossier",
        title,
        _digest(dossier),
        tuple(figures),
        tuple(_relations(dossier, labels, links, numbers)),
        tuple([forms.answer(one) for one in dossier.inferred()]) if dossier.relations else (),
        tuple(_conclusions(dossier, links)),
        tuple(findings[: len(report.findings)]),
        tuple(findings[len(report.findings) :]),
        _proved(found, forms),
        "" if dossier.intake is None else str(dossier.intake),
        tuple(dossier.unknown),
    )


def _anchor(id_: str, at: int) -> str:
    """Return the place of a figure: by its id, where that is a word that needs no quoting in an address."""
    return f"figure-{id_}" if _SAFE.issuperset(id_) else f"nth-{at + 1}"


def _labels(dossier: Dossier) -> dict[str, str]:
    """Return what each figure is called: by its title, and beside it by what tells it from others of that title."""
    shared: dict[str, int] = {}
    for figure in dossier.figures.values():
        shared[figure.title] = shared.get(figure.title, 0) + 1
    return {
        id_: figure.title if shared[figure.title] == 1 else f"{figure.title}: {id_}"
        for id_, figure in dossier.figures.items()
    }


def _finding(one: Finding, reason: str, anchor: str, links: Mapping[str, Link]) -> PageFinding:
    about = tuple([links[id_] for id_ in one.figures if id_ in links])
    place = one.party or "" if about else one.place
    return PageFinding(anchor, one.code, one.severity, place, one.what, one.advice, reason, about)


def _by_figure(found: Verification) -> dict[str, dict[Statement, VerifiedStatement]]:
    made: dict[str, dict[Statement, VerifiedStatement]] = {}
    for one in found:
        made.setdefault(one.figure, {})[one.statement] = one
    return made


def _proved(found: Verification | None, forms: FigureForms) -> str:
    """Return how many statements of a dossier kept copies prove; or that nobody looked."""
    if found is None:
        return forms.say("not_looked")
    if forms.language.templates is None:
        return str(found).split("\n")[0]
    return forms.say("proved_count", count=len(found.of("proved")), all=len(found.statements))


def _digest(dossier: Dossier) -> str:
    try:
        return str(dossier.digest)
    except IncompleteStatement:  # only a whole edition has one
        return ""


def _relations(
    dossier: Dossier, labels: Mapping[str, str], links: Mapping[str, Link], numbers: PageNumbers
) -> Iterable[PageRelation]:
    for one in dossier.relations:
        yield PageRelation(
            str(moved_relation(one, labels)),
            "" if one.by is None else one.by.name,
            None if one.source is None else numbers.source(one.source),
            tuple([links[id_] for id_ in one.figures]),
        )


def _conclusions(dossier: Dossier, links: Mapping[str, Link]) -> Iterable[PageConclusion]:
    turned = {one.conclusion: one for one in dossier.turned()}
    for one in dossier.conclusions:
        gone = turned.get(one)
        steps: tuple[PageStep, ...] = ()
        now = last = ""
        if gone is None or gone.unanswered is None:
            answer = present_answer(dossier, one.question, one.unit)
            now = answer.text
            steps, last = nested_steps(answer.value.explain(whole=True))
        yield PageConclusion(
            one.question,
            one.answer,
            one.where,
            one.sentence or "",
            now,
            "" if gone is None else gone.reason,
            tuple([links[id_] for id_ in one.figures if id_ in links]),
            steps,
            last,
        )
