"""Positions: what one holder says of one figure now."""

from __future__ import annotations

import pytest
from tests.unit.claims.one_position import position, said

import contested as ct
from contested.claims.position import Stance
from contested.quantities.interval import Interval


def test_words_alone_are_an_unquantified_position() -> None:
    """A word in place of a number is kept as it was written."""
    made = position(said("dozens"))

    assert made.stance is Stance.UNQUANTIFIED
    assert (str(made), made.words) == ("“dozens”", ("dozens",))


def test_a_number_retracted_and_not_replaced_is_withheld() -> None:
    """A later refusal to say takes the number back."""
    made = position(said(5, stated="2021-01-01"), ct.Withheld.of(by="A", stated="2021-01-02"))

    assert made.stance is Stance.WITHHELD
    assert str(made) == "A withholds a number"


def test_a_refusal_of_unknown_time_leaves_the_number() -> None:
    """A refusal that is not certainly later takes nothing back."""
    made = position(said(5), ct.Withheld.of(by="A"))

    assert made.interval == Interval.point(5)


def test_unknown_is_withheld() -> None:
    """ "Unknown" is no number and no zero."""
    made = position(said("unknown"))

    assert made.stance is Stance.WITHHELD


def test_a_number_after_unknown_stands() -> None:
    """A party that did not know and then gives a number states it."""
    made = position(said("unknown", stated="2021-01-01"), said(5, stated="2021-01-02"))

    assert made.interval == Interval.point(5)


def test_a_denial_without_a_number_is_a_denied_position() -> None:
    """A party that only denies has a denied position."""
    made = position(ct.Denial.of(by="A"))

    assert made.stance is Stance.DENIED
    assert str(made) == "A denies the figure"


def test_a_party_that_denies_one_estimate_keeps_its_own_number() -> None:
    """Denying somebody's estimate leaves one's own number in force, and the denial shown."""
    figure = ct.Figure("x", "person").claimed(9, by="B", key="b").claimed(5, by="A").denied(by="A", estimate="b")

    made = figure.position("A")

    assert made.interval == Interval.point(5)
    assert made.rejected == ("that number (9, according to B)",)
    assert not (figure < 100).settled


def test_a_denial_of_a_superseded_estimate_no_longer_answers() -> None:
    """What was denied is gone, so the denial does not speak of the number that replaced it."""
    figure = (
        ct.Figure("x", "person")
        .claimed(9, by="B", key="old", stated="2021-01-01")
        .denied(by="A", estimate="old")
        .claimed(11, by="B", stated="2021-01-02")
    )

    assert figure.position("A").stance is Stance.SILENT
    assert (figure > 10).settled


def test_a_later_denial_takes_ones_own_number_back() -> None:
    """A party that states a number and later denies the figure denies."""
    made = position(said(5, stated="2021-01-01"), ct.Denial.of(by="A", stated="2021-01-02"))

    assert made.stance is Stance.DENIED
    assert [str(s) for s in made.superseded] == ["5 people (A)"]


def test_a_later_number_withdraws_ones_own_denial() -> None:
    """A party that denies and later gives a number states it."""
    made = position(ct.Denial.of(by="A", as_of="2021-01-01"), said(5, as_of="2021-01-02"))

    assert made.stance is Stance.STATED
    assert made.denials == ()


def test_a_denial_of_unknown_time_stays_beside_the_number() -> None:
    """Where the order is not known, the number stands and the denial shows."""
    made = position(said(5), ct.Denial.of(by="A"))

    assert made.stance is Stance.STATED
    assert len(made.denials) == 1


def test_units_as_printed_become_the_figures_unit() -> None:
    """A number printed in hectares is read in the figure's square kilometres."""
    figure = ct.Figure("area", "km**2").claimed("about 300,000 ha", by="A")

    assert str(figure.position("A")) == "about 3,000 km²"
    assert figure.position("A").reach == Interval(2500, 3500, low_open=True, high_open=True)


def test_anonymous_holders_never_merge() -> None:
    """Two officials who are not named are two holders, told apart by where they speak."""
    figure = (
        ct.Figure("x", "person")
        .claimed(5, by="an official", anonymous=True, source="Paper")
        .claimed(6, by="an official", anonymous=True, source="Radio")
    )

    assert [p.name for p in figure.positions()] == ["an official (Paper)", "an official (Radio)"]


def test_an_anonymous_speaker_of_a_party_speaks_for_the_party() -> None:
    """Where the party is named, an unnamed speaker adds to its position."""
    figure = ct.Figure("x", "person").claimed(5, by="A", speaker="an official", anonymous=True)

    assert [p.name for p in figure.positions()] == ["A"]


