"""
Laws of feeds (design.md, rules 19 and 20).

Every row of a file is accounted for.  The order of rows changes nothing, nor
does how they were put together; what a feed reads as figures it reads as a
table.
"""

from __future__ import annotations

import operator
import random
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.effort import drawn, in_turn

import contested as ct
from contested import feeds
from contested.claims.statement import origin_key
from contested.errors import ContestedError
from contested.feeds.typed_cells import shortest_float
from contested.quantities.dates import parse_date

FEED = ct.Feed(
    of="place",
    name="what",
    unit="unit",
    low="low",
    best="best",
    high="high",
    by="by",
    source="paper",
    as_of="day",
    hedge="word",
    missing=("-1", "nan"),
    title="The table",
)
NUMBERS = st.sampled_from(["", None, "3", 4, "about 10", "-1", "x", float("nan"), 7.5, "1,200", "1.500", -2, "dozens"])
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "place": st.sampled_from(["A", "B", "b ", "", "Total", "C\u202e"]),
            "what": st.sampled_from(["dead", "area", None]),
            "unit": st.sampled_from(["person", "killed", "km**2", "ha", "??"]),
            "low": NUMBERS,
            "best": NUMBERS,
            "high": NUMBERS,
            "by": st.sampled_from(["X", "Y", "x", "", None, "Z\u202e"]),
            "paper": st.sampled_from(["P", "p", "Q", None]),
            "day": st.sampled_from([None, "2023", "2023-09-20", 2022, "soon", "2023-09~"]),
            "word": st.sampled_from([None, "at least", "about", "hm"]),
        }
    ),
    max_size=12,
)


def answers(dossier: ct.Dossier) -> dict[str, str]:
    """Return what each figure prints, by its id."""
    return {id_: str(figure) for id_, figure in dossier.figures.items()}


def refusals(dossier: ct.Dossier, rows: list[Any]) -> Counter[tuple[str, str | None, str]]:
    """Return what was refused: the row itself, the column and the rule."""
    assert dossier.intake is not None
    return Counter((repr(rows[(one.row or 0) - 1]), one.column, one.rule) for one in dossier.intake.rejected)


@given(rows=ROWS)
def test_every_row_is_taken_or_rejected(rows: list[Any]) -> None:
    """The account always adds up to the number of rows, of none too, and the claims to those of the figures."""
    dossier = FEED.read(rows)

    intake = dossier.intake
    assert intake is not None
    assert intake.rows == len(rows) == intake.taken + len(intake.rejected_rows)
    assert intake.claims == sum(len(figure.statements) for figure in dossier.figures.values())
    assert all(1 <= (one.row or 0) <= len(rows) and one.advice for one in intake.rejected)


