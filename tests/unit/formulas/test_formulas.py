"""Derived figures: how formulas are built, evaluated, mixed and refused."""

from __future__ import annotations

import copy
import pickle
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

import contested as ct
from contested import Figure, Interval, Stance
from contested.errors import (
    ContestedError,
    DerivedFigure,
    DividesByZero,
    FormulaTooLong,
    FrozenValue,
    IncompatibleFigures,
    IncompatibleUnits,
    NotANumber,
    UnknownOperand,
    UnusableOperand,
    WrongType,
)
from contested.formulas import operators as building
from contested.formulas.node import LONG, Node, leaf_node
from contested.formulas.overlaps import sum_caveats
from contested.formulas.powers import TooManyDigits
from contested.quantities.unit_table import COUNTED_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable

ARTICLE = ct.Source("News article")
PEOPLE = Figure("population", "person", of="X").claimed("120,000", by="Armenia").claimed("50,000", by="Azerbaijan")
AREA = Figure("area", "km**2", of="X").claimed("approximately 3,000", source=ARTICLE)
TROOPS = Figure("soldiers", "person", of="X").claimed("around 10,000", by="Azerbaijan").denied(by="Armenia")


def number(low: Any, high: Any = None, name: str = "x", by: str = "A", unit: str = "share") -> Figure:
    """Return a figure that one party puts between two ends, which may be below zero."""
    figure = Figure(name, unit, signed=True)
    return figure.claimed(low, by=by) if high is None else figure.claimed(None, low=low, high=high, by=by)


def reach(figure: Figure, by: str = "A") -> str:
    """Return what one account allows."""
    return str(figure.according_to(by).reach)


# -- building -----------------------------------------------------------------------


def test_nothing_is_evaluated_when_a_formula_is_built() -> None:
    """A formula that divides by zero in every account is refused when it is looked at, and not before."""
    made = number(1) / number(0, name="y")

    with pytest.raises(DividesByZero, match="x / y divides by zero: y is, or may be, zero in every account"):
        _ = made._panel


@pytest.mark.parametrize(
    ("made", "title"),
    [
        (PEOPLE / AREA, "population / area (X)"),
        ((PEOPLE + TROOPS) / AREA, "(population + soldiers) / area (X)"),
        (PEOPLE - (PEOPLE - TROOPS), "population - (population - soldiers) (X)"),
        (-PEOPLE, "-population (X)"),
        (-(PEOPLE + TROOPS), "-(population + soldiers) (X)"),
        (AREA**2, "area ** 2 (X)"),
        ((2 * AREA) ** 2, "(2 * area) ** 2 (X)"),
        (AREA / "3000 km**2", "area / 3000 km**2 (X)"),
        (ct.minimum(PEOPLE, 5), "minimum(population, 5) (X)"),
        (PEOPLE + number(1, unit="person"), "population (X) + x"),
        (sum([PEOPLE] * 50), LONG),
    ],
)
def test_a_derived_figure_is_called_by_its_formula(made: Any, title: str) -> None:
    """The title is the formula in words, with brackets where they are needed, cut where it grows long."""
    assert made.title.removesuffix(" (X)") == title.removesuffix(" (X)")


@pytest.mark.parametrize(
    ("build", "error", "message"),
    [
        (lambda: PEOPLE / 0, DividesByZero, "the divisor is, or may be, zero"),
        (lambda: PEOPLE**0.5, UnusableOperand, "powers are whole numbers"),
        (lambda: PEOPLE**True, UnusableOperand, "powers are whole numbers"),
        (lambda: PEOPLE**1001, UnusableOperand, "powers go from -1000 to 1000"),
        (lambda: PEOPLE**12, UnusableOperand, "its unit would be too high"),
        (lambda: PEOPLE**8 * PEOPLE**8, UnusableOperand, "its unit would be too high"),
        (lambda: PEOPLE + None, UnusableOperand, "figures, numbers and texts such as '2 day' do"),
        (lambda: PEOPLE * float("nan"), NotANumber, "only finite numbers"),
        (lambda: PEOPLE + AREA, IncompatibleFigures, r"population \(X\) and area \(X\) do not go together"),
        (lambda: PEOPLE + "3 km", IncompatibleFigures, r"3 km and population \(X\) do not go"),
        (ct.maximum, UnusableOperand, "give at least one figure"),
        (lambda: ct.minimum(1, 2), UnusableOperand, "give at least one figure"),
        (lambda: (PEOPLE / AREA).to("km"), IncompatibleUnits, "does not convert"),
    ],
)
def test_what_does_not_go_together_is_refused(build: Callable[[], Any], error: type[Exception], message: str) -> None:
    """The error is ours, and names what was calculated."""
    with pytest.raises(error, match=message) as caught:
        build()

    assert isinstance(caught.value, ContestedError)


def test_zero_plus_a_figure_is_the_figure() -> None:
    """So that sum() needs no start, and a plus in front changes nothing."""
    assert sum([PEOPLE]) == PEOPLE
    assert +PEOPLE is PEOPLE


def test_derived_figures_compare_as_one_formula() -> None:
    """What stands on both sides is one unknown, so that nothing is above itself."""
    density = PEOPLE / AREA

    assert str(density > density * 2) == "settled: no per Armenia and Azerbaijan"
    assert str(PEOPLE < PEOPLE + 1) == "settled: yes per Armenia and Azerbaijan"


