"""What is made equal before a quote and its document are compared, and what never is."""

from __future__ import annotations

import unicodedata

import pytest

from contested.evidence.normal_form import normal_form, stands_alone


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("displace-\nment of 1,000", "displacement of 1,000"),
        ("displace\u00ad\nment", "displacement"),
        ("a\u00adb", "ab"),
        ("“at least” 11", '"at least" 11'),
        ("‘at least’ 11", "'at least' 11"),
        ("»at least« 11", "“at least” 11"),
        ("«\u00a0120\u202f» dead", "“120” dead"),
        ("''at least''", '"at least"'),
        ("`at least`", "'at least'"),
        ("peace — said", "peace - said"),
        ("peace—said", "peace -- said"),
        ("peace – said", "peace—said"),
        ("Nagorno-\nKarabakh", "Nagorno–Karabakh"),
        ("10–20", "10-20"),
        ("1,000-\n2,000", "1,000-2,000"),
        ("−5", "-5"),
        ("oﬃce", "office"),
        ("１２ dead", "12 dead"),
        ("120\u00a0000", "120 000"),
        ("120\u202f000", "120 000"),
        ("3 km²", "3 km^2"),
        ("5½ km", "5 1/2 km"),
        ("cafe\u0301", "café"),
        ("a\u200bb\ufeff", "ab"),
        ("* 12 dead", "12 dead"),
        ("• 12 dead", "12 dead"),
        ("he said , \n then", "he said, then"),
        ("( 12 )", "(12)"),
        ("[ 12 ]", "[12]"),
        ("wait … what", "wait... what"),
        ("10¹²³ m", "10^123 m"),
        ("people¹ live there.²", "people live there."),
        ("12 %", "12%"),
        ("word .", "word."),
        (" a  b\t", "a b"),
    ],
)
def test_typography_makes_no_difference(one: str, other: str) -> None:
    """White space, hyphens, dashes, quotation marks, ligatures and marks of notes are no words."""
    assert normal_form(one) == normal_form(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("10² dead", "102 dead"),
        ("10² dead", "10 dead"),
        ("5½", "51/2"),
        ("3 km²", "3 km"),
        ("12 000", "12000"),
        ("-12", "12"),
        ("10-20", "1020"),
        ("At least", "at least"),
        ("12.5", "125"),
        ("12, 5", "12.5"),
        ("о", "o"),
    ],
)
def test_what_may_change_a_number_does(one: str, other: str) -> None:
    """Signs, powers, digits, capitals and letters of other scripts stay as they are."""
    assert normal_form(one) != normal_form(other)


@pytest.mark.parametrize(
    "text", ["plain words, and 1,200 of them", "a — — b - - c", "people – —", "“a” – b-\nc", "10⁶ ½", "", "   "]
)
def test_a_normal_form_is_its_own(text: str) -> None:
    """Put in normal form twice, a text is as it was after once."""
    assert normal_form(normal_form(text)) == normal_form(text)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("120,000 dead", "20,000 dead"),
        ("120,000 dead", "000 dead"),
        ("12.5 km", "5 km"),
        ("10-12 dead", "12 dead"),
        ("1/12 of them", "12 of them"),
        ("120 000 dead", "000 dead"),
        ("overlooked", "looked"),
        ("120,000", ",000"),
        ("120,000", "120,"),
        ("120,000", "120"),
        ("12.5", "12"),
        ("12%", "12"),
        ("12‰", "12"),
        ("10-20", "10"),
        ("12 000 dead", "12"),
        ("10^6", "10"),
        ("killed", "kill"),
        ("2^12 dead", "12 dead"),
    ],
)
def test_a_part_of_a_number_or_a_word_does_not_stand_alone(text: str, part: str) -> None:
    """What is cut out of a longer number says another number."""
    at = text.rindex(part)
    assert not stands_alone(text, at, at + len(part))


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("in 2023 120 died", "120 died"),
        ("of 12 died", "12 died"),
        ("12.", "12"),
        ("12, then", "12"),
        ("12-hour", "12"),
        ("12 000 dead", "12 000"),
        ("a 12", "12"),
        ("$12", "12"),
        ("“12”", "“12”"),
        ("120,000^1 live", "120,000"),
        ("word", "word"),
        ("(12 of them)", "12 of them"),
        ("the 2023 120 of", "2023"),
    ],
)
def test_a_whole_number_stands_alone(text: str, part: str) -> None:
    """Between spaces, signs and words, a number or a word is whole."""
    at = text.index(part)
    assert stands_alone(text, at, at + len(part))


def test_marks_without_end_are_put_in_order_at_once() -> None:
    """A letter under a million marks in changing order, which a sort would take an hour for, stays a letter under marks."""
    for marks in ("\u0301\u0323", "\uff9e\u0301\u0323"):  # the second begins with a letter that becomes a mark
        found = normal_form("é" + marks * 500_000 + " dead")

        assert found.endswith(" dead")
        assert len(found) > 900_000


def test_thirty_marks_on_a_letter_are_put_in_order() -> None:
    """As Unicode does it, in whatever order they were written."""
    one, other = "a" + "\u0323" * 10 + "\u0301" * 10, "a" + "\u0301\u0323" * 10

    assert normal_form(one) == normal_form(other) == unicodedata.normalize("NFKC", one)
