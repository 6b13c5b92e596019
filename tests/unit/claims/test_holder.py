"""Holders of one name are told apart by where they speak, then by number."""

from __future__ import annotations

import contested as ct
from contested.claims.holder import Holder, labels_of
from contested.claims.source import Source


def test_sources_of_one_title_are_told_apart() -> None:
    """Two documents of one title are two holders, named by publisher and day."""
    figure = (
        ct.Figure("x", "person")
        .claimed(5, source=Source("Report", publisher="UN", issued="2020"))
        .claimed(6, source=Source("Report", publisher="UN", issued="2021"))
    )

    assert [p.name for p in figure.positions()] == ["Report (UN, 2020)", "Report (UN, 2021)"]


def test_holders_that_nothing_tells_apart_are_numbered() -> None:
    """A party keeps its name; a source of the same name is marked, and numbered where it must be."""
    first, second = Source("A", author="x"), Source("A", note="y")

    labels = labels_of([Holder("party", "A"), Holder("source", "A", first), Holder("source", "A", second)])

    assert sorted(labels.values()) == ["A", "A (source #1)", "A (x)"]


def test_a_lone_holder_keeps_its_plain_name() -> None:
    """Without a namesake nothing is added to a name."""
    assert labels_of([Holder("source", "A", Source("A"))]) == {Holder("source", "A", Source("A")): "A"}
