"""Items and properties of Wikibase: what is written in the tables can be used as it stands."""

from __future__ import annotations

import re

import pytest

from contested.claims.schema import BASES, CLAIM_STATUSES
from contested.units import unit
from contested.wikibase import DOUBTS, FIRST_LOCAL, ITEM_UNITS, PROPERTY_MEASURES, QUALIFIERS, is_local


def test_every_unit_is_one_of_this_library() -> None:
    """So is what a bare number of a property counts; and no two items are one unit."""
    units = [unit(text) for text in ITEM_UNITS.values()]

    assert len(set(units)) == len(units)
    assert {unit(text).counts for _, text in PROPERTY_MEASURES.values()} == {True, False}


def test_every_doubt_is_a_basis_or_a_status_of_a_claim() -> None:
    """Every doubt is a basis or a status of a claim, or a hedge."""
    for doubt in DOUBTS.values():
        assert doubt.basis in (None, *BASES)
        assert doubt.status in (None, *CLAIM_STATUSES)
        assert doubt.hedge or doubt.basis or doubt.status


def test_ids_are_ids() -> None:
    """Items begin with Q, properties with P."""
    assert all(re.fullmatch(r"Q[1-9][0-9]*", id_) for id_ in (*ITEM_UNITS, *DOUBTS))
    assert all(re.fullmatch(r"P[1-9][0-9]*", id_) for id_ in (*PROPERTY_MEASURES, *QUALIFIERS))


@pytest.mark.parametrize(
    ("id_", "local"),
    [
        ("Q64", False),
        (f"Q{FIRST_LOCAL}", True),
        ("P2147483647", True),
        ("Q99999999999", False),
        ("", False),
        ("Qx", False),
    ],
)
def test_an_item_of_a_document_is_known_by_its_number(id_: str, local: bool) -> None:
    """From a number that Wikidata does not reach, up to the highest that there is."""
    assert is_local(id_) is local
