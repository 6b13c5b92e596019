"""Disagreement: of one figure, and in the mean over many."""

from __future__ import annotations

import pytest

import contested as ct
from contested.errors import NoPositions, UnknownName, WrongType
from contested.quantities.numbers import quotient

PEOPLE = ct.Figure("population", "person", of="X").claimed("120,000", by="Armenia").claimed("50,000", by="Azerbaijan")


def ranged(*pairs: tuple[float, float]) -> ct.Figure:
    """Return a figure of ranges by A, B, C and so on."""
    figure = ct.Figure("x", "kilogram")
    for name, (low, high) in zip("ABCDEF", pairs, strict=False):
        figure = figure.claimed(low, by=name) if low == high else figure.claimed(None, low=low, high=high, by=name)
    return figure


def test_two_numbers() -> None:
    """Ratio, gap, camps and the rest."""
    found = PEOPLE.denied(by="OSCE").disagreement()

    assert (found.ratio, found.gap, found.overlap) == (quotient(12, 5), 70_000, 0)
    assert found.camps == (("Azerbaijan",), ("Armenia",))
    assert (found.divergence, found.modal_share) == (1, quotient(1, 2))
    assert found.sd == pytest.approx(70_000 / 2**0.5)
    assert (found.q, found.i2) == (None, None)
    assert found.parties == ("Armenia", "Azerbaijan")
    assert [one.who for one in found.left_out] == ["OSCE"]
    assert str(found) == (
        "50,000 (Azerbaijan) to 120,000 (Armenia) people; the highest is 2.4 times the lowest; "
        "2 camps: Azerbaijan; Armenia; OSCE denies the figure"
    )
    assert repr(found).startswith("<Disagreement 50,000")
    assert found.explain().follow() == found
    assert "(gap: 70,000)" in str(found.explain())
    assert "(modal share: 0.5)" in str(found.explain())


def test_common_ground_is_an_overlap() -> None:
    """A share of the hull; camps are chains of numbers that meet."""
    common = ranged((0, 10), (5, 15)).disagreement()
    chain = ranged((0, 6), (5, 11), (10, 15)).disagreement()
    same = ranged((3, 3), (3, 3)).disagreement()

    assert [float(common.overlap or 0), common.gap] == [pytest.approx(1 / 3), 0]
    assert str(common) == "0 (A) to 15 (B) kg; all who give a number can be right"
    assert (chain.overlap, chain.gap, chain.camps) == (0, 4, (("A", "B", "C"),))
    assert str(chain).endswith("one chain of numbers that meet")
    assert (same.overlap, same.ratio, same.divergence, same.sd) == (1, 1, 0, 0)


def test_limits_and_silence() -> None:
    """What cannot be said is None."""
    limits = ct.Figure("x", "person").claimed("at least 11", by="A").claimed("at least 20", by="B").disagreement()
    limit = ct.Figure("x", "person").claimed("at least 11", by="A").claimed(20, by="B").disagreement()
    below = (
        ct.Figure("x", "person", signed=True).claimed("at most 5", by="A").claimed("at most 9", by="B").disagreement()
    )
    nobody = ct.Figure("x", "person").denied(by="A").disagreement()

    assert (limits.overlap, limits.gap, limits.divergence, limits.modal_share) == (None, 0, None, None)
    assert limit.divergence == 0
    assert below.gap == 0
    assert nobody.gap is None
    assert str(nobody) == "nobody gives a number; A denies the figure"


def test_heterogeneity_where_everybody_states_an_error() -> None:
    """Cochran's Q and I²."""
    figure = ct.Figure("x", "kilogram").claimed(10, by="A", standard_error=1).claimed(14, by="B", standard_error=1)

    found = figure.disagreement()

    assert found.q == pytest.approx(8)
    assert found.i2 == pytest.approx(7 / 8)
    assert "(Q: 8)" in str(found.explain())
    same = ct.Figure("x", "kilogram").claimed(10, by="A", standard_error=1).claimed(10, by="B", standard_error=1)
    assert same.disagreement().i2 == 0


def test_every_value_of_a_divided_voice_counts() -> None:
    """Ten and twenty of one party are two values; an error of a divided voice weighs nothing."""
    figure = ct.Figure("x", "person").claimed(10, by="A").claimed(20, by="A").claimed(15, by="B")
    weighed = (
        ct.Figure("x", "person")
        .claimed(10, by="A", standard_error=1)
        .claimed(20, by="A", standard_error=1)
        .claimed(15, by="B", standard_error=1)
    )

    found = figure.disagreement()

    assert (found.divergence, found.modal_share) == (2, quotient(1, 2))
    assert found.sd == pytest.approx(5)
    assert weighed.disagreement().q is None
    assert (figure * 2).best_values == (30, 30)  # the middle of 20 to 40
    assert figure.claimed(10, by="A").best_values == (10, 20, 15)


