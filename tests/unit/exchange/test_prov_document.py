"""PROV: who said what and through which documents, as the reader of the library ``prov`` takes it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from prov.model import ProvDocument

import contested as ct
from contested.exchange import FORMATS, losses
from contested.exchange.prov_document import name_of, prov_graph

YARDSTICK = Path(__file__).parents[4] / "shared" / "data" / "prov_json" / "raw"
WIRE = ct.Source(
    "Wire story", publisher="Wire agency", author="A. B.", issued="2023-09-19", url="https://example.org/1"
)
PAPER = ct.Source("Morning paper", quoting=(WIRE,), organ_of="Armenia")
NOTES = ct.Source("Field notes", primary=True)


def written(dossier: ct.Dossier, name: str) -> str:
    """Return a dossier in a format."""
    write = FORMATS[name].write
    assert write is not None
    return "".join(write(dossier))


def parsed(dossier: ct.Dossier) -> ProvDocument:
    """Return the graph of a dossier as PROV-JSON is read."""
    found = ProvDocument.deserialize(content=written(dossier, "prov-json"), format="json")
    assert isinstance(found, ProvDocument)
    return found


def lines(dossier: ct.Dossier) -> list[str]:
    """Return the records of a dossier in PROV-N."""
    return [line.strip() for line in written(dossier, "prov-n").splitlines()]


def of(figure: ct.Figure) -> ct.Dossier:
    """Return a dossier of one figure."""
    return ct.Dossier().with_figure("troops", figure)


def test_a_chain_is_followed_to_its_primary_source() -> None:
    """A statement is quoted from a paper, which is quoted from a wire story: that is behind it."""
    figure = ct.Figure("troops", "person").claimed(5, by="Armenia", source=PAPER, quote="five", quoting=(NOTES, WIRE))

    found = lines(of(figure))

    assert "wasDerivedFrom(statement:troops-1, source:morning-paper, -, -, -, [prov:type='prov:Quotation'])" in found
    assert "wasDerivedFrom(source:morning-paper, source:wire-story, -, -, -, [prov:type='prov:Quotation'])" in found
    assert "wasDerivedFrom(source:morning-paper, source:wire-story, -, -, -, [prov:type='prov:PrimarySource'])" in found
    assert "wasDerivedFrom(statement:troops-1, source:field-notes, -, -, -)" in found
    assert "wasDerivedFrom(statement:troops-1, source:wire-story, -, -, -)" in found
    assert "wasDerivedFrom(statement:troops-1, source:wire-story, -, -, -, [prov:type='prov:PrimarySource'])" in found
    assert "wasAttributedTo(source:morning-paper, party:Armenia, [prov:type='contested:organ'])" in found
    assert "wasAttributedTo(source:wire-story, publisher:Wire%20agency, [prov:type='contested:publisher'])" in found
    assert "wasAttributedTo(source:wire-story, author:A%2E%20B%2E, [prov:type='contested:author'])" in found


def test_a_chain_of_a_statement_ends_where_its_last_link_does() -> None:
    """A last link that quotes others is not the origin; a source that is primary is."""
    figure = ct.Figure("troops", "person").claimed(5, quoting=(PAPER,)).claimed(6, source=NOTES)

    found = lines(of(figure))

    assert "wasDerivedFrom(statement:troops-1, source:wire-story, -, -, -, [prov:type='prov:PrimarySource'])" in found
    assert "wasDerivedFrom(statement:troops-2, source:field-notes, -, -, -, [prov:type='prov:PrimarySource'])" in found


def test_who_holds_a_statement_is_an_agent() -> None:
    """Parties, and speakers: one who is not named is nobody else."""
    figure = (
        ct.Figure("troops", "person", disputants=["Azerbaijan"])
        .claimed(5, by=["Armenia", "OSCE"])
        .claimed(6, speaker="a spokesperson")
        .claimed(7, speaker="an officer", anonymous=True)
        .claimed(8, speaker="an officer", anonymous=True)
    )

    found = lines(of(figure))

    assert "wasAttributedTo(statement:troops-1, party:Armenia)" in found
    assert "wasAttributedTo(statement:troops-1, party:OSCE)" in found
    assert "wasAttributedTo(statement:troops-2, speaker:a%20spokesperson)" in found
    assert "wasAttributedTo(statement:troops-3, speaker:an%20officer%20troops-3)" in found
    assert "wasAttributedTo(statement:troops-4, speaker:an%20officer%20troops-4)" in found
    assert "wasInfluencedBy(figure:troops, party:Azerbaijan, [prov:type='contested:disputant'])" in found


def test_denials_and_what_is_set_aside_point_at_what_they_mean() -> None:
    """A denial at the figure or at one estimate, an assessment of the user at the estimate."""
    figure = (
        ct.Figure("troops", "person", facets={"side": "X"}, period="2023")
        .claimed(5, by="A", key="e1")
        .denied(by="B")
        .denied(by="C", estimate="e1")
        .withheld(by="D")
        .set_aside("e1", reason="a misprint", by="the editor")
    )

    found = lines(of(figure))

    assert "wasInfluencedBy(statement:troops-2, figure:troops, [prov:type='contested:aim'])" in found
    assert "wasInfluencedBy(statement:troops-3, statement:troops-1, [prov:type='contested:aim'])" in found
    assert "wasDerivedFrom(assessment:troops-1, statement:troops-1, -, -, -)" in found
    assert "wasAttributedTo(assessment:troops-1, user:the%20editor)" in found
    assert "hadMember(figure:troops, statement:troops-4)" in found


def test_numbers_are_decimals_without_bounds() -> None:
    """A number of 30 digits is no machine integer, and a third is written out."""
    figure = (
        ct.Figure("area", "km**2")
        .claimed(10**29)
        .claimed("1/3")
        .claimed(None, low="1/3", high=5, level=0.5, bounds="credible")
    )
    figure = figure.claimed(7, partial=True)

    records = json.loads(written(of(figure), "prov-json"))["entity"]

    assert records["statement:troops-1"]["contested:value"] == {"$": "1" + "0" * 29, "type": "xsd:decimal"}
    assert records["statement:troops-3"]["contested:low"] == "1/3"
    assert records["statement:troops-3"]["contested:level"] == {"$": "0.5", "type": "xsd:decimal"}
    assert records["statement:troops-4"]["contested:partial"] is True


@pytest.mark.parametrize(
    "text", ['"]), entity(x', "a=b'c", "endDocument", '\\"', "Հայկական", "a.b~c", "<script>", "%41", "a/b"]
)
def test_no_name_commands_anything(text: str) -> None:
    """Names are octets, labels are quoted: what is read back has as many records, and the label is the text."""
    figure = ct.Figure("troops", "person").claimed(5, by=text, source=ct.Source(text, note=f"{text}\n{text}"))
    plain = ct.Figure("troops", "person").claimed(5, by="A", source=ct.Source("B", note="C"))

    assert len(list(parsed(of(figure)).get_records())) == len(list(parsed(of(plain)).get_records()))
    labels = [str(value) for one in parsed(of(figure)).get_records() for value in one.get_attribute("prov:label")]
    assert text in labels
    assert len([line for line in lines(of(figure)) if line.startswith("wasAttributedTo(")]) == 1
    assert all(mark not in name_of("party", text) for mark in " \"'()[]=,;<>/\\")


def test_what_is_written_is_read_as_the_same_graph() -> None:
    """By the reader of the library, with which 199 files of others are read too."""
    figure = ct.Figure("troops", "person").claimed("about 5", by="A", source=PAPER).denied(by="B")

    found = parsed(of(figure))

    assert found == prov_graph(of(figure)).document


@pytest.mark.skipif(not YARDSTICK.exists(), reason="the published data is not here: see ../shared/data")
def test_the_reader_is_the_one_that_takes_files_of_others() -> None:
    """Each of 199 published files is read by it, so that what it takes of ours is PROV-JSON."""
    files = sorted(YARDSTICK.glob("*.json"))

    read = [ProvDocument.deserialize(content=path.read_text(encoding="utf-8"), format="json") for path in files]

    assert len(read) == 199
    assert all(isinstance(one, ProvDocument) for one in read)


def test_a_dossier_put_together_by_hand_lists_its_sources() -> None:
    """The sources of statements are entities, also where the dossier does not list them."""
    figure = ct.Figure("troops", "person").claimed(5, source=PAPER)
    dossier = ct.Dossier({"troops": figure}, sources={"w": WIRE})

    found = lines(dossier)

    assert "wasDerivedFrom(statement:troops-1, source:morning-paper, -, -, -)" in found
    assert "wasDerivedFrom(source:morning-paper, source:w, -, -, -, [prov:type='prov:PrimarySource'])" in found


def test_a_figure_that_is_cut_may_point_at_nothing() -> None:
    """A denial of an estimate that was left out stands with the figure."""
    figure = (
        ct.Figure("troops", "person")
        .claimed(5, by="A", key="e1", stated="2023-09-20")
        .denied(by="B", estimate="e1", stated="2023-09-18")
    )
    cut = ct.Dossier({"troops": figure.known_on("2023-09-19")})

    assert "wasInfluencedBy(statement:troops-1, figure:troops, [prov:type='contested:aim'])" in lines(cut)


def test_what_prov_does_not_hold_is_named() -> None:
    """What stands beside figures, parties and sources."""
    boat = ct.Unit.counting("boat")
    dossier = of(ct.Figure("boats", boat).claimed(5))

    for name in ("prov-json", "prov-n"):
        assert [str(one) for one in losses(dossier, name)] == [
            "boat: the unit of its own is lost; units are named, and not defined"
        ]
