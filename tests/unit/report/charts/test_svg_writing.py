"""An SVG has nothing in it but shapes and texts, and every text is escaped."""

from __future__ import annotations

import pytest
from tests.drawn_charts import flaws, parsed

from contested.report.charts.picture import DASHED, Area, DataTable, Disc, Picture, StatementMark, Stroke, Words
from contested.report.charts.svg_writing import Svg, svg_text, xml_text


def picture(*pieces: object, title: str = "population", says: str = "50,000 to 120,000") -> Picture:
    """Return a picture of pieces."""
    return Picture("dumbbell", title, says, 200, 100, pieces, DataTable(("who",), (("A", "1"), ("B", ""))))  # type: ignore[arg-type]


def test_a_picture_is_an_image_with_a_title_and_a_description() -> None:
    """For those who do not look; the description has its data."""
    root = parsed(svg_text(picture()))

    assert root.get("role") == "img"
    assert [one.text for one in root][:2] == ["population", "50,000 to 120,000. A: 1; B"]


def test_a_picture_that_says_nothing_still_has_its_data() -> None:
    """A picture that says nothing still has its data, without a stray stop before it."""
    assert [one.text for one in parsed(svg_text(picture(says="")))][1] == "A: 1; B"


def test_every_piece_is_drawn_in_the_colour_of_the_text_around() -> None:
    """Filled or as a line, dashed and faint where that is asked for."""
    svg = svg_text(
        picture(
            Stroke(((0, 0), (10, 10)), 2, DASHED, 0.5),
            Area(((0, 0), (5, 0), (5, 5))),
            Area(((0, 0), (5, 0), (5, 5)), filled=False),
            Disc(5, 5, 2),
            Disc(5, 5, 2, filled=False),
            StatementMark(
                (("who", "A"),), "A: 1", (Words(50, 20, "1", 10, "end", bold=True, strength=0.5, whole="1 person"),)
            ),
        )
    )

    assert flaws(svg) == []
    assert {svg.split('stroke="')[1:][n].split('"')[0] for n in range(svg.count('stroke="'))} == {
        "none",
        "currentColor",
    }
    assert 'stroke-dasharray="5 3"' in svg
    assert "<title>1 person</title>1</text>" in svg


def test_a_notebook_shows_an_svg_as_a_picture() -> None:
    """It is text all the same."""
    assert Svg("<svg/>")._repr_svg_() == "<svg/>"


def test_a_file_of_its_own_is_light_in_the_dark() -> None:
    """By a style that only the root of a document has; in a page there is none."""
    svg = svg_text(picture(Words(5, 20, "1 > 0", 10)))

    assert "<style>" not in svg
    assert "color-scheme: light dark" in svg.standalone
    assert parsed(svg.standalone).findall("{*}text")[0].text == "1 > 0"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("A & B", "A &amp; B"),
        ('"><script>', "&quot;&gt;&lt;script&gt;"),
        ("Ա", "Ա"),
        ("a\x1b[31mb", "a�[31mb"),
        ("a\u202eb", "a�b"),
        ("a\ufffeb", "a�b"),
    ],
)
def test_text_is_written_as_text(text: str, written: str) -> None:
    """What XML has no place for, or what turns the order around, is shown as unreadable."""
    assert xml_text(text) == written
