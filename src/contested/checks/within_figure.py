"""Checks of one figure: its statements, their sources and their dates."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from contested.answers.copies import suspected_copies
from contested.checks.falling_counts import falling_count_findings
from contested.checks.finding import Finding, new_finding
from contested.checks.rhythm import span_of
from contested.claims import Denial, behind_itself, centre_of, has_value, holders_of
from contested.claims.scope import floor_of
from contested.claims.superseded import left_behind, number_accepted
from contested.names import listed
from contested.quantities import in_full

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from contested.claims import Estimate, Position
    from contested.figure import Figure

VAGUE_WORDS = frozenset({"casualties", "casualty", "losses", "victims", "displaced", "affected", "missing"})
"""Words that name different things in different reports."""


def statement_findings(id_: str, figure: Figure, span: int | None) -> Iterator[Finding]:
    """
    Yield what there is to say of one figure.

    Args:
        id_: of the figure.
        figure: what to look at.
        span: how many days the dates of a figure may lie apart; None for
            what its own rhythm says.
    """
    where = (id_,)
    aside = {one.estimate for one in figure.assessments}
    estimates = [one for one in figure.estimates if one.key is None or one.key not in aside]
    yield from _divided(where, figure)
    yield from _far_apart(where, figure, span)
    yield from _kinds(where, figure, estimates)
    yield from _chains(where, estimates)
    yield from _one_origin(where, figure)
    yield from _copied(where, estimates)
    yield from _bare(where, estimates)
    yield from falling_count_findings(id_, figure)
    yield from _large_errors(where, figure, estimates)
    words = set(figure.name.lower().replace("-", " ").split())
    if figure.definition is None and not words.isdisjoint(VAGUE_WORDS):
        vague = min(words & VAGUE_WORDS)
        yield new_finding("CF018", where, f"“{vague}” counts different things in different reports")
    yield from _late_denials(where, figure)
    yield from _own_denials(where, figure)
    yield from _lost_acceptances(where, figure)
    yield from _left_behind(where, figure)


def _divided(where: tuple[str, ...], figure: Figure) -> Iterator[Finding]:
    for position in figure._panel.positions:
        if not position.divided:
            continue
        groups: dict[object, list[Estimate]] = defaultdict(list)
        for estimate in position.estimates:
            groups[estimate.basis, estimate.status].append(estimate)
        for same in groups.values():
            numbers = dict.fromkeys(str(one.to(figure.unit)) for one in same)
            if len({one.to(figure.unit).interval for one in same}) > 1:
                what = f"stands by numbers that differ: {listed(list(numbers))}"
                yield new_finding("CF004", where, what, party=position.name, statements=same)


def _large_errors(where: tuple[str, ...], figure: Figure, estimates: Iterable[Estimate]) -> Iterator[Finding]:
    """Find errors that are larger than their number, where nothing is below zero."""
    if floor_of(figure) is None:
        return
    for estimate in estimates:
        below = estimate.standard_errors[0]
        if below is not None and has_value(estimate) and below > centre_of(estimate):
            what = f"{estimate}: the number can hardly be below zero"
            yield new_finding("CF026", where, what, statements=(estimate,))


def _far_apart(where: tuple[str, ...], figure: Figure, span: int | None) -> Iterator[Finding]:
    dated = [e for position in figure._panel.stated for e in position.estimates if e.as_of is not None]
    if len(dated) < 2:
        return
    first = min(dated, key=lambda e: e.as_of.last_day if e.as_of else 0)
    last = max(dated, key=lambda e: e.as_of.first_day if e.as_of else 0)
    assert first.as_of is not None
    assert last.as_of is not None
    days = last.as_of.first_day - first.as_of.last_day
    if days > span_of(figure, span):
        apart = "" if days == float("inf") else f", {in_full(int(days))} days apart"
        what = f"numbers of {first.as_of} and of {last.as_of} in one range{apart}"
        yield new_finding("CF005", where, what, statements=(first, last))


def _kinds(where: tuple[str, ...], figure: Figure, estimates: Iterable[Estimate]) -> Iterator[Finding]:
    if not figure.unit.counts:
        return
    others = [e for e in estimates if e.unit != figure.unit and e.unit.counts]
    kinds = sorted({e.unit.words() for e in others})
    if kinds:
        yield new_finding("CF007", where, f"{listed(kinds)} beside {figure.unit.words()}", statements=others)


def _chains(where: tuple[str, ...], estimates: Iterable[Estimate]) -> Iterator[Finding]:
    for estimate in estimates:
        twice = behind_itself(estimate)
        if twice is not None:
            what = f"{estimate}: {twice.name} is behind itself"
            yield new_finding("CF008", where, what, statements=(estimate,))


def _one_origin(where: tuple[str, ...], figure: Figure) -> Iterator[Finding]:
    behind: dict[object, list[Position]] = defaultdict(list)
    for position in figure._panel.positions:
        for origin in position.origins:
            behind[origin].append(position)
    for origin, positions in behind.items():
        names = [position.name for position in positions]
        if len(names) > 1 and isinstance(origin, tuple):
            what = f"{listed(names)} go back to one origin, {origin[1]}"
            said = (estimate for position in positions for estimate in position.estimates)
            yield new_finding("CF009", where, what, statements=said)


def _copied(where: tuple[str, ...], estimates: Iterable[Estimate]) -> Iterator[Finding]:
    for one in suspected_copies(estimates):
        who, first = (holders_of(said)[0].name for said in (one.copy, one.original))
        after = f"in the same words as {first}" if one.days is None else f"after {first} did"
        what = f"{who} prints {in_full(one.number)} {after}, and names no origin"
        yield new_finding("CF010", where, what, statements=(one.original, one.copy))


def _bare(where: tuple[str, ...], estimates: Iterable[Estimate]) -> Iterator[Finding]:
    for estimate in estimates:
        if estimate.source is None:
            what = f"{estimate}: nobody says where it was read"
            yield new_finding("CF011", where, what, statements=(estimate,))
        if not estimate.parties and estimate.speaker is None:
            what = f"{estimate}: nobody says whose number it is"
            yield new_finding("CF012", where, what, statements=(estimate,))
        if estimate.lexicon is not None:
            known = estimate.lexicon
            listed_words = (known.before, known.after, known.words, known.worth)
            for hedge in estimate.hedges if estimate.locale is None else ():
                if not any(hedge in words for words in listed_words):
                    what = f"{known.name} does not list “{hedge}”, and reads it as any other"
                    yield new_finding("CF013", where, what, statements=(estimate,))
            if estimate.unquantified is not None:
                what = f"{known.name} gives no number for “{estimate.unquantified}”"
                yield new_finding("CF013", where, what, statements=(estimate,))
        best, interval = estimate.best, estimate.interval
        if best is not None and interval is not None and not interval.contains(best):
            what = f"{estimate}: its best value {in_full(best)} lies outside"
            yield new_finding("CF014", where, what, statements=(estimate,))


def _late_denials(where: tuple[str, ...], figure: Figure) -> Iterator[Finding]:
    standing = {e.key for p in figure._panel.positions for e in p.estimates if e.key is not None}
    standing |= {one.estimate for one in figure.assessments}  # set aside, and not replaced
    taken = {one.aim.estimate for p in figure._panel.positions for one in p.retractions if one.aim is not None}
    for position in figure._panel.positions:
        for denial in dict.fromkeys((*position.denials, *position.superseded)):
            if isinstance(denial, Denial) and denial.estimate is not None and denial.estimate not in standing:
                gone = "its party took back" if denial.estimate in taken else "another number has taken the place of"
                what = f"{denial.verb} {denial.estimate}, which {gone}"
                yield new_finding("CF019", where, what, party=position.name, statements=(denial,))


def _lost_acceptances(where: tuple[str, ...], figure: Figure) -> Iterator[Finding]:
    """Yield who stands by another's number that the other gave up."""
    accepted = [(p, aim) for p in figure._panel.positions for aim in p.aims if aim.stance == "accepted"]
    standing = {estimate for p in figure._panel.positions for estimate in p.estimates} if accepted else set()
    for position, aim in accepted:
        if aim.target not in standing:
            what = f"accepts {aim.target_words}, by which {aim.whose} no longer stands"
            yield new_finding("CF027", where, what, party=position.name)


