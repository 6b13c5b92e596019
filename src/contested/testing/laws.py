"""
The laws by name, and each as an assertion that is ready for a test of somebody's own step.

``assert_no_side_dropped(step, rows, feed)``: the rows may be a list of
dictionaries or a frame; the step gets them as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.errors import WrongType
from contested.testing import number_changes as names
from contested.testing.frame_rows import library_of, plain_rows
from contested.testing.law import Law

if TYPE_CHECKING:
    from contested.feeds.mapping import FeedMapping
    from contested.testing.law import Broken, Pipeline

__tracebackhide__ = True  # pytest shows the test and the law, not how the library came to it


_ALL = (
    Law(names.NO_SIDE_DROPPED, "each party that speaks of a figure still does so in what comes out"),
    Law(names.DENIALS, "a denial comes out as a denial: it is no zero, no other number, and is not left out"),
    Law(names.UNIT, "a number and its unit come out together, or both are converted by the right factor"),
    Law(names.PRECISION, "no hedge is lost, no interval is narrower, no limit and no word becomes a number"),
    Law(names.CUT_OFFS, "a number keeps its day; numbers of two days are two numbers"),
    Law(names.NAMES, "a party comes out by its own name or the feed's, and no answer depends on what it is called"),
    Law(names.COPIES, "who prints a number again is no other witness: its origin stays, and nothing counts it twice"),
    Law(
        names.ROWS_ACCOUNTED, "each row comes out as it went in or is rejected, and nothing comes out that no row says"
    ),
    Law(names.ORDER, "the order of rows changes nothing, and the same rows give the same result"),
    Law(names.MORE, "what is said of some rows is still said when there are more"),
)

LAWS: dict[str, Law] = {law.name: law for law in _ALL}
"""The laws by name."""


class BrokenLaw(AssertionError):
    """
    A step breaks a law.

    ``broken`` says which one and how, with the rows.
    """

    def __init__(self, broken: Broken) -> None:
        super().__init__(broken)
        self.broken = broken

    def __str__(self) -> str:
        return str(self.broken)


def assert_law(name: str, step: Pipeline, data: object, feed: FeedMapping, into: FeedMapping | None = None) -> None:
    """
    Assert that a step keeps a law with these rows.

    Args:
        name: a key of ``LAWS``.
        step: takes what is given, and gives rows, a frame or answers.
        data: rows, or a frame of pandas, Polars, Arrow or DuckDB.
        feed: what their columns say.
        into: what the columns of the output say, where they are others.

    Raises:
        BrokenLaw: it breaks it; with the rows.
        WrongType: these are no rows.
    """
    library = library_of(data)
    if library is None:
        raise WrongType("rows", data, "a list of dictionaries, or a frame of pandas, Polars, Arrow or DuckDB")
    broken = LAWS[name].check(step, plain_rows(data), feed, into=into, library=library)
    if broken is not None:
        raise BrokenLaw(broken)


def assert_order_changes_nothing(
    step: Pipeline, rows: object, feed: FeedMapping, *, into: FeedMapping | None = None
) -> None:
    """Assert that the order of rows changes nothing, and that the same rows give the same result."""
    assert_law(names.ORDER, step, rows, feed, into)


def assert_units_kept(step: Pipeline, rows: object, feed: FeedMapping, *, into: FeedMapping | None = None) -> None:
    """Assert that numbers keep their unit, or are converted by the right factor."""
    assert_law(names.UNIT, step, rows, feed, into)


def assert_party_names_kept(
    step: Pipeline, rows: object, feed: FeedMapping, *, into: FeedMapping | None = None
) -> None:
    """Assert that parties keep their names, and that no answer depends on what they are called."""
    assert_law(names.NAMES, step, rows, feed, into)


def assert_copies_add_no_witness(
    step: Pipeline, rows: object, feed: FeedMapping, *, into: FeedMapping | None = None
) -> None:
    """Assert that a claim that is printed again counts once, and keeps its origin."""
    assert_law(names.COPIES, step, rows, feed, into)


def assert_denials_kept(step: Pipeline, rows: object, feed: FeedMapping, *, into: FeedMapping | None = None) -> None:
    """Assert that denials come out as denials."""
    assert_law(names.DENIALS, step, rows, feed, into)


def assert_no_side_dropped(step: Pipeline, rows: object, feed: FeedMapping, *, into: FeedMapping | None = None) -> None:
    """Assert that each party that speaks of a figure still does so in what comes out."""
    assert_law(names.NO_SIDE_DROPPED, step, rows, feed, into)


def assert_more_rows_take_nothing_away(
    step: Pipeline, rows: object, feed: FeedMapping, *, into: FeedMapping | None = None
) -> None:
    """Assert that what is said of some rows is still said when there are more."""
    assert_law(names.MORE, step, rows, feed, into)


def assert_rows_accounted_for(
    step: Pipeline, rows: object, feed: FeedMapping, *, into: FeedMapping | None = None
) -> None:
    """Assert that each row comes out or is rejected, and that nothing comes out that no row says."""
    assert_law(names.ROWS_ACCOUNTED, step, rows, feed, into)


def assert_no_new_precision(
    step: Pipeline, rows: object, feed: FeedMapping, *, into: FeedMapping | None = None
) -> None:
    """Assert that no hedge is lost, no interval is narrower, and no limit or word becomes a number."""
    assert_law(names.PRECISION, step, rows, feed, into)


def assert_cut_offs_kept_apart(
    step: Pipeline, rows: object, feed: FeedMapping, *, into: FeedMapping | None = None
) -> None:
    """Assert that numbers keep their days, and that those of two days stay two."""
    assert_law(names.CUT_OFFS, step, rows, feed, into)
