"""Methods: what each answers, refuses and says, one case at a time."""

from __future__ import annotations

import importlib
import sys
from typing import Any

import pytest

import contested as ct
from contested import methods
from contested.errors import ContestedError, MissingExtra, NotAChoice, Refused, WrongType
from contested.quantities.numbers import quotient

PEOPLE = ct.Figure("population", "person", of="X").claimed("120,000", by="Armenia").claimed("50,000", by="Azerbaijan")
OSCE = ct.Party("OSCE", stake="third_party")
REPORTS = (
    ct.Figure("dead", "person")
    .claimed(4, by="A", stated="2020-01-01", status="unverified")
    .claimed(7, by="B", stated="2020-01-03", status="verified", basis="estimated")
    .claimed(4, by="C", stated="2020-01-02")
    .claimed(7, by="D", basis="documented")
    .claimed(9, by=OSCE, source=ct.Source("Bulletin", publisher="OSCE press office"))
)


def weighed(*pairs: tuple[float, float | None], unit: str = "kilogram", **named: Any) -> ct.Figure:
    """Return a figure with values and standard errors of A, B, C and so on."""
    figure = ct.Figure("mass", unit)
    for name, (value, error) in zip("ABCDEFGHIJ", pairs, strict=False):
        spread: dict[str, Any] = {} if error is None else {"standard_error": error}
        figure = figure.claimed(value, by=name, **spread, **named)
    return figure


def codes(figure: ct.Figure, method: methods.Method) -> list[str]:
    """Return the codes of what fails."""
    return [one.code for one in method.check(figure)]


# -- the sentence --------------------------------------------------------------


def test_two_partisan_claims_are_not_averaged() -> None:
    """The mean would be a number that nobody claims."""
    answer = PEOPLE.reconcile(methods.Mean())

    assert str(answer) == "no consensus: only 2 origins; Mean would print 85,000 people, which nobody claims"
    assert answer.refused
    assert (answer.value, answer.range, answer.ranges, answer.computed) == (None, None, (), None)
    assert (answer.standard_error, answer.allows) == (None, ())
    assert (answer.parties, answer.used) == ((), ())
    assert [str(one) for one in answer.left_out] == ["Armenia (refused)", "Azerbaijan (refused)"]
    assert [one.code for one in answer.reasons] == ["few-origins"]
    assert repr(answer).startswith("<Reconciliation no consensus")


def test_a_waiver_is_carried() -> None:
    """By name with its reason, or by force."""
    accepted = PEOPLE.reconcile(methods.Mean(), accept=("few-origins",), reason="a demonstration")
    forced = PEOPLE.reconcile(methods.Mean(), force=True)

    assert accepted.value == 85_000
    assert str(accepted) == (
        "85,000 people (Mean of 2 origins: Armenia, Azerbaijan); nobody claims this number; "
        "only 2 origins: accepted (a demonstration); independence of the origins is not declared; "
        "no declared third party"
    )
    assert "only 2 origins: forced" in forced.caveats
    assert accepted != forced
    assert accepted != "a text"
    assert len({accepted, PEOPLE.reconcile(methods.Mean(), accept=["few-origins"], reason="a demonstration")}) == 1


def test_waivers_need_known_codes_and_a_reason() -> None:
    """The message lists the codes."""
    with pytest.raises(NotAChoice, match="few-origins"):
        PEOPLE.reconcile(methods.Mean(), accept=("few",), reason="x")
    with pytest.raises(WrongType, match="why preconditions are waived"):
        PEOPLE.reconcile(methods.Mean(), accept=("few-origins",))
    with pytest.raises(WrongType, match="codes in brackets"):
        PEOPLE.reconcile(methods.Mean(), accept="few-origins", reason="x")
    with pytest.raises(WrongType, match="codes in brackets"):
        PEOPLE.reconcile(methods.Mean(), accept=5, reason="x")  # type: ignore[arg-type]  # that is the point
    with pytest.raises(ContestedError, match="reason"):
        PEOPLE.reconcile(methods.Mean(), accept=("few-origins",), reason=" ")


@pytest.mark.parametrize("method", [methods.Mean, "Mean", None])
def test_what_is_no_method_is_refused(method: Any) -> None:
    """A class is not its value."""
    with pytest.raises(WrongType, match=r"such as Median\(\)|write its brackets, Mean\(\)"):
        PEOPLE.reconcile(method)


def test_denials_and_silence_are_named() -> None:
    """In answers and in refusals."""
    figure = REPORTS.denied(by="E").claimed("dozens", by="F").withheld(by="G")

    answer, refusal = figure.reconcile(methods.Median(), force=True), figure.reconcile(methods.AtLeast(5))

    for text in (str(answer), str(refusal)):
        assert "; F says “dozens”; E denies the figure; G withholds a number" in text
    assert {"E", "F", "G"} <= {one.who for one in answer.left_out}


# -- sets ------------------------------------------------------------------------


