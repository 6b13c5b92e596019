"""
Laws of drafts.

What a placeholder writes is found to be whole; neither the order of figures
nor the names of parties change what is found; what is no prose is left out in
place.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.effort import examples
from tests.unit.report.drafts.test_measured_sentences import SETS, Case, cases

import contested as ct
from contested import report, testing
from contested.report.drafts.markup import find_markup, with_blanks
from contested.report.sentences import STYLES

if TYPE_CHECKING:
    from contested.figure import Figure

ROOT = Path(__file__).parents[2]
EXAMPLE = (ROOT / "examples" / "nagorno_karabakh.toml").read_text(encoding="utf-8")
FILES = ROOT / "tests" / "unit" / "report" / "drafts"
RENAMED = {"Armenia": "Freedonia", "armenia": "freedonia", "Azerbaijan": "Sylvania", "azerbaijan": "sylvania"}


def _is_in_digits(figure: Figure) -> bool:
    """Whether every number is printed as a decimal: "5/12" is two numbers to a reader of prose."""
    ends = [end for one in figure.estimates if one.interval for end in (one.interval.low, one.interval.high)]
    return all((Fraction(end) * 10**12).denominator == 1 for end in ends if end is not None)


@examples(cost=2)
@given(testing.figures())
def test_what_a_placeholder_writes_is_whole(figure: Figure) -> None:
    """A draft that takes a figure from the dossier leaves out no side, no hedge, no denial and no attribution."""
    assume(_is_in_digits(figure))
    dossier = ct.Dossier({"x": figure})

    written = report.render(f"The {figure.name} of {figure.of}: {{{{ x | prose }}}}.", dossier)

    assert report.lint(written, dossier).findings == ()


WAYS = ("", " | prose", " | sentence", " > 100", " > 100 | sentence")


def _written(figure: Figure, dossier: ct.Dossier) -> dict[str, str]:
    """Return what the library writes of a figure, each under its name."""
    made = {style: report.sentence(figure, style) for style in STYLES}
    for way in WAYS:
        before = "" if "sentence" in way else f"The {figure.name} of {figure.of}: "
        made[way] = report.render(f"{before}{{{{ x{way} }}}}\n", dossier)
    for rows in ("claims", "figures"):
        made[rows] = report.table(figure, as_="markdown", rows=rows)
        made[f"{rows} of all"] = report.table(dossier, as_="markdown", rows=rows)
    return made


@examples(cost=25)
@given(testing.figures(dated=False))
def test_what_the_library_writes_lints_clean(figure: Figure) -> None:
    """Sentences in every style, placeholders, comparisons, tables and notes are nobody's fault."""
    assume(_is_in_digits(figure))
    dossier = ct.Dossier({"x": figure})
    made = _written(figure, dossier)
    made["note"] = report.render(f"The {figure.name}: {{{{ x | short }}}}{{{{ x | note }}}}", dossier)

    for name, text in made.items():
        assert report.lint(text, dossier).findings == (), (name, text)


SPOKEN = ("1,070", "107", "about 800", "several hundred", "dozens", "at least 304", "more than 1,000", "up to 500", "0")
RANGED = ("fewer than 90", "100 to 300", "about 1,500", "nearly 640", "2 million", "800", "about 120 to 150", "50+")
WHO = ("the ministry", "the opposition", "Iran", "Human Rights Watch", "WHO", "Officials")
NAMED = (("killed", "killed", "Homs"), ("population", "person", "Shusha"), ("area flooded", "km**2", "Lorva"))
ASPECTS = ("unsaid", "figure", "number", "attribution", "definition")
STANCES = ("denied", "disputed", "withheld", "corrected", "retracted", "accepted", "set aside")


@st.composite
def contested_figures(draw: st.DrawFn) -> Figure:
    """Draw a figure as a file has it: claims of every form, some with a key, and what is said of them later."""
    name, unit, of = draw(st.sampled_from(NAMED))
    figure = ct.Figure(name, unit, of=of, time=draw(st.sampled_from(("point", "cumulative"))))
    keyed: list[tuple[str, str]] = []
    for n in range(draw(st.integers(1, 4))):
        who, told = draw(st.sampled_from(WHO)), _told(draw)
        if draw(st.booleans()):
            told["key"] = f"e{n}"
            keyed.append((f"e{n}", who))
        figure = figure.claimed(draw(st.sampled_from(SPOKEN + RANGED)), by=who, **told)
    for _ in range(draw(st.integers(0, 3))):
        figure = _with_stance(draw, figure, keyed)
    return figure


def _told(draw: st.DrawFn) -> dict[str, Any]:
    """Draw how a claim is told."""
    told: dict[str, Any] = {}
    day = draw(st.sampled_from((None, None, "stated", "as_of")))
    if day is not None:
        told[day] = f"2015-09-{draw(st.integers(10, 14))}"
    more: dict[str, Any] = draw(
        st.sampled_from(({}, {}, {"named": "the Council"}, {"quoting": "AFP"}, {"partial": True}))
    )
    basis: dict[str, Any] = draw(st.sampled_from(({}, {"basis": "documented"}, {"basis": "estimated"})))
    return told | more | basis


