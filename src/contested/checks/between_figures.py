"""Checks between figures: what relations say against what the parties say."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, cast

from contested.checks.finding import Finding, new_finding
from contested.checks.rhythm import span_of
from contested.claims import Stance
from contested.claims.day_words import days_held
from contested.formulas.overlaps import sum_caveats
from contested.names import listed
from contested.quantities import Interval, PrintMarks, quantity_words, step_of
from contested.relations.relation import AtMost, Bridge, EqualTo, PartOf, RelatedFigure, Relation, factors

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from contested.figure import Figure
    from contested.quantities import Number
    from contested.relations.inference import Contradiction, Network, PartyAccount

_CLOSE = "agrees only to the precision that is printed"


def relation_findings(network: Network) -> Iterator[Finding]:
    """Yield what relations find wrong in each account, and in themselves."""
    for name in network.names:
        account = network.account(name)
        for contradiction in account.contradictions:
            yield from _contradiction(network, account, contradiction)
    for relation in network.relations:
        yield from _definitions(network.figures, relation)
        if isinstance(relation, PartOf):
            yield from _tiles(network.figures, relation)
            if relation.cover == "all" and not relation.is_disjoint and relation.disjoint is None:
                what = f"{relation}, and nobody says whether one contains the other"
                yield new_finding("CF017", relation.figures, what)


def derived_findings(figure: Figure, span: int | None = None) -> Iterator[Finding]:
    """
    Yield what a derived figure leaves open.

    Args:
        figure: a derived one; of another there is nothing to say.
        span: how many days what one account combines may lie apart; None for
            what the rhythms of its figures say.
    """
    if figure._formula is None:
        return
    for caveat in sum_caveats(figure._formula):
        yield new_finding("CF017", (figure.title,), caveat)
    near = max((span_of(cast("Figure", one), span) for one in figure._formula.unknowns), default=0)
    for position in figure._panel.stated:
        days = days_held(position)
        if position.day is None and days and days[-1].first_day - days[0].last_day > near:
            what = f"{position.name} combines numbers of {days[0]} and of {days[-1]}"
            yield new_finding("CF005", (figure.title,), what, party=position.name, severity="notice")


def _contradiction(network: Network, account: PartyAccount, one: Contradiction) -> Iterator[Finding]:
    relation, name = one.relation, account.name
    severity = "warning" if one.printed else None
    days = {account.held[id_].day for id_ in relation.figures} - {None}
    beyond = "".join(f" (as of {day})" for day in days)
    beyond += "; what the approximate numbers allow could still agree" if one.printed else ""
    figures = relation.figures if one.beside is None else tuple(dict.fromkeys((*relation.figures, *one.beside.figures)))
    words = listed([f"{id_} {account.words(id_) or 'not stated'}" for id_ in figures])
    if one.beside is not None:
        what = f"{relation} and {one.beside}, and no numbers meet both: {words}{beyond}"
        yield new_finding("CF003", figures, what, party=name, severity=severity)
        return
    if not isinstance(relation, PartOf):
        yield new_finding("CF003", relation.figures, f"{relation}, but: {words}{beyond}", party=name, severity=severity)
        return
    above = [part for part in relation.parts if _is_above(network, account, relation, part, reach=not one.printed)]
    for part in above:
        what = f"{account.words(part)} is a part of {account.words(relation.whole)}{beyond}"
        yield new_finding("CF001", (part, relation.whole), what, party=name, severity=severity)
    if above:
        return
    total = _total(network, account, relation)
    if total is None:
        yield new_finding("CF003", relation.figures, f"{relation}, but: {words}{beyond}", party=name, severity=severity)
        return
    whole = account.held[relation.whole]
    unit = network.figures[relation.whole].unit
    if relation.remainder is not None:
        beyond = f", and nothing is left for {relation.remainder}{beyond}"
    elif relation.is_sum and whole.interval is not None and total.overlaps(_rounded(whole.interval)):
        severity, beyond = "warning", f": {_CLOSE}"
    what = f"the parts make {quantity_words(total, unit, PrintMarks(derived=True))}, the whole is {whole}{beyond}"
    yield new_finding("CF002", relation.figures, what, party=name, severity=severity)


def _is_above(network: Network, account: PartyAccount, relation: PartOf, part: str, *, reach: bool) -> bool:
    size = factors(relation, network.figures)[relation.parts.index(part)]
    one, whole = account.held[part], account.held[relation.whole]
    mine, its = (one.reach, whole.reach) if reach else (one.interval, whole.interval)
    return mine is not None and its is not None and mine.scaled(size).certainly_above(its)


def _total(network: Network, account: PartyAccount, relation: PartOf) -> Interval | None:
    """Return the sum of the parts, as printed; None where one is not stated."""
    held = [account.held[id_] for id_ in relation.figures]
    if any(position.stance is not Stance.STATED for position in held):
        return None
    total = Interval.point(0)
    for position, size in zip(held[:-1], factors(relation, network.figures), strict=False):
        assert position.interval is not None
        total += position.interval.scaled(size)
    return total


def _rounded(interval: Interval) -> Interval:
    """Return an interval with half a unit of the last significant place on each side; one round digit has no such."""
    low = None if interval.low is None else interval.low - _half(interval.low)
    high = None if interval.high is None else interval.high + _half(interval.high)
    return Interval.of_ends(low, high, False, False)


def _half(number: Number) -> Number:
    step = step_of(number)
    return Fraction(step, 2) if abs(Fraction(number)) >= 10 * step else 0


def _definitions(figures: Mapping[str, RelatedFigure], relation: Relation) -> Iterator[Finding]:
    if isinstance(relation, Bridge | AtMost):
        return
    said = {id_: figures[id_].definition for id_ in relation.figures}
    stated = {text for text in said.values() if text is not None}
    if len(stated) > 1 and isinstance(relation, EqualTo):  # a part has another definition than its whole, by nature
        yield new_finding("CF006", relation.figures, f"{relation}, by different definitions: {listed(sorted(stated))}")
    if stated and None in said.values():
        without = [id_ for id_, text in said.items() if text is None]
        verb = "states" if len(without) == 1 else "state"
        yield new_finding("CF020", relation.figures, f"{relation}, and {listed(without)} {verb} no definition")


def _tiles(figures: Mapping[str, RelatedFigure], relation: PartOf) -> Iterator[Finding]:
    """Yield where the periods of a sum leave a gap or overlap."""
    if relation.cover != "all":
        return
    spans = []
    for id_ in relation.parts:
        period = figures[id_].period
        if period is None or period.earliest is None or period.latest is None:
            return
        spans.append((period.earliest, period.latest, id_))
    spans.sort()
    if len({(start, end) for start, end, _ in spans}) == 1:
        return  # a split by something else than time
    whole = figures[relation.whole].period
    if whole is not None and whole.earliest is not None and whole.earliest < spans[0][0]:
        yield _gap(relation, whole.earliest, spans[0][0], relation.whole, spans[0][2])
    _, last, latest = spans[0]
    for start, end, later in spans[1:]:
        days = start.toordinal() - last.toordinal() - 1
        if days > 0:
            yield _gap(relation, last, start, latest, later)
        elif days < 0:
            what = f"{latest} and {later} overlap: {later} begins {start}, before {latest} ends {last}"
            yield new_finding("CF015", relation.figures, what)
        if end > last:
            last, latest = end, later
    if whole is not None and whole.latest is not None and last < whole.latest:
        yield _gap(relation, last, whole.latest, latest, relation.whole)


def _gap(relation: PartOf, end: date, start: date, earlier: str, later: str) -> Finding:
    return new_finding(
        "CF015", relation.figures, f"nothing covers the time from {end} ({earlier}) to {start} ({later})"
    )
