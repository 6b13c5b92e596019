"""The grammar of places in a document."""

from __future__ import annotations

import pytest

from contested.evidence.places import Directive, place_named, plain_label, seconds_of


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("page 4", [[("page", "4")]]),
        ("Page 04", [[("page", "4")]]),
        ("p. 4", [[("page", "4")]]),
        ("pp. 4-6", [[("page", "4"), ("page", "5"), ("page", "6")]]),
        ("pages 4–5", [[("page", "4"), ("page", "5")]]),
        ("pages 5-4", [[("page", "5")]]),
        ("page iv", [[("page", "iv")]]),
        ("paragraph 12", [[("paragraph", "12")]]),
        ("para 12", [[("paragraph", "12")]]),
        ("¶ 12", [[("paragraph", "12")]]),
        ("page 2 paragraph 3", [[("page", "2")], [("paragraph", "3")]]),
        ("paragraph 3 on page 2", [[("paragraph", "3")], [("page", "2")]]),
        ("cell B7", [[("letter", "B")], [("row", "7")]]),
        ("cell b07", [[("letter", "B")], [("row", "7")]]),
        ("sheet 'Losses' cell B7", [[("sheet", "losses")], [("letter", "B")], [("row", "7")]]),
        ("table 2, row 3", [[("table", "2")], [("row", "3")]]),
        ("row 12 column dead", [[("row", "12")], [("column", "dead"), ("letter", "DEAD")]]),
        ('column "dead and missing"', [[("column", "dead and missing"), ("letter", "DEAD AND MISSING")]]),
        ("#section", [[("anchor", "section")]]),
        ("#a%20b", [[("anchor", "a b")]]),
    ],
)
def test_a_place_is_read(text: str, labels: list[list[tuple[str, str]]]) -> None:
    """Pages, paragraphs, cells and ids, alone or together."""
    place = place_named(text)

    assert place is not None
    assert [list(group) for group in place.labels] == labels


@pytest.mark.parametrize(("text", "seconds"), [("00:12:30", 750), ("12:30", 750), ("1:00:00.250", 3600)])
def test_a_moment_is_read(text: str, seconds: int) -> None:
    """Hours, minutes and seconds of a recording."""
    place = place_named(text)

    assert place is not None
    assert place.seconds == seconds == seconds_of(text)


@pytest.mark.parametrize(
    ("text", "directive"),
    [
        (":~:text=at%20least", Directive("", "at least", "", "")),
        ("#:~:text=from,to", Directive("", "from", "to", "")),
        (":~:text=a-,b,c,-d", Directive("a", "b", "c", "d")),
        ("https://example.org/x#:~:text=a-,b&text=c", Directive("a", "b", "", "")),
    ],
)
def test_a_text_fragment_is_read(text: str, directive: Directive) -> None:
    """A text fragment is read, as browsers write them; of several the first."""
    place = place_named(text)

    assert place is not None
    assert place.directive == directive


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "nowhere",
        "page",
        "page four hundred",
        "page 4paragraph 2",
        "cell 7B",
        "page 4 somewhere",
        "page 1234567890",
    ],
)
def test_what_the_grammar_lacks_is_no_place(text: str) -> None:
    """A place that nobody can look up is none."""
    assert place_named(text) is None


def test_labels_are_compared_plainly() -> None:
    """Small letters, single spaces, and no zeros before a number."""
    assert [plain_label(one) for one in (" Dead  and\nMissing", "007", "000", "1a")] == [
        "dead and missing",
        "7",
        "0",
        "1a",
    ]
