"""
The test sentences of quantulum3 that give a value with an uncertainty: ranges and "+/-".

quantulum3 writes a range as its middle and half its width; here the ends count.

Source: PyPI quantulum3 0.10.0 (MIT), _lang/en_US/tests/quantities.json.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from contested.phrases.prose_reading import find_phrases
from contested.quantities.numbers import exact

FOLDER = Path(__file__).parents[2].parent / "shared" / "data" / "number_phrases_quantulum3"

APART = {  # two numbers, and no range, behind a verb of change: K2
    "$350 per kg to $680 per kg": "it rose from the one to the other",
    "44 mg to 50 mg": "it was reduced from the one to the other",
}
REFUSED = {"-18 °C to -34 °C": "its first number is above its second: a fall, or a range written backwards"}


@pytest.fixture(scope="module")
def quantities() -> list[list[Any]]:
    """Return sentence, surface, value and uncertainty of each, or skip where the file is not here."""
    path = FOLDER / "gold_questions.json"
    if not path.is_file():
        pytest.skip(f"the sentences are not here: {path}")
    found: list[list[Any]] = json.loads(path.read_text(encoding="utf-8"))["questions"][1]["expected"]
    return found


# gold_questions.json, number_phrases_quantulum3-2
def test_values_with_an_uncertainty_have_the_same_ends(quantities: list[list[Any]]) -> None:
    """The ends are the value less and plus its uncertainty, exactly; one text is refused, and two are changes, with the reason."""
    right = 0
    refused: list[str] = []
    wrong: list[str] = []
    for sentence, surface, value, uncertainty in quantities:
        start = sentence.index(surface)
        found = find_phrases(sentence)
        hits = [one for one in found if one.start < start + len(surface) and one.end > start]
        ends = (exact(value) - exact(uncertainty), exact(value) + exact(uncertainty))
        if any(one.interval is not None and (one.interval.low, one.interval.high) == ends for one in hits):
            right += 1
        else:
            (wrong if hits else refused).append(surface)

    print(f"\nquantulum3: {right} right, {len(refused)} refused {refused}, {len(wrong)} wrong {wrong}")
    assert (right, set(refused), wrong) == (13, set(REFUSED), list(APART))
