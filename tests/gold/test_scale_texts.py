"""
Scales, signs, shares and torn numbers in seven languages, with what a reader makes of each.

The texts are this project's own; what is right was written down before they were read.  ``claim`` is a claim of a
figure, ``find`` is running prose.  A scale word or letter counts where it directly follows the number, or stands
in a clause of its own; what is a share, a clock time, a footnote, a sign or half of a number is refused or unread.
"""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from tests.gold.test_claim_texts import is_as

import contested as ct

TEXTS = [json.loads(line) for line in (Path(__file__).parent / "scale_texts.jsonl").read_text("utf-8").splitlines()]
CLAIMS = [line for line in TEXTS if line["entry"] == "claim"]
PROSE = [line for line in TEXTS if line["entry"] == "find"]


@pytest.mark.parametrize("line", CLAIMS, ids=[line["id"] for line in CLAIMS])
def test_a_scale_or_a_sign_beside_a_number_is_read_or_refused(line: dict[str, Any]) -> None:
    """Each claim gives the ends that a reader gives it, or is refused where it has two readings or none."""
    figure = ct.Figure("it", line["unit"], signed=line.get("signed", False))
    read: ct.Estimate | None
    try:
        read = figure.claimed(line["text"], by="A", locale=line["locale"]).estimates[0]
    except ct.ContestedError:
        read = None

    assert is_as(line["expect"], read, line), (line["text"], read)


@pytest.mark.parametrize("line", PROSE, ids=[line["id"] for line in PROSE])
def test_prose_reads_a_number_whole_or_leaves_it_unread(line: dict[str, Any]) -> None:
    """Each number stands where the text has it, or is listed as unread; nothing else is found."""
    text, expect = line["text"], line["expect"]
    found = ct.find_phrases(text, locale=line["locale"])
    left = list(found)
    for item in expect["found"]:
        start = text.index(item["text"])
        end = start + len(item["text"])
        here = [one for one in left if one.span[0] < end and start < one.span[1]]
        match = next((one for one in here if _is_item(one, item)), None)
        if match is not None:
            left.remove(match)
            continue
        assert not here, (text, here)
        assert item["or_unread"], text
        assert any(one.span[0] < end and start < one.span[1] for one in found.unread), text
    for part in expect["unread"]:
        start = text.index(part)
        assert any(one.span[0] <= start and start + len(part) <= one.span[1] for one in found.unread), text

    assert all(any(_is_item(one, item) for item in expect["may"]) for one in left), (text, left)


def _is_item(read: ct.Phrase, item: dict[str, Any]) -> bool:
    """Whether a phrase has the ends and the hedge of an item."""
    if read.interval is None:
        return False
    ends = [None if end is None else Fraction(end) for end in (read.interval.low, read.interval.high)]
    meant = [None if item[end] is None else Fraction(item[end]) for end in ("low", "high")]
    return ends == meant and item["hedged"] in (None, read.approximate)
