"""Matplotlib draws the same marks, without pyplot."""

from __future__ import annotations

import importlib
import io
import sys
from typing import Any

import pytest

import contested as ct
from contested.errors import MissingExtra
from contested.report import chart

pytest.importorskip("matplotlib.figure")


def killed() -> ct.Figure:
    """Return a figure without statements, or with the fewest."""
    return (
        ct.Figure("killed", "person")
        .claimed("at least 11", by="$x^2$ A")
        .claimed("around 40", by="B")
        .claimed("more than 5", by="C")
        .claimed("10 to 20", by="D")
    )


def drawn(answer: object, **options: Any) -> Any:
    """Return a chart by matplotlib."""
    return chart(answer, as_="matplotlib", **options)


def test_the_first_axes_have_the_values_of_the_chart() -> None:
    """The first axes have the values of the chart, so that one's own line stands where it belongs."""
    figure = drawn(killed())

    low, high = figure.axes[0].get_xlim()
    assert low < 0
    assert high > 40
    assert figure.axes[0].get_xscale() == "linear"


def test_a_logarithmic_axis_is_one_there_too() -> None:
    """With the same ends."""
    assert drawn(killed().claimed(5_000, by="E")).axes[0].get_xscale() == "log"


def test_every_piece_is_drawn_and_no_name_is_a_formula() -> None:
    """A name between dollar signs stays as it is."""
    figure = drawn(killed())

    texts = [one.get_text() for one in figure.axes[-1].texts]
    figure.savefig(written := io.BytesIO(), format="svg")
    assert "$x^2$ A" in texts
    assert b"<svg" in written.getvalue()


def test_a_picture_without_an_axis_has_none_there() -> None:
    """And steps have one without values of their own."""
    assert len(drawn(ct.Figure("killed", "person").denied(by="A")).axes) == 1
    assert len(drawn(ct.Figure("killed", "person").claimed(5, by="A", as_of="2024"), form="steps").axes) == 2


def test_pyplot_is_never_loaded() -> None:
    """It would keep every figure, and choose a window."""
    drawn(killed())

    assert "matplotlib.pyplot" not in sys.modules


def test_without_matplotlib_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The SVG needs no library."""

    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", missing)

    with pytest.raises(MissingExtra, match="plot"):
        drawn(killed())