def test_soldiers_are_people_and_square_kilometres_are_hectares() -> None:
    """A sum is in the unit that takes both; a text constant converts."""
    soldiers = Figure("soldiers", "soldier").claimed(10, by="Armenia")

    assert (soldiers + PEOPLE).unit == PEOPLE.unit
    assert str((AREA + "300,000 ha").hull()) == "about 6,000 km² (News article)"
    assert str((PEOPLE / AREA).to("person/ha").according_to("Armenia")) == "about 0.4 people/ha"


def test_a_percentage_enters_a_product_as_the_share_that_it_is() -> None:
    """A fifth of fifty people is ten people."""
    share, people = number(20, unit="percent"), number(50, unit="person")

    assert str((people * share).hull()) == "10 people (A)"
    assert str((people / share).hull()) == "250 people (A)"


def test_a_node_is_frozen_and_compares_by_what_it_is() -> None:
    """A formula is a value: equal where built alike, other than anything else, and it pickles."""
    node = (PEOPLE / AREA)._node

    with pytest.raises(FrozenValue):
        node.kind = "+"
    with pytest.raises(FrozenValue):
        del node.kind
    assert node == (PEOPLE / AREA)._node
    assert node != (AREA / PEOPLE)._node
    assert node != "population / area"
    assert node == pickle.loads(pickle.dumps(node))
    assert repr(node) == "<Node />"
    assert leaf_node(PEOPLE) == Node("leaf", (), PEOPLE)


def test_equal_formulas_on_shared_parts_compare_in_a_moment() -> None:
    """Sixty doublings have more paths than can be walked, and sixty nodes."""
    a, b = PEOPLE, copy.deepcopy(PEOPLE)
    for _ in range(60):
        a, b = a + a, b + b

    assert a == b


@pytest.mark.parametrize(
    ("ask", "advice"),
    [
        (lambda f: f.claimed(1, by="A"), "say it of one of its figures"),
        (lambda f: f.denied(by="A"), "say it of one of its figures"),
        (lambda f: f.withheld(by="A"), "say it of one of its figures"),
        (lambda f: f.set_aside("e1", reason="x", by="y"), "set it aside in the figure"),
        (lambda f: f.to_records(), "write the figures"),
        (lambda f: f.shared(by="A", reason="x"), "share one of its figures"),
        (lambda f: ct.Dossier().with_figure("d", f), "keep its figures"),
    ],
)
def test_a_derived_figure_is_nobodys_statement(ask: Callable[[Figure], Any], advice: str) -> None:
    """What only a stated figure can do is refused, with what to do instead."""
    with pytest.raises(DerivedFigure, match=advice):
        ask(PEOPLE / AREA)


# -- evaluating -----------------------------------------------------------------------


def test_printed_numbers_and_reaches_are_computed_apart() -> None:
    """120,000 over about 3,000 prints about 40, and may be from 34.3 to 48."""
    density = PEOPLE / AREA

    position = density.according_to("Armenia")

    assert str(position) == "about 40 people/km²"
    assert position.reach == Interval(Fraction(240, 7), 48, low_open=True, high_open=True)
    assert (density > 30).by_party["Armenia"] is ct.Answer.YES
    assert (density > 45).by_party["Armenia"] is ct.Answer.UNDETERMINED


def test_less_than_a_day_makes_a_rate_without_a_top() -> None:
    """Eleven deaths over less than 24 hours are above 11/24 an hour."""
    deaths = Figure("deaths", "person").claimed(11, by="A")
    time = Figure("time", "hour").claimed("less than 24", by="A")

    rate = deaths / time

    assert rate.according_to("A").interval == Interval(Fraction(11, 24), None, low_open=True)
    assert str(rate.hull()) == "more than about 0.458 people/hour (A)"


def test_at_most_stays_at_most() -> None:
    """The floor is used in arithmetic, and not printed as a number that somebody gave."""
    few = Figure("few", "person").claimed("at most 20", by="A")

    assert str((few * 2).hull()) == "at most 40 people (A)"
    assert reach(few * 2) == "[0; 40]"


def test_zero_in_one_account_leaves_the_others() -> None:
    """An account that divides by zero is undefined and says why; the others answer."""
    people = Figure("people", "person").claimed(10, by="A").claimed(20, by="B")
    area = Figure("area", "km**2").claimed(0, by="A").claimed(5, by="B")

    density = people / area

    assert density.according_to("A").stance is Stance.UNDEFINED
    assert str(density.hull()) == "4 people/km² (B); A is undefined: it divides by area, which may be zero"
    assert str(density > 3) == "contested: yes per B; A is undefined: it divides by area, which may be zero"
    assert density.who_says(4).undefined == ("A",)
    assert density.explain().follow() == density.hull()


def test_a_divisor_of_several_figures_is_named_by_its_formula() -> None:
    """The reason names the divisor as it is written, constants and units included."""
    people = Figure("people", "person").claimed(10, by="A").claimed(20, by="B")
    base = Figure("base", "person").claimed(2, by="A").claimed(5, by="B")
    hectares = Figure("land", "ha").claimed(100, by="A").claimed(200, by="B")
    area = Figure("area", "km**2").claimed(1, by="A").claimed(5, by="B")

    assert str((people / (base - 2)).according_to("A")) == "A is undefined: it divides by base - 2, which may be zero"
    undefined = (people / (area - hectares)).according_to("A")
    assert str(undefined) == "A is undefined: it divides by area - land, which may be zero"


def test_a_reach_that_meets_zero_is_unbounded() -> None:
    """About 3 less 2 may be zero: the quotient prints, and may be anything."""
    made = number(6) / (number("about 3", name="y") - "2.9")

    position = made.according_to("A")

    assert position.stance is Stance.STATED
    assert position.reach == Interval.everything()


