"""Sensitivity: whether a conclusion holds whatever the method, the source and the words."""

from __future__ import annotations

import pickle
from typing import Any

import attrs
import pytest

import contested as ct
from contested import methods
from contested.errors import UnreadableQuestion, WrongType

DOSSIER = ct.Dossier({
    "troops": (
        ct.Figure("soldiers", "person")
        .claimed("around 10,000", by="Azerbaijan", source="Paper")
        .claimed("8,000", by="OSCE", source="Report")
        .claimed("hundreds", by="Local radio", source="Radio")
        .claimed(9_000, by="UN", source="Bulletin")
        .denied(by="Armenia", source="Paper")
    ),
    "area": ct.Figure("area", "km**2").claimed(3_000, by="UN", source="Atlas"),
})  # fmt: skip


def test_a_conclusion_that_holds_in_every_reading() -> None:
    """It says in how many, and what moves nothing is not named."""
    found = DOSSIER.sensitivity("troops > 4000")

    assert len(found.readings) == 7 * 4
    assert found.count("holds") + len(found.unanswered) == 28
    assert found.breaks == ()
    assert str(found).startswith(f"troops > 4000: holds in {found.count('holds')} of 28 readings; no answer in ")
    assert str(found).endswith("; Local radio says “hundreds”; Armenia denies the figure")
    assert found.moves_most is None
    assert found.parties == ("Azerbaijan", "OSCE", "UN")
    assert {one.who for one in found.left_out} == {"Armenia", "Local radio"}
    assert float(found.share) == pytest.approx(found.count("holds") / 28)


def test_a_conclusion_that_breaks() -> None:
    """The combinations that break it, and the choice that moves it most."""
    found = DOSSIER.sensitivity("troops > 8500", methods=[methods.MostConservative(), methods.MostInformative()])

    assert sorted(str(reading) for reading in found.breaks) == [
        "MostConservative",
        "MostConservative, without Bulletin",
        "MostConservative, without Paper",
    ]
    assert str(found.moves_most) == "without Paper (holds in 50% of answers with it, in 17% otherwise)"
    assert "; what moves it most: without Paper" in str(found)


def test_words_by_another_lexicon() -> None:
    """Hundreds are a hundred to ACLED."""
    found = DOSSIER.sensitivity("troops > 500", methods=[methods.MostConservative()], sources=[], lexicons=["acled"])

    assert [(str(reading), reading.answer) for reading in found.readings] == [
        ("MostConservative", "holds"),
        ("MostConservative, words by acled", "fails"),
    ]
    assert str(found.moves_most) == (
        "words as they are read in the dossier (holds in 100% of answers with it, in 0% otherwise)"
    )
    assert "fails in 1: MostConservative, words by acled" in str(found)


def test_approximate_numbers_stay_approximate() -> None:
    """Around 10,000 is not above 9,999 whoever picks it."""
    only = ct.Dossier({"troops": ct.Figure("soldiers", "person").claimed("around 10,000", by="A")})

    for method in (methods.Hull(), methods.Median(), methods.Mode(), methods.MostConservative()):
        (reading,) = only.sensitivity("troops > 9999", methods=[method]).readings
        assert reading.answer == "undetermined"
        (reading,) = only.sensitivity("troops > 4999", methods=[method]).readings
        assert reading.answer == "holds"
    forced = only["troops"].reconcile(methods.Mean(), force=True)
    assert [str(one) for one in forced.allows] == ["(5,000; 15,000)"]


def test_two_figures_and_the_other_signs() -> None:
    """A difference is compared with nothing."""
    two = ct.Dossier({
        "a": ct.Figure("a", "person").claimed(5, by="X"),
        "b": ct.Figure("b", "person").claimed(3, by="X"),
    })  # fmt: skip

    answers = {
        sign: two.sensitivity(f"a {sign} b", methods=[methods.Median()]).count("holds")
        for sign in ("<", "<=", ">", ">=")
    }

    assert answers == {"<": 0, "<=": 0, ">": 1, ">=": 1}
    assert two.sensitivity("5 > b", methods=[methods.Median()]).count("holds") == 1


