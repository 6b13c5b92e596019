"""The sentences of a language are a data file: whole, with the same clauses and places in every language."""

from __future__ import annotations

import string
import tomllib
from importlib.resources import files
from typing import Any

import pytest

from contested.errors import NoSentences, UnknownLanguage
from contested.methods.outcome import PRECONDITIONS
from contested.quantities import parse_date, unit
from contested.quantities.unit_table import COUNTED_KINDS
from contested.report.sentence_templates import SENTENCE_LANGUAGES, SentenceTemplates, sentence_templates

OTHERS = tuple(code for code in SENTENCE_LANGUAGES if code != "en")

HEADS = ("agrees", "joins", "dates", "kinds", "before")


def data_of(code: str) -> dict[str, Any]:
    """Return the file of a language."""
    text = (files("contested.report") / "languages" / f"{code}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def places_in(text: str) -> list[tuple[str, str]]:
    """Return what stands in braces: each name, with the form that it asks for."""
    return [(name, form or "") for _, name, form, _ in string.Formatter().parse(text) if name is not None]


def clauses_of(code: str) -> dict[str, str]:
    """Return the clauses of a language by table and key, but for reasons, which may be missing."""
    held = {table: keys for table, keys in data_of(code).items() if isinstance(keys, dict) and table not in HEADS}
    return {f"{table}.{key}": text for table, keys in held.items() if table != "reason" for key, text in keys.items()}


@pytest.mark.parametrize("code", OTHERS)
def test_a_language_has_every_clause_of_english(code: str) -> None:
    """With the same names in braces, whatever their order: a clause that drops one would drop a side."""
    english, clauses = clauses_of("en"), clauses_of(code)

    assert clauses.keys() == english.keys()
    assert data_of(code)["joins"].keys() == data_of("en")["joins"].keys()
    for key, text in clauses.items():
        assert {name for name, _ in places_in(text)} == {name for name, _ in places_in(english[key])}, key


@pytest.mark.parametrize("code", SENTENCE_LANGUAGES)
def test_a_language_has_every_word_that_agrees(code: str) -> None:
    """Each form that a clause asks for is there and used, and each has a form for any number."""
    agrees = data_of(code)["agrees"]
    asked = {form for text in clauses_of(code).values() for _, form in places_in(text) if form} - {"object"}

    assert agrees.keys() == asked
    assert all("other" in forms for forms in agrees.values())


@pytest.mark.parametrize("code", SENTENCE_LANGUAGES)
def test_a_clause_begins_within_a_sentence(code: str) -> None:
    """In lower case, but for German nouns, and without a full stop: it is put together with others."""
    for key, text in clauses_of(code).items():
        assert not text.endswith("."), key
        assert text[0] == text[0].lower() or (
            code == "de" and text.split()[0] in ("Stand", "Standardfehler", "Wörter")
        ), key


@pytest.mark.parametrize("code", OTHERS)
def test_a_language_has_a_word_for_all_that_is_counted(code: str) -> None:
    """One and several of each kind, perhaps one as an object; English has them in its units."""
    kinds = data_of(code)["kinds"]

    assert kinds.keys() == COUNTED_KINDS.keys()
    assert all(len(forms) in (2, 3) for forms in kinds.values())


@pytest.mark.parametrize("code", OTHERS)
def test_a_language_says_why_a_method_refuses(code: str) -> None:
    """By the code of every precondition that can be waived."""
    assert data_of(code)["reason"].keys() >= PRECONDITIONS.keys()


@pytest.mark.parametrize("code", ["ru", "ar", "hy", "az"])
def test_a_language_without_sentences_is_said_never_half_written(code: str) -> None:
    """The message names those that there are, what works all the same, and how to add one."""
    with pytest.raises(NoSentences, match="there are some in en, fr, es, de") as caught:
        sentence_templates(code)

    assert "docs/how-to/add-sentences-of-a-language.md" in str(caught.value)


def test_a_language_that_nobody_knows_is_refused() -> None:
    """A language that nobody knows is refused, as it is for numbers."""
    with pytest.raises(UnknownLanguage):
        sentence_templates("xx")


def test_a_word_agrees_with_how_many_there_are() -> None:
    """Its own form for one, and that of the others for several; one that has no form of its own takes theirs."""
    german = sentence_templates("de")

    assert german.fill("level.origins", count=german.count(1)) == "1 Ursprung"
    assert german.fill("level.origins", count=german.count(2)) == "2 Ursprünge"
    assert repr(german) == "<SentenceTemplates de>"


@pytest.mark.parametrize("code", SENTENCE_LANGUAGES)
def test_no_word_agrees_with_who_speaks(code: str) -> None:
    """One name may be of many, as "the police" is: no clause has a form for one name and another for several."""
    forms = {name for text in clauses_of(code).values() for name, form in places_in(text) if form}

    assert forms <= {"q", "q1", "q2", "q3", "number", "range", "count", "all"}


@pytest.mark.parametrize(
    ("names", "style", "written"),
    [
        (["Azerbaijan", "Irán"], "and", "Azerbaijan e Irán"),
        (["A", "Hidalgo"], "and", "A e Hidalgo"),
        (["A", "Hielo"], "and", "A y Hielo"),
        (["A", "Otan"], "or", "A u Otan"),
        (["A", "B", "India"], "and", "A, B e India"),
        (["Irán"], "and", "Irán"),
        (["A", "B"], "and", "A y B"),
    ],
)
def test_spanish_and_is_softened_before_its_own_sound(names: list[str], style: str, written: str) -> None:
    """Real Academia Española, Diccionario panhispánico de dudas, "y" and "o"."""
    assert f"{sentence_templates('es').names(names, style=style)}" == written


def test_a_name_has_what_is_said_of_it_in_brackets() -> None:
    """Its day, or through whom it came; and a source of which nothing is known has words of the language."""
    english = sentence_templates("en")

    assert f"{english.names(['A', 'B'], {'A': '2021'})}" == "A (2021) and B"
    assert f"{english.names(['unattributed'])}" == "an unattributed claim"


def test_items_are_apart_by_semicolons() -> None:
    """Two by a comma: their own commas do no harm there."""
    english = sentence_templates("en")

    assert [english.joined("abc"[:n]) for n in range(4)] == ["", "a", "a, and b", "a; b; and c"]


@pytest.mark.parametrize(
    ("text", "english", "french"),
    [
        ("2023-09-18", "18 September 2023", "18 septembre 2023"),
        ("2023-05-01", "1 May 2023", "1er mai 2023"),
        ("2023-09", "September 2023", "septembre 2023"),
        ("2023", "2023", "2023"),
        ("2021/2023", "2021 to 2023", "2021 – 2023"),
        ("2023-02/2023-03", "February 2023 to March 2023", "février 2023 – mars 2023"),
        ("2023-09-20/2023-09-21", "20 September 2023 to 21 September 2023", "20 septembre 2023 – 21 septembre 2023"),
        ("2023-09-18~", "about 18 September 2023", "vers le 18 septembre 2023"),
        ("2023-09-18/..", "18 September 2023 onwards", "18 septembre 2023 et après"),
        ("../2023-09-18", "up to 18 September 2023", "18 septembre 2023 au plus tard"),
        ("2023-09-18T10:00Z", "2023-09-18T10:00Z", "2023-09-18T10:00Z"),
        ("-0043", "-0043", "-0043"),
    ],
)
def test_a_time_is_written_as_far_as_it_is_known(text: str, english: str, french: str) -> None:
    """A day, a month, a year, a span, and what is vague or open; a clock time and old years stay as they are."""
    moment = parse_date(text)

    assert sentence_templates("en").day(moment) == english
    assert sentence_templates("fr").day(moment) == french


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("person", "5 personnes"),
        ("person/km**2", "5 personnes/km²"),
        ("killed/day", "5 morts par jour"),
        ("person/household/km**2", "5 personnes par ménage/km²"),
        ("hectare*person", "5 ha·personnes"),
        ("share", "5"),
        ("person**2", "5 people²"),
    ],
)
def test_a_unit_has_words_of_the_language(name: str, written: str) -> None:
    """Kinds from the file, measures from CLDR, products of both; what has no words keeps those of the library."""
    assert sentence_templates("fr").with_unit("5", unit(name), 5, one=False) == written


