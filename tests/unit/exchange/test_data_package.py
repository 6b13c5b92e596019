"""A Data Package has a table each of figures, statements, parties and sources, and a descriptor with the rest."""

from __future__ import annotations

import io
import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs
import frictionless
import pytest

import contested as ct
from contested import exchange
from contested.errors import UnreadableDossier, UnsavedDossier
from contested.exchange.data_package import DATA_PACKAGE, DESCRIPTOR

EXAMPLE = Path(__file__).parents[3] / "examples" / "nagorno_karabakh.toml"
WIRE = ct.Source("Wire")
ARTICLE = ct.Source("=HYPERLINK(x)", quoting=WIRE, primary=False)
TROOPS = (
    ct.Figure(
        "soldiers", "person", of="Nagorno-Karabakh", facets={"side": "Armenia"}, disputants=["Armenia"], signed=True
    )
    .claimed("-5 to 7", by=["Azerbaijan", "UN"], source=ARTICLE, key="e1", note="@x\nline", anonymous=True)
    .claimed(None, low=Fraction(1, 3), high=9, by="UN", bounds="confidence", level=0.95)
    .claimed(-12, by="UN")
    .denied(by="Armenia", estimate="e1", aspect="number")
    .withheld(by="Russia")
    .set_aside("e1", reason="a misprint", by="the editor")
)
DOSSIER = (
    ct.Dossier()
    .with_figure("troops", TROOPS)
    .with_figure("local", ct.Figure("recruits", "person").claimed(Fraction(1, 3)))
    .with_relation(ct.part_of("local", "troops"))
)


def _pack(dossier: ct.Dossier) -> dict[str, str]:
    assert DATA_PACKAGE.pack is not None
    return {name: "".join(chunks) for name, chunks in DATA_PACKAGE.pack(dossier).items()}


def _unpack(files: dict[str, str]) -> ct.Dossier:
    assert DATA_PACKAGE.unpack is not None
    return DATA_PACKAGE.unpack({name: io.StringIO(text, newline="\n") for name, text in files.items()})


@pytest.mark.parametrize("name", ["dossier.datapackage", "dossier.zip"])
def test_it_comes_back_as_it_was(name: str, tmp_path: Path) -> None:
    """From a folder and from an archive; nothing is lost."""
    for dossier in (DOSSIER, attrs.evolve(ct.Dossier.load(EXAMPLE), document=None), ct.Dossier()):
        exchange.write(dossier, tmp_path / name)

        assert exchange.read(tmp_path / name) == dossier
        assert exchange.losses(dossier, "data-package") == ()


@pytest.mark.parametrize("dossier", [DOSSIER, ct.Dossier.load(EXAMPLE), ct.Dossier()], ids=["all", "example", "empty"])
def test_frictionless_finds_it_valid(dossier: ct.Dossier, tmp_path: Path) -> None:
    """The descriptor, each table by its schema, and that statements name figures."""
    exchange.write(dossier, tmp_path / "dossier.datapackage")

    found = frictionless.validate(str(tmp_path / "dossier.datapackage" / DESCRIPTOR))

    assert found.valid, found.flatten(["title", "message"])
    assert [task.name for task in found.tasks] == ["figures", "statements", "parties", "sources"]


def test_columns_have_the_types_of_their_fields() -> None:
    """A number column is one where all its cells are decimals; a third is text."""
    descriptor = json.loads(_pack(DOSSIER)[DESCRIPTOR])
    types = {one["name"]: {f["name"]: f["type"] for f in one["schema"]["fields"]} for one in descriptor["resources"]}

    assert {types["statements"][name] for name in ("by", "quoting")} == {"array"}
    assert types["statements"]["value"] == "string"
    assert types["statements"]["number"] == types["statements"]["level"] == "number"
    assert types["statements"]["low"] == "string"
    assert types["figures"]["facets"] == "object"
    assert types["figures"]["signed"] == types["sources"]["primary"] == "boolean"
    assert types["sources"]["quoting"] == types["parties"]["aliases"] == "array"
    assert descriptor["contested"] == {"format": 1, "relations": [{"part": "local", "whole": "troops"}]}


def test_no_cell_is_a_formula() -> None:
    """Text has an apostrophe before it; a number below zero stays a number."""
    files = _pack(DOSSIER)

    assert "'=HYPERLINK(x)" in files["sources.csv"]
    assert "claimed,'-5 to 7," in files["statements.csv"]
    assert "'@x" in files["statements.csv"]
    assert "claimed,,-12," in files["statements.csv"]


