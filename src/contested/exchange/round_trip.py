"""
Round trips: what a dossier says, and does not say any more once it was written and read again.

So what a format loses is found and no list that could be wrong: each field of
the tables of claims, sources and parties is compared, those of tomorrow too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested.claims import FIGURE, Party, Source, fields_for
from contested.claims.records import statement_record
from contested.errors import shorten
from contested.exchange.format import Loss, intake_losses

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from contested.claims import Statement
    from contested.dossier import Dossier
    from contested.quantities import Unit

_SCOPE = tuple(fields_for("constructor", FIGURE))
_SOURCE = tuple(field.name for field in attrs.fields(Source) if field.init)
_NOT_OF_IT = "it is no statement, and stands beside the figures"


def _record(one: Statement, unit: Unit) -> dict[str, object]:
    """Return what a person would write of a statement, with its source as it is."""
    return statement_record(one, unit, source=lambda source: source, write_lexicon=lambda words: words.name)


def statement_losses(one: Statement, again: Statement, unit: Unit, where: str) -> Iterator[Loss]:
    """Give what a statement does not say any more, or says otherwise, field by field."""
    if type(one) is not type(again):
        yield Loss(f"that it is {one}", where, f"it comes back as {again}")
    before, after = _record(one, unit), _record(again, unit)
    for name, value in before.items():
        other = after.get(name)
        if isinstance(value, Source) and isinstance(other, Source):
            yield from source_losses(value, other, where)
        elif value != other:
            yield Loss(f"the {name.replace('_', ' ')} {_shown(value)}", where, _comes_back(other))
    for name in after.keys() - before.keys() - {"value", "low", "high", "best"}:
        yield Loss(f"that there is no {name.replace('_', ' ')}", where, _comes_back(after[name]))


def source_losses(one: Source, again: Source, where: str) -> Iterator[Loss]:
    """Give what a source does not say any more, field by field."""
    for name in _SOURCE:
        value, other = getattr(one, name), getattr(again, name)
        if value != other:
            what = "chain of sources" if name == "quoting" else name.replace("_", " ")
            yield Loss(f"the source's {what} {_shown(value)}", where, _comes_back(other))


def scope_losses(figure: object, again: object, where: str) -> Iterator[Loss]:
    """Give what is not said of a figure any more."""
    for name in _SCOPE:
        value, other = getattr(figure, name), getattr(again, name)
        if value != other:
            yield Loss(f"the {name} {_shown(value)}", where, _comes_back(other))


def party_losses(parties: Mapping[str, Party], again: Mapping[str, Party]) -> Iterator[Loss]:
    """Give what is not said of parties any more."""
    by_name = {one.name: (id_, one) for id_, one in again.items()}
    for id_, party in parties.items():
        other_id, other = by_name.get(party.name, (id_, None))
        if other is None:
            yield Loss("the party", party.name, "nothing that is written names it")
            continue
        if id_ != other_id:
            yield Loss(f"the id {id_!r}", party.name, _comes_back(other_id))
        for name in ("aliases", "stake", "bloc"):
            value = getattr(party, name)
            if value != getattr(other, name):
                yield Loss(f"the {name} {_shown(value)}", party.name, _comes_back(getattr(other, name)))


def beside_losses(dossier: Dossier) -> Iterator[Loss]:
    """Give what a dossier holds beside figures, parties and sources."""
    yield from intake_losses(dossier)
    for relation in dossier.relations:
        yield Loss("the relation", str(relation), _NOT_OF_IT)
    for conclusion in dossier.conclusions:
        yield Loss("the conclusion", conclusion.question, _NOT_OF_IT)
    for silenced in dossier.silenced:
        yield Loss(f"that {silenced.code} is silenced", silenced.figure or "the dossier", _NOT_OF_IT)
    for id_ in dossier.units:
        yield Loss("the unit of its own", id_, "units are named, and not defined")
    for path in dossier.unknown:
        yield Loss("what this version does not read", path, "it stays in the dossier's own file")


def _comes_back(value: object) -> str:
    return "" if value in (None, (), False) else f"it comes back as {_shown(value)}"


def _shown(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(map(_shown, value)) or "none"
    return shorten(value if isinstance(value, str) else str(value))
