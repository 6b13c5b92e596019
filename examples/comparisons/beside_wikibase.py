"""
Beside Wikibase: the dossier of Nagorno-Karabakh as statements of Wikidata's data model, and back.

Wikibase is a server and is not run here; its JSON is what it takes and gives.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import contested as ct
from contested import exchange

DOSSIER = Path(__file__).parents[1] / "nagorno_karabakh.toml"
POPULATION = "P1082"


def truthy(statements: list[dict[str, Any]]) -> list[str]:
    """Return the amounts that a query for `wdt:` finds: those of the best rank, without qualifiers or references."""
    ranks = [one["rank"] for one in statements]
    best = "preferred" if "preferred" in ranks else "normal"
    return [one["mainsnak"]["datavalue"]["value"]["amount"] for one in statements if one["rank"] == best]


def main() -> None:
    """Print what a simple query finds, what the way there loses, and what comes back."""
    nk = ct.Dossier.load(DOSSIER)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "karabakh.wikibase.json"
        exchange.write(nk, path)
        entities = json.loads(path.read_text(encoding="utf-8"))["entities"].values()
        again = exchange.read(path)
    statements = next(one["claims"][POPULATION] for one in entities if POPULATION in one.get("claims", {}))
    print("Wikibase:")
    print(f"  the population in a simple query: {', '.join(truthy(statements))}")
    qualifiers, references = sorted(statements[0]["qualifiers"]), len(statements[0]["references"])
    print(f"  beside each number: {' and '.join(qualifiers)}, and {references} reference")

    lost = [str(one) for one in exchange.losses(nk, "wikibase") if one.where.startswith("troops, statement 2")]
    print("lost on the way there:")
    for one in lost:
        print(f"  {one}")

    print("and back:")
    print(f"  {again['Nagorno-Karabakh-population']}")
    print(f"  {again['Nagorno-Karabakh-Armenian-soldiers']}")


if __name__ == "__main__":
    main()
