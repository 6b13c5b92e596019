"""
Laws of the formats that hold sources and provenance: texts stay texts, and what is not named as lost comes back.

Titles, authors and notes are what others wrote, so they are drawn from all that could command something.
"""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prov.model import ProvDocument
from tests.effort import examples

import contested as ct
from contested.dossier.file.record_ids import new_id
from contested.exchange import FORMATS, losses
from contested.exchange.prov_document import prov_graph
from contested.testing import figures, sources

_TEXTS = st.text("\\{}~^#$%&_\"'`@=.,-<>/|[]()!? abcé—東\n", min_size=1, max_size=12)
_LINES = _TEXTS.map(lambda text: text.replace("\n", " ").strip()).filter(bool)
HOSTILE = st.builds(
    ct.Source, _LINES, author=_LINES, publisher=_LINES, label=_LINES, url=_LINES, doi=_LINES, note=_TEXTS
)


def of(found: list[ct.Source]) -> ct.Dossier:
    """Return the dossier of sources."""
    dossier = ct.Dossier()
    for source in found:
        dossier = dossier.with_source(new_id(source.name, dossier.sources), source)
    return dossier


@pytest.mark.parametrize("name", ["csl-json", "bibtex"])
@examples(cost=2)
@given(found=st.lists(sources() | HOSTILE, max_size=3))
def test_sources_come_back_but_for_what_is_named(name: str, found: list[ct.Source]) -> None:
    """Where nothing is named, the dossier of sources is the same; no source is lost or made."""
    form, dossier = FORMATS[name], of(found)
    assert form.write is not None
    assert form.read is not None

    again = form.read("".join(form.write(dossier)).splitlines(keepends=True))

    named = {one.where for one in losses(dossier, name)}
    assert len(again.sources) == len(dossier.sources)
    for (id_, source), other in zip(dossier.sources.items(), again.sources.values(), strict=True):
        assert other == source or id_ in named
        assert other.title == source.title
        assert other.url == source.url
    if not named:
        assert again == dossier


@examples(cost=2)
@given(figure=figures(None))
def test_every_dossier_is_a_graph_that_is_read_back_the_same(figure: ct.Figure) -> None:
    """PROV-JSON is read by the library to the same records, and each statement is one entity."""
    write = FORMATS["prov-json"].write
    assert write is not None
    dossier = ct.Dossier().with_figure("troops", figure)
    text = "".join(write(dossier))

    found = ProvDocument.deserialize(content=text, format="json")

    assert isinstance(found, ProvDocument)
    assert found == prov_graph(dossier).document
    statements = [key for key in json.loads(text)["entity"] if key.startswith("statement:")]
    assert len(statements) == len(figure.statements)
