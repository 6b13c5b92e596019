"""Prose: a figure as a sentence that names every party, and as a short cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.answers.ranges import hull_range
from contested.claims.estimate import soft_ends
from contested.claims.panel import best_in, bounds_in, denials_in, left_out_clause, withholding_in, words_in
from contested.claims.position import Stance
from contested.names import listed
from contested.quantities.formatting import interval_words, number_words
from contested.quantities.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contested.answers.ranges import Range, Said
    from contested.claims.panel import Panel
    from contested.claims.position import Position

DAGGER = "†"
"""Marks a short form where somebody denies, or a formula has no value in an account."""


def prose(panel: Panel) -> str:
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
        if position.name not in at_ends:
            between.setdefault(_bare(position), []).append(position.name)
    silent = [f"{listed(panel.silent)} {'is' if len(panel.silent) == 1 else 'are'} silent"] if panel.silent else []
    clauses = [
        *(f"{words} {told} {listed(names)}" for words, names in between.items()),
        *best_in(panel.positions),
        *bounds_in(panel.positions),
        *words_in(panel.positions),
        *denials_in(panel.positions),
        *withholding_in(panel.positions),
    ]
    return "; ".join([head, *clauses, *silent, *left_out_clause(panel.left_out, panel.notes)])


def _head(answer: Range, told: str) -> tuple[str, set[str]]:
    """Write the outermost numbers, and return of whom that says all there is to say."""
    bottom, top, stated = answer.bottom, answer.top, answer.panel.stated
    if bottom is None or top is None:
        return "no number", set()
    if bottom.value == top.value:
        return _parties_of(answer.meeting, told, "and"), {
            p.name for p in stated if p.interval != Interval.everything() or len(p.spans) > 1
        }
    if bottom.by == top.by and len(bottom.by) == len(bottom.said) == len(top.said) == 1:
        return f"between {bottom.words} and {top.words} ({told} {listed(bottom.by)})", set(bottom.by)
    low, high = _parties_of(bottom.said, told, "or"), _parties_of(top.said, told, "or")
    comma = "," if len(bottom.said) > 1 else ""
    return f"between {low}{comma} and {high}", {p.name for p in stated if _is_told(p, bottom.by, top.by)}


def _parties_of(said: Sequence[Said], told: str, word: str) -> str:
    """Write numbers with whose they are: "60 (according to A) and 60 or more (according to B)"."""
    texts = [f"{words} ({told} {listed(names)})" for words, names in said]
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} {word} {texts[-1]}"


def short(panel: Panel) -> str:
    """Write a figure as a table cell: "50,000–120,000", "about 10,000†", "11+"."""
    answer = hull_range(panel)
    mark = DAGGER if any(p.denials or p.stance is Stance.UNDEFINED for p in panel.positions) else ""
    bottom, top = answer.bottom, answer.top
    if bottom is None or top is None:
        words = next((p.words[0] for p in panel.positions if p.words), "no number")
        return f"{words}{mark}"
    derived = any(span.soft.derived for p in panel.stated for span in p.spans)
    about_low, about_high = bottom.words.startswith("about"), "about" in top.words
    low = number_words(bottom.value, about=about_low, derived=derived).removeprefix("about ")
    high = number_words(top.value, about=about_high, derived=derived).removeprefix("about ")
    about = about_low or "about" in bottom.words
    if bottom.value == top.value and answer.interval == Interval.everything():
        return f"{_sign(True, answer.meeting[0][0])}{low}/{low}+{mark}"
    if bottom.value == top.value:
        text = f"{'about ' if about or about_high else ''}{_sign(answer.interval.low is None, top.words)}{low}"
    else:
        text = f"{'about ' if about else ''}{low}–{'about ' if about_high and not about else ''}{high}"
    return f"{text}{'+' if answer.interval.high is None else ''}{mark}"


def _sign(open_below: bool, words: str) -> str:
    if not open_below:
        return ""
    return "<" if "than" in words else "≤"


def _is_told(position: Position, low_by: tuple[str, ...], high_by: tuple[str, ...]) -> bool:
    """Whether the two ends already say all that the position prints."""
    one = position.interval is not None and (position.interval.is_point or position.interval.is_one_sided)
    one = one and len({span.interval for span in position.spans}) == 1
    return (one and (position.name in low_by or position.name in high_by)) or (
        position.name in low_by and position.name in high_by
    )


def _bare(position: Position) -> str:
    assert position.interval is not None
    soft = soft_ends(position.spans, position.interval)
    return interval_words(position.interval, soft, counts=position.unit.counts)
