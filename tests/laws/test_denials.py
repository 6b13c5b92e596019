"""
Laws of denial (design.md, rule 7).

A denial has no number: it changes none, and shows in every verdict, range and
sentence of its figure, where it unsettles.  A claim of zero is a claim.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, NamedTuple

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested import Answer, Figure, Stance
from contested.claims.schema import ASPECTS
from contested.table import ClaimTable
from contested.testing import denials, figures, numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from contested.claims.denial import Denial
    from contested.quantities.numbers import Number

OF_THE_FIGURE = st.sampled_from(("unsaid", "figure", "number"))
ASIDE = st.sampled_from(("attribution", "definition"))


def numbers_of(figure: Figure) -> list[Any]:
    """Return every number that a figure's answers give."""
    hull, common = figure.hull(), figure.common()
    found: list[Any] = [hull.interval, hull.printed_low, hull.printed_high, hull.low_by, hull.high_by]
    found.append(None if common is None else common.interval)
    if figure._panel.stated:
        agreed = figure.most_agreed()
        found += [agreed.k, [segment.interval for segment in agreed.segments]]
    return found


@given(figure=figures(), aspect=st.sampled_from(ASPECTS))
def test_a_denial_changes_no_number(figure: Figure, aspect: str) -> None:
    """One more denier leaves the hull, the common ground and the agreement of the others as they were."""
    denied = figure.denied(by="Iran", aspect=aspect)

    assert numbers_of(denied) == numbers_of(figure)
    assert denied.position("Iran").stance is Stance.DENIED


@given(figure=figures(), aspect=st.sampled_from(ASPECTS), x=numbers(max_value=10**9))
def test_a_denial_shows_everywhere(figure: Figure, aspect: str, x: Number) -> None:
    """A denial shows in the verdict, the hull, the sentence and the short form."""
    denied = figure.denied(by="Iran", aspect=aspect)

    verdict = denied > x

    assert verdict.by_party["Iran"] is Answer.DENIES
    assert any("Iran" in clause for clause in verdict.denials)
    assert "Iran" in str(verdict) or not (set(verdict.by_party.values()) - {Answer.DENIES, Answer.SILENT})
    assert "Iran" in str(denied.hull())
    assert "Iran" in f"{denied:prose}"
    assert f"{denied:short}".removesuffix("‡").endswith("†")


@given(figure=figures(), aspect=st.sampled_from(ASPECTS), x=numbers(max_value=10**9))
def test_a_denial_unsettles(figure: Figure, aspect: str, x: Number) -> None:
    """No verdict is settled while somebody denies."""
    verdict = figure.denied(by="Iran", aspect=aspect) > x

    assert not verdict.settled
    assert verdict.possibly
    assert not verdict.certainly


@given(figure=figures(min_estimates=1), aspect=st.sampled_from(ASPECTS))
def test_a_denier_is_counted_and_never_agrees(figure: Figure, aspect: str) -> None:
    """A denier is one more of those who could agree, and agrees to nothing."""
    if not figure._panel.stated:
        return

    before, after = figure.most_agreed(), figure.denied(by="Iran", aspect=aspect).most_agreed()

    assert (after.k, after.n) == (before.k, before.n + 1)
    assert all("Iran" in segment.not_allowed_by for segment in after.segments)


@given(figure=figures(), aspect=ASIDE, number=numbers(max_value=10**9))
def test_a_party_may_deny_the_attribution_and_keep_its_number(figure: Figure, aspect: str, number: Number) -> None:
    """A denial of the attribution or the definition leaves its party's own number in force, and unsettles."""
    claimed = figure.claimed(number, by="Iran")

    denied = claimed.denied(by="Iran", aspect=aspect)

    assert denied.position("Iran").interval == claimed.position("Iran").interval
    assert denied.position("Iran").stance is Stance.STATED
    assert not (denied > 10).settled


