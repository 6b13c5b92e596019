"""
The canonical form, beside what ``json`` and ``hashlib`` make of the same written by hand.

The right texts are written out here by the page "The canonical form" of the reference, not taken from the code.
"""

from __future__ import annotations

import hashlib
import json
from fractions import Fraction
from types import MappingProxyType
from typing import Any

import attrs
import pytest

from contested import Denial, Estimate, Figure, Party, Source, Unit, Withheld, lexicon
from contested.claims.canonical import canonical_text, digest_of, record_digest
from contested.errors import DerivedFigure, IncompleteStatement, WrongType
from contested.quantities.interval import Interval

ARTICLE = {
    "is": "source",
    "issued": "2023-09-20/2023-09-21",
    "title": "News article on the ceasefire in Nagorno-Karabakh",
}


def text_of(record: object) -> str:
    """Write what stands here by hand as the page of the reference says."""
    return json.dumps(record, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest(record: object) -> str:
    """Return the digest of what stands here by hand."""
    return "sha256:" + hashlib.sha256(text_of(record).encode()).hexdigest()


def article() -> Source:
    """Return the source of all pages."""
    return Source(ARTICLE["title"], issued=ARTICLE["issued"])


def test_a_claim_is_an_object_of_its_fields() -> None:
    """A claim is written by its number, its words, its unit, who holds it, and the digest of its source."""
    claim = Estimate.of("around 10,000", "person", by="Azerbaijan", source=article(), as_of="2023-09-20")

    assert canonical_text(claim) == text_of(
        {
            "approximate": True,
            "as_of": "2023-09-20",
            "hedges": ["around"],
            "interval": "10000",
            "is": "estimate",
            "parties": [{"is": "party", "name": "Azerbaijan"}],
            "reach": {"high": "15000", "high_open": True, "low": "5000", "low_open": True},
            "source": digest(ARTICLE),
            "text": "around 10,000",
            "unit": "person",
        }
    )


def test_the_digest_is_that_of_the_text() -> None:
    """The digest of a statement is the SHA-256 of its canonical text in UTF-8, under either name."""
    claim = Estimate.of(Fraction(1, 3), "km**2", named="Պաշտոնական Երևան")
    wanted = digest({"interval": "1/3", "is": "estimate", "named": "Պաշտոնական Երևան", "reach": "1/3", "unit": "km**2"})

    assert claim.digest == claim.content_digest == wanted
    assert digest_of(text_of({"a": "é"})) == digest({"a": "é"})


@pytest.mark.parametrize(
    ("statement", "wanted"),
    [
        (
            Denial.of(by="Armenia", aspect="number"),
            {"aspect": "number", "is": "denial", "parties": [{"is": "party", "name": "Armenia"}]},
        ),
        (
            Withheld.of(speaker="A colonel", anonymous=True),
            {"anonymous": True, "is": "withheld", "speaker": "A colonel"},
        ),
        (
            Estimate.of("dozens", "person"),
            {"is": "estimate", "text": "dozens", "unit": "person", "unquantified": "dozens"},
        ),
    ],
)
def test_what_gives_no_number_is_written_too(statement: Any, wanted: object) -> None:
    """Denials, refusals to say and words in place of a number are written by what they say."""
    assert json.loads(canonical_text(statement)) == wanted


@pytest.mark.parametrize(
    ("interval", "wanted"),
    [
        (Interval.point(5), "5"),
        (Interval.at_least(5), {"low": "5"}),
        (Interval.more_than(5), {"low": "5", "low_open": True}),
        (Interval(None, "1/3", high_open=True), {"high": "1/3", "high_open": True}),
        (Interval(), {}),
        (Interval.empty(), {"high_open": True, "low_open": True}),
    ],
)
def test_an_interval_is_its_ends(interval: Interval, wanted: object) -> None:
    """A point is its number; any other interval an object of the ends it has."""
    assert json.loads(canonical_text(interval)) == wanted


def test_a_source_is_named_by_its_digest_down_the_chain() -> None:
    """A source that quotes another is written with the digest of that one, however long the chain is."""
    wire = Source("Wire", primary=True)
    paper = Source("Paper", quoting=wire, organ_of="Armenia")

    assert canonical_text(paper) == text_of(
        {
            "is": "source",
            "organ_of": {"is": "party", "name": "Armenia"},
            "quoting": [digest({"is": "source", "primary": True, "title": "Wire"})],
            "title": "Paper",
        }
    )
    assert paper.content_digest == record_digest(paper)
    link = wire
    for _ in range(5_000):  # more than Python recurses into
        link = Source("Paper", quoting=link)
    assert link.content_digest != paper.content_digest


def test_a_unit_that_everybody_knows_is_its_name() -> None:
    """A unit of our table is its name; one of one's own is all that defines it, as only that tells two apart."""
    tael = Unit.defined("tael", "50 g", source="Chinese Measures Act 1929")

    assert canonical_text(Unit.counting("boat")) == text_of(
        [[{"dimensions": [["#boat", "1"]], "name": "boat", "plural": "boats", "size": "1"}, "1"]]
    )
    assert json.loads(canonical_text(tael))[0][0]["source"] == "Chinese Measures Act 1929"
    assert canonical_text(Estimate.of(3, "person/km**2").unit) == '"person/km**2"'


def test_a_figure_is_a_bag_of_statements() -> None:
    """A figure is written with its statements in full, in the order of their own texts, whatever order they have."""
    figure = Figure("troops", "person", of="X").claimed(2, by="A").claimed(1, by="B", key="k")
    figure = figure.set_aside("k", reason="a slip", by="the desk")
    said = [
        {"interval": "2", "is": "estimate", "parties": [{"is": "party", "name": "A"}], "reach": "2", "unit": "person"},
        {
            "interval": "1",
            "is": "estimate",
            "key": "k",
            "parties": [{"is": "party", "name": "B"}],
            "reach": "1",
            "unit": "person",
        },
    ]
    wanted = {
        "assessments": [{"by": "the desk", "estimate": "k", "is": "assessment", "reason": "a slip"}],
        "is": "figure",
        "name": "troops",
        "of": "X",
        "statements": sorted(said, key=text_of),
        "unit": "person",
    }

    assert figure.digest == digest(wanted)
    assert attrs.evolve(figure, statements=figure.statements[::-1]).content_digest == digest(wanted)


def test_a_field_that_nobody_uses_is_not_written() -> None:
    """A field at its default changes no digest, so that one which a later version adds changes none."""

    @attrs.frozen
    class Party:  # as a later version might have it
        name: str
        stake: str = "unknown"
        founded: str | None = None
        seats: tuple[str, ...] = ()

    assert canonical_text(Party("A")) == text_of({"is": "party", "name": "A"})
    assert canonical_text(Party("A", founded="1991")) == text_of({"founded": "1991", "is": "party", "name": "A"})


def test_false_is_written_where_it_is_not_the_default() -> None:
    """What says no where nobody said anything before is written: it is another record."""

    @attrs.frozen
    class Parts:
        disjoint: bool | None = None

    assert canonical_text(Parts(disjoint=False)) == text_of({"disjoint": False, "is": "parts"})


def test_a_lexicon_is_its_name_or_all_that_it_says() -> None:
    """A lexicon that comes with the library is its name; one of that name and other words is written in full."""
    claim = Estimate.of("dozens", "person", lexicon="wikimpacts")
    words = lexicon("wikimpacts")
    other = attrs.evolve(words, multiplies=not words.multiplies)

    held = json.loads(canonical_text(attrs.evolve(claim, lexicon=other)))["lexicon"]

    assert json.loads(canonical_text(claim))["lexicon"] == "wikimpacts"
    assert held["is"] == "lexicon"
    assert held["alone"] == sorted(words.alone, key=text_of)
    assert held["numbers"]["dozens"] == [str(end) for end in words.numbers["dozens"]]


def test_numbers_with_a_point_are_what_they_print() -> None:
    """A float in a record is the number that it prints, exactly."""
    assert (
        canonical_text([0.5, 2.0, True, MappingProxyType({"b": 1, "a": -2})]) == '["1/2","2",true,{"a":"-2","b":"1"}]'
    )


def test_what_has_no_canonical_form_is_refused() -> None:
    """A value of a foreign kind is refused rather than written in some form."""
    with pytest.raises(WrongType, match="a canonical form"):
        canonical_text([object()])


def test_only_a_stated_figure_as_stated_has_a_digest() -> None:
    """A derived figure holds no record, and one that is looked at from somewhere not all of it."""
    figure = Figure("troops", "person").claimed(2, by="A", stated="2023")

    with pytest.raises(DerivedFigure, match="given a digest"):
        _ = (figure + figure).digest
    with pytest.raises(IncompleteStatement, match=r"ask figure\.root"):
        _ = figure.known_on("2024-01-01").digest
    assert figure.root.digest == figure.digest


def test_parties_are_written_by_what_they_are() -> None:
    """A party is its name, and what else is known of it: no id."""
    party = Party("Armenia", aliases=["Yerevan"], stake="disputant", bloc="x")

    assert canonical_text(party) == text_of(
        {"aliases": ["Yerevan"], "bloc": "x", "is": "party", "name": "Armenia", "stake": "disputant"}
    )
