"""Answers of tables: what is counted, what is summed up, and what a comparison with a limit comes to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import attrs
import duckdb
import polars as pl
import pytest

from contested import Unit, methods
from contested.table import ClaimTable
from contested.table.hulls import ASKED_FOR, GIVEN

if TYPE_CHECKING:
    from collections.abc import Callable

SCHEMA = {"low": pl.Float64, "high": pl.Float64, "best": pl.Float64, "low_open": pl.Boolean, "high_open": pl.Boolean}
SCHEMA |= {"reach_low": pl.Float64, "reach_high": pl.Float64}


def _frame(*rows: dict[str, Any]) -> pl.DataFrame:
    """Return rows on one figure, of a point where only ``n`` is given."""
    made = []
    for row in rows:
        given = dict(row)
        if "n" in given:
            given["low"] = given["high"] = float(given.pop("n"))
        made.append({"figure": "f", "party": "A", "low": None, "high": None} | given)
    columns = list(dict.fromkeys(name for row in made for name in row))
    data = {name: [row.get(name) for row in made] for name in columns}
    return pl.DataFrame(data, schema_overrides={name: kind for name, kind in SCHEMA.items() if name in data})


def _of(*rows: dict[str, Any], unit: str = "person", **how: Any) -> ClaimTable:
    return ClaimTable.of(_frame(*rows), unit=unit, **how)


def _engines(frame: pl.DataFrame) -> dict[str, Any]:
    return {
        "polars": frame,
        "duckdb": duckdb.connect().from_arrow(frame.to_arrow()),
        "pandas": frame.to_pandas(),
        "pyarrow": frame.to_arrow(),
    }


def _dicts(answer: Any) -> list[dict[str, Any]]:
    if isinstance(answer, duckdb.DuckDBPyRelation):
        answer = answer.to_arrow_table()
    if hasattr(answer, "to_pylist"):
        return list(answer.to_pylist())
    return list(answer.to_dicts() if isinstance(answer, pl.DataFrame) else pl.from_pandas(answer).to_dicts())


def _row(answer: Any) -> dict[str, Any]:
    (row,) = _dicts(answer)
    return row


# -- verdicts --------------------------------------------------------------------


def _limit(words: str) -> dict[str, Any]:
    """Return the ends of a limit: "> 5", "<= 5", of a range "3 < 5", or of a number that is about 0."""
    made: dict[str, Any] = {"low": None, "high": None, "low_open": False, "high_open": False}
    match words.split():
        case [">", n]:
            return made | {"low": float(n), "low_open": True}
        case [">=", n]:
            return made | {"low": float(n)}
        case ["<", n]:
            return made | {"high": float(n), "high_open": True}
        case ["<=", n]:
            return made | {"high": float(n)}
        case [low, ">", high]:
            return made | {"low": float(low), "high": float(high), "low_open": True}
        case _:
            return made | {"low": 0.0, "high": 0.0, "reach_low": -0.5, "reach_high": 0.5}


@pytest.mark.parametrize(
    ("claimed", "question", "answer"),
    [
        ("> 5", "> 5", "yes"),
        (">= 5", "> 5", "undetermined"),
        ("> 5", ">= 5", "yes"),
        ("< 5", ">= 5", "no"),
        ("<= 5", ">= 5", "undetermined"),
        ("3 > 5", ">= 5", "undetermined"),
        ("3 > 5", "> 3", "yes"),
        ("3 > 5", "<= 3", "no"),
        ("< 5", "< 5", "yes"),
        ("<= 5", "< 5", "undetermined"),
        ("<= 5", "<= 5", "yes"),
        ("about 0", ">= 0", "yes"),
        ("about 0", "> 0", "undetermined"),
        ("< 5", ">= 0", "yes"),
        ("< 5", "> 0", "undetermined"),
    ],
)
def test_an_area_is_compared_by_the_ends_of_what_it_allows(claimed: str, question: str, answer: str) -> None:
    """An end that is excluded is not reached, and nothing lies below the floor, which is reached."""
    table = _of(_limit(claimed), unit="km**2")

    assert _row(table.verdicts(question, by_party=True))["answer"] == answer


@pytest.mark.parametrize(
    ("claimed", "question", "answer"),
    [
        ("> 99", ">= 100", "yes"),
        ("< 6", "> 5", "no"),
        ("< 6", "> 5.5", "no"),
        ("> 5", "> 5.5", "yes"),
        ("> 5.5", ">= 6", "undetermined"),
        ("<= 5", ">= 6", "no"),
        ("2 > 4", ">= 3", "yes"),
    ],
)
def test_a_count_is_compared_in_whole_numbers(claimed: str, question: str, answer: str) -> None:
    """More than 99 people are 100 or more; what a source prints with decimals stays as it stands."""
    table = _of(_limit(claimed))

    assert _row(table.verdicts(question, by_party=True))["answer"] == answer


def test_one_who_denies_beside_a_number_settles_nothing() -> None:
    """A denial shows in every verdict of its figure (design.md, rule 7)."""
    table = _of({"n": 10, "stance": "claimed"}, {"stance": "denied"}, {"n": 12, "party": "B", "stance": "claimed"})

    verdict = _row(table.verdicts("> 5"))

    assert (verdict["verdict"], verdict["yes"], verdict["denies"]) == ("contested", 2, 0)


@pytest.mark.parametrize(
    ("stakes", "verdict"), [((), "settled: yes"), (("A",), "one-sided: yes"), (("B",), "settled: yes")]
)
def test_a_disputant_who_speaks_alone_is_one_sided(stakes: tuple[str, ...], verdict: str) -> None:
    """One who has a stake, and says nothing, takes no side."""
    assert _row(_of({"n": 10}, disputants=stakes).verdicts("> 5"))["verdict"] == verdict


def test_a_disputant_whom_another_confirms_is_not_alone() -> None:
    """Two who agree settle it, whoever of them has a stake."""
    table = _of({"n": 10}, {"n": 12, "party": "B"}, disputants=["A"])

    assert _row(table.verdicts("> 5"))["verdict"] == "settled: yes"


# -- limits of counts --------------------------------------------------------------


def test_no_whole_number_lies_between_fewer_than_six_and_more_than_five() -> None:
    """Counts have no common ground there, and areas have."""
    rows = (_limit("< 6"), _limit("> 5") | {"party": "B"})

    people, area = _row(_of(*rows).ranges()), _row(_of(*rows, unit="km**2").ranges())

    assert (people["common"], people["common_low"], people["gap"]) == (False, None, 0.0)
    assert (area["common"], area["common_low"], area["common_high"]) == (True, 5.0, 6.0)


def test_whole_numbers_that_everybody_allows_are_told_as_they_were_said() -> None:
    """At most 5 and fewer than 6 are one count, and the end that was said without an exception binds more."""
    rows: list[dict[str, Any]] = [_limit("> 3"), _limit("< 6") | {"party": "B"}, _limit("<= 5") | {"party": "C"}]

    both = _dicts(_of(*rows[:2]).most_agreed())
    all_three = _dicts(_of(*rows).most_agreed())

    nobody = dict.fromkeys(("not_allowed_by", "denied_by", "withheld_by", "unquantified_by"))
    ends = {"low": 3.0, "low_open": True, **nobody}
    assert both == [{"figure": "f", "k": 2, "n": 2, "high": 6.0, "high_open": True, "allowed_by": "A and B"} | ends]
    assert all_three == [
        {"figure": "f", "k": 3, "n": 3, "high": 5.0, "high_open": False, "allowed_by": "A, B and C"} | ends
    ]


def test_one_voice_allows_neighbouring_counts_in_one_stretch() -> None:
    """Of two parties behind one origin, one says 5 and one says 6: no whole number lies between."""
    rows = ({"n": 5, "origin": "Wire"}, {"n": 6, "origin": "Wire", "party": "B"})

    assert [(row["k"], row["low"], row["high"]) for row in _dicts(_of(*rows).most_agreed())] == [(1, 5.0, 6.0)]
    assert len(_dicts(_of(*rows, unit="km**2").most_agreed())) == 2


def test_a_table_of_the_dead_is_asked_about_people() -> None:
    """A number is compared in a unit that the table's converts to: 11 killed are more than 10 people."""
    dead = _of({"n": 11}, unit="killed")

    assert _row(dead.verdicts("> 10 people"))["verdict"] == "settled: yes"
    assert _row(dead.verdicts("> 11 people"))["verdict"] == "settled: no"


