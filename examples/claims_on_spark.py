"""
A job for a cluster: how far apart the parties are on each figure of many claims.

    spark-submit examples/claims_on_spark.py claims/ ranges/

``claims/`` holds Parquet files of claims, such as ``contested feed read ... -o
claims.parquet`` writes.  Without arguments the same is asked here, of DuckDB, on
the figures of a news article on Nagorno-Karabakh of 20 or 21 September 2023.
"""

from __future__ import annotations

import importlib.util
import sys
from typing import Any

import contested as ct
from contested.table import ClaimTable

ROWS = [
    {"what": "population", "unit": "person", "n": "120,000", "by": "Armenia"},
    {"what": "population", "unit": "person", "n": "50,000", "by": "Azerbaijan"},
    {"what": "Armenian soldiers", "unit": "soldier", "n": "around 10,000", "by": "Azerbaijan"},
]
FEED = ct.Feed(
    of="=Nagorno-Karabakh",
    name="what",
    unit="unit",
    value="n",
    by="by",
    source="=News article on the ceasefire in Nagorno-Karabakh",
)
GIVE = ("low", "low_by", "high", "high_by", "common", "parties")


def job(session: Any, claims: str, ranges: str) -> None:
    """Read claims, partition them by figure once, ask, and write the answer."""
    frame = session.read.parquet(claims).repartition("figure")
    ClaimTable.of(frame, measure="measure").ranges(give=GIVE).write.mode("overwrite").parquet(ranges)


def main() -> None:
    """Run the job on what the arguments name, or show on DuckDB what it answers."""
    if len(sys.argv) != 3:
        for row in FEED.scan(ROWS).ranges(give=GIVE).order("figure").fetchall():
            print(*row, sep=" | ")
        return
    if importlib.util.find_spec("pyspark") is None:
        sys.exit("PySpark is not installed here; run this with spark-submit")
    session = importlib.import_module("pyspark.sql").SparkSession.builder.getOrCreate()
    job(session, *sys.argv[1:])


if __name__ == "__main__":
    main()
