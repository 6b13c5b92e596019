"""What a page shows of a figure, as plain values: the template writes them, and looks at nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import attrs

from contested.claims import Estimate, Stance, derivation_steps, documents_of
from contested.report.statement_rows import shown_statements

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from contested.claims import Derivation, Source, Statement
    from contested.dossier.verification import VerifiedStatement
    from contested.figure import Figure
    from contested.report.statement_rows import ShownStatement

DEEPEST_LIST = 40
"""Lists within lists: readers of HTML leave the nesting of more than some hundreds of elements to chance."""


FoundAt = tuple[str, str, str, bool]
"""A finding: where on the page it stands, its code, how bad it is, and whether it is silenced."""


@attrs.frozen
class PageNumbers:
    """Names and sources of a page, numbered as they come: notes are by number, and so is the choice of a name."""

    names: dict[str, int] = attrs.field(factory=dict)
    sources: dict[Source, int] = attrs.field(factory=dict)

    def name(self, name: str) -> int:
        """Return the number of a name."""
        return self.names.setdefault(name, len(self.names) + 1)

    def source(self, source: Source) -> int:
        """Return the number of a source."""
        return self.sources.setdefault(source, len(self.sources) + 1)


@attrs.frozen
class PageProof:
    """Whether the kept copy of its source proves a statement, and why it does not."""

    outcome: str
    reasons: tuple[str, ...] = ()


class PageRow(NamedTuple):
    """One row of the table; ``by`` is the number of the name, ``sources`` those of what it came through."""

    by: int
    who: str
    named: str
    says: str
    printed: str
    standing: str
    asides: tuple[str, ...]
    sources: tuple[int, ...]
    at: str
    quote: str
    note: str
    proof: PageProof | None


class PageStep(NamedTuple):
    """A step of a derivation, and the tags of lists that put it to its depth."""

    tags: str
    text: str
    notes: tuple[str, ...]


@attrs.frozen
class PageFigure:
    """One figure: its sentence, chart (as the template writes one), statements, ranges and how they follow."""

    anchor: str
    title: str
    facts: tuple[tuple[str, str], ...]
    sentence: str
    chart: object
    hull: str
    common: str
    rows: tuple[PageRow, ...]
    steps: tuple[PageStep, ...]
    last_tags: str
    findings: tuple[FoundAt, ...]
    proved: str


@attrs.frozen
class FigureForms:
    """How a figure is written: as a sentence, and as a chart; for all figures of a page the same."""

    sentence: Callable[[Figure], str]
    chart: Callable[[Figure], object]


def page_figure(
    figure: Figure,
    anchor: str,
    title: str,
    forms: FigureForms,
    numbers: PageNumbers,
    proofs: Mapping[Statement, VerifiedStatement] | None,
    findings: tuple[FoundAt, ...] = (),
) -> PageFigure:
    """
    Return what a page shows of a figure.

    Args:
        figure: stated or derived.
        anchor: its place on the page.
        title: what it is called there.
        forms: how it is written.
        numbers: of names and sources on the page.
        proofs: what kept copies prove, by statement; None where nobody looked.
        findings: that name it.
    """
    rows = tuple([_row(row, numbers, proofs) for row in shown_statements(figure)])
    hull = figure.hull()
    steps, last = nested_steps(hull.explain(whole=True))
    return PageFigure(
        anchor,
        title,
        tuple(_facts(figure)),
        forms.sentence(figure),
        forms.chart(figure),
        str(hull),
        _common(figure),
        rows,
        steps,
        last,
        findings,
        _proved(rows, proofs),
    )


def _common(figure: Figure) -> str:
    """Return the common ground in words; one who speaks alone has none with anybody."""
    stated = [position.name for position in figure.positions() if position.stance is Stance.STATED]
    if len(stated) < 2:
        return f"no common ground: {stated[0] if stated else 'nobody'} gives a number{' alone' if stated else ''}"
    found = figure.common()
    return "no common ground: no number is one that all allow" if found is None else str(found)


def _facts(figure: Figure) -> list[tuple[str, str]]:
    """Return what fixes what is counted, each under its word, and what every answer has to say beside it."""
    known = {
        "Counted in": figure.unit.words() or str(figure.unit),
        "Where": figure.where,
        "Period": None if figure.period is None else str(figure.period),
        "Time": {"period": "over a period", "cumulative": "counted up to a day"}.get(figure.time),
        "Definition": figure.definition,
    }
    facts = [(name, text) for name, text in known.items() if text]
    facts += [(name.capitalize(), text) for name, text in figure.facets]
    if figure.disputants:
        facts.append(("Declared disputants", ", ".join(party.name for party in figure.disputants)))
    return facts + [("Note", note) for note in figure._panel.notes]


def _row(row: ShownStatement, numbers: PageNumbers, proofs: Mapping[Statement, VerifiedStatement] | None) -> PageRow:
    said = row.statement
    name = row.who or "left out"
    if said is None:
        asides = (row.why,) if row.why else ()
        return PageRow(numbers.name(row.who), name, "", row.words, "", row.standing.value, asides, (), "", "", "", None)
    printed = said.text if isinstance(said, Estimate) and said.text and said.text not in row.words else ""
    return PageRow(
        numbers.name(row.who),
        name,
        ", ".join([part for part in (said.named, said.speaker) if part and part != row.who]),
        row.words,
        printed or "",
        row.standing.value,
        tuple(_asides(row, said)),
        tuple([numbers.source(link) for link in documents_of(said)]),
        said.at or "",
        said.quote or "",
        said.note or "",
        None if proofs is None else _proof(proofs.get(said)),
    )


def _asides(row: ShownStatement, said: Statement) -> list[str]:
    """Return what else decides how a statement stands: days, basis and status, to which number it is taken."""
    asides = [row.why] if row.why else []
    if said.as_of is not None:
        asides.append(f"as of {said.as_of}")
    if said.stated is not None:
        asides.append(f"stated {said.stated}")
    if isinstance(said, Estimate):
        asides += [word for word in (said.basis, said.status) if word]
        if said.lexicon is not None and said.text is not None:
            asides.append(f"as the lexicon {said.lexicon.name} reads it")
    if said.aim is not None and said.aim.words:
        asides.append(said.aim.words)
    return asides


def _proof(found: VerifiedStatement | None) -> PageProof:
    if found is None:
        return PageProof("not checked")
    reasons = [f"{one.code}: {one.what}" for one in found.findings]
    reasons += [f"{one.code} is silenced: {by.reason}" for one, by in found.silenced]
    return PageProof("not proved" if found.outcome == "silenced" else found.outcome, tuple(reasons))


def _proved(rows: tuple[PageRow, ...], proofs: Mapping[Statement, VerifiedStatement] | None) -> str:
    stated = [row.proof for row in rows if row.proof is not None]
    if proofs is None:
        return "not checked: no kept copies of the sources were looked at"
    count = sum(proof.outcome == "proved" for proof in stated)
    return f"{count} of {len(stated)} proved by kept copies" if stated else "there is no statement to prove"


def nested_steps(derivation: Derivation) -> tuple[tuple[PageStep, ...], str]:
    """Return the steps of a derivation as items of lists within lists, and the tags after the last."""
    made: list[PageStep] = []
    last = -1
    for depth, step, is_repeat in derivation_steps(derivation):
        level = min(depth, DEEPEST_LIST)
        tags = "<ul><li>" if level > last else "</li>" + "</ul></li>" * (last - level) + "<li>"
        text = f"{step.how} (see above)" if is_repeat else step.how
        made.append(PageStep(tags, text, () if is_repeat else step.notes))
        last = level
    return tuple(made), "</li></ul>" * (last + 1)
