"""
Beside metafor: the same pools from published numbers, and two parties.

metafor is a package for R and is not run here.  Its numbers are those that W.
Viechtbauer published for example 1 of "Bias and efficiency of meta-analytic
variance estimators in the random-effects model" (Journal of Educational and
Behavioral Statistics 30, 2005), which metafor's own tests repeat.
"""

from __future__ import annotations

import contested as ct
from contested import methods

VALUES = [-0.581, 0.530, 0.771, 1.031, 0.553, 0.295, 0.078, 0.573, -0.176, -0.232]
VARIANCES = [0.023, 0.052, 0.060, 0.115, 0.095, 0.203, 0.200, 0.211, 0.051, 0.040]
PUBLISHED_TAU2 = {"HS": "0.2282", "HE": "0.1484", "DL": "0.2768", "ML": "0.1967", "REML": "0.2232", "SJ": "0.1992"}


def main() -> None:
    """Print the published τ² beside ours, and what becomes of two disputants."""
    print("τ² of ten studies, published and here:")
    for name, published in PUBLISHED_TAU2.items():
        pooled = methods.RandomEffects(tau2=name).pool(VALUES, VARIANCES)
        print(f"  {name}: {published}, {pooled.tau2:.4f}")

    pooled = methods.RandomEffects().pool([50_000, 120_000], [5_000**2, 10_000**2])
    print("Two parties, 50,000 ± 5,000 and 120,000 ± 10,000:")
    print(f"  the formula of DerSimonian and Laird: {pooled.estimate:,.0f} ± {pooled.standard_error:,.0f}")
    two = (
        ct.Figure("population", "person", disputants=["Armenia", "Azerbaijan"])
        .claimed(50_000, by="Azerbaijan", standard_error=5_000)
        .claimed(120_000, by="Armenia", standard_error=10_000)
    )
    print(f"  as a figure: {two.reconcile(methods.RandomEffects())}")


if __name__ == "__main__":
    main()
