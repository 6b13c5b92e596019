"""
Laws of origins (design.md, rule 6).

One origin counts once: repeating a claim through more papers that quote it
changes neither how many agree, nor of how many, nor who is behind it.  One
paper with two parties' claims is two origins.  Anonymous speakers never merge.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from contested import Figure, Source
from contested.testing import figures, numbers, sources

if TYPE_CHECKING:
    from contested.quantities.numbers import Number

COPIES = st.integers(1, 5)


@given(figure=figures(assessed=False), number=numbers(max_value=10**9), copies=COPIES, data=st.data())
def test_repeating_a_claim_adds_no_witness(figure: Figure, number: Number, copies: int, data: st.DataObject) -> None:
    """More papers that quote the wire change neither k nor n of the agreement, nor the origins."""
    wire = Source("A wire nobody else quotes", primary=True)
    told = figure.claimed(number, by="Iran", source=wire)
    holders = st.sampled_from(("Iran", None))

    repeated = told
    for n in range(copies):
        paper = Source(f"Paper {n}", quoting=(wire,))
        repeated = repeated.claimed(number, by=data.draw(holders), source=paper)

    before, after = told.most_agreed(), repeated.most_agreed()
    assert (after.k, after.n) == (before.k, before.n)
    assert [segment.region for segment in after.segments] == [segment.region for segment in before.segments]
    assert [(o.name, o.kind) for o in repeated.origins()] == [(o.name, o.kind) for o in told.origins()]


@given(number=numbers(max_value=10**9), links=st.integers(0, 4))
def test_the_last_link_of_a_chain_is_the_origin(number: Number, links: int) -> None:
    """However many sources stand between, the origin is the one at the end."""
    source = last = Source("Ministry")
    for n in range(links):
        source = Source(f"Paper {n}", quoting=(source,))

    (origin,) = Figure("losses", "person").claimed(number, by="A", source=source, quoting=()).origins()

    assert origin.name == (last.name if links else "A")
    assert origin.kind == ("source" if links else "party")


@given(
    a=numbers(max_value=10**9),
    b=numbers(max_value=10**9),
    source=sources().filter(lambda s: not (s.primary or s.quoting)),
)
def test_one_paper_with_two_claims_is_two_origins(a: Number, b: Number, source: Source) -> None:
    """Two parties in one paper that quotes nobody are two witnesses."""
    figure = Figure("population", "person").claimed(a, by="A", source=source).claimed(b, by="B", source=source)

    assert [origin.name for origin in figure.origins()] == ["A", "B"]
    assert figure.most_agreed().n == 2


@given(number=numbers(max_value=10**9), copies=COPIES)
def test_papers_that_quote_one_party_are_one_origin(number: Number, copies: int) -> None:
    """One party's claim in many papers that declare nothing is one origin."""
    figure = Figure("population", "person").claimed(number, by="A")
    for n in range(copies):
        figure = figure.claimed(number, by="A", source=Source(f"Paper {n}"))

    assert len(figure.origins()) == 1
    assert figure.most_agreed().n == 1


@given(number=numbers(max_value=10**9), copies=st.integers(2, 4), name=st.sampled_from(("a soldier", "an official")))
def test_anonymous_speakers_never_merge(number: Number, copies: int, name: str) -> None:
    """Speakers who are not named are as many as there are statements."""
    figure = Figure("losses", "person")
    for n in range(copies):
        figure = figure.claimed(number, speaker=name, anonymous=True, note=f"told on day {n}")

    assert len(figure.positions()) == copies
    assert len(figure.origins()) == copies
    assert figure.most_agreed().k == copies


@given(number=numbers(max_value=10**9), copies=st.integers(2, 4))
def test_named_speakers_merge(number: Number, copies: int) -> None:
    """A speaker who is named is one, however often quoted."""
    figure = Figure("losses", "person")
    for n in range(copies):
        figure = figure.claimed(number, speaker="Col. Vardanyan", note=f"told on day {n}")

    assert len(figure.positions()) == len(figure.origins()) == 1


@given(figure=figures())
def test_every_number_in_force_has_one_origin(figure: Figure) -> None:
    """The origins share out the estimates in force, none twice."""
    in_force = {id(e): e for position in figure.positions() for e in position.estimates}

    shared = [e for origin in figure.origins() for e in dict.fromkeys(origin.estimates)]

    assert len(shared) == len(set(shared))
    assert set(shared) == set(in_force.values())


@given(figure=figures(min_estimates=1))
def test_no_more_agree_than_there_are_origins(figure: Figure) -> None:
    """At most as many voices allow one value as there are origins of numbers."""
    if not figure._panel.stated:
        return

    answer = figure.most_agreed()

    assert 1 <= answer.k <= min(len(figure.origins()), answer.n)
