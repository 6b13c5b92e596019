"""Verdicts: what a comparison comes to, party by party."""

from __future__ import annotations

import pickle
from fractions import Fraction

import pytest

import contested as ct
from contested.answers.answer import Answer
from contested.answers.verdict import Verdict
from contested.errors import (
    ChainedComparison,
    IncompatibleUnits,
    InvertedBounds,
    NotANumber,
    UnsettledVerdict,
    WrongType,
)

YES, NO, OPEN = Answer.YES, Answer.NO, Answer.UNDETERMINED
DENIES, WITHHELD, SILENT = Answer.DENIES, Answer.WITHHELD, Answer.SILENT


def figure_of(**claims: object) -> ct.Figure:
    """Return a figure in people with one claim a party."""
    figure = ct.Figure("x", "person")
    for party, value in claims.items():
        figure = figure.claimed(value, by=party)
    return figure


POPULATION = figure_of(Armenia=120_000, Azerbaijan=50_000)
TROOPS = figure_of(Azerbaijan="around 10,000").denied(by="Armenia")
DISPUTANT = ct.Party("Azerbaijan", stake="disputant")


@pytest.mark.parametrize(
    ("verdict", "printed"),
    [
        (ct.Figure("x", "person") > 1, "nobody answers"),
        (ct.Figure("x", "person", disputants=["A"]) > 1, "nobody answers"),
        (ct.Figure("x", "person").denied(by="A") > 1, "nobody answers; A denies the figure"),
        (POPULATION > 40_000, "settled: yes per Armenia and Azerbaijan"),
        (POPULATION > 200_000, "settled: no per Armenia and Azerbaijan"),
        (figure_of(A=5) > 4, "settled: yes per A"),
        (ct.Figure("x", "killed").claimed(11, by=DISPUTANT) > 10, "one-sided: yes per Azerbaijan alone"),
        (ct.Figure("x", "killed", disputants=["A"]).claimed(11, by="A") > 20, "one-sided: no per A alone"),
        (figure_of(A="about 10,000") > 9_999, "undetermined per A"),
        (figure_of(A="dozens") > 10, "undetermined per A"),
        (figure_of(A=5, B="dozens") > 4, "contested: yes per A, undetermined per B"),
        (POPULATION > 100_000, "contested: yes per Armenia, no per Azerbaijan"),
        (TROOPS > 4_000, "contested: yes per Azerbaijan; Armenia denies the figure"),
        (TROOPS.denied(by="B") > 4_000, "contested: yes per Azerbaijan; Armenia and B deny the figure"),
        (
            TROOPS.withheld(by="B").withheld(by="C") > 4_000,
            "contested: yes per Azerbaijan; Armenia denies the figure and B and C withhold a number",
        ),
        (figure_of(A=5).withheld(by="B") > 4, "contested: yes per A; B withholds a number"),
        (
            figure_of(A=5, B=5).denied(by="B", aspect="definition") > 4,
            "contested: yes per A and B; B denies the definition",
        ),
        (POPULATION.only("Armenia") > 1, "settled: yes per Armenia; left out: Azerbaijan (only Armenia asked for)"),
    ],
)
def test_the_head_says_how_it_stands(verdict: ct.Verdict, printed: str) -> None:
    """A printed verdict begins with how it stands, then who says what."""
    assert str(verdict) == printed


def test_a_settled_verdict_is_one_answer() -> None:
    """Where all agree, a verdict is a bool."""
    assert bool(POPULATION > 40_000) is True
    assert bool(POPULATION > 200_000) is False


@pytest.mark.parametrize(
    "verdict",
    [POPULATION > 100_000, TROOPS > 4_000, ct.Figure("x", "killed").claimed(11, by=DISPUTANT) > 10],
)
def test_an_unsettled_verdict_never_guesses(verdict: ct.Verdict) -> None:
    """A contested or one-sided verdict is no bool, and the error names what to use."""
    with pytest.raises(UnsettledVerdict, match=r"there is no single yes or no. Use .certainly, .possibly or .by_party"):
        bool(verdict)


def test_certainly_and_possibly_never_raise() -> None:
    """Certainly is settled yes; possibly is anything but settled no."""
    assert [((n < POPULATION).certainly, (n < POPULATION).possibly) for n in (40_000, 100_000, 200_000)] == [
        (True, True),
        (False, True),
        (False, False),
    ]


