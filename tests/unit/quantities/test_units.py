"""Units are kinds and exact factors; a text names them and nothing is evaluated."""

from __future__ import annotations

import copy
import importlib
import pickle
from fractions import Fraction
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from contested import Figure
from contested.errors import (
    AmbiguousNumber,
    FrozenValue,
    IncompatibleUnits,
    NotANumber,
    OffsetUnit,
    UnknownUnit,
    UnreadableUnit,
    UnusableName,
    WrongType,
)
from contested.quantities import pint_border, unit_table, units
from contested.quantities.units import Unit, common_unit, factor, is_standard, quantity, threshold_factor, unit, within

if TYPE_CHECKING:
    from contested.quantities.numbers import Number


@pytest.mark.parametrize(
    ("text", "written", "words"),
    [
        ("person", "person", "people"),
        ("People", "person", "people"),
        ("inhabitants", "person", "people"),
        ("dead", "killed", "killed"),
        ("troops", "soldier", "soldiers"),
        ("km**2", "km**2", "km²"),
        ("km²", "km**2", "km²"),
        ("km^2", "km**2", "km²"),
        ("km ** 2", "km**2", "km²"),
        ("km**+2", "km**2", "km²"),
        ("square kilometers", "km**2", "km²"),
        ("sq mi", "mi**2", "mi²"),
        ("cubic m", "m**3", "m³"),
        ("person/km**2", "person/km**2", "people/km²"),
        ("person per square km", "person/km**2", "people/km²"),
        ("person·day", "day*person", "days·people"),
        ("person × day", "day*person", "days·people"),
        ("person day", "day*person", "days·people"),
        ("m·s⁻²", "m/s**2", "m/s²"),
        ("km**-1", "share/km", "1/km"),
        ("person/person", "share", ""),
        ("person*km/person", "km", "km"),
        ("share", "share", ""),
        ("%", "%", "%"),
        ("per cent", "%", "%"),
        ("nautical miles", "nmi", "nmi"),
        ("days", "day", "days"),
        ("metric_ton", "t", "t"),
        ("MIN", "minute", "minutes"),
        ("newton", "newton", "newtons"),
        ("short_ton", "short_ton", "short tons"),
        ("N", "newton", "newtons"),
    ],
)
def test_a_unit_text_is_read_and_written(text: str, written: str, words: str) -> None:
    """A unit reads from any of its names, writes itself as text that reads back, and prints in words."""
    read = unit(text)

    assert (str(read), read.words(), unit(str(read)) == read) == (written, words, True)


def test_a_unit_shows_what_it_is() -> None:
    """Its representation is its text."""
    assert repr(unit("person/km**2")) == "<Unit person/km**2>"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "it is empty"),
        ("   ", "it is empty"),
        ("person/", "a name is missing"),
        ("person per", "a name is missing"),
        ("square", "a name is missing"),
        ("/km", "stands between two names"),
        ("per km", "per stands between two names"),
        ("person//km", "stands between two names"),
        ("**2", "a power follows one name"),
        ("km²²", "a power follows one name"),
        ("km^2²", "a power follows one name"),
        ("square km**2", "a power follows one name"),
        ("square square km", "a power follows one name"),
        ("km**10", "powers go from -9 to 9"),
        ("m^99⁹⁹⁹⁹⁹⁹⁹⁹", "powers go from -9 to 9"),
        ("km**0", "powers go from -9 to 9"),
        ("m**9*m**9", "powers go from -9 to 9"),
        ("km**2.5", "belongs to no unit"),
        ("9**9**9", "belongs to no unit"),
        ("(km)", "belongs to no unit"),
        ("km+m", "belongs to no unit"),
        ("1/s", "belongs to no unit"),
        ("().__class__", "belongs to no unit"),
        ("km\x00", "belongs to no unit"),
        ("m*" * 8 + "m", "more than 8 factors"),
        ("m" * 65, "more than 64 characters"),
    ],
)
def test_what_is_no_product_of_names_is_refused(text: str, reason: str) -> None:
    """A text that is no product of names and small powers is refused, and says where."""
    with pytest.raises(UnreadableUnit, match=reason):
        unit(text)


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("ton", "short_ton"),
        ("Tons", "short_ton"),
        ("count", "say what is counted"),
        ("radian", "an angle"),
        ("rad", "an angle"),
        ("degree", "an angle"),
        ("pi", "no dimension"),
        ("dollar", "check the spelling"),
        ("KM", "check the spelling"),
        ("None", "check the spelling"),
        ("°C", "plain letters"),
        ("_", "plain letters"),
        ("__class__", "plain letters"),
    ],
)
def test_a_name_without_one_meaning_is_refused(name: str, advice: str) -> None:
    """A name that nobody defined, or that has several meanings, is refused with what to write instead."""
    with pytest.raises(UnknownUnit, match=advice):
        unit(name)


