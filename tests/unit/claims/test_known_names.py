"""Whom a figure knows: aliases are their party, slips are errors, strangers keep their name."""

from __future__ import annotations

import pytest

from contested import Figure, Party
from contested.claims.known_names import KnownNames
from contested.claims.statement import StatementFields
from contested.errors import SharedAlias, UnknownName

ARMENIA = Party("Armenia", aliases=("Yerevan",))
X = Figure("x", "person").claimed(1, by=ARMENIA, source="Report").claimed(2, source="Report")


def test_an_alias_is_its_party() -> None:
    """A name under which somebody is known leads to the name under which answers print them."""
    assert X.names.name_of("Yerevan") == "Armenia"
    assert X.names.name_of(ARMENIA) == "Armenia"
    assert X.names.resolved("Yerevan") == (ARMENIA,)
    assert X.names.held(StatementFields(by="Yerevan")) == StatementFields(by=(ARMENIA,))
    assert X.names.held(StatementFields(quote="q")) == StatementFields(quote="q")


def test_a_slip_is_an_error_and_a_stranger_is_none() -> None:
    """Somebody whom nothing here resembles may be silent; who almost is here is misspelt."""
    assert X.names.name_of("Georgia") == "Georgia"
    with pytest.raises(UnknownName, match="near: Armenia"):
        X.names.name_of("Armeina")


def test_everybody_named_is_mentioned() -> None:
    """Parties, aliases and sources can be asked for; nobody else is known."""
    assert [X.names.mentions(name) for name in ("Armenia", "Yerevan", "Report", "Georgia")] == [True, True, True, False]
    assert X.names.speakers == {"Armenia", "Report"}


def test_more_statements_join_without_looking_at_all_again() -> None:
    """Names that are added are known beside those before; an alias that is said anew asks for a look at all."""
    more = X.claimed(3, by="Georgia", key="g").statements[-1:]

    joined = X.names.joined_by(more, (*X.statements, *more))

    assert joined is not None
    assert [*joined.parties] == ["Armenia", "Georgia"]
    assert joined.statement_keys == {"g": True}
    again = Figure("x", "person").claimed(1, by=Party("Baku", aliases=("B",))).statements
    assert X.names.joined_by(again, (*X.statements, *again)) is None


def test_a_shared_alias_is_refused() -> None:
    """Nobody can be taken for another."""
    names = KnownNames("x", (Party("A", aliases=("C",)), Party("B", aliases=("C",))), ())

    with pytest.raises(SharedAlias):
        names.check()
