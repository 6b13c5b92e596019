"""The figure with each origin once."""

from __future__ import annotations

import contested as ct

WIRE = ct.Source("Wire", issued="2023-01-01")
MORNING = ct.Source("Morning", quoting=[WIRE], issued="2023-01-02")
EVENING = ct.Source("Evening", quoting=[MORNING], issued="2023-01-03")
PEOPLE = ct.Figure("population", "person")


def left_out(figure: ct.Figure) -> list[str]:
    """Return what the hull of a figure leaves out."""
    return [str(one) for one in figure.hull().left_out]


def test_the_most_direct_report_stays_and_the_repeats_are_named() -> None:
    """One link is more direct than two."""
    found = PEOPLE.claimed(3, source=EVENING).claimed(3, source=MORNING).independent()

    assert str(found.hull()) == (
        "3 people (Morning); left out: 3 people (Evening, issued 2023-01-03, quoting Morning, issued 2023-01-02) (repeats Wire, read more directly in Morning)"
    )


def test_a_partys_own_organ_goes_before_a_paper() -> None:
    """Five papers and a communiqué with a party's number are one report: the communiqué."""
    figure = PEOPLE.claimed(3, by="A")
    for n in range(5):
        figure = figure.claimed(3, by="A", source=f"Paper {n}")
    figure = figure.claimed(3, by="A", source=ct.Source("Communiqué", organ_of="A"))

    (kept,) = figure.independent().estimates

    assert kept.attribution == "A, in Communiqué"


def test_a_report_without_a_source_is_named_without_one() -> None:
    """Nobody says where it was read, so nothing can be more direct than its repeat."""
    assert left_out(PEOPLE.claimed(3, by="A").claimed(3, by="A", note="again").independent()) == [
        "3 people (A) (repeats A)"
    ]


def test_the_latest_day_then_the_first_print_goes_before_others() -> None:
    """The latest day, then the first print, goes before others of equally direct reports."""
    held = PEOPLE.claimed(3, by="A", quoting=[WIRE], as_of="2020", source="X")
    held = held.claimed(4, by="B", quoting=[WIRE], as_of="2021", source="Y")
    known = PEOPLE.claimed(3, by="A", quoting=[WIRE], source=ct.Source("Y", issued="2020"))
    known = known.claimed(3, by="B", quoting=[WIRE], source=ct.Source("X", issued="2019"))

    assert [e.parties[0].name for e in held.independent().estimates] == ["B"]
    assert [e.parties[0].name for e in known.independent().estimates] == ["B"]


def test_equal_reports_stay_together() -> None:
    """Two parties of which one paper says that they quote the wire: nobody is to be preferred."""
    figure = PEOPLE.claimed(3, by="A", quoting=[WIRE], source="X").claimed(3, by="B", quoting=[WIRE], source="X")

    assert figure.independent() is figure


def test_a_report_that_somebody_denies_stays() -> None:
    """Else the denial would have nothing left to deny."""
    figure = PEOPLE.claimed(3, source=EVENING, key="e").claimed(3, source=MORNING).denied(by="A", estimate="e")

    assert figure.independent() is figure


def test_no_number_comes_back_that_its_party_left_behind() -> None:
    """A's old number goes with the new one, which repeats the wire."""
    figure = (
        PEOPLE.claimed(1, by="A", stated="2020", source="Old")
        .claimed(3, by="A", stated="2023", source=EVENING)
        .claimed(3, source=MORNING)
    )

    assert left_out(figure.independent()) == [
        "3 people (A, in Evening, issued 2023-01-03, quoting Morning, issued 2023-01-02) (repeats Wire, read more directly in Morning)",
        "1 person (A, in Old) (no longer in force)",
    ]


def test_a_repeat_stays_where_another_stands_by_what_it_replaced() -> None:
    """The joint number of A and B is still B's, so that A's new one has to stay beside it."""
    figure = (
        PEOPLE.claimed(1, by=["A", "B"], stated="2020", source="Old")
        .claimed(3, by="A", stated="2023", source=EVENING)
        .claimed(3, source=MORNING)
    )

    assert str(figure.independent().position("A")) == "3 people"


def test_a_derived_figure_rests_on_figures_with_each_origin_once() -> None:
    """The formula is asked of the figures looked at so."""
    twice = PEOPLE.claimed(3, source=EVENING).claimed(3, source=MORNING)
    other = ct.Figure("others", "person").claimed(4, source=MORNING)

    assert (twice + other).independent().positions()[0].name == "Morning"
    assert len((twice + other).independent().positions()) == 1
