"""The statements of a printed cell that one figure takes: whose each is, and why another is none of its."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Unpack

from contested.claims.denial import Denial
from contested.claims.estimate import Estimate
from contested.claims.schema import ESTIMATE_FIELDS, NUMBER_FIELDS
from contested.errors import IncompatibleUnits, SeveralCounts, UnknownField, UnreadableCell
from contested.names import name_key
from contested.phrases.cell_reading import read_claims
from contested.phrases.lexicon import DEFAULT_LEXICON
from contested.quantities import Unit, factor
from contested.quantities import unit as unit_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from contested.claims.estimate import ClaimFields
    from contested.claims.party import Holders, Party
    from contested.claims.statement import Statement
    from contested.phrases.printed_claims import PrintedClaim, PrintedClaims

_GRADES = ("basis", "status", "partial", "lexicon", "locale")
"""What may be said of every number of a cell; the other fields of a number stand in the cell itself."""

_FROM_CELL = (NUMBER_FIELDS.keys() - {*_GRADES}) | {"key", "speaker", "named"}
_ARTICLES = ("the ", "les ", "le ", "la ", "los ", "el ", "die ", "der ", "das ")


def statements_in(
    text: str,
    unit: Unit,
    *,
    parties: Mapping[str, Holders],
    only: str | Iterable[str] | None,
    known: Mapping[str, Party],
    keys: Collection[str] = (),
    party: Callable[[str], Holders] | None = None,
    **fields: Unpack[ClaimFields],
) -> tuple[Statement, ...]:
    """
    Return the statements of a cell that a figure of ``unit`` takes.

    Args:
        text: the cell.
        unit: the figure's.
        parties: who is meant by an attribution, as printed.
        only: what is taken, where a cell counts more than one thing: a kind,
            a label, a side.
        known: the parties that the figure knows, by the folded form of every name.
        keys: of the figure's statements; an estimate that is denied gets another one.
        party: the party of any other attribution; by default it is a speaker
            of whom no party is known.
        fields: said with each statement, as for ``Figure.claimed``.

    Raises:
        UnreadableCell: some of it has no reading, or two.
        SeveralCounts: it counts more than one thing, or something else.
        ContestedError: another field is wrong.
    """
    for name in fields:
        if name in _FROM_CELL:
            raise UnknownField(name, tuple(sorted(ESTIMATE_FIELDS.keys() - _FROM_CELL)))
    speakers = {_folded(name): by for name, by in parties.items()}
    lexicon, locale = fields.get("lexicon") or DEFAULT_LEXICON, fields.get("locale")
    cell = read_claims(text, unit=unit, lexicon=lexicon, locale=locale, speakers=parties)
    if not cell.is_whole:
        reasons = [f"{one.text!r}: {one.reason}" for one in (*cell.ambiguous, *cell.unread)]
        raise UnreadableCell(text, tuple(reasons))
    taken = _of_one_thing(cell, _selected(cell, only, unit), unit, chosen=only is not None)
    who = _Who(speakers, known, party)
    return tuple(_said(cell, taken, unit, who, keys, fields))


def _folded(name: str) -> str:
    key = name_key(name)
    return next((key.removeprefix(article) for article in _ARTICLES if key.startswith(article)), key)


def _names(claim: PrintedClaim) -> list[str]:
    """Return what a statement is about, as ``only`` may name it."""
    return [name for name in (claim.kind, claim.label, claim.side) if name]


def _selected(cell: PrintedClaims, only: str | Iterable[str] | None, unit: Unit) -> list[int]:
    """
    Return the places of the statements that speak for themselves: no parts, nothing that was revised.

    A number of which nothing says what it counts counts what the figure does.
    """
    revised = {claim.revises for claim in cell}
    mains = [at for at, claim in enumerate(cell) if claim.part_of is None and at not in revised]
    if not mains:
        raise UnreadableCell(cell.text, ("there is no number in it",))
    if only is None:
        return mains
    wanted = {name_key(name) for name in ([only] if isinstance(only, str) else only)}
    own = str(unit)
    found = [at for at in mains if wanted & {name_key(name) for name in _names(cell[at]) or [own]}]
    found += [at for at in mains if at not in found and cell[at].stance == "denied"]
    if all(cell[at].stance == "denied" for at in found):
        counted = tuple(dict.fromkeys(name for at in mains for name in _names(cell[at])))
        raise SeveralCounts(cell.text, counted, f"has nothing called {', '.join(sorted(wanted))}, but")
    return sorted(found)


def _of_one_thing(cell: PrintedClaims, taken: list[int], unit: Unit, *, chosen: bool) -> list[int]:
    """Return the statements, if all of them count the figure's one thing."""
    stated = [at for at in taken if cell[at].stance != "denied"]
    strange = [cell[at].text for at in stated if not _fits(cell[at], unit, chosen=chosen)]
    if strange:
        raise SeveralCounts(cell.text, tuple(strange), f"counts what is no figure in {unit}")
    own = str(unit)
    counted = {(claim.kind or own, claim.narrowed, claim.side): claim for claim in (cell[at] for at in stated)}
    if len(counted) > 1 and not (chosen and len({kind for kind, _, _ in counted}) == 1):
        names = [" ".join(_names(claim)[1:2] or _names(claim)) or claim.number for claim in counted.values()]
        raise SeveralCounts(cell.text, tuple(names), "counts more than one thing")
    return taken


