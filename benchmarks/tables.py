"""
Tables against hand-written code on the same engine, in one run: ratios of medians of paired runs.

    python benchmarks/tables.py            1 million claims
    python benchmarks/tables.py 10         1 and 10 million, growth and peak memory
    python benchmarks/tables.py memory     peak memory at 10 million alone
    python benchmarks/tables.py growth     1, 10 and 100 million on disk, within 12 GB of memory
    python benchmarks/tables.py editions   what changed between two editions of 100,000 claims, against a full outer join
    python benchmarks/tables.py feeds      reading a file against csv.DictReader; objects against a table; a scan of Parquet

The job: areas in five units to square kilometres by exact factors, and for each
figure the hull, whether the positions have common ground (a party's position is
the hull of its claims), and how many parties speak.  The code written by hand
does the same job with the same meaning, and none of the intake's checks.
"""

from __future__ import annotations

import csv
import gc
import multiprocessing
import statistics
import sys
import tempfile
import time
from pathlib import Path

import duckdb
import numpy as np
import polars as pl
import pyarrow as pa

SEED = 20231119
PARTIES = tuple(f"party number {n}" for n in range(8))
FACTORS = {
    "km**2": (1, 1),
    "ha": (1, 100),
    "m**2": (1, 1_000_000),
    "mile**2": (40468564224 * 64, 10**12),
    "acre": (40468564224, 10**13),
}
GIVE = ("low", "high", "common", "parties")
ROUNDS = 5


def claims(count: int) -> pa.Table:
    """Make claims: ten a figure, of eight parties, in five units, with string keys; the same for the same count."""
    rng = np.random.default_rng(SEED)
    figures = max(1, count // 10)
    low = rng.integers(1, 100_000, count).astype(float)
    names = pa.array([f"figure number {n}" for n in range(figures)])
    take = lambda values, codes: pa.DictionaryArray.from_arrays(pa.array(codes), pa.array(values)).cast(pa.string())  # noqa: E731
    return pa.table(
        {
            "figure": pa.DictionaryArray.from_arrays(pa.array(rng.integers(0, figures, count)), names).cast(
                pa.string()
            ),
            "party": take(PARTIES, rng.integers(0, len(PARTIES), count)),
            "unit": take(tuple(FACTORS), rng.integers(0, len(FACTORS), count)),
            "low": low,
            "high": low + rng.integers(0, 100, count),
        }
    )


def exact_factors() -> dict[str, tuple[int, int]]:
    from fractions import Fraction

    from contested.quantities.units import factor, unit

    found = {name: Fraction(factor(unit(name), unit("km**2"))) for name in FACTORS}
    return {name: (one.numerator, one.denominator) for name, one in found.items()}


def by_sql(relation):
    cases = {
        end: " ".join(f"when '{name}' then {end} * {up} / {down}" for name, (up, down) in FACTORS.items())
        for end in ("low", "high")
    }
    return relation.query(
        "t",
        f"""
        with km as (select figure, party, case unit {cases["low"]} end as low, case unit {cases["high"]} end as high from t),
             held as (select figure, party, min(low) as low, max(high) as high from km group by all)
        select figure, min(low) as low, max(high) as high, max(low) <= min(high) as common, count(*) as parties
        from held group by figure
        """,
    )


def by_polars(frame):
    def km(end):
        made = pl.col(end)
        for name, (up, down) in FACTORS.items():
            made = pl.when(pl.col("unit") == name).then(pl.col(end) * float(up) / float(down)).otherwise(made)
        return made

    lazy = frame.lazy().with_columns(km("low"), km("high"))
    held = lazy.group_by("figure", "party").agg(pl.col("low").min(), pl.col("high").max())
    return held.group_by("figure").agg(
        pl.col("low").min(),
        pl.col("high").max(),
        (pl.col("low").max() <= pl.col("high").min()).alias("common"),
        pl.len().alias("parties"),
    )


def by_pandas(frame):
    ups = frame["unit"].map({name: float(up) for name, (up, _) in FACTORS.items()})
    downs = frame["unit"].map({name: float(down) for name, (_, down) in FACTORS.items()})
    data = frame[["figure", "party"]].assign(low=frame["low"] * ups / downs, high=frame["high"] * ups / downs)
    held = data.groupby(["figure", "party"], sort=False).agg(low=("low", "min"), high=("high", "max")).reset_index()
    answer = held.groupby("figure", sort=False).agg(
        low=("low", "min"),
        high=("high", "max"),
        most=("low", "max"),
        least=("high", "min"),
        parties=("party", "size"),
    )
    answer["common"] = answer["most"] <= answer["least"]
    return answer.drop(columns=["most", "least"])


def ours(frame, **more):
    from contested.table import ClaimTable

    return ClaimTable.of(frame, to="km**2", **more).ranges(give=GIVE)


def timed(work) -> float:
    gc.collect()
    start = time.perf_counter()
    made = work()
    taken = time.perf_counter() - start
    del made
    return taken


def paired(name: str, mine, hand, reach: float, rounds: int = ROUNDS) -> tuple[float, float]:
    pairs = [(timed(mine), timed(hand)) for _ in range(rounds)]
    ratio = statistics.median(a / b for a, b in pairs)
    first, second = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"{name:44} {ratio:6.2f}x  of hand-written  ({first:.2f} s, {second:.2f} s; reach {reach}x)", flush=True)
    return first, second


