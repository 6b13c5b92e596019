"""Rules of two editions: what the earlier one says and the later one no longer does, without a word."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from contested.claims import Denial, Estimate, holders_of
from contested.feeds.rules.rule_catalogue import found
from contested.names import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from contested.feeds.rows.row_claim import Claim, Scope
    from contested.feeds.rules.checked_rows import CheckedRows, Findings

_Said: TypeAlias = "dict[tuple[Scope, str], list[Claim]]"
"""Claims by their figure and their holder."""


def lost_findings(checked: CheckedRows, before: CheckedRows) -> Findings:
    """Yield figures, sides, denials, ranges and hedges that are gone, and numbers that changed without a word."""
    now, then = _said(checked), _said(before)
    scopes = {scope for scope, _ in now}
    redated = _redated(scopes, {scope for scope, _ in then})
    lost: dict[str, dict[Scope, list[Claim]]] = defaultdict(dict)
    for (said_of, holder), earlier in then.items():
        scope = redated.get(said_of, said_of)
        later = now.get((scope, holder))
        if scope not in scopes:
            lost[holder][scope] = earlier
        elif later is None:
            yield from _lost_side(checked, holder, earlier)
        else:
            yield from _changes(checked, holder, earlier, later)
    for holder, figures in lost.items():
        rows = [claim.row for claims in figures.values() for claim in claims]
        number = f"{len(figures):,} figures" if len(figures) > 1 else f"{_title(next(iter(figures)))}"
        verb = "are" if len(figures) > 1 else "is"
        yield found("lost-figure", (), (), f"{number} of which {holder} spoke {verb} gone", before=rows)


def _redated(now: AbstractSet[Scope], then: AbstractSet[Scope]) -> dict[Scope, Scope]:
    """Return figures that are told otherwise in the later edition, by another period, say, and what they are there."""

    def by_name(scopes: Iterable[Scope]) -> dict[object, list[Scope]]:
        named: dict[object, list[Scope]] = defaultdict(list)
        for scope in scopes:
            named[scope.of, scope.name].append(scope)
        return named

    later = by_name(now - then)
    return {
        earlier[0]: later[name][0]
        for name, earlier in by_name(then - now).items()
        if len(earlier) == 1 and len(later.get(name, ())) == 1
    }


def _said(checked: CheckedRows) -> _Said:
    said: _Said = defaultdict(list)
    for claim in checked.claims:
        for holder in holders_of(claim.statement):
            said[claim.scope, holder.name].append(claim)
    return said


def _title(scope: Scope) -> str:
    return f"{scope.name}, {', '.join(scope.of)}"


def _rows(claims: Iterable[Claim]) -> list[int]:
    return [claim.row for claim in claims]


def _lost_side(checked: CheckedRows, holder: str, earlier: Sequence[Claim]) -> Findings:
    denied = all(isinstance(claim.statement, Denial) for claim in earlier)
    code, said = ("lost-denial", "the denial of") if denied else ("lost-side", "the side of")
    what = f"{said} {holder} is gone from {_title(earlier[0].scope)}"
    yield found(code, (), checked.columns_of(earlier, "stance" if denied else "by"), what, before=_rows(earlier))


def _changes(checked: CheckedRows, holder: str, earlier: Sequence[Claim], later: Sequence[Claim]) -> Findings:
    title = _title(earlier[0].scope)
    denials = [claim for claim in earlier if isinstance(claim.statement, Denial)]
    if denials and not any(isinstance(claim.statement, Denial) for claim in later):
        what = f"{holder} denied {title}, and no longer does"
        yield found("lost-denial", _rows(later), checked.columns_of(later, "stance"), what, before=_rows(denials))
    same = {claim.statement for claim in earlier} & {claim.statement for claim in later}
    then = _by_time(claim for claim in earlier if claim.statement not in same)
    now = _by_time(claim for claim in later if claim.statement not in same)
    for time, old in then.items():
        if len(old) == len(now.get(time, ())) == 1:
            yield from _change(checked, f"{title}: {holder}", old[0], now[time][0])
        elif same and time not in now:  # a file that keeps what it said before, and not this
            words = listed([claim.statement.printed() for claim in old if isinstance(claim.statement, Estimate)])
            yield found("lost-number", (), (), f"{title}: {holder} said {words}, which is gone", before=_rows(old))


def _by_time(claims: Iterable[Claim]) -> dict[tuple[str | None, str], list[Claim]]:
    found_at: dict[tuple[str | None, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim.statement, Estimate):
            found_at[claim.statement.key, str(claim.statement.as_of)].append(claim)
    return found_at


def _change(checked: CheckedRows, where: str, old: Claim, new: Claim) -> Findings:
    before, after = old.statement, new.statement
    assert isinstance(before, Estimate)
    assert isinstance(after, Estimate)
    codes = []
    after_is_point = after.interval is not None and after.interval.is_point
    if before.interval is not None and not before.interval.is_point and after_is_point:
        codes.append("lost-interval")
    if _is_soft(before) and not _is_soft(after):
        codes.append("lost-hedge")
    words = ("source", "stated", "status", "basis", "note", "quote", "quoting", "aim")
    same_unit = before.to(after.unit)
    if not codes and (same_unit.interval, same_unit.best) != (after.interval, after.best):
        codes += ["changed-number"] if all(getattr(before, one) == getattr(after, one) for one in words) else []
    for code in codes:
        what = f"{where} said {before.printed()}, and now {after.printed()}"
        yield found(code, [new.row], [checked.column_of(new)], what, before=[old.row])


def _is_soft(estimate: Estimate) -> bool:
    """Whether a source softened its number, or gave a word in its place."""
    return estimate.approximate or bool(estimate.hedges) or estimate.unquantified is not None
