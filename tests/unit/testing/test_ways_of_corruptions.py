"""What corruptions make of rows that are rare among those that are drawn."""

from __future__ import annotations

from datetime import date

import attrs
import pytest
from hypothesis import find, settings
from hypothesis import strategies as st

import contested as ct
from contested import testing
from contested.testing import CORRUPTIONS, Corruption, feed_rows
from contested.testing.corruption import RowChange, RowsAtHand
from contested.testing.fed_rows import FeedRows
from contested.testing.number_corruptions import bare
from contested.testing.row_layouts import day_text

COUNTED = ct.Feed(
    of="place", name="=killed", unit="=killed", value="n", by="by", source="paper", as_of="day", stated="said"
)


def ways(name: str, feed: ct.Feed, rows: FeedRows) -> list[RowChange]:
    """Return every way in which rows go wrong so."""
    return list(CORRUPTIONS[name].ways(RowsAtHand(rows, feed)))


def told(place: str, n: object, by: str, day: object = "2023-09-20", **more: object) -> dict[str, object]:
    """Return a row of ``COUNTED``."""
    return {"place": place, "n": n, "by": by, "paper": "A list", "day": day, "said": None, **more}


def test_letters_are_read_in_the_first_encoding_that_has_them_all() -> None:
    """Windows-1252 has no letter for 0x90, Windows-1251 none for 0x98; Latin-1 has one for each byte."""
    (one,) = ways("mojibake", COUNTED, [told("ÐØ", 3, "")])
    (other,) = ways("mojibake", COUNTED, [told("Ð", 3, "")])

    assert one.cells[0][2] == "Ã\x90Ã\x98"
    assert other.cells[0][2] == "Гђ"


def test_one_column_has_no_header_among_its_rows() -> None:
    """A row of tags alone is seen."""
    feed = ct.Feed(of="=here", name="=killed", unit="=killed", value="n", title="A list")

    assert len(ways("tags as data", feed, [{"n": 3}])) == 1


def test_days_of_a_month_alone_are_not_exchanged_for_themselves() -> None:
    """The third of March is the same in both orders, and a day without others around it is not seen."""
    feed = attrs.evolve(COUNTED, dates=("%d/%m/%Y",))

    found = ways(
        "date in another order", feed, [told("here", 3, "A", "03/03/2023"), told("there", 3, "A", "04/05/2023")]
    )

    assert [one.cells[0][2] for one in found if "/" in str(one.cells[0][2])] == []


def test_a_time_of_another_kind_is_left_alone() -> None:
    """The day on which it was said is no cut-off."""
    feed = attrs.evolve(COUNTED, time="cumulative")
    rows = [told("here", 100, "A", said="2023-10-01"), told("here", 120, "B", said="2023-10-02")]

    found = ways("mixed cut-offs", feed, rows)

    assert {column for one in found for _, column, _ in one.cells} == {"day"}


def test_a_whole_year_has_no_next_day() -> None:
    """Nothing is carried forward from it."""
    assert ways("carried forward", COUNTED, [told("here", 117, "A", "2023")]) == []


def test_marks_are_mixed_where_a_comma_stands_between_thousands() -> None:
    """A German table writes points by right."""
    assert ways("mixed marks", attrs.evolve(COUNTED, locale="de"), [told("here", 1_200, "A")]) == []
    assert bare(True) is None


def test_a_total_that_is_taken_by_right_is_none_by_name() -> None:
    """Where rows that sum up others are kept, only the sum shows one."""
    rows = [told("here", 100, "A"), told("there", 117, "A"), told("yonder", 240, "A")]
    kept = attrs.evolve(COUNTED, totals="kept")

    assert len(ways("total among parts", COUNTED, rows)) == len(ways("total among parts", kept, rows)) + 1


def test_a_range_of_halves_has_no_whole_middle() -> None:
    """It stays a range; so does a text of which the number is no whole one."""
    ends = ct.Feed(of="place", name="=area", unit="=km2", low="low", high="high", by="by", source="paper")
    text = ct.Feed(of="place", name="=area", unit="=km2", value="n", by="by", source="paper")

    assert ways("lost interval", ends, [{"place": "here", "low": 2.5, "high": 3.5, "by": "A", "paper": "P"}]) == []
    assert ways("lost hedge", text, [{"place": "here", "n": "about 2.5", "by": "A", "paper": "P"}]) == []


def test_a_day_is_written_as_no_other_form_reads_it() -> None:
    """The first of February is a day of two forms; then it is written as ISO has it."""
    assert day_text(date(2023, 2, 1), "day", ("%d/%m/%Y", "%m/%d/%Y")) == "2023-02-01"


def test_codes_are_not_drawn_as_numbers() -> None:
    """A number that is a code for nothing is passed over."""
    feed = attrs.evolve(COUNTED, missing={"n": [str(n) for n in range(1, 60)]})

    rows = find(
        feed_rows(feed, min_size=1), lambda rows: isinstance(rows[0]["n"], int), settings=settings(database=None)
    )

    assert int(str(rows[0]["n"])) >= 60


def test_a_facet_may_be_what_a_figure_is_of() -> None:
    """Its column is filled once."""
    feed = ct.Feed(
        of=["place", "side"],
        name="=killed",
        unit="=killed",
        value="n",
        by="by",
        source="paper",
        facets={"side": "side"},
    )

    rows = find(feed_rows(feed, min_size=1), lambda _: True, settings=settings(database=None))

    assert rows[0]["side"]


@pytest.mark.parametrize(("feed", "is_drawn"), [(COUNTED, True), (attrs.evolve(COUNTED, by=None), False)])
def test_a_corruption_is_drawn_where_it_has_a_place(feed: ct.Feed, *, is_drawn: bool) -> None:
    """A corruption is drawn where it has a place, and none where it has none."""
    rows = [told("here", 100, "Azerbaijan"), told("there", 120, "Azerbaijan")]
    one: Corruption = CORRUPTIONS["party spelled otherwise"]

    drawn = find(st.composite(lambda draw: one.apply(draw, rows, feed))(), lambda _: True)

    assert (drawn is not None) == is_drawn


def test_the_names_of_testing_are_listed() -> None:
    """The names of testing are listed, for completion."""
    assert dir(testing) == sorted(testing.__all__)
