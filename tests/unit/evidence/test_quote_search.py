"""A quote is found exactly but for its typography; what an ellipsis stands for is bounded; the nearest passage is advice."""

from __future__ import annotations

import pytest

from contested.evidence.kept_text import KeptText, TextPart
from contested.evidence.places import place_named
from contested.evidence.plain_copies import plain_copy_text, table_parts
from contested.evidence.quote_search import (
    MOST_LEFT_OUT,
    MOST_MEETINGS,
    find_quote,
    nearest_passage,
    pieces_of,
    spans_of,
    stands_verbatim,
    touches,
)

REPORT = (
    "Officials said that “at least 11 people” were killed – most of them civil-\nians – near the border.\n\n"
    "Some 120,000\u00a0people live there, according to a census of 2005. The area is about 3,000 km²."
)


def stands(quote: str, text: str = REPORT) -> list[str]:
    """Return what is found, as the normal form has it."""
    kept = plain_copy_text(text)
    return [kept.normal[start:end] for start, end in find_quote(kept, quote)]


@pytest.mark.parametrize(
    "quote",
    [
        'that "at least 11 people" were killed - most of them civilians',
        "120,000 people live there",
        "the border. Some 120,000",
        "about 3,000 km^2",
        "Officials said … were killed",
        "Officials said [...] near the border.",
        "… were killed … live there ...",
        "Officials (…) 120,000 people",
    ],
)
def test_a_quote_is_found(quote: str) -> None:
    """Over lines, paragraphs, hyphens and signs, and with what an ellipsis leaves out."""
    assert len(stands(quote)) == 1


@pytest.mark.parametrize(
    "quote",
    ["20,000 people live", "At least 11 people", "120,000 people … Officials said", "live there … in 1999", "", "…"],
)
def test_what_does_not_stand_there_is_not_found(quote: str) -> None:
    """A cut number, other capitals, parts in another order, a part that is not there, nothing."""
    assert stands(quote) == []


def test_an_ellipsis_is_bounded() -> None:
    """What is further apart than some paragraphs is no longer one quote."""
    near = f"start {'x ' * (MOST_LEFT_OUT // 2 - 3)}end"
    far = f"start {'x ' * (MOST_LEFT_OUT // 2 + 3)}end"

    assert [len(stands("start … end", text)) for text in (near, far)] == [1, 0]


def test_each_part_may_stand_further_on() -> None:
    """The first of two places of a part does not lead astray where only the second leads on."""
    text = f"a b {'x ' * 900}b {'x ' * 600}c"

    assert len(stands("a … b … c", text)) == 1


def test_a_piece_that_stands_everywhere_is_looked_at_no_more() -> None:
    """So many places are given, and no more."""
    assert len(stands("x", "x " * (MOST_MEETINGS + 5))) == MOST_MEETINGS


def test_an_ellipsis_parts_a_quote() -> None:
    """An ellipsis parts a quote, in every way in which it is written."""
    assert pieces_of("… a … b [...] c (…) d....e") == ["a", "b", "c", "d", "e"]


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        ("said “12 died” there", "12 died", True),
        ("said 112 died, 12 died", "12 died", True),
        ("said 112 died", "12 died", False),
        ("10⁶ died of 10", "10", True),
        ("10⁶ died", "10", False),
        ("10-12 died", "12 died", False),
        ("12\u00a0% died", "12", False),
        ("Şuşa 12 died Şuşa", "12 died", True),
        ("12 died", "", False),
        ("Nagorno-Karabakh", "-Karabakh", False),
        ("Nagorno-Karabakh", "-", False),
        ("12 died", "12  died", False),
    ],
)
def test_a_quote_letter_by_letter(text: str, quote: str, found: bool) -> None:
    """It spares the normal form where nothing unusual stands beside the quote, and else leaves it to that."""
    assert stands_verbatim(text, quote) is found


