"""
Programs that record are killed at any moment: what was acknowledged is there, and everything can be read.

A kill is no power loss: what a disk does then is not ours to promise (SECURITY.md).
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from pathlib import Path

ROUNDS = {"fast": 3, "ci": 12, "nightly": 300}
"""How often three writers are killed, by profile."""

SCRIPT = """
import json, os, random, signal, sys, time
from contested import Estimate, Figure, Journal

folder, rounds = sys.argv[1], int(sys.argv[2])
figure, chance = Figure("troops", "person"), random.Random(7)
_ = Journal(folder).append(Estimate.of(1, "person"), figure=figure, author="a", recorded="2023-09-20")


def write(author, mine, reached):
    journal = Journal(folder)
    for n in range(1_000_000):
        claim = Estimate.of(n, "person", by="A", note=f"{mine} {n} " + "x" * chance.randrange(5_000))
        entry = journal.append(claim, figure=figure, author=author, recorded="2023-09-21")
        os.write(reached, entry.digest.encode() + b"\\n")


acknowledged, lost, odd = set(), 0, []
for at in range(rounds):
    running = []
    for author in ("a", "a", "b"):
        told, reached = os.pipe()
        child = os.fork()
        if not child:
            chance.seed(f"{at} {len(running)}")
            os.close(told)
            write(author, f"{at} {len(running)}", reached)
        os.close(reached)
        running.append((child, told))
    time.sleep(chance.uniform(0.005, 0.06))
    for child, _ in running:
        os.kill(child, signal.SIGKILL)
    for child, told in running:
        os.waitpid(child, 0)
        with os.fdopen(told, "rb") as file:
            acknowledged |= {line[:-1].decode() for line in file if line.endswith(b"\\n")}
    report = Journal(folder).verify()
    odd += [str(one) for one in report.findings if one.kind != "torn"]
entries = Journal(folder).entries()
print(json.dumps({
    "acknowledged": len(acknowledged),
    "lost": len(acknowledged - {entry.digest for entry in entries}),
    "entries": len(entries),
    "odd": odd[:5],
    "torn": len(report.findings),
}))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork, and no kill -9")
def test_nothing_acknowledged_is_lost_when_writers_are_killed(tmp_path: Path) -> None:
    """Whenever three writers are killed, two of them on one file, no acknowledged entry is lost and all are readable."""
    rounds = ROUNDS[settings.get_current_profile_name()]

    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", SCRIPT, str(tmp_path / "journal"), str(rounds)],
        check=True,
        capture_output=True,
        text=True,
    )

    found = json.loads(done.stdout)
    print(f"{rounds} rounds: {found}")
    assert found["lost"] == 0
    assert found["odd"] == []
    assert found["entries"] >= found["acknowledged"]
