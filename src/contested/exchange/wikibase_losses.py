"""What Wikibase cannot hold of a dossier: each statement is written and read again, and compared field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested.claims import Denial
from contested.dossier import Dossier
from contested.exchange.format import Loss, where_said
from contested.exchange.round_trip import (
    beside_losses,
    party_losses,
    scope_losses,
    statement_losses,
)
from contested.exchange.wikibase_reading import WHO_SETS_ASIDE, dossier_of_document
from contested.exchange.wikibase_writing import rejects, wikibase_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contested.figure import Figure


def wikibase_losses(dossier: Dossier) -> Iterator[Loss]:
    """Give what is lost of a dossier that is written as a document."""
    whole = dossier_of_document(wikibase_document(dossier)) if dossier.figures else Dossier()
    for id_, figure in dossier.figures.items():
        again = next(iter(_alone(id_, figure).figures.values()), None)
        if again is None:
            yield Loss("the figure", id_, "a document holds statements, and none of it can be written")
            continue
        if id_ not in whole.figures or list(scope_losses(figure, whole.figures[id_], id_)) != list(
            scope_losses(figure, again, id_)
        ):
            yield Loss(f"the id {id_!r}", id_, "ids are made of what a figure is of and counts")
        yield from scope_losses(figure, again, id_)
        yield from _of_statements(figure, id_)
        last = {one.estimate: one for one in figure.assessments}
        for one in figure.assessments:
            if one is not last[one.estimate]:
                yield Loss(f"that {one.by} sets {one.estimate!r} aside", id_, "one reason of a deprecated rank is kept")
    yield from party_losses(dossier.parties, whole.parties)
    kept = {one: id_ for id_, one in whole.sources.items()}
    read_in = {one.source for figure in dossier.figures.values() for one in figure.statements}
    for id_, source in dossier.sources.items():
        if source not in kept and source not in read_in:
            yield Loss("the source", id_, "no statement was read in it itself")
        elif kept.get(source, id_) != id_:
            yield Loss(f"the id {id_!r}", source.name, f"it comes back as {kept[source]!r}")
    yield from beside_losses(dossier)


def _alone(id_: str, figure: Figure) -> Dossier:
    return dossier_of_document(wikibase_document(Dossier({id_: figure})))


def _of_statements(figure: Figure, id_: str) -> Iterator[Loss]:
    """Give what is lost of each statement, written in a document of its own with what is aimed at it."""
    aside = {one.estimate: one for one in figure.assessments}
    for number, one in enumerate(figure.statements, 1):
        where = where_said(id_, one, number)
        if isinstance(one, Denial):
            yield from _of_denial(one, figure, where)
            continue
        assessed = [aside[one.key]] if one.key in aside else []
        alone = _alone(id_, attrs.evolve(figure, statements=(one,), assessments=assessed))
        found = next(iter(alone.figures.values()), None)
        if found is None:
            rejected = () if alone.intake is None else alone.intake.rejected
            yield Loss("the statement", where, "; ".join(each.advice for each in rejected))
            continue
        yield from statement_losses(one, found.statements[0], figure.unit, where)
        for before in assessed:
            after = next(iter(found.assessments), None)
            if after is None or before.reason != after.reason or before.by != WHO_SETS_ASIDE:
                back = "" if after is None else f"it comes back as {after.by}: {after.reason}"
                yield Loss(f"who sets it aside, and why ({before.by}: {before.reason})", where, back)


def _of_denial(denial: Denial, figure: Figure, where: str) -> Iterator[Loss]:
    """Give what is lost of a denial: all but who denies which number."""
    if not denial.parties or not any(rejects(denial, one) for one in figure.estimates):
        yield Loss("the denial", where, "there is no statement of others that a party could dispute")
        return
    aimed = [one for one in figure.estimates if rejects(denial, one)]
    if denial.estimate is None:
        yield Loss("that it denies the figure", where, "it stands with each number of others, as a denial of that one")
    if len(denial.parties) > 1:
        yield Loss("that several deny together", where, "each denies for itself")
    again = Denial(parties=denial.parties, source=aimed[0].source, estimate=denial.estimate)
    yield from statement_losses(denial, again, figure.unit, where)
