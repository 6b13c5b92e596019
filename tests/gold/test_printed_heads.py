"""
The heads of printed verdicts and the forms of printed ranges, word for word.

Source: the script by which the library was designed, before there was code, and the
heads of docs/explanation/verdicts.md.
"""

from __future__ import annotations

import pytest

from contested import Figure, Party, Source, Verdict
from contested.errors import ChainedComparison, UnsettledVerdict

SCRIPT = """
import contested as ct

article = ct.Source("News article on the ceasefire in Nagorno-Karabakh", issued="2023-09-20/2023-09-21")

population = (
    ct.Figure("population", "person", of="Nagorno-Karabakh")
    .claimed("120,000", by="Armenia", source=article)
    .claimed("50,000", by="Azerbaijan", source=article)
)
area = ct.Figure("area", "km**2", of="Nagorno-Karabakh").claimed("approximately 3,000", source=article)
troops = (
    ct.Figure("Armenian soldiers", "person", of="Nagorno-Karabakh")
    .claimed("around 10,000", by="Azerbaijan", source=article)
    .denied(by="Armenia", source=article)
)
local = ct.Figure("locally recruited", "person", of="Nagorno-Karabakh").claimed("3,000", by="Azerbaijan", source=article)
"""
PRINTED = [
    ("print(population.hull())", "50,000 (Azerbaijan) to 120,000 (Armenia) people"),
    ("print(repr(population.hull().ratio))", "Fraction(12, 5)"),
    ("print(population.common() is None)", "True"),
    ("print(population > 100_000)", "contested: yes per Armenia, no per Azerbaijan"),
    ("print(((population > 100_000).possibly, (population > 100_000).certainly))", "(True, False)"),
    ("print(population > 40_000)", "settled: yes per Armenia and Azerbaijan"),
    ("print(troops > 4_000)", "contested: yes per Azerbaijan; Armenia denies the figure"),
    (
        "print(f'{population:prose}')",
        "between 50,000 (according to Azerbaijan) and 120,000 (according to Armenia)",
    ),
    ("print(troops.hull())", "about 10,000 people (Azerbaijan); Armenia denies the figure"),
]

PEOPLE = Figure("f", "person")
A = Party("A", stake="disputant")