def test_sets_average_nothing() -> None:
    """Hull, common ground, most agreed, at least k, and the majority of the clock algorithm."""
    marzullo = (
        ct.Figure("offset", "second", signed=True)
        .claimed(None, low=8, high=12, by="A")
        .claimed(None, low=11, high=13, by="B")
        .claimed(None, low=10, high=12, by="C")
    )

    assert str(PEOPLE.reconcile(methods.Hull())) == (
        "50,000 (Azerbaijan) to 120,000 (Armenia) people (Hull of 2 origins: Armenia, Azerbaijan)"
    )
    assert str(PEOPLE.reconcile(methods.Common())) == "no consensus: there is no value that every position allows"
    assert str(PEOPLE.reconcile(methods.MostAgreed())) == "no consensus: no two of 2 agree on any value"
    assert str(PEOPLE.reconcile(methods.AtLeast(2))) == "no consensus: no value is allowed by 2 of 2"
    assert str(PEOPLE.reconcile(methods.NTP())) == "no consensus: no majority of 2 agrees"
    assert str(marzullo.reconcile(methods.MostAgreed())).startswith("11 to 12 s (A, B, C), allowed by 3 of 3")
    ntp = marzullo.reconcile(methods.NTP()).range
    assert ntp is not None
    assert (ntp.kind, ntp.low, ntp.high) == ("majority", 10, 12)
    assert [(b.low, b.high) for b in marzullo.reconcile(methods.AtLeast(2)).ranges] == [(10, 12)]


@pytest.mark.parametrize(
    ("intervals", "found"),
    [
        ([(8, 12), (11, 13), (10, 12)], (10, 12)),
        ([(8, 12), (11, 13), (14, 15)], None),
        ([(8, 9), (8, 12), (10, 12)], (8, 12)),
        ([(50, 50), (120, 120)], None),
    ],
)
def test_the_clock_algorithm_on_its_published_sets(
    intervals: list[tuple[int, int]], found: tuple[int, int] | None
) -> None:
    """RFC 5905 on the sets of the article on Marzullo's algorithm."""
    figure = ct.Figure("offset", "second")
    for name, (low, high) in zip("ABC", intervals, strict=False):
        figure = figure.claimed(low, by=name) if low == high else figure.claimed(None, low=low, high=high, by=name)

    bracket = figure.reconcile(methods.NTP()).range

    assert (None if bracket is None else (bracket.low, bracket.high)) == found


def test_several_intervals_can_be_as_good() -> None:
    """Then there is no one range, and all are given."""
    figure = ct.Figure("x", "second")
    for name, (low, high) in zip("ABC", ((8, 9), (8, 12), (10, 12)), strict=True):
        figure = figure.claimed(None, low=low, high=high, by=name)

    agreed, two = figure.reconcile(methods.MostAgreed()), figure.reconcile(methods.AtLeast(2))

    assert agreed.range is None
    assert [(b.low, b.high) for b in agreed.ranges] == [(8, 9), (10, 12)]
    assert [(b.low, b.high) for b in two.ranges] == [(8, 9), (10, 12)]
    with pytest.raises(Refused, match="look at the hull"):
        agreed.estimate()


def test_at_least_k_joins_pieces_that_touch() -> None:
    """Up to 3 and above 3 leave nothing between; below 3 and above 3 leave 3."""
    touching = ct.Figure("x", "second").claimed(None, low=0, high=3, by="A").claimed("more than 3", by="B")
    apart = ct.Figure("x", "second").claimed("less than 3", by="A").claimed("more than 3", by="B")

    meeting = ct.Figure("x", "second").claimed("less than 3", by="A").claimed(None, low=3, high=5, by="B")

    assert [str(b) for b in touching.reconcile(methods.AtLeast(1)).ranges] == ["at least 1 [0; ∞)"]
    assert [str(b) for b in meeting.reconcile(methods.AtLeast(1)).ranges] == ["at least 1 (-∞; 5]"]
    assert len(apart.reconcile(methods.AtLeast(1)).ranges) == 2


def test_who_allows_nothing_of_the_answer_is_left_out() -> None:
    """Who allows nothing of the answer is left out, with the reason."""
    figure = ct.Figure("x", "second").claimed(3, by="A").claimed(3, by="B").claimed(9, by="C")

    answer = figure.reconcile(methods.MostAgreed())

    assert answer.parties == ("A", "B")
    assert str(answer) == (
        "3 s (A, B), allowed by 2 of 3 (MostAgreed of 2 origins: A, B); left out: 9 s (C) (allows none of it)"
    )


@pytest.mark.parametrize("k", [0, -1, True, 1.5, "2"])
def test_k_is_a_count(k: Any) -> None:
    """The k of an agreement is a count, from one."""
    with pytest.raises(WrongType, match="a whole number from 1"):
        methods.AtLeast(k)


def test_unlimited_agreement_is_any_number() -> None:
    """Unlimited agreement is any number, where nobody rules anything out."""
    figure = ct.Figure("x", "second", signed=True).claimed("at most 5", by="A").claimed("at least 3", by="B")

    answer = figure.reconcile(methods.AtLeast(1))

    assert str(answer).startswith("any number (A, B), allowed by at least 1")


# -- picks -----------------------------------------------------------------------


def test_the_mode_needs_a_winner() -> None:
    """Two values are given twice; the tie is a refusal unless the method says what decides."""
    assert str(REPORTS.reconcile(methods.Mode())).startswith(
        "no consensus: 2 values tie: 4 people (A, C), 7 people (B, D)"
    )
    assert REPORTS.reconcile(methods.Mode(ties="lowest"), force=True).value == 4
    assert REPORTS.reconcile(methods.Mode(ties="highest"), force=True).value == 7
    assert REPORTS.reconcile(methods.Mode(ties="status"), force=True).value == 7
    assert REPORTS.reconcile(methods.Mode(ties="basis"), force=True).value == 7
    assert REPORTS.reconcile(methods.Mode(ties="order", order=("C", "B")), force=True).value == 4
    assert REPORTS.reconcile(methods.Mode(ties="order", order="nobody"), force=True).refused
    assert REPORTS.claimed(4, by="H").reconcile(methods.Mode(), force=True).value == 4


