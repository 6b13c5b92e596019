"""
The test suite of Microsoft's Recognizers-Text for English numbers, ranges and percentages.

Its ranges are half open, [a, b), where the text says "between a and b"; a report
means both ends, so a bounded range without a word that opens it counts as
right when both ends are closed here.

Source: github.com/microsoft/Recognizers-Text at 90e968ea44dc (MIT), Specs/Number/English.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from contested.errors import AmbiguousPhrase
from contested.phrases.prose_reading import find_phrases

if TYPE_CHECKING:
    from contested.phrases.phrase import Phrase

FOLDER = Path(__file__).parents[2].parent / "shared" / "data" / "number_phrases_recognizers"

# What is not read as they read it, and why; nothing else may differ.
NOT_AS_THEY_READ: dict[str, dict[str, str]] = {
    "NumberRangeModel": {
        "20~100": "the tilde joins two numbers and 'about' softens both; both ends belong to it",
        "2 in 5 or more": "two in five, or two within five: two readings, refused",
        "more than 2": "'more than 2 in 5': two readings, refused",
    },
    "NumberModel": {
        "- 1 4/5": "a dash with a space before a number is a bullet in prose; as one phrase it is refused",
        "- 10  k": "the same",
        "10g": "G is kept as a unit: whether it is a thousand million, gauss or grams is not said",
        "1,674.5 g": "the same",
        "-1.1^--23": "a power with two signs is no number",
        "one hundred thirty fifths": "130 fifths or a hundred 35ths: two readings, refused",
        "minus one hundred thirty fifths": "the same",
        "one hundred one thousand fifths": "101,000 fifths or a hundred 1,005ths: two readings, refused",
        "5,00": "a decimal comma is not English, and may be a slip for 5,000: refused",
        "1,3": "the same; or two numbers",
        "two": "'two millionth' is an ordinal or a fraction, and no two",
        "100": "'100 millionths' is a ten-thousandth, and no hundred",
    },
    "PercentModel": {},
}
LIMITS = {"NumberRangeModel": 0.95, "NumberModel": 0.95, "PercentModel": 0.95}


def cases(model: str) -> list[dict[str, Any]]:
    """Return the cases of a model, or skip where the file is not here."""
    path = FOLDER / f"Number__English__{model}.jsonl"
    if not path.is_file():
        pytest.skip(f"the cases are not here: {path}")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def same_interval(read: Phrase, wanted: dict[str, Any]) -> bool:
    """Whether a phrase has these ends, by their convention for the upper end of a range."""
    if read.interval is None:
        return False
    ends = [None if end is None else float(end) for end in (read.interval.low, read.interval.high)]
    if ends != [wanted["low"], wanted["high"]]:
        return False
    half_open = None not in ends and not read.hedges
    low_closed = wanted["low"] is None or wanted["low_inclusive"]
    high_closed = wanted["high"] is None or wanted["high_inclusive"] or half_open
    return (low_closed, high_closed) == (not read.interval.low_open, not read.interval.high_open)


def same_value(read: Phrase, wanted: str) -> bool:
    """Whether a phrase is this one number, as far as their text gives it."""
    if read.interval is None:
        return False
    value = read.interval.low if read.interval.low is not None else read.interval.high
    assert value is not None
    return math.isclose(float(value), float(wanted), rel_tol=1e-12)


@pytest.mark.parametrize("model", LIMITS)
def test_spans_are_read_as_the_recognizers_read_them(model: str) -> None:
    """At least 95 spans of a hundred have their value; each of the others is listed above with the reason."""
    right = 0
    refused: list[str] = []
    wrong: list[str] = []
    for case in cases(model):
        numbers = model == "NumberModel"  # theirs gives the digits within dates and codes too
        phrases = find_phrases(case["input"], codes=numbers)
        if any(isinstance(one.reason, AmbiguousPhrase) for one in phrases.unread):
            phrases = find_phrases(case["input"], codes=numbers, locale="en")  # their texts are English
        for span in case["expected"] or ():
            hits = [one for one in phrases if one.start <= span["end"] and one.end > span["start"]]
            value = span["resolution"]["value"].rstrip("%")
            if value == "null":
                good = not hits  # "a small percent": no number is given, and none is read
            elif "interval" in span:
                good = any(same_interval(one, span["interval"]) for one in hits)
            else:
                good = any(same_value(one, value) for one in hits)
            right += good
            if not good:
                (wrong if hits else refused).append(span["text"])

    total = right + len(refused) + len(wrong)
    print(f"\n{model}: {right} right, {len(refused)} refused {refused}, {len(wrong)} otherwise {wrong}, of {total}")
    assert set(refused) | set(wrong) == set(NOT_AS_THEY_READ[model])
    assert right / total >= LIMITS[model]