@pytest.mark.parametrize(
    ("claim", "above", "at_least", "below", "at_most"),
    [
        (10, NO, YES, NO, YES),
        (11, YES, YES, NO, NO),
        (9, NO, NO, YES, YES),
        ("more than 10", YES, YES, NO, NO),
        ("at least 10", OPEN, YES, NO, OPEN),
        ("fewer than 10", NO, NO, YES, YES),
        ("at most 10", NO, OPEN, OPEN, YES),
        ("5 to 15", OPEN, OPEN, OPEN, OPEN),
        ("10 to 15", OPEN, YES, NO, OPEN),
        ("5 to 10", NO, OPEN, OPEN, YES),
    ],
)
def test_comparison_with_a_number(
    claim: object, above: Answer, at_least: Answer, below: Answer, at_most: Answer
) -> None:
    """Open, closed and absent ends decide as their sets do."""
    figure = figure_of(A=claim)

    answers = [v.by_party["A"] for v in (figure > 10, figure >= 10, figure < 10, figure <= 10)]

    assert answers == [above, at_least, below, at_most]


def test_the_number_may_stand_on_the_left() -> None:
    """10 < figure asks the same as figure > 10."""
    assert (10 < figure_of(A=11)).by_party == {"A": YES}  # noqa: SIM300  # the reflected form is the point
    assert (Fraction(21, 2) >= figure_of(A=11)).by_party == {"A": NO}


def test_a_quantity_text_is_converted() -> None:
    """ "2 day" is 48 hours to a figure in hours."""
    duration = ct.Figure("duration", "hour").claimed("less than twenty-four hours", source="Article")

    verdict = duration < "2 day"

    assert str(verdict) == "settled: yes per Article"
    assert verdict.question == "duration < 2 days"
    assert (duration < "47").question == "duration < 47 hours"
    assert (duration < "1 hour").question == "duration < 1 hour"


def test_what_is_no_number_is_refused() -> None:
    """A bool, None or a list is no threshold, and another dimension does not convert."""
    with pytest.raises(NotANumber):
        _ = POPULATION > True
    with pytest.raises(NotANumber):
        _ = POPULATION > None
    with pytest.raises(IncompatibleUnits):
        _ = POPULATION > "2 day"


def test_figures_compare_account_by_account() -> None:
    """Each party's number meets the same party's number; unattributed ones are borrowed by the silent."""
    peacekeepers = ct.Figure("peacekeepers", "person").claimed(2_000, source="Article")

    verdict = peacekeepers < TROOPS

    assert verdict.by_party == {"Armenia": DENIES, "Article": SILENT, "Azerbaijan": YES}
    assert str(verdict) == "contested: yes per Azerbaijan; Armenia denies the figure"
    assert (peacekeepers < TROOPS).by_party == verdict.by_party
    assert (peacekeepers <= TROOPS).by_party["Azerbaijan"] is YES
    assert (peacekeepers <= TROOPS).by_party["Azerbaijan"] is YES


@pytest.mark.parametrize(
    ("left", "right", "above", "at_least"),
    [
        ("10 to 20", "5 to 9", YES, YES),
        ("10 to 20", "5 to 10", OPEN, YES),
        ("10 to 20", "15 to 30", OPEN, OPEN),
        ("10 to 20", "20 to 30", NO, OPEN),
        ("10 to 20", "21 to 30", NO, NO),
        ("dozens", "1", OPEN, OPEN),
        ("unknown", "dozens", WITHHELD, WITHHELD),
    ],
)
def test_intervals_compare_certainly_or_not_at_all(left: str, right: str, above: Answer, at_least: Answer) -> None:
    """An account answers yes or no only where every pair of its values does; the worst operand decides."""
    a, b = figure_of(A=left), ct.Figure("y", "person").claimed(right, by="A")

    assert ((a > b).by_party["A"], (a >= b).by_party["A"]) == (above, at_least)


def test_kinds_compare_as_the_kind_above_them() -> None:
    """Soldiers and civilians are people, and compare as people; people and events do not compare."""
    soldiers = ct.Figure("x", "soldier").claimed(5, by="A")
    civilians = ct.Figure("y", "civilian").claimed(4, by="A")

    assert (soldiers > civilians).certainly
    assert (soldiers > ct.Figure("z", "person").claimed(4, by="A")).certainly
    with pytest.raises(IncompatibleUnits):
        _ = soldiers > ct.Figure("z", "event").claimed(4, by="A")


