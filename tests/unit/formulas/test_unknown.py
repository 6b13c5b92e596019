"""What a formula needs of a figure."""

from __future__ import annotations

from contested import Figure
from contested.formulas.unknown import Unknown


def test_a_figure_is_an_unknown_of_formulas() -> None:
    """It has a root, by which it is the same unknown after a copy, a title, and what everybody says."""
    figure = Figure("population", "person", of="A").claimed(5, by="B")
    unknown: Unknown = figure

    assert unknown.root == Figure("population", "person", of="A").claimed(5, by="B").root
    assert "population" in unknown.title
    assert unknown._panel == figure._panel
