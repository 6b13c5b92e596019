"""Cut-offs: what a count up to one day says of another (design.md, rule 11).  Expected values are worked by hand."""

import pytest

from contested import Figure
from contested.claims.position import Stance
from contested.quantities.interval import Interval

SERIES = (
    ("A", 100, "2031-01-01"),
    ("A", 130, "2031-03-01"),
    ("A", 150, "2031-06-01"),
    ("B", 90, "2031-02-01"),
)


def toll(*said: tuple[str, object, str | None], name: str = "killed") -> Figure:
    """Return a cumulative count of what is said: by whom, how many, up to which day."""
    figure = Figure(name, "killed", time="cumulative")
    for by, number, day in said:
        figure = figure.claimed(number, by=by, as_of=day)
    return figure


def test_one_figure_is_answered_at_the_latest_cut_off() -> None:
    """Who stopped counting earlier gives so much or more; who reaches the cut-off prints plainly."""
    hull = toll(*SERIES).hull()

    assert str(hull) == "90 or more (B, counted to 2031-02-01) to 150 (A) killed"
    assert (hull.low, hull.high, hull.printed_high) == (90, None, 150)


def test_a_lower_bound_settles_what_lies_below_it() -> None:
    """Ninety by February are more than 80 by June, and may be more than 100."""
    figure = toll(*SERIES)

    assert str(figure > 80) == "settled: yes per A and B (counted to 2031-02-01)"
    assert str(figure > 100) == "contested: yes per A, undetermined per B (counted to 2031-02-01)"


def test_a_day_between_two_counts_has_both_as_bounds() -> None:
    """By April A counted 130 or more, and no more than the 150 of June."""
    seen = toll(*SERIES).as_of("2031-04-01")
    position = seen.position("A")

    assert str(position) == "130 or more killed (counted to 2031-03-01)"
    assert position.reach == Interval(130, 150)
    assert str(seen.only("A") <= 150) == (
        "settled: yes per A (counted to 2031-03-01); left out: 150 killed (A) (later than 2031-04-01), B (only A asked for)"
    )


def test_what_names_no_upper_limit_bounds_no_earlier_day() -> None:
    """Of two counts of March that alone are B's, "more than 300" says nothing of January, and is none of its numbers."""
    figure = toll(
        ("A", 10, "2031-01-01"), ("B", "about 60", "2031-03-02/2031-03-03"), ("B", "more than 300", "2031-03-03")
    )

    position = figure.as_of("2031-01-01").position("B")

    assert [str(one) for one in position.estimates] == ["about 60 killed (B)"]
    assert len(position.spans) == 1


def test_who_counts_later_alone_gives_an_upper_bound() -> None:
    """Before the first count of B, B says at most that."""
    seen = toll(*SERIES).as_of("2031-01-15")

    assert str(seen.position("B")) == "at most 90 killed (counted to 2031-02-01)"
    assert str(seen.hull()).startswith(
        "at most 90 (B, counted to 2031-02-01) to 100 or more (A, counted to 2031-01-01) killed; left out: "
    )


def test_a_count_that_falls_unsettles_its_bound() -> None:
    """A counted 150, and then 120: by the day between it may have counted 120 or any number more."""
    seen = toll(("A", 150, "2031-01-01"), ("A", 120, "2031-03-01")).as_of("2031-02-01")

    assert seen.position("A").reach == Interval(120, None)
    assert str(seen.position("A")) == "150 or more killed (counted to 2031-01-01)"


def test_the_lowest_of_several_falls_is_the_bound() -> None:
    """Whatever is counted in between, the lowest later number is where the reach begins."""
    falling = toll(("A", 150, "2031-01-01"), ("A", 120, "2031-03-01"), ("A", 140, "2031-04-01"))

    assert falling.as_of("2031-02-01").position("A").reach == Interval(120, None)


def test_a_corrected_later_count_bounds_as_corrected() -> None:
    """Of two numbers of one later day, that which takes the other's place is the bound."""
    figure = toll(("A", 100, "2031-01-01"))
    figure = figure.claimed(150, by="A", as_of="2031-03-01", stated="2031-03-02")
    figure = figure.claimed(140, by="A", as_of="2031-03-01", stated="2031-03-09")

    assert figure.as_of("2031-02-01").position("A").reach == Interval(100, 140)


def test_numbers_without_a_day_stand_as_they_are() -> None:
    """Nobody knows that they stopped."""
    figure = toll(("A", 100, "2031-01-01"), ("B", 50, None), ("C", 70, "2031-02-01"))

    assert str(figure.hull()) == "50 (B) to 100 or more (A, counted to 2031-01-01) killed"
    assert str(toll(("A", 100, None), ("B", 50, None)).hull()) == "50 (B) to 100 (A) killed"


