"""
Laws of the rules of feeds, on rows that go wrong in every way.

The order of rows changes no finding but of the rules that are about it; a
file has lost nothing since itself; each finding names rows that are there,
and what the intake takes is taken, whatever else is found.
"""

from __future__ import annotations

import attrs
from hypothesis import given
from hypothesis import strategies as st
from tests.effort import examples

import contested as ct
from contested.feeds import RULES, FeedFinding

FEED = ct.Feed(
    of="place",
    name="=deaths",
    unit="=killed",
    low="low",
    best="n",
    high="high",
    by="by",
    source="paper",
    as_of="day",
    stance="stance",
    definition="means",
    note="note",
)
ORDER = {"duplicate-row", "swapped-day"}
"""Rules about the order of rows: which of two is the second, and what lies between its neighbours."""

NUMBERS = st.one_of(
    st.sampled_from([None, "", 0, -1, 99, 999, 9_999, "1.234", "1,234", "1,5", "about 10,000", "dozens", "x", "60"]),
    st.sampled_from([60, 61, 1_234, 60_000, 61_000, 3_000_000]),
    st.integers(0, 200),
)
CELLS = {
    "place": st.sampled_from(["A", "B", "Total", "Köln", "KÃ¶ln", "", "#adm1"]),
    "low": st.none() | st.integers(0, 60),
    "n": NUMBERS,
    "high": st.none() | st.integers(55, 300),
    "by": st.sampled_from(["Armenia", "Azerbaijan", "Armenja", "UN", None, "A\N{REPLACEMENT CHARACTER}"]),
    "paper": st.sampled_from(["P", "Q", None]),
    "day": st.sampled_from(["2022-03-05", "2022-05-03", "2022-03-06", "1922-03-05", "2022", "soon", None]),
    "stance": st.sampled_from([None, None, None, "denied", "withheld", "claimed", "unsure"]),
    "means": st.sampled_from([None, None, "killed", "killed or missing"]),
    "note": st.sampled_from([None, "as published", "KÃ¶ln"]),
}
ROWS = st.lists(st.fixed_dictionaries(CELLS), min_size=1, max_size=9)


def said(finding: FeedFinding, order: list[int]) -> tuple[object, ...]:
    """Return what a finding says, with its rows as they were numbered before they were shuffled."""
    return finding.code, finding.severity, tuple(sorted(order[row - 1] for row in finding.rows)), finding.columns


@given(rows=ROWS, data=st.data())
@examples(2)
def test_the_order_of_rows_changes_no_finding(rows: list[dict[str, object]], data: st.DataObject) -> None:
    """Each finding stands in the same rows, wherever these are."""
    order = data.draw(st.permutations(range(1, len(rows) + 1)))

    before = [said(one, list(range(1, len(rows) + 1))) for one in FEED.check(rows) if one.code not in ORDER]
    after = [said(one, order) for one in FEED.check([rows[n - 1] for n in order]) if one.code not in ORDER]

    assert sorted(map(str, after)) == sorted(map(str, before))


@given(rows=ROWS)
@examples(2)
def test_a_file_has_lost_nothing_since_itself(rows: list[dict[str, object]]) -> None:
    """Beside itself a file has the findings that it has alone."""
    alone, beside = FEED.check(rows), FEED.check(rows, before=rows)

    assert beside.findings == alone.findings


@given(rows=ROWS)
@examples(2)
def test_a_finding_names_rows_and_columns_that_are_there(rows: list[dict[str, object]]) -> None:
    """Under a rule of the catalogue; and the account of rows is the intake's own."""
    report = FEED.check(rows)

    for one in report:
        assert one.rows
        assert set(one.rows) <= set(range(1, len(rows) + 1))
        assert set(one.columns) <= CELLS.keys()
        assert one.code in RULES
        assert attrs.evolve(one) == one
    assert report.intake.rejected == FEED.read(rows).intake.rejected  # type: ignore[union-attr]  # a dossier of rows has one
    assert {one.rule for one in report.intake.rejected} <= set(report.codes)
