"""Chains: the documents through which a number reaches us."""

from __future__ import annotations

import pytest

import contested as ct
from contested.claims.chains import NO_DOCUMENT, behind_itself, directness, documents_of, quoted_by

WIRE = ct.Source("A wire")
AGENCY = ct.Source("An agency", quoting=[WIRE])
RIVALS = {"Azerbaijan": "Azerbaijan", "Baku": "Azerbaijan", "Armenia": "Armenia"}


def said(*, by: str | list[str] | None = "Armenia", **fields: object) -> ct.Estimate:
    """Return a number of somebody, read somewhere."""
    return ct.Estimate.of(3, "person", by=by, **fields)  # type: ignore[arg-type]  # fields are given by name


def test_documents_stand_nearest_first_each_once() -> None:
    """What was read comes first, then what it quotes, then what the claim itself names."""
    paper = ct.Source("A paper", quoting=[AGENCY])
    claim = said(source=paper, quoting=[AGENCY, "A leaflet"])

    assert [link.title for link in documents_of(claim)] == ["A paper", "An agency", "A wire", "A leaflet"]
    assert documents_of(said()) == []


@pytest.mark.parametrize(
    ("fields", "through"),
    [
        ({}, ()),
        ({"source": "A paper"}, ()),
        ({"source": ct.Source("Organ", organ_of="Azerbaijan")}, ("Azerbaijan",)),
        ({"source": ct.Source("Organ", organ_of="Baku")}, ("Azerbaijan",)),
        ({"source": ct.Source("Organ", organ_of="Armenia")}, ()),
        ({"source": ct.Source("Organ", organ_of="OSCE")}, ()),
        ({"source": ct.Source("Organ", organ_of=ct.Party("Iran", stake="disputant"))}, ("Iran",)),
        ({"source": "A paper", "quoting": [ct.Source("Organ", organ_of="Baku")]}, ("Azerbaijan",)),
        ({"source": ct.Source("A paper", quoting=[ct.Source("Organ", organ_of="Baku")])}, ("Azerbaijan",)),
        ({"quoting": [ct.Source("Organ", organ_of="Baku")]}, ("Azerbaijan",)),
        ({"by": None, "source": ct.Source("Organ", organ_of="Azerbaijan")}, ()),
        ({"by": ["Armenia", "Azerbaijan"], "source": ct.Source("Organ", organ_of="Azerbaijan")}, ("Azerbaijan",)),
    ],
)
def test_who_quotes_a_party(fields: dict[str, object], through: tuple[str, ...]) -> None:
    """It is a disputant, other than the holder, whose organ printed it or stands in the chain behind."""
    assert quoted_by(said(**fields), "Armenia", RIVALS) == through  # type: ignore[arg-type]  # by= is one of them


@pytest.mark.parametrize(
    ("claim", "steps"),
    [
        (said(), NO_DOCUMENT),
        (said(source="A paper"), 1),
        (said(source=ct.Source("Communiqué", organ_of="Armenia")), 0),
        (said(by=None, source="A paper"), 0),
        (said(source=ct.Source("Census", primary=True)), 0),
        (said(source="A paper", quoting=[WIRE]), 1),
        (said(source=ct.Source("A paper", quoting=[AGENCY])), 2),
    ],
)
def test_how_many_documents_stand_between(claim: ct.Estimate, steps: int) -> None:
    """A party's own organ and a primary source are direct; a paper that reports a party is one step away."""
    assert directness(claim) == steps


@pytest.mark.parametrize(
    ("claim", "title"),
    [
        (said(source=AGENCY), None),
        (said(source="A paper"), None),
        (said(source=AGENCY, quoting=[AGENCY]), "An agency"),
        (said(source=ct.Source("A paper", quoting=[ct.Source("A wire", quoting=["A paper"])])), "A paper"),
        (
            said(
                source=ct.Source("A paper", issued="2023", quoting=[ct.Source("A wire", quoting=["A paper", "B"])]),
            ),
            "A paper",
        ),
        (
            said(source=ct.Source("Daily", issued="2023", quoting=[ct.Source("Daily", issued="2022")])),
            None,
        ),
        (said(source=ct.Source("C", quoting=[ct.Source("A", quoting=["B"]), ct.Source("A", url="x")])), None),
    ],
)
def test_a_chain_that_comes_back_to_itself(claim: ct.Estimate, title: str | None) -> None:
    """A document behind itself is found though its second record says less; another issue is another document."""
    found = behind_itself(claim)

    assert (None if found is None else found.title) == title
