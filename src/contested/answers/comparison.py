"""
Comparisons: what each holder's numbers say to a question (design.md, rules 3, 4, 13 and 15).

Numbers are compared by what they allow, account by account.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, cast

import attrs

from contested.answers.answer import Answer
from contested.answers.verdict import Asked, Verdict
from contested.claims import Position, Stance, rule
from contested.errors import AmbiguousNumber, InvertedBounds
from contested.quantities import as_int_if_whole, common_unit, exact, in_full, quantity, threshold_factor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from contested.claims import Panel
    from contested.quantities import Interval, Number, Unit

_YES, _NO, _OPEN = Answer.YES, Answer.NO, Answer.UNDETERMINED

_BY_STANCE = {
    Stance.UNQUANTIFIED: _OPEN,
    Stance.DENIED: Answer.DENIES,
    Stance.WITHHELD: Answer.WITHHELD,
    Stance.SILENT: Answer.SILENT,
    Stance.UNDEFINED: Answer.UNDEFINED,
}
_WORST = (Stance.DENIED, Stance.WITHHELD, Stance.UNDEFINED, Stance.UNQUANTIFIED, Stance.SILENT)

AGREES = "agrees with"


class Comparable(Protocol):
    """What a comparison needs of a figure."""

    @property
    def title(self) -> str:
        """What it is called in words."""

    @property
    def unit(self) -> Unit:
        """In which its numbers are given."""

    @property
    def _panel(self) -> Panel:
        """Everyone who has a say."""

    @property
    def _formula(self) -> object:
        """What a derived one is made of."""

    @property
    def time(self) -> str:
        """Whether it holds at a "point", over a "period", or is "cumulative"."""

    @property
    def definition(self) -> str | None:
        """What counts, where it is said."""

    @property
    def root(self) -> object:
        """Equal roots are the same unknown."""

    def to(self, unit: Unit) -> Any:
        """Return the figure in another unit."""

    def __sub__(self, other: object) -> Any:
        """Return the difference, account by account."""


def compare(figure: Comparable, sign: str, other: object) -> Verdict:
    """
    Return the verdict of a figure against another, a number in its unit or a quantity text.

    Args:
        figure: before the sign.
        sign: one of < <= > >= and ``AGREES``.
        other: after it; a figure is of the same class.

    Raises:
        IncompatibleFigures: nothing converts between the two.
    """
    asked = Asked(compare, figure, sign, other)
    if other.__class__ is not figure.__class__:
        number, words = threshold(other, figure.unit)
        return against_number(figure._panel, sign, number, f"{figure.title} {sign} {words}", asked)
    its: Comparable = cast("Any", other)
    question = f"{figure.title} {sign} {its.title}"
    derived = figure._formula is not None or its._formula is not None
    if sign == AGREES or derived or "cumulative" in (figure.time, its.time):  # counts are compared at one day
        return against_number((figure - its)._panel, sign, 0, question, asked)
    unit, same = common_unit(figure.unit, its.unit), figure.root == its.root
    return against_figure(figure.to(unit)._panel, its.to(unit)._panel, sign, question, same=same, asked=asked)


def is_below(figure: Comparable, other: object) -> Verdict:
    """Return the verdict of ``figure < other``."""
    return compare(figure, "<", other)


def is_at_most(figure: Comparable, other: object) -> Verdict:
    """Return the verdict of ``figure <= other``."""
    return compare(figure, "<=", other)


def is_above(figure: Comparable, other: object) -> Verdict:
    """Return the verdict of ``figure > other``."""
    return compare(figure, ">", other)


def is_at_least(figure: Comparable, other: object) -> Verdict:
    """Return the verdict of ``figure >= other``."""
    return compare(figure, ">=", other)


def lies_between(figure: Comparable, low: object, high: object) -> Verdict:
    """
    Return whether a figure lies from ``low`` to ``high``, both included.

    Raises:
        InvertedBounds: ``low`` is above ``high``.
    """
    if figure.__class__ not in (low.__class__, high.__class__):
        a, b = threshold(low, figure.unit)[0], threshold(high, figure.unit)[0]
        if a > b:
            raise InvertedBounds(a, b)
    return compare(figure, ">=", low) & compare(figure, "<=", high)


def threshold(value: object, unit: Unit) -> tuple[Number, str]:
    """
    Return a number in a figure's unit, and how to write it.

    Args:
        value: a number in that unit, or a quantity text such as "2 day".
        unit: of the figure; a text may use units of its own.
    """
    if not isinstance(value, str):
        number = exact(value)
        return number, unit.after(in_full(number), one=number == 1)
    number, written = quantity(value, unit.own)
    if written is None:
        if value.rstrip().endswith("k") and not unit.counts:
            raise AmbiguousNumber(
                value, (in_full(number), f"{value.strip().removesuffix('k')} with a unit that begins so")
            )
        return number, unit.after(in_full(number), one=number == 1)
    words = written.after(in_full(number), one=number == 1)
    return as_int_if_whole(number * threshold_factor(written, unit)), words


def against_number(panel: Panel, sign: str, threshold: Number, question: str, asked: Asked | None = None) -> Verdict:
    """Return the verdict of a figure against a number in the panel's unit."""
    decide = _AGAINST_NUMBER[sign]
    answers = tuple(
        [
            (name, _BY_STANCE[stance] if allowed is None else decide(allowed, threshold))
            for name, stance, allowed in panel.speaking
        ]
    )
    if sign == AGREES and panel.counts:  # a count is no fraction
        held = panel.by_name
        answers = tuple(
            [(n, _NO if one is _YES and not panel.allows(held[n], threshold) else one) for n, one in answers]
        )
    return Verdict(
        question,
        answers,
        (panel,),
        _lent(panel, dict(answers), decide, threshold),
        partial(_number_again, panel, sign, threshold, question),
        asked=asked,
    )


