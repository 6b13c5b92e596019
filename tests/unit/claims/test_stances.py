"""Stances to what was said: accepted, corrected, retracted and disputed."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import attrs
import pytest

import contested as ct
from contested.claims import Stance, stance_of
from contested.errors import IncompleteStatement, MisaimedStance, NotAChoice, UnknownEstimate, UnknownField

if TYPE_CHECKING:
    from collections.abc import Callable

DEAD = ct.Figure("dead", "person", of="the battle")
FIRST = DEAD.claimed(1500, by="A", source="Bulletin", key="a", as_of="2024-01-10", stated="2024-01-11")
ACCEPTED = FIRST.accepted(by="B", estimate="a", source="Herald", stated="2024-02-01", key="b")
CORRECTED = FIRST.corrected(1200, by="A", estimate="a", stated="2024-02-01")
RETRACTED = FIRST.retracted(by="A", estimate="a", reason="counted twice", stated="2024-03-01")
DISPUTED = FIRST.disputed(by="C", aspect="method", estimate="a").disputed(by="D")


# -- accepted ---------------------------------------------------------------------


def test_an_acceptance_is_the_number_of_another_and_says_so() -> None:
    """In its statement, its position, the range, prose and the derivation."""
    accepted = ACCEPTED.estimates[1]

    assert str(accepted) == "1,500 people (B, accepting the number of A, in Herald)"
    assert str(accepted.as_of) == "2024-01-10"
    assert str(ACCEPTED.position("B")) == "1,500 people (accepting the number of A)"
    assert str(ACCEPTED.hull()) == "1,500 people (A, B); B accepts the number of A"
    assert f"{ACCEPTED:prose}" == "1,500 (according to A and B); B accepts the number of A"
    assert "1,500 people (B, accepting the number of A, in Herald), as of 2024-01-10" in str(ACCEPTED.explain())
    assert str(ACCEPTED > 1000) == "settled: yes per A and B"


def test_several_who_accept_are_named_together() -> None:
    """And who accepts the acceptance accepts the number of who gave it first."""
    figure = ACCEPTED.accepted(by="C", estimate="b")

    assert str(figure.hull()) == "1,500 people (A, B, C); B and C accept the number of A"
    assert [(o.name, len(o.estimates)) for o in figure.origins()] == [("A", 3)]


def test_an_acceptance_may_have_a_day_of_its_own() -> None:
    """Then it is of that day, also from a file or from rows."""
    figure = FIRST.accepted(by="B", estimate="a", as_of="2024-02-01")
    rows = figure.to_records()

    assert [row["as_of"] for row in rows] == ["2024-01-10", "2024-02-01"]
    assert ct.Figure.from_records(rows) == figure


def test_an_acceptance_may_stand_before_what_it_accepts() -> None:
    """In a file, in rows, and among statements that are given at once."""
    accepted = ct.Acceptance.of(by="B", estimate="a")
    claimed = ct.Estimate.of(3, "person", by="A", key="a")

    figure = attrs.evolve(DEAD, statements=[accepted, claimed])

    assert str(figure.position("B")) == "3 people (accepting the number of A)"
    assert (str(accepted), repr(accepted)) == ("acceptance of a (B)", "<Acceptance acceptance of a (B)>")
    assert accepted.printed() == str(accepted)


def test_who_accepts_a_word_gives_no_number() -> None:
    """It says the word."""
    figure = DEAD.claimed("dozens", by="A", key="a").accepted(by="B", estimate="a")

    assert figure.position("B").stance is Stance.UNQUANTIFIED


def test_the_number_of_a_paper_and_of_a_speaker_can_be_accepted() -> None:
    """They are named as who gave it."""
    paper = DEAD.claimed(3, source="Paper", key="a").accepted(by="B", estimate="a")
    nobody = DEAD.claimed(3, key="a").accepted(speaker="Jane Doe", estimate="a")

    assert str(paper.position("B")) == "3 people (accepting the number of Paper)"
    assert str(nobody.position("Jane Doe")) == "3 people (accepting the number of unattributed)"


def test_an_acceptance_is_read_again_with_what_it_accepts() -> None:
    """By another lexicon both say another number."""
    figure = DEAD.claimed("hundreds", by="A", key="a").accepted(by="B", estimate="a").reread("acled")

    assert str(figure.hull()) == "100 people (A, B); B accepts the number of A"


def test_who_accepts_what_the_user_sets_aside_is_set_aside_with_it() -> None:
    """It is that very number; both are named."""
    figure = ACCEPTED.accepted(by="C", estimate="b").set_aside("a", reason="a slip", by="me")

    hull = figure.hull()

    assert hull.is_empty
    assert [one.why for one in hull.left_out] == ["set aside by me: a slip"] * 3


def test_who_denies_what_the_user_sets_aside_is_named_beside_it() -> None:
    """Nobody is silent who denied; a dispute of it is named as one, and who denies the figure denies it still."""
    figure = DEAD.claimed("1,070", by="A", key="slip").claimed(107, by="A").denied(by="B", estimate="slip")
    figure = figure.disputed(by="C", aspect="method", estimate="slip").denied(by="D")

    hull = figure.set_aside("slip", reason="a zero too many", by="the desk").hull()

    assert str(hull) == (
        "107 people (A); D denies the figure; left out: 1,070 people (A) (set aside by the desk: a zero too many), "
        "denial of 1,070 people (B) (of a number that is left out), "
        "dispute of the method of 1,070 people (C) (of a number that is left out)"
    )


def test_who_accepts_a_number_without_a_day_and_denies_it_later_does_not_accept_it() -> None:
    """The denial takes the acceptance back, though the number that both are of is left out on that day."""
    figure = DEAD.claimed(9, by="A", key="a").claimed(7, by="C", as_of="2024-01-01")
    figure = figure.accepted(by="B", estimate="a", as_of="2024-01-02").denied(by="B", estimate="a", as_of="2024-01-03")

    hull = figure.as_of("2024-02-01").hull()

    assert hull.parties == ("C",)
    assert "denial of 9 people (B) (of a number that is left out)" in str(hull)


def test_an_acceptance_keeps_its_number_where_what_it_accepts_was_not_known() -> None:
    """A look at a day on which the acceptance alone can be dated."""
    figure = DEAD.claimed(3, by="A", key="a").accepted(by="B", estimate="a", stated="2024-01-01")

    assert str(figure.known_on("2024-02-01").position("B")) == "3 people (accepting the number of A)"


def test_an_acceptance_can_be_borrowed_and_copied() -> None:
    """Who borrows it does not accept it."""
    assert pickle.loads(pickle.dumps(ACCEPTED)) == ACCEPTED  # our own
    assert ACCEPTED.shared(by="B", reason="why not").according_to("Z").aims == ()


def test_who_accepts_is_no_witness_of_its_own() -> None:
    """Where only disputants count, the third party that accepts a number makes it nobody else's."""
    figure = ct.Figure("dead", "person", disputants=["A", "B"]).claimed(3, by="A", key="a").claimed(4, by="B")

    refusal = figure.accepted(by="OSCE", estimate="a").reconcile(ct.methods.Mean())

    assert str(refusal) == str(figure.reconcile(ct.methods.Mean()))


