"""Turned conclusions: which printed answers do not hold any more, and what turned each."""

from __future__ import annotations

import contested as ct
from contested import Conclusion, Dossier, Figure
from contested.dossier.concluding import conclude
from contested.dossier.turned_conclusions import MOST_PAIRED, MOST_TRIED, turned_conclusions

S = ct.Source("S", issued="2023")


def holding(figure: Figure, *questions: str) -> Dossier:
    """Return a dossier of a figure ``n`` with conclusions on it."""
    made = Dossier().with_figure("n", figure)
    for question in questions:
        made = made.concluding(question, where="page 1")
    return made


def people(**said: object) -> Figure:
    """Return a figure with one claim a party."""
    figure = Figure("n", "person")
    for by, value in said.items():
        figure = figure.claimed(value, by=by, source=S)
    return figure


def later(figure: Figure, made: Dossier) -> Dossier:
    """Return a dossier with the same conclusions on another figure."""
    return Dossier().with_figure("n", figure).with_conclusions(made.conclusions)


def test_the_one_statement_that_turned_it_is_named() -> None:
    """Without it the printed answer would stand; the range without it is the old one."""
    made = holding(people(A=50, B=120), "n > 40")

    (one,) = later(people(A=50, B=120, C=30), made).turned()

    ((point,),) = one.explanations
    assert (point.figure, str(point.came), point.went, point.inside) == (
        "n",
        "30 people (C, in S, issued 2023)",
        None,
        False,
    )
    assert point.old_range.numbers == "50 (A) to 120 (B) people"
    assert one.inside is False
    assert one.figures == ("n",)
    assert one.to_dict()["explanations"] == [
        [
            {
                "figure": "n",
                "came": "30 people (C, in S, issued 2023)",
                "went": None,
                "old_range": "50 (A) to 120 (B) people",
                "inside_old_range": False,
            }
        ]
    ]
    assert repr(one).startswith("<TurnedConclusion “n > 40” was printed as")


def test_a_number_inside_the_old_range_can_turn_an_answer() -> None:
    """Whoever said yes says no, and the range never moved."""
    made = holding(people(A=50, B=120, C=90), "n > 80")

    (one,) = later(people(A=50, B=120, C=70), made).turned()

    assert one.by_party == (("C", "yes", "no"),)
    assert one.inside is True
    assert str(one).endswith(
        "turned C yes → no; by 70 people (C, in S, issued 2023), inside the old range (50 (A) to 120 (B) people)"
    )


def test_two_statements_together() -> None:
    """Where none alone turned it, every two are tried."""
    made = holding(people(A=50, B=120), "n > 40")

    (one,) = later(people(A=50, B=120, C=30, D=20), made).turned()

    ((first, second),) = one.explanations
    assert {str(point.came)[:2] for point in (first, second)} == {"30", "20"}
    assert " and " in one.reason


def test_three_statements_are_too_many_to_name() -> None:
    """Then it is said that no two turned it."""
    made = holding(people(A=50, B=120), "n > 40")

    (one,) = later(people(A=50, B=120, C=30, D=20, E=10), made).turned()

    assert one.explanations == ()
    assert one.inside is None
    assert one.reason == "no statement alone and no two together turned it"


def test_of_many_statements_no_two_are_tried() -> None:
    """Their pairs would be thousands of questions."""
    many = {f"P{n}": 100 + n for n in range(MOST_PAIRED)}
    made = holding(people(**many), "n > 40")

    (one,) = later(people(**many, C=30, D=20), made).turned()

    assert (one.explanations, one.reason) == ((), "no statement alone turned it")


def test_of_very_many_statements_not_all_are_tried() -> None:
    """That is said, and not that none did it."""
    many = {f"P{n}": 100 + n for n in range(MOST_TRIED)}
    made = holding(people(**many), "n > 40")

    (one,) = later(people(**many, C=30, D=20), made).turned()

    assert one.reason == "no statement alone turned it, of the 200 that were left out of 202"


def test_the_only_speaker_is_named_as_it_speaks_now() -> None:
    """Without its statement nobody answers; so no statement brings the printed answer back."""
    made = holding(people(A=50), "n > 40")

    (one,) = later(people(A=30), made).turned()

    assert [str(said) for said in one.now_said] == ["30 people (A, in S, issued 2023)"]
    assert one.reason == (
        "turned A yes → no; no statement alone and no two together turned it; now there is 30 people (A, in S, issued 2023)"
    )


def test_several_ways_are_all_named() -> None:
    """Either of two statements alone turned it: both are said."""
    figure = people(A=50, B=120).claimed(55, by="C", source=S)
    made = Dossier().with_figure("n", figure).with_figure("m", Figure("m", "person").claimed(100, by="A", source=S))
    one = conclude(made, "n - m < 0", "page 1")
    worse = made.with_figure("m", Figure("m", "person").claimed(40, by="A", source=S).denied(by="C", source=S))

    (turned,) = turned_conclusions(worse, [one])

    assert turned.by_party == (("A", "yes", "no"),)


