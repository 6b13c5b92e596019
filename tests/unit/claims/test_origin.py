"""Origins: who is behind a number."""

from __future__ import annotations

import contested as ct


def names(figure: ct.Figure) -> list[str]:
    """Return the names of a figure's origins."""
    return [origin.name for origin in figure.origins()]


def test_five_papers_with_one_partys_number_are_one_origin() -> None:
    """A party repeated by five papers is one origin."""
    figure = ct.Figure("x", "person")
    for n in range(5):
        figure = figure.claimed(120_000, by="Armenia", source=f"Paper {n}")

    assert [str(o) for o in figure.origins()] == ["Armenia (party, 5 estimates)"]


def test_one_paper_with_two_parties_is_two_origins() -> None:
    """The paper is not behind numbers that it attributes."""
    figure = ct.Figure("x", "person").claimed(1, by="A", source="Paper").claimed(2, by="B", source="Paper")

    assert names(figure) == ["A", "B"]


def test_the_last_link_of_a_chain_is_the_origin() -> None:
    """A paper that quotes an agency that quotes a ministry reports the ministry."""
    ministry = ct.Source("Ministry statement")
    agency = ct.Source("Agency wire", quoting=[ministry])
    paper = ct.Source("Paper", quoting=[agency])
    figure = ct.Figure("x", "person").claimed(1, source=paper).claimed(1, by="A", source="Radio", quoting=[agency])

    assert names(figure) == ["Ministry statement"]


def test_a_primary_source_is_the_origin() -> None:
    """A census is behind its number, whoever holds it."""
    census = ct.Source("Census", primary=True)

    assert names(ct.Figure("x", "person").claimed(1, by="A", source=census)) == ["Census"]


def test_several_holders_are_one_origin() -> None:
    """A joint statement is one origin with several holders."""
    figure = ct.Figure("x", "person").claimed(1, by=["UN", "ICRC"])

    assert names(figure) == ["ICRC and UN"]


def test_speakers_without_a_party() -> None:
    """A named speaker is one origin; anonymous ones are one each."""
    figure = (
        ct.Figure("x", "person")
        .claimed(1, speaker="Jane Doe", source="Paper")
        .claimed(1, speaker="Jane Doe", source="Radio")
        .claimed(1, speaker="a diplomat", anonymous=True, source="Paper")
        .claimed(1, speaker="a diplomat", anonymous=True, source="Radio")
    )

    assert names(figure) == ["Jane Doe", "a diplomat", "a diplomat"]


def test_anonymous_holders_are_one_origin_each() -> None:
    """Two officials without a name are not one witness."""
    figure = (
        ct.Figure("x", "person")
        .claimed(1, by="an official", anonymous=True, source="Paper")
        .claimed(1, by="an official", anonymous=True, source="Radio")
    )

    assert names(figure) == ["an official", "an official"]


def test_a_source_without_more_is_its_own_origin() -> None:
    """What nobody attributes goes back to the source, or is unattributed."""
    assert names(ct.Figure("x", "person").claimed(1, source="Paper")) == ["Paper"]
    assert names(ct.Figure("x", "person").claimed(1)) == ["unattributed"]