def test_the_one_who_gave_a_number_is_more_direct_than_who_accepts_it() -> None:
    """With each origin once the acceptance is left out, and named."""
    once = ACCEPTED.independent()

    assert [e.parties[0].name for e in once.estimates] == ["A"]
    assert "1,500 people (B, accepting the number of A, in Herald) (repeats A, read more directly in Bulletin)" in str(
        once
    )


# -- corrected --------------------------------------------------------------------


def test_a_correction_takes_the_place_of_what_it_corrects() -> None:
    """The old number is kept and named; the new one is of its day."""
    assert str(CORRECTED.hull()) == "1,200 people (A); A corrects 1,500 people"
    assert f"{CORRECTED:prose}" == "1,200 (according to A); A corrects 1,500 people"
    assert str(CORRECTED.position("A")) == "1,200 people (correcting 1,500 people)"
    assert "(no longer in force: 1,500 people (A, in Bulletin), as of 2024-01-10" in str(CORRECTED.explain())
    assert str(CORRECTED.estimates[1].as_of) == "2024-01-10"


@pytest.mark.parametrize("days", [{}, {"stated": "2020"}, {"as_of": "2020"}, {"as_of": "2030", "stated": "2030"}])
def test_days_matter_nothing_to_a_correction(days: dict[str, str]) -> None:
    """It may be said before, or be of another day."""
    figure = FIRST.corrected(1200, by="A", estimate="a", **days)  # type: ignore[arg-type]  # days by name

    assert str(figure.hull()) == "1,200 people (A); A corrects 1,500 people"


