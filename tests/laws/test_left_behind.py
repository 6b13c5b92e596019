"""
Laws of what an answer leaves behind (design.md, rules 7, 8 and 10).

A denial of one estimate speaks of that estimate alone: where a look at the
figure leaves the estimate out, the denial is named beside it, and nobody is
silent who denied.

What a party said last, and counts for nothing, is named: a word or a refusal
beside its number, and what has no day beside what is dated.
"""

from __future__ import annotations

import itertools
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from contested import Dossier, Figure
from contested.report import sentence, shown_statements
from contested.table import ClaimTable

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


# -- what a party said last ---------------------------------------------------------
#
# Rule 10 by hand, of one party's numbers (C), words (W) and refusals (R): what stands, and what of
# the rest was certainly said after all that gives its position.


class Told(NamedTuple):
    """A letter, and the days of which and on which it is said."""

    letter: str
    word: Word


def replaced_by(late: Told, early: Told) -> bool:
    """Whether something said later takes the place of something: a word takes that of no number."""
    later = late.word.stated is not None and early.word.stated is not None and late.word.stated > early.word.stated
    return later and (late.letter == "R" or early.letter in "RW" or late.letter == "C")


def that_stand(said: list[Told]) -> list[Told]:
    """Return what stands: of the latest day, undated only where nothing is dated, and not replaced."""
    days = [one.word.as_of for one in said if one.word.as_of is not None]
    current = [one for one in said if one.word.as_of == (max(days) if days else None)]
    return [one for one in current if not any(replaced_by(late, one) for late in current)]


def is_after_all(one: Told, others: list[Told]) -> bool:
    """Whether something was said after all of others that are known to have been said, or held, at some time."""
    known = [t for o in others if (t := o.word.stated if o.word.stated is not None else o.word.as_of) is not None]
    return one.word.stated is not None and bool(known) and all(one.word.stated > day for day in known)


def said_last(said: list[Told]) -> set[Told]:
    """Return what is named."""
    standing = that_stand(said)
    numbers = [one for one in standing if one.letter == "C"]
    shown = numbers or [one for one in standing if one.letter == "W"]
    named = {one for one in standing if numbers and one.letter == "W" and is_after_all(one, numbers)}
    named |= {one for one in standing if shown and one.letter == "R" and is_after_all(one, shown)}
    if any(one.word.as_of is not None for one in standing):
        undated = [one for one in said if one.word.as_of is None]
        stated = [one.word.stated or 0 for one in undated]
        refusals = [one for one in standing if one.letter == "R"]
        last = [one for one in undated if (one.word.stated or 0) == max(stated) and one.word.stated]
        named |= {one for one in last if is_after_all(one, [*shown, *refusals])}
    return named


@given(
    said=st.lists(st.builds(Told, st.sampled_from("CWR"), WORDS), max_size=5, unique=True),
    time=st.sampled_from(("point", "period")),
)
def test_what_a_party_said_last_and_counts_for_nothing_is_named_and_found(said: list[Told], time: str) -> None:
    """In every answer and by the checks, and nothing else is."""
    figure = Figure("losses", "person", time=time).claimed(1, by="B")
    keys = {}
    for n, one in enumerate(said):
        keys[f"s{n}"] = one
        if one.letter == "R":
            figure = figure.withheld(by="A", key=f"s{n}", **one.word.fields)  # type: ignore[arg-type]
        else:
            value = 100 + n if one.letter == "C" else "dozens"
            figure = figure.claimed(value, by="A", key=f"s{n}", **one.word.fields)  # type: ignore[arg-type]

    named = [one.statement for one in figure.hull().left_out if one.statement is not None]

    assert {keys[str(one.key)] for one in named} == said_last(said)
    found = Dossier().with_figure("f", figure).check().of("CF029")
    assert [one.statements for one in found] == [(one,) for one in named]
    assert all(str(one) in str(answer) for one in named for answer in (figure.hull(), figure > 5, figure.history()))
    assert len(figure.history()) == len({row.statement for row in figure.history()}) == len(figure.statements)
    for day, hull in figure.over_time().rows:
        assert str(hull) == str(figure.as_of(day).hull())


def test_a_table_finds_the_same_last_words() -> None:
    """By the rows of any two that a party says, of any of three days or of none, said on any of three or on none."""
    worlds = [
        [Told(letter, word) for letter, word in zip(letters, words, strict=True)]
        for letters in itertools.product("CWR", repeat=2)
        for words in itertools.product([Word(*days) for days in itertools.product(DAYS, DAYS)], repeat=2)
    ]
    stances = {"C": "claimed", "W": "unquantified", "R": "withheld"}
    rows = [
        {"figure": str(n), "party": "A", "unit": "person", "stance": stances[one.letter]}
        | {"low": float(at) if one.letter == "C" else None, "words": "dozens" if one.letter == "W" else None}
        | dict.fromkeys(("as_of", "stated"))
        | one.word.fields
        for n, said in enumerate(worlds)
        for at, one in enumerate(said)
    ]
    frame = pl.DataFrame(rows, infer_schema_length=None)
    frame = frame.with_columns(pl.col("as_of", "stated").cast(pl.String).str.to_date(), high=pl.col("low"))

    found = ClaimTable.of(frame, to="person").check("a last word left out").to_dicts()

    told = Counter((row["figure"], row["value"]) for row in found)
    assert told == Counter(
        (str(n), float(said.index(one)) if one.letter == "C" else None)
        for n, said in enumerate(worlds)
        for one in said_last(said)
    )


# -- limits that limit nothing ------------------------------------------------------


@given(
    said=st.lists(
        st.tuples(st.sampled_from(("fewer than {n}", "at most {n}", "{n}", "at least {n}")), st.integers(1, 3)),
        min_size=1,
        max_size=4,
    )
)
def test_nobody_says_any_number(said: list[tuple[str, int]]) -> None:
    """A limit of a count that stopped is printed as it was said, and stands in no answer as a number."""
    figure = Figure("doses", "person", time="cumulative")
    for n, (text, day) in enumerate(said):
        figure = figure.claimed(text.format(n=1_000 + n), by=f"P{n}", as_of=written(day))
    last = max(day for _, day in said)

    gone = {f"P{n}" for n, (text, day) in enumerate(said) if day < last and text.startswith(("fewer", "at most"))}

    printed = [f"{figure:prose}", str(figure.hull()), str(figure.explain()), *map(str, figure.positions())]
    printed += [sentence(figure), *(row.words for row in shown_statements(figure))]
    assert not [one for one in printed if "any number" in one]
    assert {one.statement.parties[0].name for one in figure.hull().left_out if one.statement} == gone
    assert {row.who for row in shown_statements(figure) if row.is_left_out} == gone
    assert len(shown_statements(figure)) == len(said)
    assert "left out" not in sentence(figure)
