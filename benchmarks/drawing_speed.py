"""Speed of drawing figures and rows for tests, and of holding a pipeline to its laws."""

from __future__ import annotations

import operator
from datetime import timedelta
from functools import partial

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from rows import Seen, declare, once, paired, row, within

import contested as ct
from contested.testing import check_pipeline, feed_edge_cases, feed_rows, figures, grade
from contested.testing.drawing_examples import drawn_examples
from contested.testing.row_shapes import shaped_rows


def toy_feed():
    return ct.Feed(
        of="place", name="=killed", unit="=killed", value="dead", low="low", high="high", by="party", source="paper",
        as_of="day", stance="stance",
    )  # fmt: skip


@row(
    "check_pipeline, 500 examples",
    against="Hypothesis drawing the same rows",
    limit=3,
    topic="testing",
    peers=("hypothesis",),
)
def checked_pipeline(number=500):
    """check_pipeline of a step that gives back its rows, all laws and no corruption, against drawing the same rows."""
    feed = toy_feed()
    rows = shaped_rows(feed)
    return paired(
        lambda: check_pipeline(lambda given: given, feed, rows=rows, corruptions=(), max_examples=number),
        lambda: drawn_examples(rows, number, 0),
        rounds=3,
    )


@row("grade of a toy pipeline", against="one minute", limit=1, topic="testing")
def graded_toy():
    """grade of a step that loses denials, all laws and corruptions."""

    def loses_denials(rows):
        return [one for one in rows if one["stance"] != "denied"]

    return within(lambda: grade(loses_denials, toy_feed()), 60.0, rounds=1)


def plain_figures():
    """Figures of the same classes from plain strategies: builds, text, integers, dates, lists."""
    short = st.text("abcdefgh", min_size=1, max_size=12)
    day = st.none() | st.dates().map(str)
    party = st.builds(ct.Party, st.sampled_from("ABC"))
    source = st.none() | st.builds(ct.Source, short, issued=day, publisher=st.none() | short)
    said = {"by": party, "source": source, "as_of": day, "stated": day}
    claims = st.lists(st.builds(ct.Estimate.of, st.integers(0, 10**7), st.just("person"), **said), max_size=4)
    refused = st.lists(st.builds(ct.Denial.of, **said) | st.builds(ct.Withheld.of, **said), max_size=2)
    statements = st.builds(operator.add, claims, refused)
    return st.builds(ct.Figure, short, st.just("person"), of=st.none() | short, statements=statements)


def drawn(strategy, examples, look=lambda _: None):
    """A test that draws so many examples, and does nothing more than to look at each."""
    quiet = settings(max_examples=examples, database=None, phases=[Phase.generate], suppress_health_check=HealthCheck)

    @quiet
    @given(strategy)
    def looked_at(example):
        look(example)

    return looked_at


@row(
    "200 examples of figures()",
    against="st.builds of the same classes (0.5 x as many: 2)",
    limit=2,
    topic="testing",
    peers=("hypothesis",),
)
def drawing_figures(examples=200):
    ours, theirs = drawn(figures(names=["A", "B", "C"]), examples), drawn(plain_figures(), examples)
    return paired(ours, theirs, rounds=5)


TEN_COLUMNS = ct.Feed(
    of="place", name="=dead", unit="=killed", value="dead", by="party", source="source", as_of="day", stated="said",
    stance="stance", quoting="quoting", key="key", note="note",
)  # fmt: skip


def plain_rows(size):
    """Rows of the same ten cells, each drawn for itself as cheaply as it can be: nothing holds between them."""
    days = [str(start + timedelta(n)) for start in feed_edge_cases.EDGE_STARTS for n in range(10)]
    cells = {
        "place": feed_edge_cases.EDGE_PLACES,
        "party": feed_edge_cases.EDGE_HOLDERS,
        "source": feed_edge_cases.EDGE_TITLES,
        "day": days,
        "said": days,
        "stance": (None, "claimed", "denied", "withheld"),
        "quoting": (None, feed_edge_cases.EDGE_WIRE, *feed_edge_cases.EDGE_TITLES),
        "key": [f"c{n}" for n in range(1, 9)],
        "note": (None, *feed_edge_cases.EDGE_WORDS["note"]),
    }
    columns = {name: st.sampled_from(pool) for name, pool in cells.items()} | {"dead": st.integers(0, 10**6)}
    return st.lists(st.fixed_dictionaries(columns), **size)


def drawing_rows(size, examples=200):
    """The time a row, since the numbers of rows differ where no size is given."""
    rows = []
    ours, theirs = (
        drawn(feed_rows(TEN_COLUMNS, **size), examples, rows.append),
        drawn(plain_rows(size), examples, rows.append),
    )

    def time_a_row(work):
        rows.clear()
        taken = once(work)
        return taken / sum(map(len, rows))

    return Seen([(time_a_row(ours), time_a_row(theirs)) for _ in range(7)])


for _name, _size in (
    ("feed_rows() of ten columns, a row", {}),
    ("feed_rows() of ten columns, eight rows an example", {"min_size": 8, "max_size": 8}),
):
    declare(
        _name,
        partial(drawing_rows, _size),
        against="st.fixed_dictionaries (0.5 x as many: 2)",
        limit=2,
        topic="testing",
        peers=("hypothesis",),
    )
