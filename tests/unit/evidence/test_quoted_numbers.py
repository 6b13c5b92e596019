"""The number in a quote has the value, the bounds, the hedge and the unit of the number that is claimed."""

from __future__ import annotations

from typing import Any

import pytest

from contested import Estimate
from contested.evidence.quoted_numbers import number_fault
from contested.phrases.lexicon import lexicon


def fault(
    value: object, quote: str, unit: str = "person", figure: str = "people", **fields: Any
) -> tuple[str, str] | None:
    """Return code and words of what is wrong, or None."""
    headers = fields.pop("headers", ())
    found = number_fault(Estimate.of(value, unit, by="A", **fields), figure, quote, headers)
    return None if found is None else (found.code, found.what)


@pytest.mark.parametrize(
    ("value", "quote", "unit"),
    [
        (12, "12 people were killed", "killed"),
        (12, "killed 12 and wounded 30", "killed"),
        (12, "wounded: 30, dead: 12", "killed"),
        (30, "killed 12 and wounded 30", "wounded"),
        (12, "12 injured", "wounded"),
        (12, "12", "killed"),
        (12, "12 civilians", "killed"),
        (12, "twelve people were killed", "killed"),
        ("at least 11", "at least 11 people were killed", "killed"),
        ("around 10,000", "around 10,000 soldiers", "soldier"),
        ("around 10,000", "around 10,000 soldiers", "person"),
        (120_000, "120,000 inhabitants", "person"),
        ("3,000", "an area of 3,000 square kilometres", "km**2"),
        (300_000, "an area of 3,000 km²", "ha"),
        ("3,000 km²", "an area of 3,000 km² of land", "ha"),
        ("between 10 and 20", "between 10 and 20 dead", "killed"),
        ("dozens", "dozens killed", "killed"),
        ("dozens", "there were dozens of them", "person"),
        (7, "7 houses", "building"),
        ("half", "half of the land", "share"),
        (2_000_000, "2 million people", "person"),
        (3, "3 things that nobody knows", "person"),
        (5, "20 displaced, 5 refugees", "displaced"),
        (12, "12 dead refugees", "killed"),
        (12, "12 people were killed or wounded", "casualty"),
        (0, "there were no deaths", "killed"),
        (0, "there were no casualties", "killed"),
    ],
)
def test_the_number_is_in_the_quote(value: object, quote: str, unit: str) -> None:
    """In whatever unit, words or order."""
    assert fault(value, quote, unit) is None


@pytest.mark.parametrize(
    ("value", "quote", "what"),
    [
        (12, "13 people and 14 more", "the quote says “13 people”, “14”, not 12 people"),
        (12, "at least 12 people", "the quote says “at least 12 people”, not 12 people"),
        ("at least 12", "12 people", "the quote says “12 people”, not 12 or more people"),
        (10_000, "around 10,000 people", "not 10,000 people"),
        ("about 10,000", "10,000 people", "not about 10,000 people"),
        (12, "many people", "no number stands in the quote 'many people', so it does not say 12 people"),
        (12, "no word of it", "no number stands in the quote"),
        (12, "it was 2023-09-20", "no number stands in the quote"),
        (1200, "1.200", "which cannot be read without guessing"),
        ("dozens", "hundreds of people", "not “dozens”"),
        (12, "9" * 5000, "not 12 people"),
    ],
)
def test_another_number_is_in_the_quote(value: object, quote: str, what: str) -> None:
    """Another value, bound or hedge; none at all; one that cannot be read."""
    found = fault(value, quote)

    assert found is not None
    assert found[0] == "CF038"
    assert what in found[1]


@pytest.mark.parametrize(
    ("value", "quote", "unit", "figure", "what"),
    [
        (12, "12 wounded", "killed", "dead", "“12 wounded” counts wounded, not killed"),
        (12, "12 people were wounded and 5 killed", "killed", "dead", "counts wounded"),
        (12, "12 wounded", "person", "civilian deaths", "counts wounded, not killed"),
        (12, "wounded 12", "killed", "dead", "counts wounded"),
        (12, "12 casualties", "killed", "dead", "counts casualties"),
        (12, "12 wounded or killed", "killed", "dead", "counts killed or wounded, not killed"),
        (12, "12 people were killed or wounded", "person", "dead", "counts casualties, not killed"),
        (12, "12 refugees or wounded", "wounded", "wounded", "counts refugees or wounded, not wounded"),
        (12, "12 killed", "casualty", "casualties", "counts killed, not casualties"),
        (12, "12 houses", "person", "people", "“12 houses” counts houses, not people"),
        (12, "12 km²", "person", "people", "not people"),
        (12, "12 people", "km**2", "area", "counts people"),
        (12, "12 civilians", "soldier", "soldiers", "counts civilians, not soldiers"),
        ("dozens", "dozens wounded", "killed", "dead", "counts wounded"),
    ],
)
def test_the_number_is_of_another_indicator(value: object, quote: str, unit: str, figure: str, what: str) -> None:
    """What became of people, or what is counted, by the words beside the number and by the name of the figure."""
    found = fault(value, quote, unit, figure)

    assert found is not None
    assert found[0] == "CF039"
    assert what in found[1]


