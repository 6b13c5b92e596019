"""A grade tries all laws and faults within a time, and says the score, each survivor and a badge."""

from __future__ import annotations

import csv
import io
import pickle
import sys
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from tests.faulty_steps import FEED

from contested.cli import command_line as cli
from contested.errors import UnfitPipeline, WrongType
from contested.testing import (
    CORRUPTIONS,
    LAWS,
    Grade,
    GradedFault,
    GradedLaw,
    grade,
    grading,
    other_runs,
    pipeline_checks,
)
from contested.testing.grade_words import as_csv, badge, grade_json, grade_lines, survivor_files
from contested.testing.grading import LEAST_VARIED
from contested.testing.law import Broken
from contested.testing.named_step import step_named
from contested.testing.other_runs import BEGIN, answer, digests_of, run_apart

if TYPE_CHECKING:
    from contested.testing.fed_rows import FeedRows

STEPS = """
print("a step may print")


def clean(rows):
    return rows


def no_denials(rows):
    return [row for row in rows if row["stance"] != "denied"]


def by_hash(rows):
    return [dict(row) for row in {tuple(row.items()) for row in rows}]


def nothing(rows):
    return None


def hangs(rows):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass


text = "no function"
"""

MAPPING = """
of = "place"
name = "=killed"
unit = "=killed"
value = "n"
by = "party"
source = "paper"
stance = "stance"
as_of = "day"
"""


@pytest.fixture(autouse=True)
def _few_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw few examples, and let few things go wrong."""
    monkeypatch.setattr(grading, "SEEDS", 1)
    monkeypatch.setattr(grading, "EXAMPLES", 10)
    monkeypatch.setattr(grading, "LARGE_EXAMPLES", 1)
    monkeypatch.setattr(pipeline_checks, "EXAMPLES_OF_A_CORRUPTION", 3)
    few = {name: CORRUPTIONS[name] for name in ("unit slip", "key twice", "mojibake", "swapped ends")}
    monkeypatch.setattr(pipeline_checks, "CORRUPTIONS", few)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with some steps and a feed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [*sys.path])
    (tmp_path / "steps.py").write_text(STEPS)
    (tmp_path / "feed.toml").write_text(MAPPING)
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Run the command line and return its exit code, what it printed, and its errors."""
    code = cli.main(arguments)
    out, err = capsys.readouterr()
    return code, out, err


def lost_denials(rows: FeedRows) -> FeedRows:
    """Drop denials."""
    return [row for row in rows if row["stance"] != "denied"]


def clipped(rows: FeedRows) -> FeedRows:
    """Cut what is too large."""
    return [
        row | {"value": None, "low": None, "high": None, "stance": "withheld"} if _is_large(row) else row
        for row in rows
    ]


def _is_large(row: dict[str, object]) -> bool:
    return any(isinstance(row[name], int) and row[name] > 10**6 for name in ("value", "low", "high"))  # type: ignore[operator]


def test_a_grade_says_which_laws_are_broken_and_by_what() -> None:
    """Each by the smallest example; the same seed gives the same grade."""
    first = grade(lost_denials, FEED, corruptions=())
    again = grade(lost_denials, FEED, corruptions=())

    broken = ["no side is dropped", "denials are kept", "rows are accounted for"]
    assert [one.name for one in first.laws if not one.holds] == broken
    assert first.score == (7, 10)
    assert not first.is_full
    assert [len(one.rows) for one in first.survivors] == [1, 1, 1]
    assert again == first


def test_a_grade_says_which_faults_get_through() -> None:
    """Those for which a feed has no place are not tried."""
    found = grade(clipped, FEED, laws=["denials are kept"], corruptions=["unit slip", "key twice", "mojibake"])

    assert [(one.name, one.outcome) for one in found.faults] == [
        ("unit slip", "gets through"),
        ("key twice", "no place in this feed"),
        ("mojibake", "passed on"),
    ]
    assert found.score == (2, 3)
    assert [one.counts for one in found.faults] == [True, False, True]
    assert len(found.survivors[0].rows) <= 3


