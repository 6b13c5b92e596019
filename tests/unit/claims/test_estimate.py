"""An estimate keeps what was printed, in the unit as printed, and what it allows."""

from __future__ import annotations

import copy
import pickle
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest

import contested as ct
from contested.claims.estimate import Estimate
from contested.claims.printed_number import best_words, is_best_about
from contested.claims.schema import BASES, CLAIM_BOUNDS, CLAIM_STATUSES, LEVELLED
from contested.errors import (
    AmbiguousNumber,
    AmbiguousPhrase,
    BestOutsideBounds,
    IncompatibleUnits,
    IncompleteStatement,
    InvertedBounds,
    NotAChoice,
    NotANumber,
    NumberOutOfBounds,
    UnknownField,
    UnknownUnit,
    UnreadablePhrase,
    WrongType,
)
from contested.quantities.formatting import PrintMarks
from contested.quantities.interval import Interval
from contested.quantities.units import Unit, unit


@pytest.mark.parametrize(
    ("value", "of", "fields", "printed"),
    [
        (120_000, "person", {}, "120,000 people"),
        (1, "person", {}, "1 person"),
        (0, "person", {}, "0 people"),
        (Decimal("0.5"), "km**2", {}, "0.5 km²"),
        (Fraction(1, 3), "share", {}, "1/3"),
        ("120,000", "person", {}, "120,000 people"),
        ("around 10,000", "person", {}, "about 10,000 people"),
        ("10,000 or so", "person", {}, "about 10,000 people"),
        ("at least 11", "killed", {}, "11 or more killed"),
        ("fewer than 24", "killed", {}, "fewer than 24 killed"),
        ("20 to 30", "person", {}, "20 to 30 people"),
        ("20 to about 30", "person", {}, "20 to about 30 people"),
        ("none", "killed", {}, "0 killed"),
        ("dozens", "killed", {}, "“dozens”"),
        ("unknown", "killed", {}, "unknown"),
        (None, "killed", {"quote": "heavy losses"}, "“heavy losses”"),
        (None, "killed", {"best": 11}, "11 killed"),
        (None, "killed", {"low": 11}, "11 or more killed"),
        (None, "killed", {"high": 20}, "at most 20 killed"),
        (None, "killed", {"low": 11, "high": 20}, "11 to 20 killed"),
        (None, "killed", {"low": 11, "high": 20, "best": 15}, "11 to 20 killed"),
        (15, "killed", {"low": 11, "high": 20}, "11 to 20 killed"),
        ("15", "killed", {"low": 11, "high": 20}, "11 to 20 killed"),
        (15, "killed", {"low": 11, "high": 20, "best": 15}, "11 to 20 killed"),
        (None, "killed", {"low": 100, "high": 200, "hedge": "about"}, "about 100 to about 200 killed"),
        (10_000, "person", {"hedge": "around"}, "about 10,000 people"),
        ("10,000", "person", {"hedge": "around"}, "about 10,000 people"),
        (11, "killed", {"hedge": "at least"}, "11 or more killed"),
        (11, "killed", {"hedge": "or more"}, "11 or more killed"),
        ("11", "killed", {"hedge": "or more"}, "11 or more killed"),
        (1.125, "km", {"hedge": "about"}, "about 1.125 km"),
        (-1.125, "km", {"hedge": "about"}, "about -1.125 km"),
        (None, "killed", {"hedge": "dozens"}, "“dozens”"),
        (11, "killed", {"partial": True}, "11 documented killed"),
        ("about 11", "killed", {"partial": True}, "about 11 documented killed"),
        ("at least 11", "killed", {"partial": True}, "11 documented killed"),
        ("more than 11", "killed", {"partial": True}, "more than 11 killed"),
        (11, "killed", {"partial": False}, "11 killed"),
        ("approximately 3,000 km**2", "km**2", {}, "about 3,000 km²"),
        ("300,000 ha", "km**2", {}, "300,000 ha"),
        ("5 soldiers", "person", {}, "5 soldiers"),
        ("12%", "share", {}, "12%"),
    ],
)
def test_an_estimate_prints_what_was_claimed(value: object, of: str, fields: dict[str, object], printed: str) -> None:
    """Whatever way a number was given, the estimate prints it as claimed, in the unit as printed."""
    made = Estimate.of(value, of, **fields)  # type: ignore[arg-type]  # every form at once

    assert made.printed() == printed