def test_means_over_figures() -> None:
    """As event-report aggregation defines them; a figure of words only is named."""
    words = ct.Figure("x", "person").claimed("dozens", by="A")
    one = ct.Figure("y", "person").claimed(5, by="A")

    found = ct.Dossier({"people": PEOPLE, "words": words, "one": one}).disagreement()

    assert found.figures == ("people", "one")
    assert (found.estimates, found.divergence, found.share, found.modal_share) == (3, 0.5, 0.5, 0.75)
    assert found.normalised_divergence == pytest.approx(0.5 / 3)
    assert [found.sd, found.range] == [pytest.approx(70_000 / 2**0.5), 35_000]
    assert str(found) == (
        "2 figures, 3 estimates: mean divergence 0.5, normalised 0.1667, mean standard deviation 4.95e+04, "
        "mean range 3.5e+04, share with disagreement 0.5, modal confidence 0.75; left out: words (no best value)"
    )
    assert "left out: words (no best value)" in str(found.explain())
    assert repr(found).startswith("<DisagreementTable 2 figures")


def test_different_units_have_no_common_range() -> None:
    """Kilograms and people do not average."""
    found = ct.Dossier({"a": PEOPLE, "b": ranged((1, 1), (2, 2))}).disagreement()

    assert (found.sd, found.range) == (None, None)
    assert "mean range" not in str(found)
    limit = ct.Figure("x", "kilogram").claimed("at least 3", by="A")
    assert ct.Dossier({"a": PEOPLE, "b": limit}).disagreement().range == 70_000


def test_a_dossier_without_numbers_has_no_disagreement() -> None:
    """It says so."""
    with pytest.raises(NoPositions):
        ct.Dossier({"x": ct.Figure("x", "person").denied(by="A")}).disagreement()


def test_best_values_leave_out_what_is_no_longer_in_force() -> None:
    """Superseded, set aside, not known yet; limits and words have none."""
    figure = (
        ct.Figure("x", "person")
        .claimed(5, by="A", stated="2020-01-01", key="a")
        .claimed(7, by="A", stated="2020-02-01")
        .claimed("at least 3", by="B")
        .claimed(None, low=2, high=4, by="C")
    )

    assert figure.best_values == (7, 3)
    assert figure.known_on("2020-01-15").best_values == (5,)
    assert (figure + figure).best_values == (14, 6)


def test_leaving_a_source_out() -> None:
    """With all that quotes it; answers name what is gone."""
    wire = ct.Source("Wire", label="W")
    figure = (
        ct.Figure("x", "person")
        .claimed(1, by="A", source=wire, key="one")
        .claimed(2, by="B", source=ct.Source("Paper", quoting=(wire,)))
        .claimed(3, by="C", source="Other", quoting="Wire")
        .denied(by="D", estimate="one", source="Other")
        .claimed(4, by="E")
    )

    for name in (wire, "Wire", "W"):
        without = figure.without_source(name)
        assert without.hull().parties == (("C", "E") if name is wire or name == "W" else ("E",))
        assert f"rests on {name}" in str(without.hull())
    with pytest.raises(UnknownName, match=r"no source 'Othre' in .*; did you mean Other\? known: Other, Paper, W"):
        figure.without_source("Othre")
    with pytest.raises(WrongType):
        figure.without_source(None)  # type: ignore[arg-type]  # that is the point
    assert (figure + 1).without_source(wire).hull().parties == ("C", "E")
    twice = figure.without_source("Wire").without_source("Other")
    assert "rests on Wire" in str(twice.hull())


IRAQ = (
    ct.Figure("deaths", "person")
    .claimed("30,000", by="US")
    .claimed("43,850 to 48,693", by="IBC")
    .claimed("426,369 to 793,663", by="Burnham")
    .claimed("100,000 to 150,000", by="minister")
    .claimed("at least 50,000", by="LA Times")
)


def test_a_camp_of_those_who_exclude_each_other_is_named_as_a_chain() -> None:
    """Burnham and the minister meet through "at least 50,000" alone; two who agree are no chain, nor is one alone."""
    found = IRAQ.disagreement()

    assert found.camps == (("US",), ("IBC",), ("Burnham", "LA Times", "minister"))
    assert found.chains == (("Burnham", "LA Times", "minister"),)
    assert str(found).endswith(
        "3 camps: US; IBC; Burnham, LA Times and minister (in a chain, and not all can be right)"
    )
    two = IRAQ.only("US", "IBC", "LA Times", "minister").disagreement()
    assert two.camps == (("US",), ("IBC",), ("LA Times", "minister"))
    assert two.chains == ()


def test_a_sentence_names_a_chain_too() -> None:
    """In every language, and in another way than those who agree."""
    said = {code: ct.report.sentence(IRAQ.disagreement(), language=code) for code in ("en", "de", "fr", "es")}

    assert (
        "there are 3 camps: US; IBC; and Burnham, LA Times and minister (in a chain, and not all can be right)"
        in said["en"]
    )
    assert "minister (in einer Kette, und nicht alle können stimmen)" in said["de"]
    assert "(de proche en proche, et tous ne peuvent pas être justes)" in said["fr"]
    assert "(en cadena, y no todas pueden ser correctas)" in said["es"]
