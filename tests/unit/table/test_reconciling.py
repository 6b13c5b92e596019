"""Methods on tables: what they answer figure by figure, why they refuse, and for whom they speak."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import duckdb
import polars as pl
import pytest

from contested import methods
from contested.claims.position import Stance
from contested.errors import NotAChoice, UnusableName, WrongType
from contested.names import listed
from contested.table import ClaimTable
from contested.table import party_lists as names

if TYPE_CHECKING:
    from contested.figure import Figure

BARE = pl.DataFrame(
    [
        ("even", "A", 10.0, 10.0),
        ("even", "B", 12.0, 12.0),
        ("even", "C", 14.0, 14.0),
        ("even", "D", 14.0, 14.0),
        ("camps", "A", 10.0, 10.0),
        ("camps", "B", 11.0, 11.0),
        ("camps", "C", 90.0, 90.0),
        ("camps", "D", 91.0, 91.0),
        ("two", "A", 10.0, 10.0),
        ("two", "B", 13.0, 13.0),
        ("zero", "A", 0.0, 0.0),
        ("zero", "B", 3.0, 8.0),
        ("zero", "C", 5.0, None),
        ("thirds", "A", 1.0, 1.0),
        ("thirds", "B", 1.0, 1.0),
        ("thirds", "C", 2.0, 2.0),
    ],
    schema=["figure", "party", "low", "high"],
    orient="row",
)
COLUMNS: dict[str, Any] = {
    "figure": pl.String,
    "party": pl.String,
    "low": pl.Float64,
    "best": pl.Float64,
    "high": pl.Float64,
    "reach_low": pl.Float64,
    "reach_high": pl.Float64,
    "standard_error": pl.Float64,
    "bounds": pl.String,
    "level": pl.Float64,
    "stance": pl.String,
    "source": pl.String,
    "origin": pl.String,
    "as_of": pl.Date,
    "stated": pl.Date,
    "basis": pl.String,
    "status": pl.String,
}


def _rows(figure: str, *said: dict[str, Any]) -> list[dict[str, Any]]:
    """Return rows of a figure; "best" alone is a single number."""
    made = []
    for row in said:
        point = {"low": row["best"], "high": row["best"]} if "best" in row and "low" not in row else {}
        made.append(dict.fromkeys(COLUMNS) | {"figure": figure, "stance": "claimed"} | point | row)
    return made


SOON, LATER, MUCH_LATER = date(2023, 9, 1), date(2023, 9, 3), date(2025, 9, 1)
ROWS = [
    *_rows(
        "weighed",
        {"party": "A", "best": 100.0, "standard_error": 5.0, "as_of": SOON, "basis": "documented", "status": "final"},
        {"party": "B", "best": 120.0, "standard_error": 10.0, "as_of": SOON, "source": "Paper"},
        {"party": "C", "best": 110.0, "standard_error": 10.0, "as_of": LATER, "stated": LATER},
        {"party": "D", "low": 80.0, "high": 120.0, "bounds": "confidence", "level": 0.95, "as_of": LATER},
    ),
    *_rows(
        "copied",
        {"party": "A", "best": 100.0, "origin": "Wire", "stated": SOON},
        {"party": "B", "best": 100.0, "origin": "Wire", "stated": LATER},
        {"party": "C", "best": 300.0, "stated": SOON},
        {"party": "D", "stance": "denied"},
    ),
    *_rows("refused", {"party": "A", "stance": "denied"}, {"party": "B", "stance": "withheld"}),
    *_rows(
        "about",
        {"party": "A", "best": 5_000.0, "reach_low": 4_500.0, "reach_high": 5_500.0},
        {"party": "B", "best": 5_300.0},
        {"party": "C", "best": 5_340.0},
    ),
    *_rows(
        "far apart",
        {"party": "A", "best": 7.0, "as_of": SOON, "standard_error": 1.0, "basis": "documented"},
        {"party": "B", "best": 8.0, "as_of": MUCH_LATER, "standard_error": 1.0, "basis": "estimated"},
        {"party": "C", "low": 1.0, "high": 9.0, "bounds": "confidence", "level": 0.95, "best": 2.0},
        {"party": "E", "low": 1.0, "high": 9.0, "bounds": "credible", "level": 0.9},
    ),
    *_rows(
        "ranges",
        {"party": "A", "low": 10.0, "high": 20.0, "stated": LATER},
        {"party": "B", "low": 12.0, "high": 22.0, "stated": SOON},
        {"party": "B", "low": 30.0, "stated": SOON},
    ),
    *_rows(
        "fractions",
        {"party": "A", "best": 3.73},
        {"party": "B", "best": 5.28, "reach_low": 4.75, "reach_high": 5.8},
        {"party": "C", "best": 9_000.0, "reach_low": 8_000.0, "reach_high": 10_000.0},
    ),
    *_rows("rates", *({"party": party, "best": best} for party, best in (("A", 1.5), ("B", 2.5), ("C", 3.5)))),
    *_rows("halves", {"party": "A", "best": 2.5}, {"party": "B", "best": 2.5, "standard_error": 0.5}),
]
FULL = pl.DataFrame(ROWS, schema=COLUMNS)
METHODS = (
    methods.Mean(),
    methods.GeometricMean(),
    methods.TrimmedMean(proportion=0.3),
    *(methods.Median(even=even) for even in ("interval", "midpoint", "lower", "upper")),
    methods.WeightedMedian(),
    *(methods.Mode(ties=ties) for ties in ("none", "lowest", "highest", "status", "basis")),
    methods.Mode(ties="order", order=("C", "Paper")),
    methods.Latest(),
    methods.Preferred(order=("C", "Paper")),
    methods.MostConservative(),
    methods.MostInformative(),
    methods.MostPrecise(),
    methods.FixedEffect(),
    methods.FixedEffect(birge=True),
    methods.PDGAverage(),
    *(methods.RandomEffects(tau2=tau2) for tau2 in ("DL", "HE", "HS", "SJ", "DL2", "HE2")),
    *(methods.RandomEffects(tau2=tau2) for tau2 in ("PM", "REML", "ML", "EB")),
    methods.RandomEffects(tau2="PM", se="knapp-hartung"),
    methods.RandomEffects(se="modified-kh", prediction="t"),
    methods.LogPool(),
    methods.CovarianceIntersection(),
    methods.LinearPool(),
    methods.LargestConsistentSubset(),
    methods.AtLeast(2),
)


FRAMES = {"bare": BARE, "full": FULL}


@cache
def _table(frame: str) -> ClaimTable:
    return ClaimTable.of(FRAMES[frame], unit="person")


@cache
def _figures(frame: str) -> dict[str, Figure]:
    names = FRAMES[frame]["figure"].unique().to_list()
    return {one.name: one for one in _table(frame).to_dossier(names).figures.values()}


def _answers(frame: pl.DataFrame, method: methods.Method, **how: Any) -> dict[str, dict[str, Any]]:
    terms = {name: how.pop(name) for name in ("disputants", "independent", "time", "unit") if name in how}
    table = ClaimTable.of(frame, **{"unit": "person", **terms})
    return {row["figure"]: row for row in table.reconcile(method, **how).to_dicts()}


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("method", METHODS, ids=str)
def test_each_method_answers_as_on_figures(method: methods.Method, frame: str, force: bool) -> None:
    """With few columns and with all of them, refused or forced."""
    figures = _figures(frame)
    answers = {row["figure"]: row for row in _table(frame).reconcile(method, force=force).to_dicts()}

    assert answers.keys() == figures.keys()
    for name, row in answers.items():
        one = figures[name].reconcile(method, force=force)
        ends = [None if one.range is None else getattr(one.range, end) for end in ("low", "high")]
        numbers = [row[key] for key in ("value", "low", "high", "standard_error")]
        speaks = {p.name for p in figures[name].positions() if p.stance is not Stance.SILENT}
        assert _written(numbers) == _written([one.value, *ends, one.standard_error]), name
        assert row["refused"] == (", ".join(each.code for each in one.reasons) or None), name
        waived = [each.code for each in one.failing if one.waiver.covers(each)]
        assert row["waived"] == (", ".join(waived) or None), name
        assert row["origins"] == (0 if one.refused else len(one.outcome.used)), name
        assert set(_split(row["used"])) == set(one.parties), name
        assert set(_split(row["left_out"])) == speaks - set(one.parties), name


def test_each_method_goes_by_its_own_order_on_one_table() -> None:
    """What methods share of a table that was asked already is only what both go by."""
    in_turn = [
        methods.Preferred(order=("A",)),
        methods.Preferred(order=("B",)),
        methods.Mode(ties="order", order=("B",)),
        methods.Mode(ties="order", order=("A",)),
    ]
    table = ClaimTable.of(BARE, unit="person")

    answers = [{row["figure"]: row["value"] for row in table.reconcile(one, force=True).to_dicts()} for one in in_turn]

    assert [found["two"] for found in answers] == [10.0, 13.0, 13.0, 10.0]


def _written(numbers: list[Any]) -> list[str | None]:
    """Return numbers with as many digits as two ways of adding up agree on."""
    return [None if number is None else f"{float(number):.11g}" for number in numbers]


def _split(names: str | None) -> list[str]:
    return [] if names is None else names.replace(" and ", ", ").split(", ")


def test_a_refusal_says_which_preconditions_fail_and_leaves_everybody_out() -> None:
    """There is no number beside it that somebody could take for an answer."""
    answers = _answers(BARE, methods.Mean())

    assert answers["camps"]["refused"] == "two-camps"
    assert answers["zero"]["refused"] == "one-sided"
    assert answers["two"]["refused"] == "few-origins"
    assert answers["two"] | {"figure": None, "refused": None} == {
        **dict.fromkeys(("figure", "value", "low", "high", "standard_error", "refused", "waived", "used", "computed")),
        **dict.fromkeys(("denied_by", "withheld_by", "unquantified_by")),
        "origins": 0,
        "left_out": "A and B",
    }
    assert answers["even"]["value"] is None
    assert (answers["even"]["low"], answers["even"]["high"]) == (12.0, 13.0)


def test_what_is_waived_is_told_beside_the_answer() -> None:
    """By its code, and with the reason asked for."""
    answers = _answers(BARE, methods.Mean(), accept=("few-origins",), reason="both counted")

    assert answers["two"]["waived"] == "few-origins"
    assert answers["two"]["used"] == "A and B"
    assert answers["camps"]["refused"] == "two-camps"
    with pytest.raises(WrongType, match="reason"):
        _answers(BARE, methods.Mean(), accept=("few-origins",))
    with pytest.raises(NotAChoice, match="few-origins"):
        _answers(BARE, methods.Mean(), accept=("few",), reason="none")
    with pytest.raises(WrongType, match="method"):
        ClaimTable.of(BARE, unit="person").reconcile("mean")  # type: ignore[arg-type]


def test_two_origins_are_enough_where_independence_is_declared_and_neither_is_a_disputant() -> None:
    """As for figures; and a figure that only disputants speak of is averaged by nobody."""
    declared = {"independent": "each counted alone"}

    assert _answers(BARE, methods.Mean(), **declared)["two"]["refused"] is None
    assert _answers(BARE, methods.Mean(), disputants=["A"], **declared)["two"]["refused"] == "few-origins"
    only = _answers(BARE, methods.Mean(), disputants=["A", "B", "C", "D"])["even"]
    assert only["refused"] == "only-disputants"
    told = ClaimTable.of(BARE, unit="person", independent="each counted alone").explain()
    assert "origins are taken to be independent: each counted alone" in told


def test_days_may_lie_apart_but_for_a_cumulative_count() -> None:
    """Numbers of one day and of the day after are no two counts of one thing that only grows: the first is a bound."""
    assert _answers(FULL, methods.Median())["weighed"]["refused"] is None
    assert _answers(FULL, methods.Median(), time="cumulative")["weighed"]["refused"] == "one-sided, mixed-dates"
    assert "mixed-dates" in _answers(FULL, methods.Median())["far apart"]["refused"]


def test_the_latest_is_told_by_the_one_clock_that_there_is() -> None:
    """A frame may say when numbers held and not when they were said, or the other way round."""
    by_day = _answers(
        FULL.drop("stated").filter(party="A").vstack(FULL.drop("stated").filter(party="C")), methods.Latest()
    )
    by_word = _answers(FULL.drop("as_of"), methods.Latest())

    assert (by_day["weighed"]["value"], by_day["weighed"]["used"]) == (110, "C")
    assert (by_word["weighed"]["value"], by_word["weighed"]["used"]) == (110, "C")


def test_a_story_copied_is_one_voice() -> None:
    """Its parties are told together, and the median of two voices is no majority."""
    row = _answers(FULL, methods.MostConservative())["copied"]

    assert (row["value"], row["origins"], row["used"], row["left_out"]) == (100.0, 1, "A and B", "C and D")


def test_a_figure_without_a_number_is_answered_with_that() -> None:
    """It is a row all the same, since somebody denies it."""
    for method in (methods.Median(), methods.FixedEffect(), methods.NTP()):
        row = _answers(FULL, method, force=True)["refused"]

        assert (row["refused"], row["origins"], row["left_out"]) == ("no-number", 0, "A and B")


def test_counts_have_no_more_digits_than_the_numbers_behind_them() -> None:
    """About 5,000, 5,300 and 5,340 are on average about 5,000; areas keep what was computed."""
    assert _answers(FULL, methods.Mean())["about"]["value"] == 5_000
    assert _answers(FULL, methods.Mean(), unit="km**2")["about"]["value"] == pytest.approx(5_213.333333333333)
    assert _answers(FULL, methods.FixedEffect(), force=True)["weighed"]["value"] == 104


def test_every_measure_is_answered_by_itself() -> None:
    """Counts are made whole, areas are not; also by methods that answer figure by figure."""
    rows = [(what, unit, party, n, n) for what, unit in (("dead", "person"), ("area", "ha")) for party, n in (("A", 1.0), ("B", 2.0), ("C", 2.0))]  # fmt: skip
    frame = pl.DataFrame(rows, schema=["what", "unit", "party", "low", "high"], orient="row").with_columns(place=pl.lit("X"))  # fmt: skip
    table = ClaimTable.of(frame, "place", name="what")

    mean = {row["what"]: row for row in table.reconcile(methods.Mean()).to_dicts()}
    assert mean["area"]["value"] == pytest.approx(5 / 3)
    assert (mean["dead"]["value"], mean["dead"]["low"], mean["dead"]["high"]) == (None, 1, 2)
    ntp = {row["what"]: row for row in table.reconcile(methods.NTP(), force=True).to_dicts()}
    assert ntp["area"]["low"] == 2.0


NAMED = pl.DataFrame(
    {
        "figure": ["f"] * 4 + ["g"] * 2 + ["h"],
        "party": ["B", "A", "\u05d0\u05d1", "C", "B", "A", "A"],
        "low": [1.0, 2.0, 2.0, None, 5.0, 5.0, 1.0],
        "high": [1.0, 2.0, 2.0, None, 5.0, 5.0, 1.0],
        "stance": ["claimed"] * 3 + ["denied"] + ["claimed"] * 3,
    }
)
NAMING: dict[str, Callable[[ClaimTable], Any]] = {
    "ranges": lambda table: table.ranges(give=("low_by", "high_by", "stated_by", "denied_by", "withheld_by")),
    "agreement": lambda table: table.most_agreed(),
    "methods": lambda table: table.reconcile(methods.MostInformative()),
}


@pytest.mark.parametrize("asked", NAMING)
def test_many_parties_are_named_as_few_are(asked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the engine, in the order of names, with names of the other direction kept apart."""
    few = ClaimTable.of(NAMED, unit="person")
    wanted = sorted(NAMING[asked](few).rows(), key=repr)
    monkeypatch.setattr(names, "MANY", 0)

    assert sorted(NAMING[asked](ClaimTable.of(NAMED, unit="person")).rows(), key=repr) == wanted
    relation = duckdb.connect().from_arrow(NAMED.to_arrow())
    assert sorted(NAMING[asked](ClaimTable.of(relation, unit="person")).fetchall(), key=repr) == wanted