def test_the_numbers_of_a_figure() -> None:
    """A figure has no verdict: its numbers are compared."""
    figure = DOSSIER["troops"] / DOSSIER["area"]

    found = DOSSIER.sensitivity(figure, methods=[methods.MostConservative(), methods.MostInformative()])
    plain = DOSSIER.sensitivity(DOSSIER["troops"], methods=[methods.MostConservative(), methods.MostInformative()])
    nothing = DOSSIER.sensitivity(DOSSIER["troops"], methods=[methods.Latest()])
    area = DOSSIER.sensitivity(DOSSIER["area"], methods=[methods.Median()])

    assert str(plain).startswith("soldiers: 8,000 to 10,000 people in 8 of 8 readings; what moves it most: ")
    assert "otherwise)" in str(plain.moves_most)
    assert float(plain.share) == 1
    assert str(nothing).startswith("soldiers: no answer in 4 readings: ")
    assert str(area) == "area: 3,000 km² in 1 of 1 readings"
    assert found.readings
    mixed = DOSSIER.sensitivity(DOSSIER["troops"], methods=[methods.Median(), methods.Latest()], sources=["Radio"])
    assert "; no answer in 2: whenever Latest; what moves it most" not in str(mixed)
    assert "no answer in 2: whenever Latest" in str(mixed)


def test_numbers_without_an_end_are_not_compared() -> None:
    """A limit has no number."""
    open_ended = ct.Dossier({"x": ct.Figure("x", "person").claimed("at least 3", by="A")})

    (reading,) = open_ended.sensitivity(open_ended["x"], methods=[methods.Hull()]).readings

    assert reading.number is None


def test_following_the_derivation() -> None:
    """Every reading again, from the claims."""
    found = DOSSIER.sensitivity("troops > 8500", methods=[methods.Hull(), methods.Mean()])

    again = found.explain().follow()

    assert str(again) == str(found)
    assert again == found
    assert pickle.loads(pickle.dumps(found)) == found  # our own
    assert "Hull: undetermined; Hull of soldiers" in str(found.explain())
    assert repr(found).startswith("<Sensitivity troops > 8500")


@pytest.mark.parametrize(
    "given",
    [
        {"methods": []},
        {"methods": ["Median"]},
        {"methods": [methods.Median]},
        {"methods": methods.Median()},
        {"sources": [5]},
        {"sources": "Paper"},
        {"lexicons": "acled"},
    ],
)
def test_choices_are_lists_of_their_kind(given: dict[str, Any]) -> None:
    """One method or more; names of sources and lexicons in a list."""
    with pytest.raises(WrongType):
        DOSSIER.sensitivity("troops > 1", **given)
    with pytest.raises(WrongType, match="a comparison such as"):
        DOSSIER.sensitivity(5)  # type: ignore[arg-type]  # that is the point


def test_a_question_is_one_comparison() -> None:
    """A question is one comparison, as it is for ask."""
    with pytest.raises(UnreadableQuestion):
        DOSSIER.sensitivity("troops + 1")


def test_many_readings_are_told_in_short() -> None:
    """Six at most, and how many more."""
    figure = ct.Figure("x", "person")
    for n in range(10):
        figure = figure.claimed(n, by=f"P{n}", source=f"S{n}")

    found = ct.Dossier({"x": figure}).sensitivity("x > 4.6", methods=[methods.Mean(), methods.Median()])

    assert "and 2 more" in str(found)


def test_a_pool_is_as_wide_as_its_interval() -> None:
    """A conclusion that its interval does not settle is undetermined; so is one that stated errors do not."""
    figure = ct.Figure("mass", "kilogram")
    for name, value in (("A", 10), ("B", 12), ("C", 11)):
        figure = figure.claimed(value, by=name, standard_error=1)
    dossier = ct.Dossier({"mass": figure})
    pools = [methods.FixedEffect(), methods.LinearPool(), methods.GeometricMean()]

    near, far = (
        [reading.answer for reading in dossier.sensitivity(f"mass > {limit}", methods=pools).readings]
        for limit in ("10.5", "8")
    )

    assert near == ["undetermined", "undetermined", "undetermined"]
    assert far == ["holds", "holds", "holds"]


def test_averages_of_approximate_numbers_stay_approximate() -> None:
    """Each reaches as far as its inputs."""
    figure = ct.Figure("x", "person")
    for name, value in (("A", "about 1,000"), ("B", "about 2,000"), ("C", "about 3,000")):
        figure = figure.claimed(value, by=name)
    averages = [methods.GeometricMean(), methods.Mean(), methods.TrimmedMean(), methods.Median()]

    found = ct.Dossier({"x": figure}).sensitivity("x > 1800", methods=averages)

    assert [reading.answer for reading in found.readings] == ["undetermined"] * 4
    rough = ct.Figure("x", "kilogram").claimed("about 1", by="A").claimed("about 2", by="B").claimed("about 0", by="C")
    assert rough.reconcile(methods.GeometricMean()).refused
    low = ct.Figure("x", "kilogram").claimed("about 1", by="A").claimed("about 2", by="B").claimed("about 4", by="C")
    (span,) = low.reconcile(methods.GeometricMean()).allows
    assert float(span.low or 0) == pytest.approx((0.5 * 1.5 * 3.5) ** (1 / 3))


