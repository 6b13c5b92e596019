"""What a party accepts, corrects, takes back or disputes is recorded as it gave it, and is linked when it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import contested as ct

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = ct.Source("Report", issued="2023-09-20")
SCOPE = ct.Figure("dead", "person", of="X")
DEAD = (
    SCOPE.claimed(12, by="A", key="a", source=SOURCE, as_of="2023-09-19")
    .claimed(20, by="B", key="b", stated="2023-09-21")
    .accepted(by="C", estimate="a", quote="12 dead", at="page 3")
    .retracted(by="B", estimate="b", reason="counted twice", stated="2023-10-01")
    .disputed(by="D", aspect="method")
    .corrected(15, by="A", estimate="a")
)


def test_a_figure_with_every_stance_is_recorded_and_read_again(tmp_path: Path) -> None:
    """The journal gives the figure that was recorded, and holds each statement once."""
    journal = ct.Journal(tmp_path / "journal")
    dossier = ct.Dossier().with_figure("dead", DEAD)

    assert len(journal.record(dossier, author="an editor", recorded="2024-01-01")) == 6
    assert journal.record(dossier, author="an editor", recorded="2024-01-02") == ()

    again = journal.dossier()["dead"]
    assert again == DEAD
    assert (again.digest, str(again.hull())) == (DEAD.digest, str(DEAD.hull()))


def test_what_is_recorded_before_its_estimate_finds_it(tmp_path: Path) -> None:
    """Two people record in any order: an acceptance, then the number that is accepted."""
    journal = ct.Journal(tmp_path / "journal")
    acceptance = next(one for one in DEAD.statements if one.aim is not None and one.aim.stance == "accepted")
    number = DEAD.statements[0]

    journal.append(acceptance, figure=SCOPE, author="C's desk", recorded="2024-01-01")
    journal.append(number, figure=SCOPE, author="A's desk", recorded="2024-01-02")
    [figure] = journal.dossier().figures.values()

    assert str(figure.hull()) == "12 people (A, C); C accepts the number of A"


def test_a_stance_to_nothing_is_named_with_its_line(tmp_path: Path) -> None:
    """Nobody recorded the number that is accepted."""
    journal = ct.Journal(tmp_path / "journal")
    acceptance = next(one for one in DEAD.statements if one.aim is not None and one.aim.stance == "accepted")
    journal.append(acceptance, figure=SCOPE, author="C's desk", recorded="2024-01-01")

    with pytest.raises(ct.ContestedError, match="line 1: no estimate 'a' in this figure"):
        journal.dossier()
