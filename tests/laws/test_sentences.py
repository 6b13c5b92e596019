"""
Laws of sentences (design.md, rules 2, 7, 8 and 9).

A sentence names everybody who has a say, prints no number that nobody
claimed, and says as much as it was made of when it is read again.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from tests.effort import examples

import contested as ct
from contested import report
from contested.claims import Estimate, centre_of, has_value
from contested.names import isolated
from contested.quantities import Interval, in_full
from contested.report.sentence_templates import SENTENCE_LANGUAGES
from contested.report.sentences import STYLES
from contested.testing import figures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contested.claims import Statement
    from contested.quantities import Number

_NUMBER = re.compile(r"(?<![\w.,])[-−]?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(/\d+)?")
"""A number as English writes it, read by nothing of ours."""

_NAMES = ("Alpha", "Beta", "Gamma", "Delta")


def without_names(text: str, figure: ct.Figure) -> str:
    """Return a sentence without the names in it, which may have digits."""
    for name in sorted((position.name for position in figure.positions()), key=len, reverse=True):
        text = text.replace(name, "somebody")
    return text


def claimed_numbers(figure: ct.Figure) -> set[Number]:
    """Return every number that a statement in force prints, or that one is aimed at."""
    found: set[Number | None] = set()
    for position in figure.positions():
        aimed: list[Statement | None] = [one.target for one in position.aims]
        aimed += [one.aim.target for one in position.retractions if one.aim is not None]
        for estimate in (*position.estimates, *position.denied, *aimed):
            if isinstance(estimate, Estimate):
                found |= set(_numbers_of(estimate.to(figure.unit)))
    return {number for number in found if number is not None}


def _numbers_of(estimate: Estimate) -> Iterator[Number | None]:
    interval = estimate.interval
    if interval is not None:
        yield from (interval.low, interval.high, estimate.best, *estimate.standard_errors)
        yield None if estimate.level is None else estimate.level * 100
        if has_value(estimate):
            yield centre_of(estimate)  # of which a stated error is


@given(figure=figures(None, stances=True), language=st.sampled_from(SENTENCE_LANGUAGES), style=st.sampled_from(STYLES))
def test_every_style_and_language_names_everybody(figure: ct.Figure, language: str, style: str) -> None:
    """Whoever states, denies, withholds or is silent stands in every sentence, and nothing is half said."""
    said = report.sentence(figure, style, language)

    named = [position.name for position in figure.positions() if position.name != "unattributed"]
    assert [name for name in named if name not in said and isolated(name) not in said] == []
    assert said.endswith(".")
    assert said[0] == said[0].upper()
    assert said.isprintable() or not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", said)


@given(figure=figures(names=_NAMES, assessed=False, dated=False, stances=True))
def test_a_printed_number_is_one_that_was_claimed(figure: ct.Figure) -> None:
    """Each lies within half a unit of its last printed place of one: no middle, and no digit that nobody gave."""
    said = without_names(report.sentence(figure), figure)
    claimed = claimed_numbers(figure)

    for whole, decimals, under in _NUMBER.findall(said):
        number = Fraction(f"{whole.replace(',', '')}{decimals}") / (int(under[1:]) if under else 1)
        half = Fraction(1, 2 * 10 ** (len(decimals) - 1 if decimals else 0))
        assert any(abs(number - abs(Fraction(one))) <= half for one in claimed), (whole, said)


@given(
    figure=figures(names=_NAMES, assessed=False, dated=False, stances=True),
    language=st.sampled_from(SENTENCE_LANGUAGES),
)
def test_what_is_printed_is_read_again_as_what_was_claimed(figure: ct.Figure, language: str) -> None:
    """In each language a sentence allows of a number all that its source printed; thirds have no reading in prose."""
    said = without_names(report.sentence(figure, language=language), figure)
    read = [one.interval for one in ct.find_phrases(said, locale=language)]

    for position in figure._panel.stated:
        for estimate in position.estimates:
            printed = estimate.to(figure.unit).interval
            if printed is None or printed == Interval.everything():
                continue
            if not any("/" in in_full(end) for end in (printed.low, printed.high) if end is not None):
                assert any(printed.within(one) for one in read if one is not None)


@given(figure=figures(names=("Alpha", "Beta")), other=figures(names=("Alpha", "Beta")))
def test_a_verdict_in_a_sentence_names_everybody_who_answers(figure: ct.Figure, other: ct.Figure) -> None:
    """Who says yes, no or neither, and who denies or withholds, is named."""
    for answer in (figure > other, figure > 20):
        said = report.sentence(answer)

        assert [name for name in answer.by_party if name not in said and isolated(name) not in said] == []


@examples(2)
@given(figure=figures(None, stances=True), language=st.sampled_from(SENTENCE_LANGUAGES))
def test_every_answer_on_any_figure_has_a_sentence(figure: ct.Figure, language: str) -> None:
    """None fails, and each is one line with a capital and a full stop."""
    holders = [position.name for position in figure.positions()]
    answers: list[object] = [
        *(figure.hull(), figure > 100, figure.between(10, 50), figure.agrees_with(20), figure.who_says(50)),
        *(figure.history(), figure.over_time(), figure.disagreement(), report.agreement(figure), *figure.positions()),
        *(figure.reconcile(ct.methods.Median(), force=True), figure.reconcile(ct.methods.Mean())),
        *([figure.most_agreed()] if figure._panel.stated else []),
        *([figure.common()] if figure.common() is not None else []),
        *([figure.ratio_between(*holders[:2]), figure.difference_between(*holders[:2])] if len(holders) > 1 else []),
    ]

    for answer in answers:
        said = report.sentence(answer, language=language)
        assert said.endswith(".")
        assert "\n" not in said


@examples(2)
@given(figure=figures(stances=True), other=figures())
def test_a_sentence_of_a_derived_figure_names_everybody(figure: ct.Figure, other: ct.Figure) -> None:
    """Whoever denies one of the figures, or has a number on none, is named as well."""
    derived = figure + other

    said = report.sentence(derived)

    named = [position.name for position in derived.positions() if not position.is_part_of_others]
    assert [name for name in named if name not in said and isolated(name) not in said and name != "unattributed"] == []
