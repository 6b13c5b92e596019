"""
Numbers, units, lists and dates in eight languages.

Expected values are those of Unicode CLDR 47 (cldr.unicode.org, charts by
locale), written here with their spaces: U+202F in French groups, U+00A0 in
Russian and Armenian ones.
"""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest

import contested as ct
from contested.errors import MissingExtra, UnknownLanguage, WrongType
from contested.quantities import unit
from contested.report.printed_languages import PRINTED_LANGUAGES, printed_language

DAY = dt.date(2023, 9, 18)


@pytest.mark.parametrize(
    ("code", "number", "names", "day"),
    [
        ("fr", "1\u202f234\u202f567,5", "A, B et C", "18 septembre 2023"),
        ("de", "1.234.567,5", "A, B und C", "18. September 2023"),
        ("es", "1.234.567,5", "A, B y C", "18 de septiembre de 2023"),
        ("ru", "1\u00a0234\u00a0567,5", "A, B и C", "18 сентября 2023\u202fг."),
        ("ar", "1,234,567.5", "A وB وC", "18 سبتمبر 2023"),
        ("hy", "1\u00a0234\u00a0567,5", "A, B և C", "18 սեպտեմբերի, 2023 թ."),
        ("az", "1.234.567,5", "A, B və C", "18 sentyabr 2023"),
    ],
)
def test_a_language_writes_as_cldr_has_it(code: str, number: str, names: str, day: str) -> None:
    """Numbers, lists and days, digit for digit."""
    language = printed_language(code)

    assert language.number(Fraction(2_469_135, 2)) == number
    assert language.listed(["A", "B", "C"]) == names
    assert language.day(DAY).replace("\u00a0", "\u202f") == day


def test_english_is_written_as_everywhere_here() -> None:
    """Without Babel, and without a comma before the last of a list."""
    english = printed_language("en")

    assert english.is_english
    assert english.number(1_234_567) == "1,234,567"
    assert [english.listed("ABC"[:n]) for n in range(4)] == ["", "A", "A and B", "A, B and C"]
    assert english.listed(["A", "B"], "or") == "A or B"
    assert [english.plural(n) for n in (0, 1, 2)] == ["other", "one", "other"]
    assert english.measured("about 3", unit("hour"), 3) is None
    assert english.day(DAY) == "18 September 2023"
    assert english.day(DAY, "yMMMM") == "September 2023"


@pytest.mark.parametrize("code", PRINTED_LANGUAGES)
def test_no_digit_is_lost(code: str) -> None:
    """No digit is lost, of thirty before the point or after it."""
    language = printed_language(code)

    digits = "123456789012345678901234567890"
    assert "".join(c for c in language.number(int(digits)) if c.isdigit()) == digits
    assert language.number(Fraction(1, 10**30))[-1] == "1"
    assert "".join(c for c in language.number(Fraction(1, 10**30)) if c.isdigit()) == f"0{'0' * 29}1"


def test_a_fraction_that_never_ends_stays_one() -> None:
    """Both its numbers are written by the language."""
    assert printed_language("de").number(Fraction(10_000, 3)) == "10.000/3"


def test_plural_categories_are_those_of_the_language() -> None:
    """CLDR plural rules: Russian one, few and many; French has one for what is below two."""
    assert [printed_language("ru").plural(n) for n in (1, 2, 5)] == ["one", "few", "many"]
    assert printed_language("fr").plural(Fraction(3, 2)) == "one"


@pytest.mark.parametrize(
    ("code", "name", "number", "written"),
    [
        ("fr", "hour", 24, "moins de 24\u00a0heures"),
        ("fr", "km**2", 3000, "moins de 3000\u202fkm²"),
        ("de", "hour", 1, "moins de 1 Stunde"),
        ("ru", "day", 2, "moins de 2 дня"),
        ("ru", "km**2", 2, "moins de 2 км²"),
    ],
)
def test_a_measure_stands_to_its_number_as_cldr_has_it(code: str, name: str, number: int, written: str) -> None:
    """In singular or plural, short where we write a symbol."""
    language = printed_language(code)

    found = language.measured(f"moins de {number}", unit(name), number)
    assert found is not None
    assert found.replace("\u00a0", " ") == written.replace("\u00a0", " ")


def test_a_unit_that_cldr_does_not_have_is_none() -> None:
    """Such as a kind of things, a product of units, or one that the language has no words for."""
    spanish = printed_language("es")

    assert spanish.measured("5", unit("person"), 5) is None
    assert spanish.measured("5", unit("km*hour"), 5) is None
    assert spanish.measured("5", unit("dunam"), 5) is None
    assert spanish.unit_word(unit("person"), 5) is None


def test_a_number_of_any_size_stands_before_its_unit() -> None:
    """Thirty digits before the point, and a fraction with thirty behind it."""
    german = printed_language("de")

    for number in (10**30 - 1, 10**30 - Fraction(1, 3), Fraction(1, 10**30)):
        assert german.measured("so viel", unit("km**2"), number) == "so viel km²"


def test_a_unit_alone_has_no_space_around_it() -> None:
    """For what stands behind a stroke, as in people per day."""
    assert printed_language("fr").unit_word(unit("day"), 1) == "jour"
    assert printed_language("es").unit_word(unit("hour"), 2) == "horas"


def test_a_month_is_written_by_the_language() -> None:
    """In the case in which it stands with a year."""
    assert printed_language("es").day(DAY, "yMMMM") == "septiembre de 2023"


def test_a_region_has_its_own_marks() -> None:
    """Swiss German groups by an apostrophe (CLDR, de-CH)."""
    assert printed_language("de-CH").number(120_000) == "120’000"
    assert printed_language("en_GB").is_english


@pytest.mark.parametrize("code", ["xx", "", "french", "fr-XX-YY-ZZ-AA", "fr-!"])
def test_another_language_is_refused_with_those_there_are(code: str) -> None:
    """The message lists them."""
    with pytest.raises(UnknownLanguage, match="there are en, fr, de, es, ru, ar, hy, az"):
        printed_language(code)


def test_a_region_that_nobody_knows_is_refused() -> None:
    """Babel reads no such locale."""
    with pytest.raises(UnknownLanguage, match="there is no language pack for 'fr-abcde-fghij-kl'"):
        printed_language("fr-abcde-fghij-kl")


@pytest.mark.parametrize("code", [5, ["fr"], {"fr": 1}, {"fr"}])
def test_a_language_is_given_as_text(code: object) -> None:
    """Anything else is refused with advice, wherever a language is asked for."""
    figure = ct.Figure("x", "person").claimed(5, by="A")
    given: Any = code

    with pytest.raises(WrongType, match="give a language code as text"):
        printed_language(given)
    for report in (ct.report.sentence, ct.report.table, ct.report.notes, ct.report.bibliography):
        with pytest.raises(WrongType, match="give a language code as text"):
            report(figure, language=given)


def test_a_code_has_the_hyphens_of_a_language_tag() -> None:
    """BCP 47, as HTML and others ask for it, however it was given."""
    assert printed_language("en_US").code == "en-US"
    assert printed_language("fr_CH").code == "fr-CH"


@pytest.mark.usefixtures("without_babel")
def test_without_babel_the_extra_is_named() -> None:
    """English needs nothing."""
    with pytest.raises(MissingExtra, match=r"pip install 'contested\[i18n\]'"):
        printed_language("fr")

    assert printed_language("en").number(5) == "5"
