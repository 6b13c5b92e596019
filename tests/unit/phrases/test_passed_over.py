"""What is no quantity in prose is passed over by name; where nobody can tell it is unread."""

from __future__ import annotations

import pytest

from contested.phrases.prose_reading import find_phrases


def passed(text: str, locale: str | None = None) -> list[tuple[str, str]]:
    """Return what was passed over, articles and pronouns left out: the text and what it is."""
    return [(one.text, one.kind) for one in find_phrases(text, locale=locale).passed if one.kind != "word"]


def numbers(text: str, locale: str | None = None) -> list[str]:
    """Return the intervals that were found."""
    return [str(one.interval) for one in find_phrases(text, locale=locale)]


@pytest.mark.parametrize(
    ("locale", "text", "date"),
    [
        (None, "It began on 9 May.", "9 May"),
        (None, "on the 9th of May 2021, they", "9th of May 2021"),
        (None, "On Nov. 9, 2021, it", "Nov. 9, 2021"),
        (None, "Sept 5 was cold", "Sept 5"),
        (None, "in March 2000, they", "March 2000"),
        (None, "from 3 to 19 March 2022", "3 to 19 March 2022"),
        (None, "on 3, 4 and 5 May", "3, 4 and 5 May"),
        (None, "14–18 August", "14–18 August"),
        (None, "on 2021-11-09", "2021-11-09"),
        (None, "on 09.11.2021", "09.11.2021"),
        (None, "in 2021 they", "2021"),
        (None, "in 2012–13", "2012–13"),
        (None, "a paper (2015) on it", "2015"),
        (None, "the 1915 massacre", "1915"),
        (None, "in the 1990s", "1990s"),
        (None, "since the ’90s", "90s"),
        (None, "in '68 they", "68"),
        (None, "in 44 BC", None),
        (None, "in 1044 BC", "1044 BC"),
        (None, "season 2021/22", "2021/22"),
        ("fr", "le 1er mai 2021", "1er mai 2021"),
        ("fr", "entre le 3 et le 19 mars", "3 et le 19 mars"),
        ("es", "del 3 al 19 de marzo de 2022", "3 al 19 de marzo de 2022"),
        ("de", "vom 3. bis 19. März", "3. bis 19. März"),
        ("de", "am 9.11. begann es", "9.11."),
        ("de", "am 9.XI.1918", "9.XI.1918"),
        ("ru", "14 марта 2022 г. началось", "14 марта 2022 г."),
        ("ru", "в 2014—2015 годах", "2014—2015 годах"),
        ("hy", "2022 թվականի մարտի 14-ին", "մարտի 14-ին"),
        ("hy", "2022-ին", "2022-ին"),
        ("az", "martın 3-dən 19-dək", "martın 3-dən 19-dək"),
        ("az", "2022-ci ildə", "2022-ci ildə"),
    ],
)
def test_dates_are_named(locale: str | None, text: str, date: str | None) -> None:
    """Days, ranges of days, months with a year and years are dates, whole and in each language."""
    assert ((date, "date") in passed(text, locale)) is (date is not None)
    assert date is None or numbers(text, locale) == []


@pytest.mark.parametrize(
    ("locale", "text", "time"),
    [
        (None, "at 18:30, they", "18:30"),
        (None, "at 6.45 pm they", "6.45 pm"),
        (None, "by 5 p.m. or so", "5 p.m."),
        (None, "at 0600 hours", "0600 hours"),
        (None, "at 1830 hours", "1830 hours"),
        ("fr", "vers 18h30", "18h30"),
        ("fr", "à 18 heures 30, ils", "18 heures 30"),
        ("es", "a las 18 horas", "18 horas"),
        ("es", "a las 6 de la tarde", "6 de la tarde"),
        ("de", "um 18.30 Uhr", "18.30 Uhr"),
        ("ru", "в 18 часов 30 минут", "18 часов 30 минут"),
        ("hy", "ժամը 18-ին", "18-ին"),
        ("az", "saat 18-də", "18-də"),
    ],
)
def test_times_of_day_are_named(locale: str | None, text: str, time: str) -> None:
    """A time of day is no quantity, with its word for hours."""
    assert (passed(text, locale), numbers(text, locale)) == ([(time, "time")], [])


