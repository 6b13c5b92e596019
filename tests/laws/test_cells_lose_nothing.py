"""
Laws of printed cells.

Every word lies in a statement, a remark, a mark or in what is listed; no statement is invented; two cells joined by a
semicolon say what both say; whatever is added to a statement changes it, or is listed.
"""

from __future__ import annotations

import itertools
import random
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.gold.printed_cells import CELLS

import contested as ct
from contested.phrases.language import LANGUAGES

if TYPE_CHECKING:
    from contested.phrases.printed_claims import PrintedClaim, PrintedClaims

_WORD = re.compile(r"\w")

NUMBERS = (
    "40",
    "1,200",
    "12 000",
    "1.500",
    "60–80",
    "300+",
    "~70",
    "at least 11",
    "a dozen",
    "two",
    "3 million",
    "1/2",
    "2019",
)
NOUNS = ("killed", "dead", "wounded", "soldiers", "tanks", "border guards", "km²", "of them children", "Armenians", "")
ASIDES = (
    "(UN)",
    "(official)",
    "(Armenia)",
    "(2019)",
    "(as of 3 May 2022)",
    "[3]",
    "(disputed)",
    "per the rebels",
    "(est.)",
    "(including 12 officers)",
    "(later revised to 21)",
    "(range 400–600)",
    "<ref>x 12</ref>",
    "(killed)",
    "",
    "",
    "",
)
JOINTS = (
    ", ",
    " and ",
    "; ",
    "\n",
    "<br>",
    " / ",
    " • ",
    "\n* ",
    ": ",
    " (",
    ") ",
    " ",
    "",
    " – ",
    "/",
    " & ",
    " including ",
)
OPENINGS = (
    "Per Armenia: ",
    "UN: ",
    "Killed: ",
    "",
    "",
    "2018: ",
    "Total: ",
    "According to the UN, ",
    "* ",
    "Armenian side: ",
)

TAILS = {
    "en": (
        "thousand",
        "million",
        "per day",
        "each",
        "or more",
        "not counting the missing",
        "(35,000 per the rebels)",
        "×3",
        "excluding civilians",
        "households",
        "and missing",
        "or 50",
        "– 900",
        "(in thousands)",
        "(upper limit)",
        "but likely more",
        "per cent",
        "(retracted)",
        "on each side",
        "a day",
        "±3",
        "(not confirmed by anyone)",
    ),
    "fr": ("mille", "par jour", "chacun", "ou plus", "sans les disparus", "et disparus", "(en milliers)", "au maximum"),
    "es": ("mil", "por día", "cada uno", "o más", "sin los desaparecidos", "(en miles)", "como máximo"),
    "de": ("tausend", "pro Tag", "jeweils", "oder mehr", "ohne die Vermissten", "(in Tausend)", "höchstens"),
    "ru": ("тысяч", "в день", "каждый", "или более", "без пропавших", "(в тысячах)"),
    "az": ("min", "gündə", "hər biri", "və daha çox", "(minlərlə)"),
    "hy": ("հազար", "օրական", "կամ ավելի", "(հազար)"),
}


def covered(read: PrintedClaims) -> list[tuple[int, int]]:
    """Return all places that an answer accounts for."""
    spans = [one.span for one in read.statements]
    spans += [span for one in read.statements for _, span in one.spans]
    spans += [one.span for one in (*read.ambiguous, *read.unread)]
    return [*spans, *read.remarks, *read.headings, *read.notes, *read.markup]


def lost(read: PrintedClaims) -> list[str]:
    """Return the letters and digits of a cell that its answer does not account for."""
    spans = covered(read)
    return [
        word[0]
        for word in _WORD.finditer(read.text)
        if not any(start <= word.start() and word.end() <= end for start, end in spans)
    ]


def said(one: PrintedClaim, by: int = 0) -> tuple[object, ...]:
    """Return what a statement says, whichever cell it stands in."""
    relations = tuple(None if at is None else at - by for at in (one.part_of, one.revises, one.denies))
    return (
        one.interval,
        one.reach,
        one.number,
        one.stance,
        one.kind,
        one.label,
        one.attribution,
        one.side,
        str(one.day),
        one.remarks,
        relations,
    )


