"""What a page shows of a figure, as plain values: the template writes them, and looks at nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import attrs

from contested.claims import Estimate, Stance, derivation_steps, documents_of
from contested.report.figure_words import aim_words, said_words, standing_words
from contested.report.sentences import sentence
from contested.report.statement_rows import shown_statements

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from contested.claims import Derivation, Source, Statement
    from contested.dossier.verification import VerifiedStatement
    from contested.figure import Figure
    from contested.report.cell_languages import CellLanguage
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
    """How figures are written: in which language, and as which chart; for all figures of a page the same."""

    language: CellLanguage
    chart: Callable[[Figure], object]

    def sentence(self, answer: object) -> str:
        """Return the sentence of a figure, or of an answer on one."""
        return sentence(answer, language=self.language.code or "en")

    def answer(self, answer: object) -> str:
        """Return an answer as it prints itself; in another language than English as a sentence."""
        return str(answer) if self.language.templates is None else self.sentence(answer)

    def say(self, key: str, **values: object) -> str:
        """Return words of pages in the language, with everything put in."""
        return self.language.fill(f"page.{key}", **values)


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
    rows = tuple([_row(row, numbers, proofs, forms) for row in shown_statements(figure)])
    hull = figure.hull()
    steps, last = nested_steps(hull.explain(whole=True))
    return PageFigure(
        anchor,
        title,
        tuple(_facts(figure, forms)),
        forms.sentence(figure),
        forms.chart(figure),
        forms.answer(hull),
        _common(figure, forms),
        rows,
        steps,
        last,
        findings,
        _proved(rows, proofs, forms),
    )


def _common(figure: Figure, forms: FigureForms) -> str:
    """Return the common ground in words; one who speaks alone has none with anybody."""
    stated = [position.name for position in figure.positions() if position.stance is Stance.STATED]
    if len(stated) < 2:
        return forms.say("gives_alone", who=stated[0]) if stated else forms.say("nobody_gives")
    found = figure.common()
    return forms.say("nothing_common") if found is None else forms.answer(found)


def _facts(figure: Figure, forms: FigureForms) -> list[tuple[str, str]]:
    """Return what fixes what is counted, each under its word, and what every answer has to say beside it."""
    kinds = {"period": "over_period", "cumulative": "cumulative"}
    known = {
        "counted_in": _unit(figure, forms.language),
        "where": figure.where,
        "period": None if figure.period is None else forms.language.day(figure.period),
        "time": forms.say(kinds[figure.time]) if figure.time in kinds else None,
        "definition": figure.definition,
    }
    facts = [(forms.say(name), text) for name, text in known.items() if text]
    facts += [(name.capitalize(), text) for name, text in figure.facets]
    if figure.disputants:
        facts.append((forms.say("disputants"), ", ".join(party.name for party in figure.disputants)))
    return facts + [(forms.say("note"), forms.language.english(note)) for note in figure._panel.notes]


def _unit(figure: Figure, language: CellLanguage) -> str:
    """Return what a figure is counted in, as it stands behind several."""
    unit = figure.unit
    words = unit.words() if language.templates is None else language.templates.unit_words(unit, 2)
    return words or str(unit)


def _row(
    row: ShownStatement,
    numbers: PageNumbers,
    proofs: Mapping[Statement, VerifiedStatement] | None,
    forms: FigureForms,
) -> PageRow:
    said = row.statement
    language, name = forms.language, row.who or forms.say("left_out")
    is_english = language.templates is None
    words = row.words if is_english else said_words(row, language)
    standing = language.words[f"standing.{row.standing.value}"] if is_english else standing_words(row, language)
    asides = [row.why] if row.why and is_english else []  # in another language the standing has it
    if said is None:
        by = numbers.name(row.who)
        return PageRow(by, name, "", words, "", standing, tuple(asides), (), "", "", "", None)
    printed = said.text if isinstance(said, Estimate) and said.text and said.text not in words else ""
    return PageRow(
        numbers.name(row.who),
        name,
        ", ".join([part for part in (said.named, said.speaker) if part and part != row.who]),
        words,
        printed or "",
        standing,
        (*asides, *_asides(said, forms)),
        tuple([numbers.source(link) for link in documents_of(said)]),
        said.at or "",
        said.quote or "",
        said.note or "",
        None if proofs is None else _proof(proofs.get(said), forms),
    )


def _asides(said: Statement, forms: FigureForms) -> list[str]:
    """Return what else decides how a statement stands: days, basis and status, to which number it is taken."""
    asides, language = [], forms.language
    if said.as_of is not None:
        asides.append(language.fill("cell.as_of", day=language.day(said.as_of)))
    if said.stated is not None:
        asides.append(language.fill("note.stated", day=language.day(said.stated)))
    if isinstance(said, Estimate):
        asides += [language.words[f"basis.{word}"] for word in (said.basis, said.status) if word]
        if said.lexicon is not None and said.text is not None:
            asides.append(forms.say("by_lexicon", name=said.lexicon.name))
    if said.aim is not None:
        asides.append(said.aim.words if language.templates is None else aim_words(said.aim, language))
    return [one for one in asides if one]


def _proof(found: VerifiedStatement | None, forms: FigureForms) -> PageProof:
    if found is None:
        return PageProof("not checked")
    reasons = [f"{one.code}: {one.what}" for one in found.findings]
    reasons += [forms.say("proof_silenced", code=one.code, reason=by.reason) for one, by in found.silenced]
    return PageProof("not proved" if found.outcome == "silenced" else found.outcome, tuple(reasons))


def _proved(rows: tuple[PageRow, ...], proofs: Mapping[Statement, VerifiedStatement] | None, forms: FigureForms) -> str:
    stated = [row.proof for row in rows if row.proof is not None]
    if proofs is None:
        return forms.say("not_looked")
    count = sum(proof.outcome == "proved" for proof in stated)
    return forms.say("proved_count", count=count, all=len(stated)) if stated else forms.say("nothing_to_prove")


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