def test_a_correction_of_a_correction() -> None:
    """The last one stands."""
    figure = FIRST.corrected(1200, by="A", estimate="a", key="c").corrected(1100, "person", by="A", estimate="c")

    assert str(figure.hull()) == "1,100 people (A); A corrects 1,200 people"


def test_a_paper_corrects_itself() -> None:
    """In its own voice, where it is the same document."""
    figure = DEAD.claimed(3, source="Paper", key="a").corrected(4, source="Paper", estimate="a")

    assert str(figure.estimates[1]) == "4 people (correcting 3 people, in Paper)"
    assert str(figure.hull()) == "4 people (Paper); Paper corrects 3 people"


def test_a_correction_comes_back_from_rows_and_another_lexicon() -> None:
    """Its number, and what it corrects."""
    figure = DEAD.claimed("hundreds", by="A", key="a").corrected("dozens", by="A", estimate="a")

    assert ct.Figure.from_records(figure.to_records()) == figure
    assert str(figure.reread("acled").hull()) == "12 people (A); A corrects 100 people"


# -- retracted --------------------------------------------------------------------


def test_a_retraction_leaves_nothing() -> None:
    """In the position, the range, prose, the verdict and the derivation, with the reason."""
    assert str(RETRACTED.position("A")) == "A retracts 1,500 people (counted twice)"
    assert str(RETRACTED.hull()) == "no number; A retracts 1,500 people (counted twice)"
    assert f"{RETRACTED:prose}" == "no number; A retracts 1,500 people (counted twice)"
    assert str(RETRACTED > 1000) == "nobody answers; A retracts 1,500 people (counted twice)"
    assert "retraction of 1,500 people (counted twice) (A), stated 2024-03-01" in str(RETRACTED.explain())
    assert RETRACTED.position("A").stance is Stance.WITHHELD
    assert repr(RETRACTED.statements[1]) == "<Retraction retraction of 1,500 people (counted twice) (A)>"


def test_who_retracts_and_who_withholds_are_told_apart() -> None:
    """In one verdict, each in its words."""
    figure = RETRACTED.withheld(by="B").claimed(3, by="C")

    assert str(figure > 2) == "contested: yes per C; B withholds a number and A retracts 1,500 people (counted twice)"
    assert str(figure.hull()).endswith("; B withholds a number; A retracts 1,500 people (counted twice)")


def test_what_a_retracted_number_replaced_does_not_come_back() -> None:
    """It was replaced, and nobody said it again."""
    figure = DEAD.claimed(900, by="A", stated="2024-01-01").claimed(1500, by="A", stated="2024-02-01", key="a")

    assert figure.retracted(by="A", estimate="a").position("A").stance is Stance.WITHHELD


def test_a_retraction_of_what_was_replaced_changes_nothing() -> None:
    """It is kept, and no longer in force."""
    figure = DEAD.claimed(900, by="A", stated="2024-01-01", key="a").claimed(1500, by="A", stated="2024-02-01")

    position = figure.retracted(by="A", estimate="a", stated="2024-03-01").position("A")

    assert (str(position), position.retractions) == ("1,500 people", ())
    assert len(position.superseded) == 2


def test_a_number_said_later_replaces_all_that_was_taken_back() -> None:
    """A retraction of everything is of what was not certainly said later."""
    figure = DEAD.claimed(900, by="A", stated="2024-01-01").claimed(
        1500, by="A", stated="2024-02-01", basis="estimated"
    )
    figure = figure.retracted(by="A", stated="2024-01-15")

    assert str(figure.hull()) == "1,500 people (A)"
    assert str(figure.statements[-1]) == "retraction of what it said (A)"


def test_a_retraction_that_nothing_is_left_to_take_back_is_superseded() -> None:
    """All was said later."""
    figure = DEAD.claimed(1500, by="A", stated="2024-02-01").retracted(by="A", stated="2024-01-15")

    assert str(figure.position("A")) == "1,500 people"


