"""Tables as text: widths, folding, and characters that are wide or take no room."""

import pytest

from contested.answers.table_text import terminal_columns, text_table


def test_columns_are_as_wide_as_their_longest_cell() -> None:
    """Cells stand under their head, two columns apart, and nothing trails."""
    assert text_table(("a", "name"), [("1", "x"), ("100", "y")], 80) == "a    name\n1    x\n100  y"


def test_a_long_cell_goes_on_in_the_next_line() -> None:
    """The widest column gives way, and nothing is cut off."""
    table = text_table(("who", "says"), [("A", "one two three four five")], 18)

    assert table.splitlines() == ["who  says", "A    one two three", "     four five"]


def test_a_table_of_many_columns_is_as_wide_as_it_must_be() -> None:
    """No column becomes narrower than eight."""
    table = text_table(("abcdefgh",) * 3, [("abcdefgh",) * 3], 10)

    assert table.splitlines()[0] == "abcdefgh  abcdefgh  abcdefgh"


def test_wide_characters_take_two_columns_and_combining_ones_none() -> None:
    """The width is that of a terminal: Unicode Standard Annex 11, East Asian Width."""
    assert terminal_columns("紛争") == 4
    assert terminal_columns("e\u0301") == 1
    assert text_table(("who", "n"), [("紛争", "1"), ("abcd", "2")], 80) == "who   n\n紛争  1\nabcd  2"
    assert max(map(terminal_columns, text_table(("who",), [("紛争" * 20,)], 20).splitlines())) <= 20


@pytest.mark.parametrize(
    ("character", "columns"),
    [
        ("a", 1),
        ("é", 1),
        ("\u0301", 0),  # combining, Mn
        ("\u20dd", 0),  # an enclosing circle, Me
        ("\u200b", 0),  # zero width space, Cf
        ("\u200d", 0),  # a joiner, Cf
        ("\u1160", 1),
        ("\u0903", 1),  # a spacing mark, Mc
        ("가", 2),  # wide
        ("Ａ", 2),  # full width
        ("ｱ", 1),  # half width
        ("¡", 1),  # ambiguous
    ],
)
def test_a_character_takes_the_columns_of_its_category(character: str, columns: int) -> None:
    """General category of the Unicode Character Database, and its East Asian width; an ASCII text is counted."""
    assert terminal_columns(character) == columns
    assert terminal_columns(f"x{character}é") == 2 + columns