def test_nothing_above_the_floor_is_undefined() -> None:
    """Fewer than 0 people leave no value to calculate with."""
    none = Figure("none", "person").claimed("fewer than 0", by="A").claimed(3, by="B")

    assert (none**2).according_to("A").stance is Stance.UNDEFINED
    assert str((none * 2).according_to("A")) == "A is undefined: no value is left above the smallest that can be"


def test_numbers_that_grow_too_long_are_refused() -> None:
    """A power that explodes names the formula and the account."""
    with pytest.raises(FormulaTooLong, match="population \\*\\* 9 has more than 30 digits in the account of Armenia"):
        _ = (PEOPLE**9)._panel
    with pytest.raises(FormulaTooLong):
        _ = ((number(Fraction(1, 10**9)) ** 4) * 1)._panel
    with pytest.raises(FormulaTooLong):
        _ = (number(10**9, 2 * 10**9) ** 600 * number(10**9, 3 * 10**9, "y") ** 600)._panel


def test_a_party_silent_on_every_figure_has_no_account() -> None:
    """Numbers that are all borrowed are nobody's."""
    one = Figure("one", "person", disputants=["Armenia"]).claimed(5, source=ARTICLE)
    other = Figure("other", "person").claimed(3, source=ARTICLE)

    total = one + other

    assert total.according_to("Armenia").stance is Stance.SILENT
    assert str(total.according_to("News article")) == "8 people"


def test_what_the_user_lends_is_named_with_the_reason() -> None:
    """A number of one party, shared by name, serves the silent, and every answer says so."""
    troops = Figure("soldiers", "person").claimed(10, by="UN").denied(by="Armenia")
    people = Figure("people", "person").claimed(50, by="Azerbaijan").claimed(40, by="Armenia")

    share = troops.shared(by="UN", reason="nobody else counts") / people

    assert str(share.hull()) == (
        "0.2 (Azerbaijan); Armenia denies the figure soldiers; soldiers: UN's number is shared: nobody else counts"
    )
    assert share.according_to("Armenia").stance is Stance.DENIED


def test_without_a_number_the_result_says_which_figure() -> None:
    """Who withholds or gives a word is named with the figure that it says it of."""
    wounded = Figure("wounded", "person").claimed("dozens", by="A").withheld(by="B")
    killed = Figure("killed", "person").claimed(5, by="A").claimed(6, by="B")

    total = killed + wounded

    assert str(total.hull()).startswith("no number; A says “dozens” of wounded; B withholds a number of wounded")


def test_a_derived_figure_of_derived_figures_explains_itself_to_the_ground() -> None:
    """Every statement is at the bottom, under the title of its figure."""
    text = str(((PEOPLE / AREA) * 2).explain())

    assert "population (X), Armenia: 120,000 people" in text
    assert "area (X), Armenia is silent and borrows from News article: about 3,000 km²" in text
    assert "News article is silent: no number for population / area * 2" in text


def test_a_look_keeps_the_unknown_and_known_on_makes_another() -> None:
    """In another unit, or by one party alone, a figure is the same unknown; cut to a day it is not."""
    dated = Figure("area", "km**2").claimed(None, low=2, high=3, by="A", stated="2020-01-01")

    assert reach(dated / dated.to("ha"), "A") == "[1; 1]"
    assert reach(dated / dated["A"], "A") == "[1; 1]"
    assert reach(dated - dated.known_on("2021-01-01"), "A") == "[-1; 1]"
    assert str((dated * 2).known_on("2019-01-01").hull()).startswith("no number; left out: ")
    assert (dated * 2).reread("acled").according_to("A").interval == Interval(4, 6)
    assert (dated * 2).root == dated * 2
    assert (dated * 2).only("A").root == dated * 2


def test_only_of_an_operand_is_only_of_the_result() -> None:
    """Looking at one party leaves the others out of what is derived, and names them."""
    density = PEOPLE["Armenia"] / AREA

    assert [p.name for p in density.positions()] == ["Armenia"]
    assert "Azerbaijan (only Armenia asked for)" in str(density.hull())
    assert (PEOPLE.only("Armenia") + TROOPS.only("Azerbaijan")).positions() == ()


def test_derived_numbers_are_nobodys_words() -> None:
    """No one states them, prose says on whose numbers they rest, and false digits are not printed."""
    density = PEOPLE / AREA

    assert density.who_says(40).states == ()
    assert density.who_says(40).allows == ("Armenia",)
    assert f"{density:prose}".startswith("between about 16.7 (on the numbers of Azerbaijan)")
    assert f"{density:short}" == "about 16.7–40"
    assert str((AREA * "1.2345").hull()) == "about 3,700 km² (News article)"
    assert density.estimates == ()
    assert [p.name for p in density.parties] == ["Armenia", "Azerbaijan"]
    assert density.sources == (ARTICLE,)


@pytest.mark.parametrize(
    ("other", "answer"), [(AREA * 2, ct.Answer.NO), ("2,900 km**2", ct.Answer.YES), (4_000, ct.Answer.NO)]
)
def test_two_renderings_of_one_claim(other: Any, answer: ct.Answer) -> None:
    """They agree where what they allow meets."""
    assert AREA.agrees_with(other).by_party["News article"] is answer


# -- tight --------------------------------------------------------------------------------


POPULATION = Figure("p", "person").claimed("1,000", by="A").claimed("800", by="B")
STATES = [name for name, (_, parent, _) in COUNTED_KINDS.items() if parent in ("person", "displaced")]


