"""The questions that the Nagorno-Karabakh dossier must answer, asked of it."""

from __future__ import annotations

from pathlib import Path

import contested as ct
from contested import methods


def main() -> None:
    """Print each question and its answer."""
    dossier = ct.Dossier.load(Path(__file__).with_name("nagorno_karabakh.toml"))
    population, troops, duration = dossier["population"], dossier["troops"], dossier["duration"]

    print("What does everybody say?")
    for figure in dossier.figures.values():
        print(f"  {figure}")

    print("\nWhat holds?")
    questions = {
        "Are there more than 100,000 inhabitants?": population > 100_000,
        "More than 40,000?": population > 40_000,
        "More than 4,000 Armenian soldiers?": troops > 4_000,
        "More than 9,999?": troops > 9_999,
        "More Armenian soldiers than Russian ones?": troops > dossier["peacekeepers"],
        "Did mines kill more than ten people?": dossier["mine_victims"] > 10,
        "Did it take less than two days?": duration < "2 day",
        "More than 20 hours?": duration > 20,
    }
    for question, verdict in questions.items():
        print(f"  {question} {verdict}")

    print("\nAccount by account:")
    print("  People per square kilometre:", dossier.calculate("population / area").hull())
    print("  Soldiers from outside:", dossier.calculate("troops - local").hull())
    print("  Soldiers per hundred inhabitants:", dossier.calculate("100 * troops / population").hull())
    print("  Everybody:", dossier.calculate("population + troops").hull())
    print("  What follows:", *dossier.inferred())
    print("  Checked:", dossier.check())

    print("\nOne number?")
    print("  Inhabitants:", population.reconcile(methods.Mean()))
    print("  Inhabitants:", population.reconcile(methods.Median()))
    print("  Soldiers:", troops.reconcile(methods.MostConservative()))
    print("  Does it depend on the method?", dossier.sensitivity("population > 60000"))

    print("\nHow long did it take on average? There is no such number:", duration.hull())
    print("Is there a number of inhabitants that both allow?", "no" if population.common() is None else "yes")
    print("How far apart are they?", f"{float(population.hull().ratio or 0):g} times")
    print("Who says 50,000?", population.who_says(50_000))

    print("\nWhat may be printed?")
    (source,) = population.sources
    print(f"  Nagorno-Karabakh has {population:prose} inhabitants.[1]")
    print(f"  [1] {source.cited()}.")

    print("\nWhy?")
    print((population > 100_000).explain())


if __name__ == "__main__":
    main()
