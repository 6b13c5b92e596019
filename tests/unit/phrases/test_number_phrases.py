"""What a number is in digits and in words of every language, and how far "about" reaches around it."""

from __future__ import annotations

import pytest

from contested.phrases.phrase_reading import read_phrase
from contested.quantities.numbers import in_full


@pytest.mark.parametrize(
    ("locale", "text", "number", "reach"),
    [
        (None, "about twenty", "20", "(15; 25)"),
        (None, "about twenty-five", "25", "(24.5; 25.5)"),
        (None, "about two hundred", "200", "(150; 250)"),
        (None, "about two hundred and fifty", "250", "(245; 255)"),
        (None, "about two hundred fifty", "250", "(245; 255)"),
        (None, "about three hundred and four", "304", "(303.5; 304.5)"),
        (None, "about a hundred", "100", "(50; 150)"),
        (None, "about an hour", "1", "(0.5; 1.5)"),
        (None, "about half an hour", "0.5", "(0.25; 0.75)"),
        (None, "about a thousand", "1,000", "(500; 1,500)"),
        (None, "about one thousand two hundred", "1,200", "(1,150; 1,250)"),
        (None, "about twelve hundred", "1,200", "(1,150; 1,250)"),
        (None, "about two and a half", "2.5", "(2.25; 2.75)"),
        (None, "about two and a half million", "2,500,000", "(2,450,000; 2,550,000)"),
        (None, "about half a million", "500,000", "(450,000; 550,000)"),
        (None, "about a million and a half", "1,500,000", "(1,450,000; 1,550,000)"),
        (None, "about one and a half thousand", "1,500", "(1,450; 1,550)"),
        (None, "about three quarters", "0.75", "(0.625; 0.875)"),
        (None, "about two thirds", "2/3", "(0.5; 5/6)"),
        (None, "about a quarter of a million", "250,000", "(245,000; 255,000)"),
        (None, "about five point nine", "5.9", "(5.85; 5.95)"),
        (None, "about five point nine million", "5,900,000", "(5,850,000; 5,950,000)"),
        (None, "about a dozen", "12", "(11.5; 12.5)"),
        (None, "about two dozen", "24", "(23.5; 24.5)"),
        (None, "about 1.0 million", "1,000,000", "(950,000; 1,050,000)"),
        (None, "about 1.25 million", "1,250,000", "(1,245,000; 1,255,000)"),
        (None, "about 20 thousand", "20,000", "(15,000; 25,000)"),
        (None, "about 20,000", "20,000", "(15,000; 25,000)"),
        (None, "about 25,000", "25,000", "(24,500; 25,500)"),
        (None, "about 25,500", "25,500", "(25,450; 25,550)"),
        (None, "about 1 million", "1,000,000", "(500,000; 1,500,000)"),
        (None, "about 100", "100", "(50; 150)"),
        (None, "about 110", "110", "(105; 115)"),
        (None, "about 101", "101", "(100.5; 101.5)"),
        (None, "about 0", "0", "(-0.5; 0.5)"),
        (None, "about 0.5", "0.5", "(0.45; 0.55)"),
        (None, "about 0.50", "0.5", "(0.495; 0.505)"),
        (None, "about 1/2", "0.5", "(0.25; 0.75)"),
        (None, "about ½", "0.5", "(0.25; 0.75)"),
        (None, "about 2½", "2.5", "(2.25; 2.75)"),
        (None, "about 10^6", "1,000,000", "(500,000; 1,500,000)"),
        (None, "about 1.3×10^6", "1,300,000", "(1,250,000; 1,350,000)"),
        (None, "about 5 hundred thousand", "500,000", "(450,000; 550,000)"),
        (None, "about 3 lakh", "300,000", "(250,000; 350,000)"),
        (None, "about 12 crore", "120,000,000", "(115,000,000; 125,000,000)"),
        (None, "about nought point eleven", "0.11", "(0.105; 0.115)"),
        (None, "about zero", "0", "(-0.5; 0.5)"),
        (None, "about one", "1", "(0.5; 1.5)"),
        (None, "about ten", "10", "(5; 15)"),
        (None, "about eleven", "11", "(10.5; 11.5)"),
        (None, "about nineteen", "19", "(18.5; 19.5)"),
        (None, "about thirty", "30", "(25; 35)"),
        (None, "about ninety-nine", "99", "(98.5; 99.5)"),
        (None, "about a hundred and one", "101", "(100.5; 101.5)"),
        (None, "about nine hundred and ninety-nine thousand", "999,000", "(998,500; 999,500)"),
        (None, "about one hundred thousand", "100,000", "(50,000; 150,000)"),
        (None, "about two million three hundred thousand", "2,300,000", "(2,250,000; 2,350,000)"),
        ("de", "etwa zwanzig", "20", "(15; 25)"),
        ("de", "etwa fünfundzwanzig", "25", "(24.5; 25.5)"),
        ("de", "etwa zweihundertfünfzig", "250", "(245; 255)"),
        ("de", "etwa dreieinhalb", "3.5", "(3.25; 3.75)"),
        ("de", "etwa anderthalb Millionen", "1,500,000", "(1,450,000; 1,550,000)"),
        ("de", "etwa eine halbe Million", "500,000", "(450,000; 550,000)"),
        ("de", "etwa tausend", "1,000", "(500; 1,500)"),
        ("de", "etwa zwölfhundert", "1,200", "(1,150; 1,250)"),
        ("de", "etwa ein Dutzend", "12", "(11.5; 12.5)"),
        ("fr", "environ vingt", "20", "(15; 25)"),
        ("fr", "environ quatre-vingt-dix-neuf", "99", "(98.5; 99.5)"),
        ("fr", "environ soixante et onze", "71", "(70.5; 71.5)"),
        ("fr", "environ deux cent cinquante", "250", "(245; 255)"),
        ("fr", "environ un demi-million", "500,000", "(450,000; 550,000)"),
        ("fr", "environ deux millions et demi", "2,500,000", "(2,450,000; 2,550,000)"),
        ("fr", "environ mille", "1,000", "(500; 1,500)"),
        ("fr", "environ une centaine", "100", "(50; 150)"),
        ("fr", "environ une douzaine", "12", "(11.5; 12.5)"),
        ("es", "unos veinte", "20", "(15; 25)"),
        ("es", "unos veinticinco", "25", "(24.5; 25.5)"),
        ("es", "unos doscientos cincuenta", "250", "(245; 255)"),
        ("es", "medio millón", "500,000", "[500,000; 500,000]"),
        ("es", "unos dos millones y medio", "2,500,000", "(2,450,000; 2,550,000)"),
        ("es", "unos mil", "1,000", "(500; 1,500)"),
        ("es", "unos treinta y uno", "31", "(30.5; 31.5)"),
        ("es", "una docena", "12", "[12; 12]"),
        ("ru", "около двадцати", "20", "(15; 25)"),
        ("ru", "около двадцати пяти", "25", "(24.5; 25.5)"),
        ("ru", "около двухсот пятидесяти", "250", "(245; 255)"),
        ("ru", "около полутора миллионов", "1,500,000", "(1,450,000; 1,550,000)"),
        ("ru", "около тысячи", "1,000", "(500; 1,500)"),
        ("ru", "около двух с половиной миллионов", "2,500,000", "(2,450,000; 2,550,000)"),
        ("hy", "մոտ քսան", "20", "(15; 25)"),
        ("hy", "մոտ քսանհինգ", "25", "(24.5; 25.5)"),
        ("hy", "մոտ երկու հարյուր հիսուն", "250", "(245; 255)"),
        ("hy", "մոտ կես միլիոն", "500,000", "(450,000; 550,000)"),
        ("hy", "մոտ հազար", "1,000", "(500; 1,500)"),
        ("az", "təxminən iyirmi", "20", "(15; 25)"),
        ("az", "təxminən iyirmi beş", "25", "(24.5; 25.5)"),
        ("az", "təxminən iki yüz əlli", "250", "(245; 255)"),
        ("az", "təxminən yarım milyon", "500,000", "(450,000; 550,000)"),
        ("az", "təxminən min", "1,000", "(500; 1,500)"),
    ],
)
def test_about_reaches_half_a_unit_of_the_last_significant_place(
    locale: str | None, text: str, number: str, reach: str
) -> None:
    """Whether digits or words say it: zeros at the end of a whole number are not significant, behind a point they are."""
    read = read_phrase(text, locale=locale)

    assert read.interval is not None
    assert read.interval.low is not None
    assert (in_full(read.interval.low), str(read.reach)) == (number, reach)


