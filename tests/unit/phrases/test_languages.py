"""The language packs read numbers, hedges, ranges and words without a number as their languages write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from contested.errors import UnknownLanguage, WrongType
from contested.phrases.language import LANGUAGES, language
from contested.phrases.lexicon import lexicon
from contested.phrases.phrase_reading import read_phrase
from contested.phrases.tokens import Listing, Tokens
from contested.quantities.interval import Interval
from contested.quantities.numerals import Separators

if TYPE_CHECKING:
    from collections.abc import Callable

OTHERS = [code for code in LANGUAGES if code != "en"]

# -- spellers: how each language says 0 to 1000, apart from the packs ----------


def words(text: str) -> list[str]:
    """Return the words of a text."""
    return text.split()


def french(number: int) -> str:
    """Return a number below a thousand in French."""
    small = words("zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize")
    hundreds, rest = divmod(number, 100)
    if hundreds:
        head = "cent" if hundreds == 1 else f"{small[hundreds]} cent"
        return f"{head} {french(rest)}" if rest else head + "s" * (hundreds > 1)
    if number < 20:
        return small[number] if number < 17 else f"dix-{small[number - 10]}"
    tens, unit = divmod(number, 10)
    tens, unit = (tens - 1, unit + 10) if tens in {7, 9} else (tens, unit)
    word = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante", 8: "quatre-vingt"}[tens]
    if unit == 0:
        return word + "s" * (tens == 8)
    return f"{word} et {french(unit)}" if unit in {1, 11} and tens != 8 else f"{word}-{french(unit)}"


def spanish(number: int) -> str:
    """Return a number below a thousand in Spanish."""
    small = words(
        "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
        "diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis "
        "veintisiete veintiocho veintinueve"
    )
    large = "ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"
    hundreds, rest = divmod(number, 100)
    if hundreds:
        head = words(large)[hundreds - 1]
        return f"{head} {spanish(rest)}" if rest else head.replace("ciento", "cien") if hundreds == 1 else head
    if number < 30:
        return small[number]
    word = words("treinta cuarenta cincuenta sesenta setenta ochenta noventa")[number // 10 - 3]
    return f"{word} y {small[number % 10]}" if number % 10 else word


def spanish_feminine(number: int) -> str:
    """Return a number below a thousand in Spanish, as of women."""
    return spanish(number).replace("uno", "una").replace("ientos", "ientas")


def german(number: int) -> str:
    """Return a number below a thousand in German, in one word."""
    small = words("null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf")
    stems = ["", "ein", *small[2:]]
    tenth = {6: "sech", 7: "sieb"}
    hundreds, rest = divmod(number, 100)
    if hundreds:
        return f"{stems[hundreds]}hundert{german(rest) if rest else ''}"
    if number < 13:
        return small[number]
    tens, unit = divmod(number, 10)
    if tens == 1:
        return tenth.get(unit, stems[unit]) + "zehn"
    word = {2: "zwanzig", 3: "dreißig"}.get(tens) or tenth.get(tens, stems[tens]) + "zig"
    return f"{stems[unit]}und{word}" if unit else word


def russian(number: int) -> str:
    """Return a number below a thousand in Russian."""
    small = words("ноль один два три четыре пять шесть семь восемь девять десять")
    stems = words("один две три четыр пят шест сем восем девят")
    large = words("двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто")
    most = words("сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот")
    return in_parts(number, small + [f"{stem}надцать" for stem in stems], large, most)


def russian_genitive(number: int) -> str:
    """Return a number below a thousand in the Russian genitive."""
    small = words("ноля одного двух трёх четырёх пяти шести семи восьми девяти десяти")
    stems = words("один две три четыр пят шест сем восем девят")
    large = words("двадцати тридцати сорока пятидесяти шестидесяти семидесяти восьмидесяти девяноста")
    most = ["ста", *(f"{word}сот" for word in small[2:10])]
    return in_parts(number, small + [f"{stem}надцати" for stem in stems], large, most)


def armenian(number: int) -> str:
    """Return a number below a thousand in Armenian, tens and units in one word."""
    small = words("զրո մեկ երկու երեք չորս հինգ վեց յոթ ութ ինը տասը տասնմեկ տասներկու տասներեք")
    small += [f"տասն{word}" for word in small[4:10]]
    large = words("քսան երեսուն քառասուն հիսուն վաթսուն յոթանասուն ութսուն իննսուն")
    most = ["հարյուր", *(f"{word} հարյուր" for word in small[2:10])]
    return in_parts(number, small, large, most, gap="")


def azerbaijani(number: int) -> str:
    """Return a number below a thousand in Azerbaijani."""
    small = words("sıfır bir iki üç dörd beş altı yeddi səkkiz doqquz on")
    small += [f"on {word}" for word in small[1:10]]
    large = words("iyirmi otuz qırx əlli altmış yetmiş səksən doxsan")
    return in_parts(number, small, large, ["yüz", *(f"{word} yüz" for word in small[2:10])])


def in_parts(number: int, small: list[str], large: list[str], most: list[str], gap: str = " ") -> str:
    """Return hundreds, tens and units one after another, in a language that just adds them up."""
    hundreds, rest = divmod(number, 100)
    if hundreds:
        return f"{most[hundreds - 1]} {in_parts(rest, small, large, most, gap)}" if rest else most[hundreds - 1]
    if number < 20:
        return small[number]
    word = large[number // 10 - 2]
    return f"{word}{gap}{small[number % 10]}" if number % 10 else word


SPELLERS: list[tuple[str, Callable[[int], str], str]] = [
    ("fr", french, "mille"),
    ("es", spanish, "mil"),
    ("es", spanish_feminine, "mil"),
    ("de", german, "tausend"),
    ("ru", russian, "тысяча"),
    ("ru", russian_genitive, "одной тысячи"),
    ("hy", armenian, "հազար"),
    ("az", azerbaijani, "min"),
]


def misread(locale: str, spelled: dict[int, str]) -> dict[int, str]:
    """Return those numbers whose words do not read as that number."""
    wrong = {}
    for number, text in spelled.items():
        try:
            interval = read_phrase(text, locale=locale).interval
        except ValueError:
            interval = None
        if interval is None or not interval.is_point or interval.low != number:
            wrong[number] = text
    return wrong


@pytest.mark.parametrize(("locale", "speller", "thousand"), SPELLERS)
def test_every_number_to_a_thousand_is_read(locale: str, speller: Callable[[int], str], thousand: str) -> None:
    """Every whole number from 0 to 1000 in words is that number (French 80 to 99: see the next test)."""
    apart = range(80, 100) if locale == "fr" else ()
    spelled = {number: speller(number) for number in range(1000) if number % 100 not in apart}

    assert misread(locale, {**spelled, 1000: thousand}) == {}


def test_french_counts_by_twenties_from_eighty() -> None:
    """The French numbers whose last two digits are 80 to 99 are read from their words."""
    assert misread("fr", {number: french(number) for number in range(1000) if number % 100 >= 80}) == {}


@pytest.mark.parametrize(
    ("locale", "text", "value"),
    [
        ("fr", "septante-deux", 72),
        ("fr", "deux cent mille", 200_000),
        ("fr", "trois milliards deux cents millions", 3_200_000_000),
        ("es", "veintiún mil", 21_000),
        ("es", "mil millones", 10**9),
        ("es", "un billón", 10**12),
        ("de", "fünfundzwanzigtausend", 25_000),
        ("de", "eine Million zweihunderttausend", 1_200_000),
        ("de", "neunzehnhundert", 1900),
        ("de", "zwei Dutzend", 24),
        ("ru", "две тысячи двадцать один", 2021),
        ("ru", "сто двадцать одна тысяча", 121_000),
        ("ru", "два десятка", 20),
        ("ru", "трое", 3),
        ("hy", "քսանմեկ հազար երկու հարյուր", 21_200),
        ("hy", "երեք միլիոն", 3_000_000),
        ("az", "yüz iyirmi beş min", 125_000),
        ("az", "iki milyard", 2 * 10**9),
    ],
)
def test_larger_numbers_are_read_from_their_words(locale: str, text: str, value: int) -> None:
    """Scale words close groups in every language, on the long scale where it is in use."""
    assert misread(locale, {value: text}) == {}


@pytest.mark.parametrize(
    ("locale", "text", "english"),
    [
        *((code, "1.234.567,5", "1,234,567.5") for code in ("de", "es", "az")),
        *((code, f"1{space}234{space}567,5", "1,234,567.5") for code in OTHERS for space in " \u00a0\u2009\u202f"),
        ("de-CH", "1’234’567,5", "1,234,567.5"),
        ("fr", "2,5 millions", "2.5 million"),
        ("fr", "3 Md", "3 billion"),
        ("es", "1.500 millones", "1,500 million"),
        ("es", "3 mil", "3 thousand"),
        ("de", "2,5 Millionen", "2.5 million"),
        ("de", "1,2 Mrd.", "1.2 billion"),
        ("ru", "3 тыс.", "3 thousand"),
        ("ru", "1,2 млн", "1.2 million"),
        ("hy", "2,5 մլն", "2.5 million"),
        ("hy", "3 հազար", "3 thousand"),
        ("az", "2,5 mln", "2.5 million"),
        ("az", "3 min", "3 thousand"),
        ("fr", "un million et demi", "one and a half million"),
        ("es", "medio millón", "half a million"),
        ("de", "eine halbe Million", "half a million"),
        ("hy", "կես միլիոն", "half a million"),
        ("az", "yarım milyon", "half a million"),
    ],
)
def test_digits_and_scales_follow_the_language(locale: str, text: str, english: str) -> None:
    """Separators, scale words and abbreviations give the number that they give in English."""
    assert read_phrase(text, locale=locale).interval == read_phrase(english, locale="en").interval


HEDGES = {
    "fr": """about=environ #; about=à peu près #; around=autour de #; roughly=grosso modo #; nearly=près de #;
        almost=presque #; some=quelque #; at least=au moins #; at least=au minimum #; no less than=pas moins de #;
        more than=plus de #; at most=au plus #; at most=tout au plus #; no more than=pas plus de #; up to=jusqu'à #;
        up to=jusqu’à #; less than=moins de #; exactly=exactement #; only=seulement #; below=en dessous de #;
        about=# environ; at least=# ou plus; at most=# ou moins; at least=# au moins""",
    "es": """about=cerca de #; around=alrededor de #; about=unos #; about=unas #; approximately=aproximadamente #;
        nearly=casi #; around=en torno a #; at least=al menos #; at least=por lo menos #; at least=como mínimo #;
        no fewer than=no menos de #; more than=más de #; just over=poco más de #; at most=como máximo #;
        at most=a lo sumo #; no more than=no más de #; up to=hasta #; fewer than=menos de #; exactly=exactamente #;
        only=solo #; only=sólo #; a total of=un total de #; at least=# o más; at most=# o menos""",
    "de": """about=etwa #; around=rund #; approximately=ungefähr #; circa=circa #; ca.=ca. #; nearly=knapp #;
        almost=fast #; nearly=nahezu #; estimated=schätzungsweise #; at least=mindestens #; at least=wenigstens #;
        no fewer than=nicht weniger als #; more than=mehr als #; over=über #; at most=höchstens #; at most=maximal #;
        no more than=nicht mehr als #; up to=bis zu #; fewer than=weniger als #; under=unter #; exactly=genau #;
        only=nur #; a total of=insgesamt #; at least=# oder mehr; at most=# oder weniger; about=# oder so""",
    "ru": """about=около #; roughly=примерно #; approximately=приблизительно #; nearly=почти #; about=порядка #;
        at least=как минимум #; at least=по меньшей мере #; at least=по крайней мере #; no fewer than=не менее #;
        no fewer than=не меньше #; more than=более #; more than=больше #; over=свыше #; at most=максимум #;
        no more than=не более #; up to=до #; fewer than=менее #; less than=меньше #; exactly=ровно #; only=только #;
        only=всего лишь #; at least=# или более; at most=# или менее; more than=# с лишним""",
    "hy": """about=մոտ #; around=շուրջ #; approximately=մոտավորապես #; nearly=գրեթե #; almost=համարյա #;
        at least=առնվազն #; at least=ամենաքիչը #; at least=նվազագույնը #; no fewer than=ոչ պակաս քան #;
        more than=ավելի քան #; at most=առավելագույնը #; at most=ամենաշատը #; no more than=ոչ ավելի, քան #;
        up to=մինչև #; less than=պակաս քան #; fewer than=ավելի քիչ, քան #; exactly=ուղիղ #; exactly=ճիշտ #;
        only=միայն #; only=ընդամենը #;
        more than=#-ից ավելի; more than=երկու հարյուրից ավելի; less than=#-ից պակաս; at least=# և ավելի""",
    "az": """about=təqribən #; approximately=təxminən #; nearly=az qala #; almost=demək olar ki, #; at least=ən azı #;
        at least=azı #; at least=ən azından #; at most=ən çoxu #; at most=maksimum #; at least=minimum #; only=yalnız #;
        only=cəmi #; exactly=düz #; exactly=dəqiq #; more than=#-dən çox; more than=#-dan artıq;
        more than=iki yüzdən çox; less than=#-dən az;
        up to=#-ə qədər; up to=#-dək; close to=#-ə yaxın; at least=# və daha çox; at most=# və ya daha az""",
}
CASES = [(code, *pair.strip().split("=")) for code, listed in HEDGES.items() for pair in listed.split(";")]


