"""Relations, conclusions and what is silenced, as a file writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from contested.checks.finding import Silenced
from contested.dossier.conclusion import Conclusion
from contested.errors import IncompleteStatement, NotAChoice, UnknownName, WrongType
from contested.quantities import unit as unit_of
from contested.relations.relation import COVERS, AtMost, Bridge, EqualTo, PartOf, Relation
from contested.spelling import nearest_first

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from contested.quantities import Unit
    from contested.quantities.atoms import Atom

_HEADS = {
    PartOf: ("part", "parts", "whole", "cover", "disjoint", "remainder"),
    EqualTo: ("equal",),
    AtMost: ("at_most",),
    Bridge: ("from", "to", "factor", "offset", "unit"),
}
_HOW = "write part and whole, equal = [a, b], at_most = [a, b], or from and to"


def relation_from(record: dict[str, Any], units: Mapping[str, Unit]) -> Relation:
    """
    Return the relation that a table of a file says.

    Args:
        record: its keys; ``by`` and ``source`` are records already.
        units: of one's own, by name.

    Raises:
        IncompleteStatement: it is none of the kinds, or of two.
        ContestedError: a field is wrong.
    """
    kinds = [kind for kind, keys in _HEADS.items() if any(key in record for key in keys)]
    if len(kinds) != 1:
        raise IncompleteStatement(f"a relation is of one kind; {_HOW}")
    shared = {key: record[key] for key in ("by", "source") if key in record}
    fields = {key: value for key, value in record.items() if key not in shared}
    if kinds == [PartOf]:
        if ("part" in fields) == ("parts" in fields) or "whole" not in fields:
            raise IncompleteStatement("a part needs its whole: write part (or parts = [a, b]) and whole")
        if fields.get("cover", "some") not in COVERS:
            raise NotAChoice("cover", fields["cover"], COVERS)
        parts = fields.pop("parts", None) or fields.pop("part")
        return PartOf(parts, fields.pop("whole"), **fields, **shared)
    if kinds == [Bridge]:
        if "from" not in fields or "to" not in fields:
            raise IncompleteStatement("a bridge goes from one figure to another: write from and to")
        if "unit" in fields:
            fields["unit"] = unit_of(fields["unit"], units)
        return Bridge(fields.pop("from"), fields.pop("to"), **fields, **shared)
    key = _HEADS[kinds[0]][0]
    pair = fields[key]
    if not isinstance(pair, list) or len(pair) != 2:
        raise WrongType(key, pair, "the ids of two figures")
    return (EqualTo if key == "equal" else AtMost)(*pair, **shared)


def relation_record(relation: Relation, party: Any, source: Any, unit_names: Any) -> dict[str, Any]:
    """Return a relation as a table of a file."""
    record: dict[str, Any]
    if isinstance(relation, PartOf):
        record = {"part": relation.parts[0]} if len(relation.parts) == 1 else {"parts": list(relation.parts)}
        record["whole"] = relation.whole
        if relation.cover != "some":
            record["cover"] = relation.cover
        if relation.disjoint is not None:
            record["disjoint"] = relation.disjoint
        if relation.remainder is not None:
            record["remainder"] = relation.remainder
    elif isinstance(relation, Bridge):
        record = {"from": relation.given, "to": relation.wanted}
        if relation.factor != 1:
            record["factor"] = relation.factor
        if relation.offset is not None:
            record["offset"] = relation.offset
        if relation.unit.atoms:
            record["unit"] = relation.unit.text(unit_names)
    else:
        record = {"equal" if isinstance(relation, EqualTo) else "at_most": list(relation.figures)}
    if relation.by is not None:
        record["by"] = party(relation.by)
    if relation.source is not None:
        record["source"] = source(relation.source)
    return record


def silenced_from(record: dict[str, object], figures: Sequence[str]) -> Silenced:
    """
    Return what a table of a file silences.

    Raises:
        IncompleteStatement: the code or the reason is missing.
        UnknownName: no figure has that id.
    """
    missing = [key for key in ("code", "reason") if key not in record]
    if missing:
        raise IncompleteStatement(f"what is silenced needs {' and '.join(missing)}")
    made = Silenced(**record)
    if made.figure is not None and made.figure not in figures:
        raise UnknownName("figure", made.figure, nearest_first(made.figure, figures))
    return made


def silenced_record(one: Silenced) -> dict[str, object]:
    """Return what is silenced as a table of a file."""
    return {"code": one.code, **({"figure": one.figure} if one.figure else {}), "reason": one.reason}


def conclusion_from(record: dict[str, Any], units: Mapping[str, Unit]) -> Conclusion:
    """
    Return the conclusion that a table of a file holds.

    Args:
        record: its keys.
        units: of one's own, by name.

    Raises:
        IncompleteStatement: the question, the answer or the document is missing.
        ContestedError: a key is wrong.
    """
    missing = [key for key in ("question", "answer", "where") if key not in record]
    if missing:
        raise IncompleteStatement(f"a conclusion needs {' and '.join(missing)}")
    unit = {"unit": unit_of(record["unit"], units)} if "unit" in record else {}
    return Conclusion(**record | unit)


def conclusion_record(one: Conclusion, unit_names: Mapping[Atom, str]) -> dict[str, Any]:
    """Return a conclusion as a table of a file."""
    record = {key: getattr(one, key) for key in ("question", "answer", "where", "sentence", "head")}
    made: dict[str, Any] = {key: value for key, value in record.items() if value is not None}
    made |= {"by_party": dict(one.by_party)} if one.by_party else {}
    return made | ({"unit": one.unit.text(unit_names)} if one.unit is not None and one.unit.atoms else {})
