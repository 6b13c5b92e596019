"""
Preconditions of many figures at once: the same as those of ``outcome``, which is the definition.

One law compares the two on random worlds (tests/laws/test_table_reconciles.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested.methods.origin_columns import EXACTLY
from contested.methods.outcome import FEWEST, GAP_ERRORS, SPAN_DAYS, WIDEST_GAP
from contested.optional import Array, numpy

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from contested.methods.origin_columns import OriginColumns
    from contested.methods.outcome import Waiver


@attrs.frozen
class Terms:
    """On what terms a method is asked: what is waived, and what the user says of the figures."""

    waiver: Waiver
    disputants: tuple[str, ...]
    independent: bool
    time: str


def failing(
    groups: OriginColumns, terms: Terms, needs: Sequence[str], doubts: Sequence[str] = ()
) -> Mapping[str, Array]:
    """
    Return for each code on which figures it fails, in the order in which they are told.

    Args:
        groups: the origin groups.
        terms: what the user says of the figures.
        needs: the codes of the method's preconditions.
        doubts: those that matter on some figures only, told after them.
    """
    order = sorted(CHECKS, key=lambda code: code not in needs)  # what is needed comes first, each part in its order
    return {code: CHECKS[code](groups, terms) for code in order if code in needs or code in doubts}


def camps(groups: OriginColumns) -> Array:
    """Return where two camps of two or more groups each face each other."""
    np = numpy()
    x, error, rank = groups["x"], groups["error"], groups.rank
    gap, beside = (np.append(np.nan, column) for column in (x[1:] - x[:-1], error[1:] ** 2 + error[:-1] ** 2))
    split = (rank >= 2) & (rank <= groups.wide(groups.count) - 2)
    whole = groups.wide(groups.most(x) - groups.least(x))
    known = ~np.isnan(beside)
    told = ~known | (gap > GAP_ERRORS * np.sqrt(beside))
    return groups.some(split & wider(gap, whole) & told)


def wider(gap: Array, whole: Array) -> Array:
    """Return whether a gap is more than two thirds of the whole range of a figure's values."""
    over, under = WIDEST_GAP
    return gap * under > whole * over * (1 + EXACTLY)


def _few_origins(groups: OriginColumns, terms: Terms) -> Array:
    fewest = FEWEST - (~groups.some(groups["stakes"] > 0)).astype(int) if terms.independent else FEWEST
    return groups.count < fewest


def _only_disputants(groups: OriginColumns, _: Terms) -> Array:
    return groups.most(groups["unstaked"]) == 0


def _flagged(name: str) -> Callable[[OriginColumns, Terms], Array]:
    def check(groups: OriginColumns, _: Terms) -> Array:
        return groups.some(groups[name] > 0) if name in groups else numpy().zeros(len(groups), bool)

    return check


def _mixed_dates(groups: OriginColumns, terms: Terms) -> Array:
    if "as_of_start" not in groups:
        return numpy().zeros(len(groups), bool)
    span = 0 if terms.time == "cumulative" else SPAN_DAYS
    return groups.most(groups["as_of_start"]) - groups.least(groups["as_of_soonest"]) > span


def _mixed_scope(groups: OriginColumns, terms: Terms) -> Array:
    return _flagged("documented")(groups, terms) & _flagged("estimated")(groups, terms)


def _no_uncertainty(groups: OriginColumns, _: Terms) -> Array:
    return groups.some(numpy().isnan(groups["error"]))


def _mixed_levels(groups: OriginColumns, _: Terms) -> Array:
    if "first_kind" not in groups:
        return numpy().zeros(len(groups), bool)
    return groups.least(groups["first_kind"]) < groups.most(groups["last_kind"])


CHECKS: dict[str, Callable[[OriginColumns, Terms], Array]] = {
    "few-origins": _few_origins,
    "only-disputants": _only_disputants,
    "one-sided": _flagged("limit"),
    "no-best-value": _flagged("middle"),
    "divided": _flagged("divided"),
    "mixed-dates": _mixed_dates,
    "mixed-scope": _mixed_scope,
    "no-uncertainty": _no_uncertainty,
    "mixed-levels": _mixed_levels,
    "lopsided": _flagged("uneven"),
    "two-camps": lambda groups, _: camps(groups),
}
"""Each precondition by its code: on which figures it fails.  Codes and their order are those of ``PRECONDITIONS``."""
