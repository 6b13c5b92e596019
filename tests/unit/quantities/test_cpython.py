"""Tricks for CPython: a comparison sees that Python is about to drop the first half of a chain."""

from __future__ import annotations

import pickle

import pytest

import contested as ct
from contested.errors import ChainedComparison
from contested.quantities.cpython import is_half_of_a_chain, reduce_by_constructor


def test_the_first_half_of_a_chain_is_known_by_the_code_around_it() -> None:
    """Where no code is, there is no chain; where Python keeps the middle for a second comparison, there is one."""
    figure = ct.Figure("x", "person").claimed(6, by="A")

    assert not is_half_of_a_chain(b"", 0)
    with pytest.raises(ChainedComparison):
        _ = 1 < figure < 7


def test_a_value_comes_back_by_its_constructor() -> None:
    """What a constructor refuses does not come back from a pickle, and what was computed is left behind."""
    source = ct.Source("A report", issued="2024-05-01")

    assert pickle.loads(pickle.dumps(source)) == source
    _, given = reduce_by_constructor(source)
    assert isinstance(given, tuple)
    assert given[0] is ct.Source
