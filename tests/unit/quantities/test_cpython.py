"""Tricks for CPython: a comparison sees that Python is about to drop the first half of a chain."""

from __future__ import annotations

import pytest

import contested as ct
from contested.errors import ChainedComparison
from contested.quantities.cpython import is_half_of_a_chain


def test_the_first_half_of_a_chain_is_known_by_the_code_around_it() -> None:
    """Where no code is, there is no chain; where Python keeps the middle for a second comparison, there is one."""
    figure = ct.Figure("x", "person").claimed(6, by="A")

    assert not is_half_of_a_chain(b"", 0)
    with pytest.raises(ChainedComparison):
        _ = 1 < figure < 7
