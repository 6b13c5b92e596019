"""Answers over time: one on each day on which something changed, as rows and as a table (design.md, rule 10)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from contested.displays import displayed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


@displayed
@attrs.frozen(repr=False)
class OverTime:
    """
    The answers to one question, day by day: each is that of the figures as they were on that day.

    ``days`` are those from which something that is said holds, and of a
    cumulative figure also those to which it counts; between two of them
    nothing new is said.  Iterating gives each day with its answer.
    """

    question: str
    rows: tuple[tuple[date, Any], ...]

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which something changed, the earliest first."""
        return tuple(day for day, _ in self.rows)

    @property
    def answers(self) -> tuple[Any, ...]:
        """The answer of each day."""
        return tuple(answer for _, answer in self.rows)

    def to_records(self) -> list[dict[str, Any]]:
        """Return one row a day, as data frames take them: the day, the answer in words, and what it comes to."""
        return [{"day": day, "answer": str(answer), **_values(answer)} for day, answer in self.rows]

    def __iter__(self) -> Iterator[tuple[date, Any]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __str__(self) -> str:
        lines = [f"{day.isoformat()}  {answer}" for day, answer in self.rows]
        return "\n".join([f"{self.question}, over time", *(lines or ["nothing that is said has a day"])])

    def __repr__(self) -> str:
        return f"<OverTime {self.question}: {len(self.rows)} days>"


def _values(answer: Any) -> dict[str, Any]:
    """Return what an answer comes to: the ends of a range, the sides of a verdict, the number of a method."""
    names = ("printed_low", "printed_high", "low_by", "high_by", "settled", "by_party", "value", "refused")
    return {name: _plain(getattr(answer, name)) for name in names if hasattr(answer, name)}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: answer.value for name, answer in value.items()}
    return list(value) if isinstance(value, tuple) else value
