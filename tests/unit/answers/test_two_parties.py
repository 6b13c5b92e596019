"""Two parties' numbers side by side: ratios, differences, and why there is none."""

from fractions import Fraction

import pytest

from contested import Figure, Interval
from contested.quantities import parse_date

POPULATION = (
    Figure("population", "person", of="Nagorno-Karabakh")
    .claimed("120,000", by="Armenia")
    .claimed("50,000", by="Azerbaijan")
)
NUMBERS = (
    Figure("dead", "person")
    .claimed(24, by="A")
    .claimed("20 to 30", by="B")
    .claimed("about 10", by="C")
    .claimed("at least 11", by="D")
    .claimed(0, by="E")
    .claimed(24, by="Houses")
)


def test_a_ratio_names_both_parties_and_their_numbers() -> None:
    """The first over the second, with both numbers behind it, and what it is exactly."""
    ratio = POPULATION.ratio_between("Azerbaijan", "Armenia")

    assert str(ratio) == "Azerbaijan's number is about 0.417 times Armenia's (50,000 and 120,000 people)"
    assert (ratio.low, ratio.high, ratio.approximate) == (Fraction(5, 12), Fraction(5, 12), False)
    assert (ratio.kind, ratio.parties, ratio.unit.atoms, ratio.left_out) == ("ratio", ("Azerbaijan", "Armenia"), (), ())
    assert repr(ratio) == f"<TwoParties {ratio}>"


def test_a_difference_says_how_far_above_or_below() -> None:
    """The first less the second, in the figure's unit; in words always a size and a side."""
    assert str(POPULATION.difference_between("Armenia", "Azerbaijan")) == (
        "Armenia's number is 70,000 people above Azerbaijan's (120,000 and 50,000 people)"
    )
    below = POPULATION.difference_between("Azerbaijan", "Armenia")
    assert str(below).startswith("Azerbaijan's number is 70,000 people below Armenia's")
    assert (below.low, below.unit) == (-70_000, POPULATION.unit)


@pytest.mark.parametrize(
    ("first", "second", "ratio", "difference"),
    [
        ("A", "Houses", "the same as Houses'", "the same as Houses'"),
        ("Houses", "B", "0.8 to 1.2 times B's", None),
        ("A", "C", "about 2.4 times C's", "about 14 people above C's"),
        ("C", "C", "the same as C's", "the same as C's"),
        ("D", "A", "about 0.458 or more times A's", None),
        ("A", "D", "more than 0 to about 2.19 times D's", None),
        ("E", "A", "0 times A's", "24 people below A's"),
    ],
)
def test_ranges_hedges_and_limits_are_carried(first: str, second: str, ratio: str, difference: str | None) -> None:
    """What a number leaves open stays open; one claim is as much as itself."""
    assert str(NUMBERS.ratio_between(first, second)).split(" number is ", 1)[1].startswith(ratio)
    if difference is not None:
        assert str(NUMBERS.difference_between(first, second)).split(" number is ", 1)[1].startswith(difference)


def test_a_difference_that_may_lie_on_either_side_says_so() -> None:
    """Where nobody knows which number is higher, the difference is printed with its signs."""
    assert str(NUMBERS.difference_between("A", "B")) == "A's number less B's is -6 to 4 people (24 and 20 to 30 people)"


def test_what_a_hedge_allows_is_in_the_reach() -> None:
    """About 10 reaches from above 5 to below 15, of a count from 6 to 14: 24 is 24/14 to 4 times as much."""
    ratio = NUMBERS.ratio_between("A", "C")

    assert ratio.reach == Interval(Fraction(24, 14), 4)
    assert ratio.approximate


def test_a_party_without_a_number_has_none_to_compare() -> None:
    """Who denies, withholds, gives words or is silent is named, and there is no number."""
    figure = NUMBERS.denied(by="X").withheld(by="Y").claimed("dozens", by="Z")

    said = {name: figure.ratio_between("A", name) for name in ("X", "Y", "Z", "Nobody At All", "E")}

    assert [str(one) for one in said.values()] == [
        "no ratio: X denies the figure",
        "no ratio: Y withholds a number",
        "no ratio: Z says “dozens”",
        "no ratio: Nobody At All is silent: nobody of that name speaks here",
        "no ratio: E's number may be zero",
    ]
    assert {(one.low, one.high, one.interval, one.reach) for one in said.values()} == {(None, None, None, None)}
    assert str(figure.difference_between("X", "Z")) == "no difference: X denies the figure; Z says “dozens”"


