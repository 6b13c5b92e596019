"""Second-hand numbers: what reaches us only through another disputant."""

from __future__ import annotations

import pickle

import pytest

import contested as ct

ORGAN = ct.Source("State agency", organ_of="Azerbaijan")
SIDES = [ct.Party("Armenia", stake="disputant"), ct.Party("Azerbaijan", aliases=["Baku"], stake="disputant")]
PEOPLE = ct.Figure("population", "person", disputants=SIDES)
QUOTED = PEOPLE.claimed("120,000", by="Armenia", source=ORGAN).claimed("50,000", by="Azerbaijan", source="Paper")


def test_it_prints_through_whom_it_came() -> None:
    """In the range, in prose, in a verdict and as a position."""
    assert str(QUOTED.hull()) == "50,000 (Azerbaijan) to 120,000 (Armenia, as quoted by Azerbaijan) people"
    assert f"{QUOTED:prose}" == (
        "between 50,000 (according to Azerbaijan) and 120,000 (according to Armenia, as quoted by Azerbaijan)"
    )
    assert str(QUOTED.position("Armenia")) == "120,000 people (according to Armenia, as quoted by Azerbaijan)"
    assert str(QUOTED > 100_000) == "contested: yes per Armenia (as quoted by Azerbaijan), no per Azerbaijan"
    assert "120,000 people (Armenia, in State agency), as quoted by Azerbaijan" in str(QUOTED.explain())


def test_an_alias_of_the_organ_is_its_party() -> None:
    """Baku's agency is Azerbaijan's."""
    figure = PEOPLE.claimed(3, by="Armenia", source=ct.Source("Agency", organ_of="Baku"))

    assert figure.position("Armenia").through == ("Azerbaijan",)


def test_its_day_stands_behind_the_quotation() -> None:
    """Its day stands behind the quotation, where numbers of different days stand in one answer."""
    figure = PEOPLE.claimed(3, by="Armenia", source=ORGAN, as_of="2021").claimed(2, by="Azerbaijan", as_of="2020")

    assert str(figure.hull()) == "2 (Azerbaijan, 2020) to 3 (Armenia, as quoted by Azerbaijan, 2021) people"


def test_nobody_is_second_hand_where_nobody_is_a_disputant() -> None:
    """The organ of a third party is a paper like any other."""
    figure = ct.Figure("population", "person").claimed(3, by="Armenia", source=ORGAN)

    assert (figure.position("Armenia").second_hand, str(figure.hull())) == ((), "3 people (Armenia)")


@pytest.mark.parametrize(
    "later",
    [
        {"stated": "2023-02-01"},
        {"stated": "2023-02-01", "as_of": "2024"},
        {"as_of": "2024"},
    ],
)
def test_it_never_takes_the_place_of_a_first_hand_number(later: dict[str, str]) -> None:
    """However late it is, both stand, and the second-hand one is named."""
    figure = PEOPLE.claimed(1000, by="Armenia", source="Paper", stated="2023-01-01", key="own").claimed(
        5000,
        by="Armenia",
        source=ORGAN,
        **later,  # type: ignore[arg-type]  # days are given by name
    )

    position = figure.position("Armenia")

    assert [e.key for e in position.estimates] == ["own", None]
    assert position.through == ()
    assert position.superseded == ()
    assert position.divided
    assert "; 5,000 people according to Armenia, as quoted by Azerbaijan" in str(figure.hull())
    assert position.explain().follow() == position


def test_a_first_hand_number_takes_its_place() -> None:
    """What the party says itself, later, replaces what was said of it."""
    figure = PEOPLE.claimed(5000, by="Armenia", source=ORGAN, stated="2023-01-01")
    figure = figure.claimed(1000, by="Armenia", source="Paper", stated="2023-02-01")

    assert str(figure.hull()) == "1,000 people (Armenia)"


def test_a_second_hand_denial_takes_no_first_hand_number_back() -> None:
    """Nor does a second-hand number withdraw a denial that its party gave itself."""
    figure = PEOPLE.claimed(1000, by="Armenia", source="Paper", stated="2023-01-01")
    denied = PEOPLE.denied(by="Armenia", source="Paper", stated="2023-01-01")

    quoted = figure.denied(by="Armenia", source=ORGAN, stated="2023-02-01").position("Armenia")
    answered = denied.claimed(5000, by="Armenia", source=ORGAN, stated="2023-02-01").position("Armenia")

    assert (str(quoted), len(quoted.denials)) == ("1,000 people", 1)
    assert len(answered.denials) == 1


def test_counts_on_later_days_are_second_hand_too() -> None:
    """What a party is said to count later bounds what it said by then, and prints through whom it came."""
    count = ct.Figure("killed", "person", time="cumulative", disputants=SIDES)
    figure = count.claimed(9, by="Armenia", source=ORGAN, as_of="2023-02-01").claimed(
        5, by="Azerbaijan", source="Paper", as_of="2023-01-01"
    )

    assert str(figure.as_of("2023-01-01").position("Armenia")).endswith(
        "(according to Armenia, as quoted by Azerbaijan; counted to 2023-02-01)"
    )


def test_what_is_computed_from_it_says_so() -> None:
    """A derived figure rests on it; a lent number does not become the borrower's."""
    area = ct.Figure("area", "km**2").claimed(3, source="Map")

    density = QUOTED / area

    assert str(density.hull()) == "about 16,700 (Azerbaijan) to 40,000 (Armenia, as quoted by Azerbaijan) people/km²"
    lent = QUOTED.shared(by="Armenia", reason="why not")
    assert lent.according_to("Iran").through == ()


def test_it_is_the_same_day_by_day() -> None:
    """A look at each day gives what a look at that day gives."""
    figure = (
        PEOPLE.claimed(1000, by="Armenia", source="Paper", as_of="2023-01-01")
        .claimed(5000, by="Armenia", source=ORGAN, as_of="2023-02-01")
        .claimed(6000, by="Armenia", source=ORGAN, as_of="2023-03-01")
    )

    rows = figure.over_time().rows

    assert [str(hull) for _, hull in rows] == [str(figure.as_of(day).hull()) for day, _ in rows]
    assert str(rows[-1][1]) == (
        "1,000 to 6,000 people (Armenia, 2023-01-01 and 2023-03-01); "
        "6,000 people according to Armenia, as quoted by Azerbaijan"
    )


def test_it_can_be_copied() -> None:
    """A panel with disputants comes back from a pickle as it was."""
    assert pickle.loads(pickle.dumps(QUOTED._panel)) == QUOTED._panel  # our own
