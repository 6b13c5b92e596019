"""What is known of how exactly a number was stated."""

from __future__ import annotations

import pytest

from contested.answers.evidence import _stated
from contested.claims.estimate import Estimate


@pytest.mark.parametrize(
    ("value", "error", "place"),
    [
        ("153", 3, -1),  # GUM 7.2.6: an error is given to two digits at most
        ("153", "0.25", -2),
        ("153", 40, 0),
        ("153", None, 0),
        ("about 10,000", None, 4),
    ],
)
def test_a_number_is_as_exact_as_its_error_says(value: str, error: object, place: int) -> None:
    """By the second digit of a stated error; without one, by its last digit, and of what is about by the last that is not zero."""
    assert _stated(Estimate.of(value, "person", standard_error=error)).place == place
