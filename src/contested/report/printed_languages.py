"""
Printed languages: numbers, units, lists and dates as a language writes them.

English is written as everywhere in this library, and needs nothing; the other
languages are written by Babel, whose data are those of Unicode CLDR.
"""

from __future__ import annotations

import re
from decimal import Decimal, localcontext
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

import attrs

from contested.errors import UnknownLanguage, WrongType
from contested.optional import library
from contested.quantities import DIGITS, in_full

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from contested.quantities import Number, Unit

PRINTED_LANGUAGES = ("en", "fr", "de", "es", "ru", "ar", "hy", "az")
"""Those in which numbers, units, lists and dates are written."""

ENGLISH = "en"

_PRECISION = 2 * DIGITS + 4
"""Digits with which Babel calculates: numbers have up to thirty before, and after, the point."""

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""Those of English, in which a day is written without Babel: its number first, as in most of the world."""

_CODE = re.compile(r"([A-Za-z]{2})(?:[-_][A-Za-z0-9]{2,8}){0,3}")

_CLDR_UNITS = {  # by name and power: the unit of CLDR, and how long it is written
    ("meter", 1): ("length-meter", "short"),
    ("kilometer", 1): ("length-kilometer", "short"),
    ("centimeter", 1): ("length-centimeter", "short"),
    ("millimeter", 1): ("length-millimeter", "short"),
    ("mile", 1): ("length-mile", "short"),
    ("meter", 2): ("area-square-meter", "short"),
    ("kilometer", 2): ("area-square-kilometer", "short"),
    ("mile", 2): ("area-square-mile", "short"),
    ("hectare", 1): ("area-hectare", "short"),
    ("acre", 1): ("area-acre", "long"),
    ("dunam", 1): ("area-dunam", "long"),
    ("second", 1): ("duration-second", "short"),
    ("minute", 1): ("duration-minute", "long"),
    ("hour", 1): ("duration-hour", "long"),
    ("day", 1): ("duration-day", "long"),
    ("week", 1): ("duration-week", "long"),
    ("month", 1): ("duration-month", "long"),
    ("year", 1): ("duration-year", "long"),
    ("decade", 1): ("duration-decade", "long"),
    ("century", 1): ("duration-century", "long"),
    ("gram", 1): ("mass-gram", "short"),
    ("kilogram", 1): ("mass-kilogram", "short"),
    ("tonne", 1): ("mass-tonne", "short"),
    ("pound", 1): ("mass-pound", "short"),
    ("percent", 1): ("concentr-percent", "short"),
    ("permille", 1): ("concentr-permille", "short"),
}


class CldrLocale(Protocol):
    """What is asked of a locale of Babel; other functions of Babel take it as a whole."""

    @property
    def plural_form(self) -> Callable[[int | Decimal], str]:
        """What gives the plural category of a number."""


@attrs.frozen
class PrintedLanguage:
    """
    How one language writes numbers, units, lists and dates.

    ``code`` is as asked for, with the hyphens of BCP 47, such as "fr" or
    "fr-CH", and ``language`` its first part.

    Attributes:
        locale: Babel's, None in English.
    """

    code: str
    language: str
    locale: CldrLocale | None = attrs.field(default=None, eq=False, repr=False)

    @property
    def is_english(self) -> bool:
        """Whether it is the language in which the library itself writes."""
        return self.locale is None

    def number(self, number: Number) -> str:
        """Write a number with all its digits: "120 000"; a fraction that never ends as "1/3"."""
        return self.digits(in_full(number))

    def digits(self, text: str) -> str:
        """Write a number that the library wrote in English, such as "1,234.5", digit for digit."""
        if self.locale is None:
            return text
        return _written(self, text)

    def plural(self, number: Number) -> str:
        """Return the plural category of a number in this language: "one", "few", "other"."""
        if self.locale is None:
            return "one" if number == 1 else "other"
        return _category(self, number)

    def listed(self, texts: Sequence[str], style: str = "and") -> str:
        """
        Join texts as a sentence does: "A, B et C".

        Args:
            texts: in the order in which they stand; names of other directions isolated.
            style: "and" or "or".
        """
        if len(texts) < 2:
            return "".join(texts)
        if self.locale is None:
            return f" {style} ".join([", ".join(texts[:-1]), texts[-1]])
        how = {"and": "standard", "or": "or"}[style]
        written: str = library("babel.lists").format_list(texts, style=how, locale=self.locale)
        return written

    def day(self, day: date, skeleton: str = "yMMMMd") -> str:
        """Write a civil day, or its month ("yMMMM"): "18 septembre 2023"."""
        if self.locale is None:
            month = f"{_MONTHS[day.month - 1]} {day.year}"
            return month if skeleton == "yMMMM" else f"{day.day} {month}"
        dates = library("babel.dates")
        if skeleton == "yMMMMd":
            written: str = dates.format_date(day, "long", locale=self.locale)
        else:
            written = dates.format_skeleton(skeleton, day, locale=self.locale)
        return written

    def measured(self, words: str, unit: Unit, number: Number) -> str | None:
        """
        Write a number and a unit that CLDR knows: "environ 3 000 km²"; None for another unit.

        Args:
            words: the number in words.
            unit: such as the hour.
            number: by which singular and plural are told apart.
        """
        known = _cldr_unit(unit)
        if self.is_english or known is None:
            return None
        pattern = _pattern(self, *known, number)
        return None if known[0] in pattern else pattern.replace("{0}", words, 1)  # Babel prints a key that it misses

    def unit_word(self, unit: Unit, number: Number) -> str | None:
        """Write a unit that CLDR knows without its number: "heures"; None for another one."""
        written = self.measured("", unit, number)
        return None if written is None else written.strip(" \u00a0\u202f")


@lru_cache(maxsize=4096)  # Babel takes ten times as long as all the rest of a sentence, and numbers come again
def _written(language: PrintedLanguage, text: str) -> str:
    """Write a number of the library in a language of Babel."""
    if "/" in text:
        return "/".join([_written(language, part) for part in text.split("/")])
    format_decimal = library("babel.numbers").format_decimal
    with localcontext(prec=_PRECISION):
        written: str = format_decimal(
            Decimal(text.replace(",", "")), locale=language.locale, decimal_quantization=False
        )
    return written


@lru_cache(maxsize=1024)
def _category(language: PrintedLanguage, number: Number) -> str:
    assert language.locale is not None
    return language.locale.plural_form(_decimal(number))


def _decimal(number: Number) -> int | Decimal:
    return number if isinstance(number, int) else Decimal(number.numerator) / Decimal(number.denominator)


@lru_cache(maxsize=1024)
def _pattern(language: PrintedLanguage, name: str, length: str, number: Number) -> str:
    """Return how a unit stands to its number, by writing one and taking that number out again."""
    with localcontext(prec=_PRECISION):
        value = _decimal(number)
        written: str = library("babel.units").format_unit(value, name, length, locale=language.locale)
        shown: str = library("babel.numbers").format_decimal(value, locale=language.locale)
    return written.replace(shown, "{0}", 1)


def _cldr_unit(unit: Unit) -> tuple[str, str] | None:
    if len(unit.atoms) != 1:
        return None
    atom, power = unit.atoms[0]
    return _CLDR_UNITS.get((atom.name, power))


def printed_language(code: str) -> PrintedLanguage:
    """
    Return how a language writes numbers, units, lists and dates.

    Args:
        code: of the language, perhaps with a region: "fr", "fr-CH".

    Raises:
        UnknownLanguage: it is none of ``PRINTED_LANGUAGES``.
        WrongType: no text.
        MissingExtra: it is not English, and Babel is not installed.
    """
    if not isinstance(code, str):
        raise WrongType("a language", code, "a language code as text, such as 'en' or 'fr-CH'")
    found = _CODE.fullmatch(code)
    language = "" if found is None else found[1].lower()
    tag = code.replace("_", "-")
    if language not in PRINTED_LANGUAGES:
        raise UnknownLanguage(code, PRINTED_LANGUAGES)
    if language == ENGLISH:
        return PrintedLanguage(tag, language)
    babel = library("babel")
    try:
        locale = babel.Locale.parse(code.replace("-", "_"))
    except (ValueError, babel.UnknownLocaleError):
        raise UnknownLanguage(code, PRINTED_LANGUAGES) from None
    return PrintedLanguage(tag, language, locale)