def test_a_unit_that_holds_several_counts_them() -> None:
    """More than one battalion of 600 people is 601 people or more; and 601 comes next to 600."""
    battalion = Unit.defined("battalion", "600 people", source="the staff")
    area = {"n": 1, "figure": "g", "of": "area", "unit": "km**2"}
    rows = [_limit("> 1") | {"of": "men", "unit": "people"}, area]
    table = ClaimTable.of(_frame(*rows), name="of", to={"men": battalion}).where("of", "men")
    alone = ClaimTable.of(_frame(_limit("> 1")), unit=battalion)
    joint = [{"n": 600, "origin": "Wire"}, {"n": 601, "origin": "Wire", "party": "B"}]
    units = [row | {"unit": "people"} for row in joint]

    assert _row(alone.verdicts(">= 601 people"))["verdict"] == "settled: yes"
    assert _row(alone.verdicts("> 601 people"))["verdict"] == "undetermined"
    assert _row(table.verdicts("> 1 people"))["verdict"] == "settled: yes"
    assert len(_dicts(ClaimTable.of(_frame(*units), to=battalion).most_agreed())) == 1


@pytest.mark.parametrize(
    ("east", "west", "low_by", "high_by"),
    [
        (">= 60", "< 60", "A", "B"),
        (">= 60", "<= 60", "A", "B"),
        ("> 60", "< 60", "A", "B"),
        ("> 60", ">= 60", "B", "B"),
    ],
)
def test_an_end_names_only_who_prints_it_as_that_end(east: str, west: str, low_by: str, high_by: str) -> None:
    """Who says "fewer than 60" is not printed as saying 60 or more (design.md, rules 2 and 9)."""
    answer = _row(_of(_limit(east), _limit(west) | {"party": "B"}).ranges(give=("low_by", "high_by")))

    assert (answer["low_by"], answer["high_by"]) == (low_by, high_by)