def test_what_is_found_may_begin_or_end_in_a_place() -> None:
    """A quote over two pages stands on both."""
    assert [touches([(5, 9)], span) for span in ((0, 5), (0, 6), (8, 12), (9, 12), (5, 9))] == [
        False,
        True,
        True,
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("place", "found"),
    [
        (":~:text=some,there", ["Some 120,000 people live there"]),
        (":~:text=people-,live,-there", ["live"]),
        (":~:text=nobody-,live", []),
        (":~:text=live,nowhere", []),
        (":~:text=%20", []),
        ("paragraph 2 :~:text=people", ["people"]),
        ("paragraph 2", [REPORT.replace("\u00a0", " ").replace("²", "^2").partition("\n\n")[2]]),
        ("paragraph 9", []),
    ],
)
def test_a_place_is_found(place: str, found: list[str]) -> None:
    """Parts of the document, and text fragments with what stands before and behind them."""
    kept = plain_copy_text(REPORT)
    named = place_named(place)
    assert named is not None

    spans = spans_of(kept, named)

    assert spans is not None
    assert [kept.normal[start:end] for start, end in spans] == found


def test_a_place_of_another_kind_of_document_is_none() -> None:
    """A text has no cells, and without times no moments; that is another answer than an empty one."""
    for text in ("cell B7", "00:12:30", "#a :~:text=Some"):
        place = place_named(text)
        assert place is not None
        assert spans_of(plain_copy_text(REPORT), place) is None


def test_a_text_fragment_looks_at_no_case() -> None:
    """Also where small letters are more than capitals, as of İ."""
    place = place_named(":~:text=SOME")
    assert place is not None

    assert spans_of(plain_copy_text(f"İ {REPORT}"), place) != []


def test_a_text_fragment_that_stands_everywhere_ends() -> None:
    """So many places are looked at, and no more."""
    place = place_named(":~:text=nobody-,x")
    assert place is not None

    assert spans_of(plain_copy_text("x " * (MOST_MEETINGS + 5)), place) == []


def test_the_nearest_passage_is_shown() -> None:
    """The words that the writer may have meant."""
    found = nearest_passage(
        plain_copy_text(f"{'Nothing was said. ' * 500}{REPORT}"), "Some 125,000 persons live there according to census"
    )

    assert found is not None
    assert found.passage.startswith("Some 120,000 people live there, according to")


@pytest.mark.parametrize(
    ("text", "quote"),
    [(REPORT, "Zyx wvu!"), (REPORT, "…"), ("", "some words"), ("abc", "xyz"), ("7", "dead: 7")],
)
def test_what_is_like_nothing_has_no_nearest_passage(text: str, quote: str) -> None:
    """Advice that is no help is left out."""
    assert nearest_passage(plain_copy_text(text), quote) is None


def test_a_word_that_stands_everywhere_leads_nowhere() -> None:
    """So many places of it are looked at, and no more."""
    found = nearest_passage(plain_copy_text("word " * 100 + "and at the very end something else"), "word zzzzz")

    assert found is not None
    assert found.start < 200


def test_cells_beside_each_other_are_no_number() -> None:
    """A quote may go over several cells, and a cell is never a part of its neighbour."""
    table = KeptText("", lambda: table_parts([["town", "dead", "hurt"], ["A", "12", "345"]]), "rows")

    assert [len(list(find_quote(table, quote))) for quote in ("12", "345", "A 12", "A 12 345", "2 345")] == [
        1,
        1,
        1,
        1,
        0,
    ]


def test_a_word_may_go_on_over_the_page() -> None:
    """The hyphen at the end of a page is no hyphen of the word."""
    pages = [TextPart("about displace-", (("page", "1"),)), TextPart("ment of 12", (("page", "2"),))]
    kept = KeptText("", lambda: pages, "pages")

    assert [len(list(find_quote(kept, one))) for one in ("displacement of 12", "ment")] == [1, 0]
