"""
Laws of party, source and facet (design.md, rule 5).

The party holds the position, the source is where it was read, and whose
losses they are is a facet.  Several parties can hold one statement.  What a
source adds besides (its words, its notes) changes no answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

from contested import Answer, Estimate, Figure, Party, Source, Stance
from contested.testing import edge_cases as pools
from contested.testing import estimates, figures, numbers, parties, sources

if TYPE_CHECKING:
    from contested.quantities.numbers import Number

NAMES = ("A", "B", "C", "D")


@given(figure=figures(dated=False), number=numbers(max_value=10**9), a=sources(), b=sources())
def test_where_it_was_read_is_not_who_says_it(figure: Figure, number: Number, a: Source, b: Source) -> None:
    """A party's number is the party's, whatever document it was read in."""
    first, second = (figure.claimed(number, by="Iran", source=source) for source in (a, b))

    assert (first > 50_000).by_party == (second > 50_000).by_party
    assert first.hull().interval == second.hull().interval
    assert first.position("Iran").interval == second.position("Iran").interval


@given(number=numbers(max_value=10**9), holders=st.lists(st.sampled_from(NAMES), min_size=1, unique=True))
def test_several_parties_hold_one_statement(number: Number, holders: list[str]) -> None:
    """Each holder of one statement has a position, and all of them are one origin."""
    figure = Figure("population", "person").claimed(number, by=holders)

    hull = figure.hull()

    assert [p.name for p in figure.positions()] == sorted(holders)
    assert hull.low_by == hull.high_by == tuple(sorted(holders))
    assert len(figure.origins()) == 1
    assert (figure.most_agreed().k, figure.most_agreed().n) == (1, 1)


@given(number=numbers(max_value=10**9), source=sources())
def test_a_source_speaks_for_itself_where_it_names_nobody(number: Number, source: Source) -> None:
    """An unattributed number is the source's own voice."""
    figure = Figure("area", "km**2").claimed(number, source=source)

    (position,) = figure.positions()

    assert position.name == source.name
    assert position.is_own_voice
    assert position.stance is Stance.STATED


@given(party=st.sampled_from(pools.EDGE_PARTIES), number=numbers(max_value=10**9))
def test_an_alias_is_the_party(party: Party, number: Number) -> None:
    """A party is asked for, and speaks, by any of its names."""
    figure = Figure("population", "person").claimed(number, by=party)

    for name in (party.name, *party.aliases):
        again = figure.claimed(number, by=name)

        assert figure.position(name).stance is Stance.STATED
        assert [p.name for p in again.positions()] == [party.name]


@given(figure=figures(), side=st.sampled_from(("Armenia", "Azerbaijan")))
def test_the_side_counted_is_part_of_what_is_counted(figure: Figure, side: str) -> None:
    """A facet makes another figure, and changes no position."""
    faceted = attrs.evolve(figure, facets={"side": side})

    assert faceted != figure
    assert faceted.positions() == figure.positions()


@given(
    figure=figures(),
    extra=st.fixed_dictionaries(
        {}, optional={"named": st.just("rebels"), "quote": st.just("so"), "note": st.just("n")}
    ),
)
def test_remarks_change_no_answer(figure: Figure, extra: dict[str, Any]) -> None:
    """The source's name for a party, its words and notes change no number and no verdict."""
    plain, remarked = figure.claimed(7, by="Iran"), figure.claimed(7, by="Iran", **extra)

    assert (plain > 5).by_party == (remarked > 5).by_party
    assert plain.hull().interval == remarked.hull().interval
    assert str(plain.hull()) == str(remarked.hull())


@given(figure=figures(), party=parties(names=("Iran", "Türkiye")))
def test_one_who_says_nothing_is_silent(figure: Figure, party: Party) -> None:
    """Asking for a party that said nothing gives a silent position, not an error."""
    position = figure.position(party)

    assert position.stance is Stance.SILENT
    assert position.interval is None


@given(estimate=estimates())
def test_every_holder_of_a_statement_is_a_voice(estimate: Estimate) -> None:
    """A statement makes one position for each who holds it, and one in any case."""
    figure = Figure("population", "person", statements=[estimate])

    positions = figure.positions()

    assert len(positions) == max(1, len(estimate.parties))
    assert all(answer is not Answer.DENIES for answer in (figure > 3).by_party.values())


@given(figure=figures())
def test_positions_are_listed_by_name_and_no_two_alike(figure: Figure) -> None:
    """No two voices print under one name."""
    names = [position.name for position in figure.positions()]

    assert names == sorted(set(names))