@pytest.mark.parametrize(("locale", "english", "text"), CASES)
def test_a_hedge_means_what_its_english_word_means(locale: str, english: str, text: str) -> None:
    """A hedge gives the bound, the approximation and the reach of the English word it stands for."""
    native = read_phrase(text.replace("#", "200"), locale=locale)
    meant = read_phrase(f"{english} 200", locale="en")

    assert (native.interval, native.reach, native.approximate) == (meant.interval, meant.reach, meant.approximate)
    assert native.hedges


@pytest.mark.parametrize(
    ("locale", "text", "unit"),
    [
        *(("fr", text, "morts") for text in ("entre 20 et 30 morts", "de 20 à 30 morts", "20 à 30 morts")),
        *(("es", text, "muertos") for text in ("entre 20 y 30 muertos", "de 20 a 30 muertos", "20-30 muertos")),
        *(("de", text, "Tote") for text in ("zwischen 20 und 30 Tote", "20 bis 30 Tote", "zwanzig bis dreißig Tote")),
        *(("ru", f"{text} человек", "человек") for text in ("от 20 до 30", "между двадцатью и тридцатью", "20–30")),
        *(("hy", text, "մարդ") for text in ("20-ից 30 մարդ", "20-ից մինչև 30 մարդ", "20-30 մարդ")),
        *(("az", text, "nəfər") for text in ("20-30 nəfər", "iyirmi ilə otuz nəfər")),
        ("az", "20 ilə 30 arasında", ""),
    ],
)
def test_ranges_are_read(locale: str, text: str, unit: str) -> None:
    """Two numbers and the words that join them in a language are a closed range; the unit behind them is kept."""
    phrase = read_phrase(text, locale=locale)

    assert phrase.interval == read_phrase("20 to 30", locale="en").interval
    assert phrase.unit == unit


