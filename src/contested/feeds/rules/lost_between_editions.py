"""Rules of two editions: what the earlier one says and the later one no longer does, without a word."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from contested.claims import Denial, Estimate, holders_of
from contested.feeds.rules.changed_days import days_of_claim, moved_claims
from contested.feeds.rules.rule_catalogue import finding_by_rule
from contested.names import listed, name_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from contested.claims import Statement
    from contested.feeds.rules.changed_days import Moved
    from contested.feeds.rules.checked_rows import CheckedRows, Findings
    from contested.table.row_claim import Claim, Scope

_Said: TypeAlias = "dict[tuple[Scope, str], list[Claim]]"
"""Claims by their figure and their holder."""


def lost_findings(checked: CheckedRows, before: CheckedRows) -> Findings:
    """Yield figures, sides, denials, ranges and hedges that are gone, and numbers that changed without a word."""
    now, then = _said(checked), _said(before)
    if then and not now:
        what = f"nothing is claimed any more: {_figures({scope: None for scope, _ in then})} gone"
        yield finding_by_rule("lost-figure", (), (), what, severity="error", before=_rows(before.claims))
        return
    scopes: dict[Scope, list[str]] = defaultdict(list)
    for of, name in now:
        scopes[of].append(name)
    redated = _redated(scopes.keys(), {scope for scope, _ in then})
    moved = moved_claims(then, now, redated)
    yield from _changed_days(checked, moved)
    gone_elsewhere = {id(old) for old, _ in moved}
    lost: dict[str, dict[Scope, list[Claim]]] = defaultdict(dict)
    recounted: dict[Scope, list[tuple[Claim, Claim]]] = defaultdict(list)
    for (said_of, holder), earlier in then.items():
        scope = redated.get(said_of, said_of)
        later = now.get((scope, holder))
        if scope not in scopes:
            lost[holder][scope] = earlier
        elif later is None:
            others = {name: now[scope, name] for name in scopes[scope]}
            new = {name: others[name] for name in others if (said_of, name) not in then}
            yield from _lost_side(checked, holder, earlier, others, new)
        else:
            recounted[scope] += _in_other_units(earlier, later)
            stayed = [one for one in earlier if id(one) not in gone_elsewhere]
            yield from _changes(checked, holder, stayed, later)
    for scope, pairs in recounted.items():
        if pairs:
            was, became = pairs[0][0].statement, pairs[0][1].statement
            what = f"{_title(scope)} counted {_counted(was)}, and now {_counted(became)}, which is something else"
            later, earlier = [new for _, new in pairs], [old for old, _ in pairs]
            yield finding_by_rule(
                "changed-unit", _rows(later), checked.columns_of(later, "unit"), what, before=_rows(earlier)
            )
    for holder, figures in lost.items():
        rows = [claim.row for claims in figures.values() for claim in claims]
        what = f"{_figures(figures, f' of which {holder} spoke')} gone"
        yield finding_by_rule("lost-figure", (), (), what, before=rows)


def _changed_days(checked: CheckedRows, moved: Moved) -> Findings:
    """Yield the days that changed, each once for all of its figure."""
    alike: dict[tuple[str, str, str], list[tuple[Claim, Claim]]] = defaultdict(list)
    for old, new in moved:
        alike[_title(new.scope), days_of_claim(old), days_of_claim(new)].append((old, new))
    for (title, before, after), pairs in alike.items():
        old_rows, later = _rows(old for old, _ in pairs), [new for _, new in pairs]
        what = f"{title} was of {before}, and is now of {after}, with the same number"
        columns = checked.columns_of(later, "as_of", "period")
        yield finding_by_rule("changed-day", _rows(later), columns, what, before=old_rows)


def _figures(scopes: Mapping[Scope, object], which: str = "") -> str:
    number = f"{len(scopes):,} figures" if len(scopes) > 1 else _title(next(iter(scopes)))
    return f"{number}{which} {'are' if len(scopes) > 1 else 'is'}"


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


def _lost_side(
    checked: CheckedRows,
    holder: str,
    earlier: Sequence[Claim],
    others: Mapping[str, Sequence[Claim]],
    new: Mapping[str, Sequence[Claim]],
) -> Findings:
    denied = all(isinstance(claim.statement, Denial) for claim in earlier)
    code, said = ("lost-denial", "the denial of") if denied else ("lost-side", "the side of")
    what = f"{said} {holder} is gone from {_title(earlier[0].scope)}"
    advice, rows = None, []
    respelt = next((name for name in others if name_key(name) == name_key(holder)), None)
    told = _told(earlier)
    # a row without a party is what its source says under its own title
    unnamed = [
        one
        for name, claims in others.items()
        for one in claims
        if one.statement.source is not None
        and one.statement.source.title == name
        and (one.statement.as_of, one.statement.printed()) in told
    ]
    if respelt is None and unnamed:
        what += ", and a row that says the same names no party"
        advice, rows = f"write {holder} into the row, if it is theirs", _rows(unnamed)
    renamed = next((name for name, claims in new.items() if _told(claims) == told), None)
    if respelt is None and renamed is not None and not unnamed:
        what += f", where {renamed} is new and says the same"
        advice = f"if {renamed} is {holder}, write the party as before, or make {renamed} an alias of it in parties="
        rows = _rows(new[renamed])
    if respelt is not None:
        what += f", where {respelt} speaks now"
        advice = f"write the party as before, or give both spellings one name, if {respelt} is {holder}"
    columns = checked.columns_of(earlier, "by" if advice is not None or not denied else "stance")
    yield finding_by_rule(code, rows, columns, what, advice=advice, before=_rows(earlier))


def _told(claims: Iterable[Claim]) -> set[tuple[object, str]]:
    return {(claim.statement.as_of, claim.statement.printed()) for claim in claims}


def _changes(checked: CheckedRows, holder: str, earlier: Sequence[Claim], later: Sequence[Claim]) -> Findings:
    title = _title(later[0].scope)
    denials = [claim for claim in earlier if isinstance(claim.statement, Denial)]
    if denials and not any(isinstance(claim.statement, Denial) for claim in later):
        what = f"{holder} denied {title}, and no longer does"
        yield finding_by_rule(
            "lost-denial", _rows(later), checked.columns_of(later, "stance"), what, before=_rows(denials)
        )
    same = {claim.statement for claim in earlier} & {claim.statement for claim in later}
    then = _by_time(claim for claim in earlier if claim.statement not in same)
    now = _by_time(claim for claim in later if claim.statement not in same)
    days_stay = bool(same) or bool(then.keys() & now.keys())
    for time, old in then.items():
        new = now.get(time, ())
        if len(old) == len(new) == 1:
            yield from _change(checked, f"{title}: {holder}", old[0], new[0])
        elif days_stay and not new:  # a file that keeps the days it had before, and not this
            yield finding_by_rule(
                "lost-number", (), (), f"{title}: {holder} said {_words(old)}, which is gone", before=_rows(old)
            )
        elif len(new) < len(old) and new:
            what = f"{title}: {holder} said {_words(old)}, and now {_words(new)} alone"
            yield finding_by_rule("lost-number", _rows(new), checked.columns_of(new, "number"), what, before=_rows(old))


def _words(claims: Iterable[Claim]) -> str:
    return listed([claim.statement.printed() for claim in claims])


def _in_other_units(earlier: Sequence[Claim], later: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Give numbers of one day of which the later counts what the earlier does not convert to."""
    now = _by_time(later)
    for time, old in _by_time(earlier).items():
        for one, other in zip(old, now.get(time, ()), strict=False):
            if _in_unit(one, other) is None:
                yield one, other


