"""
Laws of Wikibase JSON: what is written and read again is the same but for what is named as lost.

Every figure that has a statement comes back, with as many numbers as it had; and where nothing is named, the dossier
itself comes back.
"""

from __future__ import annotations

import attrs
from hypothesis import given
from tests.effort import examples

import contested as ct
from contested.exchange import FORMATS, losses
from contested.exchange.format import where_said
from contested.testing import figures

WIKIBASE = FORMATS["wikibase"]


def read_again(dossier: ct.Dossier) -> ct.Dossier:
    """Return a dossier as it is written and read."""
    assert WIKIBASE.write is not None
    assert WIKIBASE.read is not None
    return WIKIBASE.read("".join(WIKIBASE.write(dossier)).splitlines(keepends=True))


@examples(cost=3)
@given(figure=figures(None))
def test_a_dossier_comes_back_but_for_what_is_named(figure: ct.Figure) -> None:
    """Where nothing is named as lost, the dossier is the same; and numbers are as many as before."""
    dossier = ct.Dossier().with_figure("troops", figure)

    again = read_again(dossier)

    assert again.intake is not None
    named = [str(one) for one in losses(dossier, "wikibase")]
    lost = [one for one in named if "the statement is lost" in one]
    assert len(again.intake.rejected) == len(lost)
    if not named:
        assert again == dossier
    places = {one.where for one in losses(dossier, "wikibase")}
    for other in again.figures.values():
        written = [(n, one) for n, one in enumerate(figure.statements, 1) if not isinstance(one, ct.Denial)]
        kept = [
            pair for pair in written if f"{where_said('troops', pair[1], pair[0])}: the statement is lost" not in named
        ]
        read = [one for one in other.statements if not isinstance(one, ct.Denial)]
        for (number, one), found in zip(kept, read, strict=True):
            assert found.holders == one.holders
            same = attrs.evolve(one, parties=found.parties, key=one.key or found.key)  # a party tells its own losses
            assert found == same or where_said("troops", one, number) in places


@examples(cost=3)
@given(figure=figures(None))
def test_what_is_read_is_written_as_the_same_document(figure: ct.Figure) -> None:
    """Once read, a dossier is written and read without another loss of a number."""
    once = read_again(ct.Dossier().with_figure("troops", figure))
    again = read_again(once)

    numbers = [[(one.interval, one.best) for one in each.estimates] for each in once.figures.values()]
    assert numbers == [[(one.interval, one.best) for one in each.estimates] for each in again.figures.values()]