def test_keys_of_ones_own_are_lost() -> None:
    """Keys of one's own are lost and named."""
    dossier = ct.Dossier.loads("format = 1\nmine = 1\n")

    assert [str(one) for one in exchange.losses(dossier, "data-package")] == [
        "the dossier: the key mine is lost; it is one of your own"
    ]


def test_an_empty_text_is_lost() -> None:
    """A cell without text says nothing; that is named, by row."""
    figure = ct.Figure("a", "person").claimed(1, by="A", note="", source=ct.Source("S", publisher=""))
    dossier = ct.Dossier().with_figure("a", figure)

    assert _unpack(_pack(dossier))["a"].statements[0].note is None
    assert [str(one) for one in exchange.losses(dossier, "data-package")] == [
        "statements.csv, row 1 (a): note '' is lost; a cell without text says nothing",
        "sources.csv, row 1 (s): publisher '' is lost; a cell without text says nothing",
    ]


def test_a_look_at_a_figure_is_not_written() -> None:
    """A look at a figure is not written; the figure is."""
    for look in (DOSSIER.as_of("2020-01-01"), DOSSIER.known_on("2020-01-01"), DOSSIER.at(level=0.5)):
        with pytest.raises(UnsavedDossier, match="figures.troops is a look at a figure"):
            _pack(look)


def _changed(**changes: tuple[str, str]) -> dict[str, str]:
    files = _pack(DOSSIER)
    for name, (old, new) in changes.items():
        file = DESCRIPTOR if name == "descriptor" else f"{name}.csv"
        assert old in files[file]
        files[file] = files[file].replace(old, new, 1)
    return files


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"descriptor": ('"contested"', '"other"')}, 'datapackage.json: it has no "contested"'),
        ({"descriptor": ('"format": 1,\n', '"format": 2,\n')}, "datapackage.json: the file's format is 2"),
        ({"descriptor": ('"format": 1,\n', '"format": null,\n')}, "/contested/format: null is no value"),
        ({"descriptor": ('"figures.csv"', '"../figures.csv"')}, "no file '../figures.csv' in the package itself"),
        ({"descriptor": ('"figures.csv"', "[]")}, r"no file '\[\]' in the package itself"),
        ({"statements": ("troops,claimed", "trops,claimed")}, "line 3, statements.csv: there is no figure 'trops'"),
        ({"statements": ("troops,claimed", "troops,said")}, "line 3, statements.csv: there is no stance 'said'"),
        ({"statements": ('"[""un""]"', '"[""nu""]"')}, "statements.csv, by: no party 'nu' in the dossier"),
        ({"statements": ('"[""un""]"', '"[""un"""')}, "statements.csv, by: it is no JSON"),
        ({"statements": ("-12", "9" * 200)}, "statements.csv, number: the number '999.* is out of bounds"),
        ({"statements": (",-12", ",x12")}, "statements.csv"),
        ({"statements": (",value,", ",valeu,")}, "statements.csv, valeu: valeu is not read here; is it value"),
        ({"statements": (",value,", ",")}, "statements.csv: the row has"),
        ({"figures": ("troops,soldiers", "troops,")}, "figures.csv: a figure needs a name"),
        ({"figures": ("local,", "troops,")}, "line 3, figures.csv: the id 'troops' stands twice"),
        ({"figures": (",true", ",yes")}, "figures.csv, signed: signed cannot be 'yes'"),
        ({"parties": ("un,UN", "un,")}, "parties.csv: a party needs its name"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_line(changes: dict[str, Any], why: str) -> None:
    """What is wrong is told with file, line and column."""
    with pytest.raises(UnreadableDossier, match=why):
        _unpack(_changed(**changes))


def test_a_table_that_is_missing_is_named() -> None:
    """A table that is missing is named, and so is the descriptor."""
    files = _pack(DOSSIER)

    with pytest.raises(UnreadableDossier, match=r"there is no file 'datapackage\.json' in the package itself"):
        _unpack({})
    with pytest.raises(UnreadableDossier, match=r"there is no file 'parties\.csv' in the package itself"):
        _unpack({name: text for name, text in files.items() if name != "parties.csv"})
    for text in ("[]", '{"contested": {"format": 1}, "resources": 3}'):
        with pytest.raises(UnreadableDossier):
            _unpack({DESCRIPTOR: text})
