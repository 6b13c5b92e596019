"""Speed of reading published files, of scans, and of a million claims reconciled: by hand, by figures, and before."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
import tarfile
import tempfile
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
from rows import PUBLISHED, Absent, Seen, declare, paired, row
from table_speed import MILLION, claims

MAVERICK = PUBLISHED / "maverick_kenya" / "maverick_kenya.csv"


@row("maverick_kenya.csv into a dossier, all provenance", against="csv.DictReader", limit=25, topic="feeds")
def published_file():
    from contested.feeds import event_reports

    if not MAVERICK.is_file():
        msg = "the published file maverick_kenya.csv"
        raise Absent(msg)

    def rows():
        with MAVERICK.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    feed = event_reports(unit="person")
    return paired(lambda: feed.read(MAVERICK), rows, 1, 5)


# -- a table beside figures, the same answers --------------------------------


def figures_of(table):
    from contested import Estimate, Figure

    said = {}
    for one in table.to_pylist():
        made = Estimate.of(
            None, one["unit"].replace("mile**2", "mi**2"), low=one["low"], high=one["high"], by=one["party"]
        )
        said.setdefault(one["figure"], []).append(made)
    return {name: Figure(name, "km**2", statements=found) for name, found in said.items()}


def hulls(table):
    from contested.table import ClaimTable

    def by_figures():
        found = {name: figure.hull() for name, figure in figures_of(table).items()}
        return {name: (float(hull.low), float(hull.high)) for name, hull in found.items()}

    def tabled():
        answer = ClaimTable.of(pl.from_arrow(table), to="km**2").ranges(give=("low", "high"))
        return {name: (low, high) for name, low, high in answer.select("figure", "low", "high").iter_rows()}

    return tabled, by_figures


def medians(table):
    from contested.methods import Median
    from contested.table import ClaimTable

    method = Median(even="lower")

    def by_figures():
        found = {name: figure.reconcile(method, force=True) for name, figure in figures_of(table).items()}
        return {name: (float(one.value), float(len(one.parties))) for name, one in found.items()}

    def tabled():
        answer = ClaimTable.of(pl.from_arrow(table), to="km**2").reconcile(method, force=True)
        return {name: (value, n) for name, value, n in answer.select("figure", "value", "origins").iter_rows()}

    return tabled, by_figures


def beside_figures(asked):
    """Compare the answers, which are to be the same, and the time that they take."""
    tabled, by_figures = asked(claims(100_000))
    mine, theirs = tabled(), by_figures()
    assert mine.keys() == theirs.keys()
    apart = max(abs(a - b) / b for key in mine for a, b in zip(mine[key], theirs[key], strict=True))
    assert apart < 1e-14, f"answers of a table and of figures differ by {apart}"
    return paired(tabled, by_figures, rounds=3)


for _words, _asked in (("hulls", hulls), ("medians", medians)):
    declare(
        f"100,000 claims, {_words}, a table on Polars",
        partial(beside_figures, _asked),
        against="figures, the same answers: for comparison",
        limit=None,
        topic="tables",
    )


# -- fresh processes: now, before, by hand -----------------------------------

BEFORE = "2736e40"
"""The last commit before tables were rebuilt to be twice as fast."""

CLOCKED = """
import sys, time
path = sys.argv[1]
{}
print(time.perf_counter() - start, next(int(line.split()[1]) for line in open('/proc/self/status') if line.startswith('VmHWM:')))
"""
ASKS = {
    "scan": """
from contested import Feed
feed = Feed(of="figure", name="=area", unit="unit", low="low", high="high", by="party", title="t")
import duckdb, polars, pyarrow.parquet
start = time.perf_counter()
feed.scan(path).ranges(give=("low", "high")).to_arrow_table()
""",
    "row by row": """
from contested import Feed
feed = Feed(of="figure", name="=area", unit="unit", low="low", high="high", by="party", title="t")
import duckdb, polars
start = time.perf_counter()
feed.scan(polars.read_parquet(path).to_dicts()).ranges(give=("low", "high")).to_arrow_table()
""",
    "by hand": """
import duckdb
start = time.perf_counter()
sql = "select figure, min(low) as low, max(high) as high from read_parquet($path) group by figure"
duckdb.connect().sql(sql, params={"path": path}).to_arrow_table()
""",
    "Polars": """
import polars
from contested.table import ClaimTable
from contested.methods import RandomEffects
frame = polars.read_parquet(path)
start = time.perf_counter()
ClaimTable.of(frame, to="km**2").reconcile(RandomEffects(), force=True)
""",
    "DuckDB": """