@pytest.mark.parametrize("kind", STATES)
def test_what_becomes_of_people_is_counted_in_people_too(kind: str) -> None:
    """11 killed of 1,000 people are 1.1 % of them; in sum 1,011 people, twice 22: so is every kind of people."""
    part = Figure("k", kind).claimed("11", by="A").claimed("20", by="B")
    people = part.to("person")

    assert str((people / POPULATION).to("percent").hull()) == "1.1% (A) to 2.5% (B)"
    assert str((part / POPULATION).to("percent").hull()) == "1.1% (A) to 2.5% (B)"
    assert str((people + POPULATION).only("A").hull()).startswith("1,011 people (A)")
    assert str((people * 2).hull()) == "22 (A) to 40 (B) people"
    assert str((people / 4).according_to("B")) == "5 people"
    assert str((people - part).hull()) == "0 people (A, B)"
    assert str((people.only("A") / POPULATION).according_to("A")) == "0.011"
    assert str(part / POPULATION > "2%") == "contested: yes per B, no per A"


def test_a_quotient_of_a_kind_keeps_both_words_until_it_is_asked_for_as_a_share() -> None:
    """The killed over people print as such: what is divided by what is not forgotten."""
    killed = Figure("k", "killed").claimed("11", by="A")

    assert str((killed / POPULATION).according_to("A")) == "0.011 killed/person"


@pytest.mark.parametrize(
    ("made", "wanted", "advice"),
    [
        (
            POPULATION / Figure("k", "killed").claimed(11, by="A"),
            "percent",
            r"killed is what it is divided by; divide by that figure taken as person, with \.to\('person'\)",
        ),
        (
            Figure("w", "wounded").claimed(11, by="A") / Figure("r", "refugee").claimed(11, by="A"),
            "share",
            "refugee is what it is divided by; divide by that figure taken as person",
        ),
        (POPULATION / AREA, "percent", "a unit of the same dimension"),
        (POPULATION, "killed", "every one of killed is one of people, not the other way round"),
        (POPULATION / Figure("h", "household").claimed(11, by="A"), "percent", "a unit of the same dimension"),
    ],
)
def test_what_is_no_share_says_the_way_out(made: Figure, wanted: str, advice: str) -> None:
    """People do not convert back to a kind of them; where taking the divisor as people helps, the message says so."""
    with pytest.raises(IncompatibleUnits, match=advice):
        made.to(wanted)


X, Y, Z = number(1, 3), number(2, 5, "y"), number(-2, 4, "z")
OPEN = Figure("o", "share").claimed("at least 1", by="A")
ABOVE = Figure("p", "share").claimed("more than 0", by="A")
ANY = number(-3, 2, "w")


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (X - X, "[0; 0]"),
        (X / X, "[1; 1]"),
        ((X + Y) / X, "[5/3; 6]"),
        (X / (X + Y), "[1/6; 0.6]"),
        (OPEN / (OPEN + 1), "[0.5; 1)"),
        (1 / OPEN, "(0; 1]"),
        (OPEN * OPEN - OPEN, "[0; ∞)"),
        (X * X - X * 2, "[-1; 3]"),
        (Z * Z, "[0; 16]"),
        (Z**2 - Z, "[-0.25; 12]"),
        (X * Z - X, "[-9; 9]"),
        (Z * Y - Z, "[-8; 16]"),
        ((X * X - Y * Y) / (X + Y), "[-4; 1]"),
        (Z**3 - Z, "[-6; 60]"),
        (X * X * X - X * 12, "[-16; -9]"),
        (ct.minimum(X, Y) + X, "[2; 6]"),
        (ct.maximum(X, Y) - X, "[0; 4]"),
        (ct.minimum(-X, Y) * 2, "[-6; -2]"),
        (ct.maximum(X / Y, X * 2), "[2; 6]"),
        (X**-1, "[1/3; 1]"),
        (Z**0, "[1; 1]"),
        (Z**2, "[0; 16]"),
        (ANY**2, "[0; 9]"),
        (ANY**3, "[-27; 8]"),
        ((ANY - 5) ** 2, "[9; 64]"),
        ((OPEN - 5) ** 2, "[0; ∞)"),
        ((-OPEN) ** 3, "(-∞; -1]"),
        ((-OPEN) ** 2, "[1; ∞)"),
        (Y**-2, "[0.04; 0.25]"),
        (-(X - Y * X), "[1; 12]"),
        (ABOVE / (ABOVE * ABOVE), "(0; ∞)"),
        ((X + ABOVE) / ABOVE, "(1; ∞)"),
        (X * Y / (X + Y) - X + X, "[2/3; 1.875]"),
        (Z / (Z * Z + 1), "[-0.5; 0.5]"),
        ((OPEN - X) * X - OPEN, "[-7; ∞)"),
    ],
)
def test_a_figure_is_one_unknown_wherever_it_stands(made: Figure, expected: str) -> None:
    """The range is what the formula can be, and no more."""
    position = made.according_to("A")

    assert str(position.reach) == expected
    assert not position.enclosure