def test_nothing_is_below_the_floor() -> None:
    """At most 20 people are not fewer than none."""
    figure = ct.Figure("x", "person").claimed("at most 20", by="A").claimed("fewer than 30", by="B")

    found = ct.Dossier({"x": figure}).sensitivity(
        "x >= 0", methods=[methods.Hull(), methods.MostAgreed(), methods.Common()]
    )

    assert found.count("holds") == 3


def test_sources_of_one_name_are_told_apart() -> None:
    """By their day of issue, else by number."""
    first, second = (ct.Source("R", issued=day) for day in ("2020-01-01", "2021-01-01"))
    figure = ct.Figure("x", "person").claimed(1, by="A", source=first).claimed(100, by="B", source=second)
    notes = figure.claimed(3, by="C", source=ct.Source("S", note="a")).claimed(
        4, by="D", source=ct.Source("S", note="b")
    )

    readings = ct.Dossier({"x": notes}).sensitivity("x > 50", methods=[methods.Hull(), methods.Hull()]).readings

    names = [str(reading) for reading in readings]
    assert len(set(names)) == len(names) == 5
    assert "Hull, without R, issued 2020-01-01" in names


# -- what cannot move an answer ----------------------------------------------------


def _names(found: Any) -> list[str]:
    return [str(reading) for reading in found.readings]


def test_a_source_of_superseded_numbers_or_denials_is_no_reading() -> None:
    """Leaving it out moves nothing, and so shows nothing (C11)."""
    dead = ct.Figure("dead", "killed").claimed(5, by="A", source="s1", stated="2031-01-01")
    dead = dead.claimed(6, by="A", source="s2", stated="2031-01-05").claimed(9, by="B", source="s3")
    dossier = ct.Dossier({"dead": dead.denied(by="C", source="s4").withheld(by="D", source="s5")})

    found = dossier.sensitivity("dead > 7", methods=[methods.Hull()])

    assert _names(found) == ["Hull", "Hull, without s2", "Hull, without s3"]
    assert [str(one) for one in found.not_tried] == [
        f"{name} (no number in force rests on it)" for name in ("s1", "s4", "s5")
    ]
    assert "(not left out in turn: s4 (no number in force rests on it))" in str(found.explain())


def test_a_denial_that_takes_a_number_back_is_a_reading() -> None:
    """Without it the number stands again."""
    dead = ct.Figure("dead", "killed").claimed(5, by="A", source="s1", stated="2031-01-01").claimed(9, by="B")
    dossier = ct.Dossier({"dead": dead.denied(by="A", source="s2", stated="2031-01-05")})

    found = dossier.sensitivity("dead > 7", methods=[methods.MostConservative()])

    assert _names(found) == ["MostConservative", "MostConservative, without s2"]
    assert [reading.answer for reading in found.readings] == ["holds", "fails"]


def test_a_source_of_words_is_a_reading_where_a_lexicon_gives_them_a_number() -> None:
    """Hundreds are no number as printed, and a hundred to ACLED."""
    found = DOSSIER.sensitivity("troops > 500", methods=[methods.MostConservative()], lexicons=["acled"])

    assert "MostConservative, without Radio" not in _names(found)
    assert "MostConservative, without Radio, words by acled" in _names(found)
    assert found.not_tried == ()


def test_the_only_source_of_numbers_is_not_left_out() -> None:
    """Nobody would be left."""
    found = DOSSIER.sensitivity("area > 2000", methods=[methods.Hull()])

    assert _names(found) == ["Hull"]
    assert [str(one) for one in found.not_tried] == ["Atlas (nobody else gives a number)"]


def test_a_source_that_is_asked_for_is_left_out_whatever_it_holds() -> None:
    """The user asks."""
    found = DOSSIER.sensitivity("troops > 500", methods=[methods.Hull()], sources=["Radio"])

    assert _names(found) == ["Hull", "Hull, without Radio"]


def test_methods_of_one_name_are_told_apart() -> None:
    """A class of the user's is known by what it is, not by its name (C25)."""

    @attrs.frozen
    class Hull(methods.MostConservative):
        """Named like another one."""

    @attrs.frozen
    class Mine(methods.MostConservative):
        """Named like the next."""

    first = Mine

    @attrs.frozen
    class Mine(methods.MostConservative):  # type: ignore[no-redef]  # that is the point
        """Named like the last."""

    found = DOSSIER.sensitivity("troops > 8500", methods=[Hull(), methods.Hull(), first(), Mine()], sources=[])

    assert [(str(reading), reading.answer) for reading in found.readings] == [
        ("Hull (most conservative)", "fails"),
        ("Hull (hull of the claims)", "undetermined"),
        ("Mine (most conservative) #3", "fails"),
        ("Mine (most conservative) #4", "fails"),
    ]
