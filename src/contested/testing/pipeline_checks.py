"""Checks of a pipeline: rows are drawn and go wrong, and the first law that a step breaks is shown in few rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar

import attrs

from contested.errors import NotAChoice, UnfitPipeline, WrongType
from contested.feeds.feed import Feed
from contested.testing.corrupted_rows import Corrupted
from contested.testing.corruption import RowsAtHand
from contested.testing.corruption_catalogue import CORRUPTIONS
from contested.testing.drawing_examples import drawn_examples
from contested.testing.frame_rows import FRAME_LIBRARIES
from contested.testing.law import Broken
from contested.testing.laws import LAWS, BrokenLaw
from contested.testing.row_shapes import shaped_rows
from contested.testing.step_calls import TIME_LIMIT, OutOfTime
from contested.testing.step_under_test import StepUnderTest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from hypothesis import strategies as st

    from contested.testing.corruption import Corruption
    from contested.testing.fed_rows import FeedRows
    from contested.testing.law import Law, Pipeline

__tracebackhide__ = True  # pytest shows the test and the law, not how the library came to it


VARIED_EVERY = 4
"""Of so many examples one is also tried in another order, with copies, and without each party."""

EXAMPLES_OF_A_CORRUPTION = 10
"""How often rows go wrong in one way."""

ROWS_LEFT_AS_THEY_ARE = "the rows that it is given stay as they are"
"""What stands in place of a law where a step changes its input."""

_Named = TypeVar("_Named")


def check_pipeline(
    pipeline: Pipeline,
    feed: Feed,
    *,
    laws: Iterable[str | Law] | None = None,
    corruptions: Iterable[str | Corruption] | None = None,
    into: Feed | None = None,
    library: str | None = None,
    rows: st.SearchStrategy[FeedRows] | None = None,
    max_examples: int = 100,
    seed: int = 0,
    limit: float = TIME_LIMIT,
) -> None:
    """
    Draw rows, run a pipeline on them as they are and as they go wrong, and raise the first law that it breaks.

    Args:
        pipeline: takes rows or a frame, and gives rows, a frame or answers.
        feed: what the columns of its rows say.
        laws: names of laws, or laws; by default all of ``LAWS``.
        corruptions: names of corruptions, or corruptions; by default all of
            ``CORRUPTIONS``.
        into: what the columns of its output say, where they are others.
        library: whose frames it takes: "pandas", "polars", "arrow" or
            "duckdb"; None for rows, a list of dictionaries.
        rows: draws its rows; by default what ``feed_rows`` draws,
            with numbers in all shapes.
        max_examples: how many sets of rows are drawn.
        seed: of what is drawn; the same seed draws the same rows.
        limit: seconds that the pipeline has for one set of rows.

    Raises:
        BrokenLaw: a law is broken, a fault gets through, or the pipeline
            changes the rows that it is given; with at most a few rows that
            show it.
        UnfitPipeline: the pipeline hangs, raises whatever it is given, or
            returns neither rows nor answers.
        WrongType: an argument is of another type.
        NotAChoice: there is no law, corruption or library of that name.
    """
    under, wanted, kinds = under_test(pipeline, feed, laws, corruptions, into, library, limit)
    drawn = shaped_rows(feed) if rows is None else rows
    examples = drawn_examples(drawn, max_examples, seed)
    tried = tried_laws(under, wanted, examples)
    for law in wanted:
        if law.name in tried.broken:
            raise BrokenLaw(under.shrunk(law, tried.broken[law.name], _always))
    if tried.changed is not None:
        raise BrokenLaw(tried.changed)
    for kind in kinds:
        for corrupted in corrupted_examples(kind, feed, examples):
            through = under.let_through(corrupted)
            if through is not None:
                raise BrokenLaw(under.shrunk_fault(corrupted, through, _always))


def _always() -> bool:
    return True


def under_test(
    pipeline: Pipeline,
    feed: Feed,
    laws: Iterable[str | Law] | None,
    corruptions: Iterable[str | Corruption] | None,
    into: Feed | None,
    library: str | None,
    limit: float,
) -> tuple[StepUnderTest, tuple[Law, ...], tuple[Corruption, ...]]:
    """
    Return what a person asks for, looked at before anything is drawn.

    Raises:
        WrongType: an argument is of another type.
        NotAChoice: there is no law, corruption or library of that name.
    """
    if not callable(pipeline):
        raise WrongType("pipeline", pipeline, "a function that takes rows or a frame")
    for name, one in (("feed", feed), ("into", into)):
        if not (isinstance(one, Feed) or (one is None and name == "into")):  # type: ignore[redundant-expr]
            raise WrongType(name, one, "a Feed, such as contested.feeds.load('feed.toml')")
    if not limit > 0:
        raise WrongType("limit", limit, "a number of seconds above zero")
    if library is not None and library not in FRAME_LIBRARIES:
        raise NotAChoice("library", library, FRAME_LIBRARIES)
    under = StepUnderTest(pipeline, feed, into, None if library == "rows" else library, limit)
    return under, _chosen("laws", laws, LAWS), _chosen("corruptions", corruptions, CORRUPTIONS)


def _chosen(field: str, names: Iterable[str | _Named] | None, known: Mapping[str, _Named]) -> tuple[_Named, ...]:
    if names is None:
        return tuple(known.values())
    found: list[_Named] = []
    if isinstance(names, str) or not isinstance(names, Iterable):
        raise WrongType(field, names, "a list of names")
    for one in names:
        if not isinstance(one, str):
            found.append(one)
        elif one in known:
            found.append(known[one])
        else:
            raise NotAChoice(field, one, tuple(known))
    return tuple(found)


@attrs.define
class TriedLaws:
    """
    What came of laws on some sets of rows.

    Args:
        broken: the first example by which each law is broken, as it was drawn.
        varied: on how many sets of several rows each law was tried that were
            also tried in another order, with copies, and without each party.
        examples: on how many sets of rows all laws were tried.
        shown: the laws of which what the step gives could show that they are
            broken.
        changed: how the step changed the rows that it was given; None where
            it did not.
    """

    broken: dict[str, Broken] = attrs.field(factory=dict)
    varied: dict[str, int] = attrs.field(factory=dict)
    examples: int = 0
    shown: set[str] = attrs.field(factory=set)
    changed: Broken | None = None

    def is_shown(self, law: Law) -> bool:
        """Return whether it could be seen that a law is broken; it is of somebody's own, and where none was tried."""
        return law.name in self.shown or law.name not in LAWS or not self.examples

    def is_enough(self, laws: Sequence[Law], least: int) -> bool:
        """Return whether each law was tried on so many sets of several rows and variations of them, or is broken."""
        return all(law.name in self.broken or self.varied.get(law.name, 0) >= least for law in laws)

    def hold(self, laws: Sequence[Law], under: StepUnderTest, rows: FeedRows, *, varied: bool) -> bool:
        """Hold laws against a step with one set of rows, and return whether it raises for them."""
        trial = under.trial(rows, varied=varied)
        gave, counts = trial.gave, varied and len(rows) > 1
        if gave.changed is not None and self.changed is None:
            self.changed = Broken(ROWS_LEFT_AS_THEY_ARE, rows, gave.shown, gave.changed)
        for law in laws:
            found = None if law.name in self.broken else law.broken_in(trial)
            if found is not None or (law.name not in self.shown and trial.shows(law.name)):
                self.shown.add(law.name)
            self.varied[law.name] = self.varied.get(law.name, 0) + counts
            if found is not None:
                self.broken[law.name] = found
        self.examples += 1
        return gave.raised is not None


