"""Zeros that nobody claimed: where a denial became none, and where "no" and "nobody" say something else."""

from __future__ import annotations

from pathlib import Path

import pytest

import contested as ct
from contested import report

LORVA = ct.Dossier.load(Path(__file__).parent / "lorva.toml")
BLAST = ct.Dossier.load(Path(__file__).parent / "blast.toml")


def zeros(draft: str, dossier: ct.Dossier = LORVA) -> list[str]:
    """Return what is called a zero in a draft."""
    return [one.number for one in report.lint(draft, dossier).of("CL012")]


@pytest.mark.parametrize(
    ("draft", "wanted"),
    [
        ("Nobody was displaced in Lorva.", "Nobody was displaced"),
        ("No one has been displaced in Lorva.", "No one has been displaced"),
        ("In Lorva there are no displaced people, Hydra says.", "no displaced people"),
        ("In Lorva there were 0 people displaced.", "0 people displaced"),
        ("No people displaced in Lorva.", "No people displaced"),
        ("Not a single boat was lost in Lorva.", "Not a single boat was lost"),
        ("Not one boat was lost in Lorva.", "Not one boat was lost"),
        ("In Lorva, Hydra says, it displaced nobody.", "nobody"),
        ("Nobody was displaced in Lorva, or on 3 May.", "Nobody was displaced"),
        ("In Lorva nobody was displaced after the break.", "nobody was displaced"),
        ("In Lorva the Front says 70 boats were lost, the government says none.", "none"),
        ("In Lorva the Front says 70 boats were lost, the government zero.", "zero"),
    ],
)
def test_a_zero_is_found_and_quoted(draft: str, wanted: str) -> None:
    """By "no", "zero", "nobody", "not one" with the name of a figure, or as an answer."""
    assert zeros(draft) == [wanted]


@pytest.mark.parametrize(
    "draft",
    [
        "Nobody displaced in Lorva was paid.",
        "Nobody in Lorva was displaced or paid.",
        "No displaced people took part in the talks of Lorva.",
        "Nobody was displaced in Gyumri, far from Lorva.",
        "If nobody was displaced in Lorva, why did they flee?",
        "Hydra denies that nobody was displaced in Lorva.",
        "Nobody was displaced in vain (Lorva).",
        "No more than 31,400 people were displaced in Lorva.",
        "No Hydra people were displaced in Lorva.",
        "In Lorva the Front says 70 boats were lost, the government says nothing.",
        "In Lorva the Front says 70 boats were lost, the government gives none.",
        "In Lorva the Front says 70 boats were lost, Hydra says none.",
        "In Lorva the government says none.",
        "In Lorva 5.0 boats, 0.5 boats, 0 % of the boats and boats from 0:30 were not lost.",
        "No-one knows how many people were displaced in Lorva.",
        "No boats were lost in Lorva in 2019.",
    ],
)
def test_what_is_no_zero_of_a_figure(draft: str) -> None:
    """A condition, a part, another place, deed or year, a bound, silence, and one who has no say."""
    assert zeros(draft) == []


def test_a_zero_says_who_denies() -> None:
    """A message names those who deny the number, or says that nobody claims a zero."""
    (one,) = report.lint("Nobody was displaced in Lorva.", LORVA)
    (other,) = report.lint("No boats were lost in Lorva.", LORVA)
    dossier = ct.Dossier({"x": LORVA["displaced"].denied(by="Front Radio")})

    assert "Hydra Corp. denies the number, and a denial is no zero" in one.message
    assert other.message == "nobody claims “No boats were lost” of boats lost (Lorva)"
    assert (
        "Front Radio and Hydra Corp. deny" in report.lint("Nobody was displaced in Lorva.", dossier).findings[0].message
    )


def test_a_zero_of_the_dossier_is_no_invention() -> None:
    """As a number, in the words of a denial, or in words that give no number."""
    figure = ct.Figure("people displaced", "displaced", of="Shusha").claimed("300", by="Armenia")
    draft = "In Shusha nobody was displaced, Baku says."

    assert zeros(draft, ct.Dossier({"x": figure})) == ["nobody was displaced"]
    assert zeros(draft, ct.Dossier({"x": figure.claimed(0, by="Baku")})) == []
    assert zeros(draft, ct.Dossier({"x": figure.denied(by="Baku", quote="Nobody had to go.")})) == []
    assert zeros(draft, ct.Dossier({"x": figure.denied(by="Baku", quote="That is a lie.")})) == ["nobody was displaced"]


def test_a_figure_of_no_place() -> None:
    """Where nothing is said of where, nothing has to be said of it."""
    dossier = ct.Dossier({"x": ct.Figure("boats lost", "ship").claimed("300", by="Armenia")})

    assert zeros("No boats were lost.", dossier) == ["No boats were lost"]
    assert zeros("No boats were lost in the war.", dossier) == ["No boats were lost"]


def test_a_zero_can_be_silenced() -> None:
    """As any other finding, with a reason, though no number stands in the paragraph."""
    draft = (
        "<!-- contested: allow CL012 because it quotes a banner -->\nNobody was killed in the al-Ahli hospital blast."
    )

    assert report.lint(draft, BLAST).findings == ()
    assert [one.code for one, _ in report.lint(draft, BLAST).silenced] == ["CL012"]
