"""What a reading of a draft finds: the catalogue of codes, one finding, and the report."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator

LINT_CODES = MappingProxyType(
    {
        "CL001": "a number without the other side",
        "CL002": "a number without who says it",
        "CL003": "an average that nobody claimed",
        "CL004": "a lost hedge",
        "CL005": "more digits than the source has",
        "CL006": "mixed cut-offs",
        "CL007": "a denial left out",
        "CL008": "a number that no estimate has",
        "CL009": "a silencing that is wrong",
        "CL010": "a number given to somebody else",
        "CL011": "a number no longer in force",
        "CL012": "a zero that nobody claimed",
    }
)
"""The codes of what is found in drafts; each has a section in the reference."""


@attrs.frozen
class LintFinding:
    """
    One finding: where in the draft it stands, which code it has, what it says, and what to do.

    Lines and columns count from 1.  ``figure`` is the id (or the formula) of
    the figure, ``number`` the phrase as the draft prints it.

    Attributes:
        line: of the number, from 1 on.
        column: of its first character, from 1 on.
        code: such as "CL001".
        message: what is found.
        advice: what to do.
    """

    line: int
    column: int
    code: str
    message: str
    advice: str
    figure: str = ""
    number: str = ""

    def to_dict(self) -> dict[str, object]:
        """Return the finding as plain values, for JSON."""
        return attrs.asdict(self)

    def __str__(self) -> str:
        return f"{self.line}:{self.column}: {self.code} {self.message}; {self.advice}"


@attrs.frozen
class LintReport:
    """
    What was found in a draft, by place.

    Iterating gives the findings.  ``silenced`` are those that the draft
    silences, each with its reason; ``unread`` are the places of numbers with
    more than one reading, of which nothing can be said.

    Attributes:
        findings: the findings.
    """

    findings: tuple[LintFinding, ...]
    silenced: tuple[tuple[LintFinding, str], ...] = ()
    unread: tuple[tuple[int, int, str], ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the findings, each once, in order."""
        return tuple(sorted({one.code for one in self.findings}))

    def of(self, code: str) -> tuple[LintFinding, ...]:
        """Return the findings of one code."""
        return tuple(one for one in self.findings if one.code == code)

    def to_dict(self) -> dict[str, object]:
        """Return the report as plain values, for JSON."""
        return {
            "findings": [one.to_dict() for one in self.findings],
            "silenced": [{**one.to_dict(), "reason": reason} for one, reason in self.silenced],
            "unread": [{"line": line, "column": column, "text": text} for line, column, text in self.unread],
        }

    def __iter__(self) -> Iterator[LintFinding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def __str__(self) -> str:
        return "\n".join(map(str, self.findings)) or "nothing found"