def test_a_figure_is_never_above_itself() -> None:
    """Equal figures are the same unknown, in whatever unit."""
    area = ct.Figure("area", "km**2").claimed("2,000 to 4,000", by="A").claimed("dozens", by="B")

    assert (area > area.to("ha")).by_party == {"A": NO, "B": OPEN}
    assert (area >= area.to("ha")).by_party["A"] is YES


def test_two_unattributed_figures_compare() -> None:
    """Sources that speak for themselves lend each other their numbers."""
    a = ct.Figure("a", "person").claimed(5, source="S")
    b = ct.Figure("b", "person").claimed(4, source="T")

    assert (a > b).by_party == {"S": YES, "T": YES}


def test_between_includes_both_ends() -> None:
    """Between is at least the one and at most the other, in either's unit."""
    area = ct.Figure("area", "km**2").claimed(3000, by="A")

    assert area.between(3000, "400,000 ha").certainly
    assert not area.between("1 km**2", 2999).possibly
    assert area.between(area, 3000).certainly
    assert area.between(1, area).certainly
    with pytest.raises(InvertedBounds):
        area.between(5, 4)


def test_kleene_combination() -> None:
    """And, or and not combine party by party; a denial shows in the whole."""
    a = figure_of(A=5, B=5, C="1 to 9", D="1 to 9").denied(by="E")
    b = ct.Figure("y", "person").claimed(5, by="A").claimed(1, by="B").claimed(1, by="C").claimed(5, by="D")

    both, either = (a > 4) & (b > 4), (a > 4) | (b > 4)

    assert both.by_party == {"A": YES, "B": NO, "C": NO, "D": OPEN, "E": DENIES}
    assert either.by_party == {"A": YES, "B": YES, "C": OPEN, "D": YES, "E": DENIES}
    assert (~both).by_party == {"A": NO, "B": YES, "C": YES, "D": OPEN, "E": DENIES}
    assert (~both).question == "not ((x > 4 people) and (y > 4 people))"


def test_unattributed_answers_are_lent_to_the_silent() -> None:
    """A verdict on what only a source says joins with what parties say."""
    area = ct.Figure("area", "km**2").claimed("approximately 3,000", source="Article")
    also = ct.Figure("length", "km").claimed(300, source="Article")

    verdict = (POPULATION > 40_000) & (area > 2_000)

    assert str(verdict) == "settled: yes per Armenia and Azerbaijan"
    assert str((area > 2_000) & (also > 1)) == "settled: yes per Article"
    assert ((area > 2_000) & (also > 1)).lent is YES
    assert (~(area > 2_000)).lent is NO
    assert str(~(area > 2_000) | (POPULATION > 40_000)) == "settled: yes per Armenia and Azerbaijan"


def test_sources_that_differ_lend_no_answer() -> None:
    """Where unattributed numbers fall on both sides, a borrower's answer is open."""
    area = ct.Figure("area", "km**2").claimed(1, source="S").claimed(3, source="T")

    assert ((area > 2) & (figure_of(A=5) > 4)).by_party["A"] is OPEN


def test_a_verdict_as_plain_values() -> None:
    """The dictionary holds the question, the answers and everyone left out."""
    verdict = TROOPS.only("Armenia", "Azerbaijan") > 4_000

    assert verdict.to_dict() == {
        "question": "x > 4,000 people",
        "text": "contested: yes per Azerbaijan; Armenia denies the figure",
        "settled": False,
        "answer": None,
        "certainly": False,
        "possibly": True,
        "by_party": {"Armenia": "denies", "Azerbaijan": "yes"},
        "days": {name: {"as_of": [], "stated": [], "issued": []} for name in ("Armenia", "Azerbaijan")},
        "denials": ["Armenia denies the figure"],
        "left_out": [],
        "notes": [],
    }
    assert (POPULATION > 40_000).to_dict()["answer"] is True
    assert (POPULATION.only("Armenia") > 1).to_dict()["left_out"] == [
        {"who": "Azerbaijan", "why": "only Armenia asked for"}
    ]


def test_a_verdict_explains_itself() -> None:
    """Following a verdict forward gives it again; the silent are named there."""
    figure = ct.Figure("x", "person", disputants=["S"]).claimed(5, by="A").claimed(6, by="B").only("A", "S")
    verdicts = [
        figure > 4,
        (figure > 4) & (TROOPS > 1),
        (figure > 4) | ~(TROOPS > 1),
        TROOPS > POPULATION,
    ]

    assert [v.explain().follow() for v in verdicts] == verdicts
    assert "silent: S" in str(verdicts[0].explain())
    assert "left out: B (only A and S asked for)" in str(verdicts[0].explain())
    assert repr(verdicts[0]) == "<Verdict settled: yes per A; left out: B (only A and S asked for)>"