def test_the_mode_of_plain_numbers() -> None:
    """Ties need a rule."""
    assert methods.Mode().pool([1, 2, 2]).estimate == 2
    assert methods.Mode(ties="highest").pool([1, 2]).estimate == 2
    with pytest.raises(WrongType, match="numbers that tie"):
        methods.Mode().pool([1, 2])


def test_the_median_between_two_camps_is_a_range() -> None:
    """Else the midpoint; one of the two can be asked for."""
    spread = weighed((1, None), (2, None), (3, None), (4, None))

    between = PEOPLE.reconcile(methods.Median())

    assert str(between) == (
        "50,000 to 120,000 people (Median of 2 origins: Armenia, Azerbaijan); any value between is a median"
    )
    assert between.value is None
    assert spread.reconcile(methods.Median()).value == quotient(5, 2)
    assert spread.reconcile(methods.Median(even="midpoint")).computed == pytest.approx(2.5)
    assert spread.reconcile(methods.Median(even="lower")).value == 2
    assert spread.reconcile(methods.Median(even="upper")).value == 3
    assert [one.estimate for one in methods.Median().leave_one_out([1, 2, 4])] == [3, 2.5, 1.5]
    assert methods.Median(even="lower").pool([1, 2]).estimate == 1


def test_a_count_comes_out_whole_or_as_a_range() -> None:
    """The median of 4 and 5 deaths is 4 to 5 deaths; what was computed is kept."""
    figure = ct.Figure("dead", "person")
    for name, value in zip("ABCD", (2, 4, 5, 7), strict=True):
        figure = figure.claimed(value, by=name)

    answer = figure.reconcile(methods.Median())

    assert str(answer).startswith("4 to 5 people (Median of 4 origins: A, B, C, D); nobody claims this number")
    assert answer.value is None
    assert answer.range is not None
    assert (answer.range.kind, answer.range.low, answer.range.high) == ("whole", 4, 5)
    assert float(answer.computed or 0) == 4.5
    assert answer.estimate().interval == ct.Interval(4, 5)


def test_the_weighted_median_follows_the_most_confident() -> None:
    """And says so; who states no error is left out."""
    figure = weighed((1, 1), (2, 0.1), (3, 1), (4, None))

    answer = figure.reconcile(methods.WeightedMedian(), force=True)

    assert answer.value == 2
    assert "it follows whoever claims the smallest error" in answer.caveats
    assert "4 kg (D) (no standard error)" in str(answer)
    assert codes(figure, methods.WeightedMedian()) == ["no-uncertainty"]
    assert methods.WeightedMedian().pool([1, 2], [1, 1]).estimate == 1.5
    assert [one.estimate for one in methods.WeightedMedian().leave_one_out([1, 2, 3], [1, 0.1, 1])] == [2, 2, 2]
    between = weighed((1, 1), (2, 1)).reconcile(methods.WeightedMedian())
    assert str(between.range) == "median [1; 2]"
    assert "any value between is a weighted median" in between.caveats


def test_the_latest_is_by_the_day_it_held_then_the_day_it_was_said() -> None:
    """Undated ones are left out; two on one day tie."""
    answer = REPORTS.reconcile(methods.Latest())

    assert answer.value == 7
    assert answer.parties == ("B",)
    assert {one.why for one in answer.left_out} == {"undated", "earlier"}
    tie = REPORTS.claimed(5, by="H", stated="2020-01-03").reconcile(methods.Latest())
    assert str(tie).startswith("no consensus: 2 values tie: 5 people (H), 7 people (B)")
    assert str(PEOPLE.reconcile(methods.Latest())) == "no consensus: no number is dated"


def test_a_hierarchy_of_parties_and_sources() -> None:
    """By party, source, label or publisher; nobody on the list is a refusal."""
    assert REPORTS.reconcile(methods.Preferred(("X", "OSCE"))).value == 9
    assert REPORTS.reconcile(methods.Preferred(("OSCE press office", "A"))).value == 9
    assert REPORTS.reconcile(methods.Preferred(("Bulletin",))).value == 9
    assert REPORTS.reconcile(methods.Preferred("D")).parties == ("D",)
    assert str(REPORTS.reconcile(methods.Preferred(("X", "Y")))) == "no consensus: none of X and Y gives a number"
    both = ct.Figure("x", "person")
    for name, value in (("A", 1), ("B", 2)):
        both = both.claimed(value, by=name, source="Paper")
    assert both.reconcile(methods.Preferred("Paper")).reasons[0].code == "tie"
    with pytest.raises(WrongType, match="one name"):
        methods.Preferred(())


def test_lowest_highest_and_most_precise() -> None:
    """As event-report aggregation names them; a bare number is not precise."""
    figure = weighed((5, 2), (7, 1), (6, None))

    assert figure.reconcile(methods.MostConservative()).value == 5
    assert figure.reconcile(methods.MostInformative()).value == 7
    precise = figure.reconcile(methods.MostPrecise())
    assert (precise.value, precise.standard_error) == (7, 1)
    assert weighed((5, 1), (7, 1)).reconcile(methods.MostPrecise()).reasons[0].code == "tie"
    assert methods.MostConservative().pool([3, 1]).estimate == 1
    assert methods.MostInformative().pool([3, 1]).estimate == 3


