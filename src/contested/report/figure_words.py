"""How a figure, and what is said of it, is worded in a cell, so that nothing is left to the column beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.claims import Denial, Estimate, Stance, best_words, holders_of, soft_ends
from contested.names import isolated
from contested.quantities import interval_words
from contested.report.statement_rows import ShownStatement, Standing, shown_statements
from contested.report.translated_cells import marked_range, translated_amount, translated_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from contested.claims import Aim, Position, Statement
    from contested.figure import Figure
    from contested.report.cell_languages import CellLanguage
    from contested.report.statement_rows import WithPanel

ANSWERING = frozenset(
    (
        Standing.IN_FORCE,
        Standing.COMPUTED,
        Standing.DENIAL,
        Standing.WITHHELD,
        Standing.RETRACTION,
        Standing.SILENT,
        Standing.NO_NUMBER,
    )
)
"""What answers are made of; all else is shown with the reason why it is not."""


def scope_words(figure: Figure) -> str:
    """Return the title of a figure and what else tells it from others: where, when, by which definition, whose."""
    told = (figure.where, None if figure.period is None else str(figure.period), figure.definition)
    facets = [f"{name}: {value}" for name, value in figure.facets]
    return ", ".join([figure.title, *(one for one in told if one), *facets])


def who_words(row: ShownStatement, language: CellLanguage) -> str:
    """Return who says what a row says, in whose words, who spoke, with whom, and through whom it reached us."""
    if row.position is None:
        return ""
    held = row.statement
    beside = _quoted(row.position.through, language) if held is None else _beside_name(held, row.position, language)
    return f"{isolated(row.who)} ({language.several(beside)})" if beside else isolated(row.who)


def _beside_name(held: Statement, position: Position, language: CellLanguage) -> list[str]:
    name = position.name if position.holder is None else position.holder.name
    others = [one.name for one in held.parties if one.name != name]
    parts = [
        None if not others else language.fill("cell.with", names=language.names(others)),
        held.named,
        held.speaker if held.parties else None,
        None if held.aim is None else aim_words(held.aim, language),
        *_quoted(position.quoted_by(held), language),
    ]
    return [part for part in parts if part]


def aim_words(aim: Aim, language: CellLanguage) -> str:
    """Return whose number is accepted, or which is corrected; of a retraction its own words say it."""
    target = aim.target
    if aim.stance == "accepted" and target is not None:
        return language.fill("cell.accepting", names=language.names([one.name for one in holders_of(target)]))
    if aim.stance != "corrected":
        return ""
    words = aim.target_words
    if language.templates is not None and isinstance(target, Estimate):
        words = translated_amount(target, language)
    return language.fill("cell.correcting", number=words)


def _quoted(through: tuple[str, ...], language: CellLanguage) -> list[str]:
    return [language.fill("cell.quoted_by", names=language.names(through))] if through else []


def said_words(row: ShownStatement, language: CellLanguage) -> str:
    """Return what a row says: in English without its unit, which has a column of its own; else as the language does."""
    if language.templates is not None:
        return translated_words(row, language)
    interval, position, held = row.interval, row.position, row.statement
    if interval is None or position is None:
        return row.words
    if isinstance(held, Estimate):
        shown = held.to(position.unit)
        number = interval_words(interval, shown.softness, counts=shown.unit.counts)
        best = None if shown.best is None else f"best {best_words(shown)}"
        unit = language.fill("cell.printed", number=held.printed()) if shown.converted and not held.converted else None
        return ", ".join(part for part in (number, best, shown.bounds_words, *shown.error_words, unit) if part)
    number = interval_words(interval, soft_ends(position.spans, interval), counts=position.unit.counts)
    return ", ".join([number, *position.beside_number()])


def said_by(row: ShownStatement, language: CellLanguage) -> str:
    """Return who says what, in one; a clause has its name already."""
    if _is_clause(row, language):
        return _clause(row, language)
    return f"{who_words(row, language)} {said_words(row, language)}"


def _clause(row: ShownStatement, language: CellLanguage) -> str:
    """Return a clause with the name in it, and behind the name what stands there of any row: in whose words it is."""
    if language.templates is None or row.statement is None or row.position is None:
        return said_words(row, language)
    return translated_words(row, language, language.several(_beside_name(row.statement, row.position, language)))


def _is_clause(row: ShownStatement, language: CellLanguage) -> bool:
    """Whether what a row says has its name already: "Armenia denies the figure"."""
    if row.interval is not None:
        return False
    if row.statement is not None:
        is_words = isinstance(row.statement, Estimate) and not row.statement.unknown
        return language.templates is not None and not is_words
    named = row.position is None or row.position.stance is not Stance.UNQUANTIFIED
    return named or language.templates is not None


def basis_words(row: ShownStatement, language: CellLanguage) -> str:
    """Return what a number rests on, as far as it is said: "documented, provisional", "estimated", "partial"."""
    held = row.statement
    if not isinstance(held, Estimate):
        return ""
    said = (held.basis, held.status, "partial" if held.partial else None)
    return ", ".join(language.words[f"basis.{word}"] for word in said if word)


def bases_of(rows: Iterable[ShownStatement], language: CellLanguage) -> list[str]:
    """Return what the numbers of a range rest on, in words, where that is said of any."""
    held = [row.statement for row in rows if row.standing is Standing.IN_FORCE and row.interval is not None]
    said = {one.basis or ("partial" if one.partial else "") for one in held if isinstance(one, Estimate)}
    named = [language.words[f"basis.{word}"] for word in sorted(said - {""})]
    return [*named, *([language.words["basis.no_basis"]] if named and "" in said else [])]


def day_of(row: ShownStatement, language: CellLanguage) -> str:
    """Return of which day a row is: that on which its number held or, of what is computed, up to which it counts."""
    if row.statement is not None:
        return "" if row.statement.as_of is None else language.day(row.statement.as_of)
    if row.position is None or not row.position.day_words:
        return ""
    if row.position.day is None:
        return language.english(row.position.day_words)
    return language.several([language.day(row.position.day), *map(language.english, row.position.lags)])


def standing_words(row: ShownStatement, language: CellLanguage) -> str:
    """Return what became of a statement, and why."""
    standing, why = language.words[f"standing.{row.standing.value}"], row.why
    if language.templates is not None and why:
        fallen = isinstance(row.statement, Denial) and row.statement.estimate is not None
        key = "why.fallen" if fallen else f"why.{row.standing.value}{', left out' if row.is_left_out else ''}"
        why = language.words[key] if row.statement is not None else language.english(why)
    return language.fill("cell.because", standing=standing, why=why) if why else standing


def stated_words(row: ShownStatement, language: CellLanguage) -> str:
    """Return a row whole: who says what, on what it rests, of which day, and what became of it."""
    held, english = row.statement, language.templates is None
    said = row.words if english else said_words(row, language)
    if _is_clause(row, language):
        said = row.words if english else _clause(row, language)
    else:
        who, is_number = who_words(row, language), held is None or isinstance(held, Estimate)
        said = language.fill("cell.given", who=who, words=said) if is_number else f"{who} {said}"
    if english and isinstance(held, Estimate) and row.position is not None and held.unit != row.position.unit:
        said += f", {language.fill('cell.printed', number=held.printed())}"
    day = "" if english and held is None else day_of(row, language)  # English words of an account have theirs
    if held is not None and day:
        day = language.fill("cell.as_of", day=day)
    elif held is not None and held.stated is not None:
        day = language.fill("note.stated", day=language.day(held.stated))
    standing = "" if row.standing in ANSWERING else standing_words(row, language)
    beside = [part for part in (basis_words(row, language), day, standing) if part]
    return f"{said} ({language.several(beside)})" if beside else said


def range_words(figure: WithPanel, language: CellLanguage) -> str:
    """Return from where to where the numbers run, with a dagger where somebody denies or withholds one."""
    return marked_range(figure._panel, language)


def range_and_speakers(figure: WithPanel, language: CellLanguage) -> str:
    """Return the same with who says what in brackets, of which day where days differ."""
    counted = [row for row in shown_statements(figure) if row.standing in ANSWERING]
    apart = len({day_of(row, language) for row in counted if row.interval is not None}) > 1
    days = [day_of(row, language) if apart else "" for row in counted]
    said = [said_by(row, language) + (f" ({day})" if day else "") for row, day in zip(counted, days, strict=True)]
    words = range_words(figure, language)
    return f"{words} ({language.several(said)})" if said else words