def test_a_rate_of_nothing_counted_has_a_one_above_the_stroke() -> None:
    """A rate of nothing counted has a one above the stroke, as the library writes it."""
    assert sentence_templates("fr").with_unit("5", unit("share") / unit("day"), 5, one=False) == "5 1/jour"


@pytest.mark.parametrize(
    ("name", "written"),
    [("killed/person", "5 killed per person"), ("person/km**2", "5 people/km²"), ("person/year", "5 people per year")],
)
def test_english_says_per_before_a_word_and_a_stroke_before_a_symbol(name: str, written: str) -> None:
    """A stroke between two words is a note, and no sentence."""
    assert sentence_templates("en").with_unit("5", unit(name), 5, one=False) == written


@pytest.mark.parametrize(
    ("words", "as_object"),
    [
        ("1 Toter", "1 Toten"),
        ("mindestens 1 Soldat", "mindestens 1 Soldaten"),
        ("2 Tote", "2 Tote"),
        ("1 Person", "1 Person"),
        ("1 Toter/km²", "1 Toter/km²"),
    ],
)
def test_one_of_a_kind_has_its_form_as_an_object_in_german(words: str, as_object: str) -> None:
    """Duden, Die Grammatik: weak nouns and adjectives used as nouns; a unit of several stays as it is."""
    german = sentence_templates("de")

    assert german.fill("derived.mixed", title="x", q=words) == (
        f"nach gemischten Zahlen ergibt die Rechnung zu x {as_object}"
    )
    assert german.fill("floor.one", title="x", who=german.names(["A"]), q=words).startswith(
        f"zu x lautet die Zahl {words},"
    )


