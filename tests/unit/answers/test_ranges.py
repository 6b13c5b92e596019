"""Ranges: each end names who put it there."""

from __future__ import annotations

from fractions import Fraction

import pytest

import contested as ct
from contested.quantities.interval import Interval


def people(**claims: object) -> ct.Figure:
    """Return a figure in people with one claim a party."""
    figure = ct.Figure("x", "person")
    for party, value in claims.items():
        figure = figure.claimed(value, by=party)
    return figure


@pytest.mark.parametrize(
    ("claims", "printed"),
    [
        ({"A": 5}, "5 people (A)"),
        ({"A": 1}, "1 person (A)"),
        ({"A": 5, "B": 5}, "5 people (A, B)"),
        ({"A": 5, "B": 7, "C": 6}, "5 (A) to 7 (B) people"),
        ({"A": "20 to 30"}, "20 to 30 people (A)"),
        ({"A": "about 20", "B": 30}, "about 20 (A) to 30 (B) people"),
        ({"A": "about 20", "B": 20}, "20 (B), about 20 (A) people"),
        ({"A": "about 20", "B": 20, "C": 30}, "20 (B), about 20 (A) to 30 (C) people"),
        ({"A": "at least about 20", "B": "at least 20"}, "20 or more (B), about 20 or more (A) people"),
        ({"A": "about 20 to 30"}, "about 20 to about 30 people (A)"),
        ({"A": "at least 11"}, "11 or more people (A)"),
        ({"A": "at least about 11"}, "about 11 or more people (A)"),
        ({"A": "more than 11"}, "more than 11 people (A)"),
        ({"A": "at most 11"}, "at most 11 people (A)"),
        ({"A": "fewer than 11"}, "fewer than 11 people (A)"),
        ({"A": "at least 11", "B": 20}, "11 or more (A) to 20 (B) people; A names no upper limit"),
        ({"A": "at least 11", "B": 11}, "11 (B) to 11 or more (A) people; A names no upper limit"),
        ({"A": "at least 11", "B": "more than 11"}, "11 or more (A) to more than 11 (B) people"),
        (
            {"A": "at least 11", "B": "at least 20"},
            "11 or more (A) to 20 or more (B) people; A and B name no upper limit",
        ),
        ({"A": 50, "B": "fewer than 60"}, "50 (A) to fewer than 60 (B) people; B names no lower limit"),
        ({"A": "at most 20", "B": 30}, "at most 20 (A) to 30 (B) people; A names no lower limit"),
        (
            {"A": "at most 20", "B": "at least 30"},
            "at most 20 (A) to 30 or more (B) people; B names no upper limit; A names no lower limit",
        ),
        ({"A": "dozens", "B": 30}, "30 people (B); A says “dozens”"),
        ({"A": "unknown", "B": 30}, "30 people (B); A withholds a number"),
        ({"A": "dozens"}, "no number; A says “dozens”"),
    ],
)
def test_the_hull_prints_who_says_what(claims: dict[str, object], printed: str) -> None:
    """Each end prints its number in the words of the claim, and everyone without a number is named."""
    assert str(people(**claims).hull()) == printed


def test_a_partial_count_prints_as_documented() -> None:
    """A partial count is a lower limit: "11 documented"."""
    figure = people(B=20).claimed(11, by="A", partial=True)

    assert str(figure.hull()) == "11 documented (A) to 20 (B) people; A names no upper limit"


def test_an_absent_end_does_not_hide_what_others_print() -> None:
    """A bound that one claim leaves open is absent, and the number that another prints there is kept."""
    answer = people(A="at least 11", B=20).hull()

    assert (answer.low, answer.high) == (11, None)
    assert (answer.printed_low, answer.printed_high) == (11, 20)
    assert (answer.low_by, answer.high_by) == (("A",), ("B",))
    assert answer.ratio is None


def test_the_ratio_is_exact() -> None:
    """The high end over the low end is a fraction, or an int where whole."""
    assert people(A=50_000, B=120_000).hull().ratio == Fraction(12, 5)
    assert people(A=5, B=10).hull().ratio == 2
    assert people(A=0, B=10).hull().ratio is None


def test_an_empty_range_is_still_a_range() -> None:
    """Where nobody prints a number the hull is empty, and says who denies."""
    answer = ct.Figure("x", "person").denied(by="Armenia").hull()

    assert answer.is_empty
    assert (answer.low, answer.high, answer.printed_low, answer.printed_high) == (None, None, None, None)
    assert (answer.low_by, answer.high_by, answer.parties) == ((), (), ())
    assert str(answer) == "no number; Armenia denies the figure"


