"""
Laws of what an answer leaves behind (design.md, rules 7, 8 and 10).

A denial of one estimate speaks of that estimate alone: where a look at the
figure leaves the estimate out, the denial is named beside it, and nobody is
silent who denied.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from contested import Figure

if TYPE_CHECKING:
    from collections.abc import Callable

DAYS = (None, 1, 2, 3)
OF_WHAT_IS_GONE = "of a number that is left out"


class Word(NamedTuple):
    """The day of which something is said, and the day on which; None where it is not known."""

    as_of: int | None
    stated: int | None

    @property
    def fields(self) -> dict[str, str]:
        """Both as they are written."""
        told = {"as_of": self.as_of, "stated": self.stated}
        return {clock: written(day) for clock, day in told.items() if day is not None}


WORDS = st.builds(Word, st.sampled_from(DAYS), st.sampled_from(DAYS))


def written(day: int) -> str:
    """Return a day of a month as it is written."""
    return date(2023, 9, day).isoformat()


# -- denials of what is left out ----------------------------------------------------


def denied_figure(claims: list[Word], denials: list[tuple[int, Word]]) -> Figure:
    """Return a figure of one claim a party, each with a key, and of one denial of one of them by each of others."""
    figure = Figure("losses", "person")
    for n, said in enumerate(claims):
        figure = figure.claimed(100 + n, by=f"A{n}", key=f"k{n}", **said.fields)  # type: ignore[arg-type]
    for n, (target, said) in enumerate(denials):
        figure = figure.denied(by=f"D{n}", estimate=f"k{target}", **said.fields)  # type: ignore[arg-type]
    return figure


Gone = tuple[set[int], set[int]]


def on_a_day(figure: Figure, claims: list[Word], denials: list[tuple[int, Word]], day: int) -> tuple[Figure, Gone]:
    """Return the figure as of a day, and which claims and denials a look at it leaves out by their own days."""
    every = [*claims, *(said for _, said in denials)]
    dated = any(said.as_of is not None for said in every)
    late = {n for n, said in enumerate(claims) if (dated if said.as_of is None else said.as_of > day)}
    late_denials = {n for n, (_, said) in enumerate(denials) if said.as_of is not None and said.as_of > day}
    return figure.as_of(written(day)), (late, late_denials)


def as_known(figure: Figure, claims: list[Word], denials: list[tuple[int, Word]], day: int) -> tuple[Figure, Gone]:
    """Return the figure as it was known on a day, and which claims and denials were not."""
    unknown = {n for n, said in enumerate(claims) if said.stated is None or said.stated > day}
    unknown_denials = {n for n, (_, said) in enumerate(denials) if said.stated is None or said.stated > day}
    return figure.known_on(written(day)), (unknown, unknown_denials)


def put_aside(figure: Figure, claims: list[Word], _: list[tuple[int, Word]], day: int) -> tuple[Figure, Gone]:
    """Return the figure with one of its claims set aside."""
    chosen = day % len(claims)
    return figure.set_aside(f"k{chosen}", reason="a slip", by="the desk"), ({chosen}, set())


@given(
    claims=st.lists(WORDS, min_size=1, max_size=3),
    data=st.data(),
    look=st.sampled_from((on_a_day, as_known, put_aside)),
    day=st.sampled_from((1, 2, 3)),
)
def test_who_denies_what_is_left_out_is_named_beside_it(
    claims: list[Word], data: st.DataObject, look: Callable[..., tuple[Figure, Gone]], day: int
) -> None:
    """On a day, as it was known, and without what the user sets aside: every denial stands, or is named."""
    denials = data.draw(st.lists(st.tuples(st.integers(0, len(claims) - 1), WORDS), max_size=3))
    figure, (gone, gone_denials) = look(denied_figure(claims, denials), claims, denials, day)

    hull, verdict = figure.hull(), figure > 1

    orphans = {n for n, (target, _) in enumerate(denials) if target in gone and n not in gone_denials}
    named = [one.who for one in hull.left_out if one.why == OF_WHAT_IS_GONE]
    assert len(named) == len(orphans)
    assert all(any(who.startswith("denial of ") and f"(D{n})" in who for who in named) for n in orphans)
    standing = {n for n in range(len(denials)) if n not in gone_denials | orphans}
    assert {p.name for p in figure.positions() if p.denials} == {f"D{n}" for n in standing}
    assert {p.name for p in figure.positions()} <= {f"D{n}" for n in standing} | {f"A{n}" for n in range(len(claims))}
    assert verdict.left_out == figure._panel.left_out
    assert all(one in str(hull) and one in str(verdict) for one in named)


@given(claims=st.lists(WORDS, min_size=1, max_size=3), data=st.data(), time=st.sampled_from(("point", "cumulative")))
def test_a_look_at_each_day_names_the_same_denials(claims: list[Word], data: st.DataObject, time: str) -> None:
    """What is read from day to day leaves out what a single look does."""
    denials = data.draw(st.lists(st.tuples(st.integers(0, len(claims) - 1), WORDS), max_size=3))
    figure = denied_figure(claims, denials)
    figure = Figure("losses", "person", time=time, statements=figure.statements)

    for day, hull in figure.over_time().rows:
        assert str(hull) == str(figure.as_of(day).hull())


def test_what_a_source_takes_along_is_named() -> None:
    """Without the source of a number its denial in another one is named."""
    figure = Figure("losses", "person").claimed(5, by="A", key="k", source="Paper")
    figure = figure.claimed(6, by="B", source="Radio").denied(by="C", estimate="k", source="Radio")

    hull = figure.without_source("Paper").hull()

    assert {(one.who, one.why) for one in hull.left_out} == {
        ("denial of one number (C, in Radio)", OF_WHAT_IS_GONE),
        ("5 people (A, in Paper)", "rests on Paper"),
    }
