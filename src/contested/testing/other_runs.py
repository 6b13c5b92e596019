"""
Other runs: what a step gives in a fresh Python, where texts hash otherwise.

What stands in the order of a set is the same as long as one Python runs, and
another in the next.  A step that cannot be stopped is stopped here too, with
its process.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import subprocess
import sys
from typing import TYPE_CHECKING

from contested.errors import UnfitPipeline
from contested.testing.answers_compared import answer_form
from contested.testing.named_step import step_named
from contested.testing.step_calls import called

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contested.testing.fed_rows import FeedRows

HASH_SEEDS = ("1", "2")
"""Two seeds by which Python hashes texts; the order of a set of three or more differs between them soon."""

START_UP = 30.0
"""Seconds that a Python has to start and to import what the step imports, on a busy machine."""


def run_apart(place: str, library: str | None, examples: Sequence[FeedRows], limit: float) -> list[int]:
    """
    Return the places of the examples for which two runs of Python give something else.

    Args:
        place: of the step, as ``step_named`` takes it.
        library: whose frames it takes; None for rows.
        examples: sets of rows.
        limit: seconds that one call may take.

    Raises:
        UnfitPipeline: a run does not end.
    """
    asked = pickle.dumps((place, library, list(examples), limit))
    runs = [_answers_of(asked, seed, limit) for seed in HASH_SEEDS]
    return [n for n, answers in enumerate(zip(*runs, strict=True)) if len(set(answers)) > 1]


def _answers_of(asked: bytes, seed: str, limit: float) -> list[str]:
    code = "from contested.testing.other_runs import answer; answer()"
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(  # noqa: S603  # our own code, in our own Python
            [sys.executable, "-c", code],
            input=asked,
            capture_output=True,
            env=environment,
            timeout=START_UP + limit,
            check=False,
        )
    except subprocess.TimeoutExpired:
        what = f"the pipeline did not end within {limit:g} s, and could not be stopped"
        raise UnfitPipeline(what, "look for a loop without an end, or give it more with --limit") from None
    lines = done.stdout.decode("ascii", "replace").splitlines()
    return lines[lines.index(BEGIN) + 1 :] if BEGIN in lines else []


BEGIN = "-- what it gives --"
"""What stands before the answers: the step may have printed something itself."""


def answer() -> None:
    """Read what is asked from standard input, and print a digest of what the step gives for each example."""
    place, library, examples, limit = pickle.load(sys.stdin.buffer)  # noqa: S301  # written by ourselves
    digests = digests_of(place, library, examples, limit)
    print("", BEGIN, *digests, sep="\n")  # noqa: T201  # it is how two processes talk


def digests_of(place: str, library: str | None, examples: Sequence[FeedRows], limit: float) -> list[str]:
    """Return a digest of what a step gives for each of some examples; "unfit" once it gives what nobody can read."""
    step = step_named(place)
    digests = []
    for rows in examples:
        try:
            gave = called(step, rows, library=library, limit=limit)
        except UnfitPipeline:
            digests.append("unfit")
            break
        told = type(gave.raised).__name__ if gave.raised else repr(gave.rows or answer_form(gave.answers))
        digests.append(hashlib.sha256(told.encode("utf-8", "backslashreplace")).hexdigest())
    return digests
