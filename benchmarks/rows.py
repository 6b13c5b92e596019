"""
Rows of the table of speed: how one is declared, and how two things are timed beside each other.

A row is a function that times ours and the other in turn and returns what it saw:

    @row("repeated conversion", against="pint.Quantity.to", limit=0.2, topic="units", peers=("pint",))
    def repeated_conversion():
        ...
        return paired(ours, theirs)

What it imports of peers it imports inside, so that the table is printed where some are absent.
"""

from __future__ import annotations

import gc
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

PUBLISHED = Path(__file__).parents[2] / "shared" / "data"
"""Where the published files lie that the gold tests read too."""


class Absent(Exception):
    """Something that a row needs is not here, and what."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Pairs of ours and theirs, in seconds or in bytes, and by which clock."""

    pairs: list
    clock: str = "processor"
    size: str = "s"

    @property
    def ratios(self):
        return [ours / theirs for ours, theirs in self.pairs]

    def times(self, ours=1.0, theirs=1.0):
        """Return the same with each side multiplied, where the two do different numbers of things."""
        return Seen([(a * ours, b * theirs) for a, b in self.pairs], self.clock, self.size)


@dataclass(frozen=True, slots=True)
class Row:
    """
    What is timed, against what, and at most how many times as long it may take.

    ``limit`` is None for what stands there for comparison alone.  ``only_with``
    names the option without which the row is not run: "large" for ten million
    claims, "long" for what takes many minutes.
    """

    name: str
    against: str
    limit: float | None
    topic: str
    measure: object
    peers: tuple = ()
    only_with: str = ""


TOPICS = (
    *("import", "units", "figures", "phrases", "dossiers", "arithmetic", "checks", "methods", "tables", "feeds"),
    *("days", "provenance", "reports", "testing", "growth", "whole"),
)
"""What rows are about, in the order of the table."""

ROWS: dict[str, Row] = {}


def declare(name, measure, *, against, limit, topic, peers=(), only_with=""):
    """Put a row into the table; its name stands once."""
    assert name not in ROWS, name
    assert topic in TOPICS, topic
    ROWS[name] = Row(name, against, limit, topic, measure, tuple(peers), only_with)


def row(name, **said):
    """Return a decorator that declares a function as a row."""

    def declared(measure):
        declare(name, measure, **said)
        return measure

    return declared


def once(work, repeat=1, clock=time.process_time):
    """Return how long one call takes, by processor time: other programs on the machine do not count."""
    gc.collect()
    gc.disable()
    start = clock()
    for _ in range(repeat):
        work()
    taken = clock() - start
    gc.enable()
    return taken / repeat


def paired(ours, theirs, repeat_ours=1, repeat_theirs=1, rounds=9, *, wall=False):
    """
    Time both in turn, now one first and now the other.

    The wall clock is for what waits: for a disk, another process, or threads of an engine.
    """
    clock = time.perf_counter if wall else time.process_time
    pairs = []
    for number in range(rounds):
        if number % 2:
            second = once(theirs, repeat_theirs, clock)
            pairs.append((once(ours, repeat_ours, clock), second))
        else:
            pairs.append((once(ours, repeat_ours, clock), once(theirs, repeat_theirs, clock)))
    return Seen(pairs, "wall" if wall else "processor")


def within(work, seconds, rounds=5):
    """Time something against a number of seconds."""
    return Seen([(once(work), seconds) for _ in range(rounds)])


def process(code, *arguments):
    """Run Python code in a fresh process, and return what it prints."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def quartiles(numbers):
    """Return the median, and the quartiles around it."""
    if len(numbers) == 1:
        return numbers[0], numbers[0], numbers[0]
    first, middle, third = statistics.quantiles(numbers, n=4, method="inclusive")
    return middle, first, third
