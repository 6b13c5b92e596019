"""JSON holds the whole dossier, in the tables and keys of its TOML file."""

from __future__ import annotations

import io
import json
from datetime import date
from fractions import Fraction

import attrs
import pytest

import contested as ct
from contested import exchange
from contested.errors import UnreadableDossier, UnsavedDossier
from contested.exchange import FORMATS, json_document, packing
from contested.exchange.json_document import JSON
from contested.exchange.json_text import json_pieces
from contested.feeds import Intake

TEXT = """format = 1
mine = { asked = 2023-09-20, score = 0.10 }

[parties.armenia]
name = "Armenia"
aliases = ["Yerevan"]

[sources.article]
title = "News article"
issued = 2023-09-20
colour = "red"

[figures.troops]
name = "soldiers"
unit = "person"

[[figures.troops.claims]]
value = "around 10,000"
by = "Yerevan"
source = "News article"
graded = "B"

[[figures.troops.denials]]
by = "armenia"
"""


def _written(dossier: ct.Dossier) -> str:
    assert JSON.write is not None
    return "".join(JSON.write(dossier))


def _read(text: str) -> ct.Dossier:
    assert JSON.read is not None
    return JSON.read(io.StringIO(text, newline="\n"))


def test_it_has_the_tables_and_keys_of_the_file() -> None:
    """It has the tables and keys of the file, so that one documentation serves both."""
    figure = ct.Figure("area", "km**2", of="Nagorno-Karabakh").claimed("about 3,000", by="A").claimed(0.1)

    shape = json.loads(_written(ct.Dossier().with_figure("area", figure)))

    assert shape == {
        "format": 1,
        "parties": {"a": {"name": "A"}},
        "figures": {
            "area": {
                "name": "area",
                "unit": "km**2",
                "of": "Nagorno-Karabakh",
                "claims": [{"value": "about 3,000", "by": "a"}, {"value": 0.1}],
            }
        },
    }


def test_what_is_not_known_here_is_kept() -> None:
    """Through JSON and back into the file; a day of TOML, under a key that nobody reads, is text."""
    before = ct.Dossier.loads(TEXT)

    after = _read(_written(before))

    assert after == before
    assert after.unknown == {
        "mine": {"asked": "2023-09-20", "score": Fraction(1, 10)},
        "sources.article.colour": "red",
        "figures.troops.claims[1].graded": "B",
    }
    assert before.unknown["mine"]["asked"] == date(2023, 9, 20)
    assert _written(after) == _written(before)
    assert ct.Dossier.loads(after.dumps()).unknown.keys() == before.unknown.keys()


@pytest.mark.parametrize(
    ("text", "path", "why"),
    [
        ('{"format": 2}', "/format", "the file's format is 2; write format = 1"),
        ('{"format": 1, "figures": {"a": {"name": "a"}}}', "/figures/a", "a figure needs a unit"),
        (
            '{"format": 1, "figures": {"a": {"name": "a", "unit": "person", "claims": [{"value": 1}, {"valeu": 2}]}}}',
            "/figures/a/claims/1/valeu",
            "valeu is not read here; is it value",
        ),
        ('{"format": 1, "parties": []}', "/parties", "parties holds tables by id"),
        ('{"format": 1, "figures": {"a": 3}}', "/figures/a", "figures.a is no table"),
        ('{"format": 1, "note": null}', "/note", "null is no value here"),
        ("[]", "", "it holds no object"),
    ],
)
def test_a_problem_is_told_at_its_pointer(text: str, path: str, why: str) -> None:
    """In the words in which one of the file is told."""
    with pytest.raises(UnreadableDossier, match=why) as caught:
        _read(text)

    assert [one.path for one in caught.value.problems] == [path]


def test_what_is_not_known_stands_in_the_file_wherever_it_was() -> None:
    """In tables as deep as they come, in lists, and under keys of any letters."""
    raw = {
        "format": 1,
        "wide key": {"a.b": [{"deep": {"er": [[1], {"x": "\u2028"}]}}], "empty": {}, "none": []},
        "asides": [{"a": 1}, {"b": [True]}],
        "figures": {"f": {"name": "f", "unit": "person", "extra": {"x": {"y": {"z": Fraction(1, 3)}}}}},
    }

    after = json_document.dossier_from(raw)

    assert after.document is not None
    assert json_document.plain_dossier(after) == json.loads("".join(json_pieces(raw)))


def test_a_document_beyond_limits_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document beyond limits is refused, before it is held whole."""
    monkeypatch.setattr(packing, "LARGEST_DOSSIER", 10)

    with pytest.raises(UnreadableDossier, match="it has more than 10 characters"):
        _read('{"format": 1,\n "figures": {}}')


def test_a_look_is_not_written_as_the_figure() -> None:
    """A look at a figure is refused as its file refuses it."""
    figure = ct.Figure("troops", "person").claimed(1, by="A").claimed(2, by="B")
    looks = attrs.evolve(ct.Dossier().with_figure("troops", figure), figures={"troops": figure.only("A")})

    with pytest.raises(UnsavedDossier, match="would not read back the same"):
        _written(looks)


def test_what_would_not_be_read_is_not_written() -> None:
    """What would not be read is not written, as a file of it would not be."""
    figure = ct.Figure("troops", "person").claimed(1, by="A")
    strange = attrs.evolve(ct.Dossier().with_figure("troops", figure), figures={"no id!": figure})

    with pytest.raises(UnsavedDossier, match="it would not be readable"):
        _written(strange)


def test_comments_stay_in_the_file() -> None:
    """That is said of every format but the file itself; a mark in a text is none."""
    spoken = ct.Dossier.loads("format = 1 # the first\n")
    silent = ct.Dossier.loads('format = 1\nx = "# none"\ny = \'#\'\nz = """\n# none\n"""\n')

    for name in ("toml", "json", "json-lines", "data-package", "sdmx-csv", "schema-org"):
        one = FORMATS[name]
        told = "the dossier: what the comments of its file say is lost; they stay in the TOML file"
        assert (told in map(str, one.losses(spoken))) is (name != "toml")
        assert told not in map(str, one.losses(silent))


def test_the_account_of_rows_is_no_part_of_a_dossier() -> None:
    """The account of rows is no part of a dossier, and that is said."""
    dossier = attrs.evolve(ct.Dossier(), intake=Intake("a.csv", 1))

    assert exchange.losses(dossier, "json") == exchange.losses(dossier, "toml")
    assert [str(one) for one in exchange.losses(dossier, "json")] == [
        "the dossier: the account of the rows that it was read from is lost; keep the Intake apart"
    ]