def test_a_month_reaches_every_day_in_it() -> None:
    """A count of a year reaches the last day of it, and one of a month stopped before."""
    figure = toll(("A", 100, "2031"), ("B", 50, "2031-06"), ("C", 60, "2031-12-31"))

    assert str(figure.hull()) == "50 or more (B, counted to 2031-06) to 100 (A) killed"
    assert str(figure.as_of("2031-06-15").hull()).startswith("50 (B) to 100 (A) killed; left out: 60 killed (C)")


def test_a_count_without_an_end_reaches_every_day() -> None:
    """It sets no cut-off either."""
    both = toll(("A", 100, "2031-01-01/.."), ("B", 50, "2031-06-01"))

    assert str(both.hull()) == "50 (B, 2031-06-01) to 100 (A, 2031-01-01/..) killed"
    assert str(toll(("A", 100, "2031-01-01/.."), ("B", 50, None)).hull()) == "50 (B) to 100 (A) killed"


def test_an_upper_limit_of_an_earlier_day_limits_nothing_later() -> None:
    """At most 50 by January says nothing of June, and is named with its day."""
    figure = toll(("A", "at most 50", "2031-01-01"), ("B", 90, "2031-06-01"))

    assert figure.position("A").reach == Interval.everything()
    assert str(figure.hull()) == (
        "90 killed (B); left out: at most 50 killed (A) (counted to 2031-01-01, it limits nothing later)"
    )
    assert str(figure > 80).startswith("contested: yes per B, undetermined per A (counted to 2031-01-01); left out: ")


def test_a_limit_from_below_of_a_later_day_bounds_nothing_earlier() -> None:
    """At least 50 by June says nothing of January."""
    seen = toll(("A", "at least 50", "2031-06-01"), ("B", 10, "2031-01-01")).as_of("2031-01-01")

    assert seen.position("A").stance is Stance.SILENT


def test_a_range_and_an_approximate_number_keep_their_lower_ends() -> None:
    """About 100 reaches from 50 on, and what is later has no upper end."""
    figure = toll(("A", "about 100", "2031-01-01"), ("B", 900, "2031-06-01"))

    assert str(figure.position("A")) == "about 100 or more killed (counted to 2031-01-01)"
    assert figure.position("A").reach == Interval(50, None, low_open=True)


def test_who_refuses_to_say_later_still_says_what_it_counted_before() -> None:
    """A refusal of a later day is left out, and no bound."""
    figure = toll(("A", 100, "2031-01-01")).withheld(by="A", as_of="2031-06-01").withheld(by="B", as_of="2031-06-01")
    seen = figure.as_of("2031-02-01")

    assert str(figure.position("A")) == "A withholds a number"
    assert seen.position("A").reach == Interval(100, None)
    assert seen.position("B").stance is Stance.SILENT


def test_who_denied_by_then_denies_whatever_it_counts_later() -> None:
    """A position without a number stays what it is, and its later counts are named."""
    figure = toll(("A", 100, "2031-06-01")).denied(by="A", as_of="2031-01-01")

    assert str(figure.as_of("2031-02-01").position("A")) == "A denies the figure"


@pytest.mark.parametrize("day", [None, "2031-01-15", "2031-02-10", "2031-04-01", "2031-12-01"])
def test_what_is_bounded_is_derived_from_every_statement_that_bounds_it(day: str | None) -> None:
    """Following the derivation of a bound forward gives it again."""
    figure = toll(*SERIES, ("A", 120, "2031-05-01"))
    seen = figure if day is None else figure.as_of(day)

    assert seen.hull().explain().follow() == seen.hull()


def test_a_bound_is_no_value_for_a_mean() -> None:
    """Methods see a limit, and best values leave it out."""
    figure = toll(*SERIES, ("C", 140, "2031-06-01"))

    assert [witness.interval for witness in figure._evidence.witnesses if witness.is_limit] == [Interval(90, None)]
    assert sorted(figure.best_values) == [140, 150]


def test_each_limit_that_limits_nothing_later_is_named() -> None:
    """One number said twice, once in a paper, is two statements that are left out."""
    figure = Figure("killed", "person", time="cumulative").claimed(5, by="B", as_of="2031-02-01")
    for source in (None, "Wire"):
        figure = figure.claimed("at most 10", by="A", as_of="2031-01-01", source=source)

    assert [line.who for line in figure.hull().left_out] == ["at most 10 people (A)", "at most 10 people (A, in Wire)"]