def engines(count: int) -> tuple[float, float]:
    table = claims(count)
    print(f"{count:,} claims on {count // 10:,} figures")
    connection = duckdb.connect()
    connection.execute("SET enable_progress_bar = false")
    connection.register("claims", table)
    connection.execute("create table stored as select * from claims")
    stored = connection.table("stored")
    taken = paired("DuckDB", lambda: ours(stored).to_arrow_table(), lambda: by_sql(stored).to_arrow_table(), 1.15)
    frame = pl.from_arrow(table)
    coded = frame.with_columns(pl.col("figure", "party", "unit").cast(pl.Categorical))
    paired(
        "Polars, lazy, streaming",
        lambda: ours(frame.lazy()).collect(engine="streaming"),
        lambda: by_polars(frame).collect(engine="streaming"),
        1.15,
    )
    paired(
        "the same with coded keys",
        lambda: ours(coded.lazy()).collect(engine="streaming"),
        lambda: by_polars(frame).collect(engine="streaming"),
        0.8,
    )
    if count <= 1_000_000:
        native = table.to_pandas()
        paired("pandas (looked at by DuckDB)", lambda: ours(native), lambda: by_pandas(native), 0.8, 3)
    return taken


def _peak(which: str, place: str, answer) -> None:
    connection = duckdb.connect(place, read_only=True)
    connection.execute("SET enable_progress_bar = false")
    stored = connection.table("stored")
    before = high_water()
    (ours(stored) if which == "ours" else by_sql(stored)).to_arrow_table()
    answer.put((before, high_water()))


def high_water() -> float:
    """Return the most memory this process has had, in MB.  getrusage would count what its parent had."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024


def peak(which: str, place: str) -> tuple[float, float]:
    """Return the peak of a process of its own that only opens the claims and asks, in MB: before, and in all."""
    context = multiprocessing.get_context("spawn")
    answer = context.Queue()
    child = context.Process(target=_peak, args=(which, place, answer))
    child.start()
    found = answer.get()
    child.join()
    return found


def memory(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = f"{folder}/claims.duckdb"
        connection = duckdb.connect(place)
        connection.register("claims", claims(count))
        connection.execute("create table stored as select * from claims")
        connection.close()
        mine, hand = peak("ours", place), peak("sql", place)
    ratio = mine[1] / hand[1]
    print(
        f"{'peak memory':44} {ratio:6.2f}x  of hand-written  ({mine[1]:.0f} MB, {hand[1]:.0f} MB; before the question {mine[0]:.0f}, {hand[0]:.0f}; reach 1.2x)"
    )


def by_join():
    """Full outer join of each party's numbers on each figure, with the categories of ``ClaimTable.diff``."""
    held = """
        select figure, party, case when count(low) = count(*) then min(low) end as low, avg(value) as best,
               case when count(high) = count(*) then max(high) end as high
        from (select distinct figure, party, low, high, (low + high) / 2 as value from {0}) group by all"""
    same = " and ".join(f"a.{end} is not distinct from b.{end}" for end in ("low", "best", "high"))
    size = {name: f"coalesce({name}.best, {name}.low, {name}.high)" for name in ("a", "b")}
    moved = (
        "partition by figure, coalesce(old_low, new_low), coalesce(old_best, new_best), coalesce(old_high, new_high)"
    )
    return duckdb.sql(
        f"""
        select *, case when change in ('added', 'withdrawn') and bool_or(change = 'added') over ({moved})
                            and bool_or(change = 'withdrawn') over ({moved}) then 're-attributed' end as also from (
        select coalesce(a.figure, b.figure) as figure, coalesce(a.party, b.party) as party,
               case when a.party is null then 'added' when b.party is null then 'withdrawn' when {same} then 'shared'
                    when {size["b"]} > {size["a"]} then 'revised up' when {size["b"]} < {size["a"]} then 'revised down'
                    else 'revised' end as change,
               a.low as old_low, a.best as old_best, a.high as old_high, b.low as new_low, b.best as new_best, b.high as new_high,
               coalesce(b.best < a.low or b.best > a.high, false) as outside
        from ({held.format("old")}) a full outer join ({held.format("new")}) b on a.figure = b.figure and a.party = b.party)
        """
    )