@pytest.mark.parametrize(
    ("locale", "texts"),
    [
        ("fr", ["des dizaines de personnes", "plusieurs milliers", "quelques", "nombreux", "des centaines"]),
        ("es", ["cientos", "miles de personas", "cientos de miles", "varios", "muchos", "unos pocos"]),
        ("de", ["Dutzende", "Hunderte", "Zehntausende", "mehrere", "einige", "viele"]),
        ("ru", ["несколько тысяч человек", "десятки", "много", "миллионы", "несколько"]),
        ("hy", ["հարյուրավոր", "հազարավոր մարդիկ", "մի քանի զինվոր", "բազմաթիվ"]),
        ("az", ["onlarla", "yüzlərlə", "minlərlə insan", "xeyli"]),
    ],
)
def test_words_in_place_of_a_number_stay_words(locale: str, texts: list[str]) -> None:
    """A word in place of a number is kept as printed and invents no number."""
    for text in texts:
        phrase = read_phrase(text, locale=locale)
        assert (phrase.interval, phrase.unquantified is None) == (None, False), text


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        *(("fr", text) for text in ("millions de personnes", "un certain nombre de soldats")),
        *(("es", text) for text in ("decenas de miles de personas", "un par de soldados")),
        *(("de", text) for text in ("Millionen Menschen", "ein paar Soldaten")),
        *(("ru", text) for text in ("тысячи людей", "сотни тысяч беженцев")),
        *(("hy", text) for text in ("հարյուր հազարավոր մարդիկ", "տասնյակ հազարավոր մարդիկ")),
        *(("az", text) for text in ("bir neçə nəfər", "yüz minlərlə insan")),
    ],
)
def test_a_longer_word_in_place_of_a_number_wins_over_the_number_in_it(locale: str, text: str) -> None:
    """Where a word in place of a number begins with a number, or may be one, the word is meant."""
    assert read_phrase(text, locale=locale).interval is None


