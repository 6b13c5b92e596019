"""What stands around a number in prose: where a sentence begins, what is a label, what turns a number round."""

from __future__ import annotations

import pytest

from contested.phrases.prose_reading import find_phrases
from contested.quantities.interval import Interval

MAY_BE_TWO = "it may be two numbers, or a date or name and a number; write a comma"


@pytest.mark.parametrize(
    "before", ["", "Да. ", "Да! ", "Да? ", "Да: ", "Да; ", "«Да» ", "“Да“ ", "“", "Այո։ ", "(да) ", "Да\n\n", "Да\n- "]
)
def test_the_first_word_of_a_sentence_is_no_name(before: str) -> None:
    """Its capital letter says nothing; a sentence begins behind a mark that ends one, a bullet or a paragraph."""
    found = find_phrases(f"{before}Погибли 20 000 человек", locale="ru")

    assert [one.interval for one in found] == [Interval.point(20_000)]
    assert not found.unread


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("ru", "Да, Погибли 20 000 человек"),
        ("ru", "В городе Майкоп 20 000 человек"),
        ("ru", "Май 20 000 человек"),
        ("ru", "Резолюция 20 000 человек"),
        ("ru", "Отряд 20 000 человек"),
        ("de", "Mai 20 000 Menschen"),
        ("de", "Resolution 20 000 Menschen"),
        ("de", "Brigade 20 000 Menschen"),
        ("es", "Mayo 20 000 personas"),
        ("es", "Resolución 20 000 personas"),
        ("es", "Unidad 20 000 personas"),
        ("fr", "Juin 20 000 personnes"),
        ("fr", "Résolution 20 000 personnes"),
        ("fr", "Brigade 20 000 personnes"),
        (None, "Losses 20 000 people"),
        (None, "Fell. Losses 20 000 people"),
    ],
)
def test_a_name_label_or_month_may_have_the_first_digits(locale: str | None, text: str) -> None:
    """A month and a label do at the beginning of a sentence too, and in English every word with a capital letter."""
    (one,) = find_phrases(text, locale=locale).unread

    assert MAY_BE_TWO in str(one.reason)


@pytest.mark.parametrize(
    ("locale", "text", "read"),
    [
        (None, "losses 20 000 people", 20_000),
        (None, "Losses 20,000 people", 20_000),
        (None, "Losses of 20 000 people", 20_000),
        (None, "About 20 000 people", 20_000),
        ("de", "Verloren. Im Mai 20.000 Menschen", 20_000),
    ],
)
def test_a_number_that_no_name_can_cut_is_whole(locale: str | None, text: str, read: int) -> None:
    """Behind a small letter, a closing word or a hedge, or grouped by commas."""
    assert [one.interval for one in find_phrases(text, locale=locale)] == [Interval.point(read)]


@pytest.mark.parametrize(
    ("locale", "text", "word"),
    [
        (None, "did not lose 20", "not"),
        (None, "did not yet lose 20", "not"),
        (None, "did not quite ever 20", "not"),
        (None, "didn't lose 20", "not"),
        (None, "never lost 20", "never"),
        (None, "all but 20 fell", "all but"),
        ("de", "nicht 20", "nicht"),
        ("fr", "pas 20", "pas"),
        ("es", "todos menos 20", "todos menos"),
        ("ru", "не 20", "не"),
        ("hy", "ոչ 20", "ոչ"),
    ],
)
def test_a_word_that_turns_a_number_round_is_named(locale: str | None, text: str, word: str) -> None:
    """Up to two words from it in English, and elsewhere beside it."""
    (one,) = find_phrases(text, locale=locale).unread

    assert f"{word!r} stands before it, so the number alone would say something else" in str(one.reason)


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        (None, "a fraction of 3,000", "fraction of"),
        (None, "a fraction of all the 3,000", "fraction of all the"),
        (None, "the bulk of these other 3,000", "bulk of these other"),
        (None, "most of the whole 3,000", "most of the whole"),
        (None, "most of all of the 3,000", "most of all of the"),
        ("de", "ein Bruchteil von all den 3.000", "Bruchteil von all den"),
        ("de", "die Mehrheit der übrigen 3.000", "Mehrheit der übrigen"),
        ("fr", "la plupart de tous les 3 000", "plupart de tous les"),
        ("fr", "la plupart de ces autres 3 000", "plupart de ces autres"),
        ("es", "una parte de todos los 3.000", "una parte de todos los"),
        ("ru", "большинство из всех этих 3000", "большинство из всех этих"),
        ("ru", "часть из остальных 3000", "часть из остальных"),
    ],
)
def test_a_part_of_a_number_is_not_the_number(locale: str | None, text: str, words: str) -> None:
    """With up to three words between the part and what it is a part of."""
    phrases = find_phrases(text, locale=locale)

    assert not phrases
    assert f"{words!r} stands before it, so the number alone would say something else" in str(phrases.unread[-1].reason)


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        (None, "did not ever quite lose 20"),
        (None, "not what they wanted it lost 20"),
        (None, "not so: they lost 20"),
        (None, "was it not, 20"),
        ("de", "es war nicht, 20"),
        ("de", "nicht wegen Krieg dort 20"),
    ],
)
def test_a_word_farther_off_turns_nothing_round(locale: str | None, text: str) -> None:
    """Nor one behind a mark."""
    assert [one.interval for one in find_phrases(text, locale=locale)] == [Interval.point(20)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Losses: nil", 1),
        ("Losses: nil.", 1),
        ("Losses: nil, they said", 1),
        ("Losses: nil; gains", 1),
        ("Losses = none", 1),
        ("(Losses: none)", 1),
        ("Losses: none\n\nGains", 1),
        ("Losses: nil was said", 0),
        ("Losses, nil", 0),
        ("nil", 0),
    ],
)
def test_no_loss_is_a_claim_where_it_stands_alone_behind_a_colon(text: str, found: int) -> None:
    """And in front of what ends it."""
    assert [one.interval for one in find_phrases(text)] == [Interval.point(0)] * found


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("20* of them", True),
        ("20*x of them", False),
        ("20*5 of them", False),
        ("20... of them", True),
        ("20...30 of them", False),
        ("20…30 of them", False),
        ("20… of them", True),
        ("20. 30 of them", True),
        ("20=30 of them", False),
        ("20:x of them", True),
        ("20'x of them", True),
        ("20^x of them", False),
        ("20_x of them", False),
        ("20⁴ of them", False),
        ("20 -30 of them", False),
        ("20-€30 of them", False),
        ("20 - x of them", True),
    ],
)
def test_what_is_joined_to_a_number_may_be_a_part_of_it(text: str, read: bool) -> None:
    """A sign before digits or letters that continue it; a mark of reference and an ending point are none."""
    assert (Interval.point(20) in [one.interval for one in find_phrases(text)]) is read