def test_a_fault_behind_a_broken_law_is_in_no_score() -> None:
    """The step does the same to rows in order, and that is told once."""
    found = grade(
        lambda rows: [{"dead": 3} for _ in rows], FEED, laws=["no side is dropped"], corruptions=["unit slip"]
    )

    assert [one.outcome for one in found.faults] == ["hidden by a broken law"]
    assert found.score == (0, 1)


def test_a_pipeline_that_takes_text_gets_text() -> None:
    """As a CSV has it; who takes numbers gets numbers."""

    def reads_text(rows: FeedRows) -> FeedRows:
        return [row | {"value": row["value"].replace(",", "")} for row in rows]  # type: ignore[attr-defined]

    def reads_cells(rows: FeedRows) -> FeedRows:
        if any(cell == "" for row in rows for name, cell in row.items() if name in ("value", "low", "high")):
            raise ValueError("text")
        return rows

    for step in (reads_text, reads_cells):
        found = grade(step, FEED, laws=["no side is dropped"], corruptions=())
        assert found.is_full


def test_a_pipeline_that_refuses_what_is_wrong_finds_it() -> None:
    """It raises, and rows in order go through."""

    def strict(rows: FeedRows) -> FeedRows:
        if FEED.check(rows).errors:
            raise ValueError("wrong")
        return rows

    found = grade(strict, FEED, laws=["denials are kept"], corruptions=["swapped ends"])

    assert [one.outcome for one in found.faults] == ["found"]
    assert found.is_full


def test_what_an_answer_cannot_show_is_in_no_score() -> None:
    """Of how many speak no day can be lost; that is told, and is no mark for it or against it."""
    found = grade(
        lambda rows: {id_: len(one.positions()) for id_, one in FEED.read(rows).figures.items()},
        FEED,
        corruptions=["unit slip", "mojibake"],
    )

    shown = [one.name for one in found.laws if one.shown]
    shape: Any = grade_json(found)
    assert {"order changes nothing", "copies add no witness"} <= set(shown)
    assert "cut-offs are kept apart" not in shown
    assert [(one.outcome, one.counts) for one in found.faults if one.name == "unit slip"] == [
        ("not shown by such an answer", False)
    ]
    assert found.is_full
    assert found.score[1] == len(shown) + sum(one.counts for one in found.faults)
    assert any(
        line.startswith("not tried, not shown by such an answer: 'numbers keep their unit'")
        for line in grade_lines(found)
    )
    assert [(one["holds"], one["shown"]) for one in shape["laws"] if one["name"] == "cut-offs are kept apart"] == [
        (None, False)
    ]


def test_a_grade_ends_when_its_time_is_over() -> None:
    """What was not tried is told."""
    ticks = count()

    found = grade(lambda rows: rows, FEED, clock=lambda: float(next(ticks)), budget=1, corruptions=["mojibake"])

    assert [one.outcome for one in found.faults] == ["no time"]
    assert not any(one.holds for one in found.laws)
    assert found.untried == (*LAWS, "mojibake")
    assert (found.score, found.examples, found.is_full) == ((0, 0), 0, False)
    with pytest.raises(WrongType, match="seconds above zero"):
        grade(lambda rows: rows, FEED, budget=0)


class Watch:
    """A clock that goes on by so many seconds with each call of a step."""

    def __init__(self, seconds: float) -> None:
        self.seconds, self.now = seconds, 0.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now

    def slow(self, step: Any) -> Any:
        """Return a step that takes its time."""

        def waits(rows: FeedRows) -> object:
            self.now += self.seconds
            return step(rows)

        return waits


def test_every_law_is_tried_on_a_slow_step_before_any_fault() -> None:
    """On few sets of rows, those that hold most; the number that is told is theirs, and the time is kept."""
    watch = Watch(1)

    found = grade(watch.slow(lost_denials), FEED, clock=watch, budget=60, corruptions=["unit slip", "mojibake"])

    assert watch.now <= 60
    broken = ["no side is dropped", "denials are kept", "rows are accounted for"]
    assert [one.name for one in found.laws if one.tried and not one.holds] == broken
    assert all(one.tried for one in found.laws)
    assert LEAST_VARIED <= found.examples < 17