def test_a_zero_in_a_quote_is_one_of_what_is_counted() -> None:
    """That nobody was hurt is no word of the dead."""
    assert fault(0, "there were no injuries", "killed") == ("CF038", "the quote says “no injuries”, not 0 killed")


def test_ends_may_be_printed_one_by_one() -> None:
    """A range that the claim gives in numbers, and its best value."""
    given: dict[str, Any] = {"low": 8, "high": 15, "best": 12}
    assert fault(None, "12 (8–15)", **given) is None
    assert fault(None, "12, from 8 in one list up to 15 in another", **given) is None
    assert fault(None, "from 8 up to 15", **given) is not None
    assert fault(None, "at least 8 people", low=8) is None
    assert fault(None, "8 people", low=8) is not None


def test_a_best_value_has_to_be_the_same() -> None:
    """A best value has to be the same, where both the claim and the quote give one."""
    assert fault("100 ± 10", "100 ± 10 people") is None
    assert fault(None, "100 ± 10 people", low=90, high=110, best=95) is not None


def test_a_partial_count_is_printed_as_a_number() -> None:
    """It is the claim that says that it is a lower limit."""
    assert fault(11, "11 dead so far", partial=True) is None
    assert fault(11, "at least 11 dead", partial=True) is None
    assert fault(11, "12 dead so far", partial=True) is not None
    assert fault(11, "11 to 12 dead", partial=True) is not None


def test_words_without_a_number() -> None:
    """What is quoted in place of a number stands in its quote; that nobody knows has to be said."""
    heavy = Estimate.of(None, "person", by="A", quote="Heavy losses")
    assert number_fault(heavy, "dead", "They had heavy losses.") is None
    assert number_fault(heavy, "dead", "They had losses.") is not None
    assert fault("unknown", "the number is unknown") is None
    assert fault("unknown", "nobody was there") is not None


def test_a_quote_is_read_as_its_claim_is() -> None:
    """In its language, and by its lexicon."""
    assert fault("1.200", "1.200 Menschen", locale="de") is None
    assert fault("12", "12 Verletzte", "killed", "dead", locale="de") is not None
    assert fault("dozens", "dozens of people", lexicon=lexicon("acled")) is None


def test_what_cannot_be_searched_is_said() -> None:
    """A quote with marks that hide its direction."""
    found = fault(12, "12 \u202edead")

    assert found is not None
    assert "no number can be read from the quote" in found[1]


@pytest.mark.parametrize(
    ("unit", "figure", "headers", "wrong"),
    [
        ("killed", "dead", ("dead",), None),
        ("killed", "dead", ("wounded",), "counts wounded, not killed"),
        ("person", "dead", ("wounded",), "counts wounded, not killed"),
        ("killed", "dead", ("wounded", "dead"), None),
        ("killed", "dead", ("number",), None),
        ("killed", "dead", ("civilians",), None),
        ("killed", "dead", ("houses",), "counts houses, not killed"),
        ("house", "houses", ("dead",), "counts killed, not houses"),
        ("person", "population", ("dead",), None),
        ("km**2", "area", ("people",), "counts people"),
        ("km**2", "area", ("area",), None),
    ],
)
def test_a_bare_number_in_a_table_is_what_heads_its_column(
    unit: str, figure: str, headers: tuple[str, ...], wrong: str | None
) -> None:
    """Where the header names what is counted; of several columns one is enough."""
    found = fault(12, "12", unit, figure, headers=headers)

    assert (found is None) if wrong is None else (found is not None and wrong in found[1])


def test_a_number_with_its_own_unit_needs_no_header() -> None:
    """What stands beside it goes before what stands above."""
    assert fault(12, "12 dead", "killed", "dead", headers=("wounded",)) is None