A0, W0, V0 = number(0, 2, "a"), number(-3, 2, "w"), number(-4, 0, "v")
UP, DOWN, P = (
    Figure("u", "share", signed=True).claimed("at least -5", by="A"),
    Figure("d", "share", signed=True).claimed("at most 5", by="A"),
    number(1, 2, "p"),
)
KM, M = number(1, 2, "k", unit="km"), number(5, 9, "m", unit="m")


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (Z * W0 + Z + W0, "[-11; 14]"),
        (UP * W0 + UP + W0, "(-∞; ∞)"),
        (UP * DOWN + UP + DOWN, "(-∞; ∞)"),
        (DOWN * Z - DOWN + Z, "(-∞; ∞)"),
        ((Z * W0 + Z + W0 + A0) / A0, "(-∞; ∞)"),
        ((Z * W0 + Z + W0 + V0) / V0, "(-∞; ∞)"),
        ((P * P * Z + Z + A0) / A0, "(-∞; ∞)"),
        ((P * (DOWN - 6) + Z) / (DOWN - 6), "[-3; 4]"),
        (-(A0 * P) + P, "[-2; 2]"),
        ((P * 0 + 2) ** 2 * P + P, "[5; 10]"),
        ((P - P) * Z + P * P / P, "[1; 2]"),
        ((P * Z) ** 0 * P + P, "[2; 4]"),
        ((P - P + 2) ** 3 + P, "[9; 10]"),
        (Z**2 * P + P, "[1; 34]"),
        ((1 / P + A0) * Z * Z, "[0; 48]"),
        (ct.minimum(KM, M) + KM, "[1.005; 2.009]"),
        (ct.maximum(A0 / P, Z) / P, "[0; 4]"),
        ((UP - DOWN) / (P * P + 1) + P, "[-4; ∞)"),
        (P / (A0 * P) + A0, "[2; ∞)"),
        ((UP + 6) * (UP + 6) - UP, "[6; ∞)"),
        (UP * DOWN - DOWN * DOWN, "(-∞; ∞)"),
        ((A0 + Z * W0 + Z + W0) / A0, "(-∞; ∞)"),
        (number(10**29) * 1, "[100,000,000,000,000,000,000,000,000,000; 100,000,000,000,000,000,000,000,000,000]"),
        (-X, "[-3; -1]"),
        ((X + Y) * (X - Y) / X, "[-24; 5/3]"),
        ((X + 1) * (X + 2) * (X + 4) / ((X + 1) * (X + 3)), "[3.75; 35/6]"),
        (A0 * V0 + P - P * P, "[-10; 0]"),
        ((P * P + P) / 2, "[1; 3]"),
        (P * P - P * number(5, name="q"), "[-6; -4]"),
        (ct.minimum(-X, Y) + X, "[0; 0]"),
        (UP * (Z + 3) / (P * P - P + 1) + Z, "[-31; ∞)"),
        (1 / ((X + 3) * (Y + 1)) * ((Y + 1) * (Y + 2)), "[2/3; 1.75]"),
        (Z**3 - Z**2 + Z, "[-14; 52]"),
        (number(-2, 2) / (number(-2, 2) * number(-2, 2)), "(-∞; ∞)"),
    ],
)
def test_ends_that_are_absent_and_divisors_that_touch_zero(made: Figure, expected: str) -> None:
    """Limits are taken where there are some; bilinear formulas have their ends at corners."""
    assert str(made.according_to("A").reach) == expected


@pytest.mark.parametrize(
    ("made", "low", "high"),
    [
        (X * Y - X * X - Y * Y, -21, -3),
        (number(0, 1) * number(0, 1, "y") - number(0, 1) ** 2 - number(0, 1, "y") ** 2, -1, 0),
        (ct.minimum(Z * Z, 3 - Z) - Z, -5, 5),
        (ct.minimum(P, Z) / P - P, -3, 0),
        (ct.minimum(P**-2, A0) * P, 0, 1),
        (Z * Z * Z * Z - Z * W0 * W0, -8, 256),
        (Z**4 - Z, Fraction(-47, 100), 252),
        (ct.minimum(X, 1 / (X - X + 1)), 1, 1),
        ((number("0.49", "0.5", "h") + "0.5") ** 301 * number("0.49", "0.5", "h"), Fraction(3, 100), Fraction(1, 2)),
    ],
)
def test_what_is_not_decided_is_an_enclosure_that_says_so(made: Figure, low: int, high: int) -> None:
    """It holds the true range, is close to it, prints as approximate and explains itself."""
    position = made.according_to("A")

    assert position.reach is not None
    assert position.reach.low is not None
    assert position.reach.high is not None
    assert position.reach.low <= low
    assert position.reach.high >= high
    if position.enclosure:
        assert "about" in str(position)
        assert "an enclosure" in str(made.explain())


@pytest.mark.parametrize(
    "made",
    [
        Z / Z,
        X / (X - Y),
        X / (Z * Z - 1),
        X / ((Y - 2) * (Y - 3)),
        number(0) ** -1,
        Z**-1,
        Z**-2,
        1 / (Z * Z) + 1 / Z,
    ],
)
def test_cancelling_does_not_excuse_a_divisor_that_holds_zero(made: Figure) -> None:
    """Zero inside a divisor makes the account undefined, whatever is left after cancelling."""
    with pytest.raises(DividesByZero):
        _ = made._panel


def test_zero_as_an_end_of_a_divisor_is_left_out() -> None:
    """What is left is open or unbounded there."""
    upto = Figure("u", "share").claimed(None, low=0, high=4, by="A")
    below = number(-4, 0, "v")

    assert reach(upto * upto / upto) == "(0; 4]"
    assert reach(1 / upto + upto * 0) == "[0.25; ∞)"
    assert reach(1 / below - below * 0) == "(-∞; -0.25]"
    assert reach(X / (X - 1)) == "[1.5; ∞)"
    assert reach(-1 / (Z * Z) * Z * Z) == "[-1; -1]"
    assert reach(Z / (Z * Z)) == "(-∞; ∞)"