def test_a_statement_without_a_number_has_no_range() -> None:
    """A denial lies neither inside nor outside."""
    made = holding(people(A=50, B=120), "n > 40")
    denied = made["n"].denied(by="C", source=S)

    (one,) = later(denied, made).turned()

    ((point,),) = one.explanations
    assert point.inside is None
    assert str(point) == "denial of the figure (C, in S, issued 2023)"
    assert one.inside is None


def test_a_number_where_there_was_none() -> None:
    """The first number of all has no range to lie in."""
    made = holding(Figure("n", "person"), "n > 40")

    (one,) = later(people(A=50), made).turned()

    assert str(one.explanations[0][0]) == "50 people (A, in S, issued 2023), and no range to hold it"


def test_points_on_both_sides() -> None:
    """Of two that turned it together, one outside the old range is enough to be outside."""
    made = holding(people(A=50, B=120), "n > 60")
    (one,) = later(people(A=50, B=120, C=30, D="55 to 65"), made).turned() or (None,)

    assert one is None or one.inside in (False, None)


def test_a_question_that_cannot_be_asked_any_more() -> None:
    """Its figure is gone, or is in a unit from which nothing converts: that is said in place of an answer."""
    one = Conclusion("n > 40", "yes", where="page 1")
    hours = Dossier().with_figure("n", Figure("n", "hour").claimed(3, by="A"))

    (gone,) = turned_conclusions(Dossier(), [one])
    (other,) = turned_conclusions(hours, [conclude(holding(people(A=50)), "n > 40", "page 1")])

    assert gone.unanswered == "it cannot be asked any more: no figure 'n' in the dossier; there are none yet"
    assert gone.to_dict()["now"] is None
    assert str(gone).endswith(f"page 1; {gone.unanswered}")
    assert "it cannot be asked any more" in str(other)


def test_leaving_a_keyed_number_out_leaves_its_denial_out_of_reach() -> None:
    """A trial in which the rest fits no figure is no explanation."""
    made = holding(people(B=120, D=130), "n > 40")
    figure = people(B=120, D=130).claimed(30, by="A", source=S, key="low").denied(by="C", estimate="low", source=S)

    (one,) = later(figure, made).turned()

    assert all(point.came is not None for points in one.explanations for point in points)


def test_relations_and_units_are_known_in_a_trial() -> None:
    """A question on figures that are parts is asked with what the dossier says of them."""
    made = Dossier()
    for id_, value in (("all", 100), ("some", 40)):
        made = made.with_figure(id_, Figure(id_, "person").claimed(value, by="A").claimed(value + 5, by="B"))
    made = made.with_relation(ct.part_of("some", "all")).concluding("some / all < 0.5", where="page 1")

    worse = made.with_figure("some", Figure("some", "person").claimed(40, by="A").claimed(90, by="B"))

    (one,) = worse.turned()
    assert one.by_party == (("B", "yes", "no"),)
    assert "0.5" in one.conclusion.question


def test_a_trial_that_has_no_answer_explains_nothing() -> None:
    """Without the only divisor that is not zero a formula cannot be asked."""
    made = Dossier()
    for id_, value in (("n", 10), ("m", 5)):
        made = made.with_figure(id_, Figure(id_, "person").claimed(value, by="A").claimed(value, by="B"))
    made = made.concluding("n / m > 1", where="page 1").concluding("n / m > 1", where="page 2")

    turned = made.with_figure("m", Figure("m", "person").claimed(0, by="A").claimed(20, by="B")).turned()

    assert [one.conclusion.where for one in turned] == ["page 1", "page 2"]
    assert turned[0].by_party == (("A", "yes", "undefined"), ("B", "yes", "no"))
    assert all(point.title == "m" for one in turned for points in one.explanations for point in points)


def test_a_quantity_is_read_in_a_trial() -> None:
    """A quantity is read in a trial, with the units of the dossier."""
    made = holding(people(A=50, B=120), "n > '40 person'")

    (one,) = later(people(A=50, B=120, C=30), made).turned()

    assert len(one.explanations) == 1


def test_what_conclusions_do_not_rest_on_can_go() -> None:
    """A figure that none names is taken out as before."""
    made = holding(people(A=50), "n > 40").with_figure("m", Figure("m", "person"))

    assert list(made.without("m").figures) == ["n"]


def test_who_falls_silent_is_silenced_by_another_statement() -> None:
    """Its denial stood when it was concluded, so that the correction of what it denied turned it, and not the denial."""
    figure = Figure("n", "person").claimed("2,658", by="GWU", key="g").claimed(64, by="PR").denied(by="D", estimate="g")
    made = holding(figure, "n > 1000")

    (one,) = later(figure.corrected("3,000", by="GWU", estimate="g"), made).turned()

    assert one.by_party == (("D", "denies", "silent"),)
    assert [[str(point.came) for point in points] for points in one.explanations] == [
        ["3,000 people (GWU, correcting 2,658 people)"]
    ]