def test_what_had_no_time_is_in_no_score() -> None:
    """Ten laws and one fault were tried; nobody calls eleven of eleven full marks then."""
    watch = Watch(1)

    found = grade(
        watch.slow(lambda rows: rows),
        FEED,
        clock=watch,
        budget=20,
        corruptions=["unit slip", "swapped ends", "mojibake"],
    )

    assert watch.now <= 20
    assert found.score == (11, 11)
    assert found.untried == ("swapped ends", "mojibake")
    assert not found.is_full


def test_shrinking_ends_with_its_time() -> None:
    """What is broken is shown all the same, in more rows."""
    watch = Watch(1)

    found = grade(
        watch.slow(clipped), FEED, clock=watch, budget=40, laws=["denials are kept"], corruptions=["unit slip"]
    )

    assert watch.now <= 40
    assert [one.outcome for one in found.faults] == ["gets through"]


def test_a_pipeline_that_changes_its_rows_has_no_full_marks() -> None:
    """A pipeline that changes its rows has no full marks, though all laws hold."""

    def renames(rows: FeedRows) -> FeedRows:
        for row in rows:
            row["seen"] = True
        return rows

    found = grade(renames, FEED, laws=["denials are kept"], corruptions=())

    assert found.score == (1, 2)
    assert not found.is_full
    assert "brightgreen" not in badge(found)
    assert "the pipeline changes the rows that it is given: row 1, column 'seen' was None and is True now" in "\n".join(
        grade_lines(found)
    )


BROKEN = Broken("denials are kept", [{"a": 1, "b": None}, {"a": "x,y", "c": 2}], [], "row 1: it is gone")
THROUGH = attrs.evolve(BROKEN, corruption="unit slip", what="a slip")


def graded(*outcomes: str, broken: int = 0, **fields: Any) -> Grade:
    """Return a grade with some faults of these outcomes, and so many laws that are broken."""
    laws = tuple(GradedLaw(law, BROKEN if n < broken else None) for n, law in enumerate(LAWS.values()))
    faults = tuple(
        GradedFault(kind, outcome, THROUGH if outcome == "gets through" else None)
        for kind, outcome in zip(CORRUPTIONS.values(), outcomes, strict=False)
    )
    return Grade(laws, faults, 0, 40, **fields)


def test_a_grade_reads_as_a_person_would_say_it() -> None:
    """One survivor stands in the line of the score, several below it, each with a CSV."""
    one = "\n".join(grade_lines(graded("found", "gets through", "no time", broken=1)))
    several = "\n".join(grade_lines(graded("gets through", "gets through", broken=2)))
    none = "\n".join(grade_lines(graded("found", "passed on")))

    assert one == (
        "1 of 2 faults is found or passed on unharmed; 1 gets through: 'best outside' (the best value lies outside of "
        "its low and high), smallest example:\n"
        '    a,b,c\n    1,,\n    "x,y",,2\n    a slip\n'
        "not tried, no time: 'unit slip'\n"
        "9 of 10 laws hold; broken: no side is dropped; smallest example:\n"
        '    a,b,c\n    1,,\n    "x,y",,2\n    row 1: it is gone\n'
        "score: 10 of 12 (seed 0, 40 sets of rows); 1 had no time, give more of it with --budget"
    )
    assert "0 of 2 faults are found or passed on unharmed; 2 get through:\n  'swapped ends' (low and high" in several
    assert "8 of 10 laws hold; broken:\n  no side is dropped; smallest example:\n    a,b,c" in several
    assert none == (
        "2 of 2 faults are found or passed on unharmed\n10 of 10 laws hold\nscore: 12 of 12 (seed 0, 40 sets of rows)"
    )
    late = attrs.evolve(
        graded("no time"), laws=tuple(GradedLaw(law, None, law.name != "denials are kept") for law in LAWS.values())
    )
    assert grade_lines(late) == [
        "not tried, no time: 'swapped ends'",
        "not tried, no time: 'denials are kept'",
        "9 of 9 laws hold",
        "score: 9 of 9 (seed 0, 40 sets of rows); 2 had no time, give more of it with --budget",
    ]
    none_tried = attrs.evolve(graded(), laws=(GradedLaw(LAWS["denials are kept"], None, tried=False),), examples=1)
    assert (
        grade_lines(none_tried)[1]
        == "score: 0 of 0 (seed 0, 1 set of rows); 1 had no time, give more of it with --budget"
    )
    assert "brightgreen" not in badge(late)
    assert "red" in badge(none_tried)
    assert grade_lines(attrs.evolve(graded(), laws=())) == ["score: 0 of 0 (seed 0, 40 sets of rows)"]


