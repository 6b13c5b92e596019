"""Days in answers: where they show, where they do not, and what one account combines."""

import attrs

from contested import Figure, Source
from contested.claims.day_words import day_words, days_said, days_said_by_name, days_said_words


def _figure(*said: tuple[str, int, str | None], name: str = "people", unit: str = "person") -> Figure:
    figure = Figure(name, unit)
    for by, number, day in said:
        figure = figure.claimed(number, by=by, as_of=day)
    return figure


def test_numbers_of_different_days_print_their_days() -> None:
    """Where numbers of two days stand in one answer, each printed name carries its day."""
    figure = _figure(("A", 150, "2021"), ("B", 90, "2012"))

    assert str(figure.hull()) == "90 (B, 2012) to 150 (A, 2021) people"
    assert str(figure > 100) == "contested: yes per A (2021), no per B (2012)"
    assert f"{figure:prose}" == "between 90 (according to B, 2012) and 150 (according to A, 2021)"
    assert str(figure.who_says(150)) == "A (2021) states it; B (2012) rules it out"
    assert str(figure.disagreement()).endswith("2 camps: B (2012); A (2021)")


def test_numbers_of_one_day_print_as_before() -> None:
    """Days that are one, however they are written, and days that are unknown change nothing."""
    figure = _figure(("A", 150, "0079"), ("B", 90, "AD 79"), ("C", 100, None))

    assert str(figure.hull()) == "90 (B) to 150 (A) people"
    assert str(figure > 100) == "contested: yes per A, no per B and C"


def test_who_gives_no_day_prints_without_one() -> None:
    """Between numbers of two days, one that is undated keeps its bare name."""
    figure = _figure(("A", 150, "2021"), ("B", 90, "2012"), ("C", 150, None))

    assert str(figure.hull()) == "90 (B, 2012) to 150 (A, 2021; C) people"
    assert str(figure > 100) == "contested: yes per A (2021) and C, no per B (2012)"


def test_days_show_where_only_a_number_between_is_of_another() -> None:
    """The day of a number between the ends is part of the answer, in which all print theirs."""
    figure = _figure(("A", 150, "2021"), ("B", 90, "2021"), ("C", 100, "2012"))

    assert str(figure.hull()) == "90 (B, 2021) to 150 (A, 2021) people"
    assert f"{figure:prose}".endswith("; 100 according to C (2012)")


def test_a_party_that_stands_by_numbers_of_two_times_has_both() -> None:
    """A year and a month of it are no certain order, so that both numbers stand, each of its time."""
    figure = _figure(("A", 150, "2021"), ("A", 90, "2021-05"))

    assert str(figure.hull()) == "90 to 150 people (A, 2021 and 2021-05)"


def test_those_who_agree_have_their_days() -> None:
    """Common ground and agreement name the days of those who allow it."""
    figure = _figure(("A", 150, "2021"), ("B", 150, "2012"), ("C", 90, "2012"))

    assert str(figure.most_agreed()) == "150 people (A, 2021; B, 2012), allowed by 2 of 3"
    assert str(figure.only("A", "B").common()).startswith("150 people (A, 2021; B, 2012)")


def test_an_account_of_one_day_has_that_day() -> None:
    """A derived number whose figures are all of one day is as of that day; with an undated one it is of none."""
    people = _figure(("A", 150, "2021"), ("B", 90, "2012"), ("C", 100, "2012"))
    land = _figure(("A", 10, "2021"), ("B", 10, "2012"), ("C", 10, None), name="land", unit="km**2")

    assert str((people / land).hull()) == "9 (B, as of 2012) to 15 (A, as of 2021) people/km²"
    assert str(people / land > 10) == "contested: yes per A (as of 2021), no per B (as of 2012) and C"


def test_an_account_of_several_days_says_which() -> None:
    """What one account combines is named with its days, those of equal days together; elsewhere nothing is said."""
    people = _figure(("A", 150, "2021"), ("B", 90, "2021"), ("C", 90, None))
    land = _figure(("A", 10, "1990"), ("B", 10, "1990"), ("C", 10, "1990"), name="land", unit="km**2")

    assert str((people / land).hull()) == (
        "9 (B, C) to 15 (A) people/km²; A and B combine people of 2021 and land of 1990"
    )
    assert str(people / land > 8).endswith("; A and B combine people of 2021 and land of 1990")
    assert str((people > 8) & (land > 8)) == (
        "settled: yes per A, B and C; A and B combine people of 2021 and land of 1990"
    )


def test_an_account_of_many_figures_says_from_when_to_when() -> None:
    """Beyond four figures the clause says how many days there are, and the first and last."""
    figures = [_figure(("A", 1, str(2000 + n)), name=f"figure {n}") for n in range(5)]
    total = figures[0]
    for figure in figures[1:]:
        total = total + figure

    assert "; A combines numbers of 5 days, from 2000 to 2004" in str(total.hull())


def test_who_stopped_counting_says_so_alone() -> None:
    """A count that stopped before the day of the answer says so; who reaches that day prints plainly."""
    a, b = _figure(("A", 150, "2021"), ("B", 90, "2012")).positions()
    stopped = attrs.evolve(b, spans=tuple(attrs.evolve(span, stopped=True) for span in b.spans))

    assert day_words([a, stopped]) == {"B": "counted to 2012"}


def test_what_was_said_when_is_told_in_one_line() -> None:
    """Days with whose they are, where they are not everybody's; the day of issue where nothing was stated."""
    paper = Source("A paper", issued="2023-01-02")
    figure = (
        Figure("people", "person")
        .claimed(1, by="B", as_of="2012", source=paper)
        .claimed(2, by="A", as_of="2021", stated="2022-05-01", source=paper)
        .claimed(3, by="C")
        .denied(by="D", as_of="2021", source=paper)
    )

    assert days_said_words(figure.positions()) == (
        "as of 2012 (B), 2021 (A and D); undated (C); stated 2022-05-01 (A); issued 2023-01-02 (B and D)"
    )
    assert days_said_words(figure.only("A").positions()) == "as of 2021; stated 2022-05-01"
    assert days_said_words(figure.only("C").positions()) == "undated"
    assert days_said_words(figure.only("C").positions(), Figure("x", "km", period="2023").period) == "of 2023"
    assert days_said_words(Figure("people", "person", disputants=["A"]).positions()) == ""


def test_what_was_said_when_is_told_as_values() -> None:
    """Each clock has its days as text, the earliest first, each once."""
    paper = Source("A paper", issued="2023-01-02")
    figure = Figure("people", "person").claimed(1, by="B", as_of="2021", source=paper, stated="2022-01-02")
    figure = figure.claimed(2, by="B", as_of="2021-05", source=paper)

    assert days_said(figure.position("B")) == {
        "as_of": ["2021", "2021-05"],
        "stated": ["2022-01-02"],
        "issued": ["2023-01-02"],
    }
    assert days_said(figure.position("Nobody At All")) == {"as_of": [], "stated": [], "issued": []}
    assert (figure > 0).to_dict()["days"] == {"B": days_said(figure.position("B"))}


def test_days_are_said_of_the_names_that_are_asked_for() -> None:
    """Others say their days elsewhere."""
    figure = Figure("people", "person").claimed(1, by="A", as_of="2021").claimed(2, by="B", as_of="2022")

    assert days_said_by_name(["A"], figure.positions()) == {"A": {"as_of": ["2021"], "stated": [], "issued": []}}
