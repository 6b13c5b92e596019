"""Drafts: what is proposed of a file, what is asked, and what is said of the rest."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import contested as ct
from contested import feeds
from contested.errors import UnreadableFeed
from contested.feeds import glances
from contested.feeds.glances import ColumnGlance


def line(draft: str, start: str) -> str:
    """Return the line of a draft that begins so; nothing where none does."""
    return next((one for one in draft.splitlines() if one.startswith(start)), "")


def rows(**columns: list[Any]) -> list[dict[str, Any]]:
    """Return rows of columns."""
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


def test_an_end_is_proposed_beside_what_it_is_an_end_of() -> None:
    """A low end without its other end is named, and not proposed; the number of the dead is."""
    data = [
        {"Incident": n, "Year": 2031, "Number of dead": d, "Minimum estimated number of missing": m}
        for n, d, m in ((1, 4, 0), (2, 1, -2), (3, 0, 7))
    ]
    draft = feeds.describe(data)

    assert "low =" not in draft
    assert line(draft, "value") == 'value = "Number of dead"'
    assert "by its name a low end, without what it is an end of" in draft
    assert "holds '-2' (1 row), no count" in draft
    assert line(draft, "unit").startswith('unit = "=killed"')
    assert line(draft, "of").startswith('of = "Incident"')
    assert "# As it stands: these rows: 3 rows, 3 taken" in draft


@pytest.mark.parametrize(
    ("names", "proposed"),
    [
        (("deaths_low", "deaths_best", "deaths_high"), {"low", "best", "high"}),
        (("killed_min", "killed_max"), {"low", "high"}),
        (("killed_min", "injured_max"), set()),
        (("max deaths",), set()),
        (("deaths", "deaths_low"), {"low", "best"}),
        (("latitude", "year"), set()),
    ],
)
def test_which_numbers_go_together(names: tuple[str, ...], proposed: set[str]) -> None:
    """Those of one thing, by what is left of their names without the words that say which end."""
    columns = [ColumnGlance(name, filled=2, numbers=2) for name in names]

    assert set(glances.numbers_in(columns)) == proposed


def test_a_place_with_several_dates_is_asked_about() -> None:
    """Two events, or two reports of one: they are kept apart, and nothing is lost."""
    data = rows(
        location=["Z", "Z", "S"],
        date=["2031-03-02", "2031-03-09", "2031-03-09"],
        dead=[50, 3, 1],
        source=["A", "A", "B"],
    )
    draft = feeds.describe(data)

    assert "One 'location' has several dates. Two events, or two reports of one?" in draft
    assert len(ct.Feed.loads(draft).read(data).figures) == 3


def test_rows_of_one_figure_that_differ_in_words() -> None:
    """The columns are named; who says it is none of them."""
    data = rows(place=["A", "A", "A"], kind=["N", "S", "N"], source=["P", "P", "Q"], dead=[1, 2, 3])

    assert line(feeds.describe(data), "# Rows of") == (
        "# Rows of one figure differ in 'kind': if that is who speaks, name it in by=; "
        "if that is another figure, name it in of=, name= or facets="
    )
    also = [*data, {"place": "A", "kind": "N"}]
    units = feeds.describe([{**one, "unit": "person"} for one in also])
    assert line(units, "unit") == 'unit = "unit"'
    assert "differ in" not in feeds.describe(rows(place=["A", "A", "B"], dead=[1, 2, 3], kind=["x", "x", "y"]))
    assert "differ in" not in feeds.describe(rows(place=["A", "A"], source=["P", "Q"], dead=[1, 2]))


SPEAKERS = (
    *("party", "claimant", "claimed_by", "reported_by", "according_to", "attribution", "Organisation", "agency"),
    *("organization", "spokesperson", "Attributed to"),
)


@pytest.mark.parametrize("name", SPEAKERS)
def test_a_column_of_who_speaks_is_proposed(name: str) -> None:
    """It is who claims, before a column that may be whose people are counted; what is mapped is not asked about."""
    data = rows(place=["A", "A"], actor=["N", "S"], **{name: ["P", "Q"]}, dead=[1, 2], stance=["claimed", "denied"])

    draft = feeds.describe(data)

    assert line(draft, "by") == f'by = "{name}"'
    assert line(draft, "# Rows of") == (
        "# Rows of one figure differ in 'actor': if that is another figure, name it in of=, name= or facets="
    )


@pytest.mark.parametrize("name", ["actor", "side", "faction"])
def test_a_column_of_sides_is_who_speaks_or_whose_people_are_counted(name: str) -> None:
    """It is proposed, and a person asked."""
    draft = feeds.describe(rows(place=["A", "A"], **{name: ["P", "Q"]}, dead=[1, 2]))

    asked = "# if that is who speaks; if it is whose people are counted, name it in facets="
    assert line(draft, "by") == f'by = "{name}"  {asked}'
    assert "differ in" not in draft


def test_numbered_reports_are_no_parties() -> None:
    """Where no column says who speaks each would be one; papers by name may be."""
    reports = feeds.describe(rows(place=["A", "B"], source=["SitRep 4", "SitRep 5"], dead=[1, 2]))
    papers = feeds.describe(rows(place=["A", "B"], source=["Times", "Post"], dead=[1, 2]))
    spoken = feeds.describe(rows(place=["A", "B"], source=["SitRep 4", "SitRep 5"], party=["X", "Y"], dead=[1, 2]))

    assert line(reports, "# 'SitRep") == (
        "# 'SitRep 4' and 'SitRep 5' would be two parties: "
        'name who speaks in by=, a column, or "=" and the name for all rows'
    )
    assert "two parties" not in papers + spoken


def test_a_constant_is_named_where_no_column_says_whose_figure_it_is() -> None:
    """A text for all rows is one way out."""
    assert '"=Name" for the same in all rows' in line(feeds.describe(rows(a=["x"], dead=[1])), "of")


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (["25/12/2031", "03/04/2031"], 'dates = "%d/%m/%Y"'),
        (
            ["03/04/2031", "04/03/2031"],
            '# dates = ""  # how days are written; it can be %d/%m/%Y or %m/%d/%Y: say which',
        ),
        (["05 March 2031", "6 May 2031"], 'dates = "%d %B %Y"'),
        (["2031-03-04", "2031-03-05 12:00"], ""),
        (["Easter", "Whitsun"], '# dates = ""  # how days are written; say how'),
    ],
)
def test_how_days_are_written(cells: list[str], said: str) -> None:
    """The one form that fits is proposed; of several, a person says which."""
    draft = feeds.describe(rows(id=[1, 2], day=cells, dead=[1, 2]))

    found = line(draft, "dates") or line(draft, "# dates")
    assert found.startswith(said) if said else found == ""


def test_parts_of_dates_and_years() -> None:
    """Year, month and day in columns of their own; a column of days before one of years."""
    parts = feeds.describe(rows(eventid=[1, 2], iyear=[2031, 2031], imonth=[1, 0], iday=[2, 0], killed=[1, 2]))
    both = feeds.describe(rows(id=[1, 2], year=[2031, 2031], date_start=["2031-01-02", "2031-01-03"], best=[1, 2]))
    other = feeds.describe(rows(id=[1, 2], happened=["2031-01-02", "2031-01-03"], best=[1, 2]))

    assert line(parts, "as_of") == 'as_of = ["iyear", "imonth", "iday"]  # year, month and day'
    assert line(both, "as_of") == 'as_of = "date_start"'
    assert line(other, "as_of") == 'as_of = "happened"'


def test_days_alone_are_figures_by_themselves() -> None:
    """Where no place and no key is, no day hides another."""
    data = rows(date=["2031-01-02", "2031-01-03"], dead=[5, 3])

    draft = feeds.describe(data)

    assert line(draft, "of").startswith('of = ["date"]  # each day by itself')
    assert len(ct.Feed.loads(draft).read(data).figures) == 2


def test_what_does_not_run_says_why() -> None:
    """A draft runs as it stands, or says what is missing."""
    assert "# It does not run as it stands: feed, of" in feeds.describe(rows(a=["x"], b=["y"]))
    assert "# It does not run as it stands: feed, value" in feeds.describe(rows(place=["x"], b=["y"]))


def test_cells_that_are_no_counts() -> None:
    """Words among numbers are named with how often; many numbers below zero are no codes."""
    data = rows(place=["A", "B", "C"], refugees=["*", "-", 7])
    many = feeds.describe(rows(place=list("ABCDEFGH"), population=[-n for n in range(1, 9)]))

    assert "'refugees' holds '*' (1 row), no count: missing = { \"refugees\" = \"*\" }" in feeds.describe(data)
    assert "holds 8 numbers below zero: if they make sense, signed = true" in many


def test_adapters_that_fit(tmp_path: Path) -> None:
    """Each is named with what it needs: reports, tables with tags, charts, counters and saved entities."""
    reports = rows(event_id=["E"], source=["AP"], deaths_low=[1], deaths_best=[1], deaths_high=[1])
    assert '# adapter = "event_reports"\n# name = "deaths"' in feeds.describe(reports)
    assert 'adapter = "event_reports"' not in feeds.describe(
        rows(event_id=["E"], deaths_low=[1], deaths_best=[1], deaths_high=[1])
    )
    chart = rows(Entity=["A"], Code=["AAA"], Day=["2031-01-01"], Deaths=[1])
    assert '# adapter = "owid"\n# columns = ["Deaths"]' in feeds.describe(chart)
    assert 'adapter = "owid"' not in feeds.describe(rows(Entity=["A"], n=[1]))
    tagged = tmp_path / "rows.csv"
    tagged.write_text("Place,Girls\n#adm1,#affected+f\nA,3\n")
    assert '# adapter = "hxl"\n# value = "#affected+f"' in feeds.describe(tagged)
    days = [f"2031-01-{n:02}" for n in range(1, 13)]
    counter = rows(date=days, tank=[*range(1, 12), 11], dead=[*range(10, 120, 10), 120], day=[*range(1, 13)])
    assert '# columns = { "tank" = "person", "dead" = "killed" }' in feeds.describe(counter)
    placed = [one | {"country": "A"} for one in counter]
    assert "daily_counter" not in feeds.describe(placed)
    falling = rows(date=days, dead=[9, 3] * 6)
    assert "daily_counter" not in feeds.describe(falling)


def test_a_saved_entity_is_told_of(tmp_path: Path) -> None:
    """It is no list, and needs its adapter; what is neither is refused as before."""
    path = tmp_path / "Q1.json"
    path.write_text(json.dumps({"entities": {"Q1": {"id": "Q1", "claims": {}}}}))

    assert '# adapter = "wikidata"' in feeds.describe(path)
    path.write_text("{}")
    with pytest.raises(UnreadableFeed, match="no list"):
        feeds.describe(path)
    with pytest.raises(UnreadableFeed):
        feeds.describe(tmp_path / "none.csv")


def test_a_draft_keeps_how_the_file_is_laid_out(tmp_path: Path) -> None:
    """What had to be said to read it stands in the draft."""
    path = tmp_path / "rows.json"
    path.write_text(json.dumps({"data": [{"place": "A", "dead": 3}]}))
    csv = tmp_path / "rows.csv"
    csv.write_text("Title\nplace,dead\nA,3\nB,4,5\n")

    assert line(feeds.describe(path, rows="data"), "rows") == 'rows = "data"'
    assert line(feeds.describe(csv, skip=1), "skip") == "skip = 1"
    assert "1 ragged-row" in feeds.describe(csv, skip=1)
    csv.write_text("place,kind,dead\nA,N,3\nA,S,4\nB\n")
    assert "differ in 'kind'" in feeds.describe(csv)


def test_frames_that_cannot_be_opened_are_refused() -> None:
    """A frame is no saved entity."""
    with pytest.raises(UnreadableFeed):
        feeds.describe(Path("nowhere.csv"))


def test_a_key_is_filled_in_every_row() -> None:
    """A column of ids with a gap tells nothing apart."""
    draft = feeds.describe(rows(id=[1, None], place=["A", "B"], dead=[1, 2]))

    assert line(draft, "of") == 'of = "place"'


def test_a_number_with_words_around_it_is_the_value_and_no_code() -> None:
    """Nor is a column of stances anything but the stance, whatever it is called."""
    rows: list[dict[str, object]] = [
        {
            "place": "X",
            "figure": "soldiers",
            "number": "around 10,000",
            "party": "A",
            "says": "claimed",
            "day": "2023-09-20",
        },
        {
            "place": "X",
            "figure": "killed",
            "number": "at least 11",
            "party": "B",
            "says": "claimed",
            "day": "2023-09-20",
        },
        {"place": "X", "figure": "soldiers", "number": "", "party": "C", "says": "denied", "day": "2023-09-20"},
    ]

    draft = feeds.describe(rows)

    assert 'value = "number"' in draft
    assert 'stance = "says"' in draft
    assert 'name = "figure"' in draft
    assert "10,000" not in draft.split("# The columns, and")[0]
