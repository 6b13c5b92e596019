"""
Feed items: the rows of a file, checked by the rules of a feed, each rule a test of its own.

A rule that finds nothing is a test that passes, so that a run says what was
looked for.  Where one fails, the rows are shown as they stand in the file.
"""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from contested.errors import ContestedError, shorten
from contested.feeds import RULES, FeedRule, adapters
from contested.feeds.opening import open_rows
from contested.feeds.rules.rule_catalogue import EDITION_RULES

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence

    from contested.feeds import Feed, FeedFinding, FeedReport

SHOWN_FINDINGS = 10
"""How many findings of one rule are shown; its test counts the others."""

SHOWN_ROWS = 3
"""How many rows of one finding are shown: where they repeat each other, more say no more."""

SHOWN_LETTERS = 240
"""How many letters of a row are shown."""

READABLE = FeedRule("readable", "error", "a file that this feed cannot read", "")
REFUSED_OTHERWISE = FeedRule("refused-otherwise", "error", "a row that no rule of the catalogue refuses", "")
"""What stands in no catalogue, and is a test all the same."""


def add_feed_files(config: pytest.Config) -> None:
    """
    Add the files of ``--contested-feed`` to what pytest collects.

    Raises:
        pytest.UsageError: no mapping is given, or one that cannot be read, or
            a file that is not there.
    """
    options = config.option
    folder = config.invocation_params.dir
    if options.contested_mapping is None:
        message = "--contested-feed needs --contested-mapping=FEED: a mapping (TOML), or an adapter such as ucdp_ged"
        raise pytest.UsageError(message)
    files = [Path(folder, name) for name in options.contested_feed]
    before = None if options.contested_before is None else Path(folder, options.contested_before)
    for option, path in [*(("feed", path) for path in files), *([] if before is None else [("before", before)])]:
        if not path.is_file():
            raise pytest.UsageError(f"--contested-{option}: there is no file {path}; check the path")
    try:
        feed = _feed(Path(folder, options.contested_mapping), options.contested_mapping)
    except ContestedError as error:
        raise pytest.UsageError(f"--contested-mapping: {error}") from None
    failing = ("error", "warning") if options.contested_strict else ("error",)
    config.pluginmanager.register(FeedFiles(tuple(files), feed, before, failing), "contested_feeds")


def _feed(path: Path, name: str) -> Feed:
    return adapters.load(str(path) if path.is_file() else name)


