"""Truth discovery over many figures: what it needs, how copying counts, and what it refuses."""

from __future__ import annotations

import math
from typing import Any, Literal

import pytest

import contested as ct
from contested import methods
from contested.errors import NotAChoice, UnpoolableNumbers, WrongType
from contested.methods import truth_discovery as truth

NUMBERS = {"A": 0, "B": 1, "C": 30}


def dossier(count: int = 12, **extra: float) -> ct.Dossier:
    """Return figures on which A and B nearly agree, and C is off."""
    figures = {}
    for n in range(count):
        figure = ct.Figure("area", "km**2", of=f"Place {n}")
        for name, off in (NUMBERS | extra).items():
            figure = figure.claimed(100 + 7 * n + off, by=name)
        figures[f"f{n}"] = figure
    return ct.Dossier(figures)


def test_who_is_far_from_the_rest_is_trusted_less() -> None:
    """The answer lies near those who agree, and says that it is experimental."""
    answers = dossier().reconcile(methods.CRH())

    answer = answers["f0"]

    assert not answer.refused
    assert float(answer.computed or 0) < 106
    assert answer.parties == ("A", "B", "C")
    assert "experimental" in answer.caveats
    assert any(one.startswith("trust found over all figures: A ") for one in answer.caveats)
    assert answer.explain().follow() == answer
    assert answer.method.label == "CRH"
    (span,) = answer.allows
    assert float(span.low or 0) == pytest.approx(float(answer.computed or 1))


@pytest.mark.parametrize(("loss", "value"), [("absolute", 101), ("categorical", 100)])
def test_medians_and_names(loss: str, value: int) -> None:
    """Weighted medians lie on a claim; names are as near as they are equal."""
    answers = dossier(D=0).reconcile(methods.CRH(loss=loss)) if loss == "categorical" else dossier().reconcile(
        methods.CRH(loss=loss, iterations=3, tolerance=0)
    )  # fmt: skip

    assert answers["f0"].computed == value


@pytest.mark.parametrize("loss", ["squared", "absolute", "categorical"])
def test_who_has_all_the_loss_is_heard_where_nobody_else_speaks(
    loss: Literal["squared", "absolute", "categorical"],
) -> None:
    """A weight of zero weighs nothing beside others; alone, the claim is all there is, and nothing is divided by zero."""
    shared = ct.Figure("dead", "person", of="1").claimed(100, by="A").claimed(100, by="B").claimed(200, by="D")
    alone = ct.Figure("dead", "person", of="2").claimed(70, by="D")
    others = {f"o{n}": ct.Figure("dead", "person", of=f"o{n}").claimed(9, by="A").claimed(9, by="B") for n in range(10)}

    answers = ct.Dossier({"shared": shared, "alone": alone, **others}).reconcile(
        methods.CRH(loss=loss), accept=["few-figures", "few-origins"], reason="an exercise"
    )

    assert answers["shared"].computed == 100
    assert answers["alone"].computed == 70


def test_few_figures_of_a_source_are_refused() -> None:
    """Ten are needed of each; the code can be waived."""
    few = dossier(3)

    answer = few.reconcile(methods.CRH())["f0"]
    waived = few.reconcile(methods.CRH(), accept=["few-figures"], reason="an exercise")["f0"]

    assert str(answer).startswith("no consensus: A, B and C speak of fewer than 10 figures; CRH would print")
    assert not waived.refused
    assert "A, B and C speak of fewer than 10 figures: accepted (an exercise)" in waived.caveats


def test_a_dossier_declares_independence_of_all() -> None:
    """Every answer carries it; codes and reasons are those of a figure."""
    answers = dossier(2).reconcile(methods.Mean(), independent="three surveys")
    waived = dossier(2).reconcile(methods.Mode(ties="lowest"), accept=("two-camps",), reason="an exercise")

    assert all("taken to be independent: three surveys" in answer.caveats for answer in answers.values())
    assert [answer.value for answer in waived.values()] == [100, 107]
    with pytest.raises(WrongType):
        dossier(2).reconcile(methods.CRH)  # type: ignore[arg-type]  # a class and no method
    with pytest.raises(WrongType):
        dossier(2).reconcile(methods.Mean(), accept="few-origins", reason="x")


def test_one_figure_alone_is_refused() -> None:
    """It looks at many at once."""
    figure = dossier(1)["f0"]

    assert str(figure.reconcile(methods.CRH())) == (
        "no consensus: it looks at many figures at once; call reconcile() of a dossier"
    )


