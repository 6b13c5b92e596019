"""
Laws of claims (design.md, rule 2): every word of a claim counts.

What stands beside the number is read into it, or changes nothing, or the text is refused.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from babel import Locale
from babel.localedata import locale_identifiers
from hypothesis import given
from hypothesis import strategies as st

from contested.claims.estimate import Estimate
from contested.errors import AmbiguousPhrase, ContestedError
from contested.phrases.language import LANGUAGES, language
from contested.phrases.lexicon import LEXICONS, lexicon
from contested.phrases.phrase_reading import by_grammar, read_phrase
from contested.phrases.plain import plain_phrase
from contested.phrases.vocabulary import vocabulary
from contested.quantities.interval import Interval
from contested.quantities.units import unit

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMBERS = {"en": "1,200", "fr": "1 200", "es": "1.200", "de": "1.200", "ru": "1 200", "hy": "1 200", "az": "1.200"}
FRAMES = {
    "en": ("{}", "more than {}", "{} people", "{} people were displaced", "{0}–{0}"),
    "fr": ("{}", "plus de {}", "{} personnes", "entre {0} et {0}"),
    "es": ("{}", "más de {}", "{} personas", "entre {0} y {0}"),
    "de": ("{}", "mehr als {}", "{} Menschen", "zwischen {0} und {0}"),
    "ru": ("{}", "более {}", "{} человек", "от {0} до {0}"),
    "hy": ("{}", "ավելի քան {}", "{} մարդ"),
    "az": ("{}", "{} nəfər", "{0}–{0} nəfər"),
}
"""What a claim looks like without a tail, in each language."""

TAILS = {
    "en": (
        *("a day", "per week", "daily", "each", "apiece", "on each side", "per family", "households", "families"),
        *("thousands", "in thousands", "in hectares", "km²", "tonnes", "percent", "±100 %", "9 per the rebels", "or 9"),
        *("retracted", "denied", "not confirmed", "disputed", "hoax", "revised to 9", "excluding children", "x 3"),
        *(
            "without the wounded",
            "nobody knows",
            "if confirmed",
            "on average",
            "planned",
            "half of them",
            "19 of them died",
        ),
    ),
    "fr": (
        *("par jour", "chaque semaine", "chacun", "de chaque côté", "foyers", "familles", "milliers", "en milliers"),
        *("tonnes", "pour cent", "9 selon les rebelles", "ou 9", "rétracté", "démenti", "non confirmé", "en moyenne"),
    ),
    "es": (
        *("al día", "cada semana", "cada uno", "de cada lado", "hogares", "familias", "miles", "en miles", "toneladas"),
        *("por ciento", "9 según los rebeldes", "o 9", "retractado", "desmentido", "sin confirmar", "en promedio"),
    ),
    "de": (
        *("pro Tag", "wöchentlich", "jeweils", "auf jeder Seite", "Haushalte", "Familien", "Tausend", "in Tausend"),
        *(
            "Tonnen",
            "Prozent",
            "9 laut Rebellen",
            "oder 9",
            "widerrufen",
            "dementiert",
            "unbestätigt",
            "im Durchschnitt",
        ),
    ),
    "ru": (
        *("в день", "еженедельно", "каждый", "с каждой стороны", "семей", "тысяч", "в тысячах", "тонн", "процентов"),
        *("9 по данным повстанцев", "или 9", "отозвано", "опровергнуто", "не подтверждено", "в среднем"),
    ),
    "hy": (
        *("օրական", "շաբաթական", "յուրաքանչյուրը", "ընտանիք", "հազար", "տոննա", "տոկոս", "9 ըստ ապստամբների", "կամ 9"),
        *("հերքված է", "չհաստատված", "միջինը"),
    ),
    "az": (
        *("gündə", "həftədə", "hər biri", "ailə", "ton", "faiz", "9 üsyançılara görə", "və ya 9", "təkzib edilib"),
        *("təsdiqlənməyib", "orta hesabla"),
    ),
}
"""Words that make another claim of it: a rate, another kind, scale, unit or number, a doubt about all of it."""

SHAPES = (
    *(
        "{} ({})",
        "{}, {}",
        "{} – {}",
        "{} {}",
        "{} & {}",
        "{}: {}",
        "{}; {}",
        "{} [{}]",
        "{} - {}",
        "{}. {}",
        "{} / {}",
    ),
    *("{1}: {0}", "({1}) {0}", "{1} – {0}"),
)

REMARKS = {
    "en": (
        *("(2017)", "(as of 3 May 2022)", "in the north", "in May 2020", "in all", "(census)", "(Reuters)", "[3]", "*"),
        *("in the village of Zendavia", ", officials said", "so far"),
    ),
    "fr": ("(2017)", "au total", "dans la région", "(recensement)", "en mai 2020", "[3]"),
    "es": ("(2017)", "en total", "en la región", "(censo)", "en mayo 2020", "[3]"),
    "de": ("(2017)", "insgesamt", "in der Region", "(Volkszählung)", "im Mai 2020", "[3]"),
    "ru": ("(2017)", "(2017 г.)", "в регионе", "(перепись)", "в мае 2020", "[3]"),
    "hy": ("(2017)", "(մարդահամար)", "[3]"),
    "az": ("(2017)", "(siyahıyaalma)", "[3]"),
}
"""Words that leave a claim as it is: a day, a source, a place, a note."""

LOCALES = {"en": None} | {code: code for code in LANGUAGES if code != "en"}


def read(text: str, code: str) -> tuple[object, ...] | None:
    """Return all that a claim of people says, or None where it is refused."""
    try:
        one = Estimate.of(text, "person", locale=LOCALES[code])
    except ContestedError:
        return None
    return one.interval, one.reach, one.best, one.unit, one.approximate, one.unquantified, one.unknown, one.bounds


@given(data=st.data(), code=st.sampled_from(LANGUAGES), shape=st.sampled_from(SHAPES))
def test_words_that_change_a_claim_change_it_or_are_refused(data: st.DataObject, code: str, shape: str) -> None:
    """A tail that makes another claim of a phrase, in any shape and language, is read or refused, never passed over."""
    phrase = data.draw(st.sampled_from(FRAMES[code])).format(NUMBERS[code])
    tail = data.draw(st.sampled_from(TAILS[code]))
    alone = read(phrase, code)
    assert alone is not None

    together = read(shape.format(phrase, data.draw(st.sampled_from((tail, tail.capitalize())))), code)

    assert together is None or together != alone


@given(data=st.data(), code=st.sampled_from(LANGUAGES))
def test_words_that_change_nothing_change_nothing(data: st.DataObject, code: str) -> None:
    """A day, a source, a place or a note behind a claim leaves it as it is."""
    phrase = data.draw(st.sampled_from(FRAMES[code])).format(NUMBERS[code])

    assert read(f"{phrase} {data.draw(st.sampled_from(REMARKS[code]))}", code) == read(phrase, code)


def locales() -> Iterator[str]:
    """Return the locales of our languages that CLDR knows, in the script of the pack."""
    scripts = {"az": "Latn", "ru": "Cyrl", "hy": "Armn"}
    for name in locale_identifiers():
        code, *tags = name.split("_")
        if code in LANGUAGES and all(len(tag) != 4 or tag == scripts.get(code, "Latn") for tag in tags):
            yield name


# Unicode CLDR, numbers, as Babel packs it
@pytest.mark.parametrize("name", sorted(locales()))
def test_a_regional_locale_writes_its_numbers_as_in_cldr(name: str) -> None:
    """Thousands and decimals are those of the region, whatever its language does elsewhere."""
    symbols = Locale.parse(name).number_symbols["latn"]
    written = f"1{symbols['group']}234{symbols['decimal']}5"

    assert read_phrase(written, locale=name.replace("_", "-")).interval == Interval.point(Fraction(2469, 2))


@pytest.mark.parametrize("name", ["az-Cyrl", "az-Arab", "hy-Latn", "es--MX"])
def test_a_script_that_no_pack_writes_is_unknown(name: str) -> None:
    """A locale in another script than its pack's is refused."""
    with pytest.raises(ContestedError, match="there are"):
        read_phrase("5", locale=name)