def test_long_polynomials_fall_back_to_an_enclosure() -> None:
    """A formula with more terms than are worth expanding is still enclosed."""
    several = [number(1, 2, f"x{n}") for n in range(6)]
    total = sum(several)
    assert isinstance(total, Figure)

    tangled = total**2 / (several[0] - several[1] * 3 + 20 + several[2] * several[3]) ** 2
    for made in (total**6 / (total + several[0]) ** 6, tangled):
        position = made.according_to("A")
        assert position.enclosure
        assert position.reach is not None
        assert position.reach.low is not None
        assert position.reach.high is not None
        assert 0 < position.reach.low < Fraction(2, 5) < position.reach.high


def test_a_factor_too_long_to_be_cancelled_still_counts_for_nothing() -> None:
    """The derivative by each figure is zero, so the quotient is one."""
    total = sum(number(1, 2, f"x{n}") for n in range(11))
    assert isinstance(total, Figure)

    assert reach(total**2 / total**2) == "[1; 1]"


# -- mixing ---------------------------------------------------------------------------------


def test_every_combination() -> None:
    """One account, the widest there is, and what is left out of it is named."""
    share = (TROOPS / PEOPLE).mixed()

    assert str(share.hull()) == (
        "about 0.0833 to about 0.2 (mixed); left out: Armenia (denies soldiers (X)); "
        "mixes every account of soldiers (X) and population (X)"
    )
    assert share.explain().follow() == share.hull()
    assert PEOPLE.mixed().hull().low == 50_000


def test_combinations_of_some_figures_without_numbers() -> None:
    """Where nobody states one of the figures, there is nothing to mix; where all divide by zero, that is said."""
    nothing = Figure("nothing", "person").claimed("dozens", by="A")
    zero = Figure("zero", "person").claimed(0, by="A").claimed(0, by="B")

    assert "A (gives no number for nothing)" in str((PEOPLE / nothing).mixed().hull())
    with pytest.raises(DividesByZero):
        _ = (PEOPLE / zero).mixed()._panel


def test_more_combinations_than_are_tried_are_taken_over_hulls() -> None:
    """Exact where each figure stands once, else an enclosure."""
    several = [Figure(f"f{n}", "person") for n in range(5)]
    for n in range(5):
        for k in range(4):
            several[n] = several[n].claimed(k + 1, by=f"P{k}")
    total = sum(several)
    assert isinstance(total, Figure)

    once, often = total.mixed().according_to("mixed"), (total * several[0]).mixed().according_to("mixed")

    assert (once.interval, once.enclosure) == (Interval(5, 20), False)
    assert (often.interval, often.enclosure) == (Interval(5, 80), True)


def test_each_by_its_own_count() -> None:
    """A party for each figure is chosen by name, and unattributed figures need none."""
    made = (TROOPS / PEOPLE * AREA).mixed({TROOPS: "Azerbaijan", PEOPLE: "Armenia"})

    assert made.according_to("mixed").interval == Interval.point(250)
    assert made._panel.notes == (
        "mixes soldiers (X) per Azerbaijan, population (X) per Armenia and area (X) per News article",
    )


def test_a_choice_that_fits_nothing_is_refused() -> None:
    """Each figure that parties state needs a party, and no other figure takes one."""
    with pytest.raises(UnknownOperand, match="look at area"):
        (TROOPS / PEOPLE).mixed({TROOPS: "Azerbaijan", PEOPLE: "Armenia", AREA: "Armenia"})
    with pytest.raises(UnknownOperand, match="look at population"):
        (TROOPS / PEOPLE).mixed({TROOPS: "Azerbaijan"})
    with pytest.raises(UnknownOperand, match=r"look at population \(X\) per Nobody, beside Armenia, Azerbaijan"):
        (TROOPS / PEOPLE).mixed({TROOPS: "Azerbaijan", PEOPLE: "Nobody"})
    with pytest.raises(WrongType, match="a party that states a number"):
        TROOPS.shared(by="Armenia", reason="it denies")


def test_a_mix_with_somebody_who_denies_has_no_number_and_denies_nothing_itself() -> None:
    """Who gives no number is named as left out."""
    made = (TROOPS / PEOPLE).mixed({TROOPS: "Armenia", PEOPLE: "Armenia"})

    assert made.according_to("mixed").stance is Stance.SILENT
    assert str(made.hull()).startswith(
        "no number; left out: Armenia (denies soldiers (X)), Azerbaijan (not asked for); mixes"
    )


def test_combinations_that_divide_by_zero_are_told() -> None:
    """A mix of what is left says what is not in it; a short form of accounts is marked."""
    people = Figure("people", "person").claimed(10, by="A").claimed(20, by="B")
    ruins = Figure("ruins", "building").claimed(0, by="A").claimed(5, by="B")

    mixed = (people / ruins).mixed()

    assert str(mixed.hull()) == (
        "2 to 4 people/building (mixed); mixes every account of people and ruins; "
        "combinations without a value are left out: it divides by ruins, which may be zero"
    )
    assert f"{people / ruins:short}" == "4†"


def test_a_source_whose_number_is_borrowed_is_not_called_silent() -> None:
    """It gave the area; that it gave no population is nothing to print."""
    density = PEOPLE / AREA

    assert f"{density:prose}".endswith("and about 40 (on the numbers of Armenia)")
    assert density.who_says(40).silent == ()


def test_a_quotient_of_like_units_is_a_number() -> None:
    """Square kilometres over hectares come to how many times."""
    hectares = Figure("land", "ha").claimed(200, by="A")
    area = Figure("area", "km**2").claimed(4, by="A")

    assert str((area / hectares).hull()) == "2 (A)"
    assert (area / hectares > 1.5).by_party["A"] is ct.Answer.YES


