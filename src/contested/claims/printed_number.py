"""Printed numbers: what one says, what it allows, and how softly it prints."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import attrs

from contested.claims.estimate import Estimate  # noqa: TC001  # attrs resolves it
from contested.claims.uncertainty import HARD_BOUNDS
from contested.errors import ContestedError
from contested.names import listed
from contested.phrases.phrase_reading import read_phrase
from contested.quantities import (
    Interval,
    Number,
    PrintMarks,
    StatedError,
    When,  # attrs resolves it
    as_int_if_whole,
    number_words,
    quotient,
    standard_error_words,
)
from contested.quantities.cpython import draft_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


_MOST_TITLES = 3  # that are named; of more it is said how many they are


@attrs.frozen
class SaidBehind:
    """
    What the figures of a formula say beside their numbers, and the ends of its value do not show.

    ``best`` is what their best values come to, ``about`` whether one of them
    is hedged.  ``ends`` are estimates whose ends are no plain claim, and
    ``errors`` those whose standard error is left behind, each with the titles
    of its figures.
    """

    best: Number | None
    about: bool
    ends: tuple[tuple[Estimate, tuple[str, ...]], ...]
    errors: tuple[tuple[Estimate, tuple[str, ...]], ...]

    @property
    def best_words(self) -> str:
        """What the best values come to: "400"; empty where one of the figures gives no value."""
        return "" if self.best is None else number_words(self.best, about=self.about, derived=True)

    @property
    def ends_words(self) -> tuple[str, ...]:
        """On which ends it rests: "90% confidence interval of b"."""
        return tuple([f"{one.bounds_words} of {titles_named(titles)}" for one, titles in self.ends])

    @property
    def error_words(self) -> tuple[str, ...]:
        """Which standard errors are left behind: "standard error 30 of s"."""
        return tuple([f"{words} of {titles_named(of)}" for one, of in self.errors for words in one.error_words])

    def words(self, *, bounds: bool) -> tuple[str, ...]:
        """Return what stands beside the value."""
        best = (f"best {self.best_words}",) if self.best_words else ()
        return (*best, *(self.ends_words if bounds else ()), *self.error_words)


def titles_named(titles: Sequence[str]) -> str:
    """Return the titles of figures in a list, or of many how many they are."""
    return listed(list(titles)) if len(titles) <= _MOST_TITLES else f"{len(titles)} figures"


@attrs.frozen
class PrintedNumber:
    """
    One printed number: what it says, what it allows, and how softly it prints.

    ``error`` is its stated uncertainty, which ``reach`` has at the level asked
    for.  ``as_of`` is when it held; ``stopped`` says that its count stopped
    before the day of the answer, and so bounds what the answer is about.
    ``behind`` is what the figures of a formula say besides, of its value.
    """

    interval: Interval
    reach: Interval
    soft: PrintMarks
    error: StatedError | None = None
    as_of: When | None = None
    stopped: bool = False
    behind: SaidBehind | None = None


_NumberDraft, _ErrorDraft = draft_of(PrintedNumber), draft_of(StatedError)


def error_words(error: StatedError) -> str:
    """Write the standard error of what was computed, and by which rule: "standard error at most 12 to first order"."""
    below, above = error.standard
    words = standard_error_words(below, above, derived=True)
    if error.at_most:
        words = words.replace("standard error ", "standard error at most ", 1)
    return f"{words} to first order" if error.first_order else words


def errors_carried(errors: Iterable[StatedError | None]) -> list[str]:
    """Return the notes that say how a formula carries the standard errors of its figures."""
    notes = []
    for error in dict.fromkeys(errors):
        if error is None:
            notes.append("standard errors are left behind; what they allow is in what the formula allows")
        elif error.at_most:
            notes.append("standard errors are added up, since nobody declares them independent")
        if error is not None and error.first_order:
            notes.append("standard errors are carried to first order")
    return notes


def soft_ends(spans: Iterable[PrintedNumber], interval: Interval) -> PrintMarks:
    """Return how to print the ends of ``interval``: as softly as the softest number that sets one."""
    several = tuple(spans)
    if len(several) == 1 and several[0].interval is interval:  # as nearly all
        return several[0].soft
    total = PrintMarks()
    for span in several:
        soft = span.soft
        total |= PrintMarks(
            soft.low and span.interval.low == interval.low,
            soft.high and span.interval.high == interval.high,
            soft.derived,
            soft.partial,
        )
    return total


def printed_number_of(estimate: Estimate, level: Number) -> PrintedNumber:
    """
    Return the number that an estimate prints, with what it allows at a level (design.md, rule 2).

    A standard error is joined to what the hedges allow, and goes beyond no
    hard bound.  An interval at a level is used as stated at that level, and
    at another as its ends are from the best value, else the middle; one that
    is open on a side has no such ends, and stays as stated.

    Args:
        estimate: that prints a number, in the unit wanted.
        level: at which stated errors are used.
    """
    interval, reach = estimate.interval, estimate.reach
    assert interval is not None
    assert reach is not None
    error = _stated_error(estimate, interval, reach)
    if error is not None and (error.level is None or error.level != level):
        reach = error.reach(level)
    made = _NumberDraft(interval, reach, estimate.softness, error, estimate.as_of)
    made.__class__ = PrintedNumber
    return made


def _stated_error(estimate: Estimate, interval: Interval, reach: Interval) -> StatedError | None:
    """Return the stated uncertainty of an estimate: its interval at a level goes before its standard error."""
    if estimate.level is not None and reach.low is not None and reach.high is not None:
        value = centre_of(estimate)
        below, above = as_int_if_whole(value - reach.low), as_int_if_whole(reach.high - value)
        return StatedError(value, below, above, estimate.level, Interval.of_ends(value, value, False, False))
    below_, above_ = estimate.standard_errors
    if below_ is None or above_ is None or not has_value(estimate):
        return None
    hard = interval if estimate.bounds in HARD_BOUNDS and not interval.is_point else None
    made = _ErrorDraft(centre_of(estimate), below_, above_, None, reach, hard)
    made.__class__ = StatedError
    return made


def has_value(estimate: Estimate) -> bool:
    """Whether there is a value that a stated error could be of: what is only a limit has none."""
    return estimate.best is not None or (estimate.interval is not None and estimate.interval.is_bounded)


def centre_of(estimate: Estimate) -> Number:
    """Return the one value that a stated error belongs to: the best one, else the middle."""
    interval, best = estimate.interval, estimate.best
    if best is not None:
        return best
    assert interval is not None
    assert interval.low is not None
    assert interval.high is not None
    return interval.low if interval.is_point else quotient(interval.low + interval.high, 2)


def is_centre_about(estimate: Estimate) -> bool:
    """Whether that value is hedged: as the best one, or as both ends are."""
    soft = estimate.softness
    return is_best_about(estimate) if estimate.best is not None else soft.low and soft.high


def is_best_about(estimate: Estimate) -> bool:
    """Whether the hedge of its source is that of its best value, and of no end beside it: "about 10", 5 or more."""
    return estimate.approximate and estimate.best is not None and estimate.reach == estimate.interval


def best_words(estimate: Estimate) -> str:
    """Return its best value in words, with the hedge of its source: "about 10"; empty where it gives none."""
    best = estimate.best
    return "" if best is None else number_words(best, about=is_best_about(estimate), derived=estimate.converted)


def asides_of(spans: Iterable[PrintedNumber], *, bounds: bool) -> tuple[str, ...]:
    """Return what is said beside a value that was computed: what its figures say besides, and its standard error."""
    said: dict[str, None] = {}
    for span in spans:
        said |= dict.fromkeys(() if span.behind is None else span.behind.words(bounds=bounds))
        said |= dict.fromkeys(() if span.error is None else (error_words(span.error),))
    return tuple(said)


def all_beside(estimates: Sequence[Estimate], *, bounds: bool) -> tuple[str, ...]:
    """Return what is said beside a number; beside several, each error by its own: "standard error 5 (of 153)"."""
    if len(estimates) == 1:
        only = estimates[0]
        best = () if only.best is None else (f"best {best_words(only)}",)
        return (*best, *((only.bounds_words,) if bounds and only.level is not None else ()), *only.error_words)
    valued = [(one, number_words(centre_of(one), about=is_centre_about(one))) for one in estimates if has_value(one)]
    return tuple([f"{words} (of {number})" for one, number in valued for words in one.error_words])


def told_more(estimate: Estimate) -> list[str]:
    """Return what a derivation tells beside a number: the best value, and words with a number that sets no end."""
    best = [] if estimate.best is None else [f"best value {best_words(estimate)}"]
    return [*best, *([f"printed “{estimate.text}”"] if _prints_more(estimate) else [])]


def _prints_more(estimate: Estimate) -> bool:
    """Whether a limit was printed with a second number beyond it, which sets no end: "2,000 to 3,000, perhaps more"."""
    interval, text = estimate.interval, estimate.text
    if interval is None or interval.low is None or interval.high is not None or text is None or estimate.lexicon:
        return False  # the words that another lexicon reads are told already
    with suppress(ContestedError):  # words that are read otherwise by themselves, without their claim
        return len(read_phrase(text, locale=estimate.locale, unit=estimate.unit).number_spans) > 1
    return False
