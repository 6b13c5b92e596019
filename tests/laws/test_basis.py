"""
Laws of documented, estimated and partial counts (design.md, rule 12).

A partial count is a lower limit.  One party's documented and estimated numbers
do not contradict each other, and neither replaces the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested import Answer, Estimate, Figure, Interval, report
from contested.claims.schema import BASES, CLAIM_STATUSES
from contested.errors import IncompleteStatement
from contested.testing import numbers

if TYPE_CHECKING:
    from contested.quantities.numbers import Number

COUNTS = st.integers(2, 10**9)


@given(n=numbers(max_value=10**9), more=numbers(max_value=10**9))
def test_a_partial_count_is_a_lower_limit(n: Number, more: Number) -> None:
    """A count known to be incomplete rules out less, and nothing more."""
    figure = Figure("dead", "killed").claimed(n, by="A", partial=True)

    verdict = figure > n + more

    assert figure.hull().interval == Interval.at_least(n)
    assert (figure >= n).certainly
    assert verdict.by_party == {"A": Answer.UNDETERMINED}


@given(n=COUNTS)
def test_a_partial_count_prints_as_documented(n: int) -> None:
    """A partial count prints as "n documented"."""
    figure = Figure("dead", "killed").claimed(n, by="A", partial=True)

    printed = str(figure.hull())

    assert printed == f"{n:,} documented killed (A)"


@given(n=COUNTS, basis=st.sampled_from(BASES).filter(lambda basis: basis != "documented"))
def test_what_is_called_otherwise_is_not_printed_as_documented(n: int, basis: str) -> None:
    """An incomplete number that is estimated or asserted is a limit, in answers as in sentences."""
    figure = Figure("dead", "killed").claimed(n, by="A", partial=True, basis=basis)

    assert str(figure.hull()) == f"{n:,} or more killed (A)"
    assert f"{figure:prose}" == f"{n:,} or more (according to A)"
    assert "documented" not in report.sentence(figure)
    assert "not documented" in report.sentence(figure, style="documented")


@given(low=st.integers(0, 100), width=st.integers(1, 100))
def test_a_partial_count_is_one_number(low: int, width: int) -> None:
    """A range cannot be a partial count."""
    with pytest.raises(IncompleteStatement):
        Estimate.of(None, "killed", low=low, high=low + width, partial=True)


@given(a=numbers(max_value=10**9), b=numbers(max_value=10**9), bases=st.permutations(BASES))
def test_numbers_of_two_bases_do_not_divide(a: Number, b: Number, bases: list[str]) -> None:
    """A documented and an estimated number of one party stand side by side."""
    figure = Figure("dead", "killed").claimed(a, by="A", basis=bases[0]).claimed(b, by="A", basis=bases[1])

    position = figure.position("A")

    assert not position.divided
    assert position.estimates == figure.estimates


@given(a=COUNTS, gap=st.integers(1, 100), basis=st.sampled_from((None, *BASES)))
def test_numbers_of_one_basis_divide_where_they_differ(a: int, gap: int, basis: str | None) -> None:
    """Two different numbers on one basis leave a party divided."""
    figure = Figure("dead", "killed").claimed(a, by="A").claimed(a + gap, by="A")
    if basis is not None:
        figure = Figure("dead", "killed").claimed(a, by="A", basis=basis).claimed(a + gap, by="A", basis=basis)

    assert figure.position("A").divided


@given(a=COUNTS, b=COUNTS, bases=st.permutations(BASES))
def test_a_later_number_of_another_basis_replaces_nothing(a: int, b: int, bases: list[str]) -> None:
    """A later estimate does not take the place of a documented count."""
    figure = Figure("dead", "killed").claimed(a, by="A", basis=bases[0], stated="2023-09-19")

    both = figure.claimed(b, by="A", basis=bases[1], stated="2023-09-21")

    assert both.position("A").estimates == both.estimates
    assert both.position("A").superseded == ()


@given(a=COUNTS, b=COUNTS, statuses=st.permutations(CLAIM_STATUSES))
def test_a_later_number_of_another_status_replaces_nothing(a: int, b: int, statuses: list[str]) -> None:
    """A later number of another status stands beside the one before."""
    figure = Figure("dead", "killed").claimed(a, by="A", status=statuses[0], stated="2023-09-19")

    both = figure.claimed(b, by="A", status=statuses[1], stated="2023-09-21")

    assert both.position("A").superseded == ()


@given(
    n=COUNTS,
    more=COUNTS,
    statuses=st.permutations((None, *CLAIM_STATUSES)),
    language=st.sampled_from(("en", "de", "fr", "es")),
    style=st.sampled_from(("range", "by_source")),
)
def test_a_sentence_tells_a_provisional_number_from_a_final_one(
    n: int, more: int, statuses: list[str | None], language: str, style: str
) -> None:
    """Of two numbers of one party, exchanging how far they are settled changes the sentence; alike, neither is told."""

    def told(first: str | None, second: str | None) -> str:
        figure = Figure("dead", "killed").claimed(n, by="A", status=first, stated="2013-08-14")
        figure = figure.claimed(n + more, by="A", status=second, stated="2013-08-15")
        return report.sentence(figure, language=language, style=style)

    assert told(statuses[0], statuses[1]) != told(statuses[1], statuses[0])
    assert told(statuses[0], statuses[0]) == told(statuses[1], statuses[1])