def test_a_pick_says_when_it_is_a_disputants() -> None:
    """A caveat, since it favours a side."""
    a, b = ct.Party("A", stake="disputant"), ct.Party("B", stake="disputant")
    figure = ct.Figure("x", "person").claimed(1, by=a).claimed(2, by=b)

    assert "the number is A's, a declared disputant" in figure.reconcile(methods.MostConservative()).caveats
    assert codes(figure, methods.Mean()) == ["few-origins", "only-disputants"]


# -- means -------------------------------------------------------------------------


def test_means_of_three_origins() -> None:
    """Exact where it can be, with no more digits than the inputs."""
    figure = weighed((2, None), (4, None), (9, None), (8, None), (100, None))
    three = weighed((1, None), (2, None), (4.5, None))

    assert three.reconcile(methods.Mean()).value == 2.5
    assert str(three.reconcile(methods.Mean())).startswith("about 2 kg (Mean of 3 origins: A, B, C)")
    assert float(three.reconcile(methods.GeometricMean()).value or 0) == pytest.approx(9 ** (1 / 3))
    trimmed = figure.reconcile(methods.TrimmedMean())
    assert trimmed.value == 7
    assert trimmed.parties == ("B", "C", "D")
    assert str(trimmed).endswith("left out: 2 kg (A) (trimmed), 100 kg (E) (trimmed)")
    assert methods.TrimmedMean().pool([2, 4, 9, 8, 100]).estimate == 7
    assert methods.Mean().pool([1, 2]).estimate == 1.5
    assert [one.estimate for one in methods.Mean().leave_one_out([1, 2, 4])] == [3, 2.5, 1.5]
    assert [one.estimate for one in methods.TrimmedMean().leave_one_out([1, 2])] == [2, 1]
    assert methods.GeometricMean().leave_one_out([1, 4])[0].estimate == pytest.approx(4)


def test_the_geometric_mean_needs_values_above_zero() -> None:
    """The geometric mean needs values above zero; one zero refuses it."""
    figure = weighed((0, None), (1, None), (2, None))

    assert "there is no geometric mean" in str(figure.reconcile(methods.GeometricMean()))
    with pytest.raises(ContestedError, match=r"values\[1\]: 0 is not above zero"):
        methods.GeometricMean().pool([1, 0])
    assert weighed((3, None), (3, None), (3, None)).reconcile(methods.GeometricMean()).value == 3


def test_a_third_party_is_named_by_its_stake() -> None:
    """With one declared, the caveat is gone."""
    assert "no declared third party" not in REPORTS.reconcile(methods.Mean(), force=True).caveats


def test_numbers_print_as_they_were_or_with_as_many_digits_as_the_coarsest() -> None:
    """A middle value is somebody's; a mean of large and small counts is about."""
    percent = ct.Figure("turnout", "%").claimed("45%", by="A").claimed("50.5%", by="B").claimed("60%", by="C")
    people = ct.Figure("x", "person").claimed(12_000, by="A").claimed(10_001, by="B").claimed("about 10,000", by="C")

    assert str(percent.reconcile(methods.Median())).startswith("50.5% (Median of 3")
    assert str(percent.reconcile(methods.Mean())).startswith("about 52% (Mean of 3")
    assert str(people.reconcile(methods.Mean())).startswith("about 10,000 people (Mean of 3 origins: A, B, C)")
    assert people.reconcile(methods.Mean()).printed == ct.Interval.point(10_000)
    assert PEOPLE.reconcile(methods.Mean()).printed.is_empty
    assert people.reconcile(methods.Hull()).printed == ct.Interval(10_000, 12_000)


def test_a_number_inside_a_stated_range_is_claimed_and_one_beyond_a_limit_is_not() -> None:
    """Nobody who says at least 11 claims 79."""
    ranged = weighed((1, None), (3, None)).claimed(None, low=0, high=9, by="C")
    limited = ct.Figure("dead", "person").claimed("at least 11", by="A").claimed(27, by="B").claimed(200, by="C")

    assert "nobody claims" not in str(ranged.reconcile(methods.Mean()))
    assert str(limited.reconcile(methods.Mean())).endswith("Mean would print 79 to 80 people, which nobody claims")


# -- what was computed becomes an estimate -----------------------------------------


def test_an_answer_becomes_an_estimate() -> None:
    """By method X, nobody's claim, approximate where it was computed with floats."""
    pooled = weighed((10, 1), (12, 1), (11, 1)).reconcile(methods.RandomEffects())
    mean = PEOPLE.reconcile(methods.Mean(), force=True).estimate()
    limit = ct.Figure("x", "person").claimed("at least 11", by="A").reconcile(methods.Hull()).estimate()
    below = ct.Figure("x", "person").claimed("fewer than 11", by="A").reconcile(methods.Hull()).estimate()

    made = pooled.estimate()

    assert made.approximate
    assert made.interval == ct.Interval.point(11)
    assert str(made) == "about 11 kg, standard error 1 (RandomEffects of mass)"
    assert float(made.standard_error or 0) == pytest.approx(1)
    assert str(mean) == "85,000 people (Mean of population (X))"
    assert "nobody claims this number" in (mean.source.note if mean.source and mean.source.note else "")
    assert mean.note == str(PEOPLE.reconcile(methods.Mean(), force=True).explain())
    assert str(limit) == "11 or more people (Hull of x)"
    assert str(below) == "fewer than 11 people (Hull of x)"
    both = ct.Figure("x", "person", signed=True).claimed("at most 5", by="A").claimed("at least 3", by="B")
    with pytest.raises(Refused, match="any number"):
        both.reconcile(methods.AtLeast(1)).estimate()
    opened = ct.Figure("x", "kilogram").claimed("more than 3", by="A").claimed("less than 5", by="B")
    assert str(opened.reconcile(methods.Common()).estimate().interval) == "(3; 5)"
    with pytest.raises(Refused, match="only 2 origins"):
        PEOPLE.reconcile(methods.Mean()).estimate()
    assert str(PEOPLE.saying(mean).hull()) == "50,000 (Azerbaijan) to 120,000 (Armenia) people"


