"""A denial has no number and never loses who makes it; an assessment is the user's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from contested.claims.denial import Assessment, Denial, Withheld
from contested.claims.party import Party
from contested.claims.schema import ASPECTS
from contested.errors import IncompleteStatement, NotAChoice, UnknownField, UnusableName, WrongType

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("estimate", "aspect", "all_of_it", "rejected"),
    [
        (None, "unsaid", True, "the figure"),
        (None, "figure", True, "the figure"),
        (None, "number", True, "the number"),
        (None, "attribution", False, "the attribution"),
        (None, "definition", False, "the definition"),
        ("e1", "unsaid", False, "one number"),
        ("e1", "number", False, "one number"),
        ("e1", "attribution", False, "the attribution of one number"),
    ],
)
def test_a_denial_says_what_it_rejects(estimate: str | None, aspect: str, all_of_it: bool, rejected: str) -> None:
    """A denial rejects the figure, or one estimate, the attribution or the definition."""
    made = Denial.of(by="Armenia", estimate=estimate, aspect=aspect)

    assert (made.rejects_all, made.rejected) == (all_of_it, rejected)


def test_a_denial_prints_whose_it_is() -> None:
    """A denial and a refusal to say print their attribution."""
    denial = Denial.of(by="Armenia", named="official Yerevan", source="Paper")
    withheld = Withheld.of(speaker="A. Speaker")

    assert [str(denial), repr(denial), str(withheld), repr(withheld)] == [
        "denial of the figure (Armenia (official Yerevan), in Paper)",
        "<Denial denial of the figure (Armenia (official Yerevan), in Paper)>",
        "no number given (A. Speaker)",
        "<Withheld no number given (A. Speaker)>",
    ]


@pytest.mark.parametrize("make", [Denial.of, Withheld.of])
def test_somebody_has_to_deny(make: Callable[..., Denial | Withheld]) -> None:
    """A denial or a refusal to say that nobody makes is refused; a speaker is somebody."""
    assert make(speaker="A. Speaker").speaker == "A. Speaker"

    with pytest.raises(IncompleteStatement, match="needs somebody"):
        make(source="Paper")


def test_the_aspects_are_fixed() -> None:
    """A denial is of one of a few aspects."""
    with pytest.raises(NotAChoice, match=", ".join(ASPECTS)):
        Denial.of(by="Armenia", aspect="tone")


@pytest.mark.parametrize("field", ["value", "low", "estimate"])
def test_a_refusal_to_say_has_no_number(field: str) -> None:
    """Who withholds gives no number and rejects none."""
    with pytest.raises(UnknownField):
        Withheld.of(by="Armenia", **{field: "1"})  # type: ignore[arg-type]  # the point of the test


def test_several_may_deny_together() -> None:
    """One denial may have several holders."""
    made = Denial.of(by=["Armenia", "Artsakh"])

    assert made.parties == (Party("Armenia"), Party("Artsakh"))


def test_an_assessment_says_what_why_and_who() -> None:
    """The user's assessment names the estimate, the reason and the assessor."""
    made = Assessment.of(estimate="e1", reason=" double counting ", by="the desk")

    assert (made.estimate, made.reason, made.by) == ("e1", "double counting", "the desk")


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [("estimate", "", UnusableName), ("reason", " ", UnusableName), ("by", 5, WrongType)],
)
def test_an_assessment_leaves_nothing_unsaid(field: str, value: object, error: type[Exception]) -> None:
    """An assessment without estimate, reason or assessor is refused."""
    given = {"estimate": "e1", "reason": "r", "by": "the desk"} | {field: value}

    with pytest.raises(error):
        Assessment.of(**given)  # type: ignore[arg-type]  # the point of the test