def test_who_gives_a_number_is_named_before_who_limits_it() -> None:
    """Where a frame has no open ends, too."""
    rows = ({"low": 60.0}, {"n": 60, "party": "B"})

    answer = _row(_of(*rows).ranges(give=("low_by", "high_by")))

    assert (answer["low_by"], answer["high_by"]) == ("A and B", "B")


def test_the_ends_of_agreement_are_drawn_in_to_what_is_printed() -> None:
    """About 10 reaches from 5 to 15, and 12 is the only number that is printed inside both."""
    about = {"low": 10.0, "high": 10.0, "reach_low": 5.0, "reach_high": 15.0}
    other = {"low": 20.0, "high": 20.0, "reach_low": 12.0, "reach_high": 25.0, "party": "B"}
    rows = (about, other, {"n": 12.5, "party": "C"})

    (row,) = _dicts(_of(*rows, unit="km**2").most_agreed())

    assert (row["k"], row["low"], row["high"], row["allowed_by"]) == (3, 12.5, 12.5, "A, B and C")


# -- one record, one statement --------------------------------------------------------


def test_a_copy_is_no_second_estimate() -> None:
    """Rows that say the same are one record, in every answer that counts (design.md, rule 20)."""
    one = {"n": 5, "as_of": date(2031, 1, 1), "stance": None, "origin": None, "best": 5.0}
    same = one | {"stance": "claimed", "origin": "A", "best": None, "as_of_end": date(2031, 1, 1)}
    rows = [one, same, {"n": 6, "party": "B"}, {"n": 6, "party": "C"}]
    table = _of(*rows)

    measured = _row(table.disagreement())
    assert (measured["estimates"], measured["modal_share"]) == (3, pytest.approx(2 / 3))
    assert measured["sd"] == pytest.approx(3**0.5 / 3)  # of 5, 6 and 6
    assert _row(table.ranges(give="estimates"))["estimates"] == 3
    assert [row["estimates"] for row in _dicts(table.positions().sort("party"))] == [1, 1, 1]
    assert _row(table.totals())["published_low"] == 17.0


def test_a_copy_in_another_spelling_of_the_unit_is_one() -> None:
    """The number is the same; in another unit it is another statement, as for figures."""
    rows: list[dict[str, Any]] = [{"n": 1, "unit": "km**2"}, {"n": 1, "unit": "km²"}, {"n": 100, "unit": "ha"}]
    table = ClaimTable.of(_frame(*rows), to="km**2")

    assert _row(table.ranges(give="estimates"))["estimates"] == 2
    assert len(table.to_dossier(["f"])["f"].positions()[0].estimates) == 2


def test_a_statement_of_several_holders_is_one_estimate() -> None:
    """It has a row for each, and ``statement`` says that these are the same."""
    joint = {"n": 5, "statement": "s", "origin": "A and B"}
    table = _of(joint, joint | {"party": "B"}, {"n": 6, "party": "C"})

    assert _row(table.disagreement())["estimates"] == 2
    assert _row(table.ranges())["estimates"] == 2
    assert _row(table.ranges())["parties"] == 3


def test_copies_move_no_mean_between_two_states() -> None:
    """The mean of what a party says is over its values, not over its rows."""
    old = _of({"n": 10})
    new = _of({"n": 10}, {"n": 10}, {"n": 20})

    assert _row(old.diff(new))["new_best"] == 15.0


def test_near_equal_floats_are_told_apart_as_numbers() -> None:
    """The middle of 0.1 and 0.2 is 0.15, and 0.30000000000000004 is not 0.3."""
    same = _of({"low": 0.1, "high": 0.2}, {"n": 0.15, "party": "B"}, unit="km**2")
    other = _of({"n": 0.3}, {"n": 0.1 + 0.2, "party": "B"}, unit="km**2")
    fine = _of({"low": 1e-9, "high": 3e-9}, {"n": 2e-9, "party": "B"}, unit="km**2")

    assert [_row(table.disagreement())["divergence"] for table in (same, other, fine)] == [0.0, 1.0, 0.0]


def test_best_values_in_two_units_are_compared_exactly() -> None:
    """A conversion that no float holds makes no third value."""
    one, other = 0.99564483551, 99.564483551
    rows: list[dict[str, Any]] = [
        {"low": 0.5, "best": one, "high": 2.0, "unit": "km**2"},
        {"low": 50.0, "best": other, "high": 200.0, "unit": "ha", "party": "B"},
    ]

    assert _row(ClaimTable.of(_frame(*rows), to="ha").disagreement())["divergence"] == 0.0


def test_a_party_behind_the_numbers_of_another_is_one_voice_with_it() -> None:
    """As a figure too: who is quoted and who quotes are one witness, and where it was read is kept as a note."""
    rows = ({"n": 5, "source": "Desk"}, {"n": 5, "party": "B", "origin": "A", "source": "Desk"})
    figure = _of(*rows).to_dossier(["f"])["f"]

    assert len(figure.origins()) == 1
    assert {estimate.note for estimate in figure.estimates} == {"read in Desk", None}