def test_a_speaker_without_a_party_is_a_holder() -> None:
    """A named speaker is one holder in every source, an anonymous one only in its own."""
    figure = (
        ct.Figure("x", "person")
        .claimed(5, speaker="Jane Doe", source="Paper")
        .claimed(5, speaker="Jane Doe", source="Radio")
        .claimed(7, speaker="a diplomat", anonymous=True, source="Paper")
    )

    assert [p.name for p in figure.positions()] == ["Jane Doe", "a diplomat"]


@pytest.mark.parametrize(
    ("figure", "printed"),
    [
        (ct.Figure("x", "person", disputants=["Q"]), "Q is silent"),
        (ct.Figure("x", "person").claimed(1, by="Q"), "1 person"),
        (ct.Figure("x", "person").claimed("about 20 to 30", by="Q"), "about 20 to about 30 people"),
        (ct.Figure("x", "person").claimed(11, by="Q", partial=True), "11 documented people"),
    ],
)
def test_a_position_prints_what_is_said(figure: ct.Figure, printed: str) -> None:
    """A position prints its number with "about" and unit, or how the holder stands."""
    assert str(figure.position("Q")) == printed


def test_a_position_explains_itself_down_to_statements() -> None:
    """Following a position's derivation reads it anew from its statements."""
    made = position(said(5, stated="2020"), said(7, stated="2021"), said(8, stated="2021"))

    derivation = made.explain()

    assert derivation.follow() == made
    assert "no longer in force: 5 people (A)" in str(derivation)
    assert "divided" in str(derivation)


def test_a_silent_position_explains_itself() -> None:
    """A silent position follows from nothing."""
    made = ct.Figure("x", "person", disputants=["Q"]).position("Q")

    assert made.explain().follow() == made


def test_a_borrowed_position_says_from_whom() -> None:
    """A silent party's account rests on unattributed numbers, and says so."""
    figure = ct.Figure("area", "km**2").claimed(3000, source="Atlas")

    account = figure.according_to("Armenia")

    assert str(account) == "3,000 km²"
    assert "Armenia is silent and borrows from Atlas" in str(account.explain())
    assert account.explain().follow() == account


def test_a_position_shows_itself_shortly() -> None:
    """In a notebook a position is one line."""
    assert repr(position(said(5))) == "<Position A: 5 people>"


def test_an_explanation_says_when_and_how_sure() -> None:
    """The days that decide which number stands are told, and best value and standard error with them."""
    figure = (
        ct.Figure("x", "km**2")
        .claimed(7, by="A", as_of="2031-05-01", stated="2031-05-02", key="old")
        .claimed(None, low=2, high=10, best=3, standard_error="0.5", by="A", as_of="2031-06-01")
        .denied(by="B", estimate="old", stated="2031-05-03")
    )

    assert str(figure.position("A").explain()).splitlines() == [
        "A: 2 to 10 km², best 3, standard error 0.5",
        "  (no longer in force: 7 km² (A), as of 2031-05-01, stated 2031-05-02)",
        "  2 to 10 km², standard error 0.5 (A), best value 3, as of 2031-06-01",
        "  7 km² (A), as of 2031-05-01, stated 2031-05-02",
    ]
    assert str(figure.position("B").explain()).splitlines()[-1] == (
        "  denial of that number (7, according to A) (B), stated 2031-05-03"
    )
    assert figure.position("B").explain().follow() == figure.position("B")


def test_a_later_number_withdraws_no_denial_of_who_said_it() -> None:
    """Who rejects the attribution or the definition, and later gives a number, still rejects them (rule 7)."""
    for aspect, left in (("attribution", 1), ("definition", 1), ("number", 0), ("figure", 0)):
        figure = ct.Figure("x", "person").denied(by="A", aspect=aspect, stated="2031-05-01")
        figure = figure.claimed(7, by="A", stated="2031-05-02")

        assert len(figure.position("A").denials) == left


def test_an_end_is_as_soft_as_the_number_that_sets_it() -> None:
    """An approximate number below the top makes the top no softer."""
    figure = ct.Figure("x", "person").claimed("about 10", by="A").claimed(30, by="A")
    turned = ct.Figure("x", "person").claimed(10, by="A").claimed("about 30", by="A")

    assert str(figure.position("A")) == "about 10 to 30 people"
    assert str(turned.position("A")) == "10 to about 30 people"


def test_words_beside_numbers_are_kept_and_told() -> None:
    """ "Dozens" beside 40 adds nothing to the number, and is not lost."""
    made = ct.Figure("x", "person").claimed(40, by="A").claimed("dozens", by="A").position("A")

    assert [str(word) for word in made.beside] == ["“dozens” (A)"]
    assert "adds nothing to its numbers: “dozens” (A)" in str(made.explain())
    assert made.interval == Interval.point(40)


