"""How long the README's second command takes, and all that CI runs: from a fresh clone, installing included."""

from __future__ import annotations

import subprocess
import tempfile
import time
from pathlib import Path

from rows import Absent, Seen, row

HOME = Path(__file__).parents[1]
MINUTE = 60.0


def cloned(command):
    """Return the seconds that a command takes in a fresh clone."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder) / "contested"
        if subprocess.run(
            ["git", "clone", "--quiet", str(HOME), str(here)], capture_output=True, check=False
        ).returncode:
            msg = "the repository, to clone"
            raise Absent(msg)
        start = time.perf_counter()
        subprocess.run(["bash", "-c", command(here)], cwd=here, check=True, capture_output=True)
        return time.perf_counter() - start


def second_command(here):
    """Return the line under its mark in the README."""
    lines = (here / "README.md").read_text(encoding="utf-8").splitlines()
    after = lines[lines.index("<!-- second command -->") :]
    return next(line for line in after if line.startswith("python3 "))


LONG = {"limit": 1, "topic": "whole", "only_with": "long"}


@row("the README's second command, from a fresh clone", against="five minutes", **LONG)
def readme():
    return Seen([(cloned(second_command), 5 * MINUTE)], "wall")


@row("all that CI runs, from a fresh clone", against="25 minutes", **LONG)
def checks():
    return Seen([(cloned(lambda _: ".ci/run"), 25 * MINUTE)], "wall")