class FeedFiles:
    """
    The files to check, beside what else is collected.

    Args:
        files: their paths.
        feed: the mapping of all of them.
        before: an earlier edition, or None.
        failing: the severities of findings that fail a test.
    """

    def __init__(self, files: tuple[Path, ...], feed: Feed, before: Path | None, failing: tuple[str, ...]) -> None:
        self.files, self.feed, self.before, self.failing = files, feed, before, failing
        self.reports: list[FeedReport] = []

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(
        self, collector: pytest.Collector
    ) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
        """Collect the files beside whatever the session was asked for."""
        report = yield
        if isinstance(collector, pytest.Session) and report.passed:
            report.result = [*report.result, *(self._file(collector, path) for path in self.files)]
        return report

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say of each file what was found, also what fails no test."""
        for report in self.reports:
            terminalreporter.write_line(f"contested: {report}")

    def _file(self, session: pytest.Session, path: Path) -> FeedFile:
        made: FeedFile = FeedFile.from_parent(session, path=path)
        made.checked_by = self
        return made


class FeedFile(pytest.File):
    """A file of rows; its tests are the rules of feeds, and it is read when the first of them runs."""

    checked_by: FeedFiles

    def collect(self) -> Iterator[FeedItem]:
        """Give a test for each rule that has something to look at."""
        looked_for = [rule for code, rule in RULES.items() if self.checked_by.before or code not in EDITION_RULES]
        for rule in (READABLE, *looked_for, REFUSED_OTHERWISE):
            item: FeedItem = FeedItem.from_parent(self, name=rule.code)
            item.rule = rule
            item.add_marker("contested_feed")
            yield item

    @cached_property
    def checked(self) -> FeedReport | ContestedError:
        """What the rules found; or why the file, or the edition before, cannot be read."""
        try:
            report = self.checked_by.feed.check(self.path, self.checked_by.before)
        except ContestedError as error:
            return error
        self.checked_by.reports.append(report)
        return report

    def shown_rows(self, finding: FeedFinding) -> list[str]:
        """Return the first rows of a finding as they stand in the file, and those of the edition before."""
        feed, before = self.checked_by.feed, self.checked_by.before
        shown = _rows_in(self.path, feed, finding.rows, finding.columns)
        if before is not None:
            earlier = _rows_in(before, feed, finding.rows_before, finding.columns)
            shown += [f"of the edition before, {row}" for row in earlier]
        return shown


class FeedItem(pytest.Item):
    """One rule, looked for in one file."""

    rule: FeedRule
    parent: FeedFile

    def runtest(self) -> None:
        """
        Fail where the rule found what must not be.

        Raises:
            BrokenRule: with what was found.
        """
        checked = self.parent.checked
        if isinstance(checked, ContestedError):
            if self.rule is READABLE:
                raise BrokenRule([str(checked)])
            pytest.skip("the file cannot be read")
        found = [
            one for one in checked if (one.code if one.code in RULES else REFUSED_OTHERWISE.code) == self.rule.code
        ]
        failing = [one for one in found if one.severity in self.parent.checked_by.failing]
        told = list(self._told(failing or found))
        if failing:
            raise BrokenRule(told)
        if told:
            self.add_report_section("call", "contested", "\n".join(told))

    def _told(self, findings: Sequence[FeedFinding]) -> Iterator[str]:
        for one in findings[:SHOWN_FINDINGS]:
            yield str(one)
            yield from (f"    {row}" for row in self.parent.shown_rows(one))
        if len(findings) > SHOWN_FINDINGS:
            yield f"and {len(findings) - SHOWN_FINDINGS:,} more"

    def repr_failure(
        self,
        excinfo: pytest.ExceptionInfo[BaseException],
        style: object = None,  # noqa: ARG002  # as pytest calls it
    ) -> str:
        """Return what was found; the lines of our own code say nothing of it."""
        if isinstance(excinfo.value, BrokenRule):
            return str(excinfo.value)
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, None, str]:
        """Return what stands above a failure."""
        return self.path, None, f"{self.path.name}: {self.name}: {self.rule.says}"


class BrokenRule(Exception):
    """A rule found what must not be."""

    def __init__(self, lines: Iterable[str]) -> None:
        super().__init__("\n".join(lines))


def _rows_in(path: Path, feed: Feed, numbers: Sequence[int], columns: Sequence[str]) -> list[str]:
    """Return the first of these rows of a file, the columns to look at before the others."""
    wanted = numbers[:SHOWN_ROWS]
    rows = open_rows(path, feed)
    cells = {row.number: row.cells for row in islice(rows, max(wanted, default=0)) if row.number in wanted}
    tags = rows.header.tags or rows.header.names
    names = [name or tag for name, tag in zip(rows.header.names, tags, strict=True)]
    return [f"row {number}: {_cells(names, cells[number], columns)}" for number in wanted if number in cells]


def _cells(names: Sequence[str], cells: Sequence[object], wanted: Sequence[str]) -> str:
    """Return the cells of a row with the names of their columns; of one that is too long or short, without."""
    if len(cells) != len(names):
        return ", ".join(map(shorten, cells))
    filled = [pair for pair in zip(names, cells, strict=True) if pair[0] in wanted or pair[1] not in (None, "")]
    filled.sort(key=lambda pair: pair[0] not in wanted)  # those to look at first: a long row is cut
    text = ", ".join(f"{name} = {shorten(cell)}" for name, cell in filled)
    return text if len(text) <= SHOWN_LETTERS else f"{text[: SHOWN_LETTERS - 1]}…"