@pytest.mark.parametrize(
    ("locale", "text", "found"),
    [
        (None, "It took 12 hours.", ["[12; 12]"]),
        ("de", "die 5 am Tor", ["[5; 5]"]),
        ("es", "las 18 horas siguientes", ["[18; 18]"]),
        ("fr", "pendant 18 heures", ["[18; 18]"]),
        (None, "in May 20 people died", ["[20; 20]"]),
        (None, "May 5 percent be enough", ["[5; 5]"]),
        (None, "killed 12, 19 May", ["[12; 12]"]),
        (None, "the prices rose to 3.5. Then", ["[3.5; 3.5]"]),
        (None, "more than 1950 died", ["(1,950; ∞)"]),
        (None, "Killed: 1950", ["[1,950; 1,950]"]),
        (None, "$1950 each", ["[1,950; 1,950]"]),
        (None, "in 1200 villages", ["[1,200; 1,200]"]),
        (None, "some 5km away", ["[5; 5]"]),
        ("az", "1500 il sonra", ["[1,500; 1,500]"]),
        ("de", "mit 14. Danach", ["[14; 14]"]),
    ],
)
def test_counts_are_not_lost_to_dates(locale: str | None, text: str, found: list[str]) -> None:
    """What only looks like a date or a time is read as the number that it is."""
    assert numbers(text, locale) == found


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("On May 20 protesters came", "20"),
        ("In 2014 rebels came", "2014"),
        ("from 1991 to 1994", "1991 to 1994"),
        ("the war of 1991-1994 displaced them", "1991-1994"),
        ("around 1950, they", "1950"),
        ("40/12 were hit", "40/12"),
        ("2.5^x, so", "2.5^x"),
        ("12,34,5671.2.3 of it", "12,34,5671.2.3"),
        (".51,234 of it", ".51,234"),
        ("Unrest 2014-2016, they", "2014-2016"),
        ("Unrest 2014, they", "2014"),
        ("the war of 2014, they", "2014"),
        ("350-400/500-600 men", "350-400/500-600"),
        ("in 2000 cases", "2000"),
        ("1+2 is it", "2"),
        ("100s of them", "100s"),
        ("killed1,234 of them", "1,234"),
        ("a@1,234", "1,234"),
        ("#1,204 of them", "1,204"),
        ("4x4 cars", "4x4"),
        ("He met Seven Sisters", "Seven"),
        ("Unit 40 men fell", "40"),
        ("killed [12] men", "12"),
        ("10 -20 of them", "10"),
        ("12…20 of them", "12"),
        ("3.4 (2.9–4.1) million", "3.4 (2.9–4.1) million"),
        ("a 3-fold rise", "3-fold"),
        ("double the 4,000 planned", "double the 4,000"),
        ("three times the 200 expected", "three times the 200"),
        ("half as many as 500", "half as many as 500"),
        ("the bulk of 6,000 men", "6,000"),
    ],
)
def test_what_nobody_can_tell_is_unread(text: str, unread: str) -> None:
    """A number that may be a date, a name or two numbers is listed with its place and the reason."""
    phrases = find_phrases(text)

    assert unread in [one.text for one in phrases.unread]
    assert all(text[slice(*one.span)] == one.text for one in phrases.unread)