def test_explaining_names_method_and_assumptions() -> None:
    """Down to the claims."""
    text = str(PEOPLE.reconcile(methods.Median()).explain())

    assert "(method: P. J. Huber, Robust Statistics, Wiley, 1981)" in text
    assert "(assumes: that fewer than half of the independent origins are wrong on one side)" in text
    assert "    120,000 people (Armenia)" in text


# -- what the numbers are --------------------------------------------------------------


def test_a_range_without_a_best_value_stands_by_its_middle() -> None:
    """And the answer says whose; a best value stands for itself."""
    figure = (
        ct.Figure("x", "kilogram")
        .claimed(None, low=2, high=4, by="A")
        .claimed(None, low=1, high=9, best=2, by="B")
        .claimed("1/3", by="C")
    )

    answer = figure.reconcile(methods.Mean())

    assert answer.computed == quotient(16, 9)
    assert str(answer).startswith("about 2 kg (Mean of 3 origins: A, B, C); ")
    assert "the middle of A's range stands for it" in answer.caveats
    assert [w.place for w in figure._evidence.witnesses] == [0, 0, None]
    assert [o.name for o in answer.origins] == ["A", "B", "C"]
    assert len(answer.used) == 3


def test_derived_figures_are_reconciled_account_by_account() -> None:
    """A density has no estimates of its own: it is told by its accounts."""
    area = ct.Figure("area", "km**2", of="X")
    for name, size in (("Armenia", 3_000), ("Azerbaijan", 3_000)):
        area = area.claimed(size, by=name)
    density = PEOPLE / area

    lowest = density.reconcile(methods.MostConservative())

    assert str(density.reconcile(methods.Median())) == (
        "about 16.7 to 40 people/km² (Median of 2 origins: Armenia, Azerbaijan); any value between is a median"
    )
    assert str(lowest) == (
        "about 16.7 people/km² (MostConservative of 1 origin: Azerbaijan); "
        "left out: 40 people/km² (Armenia) (gives a higher value)"
    )
    assert lowest.explain().follow() == lowest
    assert lowest.allows[0].contains(quotient(50, 3))


def test_an_account_that_leaves_any_number_open_is_told_and_weighs_nothing() -> None:
    """At least 5 less at least 3 is anything."""
    a = ct.Figure("a", "person").claimed("at least 5", by="A").claimed(4, by="B")
    b = ct.Figure("b", "person").claimed("at least 3", by="A").claimed(1, by="B")

    rest = a - b
    alone = a.only("A") - b.only("A")

    assert str(rest.hull()) == "3 people (B); A names no upper limit; A names no lower limit"
    assert str(rest.reconcile(methods.Median())) == "3 people (Median of 1 origin: B); A leaves any number open"
    assert [str(one) for one in rest.reconcile(methods.Median()).left_out] == ["A (leaves any number open)"]
    b_too = (a.claimed("at least 7", by="C") - b.claimed("at least 2", by="C")).reconcile(methods.Median())
    assert str(b_too) == "3 people (Median of 1 origin: B); A and C leave any number open"
    assert alone.hull().numbers == "any number (A)"
    assert str(alone.reconcile(methods.Mean())).startswith(
        "no consensus: nobody gives a number; A leaves any number open"
    )


def test_rounding_stays_inside_what_is_claimed() -> None:
    """One digit would leave the hull: another is kept."""
    figure = weighed((13, None), (13, None), (13, None)).claimed("about 20", by="D")
    rough = ct.Figure("x", "kilogram").claimed(1.04, by="A").claimed(1.04, by="B").claimed("1.1", by="C")

    assert str(figure.reconcile(methods.Mean())).startswith("about 15 kg")
    assert str(rough.reconcile(methods.Mean())).startswith("about 1.1 kg")
    assert str(weighed((0, None), (0, None), (0, None)).reconcile(methods.Mean())).startswith("0 kg")
    zeroes = weighed((0, 1), (0, 1), (0, 1)).reconcile(methods.FixedEffect())
    assert str(zeroes).startswith("about 0 kg (FixedEffect")


def test_names_of_either_direction_can_stand_in_a_note() -> None:
    """The marks that keep them apart in a sentence are no part of it."""
    figure = ct.Figure("x", "person").claimed(5, by="Al-Quds (موقع)").denied(by="موقع")

    made = figure.reconcile(methods.Mode()).estimate()

    assert made.source is not None
    assert "موقع" in str(made.source.note)
    assert "\u2068" not in f"{made.source.note}{made.note}"


