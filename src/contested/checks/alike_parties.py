"""Checks of parties: two names that may be one, misspelt."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from contested.checks.finding import Finding, new_finding
from contested.spelling import alike_pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from contested.claims import Party
    from contested.figure import Figure


def party_findings(figures: Mapping[str, Figure], declared: Iterable[Party]) -> Iterator[Finding]:
    """
    Yield parties that are spelt almost alike, in figures or in what a file declares.

    Args:
        figures: by id.
        declared: parties of the file, who may say nothing.
    """
    bearers: dict[str, str] = {}
    places: dict[str, list[str]] = defaultdict(list)
    for party in declared:
        bearers |= dict.fromkeys((party.name, *party.aliases), party.name)
    for id_, figure in figures.items():
        for party in figure.parties:
            places[party.name].append(id_)
            bearers |= dict.fromkeys((party.name, *party.aliases), party.name)
    for first, second in alike_pairs(sorted(bearers)):
        if bearers[first] != bearers[second]:
            # the rarer one is more likely the slip; it stands where a person has to look
            rare, common = sorted((first, second), key=lambda name: (len(places[bearers[name]]), name))
            where = places[bearers[rare]] or places[bearers[common]]
            what = f"{rare} beside {common}: one party or two?"
            yield new_finding("CF021", tuple(where), what, party=bearers[rare])
