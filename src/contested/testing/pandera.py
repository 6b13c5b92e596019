"""
Checks for pandera: the rules of feeds in schemas that are there already.

``pandera.pandas.DataFrameSchema(checks=checks(feed))``, or that of
``pandera.polars``; its failure cases are the rows that a rule names.  Needs
the extra ``pandera``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from contested.feeds import RULES
from contested.optional import library

if TYPE_CHECKING:
    from contested.feeds import Feed, FeedReport

OTHER = "other-rejection"
"""The check of rows that the intake rejects by a rule without a check of its own."""


def checks(feed: Feed, *, before: object = None, strict: bool = False) -> list[Any]:
    """
    Return a check of a whole frame for every rule of feeds.

    A frame is looked at once for all of them.  Errors fail; a suspicion is
    pandera's warning, so that only a person is bothered by it.

    Args:
        feed: how the columns of the frames become claims.
        before: an earlier edition, as for ``Feed.check``; what is gone from
            it is in no row, and fails the frame as a whole.
        strict: let warnings fail too; a notice never does.

    Raises:
        MissingExtra: pandera is not installed.
    """
    check = library("pandera.api.checks").Check
    look = _Look(feed, before)
    failing = ("error", "warning") if strict else ("error",)
    made = [
        check(_Rule(look, rule.code), name=rule.code, error=str(rule), raise_warning=rule.severity not in failing)
        for rule in RULES.values()
    ]
    return [*made, check(_Rule(look, OTHER), name=OTHER, error=f"{OTHER}: a row that cannot be taken")]


@attrs.define(eq=False)
class _Look:
    """
    What the rules find in the frame that is being looked at.

    Each rule asks once in one validation; one that asks again is asked about
    a frame that may have been changed in place, which is looked at anew.
    """

    feed: Feed
    before: object
    frame: object = None
    report: FeedReport | None = None
    asked: set[str] = attrs.field(factory=set)

    def report_on(self, frame: object, code: str) -> FeedReport:
        if self.report is None or frame is not self.frame or code in self.asked:
            self.frame, self.asked = frame, set()
            self.report = self.feed.check(_whole(frame), self.before)
        self.asked.add(code)
        return self.report


@attrs.frozen(eq=False)
class _Rule:
    """One rule as pandera calls it: with a frame of pandas, or what holds one of Polars."""

    look: _Look
    code: str

    def __call__(self, data: object) -> object:
        frame = getattr(data, "lazyframe", data)
        report = self.look.report_on(frame, self.code)
        rest = {code for code in report.codes if code not in RULES} if self.code == OTHER else {self.code}
        findings = [one for one in report if one.code in rest]
        wrong = {row for one in findings for row in one.rows}
        of_all = any(not one.rows for one in findings)
        right = [not of_all and row not in wrong for row in range(1, report.intake.rows + 1)]
        if frame is data:
            return library("pandas").Series(right, index=getattr(frame, "index", None), dtype=bool)
        polars = library("polars")
        return polars.LazyFrame({"right": polars.Series(right, dtype=polars.Boolean)})


def _whole(frame: object) -> object:
    """Return a frame with its rows; a lazy one is collected."""
    collect = getattr(frame, "collect", None)
    return frame if collect is None else collect()