@given(number=numbers(max_value=10**9))
def test_a_denial_of_one_estimate_unsettles_and_leaves_its_partys_number(number: Number) -> None:
    """A party that denies another's estimate still stands by its own."""
    figure = Figure("losses", "person").claimed(20, by="A", key="toll").claimed(number, by="B")

    denied = figure.denied(by="B", estimate="toll")

    assert (denied > number).by_party == (figure > number).by_party
    assert not (denied > number).settled
    assert "B denies that number (20, according to A)" in str(denied.hull())
    assert "toll" not in str(denied.hull().explain())


@given(number=numbers(max_value=10**9), x=numbers(max_value=10**9))
def test_a_denial_of_a_superseded_estimate_is_over(number: Number, x: Number) -> None:
    """Once the denied estimate is replaced, its denial no longer answers for the new one."""
    figure = (
        Figure("losses", "person")
        .claimed("20", by="A", key="toll", stated="2023-09-19")
        .denied(by="B", estimate="toll")
    )

    renewed = figure.claimed(number, by="A", stated="2023-09-21")

    assert (renewed > x).by_party["A"] is (Answer.YES if number > x else Answer.NO)
    assert (renewed > x).by_party["B"] is Answer.SILENT
    assert renewed.position("B").superseded == renewed.denials
    assert (renewed > x).denials == ()


@given(x=numbers(max_value=10**9))
def test_there_are_none_is_a_claim_of_zero(x: Number) -> None:
    """None is the number zero, and denies nothing."""
    figure = Figure("soldiers", "person").claimed("none", by="Armenia")

    assert (figure.hull().low, figure.hull().high) == (0, 0)
    assert (figure <= x).certainly
    assert figure.denials == ()


@pytest.mark.parametrize("aspect", ["unsaid", "figure", "number"])
@given(number=numbers(max_value=10**9))
def test_a_later_denial_takes_a_partys_own_number_back(number: Number, aspect: str) -> None:
    """A party that certainly later denies the figure no longer states its number."""
    figure = Figure("losses", "person").claimed(number, by="A", stated="2023-09-19")

    denied = figure.denied(by="A", aspect=aspect, stated="2023-09-21")

    assert denied.position("A").stance is Stance.DENIED
    assert denied.hull().is_empty
    assert denied.position("A").superseded == denied.estimates


@given(number=numbers(max_value=10**9), aspect=OF_THE_FIGURE)
def test_a_later_number_takes_a_partys_own_denial_back(number: Number, aspect: str) -> None:
    """A party that certainly later states a number no longer denies."""
    figure = Figure("losses", "person").denied(by="A", aspect=aspect, stated="2023-09-19")

    stated = figure.claimed(number, by="A", stated="2023-09-21")

    assert stated.position("A").stance is Stance.STATED
    assert (stated > number).denials == ()
    assert stated.position("A").superseded == stated.denials


@given(denial=denials())
def test_a_denial_alone_gives_no_number(denial: Denial) -> None:
    """A figure that is only denied has an empty hull, no common ground, and nobody answers."""
    figure = Figure("soldiers", "person", statements=[denial])

    hull = figure.hull()

    assert hull.is_empty
    assert str(hull).startswith("no number; ")
    assert figure.common() is None
    assert set((figure > 0).by_party.values()) == {Answer.DENIES}
    assert str(figure > 0).startswith("nobody answers; ")


# -- one party denies, states a number and withholds one ----------------------------
#
# What rules 7 and 10 say, worked by hand.  A statement is later than another where
# it is of a certainly later time (``as_of``); else, unless it is of a certainly
# earlier one, where it was certainly said later (``stated``).
#
# - A number later than a denial withdraws it, whatever becomes of that number since:
#   replaced, retracted or refused, it was said.  A refusal to say withdraws nothing.
# - A denial that no number withdrew takes back the numbers that it is later than.
# - Of numbers and refusals those of the latest ``as_of`` stand (undated ones only where
#   none is dated), of these not what was certainly said earlier.
# - A number that stands is the position; else a denial that does; else a refusal.
#
# D denied, C claimed 5, W withheld.  One day each, on both clocks or on either:
#
#   said in this order   the position     why
#   D C W                withheld         C withdrew D, and W took C's place
#   D W C                stated           C withdrew D, and took W's place
#   C D W                denied           D took C back; W hides no denial
#   C W D                denied           D is the latest, and C gone
#   W D C                stated           C withdrew D, and took W's place
#   W C D                denied           D took C back
#
# Of clocks that do not go together, and of statements without a day, the rows below.