@pytest.mark.parametrize("name", ["degC", "fahrenheit", "decibel"])
def test_a_unit_with_an_offset_zero_is_refused(name: str) -> None:
    """A scale whose zero is not nothing has no sums and ratios."""
    with pytest.raises(OffsetUnit):
        unit(name)


@pytest.mark.parametrize("given", [None, 5, ["km"]])
def test_a_unit_is_text(given: object) -> None:
    """What is neither text nor a unit names none."""
    with pytest.raises(WrongType):
        unit(given)  # type: ignore[arg-type]  # the point of the test


def test_a_unit_names_itself() -> None:
    """A ``Unit`` passes through."""
    assert unit(unit("km")) is unit("km")


# SI brochure (BIPM, 9th edition, 2019); international yard and pound agreement of 1959;
# the Julian year of 365.25 days (IAU, Style Manual, 1989).
@pytest.mark.parametrize(
    ("given", "wanted", "expected"),
    [
        ("ha", "km**2", Fraction(1, 100)),
        ("km", "m", 1000),
        ("mile", "m", Fraction(201168, 125)),
        ("inch", "cm", Fraction(127, 50)),
        ("acre", "m**2", Fraction(316160658, 78125)),
        ("dunam", "ha", Fraction(1, 10)),
        ("week", "day", 7),
        ("year", "day", Fraction(1461, 4)),
        ("pound", "kg", Fraction(45359237, 10**8)),
        ("short_ton", "pound", 2000),
        ("liter", "m**3", Fraction(1, 1000)),
        ("%", "share", Fraction(1, 100)),
        ("km/hour", "m/s", Fraction(5, 18)),
        ("person/ha", "person/km**2", 100),
        ("soldier", "person", 1),
        ("killed/km**2", "person/ha", Fraction(1, 100)),
        ("refugee", "person", 1),
        ("refugee", "displaced", 1),
        ("km", "km", 1),
    ],
)
def test_factors_are_exact(given: str, wanted: str, expected: Number) -> None:
    """A number changes its unit by an exact factor, and a subkind counts as its kind."""
    assert factor(unit(given), unit(wanted)) == expected


@pytest.mark.parametrize(
    ("given", "wanted", "reason"),
    [
        ("person", "event", "claim them in a figure of their own"),
        ("killed", "wounded", "claim them in a figure of their own"),
        ("person", "soldier", "not the other way round"),
        ("person", "refugee", "not the other way round"),
        ("person", "km", "same dimension"),
        ("km", "km**2", "same dimension"),
        ("m*s", "m", "same dimension"),
        ("m", "m*s", "same dimension"),
        ("km**2/person", "km**2/soldier", "same dimension"),
        ("person/killed", "share", "killed is what it is divided by; divide by that figure taken as person"),
        ("soldier/killed/day", "percent/day", "killed is what it is divided by"),
        ("killed/soldier", "share", "soldier is what it is divided by"),
        ("killed/event", "share", "same dimension"),
        ("killed/km", "share", "same dimension"),
    ],
)
def test_other_dimensions_do_not_convert(given: str, wanted: str, reason: str) -> None:
    """People are no events and no kilometres, and not every person is a soldier."""
    with pytest.raises(IncompatibleUnits, match=reason):
        factor(unit(given), unit(wanted))