def test_a_mean_of_approximate_numbers_has_no_more_digits_than_they() -> None:
    """About 1,000, and 100 to 900 with the best value 500, come to 700 and not to 667 (design.md, rule 1)."""
    about = {"n": 1_000, "best": None, "reach_low": 500.0, "reach_high": 1_500.0}
    rows = (about, {"n": 500, "party": "B", "best": 500.0}, {"n": 500, "party": "C", "best": 500.0})
    table = _of(*rows)

    answer = _row(table.reconcile(methods.Mean(), force=True))

    assert answer["value"] == float(table.to_dossier(["f"])["f"].reconcile(methods.Mean(), force=True).value or 0)
    assert answer["computed"] == pytest.approx(2_000 / 3)


# -- words ------------------------------------------------------------------------


def test_claims_in_words_are_counted_and_named() -> None:
    """Who says "dozens" speaks: neither silent nor a refusal, and no number."""
    rows: list[dict[str, Any]] = [
        {"words": "dozens", "stance": "unquantified"},
        {"words": "many", "party": "B"},
        {"n": 7, "party": "C", "words": "seven"},
        {"party": "D", "stance": "withheld"},
    ]
    table = _of(*rows)
    answer = _row(table.ranges())

    assert table.intake.taken == 4
    assert (answer["unquantified"], answer["unquantified_by"]) == (2, "A and B")
    assert (answer["stated_by"], answer["withheld_by"], answer["estimates"]) == ("C", "D", 1)
    assert answer["origins"] == 3
    verdict = _row(table.verdicts("> 5"))
    assert (verdict["verdict"], verdict["yes"], verdict["undetermined"]) == ("contested", 1, 2)
    assert [(row["stance"], row["estimates"]) for row in _dicts(table.positions().sort("party"))] == [
        ("unquantified", 1),
        ("unquantified", 1),
        ("stated", 1),
        ("withheld", 0),
    ]
    assert _row(table.totals())["unquantified"] == 2
    positions = table.to_dossier(["f"])["f"].positions()
    assert [position.stance.value for position in positions] == ["unquantified", "unquantified", "stated", "withheld"]
    assert [position.words for position in positions] == [("dozens",), ("many",), (), ()]


def test_a_word_alone_without_the_word_is_one_still() -> None:
    """A frame may say that there is a word, and not which; and a word beside a number changes nothing."""
    bare = _of({"stance": "unquantified"})
    beside = _of({"words": "many"}, {"n": 3, "words": None}, {"stance": "denied"})

    assert bare.to_dossier(["f"])["f"].positions()[0].words == ("some",)
    assert _row(bare.verdicts("> 5"))["verdict"] == "undetermined"
    assert _row(beside.ranges())["unquantified_by"] is None
    assert _row(beside.ranges())["denied_by"] == "A"


def test_a_later_number_takes_the_place_of_a_word_and_no_word_that_of_a_number() -> None:
    """As for figures: a word says less than a number."""
    first, second = date(2031, 1, 1), date(2031, 1, 2)
    worded = _of({"words": "many", "stated": first}, {"n": 3, "stated": second})
    numbered = _of({"words": "many", "stated": second}, {"n": 3, "stated": first})
    again = _of({"words": "many", "stated": second}, {"words": "few", "stated": first})

    assert _row(worded.ranges())["unquantified"] == 0
    assert (_row(numbered.ranges())["unquantified"], _row(numbered.ranges())["low"]) == (1, 3.0)
    assert _row(again.ranges())["unquantified"] == 1


def test_who_only_has_words_and_denies_is_no_voter() -> None:
    """A word is no number to agree with, and a speaker with words is no mere denier."""
    rows: list[dict[str, Any]] = [{"n": 3}, {"words": "many", "party": "B"}, {"party": "B", "stance": "denied"}]

    assert [(row["k"], row["n"]) for row in _dicts(_of(*rows).most_agreed())] == [(1, 1)]


# -- totals and what they leave out --------------------------------------------------------


@pytest.mark.parametrize("engine", ["polars", "duckdb", "pandas", "pyarrow"])
def test_a_sum_over_nobody_is_null(engine: str) -> None:
    """Nobody said that nobody was killed (design.md, rule 7), on all and by group."""
    rows: list[dict[str, Any]] = [
        {"stance": "withheld", "figure": "a", "place": "x"},
        {"stance": "denied", "figure": "b", "place": "x"},
        {"n": 3, "figure": "c", "place": "y", "stance": "claimed"},
    ]
    frame = _frame(*rows)
    empty = ClaimTable.of(_engines(frame)[engine], unit="killed").where("place", "x")
    by_place = ClaimTable.of(_engines(frame)[engine], unit="killed").totals(by="place")

    row = _row(empty.totals())
    assert [row[name] or None for name in ("low", "best", "high", "published_low", "published_high")] == [None] * 5
    assert (row["open"], row["figures"], row["silent"]) == (0, 0, 2)
    told = {row["place"]: row for row in _dicts(by_place)}
    assert (told["x"]["low"], told["x"]["silent"]) == (None, 2)
    assert (told["y"]["low"], told["y"]["best"], told["y"]["silent"]) == (3.0, 3.0, 0)


