"""
Golden sentences: every figure of the Nagorno-Karabakh dossier, as it should be printed in four languages.

Written by hand from the article's figures (examples/nagorno_karabakh.toml) and
checked against how the languages write numbers, units and dates: Lexique des
règles typographiques en usage à l'Imprimerie nationale; Real Academia
Española, Ortografía (groups of three as Unicode CLDR has them); Duden.
"""

from __future__ import annotations

import pytest

import contested as ct
from contested.report import sentence

NK = ct.Dossier.load("examples/nagorno_karabakh.toml")

NARROW, WIDE = "\u202f", "\u00a0"
"""The spaces of French: before ; and in groups of digits; within guillemets, before a colon and a written-out unit."""


def french(text: str) -> str:
    """Return a French text with the spaces in which it does not break: ~ is a wide one, _ a narrow one."""
    return text.replace("~", WIDE).replace("_", NARROW)


ENGLISH = {
    "population": (
        "The figure for population (Nagorno-Karabakh) is put by Azerbaijan at 50,000 people and by Armenia at "
        "120,000 people."
    ),
    "area": "The figure for area (the enclave since the defeat of 2020) is put by the article at about 3,000 km².",
    "peacekeepers": "The figure for Russian soldiers (Nagorno-Karabakh) is put by the article at 2,000 people.",
    "troops": (
        "The figure for Armenian soldiers (Nagorno-Karabakh) is put by Azerbaijan at about 10,000 people; "
        "the figure is denied by Armenia."
    ),
    "local": (
        "The figure for Armenian soldiers recruited locally (Nagorno-Karabakh) is put by Azerbaijan at 3,000 people."
    ),
    "mine_victims": (
        "The figure for people killed by mines (Nagorno-Karabakh, 18 September 2023) is put by Azerbaijan at 11 killed."
    ),
    "duration": (
        "The figure for time to reach the aim (the operation of 19 September 2023) is put by the article at less "
        "than 24 hours."
    ),
}

FRENCH = {
    "population": (
        "Pour «~population (Nagorno-Karabakh)~», le chiffre indiqué par Azerbaijan est 50_000 personnes et celui indiqué par Armenia est "
        "120_000 personnes."
    ),
    "area": "Pour «~area (the enclave since the defeat of 2020)~», le chiffre indiqué par the article est environ 3_000_km².",
    "peacekeepers": "Pour «~Russian soldiers (Nagorno-Karabakh)~», le chiffre indiqué par the article est 2_000 personnes.",
    "troops": (
        "Pour «~Armenian soldiers (Nagorno-Karabakh)~», le chiffre indiqué par Azerbaijan est environ 10_000 personnes_; "
        "le chiffre fait l’objet d’un démenti par Armenia."
    ),
    "local": (
        "Pour «~Armenian soldiers recruited locally (Nagorno-Karabakh)~», le chiffre indiqué par Azerbaijan est 3_000 personnes."
    ),
    "mine_victims": (
        "Pour «~people killed by mines (Nagorno-Karabakh, 18 septembre 2023)~», le chiffre indiqué par Azerbaijan est 11 morts."
    ),
    "duration": (
        "Pour «~time to reach the aim (the operation of 19 September 2023)~», le chiffre indiqué par the article est moins de 24~heures."
    ),
}

SPANISH = {
    "population": (
        "Para «population (Nagorno-Karabakh)», la cifra según Azerbaijan es 50.000 personas, mientras que según Armenia es "
        "120.000 personas."
    ),
    "area": (
        "Para «area (the enclave since the defeat of 2020)», la cifra según the article es aproximadamente 3.000 km²."
    ),
    "peacekeepers": "Para «Russian soldiers (Nagorno-Karabakh)», la cifra según the article es 2.000 personas.",
    "troops": (
        "Para «Armenian soldiers (Nagorno-Karabakh)», la cifra según Azerbaijan es aproximadamente 10.000 personas; "
        "la cifra es objeto de un desmentido por Armenia."
    ),
    "local": "Para «Armenian soldiers recruited locally (Nagorno-Karabakh)», la cifra según Azerbaijan es 3.000 personas.",
    "mine_victims": (
        "Para «people killed by mines (Nagorno-Karabakh, 18 de septiembre de 2023)», la cifra según Azerbaijan es 11 muertos."
    ),
    "duration": (
        "Para «time to reach the aim (the operation of 19 September 2023)», la cifra según the article es menos de 24 horas."
    ),
}