def tried_laws(
    under: StepUnderTest,
    laws: Sequence[Law],
    examples: Sequence[FeedRows],
    has_time: Callable[[TriedLaws], bool] = lambda _: True,
) -> TriedLaws:
    """
    Return what comes of laws on examples, as many as there is time for.

    Raises:
        UnfitPipeline: the step raises for every example.
    """
    tried = TriedLaws()
    timed = under.while_time(lambda: has_time(tried))
    raised = 0
    met = {True: 0, False: 0}  # each size by itself, so that some sets of several rows are varied among any few
    for rows in examples:
        several = len(rows) > 1
        met[several] += 1
        try:
            raised += tried.hold(laws, timed, rows, varied=met[several] % VARIED_EVERY == 1)
        except OutOfTime:
            break
    if examples and raised == len(examples):
        first = under.trial(examples[0]).gave.raised
        what = f"the pipeline raises {type(first).__name__} ({str(first)[:200]}) whatever rows it is given"
        raise UnfitPipeline(
            what, f"it is given a list of dictionaries, or a frame of library=; first: {examples[0]!r:.300}"
        )
    return tried


def corrupted_examples(kind: Corruption, feed: Feed, examples: Iterable[FeedRows]) -> Iterator[Corrupted]:
    """Give rows before and after something goes wrong in them, each in another way, as far as they give it a place."""
    found = 0
    for n, clean in enumerate(examples):
        ways = tuple(kind.ways(RowsAtHand(clean, feed))) if found < EXAMPLES_OF_A_CORRUPTION else ()
        if ways:
            found += 1
            yield Corrupted(kind.name, kind.found_by, clean, ways[n % len(ways)].made(clean))
