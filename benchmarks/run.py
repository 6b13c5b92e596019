"""
Speed against peers and limits: one table of ratios, each of pairs timed in turn.

    python benchmarks/run.py                       all rows; writes RESULTS.md and results.json
    python benchmarks/run.py --large --long        also what needs ten million claims, and what takes many minutes
    python benchmarks/run.py "words of a row" ...  the rows with these words, printed
    python benchmarks/run.py --only-over-limit     measures again what was over its limit, and rewrites these rows alone
    python benchmarks/run.py --only-missing        measures what RESULTS.md does not have yet
    python benchmarks/run.py --list                the rows, and what they are measured against

``--keep`` writes what rows chosen by words showed; ``--date`` is the day to write, today if none is given.
Each row runs in a process of its own.  A row whose peer is not installed says so, and is no failure.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import os
import subprocess
import sys
from datetime import UTC, datetime

import results
from rows import ROWS, TOPICS, Absent

MODULES = (
    "object_speed",
    "dossier_speed",
    "exchange_speed",
    "day_speed",
    "prose_speed",
    "account_speed",
    "method_speed",
    "table_speed",
    "feed_speed",
    "report_speed",
    "drawing_speed",
    "growth",
    "suite_speed",
)
LONGEST = 3600
"""Seconds after which a row is given up."""


def declared():
    """Import what declares rows, and return the module of each."""
    homes = {}
    for module in MODULES:
        before = len(ROWS)
        importlib.import_module(module)
        homes |= dict.fromkeys(list(ROWS)[before:], module)
    return {name: homes[name] for topic in TOPICS for name in homes if ROWS[name].topic == topic}


def measure(module, name):
    """Measure one row in this process, and print what was seen as JSON."""
    importlib.import_module(module)
    one = ROWS[name]
    absent = ", ".join(peer for peer in one.peers if importlib.util.find_spec(peer) is None)
    try:
        seen = None if absent else one.measure()
    except Absent as error:
        absent = str(error)
    if absent:
        found = {"absent": absent}
    else:
        found = {"pairs": [[float(f"{side:.4g}") for side in pair] for pair in seen.pairs], "clock": seen.clock}
        found["size"] = seen.size
    print(json.dumps(found))


def measured(module, name):
    """Measure one row in a process of its own."""
    command = [sys.executable, __file__, "--measure", module, name]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST, check=False)
    except subprocess.TimeoutExpired:
        return {"failed": f"not done after {LONGEST} s"}
    if done.returncode:
        last = (done.stderr.strip() or f"exit code {done.returncode}").splitlines()[-1]
        return {"failed": last[:120]}
    return json.loads(done.stdout.splitlines()[-1])


def chosen(asked, homes):
    """Return the names of the rows that are asked for."""
    options = {"", *(word for word in ("large", "long") if getattr(asked, word))}
    kept = results.read()["rows"]
    names = [name for name in homes if ROWS[name].only_with in options or asked.only_over_limit or asked.words]
    if asked.words:
        names = [name for name in names if any(word in f"{name} {ROWS[name].against}" for word in asked.words)]
    if asked.only_missing:
        names = [name for name in names if "pairs" not in kept.get(name, {})]
    if asked.only_over_limit:
        names = [name for name in names if name in kept and results.over(name, kept[name])]
    return names


def main(given):
    if given[:1] == ["--measure"]:
        measure(*given[1:])
        return 0
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*")
    for option in ("--large", "--long", "--only-over-limit", "--only-missing", "--keep", "--list"):
        parser.add_argument(option, action="store_true")
    parser.add_argument("--date", default=datetime.now(UTC).date().isoformat())
    asked = parser.parse_args(given)
    homes = declared()
    names = chosen(asked, homes)
    if asked.list:
        print(*(f"{ROWS[name].topic:<11} {name:<60} {ROWS[name].against}" for name in names), sep="\n")
        return 0
    print(results.machine())
    peers = {peer for name in names for peer in ROWS[name].peers}
    print(results.named([{"versions": results.versions(peers)}]), flush=True)
    found = {}
    for name in names:
        load = round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else 0.0
        found[name] = one = measured(homes[name], name)
        print(results.printed(name, one), flush=True)
        if asked.keep or not asked.words:
            results.keep({name: one}, asked.date, load)
    absent = [name for name, one in found.items() if "absent" in one]
    if absent:
        print(f"\nNOT RUN, {len(absent)} of {len(found)} rows:", *absent, sep="\n  ", file=sys.stderr)
    failed = [name for name, one in found.items() if "failed" in one]
    if failed:
        print(f"\nFAILED, {len(failed)} of {len(found)} rows:", *failed, sep="\n  ", file=sys.stderr)
    return 1 if failed or not names else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