@given(
    number=st.integers(1, 999),
    tail=st.integers(0, 999),
    code=st.sampled_from(("fr", "es", "de", "ru", "hy", "az")),
    frame=st.sampled_from(("{}", "-{}", "{0}–{0}")),
)
def test_three_digits_behind_a_mark_are_never_thousandths_of_a_count(
    number: int, tail: int, code: str, frame: str
) -> None:
    """A figure that counts whole things reads "120,000" as the whole number, or refuses, in a language with a decimal comma."""
    written = frame.format(f"{number},{tail:03}")
    try:
        low = read_phrase(written, locale=code, unit="person").interval.low  # type: ignore[union-attr]  # a number
    except AmbiguousPhrase:
        return

    assert low in (number * 1000 + tail, -(number * 1000 + tail))


WORDS = sorted(
    {word for listed in language().remarks.values() for word in listed}
    | {word for listed in language().words.values() for word in listed if word.isalpha()}
    | {"people", "km²", "active", "tons", "boats", "dead", "percent", "min", "figure", "short", "grand", "daily"}
)


@given(
    hedge=st.sampled_from(["", *sorted(lexicon().before)]),
    number=st.integers(0, 10**10),
    grouped=st.booleans(),
    word=st.sampled_from(["", *WORDS]),
    figure=st.sampled_from((None, "person", "km")),
    name=st.sampled_from(LEXICONS),
)
def test_a_plain_claim_is_read_as_the_grammar_reads_it(  # what both see
    hedge: str, number: int, grouped: bool, word: str, figure: str | None, name: str
) -> None:
    """The short way for plain claims gives the phrase of the long one, or leaves it to that."""
    text = " ".join(filter(None, (hedge, f"{number:,}" if grouped else str(number), word)))
    counted = None if figure is None else unit(figure)

    plain = plain_phrase(text, vocabulary(lexicon(name), language()), counted=counted is not None)

    assert plain is None or plain == by_grammar(text, lexicon(name), None, counted)
