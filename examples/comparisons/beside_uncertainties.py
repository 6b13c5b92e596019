"""Beside uncertainties: errors that are propagated, and claims that are held."""

from __future__ import annotations

import importlib
import importlib.util
import sys

import contested as ct


def theirs() -> None:
    """Print what a number with an error makes of two parties, a hedge and a copied story."""
    ufloat = importlib.import_module("uncertainties").ufloat
    population, area = ufloat(85_000, 35_000), ufloat(3_000, 500)
    print("uncertainties:")
    print(f"  120,000 and 50,000 as one number: {population}")
    print(f"  around 10,000: {ufloat(10_000, 5_000)}")
    print(f"  five papers with one story: {sum(ufloat(120_000, 5_000) for _ in range(5)) / 5}")
    print(f"  people per km²: {population / area}")
    print(f"  x - x: {population - population}")


def ours() -> None:
    """Print the same of claims."""
    agency = ct.Source("Wire story", primary=True)
    population = ct.Figure("population", "person").claimed("120,000", by="Armenia").claimed("50,000", by="Azerbaijan")
    area = ct.Figure("area", "km**2").claimed("approximately 3,000", source="an article")
    troops = ct.Figure("soldiers", "person").claimed("around 10,000", by="Azerbaijan").denied(by="Armenia")
    copied = ct.Figure("population", "person")
    for paper in "ABCDE":
        copied = copied.claimed("120,000", source=ct.Source(f"Paper {paper}", quoting=[agency]))
    print("contested:")
    print(f"  120,000 and 50,000 as one number: {population.reconcile(ct.methods.Mean())}")
    print(f"  around 10,000: {troops.hull()}")
    print("  five papers with one story:", *copied.origins())
    print(f"  people per km²: {(population / area).hull()}")
    print(f"  x - x: {(population - population).hull()}")


def main() -> None:
    """Print both, where the other library is installed."""
    if importlib.util.find_spec("uncertainties") is None:
        print("NOT RUN: uncertainties is missing (python -m pip install uncertainties)", file=sys.stderr)
        return
    theirs()
    ours()


if __name__ == "__main__":
    main()
