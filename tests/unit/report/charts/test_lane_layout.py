"""A dumbbell has a row a holder, and a mark for every statement; no text meets another."""

from __future__ import annotations

from functools import reduce

import attrs
import pytest
from tests.drawn_charts import boxes, flaws, marks, said, shapes

import contested as ct
from contested import methods
from contested.phrases.lexicon import DEFAULT_LEXICON, lexicon
from contested.report import chart, shown_statements
from contested.report.charts.drawing import picture_of
from contested.report.charts.picture import Picture, StatementMark, Stroke, Words
from contested.report.charts.statement_lanes import DEFAULT_RULE


def killed() -> ct.Figure:
    """Return a figure without statements, or with the fewest."""
    return ct.Figure("killed", "person", of="the region", definition="by any means", facets={"side": "both"})


def test_a_denial_is_a_crossed_mark_beside_the_number() -> None:
    """It has its name, and no number."""
    svg = chart(killed().claimed("around 10,000", by="Azerbaijan").denied(by="Armenia"))

    assert [(one["who"], one["kind"]) for one in marks(svg)] == [("Armenia", "denial"), ("Azerbaijan", "in force")]
    assert "denies the figure" in said(svg)


def test_a_method_that_refuses_stands_below_with_its_reason() -> None:
    """No consensus is an answer that is shown; a method's answer is no statement."""
    population = killed().claimed(120_000, by="Armenia").claimed(50_000, by="Azerbaijan")

    svg = chart(population, reconciled=[methods.Mean(), population.reconcile(methods.Hull())])

    assert [(one["answer"], one["kind"]) for one in marks(svg, "answer")] == [
        ("Mean", "no consensus"),
        ("Hull", "answer of a method"),
    ]
    assert "no consensus: only 2 origins" in said(svg)
    assert "85,000" not in svg  # the middle, which nobody claims


def test_several_ranges_of_a_method_are_several_marks_in_one_lane() -> None:
    """A tie shows."""
    figure = reduce(lambda made, n: made.claimed(n % 2 * 50 + 1, by=f"{n}"), range(4), killed())

    svg = chart(figure, reconciled=methods.MostAgreed())

    diamonds = [one for one in shapes(svg, "path") if (one.get("d") or "").count("L") == 3]
    assert len(diamonds) == 2
    assert flaws(svg) == []


def strokes_of(picture: Picture, who: str) -> list[tuple[float, float]]:
    """Return the points of all strokes of the marks of a party."""
    marked = [one for one in picture.pieces if isinstance(one, StatementMark) and ("who", who) in one.facts]
    return [point for one in marked for piece in one.pieces if isinstance(piece, Stroke) for point in piece.points]


def place_of(picture: Picture, label: str) -> tuple[float, float]:
    """Return where a number of an axis is labelled."""
    (found,) = ((one.x, one.y) for one in picture.pieces if isinstance(one, Words) and one.text == label)
    return found


@pytest.mark.parametrize("other", ["about 5 million", "50", "less than 50"])
@pytest.mark.parametrize("form", ["dumbbell", "ideogram"])
def test_what_names_no_lower_limit_ends_at_zero(other: str, form: str) -> None:
    """A count has nothing below; on a plain axis, and on a logarithmic one where zero stands apart."""
    picture = picture_of(killed().claimed("less than 2 million", by="A").claimed(other, by="B"), form=form)

    assert min(x for x, _ in strokes_of(picture, "A")) == pytest.approx(place_of(picture, "0")[0])
    assert any(isinstance(one, Words) and one.text.startswith("no limit named, and") for one in picture.pieces)
    assert not any(isinstance(one, Words) and one.text == "no limit named" for one in picture.pieces)


def test_a_figure_with_a_sign_has_an_arrow_beyond_all_numbers() -> None:
    """Excess deaths may be below zero."""
    picture = picture_of(attrs.evolve(killed(), signed=True).claimed("less than 50", by="A").claimed(0, by="B"))

    assert min(x for x, _ in strokes_of(picture, "A")) < place_of(picture, "0")[0]
    assert any(isinstance(one, Words) and one.text == "no limit named" for one in picture.pieces)