@pytest.mark.parametrize(
    ("text", "reach"),
    [
        ("about an hour", "[-1; 3]"),
        ("about one hour", "[-1; 3]"),
        ("about 20", "[18; 22]"),
        ("about 2.0", "[1.8; 2.2]"),
        ("about 2.00", "[1.98; 2.02]"),
        ("about 100", "[98; 102]"),
        ("about 20 thousand", "[18,000; 22,000]"),
        ("about 1.5 million", "[1,300,000; 1,700,000]"),
        ("around 20 to 30", "[10; 40]"),
        ("around 2.0 to 3.0", "[1; 4]"),
    ],
)
def test_a_survey_of_readers_counts_decimals_printed(text: str, reach: str) -> None:
    """S. Ferson et al. 2015: with d decimals "about" is within 2/10^d, "around" within 10/10^d, in units of the scale."""
    assert str(read_phrase(text, lexicon="ferson2015").reach) == reach


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("five point nine", "5.9"),
        ("five point one nine", "5.19"),
        ("two point one two nine", "2.129"),
        ("nine point nine nine nine", "9.999"),
        ("five point zero", "5"),
        ("five point zero five", "5.05"),
        ("two point ten", "2.1"),
        ("two point eleven", "2.11"),
        ("nought point five", "0.5"),
        ("an hour", "1"),
        ("half an hour", "0.5"),
        ("one hundred and three quarters", "100.75"),
        ("twenty-three fifths", "4.6"),
    ],
)
def test_digits_behind_a_spoken_point_are_read_one_by_one(text: str, number: str) -> None:
    """From nought to nine; from ten on they are one number."""
    read = read_phrase(text)

    assert read.interval is not None
    assert read.interval.low is not None
    assert read.interval.is_point
    assert in_full(read.interval.low) == number


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("an hour", "hour"),
        ("a metre", "metre"),
        ("two hours", "hours"),
        ("half an hour", "hour"),
        ("twenty men", "men"),
    ],
)
def test_the_unit_begins_behind_the_number(text: str, unit: str) -> None:
    """Nothing of it is taken for the number."""
    assert read_phrase(text).unit == unit
