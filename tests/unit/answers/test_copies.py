"""Suspected copies: numbers that are probably taken from another print."""

from __future__ import annotations

import contested as ct

FIRST = ct.Source("A wire", issued="2023-01-01")
LATER = ct.Source("A paper", issued="2023-01-02")
QUOTE = "2,900 people have fled since Monday"
PEOPLE = ct.Figure("displaced", "person")


def test_an_unusual_number_on_a_later_day_is_suspected() -> None:
    """Who prints it later without an origin may have copied who printed it first."""
    (found,) = PEOPLE.claimed(2906, by="A", source=FIRST, key="a").claimed("2,906", by="B", source=LATER).copies()

    assert str(found) == (
        "B (in A paper) may have copied A (in A wire): "
        "the same unusual number, 2,906, 1 day later; it names no origin of its own"
    )
    assert found.to_dict() == {
        "copy_by": "B",
        "copy_source": "A paper",
        "copy_key": None,
        "original_by": "A",
        "original_source": "A wire",
        "original_key": "a",
        "number": 2906,
        "days": 1,
        "reasons": ["the same unusual number, 2,906, 1 day later", "it names no origin of its own"],
    }
    assert repr(found) == f"<SuspectedCopy {found}>"


def test_the_same_words_make_a_round_number_suspected_on_the_same_day_too() -> None:
    """A quote of five words or more is nobody else's, whatever its spaces and capitals."""
    loud = QUOTE.upper().replace(" ", "  ")
    figure = PEOPLE.claimed(2900, by="A", source=FIRST, quote=QUOTE).claimed(2900, by="B", quote=loud)

    (found,) = figure.copies()

    assert str(found) == (
        "B may have copied A (in A wire): the same number, 2,900; in the same words; it names no origin of its own"
    )


def test_an_unusual_number_in_the_same_words_is_one_suspicion() -> None:
    """It has both reasons, and how many days lie between."""
    quote = "2,906 people have fled since Monday"
    figure = PEOPLE.claimed(2906, by="A", source=FIRST, quote=quote).claimed(2906, by="B", source=LATER, quote=quote)

    (found,) = figure.copies()

    assert found.reasons[:2] == ("the same unusual number, 2,906, 1 day later", "in the same words")


def test_two_days_are_days_and_words_alone_have_their_day_too() -> None:
    """A round number in the same words, two days later."""
    late = ct.Source("A paper", issued="2023-01-03")
    figure = PEOPLE.claimed(2900, by="A", source=FIRST, quote=QUOTE).claimed(2900, by="B", source=late, quote=QUOTE)

    (found,) = figure.copies()

    assert found.reasons[0] == "the same number, 2,900, 2 days later"


def test_what_is_no_copy() -> None:
    """One origin, a declared chain, other words, fewer words, a range, another number, what is set aside."""
    first = PEOPLE.claimed(2900, by="A", source=FIRST, quote=QUOTE, key="a")

    assert first.claimed(2900, by="A", source=LATER, quote=QUOTE).copies() == ()
    assert first.claimed(2900, by="B", source=LATER, quoting=[FIRST], quote=QUOTE).copies() == ()
    assert first.claimed(2900, by="B", source=LATER, quote="2,900 people, it is said").copies() == ()
    assert PEOPLE.claimed(2900, by="A", quote="2,900").claimed(2900, by="B", quote="2,900").copies() == ()
    assert (
        PEOPLE.claimed(low=1, high=2906, value=None, by="A").claimed(low=1, high=2906, value=None, by="B").copies()
        == ()
    )
    assert PEOPLE.claimed(2906, by="A", source=FIRST).claimed(2907, by="B", source=LATER).copies() == ()
    aside = first.claimed(2900, by="B", source=LATER, quote=QUOTE).set_aside("a", reason="a slip", by="me")
    assert aside.copies() == ()


def test_the_copies_of_a_derived_figure_are_those_of_its_figures() -> None:
    """Each figure is looked at by itself: one number in two figures is no copy."""
    copied = PEOPLE.claimed(2906, by="A", source=FIRST).claimed(2906, by="B", source=LATER)
    other = ct.Figure("others", "person").claimed(2906, by="C", source=LATER)

    assert (copied + other).copies() == copied.copies()


def test_words_alone_are_a_finding() -> None:
    """The check says so, as it says what comes later."""
    figure = PEOPLE.claimed(2900, by="A", quote=QUOTE).claimed(2900, by="B", quote=QUOTE)

    (finding,) = ct.Dossier().with_figure("f", figure).check().of("CF010")

    assert finding.what == "B prints 2,900 in the same words as A, and names no origin"
