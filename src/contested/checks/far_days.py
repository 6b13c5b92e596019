"""Checks of days: a number of a day after the document that prints it, and a day far from all others of a file."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from contested.checks.finding import Finding, new_finding
from contested.claims import with_chains

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from contested.claims import Source, Statement
    from contested.figure import Figure
    from contested.quantities import When

FEWEST_OTHERS = 3
"""How many other days a file needs for each of those that are far from them."""

YEAR = 366
"""Days: what lies within a year of another day is not far; what spans more is a period, and no day."""

CENTURY = 36_525
"""Days: what lies further than this from all others is found, whatever its digits."""


class Day(NamedTuple):
    """A day that a file names: what it is the day of, in which figure."""

    at: date
    text: str
    what: str
    figure: str


def source_day_findings(id_: str, figure: Figure) -> Iterator[Finding]:
    """Yield numbers that hold, or were said, certainly after a document in which they were read."""
    aside = {one.estimate for one in figure.assessments}
    for statement in (one for one in figure.statements if one.key is None or one.key not in aside):
        for what, moment in (("is of", statement.as_of), ("was said", statement.stated)):
            link = None if moment is None else next((one for one in _read_in(statement) if _ends(one, moment)), None)
            if link is not None:
                how = f"issued {link.issued}" if link.issued is not None else f"retrieved {link.retrieved}"
                said = f"{statement} {what} {moment}, and {link.name} was {how}"
                yield new_finding("CF023", (id_,), said, statements=(statement,))


def far_day_findings(figures: Mapping[str, Figure]) -> Iterator[Finding]:
    """
    Yield days far from all others, where a slip of a digit or another century explains it, or nothing does.

    Days of one year go together, since one slip is often copied; they are few beside the others.
    """
    if not _any_far([at for at, *_ in _moments(figures)]):
        return  # and no statement is written out in vain
    said: dict[Day, list[Statement]] = defaultdict(list)
    for at, moment, of, verb, id_, statement in _moments(figures):
        said[Day(at, str(moment), f"{of}, {verb}", id_)].append(statement)
    by_year: dict[int, list[Day]] = defaultdict(list)
    for day in said:
        by_year[day.at.year].append(day)
    years = sorted(by_year)
    total = sum(map(len, by_year.values()))
    for year, others in ((years[:1], years[1:]), (years[-1:], years[:-1])):
        for one in year:
            if total - len(by_year[one]) >= FEWEST_OTHERS * len(by_year[one]):
                yield from _far(by_year[one], others, by_year, said)


def _far(
    days: Sequence[Day],
    others: Sequence[int],
    by_year: Mapping[int, Sequence[Day]],
    said: Mapping[Day, Sequence[Statement]],
) -> Iterator[Finding]:
    first = min(day.at for day in by_year[others[0]])
    last = max(day.at for day in by_year[others[-1]])
    for day in days:
        away = (first - day.at).days if day.at < first else (day.at - last).days
        meant = [year for year in others if _is_slip(day.at.year, year)]
        if away > max(YEAR, (last - first).days) and (meant or away > CENTURY):
            perhaps = f"; perhaps {meant[0]}" if meant else ""
            what = f"{day.what} {day.text}, lies far from all other days, {first} to {last}{perhaps}"
            yield new_finding("CF024", (day.figure,), what, statements=said[day])


def _is_slip(year: int, other: int) -> bool:
    """Whether a year is another one in a wrong century, or with two neighbouring digits swapped."""
    if year % 100 == other % 100:
        return True
    one, two = f"{year:04}", f"{other:04}"
    return any(one[:n] + one[n + 1] + one[n] + one[n + 2 :] == two for n in range(3))


def _any_far(days: Sequence[date]) -> bool:
    """Whether more than a year lies between the first year that is named and the others, or the last and the others."""
    if not days:
        return False
    ordered = sorted(days)
    first, last = ordered[0], ordered[-1]
    after = next((day for day in ordered if day.year > first.year), first)
    before = next((day for day in reversed(ordered) if day.year < last.year), last)
    return max((after - first).days, (last - before).days) > YEAR


def _moments(figures: Mapping[str, Figure]) -> Iterator[tuple[date, When, Statement | Source, str, str, Statement]]:
    """Yield days of figures: where each begins, how it is written, of what it is, in which figure and statement."""
    for id_, figure in figures.items():
        for statement in figure.statements:
            named: list[tuple[When | None, Statement | Source, str]]
            named = [(statement.as_of, statement, "of"), (statement.stated, statement, "said")]
            for link in _read_in(statement):
                named += [(link.issued, link, "issued"), (link.retrieved, link, "retrieved")]
            for moment, of, verb in named:
                if moment is None or moment.earliest is None or moment.latest is None:
                    continue
                if (moment.latest - moment.earliest).days <= YEAR:
                    yield moment.earliest, moment, of, verb, id_, statement


def _read_in(statement: Statement) -> list[Source]:
    """Return the document that a statement was read in, and those behind it."""
    source = statement.source
    if source is not None and not source.quoting and not statement.quoting:  # as nearly all
        return [source]
    return with_chains(link for link in (statement.source, *statement.quoting) if link is not None)


def _ends(link: Source, moment: When) -> bool:
    """Whether a document was certainly there before a time."""
    known = link.issued or link.retrieved
    return known is not None and known.before(moment) is True
