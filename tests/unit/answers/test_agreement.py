"""Agreement: the intervals that the most positions allow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import contested as ct
from contested.answers.agreement import Reaches, sweep
from contested.errors import NoPositions
from contested.quantities.interval import Interval


def figure_of(*claims: object) -> ct.Figure:
    """Return a figure in people with one claim of each of A, B, C ..."""
    figure = ct.Figure("x", "person")
    for party, value in zip("ABCDEFG", claims, strict=False):
        figure = figure.claimed(value, by=party)
    return figure


# Source: Marzullo's algorithm, the three examples of the Wikipedia article, and two point claims.
@pytest.mark.parametrize(
    ("claims", "segments", "k"),
    [
        (("8 to 12", "11 to 13", "10 to 12"), [Interval(11, 12)], 3),
        (("8 to 12", "11 to 13", "14 to 15"), [Interval(11, 12)], 2),
        (("8 to 9", "8 to 12", "10 to 12"), [Interval(8, 9), Interval(10, 12)], 2),
        ((50, 120), [Interval.point(50), Interval.point(120)], 1),
    ],
)
def test_marzullos_examples(claims: tuple[object, ...], segments: list[Interval], k: int) -> None:
    """All maximal segments come back, lowest first."""
    answer = figure_of(*claims).most_agreed()

    assert [segment.interval for segment in answer.segments] == segments
    assert (answer.k, answer.n) == (k, len(claims))


def test_a_segment_names_who_allows_it() -> None:
    """Each segment says who allows it and who does not; a denier is in n and never in k."""
    answer = figure_of("8 to 12", "11 to 13", "14 to 15").denied(by="Z").most_agreed()

    (segment,) = answer.segments
    assert (segment.allowed_by, segment.not_allowed_by) == (("A", "B"), ("C", "Z"))
    assert (segment.low, segment.high) == (11, 12)
    assert (answer.k, answer.n) == (2, 4)
    assert str(answer) == "11 to 12 people (A, B), allowed by 2 of 4; Z denies the figure"


def test_one_of_each_is_no_agreement() -> None:
    """Where no two positions meet, the answer says that nobody agrees."""
    answer = figure_of(50, 120).most_agreed()

    assert str(answer) == "no agreement: 50 people (A) or 120 people (B), each allowed by 1 of 2"
    assert repr(answer.segments[0]) == "<Segment 50 people (A)>"


def test_one_person_is_singular() -> None:
    """The number one takes the singular."""
    assert str(figure_of(1, 1).most_agreed()) == "1 person (A, B), allowed by 2 of 2"


def test_open_ends_do_not_meet() -> None:
    """ "Fewer than 24" and "at least 24" share nothing."""
    assert figure_of("fewer than 24", "at least 24").most_agreed().k == 1
    assert figure_of("at most 24", "at least 24").most_agreed().segments[0].interval == Interval.point(24)
    assert figure_of("fewer than 24", "more than 24").most_agreed().k == 1


def test_one_sided_claims_agree_without_a_bound() -> None:
    """A segment may be open on a side, and prints the end that somebody printed."""
    answer = figure_of("at least 11", "at least 20").most_agreed()

    assert answer.segments[0].interval == Interval.at_least(20)
    assert str(answer) == "20 or more people (B), allowed by 2 of 2".replace("(B)", "(A, B)")


def test_claims_without_a_lower_end_agree_from_below() -> None:
    """Segments that begin nowhere are found too."""
    answer = figure_of("at most 5", "at most 7", "at least 6").most_agreed()

    assert [s.interval for s in answer.segments] == [Interval.at_most(5), Interval(6, 7)]


def test_approximate_claims_agree_on_reaches() -> None:
    """ "About 10,000" allows 12,000, and the printed number is what prints."""
    answer = figure_of("about 10,000", 12_000).most_agreed()

    assert str(answer) == "12,000 people (A, B), allowed by 2 of 2"


def test_positions_of_one_origin_count_once() -> None:
    """Two parties who both quote one agency are one voice."""
    figure = ct.Figure("x", "person").claimed(5, by="C", source="s")
    for party in ("A", "B"):
        figure = figure.claimed(7, by=party, source="paper", quoting=["Agency"])

    answer = figure.most_agreed()

    assert (answer.k, answer.n) == (1, 2)


def test_origins_shared_in_a_row_are_one_voice() -> None:
    """A shares an origin with B and B with C, so the three count once."""
    figure = (
        ct.Figure("x", "person")
        .claimed(1, by="A", quoting=["P"], source="s")
        .claimed(4, by="C", quoting=["Q"], source="s")
        .claimed(2, by="B", quoting=["P"], source="s")
        .claimed(3, by="B", quoting=["Q"], source="s")
    )

    assert figure.most_agreed().n == 1


def test_a_voter_with_touching_intervals_counts_once() -> None:
    """What one voter allows in several pieces is counted once everywhere."""
    best, found = sweep(
        [
            [Interval(1, 3), Interval(2, 5), Interval(9, 10), Interval(5, 6, low_open=True)],
            [Interval(4, 9)],
        ]
    )

    assert (best, found) == (2, [Interval(4, 6), Interval.point(9)])


def test_fractions_are_swept_exactly() -> None:
    """Thirds and tenths meet where they are equal, not where floats are."""
    best, found = sweep([[Interval("1/3", 1)], [Interval(0, "1/3")], [Interval("0.3", "0.4")]])

    assert (best, found) == (3, [Interval.point("1/3")])


def test_nobody_agrees_on_everything() -> None:
    """Intervals without bounds agree everywhere."""
    assert sweep([[Interval.everything()], [Interval.everything()]]) == (2, [Interval.everything()])


def test_agreement_without_numbers_is_refused() -> None:
    """Denials and silence are no numbers."""
    with pytest.raises(NoPositions, match="nobody states a number for x, so there is no agreement"):
        ct.Figure("x", "person").denied(by="A").most_agreed()


def test_agreement_explains_itself() -> None:
    """Following the derivation gives the same agreement."""
    answer = figure_of("8 to 12", "11 to 13").only("A", "B").most_agreed()

    assert answer.explain().follow() == answer
    assert repr(answer) == f"<Agreement {answer}>"
    assert answer.left_out == ()


def test_a_divided_voice_may_allow_any_number() -> None:
    """Who stands by "at most 5" and by "at least 7" rules nothing out as a whole."""
    answer = ct.Figure("x", "person").claimed("at most 5", by="A").claimed("at least 7", by="A").most_agreed()

    assert str(answer) == "no agreement: any number (A), each allowed by 1 of 1"


def test_a_voice_with_a_hole_is_not_merged_across_it() -> None:
    """Below 3 and above 3, both open, leave 3 out; where one is closed, or nothing lies between, they are one piece."""
    below, above = Interval.less_than(3), Interval.more_than(3)

    assert sweep([[below, above], [Interval.point(3)]]) == (1, [below, Interval.point(3), above])
    assert sweep([[below, Interval.at_least(3)]]) == (1, [Interval.everything()])
    assert sweep([[Interval.at_most(3), above]]) == (1, [Interval.everything()])


def test_a_point_is_left_before_an_open_end_is_entered() -> None:
    """Up to 3 and above 3 never meet; up to 3 and from 3 on meet there."""
    assert sweep([[Interval.at_most(3)], [Interval.more_than(3)]])[0] == 1
    assert sweep([[Interval.at_most(3)], [Interval.at_least(3)]]) == (2, [Interval.point(3)])
    assert sweep([[Interval.less_than(3)], [Interval.at_least(3)]])[0] == 1


def test_whole_numbers_agree_where_fractions_would() -> None:
    """Fewer than 6 and more than 5 agree on no count, and keep their words; one voice of both says nothing new."""
    answer = figure_of("fewer than 6", "more than 5").most_agreed()
    one_voice = ct.Figure("x", "person").claimed("fewer than 6", by="A", source="S").claimed("more than 5", by="A")
    shared = figure_of().claimed("at most 5", by="A", quoting="W").claimed("at least 6", by="B", quoting="W")

    assert str(answer) == "no agreement: fewer than 6 people (A) or more than 5 people (B), each allowed by 1 of 2"
    assert [s.region for s in answer.segments] == [Interval.less_than(6), Interval.more_than(5)]
    assert one_voice.most_agreed().segments[0].region == Interval.everything()
    assert [s.region for s in shared.most_agreed().segments] == [Interval.everything()]
    assert (
        str(figure_of("fewer than 24", "at least 20").most_agreed().segments[0]) == "20 to fewer than 24 people (A, B)"
    )
    area = ct.Figure("x", "km**2").claimed("fewer than 6", by="A").claimed("more than 5", by="B")
    assert area.most_agreed().k == 2


@st.composite
def spans(draw: st.DrawFn) -> Interval:
    """Return an interval of small whole numbers that is not empty; an end may be open, or absent."""
    bottom, top = sorted((draw(st.integers(0, 9)), draw(st.integers(0, 9))))
    low, high = (None if draw(st.integers(0, 4)) == 0 else end for end in (bottom, top))
    opened = [draw(st.booleans()) and bottom < top and end is not None for end in (low, high)]
    return Interval(low, high, low_open=opened[0], high_open=opened[1])


@given(st.lists(spans(), max_size=12), spans())
def test_who_meets_a_region_is_whoever_shares_a_value_with_it(reaches: list[Interval], region: Interval) -> None:
    """Those that are found by sorted ends are those that every pair compared would find."""
    found = Reaches(tuple(reaches)).meeting(region)

    assert found == [n for n, reach in enumerate(reaches) if reach.overlaps(region)]


def test_many_regions_cost_no_more_than_their_claims() -> None:
    """Who allows a region is looked for when somebody asks, and is then as many as the answer says."""
    statements = [
        ct.Estimate.of(None, "person", low=7919 * k % 1_000_003, high=7919 * k % 1_000_003 + 500_000, by=f"Party {k}")
        for k in range(200)
    ]
    answer = ct.Figure("x", "person", statements=statements).most_agreed()

    assert not any("_allowing" in vars(segment) for segment in answer.segments)
    assert all(len(segment.allowed_by) == answer.k for segment in answer.segments)
