"""The digest of a dossier, beside what ``json`` and ``hashlib`` make of the same written by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.claims.test_canonical import ARTICLE, article, digest

from contested import Dossier, Figure, Party, Unit, part_of
from contested.errors import IncompleteStatement

EXAMPLE = Path(__file__).parents[3] / "examples" / "nagorno_karabakh.toml"
ARMENIA = {"is": "party", "name": "Armenia"}


def troops(of: str | None = None) -> Figure:
    """Return a figure with one denial."""
    return Figure("troops", "person", of=of).denied(by="Armenia", source=article())


def troops_by_hand(**fields: str) -> str:
    """Return the digest of the same."""
    said = {"is": "denial", "parties": [ARMENIA], "source": digest(ARTICLE)}
    return digest({"is": "figure", "name": "troops", "statements": [said], "unit": "person"} | fields)


def test_a_dossier_is_what_it_holds_and_no_id() -> None:
    """A dossier is written by the digests of its figures and sources, its parties, and relations on those digests."""
    dossier = Dossier().with_figure("a", troops()).with_figure("b", troops(of="X"))
    dossier = dossier.with_relation(part_of("b", "a")).silencing("CF012", reason="known", figure="a")
    dossier = dossier.concluding("a > 3", where="page 1")
    whole, part = troops_by_hand(), troops_by_hand(of="X")

    assert (
        dossier.digest
        == dossier.content_digest
        == digest(
            {
                "conclusions": [
                    {
                        "answer": "nobody answers; Armenia denies the figure",
                        "by_party": [["Armenia", "denies"]],
                        "head": "nobody answers",
                        "is": "conclusion",
                        "question": f"{whole} > 3",
                        "unit": "person",
                        "where": "page 1",
                    }
                ],
                "figures": sorted([whole, part]),
                "is": "dossier",
                "parties": [ARMENIA],
                "relations": [{"is": "part_of", "parts": [part], "whole": whole}],
                "silenced": [{"code": "CF012", "figure": whole, "is": "silenced", "reason": "known"}],
                "sources": [digest(ARTICLE)],
            }
        )
    )


def test_an_empty_dossier_is_one() -> None:
    """A dossier that holds nothing says so."""
    assert Dossier().digest == digest({"is": "dossier"})


def test_ids_and_order_change_nothing() -> None:
    """Other ids, and another order of figures and parties, are the same dossier; another fact is another."""
    one = Dossier().with_figure("a", troops()).with_figure("b", troops(of="X")).with_party("y", Party("Y"))
    same = Dossier().with_party("z", Party("Y")).with_figure("q", troops(of="X")).with_figure("a", troops())
    boat = Dossier().with_figure("a", Figure("boats", Unit.counting("boat")))

    assert one.digest == same.digest
    assert one.digest != one.with_party("z", Party("Z")).digest
    assert boat.digest != Dossier().with_figure("a", Figure("boats", Unit.counting("boat", "boaten"))).digest


def test_a_dossier_that_is_looked_at_has_no_digest() -> None:
    """What could be known on a day is less than the dossier, so it is not given a digest."""
    with pytest.raises(IncompleteStatement, match="as looked at"):
        _ = Dossier().with_figure("a", troops()).known_on("2024-01-01").digest
