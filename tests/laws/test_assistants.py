"""
Laws of answers to assistants (design.md, rules 5, 7 and 8).

An answer never holds a bare number: wherever a digit stands, in the structure
or in the text, who says it and where it was read stand beside it.  Nobody who
has a say is dropped, and nobody is given another's words.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st
from tests.effort import examples

import contested as ct
from contested.errors import ContestedError, FormulaTooLong, IncompatibleUnits
from contested.report.assistants.assistant_answers import (
    AssistantAnswer,
    asked_question,
    checked,
    cited,
    explained,
    listed_figures,
    shown_figure,
    summary,
)
from contested.report.assistants.attributed_text import UNATTRIBUTED, AttributedText, one_line
from contested.testing import dossiers, numbers

ATTRIBUTED = re.compile(r".* \[by .+; read in .+\]", re.DOTALL)
DIGIT = re.compile(r"\d")


def answers_on(dossier: ct.Dossier, x: object) -> Iterator[AssistantAnswer]:
    """Yield what every tool answers on a dossier."""
    yield listed_figures(dossier)
    yield AssistantAnswer({"dossiers": (summary(dossier),)})
    yield checked(dossier)
    ids = list(dossier)
    for id_ in ids:
        question = f"{id_} > {x}"
        yield shown_figure(dossier, id_)
        yield asked_question(dossier, question)
        yield from (explained(dossier, of) for of in (id_, question))
        yield from (cited(dossier, of, "range", "en") for of in (id_, question))
    for formula in [f"{a} + {b}" for a in ids[:1] for b in ids[1:]] + [f"{a} / 7" for a in ids]:
        with contextlib.suppress(IncompatibleUnits, FormulaTooLong):
            yield shown_figure(dossier, formula)
            yield explained(dossier, formula)


def bare(value: object, place: str = "") -> list[str]:
    """Return where something stands that is no text, or a digit beside which nobody and no source is named."""
    if isinstance(value, dict):
        inside = [one for key, held in value.items() for one in bare(held, f"{place}.{key}")]
        named = [value.get(key) for key in ("by", "sources")]
        attributed = all(isinstance(one, list) and one and all(map(str.strip, one)) for one in named)
        return [one for one in inside if not (attributed and one.startswith("digit"))]
    if isinstance(value, list):
        return [one for held in value for one in bare(held, place)]
    if not isinstance(value, str):
        return [f"no text {place}: {value!r}"]
    return [f"digit {place}: {value!r}"] if DIGIT.search(value) else []


@examples(4)
@given(dossier=dossiers(min_size=1, stances=True), x=numbers(min_value=1, max_value=10**6))
def test_no_answer_holds_a_bare_number(dossier: ct.Dossier, x: object) -> None:
    """Each digit stands in an object, and in a line, that name who says it and where it was read; no number is no text."""
    for answer in answers_on(dossier, x if isinstance(x, int) else 7):
        assert bare(answer.to_dict()) == []
        *lines, last = answer.text.split("\n")
        assert not DIGIT.search(last)
        assert [line for line in lines if not ATTRIBUTED.fullmatch(line) or line.count("[by ") != 1] == []
        assert len(lines) == sum(map(len, answer.parts.values()))


@examples(4)
@given(dossier=dossiers(min_size=1, stances=True))
def test_everybody_is_named_and_nobody_has_the_words_of_another(dossier: ct.Dossier) -> None:
    """Each statement is a claim by its holder, read in its own document; each who denies is named as such."""
    for id_, figure in dossier.figures.items():
        shown = shown_figure(dossier, id_)
        (whole,) = shown.parts["range"]
        claims = [(claim.by, " ".join(claim.sources), claim) for claim in shown.parts["claims"]]
        assert {position.name for position in figure.positions()} <= set(whole.by)
        assert {p.name for p in figure.positions() if p.denials} == set(whole.fields["denied_by"])
        for position in figure.positions():
            own = [read for by, read, _ in claims if by == (position.name,)]
            assert len(own) == max(1, len(position.said))
            for statement in position.said:
                read_in = [one.title for one in (statement.source, *statement.quoting) if one is not None]
                title = read_in[0] if read_in else "no source is named"
                assert any(title in read for read in own)
        holders = {position.name for position in figure.positions()}
        assert {by for by, _, claim in claims if claim.fields["standing"] != "left out"} == {
            (name,) for name in holders
        }


@examples(4)
@given(dossier=dossiers(min_size=1), x=numbers(min_value=1, max_value=10**6))
def test_a_verdict_is_told_party_by_party(dossier: ct.Dossier, x: object) -> None:
    """The answer of each is that of the verdict, by its own name."""
    for id_ in dossier:
        question = f"{id_} > {x if isinstance(x, int) else 7}"

        answers = asked_question(dossier, question).parts["answers"]

        verdict = dossier.ask(question)
        assert {one.by: one.says for one in answers} == {(name,): said.value for name, said in verdict.by_party.items()}


@examples(4)
@given(dossier=dossiers(min_size=1))
def test_each_step_is_by_those_on_whom_it_rests(dossier: ct.Dossier) -> None:
    """A statement in an explanation is by its holder alone, and the whole by everybody who says something."""
    for id_, figure in dossier.figures.items():
        steps = explained(dossier, id_).parts["steps"]

        assert {p.name for p in figure.positions() if p.said} <= {name for one in steps for name in one.by}
        for statement in figure.statements:
            own = [one for one in steps if one.says.endswith(f"- {statement}")]
            assert all(one.by == (statement.holder_words,) for one in own)


@given(text=st.text(), by=st.lists(st.text(min_size=1)), sources=st.lists(st.text(min_size=1)))
def test_any_text_is_one_line_with_its_attribution_at_the_end(text: str, by: list[str], sources: list[str]) -> None:
    """Whatever others wrote ends no line, and begins no attribution of its own."""
    one = AttributedText(text, tuple(by), tuple(sources), text, {"quote": text})

    assert len(one.line.splitlines()) == 1
    assert one.line.count("[by ") == 1
    assert ATTRIBUTED.fullmatch(one.line)
    shape = one.to_dict()
    assert shape["by"] == list(dict.fromkeys(map(one_line, by))) if by else [UNATTRIBUTED]
    assert all(
        len(said.splitlines()) <= 1 for held in shape.values() for said in ([held] if isinstance(held, str) else held)
    )


@given(of=st.one_of(st.text(), st.text(alphabet="f+-*/()<> 1'")))
def test_what_is_asked_is_answered_or_refused(of: str) -> None:
    """What is no figure, formula or comparison is an error of this library, and nothing else."""
    dossier = ct.Dossier().with_figure("f", ct.Figure("f", "person").claimed(5, by="A"))
    with contextlib.suppress(ContestedError):
        assert explained(dossier, of).parts["steps"]
