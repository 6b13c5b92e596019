"""Words that leave open whether a number is said, and prepositions in front of one."""

from __future__ import annotations

import pytest

from contested.errors import ContestedError
from contested.phrases.phrase_reading import read_phrase
from contested.phrases.prose_reading import find_phrases


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("possibly 300", None),
        ("possibly more than 300", None),
        ("300 (alleged)", None),
        ("reports of 300", None),
        ("vielleicht mehr als 300", "de"),
        ("возможно, около 300", "ru"),
        ("peut-être plus de 300", "fr"),
        ("ola bilsin ki, 300", "az"),
    ],
)
def test_a_doubted_number_is_said_by_nobody(text: str, locale: str | None) -> None:
    """A doubt before or behind a number is refused in a claim, and leaves the number unread in prose."""
    with pytest.raises(ContestedError):
        read_phrase(text, locale=locale)
    assert len(find_phrases(text, locale=locale)) == 0


@pytest.mark.parametrize(
    ("text", "locale", "found"),
    [
        ("The army took 300 (of all) men.", None, 1),
        ("The army took 300 (and it was not clear how) men.", None, 1),
        ("Possibly the army lost 300 men.", None, 1),
        ("Sie kämpften gegen 300 Soldaten.", "de", 0),
        ("Die Zahl stieg um 300.", "de", 1),
        ("Die Zahl lag um 300.", "de", 0),
    ],
)
def test_prose_is_unread_where_a_word_may_be_a_hedge(text: str, locale: str | None, found: int) -> None:
    """In prose a preposition that can mean about leaves a number unread; a change by a number stays one."""
    assert len(find_phrases(text, locale=locale)) == found


@pytest.mark.parametrize(
    ("text", "locale", "printed"),
    [
        ("gegen 300", "de", "(250; 350)"),
        ("um 300", "de", "(250; 350)"),
        ("um die 300", "de", "(250; 350)"),
        ("vers 300", "fr", "(250; 350)"),
        ("sobre 300", "es", "(250; 350)"),
        ("beyond 300", None, "(300; ∞)"),
        ("a death toll of 300", None, "[300; 300]"),
        ("20 ilə 30 arasında", "az", "[20; 30]"),
    ],
)
def test_a_preposition_that_is_listed_is_a_hedge_or_a_bound(text: str, locale: str | None, printed: str) -> None:
    """In front of the number of a claim a listed preposition softens it, or bounds it."""
    assert str(read_phrase(text, locale=locale).reach) == printed


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("at 300", None),
        ("part of the 300", None),
        ("most of 300", None),
        ("with 300", None),
        ("300 over", None),
        ("300 ərzində", "az"),
        ("bei 300", "de"),
        ("dans 300", "fr"),
        ("за 300", "ru"),
    ],
)
def test_a_preposition_that_nobody_listed_is_an_error(text: str, locale: str | None) -> None:
    """What may be a bound or a part is never passed over, in front of a number or directly behind it."""
    with pytest.raises(ContestedError):
        read_phrase(text, locale=locale, unit="killed")


@pytest.mark.parametrize(
    ("text", "unit"), [("most of 300 km", "km"), ("a fraction of 300 ha", "ha"), ("at 300 km", "km")]
)
def test_a_part_of_a_measure_is_no_measure(text: str, unit: str) -> None:
    """The "of" in "an area of 300 km²" is no part, that in "most of" is."""
    with pytest.raises(ContestedError):
        read_phrase(text, unit=unit)


@pytest.mark.parametrize(
    ("text", "locale", "said"),
    [
        ("up to several thousand", None, "up to several thousand"),
        ("hundreds of thousands or millions", None, "hundreds of thousands or millions"),
        ("dozens or more", None, "dozens or more"),
        ("dozens (at least)", None, "dozens (at least)"),
        ("hundreds+", None, "hundreds+"),
        ("thousands upon thousands", None, "thousands upon thousands"),
        ("dozens of people", None, "dozens"),
        ("varios cientos", "es", "varios cientos"),
        ("al menos decenas", "es", "al menos decenas"),
        ("unas decenas", "es", "unas decenas"),
        ("сотни и тысячи", "ru", "сотни и тысячи"),
    ],
)
def test_a_word_is_kept_whole(text: str, locale: str | None, said: str) -> None:
    """The word in place of a number is kept with its bounds and with the second word."""
    assert read_phrase(text, locale=locale).unquantified == said


def test_a_word_of_another_language_is_worth_what_the_lexicon_says() -> None:
    """Several hundreds are several times a hundred in every language, where a lexicon multiplies."""
    assert str(read_phrase("varios cientos", locale="es", lexicon="wikimpacts").interval) == "[200; 600]"
