"""Telephones, houses, post boxes, web addresses and numbers torn by odd marks."""

from __future__ import annotations

import pytest

from contested.phrases.prose_reading import find_phrases


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Call +44 20 7946 0958 now.", "code"),
        ("Phone: (202) 456 1111.", "code"),
        ("Tel. 555-1234.", "code"),
        ("Ring 020 7946 0958.", "code"),
        ("ZIP code 10001", "label"),
        ("Write to P.O. Box 40.", "label"),
        ("See https://a.example/12 for it", "address"),
    ],
)
def test_telephones_and_boxes_are_passed_over_by_name(text: str, kind: str) -> None:
    """No digit of them is a quantity."""
    found = find_phrases(text)

    assert not list(found)
    assert [one.kind for one in found.passed if any(map(str.isdigit, one.text))] == [kind]


@pytest.mark.parametrize(
    "text", ["At 21 Main Street.", "In der Hauptstraße 21.", "Calle Mayor 21", "ул. Ленина, 21", "21, rue de Rivoli"]
)
def test_the_number_of_a_house_is_listed(text: str) -> None:
    """It may be as many streets, so that nobody can tell."""
    found = find_phrases(text)

    assert not list(found)
    assert "house" in str(found.unread[0].reason)


@pytest.mark.parametrize("text", ["40 Armenians fled Main Street", "They call 100 000 000 people.", "Phone 40 people."])
def test_people_are_counted_beside_a_street_and_a_telephone(text: str) -> None:
    """A name of a house is all in capitals, and grouped thousands are no telephone."""
    assert len(find_phrases(text)) == 1


@pytest.mark.parametrize(
    "torn", ["1\u00ad234", "1\u200b234", "1，234", "1、234", "2⁄3", "1·234", "1\u2007234", "1`234", "1\u2060,234"]
)
def test_a_number_torn_by_an_odd_mark_is_unread_whole(torn: str) -> None:
    """It is no two numbers."""
    found = find_phrases(f"It had {torn} men.")

    assert not list(found)
    assert [one.text for one in found.unread] == [torn]


def test_a_point_of_multiplication_tears_nothing() -> None:
    """ "2·10⁵" is a power of ten."""
    assert len(find_phrases("It weighed 2·10⁵ kg.")) == 1