def _lent(
    panel: Panel, answers: dict[str, Answer], decide: Callable[[Interval, Number], Answer], threshold: Number
) -> Answer | None:
    """Return the answer of what a silent holder borrows; None where there is nothing to borrow."""
    if panel.lenders:
        return _agreed(answers[lender.name] for lender in panel.lenders)
    loan = panel.on_loan
    if loan is None:
        return None
    allowed = panel.allowed(loan)
    return _BY_STANCE[loan.stance] if allowed is None else decide(allowed, threshold)


def against_figure(
    left: Panel, right: Panel, sign: str, question: str, *, same: bool, asked: Asked | None = None
) -> Verdict:
    """
    Return the verdict of one figure against another in the same unit, account by account.

    Args:
        left: the panel of the figure before the sign.
        right: the panel of the figure after it.
        sign: one of < <= > >=.
        question: the comparison in words.
        same: both are one and the same unknown, so that nothing is above itself.
        asked: what was asked, where it may be asked again.
    """
    answers: dict[str, Answer] = {}
    for name in sorted(set(left.by_name) | set(right.by_name)):
        one, other = left.account(name), right.account(name)
        if one.lenders and other.lenders:
            one, other = left.by_name.get(name, one), right.by_name.get(name, other)
        answers[name] = _account_answer(left, one, right, other, sign, same=same)
    again = partial(_figures_again, left, right, sign, question, same)
    mine, its = left.loan, right.loan
    lent = None if mine is None or its is None else _account_answer(left, mine, right, its, sign, same=same)
    return Verdict(question, tuple(answers.items()), (left, right), lent, again, asked=asked)


def _account_answer(left: Panel, mine: Position, right: Panel, its: Position, sign: str, *, same: bool) -> Answer:
    worst = min((p.stance for p in (mine, its) if p.stance is not Stance.STATED), key=_WORST.index, default=None)
    if worst is not None:
        return _BY_STANCE[worst]
    if same:
        return _YES if "=" in sign else _NO
    a, b = left.allowed(mine), right.allowed(its)
    assert a is not None
    assert b is not None
    return _AGAINST_INTERVAL[sign](a, b)


def _above(allowed: Interval, x: Number) -> Answer:
    low = allowed.low
    if low is not None and (low > x or (low == x and allowed.low_open)):
        return _YES
    high = allowed.high
    return _NO if high is not None and high <= x else _OPEN


def _at_least(allowed: Interval, x: Number) -> Answer:
    low = allowed.low
    if low is not None and low >= x:
        return _YES
    high = allowed.high
    return _NO if high is not None and (high < x or (high == x and allowed.high_open)) else _OPEN


def _above_interval(a: Interval, b: Interval) -> Answer:
    if a.certainly_above(b):
        return _YES
    return _NO if a.certainly_at_most(b) else _OPEN


def _at_least_interval(a: Interval, b: Interval) -> Answer:
    if a.certainly_at_least(b):
        return _YES
    return _NO if a.certainly_below(b) else _OPEN


_AGAINST_NUMBER: dict[str, Callable[[Interval, Number], Answer]] = {
    ">": _above,
    ">=": _at_least,
    "<": lambda allowed, x: ~_at_least(allowed, x),
    "<=": lambda allowed, x: ~_above(allowed, x),
    AGREES: lambda allowed, x: _YES if allowed.contains(x) else _NO,
}
_AGAINST_INTERVAL: dict[str, Callable[[Interval, Interval], Answer]] = {
    ">": _above_interval,
    ">=": _at_least_interval,
    "<": lambda a, b: _above_interval(b, a),
    "<=": lambda a, b: _at_least_interval(b, a),
}


def _agreed(answers: Iterable[Answer]) -> Answer:
    """Return the answer of numbers lent together: theirs where they agree, else undetermined."""
    found = set(answers)
    return found.pop() if len(found) == 1 else _OPEN


@rule("comparison with a number")
def _number_again(panel: Panel, sign: str, threshold: Number, question: str, *positions: Position) -> Verdict:
    return against_number(attrs.evolve(panel, positions=positions), sign, threshold, question)


@rule("comparison of figures")
def _figures_again(
    left: Panel,
    right: Panel,
    sign: str,
    question: str,
    same: bool,
    *positions: Position,
) -> Verdict:
    split = len(left.positions)
    left, right = attrs.evolve(left, positions=positions[:split]), attrs.evolve(right, positions=positions[split:])
    return against_figure(left, right, sign, question, same=same)
