"""What values of plain fields show of themselves: what is set, as it can be given again."""

from __future__ import annotations

from typing import Any

import pytest

import contested as ct

NAMES = {name: getattr(ct, name) for name in ct.__all__}

SHOWN: list[tuple[object, str]] = [
    (ct.Party("Armenia"), "Party(name='Armenia')"),
    (
        ct.Party("Armenia", aliases=["Yerevan"], stake="disputant", bloc="CSTO"),
        "Party(name='Armenia', aliases=('Yerevan',), stake='disputant', bloc='CSTO')",
    ),
    (ct.Source("Article"), "Source(title='Article')"),
    (
        ct.Source("Article", issued="2023-09-20/2023-09-21", primary=True, quoting=["Wire"], organ_of="A"),
        (
            "Source(title='Article', organ_of=Party(name='A'), issued='2023-09-20/2023-09-21', primary=True,"
            " quoting=(Source(title='Wire'),))"
        ),
    ),
    (ct.part_of("a", "b"), "PartOf(parts=('a',), whole='b')"),
    (
        ct.sum_of("b", ["a", "c"], by="UN"),
        "PartOf(parts=('a', 'c'), whole='b', cover='all', disjoint=True, by=Party(name='UN'))",
    ),
    (ct.equal_to("a", "b"), "EqualTo(first='a', second='b')"),
    (ct.at_most("a", "b"), "AtMost(lower='a', upper='b')"),
    (ct.Bridge("a", "b", factor="about 4"), "Bridge(given='a', wanted='b', factor='about 4')"),
    (
        ct.Figure("f", "person").claimed(1, key="k").set_aside("k", reason="old", by="me").assessments[0],
        "Assessment(estimate='k', reason='old', by='me')",
    ),
    (ct.Dossier().silencing("CF012", reason="so").silenced[0], "Silenced(code='CF012', reason='so')"),
    (
        ct.Feed(of="place", name="=dead", unit="=killed", best="n", by="by"),
        "Feed(of=('place',), name='=dead', unit='=killed', best='n', by='by')",
    ),
    (
        ct.Feed(of="place", name="=dead", unit="=killed", best="n", by="by", facets={"side": "s"}),
        "Feed(of=('place',), name='=dead', unit='=killed', best='n', by='by', facets={'side': 's'})",
    ),
]


@pytest.mark.parametrize(("value", "shown"), SHOWN)
def test_what_is_shown_is_what_is_set_and_makes_the_value_again(value: object, shown: str) -> None:
    """What was left out is not shown; pasted behind ``from contested import *`` it is the same value."""
    assert repr(value) == shown
    assert eval(shown, dict(NAMES)) == value


READ: list[tuple[Any, str]] = [
    (
        ct.read_phrase("10"),
        "Phrase(text='10', interval=<Interval [10; 10]>, reach=<Interval [10; 10]>, span=(0, 2), number_spans=((0, 2),))",
    ),
    (ct.read_claims("dozens (UN)").statements[0], "PrintedClaim(text='dozens (UN)',"),
    (
        ct.read_claims("dozens"),
        "PrintedClaims(text='dozens', statements=(PrintedClaim(text='dozens', span=(0, 6), phrase=",
    ),
    (
        ct.Feed(of="p", name="=dead", unit="=killed", best="n", by="by").intake([{"p": "X", "by": "A", "n": 1}]),
        "Intake(name=",
    ),
    (
        ct.Feed(of="p", name="=dead", unit="=killed", best="n", by="by")
        .intake([{"p": "X", "by": "A", "n": "some"}])
        .rejected[0],
        "Rejection(row=1, column='n', value='some', rule='",
    ),
]


@pytest.mark.parametrize(("value", "shown"), READ)
def test_what_was_read_shows_what_was_found(value: object, shown: str) -> None:
    """And neither None nor what is empty."""
    assert repr(value).startswith(shown)
    assert not [
        nothing
        for nothing in ("=None", "=()", "=False", "={}")
        if nothing in repr(value).replace("value=None and quote", "")
    ]
