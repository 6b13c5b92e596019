"""Prose: a figure as a sentence that names every party, and as a short cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.answers.closing import closing_clauses
from contested.answers.range_ends import Limit, Wording, bare_number, names_at_end, outermost_printed
from contested.answers.ranges import hull_range
from contested.claims import Stance, soft_ends
from contested.errors import NotAChoice
from contested.names import listed
from contested.quantities import Interval, interval_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from contested.answers.range_ends import End
    from contested.answers.ranges import Range
    from contested.claims import Panel, Position
    from contested.quantities import Number

DAGGER = "†"
"""Marks a short form where somebody denies, or a formula has no value in an account."""

DOUBLE_DAGGER = "‡"
"""Marks a short form where somebody gives words in place of a number, and they are not what is printed."""


def formatted(panel: Panel, spec: str) -> str:
    """
    Write a figure as a format asks for it: as "prose", or as a "short" cell.

    Raises:
        NotAChoice: another format.
    """
    if spec == "prose":
        return in_prose(panel)
    if spec == "short":
        return in_short(panel)
    raise NotAChoice("format", spec, ("prose", "short"))


def in_prose(panel: Panel) -> str:
    """
    Write a figure as part of a sentence that names every party.

    The outermost numbers come first, everyone between them after, then who
    gives words, denies, withholds or is silent.
    """
    answer = hull_range(panel)
    told = "on the numbers of" if panel.derived else "according to"  # a derived figure is nobody's statement
    head, at_ends = _head(answer, told)
    between: dict[str, list[str]] = {}
    for position in panel.stated:
        if position.name not in at_ends and not position.limits_nothing:  # that is named as left out
            between.setdefault(listed(_own_words(position)), []).append(position.name)
    between_clauses = [f"{words} {told} {listed(names, beside=panel.days)}" for words, names in between.items()]
    return "; ".join([head, *between_clauses, *closing_clauses(panel, best=True, silent=True, beside=False)])


def _head(answer: Range, told: str) -> tuple[str, set[str]]:
    """Write the outermost numbers, and return of whom that says all there is to say."""
    bottom, top, stated, days = answer.bottom, answer.top, answer._panel.stated, answer._panel.days
    if bottom is None or top is None:
        return "no number", set()
    if bottom.value == top.value:
        return _parties_of(answer.meeting, told, "and", days), {
            p.name for p in stated if p.interval != Interval.everything() or len(p.spans) > 1
        }
    at_ends = {p.name for p in stated if _is_told(p, bottom, top)}
    if bottom.by == top.by and len(bottom.by) == len(bottom.wordings) == len(top.wordings) == 1:
        return f"between {bottom.words} and {top.words} ({told} {_speakers(bottom.by, days)})", at_ends
    low, high = (_parties_of(end.wordings, told, "or", days) for end in (bottom, top))
    comma = "," if len(bottom.wordings) > 1 else ""
    return f"between {low}{comma} and {high}", at_ends


def _parties_of(wordings: Sequence[Wording], told: str, word: str, days: Mapping[str, str]) -> str:
    """Write numbers with whose they are: "60 (according to A) and 60 or more (according to B)"."""
    texts = [f"{one.words} ({told} {_speakers(one.by, days)})" for one in wordings]
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} {word} {texts[-1]}"


def _speakers(names: tuple[str, ...], days: Mapping[str, str]) -> str:
    """Return who says it, inside brackets: "Azerbaijan and OSCE", "B, 2012; A, 2021"."""
    return names_at_end(names, days) if any(name in days for name in names) else listed(names)


def in_short(panel: Panel) -> str:
    """Write a figure as a table cell: "50,000–120,000", "about 10,000†", "11+", "≤10–20"."""
    marks = (DAGGER if is_doubted(panel) else "", DOUBLE_DAGGER if drops_words(panel) else "")
    return "".join([short_words(panel), *marks])


def short_words(panel: Panel) -> str:
    """Write the same without its mark: the range, else a word that somebody says in place of a number."""
    return short_range(panel) or next((p.words[0] for p in panel.positions if p.words), "no number")


def is_doubted(panel: Panel) -> bool:
    """Whether somebody denies, or a formula has no value in an account."""
    return any(p.denials or p.stance is Stance.UNDEFINED for p in panel.positions)


def drops_words(panel: Panel, *, digits_alone: bool = False) -> bool:
    """
    Whether somebody gives words in place of a number, which its short form does not print.

    Args:
        panel: of the figure.
        digits_alone: the form prints no words where there is no number, as one in another language.
    """
    said = {p.words for p in panel.positions if p.stance is Stance.UNQUANTIFIED}
    return len(said) > (0 if digits_alone or short_range(panel) else 1)


def short_range(panel: Panel, about: str = "about {n}", digits: Callable[[str], str] = str) -> str:
    """
    Write from where to where the numbers run as a cell, without a mark; nothing where there is none.

    Whoever names no limit is seen whatever the other numbers are: "+" behind
    says that nobody need be below the high one, "<" or "≤" before that nobody
    need be above the low one, unless that is the smallest that there can be.

    Args:
        panel: of the figure.
        about: the words for a number that is about so.
        digits: how a number in English digits is written.
    """
    answer = hull_range(panel)
    bottom, top = answer.bottom, answer.top
    if bottom is None or top is None:
        return ""
    derived = any(span.soft.derived for p in panel.stated for span in p.spans)
    low_words, high_words = bottom.plainest, top.plainest
    about_low, about_high = bottom.is_about, top.is_about
    begins = about_low and Limit.PLAIN <= low_words.limit <= Limit.OR_MORE  # no "more than" stands before the "about"
    low = digits(bare_number(bottom, about=begins, derived=derived))
    high = digits(bare_number(top, about=about_high, derived=derived))
    if bottom.value == top.value and answer.interval == Interval.everything():
        return f"{_below_sign(answer.meeting[0])}{low}/{low}+"
    if bottom.value == top.value:
        low_words, about_low, high = high_words, about_low or about_high, ""
    at_floor = bool(high) and panel.floor is not None and bottom.value <= panel.floor  # nothing can be below it
    sign = _below_sign(low_words) if answer.interval.low is None and not at_floor else ""
    text = about.format(n=f"{sign}{low}") if about_low else f"{sign}{low}"
    if high:
        text += f"–{about.format(n=high) if about_high and not about_low else high}"
    return f"{text}{'+' if answer.interval.high is None else ''}"


def _below_sign(wording: Wording) -> str:
    """Return the sign before a number below which everything is open."""
    return "<" if wording.limit.excludes else "≤"


def _is_told(position: Position, bottom: End, top: End) -> bool:
    """Whether the two ends already say all that the position prints."""
    one = position.interval is not None and (position.interval.is_point or position.interval.is_one_sided)
    one = one and len({span.interval for span in position.spans}) == 1
    at_low, at_high = position.name in bottom.by, position.name in top.by
    if at_low and at_high:
        return position.working is not None or _ends(position) <= {bottom.value, top.value}
    return one and (at_low or at_high)


def _ends(position: Position) -> set[Number]:
    """Return the numbers that a position prints."""
    return {end for span in position.spans for end in (span.interval.low, span.interval.high) if end is not None}


def _own_words(position: Position) -> list[str]:
    """
    Return what a position prints in words: its whole range, else each of its numbers where that hides one of them.

    A range of an account hides none: its numbers are combinations, and nobody's.
    """
    interval = position.interval
    assert interval is not None
    shown = {interval.low, interval.high}
    if position.working is not None or (not interval.is_point and _ends(position) <= shown):
        soft = soft_ends(position.spans, interval)
        return [interval_words(interval, soft, counts=position.unit.counts)]
    spans = sorted(position.spans, key=lambda span: outermost_printed(span.interval))
    return list(dict.fromkeys(interval_words(s.interval, s.soft, counts=position.unit.counts) for s in spans))
