"""Each rule of a feed is a test of its file: it passes where nothing is found, and shows the rows where something is."""

from __future__ import annotations

import pytest

from contested.feeds import RULES, Feed
from contested.feeds.rules.rule_catalogue import EDITION_RULES
from contested.pytest_plugin import feed_items

pytest_plugins = ["pytester"]

OURS = (
    "-p",
    "no:contested",
    "-p",
    "_contested_pytest",
    "-p",
    "no:cacheprovider",
    "-p",
    "no:xdist",
    "-p",
    "no:randomly",
)
FEED = """
of = "place"
name = "=people"
unit = "=person"
low = "low"
best = "best"
high = "high"
by = "says"
source = "=The survey"
as_of = "day"
"""
HEADER = "place,says,low,best,high,day,remark\n"
CLEAN = f"{HEADER}Akhtala,Armenia,1100,1200,1300,2023-09-01,\nAkhtala,Azerbaijan,400,500,600,2023-09-01,\n"
BEYOND_RULES = 2
"""The tests of a file that are no rule of the catalogue: that it can be read, and rows refused otherwise."""


@pytest.fixture
def folder(pytester: pytest.Pytester) -> pytest.Pytester:
    """A folder with a mapping and a file in which nothing is wrong."""
    (pytester.path / "feed.toml").write_text(FEED, encoding="utf-8")
    (pytester.path / "data.csv").write_text(CLEAN, encoding="utf-8")
    # what a run of pytest within ours imports first, it takes away again
    Feed.loads(FEED).check(pytester.path / "data.csv", pytester.path / "data.csv")
    return pytester


def run(folder: pytest.Pytester, *more: str) -> pytest.RunResult:
    """Run pytest on the feed."""
    return folder.runpytest_inprocess(*OURS, "--contested-feed=data.csv", "--contested-mapping=feed.toml", *more)


def write(folder: pytest.Pytester, *rows: str, name: str = "data.csv") -> None:
    """Write the file anew."""
    (folder.path / name).write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")


def test_every_rule_is_a_test_that_passes_where_nothing_is_wrong(folder: pytest.Pytester) -> None:
    """Those on an earlier edition are run where there is one."""
    alone, beside = run(folder), run(folder, "--contested-before=data.csv")

    alone.assert_outcomes(passed=len(RULES) - len(EDITION_RULES) + BEYOND_RULES)
    alone.stdout.fnmatch_lines(["contested: data.csv: 2 rows, nothing found"])
    beside.assert_outcomes(passed=len(RULES) + BEYOND_RULES)


def test_a_rule_that_is_broken_shows_what_and_the_rows(folder: pytest.Pytester) -> None:
    """The columns to look at first, then the other cells that are filled; nothing of our own code."""
    write(folder, "Akhtala,Armenia,1100,1200,1300,2023-09-01,", "Berd,Armenia,,7,,2023-09-41,as told")

    result = run(folder)

    result.assert_outcomes(failed=1, passed=len(RULES) - len(EDITION_RULES) + BEYOND_RULES - 1)
    result.stdout.fnmatch_lines(
        [
            "_* data.csv: unreadable-date: a date text that is none, or names a day that does not exist _*",
            "unreadable-date error: row 2, column 'day': *there is no such day*",
            "    row 2: day = '2023-09-41', place = 'Berd', says = 'Armenia', best = '7', remark = 'as told'",
            "contested: data.csv: 2 rows, 1 error (1 unreadable-date)",
            "FAILED data.csv::unreadable-date*",
        ]
    )
    result.stdout.no_fnmatch_line("*feed_items.py*")


def test_a_row_that_is_too_long_is_shown_without_names(folder: pytest.Pytester) -> None:
    """They may not belong to its cells; a long row is cut."""
    write(
        folder,
        "Berd,Armenia,1,2,3,2023-09-01,,1",
        f"Berd,Armenia,,x,,2023,{'long ' * 12}",
        f"Berd,{'A' * 50},,x,,2023,{'b' * 90}",
    )

    result = run(folder)

    result.stdout.fnmatch_lines(
        [
            "ragged-row error: row 1*",
            "    row 1: 'Berd', 'Armenia', '1', '2', '3', '2023-09-01', '', '1'",
        ]
    )


def test_long_rows_and_many_findings_are_cut(folder: pytest.Pytester) -> None:
    """Nobody reads more of one rule."""
    days = range(32, 44)
    write(folder, *(f"{'Berd ' * 12},{'Armenia ' * 8},1100,1200,1300,2023-09-{day},{'as told ' * 9}" for day in days))

    result = run(folder, "-k", "unreadable-date")

    failure = result.outlines[: result.outlines.index("and 2 more")]  # a summary repeats it where CI is set
    shown = [line for line in failure if line.startswith("    row")]
    assert shown[0].startswith("    row 1: day = '2023-09-32', place = 'Berd Berd")
    assert [len(line.partition(": ")[2]) for line in shown] == [feed_items.SHOWN_LETTERS] * feed_items.SHOWN_FINDINGS


