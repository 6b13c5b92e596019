"""
Statements without a number: denials and refusals to say; and the user's own assessments.

A denial is never zero, never averaged and never dropped (design.md, rule 7).
"""

from __future__ import annotations

from typing import Any, Unpack

import attrs

from contested.claims.schema import STATEMENT_FIELDS, fields_for, read_fields
from contested.claims.statement import Statement, StatementFields
from contested.errors import IncompleteStatement
from contested.names import clean_name


class DenialFields(StatementFields, total=False):
    """What can be given with a denial."""

    estimate: str | None
    aspect: str


@attrs.frozen(slots=False, kw_only=True, repr=False)
class Denial(Statement):
    """
    A party rejects a figure, one estimate, its attribution or its definition, and gives no number.

    ``estimate`` is the key of the estimate it rejects; None rejects the figure.
    """

    estimate: str | None = None
    aspect: str = "unsaid"

    @classmethod
    def of(cls, **fields: Unpack[DenialFields]) -> Denial:
        """
        Make a denial.

        Args:
            by: who denies.
            estimate: the key of the one estimate that is denied; None is the
                figure.
            aspect: what is denied: "unsaid", "figure", "number",
                "attribution" or "definition".
            fields: where it was read and so on, as for an estimate.

        Raises:
            IncompleteStatement: nobody is named who denies.
            ContestedError: another field is wrong.
        """
        made = read_fields(fields, _DENIAL_FIELDS)
        _needs_somebody(made, "a denial")
        return cls(**made)

    @property
    def rejects_all(self) -> bool:
        """Whether it rejects the figure or its number as such, not one estimate, attribution or definition."""
        return self.estimate is None and self.aspect in ("unsaid", "figure", "number")

    @property
    def rejected(self) -> str:
        """What it rejects, for a sentence: "the figure", "the attribution of one number"."""
        return self.rejected_of("one number")

    def rejected_of(self, number: str) -> str:
        """
        Return what it rejects, for a sentence.

        Args:
            number: what to call the estimate that it is aimed at, since a key
                is for files and not for readers.
        """
        if self.estimate is None:
            return f"the {'figure' if self.aspect == 'unsaid' else self.aspect}"
        return f"the {self.aspect} of {number}" if self.aspect in ("attribution", "definition") else number

    def __str__(self) -> str:
        return f"denial of {self.rejected} ({self.attribution})"

    def __repr__(self) -> str:
        return f"<Denial {self}>"


@attrs.frozen(slots=False, kw_only=True, repr=False)
class Withheld(Statement):
    """A party will not say, or takes back what it said without replacing it."""

    @classmethod
    def of(cls, **fields: Unpack[StatementFields]) -> Withheld:
        """
        Make a refusal to say.

        Raises:
            IncompleteStatement: nobody is named who withholds.
            ContestedError: another field is wrong.
        """
        made = read_fields(fields, STATEMENT_FIELDS)
        _needs_somebody(made, "a refusal to say")
        return cls(**made)

    def __str__(self) -> str:
        return f"no number given ({self.attribution})"

    def __repr__(self) -> str:
        return f"<Withheld {self}>"


@attrs.frozen(slots=False, kw_only=True)
class Assessment:
    """The user's own view: an estimate is set aside, by whom and why.  Kept and named, never dropped."""

    estimate: str
    reason: str
    by: str

    @classmethod
    def of(cls, *, estimate: str, reason: str, by: str) -> Assessment:
        """Make an assessment; all three say something."""
        return cls(
            estimate=clean_name(estimate, "estimate"), reason=clean_name(reason, "reason"), by=clean_name(by, "by")
        )


_DENIAL_FIELDS = fields_for("constructor", "denied")


def _needs_somebody(made: dict[str, Any], what: str) -> None:
    if not made.get("parties") and not made.get("speaker"):
        raise IncompleteStatement(f"{what} needs somebody who makes it; give by='Armenia'")
