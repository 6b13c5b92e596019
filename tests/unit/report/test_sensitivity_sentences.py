"""Sensitivity in sentences: in how many readings a conclusion holds, and who says what."""

from __future__ import annotations

import contested as ct
from contested import methods
from contested.report.sentences import sentence

NK = ct.Dossier.load("examples/nagorno_karabakh.toml")


def test_a_conclusion_is_counted_over_all_readings() -> None:
    """Those in which it does not hold are named, and so is everybody who gives a number."""
    assert sentence(NK.sensitivity("population > 60000")) == (
        "For population (Nagorno-Karabakh), a figure above 60,000 people holds in 1 of 7 readings; it is excluded in 1 "
        "(MostConservative); it is neither certain nor excluded in 2 (Hull; Median); there is no answer in 3 "
        "(MostAgreed; Mean; Mode); what moves it most is the choice MostInformative; the figure for population "
        "(Nagorno-Karabakh) is put by Azerbaijan at 50,000 people and by Armenia at 120,000 people."
    )


def test_a_figure_comes_to_a_range_over_its_readings() -> None:
    """A figure comes to a range over its readings, in German with the words of the language."""
    assert sentence(NK.sensitivity(NK["population"]), language="de").startswith(
        "Zu „population (Nagorno-Karabakh)“ ergibt die Rechnung 50.000 bis 120.000 Menschen in 4 von 7 Lesarten; in 3 "
        "gibt es keine Antwort (MostAgreed; Mean; Mode); am meisten ändert daran die Wahl „MostConservative“; "
    )


def test_where_no_reading_gives_a_number_that_is_said() -> None:
    """Where no reading gives a number, that is said, with who denies."""
    figure = ct.Figure("x", "person").denied(by="A")

    assert sentence(NK.sensitivity(figure, methods=[methods.Mean()])) == (
        "There is no answer in 1 (Mean); no number is given for x; the figure is denied by A."
    )


def test_a_reading_says_which_source_and_which_words() -> None:
    """Of many the first six are named, and the others counted."""
    figure = ct.Figure("x", "person").claimed("dozens", by="A", source="P").claimed(40, by="B", source="Q")
    figure = figure.claimed(50, by="C", source="R")

    said = sentence(NK.sensitivity(figure, methods=[methods.Mean(), methods.Mode()], lexicons=["emdat"]))

    assert "Mean, without P" in said or "Mean, without Q" in said
    assert "words by emdat" in said
    assert " more)" in said


def test_a_source_or_the_words_can_move_most() -> None:
    """Each kind of choice has its words."""
    figure = ct.Figure("x", "person").claimed("hundreds", by="A", source="P").claimed(100, by="B", source="Q")
    figure = figure.claimed(500, by="C", source="R")

    by_source = NK.sensitivity(figure, methods=[methods.Median()], sources=["R"])
    by_words = NK.sensitivity(
        ct.Figure("x", "person").claimed("hundreds", by="A", source="P").claimed(900, by="B", source="Q"),
        methods=[methods.MostConservative()],
        sources=[],
        lexicons=["acled"],
    )

    assert "what moves it most is the choice with every source" in sentence(by_source)
    assert "what moves it most is the choice words as they are read in the dossier" in sentence(by_words)
