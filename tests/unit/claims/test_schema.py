"""One table holds every field of a claim; what is written out elsewhere is held to it."""

from __future__ import annotations

import inspect
import re
from typing import Any

import attrs
import pytest

from contested import Figure
from contested.claims.denial import Assessment, Denial, DenialFields, Withheld
from contested.claims.estimate import ClaimFields, Estimate
from contested.claims.party import Party
from contested.claims.schema import (
    CLAIM_STANCES,
    ESTIMATE_FIELDS,
    FIELD_PLACES,
    FIELDS,
    FIGURE,
    LONGEST_QUOTE,
    STATEMENT_FIELDS,
    Field,
    fields_for,
    of_type,
    read_choice,
    read_fields,
    read_flag,
    read_free_text,
)
from contested.claims.source import Source
from contested.claims.statement import StatementFields
from contested.errors import NotAChoice, UnknownField, UnusableName, WrongType
from contested.quantities.dates import parse_date

ANNOTATIONS = {
    "name": "str | None",
    "text": "str | None",
    "choice": "str | None",
    "number": "Numeric",
    "flag": "bool",
    "day": "Datelike | None",
    "holders": "Holders",
    "source": "Sourcelike",
    "chain": "str | Source | Iterable[str | Source]",
    "lexicon": "str | Lexicon | None",
    "language": "str | None",
}
MADE_OF_SEVERAL = {"value", "low", "high", "hedge"}
"""Fields that an estimate does not keep one by one: its interval, reach, text and hedges come of them."""

WRITTEN_OUT = [
    (StatementFields, STATEMENT_FIELDS),
    (ClaimFields, ESTIMATE_FIELDS),
    (DenialFields, fields_for("constructor", "denied")),
]


@pytest.mark.parametrize(("written", "fields"), WRITTEN_OUT)
def test_the_signatures_are_those_of_the_table(written: Any, fields: dict[str, Field]) -> None:
    """What editors and type checkers see of a constructor is each field of the table, by its type."""
    expected = {name: ANNOTATIONS[field.type] for name, field in fields.items()}
    if "aspect" in expected:
        expected["aspect"] = "str"  # it has a default of its own, and so is never None

    assert {name: one.__forward_arg__ for name, one in written.__annotations__.items()} == expected


def test_the_signature_of_a_figure_is_that_of_the_table() -> None:
    """A figure takes the fields of its scope in their order, each with its default."""
    taken = {
        name: None if one.default is one.empty else one.default
        for name, one in inspect.signature(Figure).parameters.items()
    }

    scope = {
        name: () if name == "facets" else field.default for name, field in fields_for("constructor", FIGURE).items()
    }
    assert list(taken.items())[: len(scope)] == list(scope.items())


@pytest.mark.parametrize(("made", "stance"), [(Estimate, "claimed"), (Denial, "denied"), (Withheld, "withheld")])
def test_a_statement_keeps_each_field_with_its_default(made: type[attrs.AttrsInstance], stance: str) -> None:
    """What is left out is what the table says it is."""
    kept = {field.name: field.default for field in attrs.fields(made)}

    for name, field in fields_for("constructor", stance).items():
        if name not in MADE_OF_SEVERAL:
            assert kept[field.attribute] == (attrs.NOTHING if name == "unit" else field.default)


def test_an_assessment_has_the_fields_of_the_table() -> None:
    """What the user sets aside is written as it is kept."""
    assert [field.name for field in attrs.fields(Assessment)] == [*fields_for("constructor", "set_aside")]


@pytest.mark.parametrize(("made", "stance"), [(Estimate, "claimed"), (Denial, "denied")])
def test_a_statement_describes_each_field(made: type[Any], stance: str) -> None:
    """The arguments that help() shows are fields of the table; of a claim, all of them."""
    arguments = inspect.getdoc(made.of).partition("Raises:")[0]  # type: ignore[union-attr]  # each has one

    described = set(re.findall(r"^ {4}(\w+):", arguments, flags=re.MULTILINE)) - {"units", "fields"}

    assert described <= {*fields_for("constructor", stance)}
    assert described >= {*fields_for("constructor", stance)} - (set() if stance == "claimed" else {*STATEMENT_FIELDS})