def _with_stance(draw: st.DrawFn, figure: Figure, keyed: list[tuple[str, str]]) -> Figure:
    """Draw what is said of a figure or of one of its claims, and return the figure with it."""
    stance, who = draw(st.sampled_from(STANCES)), draw(st.sampled_from(WHO))
    said: dict[str, Any] = {"by": who, **draw(st.sampled_from(({}, {"stated": "2015-09-16"})))}
    key, holder = draw(st.sampled_from(keyed)) if keyed else ("", "")
    aim: dict[str, Any] = {"estimate": key} if key and draw(st.booleans()) else {}
    if stance == "denied":
        return figure.denied(aspect=draw(st.sampled_from(ASPECTS)), **said, **aim)
    if stance == "disputed":
        return figure.disputed(aspect=draw(st.sampled_from(("definition", "method"))), **said, **aim)
    if stance == "withheld":
        return figure.withheld(**said)
    return _with_aim(draw, figure, stance, said | {"estimate": key}, holder) if key else figure


def _with_aim(draw: st.DrawFn, figure: Figure, stance: str, said: dict[str, Any], holder: str) -> Figure:
    """Return a figure with what is said of one estimate, by who can say it."""
    if stance == "accepted":
        return figure if said["by"] == holder else figure.accepted(**said)
    if stance == "set aside":
        return figure.set_aside(said["estimate"], reason="AFP added a zero", by="the desk")
    said["by"] = holder
    if stance == "corrected":
        return figure.corrected(draw(st.sampled_from(SPOKEN + RANGED)), **said)
    return figure.retracted(reason="a misprint", **said)


@examples(cost=25)
@given(st.data())
def test_what_is_written_of_corrections_and_denials_lints_clean(data: st.DataObject) -> None:
    """Whatever was corrected, retracted, accepted, denied of one number, said in words or set aside: no filter leaves it out."""
    try:
        figure = data.draw(contested_figures())
    except ct.errors.ContestedError:  # a stance that nobody can take
        assume(False)
    dossier = ct.Dossier({"x": figure})
    made = _written(figure, dossier)
    for way in (" | note", " | short }}{{ x | note", " | prose }}{{ x | note", " | sentence }}{{ x | note"):
        made[way] = report.render(f"The {figure.name} of {figure.of}: {{{{ x{way} }}}}", dossier)

    for name, text in made.items():
        assert report.lint(text, dossier).findings == (), (name, text)


@pytest.mark.parametrize("name", ["nk", "lorva", "blast", "crowd"])
def test_what_the_library_writes_of_whole_dossiers_lints_clean(name: str) -> None:
    """The same over dossiers with units of their own, superseded numbers, words without a number and counts up to different days."""
    dossier = ct.Dossier.loads(EXAMPLE) if name == "nk" else ct.Dossier.load(FILES / f"{name}.toml")

    for id_, figure in dossier.figures.items():
        texts = [report.sentence(figure, style) for style in STYLES]
        texts += [report.render(f"{{{{ {id_}{way} }}}}", dossier) for way in (*WAYS[:3], " | short", " | note")]
        texts += [report.table(figure, as_="markdown", rows=rows) for rows in ("claims", "figures")]
        for text in texts:
            assert report.lint(text, dossier).findings == (), text
    for rows in ("claims", "figures"):
        assert report.lint(report.table(dossier, as_="markdown", rows=rows), dossier).findings == ()


@pytest.fixture(scope="module")
def dossiers() -> dict[str, ct.Dossier]:
    """The dossiers of the open set."""
    own = {name: ct.Dossier.load(FILES / f"{name}.toml") for name in ("derna", "march", "spill", "blast", "crowd")}
    return {"nk": ct.Dossier.loads(EXAMPLE), **own}


def _every_case() -> list[Case]:
    return [case for name in SETS for case in cases(name)]


def test_the_order_of_figures_changes_nothing(dossiers: dict[str, ct.Dossier]) -> None:
    """A dossier written from its end finds the same in every draft of the open set."""
    turned = {
        name: ct.Dossier(
            dict(reversed(list(one.figures.items()))),
            parties=one.parties,
            sources=one.sources,
            relations=one.relations,
            units=one.units,
        )
        for name, one in dossiers.items()
    }

    for case in _every_case():
        assert report.lint(case.text, turned[case.dossier]) == report.lint(case.text, dossiers[case.dossier])


def _renamed(text: str) -> str:
    for old, new in RENAMED.items():
        text = text.replace(old, new)
    return text


def test_renaming_parties_changes_nothing_else(dossiers: dict[str, ct.Dossier]) -> None:
    """No side is favoured: under other names the same is found."""
    other = ct.Dossier.loads(_renamed(EXAMPLE))

    for case in _every_case():
        if case.dossier == "nk":
            assert report.lint(_renamed(case.text), other).codes == report.lint(case.text, dossiers["nk"]).codes


@given(st.lists(st.sampled_from(["`", "``", "```", "~~~", "\n", "    ", "---", "<!--", "-->", "a", "- ", "\\"])))
def test_what_is_no_prose_is_left_out_in_place(pieces: list[str]) -> None:
    """What is left of a draft has its length, its lines, and every character that it keeps where it was."""
    text = "".join(pieces)

    left = with_blanks(text, find_markup(text).apart)

    assert len(left) == len(text)
    assert all(new in (old, " ") and (new == "\n") == (old == "\n") for old, new in zip(text, left, strict=True))
