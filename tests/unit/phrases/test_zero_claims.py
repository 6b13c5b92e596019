"""A zero is claimed of all that is counted: what tells gives no number, and a part is no whole."""

from __future__ import annotations

import pytest

import contested as ct
from contested.errors import ContestedError, UnreadablePhrase
from contested.phrases.phrase_reading import read_phrase
from contested.phrases.prose_reading import find_phrases


@pytest.mark.parametrize(
    ("text", "unit", "locale"),
    [
        ("no deaths", "killed", None),
        ("no casualties", "killed", None),
        ("no losses", "tank", None),
        ("no one killed", "killed", None),
        ("none of the people died", "killed", None),
        ("nobody was killed in the attack", "killed", None),
        ("no deaths in the village", "killed", None),
        ("Killed: none", "killed", None),
        ("no deaths, in all", "killed", None),
        ("no barrels", "barrel", None),
        ("no tanks", "tank", None),
        ("no hectares", "hectare", None),
        ("0%", "percent", None),
        ("0 or so", "killed", None),
        ("0 or so killed", "killed", None),
        ("0 killed and wounded", "casualty", None),
        ("no people", "person", None),
        ("no deaths", "person", None),
        ("keine Toten", "killed", "de"),
        ("погибших нет", "killed", "ru"),
    ],
)
def test_a_zero_of_all_is_a_zero(text: str, unit: str, locale: str | None) -> None:
    """Nobody of all that a figure counts is a claim of zero."""
    counted = ct.Unit.counting("barrel") if unit == "barrel" else unit

    assert str(read_phrase(text, unit=counted, locale=locale).interval) == "[0; 0]"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("no survivors", "survivors"),
        ("no civilians killed", "civilians"),
        ("no Israelis", "Israelis"),
        ("0 women killed", "women"),
        ("0 or so unknown", "unknown"),
        ("no wounded", "wounded"),
        ("no evidence of deaths", "evidence"),
        ("none confirmed", "confirmed"),
        ("no deaths of children", "children"),
        ("no further deaths", "further"),
        ("no problem", "problem"),
        ("Civilians killed: none", "Civilians"),
        ("no tanks", "tanks"),
        ("0 figures", "figures"),
        ("almost none", "almost"),
        ("at least none", "at least"),
    ],
)
def test_a_zero_of_a_part_or_of_hearsay_is_refused(text: str, named: str) -> None:
    """A part, another kind, evidence, a new word and "almost" make no claim of zero; the message names them."""
    with pytest.raises(UnreadablePhrase) as refused:
        read_phrase(text, unit="killed")

    assert named in str(refused.value)


@pytest.mark.parametrize(
    "text", ["no official toll", "no death toll", "no confirmed figures so far", "no casualty count"]
)
def test_no_toll_is_a_refusal_to_say(text: str) -> None:
    """That no number was given is no number."""
    read = read_phrase(text, unit="killed")

    assert (read.unknown, read.interval) == (True, None)


def test_where_nobody_says_what_is_counted_a_zero_keeps_its_noun() -> None:
    """Without a unit "no camels" counts camels, and evidence still counts nothing."""
    assert read_phrase("no camels").unit == "camels"
    assert read_phrase("no Israelis").unit == "Israelis"
    assert str(read_phrase("0 camels").interval) == "[0; 0]"
    with pytest.raises(UnreadablePhrase):
        read_phrase("no evidence of camels")


@pytest.mark.parametrize(
    ("text", "unit", "found"),
    [
        ("There were no injuries.", "killed", 0),
        ("There were no injuries.", "wounded", 1),
        ("There were no injuries.", None, 1),
        ("There were no deaths.", "killed", 1),
        ("0 civilians were killed.", "killed", 0),
        ("0 civilians were killed.", None, 1),
        ("Almost no casualties were reported.", "killed", 0),
    ],
)
def test_a_zero_in_prose_goes_by_the_same_rule(text: str, unit: str | None, found: int) -> None:
    """Prose finds a zero of all that is counted, and lists another as unread."""
    assert len(find_phrases(text, unit=unit)) == found


@pytest.mark.parametrize(
    "text", ["no official toll", "no survivors", "no Israelis", "no civilians killed", "no wounded"]
)
def test_all_doors_say_the_same(text: str) -> None:
    """A cell and a claim give the same answer, and none of them is a zero."""
    figure = ct.Figure("x", "killed")
    answers = []
    for claimed in (figure.claimed, figure.claimed_cell):
        try:
            answers.append(str(claimed(text, by="A").hull()))
        except ContestedError:
            answers.append("refused")

    assert answers[0] == answers[1]
    assert "0" not in answers[0]