NEITHER = [
    *(("fr", "inconnu", "aucune victime"), ("es", "desconocido", "sin víctimas"), ("de", "unbekannt", "keine Toten")),
    *(("ru", "неизвестно", "нет погибших"), ("hy", "անհայտ", "ոչ մի"), ("az", "naməlum", "heç bir")),
]


@pytest.mark.parametrize(("locale", "unknown", "none"), NEITHER)
def test_unknown_and_none_are_told_apart(locale: str, unknown: str, none: str) -> None:
    """A word for an unknown number gives no interval; a word for none gives zero."""
    assert read_phrase(unknown, locale=locale).unknown
    assert misread(locale, {0: none}) == {}


@pytest.mark.parametrize("code", OTHERS)
def test_a_pack_translates_into_words_of_the_lexicon(code: str) -> None:
    """Every word that a pack translates means a word which the lexicon knows in that place."""
    pack, known = language(code), lexicon("as_printed")

    assert set(pack.hedges.values()) <= set(known.before)
    assert set(pack.hedges_after.values()) <= {*known.before, *known.after}
    assert set(pack.counts.values()) <= set(known.words)


def test_an_unknown_language_is_refused_with_those_there_are() -> None:
    """A locale without a pack is refused, and so is what is no locale."""
    for locale in ("xx", "english", ""):
        with pytest.raises(UnknownLanguage, match="en, fr, es, de, ru, hy, az"):
            language(locale)
    with pytest.raises(WrongType):
        language(5)  # type: ignore[arg-type]  # the point of the test


