"""
Laws of prose (design.md, rule 2): every digit and every number word is accounted for.

Whatever is put together from dates, codes, labels, marks, phrases and junk, in any of the seven languages, ends up in
a phrase, in what is unread with the reason, or in what is passed over by name; no place begins or ends inside a run of
digits; a preposition in front hides no hedge; a change is no range.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.phrases.language import LANGUAGES, language
from contested.phrases.lexicon import lexicon
from contested.phrases.prose_reading import Phrases, find_phrases
from contested.phrases.vocabulary import vocabulary

RUN = re.compile(r"[0-9]+(?:[.,'’][0-9]+)*")

PREPOSITIONS = {
    "en": (
        "of",
        "from",
        "with",
        "to",
        "in",
        "by",
        "for",
        "among",
        "against",
        "a total of",
        "the deaths of",
        "a force of",
    ),
    "fr": ("de", "avec", "à", "dans", "par", "pour", "contre", "un total de", "la mort de", "une force de", "chez"),
    "es": ("de", "con", "en", "por", "para", "contra", "un total de", "la muerte de", "es de", "entre ellos"),
    "de": ("von", "mit", "in", "bei", "für", "gegen", "aus", "insgesamt", "der Tod von", "eine Gruppe von", "nach"),
    "ru": ("из", "с", "в", "для", "о", "против", "при", "гибель", "от", "по", "у"),
    "hy": ("այստեղ", "ըստ նրանց", "հետո", "այնտեղ", "զոհվել է", "բանակում"),
    "az": ("burada", "orada", "onlardan", "sonra", "ordu", "dedi ki"),
}

POOL = {
    "en": (
        *(
            "Nov. 9, 2021",
            "Sept 5",
            "9 May",
            "from 3 to 19 March",
            "8 and 9 May 2021",
            "6.45 pm",
            "18:30",
            "2021-11-09",
        ),
        *("in 2021", "2012–13", "the 53d Infantry", "the 4th Brigade", "World War One", "the Thirty Years' War", "7/7"),
        *("9/11", "Resolution 1904", "Chapter 12", "No. 5", "pages 12–15", "Mi-24", "COVID-19", "T-72", "UN242"),
        *("https://example.org/a?b=305", "192.168.1.2", "[3]", "[b][7]", "the fourth quarter", "this one", "no one"),
        *(
            "rose from 42 to 67",
            "half as many as 500",
            "twice 650",
            "a couple of",
            "dozens",
            "twenty-one",
            "5'10",
            "4x4",
        ),
        *("more than half", "two thirds", "killed:1,234", "c.1,000", "losses=4,500", "3,000/5,000", "1.5-2.5 million"),
    ),
    "fr": (
        *("le 14 mars 2022", "entre le 3 et le 19 mars", "18h30", "à 18 heures", "en 2021", "la 14e brigade", "n° 5"),
        *(
            "la guerre de Trente Ans",
            "résolution 1904",
            "grimpé de 18 à 33",
            "une vingtaine",
            "plus de la moitié",
            "1er mai",
        ),
    ),
    "es": (
        *("el 14 de marzo de 2022", "del 3 al 19 de marzo", "a las 18 horas", "en 2021", "la 14.ª Brigada", "n.º 5"),
        *(
            "resolución 1904",
            "subió de 18 a 33",
            "tres cuartas partes",
            "una treintena",
            "más de la mitad",
            "dos veces 650",
        ),
    ),
    "de": (
        *(
            "am 14. März 2022",
            "vom 3. bis 19. März",
            "18.30 Uhr",
            "im Jahr 2021",
            "die 14. Brigade",
            "Nr. 5",
            "9.11.2021",
        ),
        *("stieg von 18 auf 33", "anderthalb Millionen", "mehr als die Hälfte", "dreihundertfünf", "Resolution 1904"),
    ),
    "ru": (
        *(
            "14 марта 2022 года",
            "с 3 по 19 марта",
            "в 18 часов",
            "в 2021 году",
            "14-я бригада",
            "№ 5",
            "резолюция 1904",
        ),
        *(
            "выросло с 18 до 33",
            "увеличилось до 40",
            "полтора миллиона",
            "80-тысячная армия",
            "два с половиной миллиона",
        ),
    ),
    "hy": (
        *(
            "2022 թվականի մարտի 14-ին",
            "մարտի 3-ից 19-ը",
            "ժամը 18-ին",
            "2022-ին",
            "14-րդ բրիգադ",
            "№ 5",
            "մեկուկես միլիոն",
        ),
        *("18-ից հասավ 33-ի", "44-օրյա պատերազմ", "երկու երրորդը", "500-ի կեսը", "30-ից ավելի"),
    ),
    "az": (
        *("14 mart 2022-ci ildə", "martın 3-dən 19-dək", "saat 18-də", "14-cü briqada", "№ 5", "1904 saylı qətnamə"),
        *("18-dən 33-ə yüksəldi", "bir milyon yarım", "üçdə ikisi", "500-ün yarısı", "30-dan çox"),
    ),
}
JUNK = (
    *("12", "1,234", "1.234,5", "1 234", "12,34,567", "0,5", ".5", "1/2", "40/12", "-", "–", "—", "/", ":", "=", "#"),
    *(
        "(",
        ")",
        "[",
        "]",
        "+",
        "*",
        "?",
        "¹",
        "½",
        "x",
        "M",
        "A",
        "km2",
        "%",
        "$",
        "Rs",
        "p.",
        "'",
        "’",
        ",",
        ".",
        "\n",
    ),
    *("5k", "2d", "1990s", "10³", "1e5", "3-4", "1-2-3", "1.2.3", "...", "§12", "@7", "_8", "a9b", "no", "one"),
)


@st.composite
def texts(draw: st.DrawFn, locale: str) -> str:
    """Draw a text of pieces of a language and of junk, with and without spaces between them."""
    pieces = st.sampled_from((*POOL[locale], *JUNK, *POOL["en"][:20]))
    joints = st.sampled_from((" ", " ", " ", "", ", ", ". "))
    return "".join(draw(pieces) + draw(joints) for _ in range(draw(st.integers(1, 9))))


def places(found: Phrases) -> list[tuple[int, int]]:
    """Return every place that is accounted for."""
    return [one.span for one in found] + [one.span for one in found.unread] + [one.span for one in found.passed]


@pytest.mark.parametrize("locale", LANGUAGES)
@given(data=st.data())
def test_every_digit_and_number_word_is_accounted_for(locale: str, data: st.DataObject) -> None:
    """Each digit, and each word that is a number in the language, lies in a phrase, in unread or in passed."""
    text = data.draw(texts(locale))
    speech = language(locale)
    numbers = {*speech.numbers, *speech.multipliers, *speech.scales, *speech.halves, *speech.fractions}

    found = find_phrases(text, locale=locale)

    spans = places(found)
    tokens = vocabulary(lexicon(), speech).tokens(text)
    for word, start, end in zip(tokens.low[: len(tokens)], tokens.starts, tokens.ends, strict=False):
        if word[0].isdecimal() or word in numbers:
            assert any(first <= start and end <= last for first, last in spans), (text, word, found)
    assert all(text[slice(*one.span)] == one.text for one in found.unread)
    assert all(text[slice(*one.span)] == one.text for one in found.passed)


@pytest.mark.parametrize("locale", LANGUAGES)
@given(data=st.data())
def test_nothing_begins_or_ends_inside_a_run_of_digits(locale: str, data: st.DataObject) -> None:
    """No place of what is found, unread or passed over cuts digits and the marks between them."""
    text = data.draw(texts(locale))

    found = find_phrases(text, locale=locale)

    runs = [run.span() for run in RUN.finditer(text)]
    listed = {one.span for one in found if one.text.isdecimal()}  # "22,24,26" is a list, and read one by one
    for start, end in places(found):
        for first, last in runs:
            assert (start, end) in listed or not first < start < last, (text, text[start:end], found)
            assert (start, end) in listed or not first < end < last, (text, text[start:end], found)


HEDGED = [
    (locale, hedge, word)
    for locale in LANGUAGES
    for hedge, word in (
        language(locale).hedges.items() if locale != "en" else ((word, word) for word in lexicon().before)
    )
]


@pytest.mark.parametrize("locale", LANGUAGES)
@given(data=st.data(), number=st.integers(21, 89))
def test_a_preposition_hides_no_hedge(locale: str, data: st.DataObject, number: int) -> None:
    """With any word before it, a hedged number is the same interval as without, or it is unread."""
    _, hedge, _ = data.draw(st.sampled_from([one for one in HEDGED if one[0] == locale]))
    preposition = data.draw(st.sampled_from(PREPOSITIONS[locale]))
    alone = find_phrases(f"Xxxx. {hedge} {number}", locale=locale)

    behind = find_phrases(f"Xxxx {preposition} {hedge} {number}", locale=locale)

    if alone.found:
        assert behind.unread or (behind[0].interval, behind[0].approximate) == (alone[0].interval, alone[0].approximate)


CHANGES = {
    "en": "The number {} from {} to {}",
    "fr": "Le nombre a {} de {} à {}",
    "es": "La cifra {} de {} a {}",
    "de": "Die Zahl {} von {} auf {}",
    "ru": "Число {} с {} до {}",
}


@pytest.mark.parametrize("locale", CHANGES)
@given(data=st.data(), low=st.integers(11, 40), width=st.integers(1, 40))
def test_a_change_is_no_range(locale: str, data: st.DataObject, low: int, width: int) -> None:
    """Behind a verb of change "from a to b" is two numbers, never one range; each may be unread."""
    verb = data.draw(st.sampled_from(sorted(language(locale).words["change"])))

    found = find_phrases(CHANGES[locale].format(verb, low, low + width), locale=locale)

    assert all(one.interval is None or one.interval.is_point for one in found)
    assert len(found) + len(found.unread) >= 1