def test_survivors_are_files_of_their_own() -> None:
    """Under the name of the law or the fault; rows that come out of a CSV as they went in."""
    files = survivor_files(graded("gets through", broken=1))

    assert sorted(files) == ["denials-are-kept.csv", "unit-slip.csv"]
    assert list(csv.DictReader(io.StringIO(as_csv(BROKEN.rows)))) == [
        {"a": "1", "b": "", "c": ""},
        {"a": "x,y", "b": "", "c": "2"},
    ]


def test_a_badge_has_a_colour() -> None:
    """Green for full marks, yellow for four fifths, red for less."""
    assert badge(graded()) == ("![contested: 10 of 10](https://img.shields.io/badge/contested-10_of_10-brightgreen)")
    assert "yellow" in badge(graded(broken=2))
    assert "red" in badge(graded(broken=3))


def test_json_has_all_that_a_person_reads() -> None:
    """JSON has all that a person reads, and the rows themselves."""
    shape: Any = grade_json(graded("gets through", broken=1, library="polars"))

    assert (shape["kept"], shape["tried"], shape["library"]) == (9, 11, "polars")
    assert shape["laws"][0]["smallest"] == {
        "law": "denials are kept",
        "what": "row 1: it is gone",
        "rows": BROKEN.rows,
        "csv": as_csv(BROKEN.rows),
    }
    assert shape["laws"][1]["smallest"] is None
    assert shape["faults"][0]["outcome"] == "gets through"
    assert (shape["laws"][1]["holds"], shape["no_time"]) == (True, [])


def test_json_says_what_had_no_time() -> None:
    """It holds neither, nor is it broken."""
    untried = GradedLaw(LAWS["denials are kept"], None, tried=False)

    shape: Any = grade_json(attrs.evolve(graded("no time"), laws=(untried,)))

    assert shape["laws"][0]["holds"] is None
    assert shape["no_time"] == ["denials are kept", "swapped ends"]
    assert (shape["kept"], shape["tried"]) == (0, 0)


@pytest.fixture
def _one_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start no other Python, which takes seconds."""
    monkeypatch.setattr(grading, "run_apart", lambda *_: [])


@pytest.mark.usefixtures("_one_run")
def test_the_command_prints_the_grade_of_a_function_in_a_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 0 for full marks; what the step prints is no part of it."""
    code, out, _ = run(capsys, "grade", "steps.py:clean", "--feed", "feed.toml")

    assert code == 0
    assert "10 of 10 laws hold\n" in out
    assert "a step may print" not in out


