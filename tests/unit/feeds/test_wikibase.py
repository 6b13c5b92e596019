"""Wikibase: times of any precision, and qualifiers and references that are used or remarked on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import contested as ct
from contested import feeds
from contested.claims.intake import Intake
from contested.wikibase.snaks import some, time_of, value_at

JULIAN, GREGORIAN = "Q1985786", "Q1985727"


def time(text: str, precision: int, calendar: str = GREGORIAN, **others: Any) -> dict[str, Any]:
    """Return a snak of a time."""
    value = {"time": text, "precision": precision, "calendarmodel": f"http://www.wikidata.org/entity/{calendar}"}
    return {"snaktype": "value", "datavalue": {"type": "time", "value": value | {"before": 0, "after": 0} | others}}


def item(id_: str) -> dict[str, Any]:
    """Return a snak of an item."""
    return {"snaktype": "value", "datavalue": {"type": "wikibase-entityid", "value": {"id": id_}}}


def stated(folder: Path, feed: ct.Feed | None = None, **statement: Any) -> tuple[ct.Figure, Intake]:
    """Return the figure and the account of one statement of a population of 1,500."""
    value = {"value": {"amount": "+1500", "unit": "1"}, "type": "quantity"}
    snak = {"snaktype": "value", "property": "P1082", "datatype": "quantity", "datavalue": value}
    claim = {"id": "Q1$a", "rank": "normal", "mainsnak": snak} | statement
    path = folder / "Q1.json"
    path.write_text(json.dumps({"id": "Q1", "claims": {"P1082": [claim]}}))
    dossier = (feed or feeds.wikidata()).read(path)
    assert isinstance(dossier.intake, Intake)
    return next(iter(dossier.figures.values())), dossier.intake


@pytest.mark.parametrize(
    ("text", "precision", "read"),
    [
        ("+2031-05-06T12:30:10Z", 14, "2031-05-06"),
        ("+2031-05-06T12:30:00Z", 13, "2031-05-06"),
        ("+2031-05-06T12:00:00Z", 12, "2031-05-06"),
        ("+2031-05-06T00:00:00Z", 11, "2031-05-06"),
        ("+2031-05-00T00:00:00Z", 10, "2031-05"),
        ("+2031-00-00T00:00:00Z", 9, "2031"),
        ("+2035-00-00T00:00:00Z", 8, "[2030..2039]"),
        ("+1700-00-00T00:00:00Z", 7, "[1601..1700]"),  # the 17th century
        ("+1701-00-00T00:00:00Z", 7, "[1701..1800]"),
        ("+1500-00-00T00:00:00Z", 6, "[1001..2000]"),
        ("+0079-08-24T00:00:00Z", 11, "0079-08-24"),
        ("-0044-03-15T00:00:00Z", 11, "-0043-03-15"),
        ("-0044-00-00T00:00:00Z", 9, "-0043"),
        ("-0001-00-00T00:00:00Z", 9, "1 BC"),
        ("-0100-00-00T00:00:00Z", 7, "[-0099..1 BC]"),  # the first century BC: 100 to 1 BC
    ],
)
def test_times_of_every_precision(tmp_path: Path, text: str, precision: int, read: str) -> None:
    """A decade, a century and a millennium are some year in them; years before Christ have no 0."""
    figure, intake = stated(tmp_path, qualifiers={"P585": [time(text, precision)]})

    assert str(figure.estimates[0].as_of) == read
    assert intake.remarks == ()


@pytest.mark.parametrize(
    "value",
    [
        {"time": "+13000000000-00-00T00:00:00Z", "precision": 3},
        {"time": "+2031-00-00T00:00:00Z", "precision": 11},
        {"time": "+2031-13-00T00:00:00Z", "precision": 10},
        {"time": "+9999-00-00T00:00:00Z", "precision": 6, "after": 5},
        {"time": "+2031-05-06T00:00:00Z", "precision": "11"},
        {"time": "soon", "precision": 11},
        "2031",
        None,
    ],
)
def test_what_is_no_time_or_too_vague(value: object) -> None:
    """It gives no day."""
    assert time_of(value) is None


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (time("+1582-10-05T00:00:00Z", 11, JULIAN), "1582-10-15"),  # the reform: the day after Thursday, 4 October
        (time("+1917-10-25T00:00:00Z", 11, JULIAN), "1917-11-07"),
        (time("-0044-03-15T00:00:00Z", 11, JULIAN), "-0043-03"),
        (time("+2031-05-06T00:00:00Z", 11, before=1, after=2), "[2031-05-05..2031-05-08]"),
        (time("+2031-00-00T00:00:00Z", 9, before=1), "[2030..2031]"),
        (time("+2031-05-00T00:00:00Z", 10, after=1), "[2031..2032]"),
        (time("-0044-03-15T00:00:00Z", 11, after=1), "-0043-03-15"),
    ],
)
def test_calendars_and_margins(value: Any, read: str) -> None:
    """A Julian day is read as the Gregorian one has it; units before and after widen a time."""
    assert time_of(value_at(value, "datavalue", "value")) == read


YEAR = {name: [time(f"+{year}-00-00T00:00:00Z", 9)] for name, year in
        (("P580", 2030), ("P582", 2031), ("P1319", 1600), ("P1326", 1650), ("P585", 2029))}  # fmt: skip


@pytest.mark.parametrize(
    ("names", "read"),
    [
        (("P580", "P582"), "2030/2031"),
        (("P580",), "2030/"),
        (("P582",), "/2031"),
        (("P1319", "P1326"), "[1600..1650]"),
        (("P1319",), "1600/"),
        (("P1326",), "/1650"),
        (("P585", "P580"), "2029"),
        ((), "None"),
    ],
)
def test_when_a_number_held(tmp_path: Path, names: tuple[str, ...], read: str) -> None:
    """At a point, from one time to another, or at some time between two; what is not used is noted."""
    figure, intake = stated(tmp_path, qualifiers={name: YEAR[name] for name in names})

    assert str(figure.estimates[0].as_of) == read
    assert bool(intake.remarks) is (len(names) == 2 and names[0] == "P585")


def test_vague_ends_of_a_time(tmp_path: Path) -> None:
    """A century begins and ends where its years do."""
    qualifiers = {"P1319": [time("+1700-00-00T00:00:00Z", 7)], "P1326": [time("+1800-00-00T00:00:00Z", 7)]}

    figure, _ = stated(tmp_path, qualifiers=qualifiers)

    assert str(figure.estimates[0].as_of) == "[1601..1800]"


@pytest.mark.parametrize(
    ("snaks", "words"),
    [
        ([{"snaktype": "somevalue"}], "P585 (point in time) is unknown"),
        ([{"snaktype": "novalue"}], "P585 (point in time) is none"),
        ([time("-13798000000-00-00T00:00:00Z", 3)], "vaguer than a millennium"),
        ([time("+1917-10-25T00:00:00Z", 11, JULIAN)], "Julian calendar"),
        ([*YEAR["P585"], *YEAR["P580"]], "is given 2 times"),
    ],
)
def test_times_that_are_not_read_whole_are_counted(tmp_path: Path, snaks: list[Any], words: str) -> None:
    """Nothing of them vanishes."""
    _, intake = stated(tmp_path, qualifiers={"P585": snaks})

    assert any(words in remark for remark in intake.remarks)


@pytest.mark.parametrize(
    ("name", "id_", "field", "value"),
    [
        ("P1480", "Q5727902", "hedges", ("about",)),
        ("P1480", "Q60070514", "hedges", ("about",)),
        ("P1480", "Q21818619", "hedges", ("about",)),
        ("P1480", "Q18122778", "status", "unverified"),
        ("P5102", "Q18912752", "status", "unverified"),
        ("P1480", "Q32188232", "basis", "asserted"),
        ("P1480", "Q37113960", "basis", "estimated"),
        ("P459", "Q39825", "basis", "documented"),
        ("P459", "Q791801", "basis", "estimated"),
        ("P459", "Q42", "basis", None),
    ],
)
def test_how_surely_a_number_is_known(tmp_path: Path, name: str, id_: str, field: str, value: object) -> None:
    """Circumstances and methods are a hedge, a basis or a status, stay in a column, and are counted."""
    column = "method" if name == "P459" else "qualifiers"
    figure, intake = stated(tmp_path, feeds.wikidata(note=column), qualifiers={name: [item(id_)]})

    (estimate,) = figure.estimates
    assert getattr(estimate, field) == value
    assert estimate.note
    assert any(name in remark for remark in intake.remarks)


def test_a_part_is_another_figure(tmp_path: Path) -> None:
    """What a statement applies to is part of what is counted."""
    figure, intake = stated(tmp_path, qualifiers={"P518": [item("Q7")], "P21": [item("Q6581072")]})

    assert figure.definition == "sex Q6581072; applies to part Q7"
    assert any("P518 (applies to part): a figure of its own" in remark for remark in intake.remarks)


def test_every_other_qualifier_is_kept_and_counted(tmp_path: Path) -> None:
    """Ranks, reasons, and properties that nobody has heard of."""
    amount = {"snaktype": "value", "datavalue": {"value": {"amount": "+3"}}}
    text = {"snaktype": "value", "datavalue": {"value": "words"}}
    odd = {"snaktype": "value", "datavalue": {"value": {}}}
    qualifiers = {
        "P1352": [amount],
        "P7452": [item("Q3")],
        "P9999": [text],
        "P9998": [odd],
        "P577": [time("+2031-00-00T00:00:00Z", 9)],
    }
    figure, intake = stated(tmp_path, feeds.wikidata(note="qualifiers"), qualifiers=qualifiers)

    assert stated(tmp_path, qualifiers=qualifiers)[0].estimates[0].note == "normal"
    assert set(str(figure.estimates[0].note).split("; ")) == {
        *("ranking +3", "reason for preferred rank Q3", "P9999 words", "P9998 a value that is not read"),
        "publication date 2031",
    }
    assert len(intake.remarks) == 5


def test_what_references_say(tmp_path: Path) -> None:
    """The first is the source, with its days; others, imports and properties that are not read are counted."""
    snaks = {
        "P248": [item("Q5")],
        "P577": [time("+2031-05-00T00:00:00Z", 10)],
        "P813": [time("+2031-06-01T00:00:00Z", 11)],
        "P143": [item("Q328")],
        "P304": [{"snaktype": "value", "datavalue": {"value": "7"}}],
    }
    figure, intake = stated(tmp_path, references=[{"snaks": snaks}, {"snaks": {}}])

    assert figure.estimates[0].source == ct.Source("Q5", issued="2031-05", retrieved="2031-06-01")
    assert intake.remarks == (
        "1 row: P143, imported from a Wikimedia project: no source by itself",
        "1 row: P304 of the reference: not read",
        "1 row: several references: the first is the source",
    )


def test_what_nobody_knows_has_no_hedge(tmp_path: Path) -> None:
    """An unknown value that is circa is unknown."""
    snak = {"snaktype": "somevalue", "property": "P1082", "datatype": "quantity"}
    figure, _ = stated(tmp_path, mainsnak=snak, qualifiers={"P1480": [item("Q5727902")]}, rank=None)

    assert figure.estimates[0].unknown
    assert some({"P1": "x"}, "P1") == []