def test_a_denial_before_a_retracted_number_stays_withdrawn() -> None:
    """Who denied, then gave a number, then took it back, withholds one."""
    figure = DEAD.denied(by="A", stated="2024-01-01").claimed(3, by="A", stated="2024-02-01", key="a")

    assert figure.retracted(by="A", estimate="a", stated="2024-03-01").position("A").stance is Stance.WITHHELD


@pytest.mark.parametrize(
    ("fields", "day", "stands"),
    [
        ({"stated": "2024-03-01"}, "2024-02-29", True),
        ({"stated": "2024-03-01"}, "2024-03-01", False),
        ({"as_of": "2024-03-01"}, "2024-02-29", True),
        ({"source": ct.Source("Note", issued="2024-03-01")}, "2024-02-29", True),
        ({"source": ct.Source("Note", issued="2024-03-01")}, "2024-03-01", False),
        ({"source": "Note"}, "2024-01-10", False),
        ({}, "2024-01-10", False),
    ],
)
def test_a_retraction_counts_from_its_day(fields: dict[str, Any], day: str, stands: bool) -> None:
    """Its own day, else when it was stated, else when it was printed; without one on every day."""
    figure = FIRST.retracted(by="A", estimate="a", **fields)

    assert (figure.as_of(day).position("A").stance is Stance.STATED) == stands


def test_a_dated_retraction_dates_nothing_else() -> None:
    """Numbers without a day stand on every day, as before."""
    figure = DEAD.claimed(3, by="A", key="a").claimed(4, by="B")

    taken = figure.retracted(by="A", estimate="a", stated="2024-03-01")

    assert taken.as_of("2024-01-01").hull().interval == figure.hull().interval
    assert str(taken.as_of("2024-04-01").hull()) == "4 people (B); A retracts 3 people"


def test_a_retraction_in_a_cumulative_count_bounds_nothing() -> None:
    """What was taken back for good is no bound of an earlier day; what is taken back later still is."""
    count = ct.Figure("dead", "person", time="cumulative").claimed(9, by="B", as_of="2024-01-01")
    count = count.claimed(20, by="A", as_of="2024-02-01", key="a").claimed(30, by="C", as_of="2024-02-01")

    taken = count.retracted(by="A", estimate="a")
    later = count.retracted(by="A", estimate="a", stated="2024-03-01")

    assert str(taken.as_of("2024-01-01").position("A")) == "A retracts 20 people"
    assert str(later.as_of("2024-01-01").position("A")) == "at most 20 people (counted to 2024-02-01)"
    for figure in (taken, later):
        for position in figure.as_of("2024-01-01").positions():
            assert position.explain().follow() == position
        assert figure.position("A").explain().follow() == figure.position("A")


def test_a_later_count_that_was_corrected_bounds_by_the_new_number() -> None:
    """The old one is no bound any more."""
    count = ct.Figure("dead", "person", time="cumulative").claimed(9, by="B", as_of="2024-01-01")
    count = count.claimed(20, by="A", as_of="2024-02-01", key="a").corrected(
        15, by="A", estimate="a", as_of="2024-02-02"
    )

    assert (
        str(count.as_of("2024-01-01").position("A"))
        == "at most 15 people (correcting 20 people; counted to 2024-02-02)"
    )


def test_a_formula_takes_no_retracted_number() -> None:
    """The account is withheld, and says why."""
    other = ct.Figure("wounded", "person").claimed(3, by="A")

    total = RETRACTED + other

    assert str(total.position("A")) == "A retracts 1,500 people (counted twice)"
    assert str(total.hull()).startswith("no number; A retracts 1,500 people (counted twice) of dead (the battle)")


def test_best_values_are_those_in_force() -> None:
    """Best values are those in force, of undated numbers too."""
    figure = DEAD.claimed(3, by="A", key="a").claimed(4, by="B").retracted(by="A", estimate="a")

    assert figure.best_values == (4,)


# -- disputed ---------------------------------------------------------------------


def test_a_dispute_unsettles_and_changes_no_number() -> None:
    """It stands in the range, the verdict and the position in its own words."""
    assert str(DISPUTED.hull()) == (
        "1,500 people (A); D disputes the definition; C disputes the method of that number (1,500, according to A)"
    )
    assert str(DISPUTED > 1000) == (
        "contested: yes per A; D disputes the definition and C disputes the method of that number (1,500, according to A)"
    )
    assert str(DISPUTED.position("D")) == "D disputes the definition"
    assert "dispute of the method of that number (1,500, according to A) (C)" in str(DISPUTED.explain())
    assert f"{DISPUTED:short}" == "1,500†"


