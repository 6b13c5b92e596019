"""
Losses by reading back: what differs between a dossier and what comes in again of it.

A format that holds less than a dossier says so here, field by field, by the
records that a person would write; so nothing is lost that is not named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.claims import stance_of, statement_record
from contested.dossier.file import Records
from contested.errors import shorten
from contested.exchange.format import Loss, losses_beside, where_said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from contested.claims import Statement
    from contested.dossier import Dossier
    from contested.figure import Figure


_KINDS = {
    "claimed": "the estimate",
    "accepted": "the acceptance",
    "corrected": "the correction",
    "retracted": "the retraction",
    "denied": "the denial",
    "disputed": "the dispute",
    "withheld": "the refusal to say",
}


def losses_between(before: Dossier, after: Dossier, held: Callable[[Figure, Statement], str | None]) -> Iterator[Loss]:
    """
    Give what a dossier lost on its way through a format.

    Args:
        before: as it went out.
        after: as it came in again, with the same ids of figures.
        held: why a statement of a figure does not go out; None where it does.
            Those that do come in again in their order.
    """
    yield from losses_beside(before)
    mine, theirs = Records(before), Records(after)
    for id_, figure in before.figures.items():
        again = after.figures.get(id_)
        yield from _statement_losses(id_, figure.root, again, held)
        if again is not None:
            yield from differences(mine.scope(figure), theirs.scope(again), id_)
        elif not figure.statements:
            yield Loss("the figure", id_, "nothing is said of it")
    mine_beside, theirs_beside = mine.tables(), theirs.tables()
    for table, name in (("parties", "name"), ("sources", "title")):
        yield from _record_losses(table, name, mine_beside[table], theirs_beside[table])
    for table in ("units", "relations", "conclusions", "silenced"):
        for number, one in enumerate(mine_beside[table], 1):
            what = f"the unit {one}" if table == "units" else f"number {number} of the {table}"
            yield Loss(what, "the dossier")
    for path in before.unknown:
        yield Loss(f"the key {path}", "the dossier", "it is one of your own")


def _statement_losses(
    id_: str, root: Figure, again: Figure | None, held: Callable[[Figure, Statement], str | None]
) -> Iterator[Loss]:
    """Give what is lost of all that is said of a figure."""
    there = iter(() if again is None else again.statements)
    for number, statement in enumerate(root.statements, 1):
        where, why = where_said(id_, statement, number), held(root, statement)
        if why is None:
            mine, theirs = (statement_record(one, root.unit) for one in (statement, next(there)))
            yield from differences(mine, theirs, where)
        else:
            yield Loss(_KINDS[stance_of(statement)], where, why)
    for aside in root.assessments:
        yield Loss(f"that the estimate {shorten(aside.estimate)} is set aside", id_)


def _record_losses(
    table: str, name: str, mine: Mapping[str, Mapping[str, object]], theirs: Mapping[str, Mapping[str, object]]
) -> Iterator[Loss]:
    """Give what is lost of parties or of sources, each known again by its name."""
    named = {one[name]: (id_, one) for id_, one in theirs.items()}
    for id_, one in mine.items():
        where = f"{table}.{id_}"
        if one[name] not in named:
            yield Loss(f"{one[name]}", where, "nothing that goes out names it")
            continue
        found, again = named[one[name]]
        if found != id_:
            yield Loss(f"the id {id_}", where, f"it comes in as {found}")
        yield from differences(one, again, where)


def differences(mine: Mapping[str, object], theirs: Mapping[str, object], where: str) -> Iterator[Loss]:
    """Give what one record says otherwise than another, or does not say, field by field."""
    for key in dict.fromkeys((*mine, *theirs)):
        if key not in theirs:
            yield Loss(f"{key} {_shown(mine[key])}", where)
        elif key not in mine and "estimate" not in mine:  # what is accepted has its number from elsewhere
            yield Loss(f"that it has no {key}", where, f"{_shown(theirs[key])} stands there")
        elif key in mine and mine[key] != theirs[key]:
            yield Loss(f"{key} {_shown(mine[key])}", where, f"{_shown(theirs[key])} stands in its place")


def _shown(value: object) -> str:
    """Return a value for a sentence: text in quotation marks, so that it is told from a number."""
    return shorten(value) if isinstance(value, str) else shorten(str(value)).strip("'")
