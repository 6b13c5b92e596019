"""
The eight promises of security, how hard each is tried, and the figures that a run ends with.

The usual run tries little of each, ``.ci/promises`` a tenth of what they name,
and ``.ci/promises whole`` all.  A test says its figures with ``record_property``, so that they
come home from parallel workers, and those of one promise are put together.
"""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from _pytest.terminal import TerminalReporter

    Record = Callable[[str, object], None]

PROMISES = {
    "P1": "no text hangs, crashes or exhausts",
    "P2": "no text becomes markup, a formula, code or a command",
    "P3": "answers of order and range are exact",
    "P4": "nothing that is no finite number enters, and nothing is rounded unsaid",
    "P5": "no acknowledged claim is lost, no file is torn",
    "P6": "an edit of a journal is seen, with a head kept elsewhere",
    "P7": "the same input gives the same bytes",
    "P8": "no network is opened, and nothing from outside is run",
}

HOW_MUCH = "whole" if os.environ.get("HYPOTHESIS_PROFILE") == "nightly" else os.environ.get("CONTESTED_PROMISES", "")
"""How much is tried of what the promises name: "whole", a "tenth", or, of the usual run, less."""

WHOLE = HOW_MUCH == "whole"

_WORST = "worst "
"""How figures begin of which the highest counts; of others the sum does."""


def times(usual: int, whole: int) -> int:
    """Return how often something is tried, of how often it is in the usual run, and where all is."""
    return {"whole": whole, "tenth": max(usual, whole // 10)}.get(HOW_MUCH, usual)


def say(record: Record, promise: str, **figures: float) -> None:
    """
    Say the figures of a test of a promise.

    Args:
        record: pytest's ``record_property``.
        promise: such as "P1".
        figures: by their names, with _ for a space; of what begins with "worst"
            the highest of all tests is printed, of others the sum.
    """
    said = {name.replace("_", " "): figure for name, figure in figures.items()}
    record(promise, said)
    print(f"{promise}: {in_words(said)}")


def in_words(figures: Mapping[str, float]) -> str:
    """Return figures as they are printed."""
    return ", ".join(
        f"{name} {figure:,.1f}" if name.startswith(_WORST) else f"{figure:,} {name}" for name, figure in figures.items()
    )


def print_figures(reporter: TerminalReporter) -> None:
    """Print a line for every promise that was tried, at the end of a run."""
    found: dict[str, Counter[str]] = {}
    for outcome in ("passed", "failed"):
        for report in reporter.stats.get(outcome, ()):
            for promise, figures in getattr(report, "user_properties", ()):
                if promise in PROMISES and report.when == "call":
                    together = found.setdefault(promise, Counter())
                    for name, figure in figures.items():
                        add = max(together[name], figure) if name.startswith(_WORST) else together[name] + figure
                        together[name] = add
    for promise in sorted(found):
        reporter.write_line(f"{promise}  {PROMISES[promise]}: {in_words(found[promise])}")
