"""Conclusions: what is kept of a printed answer, and whether it stands."""

from __future__ import annotations

from typing import Any

import pytest

import contested as ct
from contested import Conclusion, Dossier, Figure
from contested.dossier.concluding import ReadFigures, asked_conclusions, conclude
from contested.dossier.query import present_answer
from contested.errors import (
    IncompatibleUnits,
    IncompleteStatement,
    NotAChoice,
    UnknownName,
    UnreadableQuestion,
    UnusableName,
    WrongType,
)

A, B = ct.Party("A", stake="disputant"), ct.Party("B (north)", stake="disputant")


def dossier(*claims: tuple[Any, Any], unit: str = "person", **fields: Any) -> Dossier:
    """Return a dossier of one figure, ``n``, with the claims of parties."""
    figure = Figure("n", unit, **fields)
    for by, value in claims:
        figure = figure.claimed(value, by=by)
    return Dossier().with_figure("n", figure)


BOTH = dossier((A, 120), (B, 50))


def kept(question: str, made: Dossier = BOTH) -> Conclusion:
    """Return a conclusion on what a dossier answers."""
    return conclude(made, question, "page 1")


def copied(answer: str, question: str = "n > 100") -> Conclusion:
    """Return a conclusion of which only the printed answer is kept."""
    return Conclusion(question, answer, where="page 1")


def test_an_answer_is_kept_with_what_it_means() -> None:
    """Text, kind, each party, and the unit of a number that has none."""
    one = kept("n > 100")

    assert one.answer == "contested: yes per A, no per B (north)"
    assert (one.head, dict(one.by_party), str(one.unit)) == ("contested", {"A": "yes", "B (north)": "no"}, "person")
    assert one.figures == ("n",)
    assert str(one) == "“n > 100” was printed as “contested: yes per A, no per B (north)” in page 1"
    assert repr(one).startswith("<Conclusion “n > 100”")
    assert kept("n > '100 person'").unit is None
    assert str(conclude(BOTH, "n > 40", "page 1", "Many live there.")).endswith("page 1: “Many live there.”")


@pytest.mark.parametrize(
    ("claims", "ends"),
    [
        ([(A, 120), (B, 50)], {"A": "to 120", "B (north)": "from 50"}),
        ([(A, 120)], {"A": "120"}),
        ([(A, "at least 7")], {"A": "from 7 to any"}),
        ([(A, "at most 7")], {"A": "from any to 7"}),
        ([(A, "2 to 7")], {"A": "from 2 to 7"}),
        ([(A, "heavy losses")], {"A": "unquantified"}),
    ],
)
def test_a_range_is_kept_by_its_ends(claims: list[tuple[Any, Any]], ends: dict[str, str]) -> None:
    """Who puts which end where, in exact numbers."""
    figure = Figure("n", "person")
    for by, value in claims:
        said = {"quote": value} if value == "heavy losses" else {}
        figure = figure.claimed(None if said else value, by=by, **said)

    assert dict(kept("n", Dossier().with_figure("n", figure)).by_party) == ends


def test_open_ends_are_kept_as_open() -> None:
    """A number that is excluded is told from one that is not."""
    made = Dossier().with_figure("n", Figure("n", "hour").claimed("more than 2", by=A).claimed("less than 24", by=B))

    assert dict(kept("n", made).by_party) == {"A": "above 2 to any", "B (north)": "from any below 24"} or dict(
        kept("n", made).by_party
    ) == {"A": "from any", "B (north)": "to any"}


@pytest.mark.parametrize(
    ("question", "later", "stands"),
    [
        ("n > 100", [(A, 130), (B, 50)], True),
        ("n > 100", [(A, 90), (B, 50)], False),
        ("n > 100", [(A, 120), (B, 50), ("C", 70)], True),
        ("n > 40", [(A, 120), (B, 50), ("C", 70)], True),
        ("n > 40", [(A, 120), (B, 50), ("C", 30)], False),
        ("n > 40", [(A, 120)], False),
        ("n", [(A, 120), (B, 50), ("C", 70)], True),
        ("n", [(A, 120), (B, 50), ("C", 50)], True),
        ("n", [(A, 120), (B, 60)], False),
        ("n", [(A, 120), (B, 50), ("C", 40)], False),
    ],
)
def test_whether_a_conclusion_stands(question: str, later: list[tuple[Any, Any]], stands: bool) -> None:
    """More of the same turns nothing; who is named must still say so."""
    assert kept(question).stands(present_answer(dossier(*later), question)) is stands


def test_a_denial_beside_a_range_turns_it() -> None:
    """A range that was printed without it drops a side now."""
    one = kept("n")

    denied = Dossier().with_figure("n", BOTH["n"].denied(by="C"))

    assert not one.stands(present_answer(denied, "n"))


def test_a_stake_turns_a_verdict() -> None:
    """What a third party settles alone, a disputant does not."""
    one = kept("n > 40", dossier(("A", 120)))

    assert one.head == "settled"
    assert not one.stands(present_answer(dossier((A, 120)), "n > 40"))