@given(rows=ROWS.filter(bool), seed=st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(rows: list[Any], seed: random.Random) -> None:
    """The same figures under the same ids, and the same refusals."""
    mixed = rows[:]
    seed.shuffle(mixed)

    one, other = FEED.read(rows), FEED.read(mixed)

    assert answers(one) == answers(other)
    assert refusals(one, rows) == refusals(other, mixed)


@given(rows=ROWS.filter(lambda rows: len(rows) > 1))
def test_a_figure_and_a_table_are_of_the_same_claims(rows: list[Any]) -> None:
    """Columns and figures hold as many statements, of the same figures and parties."""
    dossier, columns = FEED.read(rows), FEED.columns(rows)

    said = Counter(
        (id_, party.name)
        for id_, figure in dossier.figures.items()
        for statement in figure.statements
        for party in statement.parties
        if getattr(statement, "unquantified", None) is None
    )
    assert Counter(zip(columns["figure"], columns["party"], strict=True)) == said
    assert dossier.intake is not None
    assert FEED.intake(rows).explain() == dossier.intake.explain()


PLAIN = st.lists(
    st.fixed_dictionaries(
        {
            "place": st.sampled_from(["A", "B"]),
            "unit": st.sampled_from(["km**2", "ha"]),
            "best": st.sampled_from(
                ["3", "about 10", "at least 5", "fewer than 12", "2 to 8", "0.1", "about 100", "unknown"]
            ),
            "by": st.sampled_from(["X", "Y", "Z"]),
            "agency": st.sampled_from([None, "X", "Wire"]),
            "day": st.sampled_from([None, "2023", "2023-09-20", "2022", "2023-09~"]),
            "said": st.sampled_from([None, "2023-10-01", "2024"]),
        }
    ),
    min_size=1,
    max_size=8,
)


LEXICONS = ("as_printed", "acled", "wikimpacts", "ferson2015", "significant_figures")
QUESTIONS = st.tuples(
    st.sampled_from(["<", "<=", ">", ">="]), st.sampled_from(["3", "5", "9.5", "10", "10.5", "12", "95", "105", "150"])
)
COMPARE = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


@pytest.fixture(scope="module")
def plain_files() -> list[dict[str, Any]]:
    """Random files in one, as an engine takes as long for many rows as for few; a place is in one of them."""
    found = drawn(PLAIN, cost=2)
    return [row | {"place": f"{row['place']}{n}"} for n, rows in enumerate(found) for row in rows]


@pytest.mark.parametrize("lexicon", LEXICONS)
def test_what_is_scanned_answers_as_what_is_read(lexicon: str, plain_files: list[dict[str, Any]]) -> None:
    """Hull, common ground, verdicts, origins and the most agreed are those of figures, whatever words are worth."""
    feed = ct.Feed(
        of="place",
        name="=area",
        unit="unit",
        best="best",
        by="by",
        quoting="agency",
        as_of="day",
        stated="said",
        lexicon=lexicon,
    )
    dossier, table = feed.read(plain_files), feed.scan(plain_files)
    unit = table.units["area"]

    found = (
        table.ranges(give=("low", "high", "common", "origins")).project("figure, low, high, common, origins").fetchall()
    )

    assert len(found) == len(dossier)
    for id_, low, high, common, origins in found:
        figure = dossier[id_].to(unit)
        hull = figure.hull()
        assert (low, high) == tuple(None if end is None else float(end) for end in (hull.low, hull.high))
        assert common is (figure.common() is not None)
        behind = {origin_key(e) for p in figure.positions() for e in p.estimates}
        assert (origins or 0) == len(behind)
    for sign, threshold in in_turn(drawn(QUESTIONS, cost=7)):
        heads = dict(table.verdicts(f"{sign} {threshold} ha").project("figure, verdict").fetchall())
        for id_ in dossier:
            assert str(COMPARE[sign](dossier[id_].to(unit), f"{threshold} ha")).startswith(heads[id_])


@given(rows=ROWS.filter(bool), at=st.integers(0, 12))
def test_a_file_in_two_parts_is_the_file(rows: list[Any], at: int) -> None:
    """Claims that stand by themselves in each part stand in both together, but for those that the other part contradicts."""
    whole, parts = FEED.intake(rows), [FEED.intake(part) for part in (rows[:at], rows[at:]) if part]
    across = ("two-spellings", "incompatible-units")

    apart = sum(
        (Counter(one.rule for one in part.rejected if one.rule not in across) for part in parts), Counter[str]()
    )

    assert sum(part.rows for part in parts) == whole.rows
    assert Counter(one.rule for one in whole.rejected if one.rule not in across) == apart


@given(
    content=st.binary(max_size=300),
    form=st.sampled_from(["csv", "tsv", "json", "jsonl", "parquet", "arrow", "xlsx", "wikibase"]),
)
def test_no_bytes_bring_anything_but_rows_or_our_error(
    content: bytes, form: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever a file holds, it is read or refused."""
    path = Path(tmp_path_factory.getbasetemp()) / "bytes"
    path.write_bytes(content)
    feed = ct.Feed(of="a", name="=b", unit="=person", best="c", title="t", form=form)

    try:
        intake = feed.intake(path)
    except ContestedError:
        return
    assert intake.rows == intake.taken + len(intake.rejected_rows)


# -- what published files commonly do ------------------------------------------------

MIXED = st.lists(
    st.fixed_dictionaries(
        {
            "id": st.sampled_from(["a", "b", 7, None]),
            "n": st.sampled_from(["about 3", 4, 4.5, None, float("nan"), "*", "-", -99, pd.NA, pd.NaT, "x"]),
            "low": st.sampled_from([None, 1, "1", "*", float("nan")]),
            "y": st.sampled_from([2031, 2031.0, "2031", 79, -1600, 0, None, "44 BC", -99]),
            "m": st.sampled_from([5, 5.0, "May", 0, None, 13, -9]),
            "d": st.sampled_from([6, "06", 0, None, 31]),
            "by": st.sampled_from(["A; B", "A", "B", None]),
        }
    ),
    min_size=1,
    max_size=6,
)
PARTED = ct.Feed(
    of="id",
    name="=dead",
    unit="=killed",
    low="low",
    best="n",
    as_of=["y", "m", "d"],
    source="by",
    title="T",
    separator=";",
    missing={"m": "-9"},
    reads={"n": {"*": "1 to 4", "-": "", "-99": "unknown"}, "low": {"*": "1"}},
)


@given(rows=MIXED)
def test_whatever_the_columns_of_a_frame_hold_it_is_scanned_as_it_is_read(rows: list[Any]) -> None:
    """Mixed columns, codes, parts of dates and several holders: one account, and the same claims."""
    frame = pd.DataFrame(rows, columns=list(rows[0]), dtype=object)

    account: Any = PARTED.scan(frame).intake
    intake = PARTED.intake(frame)

    assert account.explain() == intake.explain()
    assert account.empty == intake.empty
    assert intake.rows == intake.taken + len(intake.rejected_rows)


@given(code=st.text("ABDEFGHIJKLMNOPQSUVWXrbcdefinpsuz;: ,", max_size=4), value=st.sampled_from(["5", "", "NaN"]))
def test_each_code_of_an_observation_is_used_or_remarked_on(code: str, value: str) -> None:
    """A number that stands there is taken; whatever is no plain status is a basis, a note, or a remark."""
    row = {
        "DATAFLOW": "D",
        "REF_AREA": "R",
        "TIME_PERIOD": "2031",
        "OBS_VALUE": value,
        "OBS_STATUS": code,
        "UNIT_MULT": "0",
    }
    dossier = feeds.sdmx_csv("REF_AREA", name="x", unit="person").read([row])

    assert dossier.intake is not None
    said = [one for figure in dossier.figures.values() for one in figure.estimates]
    assert (value != "5") or len(said) == 1
    assert all(one.status in (None, "provisional", "unverified") for one in said)
    plain = set(code) <= set("A;: ,")
    used = bool(dossier.intake.remarks) or any(one.status or one.basis or one.note for one in said)
    assert used or plain or not said


@given(year=st.integers(-9_999, 9_998).filter(bool), more=st.integers(1, 400))
def test_years_of_any_era_lie_in_their_order(year: int, more: int) -> None:
    """A year has 365 or 366 days, and ends before a later one begins."""
    one = parse_date(f"{year:04}" if year > 0 else f"{1 - year} BC")
    other = parse_date(f"AD {min(year + more, 9_999)}" if year + more > 0 else f"{1 - year - more} BC")

    assert one.last_day - one.first_day in (364, 365)
    assert one.before(other) is True


@given(bits=st.sampled_from([16, 32]), number=st.floats(-1e4, 1e4, width=16))
def test_a_narrow_float_comes_back_at_its_own_width(bits: int, number: float) -> None:
    """The shortest form names the same float of that width, and is no longer than numpy's."""
    kind: Any = {16: np.float16, 32: np.float32}[bits]

    read = shortest_float(float(kind(number)), bits)

    assert kind(read) == kind(number)
    assert repr(read) == repr(float(str(kind(number))))
