"""Claims of rows: what a row of a file, or of a dossier, says, and which figure that belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from contested.claims import Denial, Estimate, stance_of

if TYPE_CHECKING:
    from contested.claims import Statement
    from contested.quantities import Unit


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
