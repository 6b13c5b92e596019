"""
Methods on many figures at once: one kernel over columns of origin groups, with numpy.

Each method brings its formula for columns (``Method.of_groups``); what must
hold, how counts are made whole and what is refused is the same for all, and
stands here.  Figures answer through ``Method.answered``, the definition; one
law compares the two (tests/laws/test_table_reconciles.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested.methods.grouped_preconditions import failing
from contested.methods.grouped_rounding import whole_counts
from contested.optional import Array, numpy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contested.methods.grouped_preconditions import Terms
    from contested.methods.method import Method
    from contested.methods.origin_columns import GroupedOutcome, OriginColumns


@attrs.frozen(eq=False)
class GroupedAnswers:
    """
    The answers of a method on many figures, or its refusals.

    Numbers are floats, one a figure, NaN where there is none.  ``refused`` and
    ``waived`` are the codes of preconditions, joined by commas, empty where
    there are none; ``origins`` how many origin groups an answer rests on, and
    ``used`` which.
    """

    value: Array
    low: Array
    high: Array
    standard_error: Array
    refused: Array
    waived: Array
    origins: Array
    computed: Array
    used: Array


def answered_by_groups(method: Method, groups: OriginColumns, terms: Terms) -> GroupedAnswers:
    """
    Return what a method answers on figures that somebody gives a number of.

    Args:
        method: one with a formula for columns.
        groups: the origin groups of the figures.
        terms: on which it is asked.
    """
    np = numpy()
    made = method.of_groups(groups, terms.independent)
    refused, waived = _codes(method, made, groups, terms)
    told = whole_counts(_finite(made), groups)
    answers = refused == ""
    numbers = {"value": told.value, "low": told.low, "high": told.high, "standard_error": made.error}
    numbers["computed"] = made.value
    nothing = np.full(len(groups), np.nan)
    return GroupedAnswers(
        refused=refused,
        waived=waived,
        origins=np.where(answers, groups.total(made.used.astype(np.int64)), 0),
        used=made.used & groups.wide(answers),
        **{name: nothing if one is None else _where(answers, one) for name, one in numbers.items()},
    )


def _where(answers: Array, numbers: Array) -> Array:
    np = numpy()
    return np.where(answers & np.isfinite(numbers), numbers, np.nan)


def _finite(made: GroupedOutcome) -> GroupedOutcome:
    np = numpy()
    return attrs.evolve(made, value=np.where(np.isfinite(made.value), made.value, np.nan))


def _codes(method: Method, made: GroupedOutcome, groups: OriginColumns, terms: Terms) -> tuple[Array, Array]:
    """Return which preconditions fail and are not waived, with what stands in the way whatever is; and the waived."""
    fails = dict(failing(groups, terms, method.needed, made.doubts))
    fails |= {code: fails[code] & made.doubtful for code in made.doubts if code not in method.needed}
    fails |= {code: wrong | fails.get(code, False) for code, wrong in made.doubted.items()}
    covered = {code for code in fails if terms.waiver.force or code in terms.waiver.accept}
    own = made.own
    refused = {
        code: wrong & ~own[code] if code in own else wrong for code, wrong in fails.items() if code not in covered
    }
    last = [(code, wrong) for code, wrong in own.items()]
    waived = [(code, wrong) for code, wrong in fails.items() if code in covered]
    return _joined([*refused.items(), *last], len(groups)), _joined(waived, len(groups))


def _joined(codes: Sequence[tuple[str, Array]], count: int) -> Array:
    """Return the codes that hold on each figure, joined; few sets of them occur, and each is written once."""
    np = numpy()
    mask = np.zeros(count, np.int64)
    for bit, (_, holds) in enumerate(codes):
        mask |= holds.astype(np.int64) << bit
    sets, which = np.unique(mask, return_inverse=True)
    texts = [", ".join(code for bit, (code, _) in enumerate(codes) if one >> bit & 1) for one in sets.tolist()]
    return np.array(texts, dtype=object)[which]