def test_a_range_names_those_it_leaves_out() -> None:
    """Whoever gives no number is left out by name and reason."""
    figure = people(A=5).denied(by="B").claimed(7, by="C", key="c").set_aside("c", reason="a typo", by="the editor")

    answer = figure.hull()

    assert answer.parties == ("A",)
    assert [str(one) for one in answer.left_out] == ["B (denied)", "7 people (C) (set aside by the editor: a typo)"]
    assert str(answer).endswith("; left out: 7 people (C) (set aside by the editor: a typo)")


def test_percentages_stand_at_their_numbers() -> None:
    """A sign such as % follows each number."""
    figure = ct.Figure("turnout", "%").claimed(40, by="A").claimed(60, by="B")

    assert str(figure.hull()) == "40% (A) to 60% (B)"


def test_converted_numbers_are_rounded_and_say_so() -> None:
    """A number that we computed prints to three digits with "about" where it does not come out even."""
    area = ct.Figure("area", "km**2").claimed(3000, by="A").claimed("at least 4,000", by="B")

    assert str(area.to("ha").hull()) == "300,000 (A) to 400,000 or more (B) ha; B names no upper limit"
    assert str(area.to("mile**2").hull()) == "about 1,160 (A) to about 1,540 or more (B) mi²; B names no upper limit"


@pytest.mark.parametrize(
    ("claims", "printed"),
    [
        ({"A": "20 to 30", "B": "25 to 40"}, "25 (B) to 30 (A) people"),
        ({"A": "20 to 30", "B": 25}, "25 people (B)"),
        ({"A": "about 10,000", "B": 12_000}, "12,000 people (B)"),
        ({"A": "about 10,000", "B": "about 12,000"}, "about 12,000 people (B)"),
        (
            {"A": "about 14,000", "B": "about 14,500"},
            "more than about 14,450 (B) to fewer than about 14,500 (A) people",
        ),
        ({"A": "at least 11", "B": "at least 20"}, "20 or more people (B)"),
        ({"A": "at most 11", "B": "at most 20"}, "at most 11 people (A)"),
        ({"A": "fewer than 24", "B": "at least 20"}, "20 (B) to fewer than 24 (A) people"),
        ({"A": 5, "B": 5}, "5 people (A, B)"),
    ],
)
def test_common_ground_prints_printed_numbers(claims: dict[str, object], printed: str) -> None:
    """Common ground is looked for on reaches and printed with the printed numbers inside it."""
    answer = people(**claims).common()

    assert str(answer) == printed


def test_common_ground_may_not_exist() -> None:
    """Where no value is allowed by all, or nobody gives a number, there is none."""
    assert people(A=5, B=7).common() is None
    assert ct.Figure("x", "person").denied(by="A").common() is None


def test_ranges_explain_themselves() -> None:
    """Following a range's derivation gives the range."""
    figure = people(A="20 to 30", B="25 to 40").denied(by="C").only("A", "B")
    hull, common = figure.hull(), figure.common()
    assert common is not None

    assert hull.explain().follow() == hull
    assert common.explain().follow() == common
    assert "left out: C (only A and B asked for)" in str(hull.explain())
    assert repr(common) == f"<Range common: {common}>"


def test_bounds_that_are_no_plain_claim_are_named() -> None:
    """A confidence interval or an analyst's low and high never mix silently with what parties say."""
    figure = (
        people(B=25)
        .claimed(None, low=20, high=30, bounds="confidence", level=0.95, by="A")
        .claimed(None, low=24, high=26, bounds="analyst", by="C")
    )

    assert str(figure.hull()) == (
        "20 to 30 people (A); A gives a 95% confidence interval; C gives an analyst's low and high"
    )


def test_a_range_holds_its_interval() -> None:
    """The interval is there for further questions."""
    assert people(A=5, B=7).hull().interval == Interval(5, 7)


