"""Verification of a dossier: every statement, proved or not and why, in the order of the dossier."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

import contested as ct
from contested.dossier.verification import Verification
from contested.errors import UnusableCopy
from contested.evidence import copy_digest

TEXT = b"At least 11 people were killed, and 30 wounded. The army denies that anybody died."


def article(**fields: str) -> ct.Source:
    """Return the source of the text, with its copy."""
    return ct.Source("Article", archive="article.txt", digest=copy_digest(TEXT), **fields)  # type: ignore[arg-type]


def dossier() -> ct.Dossier:
    """Return a dossier of two figures: two statements are proved, two are not."""
    dead = (
        ct.Figure("dead", "person")
        .claimed("at least 11", by="UN", source=article(), quote="At least 11 people were killed", key="un")
        .claimed(30, by="Wire", source=article(), quote="30 wounded")
        .denied(by="Army", source=article(), quote="The army denies")
    )
    return ct.Dossier().with_figure("dead", dead).with_figure("hurt", ct.Figure("hurt", "wounded").claimed(30, by="UN"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the copy."""
    (tmp_path / "article.txt").write_bytes(TEXT)
    return tmp_path


def test_every_statement_is_accounted_for(folder: Path) -> None:
    """Proved or not, none is left out, and the reasons are findings of the catalogue."""
    found = dossier().verify(folder)

    assert [(one.figure, one.outcome, one.copy) for one in found] == [
        ("dead", "proved", "article.txt"),
        ("dead", "not proved", "article.txt"),
        ("dead", "proved", "article.txt"),
        ("hurt", "not proved", None),
    ]
    assert (len(found), len(found.proved), len(found.not_proved)) == (4, 2, 2)
    assert [(one.code, one.figures) for one in found.findings] == [
        ("CF039", ("dead",)),
        ("CF030", ("hurt",)),
        ("CF035", ("hurt",)),
    ]


def test_it_prints_as_sentences(folder: Path) -> None:
    """How many are proved, and of each that is not why."""
    printed = str(dossier().verify(folder))

    assert printed.splitlines() == [
        "2 of 4 statements are proved; 2 are not proved",
        "  CF039 error: dead: 30 people (Wire, in Article): “30 wounded” counts wounded, not killed; claim it in a figure of its own",
        "  CF030 error: hurt: 30 wounded (UN): nobody says where it was read, so there is no copy; put a copy into the folder, and name it in archive",
        "  CF035 warning: hurt: 30 wounded (UN): it gives no words of the source; quote the words that say it",
    ]


def test_one_and_none_are_printed(folder: Path) -> None:
    """In the singular, and where there is nothing to prove."""
    one = ct.Dossier().with_figure("f", ct.Figure("f", "person").claimed(3, by="A"))

    assert str(one.verify(folder)).splitlines()[0] == "0 of 1 statement is proved; 1 is not proved"
    assert str(ct.Dossier().verify(folder)) == "there is no statement to prove"
    assert repr(dossier().verify(folder)) == "<Verification: 2 of 4 proved>"
    assert repr(one.verify(folder).statements[0]) == "<VerifiedStatement f: 3 people (A): not proved>"


def test_what_is_silenced_stays_with_its_reason(folder: Path) -> None:
    """It is no finding, and is not proved either."""
    quiet = dossier().silencing("CF030", reason="a phone call", figure="hurt").silencing("CF035", reason="a phone call")

    found = quiet.verify(folder)

    assert [one.outcome for one in found] == ["proved", "not proved", "proved", "silenced"]
    assert str(found).splitlines()[0] == "2 of 4 statements are proved; 1 is not proved and 1 is silenced"
    assert found.to_records()[3]["silenced"] == [
        {**finding.to_dict(), "reason": "a phone call"} for finding, _ in found.statements[3].silenced
    ]


def test_it_becomes_plain_rows(folder: Path) -> None:
    """It becomes plain rows, for a table and for JSON."""
    found = dossier().verify(folder)

    records = found.to_records()

    assert json.loads(json.dumps(found.to_dict())) == {
        "statements": records,
        "proved": 2,
        "not_proved": 2,
        "silenced": 0,
        "says": str(found),
    }
    assert records[0] == {
        "figure": "dead",
        "statement": "11 or more people (UN, in Article)",
        "key": "un",
        "source": "Article",
        "quote": "At least 11 people were killed",
        "at": None,
        "copy": "article.txt",
        "outcome": "proved",
        "findings": [],
        "silenced": [],
    }
    assert records[3]["source"] is None


def test_it_is_a_value(folder: Path) -> None:
    """Equal where all is equal, and through a pickle."""
    found = dossier().verify(folder)

    assert found == dossier().verify(folder) == pickle.loads(pickle.dumps(found))
    assert isinstance(found, Verification)


def test_a_changed_copy_proves_nothing(folder: Path) -> None:
    """Each statement that was read in it says so."""
    (folder / "article.txt").write_bytes(TEXT.replace(b"30", b"31"))

    found = dossier().verify(folder)

    assert found.proved == ()
    assert [one.code for one in found.findings].count("CF032") == 3


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    """Without copies nobody can say anything."""
    with pytest.raises(UnusableCopy, match="there is no such folder"):
        dossier().verify(tmp_path / "gone")