# -- caveats ----------------------------------------------------------------------------------


def test_a_sum_says_that_nobody_knows_whether_one_contains_the_other() -> None:
    """Until somebody says so, in so many words."""
    total = PEOPLE + TROOPS

    assert "nobody says whether one contains the other: soldiers (X) and population (X)" in str(total.hull())
    assumed = total.assume_disjoint(reason="soldiers were not counted")
    assert "taken to count nothing twice: soldiers were not counted" in str(assumed.hull())
    assert "nobody says" not in str((assumed + 1).hull())
    assert "nobody says" in str((assumed + number(3, unit="person")).hull())
    assert PEOPLE.assume_disjoint(reason="x") is PEOPLE


@pytest.mark.parametrize(
    "made",
    [
        PEOPLE - TROOPS,
        PEOPLE + PEOPLE,
        AREA + Figure("b", "km**2").claimed(1, source=ARTICLE),
        Figure("k", "person", facets={"side": "A"}) + Figure("k", "person", facets={"side": "B"}),
        Figure("k", "person", period="2020") + Figure("k", "person", period="2021"),
    ],
)
def test_no_caveat_where_nothing_is_counted_twice(made: Figure) -> None:
    """Differences, areas, other facets and other periods have none."""
    assert made._formula is not None
    assert sum_caveats(made._formula) == ()


def test_a_sum_keeps_its_caveat_inside_another_operation() -> None:
    """Turned, taken away or divided, it is still a sum."""
    for made in (-(PEOPLE + TROOPS), 5 - (PEOPLE + TROOPS), (PEOPLE + TROOPS) / AREA):
        assert made._formula is not None
        assert len(sum_caveats(made._formula)) == 1


def test_a_difference_within_a_sum_turns_the_sign() -> None:
    """What is taken away is not added."""
    made = (PEOPLE - TROOPS) + AREA / AREA * 0 * TROOPS

    assert made._formula is not None
    assert sum_caveats(made._formula) == ()


def test_a_program_runs_on_numbers() -> None:
    """At a point, every operation gives its number, and a divisor that is zero there is refused."""
    x, y = number(3, name="x"), number("1/2", name="y")
    made = ct.minimum(ct.maximum(-x * 2 / y - 1, y**-2), x**2 + (KM + M) / "1 km")
    assert made._formula is not None

    values = {"x": 3, "y": Fraction(1, 2), "k": 2, "m": 500}
    numbers: list[Any] = [values[unknown.name] for unknown in made._formula.unknowns]  # type: ignore[attr-defined]

    assert made._formula.program.at(numbers) == 4
    zero = (x / y)._formula
    assert zero is not None
    with pytest.raises(ZeroDivisionError):
        zero.program.at([1, 0])
    power = (y**-1)._formula
    assert power is not None
    with pytest.raises(ZeroDivisionError):
        power.program.at([0])
    for long in (x**1000, x**580 * x**580):
        assert long._formula is not None
        with pytest.raises(TooManyDigits):
            long._formula.program.at([10**10])


def test_a_stated_figure_knows_no_groups() -> None:
    """What relations say matters to what is derived alone."""
    assert building.know_parts(PEOPLE, frozenset()) is PEOPLE


# -- what an account keeps of its operands -----------------------------------------------------


def test_scaled_summands_may_contain_one_another_too() -> None:
    """In another unit, what is added may still be counted twice."""
    battalion = ct.Unit.defined("battalion", "500 person")
    made = PEOPLE.to(battalion) + TROOPS.to(battalion)

    assert made._formula is not None
    assert len(sum_caveats(made._formula)) == 1


def test_an_account_keeps_the_denials_of_every_operand() -> None:
    """Whoever denies on any figure, the first or the last, and beside numbers or without, denies in the formula."""
    a = Figure("a", "person").claimed(5, by="A").denied(by="A", aspect="attribution")
    b = Figure("b", "person").claimed(1, by="A").denied(by="A", aspect="definition")
    c = Figure("c", "person").denied(by="A")

    assert [d.aspect for d in (a - b).position("A").denials] == ["attribution", "definition"]
    assert "A denies the attribution of a" in str((a - b).hull())
    assert "A denies the definition of b" in str((a - b).hull())
    assert not (a - b > 0).settled
    assert [d.aspect for d in (a - c).position("A").denials] == ["attribution", "unsaid"]
    assert (a - c).position("A").stance is ct.Stance.DENIED
    nothing = Figure("n", "person").claimed(0, by="A").denied(by="A", aspect="definition").claimed(1, by="B")
    assert "A denies the definition of n" in str((1 / nothing).hull())


def test_an_account_on_divided_numbers_is_divided() -> None:
    """Where one operand stands by numbers that differ, so does the result, whichever operand it is."""
    sure, torn = Figure("a", "person").claimed(5, by="A"), Figure("b", "person").claimed(1, by="A").claimed(3, by="A")

    assert [made.position("A").divided for made in (sure - torn, torn - sure, sure - sure)] == [True, True, False]


def test_what_is_borrowed_is_no_origin_of_the_account() -> None:
    """Two parties that borrow one number are not one voice for that (rule 6)."""
    people = Figure("p", "person").claimed(10, by="A").claimed(20, by="B")
    area = Figure("a", "km**2").claimed(2, source="an article")

    density = people / area

    assert [density.position(name).origins for name in "AB"] == [(("party", "A", "A"),), (("party", "B", "B"),)]
    assert len(density._panel.origin_groups) == 2
    assert density.position("A").estimates == (*people.estimates[:1], *area.estimates)