def test_a_voice_with_a_range_and_a_limit_is_quoted_with_both() -> None:
    """The latest of one source that says between 20 and 30, and at least 11."""
    figure = (
        ct.Figure("x", "person")
        .claimed("between 20 and 30", by="A", stated="2020-01-01")
        .claimed("at least about 11", by="A", basis="estimated", stated="2020-01-01")
    )

    assert str(figure.reconcile(methods.Latest(), force=True)).startswith(
        "about 11 or more people (Latest of 1 origin: A)"
    )


def test_a_long_name_of_a_method_names_its_estimate_as_far_as_names_go() -> None:
    """A hierarchy of many is cut in the title, and whole in the note."""
    order = tuple(f"Party number {n}" for n in range(40))
    figure = ct.Figure("x", "person").claimed(5, by="Party number 3")

    made = figure.reconcile(methods.Preferred(order)).estimate()

    assert made.source is not None
    assert made.source.title.startswith("Preferred(order=('Party number 0', ")
    assert "Party number 39" in str(made.source.note)


def test_an_average_of_ranges_allows_what_the_ranges_do() -> None:
    """The middle of 20 to 30 is nobody's: a conclusion about 24 is open."""
    figure = ct.Figure("x", "kilogram").claimed(None, low=20, high=30, by="A").claimed(25, by="B").claimed(25, by="C")

    assert [str(one) for one in figure.reconcile(methods.Mean()).allows] == ["[70/3; 80/3]"]
    assert [str(one) for one in figure.reconcile(methods.Median()).allows] == ["[25; 25]"]


# -- the rooms ---------------------------------------------------------------------


def test_every_method_has_its_papers() -> None:
    """Name, reference and assumptions of each public method."""
    kinds = [value for name in methods.__all__ if isinstance(value := getattr(methods, name), type)]
    found = [kind for kind in kinds if issubclass(kind, methods.Method) and kind is not methods.Method]

    assert len(found) == 25
    for kind in found:
        assert kind.name
        assert kind.reference
        assert kind.assumes
        assert kind.__doc__


def test_the_names_are_lazy() -> None:
    """The names are lazy and complete."""
    assert dir(methods) == sorted(methods.__all__)
    assert set(methods.__all__) >= {"Hull", "Mean", "RandomEffects", "CRH"}
    with pytest.raises(AttributeError, match="no attribute 'Meen'"):
        _ = methods.Meen


def test_labels_name_what_is_not_usual_and_variants_all() -> None:
    """Labels name what is not usual, and variants all, so that no default is silent."""
    assert str(methods.RandomEffects(tau2="PM")) == "RandomEffects(tau2='PM')"
    assert methods.RandomEffects().label == "RandomEffects"
    assert methods.RandomEffects().variant == ("RandomEffects(tau2='DL', se='classic', level=0.95, prediction=None)")


def test_a_method_of_ones_own_needs_a_weigh() -> None:
    """The base has none."""
    with pytest.raises(NotImplementedError):
        methods.Method().weigh(PEOPLE._evidence)


@pytest.mark.parametrize(
    "make",
    [
        lambda: methods.RandomEffects(tau2="XX"),
        lambda: methods.RandomEffects(se="robust"),
        lambda: methods.RandomEffects(prediction="z"),
        lambda: methods.Mode(ties="first"),
        lambda: methods.Median(even="mean"),
        lambda: methods.CRH(loss="cubic"),
        lambda: methods.CRH(scale="mad"),
    ],
)
def test_unknown_variants_are_refused_with_the_known_ones(make: Any) -> None:
    """The message lists them."""
    with pytest.raises(NotAChoice, match="one of"):
        make()


@pytest.mark.parametrize(
    "make",
    [
        lambda: methods.FixedEffect(level=0),
        lambda: methods.FixedEffect(level=95),
        lambda: methods.FixedEffect(level=True),
        lambda: methods.TrimmedMean(proportion=0.5),
        lambda: methods.CRH(iterations=0),
        lambda: methods.CRH(tolerance=-1),
        lambda: methods.CRH(smoothing="x"),  # type: ignore[arg-type]  # that is the point
        lambda: methods.FixedEffect(birge="yes"),  # type: ignore[arg-type]  # that is the point
        lambda: methods.Preferred(5),
        lambda: methods.Mode(order=None),
    ],
)
def test_levels_and_proportions_are_fractions(make: Any) -> None:
    """95 is not 0.95."""
    with pytest.raises(WrongType):
        make()


def test_without_the_extra_pools_of_one_group_still_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only columns and Student's t need numpy and scipy."""
    for name in ("numpy", "scipy", "scipy.special"):
        monkeypatch.setitem(sys.modules, name, None)

    assert methods.RandomEffects().pool([1, 2, 4], [1, 1, 1]).estimate == pytest.approx(7 / 3)
    with pytest.raises(MissingExtra, match=r"contested\[stats\]"):
        methods.RandomEffects(se="knapp-hartung").pool([1, 2, 4], [1, 1, 1])
    with pytest.raises(MissingExtra, match="pooling columns"):
        methods.RandomEffects().pool([[1, 2]], [[1, 1]])
    monkeypatch.undo()
    assert importlib.import_module("numpy").__name__ == "numpy"


# -- a range and a limit by one holder ------------------------------------------------


def _range_and_limit(*limits: str) -> ct.Figure:
    figure = ct.Figure("x", "kilogram", signed=True).claimed("between 5 and 9", by="A")
    for limit in limits:
        figure = figure.claimed(limit, by="A")
    return figure.claimed(10, by="B").claimed(13, by="C")


