"""A mapping's fields have the keywords of constructors, and its number one column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
import pytest

import contested as ct
from contested import feeds
from contested.errors import MisfitFeed, RenamedKeyword
from contested.feeds.dialects import DIALECTS
from contested.feeds.mapping import FeedMapping
from contested.feeds.mapping_checks import DIALECT_NAMES, FILE_FORMS
from contested.feeds.opening import FORM_READERS
from contested.feeds.rows.stages import STAGES

if TYPE_CHECKING:
    from collections.abc import Iterable

FIELDS: dict[str, Any] = {"of": "place", "name": "=dead", "unit": "=killed", "value": "n", "by": "by"}
ROW = {"place": "A", "n": 3, "by": "X"}


@pytest.mark.parametrize(("old", "new"), [("figure", "of"), ("measure", "name"), ("party", "by")])
def test_an_old_keyword_names_the_new_one(old: str, new: str) -> None:
    """In the constructor, in each=, in a saved feed and in an adapter; it is a TypeError too."""
    fields = FIELDS | {old: "x"}
    told = f"{old}= is called {new}= now"

    with pytest.raises(RenamedKeyword, match=told):
        ct.Feed(**fields)
    with pytest.raises(TypeError, match=told):
        ct.Feed(**FIELDS, each=[{old: "x"}])
    with pytest.raises(RenamedKeyword, match=told):
        ct.Feed.loads(f'{old} = "x"')
    with pytest.raises(RenamedKeyword, match=told):
        feeds.acled(**{old: "x"})
    with pytest.raises(RenamedKeyword, match=told):
        feeds.column_per(old, ["x"])


def test_best_alone_means_the_value() -> None:
    """One or the other names the column of the number, of one row or of all; both say it twice."""
    best = ct.Feed(**{name: column for name, column in FIELDS.items() if name != "value"}, best="n")

    assert [str(one["A"]) for one in (best.read([ROW]), ct.Feed(**FIELDS).read([ROW]))] == [
        "dead (A): 3 killed (X)"
    ] * 2
    assert (best.number, ct.Feed(**FIELDS, each=[{"best": "m"}]).variants[0]["value"]) == ("n", None)
    with pytest.raises(MisfitFeed, match="value= says which column holds the number"):
        ct.Feed(**FIELDS, best="m")
    assert feeds.acled(best="dead").number == feeds.acled(value="dead").number == "dead"
    with pytest.raises(MisfitFeed, match="give the tag"):
        feeds.hxl()


def test_a_feed_is_its_mapping_with_the_means_to_read() -> None:
    """A change is a new feed; a mapping of the same fields is no feed."""
    one = ct.Feed(**FIELDS)

    assert attrs.evolve(one, value="m") == ct.Feed(**FIELDS | {"value": "m"})
    assert one != FeedMapping(**FIELDS)


def test_what_a_mapping_may_name_can_be_read() -> None:
    """Each form has its reader, and each dialect its conventions."""
    assert set(FILE_FORMS) == set(FORM_READERS)
    assert set(DIALECT_NAMES) == set(DIALECTS)


def test_a_program_is_handed_the_rows_as_they_are_read() -> None:
    """It can count them, and gives them on."""
    seen: list[str] = []

    def progress(rows: Iterable[Any], name: str) -> Iterable[Any]:
        for row in rows:
            seen.append(f"{name} {row.number}")
            yield row

    assert ct.Feed(**FIELDS).intake([ROW, ROW], progress=progress).taken == 2
    assert seen == ["the rows 1", "the rows 2"]


def test_the_first_fault_by_the_order_of_stages_is_told() -> None:
    """Whose figure it is comes before the number, and the number before who says it."""
    one = ct.Feed(**FIELDS, as_of="day")
    wrong: dict[str, Any] = {"place": None, "n": float("inf"), "by": "\u202e", "day": "never"}
    columns = []
    for name, right in {**ROW, "day": "2020"}.items():
        (rejection,) = one.intake([wrong]).rejected
        columns.append(rejection.column)
        wrong[name] = right

    assert columns == ["place", "n", "by", "day"]
    assert len(set(STAGES)) == len(STAGES)
