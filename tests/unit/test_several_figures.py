"""Several figures made one."""

from __future__ import annotations

import contested as ct

A = ct.Figure("a", "person").claimed(10, by="X").claimed(12, by="Y")
B = ct.Figure("b", "person").claimed(5, by="X").claimed("about 30", by="Y")
C = ct.Figure("c", "person").claimed(7, by="X")


def test_a_total_is_what_sum_makes() -> None:
    """Account by account, of one figure that figure."""
    assert ct.total(A, B, C) == sum([A, B, C])
    assert (
        str(ct.total(A, B).hull())
        == "15 (X) to about 42 (Y) people; nobody says whether one contains the other: b and a"
    )
    assert ct.total(A) is A


def test_the_smallest_and_the_greatest_are_chosen_account_by_account() -> None:
    """Each party's own numbers are compared, with numbers beside them."""
    assert str(ct.minimum(A, B).hull()) == "5 (X) to 12 (Y) people"
    assert str(ct.maximum(A, B, 11).hull()) == "11 (X) to about 30 (Y) people"