def test_the_reach_of_every_operand_counts() -> None:
    """Approximate numbers of the first and of the last operand widen what the result allows (rule 3)."""
    soft, hard = Figure("a", "km").claimed("about 10", by="A"), Figure("b", "km").claimed(100, by="A")
    more = Figure("c", "km").claimed("about 1,000", by="A")

    assert (soft + hard).position("A").reach == Interval(105, 115, low_open=True, high_open=True)
    assert (hard + soft).position("A").reach == Interval(105, 115, low_open=True, high_open=True)
    assert (soft + more).position("A").reach == Interval(505, 1515, low_open=True, high_open=True)
    few = Figure("d", "km").claimed("at most 100", by="A")
    assert (soft + few).position("A").reach == Interval(5, 115, low_open=True, high_open=True)


def test_the_disputants_of_every_figure_are_those_of_the_formula() -> None:
    """Whoever has a stake in one of the figures has one in what is computed of them."""
    a = Figure("a", "person", disputants=["C"]).claimed(5, by="A")
    b = Figure("b", "person", disputants=["D"]).claimed(1, by="A")

    assert (a - b)._panel.disputants == (b - a)._panel.disputants == {"C", "D"}
    assert str(a - Figure("b", "person", disputants=["A"]).claimed(1, by="A") > 3) == "one-sided: yes per A alone"


@pytest.mark.parametrize(
    ("made", "printed", "low"),
    [
        (lambda x: 7 - x, "more than 0 people (A)", 0),
        (lambda x: x - 7, "less than 0 people (A)", None),
        (lambda x: 8 - x, "more than 1 people (A)", 1),
        (lambda x: 2 * (7 - x), "more than 0 people (A)", 0),
        (lambda x: ct.maximum(7 - x, 0), "more than 0 people (A)", 0),
        (lambda x: ct.maximum(x, 0), "0 to less than 7 people (A)", 0),
    ],
)
def test_an_end_that_comes_to_zero_is_an_end(made: Any, printed: str, low: int | None) -> None:
    """Zero is a bound like any other, and None is none (case C08)."""
    change = Figure("change", "person", signed=True).claimed("fewer than 7", by="A")

    hull = made(change).hull()

    assert (str(hull).replace("fewer", "less"), hull.low) == (printed, low)


def test_a_floor_is_no_number_that_anyone_printed() -> None:
    """What a count cannot be below is not printed as an end, also where it comes to zero; a number that does is."""
    few = Figure("x", "person").claimed("fewer than 7", by="A")
    nothing = Figure("z", "person").claimed("at most 3", by="A")

    assert str((2 * few).hull()) == "fewer than 14 people (A)"
    assert str((7 - few).hull()) == "more than 0 to 7 people (A)"
    assert str(ct.maximum(few, 0).hull()) == "0 to fewer than 7 people (A)"
    assert str((few / (nothing + 1)).hull()) == "less than 7 (A)"
    assert str((few / nothing).hull()) == "any number (A)"


@pytest.mark.parametrize(
    ("made", "printed"),
    [
        (lambda x, _: 5 / ct.minimum(x, 2 * x), "about 1.67 or more (A)"),
        (lambda x, y: y / ct.minimum(x, y), "about 0.985 or more (A)"),
        (lambda x, _: 5 / ct.minimum(x, 4), "about 1.67 or more (A)"),
    ],
)
def test_a_divisor_behind_an_extreme_may_come_to_zero_at_its_end(made: Any, printed: str) -> None:
    """Zero as an end of a divisor is left out behind minimum and maximum too: the account stays defined (rule 16)."""
    x = Figure("x", "percent").claimed("0 to 3", by="A")
    y = Figure("y", "percent").claimed("1 to 5", by="A")

    position = made(x, y).position("A")

    assert position.stance is ct.Stance.STATED
    assert position.interval.high is None
    assert position.interval.low is not None or printed


def test_a_hedge_that_may_divide_by_zero_softens_both_ends() -> None:
    """What an approximate divisor allows may hold zero though what it prints does not: any number, and about."""
    total = Figure("a", "person", signed=True).claimed("fewer than 12", by="A")
    share = Figure("b", "person", signed=True).claimed(None, low=1, high=40, hedge="about", by="A")

    position = (total / share).position("A")

    assert position.reach is not None
    assert position.reach.high is None or position.reach.high >= 12
    assert position.approximate


def test_where_only_the_floor_keeps_a_divisor_from_zero_its_zero_is_the_floors() -> None:
    """A quotient of two upper limits has no printed end."""
    few, some = Figure("a", "person").claimed("at most 9", by="A"), Figure("b", "person").claimed("at most 3", by="A")

    assert str((few / some).hull()) == "any number (A)"


def test_mixing_chooses_figures_and_not_their_names() -> None:
    """Whose number a figure takes is chosen by the figure itself; its name is refused as one of our own errors."""
    people = Figure("people", "person").claimed(5, by="A").claimed(6, by="B")

    with pytest.raises(WrongType, match="the figure itself"):
        (people * 2).mixed({"people": "A"})  # type: ignore[dict-item]  # the point of the test


def test_a_count_that_may_be_all_of_another_leaves_any_quotient() -> None:
    """About 10 less 8 prints as 2, and may be nobody: what is divided by it may be anything."""
    people = Figure("y", "person").claimed("100", by="A")
    rest = Figure("a", "person").claimed("about 10", by="A") - Figure("b", "person").claimed(8, by="A")

    share = people / rest

    assert str(share.hull()) == "about 50 (A)"
    assert share.position("A").reach == Interval.everything()