def test_who_denies_and_withholds_denies() -> None:
    """A refusal to say hides no denial (rule 7)."""
    figure = ct.Figure("x", "person").claimed(5, by="B").withheld(by="A").denied(by="A")

    assert figure.position("A").stance is Stance.DENIED
    assert "A denies the figure" in str(figure.hull())


def test_a_joint_number_that_one_of_its_holders_replaced_can_still_be_denied() -> None:
    """The other stands by it, so that the denial stands too."""
    figure = (
        ct.Figure("x", "person").claimed(5, by=["A", "B"], key="j", stated="2020").claimed(6, by="A", stated="2021")
    )

    verdict = figure.denied(by="C", estimate="j") > 1

    assert str(verdict) == "contested: yes per A and B; C denies that number (5, according to A and B)"


def test_a_refusal_brings_no_denial_back() -> None:
    """Who denied, then gave a number, then will not say, withholds; all is kept, and followed (rule 7)."""
    figure = (
        ct.Figure("x", "person")
        .denied(by="A", stated="2031-05-01")
        .claimed(5, by="A", stated="2031-05-02")
        .withheld(by="A", stated="2031-05-03")
    )

    made = figure.position("A")

    assert (made.stance, made.denials) == (Stance.WITHHELD, ())
    assert made.superseded == (figure.estimates[0], figure.denials[0])
    assert made.explain().follow() == made


def test_a_number_of_an_earlier_time_answers_no_denial() -> None:
    """A denial of May stands, whatever its party says in June of January (rule 10)."""
    figure = ct.Figure("x", "person").denied(by="A", as_of="2031-05", stated="2031-05-20")

    older = figure.claimed(5, by="A", as_of="2031-01", stated="2031-06-01").position("A")
    same = figure.claimed(5, by="A", as_of="2031-05-01", stated="2031-06-01").position("A")

    assert (older.stance, same.stance) == (Stance.DENIED, Stance.STATED)


def test_who_says_that_a_number_is_unknown_withdraws_no_denial() -> None:
    """ "Unknown" is a refusal to say, and hides no denial either (rule 7)."""
    figure = ct.Figure("x", "person").denied(by="A", stated="2031-05-01")

    for answered in (
        figure.claimed("unknown", by="A", stated="2031-05-02"),
        figure.withheld(by="A", stated="2031-05-02"),
    ):
        assert answered.position("A").stance is Stance.DENIED


def test_what_was_said_last_and_counts_for_nothing_is_named() -> None:
    """A word and a refusal beside a number, and what has no day beside what is dated, if said after all that counts."""
    dated = ct.Figure("x", "person").claimed(64, by="A", as_of="2017", stated="2017", key="a")
    worded = ct.Figure("x", "person").claimed(13, by="A", stated="2020").claimed("dozens", by="A", stated="2021")
    named = {
        "word": worded,
        "other word": worded.claimed(99, by="A"),
        "number": dated.claimed(70, by="A", stated="2018").claimed(80, by="A", stated="2019"),
        "refusal": dated.withheld(by="A", stated="2018"),
        "refusal in print": ct.Figure("x", "person")
        .claimed(64, by="A", source=ct.Source("Paper", issued="2017"))
        .withheld(by="A", source=ct.Source("Herald", issued="2018")),
        "after a refusal": ct.Figure("x", "person").withheld(by="A", as_of="2017").claimed(70, by="A", stated="2018"),
    }
    unnamed = {
        "earlier": dated.claimed(70, by="A", stated="2016"),
        "nobody knows when": dated.claimed(70, by="A"),
        "taken back": dated.claimed(70, by="A", key="k", stated="2018").retracted(by="A", estimate="k", as_of="2016"),
        "a denial": dated.claimed(3, by="B", key="k", as_of="2015")
        .claimed(4, by="B", as_of="2016")
        .denied(by="A", estimate="k", stated="2019"),
        "of an earlier time": dated.claimed(70, by="A", as_of="2016", stated="2018"),
        "of no time at all": ct.Figure("x", "person").claimed(13, by="A").claimed("dozens", by="A", stated="2021"),
    }

    assert {name: [str(one) for one in figure.hull().left_out] for name, figure in named.items()} == {
        "word": ["“dozens” (A) (later than what counts, and gives no number)"],
        "other word": ["“dozens” (A) (later than what counts, and gives no number)"],
        "number": ["80 people (A) (later than its dated claims, of which day is not said)"],
        "refusal": ["no number given (A) (later than its dated claims, of which day is not said)"],
        "refusal in print": [
            "no number given (A, in Herald, issued 2018) (later than what counts, and gives no number)"
        ],
        "after a refusal": ["A (withheld)", "70 people (A) (later than its dated claims, of which day is not said)"],
    }
    assert {name: figure.hull().left_out for name, figure in unnamed.items()} == dict.fromkeys(unnamed, ())
