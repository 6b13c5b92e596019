"""Every number phrase in prose is found with its place; what has two readings is listed, not guessed."""

from __future__ import annotations

import pickle

import pytest

from contested.errors import AmbiguousPhrase, NotANumber, UnreadablePhrase, UnusableName, WrongType
from contested.phrases.prose_reading import LONGEST_TEXT, find_phrases

PROSE = (
    "Yerevan says 120,000 people live there; Azerbaijan puts it at around 50,000. At least 11 were killed on "
    "20 September 2023, officials said, and dozens of houses were lost. The area is approximately 3,000 km²."
)


def found(text: str, **how: object) -> list[tuple[str, str]]:
    """Return what was found: the words and the number."""
    return [(one.text, str(one.interval)) for one in find_phrases(text, **how)]  # type: ignore[arg-type]


def test_prose_gives_its_phrases_in_order_with_their_places() -> None:
    """The hedges and the unit belong to the phrase, and its span points into the text."""
    phrases = find_phrases(PROSE)

    assert [(one.text, one.unit) for one in phrases] == [
        ("120,000 people live there", "people live there"),
        ("around 50,000", ""),
        ("At least 11", ""),
        ("dozens of houses", "houses"),
        ("approximately 3,000 km²", "km²"),
    ]
    assert [PROSE[slice(*one.span)] for one in phrases[1:3]] == ["around 50,000", "At least 11"]
    assert all(PROSE[one.start : one.end] in one.text for one in phrases)
    assert (len(phrases), phrases.unread) == (5, ())