def test_a_share_of_a_kind_in_the_denominator_does_not_widen() -> None:
    """Land per soldier is not land per person: the kinds in a denominator have to be equal."""
    with pytest.raises(IncompatibleUnits):
        factor(unit("km**2/soldier"), unit("km**2/person"))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("km", "mile", "km"),
        ("person", "soldier", "person"),
        ("soldier", "person", "person"),
        ("killed", "wounded", "person"),
        ("refugee", "soldier", "person"),
        ("helicopter", "drone", "aircraft"),
    ],
)
def test_two_units_compare_in_the_kind_above_both(a: str, b: str, expected: str) -> None:
    """Two units are compared in the one that takes both, or in the kind that both are."""
    assert common_unit(unit(a), unit(b)) == unit(expected)


def test_kinds_of_ones_own_compare_in_the_kind_above_both() -> None:
    """Two parts of a kind of one's own are compared in it, though no table knows it."""
    boat = Unit.counting("boat")
    ferry, raft = (Unit.counting(name, part_of=boat) for name in ("ferry", "raft"))

    assert common_unit(ferry, raft) == boat


@pytest.mark.parametrize(("a", "b"), [("person", "event"), ("km", "person"), ("km", "day")])
def test_units_without_a_common_kind_do_not_compare(a: str, b: str) -> None:
    """Where no unit takes both there is no comparison."""
    with pytest.raises(IncompatibleUnits):
        common_unit(unit(a), unit(b))


@pytest.mark.parametrize(
    ("text", "floor", "counts"),
    [
        ("person", 0, True),
        ("km**2", 0, False),
        ("day", 0, False),
        ("kg", 0, False),
        ("person/km**2", 0, False),
        ("share", None, False),
        ("%", None, False),
        ("person/day", None, False),
        ("m/s**2", None, False),
        ("kelvin", None, False),
        ("person**2", 0, False),
    ],
)
def test_counts_and_sizes_have_a_floor(text: str, floor: int | None, counts: bool) -> None:
    """Counts, lengths, areas, times and masses are not below zero; shares and rates of change may be."""
    read = unit(text)

    assert (read.floor, read.counts) == (floor, counts)


@pytest.mark.parametrize(
    ("text", "number", "one", "expected"),
    [
        ("person", "50,000", False, "50,000 people"),
        ("person", "1", True, "1 person"),
        ("person/km**2", "40", False, "40 people/km²"),
        ("km**2", "1", True, "1 km²"),
        ("%", "12", False, "12%"),
        ("‰", "12", False, "12‰"),
        ("share", "1.5", False, "1.5"),
        ("short_ton", "1", True, "1 short ton"),
        ("share/day", "3", False, "3 1/day"),
    ],
)
def test_a_number_prints_with_its_unit(text: str, number: str, one: bool, expected: str) -> None:
    """Words follow the number after a space, signs without one."""
    assert unit(text).after(number, one=one) == expected


def test_units_multiply_and_divide() -> None:
    """Products and quotients of units cancel what stands on both sides."""
    density = unit("person") / unit("km**2")

    assert (density, density * unit("km**2"), density / density) == (
        unit("person/km**2"),
        unit("person"),
        unit("share"),
    )


@pytest.mark.parametrize(
    ("text", "number", "named"),
    [
        ("2 day", 2, "day"),
        ("3000 km**2", 3000, "km**2"),
        ("3 000 km²", 3000, "km²"),
        ("1/3 km", Fraction(1, 3), "km"),
        ("5 million km", 5_000_000, "km"),
        ("12%", 12, "%"),
        ("1.3 million", 1_300_000, None),
        ("4k", 4000, None),
        ("7", 7, None),
    ],
)
def test_a_quantity_is_a_number_and_perhaps_a_unit(text: str, number: Number, named: str | None) -> None:
    """Text of a number with a unit gives both."""
    assert quantity(text) == (number, None if named is None else unit(named))