_BOTH = ("as_of", "stated")


class Told(NamedTuple):
    """A letter of the table above, and the days of which and on which it was said, where they are known."""

    letter: str
    as_of: int | None = None
    stated: int | None = None

    @property
    def days(self) -> dict[str, str]:
        """Both days as they are written."""
        return {clock: f"2023-09-{day:02}" for clock in _BOTH if (day := getattr(self, clock)) is not None}


def figure_of(told: Iterable[Told]) -> Figure:
    """Return a figure of which one party says all this."""
    figure = Figure("losses", "person")
    for one in told:
        if one.letter == "C":
            figure = figure.claimed(5, by="A", **one.days)  # type: ignore[arg-type]
        elif one.letter == "D":
            figure = figure.denied(by="A", **one.days)  # type: ignore[arg-type]
        else:
            figure = figure.withheld(by="A", **one.days)  # type: ignore[arg-type]
    return figure


def by_an_engine(told: Mapping[str, Sequence[Told]]) -> dict[str, str]:
    """Return the stance of the party by figure, as a table of the same claims gives it."""
    words = {"C": "claimed", "D": "denied", "W": "withheld"}
    rows = [
        {"figure": name, "party": "A", "unit": "person", "stance": words[one.letter]}
        | ({"low": 5.0, "high": 5.0} if one.letter == "C" else {"low": None, "high": None})
        | dict.fromkeys(_BOTH)
        | one.days
        for name, said in told.items()
        for one in said
    ]
    frame = pl.DataFrame(rows, infer_schema_length=None)
    frame = frame.with_columns(pl.col(*_BOTH).cast(pl.String).str.to_date())
    made = ClaimTable.of(frame, to="person").positions()
    return {row["figure"]: row["stance"] for row in made.to_dicts()}


BY_HAND = [
    ("DCW", "withheld"),
    ("DWC", "stated"),
    ("CDW", "denied"),
    ("CWD", "denied"),
    ("WDC", "stated"),
    ("WCD", "denied"),
]


@pytest.mark.parametrize("clocks", [_BOTH, ("as_of",), ("stated",)])
@pytest.mark.parametrize(("order", "stance"), BY_HAND)
def test_who_denies_states_and_withholds_in_any_order(order: str, stance: str, clocks: tuple[str, ...]) -> None:
    """A later number withdraws a denial for good, and a refusal neither withdraws one nor brings it back."""
    told = [Told(letter, **dict.fromkeys(clocks, day)) for day, letter in enumerate(order, 1)]

    assert figure_of(told).position("A").stance.value == stance
    assert by_an_engine({"losses": told}) == {"losses": stance}


def later(one: Told, other: Told) -> bool:
    """Whether one statement is later than another, as it is written above."""
    if one.as_of is not None and other.as_of is not None and one.as_of != other.as_of:
        return one.as_of > other.as_of
    return one.stated is not None and other.stated is not None and one.stated > other.stated


def by_the_rules(denied: Told, claimed: Told, withheld: Told) -> str:
    """Return the stance of who says these three, as it is written above."""
    if later(denied, claimed):
        return "denied"
    if (claimed.as_of is None) != (withheld.as_of is None):
        stands = claimed.as_of is not None
    else:
        stands = not later(withheld, claimed)
    withdrawn = later(claimed, denied)
    return "stated" if stands else "withheld" if withdrawn else "denied"


def test_objects_and_engine_agree_on_all_days_of_a_denial_a_number_and_a_refusal() -> None:
    """Each of the three is of any of three days or of none, and was said on any of three or on none."""
    days = (None, 1, 2, 3)
    worlds = {
        f"{ways}": [Told(letter, *way) for letter, way in zip("DCW", ways, strict=True)]
        for ways in itertools.product(itertools.product(days, days), repeat=3)
    }
    right = {name: by_the_rules(*told) for name, told in worlds.items()}

    assert len(worlds) == 4096
    assert {name: figure_of(told).position("A").stance.value for name, told in worlds.items()} == right
    assert by_an_engine(worlds) == right


