"""Every statement says whose it is, where it was read, when it was said, and of which time."""

from __future__ import annotations

from datetime import date

import pytest

from contested.claims.party import Party
from contested.claims.source import Source
from contested.claims.statement import (
    FIELDS,
    LONGEST_TEXT,
    Statement,
    choice_field,
    flag_field,
    name_field,
    read_fields,
    text_field,
)
from contested.errors import NotAChoice, UnknownField, UnusableName, WrongType
from contested.quantities.dates import parse_date

PAPER = Source("Paper", issued="2023-09-20/2023-09-21", retrieved="2023-10-01")
UNDATED = Source("Site", retrieved="2023-10-01")
ARMENIA = Party("Armenia")


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (Statement(source=PAPER, stated=parse_date("2023-09-19")), date(2023, 9, 21)),
        (Statement(source=UNDATED, stated=parse_date("2023-09")), date(2023, 9, 30)),
        (Statement(source=UNDATED), date(2023, 10, 1)),
        (Statement(stated=parse_date("2023-09-19")), date(2023, 9, 19)),
        (Statement(stated=parse_date("2023/..")), None),
        (Statement(source=Source("A")), None),
        (Statement(), None),
    ],
)
def test_a_statement_is_known_from_its_latest_day(made: Statement, expected: date | None) -> None:
    """What is issued decides, else what was stated, else what was retrieved, by its latest day (rule 10)."""
    assert made.known_from == expected


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (Statement(parties=(ARMENIA,), source=Source("Paper")), "Armenia, in Paper"),
        (Statement(parties=(ARMENIA, Party("UN"))), "Armenia and UN"),
        (Statement(parties=(ARMENIA,), named="official Yerevan"), "Armenia (official Yerevan)"),
        (Statement(named="officials", source=Source("Paper")), "officials, in Paper"),
        (Statement(speaker="A. Speaker"), "A. Speaker"),
        (Statement(source=PAPER), "Paper, issued 2023-09-20/2023-09-21"),
        (Statement(), "unattributed"),
    ],
)
def test_a_statement_says_whose_it_is(made: Statement, expected: str) -> None:
    """The attribution names the holders in our words and the source's, and where it was read."""
    assert made.attribution == expected


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

    assert read_fields(given, FIELDS) == {
        "parties": (ARMENIA,),
        "source": Source("Paper"),
        "as_of": parse_date("2023"),
        "anonymous": True,
        "quote": "a\n\tb",
    }


def test_an_unknown_field_is_refused_with_the_known_ones() -> None:
    """A misspelt field is refused, never dropped."""
    with pytest.raises(UnknownField) as caught:
        read_fields({"sauce": "Paper"}, FIELDS)

    assert (caught.value.name, caught.value.known) == ("sauce", tuple(FIELDS))


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("quote", 5, WrongType),
        ("quote", "a" * (LONGEST_TEXT + 1), WrongType),
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
        read_fields({field: value}, FIELDS)


def test_the_checks_return_what_they_let_through() -> None:
    """A check gives back the value, names without outer white space."""
    checked = [
        text_field("a")(" b "),
        name_field("a")(" b "),
        flag_field("a")(False),
        choice_field("a", ("x", "y"))("y"),
    ]

    assert checked == [" b ", "b", False, "y"]


@pytest.mark.parametrize("value", ["z", 1, None, ["x"]])
def test_a_choice_is_one_of_the_choices(value: object) -> None:
    """Any other value is refused with the choices."""
    with pytest.raises(NotAChoice, match="one of x, y"):
        choice_field("a", ("x", "y"))(value)