@pytest.mark.parametrize(
    ("locale", "text", "name", "kind"),
    [
        (None, "the 2d Light Artillery", "2d", "ordinal"),
        (None, "a 53d Infantry man", "53d", "ordinal"),
        (None, "the 21st century", "21st", "ordinal"),
        ("fr", "la 14e brigade", "14e", "ordinal"),
        ("es", "la 14.ª brigada", "14.ª", "ordinal"),
        ("de", "die 14. Brigade", "14.", "ordinal"),
        ("ru", "14-я бригада", "14-я", "ordinal"),
        ("hy", "14-րդ բրիգադ", "14-րդ", "ordinal"),
        (None, "Resolution 1904 says", "1904", "label"),
        (None, "Resolution No. 1904 says", "1904", "label"),
        (None, "pages 12–15 and 20 say", "12–15 and 20", "label"),
        (None, "in Room 12B", "12B", "label"),
        (None, "see #12 there", "12", "label"),
        ("az", "822 saylı qətnamə", "822 saylı", "label"),
        ("az", "5-ci əsrdə", "5-ci əsrdə", "label"),
        ("az", "5-ci alayda", "5-ci", "ordinal"),
        ("ru", "в 19 веке", "19 веке", "label"),
        (None, "World War One ended", "One", "name"),
        (None, "the Thirty Years' War", "Thirty Years", "name"),
        (None, "the Forty-Four-Day War", "Forty-Four-Day", "name"),
        ("fr", "la guerre de Cent Ans", "Cent Ans", "name"),
        ("hy", "44-օրյա պատերազմ", "44-օրյա", "name"),
        (None, "the Mi-24", "Mi-24", "code"),
        (None, "a UN242 post", "UN242", "code"),
        (None, "one (M113) there", "M113", "code"),
        (None, "at 18:30,5 there", "18:30,5", "time"),
        (None, "pages 12 and 20 men", "12", "label"),
        (None, "file_12", "file_12", "code"),
        (None, "A/RES/68/262 says", "A/RES/68/262", "code"),
        (None, "example.org/2021 says", "example.org/2021", "code"),
        (None, "doi 10.1000/x12 there", "10.1000/x12", "code"),
        (None, "Mi–24 there", "Mi–24", "code"),
        (None, "call +1-222-2222", "1-222-2222", "code"),
        (None, "won 3:1", "3:1", "code"),
        (None, "12B7 there", "12B7", "code"),
        (None, "at 3/40a there", "3/40a", "code"),
        (None, "on 9/11", "9/11", "date"),
        (None, "5 km2 of it", "2", "unit"),
        (None, "see https://example.org/a?b=305 for it", "305", "address"),
        (None, "118,000[3] men", "[3]", "note"),
    ],
)
def test_names_labels_and_codes_are_named(locale: str | None, text: str, name: str, kind: str) -> None:
    """Digits and number words that name something say what they are."""
    assert (name, kind) in passed(text, locale)


def test_an_article_or_a_pronoun_is_a_word() -> None:
    """A number word that counts nothing is passed over as a word."""
    phrases = find_phrases("this one, and the fourth quarter")

    assert [(one.text, one.kind) for one in phrases.passed] == [
        ("one", "word"),
        ("fourth", "word"),
        ("quarter", "word"),
    ]


def test_what_is_passed_over_can_be_asked_for() -> None:
    """With ``codes=True`` the digits of dates, labels, notes and doubts are numbers by themselves."""
    text = "Resolution 1904 of 9 May 2021[3] and 40/12"

    assert [one.text for one in find_phrases(text, codes=True)] == ["1904", "9", "2021", "40", "12", "3"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("c.1,000 men", ["[1,000; 1,000]"]),
        ("Killed:1,234", ["[1,234; 1,234]"]),
        ("strength:10,000-12,000", ["[10,000; 12,000]"]),
        ("Rs1,200 crore", ["[12,000,000,000; 12,000,000,000]"]),
        ("the dead—1,200 of them", ["[1,200; 1,200]"]),
        ("killed-12 of them", ["[12; 12]"]),
        ("3,000/5,000 men", ["[3,000; 3,000]", "[5,000; 5,000]"]),
        ("1,350-1,400/1,500 men", ["[1,350; 1,400]", "[1,500; 1,500]"]),
        ("1.5-2.5 million", ["[1,500,000; 2,500,000]"]),
        ("and/or 20, wounded/30", ["[20; 20]", "[30; 30]"]),
        ("9,000* men", ["[9,000; 9,000]"]),
        ("1,340 –1,500", ["[1,340; 1,500]"]),
        ("'20 people' died", ["[20; 20]"]),
        ("'300 people' died", ["[300; 300]"]),
        ("the column—300 trucks", ["[300; 300]"]),
        ("1,234,567 people", ["[1,234,567; 1,234,567]"]),
        ("see www.a.org/1 and www.b.org/2 for 30 men", ["[30; 30]"]),
        ("more than 20, but less than 30 died", ["(20; 30)"]),
        ("20 or 5,00 men", ["[20; 20]"]),
        ("over Seven Sisters", ["(7; ∞)"]),
        ("Chapter . 5 men", ["[5; 5]"]),
        ("1.5x10^6 of it", ["[1,500,000; 1,500,000]"]),
        ("2e5 of it", ["[200,000; 200,000]"]),
        ("Losses: nil", ["[0; 0]"]),
    ],
)
def test_a_number_glued_to_its_neighbour_is_whole(text: str, found: list[str]) -> None:
    """A letter with a point, a colon, an equals sign, a slash or a dash in front takes no digit away."""
    assert numbers(text) == found


