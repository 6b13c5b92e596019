"""
Laws of editions (design.md, rules 8, 19 and 20).

A diff applied forward gives the new edition; nothing is lost between the two;
the order in which statements are given changes no diff; what is printed of an
edition stands in it.
"""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from typing import Any

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.effort import examples

from contested import ContestedError, Dossier
from contested.errors import ConflictingRecords, EqualFigures
from contested.testing import figures


@st.composite
def editions(draw: st.DrawFn) -> tuple[Dossier, Dossier]:
    """Draw two dossiers that share some figures, some of which lost statements or gained others' ones."""
    old, new = Dossier(), Dossier()
    for n in range(draw(st.integers(1, 3))):
        figure = draw(figures(unit="person"))
        other = draw(figures(unit="person"))
        kept = [one for one in figure.statements if draw(st.booleans())]
        came = [one for one in other.statements if draw(st.booleans())]
        for made, id_, one in ((0, f"f{n}", figure), (1, f"g{n}" if draw(st.booleans()) else f"f{n}", None)):
            with suppress(ContestedError):
                shown = one or attrs.evolve(figure, statements=[*kept, *came])
                with suppress(EqualFigures, ConflictingRecords):
                    if made == 0:
                        old = old.with_figure(id_, shown)
                    else:
                        new = new.with_figure(id_, shown)
    assume(len(old) and len(new))
    return old, new


def contents(dossier: Dossier) -> list[Any]:
    """Return what a dossier holds, whatever the order of statements and the ids of all but figures."""
    found = [
        ((id_, attrs.evolve(figure, statements=(), assessments=())), Counter(figure.statements))
        for id_, figure in dossier.figures.items()
    ]
    return sorted(found, key=str)


@examples(cost=4)
@given(editions())
def test_a_diff_applied_forward_gives_the_new_edition(pair: tuple[Dossier, Dossier]) -> None:
    """Up to order: the same figures with the same statements, parties and sources."""
    old, new = pair

    made = old.diff(new).applied_to(old)

    assert contents(made) == contents(new)
    assert Counter(made.parties.values()) == Counter(new.parties.values())
    assert Counter(made.sources.values()) == Counter(new.sources.values())
    assert not made.diff(new)


@examples(cost=4)
@given(editions())
def test_nothing_is_lost_between_editions(pair: tuple[Dossier, Dossier]) -> None:
    """Every statement of either is unchanged, changed, or on one side alone."""
    old, new = pair

    counts = old.diff(new).counts

    assert counts["before"] == sum(len(figure.statements) for figure in old.figures.values())
    assert counts["after"] == sum(len(figure.statements) for figure in new.figures.values())


@examples(cost=4)
@given(editions(), st.randoms(use_true_random=False))
def test_order_changes_no_diff(pair: tuple[Dossier, Dossier], random: object) -> None:
    """Statements shuffled on both sides are matched as before."""
    old, new = pair

    def shuffled(dossier: Dossier) -> Dossier:
        figures = {}
        for id_, figure in dossier.figures.items():
            said = list(figure.statements)
            random.shuffle(said)  # type: ignore[attr-defined]
            figures[id_] = attrs.evolve(figure, statements=said)
        return attrs.evolve(dossier, figures=figures)

    mine, other = (a.diff(b) for a, b in ((old, new), (shuffled(old), shuffled(new))))

    assert Counter(map(str, mine)) == Counter(map(str, other))


@examples(cost=2)
@given(figures(unit="person"), st.integers(0, 200))
def test_what_is_concluded_stands(figure: object, limit: int) -> None:
    """The answer of an edition is no turned conclusion of it, also when only its text is kept, or after a reload."""
    dossier = Dossier().with_figure("n", figure)  # type: ignore[arg-type]
    made = dossier.concluding(f"n > {limit}", where="page 1").concluding("n", where="page 1")
    copied = [attrs.evolve(one, head=None, by_party=()) for one in made.conclusions]

    assert made.turned() == ()
    assert dossier.with_conclusions(copied).turned() == ()
    with suppress(ContestedError):
        assert Dossier.loads(made.dumps()).turned() == ()
