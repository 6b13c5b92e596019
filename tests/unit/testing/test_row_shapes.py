"""Shapes of rows: each form that exports have is tried, and where it cannot stand the rows are as they were."""

from __future__ import annotations

import re

import contested as ct
from contested.testing.grading import clean_examples
from contested.testing.row_shapes import PRINTED_PHRASES, in_every_shape

FEED = ct.feeds.Feed.loads('of = "place"\nname = "=dead"\nunit = "=killed"\nvalue = "n"\nby = "by"\nsource = "=Desk"\n')


def form(cell: object) -> str:
    """Return how a number is printed, without its digits."""
    return re.sub(r"\{[nm]:,\}|\d[\d,]*", "#", str(cell))


def test_every_printed_form_stands_in_some_row() -> None:
    """What a step strips from one form alone is seen whatever the seed."""
    wanted = {form(phrase) for phrase in PRINTED_PHRASES}

    for seed in (0, 7):
        assert wanted <= {form(row["n"]) for rows in clean_examples(FEED, seed) for row in rows}


def test_rows_that_take_no_shape_are_as_they_were() -> None:
    """A row without a number has none, and a row that the feed would refuse is not made."""
    silent: list[dict[str, object]] = [{"place": "Homs", "by": "WHO", "n": None}]
    told: list[dict[str, object]] = [{"place": "Homs", "by": "WHO", "n": 5}, {"place": "", "by": "WHO", "n": 5}]

    assert in_every_shape([silent], FEED) == [silent]
    assert in_every_shape([told], FEED) == [told]
    assert in_every_shape([], FEED) == []
