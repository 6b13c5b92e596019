"""
Statements without a number of their own: denials, refusals to say, and stances to an estimate; and the user's own view.

A denial is never zero, never averaged and never dropped (design.md, rule 7).
Who accepts a number states it and adds no origin; who retracts one withholds
it, unless something replaces it.
"""

from __future__ import annotations

from typing import Any, Unpack

import attrs

from contested.claims.schema import STATEMENT_FIELDS, fields_for, read_fields
from contested.claims.statement import Aim, Statement, StatementFields
from contested.errors import IncompleteStatement
from contested.names import clean_name


class DenialFields(StatementFields, total=False):
    """What can be given with a denial."""

    estimate: str | None
    aspect: str


class AimedFields(StatementFields):
    """What can be given with an acceptance: the key of the estimate has to be."""

    estimate: str


class RetractionFields(StatementFields, total=False):
    """What can be given with a retraction."""

    estimate: str | None
    reason: str | None


@attrs.frozen(slots=False, kw_only=True, repr=False)
class Denial(Statement):
    """
    A party rejects a figure, one estimate, its attribution or its definition, and gives no number.

    ``estimate`` is the key of the estimate it rejects; None rejects the figure.

    Attributes:
        aspect: "unsaid", "figure", "number", "attribution" or "definition".
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
    def is_rejection(self) -> bool:
        """That it rejects something, and neither gives a number nor refuses one."""
        return True

    @property
    def verb(self) -> str:
        """What its party does, for a sentence: "denies"."""
        return "denies"

    @property
    def rejects_all(self) -> bool:
        """Whether it rejects the figure or its number as such, not one estimate, attribution or definition."""
        return self.estimate is None and self.rejects_number

    @property
    def rejects_number(self) -> bool:
        """Whether it rejects a number as such, of the figure or of one estimate, and not what stands beside it."""
        return self.aspect in ("unsaid", "figure", "number")

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
        return f"the {self.aspect} of {number}" if self.aspect in _BESIDE_NUMBERS else number

    def __str__(self) -> str:
        return f"denial of {self.rejected} ({self.attribution})"

    def __repr__(self) -> str:
        return f"<Denial {self}>"


@attrs.frozen(slots=False, kw_only=True, repr=False)
class Dispute(Denial):
    """
    A party disputes by which definition or method a figure, or one estimate, was counted.

    As every denial of something beside the number it is shown, unsettles, and
    leaves its party's own number in force.

    Attributes:
        aspect: "definition" or "method".
    """

    aspect: str = "definition"

    @classmethod
    def of(cls, **fields: Unpack[DenialFields]) -> Dispute:
        """
        Make a dispute.

        Args:
            by: who disputes.
            estimate: the key of the one estimate that is meant; None is the
                figure.
            aspect: what is disputed: "definition" or "method".
            fields: where it was read and so on, as for an estimate.

        Raises:
            IncompleteStatement: nobody is named who disputes.
            ContestedError: another field is wrong.
        """
        made = read_fields(fields, _DISPUTE_FIELDS)
        _needs_somebody(made, "a dispute")
        return cls(**made)

    @property
    def verb(self) -> str:
        """What its party does, for a sentence: "disputes"."""
        return "disputes"

    def __str__(self) -> str:
        return f"dispute of {self.rejected} ({self.attribution})"

    def __repr__(self) -> str:
        return f"<Dispute {self}>"


@attrs.frozen(slots=False, kw_only=True, repr=False)
class Acceptance(Statement):
    """
    A party accepts another's number.

    In a figure it is the estimate that is accepted, held by who accepts it and
    of the origin that it has; this is what it is before it has a figure.
    """

    @classmethod
    def of(cls, **fields: Unpack[AimedFields]) -> Acceptance:
        """
        Make an acceptance.

        Args:
            by: who accepts.
            estimate: the key of the estimate that is accepted.
            fields: where it was read and so on, as for an estimate; without
                ``as_of`` it is of the day of that estimate.

        Raises:
            IncompleteStatement: nobody is named who accepts, or no estimate.
            ContestedError: another field is wrong.
        """
        made = read_fields(fields, _ACCEPTANCE_FIELDS)
        _needs_somebody(made, "an acceptance")
        if made.get("estimate") is None:
            raise IncompleteStatement("an acceptance is of one estimate; give its key, estimate='...'")
        return cls(aim=Aim("accepted", made.pop("estimate")), **made)

    def __str__(self) -> str:
        return f"acceptance of {self.aim.estimate if self.aim else ''} ({self.holder_words})"

    def __repr__(self) -> str:
        return f"<Acceptance {self}>"


@attrs.frozen(slots=False, kw_only=True, repr=False)
class Retraction(Statement):
    """
    A party takes back one of its estimates, or all that it said, and gives no other number.

    It counts from when it was made: ``as_of``, else ``stated``, else the issue
    of its source.

    Attributes:
        reason: why, or None.
    """

    reason: str | None = None

    @classmethod
    def of(cls, **fields: Unpack[RetractionFields]) -> Retraction:
        """
        Make a retraction.

        Args:
            by: who retracts.
            estimate: the key of the estimate that is taken back; None is all
                that was not certainly said later.
            reason: why.
            fields: where it was read and so on, as for an estimate.

        Raises:
            IncompleteStatement: nobody is named who retracts.
            ContestedError: another field is wrong.
        """
        made = read_fields(fields, _RETRACTION_FIELDS)
        _needs_somebody(made, "a retraction")
        return cls(aim=Aim("retracted", made.pop("estimate", None)), **made)

    @property
    def retracted(self) -> str:
        """What is taken back, for a sentence: "1,500 people (counted twice)"."""
        what = "what it said" if self.aim is None or self.aim.estimate is None else self.aim.target_words
        return f"{what} ({self.reason})" if self.reason else what

    def __str__(self) -> str:
        return f"retraction of {self.retracted} ({self.attribution})"

    def __repr__(self) -> str:
        return f"<Retraction {self}>"


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
    """
    The user's own view: an estimate is set aside, by whom and why.  Kept and named, never dropped.

    Attributes:
        estimate: the key of the estimate.
        reason: why.
        by: who decided.
    """

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
_DISPUTE_FIELDS = fields_for("constructor", "disputed")
_ACCEPTANCE_FIELDS = fields_for("constructor", "accepted")
_RETRACTION_FIELDS = fields_for("constructor", "retracted")
_BESIDE_NUMBERS = ("attribution", "definition", "method")
"""Aspects of an estimate that are not its number."""


def _needs_somebody(made: dict[str, Any], what: str) -> None:
    if not made.get("parties") and not made.get("speaker"):
        raise IncompleteStatement(f"{what} needs somebody who makes it; give by='Armenia'")
