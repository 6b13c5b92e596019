"""Days, levels, standard errors and conclusions that make no sense: each a clear error, and nothing is lost."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

import contested as ct
from contested import errors

TOLL = (
    ct.Figure("killed", "killed", time="cumulative")
    .claimed(10, by="A", as_of="2031-01-01")
    .claimed(15, by="B", as_of="2031-06-01")
)
PEOPLE = ct.Figure("people", "person").claimed(10, by="A", as_of="2031-01-01")
EXCESS = ct.Figure("excess", "person", signed=True).claimed(153, by="Institute", standard_error=368)


# -- days ---------------------------------------------------------------------------


def test_a_day_that_no_statement_reaches() -> None:
    """No number, nobody answers, and what is left out is named; of a count the later ones are limits from above."""
    seen = PEOPLE.as_of("1999-01-01")

    assert str(seen.hull()) == "no number; left out: 10 people (A) (later than 1999-01-01)"
    assert str(seen > 3) == "nobody answers; left out: 10 people (A) (later than 1999-01-01)"
    assert TOLL.as_of("1999-01-01").hull().numbers == (
        "at most 10 (A, counted to 2031-01-01) to at most 15 (B, counted to 2031-06-01) killed"
    )
    assert str(TOLL.as_of("1999-01-01").ratio_between("A", "B")).startswith(
        "no ratio: A counts nothing up to 1999-01-01; B counts nothing up to 1999-01-01; left out: 10 killed (A)"
    )
    assert ct.Dossier({"people": PEOPLE}).as_of("1999-01-01")["people"].hull() == seen.hull()


@pytest.mark.parametrize(
    ("day", "error"),
    [
        ("2031", errors.NotADay),
        ("2031-01", errors.NotADay),
        ("2031-01~", errors.NotADay),
        ("2031-01-01/2031-02-01", errors.NotADay),
        ("2031-02-30", errors.UnreadableDate),
        ("yesterday", errors.UnreadableDate),
        ("", errors.UnreadableDate),
        (dt.datetime(2031, 1, 1, 5), errors.UnreadableDate),  # noqa: DTZ001  # without its zone, as asked
        (None, errors.WrongType),
        (20310101, errors.WrongType),
        (True, errors.WrongType),
        (float("nan"), errors.WrongType),
    ],
)
def test_what_is_no_day(day: Any, error: type[errors.ContestedError]) -> None:
    """Figures, formulas and dossiers refuse it alike."""
    for looked_at in (PEOPLE, TOLL / PEOPLE, ct.Dossier({"people": PEOPLE})):
        with pytest.raises(error):
            looked_at.as_of(day)


def test_a_cut_off_without_any_common_day() -> None:
    """Children counted in 2033 alone are no share of who was killed by 2031; it says which count is missing."""
    children = ct.Figure("children", "killed", time="cumulative").claimed(4, by="A", as_of="2033-01-01")
    killed = ct.Figure("dead", "killed", time="cumulative").claimed(10, by="A", as_of="2031-01-01")
    why = "A is undefined: no common day: children is not counted yet on 2031-01-01"

    for answer in ((children / killed).hull(), children > killed, (killed - children).hull()):
        assert why in str(answer)
    assert (children / killed).hull().is_empty
    assert (children > killed).by_party == {"A": ct.Answer.UNDEFINED}
    assert "2033-01-01" in str((children / killed).explain())


# -- levels and errors --------------------------------------------------------------


@pytest.mark.parametrize(
    ("level", "error"),
    [
        (0, errors.NotALevel),
        (1, errors.NotALevel),
        (-0.5, errors.NotALevel),
        (95, errors.NotALevel),
        (float("nan"), errors.NotANumber),
        (float("inf"), errors.NotANumber),
        ("high", errors.NotANumber),
        ("95%", errors.NotANumber),
        (True, errors.NotANumber),
        (None, errors.NotANumber),
        ([0.5], errors.NotANumber),
    ],
)
def test_what_is_no_level(level: Any, error: type[errors.ContestedError]) -> None:
    """Outside 0 to 1, no number, or true: verdicts, combined verdicts and figures refuse it alike."""
    for asked in (EXCESS, EXCESS > 0, (EXCESS > 0) & (EXCESS < 900), ~(EXCESS > 0)):
        with pytest.raises(error):
            asked.at(level=level)


@pytest.mark.parametrize(
    ("size", "error"),
    [
        (-1, errors.IncompleteStatement),
        ("-1", errors.IncompleteStatement),
        ("abc", errors.NotANumber),
        ("about 3", errors.NotANumber),
        ("5%", errors.NotANumber),
        ("", errors.NotANumber),
        (True, errors.NotANumber),
        (float("nan"), errors.NotANumber),
        (float("inf"), errors.NotANumber),
        (10**40, errors.NumberOutOfBounds),
    ],
)
def test_what_is_no_standard_error(size: Any, error: type[errors.ContestedError]) -> None:
    """On both sides, or on one."""
    for fields in ({"standard_error": size}, {"error_below": size, "error_above": 1}):
        with pytest.raises(error):
            PEOPLE.claimed(5, by="B", **fields)


def test_rows_with_wrong_errors_are_named() -> None:
    """A feed takes the rest, and rejects each with its reason."""
    feed = ct.Feed(of="id", name="=x", unit="=person", best="n", by="=P", standard_error="se")
    rows = [{"id": str(n), "n": 5, "se": se} for n, se in enumerate((-1, "abc", float("nan"), 2, ""))]

    intake = feed.read(rows).intake

    assert intake is not None
    assert intake.taken == 2
    told = str(intake.explain())
    for part in ("row 1", "the standard error -1 is below zero", "row 2, column 'se'", "'abc'", "row 3, column 'se'"):
        assert part in told


def test_an_error_that_is_larger_than_its_number() -> None:
    """No verdict on it is settled, the number stays, and of a count that cannot be below zero it is found."""
    figure = ct.Figure("people", "person").claimed(5, by="A", standard_error=600, source="S")

    assert str(figure.hull()) == "5 people, standard error 600 (A)"
    assert str(figure > 0) == "undetermined per A"
    assert str(figure >= 0) == "settled: yes per A"
    (finding,) = ct.Dossier({"people": figure}).check()
    assert finding.code == "CF026"
    assert "standard error 600" in str(finding)
    assert len(ct.Dossier({"excess": EXCESS.only("Institute")}).check().of("CF026")) == 0


# -- editions and conclusions -------------------------------------------------------


def test_editions_of_other_units_and_definitions_lose_nothing() -> None:
    """They are two figures: one is withdrawn, the other new, and it says why they are not compared."""
    said = {"of": "X", "definition": "dead"}
    old = ct.Dossier({"x": ct.Figure("toll", "person", **said).claimed(1, by="A")})  # type: ignore[arg-type]
    wider = ct.Dossier({"x": ct.Figure("toll", "person", of="X", definition="or hurt").claimed(2, by="A")})
    other = ct.Dossier({"x": ct.Figure("toll", "km", **said).claimed(2, by="A")})  # type: ignore[arg-type]

    for new, why in ((wider, "definition “dead” → “or hurt”"), (other, "unit person → km, and nothing converts")):
        diff = old.diff(new)
        assert (len(diff.new), len(diff.withdrawn), diff.unchanged) == (1, 1, 0)
        assert why in str(diff)


HEAD = 'format = 1\n\n[figures.dead]\nname = "dead"\nunit = "killed"\n\n[[conclusions]]\n'


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("dead >", "a figure's id, a number or a quoted quantity is missing"),
        ("dead ?? 3", "'?' belongs to no question"),
        ("deed > 3", "no figure 'deed' in the dossier; is it dead?"),
        ("dead > 3 km", "'km' is left over"),
        ("3", "no figure is in it"),
        ("dead.hull()", "'.' belongs to no question"),
    ],
)
def test_a_conclusion_that_cannot_be_asked(question: str, told: str) -> None:
    """The line is named, and what is wrong with it."""
    with pytest.raises(errors.UnreadableDossier) as caught:
        ct.Dossier.loads(f'{HEAD}question = "{question}"\nanswer = "settled: yes per A"\nwhere = "page 3"\n')

    assert "line 8, conclusions[1].question: " in str(caught.value)
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ('question = "dead > 3"\n', "a conclusion needs answer and where"),
        ('question = "dead > 3"\nanswr = "yes"\n', "answr is not read here; is it answer?"),
    ],
)
def test_a_conclusion_without_its_answer(keys: str, told: str) -> None:
    """Nothing is taken for an answer that nobody wrote."""
    with pytest.raises(errors.UnreadableDossier) as caught:
        ct.Dossier.loads(HEAD + keys)

    assert told in str(caught.value)