def test_figures_of_one_axis_end_at_zero_where_all_do() -> None:
    """One whose numbers have a sign has room below zero."""
    count = killed().claimed("less than 50", by="A")
    excess = attrs.evolve(killed(), name="excess", signed=True).claimed(0, by="B")

    ends = [
        min(x for x, _ in strokes_of(picture, "A")) - place_of(picture, "0")[0]
        for picture in (picture_of([count, count]), picture_of([count, excess]))
    ]

    assert ends[0] == pytest.approx(0)
    assert ends[1] < 0


def test_words_in_place_of_a_number_are_told_below() -> None:
    """Two bars, as marks of quotation."""
    assert "words in place of a number" in said(chart(killed().claimed("dozens", by="A").claimed(12, by="B")))
    assert "words in place of a number" not in said(chart(killed().claimed(12, by="B")))


def test_the_common_ground_is_shaded() -> None:
    """And said below; where there is none that is said."""
    shared = chart(killed().claimed("10 to 20", by="A").claimed("15 to 30", by="B"))
    point = chart(killed().claimed("10 to 20", by="A").claimed("20 to 30", by="B"))
    apart = chart(killed().claimed("10 to 20", by="A").claimed("25 to 30", by="B"))

    assert "common ground, 15 (B) to 20 (A) people" in said(shared)
    assert "common ground, 20" in said(point)
    assert "no number is allowed by all who give one" in said(apart)
    assert 'fill-opacity="0.12"' in str(shared)
    assert 'fill-opacity="0.12"' not in str(point)


@pytest.mark.parametrize("words", ["at least 11", "at most 20", "more than 5", "fewer than 9", "dozens", "10 to 20"])
@pytest.mark.parametrize("width", [320, 720])
def test_every_kind_of_number_stays_inside(words: str, width: int) -> None:
    """Arrows too: nothing is drawn beyond the picture, whose texts stand over the marks where it is narrow."""
    svg = chart(killed().claimed(words, by="A").claimed(12, by="B").withheld(by="C"), width=width)

    assert flaws(svg) == []
    assert len(marks(svg)) == 3


@pytest.mark.parametrize("count", [1, 2, 3, 5, 12, 40])
@pytest.mark.parametrize("width", [320, 720, 1_600])
def test_no_text_meets_another_at_one_to_forty_rows(count: int, width: int) -> None:
    """Names of every length and script, in every width."""
    names = ("A", "Organization for Security and Co-operation in Europe", "وزارة الصحة", "国境なき医師団", "x" * 290)
    figure = reduce(lambda made, n: made.claimed(1_000 + 37 * n, by=f"{names[n % 5]} {n}"), range(count), killed())

    svg = chart(figure, form="dumbbell", width=width, reconciled=methods.Median())

    assert flaws(svg) == []
    assert len(marks(svg)) == count


def test_an_interval_at_a_level_has_bars_and_a_best_value() -> None:
    """What the shapes mean stands below."""
    figure = killed().claimed(9, low=5, high=12, by="A", bounds="confidence", level="0.9")

    texts = [box.text for box in boxes(chart(figure))]

    assert {"interval at a level", "best value"} <= set(texts)


def test_a_name_that_is_shortened_is_kept_whole() -> None:
    """A name that is shortened is kept whole, for whoever points at it."""
    name = "x" * 290

    svg = chart(killed().claimed(1, by=name))

    assert any(box.text.endswith("…") for box in boxes(svg))
    assert f"<title>{name}</title>" in str(svg)


def test_ends_that_lie_close_have_no_line_between_them() -> None:
    """Both are drawn, one over the other."""
    svg = chart(killed().claimed("500 to 501", by="A").claimed(1_000, by="B"))

    assert len(shapes(svg, "circle")) == 3


def test_two_holders_of_one_name_stay_apart() -> None:
    """A party and a source that are called alike are two rows."""
    figure = killed().claimed(1, by="UN").claimed(2, source="UN")

    svg = chart(figure)

    assert len({one["statement"] for one in marks(svg)}) == len(shown_statements(figure)) == 2
    assert flaws(svg) == []


