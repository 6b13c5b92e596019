"""Corrupting: rows in which one thing goes wrong, drawn, or made of rows at hand."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Unpack

from hypothesis import reject
from hypothesis import strategies as st

from contested.errors import ImpossibleArgument, NotAChoice, WrongType
from contested.feeds.feed import Feed
from contested.testing.corruption import CorruptedRows, Corruption, RowsAtHand
from contested.testing.corruption_catalogue import CORRUPTIONS
from contested.testing.feed_strategies import feed_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from contested.testing.fed_rows import FeedRows
    from contested.testing.feed_strategies import RowLimits


def corrupt(
    rows: FeedRows, kinds: str | Corruption | Iterable[str | Corruption] | None = None, *, feed: Feed, seed: int = 0
) -> CorruptedRows:
    """
    Return rows in which one thing has gone wrong; those that are given stay as they are.

    Args:
        rows: in the columns of the feed, such as a test has them.
        kinds: what may go wrong, as names of ``CORRUPTIONS``; by default any.
        feed: how such rows become claims.
        seed: which of all ways it is that it happens; 0 is the plainest way
            of the first kind that has a place.

    Raises:
        NotAChoice: there is no corruption of that name.
        ImpossibleArgument: none of these has a place in these rows.
        WrongType: the rows are no list, the feed no feed, or the seed no whole number.
    """
    if not isinstance(rows, list):
        raise WrongType("rows", rows, "a list of rows, such as {'by': 'A', 'value': 3}")
    if type(seed) is not int:
        raise WrongType("seed", seed, "a whole number, such as 1")
    chosen = _kinds(kinds)
    at_hand = RowsAtHand(rows, _feed(feed))
    ways = [(kind, way) for kind in chosen for way in kind.ways(at_hand)]
    if not ways:
        names = ", ".join(kind.name for kind in chosen)
        raise ImpossibleArgument("corrupt", f"no place in these rows for {names}", "give other rows, or other kinds")
    kind, way = ways[0] if seed == 0 else Random(seed).choice(ways)  # noqa: S311  # no secret: the same for a seed
    return CorruptedRows(kind, way.made(rows), rows)


def corruptions(
    feed: Feed,
    kinds: str | Corruption | Iterable[str | Corruption] | None = None,
    **limits: Unpack[RowLimits],
) -> st.SearchStrategy[CorruptedRows]:
    """
    Draw rows of a feed in which one thing has gone wrong, with the rows from before.

    Args:
        feed: how such rows become claims.
        kinds: what may go wrong, as names of ``CORRUPTIONS``; by default any
            that has a place in the rows that are drawn.
        limits: of the rows from before, as for ``feed_rows``.

    Raises:
        NotAChoice: there is no corruption of that name.
        ImpossibleArgument: the feed has no column for one that is named.
        ContestedError: as ``feed_rows``.
    """
    chosen = tuple(kind for kind in _kinds(kinds) if kinds is not None or not kind.lacks(_feed(feed)))
    for kind in chosen:
        _check_place(kind, feed, refusals=limits.get("refusals", True))
    if limits.setdefault("min_size", _FEWEST) == 0:
        raise ImpossibleArgument("corruptions", "min_size is 0", "give 1 or more: nothing goes wrong in no rows")
    return _corrupted(_feed(feed), chosen, feed_rows(feed, **limits))


def _check_place(kind: Corruption, feed: Feed, *, refusals: bool) -> None:
    """Refuse what no rows of a feed can show, before the first is drawn."""
    lacks = kind.lacks(_feed(feed))
    if lacks:
        reason = f"{kind.name!r} needs {' and '.join(lacks)}, which the feed does not have"
        raise ImpossibleArgument("corruptions", reason, "give another feed, or leave it out of kinds=")
    if not refusals and "stance" in kind.needs:
        raise ImpossibleArgument("corruptions", f"{kind.name!r} needs a denial", "leave refusals= out")


_FEWEST = 2
"""So many rows there are at least: most things go wrong between rows."""


@st.composite
def _corrupted(
    draw: st.DrawFn, feed: Feed, kinds: tuple[Corruption, ...], clean: st.SearchStrategy[FeedRows]
) -> CorruptedRows:
    rows = draw(clean)
    at_hand = RowsAtHand(rows, feed)
    first = draw(st.integers(0, len(kinds) - 1))
    tried = ((kind, tuple(kind.ways(at_hand))) for kind in (*kinds[first:], *kinds[:first]))
    found = next((one for one in tried if one[1]), None)
    if found is None:  # these rows have no place for any of them; "row twice" has one in all
        reject()
    kind, ways = found
    return CorruptedRows(kind, draw(st.sampled_from(ways)).made(rows), rows)


def _feed(feed: object) -> Feed:
    if not isinstance(feed, Feed):
        raise WrongType("feed", feed, "a Feed, such as contested.feeds.load('feed.toml')")
    return feed


def _kinds(kinds: str | Corruption | Iterable[str | Corruption] | None) -> tuple[Corruption, ...]:
    """Return the corruptions that are asked for."""
    if kinds is None:
        return tuple(CORRUPTIONS.values())
    several = (kinds,) if isinstance(kinds, (str, Corruption)) else tuple(kinds)
    for one in several:
        if not isinstance(one, Corruption) and one not in CORRUPTIONS:
            raise NotAChoice("kinds", one, tuple(CORRUPTIONS))
    if not several:
        raise ImpossibleArgument("corruptions", "kinds is empty", "give at least one, or leave kinds= out")
    return tuple(one if isinstance(one, Corruption) else CORRUPTIONS[one] for one in several)
