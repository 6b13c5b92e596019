"""Conclusions in a file: read with every error at once, written back with what is not read."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

import contested as ct
from contested import Dossier
from contested.errors import EqualFigures, MisfitConclusion, UnreadableDossier

TEXT = """\
format = 1

[figures.n]
name = "n"
unit = "person"

[[figures.n.claims]]
value = 50
by = "A"

# what the report rests on
[[conclusions]]
question = "n > 40"  # the threshold of the law
answer = "yes"
where = "Report, page 4"
sentence = "More than 40 live there."
editor = "E. D."
"""


def with_lines(*lines: str) -> str:
    """Return the text with other lines in its conclusion."""
    head, _, _ = TEXT.partition('question = "n > 40"')
    return "\n".join([head + lines[0], *lines[1:]]) + "\n"


def test_a_conclusion_is_read() -> None:
    """What is not read stays in the file, and is known by its path."""
    dossier = Dossier.loads(TEXT)

    (one,) = dossier.conclusions
    assert (one.question, one.answer, one.where, one.sentence) == (
        "n > 40",
        "yes",
        "Report, page 4",
        "More than 40 live there.",
    )
    assert dossier.unknown == {"conclusions[1].editor": "E. D."}
    assert dossier.dumps() == TEXT
    assert dossier.turned() == ()


def test_what_changes_is_changed_in_place() -> None:
    """Concluding anew touches the answer, and nothing around it."""
    dossier = Dossier.loads(TEXT)
    new = dossier.concluding("n > 40", where="Report, page 4", sentence="More than 40 live there.")

    text = new.dumps()

    assert text == TEXT.replace('"yes"', '"settled: yes per A"') + (
        'head = "settled"\nby_party = {A = "yes"}\nunit = "person"\n'
    )
    assert Dossier.loads(text) == new
    assert pickle.loads(pickle.dumps(new)).conclusions == new.conclusions


def test_a_new_one_is_written_behind() -> None:
    """A new one is written behind, and one that is taken out is gone."""
    dossier = Dossier.loads(TEXT)
    more = dossier.concluding("n", where="Report, page 5")

    text = more.dumps()

    assert text.startswith(TEXT)
    assert text.endswith(
        '[[conclusions]]\nquestion = "n"\nanswer = "50 people (A)"\nwhere = "Report, page 5"\nhead = "range"\n'
        'by_party = {A = "50"}\nunit = "person"\n'
    )
    assert "[[conclusions]]" not in dossier.without_conclusion(dossier.conclusions[0]).dumps()


def test_a_unit_of_ones_own() -> None:
    """It is written by its id."""
    dossier = Dossier().with_figure("n", ct.Figure("n", ct.Unit.counting("dhow")).claimed(3, by="A"))
    made = dossier.concluding("n > 2", where="page 1")

    assert 'unit = "dhow"' in made.dumps()
    assert Dossier.loads(made.dumps()) == made


@pytest.mark.parametrize(
    ("lines", "line", "message"),
    [
        (['question = "n > 40"'], 12, "a conclusion needs answer and where"),
        (['question = "n >"', 'answer = "yes"', 'where = "p"'], 13, "cannot read the question at character 4"),
        (['question = "m > 3"', 'answer = "yes"', 'where = "p"'], 13, "no figure 'm' in the dossier; known: n"),
        (['question = "n > 3"', "answer = 3", 'where = "p"'], 14, "answer is the number 3"),
        (['question = "n > 3"', 'answer = "yes"', 'wher = "p"'], 15, "wher is not read here; is it where?"),
        (['question = "n > 3"', 'answer = "yes"', 'where = "p"', 'head = "sure"'], 16, "head cannot be 'sure'"),
        (['question = "n > 3"', 'answer = "yes"', 'where = "p"', 'unit = "hour"'], 13, "hour"),
        (['question = "n > 3"', 'answer = "yes"', 'where = "p"', 'unit = "persn"'], 16, "unknown unit 'persn'"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(lines: list[str], line: int, message: str) -> None:
    """Questions that cannot be parsed, figures that are not there, misspelt keys."""
    with pytest.raises(UnreadableDossier) as error:
        Dossier.loads(with_lines(*lines))

    (problem,) = error.value.problems
    assert (problem.line, message in problem.message) == (line, True)


def test_a_figure_that_is_wrong_itself_is_one_problem() -> None:
    """What rests on it is no second one."""
    with pytest.raises(UnreadableDossier) as error:
        Dossier.loads(TEXT.replace('unit = "person"', 'unit = "persn"'))

    assert [problem.path for problem in error.value.problems] == ["figures.n.unit"]


def test_a_figure_that_conclusions_rest_on_stays() -> None:
    """A file whose question names nothing could not be read again."""
    with pytest.raises(MisfitConclusion, match="it rests on n; take it out first with without_conclusion"):
        Dossier.loads(TEXT).without("n")


def test_conclusions_are_merged() -> None:
    """Those of both dossiers, each once."""
    dossier = Dossier.loads(TEXT)
    other: Any = Dossier().with_figure("m", ct.Figure("m", "person").claimed(3, by="B")).concluding("m", where="page 1")

    assert [one.question for one in dossier.merge(other).conclusions] == ["n > 40", "m"]
    assert len(dossier.merge(dossier).conclusions) == 1
    with pytest.raises(EqualFigures):
        dossier.merge(Dossier({"other": dossier["n"]}))