def test_a_chained_comparison_is_refused() -> None:
    """Python would drop half of a < figure < b, so the chain is refused, settled or not, and names between."""
    with pytest.raises(ChainedComparison, match=r"write figure.between\(a, b\)"):
        _ = 40_000 < POPULATION < 100_000
    with pytest.raises(ChainedComparison):
        _ = 40_000 < POPULATION < 200_000
    with pytest.raises(ChainedComparison):
        _ = "yes" if 1 < POPULATION <= 200_000 else "no"


def test_a_plain_test_of_a_settled_verdict_is_no_chain() -> None:
    """Conditions, and, or, not and while read a settled verdict as ever."""
    said = []
    if POPULATION > 40_000:
        said.append("if")
    if POPULATION > 40_000 and POPULATION < 200_000:  # the chain is what must not be written
        said.append("and")
    if not POPULATION > 200_000:
        said.append("not")

    assert said == ["if", "and", "not"]


def test_min_and_sorted_refuse_figures_that_are_not_settled() -> None:
    """Order needs one answer for every pair."""
    with pytest.raises(UnsettledVerdict, match=r"min\(\) and sorted\(\) cannot order figures that are not settled"):
        min(POPULATION, TROOPS)
    with pytest.raises(UnsettledVerdict):
        sorted([POPULATION, TROOPS])


def test_settled_figures_can_be_ordered() -> None:
    """Where everyone agrees which is less, sorted() works."""
    small, large = figure_of(A=1), figure_of(A=2)

    assert sorted([large, small]) == [small, large]


def test_who_is_silent_on_both_halves_stays_silent() -> None:
    """A declared disputant that says nothing of either figure borrows no comparison."""
    a = ct.Figure("a", "person", disputants=["D"]).claimed(5, source="S")
    b = ct.Figure("b", "person").claimed(4, source="T")

    assert (a > b).by_party == {"D": SILENT, "S": YES, "T": YES}


AREA = ct.Figure("area", "km**2", disputants=["East", "West"]).claimed("3,000", source="the article")


@pytest.mark.parametrize(
    ("verdict", "printed"),
    [
        (AREA > 2_000, "settled: yes per the article"),
        (AREA.between(2_000, 4_000), "settled: yes per the article"),
        ((AREA > 2_000) & (AREA < 4_000), "settled: yes per the article"),
        ((AREA > 2_000) | (AREA < 1), "settled: yes per the article"),
        (~((AREA > 2_000) & (AREA < 4_000)), "settled: no per the article"),
        (((AREA > 1) & (AREA > 2)) | ~(AREA > 3), "settled: yes per the article"),
        ((2 * AREA > 2_000) & (AREA < 4_000), "settled: yes per the article"),
    ],
)
def test_the_silent_stay_silent_in_every_combination(verdict: ct.Verdict, printed: str) -> None:
    """A declared disputant that said nothing answers nothing, however comparisons are combined (case C07)."""
    assert str(verdict) == printed
    assert (verdict.by_party["East"], verdict.by_party["West"]) == (SILENT, SILENT)
    assert "silent: East" in str(verdict.explain())


def test_what_is_lent_passes_through_combinations() -> None:
    """Who speaks of one part borrows the answer of what is lent on the others, also where those were combined first."""
    people = ct.Figure("population", "person").claimed(10, by="East")
    other = ct.Figure("other", "km**2").claimed("2,000", source="the article")

    for lent, answer in (
        ((AREA > 2_000) & (AREA < 4_000), YES),
        ((AREA > 2_000) & (AREA > 4_000), NO),
        ((AREA > 2_000) | (AREA > 4_000), YES),
        (~(AREA > 2_000), NO),
        (other < AREA, YES),
        (other > AREA, NO),
        (AREA - other > 500, YES),
        (AREA / other > 2, NO),
    ):
        assert (lent & (people > 5)).by_party == {"East": answer, "West": SILENT, "the article": SILENT}
        assert ((people > 5) & lent).by_party["East"] is answer
        assert ((people > 5) | lent).by_party["East"] is YES


def test_only_what_both_sides_lend_is_lent() -> None:
    """A combination lends nothing where one half has nothing to lend."""
    people, land = ct.Figure("p", "person").claimed(10, by="East"), AREA > 2_000

    assert land.lent is YES
    assert (land & (people > 5)).lent is None
    assert ((people > 5) & land).lent is None
    assert (land & ~land).lent is NO
    assert ((land & ~land) | land).lent is YES


