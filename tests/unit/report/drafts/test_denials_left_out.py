"""Denials left out: at which number a finding stands, and what it says is denied."""

from __future__ import annotations

import pytest

import contested as ct
from contested import report

REVOLT = ct.Dossier(
    {
        "dead": ct.Figure("killed in the protests", "killed", of="Iran")
        .claimed("about 1,500", by="Officials", key="r")
        .claimed("at least 304", by="Human Rights Watch")
        .denied(by="Tehran", estimate="r")
    }
)
BOTH = (
    "Human Rights Watch says at least 304 people were killed in the protests in Iran; officials speak of about 1,500."
)


def found(draft: str, figure: ct.Figure) -> list[tuple[str, str]]:
    """Return the codes and messages that are found in a draft."""
    return [(one.code, one.message) for one in report.lint(draft, ct.Dossier({"x": figure}))]


def killed() -> ct.Figure:
    """Return a figure of which nothing is said."""
    return ct.Figure("killed", "killed", of="Andijan")


def test_a_denial_of_one_number_is_missed_at_that_number() -> None:
    """Not at the first number of the paragraph; and where the number does not stand, nothing is missed."""
    (one,) = report.lint(BOTH, REVOLT)

    assert (one.code, one.number) == ("CL007", "about 1,500")
    assert one.message.endswith("without a denial: Tehran denies it")
    assert report.lint(f"{BOTH} Tehran denies that.", REVOLT).codes == ()


def test_of_two_who_give_one_number_the_one_who_speaks_is_meant() -> None:
    """The mayor's 187 is denied, the doctors' is not."""
    figure = killed().claimed("187", by="the mayor", key="m").claimed("187", by="the doctors", key="d")
    figure = figure.denied(by="Egypt", estimate="m")

    assert found("The doctors say 187 people were killed in Andijan.", figure) == []
    assert [code for code, _ in found("The mayor says 187 people were killed in Andijan.", figure)] == ["CL007"]


@pytest.mark.parametrize(
    ("denials", "wanted"),
    [
        ([{"by": "Egypt"}], "Egypt denies it"),
        ([{"by": "Egypt"}, {"by": "Qatar", "aspect": "number"}], "Egypt and Qatar deny it"),
        ([{"by": "Egypt", "aspect": "definition"}], "Egypt denies the definition of it"),
        ([{"by": "Egypt", "aspect": "attribution", "estimate": "m"}], "Egypt denies the attribution of it"),
        (
            [{"by": "Egypt"}, {"by": "Qatar", "aspect": "definition"}],
            "Egypt denies it; Qatar denies the definition of it",
        ),
    ],
)
def test_what_is_denied_is_named(denials: list[dict[str, str]], wanted: str) -> None:
    """Who denies the definition does not deny the number."""
    figure = killed().claimed("187", by="the mayor", key="m")
    for one in denials:
        figure = figure.denied(**one)  # type: ignore[arg-type]

    assert found("The mayor says 187 people were killed in Andijan.", figure) == [
        ("CL007", f"“187 people” stands without a denial: {wanted}")
    ]


def test_who_disputes_does_not_deny() -> None:
    """A dispute is of a method or a definition, and several dispute."""
    figure = killed().claimed("187", by="the mayor").disputed(by="Egypt", aspect="method")
    figure = figure.disputed(by="Qatar", aspect="method")

    assert found("The mayor says 187 people were killed in Andijan.", figure) == [
        ("CL007", "“187 people” stands without a denial: Egypt and Qatar dispute the method of it")
    ]


def test_a_denial_is_told_once_and_said_of_a_zero_as_it_is() -> None:
    """ "Nobody was killed" is no claim of him who denies: the number, one number, or how it is defined."""
    draft = "Egypt says nobody was killed in Andijan."
    claimed = killed().claimed("187", by="the mayor", key="m")
    ((_, whole),) = found(draft, claimed.denied(by="Egypt", aspect="number").denied(by="Egypt"))
    ((_, one),) = found(draft, claimed.denied(by="Egypt", estimate="m"))
    ((_, no_number),) = found(draft, claimed.denied(by="Egypt", aspect="definition"))

    assert whole.endswith(": Egypt denies the number, and a denial is no zero")
    assert one.endswith(": Egypt denies 187 killed, and a denial is no zero")
    assert no_number == "nobody claims “nobody was killed” of killed (Andijan)"
    assert len(found("The mayor says 187 killed in Andijan.", claimed.denied(by="Egypt").denied(by="Egypt"))) == 1
