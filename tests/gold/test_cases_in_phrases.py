"""
Texts that were read wrongly once, or have to stay right, each with its right reading.

``cases/phrases.jsonl`` was written for this project, by hand: a text a line,
sorted by kind.  ``claim`` is a claim of a figure, ``find`` is running prose.
"""

from __future__ import annotations

import json
from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import contested as ct

if TYPE_CHECKING:
    from contested.phrases.phrase import Phrase

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "cases" / "phrases.jsonl").read_text(encoding="utf-8").splitlines()
]
RIGHT, REFUSED, WRONG = "right", "refused", "wrong"
MOST_REFUSED = 0.02


def number(said: object) -> Fraction | None:
    """Return a number as the cases write it."""
    return None if said is None else Fraction(str(said))


def same_reading(read: Phrase | ct.Estimate, wanted: dict[str, Any]) -> bool:
    """Whether a text was read as the case says, its interval as printed."""
    if "unquantified" in wanted:
        return read.interval is None and read.unquantified is not None
    interval = read.interval
    if interval is None:
        return False
    best = None if interval.is_point else read.best
    ends = [None if end is None else Fraction(end) for end in (interval.low, interval.high, best)]
    if ends != [number(wanted[end]) for end in ("low", "high", "best")]:
        return False
    opened = [
        bool(wanted[f"{end}_open"]) == is_open
        for end, is_open in (("low", interval.low_open), ("high", interval.high_open))
        if wanted[end] is not None
    ]
    return all(opened) and wanted["hedged"] in (None, read.approximate)


def judged_claim(case: dict[str, Any], wanted: dict[str, Any]) -> str:
    """Return how a claim was read."""
    unit = case["unit"] or "person"
    try:
        figure = ct.Figure("x", unit).claimed(case["text"], by="A", locale=case["locale"])
    except ct.ContestedError:
        return RIGHT if "refused" in wanted or "not" in wanted else REFUSED
    estimate = figure.estimates[0]
    if "not" in wanted:
        return WRONG if same_reading(estimate, wanted["not"]) else RIGHT
    if "withheld" in wanted:
        return RIGHT if estimate.unknown else WRONG
    if "refused" in wanted:
        return WRONG
    try:
        estimate = estimate.to(ct.Figure("x", wanted.get("unit", unit)).unit)
    except ct.ContestedError:
        return WRONG
    return RIGHT if same_reading(estimate, wanted) else WRONG


def judged_prose(case: dict[str, Any], wanted: dict[str, Any]) -> str:
    """Return how a text was searched: everything is where it should be, and nothing else is found."""
    text = case["text"]
    found = ct.find_phrases(text, locale=case["locale"])
    if "not" in wanted:
        return WRONG if any(same_reading(one, wanted["not"]) for one in found) else RIGHT
    left, verdict = list(found), RIGHT
    for item in wanted["found"]:
        place = text.index(item["text"])
        end = place + len(item["text"])
        here = [one for one in left if one.span[0] < end and place < one.span[1]]
        match = next((one for one in here if same_reading(one, item)), None)
        if match is not None:
            left.remove(match)
        elif not here and any(span[0] < end and place < span[1] for _, span, _ in found.unread):
            verdict = verdict if item.get("or_unread") else REFUSED
        else:
            return WRONG
    allowed = wanted.get("may", [])
    return verdict if all(any(same_reading(one, item) for item in allowed) for one in left) else WRONG


def judged(case: dict[str, Any]) -> str:
    """Return the best of the answers that are honest for a case."""
    wanted = case["expect"].get("any_of", [case["expect"]])
    judge = judged_claim if case["entry"] == "claim" else judged_prose
    verdicts = {judge(case, one) for one in wanted}
    return next(one for one in (RIGHT, REFUSED, WRONG) if one in verdicts)


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_text_is_never_read_as_something_else(case: dict[str, Any]) -> None:
    """A text is read as a person reads it, or it is refused or listed as unread; it never says something else."""
    assert judged(case) != WRONG, (case["text"], case["expect"])


def test_hardly_a_clear_text_is_refused() -> None:
    """Of the texts that are clear, at most two in a hundred are refused."""
    verdicts = Counter(judged(case) for case in CASES)

    print(f"\ntexts: {dict(verdicts)}; refused: {[case['id'] for case in CASES if judged(case) == REFUSED]}")
    assert verdicts[REFUSED] <= MOST_REFUSED * len(CASES)
