"""
Beside eventreport: several reports of one event, with its rules and ours.

eventreport is a package for R and is not run here.  The six reports are those
that its vignette prints of event CIV-0003 (S. van Baalen and K. Höglund,
MAVERICK, CC BY 4.0).  What its functions return for them follows from their
documentation: `calc_mode_numeric` "returns the smallest mode value if multiple
modes exist", `dscore` counts the values beyond the first.
"""

from __future__ import annotations

import contested as ct
from contested import methods

REPORTS = [
    ("AFP", "au moins deux civils tués après des tirs à Abidjan", "at least 2"),
    ("AFP", "quatre morts dans des violences à Abidjan", "4"),
    ("LEJD", "Au moins cinq morts à Abidjan", "at least 5"),
    ("AP", "Affrontements dans le quartier d'Abobo à Abidjan", "2"),
    ("Le Point", "Nouveaux affrontements à Abidjan", "3"),
    ("AFP", "Four killed in clashes as Ivory Coast tensions worsen", "4"),
]
BEST = (2, 4, 5, 2, 3, 4)
"""What the dataset keeps of them in its column deaths_best."""


def main() -> None:
    """Print the rules on the numbers that the dataset keeps, and what the reports say."""
    print("eventreport, of the column deaths_best:")
    print(f"  calc_mode_numeric: {min(one for one in BEST if BEST.count(one) == max(map(BEST.count, BEST)))}")
    print(f"  dscore: {len(set(BEST)) - 1}")

    coded, printed = (ct.Figure("deaths", "killed", of="CIV-0003") for _ in range(2))
    for n, ((paper, title, words), number) in enumerate(zip(REPORTS, BEST, strict=True), start=1):
        source = ct.Source(title, label=f"report {n}", publisher=paper, issued="2011-01-11")
        coded, printed = coded.claimed(number, source=source), printed.claimed(words, source=source)
    print("contested, of the same numbers:")
    print(f"  {coded.reconcile(methods.Mode(ties='lowest'))}")
    print(f"  {coded.reconcile(methods.Mode())}")
    print("contested, of the words in the titles:")
    print(f"  {printed.hull()}")
    print(f"  more than one? {printed > 1}")


if __name__ == "__main__":
    main()
