"""What a failing example prints can be pasted and run, and is the value that failed."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.vendor import pretty

import contested
from contested import Dossier, Estimate, Figure, Interval, Party, Source, Unit, part_of
from contested.claims import Assessment, correction, without_target
from contested.testing import (
    Recording,
    as_code,
    denials,
    dossiers,
    estimates,
    figures,
    formulas,
    intervals,
    journal_of,
    journals,
    parties,
    phrases,
    relations,
    series,
    sources,
    withheld,
)

NAMES: dict[str, Any] = {
    **{name: getattr(contested, name) for name in contested.__all__},
    "Fraction": Fraction,
    "correction": correction,
    "journal_of": journal_of,
    "Recording": Recording,
}
"""What is imported before a printed example is pasted."""

FEW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def pasted(code: str) -> Any:
    """Run Python that was printed."""
    return eval(code, dict(NAMES))  # that it runs is what is tested


@FEW
@given(
    st.one_of(
        *(figures(None, stances=True), figures(min_ratio=2), series(), estimates(None), denials(estimates=["toll"])),
        *(withheld(), parties(), sources(min_links=1), intervals(), relations(), formulas(), phrases()),
        dossiers(stances=True),
    )
)
def test_what_is_printed_makes_the_value_again(value: object) -> None:
    """Every drawn value is equal to what its code makes."""
    assert pasted(as_code(value)) == value


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(journal=journals(max_size=4))
def test_a_printed_journal_records_the_same_entries(journal: contested.Journal) -> None:
    """A journal is printed as what was recorded in it, and recording that again gives the same digests."""
    again = pasted(as_code(journal))

    assert sorted(one.digest for one in again.entries()) == sorted(one.digest for one in journal.entries())


def test_of_one_day_what_is_replaced_is_printed_first() -> None:
    """Where one day does not tell an order, a correction is printed after what it corrects."""
    figure, claim = Figure("losses", "killed"), Estimate.of(5, "killed", by="A")
    said = [
        Recording("b", "2023-09-20", figure, claim),
        Recording("b", "2023-09-20", figure, claim),
        Recording("a", "2023-09-20", figure, Estimate.of(6, "killed", by="A"), replaces=1),
        Recording("a", "2023-09-20", replaces=0),
    ]

    again = pasted(as_code(journal_of(said)))

    assert {str(one.statement) for one in again.entries()} == {"5 killed (A)", "6 killed (A)", "None"}
    assert as_code(again).index("Estimate.of(5") < as_code(again).index("Estimate.of(6")


ARMENIA = Party("Armenia", aliases=("Yerevan",), stake="disputant")
STATED = Figure("population", "person", of="Nagorno-Karabakh").claimed(
    "120,000", by=ARMENIA, source=Source("Article", issued="2023-09-20"), key="a"
)

WRITTEN: dict[str, tuple[object, str]] = {
    "a number": (120_000, "120000"),
    "a fraction": (Fraction(1, 3), "Fraction(1, 3)"),
    "a bare party": (Party("OSCE"), "Party('OSCE')"),
    "a party": (ARMENIA, "Party('Armenia', aliases=('Yerevan',), stake='disputant')"),
    "an open interval": (Interval(5, 15, low_open=True), "Interval(5, 15, low_open=True)"),
    "the empty interval": (Interval.empty(), "Interval.empty()"),
    "a claim": (Estimate.of("about 5", "person", by="A"), "Estimate.of('about 5', 'person', by='A')"),
    "a short figure": (Figure("a", "person").claimed(5, by="A"), "Figure('a', 'person').claimed(5, by='A')"),
    "a figure": (
        STATED.denied(by="Azerbaijan").set_aside("a", reason="a misprint", by="the editor"),
        (
            "(\n    Figure('population', 'person', of='Nagorno-Karabakh')"
            "\n    .claimed('120,000', by=Party('Armenia', aliases=('Yerevan',), stake='disputant'), "
            "source=Source('Article', issued='2023-09-20'), key='a')"
            "\n    .denied(by='Azerbaijan')"
            "\n    .set_aside('a', reason='a misprint', by='the editor')\n)"
        ),
    ),
    "facets and disputants": (
        Figure("losses", "soldier", facets={"side": "Russia"}, disputants=["Ukraine"]),
        "Figure('losses', 'soldier', facets={'side': 'Russia'}, disputants=['Ukraine'])",
    ),
    "a formula": (
        -(Figure("a", "person").claimed(5, by="A") ** 2) + 3,
        "(-((Figure('a', 'person').claimed(5, by='A') ** 2)) + 3)",
    ),
    "a relation": (part_of("a", "b", by="A"), "PartOf(('a',), 'b', by=Party('A'))"),
    "an assessment": (
        Assessment.of(estimate="a", reason="r", by="b"),
        "Assessment(estimate='a', reason='r', by='b')",
    ),
    "a dossier": (
        Dossier().with_figure("a", Figure('"""', "person")),
        'Dossier.loads("""\nformat = 1\n\n[figures.a]\nname = "' + '\\\\"' * 3 + '"\nunit = "person"\n""")',
    ),
    "what is in a list": (
        [ARMENIA.name, (1,), {"a": Interval.at_most(3)}],
        "['Armenia', (1,), {'a': Interval(None, 3)}]",
    ),
    "a correction": (correction(5, "person", by="A", estimate="a"), "correction(5, 'person', by='A', estimate='a')"),
    "a claim by another lexicon": (
        Estimate.of("dozens", "person", by="A", lexicon="acled"),
        "Estimate.of('dozens', 'person', lexicon='acled', by='A')",
    ),
    "anything else": (date(2023, 9, 20), "datetime.date(2023, 9, 20)"),
}


@pytest.mark.parametrize("what", WRITTEN)
def test_values_are_written_as_a_person_would(what: str) -> None:
    """Only what is said of a value is written, in the words of the public calls."""
    value, code = WRITTEN[what]

    assert as_code(value) == code


def test_what_no_call_makes_is_its_repr() -> None:
    """A figure as of a day, a formula that mixes accounts, a unit of one's own, numbers put in by hand: their repr."""
    seen = STATED.as_of("2023-09-20")
    mixed = (STATED + STATED).mixed()
    claim = Estimate.of(5, "person", by="A")
    by_hand = attrs.evolve(claim, interval=Interval(4, 5), reach=Interval(3, 5))
    own = Unit.counting("well")

    assert as_code(seen) == repr(seen)
    assert as_code(mixed) == repr(mixed)
    assert as_code(by_hand) == repr(by_hand)
    assert as_code(STATED.saying(by_hand)) == repr(STATED.saying(by_hand))
    assert as_code(own) == repr(own)
    assert as_code(without_target(claim)) == "Estimate.of(5, 'person', by='A')"


def test_hypothesis_prints_examples_as_code() -> None:
    """What Hypothesis prints of a failing test is the call with our values as code."""
    assert pretty.pretty([STATED.of, Party("A"), Figure("a", "person")]) == (
        "['Nagorno-Karabakh', Party('A'), Figure('a', 'person')]"
    )
