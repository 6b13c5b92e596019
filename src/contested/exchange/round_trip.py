"""
Round trips: what a dossier says, and does not say any more once it was written and read again.

So what a format loses is found and no list that could be wrong: each field of
the tables of claims, sources and parties is compared, those of tomorrow too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested.claims import FIGURE, Party, Source, fields_for, statement_record
from contested.exchange.format import Loss, losses_beside
from contested.exchange.reading_back import differences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from contested.claims import Statement
    from contested.dossier import Dossier
    from contested.quantities import Unit

_SCOPE = tuple(fields_for("constructor", FIGURE))
_SOURCE = tuple(field.name for field in attrs.fields(Source) if field.init)
_PARTY = tuple(field.name for field in attrs.fields(Party) if field.init)
_NOT_OF_IT = "it is no statement, and stands beside the figures"


def statement_losses(one: Statement, again: Statement, unit: Unit, where: str) -> Iterator[Loss]:
    """Give what a statement does not say any more, or says otherwise, field by field."""
    if type(one) is not type(again):
        yield Loss(f"that it is {one}", where, f"it comes back as {again}")
    before, after = _record(one, unit), _record(again, unit)
    source, other = before.get("source"), after.get("source")
    if isinstance(source, Source) and isinstance(other, Source):
        yield from source_losses(source, other, where)
        before["source"] = after["source"] = source.title
    yield from differences(before, after, where)


def _record(one: Statement, unit: Unit) -> dict[str, object]:
    """Return what a person would write of a statement, with its sources as they are."""
    record = statement_record(one, unit, source=lambda source: source, write_lexicon=lambda words: words.name)
    return {name: _Shown(value) if isinstance(value, list) else value for name, value in record.items()}


def source_losses(one: Source, again: Source, where: str) -> Iterator[Loss]:
    """Give what a source does not say any more, field by field."""
    yield from differences(_fields(one, _SOURCE, "source's "), _fields(again, _SOURCE, "source's "), where)


def scope_losses(figure: object, again: object, where: str) -> Iterator[Loss]:
    """Give what is not said of a figure any more."""
    yield from differences(_fields(figure, _SCOPE), _fields(again, _SCOPE), where)


def _fields(record: object, names: Iterable[str], before: str = "") -> dict[str, object]:
    """Return what a record says, without what it leaves out; of a party only its name, as it tells its own losses."""
    said = {name: getattr(record, name) for name in names}
    told = {name: value.name if isinstance(value, Party) else value for name, value in said.items()}
    return {
        f"{before}{name}": value if isinstance(value, str) else _Shown(value)
        for name, value in told.items()
        if value not in (None, (), False)
    }


@attrs.frozen(repr=False)
class _Shown:
    """A value that is compared as it is, and printed as a person would write it."""

    value: object

    def __str__(self) -> str:
        if isinstance(self.value, (list, tuple)):
            return ", ".join("=".join(one) if isinstance(one, tuple) else str(one) for one in self.value)
        return str(self.value)


def party_losses(parties: Mapping[str, Party], again: Mapping[str, Party]) -> Iterator[Loss]:
    """Give what is not said of parties any more."""
    by_name = {one.name: (id_, one) for id_, one in again.items()}
    for id_, party in parties.items():
        other_id, other = by_name.get(party.name, (id_, None))
        if other is None:
            yield Loss("the party", party.name, "nothing that is written names it")
            continue
        if id_ != other_id:
            yield Loss(f"the id {id_!r}", party.name, f"it comes back as {other_id!r}")
        yield from differences(_fields(party, _PARTY), _fields(other, _PARTY), party.name)


def losses_beside_figures(dossier: Dossier) -> Iterator[Loss]:
    """Give what a dossier holds beside figures, parties and sources."""
    yield from losses_beside(dossier)
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