@pytest.mark.parametrize(
    ("told", "stance", "why"),
    [
        ([Told("D", 1, 1), Told("C", 2, 2), Told("W", 2, 3)], "withheld", "of the same day as the number, said later"),
        ([Told("D", 1, 1), Told("C", 2, 2), Told("W", 1, 3)], "stated", "a refusal of an earlier day replaces nothing"),
        ([Told("D", 3, 1), Told("C", 3, 2), Told("W", 3, 3)], "withheld", "all of one day, said one after the other"),
        (
            [Told("D", 1, 3), Told("C", 2, 2), Told("W", 3, 3)],
            "withheld",
            "the number is of a later day than the denial",
        ),
        ([Told("D", 1, 5), Told("C", 2, 4)], "stated", "the same without a refusal"),
        ([Told("D", 3, 3), Told("C", 1, 5)], "denied", "the number is of an earlier day, though said later"),
        ([Told("D", 3, 3), Told("C", 1, 5), Told("W", 6, 6)], "denied", "and stays so after a refusal"),
        ([Told("D", 3, 3), Told("C", 1, 5), Told("C", 3, 4), Told("W", 6, 6)], "withheld", "one of two answers it"),
        ([Told("D", None, 3), Told("C", 1, 5)], "stated", "the denial may be of an earlier day still"),
        ([Told("D", None, 3), Told("C", 1, 2)], "denied", "it was said after the number"),
        ([Told("D", 3, 3), Told("C", 1, 1), Told("W", 4, 4)], "denied", "a number that came before answers no denial"),
        ([Told("D", 2, 2), Told("C", 2, 2), Told("W", 3, 3)], "denied", "nor does one of the same day"),
        ([Told("D", 1, 1), Told("C"), Told("W", 3, 3)], "denied", "nor one of nobody knows which day"),
        ([Told("D"), Told("C", 2, 2), Told("W", 3, 3)], "denied", "a denial without a day may be the latest"),
        ([Told("D", 1, 1), Told("C", None, 2), Told("W", 3, 3)], "withheld", "said later, of which day is unsaid"),
        (
            [Told("D", 1, 1), Told("C", 2, 2), Told("W")],
            "stated",
            "an undated refusal counts for nothing beside a dated number",
        ),
        ([Told("D", None, 1), Told("C", None, 2), Told("W")], "stated", "it may be the earlier one: the number shows"),
    ],
)
def test_the_days_of_a_denial_and_a_number(told: list[Told], stance: str, why: str) -> None:
    """Only what is certainly later answers a denial."""
    assert figure_of(told).position("A").stance.value == stance, why
    assert by_an_engine({"losses": told}) == {"losses": stance}, why


# -- one party denies the number of another, and accepts it -----------------------
#
# What rules 7 and 10 say, worked by hand.  Who accepts a number states it, of the day of that
# number where the acceptance names none.
#
# - An acceptance later than the denial of the same number withdraws the denial for good.  So does a
#   number of its own that it denies.
# - A denial that no acceptance withdrew takes back the acceptances that it is later than.
# - Of acceptances that are left those of the latest ``as_of`` stand (undated ones only where none
#   is dated), of these not what was certainly said earlier.
# - A denial that stands shows, beside a number or alone.


def stands_after(denials: Sequence[Told], acceptances: Sequence[Told], day: int | None) -> tuple[str, int]:
    """Return the stance of who says this of a number of one day, and how many of its denials stand."""
    said = [one._replace(as_of=day if one.as_of is None else one.as_of) for one in acceptances]
    lasting = [d for d in denials if not any(later(a, d) for a in said)]
    dated = [a for a in said if a.as_of is not None] or said
    latest = [
        a for a in dated if not any(b.as_of is not None and a.as_of is not None and b.as_of > a.as_of for b in dated)
    ]
    last = [a for a in latest if not any(a.stated and b.stated and b.stated > a.stated for b in latest)]
    left = [a for a in last if not any(overtakes(d, a) for d in lasting)]
    return "stated" if left else "denied" if lasting else "silent", len(lasting)