@pytest.mark.usefixtures("_one_run")
def test_the_command_writes_survivors_and_says_what_they_are(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 1; as text, as JSON, as a badge."""
    asked = ("grade", "steps.py:no_denials", "--feed", "feed.toml", "--into", "feed.toml")

    code, out, _ = run(capsys, *asked, "--csv", "out/new", "--json")
    badged, line, _ = run(capsys, *asked, "--badge", "--library", "rows")

    assert (code, badged) == (1, 1)
    assert '"name": "denials are kept"' in out
    assert (folder / "out" / "new" / "denials-are-kept.csv").read_text().startswith("place,")
    assert line.startswith("![contested: ")


@pytest.mark.usefixtures("_one_run")
@pytest.mark.parametrize(
    ("more", "what"),
    [
        (("--csv", "steps.py"), "cannot save steps.py: file exists"),
        (("--budget", "-1"), "budget is '-1.0' (float)"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_tried(
    folder: Path, capsys: pytest.CaptureFixture[str], more: tuple[str, ...], what: str
) -> None:
    """A minute later it would be too late; a number is told as it was given."""
    code, out, err = run(capsys, "grade", "steps.py:clean", "--feed", "feed.toml", *more)

    assert (code, out) == (2, "")
    assert what in err


@pytest.mark.usefixtures("_one_run")
def test_little_time_gives_no_full_marks(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 1, and the badge is not bright."""
    code, out, _ = run(capsys, "grade", "steps.py:clean", "--feed", "feed.toml", "--budget", "0.001")
    badged, line, _ = run(capsys, "grade", "steps.py:clean", "--feed", "feed.toml", "--budget", "0.001", "--badge")

    assert (code, badged) == (1, 1)
    assert "had no time, give more of it with --budget" in out
    assert "brightgreen" not in line


def test_what_two_runs_give_in_another_order_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A set has the order of its hashes, which differ from run to run."""
    code, out, _ = run(capsys, "grade", "steps.py:by_hash", "--feed", "feed.toml")

    assert code == 1
    assert "another run of Python gives these rows otherwise, or in another order" in out


@pytest.mark.usefixtures("_one_run")
@pytest.mark.parametrize(
    ("place", "what"),
    [
        ("steps.py:nothing", "the pipeline returns nothing"),
        ("steps.py:text", "'steps.py' has no function 'text'; it has by_hash, clean, hangs, no_denials, nothing"),
        ("steps.py:claen", "'steps.py' has no function 'claen'; near it is 'clean'; give it as"),
        ("steps.py", "'steps.py' names no function; give it as FILE.py:FUNCTION or MODULE:FUNCTION"),
        ("nowhere.py:clean", "cannot import 'nowhere.py': FileNotFoundError: there is no such file"),
        ("no_such_module:clean", "cannot import 'no_such_module': ModuleNotFoundError"),
    ],
)
def test_what_cannot_be_tried_is_told(folder: Path, capsys: pytest.CaptureFixture[str], place: str, what: str) -> None:
    """What cannot be tried is told, and exits with 2."""
    code, _, err = run(capsys, "grade", place, "--feed", "feed.toml")

    assert code == 2
    assert what in err


def test_a_step_that_nothing_stops_is_stopped_with_its_process(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It catches all that is raised in it."""
    monkeypatch.setattr(other_runs, "GRACE", 0.5)

    with pytest.raises(UnfitPipeline, match="did not end within 0.1 s, and could not be stopped"):
        run_apart("steps.py:hangs", None, [[{"a": 1}]], 0.1)


def test_a_step_may_be_in_a_module() -> None:
    """Or be a method of a class in one; what has no name there has no place."""
    assert step_named("json:dumps")({}) == "{}"
    assert step_named("pathlib:Path.exists")(Path()) is True
    with pytest.raises(UnfitPipeline, match="'__future__' has no function 'x'; it has none") as caught:
        step_named("__future__:x")
    assert caught.value.advice == "give it as FILE.py:FUNCTION or MODULE:FUNCTION"


def test_a_digest_tells_what_a_step_gives(folder: Path) -> None:
    """Rows, an answer, an error; after what nobody can read there is none."""
    rows: FeedRows = [{"stance": None}]

    there, *same = digests_of("steps.py:clean", None, [rows, [*rows, *rows], rows], 1)
    unfit = digests_of("steps.py:nothing", None, [rows, rows], 1)
    answers = digests_of("json:dumps", None, [rows, rows], 1)
    raised = digests_of("steps.py:no_denials", None, [[{}], [{"x": 1}]], 1)

    assert there == BEGIN
    assert same[0] == same[2] != same[1]
    assert list(unfit) == [BEGIN, "unfit"]
    assert len(set(answers)) == len(set(raised)) == 2


def test_another_run_reads_what_is_asked_and_says_digests(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """One by one, so that one that does not come is missed."""
    asked = io.BytesIO(pickle.dumps(("steps.py:clean", None, [[{"a": 1}]], 1.0)))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(asked))

    answer()

    said = [line for line in capfd.readouterr().out.splitlines() if "print" not in line]
    assert [said[0], len(said[1])] == [BEGIN, 64]


def test_a_run_that_fails_tells_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is wrong with it is told by the run that is graded."""
    monkeypatch.setattr(other_runs, "HASH_SEEDS", ("1",))

    assert run_apart("nowhere.py:clean", None, [[{"a": 1}]], 1) == []
