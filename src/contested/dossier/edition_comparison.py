"""Comparing two editions: what became of every figure, every statement, and every other record of a dossier."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import attrs

from contested.claims import NUMBER_FIELDS, Estimate, of_type
from contested.dossier.edition_changes import (
    AMENDED,
    NEW,
    OTHER_BOUNDS,
    REATTRIBUTED,
    REDATED,
    REVISED,
    WITHDRAWN,
    FigureChange,
    RecordChange,
    StatementChange,
)
from contested.dossier.edition_ids import moved_conclusion, moved_relation, moved_silenced
from contested.dossier.edition_matching import (
    holder_of,
    looks_alike,
    match_figures,
    match_in_stages,
    match_statements,
    unlike,
)
from contested.dossier.file.shared_records import Exchange, sources_of
from contested.dossier.headline import headline, is_inside

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from contested.claims import Statement
    from contested.dossier.file.parts import Edition
    from contested.figure import Figure
    from contested.quantities import Unit

_Named = tuple["str | None", Any]


# -- parties, sources and what else there is -------------------------------------------


def record_changes(old: Edition, new: Edition, ids: Mapping[str, str]) -> tuple[RecordChange, ...]:
    """
    Return what became of everything but figures.

    Args:
        old: the old edition.
        new: the new one.
        ids: of figures of the old edition in the new one.
    """
    people = _matched("party", _parties(old), _parties(new), (_by_name,))
    papers = _matched(
        "source", _sources(old), _sources(new), (_by_record, _by_id_and_title, _by_issue, _by_title, _by_id)
    )
    exchange = exchange_of((*people, *papers))
    units = _matched("unit", list(old.units.items()), list(new.units.items()), (_by_id,))
    relations = [exchange.relation(moved_relation(one, ids)) for one in old.relations]
    silenced = [moved_silenced(one, ids) for one in old.silenced]
    conclusions = _matched(
        "conclusion",
        [(None, moved_conclusion(one, ids)) for one in old.conclusions],
        [(None, one) for one in new.conclusions],
        (_by_question,),
    )
    others = [*_lists("relation", relations, new.relations), *_lists("silenced", silenced, new.silenced)]
    return (*people, *papers, *units, *others, *conclusions)


def exchange_of(changes: Iterable[RecordChange]) -> Exchange:
    """Return which records of parties and sources became which."""
    both = [one for one in changes if one.before is not None and one.after is not None]
    return Exchange(
        {one.before.keys[0]: one.after for one in both if one.what == "party"},
        {one.before: one.after for one in both if one.what == "source"},
    )


def _matched(
    what: str, old: Sequence[_Named], new: Sequence[_Named], marks: Iterable[Callable[[_Named], Hashable | None]]
) -> list[RecordChange]:
    """Return what became of records that are known by marks; of those that no table declares, only what changed."""
    pairs, gone, came = match_in_stages(old, new, marks)
    changed = [RecordChange(what, a, b, id_a, id_b) for (id_a, a), (id_b, b) in pairs if a != b]
    declared = what == "conclusion"
    changed += [RecordChange(what, None, one, None, id_) for id_, one in came if declared or id_ is not None]
    return changed + [RecordChange(what, one, None, id_, None) for id_, one in gone if declared or id_ is not None]


def _lists(what: str, old: Sequence[Hashable], new: Sequence[Hashable]) -> list[RecordChange]:
    gone, came = Counter(old) - Counter(new), Counter(new) - Counter(old)
    added = [RecordChange(what, None, one) for one in came.elements()]
    return added + [RecordChange(what, one, None) for one in gone.elements()]


def _parties(edition: Edition) -> list[_Named]:
    declared: list[_Named] = list(edition.parties.items())
    names = {party.name for party in edition.parties.values()}
    met = {party.name: party for figure in edition.figures.values() for party in figure.parties}
    return declared + [(None, party) for name, party in met.items() if name not in names]


def _sources(edition: Edition) -> list[_Named]:
    declared: list[_Named] = list(edition.sources.items())
    known = set(edition.sources.values())
    return declared + [(None, one) for one in sources_of(edition.figures.values()) if one not in known]


def _by_name(named: _Named) -> Hashable:
    return named[1].keys[0]  # type: ignore[no-any-return]  # of a party


def _by_record(named: _Named) -> Hashable:
    return named[1]  # type: ignore[no-any-return]  # of a source


def _by_id_and_title(named: _Named) -> Hashable | None:
    return None if named[0] is None else (named[0], named[1].title)


def _by_issue(named: _Named) -> Hashable | None:
    return named[1].title, named[1].issued, named[1].publisher


def _by_title(named: _Named) -> Hashable:
    return named[1].title  # type: ignore[no-any-return]  # of a source


def _by_id(named: _Named) -> Hashable | None:
    return named[0]


def _by_question(named: _Named) -> Hashable:
    return named[1].question, named[1].where


# -- figures ------------------------------------------------------------------------


def figure_changes(old: Edition, new: Edition, exchange: Exchange) -> tuple[FigureChange, ...]:
    """Return what became of every figure: those of the new edition in its order, then those that are withdrawn."""
    pairs, gone, came = match_figures(old.figures, new.figures)
    before = {id_after: id_before for id_before, id_after in pairs}
    notes = _notes([(id_, old[id_]) for id_ in gone], [(id_, new[id_]) for id_ in came])
    made = [
        _kept(before[id_], id_, exchange.figure(old[before[id_]]), figure)
        if id_ in before
        else FigureChange(None, id_, None, figure, _all(NEW, id_, figure), note=notes.get((NEW, id_)))
        for id_, figure in new.figures.items()
    ]
    for id_ in gone:
        figure = exchange.figure(old[id_])
        all_gone = _all(WITHDRAWN, id_, figure)
        made.append(FigureChange(id_, None, figure, None, all_gone, note=notes.get((WITHDRAWN, id_))))
    return tuple(made)


def _notes(gone: Sequence[tuple[str, Figure]], came: Sequence[tuple[str, Figure]]) -> dict[tuple[str, str], str]:
    """Return why figures that look alike are not compared, for each of the two."""
    pairs, _, _ = match_in_stages(gone, came, [lambda item: looks_alike(item[1])])
    notes = {}
    for (id_before, old), (id_after, new) in pairs:
        reasons = ", ".join(unlike(old, new))
        notes[WITHDRAWN, id_before] = f"not compared with {id_after}, which is new: {reasons}"
        notes[NEW, id_after] = f"not compared with {id_before}, which is withdrawn: {reasons}"
    return notes


def _all(kind: str, id_: str, figure: Figure) -> tuple[StatementChange, ...]:
    """Return every statement of a figure that only one edition has."""
    sides = (lambda one: (None, one)) if kind == NEW else (lambda one: (one, None))
    return tuple(StatementChange((kind,), id_, figure.title, *sides(one)) for one in figure.statements)


def _kept(id_before: str, id_after: str, old: Figure, new: Figure) -> FigureChange:
    fields = [name for name in ("unit", "period", "time", "disputants", "signed") if _differ(old, new, name)]
    if set(old.assessments) != set(new.assessments):
        fields.append("set_aside")
    changes: tuple[StatementChange, ...] = ()
    if old.statements != new.statements:
        changes = _statement_changes(id_after, old, new)
    same = len(new.statements) - sum(one.after is not None for one in changes)
    return FigureChange(id_before, id_after, old, new, changes, same, tuple(fields))


def _differ(old: Figure, new: Figure, name: str) -> bool:
    mine, its = getattr(old, name), getattr(new, name)
    return set(mine) != set(its) if isinstance(mine, tuple) else mine != its


def _statement_changes(id_: str, old: Figure, new: Figure) -> tuple[StatementChange, ...]:
    unit, title = new.unit, new.title
    pairs, gone, came = match_statements(old.statements, new.statements, unit)
    range_ = old.to(unit).hull()
    made = []
    for before, after in pairs:
        if before != after:
            fields = _differing(before, after, unit)
            kinds = _kinds(before, after, unit, fields)
            inside = is_inside(after, range_) if kinds[0] in (REVISED, OTHER_BOUNDS) else None
            made.append(StatementChange(kinds, id_, title, before, after, fields, range_, inside))
    made += [StatementChange((NEW,), id_, title, None, one, (), range_, is_inside(one, range_)) for one in came]
    made += [StatementChange((WITHDRAWN,), id_, title, one, None, (), range_) for one in gone]
    return tuple(made)


_ALLOWED = {"reach", "bounds", "hedges", "approximate", "partial", *of_type(NUMBER_FIELDS, "number"), "interval"}
"""Fields that say what a number allows."""

_DAYS = {"as_of", "stated"}


def _kinds(before: Statement, after: Statement, unit: Unit, fields: tuple[str, ...]) -> tuple[str, ...]:
    """Return what kinds of change it is; a record that differs in nothing else was amended."""
    kinds = []
    if _number(before, unit) != _number(after, unit):
        kinds.append(REVISED)
    elif not _ALLOWED.isdisjoint(fields):
        kinds.append(OTHER_BOUNDS)
    if holder_of(before) != holder_of(after):
        kinds.append(REATTRIBUTED)
    if not _DAYS.isdisjoint(fields):
        kinds.append(REDATED)
    return tuple(kinds) or (AMENDED,)


def _number(statement: Statement, unit: Unit) -> Hashable:
    """Return what is revised where it changes: the kind of statement, its headline, or its word in place of one."""
    words = (statement.unquantified, statement.unknown) if isinstance(statement, Estimate) else ()
    return type(statement), headline(statement, unit), words


def _differing(before: Statement, after: Statement, unit: Unit) -> tuple[str, ...]:
    """Return the fields in which two statements differ, their numbers in one unit."""
    names = dict.fromkeys(field.name for one in (before, after) for field in attrs.fields(type(one)))
    one, other = (said.to(unit) if isinstance(said, Estimate) else said for said in (before, after))
    differing = [
        n for n in names if n not in ("converted", "unit") and getattr(one, n, None) != getattr(other, n, None)
    ]
    changed_unit = getattr(before, "unit", None) != getattr(after, "unit", None)
    return (*differing, *(("unit",) if changed_unit else ()))
