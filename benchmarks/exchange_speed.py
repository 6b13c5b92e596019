"""Speed of dossiers in the formats of others: JSON Lines, streamed."""

from __future__ import annotations

import json
import random
import sys
import tempfile
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from rows import Absent, Seen, declare, paired, process, row

from contested import exchange


def json_lines_file(folder, n=1_000_000, *, spaced=False):
    """Write a file of JSON Lines: 1,000 figures, 30 parties, 200 sources, any day of a year."""
    separators = None if spaced else (",", ":")
    parties = {f"p{k}": {"name": f"Party {k}"} for k in range(30)}
    sources = {f"report-{k}": {"title": f"Report {k}"} for k in range(200)}
    path = Path(folder) / "claims.jsonl"
    draw = random.Random(20231129)
    with path.open("w", encoding="utf-8") as file:
        file.write(json.dumps({"format": 1, "parties": parties, "sources": sources}) + "\n")
        for _ in range(n):
            figure, day = draw.randrange(1000), date(2023, 1, 1) + timedelta(draw.randrange(365))
            row = {"id": f"toll-{figure}", "figure": "deaths", "figure_unit": "person", "of": f"Place {figure}"}
            row |= {"stance": "claimed", "value": draw.randrange(10**6), "by": f"p{draw.randrange(30)}"}
            row |= {"source": f"report-{draw.randrange(200)}", "as_of": day.isoformat()}
            file.write(json.dumps(row, separators=separators) + "\n")
    return path


def json_lines(*, spaced=False):
    with tempfile.TemporaryDirectory() as folder:
        path = json_lines_file(folder, spaced=spaced)

        def ours():
            for _ in exchange.read_statements(path):
                pass

        def theirs():
            with path.open(encoding="utf-8") as file:
                for line in file:
                    json.loads(line)

        return paired(ours, theirs, rounds=3)


for _name, _more in (
    ("JSON Lines of 1,000,000 estimates, streamed", {}),
    ("JSON Lines of 1,000,000, laid out otherwise than ours", {"spaced": True}),
):
    declare(_name, partial(json_lines, **_more), against="json.loads of each line", limit=3, topic="provenance")


PEAK = """
import re, sys
from contested import exchange
peak = lambda: int(re.search(r'VmHWM:\\s+([0-9]+)', open('/proc/self/status').read())[1])
before = peak()
for _ in exchange.read_statements(sys.argv[1]):
    pass
print(1024 * (peak() - before))
"""


@row("JSON Lines of 1,000,000 estimates, peak memory", against="100 MB", limit=1, topic="provenance")
def json_lines_peak():
    """How much more memory a process takes when it reads them."""
    if not sys.platform.startswith("linux"):
        msg = "the status of a process, which Linux alone tells"
        raise Absent(msg)
    with tempfile.TemporaryDirectory() as folder:
        return Seen([(int(process(PEAK, json_lines_file(folder))), 100_000_000)], size="B")
