"""
Glyphs: how a statement is drawn at a height, and what each shape means.

Shape and dash say it all, in any colour: a full disc is a number as printed,
a hollow one is about so, a square an end that is itself excluded, a bar an end
of an interval at a level, an arrow no limit on that side (against a bar where
nothing lies beyond), a cross a denial.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.report.charts.picture import DASHED, DOTTED, ENGLISH_WORDS, SOLID, Area, Disc, Stroke
from contested.report.statement_rows import Standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from contested.quantities import Interval
    from contested.report.charts.picture import DrawnPiece, PictureWords
    from contested.report.charts.statement_lanes import Lane
    from contested.report.charts.value_axis import ValueAxis

RADIUS = 4.5
FAINT = 0.6
"""How strong a statement is drawn that does not count; 0.6 on white is still read in print."""

UNCOUNTED = 0.7
"""How large beside others."""

FLOOR_SIZE = 1.3
"""How high the bar is beside the arrow that ends at it."""

_WORDS_KINDS = (Standing.IN_FORCE.value, Standing.ADDS_NOTHING.value, Standing.SUPERSEDED.value)


def disc(x: float, y: float, strength: float = 1.0, *, filled: bool = True, size: float = 1.0) -> DrawnPiece:
    """Return the mark of a number."""
    return Disc(x, y, RADIUS * size, filled, strength=strength)


def square(x: float, y: float, strength: float = 1.0, size: float = 1.0) -> DrawnPiece:
    """Return the mark of an end that is itself excluded."""
    r = RADIUS * 0.85 * size
    return Area(((x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)), filled=False, strength=strength)


def diamond(x: float, y: float, strength: float = 1.0, *, filled: bool = True, size: float = 1.0) -> DrawnPiece:
    """Return the mark of a best value, or of a method's answer."""
    r = RADIUS * 1.25 * size
    return Area(((x - r, y), (x, y - r), (x + r, y), (x, y + r)), filled=filled, strength=strength)


def bar(x: float, y: float, strength: float = 1.0, size: float = 1.0) -> DrawnPiece:
    """Return the mark of an end of an interval at a level."""
    return Stroke(((x, y - RADIUS * size), (x, y + RADIUS * size)), 1.8, strength=strength)


def cross(x: float, y: float) -> tuple[DrawnPiece, ...]:
    """Return the mark of a denial."""
    r = RADIUS
    return Stroke(((x - r, y - r), (x + r, y + r)), 2.2), Stroke(((x - r, y + r), (x + r, y - r)), 2.2)


def arrow(x: float, y: float, way: int, strength: float = 1.0, size: float = 1.0) -> DrawnPiece:
    """Return the head of an arrow to the left (-1) or right (1); its point is at ``x``."""
    r = RADIUS * size
    return Stroke(((x - way * r * 1.3, y - r), (x, y), (x - way * r * 1.3, y + r)), 1.8, strength=strength)


def unsaid(kind: str, x: float, y: float) -> tuple[DrawnPiece, ...]:
    """Return the mark of what has no number: a denial, a refusal, a retraction, words, silence, or what is left out."""
    r = RADIUS
    if kind == Standing.DENIAL.value:
        return cross(x, y)
    if kind == Standing.WITHHELD.value:
        return (Stroke(((x - r, y), (x + r, y)), 2.2),)
    if kind == Standing.RETRACTION.value:
        return Stroke(((x - r, y), (x + r, y)), 2.2), bar(x - r, y)
    if kind == Standing.SILENT.value:
        return (Stroke(((x - r, y), (x + r, y)), 2.2, DOTTED),)
    if kind in _WORDS_KINDS:  # "dozens": words in place of a number
        return (Stroke(((x - 3, y - r), (x - 3, y + 1)), 2.2), Stroke(((x + 2, y - r), (x + 2, y + 1)), 2.2))
    return (Disc(x, y, r, filled=False, strength=FAINT), Stroke(((x - r, y + r), (x + r, y - r)), 1.4, strength=FAINT))