@pytest.mark.parametrize(
    ("value", "fields", "reach"),
    [
        ("around 10,000", {}, "(5,000; 15,000)"),
        (10_000, {"hedge": "around"}, "(5,000; 15,000)"),
        (Fraction(9, 8), {"hedge": "about"}, "(1.1245; 1.1255)"),
        (Fraction(1, 3), {"hedge": "about"}, "(1/6; 0.5)"),
        (None, {"low": 100, "high": 200, "hedge": "about"}, "(50; 250)"),
        ("about 11", {"partial": True}, "(10.5; ∞)"),
        ("120,000", {}, "[120,000; 120,000]"),
    ],
)
def test_an_estimate_reaches_as_far_as_its_hedge(value: object, fields: dict[str, object], reach: str) -> None:
    """The reach is read off the printed number, however the hedge was given, and off no other."""
    made = Estimate.of(value, "share", **fields)  # type: ignore[arg-type]  # every form at once

    assert (str(made.reach), made.softness.low) == (reach, made.approximate)


@pytest.mark.parametrize(
    ("value", "fields", "best"),
    [
        ("about 10", {"low": 5}, "about 10"),
        (10, {"low": 5, "high": 20, "hedge": "some"}, "about 10"),
        ("about 10 (5 to 20)", {}, "about 10"),
        ("about 1,000", {"low": 500, "high": 2_000}, "about 1,000"),
        ("about 5 to 20", {"best": 10}, "10"),
        (None, {"low": 5, "high": 20, "best": 10, "hedge": "about"}, "10"),
        ("between 5 and about 20", {"best": 10}, "10"),
        ("10 (5 to 20)", {}, "10"),
        ("about 10", {}, ""),
    ],
)
def test_a_best_value_keeps_the_hedge_that_is_its_own(value: object, fields: dict[str, object], best: str) -> None:
    """The hedge of a single number goes with it where bounds are given beside it, and sets no end of these."""
    made = Estimate.of(value, "person", **fields)  # type: ignore[arg-type]  # every form at once

    assert best_words(made) == best
    assert is_best_about(made) == best.startswith("about")


def test_the_words_of_the_source_stay() -> None:
    """The text, the hedge words, and a number given beside its hedge are kept as printed."""
    made = [
        Estimate.of("Around 10,000 or so", "person"),
        Estimate.of(1.125, "km", hedge="about"),
        Estimate.of(5, "km"),
    ]

    assert [(one.text, one.hedges) for one in made] == [
        ("Around 10,000 or so", ("Around", "or so")),
        ("about 1.125", ("about",)),
        (None, ()),
    ]


@pytest.mark.parametrize(
    ("value", "fields", "best"),
    [
        (15, {"low": 11, "high": 20}, 15),
        (None, {"low": 11, "high": 20, "best": "1.5e1"}, 15),
        (None, {"best": 11}, None),
        (11, {"best": 11}, None),
        ("11 to 20", {"best": 15}, 15),
        (11, {"low": 11, "high": 11}, None),
        (None, {"low": 11, "high": 20}, None),
    ],
)
def test_a_best_value_belongs_to_a_range(value: object, fields: dict[str, object], best: int | None) -> None:
    """A best value is kept where there is a range around it."""
    assert Estimate.of(value, "killed", **fields).best == best  # type: ignore[arg-type]  # every form at once


@pytest.mark.parametrize(
    ("value", "fields", "error"),
    [
        (25, {"low": 11, "high": 20}, BestOutsideBounds),
        (11, {"best": 12}, BestOutsideBounds),
        (11, {"low": 1, "high": 20, "best": 12}, IncompleteStatement),
        (11, {"low": 1, "high": 20, "best": 10}, IncompleteStatement),
        ("11 to 20", {"low": 11, "high": 20}, IncompleteStatement),
        (None, {}, IncompleteStatement),
        (None, {"low": 20, "high": 11}, InvertedBounds),
        (None, {"low": 1, "high": 2, "hedge": "at least"}, IncompleteStatement),
        (None, {"low": 1, "high": 2, "hedge": "or so"}, IncompleteStatement),
        (None, {"hedge": "about"}, UnreadablePhrase),
        ("dozens", {"partial": True}, IncompleteStatement),
        ("20 to 30", {"partial": True}, IncompleteStatement),
        ("at most 30", {"partial": True}, IncompleteStatement),
        (11, {"level": 0.95}, IncompleteStatement),
        (None, {"low": 1, "high": 2, "bounds": "confidence"}, IncompleteStatement),
        (None, {"low": 1, "high": 2, "bounds": "confidence", "level": 95}, IncompleteStatement),
        (None, {"low": 1, "high": 2, "bounds": "credible", "level": 0}, IncompleteStatement),
        (None, {"low": 1, "high": 2, "bounds": "credible", "level": 1}, IncompleteStatement),
        (None, {"low": 1, "high": 2, "bounds": "analyst", "level": 0.95}, IncompleteStatement),
        (11, {"bounds": "analyst"}, IncompleteStatement),
        ("dozens", {"bounds": "analyst"}, IncompleteStatement),
        (11, {"standard_error": -1}, IncompleteStatement),
        ("dozens", {"standard_error": 1}, IncompleteStatement),
        (None, {"low": 1, "high": 2, "standard_error": 1}, IncompleteStatement),
        (11, {"bounds": "guess"}, NotAChoice),
        (11, {"basis": "rumour"}, NotAChoice),
        (11, {"status": "draft"}, NotAChoice),
        (11, {"partial": 1}, WrongType),
        (11, {"hedge": ["about"]}, WrongType),
        (11, {"colour": "red"}, UnknownField),
        (True, {}, NotANumber),
        (float("nan"), {}, NotANumber),
        (None, {"low": float("inf")}, NotANumber),
        (None, {"best": Decimal("sNaN")}, NotANumber),
        (10**30, {}, NumberOutOfBounds),
        (10**30, {"hedge": "about"}, NumberOutOfBounds),
        ([11], {}, NotANumber),
        ("10-15 000", {}, AmbiguousPhrase),
        (None, {"low": "1.500"}, AmbiguousNumber),
        ("11 of them", {}, UnknownUnit),
        ("11 km", {}, IncompatibleUnits),
        ("11 people", {}, IncompatibleUnits),
    ],
)
def test_what_does_not_make_an_estimate_is_refused(
    value: object, fields: dict[str, object], error: type[Exception]
) -> None:
    """A claim that lacks something, says it twice, or is no number is refused by the fitting error."""
    with pytest.raises(error):
        Estimate.of(value, "killed", **fields)  # type: ignore[arg-type]  # the point of the test


