"""Ranges, agreement, methods, positions, disagreement and comparisons of two parties in sentences."""

from __future__ import annotations

import attrs
import pytest

import contested as ct
from contested.report.agreement_level import agreement
from contested.report.sentences import sentence

ARMENIA, AZERBAIJAN = (ct.Party(name, stake="disputant") for name in ("Armenia", "Azerbaijan"))
POPULATION = ct.Figure("population", "person").claimed(120_000, by=ARMENIA).claimed(50_000, by=AZERBAIJAN)
TROOPS = ct.Figure("troops", "person").claimed("around 10,000", by=AZERBAIJAN).denied(by=ARMENIA)


def figure_of(*claims: object) -> ct.Figure:
    """Return a figure in people with a claim of A, B, C and so on."""
    figure = ct.Figure("x", "person")
    for name, value in zip("ABCDEFGH", claims, strict=False):
        figure = figure.claimed(value, by=name)
    return figure


# -- ranges and agreement -------------------------------------------------------------


def test_a_hull_says_what_its_figure_says() -> None:
    """Those between the ends are named as well."""
    assert sentence(figure_of(5, 9, 7).hull()) == (
        "The figure for x is put by A at 5 people and by B at 9 people; between them, it is put by C at 7 people."
    )


def test_common_ground_is_what_all_allow() -> None:
    """Of one, what it allows."""
    both, one = figure_of("10 to 20", "15 to 30").common(), figure_of("about 10").common()

    assert both is not None
    assert one is not None
    assert sentence(both) == "What is allowed by A and B alike for x is between 15 and 20 people."
    assert sentence(one) == "What is allowed by A for x is about 10 people."
    assert sentence(one, language="de") == "Zu „x“ lautet die von A zugelassene Zahl etwa 10 Menschen."


def test_common_ground_with_an_open_end() -> None:
    """It has no top that anybody prints."""
    common = figure_of("at least 10", "at least 15").denied(by="Z").common()

    assert common is not None
    assert sentence(common) == "What is allowed by A and B alike for x is 15 or more people; the figure is denied by Z."


def test_the_most_agreed_interval_counts_origins() -> None:
    """A denier is among them, and allows none."""
    assert sentence(figure_of("10 to 20", 15, 90).most_agreed()) == (
        "For x, 15 people is allowed by 2 of 3 origins (A and B)."
    )
    assert sentence(TROOPS.most_agreed()) == (
        "For troops, about 10,000 people is allowed by 1 of 2 origins (Azerbaijan); the figure is denied by Armenia."
    )
    assert sentence(figure_of(5).most_agreed()) == "For x, 5 people is allowed by the only origin (A)."


def test_where_several_intervals_are_as_good_all_are_given() -> None:
    """And where no two agree, that is said."""
    assert sentence(figure_of(10, 10, 90, 90).most_agreed()) == (
        "For x, 2 of 4 origins allow each of these: 10 people (A and B), and 90 people (C and D)."
    )
    assert sentence(POPULATION.most_agreed()) == (
        "For population, no two origins agree: 50,000 people (Azerbaijan), and 120,000 people (Armenia)."
    )


# -- methods ----------------------------------------------------------------------------


def test_a_refusal_names_no_number_that_nobody_claims() -> None:
    """What the method would have printed is 85,000, which nobody claims: the sentence has who says what instead."""
    refused = POPULATION.reconcile(ct.methods.Mean())

    assert sentence(refused) == (
        "There is no consensus on population by the method Mean: only 2 origins and every number is a declared "
        "disputant's; the figure for population is put by Azerbaijan at 50,000 people and by Armenia at 120,000 people."
    )
    assert sentence(refused, language="de").startswith(
        "Zu „population“ gibt es nach der Methode Mean keinen Konsens: es gibt zu wenige unabhängige Ursprünge und alle "
        "Zahlen stammen von Streitparteien; zu „population“ lautet die Zahl laut Azerbaijan 50.000 Menschen,"
    )


def test_a_reason_without_a_translation_is_quoted_as_english() -> None:
    """A reason without a translation is quoted as English, and never half translated."""
    refused = figure_of(0, 2).reconcile(ct.methods.GeometricMean(), force=True)

    assert refused.refused
    assert "auf Englisch „" in sentence(refused, language="de")