def number_pieces(lane: Lane, axis: ValueAxis, y: float) -> tuple[DrawnPiece, ...]:
    """Return the pieces of a number: what it allows, what it prints, its ends and its best value."""
    interval, strength, size = lane.interval, 1.0 if lane.counts else FAINT, lane.size
    size = size if lane.counts else size * UNCOUNTED
    assert interval is not None
    pieces = [*_allowed(lane, axis, y)]
    low = axis.open_low if interval.low is None else axis.at(interval.low)
    high = axis.stop if interval.high is None else axis.at(interval.high)
    if interval.is_point:
        about, level = lane.soft.low, lane.at_level
        return (*pieces, _end(low, y, strength, size, excluded=False, about=about, level=level))
    ends = _ends(lane, low, high, y, strength, size)
    gaps = [RADIUS * size if isinstance(end, Disc | Area) else 0.0 for end in ends]
    if high - gaps[1] > low + gaps[0]:
        dash = SOLID if lane.counts else DASHED
        pieces.append(Stroke(((low + gaps[0], y), (high - gaps[1], y)), 2.2 * min(size, 1), dash, strength))
    pieces += ends
    if interval.low is None and axis.floor is not None:
        pieces.append(bar(low, y, strength, size * FLOOR_SIZE))
    if lane.best is not None:
        pieces.append(diamond(axis.at(lane.best), y, strength, size=size))
    return tuple(pieces)


def bar_pieces(lane: Lane, axis: ValueAxis, y: float) -> tuple[DrawnPiece, ...]:
    """Return a part as a bar from where it starts: full up to the least that it is, dashed to the most."""
    assert lane.start is not None
    begin, half = axis.at(lane.start), RADIUS + 1
    span = lane.interval
    low = begin if span is None or span.low is None else axis.at(lane.start + span.low)
    high = axis.stop if span is None or span.high is None else axis.at(lane.start + span.high)
    pieces: list[DrawnPiece] = []
    if low > begin:
        pieces.append(_box(begin, low, y, half, filled=lane.kind == "account"))
    if high > low:
        pieces.append(_box(low, high, y, half, filled=False, dash=DASHED))
    if span is None or span.high is None:
        pieces.append(arrow(axis.stop, y, 1))
    return tuple(pieces)


def _box(
    left: float, right: float, y: float, half: float, *, filled: bool, dash: tuple[float, ...] = SOLID
) -> DrawnPiece:
    corners = ((left, y - half), (right, y - half), (right, y + half), (left, y + half))
    return Area(corners, filled=filled, dash=dash, strength=0.75 if filled else 1.0)


def _allowed(lane: Lane, axis: ValueAxis, y: float) -> list[DrawnPiece]:
    """Return a thin line over what a number allows, where that is more than it prints."""
    reach = lane.reach
    if reach is None or reach == lane.interval:
        return []
    low = axis.open_low if reach.low is None else max(axis.at(reach.low), axis.open_low)
    high = axis.stop if reach.high is None else axis.at(reach.high)
    return [Stroke(((low, y), (high, y)), 1.1, DOTTED, FAINT)] if high > low else []


def _ends(lane: Lane, low: float, high: float, y: float, strength: float, size: float) -> list[DrawnPiece]:
    assert lane.interval is not None
    interval, soft = lane.interval, lane.soft
    lower = arrow(low, y, -1, strength, size) if interval.low is None else None
    upper = arrow(high, y, 1, strength, size) if interval.high is None else None
    return [
        lower or _end(low, y, strength, size, excluded=interval.low_open, about=soft.low, level=lane.at_level),
        upper or _end(high, y, strength, size, excluded=interval.high_open, about=soft.high, level=lane.at_level),
    ]


def _end(x: float, y: float, strength: float, size: float, *, excluded: bool, about: bool, level: bool) -> DrawnPiece:
    if excluded:
        return square(x, y, strength, size)
    if level:
        return bar(x, y, strength, size)
    return disc(x, y, strength, filled=not about, size=size)