def _fits(claim: PrintedClaim, unit: Unit, *, chosen: bool) -> bool:
    """Whether a statement counts what the figure counts; a word of which no kind is known has to be chosen by name."""
    if claim.kind is None:
        return not claim.narrowed or (chosen and unit.counts)
    try:
        factor(unit_of(claim.kind), unit)
    except IncompatibleUnits:
        return False
    return True


def _said(
    cell: PrintedClaims,
    taken: list[int],
    unit: Unit,
    who: _Who,
    keys: Collection[str],
    fields: ClaimFields,
) -> list[Statement]:
    denied = {cell[at].denies for at in taken}
    named: dict[int, str] = {}
    made: list[Statement] = []
    for at in taken:
        claim = cell[at]
        given: dict[str, Any] = {**fields, **who.says(claim)}
        given.setdefault("quote", cell.text)
        if claim.day is not None:
            given["as_of"] = claim.day
        note = "; ".join(text for text in (given.get("note"), _note(cell, at)) if text)
        given["note"] = note or None
        if claim.stance == "denied":
            denial = {name: value for name, value in given.items() if name not in NUMBER_FIELDS}
            made.append(Denial.of(**denial, estimate=None if claim.denies is None else named.get(claim.denies)))
            continue
        if at in denied:
            named[at] = given["key"] = _key(claim.number, keys)
        estimate = Estimate.of(claim.number, unit if claim.kind is None else claim.kind, **given)
        if estimate.interval != claim.interval:
            raise UnreadableCell(cell.text, (f"{claim.text!r} is read in two ways",))
        made.append(estimate)
    return made


class _Who(NamedTuple):
    """Who is meant by the attributions of a cell."""

    speakers: Mapping[str, Holders]
    known: Mapping[str, Party]
    party: Callable[[str], Holders] | None

    def says(self, claim: PrintedClaim) -> dict[str, object]:
        """Return who says a statement: the party that is meant, or a speaker of whom no party is known."""
        if claim.attribution is None:
            return {}
        name = _folded(claim.attribution)
        if name in self.speakers:
            return {"by": self.speakers[name], "named": claim.attribution}
        if name in self.known:
            party = self.known[name]
            return {"by": party, "named": claim.attribution if claim.attribution != party.name else None}
        if self.party is not None:
            return {"by": self.party(claim.attribution)}
        return {"by": None, "speaker": claim.attribution}


def _note(cell: PrintedClaims, at: int) -> str:
    """Return what stands with a statement and is no statement of this figure: parts, remarks, what it replaces."""
    claim = cell[at]
    parts = [other.text for other in cell if other.part_of == at]
    before = [] if claim.revises is None else [f"before it was revised: {cell[claim.revises].number}"]
    return "; ".join((*before, *claim.remarks, *parts))


def _key(number: str, keys: Collection[str]) -> str:
    """Return a key that no other statement has."""
    tried, nth = number, 1
    while tried in keys:
        nth += 1
        tried = f"{number} ({nth})"
    return tried
