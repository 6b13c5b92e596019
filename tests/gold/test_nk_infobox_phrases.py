"""
Figures as two infoboxes print them, against 38 claims read by hand.

Source: Wikipedia, 2020 Nagorno-Karabakh war and Nagorno-Karabakh conflict
(CC BY-SA), as stored in github.com/front-lines-org/astro-experiment at 3cf77a43.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from contested.phrases.phrase import Phrase
from contested.phrases.phrase_reading import read_phrase

LABELS = Path(__file__).parents[2].parent / "shared" / "data" / "nk_infobox" / "labels.json"


def parts(text: str) -> list[str]:
    """Split what stands before a colon, and two claims joined by "and", as an editor would."""
    claims = text.rpartition(": ")[2].split(" and ")
    return claims if all(claim[:1].isdigit() for claim in claims) else [" and ".join(claims)]


def kind(read: Phrase) -> str:
    """Return the label's word for what was read."""
    if read.unknown:
        return "unknown"
    if read.approximate:
        return "approx"
    assert read.interval is not None
    if read.interval.is_point:
        return "exact"
    return "at_least" if read.hedges == ("+",) and read.text.find("–") < 0 else "range"


@pytest.fixture(scope="module")
def labels() -> list[dict[str, Any]]:
    """Return the labels, or skip where the file is not here."""
    if not LABELS.is_file():
        pytest.skip(f"the labels are not here: {LABELS}")
    read: list[dict[str, Any]] = json.loads(LABELS.read_text(encoding="utf-8"))
    return read


def test_every_claim_is_read_as_by_hand(labels: list[dict[str, Any]]) -> None:
    """All 38 claims give the low, high and kind that a person read off them."""
    wrong = []
    for label in labels:
        read = [read_phrase(part) for part in parts(label["text"])]
        found = [
            (kind(one), None, None) if one.interval is None else (kind(one), one.interval.low, one.interval.high)
            for one in read
        ]
        if (label["kind"], label["low"], label["high"]) not in found:
            wrong.append((label["text"], found))

    print(f"\ninfobox claims: {len(labels) - len(wrong)} right, {len(wrong)} wrong of {len(labels)}")
    # gold_questions.json, nk_infobox-1
    assert (len(labels), wrong) == (38, [])


# gold_questions.json, nk_infobox-3
def test_an_open_top_settles_no_upper_bound(labels: list[dict[str, Any]]) -> None:
    """Of "14,272+" it can be said that it is more than 14,000, and not that it is at most 20,000."""
    read = read_phrase(labels[0]["text"]).interval
    assert read is not None

    more_than_14000 = read.low is not None and read.low > 14_000

    assert (more_than_14000, read.high, read.contains(20_001), read.contains(20_000)) == (
        True,
        None,
        True,
        True,
    )


# gold_questions.json, nk_infobox-5
def test_claims_of_five_periods_add_up_with_an_open_top(labels: list[dict[str, Any]]) -> None:
    """The five periods of the conflict add up to at least 39,302 killed, without an upper limit."""
    total = None
    for label in labels:
        if label["subject"] == "Nagorno-Karabakh conflict" and label["attribute"] == "killed":
            read = read_phrase(label["text"]).interval
            assert read is not None
            total = read if total is None else total + read

    assert total is not None
    assert str(total) == "[39,302; ∞)"