def test_what_a_formula_does_not_decide_is_lent_as_undetermined() -> None:
    """Borrowed numbers that leave a comparison open lend an open answer, and a formula without a value none."""
    vague = ct.Figure("vague", "km**2").claimed("at least 1", source="the article")
    nothing = ct.Figure("nothing", "km**2").claimed(0, source="the article").claimed(1, source="the letter")
    people = ct.Figure("population", "person").claimed(10, by="East")

    assert ((2 * vague > 10) & (people > 5)).by_party["East"] is OPEN
    assert ((1 / nothing > 10) & (people > 5)).by_party["East"] is OPEN


def test_verdicts_of_a_thousand_parts_are_values() -> None:
    """They hash, compare, pickle, follow and print (case C36)."""
    figure = ct.Figure("f", "person").claimed(3, by="A")
    verdict, again = figure > 2, figure > 2
    for k in range(1_000):
        verdict, again = verdict & (figure > k % 3), again & (figure > k % 3)
    turned = figure > 2
    for k in range(1_000):
        turned = ~turned | (figure > k % 3)

    assert verdict == again
    assert verdict != turned
    assert hash(verdict) == hash(again)
    for one in (verdict, turned):
        assert pickle.loads(pickle.dumps(one)) == one
        assert one.explain().follow() == one
        assert pickle.loads(pickle.dumps(one.explain())) == one.explain()
    assert len(verdict.question) <= 1_000


def test_a_chain_of_one_word_is_one_step() -> None:
    """The explanation of a & b & c has the three comparisons side by side, and says what it leaves out."""
    figure = ct.Figure("f", "person").claimed(3, by="A")
    verdict = figure > 0
    for k in range(1, 500):
        verdict = verdict & (figure < k + 10)

    step = verdict.explain()

    assert len(step.inputs) == 500
    assert all(not part.result.parts for part in step.inputs)
    assert str(step).splitlines()[-1].endswith("more steps; explain(whole=True) has all")
    assert len(str(verdict.explain(whole=True)).splitlines()) == 500 + 500 + 2


def test_verdicts_of_other_parts_differ() -> None:
    """A verdict is its question, its answers and its parts; nothing else equals it."""
    figure = ct.Figure("f", "person").claimed(3, by="A")

    assert (figure > 2) & (figure > 1) != (figure > 1) & (figure > 2)
    assert (figure > 2) & (figure > 1) != (figure > 2)
    assert (figure > 2) != "settled: yes per A"


def test_counts_are_whole() -> None:
    """Between fewer than 6 and more than 5 lies no whole number; an area is not whole (case C06)."""
    dead = ct.Figure("dead", "person").claimed("fewer than 6", by="A").claimed("more than 5", by="B")
    area = ct.Figure("area", "km**2").claimed("more than 99", by="A")

    assert dead.common() is None
    assert str(dead > 5.5) == "contested: yes per B, no per A"
    assert str(figure_of(A="more than 99") >= 100) == "settled: yes per A"
    assert str(area >= 100) == "undetermined per A"
    assert str(figure_of(A="2.5") > 2) == "settled: yes per A"
    assert figure_of(A="between 2.5 and 9.5").agrees_with("5.5").by_party == {"A": YES}
    assert figure_of(A="at least 5").agrees_with("5.5").by_party == {"A": NO}
    assert figure_of(A="at least 5").agrees_with(6).by_party == {"A": YES}


def test_counts_are_whole_in_formulas() -> None:
    """What is computed of whole numbers starts from them: twice more than 5 people are 12 or more."""
    few, many = figure_of(A="fewer than 6"), ct.Figure("y", "person").claimed("more than 5", by="A")

    assert (2 * many >= 12).by_party == {"A": YES}
    assert (few < many).by_party == (many - few >= 1).by_party == {"A": YES}
    assert str((2 * many).hull()) == "more than 10 people (A)"
    assert str(ct.minimum(few, figure_of(A="about 500")).hull()) == "fewer than 6 people (A)"


def test_a_count_in_a_larger_unit_is_whole_in_what_it_counts() -> None:
    """More than two battalions of 500 are 1,001 people or more, and need not be three battalions."""
    battalion = ct.Unit.defined("battalion", "500 person")
    made = ct.Figure("x", battalion).claimed("more than 2", by="A")

    assert (made >= 3).by_party == {"A": OPEN}
    assert (made >= "1,001 people").by_party == (made.to("person") >= 1_001).by_party == {"A": YES}
    assert (made.agrees_with(2.002)).by_party == {"A": YES}
    assert (made.agrees_with(2.0025)).by_party == {"A": NO}