def test_several_who_dispute_and_one_who_denies_as_well() -> None:
    """Plural, and both verbs of one party."""
    figure = FIRST.disputed(by=["C", "D"]).denied(by="D")

    assert str(figure.hull()) == "1,500 people (A); D denies the figure; C and D dispute the definition"
    assert str(figure.position("D")) == "D denies the figure and disputes the definition"
    assert figure.position("D").rejected == ("the figure",)


def test_a_dispute_leaves_its_own_number_in_force() -> None:
    """A dispute leaves its own number in force, however late it is."""
    figure = FIRST.disputed(by="A", stated="2025-01-01")

    assert (str(figure.position("A")), (figure > 1000).settled) == ("1,500 people", False)


def test_who_accepts_what_it_denied_denies_it_no_longer() -> None:
    """Said later it ends the denial for good, and is its number; in the other order the denial takes it back."""
    police = DEAD.claimed(24, by="the police", key="k")
    marines = police.denied(by="the marines", estimate="k", stated="2005-12-01")
    marines = marines.accepted(by="the marines", estimate="k", stated="2006-06-01", key="m")
    turned = police.accepted(by="the marines", estimate="k", stated="2005-12-01")
    turned = turned.denied(by="the marines", estimate="k", stated="2006-06-01")

    assert str(marines > 16) == "settled: yes per the marines and the police"
    assert marines.position("the marines").superseded == marines.denials
    assert str(turned > 16) == (
        "contested: yes per the police; the marines denies that number (24, according to the police)"
    )
    assert turned.position("the marines").superseded == turned.estimates[1:]
    assert [(row.holder, row.change) for row in turned.history()][-1] == ("the marines", "denied")
    assert [row.change for row in turned.accepted(by="the marines", estimate="k", stated="2007").history()][-1] == "new"
    withdrawn = marines.retracted(by="the marines", estimate="m", stated="2007")
    assert withdrawn.position("the marines").denials == ()


def test_what_was_denied_is_accepted_no_longer_where_its_party_replaced_it() -> None:
    """The denial answers for no new number, and the acceptance that it took back does not return."""
    figure = FIRST.accepted(by="B", estimate="a", stated="2024-02-01")
    figure = figure.denied(by="B", estimate="a", stated="2024-03-01").claimed(9, by="A", as_of="2024-04-01")

    assert figure.position("B").stance is Stance.SILENT
    assert figure.position("B").estimates == ()


def test_a_denial_beside_a_number_ends_no_acceptance() -> None:
    """Who accepts a number and rejects how it was counted, or who said it, does both."""
    for aspect in ("definition", "attribution"):
        figure = FIRST.accepted(by="B", estimate="a", stated="2024-02-01")
        figure = figure.denied(by="B", estimate="a", aspect=aspect, stated="2024-03-01")

        assert str(figure.position("B")) == "1,500 people (accepting the number of A)"
        assert len(figure.position("B").denials) == 1


def test_a_number_that_was_not_known_yet_can_be_accepted_and_denied() -> None:
    """Where the acceptance and the denial of it alone have a day, the last word counts."""
    figure = DEAD.claimed(3, by="A", key="a").accepted(by="B", estimate="a", stated="2024-01-01")

    denied = figure.denied(by="B", estimate="a", stated="2024-02-01").known_on("2024-03-01")

    assert denied.position("B").estimates == ()


def test_each_day_names_the_denial_of_what_it_leaves_out() -> None:
    """From day to day as in a look at one day: of what is later, and of what has no day."""
    figure = DEAD.claimed(9, by="A", key="a", as_of="2024-02-01").claimed(5, by="A", key="old", stated="2024")
    figure = figure.denied(by="B", estimate="a", as_of="2024-01-01").denied(by="C", estimate="old")
    figure = figure.claimed(4, by="D", as_of="2024-01-02").denied(by="D", as_of="2023")

    rows = figure.over_time().rows

    assert [str(hull) for _, hull in rows] == [str(figure.as_of(day).hull()) for day, _ in rows]
    assert ["denial of 9 people (B) (of a number that is left out)" in str(hull) for _, hull in rows] == [
        False,
        True,
        True,
        False,
    ]
    assert "denial of 5 people (C) (of a number that is left out)" in str(rows[-1][1])


