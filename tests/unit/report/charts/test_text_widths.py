"""Texts take at most the room that is kept for them, and are wrapped into it."""

from __future__ import annotations

import pytest

from contested.report.charts.text_widths import text_width, wrapped_lines


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("iiii", 4 * 0.278),  # Helvetica (AFM): i is 222, DejaVu Sans 278 thousandths of an em
        ("WWWW", 4 * 0.989),  # DejaVu Sans
        ("0123456789", 10 * 0.636),  # DejaVu Sans
        ("ĂŠ", 0.684 + 0.635),  # DejaVu Sans
        ("日本", 2 * 1.0),  # a square each
        ("e\u0301", 0.616),  # the accent takes no room
        ("—…", 2 * 1.0),
        ("–", 0.5),
        ("⸻", 3.0),  # a dash of three em
        ("وا", 2 * 0.7),
        ("\ufdfd", 10.0),  # a whole phrase in one character
        ("\U0001242b", 4.0),
    ],
)
def test_no_text_takes_more_room_than_is_kept(text: str, width: float) -> None:
    """Within a fortieth of an em a letter of the wider of both fonts, and more for other scripts."""
    kept = text_width(text, 1.0)

    assert width <= kept + 1e-9
    assert kept <= width + 0.15 * len(text)


def test_a_bold_text_is_wider() -> None:
    """By more than a quarter at most: DejaVu Sans Bold against the table."""
    assert text_width("r", 10, bold=True) == pytest.approx(text_width("r", 10) * 1.27)


def test_a_text_that_fits_is_one_line() -> None:
    """Nothing is cut."""
    assert wrapped_lines("Armenia", 10, 100) == (("Armenia",), False)


def test_words_go_on_in_the_next_line() -> None:
    """None is broken where it fits into a line."""
    assert wrapped_lines("one two three", 10, 45, 3) == (("one two", "three"), False)


def test_a_long_word_is_broken() -> None:
    """A long word is broken, where it alone is longer than a line."""
    lines, shortened = wrapped_lines("x" * 20, 10, 65, 5)

    assert "".join(lines) == "x" * 20
    assert len(lines) > 1
    assert not shortened


def test_what_is_left_over_is_an_ellipsis() -> None:
    """What is left over is an ellipsis, in the last line, which still fits."""
    lines, shortened = wrapped_lines("one two three four five six", 10, 45, 2)

    assert lines[-1].endswith("…")
    assert shortened
    assert all(text_width(line, 10) <= 45 for line in lines)


def test_a_letter_wider_than_a_line_still_stands() -> None:
    """A letter wider than a line still stands, at least one a line."""
    assert wrapped_lines("WW", 10, 5, 3) == (("W", "W"), False)
