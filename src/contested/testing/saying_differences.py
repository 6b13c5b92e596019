"""
Differences: what a step says otherwise than its rows, each with the law that it breaks.

Every saying that went in is looked for among those that came out: the same,
or the one that is most like it, or none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested.claims import Estimate
from contested.testing.number_changes import (
    COPIES,
    CUT_OFFS,
    DENIALS,
    NAMES,
    NO_SIDE_DROPPED,
    PRECISION,
    ROWS_ACCOUNTED,
    UNIT,
    number_change,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from contested.testing.sayings import Heard, Saying


@attrs.frozen
class Difference:
    """
    One thing that came out otherwise.

    Args:
        law: the name of the law that it breaks.
        what: what happened, as a sentence.
        kind: "changed", "lost", "invented", "repeated", or "answered" of
            what is no row.
    """

    law: str
    what: str
    kind: str = "answered"


def all_differences(
    given: Heard, gave: Heard, fields: frozenset[str], *, apart: Heard | None = None
) -> list[Difference]:
    """
    Return how what came out differs from what went in.

    Args:
        given: what the rows say that a step was given.
        gave: what its rows or figures say.
        fields: the fields that both feeds have; others are not looked at.
        apart: what it gave as rejected: it is accounted for.
    """
    lost, new = _unmatched(given.sayings, gave.sayings, fields)
    found: list[Difference] = []
    if apart is not None:
        lost, _ = _unmatched(lost, apart.sayings, fields)
    for old, like, changes in _paired(lost, new, fields):
        found += [Difference(law, f"{_row(old)} {how}, in “{old}”", "changed") for law, how in changes]
        lost = [one for one in lost if one is not old]
        new = [one for one in new if one is not like]
    kept = [one for one in given.sayings if one not in lost]
    lost = [one for one in lost if not any(_repeats(one, other, fields) for other in kept)]
    found += [difference for one in lost for difference in _losses(one, given.sayings, gave.sayings)]
    found += [_invention(one, given.sayings, fields) for one in new]
    found += _multiplied(given.sayings, gave.sayings, fields)
    spoilt = len(gave.rejected) - len(given.rejected)
    if spoilt > 0 and not found:
        found.append(Difference(ROWS_ACCOUNTED, f"what it gives cannot be read: {gave.rejected[-1]}", "changed"))
    return found


def _row(saying: Saying) -> str:
    return "what a row said changed:" if saying.row is None else f"row {saying.row}:"


def _unmatched(
    given: Sequence[Saying], gave: Sequence[Saying], fields: frozenset[str]
) -> tuple[list[Saying], list[Saying]]:
    """Return the sayings on each side that have none on the other that says the same; one may stand for several."""
    met: set[int] = set()
    lost = []
    for old in given:
        same = [n for n, one in enumerate(gave) if _is_same(old, one, fields)]
        met.update(same)
        if not same:
            lost.append(old)
    return lost, [one for n, one in enumerate(gave) if n not in met]


def _paired(
    lost: Sequence[Saying], new: Sequence[Saying], fields: frozenset[str]
) -> list[tuple[Saying, Saying, list[tuple[str, str]]]]:
    """Return those that are most alike as pairs, the most alike first, and in what they differ."""
    ranked = []
    for n, old in enumerate(lost):
        for m, one in enumerate(new):
            found = changes(old, one, fields)
            weight = sum(_WEIGHTS.get(law, 1) for law, _ in found)
            if weight <= _MOST_WEIGHT:
                ranked.append((weight, n, m, found))
    ranked.sort(key=lambda one: one[:3])
    pairs, taken_old, taken_new = [], set(), set()
    for _, n, m, found in ranked:
        if n not in taken_old and m not in taken_new:
            taken_old.add(n)
            taken_new.add(m)
            pairs.append((lost[n], new[m], found))
    return pairs


_WEIGHTS = {NAMES: 3, DENIALS: 3, UNIT: 2}
_MOST_WEIGHT = 4
"""A saying of another party with another number is another saying: the first was lost, and the second invented."""


def without_copies(heard: Heard, copied: Heard, known: Heard, fields: frozenset[str]) -> Heard:
    """Return what is said, but for what only the copied rows say and the known ones do not."""

    def is_said(one: Saying, others: Heard) -> bool:
        return any(_is_same(other, one, fields) for other in others.sayings)

    kept = [one for one in heard.sayings if not is_said(one, copied) or is_said(one, known)]
    return attrs.evolve(heard, sayings=tuple(kept))


def _is_same(old: Saying, new: Saying, fields: frozenset[str]) -> bool:
    """Whether two sayings say the same; most do not, and that is seen at once."""
    return old.parties == new.parties and old.stance == new.stance and not changes(old, new, fields)


def changes(old: Saying, new: Saying, fields: frozenset[str]) -> list[tuple[str, str]]:
    """Return in what two sayings differ: the law that it breaks, and how."""
    if old.statement == new.statement and old.figure == new.figure:
        return []
    found = []
    if not _same_figure(old.figure, new.figure, fields):
        found.append((ROWS_ACCOUNTED, f"its figure changed from {_figure(old)} to {_figure(new)}"))
    if old.parties != new.parties:
        found.append((NAMES, f"the party changed from {' and '.join(old.parties)} to {' and '.join(new.parties)}"))
    said = _stance_change(old, new, fields)
    if said is not None:
        found.append(said)
    if old.days != new.days and fields & {"as_of", "stated"}:
        found.append((CUT_OFFS, f"its day changed from {_day(old)} to {_day(new)}"))
    source, other = old.statement.source, new.statement.source
    if old.origin != new.origin and old.parties == new.parties:
        found.append((COPIES, f"who is behind it changed from {old.origin[1]} to {new.origin[1]}"))
    elif "source" in fields and (source and source.title) != (other and other.title):
        what = "lost" if other is None else f"changed to {other.title}"
        found.append((COPIES, f"its source {source and source.title} was {what}"))
    for name, law in _TEXTS.items():
        before, after = getattr(old.statement, name, None), getattr(new.statement, name, None)
        if name in fields and _plain(before) not in _plain(after):
            found.append((law, f"its {name} changed from {before!r} to {after!r}"))
    return found


_TEXTS = {
    "named": NAMES,
    "speaker": NAMES,
    "quote": ROWS_ACCOUNTED,
    "at": ROWS_ACCOUNTED,
    "note": ROWS_ACCOUNTED,
    "key": ROWS_ACCOUNTED,
    "estimate": ROWS_ACCOUNTED,
}


def _plain(text: object) -> str:
    return "" if text is None else " ".join(str(text).split())


def _same_figure(old: tuple[str, ...], new: tuple[str, ...], fields: frozenset[str]) -> bool:
    if old == new:
        return True
    names = ("of", "name", "where", "period", "definition")
    if any(a != b for name, a, b in zip(names, old, new, strict=False) if name in fields):
        return False
    return "facets" not in fields or old[5:] == new[5:]


def _stance_change(old: Saying, new: Saying, fields: frozenset[str]) -> tuple[str, str] | None:
    if old.stance != new.stance:
        law = DENIALS if old.stance.startswith("denied") or new.stance.startswith("denied") else PRECISION
        if old.stance == "claimed" and law == PRECISION:
            law = ROWS_ACCOUNTED
        return law, f"{_said(old)} became {_said(new)}"
    if not isinstance(old.statement, Estimate) or not isinstance(new.statement, Estimate):
        return None
    if old.stance == "words":
        words, others = old.statement.unquantified, new.statement.unquantified
        if _plain(words).casefold() != _plain(others).casefold():
            return PRECISION, f"the words “{words}” became “{others}”"
        return None
    if old.statement.interval is None or new.statement.interval is None:
        return None
    return number_change(old.statement, new.statement, fields)


def _said(saying: Saying) -> str:
    if saying.stance.startswith("denied"):
        return "a denial"
    if saying.stance == "unknown":
        return "a number that is not known"
    return saying.statement.printed() if saying.stance == "words" else f"“{saying.statement.printed()}”"


def _figure(saying: Saying) -> str:
    return " / ".join(part for part in saying.figure if part)


def _day(saying: Saying) -> str:
    return str(saying.statement.as_of or saying.statement.stated or "none")


def _repeats(one: Saying, kept: Saying, fields: frozenset[str]) -> bool:
    """Whether a saying that is gone only repeats one that was kept: the same of one origin, printed once more."""
    if one is kept or one.stance != kept.stance or one.parties != kept.parties or one.origin != kept.origin:
        return False
    return all(law == COPIES or how.startswith(_BESIDE) for law, how in changes(one, kept, fields))


_BESIDE = ("its quote", "its at", "its note", "its key")
"""What a repeated claim may say otherwise and still be the same claim."""


def _losses(one: Saying, given: Sequence[Saying], gave: Sequence[Saying]) -> Iterator[Difference]:
    """Give all laws that a lost row breaks, what is worst first: whatever it said, a row is gone."""
    who = " and ".join(one.parties)
    others = [other for other in gave if other.figure == one.figure and other.parties == one.parties]
    if one.stance.startswith("denied"):
        what = f"row {one.row}: the denial of {who} is gone, and what it denies is left alone"
        yield Difference(DENIALS, what, "lost")
    if not others:
        yield Difference(NO_SIDE_DROPPED, f"row {one.row}: {who} says nothing any more; lost is “{one}”", "lost")
    elif all(other.days != one.days for other in others) and any(
        other.days != one.days and other.parties == one.parties and other.figure == one.figure for other in given
    ):
        yield Difference(CUT_OFFS, f"row {one.row}: of {who} another day alone is left; lost is “{one}”", "lost")
    yield Difference(ROWS_ACCOUNTED, f"row {one.row} is gone, and no rejection says why; lost is “{one}”", "lost")


def _invention(one: Saying, given: Sequence[Saying], fields: frozenset[str]) -> Difference:
    if any(_repeats(one, other, fields) for other in given):
        return Difference(COPIES, f"it gives “{one}”, which repeats what a row says as of another paper", "repeated")
    between = ""
    if isinstance(one.statement, Estimate) and one.statement.interval is not None:
        numbers = [
            end
            for other in given
            if other.figure == one.figure and isinstance(other.statement, Estimate) and other.statement.interval
            for end in (other.statement.interval.low, other.statement.interval.high)
            if end is not None
        ]
        low = one.statement.interval.low
        if numbers and low is not None and min(numbers) < low < max(numbers) and low not in numbers:
            between = ", a number between those that are claimed"
    return Difference(ROWS_ACCOUNTED, f"it gives “{one}”, which no row says{between}", "invented")


def _multiplied(given: Sequence[Saying], gave: Sequence[Saying], fields: frozenset[str]) -> list[Difference]:
    """Return what came out more often than it went in."""
    if len(gave) <= len(given):
        return []
    return [
        Difference(COPIES, f"row {one.row} comes out {after} times and went in {before}: “{one}”", "repeated")
        for one in given
        for before, after in [(_times(one, given, fields), _times(one, gave, fields))]
        if after > before
    ][:1]


def _times(one: Saying, others: Sequence[Saying], fields: frozenset[str]) -> int:
    return sum(_is_same(one, other, fields) for other in others)
