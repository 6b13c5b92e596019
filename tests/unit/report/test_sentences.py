"""``sentence`` takes any answer, in a style and a language; what does not fit is refused with advice."""

from __future__ import annotations

import pytest

import contested as ct
from contested.errors import MissingExtra, NoSentences, NotAChoice, UnfittingStyle, WrongType
from contested.report.sentences import STYLES, sentence

FIGURE = ct.Figure("x", "person").claimed(5, by="A")


def test_a_sentence_has_a_capital_and_one_full_stop() -> None:
    """Also where a name or a reason ends in one."""
    assert (
        sentence(ct.Figure("x", "person").claimed(5, by="Acme Inc.") > 3)
        == "For x, a figure above 3 people holds according to Acme Inc."
    )
    assert (
        sentence(ct.Figure("x", "person").denied(by="the army").position("the army"))
        == "The figure is denied by the army."
    )


def test_the_style_is_one_of_five() -> None:
    """The message names them."""
    with pytest.raises(NotAChoice, match="style cannot be 'long'; it is one of range, by_source, documented"):
        sentence(FIGURE, "long")

    assert STYLES == ("range", "by_source", "documented", "unconfirmed", "floor")


@pytest.mark.parametrize("style", STYLES[1:])
def test_other_answers_have_the_first_style_alone(style: str) -> None:
    """The others treat numbers of a figure."""
    with pytest.raises(UnfittingStyle, match="does not fit an answer of type Verdict: it is a style of figures"):
        sentence(FIGURE > 4, style)


@pytest.mark.parametrize("answer", [None, 5, "x", FIGURE.estimates[0]])
def test_what_is_no_answer_is_refused(answer: object) -> None:
    """A statement is no answer, and neither is a common ground that is not there."""
    with pytest.raises(WrongType, match="give a figure, or an answer on one"):
        sentence(answer)


def test_a_language_without_sentences_is_refused_whatever_is_asked() -> None:
    """A language without sentences is refused, whatever is asked, before anything is written."""
    with pytest.raises(NoSentences, match="there are no sentences in 'hy'"):
        sentence(FIGURE, language="hy")


def test_a_region_writes_its_own_numbers() -> None:
    """A region writes its own numbers, in the sentences of its language."""
    figure = ct.Figure("x", "person").claimed(120_000, by="A")

    assert sentence(figure, language="de-CH") == "Zu „x“ lautet die Zahl laut A 120’000 Menschen."


@pytest.mark.parametrize("name", ["iPhone makers", "ßx", "eBay"])
def test_a_name_keeps_its_letters(name: str) -> None:
    """A capital is for words: no sentence begins with a name, and so none makes another name of one."""
    figure = ct.Figure("x", "person").withheld(by=name)

    assert sentence(figure.position(name)) == f"A number is withheld by {name}."


@pytest.mark.parametrize(
    ("language", "denied"),
    [
        ("en", "The figure is denied by the police."),
        ("fr", "Le chiffre fait l’objet d’un démenti par the police."),
        ("es", "La cifra es objeto de un desmentido por the police."),
        ("de", "Die Zahl wird von the police bestritten."),
    ],
)
def test_one_name_of_many_needs_no_verb(language: str, denied: str) -> None:
    """Nothing says whether "the police" or "the organisers" are one or many, and no sentence has to know it."""
    figure = ct.Figure("marchers", "person").claimed(100_000, by="the organisers").denied(by="the police")

    assert sentence(figure.position("the police"), language=language) == denied


def test_an_answer_on_a_figure_says_of_what_where_and_when_it_is() -> None:
    """Two figures that differ in that alone have no one sentence."""
    figures = [
        ct.Figure("losses", "person", of="X", where=where, period="2023", facets={"side": "Y"}).claimed(5, by="A")
        for where in ("Shusha", "Lachin")
    ]

    for figure, where in zip(figures, ("Shusha", "Lachin"), strict=True):
        median = figure.reconcile(ct.methods.Median(), force=True)
        for answer in (figure, figure.hull(), figure.disagreement(), figure.who_says(5), figure.most_agreed(), median):
            assert f"losses (X, {where}, 2023, side: Y)" in sentence(answer)


@pytest.mark.usefixtures("without_babel")
def test_english_needs_no_babel() -> None:
    """The other languages name the extra."""
    assert sentence(FIGURE) == "The figure for x is put by A at 5 people."
    with pytest.raises(MissingExtra, match="writing in another language needs an extra"):
        sentence(FIGURE, language="fr")