def test_a_reach_that_holds_zero_leaves_the_ratio_open() -> None:
    """A number with an error that reaches zero divides as printed, and allows any ratio."""
    figure = Figure("excess", "person", signed=True).claimed(100, by="A").claimed(50, by="B", standard_error=100)

    ratio = figure.ratio_between("A", "B")

    assert (ratio.interval, ratio.reach) == (Interval.point(2), Interval.everything())


def test_days_of_both_are_held_and_print_where_they_differ() -> None:
    """Two days show in the sentence; one day, or unknown ones, do not."""
    figure = Figure("people", "person").claimed(10, by="A", as_of="2012").claimed(20, by="B", as_of="2021")

    assert str(figure.ratio_between("A", "B")) == "A's number is 0.5 times B's (10 as of 2012 and 20 people as of 2021)"
    assert figure.ratio_between("A", "B").days == ((parse_date("2012"),), (parse_date("2021"),))
    assert POPULATION.ratio_between("Armenia", "Azerbaijan").days == ((), ())


def test_counts_are_compared_at_the_latest_day_that_both_reach() -> None:
    """Each by its latest number up to that day; who counts nothing until then is named."""
    figure = (
        Figure("dead", "killed", time="cumulative")
        .claimed(100, by="M", as_of="2031-01-01")
        .claimed(1_000, by="M", as_of="2033-12-01")
        .claimed(40, by="B", as_of="2031-01-01")
        .claimed(90, by="C", as_of="2030-01-01")
    )

    assert str(figure.ratio_between("B", "M")) == (
        "B's number is 0.4 times M's (40 and 100 killed; compared as of 2031-01-01)"
    )
    assert str(figure.ratio_between("C", "M")) == "no ratio: M counts nothing up to 2030-01-01"


def test_counts_without_any_day_are_compared_as_they_stand() -> None:
    """Undated counts have no day to compare at."""
    figure = Figure("dead", "killed", time="cumulative").claimed(100, by="M").claimed(50, by="B")

    assert str(figure.ratio_between("B", "M")) == "B's number is 0.5 times M's (50 and 100 killed)"


def test_accounts_of_a_formula_are_compared_at_one_day() -> None:
    """A share of counts is compared at the latest day that both accounts reach."""
    dead = (
        Figure("dead", "killed", time="cumulative")
        .claimed(100, by="M", as_of="2031-01-01")
        .claimed(1_000, by="M", as_of="2033-12-01")
        .claimed(100, by="B", as_of="2031-01-01")
    )
    children = (
        Figure("children", "killed", time="cumulative")
        .claimed(40, by="M", as_of="2031-01-01")
        .claimed(60, by="M", as_of="2033-12-01")
        .claimed(10, by="B", as_of="2031-01-01")
    )

    ratio = (children / dead).ratio_between("B", "M")

    assert str(ratio).startswith("B's number is 0.25 times M's (0.1 and 0.4; compared as of 2031-01-01)")
    assert (children / dead).only("B").ratio_between("B", "B").interval == Interval.point(1)


def test_it_explains_itself_and_names_who_is_not_compared() -> None:
    """Followed forward it gives the same answer; the others are left out by name."""
    ratio = NUMBERS.ratio_between("A", "B")

    steps = ratio.explain()

    assert steps.follow() == ratio
    assert str(steps).splitlines()[:2] == [
        "ratio of two claims on dead: A's number is 0.8 to 1.2 times B's (24 and 20 to 30 people)",
        "  (left out: C (not compared))",
    ]


@pytest.mark.parametrize(("name", "own"), [("the rebels", "the rebels'"), ("Zendavia", "Zendavia's"), ("SXX", "SXX's")])
def test_whose_number_it_is_ends_in_an_s(name: str, own: str) -> None:
    """Which a name that ends in one has already."""
    figure = Figure("x", "person").claimed(20, by=name).claimed(10, by="Q")

    assert str(figure.ratio_between(name, "Q")) == f"{own} number is 2 times Q's (20 and 10 people)"
