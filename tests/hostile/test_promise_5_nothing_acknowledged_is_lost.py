"""
P5: programs that record or save are killed at any moment: what was acknowledged is there, and every file can be read.

A kill is no power loss: what a disk does then is not ours to promise (SECURITY.md).
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests import promises

from contested import Dossier

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork, and no kill -9")

ROUNDS = promises.times(6, 300)
"""How often three writers are killed."""

SAVES = promises.times(10, 60)
"""How often a program is killed that saves."""

SCRIPT = """
import json, os, random, select, signal, sys, time
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
    select.select([told for _, told in running], [], [], 30)  # one of them has recorded something
    time.sleep(chance.uniform(0, 0.06))
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


def test_nothing_acknowledged_is_lost_when_writers_are_killed(tmp_path: Path, record_property: promises.Record) -> None:
    """Whenever three writers are killed, two of them on one file, no acknowledged entry is lost and all are readable."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", SCRIPT, str(tmp_path / "journal"), str(ROUNDS)],
        check=True,
        capture_output=True,
        text=True,
    )

    found = json.loads(done.stdout)
    promises.say(
        record_property,
        "P5",
        rounds=ROUNDS,
        acknowledged=found["acknowledged"],
        lost=found["lost"],
        unreadable=len(found["odd"]),
    )
    assert found["acknowledged"] >= ROUNDS
    assert found["lost"] == 0
    assert found["odd"] == []
    assert found["entries"] >= found["acknowledged"]


SAVING = """
import os, sys
from contested import Dossier, Figure

for n, line in enumerate(sys.stdin):
    child = os.fork()
    while child == 0:
        n += 20
        figure = Figure(f"figure {n}", "person").claimed(n, by="A", note="x" * 5000)
        Dossier().with_figure("f", figure).save(sys.argv[1])
        if n < 40:
            print(os.getpid(), flush=True)
    os.waitpid(child, 0)
    print("gone", flush=True)
"""
"""For each line that it is sent, has another process save until that is killed; what is imported, it imports once."""


def test_a_process_killed_while_saving_leaves_a_whole_file(tmp_path: Path, record_property: promises.Record) -> None:
    """After kill -9 at any moment, the file is one that was saved, whole."""
    path = tmp_path / "d.toml"
    command = [sys.executable, "-c", SAVING, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for n in range(SAVES):
            process.stdin.write("\n")
            process.stdin.flush()
            child = int(process.stdout.readline())
            time.sleep(0.001 * (n % 10))
            os.kill(child, signal.SIGKILL)
            assert process.stdout.readline() == "gone\n"

            (figure,) = Dossier.load(path).figures.values()
            (estimate,) = figure.estimates
            assert estimate.note == "x" * 5000
            assert figure.name == f"figure {estimate.interval.low if estimate.interval else None}"

    promises.say(record_property, "P5", saves=SAVES, torn=0)
    left = [found.name for found in tmp_path.iterdir() if found != path]
    assert all(name.startswith(".contested-") and name.endswith(".tmp") for name in left)
    for name in left:
        os.utime(tmp_path / name, (0, 0))
    Dossier().save(path)
    assert [found.name for found in tmp_path.iterdir()] == ["d.toml"]
