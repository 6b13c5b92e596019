"""Printed numbers: what one says, what it allows, and how softly it prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested.quantities.dates import When  # noqa: TC001  # attrs resolves it
from contested.quantities.formatting import PrintMarks
from contested.quantities.interval import Interval  # noqa: TC001  # attrs resolves it
from contested.quantities.stated_error import StatedError  # noqa: TC001  # attrs resolves it

if TYPE_CHECKING:
    from collections.abc import Iterable


@attrs.frozen
class PrintedNumber:
    """
    One printed number: what it says, what it allows, and how softly it prints.

    ``error`` is its stated uncertainty, which ``reach`` has at the level asked
    for.  ``as_of`` is when it held; ``stopped`` says that its count stopped
    before the day of the answer, and so bounds what the answer is about.
    """

    interval: Interval
    reach: Interval
    soft: PrintMarks
    error: StatedError | None = None
    as_of: When | None = None
    stopped: bool = False


def soft_ends(spans: Iterable[PrintedNumber], interval: Interval) -> PrintMarks:
    """Return how to print the ends of ``interval``: as softly as the softest number that sets one."""
    total = PrintMarks()
    for span in spans:
        soft = span.soft
        total |= PrintMarks(
            soft.low and span.interval.low == interval.low,
            soft.high and span.interval.high == interval.high,
            soft.derived,
            soft.partial,
        )
    return total