def test_a_reason_names_no_middle_that_nobody_claims() -> None:
    """Where values tie, one of them may be the middle of a range: the sentence says that they tie, and no number."""
    tied = figure_of(10, "12 to 14", 12).reconcile(ct.methods.Mode())

    assert tied.refused
    assert "13" not in sentence(tied)
    assert "several values tie" in sentence(tied)


def test_a_number_that_nobody_claims_says_so() -> None:
    """With what was waived; in another language as a note."""
    forced = POPULATION.reconcile(ct.methods.Mean(), force=True)

    assert sentence(forced).startswith(
        "By the method Mean, the figure for population comes to 85,000 people on the numbers of Armenia and Azerbaijan; "
        "nobody claims this number; only 2 origins: forced; "
    )
    assert "niemand behauptet diese Zahl; anzumerken ist (auf Englisch): „only 2 origins: forced“" in sentence(
        forced, language="de"
    )


def test_a_method_that_answers_with_a_range_gives_it() -> None:
    """Several where several are as good."""
    assert sentence(POPULATION.reconcile(ct.methods.Hull())) == (
        "By the method Hull, the figure for population comes to between 50,000 and 120,000 people on the numbers of "
        "Armenia and Azerbaijan."
    )
    tie = figure_of(10, 10, 90, 90).reconcile(ct.methods.MostAgreed())
    assert "comes to 10 people or 90 people on the numbers of" in sentence(tie)


def test_a_picked_number_keeps_its_about() -> None:
    """And whom it leaves out is named with the number."""
    picked = figure_of("about 10", 30).denied(by="Z").reconcile(ct.methods.MostConservative(), force=True)

    said = sentence(picked)

    assert said.startswith(
        "By the method MostConservative, the figure for x comes to about 10 people on the numbers of A;"
    )
    assert "the number of B, 30 people, is not taken" in said
    assert "the figure is denied by Z" in said


def test_a_pool_has_its_interval_beside_it() -> None:
    """At its level, in the digits that are known."""
    figure = ct.Figure("x", "kg", signed=True)
    for name, value in (("A", 10), ("B", 12), ("C", 14)):
        figure = figure.claimed(value, by=name, standard_error=2)

    said = sentence(figure.reconcile(ct.methods.FixedEffect(), force=True))

    assert said.startswith("By the method FixedEffect")
    assert "; its 95% interval is between " in said


# -- one party -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("position", "english", "german"),
    [
        (
            POPULATION.position("Armenia"),
            "The figure is put by Armenia at 120,000 people.",
            "Die Angabe von Armenia lautet 120.000 Menschen.",
        ),
        (TROOPS.position("Armenia"), "The figure is denied by Armenia.", "Die Zahl wird von Armenia bestritten."),
        (figure_of("dozens").position("A"), "The words of A are “dozens”.", "Die Worte von A lauten „dozens“."),
        (
            figure_of("10 to 30").claimed(50, by="A").position("A"),
            "The figure is put by A at between 10 and 30 people and 50 people.",
            "Die Angabe von A lautet 10 bis 30 Menschen und 50 Menschen.",
        ),
        (
            (2 * POPULATION).position("Armenia"),
            "On the numbers of Armenia, 2 * population comes to 240,000 people.",
            "Nach den Zahlen von Armenia ergibt die Rechnung zu „2 * population“ 240.000 Menschen.",
        ),
        (
            (2 * TROOPS).position("Armenia"),
            "The figure for troops is denied by Armenia.",
            "Die Zahl zu „troops“ wird von Armenia bestritten.",
        ),
    ],
)
def test_a_position_says_what_one_party_says(position: ct.Position, english: str, german: str) -> None:
    """Its figure is named by whoever prints it."""
    assert sentence(position) == english
    assert sentence(position, language="de") == german


def test_what_is_inferred_rests_on_a_partys_numbers() -> None:
    """Nobody states it."""
    (inferred,) = ct.Dossier.load("examples/nagorno_karabakh.toml").inferred()

    assert sentence(inferred) == (
        "On the numbers of Azerbaijan, the rest of Armenian soldiers (Nagorno-Karabakh) comes to about 7,000 people."
    )


