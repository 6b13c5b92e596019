"""Days that a printed cell gives beside its number: one, several of one month or year, and what is none."""

from __future__ import annotations

import pytest

import contested as ct


def day_of(text: str, locale: str | None = None) -> list[tuple[str, str | None]]:
    """Return the statements of a cell: the interval, and the day when it held."""
    return [
        (str(one.phrase.interval if one.phrase else None), None if one.day is None else str(one.day))
        for one in ct.read_claims(text, locale=locale)
    ]


@pytest.mark.parametrize(
    ("locale", "printed", "day"),
    [
        (None, "3 May 2020", "2020-05-03"),
        (None, "03 May 2020", "2020-05-03"),
        (None, "3 of May, 2020", "2020-05-03"),
        (None, "1 May 2020", "2020-05-01"),
        (None, "31 May 2020", "2020-05-31"),
        (None, "May 3, 2020", "2020-05-03"),
        (None, "May 2020", "2020-05"),
        (None, "May, 2020", "2020-05"),
        (None, "2020", "2020"),
        (None, "1000", "1000"),
        (None, "2199", "2199"),
        (None, "2020-05-03", "2020-05-03"),
        (None, "2020-05", "2020-05"),
        (None, "2019–2020", "2019/2020"),
        (None, "2 May 2020 – 3 May 2020", "2020-05-02/2020-05-03"),
        (None, "3–5 May 2020", "2020-05-03/2020-05-05"),
        (None, "3-5 May 2020", "2020-05-03/2020-05-05"),
        (None, "3/4 May 2020", "2020-05-03/2020-05-04"),
        (None, "3 to 5 May 2020", "2020-05-03/2020-05-05"),
        (None, "from 3 to 5 May 2020", "2020-05-03/2020-05-05"),
        (None, "3 May – 5 June 2020", "2020-05-03/2020-06-05"),
        (None, "29 December – 3 January 2020", "2019-12-29/2020-01-03"),
        (None, "May–June 2020", "2020-05/2020-06"),
        (None, "December–January 2020", "2019-12/2020-01"),
        (None, "UN, 3–5 May 2020", "2020-05-03/2020-05-05"),
        ("de", "3.–5. Mai 2020", "2020-05-03/2020-05-05"),
        ("de", "3. bis 5. Mai 2020", "2020-05-03/2020-05-05"),
        ("es", "3-5 de mayo de 2020", "2020-05-03/2020-05-05"),
        ("fr", "3-5 mai 2020", "2020-05-03/2020-05-05"),
        ("ru", "3–5 мая 2020 г.", "2020-05-03/2020-05-05"),
    ],
)
def test_a_day_beside_a_number_is_when_it_held(locale: str | None, printed: str, day: str) -> None:
    """With the year that stands at its end: that of both days, or of the later one; and no digit of it is a number."""
    assert day_of(f"12 ({printed})", locale) == [("[12; 12]", day)]


@pytest.mark.parametrize("text", ["12 killed, 3–5 May 2020", "12 killed on 3–5 May 2020", "3–5 May 2020: 12 killed"])
def test_days_stand_behind_a_comma_and_before_a_colon_too(text: str) -> None:
    """As they do in brackets."""
    assert day_of(text) == [("[12; 12]", "2020-05-03/2020-05-05")]


@pytest.mark.parametrize(
    "printed",
    [
        *(
            "0 May 2020",
            "32 May 2020",
            "3.5 May 2020",
            "'3 May 2020",
            "3 May 20200",
            "30 Feb 2020",
            "30 Feb – 1 May 2020",
        ),
        *("2020%", "~2020", "$2020", "2020.5", "2020:5", "x2020", "2020x", "2020-5", "2020-05-3", "999", "2200"),
        *("3 and 5 May 2020", "3–2020", "May–2020", "3–5 May", "3–May 2020", "May–5 June 2020", "5–3 May 2020"),
    ],
)
def test_what_is_no_day_gives_none(printed: str) -> None:
    """A number with a sign, a month without such a day, a year that is none: nothing is read with that day."""
    assert all(day is None for _, day in day_of(f"12 ({printed})"))


@pytest.mark.parametrize("text", ["10–20 May 2020", "10-20 May 2020", "12 (5–3 May 2020)", "12 (30 Feb – 1 May 2020)"])
def test_half_of_a_range_is_no_number_with_a_day(text: str) -> None:
    """What may be days, or days that are none, is listed whole."""
    assert [one.text for one in ct.read_claims(text).unread] == [text]


def test_a_remark_that_softens_a_number_stays_a_remark() -> None:
    """ "Modern estimates" makes a number approximate, and its words are kept."""
    (one,) = ct.read_claims("12 (modern estimates)")

    assert one.phrase is not None
    assert (str(one.phrase.interval), one.phrase.approximate, one.remarks) == ("[12; 12]", True, ("modern estimates",))
