"""
Laws of the printed word (design.md, rule 2).

The source's own words, unit and attribution stay with the number, and nothing
is made more precise or less precise than it was: a bare 120,000 is 120,000.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from contested import Estimate, Figure, Interval
from contested.quantities.numbers import Number, in_full
from contested.testing import edge_cases as pools
from contested.testing import figures, numbers

if TYPE_CHECKING:
    from contested.claims.source import Source

TEXTS = st.sampled_from([claim["value"] for claim in pools.EDGE_CLAIMS if isinstance(claim["value"], str)])


@given(text=TEXTS, margin=st.sampled_from(("", " ", "\t")))
def test_the_words_of_the_source_stay(text: str, margin: str) -> None:
    """An estimate keeps the text it was read from."""
    if margin == "\t":
        margin = "  "

    estimate = Estimate.of(f"{margin}{text}{margin}", "person")

    assert estimate.text == text


@given(number=numbers())
def test_a_bare_number_is_that_number(number: Number) -> None:
    """A number without a hedge allows itself alone, and is not called approximate."""
    estimate = Estimate.of(number, "person", by="A")

    assert estimate.interval == estimate.reach == Interval.point(number)
    assert not estimate.approximate


@given(number=numbers(min_value=2))
def test_a_stated_number_prints_every_digit(number: Number) -> None:
    """The hull of one bare claim prints it in full."""
    figure = Figure("population", "person").claimed(number, by="A")

    printed = str(figure.hull())

    assert printed == f"{in_full(number)} people (A)"


@given(hectares=st.integers(1, 10**9))
def test_the_unit_of_the_source_stays(hectares: int) -> None:
    """An estimate keeps the unit it was printed in, while answers use the figure's."""
    figure = Figure("area", "km**2").claimed(f"about {hectares:,} ha", by="A")

    (estimate,) = figure.estimates

    assert str(estimate.unit) == "ha"
    assert estimate.interval == Interval.point(hectares)
    assert figure.hull().low == estimate.to("km**2").interval.low  # type: ignore[union-attr]


@given(figure=figures(), source=st.sampled_from(pools.EDGE_SOURCES))
def test_the_attribution_of_the_source_stays(figure: Figure, source: Source) -> None:
    """How the source calls a party is kept and printed, and the party is still itself."""
    said = figure.claimed(7, by="Iran", named="official Tehran", source=source)

    estimate = said.estimates[-1]

    assert estimate.named == "official Tehran"
    assert "Iran (official Tehran)" in str(estimate)
    assert said.position("Iran").estimates == (estimate,)


@given(figure=figures("km**2"))
def test_looking_changes_no_statement(figure: Figure) -> None:
    """Converting, selecting and asking leave every statement as it was made."""
    looked = figure.to("ha").only("Armenia")

    answers = (looked.hull(), looked > 5, looked.common())

    assert len(answers) == 3
    assert looked.statements == figure.statements


@given(figure=figures())
def test_every_printed_end_was_printed(figure: Figure) -> None:
    """The outermost numbers of a hull are numbers that somebody printed."""
    printed = {
        end
        for position in figure.positions()
        for estimate in position.estimates
        if estimate.interval is not None
        for end in (estimate.interval.low, estimate.interval.high)
    }

    hull = figure.hull()

    assert hull.printed_low is None or hull.printed_low in printed
    assert hull.printed_high is None or hull.printed_high in printed
