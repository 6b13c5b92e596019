"""
Beside the NIST Consensus Builder: six laboratories, its published numbers and ours.

NICOB is a web application and is not run here.  Its numbers for PCB 28 stand
in its manual (A. Koepke, T. Lafarge, B. Toman and A. Possolo, NIST Consensus
Builder: User's Manual), among the exhibits.
"""

from __future__ import annotations

import contested as ct
from contested import methods

MEASURED = [("34.30", 1.03), ("32.90", 0.69), ("34.53", 0.83), ("32.42", 0.29), ("31.90", 0.40), ("35.80", 0.38)]
PUBLISHED = {"DerSimonian-Laird": (33.6, 0.77), "linear pool": (33.6, 1.55)}


def main() -> None:
    """Print the published consensus beside ours."""
    values, variances = [float(value) for value, _ in MEASURED], [error**2 for _, error in MEASURED]
    random, linear = methods.RandomEffects().pool(values, variances), methods.LinearPool().pool(values, variances)
    found = {
        "DerSimonian-Laird": (random.estimate, random.standard_error),
        "linear pool": (linear.estimate, linear.standard_error),
    }
    print("consensus and its uncertainty, published and here:")
    for name, (value, error) in PUBLISHED.items():
        ours, ours_error = found[name]
        print(f"  {name}: {value} ± {error}, {ours:.2f} ± {ours_error:.2f}")

    figure = ct.Figure("PCB 28", "share", of="one sample", definition="mass fraction in µg/kg", signed=True)
    for n, (text, error) in enumerate(MEASURED, start=1):
        figure = figure.claimed(text, source=f"Laboratory {n}", standard_error=error)
    print("as a figure:")
    print(f"  {figure.reconcile(methods.LinearPool())}")
    print(f"  {figure.disagreement()}")


if __name__ == "__main__":
    main()