def test_a_dispute_prints_itself() -> None:
    """A dispute prints itself as a statement."""
    dispute = ct.Dispute.of(by="C", source="Paper")

    assert (str(dispute), repr(dispute)) == (
        "dispute of the definition (C, in Paper)",
        "<Dispute dispute of the definition (C, in Paper)>",
    )
    assert (dispute.rejects_all, stance_of(dispute)) == (False, "disputed")


# -- what cannot be ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("take", "error", "match"),
    [
        (lambda f: f.accepted(by="B", estimate="z"), UnknownEstimate, "no estimate 'z'.*its keys are a, b"),
        (lambda f: f.retracted(by="A", estimate="z"), UnknownEstimate, "no estimate 'z'"),
        (lambda f: f.corrected(3, by="A", estimate="z"), UnknownEstimate, "no estimate 'z'"),
        (lambda f: f.disputed(by="A", estimate="z"), UnknownEstimate, "no estimate 'z'"),
        (
            lambda f: f.accepted(by="A", estimate="a"),
            MisaimedStance,
            "it is A's own; a party accepts what another says",
        ),
        (lambda f: f.retracted(by="B", estimate="a"), MisaimedStance, "B never said it, A did; deny it"),
        (lambda f: f.corrected(3, by=["A", "B"], estimate="a"), MisaimedStance, "A and B never said it"),
        (lambda f: f.corrected(3, by="A", estimate="a", key="c").accepted(by="A", estimate="c"), MisaimedStance, "own"),
        (lambda f: f.disputed(by="B", aspect="number"), NotAChoice, "aspect"),
        (lambda f: f.disputed(aspect="method"), IncompleteStatement, "a dispute needs somebody"),
        (lambda f: f.accepted(estimate="a"), IncompleteStatement, "an acceptance needs somebody"),
        (lambda f: f.accepted(by="B", estimate=None), IncompleteStatement, "give its key"),
        (lambda f: f.retracted(estimate="a"), IncompleteStatement, "a retraction needs somebody"),
        (lambda f: f.accepted(by="B", estimate="a", reason="why"), UnknownField, "reason"),
        (lambda f: f.corrected(3, by="A", estimate=None), IncompleteStatement, "a correction is of one estimate"),
    ],
)
def test_what_cannot_be_said(take: Callable[[ct.Figure], ct.Figure], error: type[Exception], match: str) -> None:
    """Each is an error that says what to do."""
    with pytest.raises(error, match=match):
        take(ACCEPTED)


def test_stances_that_come_back_to_themselves() -> None:
    """A circle of corrections, or of acceptances, has no number to begin with."""
    first = ct.Acceptance.of(by="A", estimate="b", key="a")
    other = ct.Acceptance.of(by="B", estimate="a", key="b")

    with pytest.raises(MisaimedStance, match="'a' cannot be accepted: it comes back to itself"):
        attrs.evolve(DEAD, statements=[first, other])


def test_an_alias_is_its_party_in_a_stance_too() -> None:
    """Yerevan takes back what Armenia said."""
    armenia = ct.Party("Armenia", aliases=["Yerevan"])

    figure = DEAD.claimed(3, by=armenia, key="a").retracted(by="Yerevan", estimate="a")

    assert str(figure.position("Armenia")) == "Armenia retracts 3 people"


def test_a_second_hand_stance_changes_nothing_first_hand() -> None:
    """What B's organ says that A took back stands with A."""
    sides = [ct.Party("A", stake="disputant"), ct.Party("B", stake="disputant")]
    organ = ct.Source("Organ", organ_of="B")
    figure = ct.Figure("dead", "person", disputants=sides).claimed(3, by="A", source="Paper", key="a")
    quoted = ct.Figure("dead", "person", disputants=sides).claimed(3, by="A", source=organ, key="a")

    assert figure.retracted(by="A", estimate="a", source=organ).position("A").interval is not None
    assert str(figure.corrected(4, by="A", estimate="a", source=organ).hull()).startswith("3 to 4 people (A)")
    assert quoted.retracted(by="A", estimate="a", source=organ).position("A").interval is None


