"""
Laws of formats (design.md, rule 19).

A dossier that goes out in a format that goes both ways and comes in again is
the same but for what the format said it would lose; where it said nothing, it
is exactly the same.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import given
from tests.effort import examples
from tests.laws.test_dossier_laws import dossiers

from contested import exchange
from contested.exchange import FORMATS
from contested.exchange.json_rows import rows_in

if TYPE_CHECKING:
    from contested import Dossier

WHOLE = ("toml", "json", "json-lines", "data-package")
"""Formats that hold all that a dossier says."""

LESS = ("bibtex", "csl-json", "sdmx-csv", "wikibase")
"""Formats that go both ways and hold less."""

BY_PLACE = ("wikibase",)
"""Formats in which a statement without an id is pointed at by its place in the document: another one has another place."""


def _again(dossier: Dossier, name: str) -> tuple[Dossier, str]:
    one = FORMATS[name]
    if one.pack is not None and one.unpack is not None:
        texts = {file: "".join(chunks) for file, chunks in one.pack(dossier).items()}
        return one.unpack({file: io.StringIO(text, newline="\n") for file, text in texts.items()}), str(texts)
    assert one.write is not None
    assert one.read is not None
    text = "".join(one.write(dossier))
    return one.read(io.StringIO(text, newline="\n")), text


@pytest.mark.parametrize("name", WHOLE)
@examples(cost=2)
@given(dossier=dossiers())
def test_a_format_that_holds_everything_gives_back_the_same(name: str, dossier: Dossier) -> None:
    """It loses nothing, and what is written of what was read is the same text."""
    again, text = _again(dossier, name)

    assert exchange.losses(dossier, name) == ()
    assert again == dossier
    assert _again(again, name)[1] == text


@pytest.mark.parametrize("name", LESS)
@examples(cost=4)
@given(dossier=dossiers())
def test_a_format_that_holds_less_names_what_it_loses(name: str, dossier: Dossier) -> None:
    """What comes in again is exactly the same where it says nothing, and differs where it says something."""
    again, _ = _again(dossier, name)

    assert (again == dossier) is (exchange.losses(dossier, name) == ())


@pytest.mark.parametrize("name", sorted({*LESS} - {*BY_PLACE}))
@examples(cost=4)
@given(dossier=dossiers())
def test_what_came_in_goes_out_and_in_without_loss(name: str, dossier: Dossier) -> None:
    """A format holds what it holds: the second time around nothing is lost."""
    once = attrs.evolve(_again(dossier, name)[0], intake=None)  # the account of reading is no part of it
    twice, _ = _again(once, name)

    assert twice == once
    assert exchange.losses(once, name) == ()


@examples(cost=2)
@given(dossier=dossiers())
def test_rows_say_what_the_dossier_says(dossier: Dossier) -> None:
    """Statements that are read one by one are those of the dossier, in its order."""
    write = FORMATS["json-lines"].write
    assert write is not None

    found = list(rows_in(write(dossier)))

    assert [(one.id, one.statement) for one in found] == [
        (id_, statement) for id_, figure in dossier.figures.items() for statement in figure.statements
    ]
