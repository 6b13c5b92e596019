"""
Verdicts: a comparison of every figure with one number, party by party.

Numbers that lie within a hair of the threshold are settled by exact numbers
before anything is compared, so that the answers are those of figures.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from contested.errors import ContestedError, SeveralMeasures, UnreadableThreshold
from contested.quantities import Number, Unit, exact, quantity, threshold_factor
from contested.table.answer_days import days_together
from contested.table.positions import has_number, has_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contested.table.column_map import ColumnMap, LazyFrame
    from contested.table.conversion import Conversion
    from contested.table.positions import Positions

_QUESTION = re.compile(r"\s*(<=|>=|<|>)\s*(\S.*)", re.DOTALL)
LONGEST_COMPARISON = 400
_YES, _NO, _OPEN, _DENIES, _WITHHOLDS = "yes", "no", "undetermined", "denies", "withheld"


def comparison_of(text: str, targets: dict[object, Unit]) -> tuple[str, Number]:
    """
    Return the sign and the number of a comparison, in the unit of the table.

    Raises:
        UnreadableThreshold: no comparison.
        IncompatibleUnits: nothing converts to the unit of the table.
        SeveralMeasures: the table has measures in several units.
    """
    found = _QUESTION.fullmatch(str(text)) if len(str(text)) <= LONGEST_COMPARISON else None
    if found is None:
        raise UnreadableThreshold(text)
    try:
        number, written = quantity(found[2])
    except ContestedError:
        raise UnreadableThreshold(text) from None
    units = dict.fromkeys(targets.values())
    if len(units) > 1:
        raise SeveralMeasures("name", "all of them", tuple(map(str, targets)))
    return found[1], exact(number * threshold_factor(written, next(iter(units)))) if written and units else number


def answers(held: Positions, conversion: Conversion, sign: str, threshold: Number, *, signed: bool) -> LazyFrame:
    """Return positions with the answer of each to a comparison."""
    at = nw.lit(float(threshold))
    low, high = nw.col(held.allows("low")), nw.col(held.allows("high"))
    is_open = held.layout.is_open
    low_open = nw.col(f"{held.allows('low')}_open") if is_open else nw.lit(False)
    high_open = nw.col(f"{held.allows('high')}_open") if is_open else nw.lit(False)
    if not signed:
        sunk = conversion.floored & ((low < 0).fill_null(value=False) | low.is_null())
        low_open = low_open & ~sunk
        low = nw.when(sunk).then(nw.lit(0.0)).otherwise(low)
    above = (low > at) | ((low == at) & low_open), high <= at
    at_least = low >= at, (high < at) | ((high == at) & high_open)
    yes, no = {">": above, ">=": at_least, "<": at_least[::-1], "<=": above[::-1]}[sign]
    said = (
        nw.when(yes.fill_null(value=False))
        .then(nw.lit(_YES))
        .otherwise(nw.when(no.fill_null(value=False)).then(nw.lit(_NO)).otherwise(nw.lit(_OPEN)))
    )
    if "stance" in held.layout.has:
        refused = nw.when(nw.col("denials") > 0).then(nw.lit(_DENIES)).otherwise(nw.lit(_WITHHOLDS))
        refused = nw.when(has_word(held.layout)).then(nw.lit(_OPEN)).otherwise(refused)
        said = nw.when(has_number(held.layout)).then(said).otherwise(refused)
    return held.lazy.with_columns(answer=said)


def verdict_rows(
    answered: LazyFrame, layout: ColumnMap, group: Sequence[str], disputants: Sequence[str], clocks: Sequence[str]
) -> LazyFrame:
    """Return one row a figure: the verdict, how many say what, and of which days, by some clocks, they speak."""
    counted = {"yes": _YES, "no": _NO, "undetermined": _OPEN, "denies": _DENIES, "withholds": _WITHHOLDS}
    counts = {name: (nw.col("answer") == word).cast(nw.Int64).sum().cast(nw.Int64) for name, word in counted.items()}
    counts["disputants"] = nw.col("party").is_in(list(disputants)).cast(nw.Int64).sum().cast(nw.Int64)
    lazy = answered.with_columns(
        denials=nw.col("denials") if "stance" in layout.has else nw.lit(0),
    )
    counts["denials"] = nw.col("denials").sum().cast(nw.Int64)
    made = [*counts.items(), *days_together(clocks)]
    lazy = lazy.group_by(*group).agg(*(value.alias(name) for name, value in made))
    yes, no, undetermined = nw.col("yes"), nw.col("no"), nw.col("undetermined")
    unsettling = (
        undetermined
        + nw.col("denies")
        + nw.col("withholds")
        + nw.col("denials")
        + nw.when((yes > 0) & (no > 0)).then(nw.lit(1)).otherwise(nw.lit(0))
    )
    said = nw.when(yes > 0).then(nw.lit("yes")).otherwise(nw.lit("no"))
    alone = (yes + no == 1) & (nw.col("disputants") == 1)
    settled = nw.concat_str([nw.when(alone).then(nw.lit("one-sided: ")).otherwise(nw.lit("settled: ")), said])
    head = nw.when(unsettling == 0).then(settled).otherwise(nw.lit("contested"))
    head = nw.when(yes + no == 0).then(nw.lit("undetermined")).otherwise(head)
    nobody = yes + no + undetermined == 0
    return lazy.with_columns(verdict=nw.when(nobody).then(nw.lit("nobody answers")).otherwise(head))
