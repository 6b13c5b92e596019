"""
The first dossier: the figures of one article, and the questions it must answer.

Source of the figures: a news article on the ceasefire in Nagorno-Karabakh,
written between 20 and 21 September 2023; its title and author are not known.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

import contested as ct
from contested.dossier.query import calculate
from contested.errors import UnsettledVerdict

DOSSIER = ct.Dossier.load(Path(__file__).parents[2] / "examples" / "nagorno_karabakh.toml")

article = ct.Source("News article on the ceasefire in Nagorno-Karabakh", issued="2023-09-20/2023-09-21")
population = (
    ct.Figure("population", "person", of="Nagorno-Karabakh")
    .claimed("120,000", by="Armenia", source=article)
    .claimed("50,000", by="Azerbaijan", source=article)
)
area = ct.Figure("area", "km**2", of="Nagorno-Karabakh").claimed("approximately 3,000", source=article)
troops = (
    ct.Figure("Armenian soldiers", "person", of="Nagorno-Karabakh")
    .claimed("around 10,000", by="Azerbaijan", source=article)
    .denied(by="Armenia", source=article)
)
local = ct.Figure("locally recruited", "person", of="Nagorno-Karabakh").claimed(
    "3,000", by="Azerbaijan", source=article
)
density = population / area


def test_the_example_of_the_design_word_for_word() -> None:
    """The script of the design prints what the design says."""
    assert str(population.hull()) == "50,000 (Azerbaijan) to 120,000 (Armenia) people"
    assert population.hull().ratio == Fraction(12, 5)
    assert population.common() is None
    assert str(population > 100_000) == "contested: yes per Armenia, no per Azerbaijan"
    with pytest.raises(UnsettledVerdict):
        bool(population > 100_000)
    assert ((population > 100_000).possibly, (population > 100_000).certainly) == (True, False)
    assert str(population > 40_000) == "settled: yes per Armenia and Azerbaijan"
    assert str(troops > 4_000) == "contested: yes per Azerbaijan; Armenia denies the figure"
    assert f"{population:prose}" == "between 50,000 (according to Azerbaijan) and 120,000 (according to Armenia)"
    assert str(density.according_to("Armenia")) == "about 40 people/km²"
    assert str(density.hull()) == "about 16.7 (Azerbaijan) to about 40 (Armenia) people/km²"
    assert str((troops - local).according_to("Azerbaijan")) == "about 7,000 people"
    assert density.sources == (article,)
    assert {leaf.source for leaf in density.explain().leaves()} == {article}


def test_a_hedge_reaches_half_a_unit_of_the_last_place() -> None:
    """ "Around 10,000" is above 4,000 and undetermined against 9,999."""
    assert str(troops.hull()) == "about 10,000 people (Azerbaijan); Armenia denies the figure"
    assert (troops > 4_000).by_party["Azerbaijan"] is ct.Answer.YES
    assert (troops > 9_999).by_party["Azerbaijan"] is ct.Answer.UNDETERMINED


@pytest.mark.parametrize(
    ("figure", "printed"),
    [
        ("population", "50,000 (Azerbaijan) to 120,000 (Armenia) people"),
        ("area", "about 3,000 km² (the article)"),
        ("peacekeepers", "2,000 people (the article)"),
        ("troops", "about 10,000 people (Azerbaijan); Armenia denies the figure"),
        ("local", "3,000 people (Azerbaijan)"),
        ("mine_victims", "11 killed (Azerbaijan)"),
        ("duration", "less than 24 hours (the article)"),
    ],
)
def test_every_figure_of_the_article(figure: str, printed: str) -> None:
    """The example holds each figure as it was printed, in its voice."""
    assert str(DOSSIER[figure].hull()) == printed


def test_the_example_holds_the_figures_of_the_article_and_no_others() -> None:
    """Seven figures, two disputants, one source whose issue is some day between two."""
    assert len(DOSSIER) == 7
    assert {party.stake for party in DOSSIER.parties.values()} == {"disputant"}
    assert [str(source.issued) for source in DOSSIER.sources.values()] == ["2023-09-20/2023-09-21"]


@pytest.mark.parametrize(
    ("verdict", "printed"),
    [
        (DOSSIER["population"] > 100_000, "contested: yes per Armenia, no per Azerbaijan"),
        (DOSSIER["population"] > 40_000, "settled: yes per Armenia and Azerbaijan"),
        (DOSSIER["troops"] > DOSSIER["peacekeepers"], "contested: yes per Azerbaijan; Armenia denies the figure"),
        (DOSSIER["duration"] < "2 day", "settled: yes per the article"),
        (DOSSIER["duration"] > 20, "undetermined per the article"),
        (DOSSIER["mine_victims"] >= 11, "one-sided: yes per Azerbaijan alone"),
    ],
)
def test_the_questions_that_need_no_arithmetic(verdict: ct.Verdict, printed: str) -> None:
    """The dossier answers them as the article lets it."""
    assert str(verdict) == printed


def test_there_is_no_average_duration() -> None:
    """ "Less than twenty-four hours" has no low end, so no midpoint."""
    hull = DOSSIER["duration"].hull()

    assert (hull.low, hull.high, hull.interval.high_open) == (None, 24, True)


def test_what_may_be_printed_in_one_sentence() -> None:
    """The sentence names both sides, and the note what is known of the source."""
    figure = DOSSIER["population"]

    assert f"{figure:prose}" == "between 50,000 (according to Azerbaijan) and 120,000 (according to Armenia)"
    assert [s.cited() for s in figure.sources] == [
        "News article on the ceasefire in Nagorno-Karabakh, issued 2023-09-20/2023-09-21"
    ]
    assert figure.estimates[0].attribution.startswith("Armenia (the Armenians), in News article")


def test_people_per_square_kilometre() -> None:
    """Armenia about 40, Azerbaijan about 16.7; never one party's people over a mean of both."""
    per_area = calculate(DOSSIER, "population / area")

    assert str(per_area.hull()) == "about 16.7 (Azerbaijan) to about 40 (Armenia) people/km²"
    assert str(per_area > 30) == "contested: yes per Armenia, no per Azerbaijan"
    assert (per_area > 45).by_party["Armenia"] is ct.Answer.UNDETERMINED
    reach = per_area.according_to("Armenia").reach
    assert reach is not None
    assert (reach.low, reach.high) == (Fraction(240, 7), 48)


