"""What goes on behind what can be read of a number in prose."""

from __future__ import annotations

import pytest

from contested.phrases.prose_reading import find_phrases


@pytest.mark.parametrize(
    ("text", "unread", "locale"),
    [
        ("A hundred or two died.", "A hundred or two", None),
        ("Some thousand or two fled.", "Some thousand or two", None),
        ("Three score and ten died.", "Three score and ten", None),
        ("Four score died.", "Four score", None),
        ("Nineteen eighty-four people died.", "Nineteen eighty-four", None),
        ("A hundred and a few died.", "A hundred and a few", None),
        ("Тысяча-другая погибла.", "Тысяча-другая", "ru"),
        ("Yüz və ya iki nəfər öldü.", "Yüz və ya iki", "az"),
        ("5 per million died.", "5 per million", None),
        ("It had 1 pour mille.", "1 pour mille", "fr"),
        ("It fell to –5% of it.", "5", None),
        ("12,345,67 dead", "12,345,67", None),
        ("+20 000 people", "20 000", None),
        ("0.5 per 1,000 of them", "0.5 per 1,000", None),
        ("It was 12 in every 1,000.", "12 in every 1,000", None),
        ("Nine one one of them", "Nine one one", None),
        ("հազարից 5", "հազարից 5", "hy"),
    ],
)
def test_a_number_that_goes_on_is_listed_whole(text: str, unread: str, locale: str | None) -> None:
    """Nothing is found in it, and it stands in the list from its first word to its last."""
    found = find_phrases(text, locale=locale)

    assert [one.text for one in found.unread] == [unread]
    assert not list(found)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Five per cent of them", ["Five per cent"]),
        ("Four or five hundred men", ["Four or five hundred men"]),
        ("A hundred or fifty men", ["A hundred", "fifty men"]),
        ("12 in every 30 men", ["12", "30 men"]),
        ("Ten two-man teams", ["Ten two-man teams", "two-man teams"]),
        ("Four or ten men", ["Four", "ten men"]),
        ("A hundred or so men", ["A hundred or so men"]),
        ("A hundred or 2 men", ["A hundred", "2 men"]),
        ("A hundred and more", ["A hundred and more"]),
        ("It was 5+6 and 12 men", ["5+", "12 men"]),
        ("It was +5 and 12 men", ["12 men"]),
    ],
)
def test_two_numbers_side_by_side_are_two(text: str, numbers: list[str]) -> None:
    """Only a small number behind a scale is of it."""
    assert [one.text for one in find_phrases(text)] == numbers
