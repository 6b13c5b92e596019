"""Walks over what is built of parts that are shared."""

from __future__ import annotations

from operator import attrgetter

from contested.claims.shared_parts import built_alike, parts_first


class Step:
    """A name with parts, as a chain or a derivation has them."""

    def __init__(self, name: str, *parts: Step) -> None:
        self.name, self.parts = name, parts


parts_of, name_of = attrgetter("parts"), attrgetter("name")


def test_parts_come_before_wholes_each_once() -> None:
    """A part that two wholes share is met by the first alone, and order is that of the parts."""
    shared = Step("shared")
    left, right = Step("left", shared), Step("right", Step("own"), shared)

    order = parts_first(Step("top", left, right), parts_of)

    assert [step.name for step in order] == ["shared", "left", "own", "right", "top"]


def test_what_is_built_of_unlike_parts_is_not_alike() -> None:
    """Of other names, of more parts, or of others further down."""
    one = Step("top", Step("left", Step("leaf")))

    assert built_alike(one, Step("top", Step("left", Step("leaf"))), parts_of, name_of)
    assert not built_alike(one, Step("top", Step("left", Step("other"))), parts_of, name_of)
    assert not built_alike(one, Step("top", Step("left")), parts_of, name_of)
    assert not built_alike(one, Step("other", Step("left", Step("leaf"))), parts_of, name_of)


def test_shared_parts_are_walked_once_at_any_depth() -> None:
    """Forty doublings would be a million million ways, and two thousand links too deep to recurse."""
    doubled, again, chain = Step("leaf"), Step("leaf"), Step("leaf")
    for _ in range(40):
        doubled, again = Step("both", doubled, doubled), Step("both", again, again)
    for _ in range(2_000):
        chain = Step("next", chain)

    assert built_alike(doubled, again, parts_of, name_of)
    assert len(parts_first(doubled, parts_of)) == 41
    assert len(parts_first(chain, parts_of)) == 2_001