def test_a_warning_is_shown_and_fails_only_where_it_is_asked_to(folder: pytest.Pytester) -> None:
    """``--contested-strict`` asks, as ``contested check --strict`` does."""
    write(folder, "Akhtala,Armenia,,1200,,2023-09-01,", name="old.csv")
    write(folder, "Akhtala,Armenia,,1300,,2023-09-01,")
    asked = ("--contested-before=old.csv", "-k", "changed-number")

    shown, strict = run(folder, *asked, "-rP"), run(folder, *asked, "--contested-strict")

    shown.assert_outcomes(passed=1, deselected=len(RULES) + BEYOND_RULES - 1)
    shown.stdout.fnmatch_lines(
        ["changed-number warning: *", "    row 1: *best = '1300'*", "    of the edition before, row 1: *best = '1200'*"]
    )
    strict.assert_outcomes(failed=1, deselected=len(RULES) + BEYOND_RULES - 1)


def test_what_no_rule_of_the_catalogue_refuses_fails_a_test_too(
    folder: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No row is refused without a test that says so."""
    monkeypatch.setattr(feed_items, "RULES", {code: rule for code, rule in RULES.items() if code != "unreadable-date"})
    write(folder, "Berd,Armenia,,7,,2023-09-41,")

    result = run(folder)

    result.stdout.fnmatch_lines(["unreadable-date error: row 1*", "FAILED data.csv::refused-otherwise*"])
    result.assert_outcomes(failed=1, passed=len(RULES) - len(EDITION_RULES) + BEYOND_RULES - 2)


def test_a_file_that_cannot_be_read_fails_one_test(folder: pytest.Pytester) -> None:
    """The others have nothing to look at."""
    (folder.path / "data.csv").write_text("a,b\n1,2\n", encoding="utf-8")

    result = run(folder)

    result.assert_outcomes(failed=1, skipped=len(RULES) - len(EDITION_RULES) + BEYOND_RULES - 1)
    result.stdout.fnmatch_lines(["feed, low: there is no column 'low'*", "FAILED data.csv::readable*"])


def test_a_fault_of_our_own_is_shown_as_any_other(folder: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of our own is shown as any other, with the lines that lead to it."""

    def breaks(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Feed, "check", breaks)

    result = run(folder, "-k", "ragged")

    result.assert_outcomes(failed=1, deselected=len(RULES) - len(EDITION_RULES) + BEYOND_RULES - 1)
    result.stdout.fnmatch_lines(["*raise ZeroDivisionError*", "*test_feed_items.py:*: ZeroDivisionError*"])


def test_rules_run_beside_the_tests_of_ones_own(folder: pytest.Pytester) -> None:
    """A mark tells them apart."""
    folder.makepyfile("def test_mine(): pass")

    run(folder, "-m", "not contested_feed").assert_outcomes(
        passed=1, deselected=len(RULES) - len(EDITION_RULES) + BEYOND_RULES
    )
    run(folder, "-m", "contested_feed").assert_outcomes(
        passed=len(RULES) - len(EDITION_RULES) + BEYOND_RULES, deselected=1
    )


def test_several_files_share_a_mapping(folder: pytest.Pytester) -> None:
    """Each has its tests; an adapter is named as on the command line."""
    write(folder, name="more.csv")

    result = run(folder, "--contested-feed=more.csv", "-k", "readable and not unreadable")

    result.assert_outcomes(passed=2, deselected=2 * (len(RULES) - len(EDITION_RULES) + BEYOND_RULES - 1))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--contested-feed=data.csv"], "--contested-feed needs --contested-mapping=FEED: a mapping*"),
        (
            ["--contested-feed=none.csv", "--contested-mapping=feed.toml"],
            "--contested-feed: there is no file *none.csv; check the path",
        ),
        (
            ["--contested-feed=data.csv", "--contested-mapping=feed.toml", "--contested-before=old.csv"],
            "--contested-before: there is no file *old.csv; check the path",
        ),
        (
            ["--contested-feed=data.csv", "--contested-mapping=nope.toml"],
            "--contested-mapping: feed, the file 'nope.toml': No such file or directory; check the path",
        ),
        (
            ["--contested-feed=data.csv", "--contested-mapping=ucdp"],
            "--contested-mapping: feed cannot be 'ucdp'; it is one of *ucdp_ged*",
        ),
    ],
)
def test_what_cannot_be_checked_is_said_before_anything_runs(
    folder: pytest.Pytester, options: list[str], said: str
) -> None:
    """As an error of usage, with what to do."""
    result = folder.runpytest_inprocess(*OURS, *options)

    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines([f"ERROR: {said}"])