def test_a_quantity_may_be_a_bare_number() -> None:
    """A number that is no text has no unit."""
    assert quantity(0.5) == (Fraction(1, 2), None)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("km", NotANumber),
        ("5 6", NotANumber),
        ("5.5.5 km", NotANumber),
        ("1,", NotANumber),
        ("1.500 km", AmbiguousNumber),
        ("5 km 6", UnreadableUnit),
        ("5-km", UnreadableUnit),
        ("9**9", UnreadableUnit),
        ("5 dollars", UnknownUnit),
        ("20 degC", OffsetUnit),
    ],
)
def test_a_quantity_that_is_none_is_refused(text: str, error: type[Exception]) -> None:
    """The number or the unit is refused as itself."""
    with pytest.raises(error):
        quantity(text)


def test_a_unit_of_ones_own_has_an_exact_size() -> None:
    """A defined unit has the size that was read, its source, and its own words."""
    made = Unit.defined("desyatina", "10925 m**2", symbol="des.", source="Brockhaus and Efron")

    assert (factor(made, unit("ha")), made.words(), made.atoms[0][0].source) == (
        Fraction(437, 400),
        "des.",
        "Brockhaus and Efron",
    )


@pytest.mark.parametrize("equals", ["5", "0 m", "-1 m"])
def test_a_unit_of_ones_own_needs_a_size(equals: str) -> None:
    """A unit is defined by a number above zero and a unit."""
    with pytest.raises(UnreadableUnit):
        Unit.defined("desyatina", equals)


def test_a_unit_of_ones_own_is_looked_up_first() -> None:
    """Names of one's own win over the table, inside products too."""
    known = {"boat": Unit.counting("boat"), "parsec": Unit.defined("parsec", "1 m")}

    read = [unit("boat", known), unit("boat/day", known), unit("parsec", known), quantity("5 boat", known)[1]]

    assert read == [known["boat"], known["boat"] / unit("day"), known["parsec"], known["boat"]]


def test_a_kind_of_ones_own_may_be_part_of_another() -> None:
    """A counted kind has its words, and converts to the kind it is part of."""
    ferry = Unit.counting("ferry", "ferries", part_of="ship")

    assert (ferry.words(), ferry.words(one=True), factor(ferry, unit("ship"))) == ("ferries", "ferry", 1)


def test_only_a_kind_has_parts() -> None:
    """A kind cannot be part of a measure."""
    with pytest.raises(IncompatibleUnits):
        Unit.counting("ferry", part_of="km")


@pytest.mark.parametrize("name", ["", "\u202eboat"])
def test_a_unit_of_ones_own_needs_a_usable_name(name: str) -> None:
    """A unit's name is checked like any name."""
    with pytest.raises(UnusableName):
        Unit.counting(name)


def test_a_unit_of_ones_own_may_be_written_under_another_name() -> None:
    """Its text takes a name of one's own for an atom, and the shared name for the others."""
    boat = Unit.counting("boat")

    assert (boat / unit("day**2")).text({boat.atoms[0][0]: "vessel_kind"}) == "vessel_kind/day**2"


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (unit("km"), True),
        (unit("newton"), True),
        (Unit.counting("boat"), False),
        (Unit.defined("parsec", "1 m"), False),
        (Unit.defined("degC", "1 kelvin"), False),
    ],
)
def test_a_standard_unit_means_one_thing_to_everybody(made: Unit, expected: bool) -> None:
    """A unit is standard where its name alone reads back as itself."""
    assert is_standard(made.atoms[0][0]) is expected


def test_a_copy_of_a_unit_is_the_same_unit() -> None:
    """A unit survives pickling and copying."""
    made = unit("person/km**2")

    assert [pickle.loads(pickle.dumps(made)), copy.deepcopy(made)] == [made, made]  # our own bytes


