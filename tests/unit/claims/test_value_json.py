"""Derivations as JSON: what was written is read and followed again, and no other function is called by a text."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from fractions import Fraction
from types import MappingProxyType
from typing import Any

import attrs
import pytest

import contested as ct
from contested.claims.derivation import Derivation
from contested.claims.position import Stance
from contested.claims.value_json import WrittenValues, rule, rule_behind, told_value, values_read
from contested.errors import UnreadableDerivation, WrongType
from contested.quantities import Interval
from contested.quantities.units import unit as unit_of

POPULATION = ct.Figure("population", "person").claimed("about 120,000", by="A").claimed("50,000", by="B")


@rule("sum for a test")
def _added(*numbers: int) -> int:
    return sum(numbers)


def _written(value: object) -> tuple[object, list[dict[str, Any]]]:
    table = WrittenValues()
    return table.put(value), json.loads(json.dumps(table.rows))


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        12,
        10**25,
        0.1,
        "a “text”",
        Fraction(1, 3),
        date(2023, 9, 20),
        datetime(2023, 9, 20, 12, 30, tzinfo=UTC),
        (1, (2, "x")),
        [1, [2]],
        frozenset({"a"}),
        {"a": (1,), "b": None},
        MappingProxyType({"a": 1}),
        Stance.DENIED,
        Interval.empty(),
        Interval.of_ends(None, Fraction(1, 3), True, False),
        unit_of("person/km**2"),
        ct.Source("Report", quoting=(ct.Source("Wire"),)),
        POPULATION.statements[0],
    ],
    ids=repr,
)
def test_a_value_is_read_as_it_was_written(value: object) -> None:
    """Through the text of JSON, and of the same type."""
    told, rows = _written(value)

    again = told_value(json.loads(json.dumps(told)), values_read(rows))

    assert again == value
    assert type(again) is type(value)


def test_what_stands_in_several_places_is_written_once() -> None:
    """The rows are one table; parts come before wholes."""
    part = (1, 2)

    assert _written((part, part))[1] == [
        {"is": "tuple", "items": [1, 2]},
        {"is": "tuple", "items": [{"at": 0}, {"at": 0}]},
    ]


@attrs.frozen
class Mine:
    """A value of somebody else."""

    number: int


@pytest.mark.parametrize("value", [Mine(3), {1, 2}, print, (1, [Mine(3)])], ids=repr)
def test_what_no_other_program_has_is_refused(value: object) -> None:
    """A value or function of one's own."""
    with pytest.raises(WrongType, match="one of your own cannot be written"):
        WrittenValues().put(value)


def test_a_method_of_ones_own_is_refused() -> None:
    """Its answers explain themselves, and cannot be written down for others."""
    step = Derivation(3, "mine", Mine(3).__eq__)

    with pytest.raises(WrongType, match="one of your own cannot be written"):
        step.to_json()
    with pytest.raises(WrongType, match="one of your own cannot be written"):
        rule_behind(max)


AT = {"at": 0}


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"is": "soup"},
        {"is": "value", "of": "os:system", "fields": ["command"], "values": ["true"]},
        {"is": "value", "of": "claims.party:os", "fields": [], "values": []},
        {"is": "value", "of": "claims.party.__init__:Party", "fields": ["name"], "values": ["A"]},
        {"is": "value", "of": "cli.command_line:main", "fields": [], "values": []},
        {"is": "value", "of": "claims.party:Party", "fields": ["nom"], "values": ["A"]},
        {"is": "value", "of": "claims.party:Party", "fields": ["name"], "values": []},
        {"is": "value", "of": "claims.party:read_holders", "fields": ["value"], "values": ["A"]},
        {"is": "value", "of": "claims.value_json:WrittenValues", "fields": [], "values": []},
        {"is": "value", "of": 3, "fields": [], "values": []},
        {"is": "choice", "of": "claims.position:Stance", "value": "heavy"},
        {"is": "choice", "of": "claims.party:Party", "value": "A"},
        {"is": "rule", "of": "answers.ranges:_hull_from", "rule": "mean", "given": [], "keywords": [], "named": []},
        {"is": "rule", "of": "claims.party:read_holders", "rule": "x", "given": [], "keywords": [], "named": []},
        {"is": "tuple", "items": [AT]},
        {"is": "tuple", "items": [{"at": "0"}]},
        {"is": "tuple", "items": [{"in": 0}]},
        {"is": "fraction", "value": "1/0"},
        {"is": "day", "value": "2023-02-30"},
        {"is": "interval", "ends": [1]},
    ],
    ids=str,
)
def test_a_row_that_says_nothing_is_refused_with_its_place(row: dict[str, Any]) -> None:
    """Nothing but values and rules of this library is made, whatever a text names."""
    with pytest.raises(UnreadableDerivation, match=r"values\[0\]"):
        values_read([row])