def test_soldiers_from_outside() -> None:
    """About 7,000 per Azerbaijan; Armenia denies the figure, with no number."""
    outside = calculate(DOSSIER, "troops - local")

    assert str(outside.according_to("Azerbaijan")) == "about 7,000 people"
    assert str(outside.hull()).startswith("about 7,000 people (Azerbaijan); Armenia denies the figure")
    assert outside.according_to("Armenia").interval is None
    assert [str(one) for one in DOSSIER.inferred()] == [
        "the rest of Armenian soldiers (Nagorno-Karabakh), Azerbaijan: about 7,000 people, since 3,000 of about 10,000"
    ]


def test_more_armenian_soldiers_than_russian_ones() -> None:
    """Yes per Azerbaijan; Armenia denies its half."""
    assert (calculate(DOSSIER, "troops - peacekeepers") > 0).by_party["Azerbaijan"] is ct.Answer.YES
    assert (calculate(DOSSIER, "troops - peacekeepers") > 0).by_party["Armenia"] is ct.Answer.DENIES


def test_soldiers_per_hundred_inhabitants() -> None:
    """Azerbaijan 20, approximately; Armenia denies; nothing is mixed unless asked."""
    ratio = calculate(DOSSIER, "100 * troops / population")

    assert str(ratio.hull()).startswith("about 20 (Azerbaijan); Armenia denies the figure")
    assert ratio.according_to("Armenia").stance is ct.Stance.DENIED
    assert str((troops / population).to("percent").according_to("Azerbaijan")) == "about 20%"
    assert "mixes" in str((troops / population).mixed().hull())


def test_soldiers_and_inhabitants_added() -> None:
    """A finding: nobody says whether one contains the other."""
    everybody = calculate(DOSSIER, "population + troops")

    (finding,) = DOSSIER.check(everybody).of("CF017")

    assert finding.what.startswith("nobody says whether one contains the other")
    assert "nobody says whether one contains the other" in str(everybody.hull())


def test_half_a_french_department() -> None:
    """About 3,000 km² and half a French department are two renderings of one claim."""
    department = ct.Unit.counting("French department")
    bridge = ct.Bridge("gloss", "area", factor="about 6,000", unit=area.unit / department, source="a gazetteer")
    gloss = ct.Figure("area in departments", department, of="Nagorno-Karabakh").claimed("1/2", source=article)

    assert str(bridge.across(gloss).hull()).startswith("about 3,000 km²")
    assert bridge.across(gloss).agrees_with(area).by_party[article.name] is ct.Answer.YES
