"""A figure as plain values: the documented shape of ``--json``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from contested.claims.day_words import days_said
from contested.quantities import in_full

if TYPE_CHECKING:
    from contested.answers.ranges import Range
    from contested.claims import Position
    from contested.figure import Figure
    from contested.quantities import Number


def figure_json(figure: Figure) -> dict[str, Any]:
    """
    Return a figure as plain values: the documented shape of ``--json``.

    A whole number is a number, any other an exact text ("2.5", "1/3"), an
    absent end null.
    """
    return {
        "name": figure.name,
        "of": figure.of,
        "unit": str(figure.unit),
        "text": str(figure.hull()),
        "hull": _range_json(figure.hull()),
        "positions": [_position_json(position) for position in figure.positions()],
        "left_out": [{"who": one.who, "why": one.why} for one in figure._panel.left_out],
        "notes": list(figure._panel.notes),
        "sources": [source.cited() for source in figure.sources],
    }


def _range_json(answer: Range) -> dict[str, object]:
    return {
        "low": _plain(answer.low),
        "high": _plain(answer.high),
        "low_open": answer.interval.low_open and not answer.is_empty,
        "high_open": answer.interval.high_open and not answer.is_empty,
        "low_by": list(answer.low_by),
        "high_by": list(answer.high_by),
        "printed_low": _plain(answer.printed_low),
        "printed_high": _plain(answer.printed_high),
        "ratio": _plain(answer.ratio),
        "empty": answer.is_empty,
    }


def _position_json(position: Position) -> dict[str, object]:
    interval = position.interval
    return {
        "name": position.name,
        "stance": position.stance.value,
        "text": str(position),
        "low": None if interval is None else _plain(interval.low),
        "high": None if interval is None else _plain(interval.high),
        "low_open": interval is not None and interval.low_open,
        "high_open": interval is not None and interval.high_open,
        "approximate": position.approximate,
        "divided": position.divided,
        "enclosure": position.enclosure,
        "denies": list(position.rejected),
        "day": None if position.day is None else str(position.day),
        **days_said(position),
        "sources": sorted({s.source.cited() for s in (*position.estimates, *position.denials) if s.source is not None}),
    }


def _plain(number: Number | None) -> int | str | None:
    return number if number is None or isinstance(number, int) else in_full(number).replace(",", "")