def test_a_mean_goes_as_far_as_a_voice_that_also_gives_a_limit() -> None:
    """Between 5 and 9, and at least 7, name no upper end: the mean of that, 10 and 13 is 28/3 or more."""
    made = _range_and_limit("at least 7").reconcile(methods.Mean())

    assert made.computed == 10
    assert [str(one) for one in made.allows] == ["[28/3; ∞)"]


def test_a_mean_names_no_end_where_a_voice_names_neither() -> None:
    """Between 5 and 9, at least 7 and at most 8, stand together: any number."""
    made = _range_and_limit("at least 7", "at most 8").reconcile(methods.Mean())

    assert [one.is_bounded for one in made.allows] == [False]
    assert made.allows[0].low is None


def test_a_median_does_not_follow_an_open_end_beyond_the_next_number() -> None:
    """Of 5 or more, 10 and 13, the median lies from 10 to 13."""
    made = _range_and_limit("at least 7").reconcile(methods.Median())

    assert [str(one) for one in made.allows] == ["[10; 13]"]


def test_a_limit_that_is_averaged_on_the_users_word_stays_a_limit() -> None:
    """At least 4, 5 and 9: forced, the mean is 6, and it allows more."""
    figure = ct.Figure("x", "kilogram").claimed("at least 4", by="A").claimed(5, by="B").claimed(9, by="C")

    made = figure.reconcile(methods.Mean(), force=True)

    assert made.value == 6
    assert [str(one) for one in made.allows] == ["[6; ∞)"]


def test_a_voice_of_several_values_allows_all_that_it_says() -> None:
    """Who says 4 and 8 is averaged as 6, and allows from 4 to 8."""
    figure = ct.Figure("x", "kilogram").claimed(4, by="A").claimed(8, by="A").claimed(6, by="B").claimed(6, by="C")

    made = figure.reconcile(methods.Mean(), force=True)

    assert made.value == 6
    assert [str(one) for one in made.allows] == ["[16/3; 20/3]"]


def test_an_order_with_a_misspelt_name_is_refused() -> None:
    """Who is almost named is not passed over; who is somewhere else is."""
    figure = ct.Figure("x", "kilogram").claimed(5, by="Azerbaijan", source="Bulletin").claimed(6, by="Armenia")

    for wrong, near in (("Azerbaidjan", "Azerbaijan"), ("Buletin", "Bulletin")):
        for method in (methods.Preferred((wrong, "Armenia")), methods.Mode(ties="order", order=(wrong, "Armenia"))):
            made = figure.reconcile(method, force=True)

            assert [one.code for one in made.reasons] == ["misspelt"]
            assert f"the order names {wrong}, and nobody here is called so; near: {near}" in str(made)
    assert figure.reconcile(methods.Preferred(("OSCE", "Armenia"))).value == 6


# -- preconditions at their edges ------------------------------------------------------


def _codes(figure: ct.Figure) -> set[str]:
    return {one.code for one in methods.Mean().check(figure)}


def _dated(*days: str) -> ct.Figure:
    figure = ct.Figure("x", "kilogram")
    for n, day in enumerate(days):
        figure = figure.claimed(5 + n, by=f"P{n}", as_of=day)
    return figure


@pytest.mark.parametrize(
    ("days", "mixed"),
    [
        (("2021-01-01", "2022-01-02"), False),  # 366 days
        (("2021-01-01", "2022-01-03"), True),  # 367
        (("2020/2022-12-31", "2021-01-01", "2023-06-01"), True),  # the one that ends first is a day of 2021
        (("2020/2022-12-31", "2023-06-01"), False),
    ],
)
def test_days_more_than_a_year_apart_are_mixed(days: tuple[str, ...], mixed: bool) -> None:
    """Counted from the end of what ends first to the start of what starts last."""
    assert ("mixed-dates" in _codes(_dated(*days))) == mixed


@pytest.mark.parametrize(
    ("values", "error", "camps"),
    [
        ((0, 1, 6, 7), None, True),  # the gap is 5 of 7
        ((0, 1, 5, 6), None, False),  # and 4 of 6 is two thirds, not more
        ((0, 10, 11, 12), None, False),  # one below is an outlier
        ((0, 1, 2, 12), None, False),  # and one above
        ((0, 6, 7), None, False),  # three make no two camps of two
        ((0, 1, 11, 12), 3, True),  # 10 is more than 2 √(9 + 9) = 8.49, and less than 2 (3 + 3)
        ((0, 1, 11, 12), 4, False),  # and less than 2 √(16 + 16) = 11.3
    ],
)
def test_two_camps_by_the_widest_gap(values: tuple[int, ...], error: int | None, camps: bool) -> None:
    """More than two thirds of the range, more than two standard errors of the difference, two voices on each side."""
    figure = ct.Figure("x", "kilogram")
    for n, value in enumerate(values):
        figure = figure.claimed(value, by=f"P{n}", standard_error=error)

    assert ("two-camps" in _codes(figure)) == camps


def test_asserted_numbers_mix_with_others() -> None:
    """Only documented and estimated ones are of two scopes."""
    figure = ct.Figure("x", "kilogram").claimed(5, by="A", basis="asserted").claimed(6, by="B", basis="documented")

    assert "mixed-scope" not in _codes(figure)
    assert "mixed-scope" in _codes(figure.claimed(7, by="C", basis="estimated"))


