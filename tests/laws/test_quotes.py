"""
Laws of quotes.

What stands in a document letter by letter stands there in normal form; typography
changes no answer; another digit always does; a quote that is cut out of a longer
number is never found.
"""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from contested.evidence.normal_form import normal_form
from contested.evidence.plain_copies import plain_copy_text
from contested.evidence.quote_search import find_quote, stands_verbatim

WORDS = st.sampled_from(
    ("people", "were", "killed", "near", "Nagorno-Karabakh", "“official”", "(said)", "the", "army’s", "area", "—", "–")
)
NUMBERS = st.integers(1, 10**7).map("{:,}".format)
TEXTS = st.lists(WORDS | NUMBERS, min_size=1, max_size=30).map(" ".join)
OTHERWISE = {
    " ": ("\n", "  ", "\u00a0", " \n "),
    "“": ('"', "„"),
    "”": ('"', "“"),
    "’": ("'", "‘"),
    "—": ("--", "―"),
    "–": ("-", "‒"),
}


@given(text=TEXTS, start=st.integers(0, 200), size=st.integers(1, 60))
def test_what_stands_letter_by_letter_stands_in_normal_form(text: str, start: int, size: int) -> None:
    """The quick look says yes only where the normal forms do."""
    quote = text[start : start + size].strip()
    assume(quote)

    if stands_verbatim(text, quote):
        assert normal_form(quote) == "" or next(find_quote(plain_copy_text(text), quote), None) is not None


@given(words=st.lists(WORDS | NUMBERS, min_size=3, max_size=20), data=st.data())
def test_typography_changes_no_answer(words: list[str], data: st.DataObject) -> None:
    """A quote of whole words is found whatever white space, quotation marks and dashes the document has."""
    start = data.draw(st.integers(0, len(words) - 2))
    end = data.draw(st.integers(start + 1, len(words)))
    text, quote = " ".join(words), " ".join(words[start:end])
    otherwise = "".join(data.draw(st.sampled_from((one, *OTHERWISE.get(one, ())))) for one in text)
    assume(all(one.isalnum() or one in "“(" for one in quote[0] + quote[-1]))

    before = next(find_quote(plain_copy_text(text), quote), None)
    after = next(find_quote(plain_copy_text(otherwise), quote), None)

    assert (before is None) == (after is None)


@given(words=st.lists(WORDS, min_size=2, max_size=20), number=st.integers(1, 10**7), other=st.integers(1, 10**7))
def test_another_number_is_never_found(words: list[str], number: int, other: int) -> None:
    """Of all numbers one alone stands in the text."""
    assume(number != other)
    text = plain_copy_text(f"{' '.join(words)} that {number:,} people")

    assert next(find_quote(text, f"that {number:,} people"), None) is not None
    assert next(find_quote(text, f"that {other:,} people"), None) is None
    assert next(find_quote(text, f"{other:,} people"), None) is None


@given(number=st.integers(10, 10**9), cut=st.integers(1, 12))
def test_a_part_of_a_number_is_never_found(number: int, cut: int) -> None:
    """From neither side, with signs between thousands or without."""
    for written in (f"{number:,}", str(number), f"{number:,}".replace(",", "\u202f")):
        assume(cut < len(written))
        text = plain_copy_text(f"that {written} people")

        for part in (written[cut:], written[:cut]):
            assert next(find_quote(text, part), None) is None or normal_form(part) in ("", ","), (written, part)


@given(TEXTS)
def test_a_normal_form_stays_as_it_is(text: str) -> None:
    """Put in normal form once more, nothing changes."""
    assert normal_form(normal_form(text)) == normal_form(text)
