"""Strategies for tables of claims, on any of the libraries that hold frames."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

import narwhals.stable.v2 as nw
from hypothesis import strategies as st

from contested.claims import BASES
from contested.optional import library
from contested.table import ClaimTable
from contested.testing.claim_fields import Telling
from contested.testing.day_pool import days_between
from contested.testing.limits import reading_arguments_with

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from contested.quantities import Datelike

LIBRARIES = ("polars", "pandas", "arrow", "duckdb")
_BACKENDS = {"arrow": "pyarrow", "duckdb": "pyarrow"}
_PARTIES = ("Armenia", "Azerbaijan", "OSCE")
_COLUMNS = nw.Schema(
    {
        "figure": nw.String,
        "party": nw.String,
        "stance": nw.String,
        "words": nw.String,
        "low": nw.Float64,
        "best": nw.Float64,
        "high": nw.Float64,
        "low_open": nw.Boolean,
        "high_open": nw.Boolean,
        "reach_low": nw.Float64,
        "reach_high": nw.Float64,
        "as_of": nw.Date,
        "stated": nw.Date,
        "basis": nw.String,
        "origin": nw.String,
    }
)
"""What a row holds; what it does not say is null."""

_NUMBERS = st.sampled_from((0, 1, 11, 24, 60, 1_000, 50_000, 120_000)) | st.integers(0, 10**6)
_FORMS = st.sampled_from(("point", "point", "about", "at least", "more than", "up to", "fewer than", "range", "best"))
_STANCES = st.sampled_from((*["claimed"] * 7, "denied", "withheld", "unquantified"))
_WORDS = st.sampled_from(("dozens", "heavy"))
_BASES = st.sampled_from((None, None, None, *BASES))
_ORIGINS = st.sampled_from((None, None, "wire", "ministry"))


@reading_arguments_with(library=LIBRARIES)
@st.composite
def claim_tables(
    draw: st.DrawFn,
    *,
    library: str = "polars",
    unit: str = "person",
    names: Iterable[str] = _PARTIES,
    min_size: int = 1,
    max_size: int = 8,
    max_figures: int = 3,
    min_date: Datelike | None = None,
    max_date: Datelike | None = None,
) -> ClaimTable:
    """
    Draw tables of claims: numbers and limits, ranges, denials, refusals to say, words in place of numbers.

    Args:
        draw: given by Hypothesis.
        library: what holds the frame: "polars", "pandas", "arrow" or
            "duckdb".
        unit: of every number.
        names: of the parties that may speak.
        min_size: how many rows it has at least.
        max_size: how many at most.
        max_figures: how many figures the rows are of at most.
        min_date: the first day on which anything held or was said.
        max_date: the last one.
    """
    telling = Telling(first=min_date, last=max_date)
    days = st.none() | days_between(telling.first, telling.last)
    figures = st.integers(1, max(1, max_figures)).map("figure {}".format)
    row = _rows(figures, st.sampled_from(tuple(names)), days)
    return claim_table_of(draw(st.lists(row, min_size=min_size, max_size=max_size)), library=library, unit=unit)


def _rows(
    figures: st.SearchStrategy[str], parties: st.SearchStrategy[str], days: st.SearchStrategy[date | None]
) -> st.SearchStrategy[dict[str, object]]:
    said = _STANCES.flatmap(lambda stance: _numbers() if stance == "claimed" else _without_number(stance))
    about = st.fixed_dictionaries(
        {"figure": figures, "party": parties, "as_of": days, "stated": days, "basis": _BASES, "origin": _ORIGINS}
    )
    return st.tuples(about, said).map(lambda parts: {**parts[0], **parts[1]})


def _without_number(stance: str) -> st.SearchStrategy[dict[str, object]]:
    if stance == "unquantified":
        return st.fixed_dictionaries({"stance": st.just(stance), "words": _WORDS})
    return st.just({"stance": stance})


def _numbers() -> st.SearchStrategy[dict[str, object]]:
    return st.tuples(_FORMS, _NUMBERS, _NUMBERS).map(_claimed)


def _claimed(drawn: tuple[str, int, int]) -> dict[str, object]:
    form, one, other = drawn
    low, high = sorted((float(one), float(other)))
    row: dict[str, object] = {"stance": "claimed"}
    if form in ("at least", "more than"):
        return row | {"low": low, "low_open": form == "more than"}
    if form in ("up to", "fewer than"):
        return row | {"high": high + 1, "high_open": form == "fewer than"}
    if form == "range" or (form == "best" and low == high):
        return row | {"low": low, "high": high}
    if form == "best":
        return row | {"low": low, "high": high, "best": high}
    reach = {"reach_low": max(0.0, low - 5), "reach_high": low + 5} if form == "about" else {}
    return row | {"low": low, "high": low, **reach}


def claim_table_of(rows: list[dict[str, object]], *, library: str = "polars", unit: str = "person") -> ClaimTable:
    """
    Return the table of rows, each of which says what it says and nothing else.

    Args:
        rows: of columns such as ``figure``, ``party``, ``low`` and ``high``.
        library: what holds the frame.
        unit: of every number.
    """
    columns = {name: [row.get(name) for row in rows] for name in _COLUMNS}
    frame = nw.from_dict(
        columns, _COLUMNS, backend=cast("Literal['polars']", _BACKENDS.get(library, library))
    ).to_native()
    return ClaimTable.of(_in_duckdb(frame) if library == "duckdb" else frame, unit=unit)


def _in_duckdb(frame: object) -> object:
    return library("duckdb").connect().from_arrow(frame)