def _in_unit(old: Claim, new: Claim) -> Estimate | None:
    """Return the earlier claim in the unit of the later one, None where it counts something else."""
    assert isinstance(old.statement, Estimate)
    assert isinstance(new.statement, Estimate)
    try:
        return old.statement.to(new.statement.unit)
    except ValueError:  # units between which nothing converts
        return None


def _counted(statement: Statement) -> str:
    assert isinstance(statement, Estimate)
    return str(statement.unit)


def _by_time(claims: Iterable[Claim]) -> dict[tuple[str | None, str], list[Claim]]:
    found_at: dict[tuple[str | None, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim.statement, Estimate):
            found_at[claim.statement.key, str(claim.statement.as_of)].append(claim)
    return found_at


def _change(checked: CheckedRows, where: str, old: Claim, new: Claim) -> Findings:
    before, after, same_unit = old.statement, new.statement, _in_unit(old, new)
    if same_unit is None:
        return
    assert isinstance(before, Estimate)
    assert isinstance(after, Estimate)
    codes = []
    after_is_point = after.interval is not None and after.interval.is_point
    hardened = _is_soft(before) and not _is_soft(after)
    ranged = before.interval if before.interval is not None and not before.interval.is_point else None
    # "at least 11" is a word around one number, and no two ends; an open end without a word is one
    if ranged is not None and after_is_point and (ranged.is_bounded or not hardened):
        codes.append("lost-interval")
    if hardened:
        codes.append("lost-hedge")
    words = ("source", "stated", "status", "basis", "note", "quote", "quoting", "aim")
    if not codes and (same_unit.interval, same_unit.best) != (after.interval, after.best):
        codes += ["changed-number"] if all(getattr(before, one) == getattr(after, one) for one in words) else []
    for code in codes:
        what = f"{where} said {before.printed()}, and now {after.printed()}"
        yield finding_by_rule(code, [new.row], [checked.column_of(new)], what, before=[old.row])


def _is_soft(estimate: Estimate) -> bool:
    """Whether a source softened its number, or gave a word in its place."""
    return estimate.approximate or bool(estimate.hedges) or estimate.unquantified is not None
