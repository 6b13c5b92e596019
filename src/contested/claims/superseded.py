"""
What is superseded: which of one holder's statements stand, and which others took the place of (rule 10).

Only the latest ``as_of`` counts, undated ones only if none is dated; of these,
one certainly stated earlier than another goes, unless the later one says less.
What reached us only through another disputant replaces nothing first-hand.
A correction takes the place of what it corrects whatever the days, and a
retraction leaves nothing where what it takes back stood.
This is the definition.  ``contested.table.supersession`` is the same rule in an
engine's expressions, and the laws of tables compare the two.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

import attrs

from contested.quantities import overtaken

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from contested.claims.statement import Statement
    from contested.quantities import Unit


_S = TypeVar("_S", bound="Statement")


@attrs.frozen(slots=False)
class Aims(Generic[_S]):
    """The estimates of a figure that a denial can be aimed at, and the keys of those that stand."""

    estimates: tuple[_S, ...]
    standing: frozenset[str | None]

    @cached_property
    def by_key(self) -> dict[str | None, _S]:
        """Each estimate by the key under which a denial is aimed at it."""
        return {estimate.key: estimate for estimate in self.estimates}


def first_hand(_: Statement) -> bool:
    """Return that a statement is not second-hand, where nobody could quote another."""
    return False


def in_force(
    pool: Sequence[Statement], unit: Unit, is_quoted: Callable[[Statement], object] = first_hand
) -> tuple[list[Statement], list[Statement]]:
    """
    Split the estimates and refusals to say of one holder into those that stand and those that others replaced.

    Args:
        pool: of one figure; denials are none of them, since what they answer
            for is decided by what they are aimed at.
        unit: in which two numbers are compared.
        is_quoted: whether a statement is second-hand: then it takes the place
            of no first-hand one, which stands as if it were not there.
    """
    if len(pool) < 2:
        return list(pool), []
    if any(s.aim is not None and s.aim.stance != "accepted" for s in pool):
        return _but_taken_back(pool, unit, is_quoted)
    return _by_days(pool, unit, is_quoted)


def _but_taken_back(
    pool: Sequence[Statement], unit: Unit, is_quoted: Callable[[Statement], object]
) -> tuple[list[Statement], list[Statement]]:
    """Split what one holder says where it corrects or takes back some of it, whatever the days of that are."""
    retractions = [s for s in pool if is_retraction(s)]
    corrections = [s for s in pool if s.aim is not None and s.aim.stance == "corrected"]
    said = [s for s in pool if not (is_retraction(s) or any(_takes_back(c, s, is_quoted) for c in corrections))]
    standing, _ = _by_days(said, unit, is_quoted) if said else ([], [])
    # a retraction of what no longer stood changes nothing; one of what is not here still says that there was something
    known = [s for s in pool if not is_retraction(s)]
    live = [r for r in retractions if any(_takes_back(r, s, is_quoted) for s in standing) or not _of_any(r, known)]
    gone = {id(s) for s in standing for r in live if _takes_back(r, s, is_quoted)}
    kept = {id(s) for s in (*standing, *live)} - gone
    return [s for s in pool if id(s) in kept], [s for s in pool if id(s) not in kept]


def _of_any(retraction: Statement, known: Sequence[Statement]) -> bool:
    """Whether what a retraction is of is among some statements of its party."""
    estimate = None if retraction.aim is None else retraction.aim.estimate
    return any(estimate in (None, s.key) for s in known)


def is_retraction(statement: Statement) -> bool:
    """Whether a statement takes back what its party said."""
    return statement.aim is not None and statement.aim.stance == "retracted"


def number_accepted(said: Statement) -> Statement | None:
    """Return whose number somebody accepts, as its own party gave it; None where a statement accepts none."""
    return said.aim.target if said.aim is not None and said.aim.stance == "accepted" else None


def takes_back(late: Statement, said: Statement) -> bool:
    """Whether a correction or retraction of one holder is of a statement of the same; of all, of what is not later."""
    if late.aim is None or late.aim.stance == "accepted" or late is said:
        return False
    return late.aim.estimate == said.key if late.aim.estimate is not None else not is_older(late, said)


def _takes_back(late: Statement, said: Statement, is_quoted: Callable[[Statement], object]) -> bool:
    return takes_back(late, said) and (not is_quoted(late) or bool(is_quoted(said)))


def _by_days(
    pool: Sequence[Statement], unit: Unit, is_quoted: Callable[[Statement], object]
) -> tuple[list[Statement], list[Statement]]:
    """Split statements of one holder by when they held and when they were said."""
    standing, superseded = _split(pool, unit)
    own = [s for s in pool if not is_quoted(s)] if superseded else pool
    if len(own) in (0, len(pool)):
        return standing, superseded
    kept = {id(s) for s in (*standing, *_split(own, unit)[0])}
    return [s for s in pool if id(s) in kept], [s for s in pool if id(s) not in kept]


def _split(pool: Sequence[Statement], unit: Unit) -> tuple[list[Statement], list[Statement]]:
    current = _of_latest_day(pool)
    replaced = _replaced(current, unit)
    standing = [s for s in current if id(s) not in replaced]
    kept = {id(s) for s in standing}
    return standing, [s for s in pool if id(s) not in kept]


def _of_latest_day(pool: Sequence[Statement]) -> Sequence[Statement]:
    """Return the statements of the latest ``as_of``: undated ones only where none is dated."""
    dated: Sequence[Statement] = pool
    moments = [moment for s in pool if (moment := s.as_of) is not None]
    if not moments:
        return pool
    if len(moments) < len(pool):
        dated = [s for s in pool if s.as_of is not None]
    if not [1 for moment in moments if moment.instant is not None]:  # by whole days: one look at each
        latest = max([moment.first_day for moment in moments])
        return [s for s, moment in zip(dated, moments, strict=True) if moment.last_day >= latest]
    return [s for s, overtook in zip(dated, overtaken(moments), strict=True) if not overtook]


def _replaced(current: Sequence[Statement], unit: Unit) -> set[int]:
    """Return which statements a certainly later one takes the place of."""
    told = [s for s in current if s.stated is not None]
    late = overtaken([s.stated for s in told if s.stated is not None])
    latest_first = sorted(told, key=lambda s: s.stated.first_day if s.stated else 0, reverse=True)
    return {
        id(early)
        for early, overtook in zip(told, late, strict=True)
        if overtook and any(_earlier(early, late) and _replaces(late, early, unit) for late in latest_first)
    }


def _replaces(late: Statement, early: Statement, unit: Unit) -> bool:
    return late._replaces(early, unit)  # noqa: SLF001  # what its number adds, an estimate alone can say


def _earlier(a: Statement, b: Statement) -> bool:
    """Whether ``a`` was certainly said before ``b``."""
    return a.stated is not None and b.stated is not None and a.stated.before(b.stated) is True


class Held(Protocol):
    """What a position of one holder knows of its statements."""

    @property
    def estimates(self) -> Sequence[Statement]:
        """Those that stand."""

    @property
    def beside(self) -> Sequence[Statement]:
        """Words in force beside numbers."""

    @property
    def superseded(self) -> Sequence[Statement]:
        """What is no longer in force."""

    @property
    def withheld(self) -> Sequence[Statement]:
        """Its refusals to say that are in force."""

    @property
    def said(self) -> Sequence[Statement]:
        """All of them."""


LATER_WITHOUT_NUMBER = "later than what counts, and gives no number"
LATER_WITHOUT_DAY = "later than its dated claims, of which day is not said"


def left_behind(position: Held) -> list[tuple[Statement, str]]:
    """
    Return what one holder said after all that counts, and what counts for nothing all the same, each with the reason.

    A word or a refusal beside a number adds nothing to it, and what has no day
    counts only where nothing has one (rule 10).  Either may be its last word.
    """
    if not (position.beside or position.withheld or position.superseded):
        return []
    standing = (*position.estimates, *position.withheld)
    silent = [one for one in (*position.beside, *position.withheld) if one.aim is None] if position.estimates else []
    found = [(one, LATER_WITHOUT_NUMBER) for one in silent if _said_last(one, [s for s in standing if s not in silent])]
    if any(one.as_of is not None for one in standing):
        given_up = [late for late in position.said if late.aim is not None]
        undated = [one for one in position.superseded if one.as_of is None and not one.is_rejection]
        undated = [one for one in undated if not (is_retraction(one) or any(takes_back(s, one) for s in given_up))]
        last = [one for one in undated if not any(_said_after(late, one) for late in undated)]
        found += [(one, LATER_WITHOUT_DAY) for one in last if _said_last(one, standing)]
    return found


def _said_last(one: Statement, others: Sequence[Statement]) -> bool:
    """Whether a statement was said after all others of which it is known when they were said, or held."""
    known = [other for other in others if other.told or other.as_of]
    return bool(known) and all(_said_after(one, other) for other in known)


def _said_after(late: Statement, early: Statement) -> bool:
    before = early.told or early.as_of
    return late.told is not None and before is not None and before.before(late.told) is True


def is_older(a: Statement, b: Statement) -> bool:
    """Whether ``a`` was certainly said before ``b``, or speaks of a certainly earlier time."""
    return _earlier(a, b) or is_of_earlier_time(a, b)


def is_of_earlier_time(a: Statement, b: Statement) -> bool:
    """Whether ``a`` speaks of a certainly earlier time than ``b``."""
    return a.as_of is not None and b.as_of is not None and a.as_of.before(b.as_of) is True
