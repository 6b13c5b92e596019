"""A figure leaves as rows, one a statement, and comes back from them the same."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pandas as pd
import pytest

from contested import Denial, Estimate, Figure, Interval, Party, Source, Unit, Withheld
from contested.claims.aims import stance_of
from contested.claims.records import RECORD_FIELDS, SCOPE_FIELDS, statement_from, statement_record
from contested.errors import ConflictingRecords, ContestedError, IncompleteStatement, UnreadableRows, WrongType
from contested.quantities.units import unit

PERSON = unit("person")
NAN = float("nan")


def rows_refused(*rows: Any, **given: Any) -> list[str]:
    """Return what is wrong with rows, one text a row, with its number."""
    with pytest.raises(UnreadableRows) as caught:
        Figure.from_records(rows, **({"name": "f", "unit": "person"} | given))
    return [f"{number}: {reason}" for number, reason in caught.value.problems]


@pytest.mark.parametrize(
    ("value", "fields"),
    [
        ("120,000", {}),
        ("around 10,000", {"by": "A"}),
        ("5 soldiers", {}),
        (5, {"unit": "soldier"}),
        ("about 5", {"unit": "soldier"}),
        ("dozens", {"unit": "soldier"}),
        ("dozens of soldiers", {}),
        ("unknown", {}),
        (None, {"quote": "heavy losses"}),
        (Fraction(1, 3), {}),
        (1.125, {}),
        (1.125, {"hedge": "about"}),
        (1.125, {"hedge": "or more"}),
        (1.125, {"hedge": "about", "low": 1, "high": 2}),
        (-1.125, {"hedge": "about"}),
        (1.125, {"hedge": "about", "partial": True}),
        (None, {"low": 3}),
        (None, {"low": 3, "high": 3}),
        (None, {"low": 3, "high": 3, "hedge": "about"}),
        (None, {"low": 1, "high": 9, "best": 5, "bounds": "confidence", "level": 0.95, "standard_error": 1}),
        (5, {"low": 1, "high": 9}),
        ("about 5", {"low": 1, "high": 9}),
        ("about 5", {"low": 5, "high": 5}),
        ("dozens", {"low": 24, "high": 99}),
        (5, {"partial": True, "basis": "documented", "status": "final"}),
        ("more than 5", {"partial": True}),
        (5, {"by": ["A", "B"], "source": "S", "quoting": ["T", "U"], "named": "n", "speaker": "s", "anonymous": True}),
        (5, {"as_of": "2023-09", "stated": "2023-09-20T12:00Z", "key": "k", "quote": "q", "note": "two\nlines"}),
    ],
)
def test_a_record_makes_the_same_estimate_again(value: object, fields: dict[str, Any]) -> None:
    """What a person would write to make an estimate makes it again."""
    estimate = Estimate.of(value, **({"unit": PERSON} | fields))

    record = statement_record(estimate, PERSON)

    assert statement_from(record, stance_of(estimate), PERSON) == estimate


@pytest.mark.parametrize(
    "statement",
    [
        Denial.of(by="A"),
        Denial.of(by=["A", "B"], estimate="k", aspect="number", source="S"),
        Withheld.of(by="A", note="no comment"),
        Withheld.of(speaker="a spokesman"),
    ],
)
def test_a_record_makes_the_same_refusal_again(statement: Denial | Withheld) -> None:
    """Denials and refusals to say come back as they were."""
    record = statement_record(statement, PERSON)

    assert statement_from(record, stance_of(statement), PERSON) == statement


def test_a_record_says_no_more_than_was_said() -> None:
    """What is not said is not in a record."""
    assert statement_record(Estimate.of("120,000", PERSON, by="A"), PERSON) == {"value": "120,000", "by": "A"}
    assert statement_record(Withheld.of(by=["A", "B"]), PERSON) == {"by": ["A", "B"]}


def test_rows_have_the_same_columns() -> None:
    """Every row has every column, and None where nothing is said."""
    figure = Figure("f", "person").claimed(5, by="A", key="k").denied(by="B").set_aside("k", reason="r", by="me")

    rows = figure.to_records()

    assert {tuple(row) for row in rows} == {
        (*(field.column("rows") for field in SCOPE_FIELDS.values()), *RECORD_FIELDS)
    }
    assert [row["stance"] for row in rows] == ["claimed", "denied", "set_aside"]
    assert [row["value"] for row in rows] == [5, None, None]
    assert Figure.from_records(rows) == figure


def test_a_whole_figure_comes_back() -> None:
    """Scope, disputants, chains and full records of parties and sources are the same again."""
    armenia, source = Party("Armenia", stake="disputant"), Source("S", issued="2023-09-20", quoting=["T"])
    figure = Figure(
        "f", "person", of="x", where="y", period="2020", time="period", definition="d", facets={"side": "z"},
        disputants=[armenia, "B"], signed=True,
    ).claimed(-5, by=[armenia, "C"], source=source, quoting=["Q"])  # fmt: skip

    assert Figure.from_records(figure.to_records(), parties=figure.parties, sources=figure.sources) == figure


def test_a_figure_without_statements_has_no_rows() -> None:
    """No statement is no row; the figure then has to be given by its fields."""
    assert Figure("f", "person").to_records() == []
    assert Figure.from_records([], name="f", unit="person") == Figure("f", "person")


@pytest.mark.parametrize("name", ["point", "skiff"])
def test_units_of_ones_own_stand_in_rows_as_they_are(name: str) -> None:
    """A row cannot define a unit, so it holds one; a name that others read otherwise is not taken for theirs."""
    own = Unit.defined(name, "0.01 percent")
    figure = Figure("f", own).claimed(5).claimed(6, Unit.defined("own_twice", "0.02 percent"))

    rows = figure.to_records()

    assert rows[0]["figure_unit"] == own
    assert Figure.from_records(rows) == figure


@pytest.mark.parametrize("empty", [None, "", "  ", NAN])
def test_empty_cells_say_nothing(empty: object) -> None:
    """None, blank text and NaN are how tables leave a cell out."""
    row = {"value": 5, "low": empty, "by": empty, "anonymous": empty, "of": empty}

    assert Figure.from_records([row], name="f", unit="person") == Figure("f", "person").claimed(5)


def test_flags_of_a_text_table_are_read() -> None:
    """A CSV file writes true and false as words."""
    row = {"value": 5, "anonymous": "True", "partial": "false", "signed": "TRUE"}

    figure = Figure.from_records([row], name="f", unit="person")

    assert (figure.signed, figure.estimates[0].anonymous, figure.estimates[0].partial) == (True, True, False)


def test_the_figure_stands_in_the_rows_or_is_given() -> None:
    """The unit of a first claim is the figure's where nothing else says one; what is given goes before."""
    rows = [{"figure": "g", "value": 5, "unit": "soldier"}, {"value": 6, "unit": "soldier"}]

    assert Figure.from_records(rows) == Figure("g", "soldier").claimed(5).claimed(6)
    assert Figure.from_records(rows, name="f", unit="person").name == "f"


