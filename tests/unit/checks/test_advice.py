"""What each finding is called, how bad it is and what to do about it: the words that people act on."""

from __future__ import annotations

import pytest

import contested as ct
from contested.checks.finding import CATALOGUE, new_finding

FINDINGS = {
    "CF001": ("error", "part above its whole", "look up both numbers, or the relation"),
    "CF002": (
        "error",
        "parts do not make their sum",
        "look up the parts and the whole, or whether something is left beside them",
    ),
    "CF003": ("error", "an account contradicts itself", "look up the numbers, or the relation"),
    "CF004": ("warning", "one party, two numbers", "date them, say their basis or status, or set one aside"),
    "CF005": ("warning", "dates far apart", "make a figure for each date"),
    "CF006": ("warning", "definitions mixed", "connect them with a bridge"),
    "CF007": ("notice", "kinds mixed", "make a figure of its own for the narrower kind"),
    "CF008": ("error", "a chain quotes itself", "name the sources behind it once, nearest first"),
    "CF009": ("notice", "several outlets, one origin", "count them as one witness"),
    "CF010": ("warning", "copying suspected", "find where it is from, and name that in quoting"),
    "CF011": ("warning", "estimate without source", "say where it was read"),
    "CF012": ("notice", "unattributed estimate", "say whose it is, or silence this with the reason"),
    "CF013": ("notice", "hedge without a value", "use a lexicon that lists it, or accept what it says of the rest"),
    "CF014": ("error", "number outside its own bounds", "look it up in the source"),
    "CF015": ("warning", "periods do not tile", "find the missing period, or take out what overlaps"),
    "CF016": ("warning", "a cumulative count falls", "look up the revision, and note it"),
    "CF017": ("warning", "sum without a relation", "declare part_of, or parts that are disjoint"),
    "CF018": ("notice", "word without a definition", "say in definition what counts"),
    "CF019": ("warning", "denial of what is superseded", "find out whether the new number is denied too"),
    "CF020": ("warning", "stated and unstated definitions mixed", "state the definition of each figure"),
    "CF021": (
        "warning",
        "two parties spelt almost alike",
        "write one name, or make one an alias of the other, or silence this",
    ),
    "CF022": ("warning", "a party denies its own number", "look up what it denies, or date both"),
    "CF023": ("warning", "a day after its source", "look up both days"),
    "CF024": ("notice", "a day far from all others", "look up the year"),
    "CF025": ("error", "a printed answer does not hold", "put the sentence right, then conclude anew"),
    "CF026": ("warning", "an error larger than its number", "look up both, or say signed=True"),
    "CF027": (
        "warning",
        "acceptance of what is no longer said",
        "find out whether what stands in its place is accepted too",
    ),
    "CF028": (
        "warning",
        "a table that was not read",
        "name it claims, denials or another table of a figure that is read, or silence this",
    ),
    "CF029": (
        "warning",
        "a last word that is left out",
        "say as_of of it, correct the number that stands, or silence this",
    ),
    "CF030": ("error", "no kept copy", "put a copy into the folder, and name it in archive"),
    "CF031": ("error", "a copy that is not read", "keep another copy of the same text, or another form of it"),
    "CF032": ("error", "a copy that was changed", "find the copy that was kept, or read the claim anew"),
    "CF033": ("warning", "a copy without a digest", "write it down with contested archive"),
    "CF034": ("error", "a copy that is not what its media type says", "look at what was kept, or correct the type"),
    "CF035": ("warning", "a statement without a quote", "quote the words that say it"),
    "CF036": ("error", "a quote that does not stand in its copy", "quote what stands there, letter by letter"),
    "CF037": ("error", "a quote in another place", "look up where it stands"),
    "CF038": ("error", "a number that its quote does not say", "quote the words that say it, or correct the number"),
    "CF039": ("error", "a number of another indicator", "claim it in a figure of its own"),
}


@pytest.mark.parametrize("code", FINDINGS)
def test_a_finding_says_what_to_do(code: str) -> None:
    """Behind what was noticed, as the reference has it under the code."""
    severity, title, advice = FINDINGS[code]

    assert (CATALOGUE[code].severity, CATALOGUE[code].title, CATALOGUE[code].advice) == (severity, title, advice)
    assert str(new_finding(code, ("x",), "something")) == f"{code} {severity}: x: something; {advice}"


def test_no_code_is_without_its_words() -> None:
    """The table has every code of the catalogue."""
    assert set(CATALOGUE) == set(FINDINGS)


@pytest.mark.parametrize(
    ("word", "vague"),
    [
        *((word, True) for word in ("casualties", "casualty", "losses", "victims", "displaced", "affected", "missing")),
        *((word, False) for word in ("killed", "dead", "homes")),
    ],
)
def test_a_word_that_reports_use_differently_asks_for_a_definition(word: str, vague: bool) -> None:
    """As the reference lists them."""
    found = ct.Dossier().with_figure("f", ct.Figure(f"people {word}", "person")).check().of("CF018")
    defined = ct.Dossier().with_figure("f", ct.Figure(f"people {word}", "person", definition="by name")).check()

    assert [one.what for one in found] == [f"“{word}” counts different things in different reports"] * vague
    assert not defined.of("CF018")


@pytest.mark.parametrize(("day", "far"), [("1899-12-30", True), ("1899-12-31", False)])
def test_a_day_more_than_a_century_from_all_others_is_far_whatever_its_digits(day: str, far: bool) -> None:
    """36,525 days are a century of 365.25 days a year; one more is found."""
    figure = ct.Figure("f", "person").claimed(3, by="A", as_of=day)
    for number in (1, 2, 3):
        figure = figure.claimed(number, by=f"B{number}", as_of=f"2000-01-0{number}")

    assert len(ct.Dossier().with_figure("f", figure).check().of("CF024")) == far
