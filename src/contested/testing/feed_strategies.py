"""Strategies for the rows of a feed: several parties a figure, repeats of one origin, denials, words, ranges, days."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, product
from typing import TYPE_CHECKING, TypedDict

from hypothesis import strategies as st

from contested.claims import directory
from contested.errors import ImpossibleArgument, WrongType
from contested.feeds.mapping import FeedMapping
from contested.names import clean_name
from contested.testing import feed_edge_cases as pools
from contested.testing.drawn_rows import FIGURES, NEAR_DAYS, OPTIONAL_FIELDS, DrawnFrame, DrawnRow, RowRules, forms_of
from contested.testing.row_layouts import layout_of
from contested.testing.row_writing import written_rows

if TYPE_CHECKING:
    from contested.testing.fed_rows import FeedRows
    from contested.testing.row_layouts import RowLayout

USUAL_ROWS = 6
"""So many rows are drawn at most, unless more are asked for."""


class RowLimits(TypedDict, total=False):
    """What may be asked of drawn rows, as ``feed_rows`` explains it."""

    min_size: int
    max_size: int | None
    parties: Iterable[str] | None
    figures: Iterable[str] | None
    words: bool
    refusals: bool
    as_text: bool


def feed_rows(
    feed: FeedMapping,
    *,
    min_size: int = 0,
    max_size: int | None = None,
    parties: Iterable[str] | None = None,
    figures: Iterable[str] | None = None,
    words: bool = True,
    refusals: bool = True,
    as_text: bool = False,
) -> st.SearchStrategy[FeedRows]:
    """
    Draw rows in the columns of a feed, which it takes without a rejection.

    Several parties speak of a figure, on several days; some rows repeat what
    another source prints, copy another party and name it, deny or withhold,
    as far as the feed has columns for it.  ``feed.check`` finds neither an
    error nor a warning in them.

    Args:
        feed: how such rows become claims.
        min_size: how many rows there are at least.
        max_size: how many there are at most; by default six, or ``min_size``
            where that is more.
        parties: who may hold claims; by default those of the feed and some
            others.  Where no column says who, the titles of sources.
        figures: whose figures there may be: what stands in the first column
            of ``of``, or in that of ``name`` where ``of`` has none.
        words: numbers are also printed with words around them ("around
            10,000"), where their column is read so.
        refusals: some parties deny or withhold, where a column says so.
        as_text: every cell is text, as in a CSV file.

    Raises:
        WrongType: an argument is of another type.
        ImpossibleArgument: there are no such rows.
        MisfitFeed: the feed names columns that only a file has.
    """
    if not isinstance(feed, FeedMapping):
        raise WrongType("feed", feed, "a Feed, such as contested.feeds.load('feed.toml')")
    layout = layout_of(feed)
    names = _texts("parties", parties)
    places = _texts("figures", figures)
    holders = _holders(feed, layout, names)
    if places is not None and not layout.of and not any("name" in one.others for one in layout.claims):
        reason = "figures= is given, and no column of the feed says whose figure a row gives"
        raise ImpossibleArgument("feed_rows", reason, "leave figures= out, or name a column in of= or name=")
    joins = feed.separator[0] if feed.separator else ""
    rules = RowRules(layout, holders, joins, places, words, as_text, feed.dates)
    low, high = _sizes(min_size, max_size, rules.most_rows)
    drawn = _lists(_drawn_rows(rules, refusals=refusals), low, high)
    return _rows(rules, st.tuples(_frames(), drawn))


_EMPTY_ONCE_IN = 10
_NO_NUMBER = ("dozens", "unknown", "coded")
"""Forms that state none, which a step that looks for numbers loses; and each is one of many."""


def _lists(rows: st.SearchStrategy[DrawnRow], low: int, high: int) -> st.SearchStrategy[list[DrawnRow]]:
    """Return what draws what rows do, few of them empty: by itself Hypothesis draws every third list so."""
    if low or not high:
        return st.lists(rows, min_size=low, max_size=high)
    filled = st.lists(rows, min_size=1, max_size=high)
    turns = st.integers(1, _EMPTY_ONCE_IN)  # drawn behind the list, which shrinks as it is
    return st.tuples(filled, turns).map(lambda one: one[0] if one[1] < _EMPTY_ONCE_IN else [])


@st.composite  # map() would have Hypothesis print what was drawn in place of the rows
def _rows(draw: st.DrawFn, rules: RowRules, drawn: st.SearchStrategy[tuple[DrawnFrame, list[DrawnRow]]]) -> FeedRows:
    return written_rows(rules, draw(drawn))


def columns_of_feed(feed: FeedMapping) -> tuple[str, ...]:
    """Return the columns of a file that fits a feed, in the order in which rows of it have them."""
    return layout_of(feed).columns


def _texts(field: str, given: Iterable[str] | None) -> tuple[str, ...] | None:
    if given is None:
        return None
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise WrongType(field, given, "a list of names")
    found = tuple(dict.fromkeys(clean_name(one, _NAMED[field]) for one in given))
    if not found:
        raise ImpossibleArgument("feed_rows", f"{field} is empty", f"give at least one, or leave {field}= out")
    return found


_NAMED = {"parties": "party", "figures": "figure"}


def _sizes(low: int, high: int | None, room: int | None) -> tuple[int, int]:
    """Return how many rows there are at least and at most."""
    for name, size in (("min_size", low), ("max_size", high)):
        if size is not None and type(size) is not int:
            raise WrongType(name, size, "a whole number")
        if size is not None and size < 0:
            raise ImpossibleArgument("feed_rows", f"{name} is {size}", "give 0 or more")
    most = max(low, USUAL_ROWS) if high is None else high
    if most < low:
        raise ImpossibleArgument(
            "feed_rows", f"min_size ({low}) is above max_size ({most})", "swap them, or leave one out"
        )
    if room is not None and low > room:
        reason = f"min_size is {low}, and there is no room for more than {room} rows that do not contradict each other"
        raise ImpossibleArgument("feed_rows", reason, "give more parties= or figures=, or a column of days")
    return low, most if room is None else min(most, room)


def _holders(feed: FeedMapping, layout: RowLayout, names: tuple[str, ...] | None) -> tuple[tuple[str, ...], ...]:
    """Return who may hold claims, each one name or several."""
    columns = {one.holder for one in layout.claims}
    if columns == {""}:
        return ((),)
    titles = {one.source.get("title") for one in layout.claims}
    if names is None:
        usual = pools.EDGE_TITLES if columns <= titles else pools.EDGE_HOLDERS
        names = _apart(feed, (*(party.name for party in feed.parties), *feed.disputants, *usual))
    alone = tuple((name,) for name in names)
    joint = [
        pair for pair in combinations(names[:3], 2) if not any(mark in name for name in pair for mark in feed.separator)
    ]
    return (*alone, *joint[:2]) if feed.separator and layout.of else alone


def _apart(feed: FeedMapping, names: Iterable[str]) -> tuple[str, ...]:
    """Return one name for each party: none that the feed knows as an alias, reads as a code, or would take apart."""
    known = directory(feed.parties)
    found: dict[str, str] = {}
    for name in names:
        if any(mark in name for mark in feed.separator):
            continue
        party = known.get(name.casefold())
        found.setdefault(name if party is None else party.name, name)
    return tuple(found)


def _frames() -> st.SearchStrategy[DrawnFrame]:
    magnitudes = st.tuples(*[st.sampled_from(pools.EDGE_MAGNITUDES)] * FIGURES)
    return st.builds(DrawnFrame, magnitudes, st.sampled_from(pools.EDGE_STARTS))


def _drawn_rows(rules: RowRules, *, refusals: bool) -> st.SearchStrategy[DrawnRow]:
    """Draw what a row does: five choices for any number of cells."""
    layout = rules.layout
    figures = FIGURES if rules.places is None else min(FIGURES, len(rules.places))
    places = list(product(range(figures), range(len(rules.holders)), range(max(1, layout.sources))))
    forms = max((forms_of(one, words=rules.words) for one in layout.claims), key=len)
    ways = [("claimed", n) for n in range(len(forms))]
    ways += [("claimed", 0)] * (len(forms) // 4)  # two plain numbers of one figure have a midpoint
    ways += [("claimed", n) for n, form in enumerate(forms) if form in _NO_NUMBER] * 2
    if any("quoting" in one.others for one in layout.claims):
        ways += [("copied", 0)] * 2
    if refusals and any("stance" in one.others for one in layout.claims):
        ways += [("denied", 0), ("withheld", 0)] * max(2, len(ways) // 3)
    days = st.integers(0, NEAR_DAYS - 1) if any(one.dated for one in layout.claims) else st.just(0)
    return st.builds(
        DrawnRow,
        st.sampled_from(places),
        days,
        st.sampled_from(ways),
        st.integers(0, 999),
        st.integers(0, 4 ** len(OPTIONAL_FIELDS) - 1),
    )