@pytest.mark.parametrize("engine", ["polars", "duckdb", "pandas", "pyarrow"])
def test_totals_of_no_rows_are_one_row_of_nothing(engine: str) -> None:
    """Totals of no rows are one row of nothing, on every engine alike."""
    table = ClaimTable.of(_engines(_frame({"n": 3}))[engine], unit="killed").where("party", "B")

    row = _row(table.totals())

    assert (row["low"], row["figures"], row["rejected"]) == (None, 0, 0)


def test_totals_are_in_this_order() -> None:
    """What was there before stays in its place."""
    assert _of({"n": 3}).totals().columns == [
        *("low", "best", "high", "open", "figures", "silent"),
        *("rejected", "rejected_share", "published_low", "published_high", "unquantified"),
        *("stated_by", "denied_by", "withheld_by", "unquantified_by"),
    ]


@pytest.mark.parametrize("engine", ["polars", "duckdb", "pandas", "pyarrow"])
def test_what_was_rejected_stands_beside_what_was_taken(engine: str) -> None:
    """With its share of the number; what the columns sum up to is told beside what the claims come to together."""
    rows: list[dict[str, Any]] = [
        {"low": 10.0, "high": 30.0, "figure": "a"},
        {"low": 9.0, "high": 5.0, "best": 60.0, "figure": "a", "party": "B"},  # no range
        {"n": 20, "figure": "b"},
        {"figure": None, "n": 100},
    ]
    table = ClaimTable.of(_engines(_frame(*rows))[engine], unit="killed")

    total = _row(table.totals())
    assert (total["low"], total["high"]) == (30.0, 50.0)
    assert (total["published_low"], total["published_high"]) == (139.0, 155.0)
    assert (total["rejected"], total["rejected_share"]) == (2, pytest.approx(160 / 200))
    ranges = {row["figure"]: row for row in _dicts(table.ranges(give=("low", "rejected", "rejected_share")))}
    assert (ranges["a"]["rejected"], ranges["a"]["rejected_share"]) == (1, pytest.approx(60 / 80))
    assert (ranges["b"]["rejected"], ranges["b"]["rejected_share"]) == (0, 0.0)
    assert set(ranges) == {"a", "b"}


def test_a_number_that_compares_with_none_has_no_share() -> None:
    """Five people are no part of three square kilometres, and what is not finite is none of anything."""
    of_units = ClaimTable.of(_frame({"n": 3, "unit": "km**2"}, {"n": 5, "unit": "person", "party": "B"}), to="km**2")
    infinite = _of({"n": 3}, {"n": float("inf"), "party": "B"})
    nothing = _of({"n": 3}, {"party": "B"})
    zero = _of({"n": 0})

    told = [
        (row["rejected"], row["rejected_share"])
        for row in (_row(t.totals()) for t in (of_units, infinite, nothing, zero))
    ]
    assert told == [(1, None), (1, None), (1, 0.0), (0, None)]
    assert _row(of_units.totals())["published_low"] == 3.0


def test_a_figure_of_rejected_rows_alone_is_in_no_answer() -> None:
    """It is in the intake, and in the totals of its group; a group that is null is one."""
    rows: list[dict[str, Any]] = [
        {"n": 3, "figure": "a", "place": None},
        {"figure": "b", "low": 5.0, "high": 1.0, "place": "x"},
    ]
    table = _of(*rows)

    assert [row["figure"] for row in _dicts(table.ranges(by="place"))] == ["a"]
    assert {row["place"]: (row["rejected"], row["figures"]) for row in _dicts(table.totals(by="place"))} == {
        None: (0, 1),
        "x": (1, 0),
    }


# -- medians and methods ----------------------------------------------------------------


@pytest.mark.parametrize("engine", ["polars", "duckdb", "pandas", "pyarrow"])
def test_a_median_is_given_only_if_asked_for_and_only_as_the_method_answers(engine: str) -> None:
    """Between two camps there is no number that somebody claims (design.md, rules 3 and 17)."""
    rows: list[dict[str, Any]] = [
        {"n": 120_000, "figure": "two"},
        {"n": 50_000, "figure": "two", "party": "B"},
        *({"n": n, "figure": "three", "party": party} for n, party in ((1, "A"), (2, "B"), (9, "C"))),
        {"low": 7.0, "high": None, "figure": "limit"},
    ]
    table = ClaimTable.of(_engines(_frame(*rows))[engine], unit="person")

    told = {row["figure"]: row["median"] for row in _dicts(table.ranges(give=("low", "median")))}
    answered = {row["figure"]: row["value"] for row in _dicts(table.reconcile(methods.Median()))}

    assert "median" not in GIVEN
    assert "median" in ASKED_FOR
    assert told == {"two": None, "three": 2.0, "limit": None}
    assert answered == told


def test_the_number_as_computed_stands_beside_the_whole_one() -> None:
    """The median of 4 and 5 deaths is 4 to 5 deaths, and was computed as 4.5, as for figures."""
    rows: list[dict[str, Any]] = [{"n": n, "party": party} for n, party in ((1, "A"), (4, "B"), (5, "C"), (9, "D"))]
    table = _of(*rows, unit="killed")

    answer = _row(table.reconcile(methods.Median()))
    figure = table.to_dossier(["f"])["f"].reconcile(methods.Median())

    assert (answer["value"], answer["low"], answer["high"], answer["computed"]) == (None, 4.0, 5.0, 4.5)
    assert figure.computed == 4.5
    assert _row(table.reconcile(methods.NTP(), force=True))["computed"] is None