@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        ("8 million (est. 2017)", True),
        ("8 million people (UN estimate)", True),
        ("400 (?)", True),
        ("60,000-90,000?", True),
        ("400 (in 2017)", False),
        ("400 (12 est.)", False),
        ("400 (est", False),
        ("400 ?", False),
    ],
)
def test_a_doubt_behind_a_number_hedges_it(text: str, hedged: bool) -> None:
    """An estimate in brackets and a question mark make a number approximate; a mark of reference does not."""
    assert find_phrases(text)[0].approximate is hedged


@pytest.mark.parametrize(
    ("locale", "text", "found"),
    [
        (None, "It rose from at least 14 to 29.", ["[14; ∞)", "[29; 29]"]),
        (None, "It fell from more than 900 to fewer than 300.", ["(900; ∞)", "(-∞; 300)"]),
        (None, "Losses grew by 20 to 95.", ["[20; 20]", "[95; 95]"]),
        (None, "It ranged from 300 to 450.", ["[300; 450]"]),
        (None, "Prices rose and from 20 to 30 died.", ["[20; 30]"]),
        (None, "It rose. From 20 to 30 died.", ["[20; 30]"]),
        (None, "between 20 and 30", ["[20; 30]"]),
        (None, "It rose to 10 ± 2 tons", ["[8; 12]"]),
        ("de", "von 18 auf 33 gestiegen", ["[18; 18]", "[33; 33]"]),
        ("de", "von 18 bis 33 liegen sie, und gestiegen", ["[18; 33]"]),
        ("de", "von 18 bis 33. Gestiegen", ["[18; 33]"]),
        ("de", "von 18 bis 33 Menschen in der Stadt und dem Land dort am Fluss", ["[18; 33]"]),
        ("ru", "выросло до 40", ["[40; 40]"]),
        ("ru", "работало до 40", ["(-∞; 40]"]),
        ("az", "18-dən 33-ə yüksəldi", ["[18; 18]", "[33; 33]"]),
    ],
)
def test_a_change_is_two_numbers(locale: str | None, text: str, found: list[str]) -> None:
    """Behind a verb of change each number keeps its own hedge; where a verb of range stands it stays a range."""
    assert numbers(text, locale) == found


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        (None, "It took from 20 to 30."),
        (None, "It rose last week, and the dead from 20 to 30."),
        (None, "It rose by 20 to 30 percent."),
        (None, "It rose 20 to 30."),
        ("az", "40-a qədər artdı"),
        ("hy", "500-ից երկու անգամ շատ"),
        ("az", "500-ün yarısı"),
        ("az", "20 deyil"),
        ("ru", "не 20"),
    ],
)
def test_what_may_be_a_change_is_unread(locale: str | None, text: str) -> None:
    """Where a change and a range, or a limit and what was reached, read alike, the number is listed."""
    phrases = find_phrases(text, locale=locale)

    assert (len(phrases.unread), len(phrases)) == (1, 0)