def test_every_field_says_what_it_is() -> None:
    """Its records, places and type are known ones; a choice has its choices, and its default is one of them."""
    for field in FIELDS:
        assert {*field.of} <= {FIGURE, *CLAIM_STANCES}
        assert {*field.places} <= {*FIELD_PLACES} >= {*field.columns}
        assert field.type in {*ANNOTATIONS, "unit", "value", "facets"}
        assert field.meaning
        assert bool(field.choices) is (field.type == "choice")
        assert field.default is None or not field.choices or field.default in field.choices


def test_a_field_has_a_column_where_it_is_called_otherwise() -> None:
    """A row has one column for the figure's unit and one for the claim's."""
    assert fields_for("rows", FIGURE)["unit"].column("rows") == "figure_unit"
    assert fields_for("rows", "claimed")["unit"].column("rows") == "unit"


def test_fields_are_found_by_place_record_and_type() -> None:
    """Each place takes what may stand in it, in the order in which it is written."""
    assert [*fields_for("file", "set_aside")] == ["estimate", "reason", "by"]
    assert [*fields_for("feed")][:3] == ["stance", "value", "unit"]
    errors = ("standard_error", "error_below", "error_above")
    assert of_type(fields_for("table", "claimed"), "number") == ("low", "high", "best", "level", *errors)
    assert of_type(STATEMENT_FIELDS, "day", "flag") == ("anonymous", "as_of", "stated")


def test_the_fields_of_a_statement_are_read() -> None:
    """Each field that a person writes becomes the attribute it stands for; None counts as left out."""
    given = {
        "by": "Armenia",
        "source": "Paper",
        "as_of": "2023",
        "anonymous": True,
        "quote": "a\n\tb",
        "note": None,
    }

    assert read_fields(given, STATEMENT_FIELDS) == {
        "parties": (Party("Armenia"),),
        "source": Source("Paper"),
        "as_of": parse_date("2023"),
        "anonymous": True,
        "quote": "a\n\tb",
    }


def test_what_is_read_with_its_neighbours_is_kept_as_given() -> None:
    """A value waits for the unit and the hedge beside it."""
    assert read_fields({"value": "dozens"}, fields_for("rows")) == {"value": "dozens"}


def test_an_unknown_field_is_refused_with_the_known_ones() -> None:
    """A misspelt field is refused, never dropped."""
    with pytest.raises(UnknownField) as caught:
        read_fields({"sauce": "Paper"}, STATEMENT_FIELDS)

    assert (caught.value.name, caught.value.known) == ("sauce", tuple(STATEMENT_FIELDS))


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("quote", 5, WrongType),
        ("quote", "a" * (LONGEST_QUOTE + 1), WrongType),
        ("note", "\x1b[31m", UnusableName),
        ("note", "\u202e", UnusableName),
        ("key", "", UnusableName),
        ("key", ["a"], WrongType),
        ("named", 5, WrongType),
        ("speaker", "\x00", UnusableName),
        ("anonymous", 1, WrongType),
        ("anonymous", "yes", WrongType),
        ("by", 5, WrongType),
        ("source", 5, WrongType),
        ("quoting", 5, WrongType),
        ("as_of", 2023, WrongType),
    ],
)
def test_a_field_that_cannot_be_kept_is_refused(field: str, value: object, error: type[Exception]) -> None:
    """Each field is checked by its own rule."""
    with pytest.raises(error):
        read_fields({field: value}, STATEMENT_FIELDS)


def test_the_readers_return_what_they_let_through() -> None:
    """A reader gives back the value."""
    assert (read_free_text(" b ", "a"), read_flag(False, "a"), read_choice("y", "a", ("x", "y"))) == (" b ", False, "y")


@pytest.mark.parametrize("value", ["z", 1, None, ["x"]])
def test_a_choice_is_one_of_the_choices(value: object) -> None:
    """Any other value is refused with the choices."""
    with pytest.raises(NotAChoice, match="one of x, y"):
        read_choice(value, "a", ("x", "y"))
