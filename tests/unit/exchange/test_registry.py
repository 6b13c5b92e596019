"""A dossier goes out and comes in by the name of a format, or by how the file's name ends."""

from __future__ import annotations

import json
from pathlib import Path

import attrs
import pytest

import contested as ct
from contested import exchange
from contested.errors import OneWayFormat, UnknownName, UnreadableDossier
from contested.exchange import FORMATS, registry
from contested.exchange.format import Format, Loss, where_said

ARTICLE = ct.Source("News article")
TROOPS = ct.Figure("soldiers", "person").claimed("around 10,000", by="Azerbaijan", source=ARTICLE)
DOSSIER = ct.Dossier().with_figure("troops", TROOPS)


@pytest.mark.parametrize("name", ["json", "toml", "jsonl"])
def test_a_dossier_comes_back_from_the_file_it_was_written_to(name: str, tmp_path: Path) -> None:
    """The end of the name tells the format."""
    path = tmp_path / f"dossier.{name}"

    exchange.write(DOSSIER, path)

    assert exchange.read(path) == DOSSIER


def test_a_format_can_be_named(tmp_path: Path) -> None:
    """A format can be named, whatever the file is called."""
    path = tmp_path / "dossier.txt"

    exchange.write(DOSSIER, path, "json")

    assert json.loads(path.read_text(encoding="utf-8"))["format"] == 1
    assert exchange.read(path, format="json") == DOSSIER


def test_formats_are_known_by_name() -> None:
    """Each has the name it stands under; one that there is not is refused with those that there are."""
    assert all(one.name == name and str(one) == name for name, one in FORMATS.items())
    assert len(FORMATS) == len(list(FORMATS))
    assert "json" in FORMATS
    assert "parquet" not in FORMATS
    with pytest.raises(
        UnknownName, match=r"no format 'jsson' in contested.exchange; did you mean json\? known: .*json"
    ):
        FORMATS["jsson"]


def test_an_ending_that_no_format_has_is_refused(tmp_path: Path) -> None:
    """An ending that no format has is refused, with the endings that there are."""
    with pytest.raises(UnknownName, match=r"no format 'a\.xyz' in contested\.exchange for .* \.json"):
        exchange.read(tmp_path / "a.xyz")


def test_an_error_names_the_file(tmp_path: Path) -> None:
    """An error names the file, not only what is wrong in it."""
    path = tmp_path / "broken.json"
    path.write_text("{", encoding="utf-8")

    with pytest.raises(UnreadableDossier, match=r"^broken\.json: 1 problem\n  line 1: it is no JSON"):
        exchange.read(path)


def test_losses_are_named_before_anything_is_written() -> None:
    """A format names its losses before anything is written."""
    assert exchange.losses(DOSSIER, "json") == ()


def test_a_loss_prints_as_a_sentence() -> None:
    """A loss prints as a sentence, with figure and statement."""
    where = where_said("troops", TROOPS.statements[0], 1)

    assert str(Loss("the hedge 'around'", where, "the number stands bare")) == (
        "troops, statement 1 (Azerbaijan, in News article): the hedge 'around' is lost; the number stands bare"
    )
    assert str(Loss("its definition", where_said("troops"))) == "troops: its definition is lost"


def test_a_format_goes_the_ways_that_it_can(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And says so where it does not."""
    nothing = Format("json", "Nothing", (".nothing",), "text/plain")
    packed = attrs.evolve(nothing, pack=lambda _: {"a.txt": ["one"], "b.txt": ["two"]}, unpack=lambda _: DOSSIER)
    assert (nothing.reads, nothing.writes, packed.reads, packed.writes) == (False, False, True, True)

    monkeypatch.setattr("contested.exchange.json_document.JSON", nothing)
    with pytest.raises(OneWayFormat, match="the format json is only written; what is read is .*json-lines, .*toml"):
        exchange.read(tmp_path / "a", "json")
    with pytest.raises(OneWayFormat, match="the format json is only read; what is written is .*json-lines, .*toml"):
        registry.write(DOSSIER, tmp_path / "a", "json")

    monkeypatch.setattr("contested.exchange.json_document.JSON", packed)
    exchange.write(DOSSIER, tmp_path / "folder", "json")
    assert exchange.read(tmp_path / "folder", "json") == DOSSIER
    assert sorted(one.name for one in (tmp_path / "folder").iterdir()) == ["a.txt", "b.txt"]


def test_the_room_lists_its_names() -> None:
    """The room lists its names, for those who look around."""
    assert dir(exchange) == exchange.__all__
    assert {"FORMATS", "losses", "read", "write"} <= set(dir(exchange))