def test_where_nothing_can_be_inferred_that_is_said() -> None:
    """A party that gives no number of the whole has no rest of it."""
    (inferred,) = ct.Dossier.load("examples/nagorno_karabakh.toml").inferred()
    silent = ct.Figure("x", "person").denied(by="Azerbaijan").position("Azerbaijan")

    said = sentence(attrs.evolve(inferred, position=silent))

    assert said == (
        "On the numbers of Azerbaijan, no number follows for the rest of Armenian soldiers (Nagorno-Karabakh); "
        "the figure is denied by Azerbaijan."
    )


# -- how far apart ----------------------------------------------------------------------------


def test_disagreement_says_how_far_apart_and_in_which_camps() -> None:
    """After who says what."""
    assert sentence(POPULATION.disagreement()) == (
        "The figure for population is put by Azerbaijan at 50,000 people and by Armenia at 120,000 people; the highest "
        "is 2.4 times the lowest; there are 2 camps: Azerbaijan, and Armenia."
    )


def test_one_camp_can_be_right_or_is_a_chain() -> None:
    """Of one party alone neither is said."""
    meeting, chain = figure_of("10 to 20", "15 to 30"), figure_of("10 to 20", "20 to 30", "30 to 40")

    assert sentence(meeting.disagreement()).endswith("; all who give a number can be right.")
    assert sentence(chain.disagreement()).endswith("; the numbers meet in a chain, and not all can be right.")
    assert sentence(figure_of(5).disagreement()) == "The figure for x is put by A at 5 people."


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (
            POPULATION.ratio_between("Armenia", "Azerbaijan"),
            "For population, the number of Armenia is 2.4 times that of Azerbaijan.",
        ),
        (
            POPULATION.difference_between("Armenia", "Azerbaijan"),
            "For population, the number of Armenia is 70,000 people above that of Azerbaijan.",
        ),
        (
            POPULATION.difference_between("Azerbaijan", "Armenia"),
            "For population, the number of Azerbaijan is 70,000 people below that of Armenia.",
        ),
        (figure_of(5, 5).ratio_between("A", "B"), "For x, the number of A is the same as that of B."),
        (
            figure_of("5 to 9", 7).difference_between("A", "B"),
            "For x, the number of A less that of B is between -2 and 2 people.",
        ),
        (
            TROOPS.ratio_between("Armenia", "Azerbaijan"),
            "For troops, nothing can be compared between Armenia and Azerbaijan; the figure is denied by Armenia.",
        ),
        (figure_of(5, 0).ratio_between("A", "B"), "The number of B may be zero."),
    ],
)
def test_two_numbers_are_compared_side_by_side(answer: object, said: str) -> None:
    """It compares claims, and is nobody's account."""
    assert sentence(answer) == said


def test_counts_are_compared_at_a_day() -> None:
    """Counts are compared at a day that both reach."""
    figure = (
        ct.Figure("dead", "killed", time="cumulative")
        .claimed(10, by="A", as_of="2022-05-01")
        .claimed(20, by="B", as_of="2022-05-01")
    )

    assert "compared as of 1 May 2022" in sentence(figure.ratio_between("B", "A"))


def test_who_says_a_number_has_everybody() -> None:
    """Who says a number has everybody, with those who cannot answer; nobody where nobody speaks."""
    figure = figure_of(50, "40 to 60", 90).claimed("dozens", by="D").denied(by="E").withheld(by="F")

    assert sentence(figure.who_says(50)) == (
        "For x, this is how all stand to 50 people: it is stated by A; it is allowed by B; it is ruled out by C; no number is given by D; "
        "the figure is denied by E; and a number is withheld by F."
    )
    assert sentence(ct.Figure("x", "person").who_says(5)) == "Nobody says anything of x."


def test_the_level_of_agreement_is_a_sentence() -> None:
    """The level of agreement is a sentence, in the words of the language."""
    level = agreement(POPULATION)

    assert sentence(level) == "There is low agreement on population: 2 camps, 2 origins."
    assert sentence(level, language="fr").replace("\u00a0", " ") == (
        "Pour « population », l’accord est faible : 2 camps, 2 origines."
    )
    assert sentence(agreement(ct.Figure("x", "person"))) == "There is no number to agree on for x."
