"""
Bad input gets a clear error, and nothing is lost.

Every case of the list in the first issue, each with the message it gives: what
is wrong, where, and what to do.
"""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path
from typing import Any

import pytest

import contested as ct
from contested import errors

PERSON = ct.Figure("population", "person")

HEAD = """format = 1

[parties.a]
name = "A"

[sources.s]
title = "S"

[figures.f]
name = "f"
unit = "person"
"""


def problems(text: str | bytes) -> str:
    """Return what loading a text complains of."""
    with pytest.raises(errors.UnreadableDossier) as caught:
        ct.Dossier.loads(text)
    return str(caught.value)


@pytest.mark.parametrize(
    ("value", "fields", "error", "message"),
    [
        (
            5,
            {"unit": "persn"},
            errors.UnknownUnit,
            "unknown unit 'persn'; is it person or persons? else check the spelling, or define it",
        ),
        (5, {"unit": "km"}, errors.IncompatibleUnits, "km does not convert to person; give the number in a unit"),
        ("5 km", {}, errors.IncompatibleUnits, "km does not convert to person"),
        (5, {"unit": 3}, errors.WrongType, "unit is '3' (int); give text such as 'person' or 'km**2'"),
        (
            None,
            {"low": 20, "high": 10},
            errors.InvertedBounds,
            "low (20) is above high (10); swap them, or give a single value for a point",
        ),
        (5, {"low": 10, "high": 20}, errors.BestOutsideBounds, "best (5) lies outside its bounds [10; 20]"),
        (
            None,
            {"low": 10, "high": 20, "bounds": "confidence"},
            errors.IncompleteStatement,
            "a confidence interval needs its level, such as level=0.95",
        ),
        (float("nan"), {}, errors.NotANumber, "'nan' is not a number: only finite numbers can be claimed"),
        (float("inf"), {}, errors.NotANumber, "only finite numbers can be claimed"),
        (None, {"low": float("-inf")}, errors.NotANumber, "leave an absent bound out (None)"),
        (5, {"by": ""}, errors.UnusableName, "'' cannot name a party: it is empty; write who or what it is"),
        (5, {"by": " \t "}, errors.UnusableName, "it is empty"),
        (5, {"source": "  "}, errors.UnusableName, "cannot name a source: it is empty"),
        pytest.param(
            10**10_000, {}, errors.NumberOutOfBounds, "a number of about 10001 digits is out of bounds", id="huge"
        ),
        ("9" * 10_000, {}, errors.ContestedError, "10000 characters; at most 1000 are read"),
        (5, {"unit": "10**10**10 m"}, errors.UnreadableUnit, "character 1 ('1') belongs to no unit"),
        (5, {"unit": "(" * 5_000}, errors.UnreadableUnit, "it has more than 64 characters"),
        (5, {"unit": "().__class__"}, errors.UnreadableUnit, "character 1 ('(') belongs to no unit"),
        (5, {"unit": "__import__"}, errors.UnknownUnit, "write its name in plain letters"),
        (5, {"as_of": "2023-02-30"}, errors.UnreadableDate, "cannot read the date '2023-02-30': there is no such day"),
        (5, {"colour": "red"}, errors.UnknownField, "a statement has no field 'colour'; it has by, source"),
    ],
)
def test_a_wrong_claim_says_what_to_do(
    value: object, fields: dict[str, Any], error: type[Exception], message: str
) -> None:
    """A claim that cannot be kept is refused by an error of ours that names the field and the way out."""
    with pytest.raises(error) as caught:
        PERSON.claimed(value, **fields)

    assert isinstance(caught.value, errors.ContestedError)
    assert message in str(caught.value)


def test_a_wrong_unit_of_a_figure() -> None:
    """A figure needs a unit that is one."""
    with pytest.raises(errors.UnknownUnit, match="say what is counted, such as person"):
        ct.Figure("x", "count")


def test_an_alias_that_two_parties_share() -> None:
    """A file in which two parties answer to one name is refused, with both."""
    text = HEAD + '[parties.b]\nname = "B"\naliases = ["A"]\n'

    assert "'A' is an alias of both 'A' and 'B'; leave it with one of them" in problems(text)


def test_two_figures_with_equal_records() -> None:
    """Two ids for one record would be the same unknown twice."""
    text = HEAD + '[figures.g]\nname = "f"\nunit = "person"\n'

    assert "line 12, figures.g: the figures 'f' and 'g' have equal records" in problems(text)


def test_a_statement_that_points_at_no_estimate() -> None:
    """A denial of an unknown key names the line and the known keys."""
    text = HEAD + '[[figures.f.claims]]\nvalue = 5\nkey = "x"\n[[figures.f.denials]]\nby = "a"\nestimate = "y"\n'

    assert "figures.f.denials[1]" in problems(text)
    assert "no estimate 'y' in this figure; its keys are x" in problems(text)


def test_a_duplicate_key() -> None:
    """A key written twice is refused by its line, in TOML and among statements."""
    assert "format is written twice in this table (first on line 1); keep one" in problems("format = 1\nformat = 1\n")
    text = HEAD + '[[figures.f.claims]]\nvalue = 5\nkey = "x"\n[[figures.f.claims]]\nvalue = 6\nkey = "x"\n'
    assert "two statements of this figure have the key 'x'; give each a key of its own" in problems(text)


def test_a_cycle_of_quoting_sources() -> None:
    """Sources that quote each other in a circle are named in order."""
    text = HEAD.replace('title = "S"', 'title = "S"\nquoting = ["t"]')
    text += '[sources.t]\ntitle = "T"\nquoting = ["s"]\n'

    assert "the sources quote each other in a circle: s quotes t quotes s" in problems(text)