@attrs.frozen
class Hull(methods.MostConservative):
    """A method of one's own, which is named like one of ours."""


@attrs.frozen
class Common(methods.Common):
    """A method that is one of ours, and perhaps weighs otherwise."""


def test_a_method_is_known_by_what_it_is() -> None:
    """Its name decides nothing: its own rule answers, as on a figure."""
    table = _of({"n": 1}, {"n": 2, "party": "B"}, {"n": 9, "party": "C"})

    assert _row(table.reconcile(Hull()))["value"] == 1.0
    assert table.reconcile(methods.Hull()).columns[:5] == ["figure", "low", "low_by", "high", "high_by"]
    assert table.reconcile(methods.MostAgreed()).columns[:3] == ["figure", "k", "n"]
    assert "refused" in table.reconcile(Common()).columns


# -- hedges and limits in ranges ---------------------------------------------------


@pytest.mark.parametrize("engine", ["polars", "duckdb", "pandas", "pyarrow"])
def test_ranges_tell_what_a_hull_prints_of_hedges_and_limits(engine: str) -> None:
    """About 30,000 (US) to 601,027 (B), and LAT names no upper limit; C and D both print 5, and D calls it about 5."""
    about = {"reach_low": 25_000.0, "reach_high": 35_000.0}
    rows: list[dict[str, Any]] = [
        {"n": 30_000, "party": "US"} | about,
        {"low": 50_000.0, "high": None, "party": "LAT"},
        {"n": 601_027, "party": "B"},
        {"n": 5, "figure": "g", "party": "C"},
        {"n": 5, "figure": "g", "party": "D", "reach_low": 4.0, "reach_high": 6.0},
        {"low": 5.0, "high": 9.0, "figure": "h", "party": "C", "reach_high": 9.5},
        {"low": None, "high": 4.0, "figure": "i", "party": "C", "reach_high": 5.0},
    ]
    table = ClaimTable.of(_engines(_frame(*rows))[engine], unit="km**2")
    asked = ("low_about", "high_about", "printed_low", "printed_high", "no_low_by", "no_high_by", "gap")

    found = {row["figure"]: tuple(row[name] for name in asked) for row in _dicts(table.ranges(give=asked))}

    assert found["f"] == (True, False, 30_000, 601_027, None, "LAT", 571_027)
    assert found["g"] == (True, True, 5, 5, None, None, 0)
    assert found["h"] == (False, True, 5, 9, None, None, 0)
    assert found["i"] == (True, True, 4, 4, "C", None, 0)


def test_no_gap_is_told_to_a_number_that_no_column_shows() -> None:
    """601,027 stands in no row whose upper end is null, unless its column is asked for; between 1 and 3 there are 2."""
    rows = ({"n": 30_000}, {"low": 50_000.0, "high": None, "party": "LAT"}, {"n": 601_027, "party": "B"})

    assert _row(_of(*rows).ranges())["gap"] is None
    assert _row(_of(*rows).ranges(give=("high", "printed_high", "gap")))["gap"] == 571_027
    assert _row(_of(*rows).ranges(give="gap"))["gap"] == 571_027
    assert _row(_of({"n": 1}, {"n": 3, "party": "B"}).ranges())["gap"] == 2


def test_without_hedges_no_end_is_approximate() -> None:
    """A frame without reaches says nothing of how near its numbers are."""
    frame = pl.DataFrame({"figure": ["f"] * 2, "party": ["A", "B"], "low": [1.0, 2.0], "high": [1.0, 2.0]})

    (row,) = ClaimTable.of(frame, unit="person").ranges(give=("low_about", "high_about", "printed_low")).to_dicts()

    assert (row["low_about"], row["high_about"], row["printed_low"]) == (False, False, 1)


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_every_interval_of_a_figure_stays_one_where_a_column_tells_figures_apart(engine: str) -> None:
    """Two that are as good are two rows, with all who vote, also where that column, or a day, says nothing."""
    side = pl.Series([None, None, "army", "army"], dtype=pl.String)
    day = pl.Series([None] * 4, dtype=pl.Date)
    numbers = {"low": [1.0, 5.0, 1.0, 7.0], "high": [1.0, 5.0, 1.0, 7.0]}
    frame = pl.DataFrame({"place": ["p"] * 4, "side": side, "party": ["A", "B"] * 2, "as_of": day, **numbers})
    table = ClaimTable.of(_engines(frame)[engine], "place", facets="side", unit="person")

    told = {(row["side"], row["low"], row["high"], row["n"], row["allowed_by"]) for row in _dicts(table.most_agreed())}

    assert told == {(None, 1, 1, 2, "A"), (None, 5, 5, 2, "B"), ("army", 1, 1, 2, "A"), ("army", 7, 7, 2, "B")}


# -- order -----------------------------------------------------------------------