def test_rows_name_known_parties_and_sources() -> None:
    """A name or title in a row is the record that is given for it; a list of them is several."""
    armenia, source = Party("Armenia", stake="disputant"), Source("S", publisher="P")
    row = {"value": 5, "by": ("Armenia", "B"), "source": "S", "quoting": ["S", "T"], "disputants": ["Armenia"]}

    figure = Figure.from_records([row], name="f", unit="person", parties=[armenia], sources=[source])

    assert figure == Figure("f", "person", disputants=[armenia]).claimed(
        5, by=[armenia, "B"], source=source, quoting=[source, "T"]
    )


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"value": "umpteen 5"}, "the lexicon as_printed does not know 'umpteen'"),
        ({"value": True}, "'True' is not a number"),
        ({"value": float("inf")}, "'inf' is not a number: only finite numbers can be claimed"),
        ({"value": 5, "colour": "red"}, "a statement has no field 'colour'; it has"),
        ({"value": 5, 3: "red"}, "a statement has no field '3'; it has stance, value"),
        ({"value": 5, "stance": "guessed"}, "stance cannot be 'guessed'; it is one of claimed, denied, withheld"),
        ({"value": 5, "stance": ["x"]}, "stance cannot be"),
        ({"value": 5, "by": [["A"]]}, "by is "),
        ({"value": 5, "by": {"a": 1}}, "by is "),
        ({"value": 5, "by": 3}, "by is '3' (int); give a name, a Party, or a list of them"),
        ({"value": 5, "source": ["A"]}, "source is "),
        ({"value": 5, "source": 3}, "source is '3' (int); give a title or a Source"),
        ({"value": 5, "quoting": 3}, "quoting is '3' (int); give a list of titles or sources"),
        ({"value": 5, "quoting": [[3]]}, "quoting is "),
        ({"value": 5, "unit": ["x"]}, "unit is "),
        ({"value": 5, "as_of": 3}, "a date is '3' (int)"),
        ({"value": 5, "key": ["k"]}, "key is "),
        ({"stance": "denied"}, "a denial needs somebody who makes it; give by='Armenia'"),
        ({"stance": "set_aside", "estimate": "k"}, "what is set aside needs reason and by"),
        ({"stance": "set_aside", "value": 5}, "a statement has no field 'value'; it has estimate, reason, by"),
        ("value", "a row is 'value' (str); give a mapping such as {'value': 3}; a data frame gives them as to_dict"),
    ],
)
def test_a_wrong_row_is_named(row: Any, reason: str) -> None:
    """Each row that cannot be read is reported with its number and what is wrong."""
    (found,) = rows_refused({"value": 5}, row)

    assert found.startswith(f"2: {reason}")