def editions(count: int = 100_000) -> None:
    """Compare two editions of claims on DuckDB: one in twenty revised, one in twenty-five gone, as many new."""
    from contested.table import ClaimTable

    table = claims(count).drop_columns(["unit"])
    rng = np.random.default_rng(SEED)
    low = np.where(rng.random(count) < 0.05, table["low"].to_numpy() + 7, table["low"].to_numpy())
    later = table.set_column(2, "low", pa.array(low)).set_column(
        3, "high", pa.array(np.maximum(low, table["high"].to_numpy()))
    )
    duckdb.sql("SET enable_progress_bar = false")
    for name, made in (("old", table.slice(0, count - count // 25)), ("new", later.slice(count // 25))):
        duckdb.register(f"made_{name}", made)
        duckdb.execute(f"create or replace table {name} as select * from made_{name}")
    old, new = duckdb.table("old"), duckdb.table("new")

    def ours():
        return ClaimTable.of(old, unit="km**2").diff(ClaimTable.of(new, unit="km**2")).to_arrow_table()

    mine, hand = ours(), by_join().to_arrow_table()
    counted = [
        sorted(
            one.group_by("change").aggregate([("party", "count"), ("outside", "sum"), ("also", "count")]).to_pylist(),
            key=repr,
        )
        for one in (mine, hand)
    ]
    counted = [
        {row["change"]: (row["party_count"], row["outside_sum"], row["also_count"]) for row in one} for one in counted
    ]
    assert counted[0] == counted[1], counted
    paired("diff of two editions on DuckDB", ours, lambda: by_join().to_arrow_table(), 1.5)


def feeds() -> None:
    """Read a published file with full provenance, and ask 100,000 claims as figures and as a table."""
    from contested import Estimate, Figure
    from contested.feeds import event_reports
    from contested.methods import Median
    from contested.table import ClaimTable

    path = Path(__file__).parents[2] / "shared" / "data" / "maverick_kenya" / "maverick_kenya.csv"
    if path.exists():

        def rows():
            with path.open(encoding="utf-8", newline="") as file:
                return list(csv.DictReader(file))

        feed = event_reports(unit="person")
        pairs = [(timed(lambda: feed.read(path)), timed(rows)) for _ in range(ROUNDS)]
        ratio = statistics.median(a / b for a, b in pairs)
        print(f"{'maverick_kenya.csv into a dossier':44} {ratio:6.2f}x  of csv.DictReader  (reach 25x)")
    else:
        print("maverick_kenya.csv: not run, it is absent")
    table = claims(100_000)

    def figures():
        said: dict[str, list[Estimate]] = {}
        for row in table.to_pylist():
            one = Estimate.of(
                None, row["unit"].replace("mile**2", "mi**2"), low=row["low"], high=row["high"], by=row["party"]
            )
            said.setdefault(row["figure"], []).append(one)
        return {name: Figure(name, "km**2", statements=found) for name, found in said.items()}

    def asked():
        return ClaimTable.of(pl.from_arrow(table), to="km**2")

    def hulls():
        found = {name: figure.hull() for name, figure in figures().items()}
        return {name: (float(hull.low), float(hull.high)) for name, hull in found.items()}

    def table_hulls():
        answer = asked().ranges(give=("low", "high"))
        return {name: (low, high) for name, low, high in answer.select("figure", "low", "high").iter_rows()}

    def medians():
        found = {name: figure.reconcile(Median(even="lower"), force=True) for name, figure in figures().items()}
        return {name: (float(one.value), float(len(one.parties))) for name, one in found.items()}

    def table_medians():
        answer = asked().reconcile(Median(even="lower"), force=True)
        return {name: (value, n) for name, value, n in answer.select("figure", "value", "origins").iter_rows()}

    both("100,000 claims, hulls, table on Polars", table_hulls, hulls)
    both("100,000 claims, medians, table on Polars", table_medians, medians)


def both(name: str, tabled, by_figures) -> None:
    """Compare the answers of a table with those of figures, and the time that they take."""
    mine, theirs = tabled(), by_figures()
    assert mine.keys() == theirs.keys()
    apart = max(abs(a - b) / b for key in mine for a, b in zip(mine[key], theirs[key], strict=True))
    ratio = statistics.median(timed(tabled) / timed(by_figures) for _ in range(3))
    print(f"{name:44} {ratio:6.4f}x  of figures  (largest relative difference {apart:.1e})")


def _scan(which: str, path: str, answer) -> None:
    """Ask a Parquet file for the hull of each figure, and tell the time until there is a table, the whole, the memory."""
    from contested import Feed

    feed = Feed(of="figure", name="=area", unit="unit", low="low", high="high", by="party", title="t")
    start = made = time.perf_counter()
    if which == "by hand":
        sql = "select figure, min(low) as low, max(high) as high from read_parquet($path) group by figure"
        duckdb.connect().sql(sql, params={"path": path}).to_arrow_table()
    else:
        table = feed.scan(path) if which == "scanned" else feed.scan(pl.read_parquet(path).to_dicts())
        made = time.perf_counter()
        table.ranges(give=("low", "high")).to_arrow_table()
    answer.put((made - start, time.perf_counter() - start, high_water()))


def _asked(which: str, path: Path) -> tuple[float, float, float]:
    context = multiprocessing.get_context("spawn")
    answer = context.Queue()
    child = context.Process(target=_scan, args=(which, str(path), answer))
    child.start()
    found = answer.get()
    child.join()
    return found


def scan() -> None:
    """Scan a Parquet file of a million claims, against reading its rows one by one and against SQL on the file."""
    import pyarrow.parquet as pq

    count, few = 1_000_000, 20_000
    with tempfile.TemporaryDirectory() as folder:
        path, part, more = (Path(folder) / f"{name}.parquet" for name in ("all", "part", "more"))
        table = claims(count)
        pq.write_table(table, path)
        pq.write_table(table.slice(0, few), part)
        with pq.ParquetWriter(more, table.schema) as file:
            for _ in range(4):
                file.write_table(table)
        mine, hand, rows, four = (
            _asked(which, place)
            for which, place in (("scanned", path), ("by hand", path), ("row by row", part), ("scanned", more))
        )
    times = count / few
    base = high_water()
    print(
        f"{'scan of 1 million claims in Parquet':44} {mine[1] / (rows[1] * times):6.4f}x  of row by row on {few:,} rows, extrapolated"
        f"  ({mine[0]:.1f} s + {mine[1] - mine[0]:.1f} s, {rows[1] * times:.0f} s)"
    )
    print(f"{'':44} {mine[1] / hand[1]:6.1f}x  of hand-written SQL without any check  ({hand[1]:.2f} s)")
    print(
        f"{'its peak memory':44} {mine[2] / hand[2]:6.2f}x  of hand-written  ({mine[2]:.0f} MB, {hand[2]:.0f} MB;"
        f" row by row {rows[2]:.0f} MB on {few:,} rows; this process {base:.0f} MB)"
    )
    print(
        f"{'4 million claims on the same figures':44} {four[2] / mine[2]:6.2f}x  of the memory of 1 million"
        f"  ({four[2]:.0f} MB, {four[1]:.1f} s)"
    )


def growth() -> None:
    """Ask 1, 10 and 100 million claims on disk, of which the largest do not fit into memory."""
    units = ", ".join(f"'{unit}'" for unit in FACTORS)
    with tempfile.TemporaryDirectory() as folder:
        for count in (1_000_000, 10_000_000, 100_000_000):
            connection = duckdb.connect(f"{folder}/{count}.duckdb")
            connection.execute(
                "SET enable_progress_bar = false; SET memory_limit = '12GB'; SET preserve_insertion_order = false"
            )
            connection.execute(
                f"""create table stored as select 'figure number ' || hash(i) % {count // 10} as figure,
                'party number ' || hash(i * 7 + 1) % 8 as party, [{units}][(1 + hash(i * 13 + 5) % 5)::bigint] as unit,
                (1 + hash(i * 31 + 3) % 99999)::double as low, low + hash(i * 17 + 11) % 100 as high
                from range({count}) as t(i)"""
            )
            taken = timed(lambda here=connection: ours(here.table("stored")).create("answer"))
            figures = connection.sql("select count(*) from answer").fetchall()[0][0]
            print(
                f"{count:>12,} claims on {figures:,} figures: {taken:7.1f} s, {1e9 * taken / count:6.0f} ns a claim, up to {high_water():,.0f} MB",
                flush=True,
            )
            connection.close()
            Path(f"{folder}/{count}.duckdb").unlink()


def main() -> None:
    if sys.argv[1:] == ["growth"]:
        FACTORS.update(exact_factors())
        growth()
        return
    if sys.argv[1:] == ["editions"]:
        editions()
        return
    if sys.argv[1:] == ["feeds"]:
        feeds()
        scan()
        return
    FACTORS.update(exact_factors())
    large = 10_000_000
    if sys.argv[1:] == ["memory"]:
        memory(large)
        return
    small = engines(1_000_000)
    if sys.argv[1:] == ["10"]:
        mine, hand = engines(large)
        print(
            f"{'growth from 1 to 10 million on DuckDB':44} {mine / small[0]:6.2f}x  (reach 10x; hand-written {hand / small[1]:.2f}x)"
        )
        memory(large)


if __name__ == "__main__":
    main()
