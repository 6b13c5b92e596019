"""Origins as an answer: who is behind the numbers, and what is known of dependence."""

from __future__ import annotations

import pytest

import contested as ct
from contested.errors import UnknownName

WIRE = ct.Source("Wire", issued="2023-01-01")
PEOPLE = ct.Figure("population", "person")
TWO = PEOPLE.claimed(3, by="A", source="Daily").claimed(4, by="B")


def test_it_is_a_sequence_of_origins() -> None:
    """Its length, its members and its names are those of the origins, by name."""
    found = TWO.origins()

    assert (len(found), found[1].name, found.names) == (2, "B", ("A", "B"))
    assert [str(one) for one in found] == ["A (party, 1 estimate)", "B (party, 1 estimate)"]
    assert repr(found) == "<Origins of population: A (party, 1 estimate), B (party, 1 estimate)>"


def test_it_prints_as_sentences() -> None:
    """Who is behind whose numbers, where those were read, and that dependence is unknown."""
    assert str(TWO.origins()).splitlines() == [
        "2 origins of population.",
        "A (party) is behind the number of A, read in Daily.",
        "B (party) is behind the number of B.",
        "Whether they depend on each other is unknown.",
    ]


def test_who_gives_a_word_is_behind_a_word() -> None:
    """It is an origin as well, of no number."""
    found = PEOPLE.claimed(10, by="A").claimed("dozens", by="B").origins()

    assert str(found).splitlines()[:3] == [
        "2 origins of population.",
        "A (party) is behind the number of A.",
        "B (party) is behind the word of B.",
    ]


def test_nobody_is_behind_nothing() -> None:
    """A figure of which nobody gives a number has no origin, and says so."""
    found = PEOPLE.denied(by="A").origins()

    assert (str(found), repr(found), found.to_records()) == (
        "Nobody gives a number for population.",
        "<Origins of population: none>",
        [],
    )


def test_one_origin_has_nothing_to_depend_on() -> None:
    """It is said to be one, and depends on itself as declared."""
    found = PEOPLE.claimed(3, by="A").origins()

    assert str(found).splitlines() == ["1 origin of population.", "A (party) is behind the number of A."]
    assert found.dependence("A", found[0]) == "declared"


def test_dependence_is_unknown_where_nobody_says_anything() -> None:
    """It is never assumed away."""
    assert TWO.origins().dependence("A", "B") == "unknown"


def test_the_users_word_is_printed() -> None:
    """Taken to be independent, with the reason."""
    assert str(TWO.assume_independent(reason="two censuses").origins()).endswith(
        "They are taken to be independent: two censuses."
    )


def test_a_chain_that_runs_through_another_origin_is_declared() -> None:
    """What was read in the wire depends on the wire."""
    found = PEOPLE.claimed(3, source="Daily", quoting=[WIRE]).claimed(4, by="B", source=WIRE).origins()

    assert found.dependence("B", "Wire") == "declared"
    assert str(found).splitlines()[-1] == "B and Wire depend on each other: what B says was read in Wire."


def test_what_a_partys_organ_reports_is_declared() -> None:
    """A number that reached us through a party's organ depends on that party."""
    organ = ct.Source("Agency", organ_of="B")
    figure = PEOPLE.claimed(3, by="A", source=organ).claimed(4, by="B", source=organ).claimed(5, by="C", source="Daily")

    found = figure.origins()

    assert found.dependence("A", "B") == "declared"
    assert str(found).splitlines()[-2:] == [
        "A and B depend on each other: what A says was read in Agency, which is B's.",
        "Whether the others depend on each other is unknown.",
    ]


def test_a_position_that_rests_on_both_declares_it() -> None:
    """Who stands by numbers of two origins makes them count as one; and what depends on one of them on both."""
    other = ct.Source("Ministry")
    figure = (
        PEOPLE.claimed(3, by="A", source="Daily", quoting=[WIRE])
        .claimed(4, by="A", source="Daily", quoting=[other])
        .claimed(5, by="B", source=WIRE)
        .claimed(6, by="C")
    )

    found = figure.origins()

    assert str(found.dependences[-1]) == "Ministry and Wire depend on each other: A stands by numbers of both"
    assert found.dependence("B", "Ministry") == "declared"
    assert found.dependence("B", "C") == "unknown"


def test_a_suspected_copy_makes_dependence_suspected() -> None:
    """The reasons stand with it; nothing counts less."""
    figure = PEOPLE.claimed(2906, by="A", source=WIRE).claimed(2906, by="B", source=ct.Source("Daily", issued="2024"))

    found = figure.origins()

    assert found.dependence("A", "B") == "suspected"
    assert "A and B may depend on each other: B (in Daily) may have copied A (in Wire)" in str(found)
    assert not str(found).endswith("is unknown.")
    assert figure.most_agreed().k == 2


def test_rows_say_who_is_behind_what_and_through_whom_it_came() -> None:
    """One row an origin, as plain values."""
    figure = PEOPLE.claimed(3, source="Daily", quoting=[WIRE]).claimed(2906, by="B", source=WIRE)
    figure = figure.claimed(2906, by="C", source=ct.Source("Weekly", issued="2024"))

    rows = figure.origins().to_records()

    assert rows[0] == {
        "figure": "population",
        "origin": "B",
        "kind": "party",
        "holders": ["B"],
        "estimates": 1,
        "sources": ["Wire"],
        "chains": [["Wire"]],
        "declared": ["Wire"],
        "suspected": ["C"],
    }
    assert [(row["origin"], row["chains"], row["declared"], row["suspected"]) for row in rows[1:]] == [
        ("C", [["Weekly"]], [], ["B"]),
        ("Wire", [["Daily", "Wire"]], ["B"], []),
    ]


def test_an_unknown_origin_is_an_error() -> None:
    """A slip is no silence: the near names are given."""
    with pytest.raises(UnknownName, match="no origin 'Aa' in population"):
        TWO.origins().dependence("Aa", "B")
