"""
Verification: which statements of a dossier are proved by the kept copies of their sources, and why others are not.

Nothing is fetched: what is not in the folder of copies is not there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested import evidence  # its readers are imported when a copy is opened
from contested.checks.finding import Finding, Silenced, new_finding
from contested.claims import Source, Statement  # noqa: TC001  # attrs resolves them
from contested.names import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from os import PathLike

    from contested.evidence import Proof
    from contested.figure import Figure


@attrs.frozen(repr=False)
class VerifiedStatement:
    """
    A statement beside the kept copy of its source.

    ``figure`` is the id of its figure, ``copy`` the path of the copy below
    the folder.  Without ``findings`` and ``silenced`` it is proved.
    """

    figure: str
    statement: Statement
    copy: str | None
    findings: tuple[Finding, ...] = ()
    silenced: tuple[tuple[Finding, Silenced], ...] = ()

    @property
    def outcome(self) -> str:
        """One of "proved", "not proved", and "silenced": not proved, and the dossier says why that is left alone."""
        return "not proved" if self.findings else "silenced" if self.silenced else "proved"

    def to_dict(self) -> dict[str, object]:
        """Return it as plain values, for JSON."""
        source = self.statement.source
        return {
            "figure": self.figure,
            "statement": str(self.statement),
            "key": self.statement.key,
            "source": None if source is None else source.title,
            "quote": self.statement.quote,
            "at": self.statement.at,
            "copy": self.copy,
            "outcome": self.outcome,
            "findings": [one.to_dict() for one in self.findings],
            "silenced": [{**one.to_dict(), "reason": by.reason} for one, by in self.silenced],
        }

    def __repr__(self) -> str:
        return f"<VerifiedStatement {self.figure}: {self.statement}: {self.outcome}>"


@attrs.frozen(repr=False)
class Verification:
    """
    What became of every statement of a dossier, in its order; none is left out.

    Iterating gives the ``statements``.
    """

    statements: tuple[VerifiedStatement, ...]

    def of(self, outcome: str) -> tuple[VerifiedStatement, ...]:
        """Return the statements of one outcome: "proved", "not proved" or "silenced"."""
        return tuple(one for one in self.statements if one.outcome == outcome)

    @property
    def proved(self) -> tuple[VerifiedStatement, ...]:
        """The statements that are proved."""
        return self.of("proved")

    @property
    def not_proved(self) -> tuple[VerifiedStatement, ...]:
        """The statements that are not, and that nobody silences."""
        return self.of("not proved")

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every reason why one is not proved, statement by statement."""
        return tuple(finding for one in self.statements for finding in one.findings)

    def to_records(self) -> list[dict[str, object]]:
        """Return one row a statement, of plain values."""
        return [one.to_dict() for one in self.statements]

    def to_dict(self) -> dict[str, object]:
        """Return the answer as plain values, for JSON."""
        counts = {outcome.replace(" ", "_"): len(self.of(outcome)) for outcome in _OUTCOMES}
        return {"statements": self.to_records(), **counts, "says": str(self)}

    def __iter__(self) -> Iterator[VerifiedStatement]:
        return iter(self.statements)

    def __len__(self) -> int:
        return len(self.statements)

    def __str__(self) -> str:
        total = len(self.statements)
        if not total:
            return "there is no statement to prove"
        counted = {outcome: len(self.of(outcome)) for outcome in _OUTCOMES}
        rest = [f"{counted[one]} {'is' if counted[one] == 1 else 'are'} {one}" for one in _OUTCOMES[1:] if counted[one]]
        proved = counted["proved"]
        verb = "is" if 1 in (total, proved) else "are"
        head = f"{proved} of {total} statement{'s' if total != 1 else ''} {verb} proved"
        return "\n".join([f"{head}{'; ' if rest else ''}{listed(rest)}", *(f"  {one}" for one in self.findings)])

    def __repr__(self) -> str:
        return f"<Verification: {len(self.proved)} of {len(self)} proved>"


_OUTCOMES = ("proved", "not proved", "silenced")


def verify(figures: Mapping[str, Figure], silenced: Iterable[Silenced], folder: str | PathLike[str]) -> Verification:
    """
    Return what the kept copies in a folder prove.

    Args:
        figures: by id.
        silenced: findings that are not to be reported, with reasons.
        folder: of the copies.

    Raises:
        UnusableCopy: there is no such folder.
        MissingExtra: a copy is a PDF file or a workbook, and what reads it is not installed.
    """
    copies = evidence.CopyFolder(folder)
    said = [(id_, one) for id_, figure in figures.items() for one in figure.statements]
    by_source: dict[Source | None, list[int]] = {}
    for number, (_, statement) in enumerate(said):
        by_source.setdefault(statement.source, []).append(number)
    rules = tuple(silenced)
    made: dict[int, VerifiedStatement] = {}
    for source, numbers in by_source.items():
        copy = None if source is None else evidence.KeptCopy(source, copies)  # one at a time is kept in memory
        for number in numbers:
            id_, statement = said[number]
            made[number] = _verified(id_, evidence.prove(statement, figures[id_].name, copy), rules)
    return Verification(tuple(made[number] for number in range(len(said))))


def _verified(id_: str, proof: Proof, rules: tuple[Silenced, ...]) -> VerifiedStatement:
    kept: list[Finding] = []
    hidden: list[tuple[Finding, Silenced]] = []
    for code, what in proof.faults:
        finding = new_finding(code, (id_,), f"{proof.statement}: {what}")
        rule = next((rule for rule in rules if rule.covers(finding)), None)
        if rule is None:
            kept.append(finding)
        else:
            hidden.append((finding, rule))
    return VerifiedStatement(id_, proof.statement, proof.copy, tuple(kept), tuple(hidden))