def _changed(**parts: object) -> str:
    return json.dumps(json.loads(POPULATION.hull().explain().to_json()) | parts)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", "its text"),
        ("[" * 100_000, "its text"),
        ("[1]", "derivation"),
        ('{"derivation": ' + "9" * 10_000 + "}", "its text"),
        (_changed(derivation=2), "derivation"),
        (_changed(steps=3), "steps"),
        (_changed(values={}), "values"),
        (_changed(steps=[]), "steps"),
        (_changed(steps=[{}]), r"steps\[0\]"),
        (_changed(steps=[{"says": "x", "statement": {"at": 10_000}}]), r"steps\[0\]"),
        (_changed(steps=[{"says": "x", "by": 3, "rule": "hull", "inputs": []}]), r"steps\[0\]"),
        (_changed(steps=[{"says": "x", "statement": 1}, {"says": "y", "statement": 1, "by": None}]), r"steps\[1\]"),
    ],
)
def test_a_text_that_is_no_derivation_is_refused_with_its_place(text: str, place: str) -> None:
    """However it is wrong: no JSON, another format, nothing in it, too deep, too long a number."""
    with pytest.raises(UnreadableDerivation, match=place):
        Derivation.from_json(text)


def test_a_rule_under_another_name_is_refused() -> None:
    """The rule that a step says is the one by which it is computed."""
    found = json.loads(POPULATION.hull().explain().to_json())
    found["steps"][-1]["rule"] = "common ground"

    with pytest.raises(UnreadableDerivation, match="common ground"):
        Derivation.from_json(json.dumps(found))


def test_a_derivation_says_who_wrote_it_and_how_words_were_read() -> None:
    """The rules by name, the lexicons, the version."""
    figure = POPULATION.claimed("hundreds", by="C", lexicon="acled")
    found = json.loads(figure.hull().explain().to_json())

    assert found["lexicons"] == ["acled", "as_printed"]
    assert found["contested"] == ct.__version__
    assert found["steps"][-1]["rule"] == "hull"


def test_a_derivation_is_drawn_as_a_flowchart() -> None:
    """Statements with round ends, steps below; no sign of a label can end it."""
    figure = ct.Figure('the "dead"', "person").claimed(5, by="A; B]")

    assert figure.hull().explain().to_mermaid() == (
        "flowchart TD\n"
        '    s0(["5 people (A#59; B#93;)"])\n'
        '    s1["A#59; B#93;: 5 people"]\n'
        "    s0 --> s1\n"
        '    s2["hull of the claims of the #34;dead#34;: 5 people (A#59; B#93;)"]\n'
        "    s1 --> s2"
    )


def test_answers_about_a_dossier_are_saved_too() -> None:
    """What a sensitivity and an inference rest on is written with them."""
    dossier = ct.Dossier(relations=(ct.part_of("local", "troops", by="A"),))
    dossier = dossier.with_figure("local", ct.Figure("local", "person").claimed(3, by="A").claimed(4, by="B"))
    dossier = dossier.with_figure(
        "troops", ct.Figure("troops", "person").claimed("around 10", by="A").claimed(6, by="C")
    )
    found: list[Any] = [
        dossier.sensitivity("troops > 5", methods=[ct.methods.Median()], sources=[]),
        *dossier.inferred(),
    ]

    assert len(found) > 1
    for answer in found:
        again = Derivation.from_json(answer.explain().to_json())
        assert again.follow() == answer
        assert str(again) == str(answer.explain())
