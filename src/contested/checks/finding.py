"""Findings: something that a check noticed, and what the user silences with a reason."""

from __future__ import annotations

import re
from typing import Any

import attrs

from contested.errors import NotAChoice, WrongType
from contested.names import clean_name
from contested.quantities.cpython import reduce_by_constructor

SEVERITIES = ("error", "warning", "notice")
_CODE = re.compile(r"CF[0-9]{3}")


def _code(value: Any) -> str:
    if not isinstance(value, str) or not _CODE.fullmatch(value):
        raise WrongType("code", value, "the code of a finding such as 'CF012'")
    return value


def _reason(value: Any) -> str:
    return clean_name(value, "reason")


def _figure(value: Any) -> str | None:
    return None if value is None else clean_name(value, "figure")


@attrs.frozen(slots=False)
class Silenced:
    """
    Findings that the user does not want to see again, with the reason; they stay in ``silenced`` of every report.

    Args:
        code: of the findings, such as "CF012".
        reason: why.
        figure: the id of the figure; None for all.
    """

    code: str = attrs.field(converter=_code)
    reason: str = attrs.field(converter=_reason, kw_only=True)
    figure: str | None = attrs.field(default=None, converter=_figure, kw_only=True)

    __reduce__ = reduce_by_constructor

    def covers(self, finding: Finding) -> bool:
        """Whether a finding is one of these."""
        return self.code == finding.code and (self.figure is None or self.figure in finding.figures)


@attrs.frozen(slots=False, repr=False)
class Finding:
    """
    Something that a check noticed.

    ``code`` has a page in the reference; ``severity`` is "error" (it cannot
    be so), "warning" (a person should look) or "notice"; ``figures`` are the
    ids it is about, ``party`` whose account, ``advice`` what to do.
    """

    code: str
    severity: str
    figures: tuple[str, ...]
    what: str
    advice: str
    party: str | None = None

    __reduce__ = reduce_by_constructor

    def __attrs_post_init__(self) -> None:
        if self.severity not in SEVERITIES:
            raise NotAChoice("severity", self.severity, SEVERITIES)

    @property
    def place(self) -> str:
        """Where: the ids of the figures, and the party; a party alone where it is in none of them."""
        where = ", ".join(self.figures)
        if not where:
            return self.party or "the dossier"
        return where if self.party is None else f"{where} ({self.party})"

    def to_dict(self) -> dict[str, Any]:
        """Return the finding as plain values, for JSON."""
        return {
            "code": self.code,
            "severity": self.severity,
            "figures": list(self.figures),
            "party": self.party,
            "what": self.what,
            "advice": self.advice,
        }

    def __str__(self) -> str:
        return f"{self.code} {self.severity}: {self.place}: {self.what}; {self.advice}"

    def __repr__(self) -> str:
        return f"<Finding {self}>"
