"""Denials: which of those in force a paragraph leaves out, each at the number that it is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.claims import holders_of
from contested.names import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contested.claims import Denial
    from contested.report.drafts.figure_numbers import FigureNumber
    from contested.report.drafts.paragraphs import Paragraph, Sentence
    from contested.report.drafts.sides import Sides

MOST_DENYING_NAMED = 5
"""Those who deny that a message names."""


def denials_left_out(
    sides: Sides, numbers: list[FigureNumber], paragraph: Paragraph
) -> Iterator[tuple[FigureNumber, str]]:
    """Yield the numbers of one figure that stand without a denial, each with who denies what of it."""
    missing: dict[FigureNumber, dict[tuple[str, str], list[str]]] = {}
    for who, denial in sides.denials:
        of = next((one for one in numbers if denial.estimate is None or denial.estimate in _keys(one)), None)
        if of is not None and not _is_told(who, paragraph, sides.subject.stems):
            by = missing.setdefault(of, {}).setdefault(_object_of(denial), [])
            by += [who] if who not in by else []
    for number, by_object in missing.items():
        yield number, "; ".join(_clause(by, *what) for what, by in by_object.items())


def number_denials(sides: Sides) -> str:
    """Return who denies the number, or one of the numbers, of a figure; nothing where nobody does."""
    by_object: dict[str, list[str]] = {}
    printed = {one.key: one.printed() for one in sides.figure.estimates if one.key is not None}
    for who, denial in sides.denials:
        if denial.rejects_all or _is_of_number(denial):
            said = "the number" if denial.estimate is None else printed.get(denial.estimate, "one number")
            by = by_object.setdefault(said, [])
            by += [who] if who not in by else []
    return "; ".join(_clause(by, "deny", said) for said, by in by_object.items())


def _keys(number: FigureNumber) -> set[str | None]:
    """Return the keys of the estimates that a number is: of those who speak in its sentence, where they print it."""
    estimates = [one for value in number.values for one in value.estimates]
    speaking = [one for one in estimates if any(holder.name in number.sentence.speaking for holder in holders_of(one))]
    return {one.key for one in speaking or estimates}


def _is_of_number(denial: Denial) -> bool:
    """Whether a denial is aimed at one estimate, and at its number."""
    return denial.estimate is not None and denial.rejected_of("it") == "it"


def _object_of(denial: Denial) -> tuple[str, str]:
    """Return the verb of a denial and its object: "deny", "it"; "dispute", "the definition of it"."""
    verb = "dispute" if denial.verb == "disputes" else "deny"
    return verb, "it" if denial.rejects_all or _is_of_number(denial) else f"the {denial.aspect} of it"


def _clause(by: list[str], verb: str, what: str) -> str:
    """Return who denies what: "Iran denies it"."""
    if len(by) == 1:
        verb = {"deny": "denies", "dispute": "disputes"}[verb]
    return f"{listed(by[:MOST_DENYING_NAMED])} {verb} {what}"


def _is_told(who: str, paragraph: Paragraph, stems: frozenset[str]) -> bool:
    """Whether a sentence names who denies, with a word of denial."""
    return any(
        any(mention.who == who for mention in one.mentions) and _has_denial(one, paragraph, stems)
        for one in paragraph.sentences
    )


def _has_denial(sentence: Sentence, paragraph: Paragraph, stems: frozenset[str]) -> bool:
    """Whether a sentence has a word of denial, or "nobody was displaced"."""
    cues = paragraph.cues
    if sentence.has_word(cues.denies):
        return True
    return sentence.has_form(cues.nobody) and not sentence.stems.isdisjoint(stems)