# -- in time ----------------------------------------------------------------------


def test_the_history_tells_stances_in_their_order() -> None:
    """What each says, and how it changed what stood."""
    figure = CORRECTED.accepted(by="B", estimate="a", stated="2024-02-10").disputed(by="C", as_of="2024-02-20")
    figure = attrs.evolve(
        figure, statements=[attrs.evolve(s, key=s.key or f"k{n}") for n, s in enumerate(figure.statements)]
    )
    figure = figure.retracted(by="A", estimate="k2", reason="a slip", stated="2024-03-01")
    figure = figure.retracted(by="A", estimate="a", stated="2024-04-01")

    rows = figure.history()

    assert [(row.holder, row.says, row.change) for row in rows] == [
        ("A", "1,500 people", "new"),
        ("A", "1,200 people, correcting 1,500 people", "down"),
        ("B", "1,500 people, accepting the number of A", "new"),
        ("C", "disputes the definition", "denied"),
        ("A", "retracts 1,200 people (a slip)", "withdrawn"),
        ("A", "retracts 1,500 people", "withdrawn"),
    ]
    assert [str(day.day) for day in rows.days] == ["2024-01-10", "2024-02-20", "2024-03-01", "2024-04-01"]


def test_answers_over_time_have_the_day_of_a_retraction() -> None:
    """From that day on there is no number."""
    assert [(str(day), str(hull)) for day, hull in RETRACTED.over_time().rows] == [
        ("2024-01-10", str(RETRACTED.as_of("2024-01-10").hull())),
        ("2024-03-01", "no number; A retracts 1,500 people (counted twice)"),
    ]


# -- beside the others ------------------------------------------------------------


@pytest.mark.parametrize("figure", [ACCEPTED, CORRECTED, RETRACTED, DISPUTED])
def test_a_derivation_follows_again_and_is_kept_as_json(figure: ct.Figure) -> None:
    """A derivation follows again and is kept as JSON, to the same answer."""
    derivation = figure.explain()

    assert derivation.follow() == figure.hull()
    assert ct.Derivation.from_json(derivation.to_json()).follow() == figure.hull()


def test_a_diff_names_what_was_accepted_corrected_and_taken_back() -> None:
    """Each as a statement that is new."""
    after = CORRECTED.accepted(by="B", estimate="a").disputed(by="C").retracted(by="A", estimate="a")
    old, new = (ct.Dossier().with_figure("f", one) for one in (FIRST, after))

    changes = [str(change) for change in old.diff(new).figures[0].statements]

    assert changes == [
        "new: 1,500 people (B, accepting the number of A), as of 2024-01-10, inside the old range (1,500 people (A))",
        "new: 1,200 people (A, correcting 1,500 people), as of 2024-01-10, stated 2024-02-01, outside the old range (1,500 people (A))",
        "new: retraction of 1,500 people (A)",
        "new: dispute of the definition (C)",
    ]


def test_a_count_that_was_corrected_does_not_fall() -> None:
    """What was given up is no earlier count; what was not is."""
    count = ct.Figure("dead", "person", time="cumulative").claimed(20, by="A", as_of="2024-01-01", key="a")
    corrected = count.corrected(15, by="A", estimate="a").claimed(18, by="A", as_of="2024-02-01")
    fallen = count.claimed(18, by="A", as_of="2024-02-01")

    found = [ct.Dossier().with_figure("f", one).check().of("CF016") for one in (corrected, fallen)]

    assert [len(one) for one in found] == [0, 1]


def test_findings_of_what_no_longer_stands() -> None:
    """Who accepts, or denies, what was taken back."""
    figure = RETRACTED.accepted(by="B", estimate="a").denied(by="C", estimate="a").disputed(by="D", estimate="a")

    report = ct.Dossier().with_figure("f", figure).check()

    assert [one.what for one in report.of("CF027")] == ["accepts 1,500 people, by which A no longer stands"]
    assert [one.what for one in report.of("CF019")] == [
        "denies a, which its party took back",
        "disputes a, which its party took back",
    ]
    assert not ct.Dossier().with_figure("f", ACCEPTED).check().of("CF027")