def test_one_of_a_kind_is_one() -> None:
    """One of a kind is one, in the singular of the language."""
    assert sentence_templates("fr").with_unit("1", unit("soldier"), 1, one=True) == "1 soldat"
    assert sentence_templates("en").with_unit("1", unit("soldier"), 1, one=True) == "1 soldier"


def test_a_kind_of_ones_own_keeps_its_words() -> None:
    """They are data, in the language of the dossier."""
    boats = unit("boat", {"boat": type(unit("person")).counting("boat")})

    assert isinstance(sentence_templates("de"), SentenceTemplates)
    assert sentence_templates("de").with_unit("5", boats, 5, one=False) == "5 boats"


@pytest.mark.parametrize("bare", ["1972-01-30", "1972-01", "1972", "1972-01-30/1972-02-05"])
@pytest.mark.parametrize("code", SENTENCE_LANGUAGES)
def test_an_approximate_time_and_an_uncertain_one_are_told_apart(code: str, bare: str) -> None:
    """A "~" is about so, a "?" may be wrong, and a "%" is both; each holds the words of the bare time."""
    templates = sentence_templates(code)

    said = [
        templates.day(parse_date("/".join(f"{end}{mark}" for end in bare.split("/")))) for mark in ("", "~", "?", "%")
    ]

    assert len(set(said)) == 4
    assert all(said[0] in words for words in said)
    assert templates.dates["uncertain"].format(day=said[1]) == said[3]


def test_about_a_year_has_no_article() -> None:
    """A day has one in German and French, a month, a year and a span have none."""
    told = {
        code: [sentence_templates(code).day(parse_date(text)) for text in ("2023-01-30~", "2023~")]
        for code in ("de", "fr")
    }

    assert told == {
        "de": ["um den 30. Januar 2023", "etwa 2023"],
        "fr": ["vers le 30 janvier 2023", "vers 2023"],
    }