import duckdb
from contested.table import ClaimTable
from contested.methods import RandomEffects
connection = duckdb.connect()
connection.execute("SET enable_progress_bar = false")
connection.execute("create table stored as select * from read_parquet('" + path + "')")
frame = connection.table("stored")
start = time.perf_counter()
ClaimTable.of(frame, to="km**2").reconcile(RandomEffects(), force=True).to_arrow_table()
""",
}


def clocked(ask, path, source=None):
    """Return the seconds and the peak memory in bytes of a question in a fresh process, of the library in ``source``."""
    if not sys.platform.startswith("linux"):
        msg = "the status of a process, which Linux alone tells"
        raise Absent(msg)
    environment = os.environ | ({"PYTHONPATH": str(source)} if source else {})
    command = [sys.executable, "-c", CLOCKED.format(ASKS[ask]), str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    seconds, kilobytes = done.stdout.split()[-2:]
    return float(seconds), 1024 * int(kilobytes)


@contextmanager
def earlier(commit):
    """Give a folder with the source of the library as it was at a commit."""
    home = Path(__file__).parents[1]
    done = subprocess.run(["git", "-C", str(home), "archive", commit, "src"], capture_output=True, check=False)
    if done.returncode:
        msg = f"the history of the repository, to {commit}"
        raise Absent(msg)
    with tempfile.TemporaryDirectory() as folder, tarfile.open(fileobj=io.BytesIO(done.stdout)) as packed:
        packed.extractall(folder, filter="data")
        yield Path(folder) / "src"


@contextmanager
def parquet(table):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.parquet"
        pq.write_table(table, path)
        yield path


def with_errors(table):
    """Return claims with a best value and a standard error."""
    best = np.asarray(table["low"])
    error = np.random.default_rng(7).uniform(0.5, 20, len(best))
    found = {"best": best, "low": best, "high": best, "standard_error": error}
    return pa.table({name: table[name] for name in ("figure", "party", "unit")} | found)


def beside_before(ask, table):
    """Fresh processes in turn, of the library as it is and as it was."""
    with earlier(BEFORE) as source, parquet(table) as path:
        return Seen([(clocked(ask, path)[0], clocked(ask, path, source)[0]) for _ in range(3)], "wall")


declare(
    "scan of Parquet, 1 M claims, and ranges",
    lambda: beside_before("scan", claims(MILLION)),
    against=f"the same at {BEFORE}, before it was rebuilt",
    limit=0.5,
    topic="feeds",
)
for _engine in ("DuckDB", "Polars"):
    declare(
        f"reconcile(RandomEffects()), 1 M claims, {_engine}",
        partial(lambda engine: beside_before(engine, with_errors(claims(MILLION))), _engine),
        against=f"the same at {BEFORE}, before it was rebuilt",
        limit=0.5,
        topic="tables",
    )


def scan_by_hand(place, *, few=None):
    """Seconds or memory of a scan over those of another way, in fresh processes."""
    table = claims(MILLION)
    with parquet(table) as path, parquet(table.slice(0, few or 1)) as part:
        other = ("row by row", part) if few else ("by hand", path)
        pairs = [(clocked("scan", path)[place], clocked(*other)[place]) for _ in range(3)]
    return Seen(pairs, "wall", "B" if place else "s").times(theirs=MILLION / few if few else 1)


SCANS = {"limit": None, "topic": "feeds"}
declare(
    "the scan of Parquet, all rules of the intake",
    partial(scan_by_hand, 0),
    against="minimum and maximum by SQL, no check: for comparison",
    **SCANS,
)
declare(
    "the scan of Parquet, on an engine",
    partial(scan_by_hand, 0, few=20_000),
    against="row by row, of 20,000, extrapolated: for comparison",
    **SCANS,
)
declare(
    "the scan of Parquet, peak memory",
    partial(scan_by_hand, 1),
    against="minimum and maximum by SQL: for comparison",
    **SCANS,
)


@row("the scan of Parquet, 4 M on the same figures, peak memory", against="that of 1 M: for comparison", **SCANS)
def scan_of_four():
    table = claims(MILLION)
    with parquet(table) as path, tempfile.TemporaryDirectory() as folder:
        more = Path(folder) / "more.parquet"
        with pq.ParquetWriter(more, table.schema) as file:
            for _ in range(4):
                file.write_table(table)
        return Seen([(clocked("scan", more)[1], clocked("scan", path)[1])], size="B")