@pytest.mark.parametrize(
    ("claims", "hull", "common"),
    [
        (
            ("at least 60", "fewer than 60"),
            "fewer than 60 (West) to 60 or more (East) people; East names no upper limit; West names no lower limit",
            None,
        ),
        (
            ("more than 60", "fewer than 60"),
            "fewer than 60 (West) to more than 60 (East) people; East names no upper limit; West names no lower limit",
            None,
        ),
        (
            ("at least 60", "at most 60"),
            "at most 60 (West) to 60 or more (East) people; East names no upper limit; West names no lower limit",
            "60 people (East, West)",
        ),
        (
            ("more than 60", "at most 60"),
            "at most 60 (West) to more than 60 (East) people; East names no upper limit; West names no lower limit",
            None,
        ),
        (
            ("at most 60", "fewer than 60"),
            "fewer than 60 (West) to at most 60 (East) people",
            "fewer than 60 people (West)",
        ),
        (
            ("at least 60", "60"),
            "60 (West) to 60 or more (East) people; East names no upper limit",
            "60 people (East, West)",
        ),
        (("more than 60", "60"), "60 (West) to more than 60 (East) people; East names no upper limit", None),
        (
            ("at most 60", "60"),
            "at most 60 (East) to 60 (West) people; East names no lower limit",
            "60 people (East, West)",
        ),
        (("fewer than 60", "60"), "fewer than 60 (East) to 60 (West) people; East names no lower limit", None),
    ],
)
def test_limits_that_meet_keep_their_words(claims: tuple[str, str], hull: str, common: str | None) -> None:
    """Each party stands beside its own words where all print one number (case C35)."""
    figure = people(East=claims[0], West=claims[1])

    assert str(figure.hull()) == hull
    assert (None if figure.common() is None else str(figure.common())) == common


def test_an_end_names_its_own_kind_of_end_first() -> None:
    """A closed end before an open one, an end before a limit that names none there; words apart, the plainest first."""
    limits = people(A="at least 60", B="more than 60", C="at most 60", D="fewer than 60", E=60, F="about 60")

    assert limits.hull().numbers == (
        "fewer than 60 (D), at most 60 (C), 60 (E), about 60 (F), 60 or more (A) to more than 60 (B) people"
    )
    assert limits.claimed(90, by="Z").hull().numbers == "60 (E), about 60 (F), 60 or more (A) to 90 (Z) people"
    assert limits.claimed(9, by="Z").hull().numbers == "9 (Z) to 60 (E), about 60 (F), at most 60 (C) people"
    assert people(B="more than 60", C="at most 60", Z=90).hull().low_by == ("B",)
    assert people(C="at most 60", D="fewer than 60", Z=90).hull().low_by == ("C",)


def test_a_documented_count_stands_beside_the_number_that_it_meets() -> None:
    """ "60 documented" is a limit, and 60 is not."""
    figure = people(B=60, C="at least 60").claimed(60, by="A", partial=True)

    assert figure.hull().numbers == "60 (B), 60 documented (A) to 60 or more (C) people"


def test_percentages_that_meet_stand_at_their_numbers() -> None:
    """Each of several words at one end has its sign."""
    figure = ct.Figure("turnout", "%").claimed("at least 40", by="A").claimed(40, by="B")

    assert figure.hull().numbers == "40% (B) to 40% or more (A)"


def test_an_agreed_end_names_who_prints_it_so() -> None:
    """An open end of common ground is no closed one of the same number, and a reach that ends there is its party's."""
    assert str(people(A="at least 60", B="more than 60").common()) == "more than 60 people (B)"
    assert str(people(A="about 60", B="more than 60").common()) == "more than 60 (B) to fewer than about 65 (A) people"


def test_a_ratio_needs_a_low_end_above_zero() -> None:
    """A range that begins below zero, or at it, has no ratio."""
    change = ct.Figure("change", "person", signed=True).claimed(-5, by="A").claimed(10, by="B")

    assert change.hull().ratio is None
    assert people(A=5, B=10).hull().ratio == 2


def test_an_end_of_a_reach_is_drawn_in_to_the_outermost_printed_number() -> None:
    """Below, to the lowest number inside; above, to the highest."""
    above, below = people(A="about 10,000", B="at most 13,000"), people(A="about 10,000", B="at least 7,000")

    assert str(above.common()) == "about 10,000 (A) to 13,000 (B) people"
    assert str(below.common()) == "7,000 (B) to about 10,000 (A) people"


DEATHS = ct.Figure("deaths", "person").claimed("601,027 (95% CI 426,369-793,663)", by="L").claimed("30,000", by="US")
PEOPLE = ct.Figure("people", "person").claimed("27 million", by="L").claimed("26 million", by="US")


def test_a_level_is_said_of_the_figure_that_has_it() -> None:
    """L's 95 % interval is of the deaths; deaths over people rest on it, and the mix is no interval of anybody."""
    share = DEATHS / PEOPLE

    assert "L gives a 95% confidence interval" in str(DEATHS.hull())
    for text in (str(share.hull()), str(share.only("L").hull()), f"{share:prose}"):
        assert "L rests on a 95% confidence interval of deaths" in text
        assert "L gives a" not in text
        assert "US rests" not in text
    assert "interval" not in str(share.mixed().hull())
    for language in ("en", "de", "fr", "es"):
        assert "95" not in ct.report.sentence(share.mixed(), language=language)
        assert "95" in ct.report.sentence(share, language=language)
        assert "95" in ct.report.sentence(DEATHS, language=language)


