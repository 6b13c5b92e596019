"""Each statement goes out as a Claim of schema.org, with who says it and where it appeared."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest

import contested as ct
from contested import exchange
from contested.errors import OneWayFormat, UnsavedDossier
from contested.exchange.schema_org import SCHEMA_ORG

ARTICLE = ct.Source(
    "News </script><script>alert(1)</script> & more",
    publisher="Paper",
    author="A. Author",
    issued="2023-09-20",
    url="https://example.org/a",
    doi="10.1000/182",
    quoting=ct.Source("Wire"),
)
TROOPS = (
    ct.Figure("soldiers", "person", of="Nagorno-Karabakh", definition="in arms", facets={"side": "Armenia"})
    .claimed("around 10,000", by=ct.Party("Azerbaijan", aliases=["Baku"]), source=ARTICLE, as_of="2023-09", key="e1")
    .claimed(None, low=5, high=9, best=7, by="UN", quote="5 to 9, perhaps 7", stated="2023-09-21", basis="estimated")
    .claimed("at least 11", speaker="Col. Vardanyan")
    .claimed("dozens", by="B")
    .denied(by="Armenia", named="official Yerevan")
    .withheld(by="Russia")
    .set_aside("e1", reason="a misprint", by="the editor")
)
DOSSIER = ct.Dossier().with_figure("troops", TROOPS)


def _text(dossier: ct.Dossier) -> str:
    assert SCHEMA_ORG.write is not None
    return "".join(SCHEMA_ORG.write(dossier))


def _claims(dossier: ct.Dossier) -> list[Any]:
    shape = json.loads(_text(dossier))
    assert shape["@context"] == "https://schema.org"
    graph: list[Any] = shape["@graph"]
    return graph


def test_a_claim_says_who_what_and_where() -> None:
    """By the terms of schema.org; what is not said is left out."""
    assert _claims(DOSSIER)[0] == {
        "@type": "Claim",
        "@id": "#troops-e1",
        "text": "soldiers (Nagorno-Karabakh): around 10,000, according to Azerbaijan, in "
        "News </script><script>alert(1)</script> & more, A. Author, Paper, issued 2023-09-20, quoting Wire",
        "author": [{"@type": "Organization", "name": "Azerbaijan", "alternateName": ["Baku"]}],
        "appearance": {
            "@type": "CreativeWork",
            "name": "News </script><script>alert(1)</script> & more",
            "author": "A. Author",
            "publisher": {"@type": "Organization", "name": "Paper"},
            "datePublished": "2023-09-20",
            "url": "https://example.org/a",
            "identifier": "doi:10.1000/182",
            "isBasedOn": [{"@type": "CreativeWork", "name": "Wire"}],
        },
        "about": {
            "@type": "Observation",
            "name": "soldiers (Nagorno-Karabakh)",
            "observationAbout": {"@type": "Thing", "name": "Nagorno-Karabakh"},
            "measuredProperty": {"@type": "Property", "name": "soldiers"},
            "observationDate": "2023-09",
            "value": {"@type": "QuantitativeValue", "unitText": "people", "value": 10000},
        },
    }


def test_ranges_and_limits_have_their_ends() -> None:
    """A quote is the text where there is one; a word without a number has no value."""
    _, second, third, fourth, *_ = _claims(DOSSIER)

    assert (second["text"], second["datePublished"]) == ("5 to 9, perhaps 7", "2023-09-21")
    value = {"@type": "QuantitativeValue", "unitText": "people"}
    assert second["about"]["value"] == value | {"minValue": 5, "maxValue": 9, "value": 7}
    assert third["about"]["value"] == value | {"minValue": 11}
    assert third["author"] == [{"@type": "Person", "name": "Col. Vardanyan"}]
    assert "value" not in fourth["about"]


def test_no_side_is_dropped() -> None:
    """A denial and a refusal to say are claims without a number."""
    *_, denial, refusal = _claims(DOSSIER)

    assert denial["text"] == "soldiers (Nagorno-Karabakh): Armenia (official Yerevan) denies the figure"
    assert refusal["text"] == "soldiers (Nagorno-Karabakh): Russia does not say"
    assert "value" not in denial["about"]


def test_a_number_keeps_every_digit() -> None:
    """A third is text, as JSON has none."""
    figure = ct.Figure("share", "share").claimed(Fraction(1, 3)).claimed(10**29 + 1)

    first, second = _claims(ct.Dossier().with_figure("a", figure))

    assert first["about"]["value"]["value"] == "1/3"
    assert second["about"]["value"]["value"] == 10**29 + 1
    assert "author" not in first


def test_it_can_stand_in_a_page() -> None:
    """No text ends the script that it stands in."""
    text = _text(DOSSIER)

    assert not {"<", ">", "&"} & set(text)


def test_what_it_cannot_hold_is_named() -> None:
    """Figure and statement first."""
    lost = [str(one) for one in exchange.losses(DOSSIER.silencing("CF012", reason="so it is"), "schema-org")]

    assert [one.replace(TROOPS.statements[0].attribution, "…") for one in lost] == [
        "troops: definition is lost",
        "troops: facets is lost",
        "troops, statement 1 (…): that the number is approximate is lost; the text alone says it",
        "troops, statement 2 (UN): basis is lost",
        "troops: that the estimate e1 is set aside is lost",
        "the dossier: all silenced is lost",
    ]
    assert [str(one) for one in exchange.losses(ct.Dossier.loads("format = 1\nmine = 1"), "schema-org")] == [
        "the dossier: all keys of your own is lost"
    ]


def test_it_goes_out_alone() -> None:
    """And a look at a figure does not."""
    with pytest.raises(OneWayFormat, match="the format schema-org is only written"):
        exchange.read("claims.jsonld")
    with pytest.raises(UnsavedDossier, match="is a look at a figure"):
        _text(DOSSIER.as_of("2020-01-01"))