def test_a_region_keeps_its_language_and_may_add_a_separator() -> None:
    """Swiss German groups by apostrophes and has a point before decimals; a language is shown by its code."""
    assert language("de-CH").separators == Separators("\u2019' \u00a0\u2009\u202f", ".")
    assert (repr(language("en_IN")), language("en") is language("en")) == ("<Language en 1>", True)


def test_a_word_in_place_of_a_number_is_tried_before_a_hedge() -> None:
    """Spanish "unos" is about, and "unos cuantos" a few; the same phrase listed twice is listed once."""
    assert read_phrase("unos cuantos soldados", locale="es").unquantified == "unos cuantos"
    assert read_phrase("unos 30 soldados", locale="es").approximate
    assert Listing([("a b", 1), ("a b", 2), ("a", 3)]).find(Tokens("a b"), 0) == (1, 2)


@pytest.mark.parametrize(
    ("locale", "text", "number", "approximate"),
    [
        ("fr", "une centaine de soldats", 100, True),
        ("fr", "vingt-et-un", 21, False),
        ("fr", "un demi-million", 500_000, False),
        ("es", "un centenar", 100, True),
    ],
)
def test_a_collective_is_about_its_number(locale: str, text: str, number: int, approximate: bool) -> None:
    """ "Une centaine" is about a hundred; hyphens join words of one number."""
    read = read_phrase(text, locale=locale)

    assert (read.interval, read.approximate) == (Interval.point(number), approximate)