def test_parts_that_are_shared_are_looked_at_once() -> None:
    """A verdict that holds itself many times over is compared, hashed and explained in no time."""
    figure = ct.Figure("f", "person").claimed(3, by="A")
    verdict, again = figure > 2, figure > 2
    for _ in range(60):
        verdict, again = (verdict & verdict) | verdict, (again & again) | again

    assert verdict == again
    assert hash(verdict) == hash(again)
    assert "(see above)" in str(verdict.explain())
    assert pickle.loads(pickle.dumps(verdict)) == verdict


def test_decimals_of_a_source_are_kept() -> None:
    """A mean of 2.5 people is no whole number, and a range that holds no whole number stays as it was said."""
    assert str(figure_of(A="between 2.5 and 9.5").common()) == "2.5 to 9.5 people (A)"
    assert (figure_of(A="more than 2.5") > 2).by_party == {"A": YES}
    assert (figure_of(A="more than 2.5") >= 3).by_party == {"A": OPEN}


@pytest.mark.parametrize("other", [True, "yes", None, 3])
def test_a_verdict_is_combined_with_verdicts_alone(other: object) -> None:
    """What is no verdict is refused by name, and never taken for an answer."""
    verdict = figure_of(A="5") > 4

    with pytest.raises(WrongType, match="a verdict"):
        verdict & other  # type: ignore[operator]  # the point of the test
    with pytest.raises(WrongType, match="a verdict"):
        verdict | other  # type: ignore[operator]  # the point of the test


# -- asked again ------------------------------------------------------------------


def in_armenian_eyes(figure: ct.Figure) -> ct.Figure:
    """Return a figure as Armenia alone sees it."""
    return figure.only("Armenia")


def test_a_comparison_is_asked_again_of_a_changed_figure() -> None:
    """Everything that was asked is asked again: the sign, the number and how they were combined."""
    asked = ~(POPULATION > 100_000) | POPULATION.between("40,000 person", 60_000)

    again = asked.asked_again(in_armenian_eyes)

    seen = in_armenian_eyes(POPULATION)
    assert again == ~(seen > 100_000) | seen.between("40,000 person", 60_000)


def test_both_sides_of_a_comparison_are_changed() -> None:
    """Where two figures were compared, the question is about both."""
    locals_ = figure_of(Armenia=3_000, Azerbaijan=3_000)

    assert (locals_ < POPULATION).asked_again(in_armenian_eyes).by_party == {"Armenia": YES}
    assert POPULATION.agrees_with(locals_).asked_again(in_armenian_eyes).by_party == {"Armenia": NO}
    assert (POPULATION - locals_ > 0).asked_again(in_armenian_eyes).by_party == {"Armenia": YES}


def test_a_figure_is_changed_once() -> None:
    """A figure that stands in many questions is changed once."""
    seen: list[ct.Figure] = []

    def counting(figure: ct.Figure) -> ct.Figure:
        seen.append(figure)
        return figure

    asked = POPULATION.between(1, 5)
    for bound in range(5):
        asked &= bound < POPULATION

    assert asked.asked_again(counting) == asked
    assert seen == [POPULATION]


def test_a_deep_combination_is_asked_again() -> None:
    """What was combined ten thousand times is asked again, without going as deep."""
    asked = POPULATION > 0
    for bound in range(10_000):
        asked = asked & (bound < POPULATION) if bound % 2 else ~asked

    assert asked.asked_again(in_armenian_eyes).by_party.keys() == {"Armenia"}


def test_what_was_asked_is_no_part_of_the_record_and_is_kept_by_pickle() -> None:
    """A verdict equals one with the same answers, and can be asked again after a reload."""
    asked = POPULATION > 40_000
    loaded = pickle.loads(pickle.dumps(asked & asked))

    assert Verdict(asked.question, asked.answers, asked.compared) == asked
    assert hash(Verdict(asked.question, asked.answers, asked.compared)) == hash(asked)
    assert loaded.asked_again(in_armenian_eyes).by_party == {"Armenia": YES}


def test_a_verdict_made_by_hand_cannot_be_asked_again() -> None:
    """It was asked of no figure."""
    with pytest.raises(WrongType, match="one that a comparison of figures gave"):
        Verdict("is it?", (("A", YES),)).asked_again(in_armenian_eyes)