def test_what_rests_on_a_borrowed_interval_says_so() -> None:
    """Who is silent and takes the number that L lends rests on its interval, and gives none."""
    lent = DEATHS.shared(by="L", reason="the only survey") / PEOPLE.claimed("25 million", by="Silent")

    assert "Silent rests on a 95% confidence interval of deaths" in str(lent.hull())
    assert "Silent gives" not in str(lent.hull())
    assert "Silent gives" not in ct.report.sentence(lent)


def test_calculating_keeps_best_values_and_errors() -> None:
    """What comes out at the best values is printed, as far as every figure has one; an error that is left behind is."""
    low, high = people(A="200 (90% CI: 150 to 280)"), ct.Figure("y", "person").claimed(200, by="A", standard_error=30)
    both = ct.Figure("u", "person").claimed(15, low=10, high=40, by="A").claimed(20, by="A")
    open_ended = ct.Figure("v", "person").claimed("at least 5", by="A")

    assert str((2 * low).hull()) == "300 to 560 people, best 400 (A); A rests on a 90% confidence interval of x"
    assert str((2 * low).position("A")) == "300 to 560 people, best 400, 90% confidence interval of x"
    assert str((low / high).hull()) == (
        "0.75 to 1.4, best 1, standard error 30 of y (A); A rests on a 90% confidence interval of x"
    )
    assert str((low - low).hull()) == "0 people (A)"
    assert str((2 * both).hull()) == "20 to 80 people (A)"  # two numbers have no one best value
    assert "best" not in str((low + open_ended).hull())
    long = ct.Figure("w", "share").claimed(0.123456789012345, low=0, high=1, by="A")
    assert str((long**500).hull()) == "0 to 1 (A)"  # what its best value comes to has too many digits
    said = str((2 * low.claimed(700, by="B")).hull())
    assert (
        said == "300 (A) to 1,400 (B) people; A comes to 400 at best values; A rests on a 90% confidence interval of x"
    )
    said = str((low.claimed(90, by="B") + high.claimed(90, by="B")).hull())
    assert "A rests on a standard error 30 of y" in said


def test_of_many_figures_it_is_said_how_many_they_are() -> None:
    """A sum over months that all have an interval names three of them at most."""
    months = [ct.Figure(f"month {n}", "person").claimed("20 (90% CI: 10 to 30)", by="A") for n in range(4)]

    few, many = sum(months[1:3], months[0]), sum(months[1:], months[0])

    assert "A rests on a 90% confidence interval of month 0, month 1 and month 2" in str(few.hull())
    assert "A rests on a 90% confidence interval of 4 figures" in str(many.hull())


def test_both_ends_of_a_mix_have_three_digits() -> None:
    """30,000 of 27 million is 0.001111..., and 793,663 of 26 million 0.0305255: neither has more digits than the other."""
    assert str((DEATHS / PEOPLE).mixed().hull()).startswith("about 0.00111 to about 0.0306 (mixed)")


def test_an_end_that_is_one_partys_single_number_prints_as_that_number() -> None:
    """A's 50,000 over 3,000 is 16.7, alone and at the end where B's range begins; B's own range begins outwards, at 16.6."""
    density = ct.Figure("p", "person").claimed("50,000", by="A").claimed("50,000 to 80,000", by="B") / ct.Figure(
        "a", "km**2"
    ).claimed("3,000")

    assert str(density.according_to("A")) == "about 16.7 people/km²"
    assert str(density.according_to("B")) == "about 16.6 to about 26.7 people/km²"
    assert str(density.hull()) == "about 16.7 (A, B) to about 26.7 (B) people/km²"
    assert str(density.only("B").hull()).startswith("about 16.6 to about 26.7 people/km² (B)")


def test_a_sentence_gives_the_ends_of_a_whole_range_as_its_numbers_are_given() -> None:
    """From A's 16.7 to D's 40: the range at the head of a sentence rounds as its items do."""
    people = ct.Figure("p", "person")
    for name, number in {"A": 50_000, "B": 80_000, "C": 100_000, "D": 121_000}.items():
        people = people.claimed(number, by=name)
    said = ct.report.sentence(people / ct.Figure("a", "km**2").claimed("3,000"))

    assert "comes to between about 16.7 and about 40.3 people/km²: to about 16.7" in said