@pytest.mark.parametrize(
    "text",
    [
        "the Mi-24 and the SCP-173",
        "on 2023-09-20 at 14:30",
        "see https://example.org/a?b=305 for it",
        "at 192.168.1.2",
        "call +1-222-2222/2222",
        "on 5/17/2018",
        "this one, which one, no one",
        "the second half of it",
        "the third attack",
        "a third attack",
        "the 21st century",
        "in the 1990s",
        "L2 and B52",
        "no, many, heavy and unknown",
        "1995-01",
        "room 12B",
        "the post-one world",
        "on 20 May 2023, 3 May, May 20, 2023, and in June 2023",
        "at 5 p.m. or 6 pm",
        "on 9/11, 24/7",
        "nothing here",
        "",
    ],
)
def test_names_dates_and_codes_are_no_quantities(text: str) -> None:
    """What only looks like a number is passed over."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("192.168.1.2", ["192", "168", "1", "2"]),
        ("5/17/201", ["5", "17", "201"]),
        ("SCP-173", ["173"]),
        ("three-nought-four", ["3", "0", "4"]),
    ],
)
def test_codes_are_given_digit_by_digit_where_asked_for(text: str, numbers: list[str]) -> None:
    """With ``codes=True`` every run of digits within a code is a number by itself."""
    assert [number for _, number in found(text, codes=True)] == [f"[{n}; {n}]" for n in numbers]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("between 20 and 30 villages", ["[20; 30]"]),
        ("x is larger than 10 and smaller than 20. y is no more than 50", ["(10; 20)", "(-∞; 50]"]),
        ("More than 40 and less than 10 differ", ["(40; ∞)", "(-∞; 10)"]),
        ("at most 100 and at least 20 apples", ["[20; 100]"]),
        ("equal to 5000 or less than 6000", ["[5,000; 5,000]", "(-∞; 6,000)"]),
        ("when <-30", ["(-∞; -30)"]),
        ("when >= 30", ["[30; ∞)"]),
        ("it was -5 and - 6", ["[-5; -5]", "[6; 6]"]),
        ("a loss of $2.5 million or US$ 3m", ["[2,500,000; 2,500,000]", "[3,000,000; 3,000,000]"]),
        ("for EUR 5 each", ["[5; 5]"]),
        ("exercises 22,24,26", ["[22; 22]", "[24; 24]", "[26; 26]"]),
        ("a large number of them and an unknown number of others", ["None", "None"]),
        ("there were no casualties", ["[0; 0]"]),
        ("at least several hundred people", ["None"]),
        ("from a low of 9,000 to a high of about 13,000", ["[9,000; 13,000]"]),
        ("he ranks between the tenth and the fifteenth", ["[10; 15]"]),
        ("minus five point five, or .5", ["[-5.5; -5.5]", "[0.5; 0.5]"]),
        ("half of them, a quarter million and a dozen", ["[0.5; 0.5]", "[250,000; 250,000]", "[12; 12]"]),
        ("10,000, including 3,000 locally recruited", ["[10,000; 10,000]", "[3,000; 3,000]"]),
        ("1 234 567.89, but 423 0000", ["[1,234,567.89; 1,234,567.89]", "[423; 423]", "[0; 0]"]),
        ("500 people or more died", ["[500; ∞)"]),
        ("more than a large number of them", ["None"]),
        ("in May 20 people died, 1/3 of them men", ["[20; 20]", "[1/3; 1/3]"]),
        ("scores of homes and tens of thousands of hectares", ["None", "None"]),
        ("between 11 and 14, possibly more, died", ["[11; ∞)"]),
        ("not more than\ntwo hundred thousand", ["(-∞; 200,000]"]),
        ("20% or more and 500 km2 or less", ["[20; ∞)", "(-∞; 500]"]),
        ("20%+ of it, 20-plus men", ["[20; ∞)", "[20; ∞)"]),
        ("the 10 000 refugees and about 5 000 more", ["[10,000; 10,000]", "[5,000; 5,000]"]),
        ("as few as 20 men", ["[20; ∞)"]),
        ("20 M113 carriers, 12 B1 bombers and 5 M-16 rifles", ["[20; 20]", "[12; 12]", "[5; 5]"]),
        ("Killed: 10\n- 20 wounded\n- 30 missing", ["[10; 10]", "[20; 20]", "[30; 30]"]),
        ("at least\n\n20 men", ["[20; 20]"]),
        ("about\n20 men", ["[20; 20]"]),
        ("from 20 villages", ["[20; 20]"]),
        ("more than 20 and less than 2.3m wide", ["(20; ∞)"]),
        ("more than 20 and less than 30 or more", ["(20; ∞)"]),
        ("5/h and 12/25 of it", ["[5; 5]", "[0.48; 0.48]"]),
        ("٣٠٠ or 300", ["[300; 300]", "[300; 300]"]),
    ],
)
def test_running_prose_is_read_as_single_phrases_are(text: str, numbers: list[str]) -> None:
    """Hedges, bounds, ranges, signs, currencies and words are read in prose as they are alone."""
    assert [number for _, number in found(text)] == numbers


@pytest.mark.parametrize(
    ("text", "unread", "error"),
    [
        ("cost 2.3m in all", "2.3m", AmbiguousPhrase),
        ("a rate of 1.500 or so", "1.500 or so", AmbiguousPhrase),
        ("rates of 5,00", "5,00", NotANumber),
        ("from -18 °C to -34 °C today", "from -18 °C to -34", UnreadablePhrase),
        ("up to 5 or more died", "up to 5", UnreadablePhrase),
        ("2.5^x", "2.5^x", UnreadablePhrase),
        ("not one of them", "one", UnreadablePhrase),
        ("they did not lose more than 20 men", "more than 20", UnreadablePhrase),
        ("it wasn't more than 20", "more than 20", UnreadablePhrase),
        ("All but 20 of them died", "20", UnreadablePhrase),
        ("Perhaps 20 died", "20", UnreadablePhrase),
        ("On September 19 200 people died", "19 200", UnreadablePhrase),
        ("Flight 370 239 fell", "370 239", UnreadablePhrase),
        ("No more than 20 to 30 people", "No more than 20 to 30", UnreadablePhrase),
        ("as many as 30 or 40 died", "as many as 30 or 40", UnreadablePhrase),
        ("about 10⁻³ of it", "about 10", UnreadablePhrase),
        ("a 15m tower", "a 15m", AmbiguousPhrase),
        ("1,234'567 in all", "1,234'567", NotANumber),
        ("some 10-5,00 of it", "some 10-5,00", NotANumber),
        ("a six-figure sum", "a six-figure", UnreadablePhrase),
        ("In March 2000 people died", "2000", UnreadablePhrase),
        ("On 20 May 2000 people fled", "20 May 2000", UnreadablePhrase),
        ("a salary of 10 mil for them", "10 mil", AmbiguousPhrase),
        ("four score years", "four score", UnreadablePhrase),
        ("five million thousand", "five million thousand", UnreadablePhrase),
    ],
)
def test_what_cannot_be_read_without_guessing_is_listed(text: str, unread: str, error: type[Exception]) -> None:
    """Each number that is left out is named, with its place and the reason."""
    phrases = find_phrases(text)

    (one,) = phrases.unread
    assert (one.text, type(one.reason), list(phrases)) == (unread, error, [])
    assert text[slice(*one.span)] == unread


@pytest.mark.parametrize(
    ("locale", "text", "numbers"),
    [
        ("fr", "Plus de 100 000 habitants et une centaine de soldats", ["(100,000; ∞)", "[100; 100]"]),
        ("fr", "une offensive, un demi-million de personnes", ["[500,000; 500,000]"]),
        ("es", "Más de 100.000 personas, decenas de muertos", ["(100,000; ∞)", "None"]),
        ("de", "Der Tod von 20 Menschen und mindestens elf Verletzten", ["[20; 20]", "[11; ∞)"]),
        ("ru", "Погибли около 10 тысяч человек, десятки пропали", ["[10,000; 10,000]", "None"]),
    ],
)
def test_prose_of_other_languages_is_searched_too(locale: str, text: str, numbers: list[str]) -> None:
    """Hedges, separators and words without a number are those of the language; an article is no number."""
    assert [number for _, number in found(text, locale=locale)] == numbers


def test_a_unit_settles_all_readings_of_a_text() -> None:
    """Where all numbers are of one unit, it settles what they mean."""
    assert found("cost 2.3m in all", unit="person") == [("2.3m", "[2,300,000; 2,300,000]")]


def test_a_unit_ends_with_its_line_of_a_list() -> None:
    """Behind a paragraph or a bullet nothing belongs to the number before."""
    phrases = find_phrases("10\n- 20 wounded\n- 30 missing\n\nOfficials said so")

    assert [(one.text, one.unit) for one in phrases] == [
        ("10", ""),
        ("20 wounded", "wounded"),
        ("30 missing", "missing"),
    ]


def test_a_rate_is_no_number() -> None:
    """ "5 per 100,000" is listed as unread, with what it is a rate of."""
    phrases = find_phrases("a rate of 5 per 100,000 people")

    assert ([one.text for one in phrases.unread], [one.text for one in phrases]) == (["5 per 100,000"], [])
    phrases = find_phrases("a rate of 5 per 40 people")
    assert ([one.text for one in phrases.unread], [one.text for one in phrases]) == (["5"], ["40 people"])


@pytest.mark.parametrize("pad", range(0, 120, 7))
def test_a_phrase_at_a_seam_is_read_whole(pad: int) -> None:
    """Wherever a block ends, hedges, scales and units stay with their number."""
    sentence = "not more than two hundred thousand people and at least 11 dead, between 20 and 30 million. "
    alone = [(one.text, one.interval) for one in find_phrases(sentence)]

    text = f"{'x' * (3900 + pad)} {sentence}{'y ' * 2500}{sentence}"

    assert [(one.text, one.interval) for one in find_phrases(text)] == alone * 2


def test_a_long_text_is_read_in_blocks() -> None:
    """Blocks end with lines, sentences or spaces, and nothing between them is lost."""
    for gap in ("\n", ". ", " ", "x "):
        text = gap.join(f"{n + 3000} people" for n in range(2000))
        assert [one.interval.low for one in find_phrases(text) if one.interval] == list(range(3000, 5000))
    assert find_phrases("x" * 20_000 + " 5 " + "y" * 20_000)[0].span == (20_001, 20_002)


def test_phrases_are_a_sequence_that_pickles() -> None:
    """The answer is indexed, sliced, counted and compared like a tuple of phrases."""
    phrases = find_phrases("5 men and 2.3m")

    assert pickle.loads(pickle.dumps(phrases)).found == phrases.found
    assert (phrases[0].text, len(phrases[:1]), bool(find_phrases(""))) == ("5 men", 1, False)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("a\u202e5", UnusableName),
        ("a\x00", UnusableName),
        ("1\u0662", UnreadablePhrase),
        ("x" * (LONGEST_TEXT + 1), UnreadablePhrase),
        (5, WrongType),
    ],
    ids=["bidi", "NUL", "two scripts", "too long", "no text"],
)
def test_hidden_characters_mixed_digits_and_long_texts_are_refused(text: str, error: type[Exception]) -> None:
    """What prints as something else, and what is too long, is refused as a whole."""
    with pytest.raises(error):
        find_phrases(text)


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "the thick end of 800 men"),
        ("en", "on the verge of 800"),
        ("en", "a fraction of the 3,000 survived"),
        ("en", "pushing 800"),
        ("en", "the better part of these 800 men"),
        ("en", "close to half of 900 men"),
        ("es", "al borde de los 800 muertos"),
        ("es", "a punto de llegar a 800 muertos"),
        ("es", "una fracción de los 3000"),
        ("fr", "au bord des 800 morts"),
        ("fr", "la plupart des 800 hommes"),
        ("fr", "une fraction des 3 000"),
        ("de", "ein Bruchteil der 3000 Mann"),
        ("de", "nähert sich der 800"),
        ("ru", "на грани 800 жертв"),
        ("ru", "число приближается к 800"),
        ("ru", "большинство из этих 800"),
        ("hy", "Քանակը 800-ի է մոտենում"),
        ("az", "sayı 800-ə yaxınlaşır"),
    ],
)
def test_words_that_make_a_number_something_else_leave_it_unread(locale: str, text: str) -> None:
    """A part of a number, or what comes near it in words of no known worth, is not that number."""
    read = find_phrases(text, locale=locale)
    assert [str(phrase.interval) for phrase in read if str(phrase.interval) != "[0.5; 0.5]"] == []
    assert len(read.unread) == 1


@pytest.mark.parametrize(
    ("locale", "text", "number"),
    [
        ("en", "the deaths of 800 men", "800"),
        ("en", "on 800 farms", "800"),
        ("en", "they relied on 800 men", "800"),
        ("en", "some of the 800 men left", "800"),
        ("en", "the pushing crowd of 800", "800"),
        ("fr", "les 800 morts", "800"),
        ("fr", "la mort de 800 hommes", "800"),
        ("fr", "à bord de 800 navires", "800"),
        ("es", "los 800 muertos", "800"),
        ("es", "por parte de 800 hombres", "800"),
        ("de", "der Tod von 800 Mann", "800"),
        ("de", "an 800 Orten", "800"),
        ("ru", "гибель 800 человек", "800"),
        ("ru", "к 800 солдатам", "800"),
        ("hy", "800 մարդ մոտենում է", "800"),
        ("az", "800 nəfər yaxınlaşır", "800"),
    ],
)
def test_ordinary_words_before_a_number_leave_it_alone(locale: str, text: str, number: str) -> None:
    """A preposition or an article alone says nothing of how large a number is."""
    read = find_phrases(text, locale=locale)
    assert [str(phrase.interval) for phrase in read] == [f"[{number}; {number}]"]
    assert read.unread == ()
    assert not read[0].approximate


@pytest.mark.parametrize(
    ("locale", "text", "interval", "approximate"),
    [
        ("en", "Just shy of 800 were interned", "(-∞; 800)", False),
        ("en", "bordering on 800 men", "[800; 800]", True),
        ("en", "nigh on 800", "[800; 800]", True),
        ("en", "scarcely 800 men", "[800; 800]", True),
        ("en", "a shade over 800", "(800; ∞)", False),
        ("es", "rozando los 800 muertos", "[800; 800]", True),
        ("es", "apenas 800 hombres", "[800; 800]", True),
        ("fr", "frôlant les 800 morts", "[800; 800]", True),
        ("fr", "à peine 800 hommes", "[800; 800]", True),
        ("de", "kaum 800 Mann", "[800; 800]", True),
        ("ru", "без малого 800 человек", "[800; 800]", True),
        ("ru", "добрых 800 человек", "[800; 800]", True),
        ("hy", "800-ից քիչ պակաս", "(-∞; 800)", False),
        ("hy", "հազիվ 800 մարդ", "[800; 800]", True),
        ("az", "800-dən azca çox adam", "(800; ∞)", False),
    ],
)
def test_common_hedges_are_read_in_every_language(locale: str, text: str, interval: str, approximate: object) -> None:
    """Dictionaries say which words come near a number and which stay below it."""
    (phrase,) = find_phrases(text, locale=locale)
    assert str(phrase.interval) == interval
    assert phrase.approximate is approximate


@pytest.mark.parametrize(
    ("locale", "text", "numbers"),
    [
        ("en", "The toll, put at 40 on Monday, went up to 55.", ["[40; 40]", "[55; 55]"]),
        ("en", "It crept up to 55.", ["[55; 55]"]),
        ("en", "It was revised up to 55.", ["[55; 55]"]),
        ("en", "In the fall up to 20 people died.", ["(-∞; 20]"]),
        ("en", "Up to 20 people died.", ["(-∞; 20]"]),
        ("en", "Fines can go up to 500 euros.", ["(-∞; 500]"]),
        ("en", "Prices rose by up to 20 percent.", ["(-∞; 20]"]),
        ("fr", "Le bilan s'alourdit de 12 à 19 morts", ["[12; 12]", "[19; 19]"]),
        ("fr", "Le bilan s'est élevé de 12 à 19 morts", ["[12; 12]", "[19; 19]"]),
        ("fr", "Le bilan s'élève de 12 à 19 morts", ["[12; 12]", "[19; 19]"]),
        ("fr", "un élève de 12 à 19 ans", ["[12; 19]"]),
        ("fr", "Le nombre bondit de 12 à 19", ["[12; 12]", "[19; 19]"]),
        ("es", "La cifra se elevó de 12 a 19", ["[12; 12]", "[19; 19]"]),
        ("es", "La cifra disminuía de 19 a 12", ["[19; 19]", "[12; 12]"]),
        ("de", "Die Zahl erhöhte sich von 12 auf 19", ["[12; 12]", "[19; 19]"]),
        ("de", "Die Zahl brach von 19 auf 12 ein", ["[19; 19]", "[12; 12]"]),
        ("ru", "Число увеличивалось с 12 до 19", ["[12; 12]", "[19; 19]"]),
        ("ru", "Число взлетело до 19", ["[19; 19]"]),
        ("ru", "Число взлетело до примерно 19", ["[19; 19]"]),
        ("hy", "Թիվը 12-ից իջնում է մինչև 9", ["[12; 12]", "[9; 9]"]),
        ("az", "Sayı 12-dən 19-a qalxmışdır", ["[12; 12]", "[19; 19]"]),
    ],
)
def test_a_change_is_two_numbers_and_what_it_reached_no_limit(locale: str, text: str, numbers: list[str]) -> None:
    """Behind a verb of change "to" leads to another number; "up to" directly behind one says what was reached."""
    assert [str(phrase.interval) for phrase in find_phrases(text, locale=locale)] == numbers


def test_a_change_that_may_be_a_limit_is_unread() -> None:
    """Where a list "goes up to 55", nobody can tell whether it reached 55."""
    assert [one.text for one in find_phrases("The list goes up to 55.").unread] == ["up to 55"]


def test_a_hedge_behind_the_limit_of_a_change_is_kept() -> None:
    """Of "crept up to about 55" only "up to" limits nothing."""
    (phrase,) = find_phrases("It crept up to about 55 people.")
    assert phrase.hedges == ("about",)
    assert phrase.approximate


def test_a_letter_that_may_be_a_unit_is_unread_where_the_unit_is_known() -> None:
    """For a figure in minutes "10 m" is ten million, or ten minutes."""
    read = find_phrases("It took 10 m.", unit="minute")
    assert [type(one.reason) for one in read.unread] == [AmbiguousPhrase]
    assert str(find_phrases("It took 10 million.", unit="minute")[0].interval) == "[10,000,000; 10,000,000]"


@pytest.mark.parametrize("unit", ["people/km²", "people per square kilometre"])
def test_people_per_square_kilometre_are_no_count(unit: str) -> None:
    """A rate need not be whole: "16.667 people/km²" is no sixteen thousand."""
    assert found(f"It has 16.667 {unit} now.", locale="en")[0][1] == "[16.667; 16.667]"