def test_averages_of_truth_discovery_are_guarded_as_averages_are() -> None:
    """Two disputants have no truth between them, and two names tie."""
    a, b = ct.Party("A", stake="disputant"), ct.Party("B", stake="disputant")
    two = ct.Dossier({
        f"f{n}": ct.Figure("x", "person", of=f"o{n}").claimed(100 + n, by=a).claimed(150 + 2 * n, by=b) for n in range(12)
    })  # fmt: skip

    squared = two.reconcile(methods.CRH())["f0"]
    names = two.reconcile(methods.TruthFinder())["f0"]

    assert [one.code for one in squared.reasons] == ["few-origins", "only-disputants"]
    assert "2 values tie: 100 people (A), 150 people (B)" in str(names)
    assert [one.code for one in methods.CRH().check(two["f0"])] == ["few-origins", "only-disputants", "few-figures"]


def test_a_limit_says_nothing_of_how_far_off_a_source_is() -> None:
    """At least 1 is true beside 1,000."""
    plain = dossier()
    limited = plain.with_figure(
        "g", ct.Figure("area", "km**2").claimed("at least 1", by="A").claimed(1000, by="B").claimed(1001, by="C")
    )

    before, after = (one.reconcile(methods.CRH())["f0"] for one in (plain, limited))

    assert before.computed == after.computed


def test_a_source_of_limits_alone_is_not_trusted_unseen() -> None:
    """It gives no value that could be compared."""
    figures = {
        id_: figure.claimed("at least 1", by="D") if n == 0 else figure
        for n, (id_, figure) in enumerate(dossier().figures.items())
    }

    answer = ct.Dossier(figures).reconcile(methods.CRH())["f0"]

    assert "D speaks of fewer than 10 figures" in str(answer)


def test_papers_that_all_quote_one_wire_are_that_wire() -> None:
    """However many there are, and though nobody saw the wire itself."""

    def quoted(papers: int) -> ct.Dossier:
        wire = ct.Source("Wire", primary=True)
        return ct.Dossier({
            id_: ct.Figure(figure.name, "km**2", of=figure.of, statements=[
                *figure.statements,
                *(ct.Estimate.of(90 + 7 * n, "km**2", source=ct.Source(f"Paper {k}", quoting=(wire,))) for k in range(papers)),
            ])
            for n, (id_, figure) in enumerate(dossier().figures.items())
        })  # fmt: skip

    one, many = (quoted(papers).reconcile(methods.CRH())["f3"] for papers in (1, 4))

    assert many.computed == one.computed is not None
    (paper,) = (w for w in quoted(1)["f3"]._evidence.witnesses if w.names == ("Paper 0",))
    assert paper.identity == ("Wire",)


def test_figures_without_numbers_stay_in_the_answer() -> None:
    """Refused, among others and alone."""
    silent = ct.Figure("x", "person").denied(by="A")

    mixed = dossier().with_figure("silent", silent).reconcile(methods.CRH())
    alone = ct.Dossier({"silent": silent}).reconcile(methods.CRH())

    assert str(mixed["silent"]) == str(alone["silent"]) == "no consensus: nobody gives a number; A denies the figure"


def test_declared_copying_counts_once() -> None:
    """A paper that quotes C does not make C right."""
    copied = {}
    for id_, figure in dossier().figures.items():
        wire = ct.Source("Wire", primary=True, note=id_)
        (value,) = (
            e.best or (e.interval.low if e.interval else None) for e in figure.estimates if e.parties[0].name == "C"
        )
        rest = ct.Figure(
            figure.name, "km**2", of=figure.of, statements=[e for e in figure.estimates if e.parties[0].name != "C"]
        )
        once = rest.claimed(value, by="C", source=wire)
        copied[id_] = once, once.claimed(value, by="P", source=ct.Source("Paper", quoting=(wire,)))

    before = ct.Dossier({id_: pair[0] for id_, pair in copied.items()}).reconcile(methods.CRH())
    after = ct.Dossier({id_: pair[1] for id_, pair in copied.items()}).reconcile(methods.CRH())

    for id_, answer in before.items():
        assert after[id_].computed == answer.computed is not None


def test_a_search_that_does_not_settle_says_so() -> None:
    """A search that does not settle says so, as a caveat of every answer."""
    answers = dossier().reconcile(methods.CRH(iterations=1))

    assert "it did not settle in 1 steps" in answers["f3"].caveats


def test_sources_that_all_agree_are_trusted_alike() -> None:
    """There is no loss to share out."""
    made = methods.CRH().pool([5, 5, 7, 7], ["A", "B", "A", "B"], ["x", "x", "y", "y"])

    assert list(made.weights) == [1, 1]
    assert list(made.estimates) == [5, 7]
    assert str(made) == (
        "CRH(loss='squared', scale='sd', iterations=100, tolerance=1e-10, smoothing=0.0): 2 objects, 2 sources, 1 steps"
    )


def test_gaps_in_the_numbers_of_sources_do_no_harm() -> None:
    """Codes need not be dense."""
    made = methods.CRH(iterations=2).pool([5, 6, 7, 9], [0, 3, 0, 3], [1, 1, 4, 4])

    assert list(made.objects) == [1, 4]
    assert list(made.sources) == [0, 3]
    assert str(made).endswith("2 objects, 2 sources, 2 steps")


