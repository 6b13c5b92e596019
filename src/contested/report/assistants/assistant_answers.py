"""
Answers to an assistant: of one dossier, made of attributed texts alone.

Nothing is cut to make an answer shorter, since that would drop a side: one that is too long is refused.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import attrs

from contested.claims import Position, Stance, Statement, derivation_steps
from contested.errors import LongAnswer
from contested.figure import Figure
from contested.report.assistants.attributed_text import AttributedText, cited_in, holders_of_all
from contested.report.numbered_notes import statements_behind
from contested.report.sentences import sentence
from contested.report.statement_rows import Standing, rows_of_panel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from contested.answers.verdict import Verdict
    from contested.checks.finding import Finding
    from contested.claims import Panel
    from contested.dossier.dossier import Dossier
    from contested.report.assistants.attributed_text import Said
    from contested.report.statement_rows import ShownStatement

LONGEST_ANSWER = 100_000
"""Characters of an answer: some 25,000 words, more than an assistant reads with care."""

MOST_STEPS = 500
"""Steps of an explanation: each is told with all that it rests on."""

HOW_TO_CITE = (
    "Cite each number with who says it and where it was read; name who denies it or is left out; choose none as true."
)


@attrs.frozen
class AssistantAnswer:
    """What is answered: attributed texts by name, a few of each."""

    parts: dict[str, tuple[AttributedText, ...]]

    @property
    def text(self) -> str:
        """A line for each text, and how to cite them."""
        return "\n".join([*(one.line for texts in self.parts.values() for one in texts), HOW_TO_CITE])

    def to_dict(self) -> dict[str, object]:
        """Return the same as plain values."""
        shape: dict[str, object] = {name: [one.to_dict() for one in texts] for name, texts in self.parts.items()}
        return shape | {"how_to_cite": HOW_TO_CITE}


def kept_short(answer: AssistantAnswer, asked: str) -> AssistantAnswer:
    """
    Return an answer.

    Raises:
        LongAnswer: it has more characters than an assistant reads.
    """
    if len(answer.text) > LONGEST_ANSWER:
        raise LongAnswer(asked, f"more than {LONGEST_ANSWER:,} characters")
    return answer


def listed_figures(dossier: Dossier) -> AssistantAnswer:
    """Return which figures a dossier holds, and who speaks of each."""
    texts = []
    for id_, figure in dossier.figures.items():
        rows = rows_of_panel(figure._panel)
        texts.append(
            AttributedText(_title(figure._panel), _names(rows), _read_in(rows), id_, {"unit": str(figure.unit)})
        )
    return AssistantAnswer({"figures": tuple(texts)})


def summary(dossier: Dossier, says: str = "") -> AttributedText:
    """Return a text on a dossier as a whole, by default which figures it holds: by everybody who speaks in it."""
    every = [row for figure in dossier.figures.values() for row in rows_of_panel(figure._panel)]
    return AttributedText(says or f"figures: {', '.join(dossier.figures) or 'none'}", _names(every), _read_in(every))


def shown_figure(dossier: Dossier, figure: str) -> AssistantAnswer:
    """Return who says what of a figure, or of a formula of figures."""
    found = _figure(dossier, figure)
    rows = rows_of_panel(found._panel)
    fields: dict[str, Said] = {"unit": str(found.unit), **_unstated(found._panel)}
    whole = AttributedText(str(found.hull()), _names(rows), _read_in(rows), _title(found._panel), fields)
    return AssistantAnswer({"range": (whole,), "claims": _claims(found._panel)})


def asked_question(dossier: Dossier, question: str) -> AssistantAnswer:
    """Return the verdict on a comparison, and all that it rests on."""
    verdict = dossier.ask(question)
    rows = _rows_behind(verdict)
    settled = {"settled": "yes" if verdict.settled else "no"}
    whole = AttributedText(str(verdict), _names(rows), _read_in(rows), f"{verdict.question}?", settled)
    by_name: dict[str, list[ShownStatement]] = {}
    for row in rows:
        by_name.setdefault(row.who, []).append(row)
    answers = [
        AttributedText(answer.value, (name,), _read_in(by_name.get(name, ())), f"{name} on {verdict.question}")
        for name, answer in verdict.answers
    ]
    claims = [claim for panel in verdict.panels for claim in _claims(panel)]
    return AssistantAnswer({"verdict": (whole,), "answers": tuple(answers), "claims": tuple(claims)})


def explained(dossier: Dossier, of: str) -> AssistantAnswer:
    """
    Return how the answer on a figure, a formula or a comparison follows from statements.

    Raises:
        LongAnswer: it has more steps than are told.
    """
    answer = _answer(dossier, of)
    steps = list(islice(derivation_steps(answer.explain(whole=True)), MOST_STEPS + 1))
    if len(steps) > MOST_STEPS:
        raise LongAnswer(of, f"more than {MOST_STEPS} steps")
    rows = _rows_behind(answer)
    texts = []
    for depth, step, _ in steps:
        bottoms = [step.result, *step.leaves()]
        said = [one for bottom in bottoms for one in _statements(bottom)]
        by = holders_of_all(bottoms) or _names(rows)
        sources = cited_in(said) if said else _read_in(rows)
        texts.append(AttributedText(f"{'- ' * depth}{step.how}", by, sources, "", {"notes": step.notes}))
    return AssistantAnswer({"steps": tuple(texts)})


def cited(dossier: Dossier, of: str, style: str, language: str) -> AssistantAnswer:
    """Return a sentence on a figure, a formula or a comparison that can be printed, and what it rests on."""
    answer = _answer(dossier, of)
    rows = _rows_behind(answer)
    whole = AttributedText(sentence(answer, style, language), _names(rows), _read_in(rows))
    claims = [claim for panel in _panels(answer) for claim in _claims(panel)]
    return AssistantAnswer({"sentence": (whole,), "claims": tuple(claims)})


def checked(dossier: Dossier) -> AssistantAnswer:
    """Return what does not add up in a dossier, and what its file silences."""
    report = dossier.check()
    whole = summary(dossier, "something does not add up" if report.findings else "nothing found")
    found = tuple(_finding(dossier, one, "") for one in report)
    silenced = tuple(_finding(dossier, one, by.reason) for one, by in report.silenced)
    return AssistantAnswer({"check": (whole,), "findings": found, "silenced": silenced})


def _figure(dossier: Dossier, figure: str) -> Figure:
    return dossier[figure] if figure in dossier or figure.isidentifier() else dossier.calculate(figure)


def _answer(dossier: Dossier, of: str) -> Figure | Verdict:
    return dossier.ask(of) if any(sign in of for sign in "<>≤≥") else _figure(dossier, of)


def _panels(answer: Figure | Verdict) -> tuple[Panel, ...]:
    return (answer._panel,) if isinstance(answer, Figure) else answer.panels


def _rows_behind(answer: Figure | Verdict) -> list[ShownStatement]:
    return [row for panel in _panels(answer) for row in rows_of_panel(panel)]


def _title(panel: Panel) -> str:
    """Return of what a panel is: its figure, and in brackets of what, where and when that is."""
    return f"{panel.figure} ({', '.join(map(str, panel.bracketed))})" if panel.bracketed else panel.figure


def _names(rows: Iterable[ShownStatement]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.who or row.words for row in rows))


def _read_in(rows: Iterable[ShownStatement]) -> tuple[str, ...]:
    return cited_in(statement for row in rows for statement in statements_behind(row))


def _unstated(panel: Panel) -> dict[str, tuple[str, ...]]:
    """Return who gives no number, by how, and what is left out."""
    kinds = {"denied_by": Stance.DENIED, "withheld_by": Stance.WITHHELD, "silent": Stance.SILENT}
    names = {
        word: tuple(one.name for one in panel.positions if one.stance is kind or (word == "denied_by" and one.denials))
        for word, kind in kinds.items()
    }
    return names | {"left_out": tuple(map(str, panel.left_out)), "notes": panel.notes}


def _claims(panel: Panel) -> tuple[AttributedText, ...]:
    """Return what each row shows; what is left out names itself whose it is, and was read where any of them was."""
    rows, title = rows_of_panel(panel), _title(panel)
    anywhere = _read_in(rows)
    return tuple(
        AttributedText(
            row.words,
            (row.who or row.words,),
            anywhere if row.standing is Standing.LEFT_OUT else _read_in([row]),
            title,
            _circumstances(row),
        )
        for row in rows
    )


def _circumstances(row: ShownStatement) -> dict[str, str]:
    """Return what became of a statement, when it was said, and in which words."""
    fields = {"standing": "" if row.standing is Standing.IN_FORCE else row.standing.value, "why": row.why}
    said = row.statement
    if said is None:
        return fields
    days = {"as_of": said.as_of, "stated": said.stated}
    fields |= {name: str(day) for name, day in days.items() if day is not None}
    return fields | {"named": said.named or "", "quote": said.quote or ""}


def _statements(bottom: object) -> Iterator[Statement]:
    if isinstance(bottom, Statement):
        yield bottom
    elif isinstance(bottom, Position):
        yield from bottom.said


def _finding(dossier: Dossier, finding: Finding, silenced: str) -> AttributedText:
    figures = [dossier.figures[id_] for id_ in finding.figures if id_ in dossier] or list(dossier.figures.values())
    rows = [row for figure in figures for row in rows_of_panel(figure._panel)]
    by = (finding.party,) if finding.party else _names(rows)
    sources = cited_in(finding.statements) if finding.statements else _read_in(rows)
    about = f"{finding.code} {finding.severity}: {finding.place}"
    return AttributedText(finding.what, by, sources, about, {"advice": finding.advice, "silenced": silenced})
