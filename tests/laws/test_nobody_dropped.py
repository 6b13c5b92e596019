"""
Laws of completeness (design.md, rule 8).

Every answer names the parties it speaks for and those it leaves out, and why.
What the user sets aside is kept, and named with the reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from contested.names import isolated
from contested.testing import figures, numbers

if TYPE_CHECKING:
    from contested import Figure
    from contested.quantities.numbers import Number


def unnamed(text: str, figure: Figure) -> list[str]:
    """Return who has a say on the figure and is not named in the text."""
    return [p.name for p in figure.positions() if p.name not in text and isolated(p.name) not in text]


@given(figure=figures())
def test_a_hull_speaks_for_or_leaves_out_everybody(figure: Figure) -> None:
    """Everybody is either among those a hull speaks for or among those it leaves out, never both."""
    hull = figure.hull()

    left_out = {one.who for one in hull.left_out}

    assert {p.name for p in figure.positions()} <= set(hull.parties) | left_out
    assert not set(hull.parties) & {p.name for p in figure.positions() if p.stance.value != "stated"}
    assert all(one.why for one in hull.left_out)


@given(figure=figures())
def test_prose_names_everybody(figure: Figure) -> None:
    """The sentence names everybody who has a say, the silent disputants too."""
    sentence = f"{figure:prose}"

    assert unnamed(sentence, figure) == []


@given(figure=figures(), x=numbers(max_value=10**9))
def test_a_verdict_answers_for_everybody(figure: Figure, x: Number) -> None:
    """A verdict has an answer for everybody, and its explanation names them."""
    verdict = figure > x

    explanation = str(verdict.explain())

    assert list(verdict.by_party) == [p.name for p in figure.positions()]
    assert unnamed(explanation, figure) == []


@given(figure=figures())
def test_explanations_name_everybody(figure: Figure) -> None:
    """The derivation of a hull names everybody, and every statement that has a say."""
    explanation = figure.explain()

    text = str(explanation)

    assert unnamed(text, figure) == []
    assert all(str(one.who) in text for one in figure._panel.left_out)


@given(figure=figures(), number=numbers(max_value=10**9))
def test_who_says_puts_everybody_somewhere(figure: Figure, number: Number) -> None:
    """Everybody stands to a number in exactly one way."""
    answer = figure.who_says(number)

    sides = (
        *(answer.states, answer.allows, answer.rules_out, answer.undetermined),
        *(answer.denies, answer.withholds, answer.silent),
    )

    assert sorted(name for side in sides for name in side) == [p.name for p in figure.positions()]
    assert unnamed(str(answer), figure) == []


@given(figure=figures(assessed=False), reason=st.sampled_from(("a misprint", "counted twice")))
def test_what_is_set_aside_is_kept_and_named(figure: Figure, reason: str) -> None:
    """An estimate set aside stays in the figure, takes part in no answer, and every answer says why."""
    claimed = figure.claimed(7, by="Iran", key="odd")

    aside = claimed.set_aside("odd", reason=reason, by="the editor")

    assert aside.statements == claimed.statements
    assert aside.hull().interval == figure.hull().interval
    said = [str(aside.hull()), str(aside > 3), f"{aside:prose}", str(aside.who_says(3)), str(aside.explain())]
    assert all(f"set aside by the editor: {reason}" in text for text in said)
    assert all("Iran" in text for text in said)


@given(figure=figures(names=("A", "B", "C"), assessed=False), kept=st.sampled_from(("A", "B", "C")))
def test_only_names_those_it_leaves_out(figure: Figure, kept: str) -> None:
    """A figure seen by one party alone names everybody else as left out."""
    seen = figure.only(kept)

    others = {p.name for p in figure.positions()} - {kept}

    assert {p.name for p in seen.positions()} == {kept}
    assert {one.who for one in seen._panel.left_out} == others
    assert all(other in str(seen > 5) for other in others)


@given(figure=figures(min_estimates=1))
def test_an_agreement_names_who_allows_it_and_who_does_not(figure: Figure) -> None:
    """Each segment of an agreement sorts those who state or deny into two sides."""
    if not figure._panel.stated:
        return

    agreement = figure.most_agreed()

    taking_part = {p.name for p in figure.positions() if p.stance.value in ("stated", "denied")}
    for segment in agreement.segments:
        assert set(segment.allowed_by) | set(segment.not_allowed_by) == taking_part
        assert not set(segment.allowed_by) & set(segment.not_allowed_by)
