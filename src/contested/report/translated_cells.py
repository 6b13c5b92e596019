"""Translated cells: what a row says in another language than English, with its unit, and whole where it is a clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.answers.prose import DAGGER, DOUBLE_DAGGER, drops_words, is_doubted, short_range, short_words
from contested.claims import Denial, Estimate, Retraction, Stance, soft_ends
from contested.quantities import Interval, in_full, level_words, rounded
from contested.report.amounts_in_words import amount_words, best_in_words, estimate_words
from contested.report.said_besides import refusal_sentences, rejected_words, retraction_words
from contested.report.said_numbers import said_numbers, whole_range

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contested.claims import Panel, Position
    from contested.report.cell_languages import CellLanguage
    from contested.report.statement_rows import ShownStatement


def translated_words(row: ShownStatement, language: CellLanguage, beside: str = "") -> str:
    """
    Return what a row says: an amount, a word of the source, or a clause with who it is that denies or withholds.

    Args:
        row: that says it.
        language: in which it is written.
        beside: what stands in brackets behind the name in a clause; nothing where a cell of its own has it.
    """
    templates = language.sentences
    position, held, who = row.position, row.statement, templates.names([row.who], {row.who: beside})
    if position is None:
        said = [language.english(row.words)]
    elif isinstance(held, Estimate) and (held.interval is not None or held.unquantified is not None):
        said = [", ".join(_estimate(held, held.to(position.unit), language))]
    elif row.interval is not None:
        said = [", ".join(_computed(row.interval, position, language))]
    elif isinstance(held, Denial):
        what = rejected_words(held, position.aimed_at(held), "", templates)
        said = [templates.fill(f"says.{held.verb}", who=who, what=what)]
    elif isinstance(held, Retraction):
        said = [retraction_words(row.who, held, templates, beside)]
    elif held is not None:
        said = [templates.fill("says.withholds", who=who)]
    else:
        said = refusal_sentences([position], templates) or [templates.fill("says.silent", who=who)]
    return language.several(said)


def _estimate(held: Estimate, shown: Estimate, language: CellLanguage) -> Iterator[str]:
    templates = language.sentences
    yield estimate_words(shown, templates)
    if shown.best is not None:
        yield language.fill("cell.best", number=best_in_words(shown, templates))
    if shown.bounds_words:
        level = "" if shown.level is None else level_words(shown.level)
        yield language.fill(f"cell.{shown.bounds}", level=level)
    below, above = shown.standard_errors
    if below is not None and above is not None:
        sizes = [
            templates.printed.digits(rounded(one)[0] if shown.converted else in_full(one)) for one in (below, above)
        ]
        if below == above:
            yield templates.fill("says.standard_error", size=sizes[0])
        else:
            yield templates.fill("says.standard_errors", below=sizes[0], above=sizes[1])
    if shown.converted and not held.converted:
        yield language.fill("cell.printed", number=estimate_words(held, templates))


def _computed(interval: Interval, position: Position, language: CellLanguage) -> Iterator[str]:
    yield amount_words(interval, position.unit, soft_ends(position.spans, interval), language.sentences)
    yield from map(language.english, position.beside_number())


def translated_amount(estimate: Estimate, language: CellLanguage) -> str:
    """Return what an estimate prints, in its unit."""
    return estimate_words(estimate, language.sentences)


def marked_range(panel: Panel, language: CellLanguage) -> str:
    """
    Return from where to where numbers run: in English the ``:short`` form, with its unit in another language.

    A dagger stands behind it where somebody denies or withholds a number, and
    not where one of several is taken back; a double one where somebody gives
    words in place of one.
    """
    words = short_words(panel) if language.templates is None else _translated_range(panel, language)
    doubted = is_doubted(panel) or any(map(_withholds, panel.positions))
    in_words = drops_words(panel, digits_alone=language.templates is not None)
    return "".join([words, DAGGER if doubted else "", DOUBLE_DAGGER if in_words else ""])


def _withholds(position: Position) -> bool:
    """Whether somebody gives no number, or refuses one beside what it said."""
    return position.stance is Stance.WITHHELD or len(position.withheld) > len(position.retractions)


def _translated_range(panel: Panel, language: CellLanguage) -> str:
    """Return a range in words, or in the signs of a cell where numbers meet an open end."""
    templates = language.sentences
    said = said_numbers(panel, templates, marked=False, for_cell=True)
    if not said:
        return language.fill("cell.no_number")
    if len(said) == 1:
        return said[0].words
    derived = any(span.soft.derived for position in panel.stated for span in position.spans)
    words = "" if derived else whole_range(said, panel, templates)  # which rounds a number otherwise than its holder's
    if words:
        return words
    shown = short_range(panel, templates.texts["number.about"], templates.printed.digits)
    ends = [end for one in said for end in (one.interval.low, one.interval.high) if end is not None]
    return templates.with_unit(shown, panel.unit, max(ends), one=False)
