"""What stands at a place of a kept copy, for the tests of each kind of copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.evidence.places import place_named
from contested.evidence.quote_search import spans_of

if TYPE_CHECKING:
    from contested.evidence.kept_text import KeptText


def standing_at(text: KeptText, at: str) -> list[str] | None:
    """Return what stands at a place."""
    place = place_named(at)
    assert place is not None
    spans = spans_of(text, place)
    return None if spans is None else [text.spaced[start:end].strip(" \x01") for start, end in spans]