def test_a_registry_with_another_kilometre_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Conversions whose size is known are checked before pint is believed."""
    wrong = SimpleNamespace(get_root_units=lambda _: (1001, SimpleNamespace(_units={"meter": 1})))
    monkeypatch.setattr(importlib, "import_module", lambda _: SimpleNamespace(UnitRegistry=lambda **_: wrong))

    with pytest.raises(UnknownUnit, match="reinstall pint"):
        pint_border._registry.__wrapped__()  # past the cache


def test_no_unit_of_the_table_needs_pint(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every name in the table is read without the unit library."""
    monkeypatch.setattr(units, "atom_from_pint", pytest.fail)

    read = [unit(name) for name in (*unit_table.COUNTED_KINDS, *unit_table.MEASURED_UNITS)]

    assert len(read) == len(unit_table.COUNTED_KINDS) + len(unit_table.MEASURED_UNITS)


def test_a_unit_does_not_change() -> None:
    """Setting or deleting a field of a unit is refused."""
    made = unit("km")

    with pytest.raises(FrozenValue, match="does not change"):
        made.atoms = ()
    with pytest.raises(FrozenValue, match="does not change"):
        del made.atoms


def test_a_unit_is_unlike_anything_else() -> None:
    """Comparing a unit with another kind of thing is false and raises nothing."""
    assert [unit("km") == "km", unit("km") == unit("kilometre"), {unit("km"): 1}.get(unit("km"))] == [
        False,
        True,
        1,
    ]


@pytest.mark.parametrize("name", ["km", "person", "people", "ton", "%"])
def test_everybodys_units_cannot_be_redefined(name: str) -> None:
    """A unit of one's own takes no name that everybody reads otherwise, nor as its plural or symbol."""
    with pytest.raises(UnusableName, match="everybody's unit is called that; choose another name"):
        Unit.defined(name, "5 m")
    with pytest.raises(UnusableName):
        Unit.counting("boat", name)
    with pytest.raises(UnusableName):
        Unit.defined("league", "5 m", symbol=name)


def test_a_unit_of_ones_own_may_rest_on_another() -> None:
    """A size may be given in a unit that is itself one's own."""
    league = Unit.defined("league", "4 km")

    march = Unit.defined("march", "5 league", known=league.own)

    assert factor(march, unit("km")) == 20
    assert march.own == {"march": march, "marchs": march}
    assert (march * league).names == ()


def test_a_kind_is_no_part_of_one_whose_name_begins_its_own() -> None:
    """Cargo is no car, though the word begins with it."""
    car, cargo = Unit.counting("car", "cars"), Unit.counting("cargo", "cargos")

    with pytest.raises(IncompatibleUnits):
        factor(cargo, car)


def test_a_power_of_a_product_is_bounded_on_both_sides() -> None:
    """Nine is the largest power, and minus nine the smallest, also of what is multiplied."""
    with pytest.raises(UnreadableUnit, match="powers go from -9 to 9"):
        _ = unit("m**9") * unit("m")
    with pytest.raises(UnreadableUnit, match="powers go from -9 to 9"):
        _ = unit("m**-9") / unit("m")


def test_a_registry_with_a_kilometre_of_another_dimension_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """A registry whose sizes are all right and whose units are all times is not believed: no kilometre is seconds."""
    sizes = {"kilometer": 1000, "mile": Fraction("1609.344"), "hectare": 10_000, "pound": Fraction("453.59237")}
    sizes |= {"day": 86_400, "liter": Fraction(1, 1000), "newton": 1000}
    wrong = SimpleNamespace(get_root_units=lambda name: (sizes[name], SimpleNamespace(_units={"second": 1})))
    monkeypatch.setattr(importlib, "import_module", lambda _: SimpleNamespace(UnitRegistry=lambda **_: wrong))

    with pytest.raises(UnknownUnit, match="reinstall pint"):
        pint_border._registry.__wrapped__()  # past the cache


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("km2", "km**2"),
        ("m3", "m**3"),
        ("sq. km", "km**2"),
        ("sq.mi.", "mi**2"),
        ("cu. m", "m**3"),
        ("hrs.", "hour"),
        ("kms", "km"),
        ("decades", "decade"),
    ],
)
def test_the_usual_shorthands_are_read(text: str, written: str) -> None:
    """Plain text writes powers as digits and shortens words with a point."""
    assert str(unit(text)) == written


