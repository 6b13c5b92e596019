"""check_pipeline draws rows, and raises the first law that is broken, in the fewest rows that show it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import strategies as st
from tests import faulty_steps
from tests.faulty_steps import FEED, PLAIN_FEED

import contested as ct
from contested.errors import NotAChoice, UnfitPipeline, WrongType
from contested.testing import LAWS, BrokenLaw, check_pipeline
from contested.testing.corruption import Corruption, RowChange, RowsAtHand
from contested.testing.drawing_examples import drawn_examples
from contested.testing.row_shapes import many_rows, shaped_rows
from contested.testing.shrinking import Shrinking

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from contested.feeds.feed import Feed
    from contested.testing.fed_rows import FeedRows

LAWS_ALONE: Any = {"corruptions": (), "max_examples": 40}


def test_a_right_pipeline_raises_nothing() -> None:
    """A right pipeline raises nothing, whatever rows are drawn."""
    check_pipeline(lambda rows: rows, FEED, **LAWS_ALONE)
    check_pipeline(faulty_steps.sorted_by_place, FEED, laws=["order changes nothing"], **LAWS_ALONE)


@pytest.mark.parametrize("library", ["rows", "polars"])
def test_a_broken_law_is_shown_in_few_rows(library: str) -> None:
    """Here the denial alone, with all else left out."""

    def step(data: Any) -> Any:
        if library == "rows":
            return [one for one in data if one["stance"] != "denied"]
        return data.filter((data["stance"] != "denied").fill_null(value=True))

    with pytest.raises(BrokenLaw, match="denials are kept") as caught:
        check_pipeline(step, FEED, library=library, laws=[LAWS["denials are kept"]], **LAWS_ALONE)

    assert [one["stance"] for one in caught.value.broken.rows] == ["denied"]


def test_rows_may_be_drawn_otherwise() -> None:
    """A strategy of one's own is taken as it is."""
    rows: FeedRows = [{"place": "A", "measure": "x", "unit": "person", "party": "UN", "value": 3}]
    whole = [one | dict.fromkeys(("low", "high", "source", "quoting", "day", "hedge", "stance")) for one in rows]

    with pytest.raises(BrokenLaw) as caught:
        check_pipeline(lambda _: [], FEED, rows=st.just(whole), **LAWS_ALONE)

    assert caught.value.broken.rows == [whole[0] | {"value": 1}]


def _tenfold(at_hand: RowsAtHand) -> Iterator[RowChange]:
    for n, one in enumerate(at_hand.rows):
        if isinstance(one["value"], int) and not one["low"] and not one["high"]:
            yield RowChange(cells=((n, "value", one["value"] * 1000),))


TENFOLD = Corruption("tenfold", "a number is a thousand times too large", "in life", ("unit-slip",), _tenfold)


def test_a_fault_that_gets_through_is_raised_with_its_name() -> None:
    """Its rows are those after it happened; what is cut was nobody's number."""
    empty = dict.fromkeys(("low", "high", "source", "quoting", "day", "hedge", "stance"))
    rows: FeedRows = [{"place": "A", "measure": "x", "unit": "person", "party": "UN", "value": 7_000, **empty}]

    def cut(given: FeedRows) -> FeedRows:
        return [one | {"value": min(int(str(one["value"])), 9_999)} for one in given]

    with pytest.raises(BrokenLaw, match="broken after 'tenfold'") as caught:
        check_pipeline(cut, FEED, corruptions=[TENFOLD], rows=st.just(rows), max_examples=1)

    assert caught.value.broken.rows == [rows[0] | {"value": 7_000_000}]


def test_a_pipeline_that_hands_faults_on_raises_nothing() -> None:
    """They are still there to be found."""
    check_pipeline(lambda rows: rows, FEED, laws=(), corruptions=[TENFOLD], max_examples=30)