def test_all_wrong_rows_are_reported_at_once() -> None:
    """Reading goes on after a wrong row."""
    assert [found[:2] for found in rows_refused({"value": "x"}, {"value": 5}, {"value": "y"})] == ["1:", "3:"]


def test_rows_make_one_figure() -> None:
    """Rows that say different things of their figure are refused, without writing out huge numbers."""
    assert rows_refused({"value": 5, "of": "x"}, {"value": 6, "of": "y"}) == [
        "2: of is 'y' here and 'x' before; all rows make one figure"
    ]
    assert len(rows_refused({"value": 5, "of": 10**5000}, {"value": 6, "of": 1})[0]) < 200


def test_rows_need_a_unit() -> None:
    """Where neither the rows nor the call say a unit, that is said."""
    with pytest.raises(UnreadableRows, match=r"the figure has no unit; give from_records\(rows, name=..., unit=...\)"):
        Figure.from_records([{"value": 5}], name="f")


@pytest.mark.parametrize(
    ("given", "error", "message"),
    [
        ({"unit": "person"}, IncompleteStatement, "the figure has no name"),
        ({"name": "f"}, IncompleteStatement, "the figure has no unit"),
        ({"name": "f", "unit": "person", "facets": 3}, WrongType, r"facets is '3' \(int\); give a mapping"),
        ({"name": "f", "unit": "person", "disputants": "Armenia"}, WrongType, "disputants is 'Armenia'"),
        ({"name": "f", "unit": "person", "disputants": [["A"]]}, WrongType, "give a list of names or parties"),
    ],
)
def test_a_figure_has_to_be_whole(given: dict[str, Any], error: type[ContestedError], message: str) -> None:
    """What a figure would take for something else, or cannot do without, is refused."""
    with pytest.raises(error, match=message):
        Figure.from_records([], **given)


def test_rows_that_contradict_each_other_are_refused() -> None:
    """Two records of one party in one figure are an error of the figure."""
    with pytest.raises(ConflictingRecords):
        Figure.from_records(
            [{"value": 5, "by": Party("A", bloc="x")}, {"value": 6, "by": Party("A", bloc="y")}],
            name="f",
            unit="person",
        )


def test_a_converted_number_is_written_as_it_is() -> None:
    """An interval that is not what its text says is written by its ends."""
    estimate = Estimate.of(None, PERSON, low=1, high=Fraction(5, 2), hedge="about")

    record = statement_record(estimate, PERSON)

    assert record == {"low": 1, "high": Fraction(5, 2), "hedge": "about"}
    assert estimate.interval == Interval(1, Fraction(5, 2))


def test_a_time_without_a_zone_is_the_day_that_it_names() -> None:
    """A frame of pandas writes days as times at midnight without a zone, and rows read them as a feed does."""
    days = pd.to_datetime(["2031-01-01 00:00", None, "2031-01-03 13:05"])
    rows = pd.DataFrame({"value": [3, 4, 5], "by": ["A", "B", "C"], "stated": days, "as_of": days}).to_dict("records")

    made = Figure.from_records(rows, name="dead", unit="killed")

    assert [str(one.stated) for one in made.estimates] == ["2031-01-01", "None", "2031-01-03"]
    assert [one.as_of for one in made.estimates] == [one.stated for one in made.estimates]