@pytest.mark.parametrize("text", ["kg2", "person2", "km4", "2", "m22"])
def test_a_digit_behind_what_is_no_length_is_no_power(text: str) -> None:
    """Only a length has a plain two or three behind it."""
    with pytest.raises(UnreadableUnit):
        unit(text)


@pytest.mark.parametrize("name", ["kiloton", "kilotons", "megaton", "mt", "MT", "kt", "kT"])
def test_a_prefix_does_not_make_one_meaning_of_two(name: str) -> None:
    """What is refused alone is refused with a prefix, and so are two letters that are two units."""
    with pytest.raises(UnknownUnit, match="tonne"):
        unit(name)


def test_a_fractional_power_is_refused() -> None:
    """A statcoulomb holds roots of gram and centimetre, which no whole power writes."""
    with pytest.raises(UnknownUnit, match="whole powers"):
        unit("statcoulomb")


@pytest.mark.parametrize(
    ("name", "plural"),
    [
        ("century", "centuries"),
        ("kilometer_per_hour", "kilometers per hour"),
        ("hertz", "hertz"),
        ("survey_foot", "survey feet"),
        ("millennium", "millennia"),
        ("henry", "henries"),
        ("knot", "knots"),
    ],
)
def test_a_plural_is_english(name: str, plural: str) -> None:
    """Units print after a number in their plural."""
    assert unit(name).words() == plural


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        ("killed", "person", True),
        ("person", "killed", False),
        ("person", "person", True),
        ("refugee", "person", True),
        ("killed", "wounded", False),
        ("person", "km", False),
        ("killed/person", "share", True),
        ("killed/person", "percent", True),
        ("refugee/displaced", "permille", True),
        ("killed*wounded/person**2", "share", False),
        ("killed/person/day", "share/day", True),
        ("person/killed", "share", False),
    ],
)
def test_a_kind_is_within_itself_and_what_it_is_part_of(part: str, whole: str, expected: bool) -> None:
    """Every one that was killed is a person, and not the other way round."""
    assert within(unit(part), unit(whole)) is expected


@pytest.mark.parametrize(
    ("given", "asked", "expected"),
    [
        ("person", "killed", 1),
        ("killed", "person", 1),
        ("percent", "killed/person", Fraction(1, 100)),
        ("killed/person", "percent", 100),
        ("ha", "km**2", Fraction(1, 100)),
    ],
)
def test_a_number_is_compared_where_either_unit_converts_to_the_other(
    given: str, asked: str, expected: Fraction
) -> None:
    """11 killed are more than 10 people; 0.02 killed per person are more than 1 %."""
    assert threshold_factor(unit(given), unit(asked)) == expected


def test_units_of_which_none_converts_are_not_compared() -> None:
    """A number of the wounded is no limit for the killed."""
    with pytest.raises(IncompatibleUnits, match="killed"):
        threshold_factor(unit("killed"), unit("wounded"))


def test_people_of_a_narrower_kind_are_claimed_by_the_number_alone() -> None:
    """The error says what to write, and that is read, whatever the kind."""
    for name, (_, parent, _) in unit_table.COUNTED_KINDS.items():
        if parent != "person":
            continue
        figure = Figure("x", name)
        with pytest.raises(IncompatibleUnits, match="claim the number alone, without 'people'"):
            figure.claimed("169 people", by="A")
        assert figure.claimed("169", by="A").hull().low == 169
