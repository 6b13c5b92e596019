"""What Wikibase cannot hold of a dossier: each statement is written and read again, and compared field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested.claims import Denial
from contested.dossier import Dossier
from contested.exchange.format import Loss, where_said
from contested.exchange.round_trip import (
    losses_beside_figures,
    party_losses,
    scope_losses,
    statement_losses,
)
from contested.exchange.wikibase_entities import LONGEST_LABEL, names_of_record
from contested.exchange.wikibase_reading import dossier_of_document
from contested.exchange.wikibase_writing import rejects, wikibase_entities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contested.figure import Figure

LABEL_SHOWN = 60
"""How many characters of a name that is too long say which one is meant."""


def wikibase_losses(dossier: Dossier) -> Iterator[Loss]:
    """Give what is lost of a dossier that is written as a document."""
    whole = _read_again(dossier)
    for id_, figure in dossier.figures.items():
        again = whole.figures.get(id_)
        alone = next(iter(_read_again(Dossier({id_: figure})).figures.values()), None)
        if alone is None:
            yield Loss("the figure", id_, "a document holds statements, and none of it can be written")
            continue
        lost = list(scope_losses(figure, alone, id_))
        if again is None or list(scope_losses(figure, again, id_)) != lost:
            yield Loss(f"the id {id_!r}", id_, "ids are made of what a figure is of and counts")
        yield from lost
        yield from _of_statements(figure, id_)
    yield from party_losses(dossier.parties, whole.parties)
    kept = {one: id_ for id_, one in whole.sources.items()}
    read_in = {one.source for figure in dossier.figures.values() for one in figure.statements}
    for id_, source in dossier.sources.items():
        if source not in kept and source not in read_in:
            yield Loss("the source", id_, "no statement was read in it itself")
        elif kept.get(source, id_) != id_:
            yield Loss(f"the id {id_!r}", source.name, f"it comes back as {kept[source]!r}")
    yield from _long_labels(dossier)
    yield from losses_beside_figures(dossier)


def _long_labels(dossier: Dossier) -> Iterator[Loss]:
    """Give the names of items and properties that a Wikibase does not take whole; the document itself keeps them."""
    for record in wikibase_entities(dossier).values():
        for kind, name in names_of_record(record):
            if len(name) > LONGEST_LABEL:
                why = f"a Wikibase takes {LONGEST_LABEL}, and cuts or refuses more; give a shorter name"
                where = f"{name[:LABEL_SHOWN]}..."
                yield Loss(f"what the {kind} says beyond its first {LONGEST_LABEL} characters", where, why)


def _read_again(dossier: Dossier) -> Dossier:
    return dossier_of_document({"entities": wikibase_entities(dossier)})


def _of_statements(figure: Figure, id_: str) -> Iterator[Loss]:
    """Give what is lost of each statement, written in a document of its own with what is aimed at it."""
    last = {one.estimate: one for one in figure.assessments}
    for each in figure.assessments:
        if each is not last[each.estimate]:
            yield Loss(f"that {each.by} sets {each.estimate!r} aside", id_, "one reason of a deprecated rank is kept")
    said = [one for one in figure.statements if not isinstance(one, Denial)]
    found = iter(_each_again(id_, attrs.evolve(figure, statements=said, assessments=last.values())))
    for number, one in enumerate(figure.statements, 1):
        where = where_said(id_, one, number)
        if isinstance(one, Denial):
            yield from _of_denial(one, figure, where)
            continue
        again, reason = next(found)
        if again is None:
            yield Loss("the statement", where, reason)
            continue
        yield from statement_losses(one, again.statements[0], figure.unit, where)
        aside = last.get(one.key or "")
        back = next(iter(again.assessments), None)
        if aside is not None and (back is None or (aside.reason, aside.by) != (back.reason, back.by)):
            what = f"who sets it aside, and why ({aside.by}: {aside.reason})"
            yield Loss(what, where, "" if back is None else f"it comes back as {back.by}: {back.reason}")


def _each_again(id_: str, figure: Figure) -> list[tuple[Figure | None, str]]:
    """Return a figure with each statement as it is read again; None and the reason where it is not."""
    aside = {one.estimate: one for one in figure.assessments}
    whole = next(iter(_read_again(Dossier({id_: figure})).figures.values()))
    if len(whole.statements) == len(figure.statements):
        mine = {one.key: [each for each in whole.assessments if each.estimate == one.key] for one in whole.statements}
        return [(attrs.evolve(whole, statements=(one,), assessments=mine[one.key]), "") for one in whole.statements]
    made: list[tuple[Figure | None, str]] = []
    for one in figure.statements:  # one by one, since it is not known which of them is missing
        assessed = [aside[one.key]] if one.key in aside else []
        read = _read_again(Dossier({id_: attrs.evolve(figure, statements=(one,), assessments=assessed)}))
        rejected = () if read.intake is None else read.intake.rejected
        made.append((next(iter(read.figures.values()), None), "; ".join(each.advice for each in rejected)))
    return made


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