@st.composite
def cells(draw: st.DrawFn) -> str:
    """Draw a cell of the parts that cells are made of."""
    pieces = []
    for _ in range(draw(st.integers(1, 4))):
        parts = (OPENINGS, NUMBERS, NOUNS, ASIDES, ASIDES)
        opening, number, noun, *asides = (draw(st.sampled_from(pool)) for pool in parts)
        pieces.append(opening + " ".join(word for word in (number, noun, *asides) if word))
        pieces.append(draw(st.sampled_from(JOINTS)))
    return "".join(pieces[:-1])


@given(cell=cells(), locale=st.sampled_from((None, *LANGUAGES)))
def test_no_word_is_lost(cell: str, locale: str | None) -> None:
    """Each digit and word of a cell lies in a statement, in a remark, in a mark, or in what is listed."""
    assert lost(ct.read_claims(cell, locale=locale)) == []


def test_no_word_of_a_real_cell_is_lost() -> None:
    """The cells of the gold list lose no word either."""
    assert [cell.text for cell in CELLS if lost(ct.read_claims(cell.text, locale=cell.locale))] == []


@given(cell=cells(), locale=st.sampled_from((None, *LANGUAGES)))
def test_no_statement_is_invented(cell: str, locale: str | None) -> None:
    """Each statement stands in the cell, its number in the statement, and no digit in two of them."""
    read = ct.read_claims(cell, locale=locale)
    numbers = []
    for one in read.statements:
        assert one.text == cell[slice(*one.span)]
        if one.phrase is not None:
            for start, end in one.phrase.number_spans:
                assert one.span[0] <= start < end <= one.span[1]
                numbers.append((start, end))
    assert len(set(numbers)) == len(numbers)
    numbers.sort()
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(numbers))


@given(first=cells(), second=cells(), locale=st.sampled_from((None, *LANGUAGES)))
def test_two_cells_joined_say_what_both_say(first: str, second: str, locale: str | None) -> None:
    """Two cells that are read whole, joined by a semicolon, give the statements of both, in order."""
    one, two = ct.read_claims(first, locale=locale), ct.read_claims(second, locale=locale)
    if not (one.is_whole and two.is_whole) or second.startswith("* "):
        return  # a bullet behind a semicolon begins no line: it is listed
    both = ct.read_claims(f"{first}; {second}", locale=locale)
    size = len(one.statements)

    assert [said(claim) for claim in both.statements[:size]] == [said(claim) for claim in one.statements]
    assert [said(claim, size) for claim in both.statements[size:]] == [said(claim) for claim in two.statements]


@pytest.mark.parametrize("locale", LANGUAGES)
def test_whatever_is_added_changes_the_answer(locale: str) -> None:
    """A tail that changes a meaning changes the answer, or is listed: it is never a remark."""
    silent = []
    for cell in CELLS:
        if (cell.locale or "en") != locale:
            continue
        before = ct.read_claims(cell.text, locale=cell.locale)
        for tail in TAILS[locale]:
            after = ct.read_claims(f"{cell.text} {tail}", locale=cell.locale)
            same = [said(one)[:6] for one in before.statements] == [said(one)[:6] for one in after.statements]
            if before.is_whole and after.is_whole and same and not before.remarks:  # a line of its own may go on
                silent.append((cell.text, tail))
    assert silent == []


def hostile(count: int) -> list[str]:
    """Return texts of parts that cells are made of, and of what they should not be made of, without rhyme."""
    pool = random.Random(14)  # the same texts every time
    parts = [*NUMBERS, *NOUNS, *ASIDES, *JOINTS, *OPENINGS, *(tail for tails in TAILS.values() for tail in tails)]
    parts += list("()[]{}<>;:,.|*-–—•'\"/\\&%°±×½²³0123456789٣५ \t\n՝։…«»†#=+~?!") + [
        "<br",
        "</",
        "{{",
        "}}",
        "[[",
        "]]",
        "&nbsp;",
        "''",
    ]

    def text(most: int) -> str:
        pieces = []
        for _ in range(pool.randint(1, most)):
            inner = most > 1 and pool.random() < 0.2
            pieces.append(f"({text(most // 2)})" if inner else pool.choice(parts))
        return pool.choice(("", " ", "; ")).join(pieces)

    return [text(14) for _ in range(count)]


def test_hostile_cells_end_in_an_answer() -> None:
    """A thousand texts without rhyme are read or listed; no exception leaves, and no word is lost."""
    locales = (None, *LANGUAGES)
    failed = []
    for nth, text in enumerate(hostile(1_000)):
        read = ct.read_claims(text, locale=locales[nth % len(locales)])
        if lost(read):
            failed.append((text, lost(read)))
    assert failed == []