def test_a_pipeline_that_changes_its_rows_is_told_so() -> None:
    """What it gives may be right; who hands it rows has others afterwards."""

    def renames(rows: FeedRows) -> FeedRows:
        for row in rows:
            row["seen"] = True
        return rows

    with pytest.raises(BrokenLaw, match="the rows that it is given stay as they are: row 1, column 'seen' was None"):
        check_pipeline(renames, FEED, **LAWS_ALONE)


def test_a_pipeline_that_raises_for_everything_is_refused() -> None:
    """With what it raises, and for what."""
    with pytest.raises(UnfitPipeline, match=r"raises KeyError \('no'\) whatever rows it is given; it is given a list"):
        check_pipeline(lambda rows: rows[0]["no"], FEED, **LAWS_ALONE)


@pytest.mark.parametrize(
    ("wrong", "error", "what"),
    [
        ({"pipeline": 3}, WrongType, "a function that takes rows or a frame"),
        ({"feed": "feed.toml"}, WrongType, "a Feed"),
        ({"into": "feed.toml"}, WrongType, "a Feed"),
        ({"limit": 0}, WrongType, "seconds above zero"),
        ({"library": "excel"}, NotAChoice, "polars"),
        ({"laws": "denials are kept"}, WrongType, "a list of names"),
        ({"laws": ["denials"]}, NotAChoice, "denials are kept"),
        ({"corruptions": ["nothing of the kind"]}, NotAChoice, "nothing of the kind"),
    ],
)
def test_what_cannot_be_asked_for_is_refused_at_once(wrong: dict[str, Any], error: type[Exception], what: str) -> None:
    """What cannot be asked for is refused at once, before anything is drawn."""
    asked: dict[str, Any] = {"pipeline": lambda rows: rows, "feed": FEED, **wrong}

    with pytest.raises(error, match=what):
        check_pipeline(**asked)


@pytest.mark.parametrize("feed", [FEED, PLAIN_FEED])
def test_rows_are_drawn_in_all_shapes(feed: Feed) -> None:
    """A number alone, an end alone, both ends, words around it; and nothing is wrong in any."""
    number, low, high = str(feed.value), str(feed.low), str(feed.high)
    drawn = [one for n in range(3) for one in drawn_examples(shaped_rows(feed), 40, n)]
    rows = [one for some in drawn for one in some]

    shapes = {tuple(type(one[name]).__name__ for name in (number, low, high)) for one in rows}

    assert {
        ("int", "NoneType", "NoneType"),
        ("NoneType", "int", "NoneType"),
        ("NoneType", "NoneType", "int"),
        ("NoneType", "int", "int"),
        ("str", "NoneType", "NoneType"),
    } <= shapes
    assert [some for some in drawn if feed.intake(some).rejected] == []


def test_feeds_without_a_column_for_a_number_keep_the_shape_of_their_rows() -> None:
    """A printed cell says it all, and so do several claims in a row."""
    cell = ct.Feed(of="place", name="=killed", unit="=killed", cell="dead", source="=List")
    wide = ct.Feed(
        of="place", name="=killed", unit="=killed", each=[{"by": "=A", "value": "a"}, {"by": "=B", "value": "b"}]
    )
    ends = ct.Feed(of="place", name="=killed", unit="=killed", low="low", high="high", by="party")

    assert drawn_examples(shaped_rows(cell), 3, 0)
    assert drawn_examples(shaped_rows(wide), 3, 0)
    assert {
        tuple(one[name] is None for name in ("low", "high"))
        for some in drawn_examples(shaped_rows(ends), 60, 0)
        for one in some
    } >= {
        (True, False),
        (False, True),
    }


def test_many_rows_are_drawn_where_there_is_room() -> None:
    """A feed that can hold one row a party has none."""
    small = ct.Feed(of="=Here", name="=killed", unit="=killed", value="n", by="=UN")

    assert many_rows(small) is None
    many = many_rows(FEED)
    assert many is not None
    drawn = drawn_examples(many, 2, 0)
    assert all(len(some) == 60 for some in drawn)
    assert [some for some in drawn if FEED.intake(some).rejected] == []
    of_parties = ct.Feed(of="=Here", name="=killed", unit="=killed", value="n", by="who", as_of="day")
    beyond = many_rows(of_parties)
    assert beyond is not None
    assert [len(some) for some in drawn_examples(beyond, 1, 0)] == [12]


