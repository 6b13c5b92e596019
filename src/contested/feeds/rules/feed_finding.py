"""Findings in rows: what a rule of a feed noticed, in which rows and columns, and all findings together."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import attrs

from contested.checks.finding import SEVERITIES
from contested.errors import shorten
from contested.names import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from contested.claims import Intake

MOST_RUNS = 5
"""How many runs of rows a sentence names; all stand in ``rows``."""


class FeedRule(NamedTuple):
    """
    A rule of feeds.

    ``code`` is its name; ``severity`` is "error" (it cannot be so, or the
    row cannot be read), "warning" (a person should look) or "notice";
    ``says`` is what it finds, ``advice`` what to do then, and ``seen_at``
    where such rows were seen in life, if anywhere.
    """

    code: str
    severity: str
    says: str
    advice: str
    seen_at: str = ""

    def __str__(self) -> str:
        return f"{self.code}: {self.says}; {self.advice}"


@attrs.frozen(repr=False)
class FeedFinding:
    """
    Something that a rule noticed in rows of a feed.

    ``rows`` count from 1 as the intake counts, and are empty where the file
    as a whole is meant; ``columns`` are those to look at.  ``rows_before``
    are those of the earlier edition, where it is compared with one.

    Attributes:
        code: the name of the rule: see ``Rules in rows``.
        severity: "error" (it cannot be so, or the row cannot be read), "warning" (a person should
            look) or "notice".
        what: what is wrong.
        advice: what to do.
    """

    code: str
    severity: str
    rows: tuple[int, ...]
    columns: tuple[str, ...]
    what: str
    advice: str
    rows_before: tuple[int, ...] = ()

    @property
    def place(self) -> str:
        """Where: the rows and the columns."""
        rows = [rows_words(self.rows)] if self.rows else []
        rows += [f"{rows_words(self.rows_before)} of the edition before"] if self.rows_before else []
        columns = [f"column{'s' if len(self.columns) > 1 else ''} {listed([shorten(one) for one in self.columns])}"]
        return ", ".join([*(rows or ["the file"]), *(columns if self.columns else [])])

    def to_dict(self) -> dict[str, object]:
        """Return the finding as plain values, for JSON."""
        return {
            "code": self.code,
            "severity": self.severity,
            "rows": list(self.rows),
            "columns": list(self.columns),
            "what": self.what,
            "advice": self.advice,
            "rows_before": list(self.rows_before),
        }

    def __str__(self) -> str:
        return f"{self.code} {self.severity}: {self.place}: {self.what}; {self.advice}"

    def __repr__(self) -> str:
        return f"<FeedFinding {self}>"


def rows_words(rows: Sequence[int]) -> str:
    """Return numbers of rows in words: "row 3", "rows 1 to 4, 7 and 12", "rows 1, 3, 5, 7, 9 and 20 more"."""
    runs = [[rows[0], rows[0]]]
    for before, row in pairwise(rows):
        if row == before + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    words = [word for first, last in runs[:MOST_RUNS] for word in _run(first, last)]
    more = sum(last - first + 1 for first, last in runs[MOST_RUNS:])
    return f"row{'s' if len(rows) > 1 else ''} {listed([*words, *([f'{more:,} more'] if more else [])])}"


def _run(first: int, last: int) -> list[str]:
    """Return rows without a gap in words; two neighbours are two rows."""
    return [f"{first} to {last}"] if last > first + 1 else [str(row) for row in range(first, last + 1)]


@attrs.frozen(repr=False)
class FeedReport:
    """
    What the rules of a feed found in its rows: the worst first, then by rule and row.

    Iterating gives the findings.  ``intake`` is the account of all rows.

    Attributes:
        findings: every ``FeedFinding``.
    """

    findings: tuple[FeedFinding, ...]
    intake: Intake

    @property
    def errors(self) -> tuple[FeedFinding, ...]:
        """The findings that cannot be so."""
        return tuple(one for one in self.findings if one.severity == "error")

    @property
    def codes(self) -> tuple[str, ...]:
        """The rules that found something, each once, in alphabetical order."""
        return tuple(sorted({one.code for one in self.findings}))

    @property
    def by_code(self) -> dict[str, int]:
        """How many findings each rule made, the most frequent first."""
        counted = Counter(one.code for one in self.findings)
        return dict(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))

    @property
    def rows(self) -> tuple[int, ...]:
        """The rows in which something was found, in order."""
        return tuple(sorted({row for one in self.findings for row in one.rows}))

    def of(self, code: str) -> tuple[FeedFinding, ...]:
        """Return the findings of one rule."""
        return tuple(one for one in self.findings if one.code == code)

    def to_records(self) -> list[dict[str, object]]:
        """Return the findings as plain values, for JSON or a table."""
        return [one.to_dict() for one in self.findings]

    def explain(self) -> str:
        """Return every finding under the sums."""
        return "\n".join([str(self), *(f"  {one}" for one in self.findings)])

    def __iter__(self) -> Iterator[FeedFinding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def __str__(self) -> str:
        counted = Counter(one.severity for one in self.findings)
        found = [f"{counted[word]:,} {word}{'s' if counted[word] > 1 else ''}" for word in SEVERITIES if counted[word]]
        rules = ", ".join(f"{number:,} {code}" for code, number in self.by_code.items())
        head = f"{self.intake.name}: {self.intake.rows:,} row{'' if self.intake.rows == 1 else 's'}"
        return f"{head}, {listed(found)} ({rules})" if found else f"{head}, nothing found"

    def __repr__(self) -> str:
        return f"<FeedReport of {len(self.findings)} findings>"