@pytest.mark.parametrize("bounds", CLAIM_BOUNDS)
def test_bounds_say_what_they_are(bounds: str) -> None:
    """Bounds of each kind are kept, with a level where the kind has one."""
    level = 0.95 if bounds in LEVELLED else None

    made = Estimate.of(None, "killed", low=1, high=3, best=2, bounds=bounds, level=level, standard_error="0.5")

    assert (made.bounds, made.level, made.standard_error) == (
        bounds,
        level and Fraction(19, 20),
        Fraction(1, 2),
    )


@pytest.mark.parametrize(("field", "word"), [*(("basis", b) for b in BASES), *(("status", s) for s in CLAIM_STATUSES)])
def test_grades_are_kept(field: str, word: str) -> None:
    """Basis and status are kept as given."""
    made = Estimate.of(11, "killed", **{field: word})  # type: ignore[arg-type]  # every field at once

    assert getattr(made, field) == word


@pytest.mark.parametrize(
    ("bounds", "level", "printed"),
    [
        ("stated", None, "1 to 3 killed"),
        ("limit", None, "1 to 3 killed"),
        ("analyst", None, "1 to 3 killed, analyst's low and high"),
        ("reports", None, "1 to 3 killed, range of reports"),
        ("confidence", "0.95", "1 to 3 killed, 95% confidence interval"),
        ("credible", "0.999", "1 to 3 killed, 99.9% credible interval"),
    ],
)
def test_bounds_of_another_kind_are_printed(bounds: str, level: str | None, printed: str) -> None:
    """A range whose ends are no plain claim prints what they are (rule 14)."""
    assert Estimate.of(None, "killed", low=1, high=3, bounds=bounds, level=level).printed() == printed


def test_a_conversion_is_exact_and_says_so() -> None:
    """In another unit every number is scaled, and the estimate knows that we computed it."""
    made = Estimate.of(None, "ha", low=100, high=300, best=200, standard_error=50, by="A").to("km**2")

    assert (made.interval, made.reach, made.best, made.standard_error, made.converted, made.printed()) == (
        Interval(1, 3),
        Interval(1, 3),
        2,
        Fraction(1, 2),
        True,
        "1 to 3 km², standard error 0.5",
    )


def test_a_conversion_scales_the_reach_as_printed() -> None:
    """The reach is read in the unit as printed and then converted."""
    made = Estimate.of("about 300,000", "ha").to(unit("km**2"))

    assert (str(made.interval), str(made.reach)) == ("[3,000; 3,000]", "(2,500; 3,500)")


def test_a_conversion_that_changes_no_number_is_none() -> None:
    """The same unit gives the same estimate, and soldiers are as many people."""
    made = Estimate.of(5, "soldier")

    assert (made.to("soldier") is made, made.to("person").converted, made.to("person").printed()) == (
        True,
        False,
        "5 people",
    )


def test_a_word_converts_without_a_number() -> None:
    """An unquantified claim stays a word in every unit, with nothing to soften."""
    made = Estimate.of("dozens", "soldier").to("person")

    assert (made.printed(), made.softness) == ("“dozens”", PrintMarks())


def test_what_is_no_part_of_it_does_not_convert() -> None:
    """People do not convert to soldiers."""
    with pytest.raises(IncompatibleUnits):
        Estimate.of(5, "person").to("soldier")