def _left_behind(where: tuple[str, ...], figure: Figure) -> Iterator[Finding]:
    """Yield who said something after all that counts of it, which is left out."""
    for position in figure._panel.positions:
        for said, why in left_behind(position):
            yield new_finding("CF029", where, f"{said}: {why}", party=position.name, statements=(said,))


def _own_denials(where: tuple[str, ...], figure: Figure) -> Iterator[Finding]:
    """Yield who rejects the figure, or one of its own estimates, and stands by a number."""
    for position in figure._panel.positions:
        own = {key: one for one in position.estimates for key in _keys_said(one)}
        for denial in position.denials if position.estimates else ():
            if denial.rejects_all:
                what = f"denies {denial.rejected}, and says {position}"
                said = (denial, *position.estimates)
                yield new_finding("CF022", where, what, party=position.name, statements=said)
            elif denial.estimate in own and denial.aspect != "definition":
                does = "says itself" if number_accepted(own[denial.estimate]) is None else "accepts"
                what = f"denies what it {does}: {own[denial.estimate]}"
                said = (denial, own[denial.estimate])
                yield new_finding("CF022", where, what, party=position.name, statements=said)


def _keys_said(estimate: Estimate) -> Iterator[str]:
    """Yield the keys under which an estimate, and the number that it accepts, can be denied."""
    said = number_accepted(estimate) or estimate
    keys = (said.key, estimate.key, None if estimate.aim is None else estimate.aim.estimate)
    yield from (key for key in keys if key is not None)