@pytest.mark.parametrize(
    ("answer", "stands"),
    [
        ("contested: yes per A, no per B (north)", True),
        ("contested: yes per A (2021), no per B (north) (2012)", True),
        ("contested: yes per A, no per B (north); C denies the figure", True),
        ("contested: yes per \u2068A\u2069, no per B (north)", True),
        ("contested: no per A, yes per B (north)", False),
        ("contested: yes per A", True),
        ("contested: yes per A, no per Z", False),
        ("contested: yes per A, maybe per B (north)", False),
        ("settled: yes per A", False),
        ("nobody answers", False),
        ("yes", False),
        ("we think so", False),
    ],
)
def test_a_copied_answer_is_read_again(answer: str, stands: bool) -> None:
    """Its head and its names decide, days and other clauses do not; what cannot be read must be the same text."""
    assert copied(answer).stands(present_answer(BOTH, "n > 100")) is stands


@pytest.mark.parametrize(
    ("answer", "claims", "stands"),
    [
        ("yes", [(A, 120), (B, 110)], True),
        ("no", [(A, 120), (B, 110)], False),
        ("no", [(A, 20), (B, 11)], True),
        ("settled: yes per B (north) and A", [(A, 120), (B, 110)], True),
        ("one-sided: yes per A alone", [(A, 120)], True),
        ("undetermined per A and B (north)", [(A, "about 100"), (B, "about 100")], True),
        ("undetermined per A", [(A, 120)], False),
        ("nobody answers", [], True),
    ],
)
def test_every_head_is_read_again(answer: str, claims: list[tuple[Any, Any]], stands: bool) -> None:
    """Each kind of verdict, and "yes" and "no" for what is settled."""
    assert copied(answer).stands(present_answer(dossier(*claims), "n > 100")) is stands


def test_a_copied_range_is_the_same_text_or_none() -> None:
    """Of a range nothing is read again."""
    now = present_answer(BOTH, "n")

    assert copied("50 (B (north)) to 120 (A) people", "n").stands(now)
    assert not copied("50 (B (north), 2012) to 120 (A) people", "n").stands(now)


def test_no_number_stands_until_there_is_one() -> None:
    """An answer without a number is an answer."""
    nobody = dossier()
    one = kept("n", nobody)

    assert (one.head, one.by_party) == ("no number", ())
    assert one.stands(present_answer(nobody, "n"))
    assert not one.stands(present_answer(BOTH, "n"))


def test_another_unit_is_the_same_question() -> None:
    """The number keeps the unit in which it was asked, the range the one in which it was printed."""
    metres = dossier(("S", 3000), unit="m")
    kilometres = dossier(("S", 3), unit="km")

    assert kept("n > 2500", metres).stands(present_answer(kilometres, "n > 2500", ct.Figure("x", "m").unit))
    one = kept("n", metres)
    assert one.stands(present_answer(kilometres, "n", one.unit))


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"question": " "}, IncompleteStatement),
        ({"answer": ""}, IncompleteStatement),
        ({"where": ""}, UnusableName),
        ({"question": 3}, WrongType),
        ({"sentence": 3}, WrongType),
        ({"head": "sure"}, NotAChoice),
        ({"head": "settled"}, IncompleteStatement),
        ({"by_party": {"A": "yes"}}, IncompleteStatement),
        ({"by_party": 3}, WrongType),
        ({"by_party": {"A": 3}}, WrongType),
    ],
)
def test_what_is_no_conclusion(fields: dict[str, Any], error: type[Exception]) -> None:
    """Each field is checked where it is given."""
    whole = {"question": "n > 1", "answer": "yes", "where": "page 1"} | fields

    with pytest.raises(error):
        Conclusion(**whole)


def test_concluding_again_takes_the_place() -> None:
    """One document has one answer to one question."""
    made = BOTH.concluding("n > 100", where="page 1").concluding("n > 100", where="page 2")
    later = made.with_figure("n", BOTH["n"].claimed(130, by="C")).concluding("n > 100", where="page 1")

    assert [(one.where, "C" in one.answer) for one in later.conclusions] == [("page 1", True), ("page 2", False)]


def test_conclusions_of_another_edition_can_be_asked_here() -> None:
    """They keep the answers that were printed; those that cannot be asked are refused."""
    (one,) = asked_conclusions(BOTH, [copied("yes")])

    assert one == copied("yes")
    with pytest.raises(UnknownName, match="no figure 'm'"):
        BOTH.with_conclusions([copied("yes", "m > 3")])
    with pytest.raises(WrongType):
        BOTH.with_conclusions(["n > 3"])  # type: ignore[list-item]


def test_a_conclusion_is_taken_out() -> None:
    """One that is not there is named with those that are."""
    made = BOTH.concluding("n > 100", where="page 1")

    assert made.without_conclusion(made.conclusions[0]) == BOTH
    with pytest.raises(UnknownName, match="no conclusion"):
        BOTH.without_conclusion(made.conclusions[0])


@pytest.mark.parametrize(
    ("question", "unit", "error"),
    [
        ("n >", None, UnreadableQuestion),
        ("m > 3", None, UnknownName),
        ("n > area", None, IncompatibleUnits),
        ("n", "hour", IncompatibleUnits),
        ("n / area", None, None),
        ("n", "person", None),
        ("n > broken", None, None),
    ],
)
def test_a_question_is_checked_as_a_file_is_read(
    question: str, unit: str | None, error: type[Exception] | None
) -> None:
    """A figure that is declared and could not be read is no second problem."""
    area = Figure("area", "km**2").claimed(3, by=A)
    read = ReadFigures({"n": BOTH["n"], "area": area}, {}, (), ("n", "area", "broken"))
    one = Conclusion(question, "yes", where="page 1", unit=unit)

    if error is None:
        assert read.check(one)
    else:
        with pytest.raises(error):
            read.check(one)