GERMAN = {
    "population": (
        "Zu „population (Nagorno-Karabakh)“ lautet die Zahl laut Azerbaijan 50.000 Menschen, laut Armenia hingegen 120.000 Menschen."
    ),
    "area": "Zu „area (the enclave since the defeat of 2020)“ lautet die Zahl laut the article etwa 3.000 km².",
    "peacekeepers": "Zu „Russian soldiers (Nagorno-Karabakh)“ lautet die Zahl laut the article 2.000 Menschen.",
    "troops": (
        "Zu „Armenian soldiers (Nagorno-Karabakh)“ lautet die Zahl laut Azerbaijan etwa 10.000 Menschen; die Zahl wird von Armenia bestritten."
    ),
    "local": "Zu „Armenian soldiers recruited locally (Nagorno-Karabakh)“ lautet die Zahl laut Azerbaijan 3.000 Menschen.",
    "mine_victims": "Zu „people killed by mines (Nagorno-Karabakh, 18. September 2023)“ lautet die Zahl laut Azerbaijan 11 Tote.",
    "duration": (
        "Zu „time to reach the aim (the operation of 19 September 2023)“ lautet die Zahl laut the article weniger als 24 Stunden."
    ),
}

DERIVED = {
    "en": (
        "On the numbers of Azerbaijan, the figure for population (Nagorno-Karabakh) / area (the enclave since the "
        "defeat of 2020) comes to about 16.7 people/km², and on those of Armenia, to about 40 people/km²."
    ),
    "fr": french(
        "D’après les chiffres donnés par Azerbaijan, le calcul pour «~population (Nagorno-Karabakh) / area (the "
        "enclave since the defeat of 2020)~» donne environ 16,7 personnes/km², et d’après ceux donnés par Armenia, "
        "environ 40 personnes/km²."
    ),
    "es": (
        "Según los números de Azerbaijan, el cálculo para «population (Nagorno-Karabakh) / area (the enclave since "
        "the defeat of 2020)» da aproximadamente 16,7 personas/km², y según los de Armenia, aproximadamente "
        "40 personas/km²."
    ),
    "de": (
        "Nach den Zahlen von Azerbaijan ergibt die Rechnung zu „population (Nagorno-Karabakh) / area (the enclave "
        "since the defeat of 2020)“ etwa 16,7 Menschen/km², nach denen von Armenia etwa 40 Menschen/km²."
    ),
}


@pytest.mark.parametrize("id_", ENGLISH)
def test_a_figure_of_the_dossier_in_four_languages(id_: str) -> None:
    """Everybody is named, "about" is kept, and numbers, units and dates are those of the language."""
    figure = NK[id_]

    assert sentence(figure) == ENGLISH[id_]
    assert sentence(figure, language="fr") == french(FRENCH[id_])
    assert sentence(figure, language="es") == SPANISH[id_]
    assert sentence(figure, language="de") == GERMAN[id_]


def test_every_figure_of_the_dossier_has_a_golden_sentence() -> None:
    """A figure that is added needs one in every language."""
    assert set(NK.figures) == set(ENGLISH) == set(FRENCH) == set(SPANISH) == set(GERMAN)


@pytest.mark.parametrize("language", DERIVED)
def test_a_derived_figure_says_on_whose_numbers_it_rests(language: str) -> None:
    """It is nobody's statement, so nobody is said to give it."""
    assert sentence(NK.calculate("population / area"), language=language) == DERIVED[language]


