"""
Relations of intervals against the standard's own test vectors.

Source: IEEE 1788 test framework ITF1788, libieeep1788 tests by M. Nehmeier and
O. Heimlich, github.com/oheim/ITF1788 at b6ee1e24 (Apache-2.0).
"""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from contested.quantities.interval import Interval
from contested.quantities.numbers import exact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FOLDER = Path(__file__).parents[2].parent / "shared" / "data" / "interval_itf1788"


class Vector(NamedTuple):
    """One line of the framework: an operation, its arguments and the expected result."""

    case: str
    op: str
    args: tuple[str, ...]
    expected: str


def undecorated() -> Iterator[Vector]:
    """Return the vectors on bare intervals: no decoration, and no "not an interval"."""
    for path in sorted(FOLDER.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            raw = json.loads(line)
            texts = (*raw["args"], *raw["expected"])
            if len(raw["expected"]) == 1 and not any("_" in text or text == "[nai]" for text in texts):
                yield Vector(raw["case"], raw["op"], tuple(raw["args"]), raw["expected"][0])


def end(text: str) -> str | None:
    """Return a bound, or None where it is infinite."""
    return None if text.strip().lstrip("+-").startswith("inf") else text.strip()


def interval(text: str) -> Interval:
    """Read an interval as the framework writes it."""
    inner = text.strip("[] ")
    if inner == "empty":
        return Interval.empty()
    if inner == "entire":
        return Interval.everything()
    low, high = inner.split(",")
    return Interval(end(low), end(high))


RELATIONS: dict[str, Callable[..., object]] = {
    "isEmpty": lambda a: a.is_empty,
    "isEntire": lambda a: a == Interval.everything(),
    "isSingleton": lambda a: a.is_point,
    "isCommonInterval": lambda a: not a.is_empty and a.is_bounded,
    "equal": lambda a, b: a == b,
    "subset": Interval.within,
    "interior": Interval.inside,
    "less": Interval.less,
    "strictLess": Interval.strictly_less,
    "precedes": Interval.precedes,
    "strictPrecedes": Interval.strictly_precedes,
    "disjoint": Interval.disjoint,
    "overlap": lambda a, b: a.overlap(b).value,
    "intersection": Interval.intersection,
    "convexHull": Interval.hull,
}


def reproduced(vector: Vector) -> bool:
    """Whether the library gives what the vector expects."""
    answer = RELATIONS[vector.op](*(interval(text) for text in vector.args))
    if isinstance(answer, Interval):
        return answer == interval(vector.expected)
    return str(answer).lower() == vector.expected.lower()


@pytest.fixture(scope="module")
def vectors() -> list[Vector]:
    """Return the undecorated vectors, or skip where the folder is not here."""
    if not FOLDER.is_dir():
        pytest.skip(f"the vectors are not here: {FOLDER}")
    return list(undecorated())


def test_every_relation_and_set_operation_is_reproduced(vectors: list[Vector]) -> None:
    """All 229 undecorated vectors on relations, overlap and sets give what the standard expects."""
    asked = [vector for vector in vectors if vector.op in RELATIONS]

    wrong = [vector for vector in asked if not reproduced(vector)]

    # gold_questions.json, interval_itf1788-2
    assert (len(asked), wrong) == (229, [])


# gold_questions.json, interval_itf1788-3
@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Interval.empty().disjoint(Interval.point(0)), True),
        (Interval.empty().precedes(Interval.point(0)), True),
        (Interval.empty().less(Interval.point(0)), False),
        (Interval.empty().less(Interval.empty()), True),
        (Interval.empty().within(Interval.point(0)), True),
        (Interval.point(0).within(Interval.empty()), False),
    ],
)
def test_the_empty_interval_is_vacuous_where_the_standard_says_so(answer: bool, expected: bool) -> None:
    """Nothing is disjoint from, precedes and lies within everything, and is less than nothing only."""
    assert answer is expected


def test_the_bounds_are_those_of_the_standard(vectors: list[Vector]) -> None:
    """Every undecorated vector on inf and sup of what is not empty gives its bound, absent where infinite."""
    asked = [v for v in vectors if v.op in ("inf", "sup") and v.args != ("[empty]",)]

    wrong = []
    for vector in asked:
        held = interval(vector.args[0])
        bound = held.low if vector.op == "inf" else held.high
        wanted = end(vector.expected)
        if bound != (None if wanted is None else exact(wanted)):
            wrong.append(vector)

    # Counted by grep in libieeep1788_num.jsonl: 13 of inf and 13 of sup.
    assert (len(asked), wrong) == (26, [])


def number(text: str) -> Interval:
    """Read an interval whose ends may be hexadecimal floats, exactly."""
    inner = text.strip("[] ")
    if inner in ("empty", "entire"):
        return interval(text)
    low, _, high = inner.partition(",")
    return Interval.of_ends(_bound(low), _bound(high or low), False, False)


def _bound(text: str) -> Fraction | None:
    return None if "inf" in text else _exactly(text.strip())


def _exactly(text: str) -> Fraction:
    return Fraction(float.fromhex(text) if "0x" in text.lower() else float(text))  # the vectors are binary


def test_adding_back_what_was_cancelled_holds_the_first(vectors: list[Vector]) -> None:
    """Where a vector gives a bounded c = a - b of equal widths at most, b + c holds a (and c - b for cancelPlus)."""
    asked = [v for v in vectors if v.op in ("cancelMinus", "cancelPlus") and "entire" not in v.expected]

    wrong = []
    for vector in asked:
        a, b = (number(text) for text in vector.args)
        c = number(vector.expected)
        if not a.within(b + c if vector.op == "cancelMinus" else c - b):
            wrong.append(vector)

    # Counted in libieeep1788_cancel.jsonl: of 121 undecorated, 56 do not expect the entire line.
    assert (len(asked), wrong) == (56, [])