@pytest.mark.parametrize("several", [60, 1_000])
def test_parties_are_named_however_many_there_are(several: int) -> None:
    """Each source a party, as tables of event reports have it."""
    rows = [("f", f"source {n:04}", 1.0, 1.0) for n in range(several)]
    frame = pl.DataFrame(rows, schema=["figure", "party", "low", "high"], orient="row")

    (row,) = ClaimTable.of(frame, unit="person").reconcile(methods.Mode()).to_dicts()

    assert row["used"] == listed([party for _, party, _, _ in rows])


def test_rows_without_a_measure_are_figures_of_their_own() -> None:
    """Null is a measure like others, and those who speak of it are named."""
    rows = [("X", None, party, 5.0, 5.0) for party in "ABC"] + [("X", "dead", party, 7.0, 7.0) for party in "BCD"]
    frame = pl.DataFrame(rows, schema=["place", "what", "party", "low", "high"], orient="row")
    table = ClaimTable.of(frame.with_columns(unit=pl.lit("person")), "place", name="what")

    answers = {row["what"]: row for row in table.reconcile(methods.Mean()).to_dicts()}

    assert (answers[None]["value"], answers[None]["used"], answers[None]["left_out"]) == (5, "A, B and C", None)
    assert (answers["dead"]["value"], answers["dead"]["used"]) == (7, "B, C and D")