def test_what_life_has_is_drawn() -> None:
    """Zeros, fractions, negatives, codes, months, empty days and parties, two days, areas and bound words."""
    feed = ct.Feed(
        of="id",
        name="=area",
        unit="unit",
        low="low",
        best="best",
        high="high",
        by="party",
        source="paper",
        as_of=("first", "last"),
        stated="said",
        signed=True,
        missing={"best": ["-9", "nan"]},
    )
    hedged = ct.Feed(
        of="id",
        name="=area",
        unit="=ha",
        value="best",
        hedge="hedge",
        by="party",
        as_of="day",
        period="=01/01/2023",
        dates="%d/%m/%Y",
    )
    rows = [one for n in range(3) for some in drawn_examples(shaped_rows(feed), 60, n) for one in some]
    words = [one for n in range(4) for some in drawn_examples(shaped_rows(hedged), 60, n) for one in some]

    assert {0, -9, "nan", None} <= {one["best"] for one in rows}
    assert any(isinstance(one["best"], float) for one in rows)
    assert any(isinstance(one["high"], int) and one["high"] < 0 for one in rows)
    assert {None, 4, 7, 10} <= {None if one["said"] is None else len(str(one["said"])) for one in rows}
    assert any(one["first"] != one["last"] for one in rows)
    assert any(one["party"] is None for one in rows)
    assert {"ha", "km**2"} & {one["unit"] for one in rows}
    assert not hedged.intake(words[:1]).rejected


def test_shrinking_ends() -> None:
    """After so many tries, whatever is left."""
    rows: FeedRows = [{"a": n} for n in range(50)]

    assert len(Shrinking(lambda _: True, tries=3).smallest(rows)) > 1
    assert Shrinking(bool, tries=999).smallest([{"a": 7, "b": "12,000", "c": None, "d": "", "e": "x", "f": True}]) == [
        {"a": None, "b": "", "c": None, "d": "", "e": "", "f": None}
    ]


def test_what_has_to_stay_stays() -> None:
    """A number is made as small as still shows it, and so is one in a text."""
    rows: FeedRows = [{"a": 7_000, "b": "12,000", "c": "x"}]

    def shows(some: FeedRows) -> bool:
        return bool(some) and (some[0]["a"] or 0) > 15 and int(str(some[0]["b"] or 0).replace(",", "")) > 50  # type: ignore[operator]

    assert Shrinking(shows).smallest(rows) == [{"a": 20, "b": "100", "c": ""}]


PASTED = """
import contested as ct
from contested.testing import assert_denials_kept, check_pipeline

FEED = ct.Feed(of="place", name="=deaths", unit="=killed", value="dead", by="party", stance="stance")
SAID = {"place": "a", "dead": 3, "party": "UN", "stance": ""}
ROWS = [SAID, {"place": "a", "dead": "", "party": "OSCE", "stance": "denied"}]


def test_a_law():
    assert_denials_kept(lambda rows: rows[:1], ROWS, FEED)


def test_a_pipeline():
    check_pipeline(lambda rows: None, FEED, max_examples=2)
"""


def test_pytest_shows_a_broken_law_without_frames_of_the_library(tmp_path: Path) -> None:
    """Whoever reads a red test sees the test and what is wrong."""
    (tmp_path / "test_pasted.py").write_text(PASTED, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--tb=short", "test_pasted.py"]

    shown = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False).stdout

    assert "2 failed" in shown
    assert "BrokenLaw: broken: denials are kept" in shown
    assert "UnfitPipeline: the pipeline returns nothing" in shown
    assert "contested/testing/" not in shown.replace("\\", "/")
