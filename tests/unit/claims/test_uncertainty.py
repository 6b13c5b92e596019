"""Uncertainty that a claim states, from the claim to what is printed of it and what it allows."""

from __future__ import annotations

import pytest

import contested as ct
from contested.errors import IncompleteStatement, NotALevel, NotANumber
from contested.quantities import Interval


def excess() -> ct.Figure:
    """Return a figure that may be below zero."""
    return ct.Figure("excess deaths", "person", signed=True)


def allowed(figure: ct.Figure, party: str = "A") -> tuple[float, float]:
    """Return the ends of what a party's numbers allow."""
    reach = figure.position(party).reach
    assert reach is not None
    assert reach.low is not None
    assert reach.high is not None
    return float(reach.low), float(reach.high)


@pytest.mark.parametrize(
    "fields",
    [
        {"standard_error": -1},
        {"error_below": -1, "error_above": 1},
        {"error_below": 1},
        {"error_above": 1},
        {"standard_error": 1, "error_below": 1, "error_above": 1},
    ],
)
def test_errors_that_say_nothing_are_refused(fields: dict[str, int]) -> None:
    """A size below zero, one side alone, both kinds together."""
    with pytest.raises(IncompleteStatement, match="error"):
        excess().claimed(11, by="A", **fields)  # type: ignore[arg-type]


def test_an_error_belongs_to_a_value() -> None:
    """A limit, a range without a best value and a word have none; text is no number."""
    for value in ("at least 11", "10 to 20", "dozens"):
        with pytest.raises(IncompleteStatement, match="belongs to one value"):
            excess().claimed(value, by="A", standard_error=1)
    with pytest.raises(NotANumber):
        excess().claimed(11, by="A", standard_error="about three")


@pytest.mark.parametrize(
    ("text", "position", "ends"),
    [
        ("153 (SE 10)", "153 people, standard error 10", (133.4, 172.6)),
        ("1.23(4)", "1.19 to 1.27 people, best 1.23, standard error 0.04", (1.1516, 1.3084)),
        ("150 (95% CI 120-180)", "120 to 180 people, best 150, 95% confidence interval", (120, 180)),
        ("150 (90% CrI 120-180)", "120 to 180 people, best 150, 90% credible interval", (114.2528, 185.7472)),
        ("120 ± 300", "-180 to 420 people, best 120", (-180, 420)),
        ("about 10,000 (SE 100)", "about 10,000 people, standard error 100", (5_000, 15_000)),
        ("about 10,000 (SE 10,000)", "about 10,000 people, standard error 10,000", (-9_599.64, 29_599.64)),
    ],
)
def test_what_a_phrase_says_of_its_error_reaches_the_position(
    text: str, position: str, ends: tuple[float, float]
) -> None:
    """1.96 standard errors to each side; an interval of 90 % is 1.96/1.645 as wide at 95 %; ± is as printed."""
    figure = excess().claimed(text, by="A")

    assert str(figure.position("A")) == position
    assert allowed(figure) == pytest.approx(ends, abs=1e-3)


def test_errors_that_differ_by_side() -> None:
    """They print and reach as they are, and are scaled to another unit."""
    figure = ct.Figure("area", "ha").claimed(153, by="A", error_below=10, error_above=20)

    assert str(figure.hull()) == "153 ha, standard error +20/-10 (A)"
    assert allowed(figure) == pytest.approx((133.4004, 192.1993), abs=1e-4)
    assert str(figure.to("km**2").hull()) == "1.53 km², standard error +0.2/-0.1 (A)"
    assert allowed(figure.to("km**2")) == pytest.approx((1.334004, 1.921993), abs=1e-6)


def test_hard_bounds_stay_hard() -> None:
    """A range that is stated, or a limit, rules out what lies beyond, whatever the error of its best value."""
    for bounds in ("stated", "limit"):
        assert allowed(excess().claimed(None, low=3, best=5, high=9, bounds=bounds, standard_error=4, by="A")) == (3, 9)
    assert allowed(excess().claimed(None, low=3, best=5, high=9, standard_error=4, by="A"))[0] < 0


def test_an_interval_without_an_end_is_as_stated() -> None:
    """At every level: nobody says how far its end is from anything."""
    figure = excess().claimed(None, low=10, bounds="confidence", level=0.95, by="A")

    assert figure.at(level=0.5).position("A").reach == figure.position("A").reach == Interval.at_least(10)
    assert not figure.position("A").is_uncertain