def overtakes(late: Told, early: Told) -> bool:
    """Whether a statement was certainly said after another one, or is of a certainly later time."""
    pairs = [(getattr(late, clock), getattr(early, clock)) for clock in _BOTH]
    return any(a is not None and b is not None and a > b for a, b in pairs)


def told_of(said: Iterable[Told], day: int | None, *, chained: bool = False) -> Figure:
    """Return a figure of which one party accepts (C) and denies (D) what another says of one day."""
    figure = Figure("losses", "person").claimed(5, by="B", key="k", **Told("", day).days)  # type: ignore[arg-type]
    figure = figure.accepted(by="X", estimate="k", key="x") if chained else figure
    for n, one in enumerate(said):
        if one.letter == "C":
            key = "x" if chained and n % 2 else "k"
            figure = figure.accepted(by="A", estimate=key, **one.days)  # type: ignore[arg-type]
        else:
            figure = figure.denied(by="A", estimate="k", **one.days)  # type: ignore[arg-type]
    return figure


@pytest.mark.parametrize("day", [None, 2])
def test_who_accepts_a_number_and_denies_it_on_all_days(day: int | None) -> None:
    """The last word counts: of each of three days or of none, said on any of three or on none."""
    days = (None, 1, 2, 3)
    for ways in itertools.product(itertools.product(days, days), repeat=2):
        denied, accepted = (Told(letter, *way) for letter, way in zip("DC", ways, strict=True))
        for said in ((denied, accepted), (accepted, denied)):
            held = told_of(said, day).position("A")
            assert (held.stance.value, len(held.denials)) == stands_after([denied], [accepted], day), (day, said)


@pytest.mark.parametrize("by", ["A", ["A", "B"]])
def test_who_says_a_number_and_denies_it_on_all_days(by: str | list[str]) -> None:
    """The last word counts here too, and whoever says it with the one who denies stands by it."""
    days = (None, 1, 2, 3)
    for ways in itertools.product(itertools.product(days, days), repeat=2):
        denied, said = (Told(letter, *way) for letter, way in zip("DC", ways, strict=True))
        figure = Figure("losses", "person").claimed(5, by=by, key="k", **said.days)  # type: ignore[arg-type]
        figure = figure.denied(by="A", estimate="k", **denied.days)  # type: ignore[arg-type]

        held = figure.position("A")

        assert (held.stance.value, len(held.denials)) == stands_after([denied], [said], None), (denied, said)
        assert held.explain().follow() == held
        assert figure.position("B").stance is (Stance.STATED if "B" in by else Stance.SILENT)
        for day, hull in figure.over_time().rows:
            assert str(hull) == str(figure.as_of(day).hull())


@given(
    said=st.lists(
        st.builds(Told, st.sampled_from("DC"), st.sampled_from((None, 1, 2, 3)), st.sampled_from((None, 1, 2, 3))),
        max_size=5,
        unique=True,
    ),
    day=st.sampled_from((None, 2)),
    chained=st.booleans(),
)
def test_who_accepts_and_denies_a_number_more_than_once(said: list[Told], day: int | None, *, chained: bool) -> None:
    """However often, in any order, and through whom it accepts; what follows from its statements is the same."""
    figure = told_of(said, day, chained=chained)
    denied, accepted = ([one for one in said if one.letter == letter] for letter in "DC")

    held = figure.position("A")

    assert (held.stance.value, len(held.denials)) == stands_after(denied, accepted, day)
    assert held.explain().follow() == held
    assert (figure > 4).settled == (not held.denials)
    assert f"{figure:short}".endswith("†") == bool(held.denials)
    for one, hull in figure.over_time().rows:
        assert str(hull) == str(figure.as_of(one).hull())