@pytest.mark.parametrize(
    ("locale", "text", "found"),
    [
        ("de", "Anderthalb Stunden", ["[1.5; 1.5]"]),
        ("de", "dreieinhalbtausend Mann", ["[3,500; 3,500]"]),
        ("de", "mehr als die Hälfte", ["(0.5; ∞)"]),
        ("de", "die Hälfte davon", []),
        ("ru", "полторы тысячи", ["[1,500; 1,500]"]),
        ("ru", "два с половиной миллиона", ["[2,500,000; 2,500,000]"]),
        ("ru", "80-тысячная армия", ["[80,000; 80,000]"]),
        ("ru", "треть домов", ["[1/3; 1/3]"]),
        ("ru", "жизни сотен тысяч людей", ["None"]),
        ("fr", "moins du quart", ["(-∞; 0.25)"]),
        ("fr", "plus grand que 60 et plus petit que 90", ["(60; 90)"]),
        ("es", "tres cuartas partes", ["[0.75; 0.75]"]),
        ("es", "la tercera parte", ["[1/3; 1/3]"]),
        ("es", "la cuarta brigada", []),
        ("es", "cuarta", []),
        ("hy", "մեկուկես միլիոն", ["[1,500,000; 1,500,000]"]),
        ("hy", "քսանինը մարդ", ["[29; 29]"]),
        ("az", "bir milyon yarım", ["[1,500,000; 1,500,000]"]),
        ("az", "üçdə ikisi", ["[2/3; 2/3]"]),
        ("az", "onda o gəldi", []),
        ("az", "iki yarım", ["[2.5; 2.5]"]),
    ],
)
def test_number_words_are_read_whole(locale: str, text: str, found: list[str]) -> None:
    """Halves, shares and inflected words are whole numbers of their own, or none."""
    assert numbers(text, locale) == found


@pytest.mark.parametrize(
    ("locale", "text", "date"),
    [
        ("fr", "Le 11-Septembre fit 2 977 morts.", "11-Septembre"),
        ("fr", "Le 14-Juillet 1789, la foule", "14-Juillet 1789"),
        ("es", "El 11-S causó 2977 muertos.", "11-S"),
        ("es", "el 11-M.", "11-M"),
        ("en", "the 4-July parade", "4-July"),
        ("ru", "8-марта пришли", "8-марта"),
        ("az", "8-Mart günü", "8-Mart"),
    ],
)
def test_what_is_named_by_its_day_is_a_date(locale: str, text: str, date: str) -> None:
    """A day joined to its month, or to the first letter of it in Spanish, names what happened on it."""
    assert (date, "date") in passed(text, locale)


@pytest.mark.parametrize(
    ("locale", "text"), [("fr", "un 45-Septembre"), ("es", "11-S3"), ("es", "11-"), ("fr", "11-S")]
)
def test_what_only_looks_like_a_day_is_no_date(locale: str, text: str) -> None:
    """No month has 45 days, a letter with digits behind it is a code, and only Spanish shortens months to a letter."""
    assert "date" not in [kind for _, kind in passed(text, locale)]


@pytest.mark.parametrize(("pieces", "seen"), [(40, 81), (49, 99), (50, 101), (51, 101), (200, 101)])
def test_a_code_reaches_a_hundred_tokens_back(pieces: int, seen: int) -> None:
    """And no further, so that time grows with length alone; all of it is a code still."""
    (one,) = find_phrases("X/" * pieces + "1 fell").passed

    assert (len(one.text), one.kind) == (seen, "code")


@pytest.mark.parametrize(("pieces", "seen"), [(40, 82), (48, 98), (49, 100), (50, 100), (200, 100)])
def test_a_code_reaches_a_hundred_tokens_ahead(pieces: int, seen: int) -> None:
    """From its digits on."""
    (one,) = find_phrases("A1" + "/X" * pieces + " fell").passed

    assert (len(one.text), one.kind) == (seen, "code")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("on 3, and 4 and 5 May they", "3, and 4 and 5 May"),
        ("on 31 May they", "31 May"),
        ("on 1 May they", "1 May"),
        ("in 1000 BC they", "1000 BC"),
        ("in 2199 AD they", "2199 AD"),
        ("a paper (1800) on it", "1800"),
        ("a paper (2099) on it", "2099"),
        ("the 1800 massacre", "1800"),
        ("in 1000 they", "1000"),
        ("from 1999 to 2000 years", None),
        ("on 32 May they", None),
        ("a paper (1799) on it", None),
        ("a paper (2100) on it", None),
        ("in 2200 they", None),
    ],
)
def test_the_first_and_the_last_day_and_year_are_dates(text: str, date: str | None) -> None:
    """And what lies one beyond them is none."""
    assert [one for one, kind in passed(text) if kind == "date"] == ([] if date is None else [date])


def test_a_code_begins_with_a_letter_or_digit_within_its_reach() -> None:
    """A mark at the hundredth token before the digits begins none."""
    (one,) = find_phrases("X/" * 60 + "X/_1 fell").passed

    assert (len(one.text), one.text[0], one.kind) == (100, "X", "code")