QUESTIONS = {
    "inhabitants above 100,000": {
        "en": (
            "For population (Nagorno-Karabakh), a figure above 100,000 people is contested: yes according to Armenia, "
            "no according to Azerbaijan."
        ),
        "fr": french(
            "Pour «~population (Nagorno-Karabakh)~», un chiffre supérieur à 100_000 personnes est contesté~: oui selon "
            "Armenia, non selon Azerbaijan."
        ),
        "es": (
            "Para «population (Nagorno-Karabakh)», una cifra superior a 100.000 personas está en disputa: sí según "
            "Armenia, no según Azerbaijan."
        ),
        "de": (
            "Zu „population (Nagorno-Karabakh)“ ist die Aussage, es seien mehr als 100.000 Menschen, umstritten: ja laut "
            "Armenia, nein laut Azerbaijan."
        ),
    },
    "inhabitants above 40,000": {
        "en": "For population (Nagorno-Karabakh), a figure above 40,000 people holds according to Armenia and Azerbaijan.",
        "fr": french(
            "Pour «~population (Nagorno-Karabakh)~», un chiffre supérieur à 40_000 personnes vaut selon Armenia et "
            "Azerbaijan."
        ),
        "es": (
            "Para «population (Nagorno-Karabakh)», una cifra superior a 40.000 personas vale según Armenia y Azerbaijan."
        ),
        "de": (
            "Zu „population (Nagorno-Karabakh)“ ist die Aussage, es seien mehr als 40.000 Menschen, laut Armenia und "
            "Azerbaijan gegeben."
        ),
    },
    "soldiers above 9,999": {
        "en": (
            "For Armenian soldiers (Nagorno-Karabakh), a figure above 9,999 people is neither certain nor excluded "
            "according to Azerbaijan; the figure is denied by Armenia."
        ),
        "fr": french(
            "Pour «~Armenian soldiers (Nagorno-Karabakh)~», un chiffre supérieur à 9_999 personnes n’est ni certain ni "
            "exclu selon Azerbaijan_; le chiffre fait l’objet d’un démenti par Armenia."
        ),
        "es": (
            "Para «Armenian soldiers (Nagorno-Karabakh)», una cifra superior a 9.999 personas no es segura ni está "
            "excluida según Azerbaijan; la cifra es objeto de un desmentido por Armenia."
        ),
        "de": (
            "Zu „Armenian soldiers (Nagorno-Karabakh)“ ist die Aussage, es seien mehr als 9.999 Menschen, laut "
            "Azerbaijan weder sicher noch ausgeschlossen; die Zahl wird von Armenia bestritten."
        ),
    },
    "one number": {
        "en": (
            "There is no consensus on population (Nagorno-Karabakh) by the method Mean: only 2 origins and every number "
            "is a declared disputant's; the figure for population (Nagorno-Karabakh) is put by Azerbaijan at 50,000 people "
            "and by Armenia at 120,000 people."
        ),
        "fr": french(
            "Pour «~population (Nagorno-Karabakh)~», il n’y a pas de consensus par la méthode Mean~: il y a trop peu "
            "d’origines indépendantes et tous les chiffres viennent de parties au différend_; pour «~population "
            "(Nagorno-Karabakh)~», le chiffre indiqué par Azerbaijan est 50_000 personnes et celui indiqué par Armenia est 120_000 personnes."
        ),
        "es": (
            "Para «population (Nagorno-Karabakh)» no hay consenso por el método Mean: hay muy pocos orígenes "
            "independientes y todas las cifras son de partes en la disputa; para «population (Nagorno-Karabakh)», "
            "la cifra según Azerbaijan es 50.000 personas, mientras que según Armenia es 120.000 personas."
        ),
        "de": (
            "Zu „population (Nagorno-Karabakh)“ gibt es nach der Methode Mean keinen Konsens: es gibt zu wenige "
            "unabhängige Ursprünge und alle Zahlen stammen von Streitparteien; zu „population (Nagorno-Karabakh)“ lautet die Zahl "
            "laut Azerbaijan 50.000 Menschen, laut Armenia hingegen 120.000 Menschen."
        ),
    },
}


@pytest.mark.parametrize("language", ["en", "fr", "es", "de"])
def test_questions_of_the_article_in_four_languages(language: str) -> None:
    """Who answers how, who denies, and that a mean of two disputants is no answer."""
    population, troops = NK["population"], NK["troops"]
    answers = {
        "inhabitants above 100,000": population > 100_000,
        "inhabitants above 40,000": population > 40_000,
        "soldiers above 9,999": troops > 9_999,
        "one number": population.reconcile(ct.methods.Mean()),
    }

    said = {question: sentence(answer, language=language) for question, answer in answers.items()}

    assert said == {question: golden[language] for question, golden in QUESTIONS.items()}
