"""A claim of bounds without a value: what it prints and answers, and that it is one claim wherever it is written."""

from __future__ import annotations

from typing import Any

import pytest

import contested as ct
from contested.errors import IncompleteStatement, InvertedBounds

DEAD = ct.Figure("dead", "person")

WAYS = [
    ({"low": 10, "high": 20}, "between 10 and 20", "10 to 20 people (A)", "between 10 and 20 (according to A)"),
    ({"low": 10}, "at least 10", "10 or more people (A)", "10 or more (according to A)"),
    ({"high": 20}, "at most 20", "at most 20 people (A)", "at most 20 (according to A)"),
]


@pytest.mark.parametrize(("bounds", "text", "printed", "prose"), WAYS)
def test_bounds_print_and_answer_as_the_words_do(bounds: dict[str, Any], text: str, printed: str, prose: str) -> None:
    """Both are a range, a low alone is at least that, a high alone at most; no word is put into the source's mouth."""
    given, said = DEAD.claimed(**bounds, by="A"), DEAD.claimed(text, by="A")

    assert (str(given.estimates[0]), f"{given:prose}") == (printed, prose)
    assert (str(said.estimates[0]), f"{said:prose}") == (printed, prose)
    assert given.estimates[0].text is None
    assert str(given.hull()) == str(said.hull())
    assert [str(given > limit) for limit in (9, 10, 20)] == [str(said > limit) for limit in (9, 10, 20)]


@pytest.mark.parametrize(("bounds", "text", "printed", "prose"), WAYS)
def test_bounds_are_one_claim_wherever_they_are_written(
    bounds: dict[str, Any], text: str, printed: str, prose: str
) -> None:
    """In Python, in a row, in a file and in a feed."""
    given = DEAD.claimed(**bounds, by="A")
    claim = "".join(f"{name} = {end}\n" for name, end in bounds.items())
    file = f"format = 1\n[figures.dead]\nname = 'dead'\nunit = 'person'\n[[figures.dead.claims]]\nby = 'A'\n{claim}"
    columns: dict[str, Any] = {name: name for name in bounds}
    feed = ct.Feed(of="place", name="=dead", unit="=person", by="by", **columns)
    fed = feed.read([{"place": "B", "by": "A"} | bounds])

    assert ct.Figure.from_records([{"by": "A"} | bounds], name="dead", unit="person") == given
    assert ct.Figure.from_records(given.to_records()) == given
    assert ct.Dossier.loads(file)["dead"] == given
    assert (
        [str(figure.hull()) for figure in fed.figures.values()] == [printed] == [str(DEAD.claimed(text, by="A").hull())]
    )
    assert f"{given:prose}" == prose


@pytest.mark.parametrize("bounds", [{"low": 10, "high": 20}, {"low": 10}, {"high": 20}])
def test_a_correction_may_be_bounds_too(bounds: dict[str, Any]) -> None:
    """Without a value, as a claim may."""
    corrected = DEAD.claimed(15, by="A", key="first").corrected(**bounds, by="A", estimate="first")

    assert str(corrected.hull()) == f"{DEAD.claimed(**bounds, by='A').hull()}; A corrects 15 people"


def test_the_unit_of_bounds_may_be_given() -> None:
    """As of any claim."""
    assert ct.Figure("area", "km**2").claimed(unit="ha", low=100, by="A").hull().low == 1


def test_bounds_say_something_that_can_be() -> None:
    """A claim of nothing is none, and the low end is not above the high one."""
    with pytest.raises(IncompleteStatement, match=r"give claimed\(quote='heavy losses'\)"):
        DEAD.claimed(by="A")
    with pytest.raises(InvertedBounds):
        DEAD.claimed(low=20, high=10, by="A")