def test_a_pool_of_numbers_beyond_floats_is_refused() -> None:
    """Its square runs over, and a number that is none would be a false one."""
    rows = [*_rows("f", *({"party": party, "best": 1.0, "standard_error": 1e-200} for party in "ABC"))]
    answers = _answers(pl.DataFrame(rows, schema=COLUMNS), methods.FixedEffect())

    assert answers["f"]["refused"] == "unpoolable"


@pytest.mark.parametrize(
    ("bounds", "level", "rule"),
    [
        ("guess", None, "not-a-choice"),
        ("confidence", None, "incomplete-statement"),
        (None, 0.95, "incomplete-statement"),
        ("stated", 0.95, "incomplete-statement"),
        ("confidence", 95.0, "incomplete-statement"),
    ],
)
def test_an_interval_has_a_kind_and_a_level(bounds: str | None, level: float | None, rule: str) -> None:
    """One without the other is rejected by name."""
    row = {"party": "A", "low": 1.0, "high": 2.0, "bounds": bounds, "level": level}
    frame = pl.DataFrame(_rows("f", row), schema=COLUMNS)
    rejected: Any = ClaimTable.of(frame, unit="person").intake.rejected_frame

    assert rejected["rule"].to_list() == [rule]


def test_a_level_alone_or_bounds_alone_are_looked_at_too() -> None:
    """A frame may have one of the two columns."""
    frame = pl.DataFrame(_rows("f", {"party": "A", "low": 1.0, "high": 2.0}), schema=COLUMNS)
    for gone, value, rule in (("level", {"bounds": "credible"}, "incomplete-statement"), ("bounds", {"level": 0.9}, "incomplete-statement")):  # fmt: skip
        told = frame.drop(gone).with_columns(**{name: pl.lit(each) for name, each in value.items()})
        rejected: Any = ClaimTable.of(told, unit="person").intake.rejected_frame

        assert rejected["rule"].to_list() == [rule]


def test_what_the_user_says_of_figures_is_checked() -> None:
    """A time that is none, a reason that is empty, and a key called as an answer is."""
    with pytest.raises(NotAChoice, match="time"):
        ClaimTable.of(BARE, unit="person", time="now")
    with pytest.raises(WrongType):
        ClaimTable.of(BARE, unit="person", independent=3)  # type: ignore[arg-type]
    with pytest.raises(UnusableName, match="used"):
        ClaimTable.of(BARE.rename({"figure": "used"}), "used", unit="person")


def test_reaches_without_best_values_soften_as_those_of_figures_do() -> None:
    """A frame need not have best values for a mean of about 3,000, 2,000 and 1,000 to be 2,000."""
    rows = {
        "figure": ["a"] * 3,
        "party": ["A", "B", "C"],
        "low": [3_000.0, 2_000.0, 1_000.0],
        "high": [3_000.0, 2_000.0, 1_000.0],
        "reach_low": [2_500.0, None, None],
        "reach_high": [3_500.0, None, None],
    }

    answer = ClaimTable.of(pl.DataFrame(rows), unit="person").reconcile(methods.Mean(), force=True)

    assert answer["value"].to_list() == [2_000.0]