def test_a_byte_order_mark() -> None:
    """A file that begins with a byte-order mark says so."""
    assert "line 1: it begins with a byte-order mark; save it as UTF-8 without one" in problems("\ufeff" + HEAD)
    assert "byte-order mark" in problems(b"\xef\xbb\xbf" + HEAD.encode())


def test_bytes_that_are_no_utf_8() -> None:
    """A byte that is no UTF-8 is named with its line."""
    assert "line 4: byte 33 is not UTF-8" in problems(HEAD.encode().replace(b'"A"', b'"\xff"'))
    assert "is not UTF-8; save the file as UTF-8" in problems(HEAD.encode("utf-16"))


def test_all_problems_come_at_once() -> None:
    """Reading collects every problem, each with its line."""
    text = HEAD + '[[figures.f.claims]]\nvalue = nan\n[[figures.f.claims]]\nvalue = 3\nby = "b"\nas_of = "x"\n'

    found = problems(text)

    assert "figures.f.claims[1]" in found
    assert "figures.f.claims[2].by: no party 'b' in the dossier; known: a" in found


VALUES = ("1", "true", '"x"', "[1]", "{a = 1}", "12:30:00", "1.5", "nan", "[]", '""', "2023-01-01", '["x", 1]')
TABLES = {
    "parties.a": ("name", "aliases", "stake", "bloc"),
    "sources.s": ("title", "label", "publisher", "author", "organ_of", "issued", "retrieved", "url", "doi", "primary")
    + ("quoting", "note", "archive", "digest", "media_type", "archived"),
    "units.boat": ("name", "plural", "symbol", "equals", "source", "part_of"),
    "figures.f": ("name", "unit", "of", "where", "period", "time", "definition", "facets", "disputants", "signed")
    + ("claims", "denials", "withheld", "set_aside"),
    "[figures.f.claims]": (
        "value",
        "unit",
        "low",
        "high",
        "best",
        "hedge",
        "bounds",
        "level",
        "standard_error",
        "basis",
    )
    + ("status", "partial", "by", "source", "quoting", "named", "speaker", "anonymous", "as_of", "stated", "key")
    + ("quote", "at", "note"),
    "[figures.f.denials]": ("by", "source", "quoting", "estimate", "aspect", "named", "stated"),
    "[figures.f.withheld]": ("by", "source", "quoting", "key"),
    "[figures.f.set_aside]": ("estimate", "reason", "by"),
}


@pytest.mark.parametrize(("table", "key"), [(table, key) for table, keys in TABLES.items() for key in keys])
def test_a_value_of_the_wrong_type(table: str, key: str) -> None:
    """Whatever stands at a key, a file loads or is refused by an error of ours."""
    needed = {"parties.a": 'name = "A"', "sources.s": 'title = "S"', "figures.f": 'name = "f"\nunit = "person"'}
    for value in VALUES:
        tables = dict(needed)
        lines = [line for line in tables.pop(table, "").splitlines() if not line.startswith(f"{key} ")]
        text = "format = 1\n" + "".join(f"[{name}]\n{body}\n" for name, body in tables.items())
        text += "\n".join([f"[{table}]", *lines, f"{key} = {value}", ""])
        try:
            ct.Dossier.loads(text)
        except errors.ContestedError as error:
            assert str(error)  # either outcome is right; only a foreign error is not


def test_a_chained_comparison() -> None:
    """A chain is refused and names between."""
    figure = PERSON.claimed(5, by="A")

    with pytest.raises(
        errors.ChainedComparison, match=r"write figure.between\(a, b\), or \(a < figure\) & \(figure < b\)"
    ):
        _ = 1 < figure < 10


def test_min_and_sorted_over_unsettled_figures() -> None:
    """Ordering figures that are not settled is refused."""
    figures = [PERSON.claimed(5, by="A").claimed(7, by="B"), PERSON.claimed(6, by="A").claimed(6, by="B")]

    with pytest.raises(errors.UnsettledVerdict, match=r"min\(\) and sorted\(\) cannot order figures"):
        min(figures)
    with pytest.raises(errors.UnsettledVerdict):
        sorted(figures)


@pytest.mark.parametrize(
    ("name", "code"), [("fsync", errno.ENOSPC), ("mkstemp", errno.EROFS), ("mkstemp", errno.EACCES)]
)
def test_a_full_disk_or_a_read_only_folder_leaves_the_old_file(
    name: str, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When a dossier cannot be saved, the old file stays as it was and nothing is left beside it."""
    path = tmp_path / "d.toml"
    path.write_text(HEAD, encoding="utf-8")
    dossier = ct.Dossier.load(path).with_figure("g", PERSON.claimed(5, by="A"))

    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os if name == "fsync" else tempfile, name, fail)

    with pytest.raises(errors.UnsavedDossier, match="the file is as it was before"):
        dossier.save(path)
    assert path.read_text(encoding="utf-8") == HEAD
    assert [p.name for p in tmp_path.iterdir()] == ["d.toml"]


def test_a_missing_folder() -> None:
    """A folder that is not there is said."""
    with pytest.raises(errors.UnsavedDossier, match="no such file or directory"):
        ct.Dossier().save(Path(tempfile.gettempdir()) / "contested-no-such-folder" / "d.toml")


def test_a_unit_that_equals_something_and_is_a_kind() -> None:
    """A unit of one's own is a measure or a kind, not both."""
    text = HEAD + '[units.dhow]\nequals = "5 m"\npart_of = "ship"\n'

    assert "a unit either equals something or is part of a kind; leave one of them out" in problems(text)


def test_a_unit_that_everybody_reads_otherwise() -> None:
    """A file cannot give km another size."""
    assert "everybody's unit is called that; choose another name" in problems(HEAD + '[units.km]\nequals = "5 m"\n')
