"""Beside pandera: a schema of columns, and rules of what rows say."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import contested as ct

FOLDER = Path(__file__).parents[1] / "feed"
TODAY, YESTERDAY = FOLDER / "claims_next_day.csv", FOLDER / "claims.csv"


def theirs() -> None:
    """Print what a careful schema finds in a delivery from which a denial and a hedge are gone."""
    import pandas as pd  # noqa: PLC0415 - it need not be there
    import pandera.pandas as pa  # noqa: PLC0415

    stances, units = ["claimed", "denied"], ["person", "killed"]
    schema = pa.DataFrameSchema(
        {
            "figure": pa.Column(str),
            "unit": pa.Column(str, pa.Check.isin(units)),
            "party": pa.Column(str, pa.Check.isin(["Armenia", "Azerbaijan"])),
            "number": pa.Column(str, pa.Check.str_matches(r"^[\w ,]*$"), nullable=True),
            "stance": pa.Column(str, pa.Check.isin(stances)),
            "source": pa.Column(str),
            "day": pa.Column("datetime64[ns]", coerce=True),
        }
    )
    try:
        schema.validate(pd.read_csv(TODAY), lazy=True)
    except pa.errors.SchemaErrors as found:
        print("pandera:")
        cases = found.failure_cases[["column", "failure_case"]].drop_duplicates()
        for column, case in cases.itertuples(index=False):
            print(f"  {column}: {case}")


def ours() -> None:
    """Print what the rules of feeds find in it, beside the delivery of the day before."""
    print("contested:")
    for finding in ct.Feed.load(FOLDER / "feed.toml").check(TODAY, before=YESTERDAY):
        print(f"  {finding}")


def main() -> None:
    """Print both, where the other library is installed."""
    if importlib.util.find_spec("pandera") is None or importlib.util.find_spec("pandas") is None:
        print("NOT RUN: pandera or pandas is missing (python -m pip install pandera pandas)", file=sys.stderr)
        return
    theirs()
    ours()


if __name__ == "__main__":
    main()
