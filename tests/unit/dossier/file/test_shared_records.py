"""One record of a party and of a source stands wherever a dossier names it."""

from __future__ import annotations

import pytest

from contested import Figure, Party, Source
from contested.claims.party import differing_fields
from contested.claims.source import with_chains
from contested.dossier.file.shared_records import NO_EXCHANGE, Exchange, sources_of, with_parties
from contested.errors import ConflictingRecords, SharedAlias

ARMENIA = Party("Armenia", stake="disputant")
FIGURE = Figure("f", "person", disputants=["Armenia"]).claimed(5, by=["Armenia", "OSCE"], source="S", quoting=["T"])


def test_nothing_is_exchanged_for_nothing() -> None:
    """A figure in which nothing changes is the same object."""
    assert NO_EXCHANGE.figure(FIGURE) is FIGURE
    assert Exchange({"nobody": ARMENIA}).figure(FIGURE) is FIGURE


def test_parties_are_exchanged_by_their_folded_name() -> None:
    """Holders, disputants and the party whose organ a source is become the new record, once each."""
    exchange = Exchange({"armenia": ARMENIA, "osce": ARMENIA})

    made = exchange.figure(FIGURE.claimed(6, source=Source("Gazette", organ_of="Armenia")))

    assert made.disputants == (ARMENIA,)
    assert made.statements[0].parties == (ARMENIA,)
    assert [s.source.organ_of for s in made.statements if s.source] == [None, ARMENIA]


def test_sources_are_exchanged_down_their_chains() -> None:
    """A source that quotes what is exchanged quotes the new one."""
    exchange = Exchange(sources={Source("T"): Source("U")})

    assert exchange.figure(FIGURE).statements[0].quoting == (Source("U"),)
    assert exchange.source(Source("A", quoting=["T"])) == Source("A", quoting=["U"])
    assert exchange.source(Source("T")) == Source("U")
    assert exchange.links(Source("T")) == Source("T")


def test_a_chain_is_followed_once() -> None:
    """Every link is found, and each once."""
    end = Source("End")
    one, other = Source("One", quoting=[end]), Source("Other", quoting=[end])

    assert with_chains([one, other, one]) == [one, other, end]
    assert sources_of([FIGURE, FIGURE.denied(by="A")]) == [Source("S"), Source("T")]


def test_parties_are_known_in_their_fullest_record() -> None:
    """A bare name adds nothing to a record; a record takes the place of a bare name."""
    known = {"am": Party("Armenia")}

    assert with_parties(known, [ARMENIA, Party("Armenia"), Party("OSCE")]) == {"am": ARMENIA, "osce": Party("OSCE")}
    assert with_parties({"am": ARMENIA}, [Party("Armenia"), ARMENIA]) == {"am": ARMENIA}


def test_two_full_records_conflict() -> None:
    """Nobody chooses between two records."""
    with pytest.raises(ConflictingRecords):
        with_parties({"am": ARMENIA}, [Party("Armenia", bloc="east")])
    with pytest.raises(SharedAlias):
        with_parties({"city": Party("Yerevan")}, [Party("Armenia", aliases=["Yerevan"])])


def test_what_differs_is_named() -> None:
    """The fields in which two records differ, in their order."""
    assert differing_fields(ARMENIA, Party("OSCE", bloc="west")) == ("name", "stake", "bloc")
