"""Round trips: each field that a dossier does not say any more is found and named."""

from __future__ import annotations

import pytest

import contested as ct
from contested.errors import UnreadableDossier
from contested.exchange.round_trip import losses_beside_figures, statement_losses
from contested.exchange.whole_text import whole_text
from contested.relations.relation import part_of
from contested.units import unit


def test_what_is_said_that_was_not_is_named_too() -> None:
    """A note that comes from nowhere is no loss of a field, but of its absence."""
    one = ct.Estimate.of(5, "person")
    again = ct.Estimate.of(5, "person", note="made up")

    (found,) = statement_losses(one, again, one.unit, "f, statement 1")

    assert str(found) == "f, statement 1: that it has no note is lost; 'made up' stands there"


def test_each_end_that_differs_is_named() -> None:
    """A number that comes back otherwise is named by what was written of it."""
    one = ct.Estimate.of(None, "person", low=5, high=9, by=["A", "B"])
    again = ct.Estimate.of(None, "person", low=5, high=8, by="A")

    found = [str(each) for each in statement_losses(one, again, one.unit, "f")]

    assert found == ["f: high 9 is lost; 8 stands in its place", "f: by A, B is lost; 'A' stands in its place"]


def test_another_kind_of_statement_is_named() -> None:
    """A refusal to say that comes back as a denial is another stance."""
    one = ct.Withheld.of(by="A")
    again = ct.Denial.of(by="A")

    (found,) = statement_losses(one, again, unit("person"), "f")

    assert str(found) == "f: that it is no number given (A) is lost; it comes back as denial of the figure (A)"


def test_what_stands_beside_figures_is_named() -> None:
    """Relations, conclusions, silenced findings, and what this version does not read."""
    text = (
        'format = 1\nfuture = "x"\n'
        '[figures.a]\nname = "a"\nunit = "person"\nof = "X"\n[[figures.a.claims]]\nvalue = 5\n'
        '[figures.b]\nname = "b"\nunit = "person"\nof = "X"\n[[figures.b.claims]]\nvalue = 3\n'
    )
    dossier = ct.Dossier.loads(text).with_relation(part_of("b", "a"))
    dossier = dossier.concluding("a > 4", where="page 1").silencing("CF012", reason="known", figure="a")
    dossier = dossier.silencing("CF013", reason="known")

    named = [str(one) for one in losses_beside_figures(dossier)]

    assert len(named) == 5
    assert "the relation is lost; it is no statement, and stands beside the figures" in named[0]
    assert "a > 4: the conclusion is lost; it is no statement, and stands beside the figures" in named
    assert "a: that CF012 is silenced is lost; it is no statement, and stands beside the figures" in named
    assert "the dossier: that CF013 is silenced is lost; it is no statement, and stands beside the figures" in named
    assert "future: what this version does not read is lost; it stays in the dossier's own file" in named


def test_a_text_is_read_as_a_whole_up_to_a_size() -> None:
    """The lines that are too many are not looked at."""
    assert whole_text(["ab\n", "c"], 4) == "ab\nc"
    with pytest.raises(UnreadableDossier, match="it has more than 3 characters; split it"):
        whole_text(["ab\n", "c"], 3)
