"""What stands directly behind a number is what it counts; what stands elsewhere changes nothing."""

from __future__ import annotations

import pytest

from contested.claims.estimate import Estimate
from contested.errors import ContestedError, UnreadablePhrase
from contested.phrases.phrase_reading import read_phrase
from contested.phrases.prose_reading import find_phrases
from contested.quantities.units import Unit


def low(text: str, counted: str | Unit = "killed", locale: str | None = None) -> object:
    """Return the number of a claim."""
    interval = Estimate.of(text, counted, locale=locale).interval
    assert interval is not None
    return interval.low


@pytest.mark.parametrize(
    ("text", "counted", "locale", "why"),
    [
        ("40 hospitals", "killed", None, "'hospitals' beside the number may be what is counted"),
        ("40 of the hospitals", "killed", None, "'hospitals'"),
        ("40 'hospitals'", "killed", None, "'hospitals'"),
        ("40 (hospitals)", "killed", None, "'hospitals'"),
        ("40 reports in Hama", "killed", None, "'reports' beside the number may be what is counted"),
        ("1 bomb killed", "killed", None, "'bomb'"),
        ("40 person-days", "person", None, "'days' beside the number may be what is counted"),
        ("40 refugee camps", "refugee", None, "'camps' beside the number may be what is counted"),
        ("40 cavalry", "tank", None, "'cavalry'"),
        ("dozens of hospitals", "killed", None, "'hospitals'"),
        ("dozens of villages", "killed", None, "settlements are not killed"),
        ("40-person team", "person", None, "'team'"),
        ("40 qaçqın düşərgəsi", "refugee", "az", "'düşərgəsi'"),
        ("40 man years", "person", None, "says that others are counted"),
        ("Bombs: 40", "killed", None, "'Bombs'"),
        ("40 hospital", "killed", None, "'hospital'"),
        ("40 hospital, 3 beds", "killed", None, "'hospital'"),
        ("40 front in Hama", "killed", None, "'front'"),
        ("40 army bank barracks base border bridge", "killed", None, "'bank'"),
        ("40 APC destroyed", "killed", None, "'APC'"),
        ("40 больниц", "killed", "ru", "'больниц'"),
        ("40 rescued", "killed", None, "says something else of them than the figure counts"),
        ("40 were rescued", "killed", None, "'rescued'"),
        ("40, rescued", "killed", None, "'rescued'"),
        ("40 in Hama rescued", "killed", None, "'rescued'"),
        ("Rescued: 40", "killed", None, "'Rescued'"),
        ("40 prisoners released", "captured", None, "'released'"),
        ("40 found", "missing", None, "'found'"),
        ("40 destroyed", "person", None, "'destroyed'"),
        ("40 destroyed", "protest", None, "'destroyed'"),
        ("40 rescued", "tank", None, "'rescued'"),
        ("40 with wounded", "person", None, "says that others are counted"),
        ("40 including wounded", "person", None, "says that others are counted"),
        ("40 as well as wounded", "person", None, "says that others are counted"),
        ("40 children of the killed", "killed", None, "says that others are counted"),
        ("40 Kinder der Getöteten", "killed", "de", "says that others are counted"),
        ("40 above the last count", "killed", None, "makes it a difference"),
        ("40 above the estimate", "killed", None, "makes it a difference"),
        ("SE 40", "killed", None, "has no number that it belongs to"),
        ("children under 5", "child", None, "may be an age"),
        ("most of the 40", "killed", None, "a share is taken"),
        ("part of the 40", "killed", None, "a share is taken"),
        ("of the 40", "killed", None, "a share is taken"),
        ("list of the 40", "killed", None, "a share is taken"),
        ("3 May", "killed", None, "it is a day"),
        ("in May 20", "killed", None, "it is a day"),
        ("since 1994", "killed", None, "it is a day"),
        ("by 1994", "killed", None, "it is a day"),
        ("Brigade 40", "killed", None, "may name something"),
        ("barracks 40", "killed", None, "may name something"),
        ("week three", "killed", None, "may name something"),
        ("40 in 1000", "killed", None, "a share is no number"),
    ],
)
def test_what_is_no_count_of_the_figure_is_refused(text: str, counted: str, locale: str | None, why: str) -> None:
    """A word that may be counted, a contrary state, a day, a label, an age and a share are refused, each by name."""
    with pytest.raises(ContestedError) as caught:
        low(text, counted, locale)

    assert why in str(caught.value)


@pytest.mark.parametrize(
    ("text", "counted", "locale"),
    [
        ("40 killed in hospitals", "killed", None),
        ("40 hospital staff killed", "killed", None),
        ("40 government forces", "person", None),
        ("40 this week", "killed", None),
        ("40 killed last week", "killed", None),
        ("40 took part", "person", None),
        ("40 found dead", "killed", None),
        ("40 bodies found", "killed", None),
        ("40 people hit", "person", None),
        ("40 treated", "wounded", None),
        ("40 destroyed", "tank", None),
        ("40 affected", "household", None),
        ("40 killed when trapped", "killed", None),
        ("40 in damaged houses", "killed", None),
        ("40 killed in a camp where people were living", "killed", None),
        ("40 killed, including children", "killed", None),
        ("40 killed, including killed civilians", "killed", None),
        ("40 people including wounded", "person", None),
        ("40, including 12 wounded", "person", None),
        ("deaths of the 40", "killed", None),
        ("Rockets killed 40", "killed", None),
        ("Riots: 40 killed", "killed", None),
        ("Army 40,000", "soldier", None),
        ("40 քաղաքում", "killed", "hy"),
        ("40 մարդ պատերազմի ընթացքում", "person", "hy"),
        ("40 soldiers team", "person", None),
    ],
)
def test_what_changes_nothing_is_read(text: str, counted: str, locale: str | None) -> None:
    """Behind a preposition, in another clause, or as a part of the noun that is counted, the same words change nothing."""
    assert low(text, counted, locale) in (40, 40_000)


def test_a_kind_of_ones_own_has_its_own_words() -> None:
    """What a user counts by a kind of their own is no thing of ours, and anything may become of it."""
    boats = Unit.counting("hospital", plural="hospitals")

    assert low("40 hospitals destroyed", boats) == 40
    assert low("40 released", boats) == 40


def test_what_nobody_says_is_counted_stays_as_printed() -> None:
    """Without a figure the word behind a number is its unit; the dead that are only spoken of are not what is counted."""
    assert read_phrase("40 hospitals").unit == "hospitals"
    assert read_phrase("40 relatives of the killed").counted is None
    with pytest.raises(ContestedError, match="relatives"):
        low("40 relatives of the killed")
    with pytest.raises(ContestedError):
        low("ölənlərin 40 qohumu", locale="az")
    with pytest.raises(UnreadablePhrase):
        read_phrase("12 killed, including wounded")


def test_a_day_with_a_short_year_is_passed_over() -> None:
    """ "05-Jan-23" is one day in prose, and no count of 23."""
    assert not find_phrases("05-Jan-23 and 5-Jan-2023 and 5-Jan were quiet.")
    assert [one.text for one in find_phrases("On 5-Jan 23 people fled.")] == ["23 people fled"]