def test_units_of_ones_own_are_read_in_the_text() -> None:
    """A unit in the text is looked up among one's own first."""
    boat = Unit.counting("boat", part_of="ship")

    made = Estimate.of("5 boat", "ship", units={"boat": boat})

    assert (made.unit, made.printed()) == (boat, "5 boats")


def test_an_estimate_prints_whose_it_is() -> None:
    """Its text names who says it and where it was read."""
    made = Estimate.of("around 10,000", "soldier", by="Azerbaijan", source="Paper")

    assert (str(made), repr(made)) == (
        "about 10,000 soldiers (Azerbaijan, in Paper)",
        "<Estimate about 10,000 soldiers (Azerbaijan, in Paper)>",
    )


def test_a_copy_is_the_same_record() -> None:
    """An estimate survives pickling and copying."""
    made = Estimate.of("around 10,000", "soldier", by="Azerbaijan", as_of="2023-09")

    assert [pickle.loads(pickle.dumps(made)), copy.deepcopy(made)] == [made, made]  # our own bytes


def test_an_estimate_is_hashable() -> None:
    """Equal estimates are one in a set."""
    assert len({Estimate.of(5, "person"), Estimate.of(5, "person"), Estimate.of("5", "person")}) == 2


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize(("hedge", "locale"), [("about", None), ("environ", "fr")])
def test_a_decimal_of_three_places_is_written_as_no_thousands(sign: int, hedge: str, locale: str | None) -> None:
    """What was given as 1.125 people is that, and reads back as that, in every language."""
    made = Estimate.of(Fraction(9, 8) * sign, "person", hedge=hedge, locale=locale)

    assert made.interval == Interval.point(Fraction(9, 8) * sign)
    assert Estimate.of(made.text, "person", locale=made.locale).interval == made.interval


@pytest.mark.parametrize("bounds", ["analyst", "reports", "limit", "stated"])
def test_a_low_and_a_high_may_be_one_number(bounds: str) -> None:
    """Published rows with low = best = high are the rule in event data; the kind of the bounds is kept (case C12)."""
    figure = ct.Figure("dead", "killed").claimed(None, low=1, high=1, by="U", bounds=bounds, source="S")
    dossier = ct.Dossier().with_figure("dead", figure)

    assert str(figure.hull()) == "1 killed (U)"
    assert figure.estimates[0].bounds == bounds
    assert ct.Figure.from_records(figure.to_records()) == figure
    assert ct.Dossier.loads(dossier.dumps())["dead"] == figure


@pytest.mark.parametrize(
    ("text", "printed"),
    [("a third", "about 33.3%"), ("two thirds", "about 66.7%"), ("one in six", "about 16.7%"), ("a quarter", "25%")],
)
def test_a_share_in_words_prints_no_fraction_of_a_percentage(text: str, printed: str) -> None:
    """Nobody said 100/3%; what it means stays exact."""
    figure = ct.Figure("share", "%").claimed(text, by="A")

    assert f"{figure.hull()}" == f"{printed} (A)"
    assert f"{figure:short}" == printed.removesuffix("%")
    assert str((figure * 12).hull()) == f"{(figure * 12).hull().low} (A)"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2,000 to 3,000, perhaps more", "2,000 or more people (A), printed “2,000 to 3,000, perhaps more”"),
        ("at least 2,000 to 3,000", "2,000 or more people (A), printed “at least 2,000 to 3,000”"),
        ("2,000-3,000+ people", "2,000 or more people (A), printed “2,000-3,000+ people”"),
        ("2,000 or more", "2,000 or more people (A)"),
        ("2,000 to 3,000", "2,000 to 3,000 people (A)"),
        ("fewer than 3,000", "fewer than 3,000 people (A)"),
        ("dozens", "“dozens” (A)"),
    ],
)
def test_a_printed_number_that_sets_no_end_is_told(text: str, told: str) -> None:
    """A range "or more" begins at its lower number; the upper one bounds nothing, and its words stand in the derivation."""
    explained = str(ct.Figure("x", "person").claimed(text, by="A").explain(whole=True))

    assert explained.splitlines()[-1].strip() == told


def test_words_that_another_lexicon_reads_are_told_once() -> None:
    """They stand in the estimate's own line already."""
    said = ct.Figure("x", "person").claimed("2,000 to 3,000 or more", by="A", lexicon="acled")

    assert str(said.explain(whole=True)).count("2,000 to 3,000 or more") == 1


def test_words_that_are_read_with_their_figure_alone_are_told_without_a_second_reading() -> None:
    """The estimate stands, also where its words have no reading by themselves."""
    said = attrs.evolve(ct.Estimate.of("2,000 or more", "person", by="A"), text="of 2,000 or of 3,000")

    assert "printed" not in str(ct.Figure("x", "person").saying(said).explain())
