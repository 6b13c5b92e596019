"""Documents of others with anything in the place of anything: they are read, or refused, and nothing else happens."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.effort import examples

import contested as ct
from contested.errors import UnreadableDossier
from contested.exchange import FORMATS

_TEXTS = (
    "",
    " ",
    "Q30",
    "P585",
    "+5",
    "-1",
    "1e5",
    "9" * 100,
    "\u202e",
    "\x00",
    "2023",
    "value",
    "somevalue",
    "deprecated",
)
_ODD: tuple[object, ...] = (
    None,
    True,
    False,
    0,
    -1,
    2.5,
    10**25,
    *_TEXTS,
    [],
    {},
    [[]],
    {"id": 5},
    {"value": None},
    ["x"],
    {"time": "+2023-13-45T0"},
)


def _sample(name: str) -> object:
    """Return a document that has every part."""
    source = ct.Source(
        "A", publisher="P", author="B", issued="2023-09-20/2023-09-21", url="https://x.org", quoting=("W",)
    )
    figure = (
        ct.Figure("population", "person", of="X", facets={"side": "Y"}, where="Z", period="2023")
        .claimed("about 5", by="A", source=source, key="Q1$a", as_of="2023/2024", quote="five", status="final")
        .claimed(None, low=2, high=9, best=3, by="B", as_of="2023~")
        .claimed("dozens", by="C")
        .denied(by="D", estimate="Q1$a")
        .withheld(by="E")
        .set_aside("Q1$a", reason="x", by="y")
    )
    write = FORMATS[name].write
    assert write is not None
    return json.loads("".join(write(ct.Dossier().with_figure("f", figure))))


def _places(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the path to each part of a document."""
    found = [path]
    if isinstance(value, dict):
        for key, one in value.items():
            found += _places(one, (*path, key))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            found += _places(one, (*path, number))
    return found


def _changed(value: Any, path: tuple[str | int, ...], put: object) -> Any:
    """Return a document with another value at one place."""
    if not path:
        return put
    made = value.copy()
    made[path[0]] = _changed(value[path[0]], path[1:], put)
    return made


SAMPLES = {name: _sample(name) for name in ("wikibase", "csl-json")}


@pytest.mark.parametrize("name", SAMPLES)
@examples(cost=1)
@given(data=st.data())
def test_anything_in_the_place_of_anything_is_read_or_refused(name: str, data: st.DataObject) -> None:
    """A part of a document is another value, twice: the only error is the one that names the problem."""
    document: Any = SAMPLES[name]
    for _ in range(2):
        path = data.draw(st.sampled_from(_places(document)))
        document = _changed(document, path, data.draw(st.sampled_from(_ODD)))
    read = FORMATS[name].read
    assert read is not None

    try:
        dossier = read([json.dumps(document)])
    except UnreadableDossier as error:
        assert str(error)
    else:
        assert dossier.intake is not None
        assert len(dossier.intake.rejected) <= dossier.intake.rows + 1


@examples(cost=1)
@given(text=st.text('@misc{a,= "title}#\\\n%&_^~$0', max_size=60))
def test_any_text_is_bibtex_or_refused(text: str) -> None:
    """Braces, quotation marks and commands in any order are read, or named as problems with their lines."""
    read = FORMATS["bibtex"].read
    assert read is not None

    try:
        dossier = read([text])
    except UnreadableDossier as error:
        assert error.problems
    else:
        assert dossier.figures == {}
