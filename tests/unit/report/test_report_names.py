"""What the room gives is named, and loaded when it is asked for."""

from __future__ import annotations

from contested import report


def test_every_public_name_is_given() -> None:
    """And no other is listed."""
    assert dir(report) == report.__all__
    assert all(getattr(report, name) is not None for name in report.__all__)
