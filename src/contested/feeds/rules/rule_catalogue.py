"""The catalogue of the rules of feeds: data alone, in the order of their families."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from contested.checks.finding import CATALOGUE
from contested.feeds.rules.feed_finding import FeedFinding, FeedRule

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_OF_INTAKE = tuple(
    FeedRule(code, "notice" if code == "nothing-said" else "error", says, "see what the intake says of the row")
    for code, says in (
        ("ragged-row", "a row with more or fewer cells than the header"),
        ("unreadable-line", "a line that holds no row"),
        ("nothing-said", "a row in which every cell that could hold a number is empty"),
        ("inconsistent-row", "a row whose low, best and high contradict each other as published"),
        ("inverted-bounds", "a low above its high, or no number between two open ends"),
        ("best-outside-bounds", "a best value that lies outside its low and high"),
        ("empty-key", "a row that does not say which figure it is about"),
        ("totals-row", "a row that sums up others"),
        ("formula-cell", "a cell of a spreadsheet that holds a formula, and no value of its own"),
        ("two-spellings", "a party that other rows write almost alike"),
        ("unusable-cell", "a cell that cannot be what its column is mapped to"),
        ("not-a-number", "a value that is no finite number"),
        ("ambiguous-phrase", "a phrase that two readers would read differently"),
        ("ambiguous-absence", "a cell that says that there are none, or that nobody knows, or nothing at all"),
        ("unreadable-phrase", "a text that holds no number phrase that can be read without guessing"),
        ("number-out-of-bounds", "a number with more digits than are kept"),
        ("below-floor", "a stated count, area or duration below zero"),
        ("unknown-unit", "a unit name that nobody defined"),
        ("incompatible-units", "two units between which nothing converts"),
        ("unreadable-date", "a date text that is none, or names a day that does not exist"),
        ("unusable-name", "a name that is empty or hides characters"),
        ("not-a-choice", "a value that is none of the allowed ones"),
        ("duplicate-key", "two statements of one figure with the same key"),
        ("unreadable-cell", "a printed cell of which some words have no reading, or more than one"),
        ("several-counts", "a printed cell that counts more than one thing"),
        ("unknown-estimate", "a row about a row of its figure that is not there"),
        ("misaimed-stance", "a row about a row that its holder cannot mean"),
        ("incomplete-statement", "a statement that lacks what its other fields ask for, or gives it twice"),
    )
)
"""What keeps a row from being taken, under the names by which an intake rejects it; its findings bring their advice."""

_OF_DOSSIERS = tuple(
    FeedRule(code, entry.severity, entry.title, entry.advice)
    for code, entry in CATALOGUE.items()
    if code < "CF025" or code in ("CF026", "CF027", "CF029")
)
"""Checks of dossiers that a dossier of rows can come to; those of conclusions and of kept copies are not among them."""

CODES = frozenset({0, -1, -9, -99, -999, -9999, 99, 999, 9_999, 99_999, 999_999})
"""Numbers by which tables say that nobody knows: a zero, a negative number where none can be, nines."""

_UNIT = "look up the unit, and multiply or divide in the source"
_SAYS_UNKNOWN = "list it in missing= or unknown=, if it is one"
_NAME_ORIGIN = "find where it is from, and name that in quoting"

_OF_ROWS = (
    # What neither an intake nor a dossier can see; each is a suspicion, and no error but where no doubt is left.
    FeedRule(
        "carried-forward",
        "notice",
        "a number of an earlier day, given again",
        "take it out, or say so in note",
        "OCHA's counts for the West Bank: 795 of 1,051 days are filled from the day before",
    ),
    FeedRule("century-slip", "warning", "a period in another century than all others", "look up the year"),
    FeedRule(
        "coded-number",
        "warning",
        "a number that looks like a code for unknown",
        _SAYS_UNKNOWN,
        "UCDP GED 23.1: -1 for the number of sources of 326 of 1,000 events",
    ),
    FeedRule(
        "copied-number",
        "notice",
        "an unusual number that several parties print",
        _NAME_ORIGIN,
        "works on the American Civil War: 94 of 135 numbers of Livermore 1900 stand in Clodfelter 2008 again",
    ),
    FeedRule(
        "definition-change", "warning", "a definition that changes on the way", "look up what is counted since then"
    ),
    FeedRule(
        "duplicate-row",
        "warning",
        "a row that stands twice",
        "take one out",
        "a table of countries (countryinfo 1.0.1): the area of VAT, 0.49 km², stands twice",
    ),
    FeedRule(
        "falling-counter",
        "warning",
        "a number that falls where all others rise",
        "look up the revision, and note it",
        "General Staff of Ukraine, 2022-10-13: 5,181 armoured vehicles, then 5,167",
    ),
    FeedRule(
        "fraction-in-count",
        "warning",
        "a count that is no whole number, among whole ones",
        "look it up in the source; where its mark is one of thousands, write the number whole",
        "pandas.read_csv, which makes 2.8 of the cell 2.800, whoever wrote it for 2,800",
    ),
    FeedRule("midpoint", "warning", "the middle of two parties' numbers, as the claim of a third", "take it out"),
    FeedRule("missing-interval", "notice", "a row without the low and high that others have", "look them up"),
    FeedRule("mixed-cut-offs", "notice", "numbers of two cut-offs in one figure", "give both for one day"),
    FeedRule(
        "mixed-marks", "warning", "marks of thousands and decimals that mix", "write them one way, and give locale="
    ),
    FeedRule("mojibake", "warning", "letters of a wrong encoding", "read the file anew, with encoding="),
    FeedRule(
        "nameless-party",
        "warning",
        "a party whose name is nobody's",
        "leave the name away by missing=, so that the source is the party, or declare it in parties=",
    ),
    FeedRule("swapped-day", "warning", "a day whose day and month may be swapped", "look up the day"),
    FeedRule(
        "tag-row",
        "error",
        "a row of tags or column names among the rows",
        "take the row out",
        "UCDP GED for Ukraine, on the Humanitarian Data Exchange: HXL tags in the row under the header",
    ),
    FeedRule(
        "total-among-parts",
        "warning",
        "a row that is the sum of the others",
        "take it out, or mark it by a facet",
        "Our World in Data: the deaths of the world beside those of five regions that add up to them",
    ),
    FeedRule(
        "unread-stance",
        "warning",
        "words of stance in a column that the feed does not read",
        'name the column in stance=, with reads= where it has words other than "claimed", "denied" and "withheld"',
    ),
    FeedRule("unit-slip", "warning", "a number a hundred or a thousand times too large", _UNIT),
)

_ASK = "ask the publisher, or find where it is said"

_OF_EDITIONS = (
    FeedRule(
        "changed-day",
        "warning",
        "a number that was of another day",
        "look up of which day it is",
    ),
    FeedRule(
        "changed-number",
        "warning",
        "a number that changed without a word",
        _ASK,
        "UCDP GED for Ukraine, 2021 and 2023: another best for 58 of 907 events, 28 of the same offices",
    ),
    FeedRule(
        "changed-unit",
        "error",
        "a number that counts something else than before",
        "give what is counted now a figure of its own",
    ),
    FeedRule("lost-denial", "warning", "a denial that is gone", "find out whether it was taken back"),
    FeedRule(
        "lost-figure",
        "warning",
        "a figure that is gone",
        _ASK,
        "UCDP GED for Ukraine, 2021 and 2023: 86 events of the first are not in the second",
    ),
    FeedRule("lost-hedge", "warning", "a number that lost the word around it", "keep the source's word"),
    FeedRule(
        "lost-interval",
        "warning",
        "a low and a high that became one number",
        "keep both ends",
        "UCDP GED for Ukraine, 2021 and 2023: event 203406 with 0 to 13, then a bare 21",
    ),
    FeedRule("lost-number", "warning", "a number that is gone, of a party whose others stand", _ASK),
    FeedRule("lost-side", "warning", "a party that no longer speaks of a figure", _ASK),
)

RULES: Mapping[str, FeedRule] = MappingProxyType(
    {rule.code: rule for rule in (*_OF_INTAKE, *_OF_DOSSIERS, *_OF_ROWS, *_OF_EDITIONS)}
)
"""The rules of feeds by name.  What an intake rejects under another name is an error too."""

EDITION_RULES = frozenset(rule.code for rule in _OF_EDITIONS)
"""Those that look for nothing where there is no earlier edition."""

_REFUSED = FeedRule("", "error", "a row that cannot be taken", "")


def finding_by_rule(
    code: str,
    rows: Iterable[int],
    columns: Iterable[str | None],
    what: str | None = None,
    *,
    severity: str | None = None,
    advice: str | None = None,
    before: Iterable[int] = (),
) -> FeedFinding:
    """
    Return a finding of a rule.

    Args:
        code: its name.
        rows: where; in any order.
        columns: those to look at; None is none.
        what: what is wrong, as a clause; by default what the rule says.
        severity: where it is another one than that of the rule.
        advice: what to do; by default as the rule says.
        before: rows of the earlier edition.
    """
    rule = RULES.get(code, _REFUSED)
    return FeedFinding(
        code,
        severity or rule.severity,
        tuple(sorted(set(rows))),
        tuple(dict.fromkeys(one for one in columns if one is not None)),
        what or rule.says,
        advice or rule.advice,
        tuple(sorted(set(before))),
    )
