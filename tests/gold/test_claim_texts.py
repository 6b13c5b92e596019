"""
Claims as cells and quotations print them, in seven languages, with what a reader makes of each.

The texts are this project's own; what is right was written down before they were read.  The kinds K4 to K10
are: the rest of a claim is dropped, a share is counted, marks on a number, separators, refused though clear.
``counted_texts`` ask what it is that a number counts: the word behind it, a day, a label, an age, a contrary state.
Those of ``said_texts.jsonl``: a zero of which whole, a doubt, a vague word, a preposition, and a word that is kept whole.
"""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from contested.errors import ContestedError
from contested.figure import Figure
from contested.quantities.units import factor, unit

if TYPE_CHECKING:
    from contested.claims.estimate import Estimate

FILES = ("claim_texts.jsonl", "counted_texts.jsonl", "said_texts.jsonl")
TEXTS = [json.loads(line) for name in FILES for line in (Path(__file__).parent / name).read_text("utf-8").splitlines()]


def is_as(expected: dict[str, Any], read: Estimate | None, line: dict[str, Any]) -> bool:
    """Whether what was read, or refused, is what is expected."""
    if "any_of" in expected:
        return any(is_as(one, read, line) for one in expected["any_of"])
    if read is None or "refused" in expected:
        return read is None and "refused" in expected
    word = read.unquantified
    worded = {"withheld": read.unknown, "unquantified": word is not None, "said": word == expected.get("said")}
    if not worded.keys().isdisjoint(expected):
        return all(worded[key] for key in expected)
    if read.interval is None:
        return False
    ratio = factor(read.unit, unit(expected.get("unit") or line["unit"] or "person"))
    ends = [None if end is None else Fraction(end) * ratio for end in (read.interval.low, read.interval.high)]
    meant = [None if expected[end] is None else Fraction(expected[end]) for end in ("low", "high")]
    opened = (read.interval.low_open, read.interval.high_open) == (expected["low_open"], expected["high_open"])
    best = None if read.best is None else Fraction(read.best) * ratio
    hedged = expected["hedged"] is None or read.approximate is expected["hedged"]
    return ends == meant and opened and best == (expected["best"] and Fraction(expected["best"])) and hedged


@pytest.mark.parametrize("line", TEXTS, ids=[line["id"] for line in TEXTS])
def test_a_claim_is_read_as_a_person_reads_it(line: dict[str, Any]) -> None:
    """Each text gives its ends, its best value and its hedge, or is refused where that is honest."""
    read: Estimate | None
    try:
        figure = Figure("it", line["unit"] or "person").claimed(line["text"], by="A", locale=line["locale"])
        read = figure.estimates[0]
    except ContestedError:
        read = None

    assert is_as(line["expect"], read, line), (line["text"], read)