def test_a_long_history_shares_a_lane() -> None:
    """Each of its statements is a mark all the same."""
    figure = reduce(lambda made, n: made.claimed(n, by="A", as_of=f"2023-01-{n:02}"), range(1, 20), killed())

    svg = chart(figure)

    assert len(marks(svg)) == 19
    assert "18 statements: no longer in force" in said(svg)


def test_many_that_are_left_out_share_a_lane() -> None:
    """They are named in it."""
    figure = reduce(lambda made, n: made.claimed(n, by=f"P{n}"), range(9), killed()).only("P0")

    svg = chart(figure)

    assert len(marks(svg)) == 9
    assert "P8" in said(svg)


def test_a_figure_without_a_number_has_no_axis() -> None:
    """Who denies, withholds or is silent stands there by name."""
    svg = chart(ct.Figure("killed", "person", disputants=["B"]).denied(by="A").withheld(by="C"))

    assert [one["kind"] for one in marks(svg)] == ["denial", "silent", "withheld"]
    assert flaws(svg) == []
    assert "people" not in [box.text for box in boxes(svg)]


def test_a_figure_of_which_nobody_speaks_says_so() -> None:
    """It is no empty picture."""
    assert "nobody says anything of it" in said(chart(killed()))


def test_a_denied_number_is_crossed_where_it_stands() -> None:
    """A denied number is crossed where it stands, on the axis."""
    svg = chart(killed().claimed(50, by="A", key="a").denied(by="B", estimate="a").claimed(90, by="C"))

    assert flaws(svg) == []
    assert "denies that number (50, according to A)" in said(svg)


def test_an_account_that_may_be_any_number_is_an_arrow_to_both_sides() -> None:
    """It prints no number, and is no silence."""
    ratio = killed().claimed("10 to 20", by="A").claimed(4, by="B") / ct.Figure("days", "day").claimed(
        "0 to 2", by="A"
    ).claimed(2, by="B")

    assert flaws(chart(ratio)) == []
    assert len(marks(chart(ratio))) == 2


def test_the_scope_stands_under_the_title() -> None:
    """What else fixes what is counted."""
    texts = [box.text for box in boxes(chart(killed().claimed(1, by="A")))]

    assert texts[:2] == ["killed (the region)", "by any means; side: both"]


def told(figure: ct.Figure, form: str | None = None) -> str:
    """Return what the picture of a figure says of whose rule a reach is, once in it and once for who hears it."""
    picture = picture_of(figure, form=form)
    shown = [piece for piece in picture.pieces if isinstance(piece, Words) and "rule of this library" in piece.text]

    assert bool(shown) == bool(picture.rule)
    assert picture.rule in chart(figure, form=form).partition("</desc>")[0]
    return picture.rule


@pytest.mark.parametrize("form", ["dumbbell", "ideogram"])
def test_whose_rule_it_is_how_far_a_hedge_reaches_is_said(form: str) -> None:
    """Beside the picture and to those who hear it, with the lexicon; the party said no more than "about"."""
    hedged = killed().claimed("about 1,000", by="A").claimed(5_000, by="B")
    by_name = (
        killed().claimed("about 1,000", by="A", lexicon="acled").claimed("about 900", by="B", lexicon="wikimpacts")
    )

    assert told(hedged, form) == (
        "dotted line: how far “about” reaches is a rule of this library (lexicon as_printed), and nobody says it"
    )
    assert "(lexicon acled, wikimpacts)" in told(by_name, form)
    assert "(lexicon as_printed)" in told(hedged * 2 + hedged, form)


def test_without_a_hedge_no_rule_is_named() -> None:
    """Not of a standard error, which the source states, nor of a hedge that sets no end, nor of a plain number."""
    plain = killed().claimed(1_000, by="A", standard_error=100).claimed(5_000, by="B").claimed("at least 11", by="C")

    assert not told(plain)
    assert not told(killed().claimed("about 10", low=5, high=20, by="A"))


def test_the_rule_that_is_named_is_the_one_that_is_used() -> None:
    """Where no lexicon is asked for, hedges are read by the default one."""
    assert lexicon().name == DEFAULT_RULE == DEFAULT_LEXICON
