"""Reports: all findings of a dossier, and those that its file silences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from contested.checks.alike_parties import party_findings
from contested.checks.between_figures import derived_findings, relation_findings
from contested.checks.far_days import far_day_findings, source_day_findings
from contested.checks.finding import SEVERITIES, Finding, Silenced
from contested.checks.within_figure import statement_findings
from contested.errors import WrongType
from contested.figure import Figure
from contested.relations.inference import Network

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from contested.claims import Party
    from contested.relations.relation import Relation


@attrs.frozen(repr=False)
class Report:
    """
    What a check found: the worst first, then by code and place.

    Iterating gives the findings; ``silenced`` those that the file silences,
    each with what silences it.

    Attributes:
        findings: the worst first, then by code and place.
    """

    findings: tuple[Finding, ...]
    silenced: tuple[tuple[Finding, Silenced], ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that cannot be so."""
        return tuple(one for one in self.findings if one.severity == "error")

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the findings, each once, in order."""
        return tuple(sorted({one.code for one in self.findings}))

    def of(self, code: str) -> tuple[Finding, ...]:
        """Return the findings of one code."""
        return tuple(one for one in self.findings if one.code == code)

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain values, for JSON."""
        return {
            "findings": [one.to_dict() for one in self.findings],
            "silenced": [{**one.to_dict(), "reason": by.reason} for one, by in self.silenced],
        }

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def __str__(self) -> str:
        lines = [str(one) for one in self.findings] or ["nothing found"]
        if self.silenced:
            lines.append(f"{len(self.silenced)} silenced")
        return "\n".join(lines)

    def __repr__(self) -> str:
        return f"<Report of {len(self.findings)} findings>"


def report(
    figures: Mapping[str, Figure],
    relations: tuple[Relation, ...] = (),
    silenced: Iterable[Silenced] = (),
    derived: Iterable[Figure] = (),
    span: int | None = None,
    parties: Iterable[Party] = (),
    more: Iterable[Finding] = (),
) -> Report:
    """
    Return everything that checks find.

    Args:
        figures: by id.
        relations: between them.
        silenced: what is not to be reported, with reasons.
        derived: derived figures to look at as well.
        span: how many days the dates of one figure may lie apart; by default
            what the rhythm of its own days says.
        parties: those that are declared, and may say nothing.
        more: findings that were made elsewhere.

    Raises:
        WrongType: not figures, or not a number of days.
    """
    derived = tuple(derived)
    for given in derived:
        if not isinstance(given, Figure):
            raise WrongType("derived", given, "a derived figure, such as a + b")
    if span is not None and (type(span) is not int or span < 0):
        raise WrongType("span", span, "a number of days")
    found = [one for id_, figure in figures.items() for one in statement_findings(id_, figure, span)]
    found += [one for id_, figure in figures.items() for one in source_day_findings(id_, figure)]
    found += relation_findings(Network(figures, relations))
    found += party_findings(figures, parties)
    found += far_day_findings(figures)
    found += [one for figure in derived for one in derived_findings(figure, span)]
    found += more
    order = {id_: n for n, id_ in enumerate(figures)}
    found.sort(
        key=lambda one: (SEVERITIES.index(one.severity), one.code, order.get(next(iter(one.figures), ""), -1), str(one))
    )
    kept: list[Finding] = []
    hidden: list[tuple[Finding, Silenced]] = []
    rules = tuple(silenced)
    for one in dict.fromkeys(found):
        rule = next((rule for rule in rules if rule.covers(one)), None)
        if rule is None:
            kept.append(one)
        else:
            hidden.append((one, rule))
    return Report(tuple(kept), tuple(hidden))