def _many() -> pl.DataFrame:
    """Return 60 claims of 20 figures, a null among their keys, with a denial and a row that is rejected."""
    names = [None if n % 20 == 3 else f"f{n % 20}" for n in range(60)]
    return pl.DataFrame(
        {
            "figure": [f"{n % 7}" for n in range(60)],
            "place": names,
            "party": ["ACB"[n % 3] for n in range(60)],
            "low": [None if n == 7 else float(n * 7 % 13) for n in range(60)],
            "high": [None if n == 7 else -1.0 if n == 9 else float(n * 7 % 13 + n % 4) for n in range(60)],
            "stance": ["denied" if n == 7 else None for n in range(60)],
        }
    )


ANSWERS: dict[str, tuple[Callable[[ClaimTable], Any], tuple[str, ...]]] = {
    "ranges": (lambda table: table.ranges(by="place"), ("figure", "place")),
    "positions": (lambda table: table.positions(), ("figure", "party")),
    "verdicts": (lambda table: table.verdicts("> 6"), ("figure",)),
    "answers": (lambda table: table.verdicts("> 6", by_party=True), ("figure", "party")),
    "most_agreed": (lambda table: table.most_agreed(), ("figure", "low", "high")),
    "accounts": (lambda table: table.accounts(), ("figure",)),
    "median": (lambda table: table.reconcile(methods.Median(), force=True), ("figure",)),
    "totals": (lambda table: table.totals(by="place"), ("place",)),
    "disagreement": (lambda table: table.disagreement(by="place"), ("place",)),
    "origins": (lambda table: table.origins(by="place"), ("place",)),
    "check": (lambda table: table.check(), ("figure", "party", "rule", "value")),
    "diff": (lambda table: table.diff(table), ("figure", "party")),
    "rejected": (lambda table: table.intake.rejected_frame, ("figure", "party")),
}
"""What is asked, and by which columns its rows are sorted."""


@pytest.mark.parametrize("engine", ["polars", "pandas", "pyarrow", "duckdb", "lazy"])
@pytest.mark.parametrize("asked", ANSWERS)
def test_an_answer_comes_in_one_order(asked: str, engine: str) -> None:
    """Sorted by the columns of the figure, then by party or number, null first; where it is lazy, if that is asked."""
    ask, keys = ANSWERS[asked]
    frame = _many()
    shuffled = frame.sample(fraction=1, shuffle=True, seed=5)
    natives = [one.lazy() if engine == "lazy" else _engines(one)[engine] for one in (frame, frame, shuffled)]
    tables = [ClaimTable.of(native, unit="km**2") for native in natives]
    if engine in ("duckdb", "lazy"):
        tables = [table.in_order() for table in tables]

    found = [ask(table) for table in tables]

    rows, *others = [_dicts(one.collect() if engine == "lazy" else one) for one in found]
    assert others == [rows, rows]
    places = [tuple((row[key] is not None, row[key]) for key in keys) for row in rows]
    assert len(places) > 0
    assert places == sorted(places)


def test_the_same_claims_give_the_same_bytes() -> None:
    """Who keeps an answer as a file sees what changed, and nothing else."""
    frame = _many()
    shuffled = frame.sample(fraction=1, shuffle=True, seed=5)

    files = {ClaimTable.of(one, unit="km**2").ranges().write_csv() for one in (frame, frame, shuffled)}

    assert len(files) == 1


def test_rejected_rows_that_have_a_number_come_by_it() -> None:
    """As they stand in their file."""
    frame = _frame({"n": -1, "row": 9}, {"n": -2, "row": 3}, {"n": 4, "row": 1})

    rejected: Any = ClaimTable.of(frame, unit="person").intake.rejected_frame

    assert rejected["row"].to_list() == [3, 9]


# -- who is behind an answer, and who gives no number ----------------------------


NAMED: tuple[dict[str, Any], ...] = (
    {"n": 3},
    {"n": 9, "party": "B", "low_open": False},
    {"party": "C", "stance": "denied"},
    {"party": "D", "stance": "withheld"},
    {"party": "E", "stance": "unquantified", "words": "dozens"},
    {"party": "B", "stance": "denied"},
    {"n": 4, "figure": "g", "party": "C"},
)
NONE_GIVEN = {"denied_by": "B and C", "withheld_by": "D", "unquantified_by": "E"}
"""Who denies the first figure, one beside a number of its own, who withholds its number, and who gives a word."""


@pytest.mark.parametrize("engine", ["polars", "duckdb", "pandas", "pyarrow"])
def test_every_answer_names_who_denies_and_who_withholds(engine: str) -> None:
    """In the columns in which ranges do."""
    table = ClaimTable.of(_engines(_frame(*NAMED))[engine], unit="km**2").in_order()
    answers = (
        *(table.ranges(), table.accounts(), table.most_agreed(), table.verdicts("> 5")),
        *(table.reconcile(method) for method in (methods.Hull(), methods.Common(), methods.MostAgreed())),
        *(table.reconcile(methods.Mean()), table.reconcile(methods.NTP())),
    )

    for answer in answers:
        rows = _dicts(answer)
        assert {name: rows[0][name] for name in NONE_GIVEN} == NONE_GIVEN
        assert {name: rows[-1][name] for name in NONE_GIVEN} == dict.fromkeys(NONE_GIVEN)


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_a_total_names_who_is_behind_any_of_its_figures(engine: str) -> None:
    """Who gives the number of one and denies another is named as both."""
    table = ClaimTable.of(_engines(_frame(*NAMED))[engine], unit="km**2")

    row = _row(table.totals())

    assert {name: row[name] for name in ("stated_by", *NONE_GIVEN)} == {"stated_by": "A, B and C", **NONE_GIVEN}


