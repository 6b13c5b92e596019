"""Findings: something that a check noticed, the catalogue of their kinds, and what the user silences with a reason."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from contested.errors import NotAChoice, WrongType
from contested.names import clean_name
from contested.plain_repr import repr_of_set
from contested.quantities.cpython import reduce_by_constructor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from contested.claims import Statement

SEVERITIES = ("error", "warning", "notice")
_CODE = re.compile(r"CF[0-9]{3}")


def _code(value: object) -> str:
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

    __repr__ = repr_of_set

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
    ``statements`` are those it is about, where it is about some of a figure's.

    Attributes:
        what: what was noticed.
    """

    code: str
    severity: str
    figures: tuple[str, ...]
    what: str
    advice: str
    party: str | None = None
    statements: tuple[Statement, ...] = attrs.field(default=(), eq=False, repr=False)

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


class Entry(NamedTuple):
    """A kind of finding: how bad it is, what it is called, and what to do."""

    severity: str
    title: str
    advice: str


CATALOGUE = {
    "CF001": Entry("error", "part above its whole", "look up both numbers, or the relation"),
    "CF002": Entry(
        "error",
        "parts do not make their sum",
        "look up the parts and the whole, or whether something is left beside them",
    ),
    "CF003": Entry("error", "an account contradicts itself", "look up the numbers, or the relation"),
    "CF004": Entry("warning", "one party, two numbers", "date them, say their basis or status, or set one aside"),
    "CF005": Entry("warning", "dates far apart", "make a figure for each date"),
    "CF006": Entry("warning", "definitions mixed", "connect them with a bridge"),
    "CF007": Entry("notice", "kinds mixed", "make a figure of its own for the narrower kind"),
    "CF008": Entry("error", "a chain quotes itself", "name the sources behind it once, nearest first"),
    "CF009": Entry("notice", "several outlets, one origin", "count them as one witness"),
    "CF010": Entry("warning", "copying suspected", "find where it is from, and name that in quoting"),
    "CF011": Entry("warning", "estimate without source", "say where it was read"),
    "CF012": Entry("notice", "unattributed estimate", "say whose it is, or silence this with the reason"),
    "CF013": Entry(
        "notice", "hedge without a value", "use a lexicon that lists it, or accept what it says of the rest"
    ),
    "CF014": Entry("error", "number outside its own bounds", "look it up in the source"),
    "CF015": Entry("warning", "periods do not tile", "find the missing period, or take out what overlaps"),
    "CF016": Entry("warning", "a cumulative count falls", "look up the revision, and note it"),
    "CF017": Entry("warning", "sum without a relation", "declare part_of, or parts that are disjoint"),
    "CF018": Entry("notice", "word without a definition", "say in definition what counts"),
    "CF019": Entry("warning", "denial of what is superseded", "find out whether the new number is denied too"),
    "CF020": Entry("warning", "stated and unstated definitions mixed", "state the definition of each figure"),
    "CF021": Entry(
        "warning",
        "two parties spelt almost alike",
        "write one name, or make one an alias of the other, or silence this",
    ),
    "CF022": Entry("warning", "a party denies its own number", "look up what it denies, or date both"),
    "CF023": Entry("warning", "a day after its source", "look up both days"),
    "CF024": Entry("notice", "a day far from all others", "look up the year"),
    "CF025": Entry("error", "a printed answer does not hold", "put the sentence right, then conclude anew"),
    "CF026": Entry("warning", "an error larger than its number", "look up both, or say signed=True"),
    "CF027": Entry(
        "warning", "acceptance of what is no longer said", "find out whether what stands in its place is accepted too"
    ),
    "CF028": Entry(
        "warning",
        "a table that was not read",
        "name it claims, denials or another table of a figure that is read, or silence this",
    ),
    "CF029": Entry(
        "warning", "a last word that is left out", "say as_of of it, correct the number that stands, or silence this"
    ),
    "CF030": Entry("error", "no kept copy", "put a copy into the folder, and name it in archive"),
    "CF031": Entry("error", "a copy that is not read", "keep another copy of the same text, or another form of it"),
    "CF032": Entry("error", "a copy that was changed", "find the copy that was kept, or read the claim anew"),
    "CF033": Entry("warning", "a copy without a digest", "write it down with contested archive"),
    "CF034": Entry(
        "error", "a copy that is not what its media type says", "look at what was kept, or correct the type"
    ),
    "CF035": Entry("warning", "a statement without a quote", "quote the words that say it"),
    "CF036": Entry("error", "a quote that does not stand in its copy", "quote what stands there, letter by letter"),
    "CF037": Entry("error", "a quote in another place", "look up where it stands"),
    "CF038": Entry(
        "error", "a number that its quote does not say", "quote the words that say it, or correct the number"
    ),
    "CF039": Entry("error", "a number of another indicator", "claim it in a figure of its own"),
}
"""Every kind by its code, each with a section in the reference."""


def new_finding(
    code: str,
    figures: tuple[str, ...],
    what: str,
    *,
    party: str | None = None,
    severity: str | None = None,
    statements: Iterable[Statement] = (),
) -> Finding:
    """Return a finding of a kind in the catalogue."""
    entry = CATALOGUE[code]
    return Finding(code, severity or entry.severity, figures, what, entry.advice, party, tuple(statements))
