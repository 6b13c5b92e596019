"""Claims of rows: what a row of a file, or of a dossier, says, and which figure that belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from contested.claims import Denial, Estimate, stance_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from contested.claims import Statement
    from contested.quantities import Unit, When


class Scope(NamedTuple):
    """Which figure a claim belongs to; those that else are the same are told apart by ``id``, where they have one."""

    of: tuple[str, ...]
    name: str
    where: str | None
    period: str | None
    definition: str | None
    facets: tuple[tuple[str, str], ...]
    id: str | None = None


class Claim(NamedTuple):
    """
    One statement that a row makes, the figure it belongs to, and the unit that its figure counts in.

    The number itself may be ``written_in`` another: "90 minutes" among hours.
    ``part`` is which of the variants of the mapping made it, from 1.  ``voices``
    are what its holders are called where they are no parties, as a source that
    speaks for itself.
    """

    row: int
    scope: Scope
    unit: Unit
    statement: Statement
    aside: str | None = None
    line: int | None = None
    part: int = 1
    voices: tuple[str, ...] = ()

    @property
    def holders(self) -> tuple[str, ...]:
        """What those who hold it are called."""
        return self.voices or tuple([party.name for party in self.statement.parties])

    @property
    def written_in(self) -> Unit:
        """The unit of its number, as printed with it."""
        return self.statement.unit if isinstance(self.statement, Estimate) else self.unit

    @property
    def points_at_another(self) -> bool:
        """Whether it is said of another row, for which a table has no column."""
        said = self.statement
        return said.aim is not None or (isinstance(said, Denial) and not said.rejects_all)

    def misplaced(self, time: str) -> tuple[str, object, str] | None:
        """
        Return for which field of it a table has no place, what that says, and why; None where it has one for all.

        Args:
            time: what the numbers of its figure are of.
        """
        if self.points_at_another:
            return "stance", stance_of(self.statement), "no row of a table points at another"
        day = self.statement.as_of
        if time == "cumulative" and day is not None and (day.earliest is None or day.latest is None):
            return "as_of", day, "no table knows up to which day it counts"
        return None


TORN = "a table has the days of UTC, where it is another day than its own"


def torn_days(said: Sequence[Statement]) -> Iterator[tuple[int, str, When]]:
    """
    Yield which statements of one figure name an instant of whose day no table knows: the place, the field, the time.

    By its own offset it lies on another day than in UTC, and so compares
    otherwise with days.  When something was said compares with none where all
    say it by the clock.
    """
    for clock in ("as_of", "stated"):
        moments: list[When | None] = [getattr(one, clock) for one in said]
        if clock == "as_of" or any(moment is not None and moment.instant is None for moment in moments):
            for at, moment in enumerate(moments):
                if moment is not None and _is_torn(moment):
                    yield at, clock, moment


def may_be_torn(said: Statement) -> bool:
    """Whether a statement names an instant that lies on another day by its own offset than in UTC."""
    return any(moment is not None and _is_torn(moment) for moment in (said.as_of, said.stated))


def _is_torn(moment: When) -> bool:
    return moment.instant is not None and moment.instant.date() != moment.earliest
