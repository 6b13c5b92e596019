"""
Other runs: what a step gives in a fresh Python, where texts hash otherwise.

What stands in the order of a set is the same as long as one Python runs, and
another in the next.  A step that cannot be stopped is stopped here too, with
its process.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import queue
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from contested.errors import UnfitPipeline
from contested.testing.answers_compared import answer_form
from contested.testing.named_step import step_named
from contested.testing.step_calls import outcome_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from contested.testing.fed_rows import FeedRows

HASH_SEEDS = ("1", "2")
"""Two seeds by which Python hashes texts; the order of a set of three or more differs between them soon."""

START_UP = 120.0
"""Seconds that a Python has to start and to import what the step imports, on a busy machine."""

GRACE = 10.0
"""Seconds beyond its limit after which a step that takes no notice of it is stopped with its process."""


def run_apart(
    place: str,
    library: str | None,
    examples: Sequence[FeedRows],
    limit: float,
    has_time: Callable[[], bool] = lambda: True,
) -> list[int]:
    """
    Return the places of the examples for which two runs of Python give something else.

    Args:
        place: of the step, as ``step_named`` takes it.
        library: whose frames it takes; None for rows.
        examples: sets of rows.
        limit: seconds that one call may take.
        has_time: whether there is time for another example; for the first
            there always is.

    Raises:
        UnfitPipeline: a run does not end.
    """
    asked = pickle.dumps((place, library, list(examples), limit))
    with ThreadPoolExecutor() as both:
        runs = list(both.map(lambda seed: _answers_of(asked, seed, limit, has_time), HASH_SEEDS))
    return [n for n, answers in enumerate(zip(*runs, strict=False)) if len(set(answers)) > 1]


def _answers_of(asked: bytes, seed: str, limit: float, has_time: Callable[[], bool]) -> list[str]:
    code = "from contested.testing.other_runs import answer; answer()"
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    told: queue.SimpleQueue[str | None] = queue.SimpleQueue()
    with subprocess.Popen(  # noqa: S603  # our own code, in our own Python
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    ) as run:
        listener = threading.Thread(target=_listen, args=(run, asked, told))
        listener.start()
        try:
            # a busy machine is slow to start a Python, and that is no fault of the step: its time begins when it does
            lines = [told.get(timeout=START_UP)]
            while lines[-1] is not None and (len(lines) < 2 or has_time()):
                lines.append(told.get(timeout=limit + GRACE))
        except queue.Empty:
            what = f"the pipeline did not end within {limit:g} s, and could not be stopped"
            raise UnfitPipeline(what, "look for a loop without an end, or give it more with --limit") from None
        finally:
            run.kill()
            listener.join()
    return [line for line in lines if line is not None and line != BEGIN]


def _listen(run: subprocess.Popen[bytes], asked: bytes, told: queue.SimpleQueue[str | None]) -> None:
    """Ask another Python, and hand on each line that it says; None at its end."""
    into, out = cast("IO[bytes]", run.stdin), cast("IO[bytes]", run.stdout)
    with contextlib.suppress(OSError):  # it has ended before it read
        into.write(asked)
        into.close()
    for line in out:
        told.put(line.decode("ascii", "replace").strip())
    told.put(None)


_OUTPUT = 1
"""The number of standard output."""

BEGIN = "-- what it gives --"
"""What is said once the step is there, before its answers."""


def answer() -> None:
    """Read what is asked from standard input, and say a digest of what the step gives for each example, one by one."""
    place, library, examples, limit = pickle.load(sys.stdin.buffer)  # noqa: S301  # written by ourselves
    with os.fdopen(os.dup(_OUTPUT), "w", encoding="ascii", buffering=1) as said, Path(os.devnull).open("wb") as nothing:
        os.dup2(nothing.fileno(), _OUTPUT)  # what the step prints is not what it gives
        for digest in digests_of(place, library, examples, limit):
            print(digest, file=said)


def digests_of(place: str, library: str | None, examples: Sequence[FeedRows], limit: float) -> Iterator[str]:
    """Yield that a step is there, and a digest of what it gives for each example; "unfit" once nobody can read it."""
    step = step_named(place)
    yield BEGIN
    for rows in examples:
        try:
            gave = outcome_of(step, rows, library=library, limit=limit)
        except UnfitPipeline:
            yield "unfit"
            return
        told = type(gave.raised).__name__ if gave.raised else repr(gave.rows or answer_form(gave.answers))
        yield hashlib.sha256(told.encode("utf-8", "backslashreplace")).hexdigest()