@pytest.mark.parametrize(
    ("values", "sources", "objects"),
    [([], [], []), ([1], [0, 1], [0]), ([[1]], [[0]], [[0]]), ([float("nan")], [0], [0]), (["many"], [0], [0])],
)
def test_bad_columns(values: Any, sources: Any, objects: Any) -> None:
    """Bad columns are named."""
    with pytest.raises(UnpoolableNumbers, match="one column|not finite|not all are numbers"):
        methods.CRH().pool(values, sources, objects)


def test_equal_trust_where_nobody_earned_any() -> None:
    """Weights of zero share alike; a half of the trust is enough for a median."""
    method = methods.CRH(trust=(("A", 0.0), ("B", 0.0), ("C", 0.0)))
    figure = dossier(1)["f0"]

    assert float(figure.reconcile(method).computed or 0) == pytest.approx((100 + 101 + 130) / 3)
    assert figure.reconcile(methods.CRH(loss="absolute", trust=method.trust)).value == 101
    tied = figure.reconcile(methods.CRH(loss="categorical", trust=method.trust))
    assert "3 values tie: 100 km² (A), 101 km² (B), 130 km² (C)" in str(tied)


def test_truthfinder_takes_a_value_that_somebody_gave() -> None:
    """The one whose sources are trusted most together."""
    answers = dossier(D=0).reconcile(methods.TruthFinder())

    answer = answers["f0"]

    assert answer.computed == 100
    assert answer.method.label == "TruthFinder"
    assert answer.explain().follow() == answer
    assert methods.TruthFinder(damping=0.5).label == "TruthFinder(damping=0.5)"


def test_what_all_such_methods_share_answers_nothing_by_itself() -> None:
    """The base has no rule."""
    base = truth.Discovery(trust=(("A", 1.0),))

    with pytest.raises(NotImplementedError):
        base.pool([1], [0], [0])
    with pytest.raises(NotImplementedError):
        dossier(1)["f0"].reconcile(base)


def test_beliefs_need_masses_of_one() -> None:
    """None below zero; several possibilities stand in brackets."""
    assert methods.conflict({("a", "b"): 1.0}, {"b": 0.5, frozenset({"c"}): 0.5}) == 0.5
    assert methods.combine({"a": 1}, {("a", "b"): 1}) == {frozenset({"a"}): 1}
    assert methods.combine({"a": 1}, {"a": 1}, rule="yager") == {frozenset({"a"}): 1}
    with pytest.raises(UnpoolableNumbers, match="first: the masses add up to 0.5"):
        methods.conflict({"a": 0.5}, {"a": 1})
    with pytest.raises(UnpoolableNumbers, match="second: the mass -1 is below zero"):
        methods.conflict({"a": 1}, {"a": -1, "b": 2})
    with pytest.raises(UnpoolableNumbers, match="nothing in common"):
        methods.combine({"a": 1}, {"b": 1})
    with pytest.raises(NotAChoice, match="dempster"):
        methods.combine({"a": 1}, {"b": 1}, rule="bayes")


def test_what_two_beliefs_do_not_share_is_left_open_by_yager() -> None:
    """In Zadeh's example 0.9999 goes to the whole frame, and 0.0001 to what both hold possible."""
    made = methods.combine({"M": 0.99, "T": 0.01}, {"C": 0.99, "T": 0.01}, rule="yager")

    assert made == pytest.approx({frozenset({"T"}): 0.0001, frozenset({"M", "T", "C"}): 0.9999})


@pytest.mark.parametrize(
    ("loss", "start"), [("squared", [41 / 3, 27, 94 / 3]), ("absolute", [12, 21, 31])], ids=["squared", "absolute"]
)
def test_the_first_weights_of_crh_are_those_of_its_paper(loss: str, start: list[float]) -> None:
    """From the mean or the median of all, each source weighs -log of its share of the loss (Li et al. 2014, eq. 5)."""
    said = [[10, 20, 30], [12, 21, 33], [19, 40, 31]]
    power = 2 if loss == "squared" else 1
    far = [sum(abs(value - truth) ** power for value, truth in zip(row, start, strict=True)) for row in said]

    found = methods.CRH(loss=loss, scale="none", iterations=1).pool(
        [value for row in said for value in row],
        [source for source, row in enumerate(said) for _ in row],
        [0, 1, 2] * 3,
    )

    assert found.weights.tolist() == pytest.approx([-math.log(one / sum(far)) for one in far])


def test_what_crh_takes_for_granted_is_said() -> None:
    """One trust for a source, and no copying but what is declared."""
    assert methods.CRH().assumes == (
        "that a source is as reliable on one figure as on another",
        "that sources do not copy each other, but for what is declared",
    )