def test_everybody_without_an_error_is_named() -> None:
    """Everybody without an error is named, not the first alone."""
    figure = ct.Figure("x", "kilogram").claimed(5, by="A").claimed(6, by="B").claimed(7, by="C", standard_error=1)

    says = {one.code: one.says for one in methods.FixedEffect().check(figure)}

    assert says["no-uncertainty"] == "A and B give no standard error"


def test_final_and_verified_are_as_good_and_no_status_is_worst() -> None:
    """What is verified does not give way to what is final; what is unverified goes before what says nothing."""
    figure = ct.Figure("x", "kilogram").claimed(5, by="A", status="verified").claimed(6, by="B", status="final")
    silent = ct.Figure("x", "kilogram").claimed(5, by="A").claimed(6, by="B", status="unverified")

    assert figure.reconcile(methods.Mode(ties="status")).refused
    assert silent.reconcile(methods.Mode(ties="status")).value == 6


def test_a_weighted_median_weighs_by_variances() -> None:
    """Weights 1, 4/9 and 4/9: the first is more than half; by errors (1, 2/3, 2/3) it would not be."""
    figure = ct.Figure("x", "kilogram").claimed(1, by="A", standard_error=1)
    figure = figure.claimed(10, by="B", standard_error="1.5").claimed(20, by="C", standard_error="1.5")

    assert figure.reconcile(methods.WeightedMedian()).value == 1


@pytest.mark.parametrize(
    ("days", "latest"),
    [
        (("2023-01-01", "2023-01-02"), ["P1"]),
        (("2023-01-02", "2023-01"), ["P0", "P1"]),
        (("2023-09-20T08:00Z", "2023-09-20T09:00Z"), ["P1"]),
        (("2023-09-20T23:30-05:00", "2023-09-21T01:00+04:00"), ["P0"]),  # 04:30 UTC, and 21:00 the day before
        (("2023-09-20T23:30-05:00", "2023-09-21T01:00+04:00", "2023-09-20"), ["P0"]),
        (("2023-09-20T23:30-05:00", "2023-09-20", "2023-09-22"), ["P2"]),
    ],
)
def test_latest_is_what_is_certainly_before_no_other(days: tuple[str, ...], latest: list[str]) -> None:
    """Days by the calendar, instants by the clock."""
    figure = ct.Figure("x", "kilogram")
    for n, day in enumerate(days):
        figure = figure.claimed(5, by=f"P{n}", as_of=day)

    assert list(figure.reconcile(methods.Latest()).parties) == latest


def test_a_standard_error_of_zero_is_stated() -> None:
    """It has no weight, and is nobody's silence: a refusal and what is left out say which it is."""
    figure = ct.Figure("x", "person").claimed(10, by="A", standard_error=0, source="s").claimed(20, by="B", source="t")

    refused = str(figure.reconcile(methods.FixedEffect(), force=True))
    assert refused.startswith("no consensus: B gives no standard error and A gives a standard error of 0")
    pooled = str(figure.claimed(7, by="C", standard_error=1).reconcile(methods.FixedEffect(), force=True))
    assert "10 people, standard error 0 (A) (a standard error of 0), 20 people (B) (no standard error)" in pooled
    nobody = ct.Figure("x", "person").claimed(10, by="A").claimed(20, by="B")
    assert "nobody gives a standard error" in str(nobody.reconcile(methods.FixedEffect(), force=True))


RANGES = (
    ct.Figure("dead", "person")
    .claimed("43,850 to 48,693", by="IBC")
    .claimed("100,000 to 150,000", by="MoH")
    .claimed("426,369 to 793,663", by="B")
)


@pytest.mark.parametrize("force", [False, True])
def test_a_tie_puts_no_middle_in_anybodys_mouth(force: bool) -> None:
    """The middles tie, 46,271.5 among them; what is named are the ranges that were said, and that middles tied."""
    text = str(RANGES.reconcile(methods.Mode(), force=force))

    assert text.endswith(
        "3 values tie, by the middle of a range where no best value is given: 43,850 to 48,693 people (IBC), "
        "100,000 to 150,000 people (MoH), 426,369 to 793,663 people (B)"
    )
    assert "46,271" not in text


def test_in_a_tie_a_number_stands_beside_a_range_of_the_same_middle() -> None:
    """C's 125,000 is C's, and what MoH gave is a range, though its middle is the same."""
    tied = RANGES.claimed("125,000", by="C").claimed("46,271", by="D").claimed("46,271", by="E")

    text = str(tied.reconcile(methods.Mode(), force=True))

    assert "2 values tie" in text
    assert "46,271 people (D, E), 125,000 people (C), 100,000 to 150,000 people (MoH)" in text


def test_what_is_left_out_of_a_formula_is_named_as_it_came_out() -> None:
    """Half of MoH's range is 50,000 to 75,000; its middle, 62,500, is nobody's."""
    half = (RANGES / 2).reconcile(methods.MostConservative(), force=True)

    assert "left out: 213,184.5 to 396,831.5 people (B) (gives a higher value), 50,000 to 75,000 people (MoH)" in str(
        half
    )


def test_two_camps_are_named_from_end_to_end_of_what_was_said() -> None:
    """A says 10 to 12 and no 11; of two numbers of one origin none is their mean."""
    figure = (
        ct.Figure("x", "person")
        .claimed("10 to 12", by="A")
        .claimed("about 12", by="B")
        .claimed(30, by="C")
        .claimed(31, by="D")
        .claimed(33, by="D")
    )

    text = str(figure.reconcile(methods.Mean()))

    assert "A and B at about 10 to about 12 people and C and D at 30 to 33 people" in text