@pytest.mark.parametrize(("line", "printed"), PRINTED)
def test_the_script_of_the_design(line: str, printed: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The script runs as it stands and prints what stands beside it."""
    exec(compile(f"{SCRIPT}{line}\n", "script", "exec"), {})  # a page's own text

    assert capsys.readouterr().out == f"{printed}\n"


def test_a_verdict_never_guesses() -> None:
    """``bool()`` of a contested verdict is refused."""
    with pytest.raises(UnsettledVerdict):
        exec(f"{SCRIPT}bool(population > 100_000)", {})


HEADS = [
    (PEOPLE > 5, "nobody answers"),
    (Figure("f", "person", disputants=["A", "B"]) > 5, "nobody answers"),
    (PEOPLE.claimed(6, by="B").claimed(7, by="A") > 5, "settled: yes per A and B"),
    (PEOPLE.claimed(6, by="B").claimed(7, by="A") < 5, "settled: no per A and B"),
    (Figure("f", "person", disputants=["C"]).claimed(6, by="B").claimed(7, by="A") > 5, "settled: yes per A and B"),
    (PEOPLE.claimed(6, by="B") > 5, "settled: yes per B"),
    (PEOPLE.claimed(6, by=A) > 5, "one-sided: yes per A alone"),
    (PEOPLE.claimed(6, by=A) > 7, "one-sided: no per A alone"),
    (Figure("f", "person", disputants=["C"]).claimed(6, by=A) > 5, "one-sided: yes per A alone"),
    (PEOPLE.claimed("dozens", by="A") > 5, "undetermined per A"),
    (PEOPLE.claimed("at least 3", by="B").claimed("dozens", by="A") > 5, "undetermined per A and B"),
    (PEOPLE.claimed("at least 3", by="B").denied(by="A") > 5, "undetermined per B; A denies the figure"),
    (PEOPLE.claimed(6, by="B").claimed(4, by="A") > 5, "contested: yes per B, no per A"),
    (
        PEOPLE.claimed(6, by="B").claimed(4, by="A").claimed("dozens", by="C") > 5,
        "contested: yes per B, no per A, undetermined per C",
    ),
    (PEOPLE.claimed(6, by="B").claimed("dozens", by="C") > 5, "contested: yes per B, undetermined per C"),
    (PEOPLE.claimed(6, by="B").denied(by="A") > 5, "contested: yes per B; A denies the figure"),
    (PEOPLE.claimed(6, by="B").withheld(by="A") > 5, "contested: yes per B; A withholds a number"),
    (
        PEOPLE.claimed(6, by="B").withheld(by="A").withheld(by="C") > 5,
        "contested: yes per B; A and C withhold a number",
    ),
    (
        PEOPLE.claimed(6, by="B").denied(by="A").withheld(by="C") > 5,
        "contested: yes per B; A denies the figure and C withholds a number",
    ),
    (PEOPLE.denied(by="A") > 5, "nobody answers; A denies the figure"),
    (PEOPLE.withheld(by="A") > 5, "nobody answers; A withholds a number"),
]


@pytest.mark.parametrize(("verdict", "printed"), HEADS, ids=[printed for _, printed in HEADS])
def test_the_head_of_a_verdict(verdict: Verdict, printed: str) -> None:
    """Each case has its head, in the order of the design, and names in order."""
    assert str(verdict) == printed
    assert verdict.settled is printed.startswith("settled")


def test_the_silent_unsettle_nothing_and_are_named_in_the_explanation() -> None:
    """A disputant who says nothing stands in the explanation, not in the head."""
    verdict = Figure("f", "person", disputants=["C"]).claimed(6, by="B").claimed(7, by="A") > 5

    assert bool(verdict)
    assert "silent: C" in str(verdict.explain())


@pytest.mark.parametrize("verdict", [verdict for verdict, printed in HEADS if not printed.startswith("settled")])
def test_what_is_not_settled_has_no_truth_value(verdict: Verdict) -> None:
    """``bool()`` is refused, ``certainly`` is false and ``possibly`` true."""
    with pytest.raises(UnsettledVerdict):
        bool(verdict)
    assert (verdict.certainly, verdict.possibly) == (False, True)


RANGES = [
    (PEOPLE.claimed("50,000", by="OSCE").claimed("50,000", by="Azerbaijan"), "50,000 people (Azerbaijan, OSCE)"),
    (
        PEOPLE.claimed("50,000", by="OSCE").claimed("50,000", by="Azerbaijan").claimed("120,000", by="Armenia"),
        "50,000 (Azerbaijan, OSCE) to 120,000 (Armenia) people",
    ),
    (PEOPLE.denied(by="Armenia"), "no number; Armenia denies the figure"),
    (
        PEOPLE.claimed("around 10,000", by="B").denied(by="Armenia"),
        "about 10,000 people (B); Armenia denies the figure",
    ),
    (
        PEOPLE.claimed("at least 11", by="A").claimed(20, by="B"),
        "11 or more (A) to 20 (B) people; A names no upper limit",
    ),
    (PEOPLE.claimed("at least 11", by="A"), "11 or more people (A)"),
    (PEOPLE.claimed("dozens", by="A").claimed(20, by="B"), "20 people (B); A says “dozens”"),
    (PEOPLE, "no number"),
]


@pytest.mark.parametrize(("figure", "printed"), RANGES, ids=[printed for _, printed in RANGES])
def test_the_form_of_a_range(figure: Figure, printed: str) -> None:
    """A hull names who put each end there, who denies, and who names no limit."""
    assert str(figure.hull()) == printed


def test_an_end_that_is_left_open_hides_nothing() -> None:
    """The high end is absent, the highest printed number is not; without numbers a range is empty."""
    hull = PEOPLE.claimed("at least 11", by="A").claimed(20, by="B").hull()

    assert (hull.high, hull.printed_high, hull.is_empty) == (None, 20, False)
    assert PEOPLE.denied(by="Armenia").hull().is_empty


def test_a_chain_of_comparisons_is_refused() -> None:
    """``a < figure < b`` names between."""
    with pytest.raises(ChainedComparison, match="between"):
        _ = 1 < PEOPLE.claimed(6, by="B") < 7


def test_a_note_says_what_is_known_of_the_source() -> None:
    """A source without author and publisher is cited by its title and issue."""
    article = Source("News article", issued="2023-09-20/2023-09-21")

    assert article.cited() == "News article, issued 2023-09-20/2023-09-21"