def test_of_two_numbers_each_has_its_error() -> None:
    """Of somebody divided, each error says of which number it is."""
    figure = excess().claimed(150, by="A", standard_error=3).claimed(160, by="A", standard_error=4)

    assert str(figure.position("A")) == "150 to 160 people, standard error 3 (of 150), standard error 4 (of 160)"
    assert str(figure.hull()) == ("150 to 160 people (A); A gives 150, standard error 3; A gives 160, standard error 4")


def test_several_speakers_have_clauses() -> None:
    """The ends first, then whose number has which best value and error; in prose of one speaker too."""
    figure = excess().claimed(153, by="Institute", standard_error=368)
    both = figure.claimed(None, low=3_300_000, best=4_740_000, high=6_500_000, by="WHO")

    assert str(figure.hull()) == "153 people, standard error 368 (Institute)"
    assert str(both.only("WHO").hull()).startswith("3,300,000 to 6,500,000 people, best 4,740,000 (WHO)")
    assert str(both.hull()) == (
        "153 (Institute) to 6,500,000 (WHO) people; WHO gives 4,740,000 as the best value; "
        "Institute gives 153, standard error 368"
    )
    assert f"{figure:prose}" == "153 (according to Institute); Institute gives 153, standard error 368"


@pytest.mark.parametrize(
    ("figure", "verdict", "at_half"),
    [
        (excess().claimed(153, by="I", standard_error=368), "undetermined per I", "undetermined per I"),
        (excess().claimed(500, by="I", standard_error=368), "undetermined per I", "settled: yes per I"),
        (excess().claimed(9_000, by="I", standard_error=368), "settled: yes per I", "settled: yes per I"),
        (
            excess().claimed(None, low=-20, best=150, high=320, bounds="credible", level=0.95, by="I"),
            "undetermined per I",
            "settled: yes per I",
        ),
    ],
)
def test_verdicts_use_the_error_at_the_level_asked_for(figure: ct.Figure, verdict: str, at_half: str) -> None:
    """At 95 % unless asked otherwise: half of the normal distribution lies within 0.674 standard errors."""
    asked = figure > 0

    assert (str(asked), str(asked.at(level=0.5))) == (verdict, at_half)
    assert asked.at(level=0.5) == (figure.at(level=0.5) > 0)
    assert "stated errors are used at the level 95%" in str(asked.explain())
    assert "stated errors are used at the level 50%" in str(asked.at(level=0.5).explain())


def test_a_combined_verdict_is_asked_at_another_level() -> None:
    """Each comparison of it is."""
    figure = excess().claimed(500, by="I", standard_error=368)

    asked = (figure > 0) & ~(figure > 2_000) & figure.between(-5_000, 5_000)

    assert str(asked) == "undetermined per I"
    assert str(asked.at(level=0.5)) == "settled: yes per I"
    with pytest.raises(NotALevel):
        asked.at(level=1)


def test_common_ground_agreement_and_who_says_use_errors() -> None:
    """153 and 600 share what 153 allows within 1.96 · 368."""
    figure = excess().claimed(153, by="I", standard_error=368).claimed(600, by="B")

    common = figure.common()
    assert common is not None
    assert common.interval == Interval.point(600)
    assert figure.at(level=0.5).common() is None
    assert figure.most_agreed().k == 2
    assert figure.who_says(600).allows == ("I",)
    assert figure.at(level=0.5).who_says(600).rules_out == ("I",)
    for answer in (common, figure.most_agreed(), figure.who_says(600)):
        assert "stated errors are used at the level 95%" in str(answer.explain())
        assert answer.explain().follow() == answer


def test_an_explanation_at_another_level_follows() -> None:
    """What a level decides, following the derivation decides again."""
    figure = excess().claimed(500, by="I", standard_error=368).at(level=0.5)

    assert (figure > 0).explain().follow() == (figure > 0)
    assert figure.position("I").explain().follow() == figure.position("I")


def test_errors_go_out_as_rows_and_come_in_again() -> None:
    """Both kinds, and those that a text says."""
    figure = (
        excess()
        .claimed(153, by="A", error_below="0.5", error_above=20)
        .claimed("150 (SE 3)", by="B")
        .claimed(9, by="C", standard_error=0)
    )

    again = ct.Figure.from_records(figure.to_records(), name="excess deaths", unit="person", signed=True)

    assert again == figure
    assert str(again.hull()) == str(figure.hull())
    dossier = ct.Dossier().with_figure("x", figure)
    assert ct.Dossier.loads(dossier.dumps())["x"] == figure
