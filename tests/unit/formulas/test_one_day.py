"""Formulas on cumulative figures: each account at the latest day that all its counts reach."""

from fractions import Fraction

from contested import Figure
from contested.quantities.interval import Interval


def _count(name: str, *said: tuple[str | None, int, str | None]) -> Figure:
    figure = Figure(name, "killed", time="cumulative")
    for by, number, day in said:
        if by:
            figure = figure.claimed(number, as_of=day, by=by)
        else:
            figure = figure.claimed(number, as_of=day, source="Bulletin")
    return figure


KILLED = _count("killed", ("M", 100, "2031-01-01"), ("M", 200, "2031-03-01"), ("B", 50, "2031-01-01"))
CHILDREN = _count("children", ("M", 40, "2031-02-01"), ("B", 10, "2031-01-01"))


def test_an_account_names_its_day_and_who_lags() -> None:
    """M's children of February over its killed of January, who may be up to those of March."""
    position = (CHILDREN / KILLED).according_to("M")

    assert str(position) == "0.4 (as of 2031-02-01; killed counted to 2031-01-01)"
    assert position.reach == Interval("1/5", "2/5")


def test_accounts_of_several_days_each_name_their_own() -> None:
    """Behind each name stands its day."""
    assert str((CHILDREN / KILLED).hull()) == (
        "0.2 (B, as of 2031-01-01) to 0.4 (M, as of 2031-02-01); killed counted to 2031-01-01 per M"
    )


def test_accounts_of_one_day_name_it_once() -> None:
    """Who lags is named beside, where not all do alike."""
    other = _count("other", ("M", 1, "2031-02-01"), ("B", 1, "2031-02-01"))
    both = _count("x", ("M", 2, "2031-02-01"), ("B", 2, "2031-01-15"), ("B", 9, "2031-05-01")) - other

    assert str(both.hull()) == "1 killed (B, M) (as of 2031-02-01); x counted to 2031-01-15 per B"
    assert str(both > 0) == "settled: yes per B and M (as of 2031-02-01); x counted to 2031-01-15 per B"
    assert "as of 2031-02-01" in f"{both:prose}"


def test_no_common_day_has_no_value_and_is_named() -> None:
    """Who begins to count the one after it stopped counting the other has no number of both."""
    late = _count("late", ("M", 5, "2032-01-01"))
    early = _count("early", ("M", 9, "2030-01-01"))

    assert str((late / early).hull()) == (
        "no number; M is undefined: no common day: late is not counted yet on 2030-01-01"
    )


def test_borrowed_counts_are_taken_at_one_day_too() -> None:
    """What a source prints for itself is lent as it was on the day that the party reaches."""
    lent = _count("all", (None, 100, "2031-01-01"), (None, 300, "2031-06-01"))
    share = _count("part", ("M", 20, "2031-01-01")) / lent
    never = _count("part", ("M", 20, "2030-01-01")) / lent

    assert str(share.according_to("M")) == "0.2 (as of 2031-01-01)"
    assert str(never.according_to("M")) == "M is undefined: no common day: all is not counted yet on 2030-01-01"
    assert share.explain().follow() == share.hull()


def test_a_comparison_of_two_counts_is_at_one_day() -> None:
    """Fifty of January are no fewer than forty of January, whatever is counted later."""
    more = _count("more", ("M", 50, "2031-01-01"))
    fewer = _count("fewer", ("M", 40, "2031-01-01"), ("M", 90, "2031-06-01"))

    assert str(more > fewer) == "settled: yes per M (as of 2031-01-01)"


def test_a_mix_takes_each_combination_at_its_day() -> None:
    """One account of several days names them all."""
    mixed = (CHILDREN / KILLED).mixed()

    assert str(mixed.hull()).startswith("0.1 to 0.4 (mixed) (as of 2031-01-01 and 2031-02-01); mixes every account")
    chosen = (CHILDREN / KILLED).mixed({CHILDREN: "B", KILLED: "M"})
    assert str(chosen.hull()).startswith("0.1 (mixed) (as of 2031-01-01); mixes ")


def test_a_mix_of_many_is_at_one_day_of_all() -> None:
    """
    More combinations than are computed one by one are taken at the latest day that everybody reaches.

    10/29 is 0.34482…, and a low end is rounded down.
    """
    many = [(f"P{n}", 10 + n, "2031-01-01") for n in range(20)]
    one = _count("one", *many, ("P0", 99, "2031-09-01"))
    other = _count("other", *many)
    late = _count("late", *((name, number, "2032-01-01") for name, number, _ in many))

    hull = (one / other).mixed().hull()
    assert hull.printed_high == Fraction(29, 10)
    assert str(hull) == "about 0.344 to 2.9 (mixed) (as of 2031-01-01); mixes every account of one and other"
    assert (late / other).mixed().hull().is_empty


def test_undated_counts_are_taken_as_they_are() -> None:
    """Where no operand has a day there is none to name."""
    assert str((_count("x", ("M", 4, None)) / 2).hull()) == "2 killed (M)"
