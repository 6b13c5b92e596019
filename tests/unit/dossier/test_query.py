"""Questions in text: ids, numbers, quoted quantities, + - * / ( ) and one comparison."""

from __future__ import annotations

import pytest

import contested as ct
from contested.dossier.query import ask, calculate
from contested.errors import (
    AmbiguousNumber,
    ContestedError,
    IncompatibleUnits,
    UnknownName,
    UnreadableQuestion,
)

DOSSIER = (
    ct.Dossier()
    .with_figure("population", ct.Figure("population", "person").claimed(120_000, by="A").claimed(50_000, by="B"))
    .with_figure("duration", ct.Figure("duration", "hour").claimed("less than 24", source="S"))
    .with_figure("troops-2023", ct.Figure("troops", "soldier").claimed(10_000, by="A"))
    .with_figure("fleet", ct.Figure("fleet", ct.Unit.counting("dhow")).claimed(7, by="A"))
)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("population > 100000", "contested: yes per A, no per B"),
        ("population > 100,000", "contested: yes per A, no per B"),
        ("population >= 5e4", "settled: yes per A and B"),
        ("100000 < population", "contested: yes per A, no per B"),
        ("100000 <= population", "contested: yes per A, no per B"),
        ("100000 ≥ population", "contested: yes per B, no per A"),
        ("population ≤ 120000", "settled: yes per A and B"),
        ("population > 2 * (30000 - 5000) - 1", "settled: yes per A and B"),
        ("population > 100000 / 2", "contested: yes per A, no per B"),
        ("population > -5 + 10", "settled: yes per A and B"),
        ("population > troops-2023", "settled: yes per A"),
        ("population + 1 > 60000", "contested: yes per A, no per B"),
        ("-population < 0", "settled: yes per A and B"),
        ("1000 - population < 0", "settled: yes per A and B"),
        ("population / '4 day' > 20000", "contested: yes per A, no per B"),
        ("population - troops-2023 > 3 * 10000", "settled: yes per A"),
        ("population / population <= 1", "settled: yes per A and B"),
        ("troops-2023 < population", "settled: yes per A"),
        ("duration < '2 day'", "settled: yes per S"),
        ('duration < "1 day" + "60 minute"', "settled: yes per S"),
        ("duration < '1 day' - '1 hour'", "undetermined per S"),
        ("duration < '12 hour' * 2", "settled: yes per S"),
        ("duration < 2 * '12 hour'", "settled: yes per S"),
        ("duration < '48 hour' / 2", "settled: yes per S"),
        ("duration < '240 km' / '10 km/hour'", "settled: yes per S"),
        ("duration < '10 hour/km' * '2.4 km'", "settled: yes per S"),
        ("duration > -'1 hour'", "settled: yes per S"),
        ("duration < 48 / '2 share/hour'", "settled: yes per S"),
        ("fleet > '6 dhow'", "settled: yes per A"),
    ],
)
def test_a_question_is_answered(question: str, answer: str) -> None:
    """A comparison of a figure with a number, a quantity or another figure gives its verdict."""
    assert str(ask(DOSSIER, question)) == answer


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("", "at character 1: a figure's id, a number or a quoted quantity is missing"),
        ("population", "at character 11: a comparison (< <= > >=) is missing"),
        ("population >", "at character 13: a figure's id, a number or a quoted quantity is missing"),
        ("population > 1 2", "at character 16: '2' is left over"),
        ("1 < population < 2", "at character 16: a question has one comparison; ask twice, or use between()"),
        ("population > (1", "at character 16: a closing bracket is missing"),
        ("population > )", "at character 14: a figure's id, a number or a quoted quantity is missing"),
        ("population > 1 / 0", "it divides by zero"),
        ("1 > 2", "neither side is a figure"),
        ("duration < '1 day' + 3", "one side has a unit and the other has none"),
        ("population > $", "at character 14: '$' belongs to no question"),
        ("population > __import__('os')", "at character 14: '_' belongs to no question"),
        ("population > " + "(" * 60 + "1" + ")" * 60, "its brackets are nested too deep"),
        ("population > " + "-" * 400 + "1", "its brackets are nested too deep"),
        ("population > " + "1+" * 600 + "1", "it has more than 1,000 characters"),
    ],
)
def test_what_is_no_question_says_where(question: str, reason: str) -> None:
    """A text that is no question names the character and the form."""
    with pytest.raises(UnreadableQuestion) as caught:
        ask(DOSSIER, question)

    assert reason in str(caught.value)
    assert 'write one comparison such as "population > 100000"' in str(caught.value)


@pytest.mark.parametrize(
    ("question", "error"),
    [
        ("nobody > 1", UnknownName),
        ("population > 1.500", AmbiguousNumber),
        ("population > '2 day'", IncompatibleUnits),
        ("population > '2 day' + '1 person'", IncompatibleUnits),
        ("population > 1e99", ContestedError),
        ("population > 1e29 * 1e29", ContestedError),
    ],
)
def test_what_cannot_be_answered_says_why(question: str, error: type[Exception]) -> None:
    """Unknown ids, ambiguous numbers and units that do not convert are refused by their own errors."""
    with pytest.raises(error):
        ask(DOSSIER, question)


KILLED = DOSSIER.with_figure("dead", ct.Figure("dead", "killed").claimed("11", by="A"))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("dead > '10 person'", "settled: yes per A"),
        ("'11 person' < dead", "settled: no per A"),
        ("dead / population > '1 %'", "settled: no per A"),
        ("population / dead > 1000", "settled: yes per A"),
    ],
)
def test_the_dead_are_asked_about_as_people(question: str, answer: str) -> None:
    """A number is compared in a unit that the figure converts to: 11 killed are more than 10 people."""
    assert str(ask(KILLED, question)) == answer


def test_the_dead_over_people_are_calculated_as_a_share() -> None:
    """12 of 120,000 people are 0.01 %: a formula of a dossier converts to percent as a figure does."""
    made = calculate(KILLED, "(dead + 1) / population").to("percent")

    assert str(made.hull()) == "0.01% (A)"


RELATED = DOSSIER.with_relation(ct.part_of("troops-2023", "population"))


def test_a_formula_is_calculated_account_by_account() -> None:
    """What relations say of its figures is known."""
    assert str(calculate(DOSSIER, "population - troops-2023").hull()) == "110,000 people (A)"
    assert "nobody says" in str(calculate(DOSSIER, "population + troops-2023").hull())
    assert str(calculate(RELATED, "population + troops-2023").hull()) == (
        "130,000 people (A); troops is a part of population, so that adding them counts it twice"
    )
    assert calculate(RELATED, "population - troops-2023")._panel.notes == ()
    limited = DOSSIER.with_relation(ct.at_most("troops-2023", "population"))
    assert "nobody says" in str(calculate(limited, "population + troops-2023").hull())
    whole = RELATED.with_figure("boats", ct.Figure("boats", "person").claimed(1, by="A"))
    assert "nobody says" in str(calculate(whole, "population + boats").hull())
    assert calculate(RELATED, "population") == RELATED["population"]


@pytest.mark.parametrize(
    ("formula", "message"),
    [
        ("1 + 2", "no figure is in it"),
        ("population > 1", "a question has one comparison"),
        ("1+" * 600, "more than 1,000"),
    ],
)
def test_what_is_no_formula_says_why(formula: str, message: str) -> None:
    """A formula has a figure, and no comparison."""
    with pytest.raises(UnreadableQuestion, match=message):
        calculate(DOSSIER, formula)
