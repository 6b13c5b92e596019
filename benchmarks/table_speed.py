"""
Speed of tables against hand-written code on the same engine, and of reading what others publish.

The rows are run by run.py. What has no other to be held against stands here alone:

    python benchmarks/table_speed.py growth     1, 10 and 100 million on disk, within 12 GB of memory

The job: areas in five units to square kilometres by exact factors, and for each
figure the hull, whether the positions have common ground (a party's position is
the hull of its claims), and how many parties speak.  The code written by hand
does the same job with the same meaning, and none of the intake's checks.
"""

from __future__ import annotations

import multiprocessing
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

import duckdb
import numpy as np
import polars as pl
import pyarrow as pa
from rows import Seen, declare, once, paired, row

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
MILLION = 1_000_000
ENGINES = {"topic": "tables", "against": "the same by hand"}


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
    return once(work, clock=time.perf_counter)


def on_duckdb(count):
    """Return the two questions on a table of DuckDB, in memory."""
    FACTORS.update(exact_factors())
    connection = duckdb.connect()
    connection.execute("SET enable_progress_bar = false")
    connection.register("claims", claims(count))
    connection.execute("create table stored as select * from claims")
    stored = connection.table("stored")
    return lambda: ours(stored).to_arrow_table(), lambda: by_sql(stored).to_arrow_table()


def ranges_on_duckdb(count, rounds):
    return paired(*on_duckdb(count), rounds=rounds, wall=True)


def ranges_on_polars(count, rounds, *, coded=False):
    FACTORS.update(exact_factors())
    frame = pl.from_arrow(claims(count))
    asked = frame.with_columns(pl.col("figure", "party", "unit").cast(pl.Categorical)) if coded else frame
    return paired(
        lambda: ours(asked.lazy()).collect(engine="streaming"),
        lambda: by_polars(frame).collect(engine="streaming"),
        rounds=rounds,
        wall=True,
    )


for _count, _words, _rounds, _option in ((MILLION, "1 M", 15, ""), (10 * MILLION, "10 M", 3, "large")):
    for _name, _limit, _ask in (
        ("DuckDB", 1.15, ranges_on_duckdb),
        ("Polars, lazy, streaming", 1.15, ranges_on_polars),
        ("Polars, keys coded before", 0.8, partial(ranges_on_polars, coded=True)),
    ):
        declare(
            f"ranges of {_words} claims, {_name}",
            partial(_ask, _count, _rounds),
            limit=_limit,
            only_with=_option,
            peers=("duckdb" if _name == "DuckDB" else "polars",),
            **ENGINES,
        )


@row("ranges of 1 M claims from pandas, looked at by DuckDB", limit=0.8, peers=("pandas",), **ENGINES)
def ranges_on_pandas():
    FACTORS.update(exact_factors())
    native = claims(MILLION).to_pandas()
    return paired(lambda: ours(native), lambda: by_pandas(native), rounds=5, wall=True)


def grown(which):
    """Time of 10 million over that of 1 million."""
    large, small = on_duckdb(10 * MILLION)[which], on_duckdb(MILLION)[which]
    return paired(large, small, rounds=3, wall=True)


declare(
    "growth of ranges of claims, 10 M, DuckDB",
    partial(grown, 0),
    against="the same of 1 M (linear: 10)",
    limit=10,
    topic="tables",
    only_with="large",
)
declare(
    "growth by hand, 10 M, DuckDB",
    partial(grown, 1),
    against="by hand, 1 M: for comparison",
    limit=None,
    topic="tables",
    only_with="large",
)


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


@row("peak memory of ranges of 10 M claims, DuckDB on disk", limit=1.2, only_with="large", **ENGINES)
def memory():
    with tempfile.TemporaryDirectory() as folder:
        place = f"{folder}/claims.duckdb"
        connection = duckdb.connect(place)
        connection.register("claims", claims(10 * MILLION))
        connection.execute("create table stored as select * from claims")
        connection.close()
        pairs = [(peak("ours", place)[1], peak("sql", place)[1]) for _ in range(3)]
    return Seen([(2**20 * a, 2**20 * b) for a, b in pairs], size="B")


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


@row(
    "diff of two editions of 100,000 claims, DuckDB",
    against="a full outer join by hand, the same categories",
    limit=1.5,
    topic="days",
)
def editions(count: int = 100_000):
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

    def asked():
        return ClaimTable.of(old, unit="km**2").diff(ClaimTable.of(new, unit="km**2")).to_arrow_table()

    mine, hand = asked(), by_join().to_arrow_table()
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
    return paired(asked, lambda: by_join().to_arrow_table(), wall=True)


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


if __name__ == "__main__":
    if sys.argv[1:] != ["growth"]:
        sys.exit(__doc__)
    FACTORS.update(exact_factors())
    growth()