def test_a_total_of_counts_names_who_denies_after_its_day() -> None:
    """A denial of a day that not all figures reach is one of the figure all the same."""
    frame = _frame(
        {"n": 3, "as_of": date(2031, 1, 1)},
        {"n": 4, "figure": "g", "as_of": date(2031, 1, 3)},
        {"party": "B", "figure": "g", "stance": "denied", "as_of": date(2031, 1, 3)},
    )

    row = _row(ClaimTable.of(frame, unit="killed", time="cumulative").totals())

    assert (row["stated_by"], row["denied_by"]) == ("A", "B")


def test_an_interval_names_who_allows_it_and_who_does_not() -> None:
    """Who states another number, or denies and states none, does not; who only refuses to say is neither."""
    first, second, other = _dicts(_of(*NAMED).most_agreed())

    assert (first["allowed_by"], first["not_allowed_by"]) == ("A", "B and C")
    assert (second["allowed_by"], second["not_allowed_by"]) == ("B", "A and C")
    assert (other["allowed_by"], other["not_allowed_by"]) == ("C", None)


def test_accounts_say_which_ends_are_excluded() -> None:
    """More than 5 is not 5: an end says so where the frame does, and who gives no number has no end."""
    row = _row(_of({"low": 5.0, "low_open": True}, {"party": "B", "stance": "denied"}).accounts())

    assert (row["A low"], row["A low_open"], row["A high"], row["A high_open"]) == (5.0, True, None, False)
    assert (row["B low"], row["B low_open"], row["denied_by"]) == (None, None, "B")


@pytest.mark.parametrize(
    ("above", "below", "wanted"),
    [
        ({"low": 10.0, "low_open": True}, {"low": 2.0, "high": 5.0}, (2.0, True, None, False)),
        ({"n": 10}, {"low": 2.0, "low_open": True, "high": 5.0}, (2.0, False, 5.0, True)),
        ({"n": 10}, {"low": 2.0}, (0.0, True, 5.0, False)),
        ({"n": 0}, {"low": 2.0, "low_open": True}, (0.0, False, 0.0, False)),
    ],
)
def test_a_ratio_says_which_ends_are_excluded(above: Any, below: Any, wanted: tuple[Any, ...]) -> None:
    """More than 10 among at most 5 is more than 2, and no number divided by ever larger ones comes to zero."""
    frame = _frame({"name": "killed", "low_open": False, **above}, {"name": "days", **below})

    row = _row(ClaimTable.of(frame, unit="km**2", name="name").ratio("killed", "days"))

    assert tuple(row[name] for name in ("low", "low_open", "high", "high_open")) == wanted


def test_a_position_says_which_of_its_ends_are_approximate() -> None:
    """As the party says it: about 10, and 12 or more."""
    frame = _frame({"n": 10, "reach_low": 5.0, "reach_high": 15.0}, {"party": "B", "low": 12.0})

    one, other = _dicts(ClaimTable.of(frame, unit="km**2").positions())

    assert (one["low_about"], one["high_about"]) == (True, True)
    assert (other["low_about"], other["high_about"]) == (False, False)


# -- the last digit ---------------------------------------------------------------


@pytest.mark.parametrize("engine", ["polars", "pandas"])
def test_the_same_numbers_in_another_order_have_the_same_sum(engine: str) -> None:
    """Floats added in another order come to another last digit, and a mean that did was once taken for a revision."""
    numbers = [{"n": 7 * n / 11, "figure": f"f{n % 9}", "party": "ABC"[n % 3]} for n in range(1, 400)]
    one, other = (
        ClaimTable.of(_engines(_frame(*rows))[engine], unit="km**2").in_order() for rows in (numbers, numbers[::-1])
    )

    assert {row["change"] for row in _dicts(one.diff(other))} == {"shared"}
    for ask in (ClaimTable.totals, ClaimTable.disagreement, ClaimTable.ranges):
        assert _dicts(ask(one)) == _dicts(ask(other))
    assert _dicts(one.reconcile(methods.Mean())) == _dicts(other.reconcile(methods.Mean()))


@pytest.mark.parametrize(("numbers", "mean"), [([1e-9, 2e-9], 1.5e-9), ([4e15, 2e15], 3e15), ([0.1, 0.2], 0.15)])
def test_a_mean_of_tiny_and_of_huge_numbers_is_as_exact_as_any(numbers: list[float], mean: float) -> None:
    """What is too small or too large to be added in parts is added as floats are."""
    rows = [{"n": number, "row": place} for place, number in enumerate(numbers)]

    row = _row(_of(*rows, unit="km**2").diff(_of(*rows, unit="km**2")))

    assert row["old_best"] == pytest.approx(mean, rel=1e-15)
