"""Tables on a day, at a level, and what their sums carry.  Expected values are worked by hand."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

import polars as pl
import pytest

from contested.table import ClaimTable

KINDS = {
    **dict.fromkeys(("figure", "what", "party", "unit", "bounds", "stance", "where"), pl.String),
    **dict.fromkeys(("low", "best", "high", "standard_error", "error_below", "error_above", "level"), pl.Float64),
    "as_of": pl.Date,
    "stated": pl.Date,
}


def _table(*rows: dict[str, Any], **more: Any) -> ClaimTable:
    """Return a table of rows with ``n`` as both ends, of days of January 2031 in ``on``."""
    made = []
    for given in rows:
        row = {"figure": "f", "party": "A", "unit": "killed"} | given
        if "n" in row:
            row |= {"low": float(row["n"]), "high": float(row.pop("n"))}
        if "on" in row:
            row["as_of"] = date(2031, 1, row.pop("on"))
        made.append(row)
    used = dict.fromkeys(name for row in made for name in row)
    frame = pl.DataFrame(made, schema={name: KINDS[name] for name in used})
    return ClaimTable.of(frame, **({"time": "cumulative"} | more))


def _held(table: ClaimTable) -> list[Any]:
    found = table.positions().sort("figure", "party").to_dicts()
    return [(row["party"], row["low"], row["high"], row["allows_low"], row["allows_high"]) for row in found]


def test_a_count_of_an_earlier_day_is_a_lower_bound() -> None:
    """By the 4th A had counted 130 or more, and no more than the 150 of the 6th; B, who counts later alone, at most 90."""
    table = _table({"n": 130, "on": 3}, {"n": 150, "on": 6}, {"n": 170, "on": 9}, {"party": "B", "n": 90, "on": 5})

    assert _held(table.as_of("2031-01-04")) == [("A", 130, None, 130, 150), ("B", None, 90, None, 90)]


def test_a_count_that_fell_bounds_from_its_lower_number() -> None:
    """150 fell to 100: by the 4th it may be 100, and is open above."""
    table = _table({"n": 150, "on": 3}, {"n": 100, "on": 6})

    assert _held(table.as_of("2031-01-04")) == [("A", 150, None, 100, None)]


def test_a_later_look_after_an_earlier_one_changes_nothing() -> None:
    """What is not looked at stays so; how many rows are left out is said."""
    table = _table({"n": 130, "on": 3}, {"n": 150, "on": 6}, {"figure": "f", "party": "B", "n": 9, "as_of": None})

    seen = table.as_of("2031-01-03").as_of("2031-01-09")

    assert _held(seen) == [("A", 130, 130, 130, 130)]
    told = "as of 2031-01-03: 1 rows of later days, which only bound earlier counts, and 1 undated ones, are left out"
    assert told in seen.explain()


def test_a_standard_error_reaches_as_far_as_the_level_says() -> None:
    """1.959964 errors at 95 %, 0.674490 at 50 % (quantiles of the normal distribution)."""
    table = _table({"n": 153, "standard_error": 368}, time="point", signed=True)

    assert table.verdicts("> 0")["verdict"][0] == "undetermined"
    (row,) = table.at(level=0.5).positions().to_dicts()
    assert math.isclose(row["allows_low"], 153 - 0.6744897501960817 * 368, rel_tol=1e-12)


def test_an_interval_is_scaled_to_another_level() -> None:
    """80 to 120 at 95 % reach 20 * 0.674490 / 1.959964 to either side of 100 at 50 %; at 95 % they are as stated."""
    table = _table({"low": 80, "high": 120, "bounds": "confidence", "level": 0.95}, time="point")

    assert _held(table) == [("A", 80, 120, 80, 120)]
    (row,) = table.at(level=0.5).positions().to_dicts()
    assert math.isclose(row["allows_high"], 100 + 20 * 0.6744897501960817 / 1.959963984540054, rel_tol=1e-12)


def test_a_hard_bound_stays_hard() -> None:
    """An error of 100 leads beyond 90 to 110, and what is stated as a bound holds."""
    row = {"low": 90, "best": 100, "high": 110, "standard_error": 100, "bounds": "stated"}

    assert _held(_table(row, time="point")) == [("A", 90, 110, 90, 110)]


@pytest.mark.parametrize(("independent", "error"), [(None, 7), ("two surveys", 5)])
def test_a_total_carries_a_standard_error(independent: str | None, error: float) -> None:
    """3 and 4 are 7 at most, and 5 where they are independent."""
    rows = ({"figure": "a", "n": 100, "standard_error": 3}, {"figure": "b", "n": 50, "standard_error": 4})

    (row,) = _table(*rows, independent=independent).totals().to_dicts()

    assert (row["low"], row["standard_error"], row["error_below"]) == (150, error, None)


def test_errors_of_two_sides_stay_apart_in_a_total() -> None:
    """1 below and 2 above, and 3 to either side, are 4 below and 5 above."""
    rows = ({"figure": "a", "n": 9, "error_below": 1, "error_above": 2}, {"figure": "b", "n": 9, "error_below": 3, "error_above": 3})  # fmt: skip

    (row,) = _table(*rows).totals().to_dicts()

    assert (row["standard_error"], row["error_below"], row["error_above"]) == (None, 4, 5)


def test_errors_are_left_behind_where_there_is_no_one_number() -> None:
    """Two parties, one of whom states an error, give a sum without any."""
    (row,) = _table({"n": 9, "standard_error": 1}, {"party": "B", "n": 9, "standard_error": None}).totals().to_dicts()

    assert (row["low"], row["standard_error"]) == (9, None)


def test_a_total_with_an_open_end_has_no_standard_error() -> None:
    """One says 5, and another 5 or more: that is no one number, and the error of what is added to it is left behind."""
    open_end = ({"figure": "b", "low": 5, "high": 5}, {"figure": "b", "party": "B", "low": 5, "high": None})

    (row,) = _table({"figure": "a", "n": 3, "standard_error": 1}, *open_end).totals().to_dicts()

    assert (row["low"], row["high"], row["standard_error"]) == (8, None, None)


def test_a_ratio_is_of_the_day_that_both_reach() -> None:
    """40 children of the 1st over 100 of the 1st are 0.4, whatever is counted by the 9th; B has no common day."""
    rows = [
        {"what": "children", "n": 40, "on": 1},
        {"what": "dead", "n": 100, "on": 1},
        {"what": "dead", "n": 1000, "on": 9},
        {"what": "children", "party": "B", "n": 4, "on": 9},
        {"what": "dead", "party": "B", "n": 10, "on": 1},
    ]

    found = _table(*rows, name="what").ratio("children", "dead").sort("party").to_dicts()

    assert [(row["low"], row["high"], row["defined"]) for row in found] == [(0.4, 0.4, True), (None, None, False)]
    assert (found[0]["as_of"], found[0]["as_of_end"]) == (date(2031, 1, 1), date(2031, 1, 1))


def test_a_total_is_of_the_day_that_all_figures_reach() -> None:
    """Figure a reaches the 3rd: b has 7 by then; c, counted later alone, leaves the sum without a number."""
    rows = [{"figure": "a", "n": 5, "on": 3}, {"figure": "b", "n": 7, "on": 2}, {"figure": "b", "n": 9, "on": 4}]

    (row,) = _table(*rows).totals().to_dicts()
    (open_row,) = _table(*rows, {"figure": "c", "n": 1, "on": 8}).totals().to_dicts()
    (earlier,) = _table(*rows).as_of("2031-01-02").totals().to_dicts()

    assert (row["low"], row["high"], row["as_of"], row["as_of_end"]) == (12, 12, date(2031, 1, 2), date(2031, 1, 3))
    assert (open_row["low"], open_row["open"], open_row["figures"]) == (None, 1, 3)
    assert (earlier["low"], earlier["figures"]) == (7, 1)


def test_answers_tell_their_days() -> None:
    """The first and the last day, and none where a clock tells figures apart."""
    table = _table({"n": 5, "on": 3}, {"party": "B", "n": 7, "on": 4}, time="point")
    first, last = date(2031, 1, 3), date(2031, 1, 4)

    for answer in (table.ranges(), table.verdicts("> 5"), table.accounts()):
        (row,) = answer.to_dicts()
        assert (row["as_of"], row["as_of_end"]) == (first, last)
    assert set(table.positions()["as_of_end"]) == {first, last}
    assert set(table.ranges(by="as_of", give="low").columns) == {"figure", "as_of", "low"}


def test_a_change_tells_the_days_of_both_numbers() -> None:
    """5 of the 3rd was revised to 7 of the 4th."""
    old, new = (_table({"n": n, "on": on}, time="point") for n, on in ((5, 3), (7, 4)))

    (row,) = old.diff(new).to_dicts()

    assert (row["change"], row["old_as_of"], row["new_as_of"]) == ("revised up", date(2031, 1, 3), date(2031, 1, 4))


def test_a_limit_that_stopped_is_no_number_of_a_later_day() -> None:
    """At most 50 by the 1st says nothing of the 6th, and a median speaks for the other alone."""
    table = _table({"low": None, "high": 50, "on": 1}, {"party": "B", "n": 90, "on": 6})

    assert table.ranges(give="median")["median"].to_list() == [90]


def test_common_ground_of_stated_errors_is_drawn_in_to_what_is_printed() -> None:
    """10 and 11, each with an error of 1, meet from 9.04 to 11.96: from 10 to 11 somebody prints."""
    table = _table({"n": 10, "standard_error": 1}, {"party": "B", "n": 11, "standard_error": 1}, time="point")

    (row,) = table.ranges(give=("common", "common_low", "common_high")).to_dicts()

    assert (row["common"], row["common_low"], row["common_high"]) == (True, 10, 11)


def test_a_table_has_the_account_of_its_file() -> None:
    """What was rejected is that of the file, what it says of figures stands beside them, and it reads them itself."""
    table = _table({"n": 10, "where": "here"}, time="point")
    about = {"figure": ["f", "g", None], "where": ["there", "beyond", None]}
    dossier = table.to_dossier()

    told = table.accounted(table.intake, ["read from a file"], about=about, read=lambda: dossier)

    (row,) = told.ranges(give=("low", "rejected")).to_dicts()
    assert row == {"figure": "f", "where": "there", "low": 10, "rejected": 0}
    assert told.to_dossier() is dossier
    assert told.explain().endswith("read from a file")


@pytest.mark.parametrize(
    ("rows", "stance"),
    [
        ([("denied", 1, 1), ("claimed", 2, 2), ("withheld", 3, 3)], "withheld"),
        ([("denied", 1, 1), ("claimed", None, 2), ("withheld", 3, 3)], "withheld"),
        ([("denied", None, 1), ("claimed", 2, 2), ("withheld", 3, 3)], "withheld"),
        ([("denied", 3, 3), ("claimed", 1, 5), ("withheld", 6, 6)], "denied"),
        ([("denied", 1, 2), ("claimed", 1, 2), ("withheld", 1, 3)], "denied"),
        ([("denied", 1, None), ("claimed", None, 2), ("withheld", 3, 3)], "denied"),
        ([("denied", 1, 1), ("claimed", None, None), ("withheld", 3, 3)], "denied"),
    ],
)
@pytest.mark.parametrize("kind", [pl.Date, pl.Datetime("us", "UTC")])
def test_a_number_withdraws_a_denial_for_good(kind: Any, rows: list[tuple[str, int, int]], stance: str) -> None:
    """One that is later, and of no earlier time: a refusal does not bring the denial back.  Days and instants alike."""
    made = [
        {"figure": "f", "party": "A", "unit": "killed", "stance": said, "as_of": day, "stated": told}
        | dict.fromkeys(("low", "high"), 5.0 if said == "claimed" else None)
        for said, day, told in rows
    ]
    days = [pl.date(2031, 1, pl.col(clock)).cast(kind).alias(clock) for clock in ("as_of", "stated")]
    frame = pl.DataFrame(made, schema_overrides={"as_of": pl.Int32, "stated": pl.Int32}).with_columns(days)

    assert ClaimTable.of(frame).positions()["stance"].to_list() == [stance]


def test_who_refuses_a_count_after_the_day_that_others_reach_refuses_the_ratio() -> None:
    """A counts the dead up to the 3rd, and denies the number of children on the 5th: that is an answer, and no silence."""
    rows = (
        {"what": "dead", "n": 4, "on": 3, "stance": "claimed"},
        {"what": "children", "on": 5, "stance": "denied"},
        {"what": "children", "party": "B", "n": 1, "on": 3, "stance": "claimed"},
    )

    (row,) = _table(*rows, name="what").ratio("children", "dead").to_dicts()

    assert (row["party"], row["stance"], row["low"], row["high"]) == ("A", "denied", None, None)
