"""The catalogue of findings: code, severity and title of each; every one has its section in the reference."""

from __future__ import annotations

from typing import NamedTuple

from contested.checks.finding import Finding


class Entry(NamedTuple):
    """A kind of finding."""

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
}


def found(
    code: str, figures: tuple[str, ...], what: str, *, party: str | None = None, severity: str | None = None
) -> Finding:
    """Return a finding of a kind in the catalogue."""
    entry = CATALOGUE[code]
    return Finding(code, severity or entry.severity, figures, what, entry.advice, party)