def band_pieces(interval: Interval, axis: ValueAxis, top: float, bottom: float) -> list[DrawnPiece]:
    """Return the shading of what several have in common, with its edges, so that it is seen in print."""
    low = axis.open_low if interval.low is None else axis.at(interval.low)
    high = axis.stop if interval.high is None else axis.at(interval.high)
    edges: list[DrawnPiece] = [
        Stroke(((at, top), (at, bottom)), 1, DASHED, 0.5)
        for at, end in ((low, interval.low), (high, interval.high))
        if end is not None
    ]
    if high - low < 1:
        return edges[:1]
    return [Area(((low, top), (high, top), (high, bottom), (low, bottom)), strength=0.12), *edges]


# -- what the shapes mean ------------------------------------------------------------


def meanings(
    lanes: Iterable[Lane], axis: ValueAxis | None, words: PictureWords = ENGLISH_WORDS
) -> list[tuple[Callable[[float, float], tuple[DrawnPiece, ...]], str]]:
    """Return how shapes are drawn that stand in lanes and say more than a number, and what they mean."""
    lanes = list(lanes)
    numbers = [lane for lane in lanes if lane.interval is not None]
    floored = axis is not None and axis.floor is not None
    held = {text for lane in numbers for text in _said_by_shape(lane, floored=floored)}
    kinds = {lane.kind for lane in lanes if lane.interval is None}
    shown = [(draw, words.say(text)) for draw, text in _SHAPES if text in held]
    return shown + [(draw, words.say(text)) for among, draw, text in _UNSAID if kinds.intersection(among)]


def _said_by_shape(lane: Lane, *, floored: bool) -> Iterable[str]:
    interval = lane.interval
    assert interval is not None
    if lane.soft.low or lane.soft.high:
        yield ABOUT
    if interval.low_open or interval.high_open:
        yield EXCLUDED
    if interval.high is None or (interval.low is None and not floored):
        yield NO_LIMIT
    if interval.low is None and floored:
        yield FLOORED
    if lane.at_level:
        yield AT_LEVEL
    if lane.best is not None and not interval.is_point:
        yield BEST
    if lane.reach is not None and lane.reach != interval:
        yield ALLOWED
    if not lane.counts:
        yield NOT_COUNTED


ABOUT, EXCLUDED, NO_LIMIT = "about so", "this end excluded", "no limit named"
FLOORED = "no limit named, and nothing lies below"
AT_LEVEL, BEST, ALLOWED, NOT_COUNTED = "interval at a level", "best value", "what it allows", "does not count"

_SHAPES: tuple[tuple[Callable[[float, float], tuple[DrawnPiece, ...]], str], ...] = (
    (lambda x, y: (disc(x, y, filled=False),), ABOUT),
    (lambda x, y: (square(x, y),), EXCLUDED),
    (lambda x, y: (Stroke(((x - 9, y), (x + 8, y)), 2.2), arrow(x + 9, y, 1)), NO_LIMIT),
    (
        lambda x, y: (
            Stroke(((x - 9, y), (x + 9, y)), 2.2),
            arrow(x - 9, y, -1),
            bar(x - 9, y, size=FLOOR_SIZE),
        ),
        FLOORED,
    ),
    (lambda x, y: (Stroke(((x - 8, y), (x + 8, y)), 2.2), bar(x - 8, y), bar(x + 8, y)), AT_LEVEL),
    (lambda x, y: (diamond(x, y),), BEST),
    (lambda x, y: (Stroke(((x - 10, y), (x + 10, y)), 1.1, DOTTED, FAINT),), ALLOWED),
    (
        lambda x, y: (Stroke(((x - 10, y), (x + 6, y)), 2.2, DASHED, FAINT), disc(x + 7, y, FAINT, size=UNCOUNTED)),
        NOT_COUNTED,
    ),
)

_UNSAID: tuple[tuple[tuple[str, ...], Callable[[float, float], tuple[DrawnPiece, ...]], str], ...] = tuple(
    (kinds, lambda x, y, kind=kinds[0]: unsaid(kind, x, y), text)  # type: ignore[misc]
    for kinds, text in (
        ((Standing.DENIAL.value,), "denies or disputes"),
        ((Standing.WITHHELD.value,), "withholds a number"),
        ((Standing.RETRACTION.value,), "takes back a number"),
        (_WORDS_KINDS, "words in place of a number"),
        ((Standing.SILENT.value,), "silent"),
        ((Standing.LEFT_OUT.value,), "left out"),
    )
)
