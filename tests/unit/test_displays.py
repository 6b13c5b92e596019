"""Values are shown in notebooks as HTML, and as text elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import contested as ct
from contested import methods

if TYPE_CHECKING:
    from collections.abc import Callable


def dossier() -> ct.Dossier:
    """Return a dossier of one figure."""
    return ct.Dossier().with_figure("killed", ct.Figure("killed", "person").claimed(5, by="A").denied(by="B"))


VALUES: dict[str, Callable[[], Any]] = {
    "figure": lambda: dossier()["killed"],
    "dossier": dossier,
    "verdict": lambda: dossier()["killed"] > 3,
    "range": dossier()["killed"].hull,
    "position": lambda: dossier()["killed"].position("A"),
    "reconciliation": lambda: dossier()["killed"].reconcile(methods.Mean()),
    "sensitivity": lambda: dossier().sensitivity("killed > 3"),
    "agreement": dossier()["killed"].most_agreed,
    "disagreement": dossier()["killed"].disagreement,
    "history": dossier()["killed"].history,
    "series": dossier()["killed"].over_time,
}


@pytest.mark.parametrize("name", VALUES)
def test_a_value_is_html_and_text(name: str) -> None:
    """A value is HTML and text, whichever a notebook asks for."""
    value = VALUES[name]()

    html, bundle = value._repr_html_(), value._repr_mimebundle_()

    assert html.startswith('<div class="contested">')
    assert bundle == {"text/plain": repr(value), "text/html": html}


def test_a_notebook_may_ask_for_some_kinds_alone() -> None:
    """By what it wants, and by what it does not."""
    figure = dossier()["killed"]

    assert list(figure._repr_mimebundle_(include=["text/plain"])) == ["text/plain"]  # type: ignore[attr-defined]
    assert list(figure._repr_mimebundle_(exclude=["text/html"])) == ["text/plain"]  # type: ignore[attr-defined]


def test_the_ids_of_a_dossier_are_completed() -> None:
    """The ids of a dossier are completed, behind its bracket."""
    assert dossier()._ipython_key_completions_() == ["killed"]  # type: ignore[attr-defined]


def test_the_parties_of_a_figure_are_completed() -> None:
    """Behind its bracket, which gives the figure as one party alone sees it."""
    figure = dossier()["killed"]

    assert figure._ipython_key_completions_() == ["A", "B"]  # type: ignore[attr-defined]
    assert figure["A"] == figure.only("A")
